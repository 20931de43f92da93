package scene

import "github.com/tajuk/tajuk/internal/demo/draw/props"

// panels paints a wainscoted wall down to the floor at y.
func (s *scene) panels(wall ink, y float64) {
	p := s.Palette
	s.Wash(mix(wall, p.Ink, 0.3).To(wall), y)
	n := 7 + s.Rand.IntN(4)
	w := Width / float64(n)
	for i := range n {
		x := w * float64(i)
		s.Box(mix(wall, p.Ink, 0.16).To(mix(wall, p.Ink, 0.3)), x+w*0.1, 60, w*0.8, y-190)
		s.Box(mix(wall, p.Glow, 0.12), x+w*0.1, 60, w*0.05, y-190)
	}
	s.Box(mix(wall, p.Ink, 0.42), -10, y-104, Width+20, 10)
}

// courtBench: the judges' bench with a hammer in the foreground.
func (s *scene) courtBench() {
	p := s.Palette
	wall := mix(p.Warm, p.Near, s.Between(0.4, 0.7))
	s.panels(wall, 640)
	s.Poly(p.Glow.Fading(0.3), 1180, 0, 1420, 0, 800, 900, 380, 900)
	s.Oval(mix(wall, p.Glow, 0.35), 800, 140, 62, 62)
	s.Oval(mix(wall, p.Ink, 0.2), 800, 140, 47, 47)
	robe := mix(p.Ink, p.Near, 0.3)
	for i := range 3 {
		x := 800 + (float64(i)-1)*250
		top := 300.0
		if i == 1 {
			top = 262
		}
		s.Round(mix(p.Pop, p.Ink, 0.45), x-66, top-60, 132, 300, 24)
		s.Round(mix(p.Pop, p.Ink, 0.2), x-52, top-46, 104, 280, 18)
		b := s.At(x, top+190, 2)
		f := s.Somebody()
		b.Shape(robe, "M-34 0 Q-32 -50 -10 -56 L10 -56 Q32 -50 34 0 Z")
		b.Shape(p.Paper, "M-6 -57 L6 -57 L4 -30 L0 -24 L-4 -30 Z")
		b.Oval(f.Skin, 0, -70, 10, 12.5)
		b.Shape(f.Head, "M-11 -69 C-13 -89 13 -89 11 -69 Q8 -77 0 -77 Q-8 -77 -11 -69 Z")
	}
	bench := mix(p.Warm, p.Ink, 0.38)
	s.Box(mix(bench, p.Glow, 0.22), 330, 448, 940, 24)
	s.Box(bench.To(mix(bench, p.Ink, 0.35)), 350, 472, 900, 190)
	for i := range 6 {
		s.Box(mix(bench, p.Ink, 0.3), 376+144*float64(i), 500, 128, 134)
		s.Box(mix(bench, p.Ink, 0.12), 386+144*float64(i), 510, 108, 114)
	}
	for i := range 3 {
		x := 800 + (float64(i)-1)*250
		s.Line(p.Ink, 4, x+60, 448, x+50, 420, x+30, 404)
		s.Oval(p.Ink, x+28, 402, 8, 8)
		s.Poly(p.Paper, x-60, 447, x-50, 434, x+10, 434, x+16, 447)
	}
	floor := mix(p.Near, p.Ink, 0.35)
	s.Box(floor.To(mix(floor, p.Ink, 0.5)), -10, 640, Width+20, 270)
	s.Box(p.Ink.Fading(0.35), 320, 662, 960, 60)
	desk := mix(p.Warm, p.Ink, 0.5)
	s.Box(mix(desk, p.Glow, 0.25), -10, 800, Width+20, 16)
	s.Box(desk.To(p.Ink), -10, 816, Width+20, 100)
	s.Gavel(s.At(s.Between(330, 460), 800, s.Between(1.7, 2.1)))
}

