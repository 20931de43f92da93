package newsroom_test

import (
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

func TestShare(t *testing.T) {
	scenarios(t,
		scenario{"before publication, it appears with the origin", func(w *world) {
			id := w.draft("Bersama")
			w.placed(id, w.national)
			w.unseen(w.national, id)
			w.clock.Advance(time.Hour)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			a := w.see(w.national, id)
			w.is("published", []time.Time{a.PublishedAt, a.ListedAt}, []time.Time{w.clock.Now(), w.clock.Now()})
			w.is("source", []any{a.Shared, a.Origin.Name, a.Canonical, a.HomePath}, []any{true, "Sagara Solo", false, w.see(w.solo, id).Path})
			w.wantShown(w.national, news.ListMap)
			w.is("path", a.Path, "/nasional/"+id.String()+"/bersama")
		}},
		scenario{"a planned story is never early", func(w *world) {
			id := w.draft("Pukul tujuh")
			at := w.clock.Now().Add(time.Hour)
			w.placed(id, w.bali)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.placed(id, w.national)
			w.clock.Set(at.Add(-time.Millisecond))
			w.must(w.queue.Drain(w.ctx))
			w.unseen(w.national, id)
			w.unseen(w.bali, id)
			w.clock.Set(at)
			w.see(w.national, id)
			w.see(w.bali, id)
		}},
		scenario{"asked, accepted later", func(w *world) {
			id := w.live("Ditawarkan")
			published := w.clock.Now()
			w.is("without a rule", w.share(id, w.national), news.PlacementOffered)
			w.unseen(w.national, id)
			w.clock.Advance(time.Hour)
			w.must(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[1].ID))
			a := w.see(w.national, id)
			w.is("published at the origin", a.PublishedAt, published)
			w.is("came to this site", a.ListedAt, w.clock.Now())
			w.is("section", a.Section.Slug, "ekonomi")
			w.refused(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0), fault.Conflict)
			w.refused(w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID), fault.Conflict)
			// What happens to the story later does not move it in the lists.
			came := w.clock.Now()
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Diperbarui"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("came to this site", w.see(w.national, id).ListedAt, came)
		}},
		scenario{"asked and accepted before publication", func(w *world) {
			id := w.draft("Bersama")
			w.share(id, w.national)
			w.clock.Advance(time.Minute)
			w.must(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0))
			w.unseen(w.national, id)
			w.clock.Advance(time.Minute)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.see(w.national, id)
		}},
		scenario{"asked and left lying, it does not appear by itself", func(w *world) {
			id := w.draft("Ditawarkan")
			w.share(id, w.national)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.clock.Advance(24 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.unseen(w.national, id)
		}},
		scenario{"declined, and offered again", func(w *world) {
			id := w.live("Ditawarkan")
			w.share(id, w.national)
			w.must(w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID))
			w.unseen(w.national, id)
			w.refused(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0), fault.Conflict)
			w.save(w.editor, id, headline("Ditawarkan lagi"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.unseen(w.national, id)
			w.clock.Advance(time.Hour)
			w.is("again", w.share(id, w.national), news.PlacementOffered)
			w.must(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0))
			w.is("came to this site", w.see(w.national, id).ListedAt, w.clock.Now())
			w.is("events", w.events(id), "story.created story.published placement.offered placement.declined story.updated placement.offered placement.accepted")
		}},
		scenario{"refused by rule", func(w *world) {
			w.policy(w.national, news.PolicyRefuse)
			id := w.live("Tidak perlu")
			_, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
			w.refused(err, fault.Forbidden)
			// Also when the sender works there: the rule is the site's.
			both := w.editor
			both.Roles = map[news.ID][]news.Role{w.solo.ID: {news.RoleEditor}, w.national.ID: {news.RoleEditor}}
			_, err = w.room.Share(w.ctx, both, id, w.national.ID, w.national.Sections[0].ID)
			w.refused(err, fault.Forbidden)
			w.unseen(w.national, id)
			w.is("placements", w.placement(id, w.national).ID, news.ID(0))
		}},
		scenario{"the site's own default, and the rule for one sister that goes first", func(w *world) {
			w.bali.Settings.DefaultPolicy = news.PolicyPublish
			_, err := w.room.SaveSite(w.ctx, news.System(), w.bali)
			w.must(err)
			w.is("default", w.share(w.live("A"), w.bali), news.PlacementPlaced)
			w.policy(w.bali, news.PolicyAsk)
			w.is("rule", w.share(w.live("B"), w.bali), news.PlacementOffered)
			w.invalid(w.room.SetSharePolicy(w.ctx, news.System(), w.bali.ID, 0, "maybe"), "policy")
			w.refused(w.room.SetSharePolicy(w.ctx, w.baliDesk, w.bali.ID, 0, news.PolicyAsk), fault.Forbidden)
		}},
		scenario{"whoever works at both desks places it at once", func(w *world) {
			both := w.editor
			both.Roles = map[news.ID][]news.Role{w.solo.ID: {news.RoleEditor}, w.national.ID: {news.RoleEditor}}
			id := w.live("Langsung")
			state, err := w.room.Share(w.ctx, both, id, w.national.ID, w.national.Sections[0].ID)
			w.must(err)
			w.is("state", state, news.PlacementPlaced)
			w.see(w.national, id)
		}},
		scenario{"twice, to itself, to a section of another site", func(w *world) {
			id := w.live("Sekali saja")
			w.placed(id, w.national)
			_, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
			w.refused(err, fault.Conflict)
			_, err = w.room.Share(w.ctx, w.editor, id, w.solo.ID, w.solo.Sections[0].ID)
			w.refused(err, fault.Conflict)
			_, err = w.room.Share(w.ctx, w.editor, id, w.bali.ID, w.national.Sections[0].ID)
			w.invalid(err, "section")
			_, err = w.room.Share(w.ctx, w.editor, id, 99, 1)
			w.refused(err, fault.NotFound)
			w.refused(w.room.Accept(w.ctx, w.baliDesk, id, w.bali.ID, 0), fault.NotFound)
		}},
		scenario{"only by the origin's desk", func(w *world) {
			id := w.live("Milik Solo")
			w.placed(id, w.national)
			// A copy of a copy would forget where it comes from.
			_, err := w.room.Share(w.ctx, w.nationalEditor, id, w.bali.ID, w.bali.Sections[0].ID)
			w.refused(err, fault.Forbidden)
		}},
		scenario{"on offer while it is withdrawn", func(w *world) {
			id := w.live("Keliru")
			w.share(id, w.national)
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundDecency, "Melanggar kesusilaan."))
			w.must(w.room.Withdraw(w.ctx, w.chief2, id))
			w.refused(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0), fault.Conflict)
			w.unseen(w.national, id)
		}},
	)
}

func TestNoticesReachSitesThatComeLater(t *testing.T) {
	scenarios(t, scenario{"shared after its correction", func(w *world) {
		id := w.live("Angka keliru")
		w.clock.Advance(time.Hour)
		w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Angka 10 seharusnya 12.")))
		posted := w.clock.Now()
		w.is("notices", w.notices(w.national), []string{})
		w.clock.Advance(time.Hour)
		w.placed(id, w.national)
		a := w.see(w.national, id)
		if len(a.Notices) != 1 || !a.Notices[0].At.Equal(posted) {
			w.t.Errorf("the page shows %+v", a.Notices)
		}
		out, _, err := w.read.For(w.national).Notices(w.ctx, mark, 10)
		w.must(err)
		if len(out) != 1 || !out[0].Listed.Equal(w.clock.Now()) || !out[0].At.Equal(posted) {
			w.t.Errorf("the list of notices shows %+v", out)
		}
		if !slices.Contains(w.purged, news.TagList(w.national.ID, news.ListNotices)) {
			w.t.Error("the list of notices was not purged")
		}
	}})
}
