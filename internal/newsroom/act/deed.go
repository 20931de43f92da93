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
	heads  []news.ID
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
// when there is none. The desk's lists follow what the verb makes of it.
func (d *Deed) Lock(id news.ID) (news.Story, error) {
	st, err := d.Store.LockStory(d, id)
	if err == nil {
		d.Follow(id)
	}
	return st, err
}

// Follow notes that a story changes, for the desk's lists and its search.
func (d *Deed) Follow(id news.ID) {
	if !slices.Contains(d.heads, id) {
		d.heads = append(d.heads, id)
	}
}

// indexAfter is how long the desk's search waits for more changes of a text
// that somebody is typing. It learns of every other act at once.
const indexAfter = 15 * time.Second

// JobIndex makes the desk's search follow a working copy; key and payload:
// story.
const JobIndex = "draft.index"

// follow makes the desk's lists say what the stories are now.
func (d *Deed) follow() error {
	for _, id := range d.heads {
		if err := d.Store.RefreshHead(d, id, d.Now); err != nil {
			return err
		}
		due := d.Now
		if len(d.events) == 0 {
			due = d.Now.Add(indexAfter).Truncate(indexAfter) // not pushed away by the next save
		}
		if err := d.Job(JobIndex, id.String(), id.String(), due); err != nil {
			return err
		}
	}
	return nil
}

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