// courtHouse: a court building with columns and a broad stair.
func (s *scene) courtHouse() {
	p := s.Palette
	s.Sky(660)
	s.Treeline(700, 180, mix(p.Leaf, p.Far, 0.2))
	stone := p.Lit(mix(p.Paper, p.Warm, 0.1))
	dark := mix(stone, p.Ink, 0.45)
	s.Box(mix(stone, p.Far, 0.25), 210, 330, 1180, 340)
	for i := range 4 {
		for _, x := range []float64{250 + 76*float64(i), 1070 + 76*float64(i)} {
			s.Round(dark, x, 400, 40, 110, 20)
			s.Box(dark, x, 560, 40, 80)
		}
	}
	s.Box(mix(stone, p.Ink, 0.55), 540, 330, 520, 340)
	for i := range 6 {
		x := 540 + 96*float64(i)
		s.Box(stone, x, 350, 40, 310)
		s.Box(p.Ink.Thin(0.2), x+26, 350, 14, 310)
		s.Box(stone, x-8, 330, 56, 24)
		s.Box(stone, x-8, 650, 56, 22)
	}
	s.Box(stone, 500, 290, 600, 44)
	s.Poly(stone, 480, 292, 800, 170, 1120, 292)
	s.Poly(mix(stone, p.Ink, 0.2), 580, 282, 800, 198, 1020, 282)
	s.Oval(mix(p.Pop, p.Ink, 0.1), 800, 250, 24, 24)
	s.Box(mix(p.Pop, p.Ink, 0.2), 200, 316, 300, 16)
	s.Box(mix(p.Pop, p.Ink, 0.2), 1100, 316, 300, 16)
	for i := range 8 {
		d := 26 * float64(i)
		s.Box(mix(stone, p.Ink, 0.06*float64(i%2)+0.02*float64(i)), 470-d, 670+15*float64(i), 660+2*d, 15)
	}
	s.Box(mix(p.Far, p.Paper, 0.3).To(mix(p.Far, p.Near, 0.3)), -10, 790, Width+20, 120)
	s.Scatter(9, 100, 1500, func(x float64) { s.Person(s.At(x, s.Between(820, 880), 1.25), s.Somebody()) })
	s.palmsOrTrees(130, 860, 2)
	s.palmsOrTrees(1480, 860, 2)
}

// room paints a bright hall with windows and a floor from y down.
func (s *scene) room(y float64) {
	p := s.Palette
	wall := mix(p.Paper, s.Pick(p.Water, p.Leaf, p.Warm, p.Far), 0.22)
	s.Wash(mix(wall, p.Far, 0.25).To(wall), y)
	n := 2 + s.Rand.IntN(3)
	pitch := 1720 / float64(n)
	left := s.Between(0.1, 0.5) * pitch
	for i := range n {
		x := left + pitch*float64(i)
		s.Box(mix(wall, p.Near, 0.25), x-10, 90, 260, 250)
		s.Box(p.Zenith.To(p.Horizon), x, 100, 240, 230)
		s.AddBox(x+116, 100, 8, 230)
		s.AddBox(x, 210, 240, 8)
		s.Done(mix(wall, p.Near, 0.25))
		s.Poly(p.Glow.Fading(0.3), x, y, x+240, y, x+100, 910, x-190, 910)
	}
	floor := mix(p.Warm, p.Paper, 0.55)
	s.Box(floor.To(mix(floor, p.Near, 0.3)).Thin(0.9), -10, y, Width+20, Height-y+10)
	s.Box(mix(wall, p.Near, 0.35), -10, y-14, Width+20, 14)
}

func (s *scene) ballotBooth() {
	p := s.Palette
	s.room(520)
	card := mix(p.Paper, p.Warm, 0.22)
	for i := range 3 {
		x := 250 + 390*float64(i)
		f := s.Somebody()
		s.Person(s.At(x+100, 660, 3.6), f)
		s.Box(mix(p.Warm, p.Ink, 0.35), x-20, 590, 250, 16)
		s.Box(mix(p.Warm, p.Ink, 0.5), x-6, 606, 14, 140)
		s.Box(mix(p.Warm, p.Ink, 0.5), x+204, 606, 14, 140)
		s.Box(card.To(mix(card, p.Near, 0.15)), x, 400, 210, 190)
		s.Poly(mix(card, p.Ink, 0.2), x, 400, x-44, 424, x-44, 600, x, 590)
		s.Poly(mix(card, p.Ink, 0.12), x+210, 400, x+254, 424, x+254, 600, x+210, 590)
		s.Box(p.Pop, x, 430, 210, 18)
	}
	s.BallotBox(s.At(s.Between(1270, 1330), 850, 2), p.Lit(mix(p.Paper, p.Far, 0.15)))
	s.Slip(s.At(1290, 500, 0.8).Turn(14))
	f := s.Somebody()
	f.Pose = props.Point
	s.Person(s.At(1110, 880, 4.4), f)
}

