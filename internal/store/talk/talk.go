// Package talk loads and saves what people of a newsroom say to each other and
// what readers demand: all SQL of it, and no rule.
//
//	talk.go          Store
//	comment.go       comments and their anchors
//	assignment.go    assignments, accounts by site
//	notification.go  what people are told, read and unread
//	reply.go         requests for a right of reply, their files and letters
package talk

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
