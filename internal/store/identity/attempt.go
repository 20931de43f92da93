package identity

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/store/rows"
)

// LockAttempts returns the times of a scope's last failures, oldest first, and
// keeps other transactions from its row until this one ends.
func (s Store) LockAttempts(ctx context.Context, scope string, now time.Time) ([]time.Time, error) {
	text, found, err := rows.One(ctx, s.Store, rows.Plain[string], `INSERT INTO attempt (scope, touched_at, failures) VALUES ($1,$2,'[]')
		ON CONFLICT (scope) DO UPDATE SET touched_at = excluded.touched_at RETURNING failures`, scope, rows.MS(now))
	if err != nil || !found {
		return nil, err
	}
	var numbers []int64
	if err := json.Unmarshal([]byte(text), &numbers); err != nil {
		return nil, fmt.Errorf("attempts of %s: %w", scope, err)
	}
	times := make([]time.Time, len(numbers))
	for i, n := range numbers {
		times[i] = time.UnixMilli(n).UTC()
	}
	return times, nil
}

// SaveAttempts replaces the times of a locked scope.
func (s Store) SaveAttempts(ctx context.Context, scope string, failures []time.Time) error {
	numbers := make([]int64, len(failures))
	for i, t := range failures {
		numbers[i] = rows.MS(t)
	}
	text, err := json.Marshal(numbers)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `UPDATE attempt SET failures = $2 WHERE scope = $1`, scope, string(text))
}
