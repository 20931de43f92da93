package draw

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"strconv"
)

type rgba struct{ r, g, b, a uint8 }

// An ink is a colour, or a vertical gradient between two.
type ink struct{ top, bottom rgba }

func solid(k rgba) ink { return ink{k, k} }

func (k ink) flat() bool { return k.top == k.bottom }

// to returns the gradient from k at the top to o at the bottom.
func (k ink) to(o ink) ink { return ink{k.top, o.bottom} }

// thin returns the ink with the given opacity, 0 to 1.
func (k ink) thin(alpha float64) ink {
	k.top.a = uint8(alpha * 255)
	k.bottom.a = k.top.a
	return k
}

// fading returns the ink, opaque at the top by alpha, gone at the bottom.
func (k ink) fading(alpha float64) ink { return k.thin(alpha).to(k.thin(0)) }

// rising returns the ink, gone at the top, opaque at the bottom by alpha.
func (k ink) rising(alpha float64) ink { return k.thin(0).to(k.thin(alpha)) }

func (k ink) exact(t float64) [4]float64 {
	t = min(max(t, 0), 1)
	step := func(a, b uint8) float64 { return float64(a) + t*(float64(b)-float64(a)) }
	return [4]float64{
		step(k.top.r, k.bottom.r), step(k.top.g, k.bottom.g),
		step(k.top.b, k.bottom.b), step(k.top.a, k.bottom.a),
	}
}

func (k ink) at(t float64) rgba {
	v := k.exact(t)
	return rgba{uint8(v[0] + 0.5), uint8(v[1] + 0.5), uint8(v[2] + 0.5), uint8(v[3] + 0.5)}
}

// Hex reads a colour written as #rrggbb.
func Hex(s string) (color.NRGBA, error) {
	if len(s) == 7 && s[0] == '#' {
		if v, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
		}
	}
	return color.NRGBA{}, fmt.Errorf("draw: colour %q is not of the form #rrggbb", s)
}

// hex is for the constants of this package.
func hex(v uint32) ink { return solid(rgba{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}) }

// A lab is a colour in OKLab, where equal steps look equal: lightness 0 to 1
// and two opponent axes (Björn Ottosson, "A perceptual color space for image
// processing").
type lab struct{ l, a, b float64 }

func toLab(k rgba) lab {
	linear := func(v uint8) float64 {
		c := float64(v) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	r, g, b := linear(k.r), linear(k.g), linear(k.b)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func (c lab) ink() ink {
	cube := func(v float64) float64 { return v * v * v }
	l := cube(c.l + 0.3963377774*c.a + 0.2158037573*c.b)
	m := cube(c.l - 0.1055613458*c.a - 0.0638541728*c.b)
	s := cube(c.l - 0.0894841775*c.a - 1.2914855480*c.b)
	code := func(v float64) uint8 {
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(v*255 + 0.5)
	}
	return solid(rgba{
		code(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		code(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		code(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
		255,
	})
}

// mix returns the colour that lies the part t of the way from a to b.
func mix(a, b ink, t float64) ink {
	p, q := toLab(a.top), toLab(b.top)
	return lab{p.l + t*(q.l-p.l), p.a + t*(q.a-p.a), p.b + t*(q.b-p.b)}.ink()
}

// tone returns the colour with another lightness, 0 to 1.
func (k ink) tone(lightness float64) ink {
	c := toLab(k.top)
	c.l = lightness
	return c.ink()
}

// luminance is the relative luminance of WCAG 2.2, for contrast.
func (k ink) luminance() float64 {
	linear := func(v uint8) float64 {
		c := float64(v) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(k.top.r) + 0.7152*linear(k.top.g) + 0.0722*linear(k.top.b)
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b ink) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

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
	tint := func(n int, part float64) ink { return mix(hex(s[n]), accent.tone(toLab(hex(s[n]).top).l), part) }
	p := palette{
		light:  light,
		zenith: tint(0, 0.08), horizon: tint(1, 0.05), far: tint(2, 0.16), near: tint(3, 0.18),
		leaf: tint(4, 0.06), ink: tint(5, 0.12), paper: hex(s[6]), warm: hex(s[7]),
		glow: hex(s[8]), water: tint(9, 0.1),
	}
	l := toLab(accent.top).l
	switch light {
	case night:
		l = min(max(l, 0.58), 0.7)
	case dusk:
		l = min(max(l, 0.52), 0.66)
	default:
		l = min(max(l, 0.45), 0.62)
	}
	p.pop = accent.tone(l)
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
