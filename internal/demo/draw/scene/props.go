package scene

import "math"

// tree paints a broad-leaved tree, about 100 units high.
func (s *scene) tree(b brush, k ink) {
	trunk := mix(s.p.ink, s.p.warm, 0.22)
	lean := s.between(-4, 4)
	b.Poly(trunk, -4, 2, lean-1.5, -50, lean+1.5, -50, 5, 2)
	b.AddLine(2, lean, -30, 14, -50)
	b.AddLine(2, lean, -26, -13, -46)
	b.Done(trunk)
	w, h := s.between(26, 34), s.between(26, 33)
	var crown []float64
	const lobes = 11
	for i := range lobes {
		a := 2 * math.Pi * float64(i) / lobes
		f := s.between(0.84, 1.12)
		crown = append(crown, lean+w*f*math.Cos(a), -66+h*f*math.Sin(a))
	}
	b.Blob(k, crown...)
	shade := make([]float64, len(crown))
	for i := 0; i < len(crown); i += 2 {
		shade[i], shade[i+1] = lean+5+(crown[i]-lean)*0.86, -61+(crown[i+1]+66)*0.84
	}
	b.Blob(mix(k, s.p.ink, 0.4).Rising(0.75).Grainy(), shade...)
	b.Blob(mix(k, s.p.glow, 0.3).Fading(0.5).Grainy(), lean-20, -74, lean-8, -90, lean+4, -88, lean-2, -74, lean-14, -66)
}

// canopy paints a band of n treetops along a line, as seen from afar.
func (s *scene) canopy(n int, phase float64, line func(x float64) float64, size float64, k ink) {
	dark, bright := mix(s.p.leaf, k, 0.35), mix(s.p.leaf, s.p.glow, 0.12)
	step := (Width + 80.0) / float64(n)
	place := func() (x, y, w float64) {
		i := s.r.IntN(n)
		x = -40 + (float64(i)+math.Mod(phase*7, 1))*step + s.between(-0.4, 0.4)*step
		return x, line(x) + s.between(-0.5, 0.5)*size, size * s.between(0.8, 1.5)
	}
	for _, tone := range []ink{mix(dark, s.p.ink, 0.3), dark, mix(dark, bright, 0.5)} {
		for range n {
			x, y, w := place()
			s.Oval(tone, x, y, w, w*0.8)
		}
	}
}

// palm paints a coconut palm, about 100 units high.
func (s *scene) palm(b brush, k ink) {
	lean := s.between(-16, 16)
	trunk := mix(s.p.ink, s.p.warm, 0.3)
	var bole []float64
	for _, t := range []float64{0, 0.35, 0.7, 1} {
		bole = append(bole, lean*t*t-4+2.4*t, 1-85*t)
	}
	for _, t := range []float64{1, 0.7, 0.35, 0} {
		bole = append(bole, lean*t*t+4-2.4*t, 1-85*t)
	}
	b.Poly(trunk, bole...)
	crown := b.At(lean, -84, 1)
	dark := mix(k, s.p.ink, 0.35)
	for i := range 9 {
		leaf := crown.Turn(-196+float64(i)*27+s.between(-7, 7)).Stretch(s.between(0.85, 1.1), 1)
		if i > 4 {
			leaf = leaf.Stretch(1, 1)
		} else {
			leaf = leaf.Stretch(1, -1)
		}
		tone := k
		if i%2 == 0 {
			tone = dark
		}
		leaf.Shape(tone, "M0 -1 Q16 -12 34 -2 Q38 2 40 10 Q33 5 30 5 Q28 4 27 6 Q22 1 19 3 Q12 -3 0 2 Z")
	}
	crown.AddOval(-3, 3, 2.6, 3)
	crown.AddOval(3, 4, 2.6, 3)
	crown.Done(mix(trunk, s.p.warm, 0.3))
}

// bush paints a low cluster of leaves, about 100 units wide.
func (s *scene) bush(b brush, k ink) {
	for i := range 5 {
		x := -40 + 20*float64(i)
		h := s.between(16, 34)
		b.AddOval(x, -h*0.4, 18, h)
	}
	b.AddBox(-52, -6, 104, 8)
	b.Done(k)
}

// treeline paints a distant row of crowns standing on y, and the ground before
// it as far as the scene leaves it uncovered.
func (s *scene) treeline(y, height float64, k ink) {
	for x := -40.0; x < Width+40; {
		w := height * s.between(0.5, 1.1)
		h := height * s.between(0.55, 1)
		s.AddOval(x, y-h*0.35, w*0.7, h*0.65)
		x += w * 0.8
	}
	s.Done(k)
	s.Box(k, -10, y-height*0.3, Width+20, height*0.3+140)
}

