// Package cowriting lets several people write one story at the same time. The
// authority on the text is here, on the server: windows send what was done in
// them, it is applied to the working copy, one change after another, and told
// to all the others.
//
// The body changes by ProseMirror steps. A change names the number of steps it
// was made on; when the body has seen more since, it is refused as behind, and
// the window gets the missing steps, rebases its own and sends them again (the
// protocol of prosemirror-collab). Every other field merges by itself: the
// change names the value it was made on, texts merge word by word, lists by
// what was added and removed, and of single values the last one stays.
//
// A change that was answered is on the disk: steps, document and the note of
// which change it was commit together, so that one whose answer was lost is
// not made twice. Changes that wait at the same moment share a transaction.
// The database is what several processes have in common; a process learns
// what the others saved by looking at the stories that are open in it.
//
//	cowriting.go   Authority, its clock
//	change.go      Change, and how one is made
//	commit.go      changes that share a transaction
//	field.go       the fields besides the body, and how they merge
//	place.go       where a story stands and what kind it is, which is not its text's
//	value.go       their values as texts
//	merge.go       three-way merges
//	form.go        a whole text saved at once, from a form
//	table.go       an open story, and what all windows in it know
//	seat.go        one window, and what it has not heard yet
package cowriting

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

const (
	lookEvery = time.Second
	trimEvery = time.Hour
	// keepSteps is how long a window may be away and still rebase what was
	// written in it step by step. One that was away longer gets the document.
	keepSteps = 7 * 24 * time.Hour
	// keepWriters is how long a change whose answer was lost may be sent again.
	keepWriters = 60 * 24 * time.Hour
	trimLimit   = 500 // rows in one transaction
)

// Authority says what the text of every story is.
type Authority struct {
	room *act.Room
	line []*line // of changes to be made, by story

	mu     sync.Mutex
	tables map[news.ID]*table
	nudge  chan struct{}
}

// New returns an Authority.
func New(room *act.Room) *Authority {
	a := &Authority{room: room, tables: map[news.ID]*table{}, nudge: make(chan struct{}, 1)}
	lines := 1 // SQLite has one writer
	if room.DB.Engine.Postgres() {
		lines = 4
	}
	for range lines {
		a.line = append(a.line, &line{make: a.makeAll})
	}
	return a
}

// Run keeps open stories up to date with what was saved past this process or
// by another verb, and forgets old steps, until the context ends.
func (a *Authority) Run(ctx context.Context, log *slog.Logger) {
	look, trim := time.NewTicker(lookEvery), time.NewTicker(trimEvery)
	defer look.Stop()
	defer trim.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		case <-a.nudge:
		case <-trim.C:
			if err := a.Trim(ctx); err != nil && ctx.Err() == nil {
				log.Error("forget old steps", "error", err)
			}
		}
		if err := a.Look(ctx); err != nil && ctx.Err() == nil {
			log.Error("look at open stories", "error", err)
		}
	}
}

// Nudge makes Run look at once: something happened to stories.
func (a *Authority) Nudge() {
	select {
	case a.nudge <- struct{}{}:
	default:
	}
}

// Look compares the open stories with the database and tells their windows
// what is new.
func (a *Authority) Look(ctx context.Context) error {
	a.mu.Lock()
	ids := make([]news.ID, 0, len(a.tables))
	for id := range a.tables {
		ids = append(ids, id)
	}
	a.mu.Unlock()
	standings, err := a.room.Read().Standings(ctx, ids)
	if err != nil {
		return err
	}
	for _, s := range standings {
		t := a.table(s.Story.ID)
		if t == nil || !t.differs(s, a.room.Clock.Now()) {
			continue
		}
		if err := a.load(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

// Trim forgets steps and windows that nobody comes back for.
func (a *Authority) Trim(ctx context.Context) error {
	now := a.room.Clock.Now()
	for more := true; more; {
		err := a.room.Do(ctx, news.System(), "forget old steps", func(d *act.Deed) error {
			batches, err := d.Store.TrimBatches(d, now.Add(-keepSteps), trimLimit)
			if err != nil {
				return err
			}
			writers, err := d.Store.TrimWriters(d, now.Add(-keepWriters), trimLimit)
			more = batches == trimLimit || writers == trimLimit
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
