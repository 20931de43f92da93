package media_test

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// wantGone checks that readers get no file of some pictures, and get those of
// all others that the test has named.
func (w *world) wantGone(when string, all map[string]news.ID, gone string) {
	w.Helper()
	var got []string
	for name, id := range all {
		if !w.asset(id).GoneAt.IsZero() {
			got = append(got, name)
		}
	}
	slices.Sort(got)
	if strings.Join(got, " ") != gone {
		w.Errorf("%s: %q are gone, want %q", when, got, gone)
	}
}

// gone returns those of some pictures of which readers get no file any longer.
func (w *world) gone(ids []news.ID) (gone []news.ID) {
	w.Helper()
	for _, id := range ids {
		if !w.asset(id).GoneAt.IsZero() {
			gone = append(gone, id)
		}
	}
	return gone
}

func (w *world) withdraw(id news.ID) {
	w.Helper()
	second := w.editor
	second.Account = 99
	w.must(w.room.ProposeWithdrawal(w.ctx, w.editor, id, news.GroundChild, "Memuat foto seorang anak."))
	w.must(w.room.Withdraw(w.ctx, second, id))
}

func (w *world) published(c news.Content) news.ID {
	w.Helper()
	id := w.story(c)
	w.must(w.room.Publish(w.ctx, w.editor, id))
	return id
}

// What no site shows any longer is not served, and what one shows again is.
func TestGonePictures(t *testing.T) {
	each(t, func(w *world) {
		all := map[string]news.ID{"a": w.bring(w.photo, 1).ID, "b": w.bring(w.photo, 2).ID, "c": w.bring(w.photo, 3).ID}
		a, b, c := all["a"], all["b"], all["c"]
		first := w.published(w.content(a, b))
		second := w.published(w.content(b))
		draft := w.story(w.content(a, c))
		w.wantGone("two stories are live", all, "")

		foretold, err := w.room.Impact(w.ctx, w.editor, first, newsroom.Plan{Step: news.StepWithdraw})
		w.must(err)
		if len(foretold.Gone) != 1 || foretold.Gone[0].ID != a {
			w.Errorf("foretold %v", foretold.Gone)
		}
		w.wantGone("it was only looked at", all, "")
		w.purged = nil
		w.withdraw(first)
		w.wantGone("one is withdrawn, b is in the other", all, "a")
		if !slices.Contains(w.purged, news.TagAsset(a)) || slices.Contains(w.purged, news.TagAsset(b)) {
			w.Errorf("purged %q", w.purged)
		}
		history, err := w.store.AssetChanges(w.ctx, a, 1)
		w.must(err)
		if history[0].Kind != news.EventAssetGone || history[0].Actor != 99 || !w.asset(a).GoneAt.Equal(w.clock.Now()) {
			w.Errorf("history %+v", history)
		}
		w.withdraw(second)
		w.wantGone("both are withdrawn", all, "a b")

		w.purged = nil
		w.must(w.room.Publish(w.ctx, w.editor, draft))
		w.wantGone("another story shows it", all, "b")
		if !slices.Contains(w.purged, news.TagAsset(a)) {
			w.Errorf("purged %q", w.purged)
		}
		// A correction takes a picture out.
		w.save(draft, w.content(c))
		w.wantGone("readers keep what they have", all, "b")
		w.must(w.room.Correct(w.ctx, w.editor, draft, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "Foto keliru."}))
		w.wantGone("a correction has taken it out", all, "a b")
		// A page of the site shows one.
		w.must(w.room.SavePage(w.ctx, news.System(), w.solo.ID, "about", "Tentang", body(b)))
		w.wantGone("a page shows it", all, "a")
		w.must(w.room.SavePage(w.ctx, news.System(), w.solo.ID, "about", "Tentang", body()))
		w.wantGone("no page shows it", all, "a b")
		// A planned story shows one, from a time on; then it is not planned.
		plan := w.story(w.content(a))
		w.must(w.room.Schedule(w.ctx, w.editor, plan, w.clock.Now().Add(time.Hour)))
		w.wantGone("it is planned", all, "b")
		w.must(w.room.Unschedule(w.ctx, w.editor, plan))
		w.wantGone("it is planned no longer", all, "a b")
		w.refused(w.room.DeleteAsset(w.ctx, w.photo, a), fault.Conflict)
	})
}

// A picture that a site chose for itself goes with its placement.
func TestGoneWithAPlacement(t *testing.T) {
	each(t, func(w *world) {
		all := map[string]news.ID{"a": w.bring(w.photo, 1).ID, "b": w.bring(w.photo, 2).ID}
		id := w.published(w.content(all["a"]))
		share := func() {
			_, err := w.room.Share(w.ctx, w.editor, id, w.bali.ID, w.bali.Sections[0].ID)
			w.must(err)
		}
		share()
		value, _ := json.Marshal(news.Photo{Asset: all["b"]})
		w.must(w.room.Override(w.ctx, w.baliEd, id, w.bali.ID, news.FieldPhoto, string(value)))
		w.wantGone("each site has its own", all, "")
		w.must(w.room.End(w.ctx, w.baliEd, id, w.bali.ID))
		w.wantGone("one site has ended it", all, "b")
		share()
		w.wantGone("and carries it again", all, "")
		w.must(w.room.Inherit(w.ctx, w.baliEd, id, w.bali.ID, news.FieldPhoto))
		w.wantGone("with the origin's picture", all, "b")
	})
}

