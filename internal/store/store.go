// Package store loads and saves the network's values: all SQL of the
// newsroom and the portal, one file per noun, and no rule.
//
// A Store works on a reading pool or inside a transaction alike. Values that
// belong together are loaded by lists of IDs in one query each, never one by
// one. Times are Unix milliseconds in UTC, 0 for none.
//
//	site.go        sites, hosts, sections, share policies, pages
//	person.go      people and accounts
//	topic.go       topics, their timelines, tags
//	asset.go       assets and renditions
//	assetlist.go   pages of assets, near duplicates, history
//	assetuse.go    where assets stand
//	upload.go      files on their way in
//	story.go       stories, working copies, versions
//	cowriting.go   the steps that change a body, and who writes
//	head.go        the lines of the desk's lists, and their numbers
//	placement.go   placements and overrides
//	listing.go     the ordered lists that readers page through
//	notice.go      notices and withdrawals
//	front.go       pinned places, popularity
//	arrangement.go fronts as they were arranged; preview links
//	names.go       finding names, old addresses, merges
//	event.go       the log, redirects
//	check.go       what the checks before publication ask
//	audit.go       the log as the audit trail reads it
//	choice.go      topics and people to choose from
package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Store reads and writes through one Querier.
type Store struct{ rows.Store }

// New returns a Store on a pool or a transaction.
func New(q db.Querier, e db.Engine) Store { return Store{rows.Store{Q: q, Engine: e}} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return New(tx, tx.Engine) }

// later runs a statement at once or, in a transaction, together with others
// before anything else is read; see db.Tx. Failures that somebody looks at one
// by one, such as duplicates, need Exec.
func (s Store) later(ctx context.Context, query string, args ...any) error {
	if tx, ok := s.Q.(*db.Tx); ok {
		return tx.Later(ctx, query, args...)
	}
	return s.Exec(ctx, query, args...)
}
