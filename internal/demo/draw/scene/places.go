package scene

import "math"

// arena paints a football ground seen from the stand: its terraces with people
// as dense as asked for, 0 to 1, roof, masts and pitch.
func (s *scene) arena(filled float64, shirts ...ink) {
	p := s.p
	s.sky(420)
	s.treeline(330, 50, mix(p.leaf, p.far, 0.3))
	concrete := mix(p.far, p.near, 0.35)
	s.Poly(mix(concrete, p.ink, 0.2), -20, 300, 1620, 300, 1620, 600, -20, 600)
	for row := range 13 {
		y := 312 + 19*float64(row)
		s.Box(mix(concrete, p.paper, 0.1+0.02*float64(row)), -10, y, Width+20, 9)
	}
	if filled == 0 {
		seat := mix(p.pop, concrete, 0.35)
		for row := range 12 {
			for i := range 100 {
				s.AddBox(float64(i)*16+4, 320+19*float64(row), 9, 8)
			}
		}
		s.Done(seat)
	}
	for _, k := range append([]ink{mix(p.near, p.ink, 0.3), mix(p.warm, p.ink, 0.2), p.lit(p.paper)}, shirts...) {
		for row := range 13 {
			n := int(filled * 44)
			for range n {
				x, y := s.between(-10, Width+10), 309+19*float64(row)+s.between(-3, 3)
				s.AddOval(x, y, 4.6, 5.4)
				s.AddBox(x-6, y+5, 12, 10)
			}
		}
		s.Done(k)
	}
	for i := range 7 {
		s.Box(mix(concrete, p.ink, 0.35), 200+200*float64(i), 308, 12, 250)
	}
	roof := mix(p.near, p.ink, 0.25)
	s.Poly(roof, -20, 196, 1620, 196, 1620, 250, -20, 250)
	s.Box(mix(p.pop, p.ink, 0.15), -10, 250, Width+20, 14)
	s.Box(p.ink.Fading(0.5), -10, 264, Width+20, 90)
	for i := range 9 {
		s.Line(roof, 6, 200*float64(i), 196, 100+200*float64(i), 140, 200+200*float64(i), 196)
	}
	boards := []ink{p.pop, p.lit(p.paper), p.warm, mix(p.water, p.near, 0.3)}
	for i := range 10 {
		s.Box(p.lit(boards[i%4]), 164*float64(i)-20, 560, 160, 34)
	}
	s.pitch(592)
	if p.dark() {
		for _, x := range []float64{120, 1480} {
			s.Line(p.ink, 9, x, 330, x, 60)
			s.Round(p.ink, x-62, 18, 124, 58, 6)
			for i := range 8 {
				s.AddOval(x-45+30*float64(i%4), 34+26*float64(i/4), 11, 9)
			}
			s.Done(p.paper)
			s.Glow(p.glow.Thin(0.75), x, 46, 330)
			lean := 520.0
			if x > 800 {
				lean = -520
			}
			s.Poly(p.glow.Thin(0.07), x-50, 50, x+50, 50, x+lean+300, 800, x+lean-300, 800)
		}
	}
}

// pitch paints a mown football field from y down.
func (s *scene) pitch(y float64) {
	p := s.p
	grass := mix(p.leaf, p.glow, 0.18)
	if p.dark() {
		grass = mix(rgb(0x3d8a5a), p.near, 0.25)
	}
	for i := range 12 {
		x := float64(i) - 6
		k := mix(grass, p.near, 0.12*float64(i%2))
		s.Poly(k.To(mix(k, p.near, 0.25)), 800+x*150, y, 800+(x+1)*150, y, 800+(x+1)*290, 910, 800+x*290, 910)
	}
	chalk := p.paper.Thin(0.75)
	s.Line(chalk, 4, -10, y+16, Width+10, y+16)
	s.Line(chalk, 4, 800, y+16, 800, 910)
	s.Line(chalk, 4, 130, y+16, -130, 910)
	var ring []float64
	for i := range 33 {
		a := 2 * math.Pi * float64(i) / 32
		ring = append(ring, 800+230*math.Cos(a), y+170+74*math.Sin(a))
	}
	s.Line(chalk, 4, ring...)
}

