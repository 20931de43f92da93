package account

import (
	"net/url"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

const usersOnPage = 50

type usersPage struct {
	frame.Base
	Rows  []userRow
	More  string // address of the next page
	First bool
}

type userRow struct {
	identity.Account
	Held []heldRole
}

type heldRole struct {
	On   string // name of the site, empty for every site
	Role news.Role
}

// held says in words which roles an account has, site by site in their order.
func held(c *frame.Call, roles map[news.ID][]news.Role) ([]heldRole, error) {
	sites, err := c.Houses()
	if err != nil {
		return nil, err
	}
	var out []heldRole
	for _, site := range append([]news.Site{{}}, sites...) {
		for _, r := range roles[site.ID] {
			out = append(out, heldRole{site.Name, r})
		}
	}
	return out, nil
}

func (s *screens) listUsers(c *frame.Call) error {
	after := c.R.FormValue("after")
	list, err := s.id.Accounts(c.Context(), visitor(c), after, usersOnPage+1)
	if err != nil {
		return err
	}
	p := &usersPage{Base: c.Base("users", "users.title"), First: after == ""}
	if len(list) > usersOnPage {
		list = list[:usersOnPage]
		p.More = "/users?" + url.Values{"after": {list[usersOnPage-1].Email}}.Encode()
	}
	for _, a := range list {
		roles, err := held(c, a.Roles)
		if err != nil {
			return err
		}
		p.Rows = append(p.Rows, userRow{a, roles})
	}
	return c.Render(s.users, p)
}

// matrix is what the form of roles shows: a row for each site that the visitor
// manages, and what each role may do.
type matrix struct {
	Sites []siteRow
	Roles []news.Role // on one site
	Acts  []actRow
}

type siteRow struct {
	ID     news.ID // 0: every site
	Name   string
	Ticked map[news.Role]bool
	All    bool // the network's row, which has its administrator too
	Fixed  bool // may be looked at, not changed
}

type actRow struct {
	Act news.Act
	By  map[news.Role]bool
}

// Every is the roles, the network's administrator among them.
func (m matrix) Every() []news.Role { return news.Roles() }

func (s *screens) matrix(c *frame.Call, roles map[news.ID][]news.Role, own bool) (m matrix, err error) {
	sites, err := c.Houses()
	if err != nil {
		return m, err
	}
	m.Roles = slices.DeleteFunc(news.Roles(), func(r news.Role) bool { return r == news.RoleNetworkAdmin })
	network := c.Actor().Can(news.ActNetwork, 0)
	for _, site := range append([]news.Site{{}}, sites...) {
		row := siteRow{ID: site.ID, Name: site.Name, All: site.ID == 0, Ticked: map[news.Role]bool{}}
		for _, r := range roles[site.ID] {
			row.Ticked[r] = true
		}
		row.Fixed = !c.Actor().Can(news.ActManage, site.ID) || own && !network
		if row.All {
			row.Fixed = !network
		}
		if row.Fixed && len(row.Ticked) == 0 {
			continue
		}
		m.Sites = append(m.Sites, row)
	}
	for _, a := range news.Acts() {
		row := actRow{Act: a, By: map[news.Role]bool{}}
		for _, r := range news.Roles() {
			row.By[r] = slices.Contains(news.RoleActs(r), a)
		}
		m.Acts = append(m.Acts, row)
	}
	return m, nil
}

// ticked reads the form of roles: "on" names the sites that it is about, "role"
// is SITE:ROLE. Sites that the form does not name keep theirs.
func ticked(form url.Values) (map[news.ID][]news.Role, error) {
	on := map[news.ID][]news.Role{}
	for _, text := range form["on"] {
		id, err := siteOf(text)
		if err != nil {
			return nil, err
		}
		on[id] = []news.Role{}
	}
	for _, text := range form["role"] {
		site, role, _ := strings.Cut(text, ":")
		id, err := siteOf(site)
		if err != nil {
			return nil, err
		}
		if _, named := on[id]; !named {
			return nil, fault.Field("roles", "a role is given on a site that the form is not about")
		}
		on[id] = append(on[id], news.Role(role))
	}
	return on, nil
}

func siteOf(text string) (news.ID, error) {
	if text == "0" {
		return 0, nil
	}
	id, err := news.ParseID(text)
	if err != nil {
		return 0, fault.Field("roles", "a role is given on a site that the form is not about")
	}
	return id, nil
}

type actsPage struct {
	frame.Base
	matrix
}

// showActs shows what each role may do, from the table that decides it.
func (s *screens) showActs(c *frame.Call) error {
	if _, err := s.id.Accounts(c.Context(), visitor(c), "", 1); err != nil {
		return err
	}
	m, err := s.matrix(c, nil, false)
	if err != nil {
		return err
	}
	return c.Render(s.acts, &actsPage{Base: c.Base("users", "users.may"), matrix: m})
}

type invitePage struct {
	frame.Base
	matrix
	Name, Email, Language string
}

func (s *screens) showInvite(c *frame.Call) error {
	if _, err := s.id.Accounts(c.Context(), visitor(c), "", 1); err != nil {
		return err
	}
	if !s.fresh(c) {
		return c.See("/prove?next=/users/new")
	}
	p := &invitePage{Base: c.Base("users", "users.invite"), Language: c.Who.Language}
	var err error
	if p.matrix, err = s.matrix(c, nil, false); err != nil {
		return err
	}
	return c.Render(s.invite, p)
}

func (s *screens) doInvite(c *frame.Call) error {
	if err := c.R.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "the request cannot be read")
	}
	p := &invitePage{Base: c.Base("users", "users.invite"), Name: c.R.PostForm.Get("name"), Email: c.R.PostForm.Get("email"), Language: c.R.PostForm.Get("language")}
	roles, err := ticked(c.R.PostForm)
	if err == nil {
		for site, list := range roles {
			if len(list) == 0 {
				delete(roles, site)
			}
		}
		var sent identity.Sent
		sent, err = s.id.Invite(c.Context(), client(c), visitor(c), identity.Invitation{Email: p.Email, Name: p.Name, Language: p.Language, Roles: roles})
		if err == nil {
			return s.showSent(c, sent, "sent.invited")
		}
	}
	if identity.NeedsProof(err) {
		return again(c, "/users/new", err)
	}
	var broken error
	if p.matrix, broken = s.matrix(c, roles, false); broken != nil {
		return broken
	}
	return refuse(c, s.invite, &p.Base, p, err)
}

