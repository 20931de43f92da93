package theme_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
)

// looks are the looks that a preview is written for.
var looks = map[string]struct {
	lang string
	look view.Look
}{
	"solo":     {"id", view.Look{Accent: "#8c1c13"}},
	"nasional": {"id", view.Look{Accent: "#0b5d8a", Wordmark: "classic"}},
	"surabaya": {"id", view.Look{Accent: "#c8102e", Wordmark: "band", Type: "sans", Density: "dense"}},
	"medan":    {"id", view.Look{Accent: "#1d6b3a", Wordmark: "caps", Tone: "warm"}},
	"bali":     {"en", view.Look{Accent: "#c2571a", Wordmark: "tab", Tone: "warm"}},
	"papua":    {"id", view.Look{Accent: "#ffd23f", Wordmark: "rule", Type: "sans", Tone: "cool"}},
}

// TestPreview writes every page in every state and look into a folder that a
// file server can show: set TAJUK_PREVIEW to keep it. It fails when a page
// cannot be rendered.
func TestPreview(t *testing.T) {
	dir := os.Getenv("TAJUK_PREVIEW")
	if dir == "" {
		dir = t.TempDir()
	}
	th, err := theme.Default()
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range looks {
		s := newSamples(t, th, l.lang, l.look)
		sheet := th.Stylesheet(l.look)
		save(t, filepath.Join(dir, sheet.Path), sheet.Body)
		for _, page := range s.all() {
			var b bytes.Buffer
			if err := th.Render(&b, page.page); err != nil {
				t.Errorf("%s/%s: %v", name, page.name, err)
				continue
			}
			save(t, filepath.Join(dir, name, page.name+".html"), b.Bytes())
		}
	}
	for _, name := range []string{"reader.js", "newsreader.woff2", "newsreader-italic.woff2"} {
		a, ok := th.Asset(th.Path(name))
		if !ok {
			t.Fatalf("asset %s is not there", name)
		}
		save(t, filepath.Join(dir, a.Path), a.Body)
	}
	save(t, filepath.Join(dir, "site.svg"), theme.SiteIcon(view.Site{Name: "Sagara"}))
	if os.Getenv("TAJUK_PREVIEW") != "" {
		savePictures(t, dir)
		savePool(t, dir, th)
	}
}

func save(t *testing.T, path string, body []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, body, 0o644); err != nil {
		t.Fatal(err)
	}
}

// savePictures draws the pictures that the samples show: hills under a sky.
func savePictures(t *testing.T, dir string) {
	for n := range 6 {
		for _, width := range []int{320, 640, 1280} {
			height := width * 853 / 1280
			img := image.NewRGBA(image.Rect(0, 0, width, height))
			hue := float64(n) * 1.05
			for y := range height {
				for x := range width {
					fx, fy := float64(x)/float64(width), float64(y)/float64(height)
					shade := 0.9 - 0.35*fy
					for layer := range 4 {
						ridge := 0.45 + 0.13*float64(layer) + 0.06*math.Sin(fx*(5+float64(layer)*2.3)+float64(n+layer)*1.7)
						if fy > ridge {
							shade = 0.62 - 0.14*float64(layer)
						}
					}
					if d := math.Hypot((fx-0.7)*1.5, fy-0.25); d < 0.09 {
						shade = 1
					}
					tint := func(offset float64) uint8 {
						return uint8(255 * math.Min(1, shade*(0.8+0.2*math.Cos(hue+offset))))
					}
					img.Set(x, y, color.RGBA{tint(0), tint(2.1), tint(4.2), 255})
				}
			}
			var b bytes.Buffer
			if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}); err != nil {
				t.Fatal(err)
			}
			save(t, filepath.Join(dir, "media", fmt.Sprintf("p%d-%d.jpg", n, width)), b.Bytes())
		}
	}
}

func savePool(t *testing.T, dir string, th *theme.Theme) {
	s := newSamples(t, th, "id", view.Look{})
	var pool view.Pool
	for i := range 40 {
		c := s.card()
		item := view.Candidate{
			ID: c.ID, Href: c.Href, Headline: c.Headline, Kicker: c.Kicker, Section: []string{"ekonomi", "budaya", "internasional"}[i%3],
			Topic: []string{"pasar-gede", "bengawan", "konflik-rusia-vs-ukraina", ""}[i%4], Tags: []string{"rusia", "pasar"}[i%2:],
			Published: c.Time.Datetime, Time: c.Time.Brief(), Source: c.SourceSite,
		}
		if c.Picture != nil {
			item.Image = &view.Thumbnail{Src: c.Picture.Src, Width: 640, Height: 427, Focus: c.Picture.Focus()}
		}
		pool.Items = append(pool.Items, item)
	}
	b, err := json.Marshal(pool)
	if err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "rekomendasi.json"), b)
}
