package search_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
)

var (
	ctx  = context.Background()
	noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)
)

const (
	solo, bali   = news.ID(1001), news.ID(1002)
	warga, pasar = news.ID(2001), news.ID(2002)
)

// bench is an empty index.
type bench struct {
	testing.TB
	db *db.DB
	x  search.Index
}

func each(t *testing.T, test func(b bench)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(bench{t, d, search.New(d.Engine)}) })
}

func (b bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b bench) exec(text string) {
	b.Helper()
	b.must(b.db.Tx(ctx, func(tx *db.Tx) error {
		_, err := tx.ExecContext(ctx, text)
		return err
	}))
}

func (b bench) put(docs ...search.Document) {
	b.Helper()
	b.must(b.db.Tx(ctx, func(tx *db.Tx) error {
		for _, d := range docs {
			if d.Site == 0 {
				d.Site = solo
			}
			if d.Language == "" {
				d.Language = "id"
			}
			if d.At.IsZero() {
				d.At = noon.Add(-time.Duration(d.Placement) * time.Minute)
			}
			if err := b.x.Put(ctx, tx, d); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (b bench) find(q search.Query, n int) search.Found {
	b.Helper()
	if q.Site == 0 {
		q.Site = solo
	}
	if q.Language == "" {
		q.Language = "id"
	}
	if q.Now.IsZero() {
		q.Now = noon
	}
	found, err := b.x.Find(ctx, b.db.Fresh(), q, n)
	if err != nil {
		b.Fatalf("%q: %v", q.Text, err)
	}
	return found
}

func (b bench) want(q search.Query, want ...news.ID) {
	b.Helper()
	if got := b.find(q, 50).Placements; !slices.Equal(got, want) && len(got)+len(want) > 0 {
		b.Errorf("%+v finds %v, want %v", q, got, want)
	}
}

func text(s string) search.Query { return search.Query{Text: s} }

func TestOtherFormsAreFound(t *testing.T) {
	each(t, func(b bench) {
		b.put(
			search.Document{Placement: 1, Headline: "Pemkot membuka Pasar Legi", Text: "Pedagang kembali berjualan."},
			search.Document{Placement: 2, Headline: "Harga beras naik 2,5 persen", Text: "Kenaikan Rp1.500 per kilogram, kata Jum'at."},
			search.Document{Placement: 3, Headline: "Covid-19 dan anti-korupsi", Text: "Undang-undang baru. Café Élan."},
			search.Document{Placement: 4, Headline: "Runners are running", Text: "The cities' mayor.", Language: "en"},
		)
		for line, want := range map[string][]news.ID{
			"dibuka": {1}, "pembukaan": {1}, "buka": {1}, "PASAR": {1}, "dagang": {1}, "penjualan": {1},
			"naik": {2}, "kenaikan": {2}, "1.500": {2}, "1500": {2}, "2,5": {2}, "jumat": {2}, "Jum'at": {2}, "jum’at": {2},
			"covid19": {3}, "covid 19": {3}, "covid-19": {3}, "antikorupsi": {3}, "korupsi": {3}, "cafe": {3}, "elan": {3}, "undang-undang": {3},
			"pasar beras": {}, "pasar legi": {1}, "legi pasar": {1}, "dan": {3}, "tidak ada di sini": {},
		} {
			b.want(text(line), want...)
		}
		for line, want := range map[string][]news.ID{"run": {4}, "runner": {4}, "city": {4}, "mayors": {4}} {
			b.want(search.Query{Text: line, Language: "en"}, want...)
		}
	})
}

func TestPhrases(t *testing.T) {
	each(t, func(b bench) {
		b.put(
			search.Document{Placement: 1, Headline: "Pasar Legi dibuka", Text: "Wali kota datang."},
			search.Document{Placement: 2, Headline: "Legi pasar", Text: "Pasar yang legi. Kota wali."},
			search.Document{Placement: 3, Headline: "Jalan Pasar", Text: "Legi di awal."},
		)
		b.want(text(`"pasar legi"`), 1)
		b.want(text(`“pasar legi”`), 1)
		b.want(text(`"legi pasar"`), 2)
		b.want(text(`"wali kota"`), 1)
		b.want(text(`"pasar legi" kota`), 1)
		b.want(text(`"pasar yang legi"`), 2)
		b.want(text(`"pasar legi`), 1) // left open
		b.want(text(`pasar legi`), 1, 2, 3)
		// The last word of a headline and the first of a text are no phrase.
		b.want(text(`"dibuka wali"`))
	})
}

func TestScopeOfASearch(t *testing.T) {
	each(t, func(b bench) {
		day := func(n int) time.Time { return noon.AddDate(0, 0, -n) }
		b.put(
			search.Document{Placement: 1, Section: warga, At: day(0), Headline: "Beras"},
			search.Document{Placement: 2, Section: pasar, At: day(1), Headline: "Beras"},
			search.Document{Placement: 3, Section: warga, At: day(2), Headline: "Beras"},
			search.Document{Placement: 4, Site: bali, Section: warga, At: day(1), Headline: "Beras"},
		)
		b.want(text("beras"), 1, 2, 3)
		b.want(search.Query{Site: bali, Text: "beras"}, 4)
		b.want(search.Query{Text: "beras", Section: warga}, 1, 3)
		b.want(search.Query{Text: "beras", Section: news.ID(77)})
		b.want(search.Query{Text: "beras", From: day(1)}, 1, 2)
		b.want(search.Query{Text: "beras", From: day(1).Add(time.Millisecond)}, 1)
		b.want(search.Query{Text: "beras", To: day(1)}, 3)
		b.want(search.Query{Text: "beras", To: day(1).Add(time.Millisecond)}, 2, 3)
		b.want(search.Query{Text: "beras", From: day(2), To: day(0), Section: warga}, 3)
		b.want(search.Query{Text: "beras", From: day(0), To: day(2)})
		for _, early := range []time.Time{time.Unix(-1e10, 0), time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(-9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
			b.want(search.Query{Text: "beras", From: early}, 1, 2, 3)
			b.want(search.Query{Text: "beras", To: early})
		}
		for _, late := range []time.Time{time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)} {
			b.want(search.Query{Text: "beras", To: late}, 1, 2, 3)
			b.want(search.Query{Text: "beras", From: late})
		}
	})
}

func TestPlannedStoriesAreNotFound(t *testing.T) {
	each(t, func(b bench) {
		at := noon.Add(time.Hour)
		b.put(search.Document{Placement: 1, At: at, Headline: "Beras"})
		b.want(search.Query{Text: "beras", Now: at.Add(-time.Millisecond)})
		b.want(search.Query{Text: "beras", Now: at.Add(-time.Millisecond), To: at.Add(time.Hour)})
		b.want(search.Query{Text: "beras", Now: at}, 1)
	})
}

func TestPutReplacesAndDropRemoves(t *testing.T) {
	each(t, func(b bench) {
		b.put(search.Document{Placement: 1, Headline: "Beras"}, search.Document{Placement: 2, Headline: "Beras"})
		b.put(search.Document{Placement: 1, Headline: "Jagung", At: noon})
		b.want(text("beras"), 2)
		b.want(text("jagung"), 1)
		drop := func(p news.ID) {
			b.must(b.db.Tx(ctx, func(tx *db.Tx) error { return b.x.Drop(ctx, tx, p) }))
		}
		drop(1)
		drop(1)
		drop(99)
		b.want(text("jagung"))
		b.want(text("beras"), 2)
		b.put(search.Document{Placement: 1, Headline: "Beras"})
		b.want(text("beras"), 1, 2)
	})
}

// What appears in the same millisecond and agrees in the low bits of its
// placement stands beside each other, and stays when one of them changes.
func TestDocumentsOfOneMoment(t *testing.T) {
	each(t, func(b bench) {
		var docs []search.Document
		var all []news.ID
		for i := range 4 {
			d := search.Document{Placement: news.ID(5 + i<<20), At: noon, Headline: "Pasar pindah", Text: "Ke tepi kali."}
			docs, all = append(docs, d), append([]news.ID{d.Placement}, all...)
		}
		b.put(docs...)
		b.want(text("pasar"), all...)
		docs[1].Headline = "Pasar tetap"
		b.put(docs[1])
		found := b.find(text("pasar"), 10)
		slices.Sort(found.Placements)
		slices.Sort(all)
		if !slices.Equal(found.Placements, all) {
			t.Errorf("found %v, want %v", found.Placements, all)
		}
		b.want(text("tetap"), docs[1].Placement)
	})
}

// Newest first, every match once, whatever the size of the page, also among
// stories of the same millisecond.
func TestPagingMeetsEveryMatchOnce(t *testing.T) {
	each(t, func(b bench) {
		var docs []search.Document
		var want []news.ID
		for i := range 40 {
			at := noon.Add(-time.Duration(i/8) * time.Second) // eight at once
			// IDs that differ only above what tells documents apart.
			docs = append(docs, search.Document{Placement: news.ID(i+1) << 20, At: at, Headline: "Beras", Section: warga})
			docs = append(docs, search.Document{Placement: news.ID(i+1)<<20 + 1, At: at, Headline: "Jagung", Section: warga})
			want = append(want, news.ID(i+1)<<20)
		}
		b.put(docs...)
		for _, size := range []int{1, 7, 40, 100} {
			var got []news.ID
			q := text("beras")
			for pages := 0; ; pages++ {
				found := b.find(q, size)
				got = append(got, found.Placements...)
				if found.Next == 0 {
					break
				}
				if pages > 50 {
					b.Fatal("paging does not end")
				}
				q.Before = found.Next
			}
			second := func(id news.ID) int { return (int(id>>20) - 1) / 8 }
			if !slices.IsSortedFunc(got, func(x, y news.ID) int { return second(x) - second(y) }) {
				b.Errorf("pages of %d are not newest first: %v", size, got)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				b.Errorf("pages of %d meet %d of %d matches", size, len(got), len(want))
			}
		}
	})
}

func TestNothingToLookFor(t *testing.T) {
	each(t, func(b bench) {
		b.put(search.Document{Placement: 1, Headline: "Beras"})
		for _, line := range []string{"", " ", `"`, `""`, "!?-*", "()", "\x00", "\xff"} {
			if found := b.find(text(line), 10); !found.Empty || len(found.Placements) > 0 {
				b.Errorf("%q: %+v", line, found)
			}
		}
	})
}

// A story as long as a book can be kept and found by its first words.
func TestVeryLongText(t *testing.T) {
	each(t, func(b bench) {
		var long strings.Builder
		long.WriteString("Prambanan megah. ")
		for i := range 120_000 {
			fmt.Fprintf(&long, "kata%d ", i)
		}
		b.put(search.Document{Placement: 1, Headline: "Buku", Text: long.String()},
			search.Document{Placement: 2, Headline: "Buku", Text: strings.Repeat("ulang ", 300_000)},
			search.Document{Placement: 3, Headline: "Buku", Text: strings.Repeat("x", 5_000_000)},
			search.Document{Placement: 4, Headline: "Buku", Text: strings.Repeat("é", 100_000) + " Prambanan"})
		b.want(text(`"prambanan megah"`), 1)
		b.want(text("ulang"), 2)
		b.want(text("prambanan"), 1, 4)
		b.want(text("buku"), 1, 2, 3, 4)
	})
}
