package pagecache_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"

	"github.com/tajuk/tajuk/internal/pagecache"
)

var (
	errDatabase = errors.New("database is away")
	errNoPage   = errors.New("no such page")
)

func key(path string) pagecache.Key { return pagecache.Key{Host: "solo.localhost", Path: path} }

func htmlPage(body string, tags ...string) pagecache.Page {
	return pagecache.Page{ContentType: "text/html; charset=utf-8", Body: []byte(body), Tags: tags}
}

// fixed returns a fill of a page that never changes.
func fixed(p pagecache.Page) pagecache.Fill {
	return func(context.Context, *pagecache.Recorder) (pagecache.Page, error) { return p, nil }
}

func failing(err error) pagecache.Fill {
	return func(context.Context, *pagecache.Recorder) (pagecache.Page, error) { return pagecache.Page{}, err }
}

func get(t *testing.T, c *pagecache.Cache, k pagecache.Key, fill pagecache.Fill) (string, pagecache.State) {
	t.Helper()
	e, state, err := c.GetOrFill(context.Background(), k, fill)
	if err != nil {
		t.Fatalf("GetOrFill(%v): %v", k, err)
	}
	return string(e.Body(pagecache.Identity)), state
}

func want(t *testing.T, c *pagecache.Cache, k pagecache.Key, fill pagecache.Fill, body string, state pagecache.State) {
	t.Helper()
	if gotBody, gotState := get(t, c, k, fill); gotBody != body || gotState != state {
		t.Errorf("%v: got %.40q (%v), want %.40q (%v)", k.Path, gotBody, gotState, body, state)
	}
}

func books(t *testing.T, c *pagecache.Cache) {
	t.Helper()
	if wrong := c.CheckBooks(); wrong != "" {
		t.Error(wrong)
	}
}

func TestFillThenHitThenPurge(t *testing.T) {
	c := pagecache.New(pagecache.Config{})
	k := key("/ekonomi/k3f9/harga-beras")
	want(t, c, k, fixed(htmlPage("one", "story:k3f9", "section:solo:ekonomi")), "one", pagecache.StateMiss)
	want(t, c, k, fixed(htmlPage("two")), "one", pagecache.StateHit)
	other := k
	other.Host = "bali.localhost"
	if c.Get(other) != nil {
		t.Error("another host got the page")
	}
	if n := c.Purge("story:other", "topic:7"); n != 0 {
		t.Errorf("purging strange tags deleted %d pages", n)
	}
	want(t, c, k, nil, "one", pagecache.StateHit)
	if n := c.Purge("section:solo:ekonomi"); n != 1 {
		t.Errorf("purge deleted %d pages, want 1", n)
	}
	if c.Get(k) != nil {
		t.Error("a purged page is still there")
	}
	want(t, c, k, fixed(htmlPage("two", "story:k3f9")), "two", pagecache.StateMiss)
	s := c.Stats()
	if s.Hits != 2 || s.Misses != 2 || s.Fills != 2 || s.Purges != 2 || s.Purged != 1 || s.Entries != 1 || s.Tags != 1 {
		t.Errorf("stats: %+v", s)
	}
	books(t, c)
}

func TestPurgeAll(t *testing.T) {
	c := pagecache.New(pagecache.Config{})
	for i := range 10 {
		p := htmlPage("x", fmt.Sprint("story:", i))
		p.Side = i%2 == 0
		get(t, c, key(fmt.Sprint("/", i)), fixed(p))
	}
	if n := c.PurgeAll(); n != 10 {
		t.Errorf("PurgeAll deleted %d, want 10", n)
	}
	if s := c.Stats(); s.Entries+s.SideEntries+s.Tags != 0 || s.Bytes+s.SideBytes != 0 {
		t.Errorf("left behind: %+v", s)
	}
	books(t, c)
}

