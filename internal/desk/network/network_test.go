package network_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/network"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
)

// desk is the screens on a real database, with people signed in by the names of
// their roles on Solo.
type desk struct {
	*testing.T
	ctx        context.Context
	h          http.Handler
	public     http.Handler // the portal
	cache      *pagecache.Cache
	room       *newsroom.Newsroom
	read       *inside.Reader
	reader     *reading.Reader
	queue      *jobs.Queue
	clock      *clock.Manual
	solo, bali news.Site
	farah      news.Person
	people     map[string]news.Actor
}

func each(t *testing.T, test func(d *desk)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(open(t, d)) })
}

func open(t *testing.T, database *db.DB) *desk {
	t.Helper()
	d := &desk{T: t, ctx: context.Background(), clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), people: map[string]news.Actor{}}
	blobs, err := blob.OpenDisk(t.TempDir())
	d.must(err)
	t.Cleanup(func() { blobs.Close() })
	log, index := slog.New(slog.DiscardHandler), search.New(database.Engine)
	d.cache = pagecache.New(pagecache.Config{Now: d.clock.Now})
	d.reader = reading.New(database, d.clock, index)
	d.room = newsroom.New(act.Config{DB: database, Clock: d.clock, IDs: news.NewIDs(d.clock.Now, 1), Index: index,
		Purge: func(tags []string) { d.must(d.reader.Refresh(d.ctx)); d.cache.Purge(tags...) }}, media.Files{})
	d.read = inside.New(database, d.clock, index)
	d.queue = jobs.New(database, d.clock, log, d.room.Jobs())
	d.must(d.reader.Refresh(d.ctx))
	site := func(slug, language string) news.Site {
		s, err := d.room.SaveSite(d.ctx, news.System(), news.Site{Slug: slug, Name: "Sagara " + slug, Zone: "Asia/Jakarta", Language: language, Hosts: []string{slug + ".test"},
			Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}, {Slug: "ekonomi", Name: "Ekonomi"}},
			Settings: news.Settings{Owner: "PT Sagara", Responsible: "Sari"}})
		d.must(err)
		return s
	}
	d.solo, d.bali = site("solo", "id"), site("bali", "en")
	d.farah, err = d.room.SavePerson(d.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah N", Site: d.solo.ID, Role: "reporter"})
	d.must(err)
	for i, role := range []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor, news.RoleChiefEditor, news.RoleSiteAdmin, news.RoleNetworkAdmin} {
		on := d.solo.ID
		if role == news.RoleNetworkAdmin {
			on = 0
		}
		d.people[string(role)] = news.Actor{Account: news.ID(100 + i), Name: string(role), Roles: map[news.ID][]news.Role{on: {role}}}
	}
	d.people["bali"] = news.Actor{Account: 200, Name: "bali", Roles: map[news.ID][]news.Role{d.bali.ID: {news.RoleChiefEditor, news.RoleSiteAdmin}}}
	base, err := theme.Default()
	d.must(err)
	p, err := portal.New(portal.Config{Reader: d.reader, Cache: d.cache, Blobs: blobs, Clock: d.clock, Log: log, Network: "Sagara", Scheme: "http",
		Themes: map[string]*theme.Theme{"": base}})
	d.must(err)
	d.public = p.Handler()
	f, err := frame.New(frame.Config{Clock: d.clock, Log: log, Network: "Sagara",
		Assets: fstest.MapFS{"desk.css": {Data: []byte("x")}, "desk.js": {Data: []byte("x")}}, Sites: d.read.Sites,
		Portal: func(s news.Site, path string) string { return "http://" + s.Host() + path },
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			a, ok := d.people[token]
			return frame.Visitor{Session: 1, Account: news.Account{ID: a.Account, Name: a.Name}, Actor: a, Language: "en"}, ok, nil
		}})
	d.must(err)
	network.Mount(f, d.room, d.read, p.Preview(reading.NewPreview(database, d.clock, index)))
	d.h = f.Handler()
	return d
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) ask(who, method, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if who != "" {
		r.AddCookie(&http.Cookie{Name: "tajuk", Value: who})
	}
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	d.h.ServeHTTP(w, r)
	return w
}

