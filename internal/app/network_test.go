package app_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext"
)

var (
	sequences = flag.Int("sequences", 0, "random sequences of acts on a network of fifty sites, on each engine; 0: as many as always run")
	firstSeed = flag.Uint64("first-seed", 1, "seed of the first sequence")
)

// How many sequences always run: PostgreSQL waits for its disk and its
// messages, and runs the same Go code.
const (
	onSQLite   = 2400
	onPostgres = 300
	batchOf    = 400 // sequences between two looks at everything
)

// A network is checked against a model of it: random acts of its desks, each of
// which must do or refuse what the model says; what every site, every desk and
// every partner then has must be what the model says, the ledger must say that
// everything has arrived, and the auditor must find nothing.
func TestNetworkModel(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // twice as fast
	all := &reach{met: map[string]int{}}
	t.Run("all", func(t *testing.T) {
		// SQLite has one writer: each processor gets a network of its own.
		lanes := runtime.GOMAXPROCS(0)
		for lane := range lanes {
			t.Run(fmt.Sprint("sqlite ", lane), func(t *testing.T) {
				t.Parallel()
				address := dbtest.SQLite(t)
				modelRun(t, all, address, onSQLite, lane, lanes)
			})
		}
		t.Run("postgres", func(t *testing.T) {
			t.Parallel()
			if address := dbtest.Postgres(t); address != "" {
				u, err := url.Parse(address)
				if err != nil {
					t.Fatal(err)
				}
				q := u.Query()
				q.Set("synchronous_commit", "off") // nothing is asked here of a power cut
				u.RawQuery = q.Encode()
				modelRun(t, all, u.String(), onPostgres, 0, 1)
			}
		})
	})
	all.check(t)
}

// modelRun plays every lanes-th sequence on a network.
func modelRun(t *testing.T, all *reach, address string, n, lane, lanes int) {
	if *sequences > 0 {
		n = *sequences
	}
	w := newNetwork(t, address, 50)
	w.reach = all
	seeds := []uint64{}
	for k := lane; k < n; k += lanes {
		seeds = append(seeds, *firstSeed+uint64(k))
	}
	for batch := range slices.Chunk(seeds, batchOf) {
		var plans []plan
		for _, seed := range batch {
			plans = append(plans, w.plan(seed))
		}
		for i, m := range w.play(plans...) {
			if m.ok {
				continue
			}
			short, acts := w.shorten(plans[i], m)
			t.Fatalf("sequence %d went wrong; run it alone with -run TestNetworkModel -sequences 1 -first-seed %d\n%s\n\nof its %d acts %d are enough:\n%s",
				m.seed, m.seed, strings.Join(m.acts, "\n"), len(plans[i].steps), len(short.steps), strings.Join(acts, "\n"))
		}
	}
	all.add(len(seeds))
}

// network is a network of many sites, on the application as it is wired for
// production.
type network struct {
	t         *testing.T
	cfg       app.Config
	clock     *clock.Manual
	app       *app.App
	ctx       context.Context
	sites     []news.Site
	desks     []news.Actor // an editor of each site
	farah     news.Person
	outsiders []*outsider // partners outside, in the order of their agreements
	restart   bool        // before the next step
	reach     *reach
}

func newNetwork(t *testing.T, address string, n int) *network {
	w := &network{t: t, ctx: context.Background(), clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
	w.cfg = local(app.Config{DB: address, Media: t.TempDir(), Clock: w.clock, Log: discard(), JPEGOnly: true})
	w.start()
	t.Cleanup(func() { w.app.Close() })
	policies := []news.Policy{news.PolicyPublish, news.PolicyAsk, news.PolicyDraft, news.PolicyPublish, news.PolicyAsk, news.PolicyRefuse}
	for i := range n {
		site, err := w.app.Room.SaveSite(w.ctx, news.System(), news.Site{Slug: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Situs %d", i), Zone: "Asia/Jakarta",
			Language: "id", Hosts: []string{fmt.Sprintf("s%d.test", i)}, Public: true, Settings: news.Settings{DefaultPolicy: policies[i%len(policies)]},
			Sections: []news.Section{{Slug: "kabar", Name: "Kabar"}, {Slug: "lain", Name: "Lain"}}})
		if err != nil {
			t.Fatal(err)
		}
		w.sites = append(w.sites, site)
		w.desks = append(w.desks, news.Actor{Account: news.ID(100 + i), Name: site.Slug, Roles: map[news.ID][]news.Role{site.ID: {news.RoleChiefEditor}}})
	}
	var err error
	if w.farah, err = w.app.Room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah N", Site: w.sites[0].ID, Role: "reporter"}); err != nil {
		t.Fatal(err)
	}
	w.agreed()
	w.agreed()
	return w
}

