package inside_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/search"

	"log/slog"
)

// world is two sites with people, and a clock that stands still.
type world struct {
	t          *testing.T
	ctx        context.Context
	clock      *clock.Manual
	room       *newsroom.Newsroom
	read       *inside.Reader
	queue      *jobs.Queue
	solo, bali news.Site
	farah      news.Person

	reporter, editor, contributor, baliEditor news.Actor
}

func each(t *testing.T, run func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := &world{t: t, ctx: context.Background(), clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
		index := search.New(d.Engine)
		w.room = newsroom.New(act.Config{DB: d, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 1), Index: index}, media.Files{})
		w.read = inside.New(d, w.clock, index)
		w.queue = jobs.New(d, w.clock, slog.New(slog.DiscardHandler), w.room.Jobs())
		w.solo, w.bali = w.site("solo", "id"), w.site("bali", "en")
		var err error
		w.farah, err = w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah", Site: w.solo.ID, Role: "reporter"})
		w.must(err)
		w.reporter = w.account("reporter", w.solo, news.RoleReporter)
		w.editor = w.account("editor", w.solo, news.RoleEditor)
		w.contributor = w.account("contributor", w.solo, news.RoleContributor)
		w.baliEditor = w.account("bali", w.bali, news.RoleEditor)
		run(w)
	})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) site(slug, language string) news.Site {
	s, err := w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: slug, Name: slug, Zone: "Asia/Jakarta", Language: language, Public: true,
		Hosts: []string{slug + ".test"}, Sections: []news.Section{{Slug: "kota", Name: "Kota"}, {Slug: "ekonomi", Name: "Ekonomi"}}})
	w.must(err)
	return s
}

func (w *world) account(name string, site news.Site, role news.Role) news.Actor {
	a, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Email: name + "@sagara.test", Name: name, Active: true, Roles: map[news.ID][]news.Role{site.ID: {role}}})
	w.must(err)
	return news.Actor{Account: a.ID, Name: name, Roles: a.Roles}
}

func (w *world) draft(by news.Actor, site news.Site, headline, text string) news.ID {
	w.t.Helper()
	id, err := w.room.Create(w.ctx, by, newsroom.NewStory{Site: site.ID, Section: site.Sections[0].ID, Content: news.Content{
		Headline: headline, Lead: "Teras.", Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}},
		Body: `{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"` + text + `"}]}]}`}})
	w.must(err)
	w.clock.Advance(time.Minute)
	return id
}

func (w *world) list(by news.Actor, q inside.Query) []string {
	w.t.Helper()
	work, err := w.read.Work(w.ctx, by, q)
	w.must(err)
	var out []string
	for _, h := range work.Stories {
		out = append(out, h.Headline)
	}
	return out
}

