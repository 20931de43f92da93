package newsroom_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

func TestSave(t *testing.T) {
	scenarios(t,
		scenario{"whoever saves on an old revision is told, and nothing is lost", func(w *world) {
			id := w.draft("Awal")
			rev, err := w.room.Save(w.ctx, w.reporter, id, 1, w.content("Dari wartawan"))
			w.must(err)
			w.is("revision", rev, 2)
			_, err = w.room.Save(w.ctx, w.editor, id, 1, w.content("Dari redaktur"))
			w.refused(err, fault.Conflict)
			wc, _, err := w.store.WorkingCopy(w.ctx, id)
			w.must(err)
			w.is("working copy", []any{wc.Content.Headline, wc.Rev, wc.SavedBy}, []any{"Dari wartawan", 2, w.reporter.Account})
			_, err = w.room.Save(w.ctx, w.editor, id, 3, w.content("Dari masa depan"))
			w.refused(err, fault.Conflict)
			_, err = w.room.Save(w.ctx, w.editor, id, rev, w.content("Dari redaktur"))
			w.must(err)
			w.is("the reporter's text is kept", w.versions(id), []string{"1 pause: Dari wartawan"})
		}},
		scenario{"a version at each change of hands", func(w *world) {
			id := w.draft("R1")
			w.save(w.reporter, id, headline("R2"))
			w.save(w.editor, id, headline("E1"))
			w.save(w.editor, id, headline("E2"))
			w.save(w.chief, id, headline("C1"))
			w.save(w.editor, id, headline("E3"))
			w.is("versions", w.versions(id), []string{"1 pause: R2", "2 pause: E2", "3 pause: C1"})
		}},
		scenario{"a version after a pause of ten minutes", func(w *world) {
			id := w.draft("Satu")
			w.clock.Advance(10*time.Minute - time.Millisecond)
			w.save(w.reporter, id, headline("Dua"))
			w.is("after less", w.versions(id), nil)
			w.clock.Advance(10 * time.Minute)
			w.save(w.reporter, id, headline("Tiga"))
			w.is("after ten minutes", w.versions(id), []string{"1 pause: Dua"})
			w.save(w.reporter, id, headline("Empat"))
			w.must(w.room.Submit(w.ctx, w.reporter, id))
			w.is("and when it is handed on", w.versions(id), []string{"1 pause: Dua", "2 submit: Empat"})
		}},
		scenario{"no second version of the same text", func(w *world) {
			id := w.draft("Sama")
			w.must(w.room.Submit(w.ctx, w.reporter, id))
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Lain"))
			w.must(w.room.Approve(w.ctx, w.editor, id))
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Lain lagi"))
			w.save(w.editor, id, headline("Lain"))
			w.is("versions", w.versions(id), []string{"1 submit: Sama", "2 approve: Lain"})
			w.refused(w.room.Update(w.ctx, w.editor, id), fault.Conflict) // readers see just that
		}},
		scenario{"what no version could hold", func(w *world) {
			id := w.draft("Awal")
			for _, c := range []struct {
				change func(c *news.Content)
				about  string
			}{
				{headline(strings.Repeat("x", news.MaxHeadline+1)), "headline"},
				{func(c *news.Content) { c.Body = `{"type":"doc"` }, "body"},
				{func(c *news.Content) { c.Body = `{"type":"doc","content":[{"type":"script"}]}` }, "body"},
				{func(c *news.Content) {
					c.Body = `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}`
				}, "body"},
				{func(c *news.Content) { c.Slug = "Tidak Boleh" }, "slug"},
				{func(c *news.Content) { c.Headline = "Rusak \xff" }, "headline"},
				{func(c *news.Content) { c.Lead = "Nol \x00" }, "lead"},
			} {
				content := w.content("Awal")
				c.change(&content)
				_, err := w.room.Save(w.ctx, w.reporter, id, 1, content)
				w.invalid(err, c.about)
				_, err = w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: content})
				w.invalid(err, c.about)
			}
			wc, _, err := w.store.WorkingCopy(w.ctx, id)
			w.must(err)
			w.is("revision", wc.Rev, 1)
		}},
		scenario{"what follows from the rest", func(w *world) {
			id := w.draft("", func(c *news.Content) {
				c.Headline, c.Lead, c.Body = " Harga\n  “Beras” Naik ", "a\r\nb", body("satu dua tiga")
			})
			wc, _, err := w.store.WorkingCopy(w.ctx, id)
			w.must(err)
			w.is("content", []any{wc.Content.Headline, wc.Content.Lead, wc.Content.Slug, wc.Content.Words},
				[]any{"Harga “Beras” Naik", "a b", "harga-beras-naik", 3})
		}},
		scenario{"what is private never leaves the desk", func(w *world) {
			id := w.live("Terbit", func(c *news.Content) {
				c.Private = news.Private{Sources: "Narasumber yang dilindungi", Notes: "catatan"}
			})
			if text := asJSON(w.see(w.solo, id)); strings.Contains(text, "dilindungi") || strings.Contains(text, "catatan") {
				w.t.Errorf("readers get %s", text)
			}
			w.is("found", w.found(w.solo, "dilindungi"), []news.ID{})
			v, err := w.store.Version(w.ctx, id, 1)
			w.must(err)
			w.is("kept", v.Content.Private.Notes, "catatan")
		}},
	)
}

