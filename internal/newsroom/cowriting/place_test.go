package cowriting_test

import (
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

// set changes one field in a window of somebody.
func (w *world) set(as news.Actor, id news.ID, seq int64, name, base, value string) (cowriting.FieldResult, error) {
	r, err := w.a.Make(w.ctx, as, cowriting.Change{Story: id, Client: "window-" + as.Name, Seq: seq,
		Fields: map[string]cowriting.FieldChange{name: {Base: base, Value: value}}})
	return r.Fields[name], err
}

// Section and kind merge like every other choice, and a story that no reader
// knows follows at once.
func TestPlace(t *testing.T) {
	each(t, func(w *world) {
		warga, ekonomi := news.ID(50).String(), news.ID(51).String()
		id := w.draft("Banjir", "Air naik.")
		s := w.join(sari, id, "window-sari", -1)
		n := w.next(s)
		w.is("at the beginning", []string{n.Fields["section"], n.Fields["kind"]}, []string{warga, "news"})

		r, err := w.set(farah, id, 1, "section", warga, ekonomi)
		w.must(err)
		w.is("moved", r, cowriting.FieldResult{Value: ekonomi})
		w.is("stands", w.placement(id).Section, ekonomi)
		w.is("no plan", []any{w.copy(id).Section, w.copy(id).Kind}, []any{"0", ""})
		head, _, err := w.room.Read().Head(w.ctx, id)
		w.must(err)
		w.is("in the lists", head.Section, ekonomi)
		n = w.next(s)
		w.is("a colleague hears", []any{n.Fields, n.SavedBy}, []any{map[string]string{"section": ekonomi}, farah.Account})

		// Chosen by two at once: the last stays, and its author learns of the other.
		r, err = w.set(budi, id, 1, "kind", "news", "opinion")
		w.must(err)
		w.is("kind", []any{r.Value, w.story(id).Kind}, []any{"opinion", "opinion"})
		r, err = w.set(farah, id, 2, "kind", "news", "analysis")
		w.must(err)
		w.is("over", r, cowriting.FieldResult{Value: "analysis", Over: ptr("opinion")})
		w.is("a colleague hears", w.next(s).Fields, map[string]string{"kind": "analysis"})

		// A section of another site, a kind that nobody knows: nothing is saved.
		rev := w.copy(id).Rev
		_, err = w.set(budi, id, 2, "section", ekonomi, news.ID(99).String())
		w.refused(err, fault.Invalid)
		_, err = w.set(budi, id, 3, "section", ekonomi, "")
		w.refused(err, fault.Invalid)
		_, err = w.set(budi, id, 4, "kind", "analysis", "gossip")
		w.refused(err, fault.Invalid)
		_, err = w.set(sari, id, 1, "kind", "analysis", "news")
		w.refused(err, fault.Forbidden)
		w.is("unchanged", []any{w.copy(id).Rev, w.placement(id).Section, w.story(id).Kind}, []any{rev, ekonomi, "analysis"})

		// A form without scripts goes the same way.
		saved, err := w.a.Save(w.ctx, budi, cowriting.Form{Story: id, Fields: map[string]cowriting.FieldChange{
			"section": {Base: ekonomi, Value: warga}, "kind": {Base: "analysis", Value: "analysis"}, "lead": {Value: "Teras."}}})
		w.must(err)
		w.is("saved", []any{saved.Fields["section"].Value, w.placement(id).Section, w.copy(id).Content.Lead}, []any{warga, warga, "Teras."})

		// Moved past this process.
		w.next(s)
		w.must(w.room.Do(w.ctx, budi, "move", func(d *act.Deed) error {
			p := w.placement(id)
			p.Section = 51
			return d.Store.SavePlacement(d, p)
		}))
		w.must(w.a.Look(w.ctx))
		w.is("heard", w.next(s).Fields, map[string]string{"section": ekonomi})
	})
}

// What readers know stays where it is until it is published again.
func TestPlaceOfKnownStory(t *testing.T) {
	each(t, func(w *world) {
		warga, ekonomi := news.ID(50).String(), news.ID(51).String()
		id := w.draft("Banjir", "Air naik.")
		w.must(w.room.Do(w.ctx, budi, "publish", func(d *act.Deed) error {
			st, err := d.Lock(id)
			if err != nil {
				return err
			}
			v, err := d.CutNow(&st, "publish")
			if err != nil {
				return err
			}
			st.State, st.LiveVersion, st.PublishAt = news.StateLive, v.N, d.Now
			return d.Store.UpdateStory(d, &st)
		}))
		s := w.join(farah, id, "window-farah", -1)
		w.next(s)
		_, err := w.set(budi, id, 1, "section", warga, ekonomi)
		w.must(err)
		_, err = w.set(budi, id, 2, "kind", "news", "opinion")
		w.must(err)
		w.is("planned", []any{w.copy(id).Section, w.copy(id).Kind}, []any{ekonomi, "opinion"})
		w.is("as readers know it", []any{w.placement(id).Section, w.story(id).Kind}, []any{warga, "news"})
		n := w.next(s)
		w.is("a colleague hears", n.Fields, map[string]string{"section": ekonomi, "kind": "opinion"})
		// Text that is typed keeps the plan, and taking it back leaves none.
		w.type_(budi, id, "window-Budi", 3, "Solo. ")
		w.is("planned", w.copy(id).Section, ekonomi)
		w.must(w.a.Look(w.ctx))
		w.is("nothing else", w.next(s).Fields, nil)
		_, err = w.set(budi, id, 4, "section", ekonomi, warga)
		w.must(err)
		_, err = w.set(budi, id, 5, "kind", "opinion", "news")
		w.must(err)
		w.is("no plan", []any{w.copy(id).Section, w.copy(id).Kind}, []any{"0", ""})
		w.is("a colleague hears", w.next(s).Fields, map[string]string{"section": warga, "kind": "news"})
	})
}
