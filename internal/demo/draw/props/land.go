package props

import (
	"math"
	"slices"
)

// Sky paints the sky down to the skyline at y with sun, moon, clouds or stars.
func (s *Kit) Sky(skyline float64) {
	p := s.Palette
	s.Wash(p.Zenith.To(p.Horizon), skyline)
	x, y := s.Between(220, 1380), s.Between(120, skyline*0.45)
	switch p.Light {
	case Night:
		for range 70 {
			d := s.Between(1, 2.4)
			s.AddOval(s.Between(0, Width), s.Between(0, skyline*0.8), d, d)
		}
		s.Done(p.Paper.Thin(0.55))
		s.Glow(p.Paper.Thin(0.25), x, y, 190)
		s.At(x, y, 1).Shape(p.Paper.Thin(0.92), "M14 -42 C-30 -50 -58 8 -24 36 C-2 53 32 46 42 20 C20 34 -9 22 -11 -5 C-12 -22 0 -36 14 -42 Z")
	case Dusk:
		y = skyline - s.Between(20, 150)
		s.Glow(p.Glow.Thin(0.6), x, y, 420)
		s.Oval(p.Glow, x, y, 74, 74)
		s.streaks(skyline)
	case Dawn:
		y = skyline - s.Between(60, 240)
		s.Glow(p.Glow.Thin(0.8), x, y, 380)
		s.Oval(p.Glow.Thin(0.9), x, y, 60, 60)
		s.streaks(skyline)
	default:
		if s.Chance(0.4) {
			s.Glow(p.Glow.Thin(0.8), x, y, 260)
			s.Oval(p.Glow, x, y, 52, 52)
		}
		for range 2 + s.Rand.IntN(3) {
			s.cloud(s.Between(60, 1540), s.Between(70, skyline*0.6), s.Between(0.6, 1.5))
		}
	}
}

// streaks paints the flat clouds of morning and evening.
func (s *Kit) streaks(skyline float64) {
	for range 4 + s.Rand.IntN(3) {
		s.cloud(s.Between(0, 1600), s.Between(60, skyline*0.8), s.Between(0.5, 1.3))
	}
}

// cloud paints a long flat cloud in strata.
func (s *Kit) cloud(x, y, size float64) {
	b := s.At(x, y, size)
	w := s.Between(190, 300)
	for i := range 3 + s.Rand.IntN(2) {
		h := s.Between(9, 17)
		b.AddRound(-w/2+s.Between(-70, 70), -float64(i)*11, w, h, h/2)
		w *= s.Between(0.5, 0.8)
	}
	b.Done(mix(s.Palette.Paper, s.Palette.Horizon, 0.3).Thin(0.55))
}

// Birds paints a few distant birds.
func (s *Kit) Birds(x, y float64) {
	for range 3 + s.Rand.IntN(4) {
		b := s.At(x+s.Between(-90, 90), y+s.Between(-40, 40), s.Between(0.5, 1))
		b.Shape(s.Palette.Ink.Thin(0.6), "M-22 -8 Q-9 -14 0 0 Q9 -14 22 -8 Q9 -8 0 6 Q-9 -8 -22 -8 Z")
	}
}

// Noise returns a smooth random curve between about -1 and 1 that turns once
// in every unit of its argument.
func (s *Kit) Noise() func(x float64) float64 {
	var knots [64]float64
	for i := range knots {
		knots[i] = s.Between(-1, 1)
	}
	return func(x float64) float64 {
		cell := math.Floor(x)
		t := x - cell
		t *= t * (3 - 2*t)
		i := int(cell) & 63
		return knots[i] + (knots[(i+1)&63]-knots[i])*t
	}
}

// Ridge returns the points of a skyline of hills from beyond the left edge to
// beyond the right one: around the level y, as high as height, with swells of
// the given length and ever smaller ones on them.
func (s *Kit) Ridge(y, height, length float64) []float64 {
	var pts []float64
	n := s.Noise()
	for x := -40.0; x <= Width+40; x += 20 {
		u := x / length
		pts = append(pts, x, y-height*(0.62*n(u)+0.25*n(u*2.3+9)+0.1*n(u*5.1+23)+0.05*n(u*12+41)))
	}
	return pts
}

