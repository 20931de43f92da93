package scene

// bay paints what most harbour pictures share: sky, far coast and water.
func (s *scene) bay(skyline float64) {
	s.sky(skyline)
	s.hills(skyline-s.between(60, 130), skyline, 70, 2, 0.05, 0.3)
	s.sea(skyline, 910)
}

// mirror paints the broken reflection of something dark on the water.
func (s *scene) mirror(k ink, x, y, w, h float64) {
	for i := range 7 {
		t := float64(i) / 7
		s.AddRound(x-w*(0.5-0.2*t)+s.between(-0.08, 0.08)*w, y+h*t, w*(1-0.45*t)*s.between(0.7, 1), h*0.07, 4)
	}
	s.Done(k.Thin(0.3))
}

// quay paints a stone quay along the lower edge.
func (s *scene) quay(y float64) {
	p := s.p
	stone := mix(p.far, p.near, 0.45)
	s.Box(mix(stone, p.paper, 0.4), -10, y, Width+20, 16)
	s.Box(stone.To(mix(stone, p.ink, 0.3)), -10, y+16, Width+20, Height-y)
	for x := s.between(0, 120); x < Width; x += s.between(190, 260) {
		s.AddRound(x, y-20, 22, 22, 6)
		s.AddRound(x-6, y-26, 34, 9, 4)
	}
	s.Done(p.ink)
}

func (s *scene) harbourShip() {
	p := s.p
	y := s.between(400, 460)
	s.bay(y)
	s.mirror(p.ink, 760, 742, 1000, 90)
	s.ship(s.At(s.between(700, 860), 738, s.between(2.9, 3.4)), mix(p.pop, p.ink, 0.12))
	s.quay(786)
	for i := range 5 {
		f := s.somebody()
		s.person(s.At(260+240*float64(i)+s.between(-80, 80), 812+s.between(0, 50), 1.35), f)
	}
	s.crates(s.At(s.between(180, 380), 850, 1.3))
	s.crates(s.At(s.between(1180, 1400), 870, 1.5))
	s.pole(s.At(s.between(80, 160), 850, 4))
	s.birds(s.between(300, 1300), 210)
}

// crates paints a small heap of cargo.
func (s *scene) crates(b brush) {
	p := s.p
	for i, q := range [][3]float64{{0, 0, 56}, {60, 0, 62}, {22, -52, 54}, {124, 0, 44}} {
		k := p.lit(s.pick(p.warm, mix(p.warm, p.paper, 0.4), mix(p.leaf, p.paper, 0.2), mix(p.pop, p.paper, 0.3)))
		b.Box(k, q[0], q[1]-q[2]*0.9, q[2], q[2]*0.9)
		b.Box(p.ink.Thin(0.2), q[0]+q[2]*0.7, q[1]-q[2]*0.9, q[2]*0.3, q[2]*0.9)
		if i%2 == 0 {
			b.Line(p.ink.Thin(0.3), 2, q[0], q[1]-q[2]*0.45, q[0]+q[2], q[1]-q[2]*0.45)
		}
	}
}

func (s *scene) harbourCranes() {
	p := s.p
	y := s.between(470, 520)
	s.sky(y)
	s.hills(y-40, y, 34, 1, 0.1, 0.1)
	far := mix(p.far, p.near, 0.35)
	for i := range 4 {
		s.crane(s.At(180+360*float64(i)+s.between(-60, 60), y+6, s.between(2.9, 3.7)), mix(far, p.pop, 0.25*float64(i%2)))
	}
	s.containers(s.At(-20, y+12, 1), 27)
	s.Box(mix(far, p.ink, 0.2), -10, y+10, Width+20, 22)
	s.sea(y+30, 910)
	s.mirror(p.ink, 800, 756, 1150, 110)
	b := s.At(s.between(720, 860), 748, s.between(3.3, 3.7))
	s.ship(b, mix(p.near, p.pop, 0.3))
	s.containers(b.At(48, -36, 0.5), 2)
	s.mirror(p.ink, 1330, 842, 260, 40)
	s.tug(s.At(s.between(1240, 1400), 838, 2.1))
	s.wake(p.paper.Thin(0.5), 846, 890, 12)
}