// What only a partner outside has shown was never this network's, so it is not
// gone; what a site took from it is, when that site withdraws it.
func TestGoneOfAPartner(t *testing.T) {
	each(t, func(w *world) {
		all := map[string]news.ID{"a": w.bring(w.photo, 1).ID}
		agency, err := w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: "kantor", Name: "Kantor", Zone: "Asia/Jakarta", Language: "id", External: true,
			Sections: []news.Section{{Slug: "umum", Name: "Umum"}}})
		w.must(err)
		id, err := w.room.Create(w.ctx, news.System(), newsroom.NewStory{Site: agency.ID, Section: agency.Sections[0].ID, Content: w.content(all["a"])})
		w.must(err)
		w.must(w.room.Publish(w.ctx, news.System(), id))
		w.wantGone("nobody has taken it", all, "")
		if a := w.asset(all["a"]); !a.PublicAt.IsZero() || w.uses(a.ID) == "" {
			w.Errorf("public since %v, used in %q", a.PublicAt, w.uses(a.ID))
		}
		_, err = w.room.Share(w.ctx, news.System(), id, w.bali.ID, w.bali.Sections[0].ID)
		w.must(err)
		w.wantGone("a site shows it", all, "")
		second := w.baliEd
		second.Account = 98
		w.must(w.room.ProposeWithdrawalOn(w.ctx, w.baliEd, id, w.bali.ID, news.GroundTrauma, "Keluarga memintanya."))
		w.must(w.room.WithdrawOn(w.ctx, second, id, w.bali.ID))
		w.wantGone("and has withdrawn it", all, "a")
		w.must(w.room.Rebuild(w.ctx))
		w.wantGone("decided anew", all, "a")
	})
}

// Of a picture that was replaced readers get no file, and what is in its place
// goes with the last story that shows either.
func TestGoneWhenReplaced(t *testing.T) {
	each(t, func(w *world) {
		all := map[string]news.ID{"a": w.bring(w.photo, 1).ID, "b": w.bring(w.photo, 2).ID, "c": w.bring(w.photo, 3).ID}
		id := w.published(w.content(all["a"]))
		first, err := w.room.Replace(w.ctx, w.editor, all["a"], all["b"])
		w.must(err)
		w.wantGone("replaced", all, "a")
		w.must(w.room.UndoAssetChange(w.ctx, w.editor, all["a"], first))
		w.wantGone("put back", all, "b")
		_, err = w.room.Replace(w.ctx, w.editor, all["a"], all["b"])
		w.must(err)
		_, err = w.room.Replace(w.ctx, w.editor, all["b"], all["c"])
		w.must(err)
		w.wantGone("replaced twice", all, "a b")
		w.withdraw(id)
		w.wantGone("withdrawn", all, "a b c")
		w.published(w.content(all["b"]))
		w.wantGone("in another story", all, "a b")
	})
}

// What is decided anew for all is what was kept; what nobody had decided is.
func TestGoneIsDecidedAnew(t *testing.T) {
	each(t, func(w *world) {
		all := map[string]news.ID{"a": w.bring(w.photo, 1).ID, "b": w.bring(w.photo, 2).ID}
		w.withdraw(w.published(w.content(all["a"])))
		w.published(w.content(all["b"]))
		w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error {
			_, err := tx.ExecContext(w.ctx, `UPDATE asset SET gone_at = CASE WHEN gone_at = 0 THEN 1 ELSE 0 END`)
			return err
		}))
		w.wantGone("turned round", all, "b")
		w.must(w.room.Rebuild(w.ctx))
		w.wantGone("decided anew", all, "a")
	})
}

// Two deeds about one picture at once do not miss each other. They are of two
// sites, whose lists do not keep them apart.
func TestGoneAtOnce(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.photo, 1).ID
		second := w.editor
		second.Account = 99
		for round := range 12 {
			old := w.published(w.content(a))
			next, err := w.room.Create(w.ctx, w.baliEd, newsroom.NewStory{Site: w.bali.ID, Section: w.bali.Sections[0].ID, Content: w.content(a)})
			w.must(err)
			w.must(w.room.ProposeWithdrawal(w.ctx, w.editor, old, news.GroundSARA, "Menghina sebuah golongan."))
			var wg sync.WaitGroup
			wg.Go(func() { w.must(w.room.Withdraw(w.ctx, second, old)) })
			wg.Go(func() { w.must(w.room.Publish(w.ctx, w.baliEd, next)) })
			wg.Wait()
			if !w.asset(a).GoneAt.IsZero() {
				w.Fatalf("round %d: a picture that is live is gone", round)
			}
			other := w.baliEd
			other.Account = 98
			w.must(w.room.ProposeWithdrawal(w.ctx, w.baliEd, next, news.GroundSARA, "Menghina sebuah golongan."))
			w.must(w.room.Withdraw(w.ctx, other, next))
			if w.asset(a).GoneAt.IsZero() {
				w.Fatalf("round %d: a picture of nothing is served", round)
			}
		}
	})
}
