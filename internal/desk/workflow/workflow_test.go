package workflow_test

import (
	"context"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/workflow"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
)

// office is a desk with people at it. The token of a session is the name of
// who holds it.
type office struct {
	t      *testing.T
	ctx    context.Context
	clock  *clock.Manual
	room   *newsroom.Newsroom
	read   *inside.Reader
	desk   http.Handler
	site   news.Site
	people map[string]frame.Visitor
	author news.Person
	story  news.Story // the last one that was asked for
}

func newOffice(t *testing.T, d *db.DB) *office {
	o := &office{t: t, ctx: context.Background(), people: map[string]frame.Visitor{}}
	o.clock = clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)) // Monday, 10.00 WIB
	index := search.New(d.Engine)
	o.room = newsroom.New(act.Config{DB: d, Clock: o.clock, IDs: news.NewIDs(o.clock.Now, 1), Index: index}, media.Files{})
	o.read = inside.New(d, o.clock, index)
	site, err := o.room.SaveSite(o.ctx, news.System(), news.Site{Slug: "solo", Name: "Sagara Solo", Zone: "Asia/Jakarta", Language: "id",
		Hosts: []string{"solo.test"}, Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
	o.must(err)
	o.site = site
	other, err := o.room.SaveSite(o.ctx, news.System(), news.Site{Slug: "bali", Name: "Sagara Bali", Zone: "Asia/Makassar", Language: "id",
		Hosts: []string{"bali.test"}, Public: true, Sections: []news.Section{{Slug: "pulau", Name: "Pulau"}}})
	o.must(err)
	o.person("reporter", site, "id", news.RoleReporter)
	o.person("editor", site, "id", news.RoleEditor)
	o.person("chief", site, "id", news.RoleChiefEditor)
	o.person("chief2", site, "en", news.RoleChiefEditor)
	o.person("stranger", other, "id", news.RoleChiefEditor)
	o.author, err = o.room.SavePerson(o.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah N", Site: site.ID, Role: "reporter"})
	o.must(err)
	f, err := frame.New(frame.Config{Clock: o.clock, Log: slog.New(slog.DiscardHandler), Network: "Sagara", Assets: fstest.MapFS{},
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			v, ok := o.people[token]
			return v, ok, nil
		},
		Sites:  o.read.Sites,
		Portal: func(site news.Site, path string) string { return "http://" + site.Host() + path },
	})
	o.must(err)
	workflow.Mount(f, o.room, o.read, across.New(o.read, d, o.clock))
	panel, forms := workflow.Panel(o.room), workflow.Forms()
	f.Get("/stories/{id}", func(c *frame.Call) error {
		id, err := c.ID("id")
		if err != nil {
			return err
		}
		st, err := o.read.Story(c.Context(), c.Actor(), id)
		if err != nil {
			return err
		}
		html, err := panel(c, st)
		if err != nil {
			return err
		}
		more, err := forms(c, st)
		if err != nil {
			return err
		}
		_, err = io.WriteString(c.W, string(html+more))
		return err
	})
	o.desk = f.Handler()
	return o
}

func (o *office) person(name string, site news.Site, language string, role news.Role) {
	roles := map[news.ID][]news.Role{site.ID: {role}}
	account, err := o.room.SaveAccount(o.ctx, news.System(), news.Account{Name: name, Email: name + "@sagara.test", Active: true, Roles: roles})
	o.must(err)
	o.people[name] = frame.Visitor{Session: account.ID, Language: language, Account: account,
		Actor: news.Actor{Account: account.ID, Name: name, Roles: roles}}
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) actor(name string) news.Actor { return o.people[name].Actor }

func body(text string) string {
	return richtext.Must(richtext.New(richtext.Paragraph(richtext.Text(text)))).String()
}

// draft is a story by the reporter.
func (o *office) draft(headline, text string) news.ID {
	o.t.Helper()
	id, err := o.room.Create(o.ctx, o.actor("reporter"), newsroom.NewStory{Site: o.site.ID, Section: o.site.Sections[0].ID, Content: news.Content{
		Headline: headline, Lead: "Teras " + headline + ".", Body: body(text), Bylines: []news.Byline{{Person: o.author.ID, Role: news.Author}}}})
	o.must(err)
	return id
}

func (o *office) live(headline string) news.ID {
	o.t.Helper()
	id := o.draft(headline, "Warga pulang ke rumah.")
	o.must(o.room.Publish(o.ctx, o.actor("editor"), id))
	return id
}

func (o *office) save(id news.ID, change func(c *news.Content)) {
	o.t.Helper()
	st, err := o.read.Story(o.ctx, o.actor("editor"), id)
	o.must(err)
	change(&st.Copy.Content)
	_, err = o.room.Save(o.ctx, o.actor("editor"), id, st.Copy.Rev, st.Copy.Content)
	o.must(err)
}

func (o *office) state(id news.ID) news.State {
	o.t.Helper()
	st, err := o.read.Story(o.ctx, o.actor("chief"), id)
	o.must(err)
	return st.StateAt(o.clock.Now())
}

// get asks for a page as somebody.
func (o *office) get(who, path string) (int, string) {
	o.t.Helper()
	return o.send(who, httptest.NewRequest("GET", path, nil))
}

// post sends a form as somebody.
func (o *office) post(who, path string, form url.Values) (int, string) {
	o.t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return o.send(who, r)
}

func (o *office) send(who string, r *http.Request) (int, string) {
	o.t.Helper()
	r.AddCookie(&http.Cookie{Name: "tajuk", Value: who})
	w := httptest.NewRecorder()
	o.desk.ServeHTTP(w, r)
	if strings.Contains(w.Body.String(), "[workflow.") || strings.Contains(w.Body.String(), "[check.") || strings.Contains(w.Body.String(), "[impact.") {
		o.t.Errorf("%s %s: a message is missing: %s", r.Method, r.URL, regexp.MustCompile(`\[[a-z]+\.[^\]]*\]`).FindString(w.Body.String()))
	}
	return w.Code, html.UnescapeString(w.Body.String())
}

var (
	boxes    = regexp.MustCompile(`name="accept" value="([^"]*)"`)
	revision = regexp.MustCompile(`name="rev" value="(\d+)"`)
)

// accepting reads a page's form with every warning ticked.
func accepting(page string, more url.Values) url.Values {
	form := url.Values{}
	for k, v := range more {
		form[k] = v
	}
	for _, m := range boxes.FindAllStringSubmatch(page, -1) {
		form.Add("accept", m[1])
	}
	if m := revision.FindStringSubmatch(page); m != nil {
		form.Set("rev", m[1])
	}
	return form
}

func (o *office) has(page string, parts ...string) {
	o.t.Helper()
	for _, p := range parts {
		if !strings.Contains(page, p) {
			_, main, _ := strings.Cut(page, "<main")
			o.t.Errorf("no %q in the page:\n%.3000s", p, main)
		}
	}
}

func (o *office) hasNot(page string, parts ...string) {
	o.t.Helper()
	for _, p := range parts {
		if strings.Contains(page, p) {
			o.t.Errorf("%q in the page", p)
		}
	}
}

func each(t *testing.T, test func(o *office)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newOffice(t, d)) })
}