func TestRecorder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		soon, later := time.Now().Add(time.Minute), time.Now().Add(time.Hour)
		e, _, err := c.GetOrFill(t.Context(), key("/"), func(_ context.Context, rec *pagecache.Recorder) (pagecache.Page, error) {
			rec.Tag("b", "a", "")
			rec.Tag("b", "joko widodo", "100%,x")
			rec.ExpireBy(later)
			rec.ExpireBy(soon)
			rec.ExpireBy(time.Time{})
			p := htmlPage("x", "c", "a")
			p.Expires = later
			return p, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(e.Tags(), " "); got != "100%25%2Cx a b c joko%20widodo" {
			t.Errorf("tags: %s", got)
		}
		if !e.Expires().Equal(soon) {
			t.Errorf("expires %v, want %v", e.Expires(), soon)
		}
		if c.Purge("joko widodo") != 1 {
			t.Error("a tag with a space was not found again")
		}
	})
}

func TestExpiry(t *testing.T) {
	tests := []struct {
		name string
		page pagecache.Page
		life time.Duration
	}{
		{"until an instant", pagecache.Page{Expires: time.Date(2000, 1, 1, 1, 0, 0, 0, time.UTC)}, time.Hour},
		{"for a while", pagecache.Page{TTL: time.Minute}, time.Minute},
		{"earlier of both", pagecache.Page{TTL: time.Minute, Expires: time.Date(2000, 1, 1, 0, 0, 30, 0, time.UTC)}, 30 * time.Second},
		{"configured limit", pagecache.Page{}, 2 * time.Hour},
		{"limit over instant", pagecache.Page{Expires: time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)}, 2 * time.Hour},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // starts at 2000-01-01 00:00 UTC
				c := pagecache.New(pagecache.Config{MaxLifetime: 2 * time.Hour})
				tt.page.Body = []byte("one")
				want(t, c, key("/"), fixed(tt.page), "one", pagecache.StateMiss)
				time.Sleep(tt.life - 1)
				want(t, c, key("/"), nil, "one", pagecache.StateHit)
				time.Sleep(1)
				if c.Get(key("/")) != nil {
					t.Error("still served at its end")
				}
				want(t, c, key("/"), fixed(htmlPage("two")), "two", pagecache.StateMiss)
				books(t, c)
			})
		})
	}
}

func TestWhatIsStored(t *testing.T) {
	tests := []struct {
		status int
		ttl    time.Duration
		stored bool
	}{
		{0, 0, true}, {200, 0, true}, {301, 0, true}, {308, 0, true},
		{302, 0, false}, {302, time.Second, true}, {404, 0, false}, {404, time.Second, true},
		{410, 0, false}, {410, time.Second, true}, {403, time.Second, false}, {500, time.Second, false},
		{503, time.Second, false}, {206, time.Second, false},
	}
	for _, tt := range tests {
		c := pagecache.New(pagecache.Config{})
		p := htmlPage("x")
		p.Status, p.TTL = tt.status, tt.ttl
		e, state, err := c.GetOrFill(t.Context(), key("/"), fixed(p))
		if err != nil {
			t.Fatal(err)
		}
		if (state == pagecache.StateMiss) != tt.stored || (c.Get(key("/")) != nil) != tt.stored {
			t.Errorf("%d for %v: stored %v, want %v", tt.status, tt.ttl, !tt.stored, tt.stored)
		}
		if onSide := c.Stats().SideEntries == 1; tt.stored && onSide != (e.Status() != 200) {
			t.Errorf("%d: on the side: %v", tt.status, onSide)
		}
	}
	for name, p := range map[string]pagecache.Page{
		"NoStore":      {Body: []byte("x"), NoStore: true},
		"expired":      {Body: []byte("x"), Expires: time.Unix(1, 0)},
		"heavy":        {Body: make([]byte, 300<<10)},
		"heavy sidely": {Body: make([]byte, 20<<10), Side: true},
	} {
		c := pagecache.New(pagecache.Config{MaxBytes: 2 << 20})
		if _, state := get(t, c, key("/"), fixed(p)); state != pagecache.StateBypass || c.Stats().Bypassed != 1 {
			t.Errorf("%s: %v", name, state)
		}
		books(t, c)
	}
}

