package ledger

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const runColumns = `id, site, since, repair, place, looked, drifts, repaired, started_at, touched_at, ended_at`

func scanRun(row rows.Scanner) (r ledger.Run, err error) {
	var repair int64
	err = row.Scan(&r.ID, &r.Site, rows.Time{To: &r.Since}, &repair, &r.Place, &r.Looked, &r.Drifts, &r.Repaired,
		rows.Time{To: &r.StartedAt}, rows.Time{To: &r.TouchedAt}, rows.Time{To: &r.EndedAt})
	r.Repair = repair != 0
	return r, err
}

// SaveRun inserts or replaces a run of the auditor.
func (s Store) SaveRun(ctx context.Context, r ledger.Run) error {
	return s.Exec(ctx, `INSERT INTO audit_run (`+runColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)
		ON CONFLICT (id) DO UPDATE SET place = excluded.place, looked = excluded.looked, drifts = excluded.drifts,
			repaired = excluded.repaired, touched_at = excluded.touched_at, ended_at = excluded.ended_at`,
		r.ID, r.Site, rows.MS(r.Since), rows.Bit(r.Repair), r.Place, r.Looked, r.Drifts, r.Repaired,
		rows.MS(r.StartedAt), rows.MS(r.TouchedAt), rows.MS(r.EndedAt))
}

// Run returns a run of the auditor.
func (s Store) Run(ctx context.Context, id news.ID) (ledger.Run, bool, error) {
	return rows.One(ctx, s.Store, scanRun, `SELECT `+runColumns+` FROM audit_run WHERE id = $1`, id)
}

// Runs returns runs of the auditor, newest first, before an ID; 0 begins with
// the newest.
func (s Store) Runs(ctx context.Context, before news.ID, limit int) ([]ledger.Run, error) {
	if before == 0 {
		before = 1<<63 - 1
	}
	return rows.All(ctx, s.Store, scanRun, `SELECT `+runColumns+` FROM audit_run WHERE id < $1 ORDER BY id DESC LIMIT $2`, before, limit)
}

const driftColumns = `id, run, placement, story, site, what, want, got, found_at, repaired_at`

func scanDrift(row rows.Scanner) (d ledger.Drift, err error) {
	err = row.Scan(&d.ID, &d.Run, &d.Placement, &d.Story, &d.Site, &d.What, &d.Want, &d.Got, rows.Time{To: &d.FoundAt}, rows.Time{To: &d.RepairedAt})
	return d, err
}

// InsertDrift adds what the auditor found.
func (s Store) InsertDrift(ctx context.Context, d ledger.Drift) error {
	return s.Exec(ctx, `INSERT INTO audit_drift (`+driftColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
		d.ID, d.Run, d.Placement, d.Story, d.Site, d.What, d.Want, d.Got, rows.MS(d.FoundAt), rows.MS(d.RepairedAt))
}

// Repaired notes that a drift is there no longer.
func (s Store) Repaired(ctx context.Context, drift news.ID, at time.Time) error {
	return s.Exec(ctx, `UPDATE audit_drift SET repaired_at = $2 WHERE id = $1`, drift, rows.MS(at))
}

// Drifts returns what a run found, in the order in which it was found, after
// an ID.
func (s Store) Drifts(ctx context.Context, run, after news.ID, limit int) ([]ledger.Drift, error) {
	return rows.All(ctx, s.Store, scanDrift, `SELECT `+driftColumns+` FROM audit_drift WHERE run = $1 AND id > $2 ORDER BY id LIMIT $3`, run, after, limit)
}

// PlacementsAfter returns the IDs of up to limit placements after an ID, in
// order: all, or those of one site, or those of stories that changed since a
// time.
func (s Store) PlacementsAfter(ctx context.Context, after, site news.ID, since time.Time, limit int) ([]news.ID, error) {
	switch {
	case site == 0 && since.IsZero():
		return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM placement WHERE id > $1 ORDER BY id LIMIT $2`, after, limit)
	case since.IsZero():
		return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM placement WHERE id > $1 AND site = $3 ORDER BY id LIMIT $2`, after, limit, site)
	}
	// A change of a story is an event of it.
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT p.id FROM placement p WHERE p.id > $1 AND (p.site = $3 OR $3 = 0)
		AND EXISTS (SELECT 1 FROM event e WHERE e.story = p.story AND e.story <> 0 AND e.id >= $4) ORDER BY p.id LIMIT $2`,
		after, limit, site, news.FirstID(since))
}

// Listed returns the lists of a site in which an item stands, with its time in
// each.
func (s Store) Listed(ctx context.Context, site, item news.ID) (map[string]time.Time, error) {
	type entry struct {
		list string
		at   time.Time
	}
	found, err := rows.All(ctx, s.Store, func(row rows.Scanner) (e entry, err error) {
		err = row.Scan(&e.list, rows.Time{To: &e.at})
		return e, err
	}, `SELECT list, at FROM listing WHERE item = $1 AND site = $2`, item, site)
	out := make(map[string]time.Time, len(found))
	for _, e := range found {
		out[e.list] = e.at
	}
	return out, err
}
