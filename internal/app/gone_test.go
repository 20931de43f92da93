package app_test

import (
	"context"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/store"
)

// Another process that withdraws a story takes its picture from the readers of
// this one, and one that shows it again gives it back.
func TestGonePicturesOfOtherNodes(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		ctx, media := context.Background(), filepath.Join(t.TempDir(), "media")
		one := open(t, app.Config{DB: address, Media: media, Migrate: true, JPEGOnly: true})
		w := settle(t, one)
		other := open(t, app.Config{DB: address, Media: media, JPEGOnly: true})
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		asset, err := upload(ctx, other, w, "foto")
		must(err)
		must(other.Queue.Drain(ctx))
		s := serve(t, one)
		publishWith := func() news.ID {
			c := content(w, "Berfoto", "Teras 0")
			c.Photo.Asset = asset.ID
			id, err := other.Room.Create(ctx, news.System(), newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: c})
			must(err)
			must(other.Room.Publish(ctx, news.System(), id))
			return id
		}
		id := publishWith()
		found, err := store.New(other.DB, other.DB.Engine).OwnAssets(ctx, []news.ID{asset.ID})
		must(err)
		path := "/media/" + found[0].Renditions[0].Key
		if status, _ := s.get(path); status != http.StatusOK {
			t.Fatalf("it is live: %d", status)
		}
		second := news.System()
		second.Account = 2
		must(other.Room.ProposeWithdrawal(ctx, news.System(), id, news.GroundChild, "Memuat foto seorang anak."))
		must(other.Room.Withdraw(ctx, second, id))
		began := time.Now()
		eventually(t, "the picture to go", func() bool { status, _ := s.get(path); return status == http.StatusGone })
		t.Logf("after %v", time.Since(began).Round(time.Millisecond))
		publishWith()
		eventually(t, "the picture to come back", func() bool { status, _ := s.get(path); return status == http.StatusOK })
	})
}
