package syndication

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// TestCanonical is the table of canonical addresses.
func TestCanonical(t *testing.T) {
	own, copied, hidden, changed := corrected(), shared(), shared(), shared()
	hidden.HomePath = ""
	changed.Canonical = true // the site has rewritten the body
	const (
		here   = "https://sagara.example/daerah/38/jembatan-bambu"
		origin = "https://solo.example/kota/38/jembatan-bambu-solo"
	)
	o := outletID(t)
	for name, tc := range map[string]struct {
		a              reading.Article
		want, basedOn  string
		alternative    string
		fromOtherHouse bool
	}{
		"own story":             {own, "https://sagara.example" + own.Path, "", "", false},
		"copy":                  {copied, origin, "", copied.HomeName, true},
		"copy, origin not seen": {hidden, here, "", "", true},
		"rewritten":             {changed, here, origin, copied.HomeName, true},
	} {
		ld := decoded(t, tc.a, o)
		if got := o.Canonical(tc.a); got != tc.want || ld["url"] != tc.want {
			t.Errorf("%s: %s and %s, not %s", name, got, ld["url"], tc.want)
		}
		if got := text(ld["isBasedOn"]); got != tc.basedOn {
			t.Errorf("%s: based on %q", name, got)
		}
		if got := text(ld["alternativeHeadline"]); got != tc.alternative {
			t.Errorf("%s: alternative headline %q", name, got)
		}
		if _, got := ld["sourceOrganization"]; got != tc.fromOtherHouse {
			t.Errorf("%s: source organisation: %v", name, got)
		}
		h := o.ArticleHead(tc.a)
		if h.Canonical != tc.want || strings.Contains(h.Robots, "noindex") {
			t.Errorf("%s: canonical %s with robots %s", name, h.Canonical, h.Robots)
		}
		if h.Preview.URL != "https://sagara.example"+tc.a.Path {
			t.Errorf("%s: preview of %s", name, h.Preview.URL)
		}
	}
}

func decoded(t *testing.T, a reading.Article, o *Outlet) map[string]any {
	t.Helper()
	b, err := o.ArticleData(a)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// TestTypes checks that every kind has its own type.
func TestTypes(t *testing.T) {
	want := map[news.Kind]string{
		news.KindNews: "NewsArticle", news.KindInterview: "NewsArticle", news.KindOpinion: "OpinionNewsArticle",
		news.KindAnalysis: "AnalysisNewsArticle", news.KindBackground: "BackgroundNewsArticle",
		news.KindReview: "ReviewNewsArticle", news.KindAdvertorial: "AdvertiserContentArticle",
	}
	for _, k := range news.Kinds() {
		a := corrected()
		a.Kind = k
		ld := decoded(t, a, outletID(t))
		if ld["@type"] != want[k] {
			t.Errorf("%s is a %v", k, ld["@type"])
		}
		if _, ok := ld["dateline"]; ok == k.Paid() {
			t.Errorf("%s: dateline is a property of NewsArticle alone", k)
		}
	}
}

// TestPictureChoice checks which files go where when some are missing.
func TestPictureChoice(t *testing.T) {
	full := asset(701, "x")
	small := full
	small.Renditions = []news.Rendition{{Spec: "w2000", Format: "jpeg", Width: 2000, Height: 1000, Key: "big"},
		{Spec: "w1800", Format: "jpeg", Width: 1800, Height: 900, Key: "less"}, {Spec: "w320", Format: "avif", Width: 320, Height: 160, Key: "avif"}}
	for name, tc := range map[string]struct {
		a     news.Asset
		width int
		want  string
	}{
		"widest that fits":   {full, 1600, "aa/nx-1600.jpg"},
		"content":            {full, 1000, "aa/nx-960.jpg"},
		"exactly":            {full, 320, "aa/nx-320.jpg"},
		"all too wide":       {small, 960, "less"},
		"no picture":         {news.Asset{}, 960, ""},
		"nothing for anyone": {news.Asset{Renditions: small.Renditions[2:]}, 960, ""},
	} {
		if r, ok := uncut(tc.a, tc.width); r.Key != tc.want || ok != (tc.want != "") {
			t.Errorf("%s: %q, %v", name, r.Key, ok)
		}
	}
	o := outletID(t)
	a := corrected()
	a.Photo.Asset.Renditions = full.Renditions[:4] // no crops
	if ld := decoded(t, a, o); ld["image"].(map[string]any)["width"] != 1600.0 {
		t.Errorf("image without crops: %v", ld["image"])
	}
	if p := o.ArticleHead(a).Preview; p.Picture == nil || p.Picture.Width != 960 || p.Card != "summary_large_image" {
		t.Errorf("preview without crops: %+v", p)
	}
	a.Photo = reading.Photo{}
	if p := o.ArticleHead(a).Preview; p.Picture != nil || p.Card != "summary" {
		t.Errorf("preview without a picture: %+v", p)
	}
}

// TestWithdrawnData checks that a tombstone says why and nothing of the text.
func TestWithdrawnData(t *testing.T) {
	for o, want := range map[*Outlet]string{outletID(t): "Dicabut", outletEN(t): "Withdrawn"} {
		b, err := o.WithdrawnData(tombstone(), "/daerah/3d/x")
		if err != nil {
			t.Fatal(err)
		}
		var ld map[string]any
		if err := json.Unmarshal(b, &ld); err != nil {
			t.Fatal(err)
		}
		if ld["creativeWorkStatus"] != want {
			t.Errorf("status %v", ld["creativeWorkStatus"])
		}
		for _, key := range []string{"articleBody", "description", "image", "keywords", "author"} {
			if _, ok := ld[key]; ok {
				t.Errorf("a withdrawn story has %s", key)
			}
		}
	}
}

// TestScriptSafe checks that no text leaves its script element.
func TestScriptSafe(t *testing.T) {
	a := corrected()
	a.Headline = "</script><script>alert(1)</script><!--\u2028\u2029&"
	a.TagList[0].Name = "<!--<script>"
	b, err := outletID(t).ArticleData(a)
	if err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(string(b), "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("unescaped at %d: %s", i, b)
	}
	if got := decoded(t, a, outletID(t))["headline"]; got != a.Headline {
		t.Errorf("headline %q", got)
	}
}

func TestDigitalSourceTypes(t *testing.T) {
	for term, want := range map[string]string{
		"digitalCapture":  "https://schema.org/DigitalCaptureDigitalSource",
		"composite":       "https://schema.org/CompositeDigitalSource",
		"digitalCreation": "https://schema.org/DigitalArtDigitalSource",
		"humanEdits":      "https://schema.org/MinorHumanEditsDigitalSource",
		"":                "", "something": "",
	} {
		if got := schemaSource(term); got != want {
			t.Errorf("%s is %s", term, got)
		}
	}
}

func TestLines(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"Harga  beras\r\n turun": "Harga beras turun",
		" a\tb ":                 "a b",
		"a\x00b\u0085c\uFFFEd":   "abcd",
		"\xffx":                  "\uFFFDx",
		"emoji \U0001F33E dan é": "emoji \U0001F33E dan é",
	} {
		if got := line(in); got != want {
			t.Errorf("line(%q) = %q", in, got)
		}
	}
	if got := paragraphs("satu\r\n\r\ndua\rtiga\n \n"); strings.Join(got, "|") != "satu|dua|tiga" {
		t.Errorf("%q", got)
	}
}
