package reading_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

var ctx = context.Background()

// archive is a network with so many stories that a database would notice a
// query that looks at all of them.
type archive struct {
	*testing.T
	fill   *db.DB
	read   *db.DB // a handle that only readers use
	reader *reading.Reader
	solo   news.Site
	now    time.Time
}

const (
	stories             = 6000
	solo, bali          = news.ID(10), news.ID(20)
	warga, pasar, bumi  = news.ID(11), news.ID(12), news.ID(21)
	topic, tag, farah   = news.ID(4), news.ID(5), news.ID(7)
	photo               = news.ID(8)
	newest              = news.ID(1000 + stories - 1) // not withdrawn, unlike every fiftieth
	withdrawn, replying = news.ID(1050), news.ID(1041)
)

func openArchive(t *testing.T, address string) *archive {
	a := &archive{T: t, fill: dbtest.Open(t, address), now: time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)}
	a.fillIn()
	var err error
	if a.read, err = db.Open(ctx, address); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.read.Close() })
	a.reader = reading.New(a.read, clock.NewManual(a.now), search.New(a.read.Engine))
	a.must(a.reader.Refresh(ctx))
	a.solo, _ = a.reader.Host("solo.test")
	return a
}

// analyse lets the planner know what the tables hold.
func (a *archive) analyse() {
	a.must(a.fill.Tx(ctx, func(tx *db.Tx) error { _, err := tx.ExecContext(ctx, "ANALYZE"); return err }))
}

func (a *archive) must(err error) {
	a.Helper()
	if err != nil {
		a.Fatal(err)
	}
}

