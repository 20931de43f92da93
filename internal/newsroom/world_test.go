package newsroom_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// world is a small network on a real database with a clock that stands still.
// Several worlds can share a database.
type world struct {
	t      *testing.T
	ctx    context.Context
	db     *db.DB
	clock  *clock.Manual
	room   *newsroom.Newsroom
	read   *reading.Reader
	queue  *jobs.Queue
	store  store.Store
	mu     sync.Mutex
	purged []string
	starts uint16
	files  media.Files

	national, solo, bali     news.Site
	reporter, editor, chief  news.Actor // of Solo
	chief2                   news.Actor // of Solo too
	nationalEditor, baliDesk news.Actor
	farah                    news.Person
}

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d)) })
}

// scenario is a story of what people do, told on a world of its own.
type scenario struct {
	name string
	run  func(w *world)
}

// scenarios runs each on both engines.
func scenarios(t *testing.T, list ...scenario) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for _, s := range list {
			t.Run(s.name, func(t *testing.T) { s.run(newWorld(t, d)) })
		}
	})
}

func newWorld(t *testing.T, d *db.DB) *world {
	w := &world{t: t, ctx: context.Background(), db: d, store: store.New(d, d.Engine)}
	before, err := w.store.Sites(w.ctx)
	w.must(err)
	n := len(before) / 3
	suffix := ""
	if n > 0 {
		suffix = fmt.Sprint("-", n)
	}
	w.clock = clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC).AddDate(0, 0, n))
	private, err := blob.OpenDisk(t.TempDir())
	w.must(err)
	t.Cleanup(func() { private.Close() })
	w.files.Private = private
	w.start()
	w.national = w.site("nasional"+suffix, "Sagara", "id", "nasional", "ekonomi")
	w.solo = w.site("solo"+suffix, "Sagara Solo", "id", "warga", "ekonomi")
	w.bali = w.site("bali"+suffix, "Sagara Bali", "en", "island")
	w.reporter = actor(11, w.solo, news.RoleReporter)
	w.editor = actor(12, w.solo, news.RoleEditor)
	w.chief = actor(13, w.solo, news.RoleChiefEditor)
	w.nationalEditor = actor(14, w.national, news.RoleEditor)
	w.baliDesk = actor(15, w.bali, news.RoleEditor)
	w.chief2 = actor(16, w.solo, news.RoleChiefEditor)
	w.farah, err = w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah-n" + suffix, Name: "Farah N", Site: w.solo.ID, Role: "reporter"})
	w.must(err)
	w.must(w.read.Refresh(w.ctx))
	w.must(w.queue.Drain(w.ctx)) // what an earlier world left
	return w
}

// start begins the program on the database; calling it again is a restart.
func (w *world) start() {
	w.starts += 1000 // as a process would by chance
	index := search.New(w.db.Engine)
	w.room = newsroom.New(act.Config{DB: w.db, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, w.starts), Index: index,
		Purge: func(tags []string) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.purged = append(w.purged, tags...)
		}}, w.files)
	w.read = reading.New(w.db, w.clock, index)
	w.queue = jobs.New(w.db, w.clock, discard(), w.room.Jobs())
	w.must(w.read.Refresh(w.ctx))
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

// invalid fails unless the error is about exactly the given fields.
func (w *world) invalid(err error, fields ...string) {
	w.t.Helper()
	w.refused(err, fault.Invalid)
	var got []string
	for f := range fault.FieldsOf(err) {
		got = append(got, f)
	}
	slices.Sort(got)
	slices.Sort(fields)
	if !slices.Equal(got, fields) {
		w.t.Fatalf("refused because of %q (%v), want %q", got, err, fields)
	}
}

// is fails unless two values are alike as JSON.
func (w *world) is(what string, got, want any) {
	w.t.Helper()
	g, _ := json.Marshal(got)
	e, _ := json.Marshal(want)
	if string(g) != string(e) {
		w.t.Errorf("%s: %s, want %s", what, g, e)
	}
}

