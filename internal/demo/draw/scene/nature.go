package scene

import "github.com/tajuk/tajuk/internal/demo/draw/props"

// mountainRoad: a road winds up a forested slope.
func (s *scene) mountainRoad() {
	p := s.Palette
	s.Sky(560)
	s.Peak(s.Between(350, 620), s.Between(150, 230), 640, 620, p.Depth(0.15), false)
	s.Hills(430, 640, 120, 2, 0.3, 0.5)
	slope := p.Depth(0.62)
	s.Ground(slope.To(mix(slope, p.Leaf, 0.5)), 910, -100, 640, 200, 600, 560, 520, 900, 440, 1300, 330, 1700, 250)
	for i := range 26 {
		d := float64(i) / 26
		s.Canopy(24, d, func(x float64) float64 { return 640 - (x+100)*0.21 + 10 + 250*d }, 15+14*d, slope)
	}
	cliff := mix(p.Leaf, p.Near, 0.55)
	s.Ground(cliff.To(mix(cliff, p.Ink, 0.35)), 910, -100, 700, 260, 742, 700, 690, 1100, 600, 1450, 560, 1700, 540)
	road := mix(p.Paper, p.Near, 0.45)
	s.Shape(mix(p.Ink, cliff, 0.3), "M-20 935 C300 945 760 905 900 835 C1010 780 700 770 760 722 C820 676 1120 690 1240 612 C1300 570 1380 560 1620 540 L1620 556 C1400 574 1330 592 1270 632 C1150 720 880 700 840 738 C810 770 1180 780 1080 880 C1040 920 700 1000 -20 1000 Z")
	s.Shape(road, "M-20 905 C300 925 760 890 880 828 C990 770 690 762 752 716 C815 668 1120 682 1236 606 C1300 564 1380 554 1620 534 L1620 548 C1400 566 1325 586 1262 624 C1150 702 880 690 840 730 C800 766 1160 770 1060 866 C1010 910 700 990 -20 990 Z")
	s.Line(p.Paper.Thin(0.8), 5, 40, 948, 200, 950)
	s.Line(p.Paper.Thin(0.8), 5, 330, 948, 480, 936)
	s.Line(p.Paper.Thin(0.8), 5, 600, 920, 740, 896)
	truck := s.At(s.Between(1000, 1180), 664, 0.5).Turn(-24)
	s.Lorry(truck, p.Pop)
	for range 9 {
		s.Tree(s.At(s.Between(1130, 1640), s.Between(800, 960), s.Between(1.3, 2.1)), mix(p.Leaf, p.Near, s.Between(0.3, 0.8)))
	}
}

// mountainLake: a shore path above a wide lake with an island.
func (s *scene) mountainLake() {
	p := s.Palette
	s.Sky(470)
	s.Hills(330, 500, 130, 3, 0.05, 0.4)
	s.Sea(490, 910)
	isle := p.Depth(0.45)
	s.Ground(isle.To(mix(isle, p.Horizon, 0.3)), 520, 500, 520, 620, 470, 760, 430, 900, 452, 1060, 480, 1190, 520)
	s.Box(isle.Fading(0.35), 500, 520, 690, 46)
	slope := mix(p.Leaf, p.Near, 0.35)
	s.Ground(slope.To(mix(slope, p.Ink, 0.3)), 910, -100, 430, 120, 470, 330, 560, 560, 690, 820, 770, 1200, 800, 1700, 830)
	s.Shape(mix(p.Paper, p.Warm, 0.35), "M-20 640 C150 660 210 690 330 740 C430 782 560 800 640 850 C670 868 690 890 700 920 L560 920 C540 880 480 856 400 826 C270 776 160 712 -20 690 Z")
	for range 16 {
		x := s.Between(-30, 460)
		s.Tree(s.At(x, 470+x*0.36+s.Between(10, 60), s.Between(0.6, 1)), mix(p.Leaf, p.Near, s.Between(0.1, 0.7)))
	}
	for range 9 {
		s.Bush(s.At(s.Between(700, 1600), s.Between(830, 910), s.Between(0.7, 1.5)), mix(p.Leaf, p.Near, s.Between(0.2, 0.8)))
	}
	for i := range 2 {
		f := s.Somebody()
		f.Pose = []props.Pose{props.Rest, props.Carry}[i]
		s.Person(s.At(380+90*float64(i), 812+34*float64(i), 0.8), f)
	}
	s.palmsOrTrees(1380, 900, 3)
	s.Birds(1050, 250)
}

