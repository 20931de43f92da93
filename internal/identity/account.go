package identity

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

func noAccount() error { return fault.New(fault.NotFound, "there is no such account") }

// Account is an account as those who manage see it.
type Account struct {
	creds.Summary
	Invited bool // and has not been in yet
	Whole   bool // the visitor may end it, let it in again and make links for it

	Pending *PendingEmail // another address that it asked for; AccountOf alone fills it in
}

// Accounts returns up to limit accounts after an e-mail address, in their
// order, for somebody who manages a site. The rest of the network's people are
// shown too: one person works on several sites.
func (i *Identity) Accounts(ctx context.Context, v Visitor, after string, limit int) ([]Account, error) {
	if err := manages(v); err != nil {
		return nil, err
	}
	rows, err := i.read().Accounts(ctx, after, limit)
	if err != nil {
		return nil, err
	}
	return i.dress(ctx, v, rows)
}

func (i *Identity) dress(ctx context.Context, v Visitor, rows []creds.Summary) ([]Account, error) {
	invited, err := i.read().Invited(ctx, i.room.Clock.Now())
	if err != nil {
		return nil, err
	}
	list := make([]Account, len(rows))
	for n, r := range rows {
		list[n] = Account{Summary: r, Invited: slices.Contains(invited, r.ID),
			Whole: r.ID != v.Account.ID && v.Actor.MayManageAccount(news.Account{ID: r.ID, Roles: r.Roles}) == nil}
	}
	return list, nil
}

// AccountOf returns one account for somebody who manages a site.
func (i *Identity) AccountOf(ctx context.Context, v Visitor, id news.ID) (Account, error) {
	if err := manages(v); err != nil {
		return Account{}, err
	}
	a, found, err := i.accounts().Account(ctx, id)
	if err != nil {
		return Account{}, err
	}
	if !found {
		return Account{}, noAccount()
	}
	rows, err := i.read().SummaryOf(ctx, a.Email)
	if err != nil {
		return Account{}, err
	}
	list, err := i.dress(ctx, v, rows)
	if err != nil || len(list) == 0 {
		return Account{}, err
	}
	p, found, err := i.pending(ctx, id)
	if found {
		list[0].Pending = &p
	}
	return list[0], err
}

// AccountByEmail returns an account by its address, for the command line.
func (i *Identity) AccountByEmail(ctx context.Context, email string) (news.Account, error) {
	a, found, err := i.accounts().AccountByEmail(ctx, Email(email))
	if err == nil && !found {
		err = noAccount()
	}
	return a, err
}

// manages refuses who manages no site.
func manages(v Visitor) error {
	for site := range v.Actor.Roles {
		if v.Actor.Can(news.ActManage, site) {
			return nil
		}
	}
	return v.Actor.May(news.ActManage, 0)
}

// SaveMe changes a visitor's own name and language.
func (i *Identity) SaveMe(ctx context.Context, c Client, v Visitor, name, language string) error {
	name = oneLine(name)
	f := fault.Fields{}
	if n := utf8.RuneCountInString(name); n == 0 || n > maxName {
		f.Add("name", "must have 1 to %d characters", maxName)
	}
	checkLanguage(f, language)
	if err := f.Err(); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "save settings", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		account, err := lock(d, v.Account.ID)
		if err != nil {
			return err
		}
		account.Name = name
		if err := d.Store.SaveAccount(d, account); err != nil {
			return err
		}
		login, err := s.Login(d, account.ID)
		if err != nil {
			return err
		}
		login.Language = language
		if err := s.SaveLogin(d, login); err != nil {
			return err
		}
		t := c.trace(account.ID)
		t.Name = name
		return note(d, news.EventAccountSaved, 0, t)
	})
}

func lock(d *act.Deed, id news.ID) (news.Account, error) {
	if _, err := creds.In(d.Tx).LockAccount(d, id); err != nil {
		return news.Account{}, err
	}
	account, found, err := d.Store.Account(d, id)
	if err == nil && !found {
		err = noAccount()
	}
	return account, err
}

// forOther does something to somebody else's account for whoever may manage it
// as a whole and has just proved who they are.
func (i *Identity) forOther(ctx context.Context, v Visitor, id news.ID, what string, do func(d *act.Deed, account news.Account) error) error {
	if err := i.proven(v); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, what, func(d *act.Deed) error {
		account, err := i.manage(d, v, id)
		if err != nil {
			return err
		}
		return do(d, account)
	})
}

// manage locks an account that the visitor may manage as a whole. Nobody does
// so with their own: that is what their settings are for.
func (i *Identity) manage(d *act.Deed, v Visitor, id news.ID) (news.Account, error) {
	if err := d.MayAnywhere(news.ActManage); err != nil {
		return news.Account{}, err
	}
	account, err := lock(d, id)
	if err != nil {
		return account, err
	}
	if id == v.Account.ID {
		return account, fault.New(fault.Forbidden, "your own account is changed in your settings")
	}
	return account, v.Actor.MayManageAccount(account)
}

