package props

// What people wear on their heads, and how they hold their arms.
type (
	Hat  int
	Pose int
)

// The hats and poses.
const (
	Hair Hat = iota
	Scarf
	Cone
	Cap

	Rest Pose = iota - 4
	Carry
	Wave
	Point
)

// A Figure is how a person looks. There are no faces.
type Figure struct {
	Skin, Top, Bottom, Head ink
	Skirt                   bool
	Hat                     Hat
	Pose                    Pose
}

// Somebody returns a person dressed at random.
func (s *Kit) Somebody() Figure {
	p := s.Palette
	cloth := []ink{p.Pop, p.Warm, p.Paper, mix(p.Water, p.Near, 0.3), mix(p.Leaf, p.Paper, 0.3), mix(p.Warm, p.Paper, 0.5), mix(p.Pop, p.Paper, 0.55)}
	f := Figure{
		Skin:   p.Lit(s.Pick(rgb(0x8a5a3c), rgb(0xa36c49), rgb(0x6f4630))),
		Top:    p.Lit(s.Pick(cloth...)),
		Bottom: s.Pick(mix(p.Near, p.Ink, 0.6), mix(p.Near, p.Paper, 0.38), mix(p.Warm, p.Ink, 0.55)),
		Head:   p.Ink,
		Skirt:  s.Chance(0.4),
		Pose:   []Pose{Rest, Carry}[s.Rand.IntN(2)],
	}
	if s.Chance(0.35) {
		f.Hat = Scarf
		f.Head = p.Lit(s.Pick(cloth...))
	}
	return f
}

// Farmer returns a person with a cone hat who carries something.
func (s *Kit) Farmer() Figure {
	f := s.Somebody()
	f.Hat, f.Head, f.Pose = Cone, s.Palette.Lit(mix(s.Palette.Warm, s.Palette.Paper, 0.6)), Carry
	return f
}

// AnyPose returns a pose at random.
func (s *Kit) AnyPose() Pose { return Pose(s.Rand.IntN(4)) }

// Person paints a standing person, 100 units high, from the feet up.
func (s *Kit) Person(b brush, f Figure) {
	shade := mix(f.Top, s.Palette.Ink, 0.22)
	if f.Skirt {
		b.Poly(f.Skin, -6, -6, -6, 0, -1, 0, -1, -6, 2, -6, 2, 0, 7, 0, 6, -6)
		b.Shape(f.Bottom, "M-10 -50 L10 -50 Q15 -24 14 -4 L-13 -4 Q-14 -24 -10 -50 Z")
	} else {
		b.Poly(f.Bottom, -10, -50, 10, -50, 9, 0, 3, 0, 0.5, -40, -3, 0, -9, 0)
	}
	b.Shape(f.Top, "M-13 -74 Q-12 -80 -5 -81 L5 -81 Q12 -80 13 -74 L11 -44 L-11 -44 Z")
	b.Shape(shade.Thin(0.5), "M4 -81 Q12 -80 13 -74 L11 -44 L5 -44 Z")
	arm := func(xy ...float64) {
		b.Line(f.Skin, 5, xy[2:]...)
		b.Line(f.Top, 6.4, xy[:4]...)
	}
	switch f.Pose {
	case Carry:
		arm(-12, -76, -15, -60, -4, -54)
		arm(12, -76, 15, -60, 4, -54)
	case Wave:
		arm(-12, -76, -16, -60, -13, -46)
		arm(12, -76, 20, -88, 22, -104)
	case Point:
		arm(-12, -76, -16, -60, -13, -46)
		arm(12, -76, 22, -72, 36, -76)
	default:
		arm(-12, -76, -16, -60, -14, -45)
		arm(12, -76, 16, -60, 14, -45)
	}
	b.Box(f.Skin, -2.6, -85, 5.2, 6)
	b.Oval(f.Skin, 0, -92, 6.6, 8)
	switch f.Hat {
	case Scarf:
		b.Shape(f.Head, "M0 -102 C10 -102 10 -90 9 -84 Q12 -76 9 -71 Q0 -66 -9 -71 Q-12 -76 -9 -84 C-10 -90 -10 -102 0 -102 Z")
		b.Oval(f.Skin, 0, -91.5, 4.6, 6)
	case Cone:
		b.Shape(f.Head, "M0 -106 L19 -93 Q0 -88 -19 -93 Z")
	case Cap:
		b.Shape(f.Head, "M-7 -94 L-6.4 -103 L6.4 -103 L7 -94 Z")
	default:
		b.Shape(f.Head, "M-7 -91 C-8 -104 8 -104 7 -91 Q5 -96 0 -96 Q-5 -96 -7 -91 Z")
	}
}

// Rower paints a seated paddler in a boat.
func (s *Kit) Rower(b brush, x float64) {
	f := s.Somebody()
	b = b.At(x, 4, 0.62)
	b.Shape(f.Top, "M-13 -46 Q-12 -54 0 -55 Q12 -54 13 -46 L11 -12 L-12 -12 Z")
	b.Line(f.Skin, 5, 11, -47, 20, -34, 27, -30)
	b.Line(mix(s.Palette.Ink, s.Palette.Warm, 0.4), 2.6, 14, -58, 44, 14)
	b.Oval(f.Skin, 0, -65, 6.6, 8)
	b.Shape(f.Head, "M-7 -64 C-8 -77 8 -77 7 -64 Q5 -69 0 -69 Q-5 -69 -7 -64 Z")
}

