package identity_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

var errAway = errors.New("the mail server is away")

func TestRolesAreGivenByWhoMay(t *testing.T) {
	each(t, func(w *world) {
		admin := w.person("admin@sagara.example", at(w.solo, news.RoleSiteAdmin))
		sari := w.person("sari@sagara.example", at(w.solo, news.RoleReporter))
		made := w.person("made@sagara.example", at(w.bali, news.RoleReporter))
		c := browser("192.0.2.1")
		v := w.in(c, admin.Email, good)
		set := func(id news.ID, on map[news.ID][]news.Role) error { return w.id.SetRoles(w.ctx, *c, v, id, on) }
		w.must(set(sari.ID, at(w.solo, news.RoleEditor)))
		for name, f := range map[string]func() error{
			"the network":             func() error { return set(sari.ID, everywhere(news.RoleNetworkAdmin)) },
			"every site":              func() error { return set(sari.ID, everywhere(news.RoleReporter)) },
			"another site":            func() error { return set(sari.ID, at(w.bali, news.RoleReporter)) },
			"take from another site":  func() error { return set(made.ID, at(w.bali)) },
			"promote themselves":      func() error { return set(admin.ID, at(w.solo, news.RoleSiteAdmin, news.RoleChiefEditor)) },
			"end somebody of Bali":    func() error { return w.id.Deactivate(w.ctx, *c, v, made.ID) },
			"a link for one of Bali":  func() error { _, err := w.id.Reset(w.ctx, *c, v, made.ID); return err },
			"the factors of one":      func() error { return w.id.RemoveFactors(w.ctx, *c, v, made.ID) },
			"invite to Bali":          func() error { return w.invite(c, v, at(w.bali, news.RoleReporter)) },
			"invite an administrator": func() error { return w.invite(c, v, everywhere(news.RoleNetworkAdmin)) },
			"end themselves":          func() error { return w.id.Deactivate(w.ctx, *c, v, admin.ID) },
			"a password for another":  func() error { return w.id.SetPassword(w.ctx, v, sari.ID, next) },
			"mixed with what they may": func() error {
				return set(sari.ID, map[news.ID][]news.Role{w.solo.ID: {news.RoleReporter}, 0: {news.RoleEditor}})
			},
		} {
			if err := f(); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := set(sari.ID, at(w.solo, news.RoleNetworkAdmin)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("the network on one site: %v", err)
		}
		if err := set(sari.ID, map[news.ID][]news.Role{4711: {news.RoleReporter}}); err == nil {
			t.Error("a role on a site that is not there")
		}
		if err := w.invite(c, v, nil); fault.KindOf(err) != fault.Invalid {
			t.Errorf("an account without a role: %v", err)
		}
		got, _, err := w.store.Account(w.ctx, sari.ID)
		w.must(err)
		if len(got.Roles) != 1 || !news.SameRoles(got.Roles[w.solo.ID], []news.Role{news.RoleEditor}) {
			t.Errorf("roles %v", got.Roles)
		}
		if log := w.payloads(); !strings.Contains(log, `"before":{"1":["reporter"]},"after":{"1":["editor"]}`) {
			t.Error(log)
		}
		// A reporter manages nobody and sees nobody.
		rc := browser("192.0.2.2")
		rv := w.in(rc, made.Email, good)
		_, err = w.id.Accounts(w.ctx, rv, "", 10)
		w.refused(err, fault.Forbidden)
		w.refused(w.id.SetRoles(w.ctx, *rc, rv, made.ID, at(w.bali, news.RoleChiefEditor)), fault.Forbidden)
	})
}

func (w *world) invite(c *identity.Client, v identity.Visitor, roles map[news.ID][]news.Role) error {
	_, err := w.id.Invite(w.ctx, *c, v, identity.Invitation{Email: "x@sagara.example", Name: "X", Roles: roles})
	return err
}

func TestAnAccountEnds(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.example", everywhere(news.RoleNetworkAdmin))
		sari := w.person("sari@sagara.example", at(w.solo, news.RoleReporter))
		bc, sc := browser("192.0.2.1"), browser("192.0.2.2")
		bv := w.in(bc, boss.Email, good)
		w.in(sc, sari.Email, good)
		sent, err := w.id.Reset(w.ctx, *bc, bv, sari.ID)
		w.must(err)
		w.must(w.id.Deactivate(w.ctx, *bc, bv, sari.ID))
		w.out(sc.Session)
		_, err = w.id.SignIn(w.ctx, *sc, sari.Email, good)
		w.refused(err, fault.Invalid)
		_, err = w.id.Accept(w.ctx, *sc, sent.Link[strings.LastIndexByte(sent.Link, '/')+1:], next)
		w.refused(err, fault.NotFound)
		_, err = w.id.Reset(w.ctx, *bc, bv, sari.ID)
		w.refused(err, fault.Conflict)
		w.must(w.id.Activate(w.ctx, *bc, bv, sari.ID))
		w.out(sc.Session)
		w.in(sc, sari.Email, good)
		if w.count(news.EventDeactivated) != 1 || w.count(news.EventActivated) != 1 {
			t.Errorf("events %v", w.events())
		}
	})
}

