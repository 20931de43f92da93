package app_test

import (
	"bufio"
	"context"
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	asking "github.com/tajuk/tajuk/internal/auditor"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/ledger"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// Where the test binary finds what to correct when it is the program that dies
// at a point of it.
const (
	faultDB    = "TAJUK_FAULT_DB"
	faultMedia = "TAJUK_FAULT_MEDIA"
	faultStory = "TAJUK_FAULT_STORY"
	faultPoint = "TAJUK_FAULT_POINT"
)

// The points at which a correction of a story that several sites carry is cut
// off, in the order in which it passes them. At the last two it is the partner
// who knows that they are reached.
const (
	inFirst       = "at the first ID of the transaction"
	inMiddle      = "in the middle of the transaction"
	beforePurge   = "after the commit, before the purge"
	beforeLog     = "after the purge, before its events are known as its own"
	beforeWake    = "before the queue is woken"
	beforeLedger  = "before the ledger asks"
	whileAsking   = "while the ledger asks, before what it heard is kept"
	beforeNoted   = "after the ledger has asked, before the end of its job is noted"
	whileSending  = "while a delivery is sent, after the attempt was noted"
	beforeReplied = "after the partner received it, before its answer is kept"
)

const (
	told      = "Semula ditulis nol. Yang benar satu."
	corrected = "Teras 1"
)

// die ends this process as a power cut does.
func die() {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// correctUntilKilled corrects a story and does all that follows, with a fault at
// one point: what is wired for production gets a purge, a wake, a queue or
// readers that kill. It says what was acknowledged, and when it has survived.
func correctUntilKilled() error {
	ctx, point, at := context.Background(), os.Getenv(faultPoint), clock.NewManual(time.Now())
	a, err := app.New(ctx, app.Config{DB: os.Getenv(faultDB), Media: os.Getenv(faultMedia), Clock: at, Log: discard(), AllowNetworks: []string{"127.0.0.1"}})
	if err != nil {
		return err
	}
	story, err := news.ParseID(os.Getenv(faultStory))
	if err != nil {
		return err
	}
	if err := correct(ctx, faulty(a, at, point), story); err != nil {
		return err
	}
	fmt.Println("acked")
	at.Advance(time.Minute) // by then the ledger asks
	if point == whileSending || point == beforeReplied {
		err = a.Queue.Drain(ctx)
	} else {
		err = jobs.New(a.DB, at, discard(), faultyJobs(a, at, point)).Drain(ctx)
	}
	fmt.Println("survived")
	return err
}

func correct(ctx context.Context, room *newsroom.Newsroom, story news.ID) error {
	return room.Correct(ctx, news.System(), story, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: told})
}

// faulty is a newsroom on the database of an application that dies within a
// verb, or in what is done after its commit.
func faulty(a *app.App, at *clock.Manual, point string) *newsroom.Newsroom {
	dying := func(p string) func() {
		if p == point {
			return die
		}
		return func() {}
	}
	made := 0
	now := func() time.Time {
		made++
		if point == inFirst && made == 1 || point == inMiddle && made == 6 {
			die()
		}
		return at.Now()
	}
	purge, wrote := dying(beforePurge), dying(beforeLog)
	return newsroom.New(act.Config{
		DB: a.DB, Clock: at, IDs: news.NewIDs(now, 77), Index: search.New(a.DB.Engine),
		Purge: func(tags []string) { purge(); a.Cache.Purge(tags...) }, Wrote: func([]news.ID) { wrote() }, Wake: dying(beforeWake),
	}, media.Files{Blobs: a.Blobs, Partials: a.Blobs, Private: a.Private})
}

// faultyJobs are the jobs of the ledger, which die before, in or after one.
func faultyJobs(a *app.App, at *clock.Manual, point string) map[string]jobs.Run {
	asked := 0
	readers := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked++; point == whileAsking && asked == 5 {
			die()
		}
		a.Handler().ServeHTTP(w, r)
	})
	verify := asking.New(asking.Config{DB: a.DB, Clock: at, Log: discard(), Index: search.New(a.DB.Engine), Ledger: a.Room.Ledger,
		Readers: readers, Address: func(s news.Site, path string) string { return "http://" + s.Hosts[0] + path }}).Jobs()[ledger.JobVerify]
	return map[string]jobs.Run{ledger.JobVerify: func(ctx context.Context, j jobs.Job) error {
		if point == beforeLedger {
			die()
		}
		err := verify(ctx, j)
		if point == beforeNoted {
			die()
		}
		return err
	}}
}

