package newsroom

import (
	"context"
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Submit hands a draft to the editors and cuts a version of it.
func (n *Newsroom) Submit(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "submit story", func(d *deed) error {
		st, err := d.handIn(id, news.StepSubmit)
		if err != nil {
			return err
		}
		w, _, err := d.Store.WorkingCopy(d, id)
		if err != nil {
			return err
		}
		if strings.TrimSpace(w.Content.Headline) == "" {
			return fault.Field("headline", "is missing")
		}
		if err := d.sketch(st, w.Content); err != nil {
			return err
		}
		return d.move(&st, news.StateSubmitted, news.EventStorySubmitted, "submit")
	})
}

// handIn locks a story for somebody who may change its working copy and hand it
// to the editors.
func (d *deed) handIn(id news.ID, step news.Step) (news.Story, error) {
	st, err := d.Lock(id)
	if err != nil {
		return st, err
	}
	if err := d.Actor.MaySave(st); err != nil {
		return st, err
	}
	if err := d.MayTouch(st); err != nil {
		return st, err
	}
	if err := d.Actor.May(news.ActSubmit, st.OriginSite); err != nil {
		return st, err
	}
	return st, st.Allow(step, d.Now)
}

// Take begins the editing of a submitted story.
func (n *Newsroom) Take(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "take story", func(d *deed) error {
		st, err := d.Story(id, news.StepTake, news.ActEditAny)
		if err != nil {
			return err
		}
		return d.move(&st, news.StateInEdit, news.EventStorySubmitted, "take")
	})
}

// Return sends a story back to its author with a reason.
func (n *Newsroom) Return(ctx context.Context, actor news.Actor, id news.ID, reason string) error {
	return n.do(ctx, actor, "return story", func(d *deed) error {
		st, err := d.Story(id, news.StepReturn, news.ActApprove)
		if err != nil {
			return err
		}
		if strings.TrimSpace(reason) == "" {
			return fault.Field("reason", "tell the author why")
		}
		if err := d.setState(&st, news.StateDraft, "return"); err != nil {
			return err
		}
		return d.Event(news.EventStoryReturned, id, st.OriginSite, map[string]string{"reason": reason})
	})
}

// Approve calls a story ready for publication.
func (n *Newsroom) Approve(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "approve story", func(d *deed) error {
		st, err := d.Story(id, news.StepApprove, news.ActApprove)
		if err != nil {
			return err
		}
		return d.move(&st, news.StateReady, news.EventStoryApproved, "approve")
	})
}

// Spike puts an unpublished story aside; Unspike takes it up again.
func (n *Newsroom) Spike(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "spike story", func(d *deed) error {
		st, err := d.Story(id, news.StepSpike, news.ActPublish)
		if err != nil {
			return err
		}
		return d.move(&st, news.StateSpiked, news.EventStorySpiked, "spike")
	})
}

// Unspike makes a spiked story a draft again.
func (n *Newsroom) Unspike(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "unspike story", func(d *deed) error {
		st, err := d.Story(id, news.StepUnspike, news.ActPublish)
		if err != nil {
			return err
		}
		return d.move(&st, news.StateDraft, news.EventStoryUnspiked, "unspike")
	})
}

// move changes the state, cuts a version when the text changed since the last
// one, and writes the event.
func (d *deed) move(st *news.Story, to news.State, kind news.EventKind, reason string) error {
	if err := d.setState(st, to, reason); err != nil {
		return err
	}
	return d.Event(kind, st.ID, st.OriginSite, map[string]news.State{"state": to})
}

func (d *deed) setState(st *news.Story, to news.State, reason string) error {
	if _, err := d.CutNow(st, reason); err != nil {
		return err
	}
	st.State, st.Stopped = to, false
	return d.Store.UpdateStory(d, st)
}
