package app_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// turn is one act under way: what it is done to, and by chance of its own.
type turn struct {
	*network
	m    *modelStory
	r    *rand.Rand
	i, j int // sites: whose desk acts, or is acted on; another one
	site news.Site
	desk news.Actor
	p    *modelPlace
	home news.Actor // of the origin's desk
}

// deed is something that happens, how often, and to what it mostly happens: a
// desk seldom answers to what it never got.
type deed struct {
	often int
	do    func(t *turn)
	to    func(p *modelPlace) bool
}

// deeds are what desks, machines and mishaps do.
var deeds = []deed{
	{9, (*turn).share, vacant}, {3, (*turn).passOn, vacant}, {5, (*turn).pull, vacant},
	{5, (*turn).accept, offered}, {5, (*turn).hold, offered}, {4, (*turn).decline, waiting}, {5, (*turn).release, held},
	{3, (*turn).end, placed}, {2, (*turn).revoke, has}, {5, (*turn).override, has}, {2, (*turn).inherit, own}, {3, (*turn).answer, own},
	{1, (*turn).edit, whatever}, {2, (*turn).update, whatever}, {2, (*turn).correct, whatever}, {1, (*turn).notice, whatever},
	{1, (*turn).withdrawHere, had}, {1, (*turn).openOrClose, whatever}, {1, (*turn).mishap, whatever},
}

// choose returns what is done: mostly what fits.
func (t *turn) choose() func(*turn) {
	if len(t.m.asked(t.i)) > 0 && t.r.IntN(3) == 0 {
		return (*turn).answer
	}
	fit := deeds
	if t.r.IntN(12) != 0 {
		fit = slices.DeleteFunc(slices.Clone(deeds), func(d deed) bool { return !d.to(t.p) })
	}
	lots := 0
	for _, d := range fit {
		lots += d.often
	}
	lot := t.r.IntN(lots)
	for _, d := range fit {
		if lot -= d.often; lot < 0 {
			return d.do
		}
	}
	return nil
}

func vacant(p *modelPlace) bool {
	return p.state == "" || p.state == news.PlacementDeclined || p.state == news.PlacementEnded
}
func offered(p *modelPlace) bool { return p.state == news.PlacementOffered }
func held(p *modelPlace) bool    { return p.state == news.PlacementHeld }
func waiting(p *modelPlace) bool { return offered(p) || held(p) }
func placed(p *modelPlace) bool  { return p.state == news.PlacementPlaced }
func has(p *modelPlace) bool     { return waiting(p) || placed(p) }
func own(p *modelPlace) bool     { return len(p.over) > 0 && has(p) }
func had(p *modelPlace) bool     { return placed(p) || p.ended }
func whatever(*modelPlace) bool  { return true }

func (t *turn) name(act string) string {
	return fmt.Sprintf("%s on s%d (%s, %s)", act, t.i, t.p.state, t.site.Settings.DefaultPolicy)
}

func (t *turn) words(what string) string { return fmt.Sprintf("%s %s-%d", what, t.m.id, t.r.IntN(1e9)) }

func (t *turn) now() time.Time { return t.clock.Now() }

// agree compares what an act said with what the model says: done, or refused in
// a way.
func (t *turn) agree(act string, err error, want fault.Kind, done bool) bool {
	t.m.acts = append(t.m.acts, fmt.Sprintf("%s: %v", act, err))
	switch {
	case done && err == nil, !done && err != nil && fault.KindOf(err) == want:
		return done
	case done:
		t.m.wrong("the model says it is done")
	default:
		t.m.wrong("the model says it is refused: %s", want)
	}
	return false
}

func (t *turn) arrive(state news.PlacementState) {
	t.p.state = state
	if state == news.PlacementPlaced {
		t.p.ended, t.p.taken = false, false
	}
}

func (t *turn) leave() {
	if t.m.seen(t.p, t.now()) {
		t.p.state, t.p.ended = news.PlacementEnded, true
	} else {
		t.p.state = news.PlacementDeclined
	}
	t.m.settle()
}

var byPolicy = map[news.Policy]news.PlacementState{news.PolicyAsk: news.PlacementOffered, news.PolicyDraft: news.PlacementHeld, news.PolicyPublish: news.PlacementPlaced}

