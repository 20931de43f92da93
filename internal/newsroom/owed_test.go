package newsroom_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	exchanges "github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
)

// manager is somebody who manages sites.
func (w *world) manager(sites ...news.Site) news.Actor {
	w.t.Helper()
	a := news.Actor{Name: "Manajer " + sites[0].Name, Roles: map[news.ID][]news.Role{}}
	for _, s := range sites {
		a.Roles[s.ID] = []news.Role{news.RoleSiteAdmin}
	}
	account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: a.Name, Active: true, Roles: a.Roles,
		Email: fmt.Sprint("manajer", len(sites), "@", sites[0].Slug, ".test")})
	w.must(err)
	a.Account = account.ID
	return a
}

// owed returns the rows of partners in the last entry about a story: name,
// state and time until it is due of each.
func (w *world) owed(story news.ID, partners ...partner.Agreement) (out []string) {
	w.t.Helper()
	s := w.subject(story)
	list, err := w.book().Rows(w.ctx, s.ID)
	w.must(err)
	for _, a := range partners {
		for _, r := range list {
			if r.Surface == ledger.SurfacePartner && r.Target == a.ID.String() {
				w.is("site", r.Site, w.solo.ID)
				out = append(out, fmt.Sprint(a.Partner, " ", r.State, " ", r.DueAt.Sub(s.At)))
			}
		}
	}
	return out
}

func TestPartnersInTheLedger(t *testing.T) {
	pages := func(r ledger.Row) bool { return r.Surface != ledger.SurfacePartner }
	says := func(state partner.State) func(partner.Delivery) partner.Outcome {
		return func(partner.Delivery) partner.Outcome {
			o := partner.Judge(200)
			o.Answer = partner.Answer{State: state, Note: "begitu"}
			return o
		}
	}
	scenarios(t,
		scenario{"everybody who ever received the story is a row, and the whole has arrived when each was told", func(w *world) {
			x := w.room.Exchange
			shows, silent, ended := w.agreement("tayang"), w.agreement("diam"), w.agreement("lama")
			fetches := w.agreement("ambil", func(a *partner.Agreement) { a.Push = "" })
			id := w.live("Kabar")
			all := []partner.Agreement{shows, silent, ended, fetches}
			for _, a := range all[:3] {
				w.send(a, answers(200))
			}
			w.must(x.EndAgreement(w.ctx, news.System(), ended.ID))
			correction(w, id, "Bukan.")
			w.is("rows", w.owed(id, all...), []string{"tayang sent 1h0m0s", "diam sent 1h0m0s", "lama sent 1h0m0s", "ambil sent 24h0m0s"})
			s := w.subject(id)
			w.tell(s.ID, ledger.StateApplied, pages)
			w.is("pages alone", w.subject(id).Standing, ledger.Open)
			w.clock.Advance(time.Second)
			w.send(shows, says(partner.Applied))
			w.send(silent, answers(200))
			w.send(ended, says(partner.Refused))
			w.is("rows", w.owed(id, all[:3]...), []string{"tayang applied 1h0m0s", "diam received 1h0m0s", "lama moot 1h0m0s"})
			w.is("without who fetches", w.subject(id).Standing, ledger.Open)
			list, err := x.After(w.ctx, fetches, 0, 10)
			w.must(err)
			w.must(x.Fetched(w.ctx, fetches, list[len(list)-1].ID))
			s = w.subject(id)
			w.is("all", []any{s.Standing, s.Rows == s.Done, s.SettledAt}, []any{ledger.Arrived, true, w.clock.Now()})
			w.is("log", strings.Count(w.events(id), "delivery.sent"), 4)
			// What is told later, or sent again, is seen in the entry.
			list, err = x.After(w.ctx, silent, 0, 10)
			w.must(err)
			said := exchanges.Answer{Delivery: list[len(list)-1].ID, Answer: partner.Answer{State: partner.Applied}}
			w.must(x.Answered(w.ctx, silent, said))
			w.is("said later", w.owed(id, silent), []string{"diam applied 1h0m0s"})
			w.clock.Set(s.At.Add(5 * time.Hour))
			w.must(x.Replay(w.ctx, news.System(), said.Delivery))
			w.is("once more", w.owed(id, silent), []string{"diam sent 6h0m0s"})
			w.is("not arrived any more", w.subject(id).Standing, ledger.Open)
		}},
		scenario{"a withdrawal that does not come through is overdue after an hour, and people are told once", func(w *world) {
			w.people()
			admin := w.manager(w.solo)
			a := w.agreement("mati")
			id := w.live("Ditarik")
			w.send(a, answers(200))
			w.withdraw(id)
			s := w.subject(id)
			w.tell(s.ID, ledger.StateApplied, pages)
			w.send(a, answers(503))
			w.clock.Advance(3 * time.Second)
			w.must(w.room.NoteChecks(w.ctx, s.ID, nil))
			w.is("fails", w.owed(id, a), []string{"mati failed 1h0m0s"})
			w.clock.Set(s.At.Add(time.Hour))
			for range 3 {
				w.must(w.room.NoteChecks(w.ctx, s.ID, nil))
				w.clock.Advance(time.Hour)
			}
			w.is("overdue", append(w.owed(id, a), string(w.subject(id).Standing)), []string{"mati overdue 1h0m0s", "overdue"})
			for _, who := range []news.Actor{w.chief, admin} {
				w.is("told "+who.Name, count(w.heard(who), string(news.NoteNotArrived)), 1)
			}
			// Given up, which changes nothing about it; sent by hand, and there.
			w.clock.Set(s.At.Add(15 * 24 * time.Hour))
			w.send(a, answers(503))
			w.is("given up", []any{w.line(a).Dead, w.owed(id, a)}, []any{1, []string{"mati overdue 1h0m0s"}})
			dead, _, err := w.room.Exchange.Dead(w.ctx, news.System(), a.ID, 0, 1)
			w.must(err)
			w.must(w.room.Exchange.Replay(w.ctx, news.System(), dead[0].ID))
			w.is("stays overdue until it is there", w.owed(id, a), []string{"mati overdue 1h0m0s"})
			w.send(a, answers(200))
			w.is("late", append(w.owed(id, a), string(w.subject(id).Standing)), []string{"mati received 1h0m0s", "arrived"})
		}},
		scenario{"a partner that shows the story and refuses its correction has to be called", func(w *world) {
			a := w.agreement("bandel")
			id := w.live("Kabar")
			w.send(a, says(partner.Applied))
			correction(w, id, "Bukan.")
			w.send(a, says(partner.Refused))
			w.is("row", append(w.owed(id, a), string(w.subject(id).Standing)), []string{"bandel failed 1h0m0s", "failed"})
		}},
		scenario{"an entry of the time before gets its rows when it is looked at", func(w *world) {
			a := w.agreement("dulu")
			id := w.live("Kabar")
			correction(w, id, "Bukan.")
			s := w.subject(id)
			w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error {
				_, err := tx.ExecContext(w.ctx, `DELETE FROM ledger_row WHERE subject = $1 AND surface = 'partner'`, s.ID)
				return err
			}))
			w.must(w.room.NoteChecks(w.ctx, s.ID, nil))
			w.is("row", append(w.owed(id, a), fmt.Sprint(w.subject(id).Rows)), []string{"dulu sent 1h0m0s", fmt.Sprint(s.Rows)})
		}},
		scenario{"what a site withdraws alone is owed to nobody outside", func(w *world) {
			a := w.agreement("lain")
			id := w.live("Kabar")
			w.placed(id, w.bali)
			w.withdrawHere(id, w.bali)
			w.is("rows", w.owed(id, a), []string(nil))
		}},
	)
}

