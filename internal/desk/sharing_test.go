package desk_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/store"
)

// shows asks for a page and looks for parts of it.
func (w *world) shows(r *http.Request, parts ...string) string {
	w.t.Helper()
	answer := w.ask(r)
	for _, part := range parts {
		if answer.Code >= 400 && answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), part) {
			w.t.Errorf("%s %s (%d) does not say %q:\n%s", r.Method, r.URL, answer.Code, part, mainOf(answer))
		}
	}
	return answer.Body.String()
}

// does sends a form and expects to be led on.
func (w *world) does(path string, form url.Values) string {
	w.t.Helper()
	answer := w.ask(w.post(path, form))
	if answer.Code != http.StatusSeeOther {
		w.t.Fatalf("%s: %d\n%s", path, answer.Code, mainOf(answer))
	}
	return answer.Header().Get("Location")
}

func mainOf(answer *httptest.ResponseRecorder) string {
	_, text, _ := strings.Cut(answer.Body.String(), "<main")
	return text
}

// TestSharingAtTheDesk shares a story with a sister site, whose desk takes it as
// a draft, words its headline, releases it, and stops carrying it; and takes
// another one without being asked.
func TestSharingAtTheDesk(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	id := w.live(w.solo)
	story, on := "/stories/"+id.String(), "/stories/"+id.String()+"/sites/"+w.bali.ID.String()
	to := url.Values{"to": {w.bali.ID.String()}, "section-" + w.bali.ID.String(): {w.bali.Sections[1].ID.String()}}

	w.sit(w.solo.ID, news.RoleEditor)
	w.shows(w.get(story), "/share")
	w.shows(w.get(story+"/sites"), "Only its origin has this story")
	w.shows(w.get(story+"/share"), "its desk is asked", ">Ekonomi<")
	w.shows(w.get(story+"/share?look=1&"+to.Encode()), "BALI", "readers do not see it yet")
	w.shows(w.get(story+"/share?look=1"), "choose at least one site")
	nowhere := url.Values{"to": {w.bali.ID.String()}, "section-" + w.bali.ID.String(): {w.solo.Sections[0].ID.String()}}
	w.shows(w.get(story+"/share?look=1&"+nowhere.Encode()), "Not every site would get the story", "BALI has no such section")
	w.shows(w.post(story+"/share", url.Values{}), "choose at least one site")
	if at := w.does(story+"/share", to); at != story+"/sites" {
		t.Errorf("after sharing: %s", at)
	}
	w.shows(w.get(story+"/sites"), "BALI", "on offer")
	w.shows(w.post(story+"/share", to), "on offer there", "choose at least one site")

	w.sit(w.bali.ID, news.RoleChiefEditor)
	w.shows(w.get("/network"), "Banjir surut", "SOLO shares it with BALI", on+"/accept")
	w.does(on+"/hold", url.Values{"next": {"/network"}})
	w.shows(w.get("/network"), "draft here", on+"/release")
	w.shows(w.get(on), "follows the origin", "Word it differently")
	w.shows(w.post(on+"/fields/headline", url.Values{"value": {" "}}), "is missing")
	w.does(on+"/fields/headline", url.Values{"value": {"Judul untuk Bali"}})
	w.shows(w.get(on), "SOLO says", "BALI says", "Judul untuk Bali", "own wording")
	w.shows(w.post(on+"/fields/tags", url.Values{"value": {"tidak ada"}}), "there is no tag named tidak ada", `value="tidak ada"`)
	w.does(on+"/release", nil)
	w.shows(w.get("/network"), "Nothing waits for you")
	w.clock.Advance(time.Minute)

	// The origin changes what Bali has worded: both screens say so.
	chief := w.chief(w.solo)
	st, _, err := store.New(w.db, w.db.Engine).WorkingCopy(w.ctx, id)
	w.must(err)
	st.Content.Headline = "Banjir surut total"
	_, err = w.room.Save(w.ctx, chief, id, st.Rev, st.Content)
	w.must(err)
	w.must(w.room.Correct(w.ctx, chief, id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: "Judul diperbaiki."}))
	w.shows(w.get(on), "changed at the origin", "Banjir surut total", "Judul untuk Bali")
	w.does(on+"/fields/headline/inherit", nil)
	if page := w.shows(w.get(on), "Banjir surut total"); strings.Contains(page, `value="Judul untuk Bali"`) {
		t.Error("the site's own headline is still there")
	}
	w.shows(w.get(on), "Earlier wordings (1)", "Use it again")
	w.does(on+"/fields/headline/again", url.Values{"n": {"1"}})
	w.shows(w.get(on), "own wording", "changed at the origin", `value="Judul untuk Bali"`)
	w.does(on+"/fields/headline/inherit", nil)
	w.does(on+"/fields/body", url.Values{"value": {"Air surut.\n\nWarga Bali ikut membantu."}})
	w.shows(w.get(on), "Warga Bali ikut membantu.")
	w.does(on+"/section", url.Values{"section": {w.bali.Sections[0].ID.String()}})

	// Withdrawn here alone: proposed by one, approved by another.
	w.does(on+"/withdraw", url.Values{"ground": {"anak"}, "reason": {"Menyebut nama seorang anak."}})
	w.shows(w.get(on), "Menyebut nama seorang anak.", "another person")
	w.does(on+"/withdraw/drop", nil)
	w.does(on+"/end", nil)
	w.shows(w.get(on), "no longer here", "Take it again")
	w.sit(w.solo.ID, news.RoleEditor)
	w.shows(w.get(story+"/sites"), "no longer here")
	w.does(story+"/sites/reserve", url.Values{"on": {"1"}})

	// Another one, taken from the network.
	free := w.live(w.solo)
	w.sit(w.bali.ID, news.RoleEditor)
	page := w.shows(w.get("/network/stories"), "/network/stories/"+free.String()+"/take", "SOLO")
	if strings.Contains(page, id.String()) {
		t.Error("a reserved story is offered to be taken")
	}
	at := w.does("/network/stories/"+free.String()+"/take", url.Values{"site": {w.bali.ID.String()}, "section": {w.bali.Sections[0].ID.String()}})
	w.shows(w.get(at), "on the site")
	w.shows(w.get("/network/stories"), "on the site")
	if got := w.ask(w.get("/network/stories?site=" + w.solo.ID.String())).Code; got != http.StatusForbidden {
		t.Errorf("somebody takes for a site of others: %d", got)
	}

	// The origin takes it back.
	w.sit(w.solo.ID, news.RoleEditor)
	w.does("/stories/"+free.String()+"/sites/"+w.bali.ID.String()+"/revoke", nil)
	w.sit(w.bali.ID, news.RoleEditor)
	if page := w.shows(w.get(at), "no longer here"); strings.Contains(page, "Take it again") {
		t.Error("what the origin took back is offered again")
	}
}

