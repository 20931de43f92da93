package scene

// gavel paints a judge's hammer on its block, about 200 units wide.
func (s *scene) gavel(b brush) {
	p := s.p
	wood, dark := mix(p.warm, p.ink, 0.3), mix(p.warm, p.ink, 0.62)
	b.Oval(p.ink.Thin(0.3), 10, 6, 140, 12)
	b.Shape(dark, "M-96 -24 L-84 4 L64 4 L76 -24 Z")
	b.Oval(wood, -10, -24, 86, 11)
	h := b.At(-10, -70, 1).Turn(-18)
	h.Round(wood, 20, -9, 190, 16, 8)
	h.Round(dark, 196, -11, 20, 20, 8)
	h.Round(wood.To(dark), -44, -46, 76, 92, 10)
	h.Box(dark, -48, -30, 84, 8)
	h.Box(dark, -48, 22, 84, 8)
	h.Box(mix(wood, p.glow, 0.35).Thin(0.5), -34, -44, 10, 88)
}

// panels paints a wainscoted wall down to the floor at y.
func (s *scene) panels(wall ink, y float64) {
	p := s.p
	s.Wash(mix(wall, p.ink, 0.3).To(wall), y)
	n := 7 + s.r.IntN(4)
	w := Width / float64(n)
	for i := range n {
		x := w * float64(i)
		s.Box(mix(wall, p.ink, 0.16).To(mix(wall, p.ink, 0.3)), x+w*0.1, 60, w*0.8, y-190)
		s.Box(mix(wall, p.glow, 0.12), x+w*0.1, 60, w*0.05, y-190)
	}
	s.Box(mix(wall, p.ink, 0.42), -10, y-104, Width+20, 10)
}

// courtBench: the judges' bench with a hammer in the foreground.
func (s *scene) courtBench() {
	p := s.p
	wall := mix(p.warm, p.near, s.between(0.4, 0.7))
	s.panels(wall, 640)
	s.Poly(p.glow.Fading(0.3), 1180, 0, 1420, 0, 800, 900, 380, 900)
	s.Oval(mix(wall, p.glow, 0.35), 800, 140, 62, 62)
	s.Oval(mix(wall, p.ink, 0.2), 800, 140, 47, 47)
	robe := mix(p.ink, p.near, 0.3)
	for i := range 3 {
		x := 800 + (float64(i)-1)*250
		top := 300.0
		if i == 1 {
			top = 262
		}
		s.Round(mix(p.pop, p.ink, 0.45), x-66, top-60, 132, 300, 24)
		s.Round(mix(p.pop, p.ink, 0.2), x-52, top-46, 104, 280, 18)
		b := s.At(x, top+190, 2)
		f := s.somebody()
		b.Shape(robe, "M-34 0 Q-32 -50 -10 -56 L10 -56 Q32 -50 34 0 Z")
		b.Shape(p.paper, "M-6 -57 L6 -57 L4 -30 L0 -24 L-4 -30 Z")
		b.Oval(f.skin, 0, -70, 10, 12.5)
		b.Shape(f.head, "M-11 -69 C-13 -89 13 -89 11 -69 Q8 -77 0 -77 Q-8 -77 -11 -69 Z")
	}
	bench := mix(p.warm, p.ink, 0.38)
	s.Box(mix(bench, p.glow, 0.22), 330, 448, 940, 24)
	s.Box(bench.To(mix(bench, p.ink, 0.35)), 350, 472, 900, 190)
	for i := range 6 {
		s.Box(mix(bench, p.ink, 0.3), 376+144*float64(i), 500, 128, 134)
		s.Box(mix(bench, p.ink, 0.12), 386+144*float64(i), 510, 108, 114)
	}
	for i := range 3 {
		x := 800 + (float64(i)-1)*250
		s.Line(p.ink, 4, x+60, 448, x+50, 420, x+30, 404)
		s.Oval(p.ink, x+28, 402, 8, 8)
		s.Poly(p.paper, x-60, 447, x-50, 434, x+10, 434, x+16, 447)
	}
	floor := mix(p.near, p.ink, 0.35)
	s.Box(floor.To(mix(floor, p.ink, 0.5)), -10, 640, Width+20, 270)
	s.Box(p.ink.Fading(0.35), 320, 662, 960, 60)
	desk := mix(p.warm, p.ink, 0.5)
	s.Box(mix(desk, p.glow, 0.25), -10, 800, Width+20, 16)
	s.Box(desk.To(p.ink), -10, 816, Width+20, 100)
	s.gavel(s.At(s.between(330, 460), 800, s.between(1.7, 2.1)))
}