// doomed is the process that corrects.
type doomed struct {
	cmd   *exec.Cmd
	dead  chan struct{}
	acked bool // read once it is dead
	said  []string
}

func startDoomed(t *testing.T, address, folder string, story news.ID, point string) *doomed {
	t.Helper()
	d := &doomed{cmd: exec.Command(os.Args[0]), dead: make(chan struct{})}
	d.cmd.Env = append(os.Environ(), faultDB+"="+address, faultMedia+"="+folder, faultStory+"="+story.String(), faultPoint+"="+point)
	d.cmd.Stderr = os.Stderr
	out, err := d.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(d.dead)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if d.acked = d.acked || lines.Text() == "acked"; lines.Text() != "acked" {
				d.said = append(d.said, lines.Text())
			}
		}
		_ = d.cmd.Wait()
	}()
	return d
}

// kill returns when the process is no more.
func (d *doomed) kill() {
	_ = d.cmd.Process.Kill()
	<-d.dead
}

// died waits for the end, which must be that of a kill.
func (d *doomed) died(t *testing.T, acked bool) {
	t.Helper()
	<-d.dead
	if status, ok := d.cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL || len(d.said) > 0 {
		t.Fatalf("it did not die there: %v, %q", d.cmd.ProcessState, d.said)
	}
	if d.acked != acked {
		t.Fatalf("acknowledged: %v", d.acked)
	}
}

// fanOut is a story of Solo that four sites carry, one of them in its own words,
// saved with a change that is to be a correction.
type fanOut struct {
	address, folder string
	town            town
	sites           []news.Site // Solo first, the one with its own words last
	story           news.ID
	agreement       partner.Agreement
	partner         *counterpart
	since           time.Time
}

func newFanOut(t *testing.T, address string) *fanOut {
	t.Helper()
	ctx := t.Context()
	f := &fanOut{address: address, folder: filepath.Join(t.TempDir(), "media"), since: time.Now().Add(-time.Minute)}
	a := open(t, local(app.Config{DB: address, Media: f.folder}))
	f.town, f.partner = settle(t, a), newCounterpart(t)
	f.sites = []news.Site{f.town.solo, f.town.nasional}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, slug := range []string{"barat", "timur", "utara"} {
		site, err := a.Room.SaveSite(ctx, news.System(), news.Site{Slug: slug, Name: slug, Zone: "Asia/Jakarta", Language: "id", Hosts: []string{slug + ".test"},
			Public: true, Settings: news.Settings{DefaultPolicy: news.PolicyPublish}, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
		must(err)
		f.sites = append(f.sites, site)
	}
	f.agreement = agree(t, a, f.town, f.partner)
	var err error
	f.story, err = publish(ctx, a, f.town, "Pasar")
	must(err)
	for _, s := range f.sites[1:] {
		_, err := a.Room.Share(ctx, news.System(), f.story, s.ID, s.Sections[0].ID)
		must(err)
	}
	own := f.sites[len(f.sites)-1].ID
	must(a.Room.Override(ctx, news.System(), f.story, own, news.FieldLead, "Teras 0, kata utara"))
	must(a.Queue.Drain(ctx))
	_, err = a.Room.Save(ctx, news.System(), f.story, 1, content(f.town, "Pasar", corrected))
	must(err)
	must(a.Close())
	return f
}

// page is what readers of a site get.
func (f *fanOut) page(t *testing.T, h http.Handler, s news.Site) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, storyPath(f.story, "pasar"), nil)
	r.Host = s.Hosts[0]
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	if rec.Code != http.StatusOK {
		t.Fatalf("%s answers %d", s.Name, rec.Code)
	}
	return html.UnescapeString(rec.Body.String())
}

// untouched checks that nothing at all was done.
func (f *fanOut) untouched(t *testing.T) {
	t.Helper()
	a := open(t, local(app.Config{DB: f.address, Media: f.folder}))
	defer a.Close()
	s := store.New(a.DB, a.DB.Engine)
	st, _, err := s.Story(t.Context(), f.story)
	notices, errNotices := s.NoticesOf(t.Context(), []news.ID{f.story})
	entries, _, errLedger := a.Inside.Ledger(t.Context(), news.System(), inside.LedgerQuery{}, 10)
	tasks, errTasks := a.Inside.Tasks(t.Context(), news.System(), inside.TasksOpen, 0, inside.Mark{})
	if err != nil || errNotices != nil || errLedger != nil || errTasks != nil {
		t.Fatal(err, errNotices, errLedger, errTasks)
	}
	if n := len(deliveries(t, a, f.agreement)); st.LiveVersion != 1 || len(notices)+len(entries)+len(tasks.Items) > 0 || n != 1 {
		t.Errorf("version %d, %d notices, %d entries, %d tasks, %d deliveries", st.LiveVersion, len(notices), len(entries), len(tasks.Items), n)
	}
	for _, site := range f.sites {
		if page := f.page(t, a.Handler(), site); strings.Contains(page, told) || strings.Contains(page, corrected) {
			t.Errorf("%s shows a correction that never was", site.Name)
		}
	}
}

