package live_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"github.com/tajuk/tajuk/frontend"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/live"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
)

// world is a desk with one site, behind a real server.
type world struct {
	t     *testing.T
	ctx   context.Context
	db    *db.DB
	room  *newsroom.Newsroom
	live  *live.Live
	host  string
	site  news.Site
	mu    sync.Mutex
	roles map[string][]news.Role // by token, which is also the name
	id    map[string]news.ID
}

func newWorld(t *testing.T) *world {
	w := &world{t: t, roles: map[string][]news.Role{
		"farah": {news.RoleReporter}, "budi": {news.RoleEditor}, "sari": {news.RoleReporter}, "tamu": {news.RoleContributor},
	}, id: map[string]news.ID{"farah": 11, "budi": 12, "sari": 13, "tamu": 14}}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	w.ctx = ctx
	d := dbtest.Open(t, dbtest.SQLite(t))
	w.db = d
	index := search.New(d.Engine)
	var nudge func()
	w.room = newsroom.New(act.Config{DB: d, Clock: clock.System{}, IDs: news.NewIDs(clock.System{}.Now, 1), Index: index,
		Wrote: func([]news.ID) {
			if nudge != nil {
				nudge()
			}
		}}, media.Files{})
	var err error
	w.site, err = w.room.SaveSite(ctx, news.System(), news.Site{Slug: "solo", Name: "Solo", Zone: "Asia/Jakarta", Language: "id",
		Hosts: []string{"solo.test"}, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
	w.must(err)
	reader := inside.New(d, clock.System{}, index)
	w.live = live.New(w.room.Cowriting, reader, clock.System{})
	nudge = func() { w.live.Nudge(); w.room.Cowriting.Nudge() }
	f, err := frame.New(frame.Config{Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Network: "Sagara",
		Assets: frontend.Files(), Visitor: w.visitor})
	w.must(err)
	w.live.Mount(f)
	server := httptest.NewServer(f.Handler())
	t.Cleanup(server.Close)
	w.host = strings.TrimPrefix(server.URL, "http://")
	var running sync.WaitGroup
	stop, end := context.WithCancel(ctx)
	running.Go(func() { w.room.Cowriting.Run(stop, slog.New(slog.DiscardHandler)) })
	running.Go(func() { w.live.Run(stop, slog.New(slog.DiscardHandler)) })
	t.Cleanup(func() { w.live.Close(ctx); end(); running.Wait() })
	return w
}

func (w *world) visitor(_ context.Context, token string) (frame.Visitor, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	roles, ok := w.roles[token]
	if !ok {
		return frame.Visitor{}, false, nil
	}
	a := news.Account{ID: w.id[token], Name: token, Active: true, Roles: map[news.ID][]news.Role{w.site.ID: roles}}
	return frame.Visitor{Session: 1, Account: a, Actor: news.Actor{Account: a.ID, Name: a.Name, Roles: a.Roles}, Language: "id"}, true, nil
}

func (w *world) actor(name string) news.Actor {
	v, _, _ := w.visitor(w.ctx, name)
	return v.Actor
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) draft() news.ID {
	w.t.Helper()
	id, err := w.room.Create(w.ctx, w.actor("farah"), newsroom.NewStory{Site: w.site.ID, Section: w.site.Sections[0].ID,
		Content: news.Content{Headline: "Banjir", Body: body("Air naik.")}})
	w.must(err)
	return id
}

func body(paragraphs ...string) string {
	var blocks []*richtext.Node
	for _, p := range paragraphs {
		blocks = append(blocks, richtext.Paragraph(richtext.Text(p)))
	}
	return richtext.Must(richtext.New(blocks...)).String()
}

// answer is any message of the server.
type answer struct {
	T       string
	V       int64
	Seq, N  int64
	Doc     json.RawMessage
	Batches []struct{ Client string }
	Fields  map[string]json.RawMessage
	State   string
	May     *struct {
		Write bool
		Why   string
	}
	People []struct {
		Client, Name string
		Cursor       *struct{ Head int }
	}
	Kind     string
	Text     string
	Reason   string
	After    int64
	Happened []struct {
		Kind      string
		You, Mine bool
	}
}

// window is an open socket.
type window struct {
	w    *world
	conn *websocket.Conn
}

func (w *world) dial(as, path string) (*window, int) {
	return w.dialFrom(as, path, "http://"+w.host)
}

func (w *world) dialFrom(as, path, origin string) (*window, int) {
	w.t.Helper()
	h := http.Header{"Cookie": {"tajuk=" + as}}
	if origin != "" {
		h.Set("Origin", origin)
	}
	conn, res, err := websocket.Dial(w.ctx, "ws://"+w.host+path, &websocket.DialOptions{HTTPHeader: h,
		HTTPClient: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}})
	if err != nil {
		if res == nil {
			w.t.Fatal(err)
		}
		return nil, res.StatusCode
	}
	conn.SetReadLimit(4 << 20)
	w.t.Cleanup(func() { conn.CloseNow() })
	return &window{w, conn}, http.StatusSwitchingProtocols
}

// open opens a story and returns the welcome.
func (w *world) open(as string, id news.ID) (*window, answer) {
	w.t.Helper()
	win, status := w.dial(as, "/stories/"+id.String()+"/live")
	if win == nil {
		w.t.Fatalf("status %d", status)
	}
	win.send(`{"t":"hello","client":"window-%s","v":-1}`, as)
	return win, win.until("welcome")
}

func (x *window) send(format string, args ...any) {
	x.w.t.Helper()
	x.w.must(x.conn.Write(x.w.ctx, websocket.MessageText, fmt.Appendf(nil, format, args...)))
}

// until reads to a message of a kind.
func (x *window) until(kind string, also ...func(a answer) bool) answer {
	x.w.t.Helper()
	for {
		_, data, err := x.conn.Read(x.w.ctx)
		if err != nil {
			x.w.t.Fatalf("waiting for %s: %v", kind, err)
		}
		var a answer
		x.w.must(json.Unmarshal(data, &a))
		if a.T == kind && (len(also) == 0 || also[0](a)) {
			return a
		}
	}
}

// closed reads to the end and returns the status it ended with.
func (x *window) closed() websocket.StatusCode {
	for {
		if _, _, err := x.conn.Read(x.w.ctx); err != nil {
			return websocket.CloseStatus(err)
		}
	}
}

const typed = `{"t":"save","seq":%d,"v":%d,"steps":[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"Solo. "}]}}]}`

func TestTwoInOneStory(t *testing.T) {
	w := newWorld(t)
	id := w.draft()
	budi, hello := w.open("budi", id)
	if string(hello.Doc) != body("Air naik.") || hello.V != 0 || !hello.May.Write || hello.State != "draft" || string(hello.Fields["headline"]) != `"Banjir"` {
		t.Errorf("welcome %+v", hello)
	}
	farah, _ := w.open("farah", id)
	budi.until("news", func(a answer) bool { return len(a.People) == 2 })
	farah.send(typed, 1, 0)
	if n := farah.until("news", func(a answer) bool { return len(a.Batches) > 0 }); n.Batches[0].Client != "window-farah" {
		t.Errorf("her own news %+v", n)
	}
	if d := farah.until("done"); d.Seq != 1 || d.V != 1 {
		t.Errorf("done %+v", d)
	}
	if n := budi.until("news", func(a answer) bool { return len(a.Batches) > 0 }); n.V != 1 {
		t.Errorf("news %+v", n)
	}
	budi.send(typed, 1, 0)
	if d := budi.until("behind"); d.Seq != 1 || d.V != 1 {
		t.Errorf("behind %+v", d)
	}
	farah.send(`{"t":"at","v":1,"anchor":3,"head":5}`)
	budi.until("news", func(a answer) bool {
		return len(a.People) == 2 && a.People[1].Cursor != nil && a.People[1].Cursor.Head == 5
	})
	farah.send(`{"t":"save","seq":2,"fields":{"lead":{"base":"","value":"Teras."}}}`)
	budi.until("news", func(a answer) bool { return string(a.Fields["lead"]) == `"Teras."` })
	farah.send(`{"t":"ping"}`)
	farah.until("pong")
	farah.send(`{"t":"arrived","client":"window-farah","v":0}`)
	if a := farah.until("arrived"); a.N != 1 || a.Seq != 2 {
		t.Errorf("arrived %+v", a)
	}
	// Everybody in it learns of a change of state at once, and what it means.
	w.must(w.room.Submit(w.ctx, w.actor("farah"), id))
	n := farah.until("news", func(a answer) bool { return a.State == "submitted" })
	if n.May == nil || n.May.Write || n.May.Why == "" {
		t.Errorf("after submitting: %+v", n.May)
	}
	farah.send(typed, 3, 1)
	if r := farah.until("refused"); r.Seq != 3 || r.Kind != "forbidden" {
		t.Errorf("refused %+v", r)
	}
	farah.conn.Close(websocket.StatusNormalClosure, "")
	budi.until("news", func(a answer) bool { return len(a.People) == 1 })
}

func TestHandshake(t *testing.T) {
	w := newWorld(t)
	id := w.draft()
	path := "/stories/" + id.String() + "/live"
	for _, c := range []struct {
		as, path, origin string
		want             int
	}{
		{"budi", path, "http://evil.test", http.StatusForbidden},
		{"budi", path, "", http.StatusForbidden},
		{"budi", path, "null", http.StatusForbidden},
		{"nobody", path, "http://" + w.host, http.StatusUnauthorized},
		{"tamu", path, "http://" + w.host, http.StatusNotFound},
		{"budi", "/stories/zzz/live", "http://" + w.host, http.StatusNotFound},
		{"budi", "/live", "http://evil.test", http.StatusForbidden},
		{"nobody", "/live", "http://" + w.host, http.StatusUnauthorized},
	} {
		if _, got := w.dialFrom(c.as, c.path, c.origin); got != c.want && !(c.want == http.StatusUnauthorized && got == http.StatusSeeOther) {
			t.Errorf("%s on %s from %q: %d, want %d", c.as, c.path, c.origin, got, c.want)
		}
	}
	var last int
	for range 60 {
		if _, last = w.dial("budi", "/live"); last != http.StatusSwitchingProtocols {
			break
		}
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("sixty windows: the last got %d", last)
	}
}

// A session that ends takes its sockets with it; a role that is taken away
// takes what it allowed.
func TestSessionEnds(t *testing.T) {
	w := newWorld(t)
	id := w.draft()
	budi, _ := w.open("budi", id)
	sari, _ := w.open("sari", id)
	feed, _ := w.dial("budi", "/live")
	feed.until("hello")
	w.mu.Lock()
	delete(w.roles, "budi")
	w.roles["sari"] = []news.Role{news.RoleContributor}
	w.mu.Unlock()
	w.must(w.note(news.EventSessionRevoked))
	if b := budi.until("bye"); b.Reason != "signedout" {
		t.Errorf("bye %+v", b)
	}
	if code := budi.closed(); code != 4001 {
		t.Errorf("closed with %d", code)
	}
	if b := feed.until("bye"); b.Reason != "signedout" {
		t.Errorf("feed: bye %+v", b)
	}
	if b := sari.until("bye"); b.Reason != "missing" {
		t.Errorf("sari: bye %+v", b)
	}
}

// Whoever is assigned to a story writes in it at once, and is stopped at once
// when that is taken back.
func TestAssigned(t *testing.T) {
	w := newWorld(t)
	for name, role := range w.roles {
		a, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: name, Email: name + "@sagara.test", Active: true,
			Roles: map[news.ID][]news.Role{w.site.ID: role}})
		w.must(err)
		w.id[name] = a.ID
	}
	id := w.draft()
	path := "/stories/" + id.String() + "/live"
	sari, welcome := w.open("sari", id)
	if welcome.May.Write {
		t.Error("a colleague writes unasked")
	}
	if _, status := w.dial("tamu", path); status != http.StatusNotFound {
		t.Errorf("a contributor is answered %d", status)
	}
	w.must(w.room.Assign(w.ctx, w.actor("budi"), id, w.id["sari"], time.Time{}, ""))
	sari.until("news", func(a answer) bool { return a.May != nil && a.May.Write })
	sari.send(typed, 1, 0)
	sari.until("done")
	w.must(w.room.Assign(w.ctx, w.actor("budi"), id, w.id["tamu"], time.Time{}, ""))
	sari.until("news", func(a answer) bool { return a.May != nil && !a.May.Write && a.May.Why != "" })
	sari.send(typed, 2, 1)
	if r := sari.until("refused"); r.Kind != "forbidden" {
		t.Errorf("refused %+v", r)
	}
	tamu, welcome := w.open("tamu", id)
	if !welcome.May.Write {
		t.Error("who is assigned may not write")
	}
	tamu.send(typed, 1, 1)
	tamu.until("done")
	w.must(w.room.Unassign(w.ctx, w.actor("budi"), id))
	if b := tamu.until("bye"); b.Reason != "missing" {
		t.Errorf("bye %+v", b)
	}
	if code := tamu.closed(); code != 4004 {
		t.Errorf("closed with %d", code)
	}
	if _, status := w.dial("tamu", path); status != http.StatusNotFound {
		t.Errorf("afterwards a contributor is answered %d", status)
	}
}