func (s *scene) ballotCount() {
	p := s.Palette
	s.room(520)
	for i := range 4 {
		f := s.Somebody()
		f.Pose = []props.Pose{props.Carry, props.Wave, props.Carry, props.Rest}[i]
		x := 250 + 330*float64(i) + s.Between(-40, 40)
		b := s.At(x, 860, 4.6)
		s.Person(b, f)
		if f.Pose == props.Wave {
			s.Slip(s.At(x+104, 330, 1.5).Turn(s.Between(-10, 10)))
		}
	}
	table := mix(p.Warm, p.Ink, 0.35)
	s.Poly(mix(table, p.Paper, 0.35).To(table), 60, 640, 1540, 640, 1640, 730, -40, 730)
	s.Box(mix(table, p.Ink, 0.4).To(mix(table, p.Ink, 0.65)), -40, 730, 1680, 180)
	for i := range 6 {
		x := 150 + 190*float64(i) + s.Between(-20, 20)
		for n := range 2 + s.Rand.IntN(9) {
			s.Poly(mix(p.Paper, p.Far, 0.12*float64(n%2)), x, 706-6*float64(n), x+96, 706-6*float64(n), x+112, 698-6*float64(n), x+20, 698-6*float64(n))
		}
	}
	for range 5 {
		s.Slip(s.At(s.Between(150, 1450), s.Between(680, 706), 0.7).Turn(s.Between(50, 120)))
	}
	s.BallotBox(s.At(s.Between(1180, 1300), 716, 1.7), p.Lit(mix(p.Paper, p.Far, 0.15)))
}

func (s *scene) ballotOne() {
	p := s.Palette
	ground := mix(p.Horizon, s.Pick(p.Pop, p.Leaf, p.Water), 0.3)
	s.Wash(mix(ground, p.Paper, 0.4).To(ground), 700)
	s.Oval(mix(ground, p.Paper, 0.45).Thin(0.7), 800, 430, 400, 400)
	table := mix(p.Warm, p.Ink, 0.3)
	s.Box(mix(table, p.Paper, 0.3).To(table), -10, 690, Width+20, 230)
	x := s.Between(800, 850)
	s.Slip(s.At(x+30, 175, 1.7).Turn(8))
	s.BallotBox(s.At(x, 790, 3.5), mix(p.Paper, p.Far, 0.08))
	f := s.Somebody()
	s.Line(f.Top, 120, 1720, -120, 1330, 10)
	s.Line(p.Paper, 112, 1316, 14, 1270, 28)
	s.Shape(mix(f.Skin, p.Ink, 0.15), "M1100 90 Q1010 120 950 156 Q918 178 930 192 Q944 202 968 188 Q1030 160 1120 140 Z")
	s.Shape(f.Skin, "M1276 -26 Q1160 -14 1076 14 Q980 46 906 92 Q872 116 866 142 Q866 160 884 154 Q900 134 936 120 Q908 146 900 168 Q902 186 920 178 Q944 150 984 132 Q1090 112 1180 100 L1300 74 Z")
	s.AddLine(3, 936, 120, 990, 92, 1040, 78)
	s.AddLine(3, 984, 132, 1030, 112, 1070, 104)
	s.Done(mix(f.Skin, p.Ink, 0.3))
	for range 4 {
		s.Slip(s.At(s.Between(120, 1480), s.Between(800, 870), 1.3).Turn(s.Between(40, 130)))
	}
}

// pairHeads: two heads in profile, face to face, two microphones between.
func (s *scene) pairHeads() {
	p := s.Palette
	left, right := mix(p.Near, p.Pop, 0.5), mix(p.Warm, p.Horizon, 0.35)
	s.Wash(mix(left, p.Horizon, 0.35).To(left), 900)
	cut := s.Between(90, 220)
	s.Poly(mix(right, p.Paper, 0.25).To(right), 800+cut, -10, 1620, -10, 1620, 910, 800-cut, 910)
	s.Oval(mix(left, p.Paper, 0.2).Thin(0.6), 420, 420, 330, 330)
	s.Oval(mix(right, p.Paper, 0.35).Thin(0.7), 1180, 420, 330, 330)
	tan := p.Lit(mix(rgb(0xb9805a), p.Horizon, 0.25))
	s.Bust(s.At(430, 470, 2.35), mix(p.Near, p.Ink, 0.5), mix(tan, left, 0.25), mix(p.Ink, p.Far, s.Between(0, 0.5)))
	s.Bust(s.At(1170, 470, 2.35).Stretch(-1, 1), mix(p.Pop, p.Ink, 0.55), mix(tan, p.Paper, 0.15), mix(p.Ink, p.Paper, s.Between(0.2, 0.7)))
	desk := mix(p.Ink, p.Near, 0.35)
	s.Box(mix(desk, p.Far, 0.4), -10, 812, Width+20, 10)
	s.Box(desk.To(p.Ink), -10, 822, Width+20, 90)
	s.Microphone(s.At(690, 812, 2.2).Stretch(-1, 1))
	s.Microphone(s.At(910, 812, 2.2))
}