func (s *scene) harbourMasts() {
	p := s.p
	y := s.between(420, 470)
	s.bay(y)
	hulls := func() ink {
		return p.lit(s.pick(mix(p.warm, p.ink, 0.35), mix(p.pop, p.ink, 0.2), mix(p.water, p.ink, 0.5), mix(p.near, p.paper, 0.2), mix(p.leaf, p.ink, 0.3)))
	}
	for i := range 7 {
		b := s.At(60+250*float64(i)+s.between(-40, 40), 610+s.between(-10, 10), s.between(1.2, 1.5))
		s.pinisi(b, mix(hulls(), p.horizon, 0.4))
	}
	s.Box(p.horizon.Rising(0.3), -10, 480, Width+20, 140)
	for i := range 4 {
		x := 170 + 420*float64(i) + s.between(-50, 50)
		s.mirror(p.ink, x, 738, 480, 70)
		b := s.At(x, 732, s.between(1.9, 2.4))
		if s.chance(0.3) {
			b = b.Stretch(-1, 1)
		}
		s.pinisi(b, hulls())
	}
	s.quay(812)
	for i := range 6 {
		f := s.somebody()
		f.pose = s.r.IntN(4)
		s.person(s.At(120+270*float64(i)+s.between(-80, 80), 838+s.between(0, 30), 1.35), f)
	}
	s.crates(s.At(s.between(300, 1200), 880, 1.4))
}

func (s *scene) harbourVillage() {
	p := s.p
	y := s.between(400, 450)
	s.bay(y)
	wood := mix(p.ink, p.warm, 0.3)
	s.treeline(560, 90, mix(p.leaf, p.near, 0.35))
	for range 5 {
		s.palm(s.At(s.between(40, 1560), 560, s.between(2, 2.9)), mix(p.leaf, p.near, s.between(0.2, 0.6)))
	}
	for x := s.between(-60, 20); x < Width; {
		h := s.home()
		h.storeys, h.flat = 1, false
		h.h = min(h.h, 110)
		size := s.between(1.1, 1.3)
		mid := x + h.w*size/2
		for i := range 5 {
			px := mid + (float64(i)-2)*h.w*size*0.22
			s.AddBox(px-4, 590, 8, 80)
		}
		s.Done(wood)
		s.Box(mix(wood, p.paper, 0.2), mid-h.w*size*0.58, 588, h.w*size*1.16, 10)
		s.house(s.At(mid, 590, size), h)
		x += (h.w + 26) * size
	}
	s.sea(652, 910)
	for i := range 5 {
		x := 120 + 330*float64(i) + s.between(-90, 90)
		at := 720 + 45*float64(i%3) + s.between(0, 30)
		s.mirror(p.ink, x, at+20, 280, 50)
		k := p.lit(s.pick(p.pop, p.warm, p.paper, mix(p.leaf, p.paper, 0.3), p.water))
		s.prahu(s.At(x, at, s.between(1.9, 2.5)), k, s.chance(0.6))
	}
}

func (s *scene) harbourBeach() {
	p := s.p
	y := s.between(400, 450)
	s.bay(y)
	sand := mix(p.paper, p.warm, 0.25)
	for i, k := range []ink{mix(p.water, p.paper, 0.5), mix(p.paper, p.water, 0.15), p.lit(sand)} {
		d := 26 * float64(i)
		s.Ground(k.To(mix(k, p.warm, 0.12*float64(i))), 910, -100, 690+d, 260, 676+d, 700, 704+d, 1120, 668+d, 1700, 690+d)
	}
	for range 3 {
		s.palm(s.At(s.between(1300, 1560), s.between(740, 830), s.between(4.2, 5.6)), mix(p.leaf, p.near, s.between(0.2, 0.6)))
	}
	s.Oval(p.ink.Thin(0.18), 700, 792, 430, 22)
	s.pinisi(s.At(s.between(620, 740), 772, 3.1), p.lit(mix(p.warm, p.ink, 0.25)))
	for _, x := range []float64{480, 620, 790, 900} {
		s.Poly(mix(p.ink, p.warm, 0.35), x, 770, x+10, 770, x+26, 806, x-16, 806)
	}
	s.Line(mix(p.ink, p.warm, 0.2), 5, 1050, 690, 1180, 800, 1520, 838)
	for i := range 8 {
		f := s.somebody()
		f.pose = 1
		s.person(s.At(1190+48*float64(i)+s.between(-6, 6), 846+7*float64(i), 1.35), f)
	}
	s.prahu(s.At(s.between(160, 300), 850, 2.1), p.pop, true)
}

