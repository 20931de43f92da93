package view_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/portal/view"
)

func TestDocumentsHaveTheirOwnTemplate(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range view.Documents() {
		name := d.Template()
		if !strings.HasPrefix(name, "page-") || seen[name] {
			t.Errorf("%T has the template %q", d, name)
		}
		seen[name] = true
		d.Base().Site.Name = "Sagara"
		if d.Base().Site.Name != "Sagara" {
			t.Errorf("%T: Base is not the page itself", d)
		}
	}
}

type words struct{}

func (words) Text(key string, args ...any) string { return "«" + key + "»" }

func (words) Path(name string) string { return "/assets/" + name }

func TestPageWithoutWords(t *testing.T) {
	var p view.Page
	if p.T("nav.menu") != "nav.menu" || p.Asset("reader.js") != "" {
		t.Errorf("an empty page says %q and %q", p.T("nav.menu"), p.Asset("reader.js"))
	}
	p.Words, p.Assets = words{}, words{}
	if p.T("nav.menu", 1) != "«nav.menu»" || p.Asset("reader.js") != "/assets/reader.js" {
		t.Errorf("a page says %q and %q", p.T("nav.menu"), p.Asset("reader.js"))
	}
}

func TestLook(t *testing.T) {
	for _, c := range []struct {
		look  view.Look
		class string
		serif bool
	}{
		{view.Look{}, "mark-plain type-serif fit-calm", true},
		{view.Look{Wordmark: "band", Type: "sans", Density: "dense"}, "mark-band type-sans fit-dense", false},
		{view.Look{Wordmark: "x y", Type: "\"", Density: "?", Tone: "pink"}, "mark-plain type-serif fit-calm", true},
	} {
		if got := c.look.Class(); got != c.class {
			t.Errorf("%+v has the classes %q, want %q", c.look, got, c.class)
		}
		if got := c.look.Serif(); got != c.serif {
			t.Errorf("%+v: Serif %v", c.look, got)
		}
	}
	if known := (view.Look{Accent: "#123456", Tone: "warm"}).Known(); known.Accent != "#123456" || known.Tone != "warm" {
		t.Errorf("Known changed a known look: %+v", known)
	}
}

func TestMark(t *testing.T) {
	if m := (view.Site{Name: "Sagara"}).Mark(); m.Main != "Sagara" || m.Sub != "" {
		t.Errorf("mark %+v", m)
	}
	if m := (view.Site{Name: "Sagara Solo", Wordmark: view.Wordmark{Main: "Sagara", Sub: "Solo"}}).Mark(); m.Sub != "Solo" {
		t.Errorf("mark %+v", m)
	}
}

func TestFocus(t *testing.T) {
	for _, c := range []struct {
		x, y float64
		want string
	}{
		{0, 0, ""}, {0.5, 0.5, ""}, {0.4, 0.6, ""}, {0.1, 0.1, "focus-tl"}, {0.5, 0.2, "focus-tc"}, {0.9, 0.5, "focus-mr"},
		{0, 0.5, "focus-ml"}, {1, 1, "focus-br"}, {0.5, 0.9, "focus-bc"},
	} {
		if got := (view.Picture{FocalX: c.x, FocalY: c.y}).Focus(); got != c.want {
			t.Errorf("focus at %v, %v is %q, want %q", c.x, c.y, got, c.want)
		}
	}
}

func TestWholePicturesAreNotCropped(t *testing.T) {
	if got := (view.Picture{Whole: true, FocalX: 0.1, FocalY: 0.1}).Focus(); got != "whole" {
		t.Errorf("a chart gets the class %q", got)
	}
}

func TestPictureInItsPlace(t *testing.T) {
	p := view.Picture{Src: "/a.jpg"}
	if v := p.In("50vw"); v.Sizes != "50vw" || v.Eager {
		t.Errorf("In = %+v", v)
	}
	p.Sizes = "10rem"
	if v := p.First("50vw"); v.Sizes != "10rem" || !v.Eager {
		t.Errorf("First = %+v", v)
	}
	if p.Described() || !(view.Picture{Credit: "x"}).Described() || !(view.Picture{AILabel: "x"}).Described() {
		t.Error("Described does not tell whether there is a caption")
	}
}

func TestBlock(t *testing.T) {
	var empty view.Block
	if empty.First() != nil || empty.Rest() != nil {
		t.Error("an empty block has cards")
	}
	b := view.Block{Cards: []view.Card{{ID: "a"}, {ID: "b"}}}
	if b.First().ID != "a" || len(b.Rest()) != 1 || b.Rest()[0].ID != "b" {
		t.Errorf("first %v, rest %v", b.First(), b.Rest())
	}
}