// SetRoles replaces an account's roles on the given sites, 0 for the roles that
// hold on every site. Roles on other sites stay.
func (i *Identity) SetRoles(ctx context.Context, c Client, v Visitor, id news.ID, on map[news.ID][]news.Role) error {
	if err := i.proven(v); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "set roles", func(d *act.Deed) error {
		if err := d.MayAnywhere(news.ActManage); err != nil {
			return err
		}
		admins, err := creds.In(d.Tx).LockAdmins(d, news.RoleNetworkAdmin)
		if err != nil {
			return err
		}
		before, err := lock(d, id)
		if err != nil {
			return err
		}
		after := before
		after.Roles = map[news.ID][]news.Role{}
		for site, roles := range before.Roles {
			after.Roles[site] = roles
		}
		var changed []news.ID
		for site, roles := range on {
			if news.SameRoles(before.Roles[site], roles) {
				continue
			}
			changed = append(changed, site)
			after.Roles[site] = roles
			if len(roles) == 0 {
				delete(after.Roles, site)
			}
		}
		if len(changed) == 0 {
			return nil
		}
		if err := i.checkRoles(d, v, before, after); err != nil {
			return err
		}
		if !slices.Contains(after.Roles[0], news.RoleNetworkAdmin) {
			if err := notTheLast(admins, id); err != nil {
				return err
			}
		}
		if err := d.Store.SaveAccount(d, after); err != nil {
			return err
		}
		slices.Sort(changed)
		for _, site := range changed {
			t := c.trace(id)
			t.Before, t.After = told(map[news.ID][]news.Role{site: before.Roles[site]}), told(map[news.ID][]news.Role{site: after.Roles[site]})
			if err := note(d, news.EventRolesSet, site, t); err != nil {
				return err
			}
		}
		return nil
	})
}

func (i *Identity) checkRoles(d *act.Deed, v Visitor, before, after news.Account) error {
	if err := v.Actor.MayAssign(before, after); err != nil {
		return err
	}
	for site := range after.Roles {
		if site == 0 {
			continue
		}
		on, err := d.Site(site)
		if err != nil {
			return err
		}
		if on.External && len(after.Roles[site]) > 0 {
			return fault.Field("roles", "%s is a partner outside: nobody works there", on.Name)
		}
	}
	return nil
}

func held(roles map[news.ID][]news.Role) (n int) {
	for _, r := range roles {
		n += len(r)
	}
	return n
}

func told(roles map[news.ID][]news.Role) map[string][]string {
	out := map[string][]string{}
	for site, list := range roles {
		out[site.String()] = []string{}
		for _, r := range list {
			out[site.String()] = append(out[site.String()], string(r))
		}
	}
	return out
}

func notTheLast(admins []news.ID, id news.ID) error {
	if len(admins) == 1 && admins[0] == id {
		return fault.New(fault.Conflict, "the network would have no administrator any more; make another one first")
	}
	return nil
}

// Deactivate ends an account: its sessions, links and ways in end at once. What
// it did stays.
func (i *Identity) Deactivate(ctx context.Context, c Client, v Visitor, id news.ID) error {
	return i.setActive(ctx, c, v, id, false)
}

// Activate lets an account in again, with the password it had.
func (i *Identity) Activate(ctx context.Context, c Client, v Visitor, id news.ID) error {
	return i.setActive(ctx, c, v, id, true)
}

func (i *Identity) setActive(ctx context.Context, c Client, v Visitor, id news.ID, active bool) error {
	if err := i.proven(v); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "end or begin account", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		admins, err := s.LockAdmins(d, news.RoleNetworkAdmin)
		if err != nil {
			return err
		}
		account, err := i.manage(d, v, id)
		if err != nil || account.Active == active {
			return err
		}
		account.Active = active
		kind := news.EventActivated
		if !active {
			kind = news.EventDeactivated
			if err := notTheLast(admins, id); err != nil {
				return err
			}
			if err := i.endSessions(d, c, id, 0); err != nil {
				return err
			}
			if err := s.DeleteLinks(d, id); err != nil {
				return err
			}
			if _, err := s.DropEmailChange(d, id); err != nil {
				return err
			}
		}
		if err := d.Store.SaveAccount(d, account); err != nil {
			return err
		}
		return note(d, kind, 0, c.trace(id))
	})
}

// RemoveFactors takes authenticator, recovery codes and passkeys from somebody
// who lost them, and ends their sessions. The password alone lets them in then.
func (i *Identity) RemoveFactors(ctx context.Context, c Client, v Visitor, id news.ID) error {
	return i.forOther(ctx, v, id, "remove second factors", func(d *act.Deed, _ news.Account) error {
		if err := removeTOTP(d, id); err != nil {
			return err
		}
		if err := creds.In(d.Tx).DeletePasskeys(d, id); err != nil {
			return err
		}
		if err := i.endSessions(d, c, id, 0); err != nil {
			return err
		}
		return note(d, news.EventFactorsRemoved, 0, c.trace(id))
	})
}

// Exported notes that a visitor took the audit trail out of the house. It asks
// for proof of who they are.
func (i *Identity) Exported(ctx context.Context, c Client, v Visitor, what string) error {
	if err := i.proven(v); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "export", func(d *act.Deed) error {
		t := c.trace(v.Account.ID)
		t.Method = what
		return note(d, news.EventAuditExported, 0, t)
	})
}
