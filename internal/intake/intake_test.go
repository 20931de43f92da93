package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// world is a network of one site, and a folder to bring in.
type world struct {
	t     *testing.T
	ctx   context.Context
	dir   string
	store store.Store
	room  *newsroom.Newsroom
	im    *intake.Importer
	opt   intake.Options
}

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := &world{t: t, ctx: context.Background(), dir: t.TempDir(), store: store.New(d, d.Engine)}
		blobs, err := blob.OpenDisk(t.TempDir())
		w.must(err)
		t.Cleanup(func() { blobs.Close() })
		now := clock.NewManual(time.Date(2026, 4, 2, 3, 0, 0, 0, time.UTC))
		w.room = newsroom.New(act.Config{DB: d, Clock: now, IDs: news.NewIDs(now.Now, 1), Index: search.New(d.Engine)}, media.Files{Blobs: blobs})
		site, err := w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: "seruni", Name: "Kabar Seruni", Zone: "Asia/Jakarta", Language: "id",
			Hosts: []string{"seruni.test"}, Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
		w.must(err)
		w.im = &intake.Importer{Room: w.room, Known: w.store, SiteName: func(news.ID) string { return site.Name }}
		w.opt.Site = site
		test(w)
	})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) write(name, text string) {
	w.t.Helper()
	w.must(os.MkdirAll(filepath.Dir(filepath.Join(w.dir, name)), 0o755))
	w.must(os.WriteFile(filepath.Join(w.dir, name), []byte(text), 0o644))
}

// run brings the folder in and returns what became of each page.
func (w *world) run() map[string]intake.Entry {
	w.t.Helper()
	files, err := intake.Files([]string{w.dir})
	w.must(err)
	got := map[string]intake.Entry{}
	_, err = w.im.Run(w.ctx, news.System(), intake.Read(w.ctx, files, nil, intake.How{}), w.opt, func(e intake.Entry) error {
		got[strings.TrimPrefix(e.Page, w.dir+"/")] = e
		return nil
	})
	w.must(err)
	return got
}

