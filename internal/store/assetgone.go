package store

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// AssetsShown reports whether readers get one of the pictures somewhere, or will:
// on a placement of a site of the network, or on a page of one. A partner
// outside shows its stories itself.
func (s Store) AssetsShown(ctx context.Context, ids []news.ID) (bool, error) {
	for _, query := range []string{
		`SELECT u.asset FROM asset_use u JOIN placement p ON p.id = u.owner JOIN site s ON s.id = p.site
			WHERE u.asset IN ` + s.Engine.In(1) + ` AND u.kind = 'live' AND s.external = 0 LIMIT 1`,
		`SELECT asset FROM asset_use WHERE asset IN ` + s.Engine.In(1) + ` AND kind LIKE 'page/%' LIMIT 1`,
	} {
		_, found, err := rows.One(ctx, s.Store, rows.Plain[news.ID], query, db.List(s.Engine, ids))
		if err != nil || found {
			return found, err
		}
	}
	return false, nil
}

// SetGone notes since when no site shows a picture any longer; the zero time
// that one does.
func (s Store) SetGone(ctx context.Context, id news.ID, at time.Time) error {
	return s.Exec(ctx, `UPDATE asset SET gone_at = $2 WHERE id = $1`, id, rows.MS(at))
}

// AssetsPublicAfter returns up to limit pictures after an ID that were planned
// for readers, in the order of their IDs.
func (s Store) AssetsPublicAfter(ctx context.Context, after news.ID, limit int) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM asset WHERE id > $1 AND public_at <> 0 ORDER BY id LIMIT $2`, after, limit)
}

// AssetFile is a picture of which a file may be.
type AssetFile struct {
	Asset  news.ID
	GoneAt time.Time // zero while readers get it
}

// AssetsOfFile returns the pictures whose renditions have a hash in their names:
// that of the original, or of what a converter made of it.
func (s Store) AssetsOfFile(ctx context.Context, sum string) ([]AssetFile, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (f AssetFile, err error) {
		err = row.Scan(&f.Asset, rows.Time{To: &f.GoneAt})
		return f, err
	}, `SELECT id, gone_at FROM asset WHERE sha256 = $1
		UNION ALL SELECT id, gone_at FROM asset WHERE source = $1 AND source <> ''`, sum)
}
