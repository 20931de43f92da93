package workflow

import (
	"context"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
)

// verb is a step that is one click.
type verb func(ctx context.Context, actor news.Actor, id news.ID) error

// step does it and goes back to the story.
func step(c *frame.Call, v verb, said func(id news.ID) frame.Flash) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := v(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect("/stories/"+id.String(), said(id))
}

func (s *screens) submit(c *frame.Call) error {
	return step(c, s.room.Submit, func(news.ID) frame.Flash { return frame.Done("workflow.submitted") })
}

func (s *screens) take(c *frame.Call) error {
	return step(c, s.room.Take, func(news.ID) frame.Flash { return frame.Done("workflow.taken") })
}

func (s *screens) approve(c *frame.Call) error {
	return step(c, s.room.Approve, func(id news.ID) frame.Flash {
		return frame.Done("workflow.approved").Look("/stories/"+id.String()+"/publish", "workflow.topublish")
	})
}

func (s *screens) spike(c *frame.Call) error {
	return step(c, s.room.Spike, func(id news.ID) frame.Flash {
		return frame.Done("workflow.spiked").Undo("/stories/"+id.String()+"/unspike", nil)
	})
}

func (s *screens) unspike(c *frame.Call) error {
	return step(c, s.room.Unspike, func(news.ID) frame.Flash { return frame.Done("workflow.unspiked") })
}

func (s *screens) unschedule(c *frame.Call) error {
	return step(c, s.room.Unschedule, func(id news.ID) frame.Flash {
		return frame.Done("workflow.unscheduled").Look("/stories/"+id.String()+"/schedule", "workflow.planagain")
	})
}

// know tells that a word is spelt right.
func (s *screens) know(c *frame.Call) error {
	a, err := s.about(c, "workflow.publish")
	if err != nil {
		return err
	}
	if err := s.room.KnowWord(c.Context(), c.Actor(), a.Story.Language, c.R.FormValue("word")); err != nil {
		return err
	}
	return c.Redirect(c.Next(a.Path()), frame.Done("workflow.known", c.R.FormValue("word")))
}

// returnPage asks why a story goes back to its author.
type returnPage struct {
	about
	Author string
	Reason string
}

func (s *screens) showReturn(c *frame.Call) error {
	p, err := s.returning(c)
	if err != nil {
		return err
	}
	return c.Render(s.returnPage, p)
}

func (s *screens) returning(c *frame.Call) (*returnPage, error) {
	a, err := s.about(c, "workflow.return")
	if err != nil {
		return nil, err
	}
	if err := c.Actor().May(news.ActApprove, a.Site.ID); err != nil {
		return nil, err
	}
	if err := a.Story.Allow(news.StepReturn, c.Now); err != nil {
		return nil, err
	}
	return &returnPage{about: a, Author: a.Story.Names[a.Story.CreatedBy], Reason: c.R.FormValue("reason")}, nil
}

func (s *screens) sendBack(c *frame.Call) error {
	p, err := s.returning(c)
	if err != nil {
		return err
	}
	if err := s.room.Return(c.Context(), c.Actor(), p.Story.ID, p.Reason); err != nil {
		return c.Invalid(s.returnPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("workflow.returned"))
}
