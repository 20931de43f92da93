package app_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/routing"
	"github.com/tajuk/tajuk/internal/store"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
	"github.com/tajuk/tajuk/internal/store/sharing"
)

// party is one of two networks that are paired, each with a server of its own.
type party struct {
	*app.App
	town
	t    *testing.T
	url  string
	http *httptest.Server
}

func newParty(t *testing.T, address, host string, at clock.Clock) party {
	t.Helper()
	l, err := net.Listen("tcp", host+":0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	a := open(t, app.Config{DB: address, Media: t.TempDir(), Clock: at, Scheme: "http", Port: port, AllowNetworks: []string{"127.0.0.0/8"},
		Migrate: true, JPEGOnly: true})
	p := party{App: a, town: settle(t, a), t: t, url: "http://" + l.Addr().String(), http: httptest.NewUnstartedServer(a.Handler())}
	p.http.Listener.Close()
	p.http.Listener = l
	p.http.Start()
	t.Cleanup(p.http.Close)
	// The address of the machine is a host of Solo, so that files can be fetched.
	p.solo.Hosts = []string{host, "solo.test"}
	p.solo, err = a.Room.SaveSite(t.Context(), news.System(), p.solo)
	p.must(err)
	return p
}

func (p party) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p party) drain() {
	p.t.Helper()
	p.must(p.Queue.Drain(p.t.Context()))
}

// page is what readers get of a story on a site.
func (p party) page(site news.Site, id news.ID) (int, string) {
	p.t.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://"+site.Host()+"/warga/"+id.String(), nil)
	rec := httptest.NewRecorder()
	p.Handler().ServeHTTP(rec, r)
	if to := rec.Header().Get("Location"); rec.Code == http.StatusMovedPermanently && strings.Contains(to, id.String()) {
		r = httptest.NewRequest(http.MethodGet, to, nil)
		r.Host = site.Host()
		rec = httptest.NewRecorder()
		p.Handler().ServeHTTP(rec, r)
	}
	return rec.Code, rec.Body.String()
}

// shows fails unless the page of a story answers so and holds texts.
func (p party) shows(site news.Site, id news.ID, status int, texts ...string) {
	p.t.Helper()
	code, page := p.page(site, id)
	if code != status {
		p.t.Fatalf("%s answers %d, want %d", site.Name, code, status)
	}
	for _, text := range texts {
		if !strings.Contains(page, text) {
			p.t.Errorf("%s does not show %q", site.Name, text)
		}
	}
}

// pair has one network get the stories of the other's Solo: Solo and Nasional
// publish them at once. They come by push, or by asking.
func pair(t *testing.T, giver, taker party, push bool) (partner.Agreement, partner.Source) {
	t.Helper()
	ctx := t.Context()
	a, err := giver.Room.Exchange.SaveAgreement(ctx, news.System(), partner.Agreement{Partner: "Jaringan lain", Sites: []news.ID{giver.solo.ID},
		Form: partner.Ninjs, Pictures: true, Embargoed: true})
	giver.must(err)
	token, err := giver.Room.Exchange.NewToken(ctx, news.System(), a.ID)
	giver.must(err)
	s := partner.Source{Token: token, Answers: giver.url + "/-/api/v1/answers", Pictures: true, Key: a.Key}
	if !push {
		s.Feed, s.Key = giver.url+"/-/api/v1/feed", ""
	}
	s, err = taker.Room.Exchange.SaveSource(ctx, news.System(), s, exchange.SourceAs{Name: "Solo Jauh", Language: "id", Zone: "Asia/Jakarta"})
	taker.must(err)
	if push {
		a, err = giver.Room.Exchange.Agreement(ctx, a.ID)
		giver.must(err)
		a.Push = taker.url + "/-/api/v1/in/" + s.ID.String()
		a, err = giver.Room.Exchange.SaveAgreement(ctx, news.System(), a)
		giver.must(err)
	}
	r := routing.Rule{Site: s.Site, Name: "semua"}
	for _, site := range []news.Site{taker.solo, taker.nasional} {
		r.Says.To = append(r.Says.To, routing.Target{Site: site.ID, Section: site.Sections[0].ID})
		taker.must(taker.Room.SetSharePolicy(ctx, news.System(), site.ID, s.Site, news.PolicyPublish))
	}
	r, err = taker.Room.SaveRule(ctx, news.System(), r)
	taker.must(err)
	_, err = taker.Room.TryRule(ctx, news.System(), r.Site, r.ID)
	taker.must(err)
	taker.must(taker.Room.SwitchRule(ctx, news.System(), r.Site, r.ID, true))
	return a, s
}

