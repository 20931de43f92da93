// Package api is what machines of partners ask: feeds of what was agreed, the
// files of pictures, a place for what they send and for their answers, and the hub at which programs
// subscribe to the sites' feeds (WebSub). It stands on the sites' hosts below
// /-/, takes tokens and no cookies, and answers in JSON.
//
//	api.go      the handler, its errors and who asks
//	feed.go     what a partner fetches
//	in.go       what a partner sends
//	answers.go  what a partner says became of a story
//	media.go    files of pictures at sealed addresses
//	hub.go      subscriptions
package api

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strings"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/syndication/ninjs"
	"github.com/tajuk/tajuk/internal/web"
)

// Prefix is where all of it begins; no site has such addresses.
const Prefix = "/-/"

// Writer renders what a partner gets.
type Writer interface {
	// Item returns a story as ninjs, or a NotFound fault when there is nothing
	// to get of it at the moment.
	Item(ctx context.Context, a partner.Agreement, d partner.Delivery) (ninjs.Item, error)
	// Feed writes stories as a feed in the form that was agreed, and returns its
	// media type. older is the path of the next page, empty for none.
	Feed(ctx context.Context, w io.Writer, a partner.Agreement, list []partner.Delivery, older string) (string, error)
}

// Config is what the API needs.
type Config struct {
	Exchange *exchange.Exchange
	Writer   Writer
	Blobs    blob.Store
	// Allowed returns a Gone fault for files of pictures that readers get no
	// longer, which partners do not get either.
	Allowed  func(ctx context.Context, key blob.Key) error
	Host     func(host string) (news.Site, bool) // the public site of a host name
	Absolute func(site news.Site, path string) string
	// Feed reports whether readers get a feed at an address of this network.
	Feed  func(ctx context.Context, address string) bool
	Clock clock.Clock
	Log   *slog.Logger
}

// API answers partners' machines.
type API struct {
	Config
	bucket *bucket
	nonces *signature.Nonces
}

const maxBody = 64 << 10

// New returns the handler for everything below Prefix.
func New(c Config) http.Handler {
	a := &API{Config: c, bucket: newBucket(c.Clock), nonces: signature.NewNonces(c.Clock.Now)}
	door := web.NewDoor(web.DoorConfig{Log: c.Log, Errors: jsonErrors{}, Now: c.Clock.Now})
	mux := http.NewServeMux()
	for pattern, h := range map[string]web.Handler{
		"GET /-/api/v1/feed":                                    a.feed,
		"GET /-/api/v1/stories/{id}":                            a.story,
		"POST /-/api/v1/answers":                                a.answer,
		"GET /-/api/v1/media/{agreement}/{end}/{seal}/{key...}": a.media,
		"POST /-/hub":                                           a.hub,
		"/-/": func(http.ResponseWriter, *http.Request) error {
			return fault.New(fault.NotFound, "there is nothing at this address")
		},
	} {
		mux.Handle(pattern, door.Handle(h))
	}
	in := http.NewServeMux()
	in.Handle("POST /-/api/v1/in/{source}", web.Chain(door.Handle(a.in), door.Limit(web.Limits{MaxBody: maxIn})))
	in.Handle("/", web.Chain(mux, door.Limit(web.Limits{MaxBody: maxBody})))
	return web.Chain(in, harmless)
}

// harmless says that no answer is a page, and that nothing of it is kept by
// others.
func harmless(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
		h.Set("Cache-Control", "private, no-cache")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// who finds the agreement whose token a request bears: as a bearer (RFC 6750
// 2.1), or as the password of any user, which feed readers can send.
func (a *API) who(w http.ResponseWriter, r *http.Request) (partner.Agreement, error) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		_, token, ok = r.BasicAuth()
	}
	if !ok {
		token = ""
	}
	agreement, err := a.Exchange.ByToken(r.Context(), strings.TrimSpace(token))
	if fault.KindOf(err) == fault.Forbidden {
		w.Header().Add("WWW-Authenticate", `Bearer realm="tajuk"`)
		w.Header().Add("WWW-Authenticate", `Basic realm="tajuk", charset="UTF-8"`)
		err = web.WithStatus(http.StatusUnauthorized, err)
	}
	return agreement, err
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// jsonErrors tells machines what went wrong.
type jsonErrors struct{}

// ServeError implements web.ErrorPages.
func (jsonErrors) ServeError(w http.ResponseWriter, _ *http.Request, f web.Failure) error {
	out := struct {
		Error  string            `json:"error"`
		Fields map[string]string `json:"fields,omitempty"`
		ID     string            `json:"id,omitempty"`
	}{Error: http.StatusText(f.Status), ID: f.ID}
	if known := fault.Of(f.Err); known != nil && f.Status < 500 {
		if known.Message != "" {
			out.Error = known.Message
		}
		out.Fields = known.Fields
	}
	return writeJSON(w, f.Status, out)
}