// outcomes are those of a run, "page outcome", in the order of the pages.
func outcomes(entries map[string]intake.Entry) string {
	var out []string
	for page, e := range entries {
		out = append(out, page+" "+string(e.Outcome))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (w *world) is(what, got, want string) {
	w.t.Helper()
	if got != want {
		w.t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func (w *world) story(id string) news.Story {
	w.t.Helper()
	parsed, err := news.ParseID(id)
	w.must(err)
	st, found, err := w.store.Story(w.ctx, parsed)
	w.must(err)
	if !found {
		w.t.Fatalf("there is no story %s", id)
	}
	return st
}

// text is a page of a place that is not like that of another place.
func text(place string) string {
	var sb strings.Builder
	for i := range 24 {
		fmt.Fprintf(&sb, "%s%c membawa %s%c ke balai, ", place, 'a'+i, place, 'z'-i)
	}
	return "Banjir Masuk ke Rumah Warga " + place + "\n\nRabu, 18 Maret 2026 | 09:12 WIB\n\nPenulis: Ratna Yulia\n\n" +
		"Air masuk ke rumah di " + place + " sejak malam, kata ketua warga.\n\n" + sb.String() + "kata petugas.\n"
}

func TestFolder(t *testing.T) {
	each(t, func(w *world) {
		w.write("a.txt", text("Seruni"))
		w.write("b/b.html", "<article><h1>Pasar Ikan Pindah ke Gudang</h1><p>Pasar ikan pindah ke gudang pelabuhan mulai pekan depan, kata wali kota di kantornya.</p></article>")
		w.write("c.txt", strings.Replace(text("Seruni"), "kata petugas", "ujar petugas", 1))
		w.write("d.txt", "")
		w.write("e.html", "%PDF-1.7")
		w.write("f.jsonl", `{"kind":"text","content":`+fmt.Sprintf("%q", text("Melati"))+"}\nno json\n")
		w.write("g.css", "p { color: red }")
		w.write("b_files/frame.html", text("Kenanga"))
		w.write("h.txt", text("Seruni")) // the same bytes as a.txt
		first := w.run()
		w.is("first", outcomes(first), "a.txt draft, b/b.html draft, c.txt alike, d.txt refused, e.html refused, f.jsonl:1 draft, f.jsonl:2 refused, h.txt known")
		if c := first["c.txt"]; len(c.Alike) != 1 || c.Alike[0].Story != first["a.txt"].Story || c.Alike[0].Percent < 80 || c.Alike[0].Site != "Kabar Seruni" || c.Alike[0].State != "draft" {
			w.t.Errorf("alike: %+v", c.Alike)
		}
		w.is("h.txt", first["h.txt"].Story, first["a.txt"].Story)
		// Once more: nothing comes in twice.
		again := w.run()
		w.is("again", outcomes(again), "a.txt known, b/b.html known, c.txt alike, d.txt refused, e.html refused, f.jsonl:1 known, f.jsonl:2 refused, h.txt known")
		w.is("story", again["a.txt"].Story, first["a.txt"].Story)
		w.opt.Anyway = true
		w.is("anyway", outcomes(w.run()), "a.txt known, b/b.html known, c.txt draft, d.txt refused, e.html refused, f.jsonl:1 known, f.jsonl:2 refused, h.txt known")
	})
}

func TestTry(t *testing.T) {
	each(t, func(w *world) {
		w.write("a.txt", text("Seruni"))
		w.opt.Try, w.opt.Publish = true, true
		for range 2 {
			got := w.run()
			w.is("try", outcomes(got)+got["a.txt"].Story, "a.txt draft")
		}
	})
}

// A page is published under its own date; what lacks one is kept back, and
// what was brought in and not published is published by the next run.
func TestPublish(t *testing.T) {
	each(t, func(w *world) {
		w.write("a.txt", text("Seruni"))
		w.write("b.txt", strings.Replace(text("Melati"), "Rabu, 18 Maret 2026 | 09:12 WIB\n\n", "", 1))
		w.write("c.txt", strings.Replace(text("Kenanga"), "18 Maret 2026", "18 Maret 2027", 1))
		w.run() // stopped before anything was published
		w.opt.Publish = true
		got := w.run()
		w.is("published", outcomes(got), "a.txt published, b.txt known, c.txt known")
		st := w.story(got["a.txt"].Story)
		w.is("time", st.PublishAt.UTC().Format(time.RFC3339), "2026-03-18T02:12:00Z")
		w.is("held b", got["b.txt"].Held, "date: the page does not tell when the story was published")
		w.is("held c", got["c.txt"].Held, "at: lies in the future; schedule the story instead")
		w.is("again", outcomes(w.run()), "a.txt known, b.txt known, c.txt known")
	})
}

// What was spiked may come in again.
func TestSpiked(t *testing.T) {
	each(t, func(w *world) {
		w.write("a.txt", text("Seruni"))
		id := w.story(w.run()["a.txt"].Story).ID
		w.must(w.room.Spike(w.ctx, news.System(), id))
		got := w.run()
		w.is("spiked", outcomes(got), "a.txt draft")
		if id == w.story(got["a.txt"].Story).ID {
			w.t.Error("the spiked story came back")
		}
		w.is("and then", outcomes(w.run()), "a.txt known")
	})
}

// Pages that go on with the article before them become one story.
func TestPagesOfAnArticle(t *testing.T) {
	page := func(n int, rest string) string {
		return fmt.Sprintf(`<html><head><link rel="canonical" href="https://seruni.example/991/jembatan?page=%d"></head><body><article><h1>Jembatan Seruni Ditutup karena Retak</h1>%s</article></body></html>`, n, rest)
	}
	each(t, func(w *world) {
		w.write("1.html", page(1, "<p>Wali kota menutup jembatan itu sejak Rabu pagi karena retak di tiangnya.</p><p>Warga menyeberang dengan perahu dari dinas perhubungan.</p>"))
		w.write("2.html", page(2, "<p>Perbaikan menelan biaya dua miliar rupiah, kata kepala dinas.</p><p>Jembatan dibuka lagi pada bulan depan, katanya.</p>"))
		got := w.run()
		w.is("one", outcomes(got), "1.html draft")
		wc, _, err := w.store.WorkingCopy(w.ctx, w.story(got["1.html"].Story).ID)
		w.must(err)
		if !strings.Contains(wc.Content.Body, "perahu") || !strings.Contains(wc.Content.Body, "dua miliar") || got["1.html"].Pages != 2 {
			w.t.Errorf("%d pages: %s", got["1.html"].Pages, wc.Content.Body)
		}
		w.is("again", outcomes(w.run()), "1.html known")
	})
}

// The names of the archive are looked at, and nothing is changed.
func TestReport(t *testing.T) {
	each(t, func(w *world) {
		_, err := w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "andi-prabowo", Name: "Andi Prabowo", Site: w.opt.Site.ID, Role: "reporter"})
		w.must(err)
		w.write("a.txt", "Banjir Masuk ke Rumah Warga\n\nRabu, 18 Maret 2026 | 09:12 WIB\n\nPenulis: Ratna Yulia\n\n"+
			"Air masuk ke rumhanya sejak malam, kata ketua warga, Andi Probowo.\n\nPetugas membawa perahu karet ke kampung itu sejak pagi.\n")
		e := w.run()["a.txt"]
		if len(e.Names) != 1 || e.Names[0].Other != "Andi Prabowo" || !e.Names[0].Archive || len(e.Words) != 1 || !e.Doubtful() {
			w.t.Errorf("%+v %+v", e.Names, e.Words)
		}
		var report bytes.Buffer
		w.must(e.Write(&report))
		for _, want := range []string{"a.txt: draft " + e.Story, "word in body: rumhanya (rumahnya?)", "name: Andi Probowo (the archive has Andi Prabowo)"} {
			if !strings.Contains(report.String(), want) {
				w.t.Errorf("%q is not in\n%s", want, report.String())
			}
		}
	})
}

// What tells the caller to stop stops, and nothing is counted that was not told.
func TestStops(t *testing.T) {
	each(t, func(w *world) {
		for _, place := range []string{"Seruni", "Melati", "Kenanga"} {
			w.write(place+".txt", text(place))
		}
		files, err := intake.Files([]string{w.dir})
		w.must(err)
		full := errors.New("the disk is full")
		tally, err := w.im.Run(w.ctx, news.System(), intake.Read(w.ctx, files, nil, intake.How{}), w.opt, func(intake.Entry) error { return full })
		if !errors.Is(err, full) || tally.Pages != 1 {
			w.t.Errorf("%v after %s", err, tally)
		}
		ctx, cancel := context.WithCancel(w.ctx)
		tally, err = w.im.Run(ctx, news.System(), intake.Read(ctx, files, nil, intake.How{}), w.opt, func(intake.Entry) error { cancel(); return nil })
		if !errors.Is(err, context.Canceled) || tally.Pages != 1 {
			w.t.Errorf("%v after %s", err, tally)
		}
	})
}
