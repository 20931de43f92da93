package act

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// Deed is one verb under way: its transaction, who does it, and what follows
// from it.
type Deed struct {
	context.Context
	Room  *Room
	Tx    *db.Tx
	Store store.Store
	Actor news.Actor
	Now   time.Time

	sites  []news.Site
	events []news.Event
	tags   []string
	jobs   bool
}

// Touch notes cache tags to purge after the commit.
func (d *Deed) Touch(tags ...string) {
	for _, t := range tags {
		if !slices.Contains(d.tags, t) {
			d.tags = append(d.tags, t)
		}
	}
}

// Touched returns the cache tags noted so far.
func (d *Deed) Touched() []string { return slices.Clone(d.tags) }

// Job asks for a job at a time. A job of the same kind and key that waits
// already takes over payload and time.
func (d *Deed) Job(kind, key, payload string, runAt time.Time) error {
	d.jobs = true
	return jobs.Add(d, d.Tx, int64(d.Room.IDs.Next()), kind, key, payload, runAt, d.Now)
}

// NextID returns a new ID.
func (d *Deed) NextID() news.ID { return d.Room.IDs.Next() }

// Sites returns the network's sites; they are loaded once per verb.
func (d *Deed) Sites() ([]news.Site, error) {
	if d.sites == nil {
		sites, err := d.Store.Sites(d)
		if err != nil {
			return nil, err
		}
		d.sites = sites
	}
	return d.sites, nil
}

// Site returns a site, or a NotFound fault.
func (d *Deed) Site(id news.ID) (news.Site, error) {
	sites, err := d.Sites()
	if err != nil {
		return news.Site{}, err
	}
	for _, s := range sites {
		if s.ID == id {
			return s, nil
		}
	}
	return news.Site{}, fault.New(fault.NotFound, "there is no site %s", id)
}

// Lock locks a story until the transaction ends. It returns a NotFound fault
// when there is none.
func (d *Deed) Lock(id news.ID) (news.Story, error) { return d.Store.LockStory(d, id) }

// Story locks a story, asks whether the step is possible from its state and
// whether the actor may do the act on its origin site.
func (d *Deed) Story(id news.ID, step news.Step, act news.Act) (news.Story, error) {
	st, err := d.Lock(id)
	if err != nil {
		return st, err
	}
	if err := d.Actor.May(act, st.OriginSite); err != nil {
		return st, err
	}
	return st, st.Allow(step, d.Now)
}

// MayAnywhere asks for an act on any site: topics and tags belong to the whole
// network.
func (d *Deed) MayAnywhere(act news.Act) error {
	for site := range d.Actor.Roles {
		if d.Actor.Can(act, site) {
			return nil
		}
	}
	return d.Actor.May(act, 0)
}

// Taken turns a duplicate into a message about a field.
func (d *Deed) Taken(err error, field, text string) error {
	if d.Tx.Engine.Duplicate(err) {
		return fault.Field(field, "%s", text)
	}
	return err
}
