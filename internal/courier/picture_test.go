package courier

import (
	"bytes"
	"context"
	"errors"
	stdimage "image"
	"image/color"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/wire"
)

// library takes pictures: the same file is the same asset.
type library struct {
	files   []string
	credits []string
}

func (l *library) Receive(context.Context, newsroom.Received) error { return nil }

func (l *library) AddAsset(_ context.Context, _ news.Actor, up media.Upload) (news.Asset, error) {
	b, err := io.ReadAll(up.File)
	for n, known := range l.files {
		if known == string(b) {
			return news.Asset{ID: news.ID(n + 1)}, err
		}
	}
	l.files, l.credits = append(l.files, string(b)), append(l.credits, up.Credit)
	return news.Asset{ID: news.ID(len(l.files))}, err
}

func picture(t *testing.T, seed, side int) []byte {
	t.Helper()
	m := stdimage.NewGray(stdimage.Rect(0, 0, side, side))
	m.SetGray(seed%side, seed/side, color.Gray{Y: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What of an item's pictures is taken, what is left out with and without a word,
// and what is asked for once more.
func TestPictures(t *testing.T) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		name, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		n, _ := strconv.Atoi(rest)
		switch name {
		case "ok":
			_, _ = w.Write(picture(t, n, 200))
		case "ornament":
			_, _ = w.Write(picture(t, n, 40))
		case "large":
			_, _ = w.Write(make([]byte, pictureLimit+1))
		case "later":
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	client := outgoing.New(outgoing.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	t.Cleanup(client.Close)
	many := ""
	for n := range maxPictures + 3 {
		many += "ok/" + strconv.Itoa(n) + " "
	}
	for name, x := range map[string]struct {
		pictures string // of the text
		lead     string
		last     bool
		placed   int
		left     []string // what is said of each
		later    bool
	}{
		"all":                          {pictures: "ok/1 ok/2", lead: "ok/3", placed: 2},
		"the lead once":                {pictures: "ok/1 ok/2", lead: "ok/2?again", placed: 1},
		"ornaments without a word":     {pictures: "ornament/1 ok/1", placed: 1},
		"gone":                         {pictures: "gone ok/1", lead: "gone/lead", placed: 1, left: []string{"/gone/lead", "/gone"}},
		"too large":                    {pictures: "large ok/1", placed: 1, left: []string{"/large"}},
		"not at the moment":            {pictures: "ok/1 later", later: true},
		"not at any moment":            {pictures: "later ok/1", last: true, placed: 1, left: []string{"/later"}},
		"not on the public internet":   {pictures: "http://10.0.0.1/x", left: []string{"10.0.0.1"}},
		"no more than a text may have": {pictures: many, placed: maxPictures, left: []string{"more than 20"}},
	} {
		lib := &library{}
		c := New(Config{Client: client, Newsroom: lib, Log: slog.New(slog.DiscardHandler)})
		item := wire.Item{ID: name, HTML: "<p>Air naik dua meter pada Selasa malam dan merendam tiga kampung di tepi kota.</p><p>Warga mengungsi.</p>", Source: "Cakrawala"}
		for _, p := range strings.Fields(x.pictures) {
			if !strings.HasPrefix(p, "http") {
				p = server.URL + "/" + p
			}
			item.HTML += `<img src="` + p + `">`
		}
		if x.lead != "" {
			item.Pictures = []wire.Picture{{URL: server.URL + "/" + x.lead, Role: "lead", Credit: "Sari Dewi"}}
		}
		text, err := intake.Body(t.Context(), item)
		if err != nil {
			t.Fatal(name, err)
		}
		in := newsroom.Received{Wire: item, Body: text.Body, Lead: text.Lead}
		err = c.pictures(t.Context(), partner.Source{Pictures: true}, &in, text, x.last)
		if x.later != (err != nil) || err != nil && !errors.Is(err, errLater) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.Count(in.Body, `"type":"image"`); got != x.placed || len(in.Left) != len(x.left) {
			t.Errorf("%s: %d pictures in the text, left out: %q", name, got, in.Left)
			continue
		}
		for n, want := range x.left {
			if !strings.Contains(in.Left[n], want) {
				t.Errorf("%s: %q says nothing of %s", name, in.Left[n], want)
			}
		}
		if x.lead != "" && strings.HasPrefix(x.lead, "ok") && (in.Photo.Asset == 0 || lib.credits[0] != "Sari Dewi") {
			t.Errorf("%s: the lead picture: %+v of %q", name, in.Photo, lib.credits)
		}
	}
	if asked["/ok/"+strconv.Itoa(maxPictures)] != 0 {
		t.Error("what a text may not have was asked for")
	}
}
