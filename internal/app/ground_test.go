package app_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// served is an application that answers on a port.
type served struct {
	t       *testing.T
	app     *app.App
	address string
}

// serve runs an application until the test ends.
func serve(t *testing.T, a *app.App) served {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- a.Run(ctx, l, func() { close(ready) }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	<-ready
	return served{t, a, l.Addr().String()}
}

// get asks for a path of Solo, as a browser does.
func (s served) get(path string) (status int, body string) {
	s.t.Helper()
	r, err := http.NewRequest(http.MethodGet, "http://"+s.address+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Host = "solo.test"
	r.Header.Set("User-Agent", "Mozilla/5.0 (Linux; Android 14) Firefox/130.0")
	res, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatalf("%s: %v", path, err)
	}
	return res.StatusCode, string(text)
}

var (
	keptPages = []string{"/", "/terkini", "/warga", "/feed.xml"}
	newPages  = []string{"/indeks", "/cari?q=kabar", "/ralat", "/sitemap.xml", "/tidak-ada", "/penulis/farah", "/rekomendasi.json"}
	errorID   = regexp.MustCompile(`Nomor kesalahan: <code>[0-9a-z]{8}</code>`)
)

// goesOn checks what readers get while the database is of no use: what is kept
// as it is, the rest as it is or an honest failure.
func (s served) goesOn(mustFail bool) {
	s.t.Helper()
	for _, path := range keptPages {
		if status, body := s.get(path); status != 200 || !strings.Contains(body, "Kabar 4") {
			s.t.Errorf("%s is kept and answers %d", path, status)
		}
	}
	failures := 0
	for _, path := range newPages {
		status, body := s.get(path)
		switch {
		case status >= 500:
			failures++
			if !errorID.MatchString(body) || strings.Contains(body, "SELECT") || strings.Contains(body, "sqlite") {
				s.t.Errorf("%s fails with %d and without a number: %.300s", path, status, body)
			}
		case status != 200 && status != 404:
			s.t.Errorf("%s answers %d", path, status)
		}
	}
	if mustFail && failures != len(newPages) {
		s.t.Errorf("%d of %d pages fail without a database", failures, len(newPages))
	}
	if status, body := s.get("/-/ready"); status != 503 || body != "failing: database\n" {
		s.t.Errorf("readiness is %d %q", status, body)
	}
	if status, _ := s.get("/-/live"); status != 200 {
		s.t.Errorf("the process is called dead: %d", status)
	}
}

// warm publishes stories and brings pages into the cache.
func warm(t *testing.T, s served, w town) {
	t.Helper()
	for i := range 5 {
		if _, err := publish(context.Background(), s.app, w, "Kabar "+string(rune('0'+i))); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range keptPages {
		if status, _ := s.get(path); status != 200 {
			t.Fatalf("%s: %d", path, status)
		}
	}
	if status, body := s.get("/-/ready"); status != 200 || body != "ready\n" {
		t.Fatalf("readiness is %d %q", status, body)
	}
}

// Somebody damages, removes or replaces the file of a running SQLite database:
// readers keep what there is, the writer is told, and nothing is acknowledged
// that the next start would not find.
func TestDatabaseFileSpoiltWhileInUse(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"overwritten": func(path string) error {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			info, err := f.Stat()
			if err == nil {
				_, err = f.WriteAt([]byte(strings.Repeat("spoilt! ", int(info.Size())/8)), 0)
			}
			return err
		},
		"emptied":  func(path string) error { return os.Truncate(path, 0) },
		"removed":  os.Remove,
		"renamed":  func(path string) error { return os.Rename(path, path+".old") },
		"replaced": func(path string) error { return os.WriteFile(path+".new", []byte("SQLite format 3\x00"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "tajuk.db")
			a := open(t, app.Config{DB: "sqlite:" + path, Media: filepath.Join(t.TempDir(), "media"), Migrate: true})
			w, s := settle(t, a), serve(t, a)
			warm(t, s, w)
			if err := spoil(path); err != nil {
				t.Fatal(err)
			}
			if name == "replaced" {
				if err := os.Rename(path+".new", path); err != nil {
					t.Fatal(err)
				}
			}
			_, err := publish(context.Background(), a, w, "Kabar 5")
			if fault.KindOf(err) != fault.Unavailable || !strings.Contains(err.Error(), path) {
				t.Errorf("the writer is told: %v", err)
			}
			s.goesOn(false)
		})
	}
}

// proxy stands between the application and PostgreSQL and can be cut.
type proxy struct {
	t       *testing.T
	address string // where it listens
	to      string

	mu       sync.Mutex
	listener net.Listener
	conns    []net.Conn
}

func newProxy(t *testing.T, to string) *proxy {
	p := &proxy{t: t, address: "127.0.0.1:0", to: to}
	p.mend()
	t.Cleanup(p.cut)
	return p
}

// mend begins to listen, on the same port each time.
func (p *proxy) mend() {
	p.t.Helper()
	l, err := net.Listen("tcp", p.address)
	if err != nil {
		p.t.Fatal(err)
	}
	p.mu.Lock()
	p.listener, p.address = l, l.Addr().String()
	p.mu.Unlock()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.join(c)
		}
	}()
}

