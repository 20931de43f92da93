package app_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/store/exchange"
)

// subscriber is a program of a reader that subscribes to a feed (WebSub 5, 7).
type subscriber struct {
	*httptest.Server
	mu      sync.Mutex
	confirm bool
	status  int
	secret  string
	asked   []url.Values
	bodies  []string
	faults  []string
}

func newSubscriber(t *testing.T) *subscriber {
	s := &subscriber{confirm: true, status: 200, secret: "rahasia"}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if r.Method == http.MethodGet {
			q := r.URL.Query()
			s.asked = append(s.asked, q)
			if s.confirm {
				_, _ = io.WriteString(w, q.Get("hub.challenge"))
			}
			return
		}
		body, _ := io.ReadAll(r.Body)
		if !signature.CheckHub(r.Header.Get(signature.HeaderHub), s.secret, body) {
			s.faults = append(s.faults, "not signed")
		}
		if link := r.Header.Get("Link"); !strings.Contains(link, `rel="hub"`) || !strings.Contains(link, `<http://solo.test/feed.xml>; rel="self"`) {
			s.faults = append(s.faults, "Link: "+link)
		}
		if kind := r.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/rss+xml") {
			s.faults = append(s.faults, kind)
		}
		s.bodies = append(s.bodies, string(body))
		w.WriteHeader(s.status)
	}))
	t.Cleanup(s.Server.Close)
	return s
}

func TestHub(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		ctx, at := t.Context(), clock.NewManual(time.Now())
		a := open(t, local(app.Config{DB: address, Media: t.TempDir(), Clock: at}))
		w, s, h := settle(t, a), newSubscriber(t), a.Handler()
		drain := func() {
			t.Helper()
			at.Advance(3 * time.Second) // feeds are left to settle
			if err := a.Queue.Drain(ctx); err != nil {
				t.Fatal(err)
			}
		}
		kept := func() int {
			t.Helper()
			list, err := exchange.New(a.DB, a.DB.Engine).Subscriptions(ctx, w.solo.ID, 0, 10)
			if err != nil {
				t.Fatal(err)
			}
			return len(list)
		}
		form := func(change ...string) url.Values {
			v := url.Values{"hub.mode": {"subscribe"}, "hub.topic": {"http://solo.test/feed.xml"}, "hub.callback": {s.URL + "/cb?id=7"},
				"hub.secret": {s.secret}, "hub.lease_seconds": {"86400"}}
			for i := 0; i+1 < len(change); i += 2 {
				v.Set(change[i], change[i+1])
			}
			return v
		}
		if _, err := publish(ctx, a, w, "Pertama"); err != nil {
			t.Fatal(err)
		}
		// The feed says where its hub is.
		rec := ask(t, h, "GET", "/feed.xml", "", nil)
		if link := rec.Header().Get("Link"); !strings.Contains(link, `<http://solo.test/-/hub>; rel="hub"`) || !strings.Contains(rec.Body.String(), `rel="hub"`) {
			t.Errorf("Link: %q", link)
		}
		for name, v := range map[string]url.Values{
			"mode": form("hub.mode", "x"), "callback": form("hub.callback", "javascript:x"), "secret": form("hub.secret", strings.Repeat("x", 200)),
			"lease": form("hub.lease_seconds", "x"), "other host": form("hub.topic", "http://lain.test/feed.xml"), "no feed": form("hub.topic", "http://solo.test/"),
			"no such feed": form("hub.topic", "http://solo.test/tiada/feed.xml"), "query": form("hub.topic", "http://solo.test/feed.xml?x=1"),
		} {
			if rec := ask(t, h, "POST", "/-/hub", "", v); rec.Code != 400 {
				t.Errorf("%s: %d %s", name, rec.Code, rec.Body)
			}
		}
		// Whoever does not confirm did not ask.
		s.confirm = false
		if rec := ask(t, h, "POST", "/-/hub", "", form()); rec.Code != 202 {
			t.Fatal(rec.Code, rec.Body)
		}
		drain()
		if kept() != 0 || len(s.asked) != 1 {
			t.Fatal("kept what nobody confirmed")
		}
		s.confirm = true
		ask(t, h, "POST", "/-/hub", "", form())
		drain()
		q := s.asked[len(s.asked)-1]
		if q.Get("hub.mode") != "subscribe" || q.Get("hub.topic") != "http://solo.test/feed.xml" || q.Get("hub.lease_seconds") != "86400" || q.Get("id") != "7" {
			t.Errorf("asked %v", q)
		}
		if len(s.bodies) != 1 || !strings.Contains(s.bodies[0], "Pertama") {
			t.Fatalf("%d bodies", len(s.bodies))
		}
		if _, err := publish(ctx, a, w, "Kedua"); err != nil {
			t.Fatal(err)
		}
		drain()
		drain() // nothing changed meanwhile
		if len(s.bodies) != 2 || !strings.Contains(s.bodies[1], "Kedua") {
			t.Fatalf("%d bodies", len(s.bodies))
		}
		// A subscriber that fails is told later.
		s.status = 500
		if _, err := publish(ctx, a, w, "Ketiga"); err != nil {
			t.Fatal(err)
		}
		drain()
		s.status = 204
		drain()
		drain()
		if n := len(s.bodies); n != 4 || !strings.Contains(s.bodies[3], "Ketiga") {
			t.Fatalf("%d bodies", n)
		}
		ask(t, h, "POST", "/-/hub", "", form("hub.mode", "unsubscribe"))
		drain()
		if kept() != 0 {
			t.Error("still subscribed")
		}
		ask(t, h, "POST", "/-/hub", "", form())
		drain()
		s.status = http.StatusGone
		if _, err := publish(ctx, a, w, "Keempat"); err != nil {
			t.Fatal(err)
		}
		drain()
		if kept() != 0 {
			t.Error("410 does not end the subscription")
		}
		for _, f := range s.faults {
			t.Error(f)
		}
		refused := 0
		for range 150 {
			if ask(t, h, "POST", "/-/hub", "", form()).Code == http.StatusTooManyRequests {
				refused++
			}
		}
		if refused == 0 {
			t.Error("the hub takes as many requests as anybody likes")
		}
	})
}