// players paints footballers of two sides and the ball.
func (s *scene) players(n int, y, size float64) {
	p := s.p
	for i := range n {
		f := s.somebody()
		f.top, f.bottom, f.skirt, f.hat, f.head = p.pop, p.paper, false, 0, p.ink
		if i%2 == 1 {
			f.top, f.bottom = p.paper, mix(p.near, p.ink, 0.3)
		}
		f.pose = s.r.IntN(4)
		x, at := s.between(140, 1460), y+s.between(0, 200)
		s.Oval(p.ink.Thin(0.2), x, at, 26*size, 5*size)
		s.person(s.At(x, at, size*(1+(at-y)/420)), f)
	}
	s.Oval(p.paper, s.between(600, 1000), y+150, 10, 10)
}

func (s *scene) stadiumNight() {
	s.arena(1, s.p.pop, mix(s.p.pop, s.p.paper, 0.3))
	s.players(10, 660, 1.05)
}

func (s *scene) stadiumEmpty() {
	s.arena(0)
	p := s.p
	for i := range 9 {
		x := 380 + 96*float64(i)
		s.Poly(p.warm, x, 760, x+9, 730, x+18, 760)
	}
	s.players(4, 690, 1.05)
}

func (s *scene) stadiumSmoke() {
	p := s.p
	s.arena(0.9, p.pop)
	smoke := mix(p.paper, p.far, 0.4)
	for range 46 {
		x, y := s.between(150, 1250), s.between(180, 470)
		s.Oval(mix(smoke, p.warm, s.between(0, 0.3)).Thin(s.between(0.06, 0.16)), x, y, s.between(70, 220), s.between(26, 70))
	}
	for range 4 {
		x := s.between(300, 1100)
		s.Glow(p.warm.Thin(0.8), x, 470, 80)
		s.Oval(p.glow, x, 470, 7, 7)
	}
	s.players(8, 670, 1.05)
}

// stadiumPitch: a village ground with one small stand.
func (s *scene) stadiumPitch() {
	p := s.p
	s.sky(470)
	s.hills(370, 500, 90, 3, 0.08, 0.4)
	s.treeline(520, 110, mix(p.leaf, p.near, 0.2))
	for range 6 {
		s.palm(s.At(s.between(0, 1600), 540, s.between(2, 2.8)), mix(p.leaf, p.near, s.between(0.2, 0.5)))
	}
	x := s.between(480, 1120)
	s.Box(mix(p.far, p.near, 0.4), x-330, 420, 660, 180)
	for row := range 4 {
		s.Box(mix(p.far, p.paper, 0.3), x-330, 450+38*float64(row), 660, 12)
		for i := range 24 {
			if s.chance(0.8) {
				f := s.somebody()
				b := s.At(x-310+27*float64(i)+s.between(-4, 4), 464+38*float64(row), 0.62)
				b.Round(f.top, -13, -34, 26, 30, 9)
				b.Oval(f.skin, 0, -43, 8, 9)
			}
		}
	}
	for _, dx := range []float64{-340, 0, 326} {
		s.Box(p.ink, x+dx, 360, 12, 240)
	}
	roof := p.lit(mix(p.pop, p.ink, 0.15))
	s.Poly(roof, x-380, 372, x-340, 322, x+340, 322, x+380, 372)
	s.scatter(22, 0, 1600, func(px float64) { s.person(s.At(px, 610, 0.85), s.somebody()) })
	s.pitch(606)
	for _, side := range []float64{-1, 1} {
		gx := 800 + side*720
		s.AddLine(7, gx-40, 740, gx-40, 640, gx+40, 640, gx+40, 740)
		s.Done(p.paper)
	}
	s.players(11, 670, 1.1)
}

