package portal_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/dbtest"
)

// soloPages are the pages of Solo on which a new story of the section Warga,
// the topic banjir, the tag legi and the author Farah stands.
var soloPages = []string{
	"/", "/warga", "/terkini", "/indeks", "/topik/banjir", "/tag/legi", "/penulis/farah", "/cari?q=tanggul",
	"/feed.xml", "/atom.xml", "/feed.json", "/warga/feed.xml", "/topik/banjir/atom.xml", "/penulis/farah/feed.json",
	"/sitemap-2026-03.xml", "/sitemap-news.xml", "/rekomendasi.json",
}

// The masthead tells today's date in the site's zone, on kept pages too: at
// midnight in Bali its pages are made anew and those in Jakarta are not, an
// hour later theirs are.
func TestDateRollsOverAtMidnight(t *testing.T) {
	each(t, func(w *world) {
		w.run(`clock 2026-03-02T22:59:59+07:00`)
		pages := map[string]string{"solo.test/": "", "solo.test/redaksi": "", "sagara.test/terkini": "", "bali.test/": "", "bali.test/search": ""}
		dates := func(want map[string]string) {
			t.Helper()
			for address := range pages {
				host, _, _ := strings.Cut(address, "/")
				if got := w.get(address); !got.has(`<p class="mast-date">` + want[host] + `</p>`) {
					t.Errorf("at %s %s does not show %s", w.clock.Now(), address, want[host])
				} else {
					pages[address] = got.Header.Get("ETag")
				}
			}
		}
		monday, tuesday := `<time datetime="2026-03-02">Senin, 2 Maret 2026</time>`, `<time datetime="2026-03-03">Selasa, 3 Maret 2026</time>`
		dates(map[string]string{"solo.test": monday, "sagara.test": monday, "bali.test": `<time datetime="2026-03-02">Monday, 2 March 2026</time>`})
		fills := w.app.Cache.Stats().Fills
		dates(map[string]string{"solo.test": monday, "sagara.test": monday, "bali.test": `<time datetime="2026-03-02">Monday, 2 March 2026</time>`})
		if again := w.app.Cache.Stats().Fills; again != fills {
			t.Fatalf("%d pages were made anew in the same second", again-fills)
		}
		w.run(`wait 1s`)
		dates(map[string]string{"solo.test": monday, "sagara.test": monday, "bali.test": `<time datetime="2026-03-03">Tuesday, 3 March 2026</time>`})
		if made := w.app.Cache.Stats().Fills - fills; made != 2 {
			t.Errorf("midnight in Bali made %d pages anew, want Bali's 2", made)
		}
		w.run(`wait 59m59s`)
		old := pages["solo.test/"]
		dates(map[string]string{"solo.test": monday, "sagara.test": monday, "bali.test": `<time datetime="2026-03-03">Tuesday, 3 March 2026</time>`})
		w.run(`wait 1s`)
		dates(map[string]string{"solo.test": tuesday, "sagara.test": tuesday, "bali.test": `<time datetime="2026-03-03">Tuesday, 3 March 2026</time>`})
		if got := w.get("solo.test/", "If-None-Match", old); got.StatusCode != 200 {
			t.Errorf("a browser that holds yesterday's page is told %d", got.StatusCode)
		}
	})
}

// A planned story is nowhere one millisecond before its second, and everywhere
// at it: on pages that were kept, without any job having run. Nothing tells of
// it before, not even a number.
func TestPlannedStoryAppearsAtItsSecond(t *testing.T) {
	each(t, func(w *world) {
		w.run(`
			topic banjir "Banjir Bengawan"
			tag legi "Pasar Legi"
			story lama solo/warga "Tanggul lama" topic=banjir tags=legi
			draft baru solo/warga "Tanggul baru mulai dibangun" topic=banjir tags=legi
			share baru nasional/nasional
			schedule baru 1h
			wait 59m59.999s`)
		at := "/warga/" + w.stories["baru"].String() + "/tanggul-baru-mulai-dibangun"
		for range 2 { // made, and kept
			for _, page := range soloPages {
				if got := w.get("solo.test" + page); got.StatusCode != 200 || got.has("Tanggul baru") || got.has("tanggul-baru") {
					t.Errorf("%s tells of the story before its time (%d)", page, got.StatusCode)
				}
			}
			for _, address := range []string{"solo.test" + at, "sagara.test/nasional/" + w.stories["baru"].String() + "/x"} {
				if got := w.get(address); got.StatusCode != 404 || got.has("Tanggul baru") {
					t.Errorf("%s answers %d before its time", address, got.StatusCode)
				}
			}
		}
		for _, page := range []string{"/topik/banjir", "/tag/legi", "/penulis/farah"} {
			if !w.get("solo.test" + page).has("<span>1 artikel</span>") {
				t.Errorf("the number on %s counts what is to come", page)
			}
		}
		w.clock.Advance(time.Millisecond)
		for _, page := range soloPages {
			if got := w.get("solo.test" + page); !got.has("Tanggul baru") && !got.has("tanggul-baru") {
				t.Errorf("%s does not show the story at its second", page)
			}
		}
		for _, address := range []string{"solo.test" + at, "sagara.test/nasional/" + w.stories["baru"].String() + "/tanggul-baru-mulai-dibangun", "sagara.test/"} {
			if got := w.get(address); got.StatusCode != 200 || !got.has("Tanggul baru") {
				t.Errorf("%s answers %d at its second", address, got.StatusCode)
			}
		}
	})
}

