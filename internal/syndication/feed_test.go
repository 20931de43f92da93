package syndication

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

// formats are the three ways to write a feed.
var formats = map[string]func(*Outlet, io.Writer, Feed) error{
	"rss": (*Outlet).RSS, "atom": (*Outlet).Atom, "json": (*Outlet).JSONFeed,
}

func written(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func feedText(t testing.TB, format string, o *Outlet, f Feed) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return formats[format](o, w, f) })
}

func parsed(t testing.TB, format string, o *Outlet, f Feed) *gofeed.Feed {
	t.Helper()
	out, err := gofeed.NewParser().ParseString(feedText(t, format, o, f))
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return out
}

// TestRoundTrip reads every format with a feed parser and finds in it what
// was put there.
func TestRoundTrip(t *testing.T) {
	for format := range formats {
		t.Run(format, func(t *testing.T) {
			o := outletID(t)
			in := feedID()
			f := parsed(t, format, o, in)
			if f.Title != "Sagara" || f.Link != "https://sagara.example/" || f.FeedLink != "https://sagara.example/feed.xml" {
				t.Errorf("head: %q %q %q", f.Title, f.Link, f.FeedLink)
			}
			if f.Language != "id" {
				t.Errorf("language %q", f.Language)
			}
			var ids []string
			for _, i := range f.Items {
				ids = append(ids, i.GUID)
			}
			want := []string{"urn:tajuk:notice:s1", "urn:tajuk:story:35", "urn:tajuk:story:38", "urn:tajuk:story:39", "urn:tajuk:story:3a"}
			if !slices.Equal(ids, want) {
				t.Fatalf("ids %v", ids)
			}
			for i, a := range in.Items {
				item := f.Items[i+1]
				if item.Title != o.title(a.Card) {
					t.Errorf("title %q", item.Title)
				}
				if item.Link != "https://sagara.example"+a.Path {
					t.Errorf("link %q", item.Link)
				}
				if item.PublishedParsed == nil || !item.PublishedParsed.Equal(a.PublishedAt) {
					t.Errorf("published %v, not %v", item.PublishedParsed, a.PublishedAt)
				}
				var names []string
				for _, p := range item.Authors {
					names = append(names, p.Name)
				}
				if want := nameList(o.people(a, news.Author)); !slices.Equal(names, want) {
					t.Errorf("authors %q, not %q", names, want)
				}
				html, err := o.content(&a)
				if err != nil {
					t.Fatal(err)
				}
				// A feed parser trims white space.
				if strings.TrimSpace(item.Content) != strings.TrimSpace(string(html)) {
					t.Errorf("content %q\nnot %q", item.Content, html)
				}
			}
			story := f.Items[1]
			if !story.UpdatedParsed.Equal(in.Items[0].Notices[1].At) {
				t.Errorf("updated %v: a notice is a change", story.UpdatedParsed)
			}
			// The parser looks for no picture in Atom, but keeps what it does not know.
			if format == "atom" {
				media := story.Extensions["media"]["content"]
				if len(media) != 1 || media[0].Attrs["url"] != "https://sagara.example/media/aa/nx-1600.jpg" {
					t.Errorf("media %+v", media)
				}
			} else if story.Image == nil || story.Image.URL != "https://sagara.example/media/aa/nx-1600.jpg" {
				t.Errorf("image %+v", story.Image)
			}
			if len(story.Categories) == 0 || story.Categories[0] != "Ekonomi" && story.Categories[0] != "ekonomi" {
				t.Errorf("categories %q", story.Categories)
			}
		})
	}
}

func nameList(people []person) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.name)
	}
	return out
}