func (s *scene) palmsOrTrees(x, y float64, n int) {
	palms := s.Chance(0.5)
	for range n {
		at := s.At(x+s.Between(-170, 170), y+s.Between(0, 20), s.Between(2.6, 3.7))
		k := mix(s.Palette.Leaf, s.Palette.Near, s.Between(0.3, 0.7))
		if palms {
			s.Palm(at, k)
		} else {
			s.Tree(at, k)
		}
	}
}

// mountainMist: ridge behind ridge in the fog.
func (s *scene) mountainMist() {
	p := s.Palette
	s.Sky(640)
	s.Hills(300, 900, 150, 6, 0, 0.85)
	fog := mix(p.Horizon, p.Paper, 0.5)
	for range 7 {
		y := s.Between(380, 760)
		h := s.Between(40, 110)
		s.Box(fog.Rising(0.4), -10, y-h, Width+20, h)
		s.Box(fog.Fading(0.4), -10, y, Width+20, h*0.7)
	}
	k := mix(p.Leaf, p.Ink, 0.5)
	s.Treeline(905, 90, mix(k, p.Near, 0.5))
	s.Birds(s.Between(400, 1200), 260)
}

// mountainFarm: terraces of a hill farm below the peaks.
func (s *scene) mountainFarm() {
	p := s.Palette
	s.Sky(480)
	s.Peak(s.Between(900, 1250), s.Between(130, 210), 560, 660, p.Depth(0.12), true)
	s.Hills(400, 560, 90, 2, 0.25, 0.45)
	k := mix(p.Leaf, p.Near, 0.25)
	for i := range 6 {
		y := 500 + 70*float64(i)
		tilt := 60 - 16*float64(i)
		tone := mix(k, s.Pick(p.Glow, p.Near, p.Warm), s.Between(0.08, 0.24))
		s.Ground(tone.To(mix(tone, p.Near, 0.25)), 910, -100, y+tilt, 400, y-18, 820, y+20, 1250, y-10, 1700, y-tilt)
		rows := mix(tone, p.Ink, 0.3)
		for x := -40.0; x < 1640; x += 30 + 10*float64(i) {
			t := (x + 100) / 1800
			at := y + tilt*(1-2*t) + 26 + 9*props.Swing(x, 860, 1.4)
			s.AddOval(x+s.Between(-4, 4), at+6*float64(i), 9+3*float64(i), 7+2.2*float64(i))
		}
		s.Done(rows)
	}
	for range 8 {
		s.Tree(s.At(s.Between(0, 1600), s.Between(470, 540), s.Between(0.5, 0.8)), mix(p.Leaf, p.Near, 0.5))
	}
	h := s.Home()
	h.Storeys, h.Flat, h.H = 1, false, 105
	s.House(s.At(s.Between(260, 560), 560, 0.8), h)
	for i := range 3 {
		f := s.Farmer()
		f.Pose = []props.Pose{props.Rest, props.Carry}[s.Rand.IntN(2)]
		s.Person(s.At(700+230*float64(i)+s.Between(-60, 60), 830+s.Between(-40, 30), 1.5), f)
	}
}

