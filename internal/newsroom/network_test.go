package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/store"
)

func TestNetwork(t *testing.T) {
	scenarios(t,
		scenario{"sites", func(w *world) {
			admin := actor(31, w.solo, news.RoleSiteAdmin)
			changed := w.solo
			changed.Name = "Sagara Surakarta"
			changed.Sections = append(changed.Sections[:1:1], news.Section{Slug: "budaya", Name: "Budaya"})
			saved, err := w.room.SaveSite(w.ctx, admin, changed)
			w.must(err)
			w.is("revision", saved.Rev, w.solo.Rev+1)
			if saved.Sections[1].ID == 0 {
				w.t.Error("the new section has no id")
			}
			_, err = w.room.SaveSite(w.ctx, w.editor, changed)
			w.refused(err, fault.Forbidden)
			_, err = w.room.SaveSite(w.ctx, admin, w.national)
			w.refused(err, fault.Forbidden)
			fresh := news.Site{Slug: "baru", Name: "Baru", Zone: "Asia/Jakarta", Language: "id", Hosts: []string{"baru.test"}, Sections: []news.Section{{Slug: "a", Name: "A"}}}
			_, err = w.room.SaveSite(w.ctx, admin, fresh)
			w.refused(err, fault.Forbidden)
			fresh.Hosts = w.solo.Hosts
			_, err = w.room.SaveSite(w.ctx, news.System(), fresh)
			w.invalid(err, "host")
			// A section of another site cannot be taken over by its id.
			_, err = w.room.SaveSite(w.ctx, admin, changed)
			w.refused(err, fault.Conflict) // made on a revision that is gone
			changed = saved
			changed.Sections = append(changed.Sections[:1:1], w.national.Sections[0])
			_, err = w.room.SaveSite(w.ctx, admin, changed)
			w.invalid(err, "sections")
			fresh.ID = 12345
			_, err = w.room.SaveSite(w.ctx, news.System(), fresh)
			w.refused(err, fault.NotFound)
		}},
		scenario{"a site that is not public shows nothing", func(w *world) {
			id := w.live("Isi")
			w.solo.Public = false
			_, err := w.room.SaveSite(w.ctx, news.System(), w.solo)
			w.must(err)
			w.must(w.read.Refresh(w.ctx))
			if _, ok := w.read.Host(w.solo.Hosts[0]); ok {
				w.t.Error("the host of a hidden site is answered")
			}
			w.unseen(w.solo, id)
			for _, s := range w.read.Sites() {
				if s.ID == w.solo.ID {
					w.t.Error("a hidden site stands in the network bar")
				}
			}
		}},
		scenario{"pages", func(w *world) {
			admin := actor(31, w.solo, news.RoleSiteAdmin)
			w.must(w.room.SavePage(w.ctx, admin, w.solo.ID, house.PageAbout, " Tentang  kami ", body("Kami.")))
			p, found, err := w.read.For(w.solo).Page(w.ctx, house.PageAbout)
			w.must(err)
			w.is("page", []any{found, p.Title, p.UpdatedAt}, []any{true, "Tentang kami", w.clock.Now()})
			for _, empty := range []string{"", body(" ")} {
				w.invalid(w.room.SavePage(w.ctx, admin, w.solo.ID, house.PageGuideline, "Pedoman", empty), "body")
			}
			w.invalid(w.room.SavePage(w.ctx, admin, w.solo.ID, house.PageGuideline, " ", body("x")), "body")
			w.invalid(w.room.SavePage(w.ctx, admin, w.solo.ID, "rahasia", "x", body("x")), "slug")
			w.refused(w.room.SavePage(w.ctx, w.chief, w.solo.ID, house.PageAbout, "x", body("x")), fault.Forbidden)
		}},
		scenario{"topics, tags and people", func(w *world) {
			topic, tag := w.topic("pasar"), w.tag("beras")
			_, err := w.room.SaveTopic(w.ctx, w.editor, news.Topic{Slug: topic.Slug, Name: "x", Kicker: "x"})
			w.invalid(err, "slug")
			_, err = w.room.SaveTag(w.ctx, w.editor, news.Tag{Slug: tag.Slug, Name: "x"})
			w.invalid(err, "slug")
			_, err = w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: w.farah.Slug, Name: "x", Site: w.solo.ID})
			w.invalid(err, "slug")
			_, err = w.room.SaveTopic(w.ctx, w.reporter, topic)
			w.refused(err, fault.Forbidden)
			_, err = w.room.SaveTag(w.ctx, w.reporter, tag)
			w.refused(err, fault.Forbidden)
			_, err = w.room.SavePerson(w.ctx, w.editor, w.farah)
			w.refused(err, fault.Forbidden)
			// Nobody takes a person over from a site that is not theirs.
			stolen := w.farah
			stolen.Site = w.bali.ID
			_, err = w.room.SavePerson(w.ctx, actor(32, w.bali, news.RoleSiteAdmin), stolen)
			w.refused(err, fault.Forbidden)
			both := news.Actor{Account: 33, Roles: map[news.ID][]news.Role{w.solo.ID: {news.RoleSiteAdmin}, w.bali.ID: {news.RoleSiteAdmin}}}
			_, err = w.room.SavePerson(w.ctx, both, stolen)
			w.must(err)
		}},
		scenario{"a topic's page and its timeline", func(w *world) {
			topic := w.topic("pasar")
			later := w.clock.Now().Add(time.Hour)
			id := w.draft("Bab satu", func(c *news.Content) { c.Topic = topic.ID })
			topic.Entries = []news.TopicEntry{{At: w.clock.Now(), Text: "Dibuka", Story: id}, {At: later, Text: "Nanti"}}
			topic, err := w.room.SaveTopic(w.ctx, w.editor, topic)
			w.must(err)
			_, err = w.read.For(w.solo).Topic(w.ctx, topic.Slug)
			w.refused(err, fault.NotFound) // no story of it here yet
			w.must(w.room.Publish(w.ctx, w.editor, id))
			v := w.read.For(w.solo)
			page, err := v.Topic(w.ctx, topic.Slug)
			w.must(err)
			if len(page.Timeline) != 1 || page.Timeline[0].Card == nil || page.Timeline[0].Card.Story != id {
				w.t.Errorf("timeline %+v", page.Timeline)
			}
			w.is("it changes by itself at", v.Until(), later)
			_, err = w.read.For(w.national).Topic(w.ctx, topic.Slug)
			w.refused(err, fault.NotFound)
		}},
		scenario{"fronts", func(w *world) {
			one, two, three := w.live("Satu"), w.live("Dua"), w.live("Tiga")
			elsewhere := w.draft("Rencana")
			until := w.clock.Now().Add(time.Hour)
			set := func(as news.Actor, pins ...house.Pin) error {
				return w.room.SetPins(w.ctx, as, w.solo.ID, news.FrontHome, pins)
			}
			w.refused(set(w.reporter, house.Pin{Story: one}), fault.Forbidden)
			w.refused(set(w.baliDesk, house.Pin{Story: one}), fault.Forbidden)
			for _, bad := range [][]house.Pin{
				{{Story: 99}}, {{Position: -1, Story: one}}, {{Position: house.MaxPins, Story: one}},
				{{Position: 1, Story: one}, {Position: 1, Story: two}}, {{Position: 1, Story: one}, {Position: 2, Story: one}},
				make([]house.Pin, house.MaxPins+1),
			} {
				w.invalid(set(w.editor, bad...), "pins")
			}
			w.must(set(w.editor, house.Pin{Position: 0, Story: one, Until: until}, house.Pin{Position: 2, Story: elsewhere}))
			top := func() string {
				front, err := w.read.For(w.solo).Home(w.ctx, reading.FrontSize{Top: 3, Latest: 5, PerSection: 3})
				w.must(err)
				var all []string
				for _, c := range front.Top {
					all = append(all, c.Headline)
				}
				for _, c := range front.Latest {
					all = append(all, "+"+c.Headline)
				}
				for _, b := range front.Sections {
					for _, c := range b.Cards {
						all = append(all, "#"+c.Headline)
					}
				}
				return strings.Join(all, " ")
			}
			w.is("pinned first, the rest by time, nothing twice", top(), "Satu Tiga Dua")
			w.clock.Set(until)
			w.is("the pin ended", top(), "Tiga Dua Satu")
			w.must(w.room.Publish(w.ctx, w.editor, elsewhere))
			w.is("the pinned one appears in its place", top(), "Tiga Dua Rencana +Satu")
			_ = three
		}},
		scenario{"redirects", func(w *world) {
			id := w.live("Baru")
			admin := actor(31, w.solo, news.RoleSiteAdmin)
			save := func(r store.Redirect) error { r.Site = w.solo.ID; return w.room.SaveRedirect(w.ctx, admin, r) }
			for _, bad := range []struct {
				r     store.Redirect
				about string
			}{
				{store.Redirect{Path: "lama", Story: id}, "path"}, {store.Redirect{Path: "/", Story: id}, "path"},
				{store.Redirect{Path: "/" + strings.Repeat("x", 500), Story: id}, "path"},
				{store.Redirect{Path: "/lama"}, "target"}, {store.Redirect{Path: "/lama", Story: id, Target: "/x"}, "target"},
				{store.Redirect{Path: "/lama", Target: "https://evil.test/"}, "target"}, {store.Redirect{Path: "/lama", Target: "//evil.test"}, "target"},
				{store.Redirect{Path: "/lama", Target: "/lama"}, "target"},
			} {
				w.invalid(save(bad.r), bad.about)
			}
			w.must(save(store.Redirect{Path: "/2019/lama.html", Story: id}))
			w.must(save(store.Redirect{Path: "/rubrik", Target: "/warga"}))
			v := w.read.For(w.solo)
			to, err := v.Redirect(w.ctx, "/2019/lama.html")
			w.must(err)
			w.is("to a story", to, w.see(w.solo, id).Path)
			to, err = v.Redirect(w.ctx, "/rubrik")
			w.must(err)
			w.is("to an address", to, "/warga")
			_, err = v.Redirect(w.ctx, "/tidak-ada")
			w.refused(err, fault.NotFound)
			_, err = w.read.For(w.bali).Redirect(w.ctx, "/rubrik")
			w.refused(err, fault.NotFound)
			w.withdraw(id)
			_, err = v.Redirect(w.ctx, "/2019/lama.html")
			w.refused(err, fault.Gone)
		}},
	)
}