// arrived checks, an hour after the crash, that nothing is missing and nothing
// was done twice.
func (f *fanOut) arrived(t *testing.T, attempts int) {
	t.Helper()
	ctx, at := t.Context(), clock.NewManual(time.Now().Add(time.Hour))
	a := open(t, local(app.Config{DB: f.address, Media: f.folder, Clock: at}))
	defer a.Close()
	own := f.sites[len(f.sites)-1]
	for _, s := range f.sites { // before anything that waits is done
		page := f.page(t, a.Handler(), s)
		if strings.Count(page, told) == 0 || strings.Contains(page, corrected) != (s.ID != own.ID) {
			t.Errorf("%s: the notice %d times, the new lead %v", s.Name, strings.Count(page, told), strings.Contains(page, corrected))
		}
	}
	s := store.New(a.DB, a.DB.Engine)
	if notices, err := s.NoticesOf(ctx, []news.ID{f.story}); err != nil || len(notices) != 1 {
		t.Errorf("%d notices, %v", len(notices), err)
	}
	if err := a.Queue.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	if rows := f.entry(t, a).All; slices.ContainsFunc(rows, waits) { // an act of the desk would ask for its job again
		t.Errorf("the ledger was not asked on: %+v", rows)
	}
	tasks, err := a.Inside.Tasks(ctx, news.System(), inside.TasksOpen, 0, inside.Mark{})
	if err != nil || len(tasks.Items) != 1 || tasks.Items[0].Where.ID != own.ID {
		t.Fatalf("tasks: %+v, %v", tasks.Items, err)
	}
	task := tasks.Items[0]
	if err := a.Room.AnswerTask(ctx, news.System(), task.ID, merging.Reply{Field: news.FieldLead, Answer: merging.Inherit, Version: task.Version}); err != nil {
		t.Fatal(err)
	}
	if page := f.page(t, a.Handler(), own); !strings.Contains(page, told) || !strings.Contains(page, corrected) {
		t.Errorf("%s does not follow: %s", own.Name, page)
	}
	n := &network{t: t, ctx: ctx, clock: at, app: a}
	n.settle()
	n.look(nil, f.since, false)
	f.booked(t, a)
	f.delivered(t, a, attempts)
}

