package draw

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"testing"
)

// noise returns the peak signal-to-noise ratio of a decoded picture in
// decibels.
func noise(t *testing.T, m *image.RGBA, encoded []byte) float64 {
	t.Helper()
	got, err := jpeg.Decode(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds().Dx() != m.Rect.Dx() || got.Bounds().Dy() != m.Rect.Dy() {
		t.Fatalf("%v came back as %v", m.Rect, got.Bounds())
	}
	sum := 0.0
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			a := m.RGBAAt(m.Rect.Min.X+x, m.Rect.Min.Y+y)
			b := color.RGBAModel.Convert(got.At(got.Bounds().Min.X+x, got.Bounds().Min.Y+y)).(color.RGBA)
			for _, d := range []float64{float64(a.R) - float64(b.R), float64(a.G) - float64(b.G), float64(a.B) - float64(b.B)} {
				sum += d * d
			}
		}
	}
	return 10 * math.Log10(255*255/(sum/float64(3*m.Rect.Dx()*m.Rect.Dy())+1e-9))
}

// TestJPEGIsAsGoodAsTheStandardLibrary compares fidelity and size at equal
// quality.
func TestJPEGIsAsGoodAsTheStandardLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(w, h int, f func(x, y int) color.RGBA) *image.RGBA {
		m := image.NewRGBA(image.Rect(3, 5, 3+w, 5+h))
		for y := range h {
			for x := range w {
				m.SetRGBA(3+x, 5+y, f(x, y))
			}
		}
		return m
	}
	for _, c := range []struct {
		name    string
		quality int
		m       *image.RGBA
	}{
		{"scene", 86, picture(t, sample(t, "market", "crowd", "#9b1c31", 1))},
		{"chart", 86, picture(t, sample(t, "chart-bar", "", "#0b5394", 1))},
		{"smooth, odd size", 90, random(77, 51, func(x, y int) color.RGBA {
			return color.RGBA{uint8(3 * x), uint8(5 * y), uint8(255 - x - y), 255}
		})},
		{"noise", 75, random(64, 64, func(int, int) color.RGBA {
			return color.RGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), 255}
		})},
		{"extremes", 100, random(48, 48, func(x, y int) color.RGBA {
			if (x/3+y/5)%2 == 0 {
				return color.RGBA{255, 255, 255, 255}
			}
			return color.RGBA{0, 0, 0, 255}
		})},
		{"coarse", 5, random(64, 40, func(x, y int) color.RGBA { return color.RGBA{uint8(x * y), uint8(4 * x), 9, 255} })},
		{"one pixel", 86, random(1, 1, func(int, int) color.RGBA { return color.RGBA{200, 30, 40, 255} })},
		{"one colour", 86, random(33, 47, func(int, int) color.RGBA { return color.RGBA{12, 130, 240, 255} })},
	} {
		t.Run(c.name, func(t *testing.T) {
			var own, std bytes.Buffer
			if err := encodeJPEG(&own, c.m, c.quality); err != nil {
				t.Fatal(err)
			}
			if err := jpeg.Encode(&std, c.m, &jpeg.Options{Quality: c.quality}); err != nil {
				t.Fatal(err)
			}
			// Beyond 55 dB nobody sees a difference.
			a, b := noise(t, c.m, own.Bytes()), noise(t, c.m, std.Bytes())
			if a < min(b, 55)-0.25 {
				t.Errorf("%.2f dB, the standard library reaches %.2f dB", a, b)
			}
			if own.Len() > std.Len()*21/20+64 {
				t.Errorf("%d bytes, the standard library takes %d", own.Len(), std.Len())
			}
		})
	}
}

func TestTransformIsTheCosineTransform(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 50 {
		var b, in [64]int32
		for i := range b {
			b[i] = int32(r.IntN(256)) - 128
			if r.IntN(4) == 0 {
				b[i] = []int32{-128, 127}[r.IntN(2)]
			}
		}
		in = b
		transform(&b)
		for v := range 8 {
			for u := range 8 {
				sum := 0.0
				for y := range 8 {
					for x := range 8 {
						sum += float64(in[8*y+x]) * math.Cos(float64(2*x+1)*float64(u)*math.Pi/16) * math.Cos(float64(2*y+1)*float64(v)*math.Pi/16)
					}
				}
				if u == 0 {
					sum /= math.Sqrt2
				}
				if v == 0 {
					sum /= math.Sqrt2
				}
				if want := sum / 4 * 8; math.Abs(float64(b[8*v+u])-want) > 2 {
					t.Fatalf("coefficient %d,%d is %d, want %.2f", u, v, b[8*v+u], want)
				}
			}
		}
	}
}

func TestDivideRoundsToTheNearest(t *testing.T) {
	var q quantizer
	for _, quality := range []int{1, 30, 50, 86, 100} {
		q.set(lumaQuant, quality)
		for i := range 64 {
			at := int(zigzag[i])
			step := float64(q.table[i]) * 8
			for v := int32(-9000); v <= 9000; v += 7 {
				if got, want := q.divide(v, at), int32(math.Round(float64(v)/step)); got != want {
					t.Fatalf("%d by %v: %d, want %d", v, step, got, want)
				}
			}
		}
	}
}