// note writes an event that belongs to no story.
func (w *world) note(kind news.EventKind) error {
	return act.New(act.Config{DB: w.db, Clock: clock.System{}, IDs: news.NewIDs(clock.System{}.Now, 9)}).
		Do(w.ctx, w.actor("farah"), "note", func(d *act.Deed) error { return d.Event(kind, 0, 0, nil) })
}

func TestRestart(t *testing.T) {
	w := newWorld(t)
	budi, _ := w.open("budi", w.draft())
	go w.live.Close(w.ctx)
	if b := budi.until("bye"); b.Reason != "restart" || b.After < 500 {
		t.Errorf("bye %+v", b)
	}
	if code := budi.closed(); code != websocket.StatusServiceRestart {
		t.Errorf("closed with %d", code)
	}
	if _, status := w.dial("budi", "/live"); status != http.StatusServiceUnavailable {
		t.Errorf("afterwards: %d", status)
	}
}

func TestBounds(t *testing.T) {
	w := newWorld(t)
	id := w.draft()
	big, _ := w.open("budi", id)
	_ = big.conn.Write(w.ctx, websocket.MessageText, []byte(`{"t":"`+strings.Repeat("x", 4<<20)))
	if code := big.closed(); code != websocket.StatusMessageTooBig {
		t.Errorf("a large message: %d", code)
	}
	fast, _ := w.open("budi", id)
	go func() {
		for fast.conn.Write(w.ctx, websocket.MessageText, []byte(`{"t":"ping"}`)) == nil {
		}
	}()
	if code := fast.closed(); code != 4029 {
		t.Errorf("many messages: %d", code)
	}
	odd, _ := w.open("budi", id)
	odd.send("<html>")
	if code := odd.closed(); code != websocket.StatusUnsupportedData {
		t.Errorf("no message: %d", code)
	}
	sent, _ := w.open("budi", id)
	sent.send(`{"t":"save","seq":1,"steps":[{"stepType":"replace","from":900,"to":901}]}`)
	if r := sent.until("refused"); r.Kind != "invalid" || r.Text == "" {
		t.Errorf("refused %+v", r)
	}
}

