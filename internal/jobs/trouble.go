package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/db"
)

// Trouble is a job whose last run failed.
type Trouble struct {
	Job
	GivenUp time.Time // zero while it is tried again, at RunAt
	Error   string    // of the last run
}

// Troubles returns up to limit jobs with IDs above one whose last run failed, in
// the order of their IDs: those that were given up, and those that are tried
// again.
func (q *Queue) Troubles(ctx context.Context, after int64, limit int) ([]Trouble, error) {
	rows, err := q.db.QueryContext(ctx, `SELECT id, kind, key, run_at, attempts, payload, ended_at, last_error FROM job
		WHERE (state = 2 OR state = 0 AND last_error <> '') AND id > $1 ORDER BY id LIMIT $2`, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Trouble
	for rows.Next() {
		var t Trouble
		var runAt, endedAt int64
		if err := rows.Scan(&t.ID, &t.Kind, &t.Key, &runAt, &t.Attempts, &t.Payload, &endedAt, &t.Error); err != nil {
			return nil, err
		}
		if t.RunAt = time.UnixMilli(runAt).UTC(); endedAt != 0 {
			t.GivenUp = time.UnixMilli(endedAt).UTC()
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

// What Retry says of a job that it does not touch.
var (
	ErrNotGivenUp = errors.New("no job with this ID was given up")
	ErrWaits      = errors.New("another job waits that does the same")
)

// Retry has a job that was given up run again, now and with all its attempts.
// It answers ErrNotGivenUp or ErrWaits when it cannot.
func (q *Queue) Retry(ctx context.Context, id int64) error {
	err := q.db.Tx(ctx, func(tx *db.Tx) error {
		var waits int64
		err := tx.QueryRowContext(ctx, `SELECT w.id FROM job g JOIN job w ON w.kind = g.kind AND w.key = g.key AND w.state = 0
			WHERE g.id = $1 AND g.state = 2`, id).Scan(&waits)
		if err == nil {
			return ErrWaits
		}
		if !db.IsNone(err) {
			return err
		}
		done, err := tx.ExecContext(ctx, `UPDATE job SET state = 0, attempts = 0, run_at = $2, locked_until = 0, ended_at = 0, last_error = ''
			WHERE id = $1 AND state = 2`, id, q.clock.Now().UnixMilli())
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return ErrNotGivenUp
	})
	if err != nil {
		return fmt.Errorf("job %d: %w", id, err)
	}
	return nil
}