// A figure is how a person looks. There are no faces.
type figure struct {
	skin, top, bottom, head ink
	skirt                   bool
	hat                     int // 0 hair, 1 headscarf, 2 cone hat, 3 cap
	pose                    int // 0 arms down, 1 carrying, 2 waving, 3 pointing
}

// somebody returns a person dressed at random.
func (s *scene) somebody() figure {
	p := s.p
	cloth := []ink{p.pop, p.warm, p.paper, mix(p.water, p.near, 0.3), mix(p.leaf, p.paper, 0.3), mix(p.warm, p.paper, 0.5), mix(p.pop, p.paper, 0.55)}
	f := figure{
		skin:   p.lit(s.pick(rgb(0x8a5a3c), rgb(0xa36c49), rgb(0x6f4630))),
		top:    p.lit(s.pick(cloth...)),
		bottom: s.pick(mix(p.near, p.ink, 0.4), mix(p.near, p.paper, 0.12), mix(p.warm, p.ink, 0.6)),
		head:   p.ink,
		skirt:  s.chance(0.4),
		pose:   s.r.IntN(2),
	}
	if s.chance(0.35) {
		f.hat = 1
		f.head = p.lit(s.pick(cloth...))
	}
	return f
}

// person paints a standing person, 100 units high, from the feet up.
func (s *scene) person(b brush, f figure) {
	shade := mix(f.top, s.p.ink, 0.22)
	if f.skirt {
		b.Poly(f.skin, -6, -6, -6, 0, -1, 0, -1, -6, 2, -6, 2, 0, 7, 0, 6, -6)
		b.Shape(f.bottom, "M-10 -50 L10 -50 Q15 -24 14 -4 L-13 -4 Q-14 -24 -10 -50 Z")
	} else {
		b.Poly(f.bottom, -10, -50, 10, -50, 9, 0, 3, 0, 0.5, -40, -3, 0, -9, 0)
	}
	b.Shape(f.top, "M-13 -74 Q-12 -80 -5 -81 L5 -81 Q12 -80 13 -74 L11 -44 L-11 -44 Z")
	b.Shape(shade.Thin(0.5), "M4 -81 Q12 -80 13 -74 L11 -44 L5 -44 Z")
	arm := func(xy ...float64) {
		b.Line(f.skin, 5, xy[2:]...)
		b.Line(f.top, 6.4, xy[:4]...)
	}
	switch f.pose {
	case 1:
		arm(-12, -76, -15, -60, -4, -54)
		arm(12, -76, 15, -60, 4, -54)
	case 2:
		arm(-12, -76, -16, -60, -13, -46)
		arm(12, -76, 20, -88, 22, -104)
	case 3:
		arm(-12, -76, -16, -60, -13, -46)
		arm(12, -76, 22, -72, 36, -76)
	default:
		arm(-12, -76, -16, -60, -14, -45)
		arm(12, -76, 16, -60, 14, -45)
	}
	b.Box(f.skin, -2.6, -85, 5.2, 6)
	b.Oval(f.skin, 0, -92, 6.6, 8)
	switch f.hat {
	case 1:
		b.Shape(f.head, "M0 -102 C10 -102 10 -90 9 -84 Q12 -76 9 -71 Q0 -66 -9 -71 Q-12 -76 -9 -84 C-10 -90 -10 -102 0 -102 Z")
		b.Oval(f.skin, 0, -91.5, 4.6, 6)
	case 2:
		b.Shape(f.head, "M0 -106 L19 -93 Q0 -88 -19 -93 Z")
	case 3:
		b.Shape(f.head, "M-7 -94 L-6.4 -103 L6.4 -103 L7 -94 Z")
	default:
		b.Shape(f.head, "M-7 -91 C-8 -104 8 -104 7 -91 Q5 -96 0 -96 Q-5 -96 -7 -91 Z")
	}
}

// A building is a house front of one or more storeys.
type building struct {
	w, h       float64
	wall, roof ink
	storeys    int
	flat       bool // a parapet instead of a pitched roof
	pitch      float64
	bays       int
	awning     ink
}

