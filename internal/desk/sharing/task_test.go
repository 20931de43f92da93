package sharing_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/sharing"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// screens is the desk's screens about merge tasks on a real database, with a
// story of Solo that Bali words differently.
type screens struct {
	*testing.T
	ctx        context.Context
	h          http.Handler
	db         *db.DB
	room       *newsroom.Newsroom
	read       *inside.Reader
	clock      *clock.Manual
	solo, bali news.Site
	people     map[string]news.Actor
	story      news.ID
}

func tasksOn(t *testing.T, test func(s *screens)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(open(t, d)) })
}

const long = "Pasar Legi dibuka lagi pada Senin pagi setelah kebakaran besar."

func open(t *testing.T, database *db.DB) *screens {
	t.Helper()
	s := &screens{T: t, ctx: context.Background(), db: database, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), people: map[string]news.Actor{}}
	index := search.New(database.Engine)
	s.room = newsroom.New(act.Config{DB: database, Clock: s.clock, IDs: news.NewIDs(s.clock.Now, 1), Index: index}, media.Files{})
	s.read = inside.New(database, s.clock, index)
	site := func(slug, language string) news.Site {
		saved, err := s.room.SaveSite(s.ctx, news.System(), news.Site{Slug: slug, Name: "Sagara " + slug, Zone: "Asia/Jakarta", Language: language,
			Hosts: []string{slug + ".test"}, Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
		s.must(err)
		return saved
	}
	s.solo, s.bali = site("solo", "id"), site("bali", "en")
	add := func(name string, on news.ID, role news.Role) {
		a, err := s.room.SaveAccount(s.ctx, news.System(), news.Account{Name: name, Email: name + "@sagara.test", Active: true, Roles: map[news.ID][]news.Role{on: {role}}})
		s.must(err)
		s.people[name] = news.Actor{Account: a.ID, Name: name, Roles: a.Roles}
	}
	for _, role := range []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor, news.RoleChiefEditor, news.RoleSiteAdmin} {
		add("bali-"+string(role), s.bali.ID, role)
		add("solo-"+string(role), s.solo.ID, role)
	}
	add("network_admin", 0, news.RoleNetworkAdmin)
	f, err := frame.New(frame.Config{Clock: s.clock, Log: slog.New(slog.DiscardHandler), Network: "Sagara", Tasks: s.read.TasksWaiting,
		Assets: fstest.MapFS{"desk.css": {Data: []byte("x")}, "desk.js": {Data: []byte("x")}}, Sites: s.read.Sites,
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			a, ok := s.people[token]
			return frame.Visitor{Session: 1, Account: news.Account{ID: a.Account, Name: a.Name}, Actor: a, Language: "en"}, ok, nil
		}})
	s.must(err)
	sharing.Mount(f, s.room, s.read, across.New(s.read, database, s.clock), nil)
	s.h = f.Handler()
	return s
}

func (s *screens) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *screens) ask(who, method, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if who != "" {
		r.AddCookie(&http.Cookie{Name: "tajuk", Value: who})
	}
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	s.h.ServeHTTP(w, r)
	return w
}

func (s *screens) get(who, path string) *httptest.ResponseRecorder {
	return s.ask(who, "GET", path, nil)
}

// post sends a form: names and values in turn.
func (s *screens) post(who, path string, pairs ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return s.ask(who, "POST", path, form)
}

// want fails unless an answer has a status and all of the pieces.
func (s *screens) want(w *httptest.ResponseRecorder, status int, pieces ...string) {
	s.Helper()
	if w.Code != status {
		s.Fatalf("status %d, want %d: %s", w.Code, status, w.Body.String())
	}
	for _, p := range pieces {
		if !strings.Contains(w.Body.String(), p) {
			s.Errorf("the answer has no %q:\n%s", p, w.Body.String())
		}
	}
}

func (s *screens) wantNot(w *httptest.ResponseRecorder, pieces ...string) {
	s.Helper()
	for _, p := range pieces {
		if strings.Contains(w.Body.String(), p) {
			s.Errorf("the answer has %q:\n%s", p, w.Body.String())
		}
	}
}

func document(blocks ...*richtext.Node) string {
	return richtext.Must(richtext.New(blocks...)).String()
}

func paragraph(text string) *richtext.Node { return richtext.Paragraph(richtext.Text(text)) }

