package image

import (
	"bufio"
	"fmt"
	goimage "image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// decode turns a file that inspect has passed into planes of luminance and colour.
// Photographs are in that form already and are not converted; every other picture
// is laid on white and converted row by row. Flattening before resampling gives
// the same pixels as resampling premultiplied alpha and flattening after it, since
// both are linear, and leaves one kind of plane for all that follows.
func decode(r io.ReadSeeker, info Info) (*goimage.YCbCr, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("image: rewind: %w", err)
	}
	watch := &watchedReader{r: r}
	br := bufio.NewReaderSize(watch, 64<<10)
	var m goimage.Image
	var err error
	switch info.Format {
	case JPEG:
		m, err = jpeg.Decode(br)
	case PNG:
		m, err = png.Decode(br)
	case GIF:
		m, err = gif.Decode(br) // its first frame only
	case WebP:
		m, err = webp.Decode(br)
	case TIFF:
		m, err = tiff.Decode(&seekerAt{watch, r})
	default:
		return nil, refuse(ReasonUnsupported, string(info.Format), "has to be converted first")
	}
	if err != nil {
		return nil, watch.judge(err, info.Format)
	}
	if info.Format == WebP {
		widenRange(m)
	}
	w, h := info.Width, info.Height
	if transposed(info.Orientation) {
		w, h = h, w
	}
	return toPlanes(m, w, h), nil
}

// widenRange stretches the planes of lossy WebP, which hold video levels (luminance
// from 16 to 235, chroma from 16 to 240; RFC 6386, 9.2), to the full range that
// Go's YCbCr stands for. The decoder hands them over as they are.
func widenRange(m goimage.Image) {
	var p *goimage.YCbCr
	switch m := m.(type) {
	case *goimage.YCbCr:
		p = m
	case *goimage.NYCbCrA:
		p = &m.YCbCr
	default:
		return
	}
	var luma, chroma [256]byte
	for i := range 256 {
		luma[i] = byte(min(max(math.Round(float64(i-16)*255/219), 0), 255))
		chroma[i] = byte(min(max(math.Round(float64(i-128)*255/224+128), 0), 255))
	}
	for i, v := range p.Y {
		p.Y[i] = luma[v]
	}
	for i := range p.Cb {
		p.Cb[i], p.Cr[i] = chroma[p.Cb[i]], chroma[p.Cr[i]]
	}
}

// toPlanes lays m on a white canvas of w by h pixels. Only a frame of a GIF may be
// smaller than its canvas.
func toPlanes(m goimage.Image, w, h int) *goimage.YCbCr {
	canvas := goimage.Rect(0, 0, w, h)
	switch m := m.(type) {
	case *goimage.YCbCr:
		if m.Rect == canvas {
			return m
		}
	case *goimage.Gray:
		if m.Rect == canvas {
			cw, ch := (w+1)/2, (h+1)/2
			neutral := make([]byte, cw*ch)
			for i := range neutral {
				neutral[i] = 128
			}
			return &goimage.YCbCr{Y: m.Pix, YStride: m.Stride, Cb: neutral, Cr: neutral, CStride: cw,
				SubsampleRatio: goimage.YCbCrSubsampleRatio420, Rect: canvas}
		}
	}
	out := goimage.NewYCbCr(canvas, goimage.YCbCrSubsampleRatio420)
	row := rgbRows(m)
	at := m.Bounds().Intersect(canvas)
	pair := [2][]byte{make([]byte, 3*w), make([]byte, 3*w)}
	for y := 0; y < h; y += 2 {
		for i := range pair {
			rgb := pair[i]
			if yy := min(y+i, h-1); yy < at.Min.Y || yy >= at.Max.Y {
				fillWhite(rgb)
			} else {
				fillWhite(rgb[:3*at.Min.X])
				row(yy, rgb[3*at.Min.X:3*at.Max.X])
				fillWhite(rgb[3*at.Max.X:])
			}
		}
		for i := 0; i < 2 && y+i < h; i++ {
			lumaRow(out.Y[(y+i)*out.YStride:], pair[i])
		}
		chromaRow(out.Cb[y/2*out.CStride:], out.Cr[y/2*out.CStride:], pair)
	}
	return out
}

func fillWhite(b []byte) {
	for i := range b {
		b[i] = 255
	}
}

// lumaRow and chromaRow use the matrix of JFIF 1.02, 5, in full range.
func lumaRow(dst, rgb []byte) {
	for x := range len(rgb) / 3 {
		p := rgb[3*x : 3*x+3 : 3*x+3]
		dst[x] = byte((19595*int32(p[0]) + 38470*int32(p[1]) + 7471*int32(p[2]) + 1<<15) >> 16)
	}
}