// house paints a house front standing on (0, 0), centred.
func (s *scene) house(b brush, h building) {
	p := s.p
	left := -h.w / 2
	b.Box(h.wall.To(mix(h.wall, p.near, 0.12)), left, -h.h, h.w, h.h)
	pane := mix(h.wall, p.ink, 0.62)
	storey := h.h / float64(h.storeys)
	bay := h.w / float64(h.bays)
	for level := range h.storeys {
		y := -h.h + storey*float64(level)
		for i := range h.bays {
			x := left + bay*float64(i)
			k := pane
			if p.dark() && s.chance(0.5) {
				k = p.glow
			}
			if level == h.storeys-1 && i == h.bays/2 {
				b.Box(mix(h.wall, p.ink, 0.7), x+bay*0.28, -storey*0.78, bay*0.44, storey*0.78)
				continue
			}
			b.Box(k, x+bay*0.24, y+storey*0.26, bay*0.52, storey*0.42)
			b.Box(mix(h.wall, p.paper, 0.5), x+bay*0.2, y+storey*0.68, bay*0.6, storey*0.05)
		}
	}
	if h.flat {
		b.Box(mix(h.wall, p.ink, 0.16), left-h.w*0.02, -h.h-h.w*0.05, h.w*1.04, h.w*0.05)
	} else {
		rise := h.w * h.pitch
		b.Box(p.ink.Fading(0.32), left, -h.h, h.w, storey*0.16)
		b.Poly(h.roof, left-h.w*0.1, -h.h, left+h.w*0.18, -h.h-rise, -left-h.w*0.18, -h.h-rise, -left+h.w*0.1, -h.h)
		b.Poly(mix(h.roof, p.ink, 0.2), -left-h.w*0.3, -h.h-rise, -left-h.w*0.18, -h.h-rise, -left+h.w*0.1, -h.h, -left-h.w*0.06, -h.h)
		b.Box(mix(h.roof, p.ink, 0.35), left-h.w*0.1, -h.h, h.w*1.2, h.w*0.018)
	}
	if h.awning != (ink{}) {
		b.Poly(h.awning, left+h.w*0.04, -storey*0.86, -left-h.w*0.04, -storey*0.86, -left+h.w*0.03, -storey*0.62, left-h.w*0.03, -storey*0.62)
	}
}

// home returns a random small house.
func (s *scene) home() building {
	p := s.p
	wall := s.pick(p.paper, mix(p.paper, p.warm, 0.3), mix(p.paper, p.water, 0.4), mix(p.paper, p.leaf, 0.35), mix(p.paper, p.pop, 0.25))
	h := building{
		w: s.between(150, 230), h: s.between(95, 125), storeys: 1, bays: 3, pitch: s.between(0.2, 0.32),
		wall: p.lit(wall), roof: p.lit(s.pick(p.warm, mix(p.warm, p.ink, 0.35), mix(p.warm, p.ink, 0.2), mix(p.near, p.paper, 0.25), mix(p.pop, p.near, 0.4))),
	}
	if s.chance(0.3) {
		h.storeys, h.h = 2, h.h*1.8
		h.flat = s.chance(0.4)
	}
	return h
}

// row paints house after house along y, in the given size.
func (s *scene) row(y, size, gap float64) {
	for x := s.between(-120, 0); x < Width+150; {
		h := s.home()
		s.house(s.At(x+h.w*size/2, y, size), h)
		x += (h.w + gap*s.between(0.4, 1.6)) * size
	}
}

// pole paints a lamp post, 100 units high, lit after dark.
func (s *scene) pole(b brush) {
	b.Line(s.p.ink, 2.4, 0, 0, 0, -94, 5, -99, 22, -99)
	b.Round(s.p.ink, 16, -101, 14, 4, 2)
	if s.p.dark() {
		b.Glow(s.p.glow.Thin(0.55), 23, -94, 42)
		b.Round(s.p.glow, 17, -97.5, 12, 3, 1.5)
	}
}

// rays paints n beams that fan out from (x, y) downwards, between two angles
// in degrees from the vertical.
func (s *scene) rays(k ink, x, y, length float64, n int, from, to float64) {
	for i := range n {
		mid := from + (to-from)*(float64(i)+s.between(0.2, 0.8))/float64(n)
		half := (to - from) / float64(n) * s.between(0.15, 0.35)
		a, b := (mid-half)*math.Pi/180, (mid+half)*math.Pi/180
		s.Poly(k, x, y, x+math.Sin(a)*length, y+math.Cos(a)*length, x+math.Sin(b)*length, y+math.Cos(b)*length)
	}
}
