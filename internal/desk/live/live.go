// Package live keeps open pages of the desk up to date: several people in one
// story, and lists that follow what colleagues do.
//
// Both are WebSockets with JSON messages, described in docs/cowriting.md.
// A socket is opened by the desk's own pages only, belongs to a session, and
// ends with it.
//
//	live.go     Live: what sockets share, its clock, the end
//	socket.go   one socket: limits, who it belongs to, reading and writing
//	story.go    /stories/{id}/live: several people in one story
//	save.go     /stories/{id}/save: the same without a socket
//	feed.go     /live: what happened
package live

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

// Texts is the authority on the texts that are being written.
type Texts interface {
	Join(ctx context.Context, actor news.Actor, story news.ID, client string, steps int64) (*cowriting.Seat, error)
	Make(ctx context.Context, actor news.Actor, c cowriting.Change) (cowriting.Result, error)
	Save(ctx context.Context, actor news.Actor, f cowriting.Form) (cowriting.Saved, error)
	LastOf(ctx context.Context, actor news.Actor, story news.ID, client string) (int64, error)
	Arrived(ctx context.Context, actor news.Actor, story news.ID, client string, after int64) (int64, error)
	MayRead(ctx context.Context, actor news.Actor, story news.ID) error
}

// Log is the record of what happened.
type Log interface {
	HappenedSince(ctx context.Context, since time.Time, after news.ID, limit int) ([]inside.Happening, error)
	Names(ctx context.Context, accounts ...news.ID) (map[news.ID]string, error)
}

// Live holds the open sockets.
type Live struct {
	texts   Texts
	log     Log
	clock   clock.Clock
	visitor func(ctx context.Context, token string) (frame.Visitor, bool, error)
	start   news.ID // what was made before is not news
	nudge   chan struct{}
	ending  chan struct{} // closed when the program stops
	ended   sync.Once

	mu      sync.Mutex
	sockets map[*socket]bool
	feeds   map[*feed]bool
	seen    map[news.ID]bool // events that were told
}

// New returns a Live without sockets.
func New(texts Texts, log Log, c clock.Clock) *Live {
	return &Live{texts: texts, log: log, clock: c, start: news.FirstID(c.Now()), nudge: make(chan struct{}, 1), ending: make(chan struct{}),
		sockets: map[*socket]bool{}, feeds: map[*feed]bool{}, seen: map[news.ID]bool{}}
}

// Mount adds the addresses to the desk.
func (l *Live) Mount(f *frame.Frame) {
	l.visitor = f.Visitor
	f.Get("/stories/{id}/live", l.story)
	f.Handle("POST /stories/{id}/save", maxSave, l.save)
	f.Get("/live", l.feed)
}

const (
	lookEvery = time.Second
	lookBack  = 30 * time.Second // see inside.Reader.HappenedSince
	lookBatch = 500
)

// Run tells open pages what happened, until the context ends.
func (l *Live) Run(ctx context.Context, log *slog.Logger) {
	t := time.NewTicker(lookEvery)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		case <-l.nudge:
		}
		if err := l.look(ctx); err != nil && ctx.Err() == nil {
			log.Error("read what happened", "error", err)
		}
	}
}

// Nudge makes Run look at once: something happened.
func (l *Live) Nudge() {
	select {
	case l.nudge <- struct{}{}:
	default:
	}
}

// look reads what is new in the log, and tells what happened since the start.
func (l *Live) look(ctx context.Context) error {
	since := l.clock.Now().Add(-lookBack)
	for after := news.ID(0); ; {
		list, err := l.log.HappenedSince(ctx, since, after, lookBatch)
		if err != nil {
			return err
		}
		for _, h := range l.fresh(list) {
			if h.ID >= l.start {
				l.tell(h)
			}
		}
		if len(list) < lookBatch {
			break
		}
		after = list[len(list)-1].ID
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := range l.seen {
		if id < news.FirstID(since.Add(-lookBack)) {
			delete(l.seen, id)
		}
	}
	return nil
}

func (l *Live) fresh(list []inside.Happening) (out []inside.Happening) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range list {
		if !l.seen[h.ID] {
			l.seen[h.ID] = true
			out = append(out, h)
		}
	}
	return out
}

// tell passes on what happened, and asks again who the sockets belong to when
// that may have changed.
func (l *Live) tell(h inside.Happening) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch h.Kind {
	case news.EventSessionRevoked, news.EventSignedOut, news.EventRolesSet, news.EventDeactivated, news.EventAccountSaved,
		news.EventPasswordSet, news.EventResetMade, news.EventFactorsRemoved:
		for s := range l.sockets {
			ring(s.ask)
		}
	}
	for f := range l.feeds {
		f.hear(h)
	}
}

// Close tells every page that the server goes away and when to come back, and
// returns when all sockets have ended or the context has.
func (l *Live) Close(ctx context.Context) {
	l.ended.Do(func() { close(l.ending) })
	t := time.NewTicker(20 * time.Millisecond)
	defer t.Stop()
	for l.any() {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

func (l *Live) any() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.sockets) > 0
}

// open counts a socket of an account; false when it has too many.
func (l *Live) open(s *socket) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for other := range l.sockets {
		if other.account == s.account {
			n++
		}
	}
	if n >= maxSockets {
		return false
	}
	l.sockets[s] = true
	return true
}

func (l *Live) shut(s *socket) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.sockets, s)
}

func ring(bell chan struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}
