package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

func TestProposedCorrections(t *testing.T) {
	scenarios(t,
		scenario{"the author proposes, editors are told, one publishes", func(w *world) {
			w.people()
			id := w.live("Harga naik 10 persen")
			w.refused(w.room.ProposeCorrection(w.ctx, w.reporter, id, "Angkanya keliru"), fault.Conflict) // nothing is changed yet
			w.save(w.reporter, id, headline("Harga naik 1 persen"))
			w.invalid(w.room.ProposeCorrection(w.ctx, w.reporter, id, " "), "reason")
			w.invalid(w.room.ProposeCorrection(w.ctx, w.reporter, id, strings.Repeat("x", 1001)), "reason")
			w.is("not yet", w.flags(id).Has(news.FlagProposed), false)
			w.must(w.room.ProposeCorrection(w.ctx, w.reporter, id, " Satu, bukan\nsepuluh. "))
			for _, who := range []news.Actor{w.editor, w.chief, w.chief2} {
				w.is(who.Name, last(w.heard(who)), "correction: Satu, bukan sepuluh.")
			}
			w.wantTold(w.nationalEditor)
			w.is("readers see", w.see(w.solo, id).Headline, "Harga naik 10 persen")
			w.is("attention", []any{w.story(id).Proposed, w.flags(id).Has(news.FlagProposed), w.flagged()}, []any{true, true, 1})
			w.is("versions", last(w.versions(id)), "2 propose: Harga naik 1 persen")
			w.refused(w.room.Correct(w.ctx, w.reporter, id, ralat("Satu persen.")), fault.Forbidden)
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Naiknya 1 persen, bukan 10.")))
			w.is("readers see", w.see(w.solo, id).Headline, "Harga naik 1 persen")
			w.is("done", []any{w.story(id).Proposed, w.flags(id), w.flagged()}, []any{false, 0, 0})
		}},
		scenario{"declined with a reason, and proposed again", func(w *world) {
			w.people()
			id := w.live("Pasar dibuka")
			w.refused(w.room.DropCorrection(w.ctx, w.editor, id, "Tidak"), fault.Conflict)
			w.save(w.reporter, id, headline("Pasar ditutup"))
			w.must(w.room.ProposeCorrection(w.ctx, w.reporter, id, "Ditutup"))
			w.invalid(w.room.DropCorrection(w.ctx, w.editor, id, ""), "reason")
			w.refused(w.room.DropCorrection(w.ctx, w.reporter, id, "Batal"), fault.Forbidden)
			w.must(w.room.DropCorrection(w.ctx, w.editor, id, "Sumbernya satu saja"))
			w.is("told", last(w.heard(w.reporter)), "returned: Sumbernya satu saja")
			w.is("waits", []any{w.story(id).Proposed, w.flags(id).Has(news.FlagProposed)}, []any{false, false})
			w.must(w.room.ProposeCorrection(w.ctx, w.reporter, id, "Sumbernya kini dua"))
			w.is("told again", last(w.heard(w.editor)), "correction: Sumbernya kini dua")
			w.is("events", w.events(id), "story.created story.published correction.proposed correction.dropped correction.proposed")
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Melindungi masa depan seorang anak."))
			w.must(w.room.Withdraw(w.ctx, w.chief2, id))
			w.is("withdrawn", w.flags(id), news.HeadFlags(0))
		}},
		scenario{"not by those who may not change the text, not before publication, not of a copy elsewhere", func(w *world) {
			w.people()
			colleague := actor(77, w.solo, news.RoleReporter)
			id := w.live("Pasar dibuka")
			w.save(w.reporter, id, headline("Pasar ditutup"))
			w.refused(w.room.ProposeCorrection(w.ctx, colleague, id, "Ditutup"), fault.Forbidden)
			w.refused(w.room.ProposeCorrection(w.ctx, w.nationalEditor, id, "Ditutup"), fault.Forbidden)
			draft := w.draft("Naskah")
			w.refused(w.room.ProposeCorrection(w.ctx, w.reporter, draft, "Belum"), fault.Conflict)
			planned := w.draft("Rencana")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, planned, at))
			w.refused(w.room.ProposeCorrection(w.ctx, w.reporter, planned, "Belum"), fault.Forbidden)
			// Its time has come and the clock has not said so yet.
			w.clock.Set(at)
			w.save(w.editor, planned, headline("Rencana baru"))
			w.must(w.room.ProposeCorrection(w.ctx, w.editor, planned, "Judul"))
			w.is("state", w.story(planned).State, news.StateLive)
			w.must(w.room.Update(w.ctx, w.editor, planned))
			w.is("updated", w.story(planned).Proposed, false)
			w.must(w.room.Assign(w.ctx, w.editor, id, w.chief.Account, time.Time{}, ""))
			w.must(w.room.Correct(w.ctx, w.chief, id, newsroom.Correction{}))
		}},
	)
}

func last[T any](list []T) (v T) {
	if len(list) > 0 {
		v = list[len(list)-1]
	}
	return v
}
