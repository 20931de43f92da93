package newsroom_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
)

// world is a small network on a real database with a clock that stands still.
type world struct {
	t      *testing.T
	ctx    context.Context
	db     *db.DB
	clock  *clock.Manual
	room   *newsroom.Newsroom
	read   *reading.Reader
	queue  *jobs.Queue
	purged []string

	national, solo, bali     news.Site
	reporter, editor, chief  news.Actor // of Solo
	nationalEditor, baliDesk news.Actor
	farah                    news.Person
}

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d)) })
}

func newWorld(t *testing.T, d *db.DB) *world {
	w := &world{t: t, ctx: context.Background(), db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
	index := search.New(d.Engine)
	w.room = newsroom.New(newsroom.Config{DB: d, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 0), Index: index,
		Purge: func(tags []string) { w.purged = append(w.purged, tags...) }})
	w.read = reading.New(d, w.clock, index)
	w.queue = jobs.New(d, w.clock, discard(), w.room.Jobs())
	w.national = w.site("nasional", "Sagara", "id", "nasional", "ekonomi")
	w.solo = w.site("solo", "Sagara Solo", "id", "warga", "ekonomi")
	w.bali = w.site("bali", "Sagara Bali", "en", "island")
	w.reporter = actor(11, w.solo, news.RoleReporter)
	w.editor = actor(12, w.solo, news.RoleEditor)
	w.chief = actor(13, w.solo, news.RoleChiefEditor)
	w.nationalEditor = actor(14, w.national, news.RoleEditor)
	w.baliDesk = actor(15, w.bali, news.RoleEditor)
	p, err := w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah-n", Name: "Farah N", Site: w.solo.ID, Role: "reporter"})
	w.must(err)
	w.farah = p
	w.must(w.read.Refresh(w.ctx))
	return w
}

func actor(id news.ID, site news.Site, roles ...news.Role) news.Actor {
	return news.Actor{Account: id, Name: string(roles[0]), Roles: map[news.ID][]news.Role{site.ID: roles}}
}

func (w *world) site(slug, name, language string, sections ...string) news.Site {
	site := news.Site{Slug: slug, Name: name, Zone: "Asia/Jakarta", Language: language, Hosts: []string{slug + ".test"}, Public: true}
	for _, s := range sections {
		site.Sections = append(site.Sections, news.Section{Slug: s, Name: s})
	}
	site, err := w.room.SaveSite(w.ctx, news.System(), site)
	w.must(err)
	return site
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) refused(err error, want fault.Kind) {
	w.t.Helper()
	if err == nil {
		w.t.Fatalf("nothing was refused, want %v", want)
	}
	if got := fault.KindOf(err); got != want {
		w.t.Fatalf("refused as %v (%v), want %v", got, err, want)
	}
}

func body(text string) string {
	return richtext.Must(richtext.New(richtext.Paragraph(richtext.Text(text)))).String()
}

func (w *world) content(headline string) news.Content {
	return news.Content{Headline: headline, Lead: "Lead dari " + headline + ".", Body: body("Isi " + headline + "."),
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}
}

// draft creates a story on Solo.
func (w *world) draft(headline string) news.ID {
	w.t.Helper()
	id, err := w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: w.content(headline)})
	w.must(err)
	return id
}

// live creates a story on Solo that readers see.
func (w *world) live(headline string) news.ID {
	w.t.Helper()
	id := w.draft(headline)
	w.must(w.room.Publish(w.ctx, w.editor, id))
	return id
}

func (w *world) article(site news.Site, id news.ID) (reading.Article, error) {
	return w.read.For(site).Article(w.ctx, id)
}

// shown returns the headlines that a list of a site shows.
func (w *world) shown(site news.Site, list string) []string {
	w.t.Helper()
	l, err := w.read.For(site).List(w.ctx, list, reading.Mark{}, 50)
	w.must(err)
	out := []string{}
	for _, c := range l.Cards {
		out = append(out, c.Headline)
	}
	return out
}

