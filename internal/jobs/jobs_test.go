package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
)

var ctx = context.Background()

// bench is a queue on an empty table with a clock that stands still. Runs note
// what they were given and answer with the errors that stand in fail.
type bench struct {
	*testing.T
	db    *db.DB
	clock *clock.Manual
	queue *Queue
	next  int64

	mu   sync.Mutex
	ran  []string // kind/key/payload
	fail error
}

// TestQueue tells how a queue behaves, each time on an empty table.
func TestQueue(t *testing.T) {
	list := []struct {
		name string
		run  func(b *bench)
	}{
		{"job runs at its time", jobRunsAtItsTime},
		{"jobs run in the order of their times", jobsRunInTheOrderOfTheirTimes},
		{"failed job is tried again later and later", failedJobIsTriedAgainLaterAndLater},
		{"success after failure", successAfterFailure},
		{"errors that databases do not like", errorsThatDatabasesDoNotLike},
		{"panic is an error", panicIsAnError},
		{"lease of a dead worker ends", leaseOfADeadWorkerEnds},
		{"lease of a long run is renewed", leaseOfALongRunIsRenewed},
		{"lease of a run that hangs ends", leaseOfAHangingRunEnds},
		{"deadly job is given up", deadlyJobIsGivenUp},
		{"end of a stopped run is noted", endOfAStoppedRunIsNoted},
		{"what was given up is found and runs again", givenUpRunsAgain},
		{"one waiting job per key", oneWaitingJobPerKey},
		{"job added again while it runs", jobAddedAgainWhileItRuns},
		{"job added again for the same time", jobAddedAgainForTheSameTime},
		{"cancelled job does not run", cancelledJobDoesNotRun},
		{"rolled back job never was", rolledBackJobNeverWas},
		{"unknown kinds are left alone", unknownKindsAreLeftAlone},
		{"done jobs are dropped after a week", doneJobsAreDroppedAfterAWeek},
		{"workers never run a job twice", workersNeverRunAJobTwice},
		{"work", work},
		{"waiting jobs are not claimed", waitingJobsAreNotClaimed},
		{"work runs in parallel", workInParallel},
	}
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for _, l := range list {
			t.Run(l.name, func(t *testing.T) {
				b := &bench{T: t, db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC))}
				b.must(d.Tx(ctx, func(tx *db.Tx) error { _, err := tx.ExecContext(ctx, "DELETE FROM job"); return err }))
				b.queue = b.worker(map[string]Run{"a": b.run, "b": b.run})
				l.run(b)
			})
		}
	})
}

// Whatever plan PostgreSQL makes of it, no more is claimed than was asked for:
// what is claimed and not begun would wait for the end of its lease.
func TestClaimTakesWhatWasAskedFor(t *testing.T) {
	d := dbtest.Open(t, dbtest.EmptyPostgres(t))
	b := &bench{T: t, db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC))}
	b.queue = b.worker(map[string]Run{"a": b.run})
	for i := range 20 {
		b.add("a", fmt.Sprint(i), "", 0)
		if i == 0 { // statistics of a table of one row: one look for each row is the plan
			b.must(d.Tx(ctx, func(tx *db.Tx) error { _, err := tx.ExecContext(ctx, "ANALYZE job"); return err }))
		}
	}
	claimed, err := b.queue.claim(ctx, []string{"a"}, 3)
	b.must(err)
	if len(claimed) != 3 {
		t.Errorf("%d jobs claimed, asked for 3", len(claimed))
	}
	b.must(b.queue.Drain(ctx))
	if len(b.ran) != 17 {
		t.Errorf("%d jobs ran, want the 17 others", len(b.ran))
	}
}

// A look at the table costs the same however many jobs wait for their time or
// are done: reminders, planned stories and a week of what was done are many.
func TestQueueGoesByTime(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLite(t))
	for text, index := range map[string]string{dueJobs(d.Engine, 24): "job_due", nextJob: "job_due", dropDone: "job_ended"} {
		args := make([]any, strings.Count(text, "$"))
		for i := range args {
			args[i] = 0
		}
		rows, err := d.QueryContext(ctx, "EXPLAIN QUERY PLAN "+text, args...)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		var plan []string
		for rows.Next() {
			var id, parent, unused int
			var line string
			if err := rows.Scan(&id, &parent, &unused, &line); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, line)
		}
		if len(plan) != 1 || !strings.Contains(plan[0], index) {
			t.Errorf("%s\n    is planned as %q, want one look at %s", text, plan, index)
		}
	}
}

func (b *bench) worker(runs map[string]Run) *Queue {
	return New(b.db, b.clock, slog.New(slog.DiscardHandler), runs)
}

