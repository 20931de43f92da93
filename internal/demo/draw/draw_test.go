package draw

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/tajuk/tajuk/internal/demo/draw/props"
)

// sample returns a Spec of the kind that can be drawn.
func sample(t testing.TB, kind, motif, accent string, seed uint64) Spec {
	t.Helper()
	k, err := Hex(accent)
	if err != nil {
		t.Fatal(err)
	}
	s := Spec{Kind: kind, Motif: motif, Seed: seed, Accent: k, Language: "id"}
	switch kind {
	case "chart-bar":
		s.Title, s.Data = "Penurunan tanah (cm per tahun)", [][]any{{"Pekalongan", 8.1}, {"Demak", 7.4}, {"Tegal", int64(3)}}
	case "chart-line":
		s.Title, s.Data = "Arus peti kemas (ribu TEU)", [][]any{{"2019", 412}, {"2020", 398}, {"2021", 431}, {"2022", 468}}
	case "chart-share":
		s.Title, s.Data = "Sebab terlambat (persen)", [][]any{{"Bongkar muat", 54}, {"Cuaca", 23}, {"Lain-lain", 23}}
	case "map":
		s.Title, s.Data = "Pusat gempa", [][]any{{"Pusat gempa", -9.02, 110.98}, {"Pacitan", -8.2, 111.09}, {"Malang", -7.98, 112.63}}
	}
	return s
}

func picture(t testing.TB, s Spec) *image.RGBA {
	t.Helper()
	m, err := Picture(s)
	if err != nil {
		t.Fatalf("%s/%s: %v", s.Kind, s.Motif, err)
	}
	return m.(*image.RGBA)
}

func TestEveryMotif(t *testing.T) {
	for _, kind := range Kinds() {
		if strings.HasPrefix(kind, "chart-") || kind == "map" {
			continue
		}
		for _, motif := range Motifs(kind) {
			t.Run(kind+"/"+motif, func(t *testing.T) {
				s := sample(t, kind, motif, "#0b5394", 1)
				s.Light = props.Day
				first := picture(t, s)
				finished(t, first)
				if !bytes.Equal(first.Pix, picture(t, s).Pix) {
					t.Error("the same Spec drew two pictures")
				}
				s.Seed = 2
				if part := difference(first, picture(t, s)); part < 0.08 {
					t.Errorf("another seed changes %.1f%% of the picture", part*100)
				}
				s.Light = props.Night
				finished(t, picture(t, s))
			})
		}
	}
}

// difference returns the part of the pixels that differ visibly.
func difference(a, b *image.RGBA) float64 {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for c := range 3 {
			if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > 9 || d < -9 {
				n++
				break
			}
		}
	}
	return float64(n) / (Width * Height)
}

// finished checks that a picture is opaque, has something in each of its
// corners' quarters and is no single colour.
func finished(t *testing.T, m *image.RGBA) {
	t.Helper()
	for y := 0; y < 2; y++ {
		for x := 0; x < 2; x++ {
			hues := map[color.RGBA]bool{}
			for i := range 40 {
				for j := range 40 {
					c := m.RGBAAt(x*Width/2+i*20, y*Height/2+j*11)
					if c.A != 255 {
						t.Fatalf("a pixel with alpha %d", c.A)
					}
					hues[c] = true
				}
			}
			if len(hues) < 8 {
				t.Errorf("quarter %d,%d has %d colours", x, y, len(hues))
			}
		}
	}
}

func TestJPEGIsStable(t *testing.T) {
	for _, kind := range Kinds() {
		var a, b bytes.Buffer
		for _, w := range []*bytes.Buffer{&a, &b} {
			if err := JPEG(w, sample(t, kind, "", "#7a4310", 77)); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: the bytes differ between two calls", kind)
		}
		c, err := jpeg.DecodeConfig(&a)
		if err != nil || c.Width != Width || c.Height != Height {
			t.Errorf("%s: %dx%d, %v", kind, c.Width, c.Height, err)
		}
		if b.Len() > 400_000 {
			t.Errorf("%s: %d bytes", kind, b.Len())
		}
	}
}

