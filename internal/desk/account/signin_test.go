package account_test

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

func TestFirstRun(t *testing.T) {
	each(t, func(w *world) {
		b := w.browser()
		if a := b.get("/"); a.to != "/signin" {
			t.Errorf("led to %q", a.to)
		}
		if a := b.get("/signin"); a.to != "/first" {
			t.Errorf("led to %q", a.to)
		}
		b.want(b.get("/first"), 200, `name="password"`)
		b.want(b.post("/first", "name", "Ratna", "email", "ratna@sagara.test", "password", "password1234"), 422, `value="Ratna"`, `id="f-password"`)
		b.want(b.post("/first", "name", "Ratna", "email", "ratna@sagara.test", "password", good), 303)
		b.want(b.get("/"), 200, "the work of Ratna")
		other := w.browser()
		if a := other.get("/first"); a.to != "/signin" {
			t.Errorf("the first run is still open: %d", a.status)
		}
		other.want(other.post("/first", "name", "Penyusup", "email", "x@sagara.test", "password", good), 403)
	})
}

func TestSignInAndOut(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		b := w.browser()
		b.want(b.get("/signin?next=/media"), 200, `name="next" value="/media"`)
		b.want(b.post("/signin", "email", "dewi@sagara.test", "password", "wrong one", "next", "/media"), 422, `value="dewi@sagara.test"`, `value="/media"`)
		if a := b.post("/signin", "email", "dewi@sagara.test", "password", good, "next", "/media"); a.to != "/media" {
			t.Errorf("led to %q", a.to)
		}
		b.want(b.post("/signout"), 303)
		if b.signedIn() {
			t.Error("still signed in")
		}
	})
}

