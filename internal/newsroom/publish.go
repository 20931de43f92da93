package newsroom

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Publish shows the story's working copy to readers now, on its origin site
// and on every site that has accepted it. Errors of the checks come back as an
// Invalid fault with one message per field. It asks about no warning: people
// publish with [Newsroom.PublishSeen].
func (n *Newsroom) Publish(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "publish story", func(d *deed) error { return d.publish(id, nil) })
}

func (d *deed) publish(id news.ID, seen *Consent) error {
	st, err := d.Story(id, news.StepPublish, news.ActPublish)
	if err != nil {
		return err
	}
	if st.EmbargoUntil.After(d.Now) {
		return fault.Field("embargo", "the story is under embargo until %s; schedule it or lift the embargo",
			st.EmbargoUntil.Format(time.RFC3339))
	}
	if err := d.release(&st, d.Now, "publish", seen); err != nil {
		return err
	}
	if err := d.unwatchPlan(id); err != nil {
		return err
	}
	return d.Event(news.EventStoryPublished, id, st.OriginSite, released{st.LiveVersion, st.PublishAt, seen.accepted()})
}

// PublishDated publishes a story that has appeared elsewhere before, under the
// time at which it did: for imports. The time must not lie in the future.
func (n *Newsroom) PublishDated(ctx context.Context, actor news.Actor, id news.ID, at time.Time) error {
	return n.do(ctx, actor, "publish imported story", func(d *deed) error { return d.publishDated(id, at) })
}

func (d *deed) publishDated(id news.ID, at time.Time) error {
	at = at.UTC().Truncate(time.Millisecond)
	st, err := d.Story(id, news.StepPublish, news.ActPublish)
	if err != nil {
		return err
	}
	if at.After(d.Now) {
		return fault.Field("at", "lies in the future; schedule the story instead")
	}
	if st.EmbargoUntil.After(d.Now) {
		return fault.Field("embargo", "the story is under embargo until %s", st.EmbargoUntil.Format(time.RFC3339))
	}
	if err := d.release(&st, at, "import", nil); err != nil {
		return err
	}
	return d.Event(news.EventStoryPublished, id, st.OriginSite, released{st.LiveVersion, st.PublishAt, nil})
}

type released struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	// Accepted holds the keys of the warnings that somebody took upon them.
	Accepted []string `json:"accepted,omitempty"`
}

// Schedule shows the story's working copy to readers from a time on, to the
// second, whether or not this program runs at that moment. Scheduling again
// moves the time and takes the text as it is now.
func (n *Newsroom) Schedule(ctx context.Context, actor news.Actor, id news.ID, at time.Time) error {
	return n.do(ctx, actor, "schedule story", func(d *deed) error { return d.schedule(id, at, nil) })
}

func (d *deed) schedule(id news.ID, at time.Time, seen *Consent) error {
	at = at.UTC().Truncate(time.Millisecond)
	st, err := d.Story(id, news.StepSchedule, news.ActPublish)
	if err != nil {
		return err
	}
	if !at.After(d.Now) {
		return fault.Field("at", "the time has passed; publish now instead")
	}
	if st.EmbargoUntil.After(at) {
		return fault.Field("at", "the story is under embargo until %s", st.EmbargoUntil.Format(time.RFC3339))
	}
	if err := d.release(&st, at, "schedule", seen); err != nil {
		return err
	}
	if err := d.watchPlan(st); err != nil {
		return err
	}
	return d.Event(news.EventStoryScheduled, id, st.OriginSite, released{st.LiveVersion, at, seen.accepted()})
}

