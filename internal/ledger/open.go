package ledger

import (
	"reflect"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// How long surfaces may take before they are overdue.
const (
	localTime = 10 * time.Minute // pages, lists, feeds, search, sitemaps, nodes
	cdnTime   = 15 * time.Minute
)

// firstLook is how long after the act a surface is asked for the first time: a
// process that asks its own pages must have heard of the act.
const firstLook = 2 * time.Second

// MergeTime is how long a desk has to bring a correction into its own text, by
// severity.
func MergeTime(s news.Severity) time.Duration {
	switch s {
	case news.Substance:
		return time.Hour
	case news.Fact:
		return 4 * time.Hour
	}
	return 24 * time.Hour
}

// DueAt is when a surface is overdue.
func (s Subject) DueAt(on Surface) time.Time {
	switch on {
	case SurfaceText:
		return s.At.Add(MergeTime(s.Severity))
	case SurfaceCDN:
		return s.At.Add(cdnTime)
	}
	return s.At.Add(localTime)
}

// Opening is what the rows of a new subject are made from.
type Opening struct {
	Placements []news.Placement // as they are after the act
	Changed    []news.Field     // what the act changed in the story's text
	Nodes      []string         // processes that keep pages
	CDNs       []string         // endpoints that are told of purges
}

// Rows returns the rows of a new subject: a row for each surface of each
// placement on which readers have to find it, and one for each cache.
func (s Subject) Open(o Opening) []Row {
	var out []Row
	row := func(site, placement news.ID, on Surface, target string) {
		r := Row{Subject: s.ID, Site: site, Surface: on, Target: target, Placement: placement, State: StateSent, SentAt: s.At,
			DueAt: s.DueAt(on)}
		if on.Asked() {
			r.NextAt = s.At.Add(firstLook)
		}
		if on == SurfaceText {
			r.State = StateNeedsMerge
		}
		out = append(out, r)
	}
	for _, p := range o.Placements {
		if !s.reaches(p) {
			continue
		}
		for _, on := range []Surface{SurfacePage, SurfaceLists, SurfaceFeed, SurfaceSearch} {
			row(p.Site, p.ID, on, "")
		}
		// A sitemap names addresses that are canonical; a story that is gone
		// must be in none.
		if s.Kind == KindWithdrawal || p.CanonicalHere() {
			row(p.Site, p.ID, SurfaceSitemap, "")
		}
		for _, f := range o.Changed {
			if s.Kind == KindNotice && p.Overridden(f) {
				row(p.Site, p.ID, SurfaceText, string(f))
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	for _, n := range o.Nodes {
		row(0, 0, SurfaceNode, n)
	}
	for _, c := range o.CDNs {
		row(0, 0, SurfaceCDN, c)
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
		return p.State == news.PlacementWithdrawn
	}
	return p.State == news.PlacementPlaced && !p.VisibleAt.IsZero() && !p.VisibleAt.After(s.At)
}

// Changed returns the fields that can be overridden and that differ between
// two contents.
func Changed(before, after news.Content) []news.Field {
	var out []news.Field
	for _, f := range news.Fields() {
		same := true
		switch f {
		case news.FieldHeadline:
			same = before.Headline == after.Headline
		case news.FieldLead:
			same = before.Lead == after.Lead
		case news.FieldTopic:
			same = before.Topic == after.Topic
		case news.FieldPhoto:
			same = reflect.DeepEqual(before.Photo, after.Photo)
		case news.FieldTags:
			same = slices.Equal(before.Tags, after.Tags)
		case news.FieldBody:
			same = before.Body == after.Body
		case news.FieldSlug:
			same = before.Slug == after.Slug
		}
		if !same {
			out = append(out, f)
		}
	}
	return out
}
