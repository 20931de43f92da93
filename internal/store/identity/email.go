package identity

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// EmailChange is an address that an account asked to have instead of its own.
type EmailChange struct {
	ID      news.ID
	Account news.ID
	Email   string
	Token   string // hash, empty until the letter goes out
	MadeAt  time.Time
	EndsAt  time.Time
}

const emailColumns = `id, account, email, token, made_at, ends_at`

func scanEmailChange(row rows.Scanner) (c EmailChange, err error) {
	err = row.Scan(&c.ID, &c.Account, &c.Email, &c.Token, rows.Time{To: &c.MadeAt}, rows.Time{To: &c.EndsAt})
	return c, err
}

// ReplaceEmailChange notes what an account asks for, instead of what it asked
// for before.
func (s Store) ReplaceEmailChange(ctx context.Context, c EmailChange) error {
	return s.Exec(ctx, `INSERT INTO email_change (`+emailColumns+`) VALUES ($1,$2,$3,$4,$5,$6)
		ON CONFLICT (account) DO UPDATE SET id = excluded.id, email = excluded.email, token = excluded.token,
			made_at = excluded.made_at, ends_at = excluded.ends_at`,
		c.ID, c.Account, c.Email, c.Token, rows.MS(c.MadeAt), rows.MS(c.EndsAt))
}

// EmailChange returns a change by its ID.
func (s Store) EmailChange(ctx context.Context, id news.ID) (EmailChange, bool, error) {
	return rows.One(ctx, s.Store, scanEmailChange, `SELECT `+emailColumns+` FROM email_change WHERE id = $1`, id)
}

// EmailChangeOf returns what an account asked for.
func (s Store) EmailChangeOf(ctx context.Context, account news.ID) (EmailChange, bool, error) {
	return rows.One(ctx, s.Store, scanEmailChange, `SELECT `+emailColumns+` FROM email_change WHERE account = $1`, account)
}

// EmailChangeByToken returns the change of a token's hash, if it is the
// account's.
func (s Store) EmailChangeByToken(ctx context.Context, account news.ID, token string) (EmailChange, bool, error) {
	return rows.One(ctx, s.Store, scanEmailChange, `SELECT `+emailColumns+` FROM email_change WHERE account = $1 AND token = $2 AND token <> ''`, account, token)
}

// TakeEmailChange uses a change up and returns it; only one of several takers
// gets it.
func (s Store) TakeEmailChange(ctx context.Context, account news.ID, token string) (EmailChange, bool, error) {
	return rows.One(ctx, s.Store, scanEmailChange, `DELETE FROM email_change WHERE account = $1 AND token = $2 AND token <> '' RETURNING `+emailColumns, account, token)
}

// SetEmailToken gives a change its token, or another one.
func (s Store) SetEmailToken(ctx context.Context, id news.ID, token string) (bool, error) {
	return s.changed(ctx, `UPDATE email_change SET token = $2 WHERE id = $1`, id, token)
}

// DropEmailChange ends what an account asked for, and reports whether there was
// something.
func (s Store) DropEmailChange(ctx context.Context, account news.ID) (bool, error) {
	return s.changed(ctx, `DELETE FROM email_change WHERE account = $1`, account)
}
