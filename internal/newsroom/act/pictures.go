package act

import (
	"maps"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// NotePublic notes of the pictures that a planned placement shows that readers
// get them. A partner outside has readers of its own.
func (d *Deed) NotePublic(p news.Placement, shown news.Content) error {
	pictures, err := shown.Pictures()
	if err != nil {
		return err
	}
	var ids []news.ID
	for _, id := range slices.Sorted(maps.Keys(pictures)) {
		if !d.noted[id] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	site, err := d.Site(p.Site)
	if err != nil || site.External {
		return err
	}
	if d.noted == nil {
		d.noted = map[news.ID]bool{}
	}
	for _, id := range ids {
		d.noted[id] = true
	}
	return d.Store.NoteAssetsPublic(d, ids, p.VisibleAt.UnixMilli())
}

// Reconsider has it decided at the end of the deed whether readers still get
// the pictures, or get them again: where they stand, or what stands in their
// place, has changed.
func (d *Deed) Reconsider(pictures ...news.ID) { d.doubt = append(d.doubt, pictures...) }

// Gone returns the pictures that readers get no longer because of the deed. It
// is known once the deed is done.
func (d *Deed) Gone() []news.ID { return slices.Clone(d.gone) }

// decide notes of each picture in doubt, and of what is shown in its place,
// whether readers get it. Everybody locks pictures here in one order, so that no
// two deeds about one picture miss each other's uses. What is noted follows from
// kept uses of this picture alone.
func (d *Deed) decide() error {
	slices.Sort(d.doubt)
	decided := map[news.ID]bool{}
	for _, id := range d.doubt {
		for id != 0 && !decided[id] {
			decided[id] = true
			a, found, err := d.Store.LockAsset(d, id)
			if err != nil {
				return err
			}
			if !found {
				break // deleted
			}
			if err := d.decideOn(a); err != nil {
				return err
			}
			id = a.ReplacedBy
		}
	}
	return nil
}

func (d *Deed) decideOn(a news.Asset) error {
	places, err := d.Store.ReplacedBy(d, a.ID)
	if err != nil {
		return err
	}
	used, err := d.Store.AssetsShown(d, append(places, a.ID))
	if err != nil {
		return err
	}
	gone := a.Gone(used)
	if gone == !a.GoneAt.IsZero() {
		return nil
	}
	kind, at := news.EventAssetBack, time.Time{}
	if gone {
		kind, at = news.EventAssetGone, d.Now
		d.gone = append(d.gone, a.ID)
	}
	if err := d.Store.SetGone(d, a.ID, at); err != nil {
		return err
	}
	c := news.AssetChange{ID: d.NextID(), Asset: a.ID, Kind: kind, Actor: d.Actor.Account, At: d.Now}
	if err := d.Store.InsertAssetChange(d, c); err != nil {
		return err
	}
	d.Touch(news.TagAsset(a.ID)) // the tag of its files too
	return d.Event(kind, 0, a.Site, map[string]any{"asset": a.ID})
}
