package ledger

import (
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// How long surfaces may take before they are overdue.
const (
	localTime = 10 * time.Minute // pages, lists, feeds, search, sitemaps, nodes
	cdnTime   = 15 * time.Minute
	pushTime  = time.Hour      // to a partner's machine, which may be down for a moment
	hubTime   = 24 * time.Hour // to a hub that the network does not run
	fetchTime = 24 * time.Hour // of a partner that comes by itself
)

// firstLook is how long after the act a surface is asked for the first time: a
// process that asks its own pages must have heard of the act.
const firstLook = 2 * time.Second

// DueAt is when a surface is overdue; a desk's own text has the deadline of its
// merge task, and a partner that fetches has a day.
func (s Subject) DueAt(on Surface) time.Time {
	switch on {
	case SurfaceCDN:
		return s.At.Add(cdnTime)
	case SurfaceHub:
		return s.At.Add(hubTime)
	case SurfacePartner:
		return s.At.Add(pushTime)
	}
	return s.At.Add(localTime)
}

// Opening is what the rows of a new subject are made from.
type Opening struct {
	Placements []news.Placement     // as they are after the act
	Waiting    []Waiting            // what desks have to bring into their own text
	Nodes      []string             // processes that keep pages
	CDNs       []string             // endpoints that are told of purges
	Hubs       map[news.ID][]string // hubs outside, by the site whose feeds name them
	Partners   []Partner            // everybody outside who is told
}

// Partner is somebody outside who is told of a subject.
type Partner struct {
	Agreement news.ID
	Fetches   bool // by itself; nothing is pushed to it
}

// Waiting is a field that a site words for itself and in which its desk has to
// answer to the correction: part of an open merge task.
type Waiting struct {
	Placement news.ID
	Field     news.Field
	DueAt     time.Time
}

// Open returns the rows of a new subject: a row for each surface of each
// placement on which readers have to find it, one for each cache and each
// hub outside, and one for each partner.
func (s Subject) Open(o Opening) []Row {
	var out []Row
	row := func(site, placement news.ID, on Surface, target string) {
		r := Row{Subject: s.ID, Site: site, Surface: on, Target: target, Placement: placement, State: StateSent, SentAt: s.At,
			DueAt: s.DueAt(on)}
		if !on.reports() {
			r.NextAt = s.At.Add(firstLook)
		}
		if on == SurfaceText {
			r.State = StateNeedsMerge
		}
		out = append(out, r)
	}
	var hubs []string
	for _, p := range o.Placements {
		if !s.reaches(p) {
			continue
		}
		for _, h := range o.Hubs[p.Site] {
			if !slices.Contains(hubs, h) {
				hubs = append(hubs, h)
			}
		}
		for _, on := range []Surface{SurfacePage, SurfaceLists, SurfaceFeed, SurfaceSearch} {
			row(p.Site, p.ID, on, "")
		}
		// A sitemap names addresses that are canonical; a story that is gone
		// must be in none.
		if s.Kind == KindWithdrawal || p.CanonicalHere() {
			row(p.Site, p.ID, SurfaceSitemap, "")
		}
		for _, w := range o.Waiting {
			if s.Kind == KindNotice && w.Placement == p.ID {
				row(p.Site, p.ID, SurfaceText, string(w.Field))
				out[len(out)-1].DueAt = w.DueAt
			}
		}
	}
	if len(out) > 0 {
		for _, n := range o.Nodes {
			row(0, 0, SurfaceNode, n)
		}
		for _, c := range o.CDNs {
			row(0, 0, SurfaceCDN, c)
		}
		for _, h := range hubs {
			row(0, 0, SurfaceHub, h)
		}
	}
	for _, p := range o.Partners {
		// The desk whose story it is answers for what partners have of it.
		row(s.Site, 0, SurfacePartner, p.Agreement.String())
		if p.Fetches {
			out[len(out)-1].DueAt = s.At.Add(fetchTime)
		}
	}
	return out
}

// reaches reports whether readers of a placement's site have to find the
// subject.
func (s Subject) reaches(p news.Placement) bool {
	if s.Alone && p.Site != s.Site {
		return false
	}
	if s.Kind == KindWithdrawal {
		// Where it went before, on its own site alone, it is told of already.
		return p.State == news.PlacementWithdrawn && (s.Alone || !p.WithdrawnHere())
	}
	return p.State == news.PlacementPlaced && !p.VisibleAt.IsZero() && !p.VisibleAt.After(s.At)
}
