package props

import "math"

// A Building is a house front of one or more storeys.
type Building struct {
	W, H       float64
	Wall, Roof ink
	Storeys    int
	Flat       bool // a parapet instead of a pitched roof
	Pitch      float64
	Bays       int
	Awning     ink
}

// House paints a house front standing on (0, 0), centred.
func (s *Kit) House(b brush, h Building) {
	p := s.Palette
	left := -h.W / 2
	b.Box(h.Wall.To(mix(h.Wall, p.Near, 0.12)), left, -h.H, h.W, h.H)
	pane := mix(h.Wall, p.Ink, 0.62)
	storey := h.H / float64(h.Storeys)
	bay := h.W / float64(h.Bays)
	for level := range h.Storeys {
		y := -h.H + storey*float64(level)
		for i := range h.Bays {
			x := left + bay*float64(i)
			k := pane
			if p.Dark() && s.Chance(0.5) {
				k = p.Glow
			}
			if level == h.Storeys-1 && i == h.Bays/2 {
				b.Box(mix(h.Wall, p.Ink, 0.7), x+bay*0.28, -storey*0.78, bay*0.44, storey*0.78)
				continue
			}
			b.Box(k, x+bay*0.24, y+storey*0.26, bay*0.52, storey*0.42)
			b.Box(mix(h.Wall, p.Paper, 0.5), x+bay*0.2, y+storey*0.68, bay*0.6, storey*0.05)
		}
	}
	if h.Flat {
		b.Box(mix(h.Wall, p.Ink, 0.16), left-h.W*0.02, -h.H-h.W*0.05, h.W*1.04, h.W*0.05)
	} else {
		rise := h.W * h.Pitch
		b.Box(p.Ink.Fading(0.32), left, -h.H, h.W, storey*0.16)
		b.Poly(h.Roof, left-h.W*0.1, -h.H, left+h.W*0.18, -h.H-rise, -left-h.W*0.18, -h.H-rise, -left+h.W*0.1, -h.H)
		b.Poly(mix(h.Roof, p.Ink, 0.2), -left-h.W*0.3, -h.H-rise, -left-h.W*0.18, -h.H-rise, -left+h.W*0.1, -h.H, -left-h.W*0.06, -h.H)
		b.Box(mix(h.Roof, p.Ink, 0.35), left-h.W*0.1, -h.H, h.W*1.2, h.W*0.018)
	}
	if h.Awning != (ink{}) {
		b.Poly(h.Awning, left+h.W*0.04, -storey*0.86, -left-h.W*0.04, -storey*0.86, -left+h.W*0.03, -storey*0.62, left-h.W*0.03, -storey*0.62)
	}
}

// Home returns a random small house.
func (s *Kit) Home() Building {
	p := s.Palette
	wall := s.Pick(p.Paper, mix(p.Paper, p.Warm, 0.3), mix(p.Paper, p.Water, 0.4), mix(p.Paper, p.Leaf, 0.35), mix(p.Paper, p.Pop, 0.25))
	h := Building{
		W: s.Between(150, 230), H: s.Between(95, 125), Storeys: 1, Bays: 3, Pitch: s.Between(0.2, 0.32),
		Wall: p.Lit(wall), Roof: p.Lit(s.Pick(p.Warm, mix(p.Warm, p.Ink, 0.35), mix(p.Warm, p.Ink, 0.2), mix(p.Near, p.Paper, 0.25), mix(p.Pop, p.Near, 0.4))),
	}
	if s.Chance(0.3) {
		h.Storeys, h.H = 2, h.H*1.8
		h.Flat = s.Chance(0.4)
	}
	return h
}

// Row paints house after house along y, in the given size.
func (s *Kit) Row(y, size, gap float64) {
	for x := s.Between(-120, 0); x < Width+150; {
		h := s.Home()
		s.House(s.At(x+h.W*size/2, y, size), h)
		x += (h.W + gap*s.Between(0.4, 1.6)) * size
	}
}

