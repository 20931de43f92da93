package newsroom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

func (w *world) book() rows.Store { return rows.New(w.db, w.db.Engine) }

// subject returns the last entry of the ledger about a story.
func (w *world) subject(story news.ID) ledger.Subject {
	w.t.Helper()
	list, err := w.book().SubjectsOf(w.ctx, story)
	w.must(err)
	if len(list) == 0 {
		w.t.Fatal("the ledger says nothing of the story")
	}
	return list[len(list)-1]
}

// book returns the rows of a subject in words, sites by their names.
func (w *world) bookOf(subject news.ID) []string {
	w.t.Helper()
	list, err := w.book().Rows(w.ctx, subject)
	w.must(err)
	names := map[news.ID]string{w.national.ID: "nasional", w.solo.ID: "solo", w.bali.ID: "bali", 0: "network"}
	out := []string{}
	for _, r := range list {
		out = append(out, strings.TrimSpace(fmt.Sprint(names[r.Site], " ", r.Surface, " ", r.State, " ", r.Target)))
	}
	slices.Sort(out)
	return out
}

// tell says that surfaces of a subject were asked, and what they showed.
func (w *world) tell(subject news.ID, state ledger.State, which func(r ledger.Row) bool) {
	w.t.Helper()
	list, err := w.book().Rows(w.ctx, subject)
	w.must(err)
	var checks []ledger.Check
	for _, r := range list {
		if which(r) {
			checks = append(checks, ledger.Check{Key: r.Key(), State: state, At: w.clock.Now(), Proof: "asked", Fault: "wrong"})
		}
	}
	w.must(w.room.NoteChecks(w.ctx, subject, checks))
}

func everywhere(ledger.Row) bool { return true }

