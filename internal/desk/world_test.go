package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	"image/jpeg"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/frontend"
	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/desk"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/live"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/search"
)

// world is the whole desk on a real database, with a clock that stands still
// and one person who asks: w.who, whom sit gives a role.
type world struct {
	t          *testing.T
	ctx        context.Context
	clock      *clock.Manual
	room       *newsroom.Newsroom
	db         *db.DB
	desk       http.Handler
	solo, bali news.Site
	farah      news.Person
	me, other  news.Account
	who        frame.Visitor
	n          int
	poisoned   map[int]news.ID
}

func newWorld(t *testing.T, d *db.DB) *world {
	t.Helper()
	w := &world{t: t, ctx: context.Background(), db: d, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))}
	blobs, err := blob.OpenDisk(t.TempDir())
	w.must(err)
	t.Cleanup(func() { blobs.Close() })
	index := search.New(d.Engine)
	w.room = newsroom.New(act.Config{DB: d, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, 1), Index: index}, media.Files{Blobs: blobs})
	read := inside.New(d, w.clock, index)
	w.desk, err = desk.New(desk.Config{
		Config: frame.Config{Clock: w.clock, Log: slog.New(slog.DiscardHandler), Network: "Sagara", Host: "desk.test", Assets: frontend.Files(), Sites: read.Sites,
			Visitor: func(context.Context, string) (frame.Visitor, bool, error) { return w.who, w.who.Account.ID != 0, nil }},
		Room: w.room, Inside: read, Across: across.New(read, d, w.clock), Blobs: blobs, Live: live.New(w.room.Cowriting, read, w.clock),
	})
	w.must(err)
	w.solo, w.bali = w.site("solo", "id"), w.site("bali", "en")
	w.farah, err = w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah Nur", Site: w.solo.ID, Role: "reporter"})
	w.must(err)
	w.me = w.account("sari")
	w.other = w.account("budi")
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) site(slug, language string) news.Site {
	s, err := w.room.SaveSite(w.ctx, news.System(), news.Site{Slug: slug, Name: strings.ToUpper(slug), Zone: "Asia/Jakarta", Language: language, Public: true,
		Hosts: []string{slug + ".test"}, Sections: []news.Section{{Slug: "kota", Name: "Kota"}, {Slug: "ekonomi", Name: "Ekonomi"}}})
	w.must(err)
	return s
}

func (w *world) account(name string) news.Account {
	a, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Email: name + "@sagara.test", Name: name, Active: true})
	w.must(err)
	return a
}

// sit gives the one who asks a role on a site, 0 for all sites, and no other.
func (w *world) sit(site news.ID, role news.Role) {
	roles := map[news.ID][]news.Role{site: {role}}
	w.me.Roles = roles
	w.who = frame.Visitor{Session: 1, Account: w.me, Language: "en", Proved: w.clock.Now(),
		Actor: news.Actor{Account: w.me.ID, Name: w.me.Name, Roles: roles}}
}

// chief is a chief editor of a site who is somebody else.
func (w *world) chief(site news.Site) news.Actor {
	return news.Actor{Account: w.other.ID, Name: w.other.Name, Roles: map[news.ID][]news.Role{site.ID: {news.RoleChiefEditor}}}
}

const body = `{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"Air sungai surut sejak pagi dan warga mulai membersihkan rumah."}]}]}`

func (w *world) begun(by news.Actor, site news.Site) news.ID {
	w.t.Helper()
	w.n++
	id, err := w.room.Create(w.ctx, by, newsroom.NewStory{Site: site.ID, Section: site.Sections[0].ID, Content: news.Content{
		Headline: fmt.Sprintf("Banjir surut di desa ke-%d", w.n), Lead: "Warga kembali ke rumah.", Body: body,
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}})
	w.must(err)
	return id
}

// draft is a story of somebody else.
func (w *world) draft(site news.Site) news.ID { return w.begun(w.chief(site), site) }

// own is a story that the one who asks began, when they still could.
func (w *world) own(site news.Site) news.ID {
	return w.begun(news.Actor{Account: w.me.ID, Name: w.me.Name, Roles: map[news.ID][]news.Role{site.ID: {news.RoleChiefEditor}}}, site)
}

