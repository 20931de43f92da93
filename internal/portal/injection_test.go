package portal_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/store"
)

// attacks are what somebody might write into a field to have it run in
// readers' browsers, or to break out of the place where it stands.
var attacks = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`'><svg/onload=alert(1)>`,
	`" onmouseover="alert(1)" x="`,
	`' onfocus='alert(1)' autofocus='`,
	`</title><script>alert(1)</script>`,
	`</script><script>alert(1)//`,
	`<!--<script>`,
	`--><b>x</b><!--`,
	`]]><x/><![CDATA[`,
	`</textarea></style><i>x</i>`,
	`{{.}}{{template "x"}}${7*7}`,
	`&lt;b&gt;&#60;b&#62;&amp;lt;b`,
	`<\/script>\u003cb\u003e\x3cb`,
	"`\u2028\u2029\u202e\ufeff<b>",
	`javascript:alert(1)//<b>`,
	`%3Cb%3E%22%27+onload=x`,
	`<a href=javascript:alert(1)>x</a>`,
	`<?php ?><!DOCTYPE x [<!ENTITY e "x">]>&e;`,
}

// hostile writes a text into every field that a newsroom can write.
func (w *world) hostile(text string) {
	w.t.Helper()
	q := func(format string, args ...any) { w.t.Helper(); w.run(fmt.Sprintf(format, args...)) }
	q(`site solo %q tagline=%q owner=%q responsible=%q email=%q phone=%q region=%q address=%q ads=%q`, text, text, text, text, text, text, text, text, text)
	solo, err := w.currentSite("solo")
	must(w, err)
	for i := range solo.Sections {
		solo.Sections[i].Name = text
	}
	solo.Settings.Staff = []news.Staff{{Role: text, Name: text}}
	_, err = w.app.Room.SaveSite(w.ctx, news.System(), solo)
	must(w, err)
	q(`person farah solo %q role=%q bio=%q`, text, text, text)
	_, err = w.app.Room.SaveTag(w.ctx, news.System(), news.Tag{ID: w.tags["legi"], Slug: "legi", Name: text})
	must(w, err)
	topic := w.topics["banjir"]
	topic.Name, topic.Kicker, topic.Summary = text, text, text
	for i := range topic.Entries {
		topic.Entries[i].Text = text
	}
	w.topics["banjir"], err = w.app.Room.SaveTopic(w.ctx, news.System(), topic)
	must(w, err)
	assets, err := w.assetsOf("foto")
	must(w, err)
	a := assets[0]
	a.Credit, a.Creator, a.Caption, a.Alt, a.Copyright, a.Terms, a.Archive = text, text, text, text, text, text, text
	must(w, w.app.Room.ChangeAsset(w.ctx, news.System(), a))
	q(`page solo about %q "Isi."`, text)

	body := richtext.Must(richtext.New(
		richtext.Paragraph(richtext.Text(text), richtext.Text(text, richtext.Strong(), richtext.Link("https://example.org/?q="+url.QueryEscape(text)))),
		richtext.Heading(2, richtext.Text(text)),
		richtext.Quote(richtext.Source{Name: text, URL: "https://example.org/"}, richtext.Paragraph(richtext.Text(text))),
		richtext.BulletList(richtext.Item(richtext.Paragraph(richtext.Text(text)))),
		richtext.Table(text, richtext.Row(richtext.HeaderCell(richtext.Paragraph(richtext.Text(text)))), richtext.Row(richtext.Cell(richtext.Paragraph(richtext.Text(text))))),
		richtext.InfoBox(text, richtext.Paragraph(richtext.Text(text))),
		richtext.EmbedLink("https://www.youtube.com/watch?v=dQw4w9WgXcQ", text),
		richtext.RelatedLink("https://example.org/", text),
		richtext.PictureWith(w.assets["foto"].String(), &text, &text),
	)).String()
	content := news.Content{Headline: "Tanggul " + text, Lead: text, Body: body, Topic: w.topics["banjir"].ID, Tags: ids(w.tags["legi"]), Located: text,
		Sponsor: text, Bylines: []news.Byline{{Person: w.people["farah"], Role: news.Author}, {Person: w.people["farah"], Role: news.Editor}},
		Photo: news.Photo{Asset: w.assets["foto"], Caption: text, Slug: text, Alt: text}, Source: news.Source{Name: text, URL: text},
		Private: news.Private{Sources: "never " + text}}
	for _, name := range []string{"jahat", "dicabut"} {
		w.stories[name], err = w.app.Room.Create(w.ctx, news.System(), newsroom.NewStory{Site: solo.ID, Section: solo.Sections[0].ID, Kind: news.KindAdvertorial, Content: content})
		must(w, err)
		q("publish %s", name)
	}
	q(`share jahat nasional/nasional`)
	for _, f := range []news.Field{news.FieldHeadline, news.FieldLead} {
		must(w, w.app.Room.Override(w.ctx, news.System(), w.stories["jahat"], w.sites["nasional"], f, text))
	}
	q(`notice jahat koreksi substansi %q apology=%q`, text, text)
	q(`notice jahat hak_jawab ejaan %q reply=lain`, text)
	q(`withdraw dicabut anak %q`, "Karena "+text)
	must(w, w.app.Room.SaveRedirect(w.ctx, news.System(), store.Redirect{Site: solo.ID, Path: "/lama", Target: "/?" + text}))
	q("reads solo jahat=3\nrank\njobs")
}

