package media_test

import (
	"bytes"
	"context"
	"fmt"
	goimage "image"
	"image/color"
	"image/jpeg"
	"log/slog"
	"math"
	"slices"
	"strings"
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
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// world is two sites with a picture library on a real database and a real
// folder.
type world struct {
	*testing.T
	ctx    context.Context
	db     *db.DB
	clock  *clock.Manual
	blobs  *blob.Disk
	room   *newsroom.Newsroom
	queue  *jobs.Queue
	store  store.Store
	index  search.Index
	purged []string

	solo, bali                             news.Site
	reporter, other, photo, editor, baliEd news.Actor
	farah                                  news.Person
}

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d)) })
}

func newWorld(t *testing.T, d *db.DB) *world {
	w := &world{T: t, ctx: context.Background(), db: d, store: store.New(d, d.Engine), index: search.New(d.Engine),
		clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
	var err error
	w.blobs, err = blob.OpenDisk(t.TempDir())
	w.must(err)
	t.Cleanup(func() { w.blobs.Close() })
	w.start(media.Files{Blobs: w.blobs, Partials: w.blobs})
	site := func(slug string) news.Site {
		s, err := w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: slug, Name: slug, Zone: "Asia/Jakarta", Language: "id",
			Hosts: []string{slug + ".test"}, Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}},
			Settings: news.Settings{DefaultPolicy: news.PolicyPublish}})
		w.must(err)
		return s
	}
	w.solo, w.bali = site("solo"), site("bali")
	actor := func(id news.ID, site news.Site, roles ...news.Role) news.Actor {
		return news.Actor{Account: id, Name: string(roles[0]), Roles: map[news.ID][]news.Role{site.ID: roles}}
	}
	w.reporter, w.other = actor(11, w.solo, news.RoleReporter), actor(12, w.solo, news.RoleReporter)
	w.photo, w.editor = actor(13, w.solo, news.RolePhotoEditor), actor(14, w.solo, news.RoleChiefEditor)
	w.baliEd = actor(15, w.bali, news.RoleChiefEditor)
	w.farah, err = w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah", Site: w.solo.ID, Role: "reporter"})
	w.must(err)
	return w
}

// start begins the program; calling it again is a restart, which takes a second:
// within one millisecond the IDs of two processes may meet.
func (w *world) start(files media.Files) {
	w.clock.Advance(time.Second)
	w.room = newsroom.New(act.Config{DB: w.db, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 1), Index: w.index,
		Purge: func(tags []string) { w.purged = append(w.purged, tags...) }}, files)
	w.queue = jobs.New(w.db, w.clock, slog.New(slog.DiscardHandler), w.room.Jobs())
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) refused(err error, want fault.Kind) {
	w.Helper()
	if err == nil || fault.KindOf(err) != want {
		w.Fatalf("got %v, want %v", err, want)
	}
}

// file is a JPEG whose fields of light depend on seed; quality makes another
// file of the same photo.
func file(seed, quality int) []byte {
	m := goimage.NewGray(goimage.Rect(0, 0, 360, 240))
	for y := range 240 {
		for x := range 360 {
			v := math.Sin(float64(x*(3+seed%7))/60+float64(seed)) + math.Cos(float64(y*(2+seed%5))/50-float64(seed)*1.7)
			m.SetGray(x, y, color.Gray{byte(128 + 60*v)})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (w *world) bring(actor news.Actor, seed int, more ...func(*media.Upload)) news.Asset {
	w.Helper()
	up := media.Upload{File: bytes.NewReader(file(seed, 85)), Site: w.solo.ID, Name: fmt.Sprintf("DSC_%04d.jpg", seed), Credit: "Rudi Hartono", Alt: "Pasar"}
	for _, m := range more {
		m(&up)
	}
	a, err := w.room.AddAsset(w.ctx, actor, up)
	w.must(err)
	w.must(w.queue.Drain(w.ctx))
	return w.asset(a.ID)
}

func (w *world) asset(id news.ID) news.Asset {
	w.Helper()
	as, err := w.store.OwnAssets(w.ctx, []news.ID{id})
	w.must(err)
	if len(as) != 1 {
		w.Fatalf("there is no picture %s", id)
	}
	return as[0]
}

func body(pictures ...news.ID) string {
	var b strings.Builder
	b.WriteString(`{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"Pasar dibuka."}]}`)
	for _, id := range pictures {
		fmt.Fprintf(&b, `,{"type":"image","attrs":{"asset":"%s"}}`, id)
	}
	return b.String() + "]}"
}

func (w *world) content(lead news.ID, inText ...news.ID) news.Content {
	return news.Content{Headline: "Pasar Legi dibuka", Lead: "Pedagang kembali.", Body: body(inText...), Photo: news.Photo{Asset: lead},
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}
}

func (w *world) story(c news.Content) news.ID {
	w.Helper()
	id, err := w.room.Create(w.ctx, w.editor, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: c})
	w.must(err)
	return id
}

func (w *world) save(id news.ID, c news.Content) {
	w.Helper()
	wc, _, err := w.store.WorkingCopy(w.ctx, id)
	w.must(err)
	_, err = w.room.Save(w.ctx, w.editor, id, wc.Rev, c)
	w.must(err)
}

// uses are the uses of one picture in words.
func (w *world) uses(id news.ID) string {
	w.Helper()
	us, err := w.store.AssetUses(w.ctx, []news.ID{id}, 100)
	w.must(err)
	var out []string
	for _, u := range us {
		out = append(out, string(u.Kind)+":"+u.Place)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func (w *world) wantUses(id news.ID, want string) {
	w.Helper()
	if got := w.uses(id); got != want {
		w.Errorf("used in %q, want %q", got, want)
	}
}
