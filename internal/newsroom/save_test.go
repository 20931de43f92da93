package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
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