// While one person types, the desk's lists are not written anew for every few
// words. They are right after the job, and at once when anything else changes.
func TestListsWhileSomebodyTypes(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Cabai")
		seq, steps := int64(0), int64(0)
		typed := func(actor news.Actor, text string, fields map[string]cowriting.FieldChange) {
			t.Helper()
			seq++
			r, err := w.room.Cowriting.Make(w.ctx, actor, cowriting.Change{Story: id, Client: "window-" + actor.Account.String(), Seq: seq,
				Steps: steps, Fields: fields, Batch: []json.RawMessage{json.RawMessage(
					`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"` + text + `"}]}}`)}})
			w.must(err)
			steps = r.Steps
		}
		head := func() news.Head {
			t.Helper()
			h, _, err := w.store.Head(w.ctx, id)
			w.must(err)
			return h
		}
		w.must(w.queue.Drain(w.ctx))
		before := head()
		w.clock.Advance(time.Minute)
		typed(w.reporter, "satu ", nil)
		first := head()
		w.is("the first word after a pause", []any{first.Words, first.TouchedAt}, []any{before.Words + 1, w.clock.Now()})
		for range 4 {
			w.clock.Advance(2 * time.Second)
			typed(w.reporter, "dua ", nil)
		}
		w.is("while they type on", head(), first)
		w.clock.Advance(7 * time.Second)
		last := w.clock.Now()
		typed(w.reporter, "tiga ", nil)
		w.clock.Advance(15 * time.Second)
		w.must(w.queue.Drain(w.ctx))
		w.is("fifteen seconds later", []any{head().Words, head().TouchedAt}, []any{before.Words + 6, last})
		typed(w.reporter, "empat ", map[string]cowriting.FieldChange{"headline": {Base: "Cabai", Value: "Cabai naik"}})
		w.is("a headline", []any{head().Words, head().Headline}, []any{before.Words + 7, "Cabai naik"})
		typed(w.editor, "lima ", nil)
		w.is("another hand", []any{head().Words, head().Editor}, []any{before.Words + 8, w.editor.Account})
		typed(w.editor, "enam ", nil)
		w.must(w.room.Submit(w.ctx, w.editor, id))
		w.is("an act", []any{head().Words, head().State}, []any{before.Words + 9, news.StateSubmitted})
		counts, err := w.store.SiteCounts(w.ctx, w.solo.ID)
		w.must(err)
		w.is("the numbers", counts[news.StateSubmitted], 1)
	})
}
