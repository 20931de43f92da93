package props

import (
	"math/rand/v2"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// The times of day that an illustration can be set in.
const (
	Dawn  = "dawn"
	Day   = "day"
	Dusk  = "dusk"
	Night = "night"
)

// Lights returns the times of day.
func Lights() []string { return []string{Dawn, Day, Dusk, Night} }

// A Palette is the handful of colours that one illustration is made of.
type Palette struct {
	Light           string
	Zenith, Horizon ink // the sky, from top to skyline
	Far, Near       ink // land and walls, by distance
	Leaf            ink // what grows
	Ink             ink // the darkest colour
	Paper           ink // the lightest colour
	Warm            ink // the colour that answers the cool ones
	Glow            ink // sun, lamps, lit windows
	Water           ink
	Pop             ink // the site's accent, made to sit among the others
}

// schemes returns the palettes of a time of day, none for an unknown one:
// zenith, horizon, far, near, leaf, ink, paper, warm, glow, water.
func schemes(light string) [][10]uint32 {
	switch light {
	case Dawn:
		return [][10]uint32{
			{0x8fb3c4, 0xfbe3cd, 0xc3b7b8, 0x34505a, 0x5c7d5d, 0x22323c, 0xfdf3e4, 0xd9774f, 0xfff1cf, 0x8eb4bb},
			{0xd3c2cd, 0xfde6cf, 0xb9a7b5, 0x4a4763, 0x5f8560, 0x2b2a40, 0xfdf1e6, 0xcf6f57, 0xffedc4, 0xa9b3c4},
			{0xa9cbc4, 0xfcebc8, 0xb4bfae, 0x39574f, 0x6f8f57, 0x1f332f, 0xfdf5e2, 0xd8894a, 0xfff2c9, 0x93bdb4},
		}
	case Day:
		return [][10]uint32{
			{0x86bccf, 0xe9f1e4, 0xa3c4bd, 0x2c5e5c, 0x5e9362, 0x1e3439, 0xfbf5e6, 0xdd9448, 0xfff6d6, 0x5fa3b1},
			{0xc4dad5, 0xf7eed9, 0xb7c5a9, 0x48613f, 0x7d9a4f, 0x2d3527, 0xfcf6e7, 0xcf7a3b, 0xfff4cf, 0x86b0ab},
			{0xdcd6c2, 0xfaf0da, 0xcdbd97, 0x5d5339, 0x8c9050, 0x33301f, 0xfdf7ea, 0xc96f3b, 0xfff3cb, 0x93b3a8},
			{0x9fd0cf, 0xf4f3e3, 0x9cc3b4, 0x24584f, 0x4f9468, 0x163630, 0xfcf7e9, 0xe58a4e, 0xfff5d2, 0x57a6a3},
			{0xa8c8e0, 0xf2f0ea, 0xb3bfcc, 0x3b5168, 0x6d9273, 0x202c3b, 0xfaf5ec, 0xe0a458, 0xfff3d0, 0x6f9fbd},
		}
	case Dusk:
		return [][10]uint32{
			{0x4d5b82, 0xf4b183, 0xa97f86, 0x2f2f4e, 0x4b5f5b, 0x1d1d33, 0xfbe8d3, 0xe2774a, 0xffd99a, 0x8f86a0},
			{0x7a6f93, 0xf7c99b, 0xb58d8d, 0x413551, 0x6a6b57, 0x271f36, 0xfdeed9, 0xd65f45, 0xffdf9e, 0xa58f9b},
			{0x2f6274, 0xf3cf8e, 0x7f9a8e, 0x1f3f47, 0x4d7357, 0x142a30, 0xfaf0d8, 0xe08a3c, 0xffe2a0, 0x6e9c98},
		}
	case Night:
		return [][10]uint32{
			{0x101c33, 0x36557a, 0x2f4766, 0x0f1a2b, 0x27483f, 0x0a1220, 0xdfe6ea, 0xe39a4d, 0xffd98a, 0x1f3d5c},
			{0x1d1a36, 0x5b4a74, 0x473c63, 0x171430, 0x2c4144, 0x0e0b20, 0xe9e2ea, 0xe08a55, 0xffd591, 0x2d2b52},
			{0x0f2a2f, 0x3d6f6a, 0x2c5455, 0x0d2225, 0x235043, 0x081719, 0xe3ebe2, 0xe6a650, 0xffe09a, 0x17464a},
		}
	}
	return nil
}

// NewPalette picks one of the palettes of the light, which must be one of
// Lights, and draws its cool and dark colours towards the accent.
func NewPalette(r *rand.Rand, light string, accent ink) Palette {
	set := schemes(light)
	s := set[r.IntN(len(set))]
	tint := func(n int, part float64) ink {
		return mix(paint.RGB(s[n]), accent.Tone(paint.RGB(s[n]).Lightness()), part)
	}
	p := Palette{
		Light:  light,
		Zenith: tint(0, 0.05), Horizon: tint(1, 0.03), Far: tint(2, 0.09), Near: tint(3, 0.1),
		Leaf: tint(4, 0.06), Ink: tint(5, 0.12), Paper: paint.RGB(s[6]), Warm: paint.RGB(s[7]),
		Glow: paint.RGB(s[8]), Water: tint(9, 0.1),
	}
	l := accent.Lightness()
	switch light {
	case Night:
		l = min(max(l, 0.58), 0.7)
	case Dusk:
		l = min(max(l, 0.52), 0.66)
	default:
		l = min(max(l, 0.45), 0.62)
	}
	p.Pop = accent.Tone(l)
	return p
}

// Depth returns the colour of land at a distance: 0 lies at the skyline, 1 in
// the foreground.
func (p Palette) Depth(t float64) ink { return mix(p.Far, p.Near, t) }

// Dark reports whether lamps are lit.
func (p Palette) Dark() bool { return p.Light == Night || p.Light == Dusk }

// Lit returns the colour as it looks in this light: wall paint and clothes are
// duller and darker in the evening.
func (p Palette) Lit(k ink) ink {
	switch p.Light {
	case Night:
		return mix(k, p.Near, 0.62)
	case Dusk:
		return mix(k, p.Near, 0.3)
	case Dawn:
		return mix(k, p.Horizon, 0.12)
	}
	return k
}
