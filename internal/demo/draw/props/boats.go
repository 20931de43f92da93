package props

// Prahu paints a slim wooden boat, 130 units long, afloat at y = 0.
func (s *Kit) Prahu(b brush, k ink, outrigger bool) {
	p := s.Palette
	b.Oval(p.Ink.Thin(0.18), 0, 7, 66, 4)
	b.Shape(k, "M-72 -20 Q-40 -4 0 -4 Q42 -4 76 -24 L66 0 Q50 9 0 9 Q-48 9 -60 0 Z")
	b.Shape(mix(k, p.Paper, 0.55), "M-72 -20 Q-40 -4 0 -4 Q42 -4 76 -24 L73 -18 Q42 1 0 1 Q-40 1 -69 -15 Z")
	if outrigger {
		wood := mix(p.Ink, p.Warm, 0.35)
		b.Line(wood, 2, -26, -3, -34, 16)
		b.Line(wood, 2, 28, -3, 36, 16)
		b.Line(mix(p.Paper, p.Warm, 0.3), 4, -60, 15, 62, 17)
	}
}

// Pinisi paints a two-masted wooden vessel that looks right, about 260 units
// long and 190 high, afloat at y = 0.
func (s *Kit) Pinisi(b brush, k ink) {
	p := s.Palette
	spar := mix(p.Ink, p.Warm, 0.3)
	b.AddLine(1.1, 46, -160, 186, -76)
	b.AddLine(1.1, -30, -186, 46, -160)
	b.AddLine(1.1, -30, -186, -112, -44)
	b.AddLine(0.9, -30, -150, -66, -26)
	b.AddLine(0.9, -30, -150, 4, -22)
	b.AddLine(0.9, 46, -130, 16, -22)
	b.AddLine(0.9, 46, -130, 76, -28)
	b.Done(p.Ink.Thin(0.7))
	b.AddLine(4, -30, -20, -30, -188)
	b.AddLine(3.6, 46, -20, 46, -162)
	b.AddLine(3.6, 104, -42, 190, -76)
	b.AddLine(2.4, -30, -60, -88, -72)
	b.AddLine(2.4, 46, -56, -8, -64)
	b.Done(spar)
	sail := p.Lit(mix(p.Paper, p.Warm, 0.18))
	b.Line(sail, 7, -34, -66, -86, -77)
	b.Line(sail, 6, 42, -61, -6, -69)
	b.Line(sail, 4.5, 150, -62, 118, -78, 96, -94)
	b.Poly(p.Lit(mix(p.Paper, p.Far, 0.1)), -106, -36, -104, -64, -52, -60, -50, -28)
	b.Poly(mix(p.Warm, p.Ink, 0.25), -112, -64, -110, -70, -48, -66, -48, -60)
	for i := range 4 {
		b.Box(mix(p.Ink, p.Far, 0.2), -98+11*float64(i), -54, 6, 8)
	}
	b.Shape(k, "M-122 -44 Q-70 -22 0 -20 Q80 -22 142 -60 L124 -20 Q104 6 60 8 L-82 8 Q-112 2 -122 -44 Z")
	b.Shape(mix(p.Paper, k, 0.15), "M-122 -44 Q-70 -22 0 -20 Q80 -22 142 -60 L138 -51 Q80 -13 0 -11 Q-72 -13 -120 -34 Z")
	b.Shape(p.Ink.Thin(0.3).Grainy(), "M-108 -8 Q-20 4 112 -6 Q98 8 60 8 L-82 8 Q-100 4 -108 -8 Z")
}

// Ship paints a small passenger and cargo ship that looks right, about 320
// units long and 150 high, afloat at y = 0.
func (s *Kit) Ship(b brush, hull ink) {
	p := s.Palette
	white, pane := p.Lit(p.Paper), mix(p.Ink, p.Water, 0.3)
	b.AddLine(2.4, -62, -112, -62, -156)
	b.AddLine(2.2, 84, -40, 84, -112)
	b.AddLine(1.6, 84, -108, 40, -60)
	b.AddLine(1.6, 84, -108, 128, -62)
	b.AddLine(1.2, -62, -150, 84, -110)
	b.Done(p.Ink)
	b.Poly(hull, -118, -94, -114, -128, -88, -128, -86, -94)
	b.Box(white, -117, -120, 30, 8)
	b.Box(white, -138, -66, 182, 34)
	b.Box(mix(white, p.Far, 0.12), -128, -94, 142, 28)
	b.Poly(white, -54, -94, -50, -116, 4, -116, 12, -94)
	b.Poly(pane, -46, -98, -44, -110, 2, -110, 6, -98)
	lamp := pane
	if p.Dark() {
		lamp = p.Glow
	}
	for i := range 11 {
		b.AddBox(-130+15*float64(i), -56, 8, 9)
	}
	for i := range 8 {
		b.AddBox(-120+15*float64(i), -86, 8, 9)
	}
	b.Done(lamp)
	b.Box(mix(white, p.Ink, 0.25), -140, -68, 188, 3)
	b.Box(mix(white, p.Ink, 0.25), -130, -96, 150, 2.6)
	b.Shape(hull, "M-160 -40 L-148 6 L126 6 Q150 -16 168 -58 L118 -48 L108 -34 L-140 -34 Z")
	b.Shape(mix(hull, p.Paper, 0.75), "M-159 -36 L-157.6 -31 L155 -31 L158 -37 L110 -31 L108 -34 L-140 -34 Z")
	b.Shape(mix(p.Warm, p.Ink, 0.3), "M-151 -4 L-148 6 L126 6 Q132 0 136 -4 Z")
	b.Shape(p.Ink.Thin(0.34).Grainy(), "M-152 -12 L140 -12 Q132 2 126 6 L-148 6 Z")
}

