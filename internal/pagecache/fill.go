package pagecache

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// State says where a page came from. Its text is meant for access logs.
type State uint8

// The states of an answer.
const (
	StateNone    State = iota
	StateHit           // fresh, from the cache
	StateMiss          // rendered for this caller
	StateJoined        // rendered for another caller, for whom this one waited too
	StateStale         // expired; a refresh is under way
	StateOnError       // expired; the refresh failed or takes too long
	StateBypass        // rendered for this caller and not stored
)

// String returns a short word for access logs.
func (s State) String() string {
	return [...]string{"none", "hit", "miss", "joined", "stale", "stale-error", "bypass"}[s]
}

// Fill renders a page. Its context ends after Config.FillTimeout, not when a
// caller gives up. It notes in the recorder what the page is made from, also
// when it returns an error.
type Fill func(context.Context, *Recorder) (Page, error)

// PanicError is what callers get when a fill panicked.
type PanicError struct {
	Value any
	Stack []byte
}

// Error says that a render panicked, and with what.
func (e *PanicError) Error() string { return fmt.Sprintf("pagecache: fill panicked: %v", e.Value) }

var (
	// ErrBusy means that no place for a render came free within FillTimeout.
	ErrBusy = errors.New("pagecache: too many renders under way")

	errGoexit = errors.New("pagecache: fill ended its goroutine")
)

// flight is one render under way.
type flight struct {
	began time.Time
	done  chan struct{}

	start uint64 // number of the last purge before the fill began; guarded by Cache.mu

	// Written before done is closed.
	entry     *Entry
	err       error
	kept      bool
	overtaken bool
}

// GetOrFill returns the page at key, rendering it with fill if need be. The
// error is the fill's, a [*PanicError], [ErrBusy], or that of ctx if it ended
// while waiting. Pages that may not be stored are returned as entries all the
// same; of those overtaken by a purge no other cache is allowed to keep any.
func (c *Cache) GetOrFill(ctx context.Context, key Key, fill Fill) (*Entry, State, error) {
	if e := c.Get(key); e != nil {
		return e, StateHit, nil
	}
	v := visit{c: c, key: key, fill: fill}
	return v.run(ctx)
}

// visit is one caller's way through a miss.
type visit struct {
	c       *Cache
	key     Key
	fill    Fill
	arrival uint64 // number of the last purge before the caller came
	began   bool   // this caller began the flight it waits for
	counted bool
}

func (v *visit) run(ctx context.Context) (*Entry, State, error) {
	for first := true; ; first = false {
		e, state, f, patience := v.board(ctx, first)
		if f == nil {
			return e, state, nil
		}
		landed, err := f.wait(ctx, patience)
		if err != nil {
			return nil, StateNone, err
		}
		if landed && f.start < v.arrival && (f.err != nil || f.overtaken) {
			// A purge came between the beginning of that render and this caller,
			// who must not see what was before it. What is rendered next began
			// later than the caller came, so this happens once at most.
			continue
		}
		if landed && f.err == nil {
			return f.entry, v.stateOf(f), nil
		}
		if landed && v.c.cfg.IsAnswer(f.err) {
			return nil, StateNone, f.err
		}
		if e, state := v.c.fallback(v.key); e != nil {
			return e, state, nil
		}
		if landed {
			return nil, StateNone, f.err
		}
		// The old page was purged or replaced while this caller ran out of
		// patience: now only the render will do.
	}
}

// board finds what to give the caller at once, or the flight to wait for, and
// how long to wait while there is an old page to fall back on (zero: as long as
// it takes).
func (v *visit) board(ctx context.Context, first bool) (*Entry, State, *flight, time.Duration) {
	c := v.c
	c.mu.Lock()
	defer c.mu.Unlock()
	if first {
		v.arrival = c.purges.seq
	}
	now := c.cfg.Now()
	old := c.peek(v.key)
	if old != nil && old.fresh(now) {
		c.shard(v.key).hits.Add(1)
		return old, StateHit, nil, 0
	}
	if old != nil && old.dead(now) {
		c.unlink(old)
		old = nil
	}
	f := c.flights[v.key]
	if old != nil && now.Before(old.retryAt) {
		c.stats.errorHits.Add(1)
		return old, StateOnError, nil, 0
	}
	if v.began = f == nil; v.began {
		f = c.takeOff(ctx, v.key, v.fill, now)
	}
	if old != nil && now.Before(old.staleUntil) {
		c.stats.staleHits.Add(1)
		return old, StateStale, nil, 0
	}
	if !v.counted {
		v.counted = true
		c.stats.misses.Add(1)
		if !v.began {
			c.stats.joined.Add(1)
		}
	}
	if old == nil {
		return nil, StateNone, f, 0
	}
	return nil, StateNone, f, max(f.began.Add(c.cfg.RefreshWait).Sub(now), time.Nanosecond)
}