// shared publishes a story of Solo on Bali too, with words of Bali's own.
func (s *screens) shared(headline string, own map[news.Field]string, change ...func(c *news.Content)) news.ID {
	s.Helper()
	c := news.Content{Headline: headline, Lead: "Lead.", Body: document(paragraph(long), paragraph("Alinea kedua."), paragraph("Alinea ketiga."), paragraph("Alinea keempat."), paragraph("Alinea kelima."))}
	for _, f := range change {
		f(&c)
	}
	person, err := s.room.SavePerson(s.ctx, news.System(), news.Person{Slug: fmt.Sprint("farah-", s.clock.Now().UnixMilli()), Name: "Farah", Site: s.solo.ID, Role: "reporter"})
	s.must(err)
	c.Bylines = []news.Byline{{Person: person.ID, Role: news.Author}}
	id, err := s.room.Create(s.ctx, s.people["solo-editor"], newsroom.NewStory{Site: s.solo.ID, Section: s.solo.Sections[0].ID, Content: c})
	s.must(err)
	s.must(s.room.Publish(s.ctx, s.people["solo-editor"], id))
	s.must(s.room.SetSharePolicy(s.ctx, news.System(), s.bali.ID, s.solo.ID, news.PolicyPublish))
	_, err = s.room.Share(s.ctx, s.people["solo-editor"], id, s.bali.ID, s.bali.Sections[0].ID)
	s.must(err)
	for f, v := range own {
		s.must(s.room.Override(s.ctx, s.people["bali-editor"], id, s.bali.ID, f, v))
	}
	s.clock.Advance(time.Second)
	return id
}

// correct changes the origin's text, and returns the address of Bali's task.
func (s *screens) correct(id news.ID, severity news.Severity, change func(c *news.Content)) string {
	s.Helper()
	st, err := s.read.Story(s.ctx, s.people["solo-editor"], id)
	s.must(err)
	c := st.Copy.Content
	change(&c)
	_, err = s.room.Save(s.ctx, s.people["solo-editor"], id, st.Copy.Rev, c)
	s.must(err)
	s.must(s.room.Correct(s.ctx, s.people["solo-editor"], id, newsroom.Correction{Kind: news.Koreksi, Severity: severity, Text: "Ada yang keliru.", Apology: "Maaf."}))
	ts, err := shared.New(s.db, s.db.Engine).OpenTasksOf(s.ctx, id)
	s.must(err)
	if len(ts) != 1 {
		s.Fatalf("%d tasks", len(ts))
	}
	return "/tasks/" + ts[0].ID.String()
}

func (s *screens) shown(id news.ID, f news.Field) string {
	s.Helper()
	st, err := s.read.Story(s.ctx, s.people["bali-editor"], id)
	s.must(err)
	for _, p := range st.Placements {
		if p.Site == s.bali.ID {
			for _, o := range p.Overrides {
				if o.Field == f {
					return o.Value
				}
			}
		}
	}
	return ""
}

