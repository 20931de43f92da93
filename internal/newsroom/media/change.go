package media

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image/meta"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// field is one thing that people say about a picture, as text.
type field struct {
	name string
	fill bool // what a file says of itself may fill it
	get  func(a news.Asset) string
	set  func(a *news.Asset, v string)
}

// fields are all that can be changed, and nothing else: what the file is, who
// brought it in, where it was published.
func fields() []field {
	text := func(name string, fill bool, at func(a *news.Asset) *string) field {
		return field{name, fill, func(a news.Asset) string { return *at(&a) }, func(a *news.Asset, v string) { *at(a) = v }}
	}
	number := func(name string, at func(a *news.Asset) *float64) field {
		return field{name, false, func(a news.Asset) string { return strconv.FormatFloat(*at(&a), 'f', 4, 64) },
			func(a *news.Asset, v string) { *at(a), _ = strconv.ParseFloat(v, 64) }}
	}
	moment := func(name string, at func(a *news.Asset) *time.Time) field {
		return field{name, false, func(a news.Asset) string {
			if at(&a).IsZero() {
				return ""
			}
			return at(&a).UTC().Format(time.RFC3339)
		}, func(a *news.Asset, v string) { *at(a), _ = time.Parse(time.RFC3339, v) }}
	}
	return []field{
		text("credit", true, func(a *news.Asset) *string { return &a.Credit }),
		text("creator", true, func(a *news.Asset) *string { return &a.Creator }),
		text("caption", true, func(a *news.Asset) *string { return &a.Caption }),
		text("alt", true, func(a *news.Asset) *string { return &a.Alt }),
		text("copyright", true, func(a *news.Asset) *string { return &a.Copyright }),
		text("terms", true, func(a *news.Asset) *string { return &a.Terms }),
		text("licence", false, func(a *news.Asset) *string { return &a.Licence }),
		text("archive", false, func(a *news.Asset) *string { return &a.Archive }),
		text("source_type", true, func(a *news.Asset) *string { return &a.SourceType }),
		number("focal_x", func(a *news.Asset) *float64 { return &a.FocalX }),
		number("focal_y", func(a *news.Asset) *float64 { return &a.FocalY }),
		moment("taken_at", func(a *news.Asset) *time.Time { return &a.TakenAt }),
		moment("rights_until", func(a *news.Asset) *time.Time { return &a.RightsUntil }),
	}
}

// ChangeAsset changes what is said about a picture, or its focal point. A new
// focal point or new rights make new renditions. changed.Rev is the revision
// the change was made on, 0 to change whatever is there; a picture that was
// changed since is a Conflict.
func (l *Library) ChangeAsset(ctx context.Context, actor news.Actor, changed news.Asset) error {
	_, err := l.EditAsset(ctx, actor, changed)
	return err
}

// EditAsset is ChangeAsset, and returns the act, by which UndoAssetChange takes
// it back; 0 when nothing was changed.
func (l *Library) EditAsset(ctx context.Context, actor news.Actor, changed news.Asset) (done news.ID, err error) {
	err = l.room.Do(ctx, actor, "change picture", func(d *act.Deed) error {
		a, err := lock(d, changed.ID)
		if err != nil {
			return err
		}
		if err := actor.MayEditAsset(a); err != nil {
			return err
		}
		if changed.Rev != 0 && changed.Rev != a.Rev {
			return fault.New(fault.Conflict, "the picture was changed by somebody else meanwhile; load it again")
		}
		before := a
		for _, f := range fields() {
			f.set(&a, strings.TrimSpace(f.get(changed)))
		}
		a.FocalX, a.FocalY = changed.FocalX, changed.FocalY
		done, err = change(d, before, a)
		return err
	})
	return done, err
}

// change saves a changed picture with all that follows, and returns the act.
func change(d *act.Deed, before, a news.Asset) (news.ID, error) {
	if err := a.Check(); err != nil {
		return 0, err
	}
	if a.SourceType != before.SourceType && string(meta.ParseSourceType(a.SourceType)) != a.SourceType {
		return 0, fault.Field("source_type", "%q does not say how a picture came to be", a.SourceType)
	}
	changes := map[string][2]string{}
	for _, f := range fields() {
		if was, is := f.get(before), f.get(a); was != is {
			changes[f.name] = [2]string{was, is}
		}
	}
	if len(changes) == 0 {
		return 0, nil
	}
	if err := save(d, a); err != nil {
		return 0, err
	}
	if edition(a) != edition(before) {
		if err := d.Job(JobRender, a.ID.String(), a.ID.String(), d.Now); err != nil {
			return 0, err
		}
	}
	if !a.RightsUntil.Equal(before.RightsUntil) {
		if err := watchRights(d, a); err != nil {
			return 0, err
		}
	}
	if err := touch(d, a.ID); err != nil {
		return 0, err
	}
	return note(d, a, news.EventAssetChanged, changes)
}

// UndoAssetChange takes one act upon a picture back, a replacement too. What was
// changed again since is a Conflict.
func (l *Library) UndoAssetChange(ctx context.Context, actor news.Actor, asset, done news.ID) error {
	return l.room.Do(ctx, actor, "undo change of picture", func(d *act.Deed) error {
		c, found, err := d.Store.AssetChange(d, done)
		if err != nil {
			return err
		}
		if !found || c.Asset != asset {
			return fault.New(fault.NotFound, "there is no such change")
		}
		a, err := lock(d, asset)
		if err != nil {
			return err
		}
		if err := actor.MayEditAsset(a); err != nil {
			return err
		}
		if c.Kind == news.EventAssetReplaced {
			return putBack(d, a, c)
		}
		before := a
		for _, f := range fields() {
			v, changed := c.Changes[f.name]
			if !changed {
				continue
			}
			if f.get(a) != v[1] {
				return fault.New(fault.Conflict, "this was changed again since; change it by hand")
			}
			f.set(&a, v[0])
		}
		_, err = change(d, before, a)
		return err
	})
}