func (w *world) wantShown(site news.Site, list string, want ...string) {
	w.t.Helper()
	if got := w.shown(site, list); !slices.Equal(got, want) && len(got)+len(want) > 0 {
		w.t.Errorf("%s shows %q in %s, want %q", site.Slug, got, list, want)
	}
}

func TestPublishShowsTheStory(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Pasar Legi dibuka lagi")
		_, err := w.article(w.solo, id)
		w.refused(err, fault.NotFound)
		w.refused(w.room.Publish(w.ctx, w.reporter, id), fault.Forbidden)
		w.must(w.room.Submit(w.ctx, w.reporter, id))
		w.must(w.room.Publish(w.ctx, w.editor, id))
		a, err := w.article(w.solo, id)
		w.must(err)
		if a.Headline != "Pasar Legi dibuka lagi" || a.Path != "/warga/"+id.String()+"/pasar-legi-dibuka-lagi" {
			t.Errorf("shown as %q at %s", a.Headline, a.Path)
		}
		w.wantShown(w.solo, news.ListLatest, "Pasar Legi dibuka lagi")
		w.wantShown(w.national, news.ListLatest)
		hits, err := w.read.For(w.solo).Search(w.ctx, reading.Query{Text: "pasar dibuka"}, 10)
		w.must(err)
		if len(hits.Hits) != 1 {
			t.Errorf("search found %d stories, want 1", len(hits.Hits))
		}
	})
}

func TestScheduledStoryAppearsAtItsMoment(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Jadwal baru")
		at := w.clock.Now().Add(time.Hour)
		w.must(w.room.Schedule(w.ctx, w.editor, id, at))
		v := w.read.For(w.solo)
		if _, err := v.Article(w.ctx, id); fault.KindOf(err) != fault.NotFound {
			t.Fatalf("before its time: %v", err)
		}
		if !v.Until().Equal(at) {
			t.Errorf("the page may be kept until %v, want %v", v.Until(), at)
		}
		w.clock.Set(at.Add(-time.Millisecond))
		w.wantShown(w.solo, news.ListLatest)
		// At the very moment, without any job having run.
		w.clock.Set(at)
		w.wantShown(w.solo, news.ListLatest, "Jadwal baru")
		_, err := w.article(w.solo, id)
		w.must(err)
		w.refused(w.room.Unschedule(w.ctx, w.editor, id), fault.Conflict)
		w.purged = nil
		w.must(w.queue.Drain(w.ctx))
		if !slices.Contains(w.purged, news.TagList(w.solo.ID, news.ListLatest)) {
			t.Errorf("the moment purged only %v", w.purged)
		}
	})
}

func TestWithdrawalReachesEverySite(t *testing.T) {
	each(t, func(w *world) {
		w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.national.ID, w.solo.ID, news.PolicyPublish))
		id := w.live("Identitas anak")
		state, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
		w.must(err)
		if state != news.PlacementPlaced {
			t.Fatalf("shared as %s", state)
		}
		w.wantShown(w.national, news.ListLatest, "Identitas anak")
		w.clock.Advance(time.Minute)
		w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Memuat identitas anak."))
		w.refused(w.room.Withdraw(w.ctx, w.chief, id), fault.Forbidden)
		w.must(w.room.Withdraw(w.ctx, actor(16, w.solo, news.RoleChiefEditor), id))
		for _, site := range []news.Site{w.solo, w.national} {
			_, err := w.article(site, id)
			w.refused(err, fault.Gone)
			w.wantShown(site, news.ListLatest)
			tombs, _, err := w.read.For(site).Withdrawals(w.ctx, reading.Mark{}, 10)
			w.must(err)
			if len(tombs) != 1 || tombs[0].Reason != "Memuat identitas anak." {
				t.Errorf("%s lists %v", site.Slug, tombs)
			}
		}
		w.refused(w.room.Publish(w.ctx, w.editor, id), fault.Conflict)
	})
}