func (d *desk) get(who, path string) *httptest.ResponseRecorder { return d.ask(who, "GET", path, nil) }

// post sends a form: names and values in turn.
func (d *desk) post(who, path string, pairs ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return d.ask(who, "POST", path, form)
}

// want fails unless an answer has a status and all of the pieces.
func (d *desk) want(w *httptest.ResponseRecorder, status int, pieces ...string) {
	d.Helper()
	if w.Code != status {
		d.Fatalf("status %d, want %d: %s", w.Code, status, text(w.Body.String()))
	}
	for _, p := range pieces {
		if !strings.Contains(w.Body.String(), p) {
			d.Errorf("the answer has no %q:\n%s", p, text(w.Body.String()))
		}
	}
}

var markup = regexp.MustCompile(`<[^>]*>|\s+`)

func text(page string) string {
	out := strings.Join(strings.Fields(markup.ReplaceAllString(page, " ")), " ")
	return out[:min(len(out), 600)]
}

func (d *desk) draft(headline string, change ...func(c *news.Content)) news.ID {
	d.Helper()
	c := news.Content{Headline: headline, Lead: "Lead " + headline + ".", Body: richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi " + headline)))).String(),
		Bylines: []news.Byline{{Person: d.farah.ID, Role: news.Author}}}
	for _, f := range change {
		f(&c)
	}
	id, err := d.room.Create(d.ctx, d.people["reporter"], newsroom.NewStory{Site: d.solo.ID, Section: d.solo.Sections[0].ID, Content: c})
	d.must(err)
	return id
}

func (d *desk) live(headline string, change ...func(c *news.Content)) news.ID {
	d.Helper()
	id := d.draft(headline, change...)
	d.must(d.room.Publish(d.ctx, d.people["editor"], id))
	return id
}

// publicly asks the portal.
func (d *desk) publicly(host, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = host
	w := httptest.NewRecorder()
	d.public.ServeHTTP(w, r)
	return w
}

// Who may open and change what, asked of the addresses themselves.
func TestRoles(t *testing.T) {
	each(t, func(d *desk) {
		topic, err := d.room.SaveTopic(d.ctx, news.System(), news.Topic{Slug: "pasar", Name: "Pasar", Kicker: "Pasar"})
		d.must(err)
		tag, err := d.room.SaveTag(d.ctx, news.System(), news.Tag{Slug: "beras", Name: "Beras"})
		d.must(err)
		story := d.draft("Rahasia")
		editors, admins := "editor chief_editor site_admin network_admin", "site_admin network_admin"
		solo := d.solo.ID.String()
		front := "/fronts/" + solo + "/home"
		for _, row := range []struct {
			method, path, may string
			baliToo           bool // an editor and admin of another site may, for it belongs to the network
		}{
			{"GET", "/fronts", editors, true}, {"GET", front, editors, false}, {"GET", front + "/history", editors, false},
			{"POST", front, editors, false}, {"POST", front + "/restore", editors, false}, {"POST", front + "/preview", editors, false},
			{"GET", "/topics", editors, true}, {"POST", "/topics", editors, true}, {"GET", "/topics/" + topic.ID.String(), editors, true},
			{"POST", "/topics/" + topic.ID.String(), editors, true}, {"POST", "/topics/" + topic.ID.String() + "/close", editors, true},
			{"POST", "/topics/" + topic.ID.String() + "/entries", editors, true}, {"GET", "/topics/" + topic.ID.String() + "/merge", editors, true},
			{"GET", "/tags", editors, true}, {"POST", "/tags", editors, true}, {"GET", "/tags/" + tag.ID.String(), editors, true}, {"POST", "/tags/" + tag.ID.String() + "/merge", editors, true},
			{"GET", "/people", admins, true}, {"POST", "/people", admins, true}, {"GET", "/people/" + d.farah.ID.String(), admins, true},
			{"POST", "/people/" + d.farah.ID.String(), admins, false}, {"POST", "/people/" + d.farah.ID.String() + "/retire", admins, false},
			{"GET", "/sites", admins, true}, {"GET", "/sites/" + solo, admins, false}, {"POST", "/sites/" + solo, admins, false}, {"POST", "/sites/" + solo + "/public", admins, false},
			{"GET", "/sites/" + solo + "/sections", admins, false}, {"POST", "/sites/" + solo + "/sections", admins, false},
			{"GET", "/sites/" + solo + "/sharing", admins, false}, {"POST", "/sites/" + solo + "/sharing", admins, false},
			{"GET", "/sites/" + solo + "/pages", admins, false}, {"POST", "/sites/" + solo + "/pages/about", admins, false},
			{"GET", "/sites/" + solo + "/look", admins, false}, {"POST", "/sites/" + solo + "/look", admins, false}, {"GET", "/sites/" + solo + "/look/page", admins, false},
			{"GET", "/sites/new", "network_admin", false}, {"POST", "/sites/new", "network_admin", false},
			{"GET", "/stories/" + story.String() + "/preview", "reporter editor chief_editor", false}, {"GET", "/stories/" + story.String() + "/preview/page", "reporter editor chief_editor", false},
			{"POST", "/stories/" + story.String() + "/preview", "reporter editor chief_editor", false},
		} {
			for who := range d.people {
				w := d.ask(who, row.method, row.path, url.Values{"name": {"<script>alert(1)</script>"}, "closed": {"0"}, "retired": {"0"}, "rev": {"77"}, "hours": {"9999"}, "restored": {"5"}})
				may := strings.Contains(" "+row.may+" ", " "+who+" ") || who == "bali" && row.baliToo
				if refused := w.Code == 403 || w.Code == 404; refused == may && !(may && w.Code == 404) {
					t.Errorf("%s %s as %s: %d", row.method, row.path, who, w.Code)
				}
				if strings.Contains(w.Body.String(), "<script>alert") {
					t.Errorf("%s %s: markup came back as it was", row.method, row.path)
				}
			}
			if w := d.ask("", row.method, row.path, nil); w.Code != 303 && w.Code != 401 {
				t.Errorf("%s %s by nobody: %d", row.method, row.path, w.Code)
			}
		}
	})
}