// TestPagesOfTheNetwork pages through more stories than fit one page, each once.
func TestPagesOfTheNetwork(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	want := map[string]bool{}
	for range 35 {
		want[w.live(w.solo).String()] = true
	}
	w.sit(w.bali.ID, news.RoleEditor)
	path, pages := "/network/stories", 0
	for path != "" && pages < 5 {
		pages++
		page := w.shows(w.get(path), "Take")
		for id := range want {
			if strings.Contains(page, "/"+id+"/take") {
				delete(want, id)
			}
		}
		_, rest, more := strings.Cut(page, `rel="next" href="`)
		if path = ""; more {
			path, _, _ = strings.Cut(rest, `"`)
			path = strings.ReplaceAll(path, "&amp;", "&")
		}
	}
	if len(want) > 0 || pages != 2 {
		t.Errorf("%d stories stand on none of %d pages", len(want), pages)
	}
}

// TestDesksAreToldOfEachOther reads in both languages what a desk is told of
// another one, and goes where it leads.
func TestDesksAreToldOfEachOther(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	says := func(language, text, to string) {
		t.Helper()
		w.who.Language = language
		w.shows(w.get("/notifications"), text, to)
		path, _, _ := strings.Cut(to, "#")
		if page := w.ask(w.get(path)); page.Code != http.StatusOK {
			t.Errorf("%q leads to %d", text, page.Code)
		}
	}
	w.keep(w.me, w.bali.ID, news.RoleChiefEditor)
	id := w.live(w.solo)
	w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.bali.ID, 0, news.PolicyPublish))
	_, err := w.room.Share(w.ctx, w.chief(w.solo), id, w.bali.ID, w.bali.Sections[0].ID)
	w.must(err)
	on := "/stories/" + id.String() + "/sites/" + w.bali.ID.String()

	w.must(w.room.ProposeWithdrawalOn(w.ctx, w.chief(w.bali), id, w.bali.ID, news.GroundDecency, "Foto ini melanggar kesusilaan."))
	says("en", "budi proposes to withdraw on BALI alone: Banjir surut", on+"#withdraw")
	says("id", "budi mengusulkan pencabutan hanya di BALI: Banjir surut", on+"#withdraw")
	w.shows(w.get(on), `id="withdraw"`, on+"/withdraw/approve")
	w.must(w.room.DropWithdrawalOn(w.ctx, w.chief(w.bali), id, w.bali.ID))
	w.must(w.room.ProposeWithdrawalOn(w.ctx, w.who.Actor, id, w.bali.ID, news.GroundDecency, "Foto ini melanggar kesusilaan."))
	w.must(w.room.DropWithdrawalOn(w.ctx, w.chief(w.bali), id, w.bali.ID))
	says("en", "budi does not approve the withdrawal on BALI of: Banjir surut", on)
	says("id", "budi tidak menyetujui pencabutan di BALI: Banjir surut", on)
	w.must(w.room.Revoke(w.ctx, w.chief(w.solo), id, w.bali.ID))
	says("en", "budi took back from BALI: Banjir surut", "/network")
	says("id", "budi menarik kembali dari BALI: Banjir surut", "/network")

	w.keep(w.me, w.solo.ID, news.RoleChiefEditor)
	_, err = w.room.Share(w.ctx, w.chief(w.solo), id, w.bali.ID, w.bali.Sections[0].ID)
	w.must(err)
	w.must(w.room.End(w.ctx, w.chief(w.bali), id, w.bali.ID))
	says("en", "BALI carries no longer: Banjir surut", on)
	says("id", "BALI tidak lagi memuat: Banjir surut", on)
	other := w.live(w.solo)
	on = "/stories/" + other.String() + "/sites/" + w.bali.ID.String()
	_, err = w.room.Share(w.ctx, w.chief(w.solo), other, w.bali.ID, w.bali.Sections[0].ID)
	w.must(err)
	w.must(w.room.ProposeWithdrawalOn(w.ctx, w.chief(w.bali), other, w.bali.ID, news.GroundDecency, "Foto ini melanggar kesusilaan."))
	w.must(w.room.WithdrawOn(w.ctx, news.System(), other, w.bali.ID))
	says("en", "BALI withdrew on its own site: Banjir surut", on)
	says("id", "BALI mencabut berita di situsnya: Banjir surut", on)
}

