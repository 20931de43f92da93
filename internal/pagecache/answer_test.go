package pagecache_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unsafe"

	"github.com/tajuk/tajuk/internal/pagecache"
)

func unsafeString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func fields(a pagecache.Answer) map[string]string {
	m := map[string]string{}
	for name, value := range a.Fields {
		m[name] = value
	}
	return m
}

func line(a pagecache.Answer) string {
	var b strings.Builder
	fmt.Fprint(&b, a.Status)
	for name, value := range a.Fields {
		fmt.Fprintf(&b, " | %s: %s", name, value)
	}
	fmt.Fprintf(&b, " | %d", len(a.Body))
	return b.String()
}

func entry(t *testing.T, cfg pagecache.Config, p pagecache.Page) *pagecache.Entry {
	t.Helper()
	e, _, err := pagecache.New(cfg).GetOrFill(t.Context(), key("/"), fixed(p))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		body := strings.Repeat("<p>Sagara Solo</p>", 100)
		p := htmlPage(body, "story:k3f9", "latest:solo")
		p.Header = []pagecache.Field{{"Link", "</hub>; rel=hub"}, {"X-Robots-Tag", "noarchive"}}
		p.LastModified = time.Now().Add(-time.Hour)
		e := entry(t, pagecache.Config{MaxAge: 30 * time.Second, BrotliAtFill: true}, p)
		id, gz, br := e.ETag(pagecache.Identity), e.ETag(pagecache.Gzip), e.ETag(pagecache.Brotli)
		gzLen, brLen := len(e.Body(pagecache.Gzip)), len(e.Body(pagecache.Brotli))
		const (
			control = "Cache-Control: public, max-age=30, s-maxage=0 | Vary: Accept-Encoding | Surrogate-Key: latest:solo story:k3f9"
			tail    = control + " | Accept-Ranges: none | Link: </hub>; rel=hub | X-Robots-Tag: noarchive"
			date    = "Last-Modified: Fri, 31 Dec 1999 23:00:00 GMT"
			html    = "Content-Type: text/html; charset=utf-8"
		)
		whole := func(enc string, n int, etag string, sent int) string {
			if enc != "" {
				enc = " | Content-Encoding: " + enc
			}
			return fmt.Sprintf("200 | %s%s | Content-Length: %d | Etag: %s | %s | %s | %d", html, enc, n, etag, date, tail, sent)
		}
		none := "406 | Content-Length: 0 | Cache-Control: no-store | Vary: Accept-Encoding | 0"
		type cond = pagecache.Conditions
		tests := []struct {
			name string
			req  pagecache.Request
			want string
		}{
			{"plain", pagecache.Request{}, whole("", len(body), id, len(body))},
			{"browser", pagecache.Request{AcceptEncoding: "gzip, br"}, whole("br", brLen, br, brLen)},
			{"gzip", pagecache.Request{AcceptEncoding: "gzip"}, whole("gzip", gzLen, gz, gzLen)},
			{"head", pagecache.Request{Head: true, AcceptEncoding: "gzip"}, whole("gzip", gzLen, gz, 0)},
			{"fresh", pagecache.Request{AcceptEncoding: "gzip, br", Conditions: cond{IfNoneMatch: br}},
				fmt.Sprintf("304 | Etag: %s | %s | %s | 0", br, date, control)},
			{"held in another coding", pagecache.Request{AcceptEncoding: "gzip, br", Conditions: cond{IfNoneMatch: gz}},
				fmt.Sprintf("304 | Etag: %s | %s | %s | 0", gz, date, control)},
			{"held in a coding no longer accepted", pagecache.Request{AcceptEncoding: "gzip;q=0, br", Conditions: cond{IfNoneMatch: gz}},
				whole("br", brLen, br, brLen)},
			{"outdated", pagecache.Request{Conditions: cond{IfNoneMatch: `"old"`}}, whole("", len(body), id, len(body))},
			{"by date", pagecache.Request{Conditions: cond{IfModifiedSince: "Fri, 31 Dec 1999 23:00:00 GMT"}},
				fmt.Sprintf("304 | Etag: %s | %s | %s | 0", id, date, control)},
			{"failed precondition", pagecache.Request{Conditions: cond{IfMatch: `"old"`}},
				"412 | Content-Length: 0 | Cache-Control: no-store | Vary: Accept-Encoding | 0"},
			{"not acceptable", pagecache.Request{AcceptEncoding: "*;q=0"}, none},
			{"not acceptable, though held", pagecache.Request{AcceptEncoding: "identity;q=0", Conditions: cond{IfNoneMatch: id}}, none},
		}
		for _, tt := range tests {
			if got := line(e.Answer(tt.req, time.Now())); got != tt.want {
				t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
			}
		}
	})
}