func TestFronts(t *testing.T) {
	each(t, func(d *desk) {
		one, two := d.live("Satu"), d.live("Dua")
		path := "/fronts/" + d.solo.ID.String() + "/home"
		d.want(d.get("editor", "/fronts"), 200, "Home", "Ekonomi")
		d.want(d.get("editor", path), 200, "Satu", "Dua", "fills itself")
		d.want(d.get("editor", "/fronts/"+d.solo.ID.String()+"/section:"+d.bali.Sections[0].ID.String()), 404)
		d.want(d.get("editor", "/fronts/"+d.solo.ID.String()+"/nothing"), 404)
		rows := func(rev, first, second string) []string {
			return []string{"rev", rev, "story", one.String(), "place", first, "until", "", "story", two.String(), "place", second, "until", "2026-03-02T12:00"}
		}
		d.want(d.post("editor", path, rows("0", "1", "2")...), 303)
		home := d.publicly("solo.test", "/").Body.String()
		if strings.Index(home, ">Satu<") > strings.Index(home, ">Dua<") {
			t.Error("readers do not see the arrangement")
		}
		// Somebody who began on the same revision is told, with both arrangements.
		d.want(d.post("chief_editor", path, rows("0", "2", "1")...), 409, "somebody else arranged this front meanwhile", "made of it meanwhile", `name="rev" value="1"`)
		d.want(d.post("editor", path, rows("1", "1", "1")...), 422, "a place or a story stands twice")
		d.want(d.post("editor", path, rows("1", "x", "2")...), 422, "is not the number of a place")
		d.want(d.post("editor", path, rows("1", "9", "2")...), 422, "there is no place 9")
		d.want(d.post("editor", path, "rev", "1"), 303)
		d.want(d.get("editor", path+"/history"), 200, "1. Satu; 2. Dua", "Restore")
		d.want(d.post("editor", path+"/restore", "rev", "2", "restored", "1"), 303)
		d.want(d.get("editor", path), 200, `value="2026-03-02T12:00"`)
		// Unsaved, as readers would see it.
		w := d.post("editor", path+"/preview", rows("3", "2", "1")...)
		d.want(w, 303)
		page := d.get("", w.Header().Get("Location")+"/page")
		d.want(page, 200)
		if strings.Index(page.Body.String(), ">Dua<") > strings.Index(page.Body.String(), ">Satu<") {
			t.Error("the preview does not show the form's arrangement")
		}
	})
}

