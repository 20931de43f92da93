package portal_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/store"
)

// serve runs the application on a port of its own and returns its address.
func (w *world) serve() string {
	w.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(w.ctx)
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- w.app.Run(ctx, l, func() { close(ready) }) }()
	w.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			w.t.Error(err)
		}
	})
	<-ready
	return l.Addr().String()
}

// raw sends bytes on a connection of its own and returns the answer.
func raw(t *testing.T, server, request string) answer {
	t.Helper()
	c, err := net.Dial("tcp", server)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(request, " ")
	res, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%.80q: %v", request, err)
	}
	defer res.Body.Close()
	return readAnswer(t, res)
}

// Whatever stands in the request line, the answer has the right status and is
// never another site's page.
func TestMalformedAddresses(t *testing.T) {
	each(t, func(w *world) {
		w.run(`story a solo/warga "Tanggul baru"`)
		server, id := w.serve(), w.stories["a"].String()
		long := func(n int) string { return strings.Repeat("a", n) }
		for _, c := range []struct {
			target string
			status int
		}{
			{"/", 200}, {"/?", 200}, {"/??", 200}, {"/?=", 200}, {"/?&&&", 200}, {"/?a=1;b=2", 200},
			{"//", 301}, {"///", 301}, {"/warga//", 301}, {"/.", 404}, {"/..", 404}, {"/./warga", 404}, {"/a/../warga", 404},
			{"/%2e%2e/%2e%2e/etc/passwd", 404}, {"/..%5c..%5cetc", 404}, {"/warga%2F" + id + "%2Fx", 301}, {"/%77arga", 200},
			{"/%", 400}, {"/%zz", 400}, {"/%4", 400}, {"/%00", 400}, {"/warga%00", 400}, {"/%0d%0aSet-Cookie:%20a=b", 400}, {"/%7f", 400},
			{"/%ff%fe", 400}, {"/%c0%ae%c0%ae", 400}, {"/%ed%a0%80", 400}, {"/\xff", 400}, {"/%E2%80%AE", 404}, {"/%F0%9F%94%A5", 404},
			{"/cari?q=%00", 400}, {"/cari?q=%ff", 400}, {"/cari?q=%zz", 400}, {"/cari?q=%", 400}, {"/cari?q=" + long(1900), 200},
			{"/cari?q=%27%22%3C%3E%5C%25_", 200}, {"/cari?q=a&q=b&q=c", 200}, {"/cari?q[]=a", 200},
			{"/cari?q=%F0%9F%94%A5", 200}, {"/cari?q=tanggul&sebelum=-1", 200}, {"/cari?q=tanggul&sebelum=zzzzzzzzzzzzzzzz", 200},
			{"/cari?q=tanggul&dari=9999-99-99", 200}, {"/cari?q=tanggul&dari=0001-01-01&sampai=9999-12-31", 200},
			{"/indeks?tanggal=0000-00-00", 200}, {"/indeks?tanggal=99999999999999999999", 200}, {"/indeks?tanggal=2026-03-02&sebelum=0-0", 404},
			{"/terkini?sebelum=", 200}, {"/terkini?sebelum=-", 404}, {"/terkini?sebelum=zzzzzzzzzz-zzzzzzzzzz", 200}, {"/terkini?sebelum=1-1&sebelum=x", 200},
			{"/feed.xml?sebelum=x", 404}, {"/warga/0/x", 404}, {"/warga/" + id + "/" + long(500), 301}, {"/warga/" + strings.ToUpper(id) + "/x", 404},
			{"/warga/zzzzzzzzzzz/x", 404}, {"/topik/" + long(101), 404}, {"/topik/%27", 404}, {"/tag/../terkini", 404},
			{"/sitemap-0000-00.xml", 404}, {"/sitemap-2026-13.xml", 404}, {"/sitemap-news-0.xml", 404}, {"/sitemap-news-99999999999999999999.xml", 404},
			{"/" + long(2047), 404}, {"/" + long(2048), 414}, {"/?" + long(2047), 414}, {"/" + long(20000), 414},
			{"*", 400}, {"solo.test", 400}, {"http://solo.test/warga", 200}, {"http://evil.test/warga", 404}, {"http://evil.test@solo.test/", 200},
		} {
			got := raw(t, server, "GET "+c.target+" HTTP/1.1\r\nHost: solo.test\r\nConnection: close\r\n\r\n")
			if got.StatusCode != c.status {
				t.Errorf("%.60q: %d, want %d", c.target, got.StatusCode, c.status)
			}
			if to := got.Header.Get("Location"); (c.status == 301) != strings.HasPrefix(to, "http://solo.test") {
				t.Errorf("%.60q leads to %q", c.target, to)
			}
			if c.status == 301 && !strings.HasPrefix(strings.TrimPrefix(to(got), "http://solo.test")+"/", "/") {
				t.Errorf("%.60q leaves the site for %q", c.target, to(got))
			}
			if got.Header.Get("Set-Cookie") != "" {
				t.Errorf("%.60q: a header came in through the address", c.target)
			}
		}
		if w.log.String() != "" {
			t.Errorf("bad requests are no errors of ours:\n%s", w.log)
		}
	})
}

