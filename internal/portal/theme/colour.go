package theme

import (
	"fmt"
	"math"
	"strconv"
)

// rgb is a colour in sRGB with components from 0 to 1.
type rgb struct{ r, g, b float64 }

// parseColour reads #rrggbb; anything else gives ok false.
func parseColour(s string) (c rgb, ok bool) {
	if len(s) != 7 || s[0] != '#' {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return rgb{}, false
	}
	return rgb{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}, true
}

// String writes the colour as #rrggbb.
func (c rgb) String() string {
	b := func(v float64) int { return int(math.Round(math.Max(0, math.Min(1, v)) * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", b(c.r), b(c.g), b(c.b))
}

// rounded returns the colour that is left when it is written as #rrggbb.
func (c rgb) rounded() rgb {
	out, _ := parseColour(c.String())
	return out
}

// linear undoes the transfer function of sRGB (IEC 61966-2-1).
func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func gamma(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

// luminance is the relative luminance of WCAG 2.2.
func (c rgb) luminance() float64 {
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// oklch is a colour as lightness, chroma and hue of OKLab (CSS Color 4, 9.3):
// lightness can change there while the hue is seen to stay.
type oklch struct{ l, c, h float64 }

func (c rgb) oklch() oklch {
	r, g, b := linear(c.r), linear(c.g), linear(c.b)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	x := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	y := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	return oklch{
		l: 0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		c: math.Hypot(x, y),
		h: math.Atan2(y, x),
	}
}

// rgb converts to sRGB and takes chroma away until the colour exists there.
func (c oklch) rgb() rgb {
	for range 40 {
		if out, inside := c.raw(); inside {
			return out
		}
		c.c *= 0.93
	}
	c.c = 0
	out, _ := c.raw()
	return out
}

func (c oklch) raw() (out rgb, inside bool) {
	a, b := c.c*math.Cos(c.h), c.c*math.Sin(c.h)
	l := cube(c.l + 0.3963377774*a + 0.2158037573*b)
	m := cube(c.l - 0.1055613458*a - 0.0638541728*b)
	s := cube(c.l - 0.0894841775*a - 1.2914855480*b)
	out = rgb{
		r: gamma(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		g: gamma(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		b: gamma(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
	}
	in := func(v float64) bool { return v >= -0.0005 && v <= 1.0005 }
	return out, in(out.r) && in(out.g) && in(out.b)
}

func cube(v float64) float64 { return v * v * v }

// readable returns the colour, with no more change of lightness than it takes
// to reach the contrast against every ground. Grounds are all light or all
// dark; the colour moves away from them.
func readable(c rgb, least float64, grounds ...rgb) rgb {
	step := -0.005
	if grounds[0].luminance() < 0.18 {
		step = 0.005
	}
	lch := c.oklch()
	for range 220 {
		enough := true
		for _, g := range grounds {
			enough = enough && contrast(c.rounded(), g) >= least
		}
		if enough {
			break
		}
		lch.l = math.Max(0, math.Min(1, lch.l+step))
		c = lch.rgb()
	}
	return c.rounded()
}
