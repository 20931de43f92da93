package auditor

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

func query(text string) string {
	r := []rune(squash(text))
	return url.QueryEscape(string(r[:min(len(r), 150)]))
}

// atomFeed is what is asked of an Atom feed (RFC 4287, RFC 6721).
type atomFeed struct {
	Entries []atomEntry   `xml:"http://www.w3.org/2005/Atom entry"`
	Deleted []atomDeleted `xml:"http://purl.org/atompub/tombstones/1.0 deleted-entry"`
	Links   []atomLink    `xml:"http://www.w3.org/2005/Atom link"`
}

type atomDeleted struct {
	Ref     string `xml:"ref,attr"`
	When    string `xml:"when,attr"`
	Comment string `xml:"http://purl.org/atompub/tombstones/1.0 comment"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func readXML[T any](body []byte) (out T, err error) {
	err = xml.Unmarshal(body, &out)
	return out, err
}

type atomEntry struct {
	ID        string    `xml:"http://www.w3.org/2005/Atom id"`
	Title     string    `xml:"http://www.w3.org/2005/Atom title"`
	Published time.Time `xml:"http://www.w3.org/2005/Atom published"`
	Updated   time.Time `xml:"http://www.w3.org/2005/Atom updated"`
	Content   string    `xml:"http://www.w3.org/2005/Atom content"`
}

// feeds compares the site's feeds with what they should tell of the story.
func (l *look) feeds(ctx context.Context, f facts) (fs findings, proof []book.Saying, err error) {
	got, err := l.get(ctx, f.site, "/atom.xml")
	if err != nil {
		return nil, nil, err
	}
	feed, err := l.Auditor.feeds.of(got, readXML[atomFeed])
	if got.status != http.StatusOK || err != nil {
		fs.add(book.WhatFeed, "a feed", got.says())
		return fs, []book.Saying{got.said()}, nil
	}
	proof = append(proof, got.said())
	i := slices.IndexFunc(feed.Entries, func(e atomEntry) bool { return e.ID == f.identity() })
	if f.visible == news.Shown {
		more := slices.ContainsFunc(feed.Links, func(k atomLink) bool { return k.Rel == "next" })
		l.entry(&fs, f, feed, i, more)
		asked, err := l.recordFeeds(ctx, &fs, f)
		return fs, append(proof, asked...), err
	}
	fs.need(i < 0, book.WhatFeed, "not in "+got.asked, "is in it")
	if f.visible == news.Tombstone {
		l.deleted(&fs, f, feed)
	}
	for _, path := range []string{"/feed.xml", "/feed.json"} {
		got, err := l.get(ctx, f.site, path)
		if err != nil {
			return nil, nil, err
		}
		proof = append(proof, got.said())
		fs.need(!carries(path, got.body, f.identity()), book.WhatFeed, "not in "+got.asked, "is in it")
	}
	asked, err := l.recordFeeds(ctx, &fs, f)
	return fs, append(proof, asked...), err
}

// mostDeleted is how many withdrawn stories a feed tells of.
const mostDeleted = 20

func (l *look) deleted(fs *findings, f facts, feed atomFeed) {
	for _, d := range feed.Deleted {
		if d.Ref == f.identity() {
			fs.need(strings.Contains(squash(d.Comment), squash(f.withdrawal.Reason)), book.WhatFeed, squash(f.withdrawal.Reason), squash(d.Comment))
			return
		}
	}
	// Others, withdrawn later, may have taken its place.
	oldest := ""
	for _, d := range feed.Deleted {
		oldest = d.When
	}
	at, err := time.Parse(time.RFC3339, oldest)
	full := len(feed.Deleted) >= mostDeleted && err == nil && !at.Before(f.withdrawal.ApprovedAt.Truncate(time.Second))
	fs.need(full, book.WhatFeed, "a deleted entry", "none")
}

// entry compares the story's entry with what it should say. Only when the feed
// has gone on to newer stories it may be missing.
func (l *look) entry(fs *findings, f facts, feed atomFeed, i int, more bool) {
	if i < 0 {
		newer := 0
		for _, e := range feed.Entries {
			if strings.HasPrefix(e.ID, "urn:tajuk:story:") {
				newer++
			}
		}
		fs.need(more && newer > 0 && !l.oldest(feed).Before(f.listedAt().Truncate(time.Second)), book.WhatFeed, "an entry", "none")
		return
	}
	e := feed.Entries[i]
	fs.need(strings.HasSuffix(squash(e.Title), squash(f.content.Headline)), book.WhatFeed, squash(f.content.Headline), squash(e.Title))
	changed := f.changed()
	text := squash(plain(e.Content))
	for _, n := range f.notices {
		if n.At.After(changed) {
			changed = n.At
		}
		fs.need(strings.Contains(text, squash(n.Text)), book.WhatFeed, squash(n.Text), "is not in the entry")
	}
	fs.need(e.Updated.Equal(changed.Truncate(time.Second)), book.WhatFeed, "updated "+moment(f.site, changed), e.Updated.String())
	if missing, ok := inOrder(text, f.paragraphs()); !ok {
		fs.add(book.WhatFeed, missing, "is not in the entry")
	}
}

// oldest is when the oldest story of a feed was published; shared ones come by
// the time at which they came to the site, which is not before.
func (l *look) oldest(feed atomFeed) (at time.Time) {
	for _, e := range feed.Entries {
		if strings.HasPrefix(e.ID, "urn:tajuk:story:") {
			at = e.Published
		}
	}
	return at
}

// plain is the text of HTML.
func plain(content string) string {
	p, err := readPage([]byte(content))
	if err != nil {
		return ""
	}
	return p.text
}

// carries reports whether an RSS or JSON feed has an item with an identity.
func carries(path string, body []byte, identity string) bool {
	if strings.HasSuffix(path, ".json") {
		var feed struct {
			Items []struct {
				ID string `json:"id"`
			} `json:"items"`
		}
		if json.Unmarshal(body, &feed) != nil {
			return false
		}
		for _, i := range feed.Items {
			if i.ID == identity {
				return true
			}
		}
		return false
	}
	var feed struct {
		Items []struct {
			GUID string `xml:"guid"`
		} `xml:"channel>item"`
	}
	if xml.Unmarshal(body, &feed) != nil {
		return false
	}
	for _, i := range feed.Items {
		if squash(i.GUID) == identity {
			return true
		}
	}
	return false
}

// urlset is what is asked of a sitemap.
type urlset struct {
	URLs []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:"url"`
}

