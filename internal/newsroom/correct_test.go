package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/reading"
)

// kinds returns the kinds of the notices on a page.
func kinds(a reading.Article) []news.NoticeKind {
	out := []news.NoticeKind{}
	for _, n := range a.Notices {
		out = append(out, n.Kind)
	}
	return out
}

func TestCorrect(t *testing.T) {
	scenarios(t,
		scenario{"text and notice together", func(w *world) {
			id := w.live("Sepuluh kios terbakar")
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Dua belas kios terbakar"))
			w.is("before", w.see(w.solo, id).Headline, "Sepuluh kios terbakar")
			w.must(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Substance,
				Text: "  Jumlah kios\nkeliru. ", Apology: "Kami mohon maaf."}))
			a := w.see(w.solo, id)
			w.is("page", []any{a.Headline, a.UpdatedAt, a.Revised, a.Version, kinds(a)},
				[]any{"Dua belas kios terbakar", w.clock.Now(), w.clock.Now(), 2, []news.NoticeKind{news.Koreksi}})
			n := a.Notices[0]
			w.is("notice", []any{n.Text, n.Apology, n.Version, n.At}, []any{"Jumlah kios keliru.", "Kami mohon maaf.", 2, w.clock.Now()})
			// The address stays while the headline changes.
			w.is("path", a.Path, "/warga/"+id.String()+"/sepuluh-kios-terbakar")
			w.is("published", a.PublishedAt, w.clock.Now().Add(-time.Hour))
		}},
		scenario{"a silent fix changes no time that readers see", func(w *world) {
			id := w.live("Slah ketik")
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Salah ketik"))
			w.must(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{}))
			a := w.see(w.solo, id)
			w.is("page", []any{a.Headline, a.UpdatedAt, kinds(a)}, []any{"Salah ketik", time.Time{}, []news.NoticeKind{}})
			w.is("but a cache must see it", a.Revised, w.clock.Now())
			w.is("notices", w.notices(w.solo), []string{})
		}},
		scenario{"an update has a time and no notice", func(w *world) {
			id := w.live("Awal")
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Lanjutan"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			a := w.see(w.solo, id)
			w.is("page", []any{a.Headline, a.UpdatedAt, kinds(a)}, []any{"Lanjutan", w.clock.Now(), []news.NoticeKind{}})
		}},
		scenario{"section and kind go with it", func(w *world) {
			from, to := w.solo.Sections[0], w.solo.Sections[1]
			id := w.live("Pasar Legi")
			w.placed(id, w.bali)
			w.plan(id, map[string]string{"section": to.ID.String(), "kind": "advertorial"})
			w.is("planned only", []any{w.see(w.solo, id).Path, w.story(id).Kind}, []any{"/" + from.Slug + "/" + id.String() + "/pasar-legi", "news"})
			w.invalid(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{}), "sponsor") // the checks see the plan
			w.plan(id, map[string]string{"sponsor": "Bank Solo"})
			told := w.told(w.editor, id, newsroom.Plan{Step: news.StepUpdate})
			if !strings.Contains(told, "+:section(ekonomi)") || !strings.Contains(told, "-:section(warga)") {
				t.Errorf("the impact tells nothing of it: %s", told)
			}
			w.must(w.room.Update(w.ctx, w.editor, id))
			a := w.see(w.solo, id)
			w.is("carried out", []any{a.Path, a.Kind, a.Version}, []any{"/" + to.Slug + "/" + id.String() + "/pasar-legi", "advertorial", 2})
			w.is("there too", w.see(w.bali, id).Kind, "advertorial")
			w.wantShown(w.solo, news.ListSection(from.ID))
			w.wantShown(w.solo, news.ListSection(to.ID), "Pasar Legi")
			w.refused(w.room.Update(w.ctx, w.editor, id), fault.Conflict) // nothing is left of it
			// A move alone is something to publish.
			w.plan(id, map[string]string{"section": from.ID.String()})
			w.must(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{}))
			w.is("moved back", w.see(w.solo, id).Path, "/"+from.Slug+"/"+id.String()+"/pasar-legi")
		}},
		scenario{"a planned publication takes its section along", func(w *world) {
			to := w.solo.Sections[1]
			id := w.draft("Nanti")
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.plan(id, map[string]string{"section": to.ID.String()})
			w.is("not yet", w.placement(id, w.solo).Section, w.solo.Sections[0].ID)
			w.must(w.room.Unschedule(w.ctx, w.editor, id))
			w.is("back at the desk", w.placement(id, w.solo).Section, to.ID)
			w.plan(id, map[string]string{"section": w.solo.Sections[0].ID.String()})
			w.is("at once", w.placement(id, w.solo).Section, w.solo.Sections[0].ID)
		}},
		scenario{"the planned section is given up", func(w *world) {
			from, to := w.solo.Sections[0], w.solo.Sections[1]
			id := w.live("Pasar")
			w.plan(id, map[string]string{"section": to.ID.String()})
			admin := actor(17, w.solo, news.RoleSiteAdmin)
			w.must(w.room.EmptySection(w.ctx, admin, w.solo.ID, to.ID, from.ID))
			w.must(w.queue.Drain(w.ctx))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("stays", w.placement(id, w.solo).Section, from.ID)
		}},
		scenario{"nothing to show", func(w *world) {
			id := w.live("Sama")
			w.refused(w.room.Correct(w.ctx, w.editor, id, ralat("Tidak ada.")), fault.Conflict)
			w.refused(w.room.Update(w.ctx, w.editor, id), fault.Conflict)
			w.is("notices", w.notices(w.solo), []string{})
		}},
		scenario{"not before publication", func(w *world) {
			id := w.draft("Belum")
			w.refused(w.room.Correct(w.ctx, w.editor, id, ralat("x")), fault.Conflict)
			w.refused(w.room.AddNotice(w.ctx, w.editor, id, ralat("x")), fault.Conflict)
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.refused(w.room.Correct(w.ctx, w.editor, id, ralat("x")), fault.Conflict)
			w.refused(w.room.Update(w.ctx, w.editor, id), fault.Conflict)
		}},
		scenario{"a notice that is refused holds the text back", func(w *world) {
			id := w.live("Awal")
			w.save(w.editor, id, headline("Sesudah"))
			for _, c := range []struct {
				c     newsroom.Correction
				about string
			}{
				{newsroom.Correction{Kind: news.Koreksi, Severity: news.Substance, Text: "x"}, "apology"},
				{newsroom.Correction{Kind: news.Ralat, Severity: news.Fact}, "text"},
				{newsroom.Correction{Kind: news.HakJawab, Text: "x"}, "reply"},
				{newsroom.Correction{Kind: "kabar", Text: "x"}, "kind"},
				{newsroom.Correction{Kind: news.HakJawab, Text: "x", Reply: 99}, "reply"},
			} {
				w.invalid(w.room.Correct(w.ctx, w.editor, id, c.c), c.about)
				w.invalid(w.room.AddNotice(w.ctx, w.editor, id, c.c), c.about)
			}
			w.invalid(w.room.AddNotice(w.ctx, w.editor, id, newsroom.Correction{}), "kind", "text")
			a := w.see(w.solo, id)
			w.is("page", []any{a.Headline, a.Version, len(a.Notices), a.UpdatedAt}, []any{"Awal", 1, 0, time.Time{}})
		}},
		scenario{"corrected twice", func(w *world) {
			id := w.live("Satu")
			for _, text := range []string{"Dua", "Tiga"} {
				w.clock.Advance(time.Hour)
				w.save(w.editor, id, headline(text))
				w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Seharusnya "+text)))
			}
			a := w.see(w.solo, id)
			w.is("page", []any{a.Headline, a.Notices[0].Text, a.Notices[1].Text, a.Notices[0].Version, a.Notices[1].Version},
				[]any{"Tiga", "Seharusnya Dua", "Seharusnya Tiga", 2, 3})
			w.is("newest first", w.notices(w.solo), []string{"Seharusnya Tiga", "Seharusnya Dua"})
			w.is("every version is kept", w.versions(id), []string{"1 publish: Satu", "2 correct: Dua", "3 correct: Tiga"})
		}},
		scenario{"the checks are asked again", func(w *world) {
			id := w.live("Awal")
			w.save(w.editor, id, func(c *news.Content) { c.Bylines = nil })
			w.invalid(w.room.Correct(w.ctx, w.editor, id, ralat("x")), "bylines")
			w.is("people", len(w.see(w.solo, id).People), 1)
		}},
	)
}

