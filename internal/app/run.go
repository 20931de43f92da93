package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/api"
	"github.com/tajuk/tajuk/internal/web"
)

const (
	flushEvery = 10 * time.Second // counts of reads
	rankEvery  = 5 * time.Minute  // the ranking of the most read, which stands on many pages
	stopWithin = 20 * time.Second // for requests under way
)

// Addresses at which monitoring asks; no site can have them.
const (
	livePath  = "/-/live"
	readyPath = "/-/ready"
)

// Run serves readers on the listener until the context ends, then finishes
// what has begun: requests, jobs, counts. ready is called once requests are
// accepted.
func (a *App) Run(ctx context.Context, listener net.Listener, ready func()) error {
	server := web.NewServer(a.Handler(), web.ServerConfig{Health: a.health, Log: a.cfg.Log})
	work, stopWork := context.WithCancel(ctx)
	defer stopWork()
	if err := a.startNode(ctx); err != nil {
		return fmt.Errorf("register this process: %w", err)
	}
	var running sync.WaitGroup
	for _, loop := range []func(context.Context){a.Queue.Work, a.count, a.rank, a.watch, a.sweep, a.cowrite, a.tellPages, a.keepLedger, a.endSubscriptions} {
		running.Go(func() { loop(work) })
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	a.health.SetReady(true)
	if ready != nil {
		ready()
	}
	var err error
	select {
	case <-ctx.Done():
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
		defer cancel()
		a.closePages(stop)
		if err = server.Stop(stop); err != nil {
			err = fmt.Errorf("stop: %w", err)
		}
	case err = <-failed:
	}
	stopWork()
	running.Wait()
	a.stopNode(context.WithoutCancel(ctx))
	a.reads.Flush(context.WithoutCancel(ctx))
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

// Handler answers monitoring and partners' machines, and tells the desk's
// requests from readers', in one place without ServeMux, which would redirect readers' addresses in ways of
// its own.
func (a *App) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case livePath:
			a.health.Live(w, r)
		case readyPath:
			a.health.Ready(w, r)
		default:
			if host, ok := web.CanonicalHost(r.Host); ok && a.desk != nil && host == a.deskHost {
				a.desk.ServeHTTP(w, r)
				return
			}
			if strings.HasPrefix(r.URL.Path, api.Prefix) {
				a.api.ServeHTTP(w, r)
				return
			}
			a.readers.ServeHTTP(w, r)
		}
	})
}

func every(ctx context.Context, d time.Duration, f func()) {
	t := time.NewTicker(d)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			f()
		}
	}
}

func (a *App) count(ctx context.Context) { every(ctx, flushEvery, func() { a.reads.Flush(ctx) }) }

func (a *App) rank(ctx context.Context) {
	every(ctx, rankEvery, func() {
		if err := a.Room.RankPopular(ctx); err != nil && ctx.Err() == nil {
			a.cfg.Log.Error("rank the most read", "error", err)
		}
	})
}