func TestAnswerOfOtherStatuses(t *testing.T) {
	p := htmlPage("Dicabut", "story:1")
	p.Status, p.TTL, p.LastModified = 410, time.Minute, time.Now()
	e := entry(t, pagecache.Config{}, p)
	a := e.Answer(pagecache.Request{Conditions: pagecache.Conditions{IfNoneMatch: "*", IfMatch: `"x"`}}, time.Now())
	h := fields(a)
	if a.Status != 410 || string(a.Body) != "Dicabut" || h["Etag"] != "" || h["Last-Modified"] != "" {
		t.Errorf("%s", line(a))
	}
}

func TestCacheControl(t *testing.T) {
	const m = time.Minute
	tests := []struct {
		cfg  pagecache.Config
		page pagecache.Page
		wait time.Duration
		want string
	}{
		{pagecache.Config{}, pagecache.Page{}, 0, "public, max-age=0, must-revalidate"},
		{pagecache.Config{MaxAge: m}, pagecache.Page{}, 0, "public, max-age=60, s-maxage=0"},
		{pagecache.Config{MaxAge: m, SharedMaxAge: m}, pagecache.Page{}, 0, "public, max-age=60"},
		{pagecache.Config{MaxAge: m, SharedMaxAge: 60 * m}, pagecache.Page{}, 0, "public, max-age=60, s-maxage=3600"},
		{pagecache.Config{SharedMaxAge: m}, pagecache.Page{}, 0, "public, max-age=0, s-maxage=60, must-revalidate"},
		{pagecache.Config{MaxAge: m}, pagecache.Page{MaxAge: 5 * m}, 0, "public, max-age=300, s-maxage=0"},
		{pagecache.Config{MaxAge: m, SharedMaxAge: m}, pagecache.Page{MaxAge: -1, SharedMaxAge: -1}, 0, "public, max-age=0, must-revalidate"},
		{pagecache.Config{MaxAge: m, SharedMaxAge: 60 * m}, pagecache.Page{TTL: 10 * m}, 0, "public, max-age=60, s-maxage=600"},
		{pagecache.Config{MaxAge: m, SharedMaxAge: 60 * m}, pagecache.Page{TTL: 10 * m}, 590 * time.Second, "public, max-age=10"},
		{pagecache.Config{MaxAge: m, SharedMaxAge: m}, pagecache.Page{TTL: m}, 2 * m, "public, max-age=0, must-revalidate"},
		{pagecache.Config{MaxAge: m}, pagecache.Page{NoStore: true}, 0, "no-store"},
		{pagecache.Config{MaxAge: m}, pagecache.Page{Status: 404}, 0, "no-store"},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			e := entry(t, tt.cfg, tt.page)
			if got := fields(e.Answer(pagecache.Request{}, time.Now().Add(tt.wait)))["Cache-Control"]; got != tt.want {
				t.Errorf("%+v %+v after %v: %q, want %q", tt.cfg, tt.page, tt.wait, got, tt.want)
			}
		})
	}
}

func TestPagesWithTooManyTagsAreKeptFromSharedCaches(t *testing.T) {
	var tags []string
	for i := range 300 {
		tags = append(tags, fmt.Sprintf("story:1k3f9x%04d", i))
	}
	e := entry(t, pagecache.Config{MaxAge: time.Minute, SharedMaxAge: time.Hour}, htmlPage("x", tags...))
	h := fields(e.Answer(pagecache.Request{}, time.Now()))
	if _, sent := h["Surrogate-Key"]; sent || h["Cache-Control"] != "public, max-age=60, s-maxage=0" {
		t.Errorf("%v", h)
	}
}