func TestBadHeaderFieldsAreRefused(t *testing.T) {
	for _, f := range []pagecache.Field{
		{"X-A", "a\r\nSet-Cookie: x"}, {"X A", "a"}, {"", "a"}, {"ETag", `"x"`}, {"content-length", "3"}, {"vary", "Cookie"},
	} {
		p := htmlPage("x")
		p.Header = []pagecache.Field{{"Link", "</feed.xml>; rel=alternate"}, f}
		c := pagecache.New(pagecache.Config{})
		if _, _, err := c.GetOrFill(t.Context(), key("/"), fixed(p)); err == nil {
			t.Errorf("%q was accepted", f)
		}
	}
}

// gate is a fill that reports when it runs and waits to be let through.
type gate struct {
	entered, release chan struct{}
	runs             atomic.Int32
	page             pagecache.Page
	err              error
}

func newGate(p pagecache.Page) *gate {
	return &gate{entered: make(chan struct{}, 100), release: make(chan struct{}), page: p}
}

func (g *gate) fill(ctx context.Context, rec *pagecache.Recorder) (pagecache.Page, error) {
	g.runs.Add(1)
	g.entered <- struct{}{}
	select {
	case <-g.release:
		return g.page, g.err
	case <-ctx.Done():
		return pagecache.Page{}, ctx.Err()
	}
}

type result struct {
	body  string
	state pagecache.State
	err   error
}

func ask(ctx context.Context, c *pagecache.Cache, k pagecache.Key, fill pagecache.Fill) <-chan result {
	ch := make(chan result, 1)
	go func() {
		e, state, err := c.GetOrFill(ctx, k, fill)
		r := result{state: state, err: err}
		if e != nil {
			r.body = string(e.Body(pagecache.Identity))
		}
		ch <- r
	}()
	return ch
}

func TestOneRenderAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		g := newGate(htmlPage("one"))
		var answers []<-chan result
		for range 50 {
			answers = append(answers, ask(t.Context(), c, key("/"), g.fill))
		}
		synctest.Wait()
		if n := c.Stats().InFlight; n != 1 {
			t.Errorf("%d renders under way", n)
		}
		close(g.release)
		states := map[pagecache.State]int{}
		for _, a := range answers {
			r := <-a
			if r.err != nil || r.body != "one" {
				t.Errorf("got %+v", r)
			}
			states[r.state]++
		}
		if g.runs.Load() != 1 || states[pagecache.StateMiss] != 1 || states[pagecache.StateJoined] != 49 {
			t.Errorf("%d runs, states %v", g.runs.Load(), states)
		}
	})
}

func TestFirstCallerLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		g := newGate(htmlPage("one"))
		ctx, cancel := context.WithCancel(t.Context())
		first := ask(ctx, c, key("/"), g.fill)
		<-g.entered
		second := ask(t.Context(), c, key("/"), g.fill)
		synctest.Wait()
		cancel()
		if r := <-first; !errors.Is(r.err, context.Canceled) {
			t.Errorf("the first caller got %+v", r)
		}
		close(g.release)
		if r := <-second; r.err != nil || r.body != "one" {
			t.Errorf("the second caller got %+v", r)
		}
		want(t, c, key("/"), nil, "one", pagecache.StateHit)
	})
}

func TestFillTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{FillTimeout: 3 * time.Second})
		start := time.Now()
		r := <-ask(t.Context(), c, key("/"), newGate(htmlPage("x")).fill)
		if !errors.Is(r.err, context.DeadlineExceeded) || time.Since(start) != 3*time.Second {
			t.Errorf("got %+v after %v", r, time.Since(start))
		}
	})
}

