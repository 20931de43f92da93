package auditor_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/auditor"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// TestMain hides the encoders that a machine may have.
func TestMain(m *testing.M) {
	if err := os.Setenv("PATH", ""); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// world is a network as it is wired for production, under a clock that stands
// still: three sites, and a story of Solo that stands on all of them.
type world struct {
	t     *testing.T
	ctx   context.Context
	app   *app.App
	clock *clock.Manual
	store store.Store
	media string
	since time.Time

	national, solo, bali news.Site
	chief, chief2        news.Actor
	topic                news.Topic
	tag                  news.Tag
	photo                news.Asset
	farah                news.Person
	story                news.ID
}

func each(t *testing.T, test func(w *world)) {
	t.Run("sqlite", func(t *testing.T) { test(newWorld(t, dbtest.SQLite(t), app.Config{})) })
	t.Run("postgres", func(t *testing.T) {
		if address := dbtest.Postgres(t); address != "" {
			test(newWorld(t, address, app.Config{}))
		}
	})
}

func newWorld(t *testing.T, address string, cfg app.Config) *world {
	t.Helper()
	w := &world{t: t, ctx: context.Background(), clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)),
		media: filepath.Join(t.TempDir(), "media")}
	cfg.DB, cfg.Media, cfg.Network, cfg.Scheme, cfg.Migrate, cfg.Clock = address, w.media, "Sagara", "http", true, w.clock
	cfg.Log = slog.New(slog.DiscardHandler)
	var err error
	w.app, err = app.New(w.ctx, cfg)
	w.must(err)
	t.Cleanup(func() { w.must(w.app.Close()) })
	w.store = store.New(w.app.DB, w.app.DB.Engine)
	w.national = w.site("nasional", "Sagara", "id", "Asia/Jakarta", true, "nasional", "ekonomi")
	w.solo = w.site("solo", "Sagara Solo", "id", "Asia/Jakarta", false, "warga", "ekonomi")
	w.bali = w.site("bali", "Sagara Bali", "en", "Asia/Makassar", false, "island", "culture")
	w.chief, w.chief2 = w.chiefOf(13), w.chiefOf(14)
	w.topic, err = w.app.Room.SaveTopic(w.ctx, w.chief, news.Topic{Slug: "pasar-legi", Name: "Pasar Legi", Kicker: "Pasar Legi Solo"})
	w.must(err)
	w.tag, err = w.app.Room.SaveTag(w.ctx, w.chief, news.Tag{Slug: "pasar", Name: "Pasar"})
	w.must(err)
	w.farah, err = w.app.Room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah-n", Name: "Farah N", Site: w.solo.ID, Role: "reporter"})
	w.must(err)
	w.photo = w.picture()
	w.begin()
	return w
}

// begin tells the story anew. From now on audits look at what changes.
func (w *world) begin() {
	w.t.Helper()
	w.clock.Advance(time.Minute)
	w.since = w.clock.Now()
	w.story = w.live("Kios Pasar Legi dibuka lagi")
	for _, s := range []news.Site{w.national, w.bali} {
		w.share(w.story, s)
	}
	w.must(w.app.Room.Override(w.ctx, w.chief, w.story, w.bali.ID, news.FieldBody, text("Stalls are open again after the fire of last year.", "The people of Solo are glad about it.")))
	w.must(w.app.Room.Override(w.ctx, w.chief, w.story, w.bali.ID, news.FieldHeadline, "Legi market opens again"))
	w.clock.Advance(time.Minute)
	w.drain()
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) drain() {
	w.t.Helper()
	w.must(w.app.Queue.Drain(w.ctx))
}

func (w *world) site(slug, name, language, zone string, national bool, sections ...string) news.Site {
	w.t.Helper()
	s := news.Site{Slug: slug, Name: name, Zone: zone, Language: language, Hosts: []string{slug + ".test"}, Public: true, National: national}
	for _, sec := range sections {
		s.Sections = append(s.Sections, news.Section{Slug: sec, Name: strings.ToUpper(sec[:1]) + sec[1:]})
	}
	s, err := w.app.Room.SaveSite(w.ctx, news.System(), s)
	w.must(err)
	return s
}

func (w *world) chiefOf(id news.ID) news.Actor {
	roles := map[news.ID][]news.Role{}
	for _, s := range []news.Site{w.national, w.solo, w.bali} {
		roles[s.ID] = []news.Role{news.RoleChiefEditor}
	}
	return news.Actor{Account: id, Name: "Chief", Roles: roles}
}

func (w *world) picture() news.Asset {
	w.t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	for i := range 300 {
		img.Set(i, i, color.RGBA{uint8(rand.IntN(256)), 90, uint8(i), 255})
	}
	var b bytes.Buffer
	w.must(jpeg.Encode(&b, img, nil))
	a, err := w.app.Room.AddAsset(w.ctx, w.chief, media.Upload{Name: "kios.jpg", File: bytes.NewReader(b.Bytes()), Site: w.solo.ID,
		Credit: "Sagara/Bima", Alt: "Kios di pasar", Caption: "Kios dibuka."})
	w.must(err)
	w.drain()
	return a
}

