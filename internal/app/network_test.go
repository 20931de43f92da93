package app_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"html"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

var (
	sequences = flag.Int("sequences", 0, "random sequences of acts on a network of fifty sites; 0: as many as always run")
	firstSeed = flag.Uint64("first-seed", 1, "seed of the first sequence")
)

// A network is checked against a model of it: random acts of its desks, each of
// which must do or refuse what the model says, and what every site then serves
// must be what the model says it serves.
func TestNetworkModel(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		n := *sequences
		if n == 0 {
			n = 50
			if strings.HasPrefix(address, "sqlite") {
				n = 200
			}
		}
		w := newNetwork(t, address, 50)
		from := w.clock.Now()
		for seed := *firstSeed; seed < *firstSeed+uint64(n); seed++ {
			if (seed-*firstSeed)%auditEvery == auditEvery-audited {
				from = w.clock.Now()
			}
			if !w.sequence(seed) {
				t.Fatalf("sequence %d of acts went wrong; run it alone with -sequences 1 -first-seed %d:\n%s", seed, seed, strings.Join(w.acts, "\n"))
			}
			if last := seed == *firstSeed+uint64(n)-1; last || (seed-*firstSeed)%auditEvery == auditEvery-1 {
				w.audit(from)
			}
		}
	})
}

// The auditor looks at the last sequences of so many.
const (
	auditEvery = 50
	audited    = 10
)

// audit lets everything come to rest, and asks the ledger and the auditor
// whether anything is missing of what changed since a time.
func (w *network) audit(since time.Time) {
	w.t.Helper()
	for range 3 { // what is asked again is asked later
		if err := w.app.Queue.Drain(w.ctx); err != nil {
			w.t.Fatal(err)
		}
		w.clock.Advance(5 * time.Minute)
	}
	for _, standing := range []ledger.Standing{ledger.Failed, ledger.Overdue, ledger.Open} {
		entries, _, err := w.app.Inside.Ledger(w.ctx, news.System(), inside.LedgerQuery{Standing: standing}, 100)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, e := range entries {
			if e, err = w.app.Inside.LedgerEntry(w.ctx, news.System(), e.ID); err != nil {
				w.t.Fatal(err)
			}
			for _, r := range e.All {
				// A desk has to look at its own words; nobody does here.
				if !r.State.Settled() && r.Surface != ledger.SurfaceText {
					w.t.Errorf("%s about %s on site %s: %s is %s: %s (asked %d times, next %s, now %s)", e.Kind, e.Story, r.Site, r.Surface, r.State, r.Fault, r.Attempts, r.NextAt, w.clock.Now())
				}
			}
		}
	}
	run, err := w.app.Auditor.Begin(w.ctx, news.System(), ledger.Run{Since: since}, false)
	if err == nil {
		run, err = w.app.Auditor.Walk(w.ctx, news.System(), run, func(d ledger.Drift) error {
			w.t.Errorf("story %s on site %s: %s is %q, should be %q", d.Story, d.Site, d.What, d.Got, d.Want)
			return nil
		})
	}
	if err != nil {
		w.t.Fatal(err)
	}
	if run.Looked == 0 {
		w.t.Error("the auditor has looked at nothing")
	}
	if w.t.Failed() {
		w.t.FailNow()
	}
}

// network is a network of many sites, on the application as it is wired for
// production.
type network struct {
	t     *testing.T
	cfg   app.Config
	clock *clock.Manual
	app   *app.App
	ctx   context.Context
	sites []news.Site
	desks []news.Actor // an editor of each site
	farah news.Person

	// One sequence.
	r    *rand.Rand
	m    *modelStory
	acts []string
	ok   bool
	web  bool // look at the pages that are served; otherwise at what they are made of
}

