package store_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

var (
	ctx  = context.Background()
	noon = time.Date(2026, 3, 2, 5, 0, 0, 123e6, time.UTC)
)

// Text that has hurt somebody's database before.
const text = "Wali Kota: “harga” turun 5%, kata Farrā’—é 🎋 'petik' \"ganda\" \\ $1 ? \n\tꦱꦸꦫꦏꦂꦠ; DROP TABLE story;--"

// bench is a database with two sites of two sections each.
type bench struct {
	*testing.T
	db   *db.DB
	read store.Store
}

const (
	solo, bali   = news.ID(10), news.ID(20)
	warga, pasar = news.ID(11), news.ID(12)
	island       = news.ID(21)
)

func each(t *testing.T, test func(b bench)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		b := bench{t, d, store.New(d, d.Engine)}
		b.write(func(s store.Store) error {
			for _, site := range []news.Site{
				{ID: solo, Slug: "solo", Name: "Solo", Hosts: []string{"solo.test"}, Sections: []news.Section{{ID: warga, Slug: "warga"}, {ID: pasar, Slug: "pasar"}}},
				{ID: bali, Slug: "bali", Name: "Bali", Hosts: []string{"bali.test"}, Sections: []news.Section{{ID: island, Slug: "island"}}},
			} {
				if err := s.SaveSite(ctx, site); err != nil {
					return err
				}
			}
			return nil
		})
		test(b)
	})
}

func (b bench) write(f func(s store.Store) error) {
	b.Helper()
	b.must(b.try(f))
}

func (b bench) try(f func(s store.Store) error) error {
	return b.db.Tx(ctx, func(tx *db.Tx) error { return f(store.In(tx)) })
}