func (b *bench) run(_ context.Context, j Job) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ran = append(b.ran, j.Kind+"/"+j.Key+"/"+j.Payload)
	return b.fail
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) add(kind, key, payload string, in time.Duration) {
	b.Helper()
	b.must(b.db.Tx(ctx, func(tx *db.Tx) error {
		b.next++
		return Add(ctx, tx, b.next, kind, key, payload, b.clock.Now().Add(in), b.clock.Now())
	}))
}

// wantRuns drains the queue and says what must have run since the last look.
func (b *bench) wantRuns(want ...string) {
	b.Helper()
	b.must(b.queue.Drain(ctx))
	if !slices.Equal(b.ran, want) && len(b.ran)+len(want) > 0 {
		b.Errorf("ran %q, want %q", b.ran, want)
	}
	b.ran = nil
}

// row is what the table says of the only job of a kind and key.
type row struct {
	state, attempts, runAt int64
	lastError              string
}

func (b *bench) row(kind, key string) (r row) {
	b.Helper()
	b.must(b.db.QueryRowContext(ctx, `SELECT state, attempts, run_at, last_error FROM job WHERE kind = $1 AND key = $2 ORDER BY id DESC LIMIT 1`,
		kind, key).Scan(&r.state, &r.attempts, &r.runAt, &r.lastError))
	return r
}

func (b *bench) lockedUntil(kind, key string) time.Time {
	b.Helper()
	var ms int64
	b.must(b.db.QueryRowContext(ctx, `SELECT locked_until FROM job WHERE kind = $1 AND key = $2 AND state = 0`, kind, key).Scan(&ms))
	return time.UnixMilli(ms).UTC()
}

func jobRunsAtItsTime(b *bench) {
	b.add("a", "1", "later", time.Hour)
	b.add("b", "2", "now", 0)
	b.add("a", "3", "missed while nobody was there", -time.Hour)
	b.wantRuns("a/3/missed while nobody was there", "b/2/now")
	b.clock.Advance(time.Hour - time.Millisecond)
	b.wantRuns()
	b.clock.Advance(time.Millisecond)
	b.wantRuns("a/1/later")
	b.wantRuns()
	if r := b.row("a", "1"); r.state != 1 || r.attempts != 1 || r.lastError != "" {
		b.Errorf("afterwards: %+v", r)
	}
}

func jobsRunInTheOrderOfTheirTimes(b *bench) {
	var want []string
	for i := range 20 {
		b.add("a", fmt.Sprint(i), "", -time.Duration(100-(i*37)%100)*time.Second)
	}
	for _, ago := range slices.Sorted(func(yield func(int) bool) {
		for i := range 20 {
			if !yield((i*37)%100*100 + i) {
				return
			}
		}
	}) {
		want = append(want, fmt.Sprintf("a/%d/", ago%100))
	}
	b.wantRuns(want...)
}

func failedJobIsTriedAgainLaterAndLater(b *bench) {
	b.fail = errors.New("the disk is away")
	b.add("a", "1", "x", 0)
	for attempt := 1; attempt < MaxAttempts; attempt++ {
		b.wantRuns("a/1/x")
		r := b.row("a", "1")
		due := b.clock.Now().Add(Backoff(attempt))
		if r.state != 0 || r.attempts != int64(attempt) || r.lastError != "the disk is away" || r.runAt != due.UnixMilli() {
			b.Fatalf("after attempt %d: %+v, want due at %d", attempt, r, due.UnixMilli())
		}
		b.clock.Set(due.Add(-time.Millisecond))
		b.wantRuns()
		b.clock.Set(due)
	}
	b.wantRuns("a/1/x")
	if r := b.row("a", "1"); r.state != 2 || r.lastError != "the disk is away" {
		b.Errorf("after the last attempt: %+v", r)
	}
	b.clock.Advance(24 * time.Hour)
	b.wantRuns()
	// What was given up does not stand in the way of a new one.
	b.fail = nil
	b.add("a", "1", "again", 0)
	b.wantRuns("a/1/again")
}

func TestBackoff(t *testing.T) {
	for attempts, want := range map[int]time.Duration{1: 2 * time.Second, 2: 4 * time.Second, 5: 32 * time.Second,
		12: 4096 * time.Second, 14: 16384 * time.Second, 15: 6 * time.Hour, 1000: 6 * time.Hour} {
		if got := Backoff(attempts); got != want {
			t.Errorf("after %d attempts: %v, want %v", attempts, got, want)
		}
	}
}

