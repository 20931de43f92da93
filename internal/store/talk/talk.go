// Package talk loads and saves what people of a newsroom say to each other and
// what readers demand: all SQL of it, and no rule.
//
//	talk.go          Store, helpers
//	comment.go       comments and their anchors
//	assignment.go    assignments, accounts by site
//	notification.go  what people are told, read and unread
//	reply.go         requests for a right of reply, their files and letters
package talk

import (
	"context"
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

func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
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

// changed runs a statement and reports how many rows it changed.
func (s Store) changed(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := s.q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}
