package auditor

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// gone asks for the files of the pictures that a withdrawn story showed: nobody
// gets them any longer, unless something else shows the picture. It tells what
// was asked.
func (l *look) gone(ctx context.Context, fs *findings, f facts) (proof []book.Saying, err error) {
	used, err := act.Pictures(f.content)
	if err != nil {
		return nil, err
	}
	list, err := l.withReplaced(ctx, used)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		shown, known, err := l.shown(ctx, a)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		want := http.StatusGone
		if shown {
			want = http.StatusOK
		}
		for i, r := range a.Renditions {
			got, err := l.ask(ctx, http.MethodHead, f.site, "/media/"+r.Key)
			if err != nil {
				return nil, err
			}
			fs.need(got.status == want, book.WhatPhoto, fmt.Sprintf("%s: %d", r.Key, want), got.says())
			if i == 0 {
				proof = append(proof, got.said())
			}
		}
	}
	return proof, nil
}

// withReplaced returns pictures as they are, and those that were put in their
// places: readers had either.
func (l *look) withReplaced(ctx context.Context, ids []news.ID) (out []news.Asset, err error) {
	for len(ids) > 0 {
		own, err := l.store.OwnAssets(ctx, ids)
		if err != nil {
			return nil, err
		}
		out, ids = append(out, own...), nil
		for _, a := range own {
			known := func(o news.Asset) bool { return o.ID == a.ReplacedBy }
			if a.ReplacedBy != 0 && !slices.ContainsFunc(out, known) {
				ids = append(ids, a.ReplacedBy)
			}
		}
	}
	return out, nil
}

// mostUses bounds the places of a picture that are looked at, the newest first.
const mostUses = 200

// shown reports whether readers get a picture somewhere, or will: it stands, or
// one does that it is shown for, on a page, or in a story that a site of the
// network shows or plans. Whether the picture is marked as gone is not asked.
// known is false when there are too many places to tell.
func (l *look) shown(ctx context.Context, a news.Asset) (shown, known bool, err error) {
	if a.ReplacedBy != 0 {
		return false, true, nil
	}
	places, err := l.store.ReplacedBy(ctx, a.ID)
	if err != nil {
		return false, false, err
	}
	uses, err := l.store.AssetUses(ctx, append(places, a.ID), mostUses)
	if err != nil {
		return false, false, err
	}
	for _, u := range uses {
		if u.Story == 0 {
			return true, true, nil // a page
		}
		if u.Kind != news.UseLive {
			continue
		}
		f, found, err := l.facts(ctx, u.Owner)
		if err != nil {
			return false, false, err
		}
		if found && f.planned() && !f.site.External {
			return true, true, nil
		}
	}
	return false, len(uses) < mostUses, nil
}
