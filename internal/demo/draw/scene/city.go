package scene

// towers paints a row of high-rise fronts on y = floor, the highest near peak.
func (s *scene) towers(floor, height, peak float64, k ink, windows bool) {
	for x := -60.0; x < Width+40; {
		w := s.between(56, 130)
		d := (x + w/2 - peak) / 620
		h := height * (0.3 + 0.75/(1+2.2*d*d)) * s.between(0.55, 1.05)
		top := floor - h
		k := k
		if windows && s.chance(0.4) {
			k = mix(k, s.p.lit(s.pick(s.p.pop, s.p.warm, s.p.paper)), 0.45)
		}
		s.Box(k.To(mix(k, s.p.horizon, 0.22)), x, top, w, h+2)
		switch s.r.IntN(6) {
		case 0:
			s.Box(k, x+w*0.25, top-h*0.07, w*0.5, h*0.08)
		case 1:
			s.Poly(k, x, top+1, x+w, top-w*0.4, x+w, top+1)
		case 2:
			s.Box(k, x+w*0.2, top-h*0.09, w*0.6, h*0.1)
			s.Line(k, 4, x+w*0.5, top, x+w*0.5, top-h*0.24)
		case 3:
			s.Poly(k, x+w*0.08, top+1, x+w*0.5, top-w*0.42, x+w*0.92, top+1)
		}
		s.Poly(mix(k, s.p.ink, 0.4).Thin(0.36).Grainy(), x+w*0.68, top, x+w, top, x+w, floor, x+w*0.68, floor)
		if windows {
			s.windows(x, top, w, h, k)
		}
		x += w * s.between(0.86, 1.18)
	}
}

// windows paints the window grid of a tower, some of them lit after dark.
func (s *scene) windows(x, top, w, h float64, k ink) {
	cols := int(w / 19)
	step := (w - 8) / float64(cols)
	dim := mix(k, s.p.ink, 0.3)
	if s.chance(0.35) {
		for y := top + 14; y < top+h-24; y += 17 {
			s.AddBox(x+6, y, w-12, 5)
		}
		s.Done(dim)
		return
	}
	var lit [][2]float64
	for y := top + 14; y < top+h-24; y += 23 {
		for c := range cols {
			wx := x + 4 + step*float64(c) + step*0.22
			if s.p.dark() && s.chance(0.36) {
				lit = append(lit, [2]float64{wx, y})
				continue
			}
			s.AddBox(wx, y, step*0.56, 12)
		}
	}
	s.Done(dim)
	for _, q := range lit {
		s.AddBox(q[0], q[1], step*0.56, 12)
	}
	s.Done(mix(s.p.glow, s.p.warm, 0.12))
}

func (s *scene) skylineTowers() {
	p := s.p
	s.sky(640)
	peak := s.between(480, 1120)
	s.towers(700, 330, peak+s.between(-300, 300), p.depth(0.05), false)
	s.Box(p.horizon.Rising(0.5), -10, 480, Width+20, 230)
	s.towers(730, 430, peak, p.depth(0.35), true)
	s.Box(p.horizon.Rising(0.35), -10, 560, Width+20, 180)
	s.towers(760, 360, peak+s.between(-420, 420), p.depth(0.75), true)
	s.treeline(775, 52, mix(p.leaf, p.near, 0.5))
	s.street(775, 0.9)
}

// street paints a road seen from the side with some traffic on it.
func (s *scene) street(y, size float64) {
	p := s.p
	asphalt := mix(p.near, p.ink, 0.35)
	s.Box(mix(p.far, p.paper, 0.25), -10, y, Width+20, 18)
	s.Box(asphalt.To(mix(asphalt, p.ink, 0.4)), -10, y+18, Width+20, Height-y)
	mid := (y + Height) / 2
	for x := s.between(-80, 0); x < Width; x += 150 {
		s.AddBox(x, mid+8, 80, 5)
	}
	s.Done(p.paper.Thin(0.5))
	s.scatter(5, 0, Width, func(x float64) {
		b := s.At(x, mid+2, size)
		if s.chance(0.3) {
			s.motorbike(b)
		} else {
			s.car(b, p.lit(s.pick(p.pop, p.paper, p.warm, p.water)))
		}
	})
	s.scatter(3, 0, Width, func(x float64) {
		b := s.At(x, Height-14, size*1.25).Stretch(-1, 1)
		if s.chance(0.4) {
			s.bus(b, p.pop)
		} else {
			s.motorbike(b)
		}
	})
}

