package theme_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"github.com/tajuk/tajuk/internal/portal/messages"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
)

func defaultTheme(t testing.TB) *theme.Theme {
	t.Helper()
	th, err := theme.Default()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func render(t testing.TB, th *theme.Theme, page view.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.Render(&b, page); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFullPages renders every page in every state, in both languages, and
// looks for what no page may have.
func TestFullPages(t *testing.T) {
	th := defaultTheme(t)
	for _, lang := range messages.Languages() {
		s := newSamples(t, th, lang, view.Look{Accent: "#8c1c13"})
		for _, sample := range s.all() {
			t.Run(lang+"/"+sample.name, func(t *testing.T) {
				text := render(t, th, sample.page)
				for _, fault := range inspect(t, text) {
					t.Error(fault)
				}
				if want := `<html lang="` + lang + `"`; !strings.Contains(text, want) {
					t.Errorf("page lacks %s", want)
				}
			})
		}
	}
}

// TestEmptyPages renders the zero value of every page: nothing may be assumed
// of data that is not there.
func TestEmptyPages(t *testing.T) {
	th := defaultTheme(t)
	for _, lang := range messages.Languages() {
		words, err := messages.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range view.Documents() {
			page.Base().Words = words
			text := render(t, th, page)
			if strings.Contains(text, "<img") || strings.Contains(text, "datetime=\"2") {
				t.Errorf("%s shows something that was not given", page.Template())
			}
			for _, bad := range []string{"ZgotmplZ", "<no value>", "%!"} {
				if strings.Contains(text, bad) {
					t.Errorf("%s has %q", page.Template(), bad)
				}
			}
		}
	}
}

var unknownMessage = regexp.MustCompile(`\[[a-z]+\.[a-z_-]+\]`)

// inspect returns what is wrong with a page's markup.
func inspect(t *testing.T, text string) []string {
	t.Helper()
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	for _, bad := range []string{"ZgotmplZ", "<no value>", "&lt;p", "%!"} {
		if strings.Contains(text, bad) {
			fault("has %q", bad)
		}
	}
	if m := unknownMessage.FindString(text); m != "" {
		fault("shows the key of a message: %s", m)
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	labels := map[string]bool{}
	var fields []string
	level, h1 := 0, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		a := map[string]string{}
		for _, attr := range n.Attr {
			a[attr.Key] = attr.Val
			if attr.Key == "style" || strings.HasPrefix(attr.Key, "on") {
				fault("<%s %s> is blocked by the Content-Security-Policy", n.Data, attr.Key)
			}
			if slices.Contains([]string{"src", "srcset"}, attr.Key) && strings.Contains(attr.Val, "//") {
				fault("<%s %s=%q> asks another host", n.Data, attr.Key, attr.Val)
			}
		}
		if id, ok := a["id"]; ok {
			ids[id]++
		}
		switch n.Data {
		case "style":
			fault("<style> is blocked by the Content-Security-Policy")
		case "script":
			if a["type"] == "application/ld+json" {
				if n.FirstChild == nil || strings.Contains(n.FirstChild.Data, "<") {
					fault("structured data can leave its element: %v", n.FirstChild)
				}
			} else if a["src"] == "" {
				fault("<script> without src")
			}
		case "img":
			if _, ok := a["alt"]; !ok || a["width"] == "" || a["height"] == "" || a["src"] == "" {
				fault("<img> lacks alt, size or address: %v", n.Attr)
			}
		case "label":
			labels[a["for"]] = true
		case "input", "select":
			fields = append(fields, a["id"])
		case "time":
			if a["datetime"] == "" {
				fault("<time> without datetime")
			}
		case "a":
			if a["href"] == "" {
				fault("link without an address: %v", n.Attr)
			}
		case "h1", "h2", "h3":
			l := int(n.Data[1] - '0')
			if l == 1 {
				h1++
			}
			if l > level+1 {
				fault("heading %s after level %d", n.Data, level)
			}
			level = l
		}
	}
	if h1 != 1 {
		fault("%d headings of level 1", h1)
	}
	for id, count := range ids {
		if count > 1 {
			fault("id %q stands %d times", id, count)
		}
	}
	for _, f := range fields {
		if !labels[f] {
			fault("field %q has no label", f)
		}
	}
	return faults
}

// TestArticleShowsAll holds the article page against the list of what it must
// show.
func TestArticleShowsAll(t *testing.T) {
	th := defaultTheme(t)
	s := newSamples(t, th, "id", view.Look{Accent: "#8c1c13"})
	text := render(t, th, s.article())
	for _, absent := range missing(text,
		`<p class="mast-date"><time datetime="2025-10-06">Senin, 6 Oktober 2025</time>`,
		`<nav class="net" aria-label="Jaringan Sagara">`, `<a href="/" aria-current="true">Solo</a>`,
		`<a class="skip" href="#main">Langsung ke isi</a>`,
		`<a href="/topik/konflik-rusia-vs-ukraina">Konflik Rusia Vs Ukraina</a>`,
		`<h1 class="story-h">Selama Satu Jam di Telepon`, `<p class="story-lead">Presiden Rusia`,
		`<span class="label label-breaking">Breaking</span>`, `<span class="label label-unverified">Belum terverifikasi</span>`,
		`<a rel="author" href="/penulis/rara-kinanti">Rara Kinanti</a>, <a rel="author"`, `Editor</span> <a href="/penulis/retno">`,
		"<span>Terbit</span> <time datetime=\"2025-07-03T21:14:00&#43;07:00\">Kamis, 3 Juli 2025, 21.14\u00a0WIB</time>",
		"<span>Diperbarui</span> <time datetime=\"2025-07-04T08:30:00&#43;07:00\">", `4 menit baca`,
		`fetchpriority="high"`, `width="1280" height="853" alt="Dua kepala negara`,
		`<span class="rt-slug">DUA PRESIDEN</span> – Presiden Rusia dan`, `<span class="rt-label">(Foto arsip, 2017)</span>`,
		`<span class="rt-label">(Gambar disunting dengan AI)</span>`, `<span class="rt-credit">Foto: EPA/Tangkap Layar</span>`,
		`<section class="notice notice-ralat" id="n-0">`, `>Koreksi <time`, `>Hak jawab <time`, `>Pemutakhiran <time`, `Redaksi meminta maaf`,
		`<p class="unverified"><em>(Berita ini masih`, `<p class="closing">(Sagara/Rara)</p>`,
		`<a rel="tag" href="/tag/a">Donald Trump</a></li>`, `<b>Sumber:</b> <a href="http://surabaya.localhost/">Sagara Surabaya</a>`,
		`Artikel ini telah tayang di <a href="http://surabaya.localhost/">Sagara Surabaya</a> dengan judul <a href="http://surabaya.localhost/internasional/1k3f9x2mqa/x">“Satu Jam`,
		`Dalam topik: Konflik Rusia Vs Ukraina</a>`, `>Sebelumnya<`, `>Berikutnya<`,
		`Rekomendasi untuk Anda`, `data-pool="/rekomendasi.json"`, `sama untuk semua pembaca`,
		`Berita Terkini</a>`, `Terpopuler</a>`, `<ol class="cards ranks">`,
		`<a href="https://wa.me/?text=`, `https://x.com/intent/post?`, `https://www.facebook.com/sharer/`, `https://t.me/share/url?`, `data-copy`,
		`© 2025 Sagara Solo, bagian dari PT Sagara Kabar Nusantara`, `href="/pedoman-media-siber"`, `Penanggung jawab</b> Retno Wulandari`,
		`data-story="1k3f9x2mqa" data-section="internasional" data-topic="konflik-rusia-vs-ukraina" data-tags="rusia ukraina"`,
		`<meta property="og:image:width" content="1200">`, `<meta name="twitter:card" content="summary_large_image">`,
		`<meta property="article:published_time"`, `<link rel="canonical"`, `<link rel="alternate" type="application/rss&#43;xml"`,
		`\u003c/script\u003e\u003cb\u003e`,
	) {
		t.Errorf("the article lacks %s", absent)
	}
	// The notices stand above the text, the note that verification is under
	// way is the last of it but the closing byline.
	order := []string{`class="story-notices"`, `class="story-body`, `class="unverified"`, `class="closing"`, `class="story-foot"`}
	last := -1
	for _, mark := range order {
		at := strings.Index(text, mark)
		if at <= last {
			t.Errorf("%s is not in its place", mark)
		}
		last = at
	}
}

func TestAdvertorialIsLabelled(t *testing.T) {
	th := defaultTheme(t)
	s := newSamples(t, th, "id", view.Look{})
	card := s.card()
	card.Labels = []view.Label{view.LabelAdvertorial}
	for name, page := range map[string]view.Document{
		"article":  &view.Article{Page: s.base("x"), Labels: card.Labels, Sponsor: "Kedai Benang Raja"},
		"home":     &view.Home{Page: s.base("x"), Lead: &card},
		"latest":   &view.Latest{Page: s.base("x"), Groups: []view.Group{{Cards: []view.Card{card}}}},
		"index":    &view.Index{Page: s.base("x"), Groups: []view.Group{{Cards: []view.Card{card}}}},
		"search":   &view.Search{Page: s.base("x"), Results: []view.Result{{Card: card}}},
		"trail":    &view.Article{Page: s.base("x"), Topic: &view.TopicTrail{Next: &card}},
		"popular":  &view.Popular{Page: s.base("x"), Cards: []view.Card{card}},
		"sidebar":  &view.Article{Page: s.base("x"), Popular: []view.Card{card}},
		"timeline": &view.Topic{Page: s.base("x"), Cards: []view.Card{card}},
	} {
		if text := render(t, th, page); !strings.Contains(text, `<span class="label label-advertorial">Advertorial</span>`) {
			t.Errorf("%s does not label the advertorial", name)
		}
	}
}

// TestOnePictureIsEager keeps the largest picture first in line and the others
// lazy.
func TestOnePictureIsEager(t *testing.T) {
	th := defaultTheme(t)
	s := newSamples(t, th, "id", view.Look{})
	for name, page := range map[string]view.Document{"home": s.home(), "article": s.article()} {
		if n := strings.Count(render(t, th, page), `fetchpriority="high"`); n != 1 {
			t.Errorf("%s has %d eager pictures, want 1", name, n)
		}
	}
}

// nowhere is a page that no theme has a template for.
type nowhere struct{ view.Static }

func (*nowhere) Template() string { return "page-nowhere" }

func TestRenderWritesAllOrNothing(t *testing.T) {
	th := defaultTheme(t)
	var b bytes.Buffer
	if err := th.Render(&b, &nowhere{}); err == nil || b.Len() > 0 {
		t.Errorf("Render of an unknown page: error %v, %d bytes written", err, b.Len())
	}
	full := errors.New("full")
	if err := th.Render(writer(func([]byte) (int, error) { return 0, full }), &view.Static{}); !errors.Is(err, full) {
		t.Errorf("Render to a full writer = %v, want its error", err)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }

func TestRenderIsSafeForConcurrentUse(t *testing.T) {
	th := defaultTheme(t)
	s := newSamples(t, th, "id", view.Look{})
	page := s.article()
	want := render(t, th, page)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var b bytes.Buffer
			if err := th.Render(&b, page); err != nil || b.String() != want {
				t.Errorf("a concurrent rendering differs (%v)", err)
			}
			th.Stylesheet(view.Look{Accent: "#123456"})
		})
	}
	wg.Wait()
}