// TestIdentityStays proves that an entry keeps its id when everything that an
// editor may change has changed, and that it is the same on every site.
func TestIdentityStays(t *testing.T) {
	before := feedID()
	before.Notices = nil
	after := feedID()
	after.Notices = nil
	for i := range after.Items {
		a := &after.Items[i]
		a.Section = regional
		a.Path = reading.StoryPath(regional.Slug, a.Story, "alamat-baru")
		a.Headline, a.UpdatedAt, a.Version = "Judul baru", now, 9
	}
	moved := nasional
	moved.Hosts = []string{"sagara.test"}
	for format := range formats {
		a := parsed(t, format, outletID(t), before)
		b := parsed(t, format, outlet(t, moved, pathsID, labelsID), after)
		for i := range a.Items {
			if a.Items[i].GUID != b.Items[i].GUID {
				t.Errorf("%s: id %q became %q", format, a.Items[i].GUID, b.Items[i].GUID)
			}
			if a.Items[i].Link == b.Items[i].Link {
				t.Errorf("%s: the address did not change", format)
			}
		}
	}
	one := parsed(t, "atom", outletID(t), Feed{Items: []reading.Article{shared()}})
	two := parsed(t, "atom", outletEN(t), Feed{Items: []reading.Article{rewritten()}})
	if one.Items[0].GUID != two.Items[0].GUID {
		t.Error("a shared story has two identities")
	}
}

// TestEnglishDays checks the dates of RSS, which are English on Indonesian
// sites too, with the offset of the site.
func TestEnglishDays(t *testing.T) {
	jayapura := nasional
	jayapura.Zone = "Asia/Jayapura"
	o := outlet(t, jayapura, pathsID, labelsID)
	start := clockAt("2025-01-05T15:30:00Z") // Monday there
	for i := range 400 {
		at := start.AddDate(0, 0, i)
		got := o.rfc822(at)
		if !strings.HasSuffix(got, " 00:30:00 +0900") {
			t.Fatalf("%q has not the site's offset", got)
		}
		day, month := "Mon Tue Wed Thu Fri Sat Sun"[i%7*4:][:3], at.AddDate(0, 0, 1).Month().String()[:3]
		if !strings.HasPrefix(got, day+", ") || !strings.Contains(got, " "+month+" ") {
			t.Fatalf("%q should be %s in %s", got, day, month)
		}
		if back, err := time.Parse(time.RFC1123Z, got); err != nil || !back.Equal(at) {
			t.Fatalf("%q is not %v", got, at)
		}
	}
}

// TestContentOrder checks what the rules ask of the place of labels, notices
// and the note of an unverified story.
func TestContentOrder(t *testing.T) {
	o := outletID(t)
	full := corrected()
	full.Kind, full.Sponsor = news.KindAdvertorial, "PT Contoh"
	full.Unverified = true
	html, err := o.content(&full)
	if err != nil {
		t.Fatal(err)
	}
	inOrder(t, string(html), "<strong>Advertorial</strong>", "dibayar oleh PT Contoh", "<strong>Ralat</strong>",
		"5 Juli 2025, 16.05 WIB", "memohon maaf", "<strong>Hak jawab</strong>", "19.00 WIB", "tanggapan-bulog",
		"<figure>", "PANEN RAYA", "Foto: Sagara/Farra", "<p>Pembuka", "Harga beras medium", "Foto arsip, 2019",
		"Gambar dibuat dengan AI", "<p><em>(Berita ini masih dalam verifikasi.)</em></p>")
	if !strings.HasSuffix(string(html), "</em></p>\n") {
		t.Error("the note is not the last of the body")
	}
	if strings.Contains(string(html), "Sawah Klaten") {
		t.Error("“Baca juga” stands in a feed")
	}

	a := shared()
	if html, err = o.content(&a); err != nil {
		t.Fatal(err)
	}
	inOrder(t, string(html), "Sumber: <a href=\"https://solo.example/\">Sagara Solo</a>", "telah tayang di", "dengan judul",
		"https://solo.example/kota/38/jembatan-bambu-solo", "“Jembatan Bambu Sepanjang 40 Meter Berdiri di Solo”")
}