func (s *scene) harbourBay() {
	p := s.p
	y := s.between(420, 470)
	s.bay(y)
	wood := mix(p.ink, p.warm, 0.4)
	for i := range 4 {
		x := 150 + 400*float64(i) + s.between(-110, 110)
		at := 590 + 60*float64(i%2)
		s.mirror(p.ink, x, at+16, 230, 36)
		if s.chance(0.5) {
			s.speedboat(s.At(x, at, 1.5), p.lit(s.pick(p.pop, p.water, p.warm)))
		} else {
			s.prahu(s.At(x, at, 1.8), p.lit(s.pick(p.pop, p.warm, p.paper)), true)
			s.rower(s.At(x, at, 1.8), 0)
		}
	}
	for i := range 12 {
		s.AddBox(90+100*float64(i), 742, 14, 150)
	}
	s.Done(wood)
	deck := mix(p.warm, p.paper, 0.45)
	s.Poly(deck.To(mix(deck, p.near, 0.2)), -20, 716, 1320, 716, 1350, 762, -20, 762)
	s.Poly(mix(deck, p.ink, 0.4), -20, 762, 1350, 762, 1350, 776, -20, 776)
	for i := range 34 {
		s.AddLine(1.6, 40*float64(i), 717, 40*float64(i)+4, 761)
	}
	s.Done(p.ink.Thin(0.22))
	for i := range 7 {
		f := s.somebody()
		f.pose = s.r.IntN(4)
		s.person(s.At(120+170*float64(i)+s.between(-60, 60), 748, 1.5), f)
	}
	s.speedboat(s.At(s.between(1000, 1180), 850, 2.6), p.lit(p.pop))
	s.birds(s.between(300, 1300), 200)
}

// under returns the ink of a thing under water at a distance of 0 (near) to 1.
func (s *scene) under(k ink, far float64) ink {
	return mix(k, mix(s.p.water, s.p.near, 0.25), 0.15+0.7*far)
}

// underwater paints water seen from below its surface, with beams of light.
func (s *scene) underwater() {
	s.p.water = mix(s.p.water, rgb(0x2c8fa0), 0.5)
	p := s.p
	s.Wash(mix(p.water, p.glow, 0.5).To(mix(p.water, p.near, 0.7)), 900)
	x := s.between(400, 1200)
	s.Glow(p.paper.Thin(0.6), x, -40, 520)
	s.rays(p.paper.Thin(0.1), x, -160, 1000, 8, -46, 46)
}

// reefFloor paints the bottom of the sea with its corals at a distance.
func (s *scene) reefFloor(y, far, size float64, n int) {
	p := s.p
	base := s.under(mix(p.near, p.warm, 0.25), far)
	line := s.ridge(y, 60, 380)
	hues := []ink{p.warm, p.pop, mix(p.warm, p.paper, 0.5), mix(p.pop, p.paper, 0.5), mix(p.leaf, p.paper, 0.25), mix(p.zenith, p.pop, 0.4)}
	s.scatter(n, -20, Width+20, func(x float64) {
		i := min(max(int((x+40)/20), 0), len(line)/2-1)
		s.coral(s.At(x, line[2*i+1]+12, size*s.between(0.7, 1.3)), s.under(s.pick(hues...), far))
	})
	s.Ground(base.To(mix(base, p.ink, 0.45)), 910, line...)
}

// coral paints one of five growths, about 100 units high.
func (s *scene) coral(b brush, k ink) {
	dark, bright := mix(k, s.p.ink, 0.28), mix(k, s.p.paper, 0.3)
	switch s.r.IntN(5) {
	case 0:
		var grow func(b brush, length, width float64, depth int)
		grow = func(b brush, length, width float64, depth int) {
			b.AddLine(width, 0, 0, 0, -length)
			if depth == 0 {
				return
			}
			tip := b.At(0, -length, 1)
			for _, a := range []float64{-26, 24} {
				grow(tip.Turn(a+s.between(-12, 12)), length*s.between(0.66, 0.86), width*0.78, depth-1)
			}
		}
		grow(b, 36, 10, 3)
		b.Done(k)
	case 1:
		b.Blob(k, -52, 4, -48, -34, -18, -58, 20, -58, 48, -32, 52, 4)
		for i := range 5 {
			f := 1 - 0.19*float64(i)
			b.AddLine(2.4, -44*f, -2, -36*f, -34*f, 0, -50*f, 36*f, -34*f, 44*f, -2)
		}
		b.Done(dark.Thin(0.6))
	case 2:
		for i := range 9 {
			leaf := b.Turn(-64 + 16*float64(i))
			leaf.AddLine(3.4, 0, 0, 0, -70-14*s.r.Float64())
			leaf.AddLine(2, 0, -30, 9, -62)
			leaf.AddLine(2, 0, -30, -9, -62)
		}
		b.Done(k)
	case 3:
		for i := range 4 {
			x, h := -33+22*float64(i), s.between(34, 86)
			b.Round(k, x-9, -h, 18, h+6, 8)
			b.Oval(dark, x, -h+5, 6.5, 4)
			b.Round(bright.Thin(0.5), x-6, -h+12, 3, h*0.6, 1.5)
		}
	default:
		b.Poly(dark, -7, 4, -4, -30, 4, -30, 7, 4)
		b.Shape(k, "M-64 -44 Q0 -54 66 -46 Q40 -28 0 -26 Q-40 -26 -64 -44 Z")
		b.Shape(bright, "M-64 -44 Q0 -54 66 -46 Q0 -42 -64 -44 Z")
	}
}