func TestMaxFills(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{MaxFills: 2, FillTimeout: time.Second})
		g := newGate(htmlPage("x"))
		a, b := ask(t.Context(), c, key("/a"), g.fill), ask(t.Context(), c, key("/b"), g.fill)
		synctest.Wait()
		time.Sleep(time.Second / 2)
		d := ask(t.Context(), c, key("/d"), g.fill)
		synctest.Wait()
		if g.runs.Load() != 2 {
			t.Errorf("%d fills run, want 2", g.runs.Load())
		}
		close(g.release)
		for _, ch := range []<-chan result{a, b, d} {
			if r := <-ch; r.err != nil {
				t.Errorf("got %+v", r)
			}
		}
		stuck := newGate(htmlPage("x"))
		ignoresContext := func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
			<-stuck.release
			return stuck.page, nil
		}
		e, f := ask(t.Context(), c, key("/e"), ignoresContext), ask(t.Context(), c, key("/f"), ignoresContext)
		synctest.Wait()
		if r := <-ask(t.Context(), c, key("/g"), g.fill); !errors.Is(r.err, pagecache.ErrBusy) {
			t.Errorf("without a place: %+v", r)
		}
		close(stuck.release)
		<-e
		<-f
	})
}

func TestErrorsPanicsAndGoexit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, tt := range map[string]struct {
			end   func()
			check func(error) bool
		}{
			"panic": {func() { panic("boom") }, func(err error) bool {
				var p *pagecache.PanicError
				return errors.As(err, &p) && p.Value == "boom" && bytes.Contains(p.Stack, []byte("pagecache_test"))
			}},
			"goexit": {runtime.Goexit, func(err error) bool { return err != nil }},
			"nil":    {func() { panic(error(nil)) }, func(err error) bool { return err != nil }},
		} {
			c := pagecache.New(pagecache.Config{MaxFills: 1})
			release := make(chan struct{})
			fill := func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
				<-release
				tt.end()
				return pagecache.Page{}, nil
			}
			a, b := ask(t.Context(), c, key("/"), fill), ask(t.Context(), c, key("/"), fill)
			synctest.Wait()
			close(release)
			for _, ch := range []<-chan result{a, b} {
				if r := <-ch; !tt.check(r.err) {
					t.Errorf("%s: got %v", name, r.err)
				}
			}
			want(t, c, key("/"), fixed(htmlPage("one")), "one", pagecache.StateMiss)
			books(t, c)
		}

		c := pagecache.New(pagecache.Config{})
		if r := <-ask(t.Context(), c, key("/"), failing(errDatabase)); !errors.Is(r.err, errDatabase) {
			t.Errorf("got %v", r.err)
		}
		want(t, c, key("/"), fixed(htmlPage("one")), "one", pagecache.StateMiss)
	})
}

func TestOvertakenRender(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{MaxAge: time.Hour})
		old := newGate(htmlPage("old", "story:1"))
		early := ask(t.Context(), c, key("/"), old.fill)
		earlyToo := ask(t.Context(), c, key("/"), old.fill)
		synctest.Wait()
		c.Purge("story:1")
		late := ask(t.Context(), c, key("/"), fixed(htmlPage("new", "story:1")))
		synctest.Wait()
		select {
		case r := <-late:
			t.Fatalf("answered while the old render runs: %+v", r)
		default:
		}
		close(old.release)
		for _, ch := range []<-chan result{early, earlyToo} {
			if r := <-ch; r.body != "old" || r.err != nil {
				t.Errorf("asked before the purge: %+v", r)
			}
		}
		if r := <-late; r.body != "new" || r.err != nil {
			t.Errorf("asked after the purge: %+v", r)
		}
		want(t, c, key("/"), nil, "new", pagecache.StateHit)
		if s := c.Stats(); s.RefusedFills != 1 {
			t.Errorf("stats: %+v", s)
		}
		books(t, c)
	})
}

func TestOvertakenRenderIsForNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{MaxAge: time.Hour, SharedMaxAge: time.Hour})
		e, state, err := c.GetOrFill(t.Context(), key("/"), func(_ context.Context, rec *pagecache.Recorder) (pagecache.Page, error) {
			rec.Tag("story:1")
			c.Purge("story:1")
			return htmlPage("old"), nil
		})
		if err != nil || state != pagecache.StateBypass {
			t.Fatalf("%v, %v", state, err)
		}
		if h := fields(e.Answer(pagecache.Request{}, time.Now())); h["Cache-Control"] != "no-store" {
			t.Errorf("other caches may keep it: %v", h)
		}
	})
}

func TestPurgeOfOtherTagsDoesNotRefuse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		g := newGate(htmlPage("one", "story:1"))
		early := ask(t.Context(), c, key("/"), g.fill)
		synctest.Wait()
		c.Purge("story:2")
		late := ask(t.Context(), c, key("/"), g.fill)
		synctest.Wait()
		close(g.release)
		for _, ch := range []<-chan result{early, late} {
			if r := <-ch; r.body != "one" || r.err != nil {
				t.Errorf("got %+v", r)
			}
		}
		if g.runs.Load() != 1 {
			t.Errorf("%d renders, want 1", g.runs.Load())
		}
		want(t, c, key("/"), nil, "one", pagecache.StateHit)
	})
}

// An answer such as "no such page" may be what a purge has just made wrong.
func TestErrorFromBeforeAPurgeIsNotGivenToLateCallers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{IsAnswer: func(err error) bool { return err == errNoPage }})
		g := newGate(pagecache.Page{})
		g.err = errNoPage
		early := ask(t.Context(), c, key("/"), g.fill)
		synctest.Wait()
		c.Purge("story:1")
		late := ask(t.Context(), c, key("/"), fixed(htmlPage("published", "story:1")))
		synctest.Wait()
		close(g.release)
		if r := <-early; !errors.Is(r.err, errNoPage) {
			t.Errorf("early: %+v", r)
		}
		if r := <-late; r.body != "published" {
			t.Errorf("late: %+v", r)
		}
	})
}

func TestPurgeLogOverflow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{PurgeMemory: 8})
		purged, untouched := newGate(htmlPage("p", "story:0")), newGate(htmlPage("u", "story:x"))
		a := ask(t.Context(), c, key("/p"), purged.fill)
		b := ask(t.Context(), c, key("/u"), untouched.fill)
		synctest.Wait()
		for i := range 100 {
			c.Purge(fmt.Sprint("story:", i))
			books(t, c)
		}
		young := newGate(htmlPage("y", "story:x"))
		d := ask(t.Context(), c, key("/y"), young.fill)
		synctest.Wait()
		close(purged.release)
		close(untouched.release)
		close(young.release)
		<-a
		<-b
		<-d
		// The log has forgotten: both old renders are refused, the young one is not.
		if c.Get(key("/p")) != nil || c.Get(key("/u")) != nil || c.Get(key("/y")) == nil {
			t.Errorf("stats: %+v", c.Stats())
		}
		books(t, c)
	})
}

func TestPurgeAllOvertakesEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		g := newGate(htmlPage("old"))
		early := ask(t.Context(), c, key("/"), g.fill)
		synctest.Wait()
		c.PurgeAll()
		late := ask(t.Context(), c, key("/"), fixed(htmlPage("new")))
		synctest.Wait()
		close(g.release)
		if e, l := <-early, <-late; e.body != "old" || l.body != "new" {
			t.Errorf("early %+v, late %+v", e, l)
		}
		want(t, c, key("/"), nil, "new", pagecache.StateHit)
	})
}

func staleable(body string) pagecache.Page {
	p := htmlPage(body, "story:1")
	p.TTL, p.StaleFor, p.StaleIfError = time.Minute, 10*time.Second, time.Hour
	return p
}

func TestStaleWhileRefreshing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		get(t, c, key("/"), fixed(staleable("one")))
		time.Sleep(65 * time.Second)
		g := newGate(staleable("two"))
		for range 3 {
			want(t, c, key("/"), g.fill, "one", pagecache.StateStale)
		}
		synctest.Wait()
		if g.runs.Load() != 1 {
			t.Errorf("%d refreshes", g.runs.Load())
		}
		close(g.release)
		synctest.Wait()
		want(t, c, key("/"), nil, "two", pagecache.StateHit)
		if s := c.Stats(); s.StaleHits != 3 || s.Misses != 1 {
			t.Errorf("stats: %+v", s)
		}
		books(t, c)
	})
}

