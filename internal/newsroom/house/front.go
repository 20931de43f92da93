package house

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// MaxPins is how many places of a front can be pinned.
const MaxPins = 20

// Pin is a story that an editor puts on a place of a front.
type Pin struct {
	Position int // from 0
	Story    news.ID
	Until    time.Time // zero: until taken off
}

// SetPins replaces the pinned places of a front. Each story must stand on the
// site; it appears once readers may see it.
func (h *House) SetPins(ctx context.Context, actor news.Actor, site news.ID, front string, pins []Pin) error {
	return h.room.Do(ctx, actor, "set pins", func(d *act.Deed) error {
		if err := actor.May(news.ActCurate, site); err != nil {
			return err
		}
		if len(pins) > MaxPins {
			return fault.Field("pins", "%d at most", MaxPins)
		}
		var rows []store.Pin
		for i, p := range pins {
			if p.Position < 0 || p.Position >= MaxPins {
				return fault.Field("pins", "there is no place %d", p.Position)
			}
			placement, found, err := d.Store.Placement(d, p.Story, site)
			if err != nil {
				return err
			}
			if !found || placement.State != news.PlacementPlaced {
				return fault.Field("pins", "story %s is not on this site", p.Story)
			}
			for _, before := range pins[:i] {
				if before.Position == p.Position || before.Story == p.Story {
					return fault.Field("pins", "a place or a story stands twice")
				}
			}
			rows = append(rows, store.Pin{Position: p.Position, Placement: placement.ID, Until: p.Until})
		}
		if err := d.Store.SavePins(d, site, front, rows); err != nil {
			return err
		}
		d.Touch(news.TagFront(site, front))
		return d.Event(news.EventFrontSaved, 0, site, map[string]string{"front": front})
	})
}