func TestLedger(t *testing.T) {
	scenarios(t,
		scenario{"a notice is written down for every placement and surface in its own transaction", func(w *world) {
			id := w.live("Pasar Legi ramai")
			w.placed(id, w.national, w.bali)
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldHeadline, "Legi market is busy"))
			w.must(w.room.StartNode(w.ctx, "a"+w.solo.Slug))
			w.clock.Advance(time.Minute)
			w.save(w.editor, id, func(c *news.Content) { c.Headline = "Pasar Legi sepi"; c.Lead = "Lain." })
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Pasar itu sepi.")))
			s := w.subject(id)
			w.is("subject", []any{s.Kind, s.Site, s.Notice, s.Severity, s.Headline, s.Standing, s.At}, []any{ledger.KindNotice, w.solo.ID, news.Ralat, news.Fact, "Pasar Legi sepi", ledger.Open, w.clock.Now()})
			got := slices.DeleteFunc(w.bookOf(s.ID), func(line string) bool {
				return strings.HasPrefix(line, "network") && !strings.HasSuffix(line, "a"+w.solo.Slug)
			})
			w.is("rows", got, []string{
				"bali feed sent", "bali lists sent", "bali page sent", "bali search sent", "bali text needs_merge headline",
				"nasional feed sent", "nasional lists sent", "nasional page sent", "nasional search sent",
				"network node sent a" + w.solo.Slug,
				"solo feed sent", "solo lists sent", "solo page sent", "solo search sent", "solo sitemap sent"})
			w.must(w.room.StopNode(w.ctx, rows.Node{Name: "a" + w.solo.Slug}))
		}},
		scenario{"what is refused is not in the ledger", func(w *world) {
			id := w.live("Tidak jadi")
			w.save(w.editor, id, headline("Jadi"))
			if err := w.room.Correct(w.ctx, w.reporter, id, ralat("x")); err == nil {
				w.t.Fatal("a reporter corrects")
			}
			list, err := w.book().SubjectsOf(w.ctx, id)
			w.must(err)
			w.is("subjects", len(list), 0)
		}},
		scenario{"a silent fix and an update are no subjects", func(w *world) {
			id := w.live("Ejaan")
			w.save(w.editor, id, headline("Ejaan betul"))
			w.must(w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{}))
			w.save(w.editor, id, headline("Ejaan betul sekali"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			list, err := w.book().SubjectsOf(w.ctx, id)
			w.must(err)
			w.is("subjects", len(list), 0)
		}},
		scenario{"it has arrived when every surface was asked, and says so once", func(w *world) {
			id := w.live("Sampai")
			w.placed(id, w.national)
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru.")))
			s := w.subject(id)
			w.clock.Advance(3 * time.Second)
			w.tell(s.ID, ledger.StateApplied, func(r ledger.Row) bool { return r.Site == w.national.ID })
			w.is("half", w.subject(id).Standing, ledger.Open)
			w.clock.Advance(3 * time.Second)
			w.tell(s.ID, ledger.StateApplied, everywhere)
			s = w.subject(id)
			w.is("all", []any{s.Standing, s.SettledAt, s.Rows == s.Done}, []any{ledger.Arrived, w.clock.Now(), true})
			w.tell(s.ID, ledger.StateFailed, everywhere) // too late: it was seen
			w.is("still", w.subject(id).Standing, ledger.Arrived)
			w.is("log", w.events(id), "story.created story.published placement.accepted notice.added ledger.arrived")
			list, err := w.book().Rows(w.ctx, s.ID)
			w.must(err)
			for _, r := range list {
				want := w.clock.Now()
				if r.Site == w.national.ID {
					want = want.Add(-3 * time.Second)
				}
				w.is("applied at", []any{r.AppliedAt, r.Proof}, []any{want, "asked"})
			}
		}},
		scenario{"what fails is asked again later and later, and is overdue at its deadline, which people are told", func(w *world) {
			w.nationalEditor.Roles = map[news.ID][]news.Role{w.national.ID: {news.RoleChiefEditor}}
			w.baliDesk.Roles = map[news.ID][]news.Role{w.bali.ID: {news.RoleChiefEditor}}
			w.people()
			id := w.live("Macet")
			w.placed(id, w.national, w.bali)
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru.")))
			s := w.subject(id)
			pages := func(r ledger.Row) bool { return r.Site == w.national.ID && r.Surface == ledger.SurfacePage }
			var pauses []time.Duration
			w.tell(s.ID, ledger.StateApplied, func(r ledger.Row) bool { return !pages(r) })
			for range 4 {
				w.tell(s.ID, ledger.StateFailed, pages)
				list, err := w.book().Rows(w.ctx, s.ID)
				w.must(err)
				for _, r := range list {
					if pages(r) {
						w.is("row", []any{r.State, r.Fault}, []any{ledger.StateFailed, "wrong"})
						pauses = append(pauses, r.NextAt.Sub(w.clock.Now()))
						w.clock.Set(r.NextAt)
					}
				}
			}
			w.is("pauses", pauses, []time.Duration{5 * time.Second, 10 * time.Second, 20 * time.Second, 40 * time.Second})
			w.is("failed", w.subject(id).Standing, ledger.Failed)
			w.clock.Set(s.At.Add(10 * time.Minute))
			w.tell(s.ID, ledger.StateFailed, pages)
			w.tell(s.ID, ledger.StateFailed, pages) // told once
			w.is("overdue", w.subject(id).Standing, ledger.Overdue)
			w.is("on the sites", w.standings(s.ID), []string{"bali arrived", "nasional overdue", "solo arrived"})
			for _, who := range []news.Actor{w.chief, w.chief2, w.nationalEditor} {
				w.is("told "+who.Name, count(w.heard(who), string(news.NoteNotArrived)), 1)
			}
			w.is("not told", count(w.heard(w.baliDesk), string(news.NoteNotArrived)), 0)
			// Late, but it arrives.
			w.clock.Advance(time.Hour)
			w.tell(s.ID, ledger.StateApplied, pages)
			w.is("late", w.subject(id).Standing, ledger.Arrived)
			w.is("log", strings.Count(w.events(id), "ledger.overdue"), 1)
		}},
		scenario{"a withdrawal has a row for each tombstone, and none where nobody saw the story", func(w *world) {
			id := w.live("Ditarik")
			w.placed(id, w.national)
			w.policy(w.bali, news.PolicyAsk)
			w.share(id, w.bali)
			w.withdraw(id)
			s := w.subject(id)
			w.is("subject", []any{s.Kind, s.Ground, s.Headline}, []any{ledger.KindWithdrawal, news.GroundChild, "Ditarik"})
			got := slices.DeleteFunc(w.bookOf(s.ID), func(line string) bool { return strings.HasPrefix(line, "network") })
			w.is("rows", got, []string{"nasional feed sent", "nasional lists sent", "nasional page sent", "nasional search sent", "nasional sitemap sent",
				"solo feed sent", "solo lists sent", "solo page sent", "solo search sent", "solo sitemap sent"})
		}},
		scenario{"nodes tell what they have purged; one that stops or begins anew keeps nothing", func(w *world) {
			name := func(n string) string { return n + w.solo.Slug }
			for _, n := range []string{"a", "b", "c", "d"} {
				w.must(w.room.StartNode(w.ctx, name(n)))
			}
			id := w.live("Simpul")
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru.")))
			s := w.subject(id)
			w.must(w.room.Beat(w.ctx, rows.Node{Name: name("a")}, true, func(event news.ID, _ time.Time) bool { return event == s.Event }))
			w.must(w.room.Beat(w.ctx, rows.Node{Name: name("b")}, true, func(news.ID, time.Time) bool { return false }))
			w.must(w.room.StopNode(w.ctx, rows.Node{Name: name("c")}))
			w.clock.Advance(time.Minute)
			w.must(w.room.StartNode(w.ctx, name("d"))) // after a crash
			got := slices.DeleteFunc(w.bookOf(s.ID), func(line string) bool { return !strings.HasSuffix(line, w.solo.Slug) })
			w.is("rows", got, []string{"network node applied " + name("a"), "network node applied " + name("c"), "network node applied " + name("d"), "network node sent " + name("b")})
			for _, n := range []string{"a", "b", "d"} {
				w.must(w.room.StopNode(w.ctx, rows.Node{Name: name(n)}))
			}
		}},
		scenario{"pages of the ledger go by key, by site and by how things stand", func(w *world) {
			var want []news.ID
			for i := range 5 {
				id := w.live(fmt.Sprint("Halaman ", i))
				if i%2 == 0 {
					w.placed(id, w.bali)
				}
				w.clock.Advance(time.Second)
				w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru.")))
				want = append([]news.ID{w.subject(id).ID}, want...)
			}
			page := func(p rows.Page) (out []news.ID) {
				for p.Limit = 2; ; {
					list, err := w.book().Subjects(w.ctx, p)
					w.must(err)
					for _, s := range list {
						out = append(out, s.ID)
					}
					if len(list) < p.Limit {
						return out
					}
					p.Before = list[len(list)-1].ID
				}
			}
			w.is("solo", page(rows.Page{Site: w.solo.ID}), want)
			w.is("bali", page(rows.Page{Site: w.bali.ID}), []news.ID{want[0], want[2], want[4]})
			w.tell(want[2], ledger.StateApplied, everywhere)
			w.tell(want[4], ledger.StateFailed, func(r ledger.Row) bool { return r.Site == w.solo.ID && r.Surface == ledger.SurfaceFeed })
			w.is("open at bali", page(rows.Page{Site: w.bali.ID, Standing: ledger.Open}), []news.ID{want[0], want[4]})
			w.is("failed at solo", page(rows.Page{Site: w.solo.ID, Standing: ledger.Failed}), []news.ID{want[4]})
			all, err := w.book().Subjects(w.ctx, rows.Page{Limit: 5})
			w.must(err)
			w.is("newest of all", all[0].ID, want[0])
		}},
		scenario{"a desk that writes its text anew is asked soon", func(w *world) {
			id := w.live("Teks sendiri")
			w.placed(id, w.bali)
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldLead, "Own lead."))
			w.save(w.editor, id, func(c *news.Content) { c.Lead = "Lead yang betul." })
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Lead keliru.")))
			s := w.subject(id)
			w.clock.Advance(time.Minute)
			w.tell(s.ID, ledger.StateApplied, func(r ledger.Row) bool { return r.Surface != ledger.SurfaceText })
			w.tell(s.ID, ledger.StateNeedsMerge, func(r ledger.Row) bool { return r.Surface == ledger.SurfaceText })
			_, due, err := w.room.Due(w.ctx, s.ID, 10)
			w.must(err)
			w.is("waits", len(due), 0)
			w.must(w.room.Inherit(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldLead))
			_, due, err = w.room.Due(w.ctx, s.ID, 10)
			w.must(err)
			w.is("asked", len(due), 1)
		}},
	)
}

// standings returns how a subject stands on the sites of the world.
func (w *world) standings(subject news.ID) []string {
	w.t.Helper()
	list, err := w.book().Sites(w.ctx, []news.ID{subject})
	w.must(err)
	names := map[news.ID]string{w.national.ID: "nasional", w.solo.ID: "solo", w.bali.ID: "bali"}
	var out []string
	for _, s := range list {
		if n := names[s.Site]; n != "" {
			out = append(out, n+" "+string(s.Standing))
		}
	}
	slices.Sort(out)
	return out
}

func count(list []string, what string) (n int) {
	for _, s := range list {
		if s == what {
			n++
		}
	}
	return n
}