func TestTopics(t *testing.T) {
	each(t, func(d *desk) {
		d.want(d.get("editor", "/topics"), 200, "No topics yet")
		d.want(d.post("editor", "/topics", "name", ""), 422, "is missing")
		w := d.post("editor", "/topics", "name", "Banjir Bengawan", "kicker", "Banjir", "id", "7", "closed", "1")
		d.want(w, 303)
		path := w.Header().Get("Location")
		id, err := news.ParseID(strings.TrimPrefix(path, "/topics/"))
		d.must(err)
		story := d.live("Air naik", func(c *news.Content) { c.Topic = id })
		d.want(d.get("editor", "/topics?q=beng"), 200, "Banjir Bengawan")
		d.want(d.get("editor", "/topics?q=zebra"), 200, "No topic has")
		d.want(d.post("editor", path+"/entries", "date", "2026-03-01", "text", "Tanggul jebol", "story", "http://solo.test/warga/"+story.String()+"/air-naik"), 303)
		d.want(d.post("editor", path+"/entries", "date", "kemarin", "text", "x"), 422, "choose a day")
		d.want(d.post("editor", path+"/entries", "date", "2026-03-01", "text", "x", "story", "tidak ada"), 422, "not the address of a story")
		d.want(d.get("editor", path), 200, "Tanggul jebol", "Air naik", "running")
		d.want(d.get("editor", path+"?story="+story.String()), 200, `value="`+story.String()+`"`)
		topic, err := d.read.Topic(d.ctx, id)
		d.must(err)
		if topic.Closed || len(topic.Entries) != 1 || !topic.Entries[0].DayOnly {
			t.Errorf("the topic is %+v", topic)
		}
		entry := path + "/entries/" + topic.Entries[0].ID.String()
		d.want(d.post("editor", entry, "date", "2026-03-01", "clock", "14:30", "text", "Tanggul jebol pukul dua"), 303)
		d.want(d.post("editor", entry+"/drop"), 303)
		d.want(d.post("editor", entry+"/drop"), 404)
		// A new address; the old one leads there.
		d.want(d.post("editor", path, "name", "Banjir", "kicker", "Banjir", "slug", "banjir-solo", "rev", fmt.Sprint(topic.Rev)), 303)
		d.want(d.post("editor", path, "name", "Banjir", "kicker", "Banjir", "slug", "lain", "rev", fmt.Sprint(topic.Rev)), 409, "somebody else changed this")
		if to := d.publicly("solo.test", "/topik/banjir-bengawan"); to.Code != 301 || !strings.HasSuffix(to.Header().Get("Location"), "/topik/banjir-solo") {
			t.Errorf("the old address answers %d %s", to.Code, to.Header().Get("Location"))
		}
		if to := d.publicly("solo.test", "/topik/banjir-bengawan/feed.xml"); to.Code != 301 || !strings.HasSuffix(to.Header().Get("Location"), "/topik/banjir-solo/feed.xml") {
			t.Errorf("the old feed answers %d %s", to.Code, to.Header().Get("Location"))
		}
		d.want(d.post("editor", path+"/close", "closed", "1"), 303)
		d.want(d.get("editor", "/topics?closed=1"), 200, "Banjir")
		// Merging shows what it moves, and says so of a target that is not there.
		other, err := d.room.SaveTopic(d.ctx, news.System(), news.Topic{Slug: "air", Name: "Air", Kicker: "Air"})
		d.must(err)
		d.want(d.get("editor", path+"/merge?q=air"), 200, "Air")
		d.want(d.get("editor", path+"/merge?target="+other.ID.String()), 200, "1 story", "Sagara solo")
		d.want(d.post("editor", path+"/merge", "target", "123456789"), 404)
		d.want(d.post("editor", path+"/merge", "target", id.String()), 422, "choose another one")
		d.want(d.post("editor", path+"/merge", "target", other.ID.String()), 303)
		d.must(d.queue.Drain(d.ctx))
		d.want(d.get("editor", "/topics/"+other.ID.String()), 200, "1 story moved")
		d.want(d.get("editor", path), 200, "This became part of")
		d.want(d.publicly("solo.test", "/topik/air"), 200, "Air naik")
		if to := d.publicly("solo.test", "/topik/banjir-bengawan"); to.Code != 301 || !strings.HasSuffix(to.Header().Get("Location"), "/topik/air") {
			t.Errorf("the first address answers %d %s", to.Code, to.Header().Get("Location"))
		}
	})
}