// TestEveryFieldIsPrinted finds fields of the contract that the default theme
// does not use: data that the portal would load for nothing.
func TestEveryFieldIsPrinted(t *testing.T) {
	used := usedNames(t)
	// Go code uses these: the page's helpers and what the theme resolves.
	used["Words"], used["Assets"] = true, true
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] || !strings.HasSuffix(typ.PkgPath(), "portal/view") {
			return
		}
		seen[typ] = true
		for f := range fields(typ) {
			if !f.Anonymous && !used[f.Name] && typ.Name() != "Look" && !slices.Contains(hiddenFields[typ.Name()], f.Name) {
				t.Errorf("no template uses %s.%s", typ.Name(), f.Name)
			}
			visit(f.Type)
		}
	}
	for _, page := range view.Documents() {
		visit(reflect.TypeOf(page))
	}
}

// hiddenFields are read by methods of the contract, not by templates.
var hiddenFields = map[string][]string{
	"Site": {"Wordmark"}, "Picture": {"FocalX", "FocalY", "Whole"}, "Signals": {"Tags"}, "Block": {"Cards"}, "Home": {"Blocks"}, "Time": {"Short"},
}

func fields(typ reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range typ.NumField() {
			if !yield(typ.Field(i)) {
				return
			}
		}
	}
}

func BenchmarkRenderArticle(b *testing.B) {
	th := defaultTheme(b)
	page := newSamples(b, th, "id", view.Look{}).article()
	b.ReportAllocs()
	for b.Loop() {
		if err := th.Render(io.Discard, page); err != nil {
			b.Fatal(err)
		}
	}
}
