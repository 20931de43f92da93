package web

import (
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// requestIDHeader carries the id of a request from a proxy to the log and back
// to the client.
const requestIDHeader = "X-Request-Id"

// RequestID returns the id of a request that came through [Door.Observe].
func RequestID(r *http.Request) string { return r.Header.Get(requestIDHeader) }

// saneRequestID reports whether an id from outside may stand in our logs.
func saneRequestID(id string) bool {
	for i := range len(id) {
		c := id[i]
		alnum := '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
		if !alnum && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return 1 <= len(id) && len(id) <= 64
}

// Observe is the outermost layer: it gives the request an id, or keeps the one
// a proxy gave it, writes one line per request to the log, and turns a panic
// into the page for a failure. Neither query nor client address are logged:
// what somebody searched for is nobody's business.
func (d *Door) Observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := d.now()
		id := RequestID(r)
		if !saneRequestID(id) {
			id = shortID(12)
		}
		// One slice for both: ids are only read.
		value := []string{id}
		r.Header[requestIDHeader] = value
		w.Header()[requestIDHeader] = value
		rec := &recorder{ResponseWriter: w}
		aborted := true
		defer func() { d.logAccess(r, rec, id, d.now().Sub(began), aborted) }()
		d.guard(rec, r, next)
		aborted = false
	})
}

// guard runs next and answers its panics, except those that break off the
// connection on purpose.
func (d *Door) guard(rec *recorder, r *http.Request, next http.Handler) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if v == http.ErrAbortHandler {
			panic(v)
		}
		d.Fail(rec, r, &panicError{v, debug.Stack()})
	}()
	next.ServeHTTP(rec, r)
}

func (d *Door) logAccess(r *http.Request, rec *recorder, id string, took time.Duration, aborted bool) {
	level := slog.LevelInfo
	if rec.status >= 500 {
		level = slog.LevelWarn
	}
	if !d.log.Enabled(r.Context(), level) {
		return
	}
	status := rec.status
	if status == 0 && !aborted {
		status = http.StatusOK // net/http sends it for a handler that wrote nothing
	}
	attrs := make([]slog.Attr, 0, 11)
	attrs = append(attrs,
		slog.String("id", id),
		slog.String("host", clip(r.Host)),
		slog.String("method", clip(r.Method)),
		slog.String("path", clip(r.URL.Path)),
		slog.Int("status", status),
		slog.Int64("bytes", rec.bytes),
		slog.Duration("duration", took))
	if rec.cache != "" {
		attrs = append(attrs, slog.String("cache", rec.cache))
	}
	if rec.errorID != "" {
		attrs = append(attrs, slog.String("error_id", rec.errorID))
	}
	if aborted {
		attrs = append(attrs, slog.Bool("aborted", true))
	}
	d.log.LogAttrs(r.Context(), level, "request", attrs...)
}

// recorder is a response writer that remembers what was sent through it. What
// else the underlying writer can do is found by http.ResponseController.
type recorder struct {
	http.ResponseWriter
	status  int // 0 until the header is out
	bytes   int64
	broken  bool // a write failed
	cache   string
	errorID string
}

// recording returns w if it leads to a recorder, else a recorder around it.
func recording(w http.ResponseWriter) http.ResponseWriter {
	if recorderOf(w) != nil {
		return w
	}
	return &recorder{ResponseWriter: w}
}

func recorderOf(w http.ResponseWriter) *recorder {
	for {
		switch v := w.(type) {
		case *recorder:
			return v
		case interface{ Unwrap() http.ResponseWriter }:
			w = v.Unwrap()
		default:
			return nil
		}
	}
}

// NoteCache notes for the access log where the answer came from.
func NoteCache(w http.ResponseWriter, state string) {
	if rec := recorderOf(w); rec != nil {
		rec.cache = state
	}
}

// Unwrap lets http.ResponseController reach the underlying writer.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// WriteHeader passes the status on and remembers the final one; informational
// ones may come before it.
func (rec *recorder) WriteHeader(status int) {
	if rec.status == 0 && (status >= 200 || status == http.StatusSwitchingProtocols) {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

func (rec *recorder) Write(p []byte) (int, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	n, err := rec.ResponseWriter.Write(p)
	rec.bytes += int64(n)
	rec.broken = rec.broken || err != nil
	return n, err
}

// ReadFrom keeps the way open for the kernel to send a file by itself.
func (rec *recorder) ReadFrom(src io.Reader) (int64, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	n, err := io.Copy(rec.ResponseWriter, src)
	rec.bytes += n
	rec.broken = rec.broken || err != nil
	return n, err
}
