package house

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// MaxPins is how many places of a front can be pinned at most; how many a front
// has, news.FrontPlaces says.
const MaxPins = 20

// AnyRev arranges a front whatever somebody else made of it meanwhile.
const AnyRev = -1

// Pin is a story that an editor puts on a place of a front.
type Pin = news.Placed

// SetPins is Arrange on any revision: for imports.
func (h *House) SetPins(ctx context.Context, actor news.Actor, site news.ID, front string, pins []Pin) error {
	_, err := h.Arrange(ctx, actor, site, front, AnyRev, pins)
	return err
}

// Arrange replaces the pinned places of a front as one act. rev is the revision
// that the arrangement was made on: when somebody else arranged the front
// since, Arrange returns a Conflict and changes nothing. Each story must stand
// on the site; it appears once readers may see it. It returns the new revision.
func (h *House) Arrange(ctx context.Context, actor news.Actor, site news.ID, front string, rev int64, pins []Pin) (newRev int64, err error) {
	err = h.room.Do(ctx, actor, "arrange front", func(d *act.Deed) error {
		before, err := lockFront(d, site, front)
		if err != nil {
			return err
		}
		if rev != AnyRev && rev != before {
			return fault.New(fault.Conflict, "somebody else arranged this front meanwhile; yours is kept below to compare")
		}
		if pins, err = current(d, site, front, pins); err != nil {
			return err
		}
		rows, err := placements(d, site, front, pins)
		if err != nil {
			return err
		}
		newRev = before + 1
		return arrange(d, news.Arrangement{Site: site, Front: front, Rev: newRev, Pins: pins}, rows)
	})
	return newRev, err
}

// RestoreFront brings an earlier arrangement of a front back: revision 0 is the
// front as it fills itself. rev is as of Arrange. Pins that have ended
// meanwhile, and stories that left the site, stay away; left is how many.
func (h *House) RestoreFront(ctx context.Context, actor news.Actor, site news.ID, front string, rev, restored int64) (left int, err error) {
	err = h.room.Do(ctx, actor, "restore front", func(d *act.Deed) error {
		before, err := lockFront(d, site, front)
		if err != nil {
			return err
		}
		if rev != AnyRev && rev != before {
			return fault.New(fault.Conflict, "somebody else arranged this front meanwhile; look at it again first")
		}
		old, found, err := d.Store.Arrangement(d, site, front, restored)
		if err != nil {
			return err
		}
		if !found && restored != 0 {
			return fault.New(fault.NotFound, "this front never had such an arrangement")
		}
		var pins []Pin
		var rows []store.Pin
		for _, p := range old.Pins {
			row, err := placements(d, site, front, []Pin{p})
			if fault.KindOf(err) == fault.Invalid || err == nil && !p.Until.IsZero() && !p.Until.After(d.Now) {
				left++
				continue
			}
			if err != nil {
				return err
			}
			pins, rows = append(pins, p), append(rows, row...)
		}
		return arrange(d, news.Arrangement{Site: site, Front: front, Rev: before + 1, Restored: restored, Pins: pins}, rows)
	})
	return left, err
}

// lockFront asks whether the actor may arrange a front that exists, and locks
// it. A front that nobody arranged has revision 0.
func lockFront(d *act.Deed, site news.ID, front string) (int64, error) {
	if err := d.Actor.May(news.ActCurate, site); err != nil {
		return 0, err
	}
	s, err := d.Site(site)
	if err != nil {
		return 0, err
	}
	section, topic := news.FrontSubject(front)
	_, own := s.Section(section)
	known := front == news.FrontHome || own
	if topic != 0 {
		topics, err := d.Store.Topics(d, []news.ID{topic})
		if err != nil {
			return 0, err
		}
		known = len(topics) == 1
	}
	if !known {
		return 0, fault.New(fault.NotFound, "%s has no front %q", s.Name, front)
	}
	return d.Store.LockFront(d, site, front)
}

// current leaves out pins that have ended since they were set. A new pin that
// ends in the past is a mistake.
func current(d *act.Deed, site news.ID, front string, pins []Pin) ([]Pin, error) {
	var out []Pin
	for _, p := range pins {
		p.Until = p.Until.UTC().Truncate(time.Millisecond)
		if p.Until.IsZero() || p.Until.After(d.Now) {
			out = append(out, p)
			continue
		}
		old, err := d.Store.Pins(d, site, front, time.UnixMilli(1))
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(old, func(o store.Pin) bool { return o.Until.Equal(p.Until) }) {
			return nil, fault.Field("pins", "a pin would end in the past")
		}
	}
	return out, nil
}

// placements finds the pinned stories on their site.
func placements(d *act.Deed, site news.ID, front string, pins []Pin) ([]store.Pin, error) {
	if len(pins) > MaxPins {
		return nil, fault.Field("pins", "%d at most", MaxPins)
	}
	var rows []store.Pin
	for i, p := range pins {
		if p.Position < 0 || p.Position >= news.FrontPlaces(front) {
			return nil, fault.Field("pins", "there is no place %d", p.Position+1)
		}
		placement, found, err := d.Store.Placement(d, p.Story, site)
		if err != nil {
			return nil, err
		}
		if !found || placement.State != news.PlacementPlaced {
			return nil, fault.Field("pins", "story %s is not on this site", p.Story)
		}
		for _, before := range pins[:i] {
			if before.Position == p.Position || before.Story == p.Story {
				return nil, fault.Field("pins", "a place or a story stands twice")
			}
		}
		rows = append(rows, store.Pin{Position: p.Position, Placement: placement.ID, Until: p.Until})
	}
	return rows, nil
}

func arrange(d *act.Deed, a news.Arrangement, rows []store.Pin) error {
	a.MadeBy, a.MadeAt = d.Actor.Account, d.Now
	if a.Pins == nil {
		a.Pins = []Pin{}
	}
	if err := d.Store.SavePins(d, a.Site, a.Front, rows); err != nil {
		return err
	}
	if err := d.Store.SaveArrangement(d, a); err != nil {
		return err
	}
	d.Touch(news.TagFront(a.Site, a.Front))
	return d.Event(news.EventFrontSaved, 0, a.Site, map[string]any{"front": a.Front, "rev": a.Rev, "restored": a.Restored})
}
