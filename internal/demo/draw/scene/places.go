package scene

import (
	"math"

	"github.com/tajuk/tajuk/internal/demo/draw/props"
)

// arena paints a football ground seen from the stand: its terraces with people
// as dense as asked for, 0 to 1, roof, masts and pitch.
func (s *scene) arena(filled float64, shirts ...ink) {
	p := s.Palette
	s.Sky(420)
	s.Treeline(330, 50, mix(p.Leaf, p.Far, 0.3))
	concrete := mix(p.Far, p.Near, 0.35)
	s.Poly(mix(concrete, p.Ink, 0.2), -20, 300, 1620, 300, 1620, 600, -20, 600)
	for row := range 13 {
		y := 312 + 19*float64(row)
		s.Box(mix(concrete, p.Paper, 0.1+0.02*float64(row)), -10, y, Width+20, 9)
	}
	if filled == 0 {
		seat := mix(p.Pop, concrete, 0.35)
		for row := range 12 {
			for i := range 100 {
				s.AddBox(float64(i)*16+4, 320+19*float64(row), 9, 8)
			}
		}
		s.Done(seat)
	}
	for _, k := range append([]ink{mix(p.Near, p.Ink, 0.3), mix(p.Warm, p.Ink, 0.2), p.Lit(p.Paper)}, shirts...) {
		for row := range 13 {
			n := int(filled * 44)
			for range n {
				x, y := s.Between(-10, Width+10), 309+19*float64(row)+s.Between(-3, 3)
				s.AddOval(x, y, 4.6, 5.4)
				s.AddBox(x-6, y+5, 12, 10)
			}
		}
		s.Done(k)
	}
	for i := range 7 {
		s.Box(mix(concrete, p.Ink, 0.35), 200+200*float64(i), 308, 12, 250)
	}
	roof := mix(p.Near, p.Ink, 0.25)
	s.Poly(roof, -20, 196, 1620, 196, 1620, 250, -20, 250)
	s.Box(mix(p.Pop, p.Ink, 0.15), -10, 250, Width+20, 14)
	s.Box(p.Ink.Fading(0.5), -10, 264, Width+20, 90)
	for i := range 9 {
		s.Line(roof, 6, 200*float64(i), 196, 100+200*float64(i), 140, 200+200*float64(i), 196)
	}
	boards := []ink{p.Pop, p.Lit(p.Paper), p.Warm, mix(p.Water, p.Near, 0.3)}
	for i := range 10 {
		s.Box(p.Lit(boards[i%4]), 164*float64(i)-20, 560, 160, 34)
	}
	s.pitch(592)
	if p.Dark() {
		for _, x := range []float64{120, 1480} {
			s.Line(p.Ink, 9, x, 330, x, 60)
			s.Round(p.Ink, x-62, 18, 124, 58, 6)
			for i := range 8 {
				s.AddOval(x-45+30*float64(i%4), 34+26*float64(i/4), 11, 9)
			}
			s.Done(p.Paper)
			s.Glow(p.Glow.Thin(0.75), x, 46, 330)
			lean := 520.0
			if x > 800 {
				lean = -520
			}
			s.Poly(p.Glow.Thin(0.07), x-50, 50, x+50, 50, x+lean+300, 800, x+lean-300, 800)
		}
	}
}

// pitch paints a mown football field from y down.
func (s *scene) pitch(y float64) {
	p := s.Palette
	grass := mix(p.Leaf, p.Glow, 0.18)
	if p.Dark() {
		grass = mix(rgb(0x3d8a5a), p.Near, 0.25)
	}
	for i := range 12 {
		x := float64(i) - 6
		k := mix(grass, p.Near, 0.12*float64(i%2))
		s.Poly(k.To(mix(k, p.Near, 0.25)), 800+x*150, y, 800+(x+1)*150, y, 800+(x+1)*290, 910, 800+x*290, 910)
	}
	chalk := p.Paper.Thin(0.75)
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
	p := s.Palette
	for i := range n {
		f := s.Somebody()
		f.Top, f.Bottom, f.Skirt, f.Hat, f.Head = p.Pop, p.Paper, false, props.Hair, p.Ink
		if i%2 == 1 {
			f.Top, f.Bottom = p.Paper, mix(p.Near, p.Ink, 0.3)
		}
		f.Pose = s.AnyPose()
		x, at := s.Between(140, 1460), y+s.Between(0, 200)
		s.Oval(p.Ink.Thin(0.2), x, at, 26*size, 5*size)
		s.Person(s.At(x, at, size*(1+(at-y)/420)), f)
	}
	s.Oval(p.Paper, s.Between(600, 1000), y+150, 10, 10)
}