func must(w *world, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) assetsOf(name string) ([]news.Asset, error) {
	return store.New(w.app.DB, w.app.DB.Engine).Assets(w.ctx, ids(w.assets[name]))
}

// Whatever stands in a field stays text: pages, feeds and structured data have
// the same elements, attributes and keys as with harmless words. On PostgreSQL,
// which only stores and searches them, a few attacks do.
func TestNothingIsInjected(t *testing.T) {
	for engine, address := range map[string]func(testing.TB) string{"sqlite": dbtest.SQLite, "postgres": dbtest.Postgres} {
		t.Run(engine, func(t *testing.T) {
			want := shapesOf(t, address(t), "Kata biasa saja")
			for i, text := range attacks {
				if engine == "postgres" && i%5 != 0 {
					continue
				}
				for page, got := range shapesOf(t, address(t), text) {
					if got != want[page] {
						t.Errorf("%s changes the shape of %s\n%s", text, page, firstDifference(got, want[page]))
					}
				}
			}
		})
	}
}

// shapesOf are the shapes of all pages of a network in which every field holds
// the text.
func shapesOf(t *testing.T, address, text string) map[string]string {
	w := newWorld(t, address)
	w.run(`
		topic banjir "Banjir Bengawan"
		tag legi "Pasar Legi"
		picture foto solo credit="Rudi"
		story lain solo/warga "Jawaban warga"
		entry banjir 2026-03-02T09:00:00+07:00 "Siaga satu." story=lain`)
	w.hostile(text)
	return w.shapes(text)
}

