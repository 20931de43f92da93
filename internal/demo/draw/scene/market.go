package scene

import "math"

// goods paints a heaped tray of produce or fish, 60 units wide.
func (s *scene) goods(b brush, fishy bool) {
	p := s.p
	b.Poly(mix(p.warm, p.ink, 0.25), -30, -8, 30, -8, 26, 8, -26, 8)
	if fishy {
		b.Poly(mix(p.paper, p.water, 0.25), -28, -14, 28, -14, 30, -8, -30, -8)
		for i := range 5 {
			s.fish(b.At(-20+10*float64(i), -15, 0.42).Turn(-70), mix(p.water, s.pick(p.ink, p.paper, p.near), 0.4))
		}
		return
	}
	k := p.lit(s.pick(p.warm, p.leaf, p.glow, mix(p.leaf, p.glow, 0.5), rgb(0xb2402f), rgb(0xc98a3a), rgb(0x6b4a63)))
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
	b.Done(mix(k, p.paper, 0.45))
}

// A booth is how a market stall looks.
type booth struct {
	zinc, fishy, empty bool
}

// stall paints a market stall with its seller, 200 units wide and 190 high.
func (s *scene) stall(b brush, q booth) {
	p := s.p
	post := mix(p.ink, p.warm, 0.35)
	a, c := p.lit(s.pick(p.pop, p.warm, mix(p.leaf, p.near, 0.2), mix(p.water, p.near, 0.3))), p.lit(p.paper)
	b.Oval(p.ink.Thin(0.2), 0, 0, 112, 7)
	if q.zinc {
		ply := p.lit(mix(p.warm, p.paper, 0.5))
		b.Box(ply.To(mix(ply, p.ink, 0.2)), -96, -146, 192, 96)
		b.Box(p.ink.Fading(0.35), -96, -146, 192, 40)
	} else {
		b.Box(mix(p.near, p.ink, 0.3).Thin(0.55), -92, -140, 184, 90)
	}
	if !q.empty {
		f := s.somebody()
		s.person(b.At(s.between(-36, 36), -8, 1.22), f)
	}
	b.Box(post, -96, -152, 6, 152)
	b.Box(post, 90, -152, 6, 152)
	b.Box(mix(p.warm, p.ink, 0.42), -98, -56, 196, 8)
	b.Box(mix(p.warm, p.ink, 0.3).To(mix(p.warm, p.ink, 0.5)), -94, -48, 188, 46)
	for i := range 6 {
		b.AddBox(-80+31*float64(i), -48, 2, 46)
	}
	b.Done(p.ink.Thin(0.3))
	if !q.empty {
		for i := range 3 {
			s.goods(b.At(-62+62*float64(i), -62, 0.98), q.fishy)
		}
	}
	if q.zinc {
		iron := p.lit(mix(p.far, s.pick(p.warm, p.near, p.paper), 0.3))
		b.Poly(iron.To(mix(iron, p.ink, 0.2)), -104, -186, 104, -190, 118, -146, -118, -142)
		for i := range 26 {
			x := -104 + 8.3*float64(i)
			b.AddLine(1.4, x, -186, x*1.13, -144)
		}
		b.Done(p.ink.Thin(0.25))
		return
	}
	for i := range 8 {
		k := a
		if i%2 == 1 {
			k = c
		}
		x0, x1 := -96+24*float64(i), -72+24*float64(i)
		b.Poly(k.To(mix(k, p.ink, 0.14)), x0, -186, x1, -186, x1*1.17, -146, x0*1.17, -146)
		b.Oval(mix(k, p.ink, 0.14), (x0+x1)/2*1.17, -146, 14, 9)
	}
}

// alley paints a row of stalls along y.
func (s *scene) alley(y, size float64, q booth) {
	for x := s.between(-130, -40); x < Width+100; x += 214 * size * s.between(1, 1.12) {
		s.stall(s.At(x+100*size, y+s.between(-3, 3), size), q)
	}
}

