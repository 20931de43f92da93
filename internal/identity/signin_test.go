package identity_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

func TestFirstRun(t *testing.T) {
	each(t, func(w *world) {
		owner := func(i int) identity.NewOwner {
			return identity.NewOwner{Name: "Ratna Dewi", Email: fmt.Sprintf("ratna%d@sagara.example", i), Password: good, Language: "id"}
		}
		for _, c := range []struct {
			change func(o *identity.NewOwner)
			field  string
		}{
			{func(o *identity.NewOwner) { o.Email = "ratna" }, "email"},
			{func(o *identity.NewOwner) { o.Name = "  " }, "name"},
			{func(o *identity.NewOwner) { o.Password = "password1234" }, "password"},
			{func(o *identity.NewOwner) { o.Password = "ratna.dewi-12" }, "password"},
			{func(o *identity.NewOwner) { o.Language = "fr" }, "language"},
		} {
			o := owner(0)
			c.change(&o)
			if _, err := w.id.FirstRun(w.ctx, *browser("192.0.2.1"), o); fault.FieldsOf(err)[c.field] == "" {
				t.Errorf("%s: %v", c.field, err)
			}
		}
		// Several at once, at two processes: one becomes the owner.
		other := w.process(2, identity.SSOConfig{})
		var tries []func() error
		for i := range 6 {
			p := []*identity.Identity{w.id, other}[i%2]
			tries = append(tries, func() error {
				_, err := p.FirstRun(w.ctx, *browser("192.0.2.1"), owner(i))
				return err
			})
		}
		errs := together(tries...)
		if successes(errs) != 1 {
			t.Fatalf("%d owners: %v", successes(errs), errs)
		}
		for _, err := range errs {
			if err != nil && fault.KindOf(err) != fault.Forbidden && fault.KindOf(err) != fault.Conflict {
				t.Errorf("refused as %v", err)
			}
		}
		if unowned, err := w.id.Unowned(w.ctx); unowned || err != nil {
			t.Errorf("still unowned: %v", err)
		}
		if w.count(news.EventOwnerMade) != 1 {
			t.Errorf("events %v", w.events())
		}
	})
}

func TestAnInvitationEndsTheFirstRun(t *testing.T) {
	each(t, func(w *world) {
		_, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: "a@sagara.example", Name: "A", Roles: everywhere(news.RoleNetworkAdmin)})
		w.must(err)
		_, err = w.id.FirstRun(w.ctx, *browser("192.0.2.1"), identity.NewOwner{Name: "Penyusup", Email: "x@sagara.example", Password: good})
		w.refused(err, fault.Forbidden)
	})
}

func TestSignIn(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		v := w.in(c, "  Dewi@Sagara.example ", good)
		if v.Account.ID != dewi.ID || !v.Actor.Can(news.ActPublish, w.solo.ID) || v.Actor.Can(news.ActPublish, w.bali.ID) || v.Language != "id" {
			t.Errorf("visitor %+v", v)
		}
		if !strings.Contains(w.payloads(), `"address":"192.0.2.1","device":"Firefox, Linux","method":"password"`) {
			t.Error(w.payloads())
		}
		w.must(w.id.SignOut(w.ctx, *c, v))
		w.out(c.Session)
	})
}

// A token that was in the browser before signing in, put there by somebody
// else, stands for nobody afterwards; and every step that lets one do more
// gives another token.
func TestFixation(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		w.person("mallory@sagara.example", at(w.solo, news.RoleReporter))
		attacker := browser("203.0.113.9")
		w.in(attacker, "mallory@sagara.example", good)
		planted := attacker.Session

		victim := browser("192.0.2.1")
		victim.Session = planted
		v := w.in(victim, "dewi@sagara.example", good)
		if victim.Session == planted {
			t.Fatal("the planted token became hers")
		}
		w.out(planted)

		before := victim.Session
		token, err := w.id.Prove(w.ctx, *victim, v, good)
		w.must(err)
		if token == before {
			t.Error("proof kept the token")
		}
		w.out(before)
		v = w.visitor(token)

		// Changing the password ends every other session, and this token.
		elsewhere := browser("192.0.2.2")
		w.in(elsewhere, "dewi@sagara.example", good)
		changed, err := w.id.ChangePassword(w.ctx, *victim, v, next)
		w.must(err)
		w.out(token)
		w.out(elsewhere.Session)
		if w.visitor(changed).Session != v.Session {
			t.Error("the session that changed the password ended")
		}
		_, err = w.id.SignIn(w.ctx, *browser("192.0.2.3"), "dewi@sagara.example", good)
		w.refused(err, fault.Invalid)
	})
}