func body(text string) string {
	return richtext.Must(richtext.New(richtext.Paragraph(richtext.Text(text)))).String()
}

func (w *world) content(headline string) news.Content {
	return news.Content{Headline: headline, Lead: "Lead dari " + headline + ".", Body: body("Isi " + headline + "."),
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}
}

// draft creates a story on Solo, changed as given.
func (w *world) draft(headline string, change ...func(c *news.Content)) news.ID {
	w.t.Helper()
	c := w.content(headline)
	for _, f := range change {
		f(&c)
	}
	id, err := w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: c})
	w.must(err)
	return id
}

// live creates a story on Solo that readers see.
func (w *world) live(headline string, change ...func(c *news.Content)) news.ID {
	w.t.Helper()
	id := w.draft(headline, change...)
	w.must(w.room.Publish(w.ctx, w.editor, id))
	return id
}

// save changes the working copy as somebody.
func (w *world) save(as news.Actor, id news.ID, change func(c *news.Content)) {
	w.t.Helper()
	wc, _, err := w.store.WorkingCopy(w.ctx, id)
	w.must(err)
	change(&wc.Content)
	_, err = w.room.Save(w.ctx, as, id, wc.Rev, wc.Content)
	w.must(err)
}

func headline(s string) func(c *news.Content) { return func(c *news.Content) { c.Headline = s } }

// policy says what a site does with stories from Solo.
// plan changes fields of a story as a window does.
func (w *world) plan(id news.ID, values map[string]string) {
	w.t.Helper()
	c, _, err := w.store.WorkingCopy(w.ctx, id)
	w.must(err)
	base := cowriting.DraftOf(w.story(id), w.placement(id, w.solo).Section, c).Values(true)
	f := cowriting.Form{Story: id, Fields: map[string]cowriting.FieldChange{}}
	for name, value := range values {
		f.Fields[name] = cowriting.FieldChange{Base: base[name], Value: value}
	}
	_, err = w.room.Cowriting.Save(w.ctx, w.editor, f)
	w.must(err)
}

func (w *world) policy(site news.Site, p news.Policy) {
	w.t.Helper()
	w.must(w.room.SetSharePolicy(w.ctx, news.System(), site.ID, w.solo.ID, p))
}

// share shares a story of Solo, and says what became of it.
func (w *world) share(id news.ID, to news.Site) news.PlacementState {
	w.t.Helper()
	state, err := w.room.Share(w.ctx, w.editor, id, to.ID, to.Sections[0].ID)
	w.must(err)
	return state
}

// placed shares a story of Solo so that it stands on the other site too.
func (w *world) placed(id news.ID, on ...news.Site) {
	w.t.Helper()
	for _, site := range on {
		w.policy(site, news.PolicyPublish)
		if state := w.share(id, site); state != news.PlacementPlaced {
			w.t.Fatalf("shared as %s", state)
		}
	}
}

func (w *world) story(id news.ID) news.Story {
	w.t.Helper()
	st, _, err := w.store.Story(w.ctx, id)
	w.must(err)
	return st
}

func (w *world) placement(id news.ID, site news.Site) news.Placement {
	w.t.Helper()
	p, _, err := w.store.Placement(w.ctx, id, site.ID)
	w.must(err)
	return p
}

// events returns what the log says of a story, in order.
func (w *world) events(id news.ID) string {
	w.t.Helper()
	events, err := w.store.EventsOf(w.ctx, id)
	w.must(err)
	var kinds []string
	for _, e := range events {
		kinds = append(kinds, string(e.Kind))
	}
	return strings.Join(kinds, " ")
}

// versions returns the headlines of a story's versions with what cut them.
func (w *world) versions(id news.ID) []string {
	w.t.Helper()
	vs, err := w.store.Versions(w.ctx, id, 0, 100)
	w.must(err)
	var out []string
	for _, v := range slices.Backward(vs) {
		out = append(out, fmt.Sprintf("%d %s: %s", v.N, v.Reason, v.Content.Headline))
	}
	return out
}

