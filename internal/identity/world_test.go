package identity_test

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

const (
	desk = "http://desk.localhost:8080"
	good = "empat kuda bakau"
	next = "lima perahu layar"
)

// world is a network of two sites on a real database with a clock that stands
// still.
type world struct {
	t     *testing.T
	ctx   context.Context
	db    *db.DB
	clock *clock.Manual
	id    *identity.Identity
	post  *post
	queue *jobs.Queue
	store store.Store

	solo, bali news.Site
}

// post is a mail server that keeps what it is given.
type post struct {
	on      bool
	fail    error
	letters []mail.Message
}

func (p *post) Configured() bool { return p.on }

func (p *post) Send(_ context.Context, m mail.Message) error {
	if p.fail != nil {
		return p.fail
	}
	p.letters = append(p.letters, m)
	return m.Check()
}

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d, identity.SSOConfig{})) })
}

func newWorld(t *testing.T, d *db.DB, sso identity.SSOConfig) *world {
	w := &world{t: t, ctx: context.Background(), db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), post: &post{}, store: store.New(d, d.Engine)}
	w.id = w.process(1, sso)
	w.queue = jobs.New(d, w.clock, slog.New(slog.DiscardHandler), w.id.Jobs())
	w.solo, w.bali = w.site(1, "solo"), w.site(2, "bali")
	return w
}

// process is the program once more on the same database.
func (w *world) process(seed uint16, sso identity.SSOConfig) *identity.Identity {
	w.t.Helper()
	room := act.New(act.Config{DB: w.db, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, seed), Index: search.New(w.db.Engine)})
	id, err := identity.New(identity.Config{Room: room, Hasher: credential.NewHasher(credential.Cost{Time: 1, Memory: 64, Threads: 1}),
		Mail: w.post, Network: "Sagara", Desk: desk, SSO: sso})
	w.must(err)
	return id
}

func (w *world) site(id news.ID, slug string) news.Site {
	w.t.Helper()
	s := news.Site{ID: id, Slug: slug, Name: slug, Zone: "Asia/Jakarta", Language: "id", Hosts: []string{slug + ".test"}, Public: true}
	w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error { return store.In(tx).SaveSite(w.ctx, s) }))
	return s
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) refused(err error, want fault.Kind) {
	w.t.Helper()
	if err == nil {
		w.t.Fatalf("nothing was refused, want %v", want)
	}
	if got := fault.KindOf(err); got != want {
		w.t.Fatalf("refused as %v (%v), want %v", got, err, want)
	}
}

// browser is somebody's browser: it keeps its cookies.
func browser(address string) *identity.Client {
	return &identity.Client{Address: address, Agent: "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"}
}

// keep keeps what an answer sets.
func keep(c *identity.Client, e identity.Entry) {
	if e.Session != "" {
		c.Session, c.Device = e.Session, e.Device
	}
}

// person makes an account with a password and roles.
func (w *world) person(email string, roles map[news.ID][]news.Role) news.Account {
	w.t.Helper()
	sent, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: email, Name: strings.ToUpper(email[:1]) + "ewi", Roles: roles})
	w.must(err)
	w.must(w.id.SetPassword(w.ctx, identity.Operator(), sent.Account.ID, good))
	return sent.Account
}

// in signs in and returns the visitor.
func (w *world) in(c *identity.Client, email, password string) identity.Visitor {
	w.t.Helper()
	e, err := w.id.SignIn(w.ctx, *c, email, password)
	w.must(err)
	if e.Session == "" {
		w.t.Fatal("a second factor is asked for")
	}
	keep(c, e)
	return w.visitor(e.Session)
}

func (w *world) visitor(token string) identity.Visitor {
	w.t.Helper()
	v, err := w.id.Visitor(w.ctx, token, w.clock.Now())
	w.must(err)
	return v
}

// out fails unless a token stands for nobody.
func (w *world) out(token string) {
	w.t.Helper()
	if _, err := w.id.Visitor(w.ctx, token, w.clock.Now()); fault.KindOf(err) != fault.NotFound || err == nil {
		w.t.Errorf("the session still stands: %v", err)
	}
}

// events returns the kinds of all events, oldest first.
func (w *world) events() []string {
	w.t.Helper()
	list, err := w.store.EventsAfter(w.ctx, 0, 1000)
	w.must(err)
	var kinds []string
	for _, e := range list {
		kinds = append(kinds, string(e.Kind))
	}
	return kinds
}

// payloads returns everything that the log says, as one text.
func (w *world) payloads() string {
	w.t.Helper()
	list, err := w.store.EventsAfter(w.ctx, 0, 1000)
	w.must(err)
	var b strings.Builder
	for _, e := range list {
		b.WriteString(string(e.Kind) + " " + e.Payload + "\n")
	}
	return b.String()
}

func (w *world) count(kind news.EventKind) (n int) {
	for _, k := range w.events() {
		if k == string(kind) {
			n++
		}
	}
	return n
}

func at(site news.Site, roles ...news.Role) map[news.ID][]news.Role {
	return map[news.ID][]news.Role{site.ID: roles}
}

func everywhere(roles ...news.Role) map[news.ID][]news.Role { return map[news.ID][]news.Role{0: roles} }

// together runs functions at the same time and returns their errors.
func together(fs ...func() error) []error {
	errs := make([]error, len(fs))
	var running sync.WaitGroup
	for i, f := range fs {
		running.Go(func() { errs[i] = f() })
	}
	running.Wait()
	return errs
}

func successes(errs []error) int {
	return len(slices.DeleteFunc(slices.Clone(errs), func(err error) bool { return err != nil }))
}

// hash returns an account's password hash as it is kept.
func (w *world) hash(account news.ID) string {
	w.t.Helper()
	l, err := creds.New(w.db, w.db.Engine).Login(w.ctx, account)
	w.must(err)
	return l.Password
}

// dear is a process whose hashes cost more.
func (w *world) dear() *identity.Identity {
	w.t.Helper()
	room := act.New(act.Config{DB: w.db, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 3), Index: search.New(w.db.Engine)})
	id, err := identity.New(identity.Config{Room: room, Hasher: credential.NewHasher(credential.Cost{Time: 1, Memory: 128, Threads: 1}), Mail: w.post, Network: "Sagara", Desk: desk})
	w.must(err)
	return id
}