func successAfterFailure(b *bench) {
	b.fail = errors.New("not yet")
	b.add("a", "1", "x", 0)
	b.wantRuns("a/1/x")
	b.fail = nil
	b.clock.Advance(Backoff(1))
	b.wantRuns("a/1/x")
	if r := b.row("a", "1"); r.state != 1 || r.lastError != "" {
		b.Errorf("afterwards: %+v", r)
	}
}

// What a run says about its failure is kept whatever it holds; otherwise the
// job would run for ever.
func errorsThatDatabasesDoNotLike(b *bench) {
	for i, err := range []error{errors.New("bytes \x00 \xff\xfe é"), errors.New(strings.Repeat("é", 200_000))} {
		key := fmt.Sprint(i)
		b.fail = err
		b.add("a", key, "", 0)
		b.wantRuns("a/" + key + "/")
		if r := b.row("a", key); r.lastError == "" || len(r.lastError) > 20_000 {
			b.Errorf("error %d is kept as %d bytes", i, len(r.lastError))
		}
	}
}

func panicIsAnError(b *bench) {
	b.queue = b.worker(map[string]Run{"a": func(context.Context, Job) error { panic("ouch") }, "b": b.run})
	b.add("a", "1", "", 0)
	b.add("b", "2", "", time.Millisecond)
	b.clock.Advance(time.Millisecond)
	b.wantRuns("b/2/")
	if r := b.row("a", "1"); r.state != 0 || !strings.Contains(r.lastError, "ouch") || !strings.Contains(r.lastError, "jobs_test.go") {
		b.Errorf("after a panic: %+v", r)
	}
}

// A worker that dies in the middle lets go when its lease ends.
func leaseOfADeadWorkerEnds(b *bench) {
	b.add("a", "1", "x", 0)
	dead, err := b.worker(map[string]Run{"a": nil}).claim(ctx, []string{"a"}, 1)
	b.must(err)
	if len(dead) != 1 {
		b.Fatalf("claimed %v", dead)
	}
	b.clock.Advance(Lease - time.Millisecond)
	b.wantRuns()
	b.clock.Advance(time.Millisecond)
	b.wantRuns("a/1/x")
	// It was not dead but slow: how it ended does not matter any more.
	b.must(b.queue.finish(ctx, dead[0], errors.New("late")))
	if r := b.row("a", "1"); r.state != 1 || r.attempts != 2 || r.lastError != "" {
		b.Errorf("afterwards: %+v", r)
	}
}

// However long a run takes, no other process repeats it while it lives.
func leaseOfALongRunIsRenewed(b *bench) {
	begun, end := make(chan bool, 2), make(chan bool)
	slow := b.worker(map[string]Run{"a": func(context.Context, Job) error { begun <- true; <-end; return nil }})
	slow.renew = time.Millisecond
	b.add("a", "1", "x", 0)
	over := make(chan error)
	go func() { over <- slow.Drain(ctx) }()
	<-begun
	for range 5 {
		b.clock.Advance(Lease - time.Second)
		for b.lockedUntil("a", "1").Before(b.clock.Now().Add(Lease)) {
			time.Sleep(time.Millisecond)
		}
	}
	b.wantRuns()
	close(end)
	b.must(<-over)
	if r := b.row("a", "1"); r.state != 1 || r.attempts != 1 {
		b.Errorf("afterwards: %+v", r)
	}
	b.clock.Advance(2 * Lease)
	b.wantRuns()
}

// A run that goes on though it was told to stop loses its job to others.
func leaseOfAHangingRunEnds(b *bench) {
	begun, told, end := make(chan bool), make(chan bool), make(chan bool)
	hangs := b.worker(map[string]Run{"a": func(ctx context.Context, _ Job) error {
		close(begun)
		<-ctx.Done()
		close(told)
		<-end
		return nil
	}})
	hangs.renew = time.Millisecond
	b.add("a", "1", "x", 0)
	work, stop := context.WithCancel(ctx)
	over := make(chan bool)
	go func() { _ = hangs.Drain(work); close(over) }()
	<-begun
	stop()
	<-told
	for range 100 { // a renewal that was under way may still come
		b.clock.Advance(Lease)
		time.Sleep(5 * time.Millisecond)
		if b.must(b.queue.Drain(ctx)); len(b.ran) > 0 {
			break
		}
	}
	b.wantRuns("a/1/x")
	close(end)
	<-over
	if r := b.row("a", "1"); r.state != 1 || r.attempts != 2 {
		b.Errorf("afterwards: %+v", r)
	}
}