// fish paints a fish that looks right, 50 units long.
func (s *scene) fish(b brush, k ink) {
	b.Shape(k, "M26 0 Q10 -15 -12 -4 L-25 -11 Q-20 0 -25 11 L-12 4 Q10 14 26 0 Z")
	b.Shape(mix(k, s.p.ink, 0.3), "M10 -9 Q2 -17 -7 -13 L-4 -7 Z M2 -10 Q6 0 3 9 L-1 8 Q1 0 -2 -8 Z")
	b.Oval(s.p.ink, 17, -2, 1.7, 1.7)
}

// shoal paints fish that swim the same way.
func (s *scene) shoal(x, y float64, n int, size float64, k ink) {
	for range n {
		b := s.At(x+s.between(-190, 190)*size, y+s.between(-75, 75)*size, size*s.between(0.7, 1.15))
		s.fish(b.Turn(s.between(-10, 10)), mix(k, s.p.paper, s.between(0, 0.25)))
	}
}

func (s *scene) reefCoral() {
	p := s.p
	s.underwater()
	s.reefFloor(640, 0.85, 0.7, 18)
	s.shoal(s.between(300, 1300), s.between(180, 330), 24, 0.8, s.under(p.paper, 0.5))
	s.reefFloor(740, 0.5, 1.3, 13)
	s.shoal(s.between(300, 1300), s.between(380, 520), 11, 1.5, p.pop)
	s.shoal(s.between(300, 1300), s.between(420, 560), 7, 1.9, p.warm)
	s.reefFloor(850, 0.05, 2.3, 11)
}

func (s *scene) reefNursery() {
	p := s.p
	s.underwater()
	s.reefFloor(690, 0.85, 0.7, 12)
	sand := s.under(mix(p.paper, p.warm, 0.3), 0.25)
	s.Ground(sand.To(mix(sand, p.near, 0.3)), 910, s.ridge(770, 20, 500)...)
	for i := range 5 {
		t := float64(i) / 4
		b := s.At([]float64{360, 1180, 760, 1420, 240}[i]+s.between(-60, 60), []float64{720, 735, 770, 840, 860}[i], 1+0.75*t)
		frame := s.under(p.ink, 0.4*(1-t))
		b.Oval(p.ink.Thin(0.15), 0, 4, 130, 8)
		for j := range 6 {
			tuft := b.At(-94+38*float64(j), -64, s.between(0.3, 0.5))
			s.coral(tuft, s.under(s.pick(p.warm, p.pop, mix(p.warm, p.paper, 0.5), p.leaf), 0.3*(1-t)))
		}
		b.AddLine(5, -110, -62, 110, -62)
		b.AddLine(4, -124, -46, 96, -46)
		b.AddLine(4, -104, -62, -108, 4)
		b.AddLine(4, 104, -62, 108, 4)
		b.AddLine(4, -40, -56, -42, 4)
		b.AddLine(4, 40, -56, 42, 4)
		b.Done(frame)
	}
	s.diver(s.At(s.between(640, 960), 430, 2), p.pop)
	s.shoal(s.between(300, 1300), 300, 18, 0.9, s.under(p.paper, 0.4))
	s.shoal(s.between(200, 1400), 610, 6, 1.5, p.warm)
}

// diver paints a free diver who swims right, about 150 units long.
func (s *scene) diver(b brush, k ink) {
	f := s.somebody()
	b.Line(f.skin, 8, 44, 4, 66, 20, 86, 24)
	b.Line(s.p.ink, 10, -30, 2, -56, -4, -80, 6)
	b.Line(s.p.ink, 10, -30, 8, -58, 16, -82, 24)
	b.Shape(k, "M-78 2 L-116 -8 L-112 8 L-80 12 Z M-80 20 L-116 24 L-108 38 L-82 30 Z")
	b.Shape(mix(s.p.ink, k, 0.2), "M-38 -6 Q10 -16 44 -8 Q52 0 44 10 Q10 18 -36 16 Z")
	b.Oval(f.skin, 60, -6, 12, 11)
	b.Shape(s.p.ink, "M50 -16 Q60 -22 70 -12 L60 -8 L52 0 Z")
	b.Round(s.p.water, 62, -11, 11, 9, 3)
	for i := range 5 {
		b.Oval(s.p.paper.Thin(0.5), 72+4*float64(i), -34-20*float64(i), 3+float64(i%3), 3+float64(i%3))
	}
}

