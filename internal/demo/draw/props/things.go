package props

import "math"

// goods paints a heaped tray of produce or fish, 60 units wide.
func (s *Kit) goods(b brush, fishy bool) {
	p := s.Palette
	b.Poly(mix(p.Warm, p.Ink, 0.25), -30, -8, 30, -8, 26, 8, -26, 8)
	if fishy {
		b.Poly(mix(p.Paper, p.Water, 0.25), -28, -14, 28, -14, 30, -8, -30, -8)
		for i := range 5 {
			s.fish(b.At(-20+10*float64(i), -15, 0.42).Turn(-70), mix(p.Water, s.Pick(p.Ink, p.Paper, p.Near), 0.4))
		}
		return
	}
	k := p.Lit(s.Pick(p.Warm, p.Leaf, p.Glow, mix(p.Leaf, p.Glow, 0.5), rgb(0xb2402f), rgb(0xc98a3a), rgb(0x6b4a63)))
	for row := range 3 {
		for i := range 5 - row {
			b.AddOval(-20+10*float64(i)+5*float64(row), -11-8*float64(row), 6, 5.6)
		}
	}
	b.Done(k)
	for row := range 3 {
		for i := range 5 - row {
			b.AddOval(-21.4+10*float64(i)+5*float64(row), -12.6-8*float64(row), 2.2, 1.8)
		}
	}
	b.Done(mix(k, p.Paper, 0.45))
}

// A Booth is how a market stall looks.
type Booth struct {
	Zinc  bool // walls of plywood under corrugated iron, else an awning
	Fish  bool // fish on ice instead of fruit
	Empty bool // no seller and no goods
}

// Stall paints a market stall with its seller, 200 units wide and 190 high.
func (s *Kit) Stall(b brush, q Booth) {
	p := s.Palette
	post := mix(p.Ink, p.Warm, 0.35)
	a, c := p.Lit(s.Pick(p.Pop, p.Warm, mix(p.Leaf, p.Near, 0.2), mix(p.Water, p.Near, 0.3))), p.Lit(p.Paper)
	b.Oval(p.Ink.Thin(0.2), 0, 0, 112, 7)
	if q.Zinc {
		ply := p.Lit(mix(p.Warm, p.Paper, 0.5))
		b.Box(ply.To(mix(ply, p.Ink, 0.2)), -96, -146, 192, 96)
		b.Box(p.Ink.Fading(0.35), -96, -146, 192, 40)
	} else {
		b.Box(mix(p.Near, p.Ink, 0.3).Thin(0.55), -92, -140, 184, 90)
	}
	if !q.Empty {
		f := s.Somebody()
		s.Person(b.At(s.Between(-36, 36), -8, 1.22), f)
	}
	b.Box(post, -96, -152, 6, 152)
	b.Box(post, 90, -152, 6, 152)
	b.Box(mix(p.Warm, p.Ink, 0.42), -98, -56, 196, 8)
	b.Box(mix(p.Warm, p.Ink, 0.3).To(mix(p.Warm, p.Ink, 0.5)), -94, -48, 188, 46)
	for i := range 6 {
		b.AddBox(-80+31*float64(i), -48, 2, 46)
	}
	b.Done(p.Ink.Thin(0.3))
	if !q.Empty {
		for i := range 3 {
			s.goods(b.At(-62+62*float64(i), -62, 0.98), q.Fish)
		}
	}
	if q.Zinc {
		iron := p.Lit(mix(p.Far, s.Pick(p.Warm, p.Near, p.Paper), 0.3))
		b.Poly(iron.To(mix(iron, p.Ink, 0.2)), -104, -186, 104, -190, 118, -146, -118, -142)
		for i := range 26 {
			x := -104 + 8.3*float64(i)
			b.AddLine(1.4, x, -186, x*1.13, -144)
		}
		b.Done(p.Ink.Thin(0.25))
		return
	}
	for i := range 8 {
		k := a
		if i%2 == 1 {
			k = c
		}
		x0, x1 := -96+24*float64(i), -72+24*float64(i)
		b.Poly(k.To(mix(k, p.Ink, 0.14)), x0, -186, x1, -186, x1*1.17, -146, x0*1.17, -146)
		b.Oval(mix(k, p.Ink, 0.14), (x0+x1)/2*1.17, -146, 14, 9)
	}
}

// Gavel paints a judge's hammer on its block, about 200 units wide.
func (s *Kit) Gavel(b brush) {
	p := s.Palette
	wood, dark := mix(p.Warm, p.Ink, 0.3), mix(p.Warm, p.Ink, 0.62)
	b.Oval(p.Ink.Thin(0.3), 10, 6, 140, 12)
	b.Shape(dark, "M-96 -24 L-84 4 L64 4 L76 -24 Z")
	b.Oval(wood, -10, -24, 86, 11)
	h := b.At(-10, -70, 1).Turn(-18)
	h.Round(wood, 20, -9, 190, 16, 8)
	h.Round(dark, 196, -11, 20, 20, 8)
	h.Round(wood.To(dark), -44, -46, 76, 92, 10)
	h.Box(dark, -48, -30, 84, 8)
	h.Box(dark, -48, 22, 84, 8)
	h.Box(mix(wood, p.Glow, 0.35).Thin(0.5), -34, -44, 10, 88)
}

