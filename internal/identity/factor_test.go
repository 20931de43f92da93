package identity_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

// totp is an authenticator.
type totp string

func (a totp) code(w *world) string {
	w.t.Helper()
	code, err := credential.TOTPCode(string(a), credential.TOTPStep(w.clock.Now()))
	w.must(err)
	return code
}

// authenticator sets one up for whoever is signed in.
func (w *world) authenticator(c *identity.Client, v identity.Visitor) (totp, []string) {
	w.t.Helper()
	setup, step, err := w.id.NewTOTP(w.ctx, v)
	w.must(err)
	codes, err := w.id.ConfirmTOTP(w.ctx, *c, v, step, totp(setup.Secret).code(w))
	w.must(err)
	return totp(setup.Secret), codes
}

// half signs in with the password alone and returns the step that follows.
func (w *world) half(c *identity.Client, email string) string {
	w.t.Helper()
	e, err := w.id.SignIn(w.ctx, *c, email, good)
	w.must(err)
	if e.Step == "" || e.Session != "" {
		w.t.Fatal("no second factor is asked for")
	}
	return e.Step
}

func TestAuthenticator(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		v := w.in(c, "dewi@sagara.example", good)
		// Without a code that fits, nothing is set up.
		setup, step, err := w.id.NewTOTP(w.ctx, v)
		w.must(err)
		_, err = w.id.ConfirmTOTP(w.ctx, *c, v, step, "000000")
		w.refused(err, fault.Invalid)
		again, err := w.id.SetupOf(w.ctx, v, step)
		w.must(err)
		if again != setup || !strings.Contains(setup.Address, "secret="+setup.Secret) {
			t.Errorf("setup %+v, then %+v", setup, again)
		}
		app, _ := w.authenticator(c, v)

		w.clock.Advance(time.Minute)
		step = w.half(c, "dewi@sagara.example")
		w.out(step) // half a sign-in is none
		e, err := w.id.Second(w.ctx, *c, step, app.code(w))
		w.must(err)
		w.visitor(e.Session)
		_, err = w.id.Second(w.ctx, *c, step, app.code(w))
		w.refused(err, fault.Forbidden)
	})
}

// A code that was seen once opens nothing, whoever typed it first and at
// whichever process.
func TestReplayedCodes(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		app, codes := w.authenticator(c, w.in(c, "dewi@sagara.example", good))
		// That which set it up is used.
		_, err := w.id.Second(w.ctx, *c, w.half(c, "dewi@sagara.example"), app.code(w))
		w.refused(err, fault.Invalid)

		w.clock.Advance(time.Minute)
		code := app.code(w)
		_, err = w.id.Second(w.ctx, *c, w.half(c, "dewi@sagara.example"), code)
		w.must(err)
		_, err = w.id.Second(w.ctx, *c, w.half(c, "dewi@sagara.example"), code)
		w.refused(err, fault.Invalid)

		w.clock.Advance(time.Hour)
		processes := []*identity.Identity{w.id, w.process(2, identity.SSOConfig{})}
		for _, name := range []string{"authenticator", "recovery"} {
			code := strings.ToUpper(codes[3])
			if name == "authenticator" {
				code = app.code(w)
			}
			var tries []func() error
			for i := range 4 {
				step := w.half(c, "dewi@sagara.example")
				tries = append(tries, func() error {
					_, err := processes[i%2].Second(w.ctx, *browser("192.0.2.9"), step, code)
					return err
				})
			}
			if n := successes(together(tries...)); n != 1 {
				t.Errorf("%s: the same code let in %d times", name, n)
			}
			w.clock.Advance(time.Hour)
		}
		if w.count(news.EventRecoveryUsed) != 1 {
			t.Error("the use of a recovery code is not in the log")
		}
	})
}

