package identity_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

const other = "dewi.lestari@sagara.example"

var emailLink = regexp.MustCompile(`http://desk\.localhost:8080/email/([A-Za-z0-9_-]{43})`)

// letter returns the only letter to an address since the last look at the post.
func (w *world) letter(to string) string {
	w.t.Helper()
	text := ""
	for _, l := range w.post.letters {
		if l.To != to {
			continue
		}
		if text != "" {
			w.t.Fatalf("two letters to %s", to)
		}
		text = l.Subject + "\n" + l.Text
	}
	if text == "" {
		w.t.Fatalf("no letter to %s, only %v", to, w.post.letters)
	}
	return text
}

// posted lets letters go out and returns the link in the one to an address.
func (w *world) posted(to string) (token string) {
	w.t.Helper()
	w.must(w.queue.Drain(w.ctx))
	m := emailLink.FindStringSubmatch(w.letter(to))
	w.post.letters = nil
	if m == nil {
		return ""
	}
	return m[1]
}

// askFor asks for another address and returns the token of the link that went
// there.
func (w *world) askFor(c *identity.Client, v identity.Visitor, email string) string {
	w.t.Helper()
	w.must(w.id.AskEmail(w.ctx, *c, v, email))
	token := w.posted(email)
	if token == "" {
		w.t.Fatalf("no link went to %s", email)
	}
	return token
}

func (w *world) address(id news.ID) string {
	w.t.Helper()
	a, found, err := w.store.Account(w.ctx, id)
	w.must(err)
	if !found {
		w.t.Fatal("there is no such account")
	}
	return a.Email
}

func TestAnotherAddress(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleReporter))
		w.must(w.queue.Drain(w.ctx))
		w.post.letters = nil
		c := browser("192.0.2.1")
		v := w.in(c, dewi.Email, good)
		// A reset link lies in the former mailbox.
		w.must(w.id.Forgot(w.ctx, *c, dewi.Email))
		w.must(w.queue.Drain(w.ctx))
		reset := w.letter(dewi.Email)
		reset = reset[strings.Index(reset, "/reset/")+len("/reset/"):][:43]
		w.post.letters = nil

		w.must(w.id.AskEmail(w.ctx, *c, v, "  Dewi.Lestari@Sagara.example "))
		if p, found, err := w.id.PendingEmail(w.ctx, v); err != nil || !found || p.Email != other || p.EndsAt.Sub(w.clock.Now()) != 24*time.Hour {
			t.Errorf("waiting: %+v %v %v", p, found, err)
		}
		w.must(w.queue.Drain(w.ctx))
		if told := w.letter(dewi.Email); !strings.Contains(told, other) || emailLink.MatchString(told) {
			t.Errorf("the former address is told\n%s", told)
		}
		sent := w.letter(other)
		w.post.letters = nil
		token := emailLink.FindStringSubmatch(sent)[1]
		if strings.Contains(w.payloads(), token) {
			t.Error("the token stands in the log")
		}
		if w.address(dewi.ID) != dewi.Email {
			t.Error("the address changed before it was confirmed")
		}
		for range 2 { // looking uses nothing up
			if email, err := w.id.EmailOffer(w.ctx, v, token); err != nil || email != other {
				t.Errorf("offer: %q, %v", email, err)
			}
		}
		w.must(w.id.ConfirmEmail(w.ctx, *c, v, token))
		if got := w.address(dewi.ID); got != other {
			t.Errorf("the address is %s", got)
		}
		w.must(w.queue.Drain(w.ctx))
		if told := w.letter(dewi.Email); !strings.Contains(told, other) || len(w.post.letters) != 1 {
			t.Errorf("told of the change: %v", w.post.letters)
		}
		v = w.visitor(c.Session) // still signed in, with roles
		if v.Account.Email != other || !news.SameRoles(v.Account.Roles[w.solo.ID], []news.Role{news.RoleReporter}) {
			t.Errorf("%+v", v.Account)
		}
		w.in(browser("192.0.2.2"), other, good)
		_, err := w.id.SignIn(w.ctx, *browser("192.0.2.3"), dewi.Email, good)
		w.refused(err, fault.Invalid)
		_, err = w.id.Accept(w.ctx, *c, reset, next)
		w.refused(err, fault.NotFound)
		if err := w.id.ConfirmEmail(w.ctx, *c, v, token); fault.KindOf(err) != fault.NotFound {
			t.Errorf("the link works twice: %v", err)
		}
		if log := w.payloads(); !strings.Contains(log, `account.email_asked {`) || !strings.Contains(log, `"old_email":"dewi@sagara.example","new_email":"`+other+`"`) {
			t.Error(log)
		}
		// Somebody else may have the former address now.
		w.person(dewi.Email, at(w.bali, news.RoleReporter))
	})
}

