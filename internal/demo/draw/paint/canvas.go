// Package paint fills anti-aliased shapes with flat, graded or grainy colours.
// It is the paintbox of the demo network's pictures.
package paint

import (
	"encoding/binary"
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// A canvas is the picture being made: opaque pixels and the buffers that one
// shape after the other is rasterised into.
type canvas struct {
	img  *image.RGBA
	z    vector.Rasterizer
	mask []uint8
	row  []uint8
	path path
}

func newCanvas(width, height int) *canvas {
	return &canvas{
		img: image.NewRGBA(image.Rect(0, 0, width, height)),
		row: make([]uint8, 4*width),
	}
}

// column and line bring a place into the picture, as whole pixels.
func (c *canvas) column(x float64) int {
	return int(min(max(x, float64(c.img.Rect.Min.X)), float64(c.img.Rect.Max.X)))
}

func (c *canvas) line(y float64) int {
	return int(min(max(y, float64(c.img.Rect.Min.Y)), float64(c.img.Rect.Max.Y)))
}

// bounds returns the pixels that the path may touch, clipped to the picture.
func (c *canvas) bounds() image.Rectangle {
	minX, minY := math.Inf(1), math.Inf(1)
	maxX, maxY := math.Inf(-1), math.Inf(-1)
	for _, p := range c.path.pts {
		minX, maxX = min(minX, p.x), max(maxX, p.x)
		minY, maxY = min(minY, p.y), max(maxY, p.y)
	}
	if minX > maxX {
		return image.Rectangle{}
	}
	return image.Rect(
		c.column(math.Floor(minX)), c.line(math.Floor(minY)),
		c.column(math.Ceil(maxX)), c.line(math.Ceil(maxY)))
}

// paint fills the canvas's path with the ink and empties the path. A gradient
// runs from the top to the bottom of the shape, clipped parts included.
func (c *canvas) paint(k Ink) {
	defer c.path.reset()
	r := c.bounds()
	if r.Empty() {
		return
	}
	w, h := r.Dx(), r.Dy()
	c.z.Reset(w, h)
	c.z.DrawOp = draw.Src
	c.path.trace(&c.z, float64(r.Min.X), float64(r.Min.Y))
	if cap(c.mask) < w*h {
		c.mask = make([]uint8, w*h)
	}
	mask := &image.Alpha{Pix: c.mask[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	c.z.Draw(mask, mask.Rect, image.Opaque, image.Point{})

	top, bottom := c.path.extent()
	for y := range h {
		if k.flat() {
			if y == 0 || k.grain {
				c.fillRow(w, k.top)
			}
		} else {
			c.fillRow(w, k.at((float64(r.Min.Y+y)+0.5-top)/(bottom-top)))
		}
		if k.grain {
			c.speckle(mask.Pix[y*w:(y+1)*w], r.Min.X, r.Min.Y+y, c.row[3])
		}
		at := c.img.PixOffset(r.Min.X, r.Min.Y+y)
		blend(c.img.Pix[at:at+4*w], c.row[:4*w], mask.Pix[y*w:(y+1)*w])
	}
}

// fill lays a flat ink or a gradient over whole pixels, without a mask.
func (c *canvas) fill(k Ink, x0, y0, x1, y1 float64) {
	left, right := c.column(math.Round(x0)), c.column(math.Round(x1))
	if left >= right {
		return
	}
	w := right - left
	for y := c.line(math.Round(y0)); y < c.line(math.Round(y1)); y++ {
		c.fillRow(w, k.at((float64(y)+0.5-y0)/(y1-y0)))
		at := c.img.PixOffset(left, y)
		if c.row[3] == 255 {
			copy(c.img.Pix[at:at+4*w], c.row)
			continue
		}
		if cap(c.mask) < w {
			c.mask = make([]uint8, w)
		}
		full := c.mask[:w]
		for i := range full {
			full[i] = 255
		}
		blend(c.img.Pix[at:at+4*w], c.row[:4*w], full)
	}
}

// speckle turns the row of the mask that starts at (x, y) into grains of full
// cover, as many as the opacity asks for, and makes the row buffer opaque.
func (c *canvas) speckle(mask []uint8, x, y int, opacity uint8) {
	for i := range mask {
		if mask[i] == 0 {
			continue
		}
		h := uint32(x+i)*0x9e3779b1 + uint32(y)*0x85ebca77
		h = (h ^ h>>15) * 0xc2b2ae3d
		h = (h ^ h>>13) * 0x27d4eb2f
		if uint8(h>>24) >= opacity {
			mask[i] = 0
		}
	}
	for i := 3; i < 4*len(mask); i += 4 {
		c.row[i] = 255
	}
}

// fillRow makes the first w pixels of the row buffer one colour.
func (c *canvas) fillRow(w int, k rgba) {
	row := c.row[:4*w]
	row[0], row[1], row[2], row[3] = k.r, k.g, k.b, k.a
	for n := 4; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}

// blend lays src, whose pixels are all alike and not premultiplied, over dst
// through the mask.
func blend(dst, src, mask []uint8) {
	opaque := src[3] == 255
	alpha := uint32(src[3]) + uint32(src[3])>>7 // 0 to 256
	full := over{alpha: alpha, src: binary.LittleEndian.Uint32(src)}
	for i := 0; i < len(mask); {
		if i+8 <= len(mask) {
			switch run := binary.LittleEndian.Uint64(mask[i:]); {
			case run == 0:
				i += 8
				continue
			case run == math.MaxUint64 && opaque:
				copy(dst[4*i:4*i+32], src)
				i += 8
				continue
			case run == math.MaxUint64:
				for n := i; n < i+8; n++ {
					full.pixel(dst[4*n : 4*n+4])
				}
				i += 8
				continue
			}
		}
		if m := uint32(mask[i]); m != 0 {
			over{alpha: alpha * (m + m>>7) >> 8, src: full.src}.pixel(dst[4*i : 4*i+4])
		}
		i++
	}
}

// over is a colour to be laid over pixels with an alpha of 0 to 256. Red and
// blue share one multiplication.
type over struct{ alpha, src uint32 }

func (o over) pixel(d []uint8) {
	const even = 0x00ff00ff
	p := binary.LittleEndian.Uint32(d)
	rb := ((p&even)*(256-o.alpha) + (o.src&even)*o.alpha + 0x00800080) >> 8 & even
	g := ((p>>8&0xff)*(256-o.alpha) + (o.src>>8&0xff)*o.alpha + 0x80) & 0xff00
	binary.LittleEndian.PutUint32(d, rb|g|0xff000000)
}

// wash fills the whole picture with the gradient, which ends at y = floor,
// dithered so that it shows no bands.
func (c *canvas) wash(k Ink, floor float64) {
	const tile = 8
	for y := range c.img.Rect.Max.Y {
		exact := k.exact((float64(y) + 0.5) / floor)
		row := c.img.Pix[y*c.img.Stride : (y+1)*c.img.Stride]
		for x := range tile {
			up := (float64(threshold(x, y)) + 0.5) / (tile * tile)
			for n := range 3 {
				row[4*x+n] = uint8(min(exact[n]+up, 255))
			}
			row[4*x+3] = 255
		}
		for n := 4 * tile; n < len(row); n *= 2 {
			copy(row[n:], row[:n])
		}
	}
}

// bayer holds the thresholds of ordered dithering, 0 to 63, eight by eight.
const bayer = "\x00\x20\x08\x28\x02\x22\x0a\x2a" +
	"\x30\x10\x38\x18\x32\x12\x3a\x1a" +
	"\x0c\x2c\x04\x24\x0e\x2e\x06\x26" +
	"\x3c\x1c\x34\x14\x3e\x1e\x36\x16" +
	"\x03\x23\x0b\x2b\x01\x21\x09\x29" +
	"\x33\x13\x3b\x1b\x31\x11\x39\x19" +
	"\x0f\x2f\x07\x27\x0d\x2d\x05\x25" +
	"\x3f\x1f\x37\x17\x3d\x1d\x35\x15"

// threshold returns the dithering threshold of a pixel, 0 to 63.
func threshold(x, y int) uint32 { return uint32(bayer[y&7<<3|x&7]) }

// glow adds a round light that fades from its middle to nothing at its rim.
func (c *canvas) glow(k Ink, x, y, radius float64) {
	x0, x1 := c.column(x-radius), c.column(x+radius)
	y0, y1 := c.line(y-radius), c.line(y+radius+1)
	if x0 >= x1 {
		return
	}
	across := make([]float32, x1-x0)
	for i := range across {
		d := (float64(x0+i) + 0.5 - x) / radius
		across[i] = float32(d * d)
	}
	strength := float32(k.top.a) * 257
	r, g, b := uint32(k.top.r), uint32(k.top.g), uint32(k.top.b)
	for row := y0; row < y1; row++ {
		dy := (float64(row) + 0.5 - y) / radius
		left := float32(1 - dy*dy)
		at := c.img.PixOffset(x0, row)
		pix := c.img.Pix[at : at+4*len(across)]
		for i, dx := range across {
			fall := left - dx
			if fall <= 0 {
				continue
			}
			a := uint32(fall * fall * strength)
			dither := threshold(i, row)<<10 + 512
			d := pix[4*i : 4*i+4 : 4*i+4]
			d[0] = uint8((uint32(d[0])*(65535-a) + r*a + dither) >> 16)
			d[1] = uint8((uint32(d[1])*(65535-a) + g*a + dither) >> 16)
			d[2] = uint8((uint32(d[2])*(65535-a) + b*a + dither) >> 16)
		}
	}
}