func (t *turn) share() {
	policy := t.site.Settings.DefaultPolicy
	state, err := t.app.Room.Share(t.ctx, t.home, t.m.id, t.site.ID, t.site.Sections[0].ID)
	switch {
	case t.m.withdrawn || !vacant(t.p):
		t.agree(t.name("share"), err, fault.Conflict, false)
	case policy == news.PolicyRefuse:
		t.agree(t.name("share"), err, fault.Forbidden, false)
	case t.agree(t.name("share"), err, 0, true):
		t.p.taken = false
		t.arrive(byPolicy[policy])
		t.same("state", state, t.p.state)
	}
}

func (t *turn) passOn() {
	from, policy := t.m.at[t.j], t.site.Settings.DefaultPolicy
	state, err := t.app.Room.PassOn(t.ctx, t.desks[t.j], t.m.id, t.sites[t.j].ID, t.site.ID, t.site.Sections[0].ID)
	label := fmt.Sprintf("%s from s%d (%s)", t.name("pass on"), t.j, from.state)
	switch {
	case t.m.withdrawn || from.state != news.PlacementPlaced || from.down || !t.m.shown(t.now()):
		t.agree(label, err, fault.NotFound, false)
	case t.m.reserved:
		t.agree(label, err, fault.Forbidden, false)
	case !vacant(t.p):
		t.agree(label, err, fault.Conflict, false)
	case t.p.taken, policy == news.PolicyRefuse:
		t.agree(label, err, fault.Forbidden, false)
	case t.agree(label, err, 0, true):
		t.arrive(byPolicy[policy])
		t.same("state", state, t.p.state)
	}
}

func (t *turn) pull() {
	hold, policy := t.r.IntN(2) == 0, t.site.Settings.DefaultPolicy
	state, err := t.app.Room.Pull(t.ctx, t.desk, t.m.id, t.site.ID, t.site.Sections[1].ID, hold)
	switch {
	case t.m.withdrawn || t.m.at[t.m.origin].down || !t.m.shown(t.now()):
		t.agree(t.name("pull"), err, fault.NotFound, false)
	case !vacant(t.p):
		t.agree(t.name("pull"), err, fault.Conflict, false)
	case t.p.taken, t.p.state == "" && t.m.reserved, policy == news.PolicyRefuse:
		t.agree(t.name("pull"), err, fault.Forbidden, false)
	case t.agree(t.name("pull"), err, 0, true):
		if hold || policy == news.PolicyDraft {
			t.arrive(news.PlacementHeld)
		} else {
			t.arrive(news.PlacementPlaced)
		}
		t.same("state", state, t.p.state)
	}
}

func (t *turn) same(what string, got, want any) {
	if got != want {
		t.m.wrong("%s: %v, the model says %v", what, got, want)
	}
}

// waits is what a desk says to a story that waits for it in a state.
func (t *turn) waits(act string, err error, from news.PlacementState, then func()) {
	switch {
	case t.p.state == "":
		t.agree(act, err, fault.NotFound, false)
	case t.m.withdrawn || t.p.state != from:
		t.agree(act, err, fault.Conflict, false)
	case t.agree(act, err, 0, true):
		then()
	}
}

func (t *turn) accept() {
	t.waits(t.name("accept"), t.app.Room.Accept(t.ctx, t.desk, t.m.id, t.site.ID, 0), news.PlacementOffered, func() { t.arrive(news.PlacementPlaced) })
}

func (t *turn) hold() {
	t.waits(t.name("hold"), t.app.Room.Hold(t.ctx, t.desk, t.m.id, t.site.ID, 0), news.PlacementOffered, func() { t.arrive(news.PlacementHeld) })
}

func (t *turn) decline() {
	from := news.PlacementOffered
	if t.p.state == news.PlacementHeld {
		from = t.p.state
	}
	// What readers had here before has ended, and is not as if it never was.
	t.waits(t.name("decline"), t.app.Room.Decline(t.ctx, t.desk, t.m.id, t.site.ID), from, t.leave)
}

func (t *turn) release() {
	t.waits(t.name("release"), t.app.Room.Release(t.ctx, t.desk, t.m.id, t.site.ID), news.PlacementHeld, func() { t.arrive(news.PlacementPlaced) })
}

func (t *turn) end() {
	t.waits(t.name("end"), t.app.Room.End(t.ctx, t.desk, t.m.id, t.site.ID), news.PlacementPlaced, t.leave)
}