// release makes the working copy the version that readers get from a time on.
func (d *deed) release(st *news.Story, at time.Time, reason string, seen *Consent) error {
	if err := d.saw(st.ID, seen); err != nil {
		return err
	}
	if err := d.carryOut(st); err != nil {
		return err
	}
	v, err := d.CutNow(st, reason)
	if err != nil {
		return err
	}
	origin, _, err := d.Store.Placement(d, st.ID, st.OriginSite)
	if err != nil {
		return err
	}
	if err := d.mayRelease(*st, v, origin.Section, seen); err != nil {
		return err
	}
	if err := d.sketch(*st, v.Content); err != nil {
		return err
	}
	st.LiveVersion, st.PublishAt = v.N, at
	st.Unsettled = v.Content.Unverified != nil
	st.Stopped = false
	st.State = news.StateLive
	if at.After(d.Now) {
		st.State = news.StateScheduled
	}
	if err := d.Store.UpdateStory(d, st); err != nil {
		return err
	}
	return d.Settle(*st, v.Content)
}

// carryOut does what the working copy plans besides the text.
func (d *deed) carryOut(st *news.Story) error {
	w, found, err := d.Store.WorkingCopy(d, st.ID)
	if err != nil || !found {
		return err
	}
	moved, err := d.Move(st, &w)
	if err != nil || !moved {
		return err
	}
	w.Base = 0 // a version of its own, though it may say the same
	return d.Store.SaveWorkingCopy(d, w)
}

// mayRelease asks the checks before publication, and for a second person where
// the site wants one.
func (d *deed) mayRelease(st news.Story, v news.Version, section news.ID, seen *Consent) error {
	site, err := d.Site(st.OriginSite)
	if err != nil {
		return err
	}
	if site.Settings.SecondPerson && d.Actor.Account != 0 && st.CreatedBy == d.Actor.Account {
		return fault.New(fault.Forbidden, "on %s another person than the author publishes", site.Name)
	}
	problems, err := d.Problems(st, v.Content, section)
	if err != nil {
		return err
	}
	if err := news.Blocking(problems); err != nil {
		return err
	}
	return seen.covers(problems)
}

// Unschedule takes back a planned publication that no reader has seen.
func (n *Newsroom) Unschedule(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "unschedule story", func(d *deed) error {
		st, err := d.Story(id, news.StepUnschedule, news.ActPublish)
		if err != nil {
			return err
		}
		if err := d.dropPlan(&st); err != nil {
			return err
		}
		return d.Event(news.EventStoryUnscheduled, id, st.OriginSite, nil)
	})
}

// Embargo forbids that readers see the story before a time, on every site; the
// zero time lifts it. A publication planned for an earlier time moves to the
// end of the embargo. Moving an embargo forward or lifting it needs a reason.
func (n *Newsroom) Embargo(ctx context.Context, actor news.Actor, id news.ID, until time.Time, reason string) error {
	until = until.UTC().Truncate(time.Millisecond)
	return n.do(ctx, actor, "embargo story", func(d *deed) error {
		st, err := d.Story(id, news.StepEmbargo, news.ActEmbargo)
		if err != nil {
			return err
		}
		if !until.IsZero() && !until.After(d.Now) {
			return fault.Field("until", "the time has passed")
		}
		if until.Before(st.EmbargoUntil) && reason == "" {
			return fault.Field("reason", "an embargo is shortened or lifted with a reason only")
		}
		st.EmbargoUntil = until
		if st.State == news.StateScheduled && !st.VisibleAt().After(d.Now) {
			st.PublishAt = d.Now // nobody has seen it before
		}
		if err := d.Store.UpdateStory(d, &st); err != nil {
			return err
		}
		if st.State == news.StateScheduled {
			v, err := d.Store.Version(d, id, st.LiveVersion)
			if err != nil {
				return err
			}
			if err := d.Settle(st, v.Content); err != nil {
				return err
			}
			if err := d.watchPlan(st); err != nil {
				return err
			}
		}
		return d.Event(news.EventStoryEmbargoed, id, st.OriginSite, map[string]any{"until": until, "reason": reason})
	})
}

// runVisible is the clock's verb: the planned time of a story has come. Readers
// see it without this, since its time is part of what reading asks; it makes
