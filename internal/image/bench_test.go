package image

import (
	"bytes"
	"context"
	"fmt"
	goimage "image"
	"image/jpeg"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// photo draws something with the statistics of a photograph: large soft shapes,
// fine texture, hard edges. The same arguments give the same pixels.
func photo(w, h int) *goimage.YCbCr {
	m := goimage.NewYCbCr(goimage.Rect(0, 0, w, h), goimage.YCbCrSubsampleRatio420)
	seed := uint32(12345)
	noise := func() float64 {
		seed = seed*1664525 + 1013904223
		return float64(seed>>16)/65536 - 0.5
	}
	for y := range h {
		fy := float64(y) / float64(h)
		for x := range w {
			fx := float64(x) / float64(w)
			v := 120 + 60*math.Sin(7*fx+3*fy) + 30*math.Sin(40*fx*fy) + 14*noise()
			if int(fx*12)%3 == 0 && int(fy*9)%4 == 1 {
				v = 230 - v/3
			}
			m.Y[y*m.YStride+x] = byte(min(max(v, 0), 255))
		}
	}
	for y := range (h + 1) / 2 {
		for x := range (w + 1) / 2 {
			m.Cb[y*m.CStride+x] = byte(128 + 50*math.Sin(float64(x)/float64(w)*9))
			m.Cr[y*m.CStride+x] = byte(128 + 50*math.Cos(float64(y)/float64(h)*8))
		}
	}
	return m
}

func encodePhoto(t testing.TB, m goimage.Image, quality int) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// peakMB is the most memory that this process has held since resetPeak.
func peakMB(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("memory is measured on Linux")
	}
	for l := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(l, "VmHWM:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return float64(kb) / 1024
		}
	}
	return 0
}

func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// The full set of a 12 megapixel photograph, JPEG only.
func BenchmarkRender12MP(b *testing.B) {
	file := encodePhoto(b, photo(4000, 3000), 90)
	b.SetBytes(int64(len(file)))
	resetPeak()
	before := peakMB(b)
	for b.Loop() {
		if _, err := Render(context.Background(), bytes.NewReader(file), Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(peakMB(b), "peak-MB")
	b.ReportMetric(before, "before-MB")
}

// The same with the programs of this machine.
func BenchmarkRender12MPAllFormats(b *testing.B) {
	enc, problems := FindEncoders(context.Background())
	if len(enc.Formats()) == 1 {
		b.Skipf("no encoder on PATH: %v", problems)
	}
	file := encodePhoto(b, photo(4000, 3000), 90)
	for b.Loop() {
		r, err := Render(context.Background(), bytes.NewReader(file), Options{Encoders: enc})
		if err != nil || len(r.Skipped) > 0 {
			b.Fatal(err, r.Skipped)
		}
	}
}

func BenchmarkInspect(b *testing.B) {
	file := encodePhoto(b, photo(4000, 3000), 90)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Inspect(bytes.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScale(b *testing.B) {
	m := photo(4000, 3000)
	v := view{planes: m, orientation: 1, w: 4000, h: 3000}
	for _, w := range []int{320, 1600} {
		b.Run(fmt.Sprint(w), func(b *testing.B) {
			for b.Loop() {
				v.scaled(rect{0, 0, 4000, 3000}, w, w*3/4)
			}
		})
	}
}
