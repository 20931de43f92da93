package paint

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

var (
	black = RGB(0x000000)
	white = RGB(0xffffff)
	red   = RGB(0xc81e28)
)

func blank(w, h int) (Brush, *image.RGBA) {
	b := New(w, h)
	b.Wash(white, float64(h))
	return b, b.Image().(*image.RGBA)
}

// dark returns how many pixels' worth of black the white picture carries.
func dark(m *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(m.Pix); i += 4 {
		sum += float64(255-m.Pix[i]) / 255
	}
	return sum
}

func TestAreas(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(b Brush)
		want float64
	}{
		{"box", func(b Brush) { b.Box(black, 10, 10, 20, 30) }, 600},
		{"box on half pixels", func(b Brush) { b.Box(black, 10.5, 10.5, 20, 30) }, 600},
		{"large box", func(b Brush) { b.Box(black, 10, 20, 150, 100) }, 15000},
		{"mirrored large box", func(b Brush) { b.At(200, 0, 1).Stretch(-1, 1).Box(black, 10, 20, 150, 100) }, 15000},
		{"box beyond the rim", func(b Brush) { b.Box(black, -50, -50, 100, 100) }, 2500},
		{"far away", func(b Brush) { b.Oval(black, -500, 90, 40, 40) }, 0},
		{"disc", func(b Brush) { b.Oval(black, 90, 90, 40, 40) }, math.Pi * 1600},
		{"ellipse, turned", func(b Brush) { b.At(90, 90, 1).Turn(33).Oval(black, 0, 0, 60, 20) }, math.Pi * 1200},
		{"scaled", func(b Brush) { b.At(50, 50, 2).Box(black, 0, 0, 10, 10) }, 400},
		{"triangle", func(b Brush) { b.Poly(black, 20, 20, 120, 20, 20, 80) }, 3000},
		{"overlap counts once", func(b Brush) { b.AddBox(20, 20, 40, 40); b.AddBox(40, 20, 40, 40); b.Done(black) }, 2400},
		{"hole", func(b Brush) { b.AddBox(20, 20, 40, 40); b.Add(30, 30, 30, 50, 50, 50, 50, 30); b.Done(black) }, 1200},
		{"svg", func(b Brush) { b.Shape(black, "M10 10 H60 V40.5 L10 40.5 Z M80 10 L100 10 L100 30 L80 30 Z") }, 1525 + 400},
		{"svg curve", func(b Brush) {
			b.Shape(black, "M90 50 C90 72.09 72.09 90 50 90 C27.91 90 10 72.09 10 50 C10 27.91 27.91 10 50 10 C72.09 10 90 27.91 90 50 Z")
		}, math.Pi * 1600},
		{"line", func(b Brush) { b.Line(black, 10, 20, 50, 120, 50) }, 1000 + math.Pi*25},
		{"line, mirrored", func(b Brush) { b.At(200, 0, 1).Stretch(-1, 1).Line(black, 10, 20, 50, 120, 50) }, 1000 + math.Pi*25},
		{"round box", func(b Brush) { b.Round(black, 20, 20, 60, 40, 0) }, 2400},
		{"half opaque", func(b Brush) { b.Box(black.Thin(0.5), 10, 10, 100, 100) }, 5000},
		{"gradient", func(b Brush) { b.Box(black.To(white), 10, 10, 100, 100) }, 5000},
		{"fading", func(b Brush) { b.Poly(black.Fading(1), 10, 10, 110, 10, 110, 110, 10, 110) }, 5000},
		{"grain", func(b Brush) { b.Poly(black.Thin(0.25).Grainy(), 0, 0, 200, 0, 200, 200, 0, 200) }, 9800},
		{"ground", func(b Brush) { b.Ground(black, 150, 0, 100, 50, 100, 100, 100, 200, 100) }, 10000},
		{"blob", func(b Brush) { b.Blob(black, 50, 50, 50, 50, 50, 50) }, 0},
		{"clip", func(b Brush) { b.Clip(20, 20, 60, 70).Oval(black, 40, 40, 90, 90) }, 2000},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, m := blank(200, 200)
			c.draw(b)
			if got := dark(m); math.Abs(got-c.want) > 0.012*c.want+3 {
				t.Errorf("covers %.1f pixels, want %.1f", got, c.want)
			}
			if c.want > 0 {
				before := dark(m)
				b.Done(black)
				if after := dark(m); after != before {
					t.Error("Done painted again what was painted already")
				}
			}
		})
	}
}

func TestOverIsExactAtItsEnds(t *testing.T) {
	for d := range 256 {
		for _, k := range []uint8{0, 1, 127, 254, 255} {
			for _, alpha := range []uint32{0, 64, 128, 256} {
				px := []uint8{uint8(d), 7, uint8(255 - d), 255}
				src := uint32(k) | uint32(k)<<8 | uint32(k)<<16
				over{alpha: alpha, src: src}.pixel(px)
				for i, from := range []float64{float64(d), 7, float64(255 - d)} {
					want := from + (float64(k)-from)*float64(alpha)/256
					if math.Abs(float64(px[i])-want) > 0.51 {
						t.Fatalf("%v under %d at %d: channel %d is %d, want %.2f", from, k, alpha, i, px[i], want)
					}
				}
			}
		}
	}
}