func newNetwork(t *testing.T, address string, n int) *network {
	w := &network{t: t, ctx: context.Background(), clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
	w.cfg = app.Config{DB: address, Media: t.TempDir(), Clock: w.clock, Log: discard(), Migrate: true, JPEGOnly: true}
	w.start()
	t.Cleanup(func() { w.app.Close() })
	policies := []news.Policy{news.PolicyPublish, news.PolicyAsk, news.PolicyDraft, news.PolicyPublish, news.PolicyRefuse}
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
	w.app = a
}

// modelStory is what a story should be, on site 0 and wherever it was shared.
type modelStory struct {
	id        news.ID
	at        []*modelPlace // by site
	headline  string
	lead      string
	body      string
	versions  int
	notices   []string
	withdrawn bool
	reason    string
	reserved  bool
}

// modelPlace is what a site has of it. The zero value has nothing.
type modelPlace struct {
	state    news.PlacementState
	over     map[news.Field]string
	ended    bool // readers had it here and lost it
	taken    bool // it was the origin that took it back
	proposed bool
	alone    string // reason of a withdrawal here alone
	down     bool   // the site is not public
}

func (p *modelPlace) seen() bool { return p.ended || p.state == news.PlacementPlaced }

// say is what a site serves at the story's address.
type say struct {
	status   int
	headline string
	lead     string
	body     string
	notices  []string
	reason   string
	canon    int  // site of the canonical address
	own      bool // it is in this site's own sitemaps
	moved    int  // site it leads to, -1 for none
}

// serves is the model of reading.
func (m *modelStory) serves(site int) say {
	p := m.at[site]
	hidden := say{status: 404, moved: -1}
	switch {
	case p.down:
		return hidden
	case p.alone != "":
		return say{status: 410, reason: p.alone, moved: -1}
	case m.withdrawn && p.seen():
		return say{status: 410, reason: m.reason, moved: -1}
	case m.withdrawn:
		return hidden
	case p.state == news.PlacementPlaced:
		s := say{status: 200, headline: m.headline, lead: m.lead, body: m.body, notices: m.notices, own: site == 0, moved: -1}
		if m.at[0].down {
			s.canon = site // there is no address at home
		}
		for f, v := range p.over {
			switch f {
			case news.FieldHeadline:
				s.headline = v
			case news.FieldLead:
				s.lead = v
			case news.FieldBody:
				s.body, s.canon, s.own = v, site, true
			}
		}
		return s
	case p.ended && !m.at[0].down:
		return say{status: 301, moved: 0}
	}
	return hidden
}

func text(s string) string {
	return richtext.Must(richtext.New(richtext.Paragraph(richtext.Text(s)))).String()
}

func (w *network) words(what string) string {
	return fmt.Sprintf("%s %s-%d", what, w.m.id, w.r.IntN(1e9))
}

// sequence performs random acts on a story of its own.
func (w *network) sequence(seed uint64) bool {
	w.r, w.ok, w.acts, w.web = rand.New(rand.NewPCG(seed, 7)), true, nil, seed%8 == 0
	w.m = &modelStory{at: make([]*modelPlace, len(w.sites)), headline: fmt.Sprintf("Kabar urutan %d", seed), lead: fmt.Sprintf("Teras urutan %d.", seed), body: fmt.Sprintf("Isi urutan %d.", seed)}
	for i := range w.m.at {
		w.m.at[i] = &modelPlace{over: map[news.Field]string{}}
	}
	w.clock.Advance(time.Minute)
	id, err := w.app.Room.Create(w.ctx, w.desks[0], newsroom.NewStory{Site: w.sites[0].ID, Section: w.sites[0].Sections[0].ID, Content: w.content()})
	w.agree("create", err, 0, true)
	w.m.id = id
	w.agree("publish", w.app.Room.Publish(w.ctx, w.desks[0], id), 0, true)
	w.m.at[0].state, w.m.versions = news.PlacementPlaced, 1
	// A few sites play a part, so that several acts meet on each.
	cast := w.r.Perm(len(w.sites) - 1)[:6]
	for i := range cast {
		cast[i]++
	}
	for range 16 {
		w.clock.Advance(time.Duration(1+w.r.IntN(90)) * time.Second)
		w.act(cast)
		if w.r.IntN(5) == 0 {
			w.compare(append([]int{0}, cast...), false)
		}
		if !w.ok {
			return false
		}
	}
	w.compare(append([]int{0, 1 + w.r.IntN(len(w.sites)-1)}, cast...), true)
	for i, p := range w.m.at {
		if p.down {
			w.open(i, true)
		}
	}
	return w.ok
}

func (w *network) content() news.Content {
	return news.Content{Headline: w.m.headline, Lead: w.m.lead, Body: text(w.m.body),
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}
}

// agree compares what an act said with what the model says: done, or refused in
// a way.
func (w *network) agree(act string, err error, want fault.Kind, done bool) bool {
	w.acts = append(w.acts, fmt.Sprintf("%s: %v", act, err))
	if done && err == nil || !done && fault.KindOf(err) == want && err != nil {
		return done
	}
	w.ok = false
	if done {
		w.acts = append(w.acts, "    the model says it is done")
	} else {
		w.acts = append(w.acts, fmt.Sprintf("    the model says it is refused: %s", want))
	}
	return false
}

func (w *network) act(cast []int) {
	i := cast[w.r.IntN(len(cast))]
	site, desk, p, m := w.sites[i], w.desks[i], w.m.at[i], w.m
	room, id := w.app.Room, w.m.id
	gone := m.withdrawn
	policy := site.Settings.DefaultPolicy
	name := func(act string) string { return fmt.Sprintf("%s on s%d (%s, %s)", act, i, p.state, policy) }
	vacant := p.state == "" || p.state == news.PlacementDeclined || p.state == news.PlacementEnded
	arrive := func(state news.PlacementState) {
		p.state = state
		if state == news.PlacementPlaced {
			p.ended, p.taken = false, false
		}
	}
	byPolicy := map[news.Policy]news.PlacementState{news.PolicyAsk: news.PlacementOffered, news.PolicyDraft: news.PlacementHeld, news.PolicyPublish: news.PlacementPlaced}
	switch w.r.IntN(20) {
	case 0, 1, 2:
		state, err := room.Share(w.ctx, w.desks[0], id, site.ID, site.Sections[0].ID)
		switch {
		case gone || !vacant:
			w.agree(name("share"), err, fault.Conflict, false)
		case policy == news.PolicyRefuse:
			w.agree(name("share"), err, fault.Forbidden, false)
		case w.agree(name("share"), err, 0, true):
			p.taken = false
			arrive(byPolicy[policy])
			w.same("state", state, p.state)
		}
	case 3:
		j := cast[w.r.IntN(len(cast))]
		from := m.at[j]
		state, err := room.PassOn(w.ctx, w.desks[j], id, w.sites[j].ID, site.ID, site.Sections[0].ID)
		label := fmt.Sprintf("%s from s%d (%s)", name("pass on"), j, from.state)
		switch {
		case gone || from.state != news.PlacementPlaced || from.down:
			w.agree(label, err, fault.NotFound, false)
		case m.reserved:
			w.agree(label, err, fault.Forbidden, false)
		case !vacant:
			w.agree(label, err, fault.Conflict, false)
		case p.taken, policy == news.PolicyRefuse:
			w.agree(label, err, fault.Forbidden, false)
		case w.agree(label, err, 0, true):
			arrive(byPolicy[policy])
			w.same("state", state, p.state)
		}
	case 4:
		hold := w.r.IntN(2) == 0
		state, err := room.Pull(w.ctx, desk, id, site.ID, site.Sections[1].ID, hold)
		switch {
		case gone || m.at[0].down:
			w.agree(name("pull"), err, fault.NotFound, false)
		case !vacant:
			w.agree(name("pull"), err, fault.Conflict, false)
		case p.taken, p.state == "" && m.reserved, policy == news.PolicyRefuse:
			w.agree(name("pull"), err, fault.Forbidden, false)
		case w.agree(name("pull"), err, 0, true):
			if hold || policy == news.PolicyDraft {
				arrive(news.PlacementHeld)
			} else {
				arrive(news.PlacementPlaced)
			}
			w.same("state", state, p.state)
		}
	case 5:
		w.answer(name("accept"), room.Accept(w.ctx, desk, id, site.ID, 0), p, news.PlacementOffered, func() { arrive(news.PlacementPlaced) })
	case 6:
		w.answer(name("hold"), room.Hold(w.ctx, desk, id, site.ID, 0), p, news.PlacementOffered, func() { arrive(news.PlacementHeld) })
	case 7:
		from := news.PlacementOffered
		if p.state == news.PlacementHeld {
			from = p.state
		}
		w.answer(name("decline"), room.Decline(w.ctx, desk, id, site.ID), p, from, func() { p.state = news.PlacementDeclined })
	case 8:
		w.answer(name("release"), room.Release(w.ctx, desk, id, site.ID), p, news.PlacementHeld, func() { arrive(news.PlacementPlaced) })
	case 9:
		w.answer(name("end"), room.End(w.ctx, desk, id, site.ID), p, news.PlacementPlaced, func() { p.state, p.ended = news.PlacementEnded, true })
	case 10:
		if w.r.IntN(2) == 0 {
			w.revoke(i, name("revoke"))
			return
		}
		fallthrough
	case 11, 12:
		f := []news.Field{news.FieldHeadline, news.FieldLead, news.FieldBody}[w.r.IntN(3)]
		value := w.words("Milik sendiri")
		stored := value
		if f == news.FieldBody {
			stored = text(value)
		}
		err := room.Override(w.ctx, desk, id, site.ID, f, stored)
		w.carried(name("override "+string(f)), err, p, func() { p.over[f] = value })
	case 13:
		f := []news.Field{news.FieldHeadline, news.FieldLead, news.FieldBody}[w.r.IntN(3)]
		err := room.Inherit(w.ctx, desk, id, site.ID, f)
		if _, has := p.over[f]; !has && p.state != "" {
			w.agree(name("inherit "+string(f)), err, fault.Conflict, false)
			return
		}
		w.carried(name("inherit "+string(f)), err, p, func() { delete(p.over, f) })
	case 14:
		w.change(false)
	case 15:
		w.change(true)
	case 16:
		words := w.words("Catatan")
		err := room.AddNotice(w.ctx, w.desks[0], id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: words})
		if w.agree("notice", err, fault.Conflict, !gone) {
			m.notices = append(m.notices, words)
		}
	case 17:
		w.withdraw(i)
	case 18:
		switch w.r.IntN(3) {
		case 0:
			w.open(i, p.down)
		case 1:
			w.open(0, m.at[0].down)
		case 2:
			err := room.Reserve(w.ctx, w.desks[0], id, !m.reserved)
			if w.agree("reserve", err, fault.Conflict, !gone) {
				m.reserved = !m.reserved
			}
		}
	case 19:
		if w.r.IntN(8) == 0 {
			w.acts = append(w.acts, "restart")
			w.start()
		}
	}
}

