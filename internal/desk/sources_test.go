package desk_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/wire"
)

const sourceKey = "kunci-tanda-tangan-mitra-0123456789"

// source is a partner that sends.
func (w *world) source(name string) exchange.SourceRow {
	w.t.Helper()
	s, err := w.room.Exchange.SaveSource(w.ctx, news.System(), partner.Source{Key: sourceKey}, exchange.SourceAs{Name: name, Language: "id", Zone: "Asia/Jakarta"})
	w.must(err)
	row, err := w.room.Exchange.SourceRow(w.ctx, news.System(), s.ID)
	w.must(err)
	return row
}

// piece is an item of a partner.
func (w *world) piece(id, headline string) wire.Item {
	return wire.Item{ID: id, Status: wire.Usable, URL: "https://cakrawala.example/" + id, Headline: headline, Summary: "Ringkasan " + id + ".",
		Text: "Isi berita " + id + ".", Published: w.clock.Now().Add(-time.Hour), Version: 1}
}

// arrives has items of a source arrive and takes them, as the courier does.
func (w *world) arrives(source news.ID, pieces ...wire.Item) []partner.Item {
	w.t.Helper()
	w.must(w.room.Exchange.Arrive(w.ctx, source, pieces))
	read := func() []partner.Item {
		list, err := w.room.Exchange.SourceItems(w.ctx, news.System(), source, "", 0, 1000)
		w.must(err)
		return list
	}
	for _, i := range read() {
		for _, x := range pieces {
			if i.State != partner.ItemWaiting || i.URI != x.ID {
				continue
			}
			in := newsroom.Received{Item: i.ID, Digest: i.Digest, Wire: x}
			if x.Text != "" {
				doc, err := richtext.FromPlain(x.Text)
				w.must(err)
				in.Body = doc.String()
			}
			w.must(w.room.Receive(w.ctx, in))
		}
	}
	return read()
}

// lacks looks for what a page must not say.
func (w *world) lacks(path string, parts ...string) {
	w.t.Helper()
	body := w.page(path)
	for _, part := range parts {
		if strings.Contains(body, part) {
			w.t.Errorf("%s says %q", path, part)
		}
	}
}

