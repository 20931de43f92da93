package image

import (
	goimage "image"
	"math/bits"
)

// Likeness is a picture in 64 bits: whether each of eight by eight fields is
// brighter than the one to its right. Two files of one photo, scaled, cut by a
// few pixels, compressed or retouched, differ in few bits; two photos in about
// half. Zero is none: the picture is too even to tell it from others.
type Likeness uint64

// Alike is the most bits in which two files of one photo differ.
const Alike = 6

// fewBits is how few fields a picture may differ in before it says nothing: a
// white page, a plain logo.
const fewBits = 6

// Apart is the number of bits in which two pictures differ, 64 when one of them
// has no likeness.
func (l Likeness) Apart(m Likeness) int {
	if l == 0 || m == 0 {
		return 64
	}
	return bits.OnesCount64(uint64(l ^ m))
}

// LikenessBands is how many bands Bands returns. Likenesses that are fewer bits
// than that apart share one of them.
const LikenessBands = 8

// Bands cuts a likeness into pieces with their places, by which near ones are
// looked up: whoever is at most Alike apart has one in common.
func (l Likeness) Bands() [LikenessBands]int64 {
	var out [LikenessBands]int64
	for i := range out {
		out[i] = int64(i)<<8 | int64(l>>(8*i)&0xff)
	}
	return out
}

func likenessOf(m *goimage.YCbCr) Likeness {
	const across, down = 9, 8
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if w < across || h < down {
		return 0
	}
	var l Likeness
	for row := range down {
		var before int64
		for col := range across {
			x0, x1 := col*w/across, (col+1)*w/across
			y0, y1 := row*h/down, (row+1)*h/down
			sum := int64(0)
			for y := y0; y < y1; y++ {
				for _, v := range m.Y[y*m.YStride+x0 : y*m.YStride+x1] {
					sum += int64(v)
				}
			}
			mean := 16 * sum / int64((x1-x0)*(y1-y0))
			if col > 0 {
				l <<= 1
				// A step of half a grey level is noise of the encoder.
				if before > mean+8 {
					l |= 1
				}
			}
			before = mean
		}
	}
	if n := bits.OnesCount64(uint64(l)); n < fewBits || n > 64-fewBits {
		return 0
	}
	return l
}