func (s *scene) skylineLow() {
	p := s.p
	s.sky(600)
	s.peak(s.between(300, 1300), s.between(200, 300), 600, s.between(520, 700), p.depth(0.05), true)
	s.hills(530, 640, 50, 1, 0.15, 0.15)
	for i := range 4 {
		t := float64(i) / 3
		y := 610 + 82*float64(i)
		size := 0.42 + 0.3*t*t + 0.16*t
		s.treeline(y, 70+50*t, mix(mix(p.leaf, p.far, 0.6*(1-t)), p.near, 0.3*t))
		for x := s.between(-80, 20); x < Width+80; {
			h := s.home()
			h.wall, h.roof = mix(h.wall, p.far, 0.45*(1-t)), mix(h.roof, p.far, 0.5*(1-t))
			s.house(s.At(x+h.w*size/2, y+16, size), h)
			x += h.w * size * s.between(1.1, 1.9)
		}
		if i == 1 || i == 2 {
			s.meru(s.At(s.between(250, 1350), y+18, 1.2+0.7*t), mix(p.near, p.ink, 0.2*t))
		}
		for range 5 {
			s.palm(s.At(s.between(0, 1600), y+24, 1+0.9*t), mix(p.leaf, p.near, 0.3+0.3*t))
		}
	}
	s.treeline(905, 60, mix(p.leaf, p.near, 0.75))
	s.birds(s.between(300, 1300), 200)
}

// meru paints a shrine tower with many roofs, about 130 units high.
func (s *scene) meru(b brush, k ink) {
	b.Box(mix(k, s.p.warm, 0.4), -20, -24, 40, 24)
	for i := range 6 {
		f := 1 - 0.13*float64(i)
		y := -24 - 17*float64(i)
		b.Box(mix(k, s.p.warm, 0.25), -9*f, y-6, 18*f, 8)
		b.Poly(k, -38*f, y, -13*f, y-13, 13*f, y-13, 38*f, y)
	}
	b.Poly(k, -6, -118, 0, -136, 6, -118)
}

func (s *scene) skylineHall() {
	p := s.p
	s.sky(620)
	s.towers(690, 240, s.between(300, 1300), p.depth(0.05), false)
	s.Box(p.horizon.Rising(0.5), -10, 500, Width+20, 200)
	s.towers(720, 190, s.between(300, 1300), p.depth(0.3), true)
	s.treeline(745, 84, mix(p.leaf, p.near, 0.35))
	s.hall(s.At(s.between(740, 860), 770, s.between(1, 1.12)))
	plaza := mix(p.far, p.paper, 0.35)
	s.Box(p.lit(plaza).To(mix(plaza, p.near, 0.35)), -10, 770, Width+20, 140)
	for i := range 7 {
		s.AddLine(2, 800+(float64(i)-3)*150, 772, 800+(float64(i)-3)*420, 905)
	}
	s.Done(p.ink.Thin(0.14))
	s.scatter(16, 40, 1560, func(x float64) { s.person(s.At(x, s.between(800, 880), s.between(0.8, 1)), s.somebody()) })
	s.palmsOrTrees(130, 800, 2)
	s.palmsOrTrees(1470, 800, 2)
}

// hall paints a market hall with roofs in tiers, 900 units wide, on y = 0.
func (s *scene) hall(b brush) {
	p := s.p
	wall, roof := p.lit(mix(p.paper, p.warm, 0.12)), p.lit(mix(p.pop, p.ink, 0.12))
	tier := func(w, y, rise, drop float64) {
		b.Box(mix(wall, p.ink, 0.2), -w*0.42, y, w*0.84, drop)
		for i := range int(w / 34) {
			b.AddBox(-w*0.41+34*float64(i)*0.84, y+8, 18, drop-14)
		}
		if p.dark() {
			b.Done(p.glow)
		} else {
			b.Done(mix(wall, p.ink, 0.5))
		}
		b.Poly(roof, -w/2, y, -w*0.36, y-rise, w*0.36, y-rise, w/2, y)
		b.Poly(mix(roof, p.ink, 0.3).Thin(0.6).Grainy(), w*0.2, y-rise, w*0.36, y-rise, w/2, y, w*0.24, y)
		for i := range 24 {
			t := (float64(i) + 0.5) / 24
			b.AddLine(1.2, -w/2+w*t, y, -w*0.36+w*0.72*t, y-rise)
		}
		b.Done(p.ink.Thin(0.2))
		b.Box(mix(roof, p.ink, 0.45), -w/2, y-1, w, 7)
	}
	tier(380, -330, 84, 40)
	tier(640, -236, 78, 40)
	tier(900, -128, 82, 0)
	b.Box(wall, -400, -122, 800, 122)
	for i := range 9 {
		x := -384 + 87.0*float64(i)
		dark := mix(p.ink, p.warm, 0.2)
		if p.dark() {
			dark = mix(p.glow, p.warm, 0.3)
		}
		b.Round(dark, x, -98, 68, 98, 20)
		b.Box(dark, x, -40, 68, 40)
		b.Box(p.lit(s.pick(p.warm, p.pop, p.leaf, p.paper)), x+4, -28, 60, 28)
	}
}

