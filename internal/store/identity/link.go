package identity

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Link lets one person in once.
type Link struct {
	ID      news.ID
	Token   string // hash, empty until the letter goes out
	Kind    string
	Account news.ID
	MadeBy  news.ID
	MadeAt  time.Time
	EndsAt  time.Time
}

const linkColumns = `id, token, kind, account, made_by, made_at, ends_at`

func scanLink(row rows.Scanner) (l Link, err error) {
	err = row.Scan(&l.ID, &l.Token, &l.Kind, &l.Account, &l.MadeBy, rows.Time{To: &l.MadeAt}, rows.Time{To: &l.EndsAt})
	return l, err
}

// ReplaceLinks adds a link and ends all earlier ones of the account.
func (s Store) ReplaceLinks(ctx context.Context, l Link) error {
	if err := s.DeleteLinks(ctx, l.Account); err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO one_time_link (`+linkColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
		l.ID, l.Token, l.Kind, l.Account, l.MadeBy, rows.MS(l.MadeAt), rows.MS(l.EndsAt))
}

// DeleteLinks ends all links of an account.
func (s Store) DeleteLinks(ctx context.Context, account news.ID) error {
	return s.Exec(ctx, `DELETE FROM one_time_link WHERE account = $1`, account)
}

// Link returns a link by its ID.
func (s Store) Link(ctx context.Context, id news.ID) (Link, bool, error) {
	return rows.One(ctx, s.Store, scanLink, `SELECT `+linkColumns+` FROM one_time_link WHERE id = $1`, id)
}

// LinkByToken returns the link of a token's hash.
func (s Store) LinkByToken(ctx context.Context, token string) (Link, bool, error) {
	return rows.One(ctx, s.Store, scanLink, `SELECT `+linkColumns+` FROM one_time_link WHERE token = $1 AND token <> ''`, token)
}

// TakeLink uses a link up and returns it; only one of several takers gets it.
func (s Store) TakeLink(ctx context.Context, token string) (Link, bool, error) {
	return rows.One(ctx, s.Store, scanLink, `DELETE FROM one_time_link WHERE token = $1 AND token <> '' RETURNING `+linkColumns, token)
}

// SetLinkToken gives a link its token, or another one.
func (s Store) SetLinkToken(ctx context.Context, id news.ID, token string) (bool, error) {
	return s.changed(ctx, `UPDATE one_time_link SET token = $2 WHERE id = $1`, id, token)
}

// Invited returns which of the accounts have an invitation open.
func (s Store) Invited(ctx context.Context, now time.Time) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT account FROM one_time_link WHERE kind = 'invitation' AND ends_at > $1`, rows.MS(now))
}
