package portal_test

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/dbtest"
)

// FuzzRoute sends whatever may stand in a request line and a Host field
// through the portal: no panic, no error of ours, nothing but the statuses that
// readers can get, and no way off the site.
func FuzzRoute(f *testing.F) {
	w := newWorld(f, dbtest.SQLite(f))
	w.run(`
		topic banjir "Banjir Bengawan"
		tag legi "Pasar Legi" alias=pasar-legi
		story a solo/warga "Tanggul baru" topic=banjir tags=legi
		story b solo/warga "Kasus lama"
		share a nasional/nasional
		share a bali/island
		accept a bali
		redirect solo /lama a
		withdraw b anak "Memuat identitas anak."`)
	for _, host := range []string{"solo.test", "sagara.test", "bali.test", "www.solo.test", "evil.test", "[::1]:80", ""} {
		for _, target := range []string{"/", "/warga", "/topik/banjir", "/tag/pasar-legi", "/penulis/farah", "/indeks?tanggal=2026-03-02&kanal=warga",
			"/terkini?sebelum=" + w.mark("a", "solo"), "/cari?q=tanggul&dari=2026-01-01", w.path("a", "solo"), "/warga/" + w.stories["b"].String() + "/x",
			"/feed.xml?sebelum=1-1", "/topik/banjir/atom.xml", "/sitemap-2026-03.xml", "/sitemap-news-2.xml", "/media/r/00/x.jpg", "/lama", "/%2e%2e/%00", "//x/", "/a%2Fb",
			"/search?q=%22", "/assets/x", "*", "http://solo.test/warga"} {
			f.Add(host, target, "gzip, br;q=0", `"x", W/"y"`)
		}
	}
	f.Fuzz(func(t *testing.T, host, target, accept, match string) {
		if strings.ContainsAny(host+target, " \r\n") {
			return // another request
		}
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")))
		if err != nil {
			return // net/http refuses it before us
		}
		r.Header["Accept-Encoding"], r.Header["If-None-Match"] = []string{accept}, []string{match}
		rec := httptest.NewRecorder()
		w.handler.ServeHTTP(rec, r)
		got := rec.Result()
		if !slices.Contains([]int{200, 301, 304, 400, 404, 406, 410, 414}, got.StatusCode) {
			t.Fatalf("%d for %q on %q\n%s", got.StatusCode, target, host, w.log)
		}
		to := got.Header.Get("Location")
		inside := slices.ContainsFunc([]string{"http://solo.test", "http://sagara.test", "http://bali.test"}, func(origin string) bool {
			return to == origin || strings.HasPrefix(to, origin+"/") || strings.HasPrefix(to, origin+"?")
		})
		if (got.StatusCode == 301) != (to != "") || to != "" && !inside {
			t.Fatalf("%d to %q for %q on %q", got.StatusCode, to, target, host)
		}
		for name, values := range got.Header {
			if strings.ContainsAny(strings.Join(values, ""), "\r\n\x00") {
				t.Fatalf("%s: %q for %q", name, values, target)
			}
		}
		if w.log.String() != "" {
			t.Fatalf("%q on %q is logged as an error of ours\n%s", target, host, w.log)
		}
	})
}
