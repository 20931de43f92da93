package scene

import "github.com/tajuk/tajuk/internal/demo/draw/props"

// lane paints a road that runs from a vanishing point into the foreground.
func (s *scene) lane(vx, skyline, near float64) {
	p := s.Palette
	asphalt := mix(p.Near, p.Far, 0.25)
	s.Poly(mix(p.Far, p.Paper, 0.35), vx-26, skyline, vx+26, skyline, 800+near*1.28, 910, 800-near*1.28, 910)
	s.Poly(asphalt.To(mix(asphalt, p.Ink, 0.35)), vx-18, skyline, vx+18, skyline, 800+near, 910, 800-near, 910)
	for i := range 9 {
		a, b := float64(i)/9, (float64(i)+0.55)/9
		a, b = a*a, b*b
		y := func(t float64) float64 { return skyline + (910-skyline)*t }
		x := func(t float64) float64 { return vx + (800-vx)*t }
		s.Add(x(a)-1-7*a, y(a), x(a)+1+7*a, y(a), x(b)+1+7*b, y(b), x(b)-1-7*b, y(b))
	}
	s.Done(p.Paper.Thin(0.75))
}

// kerbs paints house after house on both sides of a lane, from afar.
func (s *scene) kerbs(vx, skyline, near float64) {
	for i := range 6 {
		t := (float64(i) + 0.4) / 5.6
		t *= t
		y := skyline + 10 + 300*t
		for _, side := range []float64{-1, 1} {
			h := s.Home()
			size := 0.5 + 2.1*t
			x := vx + (800-vx)*t + side*((26+near*1.3*t)+h.W*size*0.58)
			h.Wall, h.Roof = mix(h.Wall, s.Palette.Horizon, 0.4*(1-t)), mix(h.Roof, s.Palette.Horizon, 0.4*(1-t))
			s.House(s.At(x, y, size), h)
			if s.Chance(0.6) {
				s.Tree(s.At(x-side*h.W*size*0.55, y+8*size, size*s.Between(1, 1.4)), mix(s.Palette.Leaf, s.Palette.Near, s.Between(0.2, 0.6)))
			}
		}
	}
}

// queue paints traffic in both lanes of a road, seen from behind, and lets
// after add to each vehicle.
func (s *scene) queue(vx, skyline, near float64, n int, lorries float64, after func(b brush)) {
	for i := range n {
		t := (float64(i) + 0.7) / float64(n)
		t = t * t * 0.7
		y := skyline + (910-skyline)*t
		for _, side := range []float64{-1, 1} {
			if s.Chance(0.2) {
				continue
			}
			x := vx + (800-vx)*t + side*(9+near*t)*0.5
			b := s.At(x, y, (18+near*2*t)/180)
			if s.Chance(lorries) {
				s.Van(b, s.Palette.Lit(s.Pick(s.Palette.Pop, s.Palette.Warm, s.Palette.Paper, mix(s.Palette.Water, s.Palette.Near, 0.3))))
			} else {
				s.Rear(b, s.Palette.Lit(s.Pick(s.Palette.Pop, s.Palette.Paper, s.Palette.Warm, s.Palette.Water)))
			}
			after(b)
		}
	}
}

func (s *scene) roadFlood() {
	p := s.Palette
	y := s.Between(380, 430)
	s.Sky(y)
	s.Hills(y-40, y, 40, 1, 0.1, 0.1)
	s.Meadow(y, mix(p.Leaf, p.Far, 0.3))
	vx := s.Between(560, 1040)
	for i := range 8 {
		t := (float64(i) + 0.4) / 8
		t *= t
		for _, side := range []float64{-1, 1} {
			s.Palm(s.At(vx+(800-vx)*t+side*(70+760*t), y+20+330*t, 0.8+4*t), mix(p.Leaf, p.Near, 0.2+0.5*t))
		}
	}
	s.lane(vx, y, 520)
	water := mix(mix(p.Water, p.Warm, 0.25), p.Near, 0.1)
	s.Box(water.Thin(0.7), -10, y+24, Width+20, 900-y)
	s.Wake(mix(p.Horizon, p.Paper, 0.7).Thin(0.65), y+30, 900, 90)
	s.queue(vx, y, 520, 7, 0.55, func(b brush) {
		b.AddBox(-42, -17, 84, 18)
		b.AddOval(0, 0, 58, 6)
		b.AddOval(0, -16, 50, 4)
		b.Done(mix(mix(p.Near, p.Far, 0.25), water, 0.75))
		b.AddRound(-58, -18, 40, 3, 1.5)
		b.AddRound(6, -14, 54, 3, 1.5)
		b.Done(mix(p.Horizon, p.Paper, 0.7).Thin(0.8))
	})
}