// Pole paints a lamp post, 100 units high, lit after dark.
func (s *Kit) Pole(b brush) {
	b.Line(s.Palette.Ink, 2.4, 0, 0, 0, -94, 5, -99, 22, -99)
	b.Round(s.Palette.Ink, 16, -101, 14, 4, 2)
	if s.Palette.Dark() {
		b.Glow(s.Palette.Glow.Thin(0.55), 23, -94, 42)
		b.Round(s.Palette.Glow, 17, -97.5, 12, 3, 1.5)
	}
}

// Hall paints a market hall with roofs in tiers, 900 units wide, on y = 0.
func (s *Kit) Hall(b brush) {
	p := s.Palette
	wall, roof := p.Lit(mix(p.Paper, p.Warm, 0.12)), p.Lit(mix(p.Pop, p.Ink, 0.12))
	tier := func(w, y, rise, drop float64) {
		b.Box(mix(wall, p.Ink, 0.2), -w*0.42, y, w*0.84, drop)
		for i := range int(w / 34) {
			b.AddBox(-w*0.41+34*float64(i)*0.84, y+8, 18, drop-14)
		}
		if p.Dark() {
			b.Done(p.Glow)
		} else {
			b.Done(mix(wall, p.Ink, 0.5))
		}
		b.Poly(roof, -w/2, y, -w*0.36, y-rise, w*0.36, y-rise, w/2, y)
		b.Poly(mix(roof, p.Ink, 0.3).Thin(0.6).Grainy(), w*0.2, y-rise, w*0.36, y-rise, w/2, y, w*0.24, y)
		for i := range 24 {
			t := (float64(i) + 0.5) / 24
			b.AddLine(1.2, -w/2+w*t, y, -w*0.36+w*0.72*t, y-rise)
		}
		b.Done(p.Ink.Thin(0.2))
		b.Box(mix(roof, p.Ink, 0.45), -w/2, y-1, w, 7)
	}
	tier(380, -330, 84, 40)
	tier(640, -236, 78, 40)
	tier(900, -128, 82, 0)
	b.Box(wall, -400, -122, 800, 122)
	for i := range 9 {
		x := -384 + 87.0*float64(i)
		dark := mix(p.Ink, p.Warm, 0.2)
		if p.Dark() {
			dark = mix(p.Glow, p.Warm, 0.3)
		}
		b.Round(dark, x, -98, 68, 98, 20)
		b.Box(dark, x, -40, 68, 40)
		b.Box(p.Lit(s.Pick(p.Warm, p.Pop, p.Leaf, p.Paper)), x+4, -28, 60, 28)
	}
}

// Meru paints a shrine tower with many roofs, about 130 units high.
func (s *Kit) Meru(b brush, k ink) {
	b.Box(mix(k, s.Palette.Warm, 0.4), -20, -24, 40, 24)
	for i := range 6 {
		f := 1 - 0.13*float64(i)
		y := -24 - 17*float64(i)
		b.Box(mix(k, s.Palette.Warm, 0.25), -9*f, y-6, 18*f, 8)
		b.Poly(k, -38*f, y, -13*f, y-13, 13*f, y-13, 38*f, y)
	}
	b.Poly(k, -6, -118, 0, -136, 6, -118)
}

