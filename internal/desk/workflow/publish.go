package workflow

import (
	"errors"
	"net/http"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// publishPage shows what publishing would do, now or at a time.
type publishPage struct {
	about
	Checks checks
	Impact impact
	Later  bool
	At     string // as typed, a time of the site's clocks
	Moment string // At written out with its weekday; empty while none is chosen
	Soon   []choice
	Until  string // end of an embargo, written out
	// Second says that the site wants another person than the author, who is
	// whoever asks.
	Second bool
}

// choice is a time that people often choose.
type choice struct{ At, Text string }

// errLive says that readers have the story already: what is left is to correct
// it.
var errLive = errors.New("readers have the story already")

func (s *screens) showPublish(c *frame.Call) error {
	p, err := s.publishing(c, false)
	if errors.Is(err, errLive) {
		return c.See(p.Path() + "/correct")
	}
	if err != nil {
		return err
	}
	return c.Render(s.publishPage, p)
}

func (s *screens) showSchedule(c *frame.Call) error {
	p, err := s.publishing(c, true)
	if errors.Is(err, errLive) {
		return c.See(p.Path() + "/correct")
	}
	if err != nil {
		return err
	}
	if p.At != "" && p.Moment == "" {
		_, err := p.time(c)
		return c.Invalid(s.publishPage, &p.Base, p, err)
	}
	return c.Render(s.publishPage, p)
}

// time reads the chosen time.
func (p *publishPage) time(c *frame.Call) (time.Time, error) {
	return future(c, p.Site, p.At)
}

func (s *screens) publishing(c *frame.Call, later bool) (*publishPage, error) {
	title := "workflow.publish"
	if later {
		title = "workflow.schedule"
	}
	a, err := s.about(c, title)
	if err != nil {
		return nil, err
	}
	if err := c.Actor().May(news.ActPublish, a.Site.ID); err != nil {
		return nil, err
	}
	if a.State == news.StateLive && c.R.Method == http.MethodGet {
		return &publishPage{about: a}, errLive
	}
	if err := a.Story.Allow(news.StepPublish, c.Now); err != nil {
		return nil, err
	}
	p := &publishPage{about: a, Later: later, At: c.R.FormValue("at"),
		Second: a.Site.Settings.SecondPerson && a.Story.CreatedBy == c.Actor().Account}
	if p.Checks, err = checked(c, s.room, a.Story, ticked(c, "accept")); err != nil {
		return nil, err
	}
	if a.Story.EmbargoUntil.After(c.Now) {
		p.Until = moment(c, a.Story.EmbargoUntil, a.Site)
	}
	plan := newsroom.Plan{Step: news.StepPublish}
	if later {
		if p.At == "" && a.State == news.StateScheduled {
			p.At = p.Local(a.Story.PublishAt, a.Site)
		}
		p.Soon = soon(c, a.Site)
		plan = newsroom.Plan{Step: news.StepSchedule, At: c.Now.Add(time.Hour)}
		if at, err := p.time(c); err == nil {
			p.Moment, plan.At = moment(c, at, a.Site), at
		}
	}
	p.Impact, err = impactOf(c, s.room, a.Story, plan)
	return p, err
}

// soon offers the next times of day at which people read, in the site's zone.
func soon(c *frame.Call, site news.Site) []choice {
	now := c.Now.In(site.Location())
	var out []choice
	for day := range 2 {
		for _, h := range []int{6, 12, 18} {
			at := time.Date(now.Year(), now.Month(), now.Day()+day, h, 0, 0, 0, now.Location())
			if at.After(c.Now.Add(10*time.Minute)) && at.Hour() == h && len(out) < 4 {
				out = append(out, choice{at.Format("2006-01-02T15:04"),
					c.Language().Weekday(at.Weekday()) + ", " + hour(c, at, site)})
			}
		}
	}
	return out
}

func (s *screens) publish(c *frame.Call) error {
	p, err := s.publishing(c, false)
	if err != nil {
		return err
	}
	if p.Checks.Blocked() {
		return c.Invalid(s.publishPage, &p.Base, p, errBlocked())
	}
	if err := s.room.PublishSeen(c.Context(), c.Actor(), p.Story.ID, consent(c)); err != nil {
		return c.Invalid(s.publishPage, &p.Base, p, err)
	}
	// The verb has purged the pages: readers get the story from here on.
	return c.Redirect(p.Path(), frame.Done("workflow.published", hour(c, c.Now, p.Site)).
		Look(address(c, p.Story, p.Site), "workflow.look"))
}

func (s *screens) schedule(c *frame.Call) error {
	p, err := s.publishing(c, true)
	if err != nil {
		return err
	}
	at, err := p.time(c)
	if err == nil && p.Checks.Blocked() {
		err = errBlocked()
	}
	if err == nil {
		err = s.room.ScheduleSeen(c.Context(), c.Actor(), p.Story.ID, at, consent(c))
	}
	if err != nil {
		return c.Invalid(s.publishPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("workflow.scheduled", moment(c, at, p.Site)).Undo(p.Path()+"/unschedule", nil))
}