// flood covers the lower part of a street with water that mirrors it.
func (s *scene) flood(y float64) {
	p := s.p
	water := mix(mix(p.water, p.warm, 0.3), p.near, 0.2)
	s.Box(mix(water, p.horizon, 0.5).Thin(0.86).To(water.Thin(0.95)), -10, y, Width+20, Height-y+10)
	s.wake(mix(p.horizon, p.paper, 0.6).Thin(0.5), y+6, Height, 60)
}

// rain lays falling rain over the picture.
func (s *scene) rain(n int, slant float64) {
	for range n {
		x, y, l := s.between(-100, Width+100), s.between(-40, Height), s.between(24, 74)
		s.Line(s.p.paper.Thin(s.between(0.14, 0.4)), s.between(1.4, 2.6), x, y, x-slant*l, y+l)
	}
}

// gloom greys the palette for bad weather.
func (s *scene) gloom() {
	p := &s.p
	cloud := rgb(0x77858c)
	if p.light == night {
		cloud = rgb(0x2c3844)
	}
	p.zenith, p.horizon = mix(p.zenith, cloud, 0.62), mix(p.horizon, cloud, 0.4)
	p.far, p.water, p.leaf = mix(p.far, cloud, 0.4), mix(p.water, cloud, 0.45), mix(p.leaf, cloud, 0.25)
	p.paper = mix(p.paper, cloud, 0.14)
}

// overcast paints a closed sky.
func (s *scene) overcast(skyline float64) {
	p := s.p
	s.Wash(p.zenith.To(p.horizon), skyline)
	for i := range 4 {
		t := float64(i) / 4
		line := s.ridge(skyline*(0.62-0.5*t), 70, 300+90*float64(i))
		line = append(line, Width+40, -40, -40, -40)
		s.Poly(mix(p.zenith, p.ink, 0.08+0.1*t).Thin(0.5), line...)
	}
}

// umbrella paints a person under an umbrella, 130 units high.
func (s *scene) umbrella(b brush) {
	f := s.somebody()
	f.pose = 1
	s.person(b, f)
	b.Line(s.p.ink, 2, 6, -56, 6, -128)
	k := s.p.lit(s.pick(s.p.pop, s.p.warm, s.p.paper, mix(s.p.water, s.p.near, 0.4)))
	b.Shape(k, "M-44 -112 Q-36 -146 6 -148 Q48 -146 56 -112 Q44 -118 36 -112 Q26 -118 6 -112 Q-14 -118 -24 -112 Q-32 -118 -44 -112 Z")
	b.Shape(mix(k, s.p.ink, 0.3).Thin(0.6), "M6 -148 Q48 -146 56 -112 Q44 -118 36 -112 Q32 -140 6 -148 Z")
}

func (s *scene) rainFlood() {
	s.gloom()
	s.overcast(560)
	s.treeline(560, 120, mix(s.p.leaf, s.p.far, 0.4))
	s.row(620, 1.15, 40)
	s.row(690, s.between(1.45, 1.7), 90)
	s.flood(660)
	s.mirrorRow(690, 20)
	for i := range 4 {
		x := 220 + 400*float64(i) + s.between(-120, 120)
		y := 800 + 40*float64(i%2)
		s.umbrella(s.At(x, y, 2.1))
		s.floodAround(x, y, 90, 72)
	}
	s.prahu(s.At(s.between(500, 1100), 850, 2), s.p.lit(s.p.pop), false)
	s.rain(300, 0.3)
}

// mirrorRow paints the smears that houses leave on the water.
func (s *scene) mirrorRow(y float64, n int) {
	s.scatter(n, 0, Width, func(x float64) {
		k := s.pick(s.p.paper, s.p.warm, s.p.ink)
		if s.p.dark() {
			k = s.p.glow
		}
		s.Box(k.Fading(0.22), x, y, s.between(20, 80), s.between(60, 160))
	})
}