func TestNeverStaleAfterPurge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		get(t, c, key("/"), fixed(staleable("one")))
		time.Sleep(65 * time.Second)
		refresh := newGate(staleable("overtaken"))
		want(t, c, key("/"), refresh.fill, "one", pagecache.StateStale)
		synctest.Wait()
		c.Purge("story:1")
		late := ask(t.Context(), c, key("/"), failing(errDatabase))
		synctest.Wait()
		close(refresh.release)
		if r := <-late; !errors.Is(r.err, errDatabase) {
			t.Errorf("after the purge: %+v", r)
		}
		if c.Get(key("/")) != nil {
			t.Error("an overtaken refresh was stored")
		}
	})
}

func TestNoStaleUnlessAllowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		p := htmlPage("one")
		p.TTL = time.Minute
		get(t, c, key("/"), fixed(p))
		time.Sleep(time.Minute)
		if r := <-ask(t.Context(), c, key("/"), failing(errDatabase)); !errors.Is(r.err, errDatabase) {
			t.Errorf("got %+v", r)
		}
	})
}

func TestStaleIfError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{
			RetryAfter: 5 * time.Second,
			IsAnswer:   func(err error) bool { return errors.Is(err, errNoPage) },
		})
		get(t, c, key("/"), fixed(staleable("one")))
		time.Sleep(2 * time.Minute) // past StaleFor

		var tries atomic.Int32
		broken := func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
			tries.Add(1)
			return pagecache.Page{}, errDatabase
		}
		for range 5 {
			want(t, c, key("/"), broken, "one", pagecache.StateOnError)
		}
		if tries.Load() != 1 {
			t.Errorf("%d tries within the pause", tries.Load())
		}
		time.Sleep(5 * time.Second)
		want(t, c, key("/"), broken, "one", pagecache.StateOnError)
		if tries.Load() != 2 {
			t.Errorf("%d tries, want a second after the pause", tries.Load())
		}

		time.Sleep(5 * time.Second)
		want(t, c, key("/"), fixed(staleable("two")), "two", pagecache.StateMiss)
		time.Sleep(2 * time.Minute)
		if r := <-ask(t.Context(), c, key("/"), failing(errNoPage)); !errors.Is(r.err, errNoPage) {
			t.Errorf("an answer was hidden behind the old page: %+v", r)
		}
		if r := <-ask(t.Context(), c, key("/"), failing(errDatabase)); !errors.Is(r.err, errDatabase) {
			t.Errorf("the old page outlived an answer: %+v", r)
		}

		get(t, c, key("/"), fixed(staleable("three")))
		time.Sleep(time.Minute + time.Hour)
		if r := <-ask(t.Context(), c, key("/"), failing(errDatabase)); !errors.Is(r.err, errDatabase) {
			t.Errorf("served past StaleIfError: %+v", r)
		}
		books(t, c)
	})
}

func TestOldPageEndsDuringRefresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{RefreshWait: time.Minute})
		get(t, c, key("/"), fixed(staleable("one")))
		time.Sleep(time.Minute + time.Hour - time.Second)
		slow := func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
			time.Sleep(2 * time.Second)
			return pagecache.Page{}, errDatabase
		}
		if r := <-ask(t.Context(), c, key("/"), slow); !errors.Is(r.err, errDatabase) {
			t.Errorf("got %+v", r)
		}
	})
}

func TestStaleIfRefreshHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{RefreshWait: time.Second, FillTimeout: time.Minute})
		get(t, c, key("/"), fixed(staleable("one")))
		time.Sleep(2 * time.Minute)
		g := newGate(staleable("two"))
		start := time.Now()
		want(t, c, key("/"), g.fill, "one", pagecache.StateOnError)
		if d := time.Since(start); d != time.Second {
			t.Errorf("the first waited %v, want 1s", d)
		}
		start = time.Now()
		want(t, c, key("/"), g.fill, "one", pagecache.StateOnError)
		if d := time.Since(start); d > time.Millisecond {
			t.Errorf("the next waited %v too", d)
		}
		c.Purge("story:1")
		late := ask(t.Context(), c, key("/"), fixed(staleable("three")))
		synctest.Wait()
		close(g.release)
		if r := <-late; r.body != "three" {
			t.Errorf("after the purge: %+v", r)
		}
		want(t, c, key("/"), nil, "three", pagecache.StateHit)
	})
}

func TestPurgeTakesAwayTheFallback(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		get(t, c, key("/"), fixed(staleable("one")))
		time.Sleep(2 * time.Minute)
		g := newGate(staleable("two"))
		waiting := ask(t.Context(), c, key("/"), g.fill)
		synctest.Wait()
		c.Purge("story:1")
		time.Sleep(5 * time.Second) // beyond RefreshWait
		select {
		case r := <-waiting:
			t.Errorf("answered with nothing to answer with: %+v", r)
		default:
		}
		close(g.release)
		if r := <-waiting; r.body != "two" || r.err != nil {
			t.Errorf("got %+v", r)
		}
		if c.Get(key("/")) != nil {
			t.Error("the overtaken refresh was stored")
		}
	})
}

func TestEvictionKeepsWhatIsRead(t *testing.T) {
	c := pagecache.New(pagecache.Config{MaxBytes: 100 << 10})
	read := func(path string) {
		get(t, c, key(path), fixed(pagecache.Page{Body: make([]byte, 4<<10), Tags: []string{"t:" + path}}))
	}
	for range 2 {
		read("/front")
		read("/topic")
	}
	for i := range 500 {
		read(fmt.Sprint("/archive/", i))
		read("/front")
		read("/topic")
	}
	s := c.Stats()
	if s.Fills != 502 {
		t.Errorf("%d fills: a walk through the archive pushed out what is read", s.Fills)
	}
	if s.Bytes > 100<<10 || s.Entries < 10 || s.Evicted == 0 || s.Tags != s.Entries {
		t.Errorf("stats: %+v", s)
	}
	books(t, c)
}

func TestExpiredPagesAreEvictedFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{MaxBytes: 100 << 10})
		fill := func(path string, ttl time.Duration) {
			p := pagecache.Page{Body: make([]byte, 8<<10), TTL: ttl}
			get(t, c, key(path), fixed(p))
			get(t, c, key(path), fixed(p))
		}
		for i := range 5 {
			fill(fmt.Sprint("/old/", i), time.Minute)
		}
		fill("/good", time.Hour)
		time.Sleep(2 * time.Minute)
		for i := range 6 {
			fill(fmt.Sprint("/new/", i), time.Hour)
		}
		if c.Get(key("/good")) == nil {
			t.Error("a good page was evicted while dead ones were there")
		}
		if c.Stats().Evicted == 0 {
			t.Error("nothing was evicted")
		}
		books(t, c)
	})
}

func TestStrangersCannotPushOutPages(t *testing.T) {
	c := pagecache.New(pagecache.Config{MaxBytes: 1 << 20, SideEntries: 50})
	for i := range 20 {
		get(t, c, key(fmt.Sprint("/story/", i)), fixed(pagecache.Page{Body: make([]byte, 20<<10)}))
	}
	for i := range 2000 {
		p := htmlPage("not here")
		p.Status, p.TTL = []int{404, 301, 410, 200}[i%4], time.Minute
		p.Side = p.Status == 200
		get(t, c, key(fmt.Sprint("/random/", i)), fixed(p))
	}
	s := c.Stats()
	if s.Entries != 20 || s.SideEntries > 50 || s.SideBytes > 1<<16 {
		t.Errorf("stats: %+v", s)
	}
	books(t, c)
}