func (v *visit) stateOf(f *flight) State {
	switch {
	case !v.began:
		return StateJoined
	case f.kept:
		return StateMiss
	}
	return StateBypass
}

// wait returns whether the flight landed before patience ran out, or the error
// of a context that ended first.
func (f *flight) wait(ctx context.Context, patience time.Duration) (bool, error) {
	var late <-chan time.Time
	if patience > 0 {
		t := time.NewTimer(patience)
		defer t.Stop()
		late = t.C
	}
	select {
	case <-f.done:
		return true, nil
	case <-late:
		return false, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// fallback returns what is stored at key if it may be served instead of an
// error: the old page, or one that another render has put there meanwhile. It
// is there, so no purge has come over it.
func (c *Cache) fallback(key Key) (*Entry, State) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.cfg.Now()
	e := c.peek(key)
	switch {
	case e == nil || e.dead(now):
		return nil, StateNone
	case e.fresh(now):
		return e, StateHit
	}
	c.stats.errorHits.Add(1)
	return e, StateOnError
}

// takeOff begins a render. The caller holds c.mu.
func (c *Cache) takeOff(ctx context.Context, key Key, fill Fill, now time.Time) *flight {
	key = key.clone()
	f := &flight{start: c.purges.seq, began: now, done: make(chan struct{})}
	c.flights[key] = f
	go c.fly(context.WithoutCancel(ctx), key, f, fill)
	return f
}

// fly runs the render on a goroutine of its own: the caller who began it may
// leave, the others stay.
func (c *Cache) fly(ctx context.Context, key Key, f *flight, fill Fill) {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.FillTimeout)
	defer cancel()
	var entry *Entry
	err := errGoexit
	defer func() { c.land(key, f, entry, err) }()

	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		err = ErrBusy
		return
	}
	c.mu.Lock()
	f.start = c.purges.seq
	c.mu.Unlock()
	entry, err = c.render(ctx, key, fill)
}

func (c *Cache) render(ctx context.Context, key Key, fill Fill) (_ *Entry, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	c.stats.fills.Add(1)
	began := c.cfg.Now()
	rec := &Recorder{}
	page, err := fill(ctx, rec)
	if err != nil {
		return nil, err
	}
	if page.Status == 0 {
		page.Status = 200
	}
	if err := page.check(); err != nil {
		return nil, err
	}
	rec.addTo(&page)
	page.NoStore = page.NoStore || !page.storable()
	return c.newEntry(key, &page, began, c.cfg.Now()), nil
}

// land ends a flight: stores the page unless a purge overtook it, and releases
// those who wait.
func (c *Cache) land(key Key, f *flight, entry *Entry, err error) {
	defer close(f.done)
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.flights, key)
	f.entry, f.err = entry, err
	now := c.cfg.Now()
	switch {
	case err != nil:
		c.stats.fillErrors.Add(1)
		if old := c.peek(key); old != nil && c.cfg.IsAnswer(err) {
			c.unlink(old)
		} else if old != nil {
			old.retryAt = now.Add(c.cfg.RetryAfter)
		}
	case c.purges.overtook(f.start, entry.tags):
		f.overtaken = true
		entry.noStore = true
		c.stats.refusedFills.Add(1)
	case entry.noStore || !entry.fresh(now) || !c.insert(entry, now):
		c.stats.bypassed.Add(1)
	default:
		f.kept = true
	}
	if len(c.flights) == 0 {
		clear(c.purges.last)
	}
}