// flagpole paints a pole with the national flag, 300 units high.
func (s *scene) flagpole(b brush) {
	p := s.p
	b.Box(mix(p.far, p.paper, 0.3), -26, -16, 52, 16)
	b.Line(mix(p.paper, p.far, 0.35), 5, 0, -10, 0, -300)
	b.Shape(p.lit(rgb(0xc4313c)), "M2 -298 Q30 -306 52 -296 Q70 -290 90 -297 L90 -270 Q70 -263 52 -269 Q30 -278 2 -270 Z")
	b.Shape(p.lit(rgb(0xfbfaf6)), "M2 -270 Q30 -278 52 -269 Q70 -263 90 -270 L90 -243 Q70 -236 52 -242 Q30 -251 2 -243 Z")
}

// schoolhouse paints a school front with its gallery, on y = 0, centred.
func (s *scene) schoolhouse(b brush, w float64, storeys int) {
	p := s.p
	wall := p.lit(mix(p.paper, s.pick(p.warm, p.water, p.glow), 0.25))
	roof := p.lit(mix(p.warm, p.ink, 0.22))
	band := p.lit(mix(p.pop, p.paper, 0.1))
	const storey = 150.0
	h := storey * float64(storeys)
	b.Box(wall.To(mix(wall, p.near, 0.15)), -w/2, -h, w, h)
	bays := int(w / 110)
	step := w / float64(bays)
	pane := mix(p.ink, p.water, 0.4)
	for level := range storeys {
		y := -storey * float64(level)
		b.Box(band, -w/2, y-34, w, 34)
		for i := range bays {
			x := -w/2 + step*float64(i)
			if i%3 == 1 {
				b.Box(mix(p.warm, p.ink, 0.4), x+step*0.28, y-106, step*0.44, 106)
				continue
			}
			b.Box(p.paper, x+step*0.12, y-112, step*0.76, 62)
			for n := range 3 {
				b.AddBox(x+step*(0.15+0.25*float64(n)), y-108, step*0.2, 54)
			}
			b.Done(pane)
		}
		b.Box(p.ink.Fading(0.35), -w/2, y-storey, w, 34)
		for i := range bays + 1 {
			b.AddBox(-w/2+step*float64(i)-5, y-storey, 10, storey)
		}
		b.Done(mix(wall, p.paper, 0.5))
		if level > 0 {
			b.Box(mix(wall, p.ink, 0.3), -w/2-8, y-6, w+16, 12)
			for i := range int(w / 22) {
				b.AddBox(-w/2+22*float64(i), y-42, 4, 38)
			}
			b.AddBox(-w/2, y-46, w, 6)
			b.Done(mix(wall, p.ink, 0.4))
		}
	}
	b.Poly(roof.To(mix(roof, p.ink, 0.2)), -w/2-40, -h+6, -w/2+60, -h-92, w/2-60, -h-92, w/2+40, -h+6)
	for i := range 7 {
		t := float64(i) / 7
		b.AddLine(1.6, -w/2-40+100*t, -h+6-98*t, w/2+40-100*t, -h+6-98*t)
	}
	b.Done(p.ink.Thin(0.2))
	b.Poly(roof, -90, -h+4, 0, -h-66, 90, -h+4)
	b.Poly(mix(wall, p.paper, 0.4), -66, -h+4, 0, -h-46, 66, -h+4)
}

// pupils paints children in uniform.
func (s *scene) pupils(n int, from, to, y, size float64) {
	p := s.p
	skirt := s.pick(p.lit(rgb(0xa8343a)), p.lit(rgb(0x27406b)), p.lit(rgb(0x7d8894)))
	s.scatter(n, from, to, func(x float64) {
		f := s.somebody()
		f.top, f.bottom = p.lit(rgb(0xf8f6ef)), skirt
		if f.hat == 1 {
			f.head = f.top
		}
		f.pose = s.r.IntN(3)
		at := y + s.between(-24, 24)
		s.Oval(p.ink.Thin(0.16), x, at, 18*size, 3*size)
		s.person(s.At(x, at, size*s.between(0.9, 1.06)), f)
	})
}

