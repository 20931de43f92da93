package talk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/frame"
	desktalk "github.com/tajuk/tajuk/internal/desk/talk"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// world is a desk on a real database; the session's token names the person.
type world struct {
	*testing.T
	ctx    context.Context
	clock  *clock.Manual
	db     *db.DB
	room   *newsroom.Newsroom
	queue  *jobs.Queue
	desk   http.Handler
	site   news.Site
	people map[string]news.Account
	sent   []mail.Message
}

func (w *world) Configured() bool { return true }

// Send is the mail server of the world.
func (w *world) Send(_ context.Context, m mail.Message) error {
	if err := m.Check(); err != nil {
		return err
	}
	w.sent = append(w.sent, m)
	return nil
}

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d)) })
}

func newWorld(t *testing.T, d *db.DB) *world {
	w := &world{T: t, ctx: context.Background(), db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), people: map[string]news.Account{}}
	index := search.New(d.Engine)
	private, err := blob.OpenDisk(t.TempDir())
	w.must(err)
	t.Cleanup(func() { private.Close() })
	w.room = newsroom.New(act.Config{DB: d, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 1), Index: index}, media.Files{Private: private})
	read := inside.New(d, w.clock, index)
	f, err := frame.New(frame.Config{Clock: w.clock, Log: slog.New(slog.DiscardHandler), Network: "Sagara", Host: "desk.test", Sites: read.Sites,
		Unread: read.Unread, Portal: func(s news.Site, path string) string { return "http://" + s.Host() + path },
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			a, ok := w.people[token]
			return frame.Visitor{Session: 1, Account: a, Actor: actorOf(a), Language: "en"}, ok, nil
		}})
	w.must(err)
	desktalk.Mount(f, w.room, read)
	w.desk = f.Handler()
	post := &desktalk.Post{Room: w.room, Read: read, Mail: w, Desk: "http://desk.test", Network: "Sagara",
		Language: func(context.Context, news.ID) (string, error) { return "en", nil }}
	w.queue = jobs.New(d, w.clock, slog.New(slog.DiscardHandler), post.Jobs())
	w.site, err = w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: "solo", Name: "Solo", Zone: "Asia/Jakarta", Language: "id", Hosts: []string{"solo.test"},
		Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
	w.must(err)
	other, err := w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: "bali", Name: "Bali", Zone: "Asia/Makassar", Language: "en", Hosts: []string{"bali.test"},
		Public: true, Sections: []news.Section{{Slug: "island", Name: "Island"}}})
	w.must(err)
	for name, role := range map[string]news.Role{"rina": news.RoleReporter, "eka": news.RoleEditor, "citra": news.RoleChiefEditor} {
		w.person(name, w.site.ID, role)
	}
	w.person("bali", other.ID, news.RoleChiefEditor)
	return w
}

func actorOf(a news.Account) news.Actor {
	return news.Actor{Account: a.ID, Name: a.Name, Roles: a.Roles}
}

func (w *world) person(name string, site news.ID, role news.Role) {
	a, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: name, Email: name + "@solo.test", Active: true, Roles: map[news.ID][]news.Role{site: {role}}})
	w.must(err)
	w.people[name] = a
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) story(headline string, live bool) news.ID {
	w.Helper()
	farah, err := w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: fmt.Sprint("farah-", w.clock.Now().UnixNano()), Name: "Farah", Site: w.site.ID, Role: "reporter"})
	w.must(err)
	id, err := w.room.Create(w.ctx, actorOf(w.people["rina"]), newsroom.NewStory{Site: w.site.ID, Section: w.site.Sections[0].ID, Content: news.Content{
		Headline: headline, Lead: "Lead.", Body: richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi.")))).String(),
		Bylines: []news.Byline{{Person: farah.ID, Role: news.Author}}}})
	w.must(err)
	if live {
		w.must(w.room.Publish(w.ctx, actorOf(w.people["citra"]), id))
	}
	w.clock.Advance(time.Second)
	return id
}

const attack = `"><script>alert(1)</script>`

