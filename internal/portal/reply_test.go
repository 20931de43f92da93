package portal_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/talk"
)

// replyForm is a form as a browser sends it; a field given twice counts as the
// later one, a file has a name behind its field: "evidence surat.pdf".
func replyForm(fields ...string) (body *bytes.Buffer, contentType string) {
	all := map[string]string{"wish": "hak_jawab", "name": "Budi Santosa", "capacity": "Direktur PT Maju", "email": "budi@maju.test", "phone": "",
		"address": "http://solo.test/warga/zz/x", "passage": "Disebut menimbun.", "facts": "Gudang kosong.", "consent": "yes", "website": "",
		"identity KTP.png": "\x89PNG\r\n\x1a\n000"}
	for i := 0; i+1 < len(fields); i += 2 {
		all[fields[i]] = fields[i+1]
	}
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for name, value := range all {
		if field, file, ok := strings.Cut(name, " "); ok {
			part, _ := w.CreateFormFile(field, file)
			_, _ = part.Write([]byte(value))
		} else {
			_ = w.WriteField(name, value)
		}
	}
	w.Close()
	return body, w.FormDataContentType()
}

// send posts a form to a site from an address of the network.
func (w *world) send(address, from string, fields ...string) answer {
	w.t.Helper()
	body, contentType := replyForm(fields...)
	host, path, _ := strings.Cut(address, "/")
	r := httptest.NewRequestWithContext(w.ctx, http.MethodPost, "/"+path, body)
	r.Host, r.RemoteAddr = host, from+":4711"
	r.Header.Set("Content-Type", contentType)
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	return readAnswer(w.t, rec.Result())
}

func (w *world) requests(site string) []news.ReplyRequest {
	w.t.Helper()
	s, err := w.currentSite(site)
	if err != nil {
		w.t.Fatal(err)
	}
	list, err := talk.New(w.app.DB, w.app.DB.Engine).Replies(w.ctx, s.ID, "", 0, 100)
	if err != nil {
		w.t.Fatal(err)
	}
	return list
}

func TestReplyForm(t *testing.T) {
	each(t, func(w *world) {
		story, site := "a", "solo"
		w.run(`story a solo/warga "Tanggul baru"`)
		empty := w.get(site + ".test/hak-jawab")
		if empty.StatusCode != 200 || !empty.has(`<form class="form reply-form" method="post" action="/hak-jawab" enctype="multipart/form-data">`) {
			w.t.Fatalf("%d\n%s", empty.StatusCode, empty.body)
		}
		page := w.get(site + ".test" + w.path(story, site))
		link := "/hak-jawab?berita=" + w.stories[story].String()
		if !page.has(`href="` + link + `"`) {
			w.t.Error("the story does not lead to its form")
		}
		if form := w.get(site + ".test" + link); !form.has(w.path(story, site)) {
			w.t.Error("the form does not name the story")
		}
		if form := w.get(site + ".test/hak-jawab?berita=zzzz"); form.StatusCode != 200 {
			w.t.Errorf("a story that is not there: %d", form.StatusCode)
		}

		sent := w.send(site+".test/hak-jawab", "192.0.2.1", "address", "http://"+site+".test"+w.path(story, site))
		list := w.requests(site)
		if sent.StatusCode != 200 || len(list) != 1 || !sent.has(list[0].Number) {
			w.t.Fatalf("%d, %d requests\n%s", sent.StatusCode, len(list), sent.body)
		}
		if list[0].Story != w.stories[story] || list[0].Name != "Budi Santosa" || !strings.Contains(list[0].Consent, "UU 27/2022") {
			w.t.Errorf("kept as %+v", list[0])
		}
		if sent.Header.Get("Cache-Control") != "no-store" || sent.Header.Get("Set-Cookie") != "" {
			w.t.Errorf("answered with %v", sent.Header)
		}
		// Sent again by a reload it is the same.
		if again := w.send(site+".test/hak-jawab", "192.0.2.1", "address", "http://"+site+".test"+w.path(story, site)); !again.has(list[0].Number) || len(w.requests(site)) != 1 {
			w.t.Error("a reload made another request")
		}
	})
}