// Two networks that know nothing of each other but a key and a token go through
// the whole life of a story together.
func TestTwoNetworks(t *testing.T) {
	for _, push := range []bool{true, false} {
		name := map[bool]string{true: "push", false: "fetch"}[push]
		t.Run(name, func(t *testing.T) {
			engines(t, func(t *testing.T, address string) {
				ctx := t.Context()
				at := clock.NewManual(time.Now())
				giver, taker := newParty(t, address, "127.0.0.1", at), newParty(t, "sqlite:"+t.TempDir()+"/b.db", "127.0.0.2", at)
				from := at.Now()
				a, s := pair(t, giver, taker, push)
				// carry lets both do what waits, the one and the other.
				carry := func() {
					t.Helper()
					for range 3 {
						giver.drain()
						at.Advance(partner.UsualEvery + time.Second)
						taker.drain()
					}
					giver.drain()
				}
				carry()

				// Published there, with a picture; it stands on both sites here.
				picture, err := upload(ctx, giver.App, giver.town, "pasar")
				giver.must(err)
				giver.drain()
				c := content(giver.town, "Pasar Legi buka", "Lapak penuh sejak pagi")
				c.Photo = news.Photo{Asset: picture.ID, Caption: "Lapak beras"}
				there, err := giver.Room.Create(ctx, news.System(), newsroom.NewStory{Site: giver.solo.ID, Section: giver.solo.Sections[0].ID, Content: c})
				giver.must(err)
				giver.must(giver.Room.Publish(ctx, news.System(), there))
				carry()
				items, err := taker.Room.Exchange.SourceItems(ctx, news.System(), s.ID, "", 0, 10)
				taker.must(err)
				if len(items) != 1 || items[0].State != partner.ItemTaken {
					t.Fatalf("%+v", items)
				}
				here := items[0].Story
				canonical := giver.url + "/warga/" + there.String() + "/pasar-legi-buka"
				for _, site := range []news.Site{taker.solo, taker.nasional} {
					taker.shows(site, here, 200, "Pasar Legi buka", "Lapak beras", "Rudi", `rel="canonical" href="`+canonical+`"`, "Farah N", "/media/")
				}
				// The giver knows that readers see it, and where.
				delivered := deliveries(t, giver.App, a)
				if d := delivered[0]; d.State != partner.Applied || !strings.HasPrefix(d.Address, "http://127.0.0.2:") && !strings.HasPrefix(d.Address, "http://nasional.test") {
					t.Errorf("%+v", d)
				}

				// Nasional has words of its own; the correction reaches both at once,
				// and opens a task there.
				taker.must(taker.Room.Override(ctx, news.System(), here, taker.nasional.ID, news.FieldHeadline, "Pasar kami"))
				w, _, err := stored(giver).WorkingCopy(ctx, there)
				giver.must(err)
				w.Content.Headline, w.Content.Slug = "Pasar Legi buka lagi", ""
				_, err = giver.Room.Save(ctx, news.System(), there, w.Rev, w.Content)
				giver.must(err)
				giver.must(giver.Room.Correct(ctx, news.System(), there, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "Sudah pernah buka."}))
				carry()
				taker.shows(taker.solo, here, 200, "Pasar Legi buka lagi", "Sudah pernah buka.")
				taker.shows(taker.nasional, here, 200, "Pasar kami", "Sudah pernah buka.")
				tasks, err := taskOf(taker, here)
				taker.must(err)
				if tasks != 1 {
					t.Errorf("%d tasks", tasks)
				}

				// A notice alone.
				giver.must(giver.Room.AddNotice(ctx, news.System(), there, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: "Jam buka pukul lima."}))
				carry()
				taker.shows(taker.nasional, here, 200, "Jam buka pukul lima.", "Sudah pernah buka.")

				// Withdrawn there, gone here, with the reason; the giver is told.
				giver.must(giver.Room.ProposeWithdrawal(ctx, news.System(), there, news.GroundTrauma, "Memuat kesaksian korban yang meminta dilindungi."))
				second := news.System()
				second.Account = 2
				giver.must(giver.Room.Withdraw(ctx, second, there))
				carry()
				for _, site := range []news.Site{taker.solo, taker.nasional} {
					taker.shows(site, here, 410, "Memuat kesaksian korban yang meminta dilindungi.", "Dicabut oleh media asalnya")
				}
				delivered = deliveries(t, giver.App, a)
				if d := delivered[len(delivered)-1]; d.Cause != partner.Withdrawal || d.State != partner.Applied {
					t.Errorf("%+v", d)
				}

				// Nothing is missing in the taker's ledger, and its auditor finds nothing.
				taker.proved(at, from)
			})
		})
	}
}

