package portal

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

var defaultPages = []string{"guideline", "privacy", "about"}

func ownPage(t *testing.T, slug, language string) richtext.Document {
	t.Helper()
	site := news.Site{Name: "Sagara Solo", Language: language, Hosts: []string{"solo.example"},
		Settings: news.Settings{Owner: "PT Sagara Kabar Nusantara", Email: "redaksi@solo.example"}}
	doc, err := (&page{Visit: &reading.Visit{Site: site}}).defaultPage(slug)
	if err != nil {
		t.Fatalf("%s.%s.md: %v", slug, language, err)
	}
	return doc
}

func TestDefaultPagesAreFilledIn(t *testing.T) {
	for _, language := range []string{"id", "en"} {
		for _, slug := range defaultPages {
			text := ownPage(t, slug, language).Text()
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s.%s.md leaves a place empty", slug, language)
			}
			if n := len(strings.Fields(text)); n < 100 {
				t.Errorf("%s.%s.md has only %d words", slug, language, n)
			}
		}
		for _, slug := range []string{"privacy", "about"} {
			if text := ownPage(t, slug, language).Text(); !strings.Contains(text, "redaksi@solo.example") {
				t.Errorf("%s.%s.md names no contact", slug, language)
			}
		}
	}
}

func blockText(n *richtext.Node) string {
	text := n.Text()
	for i := range n.ChildCount() {
		text += blockText(n.Child(i))
	}
	return text
}

// The guideline is a regulation: nine numbered parts, and inside of them
// lettered points that others of its points refer to.
func TestGuidelineIsComplete(t *testing.T) {
	points := []string{"ab", "abcd", "abcdefgh", "abcde", "abc", "ab", "", "", ""}
	for _, language := range []string{"id", "en"} {
		doc := ownPage(t, "guideline", language)
		var parts, got []string
		for _, n := range doc.Blocks() {
			text := blockText(n)
			switch {
			case n.Kind() == richtext.KindHeading:
				parts, got = append(parts, strings.SplitN(text, " ", 2)[0]), append(got, "")
			case len(got) > 0 && len(text) > 3 && text[1:3] == ". " && text[0] >= 'a':
				got[len(got)-1] += text[:1]
			}
		}
		var want []string
		for i := range 9 {
			want = append(want, fmt.Sprintf("%d.", i+1))
		}
		if !slices.Equal(parts, want) || !slices.Equal(got, points) {
			t.Errorf("%s: parts %q with points %q, want %q with %q", language, parts, got, want, points)
		}
		if refs := strings.Count(doc.Text(), "(c)"); refs != 6 {
			t.Errorf("%s: %d references to point (c), want 6", language, refs)
		}
	}
	if text := ownPage(t, "guideline", "en").Text(); !strings.Contains(strings.SplitN(text, "\n", 2)[0], "Indonesian text") {
		t.Error("the translation does not begin by saying that the Indonesian text is the binding one")
	}
}