func TestReplyFormKeepsWhatWasTyped(t *testing.T) {
	each(t, func(w *world) {
		attack := `"><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}`
		for i, field := range []string{"wish", "name", "capacity", "email", "phone", "address", "passage", "facts"} {
			a := w.send("solo.test/hak-jawab", fmt.Sprintf("192.0.2.%d", 10+i), field, attack, "consent", "")
			if a.StatusCode != 422 {
				w.t.Errorf("%s: %d", field, a.StatusCode)
			}
			if strings.Contains(a.body, "<script>alert") || strings.Contains(a.body, "<img src=x") {
				w.t.Errorf("%s: a script came back", field)
			}
			if field != "wish" && !strings.Contains(a.body, "&lt;script&gt;alert(1)") {
				w.t.Errorf("%s: what was typed is lost", field)
			}
			if field != "name" && !a.has(`value="Budi Santosa"`) || !a.has("Tanpa persetujuan Anda") {
				w.t.Errorf("%s: the other fields are lost, or nothing is said", field)
			}
		}
		for i, c := range []struct{ field, value, say string }{
			{"email", "budi@maju.test\r\nBcc: semua@maju.test", "alamat surel yang lengkap"},
			{"name", "Budi\r\nX-Evil: 1", "dalam satu baris"},
			{"name", "", "Tulis nama lengkap"},
			{"facts", strings.Repeat("x", 10_001), "paling panjang 10.000"},
			{"identity KTP.png", "<svg onload=alert(1)>", "kartu identitas"},
			{"evidence foto.jpg", "<html><script>alert(1)</script>", "Hanya PDF"},
			{"evidence a.zip", "PK\x03\x04", "Hanya PDF"},
		} {
			a := w.send("solo.test/hak-jawab", fmt.Sprintf("192.0.2.%d", 50+i), c.field, c.value)
			if a.StatusCode != 422 || !a.has(c.say) {
				w.t.Errorf("%s %.30q: %d\n%s", c.field, c.value, a.StatusCode, a.body)
			}
		}
		if n := len(w.requests("solo")); n != 0 {
			w.t.Errorf("%d requests were kept", n)
		}
	})
}

func TestReplyFormIsNotFlooded(t *testing.T) {
	each(t, func(w *world) {
		for i := range 6 {
			if a := w.send("solo.test/hak-jawab", "192.0.2.1", "facts", fmt.Sprint("Fakta ", i)); a.StatusCode != 200 {
				w.t.Fatalf("form %d: %d\n%s", i, a.StatusCode, a.body)
			}
		}
		if a := w.send("solo.test/hak-jawab", "192.0.2.1", "facts", "Satu lagi"); a.StatusCode != 429 || !a.has("Satu lagi") {
			w.t.Errorf("the seventh of an hour: %d", a.StatusCode)
		}
		if a := w.send("solo.test/hak-jawab", "192.0.2.2", "facts", "Dari tempat lain"); a.StatusCode != 200 {
			w.t.Errorf("from elsewhere: %d", a.StatusCode)
		}
		n := len(w.requests("solo"))
		if a := w.send("solo.test/hak-jawab", "192.0.2.3", "website", "http://spam.test"); a.StatusCode != 200 || len(w.requests("solo")) != n {
			w.t.Errorf("a program's form: %d, %d requests", a.StatusCode, len(w.requests("solo")))
		}
		// One file and one field too large.
		if a := w.send("solo.test/hak-jawab", "192.0.2.4", "evidence a.pdf", "%PDF-"+strings.Repeat("x", 60<<20)); a.StatusCode != 413 {
			w.t.Errorf("60 MB: %d", a.StatusCode)
		}
		r := httptest.NewRequest(http.MethodPost, "/hak-jawab", strings.NewReader("name=x"))
		r.Host = "solo.test"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		rec := httptest.NewRecorder()
		w.handler.ServeHTTP(rec, r)
		if rec.Code != 400 {
			w.t.Errorf("another kind of form: %d", rec.Code)
		}
		body, contentType := replyForm()
		r = httptest.NewRequest(http.MethodPost, "/hak-jawab", body)
		r.Host = "solo.test"
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		rec = httptest.NewRecorder()
		w.handler.ServeHTTP(rec, r)
		if rec.Code != 403 {
			w.t.Errorf("from another site: %d", rec.Code)
		}
		for _, address := range []string{"solo.test/", "solo.test/cari", "nowhere.test/hak-jawab"} {
			if a := w.send(address, "192.0.2.9"); a.StatusCode != 405 {
				w.t.Errorf("a form sent to %s: %d", address, a.StatusCode)
			}
		}
	})
}

// What readers send in confidence has no address on any portal.
func TestReplyFilesAreNotServed(t *testing.T) {
	each(t, func(w *world) {
		if a := w.send("solo.test/hak-jawab", "192.0.2.1"); a.StatusCode != 200 {
			w.t.Fatal(a.StatusCode)
		}
		files, err := talk.New(w.app.DB, w.app.DB.Engine).ReplyFiles(w.ctx, w.requests("solo")[0].ID)
		if err != nil || len(files) != 1 {
			w.t.Fatalf("%v, %d files", err, len(files))
		}
		sum := files[0].SHA256
		for _, path := range []string{"/media/" + sum, "/media/o/" + sum, "/media/private/o/" + sum[:2] + "/" + sum, "/media/r/" + sum + "/w640.jpg",
			"/media/../private/o/" + sum, "/private/o/" + sum, "/media/%2e%2e/private/" + sum} {
			if a := w.get("solo.test" + path); a.StatusCode == 200 || strings.Contains(a.body, "\x89PNG") {
				w.t.Errorf("%s: %d", path, a.StatusCode)
			}
		}
	})
}
