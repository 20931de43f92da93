// Package sharing loads and saves what belongs to stories on other sites of the
// network than their own: all SQL of it, and no rule. Placements themselves and
// their overrides are with the stories, in package store.
//
//	sharing.go     Store
//	rule.go        rules by which stories are shared by themselves
//	task.go        merge tasks
//	withdrawal.go  stories that one site withdraws alone
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
