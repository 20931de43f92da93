// Package sharing loads and saves what sites of a network agree on about each
// other's stories: all SQL of it, and no rule.
//
//	sharing.go   Store
//	rule.go      rules by which stories are shared by themselves
package sharing

import (
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Store reads and writes through one Querier.
type Store struct{ rows.Store }

// New returns a Store on a pool or a transaction.
func New(q db.Querier, e db.Engine) Store { return Store{rows.Store{Q: q, Engine: e}} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return New(tx, tx.Engine) }
