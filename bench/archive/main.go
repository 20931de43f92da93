// Command archive fills the folder of a demo with stories through the verbs, so
// that screens and pages can be measured in a large archive:
//
//	go run ./bench/archive -data DIR -stories 100000
//	tajuk demo --data DIR
//
// The folder holds a demo already. Most stories become live, some stay on
// their way. It takes minutes.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext"
)

func main() {
	data := flag.String("data", "", "folder of the demo")
	stories := flag.Int("stories", 100_000, "how many stories to add")
	flag.Parse()
	if err := fill(context.Background(), *data, *stories); err != nil {
		fmt.Fprintln(os.Stderr, "archive:", err)
		os.Exit(1)
	}
}

func fill(ctx context.Context, data string, stories int) error {
	a, err := app.New(ctx, app.Config{DB: "sqlite:" + filepath.Join(data, "tajuk.db"), Media: filepath.Join(data, "media"),
		JPEGOnly: true, Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if err != nil {
		return err
	}
	defer a.Close()
	sites := a.Reader.Sites()
	people := map[news.ID]news.ID{}
	for _, s := range sites {
		choices, err := a.Inside.Choices(ctx, s.ID)
		if err != nil {
			return err
		}
		if len(choices.People) == 0 {
			return fmt.Errorf("%s has nobody to name", s.Name)
		}
		people[s.ID] = choices.People[0].ID
	}
	began := time.Now()
	return a.DB.Bulk(ctx, func() error {
		for i := range stories {
			s := sites[i%len(sites)]
			if err := add(ctx, a, s, people[s.ID], i); err != nil {
				return fmt.Errorf("story %d: %w", i, err)
			}
			if (i+1)%5000 == 0 {
				fmt.Printf("%d stories in %.0f s\n", i+1, time.Since(began).Seconds())
			}
		}
		return nil
	})
}

// words make headlines and texts that differ, with a few that recur.
func words(i int) string {
	list := []string{"pasar", "jalan", "sekolah", "panen", "jembatan", "pelabuhan", "banjir", "harga", "warga", "nelayan", "kereta", "beras", "festival", "puskesmas"}
	return fmt.Sprintf("%s %s %s nomor %d", list[i%len(list)], list[i/7%len(list)], list[i/91%len(list)], i)
}

func add(ctx context.Context, a *app.App, s news.Site, person news.ID, i int) error {
	doc, err := richtext.FromPlain("Kabar tentang " + words(i) + ".\n\nKedua, " + words(i+3) + ".\n\nKetiga, " + words(i+11) + ".")
	if err != nil {
		return err
	}
	id, err := a.Room.Create(ctx, news.System(), newsroom.NewStory{Site: s.ID, Section: s.Sections[i%len(s.Sections)].ID, Content: news.Content{
		Headline: "Kabar " + words(i), Lead: "Teras tentang " + words(i) + ".", Body: doc.String(), Bylines: []news.Byline{{Person: person, Role: news.Author}},
	}})
	if err != nil || i%50 == 0 {
		return err
	}
	// Each hour of the past a few stories.
	at := time.Now().Add(-time.Duration(i) * 7 * time.Minute)
	return a.Room.PublishDated(ctx, news.System(), id, at)
}
