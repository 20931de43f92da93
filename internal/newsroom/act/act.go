// Package act is the frame that every verb of the newsroom runs in. Verbs of
// all rooms share it, so none of them can leave out the event, the jobs or the
// purge.
//
//	act.go       Room, and Do: one verb, one transaction
//	deed.go      Deed: what a verb under way has at hand
//	text.go      the working copy: checked, saved, cut into versions
//	steps.go     a body that was replaced, told as a step
//	check.go     what stands against a publication
//	place.go     what follows for every placement: lists, search, tags
//	pictures.go  whether readers still get a picture
package act

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// Room is what the rooms of the newsroom have in common.
type Room struct {
	DB    *db.DB
	Clock clock.Clock
	IDs   *news.IDs
	Index search.Index
	purge func(tags []string)
	wrote func(events []news.ID)
	wake  func()

	// Endpoints name the caches outside that are told of purges.
	Endpoints []string

	followers []Follower
	purges    []Purging
	stepped   []Stepped
}

// Follower does, inside the transaction of a verb, what follows from one of
// its events. It may write events of its own.
type Follower func(d *Deed, e news.Event) error

// Follow has f called for every event of every verb. Rooms call it while they
// are made, before the first verb.
func (r *Room) Follow(f Follower) { r.followers = append(r.followers, f) }

// Purging does, inside the transaction of a verb, what follows from the pages
// that it makes old: those with the cache tags, because of the events.
type Purging func(d *Deed, events []news.ID, tags []string) error

// FollowPurges has f called for every verb that makes pages old. Rooms call it
// while they are made, before the first verb.
func (r *Room) FollowPurges(f Purging) { r.purges = append(r.purges, f) }

// Moved is a change of the body of a working copy.
type Moved struct {
	Story news.ID
	Steps []json.RawMessage
}

// Stepped does, inside the transaction of a verb, what follows from the steps
// by which it changed bodies, in their order.
type Stepped func(d *Deed, changes []Moved) error

// FollowSteps has f called with all changes of bodies that a verb made, when it
// is done. Rooms call it while they are made, before the first verb.
func (r *Room) FollowSteps(f Stepped) { r.stepped = append(r.stepped, f) }

// Config is what a Room needs.
type Config struct {
	DB    *db.DB
	Clock clock.Clock
	IDs   *news.IDs
	Index search.Index
	Purge func(tags []string) // called after each commit; nil to ignore
	// Wrote is called after each commit with the events that were written, so
	// that whoever reads the log knows which are this process's own; nil to
	// ignore.
	Wrote func(events []news.ID)
	Wake  func() // called after a commit that added jobs to be done soon; nil to ignore
	// Endpoints name the caches outside that are told of purges.
	Endpoints []string
}

// New returns a Room.
func New(c Config) *Room {
	r := &Room{DB: c.DB, Clock: c.Clock, IDs: c.IDs, Index: c.Index, purge: c.Purge, wrote: c.Wrote, wake: c.Wake, Endpoints: c.Endpoints}
	if r.purge == nil {
		r.purge = func([]string) {}
	}
	if r.wrote == nil {
		r.wrote = func([]news.ID) {}
	}
	if r.wake == nil {
		r.wake = func() {}
	}
	return r
}

// Read returns a Store for reading outside a transaction.
func (r *Room) Read() store.Store { return store.New(r.DB, r.DB.Engine) }

// Do runs a verb: all of it is durable when Do returns nil, and none of it
// otherwise. what is put in front of an error.
func (r *Room) Do(ctx context.Context, actor news.Actor, what string, f func(d *Deed) error) (err error) {
	defer fault.Wrap(&err, "%s", what)
	return r.DB.Tx(ctx, func(tx *db.Tx) error {
		d := &Deed{Context: ctx, Room: r, Tx: tx, Store: store.In(tx), Actor: actor, Now: r.Clock.Now()}
		if err := f(d); err != nil {
			return err
		}
		if err := d.spread(); err != nil {
			return err
		}
		if err := d.decide(); err != nil {
			return err
		}
		if err := d.follow(); err != nil {
			return err
		}
		if err := d.writeEvents(); err != nil {
			return err
		}
		tx.AfterCommit(func() {
			// First the pages: an event that is called written has been purged.
			if len(d.tags) > 0 {
				r.purge(d.tags)
			}
			r.wrote(d.eventIDs())
			if d.wake {
				r.wake()
			}
		})
		return nil
	})
}

// errTried takes back what was only tried.
var errTried = errors.New("only tried")

// Try runs a verb and takes everything back: for showing beforehand what it
// would change. look sees the deed after the verb, inside the transaction. The
// error is the verb's own.
func (r *Room) Try(ctx context.Context, actor news.Actor, f, look func(d *Deed) error) error {
	err := r.DB.Tx(ctx, func(tx *db.Tx) error {
		d := &Deed{Context: ctx, Room: r, Tx: tx, Store: store.In(tx), Actor: actor, Now: r.Clock.Now()}
		if err := f(d); err != nil {
			return err
		}
		if err := d.spread(); err != nil {
			return err
		}
		if err := d.decide(); err != nil {
			return err
		}
		if err := look(d); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return nil
	}
	return err
}

// spread lets what follows from changed bodies and from the events be done; that
// may add more events.
func (d *Deed) spread() error {
	if len(d.moved) > 0 {
		for _, f := range d.Room.stepped {
			if err := f(d, d.moved); err != nil {
				return err
			}
		}
	}
	for i := 0; i < len(d.events); i++ {
		for _, f := range d.Room.followers {
			if err := f(d, d.events[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeEvents puts the purged tags on the first event: the other nodes purge
// from the log.
func (d *Deed) writeEvents() error {
	if len(d.events) == 0 && len(d.tags) > 0 {
		return fmt.Errorf("a change without an event")
	}
	if len(d.tags) > 0 {
		for _, f := range d.Room.purges {
			if err := f(d, d.eventIDs(), d.tags); err != nil {
				return err
			}
		}
	}
	for i, e := range d.events {
		if i == 0 {
			e.Tags = d.tags
		}
		if e.Tags == nil {
			e.Tags = []string{}
		}
		if err := d.Store.InsertEvent(d, e); err != nil {
			return err
		}
	}
	return nil
}

func (d *Deed) eventIDs() []news.ID {
	ids := make([]news.ID, len(d.events))
	for i, e := range d.events {
		ids[i] = e.ID
	}
	return ids
}

// Event notes what happened. A verb that changes what readers see writes at
// least one.
func (d *Deed) Event(kind news.EventKind, story, site news.ID, payload any) error {
	text, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	d.events = append(d.events, news.Event{
		ID: d.Room.IDs.Next(), Kind: kind, Story: story, Site: site, Actor: d.Actor.Account, Payload: string(text), At: d.Now,
	})
	return nil
}

// Last returns the ID of the event that was noted last.
func (d *Deed) Last() news.ID { return d.events[len(d.events)-1].ID }

// Purge makes the pages that carry the tags anew, for changes that no event
// tells of.
func (r *Room) Purge(tags ...string) { r.purge(tags) }
