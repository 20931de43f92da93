package account_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/account"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

const good = "empat kuda bakau"

// world is a desk on a real database with a clock that stands still.
type world struct {
	t     *testing.T
	ctx   context.Context
	clock *clock.Manual
	id    *identity.Identity
	read  *inside.Reader
	desk  http.Handler
	db    *db.DB

	solo, bali news.Site
}

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d, false)) })
}

func newWorld(t *testing.T, d *db.DB, secure bool) *world {
	w := &world{t: t, ctx: context.Background(), db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
	index := search.New(d.Engine)
	room := act.New(act.Config{DB: d, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 1), Index: index})
	var err error
	w.id, err = identity.New(identity.Config{Room: room, Hasher: credential.NewHasher(credential.Cost{Time: 1, Memory: 64, Threads: 1}), Network: "Sagara", Desk: "http://desk.test"})
	w.must(err)
	w.read = inside.New(d, w.clock, index)
	f, err := frame.New(frame.Config{Clock: w.clock, Log: slog.New(slog.DiscardHandler), Network: "Sagara", Host: "desk.test", Secure: secure,
		Sites: w.read.Sites,
		Visitor: func(ctx context.Context, token string) (frame.Visitor, bool, error) {
			v, err := w.id.Visitor(ctx, token, w.clock.Now())
			if err != nil {
				if fault.KindOf(err) == fault.NotFound {
					err = nil
				}
				return frame.Visitor{}, false, err
			}
			return frame.Visitor{Session: v.Session, Account: v.Account, Actor: v.Actor, Language: "en", Proved: v.ProvedAt}, true, nil
		}})
	w.must(err)
	account.Mount(f, w.id, w.read)
	f.Get("/{$}", func(c *frame.Call) error {
		_, err := c.W.Write([]byte("the work of " + c.Who.Account.Name))
		return err
	})
	w.desk = f.Handler()
	w.solo, w.bali = w.site(1, "solo"), w.site(2, "bali")
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) site(id news.ID, slug string) news.Site {
	w.t.Helper()
	s := news.Site{ID: id, Slug: slug, Name: strings.ToUpper(slug), Zone: "Asia/Jakarta", Language: "id", Hosts: []string{slug + ".test"}, Public: true}
	w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error { return store.In(tx).SaveSite(w.ctx, s) }))
	return s
}

// person makes an account with a password.
func (w *world) person(email string, roles map[news.ID][]news.Role) news.Account {
	w.t.Helper()
	name := strings.ToUpper(email[:1]) + email[1:strings.IndexByte(email, '@')]
	sent, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: email, Name: name, Roles: roles})
	w.must(err)
	w.must(w.id.SetPassword(w.ctx, identity.Operator(), sent.Account.ID, good))
	return sent.Account
}

func at(site news.Site, roles ...news.Role) map[news.ID][]news.Role {
	return map[news.ID][]news.Role{site.ID: roles}
}

func everywhere(roles ...news.Role) map[news.ID][]news.Role { return map[news.ID][]news.Role{0: roles} }

// browser keeps its cookies.
type browser struct {
	w       *world
	cookies map[string]*http.Cookie
	headers map[string]string
}

func (w *world) browser() *browser {
	return &browser{w: w, cookies: map[string]*http.Cookie{}, headers: map[string]string{"Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox/150.0 Linux"}}
}

type answer struct {
	status int
	to     string
	body   string
	header http.Header
	set    []*http.Cookie
}

func (b *browser) do(r *http.Request) answer {
	for k, v := range b.headers {
		r.Header.Set(k, v)
	}
	r.Host = "desk.test"
	for _, c := range b.cookies {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	rec := httptest.NewRecorder()
	b.w.desk.ServeHTTP(rec, r)
	res := rec.Result()
	for _, c := range res.Cookies() {
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		} else {
			b.cookies[c.Name] = c
		}
	}
	return answer{rec.Code, rec.Header().Get("Location"), rec.Body.String(), rec.Header(), res.Cookies()}
}

func (b *browser) get(path string) answer { return b.do(httptest.NewRequest("GET", path, nil)) }

func (b *browser) post(path string, form ...string) answer {
	v := url.Values{}
	for i := 0; i < len(form); i += 2 {
		v.Add(form[i], form[i+1])
	}
	r := httptest.NewRequest("POST", path, strings.NewReader(v.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(r)
}

func (b *browser) in(email string) answer {
	b.w.t.Helper()
	a := b.post("/signin", "email", email, "password", good)
	if a.status != 303 {
		b.w.t.Fatalf("signing in as %s: %d %s", email, a.status, a.body)
	}
	return a
}

func (b *browser) signedIn() bool { return b.get("/").status == 200 }

func (b *browser) want(a answer, status int, fragments ...string) {
	b.w.t.Helper()
	if a.status != status {
		b.w.t.Errorf("status %d, want %d, to %q\n%s", a.status, status, a.to, a.body)
	}
	for _, f := range fragments {
		if !strings.Contains(a.body, f) {
			b.w.t.Errorf("%q is missing in\n%s", f, a.body)
		}
	}
}

var link = regexp.MustCompile(`http://desk\.test(/(?:invitation|reset)/[A-Za-z0-9_-]{43})`)
