package desk_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"

	"github.com/tajuk/tajuk/internal/db"
)

// deed is an act as the desk is asked for it, whatever its pages offer.
type deed struct {
	act news.Act
	// ask prepares what the act is done to, on a site, and returns the request.
	// Who asks has the account w.who.
	ask func(w *world, site news.Site) *http.Request
	// network says that the act is about the network: the site makes no
	// difference.
	network bool
}

func deeds() []deed {
	return []deed{
		{act: news.ActRead, ask: func(w *world, site news.Site) *http.Request {
			return w.get("/stories/" + w.draft(site).String())
		}},
		{act: news.ActWrite, ask: func(w *world, site news.Site) *http.Request {
			return w.post("/stories", url.Values{"section": {site.Sections[0].ID.String()}, "kind": {"news"}, "headline": {"Baru"}})
		}},
		{act: news.ActEditAny, ask: func(w *world, site news.Site) *http.Request {
			id := w.draft(site)
			return w.post("/stories/"+id.String(), url.Values{"made": {w.made(id)}, "headline": {"Diubah"}})
		}},
		{act: news.ActSubmit, ask: func(w *world, site news.Site) *http.Request {
			return w.post("/stories/"+w.own(site).String()+"/submit", nil)
		}},
		{act: news.ActApprove, ask: func(w *world, site news.Site) *http.Request {
			id := w.draft(site)
			w.must(w.room.Submit(w.ctx, w.chief(site), id))
			return w.post("/stories/"+id.String()+"/approve", nil)
		}},
		{act: news.ActApprove, ask: func(w *world, site news.Site) *http.Request {
			id := w.draft(site)
			w.must(w.room.Submit(w.ctx, w.chief(site), id))
			return w.post("/stories/"+id.String()+"/return", url.Values{"reason": {"Tambah narasumber."}})
		}},
		{act: news.ActPublish, ask: func(w *world, site news.Site) *http.Request {
			id := w.draft(site)
			return w.post("/stories/"+id.String()+"/publish", w.consent(id))
		}},
		{act: news.ActPublish, ask: func(w *world, site news.Site) *http.Request {
			id := w.draft(site)
			form := w.consent(id)
			form.Set("at", w.clock.Now().Add(48*time.Hour).In(site.Location()).Format("2006-01-02T15:04"))
			return w.post("/stories/"+id.String()+"/schedule", form)
		}},
		{act: news.ActPublish, ask: func(w *world, site news.Site) *http.Request {
			return w.post("/stories/"+w.draft(site).String()+"/spike", nil)
		}},
		{act: news.ActEmbargo, ask: func(w *world, site news.Site) *http.Request {
			at := w.clock.Now().Add(48 * time.Hour).In(site.Location()).Format("2006-01-02T15:04")
			return w.post("/stories/"+w.draft(site).String()+"/embargo", url.Values{"at": {at}, "reason": {"Sampai pengumuman."}})
		}},
		{act: news.ActCorrect, ask: func(w *world, site news.Site) *http.Request {
			return w.post("/stories/"+w.live(site).String()+"/notice", url.Values{"kind": {"ralat"}, "severity": {"ejaan"}, "text": {"Nama desa salah tulis."}})
		}},
		{act: news.ActWithdraw, ask: func(w *world, site news.Site) *http.Request {
			return w.post("/stories/"+w.live(site).String()+"/withdraw", url.Values{"ground": {"anak"}, "reason": {"Melindungi masa depan seorang anak."}})
		}},
		{act: news.ActShare, ask: func(w *world, site news.Site) *http.Request {
			to := w.sister(site)
			return w.post("/stories/"+w.live(site).String()+"/share", url.Values{"to": {to.ID.String()}, "section-" + to.ID.String(): {to.Sections[0].ID.String()}})
		}},
		{act: news.ActReceive, ask: func(w *world, site news.Site) *http.Request {
			from := w.sister(site)
			id := w.live(from)
			_, err := w.room.Share(w.ctx, w.chief(from), id, site.ID, site.Sections[0].ID)
			w.must(err)
			return w.post("/stories/"+id.String()+"/sites/"+site.ID.String()+"/accept", nil)
		}},
		{act: news.ActReceive, ask: func(w *world, site news.Site) *http.Request {
			return w.post("/network/stories/"+w.live(w.sister(site)).String()+"/take", url.Values{"site": {site.ID.String()}, "section": {site.Sections[0].ID.String()}})
		}},
		{act: news.ActReceive, ask: func(w *world, site news.Site) *http.Request {
			id := w.live(w.sister(site))
			_, err := w.room.Pull(w.ctx, w.chief(site), id, site.ID, site.Sections[0].ID, false)
			w.must(err)
			return w.post("/stories/"+id.String()+"/sites/"+site.ID.String()+"/fields/headline", url.Values{"value": {"Judul sendiri"}})
		}},
		{act: news.ActReceive, ask: func(w *world, site news.Site) *http.Request {
			id := w.live(w.sister(site))
			_, err := w.room.Pull(w.ctx, w.chief(site), id, site.ID, site.Sections[0].ID, false)
			w.must(err)
			w.must(w.room.Override(w.ctx, w.chief(site), id, site.ID, news.FieldHeadline, "Judul sendiri"))
			w.must(w.room.Inherit(w.ctx, w.chief(site), id, site.ID, news.FieldHeadline))
			return w.post("/stories/"+id.String()+"/sites/"+site.ID.String()+"/fields/headline/again", url.Values{"n": {"1"}})
		}},
		{act: news.ActWithdraw, ask: func(w *world, site news.Site) *http.Request {
			id := w.live(w.sister(site))
			_, err := w.room.Pull(w.ctx, w.chief(site), id, site.ID, site.Sections[0].ID, false)
			w.must(err)
			w.clock.Advance(time.Minute)
			return w.post("/stories/"+id.String()+"/sites/"+site.ID.String()+"/withdraw", url.Values{"ground": {"anak"}, "reason": {"Melindungi masa depan seorang anak."}})
		}},
		{act: news.ActRules, ask: func(w *world, site news.Site) *http.Request {
			to := w.sister(site)
			return w.post("/rules/new?site="+site.ID.String(), url.Values{"name": {"Kirim"}, "to-" + to.ID.String(): {to.Sections[0].ID.String()}})
		}},
		{act: news.ActUpload, ask: func(w *world, site news.Site) *http.Request { return w.upload(site) }},
		{act: news.ActCurate, ask: func(w *world, site news.Site) *http.Request {
			path := "/fronts/" + site.ID.String() + "/home"
			return w.post(path, url.Values{"rev": {w.rev(path)}})
		}},
		{act: news.ActTopics, network: true, ask: func(w *world, _ news.Site) *http.Request {
			w.n++
			return w.post("/tags", url.Values{"name": {fmt.Sprintf("Tag %d", w.n)}})
		}},
		{act: news.ActManage, ask: func(w *world, site news.Site) *http.Request {
			return w.get("/sites/" + site.ID.String())
		}},
		{act: news.ActNetwork, network: true, ask: func(w *world, _ news.Site) *http.Request { return w.get("/sites/new") }},
	}
}