// The moment may pass while no process runs.
func TestPlannedStoryAppearsAfterARestart(t *testing.T) {
	for engine, address := range map[string]func(testing.TB) string{"sqlite": dbtest.SQLite, "postgres": dbtest.Postgres} {
		t.Run(engine, func(t *testing.T) {
			at := address(t)
			w := newWorld(t, at)
			w.run(`
				draft baru solo/warga "Tanggul baru mulai dibangun"
				schedule baru 1h`)
			if got := w.get("solo.test/terkini"); got.has("Tanggul baru") {
				t.Error("it is shown before its time")
			}
			if err := w.app.Close(); err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(2 * time.Hour)
			again, err := app.New(w.ctx, app.Config{DB: at, Media: filepath.Join(t.TempDir(), "media"), Clock: w.clock, Log: discard()})
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			if got := w.askOf(again.Portal.Handler(), "GET", "solo.test/terkini"); !got.has("Tanggul baru") || !got.has(`<time datetime="2026-03-02T11:00:00+07:00">11.00</time>`) {
				t.Error("it is not shown under its own time after the restart")
			}
		})
	}
}

// An embargo is a hard stop on every site, whatever is planned or shared.
func TestEmbargoIsAHardStop(t *testing.T) {
	each(t, func(w *world) {
		w.run(`
			draft baru solo/warga "Tanggul baru mulai dibangun"
			embargo baru 3h
			share baru nasional/nasional
			schedule baru 3h
			embargo baru 5h`)
		id := w.stories["baru"].String()
		for _, span := range []string{"3h", "1h59m59s"} {
			w.run("wait " + span)
			for _, address := range []string{"solo.test/", "sagara.test/", "solo.test/feed.xml", "solo.test/warga/" + id + "/x", "sagara.test/nasional/" + id + "/x"} {
				if got := w.get(address); got.has("Tanggul baru") || got.has("tanggul-baru") {
					t.Errorf("%s breaks the embargo at %s", address, w.clock.Now())
				}
			}
		}
		w.run("wait 1s")
		for _, address := range []string{"solo.test/", "sagara.test/", "solo.test/feed.xml"} {
			if got := w.get(address); !got.has("Tanggul baru") {
				t.Errorf("%s does not show the story when the embargo ends", address)
			}
		}
	})
}

// A pin with an end leaves its place at its second, and a story is breaking
// news for six hours.
func TestWhatEndsByItself(t *testing.T) {
	each(t, func(w *world) {
		w.run(`
			story a solo/warga "Alun-alun dipugar"
			wait 1m
			story b solo/warga "Batik Solo dipamerkan" urgent
			pin solo home a@0+30m`)
		leads := func(story string) bool {
			return w.get("solo.test/").has(w.fill(`<div class="top-lead"><article class="card card-lead"> <div class="card-text"> <p class="kicker">`)) &&
				strings.Index(w.get("solo.test/").body, w.path(story, "solo")) < strings.Index(w.get("solo.test/").body, `class="top-seconds`)
		}
		if w.run("wait 29m59s"); !leads("a") {
			t.Error("the pin does not hold until its end")
		}
		if w.run("wait 1s"); !leads("b") {
			t.Error("the pin holds longer than its end")
		}
		article := "solo.test" + w.path("b", "solo")
		pages := []string{"solo.test/", "solo.test/warga", "solo.test/terkini", article}
		label := `<span class="label label-breaking">Breaking</span>`
		w.run("wait 5h29m59s")
		for _, page := range pages {
			if !w.get(page).has(label) {
				t.Errorf("%s does not call the story breaking for six hours", page)
			}
		}
		w.run("wait 1s")
		for _, page := range pages {
			if w.get(page).has(label) {
				t.Errorf("%s calls the story breaking after six hours", page)
			}
		}
	})
}

// No browser and no shared cache is told to keep a page past the moment at
// which it changes.
func TestNobodyKeepsAPagePastItsEnd(t *testing.T) {
	each(t, func(w *world) {
		w.run(`
			draft baru solo/warga "Tanggul baru mulai dibangun"
			schedule baru 90s`)
		for _, step := range []struct{ wait, age int }{{0, 90}, {60, 30}, {29, 1}, {1, 120}} {
			w.clock.Advance(time.Duration(step.wait) * time.Second)
			want := fmt.Sprintf("public, max-age=%d, s-maxage=0", step.age)
			if got := w.get("solo.test/rekomendasi.json").Header.Get("Cache-Control"); got != want {
				t.Errorf("at %s: %q, want %q", w.clock.Now(), got, want)
			}
		}
	})
}
