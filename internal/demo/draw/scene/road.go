package scene

// lane paints a road that runs from a vanishing point into the foreground.
func (s *scene) lane(vx, skyline, near float64) {
	p := s.p
	asphalt := mix(p.near, p.far, 0.25)
	s.Poly(mix(p.far, p.paper, 0.35), vx-26, skyline, vx+26, skyline, 800+near*1.28, 910, 800-near*1.28, 910)
	s.Poly(asphalt.To(mix(asphalt, p.ink, 0.35)), vx-18, skyline, vx+18, skyline, 800+near, 910, 800-near, 910)
	for i := range 9 {
		a, b := float64(i)/9, (float64(i)+0.55)/9
		a, b = a*a, b*b
		y := func(t float64) float64 { return skyline + (910-skyline)*t }
		x := func(t float64) float64 { return vx + (800-vx)*t }
		s.Add(x(a)-1-7*a, y(a), x(a)+1+7*a, y(a), x(b)+1+7*b, y(b), x(b)-1-7*b, y(b))
	}
	s.Done(p.paper.Thin(0.75))
}

// kerbs paints house after house on both sides of a lane, from afar.
func (s *scene) kerbs(vx, skyline, near float64) {
	for i := range 6 {
		t := (float64(i) + 0.4) / 5.6
		t *= t
		y := skyline + 10 + 300*t
		for _, side := range []float64{-1, 1} {
			h := s.home()
			size := 0.5 + 2.1*t
			x := vx + (800-vx)*t + side*((26+near*1.3*t)+h.w*size*0.58)
			h.wall, h.roof = mix(h.wall, s.p.horizon, 0.4*(1-t)), mix(h.roof, s.p.horizon, 0.4*(1-t))
			s.house(s.At(x, y, size), h)
			if s.chance(0.6) {
				s.tree(s.At(x-side*h.w*size*0.55, y+8*size, size*s.between(1, 1.4)), mix(s.p.leaf, s.p.near, s.between(0.2, 0.6)))
			}
		}
	}
}

// rear paints a car seen from behind, 60 units wide.
func (s *scene) rear(b brush, k ink) {
	p := s.p
	b.Oval(p.ink.Thin(0.3), 0, 0, 36, 4)
	b.Box(p.ink, -27, -10, 11, 10)
	b.Box(p.ink, 16, -10, 11, 10)
	b.Shape(k, "M-31 -6 L-31 -26 Q-30 -32 -26 -33 L-20 -47 Q-18 -50 -13 -50 L13 -50 Q18 -50 20 -47 L26 -33 Q30 -32 31 -26 L31 -6 Z")
	b.Shape(s.glass(), "M-22 -33 L-17 -45 L17 -45 L22 -33 Z")
	b.Box(p.warm, -30, -27, 9, 6)
	b.Box(p.warm, 21, -27, 9, 6)
	b.Box(p.lit(p.paper), -9, -18, 18, 6)
}

// van paints a lorry or bus seen from behind, 80 units wide.
func (s *scene) van(b brush, k ink) {
	p := s.p
	b.Oval(p.ink.Thin(0.3), 0, 0, 46, 4)
	b.Box(p.ink, -34, -12, 15, 12)
	b.Box(p.ink, 19, -12, 15, 12)
	b.Round(k, -40, -96, 80, 88, 4)
	b.Box(mix(k, p.ink, 0.3), -34, -90, 33, 70)
	b.Box(mix(k, p.ink, 0.3), 1, -90, 33, 70)
	b.Box(p.warm, -39, -18, 10, 6)
	b.Box(p.warm, 29, -18, 10, 6)
}

// queue paints traffic in both lanes of a road, seen from behind, and lets
// after add to each vehicle.
func (s *scene) queue(vx, skyline, near float64, n int, lorries float64, after func(b brush)) {
	for i := range n {
		t := (float64(i) + 0.7) / float64(n)
		t = t * t * 0.88
		y := skyline + (910-skyline)*t
		for _, side := range []float64{-1, 1} {
			if s.chance(0.2) {
				continue
			}
			x := vx + (800-vx)*t + side*(9+near*t)*0.5
			b := s.At(x, y, (18+near*2*t)/180)
			if s.chance(lorries) {
				s.van(b, s.p.lit(s.pick(s.p.pop, s.p.warm, s.p.paper, mix(s.p.water, s.p.near, 0.3))))
			} else {
				s.rear(b, s.p.lit(s.pick(s.p.pop, s.p.paper, s.p.warm, s.p.water)))
			}
			after(b)
		}
	}
}