// TestSources adds a source in the forms, changes and ends it, and never sees
// its secrets again.
func TestSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		w.sit(0, news.RoleNetworkAdmin)
		w.says("/sources", "Nothing comes in yet", "kabarbahari.example", "/sources/new")
		w.says("/partners", `href="/sources"`)
		w.says("/sources/new", "/-/api/v1/answers", `name="key"`)
		bad := url.Values{"name": {" "}, "language": {"xx"}, "zone": {"Mars"}, "home": {"javascript:alert(1)"}, "feed": {"ftp://x"}, "answers": {"nowhere"},
			"every": {"never"}, "token": {"a b"}, "key": {"short"}, "contact": {strings.Repeat("c", 1001)}, "terms": {strings.Repeat("t", 1001)}, "pages": {"1"}}
		answer := w.ask(w.post("/sources/new", bad))
		if answer.Code != http.StatusUnprocessableEntity {
			t.Fatalf("%d\n%s", answer.Code, answer.Body)
		}
		for _, field := range []string{"home", "feed", "answers", "every", "token", "key", "contact", "terms"} {
			if !strings.Contains(answer.Body.String(), `id="e-`+field+`"`) || !strings.Contains(answer.Body.String(), `value="`+bad.Get(field)+`"`) {
				t.Errorf("%s: no message at the field, or what was typed is gone:\n%s", field, answer.Body)
			}
		}
		good := url.Values{"name": {"Kantor Berita"}, "language": {"id"}, "zone": {"Asia/Makassar"}, "home": {"https://kb.example/"}, "feed": {"https://kb.example/feed.xml"},
			"answers": {"https://kb.example/-/api/v1/answers"}, "every": {"15"}, "token": {"token-rahasia"}, "key": {sourceKey}, "contact": {"Ibu Rini"}, "pages": {"1"}, "pictures": {"1"}}
		for _, field := range []string{"name", "zone"} {
			form := clone(good)
			form.Set(field, bad.Get(field))
			if answer := w.ask(w.post("/sources/new", form)); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `id="e-`+field+`"`) ||
				!strings.Contains(answer.Body.String(), `value="https://kb.example/feed.xml"`) {
				t.Errorf("%s: %d\n%s", field, answer.Code, answer.Body)
			}
		}
		for _, every := range []string{"0", "1441", "9223372036854775807"} {
			form := clone(good)
			form.Set("every", every)
			if answer := w.ask(w.post("/sources/new", form)); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "1,440 minutes") {
				t.Errorf("every %s: %d", every, answer.Code)
			}
		}
		at := w.does("/sources/new", good)
		w.says("/sources", "Kantor Berita", "We ask kb.example every 15 minutes.", "The partner also sends.", "nothing came yet")
		w.says(at, "/-/api/v1/in/"+strings.TrimPrefix(at, "/sources/"), "Ibu Rini", "No rule is on", "Nothing has arrived yet")
		for _, path := range []string{at, at + "/change", "/sources"} {
			w.lacks(path, sourceKey, "token-rahasia")
		}

		// Empty secrets stay, and somebody else's change is not overwritten.
		w.says(at+"/change", `value="15"`, `value="Kantor Berita"`, "One is kept")
		form := clone(good)
		form.Set("name", "Kantor Berita Kita")
		form.Del("key")
		form.Del("token")
		form.Del("pages")
		form.Set("rev", seenRev.FindStringSubmatch(w.page(at + "/change"))[1])
		w.does(at+"/change", form)
		saved := w.kept(at)
		if saved.Key != sourceKey || saved.Token != "token-rahasia" || saved.Pages || !saved.Pictures {
			t.Errorf("%+v", saved.Source)
		}
		if answer := w.ask(w.post(at+"/change", form)); answer.Code != http.StatusConflict || !strings.Contains(answer.Body.String(), "Kantor Berita Kita") {
			t.Errorf("a stale form: %d", answer.Code)
		}

		// The line fails, and says so in words.
		w.must(w.room.Exchange.Visited(w.ctx, saved.ID, exchange.Visited{Failed: fault.New(fault.Unavailable, "the partner's machine has trouble of its own (%d): %w",
			503, errors.New("answered 503\n<b>busy</b>"))}))
		w.says("/sources", "failing", "the partner&#39;s machine has trouble of its own (503)", "next visit")
		w.lacks("/sources", "busy")
		w.says(at, "the partner&#39;s machine has trouble of its own (503)", "<code>answered 503 &lt;b&gt;busy&lt;/b&gt;</code>")
		w.who.Language = "id"
		w.says(at, "mesin mitra sedang bermasalah (503)")
		w.who.Language = "en"
		w.does(at+"/visit", nil)
		w.must(w.room.Exchange.Visited(w.ctx, saved.ID, exchange.Visited{}))
		w.lacks("/sources", "failing")
		w.says(at, "works", "asked ")
		w.does(at+"/end", nil)
		w.says(at, "This source has ended", "/resume")
		w.lacks(at, at+"/end\"", at+"/visit")
		if answer := w.ask(w.post(at+"/visit", nil)); answer.Code != http.StatusConflict {
			t.Errorf("visiting what has ended: %d", answer.Code)
		}
		w.does(at+"/resume", nil)
		w.says(at, at+"/end")
	})
}

func clone(form url.Values) url.Values {
	out := url.Values{}
	for k, v := range form {
		out[k] = v
	}
	return out
}

func (w *world) kept(at string) exchange.SourceRow {
	w.t.Helper()
	id, err := news.ParseID(strings.TrimPrefix(at, "/sources/"))
	w.must(err)
	row, err := w.room.Exchange.SourceRow(w.ctx, news.System(), id)
	w.must(err)
	return row
}

