package exchange

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

const (
	// pingEvery is how long changes are gathered before a hub is told: times are
	// rounded to it, so that a network that never rests is not waited for.
	pingEvery = 5 * time.Second
	// mostStories bounds how many changed stories are looked up, for acts that
	// change the pages of very many: then lists alone are told.
	mostStories = 50
)

// changed is a list of a site whose feeds have changed.
type changed struct {
	site  news.ID
	list  string
	whole bool
}

// followHubs notes, in the transaction that saves a site, which hubs it names, so
// that a network that names none never looks for them.
func (x *Exchange) followHubs(d *act.Deed, e news.Event) error {
	if e.Kind != news.EventSiteSaved {
		return nil
	}
	site, _, err := d.Store.Site(d, e.Site)
	if err != nil {
		return err
	}
	return name(d, site)
}

func name(d *act.Deed, site news.Site) error {
	for _, hub := range slices.Sorted(slices.Values(site.Settings.Hubs)) {
		if err := stores.In(d.Tx).NameHub(d, hub); err != nil {
			return err
		}
	}
	return nil
}

// followPages notes, in the transaction that makes pages old, which hubs outside
// have to be told of which lists: those that changed, and those in which a
// changed story stands. Nearly all verbs come through here: where no site ever
// named a hub that costs one look at an empty table.
func (x *Exchange) followPages(d *act.Deed, _ []news.ID, tags []string) error {
	named, err := stores.In(d.Tx).HubsNamed(d)
	if err != nil || !named {
		return err
	}
	sites, err := d.Sites()
	if err != nil {
		return err
	}
	hubs, national := map[news.ID][]string{}, news.ID(0)
	for _, s := range sites {
		if s.Public && len(s.Settings.Hubs) > 0 {
			hubs[s.ID] = s.Settings.Hubs
		}
		if s.National {
			national = s.ID
		}
	}
	if len(hubs) == 0 {
		return nil
	}
	told := map[changed]bool{}
	note := func(site news.ID, list string) {
		c := changed{site, list, site == 0}
		if c.whole {
			c.site = national
		}
		if hasFeed(c.list) && len(hubs[c.site]) > 0 {
			told[c] = true
		}
	}
	var stories []news.ID
	for _, t := range tags {
		kind, rest, _ := strings.Cut(t, ":")
		switch kind {
		case "story":
			if id, err := news.ParseID(rest); err == nil {
				stories = append(stories, id)
			}
		case "list":
			site, list, _ := strings.Cut(rest, ":")
			if site == "0" {
				note(0, list)
			} else if id, err := news.ParseID(site); err == nil {
				note(id, list)
			}
		}
	}
	if len(stories) <= mostStories {
		for _, id := range stories {
			if err := standsIn(d, id, note); err != nil {
				return err
			}
		}
	}
	return ask(d, hubs, told)
}

// hasFeed reports whether a list is served as a feed.
func hasFeed(list string) bool {
	kind, _, _ := strings.Cut(list, ":")
	switch kind {
	case news.ListLatest, news.ListNotices, news.ListWithdrawn, "section", "topic", "person":
		return true
	}
	return false
}

// standsIn calls note for every list in which a story stands.
func standsIn(d *act.Deed, story news.ID, note func(site news.ID, list string)) error {
	placements, err := d.Store.PlacementsOf(d, story)
	if err != nil {
		return err
	}
	for _, p := range placements {
		lists, err := stores.In(d.Tx).ListsOf(d, p.Site, p.ID)
		if err != nil {
			return err
		}
		for _, list := range lists {
			note(p.Site, list)
		}
	}
	return nil
}

// ask writes what hubs are to be told, and asks for a job for each hub.
func ask(d *act.Deed, hubs map[news.ID][]string, told map[changed]bool) error {
	s := stores.In(d.Tx)
	// All transactions lock in one order.
	order := slices.SortedFunc(maps.Keys(told), func(a, b changed) int {
		return cmp.Or(cmp.Compare(a.site, b.site), cmp.Compare(a.list, b.list))
	})
	due := map[string]bool{}
	for _, c := range order {
		for _, hub := range slices.Sorted(slices.Values(hubs[c.site])) {
			due[hub] = true
			if err := s.InsertPing(d, partner.Ping{Hub: hub, Site: c.site, List: c.list, Whole: c.whole, Since: d.Now}); err != nil {
				return err
			}
		}
	}
	for _, hub := range slices.Sorted(maps.Keys(due)) {
		line, _, err := s.HubLine(d, hub)
		if err != nil {
			return err
		}
		at := d.Now.Truncate(pingEvery).Add(pingEvery)
		if line.PausedUntil.After(at) {
			at = line.PausedUntil
		}
		if err := d.Job(JobPing, hub, hub, at); err != nil {
			return err
		}
	}
	return nil
}

// Pings returns up to limit lists that a hub has to be told of, with the slugs
// of topics and people.
func (x *Exchange) Pings(ctx context.Context, hub string, limit int) ([]partner.Ping, error) {
	list, err := x.read().Pings(ctx, hub, limit)
	if err != nil {
		return nil, err
	}
	for i, p := range list {
		kind, rest, _ := strings.Cut(p.List, ":")
		id, _ := news.ParseID(rest) // lists that are about nothing have none
		switch kind {
		case "topic":
			topics, err := x.room.Read().Topics(ctx, []news.ID{id})
			if err != nil {
				return nil, err
			}
			for _, t := range topics {
				list[i].Slug = t.Slug
			}
		case "person":
			people, err := x.room.Read().People(ctx, []news.ID{id})
			if err != nil {
				return nil, err
			}
			for _, t := range people {
				list[i].Slug = t.Slug
			}
		}
	}
	return list, nil
}

// Pinged notes that a hub was told of a list, or that it does not want to hear
// of it, with why.
func (x *Exchange) Pinged(ctx context.Context, p partner.Ping, refused string) error {
	return x.room.Do(ctx, news.System(), "note a ping", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		if err := s.DropPing(d, p); err != nil {
			return err
		}
		return s.SaveHubLine(d, partner.HubLine{Hub: p.Hub, OKAt: d.Now, Error: refused})
	})
}

// PingFailed notes that a hub cannot be told anything, and comes back later.
func (x *Exchange) PingFailed(ctx context.Context, hub string, o partner.Outcome) error {
	return x.room.Do(ctx, news.System(), "note a failed ping", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		line, found, err := s.HubLine(d, hub)
		if err != nil {
			return err
		}
		if !found || line.Failures == 0 {
			line.FailingSince = d.Now
		}
		line.Hub, line.Failures, line.Error = hub, line.Failures+1, o.Error
		line.PausedUntil = d.Now.Add(max(partner.Backoff(line.Failures), min(o.After, partner.MaxWait)))
		if err := s.SaveHubLine(d, line); err != nil {
			return err
		}
		return d.Job(JobPing, hub, hub, line.PausedUntil)
	})
}
