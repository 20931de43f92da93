package auditor

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

// recorded is what a public record has to tell of: a notice, or a withdrawal.
type recorded struct {
	stem   string // address of the record
	at     time.Time
	item   news.ID // of the list
	entry  string  // how the identity of its entry in feeds begins
	text   string
	remove bool // whoever keeps entries is told to take the story's out
}

// records are what the public records of the site tell of a placement.
func (f facts) records() (out []recorded) {
	switch f.visible {
	case news.Tombstone:
		return []recorded{{f.site.PathWord("/pencabutan", "/withdrawals"), f.placement.WithdrawnAt(f.story), f.placement.ID,
			"urn:tajuk:withdrawal:" + f.story.ID.String() + ":", f.withdrawal.Reason, true}}
	case news.Shown:
		for _, n := range f.notices {
			at := n.At
			if f.placement.VisibleAt.After(at) {
				at = f.placement.VisibleAt
			}
			out = append(out, recorded{f.site.PathWord("/ralat", "/corrections"), at, n.ID, "urn:tajuk:notice:" + n.ID.String(), n.Text, false})
		}
	}
	return out
}

// mark is the word by which a list is asked for what stands before an item and
// the item itself.
func (r recorded) mark() string {
	return strconv.FormatInt(r.at.UnixMilli()+1, 36) + "-" + r.item.String()
}

// recordFeeds compares the Atom feed of each public record with what it should
// tell of the placement.
func (l *look) recordFeeds(ctx context.Context, fs *findings, f facts) (proof []book.Saying, err error) {
	for _, r := range f.records() {
		at := r.begin(f.site)
		at.path += "/atom.xml"
		for {
			got, err := l.get(ctx, f.site, at.path)
			if err != nil {
				return proof, err
			}
			feed, err := l.Auditor.feeds.of(got, readXML[atomFeed])
			if got.status != http.StatusOK || err != nil {
				fs.add(book.WhatFeed, "a feed", got.says())
			} else if !r.told(fs, f, feed, at.path) {
				if at.on(feed.next()) {
					continue
				}
				fs.add(book.WhatFeed, "an entry in "+at.path, "none")
			}
			proof = append(proof, got.said())
			break
		}
	}
	return proof, nil
}

// leaf is where one looks for an item in a record, which stands newest first on
// pages that lead to the next one.
type leaf struct {
	path   string
	r      recorded
	before string // begins the address of a later page
	turned int
	last   bool
}

// mostTurned is how many pages are turned. Those are pages that others are looked
// for on too; then the page is asked for that begins with the item.
const mostTurned = 6

func (r recorded) begin(site news.Site) leaf {
	return leaf{path: r.stem, r: r, before: "?" + site.PathWord("sebelum", "before") + "="}
}

// on goes on to the page where the item may stand, given the addresses that the
// last one leads to. It reports false when it had to be there already.
func (x *leaf) on(hrefs []string) bool {
	mark, nearest := "", int64(0)
	for _, href := range hrefs {
		_, m, ok := strings.Cut(href, x.before)
		ms, _, _ := strings.Cut(m, "-")
		last, err := strconv.ParseInt(ms, 36, 64)
		if ok && err == nil && last >= x.r.at.UnixMilli() && (mark == "" || last < nearest) {
			mark, nearest = m, last
		}
	}
	if mark == "" || x.last {
		return false
	}
	if x.turned++; x.turned > mostTurned {
		x.last, mark = true, x.r.mark()
	}
	path, _, _ := strings.Cut(x.path, "?")
	x.path = path + x.before + mark
	return true
}

// told compares the entry of a record's feed with what it should say; false when
// there is none.
func (r recorded) told(fs *findings, f facts, feed atomFeed, path string) bool {
	i := slices.IndexFunc(feed.Entries, func(e atomEntry) bool {
		return e.ID == r.entry || strings.HasSuffix(r.entry, ":") && strings.HasPrefix(e.ID, r.entry)
	})
	if i < 0 {
		return false
	}
	fs.need(strings.Contains(squash(plain(feed.Entries[i].Content)), squash(r.text)), book.WhatFeed, squash(r.text), "is not in the entry of "+path)
	if r.remove {
		gone := slices.ContainsFunc(feed.Deleted, func(d atomDeleted) bool { return d.Ref == f.identity() })
		fs.need(gone, book.WhatFeed, "a deleted entry in "+path, "none")
	}
	return true
}

// next are the addresses of the page that follows a feed's.
func (a atomFeed) next() (hrefs []string) {
	for _, k := range a.Links {
		if k.Rel == "next" {
			hrefs = append(hrefs, k.Href)
		}
	}
	return hrefs
}
