package pagecache

import (
	"strings"
	"time"
)

// Conditions are the values of a request's conditional header fields; an empty
// string is an absent field. Several fields of one name are joined with commas
// by the caller.
type Conditions struct {
	IfMatch, IfNoneMatch               string
	IfModifiedSince, IfUnmodifiedSince string
}

// Verdict is what the conditions of a request make of it.
type Verdict uint8

// The verdicts: send the page, send 304, send 412.
const (
	Proceed Verdict = iota
	NotModified
	PreconditionFailed
)

// Evaluate applies the conditions of a GET or HEAD request to the selected
// representation, in the order of RFC 9110 13.2.2. etag is its quoted strong
// entity tag, or empty; lastModified may be zero. Conditions apply only to a
// response that would be 200 without them; the caller sees to that.
func (c Conditions) Evaluate(etag string, lastModified time.Time) Verdict {
	lastModified = lastModified.Truncate(time.Second)
	if c.IfMatch != "" {
		if !matchesETag(c.IfMatch, etag, true) {
			return PreconditionFailed
		}
	} else if t, ok := parseHTTPTime(c.IfUnmodifiedSince); ok && !lastModified.IsZero() && lastModified.After(t) {
		return PreconditionFailed
	}
	if c.IfNoneMatch != "" {
		if matchesETag(c.IfNoneMatch, etag, false) {
			return NotModified
		}
		return Proceed
	}
	if t, ok := parseHTTPTime(c.IfModifiedSince); ok && !lastModified.IsZero() && !lastModified.After(t) {
		return NotModified
	}
	return Proceed
}

// matchesETag reports whether list, a value of If-Match or If-None-Match, is
// "*" or names etag, by strong or weak comparison (RFC 9110 8.8.3.2). Reading
// stops at the first thing that is not an entity tag.
func matchesETag(list, etag string, strong bool) bool {
	list = trimOWS(list)
	if list == "*" {
		return true
	}
	for etag != "" {
		list = strings.TrimLeft(list, " \t,")
		opaque, isWeak := strings.CutPrefix(list, "W/")
		end := etagEnd(opaque)
		if end < 0 {
			return false
		}
		if opaque[:end] == etag && !(strong && isWeak) {
			return true
		}
		list = trimOWS(opaque[end:])
		if list != "" && list[0] != ',' {
			return false
		}
	}
	return false
}

// etagEnd returns the length of the quoted opaque-tag s begins with, or -1.
func etagEnd(s string) int {
	if s == "" || s[0] != '"' {
		return -1
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return i + 1
		case c < 0x21 || c == 0x7f:
			return -1
		}
	}
	return -1
}

const httpTimeLayout = "Mon, 02 Jan 2006 15:04:05 GMT"

// FormatHTTPTime returns t as an IMF-fixdate (RFC 9110 5.6.7).
func FormatHTTPTime(t time.Time) string { return t.UTC().Format(httpTimeLayout) }

// parseHTTPTime reads an HTTP-date in the three forms of RFC 9110 5.6.7.
func parseHTTPTime(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	for _, layout := range [...]string{httpTimeLayout, "Monday, 02-Jan-06 15:04:05 GMT", time.ANSIC} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
