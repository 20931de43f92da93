package newsroom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

func (w *world) shared() shared.Store { return shared.New(w.db, w.db.Engine) }

// override changes a field of a story for the national site.
func (w *world) override(id news.ID, f news.Field, value string) {
	w.t.Helper()
	w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, f, value))
}

// correct changes the live text of a story of Solo.
func (w *world) correct(id news.ID, c newsroom.Correction, change func(c *news.Content)) {
	w.t.Helper()
	w.save(w.editor, id, change)
	w.must(w.room.Correct(w.ctx, w.editor, id, c))
}

// task returns the only task of a story that is open.
func (w *world) task(id news.ID) merging.Task {
	w.t.Helper()
	ts, err := w.shared().OpenTasksOf(w.ctx, id)
	w.must(err)
	if len(ts) != 1 {
		w.t.Fatalf("%d tasks are open, want one", len(ts))
	}
	return ts[0]
}

// wantTasks compares the tasks of a story, each as its state and what it asks:
// "open headline" or "done headline=keep".
func (w *world) wantTasks(id news.ID, want ...string) {
	w.t.Helper()
	ts, err := w.shared().TasksOf(w.ctx, id)
	w.must(err)
	got := []string{}
	waiting, overdue := map[news.ID]int{}, map[news.ID]int{}
	for _, t := range ts {
		line := string(t.State)
		for _, a := range t.Fields {
			line += " " + string(a.Field)
			if a.Answer != "" {
				line += "=" + string(a.Answer)
			}
		}
		got = append(got, line)
		if t.Open() {
			waiting[t.Site]++
			if !t.OverdueAt.IsZero() {
				overdue[t.Site]++
			}
		}
	}
	if !slices.Equal(got, want) {
		w.t.Errorf("tasks %q, want %q", got, want)
	}
	counts, err := w.shared().TaskCounts(w.ctx, []news.ID{w.solo.ID, w.national.ID, w.bali.ID})
	w.must(err)
	for _, c := range counts { // the story of a test is the only one with tasks
		if c.Waiting != waiting[c.Site] || c.Overdue != overdue[c.Site] {
			w.t.Errorf("%d open and %d overdue are kept, %d and %d are", c.Waiting, c.Overdue, waiting[c.Site], overdue[c.Site])
		}
	}
}

func (w *world) answer(id news.ID, r merging.Reply) error {
	t := w.task(id)
	if r.Version == 0 {
		r.Version = t.Version
	}
	return w.room.AnswerTask(w.ctx, w.nationalEditor, t.ID, r)
}

func koreksi(severity news.Severity, text string) newsroom.Correction {
	return newsroom.Correction{Kind: news.Koreksi, Severity: severity, Text: text, Apology: "Kami mohon maaf."}
}