func inOrder(t *testing.T, text string, parts ...string) {
	t.Helper()
	at := 0
	for _, p := range parts {
		i := strings.Index(text[at:], p)
		if i < 0 {
			t.Fatalf("%q does not stand where it should in\n%s", p, text)
		}
		at += i + len(p)
	}
}

// TestHiddenOrigin checks that nothing leads to a site that readers cannot
// see.
func TestHiddenOrigin(t *testing.T) {
	a := shared()
	a.HomePath, a.HomeName = "", ""
	a.Origin.Public = false
	for format := range formats {
		text := feedText(t, format, outletID(t), Feed{Items: []reading.Article{a}})
		if strings.Contains(text, "solo.example") {
			t.Errorf("%s leads to a hidden site:\n%s", format, text)
		}
		if !strings.Contains(text, "Sumber: Sagara Solo") {
			t.Errorf("%s does not say where the story comes from", format)
		}
	}
}

// TestWithdrawn checks that a withdrawn story leaves nothing behind but the
// fact, and RSS not even that.
func TestWithdrawn(t *testing.T) {
	f := Feed{List: "latest", Self: "/atom.xml", Deleted: []reading.Tombstone{tombstone(), {Story: 110}}}
	atom := feedText(t, "atom", outletID(t), f)
	var doc struct {
		Updated string `xml:"updated"`
		Deleted []struct {
			Ref  string `xml:"ref,attr"`
			When string `xml:"when,attr"`
			By   struct {
				Name string `xml:"http://www.w3.org/2005/Atom name"`
			} `xml:"http://purl.org/atompub/tombstones/1.0 by"`
			Comment string `xml:"http://purl.org/atompub/tombstones/1.0 comment"`
		} `xml:"http://purl.org/atompub/tombstones/1.0 deleted-entry"`
	}
	if err := xml.Unmarshal([]byte(atom), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Deleted) != 1 {
		t.Fatalf("%d deleted entries", len(doc.Deleted))
	}
	d := doc.Deleted[0]
	if d.Ref != StoryID(109) || d.When != "2025-07-05T11:00:00+07:00" || d.By.Name != "Sagara Solo" ||
		d.Comment != "Masa depan anak: Berita ini memuat identitas seorang anak." {
		t.Errorf("%+v", d)
	}
	if doc.Updated != d.When {
		t.Errorf("the feed was updated %s, the story withdrawn %s", doc.Updated, d.When)
	}
	var feed struct {
		Ours jsonFeedExt `json:"_tajuk"`
	}
	if err := json.Unmarshal([]byte(feedText(t, "json", outletID(t), f)), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Ours.Deleted) != 1 || feed.Ours.Deleted[0].ID != StoryID(109) || feed.Ours.Deleted[0].Ground != "anak" {
		t.Errorf("%+v", feed.Ours)
	}
	for format := range formats {
		text := feedText(t, format, outletID(t), f)
		if strings.Contains(text, tombstone().Headline) {
			t.Errorf("%s repeats the headline of a withdrawn story", format)
		}
		if format == "rss" && strings.Contains(text, StoryID(109)) {
			t.Error("RSS names a withdrawn story")
		}
	}
}