func TestAddressAttacks(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleReporter))
		mallory := w.person("mallory@sagara.example", at(w.solo, news.RoleReporter))
		w.must(w.queue.Drain(w.ctx))
		w.post.letters = nil
		c, mc := browser("192.0.2.1"), browser("192.0.2.66")
		v, mv := w.in(c, dewi.Email, good), w.in(mc, mallory.Email, good)
		stays := func(what string) {
			t.Helper()
			if got := w.address(dewi.ID); got != dewi.Email {
				t.Fatalf("%s: the address is %s", what, got)
			}
			w.clock.Advance(time.Hour) // the limits forget
			w.must(proved(w, c, &v))
			w.must(proved(w, mc, &mv))
		}
		gone := func(what string, who identity.Visitor, token string) {
			t.Helper()
			if _, err := w.id.EmailOffer(w.ctx, who, token); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: offered, %v", what, err)
			}
			if err := w.id.ConfirmEmail(w.ctx, *c, who, token); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: confirmed, %v", what, err)
			}
			stays(what)
		}
		for _, bad := range []string{"", "dewi", "a@b\r\nBcc: x@y.example", "<a@b.example>", "a@b.example, c@d.example", "Dewi <a@b.example>", strings.Repeat("x", 65) + "@b.example", dewi.Email, " DEWI@sagara.example"} {
			if err := w.id.AskEmail(w.ctx, *c, v, bad); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%q: %v", bad, err)
			}
		}
		token := w.askFor(c, v, other)
		gone("the link of somebody else", mv, token)
		gone("no token", v, "x")
		gone("a made-up token", v, strings.Repeat("A", 43))
		gone("a token of nobody", identity.Visitor{}, token)
		second := w.askFor(c, v, "dewi.kedua@sagara.example")
		gone("a link that another one replaced", v, token)
		w.must(w.id.WithdrawEmail(w.ctx, *c, v))
		gone("a link that was withdrawn", v, second)
		w.refused(w.id.WithdrawEmail(w.ctx, *c, v), fault.NotFound)
		token = w.askFor(c, v, other)
		w.clock.Advance(24 * time.Hour)
		gone("a link that has ended", v, token)
		if _, found, err := w.id.PendingEmail(w.ctx, v); found || err != nil {
			t.Errorf("an address that has ended still waits: %v", err)
		}
		w.must(w.id.Sweep(w.ctx))
		// Who took over a session loses what they asked for with it.
		token = w.askFor(c, v, "mallory.too@sagara.example")
		session, err := w.id.ChangePassword(w.ctx, *c, v, next)
		w.must(err)
		c.Session = session
		v = w.visitor(session)
		gone("a link from before a new password", v, token)
		token = w.askFor(c, v, "mallory.too@sagara.example")
		w.must(w.id.Forgot(w.ctx, *c, dewi.Email))
		w.must(w.queue.Drain(w.ctx))
		letter := w.letter(dewi.Email)
		w.post.letters = nil
		e, err := w.id.Accept(w.ctx, *c, letter[strings.Index(letter, "/reset/")+len("/reset/"):][:43], good)
		w.must(err)
		keep(c, e)
		v = w.visitor(e.Session)
		gone("a link from before a reset", v, token)
		token = w.askFor(c, v, other)
		w.must(w.id.Deactivate(w.ctx, identity.Client{}, identity.Operator(), dewi.ID))
		w.refused(w.id.ConfirmEmail(w.ctx, *c, v, token), fault.NotFound)
		w.refused(w.id.AskEmail(w.ctx, *c, v, "third@sagara.example"), fault.NotFound)
		w.must(w.id.Activate(w.ctx, identity.Client{}, identity.Operator(), dewi.ID))
		e, err = w.id.SignIn(w.ctx, *c, dewi.Email, good)
		w.must(err)
		keep(c, e)
		v = w.visitor(e.Session)
		gone("a link from before the end", v, token)
		// Without proof nothing is asked for.
		w.clock.Advance(identity.ProvenFor)
		if err := w.id.AskEmail(w.ctx, *c, w.visitor(c.Session), other); !identity.NeedsProof(err) {
			t.Errorf("without proof: %v", err)
		}
	})
}

