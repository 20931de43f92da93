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
package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/db"
)

// Store reads and writes through one Querier.
type Store struct {
	q db.Querier
	e db.Engine
}

// New returns a Store on a pool or a transaction.
func New(q db.Querier, e db.Engine) Store { return Store{q, e} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return Store{tx, tx.Engine} }

// ms turns a time into what the database keeps.
func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// at turns what the database keeps into a time.
func at(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// timeIn scans milliseconds into a time.
type timeIn struct{ to *time.Time }

func (t timeIn) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a time is stored as %T", v)
	}
	*t.to = at(n)
	return nil
}

// jsonIn scans JSON text into a value.
type jsonIn struct{ to any }

func (j jsonIn) Scan(v any) error {
	switch text := v.(type) {
	case string:
		return json.Unmarshal([]byte(text), j.to)
	case []byte:
		return json.Unmarshal(text, j.to)
	}
	return fmt.Errorf("JSON is stored as %T", v)
}

func jsonOut(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

type scanner interface{ Scan(dest ...any) error }

// all runs a query and scans every row.
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

func (s Store) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.q.ExecContext(ctx, query, args...)
	return err
}

// later runs a statement at once or, in a transaction, together with others
// before anything else is read; see db.Tx. Failures that somebody looks at one
// by one, such as duplicates, need exec.
func (s Store) later(ctx context.Context, query string, args ...any) error {
	if tx, ok := s.q.(*db.Tx); ok {
		return tx.Later(ctx, query, args...)
	}
	return s.exec(ctx, query, args...)
}

// changed runs a statement and reports how many rows it changed.
func (s Store) changed(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := s.q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func scanPlain[T any](row scanner) (v T, err error) {
	err = row.Scan(&v)
	return v, err
}

var _ sql.Scanner = timeIn{}