// What each role may do, on its own site and on another, is what news.RoleActs
// says: asked for directly over HTTP, and whatever the pages would have
// offered.
func TestRolesSitesActs(t *testing.T) {
	roles := []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor, news.RoleChiefEditor, news.RoleSiteAdmin, news.RoleNetworkAdmin}
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		asked := 0
		for _, role := range roles {
			for _, own := range []bool{true, false} {
				for _, x := range deeds() {
					home := w.solo.ID
					if role == news.RoleNetworkAdmin {
						home = 0 // it holds on every site
					}
					w.sit(home, role)
					site := w.solo
					if !own {
						site = w.bali
					}
					want := slices.Contains(news.RoleActs(role), x.act) && (own || home == 0 || x.network)
					r := x.ask(w, site)
					before := w.fingerprint()
					answer := w.ask(r)
					asked++
					ok := answer.Code == http.StatusOK || answer.Code == http.StatusCreated || answer.Code == http.StatusSeeOther && !strings.HasPrefix(answer.Header().Get("Location"), "/signin")
					if ok != want {
						t.Errorf("%s on %s: %s %s was answered %d, allowed: %v\n%s", role, site.Slug, r.Method, r.URL.Path, answer.Code, want, w.said(answer))
					}
					if !want && w.fingerprint() != before {
						t.Errorf("%s on %s: %s %s was refused and changed something all the same", role, site.Slug, r.Method, r.URL.Path)
					}
				}
			}
		}
		if asked != len(roles)*2*len(deeds()) {
			t.Errorf("asked %d times", asked)
		}
	})
}