func TestSecondFactorIsLimited(t *testing.T) {
	each(t, func(w *world) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		app, _ := w.authenticator(c, w.in(c, "dewi@sagara.example", good))
		w.clock.Advance(time.Minute)
		heard := 0
		for range 10 {
			// A new step for each: the count belongs to the account.
			_, err := w.id.Second(w.ctx, *c, w.half(c, "dewi@sagara.example"), "000000")
			if identity.WaitOf(err) == 0 {
				w.refused(err, fault.Invalid)
				heard++
			}
		}
		if heard != 5 {
			t.Errorf("%d codes were heard", heard)
		}
		step := w.half(c, "dewi@sagara.example")
		w.clock.Advance(10 * time.Minute)
		_, err := w.id.Second(w.ctx, *c, step, app.code(w))
		w.refused(err, fault.Forbidden) // the step has ended meanwhile
		_, err = w.id.Second(w.ctx, *c, w.half(c, "dewi@sagara.example"), app.code(w))
		w.must(err)
	})
}

func TestFactorsAreTakenAway(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		app, codes := w.authenticator(c, w.in(c, dewi.Email, good))
		e, err := w.id.Second(w.ctx, *c, w.half(c, dewi.Email), codes[0])
		w.must(err)
		keep(c, e)
		v := w.visitor(e.Session)
		fresh, err := w.id.NewRecoveryCodes(w.ctx, *c, v)
		w.must(err)
		_, err = w.id.Second(w.ctx, *c, w.half(c, dewi.Email), codes[1])
		w.refused(err, fault.Invalid)
		ways, err := w.id.Ways(w.ctx, v)
		w.must(err)
		if ways != (identity.Ways{Password: true, TOTP: true, RecoveryCodes: 10}) || len(fresh) != 10 {
			t.Errorf("ways %+v", ways)
		}
		// Who lost the phone gets in by an administrator's help.
		w.must(w.id.RemoveFactors(w.ctx, identity.Client{}, identity.Operator(), dewi.ID))
		w.out(c.Session)
		v = w.in(c, dewi.Email, good)
		w.clock.Advance(time.Minute)
		app, _ = w.authenticator(c, v)
		w.must(w.id.RemoveTOTP(w.ctx, *c, v))
		w.in(c, dewi.Email, good)
		_ = app
	})
}

func TestLinks(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.example", everywhere(news.RoleNetworkAdmin))
		bc := browser("192.0.2.1")
		bv := w.in(bc, boss.Email, good)
		// Without a mail server the link is shown to who made it.
		sent, err := w.id.Invite(w.ctx, *bc, bv, identity.Invitation{Email: "Sari@Sagara.example", Name: "Sari", Language: "en", Roles: at(w.bali, news.RoleReporter)})
		w.must(err)
		token, ok := strings.CutPrefix(sent.Link, desk+"/invitation/")
		if sent.Mailed || !ok {
			t.Fatalf("sent %+v", sent)
		}
		offer, err := w.id.Offer(w.ctx, token)
		w.must(err)
		if offer != (identity.Offer{Kind: "invitation", Email: "sari@sagara.example", Name: "Sari"}) {
			t.Errorf("offer %+v", offer)
		}
		sc := browser("192.0.2.7")
		_, err = w.id.Accept(w.ctx, *sc, token, "sari-sagara1")
		w.refused(err, fault.Invalid)
		var tries []func() error
		for range 3 {
			tries = append(tries, func() error { _, err := w.id.Accept(w.ctx, *sc, token, good); return err })
		}
		if n := successes(together(tries...)); n != 1 {
			t.Errorf("the link let in %d times", n)
		}
		_, err = w.id.Offer(w.ctx, token)
		w.refused(err, fault.NotFound)
		v := w.in(sc, "sari@sagara.example", good)
		if v.Language != "en" || !v.Actor.Can(news.ActWrite, w.bali.ID) {
			t.Errorf("visitor %+v", v)
		}
		// A reset ends every session, and the earlier link.
		first, err := w.id.Reset(w.ctx, *bc, bv, v.Account.ID)
		w.must(err)
		second, err := w.id.Reset(w.ctx, *bc, bv, v.Account.ID)
		w.must(err)
		last := func(link string) string { return link[strings.LastIndexByte(link, '/')+1:] }
		_, err = w.id.Accept(w.ctx, *sc, last(first.Link), next)
		w.refused(err, fault.NotFound)
		other := *sc
		_, err = w.id.Accept(w.ctx, *browser("192.0.2.8"), last(second.Link), next)
		w.must(err)
		w.out(other.Session)
		// A link ends by itself.
		third, err := w.id.Reset(w.ctx, *bc, bv, v.Account.ID)
		w.must(err)
		w.clock.Advance(24 * time.Hour)
		_, err = w.id.Accept(w.ctx, *sc, last(third.Link), good)
		w.refused(err, fault.NotFound)
		if log := w.payloads(); strings.Contains(log, last(second.Link)) {
			t.Error("the link is in the log")
		}
	})
}