func (w *network) same(what string, got, want any) {
	if got != want {
		w.ok = false
		w.acts = append(w.acts, fmt.Sprintf("    %s: %v, the model says %v", what, got, want))
	}
}

// answer is what a desk says to a story that waits for it in a state.
func (w *network) answer(act string, err error, p *modelPlace, from news.PlacementState, then func()) {
	switch {
	case p.state == "":
		w.agree(act, err, fault.NotFound, false)
	case w.m.withdrawn || p.state != from:
		w.agree(act, err, fault.Conflict, false)
	case w.agree(act, err, 0, true):
		then()
	}
}

// carried is an act on what a site has or is about to have.
func (w *network) carried(act string, err error, p *modelPlace, then func()) {
	switch {
	case p.state == "":
		w.agree(act, err, fault.NotFound, false)
	case w.m.withdrawn || !slices.Contains([]news.PlacementState{news.PlacementOffered, news.PlacementHeld, news.PlacementPlaced}, p.state):
		w.agree(act, err, fault.Conflict, false)
	case w.agree(act, err, 0, true):
		then()
	}
}

func (w *network) revoke(i int, act string) {
	p := w.m.at[i]
	err := w.app.Room.Revoke(w.ctx, w.desks[0], w.m.id, w.sites[i].ID)
	switch {
	case w.m.withdrawn:
		w.agree(act, err, fault.Conflict, false)
	case p.state == "":
		w.agree(act, err, fault.NotFound, false)
	case p.state == news.PlacementWithdrawn || p.taken:
		w.agree(act, err, fault.Conflict, false)
	case w.agree(act, err, 0, true):
		p.taken = true
		if p.seen() {
			p.state, p.ended = news.PlacementEnded, true
		} else {
			p.state = news.PlacementDeclined
		}
	}
}

