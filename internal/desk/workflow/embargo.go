package workflow

import (
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// embargoPage sets, moves or lifts an embargo.
type embargoPage struct {
	about
	At     string
	Until  string // the embargo that holds, written out
	Reason string
}

func (s *screens) embargoing(c *frame.Call) (*embargoPage, error) {
	a, err := s.about(c, "workflow.embargo")
	if err != nil {
		return nil, err
	}
	if err := c.Actor().May(news.ActEmbargo, a.Site.ID); err != nil {
		return nil, err
	}
	if err := a.Story.Allow(news.StepEmbargo, c.Now); err != nil {
		return nil, err
	}
	p := &embargoPage{about: a, At: c.R.FormValue("at"), Reason: c.R.FormValue("reason")}
	if a.Story.EmbargoUntil.After(c.Now) {
		p.Until = moment(c, a.Story.EmbargoUntil, a.Site)
		if p.At == "" && c.R.Method == "GET" {
			p.At = p.Local(a.Story.EmbargoUntil, a.Site)
		}
	}
	return p, nil
}

func (s *screens) showEmbargo(c *frame.Call) error {
	p, err := s.embargoing(c)
	if err != nil {
		return err
	}
	return c.Render(s.embargoPage, p)
}

func (s *screens) embargo(c *frame.Call) error {
	p, err := s.embargoing(c)
	if err != nil {
		return err
	}
	var until time.Time
	said := frame.Done("workflow.lifted")
	if c.R.FormValue("lift") == "" {
		if until, err = future(c, p.Site, p.At); err != nil {
			return c.Invalid(s.embargoPage, &p.Base, p, err)
		}
		said = frame.Done("workflow.embargoed", moment(c, until, p.Site))
	}
	if err := s.room.Embargo(c.Context(), c.Actor(), p.Story.ID, until, p.Reason); err != nil {
		return c.Invalid(s.embargoPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), said)
}

// future reads a time of the site's clocks that has not passed.
func future(c *frame.Call, site news.Site, text string) (time.Time, error) {
	at, err := WallClock(site, text)
	if err == nil && !at.After(c.Now) {
		err = fault.Field("at", "the time has passed; publish now instead")
	}
	return at, err
}
