package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files anew")

// samples are documents of each form, and where they are said to come from.
var samples = map[string]string{
	"rss.xml": "https://muara.example/rss", "rss10.xml": "", "atom.xml": "https://selat.example/atom.xml", "feed.json": "https://lembah.example/feed.json",
	"ninjs.json": "https://contoh.example/-/api/v1/feed?since=0", "ninjs2.json": "", "newsml.xml": "", "message.xml": "",
}

// TestGolden reads the samples. Read the difference before running it with
// -update.
func TestGolden(t *testing.T) {
	for name, base := range samples {
		t.Run(name, func(t *testing.T) {
			b := read(t, name, base)
			check(t, b)
			var got bytes.Buffer
			enc := json.NewEncoder(&got)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if err := enc.Encode(b); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "golden", name+".json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s differs\ngot:\n%s", file, got.Bytes())
			}
		})
	}
}

func read(t *testing.T, name, base string) Batch {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Read(text, "", base)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// one reads a document with one item in it.
func one(t *testing.T, text string) Item {
	t.Helper()
	b, err := Read([]byte(text), "", "https://a.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	check(t, b)
	if len(b.Items) != 1 {
		t.Fatalf("%d items, refused %+v", len(b.Items), b.Refused)
	}
	return b.Items[0]
}

func rssWith(item string) string {
	return `<rss version="2.0"><channel><title>A</title><item><guid isPermaLink="false">a</guid>` + item + `</item></channel></rss>`
}

// TestDoubtWithholds: nothing whose embargo or status is not understood is
// usable.
func TestDoubtWithholds(t *testing.T) {
	for in, want := range map[string]struct {
		status Status
		until  string
	}{
		`"embargoedUntil":"2026-05-01T06:00:00+07:00"`: {Usable, "2026-04-30T23:00:00Z"},
		`"embargoedUntil":"2026-05-01T06:00:00"`:       {Usable, "2026-05-01T18:00:00Z"}, // where on earth is not said
		`"embargoedUntil":"2026-05-01"`:                {Usable, "2026-05-01T12:00:00Z"},
		`"embargoedUntil":"2026-05"`:                   {Usable, "2026-05-01T12:00:00Z"},
		`"embargoedUntil":"9999-12-31T00:00:00Z"`:      {Withheld, ""},
		`"embargoedUntil":"besok"`:                     {Withheld, ""},
		`"embargoedUntil":""`:                          {Withheld, ""},
		`"embargoedUntil":{}`:                          {Withheld, ""},
		`"embargoedUntil":"1970-01-01T00:00:00Z"`:      {Usable, ""},
		`"embargoedUntil":null`:                        {Usable, ""},
		`"pubStatus":"withheld"`:                       {Withheld, ""},
	} {
		i := one(t, `{"uri":"urn:a:b","headlines":[{"value":"x"}],`+in+`}`)
		until := ""
		if !i.EmbargoUntil.IsZero() {
			until = i.EmbargoUntil.Format(time.RFC3339)
		}
		if i.Status != want.status || until != want.until {
			t.Errorf("%s: %s until %q", in, i.Status, until)
		}
	}
	for _, status := range []string{"killed", "corrected", "useable"} {
		b, err := Read([]byte(`{"uri":"urn:a:b","headlines":[{"value":"x"}],"pubStatus":"`+status+`"}`), "", "")
		if err != nil || len(b.Items) != 0 || len(b.Refused) != 1 || b.Refused[0].ID != "urn:a:b" {
			t.Errorf("%s: %+v, %v", status, b, err)
		}
	}
}

// TestCanceledSaysOnlyWhy: what a canceled item says besides is not let in.
func TestCanceledSaysOnlyWhy(t *testing.T) {
	for _, name := range []string{"ninjs.json", "message.xml", "atom.xml", "feed.json"} {
		n := 0
		for _, i := range read(t, name, "").Items {
			if i.Status != Canceled {
				continue
			}
			n++
			if i.EdNote == "" || i.Headline+i.HTML+i.Text+i.Summary != "" || len(i.Pictures) > 0 {
				t.Errorf("%s: %+v", name, i)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d canceled items", name, n)
		}
	}
}

func TestRefusals(t *testing.T) {
	deep := strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200)
	many := strings.Repeat("<item><guid>a</guid><title>x</title></item>", MaxItems+1)
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing":          {"", ErrForm},
		"words":            {"Not Found", ErrForm},
		"a page":           {"<!DOCTYPE html><html><body>x</body></html>", ErrForm},
		"another document": {"<urlset/>", ErrForm},
		"NewsML 1":         {"<NewsML/>", ErrForm},
		"JSON":             {`{"a":1}`, ErrForm},
		"a package":        {`<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"/>`, ErrPackage},
		"entities":         {`<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>`, ErrDoctype},
		"outside":          {`<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>`, ErrDoctype},
		"half":             {`<rss><channel><item><title>x</ti`, ErrBroken},
		"half JSON":        {`{"items":[{"uri":"a"`, ErrBroken},
		"deep":             {"<rss><channel>" + deep + "</channel></rss>", ErrTooLarge},
		"deep JSON":        {strings.Repeat("[", 5000) + strings.Repeat("]", 5000), ErrTooLarge},
		"many":             {"<rss><channel>" + many + "</channel></rss>", ErrTooLarge},
		"many parts":       {"<rss>" + strings.Repeat("<a/>", maxNodes) + "</rss>", ErrTooLarge},
		"large":            {strings.Repeat(" ", MaxBytes+1), ErrTooLarge},
		"charset":          {`<?xml version="1.0" encoding="x-rahasia"?><rss/>`, ErrCharset},
	} {
		if b, err := Read([]byte(c.text), "", ""); !errors.Is(err, c.want) || b.Items != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := Read([]byte(`<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://a.example/rss[1].dtd"><rss><channel/></rss>`), "", ""); err != nil {
		t.Error("a document type without entities is refused:", err)
	}
}

func TestCharsets(t *testing.T) {
	utf16 := func(s string) string {
		b := []byte("\xff\xfe")
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	for name, c := range map[string]struct{ text, served string }{
		"declared":            {"<?xml version='1.0' encoding='windows-1252'?>" + rssWith("<title>\x93Kaf\xe9\x94</title>"), "text/xml; charset=utf-8"},
		"served":              {rssWith("<title>\x93Kaf\xe9\x94</title>"), "text/xml; charset=windows-1252"},
		"repaired":            {rssWith("<title>\x93Kaf\xc3\xa9\x94</title>"), ""},
		"mark":                {"\xef\xbb\xbf" + rssWith("<title>“Kafé”</title>"), "text/xml; charset=windows-1252"},
		"UTF-16":              {utf16(`<?xml version="1.0" encoding="utf-16"?>` + rssWith("<title>“Kafé”</title>")), ""},
		"UTF-16 that is none": {`<?xml version="1.0" encoding="utf-16"?>` + rssWith("<title>“Kafé”</title>"), ""},
		"references":          {rssWith("<title>&#147;Kaf&eacute;&#x94;&#0;&#8;&#xFFFF;</title>"), ""},
		"JSON":                {`{"version":"https://jsonfeed.org/version/1","items":[{"id":"a","title":"“Kafé”"}]}`, "application/json; charset=windows-1252"},
	} {
		b, err := Read([]byte(c.text), c.served, "")
		if err != nil || len(b.Items) != 1 || b.Items[0].Headline != "“Kafé”" {
			t.Errorf("%s: %+v, %v", name, b, err)
		}
	}
}

func TestHeadlines(t *testing.T) {
	for in, want := range map[string]string{
		"Harga &amp;amp;amp; Beras":                              "Harga & Beras",
		"<![CDATA[Harga <b>Beras</b> &ndash; Naik]]>":            "Harga Beras – Naik",
		"&lt;script&gt;alert(1)&lt;/script&gt;Harga":             "Harga",
		"&amp;lt;b&amp;gt;Harga&amp;lt;/b&amp;gt;":               "Harga",
		"Skor 3&lt;4 dan x &lt;y":                                "Skor 3<4 dan x <y",
		"AT&T dan R&D&reg":                                       "AT&T dan R&D&reg",
		"Baris\n  satu &nbsp; dua":                               "Baris satu dua",
		"Arah \u202eterbalik\u202c":                              "Arah terbalik",
		"Pasar <i xmlns='http://www.w3.org/1999/xhtml'>Lama</i>": "Pasar Lama",
		"Satu&lt;br&gt;Dua":                                      "Satu Dua",
	} {
		if got := one(t, rssWith("<title>"+in+"</title>")).Headline; got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	if got := one(t, rssWith("<title>"+strings.Repeat("é", MaxLine+5)+"</title>")).Headline; len([]rune(got)) != MaxLine || !strings.HasSuffix(got, "…") {
		t.Error(len([]rune(got)))
	}
}

func TestBodies(t *testing.T) {
	long := strings.Repeat("kata ", 200)
	for name, c := range map[string]struct{ item, html, summary string }{
		"summary":       {"<description>Pendek &amp;amp; jelas.</description>", "", "Pendek & jelas."},
		"long":          {"<description>" + long + "</description>", strings.TrimSpace(long), ""},
		"paragraphs":    {"<description>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</description>", "<p>a</p><p>b</p>", ""},
		"both":          {"<description>a</description><content:encoded>&lt;p&gt;b&lt;/p&gt;</content:encoded>", "<p>b</p>", "a"},
		"escaped twice": {"<content:encoded>&amp;lt;p class=&quot;x&quot;&amp;gt;b&amp;lt;/p&amp;gt;</content:encoded>", `<p class="x">b</p>`, ""},
	} {
		i := one(t, rssWith(c.item))
		if i.HTML != c.html || i.Summary != c.summary {
			t.Errorf("%s: %q, %q", name, i.HTML, i.Summary)
		}
	}
	b, err := Read([]byte(rssWith("<title>x</title><content:encoded>"+strings.Repeat("x", MaxBody+1)+"</content:encoded>")), "", "")
	if err != nil || len(b.Items) != 0 || len(b.Refused) != 1 {
		t.Error("a body that is too large:", len(b.Items), b.Refused, err)
	}
}

func TestAddresses(t *testing.T) {
	const base = "https://a.example/dir/feed"
	for in, want := range map[string]string{
		"x": "https://a.example/dir/x", "/x y": "https://a.example/x%20y", "//b.example/x": "https://b.example/x", "HTTP://B.example/#n": "http://B.example/#n",
		" https://b.example/\n x": "https://b.example/%20x", "https://u:p@b.example/": "https://b.example/",
		"javascript:alert(1)": "", "java\tscript:alert(1)": "", "JAVASCRIPT:x": "", "data:text/html,x": "", "file:///etc/passwd": "", "https://": "", "https:///x": "", "https://:80/": "", "mailto:a@b.example": "", "http://[::1": "", "%zz://x": "",
		"https://b.example/" + strings.Repeat("x", MaxLine): "",
	} {
		if got := absolute(base, in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if absolute("", "/x") != "" {
		t.Error("a relative address without a base")
	}
}

func TestTimes(t *testing.T) {
	for in, want := range map[string]string{
		"Sat, 05 Jul 2025 16:05:00 +0700":   "2025-07-05T09:05:00Z",
		"Sat, 05 Jul 2025 16:05:00 GMT":     "2025-07-05T16:05:00Z",
		"Sat, 5 Jul 25 16:05 EDT":           "2025-07-05T20:05:00Z",
		"5 Jul 98 16:05:00 Z":               "1998-07-05T16:05:00Z",
		"Sabtu, 5 Juli 2025 16:05 WIB":      "2025-07-05T09:05:00Z",
		"Sabtu, 5 Juli 2025, 16.05 WITA":    "2025-07-05T08:05:00Z",
		"05 Agu 2025 16:05:00 WIT":          "2025-08-05T07:05:00Z",
		"Jul 5, 2025 4:05 PM":               "2025-07-05T16:05:00Z",
		"July 5, 2025 12:05AM +07:00":       "2025-07-04T17:05:00Z",
		"Sat Jul  5 16:05:00 2025":          "2025-07-05T16:05:00Z",
		"Sat Jul  5 16:05:00 WIB 2025":      "2025-07-05T09:05:00Z",
		"Saturday, 05-Jul-25 16:05:00 UTC":  "2025-07-05T16:05:00Z",
		"Sat, 05 Jul 2025 16:05:00 GMT+7":   "2025-07-05T09:05:00Z",
		"Sat, 05 Jul 2025 16:05:00+0700":    "2025-07-05T09:05:00Z",
		"Sat, 05 Jul 2025 16:05:00 (WIB) Z": "2025-07-05T16:05:00Z",
		"Sat, 05 Jul 2025 24:00:00 +0000":   "2025-07-06T00:00:00Z",
		"05 Jul 2025":                       "2025-07-05T00:00:00Z",
		"2025-07-05T16:05:00+07:00":         "2025-07-05T09:05:00Z",
		"2025-07-05T16:05:00.123456Z":       "2025-07-05T16:05:00Z",
		"2025-07-05 16:05:00 WIB":           "2025-07-05T09:05:00Z",
		"2025-07-05 16:05:00 +0700 [x/y]":   "2025-07-05T09:05:00Z",
		"2025-07-05T16:05+07":               "2025-07-05T09:05:00Z",
		"20250705T160500+0700":              "2025-07-05T09:05:00Z",
		"20250705T160500Z":                  "2025-07-05T16:05:00Z",
		"2025-07-05":                        "2025-07-05T00:00:00Z",
		"2025-07":                           "2025-07-01T00:00:00Z",
		"2025":                              "2025-01-01T00:00:00Z",
		"":                                  "", "kemarin": "", "0001-01-01T00:00:00Z": "", "Thu, 01 Jan 1970 00:00:00 GMT": "", "2025-13-01": "", "2025-02-30": "",
		"Sat, 31 Jun 2025 00:00:00 GMT": "", "Sat, 05 Jul 2025 25:00:00 GMT": "", "9999-01-01": "", "1751686200": "", "13:00 PM 5 Jul 2025": "",
	} {
		got := ""
		if at := when(in); !at.IsZero() {
			got = at.Format(time.RFC3339)
			if at.Location() != time.UTC {
				t.Errorf("%q is not UTC", in)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for in, want := range map[string]string{"id": "id", "in-ID": "id-ID", "EN_us": "en-US", "zh-hant-tw": "zh-Hant-TW", "Bahasa Indonesia": "", "": "", "x": ""} {
		if got := language(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNoticesJoinTheirStory(t *testing.T) {
	b := read(t, "feed.json", samples["feed.json"])
	notice, story := b.Items[0], b.Items[1]
	if notice.About != story.ID || len(story.Notices) != 1 || story.Notices[0].Text != "Semula tertulis dua tahun." || story.Notices[0].Kind != "ralat" {
		t.Errorf("%+v\n%+v", notice, story)
	}
	alone := one(t, `<rss><channel><item><guid isPermaLink="false">urn:tajuk:notice:7</guid><link>https://a.example/k/1/x#n-7</link><title>Ralat: x</title></item></channel></rss>`)
	if alone.About != "https://a.example/k/1/x" {
		t.Errorf("a notice whose story is elsewhere is about %q", alone.About)
	}
}

func TestDigest(t *testing.T) {
	base := one(t, rssWith("<title>a</title><category>k</category><description>b</description><enclosure url='https://a.example/a.jpg' type='image/jpeg'/>"))
	same := base
	same.Published, same.Updated, same.Version, same.HTML = when("2025-01-01"), when("2025-01-02"), 7, base.HTML+" \n"
	if same.Digest() != base.Digest() {
		t.Error("times and numbers change the digest")
	}
	pictured := base
	pictured.Pictures = []Picture{{ID: "urn:f", URL: "https://a.example/1?end=1"}}
	again := pictured
	again.Pictures = []Picture{{ID: "urn:f", URL: "https://a.example/1?end=2"}}
	if pictured.Digest() != again.Digest() {
		t.Error("the address of a picture with an identity changes the digest")
	}
	seen := map[string]string{base.Digest(): "base"}
	for name, change := range map[string]func(i *Item){
		"status": func(i *Item) { i.Status = Canceled }, "headline": func(i *Item) { i.Headline = "c" }, "kicker": func(i *Item) { i.Kicker = "a" }, "summary": func(i *Item) { i.Summary = "ab" },
		"html": func(i *Item) { i.HTML = "x" }, "text": func(i *Item) { i.Text = "x" }, "sections": func(i *Item) { i.Sections, i.Tags = nil, i.Sections }, "authors": func(i *Item) { i.Authors = []string{"k"} },
		"note": func(i *Item) { i.EdNote = "x" }, "embargo": func(i *Item) { i.EmbargoUntil = when("2025-01-01") }, "paid": func(i *Item) { i.Paid = true },
		"notice": func(i *Item) { i.Notices = []Notice{{Kind: "ralat"}} }, "picture": func(i *Item) { i.Pictures = nil }, "credit": func(i *Item) { i.Pictures = []Picture{{URL: i.Pictures[0].URL, Credit: "x"}} },
	} {
		i := base
		change(&i)
		if other, ok := seen[i.Digest()]; ok {
			t.Errorf("%s has the digest of %s", name, other)
		}
		seen[i.Digest()] = name
	}
}

// check is what holds of every batch.
func check(t *testing.T, b Batch) {
	t.Helper()
	if len(b.Items)+len(b.Refused) > MaxItems {
		t.Error("too many items")
	}
	address := func(s string) {
		t.Helper()
		if s != "" && (absolute("", s) != s || !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://")) {
			t.Errorf("the address %q", s)
		}
	}
	sane := func(at time.Time) {
		t.Helper()
		if !at.IsZero() && (at.Year() < firstYear-1 || at.Year() > lastYear || at.Location() != time.UTC) {
			t.Errorf("the time %v", at)
		}
	}
	lines := func(list ...string) {
		t.Helper()
		for _, s := range list {
			if strip(s) != s || strings.ContainsAny(s, "\n\t") || len([]rune(s)) > MaxLine {
				t.Errorf("the line %q", cut(s, 200))
			}
		}
	}
	for _, a := range []string{b.Home, b.Hub, b.Self, b.Next} {
		address(a)
	}
	lines(b.Title, b.Cursor)
	for _, i := range b.Items {
		if i.ID == "" || !slices.Contains([]Status{Usable, Withheld, Canceled}, i.Status) || i.Urgency < 0 || i.Urgency > 9 || i.Version < 0 {
			t.Errorf("%+v", i)
		}
		address(i.URL)
		address(i.Base)
		lines(i.ID, i.Headline, i.Kicker, i.Summary, i.Genre, i.Source, i.Copyright, i.Language)
		for _, list := range [][]string{i.Authors, i.Sections, i.Tags, i.Places} {
			lines(list...)
			if len(list) > MaxList {
				t.Error("a long list")
			}
		}
		for _, at := range []time.Time{i.Published, i.Updated, i.EmbargoUntil} {
			sane(at)
		}
		for _, n := range i.Notices {
			sane(n.At)
		}
		for _, p := range i.Pictures {
			if p.URL == "" {
				t.Error("a picture without an address")
			}
			address(p.URL)
			lines(p.ID, p.Role, p.Type, p.Caption, p.Alt, p.Credit, p.Copyright)
		}
		if len(i.HTML) > 2*MaxBody || len(i.Notices) > MaxList || len(i.Pictures) > MaxList || len(i.Digest()) != 64 {
			t.Error("bounds")
		}
	}
}

func FuzzRead(f *testing.F) {
	for name, base := range samples {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, "text/xml; charset=utf-8", base)
	}
	f.Add([]byte(`{"items":[{"uri":"urn:a","associations":{"a":{"type":"picture","renditions":[{"href":"//x","width":1e9}]}}}]}`), "", "https://a.example/")
	f.Fuzz(func(t *testing.T, text []byte, contentType, base string) {
		b, err := Read(text, contentType, base)
		if err != nil {
			for _, known := range []error{ErrForm, ErrTooLarge, ErrBroken, ErrCharset, ErrDoctype, ErrPackage} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatal(err)
		}
		check(t, b)
	})
}

// TestTooManyItems: the limit holds in every form.
func TestTooManyItems(t *testing.T) {
	for name, text := range map[string]string{
		"rss":      "<rss><channel>" + strings.Repeat("<item><guid>a</guid><title>x</title></item>", 2*MaxItems) + "</channel></rss>",
		"atom":     `<feed xmlns="http://www.w3.org/2005/Atom">` + strings.Repeat("<entry><id>a</id><title>x</title></entry>", 2*MaxItems) + "</feed>",
		"jsonfeed": `{"version":"https://jsonfeed.org/version/1.1","items":[` + strings.Repeat(`{"id":"a","title":"x"},`, 2*MaxItems) + `{}]}`,
		"ninjs":    `{"items":[` + strings.Repeat(`{"uri":"urn:a","headlines":[{"value":"x"}]},`, 2*MaxItems) + `{}]}`,
	} {
		r := &reader{}
		var err error
		if strings.HasPrefix(text, "<") {
			err = r.xml(text)
		} else {
			err = r.json(text)
		}
		if err == nil {
			err = r.full
		}
		if !errors.Is(err, ErrTooLarge) || len(r.batch.Items) != MaxItems {
			t.Errorf("%s: %d items, %v", name, len(r.batch.Items), err)
		}
	}
}