func to(a answer) string { return a.Header.Get("Location") }

// Only a site's own names get its pages; nothing that stands in a Host field
// comes back in an answer.
func TestHostileHosts(t *testing.T) {
	each(t, func(w *world) {
		server := w.serve()
		for host, status := range map[string]int{
			"solo.test": 200, "SOLO.TEST": 200, "solo.test.": 200, "solo.test:80": 200, "solo.test:": 200, "www.solo.test": 301,
			"": 404, "evil.test": 404, "solo.test.evil.test": 404, "evilsolo.test": 404, "solo.test:99999": 404, "solo.test:x": 404,
			"-solo.test": 404, "solo..test": 404, ".solo.test": 404, "127.0.0.1": 404, "[::1]": 404, "[::1": 404, "localhost": 404,
			"solo.test/evil": 400, "solo.test@evil.test": 404, "evil.test@solo.test": 404, "solo.test#": 404, "solo.test?x": 404, "sölo.test": 400,
			"solo.test\x00": 400, "solo.test evil": 400, `solo.test"><script>`: 400, "solo.test\t": 200,
			strings.Repeat("a", 254): 404, strings.Repeat("a.", 120) + "test": 404, "../../etc/passwd": 400,
		} {
			got := raw(t, server, "GET / HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
			// net/http refuses some before we see them; both are a refusal.
			if got.StatusCode != status && !(status >= 400 && (got.StatusCode == 400 || got.StatusCode == 404)) {
				t.Errorf("host %.40q: %d, want %d", host, got.StatusCode, status)
			}
			if got.StatusCode >= 400 && (strings.Contains(got.body, "<html") || strings.Contains(got.body, "evil") || len(got.body) > 100) {
				t.Errorf("host %.40q gets a page: %.100q", host, got.body)
			}
			if strings.Contains(fmt.Sprint(got.Header), "evil") {
				t.Errorf("host %.40q comes back: %v", host, got.Header)
			}
		}
		for request, status := range map[string]int{
			"GET / HTTP/1.1\r\nConnection: close\r\n\r\n":                                       400, // no Host
			"GET / HTTP/1.1\r\nHost: solo.test\r\nHost: evil.test\r\nConnection: close\r\n\r\n": 400,
			"GET / HTTP/1.0\r\n\r\n":                    404,
			"GET / HTTP/1.0\r\nHost: solo.test\r\n\r\n": 200,
			"GET / HTTP/3.7\r\nHost: solo.test\r\n\r\n": 505,
			"GET /\r\n\r\n":                             400,
			"\r\n\r\n":                                  400,
			"GET / HTTP/1.1\r\nHost: solo.test\r\nX: " + strings.Repeat("a", 64<<10) + "\r\n\r\n":                    431,
			"GET / HTTP/1.1\r\nHost: solo.test\r\nX-Forwarded-Host: evil.test\r\nForwarded: host=evil.test\r\n\r\n":  200,
			"GET / HTTP/1.1\r\nHost: solo.test\r\nContent-Length: 9999999\r\nConnection: close\r\n\r\n":              413,
			"GET / HTTP/1.1\r\nHost: solo.test\r\nContent-Length: -1\r\nConnection: close\r\n\r\n":                   400,
			"GET / HTTP/1.1\r\nHost: solo.test\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n": 501,
		} {
			if got := raw(t, server, request); got.StatusCode != status || strings.Contains(got.body, "evil") {
				t.Errorf("%.70q: %d, want %d", request, got.StatusCode, status)
			}
		}
	})
}

// Reading is all that readers can do.
func TestMethods(t *testing.T) {
	each(t, func(w *world) {
		server := w.serve()
		for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE", "get", "GETT"} {
			for _, host := range []string{"solo.test", "evil.test"} {
				got := raw(t, server, method+" / HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
				if got.StatusCode != 405 || got.Header.Get("Allow") != "GET, HEAD" || got.Header.Get("Cache-Control") != "no-store" {
					t.Errorf("%s on %s: %d, Allow %q", method, host, got.StatusCode, got.Header.Get("Allow"))
				}
			}
		}
		for _, path := range []string{"/", "/warga", "/feed.xml", "/tidak-ada", "/terkini/", "/icon.svg"} {
			get := raw(t, server, "GET "+path+" HTTP/1.1\r\nHost: solo.test\r\nConnection: close\r\n\r\n")
			head := raw(t, server, "HEAD "+path+" HTTP/1.1\r\nHost: solo.test\r\nConnection: close\r\n\r\n")
			if head.StatusCode != get.StatusCode || len(head.raw) != 0 {
				t.Errorf("HEAD %s: %d with %d bytes, GET %d", path, head.StatusCode, len(head.raw), get.StatusCode)
			}
			for _, field := range []string{"Content-Length", "Content-Type", "Etag", "Cache-Control", "Location", "Surrogate-Key"} {
				if field == "Content-Length" && head.Header.Get(field) == "" {
					continue // HEAD may leave it out
				}
				if head.Header.Get(field) != get.Header.Get(field) {
					t.Errorf("HEAD %s: %s %q, GET %q", path, field, head.Header.Get(field), get.Header.Get(field))
				}
			}
		}
	})
}

// Strangers cannot fill the cache with copies: parameters that do not matter
// are not part of a page's key, and pages that can be asked for without end
// have a small budget of their own.
func TestQueriesMakeNoCopies(t *testing.T) {
	each(t, func(w *world) {
		w.run(`story a solo/warga "Tanggul baru"`)
		article := "solo.test" + w.path("a", "solo")
		for _, address := range []string{"solo.test/", article, "solo.test/warga", "solo.test/terkini", "solo.test/feed.xml", "solo.test/cari?q=tanggul",
			"solo.test/indeks?tanggal=2026-03-02&kanal=warga", "solo.test/redaksi", "solo.test/robots.txt", "solo.test/rekomendasi.json", "solo.test/icon.svg"} {
			w.get(address)
			before := w.app.Cache.Stats()
			join := "?"
			if strings.Contains(address, "?") {
				join = "&"
			}
			for i := range 20 {
				w.get(fmt.Sprintf("%s%sutm_source=%d&fbclid=%d&_=%d&page=%d&%d", address, join, i, i, i, i, i))
			}
			after := w.app.Cache.Stats()
			if after.Entries != before.Entries || after.SideEntries != before.SideEntries || after.Fills != before.Fills {
				t.Errorf("%s: strange parameters made %d pages", address, after.Fills-before.Fills)
			}
		}
		w.get("solo.test/indeks?kanal=warga&tanggal=2026-03-02")
		if before := w.app.Cache.Stats().Fills; w.get("solo.test/indeks?tanggal=2026-03-02&kanal=warga").StatusCode != 200 || w.app.Cache.Stats().Fills != before {
			t.Error("another order of parameters is another page")
		}

		pages := w.app.Cache.Stats().Entries
		for i := range 60 {
			w.get(fmt.Sprintf("solo.test/cari?q=kata%d", i))
			w.get(fmt.Sprintf("solo.test/indeks?tanggal=%d", i))
			w.get(fmt.Sprintf("solo.test/terkini?sebelum=%x-%d", i+1, i+1))
			w.get(fmt.Sprintf("solo.test/feed.xml?sebelum=%x-%d", i+1, i+1))
			w.get(fmt.Sprintf("solo.test/tidak-ada-%d", i))
			w.get(fmt.Sprintf("solo.test/warga/%s/alamat-%d", w.stories["a"], i))
		}
		if now := w.app.Cache.Stats(); now.Entries != pages {
			t.Errorf("%d pages that anybody can make up stand in the budget of ordinary pages", now.Entries-pages)
		}
	})
}

// Pictures are served by their address, which never changes what it stands
// for; originals, which hold what renditions leave out, are not served at all.
func TestPictures(t *testing.T) {
	each(t, func(w *world) {
		w.run(`
			picture foto solo credit="Rudi" alt="Lapak"
			jobs
			story a solo/warga "Tanggul baru" photo=foto`)
		server := w.serve()
		ask := func(path string, fields ...string) answer {
			return raw(t, server, "GET "+path+" HTTP/1.1\r\nHost: solo.test\r\nConnection: close\r\n"+strings.Join(append(fields, ""), "\r\n")+"\r\n")
		}
		assets, err := store.New(w.app.DB, w.app.DB.Engine).Assets(w.ctx, ids(w.assets["foto"]))
		if err != nil || len(assets[0].Renditions) == 0 {
			t.Fatal("no renditions", err)
		}
		sum, path := assets[0].SHA256, "/media/"+assets[0].Renditions[0].Key
		whole := ask(path)
		etag := whole.Header.Get("Etag")
		if whole.StatusCode != 200 || whole.Header.Get("Content-Type") != "image/jpeg" || int64(len(whole.raw)) != assets[0].Renditions[0].Bytes {
			t.Fatalf("%s: %d, %s, %d bytes", path, whole.StatusCode, whole.Header.Get("Content-Type"), len(whole.raw))
		}
		if whole.Header.Get("Cache-Control") != "public, max-age=86400" || whole.Header.Get("Content-Security-Policy") != "default-src 'none'" {
			t.Errorf("header %v", whole.Header)
		}
		for _, c := range []struct {
			field  string
			status int
			bytes  string
		}{
			{"Range: bytes=0-9", 206, string(whole.raw[:10])},
			{"Range: bytes=-10", 206, string(whole.raw[len(whole.raw)-10:])},
			{"Range: bytes=9999999-", 416, ""},
			{"Range: lines=1-2", 416, ""},
			{"Range: bytes=0-9\r\nIf-Range: " + etag, 206, string(whole.raw[:10])},
			{"Range: bytes=0-9\r\nIf-Range: \"other\"", 200, string(whole.raw)},
			{"If-None-Match: " + etag, 304, ""},
			{"If-None-Match: *", 304, ""},
		} {
			got := ask(path, c.field)
			if got.StatusCode != c.status || c.bytes != "" && string(got.raw) != c.bytes {
				t.Errorf("%q: %d with %d bytes, want %d", c.field, got.StatusCode, len(got.raw), c.status)
			}
		}
		secret := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{
			"/media/", "/media/r", "/media/r/", "/media/o/" + sum, "/media/o/" + sum[:2] + "/" + sum, "/media/r/" + sum, "/media/r/" + sum + "/",
			"/media/r/" + sum + "/../../o/" + sum, "/media/r/" + sum + "/%2e%2e%2f%2e%2e%2fo%2f" + sum, "/media/r/" + sum + "/..%5c..%5co",
			"/media/r/" + sum + "/w1.jpg", "/media/r/" + strings.ToUpper(sum) + "/w320.jpg", "/media/r/../../tajuk.db", "/media//etc/passwd",
			"/media/" + secret, "/media/..%2f..%2f..%2f..%2f" + secret, "/media/incoming", "/media/r/00/.check", "/media/o/00/.check",
			path + "/", path + "x", path + "%00", path + "/x", strings.Replace(path, "/media/", "/media/./", 1), strings.Replace(path, "/media/", "/MEDIA/", 1),
		} {
			if got := ask(bad); got.StatusCode != 404 && got.StatusCode != 400 && got.StatusCode != 301 || strings.HasPrefix(got.Header.Get("Content-Type"), "image/") {
				t.Errorf("%s: %d %s", bad, got.StatusCode, got.Header.Get("Content-Type"))
			}
		}
	})
}