// start opens the application, again after a restart.
func (w *network) start() {
	if w.app != nil {
		if err := w.app.Close(); err != nil {
			w.t.Fatal(err)
		}
	}
	a, err := app.New(w.ctx, w.cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	w.app, w.restart = a, false
}

// plan is a sequence before it is played.
type plan struct {
	seed   uint64
	origin int
	cast   []int // the sites that play a part: few, so that several acts meet on each
	steps  []step
}

// step is one act, on the desk of a site of the cast. Its chance is its own, so
// that leaving one out changes little of the others.
type step struct {
	do     func(*turn) // nil: what the chance says, of what fits
	who    int
	chance uint64
}

func (w *network) plan(seed uint64) plan {
	r := rand.New(rand.NewPCG(seed, 7))
	all := r.Perm(len(w.sites))
	p := plan{seed: seed, origin: all[0], cast: all[1 : 2+r.IntN(3)]}
	who := 0
	for range 8 {
		if r.IntN(3) == 0 {
			who = r.IntN(len(p.cast))
		}
		p.steps = append(p.steps, step{nil, who, r.Uint64()})
	}
	// A withdrawal ends almost everything, and so mostly comes late.
	if r.IntN(2) == 0 {
		p.steps = slices.Insert(p.steps, len(p.steps)-r.IntN(3), step{(*turn).withdraw, who, r.Uint64()})
	}
	at := 0
	if r.IntN(3) == 0 {
		at = 1 + r.IntN(5)
	}
	public := (*turn).publish
	if r.IntN(3) == 0 {
		public = (*turn).schedule
	}
	p.steps = slices.Insert(p.steps, at, step{public, who, r.Uint64()})
	return p
}

// play performs sequences one after another and then looks at all that came of
// them.
func (w *network) play(plans ...plan) (stories []*modelStory) {
	from := w.clock.Now()
	var todo []func()
	for _, p := range plans {
		m := newModelStory(p.seed, p.origin, len(w.sites))
		stories = append(stories, m)
		todo = append(todo, func() { w.begin(m) })
		for _, s := range p.steps {
			todo = append(todo, func() { w.step(p, m, s) })
		}
		todo = append(todo, func() { w.end(p, m) })
	}
	todo = append(todo, func() { w.settle(); w.look(stories, from, false) },
		func() { w.answerAll(stories); w.settle(); w.look(stories, from, true) })
	for len(todo) > 0 {
		// Nothing is asked here of a power cut, so that no commit waits for
		// the disk.
		err := w.app.DB.Bulk(w.ctx, func() error {
			for len(todo) > 0 && !w.restart {
				todo[0]()
				todo = todo[1:]
			}
			return nil
		})
		if err != nil {
			w.t.Fatal(err)
		}
		if w.restart {
			w.start()
		}
	}
	return stories
}

func text(s string) string {
	return richtext.Must(richtext.New(richtext.Paragraph(richtext.Text(s)))).String()
}

func (w *network) content(x modelText) news.Content {
	return news.Content{Headline: x.headline, Lead: x.lead, Body: text(x.body), Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}
}

// begin writes the story that a sequence is about.
func (w *network) begin(m *modelStory) {
	w.clock.Advance(time.Second)
	site := w.sites[m.origin]
	var err error
	m.id, err = w.app.Room.Create(w.ctx, w.desks[m.origin], newsroom.NewStory{Site: site.ID, Section: site.Sections[0].ID, Content: w.content(m.copy)})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *network) step(p plan, m *modelStory, s step) {
	if !m.ok {
		return
	}
	r := rand.New(rand.NewPCG(s.chance, m.seed))
	w.clock.Advance(time.Duration(1+r.IntN(20)) * time.Second)
	i, j := p.cast[s.who], p.cast[r.IntN(len(p.cast))]
	t := &turn{network: w, m: m, r: r, i: i, j: j, site: w.sites[i], desk: w.desks[i], p: m.at[i], home: w.desks[m.origin]}
	do := s.do
	if do == nil {
		do = t.choose()
	}
	do(t)
	if r.IntN(5) == 0 {
		w.compare(m, append([]int{m.origin}, p.cast...), false)
		w.compareTasks(m)
	}
}

// end lets a planned story appear, looks at what the story's sites and one more
// serve, and makes all of them public again.
func (w *network) end(p plan, m *modelStory) {
	if left := m.public.Sub(w.clock.Now()); left > 0 {
		w.clock.Advance(left)
	}
	if m.ok {
		other := int(m.seed) % len(w.sites)
		w.compare(m, append([]int{m.origin, other}, p.cast...), true)
		w.compareTasks(m)
	}
	for i, at := range m.at {
		if at.down {
			(&turn{network: w, m: m}).open(i, true)
		}
	}
}

// shorten leaves acts out of a sequence that went wrong as long as it goes
// wrong without them.
func (w *network) shorten(p plan, m *modelStory) (plan, []string) {
	acts := m.acts
	for size := len(p.steps) / 2; size > 0; size /= 2 {
		for from := 0; from+size <= len(p.steps); {
			less := p
			less.steps = slices.Delete(slices.Clone(p.steps), from, from+size)
			if again := w.play(less)[0]; !again.ok {
				p, acts = less, again.acts
			} else {
				from += size
			}
		}
	}
	return p, acts
}