// paving paints the market floor from y down.
func (s *scene) paving(y float64) {
	p := s.p
	k := p.lit(mix(p.far, p.warm, 0.25))
	s.Box(mix(k, p.paper, 0.35).To(mix(k, p.near, 0.3)), -10, y, Width+20, Height-y+10)
	for i := range 6 {
		t := float64(i) / 6
		s.AddBox(-10, y+(Height-y)*t*t, Width+20, 1.5+2*t)
	}
	s.Done(p.ink.Thin(0.1))
}

// crowd paints people standing about between two levels, the near ones larger.
func (s *scene) crowd(n int, top, bottom, size float64) {
	for i := range n {
		t := (float64(i) + 0.5) / float64(n)
		x := math.Mod(float64(i)*0.618034+0.13, 1)*1500 + 50
		s.person(s.At(x+s.between(-60, 60), top+(bottom-top)*t, size*(0.72+0.42*t)), s.somebody())
	}
}

func (s *scene) marketStalls() {
	s.sky(440)
	s.row(480, 1.1, 30)
	s.treeline(500, 60, mix(s.p.leaf, s.p.far, 0.2))
	s.paving(560)
	s.alley(600, 1.15, booth{})
	s.alley(770, s.between(1.75, 2), booth{})
	s.crowd(7, 820, 885, 2)
}

func (s *scene) marketHall() {
	s.sky(560)
	s.treeline(640, 120, mix(s.p.leaf, s.p.far, 0.3))
	s.hall(s.At(s.between(720, 880), 700, 1.22))
	s.paving(696)
	s.alley(790, 0.95, booth{})
	s.crowd(9, 840, 890, 1.5)
}

func (s *scene) marketZinc() {
	p := s.p
	s.sky(430)
	s.towers(500, 130, s.between(300, 1300), p.depth(0.1), false)
	s.treeline(520, 90, mix(p.leaf, p.far, 0.25))
	s.paving(540)
	s.alley(610, 1.25, booth{zinc: true})
	s.alley(790, s.between(1.8, 2.05), booth{zinc: true})
	s.line3(150, 330)
	s.line3(240, 360)
	s.crowd(6, 830, 890, 2)
}

// line3 paints a sagging cable with bulbs across the picture.
func (s *scene) line3(left, sag float64) {
	var wire []float64
	for i := range 21 {
		x := float64(i) / 20
		wire = append(wire, -20+1640*x, left+(sag-left)*4*x*(1-x))
	}
	s.Line(s.p.ink.Thin(0.7), 2, wire...)
	for i := 4; i < len(wire); i += 6 {
		s.AddOval(wire[i], wire[i+1]+10, 8, 10)
	}
	s.Done(s.p.glow)
}

func (s *scene) marketCrowd() {
	s.sky(400)
	s.row(440, 1.1, 30)
	s.paving(520)
	s.alley(600, 1.5, booth{})
	s.crowd(64, 620, 930, 2.5)
}

func (s *scene) marketFish() {
	p := s.p
	s.Wash(mix(p.near, p.water, 0.3).To(mix(p.far, p.water, 0.3)), 620)
	for i := range 9 {
		x := 200 * float64(i)
		s.Poly(mix(p.near, p.ink, 0.3), x-120, 0, x, 90, x+120, 0, x+96, 0, x, 70, x-96, 0)
		s.Box(p.horizon.Thin(0.5), x+40, 120, 120, 90)
	}
	s.Box(mix(p.near, p.ink, 0.3), -10, 88, Width+20, 12)
	s.line3(130, 210)
	s.paving(560)
	s.alley(620, 1.3, booth{fishy: true})
	s.alley(800, s.between(2, 2.3), booth{fishy: true})
	s.crowd(5, 850, 900, 2.3)
}

