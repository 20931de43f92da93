package api

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/web"
)

// Bounds of a request to the hub (WebSub 5.1).
const (
	maxTopic    = 1000
	maxCallback = 1000
	maxSecret   = 200 // bytes: less than that, says the standard
)

// hub takes in subscriptions and their ends. Whether they are meant is asked of
// the callback afterwards, so the answer is 202.
func (a *API) hub(w http.ResponseWriter, r *http.Request) error {
	if !a.bucket.take() {
		w.Header().Set("Retry-After", "60")
		return web.WithStatus(http.StatusTooManyRequests, nil)
	}
	if err := r.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "the body is not a form")
	}
	form := r.PostForm
	ask := exchange.Request{Topic: form.Get("hub.topic"), Callback: form.Get("hub.callback"), Secret: form.Get("hub.secret")}
	f := fault.Fields{}
	switch form.Get("hub.mode") {
	case "subscribe":
		ask.Subscribe = true
	case "unsubscribe":
	case "publish":
		// The hub knows by itself what is published here.
		w.WriteHeader(http.StatusNoContent)
		return nil
	default:
		f.Add("hub.mode", "must be subscribe or unsubscribe")
	}
	if u, err := url.Parse(ask.Callback); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || len(ask.Callback) > maxCallback ||
		u.Fragment != "" {
		f.Add("hub.callback", "must be a whole address")
	}
	if len(ask.Secret) >= maxSecret {
		f.Add("hub.secret", "must be shorter than 200 bytes")
	}
	if ask.Secret != printed(ask.Secret) {
		f.Add("hub.secret", "must be of characters that are printed")
	}
	seconds, err := strconv.ParseInt(form.Get("hub.lease_seconds"), 10, 64)
	if err != nil && form.Get("hub.lease_seconds") != "" {
		f.Add("hub.lease_seconds", "must be a whole number")
	}
	ask.Lease = partner.Lease(seconds)
	site, known := a.topic(r, ask.Topic)
	if !known {
		f.Add("hub.topic", "is not the address of a feed of this network")
	}
	if err := f.Err(); err != nil {
		return web.WithStatus(http.StatusBadRequest, err)
	}
	ask.Site = site.ID
	if err := a.Exchange.Ask(r.Context(), ask); err != nil {
		return err
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}

// topic finds the site of a feed that readers get at exactly this address.
func (a *API) topic(r *http.Request, topic string) (news.Site, bool) {
	u, err := url.Parse(topic)
	if err != nil || len(topic) > maxTopic || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return news.Site{}, false
	}
	host, ok := web.CanonicalHost(u.Host)
	if !ok {
		return news.Site{}, false
	}
	site, ok := a.Host(host)
	if !ok || a.Absolute(site, u.Path) != topic {
		return site, false
	}
	name := u.Path[strings.LastIndexByte(u.Path, '/')+1:]
	if name != "feed.xml" && name != "atom.xml" && name != "feed.json" {
		return site, false
	}
	return site, a.Feed(r.Context(), topic)
}

func hostOf(r *http.Request) string {
	host, _ := web.CanonicalHost(r.Host)
	return host
}

// bucket lets so many requests to the hub through in a while, whoever sends
// them: each has this machine ask another one.
type bucket struct {
	mu    sync.Mutex
	clock clock.Clock
	left  float64
	at    time.Time
}

const (
	bucketSize = 100
	bucketRate = 5 // a second
)

func newBucket(c clock.Clock) *bucket { return &bucket{clock: c, left: bucketSize, at: c.Now()} }

func (b *bucket) take() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.clock.Now()
	if d := now.Sub(b.at); d > 0 {
		b.left = min(bucketSize, b.left+d.Seconds()*bucketRate)
	}
	b.at = now
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}
