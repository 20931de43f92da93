// Package clock is the one source of the present. Production runs on System;
// tests and the demo's seeding run on a Manual clock they move themselves.
package clock

import (
	"sync"
	"time"
)

// Clock tells the present, in UTC, cut to the millisecond the database keeps.
type Clock interface {
	Now() time.Time
}

// System is the machine's clock.
type System struct{}

// Now returns the present in UTC, cut to milliseconds.
func (System) Now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

// Manual is a clock that stands still until it is moved. It is safe for
// concurrent use.
type Manual struct {
	mu  sync.Mutex
	now time.Time
}

// NewManual returns a clock that shows now.
func NewManual(now time.Time) *Manual {
	return &Manual{now: now.UTC().Truncate(time.Millisecond)}
}

// Now returns the time the clock was last set to.
func (m *Manual) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// Set moves the clock, forwards or backwards.
func (m *Manual) Set(now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = now.UTC().Truncate(time.Millisecond)
}

// Advance moves the clock by d.
func (m *Manual) Advance(d time.Duration) { m.Set(m.Now().Add(d)) }