func (t *turn) revoke() {
	err := t.app.Room.Revoke(t.ctx, t.home, t.m.id, t.site.ID)
	switch {
	case t.m.withdrawn:
		t.agree(t.name("revoke"), err, fault.Conflict, false)
	case t.p.state == "":
		t.agree(t.name("revoke"), err, fault.NotFound, false)
	case t.p.state == news.PlacementWithdrawn || t.p.taken:
		t.agree(t.name("revoke"), err, fault.Conflict, false)
	case t.agree(t.name("revoke"), err, 0, true):
		t.p.taken = true
		t.leave()
	}
}

// carried is an act on what a site has or is about to have.
func (t *turn) carried(act string, err error, then func()) {
	switch {
	case t.p.state == "":
		t.agree(act, err, fault.NotFound, false)
	case t.m.withdrawn || !has(t.p):
		t.agree(act, err, fault.Conflict, false)
	case t.agree(act, err, 0, true):
		then()
	}
}

// own is a text of the site's own, as it is read and as it is stored.
func (t *turn) own(f news.Field) (value, stored string) {
	value = t.words("Milik sendiri")
	if f == news.FieldBody {
		return value, text(value)
	}
	return value, value
}

func (t *turn) field() news.Field { return modelFields[t.r.IntN(len(modelFields))] }

func (t *turn) override() {
	f := t.field()
	value, stored := t.own(f)
	err := t.app.Room.Override(t.ctx, t.desk, t.m.id, t.site.ID, f, stored)
	t.carried(t.name("override "+string(f)), err, func() { t.p.over[f] = modelOwn{value: value, base: t.m.says().field(f)} })
}

func (t *turn) inherit() {
	f := t.field()
	err := t.app.Room.Inherit(t.ctx, t.desk, t.m.id, t.site.ID, f)
	if _, has := t.p.over[f]; !has && t.p.state != "" {
		t.agree(t.name("inherit "+string(f)), err, fault.Conflict, false)
		return
	}
	t.carried(t.name("inherit "+string(f)), err, func() { delete(t.p.over, f) })
}

// answer decides about a field that some desk is asked about, the turn's own if
// it is asked.
func (t *turn) answer() {
	for _, i := range append([]int{t.i}, t.m.sites()...) {
		if len(t.m.asked(i)) > 0 {
			t.i, t.p, t.site, t.desk = i, t.m.at[i], t.sites[i], t.desks[i]
			break
		}
	}
	asked := t.m.asked(t.i)
	if len(asked) == 0 {
		t.override()
		return
	}
	f := asked[t.r.IntN(len(asked))]
	tasks, err := shared.New(t.app.DB, t.app.DB.Engine).OpenTasksOf(t.ctx, t.m.id)
	if err != nil {
		t.t.Fatal(err)
	}
	k := slices.IndexFunc(tasks, func(x merging.Task) bool { return x.Site == t.site.ID })
	if k < 0 {
		t.m.wrong("s%d is not asked about %v", t.i, asked)
		return
	}
	value, stored := t.own(f)
	o := t.p.over[f]
	o.base, o.told, o.kept = t.m.live.field(f), false, true
	reply := merging.Reply{Field: f, Version: tasks[k].Version, Value: stored, Reason: "Teks kami sudah benar."}
	reply.Answer = []merging.Answer{merging.Keep, merging.Keep, merging.Inherit, merging.Write}[t.r.IntN(4)]
	if t.agree(t.name(fmt.Sprintf("answer %s about %s", reply.Answer, f)), t.app.Room.AnswerTask(t.ctx, t.desk, tasks[k].ID, reply), 0, true) {
		switch reply.Answer {
		case merging.Inherit:
			delete(t.p.over, f)
			return
		case merging.Write:
			o.value, o.kept = value, false
		}
		t.p.over[f] = o
		if o.kept && t.r.IntN(2) == 0 {
			t.correct() // of something else, perhaps: it is not asked about the same again
		}
	}
}

