package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"github.com/tajuk/tajuk/internal/web"
)

func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func assets(t *testing.T, fsys fstest.MapFS) (*web.Assets, http.Handler) {
	t.Helper()
	a, err := web.NewAssets(fsys, "/assets/")
	if err != nil {
		t.Fatal(err)
	}
	d := web.NewDoor(web.DoorConfig{Log: slog.New(slog.DiscardHandler)})
	return a, handlerOf(d, a.Serve)
}

func address(t *testing.T, a *web.Assets, name string) string {
	t.Helper()
	addr, err := a.Address(name)
	if err != nil {
		t.Fatal(err)
	}
	return addr
}

func TestAssets(t *testing.T) {
	script := strings.Repeat("console.log('Sagara');\n", 200)
	a, h := assets(t, files("js/app.js", script, "logo.png", "PNG", ".DS_Store", "x", ".git/config", "x", "LICENSE", "text"))
	addr := address(t, a, "js/app.js")
	if !regexp.MustCompile(`^/assets/js/app\.[0-9a-f]{8}\.js$`).MatchString(addr) {
		t.Fatalf("address %s", addr)
	}
	if _, err := a.Address("js/gone.js"); err == nil {
		t.Error("an address for a file that is not there")
	}
	if typ, body, err := a.Content("js/app.js"); err != nil || typ != "text/javascript; charset=utf-8" || string(body) != script {
		t.Errorf("Content: %s, %d bytes, %v", typ, len(body), err)
	}

	browser := []string{"Accept-Encoding", "gzip, br"}
	before := do(h, request("GET", addr, browser...))
	if hd := before.Header(); before.Code != 200 || before.Body.String() != script || hd.Get("Content-Encoding") != "" ||
		hd.Get("Cache-Control") != "public, max-age=31536000, immutable" || hd.Get("Content-Type") != "text/javascript; charset=utf-8" ||
		hd.Get("Vary") != "Accept-Encoding" || hd.Get("Accept-Ranges") != "none" {
		t.Errorf("before compression: %d %v", before.Code, hd)
	}
	if err := a.Compress(t.Context()); err != nil {
		t.Fatal(err)
	}
	for enc, reader := range map[string]func(io.Reader) io.Reader{
		"br":   func(r io.Reader) io.Reader { return brotli.NewReader(r) },
		"gzip": func(r io.Reader) io.Reader { z, _ := gzip.NewReader(r); return z },
	} {
		w := do(h, request("GET", addr, "Accept-Encoding", enc))
		body, err := io.ReadAll(reader(bytes.NewReader(w.Body.Bytes())))
		if err != nil || string(body) != script || w.Header().Get("Content-Encoding") != enc || w.Body.Len() > 200 {
			t.Errorf("%s: %v, %d bytes, %v", enc, err, w.Body.Len(), w.Header())
		}
		again := do(h, request("GET", addr, "Accept-Encoding", enc, "If-None-Match", w.Header().Get("Etag")))
		if again.Code != 304 || again.Body.Len() > 0 {
			t.Errorf("%s, conditional: %d", enc, again.Code)
		}
	}
	head := do(h, request("HEAD", addr))
	if head.Code != 200 || head.Body.Len() > 0 || head.Header().Get("Content-Length") != "4600" {
		t.Errorf("HEAD: %d %v", head.Code, head.Header())
	}
	logo := do(h, request("GET", address(t, a, "logo.png"), browser...))
	if logo.Body.String() != "PNG" || logo.Header().Get("Vary") != "" || logo.Header().Get("Content-Type") != "image/png" {
		t.Errorf("logo: %q %v", logo.Body, logo.Header())
	}

	for path, want := range map[string]string{
		"/assets/js/app.js":          addr,
		"/assets/js/app.00000000.js": addr,
		"/assets/LICENSE":            address(t, a, "LICENSE"),
	} {
		w := do(h, request("GET", path))
		if w.Code != 302 || w.Header().Get("Location") != want || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
	for _, path := range []string{"/assets/", "/assets/js", "/assets/js/app.0000000g.js", "/assets/js/gone.js", "/assets/../js/app.js",
		"/js/app.js", "/assets/.DS_Store", "/assets/.git/config", "/assets/js/app.00000000.00000000.js"} {
		if w := do(h, request("GET", path)); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := do(h, request("GET", addr, "Accept-Encoding", "*;q=0")); w.Code != 406 {
		t.Errorf("nothing acceptable: %d", w.Code)
	}
	if w := do(h, request("GET", addr, "If-Match", `"x"`)); w.Code != 412 || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("failed precondition: %d %v", w.Code, w.Header())
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := a.Compress(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled compression: %v", err)
	}
}

func TestAssetAddressFollowsContent(t *testing.T) {
	a, _ := assets(t, files("app.css", "p{}", "font.woff2", "1", "deep/x.css", `@import "../app.css";`))
	b, _ := assets(t, files("app.css", "p{}", "font.woff2", "2", "deep/x.css", `@import "../app.css";`))
	c, _ := assets(t, files("app.css", "q{}", "font.woff2", "1", "deep/x.css", `@import "../app.css";`))
	for name, changes := range map[string][2]bool{"app.css": {false, true}, "font.woff2": {true, false}, "deep/x.css": {false, true}} {
		first := address(t, a, name)
		if (address(t, b, name) != first) != changes[0] || (address(t, c, name) != first) != changes[1] {
			t.Errorf("%s: %s, %s, %s", name, first, address(t, b, name), address(t, c, name))
		}
	}
}

func TestReferencesInStyleSheets(t *testing.T) {
	fsys := files("fonts/a.woff2", "1", "img/b c.svg", "<svg/>", "reset.css", "*{}", "css/print.css", "p{}")
	fsys["css/app.css"] = &fstest.MapFile{Data: []byte(`@charset "utf-8";
@import "../reset.css" layer(reset); @import url(print.css) print;
/* url(nowhere.png) "*/
@font-face{src:url( "../fonts/a.woff2?v=1#x" ) format("woff2"),URL('../fonts/a.woff2')}
a{background:url(../img/b%20c.svg)}
`)}
	delete(fsys, "img/b c.svg")
	fsys["img/b%20c.svg"] = &fstest.MapFile{Data: []byte("<svg/>")}
	fsys["css/app.css"].Data = append(fsys["css/app.css"].Data, `
b{background:url(data:image/png;base64,AAAA);filter:url(#f);content:"url(nowhere.png)"}
c{background:url(/media/x.jpg), url(https://cdn.example/x.jpg), url(//cdn.example/x), my-url(nowhere), url()}
d{content:"\"" url(../fonts/a.woff2)}`...)
	a, _ := assets(t, fsys)
	_, got, err := a.Content("css/app.css")
	if err != nil {
		t.Fatal(err)
	}
	font, img := address(t, a, "fonts/a.woff2"), address(t, a, "img/b%20c.svg")
	want := `@charset "utf-8";
@import "` + address(t, a, "reset.css") + `" layer(reset); @import url(` + address(t, a, "css/print.css") + `) print;
/* url(nowhere.png) "*/
@font-face{src:url( "` + font + `?v=1#x" ) format("woff2"),URL('` + font + `')}
a{background:url(` + img + `)}

b{background:url(data:image/png;base64,AAAA);filter:url(#f);content:"url(nowhere.png)"}
c{background:url(/media/x.jpg), url(https://cdn.example/x.jpg), url(//cdn.example/x), my-url(nowhere), url()}
d{content:"\"" url(` + font + `)}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestBrokenAssets(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"missing reference": files("a.css", "a{b:url(gone.png)}"),
		"missing import":    files("a.css", `@import 'gone.css';`),
		"outside":           files("a.css", "a{b:url(../../etc/passwd)}"),
		"circle":            files("a.css", "@import 'b.css'", "b.css", "@import 'a.css'"),
		"itself":            files("a.css", "@import 'a.css'"),
	} {
		if _, err := web.NewAssets(fsys, "/assets/"); err == nil {
			t.Errorf("%s: no error", name)
		} else {
			t.Log(err)
		}
	}
	for _, prefix := range []string{"", "/assets", "assets/"} {
		if _, err := web.NewAssets(files(), prefix); err == nil {
			t.Errorf("prefix %q: no error", prefix)
		}
	}
}
