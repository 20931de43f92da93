package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/web"
)

// logLines collects what is logged, one map per line.
type logLines struct{ bytes.Buffer }

func (l *logLines) logger() *slog.Logger {
	return slog.New(slog.NewJSONHandler(&l.Buffer, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// line returns the last line with the given message, or an empty map.
func (l *logLines) line(t *testing.T, msg string) map[string]any {
	t.Helper()
	found := map[string]any{}
	for text := range strings.Lines(l.String()) {
		var m map[string]any
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			t.Fatalf("log line %q: %v", text, err)
		}
		if m["msg"] == msg {
			found = m
		}
	}
	return found
}

// sitePages renders failures as a site would, or fails at it.
type sitePages struct {
	fail     error
	panics   bool
	begun    bool
	failures []web.Failure
}

func (p *sitePages) ServeError(w http.ResponseWriter, r *http.Request, f web.Failure) error {
	p.failures = append(p.failures, f)
	if p.begun {
		w.WriteHeader(f.Status)
	}
	if p.panics {
		panic("error page")
	}
	if p.fail != nil {
		return p.fail
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(f.Status)
	_, err := fmt.Fprintf(w, "<h1>Sagara Solo: %d %s</h1>", f.Status, f.ID)
	return err
}

func handlerOf(d *web.Door, h web.Handler) http.Handler { return d.Observe(d.Handle(h)) }

func do(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func request(method, target string, header ...string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	return r
}

// aborts runs f and reports whether it broke off the connection.
func aborts(f func()) (aborted bool) {
	defer func() {
		if v := recover(); v != nil {
			if v != http.ErrAbortHandler {
				panic(v)
			}
			aborted = true
		}
	}()
	f()
	return false
}

func TestFailuresBecomePages(t *testing.T) {
	tests := []struct {
		name   string
		err    error
		status int
		id     bool
	}{
		{"not found", fault.New(fault.NotFound, "no story"), 404, false},
		{"gone", fault.New(fault.Gone, "withdrawn"), 410, false},
		{"forbidden", fault.New(fault.Forbidden, "not yours"), 403, false},
		{"conflict", fault.New(fault.Conflict, "changed meanwhile"), 409, false},
		{"invalid", fault.Field("title", "too long"), 422, false},
		{"unavailable", fault.New(fault.Unavailable, "disk full"), 503, true},
		{"wrapped", fmt.Errorf("load story: %w", fault.New(fault.NotFound, "no story")), 404, false},
		{"own status", web.WithStatus(429, errors.New("slow down")), 429, false},
		{"own status over kind", web.WithStatus(404, fault.New(fault.Forbidden, "secret")), 404, false},
		{"body too large", fmt.Errorf("parse form: %w", &http.MaxBytesError{Limit: 1}), 413, false},
		{"deadline", fmt.Errorf("query: %w", context.DeadlineExceeded), 503, true},
		{"cache busy", pagecache.ErrBusy, 503, true},
		{"anything else", errors.New("pq: relation does not exist"), 500, true},
		{"cancelled by somebody else", context.Canceled, 500, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log logLines
			pages := &sitePages{}
			d := web.NewDoor(web.DoorConfig{Log: log.logger(), Errors: pages})
			h := handlerOf(d, func(w http.ResponseWriter, r *http.Request) error {
				for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Length", "Etag", "Surrogate-Key", "Cache-Control"} {
					w.Header().Set(name, "3")
				}
				return tt.err
			})
			w := do(h, request("GET", "http://solo.localhost/x?q=secret", "X-Request-Id", "req-1"))
			if w.Code != tt.status || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
				t.Errorf("got %d %v", w.Code, w.Header())
			}
			if h := w.Header(); h.Get("Cache-Control") != "no-store" || h.Get("Etag")+h.Get("Content-Encoding")+h.Get("Surrogate-Key") != "" {
				t.Errorf("header of the answer not given: %v", h)
			}
			if (w.Header().Get("Retry-After") != "") != (tt.status == 503) {
				t.Errorf("Retry-After %q", w.Header().Get("Retry-After"))
			}
			f := pages.failures[0]
			if f.Status != tt.status || (f.ID != "") != tt.id || f.RequestID != "req-1" || !errors.Is(f.Err, tt.err) {
				t.Errorf("failure: %+v", f)
			}
			access, cause := log.line(t, "request"), log.line(t, "request failed")
			if access["status"] != float64(tt.status) {
				t.Errorf("access line: %v", access)
			}
			if !tt.id {
				if len(cause) > 0 {
					t.Errorf("logged as our failure: %v", cause)
				}
				return
			}
			if len(f.ID) != 8 || !strings.Contains(w.Body.String(), f.ID) || cause["error_id"] != f.ID ||
				cause["error"] != tt.err.Error() || cause["id"] != "req-1" || access["error_id"] != f.ID {
				t.Errorf("id %q, page %s, cause %v, access %v", f.ID, w.Body, cause, access)
			}
			if strings.Contains(w.Body.String(), tt.err.Error()) || strings.Contains(log.String(), "secret") {
				t.Errorf("page or log tells too much: %s\n%s", w.Body, log.String())
			}
		})
	}
}

func TestPlainErrorPage(t *testing.T) {
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	w := do(handlerOf(d, func(http.ResponseWriter, *http.Request) error { return fault.New(fault.NotFound, "x") }), request("GET", "/"))
	if w.Code != 404 || w.Body.String() != "Not Found\n" || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
}

func TestPanics(t *testing.T) {
	var log logLines
	pages := &sitePages{}
	d := web.NewDoor(web.DoorConfig{Log: log.logger(), Errors: pages})
	w := do(handlerOf(d, func(http.ResponseWriter, *http.Request) error { panic("boom") }), request("GET", "/"))
	cause := log.line(t, "request failed")
	if w.Code != 500 || cause["error"] != "panic: boom" || !strings.Contains(fmt.Sprint(cause["stack"]), "TestPanics") {
		t.Errorf("%d, %v", w.Code, cause)
	}

	log.Reset()
	cache := pagecache.New(pagecache.Config{})
	fill := func(context.Context, *pagecache.Recorder) (pagecache.Page, error) { panic("in a render") }
	w = do(handlerOf(d, func(w http.ResponseWriter, r *http.Request) error {
		_, _, err := cache.GetOrFill(r.Context(), pagecache.Key{Path: "/"}, fill)
		return err
	}), request("GET", "/"))
	cause = log.line(t, "request failed")
	if w.Code != 500 || !strings.Contains(fmt.Sprint(cause["stack"]), "TestPanics") {
		t.Errorf("panic in a render: %d, %v", w.Code, cause)
	}

	if !aborts(func() {
		do(handlerOf(d, func(http.ResponseWriter, *http.Request) error { panic(http.ErrAbortHandler) }), request("GET", "/"))
	}) {
		t.Error("an intended abort was swallowed")
	}
}

func TestErrorAfterTheAnswerBegan(t *testing.T) {
	for name, end := range map[string]func() error{
		"error": func() error { return errors.New("row 17 is broken") },
		"panic": func() error { panic("row 17 is broken") },
	} {
		var log logLines
		pages := &sitePages{}
		d := web.NewDoor(web.DoorConfig{Log: log.logger(), Errors: pages})
		w := httptest.NewRecorder()
		aborted := aborts(func() {
			handlerOf(d, func(w http.ResponseWriter, r *http.Request) error {
				_, _ = io.WriteString(w, "<p>half")
				return end()
			}).ServeHTTP(w, request("GET", "/"))
		})
		cause, access := log.line(t, "request failed"), log.line(t, "request")
		if !aborted || len(pages.failures) > 0 || w.Body.String() != "<p>half" {
			t.Errorf("%s: aborted %v, %d pages, body %q", name, aborted, len(pages.failures), w.Body)
		}
		if !strings.Contains(fmt.Sprint(cause["error"]), "row 17") || cause["answer_begun"] != true ||
			access["status"] != 200.0 || access["aborted"] != true || access["error_id"] != cause["error_id"] {
			t.Errorf("%s: %v %v", name, cause, access)
		}
	}
}

func TestErrorPageThatFails(t *testing.T) {
	for name, pages := range map[string]*sitePages{
		"error": {fail: errors.New("template")}, "panic": {panics: true},
	} {
		var log logLines
		d := web.NewDoor(web.DoorConfig{Log: log.logger(), Errors: pages})
		w := do(handlerOf(d, func(http.ResponseWriter, *http.Request) error { return errors.New("x") }), request("GET", "/"))
		id := pages.failures[0].ID
		if w.Code != 500 || w.Body.String() != "Internal Server Error ("+id+")\n" || log.line(t, "error page failed")["error_id"] != id {
			t.Errorf("%s: %d %q", name, w.Code, w.Body)
		}
	}
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler), Errors: &sitePages{begun: true, panics: true}})
	if !aborts(func() {
		do(handlerOf(d, func(http.ResponseWriter, *http.Request) error { return errors.New("x") }), request("GET", "/"))
	}) {
		t.Error("half an error page was passed off as a whole one")
	}
}