func (s *scene) stadiumNight() {
	s.arena(1, s.Palette.Pop, mix(s.Palette.Pop, s.Palette.Paper, 0.3))
	s.players(10, 660, 1.05)
}

func (s *scene) stadiumEmpty() {
	s.arena(0)
	p := s.Palette
	for i := range 9 {
		x := 380 + 96*float64(i)
		s.Poly(p.Warm, x, 760, x+9, 730, x+18, 760)
	}
	s.players(4, 690, 1.05)
}

func (s *scene) stadiumSmoke() {
	p := s.Palette
	s.arena(0.9, p.Pop)
	smoke := mix(p.Paper, p.Far, 0.4)
	for range 46 {
		x, y := s.Between(150, 1250), s.Between(180, 470)
		s.Oval(mix(smoke, p.Warm, s.Between(0, 0.3)).Thin(s.Between(0.06, 0.16)), x, y, s.Between(70, 220), s.Between(26, 70))
	}
	for range 4 {
		x := s.Between(300, 1100)
		s.Glow(p.Warm.Thin(0.8), x, 470, 80)
		s.Oval(p.Glow, x, 470, 7, 7)
	}
	s.players(8, 670, 1.05)
}

// stadiumPitch: a village ground with one small stand.
func (s *scene) stadiumPitch() {
	p := s.Palette
	s.Sky(470)
	s.Hills(370, 500, 90, 3, 0.08, 0.4)
	s.Treeline(520, 110, mix(p.Leaf, p.Near, 0.2))
	for range 6 {
		s.Palm(s.At(s.Between(0, 1600), 540, s.Between(2, 2.8)), mix(p.Leaf, p.Near, s.Between(0.2, 0.5)))
	}
	x := s.Between(480, 1120)
	s.Box(mix(p.Far, p.Near, 0.4), x-330, 420, 660, 180)
	for row := range 4 {
		s.Box(mix(p.Far, p.Paper, 0.3), x-330, 450+38*float64(row), 660, 12)
		for i := range 24 {
			if s.Chance(0.8) {
				f := s.Somebody()
				b := s.At(x-310+27*float64(i)+s.Between(-4, 4), 464+38*float64(row), 0.62)
				b.Round(f.Top, -13, -34, 26, 30, 9)
				b.Oval(f.Skin, 0, -43, 8, 9)
			}
		}
	}
	for _, dx := range []float64{-340, 0, 326} {
		s.Box(p.Ink, x+dx, 360, 12, 240)
	}
	roof := p.Lit(mix(p.Pop, p.Ink, 0.15))
	s.Poly(roof, x-380, 372, x-340, 322, x+340, 322, x+380, 372)
	s.Scatter(22, 0, 1600, func(px float64) { s.Person(s.At(px, 610, 0.85), s.Somebody()) })
	s.pitch(606)
	for _, side := range []float64{-1, 1} {
		gx := 800 + side*720
		s.AddLine(7, gx-40, 740, gx-40, 640, gx+40, 640, gx+40, 740)
		s.Done(p.Paper)
	}
	s.players(11, 670, 1.1)
}

// The uniforms of Indonesian schools: red at primary, blue at junior and grey
// at senior secondary schools.
const (
	primary = 0xa8343a
	junior  = 0x27406b
	senior  = 0x7d8894
)

// pupils paints children in uniform.
func (s *scene) pupils(uniform uint32, n int, from, to, y, size float64) {
	p := s.Palette
	skirt := p.Lit(rgb(uniform))
	s.Scatter(n, from, to, func(x float64) {
		f := s.Somebody()
		f.Top, f.Bottom = p.Lit(rgb(0xf8f6ef)), skirt
		if f.Hat == props.Scarf {
			f.Head = f.Top
		}
		f.Pose = []props.Pose{props.Rest, props.Carry, props.Wave}[s.Rand.IntN(3)]
		at := y + s.Between(-24, 24)
		s.Oval(p.Ink.Thin(0.16), x, at, 18*size, 3*size)
		s.Person(s.At(x, at, size*s.Between(0.9, 1.06)), f)
	})
}

