package capture_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/capture"
)

// Every hostile page is answered within a second, with a refusal or a story,
// and without a memory storm.
func TestHostilePages(t *testing.T) {
	prose := "Warga desa menunggu air bersih sejak pagi, tetapi truk tangki belum juga datang ke balai desa. "
	pages := map[string]struct {
		kind    capture.Kind
		content string
		refuse  bool
	}{
		"20 MB":               {capture.HTML, strings.Repeat("<p>"+prose+"</p>", 20<<20/100), true},
		"20 MB of text":       {capture.Text, strings.Repeat(prose+"\n", 20<<20/100), true},
		"100,000 nested divs": {capture.HTML, strings.Repeat("<div>", 100_000) + prose, true},
		"30,000 nested divs":  {capture.HTML, strings.Repeat("<div>", 30_000) + prose, true},
		"nested bold":         {capture.HTML, strings.Repeat("<b>", 100_000) + prose, true},
		"nested links":        {capture.HTML, strings.Repeat("<a href=x><i>", 20_000) + prose, true},
		"nested tables":       {capture.HTML, strings.Repeat("<table><tr><td>", 10_000) + prose, true},
		"foster parents":      {capture.HTML, "<table>" + strings.Repeat("<b>x<p>y", 30_000), false},
		"misnested":           {capture.HTML, strings.Repeat("<a><b><p></a></b>", 20_000) + prose, false},
		"unclosed":            {capture.HTML, strings.Repeat("<p><li><td>x", 30_000), false},
		"many attributes":     {capture.HTML, "<div " + strings.Repeat("a ", 500_000) + ">" + prose, false},
		"long attribute":      {capture.HTML, "<div class=\"" + strings.Repeat("a-", 3_000_000) + "\">" + prose, false},
		"entities":            {capture.HTML, "<p>" + strings.Repeat("&NotSquareSupersetEqual;", 200_000) + prose, false},
		"doctype entities":    {capture.HTML, "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>" + strings.Repeat("&b;", 500_000), false},
		"comment":             {capture.HTML, strings.Repeat("<!--", 1_000_000) + prose, false},
		"open script":         {capture.HTML, "<script>" + strings.Repeat("</scrip", 1_000_000), false},
		"scripts":             {capture.HTML, strings.Repeat("<script></script>", 60_000) + prose, false},
		"script starts":       {capture.HTML, strings.Repeat("<script ", 500_000), false},
		"json-ld":             {capture.HTML, "<script type=application/ld+json>" + strings.Repeat("[", 1_000_000) + "</script><p>" + prose, false},
		"json-ld objects":     {capture.HTML, "<script type=application/ld+json>{\"@graph\":[" + strings.Repeat("{\"@type\":\"Article\",\"author\":[{\"name\":\"A B\"}]},", 30_000) + "{}]}</script><p>" + prose, false},
		"menu":                {capture.HTML, strings.Repeat("<li><a href=/x>Satu Dua Tiga</a></li>", 25_000) + "<p>" + prose, false},
		"table":               {capture.HTML, "<table>" + strings.Repeat("<tr><td>1<td>2", 20_000) + "</table><p>" + prose, false},
		"lists of other":      {capture.HTML, strings.Repeat("<ul><li><a href=/x>Satu Dua Tiga Empat Lima</a> "+prose+"</li></ul>", 8_000), false},
		"short lines":         {capture.Text, strings.Repeat("Satu Dua Tiga Empat\n", 40_000) + prose, false},
		"too many lines":      {capture.Text, strings.Repeat("x\n", 100_000), true},
		"one long line":       {capture.Text, strings.Repeat(prose, 80_000), false},
		"dates":               {capture.Text, strings.Repeat("Kamis (3/7/2025) pukul 10.00 WIB ", 200_000), false},
		"numbers":             {capture.Text, strings.Repeat("3 dan ", 100_000), false},
		"datelines":           {capture.Text, strings.Repeat("Jakarta -\n", 40_000) + prose, false},
		"captions":            {capture.Text, strings.Repeat("KATA DUA - "+prose+"(Foto: A/B)\n", 20_000), false},
		"labels":              {capture.Text, strings.Repeat("Penulis\nEditor\nTag\n", 15_000) + prose, false},
		"no spaces":           {capture.Text, strings.Repeat("字", 2_000_000), false},
		"zero bytes":          {capture.HTML, strings.Repeat("\x00", 1_000_000) + "<p>" + prose, true},
		"zero bytes inside":   {capture.HTML, "<p>" + strings.Repeat(prose, 50) + strings.Repeat("\x00", 1_000_000) + "<p>" + prose, false},
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := capture.Capture(context.Background(), capture.Page{Kind: page.kind, Content: []byte(page.content)})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			var limit *capture.LimitError
			if page.refuse && !errors.As(err, &limit) && !errors.Is(err, capture.ErrBinary) {
				t.Errorf("not refused: %v", err)
			}
			if took > hostileTime {
				t.Errorf("took %v", took)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1024 {
				t.Errorf("allocated %d MB", used)
			}
			t.Logf("%v, %d MB allocated, %v", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, err)
		})
	}
}