func (w *world) request(story news.ID) news.ReplyRequest {
	w.Helper()
	r, err := w.room.ReceiveReply(w.ctx, news.ReplyRequest{Site: w.site.ID, Story: story, Wish: news.WishReply, Language: "id", Name: "Budi " + attack, Capacity: attack,
		Email: "budi@maju.test", Phone: "1" + attack, Address: attack, Passage: attack, Facts: attack, Consent: "ya"},
		[]talk.IncomingFile{{Kind: news.FileIdentity, Name: attack + ".png", Data: strings.NewReader("\x89PNG\r\n\x1a\nXYZ")}})
	w.must(err)
	return r
}

func (w *world) ask(who, method, path string, form url.Values, fields ...string) *httptest.ResponseRecorder {
	w.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Host = "desk.test"
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(fields); i += 2 {
		r.Header.Set(fields[i], fields[i+1])
	}
	r.AddCookie(&http.Cookie{Name: "tajuk", Value: who})
	rec := httptest.NewRecorder()
	w.desk.ServeHTTP(rec, r)
	return rec
}

func (w *world) get(who, path string, status int) string {
	w.Helper()
	rec := w.ask(who, "GET", path, nil)
	if rec.Code != status {
		w.Errorf("%s gets %s: %d, want %d\n%.2000s", who, path, rec.Code, status, rec.Body)
	}
	body := rec.Body.String()
	if strings.Contains(body, "<script>alert") {
		w.Errorf("%s: a script came through", path)
	}
	for _, broken := range []string{"[talk.", "[told.", "[letter.", "ZgotmplZ", "%!"} {
		if strings.Contains(body, broken) {
			w.Errorf("%s shows %s", path, broken)
		}
	}
	return body
}

func (w *world) post(who, path string, status int, form ...string) string {
	w.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		v.Add(form[i], form[i+1])
	}
	rec := w.ask(who, "POST", path, v)
	if rec.Code != status {
		w.Errorf("%s posts %s: %d, want %d\n%.2000s", who, path, rec.Code, status, rec.Body)
	}
	if strings.Contains(rec.Body.String(), "<script>alert") {
		w.Errorf("%s: a script came through", path)
	}
	return rec.Body.String()
}

func (w *world) has(what, page string, pieces ...string) {
	w.Helper()
	for _, p := range pieces {
		if !strings.Contains(page, p) {
			w.Errorf("%s lacks %q\n%.3000s", what, p, page)
		}
	}
}

func TestCommentScreens(t *testing.T) {
	each(t, func(w *world) {
		id := w.story("Harga "+attack, false)
		path := "/stories/" + id.String() + "/comments"
		w.has("empty", w.get("rina", path, 200), "No comments yet")
		w.post("eka", path, 303, "text", "Dari mana? @rina "+attack, "from", "3", "to", "8", "quote", attack)
		page := w.get("rina", path, 200)
		w.has("comments", page, "Dari mana?", "&lt;script&gt;alert(1)", `class="quote"`)
		w.has("kept", w.post("eka", path, 422, "text", strings.Repeat("é", 4001)), strings.Repeat("é", 4001))
		w.post("eka", path, 422, "text", "x", "quote", "y", "from", "a")
		w.post("eka", path, 409, "text", "x", "quote", "y", "from", "3", "to", "8", "steps", "99")
		panel := w.get("rina", path+"?part=panel", 200)
		w.has("panel", panel, `data-from="3" data-to="8"`, `data-steps="0"`)
		if strings.Contains(panel, "<html") {
			t.Error("the panel is a whole page")
		}
		list, err := talks.New(w.db, w.db.Engine).CommentsOf(w.ctx, id, 0, 10)
		w.must(err)
		c, story := "/comments/"+list[0].ID.String(), id.String()
		w.post("rina", c+"/answer", 303, "text", "Dari dinas.", "story", story)
		w.post("rina", c+"/change", 403, "text", "Bukan milik saya", "story", story)
		w.post("rina", c+"/resolve", 303, "story", story)
		w.post("rina", c+"/reopen", 303, "story", story)
		w.post("rina", c+"/explode", 404, "story", story)
		asked := w.ask("rina", "GET", path, nil, "Accept", "application/json").Body.String()
		w.has("JSON", asked, `"quote"`, `"from":3`, `"people":["citra","eka","rina"]`)
		for _, do := range []string{"answer", "change", "delete", "resolve", "reopen"} {
			w.post("bali", c+"/"+do, 404, "text", "x", "story", story)
		}
		w.get("bali", path, 404)
		w.post("bali", path, 404, "text", "x")
		w.post("nobody", path, 401, "text", "x")

		rina := w.people["rina"].ID.String()
		w.post("eka", "/stories/"+story+"/assign", 303, "account", rina, "due", "2026-03-02T14:00", "note", "Tambah data")
		w.has("assignment", w.get("rina", path, 200), "With rina", "Tambah data", "14:00")
		w.post("eka", "/stories/"+story+"/assign", 422, "account", rina, "due", "besok")
		w.post("rina", "/stories/"+story+"/assign", 403, "account", w.people["eka"].ID.String())
		w.post("bali", "/stories/"+story+"/assign", 404, "account", rina)
		w.post("rina", "/stories/"+story+"/assign", 303, "do", "done")
		w.post("rina", "/stories/"+story+"/mute", 303)
		w.post("bali", "/stories/"+story+"/mute", 404)
		w.has("muted", w.get("rina", path, 200), "Tell me again")
	})
}