// edit changes the working copy: something new, or what was live before.
func (t *turn) edit() {
	m := t.m
	if m.withdrawn {
		return // the working copy is closed
	}
	fresh := modelText{t.words("Kabar"), t.words("Teras") + ".", t.words("Isi") + "."}
	if len(m.past) > 0 && t.r.IntN(3) == 0 {
		fresh = m.past[t.r.IntN(len(m.past))]
	}
	before := m.copy
	which := 1 + t.r.IntN(7)
	if which&1 != 0 {
		m.copy.headline = fresh.headline
	}
	if which&2 != 0 {
		m.copy.lead = fresh.lead
	}
	if which&4 != 0 {
		m.copy.body = fresh.body
	}
	if m.copy == before {
		return
	}
	work, err := t.app.Inside.Story(t.ctx, t.home, m.id)
	if err == nil {
		_, err = t.app.Room.Save(t.ctx, t.home, m.id, work.Copy.Rev, t.content(m.copy))
	}
	t.agree("save", err, 0, true)
}

// change makes readers get another text; it reports whether there is one.
func (t *turn) change() bool {
	t.edit()
	m := t.m
	if m.withdrawn || m.public.IsZero() || m.copy == m.live {
		return false // nothing to show, or a text that readers see already
	}
	if !m.shown(t.now()) {
		at := t.now().Add(time.Duration(30+t.r.IntN(200)) * time.Second)
		if t.agree("plan anew", t.app.Room.Schedule(t.ctx, t.home, m.id, at), 0, true) {
			m.public = at
			m.publish()
		}
		return false
	}
	return true
}

func (t *turn) update() {
	if t.change() && t.agree("update", t.app.Room.Update(t.ctx, t.home, t.m.id), 0, true) {
		t.m.publish()
	}
}

func (t *turn) correct() {
	if !t.change() {
		return
	}
	words := t.words("Koreksi")
	c := newsroom.Correction{Kind: news.Koreksi, Severity: news.Substance, Text: words, Apology: "Kami mohon maaf."}
	if t.agree("correct", t.app.Room.Correct(t.ctx, t.home, t.m.id, c), 0, true) {
		t.reaches("corrected")
		t.m.publish()
		t.m.notices = append(t.m.notices, words)
	}
}

func (t *turn) notice() {
	words := t.words("Catatan")
	err := t.app.Room.AddNotice(t.ctx, t.home, t.m.id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: words})
	if !t.agree("notice", err, fault.Conflict, t.m.shown(t.now()) && !t.m.withdrawn) {
		return
	}
	t.m.notices = append(t.m.notices, words)
	for _, p := range t.m.at {
		for f, o := range p.over {
			o.told = true
			p.over[f] = o
		}
	}
	t.m.settle()
}

// withdraw withdraws the story everywhere.
func (t *turn) withdraw() {
	m := t.m
	reason := t.words("Memuat identitas seorang anak")
	err := t.app.Room.ProposeWithdrawal(t.ctx, t.home, m.id, news.GroundChild, reason)
	if !t.agree("propose withdrawal", err, fault.Conflict, m.shown(t.now()) && !m.withdrawn) {
		return
	}
	t.agree("withdraw alone", t.app.Room.Withdraw(t.ctx, t.home, m.id), fault.Forbidden, false)
	second := t.home
	second.Account += 1000
	if !t.agree("withdraw", t.app.Room.Withdraw(t.ctx, second, m.id), 0, true) {
		return
	}
	t.reaches("withdrawn")
	for i, p := range m.at {
		if i != m.origin && p.alone == "" && !m.seen(p, t.now()) && p.state != "" {
			p.state = news.PlacementDeclined
		}
	}
	m.withdrawn, m.reason = true, reason
	m.settle()
}

// withdrawHere withdraws it on one site alone.
func (t *turn) withdrawHere() {
	m, p, reason := t.m, t.p, t.words("Memuat foto korban")
	act := fmt.Sprintf("withdraw on s%d (%s)", t.i, p.state)
	err := t.app.Room.ProposeWithdrawalOn(t.ctx, t.desk, m.id, t.site.ID, news.GroundTrauma, reason)
	switch {
	case p.state == "":
		t.agree(act, err, fault.NotFound, false)
		return
	case m.withdrawn || p.alone != "" || !m.seen(p, t.now()):
		t.agree(act, err, fault.Conflict, false)
		return
	case !t.agree(act, err, 0, true):
		return
	}
	second := t.desk
	second.Account += 1000
	if t.agree(act+" approved", t.app.Room.WithdrawOn(t.ctx, second, m.id, t.site.ID), 0, true) {
		p.state, p.alone = news.PlacementWithdrawn, reason
		m.strict++
		m.settle()
	}
}

