package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Limits bound what a request may bring. Zero fields take their defaults. The
// size of the header is the server's to bound ([ServerConfig]).
type Limits struct {
	MaxURL  int   // bytes of path and query; default 2,048
	MaxBody int64 // bytes; default 1 MiB, below zero: no limit
}

var (
	errBadPath  = errors.New("malformed path")
	errBadQuery = errors.New("malformed query")
)

// Limit refuses requests that are too long or malformed before anyone looks at
// them: 414 for the address, 413 for the body, 400 for a path or query that is
// not valid percent-encoded UTF-8 or holds control characters, which no
// database takes. A body without a declared length is cut off at the limit;
// reading on then fails with an error that [StatusOf] knows.
func (d *Door) Limit(l Limits) Middleware {
	if l.MaxURL == 0 {
		l.MaxURL = 2048
	}
	if l.MaxBody == 0 {
		l.MaxBody = 1 << 20
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := l.check(r); err != nil {
				d.Fail(w, r, err)
				return
			}
			if l.MaxBody > 0 && r.Body != nil && r.Body != http.NoBody {
				r.Body = http.MaxBytesReader(w, r.Body, l.MaxBody)
			}
			next.ServeHTTP(w, r)
		})
	}
}

func (l Limits) check(r *http.Request) error {
	switch {
	case max(len(r.RequestURI), len(r.URL.Path)+len(r.URL.RawQuery)) > l.MaxURL:
		return WithStatus(http.StatusRequestURITooLong, nil)
	case !validPath(r.URL.Path):
		return WithStatus(http.StatusBadRequest, errBadPath)
	case !validQuery(r.URL.RawQuery):
		return WithStatus(http.StatusBadRequest, errBadQuery)
	case l.MaxBody > 0 && r.ContentLength > l.MaxBody:
		return WithStatus(http.StatusRequestEntityTooLarge, nil)
	}
	return nil
}

// validPath reports whether a decoded path is rooted, UTF-8, and free of
// control characters.
func validPath(path string) bool {
	return strings.HasPrefix(path, "/") && utf8.ValidString(path) && !strings.ContainsFunc(path, isControl)
}

// validQuery reports whether a raw query decodes to UTF-8 without NUL.
func validQuery(raw string) bool {
	if raw == "" {
		return true
	}
	decoded, err := url.QueryUnescape(raw)
	return err == nil && utf8.ValidString(decoded) && strings.IndexByte(decoded, 0) < 0
}

func isControl(r rune) bool { return r < 0x20 || r == 0x7f }

// Methods answers every method but the allowed ones with 405 and Allow
// (RFC 9110 15.5.6).
func (d *Door) Methods(allowed ...string) Middleware {
	allow := strings.Join(allowed, ", ")
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !slices.Contains(allowed, r.Method) {
				w.Header().Set("Allow", allow)
				d.Fail(w, r, WithStatus(http.StatusMethodNotAllowed, nil))
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// Timeout ends the context of a request after limit. Nothing is interrupted: it
// is for handlers whose slow parts heed their context, whose error then becomes
// a 503.
func Timeout(limit time.Duration) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx, cancel := context.WithTimeout(r.Context(), limit)
			defer cancel()
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}
