package ledger

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// Purge is what a cache outside is told: the tags (Surrogate-Key) whose pages
// it has to forget, and the events that ask for it.
type Purge struct {
	Endpoint string    `json:"endpoint"`
	Events   []news.ID `json:"events"`
	Tags     []string  `json:"tags"`
}

// send asks for the purge of what a verb has touched, in its transaction.
func (l *Ledger) send(d *act.Deed, events []news.ID, tags []string) error {
	for _, endpoint := range d.Room.Endpoints {
		text, err := json.Marshal(Purge{endpoint, events, tags})
		if err != nil {
			return err
		}
		if err := d.Job(JobPurge, endpoint+" "+events[0].String(), string(text), d.Now); err != nil {
			return err
		}
	}
	return nil
}

// Purged notes that a cache outside has answered to a purge; failed is why it
// did not do it, empty when it did.
func (l *Ledger) Purged(ctx context.Context, p Purge, proof book.Saying, failed string) error {
	return l.report(ctx, book.SurfaceCDN, p.Endpoint, book.StateApplied, func(s book.Subject) (book.Saying, string, bool) {
		return proof, failed, slices.Contains(p.Events, s.Event)
	})
}

// StartNode registers a process that keeps pages. Its cache is empty: what it
// had kept before under the same name it does not serve any more.
func (l *Ledger) StartNode(ctx context.Context, name string) error {
	err := l.room.Do(ctx, news.System(), "start node", func(d *act.Deed) error {
		return rows.In(d.Tx).SaveNode(d, rows.Node{Name: name, StartedAt: d.Now, SeenAt: d.Now})
	})
	if err != nil {
		return err
	}
	now := l.room.Clock.Now()
	return l.report(ctx, book.SurfaceNode, name, book.StateApplied, func(s book.Subject) (book.Saying, string, bool) {
		return book.Say("began anew, with nothing kept"), "", s.At.Before(now)
	})
}

// StopNode takes a process out of the book: it keeps nothing any longer.
func (l *Ledger) StopNode(ctx context.Context, n rows.Node) error {
	err := l.room.Do(ctx, news.System(), "stop node", func(d *act.Deed) error {
		n.SeenAt, n.StoppedAt = d.Now, d.Now
		return rows.In(d.Tx).SaveNode(d, n)
	})
	if err != nil {
		return err
	}
	return l.report(ctx, book.SurfaceNode, n.Name, book.StateApplied, func(book.Subject) (book.Saying, string, bool) { return book.Say("stopped"), "", true })
}

// Beat notes that a node lives and what it has purged. has reports whether it
// has purged the pages of an event.
func (l *Ledger) Beat(ctx context.Context, n rows.Node, write bool, has func(event news.ID, at time.Time) bool) error {
	if write {
		err := l.room.Do(ctx, news.System(), "note a node", func(d *act.Deed) error {
			n.SeenAt = d.Now
			return rows.In(d.Tx).SaveNode(d, n)
		})
		if err != nil {
			return err
		}
	}
	return l.report(ctx, book.SurfaceNode, n.Name, book.StateApplied, func(s book.Subject) (book.Saying, string, bool) {
		return book.Say("purged %s", s.Event), "", has(s.Event, s.At)
	})
}

// reportBatch bounds how many open rows of one cache are looked at at a time.
const reportBatch = 500

// report notes what a cache or a hub has done, for each of its open rows of
// which says knows something: done, or failed.
func (l *Ledger) report(ctx context.Context, on book.Surface, target string, done book.State, says func(book.Subject) (proof book.Saying, failed string, known bool)) error {
	read := rows.New(l.room.DB, l.room.DB.Engine)
	open, err := read.OpenRows(ctx, on, target, reportBatch)
	if err != nil {
		return err
	}
	for _, r := range open {
		s, found, err := read.Subject(ctx, r.Subject)
		if err != nil {
			return err
		}
		proof, failed, known := says(s)
		if !found || !known {
			continue
		}
		c := book.Check{Key: r.Key(), State: done, At: l.room.Clock.Now(), Fault: strings.TrimSpace(failed)}
		if proof.Format != "" {
			c.Proof = book.Tell(proof)
		}
		if c.Fault != "" {
			c.State = book.StateFailed
		}
		if err := l.NoteChecks(ctx, s.ID, []book.Check{c}); err != nil {
			return err
		}
	}
	return nil
}
