package web

import (
	"log/slog"
	"net/http"
	"slices"
	"time"
)

// Handler answers a request or returns why it cannot. It returns an error only
// as long as it has written nothing; see [Door.Fail] for what becomes of it.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Middleware is a layer around a handler.
type Middleware func(http.Handler) http.Handler

// Chain puts layers around h, the first one outermost.
func Chain(h http.Handler, layers ...Middleware) http.Handler {
	for _, layer := range slices.Backward(layers) {
		h = layer(h)
	}
	return h
}

// DoorConfig is what a door needs. Every field may be left out.
type DoorConfig struct {
	Log    *slog.Logger     // default slog.Default()
	Errors ErrorPages       // default: one line of plain text
	Now    func() time.Time // default time.Now
}

// Door turns handlers into http.Handlers that log alike and fail alike.
type Door struct {
	log    *slog.Logger
	errors ErrorPages
	now    func() time.Time
}

// NewDoor returns a door.
func NewDoor(cfg DoorConfig) *Door {
	d := &Door{log: cfg.Log, errors: cfg.Errors, now: cfg.Now}
	if d.log == nil {
		d.log = slog.Default()
	}
	if d.errors == nil {
		d.errors = plainErrors{}
	}
	if d.now == nil {
		d.now = time.Now
	}
	return d
}

// Handle returns h as an http.Handler; its errors go to [Door.Fail].
func (d *Door) Handle(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w = recording(w)
		if err := h(w, r); err != nil {
			d.Fail(w, r, err)
		}
	})
}
