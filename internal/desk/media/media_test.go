package media_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	goimage "image"
	"image/color"
	"image/jpeg"
	"io"
	"log/slog"
	"math"
	"mime/multipart"
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
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/media"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	files "github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/search"
)

// desk is the library's screens on a real database, with people signed in by
// the names of their roles.
type desk struct {
	*testing.T
	h          http.Handler
	room       *newsroom.Newsroom
	read       *inside.Reader
	queue      *jobs.Queue
	clock      *clock.Manual
	solo, bali news.Site
	people     map[string]news.Actor
}

func open(t *testing.T) *desk {
	t.Helper()
	ctx := context.Background()
	db := dbtest.Open(t, dbtest.SQLite(t))
	blobs, err := blob.OpenDisk(t.TempDir())
	d := &desk{T: t, clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), people: map[string]news.Actor{}}
	d.must(err)
	t.Cleanup(func() { blobs.Close() })
	index := search.New(db.Engine)
	d.room = newsroom.New(act.Config{DB: db, Clock: d.clock, IDs: news.NewIDs(d.clock.Now, 1), Index: index}, files.Files{Blobs: blobs, Partials: blobs})
	d.read = inside.New(db, d.clock, index)
	d.queue = jobs.New(db, d.clock, slog.New(slog.DiscardHandler), d.room.Jobs())
	site := func(slug string) news.Site {
		s, err := d.room.SaveSite(ctx, news.System(), news.Site{Slug: slug, Name: "Sagara " + slug, Zone: "Asia/Jakarta", Language: "id", Hosts: []string{slug + ".test"},
			Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
		d.must(err)
		return s
	}
	d.solo, d.bali = site("solo"), site("bali")
	for i, role := range []news.Role{news.RoleContributor, news.RoleReporter, news.RolePhotoEditor, news.RoleEditor, news.RoleChiefEditor, news.RoleSiteAdmin, news.RoleNetworkAdmin} {
		d.people[string(role)] = news.Actor{Account: news.ID(100 + i), Name: string(role), Roles: map[news.ID][]news.Role{d.solo.ID: {role}}}
	}
	d.people["bali"] = news.Actor{Account: 200, Name: "bali", Roles: map[news.ID][]news.Role{d.bali.ID: {news.RoleChiefEditor}}}
	d.people["reporter2"] = news.Actor{Account: 201, Name: "reporter2", Roles: map[news.ID][]news.Role{d.solo.ID: {news.RoleReporter}}}
	d.people["nobody"] = news.Actor{Account: 202, Name: "nobody"}
	f, err := frame.New(frame.Config{Clock: d.clock, Log: slog.New(slog.DiscardHandler), Network: "Sagara",
		Assets: fstest.MapFS{"desk.css": {Data: []byte("x")}, "desk.js": {Data: []byte("x")}}, Sites: d.read.Sites,
		Visitor: func(_ context.Context, token string) (frame.Visitor, bool, error) {
			a, ok := d.people[token]
			return frame.Visitor{Session: 1, Account: news.Account{ID: a.Account, Name: a.Name}, Actor: a, Language: "en"}, ok, nil
		}})
	d.must(err)
	media.Mount(f, d.room, d.read, blobs)
	d.h = f.Handler()
	return d
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func photo(seed, quality int) []byte {
	m := goimage.NewGray(goimage.Rect(0, 0, 360, 240))
	for y := range 240 {
		for x := range 360 {
			v := math.Sin(float64(x*(3+seed%7))/60+float64(seed)) + math.Cos(float64(y*(2+seed%5))/50-float64(seed)*1.7)
			m.SetGray(x, y, color.Gray{byte(128 + 60*v)})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (d *desk) ask(who, method, path string, body io.Reader, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, body)
	if who != "" {
		r.AddCookie(&http.Cookie{Name: "tajuk", Value: who})
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	d.h.ServeHTTP(w, r)
	return w
}

func (d *desk) get(who, path string) *httptest.ResponseRecorder { return d.ask(who, "GET", path, nil) }

func (d *desk) post(who, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	return d.ask(who, "POST", path, strings.NewReader(form.Encode()), append(header, "Content-Type", "application/x-www-form-urlencoded")...)
}

type sent struct {
	name string
	data []byte
}

func (d *desk) send(who string, fields map[string]string, asked string, list ...sent) *httptest.ResponseRecorder {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k, v := range fields {
		d.must(m.WriteField(k, v))
	}
	for _, s := range list {
		part, err := m.CreateFormFile("file", s.name)
		d.must(err)
		_, err = part.Write(s.data)
		d.must(err)
	}
	d.must(m.Close())
	w := d.ask(who, "POST", "/media", &b, "Content-Type", m.FormDataContentType(), "Accept", asked)
	d.must(d.queue.Drain(context.Background()))
	return w
}

const asJSON = "application/json"

// bring returns the ID of a picture that somebody brought in.
func (d *desk) bring(who string, seed int, more map[string]string) string {
	d.Helper()
	w := d.send(who, more, asJSON, sent{fmt.Sprintf("foto %d.jpg", seed), photo(seed, 85)})
	var got struct{ ID, Thumb, Credit string }
	if w.Code != 201 || json.Unmarshal(w.Body.Bytes(), &got) != nil || got.ID == "" {
		d.Fatalf("%d %s", w.Code, w.Body)
	}
	return got.ID
}

func (d *desk) wantCode(w *httptest.ResponseRecorder, code int, what string) {
	d.Helper()
	if w.Code != code {
		d.Errorf("%s: %d, want %d: %.200s", what, w.Code, code, w.Body)
	}
}

func (d *desk) wantText(w *httptest.ResponseRecorder, texts ...string) {
	d.Helper()
	for _, text := range texts {
		if !strings.Contains(w.Body.String(), text) {
			d.Errorf("%d: lacks %q in %.3000s", w.Code, text, w.Body)
		}
	}
}

// Who may do what, also by requests that no screen offers.
func TestRoleMatrix(t *testing.T) {
	d := open(t)
	n := 0
	for who, c := range map[string]struct{ look, bring, own, others bool }{
		"contributor": {true, false, false, false}, "reporter": {true, true, true, false}, "photo_editor": {true, true, true, true},
		"editor": {true, true, true, true}, "chief_editor": {true, true, true, true}, "site_admin": {true, false, false, false},
		"network_admin": {true, false, false, false}, "bali": {true, false, false, false}, "nobody": {false, false, false, false}, "": {false, false, false, false},
	} {
		n += 10
		others := d.bring("reporter2", n, map[string]string{"credit": "Rudi"})
		code := func(may bool, yes int) int {
			if who == "" {
				return 401
			}
			if !may {
				return 403
			}
			return yes
		}
		if who != "" {
			d.wantCode(d.get(who, "/media"), code(c.look, 200), who+" looks")
			d.wantCode(d.get(who, "/media/"+others), code(c.look, 200), who+" looks at one")
			d.wantCode(d.get(who, "/media/pick?q="), code(c.look, 200), who+" picks")
			d.wantCode(d.get(who, "/media/"+others+"/thumb/w320"), code(c.look, 200), who+" sees")
			d.wantCode(d.get(who, "/media/upload"), code(c.bring || who == "bali", 200), who+" opens the form")
		}
		d.wantCode(d.send(who, map[string]string{"site": d.solo.ID.String()}, asJSON, sent{"a.jpg", photo(n+1, 80)}), code(c.bring, 201), who+" brings in")
		d.wantCode(d.post(who, "/uploads", nil, "Tus-Resumable", "1.0.0", "Upload-Length", "10", "Upload-Metadata", "site "+base64.StdEncoding.EncodeToString([]byte(d.solo.ID.String()))),
			code(c.bring, 201), who+" begins an upload")
		change := url.Values{"credit": {"Orang"}}
		d.wantCode(d.post(who, "/media/"+others, change, "Accept", asJSON), code(c.others, 200), who+" changes another's")
		by := d.bring("reporter2", n+2, nil)
		d.wantCode(d.post(who, "/media/"+others+"/replace", url.Values{"by": {by}}, "Accept", asJSON), code(c.others, 200), who+" replaces another's")
		d.wantCode(d.post(who, "/media/"+by+"/undo", url.Values{"change": {"1"}}, "Accept", asJSON), code(true, 404), who+" takes back")
		gone := d.bring("reporter2", n+3, nil)
		d.wantCode(d.post(who, "/media/"+gone+"/delete", nil, "Accept", asJSON), code(c.others, 200), who+" deletes another's")
		if c.bring {
			own := d.bring(who, n+4, nil)
			d.wantCode(d.post(who, "/media/"+own, change, "Accept", asJSON), code(c.own, 200), who+" changes their own")
			d.wantCode(d.post(who, "/media/"+own+"/delete", nil, "Accept", asJSON), code(c.own, 200), who+" deletes their own")
		}
	}
}

// A picture that was brought in for one site cannot be brought in for another by
// naming it, and what a form does not have cannot be changed.
func TestOtherSitesAndMassAssignment(t *testing.T) {
	d := open(t)
	d.wantCode(d.send("reporter", map[string]string{"site": d.bali.ID.String()}, asJSON, sent{"a.jpg", photo(1, 80)}), 403, "another site")
	d.wantCode(d.send("reporter", map[string]string{"site": "!"}, asJSON, sent{"a.jpg", photo(1, 80)}), 201, "no site at all is the own one")
	id := d.bring("reporter", 2, nil)
	d.wantCode(d.post("reporter", "/media/"+id, url.Values{"credit": {"Budi"}, "site": {d.bali.ID.String()}, "made_by": {"1"}, "sha256": {"x"}, "state": {"failed"},
		"replaced_by": {id}, "public_at": {"1"}, "id": {"7"}, "ID": {"7"}, "name": {"x"}, "likeness": {"1"}}, "Accept", asJSON), 200, "changes")
	pid, _ := news.ParseID(id)
	got, err := d.read.Picture(context.Background(), d.people["reporter"], pid)
	d.must(err)
	if got.Credit != "Budi" || got.Site != d.solo.ID || got.MadeBy != 101 || got.State != news.AssetReady || got.ReplacedBy != 0 || !got.PublicAt.IsZero() || got.Name != "foto 2.jpg" {
		t.Errorf("%+v", got.Asset)
	}
	// Only what the form has is touched.
	d.wantCode(d.post("reporter", "/media/"+id, url.Values{"alt": {"Pasar"}}, "Accept", asJSON), 200, "changes a part")
	if got, err = d.read.Picture(context.Background(), d.people["reporter"], pid); err != nil || got.Credit != "Budi" || got.Alt != "Pasar" || got.FocalX != 0.5 {
		t.Errorf("%+v %v", got.Asset, err)
	}
	for _, path := range []string{"/media/0", "/media/../etc", "/media/ZZZ", "/media/" + id + "/thumb/original", "/media/" + id + "/thumb/w0", "/media/" + id + "/thumb/w99999999999",
		"/media/" + id + "/thumb/..%2f..%2fo", "/media/7ymarfg268/thumb/w320", "/uploads/0", "/uploads/..%2fx"} {
		if w := d.get("reporter", path); w.Code < 300 || w.Code >= 500 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestUploadTricks(t *testing.T) {
	d := open(t)
	whole := photo(1, 85)
	for name, c := range map[string]struct {
		data []byte
		say  string
	}{
		"svg.svg":                {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "svg"},
		"page.jpg":               {[]byte("<!DOCTYPE html><script>alert(1)</script>"), "no picture"},
		"php.gif":                {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00<?php system($_GET[0]); ?>"), ""},
		"zip.jpg":                {append(bytes.Clone(whole), "PK\x03\x04aaaa"...), "something else"},
		"script.jpg":             {append(bytes.Clone(whole), "<script>alert(1)</script>"...), "something else"},
		"cut.jpg":                {whole[:len(whole)/2], "end of the file"},
		"empty.jpg":              {nil, "empty"},
		"text.png":               {[]byte("not a picture"), "no picture"},
		"bomb.png":               {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00IEND\xaeB`\x82"), ""},
		"<img src=x onerror=1>.": {[]byte("x"), "no picture"},
	} {
		w := d.send("reporter", nil, asJSON, sent{name, c.data})
		d.wantCode(w, 422, name)
		var said struct{ Error string }
		if json.Unmarshal(w.Body.Bytes(), &said) != nil || said.Error == "" || !strings.Contains(said.Error, c.say) {
			t.Errorf("%s: %s", name, w.Body)
		}
	}
	// The name and the words of a file cannot become markup.
	evil := `"><script>alert(1)</script>.jpg`
	w := d.send("reporter", map[string]string{"credit": evil, "caption": evil, "alt": evil}, "", sent{evil, photo(3, 80)}, sent{evil, []byte("no")})
	d.wantCode(w, 200, "a form")
	id := regexp.MustCompile(`name="ids" value="([a-z0-9]+)"`).FindStringSubmatch(w.Body.String())
	if id == nil {
		t.Fatalf("%s", w.Body)
	}
	for _, page := range []*httptest.ResponseRecorder{w, d.get("reporter", "/media"), d.get("reporter", "/media?view=rows"), d.get("reporter", "/media/"+id[1]),
		d.get("reporter", "/media/upload?ids="+id[1]), d.get("reporter", "/media?q="+url.QueryEscape(evil)), d.get("reporter", "/media?filter="+url.QueryEscape(evil))} {
		if strings.Contains(page.Body.String(), "<script>alert") || page.Code != 200 {
			t.Errorf("%d: %s", page.Code, page.Body)
		}
		if csp := page.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self'") {
			t.Errorf("policy %q", csp)
		}
	}
	// What is served is a rendition, and says what it is.
	pic := d.get("reporter", "/media/"+id[1]+"/thumb/16x9")
	if pic.Header().Get("Content-Type") != "image/jpeg" || pic.Header().Get("X-Content-Type-Options") != "nosniff" || bytes.Contains(pic.Body.Bytes(), photo(3, 80)[4000:4100]) {
		t.Errorf("%v", pic.Header())
	}
}

// Without scripts: many at once, one of them broken, then their data in a table.
func TestTheFormWithoutScripts(t *testing.T) {
	d := open(t)
	var list []sent
	for i := range 12 {
		s := sent{fmt.Sprintf("DSC_%02d.jpg", i), photo(100+i, 80)}
		if i == 4 {
			s.data = s.data[:len(s.data)-100]
		}
		list = append(list, s)
	}
	w := d.send("reporter", nil, "text/html", list...)
	d.wantCode(w, 200, "twelve")
	d.wantText(w, "DSC_04.jpg", "the end of the file is missing")
	ids := strings.Split(regexp.MustCompile(`name="ids" value="([^"]+)"`).FindStringSubmatch(w.Body.String())[1], ",")
	if len(ids) != 11 {
		t.Fatalf("%d pictures", len(ids))
	}
	form := url.Values{"ids": {strings.Join(ids, ",")}, "all-credit": {"Sagara/Budi"}, "caption-" + ids[0]: {"Pasar Legi"}, "credit-" + ids[1]: {"ANTARA"}, "credit-" + ids[2]: {strings.Repeat("x", 300)}}
	w = d.post("reporter", "/media/complete", form)
	d.wantCode(w, 422, "one row is wrong")
	d.wantText(w, "some pictures were not saved", strings.Repeat("x", 300))
	form.Set("credit-"+ids[2], "EPA")
	d.wantCode(d.post("reporter", "/media/complete", form), 303, "all right")
	for i, want := range []string{"Sagara/Budi", "ANTARA", "EPA", "Sagara/Budi"} {
		id, _ := news.ParseID(ids[i])
		got, err := d.read.Picture(context.Background(), d.people["reporter"], id)
		d.must(err)
		if got.Credit != want {
			t.Errorf("%d: %q, want %q", i, got.Credit, want)
		}
	}
	// The same file again is told of.
	w = d.send("reporter", nil, "text/html", list[0])
	d.wantText(w, "was here before")
	w = d.send("reporter", nil, "text/html", sent{"lain.jpg", photo(100, 35)})
	if w = d.get("reporter", "/media/upload?ids="+regexp.MustCompile(`name="ids" value="([^"]+)"`).FindStringSubmatch(w.Body.String())[1]); w.Code == 200 {
		d.wantText(w, "looks like")
	}
	w = d.send("reporter", nil, "text/html")
	d.wantCode(w, 422, "no file")
}

// tus 1.0.0, the parts that a client relies on.
func TestTus(t *testing.T) {
	d := open(t)
	whole := photo(7, 90)
	v := []string{"Tus-Resumable", "1.0.0"}
	meta := "filename " + base64.StdEncoding.EncodeToString([]byte("pasar legi.jpg")) + ",site " + base64.StdEncoding.EncodeToString([]byte(d.solo.ID.String()))
	w := d.ask("reporter", "OPTIONS", "/uploads", nil)
	if w.Code != 204 || w.Header().Get("Tus-Version") != "1.0.0" || !strings.Contains(w.Header().Get("Tus-Extension"), "creation") || w.Header().Get("Tus-Max-Size") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	create := func(length string, more ...string) *httptest.ResponseRecorder {
		return d.ask("reporter", "POST", "/uploads", nil, append(append(more, v...), "Upload-Length", length, "Upload-Metadata", meta)...)
	}
	if w := d.ask("reporter", "POST", "/uploads", nil, "Upload-Length", "5"); w.Code != 412 || w.Header().Get("Tus-Version") != "1.0.0" {
		t.Errorf("without a version: %d", w.Code)
	}
	for _, length := range []string{"", "-1", "x", "0", "99999999999"} {
		d.wantCode(create(length), 422, "length "+length)
	}
	w = create(fmt.Sprint(len(whole)))
	at := w.Header().Get("Location")
	if w.Code != 201 || !strings.HasPrefix(at, "/uploads/") || w.Header().Get("Upload-Expires") == "" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	patch := func(who, offset string, data []byte, more ...string) *httptest.ResponseRecorder {
		return d.ask(who, "PATCH", at, bytes.NewReader(data), append([]string{"Content-Type", "application/offset+octet-stream", "Upload-Offset", offset, "Tus-Resumable", "1.0.0"}, more...)...)
	}
	head := func(who string) *httptest.ResponseRecorder { return d.ask(who, "HEAD", at, nil, v...) }
	d.wantCode(patch("reporter", "0", whole, "Content-Type", "image/jpeg"), 415, "another type")
	d.wantCode(patch("reporter", "7", whole), 409, "another place")
	d.wantCode(patch("reporter", "-1", whole), 422, "no place")
	for _, who := range []string{"reporter2", "chief_editor", "bali"} {
		d.wantCode(patch(who, "0", whole), 404, who+" adds to another's")
		d.wantCode(head(who), 404, who+" asks of another's")
		d.wantCode(d.ask(who, "DELETE", at, nil, v...), 404, who+" drops another's")
		d.wantCode(d.ask(who, "POST", at+"/finish", nil), 404, who+" finishes another's")
	}
	d.wantCode(patch("reporter", "0", whole, "Sec-Fetch-Site", "cross-site"), 403, "from another site")
	half := len(whole) / 2
	w = patch("reporter", "0", whole[:half])
	if w.Code != 204 || w.Header().Get("Upload-Offset") != fmt.Sprint(half) {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	d.wantCode(d.ask("reporter", "POST", at+"/finish", nil), 409, "finish half")
	w = head("reporter")
	if w.Code != 200 || w.Header().Get("Upload-Offset") != fmt.Sprint(half) || w.Header().Get("Upload-Length") != fmt.Sprint(len(whole)) || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	d.wantCode(patch("reporter", fmt.Sprint(half), whole[half:]), 204, "the rest")
	for range 2 {
		w = d.ask("reporter", "POST", at+"/finish", nil, "Accept", asJSON)
		d.wantCode(w, 201, "finish")
		d.wantText(w, "pasar legi.jpg", `"id":"`)
	}
	// A broken one says why, and is not asked for again.
	w = create("20")
	at = w.Header().Get("Location")
	d.wantCode(patch("reporter", "0", []byte("12345678901234567890")), 204, "rubbish")
	w = d.ask("reporter", "POST", at+"/finish", nil, "Accept", asJSON)
	d.wantCode(w, 422, "finish rubbish")
	d.wantText(w, "no picture")
	at = create("20").Header().Get("Location")
	d.wantCode(d.ask("reporter", "DELETE", at, nil, v...), 204, "drop")
	d.wantCode(head("reporter"), 404, "gone")
}

// A picture that has just come in is waited for, and shown when it is made.
func TestAPictureIsShownAsSoonAsItIsMade(t *testing.T) {
	d := open(t)
	b, err := d.room.BringIn(context.Background(), d.people["reporter"], files.Upload{File: bytes.NewReader(photo(1, 80)), Site: d.solo.ID})
	d.must(err)
	go func() {
		time.Sleep(200 * time.Millisecond)
		if err := d.queue.Drain(context.Background()); err != nil {
			d.Error(err)
		}
	}()
	w := d.get("reporter", "/media/"+b.Asset.ID.String()+"/thumb/w320")
	if w.Code != 200 || w.Header().Get("Content-Type") != "image/jpeg" {
		d.Errorf("%d %s", w.Code, w.Body)
	}
}

// Every page in both states of the library, with the words that they owe.
func TestScreens(t *testing.T) {
	d := open(t)
	for _, f := range inside.PictureFilters() {
		w := d.get("photo_editor", "/media?filter="+string(f))
		d.wantCode(w, 200, "empty "+string(f))
		d.wantText(w, `class="empty"`)
	}
	var ids []string
	for i := range 45 {
		ids = append(ids, d.bring("photo_editor", 200+i, map[string]string{"caption": fmt.Sprintf("Pasar ke-%d", i)}))
		d.clock.Advance(time.Second)
	}
	w := d.get("photo_editor", "/media")
	d.wantText(w, ids[44], ids[5], "no credit", "before=")
	if strings.Contains(w.Body.String(), ids[4]) {
		t.Error("more than a page")
	}
	next := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(w.Body.String())
	w = d.get("photo_editor", strings.ReplaceAll(next[1], "&amp;", "&"))
	d.wantText(w, ids[4], ids[0])
	w = d.get("photo_editor", "/media?view=rows&q=pasar+ke-7")
	d.wantText(w, ids[7])
	if strings.Contains(w.Body.String(), ids[8]) {
		t.Error("search finds what it should not")
	}
	d.wantText(d.get("photo_editor", "/media?q=%22"), "no word to look for")
	w = d.get("photo_editor", "/media/pick?q=ke-7")
	var picks []struct{ ID, Thumb, Caption string }
	if json.Unmarshal(w.Body.Bytes(), &picks) != nil || len(picks) != 1 || picks[0].ID != ids[7] || picks[0].Caption != "Pasar ke-7" {
		t.Errorf("%s", w.Body)
	}
	d.wantCode(d.get("photo_editor", picks[0].Thumb), 200, "its thumb")

	// One picture: saved, refused, taken back, replaced, deleted.
	one := "/media/" + ids[7]
	d.wantText(d.get("photo_editor", one), "Pasar ke-7", `name="focal_x"`, "Nowhere yet")
	form := url.Values{"credit": {"Sagara/Budi"}, "focal_x": {"25,5"}, "focal_y": {"60"}, "rights_day": {"2026-03-10"}, "taken_at": {"2026-03-01T10:30"}, "archive": {"2019"}, "source_type": {"digitalCapture"}, "rev": {"2"}}
	w = d.post("photo_editor", one, form)
	if w.Code == 409 { // rendering raised the revision further
		rev := regexp.MustCompile(`name="rev" value="(\d+)"`).FindStringSubmatch(d.get("photo_editor", one).Body.String())
		form.Set("rev", rev[1])
		w = d.post("photo_editor", one, form)
	}
	d.wantCode(w, 303, "save")
	id, _ := news.ParseID(ids[7])
	got, err := d.read.Picture(context.Background(), d.people["photo_editor"], id)
	d.must(err)
	if got.FocalX != 0.255 || got.FocalY != 0.6 || !got.RightsUntil.Equal(time.Date(2026, 3, 10, 17, 0, 0, 0, time.UTC)) || !got.TakenAt.Equal(time.Date(2026, 3, 1, 3, 30, 0, 0, time.UTC)) {
		t.Errorf("%+v", got.Asset)
	}
	d.wantCode(d.post("photo_editor", one, form), 409, "save on an old revision")
	form.Del("rev")
	for name, v := range map[string]string{"focal_x": "x", "focal_y": "NaN", "rights_day": "kemarin", "taken_at": "1", "source_type": "magic", "credit": strings.Repeat("x", 201)} {
		bad := url.Values{name: {v}}
		w := d.post("photo_editor", one, bad)
		d.wantCode(w, 422, name)
		d.wantText(w, `role="alert"`)
	}
	w = d.post("photo_editor", one+"/replace", url.Values{"by": {"http://desk.test/media/" + ids[8] + "?x=1"}})
	d.wantCode(w, 303, "replace")
	d.wantText(d.get("photo_editor", one), "Another picture is shown in its place", ids[8])
	d.wantText(d.get("photo_editor", "/media/"+ids[8]), "shown in the place of", ids[7])
	for _, by := range []string{"", "?", "0", ids[7], "zzzzzzzzz"} {
		if w := d.post("photo_editor", one+"/replace", url.Values{"by": {by}}); w.Code < 400 || w.Code >= 500 {
			t.Errorf("replaced by %q: %d", by, w.Code)
		}
	}
	d.wantCode(d.post("photo_editor", "/media/"+ids[9]+"/delete", nil), 303, "delete")
	d.wantCode(d.get("photo_editor", "/media/"+ids[9]), 404, "deleted")
	d.wantCode(d.post("photo_editor", "/media/"+ids[8]+"/delete", nil), 409, "delete what is shown in another's place")
}
