package sharing

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// End stops a site from carrying a shared story. Its address there then leads
// to the origin while the story can be read there; corrections no longer show
// on this site, and a withdrawal still turns the address into a tombstone. The
// site can pull it again.
func (s *Sharing) End(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "end placement", func(d *act.Deed) error { return End(d, id, site) })
}

// End is the verb of that name inside another one.
func End(d *act.Deed, id, site news.ID) error {
	st, p, err := placement(d, id, site)
	if err != nil {
		return err
	}
	if p.Origin {
		return fault.New(fault.Invalid, "a story ends at its origin only by being withdrawn")
	}
	if p.State != news.PlacementPlaced {
		return fault.New(fault.Conflict, "this site does not carry the story")
	}
	if err := leave(d, st, p, site); err != nil {
		return err
	}
	return d.Event(news.EventPlacementEnded, id, site, map[string]any{"seen": p.Seen(d.Now)})
}

// Revoke takes a share back, by the origin's desk. Where readers have not seen
// the story it was never there; where they have, it ends. Only a new share by
// the origin brings it back.
func (s *Sharing) Revoke(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "take back share", func(d *act.Deed) error { return Revoke(d, id, site) })
}

// Revoke is the verb of that name inside another one.
func Revoke(d *act.Deed, id, site news.ID) error {
	st, err := d.Story(id, news.StepShare, news.ActShare)
	if err != nil {
		return err
	}
	p, found, err := d.Store.Placement(d, id, site)
	switch {
	case err != nil:
		return err
	case !found:
		return fault.New(fault.NotFound, "the story is not on this site")
	case p.Origin:
		return fault.New(fault.Invalid, "a story ends at its origin only by being withdrawn")
	case p.State == news.PlacementWithdrawn:
		return fault.New(fault.Conflict, "this site does not carry the story")
	case p.EndedBy == st.OriginSite:
		return fault.New(fault.Conflict, "this share was taken back already")
	}
	if err := leave(d, st, p, st.OriginSite); err != nil {
		return err
	}
	return d.Event(news.EventPlacementRevoked, id, site, map[string]any{"seen": p.Seen(d.Now), "state": p.State})
}

// leave takes a placement from its site, by the desk of that site or of the
// origin.
func leave(d *act.Deed, st news.Story, p news.Placement, by news.ID) error {
	if p.Seen(d.Now) {
		p.State = news.PlacementEnded
		if p.EndedAt.IsZero() {
			p.EndedAt = d.Now
		}
		d.Touch(news.TagStory(st.ID))
	} else {
		p.State, p.VisibleAt = news.PlacementDeclined, time.Time{}
	}
	p.EndedBy = by
	return d.Unlist(st, p)
}

// Reserve says whether only the origin's desk shares a story: then other sites
// neither take it unasked nor pass it on. What carries it already goes on.
func (s *Sharing) Reserve(ctx context.Context, actor news.Actor, id news.ID, reserved bool) error {
	return s.room.Do(ctx, actor, "reserve story", func(d *act.Deed) error {
		st, err := d.Story(id, news.StepShare, news.ActShare)
		if err != nil {
			return err
		}
		if st.Reserved == reserved {
			return nil
		}
		st.Reserved = reserved
		if err := d.Store.UpdateStory(d, &st); err != nil {
			return err
		}
		return d.Event(news.EventStoryReserved, id, st.OriginSite, map[string]any{"reserved": reserved})
	})
}
