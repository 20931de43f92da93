package paint

import "math"

type rgba struct{ r, g, b, a uint8 }

// An Ink is a colour, or a vertical gradient between two. With grain its
// opacity is the density of the specks that it is laid on in.
type Ink struct {
	top, bottom rgba
	grain       bool
}

func solid(k rgba) Ink { return Ink{top: k, bottom: k} }

// Grainy returns the ink laid on as grain.
func (k Ink) Grainy() Ink {
	k.grain = true
	return k
}

func (k Ink) flat() bool { return k.top == k.bottom }

// To returns the gradient from k at the top to o at the bottom.
func (k Ink) To(o Ink) Ink { return Ink{top: k.top, bottom: o.bottom} }

// Thin returns the ink with the given opacity, 0 to 1.
func (k Ink) Thin(alpha float64) Ink {
	k.top.a = uint8(alpha * 255)
	k.bottom.a = k.top.a
	return k
}

// Fading returns the ink, opaque at the top by alpha, gone at the bottom.
func (k Ink) Fading(alpha float64) Ink { return k.Thin(alpha).To(k.Thin(0)) }

// Rising returns the ink, gone at the top, opaque at the bottom by alpha.
func (k Ink) Rising(alpha float64) Ink { return k.Thin(0).To(k.Thin(alpha)) }

// slice returns the upper part of a gradient.
func (k Ink) slice(t float64) Ink { return Ink{top: k.top, bottom: k.at(t), grain: k.grain} }

// Foot returns the ink's lowest colour as a plain ink.
func (k Ink) Foot() Ink { return Ink{top: k.bottom, bottom: k.bottom, grain: k.grain} }

func (k Ink) exact(t float64) [4]float64 {
	t = min(max(t, 0), 1)
	step := func(a, b uint8) float64 { return float64(a) + t*(float64(b)-float64(a)) }
	return [4]float64{
		step(k.top.r, k.bottom.r), step(k.top.g, k.bottom.g),
		step(k.top.b, k.bottom.b), step(k.top.a, k.bottom.a),
	}
}

func (k Ink) at(t float64) rgba {
	v := k.exact(t)
	return rgba{uint8(v[0] + 0.5), uint8(v[1] + 0.5), uint8(v[2] + 0.5), uint8(v[3] + 0.5)}
}

// RGB returns the colour 0xrrggbb.
func RGB(v uint32) Ink { return solid(rgba{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}) }

// A lab is a colour in OKLab, where equal steps look equal: lightness 0 to 1
// and two opponent axes (Björn Ottosson, "A perceptual color space for image
// processing").
type lab struct{ l, a, b float64 }

// linear undoes the transfer function of sRGB (IEC 61966-2-1).
func linear(v uint8) float64 {
	c := float64(v) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func toLab(k rgba) lab {
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

// srgb returns the linear red, green and blue, which lie outside 0 to 1 for
// colours that screens do not have.
func (c lab) srgb() [3]float64 {
	cube := func(v float64) float64 { return v * v * v }
	l := cube(c.l + 0.3963377774*c.a + 0.2158037573*c.b)
	m := cube(c.l - 0.1055613458*c.a - 0.0638541728*c.b)
	s := cube(c.l - 0.0894841775*c.a - 1.2914855480*c.b)
	return [3]float64{
		4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

func (c lab) ink() Ink {
	code := func(v float64) uint8 {
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(v*255 + 0.5)
	}
	v := c.srgb()
	return solid(rgba{code(v[0]), code(v[1]), code(v[2]), 255})
}

// Mix returns the colour that lies the part t of the way from a to b.
func Mix(a, b Ink, t float64) Ink {
	p, q := toLab(a.top), toLab(b.top)
	return lab{p.l + t*(q.l-p.l), p.a + t*(q.a-p.a), p.b + t*(q.b-p.b)}.ink()
}

// Tone returns the colour with another lightness, 0 to 1, and duller where
// screens cannot show it as vivid.
func (k Ink) Tone(lightness float64) Ink {
	c := toLab(k.top)
	c.l = lightness
	for range 12 {
		v := c.srgb()
		if min(v[0], v[1], v[2]) > -0.002 && max(v[0], v[1], v[2]) < 1.002 {
			break
		}
		c.a, c.b = c.a*0.85, c.b*0.85
	}
	return c.ink()
}

// Lightness returns the lightness of OKLab, 0 to 1.
func (k Ink) Lightness() float64 { return toLab(k.top).l }

// luminance is the relative luminance of WCAG 2.2.
func (k Ink) luminance() float64 {
	return 0.2126*linear(k.top.r) + 0.7152*linear(k.top.g) + 0.0722*linear(k.top.b)
}

// Contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func Contrast(a, b Ink) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
