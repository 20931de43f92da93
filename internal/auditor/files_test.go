package auditor_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/ledger"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// The files of a withdrawn story's pictures are asked for: to prove that the
// withdrawal has arrived, and on every walk.
func TestPicturesOfWithdrawnStories(t *testing.T) {
	each(t, func(w *world) {
		t := w.t
		mark := func(gone int) {
			w.sql(`UPDATE asset SET gone_at = $2 WHERE id = $1`, w.photo.ID, gone)
			w.app.Cache.PurgeAll()
		}
		want := func(when string, sites ...string) {
			t.Helper()
			found := w.audit(false)
			for _, s := range []string{"solo", "nasional", "bali"} {
				if got, want := slices.Contains(found, s+" photo"), slices.Contains(sites, s); got != want {
					t.Errorf("%s: %q", when, found)
				}
			}
		}
		repaired := func(when string) {
			t.Helper()
			w.audit(true)
			if left := w.audit(false); len(left) > 0 {
				t.Errorf("%s: after the repair there is %q", when, left)
			}
		}
		want("it is live")
		mark(1)
		want("a live story's picture is withheld", "solo", "nasional", "bali")
		repaired("withheld")

		w.withdraw(w.story)
		w.clock.Advance(time.Minute)
		w.drain()
		read := rows.New(w.app.DB, w.app.DB.Engine)
		list, err := read.SubjectsOf(w.ctx, w.story)
		w.must(err)
		subject := list[len(list)-1]
		proofs, err := read.Rows(w.ctx, subject.ID)
		w.must(err)
		for _, r := range proofs {
			if r.Surface != ledger.SurfacePage {
				continue
			}
			if said := r.Proof.String(); r.State != ledger.StateApplied || !strings.Contains(said, "/media/r/") || strings.Count(said, ": 410, ") != 2 {
				t.Errorf("the proof is %s %q", r.State, said)
			}
		}
		want("it is withdrawn")
		mark(0)
		want("a withdrawn story's picture is served", "solo", "nasional", "bali")
		repaired("served")

		// Another story may show it.
		other := w.live("Pasar Gede ditata")
		want("another story shows it")
		mark(1)
		want("which is not served", "solo", "nasional", "bali")
		repaired("both")
		w.withdraw(other)
		want("both are withdrawn")
	})
}

// A withdrawal has not arrived while its picture is served.
func TestWithdrawalWaitsForItsPicture(t *testing.T) {
	each(t, func(w *world) {
		w.withdraw(w.story)
		w.sql(`UPDATE asset SET gone_at = 0 WHERE id = $1`, w.photo.ID)
		w.app.Cache.PurgeAll()
		w.clock.Advance(time.Minute)
		w.drain()
		list, err := rows.New(w.app.DB, w.app.DB.Engine).SubjectsOf(w.ctx, w.story)
		w.must(err)
		subject := list[len(list)-1]
		all, err := rows.New(w.app.DB, w.app.DB.Engine).Rows(w.ctx, subject.ID)
		w.must(err)
		for _, r := range all {
			if failed := r.State == ledger.StateFailed; failed != (r.Surface == ledger.SurfacePage) || failed && !strings.Contains(r.Fault, "photo") {
				w.t.Errorf("%d %s: %s %s", r.Site, r.Surface, r.State, r.Fault)
			}
		}
		if subject.Standing != ledger.Failed {
			w.t.Errorf("it stands %s", subject.Standing)
		}
	})
}
