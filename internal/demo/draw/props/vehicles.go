package props

// Wheels paints wheels of radius r on y = 0.
func (s *Kit) Wheels(b brush, r float64, xs ...float64) {
	for _, x := range xs {
		b.Oval(s.Palette.Ink, x, -r, r, r)
		b.Oval(mix(s.Palette.Far, s.Palette.Paper, 0.3), x, -r, r*0.45, r*0.45)
	}
}

// Glass is the colour of windows of vehicles.
func (s *Kit) Glass() ink {
	if s.Palette.Dark() {
		return mix(s.Palette.Glow, s.Palette.Ink, 0.25)
	}
	return mix(s.Palette.Water, s.Palette.Ink, 0.45)
}

// beam paints the light of a head lamp that shines to the right.
func (s *Kit) beam(b brush, x, y float64) {
	if s.Palette.Dark() {
		b.Glow(s.Palette.Glow.Thin(0.7), x+16, y+2, 44)
		b.Oval(s.Palette.Glow.Thin(0.25), x+52, -1, 46, 4)
		b.Oval(s.Palette.Glow, x, y, 3.5, 3.5)
	}
}

// Car paints a car that drives right, 102 units long.
func (s *Kit) Car(b brush, k ink) {
	b.Oval(s.Palette.Ink.Thin(0.25), 0, 0, 56, 4)
	b.Shape(k, "M-50 -8 L-51 -22 Q-50 -28 -40 -29 L-28 -43 Q-26 -46 -20 -46 L12 -46 Q18 -46 23 -42 L36 -29 Q51 -27 52 -18 L51 -8 Z")
	b.Shape(s.Glass(), "M-34 -29 L-24 -41 L-6 -41 L-6 -29 Z M-2 -29 L-2 -41 L12 -41 Q16 -41 19 -38 L28 -29 Z")
	b.Shape(s.Palette.Ink.Thin(0.25), "M-50.4 -15 L51.6 -15 L51 -8 L-50 -8 Z")
	s.Wheels(b, 9, -29, 31)
	s.beam(b, 50, -20)
}

// Bus paints a small city bus that drives right, 150 units long.
func (s *Kit) Bus(b brush, k ink) {
	p := s.Palette
	b.Oval(p.Ink.Thin(0.25), 0, 0, 84, 5)
	b.Round(p.Lit(p.Paper), -76, -68, 152, 60, 9)
	b.Box(k, -76, -32, 152, 16)
	b.Box(p.Ink.Thin(0.3), -74, -15, 148, 6)
	for i := range 5 {
		b.AddRound(-70+25*float64(i), -60, 22, 24, 3)
	}
	b.AddRound(58, -60, 17, 30, 3)
	b.Done(s.Glass())
	b.Box(mix(k, p.Ink, 0.2), 33, -60, 20, 50)
	b.Box(s.Glass(), 35, -57, 16, 36)
	s.Wheels(b, 11, -46, 44)
	s.beam(b, 74, -24)
}

// Lorry paints a lorry that drives right, 170 units long.
func (s *Kit) Lorry(b brush, k ink) {
	p := s.Palette
	b.Oval(p.Ink.Thin(0.25), 0, 0, 90, 5)
	b.Box(mix(p.Ink, p.Near, 0.4), -84, -22, 160, 9)
	b.Box(p.Lit(mix(p.Paper, p.Warm, 0.2)), -86, -78, 112, 58)
	for i := range 8 {
		b.AddBox(-80+13.4*float64(i), -74, 2.4, 50)
	}
	b.Done(p.Ink.Thin(0.16))
	b.Shape(k, "M32 -14 L32 -66 Q32 -70 37 -70 L58 -70 Q63 -70 66 -64 L74 -42 Q80 -40 80 -34 L80 -14 Z")
	b.Shape(s.Glass(), "M40 -44 L40 -63 L57 -63 Q60 -63 62 -58 L67 -44 Z")
	s.Wheels(b, 12, -60, -32, 56)
	s.beam(b, 79, -28)
}