func (a *archive) fillIn() {
	at := a.now.Add(-stories * time.Minute)
	body := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi.")), richtext.Picture(photo.String()), richtext.RelatedStory(newest.String()))).String()
	meta := `{"slug":"berita","topic":"4","tags":["5","6"],"bylines":[{"person":"7","role":"author"}],"photo":{"asset":"8"}}`
	var entries []news.TopicEntry
	for i := range 300 {
		entries = append(entries, news.TopicEntry{ID: news.ID(500 + i), At: at.Add(time.Duration(i) * time.Hour), Text: "x", Story: news.ID(1000 + i)})
	}
	a.must(a.fill.Tx(ctx, func(tx *db.Tx) error {
		s := store.In(tx)
		err := errors.Join(
			s.SaveSite(ctx, news.Site{ID: solo, Slug: "solo", Name: "Solo", Zone: "Asia/Jakarta", Language: "id", Public: true, Hosts: []string{"solo.test"},
				Sections: []news.Section{{ID: warga, Slug: "warga", Name: "Warga"}, {ID: pasar, Slug: "pasar", Name: "Pasar"}}}),
			s.SaveSite(ctx, news.Site{ID: bali, Slug: "bali", Name: "Bali", Zone: "Asia/Makassar", Language: "en", Public: true, Hosts: []string{"bali.test"},
				Sections: []news.Section{{ID: bumi, Slug: "bumi", Name: "Bumi"}}}),
			s.SavePerson(ctx, news.Person{ID: farah, Slug: "farah-n", Name: "Farah N", Site: solo}),
			s.SaveTag(ctx, news.Tag{ID: tag, Slug: "beras", Name: "Beras", Aliases: []string{"padi"}}),
			s.SaveTag(ctx, news.Tag{ID: tag + 1, Slug: "jagung", Name: "Jagung"}),
			s.SaveTopic(ctx, news.Topic{ID: topic, Slug: "pasar", Name: "Pasar", Kicker: "Pasar", Entries: entries}),
			s.SaveAsset(ctx, news.Asset{ID: photo, SHA256: "x", State: news.AssetReady, Credit: "ANTARA"}),
			s.SaveRenditions(ctx, photo, []news.Rendition{{Spec: "w640", Format: "jpeg"}}),
		)
		if err == nil {
			_, err = s.SavePage(ctx, store.Page{Site: solo, Slug: "about", Title: "x", Document: "{}"})
		}
		if err != nil {
			return err
		}
		many := func(query string, args ...any) {
			if err == nil {
				_, err = tx.ExecContext(ctx, `WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i + 1 < 6000) `+query, args...)
			}
		}
		ms := at.UnixMilli()
		many(`INSERT INTO story (id, origin_site, kind, state, language, rev, live_version, last_version, publish_at, embargo_until,
				updated_at, withdrawn_at, unsettled, created_by, created_at)
			SELECT 1000 + i, 10, 'news', CASE WHEN i % 50 = 0 THEN 'withdrawn' ELSE 'live' END, 'id', 1, 1, 1, CAST($1 AS BIGINT) + i * 60000, 0, 0,
				CASE WHEN i % 50 = 0 THEN CAST($1 AS BIGINT) + i * 60000 + 1 ELSE 0 END, 0, 1, CAST($1 AS BIGINT) FROM s`, ms)
		many(`INSERT INTO story_version (story, n, reason, made_by, made_at, headline, lead, meta, private, document)
			SELECT 1000 + i, 1, 'publish', 1, CAST($1 AS BIGINT), 'Berita', 'Lead.', CAST($2 AS TEXT), '{}', CAST($3 AS TEXT) FROM s`, ms, meta, body)
		many(`INSERT INTO placement (id, story, site, section, origin, state, visible_at, version, made_by, made_at)
			SELECT 100000 + i, 1000 + i, 10, 11, 1, CASE WHEN i % 50 = 0 THEN 'withdrawn' ELSE 'placed' END, CAST($1 AS BIGINT) + i * 60000, 1, 1, CAST($1 AS BIGINT) FROM s`, ms)
		many(`INSERT INTO placement (id, story, site, section, origin, state, visible_at, version, made_by, made_at)
			SELECT 200000 + i, 1000 + i, 20, 21, 0, 'placed', CAST($1 AS BIGINT) + i * 60000, 1, 1, CAST($1 AS BIGINT) FROM s`, ms)
		many(`INSERT INTO placement_override (placement, field, base, made_by, made_at, value)
			SELECT 200000 + i, 'headline', 1, 1, CAST($1 AS BIGINT), 'Ours' FROM s`, ms)
		for _, list := range []string{news.ListLatest, news.ListMap, news.ListNewsMap, news.ListSection(warga), news.ListSection(pasar),
			news.ListTopic(topic), news.ListTag(tag), news.ListTag(tag + 1), news.ListPerson(farah)} {
			many(`INSERT INTO listing (site, list, at, item) SELECT 10, CAST($2 AS TEXT), CAST($1 AS BIGINT) + i * 60000, 100000 + i FROM s WHERE i % 50 <> 0`, ms, list)
			many(`INSERT INTO listing_count (site, list, month, n) SELECT 10, CAST($1 AS TEXT), i, 5 FROM s WHERE i < 120`, list)
		}
		many(`INSERT INTO listing (site, list, at, item) SELECT 20, 'latest', CAST($1 AS BIGINT) + i * 60000, 200000 + i FROM s`, ms)
		many(`INSERT INTO listing (site, list, at, item) SELECT 10, 'withdrawn', CAST($1 AS BIGINT) + i * 60000, 100000 + i FROM s WHERE i % 50 = 0`, ms)
		many(`INSERT INTO notice (id, story, kind, severity, text, apology, reply, version, made_by, at)
			SELECT 300000 + i, 1000 + i, 'hak_jawab', '', 'x', '', 1000 + i + 1, 1, 1, CAST($1 AS BIGINT) + i * 60000 FROM s`, ms)
		many(`INSERT INTO listing (site, list, at, item) SELECT 10, 'notices', CAST($1 AS BIGINT) + i * 60000, 300000 + i FROM s`, ms)
		many(`INSERT INTO withdrawal (story, ground, reason, proposed_by, proposed_at, approved_by, approved_at)
			SELECT 1000 + i, 'anak', 'x', 1, CAST($1 AS BIGINT), 2, CASE WHEN i % 50 = 0 THEN CAST($1 AS BIGINT) + i * 60000 ELSE 0 END FROM s`, ms)
		many(`INSERT INTO redirect (site, path, target, story, made_at) SELECT 10, '/lama/' || i, '', 1000 + i, CAST($1 AS BIGINT) FROM s`, ms)
		many(`INSERT INTO popular (site, position, placement, score) SELECT 10, i, 100001 + i, 1 FROM s WHERE i < 30`)
		many(`INSERT INTO front_pin (site, front, position, placement, until) SELECT 10, 'home', i, 100001 + i, 0 FROM s WHERE i < 3`)
		many(`INSERT INTO event (id, kind, story, site, actor, at, tags, payload) SELECT i + 1, 'x', 1000 + i, 10, 1, CAST($1 AS BIGINT), '[]', '' FROM s`, ms)
		if tx.Engine.Postgres() {
			many(`INSERT INTO search_doc (id, placement, terms) SELECT (CAST($1 AS BIGINT) + i * 60000) << 20, 100000 + i, ('zz0s' || CAST($2 AS TEXT) || ' isi' || i % 97)::text::tsvector FROM s`, ms, solo.String())
		} else {
			many(`INSERT INTO search_doc (id, placement) SELECT (CAST($1 AS BIGINT) + i * 60000) << 20, 100000 + i FROM s`, ms)
			many(`INSERT INTO search_text (rowid, scope, headline, body) SELECT (CAST($1 AS BIGINT) + i * 60000) << 20, 'zz0s' || CAST($2 AS TEXT), 'isi' || i % 97, '' FROM s`, ms, solo.String())
		}
		many(`INSERT INTO asset (id, sha256, type, bytes, width, height, state, credit, creator, caption, alt, copyright, terms,
				focal_x, focal_y, taken_at, archive, source_type, colour, fault, made_by, made_at)
			SELECT 400000 + i, 'x' || i, 'image/jpeg', 1, 1, 1, 'ready', 'x', '', '', '', '', '', 0, 0, 0, '', '', '', '', 1, 1 FROM s`)
		many(`INSERT INTO rendition (asset, spec, format, width, height, bytes, key) SELECT 400000 + i, 'w640', 'jpeg', 1, 1, 1, 'x' FROM s`)
		many(`INSERT INTO person (id, slug, name, initials, site, role, bio) SELECT 500000 + i, 'x' || i, '', '', 10, '', '' FROM s`)
		many(`INSERT INTO topic (id, slug, name, kicker, summary, closed, updated_at) SELECT 600000 + i, 'x' || i, '', '', '', 0, 0 FROM s`)
		many(`INSERT INTO tag (id, slug, name) SELECT 700000 + i, 'x' || i, '' FROM s`)
		many(`INSERT INTO tag_alias (slug, tag) SELECT 'y' || i, 700000 + i FROM s`)
		many(`INSERT INTO topic_entry (id, topic, at, day_only, text, story) SELECT 800000 + i, 600000 + i % 50, i, 0, 'x', 0 FROM s`)
		return err
	}))
	if a.fill.Engine.Postgres() {
		a.analyse()
	}
}