func (s *scene) roadUphill() {
	p := s.Palette
	s.Sky(430)
	s.Hills(300, 470, 90, 2, 0.1, 0.3)
	slope := p.Lit(mix(mix(p.Leaf, p.Paper, 0.35), p.Warm, 0.2))
	s.Ground(slope.To(mix(slope, p.Near, 0.3)), 910, -40, 400, 300, 372, 700, 330, 1100, 366, 1640, 420)
	for i := range 5 {
		t := float64(i) / 4
		y := 350 + 95*float64(i)
		for x := s.Between(-40, 40); x < Width+60; {
			h := s.Home()
			size := 0.5 + 0.55*t
			if mid := x + h.W*size/2; mid < 560-60*t || mid > 900+150*t {
				h.Wall = mix(h.Wall, p.Horizon, 0.35*(1-t))
				s.House(s.At(mid, y+s.Between(0, 30), size), h)
				if s.Chance(0.45) {
					s.Tree(s.At(x, y+30, size*1.2), mix(p.Leaf, p.Near, s.Between(0.2, 0.6)))
				}
			}
			x += h.W * size * s.Between(1, 1.3)
		}
	}
	road := mix(p.Near, p.Far, 0.35)
	kerb := mix(p.Far, p.Paper, 0.5)
	s.Shape(kerb, "M690 318 Q720 420 800 500 Q900 600 800 700 Q640 800 380 920 L1260 920 Q1080 780 1050 660 Q1010 520 860 450 Q770 400 730 318 Z")
	s.Shape(road.To(mix(road, p.Ink, 0.3)), "M696 318 Q728 420 815 500 Q925 600 840 700 Q690 805 470 920 L1170 920 Q1020 780 1000 660 Q970 530 845 455 Q765 400 722 318 Z")
	green := mix(rgb(0x3f9a6b), p.Near, 0.15)
	s.Shape(p.Lit(green), "M696 318 Q728 420 815 500 Q925 600 840 700 Q690 805 470 920 L560 920 Q760 805 880 700 Q950 600 832 496 Q742 420 703 318 Z")
	s.Motorbike(s.At(930, 655, 1.1))
	for i, at := range [][2]float64{{820, 860}, {1030, 790}, {860, 545}, {790, 440}} {
		s.Person(s.At(at[0]+s.Between(-30, 30), at[1], 1.9-0.4*float64(i)), s.Somebody())
	}
	s.Pole(s.At(1150, 800, 3.6))
}

func (s *scene) roadWorks() {
	p := s.Palette
	y := s.Between(380, 420)
	vx := s.Between(680, 920)
	s.Sky(y)
	s.towers(y+12, 130, vx, p.Depth(0.12), false)
	s.Meadow(y, mix(p.Far, p.Paper, 0.2))
	s.lane(vx, y, 480)
	s.kerbs(vx, y, 480)
	s.Poly(mix(p.Warm, p.Ink, 0.55), vx+60, y+150, vx+100, y+150, 1130, 910, 870, 910)
	s.Poly(mix(p.Warm, p.Ink, 0.25), vx+100, y+150, vx+124, y+146, 1220, 910, 1130, 910)
	for i := range 5 {
		t := float64(i+1) / 5
		t *= t
		b := s.At(vx+(800-vx)*t+26*t, y+120+360*t, 0.6+1.7*t)
		b.Line(p.Ink, 3.4, -28, 0, -28, -46)
		b.Line(p.Ink, 3.4, 28, 0, 28, -46)
		b.Box(p.Lit(p.Paper), -40, -50, 80, 18)
		for n := range 4 {
			x := -38 + 20*float64(n)
			b.Poly(p.Lit(p.Warm), x, -50, x+10, -50, x+4, -32, x-2, -32)
		}
	}
	s.Rear(s.At(vx-70, y+150, 1.1), p.Lit(p.Pop))
	s.Rear(s.At(620, 770, 2.6), p.Lit(p.Paper))
	f := s.Somebody()
	f.Top, f.Hat, f.Head, f.Pose = p.Warm, props.Cap, p.Glow, props.Point
	s.Person(s.At(1090, 760, 2.2), f)
}

