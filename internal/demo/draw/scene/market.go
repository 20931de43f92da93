package scene

import (
	"math"

	"github.com/tajuk/tajuk/internal/demo/draw/props"
)

// alley paints a row of stalls along y.
func (s *scene) alley(y, size float64, q props.Booth) {
	for x := s.Between(-130, -40); x < Width+100; x += 214 * size * s.Between(1, 1.12) {
		s.Stall(s.At(x+100*size, y+s.Between(-3, 3), size), q)
	}
}

// paving paints the market floor from y down.
func (s *scene) paving(y float64) {
	p := s.Palette
	k := p.Lit(mix(p.Far, p.Warm, 0.25))
	s.Box(mix(k, p.Paper, 0.35).To(mix(k, p.Near, 0.3)), -10, y, Width+20, Height-y+10)
	for i := range 6 {
		t := float64(i) / 6
		s.AddBox(-10, y+(Height-y)*t*t, Width+20, 1.5+2*t)
	}
	s.Done(p.Ink.Thin(0.1))
}

// crowd paints people standing about between two levels, the near ones larger.
func (s *scene) crowd(n int, top, bottom, size float64) {
	for i := range n {
		t := (float64(i) + 0.5) / float64(n)
		x := math.Mod(float64(i)*0.618034+0.13, 1)*1500 + 50
		s.Person(s.At(x+s.Between(-60, 60), top+(bottom-top)*t, size*(0.72+0.42*t)), s.Somebody())
	}
}

func (s *scene) marketStalls() {
	s.Sky(440)
	s.Row(480, 1.1, 30)
	s.Treeline(500, 60, mix(s.Palette.Leaf, s.Palette.Far, 0.2))
	s.paving(560)
	s.alley(600, 1.15, props.Booth{})
	s.alley(770, s.Between(1.75, 2), props.Booth{})
	s.crowd(7, 820, 885, 2)
}

func (s *scene) marketHall() {
	s.Sky(560)
	s.Treeline(640, 120, mix(s.Palette.Leaf, s.Palette.Far, 0.3))
	s.Hall(s.At(s.Between(720, 880), 700, 1.22))
	s.paving(696)
	s.alley(790, 0.95, props.Booth{})
	s.crowd(9, 840, 890, 1.5)
}

func (s *scene) marketZinc() {
	p := s.Palette
	s.Sky(430)
	s.towers(500, 130, s.Between(300, 1300), p.Depth(0.1), false)
	s.Treeline(520, 90, mix(p.Leaf, p.Far, 0.25))
	s.paving(540)
	s.alley(610, 1.25, props.Booth{Zinc: true})
	s.alley(790, s.Between(1.8, 2.05), props.Booth{Zinc: true})
	s.line3(150, 330)
	s.line3(240, 360)
	s.crowd(6, 830, 890, 2)
}

// line3 paints a sagging cable with bulbs across the picture.
func (s *scene) line3(left, sag float64) {
	var wire []float64
	for i := range 21 {
		x := float64(i) / 20
		wire = append(wire, -20+1640*x, left+(sag-left)*4*x*(1-x))
	}
	s.Line(s.Palette.Ink.Thin(0.7), 2, wire...)
	for i := 4; i < len(wire); i += 6 {
		s.AddOval(wire[i], wire[i+1]+10, 8, 10)
	}
	s.Done(s.Palette.Glow)
}

func (s *scene) marketCrowd() {
	s.Sky(400)
	s.Row(440, 1.1, 30)
	s.paving(520)
	s.alley(600, 1.5, props.Booth{})
	s.crowd(64, 620, 930, 2.5)
}

func (s *scene) marketFish() {
	p := s.Palette
	s.Wash(mix(p.Near, p.Water, 0.3).To(mix(p.Far, p.Water, 0.3)), 620)
	for i := range 9 {
		x := 200 * float64(i)
		s.Poly(mix(p.Near, p.Ink, 0.3), x-120, 0, x, 90, x+120, 0, x+96, 0, x, 70, x-96, 0)
		s.Box(p.Horizon.Thin(0.5), x+40, 120, 120, 90)
	}
	s.Box(mix(p.Near, p.Ink, 0.3), -10, 88, Width+20, 12)
	s.line3(130, 210)
	s.paving(560)
	s.alley(620, 1.3, props.Booth{Fish: true})
	s.alley(800, s.Between(2, 2.3), props.Booth{Fish: true})
	s.crowd(5, 850, 900, 2.3)
}

