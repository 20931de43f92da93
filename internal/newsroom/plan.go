package newsroom

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

const (
	// lookAhead is how long before its time a plan is looked at once more: time
	// to mend what stands against it, and to plan for the same minute again.
	lookAhead = 5 * time.Minute
	// wasOpen follows the story in a job's payload when readers saw its site as
	// the publication was planned. Who plans for a site that is yet to open
	// knows that.
	wasOpen = " open"
)

// failedPlan is what the event of a plan that failed says.
type failedPlan struct {
	At      time.Time     `json:"at"`             // when readers were to see it
	By      news.ID       `json:"by,omitzero"`    // account that planned it
	Live    bool          `json:"live,omitempty"` // they see it all the same
	Reasons []news.Reason `json:"reasons"`
}

// watchPlan asks for what follows from a plan: a look at it shortly before its
// time, and the word that its time has come.
func (d *deed) watchPlan(st news.Story) error {
	if err := d.Job(JobVisible, st.ID.String(), st.ID.String(), st.VisibleAt()); err != nil {
		return err
	}
	site, err := d.Site(st.OriginSite)
	if err != nil {
		return err
	}
	payload := st.ID.String()
	if site.Public {
		payload += wasOpen
	}
	return d.Job(JobPlan, st.ID.String(), payload, st.VisibleAt().Add(-lookAhead))
}

func (d *deed) unwatchPlan(id news.ID) error {
	for _, kind := range []string{JobVisible, JobPlan} {
		if err := jobs.Cancel(d, d.Tx, kind, id.String(), d.Now); err != nil {
			return err
		}
	}
	return nil
}

// dropPlan takes back a planned publication that no reader has seen.
func (d *deed) dropPlan(st *news.Story) error {
	if err := d.carryOut(st); err != nil {
		return err
	}
	st.State, st.PublishAt, st.LiveVersion, st.Unsettled = news.StateReady, time.Time{}, 0, false
	if err := d.Store.UpdateStory(d, st); err != nil {
		return err
	}
	if err := d.unwatchPlan(st.ID); err != nil {
		return err
	}
	return d.Settle(*st, news.Content{})
}

// runPlan asks the checks once more shortly before a planned publication, as
// they will stand at its time: rights end, sites close, names go. What they
// stop now no reader has seen; whether it is still news when it is mended is
// for people to say, so nothing tries it again.
func (n *Newsroom) runPlan(ctx context.Context, job jobs.Job) error {
	text, open := strings.CutSuffix(job.Payload, wasOpen)
	id, err := news.ParseID(text)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return n.do(ctx, news.System(), "look at a plan", func(d *deed) error {
		// Not the deed's own lock: mostly nothing changes, the lists neither.
		st, err := d.Store.LockStory(d, id)
		if err != nil {
			return err
		}
		at := st.VisibleAt()
		if st.State != news.StateScheduled || at.Add(-lookAhead).After(d.Now) || !at.After(d.Now) {
			return nil
		}
		against, err := d.against(st, open)
		if err != nil || len(against) == 0 {
			return err
		}
		d.Follow(id)
		st.Stopped = true
		if err := d.dropPlan(&st); err != nil {
			return err
		}
		return d.planFailed(st, failedPlan{At: at, Reasons: against})
	})
}

// against returns what stands against a planned publication at its time, as if
// it was asked for the first time. open says that readers saw its site before.
func (d *deed) against(st news.Story, open bool) ([]news.Reason, error) {
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return nil, err
	}
	content, err := d.Merged(v.Content)
	if err != nil {
		return nil, err
	}
	origin, _, err := d.Store.Placement(d, st.ID, st.OriginSite)
	if err != nil {
		return nil, err
	}
	site, err := d.Site(st.OriginSite)
	if err != nil {
		return nil, err
	}
	at := st.VisibleAt()
	st.State, st.LiveVersion = news.StateReady, 0
	problems, err := act.Problems(d, d.Store, site, st, content, origin.Section, at)
	if open && !site.Public {
		problems = append(problems, news.SiteClosed(site))
	}
	return news.Reasons(problems), err
}

// planFailed writes the event; those who follow it tell the people.
func (d *deed) planFailed(st news.Story, f failedPlan) error {
	planned, _, err := d.Store.LastEvent(d, st.ID, news.EventStoryScheduled)
	if err != nil {
		return err
	}
	f.By = planned.Actor
	return d.Event(news.EventScheduleFailed, st.ID, st.OriginSite, f)
}

// the state say so, writes the event, and purges pages.
func (n *Newsroom) runVisible(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return n.do(ctx, news.System(), "surface story", func(d *deed) error {
		st, err := d.Lock(id)
		if err != nil {
			return err
		}
		if st.State != news.StateScheduled || st.VisibleAt().After(d.Now) {
			return nil
		}
		// The look before may have come too late, or nothing ran at the time.
		against, err := d.against(st, false)
		if err != nil {
			return err
		}
		if err := d.surface(&st); err != nil || len(against) == 0 {
			return err
		}
		return d.planFailed(st, failedPlan{At: st.VisibleAt(), Live: true, Reasons: against})
	})
}

// surface makes a story live whose time has come. Verbs on such a story call
// it first when they are faster than the clock's job.
func (d *deed) surface(st *news.Story) error {
	st.State = news.StateLive
	if err := d.Store.UpdateStory(d, st); err != nil {
		return err
	}
	placements, err := d.Store.PlacementsOf(d, st.ID)
	if err != nil {
		return err
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	d.Touch(news.TagStory(st.ID))
	for _, p := range placements {
		if p.State != news.PlacementPlaced {
			continue
		}
		c, err := p.Effective(v.Content)
		if err != nil {
			return err
		}
		for _, list := range news.ListsOf(*st, p, c) {
			d.Touch(news.TagList(p.Site, list))
		}
	}
	return d.Event(news.EventStoryVisible, st.ID, st.OriginSite, released{st.LiveVersion, st.VisibleAt(), nil})
}