// TestJSONFeedRequired checks what version 1.1 of the specification requires
// of every feed and item, and the types of what it allows.
func TestJSONFeedRequired(t *testing.T) {
	for name, f := range map[string]Feed{"full": feedID(), "empty": {}} {
		var doc map[string]any
		if err := json.Unmarshal([]byte(feedText(t, "json", outletID(t), f)), &doc); err != nil {
			t.Fatal(err)
		}
		if doc["version"] != "https://jsonfeed.org/version/1.1" || doc["title"] == "" {
			t.Errorf("%s: version %v, title %v", name, doc["version"], doc["title"])
		}
		items, ok := doc["items"].([]any)
		if !ok {
			t.Fatalf("%s: items is %T", name, doc["items"])
		}
		seen := map[string]bool{}
		for _, v := range items {
			item := v.(map[string]any)
			id, ok := item["id"].(string)
			if !ok || id == "" || seen[id] {
				t.Errorf("%s: id %v", name, item["id"])
			}
			seen[id] = true
			if _, ok := item["content_html"].(string); !ok {
				t.Errorf("%s: item %s has no content", name, id)
			}
			for _, key := range []string{"date_published", "date_modified"} {
				if text, ok := item[key].(string); ok {
					if _, err := time.Parse(time.RFC3339, text); err != nil {
						t.Errorf("%s: %s: %v", name, key, err)
					}
				}
			}
			for _, key := range []string{"url", "image"} {
				if text, ok := item[key].(string); ok && !strings.HasPrefix(text, "https://") {
					t.Errorf("%s: %s is %q", name, key, text)
				}
			}
		}
		for key := range doc {
			known := []string{"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url",
				"icon", "favicon", "authors", "language", "expired", "hubs", "items", "_tajuk"}
			if !slices.Contains(known, key) {
				t.Errorf("%s: %q is no key of JSON Feed", name, key)
			}
		}
	}
}

func TestHubs(t *testing.T) {
	o := outletID(t)
	if got, want := o.LinkHeader("/feed.xml"), `<https://hub.sagara.example/>; rel="hub", <https://sagara.example/feed.xml>; rel="self"`; got != want {
		t.Errorf("Link: %s", got)
	}
	if got := outletEN(t).LinkHeader("/feed.xml"); got != "" {
		t.Errorf("a site without hubs has Link: %s", got)
	}
	for format := range formats {
		text := feedText(t, format, o, Feed{Self: "/feed.xml"})
		if strings.Count(text, "https://hub.sagara.example/") != 1 || strings.Contains(text, "javascript:") {
			t.Errorf("%s: hubs in\n%s", format, text)
		}
	}
}

// TestXMLIsWellFormed reads every XML document with a parser that refuses what
// XML 1.0 forbids.
func TestXMLIsWellFormed(t *testing.T) {
	f := feedID()
	f.Items[0].Headline = "Harga \x00\x1b]]>\uFFFF naik\r\n<b>\xff</b>"
	f.Title = "\x07Sagara"
	for _, format := range []string{"rss", "atom"} {
		text := feedText(t, format, outletID(t), f)
		wellFormed(t, text)
		if got := parsed(t, format, outletID(t), f).Items[1].Title; got != "Harga ]]> naik <b>\uFFFD</b>" {
			t.Errorf("%s: title %q", format, got)
		}
	}
}

func wellFormed(t testing.TB, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
	}
}

