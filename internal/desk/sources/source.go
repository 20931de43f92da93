package sources

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
)

// pageLength is how many items a page shows.
const pageLength = 30

type sourcePage struct {
	frame.Base
	row
	May     bool   // change it
	Push    string // address that the partner sends to, empty while there is none
	Rules   bool   // whoever asks may make the rules of its stories
	Running int    // rules that are on
	States  []partner.ItemState
	State   partner.ItemState // empty: any
	Items   []itemRow
	First   string
	Older   string
}

// Path is the address of the screen.
func (p *sourcePage) Path() string { return "/sources/" + p.ID.String() }

// Told is the source for a part of the page.
func (p *sourcePage) Told() told { return told{p.Base, p.row} }

// itemRow is an item and what became of it.
type itemRow struct {
	partner.Item
	Reasons []string // why it stands where it stands
	Called  string   // the story, for those who may see it
	Again   bool     // it can be tried once more
}

func (s *screens) showSource(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	x, err := s.room.Exchange.SourceRow(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	p := &sourcePage{Base: c.Base("partners", "sources.one", x.As.Name), row: rowOf(c, x), May: mayChange(c), States: partner.ItemStates(),
		Rules: c.Actor().Can(news.ActRules, x.As.ID)}
	if p.Push, err = pushAddress(c, id); err != nil {
		return err
	}
	if p.Rules {
		rules, err := s.across.Rules(c.Context(), c.Actor(), x.As.ID)
		if err != nil {
			return err
		}
		for _, r := range rules {
			if r.On {
				p.Running++
			}
		}
	}
	if state := partner.ItemState(c.R.FormValue("state")); slices.Contains(p.States, state) {
		p.State = state
	}
	if err := s.items(c, p); err != nil {
		return err
	}
	return c.Render(s.one, p)
}

// pushAddress is where the partner of a source sends its stories: at the
// national portal, else at the first public site.
func pushAddress(c *frame.Call, source news.ID) (string, error) {
	sites, err := c.Sites()
	if err != nil {
		return "", err
	}
	var at news.Site
	for _, site := range sites {
		if site.Public && (at.ID == 0 || site.National) {
			at = site
		}
	}
	if at.ID == 0 {
		return "", nil
	}
	return c.Portal(at, "/-/api/v1/in/"+source.String()), nil
}

// items fills a page of the items.
func (s *screens) items(c *frame.Call, p *sourcePage) error {
	below := c.FormID("below")
	list, err := s.room.Exchange.SourceItems(c.Context(), c.Actor(), p.ID, p.State, below, pageLength+1)
	if err != nil {
		return err
	}
	if len(list) > pageLength {
		list = list[:pageLength]
		p.Older = p.page(list[pageLength-1].ID)
	}
	if below != 0 {
		p.First = p.page(0)
	}
	var stories []news.ID
	for _, i := range list {
		if i.Story != 0 {
			stories = append(stories, i.Story)
		}
	}
	called, err := s.read.Headlines(c.Context(), c.Actor(), stories)
	if err != nil {
		return err
	}
	for _, i := range list {
		p.Items = append(p.Items, itemRow{Item: i, Called: called[i.Story], Again: i.State == partner.ItemRefused, Reasons: reasons(c, i)})
	}
	return nil
}

// reasons are why an item stands where it stands.
func reasons(c *frame.Call, i partner.Item) (out []string) {
	for _, line := range strings.Split(i.Note, "\n") {
		if line != "" {
			out = append(out, c.Line(line))
		}
	}
	return out
}

// page is the address of the items below one, 0 for the newest.
func (p *sourcePage) page(below news.ID) string {
	q := url.Values{}
	if p.State != "" {
		q.Set("state", string(p.State))
	}
	if below != 0 {
		q.Set("below", below.String())
	}
	return p.Path() + "?" + q.Encode() + "#items"
}

func (s *screens) visit(c *frame.Call) error {
	return s.act(c, s.room.Exchange.VisitNow, "sources.visited")
}

func (s *screens) end(c *frame.Call) error {
	return s.act(c, s.room.Exchange.EndSource, "sources.ended")
}

func (s *screens) resume(c *frame.Call) error {
	return s.act(c, s.room.Exchange.ResumeSource, "sources.resumed")
}

func (s *screens) dropKey(c *frame.Call) error {
	return s.act(c, s.room.Exchange.DropSourceKey, "sources.keydropped")
}

func (s *screens) dropToken(c *frame.Call) error {
	return s.act(c, s.room.Exchange.DropSourceToken, "sources.tokendropped")
}

// act does one thing to the source of the address.
func (s *screens) act(c *frame.Call, verb func(ctx context.Context, actor news.Actor, id news.ID) error, done string) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := verb(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	said := frame.Done(done)
	if done == "sources.ended" {
		said = said.Undo("/sources/"+id.String()+"/resume", nil)
	}
	return c.Redirect("/sources/"+id.String(), said)
}

// showItem leads to where an item stands in the list of its source.
func (s *screens) showItem(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	i, err := s.room.Exchange.SourceItem(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	return c.See("/sources/" + i.Source.String() + "?below=" + (i.ID + 1).String() + "#i-" + i.ID.String())
}

// again tries once more to take an item.
func (s *screens) again(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.Exchange.TakeAgain(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect(c.Next("/sources"), frame.Done("sources.triedagain"))
}