func TestClientLeft(t *testing.T) {
	var log logLines
	pages := &sitePages{}
	d := web.NewDoor(web.DoorConfig{Log: log.logger(), Errors: pages})
	ctx, cancel := context.WithCancel(t.Context())
	aborted := aborts(func() {
		do(handlerOf(d, func(_ http.ResponseWriter, r *http.Request) error {
			cancel()
			return fmt.Errorf("query: %w", r.Context().Err())
		}), request("GET", "/").WithContext(ctx))
	})
	if access := log.line(t, "request"); !aborted || access["status"] != 499.0 || len(pages.failures) > 0 || len(log.line(t, "request failed")) > 0 {
		t.Errorf("aborted %v, %s", aborted, log.String())
	}
}

// brokenWriter is the response writer of a client that has gone.
type brokenWriter struct {
	nullWriter
	leave func()
}

func (w brokenWriter) Write([]byte) (int, error) {
	w.leave()
	return 0, errors.New("write tcp: broken pipe")
}

func TestClientLeftWhileReading(t *testing.T) {
	var log logLines
	d := web.NewDoor(web.DoorConfig{Log: log.logger()})
	ctx, cancel := context.WithCancel(t.Context())
	aborted := aborts(func() {
		handlerOf(d, func(w http.ResponseWriter, r *http.Request) error {
			_, err := io.WriteString(w, "x")
			return err
		}).ServeHTTP(brokenWriter{nullWriter{http.Header{}}, cancel}, request("GET", "/").WithContext(ctx))
	})
	if access := log.line(t, "request"); !aborted || access["status"] != 200.0 || len(log.line(t, "request failed")) > 0 {
		t.Errorf("aborted %v, %s", aborted, log.String())
	}
}

