package auditor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// What the newsroom does by itself leaves no drift.
func TestNoDrift(t *testing.T) {
	each(t, func(w *world) {
		t := w.t
		w.warm()
		w.clock.Advance(time.Hour)
		w.correct(w.story, "Jumlah kios keliru.", func(c *news.Content) {
			c.Headline = "Kios Pasar Legi dibuka kembali"
			c.Body = strings.Replace(c.Body, "300", "350", 1)
		})
		w.drain()
		w.warm()
		other := w.live("Pasar Gede ditata")
		w.share(other, w.national)
		w.clock.Advance(time.Minute)
		w.drain()
		w.warm()
		w.must(w.app.Room.Inherit(w.ctx, w.chief, w.story, w.bali.ID, news.FieldBody))
		w.must(w.app.Room.MoveSection(w.ctx, w.chief, w.story, w.bali.ID, w.bali.Sections[1].ID))
		w.drain()
		w.warm()
		// One site carries it no longer, another withdraws it for itself.
		w.must(w.app.Room.End(w.ctx, w.chief, w.story, w.national.ID))
		w.must(w.app.Room.ProposeWithdrawalOn(w.ctx, w.chief, w.story, w.bali.ID, news.GroundTrauma, "Keluarga korban memintanya."))
		w.must(w.app.Room.WithdrawOn(w.ctx, w.chief2, w.story, w.bali.ID))
		w.clock.Advance(time.Minute)
		w.drain()
		w.warm()
		read := rows.New(w.app.DB, w.app.DB.Engine)
		alone, err := read.Subjects(w.ctx, rows.Page{Limit: 1})
		w.must(err)
		if s := alone[0]; !s.Alone || s.Site != w.bali.ID || s.Standing != ledger.Arrived || s.Rows != 5 {
			t.Errorf("a withdrawal on one site alone: %+v", s)
		}
		w.withdraw(w.story)
		w.clock.Advance(time.Minute)
		w.drain()
		w.warm()
		if alone, err = read.Subjects(w.ctx, rows.Page{Limit: 1}); err != nil || alone[0].Rows != 10 || alone[0].Standing != ledger.Arrived {
			t.Errorf("the withdrawal everywhere else: %+v %v", alone, err)
		}
	})
}

// However far back in the public record a notice stands, it is found there, and
// missed when it does not stand there.
func TestFarBackInTheRecord(t *testing.T) {
	each(t, func(w *world) {
		const later = 150 // notices: more than the pages that are turned hold
		w.correct(w.story, "Jumlah kios keliru.", func(c *news.Content) { c.Lead += " Lagi." })
		other := w.live("Pasar Gede ditata")
		for i := range later {
			w.clock.Advance(time.Minute)
			w.correct(other, fmt.Sprintf("Angka ke-%d keliru.", i), func(c *news.Content) { c.Lead = fmt.Sprintf("Panjangnya %d meter.", i) })
		}
		if found := w.audit(false); len(found) > 0 {
			t.Errorf("found %q", found)
		}
		for path, what := range map[string]string{"/ralat": "solo lists", "/ralat/atom.xml": "solo feed"} {
			a := w.behind(func(at, body string) string {
				if at == "solo.test"+path {
					body = strings.ReplaceAll(body, "Jumlah kios keliru.", "Tidak ada yang keliru.")
				}
				return body
			})
			if found := w.walk(a, false); !slices.Contains(found, what) {
				t.Errorf("%s says something else: found %q", path, found)
			}
		}
	})
}

// planted is a drift that is made by hand, with what has to be found, and where.
type planted struct {
	name  string
	plant func(w *world)
	want  []string // site and what; others may be found beside them
}