// Sitter paints a person on a chair who looks right, 100 units standing.
func (s *Kit) Sitter(b brush) {
	p, f := s.Palette, s.Somebody()
	wood := mix(p.Warm, p.Ink, 0.5)
	b.Oval(p.Ink.Thin(0.2), 4, 0, 36, 4)
	b.Line(wood, 4.5, -23, -76, -19, -36, -22, 0)
	b.Line(wood, 4.5, -20, -34, 18, -34, 20, 0)
	b.Line(mix(f.Bottom, p.Ink, 0.3), 11, -10, -40, 20, -40, 22, -6)
	b.Line(f.Bottom, 12, -10, -41, 17, -42, 16, -8)
	b.Round(p.Ink, 10, -7, 18, 7, 3)
	b.Shape(f.Top, "M-17 -36 Q-22 -68 -8 -77 L4 -77 Q12 -66 10 -36 Z")
	b.Line(f.Top, 8, -3, -70, 2, -52)
	b.Line(f.Skin, 5.4, 2, -52, 18+s.Between(-3, 6), -50-s.Between(0, 12))
	b.Round(f.Skin, -4, -84, 7, 10, 3)
	b.Oval(f.Skin, 1, -92, 8, 9.5)
	b.Oval(f.Skin, 9, -91, 2, 2)
	if f.Hat == Scarf {
		b.Shape(f.Head, "M2 -103 C-12 -104 -12 -88 -11 -82 Q-14 -70 -8 -66 Q4 -64 9 -72 Q4 -80 4 -84 Q0 -92 8 -98 Q6 -102 2 -103 Z")
	} else {
		b.Shape(f.Head, "M9 -98 C6 -107 -11 -105 -8.6 -86 Q-4 -86 -3 -93 Q3 -94 9 -98 Z")
	}
}

// Bust paints a head and shoulders in profile that look right, about 260
// units high. It is nobody's likeness.
func (s *Kit) Bust(b brush, suit, skin, hair ink) {
	b.Shape(skin, "M-30 150 L-26 24 Q-62 0 -60 -52 Q-58 -112 0 -114 Q50 -114 57 -66 L59 -50 L72 -28 Q74 -22 65 -20 L64 -8 Q66 -2 60 2 Q62 10 55 14 Q52 30 28 29 Q22 40 34 60 L40 150 Z")
	b.Shape(hair, "M-26 22 Q-66 -4 -64 -54 Q-60 -122 4 -122 Q56 -120 58 -82 Q34 -94 8 -86 Q-6 -80 -4 -50 Q-14 -60 -20 -46 Q-16 -28 -8 -22 Q-20 -4 -26 22 Z")
	b.Shape(suit, "M-132 176 Q-128 84 -60 62 L-28 44 Q4 84 30 54 L66 70 Q116 90 122 176 Z")
	b.Shape(mix(suit, s.Palette.Paper, 0.7), "M-28 44 Q4 84 30 54 L44 66 L20 110 L-40 54 Z")
	b.Shape(s.Palette.Ink.Thin(0.4).Grainy(), "M-132 176 Q-128 84 -60 62 L-34 50 Q-60 100 -40 176 Z")
}

// Umbrella paints a person under an umbrella, 130 units high.
func (s *Kit) Umbrella(b brush) {
	f := s.Somebody()
	f.Pose = Carry
	s.Person(b, f)
	b.Line(s.Palette.Ink, 2, 6, -56, 6, -128)
	k := s.Palette.Lit(s.Pick(s.Palette.Pop, s.Palette.Warm, s.Palette.Paper, mix(s.Palette.Water, s.Palette.Near, 0.4)))
	b.Shape(k, "M-44 -112 Q-36 -146 6 -148 Q48 -146 56 -112 Q44 -118 36 -112 Q26 -118 6 -112 Q-14 -118 -24 -112 Q-32 -118 -44 -112 Z")
	b.Shape(mix(k, s.Palette.Ink, 0.3).Thin(0.6), "M6 -148 Q48 -146 56 -112 Q44 -118 36 -112 Q32 -140 6 -148 Z")
}

// Diver paints a free diver who swims right, about 150 units long.
func (s *Kit) Diver(b brush, k ink) {
	f := s.Somebody()
	b.Line(f.Skin, 8, 44, 4, 66, 20, 86, 24)
	b.Line(s.Palette.Ink, 10, -30, 2, -56, -4, -80, 6)
	b.Line(s.Palette.Ink, 10, -30, 8, -58, 16, -82, 24)
	b.Shape(k, "M-78 2 L-116 -8 L-112 8 L-80 12 Z M-80 20 L-116 24 L-108 38 L-82 30 Z")
	b.Shape(mix(s.Palette.Ink, k, 0.2), "M-38 -6 Q10 -16 44 -8 Q52 0 44 10 Q10 18 -36 16 Z")
	b.Oval(f.Skin, 60, -6, 12, 11)
	b.Shape(s.Palette.Ink, "M50 -16 Q60 -22 70 -12 L60 -8 L52 0 Z")
	b.Round(s.Palette.Water, 62, -11, 11, 9, 3)
	for i := range 5 {
		b.Oval(s.Palette.Paper.Thin(0.5), 72+4*float64(i), -34-20*float64(i), 3+float64(i%3), 3+float64(i%3))
	}
}