// The same by plain HTTP.
func TestSave(t *testing.T) {
	w := newWorld(t)
	id := w.draft()
	post := func(as string, v any) (int, string) {
		t.Helper()
		text, err := json.Marshal(v)
		w.must(err)
		r, err := http.NewRequestWithContext(w.ctx, http.MethodPost, "http://"+w.host+"/stories/"+id.String()+"/save", strings.NewReader(string(text)))
		w.must(err)
		r.Header.Set("Cookie", "tajuk="+as)
		r.Header.Set("Origin", "http://"+w.host)
		r.Header.Set("Accept", "application/json")
		res, err := http.DefaultClient.Do(r)
		w.must(err)
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		w.must(err)
		return res.StatusCode, string(b)
	}
	type pair struct {
		Base  string `json:"base"`
		Value string `json:"value"`
	}
	base := body("Air naik.")
	save := func(value string) map[string]any {
		return map[string]any{"client": "window-x", "seq": 1, "body": pair{base, value}, "fields": map[string]pair{"lead": {"", "Teras"}}}
	}
	budi, _ := w.open("budi", id)
	if status, text := post("farah", save(body("Air naik.", "Warga pindah."))); status != http.StatusOK || !strings.Contains(text, `"v":1`) {
		t.Errorf("%d %s", status, text)
	}
	budi.until("news", func(a answer) bool { return len(a.Batches) == 1 && string(a.Fields["lead"]) == `"Teras"` })
	if status, text := post("farah", save(body("Air naik.", "Warga pindah."))); status != http.StatusOK || !strings.Contains(text, `"v":1`) {
		t.Errorf("again: %d %s", status, text)
	}
	other := save(body("Air naik.", "Warga bertahan."))
	other["client"] = "window-y"
	if status, text := post("budi", other); status != http.StatusOK {
		t.Errorf("both add: %d %s", status, text)
	}
	base = body("Air naik.", "Warga pindah.", "Warga bertahan.")
	other = map[string]any{"body": pair{base, body("Air surut.", "Warga pindah.", "Warga bertahan.")}}
	if status, text := post("budi", other); status != http.StatusOK {
		t.Errorf("%d %s", status, text)
	}
	other = map[string]any{"body": pair{base, body("Air tenang.", "Warga pindah.", "Warga bertahan.")}}
	if status, text := post("farah", other); status != http.StatusConflict || !strings.Contains(text, "Air surut.") {
		t.Errorf("clash: %d %s", status, text)
	}
	for as, want := range map[string]int{"sari": http.StatusForbidden, "tamu": http.StatusNotFound, "nobody": http.StatusUnauthorized} {
		if status, text := post(as, other); status != want {
			t.Errorf("%s: %d %s", as, status, text)
		}
	}
	if status, _ := post("farah", map[string]any{"fields": map[string]any{"headline": 5}}); status != http.StatusUnprocessableEntity {
		t.Errorf("odd JSON: %d", status)
	}
}