func TestWrongSpecs(t *testing.T) {
	many := make([][]any, 41)
	for i := range many {
		many[i] = []any{fmt.Sprint(i), i}
	}
	ok := [][]any{{"a", 1}, {"b", 2}, {"c", 3}}
	for _, c := range []struct {
		name string
		spec Spec
		want error
		text string
	}{
		{"kind", Spec{Kind: "chart-pie", Title: "x", Data: ok}, ErrKind, "chart-pie"},
		{"no kind", Spec{}, ErrKind, ""},
		{"motif", Spec{Kind: "market", Motif: "lunar"}, ErrKind, "stalls"},
		{"light", Spec{Kind: "market", Light: "noon"}, ErrKind, "dusk"},
		{"language", Spec{Kind: "market", Language: "jv"}, ErrKind, "jv"},
		{"map motif", Spec{Kind: "map", Title: "x", Motif: "heat", Data: [][]any{{"Solo", -7.5, 110.8}}}, ErrKind, "route"},
		{"no title", Spec{Kind: "chart-bar", Title: " ", Data: ok}, ErrData, "title"},
		{"no rows", Spec{Kind: "chart-bar", Title: "x"}, ErrData, "0 rows"},
		{"too few points", Spec{Kind: "chart-line", Title: "x", Data: ok[:2]}, ErrData, "2 rows"},
		{"too many points", Spec{Kind: "chart-line", Title: "x", Data: many}, ErrData, "41 rows"},
		{"too many bars", Spec{Kind: "chart-bar", Title: "x", Data: many[:13]}, ErrData, "13 rows"},
		{"text for a number", Spec{Kind: "chart-bar", Title: "x", Data: [][]any{{"a", 1}, {"b", "2"}}}, ErrData, "row 2"},
		{"number for a label", Spec{Kind: "chart-bar", Title: "x", Data: [][]any{{2019, 1}}}, ErrData, "label"},
		{"empty label", Spec{Kind: "chart-bar", Title: "x", Data: [][]any{{" ", 1}}}, ErrData, "label"},
		{"cells", Spec{Kind: "chart-bar", Title: "x", Data: [][]any{{"a", 1, 2}}}, ErrData, "3 cells"},
		{"NaN", Spec{Kind: "chart-line", Title: "x", Data: [][]any{{"a", 1}, {"b", math.NaN()}, {"c", 1}}}, ErrData, "row 2"},
		{"infinite", Spec{Kind: "chart-bar", Title: "x", Data: [][]any{{"a", math.Inf(1)}}}, ErrData, "row 1"},
		{"negative share", Spec{Kind: "chart-share", Title: "x", Data: [][]any{{"a", 3}, {"b", -1}}}, ErrData, "-1"},
		{"shares of nothing", Spec{Kind: "chart-share", Title: "x", Data: [][]any{{"a", 0}, {"b", 0}}}, ErrData, "zero"},
		{"place without longitude", Spec{Kind: "map", Title: "x", Data: [][]any{{"Solo", -7.5}}}, ErrData, "2 cells"},
		{"place off the maps", Spec{Kind: "map", Title: "x", Data: [][]any{{"Lima", -12.05, -77.04}}}, ErrData, "Lima"},
		{"latitude and longitude swapped", Spec{Kind: "map", Title: "x", Data: [][]any{{"Solo", 110.8, -7.5}}}, ErrData, "Solo"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := Picture(c.spec)
			if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.text) {
				t.Errorf("error %v, want %v with %q", err, c.want, c.text)
			}
			if m != nil {
				t.Error("a picture in spite of the error")
			}
			var w bytes.Buffer
			if err := JPEG(&w, c.spec); err == nil || w.Len() > 0 {
				t.Errorf("JPEG wrote %d bytes, error %v", w.Len(), err)
			}
		})
	}
}

func TestPicturesSideBySide(t *testing.T) {
	specs := []Spec{sample(t, "harbour", "ship", "#0b5394", 3), sample(t, "map", "", "#9b1c31", 0), sample(t, "chart-line", "", "#1f6b3a", 0)}
	got := make([]image.Image, len(specs))
	var wg sync.WaitGroup
	for i, s := range specs {
		wg.Go(func() { got[i], _ = Picture(s) })
	}
	wg.Wait()
	for i, s := range specs {
		if m, ok := got[i].(*image.RGBA); !ok || !bytes.Equal(m.Pix, picture(t, s).Pix) {
			t.Errorf("%s differs when drawn beside others", s.Kind)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("disk full")

func TestJPEGReportsTheWriter(t *testing.T) {
	if err := JPEG(fullDisk{}, sample(t, "map", "", "#0b5394", 1)); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

func TestHex(t *testing.T) {
	if c, err := Hex("#0B7285"); err != nil || c != (color.NRGBA{0x0b, 0x72, 0x85, 255}) {
		t.Errorf("%v, %v", c, err)
	}
	for _, s := range []string{"", "0b7285", "#0b728", "#0b72855", "#0b72zz", "#-b7285", "#+b7285"} {
		if _, err := Hex(s); err == nil {
			t.Errorf("%q: no error", s)
		}
	}
}

func TestNoAccentIsAnAccent(t *testing.T) {
	for _, kind := range []string{"market", "chart-bar"} {
		s := sample(t, kind, "", "#9b1c31", 5)
		s.Accent = nil
		finished(t, picture(t, Spec{Kind: "market", Seed: 5}))
		picture(t, s)
	}
}

func BenchmarkPicture(b *testing.B) {
	for _, kind := range Kinds() {
		b.Run(kind, func(b *testing.B) {
			seed := uint64(0)
			for b.Loop() {
				picture(b, sample(b, kind, "", "#0b7285", seed))
				seed++
			}
		})
	}
}

func BenchmarkJPEG(b *testing.B) {
	for _, kind := range []string{"chart-bar", "map", "market", "mountain", "stadium"} {
		b.Run(kind, func(b *testing.B) {
			var w bytes.Buffer
			for b.Loop() {
				w.Reset()
				if err := JPEG(&w, sample(b, kind, "", "#0b7285", 3)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(w.Len())/1000, "kB")
		})
	}
}