func chromaRow(cb, cr []byte, pair [2][]byte) {
	w := len(pair[0]) / 3
	for x := 0; x < w; x += 2 {
		i, j := 3*x, 3*min(x+1, w-1)
		var c [3]int
		for k := range c {
			c[k] = (int(pair[0][i+k]) + int(pair[0][j+k]) + int(pair[1][i+k]) + int(pair[1][j+k]) + 2) / 4
		}
		_, cb[x/2], cr[x/2] = color.RGBToYCbCr(byte(c[0]), byte(c[1]), byte(c[2]))
	}
}

// rgbRows returns a function that writes row y of m, laid on white, as RGB. The
// cases are the types that the decoders return; sixteen bits become eight.
func rgbRows(m goimage.Image) func(y int, rgb []byte) {
	switch m := m.(type) {
	case *goimage.RGBA:
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+4 {
				white := 255 - m.Pix[i+3]
				rgb[o], rgb[o+1], rgb[o+2] = m.Pix[i]+white, m.Pix[i+1]+white, m.Pix[i+2]+white
			}
		}
	case *goimage.NRGBA:
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+4 {
				a := m.Pix[i+3]
				rgb[o], rgb[o+1], rgb[o+2] = over(m.Pix[i], a), over(m.Pix[i+1], a), over(m.Pix[i+2], a)
			}
		}
	case *goimage.RGBA64:
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+8 {
				white := 255 - m.Pix[i+6]
				rgb[o], rgb[o+1], rgb[o+2] = m.Pix[i]+white, m.Pix[i+2]+white, m.Pix[i+4]+white
			}
		}
	case *goimage.Gray16:
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+2 {
				rgb[o], rgb[o+1], rgb[o+2] = m.Pix[i], m.Pix[i], m.Pix[i]
			}
		}
	case *goimage.NRGBA64:
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+8 {
				a := m.Pix[i+6]
				rgb[o], rgb[o+1], rgb[o+2] = over(m.Pix[i], a), over(m.Pix[i+2], a), over(m.Pix[i+4], a)
			}
		}
	case *goimage.Paletted:
		var table [256][3]byte
		for i, c := range m.Palette[:min(len(m.Palette), 256)] {
			n := color.NRGBAModel.Convert(c).(color.NRGBA)
			table[i] = [3]byte{over(n.R, n.A), over(n.G, n.A), over(n.B, n.A)}
		}
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+1 {
				copy(rgb[o:o+3], table[m.Pix[i]][:])
			}
		}
	case *goimage.CMYK:
		return func(y int, rgb []byte) {
			i := m.PixOffset(m.Rect.Min.X, y)
			for o := 0; o < len(rgb); o, i = o+3, i+4 {
				rgb[o], rgb[o+1], rgb[o+2] = color.CMYKToRGB(m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3])
			}
		}
	case *goimage.NYCbCrA:
		return func(y int, rgb []byte) {
			x := m.Rect.Min.X
			for o := 0; o < len(rgb); o, x = o+3, x+1 {
				c, a := m.COffset(x, y), m.A[m.AOffset(x, y)]
				r, g, b := color.YCbCrToRGB(m.Y[m.YOffset(x, y)], m.Cb[c], m.Cr[c])
				rgb[o], rgb[o+1], rgb[o+2] = over(r, a), over(g, a), over(b, a)
			}
		}
	}
	return func(y int, rgb []byte) {
		x := m.Bounds().Min.X
		for o := 0; o < len(rgb); o, x = o+3, x+1 {
			n := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			rgb[o], rgb[o+1], rgb[o+2] = over(n.R, n.A), over(n.G, n.A), over(n.B, n.A)
		}
	}
}

// over lays a value with alpha a on white.
func over(c, a byte) byte {
	return byte((uint32(c)*uint32(a) + 255*(255-uint32(a)) + 127) / 255)
}

// meanColour is the average colour of a picture as "#rrggbb".
func meanColour(m *goimage.YCbCr) string {
	var r, g, b, n uint64
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			c := m.YCbCrAt(x, y)
			rr, gg, bb := color.YCbCrToRGB(c.Y, c.Cb, c.Cr)
			r, g, b, n = r+uint64(rr), g+uint64(gg), b+uint64(bb), n+1
		}
	}
	return fmt.Sprintf("#%02x%02x%02x", (r+n/2)/n, (g+n/2)/n, (b+n/2)/n)
}
