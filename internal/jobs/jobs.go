// Package jobs is a durable queue in the database: a job is written in the
// same transaction as the change that asks for it, runs at its time or as soon
// after as a process is alive, is retried with growing pauses, and stays
// visible when it was given up. The package knows no kind of job.
//
// A claim is a lease, which is renewed as long as the job runs: a process that
// dies lets go of its jobs when the lease ends. One that was only slow may come
// back to a job that another has taken, so every job must be safe to run twice.
//
//	jobs.go     Queue: adding, claiming, running
//	trouble.go  what failed, for whoever runs the machines
package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
)

// Job is a piece of work to be done.
type Job struct {
	ID       int64
	Kind     string
	Key      string // one waiting job per kind and key
	RunAt    time.Time
	Attempts int // runs begun, this one included
	Payload  string
}

// Run does the work of one kind of job. An error is kept and the job retried.
type Run func(ctx context.Context, job Job) error

// Limits of a queue.
const (
	Lease       = 30 * time.Second // after the last sign of life another process repeats a run
	LongestRun  = 5 * time.Minute  // then a run is told to stop
	MaxAttempts = 12
	LongestWait = time.Second // between looks at the table, when nothing wakes the queue
	keepDone    = 7 * 24 * time.Hour
	dropEvery   = time.Minute
)

// Queue runs jobs.
type Queue struct {
	db    *db.DB
	clock clock.Clock
	log   *slog.Logger
	runs  map[string]Run
	wake  chan struct{}
	slots map[string]chan struct{}
	renew time.Duration // between renewals of a lease

	mu      sync.Mutex
	dropped time.Time // when done jobs were last looked through
}

// New returns a queue that runs the given kinds of jobs; jobs of other kinds
// stay where they are. At most one job of a kind runs at a time in a process,
// unless Parallel says otherwise.
func New(d *db.DB, c clock.Clock, log *slog.Logger, runs map[string]Run) *Queue {
	q := &Queue{db: d, clock: c, log: log, runs: runs, wake: make(chan struct{}, 1), slots: map[string]chan struct{}{}, renew: Lease / 3}
	for kind := range runs {
		q.slots[kind] = make(chan struct{}, 1)
	}
	return q
}

// Parallel lets up to n jobs of a kind run at a time in a process: for kinds
// that wait for others, whose delays must not become each other's. Call it
// before Work.
func (q *Queue) Parallel(kind string, n int) { q.slots[kind] = make(chan struct{}, n) }

// Wake makes the queue look at the table now. Call it after a commit that
// added a job that is due within LongestWait; later ones are seen in time.
func (q *Queue) Wake() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// Add writes a job in a transaction. It takes the place of a waiting job of the
// same kind and key, also of one that is being retried or runs at the moment:
// how that run ends says nothing about this job. One that has not begun and is
// to do the same at the same time is left as it is.
func Add(ctx context.Context, tx *db.Tx, id int64, kind, key, payload string, runAt, now time.Time) error {
	err := tx.Later(ctx, `INSERT INTO job (id, kind, key, run_at, locked_until, attempts, state, made_at, ended_at, last_error, payload)
		VALUES ($1,$2,$3,$4,0,0,0,$5,0,'',$6)
		ON CONFLICT (kind, key) WHERE state = 0 DO UPDATE SET id = excluded.id, run_at = excluded.run_at,
			made_at = excluded.made_at, payload = excluded.payload, attempts = 0, locked_until = 0, last_error = ''
		WHERE job.attempts > 0 OR job.run_at <> excluded.run_at OR job.payload <> excluded.payload`,
		id, kind, key, runAt.UnixMilli(), now.UnixMilli(), payload)
	if err != nil {
		return fmt.Errorf("add job %s: %w", kind, err)
	}
	return nil
}

// Cancel ends a waiting job.
func Cancel(ctx context.Context, tx *db.Tx, kind, key string, now time.Time) error {
	_, err := tx.ExecContext(ctx, `UPDATE job SET state = 1, ended_at = $3, last_error = 'cancelled'
		WHERE kind = $1 AND key = $2 AND state = 0`, kind, key, now.UnixMilli())
	return err
}

// Work runs jobs until the context ends, and returns when those that had begun
// are over.
func (q *Queue) Work(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		case <-q.wake:
		}
		q.begin(ctx, &running)
		timer.Reset(q.pause(ctx))
	}
}