// proved proves once more who somebody is.
func proved(w *world, c *identity.Client, v *identity.Visitor) error {
	for _, password := range []string{good, next} {
		token, err := w.id.Prove(w.ctx, *c, *v, password)
		if err == nil {
			c.Session = token
			*v = w.visitor(token)
			return nil
		}
	}
	_, err := w.id.Prove(w.ctx, *c, *v, good)
	return err
}

// Whoever asks cannot tell an address that another account has from one that is
// free: neither by the answer, nor by what their settings say, nor by the log.
func TestTakenAddressesAreNotTold(t *testing.T) {
	each(t, func(w *world) {
		for _, mails := range []bool{true, false} {
			w.post.on = true
			w.clock.Advance(2 * time.Hour)
			name := map[bool]string{true: "a", false: "b"}[mails]
			dewi := w.person("dewi."+name+"@sagara.example", at(w.solo, news.RoleReporter))
			boss := w.person("boss."+name+"@sagara.example", everywhere(news.RoleNetworkAdmin))
			w.must(w.queue.Drain(w.ctx))
			w.post.letters, w.post.on = nil, mails
			c := browser("192.0.2.1")
			v := w.in(c, dewi.Email, good)
			type seen struct {
				err   error
				lasts time.Duration
				found bool
				kinds string
			}
			look := func(email string) seen {
				before := len(w.events())
				err := w.id.AskEmail(w.ctx, *c, v, email)
				p, found, broken := w.id.PendingEmail(w.ctx, v)
				w.must(broken)
				if p.Email != email {
					t.Errorf("%s: %q waits", email, p.Email)
				}
				return seen{err, p.EndsAt.Sub(w.clock.Now()), found, strings.Join(w.events()[before:], " ")}
			}
			taken := look(boss.Email)
			w.must(w.queue.Drain(w.ctx))
			letters := w.post.letters
			free := look("free." + name + "@sagara.example")
			if taken != free || taken.err != nil {
				t.Errorf("mails %v: %+v, %+v", mails, taken, free)
			}
			if !mails {
				// Those who manage accounts, and see them all, are told.
				bv := w.in(browser("192.0.2.9"), boss.Email, good)
				if _, err := w.id.EmailLink(w.ctx, identity.Client{}, bv, dewi.ID); err != nil {
					t.Errorf("a free address: %v", err)
				}
				look(boss.Email)
				_, err := w.id.EmailLink(w.ctx, identity.Client{}, bv, dewi.ID)
				w.refused(err, fault.Invalid)
				continue
			}
			if len(letters) != 2 { // the former address, and the one that is taken
				t.Errorf("%d letters", len(letters))
			}
			for _, l := range letters {
				if emailLink.MatchString(l.Text) {
					t.Errorf("a link went to %s", l.To)
				}
			}
			w.post.letters = nil
		}
	})
}

