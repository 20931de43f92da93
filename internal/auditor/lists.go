package auditor

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
)

// lists compares the lists in which the placement and its notices stand with
// those in which they should.
func (l *look) lists(ctx context.Context, f facts) (fs findings, err error) {
	want := map[string]time.Time{}
	switch {
	case f.planned():
		for _, list := range news.ListsOf(f.story, f.placement, f.content) {
			want[list] = f.listedAt()
		}
		if !f.placement.VisibleAt.Equal(f.listedAt()) {
			fs.add(book.WhatPlacement, f.listedAt().String(), f.placement.VisibleAt.String())
		}
		if f.placement.Version != f.story.LiveVersion {
			fs.add(book.WhatPlacement, fmt.Sprint("version ", f.story.LiveVersion), fmt.Sprint("version ", f.placement.Version))
		}
	case f.placement.State == news.PlacementWithdrawn:
		want[news.ListWithdrawn] = f.placement.WithdrawnAt(f.story)
	case f.placement.State == news.PlacementPlaced && f.story.State == news.StateWithdrawn:
		fs.add(book.WhatPlacement, string(news.PlacementWithdrawn), string(f.placement.State))
	}
	if err := l.listed(ctx, &fs, f.site.ID, f.placement.ID, want); err != nil {
		return nil, err
	}
	if !f.planned() {
		return fs, nil
	}
	for _, n := range f.notices {
		at := n.At
		if f.listedAt().After(at) {
			at = f.listedAt()
		}
		if err := l.listed(ctx, &fs, f.site.ID, n.ID, map[string]time.Time{news.ListNotices: at}); err != nil {
			return nil, err
		}
	}
	return fs, nil
}

func (l *look) listed(ctx context.Context, fs *findings, site, item news.ID, want map[string]time.Time) error {
	got, err := l.rows.Listed(ctx, site, item)
	if err != nil {
		return err
	}
	for _, list := range slices.Sorted(maps.Keys(want)) {
		if at, ok := got[list]; !ok {
			fs.add(book.WhatLists, "in "+list, "is not in it")
		} else if !at.Equal(want[list]) {
			fs.add(book.WhatLists, "in "+list+" at "+want[list].String(), at.String())
		}
	}
	for _, list := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[list]; !ok {
			fs.add(book.WhatLists, "not in "+list, "is in it")
		}
	}
	return nil
}

// served compares the pages on which readers come upon a story with what they
// should show: nothing of one that is gone, and the public record of notices
// and withdrawals.
func (l *look) served(ctx context.Context, f facts) (fs findings, proof []book.Saying, err error) {
	ask := func(path string) (*page, book.Saying, error) {
		got, err := l.get(ctx, f.site, path)
		if err != nil {
			return nil, book.Saying{}, err
		}
		p, err := l.pages.of(got, readList)
		return p, got.said(), err
	}
	id := f.story.ID.String()
	if f.visible != news.Shown {
		section, _ := f.site.Section(f.placement.Section)
		for _, path := range []string{"/", "/" + section.Slug, f.site.PathWord("/terkini", "/latest"), f.site.PathWord("/terpopuler", "/popular")} {
			p, said, err := ask(path)
			if err != nil {
				return nil, nil, err
			}
			proof = append(proof, said)
			fs.need(!p.names(id), book.WhatLists, "not on "+path, "is on it")
		}
	}
	for _, r := range f.records() {
		at := r.begin(f.site)
		for {
			p, said, err := ask(at.path)
			if err != nil {
				return nil, nil, err
			}
			if p.names(id) && strings.Contains(p.text, squash(r.text)) {
				proof = append(proof, said)
				break
			}
			if !at.on(p.hrefs()) {
				proof = append(proof, said)
				fs.add(book.WhatLists, "on "+at.path, "is not on it")
				break
			}
		}
	}
	return fs, proof, nil
}

// searched compares the search index with what it should hold, and asks the
// search page for what should not be found.
func (l *look) searched(ctx context.Context, f facts) (fs findings, proof []book.Saying, err error) {
	if f.planned() {
		language := f.story.Language
		if f.placement.Overridden(news.FieldBody) {
			language = f.site.Language
		}
		holds, err := l.cfg.Index.Holds(ctx, l.cfg.DB, search.Document{Placement: f.placement.ID, Site: f.site.ID, Section: f.placement.Section,
			At: f.listedAt(), Language: language, Headline: f.content.Headline, Text: f.content.Lead + "\n\n" + f.doc.Text()})
		if err != nil {
			return nil, nil, err
		}
		fs.need(holds, book.WhatSearch, "the text as it is", "something else, or nothing")
		if !holds {
			return fs, []book.Saying{book.Say("search index: does not hold the text")}, nil
		}
		return fs, []book.Saying{book.Say("search index: holds the text")}, nil
	}
	stands, err := l.cfg.Index.Stands(ctx, l.cfg.DB, f.placement.ID)
	if err != nil {
		return nil, nil, err
	}
	fs.need(!stands, book.WhatSearch, "nothing", "a document")
	proof = append(proof, book.Say("search index: nothing"))
	if f.visible == news.Tombstone {
		got, err := l.get(ctx, f.site, f.site.PathWord("/cari", "/search")+"?q="+query(f.content.Headline))
		if err != nil {
			return nil, nil, err
		}
		p, err := readPage(got.body)
		if err != nil {
			return nil, nil, err
		}
		fs.need(!p.names(f.story.ID.String()), book.WhatSearch, "not found", got.asked)
		proof = append(proof, got.said())
	}
	return fs, proof, nil
}
