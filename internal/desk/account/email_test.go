package account_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

var emailLink = regexp.MustCompile(`http://desk\.test(/email/[A-Za-z0-9_-]{43})`)

// The whole way without a mail server: asked for, handed over, confirmed.
func TestAnotherAddressOnTheScreens(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		sari := w.person("sari@sagara.test", at(w.solo, news.RoleReporter))
		s, b := w.browser(), w.browser()
		s.in(sari.Email)
		b.in(boss.Email)
		s.want(s.get("/me"), 200, "You sign in as sari@sagara.test", `name="email" type="email" value=""`, "administrator hands you the link")
		s.want(s.post("/me/email", "email", "no address"), 422, `value="no address"`, "not an e-mail address", `href="#f-email"`)
		s.want(s.post("/me/email", "email", sari.Email), 422, "has this address already")
		// An address that somebody has is answered like any other.
		taken := s.post("/me/email", "email", boss.Email)
		page := s.get("/me").body
		free := s.post("/me/email", "email", "sari.dewi@sagara.test")
		if taken.status != 303 || free.status != 303 || taken.to != free.to || !strings.Contains(page, "<b>boss@sagara.test</b> waits") {
			t.Errorf("%d to %q, %d to %q", taken.status, taken.to, free.status, free.to)
		}
		s.want(s.get("/me"), 200, "<b>sari.dewi@sagara.test</b> waits", "/me/email/withdraw")
		here := "/users/" + sari.ID.String()
		b.want(b.get(here), 200, "Wants this address", "sari.dewi@sagara.test", here+"/email/link")
		given := b.post(here + "/email/link")
		b.want(given, 200, "A link for the new address of Sari", "sends no e-mail")
		link := emailLink.FindStringSubmatch(given.body)[1]
		// A stranger who gets the link is asked to sign in, and has nothing of it.
		guest := w.browser()
		if a := guest.get(link); a.status != 303 || !strings.HasPrefix(a.to, "/signin?next=") {
			t.Errorf("without a session: %d to %q", a.status, a.to)
		}
		guest.want(guest.post(link), 401)
		b.want(b.get(link), 404, "another account than boss@sagara.test")
		b.want(b.post(link), 404)
		cross := w.browser()
		cross.in(sari.Email)
		cross.headers["Sec-Fetch-Site"] = "cross-site"
		cross.want(cross.post(link), 403)
		cross.want(cross.post("/me/email", "email", "evil@sagara.test"), 403)
		for range 2 {
			s.want(s.get(link), 200, "would sign in as sari.dewi@sagara.test")
		}
		if a := s.post(link); a.to != "/me" {
			t.Errorf("led to %q: %s", a.to, a.body)
		}
		s.want(s.get("/me"), 200, "You sign in as sari.dewi@sagara.test")
		s.want(s.get(link), 404, "The link has ended")
		w.browser().in("sari.dewi@sagara.test")
		b.want(b.get("/audit"), 200, "changed an address", "asked for another address")
		// Withdrawn, by herself and by who manages the account.
		s.want(s.post("/me/email", "email", "third@sagara.test"), 303)
		s.want(s.post("/me/email/withdraw"), 303)
		s.want(s.post("/me/email/withdraw"), 303)
		w.clock.Advance(identity.ProvenFor)
		for path, back := range map[string]string{"/me/email": "%2Fme"} {
			if a := s.post(path, "email", "x@sagara.test"); a.to != "/prove?next="+back {
				t.Errorf("%s without proof: %d to %q", path, a.status, a.to)
			}
		}
		if page := s.get("/me").body; strings.Contains(page, `action="/me/email"`) || !strings.Contains(page, "To change it:") {
			t.Error("the form is offered without proof")
		}
	})
}

// Requests that the screens do not offer.
func TestAddressesByHand(t *testing.T) {
	each(t, func(w *world) {
		admin := w.person("admin@sagara.test", at(w.solo, news.RoleSiteAdmin))
		sari := w.person("sari@sagara.test", at(w.solo, news.RoleReporter))
		made := w.person("made@sagara.test", at(w.bali, news.RoleReporter))
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		b, s := w.browser(), w.browser()
		b.in(admin.Email)
		s.in(sari.Email)
		user := func(a news.Account) string { return "/users/" + a.ID.String() + "/email" }
		for name, c := range map[string]struct {
			who    *browser
			path   string
			status int
		}{
			"of Bali": {b, user(made), 403}, "of the network": {b, user(boss), 403}, "one's own": {b, user(admin), 403},
			"by a reporter": {s, user(made), 403}, "by herself": {s, user(sari), 403}, "of nobody": {b, "/users/zzzz/email", 404},
			"a link for Bali": {b, user(made) + "/link", 403}, "withdraw for Bali": {b, user(made) + "/withdraw", 403},
			"a link nobody asked for": {b, user(sari) + "/link", 404}, "a link by a reporter": {s, user(made) + "/link", 403},
		} {
			if a := c.who.post(c.path, "email", "evil@sagara.test", "account", boss.ID.String()); a.status != c.status {
				t.Errorf("%s: %d, want %d", name, a.status, c.status)
			}
		}
		if _, err := w.id.AccountByEmail(w.ctx, "evil@sagara.test"); err == nil {
			t.Fatal("somebody has the address")
		}
		b.want(b.post(user(sari), "email", made.Email), 422, "another account has this address", `value="made@sagara.test"`)
		b.want(b.post(user(sari), "email", `"><script>alert(1)</script>@sagara.test`), 422, "not an e-mail address", "&lt;script&gt;")
		b.want(b.post(user(sari), "email", "sari.baru@sagara.test"), 303)
		s.want(s.get("/me"), 200, "sari.baru@sagara.test")
		s.want(s.post("/me/email", "email", "lagi@sagara.test"), 303)
		b.want(b.post(user(sari)+"/withdraw"), 303)
		if page := s.get("/me").body; strings.Contains(page, "lagi@sagara.test") {
			t.Error("the address still waits")
		}
	})
}