// Motorbike paints a scooter with its rider, driving right, 70 units long.
func (s *Kit) Motorbike(b brush) {
	p := s.Palette
	f := s.Somebody()
	k := p.Lit(s.Pick(p.Pop, p.Warm, p.Paper, p.Water))
	b.Oval(p.Ink.Thin(0.25), 0, 0, 40, 3)
	b.Shape(k, "M-36 -26 Q-20 -30 -4 -26 L6 -18 L18 -16 L22 -40 L27 -40 L28 -14 L14 -9 L-14 -10 Q-30 -12 -36 -26 Z")
	b.Line(p.Ink, 3, 20, -44, 26, -38, 30, -12)
	s.Wheels(b, 11, -26, 30)
	b.Shape(f.Bottom, "M-18 -34 L2 -32 L8 -12 L16 -10 L14 -5 L0 -8 L-6 -22 L-16 -22 Z")
	b.Shape(f.Top, "M-18 -30 Q-20 -58 -8 -64 L2 -62 Q6 -50 2 -32 Z")
	b.Line(f.Top, 6, -2, -58, 6, -46, 19, -43)
	b.Oval(mix(k, p.Ink, 0.35), -1, -74, 9.5, 10)
	b.Shape(f.Skin, "M2 -78 L8.6 -76 L8 -68 L2 -67 Z")
}

// Coach paints a railway carriage, 300 units long, on y = 0.
func (s *Kit) Coach(b brush, k ink) {
	p := s.Palette
	body := p.Lit(p.Paper)
	b.Box(p.Ink, -146, -14, 292, 8)
	s.Wheels(b, 8, -116, -94, 94, 116)
	b.Round(body.To(mix(body, p.Far, 0.25)), -149, -88, 298, 76, 9)
	b.Box(k, -149, -34, 298, 13)
	b.Box(mix(body, p.Ink, 0.3), -149, -88, 298, 7)
	for i := range 9 {
		b.AddRound(-112+25*float64(i), -70, 19, 24, 3)
	}
	b.Done(s.Glass())
	b.AddBox(-141, -72, 17, 52)
	b.AddBox(124, -72, 17, 52)
	b.Done(mix(k, p.Ink, 0.35))
}

// Engine paints a diesel locomotive that pulls right, 280 units long.
func (s *Kit) Engine(b brush, k ink) {
	p := s.Palette
	b.Box(p.Ink, -136, -18, 276, 11)
	s.Wheels(b, 9, -112, -90, -68, 72, 94, 116)
	b.Shape(k.To(mix(k, p.Ink, 0.25)), "M-140 -18 L-140 -84 Q-140 -90 -132 -90 L94 -90 Q112 -90 120 -72 L134 -42 L140 -36 L140 -18 Z")
	b.Shape(s.Glass(), "M70 -60 L70 -80 L94 -80 Q104 -80 109 -70 L114 -60 Z")
	b.Poly(p.Lit(p.Paper), -140, -46, 131, -46, 138, -36, -140, -36)
	for i := range 9 {
		b.AddBox(-124+19*float64(i), -78, 11, 22)
	}
	b.Done(mix(k, p.Ink, 0.4))
	b.Box(mix(k, p.Ink, 0.3), -90, -97, 70, 8)
	s.beam(b, 138, -42)
}

// Rear paints a car seen from behind, 60 units wide.
func (s *Kit) Rear(b brush, k ink) {
	p := s.Palette
	b.Oval(p.Ink.Thin(0.3), 0, 0, 36, 4)
	b.Box(p.Ink, -27, -10, 11, 10)
	b.Box(p.Ink, 16, -10, 11, 10)
	b.Shape(k, "M-31 -6 L-31 -26 Q-30 -32 -26 -33 L-20 -47 Q-18 -50 -13 -50 L13 -50 Q18 -50 20 -47 L26 -33 Q30 -32 31 -26 L31 -6 Z")
	b.Shape(s.Glass(), "M-22 -33 L-17 -45 L17 -45 L22 -33 Z")
	b.Box(p.Warm, -30, -27, 9, 6)
	b.Box(p.Warm, 21, -27, 9, 6)
	b.Box(p.Lit(p.Paper), -9, -18, 18, 6)
}

// Van paints a lorry or bus seen from behind, 80 units wide.
func (s *Kit) Van(b brush, k ink) {
	p := s.Palette
	b.Oval(p.Ink.Thin(0.3), 0, 0, 46, 4)
	b.Box(p.Ink, -34, -12, 15, 12)
	b.Box(p.Ink, 19, -12, 15, 12)
	b.Round(k, -40, -96, 80, 88, 4)
	b.Box(mix(k, p.Ink, 0.3), -34, -90, 33, 70)
	b.Box(mix(k, p.Ink, 0.3), 1, -90, 33, 70)
	b.Box(p.Warm, -39, -18, 10, 6)
	b.Box(p.Warm, 29, -18, 10, 6)
}