func TestTheNetworkKeepsAnAdministrator(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.example", everywhere(news.RoleNetworkAdmin))
		c := browser("192.0.2.1")
		v := w.in(c, boss.Email, good)
		w.refused(w.id.SetRoles(w.ctx, *c, v, boss.ID, everywhere()), fault.Conflict)
		w.refused(w.id.Deactivate(w.ctx, identity.Client{}, identity.Operator(), boss.ID), fault.Conflict)
		// Two who take it from each other at once: one stays.
		other := w.person("other@sagara.example", everywhere(news.RoleNetworkAdmin))
		ov := w.in(browser("192.0.2.2"), other.Email, good)
		errs := together(
			func() error { return w.id.SetRoles(w.ctx, *c, v, other.ID, everywhere()) },
			func() error { return w.id.SetRoles(w.ctx, *c, ov, boss.ID, everywhere()) })
		if successes(errs) != 1 {
			t.Errorf("%v", errs)
		}
	})
}

func TestAccountsAreListed(t *testing.T) {
	each(t, func(w *world) {
		admin := w.person("m-admin@sagara.example", at(w.solo, news.RoleSiteAdmin))
		for _, email := range []string{"a@sagara.example", "b@sagara.example", "z@sagara.example"} {
			w.person(email, map[news.ID][]news.Role{w.solo.ID: {news.RoleReporter}, w.bali.ID: {news.RoleEditor}})
		}
		_, err := w.id.Invite(w.ctx, identity.Client{}, identity.Operator(), identity.Invitation{Email: "new@sagara.example", Name: "Baru", Roles: at(w.solo, news.RoleReporter)})
		w.must(err)
		v := w.in(browser("192.0.2.1"), admin.Email, good)
		var seen []string
		after := ""
		for {
			page, err := w.id.Accounts(w.ctx, v, after, 2)
			w.must(err)
			if len(page) == 0 {
				break
			}
			for _, a := range page {
				seen = append(seen, a.Email)
				after = a.Email
				if a.Invited != (a.Email == "new@sagara.example") || a.Password == a.Invited {
					t.Errorf("%+v", a)
				}
				if a.Whole != a.Invited { // the others work for Bali too, or are the admin
					t.Errorf("%s: whole %v", a.Email, a.Whole)
				}
			}
		}
		if strings.Join(seen, " ") != "a@sagara.example b@sagara.example m-admin@sagara.example new@sagara.example z@sagara.example" {
			t.Errorf("seen %v", seen)
		}
		one, err := w.id.AccountOf(w.ctx, v, admin.ID)
		w.must(err)
		if one.Email != admin.Email || one.SeenAt.IsZero() || !news.SameRoles(one.Roles[w.solo.ID], []news.Role{news.RoleSiteAdmin}) {
			t.Errorf("%+v", one)
		}
		_, err = w.id.AccountOf(w.ctx, v, 4711)
		w.refused(err, fault.NotFound)
		w.must(w.id.SaveMe(w.ctx, identity.Client{}, v, "  Admin   Baru ", "en"))
		w.refused(w.id.SaveMe(w.ctx, identity.Client{}, v, "", "xx"), fault.Invalid)
		one, err = w.id.AccountOf(w.ctx, v, admin.ID)
		w.must(err)
		if one.Name != "Admin Baru" {
			t.Errorf("%+v", one)
		}
	})
}