func (b bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// same fails unless what came back is what went in.
func (b bench) same(what string, got, want any, err error) {
	b.Helper()
	if err != nil {
		b.Fatalf("%s: %v", what, err)
	}
	if !reflect.DeepEqual(got, want) {
		b.Errorf("%s came back as\n%+v\nwant\n%+v", what, got, want)
	}
}

func (b bench) story(id news.ID) news.Story {
	b.Helper()
	st := news.Story{ID: id, OriginSite: solo, Kind: news.KindNews, State: news.StateDraft, Language: "id", Rev: 1, CreatedAt: noon}
	b.write(func(s store.Store) error { return s.InsertStory(ctx, st) })
	return st
}

func TestSitesComeBack(t *testing.T) {
	each(t, func(b bench) {
		full := news.Site{ID: 30, Slug: "papua", Name: text[:40], Zone: "Asia/Jayapura", Language: "id", Public: true, National: true, Position: -1, Rev: 7,
			Hosts: []string{"papua.test", "www.papua.test"},
			Settings: news.Settings{Tagline: text, Owner: "PT", Staff: []news.Staff{{Role: "Redaktur", Name: text}}, Hubs: []string{"https://hub.test/"},
				SecondPerson: true, DefaultPolicy: news.PolicyAsk, Look: news.Look{Accent: "#0a5c36", Type: "serif"}},
			Sections: []news.Section{{ID: 31, Site: 30, Slug: "a", Name: text, Position: 0}, {ID: 32, Site: 30, Slug: "b", Name: "B", Position: 1}}}
		b.write(func(s store.Store) error { return s.SaveSite(ctx, full) })
		sites, err := b.read.Sites(ctx)
		b.must(err)
		b.same("first site", sites[0], full, nil) // Position -1
		empty := news.Site{ID: solo, Slug: "solo", Name: "Solo", Hosts: []string{"solo.test"}, Sections: []news.Section{
			{ID: warga, Site: solo, Slug: "warga"}, {ID: pasar, Site: solo, Slug: "pasar", Position: 1}}}
		b.same("site with nothing set", sites[1], empty, nil)

		// A host moves on, the order of sections changes, a section that is
		// not named any more stays.
		full.Hosts, full.Sections = []string{"papua.id"}, []news.Section{{ID: 32, Site: 30, Slug: "b", Name: "B2"}}
		full.Public = false
		b.write(func(s store.Store) error { return s.SaveSite(ctx, full) })
		got, found, err := b.read.Site(ctx, 30)
		b.must(err)
		full.Sections = []news.Section{{ID: 31, Site: 30, Slug: "a", Name: text}, {ID: 32, Site: 30, Slug: "b", Name: "B2"}}
		b.same("changed site", got, full, nil)
		if !found {
			b.Error("the changed site was not found")
		}
		if _, found, err := b.read.Site(ctx, 99); found || err != nil {
			b.Errorf("site 99: %v, %v", found, err)
		}
		for name, site := range map[string]news.Site{
			"host of another": {ID: 40, Slug: "x", Hosts: []string{"solo.test"}},
			"slug of another": {ID: 40, Slug: "solo", Hosts: []string{"x.test"}},
		} {
			if err := b.try(func(s store.Store) error { return s.SaveSite(ctx, site) }); fault.KindOf(err) != fault.Conflict {
				b.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestSmallNounsComeBack(t *testing.T) {
	each(t, func(b bench) {
		person := news.Person{ID: 1, Slug: "farah-n", Name: "Farah Nūr", Initials: "fn", Site: solo, Role: "reporter", Bio: text}
		bare := news.Person{ID: 2, Slug: "x"}
		tag := news.Tag{ID: 3, Slug: "vladimir-putin", Name: "Vladimir Putin", Aliases: []string{"putin", "v-putin"}}
		topic := news.Topic{ID: 4, Slug: "pasar-legi", Name: text, Kicker: "Pasar Legi", Summary: text, Closed: true, UpdatedAt: noon,
			Entries: []news.TopicEntry{{ID: 41, At: noon.Add(-time.Hour), DayOnly: true, Text: text, Story: 9}, {ID: 42, At: noon, Text: "dua"}}}
		account := news.Account{ID: 5, Email: "farah@solo.test", Name: "Farah", Person: 1, Active: true, MadeAt: noon,
			Roles: map[news.ID][]news.Role{0: {news.RoleNetworkAdmin}, solo: {news.RoleEditor, news.RolePhotoEditor}}}
		page := store.Page{Site: solo, Slug: "about", Title: text, Document: `{"type":"doc"}`, UpdatedAt: noon, UpdatedBy: 5}
		b.write(func(s store.Store) error {
			_, err := s.SavePage(ctx, page)
			for _, err := range []error{err, s.SavePerson(ctx, person), s.SavePerson(ctx, bare), s.SaveTag(ctx, tag), s.SaveTopic(ctx, topic),
				s.SaveAccount(ctx, account)} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		people, err := b.read.People(ctx, []news.ID{2, 1, 99})
		b.same("people", len(people), 2, err)
		p, found, err := b.read.PersonBySlug(ctx, "farah-n")
		b.same("person", p, person, err)
		p, _, err = b.read.PersonBySlug(ctx, "x")
		b.same("bare person", p, bare, err)
		if _, found, err = b.read.PersonBySlug(ctx, "nobody"); found || err != nil {
			b.Errorf("nobody was found: %v", err)
		}

		for _, slug := range []string{"vladimir-putin", "putin", "v-putin"} {
			got, found, err := b.read.TagBySlug(ctx, slug)
			if !found || got.ID != 3 || got.Name != tag.Name || err != nil {
				b.Errorf("tag %s: %+v, %v", slug, got, err)
			}
		}
		tag.Aliases = []string{"v-putin"}
		b.write(func(s store.Store) error { return s.SaveTag(ctx, tag) })
		if _, found, _ := b.read.TagBySlug(ctx, "putin"); found {
			b.Error("an alias that was given up still leads to the tag")
		}

		got, _, err := b.read.TopicBySlug(ctx, "pasar-legi")
		got.Entries, _ = b.read.TopicEntries(ctx, 4, 10)
		slices.Reverse(got.Entries) // newest first
		b.same("topic", got, topic, err)
		one, err := b.read.TopicEntries(ctx, 4, 1)
		b.same("newest entry", one, topic.Entries[1:], err)
		topic.Entries, topic.Closed = nil, false
		b.write(func(s store.Store) error { return s.SaveTopic(ctx, topic) })
		topics, err := b.read.Topics(ctx, []news.ID{4})
		b.same("topic without timeline", topics, []news.Topic{topic}, err)

		a, found, err := b.read.AccountByEmail(ctx, "farah@solo.test")
		b.same("account", a, account, err)
		account.Active, account.Roles = false, map[news.ID][]news.Role{}
		b.write(func(s store.Store) error { return s.SaveAccount(ctx, account) })
		a, found, err = b.read.AccountByEmail(ctx, "farah@solo.test")
		b.same("account without roles", a, account, err)
		a, found, err = b.read.Account(ctx, 5)
		b.same("account by its id", a, account, err)
		if !found {
			b.Error("the account was not found")
		}
		pg, _, err := b.read.Page(ctx, solo, "about")
		b.same("page", pg, page, err)
		if _, found, _ := b.read.Page(ctx, bali, "about"); found {
			b.Error("a page of another site was found")
		}
	})
}

func TestAssetsComeBack(t *testing.T) {
	each(t, func(b bench) {
		full := news.Asset{ID: 1, SHA256: "ab", Type: "image/jpeg", Bytes: 1 << 33, Width: 4000, Height: 3000, State: news.AssetReady,
			Credit: "ANTARA/Ahmad Subaidi", Creator: "A, B", Caption: text, Alt: text, Copyright: "© 2026", Terms: text,
			FocalX: 0.3333, FocalY: 1, TakenAt: noon, Archive: "2019", SourceType: "digitalCapture", Colour: "#aabbcc", MadeBy: 5, MadeAt: noon,
			Renditions: []news.Rendition{
				{Spec: "16x9", Format: "jpeg", Width: 1200, Height: 675, Bytes: 9, Key: "r/a"},
				{Spec: "w1600", Format: "jpeg", Width: 1600, Height: 1200, Bytes: 10, Key: "r/b"},
				{Spec: "w320", Format: "webp", Width: 320, Height: 240, Bytes: 8, Key: "r/c"}},
			Site: solo, Name: "DSC_1.jpg", Keywords: "pasar\nharga", Licence: text, RightsUntil: noon, Likeness: -5, PublicAt: noon, Rev: 1}
		bare := news.Asset{ID: 2, SHA256: "cd", State: news.AssetPending, Rev: 1}
		b.write(func(s store.Store) error {
			for _, err := range []error{s.SaveAsset(ctx, full), s.SaveAsset(ctx, bare), s.SaveRenditions(ctx, 1, full.Renditions)} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		got, err := b.read.Assets(ctx, []news.ID{1})
		b.same("asset", got, []news.Asset{full}, err)
		one, found, err := b.read.AssetBySHA(ctx, "cd")
		b.same("bare asset", one, bare, err)
		if !found {
			b.Error("the bare asset was not found")
		}
		none, err := b.read.Assets(ctx, nil)
		b.same("no assets", none, []news.Asset(nil), err)
		// What the original is never changes; the rest does.
		changed := full
		changed.SHA256, changed.Width, changed.Credit, changed.State, changed.Fault = "zz", 1, "EPA", news.AssetFailed, "corrupt"
		b.write(func(s store.Store) error {
			if err := s.SaveRenditions(ctx, 1, full.Renditions[:1]); err != nil {
				return err
			}
			return s.SaveAsset(ctx, changed)
		})
		changed.Rev = 2
		changed.SHA256, changed.Width, changed.Renditions = full.SHA256, full.Width, full.Renditions[:1]
		got, err = b.read.Assets(ctx, []news.ID{1})
		b.same("changed asset", got, []news.Asset{changed}, err)
	})
}

func TestStoriesComeBack(t *testing.T) {
	each(t, func(b bench) {
		full := news.Story{ID: 1, OriginSite: solo, Kind: news.KindOpinion, State: news.StateLive, Language: "id", Rev: 3, LiveVersion: 2, LastVersion: 4,
			PublishAt: noon, EmbargoUntil: noon.Add(1), UpdatedAt: noon, WithdrawnAt: noon, Unsettled: true, CreatedBy: 5, CreatedAt: noon, Reserved: true}
		full.EmbargoUntil = noon.Add(time.Hour)
		content := news.Content{Headline: text, Lead: text, Body: `{"type":"doc","text":"` + "é🎋" + `"}`, Slug: "a-b", Topic: 4, Tags: []news.ID{3, 2},
			Bylines: []news.Byline{{Person: 1, Role: news.Author}, {Person: 2, Role: news.Editor}},
			Photo:   news.Photo{Asset: 8, Caption: text, Slug: "PASAR", Alt: text}, Located: "Solo", Urgent: true, Sensitive: true,
			AI: news.AIUse{Level: news.AIAssist, Tool: text}, Unverified: &news.Attestation{PublicInterest: text, FirstSource: "b", Unreachable: "c", NoteShown: true},
			Sponsor: "PT", Words: 12, Private: news.Private{Sources: text, Notes: "rahasia"}}
		w := news.WorkingCopy{Story: 1, Rev: 9, Base: 4, Content: content, SavedBy: 5, SavedAt: noon}
		b.write(func(s store.Store) error {
			if err := s.InsertStory(ctx, full); err != nil {
				return err
			}
			for n := 1; n <= 4; n++ {
				c := content
				if n == 1 {
					c = news.Content{}
				}
				if err := s.InsertVersion(ctx, news.Version{Story: 1, N: n, Content: c, Reason: fmt.Sprint("r", n), MadeBy: 5, MadeAt: noon}); err != nil {
					return err
				}
			}
			return s.SaveWorkingCopy(ctx, w)
		})
		got, found, err := b.read.Story(ctx, 1)
		b.same("story", got, full, err)
		bare := b.story(2)
		list, err := b.read.Stories(ctx, []news.ID{2})
		b.same("bare story", list, []news.Story{bare}, err)
		if _, found, err = b.read.Story(ctx, 99); found || err != nil {
			b.Errorf("story 99: %v", err)
		}

		wc, _, err := b.read.WorkingCopy(ctx, 1)
		b.same("working copy", wc, w, err)
		v, err := b.read.Version(ctx, 1, 4)
		b.same("version", v, news.Version{Story: 1, N: 4, Content: content, Reason: "r4", MadeBy: 5, MadeAt: noon}, err)
		v, err = b.read.Version(ctx, 1, 1)
		b.same("empty version", v.Content, news.Content{}, err)
		if _, err := b.read.Version(ctx, 1, 5); err == nil {
			b.Error("version 5 was found")
		}
		// What lists load holds neither the document nor what is private.
		head := content
		head.Body, head.Private = "", news.Private{}
		heads, err := b.read.LiveHeads(ctx, []news.ID{1, 2})
		b.same("live heads", heads, []news.Version{{Story: 1, N: 2, Content: head, Reason: "r2", MadeBy: 5, MadeAt: noon}}, err)
		docs, err := b.read.LiveDocuments(ctx, []news.ID{1, 2, 99})
		b.same("live documents", docs, map[news.ID]string{1: content.Body}, err)
		var ns []int
		page, err := b.read.Versions(ctx, 1, 0, 3)
		for _, v := range page {
			ns = append(ns, v.N)
		}
		b.same("newest versions", ns, []int{4, 3, 2}, err)
		page, err = b.read.Versions(ctx, 1, 2, 3)
		b.same("older versions", len(page), 1, err)
	})
}
