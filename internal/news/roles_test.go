package news_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

var allRoles = []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor,
	news.RoleChiefEditor, news.RoleSiteAdmin, news.RoleNetworkAdmin}

var allActs = []news.Act{news.ActWrite, news.ActSubmit, news.ActUpload, news.ActEditMedia, news.ActEditAny, news.ActApprove,
	news.ActPublish, news.ActShare, news.ActReceive, news.ActCorrect, news.ActCurate, news.ActTopics,
	news.ActEmbargo, news.ActWithdraw, news.ActManage, news.ActNetwork}

// A change of this table is a change of who may do what: it is meant to be
// read as a whole.
const whoMayDoWhat = `
              write submit upload edit_media edit_any approve publish share receive correct curate topics embargo withdraw manage network
contributor       x      x      .          .        .       .       .     .       .       .      .      .       .        .      .       .
reporter          x      x      x          .        .       .       .     .       .       .      .      .       .        .      .       .
photo_editor      x      x      x          x        .       .       .     .       .       .      .      .       .        .      .       .
editor            x      x      x          x        x       x       x     x       x       x      x      x       .        .      .       .
chief_editor      x      x      x          x        x       x       x     x       x       x      x      x       x        x      .       .
site_admin        .      .      .          .        .       .       .     .       .       .      x      x       .        .      x       .
network_admin     .      .      .          .        .       .       .     .       .       .      x      x       .        .      x       x
nobody            .      .      .          .        .       .       .     .       .       .      .      .       .        .      .       .
`

// table draws a matrix of yes and no with a head.
func table(rows, columns []string, yes func(row, column string) bool) string {
	var b strings.Builder
	b.WriteString("\n" + strings.Repeat(" ", 13))
	for _, c := range columns {
		b.WriteString(" " + c)
	}
	b.WriteByte('\n')
	for _, r := range rows {
		b.WriteString(r + strings.Repeat(" ", 13-len(r)))
		for _, c := range columns {
			mark := "."
			if yes(r, c) {
				mark = "x"
			}
			b.WriteString(" " + strings.Repeat(" ", len(c)-1) + mark)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func texts[T ~string](list []T, more ...string) []string {
	var out []string
	for _, v := range list {
		out = append(out, string(v))
	}
	return append(out, more...)
}

func TestWhoMayDoWhat(t *testing.T) {
	const site, sister = news.ID(10), news.ID(20)
	for _, under := range []news.ID{site, 0} {
		got := table(texts(allRoles, "nobody"), texts(allActs), func(role, act string) bool {
			a := news.Actor{Account: 1, Roles: map[news.ID][]news.Role{under: {news.Role(role)}}}
			may := a.Can(news.Act(act), site)
			if err := a.May(news.Act(act), site); (err == nil) != may || err != nil && fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s %s: Can says %v, May says %v", role, act, may, err)
			}
			if elsewhere := a.Can(news.Act(act), sister); elsewhere != (may && under == 0) {
				t.Errorf("%s under site %d: may %s on a sister site: %v", role, under, act, elsewhere)
			}
			return may
		})
		if got != whoMayDoWhat {
			t.Errorf("roles under site %d:%s\nwant:%s", under, got, whoMayDoWhat)
		}
	}
	for _, act := range allActs {
		if !news.System().Can(act, site) {
			t.Errorf("the system may not %s", act)
		}
		if (news.Actor{Account: 1}).Can(act, site) {
			t.Errorf("an account without roles may %s", act)
		}
	}
}

func TestSeveralRolesAddUp(t *testing.T) {
	a := news.Actor{Account: 1, Roles: map[news.ID][]news.Role{10: {news.RoleSiteAdmin, news.RoleReporter}, 20: {news.RoleEditor}}}
	for act, want := range map[news.Act]bool{news.ActManage: true, news.ActWrite: true, news.ActPublish: false} {
		if got := a.Can(act, 10); got != want {
			t.Errorf("%s: %v", act, got)
		}
	}
}

func TestWhoMaySaveWhat(t *testing.T) {
	const site = news.ID(10)
	as := func(account news.ID, r news.Role) news.Actor {
		return news.Actor{Account: account, Roles: map[news.ID][]news.Role{site: {r}}}
	}
	for _, tt := range []struct {
		name  string
		actor news.Actor
		by    news.ID
		state news.State
		may   bool
	}{
		{"assigned to a colleague's draft", as(3, news.RoleReporter), 2, news.StateDraft, true},
		{"a contributor assigned to it", as(3, news.RoleContributor), 2, news.StateDraft, true},
		{"a photo editor assigned to it", as(3, news.RolePhotoEditor), 2, news.StateDraft, true},
		{"assigned, after submitting", as(3, news.RoleReporter), 2, news.StateSubmitted, false},
		{"assigned, without a role that writes", as(3, news.RoleSiteAdmin), 2, news.StateDraft, false},
		{"assigned, and writes for another site", news.Actor{Account: 3, Roles: map[news.ID][]news.Role{20: {news.RoleReporter}}}, 2, news.StateDraft, false},
		{"own draft", as(1, news.RoleReporter), 1, news.StateDraft, true},
		{"own draft of a contributor", as(1, news.RoleContributor), 1, news.StateDraft, true},
		{"own story after submitting", as(1, news.RoleReporter), 1, news.StateSubmitted, false},
		{"own live story, to propose a correction", as(1, news.RoleReporter), 1, news.StateLive, true},
		{"assigned to a live story", as(3, news.RoleContributor), 2, news.StateLive, true},
		{"a colleague's live story", as(1, news.RoleReporter), 2, news.StateLive, false},
		{"own planned story", as(1, news.RoleReporter), 1, news.StateScheduled, false},
		{"own spiked story", as(1, news.RoleReporter), 1, news.StateSpiked, false},
		{"own withdrawn story", as(1, news.RoleReporter), 1, news.StateWithdrawn, false},
		{"a colleague's draft", as(1, news.RoleReporter), 2, news.StateDraft, false},
		{"an editor, any draft", as(1, news.RoleEditor), 2, news.StateDraft, true},
		{"an editor, a live story", as(1, news.RoleEditor), 2, news.StateLive, true},
		{"author who lost the role", as(1, news.RoleSiteAdmin), 1, news.StateDraft, false},
		{"no account, story of nobody", as(0, news.RoleReporter), 0, news.StateDraft, false},
	} {
		st := news.Story{OriginSite: site, CreatedBy: tt.by, Assigned: 3, State: tt.state}
		err := tt.actor.MaySave(st)
		if (err == nil) != tt.may || err != nil && fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err == nil && (!tt.actor.MaySee(st, nil) || !tt.actor.MaySeePrivate(st)) {
			t.Errorf("%s: may save what they may not see", tt.name)
		}
	}
	for _, nobody := range []news.Actor{{}, as(0, news.RoleContributor)} {
		if st := (news.Story{OriginSite: site}); nobody.MaySave(st) == nil || nobody.MaySee(st, nil) || nobody.MaySeePrivate(st) {
			t.Errorf("a story that nobody began is %v's", nobody)
		}
	}
	sister := as(1, news.RoleEditor)
	if err := sister.MaySave(news.Story{OriginSite: 20, CreatedBy: 2, State: news.StateDraft}); err == nil {
		t.Error("an editor saves a story of a sister site")
	}
}
