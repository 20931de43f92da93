package sharing

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

func (s *screens) mountInbox(f *frame.Frame) {
	f.Get("/network", s.showInbox)
	f.Get("/network/stories", s.showNetwork)
	f.Post("/network/stories/{id}/take", s.take)
}

// receiver returns the sites whose desks whoever asks works at, and the one that
// a request names, zero for none of them.
func receiver(c *frame.Call) (news.Site, []news.Site, error) {
	sites, err := c.SitesFor(news.ActReceive)
	if err != nil {
		return news.Site{}, nil, err
	}
	if len(sites) == 0 {
		return news.Site{}, nil, c.Actor().May(news.ActReceive, 0)
	}
	id := c.FormID("site")
	if id == 0 {
		return news.Site{}, sites, nil
	}
	i := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == id })
	if i < 0 {
		return news.Site{}, nil, c.Actor().May(news.ActReceive, id)
	}
	return sites[i], sites, nil
}

// markIn reads where a page of a list begins.
func markIn(text string) inside.Mark {
	for i := range text {
		if text[i] == '-' {
			ms, err := strconv.ParseInt(text[:i], 10, 64)
			id, bad := news.ParseID(text[i+1:])
			if err == nil && bad == nil && ms > 0 {
				return inside.Mark{At: time.UnixMilli(ms).UTC(), Item: id}
			}
		}
	}
	return inside.Mark{}
}

func markOut(m inside.Mark) string {
	if m.At.IsZero() {
		return ""
	}
	return strconv.FormatInt(m.At.UnixMilli(), 10) + "-" + m.Item.String()
}

type inboxPage struct {
	base
	Site  news.Site // zero: every site that whoever asks works at
	Sites []news.Site
	Rows  []inboxRow
	Next  string
	Paged bool
}

type inboxRow struct {
	across.Waiting
	To     news.Site
	From   news.Site // who sent it
	Origin news.Site
	Live   string // where readers have it at the origin
	Plan   string // when it appears there, written out, while it is planned
}

func (s *screens) showInbox(c *frame.Call) error {
	site, sites, err := receiver(c)
	if err != nil {
		return err
	}
	p := &inboxPage{base: s.base(c, "inbox", "inbox.title"), Site: site, Sites: sites, Paged: c.R.FormValue("after") != ""}
	var ids []news.ID
	for _, x := range sites {
		if site.ID == 0 || x.ID == site.ID {
			ids = append(ids, x.ID)
		}
	}
	rows, next, err := s.across.Waits(c.Context(), c.Actor(), ids, markIn(c.R.FormValue("after")), inside.PageSize)
	if err != nil {
		return err
	}
	for _, w := range rows {
		row := inboxRow{Waiting: w}
		if row.To, err = c.Site(w.Placement.Site); err != nil {
			return err
		}
		if row.Origin, err = c.Site(w.Story.OriginSite); err != nil {
			return err
		}
		row.From = row.Origin
		if w.Placement.Via != 0 {
			if row.From, err = c.Site(w.Placement.Via); err != nil {
				return err
			}
		}
		switch w.Story.StateAt(c.Now) {
		case news.StateLive:
			row.Live = home(c, row.Origin, w.Story, w.Content)
		case news.StateScheduled:
			row.Plan = p.TimeOn(w.Story.VisibleAt(), row.To)
		}
		p.Rows = append(p.Rows, row)
	}
	p.Next = later("/network", "after", markOut(next), site)
	return c.Render(s.inbox, p)
}

// later is the address of the next page of a list.
func later(path, name, mark string, site news.Site) string {
	if mark == "" {
		return ""
	}
	q := url.Values{name: {mark}}
	if site.ID != 0 {
		q.Set("site", site.ID.String())
	}
	return path + "?" + q.Encode()
}

// home is where readers find a story on its origin site. The address leads on
// when the section is another one.
func home(c *frame.Call, origin news.Site, st news.Story, content news.Content) string {
	if len(origin.Sections) == 0 {
		return ""
	}
	return c.Home(origin, reading.StoryPath(origin.Sections[0].Slug, st.ID, content.Slug), content)
}

type networkPage struct {
	base
	Site    news.Site
	Sites   []news.Site
	Origins []news.Site
	From    news.ID
	Rows    []networkRow
	Next    string
	Paged   bool
	Refuses bool // the site takes nothing from the chosen origin
}

type networkRow struct {
	across.Takeable
	Has     string // what the site has of it already
	Live    string
	Section news.ID // where it would stand
}

func (s *screens) showNetwork(c *frame.Call) error {
	p, err := s.networkPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.network, p)
}

func (s *screens) networkPage(c *frame.Call) (*networkPage, error) {
	site, sites, err := receiver(c)
	if err != nil {
		return nil, err
	}
	if site.ID == 0 {
		site = sites[0]
	}
	p := &networkPage{base: s.base(c, "take", "take.title"), Site: site, Sites: sites, From: c.FormID("from"), Paged: c.R.FormValue("before") != ""}
	all, err := c.Sites()
	if err != nil {
		return nil, err
	}
	for _, x := range all {
		if x.ID != site.ID && (x.Public || x.External) {
			p.Origins = append(p.Origins, x)
		}
	}
	if p.From != 0 {
		policy, err := s.across.PolicyTowards(c.Context(), site, p.From, 0)
		if err != nil {
			return nil, err
		}
		p.Refuses = policy == news.PolicyRefuse
	}
	rows, next, err := s.across.Network(c.Context(), c.Actor(), site.ID, p.From, markIn(c.R.FormValue("before")), inside.PageSize)
	if err != nil {
		return nil, err
	}
	for _, t := range rows {
		row := networkRow{Takeable: t, Live: c.Home(t.Origin, reading.StoryPath(t.Section.Slug, t.Story.ID, t.Content.Slug), t.Content)}
		if t.Has != "" {
			row.Has = c.Text("state-on-site." + string(t.Has))
		}
		if len(site.Sections) > 0 {
			row.Section = site.Sections[0].ID
		}
		if like, ok := site.SectionBySlug(t.Section.Slug); ok {
			row.Section = like.ID
		}
		p.Rows = append(p.Rows, row)
	}
	if p.Next = later("/network/stories", "before", markOut(next), site); p.Next != "" && p.From != 0 {
		p.Next += "&from=" + p.From.String()
	}
	return p, nil
}

func (s *screens) take(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	site, _, err := receiver(c)
	if err != nil {
		return err
	}
	state, err := s.room.Pull(c.Context(), c.Actor(), id, site.ID, c.FormID("section"), c.R.PostFormValue("hold") != "")
	if err != nil {
		p, faulty := s.networkPage(c)
		if faulty != nil {
			return faulty
		}
		return c.Invalid(s.network, &p.Base, p, err)
	}
	at := onSite(id, site.ID)
	if state == news.PlacementHeld {
		return c.Redirect(at, frame.Done("take.held", site.Name))
	}
	return c.Redirect(at, frame.Done("take.done", site.Name).Undo(at+"/end", nil))
}

// onSite is the address of the screen of a story on a site.
func onSite(story, site news.ID) string {
	return "/stories/" + story.String() + "/sites/" + site.String()
}
