package app_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/frontend"
	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/live"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/store"
)

// Where the test binary finds what to do when it is the desk that is killed.
const (
	writersDB     = "TAJUK_WRITERS_DB"
	writersMedia  = "TAJUK_WRITERS_MEDIA"
	writersListen = "TAJUK_WRITERS_LISTEN"
)

// writeFor is how long the windows write. Longer finds more: -write-for 2m.
var writeFor = flag.Duration("write-for", 6*time.Second, "how long TestWriters... write")

// node is looked up before TestMain hides what else stands on the PATH.
var node, _ = exec.LookPath("node")

// serveWriters is a desk with nothing but the sockets of stories. A session is
// the number of an account.
func serveWriters() error {
	ctx := context.Background()
	a, err := app.New(ctx, app.Config{DB: os.Getenv(writersDB), Media: os.Getenv(writersMedia), Log: discard()})
	if err != nil {
		return err
	}
	site := find(a).solo.ID
	f, err := frame.New(frame.Config{Clock: clock.System{}, Log: discard(), Network: "Sagara", Assets: frontend.Files(),
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			n, err := strconv.Atoi(token)
			account := news.ID(n)
			actor := news.Actor{Account: account, Name: "Penulis " + token, Roles: map[news.ID][]news.Role{site: {news.RoleEditor}}}
			return frame.Visitor{Session: account, Account: news.Account{ID: account, Name: actor.Name}, Actor: actor, Language: "id"}, err == nil, nil
		}})
	if err != nil {
		return err
	}
	sockets := live.New(a.Room.Cowriting, a.Inside, clock.System{})
	sockets.Mount(f)
	l, err := net.Listen("tcp", os.Getenv(writersListen))
	if err != nil {
		return err
	}
	go a.Room.Cowriting.Run(ctx, discard())
	go sockets.Run(ctx, discard())
	fmt.Println("ready")
	return http.Serve(l, f.Handler())
}

// written is what the windows say in the end.
type written struct {
	Bodies                          []string
	Fields                          []map[string]string
	Typed, Words                    []string
	Steps, Behind, Refused, Resumed int
}

// Three windows write in one story, one of them without a network most of the
// time, while the server is killed again and again. In the end all have the
// same text, the database has it too, and nothing that was typed is missing.
func TestWritersLoseNothing(t *testing.T) {
	needFrontEnd(t)
	engines(t, func(t *testing.T, address string) {
		got := writers(t, address, "typing", max(2, int(*writeFor/(8*time.Second))))
		text := plain(t, got.Bodies[0])
		for _, typed := range got.Typed {
			at := -1
			for _, letter := range typed {
				next := strings.IndexRune(text, letter)
				if next <= at || strings.Count(text, string(letter)) != 1 {
					t.Fatalf("%q was typed, and %q is missing, double or in the wrong place in\n%s", typed, letter, text)
				}
				at = next
			}
		}
		fields := got.Fields[0]["lead"] + " " + got.Fields[0]["notes"] + " "
		for _, word := range got.Words {
			if n := strings.Count(fields, word+" "); n != 1 {
				t.Errorf("%q was written and stands %d times in %s", word, n, fields)
			}
		}
		if len(got.Typed) < 8 || len(got.Words) < 2 || got.Behind == 0 || got.Resumed < 2 {
			t.Errorf("too little happened: %d texts, %d words, %d behind, %d resumed", len(got.Typed), len(got.Words), got.Behind, got.Resumed)
		}
	})
}

// The same with whatever an editor can do, deleting, tables and lists included:
// all windows end with one document, which is that of the database.
func TestWritersAgree(t *testing.T) {
	needFrontEnd(t)
	engines(t, func(t *testing.T, address string) {
		got := writers(t, address, "anything", max(1, int(*writeFor/(8*time.Second))))
		if got.Steps < 40 {
			t.Errorf("only %d steps were sent", got.Steps)
		}
	})
}

func needFrontEnd(t *testing.T) {
	t.Helper()
	_, err := os.Stat(filepath.Join("..", "..", "frontend", "node_modules", "prosemirror-collab"))
	if node == "" || err != nil {
		if os.Getenv("TAJUK_TEST_REQUIRE") != "" {
			t.Fatal("Node and the packages of the front end are missing: run scripts/install")
		}
		t.Skip("needs Node and the packages of the front end, which scripts/install installs")
	}
}

