package scene

import "github.com/tajuk/tajuk/internal/demo/draw/props"

// bay paints what most harbour pictures share: sky, far coast and water.
func (s *scene) bay(skyline float64) {
	s.Sky(skyline)
	s.Hills(skyline-s.Between(60, 130), skyline, 70, 2, 0.05, 0.3)
	s.Sea(skyline, 910)
}

// mirror paints the broken reflection of something dark on the water.
func (s *scene) mirror(k ink, x, y, w, h float64) {
	for i := range 7 {
		t := float64(i) / 7
		s.AddRound(x-w*(0.5-0.2*t)+s.Between(-0.08, 0.08)*w, y+h*t, w*(1-0.45*t)*s.Between(0.7, 1), h*0.07, 4)
	}
	s.Done(k.Thin(0.3))
}

// quay paints a stone quay along the lower edge.
func (s *scene) quay(y float64) {
	p := s.Palette
	stone := mix(p.Far, p.Near, 0.45)
	s.Box(mix(stone, p.Paper, 0.4), -10, y, Width+20, 16)
	s.Box(stone.To(mix(stone, p.Ink, 0.3)), -10, y+16, Width+20, Height-y)
	for x := s.Between(0, 120); x < Width; x += s.Between(190, 260) {
		s.AddRound(x, y-20, 22, 22, 6)
		s.AddRound(x-6, y-26, 34, 9, 4)
	}
	s.Done(p.Ink)
}

func (s *scene) harbourShip() {
	p := s.Palette
	y := s.Between(400, 460)
	s.bay(y)
	s.mirror(p.Ink, 760, 742, 1000, 90)
	s.Ship(s.At(s.Between(700, 860), 738, s.Between(2.9, 3.4)), mix(p.Pop, p.Ink, 0.12))
	s.quay(786)
	for i := range 5 {
		f := s.Somebody()
		s.Person(s.At(260+240*float64(i)+s.Between(-80, 80), 812+s.Between(0, 50), 1.35), f)
	}
	s.Crates(s.At(s.Between(180, 380), 850, 1.3))
	s.Crates(s.At(s.Between(1180, 1400), 870, 1.5))
	s.Pole(s.At(s.Between(80, 160), 850, 4))
	s.Birds(s.Between(300, 1300), 210)
}

func (s *scene) harbourCranes() {
	p := s.Palette
	y := s.Between(470, 520)
	s.Sky(y)
	s.Hills(y-40, y, 34, 1, 0.1, 0.1)
	far := mix(p.Far, p.Near, 0.35)
	for i := range 4 {
		s.Crane(s.At(180+360*float64(i)+s.Between(-60, 60), y+6, s.Between(2.9, 3.7)), mix(far, p.Pop, 0.25*float64(i%2)))
	}
	s.Containers(s.At(-20, y+12, 1), 27)
	s.Box(mix(far, p.Ink, 0.2), -10, y+10, Width+20, 22)
	s.Sea(y+30, 910)
	s.mirror(p.Ink, 800, 756, 1150, 110)
	b := s.At(s.Between(720, 860), 748, s.Between(3.3, 3.7))
	s.Ship(b, mix(p.Near, p.Pop, 0.3))
	s.Containers(b.At(48, -36, 0.5), 2)
	s.mirror(p.Ink, 1330, 842, 260, 40)
	s.Tug(s.At(s.Between(1240, 1400), 838, 2.1))
	s.Wake(p.Paper.Thin(0.5), 846, 890, 12)
}

func (s *scene) harbourMasts() {
	p := s.Palette
	y := s.Between(420, 470)
	s.bay(y)
	hulls := func() ink {
		return p.Lit(s.Pick(mix(p.Warm, p.Ink, 0.35), mix(p.Pop, p.Ink, 0.2), mix(p.Water, p.Ink, 0.5), mix(p.Near, p.Paper, 0.2), mix(p.Leaf, p.Ink, 0.3)))
	}
	for i := range 7 {
		b := s.At(60+250*float64(i)+s.Between(-40, 40), 610+s.Between(-10, 10), s.Between(1.2, 1.5))
		s.Pinisi(b, mix(hulls(), p.Horizon, 0.4))
	}
	s.Box(p.Horizon.Rising(0.3), -10, 480, Width+20, 140)
	for i := range 4 {
		x := 170 + 420*float64(i) + s.Between(-50, 50)
		s.mirror(p.Ink, x, 738, 480, 70)
		b := s.At(x, 732, s.Between(1.9, 2.4))
		if s.Chance(0.3) {
			b = b.Stretch(-1, 1)
		}
		s.Pinisi(b, hulls())
	}
	s.quay(812)
	for i := range 6 {
		f := s.Somebody()
		f.Pose = s.AnyPose()
		s.Person(s.At(120+270*float64(i)+s.Between(-80, 80), 838+s.Between(0, 30), 1.35), f)
	}
	s.Crates(s.At(s.Between(300, 1200), 880, 1.4))
}