// shapes are the shapes of every page that shows the text.
func (w *world) shapes(text string) map[string]string {
	w.t.Helper()
	enc, path := url.QueryEscape(text), url.PathEscape(strings.ReplaceAll(text, "/", " "))
	out := map[string]string{}
	for name, address := range map[string]string{
		"home": "solo.test/", "section": "solo.test/warga", "latest": "solo.test/terkini", "popular": "solo.test/terpopuler", "index": "solo.test/indeks",
		"topic": "solo.test/topik/banjir", "tag": "solo.test/tag/legi", "author": "solo.test/penulis/farah", "notices": "solo.test/ralat",
		"withdrawals": "solo.test/pencabutan", "staff": "solo.test/redaksi", "about": "solo.test/tentang", "guideline": "solo.test/pedoman-media-siber", "privacy": "solo.test/privasi",
		"article": "solo.test" + w.path("jahat", "solo"), "shared article": "sagara.test" + w.path("jahat", "nasional"), "national home": "sagara.test/",
		"tombstone": "solo.test/warga/" + w.stories["dicabut"].String() + "/x", "search": "solo.test/cari?q=tanggul", "reply": "solo.test" + w.path("lain", "solo"),
		"search form": "solo.test/cari?dari=" + enc + "&sampai=" + enc + "&kanal=" + enc, "index form": "solo.test/indeks?tanggal=" + enc,
		"search for it": "solo.test/cari?q=zzz" + enc, "lost": "solo.test/zzz" + path, "lost media": "solo.test/media/zzz" + path,
		"rss": "solo.test/feed.xml", "atom": "solo.test/atom.xml", "json": "solo.test/feed.json", "topic feed": "solo.test/topik/banjir/feed.xml",
		"author feed": "solo.test/penulis/farah/atom.xml", "sitemap": "solo.test/sitemap-2026-03.xml", "news": "sagara.test/sitemap-news.xml",
		"pool": "solo.test/rekomendasi.json", "icon": "solo.test/icon.svg", "national feed": "sagara.test/feed.xml",
	} {
		got := w.get(address)
		if strings.Contains(got.body, "never ") {
			w.t.Errorf("%s shows what never leaves the desk", name)
		}
		for field, values := range got.Header {
			if strings.ContainsAny(strings.Join(values, ""), "\r\n\x00") {
				w.t.Errorf("%s: header field %s breaks out", name, field)
			}
		}
		switch kind := got.Header.Get("Content-Type"); {
		case strings.HasPrefix(kind, "text/html"):
			out[name] = w.htmlShape(name, got.body)
		case strings.Contains(kind, "json"):
			out[name] = w.jsonShape(name, got.body)
		case strings.Contains(kind, "xml"):
			out[name] = w.xmlShape(name, got.body)
		default:
			w.t.Fatalf("%s is %s", name, kind)
		}
	}
	if got := w.get("solo.test/lama"); got.StatusCode != 301 || !strings.HasPrefix(got.Header.Get("Location"), "http://solo.test/?") {
		w.t.Errorf("the old address leads to %q", got.Header.Get("Location"))
	}
	return out
}

// htmlShape is the tree of a page without its words.
func (w *world) htmlShape(name, page string) string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		w.t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			b.WriteString("comment\n")
		case html.ElementNode:
			var keys []string
			for _, a := range n.Attr {
				keys = append(keys, a.Key)
				w.harmless(name, n.Data, a)
			}
			slices.Sort(keys)
			fmt.Fprintln(&b, n.Data, keys)
			if n.Data == "script" && n.FirstChild != nil {
				b.WriteString(w.jsonShape(name+" data", n.FirstChild.Data))
			}
		}
	}
	return b.String()
}

// harmless complains of attributes that run something.
func (w *world) harmless(page, element string, a html.Attribute) {
	if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
		w.t.Errorf("%s: <%s %s=%q>", page, element, a.Key, a.Val)
	}
	scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ":")
	if slices.Contains([]string{"href", "src", "action", "cite", "srcset", "formaction", "poster"}, a.Key) && slices.Contains([]string{"javascript", "data", "vbscript"}, scheme) {
		w.t.Errorf("%s: <%s %s=%q>", page, element, a.Key, a.Val)
	}
}

// jsonShape is a value without its words: sorted keys, lengths, kinds.
func (w *world) jsonShape(name, text string) string {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		w.t.Errorf("%s is no JSON: %v: %.200s", name, err, text)
	}
	var b strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				b.WriteString(k + "{")
				if text, ok := v[k].(string); ok && k == "content_html" {
					b.WriteString(w.htmlShape(name+" content", text))
				}
				walk(v[k])
				b.WriteString("}\n")
			}
		case []any:
			for _, x := range v {
				b.WriteString("[")
				walk(x)
				b.WriteString("]")
			}
		}
	}
	walk(v)
	return b.String()
}

// xmlShape is a document without its words. The HTML inside of feeds is looked
// into.
func (w *world) xmlShape(name, text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	var b, inner strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			w.t.Errorf("%s is not well-formed: %v", name, err)
			return b.String()
		}
		switch x := token.(type) {
		case xml.StartElement:
			inner.Reset()
			b.WriteString("<" + x.Name.Local)
			for _, a := range x.Attr {
				b.WriteString(" " + a.Name.Local)
			}
			b.WriteString("\n")
		case xml.CharData:
			inner.Write(x)
		case xml.EndElement:
			if x.Name.Local == "encoded" || x.Name.Local == "content" {
				b.WriteString(w.htmlShape(name+" content", inner.String()))
			}
			b.WriteString(">\n")
		case xml.Comment, xml.Directive:
			fmt.Fprintf(&b, "%T\n", x)
		}
	}
}