// TestSecretsAreRemoved: who manages the network takes key and token away from a
// source, and never the last way on which its stories come.
func TestSecretsAreRemoved(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		w.sit(0, news.RoleNetworkAdmin)
		form := url.Values{"name": {"Kantor Berita"}, "language": {"id"}, "zone": {"Asia/Jakarta"}, "feed": {"https://kb.example/feed.xml"}, "token": {"token-rahasia"}, "key": {sourceKey}}
		at := w.does("/sources/new", form)
		w.says(at, at+"/key/drop", at+"/token/drop")
		w.does(at+"/token/drop", nil)
		w.lacks(at, at+"/token/drop")
		w.does(at+"/key/drop", nil)
		w.lacks(at, "/drop", "The partner also sends")
		if saved := w.kept(at); saved.Key != "" || saved.Token != "" {
			t.Errorf("%+v", saved.Source)
		}
		w.says("/audit", "Signing key of a source removed", "Token of a source removed")
		for _, what := range []string{"key", "token"} {
			if answer := w.ask(w.post(at+"/"+what+"/drop", nil)); answer.Code != http.StatusConflict {
				t.Errorf("no %s is removed: %d", what, answer.Code)
			}
		}

		// One that only sends is ended first, and is not taken up again without.
		sends := "/sources/" + w.source("Cakrawala").ID.String()
		w.says(sends, "This source has no feed")
		w.lacks(sends, sends+"/key/drop")
		if answer := w.ask(w.post(sends+"/key/drop", nil)); answer.Code != http.StatusConflict || w.kept(sends).Key == "" {
			t.Errorf("the only way is closed: %d", answer.Code)
		}
		w.does(sends+"/end", nil)
		w.does(sends+"/key/drop", nil)
		if answer := w.ask(w.post(sends+"/resume", nil)); answer.Code != http.StatusConflict {
			t.Errorf("taken up without a key: %d", answer.Code)
		}
	})
}

// TestItems shows what arrived, page by page and state by state, with what
// became of it and why not.
func TestItems(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		w.sit(0, news.RoleNetworkAdmin)
		row := w.source("Cakrawala")
		at := "/sources/" + row.ID.String()
		bare := w.piece("kosong", "Tanpa isi")
		bare.Text, bare.Summary = "", ""
		gone := w.piece("hilang", "Ditarik")
		gone.Status = wire.Canceled
		held := w.piece("tahan", "Ditahan")
		held.Status = wire.Withheld
		list := w.arrives(row.ID, w.piece("satu", "Panen raya di Selayar"), bare, gone, held)
		by := map[string]partner.Item{}
		for _, i := range list {
			by[i.URI] = i
		}
		for uri, state := range map[string]partner.ItemState{"satu": partner.ItemTaken, "kosong": partner.ItemRefused, "hilang": partner.ItemGone, "tahan": partner.ItemHeld} {
			if by[uri].State != state {
				t.Fatalf("%s is %s: %s", uri, by[uri].State, by[uri].Note)
			}
		}
		taken, refused := by["satu"], by["kosong"]
		w.says(at, `href="https://cakrawala.example/satu"`, `href="/stories/`+taken.Story.String()+`"`, "taken back", "withheld", "Take again")
		w.says("/sources", "1 wait")
		body := w.page(at + "?state=refused")
		for _, line := range strings.Split(refused.Note, "\n") {
			if line == "" || !strings.Contains(body, line) {
				t.Errorf("the screen does not say %q:\n%s", line, body)
			}
		}
		w.lacks(at+"?state=refused", "Panen raya")
		w.says(at+"?state=waiting", "Nothing in this state")
		w.says(at+"?state=nonsense", "Panen raya")

		// In Indonesian the reasons are Indonesian.
		w.who.Language = "id"
		if body := w.page(at + "?state=refused"); strings.Contains(body, "<li>is missing</li>") || !strings.Contains(body, "Ambil lagi") {
			t.Errorf("the reason is told in English:\n%s", body)
		}
		w.who.Language = "en"

		again := "/sources/items/" + refused.ID.String() + "/again"
		if to := w.does(again, url.Values{"next": {at + "?state=waiting"}}); to != at+"?state=waiting" {
			t.Errorf("it leads to %s", to)
		}
		w.says(at+"?state=waiting", "Tanpa isi")
		w.lacks("/sources", "1 wait")
		if answer := w.ask(w.post(again, nil)); answer.Code != http.StatusConflict {
			t.Errorf("twice: %d", answer.Code)
		}

		// Thirty to a page, each item once.
		var more []wire.Item
		for n := range 70 {
			x := w.piece(fmt.Sprintf("banyak-%d", n), fmt.Sprintf("Kiriman ke-%d.", n))
			x.Status = wire.Withheld
			more = append(more, x)
		}
		w.arrives(row.ID, more...)
		seen, pages := map[string]int{}, 0
		for path := at + "?state=held"; path != ""; pages++ {
			body := w.page(path)
			path = ""
			for n := range 70 {
				seen[fmt.Sprint(n)] += strings.Count(body, fmt.Sprintf(">Kiriman ke-%d.<", n))
			}
			if _, rest, ok := strings.Cut(body, `rel="next" href="`); ok {
				path, _, _ = strings.Cut(rest, `"`)
				path = strings.ReplaceAll(strings.TrimSuffix(path, "#items"), "&amp;", "&")
			}
		}
		if pages != 3 {
			t.Errorf("71 items on %d pages", pages)
		}
		for n, times := range seen {
			if times != 1 {
				t.Errorf("item %s stands there %d times", n, times)
			}
		}
	})
}