func (s *scene) harbourVillage() {
	p := s.Palette
	y := s.Between(400, 450)
	s.bay(y)
	wood := mix(p.Ink, p.Warm, 0.3)
	s.Treeline(560, 90, mix(p.Leaf, p.Near, 0.35))
	for range 5 {
		s.Palm(s.At(s.Between(40, 1560), 560, s.Between(2, 2.9)), mix(p.Leaf, p.Near, s.Between(0.2, 0.6)))
	}
	for x := s.Between(-60, 20); x < Width; {
		h := s.Home()
		h.Storeys, h.Flat = 1, false
		h.H = min(h.H, 110)
		size := s.Between(1.1, 1.3)
		mid := x + h.W*size/2
		for i := range 5 {
			px := mid + (float64(i)-2)*h.W*size*0.22
			s.AddBox(px-4, 590, 8, 80)
		}
		s.Done(wood)
		s.Box(mix(wood, p.Paper, 0.2), mid-h.W*size*0.58, 588, h.W*size*1.16, 10)
		s.House(s.At(mid, 590, size), h)
		x += (h.W + 26) * size
	}
	s.Sea(652, 910)
	for i := range 5 {
		x := 120 + 330*float64(i) + s.Between(-90, 90)
		at := 720 + 45*float64(i%3) + s.Between(0, 30)
		s.mirror(p.Ink, x, at+20, 280, 50)
		k := p.Lit(s.Pick(p.Pop, p.Warm, p.Paper, mix(p.Leaf, p.Paper, 0.3), p.Water))
		s.Prahu(s.At(x, at, s.Between(1.9, 2.5)), k, s.Chance(0.6))
	}
}

func (s *scene) harbourBeach() {
	p := s.Palette
	y := s.Between(400, 450)
	s.bay(y)
	sand := mix(p.Paper, p.Warm, 0.25)
	for i, k := range []ink{mix(p.Water, p.Paper, 0.5), mix(p.Paper, p.Water, 0.15), p.Lit(sand)} {
		d := 26 * float64(i)
		s.Ground(k.To(mix(k, p.Warm, 0.12*float64(i))), 910, -100, 690+d, 260, 676+d, 700, 704+d, 1120, 668+d, 1700, 690+d)
	}
	for range 3 {
		s.Palm(s.At(s.Between(1300, 1560), s.Between(740, 830), s.Between(4.2, 5.6)), mix(p.Leaf, p.Near, s.Between(0.2, 0.6)))
	}
	s.Oval(p.Ink.Thin(0.18), 700, 792, 430, 22)
	s.Pinisi(s.At(s.Between(620, 740), 772, 3.1), p.Lit(mix(p.Warm, p.Ink, 0.25)))
	for _, x := range []float64{480, 620, 790, 900} {
		s.Poly(mix(p.Ink, p.Warm, 0.35), x, 770, x+10, 770, x+26, 806, x-16, 806)
	}
	s.Line(mix(p.Ink, p.Warm, 0.2), 5, 1050, 690, 1180, 800, 1520, 838)
	for i := range 8 {
		f := s.Somebody()
		f.Pose = props.Carry
		s.Person(s.At(1190+48*float64(i)+s.Between(-6, 6), 846+7*float64(i), 1.35), f)
	}
	s.Prahu(s.At(s.Between(160, 300), 850, 2.1), p.Pop, true)
}

func (s *scene) harbourBay() {
	p := s.Palette
	y := s.Between(420, 470)
	s.bay(y)
	wood := mix(p.Ink, p.Warm, 0.4)
	for i := range 4 {
		x := 150 + 400*float64(i) + s.Between(-110, 110)
		at := 590 + 60*float64(i%2)
		s.mirror(p.Ink, x, at+16, 230, 36)
		if s.Chance(0.5) {
			s.Speedboat(s.At(x, at, 1.5), p.Lit(s.Pick(p.Pop, p.Water, p.Warm)))
		} else {
			s.Prahu(s.At(x, at, 1.8), p.Lit(s.Pick(p.Pop, p.Warm, p.Paper)), true)
			s.Rower(s.At(x, at, 1.8), 0)
		}
	}
	for i := range 12 {
		s.AddBox(90+100*float64(i), 742, 14, 150)
	}
	s.Done(wood)
	deck := mix(p.Warm, p.Paper, 0.45)
	s.Poly(deck.To(mix(deck, p.Near, 0.2)), -20, 716, 1320, 716, 1350, 762, -20, 762)
	s.Poly(mix(deck, p.Ink, 0.4), -20, 762, 1350, 762, 1350, 776, -20, 776)
	for i := range 34 {
		s.AddLine(1.6, 40*float64(i), 717, 40*float64(i)+4, 761)
	}
	s.Done(p.Ink.Thin(0.22))
	for i := range 7 {
		f := s.Somebody()
		f.Pose = s.AnyPose()
		s.Person(s.At(120+170*float64(i)+s.Between(-60, 60), 748, 1.5), f)
	}
	s.Speedboat(s.At(s.Between(1000, 1180), 850, 2.6), p.Lit(p.Pop))
	s.Birds(s.Between(300, 1300), 200)
}