func TestRedirectsStayAtTheDesk(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		for _, next := range []string{"https://evil.test/", "//evil.test", `/\evil.test`, "javascript:alert(1)", "/signin", "/signout", "/prove?next=//evil.test", "http:evil.test", "\t//evil.test", "/%5cevil.test/..//evil.test"} {
			b := w.browser()
			a := b.post("/signin", "email", "dewi@sagara.test", "password", good, "next", next)
			u, err := url.Parse(a.to)
			if err != nil || u.Host != "" || u.IsAbs() || strings.HasPrefix(a.to, "//") || strings.HasPrefix(a.to, `/\`) || strings.HasPrefix(a.to, "/sign") {
				t.Errorf("next %q leads to %q", next, a.to)
			}
			a = b.post("/prove", "password", good, "next", next)
			if u, err := url.Parse(a.to); err != nil || u.Host != "" || u.IsAbs() || strings.HasPrefix(a.to, "//") {
				t.Errorf("proof with next %q leads to %q", next, a.to)
			}
		}
	})
}

func TestCookies(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d, true)
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		b := w.browser()
		a := b.in("dewi@sagara.test")
		seen := map[string]bool{}
		for _, c := range a.set {
			if c.MaxAge < 0 {
				continue
			}
			seen[c.Name] = true
			text := c.String()
			if !strings.HasPrefix(c.Name, "__Host-") || !c.HttpOnly || !c.Secure || c.Path != "/" || c.Domain != "" || !strings.Contains(text, "SameSite=Lax") {
				t.Errorf("cookie %s", text)
			}
		}
		if !seen["__Host-tajuk"] || !seen["__Host-tajuk-device"] {
			t.Errorf("cookies %v", seen)
		}
	})
}

// A token that was there before is not the one that is signed in.
func TestFixation(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		w.person("mallory@sagara.test", at(w.solo, news.RoleReporter))
		mallory := w.browser()
		mallory.in("mallory@sagara.test")
		planted := *mallory.cookies["tajuk"]
		for _, value := range []string{planted.Value, strings.Repeat("A", 43)} {
			dewi := w.browser()
			cookie := planted
			cookie.Value = value
			dewi.cookies["tajuk"] = &cookie
			dewi.in("dewi@sagara.test")
			if dewi.cookies["tajuk"].Value == value {
				t.Error("the planted token became hers")
			}
		}
		if mallory.signedIn() {
			t.Error("the planted token is signed in")
		}
		// Proof and another password change the token too.
		b := w.browser()
		b.in("dewi@sagara.test")
		tokens := map[string]bool{b.cookies["tajuk"].Value: true}
		b.want(b.post("/prove", "password", good), 303)
		tokens[b.cookies["tajuk"].Value] = true
		b.want(b.post("/me/password", "password", "lima perahu layar"), 303)
		tokens[b.cookies["tajuk"].Value] = true
		if len(tokens) != 3 || !b.signedIn() {
			t.Errorf("%d tokens", len(tokens))
		}
	})
}

// Every write that another site, or a sister site, has the browser send is
// refused, before anything is looked at.
func TestForeignWrites(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		sari := w.person("sari@sagara.test", at(w.solo, news.RoleReporter))
		b := w.browser()
		b.in(boss.Email)
		here := "/users/" + sari.ID.String()
		for _, headers := range []map[string]string{
			{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "", "Origin": "http://solo.test"}, {"Sec-Fetch-Site": "", "Origin": "null"},
		} {
			bad := &browser{w: w, cookies: b.cookies, headers: headers}
			for _, path := range []string{"/first", "/signin", "/signin/code", "/signin/passkey", "/signin/passkey/options", "/forgot", "/signout", "/prove", "/prove/passkey",
				"/me", "/me/password", "/me/totp", "/me/totp/confirm", "/me/totp/remove", "/me/codes", "/me/passkeys", "/me/passkeys/options", "/me/passkeys/x/remove",
				"/me/sessions/others/revoke", "/users/new", here + "/roles", here + "/link", here + "/factors", here + "/end", here + "/begin"} {
				if a := bad.post(path, "on", w.solo.ID.String(), "role", w.solo.ID.String()+":chief_editor", "email", boss.Email, "password", good, "name", "X"); a.status != 403 {
					t.Errorf("%v %s: %d", headers, path, a.status)
				}
			}
		}
		if !b.signedIn() {
			t.Error("another site signed the boss out")
		}
		got, err := w.id.AccountByEmail(w.ctx, sari.Email)
		w.must(err)
		if !got.Active || !news.SameRoles(got.Roles[w.solo.ID], []news.Role{news.RoleReporter}) {
			t.Errorf("another site changed %+v", got)
		}
	})
}

// The answers to every way of asking after an account are the same, byte for
// byte, whether there is one or not.
func TestEnumeration(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		for _, f := range []func(email string) answer{
			func(email string) answer {
				return w.browser().post("/signin", "email", email, "password", "a wrong password")
			},
			func(email string) answer { return w.browser().post("/forgot", "email", email) },
		} {
			known, unknown := f("dewi@sagara.test"), f("nobo@sagara.test")
			if known.status != unknown.status || strings.ReplaceAll(known.body, "dewi@", "nobo@") != unknown.body || len(known.set) != len(unknown.set) {
				t.Errorf("%d and %d\n%s\n%s", known.status, unknown.status, known.body, unknown.body)
			}
		}
	})
}

func TestAttemptsAreLimited(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		var last answer
		for range 6 {
			last = w.browser().post("/signin", "email", "dewi@sagara.test", "password", "a wrong password")
		}
		if last.status != 429 || last.header.Get("Retry-After") != "5" || !strings.Contains(last.body, `value="dewi@sagara.test"`) {
			t.Errorf("%d, Retry-After %q\n%s", last.status, last.header.Get("Retry-After"), last.body)
		}
		w.clock.Advance(5 * time.Second)
		w.browser().in("dewi@sagara.test")
	})
}

func TestSecondFactor(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		b := w.browser()
		b.in("dewi@sagara.test")
		a := b.post("/me/totp")
		b.want(a, 200, "data:image/png;base64,")
		_, rest, _ := strings.Cut(a.body, `<code class="secret">`)
		secret, _, _ := strings.Cut(rest, "<")
		secret = strings.ReplaceAll(secret, " ", "")
		b.want(b.post("/me/totp/confirm", "code", "000000"), 422, "data:image/png;base64,")
		code, err := credential.TOTPCode(secret, credential.TOTPStep(w.clock.Now()))
		w.must(err)
		a = b.post("/me/totp/confirm", "code", code)
		b.want(a, 200)
		if n := strings.Count(a.body, "<li><code>"); n != 10 {
			t.Errorf("%d recovery codes", n)
		}
		_, rest, _ = strings.Cut(a.body, "<li><code>")
		recovery, _, _ := strings.Cut(rest, "<")

		w.clock.Advance(time.Minute)
		phone := w.browser()
		if a := phone.post("/signin", "email", "dewi@sagara.test", "password", good, "next", "/media"); !strings.HasPrefix(a.to, "/signin/code") {
			t.Fatalf("led to %q", a.to)
		}
		if phone.signedIn() {
			t.Fatal("the password alone let in")
		}
		// The step itself is no session.
		phone.cookies["tajuk"] = phone.cookies["tajuk-step"]
		if phone.signedIn() {
			t.Fatal("a step is taken for a session")
		}
		delete(phone.cookies, "tajuk")
		phone.want(phone.get("/signin/code?next=/media"), 200, "one-time-code")
		phone.want(phone.post("/signin/code", "code", code, "next", "/media"), 422) // it set the app up
		if a := phone.post("/signin/code", "code", recovery, "next", "/media"); a.to != "/media" {
			t.Errorf("led to %q: %s", a.to, a.body)
		}
		again := w.browser()
		again.post("/signin", "email", "dewi@sagara.test", "password", good)
		again.want(again.post("/signin/code", "code", recovery), 422)
		// Somebody else's browser has no step to go on with.
		if a := w.browser().post("/signin/code", "code", recovery); a.to != "/signin" {
			t.Errorf("led to %q", a.to)
		}
	})
}

func TestLinksByHand(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		b := w.browser()
		b.in(boss.Email)
		a := b.post("/users/new", "name", "Sari <b>", "email", "sari@sagara.test", "language", "en", "on", "1", "role", "1:reporter")
		b.want(a, 200, "Sari &lt;b&gt;")
		m := link.FindStringSubmatch(a.body)
		if m == nil {
			t.Fatalf("no link in\n%s", a.body)
		}
		sari := w.browser()
		sari.want(sari.get(m[1]), 200, "sari@sagara.test")
		sari.want(sari.get(strings.Replace(m[1], "invitation", "reset", 1)), 404)
		sari.want(sari.post(m[1], "password", "sari-sagara-1"), 422)
		sari.want(sari.post(m[1], "password", good), 303)
		sari.want(sari.get("/"), 200, "the work of Sari")
		sari.want(sari.get(m[1]), 404)
		sari.want(sari.post(m[1], "password", good), 404)
		for _, path := range []string{"/invitation/x", "/reset/" + strings.Repeat("A", 43), "/reset/..%2f..%2fusers"} {
			sari.want(sari.get(path), 404)
		}
	})
}

func TestPasskeyRequests(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		b := w.browser()
		b.headers["Accept"] = "application/json"
		b.want(b.post("/signin/passkey/options"), 200, `"userVerification":"required"`, `"rpId":"desk.test"`)
		for _, body := range []string{"", "{", `{"answer":{}}`, `{"answer":"x","next":"/"}`, `{"unknown":1}`, `{"answer":{"id":"` + strings.Repeat("a", 70<<10) + `"}}`} {
			b.post("/signin/passkey/options")
			r := httptest.NewRequest("POST", "/signin/passkey", strings.NewReader(body))
			if a := b.do(r); a.status != 422 && a.status != 413 && a.status != 400 {
				t.Errorf("%.40q: %d %s", body, a.status, a.body)
			}
		}
		// Adding one asks who it is: signed in, and proved a moment ago.
		b.want(b.post("/me/passkeys/options"), 401)
		delete(b.headers, "Accept")
		b.in("dewi@sagara.test")
		b.headers["Accept"] = "application/json"
		b.want(b.post("/me/passkeys/options"), 200, `"residentKey":"required"`)
		w.clock.Advance(identity.ProvenFor)
		b.want(b.post("/me/passkeys/options"), 200, `"to":"/prove?next=%2Fme"`)
	})
}

// What people type comes back as text, everywhere.
func TestNoScriptComesBack(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		b := w.browser()
		b.in(boss.Email)
		const evil = `"><script>alert(1)</script>`
		q := url.QueryEscape(evil)
		for _, a := range []answer{
			w.browser().get("/signin?next=/" + q),
			w.browser().post("/signin", "email", evil, "password", "x", "next", "/"+evil),
			w.browser().post("/forgot", "email", evil),
			b.post("/me", "name", evil+strings.Repeat("x", 100), "language", evil),
			b.post("/users/new", "name", evil, "email", evil, "language", evil, "on", evil, "role", evil),
			b.get("/audit?q=" + q + "&person=" + q + "&kind=" + q + "&from=" + q + "&story=" + q + "&before=" + q),
			b.get("/users?after=" + q),
			b.get("/prove?next=/" + q),
		} {
			if strings.Contains(a.body, "<script>alert") || a.status >= 500 {
				t.Errorf("%d\n%s", a.status, a.body)
			}
		}
		b.want(b.post("/me", "name", evil, "language", "en"), 303)
		for _, path := range []string{"/me", "/users", "/users/" + boss.ID.String(), "/audit", "/prove"} {
			if a := b.get(path); strings.Contains(a.body, "<script>alert") || a.status != 200 {
				t.Errorf("%s: %d\n%s", path, a.status, a.body)
			}
		}
	})
}

func TestSessionsOnTheScreen(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.test", at(w.solo, news.RoleEditor))
		budi := w.person("budi@sagara.test", at(w.solo, news.RoleEditor))
		here, phone, his := w.browser(), w.browser(), w.browser()
		here.in("dewi@sagara.test")
		phone.in("dewi@sagara.test")
		his.in(budi.Email)
		v, err := w.id.Visitor(w.ctx, his.cookies["tajuk"].Value, w.clock.Now())
		w.must(err)
		here.want(here.post(fmt.Sprintf("/me/sessions/%s/revoke", v.Session)), 404)
		if !his.signedIn() {
			t.Error("somebody else's session was revoked")
		}
		here.want(here.post("/me/sessions/others/revoke"), 303)
		if phone.signedIn() || !here.signedIn() || !his.signedIn() {
			t.Error("the wrong sessions ended")
		}
	})
}