// volcano: a cone with a plume over the plain.
func (s *scene) volcano() {
	p := s.Palette
	s.Sky(560)
	x := s.Between(620, 1050)
	puff := mix(p.Paper, p.Far, 0.35)
	for i := range 9 {
		t := float64(i) / 8
		s.AddOval(x+20+240*t*t+s.Between(-16, 16), 190-150*t, 26+64*t, 22+44*t)
	}
	s.Done(puff.Thin(0.75))
	s.Peak(x, 190, 640, 760, p.Depth(0.3), true)
	s.Hills(520, 700, 80, 3, 0.4, 0.7)
	s.Treeline(700, 40, mix(p.Leaf, p.Near, 0.6))
	s.Meadow(696, p.Leaf)
	for i := range 5 {
		y := 730 + 36*float64(i)
		s.Line(mix(p.Leaf, p.Near, 0.4).Thin(0.7), 3+float64(i), -20, y, 800, y+s.Between(-8, 14), 1620, y+8)
	}
	s.Row(720, 0.4, 260)
	s.palmsOrTrees(s.Between(100, 400), 910, 3)
}

// A plain paints the far half that most field pictures share.
func (s *scene) plain(skyline float64) {
	s.Sky(skyline)
	switch s.Rand.IntN(3) {
	case 0:
		s.Peak(s.Between(300, 1300), skyline-s.Between(230, 320), skyline, s.Between(420, 620), s.Palette.Depth(0.14), true)
		s.Hills(skyline-60, skyline, 50, 1, 0.3, 0.3)
	case 1:
		s.Hills(skyline-130, skyline, 90, 3, 0.05, 0.4)
	default:
		s.Hills(skyline-50, skyline, 40, 2, 0.1, 0.3)
	}
	s.Treeline(skyline+4, 34, mix(s.Palette.Leaf, s.Palette.Far, 0.35))
}

// plots divides the ground below y into fields in perspective and calls f for
// each with its corners from the far left, clockwise.
func (s *scene) plots(y float64, rows, cols int, f func(row int, xy [8]float64)) {
	vanish := s.Between(500, 1100)
	level := func(i int) float64 {
		t := float64(i) / float64(rows)
		return y + (Height+60-y)*t*t*(0.55+0.45*t)
	}
	at := func(col int, lv float64) float64 {
		spread := (lv - y + 150) / (Height - y)
		return vanish + (float64(col)-float64(cols)/2)*spread*520
	}
	for i := range rows {
		a, b := level(i), level(i+1)
		for j := range cols {
			if x := at(j+1, b); x < -50 && at(j+1, a) < -50 || at(j, a) > Width+50 && at(j, b) > Width+50 {
				continue
			}
			f(i, [8]float64{at(j, a), a, at(j+1, a), a, at(j+1, b), b, at(j, b), b})
		}
	}
}

// inset shrinks the four corners towards their middle.
func inset(q [8]float64, t float64) []float64 {
	mx, my := (q[0]+q[2]+q[4]+q[6])/4, (q[1]+q[3]+q[5]+q[7])/4
	out := make([]float64, 8)
	for i := 0; i < 8; i += 2 {
		out[i], out[i+1] = q[i]+(mx-q[i])*t, q[i+1]+(my-q[i+1])*t
	}
	return out
}

// paddy paints the flooded and the green plots of a rice plain.
func (s *scene) paddy(y float64) {
	p := s.Palette
	s.Meadow(y, mix(p.Leaf, p.Warm, 0.3))
	s.plots(y, 7, 9, func(row int, q [8]float64) {
		t := float64(row) / 7
		green := mix(mix(p.Leaf, p.Glow, 0.28), p.Leaf, t)
		k := green.To(mix(green, p.Near, 0.2))
		if wet := s.Chance(0.28); wet {
			k = mix(p.Water, p.Horizon, 0.6).To(mix(p.Water, p.Horizon, 0.25))
		} else if s.Chance(0.35) {
			k = mix(green, p.Warm, 0.18)
		}
		in := inset(q, 0.05)
		s.Poly(k, in...)
		n := 4 + row
		for i := range n {
			u := (float64(i) + 0.5) / float64(n)
			x0, x1 := in[0]+(in[2]-in[0])*u, in[6]+(in[4]-in[6])*u
			s.AddLine(1+1.6*t, x0, in[1]+2, x1, in[5]-2)
		}
		s.Done(mix(k.Foot(), p.Near, 0.35).Thin(0.5))
	})
}

