package props

import (
	"math/rand/v2"
	"testing"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

func TestPalettesKeepTheirOrder(t *testing.T) {
	for _, light := range Lights() {
		for _, accent := range []uint32{0x9b1c31, 0x7a4310, 0x0b5394, 0x1f6b3a, 0x0b7285, 0x6d3ba8, 0x000000, 0xffffff, 0xffff00} {
			for seed := range uint64(12) {
				p := NewPalette(rand.New(rand.NewPCG(seed, 1)), light, paint.RGB(accent))
				if p.Ink.Lightness() > p.Near.Lightness() || p.Near.Lightness() > p.Far.Lightness() || p.Far.Lightness() > p.Paper.Lightness() {
					t.Fatalf("%s, #%06x: from ink to paper %.2f %.2f %.2f %.2f", light, accent,
						p.Ink.Lightness(), p.Near.Lightness(), p.Far.Lightness(), p.Paper.Lightness())
				}
				if c := paint.Contrast(p.Ink, p.Paper); c < 7 {
					t.Errorf("%s, #%06x: ink on paper has contrast %.1f", light, accent, c)
				}
				if l := p.Pop.Lightness(); l < 0.4 || l > 0.75 {
					t.Errorf("%s, #%06x: the accent has lightness %.2f", light, accent, l)
				}
				if dark := light == Dusk || light == Night; p.Dark() != dark {
					t.Errorf("%s: lamps are lit: %v", light, p.Dark())
				}
			}
		}
	}
}

func TestEveningDullsColours(t *testing.T) {
	white := paint.RGB(0xffffff)
	last := 2.0
	for _, light := range []string{Day, Dusk, Night} {
		p := NewPalette(rand.New(rand.NewPCG(1, 1)), light, paint.RGB(0x0b5394))
		l := p.Lit(white).Lightness()
		if l >= last {
			t.Errorf("white at %s has lightness %.2f, before it was %.2f", light, l, last)
		}
		last = l
	}
}

func TestNoiseIsSmoothAndBounded(t *testing.T) {
	k := &Kit{Rand: rand.New(rand.NewPCG(3, 4))}
	n := k.Noise()
	for i := -2000; i < 2000; i++ {
		x := float64(i) / 50
		a, b := n(x), n(x+0.02)
		if a < -1 || a > 1 {
			t.Fatalf("%v at %v", a, x)
		}
		if d := b - a; d > 0.1 || d < -0.1 {
			t.Fatalf("a jump of %v at %v", d, x)
		}
	}
}

func TestRidgeSpansThePicture(t *testing.T) {
	k := &Kit{Rand: rand.New(rand.NewPCG(3, 4))}
	line := k.Ridge(400, 100, 300)
	if line[0] > 0 || line[len(line)-2] < Width {
		t.Errorf("from %v to %v", line[0], line[len(line)-2])
	}
	for i := 3; i < len(line); i += 2 {
		if line[i-1] <= line[i-3] || line[i] < 290 || line[i] > 510 {
			t.Fatalf("point %v, %v after %v", line[i-1], line[i], line[i-3])
		}
	}
}

func TestScatterKeepsItsOrderAndRange(t *testing.T) {
	k := &Kit{Rand: rand.New(rand.NewPCG(9, 9))}
	last, n := 100.0, 0
	k.Scatter(50, 100, 900, func(x float64) {
		if x < last || x > 900 {
			t.Fatalf("%v after %v", x, last)
		}
		last = x
		n++
	})
	if n != 50 {
		t.Errorf("%d places", n)
	}
}

func TestPeopleVary(t *testing.T) {
	k := &Kit{Rand: rand.New(rand.NewPCG(5, 5))}
	k.Palette = NewPalette(k.Rand, Day, paint.RGB(0x0b5394))
	seen := map[Figure]bool{}
	hats := map[Hat]int{}
	for range 60 {
		f := k.Somebody()
		seen[f] = true
		hats[f.Hat]++
	}
	if len(seen) < 40 || hats[Hair] < 15 || hats[Scarf] < 8 {
		t.Errorf("%d looks, hats %v", len(seen), hats)
	}
	if f := k.Farmer(); f.Hat != Cone || f.Pose != Carry {
		t.Errorf("a farmer with hat %v and pose %v", f.Hat, f.Pose)
	}
}