// pairSeated: two people in conversation across a low table.
func (s *scene) pairSeated() {
	p := s.Palette
	if s.Chance(0.5) {
		s.room(600)
	} else {
		s.Sky(560)
		s.Hills(430, 600, 70, 2, 0.1, 0.3)
		s.Treeline(600, 120, mix(p.Leaf, p.Far, 0.2))
		floor := mix(p.Warm, p.Paper, 0.45)
		s.Box(floor.To(mix(floor, p.Near, 0.35)), -10, 610, Width+20, 300)
		for _, x := range []float64{90, 1440} {
			s.Box(mix(p.Warm, p.Ink, 0.45), x, -10, 50, 640)
		}
		s.Box(mix(p.Warm, p.Ink, 0.45), -10, -10, Width+20, 70)
		s.Box(mix(p.Warm, p.Ink, 0.35), -10, 560, Width+20, 22)
		for x := 20.0; x < Width; x += 60 {
			s.AddBox(x, 582, 12, 60)
		}
		s.Done(mix(p.Warm, p.Ink, 0.4))
	}
	for _, x := range []float64{130, 1480} {
		b := s.At(x, 860, 2.6)
		for i := range 7 {
			b.At(0, -36, 1).Turn(-66+22*float64(i)).Shape(mix(p.Leaf, p.Near, 0.12*float64(i%3)+0.1), "M-2 0 Q-16 -40 2 -84 Q18 -40 2 0 Z")
		}
		b.Poly(p.Lit(mix(p.Warm, p.Ink, 0.15)), -24, -40, 24, -40, 17, 0, -17, 0)
	}
	gap := s.Between(330, 380)
	s.Sitter(s.At(800-gap, 850, 4.7))
	s.Sitter(s.At(800+gap, 850, 4.7).Stretch(-1, 1))
	wood := mix(p.Warm, p.Ink, 0.4)
	s.Oval(p.Ink.Thin(0.2), 800, 852, 190, 16)
	s.AddLine(12, 700, 850, 740, 706)
	s.AddLine(12, 900, 850, 860, 706)
	s.Done(mix(wood, p.Ink, 0.3))
	s.Round(mix(wood, p.Paper, 0.25), 640, 690, 320, 22, 10)
	s.Round(p.Paper, 712, 656, 40, 34, 8)
	s.Round(p.Paper, 850, 656, 40, 34, 8)
	s.Round(p.Ink, 782, 676, 44, 14, 4)
}

// pairPodium: two speakers at their desks on a stage.
func (s *scene) pairPodium() {
	p := s.Palette
	back := mix(p.Near, p.Pop, 0.35)
	s.Wash(mix(back, p.Ink, 0.35).To(back), 660)
	for i := range 23 {
		x := -40 + 74*float64(i)
		s.Box(mix(back, p.Ink, 0.3).Thin(0.5), x, 0, 30, 660)
	}
	s.Glow(p.Glow.Thin(0.45), 440, 360, 430)
	s.Glow(p.Glow.Thin(0.45), 1160, 360, 430)
	floor := mix(p.Warm, p.Ink, 0.45)
	s.Box(mix(floor, p.Glow, 0.2).To(mix(floor, p.Ink, 0.4)), -10, 660, Width+20, 250)
	for i, x := range []float64{440, 1160} {
		b := s.At(x, 840, 5.4)
		if i == 1 {
			b = b.Stretch(-1, 1)
		}
		f := s.Somebody()
		f.Top, f.Hat, f.Skirt = mix(p.Ink, p.Near, 0.4), props.Hair, false
		f.Pose = []props.Pose{props.Rest, props.Point}[s.Rand.IntN(2)]
		f.Bottom, f.Head = mix(p.Ink, p.Near, 0.2), p.Ink
		s.Person(b, f)
		b.Poly(p.Paper, -4, -81, 4, -81, 0, -62)
		desk := mix(p.Warm, p.Ink, 0.2)
		b.Poly(desk.To(mix(desk, p.Ink, 0.4)), -26, -50, 26, -50, 20, 0, -20, 0)
		b.Box(mix(desk, p.Paper, 0.3), -30, -54, 60, 5)
		b.Line(p.Ink, 1.6, 12, -54, 8, -68)
		b.Round(p.Ink, 4, -74, 6, 9, 3)
	}
	s.heads(905, 20, 1)
}

// heads paints a row of people seen from behind, in the dark.
func (s *scene) heads(y float64, n int, size float64) {
	k := mix(s.Palette.Ink, s.Palette.Near, 0.25)
	s.Scatter(n, -30, Width+30, func(x float64) {
		h := s.Between(30, 62) * size
		s.AddOval(x, y-h-8, 25*size, 30*size)
		s.AddRound(x-46*size, y-h+8*size, 92*size, h+40, 30*size)
	})
	s.Done(k)
}
