package app_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"log/slog"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/richtext"
)

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

// engines runs a test with the address of an empty database on every engine.
func engines(t *testing.T, test func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, dbtest.SQLite(t)) })
	t.Run("postgres", func(t *testing.T) {
		if address := dbtest.Postgres(t); address != "" {
			test(t, address)
		}
	})
}

// open wires an application and closes it with the test.
func open(t testing.TB, cfg app.Config) *app.App {
	t.Helper()
	if cfg.Log == nil {
		cfg.Log = discard()
	}
	a, err := app.New(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// town is a network of two sites with one author.
type town struct {
	solo, nasional news.Site
	farah          news.Person
}

// settle makes the town in an empty database.
func settle(t testing.TB, a *app.App) town {
	t.Helper()
	w, err := settled(a)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func settled(a *app.App) (w town, err error) {
	ctx, room := context.Background(), a.Room
	for i, site := range []*news.Site{&w.nasional, &w.solo} {
		slug := []string{"nasional", "solo"}[i]
		*site, err = room.SaveSite(ctx, news.System(), news.Site{Slug: slug, Name: slug, Zone: "Asia/Jakarta", Language: "id",
			Hosts: []string{slug + ".test"}, Public: true, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}})
		if err != nil {
			return w, err
		}
	}
	if err := room.SetSharePolicy(ctx, news.System(), w.nasional.ID, w.solo.ID, news.PolicyPublish); err != nil {
		return w, err
	}
	if w.farah, err = room.SavePerson(ctx, news.System(), news.Person{Slug: "farah", Name: "Farah N", Site: w.solo.ID, Role: "reporter"}); err != nil {
		return w, err
	}
	return w, nil
}

// find reads the town of a database in which it was made before.
func find(a *app.App) town {
	var w town
	for _, s := range a.Reader.Sites() {
		if s.Slug == "solo" {
			w.solo = s
		} else {
			w.nasional = s
		}
	}
	return w
}

func content(w town, headline, lead string) news.Content {
	return news.Content{Headline: headline, Lead: lead, Body: richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi " + headline + ".")))).String(),
		Bylines: []news.Byline{{Person: w.farah.ID, Role: news.Author}}}
}

// publish puts a story before the readers of Solo.
func publish(ctx context.Context, a *app.App, w town, headline string) (news.ID, error) {
	id, err := a.Room.Create(ctx, news.System(), newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: content(w, headline, "Teras 0")})
	if err == nil {
		err = a.Room.Publish(ctx, news.System(), id)
	}
	return id, err
}

// photo makes a small JPEG of which no two are alike.
func photo(seed string) []byte {
	img := image.NewGray(image.Rect(0, 0, 360, 240))
	for i := range img.Pix {
		img.Pix[i] = byte(i/5) ^ seed[i%len(seed)]
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, img, nil) // a buffer takes everything
	return b.Bytes()
}

func upload(ctx context.Context, a *app.App, w town, seed string) (news.Asset, error) {
	return a.Room.AddAsset(ctx, news.System(), media.Upload{File: bytes.NewReader(photo(seed)), Site: w.solo.ID, Credit: "Rudi", Alt: "Lapak"})
}

// storyPath is where a story stands on Solo.
func storyPath(id news.ID, slug string) string { return fmt.Sprintf("/warga/%s/%s", id, slug) }

// eventually asks again and again, for half a minute at most.
func eventually(t testing.TB, what string, done func() bool) {
	t.Helper()
	late := time.After(30 * time.Second)
	for tick := time.NewTicker(time.Millisecond); !done(); {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
