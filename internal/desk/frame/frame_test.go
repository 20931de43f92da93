package frame_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

var page = frame.NewPage(fstest.MapFS{"p.html": {Data: []byte(
	`{{define "main"}}<h1>{{.Title}}</h1><p id="f-name">{{.Fault "name"}}</p><i>{{.Name}}</i>{{end}}`)}}, "p.html")

type data struct {
	frame.Base
	Name string
}

func desk(t *testing.T, secure bool) http.Handler {
	t.Helper()
	f, err := frame.New(frame.Config{Clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), Log: slog.New(slog.DiscardHandler),
		Network: "Sagara", Secure: secure,
		Assets: fstest.MapFS{"desk.css": {Data: []byte("body{}")}},
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			if token != "good" {
				return frame.Visitor{}, false, nil
			}
			a := news.Account{ID: 7, Name: "Sari <b>Wulan</b>", Email: "sari@sagara.test"}
			return frame.Visitor{Session: 1, Account: a, Actor: news.Actor{Account: 7}, Language: "en"}, true, nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	show := func(c *frame.Call) error { return c.Render(page, data{Base: c.Base("list", "frame.menu")}) }
	f.Get("/", func(c *frame.Call) error {
		if c.R.URL.Path != "/" {
			return fault.New(fault.NotFound, "there is nothing at this address")
		}
		return show(c)
	})
	f.Get("/broken", func(*frame.Call) error { return io.ErrUnexpectedEOF })
	f.Get("/next", func(c *frame.Call) error { return c.See(c.Next("/")) })
	f.Post("/save", func(c *frame.Call) error {
		d := &data{Base: c.Base("list", "frame.menu"), Name: c.R.FormValue("name")}
		if d.Name == "" || strings.Contains(d.Name, "<") {
			return c.Invalid(page, &d.Base, d, fault.Field("name", "there is no site %s", d.Name))
		}
		return c.Redirect("/", frame.Done("frame.new").Undo("/undo", url.Values{"id": {"7"}}))
	})
	return f.Handler()
}

func ask(h http.Handler, r *http.Request, more ...func(*http.Request)) *httptest.ResponseRecorder {
	for _, m := range more {
		m(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func signedIn(r *http.Request) { r.AddCookie(&http.Cookie{Name: "tajuk", Value: "good"}) }

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func post(path string, form url.Values) *http.Request {
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func TestWhoIsNotSignedInSeesNothing(t *testing.T) {
	h := desk(t, false)
	for _, path := range []string{"/", "/broken"} {
		if w := ask(h, httptest.NewRequest("GET", path, nil)); w.Code != 303 || !strings.HasPrefix(w.Header().Get("Location"), "/signin") {
			t.Errorf("%s: %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
	if w := ask(h, post("/save", url.Values{"name": {"x"}})); w.Code != 401 {
		t.Errorf("a write by nobody: %d", w.Code)
	}
	bad := func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "tajuk", Value: "made up"}) }
	if w := ask(h, httptest.NewRequest("GET", "/", nil), bad); w.Code != 303 {
		t.Errorf("a token that stands for nobody: %d", w.Code)
	}
	// Behind TLS only the cookie that is bound to the host counts.
	if w := ask(desk(t, true), httptest.NewRequest("GET", "/", nil), signedIn); w.Code != 303 {
		t.Errorf("an unbound cookie behind TLS: %d", w.Code)
	}
}

func TestEveryAnswerIsPrivate(t *testing.T) {
	h := desk(t, false)
	for _, path := range []string{"/", "/nowhere", "/broken"} {
		w := ask(h, httptest.NewRequest("GET", path, nil), signedIn)
		if w.Header().Get("Cache-Control") != "no-store" || !strings.Contains(w.Header().Get("X-Robots-Tag"), "noindex") ||
			!strings.Contains(w.Header().Get("Content-Security-Policy"), "script-src 'self';") {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

func TestWritesComeFromTheDesk(t *testing.T) {
	h := desk(t, false)
	form := url.Values{"name": {"x"}}
	for _, site := range []string{"cross-site", "same-site"} {
		if w := ask(h, post("/save", form), signedIn, header("Sec-Fetch-Site", site)); w.Code != 403 {
			t.Errorf("%s: %d", site, w.Code)
		}
	}
	if w := ask(h, post("/save", form), signedIn, header("Origin", "http://solo.localhost")); w.Code != 403 {
		t.Errorf("another origin: %d", w.Code)
	}
	if w := ask(h, post("/save", form), signedIn, header("Sec-Fetch-Site", "same-origin")); w.Code != 303 {
		t.Errorf("the desk itself: %d", w.Code)
	}
}

func TestInvalidKeepsWhatWasTyped(t *testing.T) {
	w := ask(desk(t, false), post("/save", url.Values{"name": {"<script>"}}), signedIn)
	body := w.Body.String()
	if w.Code != 422 || !strings.Contains(body, "<i>&lt;script&gt;</i>") || !strings.Contains(body, "there is no site &lt;script&gt;") {
		t.Errorf("%d\n%s", w.Code, body)
	}
}

func TestFlashIsSaidOnce(t *testing.T) {
	h := desk(t, false)
	w := ask(h, post("/save", url.Values{"name": {"x"}}), signedIn)
	var said *http.Cookie
	for _, c := range w.Result().Cookies() {
		said = c
	}
	if said == nil {
		t.Fatal("nothing is said")
	}
	// What the page that was left still asks for does not take it.
	for name, value := range map[string]string{"Sec-Fetch-Dest": "empty", "Accept": "application/json", "sec-fetch-dest": "image"} {
		w := ask(h, httptest.NewRequest("GET", "/", nil), signedIn, func(r *http.Request) { r.AddCookie(said); r.Header.Set(name, value) })
		if c := w.Result().Cookies(); len(c) != 0 || strings.Contains(w.Body.String(), `action="/undo"`) {
			t.Errorf("%s: %s is told what a person should be: %v", name, value, c)
		}
	}
	w = ask(h, httptest.NewRequest("GET", "/", nil), signedIn, func(r *http.Request) { r.AddCookie(said); r.Header.Set("Sec-Fetch-Dest", "document") })
	if body := w.Body.String(); !strings.Contains(body, `action="/undo"`) || !strings.Contains(body, `name="id" value="7"`) {
		t.Error(body)
	}
	if c := w.Result().Cookies(); len(c) != 1 || c[0].MaxAge >= 0 {
		t.Errorf("it would be said again: %v", c)
	}
	for _, forged := range []string{"", "!", "eyJrIjoibm9uZSJ9", "eyJrIjoiZnJhbWUubmV3IiwidSI6Imh0dHBzOi8vZXZpbC50ZXN0LyJ9"} {
		w := ask(h, httptest.NewRequest("GET", "/", nil), signedIn, func(r *http.Request) { r.AddCookie(&http.Cookie{Name: said.Name, Value: forged}) })
		if w.Code != 200 || strings.Contains(w.Body.String(), "evil") {
			t.Errorf("%q: %d", forged, w.Code)
		}
	}
}

func TestNextStaysAtTheDesk(t *testing.T) {
	h := desk(t, false)
	for next, want := range map[string]string{
		"/media?q=1": "/media?q=1", "//evil.test/": "/", "https://evil.test/": "/", `/\evil.test`: "/", "javascript:alert(1)": "/", "": "/", "media": "/",
	} {
		w := ask(h, httptest.NewRequest("GET", "/next?next="+url.QueryEscape(next), nil), signedIn)
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("next %q leads to %q", next, got)
		}
	}
}

func TestFailures(t *testing.T) {
	h := desk(t, false)
	for path, status := range map[string]int{"/nowhere": 404, "/broken": 500} {
		w := ask(h, httptest.NewRequest("GET", path, nil), signedIn)
		if body := w.Body.String(); w.Code != status || strings.Contains(body, "unexpected EOF") || !strings.Contains(body, "&lt;b&gt;Wulan") {
			t.Errorf("%s: %d\n%s", path, w.Code, body)
		}
		w = ask(h, httptest.NewRequest("GET", path, nil), signedIn, header("Accept", "application/json"))
		if w.Code != status || !strings.HasPrefix(w.Body.String(), `{"message":`) {
			t.Errorf("%s as JSON: %d %s", path, w.Code, w.Body)
		}
	}
	if w := ask(h, httptest.NewRequest("GET", "/save", nil), signedIn); w.Code != 405 && w.Code != 404 {
		t.Errorf("reading a write: %d", w.Code)
	}
}

func TestAssetsNeverChange(t *testing.T) {
	h := desk(t, false)
	body := ask(h, httptest.NewRequest("GET", "/", nil), signedIn).Body.String()
	_, rest, _ := strings.Cut(body, `rel="stylesheet" href="`)
	address, _, _ := strings.Cut(rest, `"`)
	w := ask(h, httptest.NewRequest("GET", address, nil))
	if w.Code != 200 || w.Body.String() != "body{}" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("%s: %d %v", address, w.Code, w.Header())
	}
	if w := ask(h, httptest.NewRequest("GET", "/assets/000000000000/desk.css", nil)); w.Code != 404 {
		t.Errorf("another content under a hash: %d", w.Code)
	}
}
