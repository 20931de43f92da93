package theme_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
	defaulttheme "github.com/tajuk/tajuk/themes/default"
)

func gzipped(t *testing.T, body []byte) int {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestArticleBudget keeps a full article within what a slow line carries:
// page, style and script 30 kB compressed, script alone 6 kB, fonts 60 kB.
func TestArticleBudget(t *testing.T) {
	th := defaultTheme(t)
	look := view.Look{Accent: "#8c1c13"}
	page := gzipped(t, []byte(render(t, th, newSamples(t, th, "id", look).article())))
	style := gzipped(t, th.Stylesheet(look).Body)
	script, _ := th.Asset(th.Path("reader.js"))
	code := gzipped(t, script.Body)
	fonts := 0
	for _, name := range []string{"newsreader.woff2", "newsreader-italic.woff2"} {
		f, ok := th.Asset(th.Path(name))
		if !ok {
			t.Fatalf("font %s is not there", name)
		}
		fonts += len(f.Body)
	}
	t.Logf("page %d, style %d, script %d, together %d; fonts %d bytes", page, style, code, page+style+code, fonts)
	if code > 6_000 || page+style+code > 30_000 || fonts > 60_000 {
		t.Error("over the budget")
	}
}

// TestReadmeListsEveryBlock keeps the theme's contract written down.
func TestReadmeListsEveryBlock(t *testing.T) {
	readme, err := fs.ReadFile(folder("../../../themes/default"), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range definedBlocks(t) {
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("the README does not tell of block %q", name)
		}
	}
}

var (
	define = regexp.MustCompile(`\{\{-?\s*define "([^"]+)"`)
	name   = regexp.MustCompile(`[.$]([A-Z][A-Za-z]*)`)
)

// definedBlocks returns the names of the default theme's blocks.
func definedBlocks(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	eachTemplate(t, func(text string) {
		for _, m := range define.FindAllStringSubmatch(text, -1) {
			out[m[1]] = true
		}
	})
	return out
}

// usedNames returns every field and method that a template names.
func usedNames(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	eachTemplate(t, func(text string) {
		for _, m := range name.FindAllStringSubmatch(text, -1) {
			out[m[1]] = true
		}
	})
	return out
}

func eachTemplate(t *testing.T, do func(text string)) {
	t.Helper()
	paths, err := fs.Glob(defaulttheme.Files(), "templates/*.html")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no templates (%v)", err)
	}
	for _, p := range paths {
		text, err := fs.ReadFile(defaulttheme.Files(), p)
		if err != nil {
			t.Fatal(err)
		}
		do(string(text))
	}
}

// TestClassesHaveStyle finds classes that a template sets and nothing reads.
func TestClassesHaveStyle(t *testing.T) {
	th := defaultTheme(t)
	script, _ := th.Asset(th.Path("reader.js"))
	known := map[string]bool{}
	for _, m := range regexp.MustCompile(`\.([a-z][a-z0-9-]*)`).FindAllStringSubmatch(string(th.Stylesheet(view.Look{}).Body)+string(script.Body), -1) {
		known[m[1]] = true
	}
	class := regexp.MustCompile(`class="([^"{]+)"`)
	eachTemplate(t, func(text string) {
		for _, m := range class.FindAllStringSubmatch(text, -1) {
			for c := range strings.FieldsSeq(m[1]) {
				if !known[c] {
					t.Errorf("nothing styles the class %q", c)
				}
			}
		}
	})
}

var _ view.Assets = (*theme.Theme)(nil)