// TestProofsSpeakTheLanguageOfTheDesk reads what a surface answered in both
// languages; the proof that is handed on is in English in either.
func TestProofsSpeakTheLanguageOfTheDesk(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	id := w.live(w.solo)
	w.must(w.room.AddNotice(w.ctx, w.chief(w.solo), id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: "Bukan dua."}))
	w.sit(w.solo.ID, news.RoleChiefEditor)
	entry := regexp.MustCompile(`/ledger/[0-9a-z]+`).FindString(w.shows(w.get("/ledger"), "/ledger/"))
	subject, err := news.ParseID(strings.TrimPrefix(entry, "/ledger/"))
	w.must(err)
	w.must(w.room.Ledger.NoteChecks(w.ctx, subject, []ledger.Check{
		{Key: ledger.Key{Site: w.solo.ID, Surface: ledger.SurfacePage}, State: ledger.StateApplied, At: w.clock.Now(), Proof: ledger.Tell(ledger.Say("%s: %s, %s bytes", "GET http://solo.test/kota", 200, 1234))},
		{Key: ledger.Key{Site: w.solo.ID, Surface: ledger.SurfaceSearch}, State: ledger.StateApplied, At: w.clock.Now(), Proof: ledger.Tell(ledger.Say("search index: holds the text"))},
		{Key: ledger.Key{Site: w.solo.ID, Surface: ledger.SurfaceFeed}, State: ledger.StateApplied, At: w.clock.Now(), Proof: "GET http://solo.test/<atom>.xml: 200"},
	}))
	for language, says := range map[string][]string{
		"en": {"GET http://solo.test/kota: 200, 1234 bytes", "search index: holds the text", "solo.test/&lt;atom&gt;.xml: 200"},
		"id": {"GET http://solo.test/kota: 200, 1234 byte<", "indeks pencarian: memuat teksnya", "solo.test/&lt;atom&gt;.xml: 200"},
	} {
		w.who.Language = language
		w.shows(w.get(entry), says...)
		w.shows(w.get(entry+"/proof?format=csv"), "GET http://solo.test/kota: 200, 1234 bytes", "search index: holds the text")
		w.shows(w.get(entry+"/proof?format=json"), `"proof":"search index: holds the text"`)
	}
}

// keep gives an account a role that the network knows of, and lets it ask.
func (w *world) keep(a news.Account, site news.ID, role news.Role) {
	w.t.Helper()
	a.Roles = map[news.ID][]news.Role{site: {role}}
	_, err := w.room.SaveAccount(w.ctx, news.System(), a)
	w.must(err)
	w.sit(site, role)
}