func TestCDATA(t *testing.T) {
	x := &xmlWriter{w: io.Discard}
	x.html("c", []byte("a]]>b]]]]>>\x01c\xffd"))
	var got string
	if err := xml.Unmarshal(x.b, &got); err != nil {
		t.Fatal(err)
	}
	if want := "a]]>b]]]]>>c\uFFFDd"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// failing is a connection that breaks after n bytes.
type failing struct{ n int }

var errBroken = errors.New("connection broken")

func (f *failing) Write(b []byte) (int, error) {
	if f.n -= len(b); f.n < 0 {
		return 0, errBroken
	}
	return len(b), nil
}

func TestWriteErrors(t *testing.T) {
	long := long()
	for format, write := range formats {
		for _, n := range []int{0, 40_000} {
			if err := write(outletID(t), &failing{n}, long); !errors.Is(err, errBroken) {
				t.Errorf("%s after %d bytes: %v", format, n, err)
			}
		}
	}
	for name, write := range map[string]func(io.Writer) error{
		"robots": func(w io.Writer) error { return outletID(t).Robots(w) },
		"ads":    func(w io.Writer) error { return outletID(t).AdsTxt(w) },
		"index":  func(w io.Writer) error { return outletID(t).SitemapIndex(w, nil, 1, now) },
		"news":   func(w io.Writer) error { return outletID(t).NewsSitemap(w, nil, now, 0) },
		"map":    func(w io.Writer) error { return outletID(t).Sitemap(w).Close() },
	} {
		if err := write(&failing{}); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// long is a feed of far more text than a writer keeps.
func long() Feed {
	f := feedID()
	for i := range 200 {
		a := corrected()
		a.Story += news.ID(1000 + i)
		a.Body = richtext.Must(richtext.FromPlain(strings.Repeat("Kata demi kata tentang panen. ", 200)))
		f.Items = append(f.Items, a)
	}
	return f
}

// largest notes the size of the largest write.
type largest struct{ n, total int }

func (l *largest) Write(b []byte) (int, error) {
	l.n, l.total = max(l.n, len(b)), l.total+len(b)
	return len(b), nil
}

func TestFeedsAreStreamed(t *testing.T) {
	for format, write := range formats {
		var l largest
		if err := write(outletID(t), &l, long()); err != nil {
			t.Fatal(err)
		}
		if l.total < 1<<20 || l.n > flushAt+20_000 {
			t.Errorf("%s: %d bytes were written, up to %d at a time", format, l.total, l.n)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := New(nasional, links{}, pathsID, labelsEN, nil); err != nil {
		t.Fatal(err)
	}
	missing := labelsID
	missing.Advertorial = " "
	if _, err := New(nasional, links{}, pathsID, missing, nil); err == nil || !strings.Contains(err.Error(), "Advertorial") {
		t.Errorf("no label: %v", err)
	}
	missing = labelsID
	missing.Notices = map[news.NoticeKind]string{news.Ralat: "Ralat"}
	if _, err := New(nasional, links{}, pathsID, missing, nil); err == nil || !strings.Contains(err.Error(), "koreksi") {
		t.Errorf("no label of a notice: %v", err)
	}
	missing = labelsID
	missing.Grounds = nil
	if _, err := New(nasional, links{}, pathsID, missing, nil); err == nil || !strings.Contains(err.Error(), "sara") {
		t.Errorf("no label of a ground: %v", err)
	}
	lost := nasional
	lost.Hosts = nil
	if _, err := New(lost, links{}, pathsID, labelsID, nil); err == nil {
		t.Error("a site without a host has an outlet")
	}
}

func BenchmarkRSS(b *testing.B) {
	o, f := outletID(b), Feed{List: "latest", Self: "/feed.xml"}
	for range 30 {
		f.Items = append(f.Items, corrected())
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := o.RSS(io.Discard, f); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleStoryID() {
	fmt.Println(StoryID(101), NoticeID(801), FeedID(1, news.ListSection(501)))
	// Output: urn:tajuk:story:35 urn:tajuk:notice:s1 urn:tajuk:feed:1:section:fn
}

func TestFeedAddresses(t *testing.T) {
	o := outletID(t)
	for _, x := range []struct {
		list, slug string
		whole      bool
		stem       string // "-" for no feed
	}{
		{news.ListLatest, "", false, ""}, {news.ListNotices, "", false, "/ralat"}, {news.ListNotices, "", true, "/ralat/jaringan"},
		{news.ListWithdrawn, "", true, "/pencabutan/jaringan"}, {news.ListSection(regional.ID), "", false, "/" + regional.Slug},
		{news.ListTopic(4), "beras", false, "/topik/beras"}, {news.ListPerson(4), "farra", false, "/penulis/farra"},
		{news.ListSection(999), "", false, "-"}, {news.ListTopic(4), "", false, "-"}, {news.ListTag(4), "legi", false, "-"}, {news.ListMap, "", false, "-"},
	} {
		var want []string
		if base := "https://sagara.example" + x.stem; x.stem != "-" {
			want = []string{base + "/feed.xml", base + "/atom.xml", base + "/feed.json"}
		}
		if got := o.Feeds(x.list, x.slug, x.whole); !slices.Equal(got, want) {
			t.Errorf("%s %s: %q, want %q", x.list, x.slug, got, want)
		}
	}
}