func (s *scene) reefTurtle() {
	p := s.p
	s.underwater()
	s.reefFloor(720, 0.8, 0.8, 16)
	s.shoal(s.between(300, 1300), s.between(200, 300), 16, 0.8, s.under(p.paper, 0.5))
	b := s.At(s.between(620, 960), s.between(360, 450), s.between(2.3, 2.9)).Turn(s.between(-14, 10))
	skin, shell := mix(p.leaf, p.paper, 0.3), mix(p.warm, p.ink, 0.35)
	b.Shape(mix(skin, p.ink, 0.25), "M40 6 Q70 30 66 84 Q44 60 20 22 Z M-56 8 Q-86 22 -98 44 Q-70 40 -46 20 Z")
	b.Shape(skin, "M66 -12 Q84 -26 104 -18 Q114 -8 104 2 Q84 6 64 4 Z")
	b.Oval(p.ink, 98, -12, 2.6, 2.6)
	b.Shape(shell, "M-76 6 Q-60 -40 4 -46 Q62 -42 74 -4 Q40 20 -10 20 Q-56 20 -76 6 Z")
	b.Shape(mix(skin, p.paper, 0.4), "M-76 6 Q-20 14 74 -4 Q40 20 -10 20 Q-56 20 -76 6 Z")
	for i := range 4 {
		x := -44 + 27*float64(i)
		b.AddLine(2.2, x-12, -22, x, -34, x+14, -32, x+18, -12, x+4, 0, x-10, -4, x-12, -22)
	}
	b.Done(mix(shell, p.ink, 0.45).Thin(0.7))
	b.Shape(mix(skin, p.ink, 0.1), "M30 0 Q56 24 34 78 Q14 52 4 12 Z M-60 4 Q-96 4 -112 16 Q-84 26 -54 16 Z")
	s.reefFloor(850, 0.1, 2.1, 10)
	s.shoal(s.between(200, 1400), 640, 6, 1.5, p.warm)
}

// reefShore: clear shallows, seen half above and half below the surface.
func (s *scene) reefShore() {
	p := s.p
	s.sky(330)
	s.hills(300, 350, 40, 1, 0.1, 0.1)
	s.treeline(372, 70, mix(p.leaf, p.near, 0.45))
	s.prahu(s.At(s.between(300, 1300), 372, 1.4), p.lit(p.pop), true)
	top := mix(p.water, p.paper, 0.35)
	var surface []float64
	phase := s.between(0, 6)
	for x := -40.0; x <= 1640; x += 60 {
		surface = append(surface, x, 380+9*wave(x, 520, phase))
	}
	s.Ground(top.To(mix(p.water, p.near, 0.35)), 910, surface...)
	for i := 2; i < len(surface); i += 2 {
		s.AddLine(5, surface[i-2], surface[i-1], surface[i], surface[i+1])
	}
	s.Done(p.paper.Thin(0.85))
	s.rays(p.paper.Thin(0.1), s.between(500, 1100), 180, 800, 7, -50, 50)
	sand := s.under(mix(p.paper, p.warm, 0.35), 0.12)
	s.Ground(sand.To(mix(sand, p.near, 0.3)), 910, s.ridge(740, 30, 600)...)
	for range 16 {
		x, y := s.between(0, 1600), s.between(780, 890)
		s.Oval(p.near.Thin(0.16), x, y, s.between(40, 120), s.between(5, 12))
	}
	s.scatter(20, 0, 1600, func(x float64) {
		b := s.At(x, s.between(760, 890), s.between(0.8, 1.7))
		for i := range 5 {
			bend := s.between(-16, 16)
			b.AddLine(3.4, -12+6*float64(i), 0, -12+6*float64(i)+bend*0.4, -30, -12+6*float64(i)+bend, -58)
		}
		b.Done(s.under(mix(p.leaf, p.near, s.between(0.1, 0.5)), 0.1))
	})
	for range 5 {
		s.coral(s.At(s.between(60, 1540), s.between(790, 880), s.between(0.8, 1.5)), s.under(s.pick(p.warm, p.pop), 0.2))
	}
	s.shoal(s.between(400, 1200), s.between(560, 640), 12, 1.2, s.under(p.warm, 0.1))
}
