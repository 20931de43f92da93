package newsroom_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/house"
)

const ours = "Di situs kami foto ini melanggar kesusilaan."

// chiefs are two chief editors of a site.
func chiefs(site news.Site) (a, b news.Actor) {
	return actor(site.ID+1001, site, news.RoleChiefEditor), actor(site.ID+1002, site, news.RoleChiefEditor)
}

// withdrawHere withdraws a story on one site alone.
func (w *world) withdrawHere(id news.ID, site news.Site) {
	w.t.Helper()
	a, b := chiefs(site)
	w.must(w.room.ProposeWithdrawalOn(w.ctx, a, id, site.ID, news.GroundDecency, ours))
	w.must(w.room.WithdrawOn(w.ctx, b, id, site.ID))
}

func TestWithdrawnOnOneSite(t *testing.T) {
	scenarios(t,
		scenario{"a tombstone there, and nothing elsewhere", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national, w.bali)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "Judul kami"))
			w.must(w.room.SetPins(w.ctx, w.nationalEditor, w.national.ID, news.FrontHome, []house.Pin{{Story: id}}))
			a, b := chiefs(w.national)
			w.must(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundCouncil, "  Di situs kami foto ini\nmelanggar kesusilaan. "))
			w.see(w.national, id)
			w.refused(w.room.WithdrawOn(w.ctx, a, id, w.national.ID), fault.Forbidden)
			w.clock.Advance(time.Minute)
			w.must(w.room.WithdrawOn(w.ctx, b, id, w.national.ID))
			at := w.clock.Now()
			_, err := w.article(w.national, id)
			w.refused(err, fault.Gone)
			check := func() {
				t.Helper()
				tombs, _, err := w.read.For(w.national).Withdrawals(w.ctx, mark, 10)
				w.must(err)
				if len(tombs) != 1 {
					t.Fatalf("%d tombstones", len(tombs))
				}
				got := tombs[0]
				w.is("tombstone", []any{got.Headline, got.Reason, got.Ground, got.By.ID, got.Origin.ID, got.Shared, got.WithdrawnAt},
					[]any{"Judul kami", ours, news.GroundCouncil, w.national.ID, w.solo.ID, true, at})
			}
			check()
			w.wantShown(w.national, news.ListLatest)
			w.is("found", w.found(w.national, "pasar"), []news.ID{})
			pins, err := w.store.Pins(w.ctx, w.national.ID, news.FrontHome, at)
			w.must(err)
			w.is("pins", len(pins), 0)
			for _, site := range []news.Site{w.solo, w.bali} {
				w.see(site, id)
				w.wantShown(site, news.ListWithdrawn)
			}
			// The origin goes on; the tombstone says what stood here.
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Pasar, lagi"))
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Angka keliru.")))
			check()
			w.is("notices", w.notices(w.national), []string{})
			// What the origin withdraws later adds nothing here and softens nothing.
			w.withdraw(id)
			check()
			_, err = w.article(w.bali, id)
			w.refused(err, fault.Gone)
			w.is("events", w.events(id), "story.created story.published placement.accepted placement.accepted placement.changed "+
				"placement.proposed placement.withdrawn story.updated withdrawal.proposed story.withdrawn")
		}},
		scenario{"for good", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.withdrawHere(id, w.national)
			a, b := chiefs(w.national)
			share := func() error {
				_, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
				return err
			}
			pull := func() error {
				_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, true)
				return err
			}
			for what, err := range map[string]error{
				"share": share(), "pull": pull(),
				"accept":   w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0),
				"release":  w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID),
				"decline":  w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID),
				"end":      w.room.End(w.ctx, w.nationalEditor, id, w.national.ID),
				"revoke":   w.room.Revoke(w.ctx, w.editor, id, w.national.ID),
				"override": w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "x"),
				"propose":  w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundChild, "Sebab yang lain."),
				"withdraw": w.room.WithdrawOn(w.ctx, b, id, w.national.ID),
				"drop":     w.room.DropWithdrawalOn(w.ctx, b, id, w.national.ID),
			} {
				if fault.KindOf(err) != fault.Conflict {
					t.Errorf("%s: %v, want a conflict", what, err)
				}
			}
			w.invalid(w.room.SetPins(w.ctx, news.System(), w.national.ID, news.FrontHome, []house.Pin{{Story: id}}), "pins")
		}},
		scenario{"what has ended, and what was never seen", func(w *world) {
			id, offered := w.live("Pasar"), w.live("Ditawarkan")
			w.share(offered, w.national)
			a, b := chiefs(w.national)
			w.refused(w.room.ProposeWithdrawalOn(w.ctx, a, offered, w.national.ID, news.GroundDecency, ours), fault.Conflict)
			w.refused(w.room.WithdrawOn(w.ctx, a, offered, w.national.ID), fault.Conflict)
			w.placed(id, w.national)
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.moved(w.national, id)
			w.must(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundDecency, ours))
			w.must(w.room.WithdrawOn(w.ctx, b, id, w.national.ID))
			_, err := w.article(w.national, id)
			w.refused(err, fault.Gone)
			w.see(w.solo, id)
		}},
		scenario{"proposed, dropped, refused", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			a, b := chiefs(w.national)
			w.refused(w.room.WithdrawOn(w.ctx, b, id, w.national.ID), fault.Conflict)
			w.refused(w.room.DropWithdrawalOn(w.ctx, b, id, w.national.ID), fault.Conflict)
			w.invalid(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, "bosan", ours), "ground")
			w.invalid(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundSARA, "pendek"), "reason")
			w.must(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundSARA, ours))
			w.must(w.room.DropWithdrawalOn(w.ctx, b, id, w.national.ID))
			w.refused(w.room.WithdrawOn(w.ctx, b, id, w.national.ID), fault.Conflict)
			w.see(w.national, id)
			w.refused(w.room.ProposeWithdrawalOn(w.ctx, w.chief, id, w.solo.ID, news.GroundSARA, ours), fault.Invalid)
			w.refused(w.room.ProposeWithdrawalOn(w.ctx, actor(30, w.bali, news.RoleChiefEditor), id, w.bali.ID, news.GroundSARA, ours), fault.NotFound)
			// A proposal that waits ends with the story.
			w.must(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundSARA, ours))
			w.withdraw(id)
			w.refused(w.room.WithdrawOn(w.ctx, b, id, w.national.ID), fault.Conflict)
			tombs, _, err := w.read.For(w.national).Withdrawals(w.ctx, mark, 10)
			w.must(err)
			w.is("the origin's reason", []any{len(tombs), tombs[0].Reason, tombs[0].By.ID}, []any{1, reason, w.solo.ID})
		}},
		scenario{"the pages that show it are made anew", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.mu.Lock()
			w.purged = nil
			w.mu.Unlock()
			w.withdrawHere(id, w.national)
			for _, tag := range []string{news.TagStory(id), news.TagSearch(w.national.ID), news.TagList(w.national.ID, news.ListLatest),
				news.TagList(w.national.ID, news.ListWithdrawn)} {
				if !slices.Contains(w.purged, tag) {
					t.Errorf("%s was not purged", tag)
				}
			}
			if slices.ContainsFunc(w.purged, func(tag string) bool { return strings.HasPrefix(tag, news.TagList(w.solo.ID, "")) }) {
				t.Errorf("pages of the origin were purged: %q", w.purged)
			}
		}},
	)
}
