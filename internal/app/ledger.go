package app

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httputil"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/auditor"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/search"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

const (
	beatEvery   = 30 * time.Second // a sign of life, when there is nothing to tell
	resumeEvery = time.Hour
	auditEvery  = 24 * time.Hour // from the end of one walk to the next
)

// node is this process among those on the same database.
type node struct {
	row    rows.Node
	beatAt time.Time
}

// wireAuditor makes what asks sites what they really serve, and adds its jobs.
func (a *App) wireAuditor(index search.Index, runs map[string]jobs.Run) error {
	cfg := auditor.Config{
		DB: a.DB, Clock: a.cfg.Clock, Log: a.cfg.Log, Index: index, Ledger: a.Room.Ledger, Address: a.portalAddress,
		Readers: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { a.readers.ServeHTTP(w, r) }),
		Render:  func(ctx context.Context, asset news.ID) error { return a.Room.Rerender(ctx, news.System(), asset) },
	}
	for _, c := range a.cfg.Caches {
		u, err := url.Parse(strings.TrimPrefix(c, "ban+"))
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return fmt.Errorf("%q is not the address of a cache: http://HOST:PORT/ or https://..., with ban+ before it for BAN", c)
		}
	}
	if a.cfg.Ask != "" {
		u, err := url.Parse(a.cfg.Ask)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return fmt.Errorf("%q is not the address of a process: http://HOST:PORT", a.cfg.Ask)
		}
		// Readers' hosts are asked at that address, whatever names lead to it.
		cfg.Readers = &httputil.ReverseProxy{
			Rewrite: func(r *httputil.ProxyRequest) {
				r.SetURL(&url.URL{Scheme: u.Scheme, Host: u.Host})
				r.Out.Host = r.In.Host
			},
			ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
				a.cfg.Log.Error("ask the process that answers readers", "error", err)
				w.WriteHeader(http.StatusBadGateway)
			},
		}
		cfg.Settle = 2 * watchEvery
	}
	if len(a.cfg.Caches) > 0 {
		// The engineer names them; they may well be neighbours.
		cfg.Caches = outgoing.New(outgoing.Config{Allow: []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}})
	}
	a.Auditor = auditor.New(cfg)
	maps.Copy(runs, a.Auditor.Jobs())
	return nil
}

// startNode registers this process in the ledger: from now on it is asked
// whether it has purged what a correction or a withdrawal changed.
func (a *App) startNode(ctx context.Context) error {
	if a.cfg.Node == "" {
		return nil
	}
	now := a.cfg.Clock.Now()
	a.node = node{rows.Node{Name: a.cfg.Node, StartedAt: now}, now}
	return a.Room.StartNode(ctx, a.cfg.Node)
}

func (a *App) stopNode(ctx context.Context) {
	if a.cfg.Node == "" {
		return
	}
	a.Cache.PurgeAll()
	if err := a.Room.StopNode(ctx, a.node.row); err != nil {
		a.cfg.Log.Error("take this process out of the ledger", "error", err)
	}
}

// beat tells the ledger what this process has purged. It follows a good look at
// the event log: whatever was written longer ago than such a look reaches back
// is purged.
func (a *App) beat(ctx context.Context) {
	if a.cfg.Node == "" {
		return
	}
	now := a.cfg.Clock.Now()
	write := now.Sub(a.node.beatAt) >= beatEvery
	if write {
		a.node.row.PurgedTo, a.node.beatAt = a.log.newest(), now
	}
	err := a.Room.Beat(ctx, a.node.row, write, func(event news.ID, at time.Time) bool {
		return a.log.has(event) || at.Before(now.Add(-watchBack))
	})
	if err != nil && ctx.Err() == nil {
		a.cfg.Log.Error("tell the ledger what was purged", "error", err)
	}
}

// keepLedger has what is open in the ledger looked at again after a start, and
// all placements walked through once a day.
func (a *App) keepLedger(ctx context.Context) {
	a.resume(ctx)
	every(ctx, resumeEvery, func() {
		a.resume(ctx)
		if err := a.auditDaily(ctx); err != nil && ctx.Err() == nil {
			a.cfg.Log.Error("begin the daily audit", "error", err)
		}
	})
}

func (a *App) resume(ctx context.Context) {
	if err := a.Room.Resume(ctx); err != nil && ctx.Err() == nil {
		a.cfg.Log.Error("look at the ledger again", "error", err)
	}
}

// auditDaily begins a walk when the last one is over for a day. One that goes on
// is a job of its own.
func (a *App) auditDaily(ctx context.Context) error {
	if a.cfg.Node == "" {
		return nil
	}
	runs, err := rows.New(a.DB, a.DB.Engine).Runs(ctx, 0, 1)
	if err != nil {
		return err
	}
	for _, last := range runs {
		if a.cfg.Clock.Now().Sub(last.TouchedAt) < auditEvery {
			return nil // it goes on, or has just ended
		}
	}
	_, err = a.Auditor.Begin(ctx, news.System(), ledger.Run{Repair: true}, true)
	return err
}
