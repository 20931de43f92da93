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

	sites  store.SitesOnce
	events []news.Event
	tags   []string
	heads  []news.ID // whose line in the lists changes
	typed  []news.ID // whose text changed, and hardly their line
	moved  []Moved
	doubt  []news.ID        // pictures of which it may have changed whether readers get them
	noted  map[news.ID]bool // pictures that are noted as planned for readers
	gone   []news.ID        // that they get no longer
	wake   bool             // there is a job to do soon
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
	if runAt.Before(d.Now.Add(jobs.LongestWait)) {
		d.wake = true
	}
	return jobs.Add(d, d.Tx, int64(d.Room.IDs.Next()), kind, key, payload, runAt, d.Now)
}

// NextID returns a new ID.
func (d *Deed) NextID() news.ID { return d.Room.IDs.Next() }

// Sites returns the network's sites; they are loaded once per verb.
func (d *Deed) Sites() ([]news.Site, error) { return d.sites.All(d, d.Store) }

// Site returns a site, or a NotFound fault.
func (d *Deed) Site(id news.ID) (news.Site, error) {
	site, found, err := d.sites.Site(d, d.Store, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no site %s", id)
	}
	return site, err
}

// SaveSite saves a site; the verb goes on with the sites as they then are.
func (d *Deed) SaveSite(site news.Site) error {
	d.sites = store.SitesOnce{}
	return d.Store.SaveSite(d, site)
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
// that somebody is typing, and its lists for the number of words. They learn of
// every other act at once.
const indexAfter = 15 * time.Second

// JobIndex makes the desk's search and lists follow a working copy; key and
// payload: story.
const JobIndex = "draft.index"

// follow makes the desk's lists say what the stories are now.
func (d *Deed) follow() error {
	for _, id := range d.heads {
		if err := d.Store.RefreshHead(d, id, d.Now); err != nil {
			return err
		}
	}
	for _, id := range slices.Concat(d.heads, d.typed) {
		due := d.Now
		if len(d.events) == 0 {
			due = indexDue(id, d.Now)
		}
		if err := d.Job(JobIndex, id.String(), id.String(), due); err != nil {
			return err
		}
	}
	return nil
}

// followText notes that the text of a story changes. While one person types on,
// only the number of words changes in the lists, and the job sees to that:
// their rows and indexes are not written anew for every few words.
func (d *Deed) followText(st news.Story, before, after news.WorkingCopy) {
	id := after.Story
	line := st.State == news.StateLive || st.State == news.StateScheduled || // a change of what is planned is flagged
		before.SavedBy != after.SavedBy || before.Content.Headline != after.Content.Headline ||
		after.SavedAt.Sub(before.SavedAt) >= indexAfter
	switch {
	case slices.Contains(d.heads, id):
	case line:
		d.heads = append(d.heads, id)
		d.typed = slices.DeleteFunc(d.typed, func(other news.ID) bool { return other == id })
	case !slices.Contains(d.typed, id):
		d.typed = append(d.typed, id)
	}
}

// indexDue is when the search learns of a text that is typed at a time. The next
// save does not push it away, and each story has moments of its own, so that
// those of a whole newsroom are not indexed at once.
func indexDue(story news.ID, now time.Time) time.Time {
	// Neighbours come apart (Knuth, The Art of Computer Programming, 6.4).
	hash := uint64(story) * 0x9e3779b97f4a7c15 >> 32
	own := time.Duration(hash%uint64(indexAfter/time.Millisecond)) * time.Millisecond
	return now.Add(indexAfter - own).Truncate(indexAfter).Add(own)
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
	if err := d.MayTouch(st); err != nil {
		return st, err
	}
	return st, st.Allow(step, d.Now)
}

// MayTouch returns a Forbidden fault when a person is about to change a story
// of a partner outside: only what the partner sends does that. Nobody has a
// role on its site, so this stops those whose roles hold everywhere.
func (d *Deed) MayTouch(st news.Story) error {
	if len(d.Actor.Roles[0]) == 0 || d.Actor.Account == 0 {
		return nil
	}
	origin, err := d.Site(st.OriginSite)
	if err == nil && origin.External {
		err = fault.New(fault.Forbidden, "the story is one of %s, a partner outside: only what it sends changes it", origin.Name)
	}
	return err
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