func (s *scene) roadFlood() {
	p := s.p
	y := s.between(380, 430)
	s.sky(y)
	s.hills(y-40, y, 40, 1, 0.1, 0.1)
	s.meadow(y, mix(p.leaf, p.far, 0.3))
	vx := s.between(560, 1040)
	for i := range 8 {
		t := (float64(i) + 0.4) / 8
		t *= t
		for _, side := range []float64{-1, 1} {
			s.palm(s.At(vx+(800-vx)*t+side*(70+760*t), y+20+330*t, 0.8+4*t), mix(p.leaf, p.near, 0.2+0.5*t))
		}
	}
	s.lane(vx, y, 520)
	water := mix(mix(p.water, p.warm, 0.25), p.near, 0.1)
	s.Box(water.Thin(0.7), -10, y+24, Width+20, 900-y)
	s.wake(mix(p.horizon, p.paper, 0.7).Thin(0.65), y+30, 900, 90)
	s.queue(vx, y, 520, 6, 0.6, func(b brush) {
		b.Box(water, -44, -17, 88, 24)
		b.Oval(water, 0, -16, 58, 5)
		b.AddRound(-58, -18, 40, 3, 1.5)
		b.AddRound(6, -14, 54, 3, 1.5)
		b.Done(mix(p.horizon, p.paper, 0.7).Thin(0.8))
	})
}

func (s *scene) roadUphill() {
	p := s.p
	s.sky(430)
	s.hills(300, 470, 90, 2, 0.1, 0.3)
	slope := p.lit(mix(mix(p.leaf, p.paper, 0.35), p.warm, 0.2))
	s.Ground(slope.To(mix(slope, p.near, 0.3)), 910, -40, 400, 300, 372, 700, 330, 1100, 366, 1640, 420)
	for i := range 5 {
		t := float64(i) / 4
		y := 350 + 95*float64(i)
		for x := s.between(-40, 40); x < Width+60; {
			h := s.home()
			size := 0.5 + 0.55*t
			if mid := x + h.w*size/2; mid < 560-60*t || mid > 900+150*t {
				h.wall = mix(h.wall, p.horizon, 0.35*(1-t))
				s.house(s.At(mid, y+s.between(0, 30), size), h)
				if s.chance(0.45) {
					s.tree(s.At(x, y+30, size*1.2), mix(p.leaf, p.near, s.between(0.2, 0.6)))
				}
			}
			x += h.w * size * s.between(1, 1.3)
		}
	}
	road := mix(p.near, p.far, 0.35)
	kerb := mix(p.far, p.paper, 0.5)
	s.Shape(kerb, "M690 318 Q720 420 800 500 Q900 600 800 700 Q640 800 380 920 L1260 920 Q1080 780 1050 660 Q1010 520 860 450 Q770 400 730 318 Z")
	s.Shape(road.To(mix(road, p.ink, 0.3)), "M696 318 Q728 420 815 500 Q925 600 840 700 Q690 805 470 920 L1170 920 Q1020 780 1000 660 Q970 530 845 455 Q765 400 722 318 Z")
	green := mix(rgb(0x3f9a6b), p.near, 0.15)
	s.Shape(p.lit(green), "M696 318 Q728 420 815 500 Q925 600 840 700 Q690 805 470 920 L560 920 Q760 805 880 700 Q950 600 832 496 Q742 420 703 318 Z")
	s.motorbike(s.At(960, 650, 1.1))
	for i := range 4 {
		f := s.somebody()
		s.person(s.At(700+150*float64(i)+s.between(-40, 40), 830-50*float64(i), 1.9-0.3*float64(i)), f)
	}
	s.pole(s.At(1150, 800, 3.6))
}

