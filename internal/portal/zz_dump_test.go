package portal_test

import (
	"os"
	"testing"

	"golang.org/x/tools/txtar"
	"github.com/tajuk/tajuk/internal/dbtest"
)

func TestZZDump(t *testing.T) {
	a, _ := txtar.ParseFile(os.Getenv("ZZFILE"))
	w := newWorld(t, dbtest.SQLite(t))
	for _, f := range a.Files {
		if len(f.Name) > 5 && f.Name[:5] == "body " {
			w.files[f.Name[5:]] = string(f.Data)
		}
	}
	w.run(string(a.Files[0].Data))
	got := w.get(w.fill(os.Getenv("ZZGET")))
	os.WriteFile("/tmp/zz.html", []byte(got.text()), 0o644)
}
