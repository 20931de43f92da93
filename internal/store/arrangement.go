package store

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// LockFront locks a front until the transaction ends and returns its revision,
// 0 while nobody has arranged it.
func (s Store) LockFront(ctx context.Context, site news.ID, front string) (int64, error) {
	err := s.Exec(ctx, `INSERT INTO front (site, front, rev, saved_by, saved_at) VALUES ($1,$2,0,0,0) ON CONFLICT DO NOTHING`, site, front)
	if err != nil {
		return 0, err
	}
	rev, _, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT rev FROM front WHERE site = $1 AND front = $2`+s.Engine.ForUpdate, site, front)
	return rev, err
}

// SaveArrangement notes how a locked front is arranged from now on.
func (s Store) SaveArrangement(ctx context.Context, a news.Arrangement) error {
	pins, err := rows.Text(a.Pins)
	if err != nil {
		return err
	}
	err = s.Exec(ctx, `UPDATE front SET rev = $3, saved_by = $4, saved_at = $5 WHERE site = $1 AND front = $2`,
		a.Site, a.Front, a.Rev, a.MadeBy, rows.MS(a.MadeAt))
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO arrangement (site, front, rev, restored, made_by, made_at, pins) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
		a.Site, a.Front, a.Rev, a.Restored, a.MadeBy, rows.MS(a.MadeAt), pins)
}

const arrangementColumns = `site, front, rev, restored, made_by, made_at, pins`

func scanArrangement(row rows.Scanner) (a news.Arrangement, err error) {
	err = row.Scan(&a.Site, &a.Front, &a.Rev, &a.Restored, &a.MadeBy, rows.Time{To: &a.MadeAt}, rows.JSON{To: &a.Pins})
	return a, err
}

// Arrangement returns one arrangement that a front had.
func (s Store) Arrangement(ctx context.Context, site news.ID, front string, rev int64) (news.Arrangement, bool, error) {
	return rows.One(ctx, s.Store, scanArrangement, `SELECT `+arrangementColumns+` FROM arrangement WHERE site = $1 AND front = $2 AND rev = $3`, site, front, rev)
}

// Arrangements returns up to limit arrangements of a front from before a
// revision, the newest first; before 0 begins with the last one.
func (s Store) Arrangements(ctx context.Context, site news.ID, front string, before int64, limit int) ([]news.Arrangement, error) {
	if before == 0 {
		before = 1 << 62
	}
	return rows.All(ctx, s.Store, scanArrangement, `SELECT `+arrangementColumns+` FROM arrangement
		WHERE site = $1 AND front = $2 AND rev < $3 ORDER BY rev DESC LIMIT $4`, site, front, before, limit)
}

// FrontRevs returns the fronts of a site that somebody has arranged, with when
// and by whom.
func (s Store) FrontRevs(ctx context.Context, site news.ID) ([]news.Arrangement, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (a news.Arrangement, err error) {
		err = row.Scan(&a.Site, &a.Front, &a.Rev, &a.MadeBy, rows.Time{To: &a.MadeAt})
		return a, err
	}, `SELECT site, front, rev, saved_by, saved_at FROM front WHERE site = $1 AND rev > 0 ORDER BY front`, site)
}

// Preview is a link that shows what readers do not see.
type Preview struct {
	ID     news.ID
	Hash   string
	Story  news.ID // 0: What says what it shows
	Site   news.ID
	MadeBy news.ID
	MadeAt time.Time
	EndsAt time.Time
	What   string // JSON
}

const previewColumns = `id, hash, story, site, made_by, made_at, ends_at, what`

func scanPreview(row rows.Scanner) (p Preview, err error) {
	err = row.Scan(&p.ID, &p.Hash, &p.Story, &p.Site, &p.MadeBy, rows.Time{To: &p.MadeAt}, rows.Time{To: &p.EndsAt}, &p.What)
	return p, err
}

// InsertPreview adds a link.
func (s Store) InsertPreview(ctx context.Context, p Preview) error {
	return s.Exec(ctx, `INSERT INTO preview (`+previewColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
		p.ID, p.Hash, p.Story, p.Site, p.MadeBy, rows.MS(p.MadeAt), rows.MS(p.EndsAt), p.What)
}

// PreviewByHash returns a link by the hash of its token.
func (s Store) PreviewByHash(ctx context.Context, hash string) (Preview, bool, error) {
	return rows.One(ctx, s.Store, scanPreview, `SELECT `+previewColumns+` FROM preview WHERE hash = $1`, hash)
}

// Preview returns a link.
func (s Store) Preview(ctx context.Context, id news.ID) (Preview, bool, error) {
	return rows.One(ctx, s.Store, scanPreview, `SELECT `+previewColumns+` FROM preview WHERE id = $1`, id)
}

// PreviewsOf returns the links to a story that have not ended, newest first.
func (s Store) PreviewsOf(ctx context.Context, story news.ID, now time.Time) ([]Preview, error) {
	return rows.All(ctx, s.Store, scanPreview, `SELECT `+previewColumns+` FROM preview WHERE story = $1 AND ends_at > $2 ORDER BY id DESC LIMIT 50`, story, rows.MS(now))
}

// DeletePreview takes a link away.
func (s Store) DeletePreview(ctx context.Context, id news.ID) error {
	return s.Exec(ctx, `DELETE FROM preview WHERE id = $1`, id)
}

// DropPreviews forgets the links that ended before a time.
func (s Store) DropPreviews(ctx context.Context, before time.Time) error {
	return s.Exec(ctx, `DELETE FROM preview WHERE ends_at < $1`, rows.MS(before))
}
