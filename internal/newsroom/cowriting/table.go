package cowriting

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// keepBatches is how many changes an open story keeps at hand.
const keepBatches = 400

// table is a story that is open in some window of this process: what everybody
// at it knows.
type table struct {
	id news.ID

	mu      sync.Mutex
	story   news.Story
	state   news.State // with the clock's part in it
	sites   []news.ID  // on which the story stands
	copy    news.WorkingCopy
	section news.ID // in which the story stands on its origin site
	values  map[string]string
	batches []store.Batch // the newest, without gaps
	seats   []*Seat
	people  int64 // counts changes of who is here
}

// table returns the table of an open story, nil when it is not open.
func (a *Authority) table(id news.ID) *table {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.tables[id]
}

// differs reports whether the database holds something newer.
func (t *table) differs(s store.Standing, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return s.Rev != t.copy.Rev || s.Steps != t.copy.Steps || s.Section != t.section || s.Story.Rev != t.story.Rev || s.Story.StateAt(now) != t.state
}

// load reads the story from the database and tells the windows.
func (a *Authority) load(ctx context.Context, t *table) error {
	read := a.room.Read()
	t.mu.Lock()
	from, known := t.copy.Steps, t.copy.Rev > 0
	t.mu.Unlock()
	story, found, err := read.Story(ctx, t.id)
	if err != nil {
		return err
	}
	if !found {
		return fault.New(fault.NotFound, "there is no story %s", t.id)
	}
	w, found, err := read.WorkingCopy(ctx, t.id)
	if err != nil {
		return err
	}
	if !found {
		return fault.New(fault.NotFound, "there is no story %s", t.id)
	}
	var batches []store.Batch
	if known {
		if batches, err = read.BatchesAfter(ctx, t.id, from, keepBatches); err != nil {
			return err
		}
	}
	placements, err := read.PlacementsOf(ctx, t.id)
	if err != nil {
		return err
	}
	var sites []news.ID
	var section news.ID
	for _, p := range placements {
		if sites = append(sites, p.Site); p.Origin {
			section = p.Section
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sites = sites
	t.tell(a.room.Clock.Now(), story, w, section, batches)
	return nil
}

// saved tells the windows of a story what was saved in this process.
func (a *Authority) saved(story news.Story, w news.WorkingCopy, section news.ID, b store.Batch) {
	t := a.table(w.Story)
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	var batches []store.Batch
	if len(b.Steps) > 0 {
		batches = append(batches, b)
	}
	t.tell(a.room.Clock.Now(), story, w, section, batches)
}

// tell takes what is newer than what the table knows. Nothing older than it
// does harm: a look at the database may overlap with a save. section is 0 when
// the story stands where it stood.
func (t *table) tell(now time.Time, story news.Story, w news.WorkingCopy, section news.ID, batches []store.Batch) {
	if story.Rev >= t.story.Rev {
		t.story, t.state = story, story.StateAt(now)
	}
	if w.Rev >= t.copy.Rev {
		for _, b := range batches {
			t.follow(b)
		}
		if n := len(t.batches); n > 0 && t.batches[n-1].N != w.Steps {
			t.batches = nil // a gap: windows get theirs from the database
		}
		if t.copy = w; section != 0 {
			t.section = section
		}
	}
	t.values = DraftOf(t.story, t.section, t.copy).Values(true)
	t.wake()
}

func (t *table) follow(b store.Batch) {
	n := len(t.batches)
	switch {
	case n > 0 && b.N <= t.batches[n-1].N:
		return
	case n > 0 && b.N-int64(len(b.Steps)) != t.batches[n-1].N:
		t.batches = nil
	case n == keepBatches:
		t.batches = slices.Delete(t.batches, 0, keepBatches/2)
	}
	t.batches = append(t.batches, b)
}

func (t *table) wake() {
	for _, s := range t.seats {
		select {
		case s.bell <- struct{}{}:
		default:
		}
	}
}

// after returns the changes after a number of steps; ok is false when the
// table does not have all of them at hand.
func (t *table) after(n int64) (list []store.Batch, ok bool) {
	if n == t.copy.Steps {
		return nil, true
	}
	for i, b := range t.batches {
		if b.N-int64(len(b.Steps)) == n {
			return slices.Clone(t.batches[i:]), true
		}
	}
	return nil, false
}