func TestAccounts(t *testing.T) {
	roles := func(site news.Site, rs ...news.Role) map[news.ID][]news.Role {
		return map[news.ID][]news.Role{site.ID: rs}
	}
	scenarios(t, scenario{"roles are given by who manages the site", func(w *world) {
		admin, baliAdmin := actor(31, w.solo, news.RoleSiteAdmin), actor(32, w.bali, news.RoleSiteAdmin)
		email := func(name string) string { return name + "@" + w.solo.Hosts[0] }
		a, err := w.room.SaveAccount(w.ctx, admin, news.Account{Email: email("a"), Name: "A", Active: true, Roles: roles(w.solo, news.RoleEditor, news.RoleReporter)})
		w.must(err)
		save := func(as news.Actor, change func(a *news.Account)) error {
			b := a
			b.Roles = map[news.ID][]news.Role{}
			for site, rs := range a.Roles {
				b.Roles[site] = rs
			}
			change(&b)
			_, err := w.room.SaveAccount(w.ctx, as, b)
			if err == nil {
				a = b
			}
			return err
		}
		w.refused(save(w.chief, func(*news.Account) {}), fault.Forbidden)
		w.refused(save(news.Actor{Account: 99}, func(a *news.Account) { a.Roles = nil }), fault.Forbidden)
		w.refused(save(baliAdmin, func(a *news.Account) { a.Roles = nil }), fault.Forbidden)
		w.refused(save(baliAdmin, func(a *news.Account) { a.Active = false }), fault.Forbidden)
		w.refused(save(baliAdmin, func(a *news.Account) { a.Email = email("stolen") }), fault.Forbidden)
		w.refused(save(admin, func(a *news.Account) { a.Roles[w.bali.ID] = []news.Role{news.RoleEditor} }), fault.Forbidden)
		w.refused(save(admin, func(a *news.Account) { a.Roles[0] = []news.Role{news.RoleNetworkAdmin} }), fault.Forbidden)
		w.must(save(baliAdmin, func(a *news.Account) { a.Roles[w.bali.ID] = []news.Role{news.RoleEditor} }))
		w.must(save(baliAdmin, func(a *news.Account) { a.Roles[w.solo.ID] = []news.Role{news.RoleReporter, news.RoleEditor} })) // the same, in another order
		w.refused(save(admin, func(a *news.Account) { a.Name = "B" }), fault.Forbidden)                                         // it is Bali's too
		w.must(save(news.System(), func(a *news.Account) { a.Name = "B" }))
		w.must(save(baliAdmin, func(a *news.Account) { delete(a.Roles, w.bali.ID) }))
		w.must(save(admin, func(a *news.Account) { a.Name, a.Active = "C", false }))
		got, _, err := w.store.Account(w.ctx, a.ID)
		w.must(err)
		w.is("account", []any{got.Name, got.Active, got.MadeAt, len(got.Roles[w.solo.ID])}, []any{"C", false, w.clock.Now(), 2})
		_, err = w.room.SaveAccount(w.ctx, admin, news.Account{Email: email("a"), Roles: roles(w.solo, news.RoleReporter)})
		w.invalid(err, "email")
		_, err = w.room.SaveAccount(w.ctx, news.System(), news.Account{ID: 4711, Email: email("x")})
		w.refused(err, fault.NotFound)
	}})
}