// A job that kills every process that runs it is given up too.
func deadlyJobIsGivenUp(b *bench) {
	b.add("a", "1", "x", 0)
	for range MaxAttempts {
		claimed, err := b.queue.claim(ctx, []string{"a"}, 1)
		b.must(err)
		if len(claimed) != 1 {
			b.Fatalf("claimed %v", claimed)
		}
		b.clock.Advance(Lease)
	}
	b.wantRuns()
	if r := b.row("a", "1"); r.state != 2 || r.lastError != errDied.Error() {
		b.Errorf("afterwards: %+v", r)
	}
}

func givenUpRunsAgain(b *bench) {
	b.fail = errors.New("no disk\nat all")
	b.add("a", "1", "x", 0)
	b.add("b", "2", "y", 24*time.Hour)
	b.must(b.queue.Drain(ctx))
	troubles := func() []Trouble {
		b.Helper()
		list, err := b.queue.Troubles(ctx, 0, 10)
		b.must(err)
		return list
	}
	if l := troubles(); len(l) != 1 || l[0].Kind != "a" || l[0].Key != "1" || l[0].Payload != "x" || l[0].Attempts != 1 || !l[0].GivenUp.IsZero() || !l[0].RunAt.After(b.clock.Now()) || l[0].Error != b.fail.Error() {
		b.Errorf("while it is tried again: %+v", l)
	}
	id := troubles()[0].ID
	if err := b.queue.Retry(ctx, id); !errors.Is(err, ErrNotGivenUp) {
		b.Errorf("retried while it waits: %v", err)
	}
	for range MaxAttempts {
		b.clock.Advance(time.Hour)
		b.must(b.queue.Drain(ctx))
	}
	for b.row("a", "1").state == 0 {
		b.clock.Advance(6 * time.Hour)
		b.must(b.queue.Drain(ctx))
	}
	l := troubles()
	i := slices.IndexFunc(l, func(t Trouble) bool { return t.ID == id })
	if i < 0 || l[i].GivenUp.IsZero() || l[i].Attempts != MaxAttempts {
		b.Fatalf("given up: %+v", l)
	}
	if page, err := b.queue.Troubles(ctx, l[0].ID, 1); err != nil || len(page) > 1 || len(page) == 1 && page[0].ID == l[0].ID {
		b.Errorf("the next page: %+v %v", page, err)
	}
	b.add("a", "1", "newer", time.Hour)
	if err := b.queue.Retry(ctx, id); !errors.Is(err, ErrWaits) {
		b.Errorf("retried beside a newer one: %v", err)
	}
	b.fail, b.ran = nil, nil
	b.clock.Advance(time.Hour)
	b.wantRuns("a/1/newer")
	b.must(b.queue.Retry(ctx, id))
	b.wantRuns("a/1/x")
	if l := troubles(); slices.ContainsFunc(l, func(t Trouble) bool { return t.ID == id }) {
		b.Errorf("afterwards: %+v", l)
	}
	if err := b.queue.Retry(ctx, 1<<40); !errors.Is(err, ErrNotGivenUp) {
		b.Errorf("a job that never was: %v", err)
	}
}

// A run that was told to stop, or ran out of time, is noted as failed.
func endOfAStoppedRunIsNoted(b *bench) {
	stopped, stop := context.WithCancel(ctx)
	b.queue = b.worker(map[string]Run{"a": func(ctx context.Context, _ Job) error {
		stop()
		<-ctx.Done()
		return ctx.Err()
	}})
	b.add("a", "1", "", 0)
	if err := b.queue.Drain(stopped); !errors.Is(err, context.Canceled) {
		b.Errorf("drain: %v", err)
	}
	if r := b.row("a", "1"); r.lastError != context.Canceled.Error() || r.runAt <= b.clock.Now().UnixMilli() {
		b.Errorf("afterwards: %+v", r)
	}
}

func oneWaitingJobPerKey(b *bench) {
	b.add("a", "1", "old", time.Hour)
	b.add("a", "1", "new", time.Minute)
	b.add("a", "2", "other key", time.Minute)
	b.add("b", "1", "other kind", time.Minute)
	b.clock.Advance(time.Minute)
	b.wantRuns("a/1/new", "a/2/other key", "b/1/other kind")
	b.clock.Advance(time.Hour)
	b.wantRuns()
	// A retry gives way to a new job at once.
	b.fail = errors.New("x")
	b.add("a", "1", "bad", 0)
	b.wantRuns("a/1/bad")
	b.fail = nil
	b.add("a", "1", "good", 0)
	b.wantRuns("a/1/good")
	if r := b.row("a", "1"); r.attempts != 1 || r.state != 1 {
		b.Errorf("afterwards: %+v", r)
	}
}