// What being assigned to a story adds to a role: seeing, saving and handing in
// that one, for those who write on its site, until it is taken back.
func TestRolesAssigned(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		ways := []struct {
			name string
			ask  func(id news.ID) *http.Request
			act  news.Act // that does without being assigned
		}{
			{"see", func(id news.ID) *http.Request { return w.get("/stories/" + id.String()) }, news.ActRead},
			{"save", func(id news.ID) *http.Request {
				return w.post("/stories/"+id.String(), url.Values{"made": {w.made(id)}, "headline": {"Diubah"}})
			}, news.ActEditAny},
			{"save live", func(id news.ID) *http.Request {
				r := httptest.NewRequest(http.MethodPost, "/stories/"+id.String()+"/save", strings.NewReader(`{"fields":{"lead":{"base":"","value":"Teras."}}}`))
				r.Header.Set("Content-Type", "application/json")
				r.Header.Set("Cookie", "tajuk=me")
				return r
			}, news.ActEditAny},
			{"hand in", func(id news.ID) *http.Request { return w.post("/stories/"+id.String()+"/submit", nil) }, news.ActEditAny},
		}
		for _, role := range []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor,
			news.RoleChiefEditor, news.RoleSiteAdmin, news.RoleNetworkAdmin} {
			for _, own := range []bool{true, false} {
				for _, way := range ways {
					for _, turn := range []string{"never", "assigned", "taken back"} {
						home := w.solo.ID
						if role == news.RoleNetworkAdmin {
							home = 0
						}
						w.sit(home, role)
						me, err := w.room.SaveAccount(w.ctx, news.System(), w.me)
						w.must(err)
						w.me = me
						site := w.solo
						if !own {
							site = w.bali
						}
						id := w.draft(site)
						here := own || home == 0
						can := slices.Contains(news.RoleActs(role), way.act) && here
						if turn != "never" {
							err := w.room.Assign(w.ctx, w.chief(site), id, w.me.ID, time.Time{}, "")
							works := here && (slices.Contains(news.RoleActs(role), news.ActWrite) || slices.Contains(news.RoleActs(role), news.ActRead))
							if (err == nil) != works {
								t.Errorf("%s on %s: assigned with %v", role, site.Slug, err)
							}
							if works && turn == "taken back" {
								w.must(w.room.Unassign(w.ctx, w.chief(site), id))
							}
							if works && turn == "assigned" && slices.Contains(news.RoleActs(role), news.ActWrite) {
								can = true
							}
						}
						r := way.ask(id)
						before := w.fingerprint()
						answer := w.ask(r)
						if ok := answer.Code == http.StatusOK || answer.Code == http.StatusSeeOther; ok != can {
							t.Errorf("%s on %s, %s: %s was answered %d, allowed: %v\n%s", role, site.Slug, turn, way.name, answer.Code, can, w.said(answer))
						}
						if !can && w.fingerprint() != before {
							t.Errorf("%s on %s, %s: %s was refused and changed something all the same", role, site.Slug, turn, way.name)
						}
					}
				}
			}
		}
	})
}

// Whoever is assigned gets the form that saves, the sources, and the button
// that hands in; a colleague who is not gets neither, and cannot take the story.
func TestScreensOfAssigned(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	w.sit(w.solo.ID, news.RoleReporter)
	me, err := w.room.SaveAccount(w.ctx, news.System(), w.me)
	w.must(err)
	w.me = me
	id := w.draft(w.solo)
	path := "/stories/" + id.String()
	forms := func() [4]bool {
		page := w.ask(w.get(path)).Body.String()
		return [4]bool{!strings.Contains(page, " data-readonly"), strings.Contains(page, `name="notes"`), strings.Contains(page, path+"/submit"),
			strings.Contains(w.ask(w.get(path+"/comments")).Body.String(), `name="account"`)}
	}
	if got := forms(); got != [4]bool{} {
		t.Errorf("a colleague gets %v", got)
	}
	w.must(w.room.Assign(w.ctx, w.chief(w.solo), id, w.me.ID, time.Time{}, ""))
	if got := forms(); got != [4]bool{true, true, true, false} {
		t.Errorf("who is assigned gets %v", got)
	}
	own := w.own(w.solo).String()
	if page := w.ask(w.get("/stories/" + own + "/comments")).Body.String(); !strings.Contains(page, `name="account"`) {
		t.Error("an author cannot take on their own story")
	}
}

// Nobody who is not signed in gets past the door, whatever they ask for.
func TestNobodyGetsPastTheDoor(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	w.sit(0, news.RoleChiefEditor)
	for _, x := range deeds() {
		r := x.ask(w, w.solo)
		r.Header.Del("Cookie")
		before := w.fingerprint()
		if answer := w.ask(r); answer.Code != http.StatusUnauthorized && !strings.HasPrefix(answer.Header().Get("Location"), "/signin") {
			t.Errorf("%s %s: %d", r.Method, r.URL.Path, answer.Code)
		}
		if w.fingerprint() != before {
			t.Errorf("%s %s changed something", r.Method, r.URL.Path)
		}
	}
}