// newsWindow is how long a story stands in news sitemaps (Google's extension).
const newsWindow = 48 * time.Hour

// sitemaps compares the sitemaps with what they should say of the story.
func (l *look) sitemaps(ctx context.Context, f facts) (fs findings, proof []book.Saying, err error) {
	at := f.listedAt().UTC()
	month, day := at.Format("/sitemap-2006-01.xml"), at.Format("/sitemap-2006-01-02.xml")
	got, err := l.get(ctx, f.site, month)
	if err == nil && got.status != http.StatusOK {
		got, err = l.get(ctx, f.site, day) // a month that is too large for one file
	}
	if err != nil {
		return nil, nil, err
	}
	proof = append(proof, got.said())
	here := l.cfg.Address(f.site, f.path)
	should := f.visible == news.Shown && f.placement.CanonicalHere()
	l.inMap(&fs, f, got, here, should)
	if should && (f.story.Kind.Paid() || l.cfg.Clock.Now().Sub(f.story.VisibleAt()) > newsWindow-time.Hour) {
		return fs, proof, nil // leaving it, or no news: what is kept may be a little old
	}
	if got, err = l.get(ctx, f.site, "/sitemap-news.xml"); err != nil {
		return nil, nil, err
	}
	proof = append(proof, got.said())
	l.inMap(&fs, f, got, here, should)
	return fs, proof, nil
}

func (l *look) inMap(fs *findings, f facts, got answer, here string, should bool) {
	m, err := l.maps.of(got, readXML[urlset])
	if got.status != http.StatusOK || err != nil {
		fs.add(book.WhatSitemap, "a sitemap", got.says())
		return
	}
	id := "/" + f.story.ID.String() + "/"
	for _, u := range m.URLs {
		if !strings.Contains(u.Loc, id) {
			continue
		}
		if !should || u.Loc != here {
			fs.add(book.WhatSitemap, fmt.Sprint("not ", u.Loc), "is in "+got.asked)
			return
		}
		fs.same(book.WhatSitemap, moment(f.site, f.changed()), u.LastMod)
		return
	}
	fs.need(!should || len(m.URLs) >= 1000 && strings.Contains(got.asked, "news"), book.WhatSitemap, here, "is not in "+got.asked)
}