// yard paints a school yard from y down.
func (s *scene) yard(y float64) {
	p := s.Palette
	k := p.Lit(mix(p.Warm, p.Paper, 0.55))
	s.Box(k.To(mix(k, p.Near, 0.22)), -10, y, Width+20, Height-y+10)
	s.Box(p.Ink.Fading(0.2), -10, y, Width+20, 30)
}

func (s *scene) schoolYard() {
	s.Sky(520)
	s.Hills(440, 560, 70, 2, 0.08, 0.3)
	s.Treeline(620, 150, mix(s.Palette.Leaf, s.Palette.Far, 0.25))
	s.yard(680)
	s.Schoolhouse(s.At(s.Between(720, 900), 690, 1.12), 1100, 1)
	s.Flagpole(s.At(s.Between(330, 480), 800, 1.9))
	s.Poly(s.Palette.Ink.Thin(0.12), 980, 838, 1620, 812, 1620, 866, 1100, 872)
	s.AddLine(4, 520, 780, 1180, 780, 1290, 880, 420, 880, 520, 780)
	s.AddLine(4, 850, 780, 855, 880)
	s.Done(s.Palette.Paper.Thin(0.6))
	s.Tree(s.At(s.Between(1380, 1500), 830, 5), mix(s.Palette.Leaf, s.Palette.Near, 0.2))
	s.Tree(s.At(s.Between(60, 160), 780, 4), mix(s.Palette.Leaf, s.Palette.Near, 0.4))
}

func (s *scene) schoolStoreys() {
	s.Sky(520)
	s.Treeline(640, 160, mix(s.Palette.Leaf, s.Palette.Far, 0.3))
	s.yard(690)
	s.Schoolhouse(s.At(s.Between(740, 860), 700, 1.15), 1050, 2)
	s.Flagpole(s.At(s.Between(240, 400), 800, 1.9))
	s.Tree(s.At(s.Between(1420, 1540), 790, 4.4), mix(s.Palette.Leaf, s.Palette.Near, 0.3))
	s.pupils([]uint32{junior, senior}[s.Rand.IntN(2)], 14, 200, 1500, 830, 1.5)
}

func (s *scene) schoolHill() {
	p := s.Palette
	s.Sky(430)
	s.Hills(280, 560, 150, 3, 0.15, 0.45)
	for i := range 7 {
		d := float64(i) / 7
		s.Canopy(20, d, func(x float64) float64 { return 480 + 130*d + 30*props.Swing(x, 1100, 1) }, 26+12*d, mix(p.Leaf, p.Near, 0.4))
	}
	s.yard(700)
	s.Schoolhouse(s.At(s.Between(640, 960), 706, 0.98), 1150, 1)
	s.Flagpole(s.At(s.Between(1240, 1360), 790, 1.6))
	s.pupils(junior, 12, 100, 1200, 840, 1.6)
}

func (s *scene) schoolIsland() {
	p := s.Palette
	s.Sky(470)
	s.Sea(470, 700)
	s.Prahu(s.At(s.Between(100, 400), 540, 1.4), p.Lit(p.Pop), true)
	for range 7 {
		s.Palm(s.At(s.Between(0, 1600), 690, s.Between(3, 4.6)), mix(p.Leaf, p.Near, s.Between(0.1, 0.5)))
	}
	s.yard(690)
	s.Schoolhouse(s.At(s.Between(700, 900), 700, 1), 1000, 1)
	s.Flagpole(s.At(s.Between(1330, 1450), 800, 1.8))
	s.pupils(primary, 11, 150, 1250, 840, 1.6)
}

