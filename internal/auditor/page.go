package auditor

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

// findings collects differences.
type findings []finding

func (fs *findings) add(what book.What, want, got string) {
	*fs = append(*fs, finding{what, want, got})
}

func (fs *findings) same(what book.What, want, got string) {
	if want != got {
		fs.add(what, want, got)
	}
}

// need notes a difference unless a condition holds; want says what should be.
func (fs *findings) need(ok bool, what book.What, want, got string) {
	if !ok {
		fs.add(what, want, got)
	}
}

// page compares the story's page with what it should be, and tells what was
// asked.
func (l *look) page(ctx context.Context, f facts) (fs findings, proof []book.Saying, err error) {
	got, err := l.get(ctx, f.site, f.path)
	if err != nil {
		return nil, nil, err
	}
	proof = []book.Saying{got.said()}
	want := map[news.Visibility]int{news.Hidden: http.StatusNotFound, news.Shown: http.StatusOK, news.Tombstone: http.StatusGone}[f.visible]
	if f.visible == news.Moved {
		want = http.StatusNotFound
		if f.home != "" {
			want = http.StatusMovedPermanently
			fs.same(book.WhatStatus, f.home, got.to)
		}
	}
	if got.status != want {
		fs.add(book.WhatStatus, fmt.Sprint(want), strings.TrimSpace(fmt.Sprint(got.status, " ", got.to)))
		return fs, proof, nil
	}
	p, err := readPage(got.body)
	if err != nil {
		return nil, nil, err
	}
	switch f.visible {
	case news.Shown:
		err = l.article(ctx, &fs, f, p)
	case news.Tombstone:
		tombstone(&fs, f, p, got.body)
		var asked []book.Saying
		asked, err = l.gone(ctx, &fs, f)
		proof = append(proof, asked...)
	}
	return fs, proof, err
}

func (l *look) article(ctx context.Context, fs *findings, f facts, p *page) error {
	c := f.content
	fs.need(slices.Contains(p.h1, squash(c.Headline)), book.WhatHeadline, squash(c.Headline), strings.Join(p.h1, " | "))
	fs.need(strings.Contains(p.text, squash(c.Lead)), book.WhatLead, squash(c.Lead), "is not on the page")
	body(fs, f, p)
	l.names(fs, f, p)
	l.head(fs, f, p)
	l.noticesOn(fs, f, p)
	l.source(fs, f, p)
	return l.photo(ctx, fs, f, p)
}

func body(fs *findings, f facts, p *page) {
	parts := f.paragraphs()
	if missing, ok := inOrder(p.text, parts); !ok {
		fs.add(book.WhatBody, missing, "is not on the page, or not in its place")
		return
	}
	if text := p.extra(parts); text != "" {
		fs.add(book.WhatBody, "no such paragraph", text)
	}
}

// names compares section, kicker and tags.
func (l *look) names(fs *findings, f facts, p *page) {
	section, _ := f.site.Section(f.placement.Section)
	data := p.about(f.identity())
	fs.same(book.WhatSection, squash(section.Name), squash(fmt.Sprint(data["articleSection"])))
	if f.topic.ID != 0 {
		href := f.site.PathWord("/topik/", "/topic/") + f.topic.Slug
		fs.need(p.leads(href, f.topic.Kicker), book.WhatKicker, f.topic.Kicker, "no link to "+href+" says so")
	}
	var want, got []string
	for _, t := range f.tags {
		want = append(want, squash(t.Name))
		fs.need(p.leads("/tag/"+t.Slug, t.Name), book.WhatTags, t.Name, "no link to it")
	}
	for _, v := range values(data, "keywords") {
		got = append(got, squash(fmt.Sprint(v)))
	}
	slices.Sort(want)
	slices.Sort(got)
	fs.same(book.WhatTags, strings.Join(want, ", "), strings.Join(got, ", "))
}

// head compares what search engines are told.
func (l *look) head(fs *findings, f facts, p *page) {
	fs.same(book.WhatCanonical, l.canonical(f), strings.Join(p.canonical, " "))
	robots := strings.ToLower(strings.Join(p.robots, ","))
	fs.need(strings.Contains(robots, "index") && !strings.Contains(robots, "noindex"), book.WhatRobots, "index", robots)
	based, _ := p.about(f.identity())["isBasedOn"].(string)
	want := ""
	if !f.placement.Origin && f.placement.CanonicalHere() {
		want = f.home
	}
	fs.same(book.WhatCanonical, want, based)
}

