package richtext_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext"
)

// TestWhatTheEditorPastes reads what the editor makes of clipboards. Its own
// tests keep these files; a save would fail if one of them were refused here.
func TestWhatTheEditorPastes(t *testing.T) {
	paths, err := filepath.Glob("../../frontend/tests/fixtures/paste/*.json")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d fixtures of the editor: %v", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := richtext.Parse(data)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
			continue
		}
		// ProseMirror writes the canonical form, so a save changes nothing.
		again, err := doc.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		second, err := richtext.Parse(again)
		if err != nil || !bytes.Equal(again, must(second.MarshalJSON())) {
			t.Errorf("%s does not keep its canonical form: %v", filepath.Base(path), err)
		}
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}