// begin starts what is due of the kinds that have a free slot. Only what can
// begin now is claimed: a lease does not wait.
func (q *Queue) begin(ctx context.Context, running *sync.WaitGroup) {
	full := func(kind string) bool {
		select {
		case q.slots[kind] <- struct{}{}:
			return false
		default:
			return true
		}
	}
	free := slices.DeleteFunc(slices.Sorted(maps.Keys(q.slots)), full)
	for len(free) > 0 {
		claimed, err := q.claim(ctx, free, 1)
		if err != nil && ctx.Err() == nil {
			q.log.Error("look for jobs", "error", err)
		}
		if len(claimed) == 0 {
			break
		}
		job := claimed[0]
		running.Go(func() {
			q.run(context.WithoutCancel(ctx), job)
			<-q.slots[job.Kind]
			q.Wake() // there may be more of the kind
		})
		free = slices.DeleteFunc(free, func(kind string) bool { return kind == job.Kind && full(kind) })
	}
	for _, kind := range free {
		<-q.slots[kind]
	}
}

// Drain runs every job that is due, one after another in the order of their
// times, until none is left. Commands and tests use it instead of Work.
func (q *Queue) Drain(ctx context.Context) error {
	kinds := slices.Sorted(maps.Keys(q.runs))
	for {
		claimed, err := q.claim(ctx, kinds, 1)
		if err != nil {
			return err
		}
		if len(claimed) == 0 {
			return ctx.Err()
		}
		q.run(ctx, claimed[0])
	}
}

// claim takes a lease on up to limit jobs of some kinds that are due.
func (q *Queue) claim(ctx context.Context, kinds []string, limit int) (claimed []Job, err error) {
	if len(kinds) == 0 {
		return nil, nil
	}
	now := q.clock.Now()
	args := []any{now.UnixMilli(), limit}
	for _, kind := range kinds {
		args = append(args, kind)
	}
	due := dueJobs(q.db.Engine, len(kinds))
	// Asking first does not take the write lock when there is nothing to do.
	var id int64
	if err := q.db.QueryRowContext(ctx, due, args...).Scan(&id); err != nil {
		if db.IsNone(err) {
			err = nil
		}
		return nil, err
	}
	err = q.db.Tx(ctx, func(tx *db.Tx) error {
		claimed = nil
		// As a subquery PostgreSQL may ask it once for each row, and then every
		// row is among the first.
		rows, err := tx.QueryContext(ctx, fmt.Sprintf(`WITH due AS MATERIALIZED (`+due+tx.Engine.SkipLocked+`)
			UPDATE job SET locked_until = $%d, attempts = attempts + 1 WHERE id IN (SELECT id FROM due)
			RETURNING id, kind, key, run_at, attempts, payload`, len(args)+1), append(args, now.Add(Lease).UnixMilli())...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var j Job
			var runAt int64
			if err := rows.Scan(&j.ID, &j.Kind, &j.Key, &runAt, &j.Attempts, &j.Payload); err != nil {
				return err
			}
			j.RunAt = time.UnixMilli(runAt).UTC()
			claimed = append(claimed, j)
		}
		return rows.Err()
	})
	return claimed, err
}

// dueJobs selects up to $2 jobs of n kinds, $3 and on, that are due at $1.
func dueJobs(e db.Engine, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("$%d", i+3)
	}
	kind := "kind"
	if !e.Postgres() {
		kind = "+kind" // else SQLite goes through all jobs that wait, kind by kind, and sorts them
	}
	return `SELECT id FROM job WHERE state = 0 AND run_at <= $1 AND locked_until <= $1 AND ` + kind + ` IN (` + strings.Join(list, ",") + `)
		ORDER BY run_at, id LIMIT $2`
}

func (q *Queue) run(ctx context.Context, job Job) {
	err := errDied
	if job.Attempts <= MaxAttempts {
		err = q.guard(ctx, job)
	}
	switch {
	case err != nil && job.Attempts >= MaxAttempts:
		q.log.Error("job given up", "kind", job.Kind, "key", job.Key, "attempt", job.Attempts, "error", err)
	case err != nil:
		q.log.Warn("job failed", "kind", job.Kind, "key", job.Key, "attempt", job.Attempts, "error", err)
	}
	// Also a run that took too long, or was told to stop, is noted.
	if err := q.finish(context.WithoutCancel(ctx), job, err); err != nil {
		q.log.Error("note the end of a job", "kind", job.Kind, "key", job.Key, "error", err)
	}
}

