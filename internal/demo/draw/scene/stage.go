package scene

import "github.com/tajuk/tajuk/internal/demo/draw/props"

// theatre paints a dark hall with a lit stage between curtains and returns the
// level of its floor.
func (s *scene) theatre(back ink) float64 {
	p := s.Palette
	s.Wash(mix(back, p.Ink, 0.55).To(back), 640)
	s.Glow(p.Glow.Thin(0.5), 800, 420, 620)
	floor := mix(p.Warm, p.Ink, 0.45)
	s.Poly(mix(floor, p.Glow, 0.3).To(mix(floor, p.Ink, 0.35)), 250, 610, 1350, 610, 1620, 800, -20, 800)
	for i := range 15 {
		x := float64(i) - 7
		s.AddLine(2, 800+x*76, 612, 800+x*124, 798)
	}
	s.Done(p.Ink.Thin(0.25))
	return 700
}

// curtains paints the drapes at both sides and the border above, then the dark
// front of the stage with the audience.
func (s *scene) curtains(k ink) {
	p := s.Palette
	reach, folds := s.Between(230, 340), 5+s.Rand.IntN(4)
	tied := s.Chance(0.5)
	for _, side := range []float64{-1, 1} {
		b := s.At(800, 0, 1).Stretch(side, 1)
		w := reach / float64(folds) * 1.1
		for i := range folds {
			t := float64(i) / float64(folds-1)
			x := 840 - reach*t
			tone := mix(k, p.Ink, 0.14+0.4*float64(i%2)-0.05*t)
			tone = tone.To(mix(tone, p.Ink, 0.35))
			if tied {
				pull := 0.5 * reach * t
				b.Poly(tone, x-w, -10, x+w*0.5, -10, x+w*0.4+pull, 560, x+w*0.7+pull*0.7, 812, x-w*0.6+pull*0.7, 812, x-w*0.3+pull, 560)
			} else {
				b.Poly(tone, x-w, -10, x+w*0.5, -10, x+w*0.6, 812, x-w*0.6, 812)
			}
		}
		b.Box(mix(k, p.Ink, 0.35), 820, -10, 200, 822)
	}
	swags := 7 + s.Rand.IntN(7)
	pitch := 1640 / float64(swags)
	for i := range swags + 1 {
		tone := mix(k, p.Ink, 0.2+0.16*float64(i%2))
		s.Oval(tone, -20+pitch*float64(i), 40, pitch*0.66, 84+12*float64(i%2))
	}
	s.Box(mix(k, p.Ink, 0.3), -10, -10, Width+20, 60)
	s.Box(mix(p.Warm, p.Ink, 0.4), -10, 798, Width+20, 14)
	s.Box(mix(p.Ink, p.Near, 0.2), -10, 812, Width+20, 100)
	s.heads(920, 17, 1.05)
}

// velvet returns the colour of the curtains.
func (s *scene) velvet() ink {
	return mix(s.Pick(s.Palette.Pop, mix(s.Palette.Pop, s.Palette.Warm, 0.15)), s.Palette.Ink, 0.22)
}

// stageCeremony: officials in white beside a lectern.
func (s *scene) stageCeremony() {
	p := s.Palette
	y := s.theatre(mix(p.Near, p.Paper, 0.25))
	half := s.Between(260, 380)
	cloth := s.Pick(p.Pop, mix(p.Pop, p.Warm, 0.2), mix(p.Near, p.Pop, 0.3))
	s.Box(mix(cloth, p.Paper, 0.15).To(mix(cloth, p.Ink, 0.2)), 800-half, 150, 2*half, 300)
	s.Box(p.Paper.Thin(0.9), 830-half, 180, 2*half-60, 14)
	if s.Chance(0.5) {
		s.Oval(p.Paper.Thin(0.85), 800, 310, 62, 62)
		s.Oval(cloth, 800, 310, 44, 44)
	} else {
		for i := range 5 {
			x := 800 + (float64(i)-2)*half*0.32
			s.Poly(p.Paper.Thin(0.8), x-34, 330, x, 250, x+34, 330)
		}
	}
	officials := 4 + s.Rand.IntN(4)
	for i := range officials {
		f := s.Somebody()
		f.Top, f.Bottom, f.Skirt, f.Pose = p.Paper, mix(p.Paper, p.Far, 0.18), false, props.Rest
		if f.Hat == props.Hair {
			f.Hat, f.Head = props.Cap, p.Ink
		}
		s.Person(s.At(760+112*(float64(i)-float64(officials)/2), y, 2.5), f)
	}
	b := s.At(1180, y+26, 2.6)
	f := s.Somebody()
	f.Hat, f.Head, f.Top = props.Cap, p.Ink, mix(p.Ink, p.Near, 0.3)
	s.Person(b, f)
	desk := mix(p.Warm, p.Ink, 0.25)
	b.Poly(desk.To(mix(desk, p.Ink, 0.35)), -25, -52, 25, -52, 20, 4, -20, 4)
	b.Line(p.Ink, 1.6, 8, -54, 2, -68)
	for i := range 13 {
		x := 330 + 80*float64(i)
		s.Fern(s.At(x, 790, 0.55), mix(p.Leaf, p.Near, 0.3))
		s.Oval(s.Pick(p.Paper, p.Glow, p.Warm), x+s.Between(-16, 16), 762, 10, 10)
	}
	s.curtains(s.velvet())
}