func (s *scene) roadBus() {
	p := s.Palette
	s.Sky(480)
	s.Hills(420, 500, 50, 1, 0.1, 0.1)
	s.Treeline(560, 120, mix(p.Leaf, p.Far, 0.3))
	s.Row(690, s.Between(1.7, 2), 24)
	for range 4 {
		s.Tree(s.At(s.Between(40, 1560), 704, s.Between(2.4, 3.2)), mix(p.Leaf, p.Near, s.Between(0.2, 0.6)))
	}
	s.Box(mix(p.Far, p.Paper, 0.4), -10, 696, Width+20, 34)
	asphalt := mix(p.Near, p.Far, 0.25)
	s.Box(asphalt.To(mix(asphalt, p.Ink, 0.4)), -10, 730, Width+20, 180)
	for i := range 3 {
		s.Person(s.At(s.Between(100, 1500), 722+2*float64(i), 1.3), s.Somebody())
	}
	s.Bus(s.At(s.Between(620, 980), 800, 3), p.Pop)
	s.Motorbike(s.At(s.Between(120, 340), 870, 2.1))
	s.Pole(s.At(s.Between(1250, 1450), 722, 4.6))
}

func (s *scene) roadParked() {
	p := s.Palette
	s.Sky(460)
	s.towers(560, 240, s.Between(300, 1300), p.Depth(0.15), false)
	s.Box(p.Horizon.Rising(0.4), -10, 400, Width+20, 170)
	for x := s.Between(-60, 0); x < Width; {
		h := s.Home()
		h.Storeys, h.H, h.Flat = 2, 235, s.Chance(0.7)
		h.W *= 1.15
		h.Awning = p.Lit(s.Pick(p.Pop, p.Warm, p.Leaf, p.Paper))
		s.House(s.At(x+h.W*0.75, 690, 1.5), h)
		x += h.W * 1.5
	}
	s.Box(mix(p.Far, p.Paper, 0.4), -10, 690, Width+20, 40)
	asphalt := mix(p.Near, p.Far, 0.25)
	s.Box(asphalt.To(mix(asphalt, p.Ink, 0.4)), -10, 730, Width+20, 180)
	for range 4 {
		s.Person(s.At(s.Between(60, 1540), 724, 1.35), s.Somebody())
	}
	for x := s.Between(-40, 40); x < Width; {
		if s.Chance(0.5) {
			s.Car(s.At(x+110, 776, 2.1), p.Lit(s.Pick(p.Pop, p.Paper, p.Warm, p.Water, p.Far)))
			x += 245
		} else {
			for range 3 {
				s.Motorbike(s.At(x+70, 772, 1.5))
				x += 78
			}
			x += 40
		}
	}
	for x := 20.0; x < Width; x += 245 {
		s.AddBox(x, 792, 150, 6)
	}
	s.Done(p.Paper.Thin(0.5))
	s.Car(s.At(s.Between(400, 1200), 885, 2.5).Stretch(-1, 1), p.Lit(s.Pick(p.Warm, p.Paper)))
}