// TestRefusedItem: who is told of an item that could not be taken is led to
// where it stands, and tries again there.
func TestRefusedItem(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		row := w.source("Cakrawala")
		first := w.arrives(row.ID, w.piece("satu", "Panen raya"))[0]
		w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.solo.ID, row.As.ID, news.PolicyPublish))
		_, err := w.room.Pull(w.ctx, news.System(), first.Story, w.solo.ID, w.solo.Sections[0].ID, false)
		w.must(err)
		w.sit(w.solo.ID, news.RoleChiefEditor)
		w.me, err = w.room.SaveAccount(w.ctx, news.System(), w.me)
		w.must(err)
		fix := w.piece("satu", "")
		fix.Version, fix.Notices = 2, []wire.Notice{{ID: "n1", Kind: "ralat", Text: "Namanya Dewi."}}
		var more []wire.Item
		for n := range pages {
			more = append(more, w.piece(fmt.Sprintf("lagi-%d", n), fmt.Sprintf("Kabar ke-%d.", n)))
		}
		w.arrives(row.ID, append(more, fix)...)
		item, again := "/items/"+first.ID.String(), "/sources/items/"+first.ID.String()+"/again"
		w.says("/notifications", "A correction from Cakrawala could not be taken: Panen raya", "the headline is missing", item)
		w.who.Language = "id"
		w.says("/notifications", "Ralat dari Cakrawala tidak dapat diambil: Panen raya", "judul belum ada")
		w.who.Language = "en"
		answer := w.ask(w.get(item))
		to := answer.Header().Get("Location")
		if answer.Code != http.StatusSeeOther || !strings.HasSuffix(to, "#i-"+first.ID.String()) {
			t.Fatalf("%d %s", answer.Code, to)
		}
		to, _, _ = strings.Cut(to, "#")
		w.says(to, `id="i-`+first.ID.String()+`"`, "the headline is missing", again)
		w.lacks(to, `href="/partners"`, "/change", "/end\"", "/-/api/v1/in/")
		// The story says so too, to editors without the way there.
		story := "/stories/" + first.Story.String()
		w.says(story, "What the partner sent last could not be taken", "the headline is missing", item)
		w.sit(w.solo.ID, news.RoleEditor)
		w.says(story, "What the partner sent last could not be taken", "The chief editor of your site")
		w.lacks(story, item)
		w.sit(w.solo.ID, news.RoleChiefEditor)
		w.does(again, url.Values{"next": {to}})
		w.lacks(to, again)
		w.lacks(story, "could not be taken")
		kill := w.piece("satu", "Panen raya")
		kill.Version, kill.Status, kill.EdNote = 3, wire.Canceled, "Alasan \x00 yang tidak terbaca."
		w.arrives(row.ID, kill)
		w.says(story, "The partner has withdrawn this story")
		w.says("/notifications", "A withdrawal by Cakrawala could not be taken, and the story still stands: Panen raya")
	})
}

