package scene

import "github.com/tajuk/tajuk/internal/demo/draw/props"

// towers paints a row of high-rise fronts on y = floor, the highest near peak.
func (s *scene) towers(floor, height, peak float64, k ink, windows bool) {
	for x := -60.0; x < Width+40; {
		w := s.Between(56, 130)
		d := (x + w/2 - peak) / 620
		h := height * (0.3 + 0.75/(1+2.2*d*d)) * s.Between(0.55, 1.05)
		top := floor - h
		k := k
		if windows && s.Chance(0.4) {
			k = mix(k, s.Palette.Lit(s.Pick(s.Palette.Pop, s.Palette.Warm, s.Palette.Paper)), 0.45)
		}
		s.Box(k.To(mix(k, s.Palette.Horizon, 0.22)), x, top, w, h+2)
		switch s.Rand.IntN(6) {
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
		s.Poly(mix(k, s.Palette.Ink, 0.4).Thin(0.36).Grainy(), x+w*0.68, top, x+w, top, x+w, floor, x+w*0.68, floor)
		if windows {
			s.windows(x, top, w, h, k)
		}
		x += w * s.Between(0.86, 1.18)
	}
}

// windows paints the window grid of a tower, some of them lit after dark.
func (s *scene) windows(x, top, w, h float64, k ink) {
	cols := int(w / 19)
	step := (w - 8) / float64(cols)
	dim := mix(k, s.Palette.Ink, 0.3)
	if s.Chance(0.35) {
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
			if s.Palette.Dark() && s.Chance(0.36) {
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
	s.Done(mix(s.Palette.Glow, s.Palette.Warm, 0.12))
}

func (s *scene) skylineTowers() {
	p := s.Palette
	s.Sky(640)
	peak := s.Between(480, 1120)
	s.towers(700, 330, peak+s.Between(-300, 300), p.Depth(0.05), false)
	s.Box(p.Horizon.Rising(0.5), -10, 480, Width+20, 230)
	s.towers(730, 430, peak, p.Depth(0.35), true)
	s.Box(p.Horizon.Rising(0.35), -10, 560, Width+20, 180)
	s.towers(760, 360, peak+s.Between(-420, 420), p.Depth(0.75), true)
	s.Treeline(775, 52, mix(p.Leaf, p.Near, 0.5))
	s.street(775, 0.9)
}

// street paints a road seen from the side with some traffic on it.
func (s *scene) street(y, size float64) {
	p := s.Palette
	asphalt := mix(p.Near, p.Ink, 0.35)
	s.Box(mix(p.Far, p.Paper, 0.25), -10, y, Width+20, 18)
	s.Box(asphalt.To(mix(asphalt, p.Ink, 0.4)), -10, y+18, Width+20, Height-y)
	mid := (y + Height) / 2
	for x := s.Between(-80, 0); x < Width; x += 150 {
		s.AddBox(x, mid+8, 80, 5)
	}
	s.Done(p.Paper.Thin(0.5))
	s.Scatter(5, 0, Width, func(x float64) {
		b := s.At(x, mid+2, size)
		if s.Chance(0.3) {
			s.Motorbike(b)
		} else {
			s.Car(b, p.Lit(s.Pick(p.Pop, p.Paper, p.Warm, p.Water)))
		}
	})
	s.Scatter(3, 0, Width, func(x float64) {
		b := s.At(x, Height-14, size*1.25).Stretch(-1, 1)
		if s.Chance(0.4) {
			s.Bus(b, p.Pop)
		} else {
			s.Motorbike(b)
		}
	})
}

func (s *scene) skylineLow() {
	p := s.Palette
	s.Sky(600)
	s.Peak(s.Between(300, 1300), s.Between(200, 300), 600, s.Between(520, 700), p.Depth(0.05), true)
	s.Hills(530, 640, 50, 1, 0.15, 0.15)
	for i := range 4 {
		t := float64(i) / 3
		y := 610 + 82*float64(i)
		size := 0.42 + 0.3*t*t + 0.16*t
		s.Treeline(y, 70+50*t, mix(mix(p.Leaf, p.Far, 0.6*(1-t)), p.Near, 0.3*t))
		for x := s.Between(-80, 20); x < Width+80; {
			h := s.Home()
			h.Wall, h.Roof = mix(h.Wall, p.Far, 0.45*(1-t)), mix(h.Roof, p.Far, 0.5*(1-t))
			s.House(s.At(x+h.W*size/2, y+16, size), h)
			x += h.W * size * s.Between(1.1, 1.9)
		}
		if i == 1 || i == 2 {
			s.Meru(s.At(s.Between(250, 1350), y+18, 1.2+0.7*t), mix(p.Near, p.Ink, 0.2*t))
		}
		for range 5 {
			s.Palm(s.At(s.Between(0, 1600), y+24, 1+0.9*t), mix(p.Leaf, p.Near, 0.3+0.3*t))
		}
	}
	s.Treeline(905, 60, mix(p.Leaf, p.Near, 0.75))
	s.Birds(s.Between(300, 1300), 200)
}

func (s *scene) skylineHall() {
	p := s.Palette
	s.Sky(620)
	s.towers(690, 240, s.Between(300, 1300), p.Depth(0.05), false)
	s.Box(p.Horizon.Rising(0.5), -10, 500, Width+20, 200)
	s.towers(720, 190, s.Between(300, 1300), p.Depth(0.3), true)
	s.Treeline(745, 84, mix(p.Leaf, p.Near, 0.35))
	s.Hall(s.At(s.Between(740, 860), 770, s.Between(1, 1.12)))
	plaza := mix(p.Far, p.Paper, 0.35)
	s.Box(p.Lit(plaza).To(mix(plaza, p.Near, 0.35)), -10, 770, Width+20, 140)
	for i := range 7 {
		s.AddLine(2, 800+(float64(i)-3)*150, 772, 800+(float64(i)-3)*420, 905)
	}
	s.Done(p.Ink.Thin(0.14))
	s.Scatter(16, 40, 1560, func(x float64) { s.Person(s.At(x, s.Between(800, 880), s.Between(0.8, 1)), s.Somebody()) })
	s.palmsOrTrees(130, 800, 2)
	s.palmsOrTrees(1470, 800, 2)
}

// flood covers the lower part of a street with water that mirrors it.
func (s *scene) flood(y float64) {
	p := s.Palette
	water := mix(mix(p.Water, p.Warm, 0.3), p.Near, 0.2)
	s.Box(mix(water, p.Horizon, 0.5).Thin(0.86).To(water.Thin(0.95)), -10, y, Width+20, Height-y+10)
	s.Wake(mix(p.Horizon, p.Paper, 0.6).Thin(0.5), y+6, Height, 60)
}

// rain lays falling rain over the picture.
func (s *scene) rain(n int, slant float64) {
	for range n {
		x, y, l := s.Between(-100, Width+100), s.Between(-40, Height), s.Between(24, 74)
		s.Line(s.Palette.Paper.Thin(s.Between(0.14, 0.4)), s.Between(1.4, 2.6), x, y, x-slant*l, y+l)
	}
}

// gloom greys the palette for bad weather.
func (s *scene) gloom() {
	p := &s.Palette
	cloud := rgb(0x77858c)
	if p.Light == props.Night {
		cloud = rgb(0x2c3844)
	}
	p.Zenith, p.Horizon = mix(p.Zenith, cloud, 0.62), mix(p.Horizon, cloud, 0.4)
	p.Far, p.Water, p.Leaf = mix(p.Far, cloud, 0.4), mix(p.Water, cloud, 0.45), mix(p.Leaf, cloud, 0.25)
	p.Paper = mix(p.Paper, cloud, 0.14)
}

// overcast paints a closed sky.
func (s *scene) overcast(skyline float64) {
	p := s.Palette
	s.Wash(p.Zenith.To(p.Horizon), skyline)
	for i := range 4 {
		t := float64(i) / 4
		line := s.Ridge(skyline*(0.62-0.5*t), 70, 300+90*float64(i))
		line = append(line, Width+40, -40, -40, -40)
		s.Poly(mix(p.Zenith, p.Ink, 0.08+0.1*t).Thin(0.5), line...)
	}
}

func (s *scene) rainFlood() {
	s.gloom()
	s.overcast(560)
	s.Treeline(560, 120, mix(s.Palette.Leaf, s.Palette.Far, 0.4))
	s.Row(620, 1.15, 40)
	s.Row(690, s.Between(1.45, 1.7), 90)
	s.flood(660)
	s.mirrorRow(690, 20)
	for i := range 4 {
		x := 220 + 400*float64(i) + s.Between(-120, 120)
		y := 800 + 40*float64(i%2)
		s.Umbrella(s.At(x, y, 2.1))
		s.floodAround(x, y, 90, 72)
	}
	s.Prahu(s.At(s.Between(500, 1100), 850, 2), s.Palette.Lit(s.Palette.Pop), false)
	s.rain(300, 0.3)
}

// mirrorRow paints the smears that houses leave on the water.
func (s *scene) mirrorRow(y float64, n int) {
	s.Scatter(n, 0, Width, func(x float64) {
		k := s.Pick(s.Palette.Paper, s.Palette.Warm, s.Palette.Ink)
		if s.Palette.Dark() {
			k = s.Palette.Glow
		}
		s.Box(k.Fading(0.22), x, y, s.Between(20, 80), s.Between(60, 160))
	})
}

// floodAround hides somebody's legs under water from depth above the feet.
func (s *scene) floodAround(x, y, w, depth float64) {
	water := mix(mix(mix(s.Palette.Water, s.Palette.Warm, 0.3), s.Palette.Near, 0.2), s.Palette.Horizon, 0.22)
	s.Box(water, x-w/2, y-depth, w, depth+6)
	s.AddOval(x, y-depth+2, w*0.62, 7)
	s.Done(mix(water, s.Palette.Paper, 0.35).Thin(0.7))
}

func (s *scene) rainCity() {
	p := &s.Palette
	s.gloom()
	s.overcast(640)
	s.towers(700, 330, s.Between(400, 1200), mix(p.Depth(0.1), p.Horizon, 0.3), false)
	s.towers(740, 380, s.Between(300, 1300), p.Depth(0.45), true)
	s.Row(770, 1.1, 30)
	asphalt := mix(p.Near, p.Ink, 0.4)
	s.Box(asphalt.To(mix(asphalt, p.Ink, 0.4)), -10, 770, Width+20, 140)
	s.mirrorRow(790, 26)
	for i := range 3 {
		s.Pole(s.At(160+600*float64(i)+s.Between(-60, 60), 800, 4.4))
	}
	s.Car(s.At(s.Between(200, 600), 830, 1.7), p.Lit(p.Pop))
	s.Motorbike(s.At(s.Between(800, 1000), 850, 1.7))
	for i := range 3 {
		s.Umbrella(s.At(1080+170*float64(i)+s.Between(-50, 50), 860, 1.7))
	}
	s.rain(380, 0.34)
}

func (s *scene) rainAlley() {
	p := &s.Palette
	s.gloom()
	s.overcast(420)
	vx := s.Between(720, 880)
	s.Box(mix(p.Far, p.Horizon, 0.3), vx-200, 330, 400, 260)
	for i := range 6 {
		t := float64(i) / 5
		size := 0.75 + 2.6*t*t
		off := 130 + 760*t*t
		foot := 560 + 210*t*t
		for _, side := range []float64{-1, 1} {
			h := s.Home()
			h.W, h.H = 210, s.Between(120, 150)
			h.Wall, h.Roof = mix(h.Wall, p.Horizon, 0.45*(1-t)), mix(h.Roof, p.Horizon, 0.45*(1-t))
			s.House(s.At(vx+side*off, foot, size), h)
		}
	}
	s.flood(560)
	s.Box(p.Paper.Fading(0.25), vx-110, 560, 220, 320)
	s.Line(p.Ink.Thin(0.7), 2.5, 0, 130, 420, 262, vx, 318, 1180, 250, 1600, 110)
	s.Line(p.Ink.Thin(0.7), 2, 0, 170, 420, 282, vx, 330, 1180, 268, 1600, 150)
	for i := range 3 {
		x := vx + (float64(i)-1)*210 + s.Between(-50, 50)
		y := 740 + 60*float64(i%2)
		s.Umbrella(s.At(x, y, 1.5+0.5*float64(i%2)))
		s.floodAround(x, y, 70, 40)
	}
	s.rain(280, 0.22)
}

func (s *scene) rainCanal() {
	p := &s.Palette
	s.gloom()
	s.overcast(470)
	s.towers(520, 150, s.Between(300, 1300), mix(p.Depth(0.1), p.Horizon, 0.3), false)
	s.Treeline(540, 90, mix(p.Leaf, p.Far, 0.3))
	s.Row(600, 1.25, 22)
	wall := mix(p.Far, p.Near, 0.35)
	s.Box(mix(wall, p.Paper, 0.35), -10, 600, Width+20, 18)
	s.Box(wall.To(mix(wall, p.Ink, 0.3)), -10, 618, Width+20, 80)
	for x := 40.0; x < Width; x += 210 {
		s.AddBox(x, 620, 5, 76)
	}
	s.Done(p.Ink.Thin(0.25))
	s.flood(694)
	s.mirrorRow(700, 20)
	x := s.Between(400, 1200)
	s.Box(p.Paper, x, 600, 26, 150)
	for i := range 7 {
		s.Box(p.Pop, x, 606+20*float64(i), 13+13*float64(i%2), 6)
	}
	s.Line(p.Ink, 5, x+13, 600, x+13, 520)
	s.Round(p.Ink, x-10, 500, 46, 28, 6)
	for range 3 {
		s.Umbrella(s.At(s.Between(80, 1520), 606, 1.1))
	}
	for range 30 {
		rx, ry := s.Between(0, Width), s.Between(720, 890)
		s.AddOval(rx, ry, 24, 5)
	}
	s.Done(p.Paper.Thin(0.12))
	s.rain(330, 0.3)
}