// change makes the origin say something else, as an update or a correction.
func (w *network) change(correct bool) {
	m, room := w.m, w.app.Room
	if m.withdrawn {
		return // the working copy is closed
	}
	before := *m
	switch w.r.IntN(3) {
	case 0:
		m.headline = w.words("Kabar")
	case 1:
		m.lead = w.words("Teras") + "."
	case 2:
		m.body = w.words("Isi") + "."
	}
	work, err := w.app.Inside.Story(w.ctx, w.desks[0], m.id)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err = room.Save(w.ctx, w.desks[0], m.id, work.Copy.Rev, w.content()); err != nil {
		w.agree("save", err, 0, true)
		return
	}
	if !correct {
		w.agree("update", room.Update(w.ctx, w.desks[0], m.id), 0, true)
		return
	}
	words := w.words("Koreksi")
	err = room.Correct(w.ctx, w.desks[0], m.id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Substance, Text: words, Apology: "Kami mohon maaf."})
	if w.agree("correct", err, 0, true) {
		m.notices = append(slices.Clone(before.notices), words)
	}
}

// withdraw withdraws the story everywhere, or, more often, on one site alone.
func (w *network) withdraw(i int) {
	m, room, p, site := w.m, w.app.Room, w.m.at[i], w.sites[i]
	second := w.desks[i]
	second.Account += 1000
	reason := w.words("Memuat identitas seorang anak")
	if w.r.IntN(3) == 0 {
		second = w.desks[0]
		second.Account += 1000
		err := room.ProposeWithdrawal(w.ctx, w.desks[0], m.id, news.GroundChild, reason)
		if !w.agree("propose withdrawal", err, fault.Conflict, !m.withdrawn) {
			return
		}
		w.agree("withdraw alone", room.Withdraw(w.ctx, w.desks[0], m.id), fault.Forbidden, false)
		if w.agree("withdraw", room.Withdraw(w.ctx, second, m.id), 0, true) {
			m.withdrawn, m.reason = true, reason
			for j, q := range m.at {
				if j > 0 && q.alone == "" && !q.seen() && q.state != "" {
					q.state = news.PlacementDeclined
				}
			}
		}
		return
	}
	act := fmt.Sprintf("withdraw on s%d (%s)", i, p.state)
	err := room.ProposeWithdrawalOn(w.ctx, w.desks[i], m.id, site.ID, news.GroundTrauma, reason)
	switch {
	case p.state == "":
		w.agree(act, err, fault.NotFound, false)
		return
	case m.withdrawn || p.alone != "" || !p.seen():
		w.agree(act, err, fault.Conflict, false)
		return
	case !w.agree(act, err, 0, true):
		return
	}
	if w.agree(act+" approved", room.WithdrawOn(w.ctx, second, m.id, site.ID), 0, true) {
		p.state, p.alone = news.PlacementWithdrawn, reason
	}
}