// Nobody learns which accounts there are: not from the answer, and not from
// what is hashed meanwhile.
func TestEnumeration(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		w.person("gone@sagara.example", at(w.solo, news.RoleEditor))
		gone, err := w.id.AccountByEmail(w.ctx, "gone@sagara.example")
		w.must(err)
		w.must(w.id.Deactivate(w.ctx, identity.Client{}, identity.Operator(), gone.ID))
		_, err = w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: "new@sagara.example", Name: "Baru", Roles: at(w.solo, news.RoleEditor)})
		w.must(err)
		answers := map[string]bool{}
		for i, email := range []string{"dewi@sagara.example", "nobody@sagara.example", "gone@sagara.example", "new@sagara.example", "not an address"} {
			for n := range 7 {
				_, err := w.id.SignIn(w.ctx, *browser(fmt.Sprintf("192.0.2.%d", 10+i)), email, "a wrong password")
				answers[fmt.Sprintf("%d: %v", n, err)] = true
			}
		}
		if len(answers) != 7 {
			t.Errorf("answers differ: %v", answers)
		}
		// The right password of an account that has ended is as wrong.
		_, err = w.id.SignIn(w.ctx, *browser("198.51.100.1"), "gone@sagara.example", good)
		if err == nil {
			t.Error("an account that has ended lets people in")
		}
		w.post.on = true
		for _, email := range []string{"dewi@sagara.example", "nobody@sagara.example", "gone@sagara.example"} {
			w.must(w.id.Forgot(w.ctx, *browser("192.0.2.80"), email))
		}
		w.must(w.queue.Drain(w.ctx))
		if len(w.post.letters) != 1 || w.post.letters[0].To != dewi.Email {
			t.Errorf("letters %+v", w.post.letters)
		}
		for _, link := range []string{"", strings.Repeat("A", 43), "../../users"} {
			_, err := w.id.Offer(w.ctx, link)
			w.refused(err, fault.NotFound)
		}
	})
}

// The same work is done for an address that nobody has: its attempt is counted,
// a hash is made, an event written.
func TestUnknownAddressesCostTheSame(t *testing.T) {
	each(t, func(w *world) {
		for range 3 {
			_, err := w.id.SignIn(w.ctx, *browser("192.0.2.1"), "nobody@sagara.example", good)
			w.refused(err, fault.Invalid)
		}
		if n := w.count(news.EventSignInFailed); n != 3 {
			t.Errorf("%d failures are in the log", n)
		}
		if !strings.Contains(w.payloads(), `"email":"nobody@sagara.example"`) {
			t.Error("the log does not say which address was tried")
		}
		// What is no address may be a password typed into the wrong field.
		_, err := w.id.SignIn(w.ctx, *browser("192.0.2.1"), "hunter2 hunter2", "")
		w.refused(err, fault.Invalid)
		if strings.Contains(w.payloads(), "hunter2") {
			t.Error("what was typed into the wrong field is in the log")
		}
	})
}