// openOrClose takes a site from the public or gives it back, or keeps a story
// for its origin's desk.
func (t *turn) openOrClose() {
	switch t.r.IntN(3) {
	case 0:
		t.open(t.i, t.p.down)
	case 1:
		t.open(t.m.origin, t.m.at[t.m.origin].down)
	case 2:
		err := t.app.Room.Reserve(t.ctx, t.home, t.m.id, !t.m.reserved)
		if t.agree("reserve", err, fault.Conflict, !t.m.withdrawn) {
			t.m.reserved = !t.m.reserved
		}
	}
}

func (t *turn) open(i int, public bool) {
	sites, err := t.app.Inside.Sites(t.ctx)
	if err != nil {
		t.t.Fatal(err)
	}
	k := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == t.sites[i].ID })
	sites[k].Public = public
	_, err = t.app.Room.SaveSite(t.ctx, news.System(), sites[k])
	if t.agree(fmt.Sprintf("s%d public: %v", i, public), err, 0, true) {
		t.m.at[i].down = !public
	}
}

// mishap is what goes on or goes wrong besides: the process is started anew,
// jobs run now, or once more, or in another order, a partner ends.
func (t *turn) mishap() {
	switch t.r.IntN(20) {
	case 0:
		t.m.acts = append(t.m.acts, "restart")
		t.restart = true
	case 1:
		t.m.acts = append(t.m.acts, "jobs")
		t.work()
	case 2, 3, 4:
		t.m.acts = append(t.m.acts, "a partner's agreement ends")
		if t.r.IntN(2) == 0 {
			t.work() // what the partner was sent before brings nothing along that comes later
		}
		t.endAgreement()
	default:
		t.m.acts = append(t.m.acts, "jobs once more and in another order")
		t.disorder(t.r)
	}
}

// work does the jobs that are due about the story, and some others; the rest
// waits.
func (t *turn) work() {
	now := t.now().UnixMilli()
	err := t.app.DB.Tx(t.ctx, func(tx *db.Tx) error {
		// IDs grow with time.
		_, err := tx.ExecContext(t.ctx, `UPDATE job SET run_at = $1 + 1 WHERE state = 0 AND run_at <= $1 AND id < $2 AND id % 16 <> $3`, now, t.m.id, t.r.IntN(16))
		return err
	})
	if err == nil {
		err = t.app.Queue.Drain(t.ctx)
	}
	if err != nil {
		t.t.Fatal(err)
	}
}

// disorder has jobs that were done run once more, as after a crash, and mixes up
// the times of those that are due.
func (w *network) disorder(r *rand.Rand) {
	now := w.clock.Now()
	err := w.app.DB.Tx(w.ctx, func(tx *db.Tx) error {
		done, err := tx.QueryContext(w.ctx, `SELECT kind, key, payload FROM job WHERE state = 1 AND state <> 0 AND ended_at > $1 AND last_error = ''
			ORDER BY id LIMIT 200`, now.Add(-10*time.Minute).UnixMilli())
		if err != nil {
			return err
		}
		defer done.Close()
		var again [][3]string
		for done.Next() {
			var j [3]string
			if err := done.Scan(&j[0], &j[1], &j[2]); err != nil {
				return err
			}
			if r.IntN(20) == 0 {
				again = append(again, j)
			}
		}
		if err := done.Err(); err != nil {
			return err
		}
		for _, j := range again {
			if err := jobs.Add(w.ctx, tx, r.Int64(), j[0], j[1], j[2], now, now); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(w.ctx, `UPDATE job SET run_at = $1 - (id % 1000) * $2 % 100000 WHERE state = 0 AND run_at <= $1`, now.UnixMilli(), r.IntN(1000))
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// publish shows readers the story.
func (t *turn) publish() {
	if t.agree("publish", t.app.Room.Publish(t.ctx, t.home, t.m.id), 0, true) {
		t.m.public = t.now()
		t.m.publish()
	}
}

// schedule shows it to them in some minutes.
func (t *turn) schedule() {
	at := t.now().Add(time.Duration(1+t.r.IntN(100)) * time.Second)
	if t.agree("schedule", t.app.Room.Schedule(t.ctx, t.home, t.m.id, at), 0, true) {
		t.m.public = at
		t.m.publish()
	}
}
