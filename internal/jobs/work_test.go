package jobs

import (
	"context"
	"fmt"
	"sync/atomic"
)

// Work runs what is added while it works, one of a kind at a time, and returns
// only when what had begun is over.
func work(b *bench) {
	const n = 30
	var now, most atomic.Int32
	done := make(chan string, n+1)
	begun, end := make(chan bool), make(chan bool)
	b.queue = b.worker(map[string]Run{
		"a": func(_ context.Context, j Job) error {
			most.Store(max(most.Load(), now.Add(1)))
			defer now.Add(-1)
			done <- j.Key
			return nil
		},
		"b": func(ctx context.Context, _ Job) error {
			close(begun)
			<-end
			done <- "b"
			return ctx.Err()
		},
	})
	b.add("b", "slow", "", 0)
	work, stop := context.WithCancel(ctx)
	over := make(chan bool)
	go func() { b.queue.Work(work); close(over) }()
	<-begun
	for i := range n {
		b.add("a", fmt.Sprint(i), "", 0)
		b.queue.Wake()
	}
	seen := map[string]bool{}
	for range n {
		seen[<-done] = true
	}
	if len(seen) != n || seen["b"] {
		b.Errorf("%d jobs ran beside the slow one: %v", len(seen), seen)
	}
	if most.Load() != 1 {
		b.Errorf("%d jobs of a kind ran at once", most.Load())
	}
	stop()
	select {
	case <-over:
		b.Error("Work returned while a job ran")
	default:
	}
	close(end)
	<-over
	if r := b.row("b", "slow"); r.state != 1 {
		b.Errorf("the slow job: %+v", r)
	}
}

// A lease is taken only for what can begin: jobs that wait for their turn in a
// busy process stay free for others.
func waitingJobsAreNotClaimed(b *bench) {
	begun, end := make(chan bool, 2), make(chan bool)
	b.queue = b.worker(map[string]Run{"a": func(context.Context, Job) error { begun <- true; <-end; return nil }})
	b.add("a", "1", "", 0)
	b.add("a", "2", "", 0)
	work, stop := context.WithCancel(ctx)
	over := make(chan bool)
	go func() { b.queue.Work(work); close(over) }()
	<-begun
	other := b.worker(map[string]Run{"a": b.run})
	b.must(other.Drain(ctx))
	if len(b.ran) != 1 {
		b.Errorf("another process ran %q", b.ran)
	}
	stop()
	close(end)
	<-over
}

// Jobs of a kind that waits for others run beside each other, as many as were
// allowed.
func workInParallel(b *bench) {
	const n, slots = 9, 4
	var now, most atomic.Int32
	begun, end, done := make(chan bool, n), make(chan bool), make(chan bool, n)
	b.queue = b.worker(map[string]Run{"a": func(context.Context, Job) error {
		if m := now.Add(1); m > most.Load() {
			most.Store(m)
		}
		begun <- true
		<-end
		now.Add(-1)
		done <- true
		return nil
	}})
	b.queue.Parallel("a", slots)
	for i := range n {
		b.add("a", fmt.Sprint(i), "", 0)
	}
	work, stop := context.WithCancel(ctx)
	over := make(chan bool)
	go func() { b.queue.Work(work); close(over) }()
	for range slots {
		<-begun // all of them without any having ended
	}
	close(end)
	for range n {
		<-done
	}
	stop()
	<-over
	if most.Load() > slots {
		b.Errorf("%d jobs ran at once", most.Load())
	}
}
