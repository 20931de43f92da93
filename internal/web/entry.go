package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/pagecache"
)

// ServeEntry answers r with a page from the page cache as [pagecache.Entry.Answer]
// decides it at the time now, and notes state for the access log. Header fields
// already set are replaced by the page's of the same name.
func ServeEntry(w http.ResponseWriter, r *http.Request, e *pagecache.Entry, state pagecache.State, now time.Time) {
	NoteCache(w, state.String())
	a := e.Answer(entryRequest(r), now)
	h := w.Header()
	names := make([]string, 0, 16)
	values := make([]string, 0, 16) // one allocation for all the header's slices
	for name, value := range a.Fields {
		name = http.CanonicalHeaderKey(name)
		if slices.Contains(names, name) {
			h[name] = append(h[name], value)
			continue
		}
		names = append(names, name)
		values = append(values, value)
		h[name] = values[len(values)-1 : len(values) : len(values)]
	}
	w.WriteHeader(a.Status)
	if len(a.Body) > 0 {
		// A client that has gone needs no answer, and the log tells by the bytes.
		_, _ = w.Write(a.Body)
	}
}

func entryRequest(r *http.Request) pagecache.Request {
	h := r.Header
	req := pagecache.Request{Head: r.Method == http.MethodHead, AcceptEncoding: joined(h, "Accept-Encoding")}
	if r.Method == http.MethodGet || req.Head {
		req.Conditions = pagecache.Conditions{
			IfMatch:           joined(h, "If-Match"),
			IfNoneMatch:       joined(h, "If-None-Match"),
			IfModifiedSince:   h.Get("If-Modified-Since"),
			IfUnmodifiedSince: h.Get("If-Unmodified-Since"),
		}
	}
	return req
}

// joined returns the value of a list-based field, however many lines it came in
// (RFC 9110 5.3).
func joined(h http.Header, name string) string {
	switch lines := h[name]; len(lines) {
	case 0:
		return ""
	case 1:
		return lines[0]
	default:
		return strings.Join(lines, ", ")
	}
}
