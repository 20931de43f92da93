// Package frame is what all screens of the desk have in common: who asks, what
// every answer carries, forms and their faults, words and times, the layout.
//
// A package of screens mounts itself on a Frame and answers through a Call:
//
//	func Mount(f *frame.Frame, room *newsroom.Newsroom) {
//		s := &screens{room: room, list: frame.NewPage(files, "list.html")}
//		f.Get("/media", s.showList)
//		f.Post("/media/{id}", s.save)
//	}
//
// Files:
//
//	frame.go     Frame: routes and the layers around them
//	visitor.go   who sits at the desk, and their cookie
//	call.go      Call: one request and its answer
//	page.go      Page and Base: templates, words, times, faults
//	nav.go       where one can go
//	flash.go     what is said on the next page
//	assets.go    scripts and styles under addresses that never change
//	failures.go  error pages
package frame

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/desk/messages"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/web"
)

// Config is what a Frame needs.
type Config struct {
	Clock   clock.Clock
	Log     *slog.Logger
	Network string // name of the network
	Host    string // of the desk, without port
	Secure  bool   // people reach the desk by TLS
	Proxies web.Proxies
	Assets  fs.FS // dist of package frontend
	// Visitor returns who a session's token stands for; false when it stands
	// for nobody any more.
	Visitor func(ctx context.Context, token string) (Visitor, bool, error)
	// Sites returns every site of the network, public or not, in order.
	Sites func(ctx context.Context) ([]news.Site, error)
	// Unread returns how many notifications an account has not read; nil for
	// none.
	Unread func(ctx context.Context, account news.ID) (int, error)
	// Tasks returns how many merge tasks wait at the desks of somebody; nil for
	// none.
	Tasks func(ctx context.Context, actor news.Actor) (int, error)
	// Portal returns the address of a path on a site's portal.
	Portal func(site news.Site, path string) string
}

// Frame is the desk's web: routes, and what surrounds every answer.
type Frame struct {
	Config
	mux    *http.ServeMux
	door   *web.Door
	words  map[string]*messages.Catalogue
	assets *assets
	errors *Page
}

// Sizes of request bodies, in bytes.
const (
	maxForm = 4 << 20
	maxURL  = 4096
)

// New returns a Frame without screens.
func New(c Config) (*Frame, error) {
	f := &Frame{Config: c, mux: http.NewServeMux(), words: map[string]*messages.Catalogue{}}
	for _, l := range messages.Languages() {
		words, err := messages.Load(l)
		if err != nil {
			return nil, err
		}
		f.words[l] = words
	}
	var err error
	if f.assets, err = newAssets(c.Assets); err != nil {
		return nil, fmt.Errorf("desk: assets: %w", err)
	}
	f.errors = NewPage(files, "templates/error.html")
	f.door = web.NewDoor(web.DoorConfig{Log: c.Log, Errors: f, Now: c.Clock.Now})
	f.mux.Handle("GET "+assetPrefix, f.door.Handle(f.assets.serve))
	return f, nil
}

// Screen answers one request of somebody at the desk.
type Screen func(c *Call) error

// Get mounts a screen for people who are signed in.
func (f *Frame) Get(pattern string, s Screen) { f.mount("GET "+pattern, s, false, maxForm) }

// Post mounts a write for people who are signed in. That it comes from the
// desk's own pages is checked for every write.
func (f *Frame) Post(pattern string, s Screen) { f.mount("POST "+pattern, s, false, maxForm) }

// Handle mounts a screen for people who are signed in, under a pattern with its
// method and with a limit for the body in bytes: for uploads.
func (f *Frame) Handle(pattern string, most int64, s Screen) { f.mount(pattern, s, false, most) }

// Open mounts a screen, under a pattern with its method, for everybody. Who of
// the call is empty when nobody is signed in.
func (f *Frame) Open(pattern string, s Screen) { f.mount(pattern, s, true, maxForm) }

func (f *Frame) mount(pattern string, s Screen, open bool, most int64) {
	f.mux.Handle(pattern, f.door.Handle(func(w http.ResponseWriter, r *http.Request) error {
		r.Body = http.MaxBytesReader(w, r.Body, most)
		c, err := f.call(w, r)
		if err != nil {
			return err
		}
		if !open && !c.SignedIn() {
			return c.toSignIn()
		}
		return s(c)
	}))
}

// screenTime is how long a screen may take before people are told to try again.
const screenTime = 30 * time.Second

// Handler returns the desk with its layers: log, headers, limits, the check
// that writes come from the desk itself.
func (f *Frame) Handler() http.Handler {
	csp := web.StrictCSP()
	csp.Images = append(csp.Images, web.Blob())
	csp.Frames = []web.Source{web.Self()}
	security := web.Security{CSP: csp}
	if f.Secure {
		security.HSTS = 180 * 24 * time.Hour
	}
	own := http.NewCrossOriginProtection()
	own.SetDenyHandler(f.door.Handle(func(http.ResponseWriter, *http.Request) error { return errForeign }))
	return web.Chain(f.door.Handle(f.serve), f.door.Observe, security.Headers(), f.private,
		f.door.Limit(web.Limits{MaxURL: maxURL, MaxBody: -1}), own.Handler)
}

// private keeps what the desk answers out of every cache and index.
func (f *Frame) private(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Cache-Control"] = []string{"no-store"}
		w.Header()["X-Robots-Tag"] = []string{"noindex, nofollow"}
		w.Header()["Referrer-Policy"] = []string{"same-origin"}
		next.ServeHTTP(w, r)
	})
}

// serve finds the screen. The mux alone would answer what is missing in a line
// of text.
func (f *Frame) serve(w http.ResponseWriter, r *http.Request) error {
	if _, pattern := f.mux.Handler(r); pattern == "" {
		return f.missing(r)
	}
	if r.Header.Get("Upgrade") == "" && r.Header.Get("Accept") != "text/event-stream" {
		ctx, cancel := context.WithTimeout(r.Context(), screenTime)
		defer cancel()
		r = r.WithContext(ctx)
	}
	f.mux.ServeHTTP(w, r)
	return nil
}

// missing tells an unknown address from a method that a screen does not have.
func (f *Frame) missing(r *http.Request) error {
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		probe := r.Clone(r.Context())
		probe.Method = method
		if _, pattern := f.mux.Handler(probe); pattern != "" && method != r.Method {
			return web.WithStatus(http.StatusMethodNotAllowed, nil)
		}
	}
	return web.WithStatus(http.StatusNotFound, errNoScreen)
}
