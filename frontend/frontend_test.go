package frontend

import (
	"io/fs"
	"testing"
)

func TestFiles(t *testing.T) {
	found := 0
	err := fs.WalkDir(Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch path {
		case "desk.css", "desk.js", "editor.js":
			found++
		default:
			t.Errorf("%s is embedded: names in dist are stable, and only what pages ask for is committed", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found != 3 {
		t.Errorf("%d of 3 files are embedded", found)
	}
}