// stageWayang: the lit screen of a shadow play.
func (s *scene) stageWayang() {
	p := s.Palette
	s.Wash(mix(p.Ink, p.Near, 0.3).To(mix(p.Ink, p.Warm, 0.25)), 900)
	frame := mix(p.Pop, p.Ink, 0.4)
	s.Round(frame, 170, 110, 1260, 620, 14)
	screen := mix(p.Paper, p.Glow, 0.6)
	s.Box(screen.To(mix(screen, p.Warm, 0.2)), 204, 140, 1192, 560)
	s.Glow(p.Paper.Thin(0.9), 800, 330, 430)
	s.Box(mix(p.Warm, p.Ink, 0.55), 170, 664, 1260, 40)
	shadow := mix(p.Ink, p.Warm, 0.22)
	leaf := s.At(s.Between(740, 860), 668, 3.5)
	leaf.Shape(shadow, "M0 -150 Q16 -118 34 -92 Q46 -62 30 -36 L24 -28 L3 -26 L3 0 L-3 0 L-3 -26 L-24 -28 L-30 -36 Q-46 -62 -34 -92 Q-16 -118 0 -150 Z")
	for i := range 5 {
		w := 5 + 4.4*float64(i)
		leaf.AddLine(1.5, -w, -112+17*float64(i), 0, -120+17*float64(i), w, -112+17*float64(i))
	}
	leaf.AddLine(1.8, 0, -138, 0, -34)
	leaf.Done(mix(screen, p.Warm, 0.35))
	for i, x := range []float64{410, 560, 1050, 1210} {
		b := s.At(x+s.Between(-20, 20), 668, 3+0.3*float64(i%2))
		if i > 1 {
			b = b.Stretch(-1, 1)
		}
		s.Puppet(b, shadow, screen)
	}
	lamp := s.At(800, 0, 1)
	lamp.Line(p.Ink, 5, 0, 0, 0, 160)
	lamp.Shape(mix(p.Warm, p.Ink, 0.2), "M-70 150 Q0 190 70 150 Q60 206 0 208 Q-60 206 -70 150 Z")
	lamp.Shape(p.Glow, "M0 96 Q22 130 14 154 L-14 154 Q-22 130 0 96 Z")
	s.Glow(p.Glow.Thin(0.6), 800, 150, 190)
	f := s.Somebody()
	b := s.At(800, 930, 4)
	b.Shape(mix(p.Ink, p.Pop, 0.3), "M-30 0 Q-28 -44 -9 -50 L9 -50 Q28 -44 30 0 Z")
	b.Oval(f.Skin, 0, -60, 9, 11)
	b.Shape(p.Ink, "M-11 -58 C-13 -78 13 -78 11 -58 Q0 -64 -11 -58 Z")
	s.heads(925, 17, 0.85)
}

// stageWell: a bare stage with a well in a single light.
func (s *scene) stageWell() {
	p := s.Palette
	y := s.theatre(mix(p.Ink, p.Near, 0.6))
	s.Poly(p.Glow.Thin(0.2), 760, -10, 840, -10, 1110, 740, 490, 740)
	s.Oval(p.Glow.Thin(0.35), 800, 724, 320, 46)
	stone := mix(p.Far, p.Warm, 0.25)
	b := s.At(800, y+30, 2.5)
	b.Line(mix(p.Warm, p.Ink, 0.45), 7, -62, -20, -62, -150)
	b.Line(mix(p.Warm, p.Ink, 0.45), 7, 62, -20, 62, -150)
	b.Poly(mix(p.Pop, p.Ink, 0.35), -98, -140, 0, -186, 98, -140)
	b.Line(mix(p.Warm, p.Ink, 0.3), 6, -66, -118, 66, -118)
	b.Line(p.Paper, 1.6, 0, -118, 0, -76)
	b.Poly(mix(p.Warm, p.Ink, 0.3), -10, -78, 10, -78, 8, -60, -8, -60)
	b.Oval(mix(stone, p.Ink, 0.5), 0, -54, 66, 13)
	b.Poly(stone.To(mix(stone, p.Ink, 0.4)), -66, -54, 66, -54, 60, 4, -60, 4)
	b.Oval(mix(p.Ink, p.Near, 0.2), 0, -54, 55, 9)
	for row := range 4 {
		for i := range 6 {
			b.AddRound(-62+21*float64(i)+9*float64(row%2), -43+12*float64(row), 17, 9, 3)
		}
	}
	b.Done(mix(stone, p.Ink, 0.28).Thin(0.6))
	f := s.Somebody()
	f.Skirt = true
	s.Person(s.At(s.Between(480, 560), y+40, 2.6), f)
	s.curtains(mix(s.velvet(), p.Ink, 0.2))
}