// pages is more than a page of items.
const pages = 35

// TestWhoSeesSources: who manages the network changes sources, who answers for a
// site looks at them and has what was refused tried again, others do neither.
func TestWhoSeesSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		row := w.source("Cakrawala")
		bare := w.piece("kosong", "Tanpa isi")
		bare.Text, bare.Summary = "", ""
		item := w.arrives(row.ID, bare)[0]
		at := "/sources/" + row.ID.String()
		looks := []string{"/sources", at, "/items/" + item.ID.String()}
		form := url.Values{"name": {"Lain"}, "language": {"id"}, "zone": {"Asia/Jakarta"}, "key": {sourceKey}, "rev": {"1"}}
		changes := map[string]url.Values{"/sources/new": form, at + "/change": form, at + "/visit": nil, at + "/end": nil, at + "/resume": nil, at + "/key/drop": nil, at + "/token/drop": nil}
		again := "/sources/items/" + item.ID.String() + "/again"
		for _, role := range []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor, news.RoleChiefEditor, news.RoleSiteAdmin} {
			w.sit(w.solo.ID, role)
			for _, path := range looks {
				if got := w.ask(w.get(path)).Code; (got < 400) != (role == news.RoleSiteAdmin || role == news.RoleChiefEditor) {
					t.Errorf("%s: %s is answered %d", role, path, got)
				}
			}
			for path, form := range changes {
				before := w.fingerprint()
				if got := w.ask(w.post(path, form)).Code; got != http.StatusForbidden && got != http.StatusNotFound {
					t.Errorf("%s: %s is answered %d", role, path, got)
				}
				if w.fingerprint() != before {
					t.Errorf("%s: %s was refused and changed something all the same", role, path)
				}
			}
			if role != news.RoleSiteAdmin && role != news.RoleChiefEditor {
				if got := w.ask(w.post(again, nil)).Code; got != http.StatusForbidden {
					t.Errorf("%s: %s is answered %d", role, again, got)
				}
			}
			for _, path := range []string{"/sources/new", at + "/change"} {
				if got := w.ask(w.get(path)).Code; got != http.StatusForbidden {
					t.Errorf("%s: %s is answered %d", role, path, got)
				}
			}
		}
		w.sit(w.solo.ID, news.RoleSiteAdmin)
		w.lacks(at, "/change", "/end", "/-/api/v1/in/", `href="/rules?`)
		w.lacks("/sources", "/sources/new")
		w.says(at, "Take again")
		w.does(again, nil)
		w.lacks(at, "Take again")
		w.sit(0, news.RoleNetworkAdmin)
		for _, path := range []string{"/sources/zzzzzz", "/sources/zzzzzz/change"} {
			if got := w.ask(w.get(path)).Code; got != http.StatusNotFound {
				t.Errorf("%s is answered %d", path, got)
			}
		}
	})
}