func (s *scene) fieldPaddy() {
	y := s.Between(400, 470)
	s.plain(y)
	s.paddy(y)
	for i := range 3 {
		f := s.Farmer()
		d := 0.9 + 0.5*float64(i)
		s.Person(s.At(s.Between(200, 1400), 560+110*float64(i), d), f)
	}
	s.palmsOrTrees(s.Between(1250, 1500), 900, 2)
}

// fieldCanal: young rice on both sides of an irrigation canal.
func (s *scene) fieldCanal() {
	p := s.Palette
	y := s.Between(400, 450)
	s.plain(y)
	s.paddy(y)
	x := s.Between(560, 760)
	bank := mix(p.Leaf, p.Near, 0.4)
	s.Poly(bank, x-16, y, x+22, y, x+560, 910, x-330, 910)
	s.Poly(mix(p.Paper, p.Far, 0.5), x-11, y, x+17, y, x+430, 910, x-230, 910)
	s.Poly(mix(p.Water, p.Horizon, 0.6).To(p.Water), x-8, y, x+14, y, x+360, 910, x-170, 910)
	for i := range 9 {
		t := float64(i) / 9
		t *= t
		w := 6 + 120*t
		s.AddRound(x+3+92*t-w/2+s.Between(-50, 50)*t, y+12+440*t, w, 2+4*t, 2)
	}
	s.Done(p.Paper.Thin(0.5))
	f := s.Farmer()
	s.Person(s.At(x+440, 800, 2.3), f)
	s.palmsOrTrees(160, 900, 2)
}

// fieldSalt: salt pans with white heaps and a windmill.
func (s *scene) fieldSalt() {
	p := s.Palette
	y := s.Between(360, 420)
	s.Sky(y)
	s.Hills(y-30, y, 26, 1, 0.15, 0.15)
	s.Meadow(y, mix(p.Warm, p.Far, 0.65))
	s.plots(y, 6, 9, func(row int, q [8]float64) {
		k := mix(p.Water, p.Horizon, s.Between(0.35, 0.75))
		if s.Chance(0.25) {
			k = mix(p.Paper, p.Far, 0.25)
		}
		s.Poly(k.To(mix(k, p.Zenith, 0.3)), inset(q, 0.07)...)
	})
	heap := func(x, y, w float64) {
		b := s.At(x, y, w/100)
		b.Shape(mix(p.Paper, p.Far, 0.12), "M-50 0 Q-18 -26 0 -46 Q18 -26 50 0 Q0 10 -50 0 Z")
		b.Shape(mix(p.Far, p.Paper, 0.35), "M0 -46 Q18 -26 50 0 Q30 6 8 5 Q14 -18 0 -46 Z")
	}
	for i := range 14 {
		t := (float64(i) + 0.5) / 14
		heap(s.Between(40, 1560), y+40+t*t*400, 40+220*t)
	}
	for i := range 3 {
		b := s.At(s.Between(150, 1450), y+70+60*float64(i), 1.1+0.5*float64(i))
		b.Line(p.Ink, 2.5, -14, 0, 0, -72, 14, 0)
		for a := range 4 {
			b.At(0, -72, 1).Turn(s.Between(0, 30)+90*float64(a)).Poly(mix(p.Paper, p.Pop, 0.3), -1.5, 0, -8, -34, 5, -34, 1.5, 0)
		}
		b.Oval(p.Ink, 0, -72, 3, 3)
	}
	f := s.Farmer()
	s.Person(s.At(s.Between(500, 1100), 840, 2.3), f)
}

// fieldPasture: buffalo graze by a ditch under a wide sky.
func (s *scene) fieldPasture() {
	p := s.Palette
	y := s.Between(460, 520)
	s.plain(y)
	grass := mix(p.Leaf, p.Glow, 0.15)
	s.Meadow(y, grass)
	s.Shape(mix(p.Water, p.Horizon, 0.5).To(p.Water), "M700 560 C900 580 1180 600 1060 660 C960 710 620 740 480 910 L900 910 C960 770 1260 720 1220 650 C1190 590 940 566 720 556 Z")
	for i := range 150 {
		d := 0.3 + float64(i)/150*0.9
		x := s.Between(0, 1600)
		yy := y + 20 + d*d*280
		s.AddLine(1.6*d, x-4*d, yy, x-8*d, yy-13*d)
		s.AddLine(1.6*d, x+2*d, yy, x+4*d, yy-17*d)
	}
	s.Done(mix(p.Leaf, p.Near, 0.5).Thin(0.8))
	for i := range 5 {
		b := s.At(60+310*float64(i)+s.Between(-50, 50), y+110+70*float64(i%3)+s.Between(0, 40), 1.3+0.6*float64(i%3))
		if s.Chance(0.5) {
			b = b.Stretch(-1, 1)
		}
		s.Buffalo(b)
	}
	s.Birds(s.Between(300, 1300), 200)
}