// floodAround hides somebody's legs under water from depth above the feet.
func (s *scene) floodAround(x, y, w, depth float64) {
	water := mix(mix(mix(s.p.water, s.p.warm, 0.3), s.p.near, 0.2), s.p.horizon, 0.22)
	s.Box(water, x-w/2, y-depth, w, depth+6)
	s.AddOval(x, y-depth+2, w*0.62, 7)
	s.Done(mix(water, s.p.paper, 0.35).Thin(0.7))
}

func (s *scene) rainCity() {
	p := &s.p
	s.gloom()
	s.overcast(640)
	s.towers(700, 330, s.between(400, 1200), mix(p.depth(0.1), p.horizon, 0.3), false)
	s.towers(740, 380, s.between(300, 1300), p.depth(0.45), true)
	s.row(770, 1.1, 30)
	asphalt := mix(p.near, p.ink, 0.4)
	s.Box(asphalt.To(mix(asphalt, p.ink, 0.4)), -10, 770, Width+20, 140)
	s.mirrorRow(790, 26)
	for i := range 3 {
		s.pole(s.At(160+600*float64(i)+s.between(-60, 60), 800, 4.4))
	}
	s.car(s.At(s.between(200, 600), 830, 1.7), p.lit(p.pop))
	s.motorbike(s.At(s.between(800, 1000), 850, 1.7))
	for i := range 3 {
		s.umbrella(s.At(1080+170*float64(i)+s.between(-50, 50), 860, 1.7))
	}
	s.rain(380, 0.34)
}

func (s *scene) rainAlley() {
	p := &s.p
	s.gloom()
	s.overcast(420)
	vx := s.between(720, 880)
	s.Box(mix(p.far, p.horizon, 0.3), vx-200, 330, 400, 260)
	for i := range 6 {
		t := float64(i) / 5
		size := 0.75 + 2.6*t*t
		off := 130 + 760*t*t
		foot := 560 + 210*t*t
		for _, side := range []float64{-1, 1} {
			h := s.home()
			h.w, h.h = 210, s.between(120, 150)
			h.wall, h.roof = mix(h.wall, p.horizon, 0.45*(1-t)), mix(h.roof, p.horizon, 0.45*(1-t))
			s.house(s.At(vx+side*off, foot, size), h)
		}
	}
	s.flood(560)
	s.Box(p.paper.Fading(0.25), vx-110, 560, 220, 320)
	s.Line(p.ink.Thin(0.7), 2.5, 0, 130, 420, 262, vx, 318, 1180, 250, 1600, 110)
	s.Line(p.ink.Thin(0.7), 2, 0, 170, 420, 282, vx, 330, 1180, 268, 1600, 150)
	for i := range 3 {
		x := vx + (float64(i)-1)*210 + s.between(-50, 50)
		y := 740 + 60*float64(i%2)
		s.umbrella(s.At(x, y, 1.5+0.5*float64(i%2)))
		s.floodAround(x, y, 70, 40)
	}
	s.rain(280, 0.22)
}

func (s *scene) rainCanal() {
	p := &s.p
	s.gloom()
	s.overcast(470)
	s.towers(520, 150, s.between(300, 1300), mix(p.depth(0.1), p.horizon, 0.3), false)
	s.treeline(540, 90, mix(p.leaf, p.far, 0.3))
	s.row(600, 1.25, 22)
	wall := mix(p.far, p.near, 0.35)
	s.Box(mix(wall, p.paper, 0.35), -10, 600, Width+20, 18)
	s.Box(wall.To(mix(wall, p.ink, 0.3)), -10, 618, Width+20, 80)
	for x := 40.0; x < Width; x += 210 {
		s.AddBox(x, 620, 5, 76)
	}
	s.Done(p.ink.Thin(0.25))
	s.flood(694)
	s.mirrorRow(700, 20)
	x := s.between(400, 1200)
	s.Box(p.paper, x, 600, 26, 150)
	for i := range 7 {
		s.Box(p.pop, x, 606+20*float64(i), 13+13*float64(i%2), 6)
	}
	s.Line(p.ink, 5, x+13, 600, x+13, 520)
	s.Round(p.ink, x-10, 500, 46, 28, 6)
	for range 3 {
		s.umbrella(s.At(s.between(80, 1520), 606, 1.1))
	}
	for range 30 {
		rx, ry := s.between(0, Width), s.between(720, 890)
		s.AddOval(rx, ry, 24, 5)
	}
	s.Done(p.paper.Thin(0.12))
	s.rain(330, 0.3)
}
