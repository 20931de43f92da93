package news

import (
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// Role is what a person is on a site.
type Role string

// The roles.
const (
	RoleContributor  Role = "contributor"
	RoleReporter     Role = "reporter"
	RoleEditor       Role = "editor"
	RoleChiefEditor  Role = "chief_editor"
	RolePhotoEditor  Role = "photo_editor"
	RoleSiteAdmin    Role = "site_admin"
	RoleNetworkAdmin Role = "network_admin" // holds on every site
)

// Act is something that can be done to a story or a site.
type Act string

// The acts.
const (
	ActRead      Act = "read"       // see the stories of the site that others write
	ActWrite     Act = "write"      // create stories, save own ones
	ActEditAny   Act = "edit_any"   // save other people's
	ActSubmit    Act = "submit"     // hand a story to the editors
	ActApprove   Act = "approve"    // call it ready, or send it back
	ActPublish   Act = "publish"    // publish, schedule, unschedule, spike
	ActEmbargo   Act = "embargo"    // set, move or lift an embargo
	ActShare     Act = "share"      // offer a story of this site to another
	ActRules     Act = "rules"      // make the rules by which stories of this site are shared
	ActReceive   Act = "receive"    // accept, decline and override shares on this site
	ActCorrect   Act = "correct"    // publish a change of a live story, add a notice
	ActWithdraw  Act = "withdraw"   // propose or approve a withdrawal
	ActCurate    Act = "curate"     // arrange fronts
	ActTopics    Act = "topics"     // create and change topics and tags
	ActUpload    Act = "upload"     // add pictures
	ActEditMedia Act = "edit_media" // change pictures and their data
	ActManage    Act = "manage"     // the site's settings, people and roles
	ActNetwork   Act = "network"    // add sites, change network objects
)

// RoleActs is the table of what each role may do on its site.
func RoleActs(r Role) []Act {
	switch r {
	case RoleContributor:
		return []Act{ActWrite, ActSubmit}
	case RoleReporter:
		return []Act{ActRead, ActWrite, ActSubmit, ActUpload}
	case RolePhotoEditor:
		return []Act{ActRead, ActWrite, ActSubmit, ActUpload, ActEditMedia}
	case RoleEditor:
		return []Act{ActRead, ActWrite, ActEditAny, ActSubmit, ActApprove, ActPublish, ActShare, ActReceive,
			ActCorrect, ActCurate, ActTopics, ActUpload, ActEditMedia}
	case RoleChiefEditor:
		return []Act{ActRead, ActWrite, ActEditAny, ActSubmit, ActApprove, ActPublish, ActEmbargo, ActShare, ActRules, ActReceive,
			ActCorrect, ActWithdraw, ActCurate, ActTopics, ActUpload, ActEditMedia}
	case RoleSiteAdmin:
		return []Act{ActRead, ActManage, ActRules, ActCurate, ActTopics}
	case RoleNetworkAdmin:
		return []Act{ActRead, ActManage, ActNetwork, ActRules, ActCurate, ActTopics}
	}
	return nil
}

// Account is a login with its roles by site. It is not a byline: see Person.
type Account struct {
	ID     ID
	Email  string
	Name   string
	Person ID
	Active bool
	MadeAt time.Time
	Roles  map[ID][]Role
}

// Actor is who does something: an account with its roles by site. Roles under
// the zero site hold on every site.
type Actor struct {
	Account ID
	Name    string
	Roles   map[ID][]Role
}

// System returns the actor of acts that nobody asked for in person: the clock
// and the command line of the machine's owner. It may do everything.
func System() Actor {
	return Actor{Name: "system", Roles: map[ID][]Role{0: {RoleNetworkAdmin, RoleChiefEditor}}}
}

// Can reports whether the actor may do something on a site.
func (a Actor) Can(act Act, site ID) bool {
	for _, key := range [2]ID{0, site} {
		for _, r := range a.Roles[key] {
			if slices.Contains(RoleActs(r), act) {
				return true
			}
		}
	}
	return false
}

// Holds reports whether the actor has a role on a site itself.
func (a Actor) Holds(r Role, site ID) bool { return slices.Contains(a.Roles[site], r) }

// May returns a Forbidden error when the actor may not do something on a site.
func (a Actor) May(act Act, site ID) error {
	if a.Can(act, site) {
		return nil
	}
	return fault.New(fault.Forbidden, "%s may not %s on this site", a.name(), act)
}

func (a Actor) name() string {
	if a.Name == "" {
		return "this account"
	}
	return a.Name
}

// assigned reports whether a story was given to the actor to work on, and they
// still write for its origin site.
func (a Actor) assigned(s Story) bool {
	return s.Assigned == a.Account && a.Account != 0 && a.Can(ActWrite, s.OriginSite)
}

// began reports whether the story is the actor's own.
func (a Actor) began(s Story) bool { return s.CreatedBy == a.Account && a.Account != 0 }

// MaySee reports whether the actor may see a story in the desk: their own,
// those they are assigned to, and those of the sites they work on, which are
// its origin and the sites that it was shared with.
func (a Actor) MaySee(s Story, sites []ID) bool {
	if a.began(s) || a.assigned(s) {
		return true
	}
	for _, site := range append([]ID{s.OriginSite}, sites...) {
		if a.Can(ActRead, site) {
			return true
		}
	}
	return false
}

// MaySeePrivate reports whether the actor may see what never leaves the desk:
// sources and notes. The author's word to a source binds the author, the
// origin's editors, and whom they gave the story to (right of refusal, KEJ
// article 7). Everybody who may save a story may see them.
func (a Actor) MaySeePrivate(s Story) bool {
	return a.began(s) || a.assigned(s) || a.Can(ActEditAny, s.OriginSite)
}

// MaySave returns a Forbidden error unless the actor may change the text of a
// story: authors their own and who is assigned to it, until it is submitted and
// again when it is live, where the change is a correction that they propose;
// editors any.
func (a Actor) MaySave(s Story) error {
	if a.Can(ActEditAny, s.OriginSite) {
		return nil
	}
	if !a.began(s) && !a.assigned(s) {
		return fault.New(fault.Forbidden, "%s may change only stories of their own and those they are assigned to", a.name())
	}
	if s.State != StateDraft && s.State != StateLive {
		return fault.New(fault.Forbidden, "the story is with the editors; ask for it back to change it")
	}
	return a.May(ActWrite, s.OriginSite)
}