type sentPage struct {
	frame.Base
	identity.Sent
}

// showSent says how a link reaches its person. It is shown this once.
func (s *screens) showSent(c *frame.Call, sent identity.Sent, title string) error {
	return c.Render(s.sent, &sentPage{Base: c.Base("users", title, sent.Account.Name), Sent: sent})
}

type userPage struct {
	frame.Base
	matrix
	User  identity.Account
	Own   bool
	Fresh bool
	Mails bool // letters can be sent

	NewEmail string // as it was typed
}

func (s *screens) userPage(c *frame.Call) (*userPage, error) {
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	u, err := s.id.AccountOf(c.Context(), visitor(c), id)
	if err != nil {
		return nil, err
	}
	p := &userPage{Base: c.Base("users", "users.one", u.Name), User: u, Own: u.ID == c.Who.Account.ID, Fresh: s.fresh(c), Mails: s.id.SendsMail(),
		NewEmail: c.R.PostFormValue("email")}
	p.matrix, err = s.matrix(c, u.Roles, p.Own)
	return p, err
}

func (s *screens) showUser(c *frame.Call) error {
	p, err := s.userPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.user, p)
}

// change runs a verb on an account and goes back to it.
func (s *screens) change(c *frame.Call, said string, verb func(id news.ID) error) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	here := "/users/" + id.String()
	err = verb(id)
	switch {
	case err == nil:
		return c.Redirect(here, frame.Done(said))
	case identity.NeedsProof(err):
		return again(c, here, err)
	}
	p, broken := s.userPage(c)
	if broken != nil {
		return err
	}
	return refuse(c, s.user, &p.Base, p, err)
}

func (s *screens) setRoles(c *frame.Call) error {
	if err := c.R.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "the request cannot be read")
	}
	return s.change(c, "users.roles-set", func(id news.ID) error {
		on, err := ticked(c.R.PostForm)
		if err != nil {
			return err
		}
		return s.id.SetRoles(c.Context(), client(c), visitor(c), id, on)
	})
}

func (s *screens) makeLink(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	sent, err := s.id.Reset(c.Context(), client(c), visitor(c), id)
	if err == nil {
		return s.showSent(c, sent, "sent.reset")
	}
	return s.change(c, "users.roles-set", func(news.ID) error { return err })
}

func (s *screens) removeFactors(c *frame.Call) error {
	return s.change(c, "users.factors-removed", func(id news.ID) error {
		return s.id.RemoveFactors(c.Context(), client(c), visitor(c), id)
	})
}

func (s *screens) end(c *frame.Call) error {
	return s.change(c, "users.ended", func(id news.ID) error { return s.id.Deactivate(c.Context(), client(c), visitor(c), id) })
}

func (s *screens) begin(c *frame.Call) error {
	return s.change(c, "users.begun", func(id news.ID) error { return s.id.Activate(c.Context(), client(c), visitor(c), id) })
}
