package main

import (
	"context"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// readers load the front page of a site, which the page cache answers.
type readers struct {
	address       string
	asked, failed atomic.Int64
}

// atOnce is how many readers there are.
const atOnce = 16

func readersClient() *http.Client {
	return &http.Client{Timeout: 30 * time.Second, Transport: local()}
}

func (r *readers) one(ctx context.Context, client *http.Client) {
	r.asked.Add(1)
	page, err := get(ctx, client, r.address+"/")
	if err != nil {
		if ctx.Err() == nil {
			r.failed.Add(1)
		}
		return
	}
	defer page.Body.Close()
	if _, err := io.Copy(io.Discard, page.Body); err != nil && ctx.Err() == nil || page.StatusCode != http.StatusOK {
		r.failed.Add(1)
	}
}

// peak returns how many pages a second the portal gives when nothing else is
// asked of it.
func (r *readers) peak(ctx context.Context, length time.Duration) float64 {
	client := readersClient()
	end := time.Now().Add(length)
	before := r.asked.Load()
	var wait sync.WaitGroup
	for range atOnce {
		wait.Go(func() {
			for time.Now().Before(end) {
				r.one(ctx, client)
			}
		})
	}
	wait.Wait()
	return float64(r.asked.Load()-before) / length.Seconds()
}

// steady asks for pages at a rate until it is stopped.
func (r *readers) steady(ctx context.Context, rate float64) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	client := readersClient()
	tickets := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	wait.Go(func() {
		const beat = 5 * time.Millisecond
		t := time.NewTicker(beat)
		defer t.Stop()
		due := 0.0
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
			}
			for due += rate * beat.Seconds(); due >= 1; due-- {
				select {
				case tickets <- struct{}{}:
				default: // the portal is behind: readers do not pile up
				}
			}
		}
	})
	for range atOnce {
		wait.Go(func() {
			for {
				select {
				case <-ctx.Done():
					return
				case <-tickets:
					r.one(ctx, client)
				}
			}
		})
	}
	return func() { cancel(); wait.Wait() }
}
