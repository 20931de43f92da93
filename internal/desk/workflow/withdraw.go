package workflow

import (
	"slices"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// withdrawPage proposes a withdrawal, or shows one that waits for a second
// person.
type withdrawPage struct {
	about
	Grounds  []news.Ground
	Ground   news.Ground
	Reason   string
	Proposed bool
	Proposer string
	Own      bool   // whoever asks proposed it
	Seen     string // headline that readers know
	Instead  string // what the tombstone says where the headline may not be repeated
	When     string // this moment, as the tombstone would say
	Impact   impact
}

func (s *screens) withdrawing(c *frame.Call) (*withdrawPage, error) {
	a, err := s.about(c, "workflow.withdraw")
	if err != nil {
		return nil, err
	}
	if err := c.Actor().May(news.ActWithdraw, a.Site.ID); err != nil {
		return nil, err
	}
	if err := a.Story.Allow(news.StepWithdraw, c.Now); err != nil {
		return nil, err
	}
	live, err := s.read.Version(c.Context(), c.Actor(), a.Story.ID, a.Story.LiveVersion)
	if err != nil {
		return nil, err
	}
	w := a.Story.Withdrawal
	p := &withdrawPage{about: a, Grounds: news.Grounds(), Ground: news.Ground(c.R.FormValue("ground")), Reason: c.R.FormValue("reason"),
		Proposed: w.Story != 0 && w.ApprovedAt.IsZero(), Proposer: a.Story.Names[w.ProposedBy],
		Own: w.ProposedBy == c.Actor().Account, Seen: live.Content.Headline, When: moment(c, c.Now, a.Site)}
	if p.Proposed && p.Ground == "" && p.Reason == "" {
		p.Ground, p.Reason = w.Ground, w.Reason
	}
	if i := slices.IndexFunc(a.Story.Placements, func(pl news.Placement) bool { return pl.Origin }); i >= 0 {
		section, _ := a.Site.Section(a.Story.Placements[i].Section)
		p.Instead = c.Text("stone.unnamed", section.Name, c.Language().LongDate(a.Story.VisibleAt(), a.Site.Location()))
	}
	p.Impact, err = impactOf(c, s.room, a.Story, newsroom.Plan{Step: news.StepWithdraw})
	return p, err
}

func (s *screens) showWithdraw(c *frame.Call) error {
	// Several may have been asked to decide; another one was faster.
	a, err := s.about(c, "workflow.withdraw")
	if err != nil {
		return err
	}
	if a.State == news.StateWithdrawn {
		return c.See(a.Path())
	}
	p, err := s.withdrawing(c)
	if err != nil {
		return err
	}
	return c.Render(s.withdrawPage, p)
}

func (s *screens) propose(c *frame.Call) error {
	p, err := s.withdrawing(c)
	if err != nil {
		return err
	}
	if c.R.FormValue("look") != "" {
		return c.Render(s.withdrawPage, p)
	}
	if err := s.room.ProposeWithdrawal(c.Context(), c.Actor(), p.Story.ID, p.Ground, p.Reason); err != nil {
		return c.Invalid(s.withdrawPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path()+"/withdraw", frame.Done("workflow.proposed"))
}

func (s *screens) withdraw(c *frame.Call) error {
	p, err := s.withdrawing(c)
	if err != nil {
		return err
	}
	if err := s.room.Withdraw(c.Context(), c.Actor(), p.Story.ID); err != nil {
		return c.Invalid(s.withdrawPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("workflow.withdrawn").Look(p.Live, "workflow.lookgone"))
}

func (s *screens) dropWithdrawal(c *frame.Call) error {
	return step(c, s.room.DropWithdrawal, func(news.ID) frame.Flash { return frame.Done("workflow.dropped") })
}