func TestNotificationScreens(t *testing.T) {
	each(t, func(w *world) {
		w.has("empty", w.get("rina", "/notifications", 200), "Nothing to tell")
		id := w.story("Cabai", false)
		for i := range 32 {
			w.post("eka", "/stories/"+id.String()+"/comments", 303, "text", fmt.Sprint("Komentar ", i))
		}
		page := w.get("rina", "/notifications", 200)
		w.has("list", page, "eka commented on: Cabai", "Komentar 31", "/notifications?before=")
		if strings.Contains(page, "Komentar 1<") {
			w.Error("the page is endless")
		}
		list, err := talks.New(w.db, w.db.Engine).Notifications(w.ctx, w.people["rina"].ID, 0, false, 1)
		w.must(err)
		one := "/notifications/" + list[0].ID.String()
		w.post("eka", one+"/read", 404) // somebody else's
		w.post("rina", one+"/read", 303)
		w.post("rina", one+"/unread", 303)
		to := w.ask("rina", "POST", one+"/open", url.Values{"next": {"//evil.test/"}})
		if to.Header().Get("Location") != "/notifications" {
			w.Errorf("leads to %s", to.Header().Get("Location"))
		}
		w.post("rina", "/notifications/mail", 303, "mail", "daily")
		w.post("rina", "/notifications/mail", 422, "mail", "hourly")
		w.post("rina", "/notifications/read", 303, "upto", list[0].ID.String())
		w.has("read", w.get("rina", "/notifications?show=unread", 200), "Nothing to tell")
	})
}

func TestReplyScreens(t *testing.T) {
	each(t, func(w *world) {
		w.has("empty", w.get("eka", "/replies", 200), "No requests", "500,000,000")
		story := w.story("PT Maju", true)
		r := w.request(story)
		path := "/replies/" + r.ID.String()
		w.has("inbox", w.get("eka", "/replies?state=received", 200), r.Number, "PT Maju")
		w.has("request", w.get("eka", path, 200), r.Number, "&lt;script&gt;alert(1)", "script.png", "Rp500,000,000", "letter: refused")
		files, err := talks.New(w.db, w.db.Engine).ReplyFiles(w.ctx, r.ID)
		w.must(err)
		file := path + "/files/" + files[0].ID.String()
		for _, who := range []string{"rina", "bali"} {
			w.get(who, path, 404)
			w.get(who, file, 404)
			w.get(who, path+"/dossier.zip", 404)
			for _, do := range []string{"take", "assign", "story", "accept", "refuse", "correct", "letter"} {
				w.post(who, path+"/"+do, 404, "headline", "x", "announcement", "x")
			}
		}
		w.get("rina", "/replies", 404)
		got := w.ask("eka", "GET", file, nil)
		if got.Code != 200 || !strings.HasSuffix(got.Body.String(), "XYZ") || !strings.HasPrefix(got.Header().Get("Content-Disposition"), "attachment") ||
			!strings.Contains(got.Header().Get("Content-Security-Policy"), "sandbox") || got.Header().Get("X-Content-Type-Options") != "nosniff" {
			w.Errorf("the file: %d %v", got.Code, got.Header())
		}
		w.has("log", w.get("eka", path, 200), "file opened")
		archive := w.ask("citra", "GET", path+"/dossier.zip", nil).Body.Bytes()
		z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
		w.must(err)
		if len(z.File) != 6 {
			w.Errorf("%d files in the archive", len(z.File))
		}
		w.post("eka", path+"/explode", 404)
		w.post("eka", path+"/take", 303)
		w.post("eka", path+"/take", 409)
		w.post("eka", path+"/assign", 422, "account", w.people["rina"].ID.String())
		w.has("kept", w.post("eka", path+"/refuse", 422, "reason", "pendek", "grounds", "x"), "pendek")
		w.has("kept", w.post("eka", path+"/accept", 422, "headline", "H", "announcement", "", "lead", "Teras saya"), "Teras saya")
		w.post("eka", path+"/accept", 303, "headline", "Hak jawab", "announcement", "Hak jawab dimuat.", "lead", "L")
		w.has("accepted", w.get("eka", path, 200), "To be published", "Open the draft")
		w.post("eka", path+"/letter", 303, "kind", "accepted", "subject", "Diterima", "text", "Kami terima.", "send", "yes")
		w.must(w.queue.Drain(w.ctx))
		var toBudi []string
		for _, m := range w.sent {
			if m.To == "budi@maju.test" {
				toBudi = append(toBudi, m.Subject)
			}
		}
		if len(toBudi) != 2 || toBudi[1] != "Diterima" || !strings.Contains(toBudi[0], r.Number) {
			w.Errorf("letters: %q", toBudi)
		}
	})
}

