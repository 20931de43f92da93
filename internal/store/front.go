package store

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Pin is a placement that an editor put on a place of a front.
type Pin struct {
	Position  int // from 0
	Placement news.ID
	Until     time.Time // zero: until it is taken off
}

// Pins returns the pins of a front that hold at a time, in order.
func (s Store) Pins(ctx context.Context, site news.ID, front string, now time.Time) ([]Pin, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (p Pin, err error) {
		err = row.Scan(&p.Position, &p.Placement, rows.Time{To: &p.Until})
		return p, err
	}, `SELECT position, placement, until FROM front_pin WHERE site = $1 AND front = $2
		AND (until = 0 OR until > $3) ORDER BY position`, site, front, rows.MS(now))
}

// SavePins replaces the pins of a front.
func (s Store) SavePins(ctx context.Context, site news.ID, front string, pins []Pin) error {
	if err := s.Exec(ctx, `DELETE FROM front_pin WHERE site = $1 AND front = $2`, site, front); err != nil {
		return err
	}
	for _, p := range pins {
		if err := s.Exec(ctx, `INSERT INTO front_pin (site, front, position, placement, until) VALUES ($1,$2,$3,$4,$5)`,
			site, front, p.Position, p.Placement, rows.MS(p.Until)); err != nil {
			return err
		}
	}
	return nil
}

// Unpin takes a placement off every front of its site and returns the fronts.
func (s Store) Unpin(ctx context.Context, site, placement news.ID) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `DELETE FROM front_pin WHERE site = $1 AND placement = $2 RETURNING front`, site, placement)
}

// AddReads adds to the counters.
func (s Store) AddReads(ctx context.Context, reads []news.ReadCount) error {
	for _, r := range reads {
		err := s.Exec(ctx, `INSERT INTO read_count (site, hour, story, n) VALUES ($1,$2,$3,$4)
			ON CONFLICT (site, hour, story) DO UPDATE SET n = read_count.n + excluded.n`,
			r.Site, r.Hour, r.Story, r.N)
		if err != nil {
			return err
		}
	}
	return nil
}

// ReadsSince returns the counters of a site since an hour.
func (s Store) ReadsSince(ctx context.Context, site news.ID, hour int64) ([]news.ReadCount, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (r news.ReadCount, err error) {
		err = row.Scan(&r.Site, &r.Hour, &r.Story, &r.N)
		return r, err
	}, `SELECT site, hour, story, n FROM read_count WHERE site = $1 AND hour >= $2`, site, hour)
}

// DropReads deletes counters of a site from before an hour.
func (s Store) DropReads(ctx context.Context, site news.ID, hour int64) error {
	return s.Exec(ctx, `DELETE FROM read_count WHERE site = $1 AND hour < $2`, site, hour)
}

// Popular returns the most read placements of a site, in order.
func (s Store) Popular(ctx context.Context, site news.ID, limit int) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT placement FROM popular WHERE site = $1 ORDER BY position LIMIT $2`, site, limit)
}

// SavePopular replaces the ranking of a site.
func (s Store) SavePopular(ctx context.Context, site news.ID, placements []news.ID, scores []int64) error {
	if err := s.Exec(ctx, `DELETE FROM popular WHERE site = $1`, site); err != nil {
		return err
	}
	for i, p := range placements {
		if err := s.Exec(ctx, `INSERT INTO popular (site, position, placement, score) VALUES ($1,$2,$3,$4)`,
			site, i, p, scores[i]); err != nil {
			return err
		}
	}
	return nil
}
