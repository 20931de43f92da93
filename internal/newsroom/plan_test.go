package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// until gives a picture an end of its rights.
func (w *world) until(a news.Asset, at time.Time) {
	w.t.Helper()
	a.RightsUntil = at
	w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error { return store.In(tx).SaveAsset(w.ctx, a) }))
}

// planned is a story with a picture that the editor has planned for an hour on.
func (w *world) planned(a news.Asset) (news.ID, time.Time) {
	w.t.Helper()
	id := w.draft("Rencana", func(c *news.Content) { c.Photo.Asset = a.ID })
	at := w.clock.Now().Add(time.Hour)
	w.must(w.room.Schedule(w.ctx, w.editor, id, at))
	return id, at
}

func (w *world) flags(id news.ID) news.HeadFlags {
	w.t.Helper()
	h, _, err := w.store.Head(w.ctx, id)
	w.must(err)
	return h.Flags
}

func (w *world) flagged() int {
	w.t.Helper()
	n, err := w.store.FlaggedCount(w.ctx, w.solo.ID)
	w.must(err)
	return n
}

func TestPlansThatFail(t *testing.T) {
	scenarios(t,
		scenario{"stopped before its time: no reader saw it, and those who must know are told", func(w *world) {
			w.people()
			foto := w.asset("Rudi")
			id, at := w.planned(foto)
			w.must(w.room.Mute(w.ctx, w.reporter, id)) // this cannot wait
			w.until(foto, at.Add(-time.Minute))
			w.clock.Set(at.Add(-6 * time.Minute))
			w.must(w.queue.Drain(w.ctx))
			w.is("still planned", w.story(id).State, news.StateScheduled)
			w.clock.Set(at.Add(-5 * time.Minute))
			w.must(w.queue.Drain(w.ctx))
			st := w.story(id)
			w.is("stopped", []any{st.State, st.Stopped, st.LiveVersion, st.PublishAt.IsZero()}, []any{news.StateReady, true, 0, true})
			want := `schedule_failed: [{"key":"photo-expired","args":["Kios"]}]`
			for _, who := range []news.Actor{w.reporter, w.editor, w.chief, w.chief2} {
				w.wantTold(who, want)
			}
			w.wantTold(w.nationalEditor)
			w.is("wants attention", []any{w.flags(id).Has(news.FlagStopped), w.flagged()}, []any{true, 1})
			read := inside.New(w.db, w.clock, search.New(w.db.Engine))
			seen, err := read.Story(w.ctx, w.editor, id)
			w.must(err)
			w.is("why", []any{seen.Failed.At, seen.Failed.Reasons}, []any{at, []news.Reason{{Key: "photo-expired", Args: []string{"Kios"}}}})
			w.clock.Set(at.Add(time.Hour))
			w.must(w.queue.Drain(w.ctx))
			w.unseen(w.solo, id)
			w.is("events", w.events(id), "story.created story.scheduled story.schedule_failed")
			// The rights are bought, and somebody plans anew: nothing is left of it.
			w.until(foto, time.Time{})
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.is("planned again", []any{w.story(id).Stopped, w.flags(id), w.flagged()}, []any{false, 0, 0})
			w.clock.Advance(time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.see(w.solo, id)
		}},
		scenario{"mended in time, it appears as planned", func(w *world) {
			w.people()
			foto := w.asset("Rudi")
			id, at := w.planned(foto)
			w.until(foto, at.Add(-time.Minute))
			w.clock.Set(at.Add(-10 * time.Minute))
			w.must(w.queue.Drain(w.ctx))
			w.until(foto, at.AddDate(0, 1, 0))
			w.clock.Set(at)
			w.must(w.queue.Drain(w.ctx))
			w.see(w.solo, id)
			w.is("flags", w.flags(id), news.HeadFlags(0))
			w.wantTold(w.reporter, "published")
		}},
		scenario{"a site that was closed since", func(w *world) {
			w.people()
			id, at := w.planned(w.asset("Rudi"))
			site := w.solo
			site.Public = false
			_, err := w.room.SaveSite(w.ctx, news.System(), site)
			w.must(err)
			w.clock.Set(at.Add(-time.Minute))
			w.must(w.queue.Drain(w.ctx))
			w.is("stopped", w.story(id).Stopped, true)
			w.is("told", strings.Contains(strings.Join(w.heard(w.editor), ""), "site-closed"), true)
			// Who plans for a site that is not open yet knows it.
			other := w.draft("Pembukaan")
			later := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, other, later))
			w.clock.Set(later)
			w.must(w.queue.Drain(w.ctx))
			w.is("planned for a closed site", w.story(other).State, news.StateLive)
		}},
		scenario{"moved, taken back or published by hand: nothing is stopped", func(w *world) {
			foto := w.asset("Rudi")
			id, at := w.planned(foto)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at.Add(time.Hour)))
			w.until(foto, at.Add(90*time.Minute))
			back, _ := w.planned(foto)
			w.must(w.room.Unschedule(w.ctx, w.editor, back))
			now, _ := w.planned(foto)
			w.must(w.room.Publish(w.ctx, w.editor, now))
			w.clock.Set(at)
			w.must(w.queue.Drain(w.ctx))
			w.is("states", []any{w.story(id).State, w.story(back).State, w.story(now).State}, []any{news.StateScheduled, news.StateReady, news.StateLive})
			w.clock.Set(at.Add(time.Hour))
			w.must(w.queue.Drain(w.ctx))
			w.see(w.solo, id)
			for _, id := range []news.ID{id, back, now} {
				if strings.Contains(w.events(id), string(news.EventScheduleFailed)) {
					w.t.Errorf("%s: %s", id, w.events(id))
				}
			}
		}},
		scenario{"nothing ran before its time: it is live, and that is said", func(w *world) {
			w.people()
			foto := w.asset("Rudi")
			id, at := w.planned(foto)
			w.until(foto, at.Add(-time.Minute))
			w.clock.Set(at.Add(time.Minute)) // readers have it by now
			w.see(w.solo, id)
			w.must(w.queue.Drain(w.ctx))
			w.see(w.solo, id)
			w.is("state", []any{w.story(id).State, w.story(id).Stopped}, []any{news.StateLive, false})
			w.wantTold(w.chief, `schedule_doubt: [{"key":"photo-expired","args":["Kios"]}]`)
			w.is("events", w.events(id), "story.created story.scheduled story.visible story.schedule_failed")
		}},
	)
}