func TestMail(t *testing.T) {
	each(t, func(w *world) {
		id := w.story("Cabai", false)
		w.post("eka", "/stories/"+id.String()+"/comments", 303, "text", "Satu")
		w.must(w.queue.Drain(w.ctx))
		if len(w.sent) != 1 || w.sent[0].To != "rina@solo.test" || w.sent[0].Subject != "eka commented on: Cabai" || !strings.Contains(w.sent[0].Text, "http://desk.test/stories/"+id.String()+"/comments#c") {
			w.Fatalf("%+v", w.sent)
		}
		w.post("rina", "/notifications/mail", 303, "mail", "daily")
		w.post("eka", "/stories/"+id.String()+"/comments", 303, "text", "Dua")
		w.post("eka", "/stories/"+id.String()+"/comments", 303, "text", "Tiga")
		w.must(w.queue.Drain(w.ctx))
		if len(w.sent) != 1 {
			w.Fatalf("%d letters before seven", len(w.sent))
		}
		w.clock.Advance(21 * time.Hour)
		w.must(w.queue.Drain(w.ctx))
		if len(w.sent) != 2 || w.sent[1].Subject != "2 notifications from Sagara" || strings.Contains(w.sent[1].Text, "Satu") {
			w.Fatalf("%+v", w.sent)
		}
	})
}

// A planned publication that was stopped is told in words, on the screen and by
// mail, with what stood against it.
func TestStoppedPlanIsTold(t *testing.T) {
	each(t, func(w *world) {
		id := w.story("Cabai", false)
		at := w.clock.Now().Add(time.Hour)
		w.must(w.room.Schedule(w.ctx, actorOf(w.people["eka"]), id, at))
		site := w.site
		site.Public = false
		_, err := w.room.SaveSite(w.ctx, news.System(), site)
		w.must(err)
		w.clock.Set(at.Add(-time.Minute))
		w.must(jobs.New(w.db, w.clock, slog.New(slog.DiscardHandler), w.room.Jobs()).Drain(w.ctx))
		w.must(w.queue.Drain(w.ctx))
		if len(w.sent) != 3 {
			w.Fatalf("%+v", w.sent)
		}
		for _, m := range w.sent {
			w.has("mail", m.Subject+"\n"+m.Text, "A scheduled publication was stopped: Cabai", "\n  the site Solo has been closed to readers\n", "http://desk.test/stories/"+id.String())
		}
		for _, who := range []string{"rina", "eka", "citra"} {
			w.has(who, w.get(who, "/notifications", 200), "A scheduled publication was stopped: Cabai", "the site Solo has been closed to readers")
		}
		if page := w.get("bali", "/notifications", 200); strings.Contains(page, "Cabai") {
			w.Error("another site is told")
		}
	})
}