// courtHouse: a court building with columns and a broad stair.
func (s *scene) courtHouse() {
	p := s.p
	s.sky(660)
	s.treeline(700, 180, mix(p.leaf, p.far, 0.2))
	stone := p.lit(mix(p.paper, p.warm, 0.1))
	dark := mix(stone, p.ink, 0.45)
	s.Box(mix(stone, p.far, 0.25), 210, 330, 1180, 340)
	for i := range 4 {
		for _, x := range []float64{250 + 76*float64(i), 1070 + 76*float64(i)} {
			s.Round(dark, x, 400, 40, 110, 20)
			s.Box(dark, x, 560, 40, 80)
		}
	}
	s.Box(mix(stone, p.ink, 0.55), 540, 330, 520, 340)
	for i := range 6 {
		x := 540 + 96*float64(i)
		s.Box(stone, x, 350, 40, 310)
		s.Box(p.ink.Thin(0.2), x+26, 350, 14, 310)
		s.Box(stone, x-8, 330, 56, 24)
		s.Box(stone, x-8, 650, 56, 22)
	}
	s.Box(stone, 500, 290, 600, 44)
	s.Poly(stone, 480, 292, 800, 170, 1120, 292)
	s.Poly(mix(stone, p.ink, 0.2), 580, 282, 800, 198, 1020, 282)
	s.Oval(mix(p.pop, p.ink, 0.1), 800, 250, 24, 24)
	s.Box(mix(p.pop, p.ink, 0.2), 200, 316, 300, 16)
	s.Box(mix(p.pop, p.ink, 0.2), 1100, 316, 300, 16)
	for i := range 8 {
		d := 26 * float64(i)
		s.Box(mix(stone, p.ink, 0.06*float64(i%2)+0.02*float64(i)), 470-d, 670+15*float64(i), 660+2*d, 15)
	}
	s.Box(mix(p.far, p.paper, 0.3).To(mix(p.far, p.near, 0.3)), -10, 790, Width+20, 120)
	s.scatter(9, 100, 1500, func(x float64) { s.person(s.At(x, s.between(820, 880), 1.25), s.somebody()) })
	s.palmsOrTrees(130, 860, 2)
	s.palmsOrTrees(1480, 860, 2)
}

// ballotBox paints a sealed ballot box, 200 units wide, on y = 0.
func (s *scene) ballotBox(b brush, k ink) {
	p := s.p
	b.Oval(p.ink.Thin(0.25), 6, 2, 124, 10)
	b.Poly(k.To(mix(k, p.ink, 0.12)), -100, -150, 60, -150, 60, 0, -100, 0)
	b.Poly(mix(k, p.ink, 0.28), 60, -150, 104, -176, 104, -24, 60, 0)
	b.Poly(mix(k, p.paper, 0.5), -100, -150, 60, -150, 104, -176, -52, -176)
	b.Poly(p.ink, -40, -160, 40, -160, 50, -166, -28, -166)
	b.Box(p.pop, -100, -112, 160, 26)
	b.Poly(mix(p.pop, p.ink, 0.3), 60, -112, 104, -138, 104, -112, 60, -86)
	b.AddLine(7, -34, -88, -34, -104, -20, -114, -6, -104, -6, -88)
	b.Done(mix(p.far, p.paper, 0.2))
	b.Round(mix(p.warm, p.glow, 0.3), -44, -92, 48, 42, 7)
	b.Oval(p.ink, -20, -74, 6, 6)
	b.Box(p.ink, -22, -74, 4, 14)
}