func (s *scene) marketEmpty() {
	p := s.Palette
	s.Sky(430)
	s.Hills(380, 470, 50, 2, 0.1, 0.3)
	s.Treeline(520, 110, mix(p.Leaf, p.Far, 0.25))
	s.paving(530)
	s.alley(610, 1.2, props.Booth{Zinc: true, Empty: true})
	for i := range 2 {
		y := 640 + 34*float64(i)
		s.Box(mix(p.Ink, p.Warm, 0.4), -10, y, Width+20, 7)
	}
	for x := 40.0; x < Width; x += 150 {
		s.AddBox(x, 618, 10, 110)
	}
	s.Done(mix(p.Ink, p.Warm, 0.4))
	s.alley(850, 2, props.Booth{Empty: true})
	s.Birds(s.Between(400, 1200), 200)
}

// marketWarung: a food stall in a lane with a long bench.
func (s *scene) marketWarung() {
	p := s.Palette
	s.Sky(380)
	s.Row(640, s.Between(1.9, 2.2), 14)
	s.paving(640)
	x := s.Between(700, 900)
	b := s.At(x, 800, 3)
	s.Stall(b, props.Booth{})
	for i := range 4 {
		b.Oval(p.Paper, -66+44*float64(i), -58, 13, 3.4)
	}
	bench := mix(p.Warm, p.Ink, 0.3)
	for i, dx := range []float64{-260, -60, 170} {
		f := s.Somebody()
		f.Pose = props.Carry
		q := s.At(x+dx, 878+2*float64(i), 2.5)
		q.Shape(f.Bottom, "M-14 -46 L14 -46 L16 -24 L-16 -24 Z")
		s.Person(q.At(0, 16, 1), f)
	}
	s.Box(mix(bench, p.Paper, 0.2), x-380, 822, 760, 16)
	for _, dx := range []float64{-350, -120, 110, 330} {
		s.Box(bench, x+dx, 838, 16, 62)
	}
	s.Pole(s.At(x-520, 800, 4.4))
}

// marketOld: sacks under a corrugated roof.
func (s *scene) marketOld() {
	p := s.Palette
	s.Wash(mix(p.Near, p.Warm, 0.25).To(mix(p.Far, p.Glow, 0.3)), 560)
	s.Poly(p.Zenith.To(p.Horizon), 530, 240, 1070, 240, 1070, 560, 530, 560)
	for range 9 {
		x := s.Between(560, 1040)
		s.Tree(s.At(x, 560, s.Between(1, 1.9)), mix(p.Leaf, p.Far, 0.35))
	}
	iron := mix(p.Near, p.Warm, 0.25)
	s.Poly(iron.To(mix(iron, p.Ink, 0.3)), -10, -10, 1610, -10, 1070, 240, 530, 240)
	for i := range 41 {
		x := float64(i) - 20
		s.AddLine(3, 800+x*42, -10, 800+x*13.4, 240)
	}
	s.Done(p.Ink.Thin(0.35))
	for i := range 4 {
		t := float64(i+1) / 4
		t *= t
		for _, side := range []float64{-1, 1} {
			s.Box(mix(p.Ink, p.Warm, 0.3), 800+side*(250+480*t)-5-9*t, 230-200*t, 10+18*t, 350+300*t)
		}
	}
	s.paving(545)
	s.alley(620, 1.1, props.Booth{})
	for i := range 22 {
		t := float64(i) / 21
		side := float64(i%2)*2 - 1
		b := s.At(800+side*(250+500*t)+s.Between(-90, 90), 690+210*t, 1+0.8*t)
		k := p.Lit(mix(p.Paper, s.Pick(p.Warm, p.Far, p.Leaf), s.Between(0.25, 0.5)))
		b.Shape(k, "M-48 0 Q-58 -40 -40 -70 Q-30 -84 -12 -78 Q0 -88 14 -78 Q34 -84 42 -66 Q58 -36 48 0 Q0 8 -48 0 Z")
		b.Shape(p.Ink.Thin(0.32).Grainy(), "M12 0 Q26 -40 14 -78 Q34 -84 42 -66 Q58 -36 48 0 Q30 4 12 0 Z")
		b.Line(mix(k, p.Ink, 0.4), 2, -18, -68, 0, -60, 20, -67)
	}
	s.crowd(5, 740, 880, 2)
}
