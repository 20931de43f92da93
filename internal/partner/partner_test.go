package partner_test

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
)

func agreement(change func(a *partner.Agreement)) partner.Agreement {
	a := partner.Agreement{Partner: "Kantor Berita", Sites: []news.ID{1, 2}, Form: partner.Ninjs, Push: "https://partner.example/in"}
	if change != nil {
		change(&a)
	}
	return a
}

func TestCheck(t *testing.T) {
	if err := agreement(nil).Check(); err != nil {
		t.Error(err)
	}
	for field, change := range map[string]func(a *partner.Agreement){
		"partner": func(a *partner.Agreement) { a.Partner = " " },
		"sites":   func(a *partner.Agreement) { a.Sites = nil },
		"form":    func(a *partner.Agreement) { a.Form = "xml" },
		"kinds":   func(a *partner.Agreement) { a.Kinds = []news.Kind{"poem"} },
		"push":    func(a *partner.Agreement) { a.Push = "ftp://partner.example/" },
	} {
		if err := agreement(change).Check(); fault.FieldsOf(err)[field] == "" {
			t.Error(field, err)
		}
	}
	for field, change := range map[string]func(a *partner.Agreement){
		"sites": func(a *partner.Agreement) { a.Form = partner.Atom },
		"form":  func(a *partner.Agreement) { a.Form, a.Sites = partner.RSS, a.Sites[:1] },
		"push":  func(a *partner.Agreement) { a.Push = "https://a:b@partner.example/" },
	} {
		if err := agreement(change).Check(); fault.FieldsOf(err)[field] == "" {
			t.Error(field, err)
		}
	}
}

func TestCovers(t *testing.T) {
	st := news.Story{OriginSite: 1, Kind: news.KindNews}
	c := news.Content{Tags: []news.ID{7, 8}}
	for name, x := range map[string]struct {
		change func(a *partner.Agreement)
		st     news.Story
		c      news.Content
		want   bool
	}{
		"all":           {nil, st, c, true},
		"other site":    {nil, news.Story{OriginSite: 3, Kind: news.KindNews}, c, false},
		"from outside":  {nil, st, news.Content{Source: news.Source{Name: "Lain"}}, false},
		"paid":          {nil, news.Story{OriginSite: 1, Kind: news.KindAdvertorial}, c, false},
		"paid, agreed":  {func(a *partner.Agreement) { a.Kinds = []news.Kind{news.KindAdvertorial} }, news.Story{OriginSite: 1, Kind: news.KindAdvertorial}, c, true},
		"kind":          {func(a *partner.Agreement) { a.Kinds = []news.Kind{news.KindOpinion} }, st, c, false},
		"section":       {func(a *partner.Agreement) { a.Sections = []news.ID{5} }, st, c, true},
		"other section": {func(a *partner.Agreement) { a.Sections = []news.ID{6} }, st, c, false},
		"tag":           {func(a *partner.Agreement) { a.Tags = []news.ID{8, 9} }, st, c, true},
		"other tag":     {func(a *partner.Agreement) { a.Tags = []news.ID{9} }, st, c, false},
	} {
		if got := agreement(x.change).Covers(x.st, x.c, 5); got != x.want {
			t.Error(name, got)
		}
	}
}

func TestJudge(t *testing.T) {
	for status, want := range map[int][2]bool{200: {true, false}, 202: {true, false}, 409: {true, false}, 422: {false, false},
		301: {false, true}, 401: {false, true}, 404: {false, true}, 429: {false, true}, 500: {false, true}, 503: {false, true}} {
		if o := partner.Judge(status); o.OK != want[0] || o.Line != want[1] {
			t.Error(status, o)
		}
	}
}

func TestPatience(t *testing.T) {
	if partner.Backoff(0) != 10*time.Second || partner.Backoff(1) != 10*time.Second || partner.Backoff(3) != 40*time.Second || partner.Backoff(1000) != 6*time.Hour {
		t.Error("pauses")
	}
	for _, c := range []partner.Cause{partner.Publication, partner.Correction} {
		var total time.Duration
		n := 0
		for ; total < c.Patience(); n++ {
			total += partner.Backoff(n + 1)
		}
		if n < 20 || n > 80 {
			t.Errorf("%s is tried %d times", c, n)
		}
	}
	if !partner.Withdrawal.Owed() || partner.Update.Owed() {
		t.Error("who is owed what")
	}
}

func TestKeysAndLeases(t *testing.T) {
	now := time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)
	a := partner.Agreement{Key: "new", OldKey: "old", OldUntil: now.Add(time.Hour)}
	if len(a.Keys(now)) != 2 || len(a.Keys(now.Add(time.Hour))) != 1 {
		t.Error(a.Keys(now))
	}
	for seconds, want := range map[int64]time.Duration{0: partner.DefaultLease, -5: partner.DefaultLease, 1: partner.MinLease, 86400: 24 * time.Hour,
		1 << 62: partner.MaxLease} {
		if got := partner.Lease(seconds); got != want {
			t.Error(seconds, got)
		}
	}
}
