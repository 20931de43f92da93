package app_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/store"
)

// Where the test binary finds what to do when it is the program that is killed.
const (
	crashDB    = "TAJUK_CRASH_DB"
	crashMedia = "TAJUK_CRASH_MEDIA"
	crashSeed  = "TAJUK_CRASH_SEED"
)

// TestMain turns the test binary into the newsroom that is killed, or into one
// on a disk that is full. Encoders that a machine may have are hidden, so that
// pictures are made quickly.
func TestMain(m *testing.M) {
	if err := os.Setenv("PATH", ""); err != nil {
		panic(err)
	}
	switch {
	case os.Getenv(crashDB) != "":
		workUntilKilled()
	case os.Getenv(faultDB) != "":
		if err := correctUntilKilled(); err != nil {
			fmt.Println("error", err)
		}
		os.Exit(1)
	case os.Getenv(writersDB) != "":
		fmt.Println("error", serveWriters())
		os.Exit(1)
	case os.Getenv(fullDir) != "":
		os.Exit(workOnFullDisk())
	}
	os.Exit(m.Run())
}

// workUntilKilled does what a newsroom does, on the application as it is wired
// for production, and prints each act only after it was acknowledged.
func workUntilKilled() {
	ctx := context.Background()
	a, err := app.New(ctx, app.Config{DB: os.Getenv(crashDB), Media: os.Getenv(crashMedia), Log: discard(), AllowNetworks: []string{"127.0.0.1"}})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	w := find(a)
	seed, _ := strconv.ParseUint(os.Getenv(crashSeed), 10, 64)
	if people, found, err := store.New(a.DB, a.DB.Engine).PersonBySlug(ctx, "farah"); err == nil && found {
		w.farah = people
	}
	fmt.Println("ready")
	go a.Queue.Work(ctx)
	fail := func(what string, err error) {
		if err != nil {
			fmt.Println("error", what, err)
			os.Exit(1)
		}
	}
	go func() {
		for i := 0; ; i++ {
			asset, err := upload(ctx, a, w, fmt.Sprintf("%d-%d", seed, i))
			fail("upload", err)
			fmt.Println("acked picture", asset.ID)
		}
	}()
	go func() {
		for i := 0; ; i++ {
			sendInPieces(ctx, a, w, fmt.Sprintf("%d-%d", seed, i), fail)
		}
	}()
	second := news.System()
	second.Account = 2
	for i := 0; ; i++ {
		id, err := publish(ctx, a, w, fmt.Sprintf("Kabar seri%d nomor%d", seed, i))
		fail("publish", err)
		fmt.Println("acked publish", id)
		_, err = a.Room.Share(ctx, news.System(), id, w.nasional.ID, w.nasional.Sections[0].ID)
		fail("share", err)
		fmt.Println("acked share", id)
		c := content(w, fmt.Sprintf("Kabar seri%d nomor%d", seed, i), "Teras 1")
		_, err = a.Room.Save(ctx, news.System(), id, 1, c)
		fail("save", err)
		fail("correct", a.Room.Correct(ctx, news.System(), id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: "Angkanya satu."}))
		fmt.Println("acked correct", id)
		if i%2 == 1 {
			continue
		}
		fail("propose", a.Room.ProposeWithdrawal(ctx, news.System(), id, news.GroundChild, "Memuat identitas anak."))
		fail("withdraw", a.Room.Withdraw(ctx, second, id))
		fmt.Println("acked withdraw", id)
	}
}

// sender is who sends files in pieces.
func sender(w town) news.Actor {
	return news.Actor{Account: 7, Name: "sender", Roles: map[news.ID][]news.Role{w.solo.ID: {news.RoleReporter}}}
}

