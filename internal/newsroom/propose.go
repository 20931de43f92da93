package newsroom

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// maxReason is the longest reason for a correction, in bytes.
const maxReason = 1000

// proposal is what the events about a proposed correction say.
type proposal struct {
	Reason  string  `json:"reason"`
	Version int     `json:"version,omitempty"` // the text as it was proposed
	To      news.ID `json:"to,omitzero"`       // who had proposed what is declined
}

// ProposeCorrection hands the working copy of a live story to the editors as a
// correction, with what is wrong, and cuts a version of it. What readers see
// stays. Whoever may change the working copy may propose it.
func (n *Newsroom) ProposeCorrection(ctx context.Context, actor news.Actor, id news.ID, reason string) error {
	return n.do(ctx, actor, "propose correction", func(d *deed) error {
		st, err := d.handIn(id, news.StepPropose)
		if err != nil {
			return err
		}
		if st.State == news.StateScheduled {
			if err := d.surface(&st); err != nil {
				return err
			}
		}
		said := proposal{Reason: act.OneLine(reason)}
		if l := len(said.Reason); l == 0 || l > maxReason {
			return fault.Field("reason", "tell the editors what is wrong, in a few sentences")
		}
		w, _, err := d.Store.WorkingCopy(d, id)
		if err != nil {
			return err
		}
		live, err := d.Store.Version(d, id, st.LiveVersion)
		if err != nil {
			return err
		}
		if live.Content.Same(w.Content) {
			return fault.New(fault.Conflict, "the working copy says what readers already see; change it first")
		}
		v, err := d.CutNow(&st, "propose")
		if err != nil {
			return err
		}
		said.Version, st.Proposed = v.N, true
		if err := d.Store.UpdateStory(d, &st); err != nil {
			return err
		}
		return d.Event(news.EventCorrectionProposed, id, st.OriginSite, said)
	})
}

// DropCorrection declines a proposed correction, with a reason that whoever
// proposed it gets. The working copy stays as it is.
func (n *Newsroom) DropCorrection(ctx context.Context, actor news.Actor, id news.ID, reason string) error {
	return n.do(ctx, actor, "decline correction", func(d *deed) error {
		st, err := d.Story(id, news.StepUpdate, news.ActCorrect)
		if err != nil {
			return err
		}
		if !st.Proposed {
			return fault.New(fault.Conflict, "no correction of this story waits any more")
		}
		said := proposal{Reason: act.OneLine(reason)}
		if l := len(said.Reason); l == 0 || l > maxReason {
			return fault.Field("reason", "tell why, in a few sentences")
		}
		proposed, _, err := d.Store.LastEvent(d, id, news.EventCorrectionProposed)
		if err != nil {
			return err
		}
		said.To, st.Proposed = proposed.Actor, false
		if err := d.Store.UpdateStory(d, &st); err != nil {
			return err
		}
		return d.Event(news.EventCorrectionDropped, id, st.OriginSite, said)
	})
}
