package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime/debug"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/pagecache"
)

// Failure is what an error page is about.
type Failure struct {
	Status int
	// ID is a short id under which the cause was logged; set from status 500
	// up. Such a page shows the id and nothing of Err.
	ID        string
	RequestID string
	// Err is the cause. Below status 500, messages of fault errors in it are
	// meant to be shown.
	Err error
}

// ErrorPages renders failures in the look of a door. The header already says
// "Cache-Control: no-store" and what the status asks for (Allow, Retry-After);
// ServeError sets the content type, writes the status and the page. If it
// returns an error or panics before it has written anything, one line of plain
// text is sent instead. It must answer for any host and path.
type ErrorPages interface {
	ServeError(w http.ResponseWriter, r *http.Request, f Failure) error
}

type plainErrors struct{}

func (plainErrors) ServeError(w http.ResponseWriter, _ *http.Request, f Failure) error {
	writePlain(w, f)
	return nil
}

func writePlain(w http.ResponseWriter, f Failure) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(f.Status)
	text := http.StatusText(f.Status)
	if f.ID != "" {
		text += " (" + f.ID + ")"
	}
	// Nobody is left to tell if this fails.
	_, _ = fmt.Fprintln(w, text)
}

// statusError gives an error a status of its own.
type statusError struct {
	status int
	err    error
}

func (e *statusError) Error() string { return e.err.Error() }
func (e *statusError) Unwrap() error { return e.err }

// WithStatus returns err so that [Door.Fail] answers it with status, whatever
// its kind. A nil err stands for the status's own text.
func WithStatus(status int, err error) error {
	if err == nil {
		err = errors.New(http.StatusText(status))
	}
	return &statusError{status, err}
}

// StatusOf returns the status that an error is answered with: the one given by
// [WithStatus], else the one that belongs to its kind of fault, else 413 for a
// body over its limit, 503 for a deadline that passed or a server that has too
// much to do, and 500 for everything else.
func StatusOf(err error) int {
	if given := (*statusError)(nil); errors.As(err, &given) {
		return given.status
	}
	switch fault.KindOf(err) {
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Gone:
		return http.StatusGone
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Conflict:
		return http.StatusConflict
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		return http.StatusRequestEntityTooLarge
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, pagecache.ErrBusy) {
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// panicError is a panic on its way through Fail.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

// stackOf returns the stack of a panic in err's chain, if there is one.
func stackOf(err error) []byte {
	if p := (*panicError)(nil); errors.As(err, &p) {
		return p.stack
	}
	if p := (*pagecache.PanicError)(nil); errors.As(err, &p) {
		return p.Stack
	}
	return nil
}

// statusClientLeft is logged, never sent, for a client that went away.
const statusClientLeft = 499

// Fail answers r with the page for err, and logs err under the id that the page
// shows if the failure is the server's.
//
// If a part of an answer is already out, err is logged and the connection is
// broken off, so that no client and no cache takes the part for the whole. The
// same ends a request whose client has gone away. Both are done by panicking
// with http.ErrAbortHandler, as net/http wants it.
func (d *Door) Fail(w http.ResponseWriter, r *http.Request, err error) {
	w = recording(w)
	rec := recorderOf(w)
	f := Failure{Status: StatusOf(err), RequestID: RequestID(r), Err: err}
	switch {
	case r.Context().Err() != nil && (rec.broken || errors.Is(err, context.Canceled)):
		if rec.status == 0 {
			rec.status = statusClientLeft
		}
		panic(http.ErrAbortHandler)
	case f.Status >= 500 || rec.status != 0:
		f.ID = shortID(8)
		rec.errorID = f.ID
		d.logFailure(r, f, rec.status != 0)
	default:
		d.log.LogAttrs(r.Context(), slog.LevelDebug, "request refused",
			slog.String("id", f.RequestID), slog.Int("status", f.Status), slog.Any("error", err))
	}
	if rec.status != 0 {
		panic(http.ErrAbortHandler)
	}
	d.errorPage(w, r, rec, f)
}

func (d *Door) logFailure(r *http.Request, f Failure, begun bool) {
	attrs := []slog.Attr{
		slog.String("error_id", f.ID),
		slog.String("id", f.RequestID),
		slog.String("host", clip(r.Host)),
		slog.String("method", clip(r.Method)),
		slog.String("path", clip(r.URL.Path)),
		slog.Any("error", f.Err),
	}
	if begun {
		attrs = append(attrs, slog.Bool("answer_begun", true))
	}
	if stack := stackOf(f.Err); stack != nil {
		attrs = append(attrs, slog.String("stack", string(stack)))
	}
	d.log.LogAttrs(r.Context(), slog.LevelError, "request failed", attrs...)
}

func (d *Door) errorPage(w http.ResponseWriter, r *http.Request, rec *recorder, f Failure) {
	h := w.Header()
	for _, of := range [...]string{
		"Content-Type", "Content-Encoding", "Content-Length", "Content-Disposition", "Etag", "Last-Modified",
		"Accept-Ranges", "Surrogate-Key", "Location",
	} {
		h.Del(of) // what the handler had prepared belongs to the answer it did not give
	}
	h.Set("Cache-Control", "no-store")
	if f.Status == http.StatusServiceUnavailable && h.Get("Retry-After") == "" {
		h.Set("Retry-After", "5")
	}
	if err := d.renderError(w, r, f); err != nil {
		d.log.LogAttrs(r.Context(), slog.LevelError, "error page failed",
			slog.String("error_id", f.ID), slog.String("id", f.RequestID), slog.Int("status", f.Status),
			slog.Any("error", err), slog.String("stack", string(stackOf(err))))
		if rec.status != 0 {
			panic(http.ErrAbortHandler)
		}
		h.Del("Content-Length")
		h.Del("Content-Encoding")
		writePlain(w, f)
	}
}

func (d *Door) renderError(w http.ResponseWriter, r *http.Request, f Failure) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &panicError{v, debug.Stack()}
		}
	}()
	return d.errors.ServeError(w, r, f)
}

// shortID returns n random characters that are easy to read out (Crockford's
// base32, 5 bits each, at most 12). It tells log lines apart; it is no secret.
func shortID(n int) string {
	const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	var b [12]byte
	bits := rand.Uint64()
	for i := range n {
		b[i] = alphabet[bits&31]
		bits >>= 5
	}
	return string(b[:n])
}

// clip bounds what a stranger can write into one field of the log.
func clip(s string) string {
	const most = 512
	if len(s) > most {
		return s[:most] + "..."
	}
	return s
}