// What is under embargo goes to a partner who agreed to that, and comes out at
// both at the same moment; a liar's word is not taken.
func TestTwoNetworksUnderEmbargo(t *testing.T) {
	ctx := t.Context()
	at := clock.NewManual(time.Now().Truncate(time.Second))
	giver, taker := newParty(t, "sqlite:"+t.TempDir()+"/a.db", "127.0.0.1", at), newParty(t, "sqlite:"+t.TempDir()+"/b.db", "127.0.0.2", at)
	a, s := pair(t, giver, taker, true)
	there, err := giver.Room.Create(ctx, news.System(), newsroom.NewStory{Site: giver.solo.ID, Section: giver.solo.Sections[0].ID, Content: content(giver.town, "Nanti", "Teras")})
	giver.must(err)
	until := at.Now().Add(2 * time.Hour)
	giver.must(giver.Room.Embargo(ctx, news.System(), there, until, ""))
	giver.must(giver.Room.Schedule(ctx, news.System(), there, until))
	giver.drain()
	taker.drain()
	items, err := taker.Room.Exchange.SourceItems(ctx, news.System(), s.ID, "", 0, 10)
	taker.must(err)
	if len(items) != 1 || items[0].Story == 0 {
		t.Fatalf("%+v", items)
	}
	taker.shows(taker.solo, items[0].Story, 404)
	at.Set(until.Add(-time.Second))
	taker.drain()
	taker.shows(taker.solo, items[0].Story, 404)
	at.Set(until)
	taker.drain()
	taker.shows(taker.solo, items[0].Story, 200, "Nanti")

	// Not signed, signed with another key, replayed.
	for name, header := range map[string]http.Header{"not signed": {}, "nonsense": {"Tajuk-Signature": {"v1=00"}}} {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, taker.url+"/-/api/v1/in/"+s.ID.String(), strings.NewReader(`{"uri":"urn:x","headline":"Palsu"}`))
		taker.must(err)
		r.Header = header
		answer, err := http.DefaultClient.Do(r)
		taker.must(err)
		answer.Body.Close()
		if answer.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: answered %d", name, answer.StatusCode)
		}
	}
	if _, known, err := stores.New(taker.DB, taker.DB.Engine).ItemNamed(ctx, s.ID, "urn:x"); err != nil || known {
		t.Error("a liar's word was taken", err)
	}

	// The key was removed: even a withdrawal signed with it waits at the giver,
	// whose line says why.
	taker.must(taker.Room.Exchange.EndSource(ctx, news.System(), s.ID)) // it only sends
	taker.must(taker.Room.Exchange.DropSourceKey(ctx, news.System(), s.ID))
	giver.must(giver.Room.ProposeWithdrawal(ctx, news.System(), there, news.GroundChild, "Memuat identitas anak."))
	giver.must(giver.Room.Withdraw(ctx, news.Actor{Account: 7, Name: "Kedua", Roles: news.System().Roles}, there))
	giver.drain()
	taker.drain()
	if lines, err := giver.Room.Exchange.Lines(ctx, a.ID); err != nil || lines[a.ID].Failures == 0 || !strings.Contains(lines[a.ID].Error, "401") {
		t.Errorf("%+v %v", lines, err)
	}
	taker.shows(taker.solo, items[0].Story, 200, "Nanti")
}

// proved lets everything come to rest, and asks the ledger and the auditor
// whether anything is missing of what changed since a time. Desks may still have
// to look at words of their own.
func (p party) proved(at *clock.Manual, since time.Time) {
	p.t.Helper()
	ctx := p.t.Context()
	for range 3 { // what is asked again is asked later
		p.drain()
		at.Advance(5 * time.Minute)
	}
	entries, _, err := p.Inside.Ledger(ctx, news.System(), inside.LedgerQuery{}, 100)
	p.must(err)
	if len(entries) != 3 {
		p.t.Errorf("%d notices and withdrawals in the ledger, want 3", len(entries))
	}
	for _, e := range entries {
		e, err = p.Inside.LedgerEntry(ctx, news.System(), e.ID)
		p.must(err)
		for _, r := range e.All {
			if !r.State.Settled() && r.Surface != ledger.SurfaceText {
				p.t.Errorf("%s: %s on site %s is %s: %s", e.Kind, r.Surface, r.Site, r.State, r.Fault)
			}
		}
	}
	run, err := p.Auditor.Begin(ctx, news.System(), ledger.Run{Since: since}, false)
	p.must(err)
	run, err = p.Auditor.Walk(ctx, news.System(), run, func(d ledger.Drift) error {
		p.t.Errorf("%s on site %s is %q, should be %q", d.What, d.Site, d.Got, d.Want)
		return nil
	})
	p.must(err)
	if run.Looked == 0 {
		p.t.Error("the auditor has looked at nothing")
	}
}

func stored(p party) store.Store { return store.New(p.DB, p.DB.Engine) }

func taskOf(p party, story news.ID) (int, error) {
	list, err := sharing.New(p.DB, p.DB.Engine).OpenTasksOf(p.t.Context(), story)
	return len(list), err
}
