package wire

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestIPTC reads the suite and the examples of IPTC's repository newsinjson,
// when its folder is named in TAJUK_NINJS. The suite is about schemas and we are
// not: everything in it that is a text has to come out as one, and everything
// else has to be refused by name, not lost.
func TestIPTC(t *testing.T) {
	dir := os.Getenv("TAJUK_NINJS")
	if dir == "" {
		t.Skip("TAJUK_NINJS is not set")
	}
	var files []string
	for _, pattern := range []string{"validation/test_suite/3.*/should_*/*.json", "examples/*/*.json", "documentation/includes/examples/*/*.json"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("nothing at %s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	texts := 0
	for _, file := range files {
		name := strings.TrimPrefix(file, dir+"/")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Read(text, "application/json", "")
		if err != nil {
			// The only ones that are no news objects at all have no uri.
			if strings.Contains(string(text), `"uri"`) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		check(t, b)
		if len(b.Items)+len(b.Refused) != 1 {
			t.Errorf("%s: %d items, %d refused", name, len(b.Items), len(b.Refused))
		}
		for _, r := range b.Refused {
			t.Logf("%s is refused: %s", name, r.Reason)
		}
		for _, i := range b.Items {
			texts++
			if strings.HasPrefix(name, "examples/") && (i.Headline == "" || i.HTML+i.Text+i.Summary == "" || i.Updated.IsZero() || i.Language == "") {
				t.Errorf("%s: %+v", name, i)
			}
		}
	}
	t.Logf("%d documents, %d texts", len(files), texts)
}
