package portal_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"strconv"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/tajuk/tajuk/internal/pagecache"
)

// decoded undoes the coding that an answer says it has.
func decoded(t *testing.T, a answer) string {
	t.Helper()
	var r io.Reader = bytes.NewReader(a.raw)
	switch coding := a.Header.Get("Content-Encoding"); coding {
	case "":
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	case "br":
		r = brotli.NewReader(r)
	default:
		t.Fatalf("coding %q", coding)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// untilBrotli asks for a page until its brotli body, which is made behind a
// reader's back, is there.
func (w *world) untilBrotli(address string, key pagecache.Key) {
	w.t.Helper()
	eventually(w.t, "a brotli body", func() bool {
		w.get(address)
		e := w.app.Cache.Get(key)
		return e != nil && e.Encodings().Has(pagecache.Brotli)
	})
}

// Every coding is a representation with an entity tag of its own, and says the
// same.
func TestCodings(t *testing.T) {
	each(t, func(w *world) {
		w.run(`story a solo/warga "Tanggul baru"`)
		plain := w.get("solo.test/")
		w.untilBrotli("solo.test/", pagecache.Key{Host: "solo.test", Path: "/"})
		tags := map[string]string{}
		for _, c := range []struct {
			accept, coding string
			status         int
		}{
			{"", "", 200}, {"identity", "", 200}, {"gzip", "gzip", 200}, {"x-gzip", "gzip", 200}, {"br", "br", 200}, {"br, gzip", "br", 200},
			{"gzip, deflate, br, zstd", "br", 200}, {"gzip;q=1, br;q=0.5", "gzip", 200}, {"br;q=0, gzip", "gzip", 200}, {"*", "br", 200},
			{"*;q=0.5, br;q=0", "gzip", 200}, {"deflate", "", 200}, {"zstd;q=1", "", 200}, {"gzip;q=0", "", 200}, {"gzip;q=0.001", "gzip", 200},
			{"identity;q=0", "", 406}, {"*;q=0", "", 406}, {"identity;q=0, gzip", "gzip", 200}, {"identity;q=0, deflate", "", 406},
			{"gzip;q=x", "", 200}, {";;;,,,q=", "", 200}, {"GZIP", "gzip", 200},
		} {
			got := w.get("solo.test/", "Accept-Encoding", c.accept)
			if got.StatusCode != c.status || got.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%q: %d, Vary %q", c.accept, got.StatusCode, got.Header.Get("Vary"))
				continue
			}
			if c.status != 200 {
				if len(got.raw) != 0 {
					t.Errorf("%q: a refusal with a page", c.accept)
				}
				continue
			}
			if coding := got.Header.Get("Content-Encoding"); coding != c.coding || decoded(t, got) != plain.body || got.Header.Get("Content-Length") != strconv.Itoa(len(got.raw)) {
				t.Errorf("%q: coding %q, %d bytes", c.accept, coding, len(got.raw))
			}
			tags[c.coding] = got.Header.Get("ETag")
		}
		if len(tags) != 3 || tags[""] == tags["gzip"] || tags["gzip"] == tags["br"] || tags[""] == tags["br"] {
			t.Errorf("entity tags %v", tags)
		}
	})
}

// A reader who has a page is told so, and one whose page has changed gets the
// new one.
func TestConditions(t *testing.T) {
	each(t, func(w *world) {
		w.run(`story a solo/warga "Tanggul baru"`)
		address := "solo.test" + w.path("a", "solo")
		gzipped := w.get(address, "Accept-Encoding", "gzip").Header.Get("ETag")
		plain := w.get(address).Header.Get("ETag")
		for _, c := range []struct {
			accept, name, value string
			status              int
		}{
			{"", "If-None-Match", plain, 304}, {"gzip", "If-None-Match", gzipped, 304}, {"", "If-None-Match", "W/" + plain, 304},
			{"", "If-None-Match", `"x", ` + plain, 304}, {"", "If-None-Match", "*", 304}, {"gzip", "If-None-Match", plain, 304},
			{"", "If-None-Match", gzipped, 200}, {"", "If-None-Match", `"x"`, 200}, {"", "If-None-Match", plain[1:], 200}, {"", "If-None-Match", `"`, 200},
			{"", "If-Match", plain, 200}, {"", "If-Match", `"x"`, 412}, {"", "If-Match", "W/" + plain, 412}, {"", "If-Match", "*", 200},
			{"", "If-Modified-Since", "yesterday", 200}, {"", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT", 200},
			{"", "Range", "bytes=0-9", 200}, {"", "Range", "bytes=0-9,20-29", 200}, {"", "Range", "bytes=99999999-", 200},
		} {
			fields := []string{c.name, c.value}
			if c.accept != "" {
				fields = append(fields, "Accept-Encoding", c.accept)
			}
			got := w.get(address, fields...)
			if got.StatusCode != c.status {
				t.Errorf("%s: %s (%s): %d, want %d", c.name, c.value, c.accept, got.StatusCode, c.status)
			}
			if c.status == 304 && (len(got.raw) > 0 || got.Header.Get("ETag") == "" || got.Header.Get("Surrogate-Key") == "" || got.Header.Get("Content-Length") != "") {
				t.Errorf("%s: %s: a 304 with %d bytes and %v", c.name, c.value, len(got.raw), got.Header)
			}
			if c.status == 200 && c.name == "Range" && (got.Header.Get("Accept-Ranges") != "none" || !got.has("</html>")) {
				t.Errorf("%s: a part of a page", c.value)
			}
		}
		w.run(`
			edit a lead="Tanggul selesai."
			update a`)
		if got := w.get(address, "If-None-Match", plain); got.StatusCode != 200 || !got.has("Tanggul selesai.") {
			t.Errorf("after a change: %d", got.StatusCode)
		}
		if got := w.get("solo.test/tidak-ada", "If-None-Match", "*"); got.StatusCode != 404 {
			t.Errorf("a condition on a missing page: %d", got.StatusCode)
		}
	})
}

// A site's settings may be saved between a request and the making of its page:
// what is kept is the page of the site as it is now.
func TestPageOfASiteSavedMeanwhile(t *testing.T) {
	each(t, func(w *world) {
		// Every place in which pages are made is taken.
		const places = 64
		release := make(chan struct{})
		for i := range places {
			go func() {
				_, _, _ = w.app.Cache.GetOrFill(w.ctx, pagecache.Key{Host: "busy", Path: strconv.Itoa(i)}, func(context.Context, *pagecache.Recorder) (pagecache.Page, error) {
					<-release
					return pagecache.Page{Body: []byte("x"), NoStore: true}, nil
				})
			}()
		}
		flying := func(n int) {
			t.Helper()
			eventually(t, strconv.Itoa(n)+" pages under way", func() bool { return w.app.Cache.Stats().InFlight == n })
		}
		flying(places)
		first := make(chan answer, 1)
		go func() { first <- w.get("solo.test/warga") }()
		flying(places + 1)
		w.run(`site solo "Solo Raya"`)
		close(release)
		<-first
		if got := w.get("solo.test/warga"); !got.has("<title>Warga - Solo Raya</title>") {
			t.Error("the page of the site as it was before is kept")
		}
	})
}