// A reset does not go round the second factor.
func TestResetKeepsTheSecondFactor(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		_, codes := w.authenticator(c, w.in(c, dewi.Email, good))
		sent, err := w.id.Reset(w.ctx, identity.Client{}, identity.Operator(), dewi.ID)
		w.must(err)
		e, err := w.id.Accept(w.ctx, *c, sent.Link[strings.LastIndexByte(sent.Link, '/')+1:], next)
		w.must(err)
		if e.Session != "" || e.Step == "" {
			t.Fatalf("the link alone let in: %+v", e)
		}
		_, err = w.id.Second(w.ctx, *c, e.Step, codes[0])
		w.must(err)
	})
}

func TestLetters(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		sent, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: "sari@sagara.example", Name: "Sari", Language: "en", Roles: at(w.solo, news.RoleReporter)})
		w.must(err)
		if !sent.Mailed || sent.Link != "" {
			t.Fatalf("sent %+v", sent)
		}
		// A server that is away is asked again; no token waits in the queue.
		w.post.fail = errAway
		w.must(w.queue.Drain(w.ctx))
		w.post.fail = nil
		w.clock.Advance(time.Minute)
		w.must(w.queue.Drain(w.ctx))
		if len(w.post.letters) != 1 {
			t.Fatalf("letters %+v", w.post.letters)
		}
		letter := w.post.letters[0]
		_, rest, _ := strings.Cut(letter.Text, desk+"/invitation/")
		token, _, _ := strings.Cut(rest, "\n")
		if letter.To != "sari@sagara.example" || letter.Subject != "Your account at Sagara" || !strings.Contains(letter.Text, "7 days") {
			t.Errorf("letter %+v", letter)
		}
		c := browser("192.0.2.1")
		_, err = w.id.Accept(w.ctx, *c, token, good)
		w.must(err)

		w.must(w.id.Forgot(w.ctx, *c, "sari@sagara.example"))
		w.must(w.queue.Drain(w.ctx))
		w.must(w.queue.Drain(w.ctx))
		if len(w.post.letters) != 2 || !strings.Contains(w.post.letters[1].Text, desk+"/reset/") {
			t.Errorf("letters %+v", w.post.letters)
		}
		// Nobody fills somebody's mailbox.
		for range 5 {
			_ = w.id.Forgot(w.ctx, *browser("192.0.2.77"), "sari@sagara.example")
		}
		w.must(w.queue.Drain(w.ctx))
		if n := len(w.post.letters); n > 4 {
			t.Errorf("%d letters went out", n)
		}
	})
}

func TestLettersInBothLanguages(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		for i, language := range []string{"id", "en", ""} {
			email := string(rune('a'+i)) + "@sagara.example"
			_, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: email, Name: "Sari", Language: language, Roles: at(w.solo, news.RoleReporter)})
			w.must(err)
			w.must(w.queue.Drain(w.ctx))
			w.must(w.id.Forgot(w.ctx, *browser("192.0.2.1"), email))
			w.must(w.queue.Drain(w.ctx))
		}
		if len(w.post.letters) != 6 {
			t.Fatalf("%d letters", len(w.post.letters))
		}
		for i, l := range w.post.letters {
			word := map[bool]string{true: "Hello", false: "Halo"}[i/2 == 1]
			if !strings.HasPrefix(l.Text, word+" Sari,") || strings.Contains(l.Text, "<no value>") || strings.Contains(l.Text, "  ") {
				t.Errorf("letter %d: %q", i, l.Text)
			}
		}
	})
}