func TestPlantedDriftIsFoundAndRepaired(t *testing.T) {
	list := []planted{
		{name: "a headline that changed in the database alone", plant: func(w *world) {
			w.sql(`INSERT INTO placement_override (placement, field, base, made_by, made_at, value) VALUES ($1,'headline',1,1,1,'Judul lain')`, w.placement(w.story, w.national).ID)
		}, want: []string{"nasional headline", "nasional search", "nasional feed"}},
		{name: "a lead", plant: func(w *world) {
			w.sql(`INSERT INTO placement_override (placement, field, base, made_by, made_at, value) VALUES ($1,'lead',1,1,1,'Lead yang lain.')`, w.placement(w.story, w.national).ID)
		}, want: []string{"nasional lead", "nasional search"}},
		{name: "a body, and with it the canonical address", plant: func(w *world) {
			w.sql(`INSERT INTO placement_override (placement, field, base, made_by, made_at, value) VALUES ($1,'body',1,1,1,$2)`, w.placement(w.story, w.national).ID, text("Teks yang sama sekali lain."))
		}, want: []string{"nasional body", "nasional canonical", "nasional lists", "nasional sitemap"}},
		{name: "a kicker", plant: func(w *world) { w.sql(`UPDATE topic SET kicker = 'Kicker lain' WHERE id = $1`, w.topic.ID) }, want: []string{"solo kicker", "nasional kicker"}},
		{name: "a tag", plant: func(w *world) { w.sql(`UPDATE tag SET name = 'Pasar rakyat' WHERE id = $1`, w.tag.ID) }, want: []string{"solo tags"}},
		{name: "a section, and with it the address", plant: func(w *world) {
			w.sql(`UPDATE placement SET section = $2 WHERE id = $1`, w.placement(w.story, w.national).ID, w.national.Sections[1].ID)
		}, want: []string{"nasional lists", "nasional search"}},
		{name: "a lead picture", plant: func(w *world) {
			w.sql(`INSERT INTO placement_override (placement, field, base, made_by, made_at, value) VALUES ($1,'photo',1,1,1,'{}')`, w.placement(w.story, w.national).ID)
		}, want: []string{"nasional photo"}},
		{name: "renditions that are lost", plant: func(w *world) {
			assets, err := w.store.Assets(w.ctx, []news.ID{w.photo.ID})
			w.must(err)
			w.must(os.Remove(filepath.Join(w.media, filepath.FromSlash(rendition(w.t, w.media, assets[0].Renditions[0].Key)))))
		}, want: []string{"solo photo", "nasional photo", "bali photo"}},
		{name: "a notice whose text changed", plant: func(w *world) { w.sql(`UPDATE notice SET text = 'Lain.' WHERE story = $1`, w.story) }, want: []string{"solo notice", "nasional notice", "bali notice", "solo lists"}},
		{name: "a notice whose time changed", plant: func(w *world) { w.sql(`UPDATE notice SET at = at - 60000 WHERE story = $1`, w.story) }, want: []string{"solo notice", "solo lists"}},
		{name: "a notice that is missing on the public list", plant: func(w *world) {
			w.sql(`DELETE FROM listing WHERE site = $1 AND list = 'notices'`, w.bali.ID)
			w.app.Cache.PurgeAll()
		}, want: []string{"bali lists"}},
		{name: "a version that did not follow", plant: func(w *world) {
			w.sql(`UPDATE placement SET version = 1 WHERE id = $1`, w.placement(w.story, w.bali).ID)
		}, want: []string{"bali placement"}},
		{name: "a time that did not follow", plant: func(w *world) {
			w.sql(`UPDATE placement SET visible_at = visible_at - 5000 WHERE id = $1`, w.placement(w.story, w.bali).ID)
		}, want: []string{"bali placement"}},
		{name: "a story that is not listed", plant: func(w *world) {
			w.sql(`DELETE FROM listing WHERE item = $1 AND list <> 'map'`, w.placement(w.story, w.solo).ID)
			w.app.Cache.PurgeAll()
		}, want: []string{"solo lists", "solo feed"}},
		{name: "a story that is listed where it does not belong", plant: func(w *world) {
			w.sql(`INSERT INTO listing (site, list, at, item) SELECT site, 'withdrawn', at, item FROM listing WHERE item = $1 AND list = 'latest'`, w.placement(w.story, w.solo).ID)
		}, want: []string{"solo lists"}},
		{name: "a copy in the sitemap that is not canonical here", plant: func(w *world) {
			w.sql(`DELETE FROM listing WHERE item = $1 AND list = 'map'`, w.placement(w.story, w.solo).ID)
			w.app.Cache.PurgeAll()
		}, want: []string{"solo lists", "solo sitemap"}},
		{name: "a search index without it", plant: func(w *world) { w.sql(`DELETE FROM search_doc WHERE placement = $1`, w.placement(w.story, w.solo).ID) }, want: []string{"solo search"}},
		{name: "a search index that says something else", plant: func(w *world) {
			p := w.placement(w.story, w.solo)
			w.must(w.app.DB.Tx(w.ctx, func(tx *db.Tx) error {
				return search.New(tx.Engine).Put(w.ctx, tx, search.Document{Placement: p.ID, Site: p.Site, Section: p.Section, At: p.VisibleAt, Language: "id", Headline: "Lain", Text: "Lain"})
			}))
		}, want: []string{"solo search"}},
		{name: "a withdrawn story that was put back by hand", plant: func(w *world) {
			w.withdraw(w.story)
			w.warm()
			w.sql(`UPDATE placement SET state = 'placed' WHERE id = $1`, w.placement(w.story, w.national).ID)
			w.sql(`INSERT INTO listing (site, list, at, item) VALUES ($1,'latest',$2,$3)`, w.national.ID, w.clock.Now().Add(-time.Second).UnixMilli(), w.placement(w.story, w.national).ID)
		}, want: []string{"nasional lists", "nasional placement"}},
		{name: "a withdrawn story that search still finds", plant: func(w *world) {
			w.withdraw(w.story)
			w.warm()
			p := w.placement(w.story, w.national)
			w.must(w.app.DB.Tx(w.ctx, func(tx *db.Tx) error {
				return search.New(tx.Engine).Put(w.ctx, tx, search.Document{Placement: p.ID, Site: p.Site, Section: p.Section, At: w.clock.Now(), Language: "id", Headline: "Kios", Text: "Kios"})
			}))
		}, want: []string{"nasional search"}},
		{name: "a tombstone with another reason", plant: func(w *world) {
			w.withdraw(w.story)
			w.warm()
			w.sql(`UPDATE withdrawal SET reason = 'Sebab yang lain sama sekali.' WHERE story = $1`, w.story)
		}, want: []string{"solo tombstone", "nasional tombstone", "bali tombstone", "solo feed", "solo lists"}},
		{name: "a withdrawal that nobody can read of", plant: func(w *world) {
			w.withdraw(w.story)
			w.warm()
			w.sql(`DELETE FROM listing WHERE list = 'withdrawn' AND site = $1`, w.bali.ID)
			w.app.Cache.PurgeAll()
		}, want: []string{"bali lists"}},
		{name: "a state of the story that pages do not follow", plant: func(w *world) {
			w.sql(`UPDATE placement SET state = 'declined' WHERE id = $1`, w.placement(w.story, w.national).ID)
		}, want: []string{"nasional status", "nasional lists", "nasional search"}},
	}
	each(t, func(w *world) {
		outer := w.t
		for _, p := range list {
			outer.Run(p.name, func(t *testing.T) {
				w.t = t
				w.begin()
				w.correct(w.story, "Jumlah kios keliru.", func(c *news.Content) { c.Body = strings.Replace(c.Body, "300", "350", 1) })
				w.clock.Advance(time.Minute)
				w.drain()
				w.warm()
				p.plant(w)
				found := w.audit(false)
				for _, want := range p.want {
					if !slices.Contains(found, want) {
						t.Errorf("found %q, want %q", found, want)
					}
				}
				w.audit(true)
				w.drain() // pictures are made by a job
				if left := w.audit(false); len(left) > 0 {
					t.Errorf("after the repair there is %q", left)
				}
			})
		}
		w.t = outer
	})
}