// yard paints a school yard from y down.
func (s *scene) yard(y float64) {
	p := s.p
	k := p.lit(mix(p.warm, p.paper, 0.55))
	s.Box(k.To(mix(k, p.near, 0.22)), -10, y, Width+20, Height-y+10)
	s.Box(p.ink.Fading(0.2), -10, y, Width+20, 30)
}

func (s *scene) schoolYard() {
	s.sky(520)
	s.hills(440, 560, 70, 2, 0.08, 0.3)
	s.treeline(620, 150, mix(s.p.leaf, s.p.far, 0.25))
	s.yard(680)
	s.schoolhouse(s.At(s.between(720, 900), 690, 1.12), 1100, 1)
	s.flagpole(s.At(s.between(330, 480), 800, 1.9))
	s.Poly(s.p.ink.Thin(0.12), 980, 838, 1620, 812, 1620, 866, 1100, 872)
	s.AddLine(4, 520, 780, 1180, 780, 1290, 880, 420, 880, 520, 780)
	s.AddLine(4, 850, 780, 855, 880)
	s.Done(s.p.paper.Thin(0.6))
	s.tree(s.At(s.between(1380, 1500), 830, 5), mix(s.p.leaf, s.p.near, 0.2))
	s.tree(s.At(s.between(60, 160), 780, 4), mix(s.p.leaf, s.p.near, 0.4))
}

func (s *scene) schoolStoreys() {
	s.sky(520)
	s.treeline(640, 160, mix(s.p.leaf, s.p.far, 0.3))
	s.yard(690)
	s.schoolhouse(s.At(s.between(740, 860), 700, 1.15), 1050, 2)
	s.flagpole(s.At(s.between(240, 400), 800, 1.9))
	s.tree(s.At(s.between(1420, 1540), 790, 4.4), mix(s.p.leaf, s.p.near, 0.3))
	s.pupils(14, 200, 1500, 830, 1.5)
}

func (s *scene) schoolHill() {
	p := s.p
	s.sky(430)
	s.hills(280, 560, 150, 3, 0.15, 0.45)
	for i := range 7 {
		d := float64(i) / 7
		s.canopy(20, d, func(x float64) float64 { return 480 + 130*d + 30*wave(x, 1100, 1) }, 26+12*d, mix(p.leaf, p.near, 0.4))
	}
	s.yard(700)
	s.schoolhouse(s.At(s.between(640, 960), 706, 0.98), 1150, 1)
	s.flagpole(s.At(s.between(1240, 1360), 790, 1.6))
	s.pupils(12, 100, 1200, 840, 1.6)
}

func (s *scene) schoolIsland() {
	p := s.p
	s.sky(470)
	s.sea(470, 700)
	s.prahu(s.At(s.between(100, 400), 540, 1.4), p.lit(p.pop), true)
	for range 7 {
		s.palm(s.At(s.between(0, 1600), 690, s.between(3, 4.6)), mix(p.leaf, p.near, s.between(0.1, 0.5)))
	}
	s.yard(690)
	s.schoolhouse(s.At(s.between(700, 900), 700, 1), 1000, 1)
	s.flagpole(s.At(s.between(1330, 1450), 800, 1.8))
	s.pupils(11, 150, 1250, 840, 1.6)
}

// cross paints the sign of a health centre: a white cross on green, since the
// red one is reserved by the Geneva Conventions.
func (s *scene) cross(b brush) {
	green := rgb(0x2f8f6b)
	b.Round(green, -34, -34, 68, 68, 10)
	b.Box(rgb(0xffffff), -8, -25, 16, 50)
	b.Box(rgb(0xffffff), -25, -8, 50, 16)
	if s.p.dark() {
		b.Glow(green.Thin(0.5), 0, 0, 90)
	}
}