// slip paints a folded ballot paper with its blank squares, 60 units wide.
func (s *scene) slip(b brush) {
	p := s.p
	b.Poly(p.paper, -30, -40, 30, -40, 30, 40, -30, 40)
	b.Poly(mix(p.paper, p.far, 0.35), 0, -40, 30, -40, 30, 40, 0, 40)
	for i := range 3 {
		b.AddBox(-22, -30+23*float64(i), 16, 14)
		b.AddBox(7, -30+23*float64(i), 16, 14)
	}
	b.Done(mix(p.pop, p.paper, 0.45))
}

// room paints a bright hall with windows and a floor from y down.
func (s *scene) room(y float64) {
	p := s.p
	wall := mix(p.paper, s.pick(p.water, p.leaf, p.warm, p.far), 0.22)
	s.Wash(mix(wall, p.far, 0.25).To(wall), y)
	for i := range 4 {
		x := 110 + 420*float64(i)
		s.Box(mix(wall, p.near, 0.25), x-10, 90, 260, 250)
		s.Box(p.zenith.To(p.horizon), x, 100, 240, 230)
		s.AddBox(x+116, 100, 8, 230)
		s.AddBox(x, 210, 240, 8)
		s.Done(mix(wall, p.near, 0.25))
		s.Poly(p.glow.Fading(0.3), x, y, x+240, y, x+100, 910, x-190, 910)
	}
	floor := mix(p.warm, p.paper, 0.55)
	s.Box(floor.To(mix(floor, p.near, 0.3)).Thin(0.9), -10, y, Width+20, Height-y+10)
	s.Box(mix(wall, p.near, 0.35), -10, y-14, Width+20, 14)
}

func (s *scene) ballotBooth() {
	p := s.p
	s.room(520)
	card := mix(p.paper, p.warm, 0.22)
	for i := range 3 {
		x := 250 + 390*float64(i)
		f := s.somebody()
		s.person(s.At(x+100, 660, 3.6), f)
		s.Box(mix(p.warm, p.ink, 0.35), x-20, 590, 250, 16)
		s.Box(mix(p.warm, p.ink, 0.5), x-6, 606, 14, 140)
		s.Box(mix(p.warm, p.ink, 0.5), x+204, 606, 14, 140)
		s.Box(card.To(mix(card, p.near, 0.15)), x, 400, 210, 190)
		s.Poly(mix(card, p.ink, 0.2), x, 400, x-44, 424, x-44, 600, x, 590)
		s.Poly(mix(card, p.ink, 0.12), x+210, 400, x+254, 424, x+254, 600, x+210, 590)
		s.Box(p.pop, x, 430, 210, 18)
	}
	s.ballotBox(s.At(s.between(1270, 1330), 850, 2), p.lit(mix(p.paper, p.far, 0.15)))
	s.slip(s.At(1290, 500, 0.8).Turn(14))
	f := s.somebody()
	f.pose = 3
	s.person(s.At(1110, 880, 4.4), f)
}

func (s *scene) ballotCount() {
	p := s.p
	s.room(520)
	for i := range 4 {
		f := s.somebody()
		f.pose = []int{1, 2, 1, 0}[i]
		x := 250 + 330*float64(i) + s.between(-40, 40)
		b := s.At(x, 860, 4.6)
		s.person(b, f)
		if f.pose == 2 {
			s.slip(s.At(x+104, 330, 1.5).Turn(s.between(-10, 10)))
		}
	}
	table := mix(p.warm, p.ink, 0.35)
	s.Poly(mix(table, p.paper, 0.35).To(table), 60, 640, 1540, 640, 1640, 730, -40, 730)
	s.Box(mix(table, p.ink, 0.4).To(mix(table, p.ink, 0.65)), -40, 730, 1680, 180)
	for i := range 6 {
		x := 150 + 190*float64(i) + s.between(-20, 20)
		for n := range 2 + s.r.IntN(9) {
			s.Poly(mix(p.paper, p.far, 0.12*float64(n%2)), x, 706-6*float64(n), x+96, 706-6*float64(n), x+112, 698-6*float64(n), x+20, 698-6*float64(n))
		}
	}
	for range 5 {
		s.slip(s.At(s.between(150, 1450), s.between(680, 706), 0.7).Turn(s.between(50, 120)))
	}
	s.ballotBox(s.At(s.between(1180, 1300), 716, 1.7), p.lit(mix(p.paper, p.far, 0.15)))
}

