package app_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/store/exchange"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// publicHub is a WebSub hub of somebody else that is told of changes.
type publicHub struct {
	*httptest.Server
	mu     sync.Mutex
	status func(topic string) int
	topics []string
	faults []string
}

func newPublicHub(t *testing.T) *publicHub {
	h := &publicHub{}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		topic := r.PostFormValue("hub.url")
		if r.Method != http.MethodPost || r.PostFormValue("hub.mode") != "publish" || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
			h.faults = append(h.faults, r.Method+" "+r.PostForm.Encode())
		}
		h.topics = append(h.topics, topic)
		status := http.StatusNoContent
		if h.status != nil {
			status = h.status(topic)
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(h.Server.Close)
	return h
}

func (h *publicHub) answer(status func(topic string) int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.status = status
}

// heard returns what the hub was told since it was asked last, in order.
func (h *publicHub) heard() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	out := h.topics
	h.topics = nil
	slices.Sort(out)
	return out
}

// topics are the addresses of feeds in all formats.
func topics(stems ...string) (out []string) {
	for _, s := range stems {
		out = append(out, "http://"+s+"/feed.xml", "http://"+s+"/atom.xml", "http://"+s+"/feed.json")
	}
	slices.Sort(out)
	return out
}

// Hubs that feeds name are told of the feeds that change, once however much
// changes, again when they were down, and one does not wait for another.
func TestHubsAreTold(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		ctx, at := t.Context(), clock.NewManual(time.Now().Truncate(time.Minute))
		a := open(t, local(app.Config{DB: address, Media: t.TempDir(), Clock: at}))
		w, one, other := settle(t, a), newPublicHub(t), newPublicHub(t)
		w.solo.Settings.Hubs = []string{one.URL + "/", other.URL + "/"}
		w.nasional.Settings.Hubs, w.nasional.National = []string{one.URL + "/"}, true
		for _, s := range []*news.Site{&w.solo, &w.nasional} {
			saved, err := a.Room.SaveSite(ctx, news.System(), *s)
			if err != nil {
				t.Fatal(err)
			}
			*s = saved
		}
		drain := func(d time.Duration) {
			t.Helper()
			at.Advance(d)
			if err := a.Queue.Drain(ctx); err != nil {
				t.Fatal(err)
			}
		}
		is := func(what string, got, want []string) {
			t.Helper()
			if !slices.Equal(got, want) {
				t.Errorf("%s:\n%q, want\n%q", what, got, want)
			}
		}
		drain(time.Minute)
		one.heard()
		other.heard()
		id, err := publish(ctx, a, w, "Pertama")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := publish(ctx, a, w, "Kedua"); err != nil {
			t.Fatal(err)
		}
		drain(time.Second)
		is("gathered", one.heard(), nil)
		drain(5 * time.Second)
		stands := topics("solo.test", "solo.test/warga", "solo.test/penulis/farah")
		is("two stories", one.heard(), stands)
		is("the other hub", other.heard(), stands)
		drain(time.Minute)
		is("nothing new", one.heard(), nil)

		// One is down for a while; the other hears of everything meanwhile.
		one.answer(func(string) int { return http.StatusServiceUnavailable })
		if err := a.Room.AddNotice(ctx, news.System(), id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "Bukan."}); err != nil {
			t.Fatal(err)
		}
		drain(5 * time.Second)
		if got := one.heard(); len(got) != 1 {
			t.Errorf("a hub that is down is asked %q", got)
		}
		corrected := topics("solo.test", "solo.test/warga", "solo.test/penulis/farah", "solo.test/ralat")
		is("the other hub", other.heard(), corrected)
		states := func() (out []string) {
			t.Helper()
			list, err := rows.New(a.DB, a.DB.Engine).SubjectsOf(ctx, id)
			if err != nil || len(list) != 1 {
				t.Fatal(list, err)
			}
			all, err := rows.New(a.DB, a.DB.Engine).Rows(ctx, list[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range []*publicHub{one, other} {
				for _, r := range all {
					if r.Surface == ledger.SurfaceHub && r.Target == h.URL+"/" {
						out = append(out, string(r.State)+" "+r.DueAt.Sub(r.SentAt).String())
					}
				}
			}
			return out
		}
		is("in the ledger", states(), []string{"failed 24h0m0s", "received 24h0m0s"})
		if _, err := publish(ctx, a, w, "Ketiga"); err != nil {
			t.Fatal(err)
		}
		drain(5 * time.Second)
		is("left alone", one.heard(), nil)
		is("the other hub", other.heard(), stands)
		one.answer(nil)
		drain(time.Minute)
		is("told when it is back", one.heard(), slices.Sorted(slices.Values(append(topics("nasional.test/ralat/jaringan"), corrected...))))
		is("in the ledger", states(), []string{"received 24h0m0s", "received 24h0m0s"})

		// A hub that does not want one feed hears of the others.
		one.answer(func(topic string) int {
			if strings.Contains(topic, "/warga/") {
				return http.StatusBadRequest
			}
			return http.StatusAccepted
		})
		if _, err := publish(ctx, a, w, "Keempat"); err != nil {
			t.Fatal(err)
		}
		drain(5 * time.Second)
		if got := one.heard(); len(got) != 7 {
			t.Errorf("told of %q", got)
		}
		drain(time.Hour)
		is("not again", one.heard(), nil)
		is("the other hub", other.heard(), stands)
		// What a site names no longer is told no longer.
		w.solo.Settings.Hubs = nil
		if w.solo, err = a.Room.SaveSite(ctx, news.System(), w.solo); err != nil {
			t.Fatal(err)
		}
		if _, err := publish(ctx, a, w, "Kelima"); err != nil {
			t.Fatal(err)
		}
		drain(time.Minute)
		is("no longer named", append(one.heard(), other.heard()...), nil)
		line, _, err := exchange.New(a.DB, a.DB.Engine).HubLine(ctx, other.URL+"/")
		if err != nil || line.OKAt.IsZero() || line.Failures != 0 {
			t.Errorf("%+v %v", line, err)
		}
		for _, h := range []*publicHub{one, other} {
			for _, f := range h.faults {
				t.Error(f)
			}
		}
	})
}