func TestTagsAndPeople(t *testing.T) {
	each(t, func(d *desk) {
		w := d.post("editor", "/tags", "name", "Beras Merah")
		d.want(w, 303)
		path := w.Header().Get("Location")
		d.want(d.post("editor", "/tags", "name", "Beras Merah"), 422, "another tag has this address")
		d.want(d.post("editor", path, "name", "Beras", "slug", "beras", "aliases", "Padi\nGabah kering", "rev", "1"), 303)
		d.want(d.get("editor", path), 200, "gabah-kering", "beras-merah")
		d.want(d.get("editor", "/tags?q=ber"), 200, "Beras")
		w = d.post("site_admin", "/people", "name", "Bagas W", "role", "editor", "site", d.solo.ID.String(), "retired", "1", "id", d.farah.ID.String())
		d.want(w, 303)
		id, err := news.ParseID(strings.TrimPrefix(w.Header().Get("Location"), "/people/"))
		d.must(err)
		p, err := d.read.Person(d.ctx, id)
		d.must(err)
		if p.Retired || id == d.farah.ID {
			t.Error("a form said more than it has fields for")
		}
		d.want(d.post("site_admin", "/people", "name", "X", "role", "tsar", "site", d.solo.ID.String()), 422, "choose what the person does")
		d.want(d.post("site_admin", "/people", "name", "X", "role", "editor", "site", d.bali.ID.String()), 403)
		at := "/people/" + id.String()
		d.want(d.post("site_admin", at, "name", "Bagas W", "role", "editor", "site", d.bali.ID.String(), "rev", "1"), 403)
		d.want(d.get("bali", at), 200, "This person belongs to Sagara solo")
		d.want(d.post("site_admin", at+"/retire", "retired", "1"), 303)
		d.want(d.get("site_admin", "/people?retired=1"), 200, "Bagas W")
		d.want(d.post("site_admin", at+"/merge", "target", d.farah.ID.String()), 303)
		d.want(d.get("site_admin", at), 200, "This became part of", "Farah N")
	})
}