func TestRequestID(t *testing.T) {
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	var seen string
	h := handlerOf(d, func(_ http.ResponseWriter, r *http.Request) error { seen = web.RequestID(r); return nil })
	for given, kept := range map[string]bool{
		"4bf92f3577b34da6": true, "a.B-9_": true, strings.Repeat("a", 64): true,
		"": false, strings.Repeat("a", 65): false, "a b": false, "a\x1b[0m": false, "<script>": false, "é": false,
	} {
		r := request("GET", "/")
		r.Header["X-Request-Id"] = []string{given}
		w := do(h, r)
		if sent := w.Header().Get("X-Request-Id"); sent != seen || seen == "" || (seen == given) != kept {
			t.Errorf("%q: handler saw %q, client %q", given, seen, sent)
		}
	}
	do(h, request("GET", "/"))
	first := seen
	if do(h, request("GET", "/")); seen == first || len(seen) != 12 {
		t.Errorf("ids %q and %q", first, seen)
	}
}

func TestAccessLog(t *testing.T) {
	var log logLines
	now := time.Date(2025, 10, 6, 0, 0, 0, 0, time.UTC)
	d := web.NewDoor(web.DoorConfig{Log: log.logger(), Now: func() time.Time { now = now.Add(time.Millisecond); return now }})
	h := handlerOf(d, func(w http.ResponseWriter, r *http.Request) error {
		web.NoteCache(w, "hit")
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusCreated)
		_, err := io.Copy(w, strings.NewReader("12345"))
		return err
	})
	h.ServeHTTP(nullWriter{http.Header{}}, request("POST", "http://solo.localhost/cari?q=rahasia", "X-Request-Id", "r1"))
	got := log.line(t, "request")
	delete(got, "time")
	want := map[string]any{
		"level": "INFO", "msg": "request", "id": "r1", "host": "solo.localhost", "method": "POST", "path": "/cari",
		"status": 201.0, "bytes": 5.0, "duration": 1e6, "cache": "hit",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	do(handlerOf(d, func(http.ResponseWriter, *http.Request) error { return nil }), request("GET", "/"+strings.Repeat("x", 3000)))
	if got := log.line(t, "request"); got["status"] != 200.0 || len(got["path"].(string)) > 600 {
		t.Errorf("%v", got)
	}
}

