package capture

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Join reads the pages of one article, in their order, as one story. The first
// page gives the fields, later ones those that it lacks and what follows of the
// text; what they repeat stands once. Errors are those of Capture, with the
// number of the page.
func Join(ctx context.Context, pages []Page) (Story, error) {
	if len(pages) == 0 {
		return Story{}, ErrEmpty
	}
	if len(pages) > MaxPages {
		return Story{}, &LimitError{What: "pages", Max: MaxPages}
	}
	s, err := read(ctx, pages[0])
	if err != nil {
		return Story{}, onPage(1, len(pages), err)
	}
	for i, p := range pages[1:] {
		next, err := read(ctx, p)
		if err != nil {
			return Story{}, onPage(i+2, len(pages), err)
		}
		s.join(next)
	}
	if len(s.Blocks) > MaxBlocks {
		return Story{}, &LimitError{What: "blocks", Max: MaxBlocks}
	}
	s.finish(pages[0])
	return s, nil
}

func onPage(n, of int, err error) error {
	if of == 1 {
		return err
	}
	return fmt.Errorf("page %d of %d: %w", n, of, err)
}

// join adds the text of a further page, and fields that are missing.
func (s *Story) join(next Story) {
	have := map[string]bool{s.Lead: true}
	for _, b := range s.Blocks {
		have[b.Text()+b.Src] = true
	}
	for _, b := range next.Blocks {
		if t := b.Text() + b.Src; !have[t] || b.Kind == Table {
			s.Blocks = append(s.Blocks, b)
			have[t] = true
		}
	}
	for _, f := range []struct {
		name  string
		dst   *string
		value string
	}{
		{"kicker", &s.Kicker, next.Kicker}, {"date", &s.Date, next.Date}, {"updated", &s.Updated, next.Updated},
		{"source", &s.Source, next.Source}, {"copyright", &s.Copyright, next.Copyright}, {"caption", &s.Caption, next.Caption},
		{"credit", &s.Credit, next.Credit}, {"site_name", &s.SiteName, next.SiteName},
	} {
		// A credit belongs to the caption of its own page.
		if *f.dst == "" && f.value != "" && (f.name != "credit" || s.Caption == next.Caption) {
			*f.dst = f.value
			s.Provenance[f.name] = next.Provenance[f.name]
		}
	}
	for _, f := range []struct {
		name string
		dst  *[]string
		list []string
	}{{"authors", &s.Authors, next.Authors}, {"editors", &s.Editors, next.Editors}, {"tags", &s.Tags, next.Tags}} {
		if len(*f.dst) == 0 && len(f.list) > 0 {
			*f.dst = f.list
			s.Provenance[f.name] = next.Provenance[f.name]
		}
	}
	for _, d := range next.Doubts {
		if !slices.Contains(s.Doubts, d) {
			s.Doubts = append(s.Doubts, d)
		}
	}
}

// pageOfPath ends the path of a later page: "/2", "/page/2", "/halaman-2".
var pageOfPath = regexp.MustCompile(`(?i)(?:/(?:page|halaman|hal|p))?[/-]\d{1,2}/?$`)

// FurtherPage tells a page that goes on with the story whose first page s is:
// the same headline under the same address but for the number of the page, and
// another text.
func (s Story) FurtherPage(next Story) bool {
	if s.Title == "" || plainKey(s.Title) != plainKey(next.Title) {
		return false
	}
	a, b := bareAddress(s.URL), bareAddress(next.URL)
	if a == "" || a != b {
		return false
	}
	known := map[string]bool{}
	for _, p := range s.Paragraphs {
		known[p] = true
	}
	again := 0
	for _, p := range next.Paragraphs {
		if known[p] {
			again++
		}
	}
	return len(next.Paragraphs) > 0 && again*2 < len(next.Paragraphs)
}

// bareAddress is an address without what tells the pages of a story apart.
func bareAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	path := strings.TrimSuffix(u.Path, "/")
	if last := path[strings.LastIndexByte(path, '/')+1:]; len(last) <= 2 || strings.Contains(path, "/page/") || strings.Contains(path, "/halaman") {
		path = pageOfPath.ReplaceAllString(path, "")
	}
	q := u.Query()
	for _, k := range []string{"page", "halaman", "hal", "p", "single"} {
		q.Del(k)
	}
	return strings.ToLower(u.Host) + path + "?" + q.Encode()
}