// under returns the ink of a thing under water at a distance of 0 (near) to 1.
func (s *scene) under(k ink, far float64) ink {
	return mix(k, mix(s.Palette.Water, s.Palette.Near, 0.25), 0.15+0.7*far)
}

// underwater paints water seen from below its surface, with beams of light.
func (s *scene) underwater() {
	s.Palette.Water = mix(s.Palette.Water, rgb(0x2c8fa0), 0.5)
	p := s.Palette
	s.Wash(mix(p.Water, p.Glow, 0.5).To(mix(p.Water, p.Near, 0.7)), 900)
	x := s.Between(400, 1200)
	s.Glow(p.Paper.Thin(0.6), x, -40, 520)
	s.Rays(p.Paper.Thin(0.1), x, -160, 1000, 8, -46, 46)
}

// reefFloor paints the bottom of the sea with its corals at a distance.
func (s *scene) reefFloor(y, far, size float64, n int) {
	p := s.Palette
	base := s.under(mix(p.Near, p.Warm, 0.25), far)
	line := s.Ridge(y, 60, 380)
	hues := []ink{p.Warm, p.Pop, mix(p.Warm, p.Paper, 0.5), mix(p.Pop, p.Paper, 0.5), mix(p.Leaf, p.Paper, 0.25), mix(p.Zenith, p.Pop, 0.4)}
	s.Scatter(n, -20, Width+20, func(x float64) {
		i := min(max(int((x+40)/20), 0), len(line)/2-1)
		s.Coral(s.At(x, line[2*i+1]+12, size*s.Between(0.7, 1.3)), s.under(s.Pick(hues...), far))
	})
	s.Ground(base.To(mix(base, p.Ink, 0.45)), 910, line...)
}

func (s *scene) reefCoral() {
	p := s.Palette
	s.underwater()
	s.reefFloor(640, 0.85, 0.7, 18)
	s.Shoal(s.Between(300, 1300), s.Between(180, 330), 24, 0.8, s.under(p.Paper, 0.5))
	s.reefFloor(740, 0.5, 1.3, 13)
	s.Shoal(s.Between(300, 1300), s.Between(380, 520), 11, 1.5, p.Pop)
	s.Shoal(s.Between(300, 1300), s.Between(420, 560), 7, 1.9, p.Warm)
	s.reefFloor(850, 0.05, 2.3, 11)
}

func (s *scene) reefNursery() {
	p := s.Palette
	s.underwater()
	s.reefFloor(690, 0.85, 0.7, 12)
	sand := s.under(mix(p.Paper, p.Warm, 0.3), 0.25)
	s.Ground(sand.To(mix(sand, p.Near, 0.3)), 910, s.Ridge(770, 20, 500)...)
	for i := range 5 {
		t := float64(i) / 4
		b := s.At([]float64{360, 1180, 760, 1420, 240}[i]+s.Between(-60, 60), []float64{720, 735, 770, 840, 860}[i], 1+0.75*t)
		frame := s.under(p.Ink, 0.4*(1-t))
		b.Oval(p.Ink.Thin(0.15), 0, 4, 130, 8)
		for j := range 6 {
			tuft := b.At(-94+38*float64(j), -64, s.Between(0.3, 0.5))
			s.Coral(tuft, s.under(s.Pick(p.Warm, p.Pop, mix(p.Warm, p.Paper, 0.5), p.Leaf), 0.3*(1-t)))
		}
		b.AddLine(5, -110, -62, 110, -62)
		b.AddLine(4, -124, -46, 96, -46)
		b.AddLine(4, -104, -62, -108, 4)
		b.AddLine(4, 104, -62, 108, 4)
		b.AddLine(4, -40, -56, -42, 4)
		b.AddLine(4, 40, -56, 42, 4)
		b.Done(frame)
	}
	s.Diver(s.At(s.Between(640, 960), 430, 2), p.Pop)
	s.Shoal(s.Between(300, 1300), 300, 18, 0.9, s.under(p.Paper, 0.4))
	s.Shoal(s.Between(200, 1400), 610, 6, 1.5, p.Warm)
}

