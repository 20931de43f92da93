package image

import (
	"encoding/binary"
	goimage "image"
	"image/color"
	"math"
)

// toSRGB turns the colours of another RGB space into sRGB. Renditions carry no
// profile, so that a photograph in Display P3 (every recent phone) or Adobe RGB
// (many agencies) would otherwise look dull.
type toSRGB struct {
	linear [3][256]float32  // device value to linear light
	matrix [3][3]float32    // to linear sRGB
	encode [steps + 1]uint8 // linear light to sRGB
}

// steps of linear light: fine enough that a step is half a level in the shadows.
const steps = 1 << 13

// newToSRGB reads a matrix and curve profile (ICC.1:2022, 8.3.3). It returns nil
// when there is nothing to do: no profile, sRGB itself, or a kind of profile
// (tables, grey, CMYK) whose values are best taken as they are.
func newToSRGB(profile []byte) *toSRGB {
	const head = 128
	if len(profile) < head+4 || string(profile[16:20]) != "RGB " || string(profile[20:24]) != "XYZ " || string(profile[36:40]) != "acsp" {
		return nil
	}
	tag := func(name string) []byte {
		n := min(int(binary.BigEndian.Uint32(profile[head:])), 100)
		for i := range n {
			at := head + 4 + 12*i
			if len(profile) < at+12 {
				return nil
			}
			if string(profile[at:at+4]) == name {
				offset := int64(binary.BigEndian.Uint32(profile[at+4:]))
				size := int64(binary.BigEndian.Uint32(profile[at+8:]))
				if offset+size > int64(len(profile)) {
					return nil
				}
				return profile[offset : offset+size]
			}
		}
		return nil
	}

	c := &toSRGB{}
	var toXYZ [3][3]float64
	for i, name := range []string{"r", "g", "b"} {
		xyz := tag(name + "XYZ")
		if len(xyz) < 20 || string(xyz[:4]) != "XYZ " {
			return nil
		}
		for k := range 3 {
			toXYZ[k][i] = s15Fixed16(xyz[8+4*k:])
		}
		curve := parseCurve(tag(name + "TRC"))
		if curve == nil {
			return nil
		}
		for v := range 256 {
			y := curve(float64(v) / 255)
			if math.IsNaN(y) {
				return nil
			}
			c.linear[i][v] = float32(min(max(y, 0), 1))
		}
	}
	// From XYZ under D50, the profile connection space, to linear sRGB (the inverse
	// of the primaries of IEC 61966-2-1 adapted by Bradford).
	fromXYZ := [3][3]float64{
		{3.1341359, -1.6173863, -0.4906619},
		{-0.9787955, 1.9162543, 0.0334427},
		{0.0719554, -0.2289768, 1.4053860},
	}
	for i := range 3 {
		for j := range 3 {
			sum := 0.0
			for k := range 3 {
				sum += fromXYZ[i][k] * toXYZ[k][j]
			}
			if math.IsNaN(sum) || math.Abs(sum) > 10 {
				return nil
			}
			c.matrix[i][j] = float32(sum)
		}
	}
	for i := range c.encode {
		c.encode[i] = uint8(math.Round(255 * encodeSRGB(float64(i)/steps)))
	}
	if c.isIdentity() {
		return nil
	}
	return c
}

func s15Fixed16(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

func encodeSRGB(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

// parseCurve reads a curve (10.6) or a parametric curve (10.18); nil if malformed.
func parseCurve(b []byte) func(float64) float64 {
	if len(b) < 12 {
		return nil
	}
	switch string(b[:4]) {
	case "curv":
		n := int(binary.BigEndian.Uint32(b[8:]))
		switch {
		case n == 0:
			return func(x float64) float64 { return x }
		case n < 0 || n > 65536 || len(b) < 12+2*n:
			return nil
		case n == 1:
			gamma := float64(binary.BigEndian.Uint16(b[12:])) / 256
			return func(x float64) float64 { return math.Pow(x, gamma) }
		}
		at := func(i int) float64 { return float64(binary.BigEndian.Uint16(b[12+2*i:])) / 65535 }
		return func(x float64) float64 {
			p := x * float64(n-1)
			i := min(int(p), n-2)
			return at(i) + (p-float64(i))*(at(i+1)-at(i))
		}
	case "para":
		kind := int(binary.BigEndian.Uint16(b[8:]))
		counts := []int{1, 3, 4, 5, 7}
		if kind >= len(counts) || len(b) < 12+4*counts[kind] {
			return nil
		}
		var p [7]float64 // g a b c d e f
		for i := range counts[kind] {
			p[i] = s15Fixed16(b[12+4*i:])
		}
		g, a, bb, cc, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
		switch kind {
		case 0:
			a, d = 1, -1
		case 1, 2: // the constant of type 2 is added on both sides
			d, e, f, cc = -bb/a, cc, cc, 0
		}
		return func(x float64) float64 {
			if x < d {
				return cc*x + f
			}
			return math.Pow(max(a*x+bb, 0), g) + e
		}
	}
	return nil
}

// isIdentity tells whether no value of grey or of the primaries would change by
// more than rounding does.
func (c *toSRGB) isIdentity() bool {
	near := func(r, g, b byte) bool {
		rr, gg, bb := c.convert(r, g, b)
		for _, d := range []int{int(rr) - int(r), int(gg) - int(g), int(bb) - int(b)} {
			if d < -2 || d > 2 {
				return false
			}
		}
		return true
	}
	for v := 0; v < 256; v += 15 {
		b := byte(v)
		if !near(b, b, b) || !near(b, 40, 40) || !near(40, b, 40) || !near(40, 40, b) {
			return false
		}
	}
	return true
}

func (c *toSRGB) convert(r, g, b byte) (byte, byte, byte) {
	lr, lg, lb := c.linear[0][r], c.linear[1][g], c.linear[2][b]
	out := func(m [3]float32) byte {
		v := m[0]*lr + m[1]*lg + m[2]*lb
		return c.encode[int(min(max(v, 0), 1)*steps+0.5)]
	}
	return out(c.matrix[0]), out(c.matrix[1]), out(c.matrix[2])
}

// apply converts a picture with halved chroma in place, block by block.
func (c *toSRGB) apply(m *goimage.YCbCr) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for by := 0; by < h; by += 2 {
		for bx := 0; bx < w; bx += 2 {
			at := by/2*m.CStride + bx/2
			cb, cr := m.Cb[at], m.Cr[at]
			var sb, sr, n int
			for y := by; y < min(by+2, h); y++ {
				for x := bx; x < min(bx+2, w); x++ {
					i := y*m.YStride + x
					r, g, b := c.convert(color.YCbCrToRGB(m.Y[i], cb, cr))
					yy, ncb, ncr := color.RGBToYCbCr(r, g, b)
					m.Y[i] = yy
					sb, sr, n = sb+int(ncb), sr+int(ncr), n+1
				}
			}
			m.Cb[at], m.Cr[at] = byte((sb+n/2)/n), byte((sr+n/2)/n)
		}
	}
}