func (s *scene) roadWorks() {
	p := s.p
	y := s.between(380, 420)
	vx := s.between(680, 920)
	s.sky(y)
	s.towers(y+12, 130, vx, p.depth(0.12), false)
	s.meadow(y, mix(p.far, p.paper, 0.2))
	s.lane(vx, y, 480)
	s.kerbs(vx, y, 480)
	s.Poly(mix(p.warm, p.ink, 0.55), vx+60, y+150, vx+100, y+150, 1130, 910, 870, 910)
	s.Poly(mix(p.warm, p.ink, 0.25), vx+100, y+150, vx+124, y+146, 1220, 910, 1130, 910)
	for i := range 5 {
		t := float64(i+1) / 5
		t *= t
		b := s.At(vx+(800-vx)*t+26*t, y+120+360*t, 0.6+1.7*t)
		b.Line(p.ink, 3.4, -28, 0, -28, -46)
		b.Line(p.ink, 3.4, 28, 0, 28, -46)
		b.Box(p.lit(p.paper), -40, -50, 80, 18)
		for n := range 4 {
			x := -38 + 20*float64(n)
			b.Poly(p.lit(p.warm), x, -50, x+10, -50, x+4, -32, x-2, -32)
		}
	}
	s.rear(s.At(vx-70, y+150, 1.1), p.lit(p.pop))
	s.rear(s.At(620, 770, 2.6), p.lit(p.paper))
	f := s.somebody()
	f.top, f.hat, f.head, f.pose = p.warm, 3, p.glow, 3
	s.person(s.At(1090, 760, 2.2), f)
}

func (s *scene) roadBus() {
	p := s.p
	s.sky(480)
	s.hills(420, 500, 50, 1, 0.1, 0.1)
	s.treeline(560, 120, mix(p.leaf, p.far, 0.3))
	s.row(690, s.between(1.7, 2), 24)
	for range 4 {
		s.tree(s.At(s.between(40, 1560), 704, s.between(2.4, 3.2)), mix(p.leaf, p.near, s.between(0.2, 0.6)))
	}
	s.Box(mix(p.far, p.paper, 0.4), -10, 696, Width+20, 34)
	asphalt := mix(p.near, p.far, 0.25)
	s.Box(asphalt.To(mix(asphalt, p.ink, 0.4)), -10, 730, Width+20, 180)
	for i := range 3 {
		s.person(s.At(s.between(100, 1500), 722+2*float64(i), 1.3), s.somebody())
	}
	s.bus(s.At(s.between(620, 980), 800, 3), p.pop)
	s.motorbike(s.At(s.between(120, 340), 870, 2.1))
	s.pole(s.At(s.between(1250, 1450), 722, 4.6))
}

func (s *scene) roadParked() {
	p := s.p
	s.sky(460)
	s.towers(560, 240, s.between(300, 1300), p.depth(0.15), false)
	s.Box(p.horizon.Rising(0.4), -10, 400, Width+20, 170)
	for x := s.between(-60, 0); x < Width; {
		h := s.home()
		h.storeys, h.h, h.flat = 2, 235, s.chance(0.7)
		h.w *= 1.15
		h.awning = p.lit(s.pick(p.pop, p.warm, p.leaf, p.paper))
		s.house(s.At(x+h.w*0.75, 690, 1.5), h)
		x += h.w * 1.5
	}
	s.Box(mix(p.far, p.paper, 0.4), -10, 690, Width+20, 40)
	asphalt := mix(p.near, p.far, 0.25)
	s.Box(asphalt.To(mix(asphalt, p.ink, 0.4)), -10, 730, Width+20, 180)
	for range 4 {
		s.person(s.At(s.between(60, 1540), 724, 1.35), s.somebody())
	}
	for x := s.between(-40, 40); x < Width; {
		if s.chance(0.5) {
			s.car(s.At(x+110, 776, 2.1), p.lit(s.pick(p.pop, p.paper, p.warm, p.water, p.far)))
			x += 245
		} else {
			for range 3 {
				s.motorbike(s.At(x+70, 772, 1.5))
				x += 78
			}
			x += 40
		}
	}
	for x := 20.0; x < Width; x += 245 {
		s.AddBox(x, 792, 150, 6)
	}
	s.Done(p.paper.Thin(0.5))
	s.car(s.At(s.between(400, 1200), 885, 2.5).Stretch(-1, 1), p.lit(s.pick(p.warm, p.paper)))
}