func TestRightOfReply(t *testing.T) {
	scenarios(t, scenario{"linked both ways, each with its time", func(w *world) {
		id, reply := w.live("Koperasi dituduh"), w.draft("Tanggapan koperasi")
		c := newsroom.Correction{Kind: news.HakJawab, Text: "Koperasi menanggapi.", Reply: reply}
		w.invalid(w.room.AddNotice(w.ctx, w.editor, id, c), "reply")
		w.must(w.room.Schedule(w.ctx, w.editor, reply, w.clock.Now().Add(time.Hour)))
		w.invalid(w.room.AddNotice(w.ctx, w.editor, id, c), "reply") // a link to nothing is no reply
		w.clock.Advance(time.Hour)
		self := c
		self.Reply = id
		w.invalid(w.room.AddNotice(w.ctx, w.editor, id, self), "reply")
		w.placed(id, w.national)
		w.must(w.room.AddNotice(w.ctx, w.editor, id, c))
		a := w.see(w.solo, id)
		if len(a.Notices) != 1 || a.Notices[0].Reply == nil || a.Notices[0].Reply.Story != reply || !a.Notices[0].At.Equal(w.clock.Now()) {
			w.t.Errorf("the story shows %+v", a.Notices)
		}
		w.is("it is no change of the story", a.UpdatedAt, time.Time{})
		r := w.see(w.solo, reply)
		if len(r.Answers) != 1 || r.Answers[0].Story.Story != id || r.Answers[0].Kind != news.HakJawab {
			w.t.Errorf("the reply shows %+v", r.Answers)
		}
		// Where the reply does not stand, the notice stands without the link,
		// until the reply is shared too.
		n := w.see(w.national, id)
		if len(n.Notices) != 1 || n.Notices[0].Reply != nil {
			w.t.Errorf("the other site shows %+v", n.Notices)
		}
		w.placed(reply, w.national)
		if n = w.see(w.national, id); n.Notices[0].Reply == nil {
			w.t.Error("the reply was shared and is not linked")
		}
	}})
}