// Schoolhouse paints a school front with its gallery, on y = 0, centred.
func (s *Kit) Schoolhouse(b brush, w float64, storeys int) {
	p := s.Palette
	wall := p.Lit(mix(p.Paper, s.Pick(p.Warm, p.Water, p.Glow), 0.25))
	roof := p.Lit(mix(p.Warm, p.Ink, 0.22))
	band := p.Lit(mix(p.Pop, p.Paper, 0.1))
	const storey = 150.0
	h := storey * float64(storeys)
	b.Box(wall.To(mix(wall, p.Near, 0.15)), -w/2, -h, w, h)
	bays := int(w / 110)
	step := w / float64(bays)
	pane := mix(p.Ink, p.Water, 0.4)
	for level := range storeys {
		y := -storey * float64(level)
		b.Box(band, -w/2, y-34, w, 34)
		for i := range bays {
			x := -w/2 + step*float64(i)
			if i%3 == 1 {
				b.Box(mix(p.Warm, p.Ink, 0.4), x+step*0.28, y-106, step*0.44, 106)
				continue
			}
			b.Box(p.Paper, x+step*0.12, y-112, step*0.76, 62)
			for n := range 3 {
				b.AddBox(x+step*(0.15+0.25*float64(n)), y-108, step*0.2, 54)
			}
			b.Done(pane)
		}
		b.Box(p.Ink.Fading(0.35), -w/2, y-storey, w, 34)
		for i := range bays + 1 {
			b.AddBox(-w/2+step*float64(i)-5, y-storey, 10, storey)
		}
		b.Done(mix(wall, p.Paper, 0.5))
		if level > 0 {
			b.Box(mix(wall, p.Ink, 0.3), -w/2-8, y-6, w+16, 12)
			for i := range int(w / 22) {
				b.AddBox(-w/2+22*float64(i), y-42, 4, 38)
			}
			b.AddBox(-w/2, y-46, w, 6)
			b.Done(mix(wall, p.Ink, 0.4))
		}
	}
	b.Poly(roof.To(mix(roof, p.Ink, 0.2)), -w/2-40, -h+6, -w/2+60, -h-92, w/2-60, -h-92, w/2+40, -h+6)
	for i := range 7 {
		t := float64(i) / 7
		b.AddLine(1.6, -w/2-40+100*t, -h+6-98*t, w/2+40-100*t, -h+6-98*t)
	}
	b.Done(p.Ink.Thin(0.2))
	b.Poly(roof, -90, -h+4, 0, -h-66, 90, -h+4)
	b.Poly(mix(wall, p.Paper, 0.4), -66, -h+4, 0, -h-46, 66, -h+4)
}

// Clinic paints a health centre of one or more storeys, on y = 0, centred.
func (s *Kit) Clinic(b brush, w float64, storeys int) {
	p := s.Palette
	wall := p.Lit(mix(p.Paper, p.Water, 0.12))
	trim := p.Lit(mix(p.Pop, p.Paper, 0.15))
	const storey = 140.0
	h := storey * float64(storeys)
	b.Box(wall.To(mix(wall, p.Near, 0.15)), -w/2, -h, w, h)
	b.Poly(mix(wall, p.Ink, 0.3).Thin(0.5).Grainy(), w*0.4, -h, w/2, -h, w/2, 0, w*0.4, 0)
	bays := int(w / 96)
	step := w / float64(bays)
	for level := range storeys {
		y := -storey * float64(level)
		for i := range bays {
			x := -w/2 + step*float64(i)
			if level == 0 && math.Abs(x+step/2) < 120 {
				continue
			}
			k := mix(p.Ink, p.Water, 0.45)
			if p.Dark() && s.Chance(0.7) {
				k = p.Glow
			}
			b.Box(p.Paper, x+step*0.14, y-112, step*0.72, 76)
			b.Box(k, x+step*0.19, y-107, step*0.28, 66)
			b.Box(k, x+step*0.53, y-107, step*0.28, 66)
		}
		b.Box(trim, -w/2-10, y-storey-6, w+20, 16)
	}
	b.Box(mix(wall, p.Ink, 0.2), -w/2, -h-30, w, 26)
	b.Box(mix(p.Ink, p.Water, 0.5), -84, -104, 168, 104)
	b.Box(wall, -3, -104, 6, 104)
	b.Box(trim, -136, -124, 272, 18)
	b.Box(mix(wall, p.Ink, 0.3), -130, -106, 12, 106)
	b.Box(mix(wall, p.Ink, 0.3), 118, -106, 12, 106)
	s.Cross(b.At(0, -h+storey*0.36-float64(2-min(storeys, 2))*130, 1))
}

