package newsroom_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/reading"
)

func TestEnding(t *testing.T) {
	scenarios(t,
		scenario{"its address leads to the origin", func(w *world) {
			tag := w.tag("beras")
			id := w.live("Pasar", func(c *news.Content) { c.Tags = []news.ID{tag.ID} })
			w.placed(id, w.national)
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Angka keliru.")))
			w.must(w.room.SetPins(w.ctx, w.nationalEditor, w.national.ID, news.FrontHome, []house.Pin{{Story: id}}))
			w.clock.Advance(time.Hour)
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.moved(w.national, id)
			w.wantShown(w.national, news.ListTag(tag.ID))
			w.is("found", w.found(w.national, "pasar"), []news.ID{})
			pins, err := w.store.Pins(w.ctx, w.national.ID, news.FrontHome, w.clock.Now())
			w.must(err)
			w.is("pins", len(pins), 0)
			w.see(w.solo, id)
			// Old addresses lead there too, and to where it is by then.
			w.save(w.editor, id, func(c *news.Content) { c.Slug = "pasar-legi" })
			w.must(w.room.Update(w.ctx, w.editor, id))
			_, err = w.read.For(w.national).StoryAddress(w.ctx, id)
			var m *reading.Moved
			if !errors.As(err, &m) || m.Path != "/warga/"+id.String()+"/pasar-legi" {
				t.Errorf("an old address: %v, %+v", err, m)
			}
			// Corrections show here no longer; those that did stay on record.
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Nama keliru.")))
			w.is("notices", w.notices(w.national), []string{"Angka keliru."})
			for what, err := range map[string]error{
				"end":      w.room.End(w.ctx, w.nationalEditor, id, w.national.ID),
				"accept":   w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0),
				"decline":  w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID),
				"release":  w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID),
				"override": w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "x"),
				"move":     w.room.MoveSection(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[1].ID),
			} {
				if fault.KindOf(err) != fault.Conflict {
					t.Errorf("%s: %v", what, err)
				}
			}
		}},
		scenario{"taken again, with what the site had made of it", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "Judul kami"))
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Nama keliru.")))
			w.must(w.room.Reserve(w.ctx, w.editor, id, true)) // what it had before it may have again
			w.clock.Advance(time.Hour)
			w.is("state", w.pull(w.nationalEditor, id, w.national), news.PlacementPlaced)
			a := w.see(w.national, id)
			w.is("again", []any{a.Headline, a.ListedAt, len(a.Notices)}, []any{"Judul kami", w.clock.Now(), 1})
			w.is("notices", w.notices(w.national), []string{"Nama keliru."})
			w.is("ended", w.placement(id, w.national).EndedAt.IsZero(), true)
		}},
		scenario{"offered again or held, the old address still leads on", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.policy(w.national, news.PolicyAsk)
			w.is("state", w.share(id, w.national), news.PlacementOffered)
			w.moved(w.national, id)
			w.must(w.room.Hold(w.ctx, w.nationalEditor, id, w.national.ID, 0))
			w.moved(w.national, id)
			w.must(w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID))
			w.moved(w.national, id)
			w.pull(w.nationalEditor, id, w.national)
			w.see(w.national, id)
		}},
		scenario{"before anybody saw it, it was never there", func(w *world) {
			id := w.draft("Nanti")
			w.placed(id, w.national)
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.clock.Advance(time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.see(w.solo, id)
			w.unseen(w.national, id)
			w.is("state", w.placement(id, w.national).State, news.PlacementDeclined)
		}},
		scenario{"a withdrawal reaches what has ended", func(w *world) {
			id := w.live("Keliru")
			w.placed(id, w.national, w.bali)
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.must(w.room.Revoke(w.ctx, w.editor, id, w.bali.ID))
			w.clock.Advance(time.Hour)
			w.withdraw(id)
			for _, site := range []news.Site{w.national, w.bali} {
				_, err := w.article(site, id)
				w.refused(err, fault.Gone)
				tombs, _, err := w.read.For(site).Withdrawals(w.ctx, mark, 10)
				w.must(err)
				if len(tombs) != 1 || tombs[0].Reason != reason || tombs[0].By.ID != w.solo.ID || !tombs[0].WithdrawnAt.Equal(w.clock.Now()) {
					t.Errorf("%s: %+v", site.Slug, tombs)
				}
			}
		}},
		scenario{"its origin is not to be seen either", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.solo.Public = false
			_, err := w.room.SaveSite(w.ctx, news.System(), w.solo)
			w.must(err)
			w.must(w.read.Refresh(w.ctx))
			w.unseen(w.national, id)
		}},
		scenario{"at its origin nothing ends", func(w *world) {
			id := w.live("Pasar")
			w.refused(w.room.End(w.ctx, w.editor, id, w.solo.ID), fault.Invalid)
			w.refused(w.room.Revoke(w.ctx, w.editor, id, w.solo.ID), fault.Invalid)
			w.refused(w.room.End(w.ctx, w.baliDesk, id, w.bali.ID), fault.NotFound)
			w.refused(w.room.Revoke(w.ctx, w.editor, id, w.bali.ID), fault.NotFound)
		}},
	)
}

