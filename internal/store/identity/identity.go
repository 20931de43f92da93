// Package identity loads and saves what people sign in with: all SQL of it, and
// no rule. Secrets come in as hashes, except an authenticator's, which has to
// be known.
//
//	identity.go    Store
//	login.go       passwords, authenticators, recovery codes, passkeys, subjects of single sign-on
//	session.go     sessions, known devices, steps of a ceremony
//	link.go        invitations and resets
//	email.go       addresses that accounts asked for
//	attempt.go     failed attempts
//	account.go     accounts as a list, the first owner, what an event is about
package identity

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Store reads and writes through one Querier.
type Store struct{ rows.Store }

// New returns a Store on a pool.
func New(q db.Querier, e db.Engine) Store { return Store{rows.Store{Q: q, Engine: e}} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return New(tx, tx.Engine) }

// changed runs a statement and reports whether it changed a row.
func (s Store) changed(ctx context.Context, query string, args ...any) (bool, error) {
	n, err := s.Changed(ctx, query, args...)
	return n > 0, err
}