// asset puts a finished picture into the archive.
func (w *world) asset(credit string) news.Asset {
	w.t.Helper()
	a := news.Asset{ID: news.ID(w.clock.Now().UnixMilli()), Type: "image/jpeg", State: news.AssetReady, Credit: credit, Alt: "Kios",
		Renditions: []news.Rendition{{Spec: "w640", Format: "jpeg", Width: 640, Height: 480, Key: "r/x"}}}
	for {
		a.ID++
		a.SHA256 = a.ID.String()
		if known, err := w.store.Assets(w.ctx, []news.ID{a.ID}); err == nil && len(known) == 0 {
			break
		}
	}
	w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error {
		if err := store.In(tx).SaveAsset(w.ctx, a); err != nil {
			return err
		}
		return store.In(tx).SaveRenditions(w.ctx, a.ID, a.Renditions)
	}))
	return a
}

func (w *world) topic(slug string) news.Topic {
	w.t.Helper()
	t, err := w.room.SaveTopic(w.ctx, w.editor, news.Topic{Slug: slug + "-" + w.solo.Slug, Name: slug, Kicker: slug})
	w.must(err)
	return t
}

func (w *world) tag(slug string) news.Tag {
	w.t.Helper()
	t, err := w.room.SaveTag(w.ctx, w.editor, news.Tag{Slug: slug + "-" + w.solo.Slug, Name: slug})
	w.must(err)
	return t
}

func (w *world) article(site news.Site, id news.ID) (reading.Article, error) {
	return w.read.For(site).Article(w.ctx, id)
}

// see returns the article that readers see.
func (w *world) see(site news.Site, id news.ID) reading.Article {
	w.t.Helper()
	a, err := w.article(site, id)
	if err != nil {
		w.t.Fatalf("%s: %v", site.Slug, err)
	}
	return a
}

// unseen fails when readers of a site get anything of a story.
func (w *world) unseen(site news.Site, id news.ID) {
	w.t.Helper()
	if _, err := w.article(site, id); fault.KindOf(err) != fault.NotFound {
		w.t.Errorf("%s shows the story: %v", site.Slug, err)
	}
	for _, list := range []string{news.ListLatest, news.ListMap, news.ListNewsMap, news.ListWithdrawn, news.ListSection(site.Sections[0].ID)} {
		marks, err := w.read.For(site).List(w.ctx, list, reading.Mark{}, 50)
		w.must(err)
		for _, c := range marks.Cards {
			if c.Story == id {
				w.t.Errorf("%s lists the story in %s", site.Slug, list)
			}
		}
	}
	if found := w.found(site, "isi"); slices.Contains(found, id) {
		w.t.Errorf("%s finds the story", site.Slug)
	}
}

// found returns the stories that a search finds.
func (w *world) found(site news.Site, text string) []news.ID {
	w.t.Helper()
	hits, err := w.read.For(site).Search(w.ctx, reading.Query{Text: text}, 50)
	w.must(err)
	out := []news.ID{}
	for _, h := range hits.Hits {
		out = append(out, h.Card.Story)
	}
	return out
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

// notices returns the texts on a site's list of notices, newest first.
func (w *world) notices(site news.Site) []string {
	w.t.Helper()
	posted, _, err := w.read.For(site).Notices(w.ctx, reading.Mark{}, 50)
	w.must(err)
	out := []string{}
	for _, p := range posted {
		out = append(out, p.Text)
	}
	return out
}

// frontSize is that of the portal's home, about.
var frontSize = reading.FrontSize{Top: 5, PerSection: 4, Latest: 10, Popular: 5}

// mark is the beginning of a list.
var mark reading.Mark

func queryIn(text string, s news.Section) reading.Query {
	return reading.Query{Text: text, Section: s.ID}
}

func ralat(text string) newsroom.Correction {
	return newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: text}
}

func newStory(site news.Site, c news.Content) newsroom.NewStory {
	return newsroom.NewStory{Site: site.ID, Section: site.Sections[0].ID, Content: c}
}
