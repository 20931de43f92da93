package sharing

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// ProposeWithdrawalOn asks that a site withdraw a story of a sister site alone,
// on one of the lawful grounds and with the reason that its readers will get.
// Nothing changes for them until another person of the site approves it.
func (s *Sharing) ProposeWithdrawalOn(ctx context.Context, actor news.Actor, id, site news.ID, ground news.Ground, reason string) error {
	return s.room.Do(ctx, actor, "propose withdrawal", func(d *act.Deed) error {
		_, p, err := known(d, id, site)
		if err != nil {
			return err
		}
		w := news.Withdrawal{Story: id, Site: site, Ground: ground, Reason: act.OneLine(reason), ProposedBy: actor.Account, ProposedAt: d.Now}
		if err := w.Check(); err != nil {
			return err
		}
		if err := shared.In(d.Tx).SaveWithdrawal(d, p.ID, w); err != nil {
			return err
		}
		return d.Event(news.EventPlacementProposed, id, site, map[string]any{"ground": ground, "reason": w.Reason})
	})
}

// WithdrawOn approves a proposed withdrawal of a story on one site alone. A
// tombstone with the site's reason takes its place there for good, whatever the
// origin does later; nothing changes on other sites.
func (s *Sharing) WithdrawOn(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "withdraw story", func(d *act.Deed) error {
		st, p, err := known(d, id, site)
		if err != nil {
			return err
		}
		w, found, err := shared.In(d.Tx).Withdrawal(d, p.ID)
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
		if w.Headline, err = headline(d, st, p); err != nil {
			return err
		}
		if err := w.Check(); err != nil {
			return err
		}
		if err := shared.In(d.Tx).SaveWithdrawal(d, p.ID, w); err != nil {
			return err
		}
		return bury(d, st, p, w)
	})
}

// WithdrawOn shows inside another verb what it would change if a story were
// withdrawn on one site alone.
func WithdrawOn(d *act.Deed, id, site news.ID) error {
	st, p, err := known(d, id, site)
	if err != nil {
		return err
	}
	return bury(d, st, p, news.Withdrawal{})
}

func bury(d *act.Deed, st news.Story, p news.Placement, w news.Withdrawal) error {
	p.State, p.EndedAt, p.EndedBy = news.PlacementWithdrawn, d.Now, p.Site
	d.Touch(news.TagStory(st.ID))
	if err := d.Unlist(st, p); err != nil {
		return err
	}
	return d.Event(news.EventPlacementWithdrawn, st.ID, p.Site, map[string]any{"ground": w.Ground, "reason": w.Reason, "proposed_by": w.ProposedBy})
}

// DropWithdrawalOn ends a proposal to withdraw a story on one site alone without
// withdrawing it.
func (s *Sharing) DropWithdrawalOn(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "drop withdrawal", func(d *act.Deed) error {
		_, p, err := known(d, id, site)
		if err != nil {
			return err
		}
		w, _, err := shared.In(d.Tx).Withdrawal(d, p.ID)
		if err != nil {
			return err
		}
		n, err := shared.In(d.Tx).DropWithdrawals(d, id, p.ID)
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.Conflict, "nobody has proposed to withdraw this story")
		}
		return d.Event(news.EventPlacementDropped, id, site, map[string]any{"proposed_by": w.ProposedBy})
	})
}

// known locks a story that readers of a site have had from a sister site, for
// somebody who may withdraw there.
func known(d *act.Deed, id, site news.ID) (news.Story, news.Placement, error) {
	st, err := d.Lock(id)
	if err != nil {
		return st, news.Placement{}, err
	}
	if err := d.Actor.May(news.ActWithdraw, site); err != nil {
		return st, news.Placement{}, err
	}
	p, found, err := d.Store.Placement(d, id, site)
	switch {
	case err != nil:
		return st, p, err
	case !found:
		return st, p, fault.New(fault.NotFound, "the story is not on this site")
	case p.Origin:
		return st, p, fault.New(fault.Invalid, "at its origin a story is withdrawn from every site")
	case st.State == news.StateWithdrawn || p.State == news.PlacementWithdrawn:
		return st, p, fault.New(fault.Conflict, "the story was withdrawn and cannot be changed any more")
	case !p.Seen(d.Now):
		return st, p, fault.New(fault.Conflict, "readers of this site have not seen the story; decline it")
	}
	return st, p, nil
}

// headline is what stands, or stood last, above the story on the placement's
// site.
func headline(d *act.Deed, st news.Story, p news.Placement) (string, error) {
	v, err := d.Store.Version(d, st.ID, p.Version)
	if err != nil {
		return "", err
	}
	c, err := p.Effective(v.Content)
	return c.Headline, err
}
