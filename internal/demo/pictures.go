package demo

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"image/color"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/tajuk/tajuk/internal/demo/draw"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/media"
)

// pictures draws the lead pictures and adds them to the media of the network.
// Drawing is spread over the processors. They are added newest first, which is
// the order in which they are rendered once the demo runs.
func (s *seeder) pictures() error {
	drawn := make([][]byte, len(s.source.Stories))
	var g errgroup.Group
	g.SetLimit(runtime.NumCPU())
	for i, f := range s.source.Stories {
		if f.Photo == nil {
			continue
		}
		g.Go(func() error {
			var b bytes.Buffer
			if err := draw.JPEG(&b, s.drawing(f)); err != nil {
				return fmt.Errorf("%s: %w", f.file, err)
			}
			drawn[i] = b.Bytes()
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	order, err := s.newestFirst()
	if err != nil {
		return err
	}
	for _, i := range order {
		f := s.source.Stories[i]
		if drawn[i] == nil {
			continue
		}
		a, err := s.room.AddAsset(s.ctx, s.as(news.RoleEditor, f.site), media.Upload{
			File: bytes.NewReader(drawn[i]), Site: s.sites[f.site].ID, Credit: f.Photo.Credit, Caption: f.Photo.Caption,
			Alt: f.Photo.Alt, Archive: f.Photo.Archive, SourceType: sourceType(f.Photo.Draw),
		})
		if err != nil {
			return fmt.Errorf("%s: %w", f.file, err)
		}
		s.assets[f.Key] = a.ID
		s.report.Pictures++
	}
	return nil
}

// newestFirst returns the places of the stories in the order of their dates,
// those with a date of their own before all others.
func (s *seeder) newestFirst() ([]int, error) {
	order, when := make([]int, len(s.source.Stories)), make([]time.Time, len(s.source.Stories))
	for i, f := range s.source.Stories {
		t, err := s.published(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.file, err)
		}
		if f.Published != "" {
			t = s.now // the topic that is laid beside the page it retells
		}
		order[i], when[i] = i, t
	}
	slices.SortStableFunc(order, func(a, b int) int { return when[b].Compare(when[a]) })
	return order, nil
}

func (s *seeder) drawing(f storyFile) draw.Spec {
	h := fnv.New64a()
	_, _ = h.Write([]byte(f.Key)) // a hash cannot fail
	site := s.sites[f.site]
	return draw.Spec{Kind: f.Photo.Draw, Motif: f.Photo.Motif, Light: f.Photo.Light, Title: f.Photo.Title, Data: f.Photo.Data,
		Seed: h.Sum64(), Accent: accent(site.Settings.Look.Accent), Language: site.Language}
}

// sourceType is the IPTC digital source type of a drawing: charts and maps are
// made from data.
func sourceType(kind string) string {
	if strings.HasPrefix(kind, "chart-") || kind == "map" {
		return "dataDrivenMedia"
	}
	return "digitalCreation"
}

// accent reads #rrggbb.
func accent(text string) color.Color {
	var c color.RGBA
	if n, err := fmt.Sscanf(text, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil || n != 3 {
		return nil
	}
	c.A = 255
	return c
}
