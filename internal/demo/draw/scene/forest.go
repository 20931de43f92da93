package scene

// trunks paints a row of tall trunks with flared feet on y = floor.
func (s *scene) trunks(k ink, n int, width, floor float64) {
	s.Scatter(n, -60, Width+60, func(x float64) {
		w := width * s.Between(0.6, 1.3)
		lean := s.Between(-0.8, 0.8) * width
		s.Poly(k.To(mix(k, s.Palette.Ink, 0.1)), x-w*1.7, floor, x-w*0.9, floor-w*0.7, x-w*0.55, floor-w*1.9, x-w*0.5, floor-w*4, x+lean-w*0.36, -20,
			x+lean+w*0.36, -20, x+w*0.5, floor-w*4, x+w*0.56, floor-w*1.9, x+w*0.95, floor-w*0.7, x+w*1.8, floor)
		if w > 24 {
			s.Poly(mix(k, s.Palette.Ink, 0.5).Thin(0.45).Grainy(), x+w*0.1, floor-w*2, x+lean+w*0.08, -20, x+lean+w*0.36, -20, x+w*0.5, floor-w*3)
		}
	})
}

// crowns paints the leaves that hang into the picture from above.
func (s *scene) crowns(k ink, depth float64) {
	n := s.Noise()
	for x := -60.0; x < Width+60; x += depth * 0.32 {
		s.AddOval(x, -10+depth*0.3*n(x/230), depth*s.Between(0.5, 0.8), depth*s.Between(0.55, 0.95))
	}
	s.Done(k)
	for range 26 {
		x := s.Between(0, Width)
		s.AddOval(x, depth*(0.45+0.3*n(x/230)), depth*s.Between(0.08, 0.16), depth*s.Between(0.05, 0.1))
	}
	s.Done(mix(k, s.Palette.Glow, 0.16))
}

// undergrowth paints ferns and bushes along y.
func (s *scene) undergrowth(y, size float64, k ink, n int) {
	s.Scatter(n, -40, Width+40, func(x float64) {
		tone := mix(k, s.Palette.Leaf, s.Between(0, 0.35))
		if s.Chance(0.6) {
			s.Fern(s.At(x, y+s.Between(-6, 8), size*s.Between(0.7, 1.3)), tone)
		} else {
			s.Bush(s.At(x, y+6, size*s.Between(0.6, 1.1)), tone)
		}
	})
	s.Box(k.To(mix(k, s.Palette.Ink, 0.25)), -10, y, Width+20, Height-y+10)
}

// deep paints the pale depth of a forest with the light falling into it and
// returns the colour of the trees at a distance from 0 to 1.
func (s *scene) deep() func(t float64) ink {
	p := s.Palette
	haze := mix(mix(p.Horizon, p.Leaf, 0.3), p.Glow, 0.2)
	s.Wash(mix(haze, p.Paper, 0.35).To(mix(haze, p.Leaf, 0.35)), 760)
	x := s.Between(500, 1150)
	s.Glow(p.Glow.Thin(0.75), x, 180, 520)
	far, near := mix(haze, p.Leaf, 0.5), mix(p.Near, p.Leaf, 0.45)
	return func(t float64) ink { return mix(far, mix(near, p.Ink, 0.5*t), t) }
}

// forestMist: ridge behind ridge of rain forest in the clouds.
func (s *scene) forestMist() {
	p := s.Palette
	s.Sky(420)
	s.Hills(250, 520, 120, 2, 0.05, 0.2)
	fog := mix(p.Horizon, p.Paper, 0.6)
	for i := range 5 {
		t := float64(i) / 4
		n := s.Noise()
		tilt := s.Between(-170, 170) * (1 - 0.4*t)
		line := func(x float64) float64 {
			return 390 + 370*t + tilt*(x/Width-0.5) + 46*n(x/330)
		}
		k := mix(mix(p.Leaf, p.Far, 0.4*(1-t)), mix(mix(p.Near, p.Leaf, 0.4), p.Ink, 0.3), 0.2+0.5*t)
		var edge []float64
		for x := -40.0; x <= Width+40; x += 80 {
			edge = append(edge, x, line(x))
		}
		s.Ground(k, 910, edge...)
		size := 17 + 26*t
		for range 150 - int(60*t) {
			x := s.Between(-30, Width+30)
			d := s.Rand.Float64()
			w := size * s.Between(0.6, 1.25)
			s.Oval(mix(k, s.Pick(p.Leaf, p.Ink, p.Glow), s.Between(0.05, 0.25)), x, line(x)+d*(60+70*t)-w*0.2, w, w*s.Between(0.6, 0.9))
		}
		if i < 4 {
			y := 455 + 370*t
			s.Box(fog.Rising(0.75), -10, y-30, Width+20, 120)
			s.Box(fog.Fading(0.75), -10, y+90, Width+20, 70)
		}
	}
	s.Birds(s.Between(400, 1200), 190)
}

