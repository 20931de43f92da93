// Package reading is what the public may see: the one path from the database
// to readers. Embargo, schedule, withdrawal and the visibility of sites are
// decided here, by news.Visible, and nowhere else.
//
// A Visit is the reading for one page. It notes the cache tags of everything
// it looked at and the moment at which the page would change by itself, so
// that whoever renders cannot forget them. No query of a Visit grows with the
// archive: lists are paged by key in one covering index, and everything else
// is loaded by its ID.
//
//	reading.go     Reader, Visit
//	card.go        Card: a story in a list
//	article.go     Article
//	gone.go        Withdrawn, Moved: what is left of stories
//	lists.go       fronts, lists, days, neighbours
//	related.go     related stories, popular, the pool of recommendations
//	house.go       topics, tags, people, notices, withdrawals, pages
//	record.go      notices and withdrawals of the whole network
//	search.go      search
//	preview.go     Preview: what readers do not see yet, never for the public
package reading

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/store/sharing"
)

// Reader reads for the public.
type Reader struct {
	db    *db.DB
	s     store.Store
	share sharing.Store
	clock clock.Clock
	find  search.Index
	sites atomic.Pointer[network]
}

// network is the sites as they were last loaded.
type network struct {
	sites  []news.Site
	byHost map[string]int
	byID   map[news.ID]int
}

// New returns a Reader. Call Refresh before the first visit.
func New(d *db.DB, c clock.Clock, x search.Index) *Reader {
	return &Reader{db: d, s: store.New(d, d.Engine), share: sharing.New(d, d.Engine), clock: c, find: x}
}

// Refresh loads the network's sites. Call it at start and after every change
// that purges news.TagNetwork.
func (r *Reader) Refresh(ctx context.Context) error {
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return err
	}
	n := &network{sites: sites, byHost: map[string]int{}, byID: map[news.ID]int{}}
	for i, site := range sites {
		n.byID[site.ID] = i
		for _, h := range site.Hosts {
			n.byHost[h] = i
		}
	}
	r.sites.Store(n)
	return nil
}

// Sites returns the public sites in the order of the network bar. The slice
// is shared: do not change it.
func (r *Reader) Sites() []news.Site {
	return slices.DeleteFunc(slices.Clone(r.sites.Load().sites), func(s news.Site) bool { return !s.Public })
}

// Host returns the public site that a host name belongs to.
func (r *Reader) Host(host string) (news.Site, bool) {
	n := r.sites.Load()
	i, ok := n.byHost[host]
	if !ok || !n.sites[i].Public {
		return news.Site{}, false
	}
	return n.sites[i], true
}

// Site returns a site of the network, public or not.
func (r *Reader) site(id news.ID) news.Site {
	n := r.sites.Load()
	if i, ok := n.byID[id]; ok {
		return n.sites[i]
	}
	return news.Site{}
}

// Visit is the reading for one page of one site.
type Visit struct {
	r     *Reader
	Site  news.Site
	Now   time.Time
	tags  map[string]struct{}
	until time.Time

	arranged *arranged // for previews only: a front as it might be
}

// For begins a visit.
func (r *Reader) For(site news.Site) *Visit {
	v := &Visit{r: r, Site: site, Now: r.clock.Now(), tags: map[string]struct{}{}}
	v.note(news.TagSite(site.ID), news.TagNetwork())
	return v
}

// Sites returns the public sites of the network.
func (v *Visit) Sites() []news.Site { return v.r.Sites() }

func (v *Visit) note(tags ...string) {
	for _, t := range tags {
		v.tags[t] = struct{}{}
	}
}

// Tags returns the cache tags of everything the visit has looked at, sorted.
func (v *Visit) Tags() []string {
	out := make([]string, 0, len(v.tags))
	for t := range v.tags {
		out = append(out, t)
	}
	slices.Sort(out)
	return out
}

// Until returns when the page changes by itself, because a planned story
// appears or a pin ends; zero when nothing is planned.
func (v *Visit) Until() time.Time { return v.until }

// change notes a moment at which the page changes by itself.
func (v *Visit) change(at time.Time) {
	if at.After(v.Now) && (v.until.IsZero() || at.Before(v.until)) {
		v.until = at
	}
}

// planned notes when the next planned story appears on the site. Every planned
// story stands in the list of the latest, whatever other lists it is in.
func (v *Visit) planned(ctx context.Context) error {
	next, err := v.r.s.NextPlanned(ctx, v.Site.ID, news.ListLatest, v.Now)
	if err == nil {
		v.change(next)
	}
	return err
}
