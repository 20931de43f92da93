package app_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
)

// badLine stands between the network and a partner. What it does to the next
// requests is told before; without a word it passes them on.
type badLine struct {
	*httptest.Server
	to   string
	mu   sync.Mutex
	next []string // "hold": kept back; "lose": passed on, its answer lost; "twice": passed on two times
	held []sent
	back []int // what the partner answered to what was passed on, in order
}

// sent is a request as it goes over the wire.
type sent struct {
	uri    string
	header http.Header
	body   []byte
}

func newBadLine(t *testing.T, c *counterpart) *badLine {
	l := &badLine{to: c.URL}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		l.carry(t, w, sent{r.URL.RequestURI(), r.Header.Clone(), body})
	}))
	t.Cleanup(l.Server.Close)
	return l
}

func (l *badLine) do(next ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next = next
}

func (l *badLine) carry(t *testing.T, w http.ResponseWriter, s sent) {
	l.mu.Lock()
	defer l.mu.Unlock()
	does := ""
	if len(l.next) > 0 {
		does, l.next = l.next[0], l.next[1:]
	}
	if does == "hold" {
		l.held = append(l.held, s)
		w.WriteHeader(http.StatusGatewayTimeout)
		return
	}
	answer := l.pass(t, s)
	switch does {
	case "lose":
		w.WriteHeader(http.StatusGatewayTimeout)
		return
	case "twice":
		l.pass(t, s)
	}
	w.WriteHeader(answer)
}

func (l *badLine) pass(t *testing.T, s sent) int {
	r, err := http.NewRequest(http.MethodPost, l.to+s.uri, bytes.NewReader(s.body))
	if err != nil {
		t.Error(err)
		return http.StatusBadGateway
	}
	r.Header = s.header.Clone()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Error(err)
		return http.StatusBadGateway
	}
	_ = res.Body.Close()
	l.back = append(l.back, res.StatusCode)
	return res.StatusCode
}

// late passes on what was held back, and keeps it.
func (l *badLine) late(t *testing.T) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.held {
		l.pass(t, s)
	}
}

// A line loses answers, doubles requests and lets one arrive after those that
// were sent later. A partner that keeps the highest version, as it is told to,
// has every state once and ends with the last one.
func TestPartnerOnABadLine(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		ctx, at := t.Context(), clock.NewManual(time.Now())
		a := open(t, local(app.Config{DB: address, Media: t.TempDir(), Clock: at}))
		w, c := settle(t, a), newCounterpart(t)
		line := newBadLine(t, c)
		p := agree(t, a, w, c, func(p *partner.Agreement) { p.Push = line.URL + "/in?from=tajuk" })
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		drain := func() {
			t.Helper()
			at.Advance(time.Hour)
			must(a.Queue.Drain(ctx))
		}
		wantAll := func(got ...string) {
			t.Helper()
			if have := c.received(); !slices.Equal(have, got) {
				t.Errorf("received %q, should be %q", have, got)
			}
		}

		// The first never arrives, so it is sent again, with what holds by then;
		// that it arrived is not heard, so it is sent once more.
		line.do("hold")
		id, err := publish(ctx, a, w, "Jembatan")
		must(err)
		drain()
		wantAll()
		_, err = a.Room.Save(ctx, news.System(), id, 1, content(w, "Jembatan", "Teras 1"))
		must(err)
		must(a.Room.Correct(ctx, news.System(), id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "Bukan nol."}))
		line.do("lose", "twice")
		drain()
		drain()
		wantAll("publication 2 usable")

		// Now the first arrives, after all.
		line.late(t)
		wantAll("publication 2 usable")
		must(a.Room.ProposeWithdrawal(ctx, news.System(), id, news.GroundChild, "Memuat identitas anak."))
		second := news.System()
		second.Account = 2
		must(a.Room.Withdraw(ctx, second, id))
		drain()
		line.late(t)
		wantAll("publication 2 usable", "withdrawal 3 canceled")

		// Refused are what is older, what is there already, and whatever the
		// partner has seen in the same words before.
		if want := []int{200, 409, 401, 409, 409, 200, 401}; !slices.Equal(line.back, want) {
			t.Errorf("the partner answered %v, should be %v", line.back, want)
		}
		list := deliveries(t, a, p)
		asked := map[string]int{}
		for _, d := range list {
			asked[d.ID.String()] = d.Attempts
			if d.State != partner.Sent {
				t.Errorf("%+v", d)
			}
		}
		if len(list) != 3 || list[0].Attempts != 3 || list[1].Attempts != 1 || list[2].Attempts != 1 {
			t.Errorf("%+v", list)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		for delivery := range c.attempts {
			if asked[delivery] == 0 {
				t.Errorf("the partner was asked under the id %s, which is no delivery", delivery)
			}
		}
		replay := signature.ErrReplay.Error()
		if len(c.faults) != 3 || c.faults[0] != replay || !strings.HasSuffix(c.faults[1], ": 1 after 2") || c.faults[2] != replay {
			t.Errorf("%q", c.faults)
		}
	})
}