// TestStoryOfPartner: a story of a partner says whose it is wherever it stands,
// leads to the partner's page and nowhere else, and is nobody's to change.
func TestStoryOfPartner(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		row := w.source("Cakrawala")
		section := row.As.Sections[0].Slug
		story := w.arrives(row.ID, w.piece("satu", "Panen raya di Selayar"))[0].Story
		at := "/stories/" + story.String()
		home := "/" + section + "/" + story.String() // of a portal that there is not

		// Its rules are made by whoever manages the network, and tried on what came.
		w.sit(0, news.RoleNetworkAdmin)
		rules := "/rules?site=" + row.As.ID.String()
		w.says("/sources/"+row.ID.String(), strings.ReplaceAll(rules, "&", "&amp;"))
		w.says(rules, "Cakrawala")
		rule := w.does("/rules/new?site="+row.As.ID.String(), url.Values{"name": {"Semua ke Solo"}, "to-" + w.solo.ID.String(): {w.solo.Sections[0].ID.String()}})
		rule, _, _ = strings.Cut(rule, "?")
		rule, _, _ = strings.Cut(rule, "#")
		w.shows(w.post(rule+"/try", nil), "Panen raya di Selayar", "SOLO")
		w.does(rule+"/switch", url.Values{"on": {"1"}})
		w.says("/sources/"+row.ID.String(), "Rules that are on: 1.")
		w.says(at, "partner outside", `href="https://cakrawala.example/satu"`, `href="/sources/`+row.ID.String()+`"`, " data-readonly")
		w.says(at+"/sites", "partner outside")
		w.lacks("/sites", "Cakrawala")
		w.lacks("/fronts", "Cakrawala")
		w.lacks("/audits", "Cakrawala")
		w.says("/sites/"+w.solo.ID.String()+"/sharing", "Cakrawala") // what comes from it is Solo's to say
		for _, path := range []string{"/sites/" + row.As.ID.String(), "/sites/" + row.As.ID.String() + "/look", "/sites/" + row.As.ID.String() + "/sections", "/fronts/" + row.As.ID.String() + "/home"} {
			if got := w.ask(w.get(path)).Code; got != http.StatusNotFound {
				t.Errorf("%s is answered %d", path, got)
			}
		}

		agreement := url.Values{"partner": {"Lain"}, "form": {"ninjs"}, "sites": {row.As.ID.String()}}
		if answer := w.ask(w.post("/partners/new", agreement)); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "Cakrawala is a partner outside") {
			t.Errorf("an agreement about a partner's stories: %d", answer.Code)
		}

		// A desk gets it put before it, and takes it.
		w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.solo.ID, row.As.ID, news.PolicyAsk))
		two := w.arrives(row.ID, w.piece("dua", "Jembatan baru dibuka"))[0].Story
		w.sit(w.solo.ID, news.RoleChiefEditor)
		w.says("/network", "Jembatan baru dibuka", "partner outside", `href="https://cakrawala.example/dua"`)
		w.says("/network/stories?site="+w.solo.ID.String(), "Panen raya di Selayar", "partner outside", `href="https://cakrawala.example/satu"`)
		w.says("/network/stories?site="+w.solo.ID.String()+"&from="+row.As.ID.String(), "Panen raya di Selayar")
		onSite := "/stories/" + two.String() + "/sites/" + w.solo.ID.String()
		w.says(onSite, "partner outside", "can word it", `href="https://cakrawala.example/dua"`)
		w.says(onSite, "/sources/"+row.ID.String())
		w.sit(w.solo.ID, news.RoleEditor)
		w.lacks(onSite, "/sources/") // that is for those who answer for the site
		w.sit(w.solo.ID, news.RoleChiefEditor)
		w.does(onSite+"/accept", nil)
		w.does(onSite+"/fields/headline", url.Values{"value": {"Jembatan dibuka, warga menyeberang"}})
		w.says("/stories/"+two.String(), "partner outside")
		w.says("/stories/"+two.String()+"/share", "BALI") // from where it stands
		for _, path := range []string{"/network", "/network/stories?site=" + w.solo.ID.String(), onSite, "/stories/" + two.String() + "/sites"} {
			w.lacks(path, home, "/"+section+"/"+two.String())
		}

		// Not even those who may do everything everywhere write it.
		w.sit(0, news.RoleChiefEditor)
		for _, path := range []string{at, at + "/sites", at + "/versions/1", at + "/comments"} {
			w.lacks(path, at+"/publish", at+"/correct", at+"/withdraw", at+"/embargo", at+"/submit", at+"/spike", at+"/unschedule", at+"/sites/reserve", "/restore\"",
				"/revoke", at+"/preview", `name="account"`, home)
		}
		for _, x := range []struct {
			end  string
			form url.Values
		}{
			{"", url.Values{"made": {"{}"}, "headline": {"Diubah"}}}, {"/correct", nil}, {"/notice", url.Values{"kind": {"ralat"}, "severity": {"ejaan"}, "text": {"Nama salah tulis."}}},
			{"/withdraw", url.Values{"ground": {"anak"}, "reason": {"Melindungi masa depan anak."}}}, {"/embargo", url.Values{"at": {"2027-01-01T10:00"}, "reason": {"Uji."}}},
			{"/stories", url.Values{"section": {row.As.Sections[0].ID.String()}, "kind": {"news"}, "headline": {"Bukan dari mitra"}}},
			{"/spike", nil}, {"/publish", nil}, {"/submit", nil}, {"/sites/reserve", url.Values{"on": {"1"}}}, {"/versions/1/restore", nil},
			{"/assign", url.Values{"account": {w.me.ID.String()}}}, {"/sites/" + w.bali.ID.String() + "/revoke", nil},
			{"/share", url.Values{"to": {w.bali.ID.String()}, "from": {row.As.ID.String()}, "section-" + w.bali.ID.String(): {w.bali.Sections[0].ID.String()}}},
		} {
			before := w.fingerprint()
			path := at + x.end
			if strings.HasPrefix(x.end, "/stories") {
				path = x.end
			}
			if got := w.ask(w.post(path, x.form)).Code; got < 400 || got >= 500 {
				t.Errorf("%s is answered %d", x.end, got)
			}
			if w.fingerprint() != before {
				t.Errorf("%s was refused and changed something all the same", x.end)
			}
		}
	})
}

