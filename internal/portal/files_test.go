package portal_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/web"
)

// filesOf returns the paths of a picture's renditions.
func (w *world) filesOf(picture string) (paths []string) {
	w.t.Helper()
	assets, err := store.New(w.app.DB, w.app.DB.Engine).OwnAssets(w.ctx, ids(w.assets[picture]))
	if err != nil || len(assets) == 0 || len(assets[0].Renditions) == 0 {
		w.t.Fatal("no renditions of", picture, err)
	}
	for _, r := range assets[0].Renditions {
		paths = append(paths, "/media/"+r.Key)
	}
	return paths
}

// A picture is served as long as a site shows it. Afterwards it is gone at every
// address, however it is asked for, and told so that nobody keeps the answer.
func TestFilesOfWithdrawnStories(t *testing.T) {
	each(t, func(w *world) {
		t := w.t
		w.run(`
			picture foto solo credit="Rudi" alt="Lapak"
			picture lain solo credit="Rudi" alt="Pasar"
			jobs
			story a solo/warga "Tanggul baru" photo=foto
			story b solo/warga "Tanggul lama" photo=foto
			story c solo/warga "Pasar baru" photo=lain
			share a nasional/nasional`)
		path := w.filesOf("foto")[0]
		shown := w.get("solo.test" + path)
		etag := shown.Header.Get("Etag")
		if shown.StatusCode != 200 || etag == "" || shown.Header.Get("Surrogate-Key") != news.TagAsset(w.assets["foto"]) ||
			shown.Header.Get("Cache-Control") != "public, max-age=86400" {
			t.Fatalf("%d %v", shown.StatusCode, shown.Header)
		}
		everywhere := func(when string, want int) {
			t.Helper()
			for _, host := range []string{"solo.test", "sagara.test", "bali.test"} {
				for _, path := range w.filesOf("foto") {
					for _, method := range []string{http.MethodGet, http.MethodHead} {
						for _, fields := range [][]string{nil, {"If-None-Match", etag}, {"If-None-Match", "*"}, {"If-Modified-Since", pagecache.FormatHTTPTime(w.clock.Now().Add(time.Hour))}, {"Range", "bytes=0-9"}} {
							got := w.ask(method, host+path, fields...)
							if want == http.StatusOK {
								if got.StatusCode != 200 && got.StatusCode != 206 && got.StatusCode != 304 {
									t.Fatalf("%s: %s %s%s %v: %d", when, method, host, path, fields, got.StatusCode)
								}
								continue
							}
							h := got.Header
							if got.StatusCode != want || h.Get("Etag")+h.Get("Last-Modified")+h.Get("Surrogate-Key") != "" || h.Get("Cache-Control") != "no-store" {
								t.Fatalf("%s: %s %s%s %v: %d %v", when, method, host, path, fields, got.StatusCode, h)
							}
							if method == http.MethodGet && (len(got.raw) == 0 || strings.HasPrefix(h.Get("Content-Type"), "image/")) {
								t.Fatalf("%s: %s", when, h.Get("Content-Type"))
							}
						}
					}
				}
			}
		}
		everywhere("two stories are live", 200)
		w.run(`withdraw a anak "Memuat identitas anak."`)
		everywhere("another story shows it", 200)
		w.run(`withdraw b anak "Memuat identitas anak."`)
		everywhere("both are withdrawn", 410)
		if page := w.get("solo.test" + path); !page.has("Foto ini tidak ditayangkan lagi") {
			t.Error(page.text())
		}
		if page := w.get("bali.test" + path); !page.has("The picture is no longer published") {
			t.Error(page.text())
		}
		if other := w.get("solo.test" + w.filesOf("lain")[0]); other.StatusCode != 200 {
			t.Errorf("another picture: %d", other.StatusCode)
		}
		// The newsroom sees it in a draft, and nobody else does.
		previews := w.app.Portal.Preview(reading.NewPreview(w.app.DB, w.clock, search.New(w.app.DB.Engine)))
		for inside, want := range map[bool]int{true: 200, false: 410} {
			rec := httptest.NewRecorder()
			err := previews.File(rec, httptest.NewRequestWithContext(w.ctx, http.MethodGet, "/previews/files"+path, nil), path, inside)
			if got := rec.Code; err != nil && web.StatusOf(err) != want || err == nil && got != want ||
				inside && rec.Header().Get("Cache-Control") != "private, no-cache" {
				t.Errorf("inside %v: %d %v %v", inside, got, err, rec.Header())
			}
		}
		w.run(`story d solo/warga "Tanggul lain" photo=foto`)
		everywhere("another story shows it again", 200)
	})
}

// What nobody knows is not looked for again and again, and the verdict about a
// picture is one entry, whatever its files are called.
func TestFilesAskOnce(t *testing.T) {
	each(t, func(w *world) {
		t := w.t
		w.run(`
			picture foto solo credit="Rudi" alt="Lapak"
			jobs
			story a solo/warga "Tanggul baru" photo=foto`)
		before := w.app.Cache.Stats()
		for range 3 {
			for _, path := range w.filesOf("foto") {
				w.get("solo.test" + path)
				w.get("sagara.test" + path)
			}
		}
		if after := w.app.Cache.Stats(); after.Fills != before.Fills+1 || after.Entries != before.Entries+1 {
			t.Errorf("%d fills, %d entries", after.Fills-before.Fills, after.Entries-before.Entries)
		}
		before = w.app.Cache.Stats()
		for range 3 {
			if got := w.get("solo.test/media/r/" + strings.Repeat("ab", 32) + "/w320.jpg"); got.StatusCode != 404 {
				t.Error(got.StatusCode)
			}
		}
		if after := w.app.Cache.Stats(); after.Fills != before.Fills+1 || after.Entries != before.Entries {
			t.Errorf("%d fills, %d entries for what is not there", after.Fills-before.Fills, after.Entries-before.Entries)
		}
	})
}