func TestWashRunsFromTopToFloor(t *testing.T) {
	b := New(64, 100)
	b.Wash(RGB(0x204060).To(RGB(0xe0c0a0)), 50)
	m := b.Image().(*image.RGBA)
	if got := m.RGBAAt(3, 99); got != (color.RGBA{0xe0, 0xc0, 0xa0, 255}) {
		t.Errorf("below the floor: %v", got)
	}
	sum := 0
	for x := range 64 {
		sum += int(m.RGBAAt(x, 25).R)
	}
	if mean := float64(sum) / 64; math.Abs(mean-0x82) > 1.5 {
		t.Errorf("half way the mean red is %.2f", mean)
	}
}

func TestGlowIsRoundAndEndsAtItsRim(t *testing.T) {
	b, m := blank(200, 200)
	b.Glow(black, 100.5, 100.5, 60)
	for _, r := range []int{0, 20, 40, 58} {
		at := [4]uint8{m.RGBAAt(100+r, 100).R, m.RGBAAt(100-r, 100).R, m.RGBAAt(100, 100+r).R, m.RGBAAt(100, 100-r).R}
		for _, v := range at {
			if d := int(v) - int(at[0]); d > 2 || d < -2 {
				t.Errorf("at %d the glow is %v", r, at)
			}
		}
	}
	for _, q := range [][2]int{{100, 35}, {165, 100}, {55, 55}, {0, 0}} {
		if v := m.RGBAAt(q[0], q[1]); v.R != 255 {
			t.Errorf("beyond the rim, at %v, it is %v", q, v)
		}
	}
}

func TestClipKeepsTheRest(t *testing.T) {
	b, m := blank(200, 200)
	c := b.At(10, 10, 1).Clip(10, 10, 50, 50)
	c.Box(black, -100, -100, 400, 400)
	c.Glow(red, 30, 30, 100)
	for y := range 200 {
		for x := range 200 {
			in := x >= 20 && x < 60 && y >= 20 && y < 60
			if clean := m.RGBAAt(x, y) == (color.RGBA{255, 255, 255, 255}); clean == in {
				t.Fatalf("%d,%d: clean %v, within the clip %v", x, y, clean, in)
			}
		}
	}
}

func TestMixAndTone(t *testing.T) {
	if got := Mix(red, white, 0); got != red {
		t.Errorf("none of the other colour: %v", got)
	}
	if got := Mix(red, white, 1); got != white {
		t.Errorf("all of the other colour: %v", got)
	}
	if l := Mix(black, white, 0.5).Lightness(); math.Abs(l-0.5) > 0.01 {
		t.Errorf("the middle grey has lightness %.3f", l)
	}
	if l := red.Tone(0.3).Lightness(); math.Abs(l-0.3) > 0.03 {
		t.Errorf("toned to 0.3 it has lightness %.3f", l)
	}
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b Ink
		want float64
	}{{black, white, 21}, {white, black, 21}, {red, red, 1}, {RGB(0x767676), white, 4.54}} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%.3f, want %.2f", got, c.want)
		}
	}
}

func TestWrongPathsPanic(t *testing.T) {
	for _, d := range []string{"M0 0 X5 5", "M0 0 L5 a", "M0 0 L1..2 3"} {
		t.Run(d, func(t *testing.T) {
			defer func() {
				if r := recover(); r == nil || fmt.Sprint(r) == "" {
					t.Error("no panic")
				}
			}()
			New(10, 10).Shape(black, d)
		})
	}
}

func TestText(t *testing.T) {
	face, err := NewTypeface(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewTypeface([]byte("no font")); err == nil {
		t.Error("no error for something that is no font")
	}
	one, two := face.Width("Harga", 40), face.Width("Harga", 80)
	if one < 80 || one > 130 || math.Abs(two-2*one) > 2 {
		t.Errorf("widths %.1f and %.1f", one, two)
	}
	if w := face.Width("", 40); w != 0 {
		t.Errorf("nothing is %.1f wide", w)
	}
	if a, b := face.Width("a\u4e2db", 40), face.Width("ab", 40); math.Abs(a-b) > 0.01 {
		t.Errorf("a rune without a glyph takes room: %.1f and %.1f", a, b)
	}
	b, m := blank(300, 100)
	b.Text(black, face, 60, 20, 70, "Harga")
	left, right := 300, 0
	for x := range 300 {
		for y := range 100 {
			if m.RGBAAt(x, y).R < 128 {
				left, right = min(left, x), max(right, x)
			}
		}
	}
	if w := face.Width("Harga", 60); left < 19 || left > 30 || math.Abs(float64(right)-20-w) > 8 {
		t.Errorf("text of width %.1f reaches from %d to %d", w, left, right)
	}
}

func BenchmarkPaint(b *testing.B) {
	for _, c := range []struct {
		name string
		draw func(Brush)
	}{
		{"small oval", func(b Brush) { b.Oval(red, 700, 400, 9, 7) }},
		{"large oval", func(b Brush) { b.Oval(red, 800, 450, 700, 400) }},
		{"thin veil", func(b Brush) { b.Box(red.Thin(0.3), 0, 0, 1600, 450) }},
		{"glow", func(b Brush) { b.Glow(red, 800, 450, 300) }},
		{"wash", func(b Brush) { b.Wash(red.To(white), 900) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := New(1600, 900)
			for b.Loop() {
				c.draw(p)
			}
		})
	}
}