// clinic paints a health centre of one or more storeys, on y = 0, centred.
func (s *scene) clinic(b brush, w float64, storeys int) {
	p := s.p
	wall := p.lit(mix(p.paper, p.water, 0.12))
	trim := p.lit(mix(p.pop, p.paper, 0.15))
	const storey = 140.0
	h := storey * float64(storeys)
	b.Box(wall.To(mix(wall, p.near, 0.15)), -w/2, -h, w, h)
	b.Poly(mix(wall, p.ink, 0.3).Thin(0.5).Grainy(), w*0.4, -h, w/2, -h, w/2, 0, w*0.4, 0)
	bays := int(w / 96)
	step := w / float64(bays)
	for level := range storeys {
		y := -storey * float64(level)
		for i := range bays {
			x := -w/2 + step*float64(i)
			if level == 0 && math.Abs(x+step/2) < 120 {
				continue
			}
			k := mix(p.ink, p.water, 0.45)
			if p.dark() && s.chance(0.7) {
				k = p.glow
			}
			b.Box(p.paper, x+step*0.14, y-112, step*0.72, 76)
			b.Box(k, x+step*0.19, y-107, step*0.28, 66)
			b.Box(k, x+step*0.53, y-107, step*0.28, 66)
		}
		b.Box(trim, -w/2-10, y-storey-6, w+20, 16)
	}
	b.Box(mix(wall, p.ink, 0.2), -w/2, -h-30, w, 26)
	b.Box(mix(p.ink, p.water, 0.5), -84, -104, 168, 104)
	b.Box(wall, -3, -104, 6, 104)
	b.Box(trim, -136, -124, 272, 18)
	b.Box(mix(wall, p.ink, 0.3), -130, -106, 12, 106)
	b.Box(mix(wall, p.ink, 0.3), 118, -106, 12, 106)
	s.cross(b.At(0, -h+storey*0.36-float64(2-min(storeys, 2))*130, 1))
}

func (s *scene) hospitalClinic() {
	p := s.p
	s.sky(560)
	s.treeline(650, 170, mix(p.leaf, p.far, 0.25))
	s.yard(690)
	s.clinic(s.At(s.between(740, 860), 700, 1.3), 760, 2)
	s.bush(s.At(250, 716, 2), mix(p.leaf, p.near, 0.3))
	s.bush(s.At(1350, 716, 2), mix(p.leaf, p.near, 0.4))
	s.palmsOrTrees(s.between(80, 200), 800, 2)
	s.motorbike(s.At(s.between(330, 460), 770, 1.5))
	s.scatter(7, 300, 1500, func(x float64) { s.person(s.At(x, s.between(790, 860), 1.7), s.somebody()) })
}

func (s *scene) hospitalWing() {
	p := s.p
	s.sky(560)
	s.towers(660, 220, s.between(300, 1300), p.depth(0.08), false)
	s.treeline(680, 110, mix(p.leaf, p.far, 0.25))
	s.yard(720)
	s.clinic(s.At(400, 724, 0.95), 900, 3)
	s.clinic(s.At(960, 730, 1.1), 900, 4)
	b := s.At(s.between(380, 560), 830, 2.2)
	b.Oval(p.ink.Thin(0.25), 0, 0, 76, 5)
	b.Shape(p.lit(p.paper), "M-70 -10 L-70 -64 Q-70 -70 -64 -70 L30 -70 Q38 -70 44 -60 L54 -38 Q68 -36 68 -26 L68 -10 Z")
	b.Shape(s.glass(), "M22 -38 L22 -60 L32 -60 Q36 -60 39 -54 L46 -38 Z")
	b.Box(rgb(0x2f8f6b), -70, -32, 137, 9)
	s.cross(b.At(-26, -50, 0.38))
	b.Round(p.water, 0, -77, 18, 8, 3)
	s.wheels(b, 11, -40, 40)
	s.scatter(8, 760, 1560, func(x float64) { s.person(s.At(x, s.between(800, 870), 1.6), s.somebody()) })
	s.palmsOrTrees(1500, 800, 2)
}

