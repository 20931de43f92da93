package network_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// screen is where a field of a site is changed, and with which form fields.
type screen struct {
	path  string // below the site's
	pairs []string
}

// fields says for each field of a site where it is changed. What is not on a
// screen has no values, and why.
func fields() (site, settings, look map[string]screen) {
	form := func(pairs ...string) screen { return screen{"", pairs} }
	never := screen{path: "never"}
	site = map[string]screen{
		"ID": never, "Rev": never, // the house's own
		"External": never, // made with a source, see desk/sources
		"Settings": never, // its fields, below
		"Slug":     form("slug", "surakarta"), "Name": form("name", "Sagara Surakarta"), "Zone": form("zone", "Asia/Jayapura"),
		"Language": form("language", "en"), "Hosts": form("hosts", "surakarta.test"), "National": form("national", "1"), "Position": form("position", "7"),
		"Public": {"/public", []string{"public", "0"}}, "Sections": {"/sections", []string{"new-name", "Budaya"}},
	}
	settings = map[string]screen{
		"Look":    never, // its fields, below
		"Tagline": form("tagline", "Dekat"), "Owner": form("owner", "PT Lain"), "Address": form("address", "Jl. Slamet Riyadi 1"),
		"Responsible": form("responsible", "Wening"), "Email": form("email", "redaksi@solo.test"), "Phone": form("phone", "0271 1"),
		"Region": form("region", "Solo"), "Staff": form("staff", "Pemimpin redaksi: Wening"), "AdsTxt": form("ads_txt", "x, 1, DIRECT"),
		"SecondPerson": form("second_person", "1"), "Required": form("required", "photo"), "Hubs": form("hubs", "https://hub.test/"),
		"SubstanceHours": form("substance_hours", "2"), "FactHours": form("fact_hours", "5"), "UpdateHours": form("update_hours", "48"),
		"ReplyHours": form("reply_hours", "36"), "DefaultPolicy": {"/sharing", []string{"policy", "publish"}},
		"Reserved": {"/sharing", []string{"reserved", "1", "policy", "publish"}},
	}
	of := func(pairs ...string) screen { return screen{"/look", pairs} }
	look = map[string]screen{"Theme": of("theme", "anggun"), "Accent": of("accent", "#0a5c36"), "Wordmark": of("wordmark", "band"),
		"Type": of("type", "sans"), "Density": of("density", "dense"), "Tone": of("tone", "warm")}
	return site, settings, look
}

func (d *desk) siteNow(id news.ID) news.Site {
	d.Helper()
	sites, err := d.read.Sites(d.ctx)
	d.must(err)
	i := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == id })
	if i < 0 {
		d.Fatal("there is no such site")
	}
	return sites[i]
}

// Every field of a site and its settings can be changed on a screen, and the
// screen shows a field for it. A field that is new in package news fails here
// until it has one.
func TestEverySettingHasAField(t *testing.T) {
	site, settings, look := fields()
	each(t, func(d *desk) {
		path := "/sites/" + d.solo.ID.String()
		check := func(kind string, known map[string]screen, of func(news.Site) reflect.Value) {
			typ := of(news.Site{}).Type()
			for i := range typ.NumField() {
				name := typ.Field(i).Name
				s, ok := known[name]
				if !ok {
					t.Errorf("%s.%s has no field on any screen", kind, name)
					continue
				}
				if s.path == "never" {
					continue
				}
				shown := path + strings.TrimSuffix(s.path, "/public")
				if page := d.get("network_admin", shown); name != "Theme" && !strings.Contains(page.Body.String(), `name="`+s.pairs[0]+`"`) {
					t.Errorf("%s.%s: %s shows no field %q", kind, name, shown, s.pairs[0])
				}
				before := d.siteNow(d.solo.ID)
				pairs := append(slices.Clone(s.pairs), "rev", revision(before))
				if s.path == "" {
					pairs = append(pairs, settled(before)...)
				}
				answer := d.post("network_admin", path+s.path, pairs...)
				if name == "Theme" { // no other theme is installed here
					d.want(answer, 422, "not one of the choices")
					continue
				}
				d.want(answer, 303)
				if after := d.siteNow(d.solo.ID); reflect.DeepEqual(of(before).Field(i).Interface(), of(after).Field(i).Interface()) {
					t.Errorf("%s.%s: saving %v at %s changed nothing", kind, name, s.pairs, s.path)
				}
			}
		}
		check("Site", site, func(s news.Site) reflect.Value { return reflect.ValueOf(s) })
		check("Settings", settings, func(s news.Site) reflect.Value { return reflect.ValueOf(s.Settings) })
		check("Look", look, func(s news.Site) reflect.Value { return reflect.ValueOf(s.Settings.Look) })
	})
}

func revision(s news.Site) string { return strconv.FormatInt(s.Rev, 10) }