// hostileTime leaves room for a loaded machine and the race detector; on an idle
// core every page here takes well under a second. What it catches is work that
// grows with the square of a page.
const hostileTime = 10 * time.Second

func TestCaptureHonoursContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := capture.Capture(ctx, capture.Page{Content: []byte("<p>x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestCaptureEmpty(t *testing.T) {
	for _, content := range []string{"", "  \n\t", "<html><head></head><body></body></html>", "<p hidden>x</p>"} {
		if _, err := capture.Capture(context.Background(), capture.Page{Content: []byte(content)}); !errors.Is(err, capture.ErrEmpty) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<html><h1>Judul</h1><p>Warga menunggu air bersih sejak pagi tadi, kata kepala desa.</p>"), "https://a.example/b")
	f.Add([]byte("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":[\"A\"]}]}</script><p>x"), "")
	f.Add([]byte("<table><tr><td>1<ul><li>x<blockquote><h2>y</h2><img src=//a/b alt=z>"), "::")
	f.Add([]byte("<article><figure><figcaption>Foto: A (B/C)</figcaption></figure><p>Jakarta -</p><p>Satu dua tiga empat lima enam tujuh.</p>"), "")
	f.Fuzz(func(t *testing.T, page []byte, url string) { checkAny(t, capture.HTML, page, url) })
}

func FuzzText(f *testing.F) {
	f.Add([]byte("Judul Berita\n\nSenin, 2/2/2026 10:00 WIB\n\nPenulis\n: A B\n\nTag\n\nsatu\n"), "")
	f.Add([]byte("(a/b)\nsatu dua tiga dua tiga empat\n"), "")
	f.Add([]byte("FOTO - A B C D E F G H I J\nSumber: X.com\nArtikel ini telah tayang di Y dengan judul Z\n"), "")
	f.Fuzz(func(t *testing.T, page []byte, url string) { checkAny(t, capture.Text, page, url) })
}

// checkAny holds what is true of every story.
func checkAny(t *testing.T, kind capture.Kind, page []byte, url string) {
	s, err := capture.Capture(context.Background(), capture.Page{Kind: kind, Content: page, URL: url})
	if err != nil {
		return
	}
	b, err := json.Marshal(s)
	if err != nil || !json.Valid(b) {
		t.Fatalf("no JSON: %v", err)
	}
	if strings.Join(s.Paragraphs, "\n\n") != s.Body {
		t.Fatal("body and paragraphs differ")
	}
	for _, blk := range s.Blocks {
		for _, in := range blk.Inlines {
			if in.Link != "" && !strings.HasPrefix(in.Link, "http") && !strings.HasPrefix(in.Link, "mailto:") {
				t.Fatalf("link %q", in.Link)
			}
		}
	}
	for field, o := range s.Provenance {
		if o.Confidence < 0 || o.Confidence > 1 || o.From == "" {
			t.Fatalf("%s: %+v", field, o)
		}
	}
	if d := s.Date; d != "" && d == s.MastheadDate {
		t.Fatal("the masthead's date was taken")
	}
}

// Random damage to a real page never breaks the rules above.
func TestDamagedPage(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	page := []byte("<html><body><article><h1>Judul berita hari ini</h1><p>Penulis: Rina Lestari | Editor: Joko</p><p>Warga menunggu air bersih sejak pagi, kata <a href='/x'>kepala desa</a>.</p><table><tr><td>a<td>b</table></article></body></html>")
	for range 300 {
		p := bytes.Clone(page)
		for range 1 + rnd.IntN(8) {
			p[rnd.IntN(len(p))] = byte(rnd.IntN(256))
		}
		checkAny(t, capture.HTML, p, "https://a.example/")
	}
}