func rendition(t *testing.T, folder, key string) (found string) {
	t.Helper()
	name := key[strings.LastIndexByte(key, '/')+1:]
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() && strings.HasSuffix(path, name) && strings.Contains(path, key[len(key)-len(name)-10:len(key)-len(name)-1]) {
			found, err = filepath.Rel(folder, path)
		}
		return err
	})
	if err != nil || found == "" {
		t.Fatalf("no file of %s: %v", key, err)
	}
	return found
}

// A page that says something else than its database is found, whatever made it
// so.
func TestPagesThatSaySomethingElse(t *testing.T) {
	each(t, func(w *world) {
		w.correct(w.story, "Jumlah kios keliru.", func(c *news.Content) { c.Body = strings.Replace(c.Body, "300", "350", 1) })
		gone := w.live("Berita yang akan ditarik dari semua situs")
		w.clock.Advance(time.Minute)
		w.withdraw(gone)
		w.clock.Advance(time.Minute)
		w.drain()
		w.warm()
		for _, x := range []struct{ name, on, old, new, want string }{
			{"robots", "solo.test/warga/", "index,follow,max-image-preview:large", "noindex,follow", "solo robots"},
			{"canonical", "nasional.test/nasional/", `rel="canonical" href="http://solo.test`, `rel="canonical" href="http://nasional.test`, "nasional canonical"},
			{"isBasedOn", "bali.test/island/", `"isBasedOn":`, `"isBased":`, "bali canonical"},
			{"a paragraph too many", "solo.test/warga/", "<p>Pemerintah kota menanggung", "<p>Ini sudah dihapus.</p>\n<p>Pemerintah kota menanggung", "solo body"},
			{"a paragraph too few", "solo.test/warga/", "<p>Pemerintah kota menanggung biaya sewa.</p>", "", "solo body"},
			{"a number", "solo.test/warga/", "Sebanyak 350", "Sebanyak 300", "solo body"},
			{"a time of a notice", "solo.test/warga/", `T10:02:00&#43;07:00"`, `T10:09:00&#43;07:00"`, "solo notice"},
			{"a notice", "bali.test/island/", "Jumlah kios keliru.", "", "bali notice"},
			{"a notice too many", "solo.test/warga/", `"correction":{`, `"correction":{"was":1,`, ""},
			{"the source", "nasional.test/nasional/", `<a href="http://solo.test/">Sagara Solo</a>`, `Sagara`, "nasional source"},
			{"what is left of a withdrawn story", "solo.test/warga/", "<h1>Berita di kanal", "<p>Pedagang menyambut baik pembukaan itu, kata kepala pasar.</p><h1>Berita di kanal", "solo tombstone"},
			{"the headline of a story whose withdrawal shields people", "solo.test/warga/", "<h1>Berita di kanal Warga, terbit 2 Maret 2026", "<h1>Berita yang akan ditarik dari semua situs", "solo tombstone"},
			{"the words of its address", "solo.test/warga/", "/warga/" + gone.String(), "/warga/" + gone.String() + "/berita-yang-akan-ditarik-dari-semua-situs", "solo tombstone"},
			{"a tombstone that is indexed", "solo.test/warga/", "noindex,follow", "index,follow", "solo robots"},
			{"a feed without the deleted entry", "solo.test/atom.xml", "at:deleted-entry", "at:other", "solo feed"},
			{"a feed with the old text", "solo.test/atom.xml", "Sebanyak 350", "Sebanyak 300", "solo feed"},
			{"a record's feed without the notice", "bali.test/corrections/atom.xml", "urn:tajuk:notice:", "urn:tajuk:other:", "bali feed"},
			{"a record's feed with other words", "solo.test/ralat/atom.xml", "Jumlah kios keliru.", "Tidak ada yang keliru.", "solo feed"},
			{"a record's feed without the withdrawal", "solo.test/pencabutan/atom.xml", "urn:tajuk:withdrawal:", "urn:tajuk:other:", "solo feed"},
			{"a record's feed without the deleted entry", "solo.test/pencabutan/atom.xml", "at:deleted-entry", "at:other", "solo feed"},
			{"a front that names it still", "solo.test/", "</main>", `<a href="/warga/` + gone.String() + `/x">x</a></main>`, "solo lists"},
			{"a sitemap with another time", "solo.test/sitemap-2026-03.xml", "<lastmod>2026-03-02T10:02:00", "<lastmod>2026-03-02T10:00:00", "solo sitemap"},
			{"an error instead of a page", "bali.test/island/", "<html", "<xhtml", ""},
		} {
			touched := false
			found := w.walk(w.behind(func(path, body string) string {
				if path == x.on || strings.HasPrefix(path, x.on) && x.on != "solo.test/" {
					touched = touched || strings.Contains(body, x.old)
					return strings.ReplaceAll(body, x.old, x.new)
				}
				return body
			}), false)
			switch {
			case !touched:
				t.Errorf("%s: nothing was changed", x.name)
			case x.want != "" && !slices.Contains(found, x.want):
				t.Errorf("%s: found %q, want %q", x.name, found, x.want)
			case x.want == "" && len(found) > 0:
				t.Errorf("%s: found %q, and nothing is wrong", x.name, found)
			}
		}
	})
}