func (s *scene) marketEmpty() {
	p := s.p
	s.sky(430)
	s.hills(380, 470, 50, 2, 0.1, 0.3)
	s.treeline(520, 110, mix(p.leaf, p.far, 0.25))
	s.paving(530)
	s.alley(610, 1.2, booth{zinc: true, empty: true})
	for i := range 2 {
		y := 640 + 34*float64(i)
		s.Box(mix(p.ink, p.warm, 0.4), -10, y, Width+20, 7)
	}
	for x := 40.0; x < Width; x += 150 {
		s.AddBox(x, 618, 10, 110)
	}
	s.Done(mix(p.ink, p.warm, 0.4))
	s.alley(850, 2, booth{empty: true})
	s.birds(s.between(400, 1200), 200)
}

// marketWarung: a food stall in a lane with a long bench.
func (s *scene) marketWarung() {
	p := s.p
	s.sky(380)
	s.row(640, s.between(1.9, 2.2), 14)
	s.paving(640)
	x := s.between(700, 900)
	b := s.At(x, 800, 3)
	s.stall(b, booth{})
	for i := range 4 {
		b.Oval(p.paper, -66+44*float64(i), -58, 13, 3.4)
	}
	bench := mix(p.warm, p.ink, 0.3)
	for i, dx := range []float64{-260, -60, 170} {
		f := s.somebody()
		f.pose = 1
		q := s.At(x+dx, 878+2*float64(i), 2.5)
		q.Shape(f.bottom, "M-14 -46 L14 -46 L16 -24 L-16 -24 Z")
		s.person(q.At(0, 16, 1), f)
	}
	s.Box(mix(bench, p.paper, 0.2), x-380, 822, 760, 16)
	for _, dx := range []float64{-350, -120, 110, 330} {
		s.Box(bench, x+dx, 838, 16, 62)
	}
	s.pole(s.At(x-520, 800, 4.4))
}

// marketOld: sacks under a corrugated roof.
func (s *scene) marketOld() {
	p := s.p
	s.Wash(mix(p.near, p.warm, 0.25).To(mix(p.far, p.glow, 0.3)), 560)
	s.Poly(p.zenith.To(p.horizon), 530, 240, 1070, 240, 1070, 560, 530, 560)
	for range 9 {
		x := s.between(560, 1040)
		s.tree(s.At(x, 560, s.between(1, 1.9)), mix(p.leaf, p.far, 0.35))
	}
	iron := mix(p.near, p.warm, 0.25)
	s.Poly(iron.To(mix(iron, p.ink, 0.3)), -10, -10, 1610, -10, 1070, 240, 530, 240)
	for i := range 41 {
		x := float64(i) - 20
		s.AddLine(3, 800+x*42, -10, 800+x*13.4, 240)
	}
	s.Done(p.ink.Thin(0.35))
	for i := range 4 {
		t := float64(i+1) / 4
		t *= t
		for _, side := range []float64{-1, 1} {
			s.Box(mix(p.ink, p.warm, 0.3), 800+side*(250+480*t)-5-9*t, 230-200*t, 10+18*t, 350+300*t)
		}
	}
	s.paving(545)
	s.alley(620, 1.1, booth{})
	for i := range 22 {
		t := float64(i) / 21
		side := float64(i%2)*2 - 1
		b := s.At(800+side*(250+500*t)+s.between(-90, 90), 690+210*t, 1+0.8*t)
		k := p.lit(mix(p.paper, s.pick(p.warm, p.far, p.leaf), s.between(0.25, 0.5)))
		b.Shape(k, "M-48 0 Q-58 -40 -40 -70 Q-30 -84 -12 -78 Q0 -88 14 -78 Q34 -84 42 -66 Q58 -36 48 0 Q0 8 -48 0 Z")
		b.Shape(p.ink.Thin(0.32).Grainy(), "M12 0 Q26 -40 14 -78 Q34 -84 42 -66 Q58 -36 48 0 Q30 4 12 0 Z")
		b.Line(mix(k, p.ink, 0.4), 2, -18, -68, 0, -60, 20, -67)
	}
	s.crowd(5, 740, 880, 2)
}
