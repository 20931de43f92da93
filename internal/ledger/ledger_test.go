package ledger_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func TestOpen(t *testing.T) {
	at := func(site news.ID, state news.PlacementState, change ...func(p *news.Placement)) news.Placement {
		p := news.Placement{ID: site + 100, Site: site, State: state, VisibleAt: noon.Add(-time.Hour)}
		for _, f := range change {
			f(&p)
		}
		return p
	}
	origin := func(p *news.Placement) { p.Origin = true }
	later := func(p *news.Placement) { p.VisibleAt = noon.Add(time.Second) }
	alone := func(p *news.Placement) { p.EndedAt = noon.Add(-time.Minute) }
	notice := ledger.Subject{Kind: ledger.KindNotice, Site: 1, At: noon}
	withdrawal := ledger.Subject{Kind: ledger.KindWithdrawal, Site: 1, At: noon}
	strict := ledger.Subject{Kind: ledger.KindWithdrawal, Site: 2, At: noon, Alone: true}
	caches := ledger.Opening{Nodes: []string{"a"}, CDNs: []string{"http://varnish/"}}
	for _, tt := range []struct {
		name  string
		s     ledger.Subject
		o     ledger.Opening
		sites []news.ID // one for each row that belongs to a site
	}{
		{"a notice where readers see the story", notice, ledger.Opening{Placements: []news.Placement{at(1, news.PlacementPlaced, origin), at(2, news.PlacementPlaced),
			at(3, news.PlacementOffered), at(4, news.PlacementPlaced, later), at(5, news.PlacementEnded)}}, []news.ID{1, 1, 1, 1, 1, 2, 2, 2, 2}},
		{"a notice and a text of the site's own", notice, ledger.Opening{Placements: []news.Placement{at(2, news.PlacementPlaced)},
			Waiting: []ledger.Waiting{{Placement: 102, Field: news.FieldBody, DueAt: noon.Add(time.Hour)}, {Placement: 999}}}, []news.ID{2, 2, 2, 2, 2}},
		{"a withdrawal", withdrawal, ledger.Opening{Placements: []news.Placement{at(1, news.PlacementWithdrawn, origin), at(2, news.PlacementWithdrawn),
			at(3, news.PlacementDeclined), at(4, news.PlacementWithdrawn, alone)}}, []news.ID{1, 1, 1, 1, 1, 2, 2, 2, 2, 2}},
		{"a withdrawal on one site alone", strict, ledger.Opening{Placements: []news.Placement{at(1, news.PlacementPlaced, origin), at(2, news.PlacementWithdrawn, alone)}}, []news.ID{2, 2, 2, 2, 2}},
		{"nowhere to be seen", notice, caches, nil},
	} {
		tt.o.Nodes, tt.o.CDNs = caches.Nodes, caches.CDNs
		rows := tt.s.Open(tt.o)
		var sites []news.ID
		shared := 0
		for _, r := range rows {
			if r.Site == 0 {
				shared++
				continue
			}
			sites = append(sites, r.Site)
			want := ledger.StateSent
			if r.Surface == ledger.SurfaceText {
				want = ledger.StateNeedsMerge
				if !r.DueAt.Equal(noon.Add(time.Hour)) {
					t.Errorf("%s: due at %v", tt.name, r.DueAt)
				}
			}
			if r.State != want || !r.DueAt.After(noon) || r.NextAt.IsZero() {
				t.Errorf("%s: %+v", tt.name, r)
			}
		}
		// A hub is told once, by whichever sites name it.
		if len(rows) > 0 {
			tt.o.Hubs = map[news.ID][]string{1: {"https://hub/"}, 2: {"https://hub/", "https://other/"}, 3: {"https://third/"}}
			hubs := slices.DeleteFunc(tt.s.Open(tt.o), func(r ledger.Row) bool { return r.Surface != ledger.SurfaceHub })
			want := 1
			if slices.Contains(tt.sites, 2) {
				want = 2
			}
			if len(hubs) != want || hubs[0].Site != 0 || hubs[0].Target != "https://hub/" || !hubs[0].DueAt.Equal(noon.Add(24*time.Hour)) {
				t.Errorf("%s: hubs %+v", tt.name, hubs)
			}
			tt.o.Hubs = nil
		}
		// Partners outside are told, whether readers saw the story or not.
		tt.o.Partners = []ledger.Partner{{Agreement: 7}, {Agreement: 8, Fetches: true}}
		outside := tt.s.Open(tt.o)[len(rows):]
		if len(outside) != 2 || outside[0].Site != tt.s.Site || !outside[0].DueAt.Equal(noon.Add(time.Hour)) || !outside[1].DueAt.Equal(noon.Add(24*time.Hour)) ||
			outside[1].Target != news.ID(8).String() || outside[1].NextAt.IsZero() {
			t.Errorf("%s: partners %+v", tt.name, outside)
		}
		if !slices.Equal(sites, tt.sites) || shared != min(len(tt.sites), 2) {
			t.Errorf("%s: rows of %v and %d caches", tt.name, sites, shared)
		}
	}
}