// An address that becomes another account's before it is confirmed stays
// theirs; of two who confirm the same one, or one link at the same time, one
// succeeds.
func TestAddressesAtOnce(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleReporter))
		sari := w.person("sari@sagara.example", at(w.solo, news.RoleReporter))
		w.must(w.queue.Drain(w.ctx))
		w.post.letters = nil
		c, sc := browser("192.0.2.1"), browser("192.0.2.2")
		v, sv := w.in(c, dewi.Email, good), w.in(sc, sari.Email, good)
		token := w.askFor(c, v, other)
		theirs := w.askFor(sc, sv, other)
		errs := together(
			func() error { return w.id.ConfirmEmail(w.ctx, *c, v, token) },
			func() error { return w.id.ConfirmEmail(w.ctx, *sc, sv, theirs) },
			func() error { return w.id.ConfirmEmail(w.ctx, *c, v, token) })
		if n := successes(errs); n != 1 {
			t.Errorf("%d succeeded: %v", n, errs)
		}
		holder := 0
		for _, id := range []news.ID{dewi.ID, sari.ID} {
			if w.address(id) == other {
				holder++
			}
		}
		if holder != 1 {
			t.Errorf("%d accounts have the address", holder)
		}
		w.clock.Advance(5 * time.Minute)
		third := "dewi.ketiga@sagara.example"
		w.post.letters = nil
		token = w.askFor(c, w.visitor(c.Session), third)
		w.person(third, at(w.bali, news.RoleReporter))
		w.refused(w.id.ConfirmEmail(w.ctx, *c, w.visitor(c.Session), token), fault.Invalid)
		if w.address(dewi.ID) == third {
			t.Error("two accounts have one address")
		}
	})
}

func TestAskingForAddressesIsLimited(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleReporter))
		c := browser("192.0.2.1")
		v := w.in(c, dewi.Email, good)
		asked := 0
		for i := range 20 {
			err := w.id.AskEmail(w.ctx, *c, v, "victim"+string(rune('a'+i))+"@sagara.example")
			if err == nil {
				asked++
				continue
			}
			if identity.WaitOf(err) == 0 {
				t.Fatal(err)
			}
		}
		if asked != 3 {
			t.Errorf("%d letters to strangers at once", asked)
		}
		// Several accounts do not write to one stranger either.
		w.clock.Advance(2 * time.Hour)
		asked = 0
		for i := range 10 {
			one := w.person("x"+string(rune('a'+i))+"@sagara.example", at(w.solo, news.RoleReporter))
			oc := browser("192.0.2.7")
			if w.id.AskEmail(w.ctx, *oc, w.in(oc, one.Email, good), "victim@sagara.example") == nil {
				asked++
			}
		}
		if asked != 3 {
			t.Errorf("%d letters to one stranger", asked)
		}
	})
}

