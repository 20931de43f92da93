package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"math/rand/v2"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/store/exchange"
)

// counterpart is a partner's machine: it checks every signature, remembers the
// state of each story that it has, and refuses to go back.
type counterpart struct {
	*httptest.Server
	mu       sync.Mutex
	keys     []string
	nonces   *signature.Nonces
	answer   func(w http.ResponseWriter, r *http.Request) bool // false: as a good partner
	kept     func()                                            // called once something new is kept, before it is answered
	got      []string                                          // cause, version and status of each, in order
	versions map[string]int                                    // by story
	items    map[string]map[string]any
	attempts map[string]int // by delivery
	faults   []string
}

func newCounterpart(t *testing.T) *counterpart {
	c := &counterpart{nonces: signature.NewNonces(time.Now), versions: map[string]int{}, items: map[string]map[string]any{}, attempts: map[string]int{}}
	c.Server = httptest.NewServer(http.HandlerFunc(c.receive))
	t.Cleanup(c.Server.Close)
	return c
}

func (c *counterpart) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	c.mu.Lock()
	keys, answer := c.keys, c.answer
	c.attempts[r.Header.Get("Tajuk-Delivery")]++
	at, _ := strconv.ParseInt(r.Header.Get(signature.HeaderTime), 10, 64)
	// The sender's clock stands where the test put it; its own word is taken
	// for the time, the rest is checked.
	if err == nil {
		err = signature.Check(r.Header, keys, r.Method, r.URL.RequestURI(), body, time.Unix(at, 0), c.nonces)
	}
	if err != nil {
		c.faults = append(c.faults, err.Error())
	}
	c.mu.Unlock()
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if answer != nil && answer(w, r) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	var item map[string]any
	if err := json.Unmarshal(body, &item); err != nil {
		c.faults = append(c.faults, "body: "+err.Error())
		return
	}
	uri, _ := item["uri"].(string)
	version, _ := strconv.Atoi(fmt.Sprint(item["version"]))
	switch {
	case version < c.versions[uri]:
		c.faults = append(c.faults, fmt.Sprintf("%s: %d after %d", uri, version, c.versions[uri]))
		w.WriteHeader(http.StatusConflict)
		return
	case version == c.versions[uri]:
		w.WriteHeader(http.StatusConflict) // had it
		return
	}
	c.versions[uri], c.items[uri] = version, item
	c.got = append(c.got, fmt.Sprintf("%s %d %s", r.Header.Get("Tajuk-Cause"), version, item["pubStatus"]))
	if kept := c.kept; kept != nil {
		c.mu.Unlock()
		kept()
		c.mu.Lock()
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"status":"applied","url":"https://partner.example/%d","note":"ok"}`, version)
}

func (c *counterpart) be(f func(w http.ResponseWriter, r *http.Request) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answer = f
}

func (c *counterpart) received() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.got)
}

func (c *counterpart) check(t *testing.T) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.faults {
		t.Error(f)
	}
}

// agree makes an agreement about Solo that is pushed to a counterpart.
func agree(t *testing.T, a *app.App, w town, c *counterpart, change ...func(p *partner.Agreement)) partner.Agreement {
	t.Helper()
	p := partner.Agreement{Partner: "Mitra", Sites: []news.ID{w.solo.ID}, Form: partner.Ninjs, Pictures: true}
	if c != nil {
		p.Push = c.URL + "/in?from=tajuk"
	}
	for _, f := range change {
		f(&p)
	}
	p, err := a.Room.Exchange.SaveAgreement(t.Context(), news.System(), p)
	if err != nil {
		t.Fatal(err)
	}
	if c != nil {
		c.mu.Lock()
		c.keys = append(c.keys, p.Key)
		c.mu.Unlock()
	}
	return p
}

func local(cfg app.Config) app.Config {
	cfg.AllowNetworks, cfg.Migrate = []string{"127.0.0.1"}, true
	return cfg
}

func deliveries(t *testing.T, a *app.App, p partner.Agreement) []partner.Delivery {
	t.Helper()
	list, err := exchange.New(a.DB, a.DB.Engine).DeliveriesAfter(t.Context(), p.ID, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// life publishes, corrects and withdraws a story.
func life(t *testing.T, a *app.App, w town, headline string, withdraw bool) news.ID {
	t.Helper()
	ctx := t.Context()
	id, err := publish(ctx, a, w, headline)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Room.Save(ctx, news.System(), id, 1, content(w, headline, "Teras 1")); err != nil {
		t.Fatal(err)
	}
	if err := a.Room.Correct(ctx, news.System(), id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "Bukan nol."}); err != nil {
		t.Fatal(err)
	}
	if !withdraw {
		return id
	}
	if err := a.Room.ProposeWithdrawal(ctx, news.System(), id, news.GroundChild, "Memuat identitas anak."); err != nil {
		t.Fatal(err)
	}
	second := news.System()
	second.Account = 2
	if err := a.Room.Withdraw(ctx, second, id); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestPartnersAreTold(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		at := clock.NewManual(time.Now())
		a := open(t, local(app.Config{DB: address, Media: t.TempDir(), Clock: at}))
		w, c := settle(t, a), newCounterpart(t)
		p := agree(t, a, w, c)
		drain := func() {
			t.Helper()
			if err := a.Queue.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		id := life(t, a, w, "Pasar", false)
		drain()
		// Both are told; the first was late and told the state of now already.
		if got := c.received(); !slices.Equal(got, []string{"publication 2 usable"}) {
			t.Errorf("%q", got)
		}
		list := deliveries(t, a, p)
		if list[0].State != partner.Applied || list[0].Address != "https://partner.example/2" || list[1].State != partner.Sent {
			t.Errorf("%+v", list)
		}
		var item map[string]any
		for _, i := range c.items {
			item = i
		}
		if note, _ := item["edNote"].(string); !strings.Contains(note, "Bukan nol") || !strings.HasSuffix(item["uri"].(string), ":story:"+id.String()) {
			t.Errorf("%v", item)
		}

		// Bad days, one after another. Nothing is lost, nothing goes back.
		for name, f := range map[string]func(w http.ResponseWriter, r *http.Request) bool{
			"500": func(w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(500); return true },
			"cut": func(w http.ResponseWriter, _ *http.Request) bool { panic(http.ErrAbortHandler) },
			"redirect": func(w http.ResponseWriter, _ *http.Request) bool {
				w.Header().Set("Location", "http://10.0.0.1/")
				w.WriteHeader(http.StatusTemporaryRedirect)
				return true
			},
			"garbage": func(w http.ResponseWriter, _ *http.Request) bool {
				w.WriteHeader(http.StatusBadGateway)
				_, _ = w.Write(bytes.Repeat([]byte{0, 0xff, '<', 7}, 100_000))
				return true
			},
		} {
			c.be(f)
			before := len(deliveries(t, a, p))
			bad := life(t, a, w, "Hari "+name, true)
			drain()
			list := deliveries(t, a, p)[before:]
			if len(list) != 3 || list[0].State != partner.Waiting || list[0].Error == "" || list[0].Attempts != 1 || list[1].Attempts != 0 {
				t.Errorf("%s: %+v", name, list)
			}
			c.be(nil)
			at.Advance(time.Hour)
			drain()
			for _, d := range deliveries(t, a, p)[before:] {
				if d.State != partner.Applied && d.State != partner.Sent {
					t.Errorf("%s: %+v", name, d)
				}
			}
			if got := c.received(); got[len(got)-1] != "publication 3 canceled" {
				t.Errorf("%s: %q", name, got)
			}
			for uri, i := range c.items {
				if strings.HasSuffix(uri, bad.String()) && (fmt.Sprint(i["bodies"]) != "[]" || strings.Contains(fmt.Sprint(i), "Hari")) {
					t.Errorf("%s: what was withdrawn left the house: %v", name, i)
				}
			}
		}
		c.check(t)
	})
}

// An answer of 200 that is garbage is an arrival and nothing more; one that is
// without end is not read to the end.
func TestPartnerThatTalksNonsense(t *testing.T) {
	a := open(t, local(app.Config{DB: "sqlite:" + filepath.Join(t.TempDir(), "x.db"), Media: t.TempDir()}))
	w, c := settle(t, a), newCounterpart(t)
	p := agree(t, a, w, c)
	bodies := []string{`{"status":"applied"`, `{"status":42}`, `{"status":"dead"}`, "\x00\xff", strings.Repeat("x", 1<<20), `{"status":"refused","note":"\u0000 tidak\n dipakai","url":"javascript:x"}`}
	c.be(func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, bodies[0])
		bodies = bodies[1:]
		return true
	})
	for i := range len(bodies) {
		if _, err := publish(t.Context(), a, w, fmt.Sprint("Kabar ", i)); err != nil {
			t.Fatal(err)
		}
		if err := a.Queue.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	list := deliveries(t, a, p)
	for _, d := range list[:len(list)-1] {
		if d.State != partner.Sent {
			t.Errorf("%+v", d)
		}
	}
	if last := list[len(list)-1]; last.State != partner.Refused || last.Note != "tidak dipakai" || last.Address != "" {
		t.Errorf("%+v", last)
	}
}

func TestPartnerInsideTheHouseIsNotAsked(t *testing.T) {
	a := open(t, app.Config{DB: "sqlite:" + filepath.Join(t.TempDir(), "x.db"), Media: t.TempDir(), Migrate: true})
	w, c := settle(t, a), newCounterpart(t)
	_, err := a.Room.Exchange.SaveAgreement(t.Context(), news.System(), partner.Agreement{Partner: "x", Sites: []news.ID{w.solo.ID}, Form: partner.Ninjs, Push: c.URL})
	if err == nil {
		t.Fatal("the address was taken")
	}
	// A name that leads there passes the form, and is refused when it is dialled.
	name := strings.Replace(c.URL, "127.0.0.1", "localhost", 1)
	p := agree(t, a, w, nil, func(p *partner.Agreement) { p.Push = name })
	if _, err := publish(t.Context(), a, w, "Rahasia"); err != nil {
		t.Fatal(err)
	}
	if err := a.Queue.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	list := deliveries(t, a, p)
	if len(list) != 1 || list[0].State != partner.Waiting || !strings.Contains(list[0].Error, "not a public address") || len(c.attempts) != 0 {
		t.Errorf("%+v, asked %d times", list, len(c.attempts))
	}
}

// Ten partners hang; the eleventh and the desk notice nothing.
func TestSlowPartnersDelayNobody(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		a := open(t, local(app.Config{DB: address, Media: t.TempDir()}))
		w, slow, quick := settle(t, a), newCounterpart(t), newCounterpart(t)
		stop := make(chan struct{})
		slow.be(func(http.ResponseWriter, *http.Request) bool { <-stop; return true })
		for range 10 {
			agree(t, a, w, slow)
		}
		agree(t, a, w, quick)
		ctx, end := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { a.Queue.Work(ctx); close(done) }()
		began := time.Now()
		for i := range 3 {
			if _, err := publish(ctx, a, w, fmt.Sprint("Cepat ", i)); err != nil {
				t.Fatal(err)
			}
		}
		eventually(t, "the quick partner", func() bool { return len(quick.received()) == 3 })
		if took := time.Since(began); took > 15*time.Second {
			t.Errorf("the quick partner waited %v for the slow ones", took)
		}
		close(stop)
		end()
		<-done
	})
}

// A newsroom is killed at random moments while it sends. Everything that was
// acknowledged at the desk arrives, in order, and no story goes back.
func TestKilledWhileSending(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		dir := filepath.Join(t.TempDir(), "media")
		first := open(t, local(app.Config{DB: address, Media: dir}))
		w, c := settle(t, first), newCounterpart(t)
		agree(t, first, w, c)
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		acked, moments := acts{}, rand.New(rand.NewPCG(3, 4))
		// A slow machine needs more rounds until everything has happened once.
		for round := 0; round < 6 || round < 40 && (len(acked["withdraw"]) == 0 || len(acked["correct"]) == 0); round++ {
			kill(t, address, dir, 100+round, 4+moments.IntN(20), time.Duration(moments.IntN(60))*time.Millisecond, acked)
		}
		// An hour later every lease of the dead has ended.
		a := open(t, local(app.Config{DB: address, Media: dir, Clock: clock.NewManual(time.Now().Add(time.Hour))}))
		if err := a.Queue.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.check(t)
		if len(acked["publish"]) == 0 || len(acked["correct"]) == 0 || len(acked["withdraw"]) == 0 || len(c.attempts) == 0 {
			t.Fatalf("the test proves nothing: %d, %d, %d, %d", len(acked["publish"]), len(acked["correct"]), len(acked["withdraw"]), len(c.attempts))
		}
		items := map[string]map[string]any{}
		for uri, i := range c.items {
			items[uri[strings.LastIndexByte(uri, ':')+1:]] = i
		}
		for id := range acked["publish"] {
			if items[id.String()] == nil {
				t.Errorf("story %s never arrived", id)
			}
		}
		for id := range acked["correct"] {
			i := items[id.String()]
			if note, _ := i["edNote"].(string); !strings.Contains(note, "Angkanya satu") && i["pubStatus"] != "canceled" {
				t.Errorf("the correction of %s never arrived: %v", id, i)
			}
		}
		for id := range acked["withdraw"] {
			if items[id.String()]["pubStatus"] != "canceled" {
				t.Errorf("the withdrawal of %s never arrived", id)
			}
		}
		t.Logf("%d deliveries of %d stories", len(c.attempts), len(items))
	})
}

// ask asks the program over HTTP as a site's host.
func ask(t *testing.T, h http.Handler, method, target, token string, body url.Values, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	var in io.Reader
	if body != nil {
		in = strings.NewReader(body.Encode())
	}
	r := httptest.NewRequest(method, target, in)
	r.Host = "solo.test"
	if body != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

type fetched struct {
	Items  []map[string]any `json:"items"`
	Cursor string           `json:"cursor"`
	Next   string           `json:"next"`
}

func TestPartnersFetch(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		ctx, at := t.Context(), clock.NewManual(time.Now())
		a := open(t, local(app.Config{DB: address, Media: t.TempDir(), Clock: at, JPEGOnly: true}))
		w, h := settle(t, a), a.Handler()
		p := agree(t, a, w, nil)
		token, err := a.Room.Exchange.NewToken(ctx, news.System(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		get := func(target string) (out fetched) {
			t.Helper()
			rec := ask(t, h, "GET", target, token, nil)
			if rec.Code != 200 || len(rec.Result().Cookies()) != 0 {
				t.Fatalf("%s: %d %s", target, rec.Code, rec.Body)
			}
			if err := json.Unmarshal(rec.Body.Bytes(), &out); err != nil {
				t.Fatal(err)
			}
			return out
		}
		for _, wrong := range []string{"", "x", strings.Repeat("A", 43)} {
			if rec := ask(t, h, "GET", "/-/api/v1/feed", wrong, nil); rec.Code != 401 || rec.Header().Get("WWW-Authenticate") == "" {
				t.Errorf("token %q: %d", wrong, rec.Code)
			}
		}
		asset, err := upload(ctx, a, w, "foto")
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		c := content(w, "Berfoto", "Teras 0")
		c.Photo.Asset = asset.ID
		first, err := a.Room.Create(ctx, news.System(), newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: c})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Room.Publish(ctx, news.System(), first); err != nil {
			t.Fatal(err)
		}
		gone := life(t, a, w, "Ditarik", true)
		all := get("/-/api/v1/feed?since=0")
		if len(all.Items) != 2 || all.Items[0]["pubStatus"] != "usable" || all.Items[1]["pubStatus"] != "canceled" || all.Next != "" {
			t.Errorf("%+v", all)
		}
		if again := get("/-/api/v1/feed?since=" + all.Cursor); len(again.Items) != 0 || again.Cursor != all.Cursor {
			t.Errorf("%+v", again)
		}
		for _, d := range deliveries(t, a, p) {
			if d.State != partner.Sent {
				t.Errorf("%+v", d)
			}
		}
		// Page by page.
		seen, target := 0, "/-/api/v1/feed?since=0&limit=1"
		for pages := 0; target != "" && pages < 10; pages++ {
			out := get(target)
			seen += len(out.Items)
			target = strings.TrimPrefix(out.Next, "http://solo.test")
		}
		if seen != 4 {
			t.Errorf("%d items, page by page", seen)
		}
		rec := ask(t, h, "GET", "/-/api/v1/feed", token, nil)
		if again := ask(t, h, "GET", "/-/api/v1/feed", token, nil, "If-None-Match", rec.Header().Get("ETag")); again.Code != 304 {
			t.Error("not conditional", again.Code)
		}
		for _, bad := range []string{"since=!", "limit=0", "limit=1000", "before=!"} {
			if rec := ask(t, h, "GET", "/-/api/v1/feed?"+bad, token, nil); rec.Code != 422 && rec.Code != 400 {
				t.Error(bad, rec.Code)
			}
		}
		photoOf(t, h, at, all.Items[0])
		if rec := ask(t, h, "GET", "/-/api/v1/stories/"+gone.String(), token, nil); rec.Code != 200 || !strings.Contains(rec.Body.String(), `"canceled"`) {
			t.Error(rec.Code, rec.Body)
		}
		if rec := ask(t, h, "GET", "/-/api/v1/stories/"+asset.ID.String(), token, nil); rec.Code != 404 {
			t.Error(rec.Code)
		}
		goneFile(t, a, h, all.Items[0], first)
		answersOf(t, a, h, token, p, gone)
	})
}

// photoOf fetches a file of the picture of an item, with and without right.
func photoOf(t *testing.T, h http.Handler, at *clock.Manual, item map[string]any) {
	t.Helper()
	pictures, _ := item["associations"].([]any)
	if len(pictures) == 0 {
		t.Fatalf("no picture: %v", item)
	}
	files, _ := pictures[0].(map[string]any)["renditions"].([]any)
	if len(files) == 0 {
		t.Fatalf("no file: %v", pictures)
	}
	href, _ := files[0].(map[string]any)["href"].(string)
	path := strings.TrimPrefix(href, "http://solo.test")
	rec := ask(t, h, "GET", path, "", nil)
	if rec.Code != 200 || rec.Header().Get("Content-Type") != "image/jpeg" || rec.Body.Len() < 100 {
		t.Errorf("%s: %d %s", path, rec.Code, rec.Body)
	}
	parts := strings.SplitN(path, "/", 9) // "", -, api, v1, media, agreement, end, seal, key
	for i, wrong := range map[int]string{5: "1", 6: "99999999999", 7: strings.Repeat("A", 43), 8: parts[8] + "x"} {
		changed := slices.Clone(parts)
		changed[i] = wrong
		if rec := ask(t, h, "GET", strings.Join(changed, "/"), "", nil); rec.Code != 404 {
			t.Errorf("part %d changed: %d", i, rec.Code)
		}
	}
	now := at.Now()
	at.Advance(73 * time.Hour)
	if rec := ask(t, h, "GET", path, "", nil); rec.Code != 410 {
		t.Error("an old address:", rec.Code)
	}
	at.Set(now)
}

// goneFile withdraws a story, whose picture partners then do not get either.
func goneFile(t *testing.T, a *app.App, h http.Handler, item map[string]any, story news.ID) {
	t.Helper()
	href := item["associations"].([]any)[0].(map[string]any)["renditions"].([]any)[0].(map[string]any)["href"].(string)
	second := news.System()
	second.Account = 2
	if err := a.Room.ProposeWithdrawal(t.Context(), news.System(), story, news.GroundChild, "Memuat foto seorang anak."); err != nil {
		t.Fatal(err)
	}
	if err := a.Room.Withdraw(t.Context(), second, story); err != nil {
		t.Fatal(err)
	}
	if rec := ask(t, h, "GET", strings.TrimPrefix(href, "http://solo.test"), "", nil); rec.Code != 410 {
		t.Error("the picture of a withdrawn story:", rec.Code)
	}
}

func answersOf(t *testing.T, a *app.App, h http.Handler, token string, p partner.Agreement, story news.ID) {
	t.Helper()
	post := func(body string) int {
		r := httptest.NewRequest("POST", "/-/api/v1/answers", strings.NewReader(body))
		r.Host = "solo.test"
		r.Header.Set("Authorization", "Bearer "+token)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code
	}
	uri := "urn:tajuk:x:story:" + story.String()
	for body, want := range map[string]int{
		`{"story":"` + uri + `","version":3,"status":"applied","url":"https://mitra.example/1"}`: 200,
		`{"story":"` + uri + `","version":4,"status":"applied"}`:                                 404,
		`{"story":"` + uri + `","version":1,"status":"read"}`:                                    422,
		`{"story":"x!","version":1,"status":"applied"}`:                                          422,
		`{"delivery":"1","status":"applied"}`:                                                    404,
		`{"story":"` + uri + `","version":1,"status":"applied","url":"javascript:x"}`:            422,
		`{"hello":1}`: 422, ``: 422, `[`: 422,
	} {
		if got := post(body); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
	for _, d := range deliveries(t, a, p) {
		if d.Story == story && d.State != partner.Applied {
			t.Errorf("%+v", d)
		}
	}
}

func TestPartnersFetchFeeds(t *testing.T) {
	ctx := t.Context()
	a := open(t, local(app.Config{DB: "sqlite:" + filepath.Join(t.TempDir(), "x.db"), Media: t.TempDir()}))
	w, h := settle(t, a), a.Handler()
	for _, form := range []partner.Form{partner.Atom, partner.RSS, partner.JSON} {
		p := agree(t, a, w, nil, func(p *partner.Agreement) { p.Form = form })
		token, err := a.Room.Exchange.NewToken(ctx, news.System(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		life(t, a, w, "Tetap "+string(form), false)
		life(t, a, w, "Ditarik "+string(form), true)
		// Feed readers send a password.
		r := httptest.NewRequest("GET", "/-/api/v1/feed", nil)
		r.Host = "solo.test"
		r.SetBasicAuth("mitra", token)
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		text := rec.Body.String()
		if rec.Code != 200 || !strings.Contains(text, "Tetap "+string(form)) || strings.Contains(text, "Isi Ditarik") {
			t.Errorf("%s: %d %s", form, rec.Code, text)
		}
		if form == partner.JSON && !json.Valid(rec.Body.Bytes()) || form != partner.JSON && xml.Unmarshal(rec.Body.Bytes(), new(struct{})) != nil {
			t.Errorf("%s is not well formed: %s", form, text)
		}
		if form == partner.Atom && !strings.Contains(text, "deleted-entry") {
			t.Error("the withdrawal is not told")
		}
	}
}