// BallotBox paints a sealed ballot box, 200 units wide, on y = 0.
func (s *Kit) BallotBox(b brush, k ink) {
	p := s.Palette
	b.Oval(p.Ink.Thin(0.25), 6, 2, 124, 10)
	b.Poly(k.To(mix(k, p.Ink, 0.12)), -100, -150, 60, -150, 60, 0, -100, 0)
	b.Poly(mix(k, p.Ink, 0.28), 60, -150, 104, -176, 104, -24, 60, 0)
	b.Poly(mix(k, p.Paper, 0.5), -100, -150, 60, -150, 104, -176, -52, -176)
	b.Poly(p.Ink, -40, -160, 40, -160, 50, -166, -28, -166)
	b.Box(p.Pop, -100, -112, 160, 26)
	b.Poly(mix(p.Pop, p.Ink, 0.3), 60, -112, 104, -138, 104, -112, 60, -86)
	b.AddLine(7, -34, -88, -34, -104, -20, -114, -6, -104, -6, -88)
	b.Done(mix(p.Far, p.Paper, 0.2))
	b.Round(mix(p.Warm, p.Glow, 0.3), -44, -92, 48, 42, 7)
	b.Oval(p.Ink, -20, -74, 6, 6)
	b.Box(p.Ink, -22, -74, 4, 14)
}

// Slip paints a folded ballot paper with its blank squares, 60 units wide.
func (s *Kit) Slip(b brush) {
	p := s.Palette
	b.Poly(p.Paper, -30, -40, 30, -40, 30, 40, -30, 40)
	b.Poly(mix(p.Paper, p.Far, 0.35), 0, -40, 30, -40, 30, 40, 0, 40)
	for i := range 3 {
		b.AddBox(-22, -30+23*float64(i), 16, 14)
		b.AddBox(7, -30+23*float64(i), 16, 14)
	}
	b.Done(mix(p.Pop, p.Paper, 0.45))
}

// Microphone paints a microphone on a stand that leans, 100 units high.
func (s *Kit) Microphone(b brush) {
	b.Line(s.Palette.Ink, 4, 0, 2, 0, -66, 8, -80)
	b.At(9, -86, 1).Turn(22).Round(mix(s.Palette.Ink, s.Palette.Far, 0.35), -8, -24, 16, 34, 8)
	b.At(9, -86, 1).Turn(22).Box(mix(s.Palette.Far, s.Palette.Paper, 0.3), -8, -6, 16, 3)
	b.Oval(s.Palette.Ink, 0, 2, 24, 5)
}

// Puppet paints a shadow puppet that looks right, 120 units high.
func (s *Kit) Puppet(b brush, k, hole ink) {
	b.Line(k, 1.6, 0, 0, 0, -60)
	b.Shape(k, "M-4 -74 Q-20 -66 -18 -44 Q-30 -24 -22 -12 L-8 -10 L-6 -6 L6 -6 L4 -12 L20 -10 Q24 -22 12 -38 Q14 -60 6 -74 Z")
	b.Shape(k, "M-2 -72 L-1 -82 Q-14 -86 -12 -98 Q-22 -104 -14 -116 Q-4 -126 4 -112 Q12 -108 10 -100 L26 -88 L12 -88 Q10 -82 4 -80 L5 -72 Z")
	b.Line(k, 3.4, 4, -70, 22, -50, 40, -62)
	b.Line(k, 3.4, -8, -70, -24, -52, -14, -34)
	b.Line(k, 1, 40, -62, 36, 0)
	b.Line(k, 1, -14, -34, -10, 0)
	for i := range 4 {
		b.AddOval(-8+4*float64(i%2), -60+11*float64(i), 1.7, 2.6)
		b.AddOval(2, -56+11*float64(i), 1.6, 2.4)
	}
	b.AddOval(2, -98, 1.6, 1.2)
	b.AddOval(-6, -108, 1.4, 2)
	b.Done(hole.Thin(0.75))
}

// Rays paints n beams that fan out from (x, y) downwards, between two angles
// in degrees from the vertical.
func (s *Kit) Rays(k ink, x, y, length float64, n int, from, to float64) {
	for i := range n {
		mid := from + (to-from)*(float64(i)+s.Between(0.2, 0.8))/float64(n)
		half := (to - from) / float64(n) * s.Between(0.15, 0.35)
		a, b := (mid-half)*math.Pi/180, (mid+half)*math.Pi/180
		s.Poly(k, x, y, x+math.Sin(a)*length, y+math.Cos(a)*length, x+math.Sin(b)*length, y+math.Cos(b)*length)
	}
}