// writers runs the windows for some time, kills the server so many times
// meanwhile, and compares what they have with each other and the database.
func writers(t *testing.T, address, mode string, kills int) written {
	t.Helper()
	work := *writeFor
	media := filepath.Join(t.TempDir(), "media")
	first := open(t, app.Config{DB: address, Media: media, Migrate: true})
	w := settle(t, first)
	ctx := context.Background()
	story, err := first.Room.Create(ctx, news.System(), newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: content(w, "Banjir surut", "Warga pulang")})
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	// Several processes share a PostgreSQL; a SQLite file has one.
	servers := []*writersDesk{{address: address, media: media, listen: freeAddress(t)}}
	if strings.HasPrefix(address, "postgres") {
		servers = append(servers, &writersDesk{address: address, media: media, listen: freeAddress(t)})
	}
	var urls []string
	for _, server := range servers {
		server.start(t)
		urls = append(urls, fmt.Sprintf("ws://%s/stories/%s/live", server.listen, story))
	}
	seed := time.Now().UnixNano() % 1_000_000
	t.Logf("seed %d", seed)
	windows := exec.Command(node, "--experimental-websocket", "--no-warnings", "writers.mjs", "--url", strings.Join(urls, ","),
		"--tokens", "21,22,23", "--mode", mode, "--ms", fmt.Sprint(work.Milliseconds()), "--seed", fmt.Sprint(seed))
	windows.Dir = filepath.Join("..", "..", "frontend", "tests")
	var complaints bytes.Buffer
	windows.Stderr = &complaints
	out, err := windows.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := windows.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = windows.Process.Kill() })
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 16<<20)
	var got written
	for lines.Scan() {
		switch {
		case lines.Text() == "writing":
			for n := range kills {
				time.Sleep(work / time.Duration(kills+1))
				server := servers[n%len(servers)]
				server.stop()
				server.start(t)
			}
		case strings.HasPrefix(lines.Text(), "{"):
			if err := json.Unmarshal(lines.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := windows.Wait(); err != nil || len(got.Bodies) == 0 {
		t.Fatalf("the windows ended with %v\n%s", err, complaints.String())
	}
	for _, server := range servers {
		server.stop()
	}
	t.Logf("%d texts, %d words, %d steps, %d behind, %d refused, %d resumed", len(got.Typed), len(got.Words), got.Steps, got.Behind, got.Refused, got.Resumed)
	last := open(t, app.Config{DB: address, Media: media})
	kept, found, err := store.New(last.DB, last.DB.Engine).WorkingCopy(ctx, story)
	if err != nil || !found {
		t.Fatalf("the working copy: %v, %v", found, err)
	}
	for i, body := range got.Bodies {
		if body != kept.Content.Body {
			t.Errorf("window %d has\n%s\nthe database\n%s", i, body, kept.Content.Body)
		}
		if f := got.Fields[i]; f["lead"] != kept.Content.Lead || f["notes"] != kept.Content.Private.Notes {
			t.Errorf("window %d has %q, the database %q and %q", i, f, kept.Content.Lead, kept.Content.Private.Notes)
		}
	}
	return got
}

func plain(t *testing.T, body string) string {
	t.Helper()
	doc, err := richtext.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Text()
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// writersDesk is a server in a process of its own.
type writersDesk struct {
	address, media, listen string
	cmd                    *exec.Cmd
}

func (d *writersDesk) start(t *testing.T) {
	t.Helper()
	d.cmd = exec.Command(os.Args[0])
	d.cmd.Env = append(os.Environ(), writersDB+"="+d.address, writersMedia+"="+d.media, writersListen+"="+d.listen)
	d.cmd.Stderr = os.Stderr
	out, err := d.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	cmd := d.cmd
	t.Cleanup(func() { stop(cmd) })
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Fatalf("the desk says %q", lines.Text())
	}
}

// stop kills the process; nothing in it gets to say farewell.
func (d *writersDesk) stop() { stop(d.cmd) }

func stop(cmd *exec.Cmd) {
	if cmd.ProcessState == nil {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()         // killed
	}
}