func TestTasksAreOpened(t *testing.T) {
	scenarios(t,
		scenario{"a correction reaches every site at once, and asks where the text is another", func(w *world) {
			id := w.live("Lima orang tewas")
			w.placed(id, w.national, w.bali)
			w.override(id, news.FieldHeadline, "Lima warga Solo tewas")
			w.override(id, news.FieldBody, body("Kata kami tentang lima orang."))
			w.correct(id, koreksi(news.Substance, "Enam, bukan lima."), func(c *news.Content) {
				c.Headline, c.Lead, c.Body = "Enam orang tewas", "Enam.", body("Isi yang benar: enam.")
			})
			for _, site := range []news.Site{w.solo, w.national, w.bali} {
				a := w.see(site, id)
				w.is("notices on "+site.Slug, []any{len(a.Notices), a.Notices[0].Text, a.Lead}, []any{1, "Enam, bukan lima.", "Enam."})
				w.is("list of notices of "+site.Slug, w.notices(site), []string{"Enam, bukan lima."})
			}
			w.is("its own words stand until somebody decides", w.see(w.national, id).Headline, "Lima warga Solo tewas")
			w.wantTasks(id, "open headline body")
			task := w.task(id)
			w.is("task", []any{task.Site, task.Story, task.Version, task.Severity, task.Notice == w.see(w.solo, id).Notices[0].ID, task.DueAt, task.Owner},
				[]any{w.national.ID, id, 2, news.Substance, true, w.clock.Now().Add(time.Hour), news.ID(0)})
			w.is("events", strings.HasSuffix(w.events(id), "story.updated task.opened"), true)
		}},
		scenario{"a field that the origin left alone is not asked about, nor are sites that inherit", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.correct(id, ralat("Isi."), func(c *news.Content) { c.Body = body("Isi baru.") })
			w.wantTasks(id)
			w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline))
			w.correct(id, ralat("Judul."), headline("Baru"))
			w.wantTasks(id)
		}},
		scenario{"later versions extend the one task: the last version, the gravest severity, the earliest deadline", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.override(id, news.FieldLead, "Teras kami.")
			began := w.clock.Now()
			w.save(w.editor, id, headline("Asli dua"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			first := w.task(id)
			w.is("an update", []any{first.Severity, first.DueAt, first.Version}, []any{"", began.Add(24 * time.Hour), 2})
			w.clock.Advance(time.Hour)
			w.correct(id, ralat("Salah."), func(c *news.Content) { c.Lead = "Teras asli dua." })
			second := w.task(id)
			w.is("a wrong fact", []any{second.ID, second.Severity, second.DueAt, second.Version}, []any{first.ID, news.Fact, began.Add(5 * time.Hour), 3})
			w.clock.Advance(time.Hour)
			w.correct(id, newsroom.Correction{}, headline("Asli, tiga"))
			third := w.task(id)
			w.is("spelling", []any{third.ID, third.Severity, third.DueAt, third.Version}, []any{first.ID, news.Fact, began.Add(5 * time.Hour), 4})
			w.wantTasks(id, "open headline lead")
			// A grave error elsewhere in the text is no reason to hurry here.
			w.correct(id, koreksi(news.Substance, "Isi."), func(c *news.Content) { c.Body = body("Isi lain sekali.") })
			w.is("inherited", []any{w.task(id).Severity, w.task(id).Version}, []any{news.Fact, 5})
		}},
		scenario{"a site sets its own times", func(w *world) {
			w.national.Settings.SubstanceHours, w.national.Settings.UpdateHours = 2, 3
			saved, err := w.room.SaveSite(w.ctx, news.System(), w.national)
			w.must(err)
			w.national = saved
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.save(w.editor, id, headline("Dua"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("update", w.task(id).DueAt, w.clock.Now().Add(3*time.Hour))
			w.correct(id, koreksi(news.Substance, "Salah."), headline("Tiga"))
			w.is("substance", w.task(id).DueAt, w.clock.Now().Add(2*time.Hour))
			w.national.Settings.FactHours = 169
			_, err = w.room.SaveSite(w.ctx, news.System(), w.national)
			w.invalid(err, "fact_hours")
		}},
		scenario{"a notice alone asks where words are other ones", func(w *world) {
			tag := w.tag("beras")
			id := w.live("Asli")
			w.placed(id, w.national, w.bali)
			w.override(id, news.FieldBody, body("Kata kami, yang mungkin sama salahnya."))
			w.override(id, news.FieldTags, asJSON([]news.ID{tag.ID}))
			w.must(w.room.AddNotice(w.ctx, w.editor, id, koreksi(news.Fact, "Namanya Siti.")))
			w.wantTasks(id, "open body")
			task := w.task(id)
			w.is("why", []any{task.Fields[0].Why, task.Severity, task.Version}, []any{merging.NoticeCame, news.Fact, 1})
			for _, site := range []news.Site{w.solo, w.national, w.bali} {
				w.is("notices on "+site.Slug, w.see(site, id).Notices[0].Text, "Namanya Siti.")
			}
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Keep}))
			w.wantTasks(id, "done body=keep")
			w.must(w.room.AddNotice(w.ctx, w.editor, id, koreksi(news.Fact, "Dan umurnya 40.")))
			w.wantTasks(id, "done body=keep", "open body")
		}},
		scenario{"a right of reply asks for nothing", func(w *world) {
			reply, id := w.live("Jawaban"), w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldBody, body("Kata kami."))
			w.must(w.room.AddNotice(w.ctx, w.editor, id, newsroom.Correction{Kind: news.HakJawab, Text: "Lihat.", Reply: reply}))
			w.wantTasks(id)
		}},
		scenario{"the origin takes its change back", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.correct(id, newsroom.Correction{}, headline("Asli lain"))
			w.wantTasks(id, "open headline")
			w.correct(id, newsroom.Correction{}, headline("Asli"))
			w.wantTasks(id, "done headline=moot")
		}},
		scenario{"words of before the publication are asked about when the origin publishes others, and only then", func(w *world) {
			id := w.draft("Konsep pertama")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.save(w.editor, id, func(c *news.Content) { c.Lead = "Teras baru." })
			w.override(id, news.FieldLead, "Teras kami.")
			w.save(w.editor, id, headline("Konsep kedua"))
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.wantTasks(id, "open headline")
			w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Keep}))
			w.correct(id, ralat("Isi."), func(c *news.Content) { c.Body = body("Isi baru.") })
			w.wantTasks(id, "done headline=keep")
		}},
		scenario{"what the origin plans anew is asked about before it appears", func(w *world) {
			id := w.draft("Konsep")
			w.placed(id, w.national)
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.override(id, news.FieldHeadline, "Kami")
			w.save(w.editor, id, headline("Konsep kedua"))
			w.wantTasks(id)
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(2*time.Hour)))
			w.wantTasks(id, "open headline")
		}},
		scenario{"a site that takes a story again is asked about what changed while it did not have it", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.correct(id, koreksi(news.Substance, "Salah."), headline("Asli dua"))
			w.wantTasks(id)
			w.placed(id, w.national)
			w.wantTasks(id, "open headline")
			w.is("severity", w.task(id).Severity, news.Substance)
		}},
		scenario{"a notice goes on asking when the origin takes its change back", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.correct(id, newsroom.Correction{}, headline("Asli lain"))
			w.must(w.room.AddNotice(w.ctx, w.editor, id, koreksi(news.Fact, "Namanya Siti.")))
			w.correct(id, newsroom.Correction{}, headline("Asli"))
			w.wantTasks(id, "open headline")
		}},
		scenario{"a story that is offered or only looked at beforehand", func(w *world) {
			id := w.live("Asli")
			w.share(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.save(w.editor, id, headline("Asli dua"))
			_, err := w.room.Impact(w.ctx, w.editor, id, newsroom.Plan{Step: news.StepUpdate, Correction: ralat("Salah.")})
			w.must(err)
			w.wantTasks(id)
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.wantTasks(id, "open headline")
			w.must(w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID))
			w.wantTasks(id, "gone headline=moot")
		}},
		scenario{"a withdrawn story asks for nothing any more", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.correct(id, ralat("Salah."), headline("Asli dua"))
			task := w.task(id)
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Menyangkut masa depan anak."))
			w.must(w.room.Withdraw(w.ctx, w.chief2, id))
			w.wantTasks(id, "gone headline=moot")
			w.clock.Advance(100 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.wantTasks(id, "gone headline=moot")
			w.refused(w.room.AnswerTask(w.ctx, w.nationalEditor, task.ID, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit, Version: 2}), fault.Conflict)
			w.refused(w.room.ReopenTask(w.ctx, w.nationalEditor, task.ID, news.FieldHeadline), fault.Conflict)
			w.refused(w.room.TakeTask(w.ctx, w.nationalEditor, task.ID), fault.Conflict)
		}},
	)
}

