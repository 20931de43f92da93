package scene

import (
	"math/rand/v2"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// The times of day that an illustration can be set in.
const (
	dawn  = "dawn"
	day   = "day"
	dusk  = "dusk"
	night = "night"
)

// A palette is the handful of colours that one illustration is made of.
type palette struct {
	light           string
	zenith, horizon ink // the sky, from top to skyline
	far, near       ink // land and walls, by distance
	leaf            ink // what grows
	ink             ink // the darkest colour
	paper           ink // the lightest colour
	warm            ink // the colour that answers the cool ones
	glow            ink // sun, lamps, lit windows
	water           ink
	pop             ink // the site's accent, made to sit among the others
}

// schemes holds the palettes of each time of day: zenith, horizon, far, near,
// leaf, ink, paper, warm, glow, water.
var schemes = map[string][][10]uint32{
	dawn: {
		{0x8fb3c4, 0xfbe3cd, 0xc3b7b8, 0x34505a, 0x5c7d5d, 0x22323c, 0xfdf3e4, 0xd9774f, 0xfff1cf, 0x8eb4bb},
		{0xd3c2cd, 0xfde6cf, 0xb9a7b5, 0x4a4763, 0x6c7f63, 0x2b2a40, 0xfdf1e6, 0xcf6f57, 0xffedc4, 0xa9b3c4},
		{0xa9cbc4, 0xfcebc8, 0xb4bfae, 0x39574f, 0x6f8f57, 0x1f332f, 0xfdf5e2, 0xd8894a, 0xfff2c9, 0x93bdb4},
	},
	day: {
		{0x86bccf, 0xe9f1e4, 0xa3c4bd, 0x2c5e5c, 0x5e9362, 0x1e3439, 0xfbf5e6, 0xdd9448, 0xfff6d6, 0x5fa3b1},
		{0xc4dad5, 0xf7eed9, 0xb7c5a9, 0x48613f, 0x7d9a4f, 0x2d3527, 0xfcf6e7, 0xcf7a3b, 0xfff4cf, 0x86b0ab},
		{0xa8c8e0, 0xf2f0ea, 0xb3bfcc, 0x3b5168, 0x6d9273, 0x202c3b, 0xfaf5ec, 0xe0a458, 0xfff3d0, 0x6f9fbd},
	},
	dusk: {
		{0x4d5b82, 0xf4b183, 0xa97f86, 0x2f2f4e, 0x4b5f5b, 0x1d1d33, 0xfbe8d3, 0xe2774a, 0xffd99a, 0x8f86a0},
		{0x7a6f93, 0xf7c99b, 0xb58d8d, 0x413551, 0x6a6b57, 0x271f36, 0xfdeed9, 0xd65f45, 0xffdf9e, 0xa58f9b},
		{0x2f6274, 0xf3cf8e, 0x7f9a8e, 0x1f3f47, 0x4d7357, 0x142a30, 0xfaf0d8, 0xe08a3c, 0xffe2a0, 0x6e9c98},
	},
	night: {
		{0x101c33, 0x36557a, 0x2f4766, 0x0f1a2b, 0x27483f, 0x0a1220, 0xdfe6ea, 0xe39a4d, 0xffd98a, 0x1f3d5c},
		{0x1d1a36, 0x5b4a74, 0x473c63, 0x171430, 0x2c4144, 0x0e0b20, 0xe9e2ea, 0xe08a55, 0xffd591, 0x2d2b52},
		{0x0f2a2f, 0x3d6f6a, 0x2c5455, 0x0d2225, 0x235043, 0x081719, 0xe3ebe2, 0xe6a650, 0xffe09a, 0x17464a},
	},
}

// newPalette picks one of the palettes of the light and draws its cool and
// dark colours towards the accent.
func newPalette(r *rand.Rand, light string, accent ink) palette {
	set := schemes[light]
	s := set[r.IntN(len(set))]
	tint := func(n int, part float64) ink {
		return mix(paint.RGB(s[n]), accent.Tone(paint.RGB(s[n]).Lightness()), part)
	}
	p := palette{
		light:  light,
		zenith: tint(0, 0.05), horizon: tint(1, 0.03), far: tint(2, 0.09), near: tint(3, 0.1),
		leaf: tint(4, 0.06), ink: tint(5, 0.12), paper: paint.RGB(s[6]), warm: paint.RGB(s[7]),
		glow: paint.RGB(s[8]), water: tint(9, 0.1),
	}
	l := accent.Lightness()
	switch light {
	case night:
		l = min(max(l, 0.58), 0.7)
	case dusk:
		l = min(max(l, 0.52), 0.66)
	default:
		l = min(max(l, 0.45), 0.62)
	}
	p.pop = accent.Tone(l)
	return p
}

// depth returns the colour of land at a distance: 0 lies at the skyline, 1 in
// the foreground.
func (p palette) depth(t float64) ink { return mix(p.far, p.near, t) }

// dark reports whether lamps are lit.
func (p palette) dark() bool { return p.light == night || p.light == dusk }

// lit returns the colour as it looks in this light: wall paint and clothes are
// duller and darker in the evening.
func (p palette) lit(k ink) ink {
	switch p.light {
	case night:
		return mix(k, p.near, 0.62)
	case dusk:
		return mix(k, p.near, 0.3)
	case dawn:
		return mix(k, p.horizon, 0.12)
	}
	return k
}