func (s *scene) ballotOne() {
	p := s.p
	ground := mix(p.horizon, s.pick(p.pop, p.leaf, p.water), 0.3)
	s.Wash(mix(ground, p.paper, 0.4).To(ground), 700)
	s.Oval(mix(ground, p.paper, 0.45).Thin(0.7), 800, 430, 400, 400)
	table := mix(p.warm, p.ink, 0.3)
	s.Box(mix(table, p.paper, 0.3).To(table), -10, 690, Width+20, 230)
	x := s.between(800, 850)
	s.slip(s.At(x+30, 175, 1.7).Turn(8))
	s.ballotBox(s.At(x, 790, 3.5), mix(p.paper, p.far, 0.08))
	f := s.somebody()
	s.Line(f.top, 120, 1720, -120, 1330, 10)
	s.Line(p.paper, 112, 1316, 14, 1270, 28)
	s.Shape(mix(f.skin, p.ink, 0.15), "M1100 90 Q1010 120 950 156 Q918 178 930 192 Q944 202 968 188 Q1030 160 1120 140 Z")
	s.Shape(f.skin, "M1276 -26 Q1160 -14 1076 14 Q980 46 906 92 Q872 116 866 142 Q866 160 884 154 Q900 134 936 120 Q908 146 900 168 Q902 186 920 178 Q944 150 984 132 Q1090 112 1180 100 L1300 74 Z")
	s.AddLine(3, 936, 120, 990, 92, 1040, 78)
	s.AddLine(3, 984, 132, 1030, 112, 1070, 104)
	s.Done(mix(f.skin, p.ink, 0.3))
	for range 4 {
		s.slip(s.At(s.between(120, 1480), s.between(800, 870), 1.3).Turn(s.between(40, 130)))
	}
}

// bust paints a head and shoulders in profile that look right, about 260
// units high. It is nobody's likeness.
func (s *scene) bust(b brush, suit, skin, hair ink) {
	b.Shape(skin, "M-30 150 L-26 24 Q-62 0 -60 -52 Q-58 -112 0 -114 Q50 -114 57 -66 L59 -50 L72 -28 Q74 -22 65 -20 L64 -8 Q66 -2 60 2 Q62 10 55 14 Q52 30 28 29 Q22 40 34 60 L40 150 Z")
	b.Shape(hair, "M-26 22 Q-66 -4 -64 -54 Q-60 -122 4 -122 Q56 -120 58 -82 Q34 -94 8 -86 Q-6 -80 -4 -50 Q-14 -60 -20 -46 Q-16 -28 -8 -22 Q-20 -4 -26 22 Z")
	b.Shape(suit, "M-132 176 Q-128 84 -60 62 L-28 44 Q4 84 30 54 L66 70 Q116 90 122 176 Z")
	b.Shape(mix(suit, s.p.paper, 0.7), "M-28 44 Q4 84 30 54 L44 66 L20 110 L-40 54 Z")
	b.Shape(s.p.ink.Thin(0.4).Grainy(), "M-132 176 Q-128 84 -60 62 L-34 50 Q-60 100 -40 176 Z")
}

// microphone paints a microphone on a stand that leans, 100 units high.
func (s *scene) microphone(b brush) {
	b.Line(s.p.ink, 4, 0, 2, 0, -66, 8, -80)
	b.At(9, -86, 1).Turn(22).Round(mix(s.p.ink, s.p.far, 0.35), -8, -24, 16, 34, 8)
	b.At(9, -86, 1).Turn(22).Box(mix(s.p.far, s.p.paper, 0.3), -8, -6, 16, 3)
	b.Oval(s.p.ink, 0, 2, 24, 5)
}