func (s *scene) roadQuiet() {
	p := s.p
	y := s.between(380, 420)
	vx := s.between(620, 980)
	s.sky(y)
	s.hills(y-70, y+10, 80, 2, 0.05, 0.25)
	s.meadow(y, mix(p.leaf, p.far, 0.4))
	s.lane(vx, y, 430)
	s.kerbs(vx, y, 430)
	for i := range 3 {
		f := s.somebody()
		s.person(s.At(vx+(float64(i)-1)*170, 640+70*float64(i%2), 1.6+0.5*float64(i%2)), f)
	}
	for _, side := range []float64{-1, 1} {
		b := s.At(800+side*s.between(560, 660), 850, 1.5)
		b.Box(p.lit(mix(p.leaf, p.ink, 0.2)), -26, -62, 52, 62)
		b.Box(p.lit(mix(p.warm, p.paper, 0.3)), 34, -62, 52, 62)
		b.Box(p.ink, -30, -70, 60, 10)
		b.Box(p.ink, 30, -70, 60, 10)
	}
	s.birds(s.between(300, 1300), 170)
}

// rails paints the track of a side view on y.
func (s *scene) rails(y float64) {
	p := s.p
	ballast := mix(p.far, p.near, 0.35)
	s.Poly(ballast.To(mix(ballast, p.ink, 0.25)), -10, y, Width+10, y, Width+10, y+52, -10, y+52)
	for x := 0.0; x < Width; x += 34 {
		s.AddBox(x, y+4, 20, 9)
	}
	s.Done(mix(p.ink, p.warm, 0.25))
	s.Box(mix(p.far, p.paper, 0.4), -10, y-3, Width+20, 6)
}

// trainset paints an engine with its coaches, with the nose at x.
func (s *scene) trainset(x, y, size float64) {
	k := s.p.lit(s.p.pop)
	for i := range 5 {
		s.coach(s.At(x-(440+308*float64(i))*size, y, size), k)
	}
	s.engine(s.At(x-142*size, y, size), k)
}

func (s *scene) trainFlood() {
	p := s.p
	y := s.between(400, 450)
	s.sky(y)
	s.hills(y-50, y, 50, 2, 0.1, 0.3)
	s.treeline(y+20, 60, mix(p.leaf, p.far, 0.3))
	s.row(y+50, 0.55, 120)
	s.sea(y+46, 910)
	for i := range 7 {
		x := 60 + 250*float64(i)
		s.Line(mix(p.far, p.near, 0.6), 7, x, 650, x, 330)
		s.Line(mix(p.far, p.near, 0.6), 4, x-34, 350, x+34, 350)
	}
	s.Line(p.ink.Thin(0.6), 2, -10, 352, 1620, 352)
	s.rails(650)
	s.trainset(s.between(1180, 1380), 648, 1.75)
	s.sea(696, 910)
	s.mirror(p.ink, 700, 712, 1500, 120)
	s.mirror(p.lit(p.pop), 640, 730, 1200, 60)
	for range 7 {
		x := s.between(0, 1600)
		s.Line(p.ink, 5, x, 760, x, 690)
	}
	s.birds(s.between(300, 1300), 180)
}

func (s *scene) trainStation() {
	p := s.p
	s.sky(480)
	s.hills(400, 520, 70, 2, 0.1, 0.3)
	s.treeline(600, 110, mix(p.leaf, p.far, 0.25))
	s.rails(690)
	s.trainset(s.between(1240, 1500), 688, 2)
	floor := mix(p.far, p.paper, 0.4)
	s.Box(p.glow, -10, 742, Width+20, 9)
	s.Box(floor.To(mix(floor, p.near, 0.35)), -10, 751, Width+20, 160)
	iron := mix(p.pop, p.ink, 0.45)
	for i := range 4 {
		x := 150 + 430*float64(i)
		s.Box(iron, x, 250, 20, 540)
		s.Poly(iron, x-90, 250, x+10, 350, x+110, 250)
		s.Poly(p.horizon, x-62, 262, x-2, 322, x-2, 262)
		s.Poly(p.horizon, x+82, 262, x+22, 322, x+22, 262)
	}
	s.Poly(mix(p.near, p.ink, 0.2), -20, 150, 1620, 196, 1620, 254, -20, 254)
	s.Box(iron, -10, 246, Width+20, 14)
	s.scatter(9, 40, 1560, func(x float64) {
		f := s.somebody()
		s.person(s.At(x, s.between(800, 870), s.between(1.9, 2.2)), f)
	})
}