func TestLimits(t *testing.T) {
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	read := d.Handle(func(w http.ResponseWriter, r *http.Request) error {
		_, err := io.Copy(io.Discard, r.Body)
		return err
	})
	h := web.Chain(read, d.Observe, d.Limit(web.Limits{MaxURL: 100, MaxBody: 10}), d.Methods("GET", "HEAD", "POST"))
	tests := []struct {
		method, target string
		body           io.Reader
		status         int
	}{
		{"GET", "/ekonomi/k3f9/harga-beras?halaman=2", nil, 200},
		{"HEAD", "/", nil, 200},
		{"GET", "/" + strings.Repeat("a", 99), nil, 200},
		{"GET", "/" + strings.Repeat("a", 100), nil, 414},
		{"GET", "/?q=" + strings.Repeat("a", 100), nil, 414},
		{"GET", "/?q=%zz", nil, 400},
		{"GET", "/?q=%", nil, 400},
		{"GET", "/?q=%e9", nil, 400},
		{"GET", "/?q=%c3%a9&r=a+b%20c", nil, 200},
		{"GET", "/?q=a%00b", nil, 400},
		{"GET", "/?q=a;b", nil, 200},
		{"GET", "/?&&=", nil, 200},
		{"GET", "/%00", nil, 400},
		{"GET", "/a%0ab", nil, 400},
		{"GET", "/%ff%fe", nil, 400},
		{"GET", "/%c3%a9", nil, 200},
		{"GET", "*", nil, 400},
		{"POST", "/", strings.NewReader("0123456789"), 200},
		{"POST", "/", strings.NewReader("0123456789a"), 413},
		{"POST", "/", io.MultiReader(strings.NewReader("0123456789"), strings.NewReader("a")), 413},
		{"DELETE", "/", nil, 405},
		{"OPTIONS", "/", nil, 405},
		{"BREW", "/", nil, 405},
	}
	for _, tt := range tests {
		w := do(h, httptest.NewRequest(tt.method, tt.target, tt.body))
		if w.Code != tt.status {
			t.Errorf("%s %.40s: %d, want %d", tt.method, tt.target, w.Code, tt.status)
		}
		if allow := w.Header().Get("Allow"); (allow == "GET, HEAD, POST") != (tt.status == 405) {
			t.Errorf("%s %s: Allow %q", tt.method, tt.target, allow)
		}
	}
	unlimited := web.Chain(read, d.Limit(web.Limits{MaxBody: -1}))
	if w := do(unlimited, httptest.NewRequest("POST", "/", strings.NewReader(strings.Repeat("a", 2<<20)))); w.Code != 200 {
		t.Errorf("without a limit: %d", w.Code)
	}
}

func TestTimeout(t *testing.T) {
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	h := web.Chain(d.Handle(func(_ http.ResponseWriter, r *http.Request) error {
		<-r.Context().Done()
		return fmt.Errorf("query: %w", r.Context().Err())
	}), d.Observe, web.Timeout(time.Millisecond))
	if w := do(h, request("GET", "/")); w.Code != 503 {
		t.Errorf("got %d", w.Code)
	}
}