// pairHeads: two heads in profile, face to face, two microphones between.
func (s *scene) pairHeads() {
	p := s.p
	left, right := mix(p.near, p.pop, 0.5), mix(p.warm, p.horizon, 0.35)
	s.Wash(mix(left, p.horizon, 0.35).To(left), 900)
	cut := s.between(90, 220)
	s.Poly(mix(right, p.paper, 0.25).To(right), 800+cut, -10, 1620, -10, 1620, 910, 800-cut, 910)
	s.Oval(mix(left, p.paper, 0.2).Thin(0.6), 420, 420, 330, 330)
	s.Oval(mix(right, p.paper, 0.35).Thin(0.7), 1180, 420, 330, 330)
	tan := p.lit(mix(rgb(0xb9805a), p.horizon, 0.25))
	s.bust(s.At(430, 470, 2.35), mix(p.near, p.ink, 0.5), mix(tan, left, 0.25), mix(p.ink, p.far, s.between(0, 0.5)))
	s.bust(s.At(1170, 470, 2.35).Stretch(-1, 1), mix(p.pop, p.ink, 0.55), mix(tan, p.paper, 0.15), mix(p.ink, p.paper, s.between(0.2, 0.7)))
	desk := mix(p.ink, p.near, 0.35)
	s.Box(mix(desk, p.far, 0.4), -10, 812, Width+20, 10)
	s.Box(desk.To(p.ink), -10, 822, Width+20, 90)
	s.microphone(s.At(690, 812, 2.2).Stretch(-1, 1))
	s.microphone(s.At(910, 812, 2.2))
}

// pairSeated: two people in conversation across a low table.
func (s *scene) pairSeated() {
	p := s.p
	if s.chance(0.5) {
		s.room(600)
	} else {
		s.sky(560)
		s.hills(430, 600, 70, 2, 0.1, 0.3)
		s.treeline(600, 120, mix(p.leaf, p.far, 0.2))
		floor := mix(p.warm, p.paper, 0.45)
		s.Box(floor.To(mix(floor, p.near, 0.35)), -10, 610, Width+20, 300)
		for _, x := range []float64{90, 1440} {
			s.Box(mix(p.warm, p.ink, 0.45), x, -10, 50, 640)
		}
		s.Box(mix(p.warm, p.ink, 0.45), -10, -10, Width+20, 70)
		s.Box(mix(p.warm, p.ink, 0.35), -10, 560, Width+20, 22)
		for x := 20.0; x < Width; x += 60 {
			s.AddBox(x, 582, 12, 60)
		}
		s.Done(mix(p.warm, p.ink, 0.4))
	}
	for _, x := range []float64{130, 1480} {
		b := s.At(x, 860, 2.6)
		for i := range 7 {
			b.At(0, -36, 1).Turn(-66+22*float64(i)).Shape(mix(p.leaf, p.near, 0.12*float64(i%3)+0.1), "M-2 0 Q-16 -40 2 -84 Q18 -40 2 0 Z")
		}
		b.Poly(p.lit(mix(p.warm, p.ink, 0.15)), -24, -40, 24, -40, 17, 0, -17, 0)
	}
	gap := s.between(330, 380)
	s.sitter(s.At(800-gap, 850, 4.7))
	s.sitter(s.At(800+gap, 850, 4.7).Stretch(-1, 1))
	wood := mix(p.warm, p.ink, 0.4)
	s.Oval(p.ink.Thin(0.2), 800, 852, 190, 16)
	s.AddLine(12, 700, 850, 740, 706)
	s.AddLine(12, 900, 850, 860, 706)
	s.Done(mix(wood, p.ink, 0.3))
	s.Round(mix(wood, p.paper, 0.25), 640, 690, 320, 22, 10)
	s.Round(p.paper, 712, 656, 40, 34, 8)
	s.Round(p.paper, 850, 656, 40, 34, 8)
	s.Round(p.ink, 782, 676, 44, 14, 4)
}

