package syndication

import (
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// StoryID is the identity of a story in every feed of every site: it stays
// when the slug, the section, the host or the headline changes, and a shared
// story has the same one everywhere (RFC 4287 4.2.6, RSS 2.0 guid).
func StoryID(id news.ID) string { return "urn:tajuk:story:" + id.String() }

// NoticeID is the identity of a notice that stands in a feed as an entry.
func NoticeID(id news.ID) string { return "urn:tajuk:notice:" + id.String() }

// WithdrawalID is the identity of a withdrawal that stands in a feed as an
// entry: of a story, by the desk of a site.
func WithdrawalID(story, by news.ID) string {
	return "urn:tajuk:withdrawal:" + story.String() + ":" + by.String()
}

// FeedID is the identity of the feeds of a list of a site: see the names of
// lists in package news. Site 0 is the whole network.
func FeedID(site news.ID, list string) string { return "urn:tajuk:feed:" + site.String() + ":" + list }

// NoticeAnchor is the id of a notice on the page of its story.
func NoticeAnchor(id news.ID) string { return "n-" + id.String() }

// Canonical returns the address that search engines should take for a story:
// the site's own, except for a copy that inherits its body and can be read at
// its origin, in the network or outside, whose address it then is. Network copies are canonical across
// hosts and stay indexable; the two signals are never mixed.
func (o *Outlet) Canonical(a reading.Article) string {
	switch {
	case !elsewhere(a):
		return o.at(a.Path)
	case a.HomeURL != "":
		return a.HomeURL
	}
	return o.links.Absolute(a.Origin, a.HomePath)
}

// elsewhere reports whether the canonical address is at the origin.
func elsewhere(a reading.Article) bool {
	return a.Shared && !a.Canonical && (a.HomePath != "" || a.HomeURL != "")
}

// source is where a shared story comes from.
type source struct {
	site     news.Site
	name     string
	home     string // front page, empty if readers cannot go there
	href     string // address of the story there, empty if it is not to be seen
	headline string // there
}

// sourceOf returns nil for a story of the site itself.
func (o *Outlet) sourceOf(a reading.Article) *source {
	if !a.Shared || a.Origin.Name == "" {
		return nil
	}
	s := &source{site: a.Origin, name: line(a.Origin.Name)}
	if a.HomeURL != "" {
		s.href, s.headline = a.HomeURL, line(a.HomeName)
	}
	if a.Origin.Public && len(a.Origin.Hosts) > 0 {
		s.home = o.links.Absolute(a.Origin, "/")
		if a.HomePath != "" {
			s.href, s.headline = o.links.Absolute(a.Origin, a.HomePath), line(a.HomeName)
		}
	}
	return s
}

// person is somebody to name.
type person struct {
	name string
	url  string // page on this site, empty if none
}

// people returns those who did one thing for a story, in the order of bylines.
func (o *Outlet) people(a reading.Article, role news.BylineRole) []person {
	var out []person
	for _, c := range a.People {
		if name := line(c.Person.Name); c.Role == role && name != "" {
			out = append(out, person{name, o.under(o.paths.Author, c.Person.Slug)})
		}
	}
	return out
}

// language is that of a story if it is not the site's, else empty.
func (o *Outlet) language(c reading.Card) string {
	if c.Language == o.site.Language {
		return ""
	}
	return c.Language
}

// title is the headline as a list shows it: with the label that paid content
// must carry wherever it appears (Pedoman Pemberitaan Media Siber 6b).
func (o *Outlet) title(c reading.Card) string {
	if c.Kind.Paid() {
		return o.labels.Advertorial + ": " + line(c.Headline)
	}
	return line(c.Headline)
}

// owner names who holds the rights of what the site publishes.
func owner(s news.Site) string {
	if s.Settings.Owner != "" {
		return line(s.Settings.Owner)
	}
	return line(s.Name)
}

// modified is when a story last changed in substance, notices included. A
// silent fix of spelling is no change.
func modified(a reading.Article) time.Time {
	t := a.Changed()
	for _, n := range a.Notices {
		t = latest(t, n.At)
	}
	return t
}

func latest(times ...time.Time) time.Time {
	var out time.Time
	for _, t := range times {
		if t.After(out) {
			out = t
		}
	}
	return out
}
