package app_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// settle lets everything come to rest: what is asked or sent again is so later.
func (w *network) settle() {
	for _, c := range w.outsiders {
		c.behave()
	}
	for round := range 30 {
		if err := w.app.Queue.Drain(w.ctx); err != nil {
			w.t.Fatal(err)
		}
		if round >= 2 && !w.outstanding() {
			break
		}
		w.clock.Advance(time.Minute)
	}
	for _, c := range w.outsiders {
		c.work()
	}
}

// look asks the tasks, the ledger, the partners and the auditor about stories
// that changed since a time. answered says that no desk has left a question
// open.
func (w *network) look(stories []*modelStory, since time.Time, answered bool) {
	byID := map[news.ID]*modelStory{}
	for _, m := range stories {
		byID[m.id] = m
		w.compareTasks(m)
		w.compareLedger(m)
		w.comparePartners(m)
	}
	wrong := func(story news.ID, format string, args ...any) {
		if m := byID[story]; m != nil {
			m.wrong(format, args...)
			return
		}
		w.t.Errorf("story %s: %s", story, fmt.Sprintf(format, args...))
	}
	w.notArrived(wrong, byID)
	if answered {
		return // pages have been walked through before; since then desks have spoken, and the ledger has asked their pages
	}
	run, err := w.app.Auditor.Begin(w.ctx, news.System(), ledger.Run{Since: since}, false)
	if err == nil {
		run, err = w.app.Auditor.Walk(w.ctx, news.System(), run, func(d ledger.Drift) error {
			wrong(d.Story, "the auditor: on site %s %s is %q, should be %q", d.Site, d.What, d.Got, d.Want)
			return nil
		})
	}
	if err != nil {
		w.t.Fatal(err)
	}
	if run.Looked < len(stories) {
		w.t.Errorf("the auditor has looked at %d placements of %d stories", run.Looked, len(stories))
	}
}

// notArrived looks for what the ledger does not call arrived. Only desks may be
// waited for, about fields that the model says they are asked about.
func (w *network) notArrived(wrong func(story news.ID, format string, args ...any), byID map[news.ID]*modelStory) {
	for _, standing := range []ledger.Standing{ledger.Failed, ledger.Overdue, ledger.Open} {
		entries, _, err := w.app.Inside.Ledger(w.ctx, news.System(), inside.LedgerQuery{Standing: standing}, 100)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, e := range entries {
			if e, err = w.app.Inside.LedgerEntry(w.ctx, news.System(), e.ID); err != nil {
				w.t.Fatal(err)
			}
			for _, r := range e.All {
				if r.State.Settled() {
					continue
				}
				site := slices.IndexFunc(w.sites, func(s news.Site) bool { return s.ID == r.Site })
				if m := byID[e.Story]; m != nil && r.Surface == ledger.SurfaceText && slices.Contains(m.asked(site), news.Field(r.Target)) {
					continue
				}
				wrong(e.Story, "the ledger about a %s: on s%d %s %s is %s: %s (asked %d times, next %s, now %s)", e.Kind, site, r.Surface, r.Target, r.State, r.Fault, r.Attempts, r.NextAt, w.clock.Now())
			}
		}
	}
}

// compareLedger asks whether every notice and every withdrawal is in the book.
func (w *network) compareLedger(m *modelStory) {
	subjects, err := rows.New(w.app.DB, w.app.DB.Engine).SubjectsOf(w.ctx, m.id)
	if err != nil {
		w.t.Fatal(err)
	}
	got := map[ledger.Kind]int{}
	for _, s := range subjects {
		got[s.Kind]++
	}
	withdrawals := m.strict
	if m.withdrawn {
		withdrawals++
	}
	if got[ledger.KindNotice] != len(m.notices) || got[ledger.KindWithdrawal] != withdrawals {
		m.wrong("the ledger has %d notices and %d withdrawals; the model says %d and %d", got[ledger.KindNotice], got[ledger.KindWithdrawal], len(m.notices), withdrawals)
	}
}

// tasks returns the open merge tasks of a story by site.
func (w *network) tasks(m *modelStory) map[int]merging.Task {
	list, err := shared.New(w.app.DB, w.app.DB.Engine).OpenTasksOf(w.ctx, m.id)
	if err != nil {
		w.t.Fatal(err)
	}
	out := map[int]merging.Task{}
	for _, x := range list {
		out[slices.IndexFunc(w.sites, func(s news.Site) bool { return s.ID == x.Site })] = x
	}
	return out
}

// compareTasks compares what desks are asked about with what they should be.
func (w *network) compareTasks(m *modelStory) {
	open := w.tasks(m)
	for i := range m.at {
		var got []news.Field
		for _, a := range open[i].Fields {
			if a.Answer == "" {
				got = append(got, a.Field)
			}
		}
		if want := m.asked(i); !slices.Equal(got, want) {
			m.wrong("the desk of s%d is asked about %v; the model says %v", i, got, want)
		}
	}
}

// answerAll has every desk answer what it is asked.
func (w *network) answerAll(stories []*modelStory) {
	for _, m := range stories {
		if !m.ok {
			continue
		}
		for i, task := range w.tasks(m) {
			for _, a := range task.Fields {
				if a.Answer != "" {
					continue
				}
				err := w.app.Room.AnswerTask(w.ctx, w.desks[i], task.ID, merging.Reply{Field: a.Field, Answer: merging.Inherit, Version: task.Version})
				if err != nil {
					m.wrong("answer about %s on s%d: %v", a.Field, i, err)
				}
				delete(m.at[i].over, a.Field)
			}
		}
		w.compare(m, m.sites(), false)
	}
}