func unverified(c *news.Content) {
	c.Unverified = &news.Attestation{PublicInterest: "Bencana.", FirstSource: "Kepala BPBD.", Unreachable: "Jaringan putus.", NoteShown: true}
}

func verified(c *news.Content) { c.Headline, c.Unverified = c.Headline+", dipastikan", nil }

func TestUnverifiedStories(t *testing.T) {
	update := func(reply news.ID) newsroom.Correction {
		return newsroom.Correction{Kind: news.Pemutakhiran, Text: "Sudah dipastikan.", Reply: reply}
	}
	scenarios(t,
		scenario{"published only with all attestations", func(w *world) {
			id := w.draft("Kabar", unverified, func(c *news.Content) { c.Unverified.Unreachable = "" })
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "unverified")
		}},
		scenario{"settled only by an update that is linked", func(w *world) {
			id := w.live("Kabar", unverified)
			w.placed(id, w.national)
			w.is("marked everywhere", []bool{w.see(w.solo, id).Unverified, w.see(w.national, id).Unverified}, []bool{true, true})
			w.save(w.editor, id, verified)
			w.invalid(w.room.Update(w.ctx, w.editor, id), "unverified")
			w.invalid(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{}), "unverified")
			w.invalid(w.room.Correct(w.ctx, w.editor, id, ralat("Sudah benar.")), "unverified")
			w.invalid(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{Kind: news.Pemutakhiran, Text: "Sudah."}), "reply")
			w.is("still marked", w.see(w.solo, id).Unverified, true)
			result := w.live("Hasil verifikasi")
			w.clock.Advance(time.Minute)
			w.must(w.room.Correct(w.ctx, w.editor, id, update(result)))
			for _, site := range []news.Site{w.solo, w.national} {
				a := w.see(site, id)
				w.is("settled on "+site.Slug, []any{a.Unverified, a.Headline, kinds(a)}, []any{false, "Kabar, dipastikan", []news.NoticeKind{news.Pemutakhiran}})
			}
			w.is("the result links back", w.see(w.solo, result).Answers[0].Story.Story, id)
		}},
		scenario{"settled while the text stays", func(w *world) {
			id, result := w.live("Kabar", unverified), w.live("Hasil")
			w.must(w.room.AddNotice(w.ctx, w.editor, id, update(result)))
			w.is("marked", w.see(w.solo, id).Unverified, false)
			// The text still holds the attestation of then; that does not mark
			// it again.
			w.save(w.editor, id, headline("Kabar, lebih singkat"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("marked after an update", w.see(w.solo, id).Unverified, false)
		}},
		scenario{"continued while unverified", func(w *world) {
			id := w.live("Kabar", unverified)
			w.save(w.editor, id, headline("Kabar baru"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("marked", w.see(w.solo, id).Unverified, true)
		}},
		scenario{"a live story that becomes unverified says so", func(w *world) {
			id := w.live("Pasti")
			w.save(w.editor, id, func(c *news.Content) { c.Headline = "Tidak pasti"; unverified(c) })
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("marked", w.see(w.solo, id).Unverified, true)
			w.save(w.editor, id, verified)
			w.invalid(w.room.Update(w.ctx, w.editor, id), "unverified")
		}},
		scenario{"taken back before anybody saw it", func(w *world) {
			id := w.draft("Kabar", unverified)
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.must(w.room.Unschedule(w.ctx, w.editor, id))
			w.save(w.editor, id, verified)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.is("marked", w.see(w.solo, id).Unverified, false)
		}},
	)
}
