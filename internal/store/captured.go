package store

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Captured returns the story that was made of a captured page.
func (s Store) Captured(ctx context.Context, digest string) (news.ID, bool, error) {
	return rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT story FROM captured WHERE digest = $1`, digest)
}

// ClaimCaptured takes a page for the transaction, so that another one about it
// waits, and returns the story that was made of it, or 0. SaveCaptured has to
// follow in the same transaction when it is 0.
func (s Store) ClaimCaptured(ctx context.Context, digest string, now time.Time) (news.ID, error) {
	id, _, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `INSERT INTO captured (digest, made_at) VALUES ($1,$2)
		ON CONFLICT (digest) DO UPDATE SET made_at = captured.made_at RETURNING COALESCE(story, 0)`, digest, rows.MS(now))
	return id, err
}

// SaveCaptured notes which story was made of a page that was claimed.
func (s Store) SaveCaptured(ctx context.Context, digest string, story news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE captured SET story = $1, made_at = $2 WHERE digest = $3`, story, rows.MS(now), digest)
}