func TestTasksAreAnswered(t *testing.T) {
	long := "Pasar Legi dibuka lagi pada Senin pagi setelah kebakaran. Lima orang dirawat di rumah sakit."
	changed := strings.Replace(long, "Lima", "Enam", 1)
	ours := strings.Replace(long, "dibuka lagi", "ramai lagi", 1)
	// open leaves a task about the body, and the headline when it is given.
	open := func(w *world, severity news.Severity) news.ID {
		w.t.Helper()
		id := w.live("Asli", func(c *news.Content) { c.Body = body(long) })
		w.placed(id, w.national)
		w.override(id, news.FieldBody, body(ours))
		w.override(id, news.FieldHeadline, "Kami")
		w.correct(id, koreksi(severity, "Enam."), func(c *news.Content) { c.Headline, c.Body = "Asli benar", body(changed) })
		w.wantTasks(id, "open headline body")
		return id
	}
	text := func(w *world, id news.ID) string { return w.see(w.national, id).Body.Text() }
	scenarios(t,
		scenario{"field by field, until nothing is left", func(w *world) {
			id := open(w, news.Fact)
			task := w.task(id).ID
			w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit}))
			w.is("headline", w.see(w.national, id).Headline, "Asli benar")
			w.wantTasks(id, "open headline=inherit body")
			w.is("whoever answers has it", w.task(id).Owner, w.nationalEditor.Account)
			w.refused(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit}), fault.Conflict)
			w.refused(w.answer(id, merging.Reply{Field: news.FieldLead, Answer: merging.Inherit}), fault.NotFound)
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Propose}))
			w.is("both changes", text(w, id), strings.Replace(ours, "Lima", "Enam", 1))
			w.wantTasks(id, "done headline=inherit body=propose")
			done, _, err := w.shared().Task(w.ctx, task)
			w.must(err)
			w.is("ended", []any{done.EndedAt, done.EndedBy}, []any{w.clock.Now(), w.nationalEditor.Account})
			w.is("events", strings.HasSuffix(w.events(id), "placement.changed task.answered placement.changed task.answered task.done"), true)
			// What was decided is not asked about again; what comes later is.
			w.correct(id, newsroom.Correction{}, func(c *news.Content) { c.Lead = "Teras lain." })
			w.wantTasks(id, "done headline=inherit body=propose")
			w.correct(id, newsroom.Correction{}, func(c *news.Content) { c.Body = body(changed + " Selesai.") })
			w.wantTasks(id, "done headline=inherit body=propose", "open body")
		}},
		scenario{"the own text stays, with a reason for an error of substance", func(w *world) {
			id := open(w, news.Substance)
			w.invalid(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Keep, Reason: " biar   "}), "reason")
			w.wantTasks(id, "open headline body")
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Keep, Reason: "  Teks kami tidak memuat angka itu. "}))
			w.is("text, base", []any{text(w, id), w.placement(id, w.national).Overrides[0].Base}, []any{ours, 2})
			now := w.task(id)
			w.is("reason", now.Asks(news.FieldBody).Reason, "Teks kami tidak memuat angka itu.")
			events, err := w.store.EventsOf(w.ctx, id)
			w.must(err)
			if last := events[len(events)-1]; !strings.Contains(last.Payload, "Teks kami tidak memuat angka itu.") {
				w.t.Errorf("the log does not say why: %s", last.Payload)
			}
			w.correct(id, newsroom.Correction{}, func(c *news.Content) { c.Lead = "Teras lain." })
			w.wantTasks(id, "open headline body=keep") // asked once
			w.correct(id, newsroom.Correction{}, func(c *news.Content) { c.Body = body(changed + " Selesai.") })
			w.wantTasks(id, "open headline body") // and again when it changes again
		}},
		scenario{"a text of one's own", func(w *world) {
			id := open(w, news.Fact)
			w.invalid(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Propose}), "value") // it has two readings
			w.invalid(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Write, Value: "⟪Kami‖Asli benar⟫"}), "value")
			w.invalid(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Write, Value: " "}), "headline")
			w.invalid(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Write, Value: "{}"}), "body")
			w.invalid(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: "perhaps"}), "answer")
			w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Write, Value: " Kami, lebih  benar "}))
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Write, Value: body("Sudah kami betulkan.")}))
			w.is("shown", []string{w.see(w.national, id).Headline, text(w, id)}, []string{"Kami, lebih benar", "Sudah kami betulkan."})
			for _, o := range w.placement(id, w.national).Overrides {
				w.is("base of "+string(o.Field), o.Base, 2)
			}
			w.wantTasks(id, "done headline=write body=write")
			w.is("at the origin", w.see(w.solo, id).Headline, "Asli benar")
		}},
		scenario{"writing what the origin says is inheriting it", func(w *world) {
			id := open(w, news.Fact)
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Write, Value: body(changed)}))
			w.wantTasks(id, "open headline body=inherit")
			w.is("overridden", w.placement(id, w.national).Overridden(news.FieldBody), false)
			w.is("canonical", w.see(w.national, id).Canonical, false)
		}},
		scenario{"an answer to what the origin said before is refused", func(w *world) {
			id := open(w, news.Fact)
			w.correct(id, newsroom.Correction{}, headline("Asli benar sekali"))
			w.refused(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit, Version: 2}), fault.Conflict)
			w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit, Version: 3}))
		}},
		scenario{"decided on the placement itself", func(w *world) {
			id := open(w, news.Fact)
			w.override(id, news.FieldBody, body("Baru."))
			w.wantTasks(id, "open headline body=write")
			w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline))
			w.wantTasks(id, "done headline=inherit body=write")
		}},
		scenario{"taken back", func(w *world) {
			id := open(w, news.Fact)
			task := w.task(id).ID
			back := func(f news.Field) error { return w.room.ReopenTask(w.ctx, w.nationalEditor, task, f) }
			w.refused(back(news.FieldBody), fault.Conflict) // nothing was answered
			for _, r := range []merging.Reply{{Answer: merging.Inherit}, {Answer: merging.Keep}, {Answer: merging.Propose}, {Answer: merging.Write, Value: body("Lain.")}} {
				before := w.placement(id, w.national)
				r.Field = news.FieldBody
				w.must(w.answer(id, r))
				w.must(back(news.FieldBody))
				w.is("after "+string(r.Answer), w.placement(id, w.national).Overrides, before.Overrides)
				w.is("shown", text(w, id), ours)
				w.wantTasks(id, "open headline body")
			}
			// Also the last answer, which ended the task.
			w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Keep}))
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Inherit}))
			w.wantTasks(id, "done headline=keep body=inherit")
			w.must(back(news.FieldBody))
			w.wantTasks(id, "open headline=keep body")
			w.must(w.answer(id, merging.Reply{Field: news.FieldBody, Answer: merging.Inherit}))
			w.correct(id, newsroom.Correction{}, headline("Asli lagi"))
			w.refused(back(news.FieldBody), fault.Conflict) // the origin went on
			w.wantTasks(id, "done headline=keep body=inherit", "open headline")
		}},
		scenario{"who may", func(w *world) {
			w.people()
			id := open(w, news.Fact)
			task := w.task(id).ID
			national := func(r news.Role) news.Actor {
				return news.Actor{Account: 90, Name: string(r), Roles: map[news.ID][]news.Role{w.national.ID: {r}}}
			}
			refused := []news.Actor{w.reporter, w.editor, w.chief, w.baliDesk, {}}
			for _, r := range []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleSiteAdmin, news.RoleNetworkAdmin} {
				refused = append(refused, national(r))
			}
			for _, a := range refused {
				w.refused(w.room.TakeTask(w.ctx, a, task), fault.Forbidden)
				w.refused(w.room.HandTask(w.ctx, a, task, w.nationalEditor.Account), fault.Forbidden)
				w.refused(w.room.ReopenTask(w.ctx, a, task, news.FieldBody), fault.Forbidden)
				for _, answer := range []merging.Answer{merging.Inherit, merging.Keep, merging.Propose, merging.Write} {
					w.refused(w.room.AnswerTask(w.ctx, a, task, merging.Reply{Field: news.FieldBody, Answer: answer, Version: 2, Value: body("x")}), fault.Forbidden)
				}
			}
			w.refused(w.room.TakeTask(w.ctx, w.nationalEditor, 77), fault.NotFound)
			w.is("nothing changed", []any{w.task(id).Owner, text(w, id)}, []any{news.ID(0), ours})
			w.must(w.room.TakeTask(w.ctx, national(news.RoleChiefEditor), task))
			w.is("owner", w.task(id).Owner, news.ID(90))
			w.must(w.room.TakeTask(w.ctx, w.nationalEditor, task)) // a colleague takes over
			w.invalid(w.room.HandTask(w.ctx, w.nationalEditor, task, w.baliDesk.Account), "account")
			w.invalid(w.room.HandTask(w.ctx, w.nationalEditor, task, 999), "account")
			w.must(w.room.HandTask(w.ctx, w.nationalEditor, task, 0))
			w.is("owner", w.task(id).Owner, news.ID(0))
		}},
	)
}