func TestPeopleHearOfPartners(t *testing.T) {
	told := func(w *world, a news.Actor) (dead, failing int) {
		list := w.heard(a)
		return count(list, "delivery_dead: mitra"), count(list, "line_failing: mitra")
	}
	scenarios(t,
		scenario{"who may send it again hears of what was given up, in the transaction of its death", func(w *world) {
			w.people()
			one, both := w.manager(w.solo), w.manager(w.solo, w.bali)
			a := w.agreement("mitra", func(a *partner.Agreement) { a.Sites = []news.ID{w.solo.ID, w.bali.ID} })
			w.live("Kabar")
			w.send(a, answers(422))
			dead, _ := told(w, both)
			w.is("tried again", dead, 0)
			w.clock.Advance(6 * 24 * time.Hour)
			w.send(a, answers(422))
			w.is("given up", w.line(a).Dead, 1)
			for who, want := range map[*news.Actor]int{&both: 1, &one: 0, &w.chief: 0} {
				dead, _ := told(w, *who)
				w.is(who.Name, dead, want)
			}
			list, err := w.talks().Notifications(w.ctx, both.Account, 0, false, 1)
			w.must(err)
			w.is("leads to", []any{list[0].Subject, list[0].Story != 0}, []any{a.ID, true})
		}},
		scenario{"a line that fails for an hour with something owed is told once, and again when it fails anew", func(w *world) {
			w.people()
			manager := w.manager(w.solo)
			failing := func(want int) {
				w.t.Helper()
				w.must(w.queue.Drain(w.ctx))
				_, got := told(w, manager)
				w.is("told", got, want)
			}
			a := w.agreement("mitra")
			id := w.live("Kabar")
			w.send(a, answers(500))
			w.clock.Advance(2 * time.Hour)
			failing(0) // nothing is owed
			correction(w, id, "Bukan.")
			failing(0)
			w.clock.Advance(time.Minute)
			w.send(a, answers(500))
			failing(1)
			w.clock.Advance(6 * time.Hour)
			w.send(a, answers(500))
			failing(1)
			w.clock.Advance(7 * time.Hour)
			w.send(a, answers(200))
			w.is("works", w.line(a).ToldAt.IsZero(), true)
			correction(w, id, "Bukan juga.")
			w.send(a, answers(500))
			w.clock.Advance(59 * time.Minute)
			failing(1)
			w.clock.Advance(time.Minute)
			failing(2) // by the clock, not by the next attempt
		}},
	)
}
