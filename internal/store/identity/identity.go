// Package identity loads and saves what people sign in with: all SQL of it, and
// no rule. Secrets come in as hashes, except an authenticator's, which has to
// be known.
//
//	identity.go    Store, helpers
//	login.go       passwords, authenticators, recovery codes, passkeys, subjects of single sign-on
//	session.go     sessions, known devices, steps of a ceremony
//	link.go        invitations and resets
//	email.go       addresses that accounts asked for
//	attempt.go     failed attempts
//	account.go     accounts as a list, the first owner, what an event is about
package identity

import (
	"context"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/db"
)

// Store reads and writes through one Querier.
type Store struct {
	q db.Querier
	e db.Engine
}

// New returns a Store on a pool.
func New(q db.Querier, e db.Engine) Store { return Store{q, e} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return Store{tx, tx.Engine} }

func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// timeIn scans milliseconds into a time, 0 into none.
type timeIn struct{ to *time.Time }

func (t timeIn) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a time is stored as %T", v)
	}
	*t.to = time.Time{}
	if n != 0 {
		*t.to = time.UnixMilli(n).UTC()
	}
	return nil
}

type scanner interface{ Scan(dest ...any) error }

func all[T any](ctx context.Context, s Store, scan func(scanner) (T, error), query string, args ...any) (out []T, err error) {
	rows, err := s.q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// one runs a query for one row; found is false when there is none.
func one[T any](ctx context.Context, s Store, scan func(scanner) (T, error), query string, args ...any) (v T, found bool, err error) {
	v, err = scan(s.q.QueryRowContext(ctx, query, args...))
	if db.IsNone(err) {
		return v, false, nil
	}
	return v, err == nil, err
}

func scanPlain[T any](row scanner) (v T, err error) {
	err = row.Scan(&v)
	return v, err
}

func (s Store) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.q.ExecContext(ctx, query, args...)
	return err
}

// changed runs a statement and reports whether it changed a row.
func (s Store) changed(ctx context.Context, query string, args ...any) (bool, error) {
	res, err := s.q.ExecContext(ctx, query, args...)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}