// A job that is added again while it runs is a new job: neither the success
// nor the failure of the old run says anything about it.
func jobAddedAgainWhileItRuns(b *bench) {
	for _, end := range []error{nil, errors.New("the old one failed")} {
		b.add("a", "1", "old", 0)
		old, err := b.queue.claim(ctx, []string{"a"}, 1)
		b.must(err)
		b.add("a", "1", "new", 0)
		fresh, err := b.queue.claim(ctx, []string{"a"}, 1)
		b.must(err)
		if len(fresh) != 1 || fresh[0].Payload != "new" || fresh[0].Attempts != 1 {
			b.Fatalf("claimed %+v", fresh)
		}
		b.must(b.queue.finish(ctx, old[0], end))
		if r := b.row("a", "1"); r.state != 0 || r.lastError != "" {
			b.Errorf("the old run ended with %v, the new job is %+v", end, r)
		}
		b.must(b.queue.finish(ctx, fresh[0], nil))
		if r := b.row("a", "1"); r.state != 1 {
			b.Errorf("after both: %+v", r)
		}
	}
}

// While somebody types, each save asks for the same job again. It is not written
// anew, unless it has begun.
func jobAddedAgainForTheSameTime(b *bench) {
	due := b.clock.Now().Add(time.Minute)
	add := func(payload string) (id int64) {
		b.Helper()
		b.must(b.db.Tx(ctx, func(tx *db.Tx) error {
			b.next++
			return Add(ctx, tx, b.next, "a", "1", payload, due, b.clock.Now())
		}))
		b.must(b.db.QueryRowContext(ctx, `SELECT id FROM job WHERE kind = 'a' AND key = '1' AND state = 0`).Scan(&id))
		return id
	}
	first := add("x")
	b.clock.Advance(time.Second)
	if again := add("x"); again != first {
		b.Errorf("job %d became %d", first, again)
	}
	if other := add("y"); other == first {
		b.Error("another payload did not take over")
	}
	b.clock.Advance(time.Minute)
	claimed, err := b.queue.claim(ctx, []string{"a"}, 1)
	b.must(err)
	if again := add("y"); len(claimed) != 1 || again == claimed[0].ID {
		b.Errorf("job %d began, and job %d was to do it again", claimed[0].ID, again)
	}
	b.wantRuns("a/1/y")
}

func cancelledJobDoesNotRun(b *bench) {
	b.add("a", "1", "x", time.Minute)
	b.add("a", "2", "y", time.Minute)
	b.must(b.db.Tx(ctx, func(tx *db.Tx) error {
		if err := Cancel(ctx, tx, "a", "never was", b.clock.Now()); err != nil {
			return err
		}
		return Cancel(ctx, tx, "a", "1", b.clock.Now())
	}))
	b.clock.Advance(time.Minute)
	b.wantRuns("a/2/y")
	b.add("a", "1", "z", 0)
	b.wantRuns("a/1/z")
}

func rolledBackJobNeverWas(b *bench) {
	err := b.db.Tx(ctx, func(tx *db.Tx) error {
		if err := Add(ctx, tx, 1, "a", "1", "", b.clock.Now(), b.clock.Now()); err != nil {
			return err
		}
		return errors.New("the change failed")
	})
	if err == nil {
		b.Fatal("the transaction committed")
	}
	b.wantRuns()
}

func unknownKindsAreLeftAlone(b *bench) {
	b.add("of a later version", "1", "", 0)
	b.wantRuns()
	if r := b.row("of a later version", "1"); r.attempts != 0 || r.state != 0 {
		b.Errorf("afterwards: %+v", r)
	}
	b.queue = b.worker(nil)
	b.wantRuns()
}

func doneJobsAreDroppedAfterAWeek(b *bench) {
	b.add("a", "old", "", 0)
	b.wantRuns("a/old/")
	b.clock.Advance(keepDone + time.Millisecond)
	b.add("a", "new", "", 0)
	b.wantRuns("a/new/")
	var n int
	b.must(b.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM job`).Scan(&n))
	if n != 1 {
		b.Errorf("%d jobs are left, want 1", n)
	}
}

// Several workers on one table share the jobs and never run one twice.
func workersNeverRunAJobTwice(b *bench) {
	const n = 120
	for i := range n {
		b.add("a", fmt.Sprint(i), "", 0)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if err := b.worker(map[string]Run{"a": b.run}).Drain(ctx); err != nil {
				b.Error(err)
			}
		})
	}
	all.Wait()
	slices.Sort(b.ran)
	if runs := len(b.ran); runs != n || len(slices.Compact(b.ran)) != n {
		b.Errorf("%d runs of %d jobs", runs, n)
	}
}
