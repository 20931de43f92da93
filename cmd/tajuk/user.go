package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

// staff are the flags of every command about accounts.
type staff struct {
	storage
	doors
}

// open opens the network. Links need the desk's host name.
func (s staff) open(e *env) (*app.App, error) {
	if s.Desk == "" {
		return nil, usageError{errors.New("links need the desk's host name: --desk, or desk in the configuration")}
	}
	cfg, err := s.add(s.config(e))
	if err != nil {
		return nil, err
	}
	a, err := app.New(e, cfg)
	return a, explain(err)
}

type userAddCmd struct {
	staff
	Email    string   `arg:"" help:"E-mail address."`
	Name     string   `required:"" help:"Name."`
	Role     []string `required:"" help:"Roles as SITE=ROLE, or ROLE alone for every site."`
	Language string   `help:"Language of the desk." enum:"id,en" default:"id"`
}

// Run makes an account and prints its link, unless it goes out by e-mail.
func (c *userAddCmd) Run(e *env) error {
	a, err := c.open(e)
	if err != nil {
		return err
	}
	defer a.Close()
	roles := map[news.ID][]news.Role{}
	for _, r := range c.Role {
		slug, role, found := strings.Cut(r, "=")
		if !found {
			slug, role = "", r
		}
		site, err := siteID(a, slug)
		if err != nil {
			return err
		}
		roles[site] = append(roles[site], news.Role(role))
	}
	sent, err := a.Identity.Invite(e, identity.Client{}, identity.Operator(), identity.Invitation{Email: c.Email, Name: c.Name, Language: c.Language, Roles: roles})
	if err != nil {
		return err
	}
	tell(sent)
	return nil
}

// siteID finds a site by its short name, 0 for none.
func siteID(a *app.App, slug string) (news.ID, error) {
	if slug == "" {
		return 0, nil
	}
	for _, s := range a.Reader.Sites() {
		if s.Slug == slug {
			return s.ID, nil
		}
	}
	return 0, fmt.Errorf("there is no site %s", slug)
}

func tell(sent identity.Sent) {
	until := sent.EndsAt.Local().Format("2006-01-02 15:04 MST")
	if sent.Mailed {
		fmt.Printf("a letter to %s goes out as soon as the network is served; its link works until %s\n", sent.Account.Email, until)
		return
	}
	fmt.Printf("give %s this link, which works once, until %s:\n%s\n", sent.Account.Email, until, sent.Link)
}

type userListCmd struct{ staff }

// Run lists accounts, one a line: e-mail, name, state, roles.
func (c *userListCmd) Run(e *env) error {
	cfg, err := c.add(c.config(e))
	if err != nil {
		return err
	}
	a, err := app.New(e, cfg)
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	names := map[news.ID]string{0: "*"}
	for _, s := range a.Reader.Sites() {
		names[s.ID] = s.Slug
	}
	for after := ""; ; {
		page, err := a.Identity.Accounts(e, identity.Operator(), after, 200)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, u := range page {
			after = u.Email
			var roles []string
			for _, site := range slices.Sorted(maps.Keys(u.Roles)) {
				for _, r := range u.Roles[site] {
					roles = append(roles, names[site]+"="+string(r))
				}
			}
			fmt.Printf("%s\t%s\t%s\t%s\n", u.Email, u.Name, state(u), strings.Join(roles, " "))
		}
	}
}

func state(u identity.Account) string {
	switch {
	case !u.Active:
		return "ended"
	case u.Invited:
		return "invited"
	case u.TOTP || u.Passkeys:
		return "active, second factor"
	}
	return "active"
}

type userInviteCmd struct {
	staff
	Email string `arg:"" help:"E-mail address of the account."`
}

// Run makes another invitation.
func (c *userInviteCmd) Run(e *env) error { return c.link(e, c.Email, false) }

type userResetCmd struct {
	staff
	Email   string `arg:"" help:"E-mail address of the account."`
	Factors bool   `help:"Also take away authenticator, recovery codes and passkeys, of somebody who lost them."`
}

// Run makes a link that sets a new password.
func (c *userResetCmd) Run(e *env) error { return c.link(e, c.Email, c.Factors) }

func (s staff) link(e *env, email string, factors bool) error {
	a, err := s.open(e)
	if err != nil {
		return err
	}
	defer a.Close()
	account, err := a.Identity.AccountByEmail(e, email)
	if err != nil {
		return err
	}
	if factors {
		if err := a.Identity.RemoveFactors(e, identity.Client{}, identity.Operator(), account.ID); err != nil {
			return err
		}
	}
	sent, err := a.Identity.Reset(e, identity.Client{}, identity.Operator(), account.ID)
	if err != nil {
		return err
	}
	tell(sent)
	return nil
}

type userEmailCmd struct {
	staff
	Email string `arg:"" help:"E-mail address of the account."`
	New   string `arg:"" optional:"" help:"Address that it has from now on; without it, a link is made for the one that its person asked for."`
}

// Run corrects the address of an account, or makes the link that its person
// confirms another one with.
func (c *userEmailCmd) Run(e *env) error {
	a, err := c.open(e)
	if err != nil {
		return err
	}
	defer a.Close()
	account, err := a.Identity.AccountByEmail(e, c.Email)
	if err != nil {
		return err
	}
	if c.New == "" {
		sent, err := a.Identity.EmailLink(e, identity.Client{}, identity.Operator(), account.ID)
		if err != nil {
			return err
		}
		tell(sent)
		return nil
	}
	if err := a.Identity.SetEmail(e, identity.Client{}, identity.Operator(), account.ID, c.New); err != nil {
		return err
	}
	fmt.Printf("%s signs in as %s from now on; links that went to %s have ended\n", account.Name, identity.Email(c.New), account.Email)
	return nil
}

type userRolesCmd struct {
	storage
	Email string   `arg:"" help:"E-mail address of the account."`
	Roles []string `arg:"" optional:"" help:"Roles that it has from now on; none takes all away."`
	Site  string   `help:"Short name of the site; without it the roles hold on every site."`
}

// Run replaces the roles of an account on a site.
func (c *userRolesCmd) Run(e *env) error {
	a, err := app.New(e, c.config(e))
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	account, err := a.Identity.AccountByEmail(e, c.Email)
	if err != nil {
		return err
	}
	site, err := siteID(a, c.Site)
	if err != nil {
		return err
	}
	roles := make([]news.Role, len(c.Roles))
	for i, r := range c.Roles {
		roles[i] = news.Role(r)
	}
	return a.Identity.SetRoles(e, identity.Client{}, identity.Operator(), account.ID, map[news.ID][]news.Role{site: roles})
}