func (p *proxy) join(c net.Conn) {
	server, err := net.Dial("tcp", p.to)
	if err != nil {
		c.Close()
		return
	}
	p.mu.Lock()
	p.conns = append(p.conns, c, server)
	p.mu.Unlock()
	go func() { _, _ = io.Copy(server, c); server.Close() }()
	_, _ = io.Copy(c, server)
	c.Close()
}

// cut breaks every connection and refuses new ones.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.listener.Close()
	for _, c := range p.conns {
		c.Close()
	}
	p.conns = nil
}

// The database server goes away and comes back: readers keep what there is,
// and afterwards nothing that was kept meanwhile is trusted.
func TestDatabaseServerGoesAway(t *testing.T) {
	address := dbtest.Postgres(t)
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	p := newProxy(t, u.Host)
	direct := open(t, app.Config{DB: address, Media: filepath.Join(t.TempDir(), "media"), Migrate: true})
	w := settle(t, direct)
	u.Host = p.address
	a := open(t, app.Config{DB: u.String(), Media: filepath.Join(t.TempDir(), "media")})
	s := serve(t, a)
	warm(t, s, w)
	p.cut()
	if _, err := publish(context.Background(), a, w, "Kabar 5"); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("the writer is told: %v", err)
	}
	s.goesOn(true)
	if _, err := publish(context.Background(), direct, w, "Kabar 6"); err != nil { // another node
		t.Fatal(err)
	}
	p.mend()
	eventually(t, "readiness", func() bool { status, _ := s.get("/-/ready"); return status == 200 })
	eventually(t, "what the other node published meanwhile", func() bool {
		status, body := s.get("/")
		return status == 200 && strings.Contains(body, "Kabar 6")
	})
	if _, err := publish(context.Background(), a, w, "Kabar 7"); err != nil {
		t.Errorf("the writer goes on: %v", err)
	}
}

// What another process on the same database changes leaves this one's cache.
func TestOtherNodesAreHeard(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		media := filepath.Join(t.TempDir(), "media")
		one := open(t, app.Config{DB: address, Media: media, Migrate: true})
		w, s := settle(t, one), serve(t, one)
		other := open(t, app.Config{DB: address, Media: media})
		warm(t, s, w)
		began := time.Now()
		if _, err := publish(context.Background(), other, w, "Kabar dari simpul lain"); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the other node's story", func() bool {
			_, body := s.get("/")
			return strings.Contains(body, "Kabar dari simpul lain")
		})
		t.Logf("after %v", time.Since(began).Round(time.Millisecond))
		solo := w.solo
		solo.Name = "Solo Raya"
		if _, err := other.Room.SaveSite(context.Background(), news.System(), solo); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the site's new name", func() bool {
			_, body := s.get("/")
			return strings.Contains(body, "Solo Raya")
		})
	})
}
