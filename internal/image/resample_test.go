package image

import (
	goimage "image"
	"math"
	"testing"
)

// reference is the same filter in floating point, in both directions at once and
// without any of the fast code.
func reference(src []byte, stride, sw, sh int, from rect, dw, dh int) []float64 {
	weights := func(n, limit int, origin, span float64) [][]float64 {
		step := span / float64(n)
		spread := max(1, step)
		out := make([][]float64, n)
		for i := range out {
			out[i] = make([]float64, limit)
			centre := origin + (float64(i)+0.5)*step - 0.5
			sum := 0.0
			for j := int(centre - 2*spread - 1); float64(j) <= centre+2*spread+1; j++ {
				k := catmullRom((float64(j) - centre) / spread)
				out[i][min(max(j, 0), limit-1)] += k
				sum += k
			}
			for j := range out[i] {
				out[i][j] /= sum
			}
		}
		return out
	}
	wx, wy := weights(dw, sw, from.x, from.w), weights(dh, sh, from.y, from.h)
	out := make([]float64, dw*dh)
	for y := range dh {
		for x := range dw {
			sum := 0.0
			for j, b := range wy[y] {
				if b == 0 {
					continue
				}
				for i, a := range wx[x] {
					if a != 0 {
						sum += a * b * float64(src[j*stride+i])
					}
				}
			}
			out[y*dw+x] = min(max(sum, 0), 255)
		}
	}
	return out
}

func TestScaleMatchesReference(t *testing.T) {
	const sw, sh = 97, 61
	m := photo(sw, sh)
	v := view{planes: m, orientation: 1, w: sw, h: sh}
	for _, c := range []struct {
		from   rect
		dw, dh int
	}{
		{rect{0, 0, sw, sh}, sw, sh},
		{rect{0, 0, sw, sh}, 48, 30},
		{rect{0, 0, sw, sh}, 13, 7},
		{rect{0, 0, sw, sh}, 1, 1},
		{rect{10.3, 5.7, 60.2, 40.9}, 31, 22},
		{rect{30, 20, 40, 41}, 40, 41},
	} {
		got := v.scaled(c.from, c.dw, c.dh)
		want := reference(m.Y, m.YStride, sw, sh, c.from, c.dw, c.dh)
		worst := 0.0
		for y := range c.dh {
			for x := range c.dw {
				worst = max(worst, math.Abs(float64(got.Y[y*got.YStride+x])-want[y*c.dw+x]))
			}
		}
		if worst > 1 {
			t.Errorf("%v to %dx%d: differs by %.2f", c.from, c.dw, c.dh, worst)
		}
	}
	same := v.scaled(rect{0, 0, sw, sh}, sw, sh)
	for y := range sh {
		if string(same.Y[y*same.YStride:y*same.YStride+sw]) != string(m.Y[y*m.YStride:y*m.YStride+sw]) {
			t.Fatalf("a copy in full size changed row %d", y)
		}
	}
}

// An even area stays even to the last bit, at every size and subsampling.
func TestScaleKeepsEvenAreas(t *testing.T) {
	for _, ratio := range []goimage.YCbCrSubsampleRatio{goimage.YCbCrSubsampleRatio444, goimage.YCbCrSubsampleRatio422,
		goimage.YCbCrSubsampleRatio420, goimage.YCbCrSubsampleRatio440, goimage.YCbCrSubsampleRatio411, goimage.YCbCrSubsampleRatio410} {
		m := goimage.NewYCbCr(goimage.Rect(0, 0, 131, 77), ratio)
		for i := range m.Y {
			m.Y[i] = 203
		}
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = 55, 241
		}
		for o := 1; o <= 8; o++ {
			v := view{planes: m, orientation: o, w: 131, h: 77}
			if transposed(o) {
				v.w, v.h = v.h, v.w
			}
			for _, size := range [][2]int{{v.w, v.h}, {64, 31}, {7, 3}, {1, 1}} {
				d := v.scaled(rect{0, 0, float64(v.w), float64(v.h)}, size[0], size[1])
				for y := range size[1] {
					for x := range size[0] {
						if c := d.YCbCrAt(x, y); c.Y != 203 || c.Cb != 55 || c.Cr != 241 {
							t.Fatalf("%v, orientation %d, %v: %v at %d,%d", ratio, o, size, c, x, y)
						}
					}
				}
			}
		}
	}
}

// The stand-in for the source costs next to nothing in quality.
func TestBaseIsGoodEnough(t *testing.T) {
	m := photo(2600, 1700)
	source := view{planes: m, orientation: 1, w: 2600, h: 1700}
	whole := rect{0, 0, 2600, 1700}
	base := view{planes: source.scaled(whole, 1600, 1046), orientation: 1, w: 1600, h: 1046}
	for _, w := range []int{1280, 640, 320} {
		h := w * 1046 / 1600
		direct := source.scaled(whole, w, h)
		through := base.scaled(whole.times(base, source), w, h)
		sum := 0.0
		for i := range direct.Y {
			d := float64(direct.Y[i]) - float64(through.Y[i])
			sum += d * d
		}
		psnr := 10 * math.Log10(255*255*float64(len(direct.Y))/sum)
		t.Logf("%d pixels wide: %.1f dB", w, psnr)
		if psnr < 38 {
			t.Errorf("%d pixels wide: %.1f dB", w, psnr)
		}
	}
}