func TestPopular(t *testing.T) {
	scenarios(t, scenario{"ranked by reads that fade", func(w *world) {
		old, fresh, few := w.live("Lama"), w.live("Baru"), w.live("Sedikit")
		planned := w.draft("Rencana")
		hour := newsroom.Hour(w.clock.Now())
		count := func(site news.Site, id news.ID, ago, n int64) {
			w.t.Helper()
			w.must(w.room.CountReads(w.ctx, []news.ReadCount{{Site: site.ID, Story: id, Hour: hour - ago, N: n}}))
		}
		count(w.solo, old, 24, 30) // worth a quarter
		count(w.solo, fresh, 0, 10)
		count(w.solo, few, 0, 3)
		count(w.solo, few, 1, 1)
		count(w.solo, planned, 0, 100)
		count(w.solo, 99, 0, 100) // a story that is not there
		count(w.national, fresh, 0, 50)
		shown := func(site news.Site) []string {
			cards, err := w.read.For(site).Popular(w.ctx, 10)
			w.must(err)
			out := []string{}
			for _, c := range cards {
				out = append(out, c.Headline)
			}
			return out
		}
		w.is("before ranking", shown(w.solo), []string{})
		w.purged = nil
		w.must(w.room.RankPopular(w.ctx))
		w.is("ranked", shown(w.solo), []string{"Baru", "Lama", "Sedikit"})
		w.is("on a site where it does not stand", shown(w.national), []string{})
		w.is("purged", w.purged, []string{news.TagPopular(w.solo.ID)})
		w.purged = nil
		w.must(w.room.RankPopular(w.ctx))
		w.is("purged when nothing changed", w.purged, nil)
		w.clock.Advance(47 * time.Hour) // what was old then is dropped
		w.must(w.room.RankPopular(w.ctx))
		w.is("two days later", shown(w.solo), []string{"Baru", "Sedikit"})
	}})
}
