// Package newsroom holds the verbs: everything that changes a story, a site or
// what belongs to them. It is the only writer.
//
// A verb loads under lock, asks the rules of package news, saves, writes its
// event and its jobs, all in one transaction; after the commit it purges the
// pages that the change touches. Nothing is rendered and no network is used
// inside a transaction.
//
//	newsroom.go    Newsroom, and the frame that every verb runs in
//	write.go       create and save
//	workflow.go    submit, take, return, approve, spike
//	publish.go     publish, schedule, embargo, and the clock's own verb
//	correct.go     change a live story, notices
//	withdraw.go    propose and approve a withdrawal
//	share.go       share, accept, decline, override
//	place.go       what follows for every placement: lists, search, tags
//	media.go       pictures
//	network.go     sites, pages, topics, tags, people, accounts, fronts
//	popular.go     what readers read
package newsroom

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// Newsroom performs the verbs.
type Newsroom struct {
	db    *db.DB
	clock clock.Clock
	ids   *news.IDs
	index search.Index
	media Media
	purge func(tags []string)
	wrote func(events []news.ID)
	wake  func()
}

// Config is what a Newsroom needs.
type Config struct {
	DB    *db.DB
	Clock clock.Clock
	IDs   *news.IDs
	Index search.Index
	Media Media               // pictures; without Blobs none are handled
	Purge func(tags []string) // called after each commit; nil to ignore
	// Wrote is called after each commit with the events that were written, so
	// that whoever reads the log knows which are this process's own; nil to
	// ignore.
	Wrote func(events []news.ID)
	Wake  func() // called after a commit that added jobs; nil to ignore
}

// New returns a Newsroom.
func New(c Config) *Newsroom {
	n := &Newsroom{db: c.DB, clock: c.Clock, ids: c.IDs, index: c.Index, media: c.Media, purge: c.Purge, wrote: c.Wrote, wake: c.Wake}
	if n.purge == nil {
		n.purge = func([]string) {}
	}
	if n.wrote == nil {
		n.wrote = func([]news.ID) {}
	}
	if n.wake == nil {
		n.wake = func() {}
	}
	return n
}

// Kinds of jobs that the newsroom asks for.
const (
	JobVisible = "story.visible" // key and payload: story
	JobRender  = "asset.render"  // key and payload: asset; JPEG first
	JobEncode  = "asset.encode"  // key and payload: asset; the other formats
)

// Jobs returns what the newsroom's jobs do.
func (n *Newsroom) Jobs() map[string]jobs.Run {
	runs := map[string]jobs.Run{JobVisible: n.runVisible}
	if n.media.Blobs != nil {
		runs[JobRender], runs[JobEncode] = n.runRender, n.runEncode
	}
	return runs
}

// deed is one verb under way: its transaction, who does it, and what follows.
type deed struct {
	context.Context
	n      *Newsroom
	tx     *db.Tx
	s      store.Store
	actor  news.Actor
	now    time.Time
	sites  []news.Site
	events []news.Event
	tags   []string
	jobs   bool
}

// do runs a verb: all of it is durable when do returns nil, and none of it
// otherwise.
func (n *Newsroom) do(ctx context.Context, actor news.Actor, what string, f func(d *deed) error) (err error) {
	defer fault.Wrap(&err, "%s", what)
	return n.db.Tx(ctx, func(tx *db.Tx) error {
		d := &deed{Context: ctx, n: n, tx: tx, s: store.In(tx), actor: actor, now: n.clock.Now()}
		if err := f(d); err != nil {
			return err
		}
		if err := d.writeEvents(); err != nil {
			return err
		}
		tx.AfterCommit(func() {
			n.wrote(d.eventIDs())
			if len(d.tags) > 0 {
				n.purge(d.tags)
			}
			if d.jobs {
				n.wake()
			}
		})
		return nil
	})
}

// event notes what happened. A verb writes at least one.
func (d *deed) event(kind news.EventKind, story, site news.ID, payload any) error {
	text, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	d.events = append(d.events, news.Event{
		ID: d.n.ids.Next(), Kind: kind, Story: story, Site: site, Actor: d.actor.Account, Payload: string(text), At: d.now,
	})
	return nil
}

// touch notes cache tags to purge after the commit.
func (d *deed) touch(tags ...string) {
	for _, t := range tags {
		if !slices.Contains(d.tags, t) {
			d.tags = append(d.tags, t)
		}
	}
}

// writeEvents puts the purged tags on the first event: the other nodes purge
// from the log.
func (d *deed) writeEvents() error {
	if len(d.events) == 0 && len(d.tags) > 0 {
		return fmt.Errorf("a change without an event")
	}
	for i, e := range d.events {
		if i == 0 {
			e.Tags = d.tags
		}
		if e.Tags == nil {
			e.Tags = []string{}
		}
		if err := d.s.InsertEvent(d, e); err != nil {
			return err
		}
	}
	return nil
}

func (d *deed) eventIDs() []news.ID {
	ids := make([]news.ID, len(d.events))
	for i, e := range d.events {
		ids[i] = e.ID
	}
	return ids
}

func (d *deed) job(kind, key, payload string, runAt time.Time) error {
	d.jobs = true
	return jobs.Add(d, d.tx, int64(d.n.ids.Next()), kind, key, payload, runAt, d.now)
}

// site returns a site; the network's sites are loaded once per verb.
func (d *deed) site(id news.ID) (news.Site, error) {
	if d.sites == nil {
		sites, err := d.s.Sites(d)
		if err != nil {
			return news.Site{}, err
		}
		d.sites = sites
	}
	for _, s := range d.sites {
		if s.ID == id {
			return s, nil
		}
	}
	return news.Site{}, fault.New(fault.NotFound, "there is no site %s", id)
}

// story locks a story, asks whether the step is possible from its state and
// whether the actor may do the act on its origin site.
func (d *deed) story(id news.ID, step news.Step, act news.Act) (news.Story, error) {
	st, err := d.s.LockStory(d, id)
	if err != nil {
		return st, err
	}
	if err := d.actor.May(act, st.OriginSite); err != nil {
		return st, err
	}
	return st, st.Allow(step, d.now)
}