func TestTaskClock(t *testing.T) {
	scenarios(t, scenario{"a reminder at half time, then the chief editors", func(w *world) {
		w.people()
		chief := news.Actor{Name: "Kepala", Roles: map[news.ID][]news.Role{w.national.ID: {news.RoleChiefEditor}}}
		account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: "Kepala", Email: "kepala@" + w.solo.Slug + ".test", Active: true, Roles: chief.Roles})
		w.must(err)
		chief.Account = account.ID
		mails := func(a news.Actor) bool {
			var n int
			w.must(w.db.QueryRowContext(w.ctx, `SELECT COUNT(*) FROM job WHERE kind = 'notification.mail' AND key = $1`, a.Account.String()).Scan(&n))
			return n > 0
		}
		id := w.live("Asli")
		w.placed(id, w.national)
		w.override(id, news.FieldHeadline, "Kami")
		w.correct(id, koreksi(news.Substance, "Salah."), headline("Benar"))
		w.wantTold(w.nationalEditor, "task")
		w.wantTold(chief, "task")
		w.wantTold(w.baliDesk)
		w.is("mail", []bool{mails(w.nationalEditor), mails(chief), mails(w.baliDesk)}, []bool{true, true, false})
		w.must(w.room.TakeTask(w.ctx, w.nationalEditor, w.task(id).ID))
		w.clock.Advance(29 * time.Minute)
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(w.nationalEditor, "task")
		w.clock.Advance(time.Minute)
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(w.nationalEditor, "task", "task_due")
		w.wantTold(chief, "task") // it is one person's business
		w.start()                 // a restart forgets nothing
		w.clock.Advance(30 * time.Minute)
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(w.nationalEditor, "task", "task_due", "task_overdue")
		w.wantTold(chief, "task", "task_overdue")
		w.wantTasks(id, "open headline")
		w.is("overdue since", w.task(id).OverdueAt, w.clock.Now())
		w.clock.Advance(24 * time.Hour) // every day anew
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(chief, "task", "task_overdue", "task_overdue")
		w.must(w.room.HandTask(w.ctx, w.nationalEditor, w.task(id).ID, chief.Account))
		w.wantTold(chief, "task", "task_overdue", "task_overdue", "task")
		w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit}))
		w.wantTasks(id, "done headline=inherit")
		w.clock.Advance(240 * time.Hour)
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(chief, "task", "task_overdue", "task_overdue", "task")
		// An answer that is taken back after the deadline is overdue at once.
		ended, err := w.shared().TasksOf(w.ctx, id)
		w.must(err)
		w.must(w.room.ReopenTask(w.ctx, w.nationalEditor, ended[0].ID, news.FieldHeadline))
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(chief, "task", "task_overdue", "task_overdue", "task", "task_overdue")
		w.wantTasks(id, "open headline")
	}},
		scenario{"nobody took it: the whole desk is told", func(w *world) {
			w.people()
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.correct(id, koreksi(news.Fact, "Salah."), headline("Benar"))
			for range 2 {
				w.clock.Advance(2 * time.Hour)
				w.must(w.queue.Drain(w.ctx))
			}
			w.wantTold(w.nationalEditor, "task", "task_due", "task_overdue")
		}},
		scenario{"an earlier deadline winds the clock anew", func(w *world) {
			w.people()
			id := w.live("Asli")
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.save(w.editor, id, headline("Dua"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.clock.Advance(time.Hour)
			w.correct(id, koreksi(news.Substance, "Salah."), headline("Tiga"))
			w.wantTold(w.nationalEditor, "task", "task")
			w.clock.Advance(30 * time.Minute)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.nationalEditor, "task", "task", "task_due")
			w.clock.Advance(30 * time.Minute)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.nationalEditor, "task", "task", "task_due", "task_overdue")
		}},
	)
}

