package syndication

import (
	"io"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Atom writes a feed as Atom (RFC 4287). Withdrawn stories stand in it as
// deleted entries with the reason (RFC 6721), without their headline: it may
// be what had to go.
func (o *Outlet) Atom(w io.Writer, f Feed) error {
	h := o.headOf(f)
	x := &xmlWriter{w: w}
	x.b = append(x.b, xmlHead...)
	x.open("feed", "xmlns", "http://www.w3.org/2005/Atom",
		"xmlns:at", "http://purl.org/atompub/tombstones/1.0",
		"xmlns:media", "http://search.yahoo.com/mrss/",
		"xml:lang", o.site.Language)
	o.atomHead(x, h)
	err := o.entries(f, func(e *entry) error {
		o.atomEntry(x, e)
		return x.drain()
	})
	if err != nil {
		return err
	}
	for _, t := range f.Deleted {
		// A story without a time of withdrawal has not been withdrawn.
		if t.WithdrawnAt.IsZero() {
			continue
		}
		x.open("at:deleted-entry", "ref", StoryID(t.Story), "when", o.iso(t.WithdrawnAt))
		if by := line(t.Origin.Name); by != "" {
			x.open("at:by")
			x.leaf("name", by)
			x.close("at:by")
		}
		x.leaf("at:comment", o.ground(t), "xml:lang", o.site.Language)
		atomLink(x, "link", "related", o.at(o.paths.Withdrawals), "text/html")
		x.close("at:deleted-entry")
	}
	x.close("feed")
	return x.flush()
}

func (o *Outlet) atomHead(x *xmlWriter, h head) {
	x.leaf("id", h.id)
	x.leaf("title", h.title)
	x.leaf("subtitle", h.description)
	if h.updated.IsZero() {
		h.updated = time.Unix(0, 0)
	}
	x.leaf("updated", o.iso(h.updated))
	// The author of every entry that names none (RFC 4287 4.1.1).
	atomPerson(x, "author", person{line(o.site.Name), o.home})
	atomLink(x, "link", "self", h.self, "application/atom+xml")
	atomLink(x, "link", "alternate", h.page, "text/html")
	atomLink(x, "link", "next", h.older, "application/atom+xml") // RFC 5005 3
	for _, hub := range h.hubs {
		atomLink(x, "link", "hub", hub, "")
	}
	x.leaf("icon", o.at(o.paths.Icon))
	x.leaf("logo", o.at(o.paths.Logo))
	x.leaf("rights", "© "+owner(o.site))
	x.leaf("generator", "Tajuk")
}

func atomPerson(x *xmlWriter, role string, p person) {
	x.open(role)
	x.leaf("name", p.name)
	x.leaf("uri", p.url)
	x.close(role)
}

func (o *Outlet) atomEntry(x *xmlWriter, e *entry) {
	x.open("entry", "xml:lang", e.language)
	x.leaf("id", e.id)
	// Unlike optional elements, a title must be there (RFC 4287 4.1.2).
	x.tag("title", nil)
	x.b = append(x.b, '>')
	x.b = appendText(x.b, e.title)
	x.close("title")
	x.leaf("published", o.iso(e.published))
	x.leaf("updated", o.iso(e.updated))
	for _, a := range e.authors {
		atomPerson(x, "author", a)
	}
	if e.source != nil && len(e.authors) == 0 {
		atomPerson(x, "author", person{e.source.name, e.source.home})
	}
	atomLink(x, "link", "alternate", e.link, "text/html")
	atomLink(x, "link", "canonical", e.canonical, "text/html") // RFC 6596
	if s := e.source; s != nil {
		atomLink(x, "link", "via", s.href, "text/html")
	}
	for _, s := range e.subjects {
		x.empty("category", "term", s.term, "scheme", s.scheme, "label", s.name)
	}
	x.leaf("summary", e.summary)
	if s := e.source; s != nil {
		o.atomSource(x, e)
	}
	x.html("content", e.html, "type", "html")
	if e.article != nil {
		o.media(x, e.article.Photo)
	}
	x.close("entry")
}

// atomSource names the feed of the origin site (RFC 4287 4.2.11).
func (o *Outlet) atomSource(x *xmlWriter, e *entry) {
	s := e.source
	x.open("source")
	x.leaf("id", FeedID(s.site.ID, news.ListLatest))
	x.leaf("title", s.name)
	x.leaf("updated", o.iso(e.updated))
	if s.home != "" {
		if o.paths.Atom != "" {
			atomLink(x, "link", "self", o.links.Absolute(s.site, o.paths.Atom), "application/atom+xml")
		}
		atomLink(x, "link", "alternate", s.home, "text/html")
	}
	x.leaf("rights", "© "+owner(s.site))
	x.close("source")
}
