package draw

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"
	"math/bits"
)

// The demo encodes over a hundred pictures while its user waits, and the
// standard library's encoder would take two thirds of that time. Most of these
// pictures are flat colour, which this one writes without any arithmetic.

// An encoder writes a baseline JPEG (ITU-T T.81) with chroma at half the size
// in both directions.
type encoder struct {
	out   []byte
	bits  uint64 // not yet written, in the low nbits bits
	nbits uint
	dc    [3]int32 // the last DC value of each component
	quant [2]quantizer
	huff  [2]codes
}

// A quantizer holds a quantisation table in zigzag order and, in natural order
// and scaled like the transform's output, what divides by it.
type quantizer struct {
	table [64]uint8
	half  [64]uint32
	recip [64]uint64
}

// codes holds the Huffman codes of one kind of component: the code in the high
// bits, its length in the low five.
type codes struct {
	dc [12]uint32
	ac [256]uint32
}

// encodeJPEG writes the opaque picture with a quality of 1 to 100, scaled as
// libjpeg does.
func encodeJPEG(w io.Writer, m *image.RGBA, quality int) error {
	e := &encoder{out: make([]byte, 0, 1<<18)}
	for i, base := range []string{lumaQuant, chromaQuant} {
		e.quant[i].set(base, quality)
	}
	e.huff[0].set(lumaDC, lumaAC)
	e.huff[1].set(chromaDC, chromaAC)
	e.header(m.Rect.Dx(), m.Rect.Dy())
	e.scan(m)
	// The last byte is filled up with ones (T.81, F.1.2.3).
	e.put(0x7f, 7)
	e.flush()
	_, err := w.Write(append(e.out, "\xff\xd9"...))
	return err
}

// set scales the base table for the quality.
func (q *quantizer) set(base string, quality int) {
	scale := 200 - 2*quality
	if quality < 50 {
		scale = 5000 / quality
	}
	for i := range 64 {
		v := min(max((int(base[zigzag[i]])*scale+50)/100, 1), 255)
		q.table[i] = uint8(v)
		q.half[zigzag[i]] = uint32(v) * 4
		q.recip[zigzag[i]] = 1<<32/uint64(v*8) + 1
	}
}

// set derives the codes from the lists of T.81: how many codes there are of
// each length, and the symbols in the order of their codes (Annex C).
func (c *codes) set(dc, ac string) {
	for _, t := range []struct {
		spec string
		into []uint32
	}{{dc, c.dc[:]}, {ac, c.ac[:]}} {
		code, next := uint32(0), 16
		for length := range 16 {
			for range t.spec[length] {
				t.into[t.spec[next]] = code<<5 | uint32(length+1)
				code++
				next++
			}
			code <<= 1
		}
	}
}

// header writes everything before the entropy-coded data.
func (e *encoder) header(width, height int) {
	e.out = append(e.out, "\xff\xd8"...)
	e.segment(0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")
	e.segment(0xdb, "\x00"+string(e.quant[0].table[:])+"\x01"+string(e.quant[1].table[:]))
	size := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, uint16(height)), uint16(width))
	e.segment(0xc0, "\x08"+string(size)+"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01")
	e.segment(0xc4, "\x00"+lumaDC+"\x10"+lumaAC+"\x01"+chromaDC+"\x11"+chromaAC)
	e.segment(0xda, "\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00")
}

func (e *encoder) segment(marker byte, body string) {
	n := len(body) + 2
	e.out = append(e.out, 0xff, marker, byte(n>>8), byte(n))
	e.out = append(e.out, body...)
}

// scan writes the picture in squares of 16 by 16 pixels: four blocks of luma
// and one of each chroma.
func (e *encoder) scan(m *image.RGBA) {
	const side, row = 16, 64
	var edge [side * row]byte
	var y [4][64]int32
	var cb, cr [64]int32
	for top := m.Rect.Min.Y; top < m.Rect.Max.Y; top += side {
		for left := m.Rect.Min.X; left < m.Rect.Max.X; left += side {
			pix, stride := m.Pix[m.PixOffset(left, top):], m.Stride
			if left+side > m.Rect.Max.X || top+side > m.Rect.Max.Y {
				for i := range side {
					for j := range side {
						from := m.PixOffset(min(left+j, m.Rect.Max.X-1), min(top+i, m.Rect.Max.Y-1))
						copy(edge[i*row+4*j:], m.Pix[from:from+4])
					}
				}
				pix, stride = edge[:], row
			}
			if flat(pix, stride) {
				e.flat(pix)
				continue
			}
			convert(pix, stride, &y, &cb, &cr)
			for i := range y {
				e.block(&y[i], 0, 0)
			}
			e.block(&cb, 1, 1)
			e.block(&cr, 1, 2)
		}
	}
}

// flat reports whether a square has one colour.
func flat(pix []byte, stride int) bool {
	first := pix[:64]
	if !bytes.Equal(first[4:], first[:60]) {
		return false
	}
	for i := 1; i < 16; i++ {
		if !bytes.Equal(pix[i*stride:i*stride+64], first) {
			return false
		}
	}
	return true
}