// entry is the one entry of the ledger.
func (f *fanOut) entry(t *testing.T, a *app.App) inside.LedgerEntry {
	t.Helper()
	entries, _, err := a.Inside.Ledger(t.Context(), news.System(), inside.LedgerQuery{}, 10)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	e, err := a.Inside.LedgerEntry(t.Context(), news.System(), entries[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// waits reports whether something is not proved that needs no desk.
func waits(r book.Row) bool { return r.Surface != book.SurfaceText && !proved(r) }

// proved reports whether a surface was seen to show it, or a partner's machine
// has taken it: a sender that died before it kept the partner's word hears 409.
func proved(r book.Row) bool {
	return r.State == book.StateApplied && !r.AppliedAt.IsZero() || r.State == book.StateReceived && r.Surface == book.SurfacePartner
}

// booked checks that the ledger has one entry, and proof from every site.
func (f *fanOut) booked(t *testing.T, a *app.App) {
	t.Helper()
	e, bySite := f.entry(t, a), map[news.ID]int{}
	for _, r := range e.All {
		bySite[r.Site]++
		if !proved(r) || r.Proof == "" {
			t.Errorf("site %s, %s %s: %s at %v, %q %q", r.Site, r.Surface, r.Target, r.State, r.AppliedAt, r.Proof, r.Fault)
		}
	}
	for _, s := range f.sites {
		if bySite[s.ID] < 4 { // page, lists, feeds, search
			t.Errorf("the ledger asks %s for %d surfaces", s.Name, bySite[s.ID])
		}
	}
	if e.Standing != book.Arrived {
		t.Errorf("the entry is %s", e.Standing)
	}
}

// delivered checks that the partner has the correction once, and was asked as
// often as the crash explains, each time under the same id.
func (f *fanOut) delivered(t *testing.T, a *app.App, attempts int) {
	t.Helper()
	f.partner.check(t)
	if got := f.partner.received(); !slices.Equal(got, []string{"publication 1 usable", "correction 2 usable"}) {
		t.Errorf("the partner received %q", got)
	}
	list := deliveries(t, a, f.agreement)
	if len(list) != 2 || list[1].State != partner.Applied && list[1].State != partner.Sent || list[1].Attempts != attempts {
		t.Fatalf("%+v", list)
	}
	f.partner.mu.Lock()
	defer f.partner.mu.Unlock()
	want := map[string]int{list[0].ID.String(): 1, list[1].ID.String(): attempts}
	if !maps.Equal(f.partner.attempts, want) {
		t.Errorf("the partner was asked %v, should be %v", f.partner.attempts, want)
	}
}

// A correction of a story on five sites dies at every point of its way. What
// was committed reaches every site, the ledger and the partner once the program
// runs again; what was not committed never was.
func TestKilledAtEveryStep(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		f := newFanOut(t, address)
		for _, point := range []string{inFirst, inMiddle} {
			startDoomed(t, f.address, f.folder, f.story, point).died(t, false)
			f.untouched(t)
		}
		a := open(t, local(app.Config{DB: f.address, Media: f.folder}))
		if err := correct(t.Context(), a.Room, f.story); err != nil {
			t.Fatal(err)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		f.arrived(t, 1)
	})
	for _, point := range []string{beforePurge, beforeLog, beforeWake, beforeLedger, whileAsking, beforeNoted, whileSending, beforeReplied} {
		t.Run(point, func(t *testing.T) {
			engines(t, func(t *testing.T, address string) {
				f := newFanOut(t, address)
				attempts := 1
				switch point {
				case beforePurge, beforeLog, beforeWake:
					startDoomed(t, f.address, f.folder, f.story, point).died(t, false)
				case whileSending, beforeReplied:
					attempts = 2
					f.killedByPartner(t, point)
				default:
					startDoomed(t, f.address, f.folder, f.story, point).died(t, true)
				}
				f.arrived(t, attempts)
			})
		})
	}
}

// killedByPartner has the process killed while the partner is asked: before it
// has taken anything, or when it has and not yet answered.
func (f *fanOut) killedByPartner(t *testing.T, point string) {
	t.Helper()
	ready := make(chan *doomed, 1)
	var once sync.Once
	kill := func() {
		once.Do(func() { (<-ready).kill() })
	}
	if point == whileSending {
		f.partner.be(func(http.ResponseWriter, *http.Request) bool {
			kill()
			f.partner.be(nil)
			panic(http.ErrAbortHandler)
		})
	} else {
		f.partner.mu.Lock()
		f.partner.kept = kill
		f.partner.mu.Unlock()
	}
	d := startDoomed(t, f.address, f.folder, f.story, point)
	ready <- d
	d.died(t, true)
}

// A process that dies between commit and purge leaves other processes with old
// pages, for as long as it takes them to read the log; and they do what it
// would have done.
func TestOtherNodeGoesOn(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		f := newFanOut(t, address)
		t.Run("the other node", func(t *testing.T) {
			a := open(t, local(app.Config{DB: f.address, Media: f.folder, Node: "other"}))
			serve(t, a)
			for _, s := range f.sites { // now it keeps them
				f.page(t, a.Handler(), s)
			}
			startDoomed(t, f.address, f.folder, f.story, beforePurge).died(t, false)
			for _, s := range f.sites {
				eventually(t, "the notice on "+s.Name, func() bool { return strings.Contains(f.page(t, a.Handler(), s), told) })
			}
			other := func(r book.Row) bool { return r.Surface == book.SurfaceNode && r.Target == "other" }
			if rows := f.entry(t, a).All; !slices.ContainsFunc(rows, other) {
				t.Errorf("the ledger does not ask the other node: %+v", rows)
			}
			eventually(t, "the ledger", func() bool { return !slices.ContainsFunc(f.entry(t, a).All, waits) })
			eventually(t, "the partner", func() bool { return len(f.partner.received()) == 2 })
			eventually(t, "the word that it arrived", func() bool { return deliveries(t, a, f.agreement)[1].State == partner.Applied })
		})
		f.arrived(t, 1)
	})
}