func TestSecurityHeaders(t *testing.T) {
	frame, err := web.Origin("https://www.youtube-nocookie.com")
	if err != nil {
		t.Fatal(err)
	}
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	own := false
	h := web.Chain(d.Handle(func(w http.ResponseWriter, r *http.Request) error {
		if own {
			w.Header().Add("Content-Security-Policy", "sandbox")
			w.Header().Set("Referrer-Policy", "no-referrer")
		}
		return fault.New(fault.NotFound, "x")
	}), d.Observe, web.Security{CSP: web.StrictCSP(frame), HSTS: 24 * time.Hour}.Headers())
	own = true
	do(h, request("GET", "/")) // must not leak into the next answer
	own = false
	got := do(h, request("GET", "/")).Header()
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
			"connect-src 'self'; frame-src https://www.youtube-nocookie.com; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "strict-origin-when-cross-origin",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Strict-Transport-Security":  "max-age=86400",
	} {
		if v := got[name]; len(v) != 1 || v[0] != want {
			t.Errorf("%s: %q, want %q", name, v, want)
		}
	}
	if !strings.Contains(got.Get("Permissions-Policy"), "geolocation=()") {
		t.Errorf("Permissions-Policy: %q", got.Get("Permissions-Policy"))
	}
}

func TestCSP(t *testing.T) {
	strict := web.StrictCSP()
	strict.Styles = append(strict.Styles, web.Inline("p{}"), web.Self(), web.Source{})
	strict.Media = []web.Source{web.Blob()}
	want := "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; " +
		"img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	if got := strict.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := (web.CSP{}).String(); got != "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" {
		t.Errorf("empty: %s", got)
	}
	for origin, ok := range map[string]bool{
		"https://x.com": true, "https://*.example.com": true, "http://localhost:8080": true, "https://Example.COM": true,
		"x.com": false, "https://x.com/": false, "https://x.com; script-src *": false, "https://": false, "*": false,
		"javascript:alert(1)": false, "https://u@x.com": false, "https://x.com?": false, "https://*": false, "ftp://x.com": false,
	} {
		if _, err := web.Origin(origin); (err == nil) != ok {
			t.Errorf("Origin(%q): %v", origin, err)
		}
	}
}