// convert turns a square into luma and averaged chroma, both around zero
// (JFIF 1.02).
func convert(pix []byte, stride int, y *[4][64]int32, cb, cr *[64]int32) {
	for i := range 8 {
		upper, lower := pix[2*i*stride:][:64], pix[(2*i+1)*stride:][:64]
		for j := range 8 {
			a, b := upper[8*j:8*j+8:8*j+8], lower[8*j:8*j+8:8*j+8]
			block, at := &y[i>>2<<1|j>>2], (2*i&7)<<3|2*j&7
			block[at] = luma(int32(a[0]), int32(a[1]), int32(a[2]))
			block[at+1] = luma(int32(a[4]), int32(a[5]), int32(a[6]))
			block[at+8] = luma(int32(b[0]), int32(b[1]), int32(b[2]))
			block[at+9] = luma(int32(b[4]), int32(b[5]), int32(b[6]))
			red := int32(a[0]) + int32(a[4]) + int32(b[0]) + int32(b[4])
			green := int32(a[1]) + int32(a[5]) + int32(b[1]) + int32(b[5])
			blue := int32(a[2]) + int32(a[6]) + int32(b[2]) + int32(b[6])
			cb[i<<3|j], cr[i<<3|j] = chroma(red, green, blue)
		}
	}
}

func luma(r, g, b int32) int32 { return (19595*r+38470*g+7471*b+1<<15)>>16 - 128 }

// chroma takes the sums of four pixels.
func chroma(r, g, b int32) (cb, cr int32) {
	return (-11056*r - 21712*g + 32768*b + 1<<17) >> 18, (32768*r - 27440*g - 5328*b + 1<<17) >> 18
}

// flat writes a square of one colour: six blocks that are nothing but DC.
func (e *encoder) flat(pix []byte) {
	r, g, b := int32(pix[0]), int32(pix[1]), int32(pix[2])
	y := e.quant[0].divide(luma(r, g, b)*64, 0)
	for range 4 {
		e.difference(y, 0, 0)
		e.put(e.huff[0].ac[0]>>5, uint(e.huff[0].ac[0]&31))
	}
	cb, cr := chroma(4*r, 4*g, 4*b)
	for i, v := range []int32{cb, cr} {
		e.difference(e.quant[1].divide(v*64, 0), 1, 1+i)
		e.put(e.huff[1].ac[0]>>5, uint(e.huff[1].ac[0]&31))
	}
}

// level reports whether all values of a block are the same.
func level(b *[64]int32) bool {
	for _, v := range b {
		if v != b[0] {
			return false
		}
	}
	return true
}

// divide quantises the coefficient at a place of the block, rounding halves
// away from zero.
func (q *quantizer) divide(v int32, at int) int32 {
	if v < 0 {
		return -int32(uint64(uint32(-v)+q.half[at]) * q.recip[at] >> 32)
	}
	return int32(uint64(uint32(v)+q.half[at]) * q.recip[at] >> 32)
}

// block transforms, quantises and writes one block.
func (e *encoder) block(b *[64]int32, kind, component int) {
	q, huff := &e.quant[kind], &e.huff[kind]
	if level(b) {
		e.difference(q.divide(b[0]*64, 0), kind, component)
		e.put(huff.ac[0]>>5, uint(huff.ac[0]&31))
		return
	}
	transform(b)
	var out [64]int32
	var set uint64 // which places in zigzag order are not zero
	for i := 1; i < 64; i++ {
		at := int(zigzag[i])
		v := b[at]
		if v < 0 {
			v = -v
		}
		if uint32(v)+q.half[at] < 2*q.half[at] {
			continue
		}
		out[i] = q.divide(b[at], at)
		set |= 1 << i
	}
	e.difference(q.divide(b[0], 0), kind, component)
	last := 0
	for ; set != 0; set &= set - 1 {
		i := bits.TrailingZeros64(set)
		run := i - last - 1
		for ; run > 15; run -= 16 {
			e.put(huff.ac[0xf0]>>5, uint(huff.ac[0xf0]&31))
		}
		extra, size := magnitude(out[i])
		c := huff.ac[run<<4|int(size)]
		e.put(c>>5<<size|extra, uint(c&31)+size)
		last = i
	}
	if last < 63 {
		e.put(huff.ac[0]>>5, uint(huff.ac[0]&31))
	}
}

// difference writes how the DC value differs from the component's last one.
func (e *encoder) difference(v int32, kind, component int) {
	extra, size := magnitude(v - e.dc[component])
	c := e.huff[kind].dc[size]
	e.put(c>>5<<size|extra, uint(c&31)+size)
	e.dc[component] = v
}

// magnitude returns the size category of a value and its additional bits
// (T.81, F.1.2.1.1).
func magnitude(v int32) (extra uint32, size uint) {
	if v < 0 {
		size = uint(bits.Len32(uint32(-v)))
		return uint32(v-1) & (1<<size - 1), size
	}
	return uint32(v), uint(bits.Len32(uint32(v)))
}

// put writes the low n bits, at most 32 of them.
func (e *encoder) put(v uint32, n uint) {
	e.bits = e.bits<<n | uint64(v)
	if e.nbits += n; e.nbits >= 32 {
		e.flush()
	}
}

// flush appends all whole bytes, with a zero after each 0xff.
func (e *encoder) flush() {
	for ; e.nbits >= 8; e.nbits -= 8 {
		c := byte(e.bits >> (e.nbits - 8))
		e.out = append(e.out, c)
		if c == 0xff {
			e.out = append(e.out, 0)
		}
	}
}