func TestAddressesAreCorrected(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.example", everywhere(news.RoleNetworkAdmin))
		admin := w.person("admin@sagara.example", at(w.solo, news.RoleSiteAdmin))
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleReporter))
		both := w.person("both@sagara.example", map[news.ID][]news.Role{w.solo.ID: {news.RoleReporter}, w.bali.ID: {news.RoleReporter}})
		ac, dc, bc := browser("192.0.2.1"), browser("192.0.2.2"), browser("192.0.2.3")
		av, dv, bv := w.in(ac, admin.Email, good), w.in(dc, dewi.Email, good), w.in(bc, boss.Email, good)
		for name, f := range map[string]func() error{
			"by a reporter":          func() error { return w.id.SetEmail(w.ctx, *dc, dv, both.ID, other) },
			"one's own":              func() error { return w.id.SetEmail(w.ctx, *ac, av, admin.ID, other) },
			"of one of Bali too":     func() error { return w.id.SetEmail(w.ctx, *ac, av, both.ID, other) },
			"of the network":         func() error { return w.id.SetEmail(w.ctx, *ac, av, boss.ID, other) },
			"a link for one of Bali": func() error { _, err := w.id.EmailLink(w.ctx, *ac, av, both.ID); return err },
			"withdraw one of Bali":   func() error { return w.id.DropEmail(w.ctx, *ac, av, both.ID) },
		} {
			if err := f(); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
		w.refused(w.id.SetEmail(w.ctx, *ac, av, dewi.ID, both.Email), fault.Invalid)
		w.refused(w.id.SetEmail(w.ctx, *ac, av, dewi.ID, "nowhere"), fault.Invalid)
		_, err := w.id.EmailLink(w.ctx, *ac, av, dewi.ID)
		w.refused(err, fault.NotFound)
		// Without a mail server the link is handed over, and works for nobody else.
		w.must(w.id.AskEmail(w.ctx, *dc, dv, other))
		one, err := w.id.AccountOf(w.ctx, av, dewi.ID)
		w.must(err)
		if one.Pending == nil || one.Pending.Email != other {
			t.Errorf("%+v", one)
		}
		first, err := w.id.EmailLink(w.ctx, *ac, av, dewi.ID)
		w.must(err)
		sent, err := w.id.EmailLink(w.ctx, *ac, av, dewi.ID)
		w.must(err)
		token := func(s identity.Sent) string { return emailLink.FindStringSubmatch(s.Link)[1] }
		if sent.Mailed || sent.Account.Email != other || sent.EndsAt.Sub(w.clock.Now()) != 7*24*time.Hour {
			t.Errorf("%+v", sent)
		}
		w.refused(w.id.ConfirmEmail(w.ctx, *dc, dv, token(first)), fault.NotFound)
		w.refused(w.id.ConfirmEmail(w.ctx, *ac, av, token(sent)), fault.NotFound)
		w.must(w.id.ConfirmEmail(w.ctx, *dc, dv, token(sent)))
		// Withdrawn by who manages the account.
		w.must(w.id.AskEmail(w.ctx, *dc, w.visitor(dc.Session), "third@sagara.example"))
		w.must(w.id.DropEmail(w.ctx, *ac, av, dewi.ID))
		w.refused(w.id.DropEmail(w.ctx, *ac, av, dewi.ID), fault.NotFound)
		// Corrected at once, which ends links and what was asked for.
		w.must(w.id.AskEmail(w.ctx, *dc, w.visitor(dc.Session), "third@sagara.example"))
		reset, err := w.id.Reset(w.ctx, *ac, av, dewi.ID)
		w.must(err)
		w.must(w.id.SetEmail(w.ctx, *ac, av, dewi.ID, "Fourth@sagara.example"))
		if got := w.address(dewi.ID); got != "fourth@sagara.example" {
			t.Errorf("the address is %s", got)
		}
		_, err = w.id.Accept(w.ctx, *dc, reset.Link[strings.LastIndexByte(reset.Link, '/')+1:], next)
		w.refused(err, fault.NotFound)
		if _, found, err := w.id.PendingEmail(w.ctx, w.visitor(dc.Session)); found || err != nil {
			t.Errorf("what was asked for still waits: %v", err)
		}
		w.must(w.id.SetEmail(w.ctx, *bc, bv, admin.ID, "admin.two@sagara.example"))
		w.must(w.id.SetEmail(w.ctx, identity.Client{}, identity.Operator(), boss.ID, "boss.two@sagara.example"))
		if n := w.count(news.EventEmailSet); n != 4 {
			t.Errorf("%d events", n)
		}
		w.clock.Advance(identity.ProvenFor)
		for _, err := range []error{w.id.SetEmail(w.ctx, *bc, bv, dewi.ID, other), w.id.DropEmail(w.ctx, *bc, bv, dewi.ID)} {
			if !identity.NeedsProof(err) {
				t.Errorf("without proof: %v", err)
			}
		}
	})
}

// Both addresses are told of a correction, but the former address of somebody
// who never was in may be a stranger's.
func TestWhoIsToldOfACorrection(t *testing.T) {
	each(t, func(w *world) {
		w.post.on = true
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleReporter))
		sent, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: "stranger@sagara.example", Name: "Baru", Language: "en", Roles: at(w.solo, news.RoleReporter)})
		w.must(err)
		w.must(w.queue.Drain(w.ctx))
		boss := w.person("boss@sagara.example", everywhere(news.RoleNetworkAdmin))
		c := browser("192.0.2.1")
		v := w.in(c, boss.Email, good)
		w.must(w.queue.Drain(w.ctx))
		w.post.letters = nil
		w.must(w.id.SetEmail(w.ctx, *c, v, dewi.ID, other))
		w.must(w.queue.Drain(w.ctx))
		for _, to := range []string{dewi.Email, other} {
			if l := w.letter(to); !strings.Contains(l, boss.Name) || !strings.Contains(l, other) {
				t.Errorf("%s is told\n%s", to, l)
			}
		}
		w.post.letters = nil
		w.must(w.id.SetEmail(w.ctx, *c, v, sent.Account.ID, "baru@sagara.example"))
		w.must(w.queue.Drain(w.ctx))
		if l := w.letter("baru@sagara.example"); len(w.post.letters) != 1 || !strings.Contains(l, "Hello Baru") {
			t.Errorf("%v", w.post.letters)
		}
	})
}