func (w *world) live(site news.Site) news.ID {
	w.t.Helper()
	id := w.draft(site)
	w.must(w.room.Publish(w.ctx, w.chief(site), id))
	w.clock.Advance(time.Minute)
	return id
}

// sister is the other site.
func (w *world) sister(site news.Site) news.Site {
	if site.ID == w.bali.ID {
		return w.solo
	}
	return w.bali
}

func (w *world) get(path string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Cookie", "tajuk=me")
	return r
}

func (w *world) post(path string, form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Cookie", "tajuk=me")
	return r
}

// upload is a form with a picture that nobody has sent before.
func (w *world) upload(site news.Site) *http.Request {
	w.t.Helper()
	w.n++
	img := image.NewGray(image.Rect(0, 0, 900+w.n, 640))
	for i := range img.Pix {
		img.Pix[i] = byte(i * w.n)
	}
	var file, form bytes.Buffer
	w.must(jpeg.Encode(&file, img, nil))
	m := multipart.NewWriter(&form)
	w.must(m.WriteField("site", site.ID.String()))
	w.must(m.WriteField("credit", "Rudi"))
	part, err := m.CreateFormFile("file", "foto.jpg")
	w.must(err)
	_, err = part.Write(file.Bytes())
	w.must(err)
	w.must(m.Close())
	r := httptest.NewRequest(http.MethodPost, "/media", &form)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Cookie", "tajuk=me")
	r.Header.Set("Accept", "application/json")
	return r
}

func (w *world) ask(r *http.Request) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	w.desk.ServeHTTP(answer, r)
	return answer
}

// as asks as somebody who may do everything, for what pages hold.
func (w *world) as(role news.Role, f func()) {
	before := w.who
	w.sit(0, role)
	f()
	w.who = before
}

var (
	madeField = regexp.MustCompile(`(?s)<textarea name="made" hidden>(.*?)</textarea>`)
	accepted  = regexp.MustCompile(`name="accept" value="([^"]*)"`)
	seenRev   = regexp.MustCompile(`name="rev" value="([0-9]+)"`)
	errorText = regexp.MustCompile(`(?s)<div class="wrong".*?</div>`)
)

// made is what the form of a story was made on.
func (w *world) made(id news.ID) (text string) {
	w.as(news.RoleChiefEditor, func() {
		m := madeField.FindStringSubmatch(w.ask(w.get("/stories/" + id.String())).Body.String())
		if m == nil {
			w.t.Fatal("the writing screen does not say what it was made on")
		}
		text = html.UnescapeString(m[1])
	})
	return text
}

// consent is the form that accepts every warning about a story.
func (w *world) consent(id news.ID) url.Values {
	form := url.Values{}
	w.as(news.RoleChiefEditor, func() {
		page := w.ask(w.get("/stories/" + id.String() + "/publish")).Body.String()
		for _, m := range accepted.FindAllStringSubmatch(page, -1) {
			form.Add("accept", html.UnescapeString(m[1]))
		}
		if m := seenRev.FindStringSubmatch(page); m != nil {
			form.Set("rev", m[1])
		}
	})
	return form
}

// rev is the revision that a page's form was made on.
func (w *world) rev(path string) (rev string) {
	w.as(news.RoleChiefEditor, func() {
		if m := seenRev.FindStringSubmatch(w.ask(w.get(path)).Body.String()); m != nil {
			rev = m[1]
		}
	})
	return rev
}

// said is what a page says is wrong.
func (w *world) said(answer *httptest.ResponseRecorder) string {
	if m := errorText.FindString(answer.Body.String()); m != "" {
		return m
	}
	return answer.Body.String()[:min(answer.Body.Len(), 300)]
}

// fingerprint tells whether anything was changed: every verb about stories,
// sites and what belongs to them writes rows that it counts.
func (w *world) fingerprint() string {
	w.t.Helper()
	var events, revs, copies, assets int64
	for query, to := range map[string]*int64{
		"SELECT COUNT(*) FROM event": &events, "SELECT COALESCE(SUM(rev), 0) FROM story": &revs,
		"SELECT COALESCE(SUM(rev), 0) FROM working_copy": &copies, "SELECT COUNT(*) FROM asset": &assets,
	} {
		w.must(w.db.QueryRowContext(w.ctx, query).Scan(to))
	}
	return fmt.Sprint(events, revs, copies, assets)
}
