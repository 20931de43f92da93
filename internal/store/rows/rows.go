// Package rows is what the stores have in common: queries whose rows become
// values, and how times, flags and JSON are kept. It knows no table.
package rows

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/db"
)

// Store reads and writes through one Querier. Stores of a subject embed it.
type Store struct {
	Q      db.Querier
	Engine db.Engine
}

// MS turns a time into what the database keeps: milliseconds in UTC, 0 for
// none.
func MS(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// At turns what the database keeps into a time.
func At(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// Bit is how a flag is kept.
func Bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Time scans milliseconds into a time, 0 into none.
type Time struct{ To *time.Time }

// Scan implements sql.Scanner.
func (t Time) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a time is stored as %T", v)
	}
	*t.To = At(n)
	return nil
}

// JSON scans JSON text into a value.
type JSON struct{ To any }

// Scan implements sql.Scanner.
func (j JSON) Scan(v any) error {
	switch text := v.(type) {
	case string:
		return json.Unmarshal([]byte(text), j.To)
	case []byte:
		return json.Unmarshal(text, j.To)
	}
	return fmt.Errorf("JSON is stored as %T", v)
}

// Text is how a value is kept as JSON.
func Text(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// Scanner is a row.
type Scanner interface{ Scan(dest ...any) error }

// All runs a query and scans every row.
func All[T any](ctx context.Context, s Store, scan func(Scanner) (T, error), query string, args ...any) (out []T, err error) {
	found, err := s.Q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	for found.Next() {
		v, err := scan(found)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, found.Err()
}

// One runs a query for one row; found is false when there is none.
func One[T any](ctx context.Context, s Store, scan func(Scanner) (T, error), query string, args ...any) (v T, found bool, err error) {
	v, err = scan(s.Q.QueryRowContext(ctx, query, args...))
	if db.IsNone(err) {
		return v, false, nil
	}
	return v, err == nil, err
}

// Plain scans a row of one column.
func Plain[T any](row Scanner) (v T, err error) {
	err = row.Scan(&v)
	return v, err
}

// Exec runs a statement.
func (s Store) Exec(ctx context.Context, query string, args ...any) error {
	_, err := s.Q.ExecContext(ctx, query, args...)
	return err
}

// Changed runs a statement and reports how many rows it changed.
func (s Store) Changed(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := s.Q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}