func TestServeEntry(t *testing.T) {
	var log logLines
	d := web.NewDoor(web.DoorConfig{Log: log.logger()})
	cache := pagecache.New(pagecache.Config{MaxAge: time.Minute})
	body := strings.Repeat("<p>Sagara Solo</p>", 100)
	fill := func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
		return pagecache.Page{
			ContentType: "text/html; charset=utf-8", Body: []byte(body), Tags: []string{"story:1", "latest:solo"},
			Header:       []pagecache.Field{{Name: "Link", Value: "</a>"}, {Name: "link", Value: "</b>"}, {Name: "Referrer-Policy", Value: "origin"}},
			LastModified: time.Date(2025, 10, 6, 0, 0, 0, 0, time.UTC),
		}, nil
	}
	h := web.Chain(d.Handle(func(w http.ResponseWriter, r *http.Request) error {
		e, state, err := cache.GetOrFill(r.Context(), pagecache.Key{Host: r.Host, Path: r.URL.Path}, fill)
		if err != nil {
			return err
		}
		web.ServeEntry(w, r, e, state, time.Now())
		return nil
	}), d.Observe, web.Security{}.Headers())
	get := func(method string, header ...string) *http.Response {
		t.Helper()
		res := do(h, request(method, "http://solo.localhost/", header...)).Result()
		return res
	}
	first := get("GET", "Accept-Encoding", "deflate", "Accept-Encoding", "gzip")
	if log.line(t, "request")["cache"] != "miss" {
		t.Errorf("log: %s", log.String())
	}
	hd := first.Header
	if first.StatusCode != 200 || hd.Get("Content-Encoding") != "gzip" || hd.Get("Vary") != "Accept-Encoding" ||
		hd.Get("Surrogate-Key") != "latest:solo story:1" || hd.Get("Cache-Control") != "public, max-age=60, s-maxage=0" ||
		hd.Get("Last-Modified") != "Mon, 06 Oct 2025 00:00:00 GMT" || hd.Get("Accept-Ranges") != "none" {
		t.Errorf("%d %v", first.StatusCode, hd)
	}
	if got := hd["Link"]; len(got) != 2 || hd.Get("Referrer-Policy") != "origin" || len(hd["Referrer-Policy"]) != 1 {
		t.Errorf("the page's own fields: %v", hd)
	}
	sent, _ := io.ReadAll(first.Body)
	if fmt.Sprint(len(sent)) != hd.Get("Content-Length") || len(sent) >= len(body) {
		t.Errorf("%d bytes, Content-Length %s", len(sent), hd.Get("Content-Length"))
	}

	etag := hd.Get("Etag")
	fresh := get("GET", "Accept-Encoding", "gzip", "If-None-Match", `"x"`, "If-None-Match", etag)
	if n, _ := io.Copy(io.Discard, fresh.Body); fresh.StatusCode != 304 || n != 0 || fresh.Header.Get("Etag") != etag || fresh.Header.Get("Content-Length") != "" {
		t.Errorf("conditional: %d, %d bytes, %v", fresh.StatusCode, n, fresh.Header)
	}
	if log.line(t, "request")["cache"] != "hit" {
		t.Errorf("log: %s", log.String())
	}
	head := get("HEAD")
	if n, _ := io.Copy(io.Discard, head.Body); head.StatusCode != 200 || n != 0 || head.Header.Get("Content-Length") != fmt.Sprint(len(body)) {
		t.Errorf("HEAD: %d, %d bytes, %v", head.StatusCode, n, head.Header)
	}
	ranged := get("GET", "Range", "bytes=0-9", "If-Range", etag)
	if n, _ := io.Copy(io.Discard, ranged.Body); ranged.StatusCode != 200 || int(n) != len(body) {
		t.Errorf("Range: %d, %d bytes", ranged.StatusCode, n)
	}
	for want, header := range map[int][]string{
		406: {"Accept-Encoding", "identity;q=0"}, 412: {"If-Match", `"x"`}, 304: {"If-Modified-Since", "Mon, 06 Oct 2025 00:00:00 GMT"},
	} {
		if res := get("GET", header...); res.StatusCode != want {
			t.Errorf("%v: %d, want %d", header, res.StatusCode, want)
		}
	}
	if res := get("POST", "If-None-Match", "*"); res.StatusCode != 200 {
		t.Errorf("conditions are for GET and HEAD: %d", res.StatusCode)
	}
}

// nullWriter is a response writer that costs nothing.
type nullWriter struct{ h http.Header }

func (w nullWriter) Header() http.Header         { return w.h }
func (w nullWriter) WriteHeader(int)             {}
func (w nullWriter) Write(p []byte) (int, error) { return len(p), nil }

func BenchmarkServeEntry(b *testing.B) {
	cache := pagecache.New(pagecache.Config{BrotliAtFill: true})
	key := pagecache.Key{Host: "solo.localhost", Path: "/"}
	_, _, err := cache.GetOrFill(b.Context(), key, func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
		return pagecache.Page{ContentType: "text/html", Body: bytes.Repeat([]byte("<p>Sagara</p>"), 3000), Tags: []string{"story:1"}}, nil
	})
	if err != nil {
		b.Fatal(err)
	}
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.NewJSONHandler(io.Discard, nil))})
	bare := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		web.ServeEntry(w, r, cache.Get(key), pagecache.StateHit, time.Now())
	})
	for name, h := range map[string]http.Handler{
		"bare": bare,
		"door": web.Chain(bare, d.Observe, web.Security{CSP: web.StrictCSP()}.Headers(), d.Limit(web.Limits{}), d.Methods("GET", "HEAD")),
	} {
		b.Run(name, func(b *testing.B) {
			r := request("GET", "http://solo.localhost/", "Accept-Encoding", "gzip, deflate, br")
			w := nullWriter{http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				h.ServeHTTP(w, r)
			}
		})
	}
}