// The ledger says applied after every surface was asked, and not before.
func TestVerified(t *testing.T) {
	each(t, func(w *world) {
		read := rows.New(w.app.DB, w.app.DB.Engine)
		last := func() ledger.Subject {
			list, err := read.SubjectsOf(w.ctx, w.story)
			w.must(err)
			return list[len(list)-1]
		}
		states := func(s ledger.Subject) map[ledger.State]int {
			list, err := read.Rows(w.ctx, s.ID)
			w.must(err)
			out := map[ledger.State]int{}
			for _, r := range list {
				out[r.State]++
				if r.State == ledger.StateFailed {
					t.Errorf("%s of %s failed: %s", r.Surface, r.Site, r.Fault)
				}
				if r.State == ledger.StateApplied && (r.Proof == "" || r.AppliedAt.IsZero()) {
					t.Errorf("%s applied without proof", r.Surface)
				}
			}
			return out
		}
		w.warm()
		w.correct(w.story, "Jumlah kios keliru.", func(c *news.Content) { c.Body = strings.Replace(c.Body, "300", "350", 1) })
		w.drain()
		s := last()
		if got := states(s); got[ledger.StateApplied] != 0 || got[ledger.StateNeedsMerge] != 1 {
			t.Errorf("at once: %v", got)
		}
		w.clock.Advance(3 * time.Second)
		w.drain()
		if got := states(s); got[ledger.StateSent] != 0 || got[ledger.StateNeedsMerge] != 1 || got[ledger.StateApplied] < 14 {
			t.Errorf("after asking: %v", got)
		}
		// Bali writes its own text anew, says again what it said before, and has
		// to answer once more.
		merged := func(when string) {
			w.must(w.app.Room.Override(w.ctx, w.chief, w.story, w.bali.ID, news.FieldBody, text("350 stalls are open again after the fire of last year.")))
			w.clock.Advance(3 * time.Second)
			w.drain()
			if s := last(); s.Standing != ledger.Arrived {
				t.Errorf("%s: %v %v", when, s.Standing, states(s))
			}
		}
		merged("after the merge")
		w.must(w.app.Room.RestoreOverride(w.ctx, w.chief, w.story, w.bali.ID, news.FieldBody, 1))
		w.clock.Advance(3 * time.Second)
		w.drain()
		if s := last(); s.Standing == ledger.Arrived || states(s)[ledger.StateNeedsMerge] != 1 {
			t.Errorf("with the old text again: %v %v", s.Standing, states(s))
		}
		merged("merged again")
		// Withdrawn before a notice was seen: nothing is left to show it on.
		w.must(w.app.Room.AddNotice(w.ctx, w.chief, w.story, correction("Satu lagi.")))
		s = last()
		w.withdraw(w.story)
		w.clock.Advance(3 * time.Second)
		w.drain()
		if got := states(s); got[ledger.StateMoot] == 0 || got[ledger.StateSent] != 0 {
			t.Errorf("a notice on what is gone: %v", got)
		}
		gone := last()
		if gone.Kind != ledger.KindWithdrawal || gone.Standing != ledger.Arrived || gone.Rows != 15 || !gone.SettledAt.Equal(w.clock.Now()) {
			t.Errorf("the withdrawal: %+v %v", gone, states(gone))
		}
	})
}