// Tasks of many stories are paged through in the order of their deadlines.
func TestTaskPages(t *testing.T) {
	scenarios(t, scenario{"by deadline, each once", func(w *world) {
		var ids []news.ID
		for i := range 7 {
			id := w.live(fmt.Sprint("Berita ", i))
			w.placed(id, w.national)
			w.override(id, news.FieldHeadline, "Kami")
			w.correct(id, koreksi([]news.Severity{news.Fact, news.Substance}[i%2], "Salah."), headline("Benar"))
			ids = append(ids, id)
		}
		all := func(list func(after shared.TaskMark) ([]merging.Task, error), ended bool) (got []news.ID) {
			mark := shared.TaskMark{}
			for {
				page, err := list(mark)
				w.must(err)
				for _, t := range page {
					got = append(got, t.Story)
					if mark = (shared.TaskMark{At: t.DueAt, ID: t.ID}); ended {
						mark.At = t.EndedAt
					}
				}
				if len(page) < 3 {
					return got
				}
			}
		}
		open := func(after shared.TaskMark) ([]merging.Task, error) {
			return w.shared().OpenTasks(w.ctx, w.national.ID, after, 3)
		}
		w.is("open", all(open, false), []news.ID{ids[1], ids[3], ids[5], ids[0], ids[2], ids[4], ids[6]})
		w.clock.Advance(time.Hour)
		w.must(w.queue.Drain(w.ctx))
		w.is("overdue", all(func(after shared.TaskMark) ([]merging.Task, error) {
			return w.shared().OverdueTasks(w.ctx, w.national.ID, after, 3)
		}, false), []news.ID{ids[1], ids[3], ids[5]})
		for _, id := range ids[2:6] {
			w.must(w.answer(id, merging.Reply{Field: news.FieldHeadline, Answer: merging.Inherit}))
			w.clock.Advance(time.Second)
		}
		w.is("ended", all(func(before shared.TaskMark) ([]merging.Task, error) {
			return w.shared().EndedTasks(w.ctx, w.national.ID, before, 3)
		}, true), []news.ID{ids[5], ids[4], ids[3], ids[2]})
		w.must(w.room.TakeTask(w.ctx, w.nationalEditor, w.task(ids[6]).ID))
		w.is("own", all(func(after shared.TaskMark) ([]merging.Task, error) {
			return w.shared().OwnTasks(w.ctx, w.nationalEditor.Account, after, 3)
		}, false), []news.ID{ids[6]})
		counts, err := w.shared().TaskCounts(w.ctx, []news.ID{w.national.ID})
		w.must(err)
		w.is("kept", counts, []shared.TaskCount{{Site: w.national.ID, Waiting: 3, Overdue: 1}})
	}})
}