func (s *scene) hospitalClinic() {
	p := s.Palette
	s.Sky(560)
	s.Treeline(650, 170, mix(p.Leaf, p.Far, 0.25))
	s.yard(690)
	s.Clinic(s.At(s.Between(740, 860), 700, 1.3), 760, 2)
	s.Bush(s.At(250, 716, 2), mix(p.Leaf, p.Near, 0.3))
	s.Bush(s.At(1350, 716, 2), mix(p.Leaf, p.Near, 0.4))
	s.palmsOrTrees(s.Between(80, 200), 800, 2)
	s.Motorbike(s.At(s.Between(330, 460), 770, 1.5))
	s.Scatter(7, 300, 1500, func(x float64) { s.Person(s.At(x, s.Between(790, 860), 1.7), s.Somebody()) })
}

func (s *scene) hospitalWing() {
	p := s.Palette
	s.Sky(560)
	s.towers(660, 220, s.Between(300, 1300), p.Depth(0.08), false)
	s.Treeline(680, 110, mix(p.Leaf, p.Far, 0.25))
	s.yard(720)
	s.Clinic(s.At(400, 724, 0.95), 900, 3)
	s.Clinic(s.At(960, 730, 1.1), 900, 4)
	b := s.At(s.Between(380, 560), 830, 2.2)
	b.Oval(p.Ink.Thin(0.25), 0, 0, 76, 5)
	b.Shape(p.Lit(p.Paper), "M-70 -10 L-70 -64 Q-70 -70 -64 -70 L30 -70 Q38 -70 44 -60 L54 -38 Q68 -36 68 -26 L68 -10 Z")
	b.Shape(s.Glass(), "M22 -38 L22 -60 L32 -60 Q36 -60 39 -54 L46 -38 Z")
	b.Box(rgb(0x2f8f6b), -70, -32, 137, 9)
	s.Cross(b.At(-26, -50, 0.38))
	b.Round(p.Water, 0, -77, 18, 8, 3)
	s.Wheels(b, 11, -40, 40)
	s.Scatter(8, 760, 1560, func(x float64) { s.Person(s.At(x, s.Between(800, 870), 1.6), s.Somebody()) })
	s.palmsOrTrees(1500, 800, 2)
}

func (s *scene) hospitalAfloat() {
	p := s.Palette
	s.Sky(430)
	s.Hills(340, 470, 80, 2, 0.1, 0.3)
	s.Treeline(520, 150, mix(p.Leaf, p.Near, 0.2))
	for range 6 {
		s.Palm(s.At(s.Between(0, 1600), 530, s.Between(2, 3)), mix(p.Leaf, p.Near, s.Between(0.2, 0.6)))
	}
	s.Sea(520, 910)
	x := s.Between(740, 880)
	s.mirror(p.Ink, x, 740, 1050, 100)
	for i := range 7 {
		s.Round(mix(p.Warm, p.Ink, 0.2), x-520+150*float64(i), 690, 130, 46, 20)
	}
	s.Box(mix(p.Warm, p.Paper, 0.35), x-540, 676, 1080, 22)
	s.Clinic(s.At(x, 678, 1.15), 700, 1)
	for i := range 6 {
		if i == 2 || i == 3 {
			continue
		}
		s.Poly(mix(p.Ink, p.Water, 0.4), x-330+110*float64(i), 470, x-246+110*float64(i), 470, x-262+110*float64(i), 500, x-346+110*float64(i), 500)
	}
	for i := range 2 {
		s.Prahu(s.At(x-420+840*float64(i), 800, 2.1), p.Lit(s.Pick(p.Pop, p.Warm)), false)
		s.Rower(s.At(x-420+840*float64(i), 800, 2.1), 6)
	}
	s.Scatter(4, x-500, x+500, func(px float64) { s.Person(s.At(px, 680, 1.2), s.Somebody()) })
}