func TestFeed(t *testing.T) {
	w := newWorld(t)
	id := w.draft()
	budi, _ := w.dial("budi", "/live")
	budi.until("hello")
	farah, _ := w.dial("farah", "/live")
	farah.until("hello")
	tamu, _ := w.dial("tamu", "/live")
	tamu.until("hello")
	w.must(w.room.Submit(w.ctx, w.actor("farah"), id))
	submitted := func(a answer) bool {
		for _, h := range a.Happened {
			if h.Kind == "story.submitted" {
				return true
			}
		}
		return false
	}
	n := budi.until("happened", submitted)
	if h := n.Happened[len(n.Happened)-1]; h.You || h.Mine {
		t.Errorf("budi hears %+v", h)
	}
	n = farah.until("happened", submitted)
	if h := n.Happened[len(n.Happened)-1]; !h.You || !h.Mine {
		t.Errorf("farah hears %+v", h)
	}
	// Who may not see it hears nothing of it.
	tamu.send(`{"t":"ping"}`)
	tamu.until("pong", func(answer) bool { return true })
	ctx, cancel := context.WithTimeout(w.ctx, 400*time.Millisecond)
	defer cancel()
	if _, data, err := tamu.conn.Read(ctx); err == nil {
		t.Errorf("tamu hears %s", data)
	}
}