// sendInPieces sends one file and prints how much of it was acknowledged.
func sendInPieces(ctx context.Context, a *app.App, w town, name string, fail func(string, error)) {
	whole := photo("pieces " + name)
	u, err := a.Room.StartUpload(ctx, sender(w), w.solo.ID, name, int64(len(whole)))
	fail("start upload", err)
	fmt.Println("acked piece-0", u.ID)
	for u.Received < u.Size {
		u, err = a.Room.ReceiveUpload(ctx, sender(w), u.ID, u.Received, bytes.NewReader(whole[u.Received:min(u.Received+u.Size/4, u.Size)]))
		fail("receive", err)
		fmt.Printf("acked piece-%d %s\n", u.Received, u.ID)
	}
	b, err := a.Room.FinishUpload(ctx, sender(w), u.ID)
	fail("finish", err)
	fmt.Println("acked sent", u.ID)
	fmt.Println("acked picture", b.Asset.ID)
}

// checkPieces looks for every byte that was acknowledged.
func checkPieces(t *testing.T, a *app.App, acked acts) {
	t.Helper()
	for kind, ids := range acked {
		text, isPiece := strings.CutPrefix(kind, "piece-")
		for id := range ids {
			if !isPiece && kind != "sent" {
				continue
			}
			u, err := a.Room.Upload(context.Background(), sender(find(a)), id)
			if n, _ := strconv.ParseInt(text, 10, 64); isPiece && (err != nil || u.Received < n) {
				t.Errorf("upload %s: %d of %d bytes that were acknowledged, %v", id, u.Received, n, err)
			}
			if kind == "sent" && (err != nil || u.Asset == 0) {
				t.Errorf("upload %s was finished, and made no picture: %v", id, err)
			}
		}
	}
}

// finishPieces sends what was missing of every file, and compares what came of
// it with what was sent.
func finishPieces(t *testing.T, a *app.App, acked acts) {
	t.Helper()
	ctx, w := context.Background(), find(a)
	for id := range acked["piece-0"] {
		u, err := a.Room.Upload(ctx, sender(w), id)
		if err != nil {
			t.Fatal(err)
		}
		whole := photo("pieces " + u.Name)
		if u.Received < u.Size {
			if u, err = a.Room.ReceiveUpload(ctx, sender(w), id, u.Received, bytes.NewReader(whole[u.Received:])); err != nil {
				t.Fatal(err)
			}
		}
		b, err := a.Room.FinishUpload(ctx, sender(w), id)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(whole); b.Asset.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("upload %s is not the file that was sent", id)
		}
	}
}

// acts are what was acknowledged about one thing.
type acts map[string]map[news.ID]bool

func (a acts) note(kind string, id news.ID) {
	if a[kind] == nil {
		a[kind] = map[news.ID]bool{}
	}
	a[kind][id] = true
}

// A newsroom is killed at random moments, again and again, while it publishes,
// shares, corrects, withdraws and makes pictures. After each start everything
// that it had acknowledged is there, and nothing is half done.
func TestKilledAtWork(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		media := filepath.Join(t.TempDir(), "media")
		first := open(t, app.Config{DB: address, Media: media, Migrate: true})
		settle(t, first)
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		const rounds = 12
		acked := acts{}
		moments := rand.New(rand.NewPCG(1, 2))
		for round := range rounds {
			kill(t, address, media, round, 1+moments.IntN(20), time.Duration(moments.IntN(40))*time.Millisecond, acked)
			a := open(t, app.Config{DB: address, Media: media})
			audit(t, a, media)
			checkActs(t, a, acked)
			checkPieces(t, a, acked)
			if t.Failed() {
				t.Fatalf("after kill %d", round)
			}
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
		}
		for _, kind := range []string{"publish", "share", "correct", "withdraw", "picture", "piece-0", "sent"} {
			if len(acked[kind]) == 0 {
				t.Errorf("no act of kind %s was acknowledged: the test proves nothing", kind)
			}
			t.Logf("%d acts of kind %s", len(acked[kind]), kind)
		}
		a := open(t, app.Config{DB: address, Media: media})
		finishPieces(t, a, acked)
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		finish(t, address, media, acked)
	})
}