func TestAttemptsAreLimitedAcrossProcesses(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		known := browser("192.0.2.1")
		w.in(known, "dewi@sagara.example", good)
		processes := []*identity.Identity{w.id, w.process(2, identity.SSOConfig{})}
		// Twenty at once at two processes, from as many addresses: the free ones
		// are heard and no more.
		var tries []func() error
		for i := range 20 {
			tries = append(tries, func() error {
				_, err := processes[i%2].SignIn(w.ctx, *browser(fmt.Sprintf("203.0.113.%d", i)), "dewi@sagara.example", "a wrong password")
				return err
			})
		}
		heard := 0
		for _, err := range together(tries...) {
			if fault.KindOf(err) == fault.Invalid {
				heard++
			} else if identity.WaitOf(err) == 0 {
				t.Errorf("refused as %v", err)
			}
		}
		if heard != 5 {
			t.Errorf("%d attempts were heard", heard)
		}
		stranger := browser("203.0.113.99")
		_, err := processes[1].SignIn(w.ctx, *stranger, "dewi@sagara.example", good)
		if wait := identity.WaitOf(err); wait != 5 {
			t.Errorf("the right password from a stranger: %v", err)
		}
		// The owner's own browser is not slowed down by strangers.
		w.in(known, "dewi@sagara.example", good)

		// Each further failure makes the next pause longer, up to a bound.
		longest := 0
		for range 12 {
			w.clock.Advance(time.Duration(identity.WaitOf(err)) * time.Second)
			_, err = w.id.SignIn(w.ctx, *stranger, "dewi@sagara.example", "a wrong password")
			w.refused(err, fault.Invalid)
			_, err = w.id.SignIn(w.ctx, *stranger, "dewi@sagara.example", good)
			wait := identity.WaitOf(err)
			if wait == 0 || wait < longest && longest < 300 || wait > 15*60 {
				t.Fatalf("wait %d after %d", wait, longest)
			}
			longest = max(longest, wait)
		}
		if longest < 300 {
			t.Errorf("the pause grows to %d seconds only", longest)
		}
		// Nobody is locked out for good.
		w.clock.Advance(time.Hour)
		w.in(stranger, "dewi@sagara.example", good)
	})
}

func TestAttemptsAreLimitedByAddress(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		heard := 0
		for i := range 80 {
			// One customer of a provider has all of these addresses.
			c := browser(fmt.Sprintf("2001:db8:1:2::%x", i+1))
			_, err := w.id.SignIn(w.ctx, *c, fmt.Sprintf("victim%d@sagara.example", i), "a common password")
			if identity.WaitOf(err) == 0 {
				heard++
			}
		}
		if heard != 50 {
			t.Errorf("%d attempts from one network were heard", heard)
		}
		w.in(browser("2001:db8:1:3::1"), "dewi@sagara.example", good)
	})
}

func TestSessionsEnd(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		idle, busy := browser("192.0.2.1"), browser("192.0.2.2")
		w.in(idle, "dewi@sagara.example", good)
		w.in(busy, "dewi@sagara.example", good)
		for range 10 {
			w.clock.Advance(3 * 24 * time.Hour)
			if w.clock.Now().Sub(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)) < identity.EndsAfter {
				w.visitor(busy.Session)
			}
		}
		w.out(idle.Session)
		w.out(busy.Session)
		w.must(w.id.Sweep(w.ctx))
		v := w.in(busy, "dewi@sagara.example", good)
		list, err := w.id.Sessions(w.ctx, v)
		w.must(err)
		if len(list) != 1 || !list[0].Here || list[0].Device != "Firefox, Linux" || list[0].Address != "192.0.2.2" {
			t.Errorf("sessions %+v", list)
		}
	})
}

func TestSessionsAreRevoked(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		w.person("budi@sagara.example", at(w.solo, news.RoleEditor))
		here, phone, tablet, budi := browser("192.0.2.1"), browser("192.0.2.2"), browser("192.0.2.3"), browser("192.0.2.4")
		v := w.in(here, "dewi@sagara.example", good)
		onPhone := w.in(phone, "dewi@sagara.example", good)
		w.in(tablet, "dewi@sagara.example", good)
		his := w.in(budi, "budi@sagara.example", good)
		w.refused(w.id.Revoke(w.ctx, *here, v, his.Session), fault.NotFound)
		w.must(w.id.Revoke(w.ctx, *here, v, onPhone.Session))
		w.out(phone.Session)
		w.must(w.id.RevokeOthers(w.ctx, *here, v))
		w.out(tablet.Session)
		w.visitor(here.Session)
		w.visitor(budi.Session)
		if n := w.count(news.EventSessionRevoked); n != 2 {
			t.Errorf("%d revocations are in the log", n)
		}
	})
}