// TestHostilePartner: nothing that a partner sends, or somebody types about it,
// runs on any screen.
func TestHostilePartner(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	w.sit(0, news.RoleChiefEditor)
	w.who.Actor.Roles[0] = append(w.who.Actor.Roles[0], news.RoleNetworkAdmin)
	for n, x := range payloads {
		s, err := w.room.Exchange.SaveSource(context.Background(), news.System(), partner.Source{Key: sourceKey, Contact: x, Terms: x},
			exchange.SourceAs{Name: clip(fmt.Sprint(n)+ascii(x), 60), Language: "id", Zone: "Asia/Jakarta"})
		w.must(err)
		piece := w.piece(fmt.Sprintf("x-%d", n), ascii(x))
		piece.URL, piece.Authors, piece.Sections, piece.EdNote = "javascript:alert(1)", []string{ascii(x)}, []string{ascii(x)}, ascii(x)
		w.must(w.room.Exchange.Visited(w.ctx, s.ID, exchange.Visited{Failed: fault.New(fault.Unavailable, ascii(x)+": %w", errors.New(ascii(x)))}))
		list := w.arrives(s.ID, piece)
		paths := []string{"/sources", "/sources/" + s.ID.String(), "/sources/" + s.ID.String() + "/change", "/sources/" + s.ID.String() + "?state=" + url.QueryEscape(x),
			"/rules?site=" + s.Site.String(), "/network/stories?site=" + w.solo.ID.String()}
		if story := list[0].Story; story != 0 {
			paths = append(paths, "/stories/"+story.String(), "/stories/"+story.String()+"/sites")
		}
		for _, path := range paths {
			answer := w.ask(w.get(path))
			if answer.Code != http.StatusOK {
				t.Errorf("%s: %d", path, answer.Code)
			}
			for _, fault := range dangerous(answer) {
				t.Errorf("%s: %s", path, fault)
			}
		}
		form := url.Values{"name": {x}, "language": {x}, "zone": {x}, "home": {x}, "feed": {x}, "answers": {x}, "every": {x}, "token": {x}, "key": {x}, "contact": {x}, "terms": {x}}
		answer := w.ask(w.post("/sources/new", form))
		if answer.Code != http.StatusUnprocessableEntity {
			t.Errorf("%q as a source: %d", x, answer.Code)
		}
		for _, fault := range dangerous(answer) {
			t.Errorf("%q in the form: %s", x, fault)
		}
	}
}
