package sharing

import (
	"context"
	"errors"
	"fmt"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

func (s *screens) mountOnSite(f *frame.Frame) {
	f.Get("/stories/{id}/sites", s.showCarriers)
	f.Post("/stories/{id}/sites/reserve", s.reserve)
	f.Get("/stories/{id}/sites/{site}", s.showOnSite)
	f.Post("/stories/{id}/sites/{site}/section", s.section)
	for act, verb := range map[string]func(ctx context.Context, actor news.Actor, id, site news.ID) error{
		"accept": func(ctx context.Context, a news.Actor, id, site news.ID) error {
			return s.room.Accept(ctx, a, id, site, 0)
		},
		"hold": func(ctx context.Context, a news.Actor, id, site news.ID) error {
			return s.room.Hold(ctx, a, id, site, 0)
		},
		"decline": s.room.Decline, "release": s.room.Release, "end": s.room.End, "revoke": s.room.Revoke,
	} {
		f.Post("/stories/{id}/sites/{site}/"+act, func(c *frame.Call) error { return s.answer(c, act, verb) })
	}
	f.Post("/stories/{id}/sites/{site}/withdraw", s.proposeHere)
	f.Post("/stories/{id}/sites/{site}/withdraw/approve", s.withdrawHere)
	f.Post("/stories/{id}/sites/{site}/withdraw/drop", s.dropHere)
}

// carriersPage says where a story stands.
type carriersPage struct {
	base
	Story    inside.Story
	Rows     []carrierRow
	MayShare bool // from some site that shows it
	MayOwn   bool // for the origin: take back, reserve
	Reserved bool
}

type carrierRow struct {
	across.Carried
	Via    string
	Live   string
	Own    []string // fields that the site words itself
	Behind bool     // something of it was changed at the origin since the site worded it
	Open   bool     // whoever asks may open the story there
	Revoke bool
}

// Path is the story's address at the desk.
func (p *carriersPage) Path() string { return "/stories/" + p.Story.ID.String() }

func (s *screens) showCarriers(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	p := &carriersPage{base: base{Base: c.Base("list", "carriers.title")}, Story: st, Reserved: st.Reserved,
		MayOwn: c.Actor().Can(news.ActShare, st.OriginSite) && st.Allow(news.StepShare, c.Now) == nil}
	carriers, err := s.across.Carriers(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	for _, x := range carriers {
		row := carrierRow{Carried: x, Own: fieldNames(c, x.Placement), Open: c.Actor().Can(news.ActRead, x.Site.ID)}
		for _, o := range x.Placement.Overrides {
			row.Behind = row.Behind || o.Base < st.LiveVersion
		}
		if x.Placement.Via != 0 {
			via, err := c.Site(x.Placement.Via)
			if err != nil {
				return err
			}
			row.Via = via.Name
		}
		if x.Placement.Origin && x.Site.External {
			row.Live = st.Copy.Content.Source.URL
			p.MayOwn = false
		} else if x.Visible == news.Shown || x.Visible == news.Tombstone {
			row.Live = c.Portal(x.Site, reading.StoryPath(x.Section.Slug, st.ID, st.Copy.Content.Slug))
		}
		row.Revoke = p.MayOwn && !x.Placement.Origin && x.Placement.EndedBy != st.OriginSite && x.Placement.State != news.PlacementWithdrawn
		p.MayShare = p.MayShare || c.Actor().Can(news.ActShare, x.Site.ID) && !x.Site.External && (x.Placement.Origin || x.Visible == news.Shown)
		p.Rows = append(p.Rows, row)
	}
	p.MayShare = p.MayShare && st.Allow(news.StepShare, c.Now) == nil
	return c.Render(s.carriers, p)
}

// fieldNames names the fields that a placement words itself.
func fieldNames(c *frame.Call, p news.Placement) (out []string) {
	for _, f := range news.Fields() {
		if p.Overridden(f) {
			out = append(out, c.Text("where."+string(f)))
		}
	}
	return out
}

func (s *screens) reserve(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	on := c.R.PostFormValue("on") == "1"
	if err := s.room.Reserve(c.Context(), c.Actor(), id, on); err != nil {
		return err
	}
	key := "carriers.reserved"
	if !on {
		key = "carriers.unreserved"
	}
	return c.Redirect("/stories/"+id.String()+"/sites", frame.Done(key))
}

// onSitePage is a story as one site has it.
type onSitePage struct {
	base
	across.OnSite
	Origin   news.Site
	Source   news.ID // the partner's, for those who may look at it; 0: none
	Via      string
	Live     string
	Fields   []fieldRow
	Sections []news.Section
	May      bool // whoever asks works at the site's desk
	MayWord  bool // and it carries the story
	Offered, Held, Placed,
	Again bool // it can be taken again
	MayWithdraw, Proposed, OwnProposal bool
	Proposer                           string
	Grounds                            []news.Ground
	Ground                             news.Ground
	Reason                             string
}

// Path is the address of this screen.
func (p *onSitePage) Path() string { return onSite(p.Story.ID, p.Site.ID) }

func (s *screens) onSite(c *frame.Call) (*onSitePage, error) {
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	site, err := c.ID("site")
	if err != nil {
		return nil, err
	}
	found, err := s.across.OnSite(c.Context(), c.Actor(), id, site)
	if err != nil {
		return nil, err
	}
	p := &onSitePage{base: base{Base: c.Base("sharing", "onsite.title", found.Site.Name)}, OnSite: found, Grounds: news.Grounds(),
		Ground: news.Ground(c.R.PostFormValue("ground")), Reason: c.R.PostFormValue("reason"), Sections: found.Site.Sections}
	if p.Origin, err = c.Site(found.Story.OriginSite); err != nil {
		return nil, err
	}
	if p.Origin.External {
		if p.Source, err = s.sourceOf(c, p.Origin.ID); err != nil {
			return nil, err
		}
	}
	pl, actor := found.Placement, c.Actor()
	if pl.Via != 0 {
		via, err := c.Site(pl.Via)
		if err != nil {
			return nil, err
		}
		p.Via = via.Name
	}
	if found.Visible == news.Shown || found.Visible == news.Tombstone {
		p.Live = c.Portal(found.Site, reading.StoryPath(found.Section.Slug, id, found.Shown.Slug))
	}
	open := found.Story.State != news.StateWithdrawn
	p.May = actor.Can(news.ActReceive, site) && open && !pl.Origin
	p.Offered, p.Held, p.Placed = p.May && pl.State == news.PlacementOffered, p.May && pl.State == news.PlacementHeld, p.May && pl.State == news.PlacementPlaced
	p.MayWord = p.Offered || p.Held || p.Placed
	p.Again = p.May && (pl.State == news.PlacementDeclined || pl.State == news.PlacementEnded) && pl.EndedBy != found.Story.OriginSite && found.Story.StateAt(c.Now) == news.StateLive
	p.MayWithdraw = actor.Can(news.ActWithdraw, site) && open && !pl.Origin && pl.State != news.PlacementWithdrawn && pl.Seen(c.Now)
	w := found.Withdrawal
	p.Proposed = p.MayWithdraw && w.Story != 0 && w.ApprovedAt.IsZero()
	p.OwnProposal = w.ProposedBy == actor.Account
	names, err := s.read.Names(c.Context(), w.ProposedBy)
	if err != nil {
		return nil, err
	}
	p.Proposer = names[w.ProposedBy]
	return p, s.fields(c, p)
}

// sourceOf is the source of an external site, 0 for those who may not look at
// it.
func (s *screens) sourceOf(c *frame.Call, site news.ID) (news.ID, error) {
	x, err := s.room.Exchange.SourceOf(c.Context(), c.Actor(), site)
	if k := fault.KindOf(err); err != nil && (k == fault.Forbidden || k == fault.NotFound) {
		return 0, nil
	}
	return x.ID, err
}

func (s *screens) showOnSite(c *frame.Call) error {
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	return c.Render(s.onsite, p)
}

// refused shows the screen again with what was typed. A fault about the story
// and not about a field stands on top.
func (s *screens) refused(c *frame.Call, p *onSitePage, err error) error {
	if f := (*fault.Error)(nil); !errors.As(err, &f) {
		return err
	}
	return c.Invalid(s.onsite, &p.Base, p, err)
}

func (s *screens) section(c *frame.Call) error {
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	if err := s.room.MoveSection(c.Context(), c.Actor(), p.Story.ID, p.Site.ID, c.FormID("section")); err != nil {
		return s.refused(c, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("onsite.moved").Undo(p.Path()+"/section", map[string][]string{"section": {p.Placement.Section.String()}}))
}

// answer is what a desk says to a story, in one click.
func (s *screens) answer(c *frame.Call, act string, verb func(ctx context.Context, actor news.Actor, id, site news.ID) error) error {
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	if err := verb(c.Context(), c.Actor(), p.Story.ID, p.Site.ID); err != nil {
		return s.refused(c, p, err)
	}
	said := frame.Done(fmt.Sprintf("onsite.did-%s", act), p.Site.Name)
	if act == "accept" || act == "release" {
		said = said.Look(p.Path(), "onsite.open")
	}
	back := p.Path()
	if act == "revoke" {
		back = "/stories/" + p.Story.ID.String() + "/sites"
	}
	return c.Redirect(c.Next(back), said)
}

func (s *screens) proposeHere(c *frame.Call) error {
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	if err := s.room.ProposeWithdrawalOn(c.Context(), c.Actor(), p.Story.ID, p.Site.ID, p.Ground, p.Reason); err != nil {
		return s.refused(c, p, err)
	}
	return c.Redirect(p.Path()+"#withdraw", frame.Done("onsite.proposed"))
}

func (s *screens) withdrawHere(c *frame.Call) error {
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	if err := s.room.WithdrawOn(c.Context(), c.Actor(), p.Story.ID, p.Site.ID); err != nil {
		return s.refused(c, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("onsite.withdrawn", p.Site.Name))
}

func (s *screens) dropHere(c *frame.Call) error {
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	if err := s.room.DropWithdrawalOn(c.Context(), c.Actor(), p.Story.ID, p.Site.ID); err != nil {
		return s.refused(c, p, err)
	}
	return c.Redirect(p.Path()+"#withdraw", frame.Done("onsite.dropped"))
}