func TestBlocksByWidth(t *testing.T) {
	h := view.Home{}
	for n := range 5 {
		h.Blocks = append(h.Blocks, view.Block{Title: string(rune('a' + n)), Cards: make([]view.Card, n)})
	}
	titles := func(blocks []view.Block) (out string) {
		for _, b := range blocks {
			out += b.Title
		}
		return out
	}
	if wide, narrow := titles(h.Wide()), titles(h.Narrow()); wide != "de" || narrow != "bc" {
		t.Errorf("wide blocks %q, narrow %q", wide, narrow)
	}
}

func TestTopicFeeds(t *testing.T) {
	topic := &view.Topic{}
	topic.Footer.Feeds = []view.Link{{Href: "/feed.xml"}}
	topic.Head.Feeds = []view.Feed{
		{Href: "/feed.xml", Type: "application/rss+xml"},
		{Href: "/topik/a/feed.xml", Type: "application/rss+xml"},
		{Href: "/topik/a/atom.xml", Type: "application/atom+xml"},
		{Href: "/topik/a/feed.json", Type: "application/feed+json"},
	}
	var got []string
	for _, f := range topic.Feeds() {
		got = append(got, f.Href+" "+f.Format())
	}
	if want := "/topik/a/feed.xml RSS,/topik/a/atom.xml Atom,/topik/a/feed.json JSON Feed"; strings.Join(got, ",") != want {
		t.Errorf("feeds %q, want %q", got, want)
	}
}

func TestBriefTime(t *testing.T) {
	if got := (view.Time{Text: "Senin", Short: "14.05"}).Brief(); got != "14.05" {
		t.Errorf("Brief = %q", got)
	}
	if got := (view.Time{Text: "Senin"}).Brief(); got != "Senin" {
		t.Errorf("Brief = %q", got)
	}
}

func TestAdvertorial(t *testing.T) {
	if (view.Article{Labels: []view.Label{view.LabelOpinion}}).Advertorial() {
		t.Error("an opinion is no advertorial")
	}
	if !(view.Article{Labels: []view.Label{view.LabelOpinion, view.LabelAdvertorial}}).Advertorial() {
		t.Error("an advertorial is one")
	}
}

func TestShareLinksCarryAddressAndTitle(t *testing.T) {
	address, title := "https://solo.example/a/1?x=1&y=2#z", "Harga 100% \"naik\" & C++"
	s := view.NewShare(address, title)
	if s.URL != address || len(s.Links) != 4 {
		t.Fatalf("share %+v", s)
	}
	for _, l := range s.Links {
		u, err := url.Parse(l.Href)
		if err != nil || u.Scheme != "https" {
			t.Errorf("%s: %s (%v)", l.Text, l.Href, err)
			continue
		}
		if strings.Contains(u.RawQuery, "+") {
			t.Errorf("%s writes spaces as plus signs: %s", l.Text, u.RawQuery)
		}
		var all string
		for _, v := range u.Query() {
			all += " " + v[0]
		}
		if !strings.Contains(all, address) || l.Text != "Facebook" && !strings.Contains(all, title) {
			t.Errorf("%s carries %q", l.Text, all)
		}
	}
}

func TestDataCannotLeaveItsElement(t *testing.T) {
	value := map[string]string{"headline": "</script><!--<script>alert(1)//\u2028&amp;"}
	d, err := view.NewData(value)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []view.Data{d, view.Data(`{"headline":"</script><!--<script>alert(1)//` + "\u2028" + `&amp;"}`)} {
		script := string(data.Script())
		if strings.ContainsAny(script, "<>&\u2028") {
			t.Errorf("script has markup: %s", script)
		}
		var back map[string]string
		if err := json.Unmarshal([]byte(script), &back); err != nil || back["headline"] != value["headline"] {
			t.Errorf("script means %q (%v)", back["headline"], err)
		}
	}
	if _, err := view.NewData(func() {}); err == nil {
		t.Error("a function became structured data")
	}
}

func TestPoolAsJSON(t *testing.T) {
	b, err := json.Marshal(view.Pool{Items: []view.Candidate{{ID: "a", Href: "/a", Headline: "A", Section: "s", Published: "2025-07-03T21:14:00+07:00", Time: "21.14"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"items":[{"id":"a","href":"/a","headline":"A","section":"s","published":"2025-07-03T21:14:00+07:00","time":"21.14"}]}`
	if string(b) != want {
		t.Errorf("pool is %s, want %s", b, want)
	}
}

func TestTagList(t *testing.T) {
	if got := (view.Signals{Tags: []string{"rusia", "ukraina"}}).TagList(); got != "rusia ukraina" {
		t.Errorf("TagList = %q", got)
	}
}
