package web_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/web"
)

// started runs a server for h and returns its address and the result of Serve.
func started(t *testing.T, h http.Handler, cfg web.ServerConfig) (*web.Server, string, <-chan error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	s := web.NewServer(h, cfg)
	served := make(chan error, 1)
	go func() { served <- s.Serve(l) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_ = s.Stop(ctx)
	})
	return s, l.Addr().String(), served
}

func TestStopWaitsForRequestsUnderWay(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-release
		_, _ = io.WriteString(w, "whole")
	})
	health := web.NewHealth()
	health.SetReady(true)
	s, addr, served := started(t, h, web.ServerConfig{Health: health})
	answer := make(chan string, 1)
	go func() {
		res, err := http.Get("http://" + addr)
		if err != nil {
			answer <- err.Error()
			return
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		answer <- string(body)
	}()
	<-entered
	if s.InFlight() != 1 {
		t.Errorf("%d in flight", s.InFlight())
	}
	stopped := make(chan error, 1)
	go func() { stopped <- s.Stop(t.Context()) }()
	for { // until the listener is closed
		c, err := net.Dial("tcp", addr)
		if err != nil {
			break
		}
		_ = c.Close()
	}
	select {
	case <-served:
		t.Fatal("Serve returned before the request was answered")
	case <-stopped:
		t.Fatal("Stop returned before the request was answered")
	default:
	}
	if w := do(http.HandlerFunc(health.Ready), request("GET", "/")); w.Code != 503 {
		t.Errorf("still ready: %d", w.Code)
	}
	close(release)
	if got := <-answer; got != "whole" {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-stopped; err != nil {
		t.Errorf("Stop: %v", err)
	}
	if err := <-served; err != nil {
		t.Errorf("Serve: %v", err)
	}
	if err := s.Stop(t.Context()); err != nil || s.InFlight() != 0 {
		t.Errorf("second Stop: %v, %d in flight", err, s.InFlight())
	}
}

func TestStopGivesUpWithItsContext(t *testing.T) {
	entered := make(chan struct{})
	h := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
	})
	s, addr, served := started(t, h, web.ServerConfig{DrainDelay: time.Hour})
	go func() {
		if res, err := http.Get("http://" + addr); err == nil {
			_ = res.Body.Close()
		}
	}()
	<-entered
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.Stop(ctx); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "1 requests") {
		t.Errorf("Stop: %v", err)
	}
	if err := <-served; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

func TestServeFailsOnADeadListener(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	s := web.NewServer(http.NotFoundHandler(), web.ServerConfig{})
	if err := s.Serve(l); err == nil {
		t.Error("no error")
	}
}

// raw sends a request as it stands and returns the status line's code.
func raw(t *testing.T, addr, text string) int {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, text); err != nil {
		t.Logf("write: %v", err) // the server may answer and close before all is sent
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("%.60q: %v", text, err)
	}
	_ = res.Body.Close()
	return res.StatusCode
}

func TestBadRequestsOnTheWire(t *testing.T) {
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	ok := d.Handle(func(w http.ResponseWriter, r *http.Request) error { _, err := io.WriteString(w, "ok"); return err })
	h := web.Chain(ok, d.Observe, d.Limit(web.Limits{}), d.Methods("GET", "HEAD"))
	_, addr, _ := started(t, h, web.ServerConfig{})
	head := func(line string, fields ...string) string {
		return line + " HTTP/1.1\r\nHost: solo.localhost\r\nConnection: close\r\n" + strings.Join(append(fields, ""), "\r\n") + "\r\n"
	}
	for name, tt := range map[string]struct {
		text   string
		status int
	}{
		"fine":             {head("GET /"), 200},
		"malformed path":   {head("GET /%zz"), 400},
		"malformed query":  {head("GET /?q=%zz"), 400},
		"long address":     {head("GET /" + strings.Repeat("a", 4000)), 414},
		"long header":      {head("GET /", "X-A: "+strings.Repeat("a", 64<<10)), 431},
		"options for all":  {head("OPTIONS *"), 400},
		"no host":          {"GET / HTTP/1.1\r\n\r\n", 400},
		"two hosts":        {head("GET /", "Host: other"), 400},
		"bad host":         {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
		"garbage":          {"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400},
		"absolute address": {head("GET http://other.localhost/"), 200},
		"control in path":  {head("GET /a%00"), 400},
		"post":             {head("POST /", "Content-Length: 0"), 405},
		"odd method":       {head("gEt /"), 405},
	} {
		if got := raw(t, addr, tt.text); got != tt.status {
			t.Errorf("%s: %d, want %d", name, got, tt.status)
		}
	}
}

func TestHealth(t *testing.T) {
	var broken error
	health := web.NewHealth(
		web.Check{Name: "media", Run: func(context.Context) error { return nil }},
		web.Check{Name: "database", Run: func(ctx context.Context) error {
			if _, limited := ctx.Deadline(); !limited {
				return errors.New("no deadline")
			}
			return broken
		}},
	)
	ask := func(h http.HandlerFunc) string {
		w := httptest.NewRecorder()
		h(w, request("GET", "/"))
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("header: %v", w.Header())
		}
		return fmt.Sprint(w.Code, " ", strings.TrimSpace(w.Body.String()))
	}
	steps := []struct {
		do          func()
		live, ready string
	}{
		{func() {}, "200 live", "503 not ready"},
		{func() { health.SetReady(true) }, "200 live", "200 ready"},
		{func() { broken = errors.New("password=hunter2 rejected") }, "200 live", "503 failing: database"},
		{func() { broken = nil }, "200 live", "200 ready"},
		{func() { health.SetReady(false) }, "200 live", "503 not ready"},
	}
	for i, step := range steps {
		step.do()
		if live, ready := ask(health.Live), ask(health.Ready); live != step.live || ready != step.ready {
			t.Errorf("step %d: %q and %q, want %q and %q", i, live, ready, step.live, step.ready)
		}
	}
}
