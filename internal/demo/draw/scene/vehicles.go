package scene

// wheels paints wheels of radius r on y = 0.
func (s *scene) wheels(b brush, r float64, xs ...float64) {
	for _, x := range xs {
		b.Oval(s.p.ink, x, -r, r, r)
		b.Oval(mix(s.p.far, s.p.paper, 0.3), x, -r, r*0.45, r*0.45)
	}
}

// glass is the colour of windows of vehicles.
func (s *scene) glass() ink {
	if s.p.dark() {
		return mix(s.p.glow, s.p.ink, 0.25)
	}
	return mix(s.p.water, s.p.ink, 0.45)
}

// beam paints the light of a head lamp that shines to the right.
func (s *scene) beam(b brush, x, y float64) {
	if s.p.dark() {
		b.Glow(s.p.glow.Thin(0.7), x+16, y+2, 44)
		b.Oval(s.p.glow.Thin(0.25), x+52, -1, 46, 4)
		b.Oval(s.p.glow, x, y, 3.5, 3.5)
	}
}

// car paints a car that drives right, 102 units long.
func (s *scene) car(b brush, k ink) {
	b.Oval(s.p.ink.Thin(0.25), 0, 0, 56, 4)
	b.Shape(k, "M-50 -8 L-51 -22 Q-50 -28 -40 -29 L-28 -43 Q-26 -46 -20 -46 L12 -46 Q18 -46 23 -42 L36 -29 Q51 -27 52 -18 L51 -8 Z")
	b.Shape(s.glass(), "M-34 -29 L-24 -41 L-6 -41 L-6 -29 Z M-2 -29 L-2 -41 L12 -41 Q16 -41 19 -38 L28 -29 Z")
	b.Shape(s.p.ink.Thin(0.25), "M-50.4 -15 L51.6 -15 L51 -8 L-50 -8 Z")
	s.wheels(b, 9, -29, 31)
	s.beam(b, 50, -20)
}

// bus paints a small city bus that drives right, 150 units long.
func (s *scene) bus(b brush, k ink) {
	p := s.p
	b.Oval(p.ink.Thin(0.25), 0, 0, 84, 5)
	b.Round(p.lit(p.paper), -76, -68, 152, 60, 9)
	b.Box(k, -76, -32, 152, 16)
	b.Box(p.ink.Thin(0.3), -74, -15, 148, 6)
	for i := range 5 {
		b.AddRound(-70+25*float64(i), -60, 22, 24, 3)
	}
	b.AddRound(58, -60, 17, 30, 3)
	b.Done(s.glass())
	b.Box(mix(k, p.ink, 0.2), 33, -60, 20, 50)
	b.Box(s.glass(), 35, -57, 16, 36)
	s.wheels(b, 11, -46, 44)
	s.beam(b, 74, -24)
}

// lorry paints a lorry that drives right, 170 units long.
func (s *scene) lorry(b brush, k ink) {
	p := s.p
	b.Oval(p.ink.Thin(0.25), 0, 0, 90, 5)
	b.Box(mix(p.ink, p.near, 0.4), -84, -22, 160, 9)
	b.Box(p.lit(mix(p.paper, p.warm, 0.2)), -86, -78, 112, 58)
	for i := range 8 {
		b.AddBox(-80+13.4*float64(i), -74, 2.4, 50)
	}
	b.Done(p.ink.Thin(0.16))
	b.Shape(k, "M32 -14 L32 -66 Q32 -70 37 -70 L58 -70 Q63 -70 66 -64 L74 -42 Q80 -40 80 -34 L80 -14 Z")
	b.Shape(s.glass(), "M40 -44 L40 -63 L57 -63 Q60 -63 62 -58 L67 -44 Z")
	s.wheels(b, 12, -60, -32, 56)
	s.beam(b, 79, -28)
}

// motorbike paints a scooter with its rider, driving right, 70 units long.
func (s *scene) motorbike(b brush) {
	p := s.p
	f := s.somebody()
	k := p.lit(s.pick(p.pop, p.warm, p.paper, p.water))
	b.Oval(p.ink.Thin(0.25), 0, 0, 40, 3)
	b.Shape(k, "M-36 -26 Q-20 -30 -4 -26 L6 -18 L18 -16 L22 -40 L27 -40 L28 -14 L14 -9 L-14 -10 Q-30 -12 -36 -26 Z")
	b.Line(p.ink, 3, 20, -44, 26, -38, 30, -12)
	s.wheels(b, 11, -26, 30)
	b.Shape(f.bottom, "M-18 -34 L2 -32 L8 -12 L16 -10 L14 -5 L0 -8 L-6 -22 L-16 -22 Z")
	b.Shape(f.top, "M-18 -30 Q-20 -58 -8 -64 L2 -62 Q6 -50 2 -32 Z")
	b.Line(f.top, 6, -2, -58, 6, -46, 19, -43)
	b.Oval(mix(k, p.ink, 0.35), -1, -74, 9.5, 10)
	b.Shape(f.skin, "M2 -78 L8.6 -76 L8 -68 L2 -67 Z")
}

// coach paints a railway carriage, 300 units long, on y = 0.
func (s *scene) coach(b brush, k ink) {
	p := s.p
	body := p.lit(p.paper)
	b.Box(p.ink, -146, -14, 292, 8)
	s.wheels(b, 8, -116, -94, 94, 116)
	b.Round(body.To(mix(body, p.far, 0.25)), -149, -88, 298, 76, 9)
	b.Box(k, -149, -34, 298, 13)
	b.Box(mix(body, p.ink, 0.3), -149, -88, 298, 7)
	for i := range 9 {
		b.AddRound(-112+25*float64(i), -70, 19, 24, 3)
	}
	b.Done(s.glass())
	b.AddBox(-141, -72, 17, 52)
	b.AddBox(124, -72, 17, 52)
	b.Done(mix(k, p.ink, 0.35))
}

// engine paints a diesel locomotive that pulls right, 280 units long.
func (s *scene) engine(b brush, k ink) {
	p := s.p
	b.Box(p.ink, -136, -18, 276, 11)
	s.wheels(b, 9, -112, -90, -68, 72, 94, 116)
	b.Shape(k.To(mix(k, p.ink, 0.25)), "M-140 -18 L-140 -84 Q-140 -90 -132 -90 L94 -90 Q112 -90 120 -72 L134 -42 L140 -36 L140 -18 Z")
	b.Shape(s.glass(), "M70 -60 L70 -80 L94 -80 Q104 -80 109 -70 L114 -60 Z")
	b.Poly(p.lit(p.paper), -140, -46, 131, -46, 138, -36, -140, -36)
	for i := range 9 {
		b.AddBox(-124+19*float64(i), -78, 11, 22)
	}
	b.Done(mix(k, p.ink, 0.4))
	b.Box(mix(k, p.ink, 0.3), -90, -97, 70, 8)
	s.beam(b, 138, -42)
}