func text(paragraphs ...string) string {
	var nodes []*richtext.Node
	for _, p := range paragraphs {
		nodes = append(nodes, richtext.Paragraph(richtext.Text(p)))
	}
	return richtext.Must(richtext.New(nodes...)).String()
}

// live publishes a story of Solo.
func (w *world) live(headline string) news.ID {
	w.t.Helper()
	id, err := w.app.Room.Create(w.ctx, w.chief, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: news.Content{
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}, Headline: headline, Lead: "Lead dari " + headline + ".", Topic: w.topic.ID, Tags: []news.ID{w.tag.ID}, Photo: news.Photo{Asset: w.photo.ID},
		Body: text("Sebanyak 300 kios di "+headline+" sudah dapat dipakai.", "Pedagang menyambut baik pembukaan itu, kata kepala pasar.", "Pemerintah kota menanggung biaya sewa."),
	}})
	w.must(err)
	w.must(w.app.Room.Publish(w.ctx, w.chief, id))
	return id
}

func (w *world) share(id news.ID, to news.Site) {
	w.t.Helper()
	_, err := w.app.Room.Share(w.ctx, w.chief, id, to.ID, to.Sections[0].ID)
	w.must(err)
}

func (w *world) correct(id news.ID, what string, change func(c *news.Content)) {
	w.t.Helper()
	wc, _, err := w.store.WorkingCopy(w.ctx, id)
	w.must(err)
	change(&wc.Content)
	_, err = w.app.Room.Save(w.ctx, w.chief, id, wc.Rev, wc.Content)
	w.must(err)
	w.must(w.app.Room.Correct(w.ctx, w.chief, id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: what}))
}

const reason = "Memuat identitas seorang anak."

func (w *world) withdraw(id news.ID) {
	w.t.Helper()
	w.must(w.app.Room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
	w.must(w.app.Room.Withdraw(w.ctx, w.chief2, id))
}

func (w *world) placement(id news.ID, site news.Site) news.Placement {
	w.t.Helper()
	p, found, err := w.store.Placement(w.ctx, id, site.ID)
	w.must(err)
	if !found {
		w.t.Fatalf("not on %s", site.Slug)
	}
	return p
}

// sql changes the database behind the newsroom's back.
func (w *world) sql(query string, args ...any) {
	w.t.Helper()
	w.must(w.app.DB.Tx(w.ctx, func(tx *db.Tx) error { _, err := tx.ExecContext(w.ctx, query, args...); return err }))
}

// warm has every page kept that the auditor asks.
func (w *world) warm() {
	w.t.Helper()
	if found := w.audit(false); len(found) > 0 {
		w.t.Fatalf("drift before anything was planted: %q", found)
	}
}

// audit walks through everything and returns what it found: site and what,
// each once.
func (w *world) audit(repair bool) []string {
	w.t.Helper()
	return w.walk(w.app.Auditor, repair)
}

func (w *world) walk(a *auditor.Auditor, repair bool) (out []string) {
	w.t.Helper()
	var all []ledger.Drift
	run, err := a.Begin(w.ctx, news.System(), ledger.Run{Repair: repair, Since: w.since}, false)
	w.must(err)
	run, err = a.Walk(w.ctx, news.System(), run, func(d ledger.Drift) error {
		all = append(all, d)
		return nil
	})
	w.must(err)
	names := map[news.ID]string{w.national.ID: "nasional", w.solo.ID: "solo", w.bali.ID: "bali"}
	for _, d := range all {
		if line := names[d.Site] + " " + string(d.What); !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	kept, err := rows.New(w.app.DB, w.app.DB.Engine).Drifts(w.ctx, run.ID, 0, 1000)
	w.must(err)
	if len(kept) != len(all) || run.Drifts != len(all) || run.EndedAt.IsZero() {
		w.t.Errorf("%d drifts reported, %d kept, %d counted, ended %v", len(all), len(kept), run.Drifts, run.EndedAt)
	}
	slices.Sort(out)
	return out
}

// behind returns an auditor whose readers' handler changes what is served.
func (w *world) behind(change func(path, body string) string) *auditor.Auditor {
	served := w.app.Portal.Handler()
	return auditor.New(auditor.Config{DB: w.app.DB, Clock: w.clock, Log: slog.New(slog.DiscardHandler), Index: search.New(w.app.DB.Engine),
		Ledger: w.app.Room.Ledger, Address: func(s news.Site, path string) string { return "http://" + s.Host() + path },
		Readers: http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
			in := &kept{header: http.Header{}, status: 200}
			served.ServeHTTP(in, r)
			for k, v := range in.header {
				out.Header()[k] = v
			}
			out.Header().Del("Content-Length")
			out.WriteHeader(in.status)
			_, _ = out.Write([]byte(change(r.Host+r.URL.Path, in.body.String())))
		})})
}

type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (k *kept) Header() http.Header         { return k.header }
func (k *kept) WriteHeader(s int)           { k.status = s }
func (k *kept) Write(b []byte) (int, error) { return k.body.Write(b) }

func correction(what string) newsroom.Correction {
	return newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: what}
}
