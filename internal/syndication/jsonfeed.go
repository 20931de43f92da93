package syndication

import (
	"bytes"
	"encoding/json"
	"io"
	"time"
)

// jsonHead is the top of a JSON Feed 1.1; the items follow it.
type jsonHead struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	Self        string       `json:"feed_url,omitempty"`
	Description string       `json:"description"`
	Next        string       `json:"next_url,omitempty"`
	Icon        string       `json:"icon,omitempty"`
	Favicon     string       `json:"favicon,omitempty"`
	Authors     []jsonAuthor `json:"authors"`
	Language    string       `json:"language"`
	Hubs        []jsonHub    `json:"hubs,omitempty"`
	Ours        jsonFeedExt  `json:"_tajuk"`
}

// jsonFeedExt is the project's own extension of a feed.
type jsonFeedExt struct {
	ID      string        `json:"id"` // identity of the feed, the same as in Atom
	Updated string        `json:"updated,omitempty"`
	Deleted []jsonDeleted `json:"deleted,omitempty"`
}

// jsonDeleted tells of a withdrawn story. An item with this id is to be taken
// away wherever it was stored.
type jsonDeleted struct {
	ID     string `json:"id"`
	When   string `json:"when"`
	By     string `json:"by,omitempty"`
	Ground string `json:"ground"`
	Reason string `json:"reason"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonHub struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title,omitempty"`
	HTML      string       `json:"content_html"`
	Summary   string       `json:"summary,omitempty"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published,omitempty"`
	Modified  string       `json:"date_modified,omitempty"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Language  string       `json:"language,omitempty"`
	Ours      *jsonItemExt `json:"_tajuk,omitempty"`
}

// jsonItemExt is the project's own extension of an item: what JSON Feed has no
// words for.
type jsonItemExt struct {
	Canonical   string       `json:"canonical,omitempty"` // if it is not the item's url
	Source      *jsonSource  `json:"source,omitempty"`    // of a shared story
	Advertorial bool         `json:"advertorial,omitempty"`
	Unverified  bool         `json:"unverified,omitempty"`
	AI          string       `json:"ai,omitempty"` // "assist" or "generated"
	Notices     []jsonNotice `json:"notices,omitempty"`
	About       string       `json:"notice_on,omitempty"` // id of the story, for an item that is a notice
	Credit      string       `json:"image_credit,omitempty"`
}

type jsonSource struct {
	Name  string `json:"name"`
	URL   string `json:"url,omitempty"` // of the story there, else of the site
	Title string `json:"title,omitempty"`
}

type jsonNotice struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	When string `json:"when"`
	URL  string `json:"url"`
}

// JSONFeed writes a feed as JSON Feed 1.1. Withdrawn stories are listed in the
// extension "_tajuk", without their headlines.
func (o *Outlet) JSONFeed(w io.Writer, f Feed) error {
	h := o.headOf(f)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // it stands in no page, and half of it is HTML
	if err := enc.Encode(o.jsonHead(f, h)); err != nil {
		return err
	}
	// The items stand last in the object, so that they can be written one at
	// a time.
	b.Truncate(bytes.LastIndexByte(b.Bytes(), '}'))
	b.WriteString(`,"items":[`)
	first := true
	err := o.entries(f, func(e *entry) error {
		if !first {
			b.WriteByte(',')
		}
		first = false
		if err := enc.Encode(o.jsonItem(e)); err != nil {
			return err
		}
		_, err := b.WriteTo(w)
		return err
	})
	if err != nil {
		return err
	}
	b.WriteString("]}\n")
	_, err = b.WriteTo(w)
	return err
}

func (o *Outlet) jsonHead(f Feed, h head) jsonHead {
	out := jsonHead{
		Version: "https://jsonfeed.org/version/1.1", Title: h.title, HomePage: h.page, Self: h.self,
		Description: h.description, Next: h.older, Icon: o.at(o.paths.Logo), Favicon: o.at(o.paths.Icon),
		Authors: []jsonAuthor{{line(o.site.Name), o.home}}, Language: o.site.Language,
		Ours: jsonFeedExt{ID: h.id, Updated: o.iso(h.updated)},
	}
	for _, hub := range h.hubs {
		out.Hubs = append(out.Hubs, jsonHub{"WebSub", hub})
	}
	for _, t := range f.Deleted {
		if t.WithdrawnAt.IsZero() {
			continue
		}
		out.Ours.Deleted = append(out.Ours.Deleted, jsonDeleted{
			StoryID(t.Story), o.iso(t.WithdrawnAt), line(t.Origin.Name), string(t.Ground), o.ground(t)})
	}
	return out
}

func (o *Outlet) jsonItem(e *entry) jsonItem {
	out := jsonItem{
		ID: e.id, URL: e.link, Title: e.title, HTML: string(e.html), Summary: e.summary,
		Published: o.iso(e.published), Language: e.language,
	}
	if e.updated.After(e.published) {
		out.Modified = o.iso(e.updated)
	}
	for _, a := range e.authors {
		out.Authors = append(out.Authors, jsonAuthor{a.name, a.url})
	}
	for _, s := range e.subjects {
		out.Tags = append(out.Tags, s.name)
	}
	ext := jsonItemExt{Canonical: e.canonical}
	if s := e.source; s != nil {
		ext.Source = &jsonSource{s.name, s.href, s.headline}
		if s.href == "" {
			ext.Source.URL = s.home
		}
	}
	if e.notice != nil {
		ext.About = StoryID(e.notice.Story)
	}
	if a := e.article; a != nil {
		if r, ok := uncut(a.Photo.Asset, widthFull); ok {
			out.Image, ext.Credit = o.links.Media(o.site, r.Key), line(a.Photo.Asset.Credit)
		}
		ext.Advertorial, ext.Unverified, ext.AI = a.Kind.Paid(), a.Unverified, string(a.AI.Level)
		for _, n := range a.Notices {
			ext.Notices = append(ext.Notices, jsonNotice{
				NoticeID(n.ID), string(n.Kind), n.At.In(o.zone).Format(time.RFC3339), e.link + "#" + NoticeAnchor(n.ID)})
		}
	}
	if ext.Canonical != "" || ext.Source != nil || ext.About != "" || ext.Credit != "" ||
		ext.Advertorial || ext.Unverified || ext.AI != "" || len(ext.Notices) > 0 {
		out.Ours = &ext
	}
	return out
}
