package media

import (
	"context"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// rebuildStep is how much one transaction of a rebuild does.
const rebuildStep = 100

func (l *Library) runRebuild(ctx context.Context, _ jobs.Job) error { return l.Rebuild(ctx) }

// Rebuild makes anew what follows from pictures and texts: the search over
// pictures, where each of them stands, and whether readers get it. Verbs keep all
// right; this is for what was there before they did, and for doubt.
func (l *Library) Rebuild(ctx context.Context) error {
	for before := news.ID(0); ; {
		assets, err := l.room.Read().AssetPage(ctx, store.AssetQuery{Before: before}, rebuildStep)
		if err != nil {
			return err
		}
		err = l.room.Do(ctx, news.System(), "index pictures", func(d *act.Deed) error {
			for _, a := range assets {
				if err := d.Room.Index.PutPicture(d, d.Tx, picture(a)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if len(assets) < rebuildStep {
			break
		}
		before = assets[len(assets)-1].ID
	}
	for after := news.ID(0); ; {
		ids, err := l.room.Read().StoriesAfter(ctx, after, rebuildStep)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := l.rebuildStory(ctx, id); err != nil {
				return err
			}
			after = id
		}
		if len(ids) < rebuildStep {
			break
		}
	}
	if err := l.rebuildPages(ctx); err != nil {
		return err
	}
	return l.decideAll(ctx)
}

func (l *Library) runGone(ctx context.Context, _ jobs.Job) error { return l.decideAll(ctx) }

// decideAll decides anew of every picture that was ever planned for readers
// whether they get it.
func (l *Library) decideAll(ctx context.Context) error {
	for after := news.ID(0); ; {
		ids, err := l.room.Read().AssetsPublicAfter(ctx, after, rebuildStep)
		if err != nil || len(ids) == 0 {
			return err
		}
		err = l.room.Do(ctx, news.System(), "decide which pictures readers get", func(d *act.Deed) error {
			d.Reconsider(ids...)
			return nil
		})
		if err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}

func (l *Library) rebuildStory(ctx context.Context, id news.ID) error {
	return l.room.Do(ctx, news.System(), "rebuild uses of a story", func(d *act.Deed) error {
		st, err := d.Lock(id)
		if err != nil {
			return err
		}
		w, found, err := d.Store.WorkingCopy(d, id)
		if err != nil {
			return err
		}
		if found {
			if _, err := d.Store.UseAssets(d, news.UseDraft, id, id, w.Content); err != nil {
				return err
			}
		}
		placements, err := d.Store.PlacementsOf(d, id)
		if err != nil {
			return err
		}
		var live news.Version
		if st.LiveVersion > 0 {
			if live, err = d.Store.Version(d, id, st.LiveVersion); err != nil {
				return err
			}
		}
		for _, p := range placements {
			for _, o := range p.Overrides {
				if err := d.Store.SaveOverride(d, p.ID, o); err != nil {
					return err
				}
			}
			if p.State != news.PlacementPlaced || st.LiveVersion == 0 || p.VisibleAt.IsZero() ||
				st.State != news.StateLive && st.State != news.StateScheduled {
				continue
			}
			c, err := p.Effective(live.Content)
			if err != nil {
				return err
			}
			if _, err := d.Store.UseAssets(d, news.UseLive, p.ID, id, c); err != nil {
				return err
			}
			if err := d.NotePublic(p, c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *Library) rebuildPages(ctx context.Context) error {
	return l.room.Do(ctx, news.System(), "rebuild uses of pages", func(d *act.Deed) error {
		sites, err := d.Sites()
		if err != nil {
			return err
		}
		for _, s := range sites {
			slugs, err := d.Store.PageSlugs(d, s.ID)
			if err != nil {
				return err
			}
			for _, slug := range slugs {
				p, found, err := d.Store.Page(d, s.ID, slug)
				if err != nil {
					return err
				}
				if !found {
					continue
				}
				if _, err := d.Store.UseAssets(d, news.UsePage(p.Slug), s.ID, 0, news.Content{Body: p.Document}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