// kill lets a newsroom do some acts and kills it some time after the last. In
// every third round only acts on stories count: pictures alone may not keep a
// slow machine from them.
func kill(t *testing.T, address, media string, round, work int, after time.Duration, acked acts) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashDB+"="+address, crashMedia+"="+media, crashSeed+"="+strconv.Itoa(round))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "ready":
		case "acked": // what the pipe still holds after the kill was acknowledged too
			kind, text, _ := strings.Cut(rest, " ")
			if strings.HasPrefix(kind, "piece-") || round%3 == 0 && (kind == "picture" || kind == "sent") {
				work++ // there are many of them
			}
			if work--; work == 0 {
				time.AfterFunc(after, func() { _ = cmd.Process.Signal(syscall.SIGKILL) })
			}
			id, err := news.ParseID(text)
			if err != nil {
				t.Fatal(err)
			}
			acked.note(kind, id)
		default:
			t.Errorf("round %d: %s", round, lines.Text())
			_ = cmd.Process.Kill()
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatalf("round %d: the newsroom ended by itself", round)
	}
}

// checkActs looks for everything that was acknowledged.
func checkActs(t *testing.T, a *app.App, acked acts) {
	t.Helper()
	ctx, s, w := context.Background(), store.New(a.DB, a.DB.Engine), find(a)
	for id := range acked["publish"] {
		st, found, err := s.Story(ctx, id)
		if err != nil || !found || st.State != news.StateLive && st.State != news.StateWithdrawn {
			t.Errorf("published story %s: found %v, %s, %v", id, found, st.State, err)
		}
	}
	for id := range acked["share"] {
		if p, found, err := s.Placement(ctx, id, w.nasional.ID); err != nil || !found || p.VisibleAt.IsZero() {
			t.Errorf("shared story %s: found %v, %s, %v", id, found, p.State, err)
		}
	}
	for id := range acked["correct"] {
		notices, err := s.NoticesOf(ctx, []news.ID{id})
		st, _, errStory := s.Story(ctx, id)
		v, errVersion := s.Version(ctx, id, st.LiveVersion)
		if err != nil || errStory != nil || errVersion != nil || len(notices) != 1 || v.Content.Lead != "Teras 1" {
			t.Errorf("corrected story %s: %d notices, lead %q, %v %v %v", id, len(notices), v.Content.Lead, err, errStory, errVersion)
		}
	}
	for id := range acked["withdraw"] {
		if st, _, err := s.Story(ctx, id); err != nil || st.State != news.StateWithdrawn {
			t.Errorf("withdrawn story %s: %s, %v", id, st.State, err)
		}
	}
	for id := range acked["picture"] {
		if assets, err := s.Assets(ctx, []news.ID{id}); err != nil || len(assets) != 1 {
			t.Errorf("picture %s: %d, %v", id, len(assets), err)
		}
	}
}

// finish starts a last time, an hour later: the work that the killed processes
// had begun is done, and readers get every page.
func finish(t *testing.T, address, media string, acked acts) {
	t.Helper()
	ctx := context.Background()
	a := open(t, app.Config{DB: address, Media: media, Clock: clock.NewManual(time.Now().Add(time.Hour))})
	if err := a.Queue.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	audit(t, a, media)
	for id := range acked["picture"] {
		assets, err := store.New(a.DB, a.DB.Engine).Assets(ctx, []news.ID{id})
		if err != nil || len(assets) != 1 || assets[0].State != news.AssetReady {
			t.Errorf("picture %s was never made ready: %v", id, err)
		}
	}
	h := a.Portal.Handler()
	for id := range acked["publish"] {
		r := httptest.NewRequest(http.MethodGet, storyPath(id, "x"), nil)
		r.Host = "solo.test"
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		want := []int{http.StatusMovedPermanently, http.StatusGone} // to the address with the slug
		if acked["withdraw"][id] {
			want = want[1:]
		}
		if rec.Code != want[0] && rec.Code != want[len(want)-1] {
			t.Errorf("readers get %d for story %s", rec.Code, id)
		}
	}
}