func TestStandingIsTheWorst(t *testing.T) {
	of := func(states ...ledger.State) ledger.Standing {
		var rows []ledger.Row
		for _, s := range states {
			rows = append(rows, ledger.Row{State: s})
		}
		return ledger.StandingOf(rows)
	}
	for _, tt := range []struct {
		states []ledger.State
		want   ledger.Standing
	}{
		{nil, ledger.Arrived},
		{[]ledger.State{ledger.StateApplied, ledger.StateMoot}, ledger.Arrived},
		{[]ledger.State{ledger.StateApplied, ledger.StateSent}, ledger.Open},
		{[]ledger.State{ledger.StateNeedsMerge}, ledger.Open},
		{[]ledger.State{ledger.StateSent, ledger.StateFailed, ledger.StateNeedsMerge}, ledger.Failed},
		{[]ledger.State{ledger.StateOverdue, ledger.StateFailed}, ledger.Overdue},
		{[]ledger.State{ledger.StateFailed, ledger.StateOverdue}, ledger.Overdue},
	} {
		if got := of(tt.states...); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.states, got, tt.want)
		}
	}
}

func TestAfter(t *testing.T) {
	row := ledger.Row{Surface: ledger.SurfacePage, State: ledger.StateSent, DueAt: noon.Add(time.Minute)}
	check := func(r ledger.Row, state ledger.State, in time.Duration) ledger.Row {
		return r.After(ledger.Check{State: state, At: noon.Add(in), Proof: "p", Fault: strings.Repeat("é", 400)})
	}
	failed := check(row, ledger.StateFailed, 0)
	if failed.State != ledger.StateFailed || failed.NextAt.Sub(noon) != 5*time.Second || len(failed.Fault) > 510 || failed.Attempts != 1 {
		t.Errorf("failed: %+v", failed)
	}
	// The deadline is not slept through.
	if again := check(failed, ledger.StateFailed, 58*time.Second); !again.NextAt.Equal(row.DueAt) {
		t.Errorf("asked again at %v", again.NextAt)
	}
	late := check(failed, ledger.StateFailed, time.Minute)
	if late.State != ledger.StateOverdue {
		t.Errorf("at the deadline: %s", late.State)
	}
	there := check(late, ledger.StateApplied, 2*time.Minute)
	if there.State != ledger.StateApplied || there.Fault != "" || !there.NextAt.IsZero() || !there.AppliedAt.Equal(noon.Add(2*time.Minute)) {
		t.Errorf("applied: %+v", there)
	}
	if moot := check(row, ledger.StateMoot, 0); !moot.State.Settled() || !moot.AppliedAt.IsZero() {
		t.Errorf("moot: %+v", moot)
	}
	told := check(ledger.Row{Surface: ledger.SurfacePartner, DueAt: row.DueAt}, ledger.StateReceived, 2*time.Minute)
	if !told.State.Settled() || !told.AppliedAt.IsZero() || !told.NextAt.IsZero() {
		t.Errorf("received: %+v", told)
	}
	if more := check(told, ledger.StateSent, 3*time.Minute); more.State != ledger.StateSent || !more.DueAt.Equal(noon.Add(time.Hour+3*time.Minute)) || more.NextAt.IsZero() {
		t.Errorf("sent once more: %+v", more)
	}
	if node := check(ledger.Row{Surface: ledger.SurfaceNode, DueAt: noon.Add(time.Hour)}, ledger.StateFailed, 0); !node.NextAt.Equal(noon.Add(time.Hour)) {
		t.Errorf("a node is asked at %v", node.NextAt)
	}
}

// What is about to be asked is not called late before.
func TestExpire(t *testing.T) {
	passed := noon.Add(-time.Second)
	rows := []ledger.Row{
		{Surface: ledger.SurfacePage, State: ledger.StateSent, DueAt: passed, NextAt: passed},
		{Surface: ledger.SurfacePage, State: ledger.StateFailed, DueAt: passed, NextAt: noon.Add(time.Second)},
		{Surface: ledger.SurfaceNode, State: ledger.StateSent, DueAt: passed},
		{Surface: ledger.SurfaceFeed, State: ledger.StateApplied, DueAt: passed},
		{Surface: ledger.SurfaceFeed, State: ledger.StateFailed, DueAt: noon.Add(time.Second), NextAt: noon.Add(time.Hour)},
	}
	if n := ledger.Expire(rows, noon); n != 2 || rows[0].State != ledger.StateSent || rows[1].State != ledger.StateOverdue || rows[2].Fault == "" || rows[4].State != ledger.StateFailed {
		t.Errorf("%d: %+v", n, rows)
	}
	if n := ledger.Expire(rows, noon); n != 0 {
		t.Errorf("once more: %d", n)
	}
	if next := ledger.Next(rows); !next.Equal(passed) {
		t.Errorf("next at %v", next)
	}
	if next := ledger.Next(rows[2:4]); !next.IsZero() {
		t.Errorf("nothing is left to be done, and yet at %v", next)
	}
}
