package props

import "math"

// Tree paints a broad-leaved tree, about 100 units high.
func (s *Kit) Tree(b brush, k ink) {
	trunk := mix(s.Palette.Ink, s.Palette.Warm, 0.22)
	lean := s.Between(-4, 4)
	b.Poly(trunk, -4, 2, lean-1.5, -50, lean+1.5, -50, 5, 2)
	b.AddLine(2, lean, -30, 14, -50)
	b.AddLine(2, lean, -26, -13, -46)
	b.Done(trunk)
	w, h := s.Between(26, 34), s.Between(26, 33)
	var crown []float64
	const lobes = 11
	for i := range lobes {
		a := 2 * math.Pi * float64(i) / lobes
		f := s.Between(0.84, 1.12)
		crown = append(crown, lean+w*f*math.Cos(a), -66+h*f*math.Sin(a))
	}
	b.Blob(k, crown...)
	shade := make([]float64, len(crown))
	for i := 0; i < len(crown); i += 2 {
		shade[i], shade[i+1] = lean+5+(crown[i]-lean)*0.86, -61+(crown[i+1]+66)*0.84
	}
	b.Blob(mix(k, s.Palette.Ink, 0.4).Rising(0.75).Grainy(), shade...)
	b.Blob(mix(k, s.Palette.Glow, 0.3).Fading(0.5).Grainy(), lean-20, -74, lean-8, -90, lean+4, -88, lean-2, -74, lean-14, -66)
}

// Canopy paints a band of n treetops along a line, as seen from afar.
func (s *Kit) Canopy(n int, phase float64, line func(x float64) float64, size float64, k ink) {
	dark, bright := mix(s.Palette.Leaf, k, 0.35), mix(s.Palette.Leaf, s.Palette.Glow, 0.12)
	step := (Width + 80.0) / float64(n)
	place := func() (x, y, w float64) {
		i := s.Rand.IntN(n)
		x = -40 + (float64(i)+math.Mod(phase*7, 1))*step + s.Between(-0.4, 0.4)*step
		return x, line(x) + s.Between(-0.5, 0.5)*size, size * s.Between(0.8, 1.5)
	}
	for _, tone := range []ink{mix(dark, s.Palette.Ink, 0.3), dark, mix(dark, bright, 0.5)} {
		for range n {
			x, y, w := place()
			s.Oval(tone, x, y, w, w*0.8)
		}
	}
}

// Palm paints a coconut palm, about 100 units high.
func (s *Kit) Palm(b brush, k ink) {
	lean := s.Between(-16, 16)
	trunk := mix(s.Palette.Ink, s.Palette.Warm, 0.3)
	var bole []float64
	for _, t := range []float64{0, 0.35, 0.7, 1} {
		bole = append(bole, lean*t*t-4+2.4*t, 1-85*t)
	}
	for _, t := range []float64{1, 0.7, 0.35, 0} {
		bole = append(bole, lean*t*t+4-2.4*t, 1-85*t)
	}
	b.Poly(trunk, bole...)
	crown := b.At(lean, -84, 1)
	dark := mix(k, s.Palette.Ink, 0.35)
	for i := range 9 {
		hang := 1.0
		if i <= 4 {
			hang = -1
		}
		leaf := crown.Turn(-196+float64(i)*27+s.Between(-7, 7)).Stretch(s.Between(0.85, 1.1), hang)
		tone := k
		if i%2 == 0 {
			tone = dark
		}
		leaf.Shape(tone, "M0 -1 Q16 -12 34 -2 Q38 2 40 10 Q33 5 30 5 Q28 4 27 6 Q22 1 19 3 Q12 -3 0 2 Z")
	}
	crown.AddOval(-3, 3, 2.6, 3)
	crown.AddOval(3, 4, 2.6, 3)
	crown.Done(mix(trunk, s.Palette.Warm, 0.3))
}

// Bush paints a low cluster of leaves, about 100 units wide.
func (s *Kit) Bush(b brush, k ink) {
	for i := range 5 {
		x := -40 + 20*float64(i)
		h := s.Between(16, 34)
		b.AddOval(x, -h*0.4, 18, h)
	}
	b.AddBox(-52, -6, 104, 8)
	b.Done(k)
}

// Treeline paints a distant row of crowns standing on y, and the ground before
// it as far as the scene leaves it uncovered.
func (s *Kit) Treeline(y, height float64, k ink) {
	for x := -40.0; x < Width+40; {
		w := max(height*s.Between(0.5, 1.1), 6)
		h := height * s.Between(0.55, 1)
		s.AddOval(x, y-h*0.35, w*0.7, h*0.65)
		x += w * 0.8
	}
	s.Done(k)
	s.Box(k, -10, y-height*0.3, Width+20, height*0.3+140)
}

// Fern paints a tuft of fronds, about 100 units wide.
func (s *Kit) Fern(b brush, k ink) {
	for i := range 7 {
		leaf := b.Turn(-80+160*float64(i)/6+s.Between(-8, 8)).Stretch(1, s.Between(0.8, 1.15))
		leaf.Shape(mix(k, s.Palette.Ink, 0.25*float64(i%2)), "M-2 0 Q-9 -34 3 -62 Q9 -34 2 0 Z")
	}
}
