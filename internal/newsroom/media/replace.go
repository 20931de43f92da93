package media

import (
	"context"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// dropAfter is how long the files of a deleted picture stay, for those who
// have just been given their addresses.
const dropAfter = time.Hour

// Replace shows one picture in the place of another, wherever that stands:
// in working copies, on pages, in what sister sites changed. Texts and versions
// stay as they are, so one act does it and one takes it back. The new picture
// stands to the rules of publication when the old one is published. It returns
// the act, for UndoAssetChange.
func (l *Library) Replace(ctx context.Context, actor news.Actor, old, by news.ID) (done news.ID, err error) {
	if old == by {
		return 0, fault.Field("by", "a picture cannot replace itself")
	}
	err = l.room.Do(ctx, actor, "replace picture", func(d *act.Deed) error {
		// In one order, so that no two verbs wait for each other.
		a, err := lock(d, min(old, by))
		if err != nil {
			return err
		}
		b, err := lock(d, max(old, by))
		if err != nil {
			return err
		}
		if a.ID != old {
			a, b = b, a
		}
		if err := actor.MayEditAsset(a); err != nil {
			return err
		}
		switch {
		case a.ReplacedBy != 0:
			return fault.New(fault.Conflict, "the picture has been replaced already")
		case b.ReplacedBy != 0:
			return fault.Field("by", "that picture has itself been replaced")
		case b.State != news.AssetReady:
			return fault.Field("by", "that picture is not ready yet, or cannot be shown")
		case b.Expired(d.Now):
			return fault.Field("by", "the right to use that picture has ended")
		case !a.PublicAt.IsZero() && strings.TrimSpace(b.Credit) == "":
			return fault.Field("by", "that picture has no credit, and would be published at once")
		}
		a.ReplacedBy = by
		if err := d.Store.SaveAsset(d, a); err != nil {
			return err
		}
		if !a.PublicAt.IsZero() && b.PublicAt.IsZero() {
			b.PublicAt = d.Now
			if err := d.Store.SaveAsset(d, b); err != nil {
				return err
			}
		}
		d.Reconsider(old)
		if err := touch(d, old); err != nil {
			return err
		}
		if err := d.Job(JobFlag, old.String(), old.String(), d.Now); err != nil {
			return err
		}
		done, err = note(d, a, news.EventAssetReplaced, map[string][2]string{"replaced_by": {"", by.String()}})
		return err
	})
	return done, err
}

// putBack shows a picture again that was replaced.
func putBack(d *act.Deed, a news.Asset, c news.AssetChange) error {
	if v := c.Changes["replaced_by"]; v[1] != a.ReplacedBy.String() || a.ReplacedBy == 0 {
		return fault.New(fault.Conflict, "this was changed again since; change it by hand")
	}
	was := a.ReplacedBy
	a.ReplacedBy = 0
	if err := d.Store.SaveAsset(d, a); err != nil {
		return err
	}
	d.Reconsider(a.ID, was)
	if err := touch(d, a.ID); err != nil {
		return err
	}
	if err := d.Job(JobFlag, a.ID.String(), a.ID.String(), d.Now); err != nil {
		return err
	}
	_, err := note(d, a, news.EventAssetChanged, map[string][2]string{"replaced_by": {was.String(), ""}})
	return err
}

// DeleteAsset deletes a picture that stands nowhere and never did before
// readers. Its files go a while later.
func (l *Library) DeleteAsset(ctx context.Context, actor news.Actor, id news.ID) error {
	return l.room.Do(ctx, actor, "delete picture", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil {
			return err
		}
		if err := actor.MayEditAsset(a); err != nil {
			return err
		}
		used, err := d.Store.AssetsUsed(d, []news.ID{id})
		if err != nil {
			return err
		}
		before, err := d.Store.ReplacedBy(d, id)
		if err != nil {
			return err
		}
		if err := a.MayDelete(used[id] || len(before) > 0); err != nil {
			return err
		}
		if err := d.Room.Index.DropPicture(d, d.Tx, id); err != nil {
			return err
		}
		if err := d.Store.DeleteAsset(d, id); err != nil {
			return err
		}
		for _, sum := range []string{a.SHA256, a.Source} {
			if sum == "" {
				continue
			}
			if err := d.Job(JobDrop, sum, sum, d.Now.Add(dropAfter)); err != nil {
				return err
			}
		}
		d.Touch(news.TagAsset(id))
		_, err = note(d, a, news.EventAssetDeleted, map[string][2]string{"name": {a.Name, ""}, "credit": {a.Credit, ""}, "caption": {a.Caption, ""}})
		return err
	})
}
