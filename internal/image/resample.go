package image

import (
	goimage "image"
	"math"
)

// view is a decoded picture as it is to be seen: stored planes, the orientation
// they need, and the way to sRGB.
type view struct {
	planes      *goimage.YCbCr
	orientation int
	colour      *toSRGB // nil: the planes are sRGB
	w, h        int     // as seen
}

func transposed(orientation int) bool { return orientation >= 5 }

// rect is a part of a picture in pixels, not necessarily whole ones.
type rect struct{ x, y, w, h float64 }

// scaled makes the part of the view seen in from, dw by dh pixels large, upright,
// in sRGB, with halved chroma.
//
// The filter is Catmull-Rom (Mitchell-Netravali with B=0, C=1/2), widened when
// shrinking, in two passes. It works on the stored, gamma-encoded values, as
// browsers and the common image libraries do: linear light would be truer for
// fine bright detail, but shows dark rings with a filter that overshoots, and the
// pictures would no longer match the same file scaled by the browser. Mirroring is
// a walk in the other direction, so it costs nothing and moves no chroma sample.
func (v view) scaled(from rect, dw, dh int) *goimage.YCbCr {
	turn := transposed(v.orientation)
	if turn {
		from = rect{from.y, from.x, from.h, from.w}
		dw, dh = dh, dw
	}
	sw, sh := v.planes.Rect.Dx(), v.planes.Rect.Dy()
	x0, dx := from.x, from.w/float64(dw)
	y0, dy := from.y, from.h/float64(dh)
	switch v.orientation {
	case 2, 3, 7, 8:
		x0, dx = float64(sw)-x0, -dx
	}
	switch v.orientation {
	case 3, 4, 6, 7:
		y0, dy = float64(sh)-y0, -dy
	}

	src, dst := v.planes, goimage.NewYCbCr(goimage.Rect(0, 0, dw, dh), goimage.YCbCrSubsampleRatio420)
	scalePlane(dst.Y, dst.YStride, src.Y, src.YStride, newAxis(dw, x0, dx, sw), newAxis(dh, y0, dy, sh))

	// Chroma samples sit in the middle of the pixels they stand for (JFIF 1.02, 4).
	fx, fy := subsampling(src.SubsampleRatio)
	cx := newAxis((dw+1)/2, x0/fx, 2*dx/fx, int(math.Ceil(float64(sw)/fx)))
	cy := newAxis((dh+1)/2, y0/fy, 2*dy/fy, int(math.Ceil(float64(sh)/fy)))
	scalePlane(dst.Cb, dst.CStride, src.Cb, src.CStride, cx, cy)
	scalePlane(dst.Cr, dst.CStride, src.Cr, src.CStride, cx, cy)

	if turn {
		dst = transpose(dst)
	}
	if v.colour != nil {
		v.colour.apply(dst)
	}
	return dst
}