// Cross paints the sign of a health centre: a white cross on green, since the
// red one is reserved by the Geneva Conventions.
func (s *Kit) Cross(b brush) {
	green := rgb(0x2f8f6b)
	b.Round(green, -34, -34, 68, 68, 10)
	b.Box(rgb(0xffffff), -8, -25, 16, 50)
	b.Box(rgb(0xffffff), -25, -8, 50, 16)
	if s.Palette.Dark() {
		b.Glow(green.Thin(0.5), 0, 0, 90)
	}
}

// Flagpole paints a pole with the national flag, 300 units high.
func (s *Kit) Flagpole(b brush) {
	p := s.Palette
	b.Box(mix(p.Far, p.Paper, 0.3), -26, -16, 52, 16)
	b.Line(mix(p.Paper, p.Far, 0.35), 5, 0, -10, 0, -300)
	b.Shape(p.Lit(rgb(0xc4313c)), "M2 -298 Q30 -306 52 -296 Q70 -290 90 -297 L90 -270 Q70 -263 52 -269 Q30 -278 2 -270 Z")
	b.Shape(p.Lit(rgb(0xfbfaf6)), "M2 -270 Q30 -278 52 -269 Q70 -263 90 -270 L90 -243 Q70 -236 52 -242 Q30 -251 2 -243 Z")
}

// plume paints smoke that drifts to the right from a chimney.
func (s *Kit) plume(x, y, size float64) {
	for i := range 12 {
		t := float64(i) / 11
		s.AddOval(x+330*size*t*t+s.Between(-8, 8), y-150*size*t, (13+62*t)*size, (11+40*t)*size)
	}
	s.Done(mix(s.Palette.Far, s.Palette.Near, 0.25).Thin(0.45))
}

// Chimney paints a banded chimney on y.
func (s *Kit) Chimney(x, y, h, w float64) {
	p := s.Palette
	k := mix(p.Warm, p.Near, 0.45)
	s.plume(x, y-h-6, h/260)
	s.Poly(k.To(mix(k, p.Ink, 0.25)), x-w*0.36, y-h, x+w*0.36, y-h, x+w*0.5, y, x-w*0.5, y)
	s.Poly(p.Ink.Thin(0.35).Grainy(), x+w*0.05, y-h, x+w*0.36, y-h, x+w*0.5, y, x+w*0.05, y)
	s.Box(p.Lit(p.Paper), x-w*0.39, y-h+h*0.06, w*0.78, h*0.07)
	s.Box(p.Pop, x-w*0.37, y-h, w*0.74, h*0.06)
}

// Shed paints a factory hall with a saw-tooth roof, on y, from x.
func (s *Kit) Shed(x, y, w, h float64, teeth int) {
	p := s.Palette
	wall := p.Lit(mix(p.Far, s.Pick(p.Paper, p.Warm), 0.4))
	s.Box(wall.To(mix(wall, p.Near, 0.3)), x, y-h, w, h)
	step := w / float64(teeth)
	for i := range teeth {
		tx := x + step*float64(i)
		s.Poly(mix(p.Near, p.Ink, 0.15), tx, y-h, tx+step*0.94, y-h-step*0.36, tx+step, y-h-step*0.36, tx+step, y-h)
		s.Poly(s.Glass(), tx+step*0.94, y-h-step*0.33, tx+step, y-h-step*0.33, tx+step, y-h, tx+step*0.94, y-h)
	}
	for i := range int(w / 64) {
		s.AddBox(x+18+64*float64(i), y-h*0.72, 36, h*0.26)
	}
	if p.Dark() {
		s.Done(p.Glow)
	} else {
		s.Done(mix(p.Ink, p.Water, 0.4))
	}
}
