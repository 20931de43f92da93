package house

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// MaxPreview is the longest life of a link to a preview.
const MaxPreview = 30 * 24 * time.Hour

// Preview is what a link shows.
type Preview = news.Preview

// SharePreview makes a link that shows what readers do not see, to whoever has
// it, until it ends. Only the returned token opens it; it is not kept.
func (h *House) SharePreview(ctx context.Context, actor news.Actor, p Preview, ends time.Time) (token string, id news.ID, err error) {
	what, err := json.Marshal(p)
	if err != nil {
		return "", 0, err
	}
	err = h.room.Do(ctx, actor, "share preview", func(d *act.Deed) error {
		if !ends.After(d.Now) || ends.After(d.Now.Add(MaxPreview)) {
			return fault.Field("ends", "a link ends within %d days", int(MaxPreview.Hours())/24)
		}
		if err := mayPreview(d, p); err != nil {
			return err
		}
		if err := d.Store.DropPreviews(d, d.Now.Add(-24*time.Hour)); err != nil {
			return err
		}
		var hash string
		token, hash = credential.NewToken()
		id = d.NextID()
		err := d.Store.InsertPreview(d, store.Preview{ID: id, Hash: hash, Story: p.Story, Site: p.Site, MadeBy: actor.Account,
			MadeAt: d.Now, EndsAt: ends.UTC().Truncate(time.Millisecond), What: string(what)})
		if err != nil {
			return err
		}
		return d.Event(news.EventPreviewShared, p.Story, p.Site, map[string]any{"preview": id, "ends": ends.UTC()})
	})
	return token, id, err
}

// EndPreview makes a link show nothing any more.
func (h *House) EndPreview(ctx context.Context, actor news.Actor, id news.ID) error {
	return h.room.Do(ctx, actor, "end preview", func(d *act.Deed) error {
		p, found, err := d.Store.Preview(d, id)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "this link has ended already")
		}
		if p.MadeBy != actor.Account || actor.Account == 0 {
			what := Preview{Story: p.Story, Site: p.Site}
			if err := json.Unmarshal([]byte(p.What), &what); err != nil {
				return err
			}
			if err := mayPreview(d, what); err != nil {
				return err
			}
		}
		if err := d.Store.DeletePreview(d, id); err != nil {
			return err
		}
		return d.Event(news.EventPreviewEnded, p.Story, p.Site, map[string]any{"preview": id})
	})
}

// mayPreview asks whether the actor may show somebody else what readers do not
// see.
func mayPreview(d *act.Deed, p Preview) error {
	if _, err := d.Site(p.Site); err != nil {
		return err
	}
	switch {
	case p.Look != nil:
		return d.Actor.May(news.ActManage, p.Site)
	case p.Story == 0:
		if news.FrontPlaces(p.Front) == 0 {
			return fault.New(fault.NotFound, "there is no front %q", p.Front)
		}
		return d.Actor.May(news.ActCurate, p.Site)
	}
	st, found, err := d.Store.Story(d, p.Story)
	if err != nil {
		return err
	}
	placement, here, err := d.Store.Placement(d, p.Story, p.Site)
	if err != nil {
		return err
	}
	if !found || !here || placement.State == news.PlacementDeclined {
		return fault.New(fault.NotFound, "there is no story %s here", p.Story)
	}
	return d.Actor.MayPreview(st, p.Site)
}
