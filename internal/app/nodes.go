package app

import (
	"context"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

const (
	watchEvery = time.Second
	// watchBack is how far each look reaches back: an event's ID is made before
	// its transaction commits, so a later look may find an earlier ID.
	watchBack  = 30 * time.Second
	watchBatch = 500
)

// eventLog remembers which events of the log this process knows of.
type eventLog struct {
	mu   sync.Mutex
	seen map[news.ID]bool
}

// own notes events that this process wrote: it has purged what they changed.
func (l *eventLog) own(ids []news.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[news.ID]bool{}
	}
	for _, id := range ids {
		l.seen[id] = true
	}
}

// has reports whether this process knows of an event and has purged its pages.
func (l *eventLog) has(id news.ID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seen[id]
}

// newest returns the newest event that this process has purged.
func (l *eventLog) newest() (newest news.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := range l.seen {
		newest = max(newest, id)
	}
	return newest
}

// fresh returns the cache tags of the events that were not known yet, and
// forgets those from before an ID.
func (l *eventLog) fresh(events []news.Event, before news.ID) (tags []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[news.ID]bool{}
	}
	for _, e := range events {
		if !l.seen[e.ID] {
			l.seen[e.ID] = true
			tags = append(tags, e.Tags...)
		}
	}
	for id := range l.seen {
		if id < before {
			delete(l.seen, id)
		}
	}
	return tags
}

// watch purges what other processes on the same database have changed, as the
// event log tells: other nodes, and commands that the engineer runs.
func (a *App) watch(ctx context.Context) {
	if _, err := a.foreign(ctx); err != nil {
		a.cfg.Log.Error("read the event log", "error", err)
	}
	every(ctx, watchEvery, func() {
		tags, err := a.foreign(ctx)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			// What was missed is not known: nothing kept can be trusted once
			// the database is back.
			a.cfg.Log.Error("read the event log", "error", err)
			a.missed = true
		case a.missed:
			a.missed = false
			a.refresh(ctx)
			a.Cache.PurgeAll()
		case len(tags) > 0:
			a.purge(tags)
		}
		if err == nil {
			a.beat(ctx)
		}
	})
}

// foreign returns the cache tags of events that this process has not seen.
func (a *App) foreign(ctx context.Context) (tags []string, err error) {
	oldest := news.FirstID(a.cfg.Clock.Now().Add(-watchBack))
	for from := oldest; ; {
		events, err := store.New(a.DB, a.DB.Engine).EventsAfter(ctx, from, watchBatch)
		if err != nil {
			return nil, err
		}
		tags = append(tags, a.log.fresh(events, oldest)...)
		if len(events) < watchBatch {
			return tags, nil
		}
		from = events[len(events)-1].ID
	}
}
