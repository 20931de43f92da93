package newsroom_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	exchanges "github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/exchange"
)

// agreement makes an agreement about stories of Solo.
func (w *world) agreement(name string, change ...func(a *partner.Agreement)) partner.Agreement {
	w.t.Helper()
	a := partner.Agreement{Partner: name, Sites: []news.ID{w.solo.ID}, Form: partner.Ninjs, Push: "https://" + name + ".example/in"}
	for _, f := range change {
		f(&a)
	}
	a, err := w.room.Exchange.SaveAgreement(w.ctx, news.System(), a)
	w.must(err)
	return a
}

// deliveries returns what was written for a partner, oldest first: cause, version
// and state of each.
func (w *world) deliveries(a partner.Agreement) string {
	w.t.Helper()
	list, err := exchange.New(w.db, w.db.Engine).DeliveriesAfter(w.ctx, a.ID, 0, 1000)
	w.must(err)
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s %d %s", d.Cause, d.Version, d.State))
	}
	return strings.Join(out, ", ")
}

// send is a sender that gets one answer for everything; it returns what it
// sent, and stops where a sender has to.
func (w *world) send(a partner.Agreement, answer func(d partner.Delivery) partner.Outcome) (sent []string) {
	w.t.Helper()
	x := w.room.Exchange
	holder, err := x.Hold(w.ctx, a.ID)
	w.must(err)
	if holder == "" {
		return []string{"no line"}
	}
	for {
		d, found, err := x.Next(w.ctx, a.ID, holder)
		w.must(err)
		if !found {
			break
		}
		sent = append(sent, fmt.Sprintf("%s %d", d.Cause, d.Version))
		goOn, err := x.Finish(w.ctx, holder, d, answer(d))
		w.must(err)
		if !goOn {
			break
		}
	}
	w.must(x.LetGo(w.ctx, a.ID, holder))
	return sent
}

func answers(status int) func(partner.Delivery) partner.Outcome {
	return func(partner.Delivery) partner.Outcome {
		o := partner.Judge(status)
		if !o.OK {
			o.Error = fmt.Sprint("answered ", status)
		}
		return o
	}
}

func (w *world) line(a partner.Agreement) partner.Line {
	w.t.Helper()
	lines, err := exchange.New(w.db, w.db.Engine).Lines(w.ctx, []news.ID{a.ID})
	w.must(err)
	return lines[0]
}

// jobAt returns when a sender is to come next.
func (w *world) jobAt(a partner.Agreement) (at time.Time) {
	w.t.Helper()
	var ms int64
	err := w.db.QueryRowContext(w.ctx, `SELECT run_at FROM job WHERE kind = $1 AND key = $2 AND state = 0`, exchanges.JobSend, a.ID.String()).Scan(&ms)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func correction(w *world, id news.ID, text string) {
	w.t.Helper()
	w.save(w.editor, id, headline("Diralat: "+text))
	w.must(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: text}))
}