// Hills paints layer after layer of hills from the skyline at y down to the
// floor, each in its own haze and with grain in its folds.
func (s *Kit) Hills(y, floor, height float64, layers int, from, to float64) {
	for i := range layers {
		t := from
		if layers > 1 {
			t += (to - from) * float64(i) / float64(layers-1)
		}
		k := s.Palette.Depth(t)
		level := y + (floor-y)*float64(i)/float64(layers)
		line := s.Ridge(level, height*(1-0.08*float64(i)), 460-30*float64(i))
		s.Ground(k.To(mix(k, s.Palette.Horizon, 0.4)), floor+2, line...)
		s.folds(mix(k, s.Palette.Ink, 0.3), line, height*1.1)
	}
}

// folds shades the sides of the hills under a ridge that turn from the light.
func (s *Kit) folds(k ink, line []float64, depth float64) {
	for i := 2; i+3 < len(line); i += 2 {
		drop := (line[i+3] - line[i+1]) / 20
		if drop <= 0.05 {
			continue
		}
		low := min(drop*2.2, 1) * depth
		s.Add(line[i], line[i+1], line[i+2], line[i+3], line[i+2]+low*0.3, line[i+3]+low, line[i]+low*0.3, line[i+1]+low)
	}
	s.Done(k.Fading(0.2))
}

// Peak paints a mountain with a lit and a shaded side, steep at the top. A cut
// one ends in a crater.
func (s *Kit) Peak(x, top, floor, half float64, k ink, cut bool) {
	rise := floor - top
	crown := 3.0
	if cut {
		crown = half * 0.07
	}
	side := func(dir float64) []float64 {
		var pts []float64
		n := s.Noise()
		for i := range 25 {
			u := float64(i) / 24
			rough := rise * 0.05 * (n(u*9)*u + 0.5*n(u*21+7)*u) * (1 - u)
			pts = append(pts, x+dir*(crown+(half-crown)*u), top+rise*(1-math.Pow(1-u, 1.55))+rough)
		}
		return pts
	}
	left, right := side(-1), side(1)
	body, shade := slices.Clone(right), right
	for i := len(left) - 2; i >= 0; i -= 2 {
		body = append(body, left[i], left[i+1])
	}
	s.Poly(k.To(mix(k, s.Palette.Horizon, 0.5)), body...)
	n := s.Noise()
	for i := 24; i >= 0; i-- {
		u := float64(i) / 24
		shade = append(shade, x+crown*0.5+half*u*(0.16+0.2*n(u*5)), top+rise*(1-math.Pow(1-u, 1.2)))
	}
	s.Poly(mix(k, s.Palette.Ink, 0.34).Fading(0.62).Grainy(), shade...)
}

// Wake paints short bright strokes on water between two levels, closer and
// shorter towards the far one.
func (s *Kit) Wake(k ink, top, bottom float64, n int) {
	for range n {
		t := s.Rand.Float64()
		t *= t
		w := (24 + 120*t) * s.Between(0.5, 1.2)
		h := 2.2 + 4*t
		s.AddRound(s.Between(-60, Width), top+(bottom-top)*t, w, h, h/2)
	}
	s.Done(k)
}

// Sea paints water from the skyline down, with the light of the sky on it.
func (s *Kit) Sea(skyline, floor float64) {
	p := s.Palette
	s.Box(mix(p.Water, p.Horizon, 0.45).To(mix(p.Water, p.Near, 0.3)), -10, skyline, Width+20, floor-skyline)
	s.Wake(mix(p.Water, p.Paper, 0.6).Thin(0.4), skyline+6, floor, 46)
}

// Meadow paints a flat ground down to the lower edge.
func (s *Kit) Meadow(y float64, k ink) {
	s.Box(mix(k, s.Palette.Horizon, 0.25).To(mix(k, s.Palette.Near, 0.25)), -10, y, Width+20, Height-y+10)
}

// Swing returns a slow, smooth swing for the place x, between -1 and 1.
func Swing(x, length, phase float64) float64 { return math.Sin(2*math.Pi*x/length + phase) }

// Scatter calls f n times with places spread along x and jittered.
func (s *Kit) Scatter(n int, from, to float64, f func(x float64)) {
	step := (to - from) / float64(n)
	for i := range n {
		f(from + step*(float64(i)+0.5) + s.Between(-0.35, 0.35)*step)
	}
}