// A surface that shows the wrong thing is failed, asked again, and overdue at
// the deadline.
func TestOverdue(t *testing.T) {
	each(t, func(w *world) {
		read := rows.New(w.app.DB, w.app.DB.Engine)
		w.warm()
		w.must(w.app.Room.AddNotice(w.ctx, w.chief, w.story, correction("Jumlah kios keliru.")))
		// The public list of Bali loses it.
		w.sql(`DELETE FROM listing WHERE site = $1 AND list = 'notices'`, w.bali.ID)
		for range 200 {
			w.clock.Advance(5 * time.Second)
			w.drain()
		}
		list, err := read.Subjects(w.ctx, rows.Page{Site: w.bali.ID, Standing: ledger.Overdue, Limit: 10})
		w.must(err)
		if len(list) != 1 {
			t.Fatalf("%d overdue", len(list))
		}
		all, err := read.Rows(w.ctx, list[0].ID)
		w.must(err)
		for _, r := range all {
			if (r.State == ledger.StateOverdue) != (r.Site == w.bali.ID && (r.Surface == ledger.SurfaceLists || r.Surface == ledger.SurfaceFeed || r.Surface == ledger.SurfaceText)) && r.Surface != ledger.SurfaceText {
				t.Errorf("%s %s is %s: %s", r.Site, r.Surface, r.State, r.Fault)
			}
			if r.State == ledger.StateOverdue && (r.Attempts < 5 || r.Attempts > 12 || r.Fault == "") {
				t.Errorf("asked %d times: %s", r.Attempts, r.Fault)
			}
		}
		// The auditor repairs, and the ledger sees it.
		w.audit(true)
		w.clock.Advance(2 * time.Hour)
		w.drain()
		if list, err = read.Subjects(w.ctx, rows.Page{Site: w.bali.ID, Standing: ledger.Overdue, Limit: 10}); err != nil || len(list) > 0 {
			t.Errorf("still overdue: %v %v", list, err)
		}
	})
}
