package syndication

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

// ttl is how many minutes a reader without WebSub may keep a feed.
const ttl = "10"

// RSS writes a feed as RSS 2.0 with the modules atom, content, dc and media
// (Media RSS 1.5.1). A withdrawn story is absent; the formats that can tell of
// it are Atom and JSON Feed.
func (o *Outlet) RSS(w io.Writer, f Feed) error {
	h := o.headOf(f)
	x := &xmlWriter{w: w}
	x.b = append(x.b, xmlHead...)
	x.open("rss", "version", "2.0",
		"xmlns:atom", "http://www.w3.org/2005/Atom",
		"xmlns:content", "http://purl.org/rss/1.0/modules/content/",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:media", "http://search.yahoo.com/mrss/")
	x.open("channel")
	o.rssHead(x, h)
	err := o.entries(f, func(e *entry) error {
		o.rssItem(x, e)
		return x.drain()
	})
	if err != nil {
		return err
	}
	x.close("channel")
	x.close("rss")
	return x.flush()
}

func (o *Outlet) rssHead(x *xmlWriter, h head) {
	x.leaf("title", h.title)
	x.leaf("link", h.page)
	x.leaf("description", h.description)
	x.leaf("language", o.site.Language)
	x.leaf("copyright", "© "+owner(o.site))
	if email := line(o.site.Settings.Email); strings.Contains(email, "@") {
		if who := line(o.site.Settings.Responsible); who != "" {
			email += " (" + who + ")"
		}
		x.leaf("managingEditor", email)
	}
	x.leaf("lastBuildDate", o.rfc822(h.updated))
	x.leaf("generator", "Tajuk")
	x.leaf("docs", "https://www.rssboard.org/rss-specification")
	x.leaf("ttl", ttl)
	if o.paths.Logo != "" {
		x.open("image")
		x.leaf("url", o.at(o.paths.Logo))
		x.leaf("title", h.title)
		x.leaf("link", h.page)
		x.close("image")
	}
	atomLink(x, "atom:link", "self", h.self, "application/rss+xml")
	atomLink(x, "atom:link", "next", h.older, "application/rss+xml")
	for _, hub := range h.hubs {
		atomLink(x, "atom:link", "hub", hub, "")
	}
}

func atomLink(x *xmlWriter, name, rel, href, mediaType string) {
	if href != "" {
		x.empty(name, "rel", rel, "type", mediaType, "href", href)
	}
}

func (o *Outlet) rssItem(x *xmlWriter, e *entry) {
	x.open("item")
	x.leaf("title", e.title)
	x.leaf("link", e.link)
	x.leaf("guid", e.id, "isPermaLink", "false")
	x.leaf("pubDate", o.rfc822(e.published))
	if e.updated.After(e.published) {
		x.leaf("atom:updated", o.iso(e.updated))
	}
	// Readers take a description for HTML, so text is escaped once more.
	x.leaf("description", esc(e.summary))
	for _, a := range e.authors {
		x.leaf("dc:creator", a.name)
	}
	x.leaf("dc:language", e.language)
	for _, s := range e.subjects {
		x.leaf("category", s.name, "domain", s.scheme)
	}
	if s := e.source; s != nil && s.home != "" && o.paths.RSS != "" {
		x.leaf("source", s.name, "url", o.links.Absolute(s.site, o.paths.RSS))
	}
	x.html("content:encoded", e.html)
	if e.article != nil {
		o.media(x, e.article.Photo)
	}
	x.close("item")
}

// rfc822 writes a time as RFC 822 section 5 with a year of four digits, in
// English whatever the site's language is, with the site's offset.
func (o *Outlet) rfc822(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(o.zone).Format(time.RFC1123Z)
}

// media writes the lead picture with its credit (Media RSS 1.5.1). Archive and
// generated pictures carry their label in the description. The credit has no
// role: it may name an agency or a draughtsman.
func (o *Outlet) media(x *xmlWriter, p reading.Photo) {
	r, ok := uncut(p.Asset, widthFull)
	if !ok {
		return
	}
	x.open("media:content", "url", o.links.Media(o.site, r.Key), "type", "image/jpeg", "medium", "image",
		"width", strconv.Itoa(r.Width), "height", strconv.Itoa(r.Height), "fileSize", size(r.Bytes))
	x.leaf("media:description", o.caption(p), "type", "plain")
	x.leaf("media:credit", line(p.Asset.Credit))
	x.leaf("media:copyright", line(p.Asset.Copyright))
	if t, ok := uncut(p.Asset, widthThumb); ok {
		x.empty("media:thumbnail", "url", o.links.Media(o.site, t.Key),
			"width", strconv.Itoa(t.Width), "height", strconv.Itoa(t.Height))
	}
	x.close("media:content")
}

func size(n int64) string {
	if n <= 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// caption is a picture's caption as plain text: slug, words, labels.
func (o *Outlet) caption(p reading.Photo) string {
	img, ok := o.rich(p.Asset)
	if !ok {
		return ""
	}
	text := line(p.Caption)
	if slug := line(p.Slug); slug != "" && text != "" {
		text = slug + " – " + text
	} else if slug != "" {
		text = slug
	}
	if img.Archive {
		text += " (" + o.labels.Rich.ArchivePhoto + ", " + img.TakenOn + ")"
	}
	switch img.AI {
	case richtext.AIGenerated:
		text += " (" + o.labels.Rich.AIGenerated + ")"
	case richtext.AIEdited:
		text += " (" + o.labels.Rich.AIEdited + ")"
	}
	return strings.TrimSpace(text)
}