func TestSites(t *testing.T) {
	each(t, func(d *desk) {
		path := "/sites/" + d.solo.ID.String()
		d.live("Satu")
		d.want(d.get("site_admin", path), 200, "PT Sagara", "solo.test")
		form := []string{"name", "Sagara Surakarta", "zone", "Asia/Makassar", "language", "id", "hosts", "solo.test\nsurakarta.test", "owner", "PT Lain", "responsible", "Sari",
			"staff", "Pemimpin redaksi: Sari", "required", "photo", "required", "made-up", "hubs", "https://hub.test/", "second_person", "1"}
		d.want(d.post("site_admin", path, append(form, "rev", "1", "public", "0", "national", "1", "slug", "stolen", "accent", "#ffffff", "id", d.bali.ID.String(), "sections", "x")...), 303)
		sites, err := d.read.Sites(d.ctx)
		d.must(err)
		var got news.Site
		for _, s := range sites {
			if s.ID == d.solo.ID {
				got = s
			}
		}
		if got.Name != "Sagara Surakarta" || !got.Public || got.National || got.Slug != "solo" || got.Settings.Look.Accent != "" || len(got.Sections) != 2 ||
			len(got.Settings.Required) != 1 || len(got.Hosts) != 2 || len(got.Settings.Staff) != 1 {
			t.Errorf("saved as %+v", got)
		}
		d.want(d.post("site_admin", path, append(form, "rev", "1")...), 409, "somebody else changed this site")
		d.want(d.post("site_admin", path, append([]string{"rev", "2", "staff", "tanpa titik dua", "hubs", "http://x"}, form...)...), 422, "write each line as role: name", "begins with https://")
		d.want(d.post("site_admin", path, "rev", "2", "name", "", "hosts", "bali.test"), 422)
		d.want(d.post("site_admin", path, append([]string{"hosts", "bali.test", "rev", "2"}, form[:6]...)...), 422)
		// Sections: renamed, ordered, added, moved and removed.
		warga, ekonomi := d.solo.Sections[0].ID.String(), d.solo.Sections[1].ID.String()
		d.want(d.post("site_admin", path+"/sections", "rev", "2", "name-"+warga, "Kota", "slug-"+warga, "kota", "place-"+warga, "2", "new-name", "Budaya"), 303)
		d.want(d.get("site_admin", path+"/sections"), 200, "Kota", "Budaya")
		if to := d.publicly("solo.test", "/warga"); to.Code != 301 || !strings.HasSuffix(to.Header().Get("Location"), "/kota") {
			t.Errorf("the old section answers %d", to.Code)
		}
		d.want(d.post("site_admin", path+"/sections/"+warga+"/move", "target", d.bali.Sections[0].ID.String()), 422, "choose another section")
		d.want(d.post("site_admin", path+"/sections/"+d.bali.Sections[0].ID.String()+"/move", "target", ekonomi), 422)
		d.want(d.post("site_admin", path+"/sections/"+warga+"/move", "target", ekonomi), 303)
		d.must(d.queue.Drain(d.ctx))
		if to := d.publicly("solo.test", "/kota"); to.Code != 301 || !strings.HasSuffix(to.Header().Get("Location"), "/ekonomi") {
			t.Errorf("the removed section answers %d %s", to.Code, to.Header().Get("Location"))
		}
		// Pages, sharing, look.
		d.want(d.post("site_admin", path+"/pages/guideline", "title", "Pedoman", "body", " "), 422, "the page cannot be empty")
		d.want(d.post("site_admin", path+"/pages/guideline", "title", "Pedoman", "body", "## Umum\n\nKami <script>alert(1)</script> tunduk."), 422, "HTML is not allowed")
		d.want(d.post("site_admin", path+"/pages/guideline", "title", "Pedoman", "body", "## Umum\n\nKami tunduk."), 303)
		d.want(d.get("site_admin", path+"/pages/guideline"), 200, "## Umum")
		d.want(d.publicly("solo.test", "/pedoman-media-siber"), 200, "Umum")
		d.want(d.post("site_admin", path+"/pages/secret", "title", "x", "body", "x"), 404)
		d.want(d.post("site_admin", path+"/sharing", "policy", "publish", "policy-"+d.bali.ID.String(), "refuse"), 303)
		d.want(d.get("site_admin", path+"/sharing"), 200, `value="refuse" selected`, `value="publish" aria-describedby="h-publish" checked`)
		d.want(d.post("site_admin", path+"/sharing", "policy", "whatever"), 422)
		d.want(d.get("site_admin", path+"/look?accent=%23ffee00"), 200, "adjusted")
		d.want(d.post("site_admin", path+"/look", "rev", "5", "accent", "red"), 422, "must be a colour")
		d.want(d.post("site_admin", path+"/look", "rev", "5", "accent", "#0a5c36", "theme", "../../etc"), 422, "not one of the choices")
		d.want(d.post("site_admin", path+"/look", "rev", "5", "accent", "#0a5c36", "tone", "warm"), 303)
		d.want(d.get("site_admin", path+"/look/page?accent=%230a5c36"), 200, "/previews/files/assets/")
		// Closed, and opened again.
		d.want(d.post("site_admin", path+"/public", "public", "0", "rev", "6"), 303)
		d.want(d.publicly("solo.test", "/"), 404)
		d.want(d.post("site_admin", path+"/public", "public", "1", "rev", "7"), 303)
		d.want(d.publicly("solo.test", "/"), 200)
		d.want(d.post("network_admin", "/sites/new", "name", "Sagara Medan", "zone", "Asia/Jakarta", "language", "id", "hosts", "medan.test", "sections", "Kota\nEkonomi", "public", "1"), 303)
		d.want(d.publicly("medan.test", "/"), 404) // closed at first
		d.want(d.post("network_admin", "/sites/new", "name", "Lagi", "zone", "Asia/Jakarta", "language", "id", "hosts", "medan.test", "sections", "Kota"), 422, "belongs to another site")
	})
}