// noticesOn compares the notices: each with its text, apology and time, and
// none besides.
func (l *look) noticesOn(fs *findings, f facts, p *page) {
	claimed := map[string]string{}
	for _, v := range values(p.about(f.identity()), "correction") {
		if c, ok := v.(map[string]any); ok {
			_, anchor, _ := strings.Cut(fmt.Sprint(c["url"]), "#")
			claimed[anchor] = fmt.Sprint(c["text"], " ", c["datePublished"])
		}
	}
	for _, n := range f.notices {
		at := moment(f.site, n.At)
		want := squash(n.Text)
		fs.need(strings.Contains(p.text, want), book.WhatNotice, want, "is not on the page")
		fs.need(strings.Contains(p.text, squash(n.Apology)), book.WhatNotice, squash(n.Apology), "is not on the page")
		fs.need(p.times[at], book.WhatNotice, at, "is not on the page")
		anchor := "n-" + n.ID.String()
		if n.Kind == news.Ralat || n.Kind == news.Koreksi {
			machine := squash(want+" "+n.Apology) + " " + at
			fs.same(book.WhatNotice, machine, squash(claimed[anchor]))
		}
		delete(claimed, anchor)
	}
	for anchor, text := range claimed {
		fs.add(book.WhatNotice, "no such notice", anchor+" "+text)
	}
}

// source compares what a shared story says of where it comes from.
func (l *look) source(fs *findings, f facts, p *page) {
	if f.placement.Origin || !f.origin.Public && !f.origin.External {
		return
	}
	if f.origin.Public {
		fs.need(p.leads(l.cfg.Address(f.origin, "/"), f.origin.Name), book.WhatSource, f.origin.Name, "no link to it")
	}
	if f.home != "" {
		fs.need(p.leads(f.home, ""), book.WhatSource, f.home, "no link to it")
		fs.need(strings.Contains(p.text, squash(f.homeHeadline)), book.WhatSource, squash(f.homeHeadline), "is not on the page")
	}
}

// photo compares the pictures, and asks for each of their renditions.
func (l *look) photo(ctx context.Context, fs *findings, f facts, p *page) error {
	lead, ok := f.assets[f.content.Photo.Asset]
	ready := ok && lead.State == news.AssetReady && len(lead.Renditions) > 0
	shown := values(p.about(f.identity()), "image")
	switch {
	case ready:
		fs.need(slices.ContainsFunc(shown, func(v any) bool { return ofAsset(v, lead) }), book.WhatPhoto, "picture "+lead.ID.String(), fmt.Sprint(len(shown), " others"))
	case len(shown) > 0:
		fs.add(book.WhatPhoto, "no picture", fmt.Sprint(len(shown), " pictures"))
	}
	for _, a := range f.assets {
		if a.State != news.AssetReady {
			continue
		}
		if len(a.Renditions) > 0 && !slices.ContainsFunc(p.sources, func(s string) bool { return names(s, a) }) {
			fs.add(book.WhatPhoto, "picture "+a.ID.String(), "is not on the page")
		}
		for _, r := range a.Renditions {
			got, err := l.ask(ctx, http.MethodHead, f.site, "/media/"+r.Key)
			if err != nil {
				return err
			}
			fs.need(got.status == http.StatusOK, book.WhatPhoto, r.Key, got.says())
		}
	}
	return nil
}

func ofAsset(v any, a news.Asset) bool {
	image, ok := v.(map[string]any)
	return ok && names(fmt.Sprint(image["contentUrl"]), a)
}

// names reports whether an address is that of a rendition.
func names(address string, a news.Asset) bool {
	return slices.ContainsFunc(a.Renditions, func(r news.Rendition) bool { return r.Key != "" && strings.Contains(address, r.Key) })
}

// tombstone compares what is left of a withdrawn story: that it was, when and
// why it went, and nothing of what it said; where the ground shields people, the
// headline and the address made of it included.
func tombstone(fs *findings, f facts, p *page, body []byte) {
	w := f.withdrawal
	if headline := squash(f.content.Headline); w.Ground.Shields() {
		said := append(p.h1, squash(fmt.Sprint(p.about(f.identity())["headline"])))
		fs.need(!slices.Contains(said, headline), book.WhatTombstone, "no headline", headline)
		fs.need(!bytes.Contains(body, []byte(f.path)), book.WhatTombstone, "nowhere the words of its address", f.path)
	} else {
		fs.need(slices.Contains(p.h1, headline), book.WhatTombstone, headline, strings.Join(p.h1, " | "))
	}
	fs.need(w.Ground == news.GroundOrigin || slices.Contains(news.Grounds(), w.Ground), book.WhatTombstone, "a lawful ground", string(w.Ground))
	fs.need(w.Reason != "" && strings.Contains(p.text, squash(w.Reason)), book.WhatTombstone, squash(w.Reason), "is not on the page")
	at := moment(f.site, w.ApprovedAt)
	fs.need(p.times[at], book.WhatTombstone, at, "is not on the page")
	robots := strings.ToLower(strings.Join(p.robots, ","))
	fs.need(strings.Contains(robots, "noindex"), book.WhatRobots, "noindex", robots)
	data := p.about(f.identity())
	comment, _ := data["correction"].(map[string]any)
	fs.need(strings.Contains(squash(fmt.Sprint(comment["text"])), squash(w.Reason)), book.WhatTombstone, squash(w.Reason), "is not in the structured data")
	for _, part := range f.paragraphs() {
		if strings.Contains(p.text, part) && len(part) > 40 {
			fs.add(book.WhatTombstone, "nothing of the text", part)
			return
		}
	}
}