// fieldTerrace: rice terraces curve down a valley.
func (s *scene) fieldTerrace() {
	p := s.Palette
	s.Sky(380)
	s.Hills(250, 430, 100, 3, 0.08, 0.4)
	s.Treeline(410, 60, mix(p.Leaf, p.Near, 0.4))
	phase := s.Between(0, 6)
	for i := range 11 {
		t := float64(i) / 10
		y := 400 + 470*t*(0.45+0.55*t)
		var ridge []float64
		for x := -100.0; x <= 1700; x += 150 {
			ridge = append(ridge, x, y+(14+30*t)*props.Swing(x, 1500-500*t, phase+t*2.4)+8*props.Swing(x, 420, phase*3))
		}
		wall := mix(mix(p.Leaf, p.Warm, 0.3), p.Near, 0.45)
		s.Ground(wall, 910, ridge...)
		lift := func(d float64) []float64 {
			out := append([]float64(nil), ridge...)
			for n := 1; n < len(out); n += 2 {
				out[n] += d
			}
			return out
		}
		green := mix(p.Leaf, p.Glow, 0.34-0.3*t)
		flat := green.To(mix(green, p.Leaf, 0.5))
		if i%4 == 1 {
			flat = mix(p.Water, p.Horizon, 0.65)
		}
		s.Ground(mix(p.Leaf, p.Near, 0.2), 910, lift(-3-3*t)...)
		s.Ground(flat, 910, lift(2+3*t)...)
		s.Ground(wall.To(mix(wall, p.Ink, 0.2)), 910, lift(22+34*t)...)
	}
	for i := range 5 {
		s.Palm(s.At(s.Between(0, 1600), 520+80*float64(i), 1+0.55*float64(i)), mix(p.Leaf, p.Near, 0.5))
	}
	f := s.Farmer()
	s.Person(s.At(s.Between(500, 1100), 730, 1.5), f)
}

// fieldPlot: vegetable beds behind low houses.
func (s *scene) fieldPlot() {
	p := s.Palette
	s.plain(380)
	s.Meadow(378, p.Leaf)
	s.Row(450, 0.85, 70)
	for range 7 {
		s.Tree(s.At(s.Between(0, 1600), 462, s.Between(1, 1.6)), mix(p.Leaf, p.Near, s.Between(0.2, 0.6)))
	}
	s.Box(mix(p.Warm, p.Near, 0.45).To(mix(p.Warm, p.Near, 0.65)), -10, 470, 1620, 440)
	vanish := s.Between(500, 1100)
	for i := range 15 {
		a, b := float64(i)-7.4, float64(i)-6.7
		k := mix(p.Leaf, s.Pick(p.Glow, p.Near, p.Warm), s.Between(0.1, 0.3))
		s.Poly(k.To(mix(k, p.Near, 0.25)), vanish+a*52, 472, vanish+b*52, 472, vanish+b*300, 910, vanish+a*300, 910)
		for n := range 13 {
			t := (float64(n) + 0.5) / 13
			t *= t
			m := (a + b) / 2
			s.AddOval(vanish+m*(52+248*t), 474+436*t, 8+50*t, 5+26*t)
		}
		s.Done(mix(k, p.Glow, 0.18).To(mix(k, p.Leaf, 0.4)))
	}
	f := s.Farmer()
	s.Person(s.At(vanish+s.Between(-360, 360), 800, 2.4), f)
}
