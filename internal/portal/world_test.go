package portal_test

import (
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// TestMain hides the encoders that a machine may have: pages are the same on
// every machine, and pictures are made quickly.
func TestMain(m *testing.M) {
	if err := os.Setenv("PATH", ""); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// world is a small network on a real database, served by the application as
// it is wired for production, under a clock that only the test moves.
type world struct {
	t       testing.TB
	ctx     context.Context
	clock   *clock.Manual
	app     *app.App
	handler http.Handler
	log     *logged // errors of ours

	// What scripts have named.
	sites, people, tags, stories, assets map[string]news.ID
	topics                               map[string]news.Topic
	files                                map[string]string // bodies, by name
}

// logged keeps what the application logs, from any goroutine.
type logged struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// each runs a test on the network of testdata/network.txt, on every engine.
func each(t *testing.T, test func(w *world)) {
	t.Run("sqlite", func(t *testing.T) { test(newWorld(t, dbtest.SQLite(t))) })
	t.Run("postgres", func(t *testing.T) {
		if address := dbtest.Postgres(t); address != "" {
			test(newWorld(t, address))
		}
	})
}

func newWorld(t testing.TB, address string) *world {
	t.Helper()
	w := emptyWorld(t, address)
	script, err := os.ReadFile("testdata/network.txt")
	if err != nil {
		t.Fatal(err)
	}
	w.run(string(script))
	return w
}

func emptyWorld(t testing.TB, address string) *world {
	t.Helper()
	w := &world{t: t, ctx: context.Background(), clock: clock.NewManual(time.Unix(1_700_000_000, 0)), log: &logged{},
		sites: map[string]news.ID{}, people: map[string]news.ID{}, tags: map[string]news.ID{}, stories: map[string]news.ID{},
		assets: map[string]news.ID{}, topics: map[string]news.Topic{}, files: map[string]string{}}
	a, err := app.New(w.ctx, app.Config{DB: address, Media: filepath.Join(t.TempDir(), "media"), Network: "Sagara",
		Scheme: "http", Migrate: true, Clock: w.clock, Log: slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelError}))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	w.app, w.handler = a, a.Portal.Handler()
	return w
}

// answer is what a reader got.
type answer struct {
	*http.Response
	body string // decoded
	raw  []byte
}

// get asks for an address like "solo.test/warga?x=y". fields are header
// fields, names and values in turn.
func (w *world) get(address string, fields ...string) answer {
	w.t.Helper()
	return w.ask(http.MethodGet, address, fields...)
}

func (w *world) ask(method, address string, fields ...string) answer {
	w.t.Helper()
	return w.askOf(w.handler, method, address, fields...)
}

func (w *world) askOf(h http.Handler, method, address string, fields ...string) answer {
	w.t.Helper()
	host, path, _ := strings.Cut(address, "/")
	r := httptest.NewRequestWithContext(w.ctx, method, "/"+path, nil)
	r.Host = host
	for i := 0; i+1 < len(fields); i += 2 {
		r.Header.Add(fields[i], fields[i+1])
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	return readAnswer(w.t, rec.Result())
}

func readAnswer(t testing.TB, res *http.Response) answer {
	t.Helper()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{Response: res, raw: raw, body: string(raw)}
	if res.Header.Get("Content-Encoding") == "gzip" && len(raw) > 0 {
		z, err := gzip.NewReader(strings.NewReader(a.body))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		a.body = string(text)
	}
	return a
}

// text is the body as people write it down: one space between words, and a
// plus sign where templates write a reference to it.
func (a answer) text() string { return strings.ReplaceAll(plainSpace(a.body), "&#43;", "+") }

func plainSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// has reports whether a piece of text or markup is on the page.
func (a answer) has(piece string) bool { return strings.Contains(a.text(), plainSpace(piece)) }

// path is the address of a story on a site, without host.
func (w *world) path(story, site string) string {
	w.t.Helper()
	s, err := w.currentSite(site)
	if err != nil {
		w.t.Fatal(err)
	}
	p, err := w.app.Reader.For(s).StoryAddress(w.ctx, w.stories[story])
	if err != nil {
		w.t.Fatalf("%s on %s: %v", story, site, err)
	}
	return p
}

var braced = regexp.MustCompile(`\{(mark:)?([a-z0-9-]+)(?:@([a-z]+))?\}`)

// fill puts ids and addresses into a text: {story} is the story's id in
// addresses, {story@site} its path there, {mark:story@site} its place in lists.
func (w *world) fill(text string) string {
	return braced.ReplaceAllStringFunc(text, func(m string) string {
		parts := braced.FindStringSubmatch(m)
		id, ok := w.stories[parts[2]]
		switch {
		case !ok:
			return m
		case parts[3] == "":
			return id.String()
		case parts[1] != "":
			return w.mark(parts[2], parts[3])
		}
		return w.path(parts[2], parts[3])
	})
}

// mark is a story's place in the lists of a site, as it stands in addresses.
func (w *world) mark(story, site string) string {
	w.t.Helper()
	p, _, err := store.New(w.app.DB, w.app.DB.Engine).Placement(w.ctx, w.stories[story], w.sites[site])
	if err != nil {
		w.t.Fatal(err)
	}
	return strconv.FormatInt(p.VisibleAt.UnixMilli(), 36) + "-" + p.ID.String()
}

// names are the names that scripts gave, by id as it stands in tags.
func (w *world) names() map[string]string {
	out := map[string]string{}
	for _, ids := range []map[string]news.ID{w.sites, w.people, w.tags, w.stories, w.assets} {
		for name, id := range ids {
			out[id.String()] = name
		}
	}
	for name, t := range w.topics {
		out[t.ID.String()] = name
	}
	for site := range w.sites {
		s, err := w.currentSite(site)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, sec := range s.Sections {
			out[sec.ID.String()] = sec.Slug
		}
	}
	return out
}

// tagsOf are the cache tags of an answer in the names of the script:
// "list:solo:section:warga" for "list:1k3f:section:1k3g".
func (w *world) tagsOf(a answer) []string {
	names := w.names()
	var out []string
	for _, tag := range strings.Fields(a.Header.Get("Surrogate-Key")) {
		parts := strings.Split(tag, ":")
		for i, p := range parts {
			if name, ok := names[p]; ok {
				parts[i] = name
			}
		}
		out = append(out, strings.Join(parts, ":"))
	}
	slices.Sort(out)
	return out
}

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

func ids(list ...news.ID) []news.ID { return list }

// eventually asks again and again, for half a minute at most.
func eventually(t testing.TB, what string, done func() bool) {
	t.Helper()
	late := time.After(30 * time.Second)
	for tick := time.NewTicker(time.Millisecond); !done(); {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