var linkForm = regexp.MustCompile(`/preview/([A-Za-z0-9_-]{43})`)

func TestPreviews(t *testing.T) {
	each(t, func(d *desk) {
		id := d.draft("Naskah <b>rahasia</b>")
		d.must(d.room.Embargo(d.ctx, d.people["chief_editor"], id, d.clock.Now().Add(24*time.Hour), ""))
		path := "/stories/" + id.String() + "/preview"
		d.want(d.get("reporter", path), 200, "Links for others")
		w := d.get("reporter", path+"/page")
		d.want(w, 200, "Naskah &lt;b&gt;rahasia")
		d.want(d.get("reporter", path+"?site="+d.bali.ID.String()), 404)
		d.want(d.post("reporter", path, "hours", "9999"), 422, "a link ends within 30 days")
		made := d.post("reporter", path, "hours", "1", "site", d.solo.ID.String())
		d.want(made, 200)
		link := linkForm.FindString(made.Body.String())
		if link == "" {
			t.Fatal("there is no link")
		}
		// Whoever has it sees the story, without an account.
		d.want(d.get("", link), 200, link+"/page", "belum tayang")
		page := d.get("", link+"/page")
		d.want(page, 200, "Naskah &lt;b&gt;rahasia", `href="http://solo.test/"`, `target="_blank"`)
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"} {
			if got := page.Header().Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		csp := page.Header().Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "script-src") || strings.Contains(csp, "connect-src") || !strings.Contains(csp, "frame-ancestors 'self'") {
			t.Errorf("policy %q", csp)
		}
		if strings.Contains(page.Body.String(), "<script") {
			t.Error("something in the preview runs")
		}
		sheet := regexp.MustCompile(`/previews/files/assets/[^"]+\.css`).FindString(page.Body.String())
		d.want(d.get("", sheet), 200, "font-face")
		font := regexp.MustCompile(`url\("?([^")]+woff2)`).FindStringSubmatch(d.get("", sheet).Body.String())
		if font == nil || strings.HasPrefix(font[1], "/") {
			t.Fatalf("the sheet names its font as %v", font)
		}
		d.want(d.get("", "/previews/files/assets/"+font[1]), 200)
		for _, other := range []string{"/previews/files/feed.xml", "/previews/files/warga", "/previews/files/media/../x", "/previews/files/media/o/abc"} {
			if w := d.get("", other); w.Code == 200 {
				t.Errorf("%s is served", other)
			}
		}
		// Readers get nothing of it, and nothing was kept for them.
		d.want(d.publicly("solo.test", "/warga/"+id.String()+"/naskah"), 404)
		// It ends by itself, and a wrong one tells nothing.
		for _, wrong := range []string{"x", strings.Repeat("A", 43), strings.Repeat("A", 44)} {
			d.want(d.get("", "/preview/"+wrong), 404)
			d.want(d.get("", "/preview/"+wrong+"/page"), 404)
		}
		links, err := d.read.Previews(d.ctx, d.people["editor"], id)
		d.must(err)
		d.want(d.post("bali", "/previews/"+links[0].ID.String()+"/end"), 403)
		d.clock.Advance(time.Hour)
		d.want(d.get("", link), 404)
		d.want(d.get("", link+"/page"), 404)
		again := linkForm.FindString(d.post("editor", path, "hours", "24").Body.String())
		d.want(d.get("", again+"/page"), 200)
		links, err = d.read.Previews(d.ctx, d.people["editor"], id)
		d.must(err)
		d.want(d.post("editor", "/previews/"+links[0].ID.String()+"/end"), 303)
		d.want(d.get("", again+"/page"), 404)
	})
}
