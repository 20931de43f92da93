package newsroom

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// ProposeWithdrawal asks that a live story be taken from the public, on one of
// the lawful grounds and with the reason that readers will get. Nothing
// changes for readers until another person approves it.
func (n *Newsroom) ProposeWithdrawal(ctx context.Context, actor news.Actor, id news.ID, ground news.Ground, reason string) error {
	return n.do(ctx, actor, "propose withdrawal", func(d *deed) error {
		st, err := d.liveStory(id, news.StepWithdraw)
		if err != nil {
			return err
		}
		w := news.Withdrawal{Story: id, Ground: ground, Reason: act.OneLine(reason), ProposedBy: actor.Account, ProposedAt: d.Now}
		if err := w.Check(); err != nil {
			return err
		}
		if err := d.Store.SaveWithdrawal(d, w); err != nil {
			return err
		}
		return d.Event(news.EventWithdrawalProposed, id, st.OriginSite, map[string]any{"ground": ground, "reason": w.Reason})
	})
}

// Withdraw approves a proposed withdrawal. On every site that showed the story
// a tombstone with the reason takes its place; the story leaves lists, fronts
// and the search index, and never comes back.
func (n *Newsroom) Withdraw(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "withdraw story", func(d *deed) error {
		st, err := d.liveStory(id, news.StepWithdraw)
		if err != nil {
			return err
		}
		w, found, err := d.Store.Withdrawal(d, id)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.Conflict, "nobody has proposed to withdraw this story")
		}
		if w.ProposedBy == actor.Account {
			return fault.New(fault.Forbidden, "another person than the one who proposed it approves a withdrawal")
		}
		w.ApprovedBy, w.ApprovedAt = actor.Account, d.Now
		if err := w.Check(); err != nil {
			return err
		}
		if err := d.Store.SaveWithdrawal(d, w); err != nil {
			return err
		}
		if err := d.bury(&st); err != nil {
			return err
		}
		if err := d.unwatchPlan(id); err != nil {
			return err
		}
		return d.Event(news.EventStoryWithdrawn, id, st.OriginSite, map[string]any{"ground": w.Ground, "reason": w.Reason, "proposed_by": w.ProposedBy})
	})
}

// DropWithdrawal ends a proposal to withdraw a story without withdrawing it: by
// whoever made it, or by somebody who will not approve it.
func (n *Newsroom) DropWithdrawal(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "drop withdrawal", func(d *deed) error {
		st, err := d.liveStory(id, news.StepWithdraw)
		if err != nil {
			return err
		}
		w, _, err := d.Store.Withdrawal(d, id)
		if err != nil {
			return err
		}
		dropped, err := d.Store.DropWithdrawal(d, id)
		if err != nil {
			return err
		}
		if !dropped {
			return fault.New(fault.Conflict, "nobody has proposed to withdraw this story")
		}
		return d.Event(news.EventWithdrawalDropped, id, st.OriginSite, map[string]any{"proposed_by": w.ProposedBy})
	})
}

// bury puts the tombstone on every placement that readers saw, also where the
// site has carried it no longer, and closes the others. A site that withdrew it
// before, alone, keeps its own tombstone.
func (d *deed) bury(st *news.Story) error {
	st.State, st.WithdrawnAt, st.Proposed = news.StateWithdrawn, d.Now, false
	if err := d.Store.UpdateStory(d, st); err != nil {
		return err
	}
	if _, err := shared.In(d.Tx).DropWithdrawals(d, st.ID, 0); err != nil {
		return err
	}
	placements, err := d.Store.PlacementsOf(d, st.ID)
	if err != nil {
		return err
	}
	slices.SortFunc(placements, func(a, b news.Placement) int { return cmp.Compare(a.Site, b.Site) }) // as settle
	for _, p := range placements {
		switch {
		case p.State == news.PlacementWithdrawn:
		case p.Seen(d.Now):
			p.State, p.EndedAt, p.EndedBy = news.PlacementWithdrawn, time.Time{}, 0
		case p.State != news.PlacementDeclined:
			p.State = news.PlacementDeclined
		}
		d.Touch(news.TagStory(st.ID))
		if err := d.Unlist(*st, p); err != nil {
			return err
		}
	}
	return nil
}
