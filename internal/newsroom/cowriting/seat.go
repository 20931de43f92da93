package cowriting

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// Seat is one window in which a story is open. Its methods may be called by
// different goroutines, Next by one at a time.
type Seat struct {
	a      *Authority
	t      *table
	bell   chan struct{}
	client string

	actor  news.Actor // under the table's lock, as is cursor
	cursor *Cursor

	// What the window has heard.
	steps  int64
	rev    int64
	state  news.State
	may    Standing
	values map[string]string
	people int64
}

// Batch is the steps of one change, as the log keeps them.
type Batch = store.Batch

// Cursor is where somebody is: in the body, or in another field.
type Cursor struct {
	Steps  int64  `json:"steps"` // of the body that the positions are in
	Anchor int    `json:"anchor"`
	Head   int    `json:"head"`
	Field  string `json:"field,omitempty"`
}

// Guest is a window of somebody who is in the story.
type Guest struct {
	Client  string  `json:"client"`
	Account news.ID `json:"account"`
	Name    string  `json:"name"`
	Writes  bool    `json:"writes"`
	Cursor  *Cursor `json:"cursor,omitempty"`
}

// Standing is what somebody may do in a story now.
type Standing struct {
	Writes bool
	Why    error // why not: a fault
}

func (s Standing) equal(other Standing) bool {
	return s.Writes == other.Writes && (s.Writes || s.Why.Error() == other.Why.Error())
}

// News is what a window has not heard yet.
type News struct {
	Rev     int64
	Steps   int64
	SavedBy news.ID
	SavedAt time.Time
	// Batches lead to Steps. When they cannot, because the window was away for
	// too long, Body is the whole document and Fresh is set.
	Batches []Batch
	Fresh   bool
	Body    string
	Fields  map[string]string // that changed
	State   news.State        // empty when it did not change
	May     *Standing         // nil when it did not change
	People  []Guest           // nil when it did not change
}

// Empty reports whether there is nothing new.
func (n News) Empty() bool {
	return len(n.Batches) == 0 && !n.Fresh && len(n.Fields) == 0 && n.State == "" && n.May == nil && n.People == nil
}

