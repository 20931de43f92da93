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
		path, before := r.stem+"/atom.xml", "?"+f.site.PathWord("sebelum", "before")+"="
		for range 2 { // the first page, then that which begins with the item
			got, err := l.get(ctx, f.site, path)
			if err != nil {
				return proof, err
			}
			proof = append(proof, got.said())
			feed, err := l.Auditor.feeds.of(got, readXML[atomFeed])
			if got.status != http.StatusOK || err != nil {
				fs.add(book.WhatFeed, "a feed", got.says())
				break
			}
			if r.told(fs, f, feed, path) {
				break
			}
			if strings.Contains(path, before) || !feed.goesOn(before, r.at) {
				fs.add(book.WhatFeed, "an entry in "+path, "none")
				break
			}
			path += before + r.mark()
		}
	}
	return proof, nil
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

// goesOn reports whether an item of a time stands on a later page of a feed.
func (a atomFeed) goesOn(before string, at time.Time) bool {
	for _, k := range a.Links {
		if _, mark, ok := strings.Cut(k.Href, before); ok && k.Rel == "next" {
			ms, _, _ := strings.Cut(mark, "-")
			last, err := strconv.ParseInt(ms, 36, 64)
			return err == nil && last >= at.UnixMilli()
		}
	}
	return false
}
