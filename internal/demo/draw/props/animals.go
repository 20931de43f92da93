package props

// Buffalo paints a water buffalo that looks right, about 80 units high.
func (s *Kit) Buffalo(b brush) {
	hide := mix(s.Palette.Ink, s.Palette.Warm, 0.18)
	b.Oval(s.Palette.Ink.Thin(0.2), 0, 2, 62, 5)
	b.Shape(mix(hide, s.Palette.Ink, 0.5), "M-42 -30 L-32 -30 L-32 0 L-40 0 Z M26 -30 L34 -30 L32 0 L25 0 Z")
	b.Shape(hide, "M-58 -42 C-62 -68 -30 -70 -8 -67 C10 -65 26 -76 44 -70 L62 -62 Q74 -52 82 -42 Q82 -34 74 -35 L58 -42 Q50 -34 40 -30 L42 0 L34 0 L31 -26 Q4 -18 -26 -26 L-30 0 L-38 0 L-40 -24 L-48 -22 L-48 0 L-56 0 L-57 -28 Z")
	b.Line(hide, 3, -58, -50, -66, -36, -64, -20)
	b.Shape(mix(s.Palette.Paper, s.Palette.Warm, 0.25), "M50 -68 C46 -88 60 -94 72 -90 C60 -88 56 -80 58 -66 Z")
	b.Shape(mix(hide, s.Palette.Paper, 0.15), "M46 -62 Q38 -62 36 -54 Q46 -52 50 -60 Z")
}

// Coral paints one of five growths, about 100 units high.
func (s *Kit) Coral(b brush, k ink) {
	dark, bright := mix(k, s.Palette.Ink, 0.28), mix(k, s.Palette.Paper, 0.3)
	switch s.Rand.IntN(5) {
	case 0:
		var grow func(b brush, length, width float64, depth int)
		grow = func(b brush, length, width float64, depth int) {
			b.AddLine(width, 0, 0, 0, -length)
			if depth == 0 {
				return
			}
			tip := b.At(0, -length, 1)
			for _, a := range []float64{-26, 24} {
				grow(tip.Turn(a+s.Between(-12, 12)), length*s.Between(0.66, 0.86), width*0.78, depth-1)
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
			leaf.AddLine(3.4, 0, 0, 0, -70-14*s.Rand.Float64())
			leaf.AddLine(2, 0, -30, 9, -62)
			leaf.AddLine(2, 0, -30, -9, -62)
		}
		b.Done(k)
	case 3:
		for i := range 4 {
			x, h := -33+22*float64(i), s.Between(34, 86)
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
func (s *Kit) fish(b brush, k ink) {
	b.Shape(k, "M26 0 Q10 -15 -12 -4 L-25 -11 Q-20 0 -25 11 L-12 4 Q10 14 26 0 Z")
	b.Shape(mix(k, s.Palette.Ink, 0.3), "M10 -9 Q2 -17 -7 -13 L-4 -7 Z M2 -10 Q6 0 3 9 L-1 8 Q1 0 -2 -8 Z")
	b.Oval(s.Palette.Ink, 17, -2, 1.7, 1.7)
}

// Shoal paints fish that swim the same way.
func (s *Kit) Shoal(x, y float64, n int, size float64, k ink) {
	for range n {
		b := s.At(x+s.Between(-190, 190)*size, y+s.Between(-75, 75)*size, size*s.Between(0.7, 1.15))
		s.fish(b.Turn(s.Between(-10, 10)), mix(k, s.Palette.Paper, s.Between(0, 0.25)))
	}
}
