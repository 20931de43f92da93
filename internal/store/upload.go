package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const uploadColumns = `id, account, site, name, size, received, asset, fault, made_at, ends_at`

func scanUpload(row rows.Scanner) (u news.Upload, err error) {
	err = row.Scan(&u.ID, &u.Account, &u.Site, &u.Name, &u.Size, &u.Received, &u.Asset, &u.Fault, rows.Time{To: &u.MadeAt}, rows.Time{To: &u.EndsAt})
	return u, err
}

// Upload returns a file on its way in.
func (s Store) Upload(ctx context.Context, id news.ID) (news.Upload, bool, error) {
	return rows.One(ctx, s.Store, scanUpload, `SELECT `+uploadColumns+` FROM upload WHERE id = $1`, id)
}

// LockUpload is Upload, and keeps others from changing it until the transaction
// ends.
func (s Store) LockUpload(ctx context.Context, id news.ID) (news.Upload, bool, error) {
	return rows.One(ctx, s.Store, scanUpload, `SELECT `+uploadColumns+` FROM upload WHERE id = $1`+s.Engine.ForUpdate, id)
}

// UploadsOf returns what an account has on its way in, newest first.
func (s Store) UploadsOf(ctx context.Context, account news.ID, limit int) ([]news.Upload, error) {
	return rows.All(ctx, s.Store, scanUpload, `SELECT `+uploadColumns+` FROM upload WHERE account = $1 ORDER BY id DESC LIMIT $2`, account, limit)
}

// SaveUpload inserts an upload or notes how far it is.
func (s Store) SaveUpload(ctx context.Context, u news.Upload) error {
	return s.Exec(ctx, `INSERT INTO upload (`+uploadColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
		ON CONFLICT (id) DO UPDATE SET received = excluded.received, asset = excluded.asset, fault = excluded.fault`,
		u.ID, u.Account, u.Site, u.Name, u.Size, u.Received, u.Asset, u.Fault, rows.MS(u.MadeAt), rows.MS(u.EndsAt))
}

// DeleteUpload forgets an upload.
func (s Store) DeleteUpload(ctx context.Context, id news.ID) error {
	return s.Exec(ctx, `DELETE FROM upload WHERE id = $1`, id)
}
