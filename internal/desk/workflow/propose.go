package workflow

import (
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
)

// proposePage hands a changed working copy of a live story to the editors.
type proposePage struct {
	about
	Changes   []change
	Unchanged bool // the working copy says what readers see already
	Reason    string
}

func (s *screens) proposing(c *frame.Call) (*proposePage, error) {
	a, err := s.about(c, "workflow.propose")
	if err != nil {
		return nil, err
	}
	if err := c.Actor().MaySave(a.Story.Story); err != nil {
		return nil, err
	}
	if err := a.Story.Allow(news.StepPropose, c.Now); err != nil {
		return nil, err
	}
	p := &proposePage{about: a, Reason: c.R.FormValue("reason")}
	live, err := s.read.Version(c.Context(), c.Actor(), a.Story.ID, a.Story.LiveVersion)
	if err != nil {
		return nil, err
	}
	p.Changes, err = differences(c, live.Content, a.Story.Copy.Content)
	p.Unchanged = len(p.Changes) == 0
	return p, err
}

func (s *screens) showPropose(c *frame.Call) error {
	p, err := s.proposing(c)
	if err != nil {
		return err
	}
	return c.Render(s.proposePage, p)
}

func (s *screens) proposeCorrection(c *frame.Call) error {
	p, err := s.proposing(c)
	if err != nil {
		return err
	}
	if err := s.room.ProposeCorrection(c.Context(), c.Actor(), p.Story.ID, p.Reason); err != nil {
		return c.Invalid(s.proposePage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("workflow.proposed-it"))
}

// dropCorrection declines what somebody proposed.
func (s *screens) dropCorrection(c *frame.Call) error {
	p, err := s.correcting(c)
	if err != nil {
		return err
	}
	p.Reason = c.R.FormValue("reason")
	if err := s.room.DropCorrection(c.Context(), c.Actor(), p.Story.ID, p.Reason); err != nil {
		return c.Invalid(s.correctPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("workflow.declined"))
}