func subsampling(r goimage.YCbCrSubsampleRatio) (x, y float64) {
	switch r {
	case goimage.YCbCrSubsampleRatio422:
		return 2, 1
	case goimage.YCbCrSubsampleRatio420:
		return 2, 2
	case goimage.YCbCrSubsampleRatio440:
		return 1, 2
	case goimage.YCbCrSubsampleRatio411:
		return 4, 1
	case goimage.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// axis says for each sample of the output which samples of the input make it up.
type axis struct {
	first   []int // index of the first input sample
	from    []int // weights[from[i]:from[i+1]] belong to output i
	weights []int32
	taps    int // most weights of one output
}

const (
	weightBits = 14 // weights sum up to 1<<weightBits exactly
	spareBits  = 6  // fraction kept between the passes
)

// newAxis places n output samples at origin + (i+1/2)*step in an input of limit
// samples, in units of input samples from its edge. A negative step mirrors.
func newAxis(n int, origin, step float64, limit int) axis {
	spread := max(1, math.Abs(step))
	a := axis{first: make([]int, n), from: make([]int, 1, n+1)}
	w := make([]float64, 0, int(4*spread)+3)
	for i := range n {
		centre := origin + (float64(i)+0.5)*step - 0.5
		lo, hi := int(math.Ceil(centre-2*spread)), int(math.Floor(centre+2*spread))
		// Beyond the edge the outermost sample goes on.
		first, last := min(max(lo, 0), limit-1), min(max(hi, 0), limit-1)
		w = w[:last-first+1]
		clear(w)
		sum := 0.0
		for j := lo; j <= hi; j++ {
			k := catmullRom((float64(j) - centre) / spread)
			w[min(max(j, first), last)-first] += k
			sum += k
		}
		a.add(i, first, w, sum)
	}
	return a
}

// add rounds the weights of output i so that an even area stays exactly even.
func (a *axis) add(i, first int, w []float64, sum float64) {
	start, total, peak := len(a.weights), int32(0), 0
	for j, k := range w {
		q := int32(math.Round(k / sum * (1 << weightBits)))
		a.weights = append(a.weights, q)
		total += q
		if q > a.weights[start+peak] {
			peak = j
		}
	}
	a.weights[start+peak] += 1<<weightBits - total
	lead := start
	for a.weights[lead] == 0 {
		lead++
	}
	for a.weights[len(a.weights)-1] == 0 {
		a.weights = a.weights[:len(a.weights)-1]
	}
	a.first[i] = first + lead - start
	kept := copy(a.weights[start:], a.weights[lead:])
	a.weights = a.weights[:start+kept]
	a.from = append(a.from, len(a.weights))
	a.taps = max(a.taps, kept)
}

func catmullRom(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}

// scalePlane runs the horizontal pass over an input row when the vertical pass
// first needs it, and keeps as many of its results as one output row takes: memory
// is a strip, whatever the size of the picture.
func scalePlane(dst []byte, dstStride int, src []byte, srcStride int, ax, ay axis) {
	n := len(ax.first)
	strip := make([]int16, ay.taps*n)
	holds := make([]int, ay.taps)
	for i := range holds {
		holds[i] = -1
	}
	acc := make([]int32, n)
	for y, first := range ay.first {
		for i := range acc {
			acc[i] = 1 << (weightBits + spareBits - 1)
		}
		for k, w := range ay.weights[ay.from[y]:ay.from[y+1]] {
			at := first + k
			slot := at % ay.taps
			row := strip[slot*n : slot*n+n]
			if holds[slot] != at {
				holds[slot] = at
				scaleRow(row, src[at*srcStride:], ax)
			}
			for i, v := range row {
				acc[i] += w * int32(v)
			}
		}
		out := dst[y*dstStride : y*dstStride+n]
		for i, v := range acc {
			v >>= weightBits + spareBits
			if uint32(v) > 255 {
				v = ^(v >> 31) & 255 // 0 below, 255 above
			}
			out[i] = byte(v)
		}
	}
}

// scaleRow keeps overshoot, which the other pass may balance: with this filter a
// value stays within ±1.3 times 255, and so within int16.
func scaleRow(dst []int16, src []byte, ax axis) {
	const round = 1 << (weightBits - spareBits - 1)
	for i, first := range ax.first {
		weights := ax.weights[ax.from[i]:ax.from[i+1]]
		samples := src[first : first+len(weights)]
		sum := int32(round)
		for k, w := range weights {
			sum += w * int32(samples[k])
		}
		dst[i] = int16(sum >> (weightBits - spareBits))
	}
}

// transpose mirrors a picture with halved chroma on its main diagonal.
func transpose(m *goimage.YCbCr) *goimage.YCbCr {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	t := goimage.NewYCbCr(goimage.Rect(0, 0, h, w), m.SubsampleRatio)
	plane := func(dst []byte, dstStride int, src []byte, srcStride, w, h int) {
		for y := range h {
			row := src[y*srcStride : y*srcStride+w]
			for x, v := range row {
				dst[x*dstStride+y] = v
			}
		}
	}
	plane(t.Y, t.YStride, m.Y, m.YStride, w, h)
	plane(t.Cb, t.CStride, m.Cb, m.CStride, (w+1)/2, (h+1)/2)
	plane(t.Cr, t.CStride, m.Cr, m.CStride, (w+1)/2, (h+1)/2)
	return t
}