// forestPeat: dark still water between the trunks of a swamp forest.
func (s *scene) forestPeat() {
	p := s.Palette
	tone := s.deep()
	s.trunks(tone(0.1), 20, 15, 560)
	s.trunks(tone(0.3), 13, 24, 580)
	s.crowns(tone(0.4), 150)
	water := mix(p.Ink, p.Warm, 0.14)
	s.Box(mix(water, p.Horizon, 0.5).To(water), -10, 560, Width+20, 350)
	for range 26 {
		x, w := s.Between(0, Width), s.Between(8, 26)
		s.Box(mix(p.Ink, p.Leaf, 0.2).Fading(0.45), x, 562, w, s.Between(80, 260))
	}
	s.undergrowthEdge(562, tone(0.45))
	for i := range 9 {
		x := 90 + 180*float64(i) + s.Between(-60, 60)
		if x > 520 && x < 1080 {
			continue
		}
		w, foot := s.Between(26, 52), s.Between(640, 860)
		k := tone(0.75)
		for _, r := range []float64{-2.6, -1.7, 1.6, 2.5} {
			s.Line(k, w*0.2, x+r*0.1*w, foot-w*2.6, x+r*w*0.5, foot-w*0.9, x+r*w*0.62, foot+4)
		}
		s.Poly(k, x-w*0.42, foot-w*2, x-w*0.34, -10, x+w*0.34, -10, x+w*0.42, foot-w*2)
		s.Poly(mix(k, p.Ink, 0.5).Thin(0.5).Grainy(), x+w*0.05, foot-w*2, x+w*0.05, -10, x+w*0.34, -10, x+w*0.42, foot-w*2)
		s.Oval(p.Glow.Thin(0.1), x, foot+6, w*2, w*0.22)
		s.Box(p.Ink.Fading(0.5), x-w*0.4, foot+4, w*0.8, 130)
	}
	s.Wake(mix(p.Horizon, p.Paper, 0.4).Thin(0.3), 580, 900, 40)
	s.crowns(tone(0.8), 105)
}

// undergrowthEdge paints the far shore of a swamp.
func (s *scene) undergrowthEdge(y float64, k ink) {
	s.Scatter(30, -40, Width+40, func(x float64) {
		s.Bush(s.At(x, y+4, s.Between(0.5, 1)), mix(k, s.Palette.Leaf, s.Between(0, 0.4)))
	})
}

// forestSago: big palms on a lake shore with a canoe.
func (s *scene) forestSago() {
	p := s.Palette
	s.Sky(480)
	s.Hills(340, 500, 80, 2, 0.1, 0.3)
	back := mix(p.Leaf, p.Far, 0.35)
	s.Treeline(520, 90, back)
	for range 15 {
		s.Palm(s.At(s.Between(-40, 1640), 540, s.Between(2, 3)), mix(p.Leaf, p.Near, s.Between(0.05, 0.35)))
	}
	s.undergrowthEdge(548, mix(p.Leaf, p.Near, 0.5))
	s.Sea(548, 910)
	for range 22 {
		s.Box(mix(p.Leaf, p.Near, 0.6).Fading(0.35), s.Between(-20, 1580), 550, s.Between(20, 90), s.Between(40, 150))
	}
	boat := s.At(s.Between(620, 980), 740, 2.2)
	s.Prahu(boat, mix(p.Warm, p.Ink, 0.45), false)
	s.Rower(boat, 12)
	for i := range 5 {
		x := []float64{-10, 150, 1330, 1490, 1620}[i]
		s.Palm(s.At(x+s.Between(-30, 30), 930, s.Between(5.4, 7.6)), mix(p.Leaf, p.Near, s.Between(0.35, 0.75)))
	}
	s.Scatter(12, -20, 1640, func(x float64) {
		if x < 420 || x > 1180 {
			s.Fern(s.At(x, 915, s.Between(1.6, 2.6)), mix(p.Leaf, p.Near, s.Between(0.5, 0.8)))
		}
	})
}

// forestPath: a boardwalk leads between the trunks.
func (s *scene) forestPath() {
	p := s.Palette
	tone := s.deep()
	s.trunks(tone(0.08), 22, 14, 590)
	s.trunks(tone(0.28), 13, 24, 610)
	s.Rays(p.Glow.Thin(0.14), s.Between(500, 1100), -60, 900, 6, -36, 36)
	s.crowns(tone(0.35), 170)
	s.undergrowth(600, 0.9, tone(0.4), 22)
	x := s.Between(700, 900)
	plank := mix(p.Warm, p.Paper, 0.35)
	s.Poly(mix(p.Ink, p.Leaf, 0.2), x-22, 600, x+24, 600, x+330, 920, x-330, 920)
	for i := range 20 {
		a, b := float64(i)/20, (float64(i)+0.82)/20
		a, b = a*a, b*b
		half := func(t float64) float64 { return 17 + 265*t }
		k := mix(plank, p.Near, 0.5*(1-a)+s.Between(-0.06, 0.08))
		s.Poly(k, x-half(a), 602+310*a, x+half(a), 602+310*a, x+half(b), 602+310*b, x-half(b), 602+310*b)
	}
	for i := range 2 {
		f := s.Somebody()
		s.Person(s.At(x+s.Between(-24, 24), 690-44*float64(i), 1.25-0.35*float64(i)), f)
	}
	side := tone(0.72)
	for i := range 6 {
		tx := []float64{40, 240, 400, 1210, 1390, 1570}[i] + s.Between(-40, 40)
		w := s.Between(32, 64)
		s.shapeTrunk(tx, w, 720+90*float64(i%2), side)
	}
	s.crowns(tone(0.7), 120)
	s.Scatter(16, -20, 1640, func(fx float64) {
		if fx < 520 || fx > 1080 {
			s.Fern(s.At(fx, s.Between(780, 915), s.Between(1.2, 2.6)), mix(tone(0.8), p.Leaf, s.Between(0, 0.4)))
		}
	})
}

// shapeTrunk paints one big trunk with buttress roots.
func (s *scene) shapeTrunk(x, w, floor float64, k ink) {
	b := s.At(x, floor, w/20)
	b.Shape(k, "M-40 4 Q-14 -14 -10 -60 L-9 -620 L9 -620 L10 -60 Q14 -14 44 4 Q16 0 6 4 Q-12 -4 -40 4 Z")
	b.Shape(mix(k, s.Palette.Ink, 0.55).Thin(0.5).Grainy(), "M2 -20 L3 -620 L9 -620 L10 -60 Q14 -14 44 4 Q16 0 8 2 Z")
}