// settled are the fields of the settings form that must not be empty, as the
// site has them; a form sends the first of two values of one name.
func settled(s news.Site) []string {
	return []string{"name", s.Name, "zone", s.Zone, "language", s.Language, "hosts", strings.Join(s.Hosts, "\n"), "slug", s.Slug,
		"owner", s.Settings.Owner, "responsible", s.Settings.Responsible, "position", strconv.Itoa(s.Position + 1)}
}

func TestSettingsOfReplies(t *testing.T) {
	each(t, func(d *desk) {
		path := "/sites/" + d.solo.ID.String()
		save := func(hours string) []string {
			now := d.siteNow(d.solo.ID)
			return append([]string{"reply_hours", hours, "rev", revision(now)}, settled(now)...)
		}
		d.want(d.get("site_admin", path), 200, `name="reply_hours"`, `placeholder="48"`, "48 hours")
		for _, bad := range []string{"0", "-5", "721", "two days", "1e2", "99999999999999999999"} {
			d.want(d.post("site_admin", path, save(bad)...), 422, "must be 1 to 720 hours", `value="`+bad+`"`)
		}
		d.want(d.post("site_admin", path, save("24")...), 303)
		if got := d.siteNow(d.solo.ID).Settings.ReplyHours; got != 24 {
			t.Errorf("%d hours are saved, want 24", got)
		}
		d.want(d.get("site_admin", path), 200, `value="24"`)
		d.want(d.post("site_admin", path, save("")...), 303)
		if got := d.siteNow(d.solo.ID).Settings.ReplyHours; got != 0 {
			t.Errorf("%d hours are saved, want the guideline's", got)
		}
	})
}

// What a site is among its sisters is not for those who manage only the site,
// neither by the form nor by the verb.
func TestPlaceInTheNetwork(t *testing.T) {
	each(t, func(d *desk) {
		path := "/sites/" + d.solo.ID.String()
		if body := d.get("site_admin", path).Body.String(); strings.Contains(body, `name="position"`) || strings.Contains(body, `name="national"`) {
			t.Error("the form of a site's administrator has the network's fields")
		}
		now := d.siteNow(d.solo.ID)
		d.want(d.post("site_admin", path, append([]string{"national", "1", "slug", "stolen", "position", "9", "rev", revision(now)}, settled(now)...)...), 303)
		after := d.siteNow(d.solo.ID)
		if after.National || after.Slug != "solo" || after.Position != now.Position {
			t.Errorf("a site's administrator made it %+v", after)
		}
		for name, change := range map[string]func(s *news.Site){
			"portal": func(s *news.Site) { s.National = true }, "place": func(s *news.Site) { s.Position = 5 }, "name": func(s *news.Site) { s.Slug = "stolen" },
		} {
			s := after
			change(&s)
			if _, err := d.room.SaveSite(d.ctx, d.people["site_admin"], s); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
		d.want(d.post("network_admin", path, append([]string{"slug", "bali", "rev", revision(after)}, settled(after)...)...), 422, "belongs to another site")
	})
}

// The policy towards all sites is one setting, wherever it is changed, and each
// choice says what it means.
func TestDefaultPolicy(t *testing.T) {
	each(t, func(d *desk) {
		path := "/sites/" + d.solo.ID.String() + "/sharing"
		page := d.get("site_admin", path)
		d.want(page, 200, `value="ask" aria-describedby="h-ask" checked`)
		for _, p := range news.Policies() {
			d.want(page, 200, `id="h-`+string(p)+`"`)
			if strings.Contains(page.Body.String(), "sites.policyhint-"+string(p)) {
				t.Errorf("%s is not explained", p)
			}
		}
		bali := "/sites/" + d.bali.ID.String() + "/sharing"
		d.want(d.post("site_admin", bali, "policy", "publish"), 403)
		d.want(d.post("bali", bali, "policy", ""), 422)
		// The site has chosen nothing yet, which is to ask: choosing that first would change nothing.
		for _, x := range []struct {
			policy news.Policy
			want   news.PlacementState
		}{{news.PolicyRefuse, ""}, {news.PolicyAsk, news.PlacementOffered}, {news.PolicyDraft, news.PlacementHeld}, {news.PolicyPublish, news.PlacementPlaced}} {
			policy, want := x.policy, x.want
			d.want(d.post("bali", bali, "policy", string(policy)), 303)
			if got := d.siteNow(d.bali.ID).Settings.DefaultPolicy; got != policy {
				t.Errorf("the policy is %q, want %q", got, policy)
			}
			d.want(d.get("bali", bali), 200, `value="`+string(policy)+`" aria-describedby="h-`+string(policy)+`" checked`)
			got, err := d.room.Share(d.ctx, d.people["editor"], d.live("Satu "+string(policy)), d.bali.ID, d.bali.Sections[0].ID)
			if got != want || (err != nil) != (want == "") {
				t.Errorf("%s: shared as %q, want %q (%v)", policy, got, want, err)
			}
		}
	})
}