func TestKeysMayAliasReusedBuffers(t *testing.T) {
	c := pagecache.New(pagecache.Config{})
	buf := []byte("/first")
	k := key(unsafeString(buf))
	get(t, c, k, fixed(htmlPage("first")))
	copy(buf, "/other")
	if c.Get(key("/first")) == nil || c.Get(key("/other")) != nil {
		t.Error("the cache kept the caller's buffer as its key")
	}
	c.PurgeAll()
	books(t, c)
}

func TestEncodedBodies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		text := strings.Repeat("<p>Harga beras di Pasar Gede naik lagi.</p>\n", 200)
		c := pagecache.New(pagecache.Config{})
		get(t, c, key("/"), fixed(htmlPage(text)))
		e := c.Get(key("/"))
		if e.Body(pagecache.Brotli) != nil {
			t.Error("a brotli body before the second hit")
		}
		c.Get(key("/"))
		synctest.Wait()
		if e.Body(pagecache.Brotli) == nil || c.Stats().BrotliMade != 1 {
			t.Fatal("no brotli body after the second hit")
		}
		books(t, c)
		gz, err := gzip.NewReader(bytes.NewReader(e.Body(pagecache.Gzip)))
		if err != nil {
			t.Fatal(err)
		}
		for name, r := range map[string]io.Reader{
			"gzip": gz, "brotli": brotli.NewReader(bytes.NewReader(e.Body(pagecache.Brotli))),
		} {
			if out, err := io.ReadAll(r); err != nil || string(out) != text {
				t.Errorf("%s: %v, %d bytes of %d", name, err, len(out), len(text))
			}
		}
		tags := map[string]bool{}
		for _, enc := range []pagecache.Encoding{pagecache.Identity, pagecache.Gzip, pagecache.Brotli} {
			tags[e.ETag(enc)] = true
		}
		if len(tags) != 3 {
			t.Errorf("entity tags are not distinct: %v", tags)
		}

		atFill := pagecache.New(pagecache.Config{BrotliAtFill: true})
		get(t, atFill, key("/"), fixed(htmlPage(text)))
		if !atFill.Get(key("/")).Encodings().Has(pagecache.Brotli) {
			t.Error("no brotli body at fill")
		}
		books(t, atFill)

		for name, p := range map[string]pagecache.Page{
			"image": {ContentType: "image/jpeg", Body: []byte(text)},
			"short": htmlPage("<p>Singkat.</p>"),
		} {
			k := key("/" + name)
			get(t, c, k, fixed(p))
			for range 5 {
				c.Get(k)
			}
			synctest.Wait()
			if got := c.Get(k).Encodings(); got != plain {
				t.Errorf("%s: encodings %03b", name, got)
			}
		}
	})
}

func TestBrotliAfterEvictionIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pagecache.New(pagecache.Config{})
		get(t, c, key("/"), fixed(htmlPage(strings.Repeat("x y z ", 50_000), "story:1")))
		e := c.Get(key("/"))
		c.Get(key("/"))
		c.Purge("story:1")
		synctest.Wait()
		if s := c.Stats(); s.Bytes != 0 || (e.Body(pagecache.Brotli) != nil) != (s.BrotliMade == 1) {
			t.Errorf("stats: %+v", s)
		}
		books(t, c)
	})
}

func TestBrotliQueueIsBounded(t *testing.T) {
	c := pagecache.New(pagecache.Config{})
	var wg sync.WaitGroup
	for i := range 300 {
		k := key(fmt.Sprint("/", i))
		get(t, c, k, fixed(htmlPage(strings.Repeat(fmt.Sprint(i, " berita "), 4000))))
		wg.Go(func() {
			for range 5 {
				c.Get(k)
			}
		})
	}
	wg.Wait()
	if n := c.PressBacklog(); n > 64 {
		t.Errorf("%d bodies queued", n)
	}
	c.PurgeAll() // the rest of the queue has nowhere to go
	books(t, c)
}