func (w *world) expect(what string, got []string, want ...string) {
	w.t.Helper()
	if !slices.Equal(got, want) {
		w.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestListsFollowWhatHappens(t *testing.T) {
	each(t, func(w *world) {
		cabai := w.draft(w.reporter, w.solo, "Harga Cabai", "Harga cabai naik di pasar.")
		banjir := w.draft(w.editor, w.solo, "Banjir Surut", "Air surut di tiga desa.")
		w.draft(w.contributor, w.solo, "Surat Warga", "Jalan rusak.")
		w.draft(w.baliEditor, w.bali, "Harbour Queue", "The harbour has a queue.")

		w.expect("the reporter's own", w.list(w.reporter, inside.Query{Tab: inside.TabMine}), "Harga Cabai")
		w.expect("all that the reporter may see", w.list(w.reporter, inside.Query{Tab: inside.TabAll}), "Surat Warga", "Banjir Surut", "Harga Cabai")
		w.expect("a contributor sees their own alone", w.list(w.contributor, inside.Query{Tab: inside.TabAll}))
		w.expect("and in their own list", w.list(w.contributor, inside.Query{Tab: inside.TabMine}), "Surat Warga")
		w.expect("another desk", w.list(w.baliEditor, inside.Query{Tab: inside.TabAll}), "Harbour Queue")
		w.expect("asking for a site one does not work on", w.list(w.baliEditor, inside.Query{Tab: inside.TabAll, Site: w.solo.ID}))

		w.must(w.room.Submit(w.ctx, w.reporter, cabai))
		w.expect("waiting", w.list(w.editor, inside.Query{Tab: inside.TabWaiting}), "Harga Cabai")
		w.must(w.room.Take(w.ctx, w.editor, cabai))
		w.expect("nobody waits", w.list(w.editor, inside.Query{Tab: inside.TabWaiting}))
		w.expect("in edit", w.list(w.editor, inside.Query{Tab: inside.TabEdit}), "Harga Cabai")
		w.must(w.room.Publish(w.ctx, w.editor, cabai))
		w.must(w.room.Schedule(w.ctx, w.editor, banjir, w.clock.Now().Add(time.Hour)))
		w.expect("live", w.list(w.editor, inside.Query{Tab: inside.TabLive}), "Harga Cabai")
		w.expect("scheduled", w.list(w.editor, inside.Query{Tab: inside.TabScheduled}), "Banjir Surut")
		w.expect("nothing is wrong", w.list(w.editor, inside.Query{Tab: inside.TabAttention}))

		counts, err := w.read.Counts(w.ctx, w.editor, 0)
		w.must(err)
		if counts[inside.TabLive] != 1 || counts[inside.TabScheduled] != 1 || counts[inside.TabAll] != 3 || counts[inside.TabMine] != 1 || counts[inside.TabWaiting] != 0 {
			t := w.t
			t.Errorf("the kept numbers are %v", counts)
		}

		// A changed copy of a live story wants attention until it is published.
		st, err := w.read.Story(w.ctx, w.editor, cabai)
		w.must(err)
		w.clock.Advance(time.Minute)
		content := st.Copy.Content
		content.Headline = "Harga Cabai Naik"
		_, err = w.room.Save(w.ctx, w.editor, cabai, st.Copy.Rev, content)
		w.must(err)
		w.expect("changed since it went live", w.list(w.editor, inside.Query{Tab: inside.TabAttention}), "Harga Cabai Naik")
		w.must(w.room.Correct(w.ctx, w.editor, cabai, newsroom.Correction{}))
		w.expect("published", w.list(w.editor, inside.Query{Tab: inside.TabAttention}))
	})
}

func TestPagesOfTheList(t *testing.T) {
	each(t, func(w *world) {
		const n = 2*inside.PageSize + 5
		for i := range n {
			w.draft(w.reporter, w.solo, fmt.Sprintf("Naskah %03d", i), "Isi.")
		}
		var seen []string
		q := inside.Query{Tab: inside.TabAll}
		for range 10 {
			work, err := w.read.Work(w.ctx, w.editor, q)
			w.must(err)
			for _, h := range work.Stories {
				seen = append(seen, h.Headline)
			}
			if work.Next.Item == 0 {
				break
			}
			q.Before = work.Next
		}
		if len(seen) != n || seen[0] != fmt.Sprintf("Naskah %03d", n-1) || seen[n-1] != "Naskah 000" {
			w.t.Errorf("%d stories from %q to %q", len(seen), seen[0], seen[len(seen)-1])
		}
		if slices.Sort(seen); len(slices.Compact(seen)) != n {
			w.t.Error("a story stands twice")
		}
	})
}

// IDs are larger than what an engine takes a bare 0 for.
func TestFilteredList(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft(w.reporter, w.solo, "Naskah", "Isi.")
		for name, tt := range map[string]struct {
			q    inside.Query
			want int
		}{
			"its section":     {inside.Query{Tab: inside.TabAll, Section: w.solo.Sections[0].ID}, 1},
			"another section": {inside.Query{Tab: inside.TabAll, Section: id}, 0},
			"its author":      {inside.Query{Tab: inside.TabAll, Author: w.reporter.Account}, 1},
			"another author":  {inside.Query{Tab: inside.TabAll, Author: id}, 0},
		} {
			work, err := w.read.Work(w.ctx, w.editor, tt.q)
			w.must(err)
			if len(work.Stories) != tt.want {
				w.t.Errorf("%s: %d stories, want %d", name, len(work.Stories), tt.want)
			}
		}
	})
}

func TestSearchOfDrafts(t *testing.T) {
	each(t, func(w *world) {
		w.draft(w.reporter, w.solo, "Harga Cabai", "Pedagang menaikkan harga cabai rawit.")
		w.draft(w.editor, w.solo, "Banjir Surut", "Air surut di tiga desa.")
		w.draft(w.baliEditor, w.bali, "Harbour Queue", "Cabai is chili.")
		w.must(w.queue.Drain(w.ctx))
		find := func(by news.Actor, line string) []string {
			return w.list(by, inside.Query{Tab: inside.TabAll, Text: line})
		}
		w.expect("a word in another form", find(w.editor, "pedagang"), "Harga Cabai")
		w.expect("two words", find(w.editor, "tiga desa"), "Banjir Surut")
		w.expect("of one's own sites alone", find(w.editor, "cabai"), "Harga Cabai")
		w.expect("nothing", find(w.editor, "gempa"))
		w.expect("a contributor finds nothing of others", find(w.contributor, "cabai"))
		work, err := w.read.Work(w.ctx, w.editor, inside.Query{Tab: inside.TabAll, Text: "!?"})
		w.must(err)
		if !work.NoWords {
			w.t.Error("a line without a word was looked for")
		}
	})
}

func TestWhatOneMayNotSeeIsNotFound(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft(w.reporter, w.solo, "Harga Cabai", "Isi.")
		for _, by := range []news.Actor{w.baliEditor, w.contributor, {}} {
			if _, err := w.read.Story(w.ctx, by, id); fault.KindOf(err) != fault.NotFound {
				w.t.Errorf("%s: %v", by.Name, err)
			}
			if _, _, err := w.read.Versions(w.ctx, by, id, 0, 9); fault.KindOf(err) != fault.NotFound {
				w.t.Errorf("%s: %v", by.Name, err)
			}
		}
		// Sources and notes are the author's and the editors'.
		st, err := w.read.Story(w.ctx, w.reporter, id)
		w.must(err)
		c := st.Copy.Content
		c.Private = news.Private{Sources: "Pak RT"}
		_, err = w.room.Save(w.ctx, w.reporter, id, st.Copy.Rev, c)
		w.must(err)
		other := w.account("lain", w.solo, news.RoleReporter)
		for by, want := range map[*news.Actor]string{&w.reporter: "Pak RT", &w.editor: "Pak RT", &other: ""} {
			st, err := w.read.Story(w.ctx, *by, id)
			w.must(err)
			if st.Copy.Content.Private.Sources != want {
				w.t.Errorf("%s reads the sources %q", by.Name, st.Copy.Content.Private.Sources)
			}
		}
	})
}