func TestWhatPartnersAreTold(t *testing.T) {
	scenarios(t,
		scenario{"what the agreement covers, in the transaction of its event", func(w *world) {
			all := w.agreement("all")
			economy := w.agreement("economy", func(a *partner.Agreement) { a.Sections = []news.ID{w.solo.Sections[1].ID} })
			national := w.agreement("national", func(a *partner.Agreement) { a.Sites = []news.ID{w.national.ID} })
			id := w.live("Kabar pasar")
			w.placed(id, w.national) // what a site got from a sister is not its to pass on
			w.live("Iklan", func(c *news.Content) { c.Source.Name = "Media Lain" })
			w.is("all", w.deliveries(all), "publication 1 waiting")
			w.is("economy", w.deliveries(economy), "")
			w.is("national", w.deliveries(national), "")
			w.is("job", w.jobAt(all).Equal(w.clock.Now()), true)
			_, err := w.room.Exchange.SaveAgreement(w.ctx, w.editor, partner.Agreement{Partner: "x", Sites: []news.ID{w.solo.ID}, Form: partner.Ninjs})
			w.refused(err, fault.Forbidden)
		}},
		scenario{"everybody who ever received it hears of corrections and withdrawals, also after the end", func(w *world) {
			a := w.agreement("dahulu")
			id, other := w.live("Lama"), w.live("Lain")
			w.is("sent", len(w.send(a, answers(200))), 2)
			w.must(w.room.Exchange.EndAgreement(w.ctx, news.System(), a.ID))
			w.refused(w.room.Exchange.EndAgreement(w.ctx, news.System(), a.ID), fault.Conflict)
			w.live("Sesudah berakhir")
			w.save(w.editor, id, headline("Berlanjut"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("after the end", w.deliveries(a), "publication 1 sent, publication 1 sent")
			correction(w, id, "Yang benar dua.")
			w.must(w.room.AddNotice(w.ctx, w.editor, id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: "Ada lagi."}))
			w.withdraw(other)
			reached, err := w.room.Exchange.Reached(w.ctx, w.editor, id, w.subject(id).Event)
			w.must(err)
			w.is("reached", []any{len(reached), reached[0].Partner, reached[0].Managed, reached[0].State}, []any{1, "dahulu", false, partner.Waiting})
			w.is("what is owed", w.deliveries(a), "publication 1 sent, publication 1 sent, correction 2 waiting, correction 3 waiting, withdrawal 2 waiting")
			w.is("sent", w.send(a, answers(204)), []string{"correction 2", "correction 3", "withdrawal 2"})
		}},
		scenario{"an embargo is for those who agreed to it, and what was planned may be taken back", func(w *world) {
			early := w.agreement("dini", func(a *partner.Agreement) { a.Embargoed = true })
			late := w.agreement("biasa")
			id := w.draft("Rahasia")
			until := w.clock.Now().Add(2 * time.Hour)
			w.must(w.room.Embargo(w.ctx, w.chief, id, until, ""))
			w.must(w.room.Schedule(w.ctx, w.chief, id, until))
			w.is("early", w.deliveries(early), "advance 1 waiting")
			w.is("late", w.deliveries(late), "")
			w.must(w.room.Unschedule(w.ctx, w.chief, id))
			w.is("taken back", w.deliveries(early), "advance 1 waiting, withdrawal 2 waiting")
			w.is("late", w.deliveries(late), "")
			w.must(w.room.Schedule(w.ctx, w.chief, id, until))
			w.clock.Set(until)
			w.must(w.queue.Drain(w.ctx))
			w.is("early, published", w.deliveries(early), "advance 1 waiting, withdrawal 2 waiting, advance 3 waiting, publication 4 waiting")
			w.is("late, published", w.deliveries(late), "publication 4 waiting")
		}},
		scenario{"a story that comes to be covered goes out, one that is no longer covered goes on", func(w *world) {
			tag := w.tag("beras")
			a := w.agreement("tanda", func(a *partner.Agreement) { a.Tags = []news.ID{tag.ID} })
			id := w.live("Tanpa tanda")
			w.is("not covered", w.deliveries(a), "")
			w.save(w.editor, id, func(c *news.Content) { c.Tags = []news.ID{tag.ID} })
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.save(w.editor, id, func(c *news.Content) { c.Tags, c.Headline = nil, "Tanpa lagi" })
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("covered", w.deliveries(a), "update 1 waiting, update 2 waiting")
		}},
	)
}

// Lists of agreements and deliveries go on below what was seen last.
func TestPagesOfPartners(t *testing.T) {
	each(t, func(w *world) {
		first, second := w.agreement("satu"), w.agreement("dua")
		w.live("Pasar")
		w.live("Jalan")
		x := w.room.Exchange
		older, err := x.Agreements(w.ctx, news.System(), second.ID, 10)
		w.must(err)
		w.is("agreements below", len(older), 1)
		all, err := x.Deliveries(w.ctx, first.ID, 0, 10)
		w.must(err)
		w.is("deliveries", len(all), 2)
		rest, err := x.Deliveries(w.ctx, first.ID, all[0].ID, 10)
		w.must(err)
		w.is("deliveries below", []any{len(rest), rest[0].ID}, []any{1, all[1].ID})
		dead, _, err := x.Dead(w.ctx, news.System(), first.ID, all[0].ID, 10)
		w.must(err)
		w.is("dead ones below", len(dead), 0)
	})
}

func TestSending(t *testing.T) {
	scenarios(t,
		scenario{"in order for each story, and one that does not please holds up no other", func(w *world) {
			a := w.agreement("tertib")
			one, two := w.live("Satu"), w.live("Dua")
			correction(w, one, "Bukan satu.")
			picky := func(d partner.Delivery) partner.Outcome {
				if d.Story == one && d.Attempts == 1 && d.Version == 1 {
					return answers(422)(d)
				}
				return answers(200)(d)
			}
			w.is("first round", w.send(a, picky), []string{"publication 1", "publication 1"})
			w.is("after it", w.deliveries(a), "publication 1 waiting, publication 1 sent, correction 2 waiting")
			w.is("comes back", w.jobAt(a).Sub(w.clock.Now()).String(), "10s")
			w.is("too early", w.send(a, picky), []string(nil))
			w.clock.Advance(10 * time.Second)
			w.is("second round", w.send(a, picky), []string{"publication 1", "correction 2"})
			w.is("quiet", w.line(a).Failures, 0)
			_ = two
		}},
		scenario{"a machine that is down is asked once each time, ever more seldom, for days; then by hand", func(w *world) {
			a, b := w.agreement("mati"), w.agreement("hidup")
			for i := range 5 {
				w.live(fmt.Sprint("Kabar ", i))
			}
			rounds := 0
			for start := w.clock.Now(); w.line(a).Dead < 5 && rounds < 100; rounds++ {
				w.is("one attempt", len(w.send(a, answers(500))), 1)
				w.is("waits", w.send(a, answers(500)), []string{"no line"})
				at := w.jobAt(a)
				if at.IsZero() {
					break
				}
				if !at.After(w.clock.Now()) || w.clock.Now().Sub(start) > 6*24*time.Hour {
					w.t.Fatalf("round %d: comes back at %v", rounds, at)
				}
				w.clock.Set(at)
			}
			if rounds < 15 || rounds > 60 {
				w.t.Errorf("tried %d times in five days", rounds)
			}
			w.is("given up", w.line(a).Dead, 5)
			w.is("told", w.deliveries(a), strings.TrimSuffix(strings.Repeat("publication 1 dead, ", 5), ", "))
			w.is("the other one", len(w.send(b, answers(200))), 5)
			dead, err := exchange.New(w.db, w.db.Engine).DeadDeliveries(w.ctx, a.ID, 0, 100)
			w.must(err)
			w.is("dead letters", len(dead), 5)
			w.refused(w.room.Exchange.Replay(w.ctx, w.editor, dead[0].ID), fault.Forbidden)
			w.must(w.room.Exchange.Replay(w.ctx, news.System(), dead[0].ID))
			w.is("replayed", len(w.send(a, answers(200))), 1)
			w.is("left", w.line(a).Dead, 4)
			_, err = w.room.Exchange.ReplayAll(w.ctx, w.editor, a.ID)
			w.refused(err, fault.Forbidden)
			n, err := w.room.Exchange.ReplayAll(w.ctx, news.System(), a.ID)
			w.must(err)
			w.is("all replayed", []any{n, len(w.send(a, answers(200))), w.line(a).Dead}, []any{4, 4, 0})
			w.is("works again", w.line(a).Error, "")
		}},
		scenario{"one sender at a time; what a sender that died had begun is sent again", func(w *world) {
			a := w.agreement("sendiri")
			w.live("Satu")
			x := w.room.Exchange
			first, err := x.Hold(w.ctx, a.ID)
			w.must(err)
			d, found, err := x.Next(w.ctx, a.ID, first)
			w.must(err)
			w.is("found", found, true)
			second, err := x.Hold(w.ctx, a.ID)
			w.must(err)
			w.is("second sender", second, "")
			w.is("comes back", w.jobAt(a).Sub(w.clock.Now()).String(), "2s")
			w.start() // the first has died
			w.clock.Advance(4 * time.Minute)
			w.is("sent again", w.send(a, answers(200)), []string{"publication 1"})
			goOn, err := w.room.Exchange.Finish(w.ctx, first, d, partner.Judge(500))
			w.must(err)
			w.is("whoever lost the line changes nothing", []any{goOn, w.deliveries(a)}, []any{false, "publication 1 sent"})
		}},
		scenario{"a partner that asks to wait is waited for, within reason", func(w *world) {
			a := w.agreement("sabar")
			w.live("Satu")
			w.send(a, func(partner.Delivery) partner.Outcome {
				return partner.Outcome{Status: 429, Error: "later", Line: true, After: 1000 * time.Hour}
			})
			w.is("comes back", w.jobAt(a).Sub(w.clock.Now()).String(), "24h0m0s")
		}},
	)
}

func TestAnswers(t *testing.T) {
	scenarios(t,
		scenario{"what partners say became of it", func(w *world) {
			x := w.room.Exchange
			a, other := w.agreement("jawab"), w.agreement("lain")
			id := w.live("Satu")
			correction(w, id, "Dua.")
			w.send(a, func(d partner.Delivery) partner.Outcome {
				o := partner.Judge(200)
				if d.Version == 1 {
					o.Answer = partner.Answer{State: partner.Applied, Address: "https://jawab.example/1"}
				}
				return o
			})
			w.is("told", w.deliveries(a), "publication 1 applied, correction 2 sent")
			list, err := exchange.New(w.db, w.db.Engine).DeliveriesFor(w.ctx, id, w.subject(id).Event)
			w.must(err)
			mine, foreign := list[0], list[1]
			said := exchanges.Answer{Delivery: mine.ID, Answer: partner.Answer{State: partner.Refused, Note: "tidak dipakai"}}
			w.must(x.Answered(w.ctx, a, said))
			w.must(x.Answered(w.ctx, a, said)) // twice is once
			w.is("told", w.deliveries(a), "publication 1 applied, correction 2 refused")
			said.Delivery = foreign.ID
			w.refused(x.Answered(w.ctx, a, said), fault.NotFound)
			w.refused(x.Answered(w.ctx, a, exchanges.Answer{Story: id, Version: 3, Answer: said.Answer}), fault.NotFound)
			said.State = "read"
			w.invalid(x.Answered(w.ctx, a, said), "status")
			w.is("events", strings.Count(w.events(id), "delivery.answered"), 1)
			_ = other
		}},
		scenario{"who asks for what follows has what was before", func(w *world) {
			x := w.room.Exchange
			a := w.agreement("ambil", func(a *partner.Agreement) { a.Push = "" })
			token, err := x.NewToken(w.ctx, news.System(), a.ID)
			w.must(err)
			a, err = x.ByToken(w.ctx, token)
			w.must(err)
			other := "A"
			if token[0] == 'A' {
				other = "B"
			}
			_, err = x.ByToken(w.ctx, other+token[1:])
			w.refused(err, fault.Forbidden)
			one := w.live("Satu")
			w.live("Dua")
			w.is("no job", w.jobAt(a).IsZero(), true)
			list, err := x.After(w.ctx, a, 0, 10)
			w.must(err)
			w.must(x.Fetched(w.ctx, a, list[0].ID))
			w.is("told", w.deliveries(a), "publication 1 sent, publication 1 waiting")
			w.must(x.EndAgreement(w.ctx, news.System(), a.ID))
			a, err = x.Agreement(w.ctx, a.ID)
			w.must(err)
			correction(w, one, "Bukan.")
			list, err = x.After(w.ctx, a, 0, 10)
			w.must(err)
			w.is("what is owed", []any{len(list), list[0].Cause}, []any{1, partner.Correction})
			w.must(x.DropToken(w.ctx, news.System(), a.ID))
			_, err = x.ByToken(w.ctx, token)
			w.refused(err, fault.Forbidden)
		}},
		scenario{"a new key signs beside the old one for a while", func(w *world) {
			x := w.room.Exchange
			a := w.agreement("kunci")
			key, err := x.NewKey(w.ctx, news.System(), a.ID)
			w.must(err)
			b, err := x.Agreement(w.ctx, a.ID)
			w.must(err)
			w.is("keys", b.Keys(w.clock.Now()), []string{key, a.Key})
			w.is("keys later", b.Keys(w.clock.Now().Add(partner.KeyOverlap)), []string{key})
			b.Contact = "Budi"
			b, err = x.SaveAgreement(w.ctx, news.System(), b)
			w.must(err)
			w.is("kept", b.Key, key)
			b.Rev--
			_, err = x.SaveAgreement(w.ctx, news.System(), b)
			w.refused(err, fault.Conflict)
			first, err := x.Network(w.ctx)
			w.must(err)
			w.agreement("lagi")
			second, err := x.Network(w.ctx)
			w.must(err)
			w.is("named once", []any{first == second, len(first)}, []any{true, 16})
		}},
		scenario{"addresses that may not be asked are not taken", func(w *world) {
			w.room.Exchange.Reachable = func(address string) error {
				if strings.Contains(address, "10.0.0.1") {
					return fmt.Errorf("no")
				}
				return nil
			}
			_, err := w.room.Exchange.SaveAgreement(w.ctx, news.System(), partner.Agreement{Partner: "x", Sites: []news.ID{w.solo.ID},
				Form: partner.Ninjs, Push: "http://10.0.0.1/"})
			w.invalid(err, "push")
			w.invalid(w.room.Exchange.Ask(w.ctx, exchanges.Request{Subscribe: true, Callback: "http://10.0.0.1/"}), "callback")
		}},
	)
}

func TestSubscribers(t *testing.T) {
	scenarios(t, scenario{"those of the sites whose feeds change are told", func(w *world) {
		x := w.room.Exchange
		due := func() (n int) {
			w.must(w.db.QueryRowContext(w.ctx, `SELECT COUNT(*) FROM job WHERE kind = $1 AND state = 0 AND key = $2`, exchanges.JobTell,
				w.solo.ID.String()).Scan(&n))
			return n
		}
		w.live("Tanpa pelanggan")
		w.is("nobody is told", due(), 0)
		r := exchanges.Request{Subscribe: true, Site: w.solo.ID, Topic: "http://solo.test/feed.xml", Callback: "https://reader.example/" + w.solo.Slug, Lease: time.Hour}
		w.must(x.Ask(w.ctx, r))
		w.live("Belum pasti")
		w.is("not confirmed", due(), 0)
		w.must(x.Confirmed(w.ctx, r))
		w.must(x.Confirmed(w.ctx, r)) // again: one subscription
		w.live("Untuk pelanggan")
		w.is("is told", due(), 1)
		subs, err := exchange.New(w.db, w.db.Engine).Subscriptions(w.ctx, w.solo.ID, 0, 10)
		w.must(err)
		w.is("one", len(subs), 1)
		w.must(x.Tell(w.ctx, w.solo.ID))
		u, found, err := x.Subscription(w.ctx, subs[0].ID)
		w.must(err)
		w.is("found", found, true)
		for range partner.MaxFailures - 1 {
			w.must(x.Told(w.ctx, u.ID, "", false, fmt.Errorf("down")))
		}
		w.must(x.Told(w.ctx, u.ID, "abc", false, nil))
		u, _, err = x.Subscription(w.ctx, u.ID)
		w.must(err)
		w.is("recovered", []any{u.Digest, u.Failures}, []any{"abc", 0})
		w.clock.Advance(time.Hour)
		_, found, err = x.Subscription(w.ctx, u.ID)
		w.must(err)
		w.is("its lease is over", found, false)
		w.must(x.Sweep(w.ctx))
		w.must(x.Confirmed(w.ctx, r))
		subs, err = exchange.New(w.db, w.db.Engine).Subscriptions(w.ctx, w.solo.ID, 0, 10)
		w.must(err)
		w.must(x.Told(w.ctx, subs[0].ID, "", true, nil))
		subs, err = exchange.New(w.db, w.db.Engine).Subscriptions(w.ctx, w.solo.ID, 0, 10)
		w.must(err)
		w.is("gone", len(subs), 0)
	}})
}