func (s *scene) reefTurtle() {
	p := s.Palette
	s.underwater()
	s.reefFloor(720, 0.8, 0.8, 16)
	s.Shoal(s.Between(300, 1300), s.Between(200, 300), 16, 0.8, s.under(p.Paper, 0.5))
	b := s.At(s.Between(620, 960), s.Between(360, 450), s.Between(2.3, 2.9)).Turn(s.Between(-14, 10))
	skin, shell := mix(p.Leaf, p.Paper, 0.3), mix(p.Warm, p.Ink, 0.35)
	b.Shape(mix(skin, p.Ink, 0.25), "M40 6 Q70 30 66 84 Q44 60 20 22 Z M-56 8 Q-86 22 -98 44 Q-70 40 -46 20 Z")
	b.Shape(skin, "M66 -12 Q84 -26 104 -18 Q114 -8 104 2 Q84 6 64 4 Z")
	b.Oval(p.Ink, 98, -12, 2.6, 2.6)
	b.Shape(shell, "M-76 6 Q-60 -40 4 -46 Q62 -42 74 -4 Q40 20 -10 20 Q-56 20 -76 6 Z")
	b.Shape(mix(skin, p.Paper, 0.4), "M-76 6 Q-20 14 74 -4 Q40 20 -10 20 Q-56 20 -76 6 Z")
	for i := range 4 {
		x := -44 + 27*float64(i)
		b.AddLine(2.2, x-12, -22, x, -34, x+14, -32, x+18, -12, x+4, 0, x-10, -4, x-12, -22)
	}
	b.Done(mix(shell, p.Ink, 0.45).Thin(0.7))
	b.Shape(mix(skin, p.Ink, 0.1), "M30 0 Q56 24 34 78 Q14 52 4 12 Z M-60 4 Q-96 4 -112 16 Q-84 26 -54 16 Z")
	s.reefFloor(850, 0.1, 2.1, 10)
	s.Shoal(s.Between(200, 1400), 640, 6, 1.5, p.Warm)
}

// reefShore: clear shallows, seen half above and half below the surface.
func (s *scene) reefShore() {
	p := s.Palette
	s.Sky(330)
	s.Hills(300, 350, 40, 1, 0.1, 0.1)
	s.Treeline(372, 70, mix(p.Leaf, p.Near, 0.45))
	s.Prahu(s.At(s.Between(300, 1300), 372, 1.4), p.Lit(p.Pop), true)
	top := mix(p.Water, p.Paper, 0.35)
	var surface []float64
	phase := s.Between(0, 6)
	for x := -40.0; x <= 1640; x += 60 {
		surface = append(surface, x, 380+9*props.Swing(x, 520, phase))
	}
	s.Ground(top.To(mix(p.Water, p.Near, 0.35)), 910, surface...)
	for i := 2; i < len(surface); i += 2 {
		s.AddLine(5, surface[i-2], surface[i-1], surface[i], surface[i+1])
	}
	s.Done(p.Paper.Thin(0.85))
	s.Rays(p.Paper.Thin(0.1), s.Between(500, 1100), 180, 800, 7, -50, 50)
	sand := s.under(mix(p.Paper, p.Warm, 0.35), 0.12)
	s.Ground(sand.To(mix(sand, p.Near, 0.3)), 910, s.Ridge(740, 30, 600)...)
	for range 16 {
		x, y := s.Between(0, 1600), s.Between(780, 890)
		s.Oval(p.Near.Thin(0.16), x, y, s.Between(40, 120), s.Between(5, 12))
	}
	s.Scatter(20, 0, 1600, func(x float64) {
		b := s.At(x, s.Between(760, 890), s.Between(0.8, 1.7))
		for i := range 5 {
			bend := s.Between(-16, 16)
			b.AddLine(3.4, -12+6*float64(i), 0, -12+6*float64(i)+bend*0.4, -30, -12+6*float64(i)+bend, -58)
		}
		b.Done(s.under(mix(p.Leaf, p.Near, s.Between(0.1, 0.5)), 0.1))
	})
	for range 5 {
		s.Coral(s.At(s.Between(60, 1540), s.Between(790, 880), s.Between(0.8, 1.5)), s.under(s.Pick(p.Warm, p.Pop), 0.2))
	}
	s.Shoal(s.Between(400, 1200), s.Between(560, 640), 12, 1.2, s.under(p.Warm, 0.1))
}