func (s *scene) hospitalAfloat() {
	p := s.p
	s.sky(430)
	s.hills(340, 470, 80, 2, 0.1, 0.3)
	s.treeline(520, 150, mix(p.leaf, p.near, 0.2))
	for range 6 {
		s.palm(s.At(s.between(0, 1600), 530, s.between(2, 3)), mix(p.leaf, p.near, s.between(0.2, 0.6)))
	}
	s.sea(520, 910)
	x := s.between(740, 880)
	s.mirror(p.ink, x, 740, 1050, 100)
	for i := range 7 {
		s.Round(mix(p.warm, p.ink, 0.2), x-520+150*float64(i), 690, 130, 46, 20)
	}
	s.Box(mix(p.warm, p.paper, 0.35), x-540, 676, 1080, 22)
	s.clinic(s.At(x, 678, 1.15), 700, 1)
	for i := range 6 {
		if i == 2 || i == 3 {
			continue
		}
		s.Poly(mix(p.ink, p.water, 0.4), x-330+110*float64(i), 470, x-246+110*float64(i), 470, x-262+110*float64(i), 500, x-346+110*float64(i), 500)
	}
	for i := range 2 {
		s.prahu(s.At(x-420+840*float64(i), 800, 2.1), p.lit(s.pick(p.pop, p.warm)), false)
		s.rower(s.At(x-420+840*float64(i), 800, 2.1), 6)
	}
	s.scatter(4, x-500, x+500, func(px float64) { s.person(s.At(px, 680, 1.2), s.somebody()) })
}

// plume paints smoke that drifts to the right from a chimney.
func (s *scene) plume(x, y, size float64) {
	for i := range 12 {
		t := float64(i) / 11
		s.AddOval(x+330*size*t*t+s.between(-8, 8), y-150*size*t, (13+62*t)*size, (11+40*t)*size)
	}
	s.Done(mix(s.p.far, s.p.near, 0.25).Thin(0.45))
}

// chimney paints a banded chimney on y.
func (s *scene) chimney(x, y, h, w float64) {
	p := s.p
	k := mix(p.warm, p.near, 0.45)
	s.plume(x, y-h-6, h/260)
	s.Poly(k.To(mix(k, p.ink, 0.25)), x-w*0.36, y-h, x+w*0.36, y-h, x+w*0.5, y, x-w*0.5, y)
	s.Poly(p.ink.Thin(0.35).Grainy(), x+w*0.05, y-h, x+w*0.36, y-h, x+w*0.5, y, x+w*0.05, y)
	s.Box(p.lit(p.paper), x-w*0.39, y-h+h*0.06, w*0.78, h*0.07)
	s.Box(p.pop, x-w*0.37, y-h, w*0.74, h*0.06)
}

// shed paints a factory hall with a saw-tooth roof, on y, from x.
func (s *scene) shed(x, y, w, h float64, teeth int) {
	p := s.p
	wall := p.lit(mix(p.far, s.pick(p.paper, p.warm), 0.4))
	s.Box(wall.To(mix(wall, p.near, 0.3)), x, y-h, w, h)
	step := w / float64(teeth)
	for i := range teeth {
		tx := x + step*float64(i)
		s.Poly(mix(p.near, p.ink, 0.15), tx, y-h, tx+step*0.94, y-h-step*0.36, tx+step, y-h-step*0.36, tx+step, y-h)
		s.Poly(s.glass(), tx+step*0.94, y-h-step*0.33, tx+step, y-h-step*0.33, tx+step, y-h, tx+step*0.94, y-h)
	}
	for i := range int(w / 64) {
		s.AddBox(x+18+64*float64(i), y-h*0.72, 36, h*0.26)
	}
	if p.dark() {
		s.Done(p.glow)
	} else {
		s.Done(mix(p.ink, p.water, 0.4))
	}
}