func TestTaskScreens(t *testing.T) {
	tasksOn(t, func(s *screens) {
		tag := func(name string) news.ID {
			saved, err := s.room.SaveTag(s.ctx, s.people["solo-editor"], news.Tag{Slug: strings.ToLower(name), Name: name})
			s.must(err)
			return saved.ID
		}
		pasar, solo, api := tag("Pasar"), tag("Solo"), tag("Api")
		own := document(paragraph(strings.Replace(long, "Senin pagi", "Senin siang", 1)), paragraph("Alinea kedua."), paragraph("Alinea ketiga."), paragraph("Alinea keempat."), paragraph("Alinea kelima."))
		tags, _ := json.Marshal([]news.ID{api})
		id := s.shared("Pasar dibuka", map[news.Field]string{news.FieldHeadline: "A market <reopens>", news.FieldLead: "Ours.", news.FieldBody: own, news.FieldTags: string(tags)},
			func(c *news.Content) { c.Tags = []news.ID{pasar} })
		editor := "bali-editor"
		s.want(s.get(editor, "/tasks"), 200, "Nothing has to be merged")
		task := s.correct(id, news.Substance, func(c *news.Content) {
			c.Headline, c.Lead, c.Tags = "Pasar dibuka Selasa", "Lead yang benar.", []news.ID{pasar, solo}
			c.Body = document(paragraph(strings.Replace(long, "besar", "kecil", 1)), paragraph("Alinea kedua."), paragraph("Alinea ketiga."), paragraph("Alinea keempat."), paragraph("Alinea kelima."))
		})
		s.want(s.get(editor, "/tasks"), 200, "A market &lt;reopens&gt;", "Error of substance", "1 h 0 min left", `<span class="n">1</span>`, `href="`+task+`"`, "Headline, Lead, Tags, Body", "from Sagara solo")
		s.want(s.get(editor, "/tasks?tab=overdue"), 200, "Nothing is overdue")
		s.want(s.get(editor, "/tasks?tab=mine"), 200, "You have no task")
		page := s.get(editor, task)
		s.want(page, 200, "Ada yang keliru.", "Pasar dibuka<ins> Selasa</ins>", "kebakaran <del>besar</del><ins>kecil</ins>", "Senin <del>pagi</del><ins>siang</ins>",
			"… 3 without a change", "⟪A market &lt;reopens&gt;‖Pasar dibuka Selasa⟫", `value="propose"`, "Your text stays. For an error of substance say why", "required minlength")

		// Keeping asks for a reason; what was typed stays.
		s.want(s.post(editor, task+"/answer", "field", "headline", "version", "2", "answer", "keep", "reason", "<karena>"), 422, "say in ten characters or more", "&lt;karena&gt;")
		s.want(s.post(editor, task+"/answer", "field", "headline", "version", "2", "answer", "keep", "reason", "Judul kami tidak menyebut hari."), 303)
		s.want(s.get(editor, task), 200, "Reason: Judul kami tidak menyebut hari.", "yours kept", `action="`+task+`/reopen"`, "bali-editor")

		// The proposal as it is, where it is clean.
		s.want(s.post(editor, task+"/answer", "field", "lead", "version", "2", "answer", "propose"), 422, "choose between them")
		s.want(s.post(editor, task+"/answer", "field", "body", "version", "2", "answer", "propose"), 303)
		if got := s.shown(id, news.FieldBody); !strings.Contains(got, "Senin siang setelah kebakaran kecil") {
			t.Errorf("the proposal came out as %s", got)
		}
		// A text of one's own: refused with the marks in it, then taken.
		s.want(s.post(editor, task+"/answer", "field", "lead", "version", "2", "answer", "write", "value", "Ours ⟪a‖b⟫"), 422, "there are still two readings", "Ours ⟪a‖b⟫</textarea>")
		s.want(s.post(editor, task+"/answer", "field", "lead", "version", "2", "answer", "write", "value", "Ours, put right."), 303)
		s.want(s.post(editor, task+"/answer", "field", "tags", "version", "2", "answer", "write", "tag", api.String(), "tag", solo.String(), "tag", "x"), 303)
		wanted, _ := json.Marshal([]news.ID{api, solo})
		if got := s.shown(id, news.FieldTags); got != string(wanted) {
			t.Errorf("tags %s, want %s", got, wanted)
		}
		if got := s.shown(id, news.FieldLead); got != "Ours, put right." {
			t.Errorf("lead %q", got)
		}
		s.want(s.get(editor, "/tasks"), 200, "Nothing has to be merged")
		s.want(s.get(editor, "/tasks?tab=done"), 200, `href="`+task+`"`, "Done")
		s.want(s.get(editor, task), 200, "the proposal", "written anew")
		// Undo opens it again.
		s.want(s.post(editor, task+"/reopen", "field", "body"), 303)
		if got := s.shown(id, news.FieldBody); got != own {
			t.Errorf("taken back to %s", got)
		}
		s.want(s.post(editor, task+"/reopen", "field", "body"), 409, "no answer that can be taken back")
		s.want(s.post(editor, task+"/answer", "field", "body", "version", "2", "answer", "inherit"), 303)
		if got := s.shown(id, news.FieldBody); got != "" {
			t.Errorf("still overridden: %s", got)
		}
	})
}

func TestTaskAnswersInMarkdown(t *testing.T) {
	tasksOn(t, func(s *screens) {
		linked := richtext.Paragraph(richtext.Text("Baca "), richtext.Text("di sini", richtext.Link("https://a.example/")), richtext.Text(" selengkapnya."))
		id := s.shared("Pasar", map[news.Field]string{news.FieldBody: document(paragraph("Kata kami sendiri tentang pasar itu."), linked)})
		task := s.correct(id, news.Fact, func(c *news.Content) { c.Body = document(paragraph("Sama sekali lain dari yang dulu.")) })
		s.want(s.get("bali-editor", task), 200, "⟪", "[di sini](&lt;https://a.example/&gt;)")
		s.want(s.post("bali-editor", task+"/answer", "field", "body", "version", "2", "answer", "write", "value", "## Judul ⟪x"), 422, "## Judul ⟪x")
		s.want(s.post("bali-editor", task+"/answer", "field", "body", "version", "2", "answer", "write", "value", ""), 422)
		s.want(s.post("bali-editor", task+"/answer", "field", "body", "version", "2", "answer", "write", "value", "## Judul\n\nBaca [di sini](https://a.example/) **selengkapnya**."), 303)
		want := document(richtext.Heading(2, richtext.Text("Judul")), richtext.Paragraph(richtext.Text("Baca "), richtext.Text("di sini", richtext.Link("https://a.example/")), richtext.Text(" "), richtext.Text("selengkapnya", richtext.Strong()), richtext.Text(".")))
		if got := s.shown(id, news.FieldBody); got != want {
			t.Errorf("saved as %s, want %s", got, want)
		}
	})
}

