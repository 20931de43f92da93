package pagecache_test

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/pagecache"
)

func TestConditions(t *testing.T) {
	type c = pagecache.Conditions
	const (
		go200, not304, fail412 = pagecache.Proceed, pagecache.NotModified, pagecache.PreconditionFailed

		etag    = `"abc-gzip"`
		before  = "Sun, 05 Oct 2025 10:00:00 GMT"
		at      = "Mon, 06 Oct 2025 10:00:00 GMT"
		after   = "Tue, 07 Oct 2025 10:00:00 GMT"
		rfc850  = "Monday, 06-Oct-25 10:00:00 GMT"
		asctime = "Mon Oct  6 10:00:00 2025"
	)
	mod := time.Date(2025, 10, 6, 10, 0, 0, 999e6, time.UTC)
	tests := []struct {
		name string
		c    c
		want pagecache.Verdict
	}{
		{"none", c{}, go200},
		{"same tag", c{IfNoneMatch: etag}, not304},
		{"same tag, weak comparison", c{IfNoneMatch: `W/"abc-gzip"`}, not304},
		{"other tag", c{IfNoneMatch: `"abc"`}, go200},
		{"any", c{IfNoneMatch: ` * `}, not304},
		{"second of a list", c{IfNoneMatch: `"x,y", W/"abc-gzip"`}, not304},
		{"comma inside a tag", c{IfNoneMatch: `"x,"abc-gzip"`}, go200},
		{"empty members", c{IfNoneMatch: `,, "a",,"abc-gzip"`}, not304},
		{"unquoted", c{IfNoneMatch: `abc-gzip`}, go200},
		{"unterminated", c{IfNoneMatch: `"abc-gzip`}, go200},
		{"garbage before", c{IfNoneMatch: `x, "abc-gzip"`}, go200},
		{"control character", c{IfNoneMatch: "\"a\x01\", \"abc-gzip\""}, go200},
		{"missing comma", c{IfNoneMatch: `"a" "abc-gzip"`}, go200},

		{"since at", c{IfModifiedSince: at}, not304},
		{"since after", c{IfModifiedSince: after}, not304},
		{"since before", c{IfModifiedSince: before}, go200},
		{"since rfc850", c{IfModifiedSince: rfc850}, not304},
		{"since asctime", c{IfModifiedSince: asctime}, not304},
		{"since garbage", c{IfModifiedSince: "yesterday"}, go200},
		{"since other zone", c{IfModifiedSince: "Mon, 06 Oct 2025 10:00:00 WIB"}, go200},
		{"tag rules over date", c{IfNoneMatch: `"x"`, IfModifiedSince: after}, go200},

		{"match", c{IfMatch: etag}, go200},
		{"match any", c{IfMatch: "*"}, go200},
		{"match other", c{IfMatch: `"x"`}, fail412},
		{"match is strong", c{IfMatch: `W/"abc-gzip"`}, fail412},
		{"match, then none-match", c{IfMatch: etag, IfNoneMatch: etag}, not304},
		{"unmodified since at", c{IfUnmodifiedSince: at}, go200},
		{"unmodified since before", c{IfUnmodifiedSince: before}, fail412},
		{"unmodified since garbage", c{IfUnmodifiedSince: "-"}, go200},
		{"match rules over unmodified", c{IfMatch: etag, IfUnmodifiedSince: before}, go200},
	}
	for _, tt := range tests {
		if got := tt.c.Evaluate(etag, mod); got != tt.want {
			t.Errorf("%s: %+v = %v, want %v", tt.name, tt.c, got, tt.want)
		}
	}

	noDate := c{IfModifiedSince: after, IfUnmodifiedSince: before}
	if got := noDate.Evaluate(etag, time.Time{}); got != go200 {
		t.Errorf("dates against a page without one: %v, want Proceed", got)
	}
	noTag := c{IfNoneMatch: `""`}
	if got := noTag.Evaluate("", mod); got != go200 {
		t.Errorf("tags against a page without one: %v, want Proceed", got)
	}
}

func FuzzConditions(f *testing.F) {
	f.Add(`"a", W/"b"`, "Mon, 06 Oct 2025 10:00:00 GMT")
	f.Add(`*`, "")
	f.Add(`W/`, "Monday, 06-Oct-25 10:00:00 GMT")
	f.Fuzz(func(t *testing.T, tags, date string) {
		const etag = `"b"`
		mod := time.Date(2025, 10, 6, 10, 0, 0, 0, time.UTC)
		strong := pagecache.Conditions{IfMatch: tags}.Evaluate(etag, mod)
		weak := pagecache.Conditions{IfNoneMatch: tags}.Evaluate(etag, mod)
		if tags != "" && strong == pagecache.Proceed && weak != pagecache.NotModified {
			t.Errorf("%q matches strongly but not weakly", tags)
		}
		since := pagecache.Conditions{IfModifiedSince: date}.Evaluate(etag, mod)
		unmodified := pagecache.Conditions{IfUnmodifiedSince: date}.Evaluate(etag, mod)
		if since == pagecache.NotModified && unmodified == pagecache.PreconditionFailed {
			t.Errorf("%q is both before and after", date)
		}
	})
}