func at(id news.ID, rest string) string { return fmt.Sprintf("/stories/%s%s", id, rest) }

func TestFromDraftToReaders(t *testing.T) {
	each(t, func(o *office) {
		id := o.draft("Banjir surut", "Warga antri di kantor.")
		_, panel := o.get("reporter", at(id, ""))
		o.has(panel, at(id, "/submit"), "“antri”: bentuk bakunya antre")
		o.hasNot(panel, at(id, "/publish"), at(id, "/spike"))
		if code, _ := o.post("reporter", at(id, "/submit"), nil); code != 303 || o.state(id) != news.StateSubmitted {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		_, panel = o.get("editor", at(id, ""))
		o.has(panel, at(id, "/take"), at(id, "/approve"), at(id, "/return"), at(id, "/publish"), at(id, "/schedule"), at(id, "/spike"))
		o.hasNot(panel, at(id, "/embargo"), at(id, "/withdraw"))
		if code, _ := o.post("editor", at(id, "/take"), nil); code != 303 || o.state(id) != news.StateInEdit {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		// Back with a reason, which is kept when it is empty elsewhere.
		if code, page := o.post("editor", at(id, "/return"), url.Values{"reason": {" "}}); code != 422 {
			t.Errorf("%d", code)
		} else {
			o.has(page, "jelaskan alasannya kepada penulis")
		}
		if code, _ := o.post("editor", at(id, "/return"), url.Values{"reason": {"Tambah narasumber"}}); code != 303 || o.state(id) != news.StateDraft {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		o.post("reporter", at(id, "/submit"), nil)
		o.post("editor", at(id, "/approve"), nil)
		code, page := o.get("editor", at(id, "/publish"))
		if code != 200 {
			t.Fatal(code)
		}
		o.has(page, "body.mistake:antri", "photo.missing", "kanal Warga", "Sagara Solo", "Pembaca melihatnya seketika", "penulis Farah N")
		// Nothing is published that was not accepted, and what was ticked
		// stays ticked.
		code, page = o.post("editor", at(id, "/publish"), url.Values{"rev": accepting(page, nil)["rev"], "accept": {"photo.missing"}})
		if code != 422 || o.state(id) != news.StateReady {
			t.Errorf("%d, %s", code, o.state(id))
		}
		o.has(page, `value="photo.missing" id="accept-0" checked`, "1 peringatan belum disetujui")
		form := accepting(page, nil)
		// Somebody saves meanwhile: what was seen is not what would go out.
		o.save(id, func(c *news.Content) { c.Lead = "Teras lain." })
		if code, page = o.post("editor", at(id, "/publish"), form); code != 409 {
			t.Errorf("%d", code)
		}
		o.has(page, "naskah berubah ketika Anda membaca pemeriksaan")
		if code, _ = o.post("editor", at(id, "/publish"), accepting(page, nil)); code != 303 || o.state(id) != news.StateLive {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		_, panel = o.get("chief", at(id, ""))
		o.has(panel, "http://solo.test/warga/"+id.String()+"/banjir-surut", at(id, "/correct"), at(id, "/withdraw"))
		if code, _ = o.get("editor", at(id, "/publish")); code != 303 {
			t.Errorf("publishing what is live: %d", code)
		}
	})
}

func TestErrorsBlock(t *testing.T) {
	each(t, func(o *office) {
		id := o.draft("Banjir surut", "Warga pulang.")
		o.save(id, func(c *news.Content) { c.Bylines = nil })
		_, page := o.get("editor", at(id, "/publish"))
		o.has(page, "penulisnya belum disebut", "disabled", "Dampaknya terlihat setelah")
		form := accepting(page, nil)
		form.Add("accept", "bylines.missing")
		code, page := o.post("editor", at(id, "/publish"), form)
		if code != 422 || o.state(id) != news.StateDraft {
			t.Errorf("%d, %s", code, o.state(id))
		}
		o.has(page, "masih ada yang menghalangi")
	})
}

func TestScheduling(t *testing.T) {
	each(t, func(o *office) {
		id := o.draft("Banjir surut", "Warga pulang.")
		_, page := o.get("editor", at(id, "/schedule"))
		o.has(page, "Waktu Indonesia Barat (WIB)", "Senin, 12.00 WIB", "Selasa, 06.00 WIB", "disabled")
		_, page = o.get("editor", at(id, "/schedule?at=2026-03-03T06:00"))
		o.has(page, "Selasa, 3 Maret 2026, 06.00 WIB", "Pembaca melihatnya mulai Selasa, 3 Maret 2026, 06.00 WIB")
		form := accepting(page, url.Values{"at": {"2026-03-03T06:00"}})
		for _, bad := range []struct{ at, says string }{
			{"2026-03-02T09:59", "waktunya sudah lewat"},
			{"besok", `"besok" bukan tanggal dan jam`},
			{"", `"" bukan tanggal dan jam`},
		} {
			wrong := url.Values{"rev": form["rev"], "accept": form["accept"], "at": {bad.at}}
			code, page := o.post("editor", at(id, "/schedule"), wrong)
			if code != 422 || o.state(id) != news.StateDraft {
				t.Errorf("%q: %d, %s", bad.at, code, o.state(id))
			}
			o.has(page, bad.says, "value=\""+bad.at+"\"")
		}
		if code, _ := o.get("editor", at(id, "/schedule?at=2026-03-02T09:00")); code != 422 {
			t.Errorf("looking at a time that has passed: %d", code)
		}
		if code, _ := o.post("editor", at(id, "/schedule"), form); code != 303 || o.state(id) != news.StateScheduled {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		_, panel := o.get("editor", at(id, ""))
		o.has(panel, "Selasa, 3 Maret 2026, 06.00 WIB", at(id, "/unschedule"))
		_, page = o.get("editor", at(id, "/schedule"))
		o.has(page, `value="2026-03-03T06:00"`)
		if code, _ := o.post("editor", at(id, "/unschedule"), nil); code != 303 || o.state(id) != news.StateReady {
			t.Errorf("%d, %s", code, o.state(id))
		}
		o.post("editor", at(id, "/schedule"), form)
		o.clock.Advance(48 * time.Hour)
		if code, _ := o.post("editor", at(id, "/unschedule"), nil); code != 409 || o.state(id) != news.StateLive {
			t.Errorf("taken back after readers saw it: %d, %s", code, o.state(id))
		}
	})
}

func TestEmbargoScreens(t *testing.T) {
	each(t, func(o *office) {
		id := o.draft("Banjir surut", "Warga pulang.")
		if code, page := o.post("chief", at(id, "/embargo"), url.Values{"at": {"2026-03-01T06:00"}}); code != 422 {
			t.Errorf("%d", code)
		} else {
			o.has(page, `value="2026-03-01T06:00"`, "waktunya sudah lewat")
		}
		if code, _ := o.post("chief", at(id, "/embargo"), url.Values{"at": {"2026-03-04T06:00"}}); code != 303 {
			t.Errorf("%d", code)
		}
		_, page := o.get("editor", at(id, "/publish"))
		o.has(page, "Embargo sampai", "Rabu, 4 Maret 2026, 06.00 WIB", "disabled")
		if code, _ := o.post("editor", at(id, "/publish"), accepting(page, nil)); code != 422 || o.state(id) != news.StateDraft {
			t.Errorf("published under embargo: %d, %s", code, o.state(id))
		}
		code, page := o.post("chief", at(id, "/embargo"), url.Values{"lift": {"1"}, "at": {"2026-03-04T06:00"}})
		if code != 422 {
			t.Errorf("lifted without a reason: %d", code)
		}
		o.has(page, "dengan alasan")
		if code, _ := o.post("chief", at(id, "/embargo"), url.Values{"lift": {"1"}, "reason": {"Sudah diumumkan"}}); code != 303 {
			t.Errorf("%d", code)
		}
	})
}

func TestCorrecting(t *testing.T) {
	each(t, func(o *office) {
		id := o.live("Banjir surut")
		_, page := o.get("editor", at(id, "/correct"))
		o.has(page, "Naskah kerja masih sama", "hak_jawab", at(id, "/notice"))
		if code, _ := o.post("editor", at(id, "/correct"), accepting(page, url.Values{"kind": {"update"}})); code != 409 {
			t.Errorf("nothing to publish: %d", code)
		}
		o.save(id, func(c *news.Content) { c.Headline = "Banjir surut di Solo" })
		_, page = o.get("editor", at(id, "/correct"))
		o.has(page, "<ins> di Solo</ins>", "Pembaca melihat naskah baru", `value="silent"`, `value="pemutakhiran"`)
		o.hasNot(page, "hak_jawab")

		typed := accepting(page, url.Values{"kind": {"koreksi"}, "severity": {"substansi"}, "text": {"Tempatnya Solo, bukan Sragen."}})
		code, page := o.post("editor", at(id, "/correct"), typed)
		if code != 422 {
			t.Errorf("an error of substance without an apology: %d", code)
		}
		o.has(page, "Tempatnya Solo, bukan Sragen.", `value="substansi" selected`, `value="koreksi" id="kind-koreksi" checked`, "permintaan maaf")
		for _, c := range []struct {
			form url.Values
			says string
		}{
			{url.Values{}, "pilih apa yang disampaikan kepada pembaca"},
			{url.Values{"kind": {"silent"}}, "hanya ejaan yang boleh"},
			{url.Values{"kind": {"gosip"}, "text": {"Apa saja"}}, "gosip"},
			{url.Values{"kind": {"pemutakhiran"}, "text": {"Terbukti"}}, ""},
			{url.Values{"kind": {"pemutakhiran"}, "text": {"Terbukti"}, "reply": {o.draft("Lain", "Teks.").String()}}, "harus terbit dahulu"},
		} {
			code, page := o.post("editor", at(id, "/correct"), accepting(page, c.form))
			if code != 422 {
				t.Errorf("%v: %d", c.form, code)
			}
			o.has(page, c.says)
		}
		// Looking is no publishing.
		if code, _ := o.post("editor", at(id, "/correct"), accepting(page, url.Values{"kind": {"silent"}, "spelling": {"1"}, "look": {"impact"}})); code != 200 {
			t.Errorf("%d", code)
		}
		st, err := o.read.Story(o.ctx, o.actor("editor"), id)
		o.must(err)
		if st.LiveVersion != 1 || len(st.Notices) != 0 {
			t.Fatalf("something was published: %+v", st.Story)
		}
		typed.Set("apology", "Redaksi meminta maaf.")
		if code, _ := o.post("editor", at(id, "/correct"), typed); code != 303 {
			t.Fatal(code)
		}
		st, err = o.read.Story(o.ctx, o.actor("editor"), id)
		o.must(err)
		if st.LiveVersion != 2 || len(st.Notices) != 1 || st.Notices[0].Apology != "Redaksi meminta maaf." {
			t.Errorf("%+v, %+v", st.Story, st.Notices)
		}
	})
}

func TestSettlingAnUnverifiedStory(t *testing.T) {
	each(t, func(o *office) {
		id := o.draft("Ledakan di pabrik", "Warga mendengar ledakan.")
		o.save(id, func(c *news.Content) {
			c.Unverified = &news.Attestation{PublicInterest: "Keselamatan warga", FirstSource: "Kapolres", Unreachable: "Pemilik tidak menjawab", NoteShown: true}
		})
		_, page := o.get("editor", at(id, "/publish"))
		o.has(page, "Keselamatan warga", "Pemilik tidak menjawab", "<em>(Berita ini masih memerlukan verifikasi lebih lanjut")
		if code, _ := o.post("editor", at(id, "/publish"), accepting(page, nil)); code != 303 {
			t.Fatal(code)
		}
		o.save(id, func(c *news.Content) { c.Unverified = nil })
		_, page = o.get("editor", at(id, "/correct"))
		o.has(page, "Verifikasi belum selesai")
		code, page := o.post("editor", at(id, "/correct"), accepting(page, url.Values{"kind": {"update"}}))
		if code != 422 {
			t.Errorf("settled without an update: %d", code)
		}
		o.has(page, "hanya selesai dengan pemutakhiran")
		result := o.live("Ledakan terbukti dari tabung gas")
		form := accepting(page, url.Values{"kind": {"pemutakhiran"}, "text": {"Hasil verifikasi telah terbit."}, "pick": {result.String()}})
		code, page = o.post("editor", at(id, "/correct"), form)
		if code != 200 {
			t.Errorf("picking a story: %d", code)
		}
		o.has(page, "Ledakan terbukti dari tabung gas", `value="`+result.String()+`"`, "Hasil verifikasi telah terbit.")
		form = accepting(page, url.Values{"kind": {"pemutakhiran"}, "text": {"Hasil verifikasi telah terbit."},
			"reply": {"http://solo.test/warga/" + result.String() + "/ledakan"}})
		if code, page := o.post("editor", at(id, "/correct"), form); code != 303 {
			t.Fatalf("%d: %s", code, page)
		}
		st, err := o.read.Story(o.ctx, o.actor("editor"), id)
		o.must(err)
		if st.Unsettled || len(st.Notices) != 1 || st.Notices[0].Reply != result {
			t.Errorf("%+v, %+v", st.Story, st.Notices)
		}
	})
}

func TestWithdrawing(t *testing.T) {
	each(t, func(o *office) {
		id := o.live("Banjir surut")
		_, page := o.get("chief", at(id, "/withdraw"))
		o.has(page, `value="sara"`, `value="kesusilaan"`, `value="anak"`, `value="traumatik"`, `value="dewan_pers"`, "Artikel diganti keterangan pencabutan")
		code, page := o.post("chief", at(id, "/withdraw"), url.Values{"ground": {"malu"}, "reason": {"pendek"}})
		if code != 422 {
			t.Errorf("%d", code)
		}
		o.has(page, "pendek")
		typed := url.Values{"ground": {"anak"}, "reason": {"Masa depan anak harus dilindungi."}}
		typed.Set("look", "1")
		if code, page := o.post("chief", at(id, "/withdraw"), typed); code != 200 {
			t.Errorf("%d", code)
		} else {
			o.has(page, "Berita ini telah dicabut", "Masa depan anak harus dilindungi.", "Banjir surut")
			o.has(page, "<h3>Berita di kanal Warga, terbit ")
		}
		council := url.Values{"ground": {"dewan_pers"}, "reason": {"Dewan Pers memutuskannya."}, "look": {"1"}}
		_, page = o.post("chief", at(id, "/withdraw"), council)
		o.has(page, "<h3>Banjir surut</h3>")
		typed.Del("look")
		if code, _ := o.post("chief", at(id, "/withdraw/approve"), nil); code != 409 {
			t.Errorf("approved what nobody proposed: %d", code)
		}
		if code, _ := o.post("chief", at(id, "/withdraw"), typed); code != 303 || o.state(id) != news.StateLive {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		_, page = o.get("chief", at(id, "/withdraw"))
		o.has(page, "Anda yang mengusulkan")
		o.hasNot(page, at(id, "/withdraw/approve"))
		if code, _ := o.post("chief", at(id, "/withdraw/approve"), nil); code != 403 || o.state(id) != news.StateLive {
			t.Errorf("approved alone: %d, %s", code, o.state(id))
		}
		_, panel := o.get("chief2", at(id, ""))
		o.has(panel, "A withdrawal waits for a second person", "Proposed by chief", at(id, "/withdraw"))
		_, page = o.get("chief2", at(id, "/withdraw"))
		o.has(page, at(id, "/withdraw/approve"), "Proposed by chief")
		if code, _ := o.post("chief2", at(id, "/withdraw/approve"), nil); code != 303 || o.state(id) != news.StateWithdrawn {
			t.Fatalf("%d, %s", code, o.state(id))
		}
		_, panel = o.get("chief2", at(id, ""))
		o.has(panel, "was withdrawn")
		// Whoever comes by the notification finds what was decided.
		if code, page := o.get("chief", at(id, "/withdraw")); code != 303 {
			t.Errorf("a decided proposal: %d %s", code, page)
		}
		o.hasNot(panel, "<button")
	})
}

// TestDirectRequests sends what the interface does not offer, as everybody who
// may not.
// An author's correction of a live story reaches the editors with its reason;
// they publish or decline it.
func TestProposingACorrection(t *testing.T) {
	each(t, func(o *office) {
		id := o.live("Banjir surut")
		_, page := o.get("reporter", at(id, ""))
		o.has(page, at(id, "/propose"), "Usulkan koreksi")
		o.hasNot(page, at(id, "/correct"))
		_, page = o.get("editor", at(id, ""))
		o.hasNot(page, at(id, "/propose"))
		_, page = o.get("reporter", at(id, "/propose"))
		o.has(page, "masih sama dengan yang dilihat pembaca")
		st, err := o.read.Story(o.ctx, o.actor("reporter"), id)
		o.must(err)
		st.Copy.Content.Headline = "Banjir surut di Solo"
		_, err = o.room.Save(o.ctx, o.actor("reporter"), id, st.Copy.Rev, st.Copy.Content)
		o.must(err)
		_, page = o.get("reporter", at(id, "/propose"))
		o.has(page, "<ins> di Solo</ins>", "Apa yang keliru?")
		code, page := o.post("reporter", at(id, "/propose"), url.Values{"reason": {""}})
		if code != 422 {
			t.Errorf("no reason: %d", code)
		}
		o.has(page, "jelaskan kepada editor apa yang keliru", "<ins> di Solo</ins>")
		if code, _ := o.post("reporter", at(id, "/propose"), url.Values{"reason": {"Tempatnya <b>Solo</b>."}}); code != 303 {
			t.Fatalf("%d", code)
		}
		_, page = o.get("reporter", at(id, ""))
		o.has(page, "reporter mengusulkan koreksi", "Tempatnya <b>Solo</b>.")
		o.hasNot(page, "Periksa usulannya")
		_, page = o.get("editor", at(id, ""))
		o.has(page, "reporter mengusulkan koreksi", "Periksa usulannya")
		_, page = o.get("editor", at(id, "/correct"))
		o.has(page, "reporter mengusulkan koreksi", at(id, "/propose/drop"), "<ins> di Solo</ins>")
		for who, want := range map[string]int{"reporter": 403, "stranger": 404, "nobody": 401} {
			if code, _ := o.post(who, at(id, "/propose/drop"), url.Values{"reason": {"Tidak"}}); code != want {
				t.Errorf("%s declines: %d, want %d", who, code, want)
			}
		}
		if code, page := o.post("editor", at(id, "/propose/drop"), url.Values{"reason": {" "}}); code != 422 || !strings.Contains(page, "jelaskan alasannya") {
			t.Errorf("declined without a reason: %d", code)
		}
		if code, _ := o.post("editor", at(id, "/propose/drop"), url.Values{"reason": {"Sudah jelas"}}); code != 303 {
			t.Errorf("%d", code)
		}
		_, page = o.get("editor", at(id, "/correct"))
		o.hasNot(page, "mengusulkan koreksi")
		if code, _ := o.post("editor", at(id, "/propose/drop"), url.Values{"reason": {"Sudah jelas"}}); code != 409 {
			t.Errorf("declined twice: %d", code)
		}
	})
}

func TestDirectRequests(t *testing.T) {
	each(t, func(o *office) {
		draft, live := o.draft("Banjir surut", "Warga pulang."), o.live("Pasar dibuka")
		form := url.Values{"rev": {"1"}, "accept": {"photo.missing"}, "at": {"2026-03-03T06:00"}, "reason": {"Alasan yang cukup panjang"},
			"kind": {"ralat"}, "severity": {"fakta"}, "text": {"Keliru."}, "ground": {"anak"}, "word": {"rumhanya"}}
		for _, c := range []struct {
			who  string
			id   news.ID
			path string
			want int
		}{
			{"reporter", draft, "/publish", 403}, {"reporter", draft, "/schedule", 403}, {"reporter", draft, "/approve", 403},
			{"reporter", draft, "/spike", 403}, {"reporter", draft, "/embargo", 403}, {"reporter", draft, "/take", 403},
			{"reporter", draft, "/return", 403}, {"reporter", live, "/correct", 403}, {"reporter", live, "/notice", 403},
			{"reporter", live, "/propose", 409}, {"reporter", live, "/propose/drop", 403}, {"reporter", draft, "/propose", 409}, {"stranger", live, "/propose", 404},
			{"reporter", live, "/withdraw", 403}, {"reporter", live, "/withdraw/approve", 403}, {"reporter", live, "/withdraw/drop", 403},
			{"reporter", draft, "/know", 403}, {"editor", draft, "/embargo", 403}, {"editor", live, "/withdraw", 403},
			{"stranger", draft, "/publish", 404}, {"stranger", draft, "/submit", 403}, {"stranger", draft, "/spike", 403},
			{"stranger", live, "/correct", 404}, {"stranger", live, "/withdraw", 404}, {"stranger", draft, "/know", 404},
			{"chief", live, "/spike", 409}, {"chief", live, "/publish", 409}, {"chief", live, "/schedule", 409}, {"chief", live, "/embargo", 409},
			{"chief", draft, "/correct", 409}, {"chief", draft, "/withdraw", 409}, {"chief", draft, "/unspike", 409}, {"chief", draft, "/unschedule", 409},
			{"nobody", draft, "/publish", 401}, {"nobody", live, "/withdraw/approve", 401},
			{"chief", 99999, "/publish", 404}, {"chief", 99999, "/submit", 404},
		} {
			if code, _ := o.post(c.who, at(c.id, c.path), form); code != c.want {
				t.Errorf("%s posts %s: %d, want %d", c.who, c.path, code, c.want)
			}
			if o.state(draft) != news.StateDraft || o.state(live) != news.StateLive {
				t.Fatalf("%s changed something with %s", c.who, c.path)
			}
		}
		for _, path := range []string{"/publish", "/schedule", "/embargo", "/correct", "/withdraw", "/return"} {
			if code, _ := o.get("stranger", at(draft, path)); code != 404 {
				t.Errorf("a stranger reads %s: %d", path, code)
			}
		}
		r := httptest.NewRequest("POST", at(draft, "/publish"), strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		if code, _ := o.send("chief", r); code != 403 {
			t.Errorf("a form of another site: %d", code)
		}
	})
}

// TestNothingThatIsTypedIsMarkup sends markup through every field.
func TestNothingThatIsTypedIsMarkup(t *testing.T) {
	each(t, func(o *office) {
		const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
		draft, live := o.draft(evil, "Siti antri "+evil), o.live("Pasar dibuka")
		o.save(live, func(c *news.Content) { c.Headline = evil })
		form := url.Values{"at": {evil}, "reason": {evil}, "kind": {evil}, "severity": {evil}, "text": {evil}, "apology": {evil}, "reply": {evil},
			"find": {evil}, "ground": {evil}, "accept": {evil}, "rev": {evil}, "look": {"1"}}
		for _, p := range []string{at(draft, ""), at(draft, "/publish"), at(draft, "/schedule?at="+url.QueryEscape(evil)), at(live, "/correct"), at(live, "/withdraw")} {
			r := httptest.NewRequest("GET", p, nil)
			r.AddCookie(&http.Cookie{Name: "tajuk", Value: "chief"})
			o.raw(r)
		}
		for _, p := range []string{at(draft, "/publish"), at(draft, "/schedule"), at(draft, "/embargo"), at(draft, "/return"), at(live, "/correct"), at(live, "/withdraw")} {
			r := httptest.NewRequest("POST", p, strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.AddCookie(&http.Cookie{Name: "tajuk", Value: "chief"})
			o.raw(r)
		}
	})
}

func (o *office) raw(r *http.Request) {
	o.t.Helper()
	w := httptest.NewRecorder()
	o.desk.ServeHTTP(w, r)
	if b := w.Body.String(); strings.Contains(b, "<script>alert") || strings.Contains(b, "<img src=x") || w.Code >= 500 {
		o.t.Errorf("%s %s: %d\n%s", r.Method, r.URL, w.Code, b)
	}
}