func TestProofIsAskedFor(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", everywhere(news.RoleNetworkAdmin))
		budi := w.person("budi@sagara.example", at(w.solo, news.RoleReporter))
		c := browser("192.0.2.1")
		v := w.in(c, dewi.Email, good)
		w.clock.Advance(identity.ProvenFor)
		v = w.visitor(c.Session)
		for name, f := range map[string]func() error{
			"password":      func() error { _, err := w.id.ChangePassword(w.ctx, *c, v, next); return err },
			"passkey":       func() error { _, _, err := w.id.NewPasskey(w.ctx, v); return err },
			"add passkey":   func() error { return w.id.AddPasskey(w.ctx, *c, v, "", "x", nil) },
			"end passkey":   func() error { return w.id.RemovePasskey(w.ctx, *c, v, "x") },
			"authenticator": func() error { _, _, err := w.id.NewTOTP(w.ctx, v); return err },
			"confirm":       func() error { _, err := w.id.ConfirmTOTP(w.ctx, *c, v, "", ""); return err },
			"remove":        func() error { return w.id.RemoveTOTP(w.ctx, *c, v) },
			"codes":         func() error { _, err := w.id.NewRecoveryCodes(w.ctx, *c, v); return err },
			"roles":         func() error { return w.id.SetRoles(w.ctx, *c, v, budi.ID, at(w.solo, news.RoleEditor)) },
			"invite":        func() error { _, err := w.id.Invite(w.ctx, *c, v, identity.Invitation{}); return err },
			"reset":         func() error { _, err := w.id.Reset(w.ctx, *c, v, budi.ID); return err },
			"end":           func() error { return w.id.Deactivate(w.ctx, *c, v, budi.ID) },
			"factors":       func() error { return w.id.RemoveFactors(w.ctx, *c, v, budi.ID) },
			"export":        func() error { return w.id.Exported(w.ctx, *c, v, "csv") },
		} {
			if err := f(); !identity.NeedsProof(err) {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, err := w.id.Prove(w.ctx, *c, v, "a wrong password")
		w.refused(err, fault.Invalid)
		token, err := w.id.Prove(w.ctx, *c, v, good)
		w.must(err)
		w.must(w.id.SetRoles(w.ctx, *c, w.visitor(token), budi.ID, at(w.solo, news.RoleEditor)))
	})
}

func TestGrownCost(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		if dewi.ID == 0 {
			t.Fatal("no account")
		}
		before := w.hash(dewi.ID)
		w.id = w.dear()
		w.in(browser("192.0.2.1"), "dewi@sagara.example", good)
		after := w.hash(dewi.ID)
		if before == after || !strings.Contains(after, "m=128,t=1") {
			t.Errorf("hash %s became %s", before, after)
		}
		w.in(browser("192.0.2.1"), "dewi@sagara.example", good)
		if w.hash(dewi.ID) != after {
			t.Error("a hash that costs enough was made anew")
		}
	})
}

func TestSecretsAreInNoLog(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		v := w.in(c, "dewi@sagara.example", good)
		setup, step, err := w.id.NewTOTP(w.ctx, v)
		w.must(err)
		code, err := credential.TOTPCode(setup.Secret, credential.TOTPStep(w.clock.Now()))
		w.must(err)
		codes, err := w.id.ConfirmTOTP(w.ctx, *c, v, step, code)
		w.must(err)
		_, err = w.id.SignIn(w.ctx, *c, "dewi@sagara.example", "oops wrong one")
		w.refused(err, fault.Invalid)
		log := w.payloads()
		for _, secret := range append(codes, good, c.Session, c.Device, setup.Secret, step, code, "oops wrong one", credential.HashToken(c.Session)) {
			if strings.Contains(log, secret) {
				t.Errorf("%q is in the log", secret)
			}
		}
	})
}