// open makes a site public, or takes it from the public.
func (w *network) open(i int, public bool) {
	site, err := w.app.Inside.Sites(w.ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	k := slices.IndexFunc(site, func(s news.Site) bool { return s.ID == w.sites[i].ID })
	site[k].Public = public
	_, err = w.app.Room.SaveSite(w.ctx, news.System(), site[k])
	if w.agree(fmt.Sprintf("s%d public: %v", i, public), err, 0, true) {
		w.m.at[i].down = !public
	}
}

// get asks the portal as a reader does.
func (w *network) get(site int, path string) (int, http.Header, string) {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = w.sites[site].Hosts[0]
	answer := httptest.NewRecorder()
	w.app.Portal.Handler().ServeHTTP(answer, r)
	return answer.Code, answer.Header(), answer.Body.String()
}

// listed compares the lists of a site, as they are read.
func (s say) listed(w *network, site int) bool {
	public, ok := w.app.Reader.Host(w.sites[site].Hosts[0])
	if !ok {
		return true
	}
	same := true
	for list, want := range map[string]bool{news.ListLatest: s.status == http.StatusOK, news.ListNewsMap: s.own && s.status == http.StatusOK} {
		l, err := w.app.Reader.For(public).List(w.ctx, list, reading.Mark{}, 20)
		if err != nil {
			w.t.Fatal(err)
		}
		if slices.ContainsFunc(l.Cards, func(c reading.Card) bool { return c.Story == w.m.id }) != want {
			same = false
			w.acts = append(w.acts, fmt.Sprintf("    s%d has it in %s: %v; the model says %+v", site, list, !want, s))
		}
	}
	tombs, _, err := w.app.Reader.For(public).Withdrawals(w.ctx, reading.Mark{}, 20)
	if err != nil {
		w.t.Fatal(err)
	}
	if slices.ContainsFunc(tombs, func(t reading.Tombstone) bool { return t.Story == w.m.id }) != (s.status == http.StatusGone) {
		same = false
		w.acts = append(w.acts, fmt.Sprintf("    s%d lists it as withdrawn, or not; the model says %+v", site, s))
	}
	return same
}

// read asks what a page would be made of.
func (w *network) read(site int) say {
	out := say{status: http.StatusNotFound, moved: -1}
	public, ok := w.app.Reader.Host(w.sites[site].Hosts[0])
	if !ok {
		return out
	}
	a, err := w.app.Reader.For(public).Article(w.ctx, w.m.id)
	var gone *reading.Withdrawn
	var moved *reading.Moved
	switch {
	case errors.As(err, &gone):
		return say{status: http.StatusGone, reason: gone.Tombstone.Reason, moved: -1}
	case errors.As(err, &moved):
		i := slices.IndexFunc(w.sites, func(s news.Site) bool { return s.ID == moved.Site.ID })
		return say{status: http.StatusMovedPermanently, moved: i}
	case fault.KindOf(err) == fault.NotFound:
		return out
	case err != nil:
		w.t.Fatal(err)
	}
	out = say{status: http.StatusOK, headline: a.Headline, lead: a.Lead, body: strings.TrimSpace(a.Body.Text()), own: a.Canonical, canon: site, moved: -1}
	if !a.Canonical && a.HomePath != "" {
		out.canon = slices.IndexFunc(w.sites, func(s news.Site) bool { return s.ID == a.Origin.ID })
	}
	for _, n := range a.Notices {
		out.notices = append(out.notices, n.Text)
	}
	return out
}

// compare looks at what sites serve at the story's address, and in their lists
// too.
func (w *network) compare(sites []int, lists bool) {
	for _, i := range sites {
		want := w.m.serves(i)
		if !w.web {
			if got := w.read(i); !reflect.DeepEqual(got, want) {
				w.ok = false
				w.acts = append(w.acts, fmt.Sprintf("    s%d serves %+v; the model says %+v", i, got, want))
			}
			if lists && !want.listed(w, i) {
				w.ok = false
			}
			continue
		}
		path := "/kabar/" + w.m.id.String() + "/x"
		status, header, body := w.get(i, path)
		// The address that the site itself has for the story.
		if to, own := strings.CutPrefix(header.Get("Location"), "http://"+w.sites[i].Hosts[0]); status == http.StatusMovedPermanently && own {
			path = to
			status, header, body = w.get(i, to)
		}
		bad := func(what string, got any) {
			w.ok = false
			w.acts = append(w.acts, fmt.Sprintf("    s%d serves %s: %v; the model says %+v", i, what, got, want))
		}
		if status != want.status {
			bad("status", status)
			continue
		}
		has := func(what, part string) {
			if !strings.Contains(body, html.EscapeString(part)) {
				bad("a page without the "+what, part)
			}
		}
		switch status {
		case http.StatusOK:
			has("headline", want.headline)
			has("lead", want.lead)
			has("body", want.body)
			for _, n := range want.notices {
				has("notice", n)
			}
			if !strings.Contains(body, `<link rel="canonical" href="http://`+w.sites[want.canon].Hosts[0]+`/`) {
				bad("another canonical address", path)
			}
		case http.StatusGone:
			has("reason", want.reason)
		case http.StatusMovedPermanently:
			if to := header.Get("Location"); !strings.HasPrefix(to, "http://"+w.sites[want.moved].Hosts[0]+"/") {
				bad("another way", to)
			}
		}
		if w.m.at[i].down || !lists {
			continue
		}
		for list, listed := range map[string]bool{"/terkini": status == 200, "/feed.xml": status == 200, "/sitemap-news.xml": status == 200 && want.own} {
			if _, _, body := w.get(i, list); strings.Contains(body, "/"+w.m.id.String()+"/") != listed {
				bad("in "+list, !listed)
			}
		}
		if want.reason != "" {
			if _, _, body := w.get(i, "/pencabutan"); !strings.Contains(body, html.EscapeString(want.reason)) {
				bad("/pencabutan without", want.reason)
			}
		}
		if _, _, body := w.get(i, "/ralat"); status == 200 {
			for _, n := range want.notices {
				if !strings.Contains(body, html.EscapeString(n)) {
					bad("/ralat without", n)
				}
			}
		}
	}
}