// sitter paints a person on a chair who looks right, 100 units standing.
func (s *scene) sitter(b brush) {
	p, f := s.p, s.somebody()
	wood := mix(p.warm, p.ink, 0.5)
	b.Oval(p.ink.Thin(0.2), 4, 0, 36, 4)
	b.Line(wood, 4.5, -23, -76, -19, -36, -22, 0)
	b.Line(wood, 4.5, -20, -34, 18, -34, 20, 0)
	b.Line(mix(f.bottom, p.ink, 0.3), 11, -10, -40, 20, -40, 22, -6)
	b.Line(f.bottom, 12, -10, -41, 17, -42, 16, -8)
	b.Round(p.ink, 10, -7, 18, 7, 3)
	b.Shape(f.top, "M-17 -36 Q-22 -68 -8 -77 L4 -77 Q12 -66 10 -36 Z")
	b.Line(f.top, 8, -3, -70, 2, -52)
	b.Line(f.skin, 5.4, 2, -52, 18+s.between(-3, 6), -50-s.between(0, 12))
	b.Round(f.skin, -4, -84, 7, 10, 3)
	b.Oval(f.skin, 1, -92, 8, 9.5)
	b.Oval(f.skin, 9, -91, 2, 2)
	if f.hat == 1 {
		b.Shape(f.head, "M2 -103 C-12 -104 -12 -88 -11 -82 Q-14 -70 -8 -66 Q4 -64 9 -72 Q4 -80 4 -84 Q0 -92 8 -98 Q6 -102 2 -103 Z")
	} else {
		b.Shape(f.head, "M9 -98 C6 -107 -11 -105 -8.6 -86 Q-4 -86 -3 -93 Q3 -94 9 -98 Z")
	}
}

// pairPodium: two speakers at their desks on a stage.
func (s *scene) pairPodium() {
	p := s.p
	back := mix(p.near, p.pop, 0.35)
	s.Wash(mix(back, p.ink, 0.35).To(back), 660)
	for i := range 23 {
		x := -40 + 74*float64(i)
		s.Box(mix(back, p.ink, 0.3).Thin(0.5), x, 0, 30, 660)
	}
	s.Glow(p.glow.Thin(0.45), 440, 360, 430)
	s.Glow(p.glow.Thin(0.45), 1160, 360, 430)
	floor := mix(p.warm, p.ink, 0.45)
	s.Box(mix(floor, p.glow, 0.2).To(mix(floor, p.ink, 0.4)), -10, 660, Width+20, 250)
	for i, x := range []float64{440, 1160} {
		b := s.At(x, 840, 5.4)
		if i == 1 {
			b = b.Stretch(-1, 1)
		}
		f := s.somebody()
		f.top, f.hat, f.pose, f.skirt = mix(p.ink, p.near, 0.4), 0, 3*s.r.IntN(2), false
		f.bottom, f.head = mix(p.ink, p.near, 0.2), p.ink
		s.person(b, f)
		b.Poly(p.paper, -4, -81, 4, -81, 0, -62)
		desk := mix(p.warm, p.ink, 0.2)
		b.Poly(desk.To(mix(desk, p.ink, 0.4)), -26, -50, 26, -50, 20, 0, -20, 0)
		b.Box(mix(desk, p.paper, 0.3), -30, -54, 60, 5)
		b.Line(p.ink, 1.6, 12, -54, 8, -68)
		b.Round(p.ink, 4, -74, 6, 9, 3)
	}
	s.heads(905, 20, 1)
}

// heads paints a row of people seen from behind, in the dark.
func (s *scene) heads(y float64, n int, size float64) {
	k := mix(s.p.ink, s.p.near, 0.25)
	s.scatter(n, -30, Width+30, func(x float64) {
		h := s.between(30, 62) * size
		s.AddOval(x, y-h-8, 25*size, 30*size)
		s.AddRound(x-46*size, y-h+8*size, 92*size, h+40, 30*size)
	})
	s.Done(k)
}