func (s *scene) factoryRiver() {
	p := s.p
	s.sky(520)
	s.hills(480, 540, 40, 1, 0.1, 0.1)
	for i := range 3 {
		s.chimney(360+330*float64(i)+s.between(-70, 70), 560, s.between(260, 400), 54)
	}
	s.shed(180, 600, 560, 150, 5)
	s.shed(700, 600, 720, 190, 6)
	s.treeline(606, 36, mix(p.leaf, p.near, 0.4))
	bank := mix(p.leaf, p.near, 0.35)
	s.Ground(bank.To(mix(bank, p.ink, 0.25)), 720, s.ridge(604, 14, 500)...)
	water := mix(p.water, p.warm, 0.2)
	s.Box(mix(water, p.horizon, 0.45).To(mix(water, p.near, 0.35)), -10, 690, Width+20, 220)
	x := s.between(500, 1100)
	s.Oval(p.ink, x, 668, 26, 22)
	s.Poly(mix(water, p.paper, 0.35), x-20, 672, x+22, 672, x+60, 716, x-70, 716)
	s.mirror(p.ink, 900, 704, 1100, 130)
	s.wake(p.paper.Thin(0.4), 700, 900, 40)
	for range 10 {
		s.fern(s.At(s.between(0, 1600), 912, s.between(1, 1.9)), mix(p.leaf, p.near, 0.6))
	}
}

func (s *scene) factoryWarehouse() {
	p := s.p
	s.sky(560)
	for i := range 2 {
		s.crane(s.At(300+1000*float64(i), 600, 3.4), mix(p.far, p.near, 0.35))
	}
	s.containers(s.At(-20, 640, 1.2), 23)
	wall := p.lit(mix(p.paper, p.far, 0.35))
	s.Box(wall.To(mix(wall, p.near, 0.2)), 120, 330, 1360, 380)
	for x := 130.0; x < 1480; x += 22 {
		s.AddBox(x, 390, 2, 320)
	}
	s.Done(p.ink.Thin(0.1))
	s.Poly(mix(p.near, p.paper, 0.15), 90, 334, 200, 270, 1400, 270, 1510, 334)
	s.Box(p.pop, 120, 334, 1360, 38)
	for i := range 5 {
		x := 190 + 256*float64(i)
		s.Box(mix(wall, p.ink, 0.35), x-10, 500, 190, 212)
		shut := s.chance(0.5)
		k := mix(p.ink, p.near, 0.3)
		if shut {
			k = mix(p.paper, p.far, 0.5)
		}
		s.Box(k, x, 512, 170, 200)
		if shut {
			for n := range 9 {
				s.AddBox(x, 526+21*float64(n), 170, 3)
			}
			s.Done(p.ink.Thin(0.25))
		}
	}
	yard := mix(p.far, p.near, 0.3)
	s.Box(mix(yard, p.paper, 0.3).To(mix(yard, p.ink, 0.2)), -10, 710, Width+20, 200)
	s.lorry(s.At(s.between(360, 520), 800, 2.3), p.pop)
	s.lorry(s.At(s.between(1080, 1240), 830, 2.4).Stretch(-1, 1), p.warm)
	for range 4 {
		f := s.somebody()
		f.hat, f.head = 3, p.glow
		s.person(s.At(s.between(100, 1500), s.between(760, 850), 1.7), f)
	}
	s.crates(s.At(s.between(700, 840), 780, 1.3))
}

func (s *scene) factorySmall() {
	p := s.p
	s.sky(520)
	s.hills(420, 560, 90, 2, 0.1, 0.35)
	s.treeline(620, 140, mix(p.leaf, p.far, 0.2))
	x := s.between(360, 520)
	s.chimney(x+560, 560, 250, 60)
	s.shed(x, 690, 520, 190, 3)
	h := s.home()
	h.storeys, h.flat, h.w, h.h, h.bays = 1, false, 260, 120, 4
	s.house(s.At(x+700, 690, 1.45), h)
	s.meadow(688, mix(p.leaf, p.warm, 0.3))
	track := mix(p.warm, p.paper, 0.45)
	s.Poly(track.To(mix(track, p.near, 0.25)), x+330, 690, x+480, 690, x+760, 910, x-60, 910)
	s.lorry(s.At(x+120, 790, 1.8), p.pop)
	s.crates(s.At(x+620, 790, 1.4))
	for range 4 {
		s.person(s.At(s.between(x+300, x+900), s.between(770, 850), 1.7), s.somebody())
	}
	s.palmsOrTrees(130, 880, 2)
	s.palmsOrTrees(1480, 880, 2)
}