// Join opens a story in a window. steps is the number of steps that the body
// had seen when the window last had it, -1 when it has none. The window
// hears everything else anew. Leave ends it.
func (a *Authority) Join(ctx context.Context, actor news.Actor, story news.ID, client string, steps int64) (*Seat, error) {
	if !clientName.MatchString(client) {
		return nil, fault.Field("client", "is not the name of a window")
	}
	if err := a.MayRead(ctx, actor, story); err != nil {
		return nil, err
	}
	s := &Seat{a: a, bell: make(chan struct{}, 1), client: client, actor: actor, steps: steps,
		values: map[string]string{}, people: -1}
	a.mu.Lock()
	t := a.tables[story]
	if t == nil {
		t = &table{id: story}
		a.tables[story] = t
	}
	s.t = t
	t.mu.Lock()
	t.seats = append(t.seats, s)
	t.people++
	// A window that comes from another process may know more than this one,
	// which looks at what others saved only now and then.
	// The same goes for who may see it.
	loaded := t.copy.Rev > 0 && steps <= t.copy.Steps && actor.MaySee(t.story, t.sites)
	t.mu.Unlock()
	a.mu.Unlock()
	if !loaded {
		if err := a.load(ctx, t); err != nil {
			s.Leave()
			return nil, err
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wake()
	return s, nil
}

// MayRead returns a NotFound fault unless somebody may read a story as it
// stands in the newsroom.
func (a *Authority) MayRead(ctx context.Context, actor news.Actor, story news.ID) error {
	read := a.room.Read()
	st, found, err := read.Story(ctx, story)
	if err != nil {
		return err
	}
	sites, err := sitesOf(ctx, read, story)
	if err != nil {
		return err
	}
	if !found || !actor.MaySee(st, sites) {
		return fault.New(fault.NotFound, "there is no story %s", story)
	}
	return nil
}

func sitesOf(ctx context.Context, read store.Store, story news.ID) ([]news.ID, error) {
	placements, err := read.PlacementsOf(ctx, story)
	var sites []news.ID
	for _, p := range placements {
		sites = append(sites, p.Site)
	}
	return sites, err
}

// Leave closes the window.
func (s *Seat) Leave() {
	s.a.mu.Lock()
	defer s.a.mu.Unlock()
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	s.t.seats = slices.DeleteFunc(s.t.seats, func(other *Seat) bool { return other == s })
	s.t.people++
	if len(s.t.seats) == 0 && s.a.tables[s.t.id] == s.t {
		delete(s.a.tables, s.t.id)
	}
	s.t.wake()
}

// Bell is rung when Next may have something.
func (s *Seat) Bell() <-chan struct{} { return s.bell }

func (s *Seat) ring() {
	select {
	case s.bell <- struct{}{}:
	default:
	}
}

// Place tells the others where the cursor is; nil for nowhere.
func (s *Seat) Place(c *Cursor) {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	s.cursor = c
	s.t.people++
	s.t.wake()
}

// Become sets what the account of the window is now: roles change while a
// story is open. It returns an error when the account may not even read it.
func (s *Seat) Become(actor news.Actor) error {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	if !actor.MaySee(s.t.story, s.t.sites) {
		return fault.New(fault.NotFound, "there is no story %s", s.t.id)
	}
	s.actor = actor
	s.ring()
	return nil
}

// Actor is whose window it is.
func (s *Seat) Actor() news.Actor {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	return s.actor
}

// Next returns what the window has not heard yet, and counts it as heard. It
// returns a NotFound fault when the story is no longer theirs to see.
func (s *Seat) Next(ctx context.Context) (News, error) {
	s.t.mu.Lock()
	if !s.actor.MaySee(s.t.story, s.t.sites) {
		s.t.mu.Unlock()
		return News{}, fault.New(fault.NotFound, "there is no story %s", s.t.id)
	}
	batches, complete := s.t.after(s.steps)
	n, target := s.hear(), s.t.copy
	s.t.mu.Unlock()
	if !complete {
		var err error
		if batches, complete, err = s.missing(ctx, target.Steps); err != nil {
			return n, err
		}
	}
	if complete {
		n.Batches = batches
	} else {
		n.Fresh, n.Body = true, target.Content.Body
	}
	s.steps = target.Steps
	return n, nil
}

// missing reads from the database what the table does not have at hand.
func (s *Seat) missing(ctx context.Context, to int64) ([]store.Batch, bool, error) {
	if s.steps < 0 || s.steps > to {
		return nil, false, nil
	}
	var out []store.Batch
	for at := s.steps; at < to; {
		more, err := s.a.room.Read().BatchesAfter(ctx, s.t.id, at, keepBatches)
		if err != nil {
			return nil, false, err
		}
		for _, b := range more {
			if b.N > to {
				break
			}
			if b.N-int64(len(b.Steps)) != at {
				return nil, false, nil // forgotten
			}
			at = b.N
			out = append(out, b)
		}
		if len(more) < keepBatches && at < to || len(out) > 20*keepBatches {
			return nil, false, nil
		}
	}
	return out, true, nil
}

// hear notes everything besides the body, under the table's lock.
func (s *Seat) hear() News {
	t := s.t
	n := News{Rev: t.copy.Rev, Steps: t.copy.Steps, SavedBy: t.copy.SavedBy, SavedAt: t.copy.SavedAt}
	private := s.actor.MaySeePrivate(t.story)
	for _, f := range fields() {
		v := t.values[f.name]
		if heard, ok := s.values[f.name]; f.private && !private || ok && heard == v {
			continue
		}
		if n.Fields == nil {
			n.Fields = map[string]string{}
		}
		n.Fields[f.name], s.values[f.name] = v, v
	}
	if t.state != s.state {
		n.State, s.state = t.state, t.state
	}
	if may := standing(s.actor, t.story, s.a.room.Clock.Now()); s.rev == 0 || !may.equal(s.may) {
		n.May, s.may = &may, may
	}
	s.rev = t.copy.Rev
	if t.people != s.people {
		n.People, s.people = t.guests(), t.people
	}
	return n
}

func standing(actor news.Actor, st news.Story, now time.Time) Standing {
	err := actor.MaySave(st)
	if err == nil {
		err = st.Allow(news.StepSave, now)
	}
	return Standing{Writes: err == nil, Why: err}
}

func (t *table) guests() []Guest {
	out := make([]Guest, 0, len(t.seats))
	for _, s := range t.seats {
		out = append(out, Guest{Client: s.client, Account: s.actor.Account, Name: s.actor.Name,
			Writes: s.actor.MaySave(t.story) == nil, Cursor: s.cursor})
	}
	return out
}

// LastOf returns the last change of a window that was saved, 0 when none was.
func (a *Authority) LastOf(ctx context.Context, actor news.Actor, story news.ID, client string) (int64, error) {
	w, found, err := a.room.Read().Writer(ctx, story, client)
	if err != nil || !found || w.Account != actor.Account {
		return 0, err
	}
	return w.Seq, nil
}

// Arrived returns how many steps of a window the body has seen after a number
// of steps, of those that are not forgotten: what a window that is gone had
// sent, and perhaps never learned about.
func (a *Authority) Arrived(ctx context.Context, actor news.Actor, story news.ID, client string, after int64) (n int64, err error) {
	for range 50 {
		batches, err := a.room.Read().BatchesAfter(ctx, story, after, keepBatches)
		if err != nil {
			return 0, err
		}
		for _, b := range batches {
			if after = b.N; b.Client == client && b.Account == actor.Account {
				n += int64(len(b.Steps))
			}
		}
		if len(batches) < keepBatches {
			break
		}
	}
	return n, nil
}
