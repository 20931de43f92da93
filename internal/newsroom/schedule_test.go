package newsroom_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

func TestSchedule(t *testing.T) {
	scenarios(t,
		scenario{"only into the future", func(w *world) {
			id := w.draft("Terlambat")
			for _, at := range []time.Time{{}, w.clock.Now().Add(-time.Hour), w.clock.Now()} {
				w.invalid(w.room.Schedule(w.ctx, w.editor, id, at), "at")
			}
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Millisecond)))
		}},
		scenario{"the text is that of the moment of scheduling", func(w *world) {
			id := w.draft("Naskah jadi")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.save(w.editor, id, headline("Naskah setengah jadi"))
			w.clock.Set(at)
			w.is("headline", w.see(w.solo, id).Headline, "Naskah jadi")
		}},
		scenario{"scheduling again moves the time and takes the text as it is now", func(w *world) {
			id := w.draft("Satu")
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.save(w.editor, id, headline("Dua"))
			sooner := w.clock.Now().Add(time.Minute)
			w.must(w.room.Schedule(w.ctx, w.editor, id, sooner))
			w.clock.Set(sooner)
			w.wantShown(w.solo, news.ListLatest, "Dua")
			w.must(w.queue.Drain(w.ctx))
			w.clock.Advance(2 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			if n := strings.Count(w.events(id), string(news.EventStoryVisible)); n != 1 {
				w.t.Errorf("the story became visible %d times", n)
			}
		}},
		scenario{"taken back", func(w *world) {
			id := w.draft("Batal")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.placed(id, w.national)
			w.must(w.room.Unschedule(w.ctx, w.editor, id))
			w.is("state", w.story(id).State, news.StateReady)
			w.clock.Set(at.Add(time.Hour))
			w.must(w.queue.Drain(w.ctx))
			for _, site := range []news.Site{w.solo, w.national} {
				w.unseen(site, id)
				n, err := w.read.For(site).Count(w.ctx, news.ListLatest)
				w.must(err)
				w.is("counted on "+site.Slug, n, 0)
				if until := w.read.For(site).Until(); !until.IsZero() {
					w.t.Errorf("a page of %s waits for %v", site.Slug, until)
				}
			}
			w.refused(w.room.Unschedule(w.ctx, w.editor, id), fault.Conflict)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.see(w.national, id)
		}},
		scenario{"published at once after all, everywhere", func(w *world) {
			id := w.draft("Sekarang saja")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.placed(id, w.national)
			w.clock.Advance(time.Minute)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			for _, site := range []news.Site{w.solo, w.national} {
				a := w.see(site, id)
				w.is("published", []time.Time{a.PublishedAt, a.ListedAt}, []time.Time{w.clock.Now(), w.clock.Now()})
			}
			before := w.events(id)
			w.clock.Set(at)
			w.must(w.queue.Drain(w.ctx))
			w.is("events at the time that was planned first", w.events(id), before)
		}},
		scenario{"moved sooner, everywhere", func(w *world) {
			id := w.draft("Lebih cepat")
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.placed(id, w.national)
			sooner := w.clock.Now().Add(time.Minute)
			w.must(w.room.Schedule(w.ctx, w.editor, id, sooner))
			w.clock.Set(sooner.Add(-time.Millisecond))
			w.unseen(w.solo, id)
			w.unseen(w.national, id)
			w.clock.Set(sooner)
			w.see(w.solo, id)
			w.wantShown(w.national, news.ListLatest, "Lebih cepat")
		}},
		scenario{"nobody was there at the moment", func(w *world) {
			id := w.draft("Tengah malam")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.clock.Set(at.Add(3 * time.Hour)) // the machine was off
			w.start()
			w.see(w.solo, id)
			w.is("found", w.found(w.solo, "tengah malam"), []news.ID{id})
			w.is("state before the clock's job", w.story(id).State, news.StateScheduled)
			w.purged = nil
			w.must(w.queue.Drain(w.ctx))
			w.is("state", w.story(id).State, news.StateLive)
			for _, tag := range []string{news.TagStory(id), news.TagList(w.solo.ID, news.ListLatest), news.TagList(w.solo.ID, news.ListSection(w.solo.Sections[0].ID))} {
				if !slices.Contains(w.purged, tag) {
					w.t.Errorf("%s was not purged, only %v", tag, w.purged)
				}
			}
			w.is("published", w.see(w.solo, id).PublishedAt, at)
		}},
		scenario{"an editor is faster than the clock's job", func(w *world) {
			id := w.draft("Cepat")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.clock.Set(at)
			w.save(w.editor, id, headline("Lebih cepat"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("state", w.story(id).State, news.StateLive)
			w.must(w.queue.Drain(w.ctx))
			w.is("events", w.events(id), "story.created story.scheduled story.visible story.updated")
		}},
		scenario{"a planned story is in no count of readers' time", func(w *world) {
			id := w.draft("Nanti")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			v := w.read.For(w.solo)
			_, err := v.Home(w.ctx, frontSize)
			w.must(err)
			w.is("home changes at", v.Until(), at)
			v = w.read.For(w.solo)
			_, err = v.Article(w.ctx, id)
			w.refused(err, fault.NotFound)
			w.is("its own address changes at", v.Until(), at)
		}},
	)
}

func TestEmbargo(t *testing.T) {
	scenarios(t,
		scenario{"a hard stop", func(w *world) {
			id := w.draft("Nota keuangan")
			until := w.clock.Now().Add(time.Hour)
			w.invalid(w.room.Embargo(w.ctx, w.chief, id, w.clock.Now(), ""), "until")
			w.must(w.room.Embargo(w.ctx, w.chief, id, until, ""))
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "embargo")
			w.invalid(w.room.Schedule(w.ctx, w.editor, id, until.Add(-time.Millisecond)), "at")
			w.must(w.room.Schedule(w.ctx, w.editor, id, until))
			w.clock.Set(until.Add(-time.Millisecond))
			w.unseen(w.solo, id)
			w.clock.Set(until)
			w.see(w.solo, id)
		}},
		scenario{"also for sites that publish at once", func(w *world) {
			id := w.draft("Nota keuangan")
			until := w.clock.Now().Add(time.Hour)
			w.must(w.room.Embargo(w.ctx, w.chief, id, until, ""))
			w.placed(id, w.national)
			w.must(w.room.Schedule(w.ctx, w.editor, id, until))
			w.placed(id, w.bali)
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldBody, body("Isi in English.")))
			for _, at := range []time.Duration{0, time.Minute, time.Hour - time.Millisecond} {
				w.clock.Set(until.Add(at - time.Hour))
				w.must(w.queue.Drain(w.ctx))
				for _, site := range []news.Site{w.solo, w.national, w.bali} {
					w.unseen(site, id)
				}
			}
			w.clock.Set(until)
			for _, site := range []news.Site{w.solo, w.national, w.bali} {
				w.see(site, id)
			}
		}},
		scenario{"set on a planned story, it moves the story", func(w *world) {
			id := w.draft("Nota keuangan")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.placed(id, w.national)
			until := at.Add(time.Hour)
			w.must(w.room.Embargo(w.ctx, w.chief, id, until, ""))
			w.clock.Set(at)
			w.must(w.queue.Drain(w.ctx))
			w.unseen(w.solo, id)
			w.unseen(w.national, id)
			w.clock.Set(until)
			w.is("published", w.see(w.solo, id).PublishedAt, until)
			w.see(w.national, id)
			w.must(w.queue.Drain(w.ctx))
			w.is("state", w.story(id).State, news.StateLive)
		}},
		scenario{"shortened or lifted with a reason only", func(w *world) {
			id := w.draft("Nota keuangan")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.placed(id, w.national)
			w.must(w.room.Embargo(w.ctx, w.chief, id, at.Add(2*time.Hour), ""))
			w.invalid(w.room.Embargo(w.ctx, w.chief, id, at.Add(time.Hour), ""), "reason")
			w.invalid(w.room.Embargo(w.ctx, w.chief, id, time.Time{}, ""), "reason")
			w.must(w.room.Embargo(w.ctx, w.chief, id, at.Add(time.Hour), "Sumber memajukan waktu."))
			w.clock.Set(at.Add(time.Minute))
			w.unseen(w.solo, id)
			w.must(w.room.Embargo(w.ctx, w.chief, id, time.Time{}, "Sudah bocor."))
			// Readers see it from now on; it does not pretend to have been
			// there since the time that was planned first.
			for _, site := range []news.Site{w.solo, w.national} {
				w.is("published on "+site.Slug, w.see(site, id).PublishedAt, w.clock.Now())
				w.wantShown(site, news.ListLatest, "Nota keuangan")
			}
			w.must(w.queue.Drain(w.ctx))
			w.is("state", w.story(id).State, news.StateLive)
		}},
		scenario{"not after publication", func(w *world) {
			id := w.live("Sudah terbit")
			w.refused(w.room.Embargo(w.ctx, w.chief, id, w.clock.Now().Add(time.Hour), ""), fault.Conflict)
			w.see(w.solo, id)
		}},
		scenario{"over, it does not return", func(w *world) {
			id := w.draft("Nota keuangan")
			until := w.clock.Now().Add(time.Hour)
			w.must(w.room.Embargo(w.ctx, w.chief, id, until, ""))
			w.clock.Set(until)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.is("published", w.see(w.solo, id).PublishedAt, until)
			w.save(w.editor, id, headline("Nota keuangan 2027"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("headline", w.see(w.solo, id).Headline, "Nota keuangan 2027")
		}},
	)
}
