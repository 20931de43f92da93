package news

import (
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
)

// Roles returns every role, in the order in which they may do more.
func Roles() []Role {
	return []Role{RoleContributor, RoleReporter, RolePhotoEditor, RoleEditor, RoleChiefEditor, RoleSiteAdmin, RoleNetworkAdmin}
}

// Acts returns every act, in the order of a story's way and then of the site.
func Acts() []Act {
	return []Act{ActRead, ActWrite, ActSubmit, ActEditAny, ActApprove, ActPublish, ActEmbargo, ActCorrect, ActWithdraw, ActShare, ActRules, ActReceive,
		ActCurate, ActTopics, ActUpload, ActEditMedia, ActManage, ActNetwork}
}

// MayAssign returns a fault unless the actor may give an account the roles that
// it has after a change, and take those that it had before. Roles on a site are
// given by who manages the site, roles on every site by who manages the
// network, and nobody but them changes their own.
func (a Actor) MayAssign(before, after Account) error {
	changed := false
	for _, roles := range [2]map[ID][]Role{before.Roles, after.Roles} {
		for site := range roles {
			if SameRoles(before.Roles[site], after.Roles[site]) {
				continue
			}
			changed = true
			act := ActManage
			if site == 0 {
				act = ActNetwork
			}
			if err := a.May(act, site); err != nil {
				return err
			}
		}
	}
	for site, roles := range after.Roles {
		for i, r := range roles {
			switch {
			case !slices.Contains(Roles(), r):
				return fault.Field("roles", "%q is not a role", r)
			case r == RoleNetworkAdmin && site != 0:
				return fault.Field("roles", "the network is administered as a whole, not on one site")
			case slices.Contains(roles[:i], r):
				return fault.Field("roles", "a role is given twice")
			}
		}
	}
	if changed && before.ID != 0 && before.ID == a.Account && !a.Can(ActNetwork, 0) {
		return fault.New(fault.Forbidden, "nobody changes their own roles; ask another administrator")
	}
	return nil
}

// MayManageAccount returns a Forbidden fault unless the actor may change what
// belongs to an account as a whole, its address, its name, its way in: who
// manages every site that it has a role on, and for roles on every site, or
// none at all, who manages the network.
func (a Actor) MayManageAccount(account Account) error {
	held := 0
	for site, roles := range account.Roles {
		if len(roles) == 0 {
			continue
		}
		held++
		act := ActManage
		if site == 0 {
			act = ActNetwork
		}
		if err := a.May(act, site); err != nil {
			return err
		}
	}
	if held == 0 {
		return a.May(ActNetwork, 0)
	}
	return nil
}

// SameRoles reports whether two lists hold the same roles in any order.
func SameRoles(a, b []Role) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