func TestTaskOfALaterVersion(t *testing.T) {
	tasksOn(t, func(s *screens) {
		id := s.shared("Pasar", map[news.Field]string{news.FieldHeadline: "Market"})
		task := s.correct(id, news.Fact, func(c *news.Content) { c.Headline = "Pasar Legi" })
		s.correct(id, news.Fact, func(c *news.Content) { c.Headline = "Pasar Legi Solo" })
		s.want(s.post("bali-editor", task+"/answer", "field", "headline", "version", "2", "answer", "write", "value", "Market in Solo"), 409,
			"the origin changed the story again", "Market in Solo</textarea>", `name="version" value="3"`)
		s.want(s.post("bali-editor", task+"/answer", "field", "headline", "version", "3", "answer", "write", "value", "Market in Solo"), 303)
		s.want(s.post("bali-editor", task+"/answer", "field", "headline", "version", "3", "answer", "inherit"), 409, "the task is done")
	})
}

// Who may see and answer tasks: the desk of the receiving site, and nobody else.
func TestTaskRoles(t *testing.T) {
	tasksOn(t, func(s *screens) {
		id := s.shared("Pasar", map[news.Field]string{news.FieldHeadline: "Market"})
		task := s.correct(id, news.Fact, func(c *news.Content) { c.Headline = "Pasar Legi" })
		for who := range s.people {
			list, one, answer := 403, 404, 404
			switch who {
			case "bali-editor", "bali-chief_editor":
				list, one, answer = 200, 200, 303
			case "solo-editor", "solo-chief_editor":
				list = 200 // of their own desk
			}
			page := s.get(who, "/tasks")
			s.want(page, list)
			if one != 200 {
				s.wantNot(page, task)
			}
			s.want(s.get(who, task), one)
			if answer != 303 {
				for _, a := range []merging.Answer{merging.Inherit, merging.Keep, merging.Propose, merging.Write} {
					s.want(s.post(who, task+"/answer", "field", "headline", "version", "2", "answer", string(a), "value", "Stolen"), answer)
				}
				for _, path := range []string{"/take", "/hand", "/reopen"} {
					if w := s.post(who, task+path, "field", "headline"); w.Code != 403 && w.Code != 404 {
						t.Errorf("%s %s: %d", who, path, w.Code)
					}
				}
			}
		}
		if got := s.shown(id, news.FieldHeadline); got != "Market" {
			t.Errorf("somebody changed it to %q", got)
		}
		s.want(s.get("", task), 303)
		s.want(s.get("bali-editor", "/tasks/zzz1"), 404)
		s.want(s.post("bali-editor", task+"/take"), 303)
		s.want(s.get("bali-editor", "/tasks?tab=mine"), 200, task)
		s.want(s.post("bali-editor", task+"/hand", "account", s.people["solo-editor"].Account.String()), 422, "does not work at the desk")
		s.want(s.post("bali-editor", task+"/hand", "account", s.people["bali-chief_editor"].Account.String()), 303)
		s.want(s.get("bali-editor", "/tasks?tab=mine"), 200, "You have no task")
		s.want(s.get("bali-chief_editor", "/tasks?tab=mine"), 200, task)
		s.want(s.post("bali-chief_editor", task+"/answer", "field", "headline", "version", "2", "answer", "inherit"), 303)
	})
}

// A list longer than a page goes on where it ended, and the clock makes tasks
// overdue.
func TestTaskLists(t *testing.T) {
	tasksOn(t, func(s *screens) {
		seen := map[string]int{}
		const n = inside.PageSize + 3
		for i := range n {
			id := s.shared(fmt.Sprint("Pasar ", i), map[news.Field]string{news.FieldHeadline: fmt.Sprint("Market ", i)})
			seen[s.correct(id, news.Fact, func(c *news.Content) { c.Headline += " Legi" })] = 0
		}
		walk := func(path string) {
			for range 3 {
				body := s.get("bali-editor", path).Body.String()
				for task := range seen {
					seen[task] += strings.Count(body, `href="`+task+`"`)
				}
				_, rest, more := strings.Cut(body, `<p class="pager"><a href="`)
				if !more {
					return
				}
				path, _, _ = strings.Cut(rest, `"`)
				path = strings.ReplaceAll(path, "&amp;", "&")
			}
		}
		walk("/tasks?site=" + s.bali.ID.String())
		s.clock.Advance(5 * time.Hour)
		s.must(jobs.New(s.db, s.clock, slog.New(slog.DiscardHandler), s.room.Jobs()).Drain(s.ctx))
		walk("/tasks?tab=overdue")
		for task, times := range seen {
			if times != 2 {
				t.Errorf("%s stands in %d lists, want 2", task, times)
			}
		}
		s.want(s.get("bali-editor", "/tasks?tab=overdue"), 200, fmt.Sprintf(`<span class="n">%d</span>`, n), "late", `data-state="bad"`)
		s.want(s.get("bali-editor", "/tasks"), 200, fmt.Sprintf(`<b class="n">%d<span class="hidden"> waiting</span></b>`, n))
	})
}