// errDied is the error of a job none of whose runs came to an end.
var errDied = errors.New("every run so far died with its process")

func (q *Queue) guard(ctx context.Context, job Job) (err error) {
	ctx, cancel := context.WithTimeout(ctx, LongestRun)
	defer cancel()
	over := make(chan struct{})
	defer close(over)
	go q.keep(ctx, job, over)
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return q.runs[job.Kind](ctx, job)
}

// keep renews the lease of a job until it is over, or told to stop: a run that
// hangs all the same must not keep its job from others for ever.
func (q *Queue) keep(ctx context.Context, job Job, over <-chan struct{}) {
	tick := time.NewTicker(q.renew)
	defer tick.Stop()
	for {
		select {
		case <-over:
			return
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		err := q.db.Tx(ctx, func(tx *db.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE job SET locked_until = $3 WHERE id = $1 AND attempts = $2 AND state = 0 AND locked_until > 0`,
				job.ID, job.Attempts, q.clock.Now().Add(Lease).UnixMilli())
			return err
		})
		if err != nil && ctx.Err() == nil {
			q.log.Warn("renew the lease of a job", "kind", job.Kind, "key", job.Key, "error", err)
		}
	}
}

// finish notes how a run ended. It names the attempt: a job whose lease ended
// meanwhile belongs to another run.
func (q *Queue) finish(ctx context.Context, job Job, failed error) error {
	now := q.clock.Now()
	return q.db.Tx(ctx, func(tx *db.Tx) error {
		switch {
		case failed == nil:
			_, err := tx.ExecContext(ctx, `UPDATE job SET state = 1, ended_at = $3, last_error = ''
				WHERE id = $1 AND attempts = $2 AND state = 0`, job.ID, job.Attempts, now.UnixMilli())
			if err != nil {
				return err
			}
			return q.drop(ctx, tx, now)
		case job.Attempts >= MaxAttempts:
			_, err := tx.ExecContext(ctx, `UPDATE job SET state = 2, ended_at = $3, last_error = $4
				WHERE id = $1 AND attempts = $2 AND state = 0`, job.ID, job.Attempts, now.UnixMilli(), message(failed))
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE job SET run_at = $3, locked_until = 0, last_error = $4
			WHERE id = $1 AND attempts = $2 AND state = 0`,
			job.ID, job.Attempts, now.Add(Backoff(job.Attempts)).UnixMilli(), message(failed))
		return err
	})
}

// drop forgets jobs that were done long ago, now and then.
func (q *Queue) drop(ctx context.Context, tx *db.Tx, now time.Time) error {
	q.mu.Lock()
	due := now.Sub(q.dropped) >= dropEvery
	if due {
		q.dropped = now
	}
	q.mu.Unlock()
	if !due {
		return nil
	}
	_, err := tx.ExecContext(ctx, dropDone, now.Add(-keepDone).UnixMilli())
	return err
}

// dropDone says in so many words that the index of jobs that have ended holds
// them: SQLite does not draw conclusions.
const dropDone = `DELETE FROM job WHERE state = 1 AND state <> 0 AND ended_at < $1`

// message is an error's text as both databases can keep it.
func message(err error) string {
	text := err.Error()
	text = strings.ToValidUTF8(text[:min(len(text), 10_000)], "?")
	return strings.ReplaceAll(text, "\x00", "?")
}

// Backoff is the pause after the given number of failed attempts: two seconds,
// doubled each time, six hours at most.
func Backoff(attempts int) time.Duration {
	return min(2*time.Second<<min(attempts-1, 20), 6*time.Hour)
}

// pause is how long to wait before the next look.
func (q *Queue) pause(ctx context.Context) time.Duration {
	var next int64
	err := q.db.QueryRowContext(ctx, nextJob, q.clock.Now().UnixMilli()).Scan(&next)
	if err != nil {
		return LongestWait
	}
	return min(max(time.UnixMilli(next).Sub(q.clock.Now()), time.Millisecond), LongestWait)
}

const nextJob = `SELECT run_at FROM job WHERE state = 0 AND run_at > $1 ORDER BY run_at LIMIT 1`