func (s *scene) roadQuiet() {
	p := s.Palette
	y := s.Between(380, 420)
	vx := s.Between(620, 980)
	s.Sky(y)
	s.Hills(y-70, y+10, 80, 2, 0.05, 0.25)
	s.Meadow(y, mix(p.Leaf, p.Far, 0.4))
	s.lane(vx, y, 430)
	s.kerbs(vx, y, 430)
	for i := range 3 {
		f := s.Somebody()
		s.Person(s.At(vx+(float64(i)-1)*170, 640+70*float64(i%2), 1.6+0.5*float64(i%2)), f)
	}
	for _, side := range []float64{-1, 1} {
		b := s.At(800+side*s.Between(560, 660), 850, 1.5)
		b.Box(p.Lit(mix(p.Leaf, p.Ink, 0.2)), -26, -62, 52, 62)
		b.Box(p.Lit(mix(p.Warm, p.Paper, 0.3)), 34, -62, 52, 62)
		b.Box(p.Ink, -30, -70, 60, 10)
		b.Box(p.Ink, 30, -70, 60, 10)
	}
	s.Birds(s.Between(300, 1300), 170)
}

// rails paints the track of a side view on y.
func (s *scene) rails(y float64) {
	p := s.Palette
	ballast := mix(p.Far, p.Near, 0.35)
	s.Poly(ballast.To(mix(ballast, p.Ink, 0.25)), -10, y, Width+10, y, Width+10, y+52, -10, y+52)
	for x := 0.0; x < Width; x += 34 {
		s.AddBox(x, y+4, 20, 9)
	}
	s.Done(mix(p.Ink, p.Warm, 0.25))
	s.Box(mix(p.Far, p.Paper, 0.4), -10, y-3, Width+20, 6)
}

// trainset paints an engine with its coaches, with the nose at x.
func (s *scene) trainset(x, y, size float64) {
	k := s.Palette.Lit(s.Palette.Pop)
	for i := range 5 {
		s.Coach(s.At(x-(440+308*float64(i))*size, y, size), k)
	}
	s.Engine(s.At(x-142*size, y, size), k)
}

func (s *scene) trainFlood() {
	p := s.Palette
	y := s.Between(400, 450)
	s.Sky(y)
	s.Hills(y-50, y, 50, 2, 0.1, 0.3)
	s.Treeline(y+20, 60, mix(p.Leaf, p.Far, 0.3))
	s.Row(y+50, 0.55, 120)
	s.Sea(y+46, 910)
	for i := range 7 {
		x := 60 + 250*float64(i)
		s.Line(mix(p.Far, p.Near, 0.6), 7, x, 650, x, 330)
		s.Line(mix(p.Far, p.Near, 0.6), 4, x-34, 350, x+34, 350)
	}
	s.Line(p.Ink.Thin(0.6), 2, -10, 352, 1620, 352)
	s.rails(650)
	s.trainset(s.Between(1180, 1380), 648, 1.75)
	s.Sea(696, 910)
	s.mirror(p.Ink, 700, 712, 1500, 120)
	s.mirror(p.Lit(p.Pop), 640, 730, 1200, 60)
	for range 7 {
		x := s.Between(0, 1600)
		s.Line(p.Ink, 5, x, 760, x, 690)
	}
	s.Birds(s.Between(300, 1300), 180)
}

func (s *scene) trainStation() {
	p := s.Palette
	s.Sky(480)
	s.Hills(400, 520, 70, 2, 0.1, 0.3)
	s.Treeline(600, 110, mix(p.Leaf, p.Far, 0.25))
	s.rails(690)
	s.trainset(s.Between(1240, 1500), 688, 2)
	floor := mix(p.Far, p.Paper, 0.4)
	s.Box(p.Glow, -10, 742, Width+20, 9)
	s.Box(floor.To(mix(floor, p.Near, 0.35)), -10, 751, Width+20, 160)
	iron := mix(p.Pop, p.Ink, 0.45)
	for i := range 4 {
		x := 150 + 430*float64(i)
		s.Box(iron, x, 250, 20, 540)
		s.Poly(iron, x-90, 250, x+10, 350, x+110, 250)
		s.Poly(p.Horizon, x-62, 262, x-2, 322, x-2, 262)
		s.Poly(p.Horizon, x+82, 262, x+22, 322, x+22, 262)
	}
	s.Poly(mix(p.Near, p.Ink, 0.2), -20, 150, 1620, 196, 1620, 254, -20, 254)
	s.Box(iron, -10, 246, Width+20, 14)
	s.Scatter(9, 40, 1560, func(x float64) {
		f := s.Somebody()
		s.Person(s.At(x, s.Between(800, 870), s.Between(1.9, 2.2)), f)
	})
}