func TestRevoking(t *testing.T) {
	scenarios(t,
		scenario{"before anybody saw it", func(w *world) {
			offered, held, planned := w.draft("A"), w.draft("B"), w.draft("C")
			w.share(offered, w.national)
			w.policy(w.national, news.PolicyDraft)
			w.share(held, w.national)
			w.policy(w.national, news.PolicyPublish)
			w.share(planned, w.national)
			for _, id := range []news.ID{offered, held, planned} {
				w.must(w.room.Revoke(w.ctx, w.editor, id, w.national.ID))
				w.refused(w.room.Revoke(w.ctx, w.editor, id, w.national.ID), fault.Conflict)
				w.must(w.room.Publish(w.ctx, w.editor, id))
				w.unseen(w.national, id)
				_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, false)
				w.refused(err, fault.Forbidden)
				w.is("a new share", w.share(id, w.national), news.PlacementPlaced)
				w.see(w.national, id)
			}
		}},
		scenario{"after readers saw it", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national, w.bali)
			w.must(w.room.Revoke(w.ctx, w.editor, id, w.national.ID))
			w.moved(w.national, id)
			w.see(w.bali, id)
			p := w.placement(id, w.national)
			w.is("ended", []any{p.State, p.EndedBy}, []any{news.PlacementEnded, w.solo.ID})
			_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, false)
			w.refused(err, fault.Forbidden)
			// Nor by way of another site.
			w.policyFrom(w.national, w.bali, news.PolicyPublish)
			_, err = w.room.PassOn(w.ctx, w.baliDesk, id, w.bali.ID, w.national.ID, w.national.Sections[0].ID)
			w.refused(err, fault.Forbidden)
			w.is("a new share", w.share(id, w.national), news.PlacementPlaced)
			w.see(w.national, id)
			w.is("events", w.events(id), "story.created story.published placement.accepted placement.accepted placement.revoked placement.accepted")
		}},
		scenario{"what the site ended itself", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.must(w.room.Revoke(w.ctx, w.editor, id, w.national.ID))
			w.moved(w.national, id)
			_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, false)
			w.refused(err, fault.Forbidden)
		}},
		scenario{"on the site to which it was passed on", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.policy(w.bali, news.PolicyPublish)
			w.policyFrom(w.bali, w.national, news.PolicyPublish)
			_, err := w.room.PassOn(w.ctx, w.nationalEditor, id, w.national.ID, w.bali.ID, w.bali.Sections[0].ID)
			w.must(err)
			w.refused(w.room.Revoke(w.ctx, w.nationalEditor, id, w.bali.ID), fault.Forbidden)
			w.must(w.room.Revoke(w.ctx, w.editor, id, w.bali.ID))
			w.moved(w.bali, id)
			w.see(w.national, id)
		}},
	)
}

func TestImpactOfTravelling(t *testing.T) {
	scenarios(t, scenario{"what it would change", func(w *world) {
		id := w.live("Pasar")
		section := w.national.Sections[0].ID
		chief := actor(21, w.national, news.RoleChiefEditor)
		pull := newsroom.Plan{Step: news.StepPull, To: w.national.ID, Section: section}
		shown := "Sagara hidden>shown +:latest +:section(nasional) +:person(Farah N) feeds:3 maps:0"
		w.is("pull", w.told(w.nationalEditor, id, pull), shown)
		pull.Hold = true
		w.is("pull as a draft", w.told(w.nationalEditor, id, pull), "Sagara hidden>hidden feeds:0 maps:0")
		w.unseen(w.national, id)
		w.policy(w.national, news.PolicyDraft)
		w.share(id, w.national)
		w.is("release", w.told(w.nationalEditor, id, newsroom.Plan{Step: news.StepRelease, To: w.national.ID}), shown)
		w.must(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID))
		gone := " -:latest -:section(nasional) -:person(Farah N) feeds:3 maps:0"
		w.is("end", w.told(w.nationalEditor, id, newsroom.Plan{Step: news.StepEnd, To: w.national.ID}), "Sagara shown>moved"+gone)
		w.is("revoke", w.told(w.editor, id, newsroom.Plan{Step: news.StepRevoke, To: w.national.ID}), "Sagara shown>moved"+gone)
		w.is("withdraw here", w.told(chief, id, newsroom.Plan{Step: news.StepWithdrawHere, To: w.national.ID}), "Sagara shown>tombstone +:withdrawn"+gone)
		_, err := w.room.Impact(w.ctx, w.nationalEditor, id, newsroom.Plan{Step: news.StepWithdrawHere, To: w.national.ID})
		w.refused(err, fault.Forbidden)
		w.see(w.national, id)
		if n := slices.Index([]string{"story.created", w.events(id)}, "placement.ended"); n >= 0 {
			t.Error("the preview wrote events")
		}
		w.is("events", w.events(id), "story.created story.published placement.held placement.released")
	}})
}