// Tug paints a harbour tug, about 100 units long.
func (s *Kit) Tug(b brush) {
	p := s.Palette
	b.Box(p.Lit(p.Paper), -22, -46, 44, 28)
	b.Box(mix(p.Ink, p.Water, 0.3), -16, -42, 34, 10)
	b.Box(p.Warm, -30, -52, 12, 32)
	b.Line(p.Ink, 2, 4, -46, 4, -70)
	b.Shape(p.Pop, "M-54 -20 Q0 -14 34 -20 L58 -30 Q54 -4 42 6 L-46 6 Q-54 -6 -54 -20 Z")
	b.Line(mix(p.Ink, p.Near, 0.4), 5, -50, -14, 0, -9, 36, -14)
}

// Speedboat paints a covered passenger boat that looks right, 160 units long.
func (s *Kit) Speedboat(b brush, k ink) {
	p := s.Palette
	b.Shape(p.Lit(p.Paper), "M-66 -24 L-62 -52 Q-60 -56 -52 -56 L20 -56 Q34 -54 48 -28 Z")
	b.Shape(mix(p.Ink, p.Water, 0.35), "M-58 -32 L-56 -48 L20 -48 Q28 -46 36 -32 Z")
	for i := range 4 {
		b.Box(p.Lit(p.Paper), -40+19*float64(i), -49, 3, 18)
	}
	b.Shape(p.Lit(p.Paper), "M-84 -26 L40 -28 Q70 -30 92 -38 Q78 -6 52 6 L-78 6 Z")
	b.Shape(k, "M-82 -12 L66 -14 Q80 -20 88 -30 Q76 -4 52 6 L-78 6 Z")
}

// Crane paints a container crane over the quay, 100 units high.
func (s *Kit) Crane(b brush, k ink) {
	b.AddLine(3.2, -16, 0, -12, -62)
	b.AddLine(3.2, 18, 0, 14, -62)
	b.AddLine(2.6, -15, -26, 16, -26)
	b.AddLine(3.6, -44, -62, 84, -62)
	b.AddLine(2.6, 2, -62, 6, -98)
	b.AddLine(1.3, 6, -98, 80, -63)
	b.AddLine(1.3, 6, -98, 44, -63)
	b.AddLine(1.3, 6, -98, -42, -63)
	b.AddLine(1.2, 52, -60, 52, -34)
	b.Done(k)
	b.Box(k, -40, -64, 18, 9)
	b.Box(s.Palette.Warm, 44, -34, 16, 7)
}

// Containers paints a stack of boxes on y = 0 from x to the right.
func (s *Kit) Containers(b brush, cols int) {
	p := s.Palette
	for i := range cols {
		for j := range 1 + s.Rand.IntN(4) {
			k := p.Lit(s.Pick(p.Pop, p.Warm, p.Leaf, mix(p.Water, p.Near, 0.4), mix(p.Paper, p.Far, 0.4), mix(p.Pop, p.Ink, 0.3)))
			b.Box(k, 62*float64(i), -26*float64(j+1), 60, 25)
			for n := range 9 {
				b.AddBox(62*float64(i)+4+6.4*float64(n), -26*float64(j+1)+3, 1.6, 19)
			}
			b.Done(p.Ink.Thin(0.18))
		}
	}
}

// Crates paints a small heap of cargo.
func (s *Kit) Crates(b brush) {
	p := s.Palette
	for i, q := range [][3]float64{{0, 0, 56}, {60, 0, 62}, {22, -52, 54}, {124, 0, 44}} {
		k := p.Lit(s.Pick(p.Warm, mix(p.Warm, p.Paper, 0.4), mix(p.Leaf, p.Paper, 0.2), mix(p.Pop, p.Paper, 0.3)))
		b.Box(k, q[0], q[1]-q[2]*0.9, q[2], q[2]*0.9)
		b.Box(p.Ink.Thin(0.2), q[0]+q[2]*0.7, q[1]-q[2]*0.9, q[2]*0.3, q[2]*0.9)
		if i%2 == 0 {
			b.Line(p.Ink.Thin(0.3), 2, q[0], q[1]-q[2]*0.45, q[0]+q[2], q[1]-q[2]*0.45)
		}
	}
}
