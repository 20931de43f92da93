package news

import (
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
)

func TestMayAssign(t *testing.T) {
	const solo, bali ID = 1, 2
	type roles = map[ID][]Role
	network := Actor{Account: 10, Roles: roles{0: {RoleNetworkAdmin}}}
	soloAdmin := Actor{Account: 11, Roles: roles{solo: {RoleSiteAdmin}}}
	chief := Actor{Account: 12, Roles: roles{solo: {RoleChiefEditor}}}
	// An admin of the network on one site only, as a broken row might have it.
	odd := Actor{Account: 13, Roles: roles{solo: {RoleNetworkAdmin}}}
	for _, c := range []struct {
		name          string
		who           Actor
		account       ID
		before, after roles
		want          fault.Kind // -1: allowed
	}{
		{"a role on the own site", soloAdmin, 20, nil, roles{solo: {RoleEditor}}, -1},
		{"another admin of the site", soloAdmin, 20, nil, roles{solo: {RoleSiteAdmin}}, -1},
		{"take a role on the own site", soloAdmin, 20, roles{solo: {RoleEditor}}, roles{}, -1},
		{"a role on another site", soloAdmin, 20, nil, roles{bali: {RoleReporter}}, fault.Forbidden},
		{"take a role on another site", soloAdmin, 20, roles{bali: {RoleReporter}}, roles{}, fault.Forbidden},
		{"leave roles elsewhere alone", soloAdmin, 20, roles{bali: {RoleReporter}}, roles{bali: {RoleReporter}, solo: {RoleEditor}}, -1},
		{"a role on every site", soloAdmin, 20, nil, roles{0: {RoleReporter}}, fault.Forbidden},
		{"the network", soloAdmin, 20, nil, roles{0: {RoleNetworkAdmin}}, fault.Forbidden},
		{"the network on one site", soloAdmin, 20, nil, roles{solo: {RoleNetworkAdmin}}, fault.Invalid},
		{"promote themselves", soloAdmin, 11, roles{solo: {RoleSiteAdmin}}, roles{solo: {RoleSiteAdmin, RoleChiefEditor}}, fault.Forbidden},
		{"no change of their own", soloAdmin, 11, roles{solo: {RoleSiteAdmin}}, roles{solo: {RoleSiteAdmin}}, -1},
		{"editors give nothing", chief, 20, nil, roles{solo: {RoleContributor}}, fault.Forbidden},
		{"an admin of nothing gives nothing", odd, 20, nil, roles{0: {RoleNetworkAdmin}}, fault.Forbidden},
		{"network admins give everything", network, 20, nil, roles{0: {RoleNetworkAdmin}, bali: {RoleEditor}}, -1},
		{"also to themselves", network, 10, roles{0: {RoleNetworkAdmin}}, roles{0: {RoleNetworkAdmin, RoleChiefEditor}}, -1},
		{"what is no role", network, 20, nil, roles{solo: {"owner"}}, fault.Invalid},
		{"twice", network, 20, nil, roles{solo: {RoleEditor, RoleEditor}}, fault.Invalid},
	} {
		err := c.who.MayAssign(Account{ID: c.account, Roles: c.before}, Account{ID: c.account, Roles: c.after})
		if got := kind(err); got != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func kind(err error) fault.Kind {
	if err == nil {
		return -1
	}
	return fault.KindOf(err)
}

func TestMayManageAccount(t *testing.T) {
	const solo, bali ID = 1, 2
	type roles = map[ID][]Role
	network := Actor{Account: 10, Roles: roles{0: {RoleNetworkAdmin}}}
	soloAdmin := Actor{Account: 11, Roles: roles{solo: {RoleSiteAdmin}}}
	for _, c := range []struct {
		who  Actor
		has  roles
		want fault.Kind
	}{
		{soloAdmin, roles{solo: {RoleChiefEditor}}, -1},
		{soloAdmin, roles{solo: {RoleEditor}, bali: {RoleReporter}}, fault.Forbidden},
		{soloAdmin, roles{0: {RoleNetworkAdmin}}, fault.Forbidden},
		{soloAdmin, roles{}, fault.Forbidden},
		{soloAdmin, roles{bali: {}}, fault.Forbidden},
		{network, roles{}, -1},
		{network, roles{0: {RoleNetworkAdmin}, bali: {RoleEditor}}, -1},
	} {
		if got := kind(c.who.MayManageAccount(Account{Roles: c.has})); got != c.want {
			t.Errorf("%v managing %v: %v", c.who.Roles, c.has, got)
		}
	}
}

// The lists that the interface shows hold everything that the table knows.
func TestRolesAndActsAreComplete(t *testing.T) {
	seen := map[Act]bool{}
	for _, a := range Acts() {
		if seen[a] {
			t.Errorf("%s stands twice", a)
		}
		seen[a] = true
	}
	given := map[Act]bool{}
	for _, r := range Roles() {
		if len(RoleActs(r)) == 0 {
			t.Errorf("%s may do nothing", r)
		}
		for _, a := range RoleActs(r) {
			if !seen[a] {
				t.Errorf("%s may %s, which Acts leaves out", r, a)
			}
			given[a] = true
		}
	}
	for a := range seen {
		if !given[a] {
			t.Errorf("nobody may %s", a)
		}
	}
}
