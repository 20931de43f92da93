package auditor

import (
	"context"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

// The walk in the background looks at a few placements and rests: readers come
// first.
const (
	walkStep = 20
	walkRest = 3 * time.Second
)

// runAudit goes a step on in a walk.
func (a *Auditor) runAudit(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	r, found, err := a.rows.Run(ctx, id)
	if err != nil || !found || !r.EndedAt.IsZero() {
		return err
	}
	_, _, err = a.step(ctx, news.System(), r, walkStep, a.cfg.Clock.Now().Add(walkRest))
	return err
}

// Walk goes through all placements that a run is about, from where it stands to
// its end, and reports what it finds as it goes.
func (a *Auditor) Walk(ctx context.Context, actor news.Actor, r book.Run, report func(book.Drift) error) (book.Run, error) {
	for r.EndedAt.IsZero() {
		var found []book.Drift
		var err error
		if r, found, err = a.step(ctx, actor, r, walkStep, time.Time{}); err != nil {
			return r, err
		}
		for _, d := range found {
			if err := report(d); err != nil {
				return r, err
			}
		}
	}
	return r, nil
}

// Begin begins a run. A run in the background goes on as a job.
func (a *Auditor) Begin(ctx context.Context, actor news.Actor, r book.Run, background bool) (book.Run, error) {
	return a.cfg.Ledger.StartAudit(ctx, actor, r, background)
}

// step looks at the next placements, and keeps what it found and how far it is.
func (a *Auditor) step(ctx context.Context, actor news.Actor, r book.Run, limit int, next time.Time) (book.Run, []book.Drift, error) {
	ids, err := a.rows.PlacementsAfter(ctx, r.Place, r.Site, r.Since, limit)
	if err != nil {
		return r, nil, err
	}
	l := a.look()
	var found []book.Drift
	for _, id := range ids {
		drifts, err := a.compare(ctx, l, id)
		if err != nil {
			return r, nil, err
		}
		found = append(found, drifts...)
		r.Place = id
		r.Looked++
	}
	if len(ids) < limit {
		r.EndedAt = a.cfg.Clock.Now()
	}
	if r, found, err = a.cfg.Ledger.NoteAudit(ctx, r, found, next); err != nil {
		return r, nil, err
	}
	if r.Repair && len(found) > 0 {
		r, found, err = a.repair(ctx, actor, r, found)
	}
	return r, found, err
}

// compare looks at everything that a site serves of a placement. What is under
// way when it is looked at may differ for a moment: a difference counts when it
// is still there at a second look.
func (a *Auditor) compare(ctx context.Context, l *look, placement news.ID) ([]book.Drift, error) {
	first, err := l.all(ctx, placement)
	if err != nil || len(first) == 0 {
		return nil, err
	}
	return a.look().all(ctx, placement)
}

// all compares a placement on all surfaces.
func (l *look) all(ctx context.Context, placement news.ID) (out []book.Drift, err error) {
	f, found, err := l.facts(ctx, placement)
	if err != nil || !found {
		return nil, err
	}
	surfaces := []book.Surface{book.SurfacePage, book.SurfaceLists, book.SurfaceSearch}
	if f.planned() || f.placement.State == news.PlacementWithdrawn || f.visible == news.Moved {
		surfaces = append(surfaces, book.SurfaceFeed, book.SurfaceSitemap)
	}
	if f.site.ID == 0 || !f.site.Public {
		return nil, nil // no reader reaches it
	}
	for _, on := range surfaces {
		fs, _, err := l.surface(ctx, on, f)
		if err != nil {
			return nil, fmt.Errorf("compare the %s of placement %s: %w", on, placement, err)
		}
		for _, x := range fs {
			out = append(out, book.Drift{Placement: placement, Story: f.story.ID, Site: f.site.ID, What: x.what, Want: brief(x.want), Got: brief(x.got)})
		}
	}
	return out, nil
}

// repair makes the placements right that differ, and looks again at what became
// of it.
func (a *Auditor) repair(ctx context.Context, actor news.Actor, r book.Run, found []book.Drift) (book.Run, []book.Drift, error) {
	done := map[news.ID]map[book.What]bool{} // what is still wrong, by placement
	for _, d := range found {
		if done[d.Placement] != nil {
			continue
		}
		done[d.Placement] = map[book.What]bool{}
		if err := a.cfg.Ledger.Repair(ctx, actor, d.Placement); err != nil && fault.KindOf(err) != fault.NotFound {
			return r, nil, err
		}
		if err := a.pictures(ctx, d.Placement); err != nil {
			return r, nil, err
		}
	}
	if err := a.settle(ctx); err != nil {
		return r, nil, err
	}
	for placement := range done {
		left, err := a.look().all(ctx, placement)
		if err != nil {
			return r, nil, err
		}
		for _, x := range left {
			done[placement][x.What] = true
		}
	}
	var gone []book.Drift
	for i, d := range found {
		if !done[d.Placement][d.What] {
			found[i].RepairedAt = a.cfg.Clock.Now()
			gone = append(gone, found[i])
		}
	}
	r, err := a.cfg.Ledger.NoteRepaired(ctx, r, gone)
	return r, found, err
}

// settle waits until those who answer readers have heard of the repair.
func (a *Auditor) settle(ctx context.Context) error {
	if a.cfg.Settle == 0 {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(a.cfg.Settle):
		return nil
	}
}

// pictures has the renditions of a placement's pictures made anew that are
// missing.
func (a *Auditor) pictures(ctx context.Context, placement news.ID) error {
	if a.cfg.Render == nil {
		return nil
	}
	l := a.look()
	f, found, err := l.facts(ctx, placement)
	if err != nil || !found || f.visible != news.Shown {
		return err
	}
	for _, asset := range f.assets {
		if asset.State != news.AssetReady {
			continue
		}
		for _, r := range asset.Renditions {
			got, err := l.ask(ctx, "HEAD", f.site, "/media/"+r.Key)
			if err != nil {
				return err
			}
			if got.status == 404 {
				if err := a.cfg.Render(ctx, asset.ID); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}
