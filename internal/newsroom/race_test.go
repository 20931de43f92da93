package newsroom_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// together runs all at the same moment and returns their errors.
func together(n int, f func(i int) error) []error {
	errs := make([]error, n)
	var all sync.WaitGroup
	begin := make(chan bool)
	for i := range n {
		all.Go(func() { <-begin; errs[i] = f(i) })
	}
	close(begin)
	all.Wait()
	return errs
}

// oneWins fails unless exactly one succeeded and the others were told that
// somebody was faster.
func (w *world) oneWins(errs []error) {
	w.t.Helper()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if fault.KindOf(err) != fault.Conflict {
			w.t.Errorf("refused as %v: %v", fault.KindOf(err), err)
		}
	}
	if won != 1 {
		w.t.Errorf("%d of %d succeeded: %v", won, len(errs), errors.Join(errs...))
	}
}

func TestRaces(t *testing.T) {
	scenarios(t,
		scenario{"several publish", func(w *world) {
			id := w.draft("Sekali")
			w.oneWins(together(6, func(int) error { return w.room.Publish(w.ctx, w.editor, id) }))
			if n := strings.Count(w.events(id), string(news.EventStoryPublished)); n != 1 {
				w.t.Errorf("published %d times: %s", n, w.events(id))
			}
			w.is("versions", w.versions(id), []string{"1 publish: Sekali"})
			w.wantShown(w.solo, news.ListLatest, "Sekali")
		}},
		scenario{"several save on one revision", func(w *world) {
			id := w.draft("Awal")
			w.oneWins(together(6, func(i int) error {
				_, err := w.room.Save(w.ctx, w.editor, id, 1, w.content(fmt.Sprint("Dari ", i)))
				return err
			}))
			wc, _, err := w.store.WorkingCopy(w.ctx, id)
			w.must(err)
			w.is("revision", wc.Rev, 2)
		}},
		scenario{"several share to one site", func(w *world) {
			w.policy(w.national, news.PolicyPublish)
			id := w.live("Sekali")
			w.oneWins(together(6, func(int) error {
				_, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
				return err
			}))
			w.wantShown(w.national, news.ListLatest, "Sekali")
		}},
		scenario{"several correct one text", func(w *world) {
			id := w.live("Satu")
			w.save(w.editor, id, headline("Dua"))
			w.oneWins(together(6, func(int) error { return w.room.Correct(w.ctx, w.editor, id, ralat("Keliru.")) }))
			w.is("notices", w.notices(w.solo), []string{"Keliru."})
		}},
		scenario{"several approve a withdrawal", func(w *world) {
			id := w.live("Keliru")
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
			w.oneWins(together(6, func(int) error { return w.room.Withdraw(w.ctx, w.chief2, id) }))
			tombs, _, err := w.read.For(w.solo).Withdrawals(w.ctx, mark, 10)
			w.must(err)
			w.is("tombstones", len(tombs), 1)
		}},
		scenario{"one publishes what another saves", func(w *world) {
			id := w.draft("Awal")
			errs := together(2, func(i int) error {
				if i == 0 {
					return w.room.Publish(w.ctx, w.editor, id)
				}
				_, err := w.room.Save(w.ctx, w.chief, id, 1, w.content("Sesudah"))
				return err
			})
			w.must(errors.Join(errs...)) // either order is good, a mixture is not
			v, err := w.store.Version(w.ctx, id, w.story(id).LiveVersion)
			w.must(err)
			w.is("what readers see is one version", w.see(w.solo, id).Headline, v.Content.Headline)
		}},
		scenario{"different stories at once, in opposite orders", func(w *world) {
			// Stories that share all their lists and stand on each other's
			// sites change the same counters: none may wait for another that
			// waits for it.
			one, two := w.tag("satu"), w.tag("dua")
			w.policy(w.national, news.PolicyPublish)
			w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.solo.ID, w.national.ID, news.PolicyPublish))
			const n = 24
			ids := make([]news.ID, n)
			for i := range n {
				tags := []news.ID{one.ID, two.ID}
				from, to := w.solo, w.national
				if i%2 == 1 {
					tags, from, to = []news.ID{two.ID, one.ID}, w.national, w.solo
				}
				c := w.content(fmt.Sprint("Berita ", i))
				c.Tags = tags
				id, err := w.room.Create(w.ctx, news.System(), newStory(from, c))
				w.must(err)
				_, err = w.room.Share(w.ctx, news.System(), id, to.ID, to.Sections[0].ID)
				w.must(err)
				ids[i] = id
			}
			chief2 := news.System()
			chief2.Account = 99
			for _, f := range []func(i int) error{
				func(i int) error { return w.room.Publish(w.ctx, news.System(), ids[i]) },
				func(i int) error { return w.room.AddNotice(w.ctx, news.System(), ids[i], ralat("x")) },
				func(i int) error {
					return w.room.ProposeWithdrawal(w.ctx, news.System(), ids[i], news.GroundChild, reason)
				},
				func(i int) error {
					if i%3 == 0 {
						return w.room.Withdraw(w.ctx, chief2, ids[i])
					}
					return w.room.AddNotice(w.ctx, news.System(), ids[i], ralat("y"))
				},
			} {
				w.must(errors.Join(together(n, f)...))
			}
			for _, site := range []news.Site{w.solo, w.national} {
				for _, list := range []string{news.ListLatest, news.ListTag(one.ID), news.ListTag(two.ID)} {
					count, err := w.read.For(site).Count(w.ctx, list)
					w.must(err)
					w.is(site.Slug+" "+list, []int{count, len(w.shown(site, list))}, []int{n - n/3, n - n/3})
				}
			}
		}},
		scenario{"the clock's job and an editor", func(w *world) {
			id := w.draft("Tepat")
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.clock.Set(at)
			w.must(errors.Join(together(2, func(i int) error {
				if i == 0 {
					return w.queue.Drain(w.ctx)
				}
				return w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru."))
			})...))
			if n := strings.Count(w.events(id), string(news.EventStoryVisible)); n != 1 {
				w.t.Errorf("it became visible %d times: %s", n, w.events(id))
			}
		}},
	)
}