// visits calls every method with which a page reads, by its name.
func (a *archive) visits() map[string]func(v *reading.Visit) error {
	var none reading.Mark
	first := func(_ any, err error) error { return err }
	size := reading.FrontSize{Top: 5, PerSection: 4, Latest: 10, Popular: 10}
	day := a.now.Add(-100 * time.Hour)
	before := reading.Mark{At: day, Item: 5}
	return map[string]func(v *reading.Visit) error{
		"Article": func(v *reading.Visit) error {
			_, shared := a.reader.For(a.site("bali.test")).Article(ctx, newest)
			_, gone := v.Article(ctx, withdrawn)
			var w *reading.Withdrawn
			if !errors.As(gone, &w) {
				return errors.Join(errors.New("the withdrawn story is not gone"), gone)
			}
			_, lost := v.Article(ctx, 99)
			if lost == nil {
				return errors.New("story 99 was found")
			}
			return errors.Join(shared, first(v.Article(ctx, replying)))
		},
		"Articles": func(v *reading.Visit) error {
			ids := []news.ID{replying, withdrawn, newest, 99}
			for _, site := range []news.Site{v.Site, a.site("bali.test")} {
				together, err := a.reader.For(site).Articles(ctx, ids)
				if err != nil {
					return err
				}
				var alone []reading.Article
				for _, id := range ids {
					if one, err := a.reader.For(site).Article(ctx, id); err == nil {
						alone = append(alone, one)
					}
				}
				if len(alone) == 0 || !reflect.DeepEqual(together, alone) {
					return fmt.Errorf("on %s: %d together, %d one by one, or not the same", site.Slug, len(together), len(alone))
				}
			}
			return nil
		},
		"TagNames":            func(v *reading.Visit) error { return first(v.TagNames(ctx, []news.ID{tag})) },
		"Topic":               func(v *reading.Visit) error { return first(v.Topic(ctx, "pasar")) },
		"Tag":                 func(v *reading.Visit) error { return first(v.Tag(ctx, "padi")) },
		"Person":              func(v *reading.Visit) error { return first(v.Person(ctx, "farah-n")) },
		"Notices":             func(v *reading.Visit) error { _, _, err := v.Notices(ctx, before, 20); return err },
		"RecordedNotices":     func(v *reading.Visit) error { _, _, err := v.RecordedNotices(ctx, before, 20); return err },
		"RecordedWithdrawals": func(v *reading.Visit) error { _, _, err := v.RecordedWithdrawals(ctx, none, 20); return err },
		"RecordedCount":       func(v *reading.Visit) error { return first(v.RecordedCount(ctx, news.ListNotices)) },
		"Withdrawals":         func(v *reading.Visit) error { _, _, err := v.Withdrawals(ctx, none, 20); return err },
		"Page":                func(v *reading.Visit) error { _, _, err := v.Page(ctx, "about"); return err },
		"Redirect":            func(v *reading.Visit) error { return first(v.Redirect(ctx, "/lama/7")) },
		"StoryAddress":        func(v *reading.Visit) error { return first(v.StoryAddress(ctx, newest)) },
		"Months":              func(v *reading.Visit) error { return first(v.Months(ctx)) },
		"Count":               func(v *reading.Visit) error { return first(v.Count(ctx, news.ListLatest)) },
		"List":                func(v *reading.Visit) error { return first(v.List(ctx, news.ListLatest, before, 20)) },
		"Day": func(v *reading.Visit) error {
			return first(v.Day(ctx, news.ListLatest, day, day.Add(24*time.Hour), none, 20))
		},
		"DayBefore": func(v *reading.Visit) error { return first(v.DayBefore(ctx, news.ListLatest, day)) },
		"DayAfter":  func(v *reading.Visit) error { return first(v.DayAfter(ctx, news.ListLatest, day)) },
		"Neighbours": func(v *reading.Visit) error {
			_, _, err := v.Neighbours(ctx, reading.Card{Topic: news.Topic{ID: topic}, ListedAt: day, Placement: 5})
			return err
		},
		"Home":       func(v *reading.Visit) error { return first(v.Home(ctx, size)) },
		"TopicTop":   func(v *reading.Visit) error { return first(v.TopicTop(ctx, topic, size)) },
		"SectionTop": func(v *reading.Visit) error { return first(v.SectionTop(ctx, v.Site.Sections[0], size)) },
		"Related": func(v *reading.Visit) error {
			return first(v.Related(ctx, reading.Card{Topic: news.Topic{ID: topic}, Tags: []news.ID{tag}}, 6))
		},
		"Popular": func(v *reading.Visit) error { return first(v.Popular(ctx, 10)) },
		"Pool":    func(v *reading.Visit) error { return first(v.Pool(ctx, 60)) },
		"Search": func(v *reading.Visit) error {
			return first(v.Search(ctx, reading.Query{Text: "isi7", Section: 0, From: day}, 20))
		},
		"Sites": func(v *reading.Visit) error { _ = v.Sites(); return nil },
		"Tags":  func(v *reading.Visit) error { _ = v.Tags(); return nil },
		"Until": func(v *reading.Visit) error { _ = v.Until(); return nil },
	}
}

func (a *archive) site(host string) news.Site {
	site, ok := a.reader.Host(host)
	if !ok {
		a.Fatalf("no site %s", host)
	}
	return site
}

// oneLine writes a statement without its line ends.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