// stageLights: musicians under strings of bulbs.
func (s *scene) stageLights() {
	p := s.Palette
	y := s.theatre(mix(p.Near, p.Pop, 0.3))
	s.Rays(p.Glow.Thin(0.13), 420, -40, 900, 3, -6, 44)
	s.Rays(p.Glow.Thin(0.13), 1180, -40, 900, 3, -44, 6)
	for row := range 3 {
		var wire []float64
		for i := range 25 {
			x := 200 + 50*float64(i)
			wire = append(wire, x, 130+56*float64(row)+34*props.Swing(x, 400, float64(row)*1.7))
		}
		s.Line(p.Ink, 2, wire...)
		for i := 0; i < len(wire); i += 2 {
			s.AddOval(wire[i], wire[i+1]+9, 7, 9)
		}
		s.Done(p.Glow)
	}
	players := 3 + s.Rand.IntN(4)
	for i := range players {
		x := 800 + 170*(float64(i)-float64(players-1)/2) + s.Between(-24, 24)
		f := s.Somebody()
		f.Pose = props.Carry
		s.Person(s.At(x, y-6, 2.4), f)
		b := s.At(x, y+40, 1.5)
		wood := mix(p.Pop, p.Ink, 0.3)
		if i%2 == 0 {
			b.Poly(wood, -58, -34, 58, -34, 50, 0, -50, 0)
			for n := range 8 {
				b.AddRound(-52+13.4*float64(n), -42, 10, 9, 2)
			}
			b.Done(mix(p.Glow, p.Warm, 0.4))
		} else {
			b.Box(wood, -64, -12, 128, 12)
			for n := range 4 {
				b.AddOval(-48+32*float64(n), -20, 13, 12)
				b.AddOval(-48+32*float64(n), -32, 4, 4)
			}
			b.Done(mix(p.Glow, p.Warm, 0.45))
		}
	}
	s.curtains(s.velvet())
}

// stageLamp: one lamp and one player in the dark by the sea.
func (s *scene) stageLamp() {
	p := s.Palette
	s.Wash(p.Ink.To(mix(p.Ink, p.Near, 0.7)), 620)
	for range 60 {
		d := s.Between(1, 2.3)
		s.AddOval(s.Between(0, Width), s.Between(0, 480), d, d)
	}
	s.Done(p.Paper.Thin(0.5))
	s.Box(mix(p.Water, p.Ink, 0.6), -10, 520, Width+20, 120)
	s.Wake(p.Glow.Thin(0.35), 528, 630, 26)
	sand := mix(p.Warm, p.Ink, 0.62)
	s.Ground(sand.To(mix(sand, p.Ink, 0.5)), 910, s.Ridge(640, 16, 600)...)
	x := s.Between(700, 900)
	s.Glow(p.Glow.Thin(0.75), x, 560, 520)
	s.Oval(p.Glow.Thin(0.3), x, 730, 420, 44)
	b := s.At(x, 730, 2)
	b.Line(mix(p.Warm, p.Ink, 0.5), 7, 0, 0, 0, -110)
	b.Shape(mix(p.Warm, p.Ink, 0.3), "M-26 -116 Q0 -104 26 -116 Q22 -98 0 -96 Q-22 -98 -26 -116 Z")
	b.Shape(p.Glow, "M0 -158 Q14 -134 9 -116 L-9 -116 Q-14 -134 0 -158 Z")
	b.Shape(p.Paper, "M0 -140 Q6 -128 4 -117 L-4 -117 Q-6 -128 0 -140 Z")
	for i, dx := range []float64{-250, 230} {
		f := s.Somebody()
		f.Skirt, f.Pose = true, []props.Pose{props.Wave, props.Point}[i]
		q := s.At(x+dx, 760, 3.2)
		if i == 1 {
			q = q.Stretch(-1, 1)
		}
		s.Person(q, f)
		s.Poly(p.Ink.Fading(0.4), x+dx-30, 760, x+dx+30, 760, x+dx*1.9+60, 840, x+dx*1.9-60, 840)
	}
	s.heads(925, 18, 1)
}
