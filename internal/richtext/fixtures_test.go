package richtext

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the code does into the fixtures")

// The fixtures are shared with the editor, which must accept and refuse the
// same documents; so they are plain JSON.
const fixtureDir = "testdata/richtext"

// acceptFixture is a document and all that is made of it.
type acceptFixture struct {
	About    string          `json:"about"`
	Document json.RawMessage `json:"document"`
	// Canonical is absent if it is the document itself.
	Canonical json.RawMessage `json:"canonical,omitempty"`
	Size      int             `json:"size"`
	Words     int             `json:"words"`
	Excerpt   string          `json:"excerpt"`
	HTML      []string        `json:"html"`
	Feed      []string        `json:"feed"`
	Text      []string        `json:"text"`
	Outline   []Section       `json:"outline,omitempty"`
	Refs      Refs            `json:"references"`
}

type rejectFixture struct {
	About string       `json:"about"`
	Cases []rejectCase `json:"cases"`
}

// rejectCase is a document, or a raw text, with its first fault.
type rejectCase struct {
	Name     string          `json:"name"`
	Document json.RawMessage `json:"document,omitempty"`
	Raw      *string         `json:"raw,omitempty"`
	Path     string          `json:"path"`
	Reason   string          `json:"reason"`
}

// world is the Resolver of the tests.
type world struct {
	Base    string
	Images  map[string]Image
	Stories map[string]struct{ Href, Headline string }
	Labels  Labels
}

func (w world) Image(id string) (Image, bool) { img, ok := w.Images[id]; return img, ok }

func (w world) Story(id string) (string, string, bool) {
	s, ok := w.Stories[id]
	return s.Href, s.Headline, ok
}

func (w world) options() Options {
	return Options{Labels: w.Labels, Sizes: "(min-width: 48rem) 44rem, 100vw"}
}

func loadWorld(t testing.TB) world {
	t.Helper()
	var w world
	readJSONFile(t, filepath.Join(fixtureDir, "world.json"), &w)
	return w
}

func readJSONFile(t testing.TB, path string, v any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func writeJSONFile(t *testing.T, path string, v any) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func fixtures(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(fixtureDir, pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures %s: %v", pattern, err)
	}
	return paths
}

func compact(t testing.TB, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func render(t testing.TB, d Document, res Resolver, opt Options) string {
	t.Helper()
	var b strings.Builder
	if err := d.HTML(&b, res, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func renderFeed(t testing.TB, d Document, res Resolver, base string, opt Options) string {
	t.Helper()
	var b strings.Builder
	if err := d.FeedHTML(&b, res, base, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func lines(s string) []string { return strings.Split(strings.TrimSuffix(s, "\n"), "\n") }

func TestAccept(t *testing.T) {
	w := loadWorld(t)
	for _, path := range fixtures(t, "accept-*.json") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) {
			var want acceptFixture
			readJSONFile(t, path, &want)
			doc, err := Parse(want.Document)
			if err != nil {
				t.Fatal(err)
			}
			got := acceptFixture{
				About: want.About, Document: want.Document,
				Size: doc.Root().NodeSize(), Words: doc.WordCount(), Excerpt: doc.Excerpt(80),
				HTML:    lines(render(t, doc, w, w.options())),
				Feed:    lines(renderFeed(t, doc, w, w.Base, w.options())),
				Text:    lines(doc.Text()),
				Outline: doc.Outline(), Refs: doc.References(),
			}
			if doc.String() != compact(t, want.Document) {
				got.Canonical = json.RawMessage(doc.String())
			}
			if *update {
				writeJSONFile(t, path, got)
				return
			}
			canonical := want.Canonical
			if canonical == nil {
				canonical = want.Document
			}
			if doc.String() != compact(t, canonical) {
				t.Errorf("canonical form\n got %s\nwant %s", doc.String(), compact(t, canonical))
			}
			want.Canonical, got.Canonical = nil, nil
			g, v := reflect.ValueOf(got), reflect.ValueOf(want)
			for i := range g.NumField() {
				if !reflect.DeepEqual(g.Field(i).Interface(), v.Field(i).Interface()) {
					t.Errorf("%s\n got %v\nwant %v", g.Type().Field(i).Name, g.Field(i), v.Field(i))
				}
			}
			again, err := Parse([]byte(doc.String()))
			if err != nil {
				t.Fatalf("the canonical form is refused: %v", err)
			}
			if again.String() != doc.String() || !again.Equal(doc) {
				t.Errorf("the canonical form changes:\n%s\n%s", doc, again)
			}
		})
	}
}

func TestReject(t *testing.T) {
	for _, path := range fixtures(t, "reject-*.json") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) {
			var fixture rejectFixture
			readJSONFile(t, path, &fixture)
			for i, c := range fixture.Cases {
				input := []byte(c.Document)
				if c.Raw != nil {
					input = []byte(*c.Raw)
				}
				_, err := Parse(input)
				var fault *Fault
				if !errors.As(err, &fault) {
					t.Errorf("%s: accepted, or refused without a fault: %v", c.Name, err)
					continue
				}
				if *update {
					fixture.Cases[i].Path, fixture.Cases[i].Reason = fault.Path, fault.Reason
					continue
				}
				if fault.Path != c.Path || fault.Reason != c.Reason {
					t.Errorf("%s:\n got %s: %s\nwant %s: %s", c.Name, fault.Path, fault.Reason, c.Path, c.Reason)
				}
			}
			if *update {
				writeJSONFile(t, path, fixture)
			}
		})
	}
}