func (s *scene) factoryRiver() {
	p := s.Palette
	s.Sky(520)
	s.Hills(480, 540, 40, 1, 0.1, 0.1)
	for i := range 3 {
		s.Chimney(360+330*float64(i)+s.Between(-70, 70), 560, s.Between(260, 400), 54)
	}
	s.Shed(180, 600, 560, 150, 5)
	s.Shed(700, 600, 720, 190, 6)
	s.Treeline(606, 36, mix(p.Leaf, p.Near, 0.4))
	bank := mix(p.Leaf, p.Near, 0.35)
	s.Ground(bank.To(mix(bank, p.Ink, 0.25)), 720, s.Ridge(604, 14, 500)...)
	water := mix(p.Water, p.Warm, 0.2)
	s.Box(mix(water, p.Horizon, 0.45).To(mix(water, p.Near, 0.35)), -10, 690, Width+20, 220)
	x := s.Between(500, 1100)
	s.Oval(p.Ink, x, 668, 26, 22)
	s.Poly(mix(water, p.Paper, 0.35), x-20, 672, x+22, 672, x+60, 716, x-70, 716)
	s.mirror(p.Ink, 900, 704, 1100, 130)
	s.Wake(p.Paper.Thin(0.4), 700, 900, 40)
	for range 10 {
		s.Fern(s.At(s.Between(0, 1600), 912, s.Between(1, 1.9)), mix(p.Leaf, p.Near, 0.6))
	}
}

func (s *scene) factoryWarehouse() {
	p := s.Palette
	s.Sky(560)
	for i := range 2 {
		s.Crane(s.At(300+1000*float64(i), 600, 3.4), mix(p.Far, p.Near, 0.35))
	}
	s.Containers(s.At(-20, 640, 1.2), 23)
	wall := p.Lit(mix(p.Paper, p.Far, 0.35))
	s.Box(wall.To(mix(wall, p.Near, 0.2)), 120, 330, 1360, 380)
	for x := 130.0; x < 1480; x += 22 {
		s.AddBox(x, 390, 2, 320)
	}
	s.Done(p.Ink.Thin(0.1))
	s.Poly(mix(p.Near, p.Paper, 0.15), 90, 334, 200, 270, 1400, 270, 1510, 334)
	s.Box(p.Pop, 120, 334, 1360, 38)
	for i := range 5 {
		x := 190 + 256*float64(i)
		s.Box(mix(wall, p.Ink, 0.35), x-10, 500, 190, 212)
		shut := s.Chance(0.5)
		k := mix(p.Ink, p.Near, 0.3)
		if shut {
			k = mix(p.Paper, p.Far, 0.5)
		}
		s.Box(k, x, 512, 170, 200)
		if shut {
			for n := range 9 {
				s.AddBox(x, 526+21*float64(n), 170, 3)
			}
			s.Done(p.Ink.Thin(0.25))
		}
	}
	yard := mix(p.Far, p.Near, 0.3)
	s.Box(mix(yard, p.Paper, 0.3).To(mix(yard, p.Ink, 0.2)), -10, 710, Width+20, 200)
	s.Lorry(s.At(s.Between(360, 520), 800, 2.3), p.Pop)
	s.Lorry(s.At(s.Between(1080, 1240), 830, 2.4).Stretch(-1, 1), p.Warm)
	for range 4 {
		f := s.Somebody()
		f.Hat, f.Head = props.Cap, p.Glow
		s.Person(s.At(s.Between(100, 1500), s.Between(760, 850), 1.7), f)
	}
	s.Crates(s.At(s.Between(700, 840), 780, 1.3))
}

func (s *scene) factorySmall() {
	p := s.Palette
	s.Sky(520)
	s.Hills(420, 560, 90, 2, 0.1, 0.35)
	s.Treeline(620, 140, mix(p.Leaf, p.Far, 0.2))
	x := s.Between(360, 520)
	s.Chimney(x+560, 560, 250, 60)
	s.Shed(x, 690, 520, 190, 3)
	h := s.Home()
	h.Storeys, h.Flat, h.W, h.H, h.Bays = 1, false, 260, 120, 4
	s.House(s.At(x+700, 690, 1.45), h)
	s.Meadow(688, mix(p.Leaf, p.Warm, 0.3))
	track := mix(p.Warm, p.Paper, 0.45)
	s.Poly(track.To(mix(track, p.Near, 0.25)), x+330, 690, x+480, 690, x+760, 910, x-60, 910)
	s.Lorry(s.At(x+120, 790, 1.8), p.Pop)
	s.Crates(s.At(x+620, 790, 1.4))
	for range 4 {
		s.Person(s.At(s.Between(x+300, x+900), s.Between(770, 850), 1.7), s.Somebody())
	}
	s.palmsOrTrees(130, 880, 2)
	s.palmsOrTrees(1480, 880, 2)
}
