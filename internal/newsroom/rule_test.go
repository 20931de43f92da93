package newsroom_test

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/routing"
)

// rule makes a rule of Solo, tries it and turns it on.
func (w *world) rule(when routing.Conditions, to ...routing.Target) routing.Rule {
	w.t.Helper()
	r, err := w.room.SaveRule(w.ctx, w.chief, routing.Rule{Site: w.solo.ID, Name: "Berbagi", Says: routing.Says{When: when, To: to}})
	w.must(err)
	_, err = w.room.TryRule(w.ctx, w.chief, w.solo.ID, r.ID)
	w.must(err)
	w.must(w.room.SwitchRule(w.ctx, w.chief, w.solo.ID, r.ID, true))
	return r
}

func to(site news.Site, section int) routing.Target {
	return routing.Target{Site: site.ID, Section: site.Sections[section].ID}
}

func TestRulesOfSharing(t *testing.T) {
	scenarios(t,
		scenario{"by section, each site by its own policy", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			w.rule(routing.Conditions{Sections: []news.ID{w.solo.Sections[0].ID}}, to(w.national, 1), to(w.bali, 0))
			id := w.live("Dibagikan sendiri")
			w.is("section", w.see(w.national, id).Section.Slug, "ekonomi")
			w.is("asked", w.placement(id, w.bali).State, news.PlacementOffered)
			w.unseen(w.bali, id)
			w.is("events", w.events(id), "story.created story.published placement.accepted placement.offered")
		}},
		scenario{"a site that refuses gets nothing", func(w *world) {
			w.policy(w.bali, news.PolicyRefuse)
			w.rule(routing.Conditions{}, to(w.bali, 0))
			id := w.live("Tidak ke Bali")
			w.is("placement", w.placement(id, w.bali).ID, news.ID(0))
		}},
		scenario{"a planned story is planned there too, and never early", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			w.rule(routing.Conditions{}, to(w.national, 0))
			id := w.draft("Pukul tujuh")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.is("placed", w.placement(id, w.national).State, news.PlacementPlaced)
			w.unseen(w.national, id)
			w.clock.Set(at)
			w.see(w.national, id)
		}},
		scenario{"a draft goes nowhere", func(w *world) {
			w.rule(routing.Conditions{}, to(w.national, 0))
			id := w.draft("Belum")
			w.is("placement", w.placement(id, w.national).ID, news.ID(0))
		}},
		scenario{"what a desk declined does not come again", func(w *world) {
			w.rule(routing.Conditions{}, to(w.national, 0))
			id := w.live("Ditolak")
			w.must(w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID))
			w.save(w.editor, id, headline("Diperbarui"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("still", w.placement(id, w.national).State, news.PlacementDeclined)
		}},
		scenario{"a change that makes it match shares it then", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			topic := w.topic("banjir")
			w.rule(routing.Conditions{Topics: []news.ID{topic.ID}}, to(w.national, 0))
			id := w.live("Hujan")
			w.unseen(w.national, id)
			w.save(w.editor, id, func(c *news.Content) { c.Topic = topic.ID })
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.see(w.national, id)
		}},
		scenario{"a tag that became part of another one still counts", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			old, kept := w.tag("kereta"), w.tag("kereta-api")
			w.rule(routing.Conditions{Tags: []news.ID{old.ID}}, to(w.national, 0))
			w.must(w.room.Merge(w.ctx, w.editor, news.NameTag, old.ID, kept.ID))
			id := w.draft("Jadwal baru")
			w.save(w.editor, id, func(c *news.Content) { c.Tags = []news.ID{kept.ID} })
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.see(w.national, id)
		}},
		scenario{"an archive that is brought in is not shared", func(w *world) {
			w.rule(routing.Conditions{}, to(w.national, 0))
			id := w.draft("Dari tahun lalu")
			w.must(w.room.PublishDated(w.ctx, news.System(), id, w.clock.Now().Add(-72*time.Hour)))
			w.is("placement", w.placement(id, w.national).ID, news.ID(0))
		}},
		scenario{"tried before it is on, and again after it changed", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			first, second := w.live("Satu"), w.live("Dua")
			w.placed(second, w.national)
			r, err := w.room.SaveRule(w.ctx, w.chief, routing.Rule{Site: w.solo.ID, Name: " Ke  pusat ", Says: routing.Says{To: []routing.Target{to(w.national, 0)}}})
			w.must(err)
			w.is("name", r.Name, "Ke pusat")
			w.refused(w.room.SwitchRule(w.ctx, w.chief, w.solo.ID, r.ID, true), fault.Conflict)
			tried, err := w.room.TryRule(w.ctx, w.chief, w.solo.ID, r.ID)
			w.must(err)
			w.is("looked at", tried.Looked, 2)
			got := map[news.ID]bool{}
			for _, s := range tried.Stories {
				got[s.Story] = s.Targets[0].Has
				w.is("policy", s.Targets[0].Policy, news.PolicyPublish)
			}
			w.is("has it", got, map[news.ID]bool{first: false, second: true})
			w.is("nothing was shared", w.placement(first, w.national).ID, news.ID(0))
			w.must(w.room.SwitchRule(w.ctx, w.chief, w.solo.ID, r.ID, true))
			changed := tried.Rule
			changed.Says.When.Places = []string{" Klaten ", "klaten", ""}
			changed, err = w.room.SaveRule(w.ctx, w.chief, changed)
			w.must(err)
			w.is("off again", changed.On, false)
			w.is("places", changed.Says.When.Places, []string{"Klaten"})
			w.refused(w.room.SwitchRule(w.ctx, w.chief, w.solo.ID, r.ID, true), fault.Conflict)
			_, err = w.room.SaveRule(w.ctx, w.chief, tried.Rule)
			w.refused(err, fault.Conflict) // made on an older one
			_, err = w.room.TryRule(w.ctx, w.chief, w.solo.ID, r.ID)
			w.must(err)
			w.must(w.room.SwitchRule(w.ctx, w.chief, w.solo.ID, r.ID, true))
			named, err := w.room.SaveRule(w.ctx, w.chief, routing.Rule{ID: changed.ID, Site: w.solo.ID, Rev: changed.Rev, Name: "Nama lain", Says: changed.Says})
			w.must(err)
			w.is("a name alone leaves it on", []bool{named.On, named.Tested == named.Rev}, []bool{true, true})
		}},
		scenario{"asked in their order", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			first, second := w.rule(routing.Conditions{}, to(w.national, 0)), w.rule(routing.Conditions{}, to(w.national, 1))
			w.is("first", w.see(w.national, w.live("Satu")).Section.Slug, "nasional")
			w.must(w.room.MoveRule(w.ctx, w.chief, w.solo.ID, second.ID, true))
			w.is("moved", w.see(w.national, w.live("Dua")).Section.Slug, "ekonomi")
			tried, err := w.room.TryRule(w.ctx, w.chief, w.solo.ID, first.ID)
			w.must(err)
			w.is("another one is asked earlier", tried.Stories[0].Targets[0].Earlier, second.ID)
			_, err = w.room.DropRule(w.ctx, w.chief, w.solo.ID, second.ID)
			w.must(err)
			w.is("dropped", w.see(w.national, w.live("Tiga")).Section.Slug, "nasional")
		}},
		scenario{"only by those who may", func(w *world) {
			r := w.rule(routing.Conditions{}, to(w.national, 0))
			_, err := w.room.SaveRule(w.ctx, w.editor, routing.Rule{Site: w.solo.ID, Name: "X", Says: r.Says})
			w.refused(err, fault.Forbidden)
			_, err = w.room.TryRule(w.ctx, w.editor, w.solo.ID, r.ID)
			w.refused(err, fault.Forbidden)
			w.refused(w.room.SwitchRule(w.ctx, w.nationalEditor, w.solo.ID, r.ID, false), fault.Forbidden)
			_, err = w.room.DropRule(w.ctx, w.editor, w.solo.ID, r.ID)
			w.refused(err, fault.Forbidden)
			// A rule of one site is not reached by way of another.
			both := actor(31, w.bali, news.RoleChiefEditor)
			w.refused(w.room.SwitchRule(w.ctx, both, w.bali.ID, r.ID, false), fault.NotFound)
			_, err = w.room.SaveRule(w.ctx, both, routing.Rule{ID: r.ID, Site: w.bali.ID, Rev: 1, Name: "Y", Says: routing.Says{To: []routing.Target{to(w.national, 0)}}})
			w.refused(err, fault.NotFound)
			_, err = w.room.SaveRule(w.ctx, w.chief, routing.Rule{Site: w.solo.ID, Name: "", Says: r.Says})
			w.invalid(err, "name")
		}})
}
