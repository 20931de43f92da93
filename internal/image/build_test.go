package image

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	goimage "image"
	"image/color"
	"image/gif"
	"image/png"
	"io"
	"strings"
	"testing"
)

// The tests make their own files. What follows writes just enough of each format
// and of each kind of metadata, from the specifications.

type exifEntry struct {
	tag  uint16
	kind uint16 // 2 ASCII, 3 short, 4 long, 5 rational
	data []byte
	sub  []exifEntry
}

func exifString(tag uint16, s string) exifEntry {
	return exifEntry{tag: tag, kind: 2, data: append([]byte(s), 0)}
}

func exifShort(tag uint16, v uint16) exifEntry {
	return exifEntry{tag: tag, kind: 3, data: binary.BigEndian.AppendUint16(nil, v)}
}

func exifRationals(tag uint16, values ...uint32) exifEntry {
	e := exifEntry{tag: tag, kind: 5}
	for _, v := range values {
		e.data = binary.BigEndian.AppendUint32(e.data, v)
		e.data = binary.BigEndian.AppendUint32(e.data, 1)
	}
	return e
}

func exifSub(tag uint16, sub ...exifEntry) exifEntry { return exifEntry{tag: tag, kind: 4, sub: sub} }

func gpsEntries() exifEntry {
	return exifSub(0x8825, exifString(1, "S"), exifRationals(2, 6, 10, 30), exifString(3, "E"), exifRationals(4, 106, 49, 40))
}

// buildEXIF lays out a big-endian TIFF structure.
func buildEXIF(entries ...exifEntry) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08")
	var directory func(entries []exifEntry)
	directory = func(entries []exifEntry) {
		size := map[uint16]int{2: 1, 3: 2, 4: 4, 5: 8}
		at := len(b)
		b = binary.BigEndian.AppendUint16(b, uint16(len(entries)))
		b = append(b, make([]byte, 12*len(entries)+4)...)
		for i, e := range entries {
			p := at + 2 + 12*i
			binary.BigEndian.PutUint16(b[p:], e.tag)
			binary.BigEndian.PutUint16(b[p+2:], e.kind)
			if e.sub != nil {
				binary.BigEndian.PutUint32(b[p+4:], 1)
				binary.BigEndian.PutUint32(b[p+8:], uint32(len(b)))
				directory(e.sub)
				continue
			}
			binary.BigEndian.PutUint32(b[p+4:], uint32(len(e.data)/size[e.kind]))
			if len(e.data) <= 4 {
				copy(b[p+8:], e.data)
				continue
			}
			binary.BigEndian.PutUint32(b[p+8:], uint32(len(b)))
			b = append(b, e.data...)
			if len(b)&1 == 1 {
				b = append(b, 0)
			}
		}
	}
	directory(entries)
	return b
}

type dataset struct {
	record, number byte
	value          string
}

func utf8IPTC(sets ...dataset) []byte {
	return buildIPTC(append([]dataset{{1, 90, "\x1b%G"}}, sets...)...)
}

func buildIPTC(sets ...dataset) []byte {
	var b []byte
	for _, d := range sets {
		b = append(b, 0x1c, d.record, d.number)
		b = binary.BigEndian.AppendUint16(b, uint16(len(d.value)))
		b = append(b, d.value...)
	}
	return b
}

// buildIRB wraps a record as Photoshop does, behind another resource.
func buildIRB(record []byte) []byte {
	b := []byte("8BIM\x03\xed\x00\x00\x00\x00\x00\x04\x00\x48\x00\x01")
	b = append(b, "8BIM\x04\x04\x03abc"...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(record)))
	b = append(b, record...)
	if len(record)&1 == 1 {
		b = append(b, 0)
	}
	return append(b, "8BIM\x04\x25\x00\x00\x00\x00\x00\x10"+strings.Repeat("d", 16)...)
}

const xmpSpaces = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:other="http://example.com/ns/"`

// buildXMP makes a packet of attributes and elements of one description.
func buildXMP(attrs, elems string) []byte {
	return []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		`<rdf:RDF ` + xmpSpaces + `><rdf:Description rdf:about="" ` + attrs + `>` + elems +
		`</rdf:Description></rdf:RDF></x:xmpmeta>` + strings.Repeat(" ", 200) + `<?xpacket end="w"?>`)
}

func alt(property string, langText ...string) string {
	var b strings.Builder
	b.WriteString("<" + property + "><rdf:Alt>")
	for i := 0; i < len(langText); i += 2 {
		fmt.Fprintf(&b, `<rdf:li xml:lang="%s">%s</rdf:li>`, langText[i], langText[i+1])
	}
	return b.String() + "</rdf:Alt></" + property + ">"
}

func bag(property, kind string, items ...string) string {
	return "<" + property + "><rdf:" + kind + "><rdf:li>" + strings.Join(items, "</rdf:li><rdf:li>") +
		"</rdf:li></rdf:" + kind + "></" + property + ">"
}

func segment(marker byte, parts ...string) string {
	body := strings.Join(parts, "")
	n := len(body) + 2
	return string([]byte{0xff, marker, byte(n >> 8), byte(n)}) + body
}

// jpegWith puts segments behind the start of a JPEG.
func jpegWith(file []byte, segments ...string) []byte {
	return []byte(string(file[:2]) + strings.Join(segments, "") + string(file[2:]))
}

func exifSegment(b []byte) string { return segment(0xe1, "Exif\x00\x00", string(b)) }
func xmpSegment(b []byte) string {
	return segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00", string(b))
}
func iptcSegment(b []byte) string { return segment(0xed, "Photoshop 3.0\x00", string(buildIRB(b))) }
func iccSegment(b []byte) string  { return segment(0xe2, "ICC_PROFILE\x00\x01\x01", string(b)) }
func c2paSegment() string {
	return segment(0xeb, "JP\x00\x01\x00\x00\x00\x01", "\x00\x00\x00\x40jumb\x00\x00\x00\x1ejumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03c2pa\x00")
}

// progressiveOf is a progressive JPEG of one grey block: every scan holds the DC
// coefficient alone, whose difference is zero, a code of one bit.
func progressiveOf(scans int) []byte {
	b := "\xff\xd8" + segment(0xdb, "\x00"+strings.Repeat("\x10", 64)) +
		segment(0xc2, "\x08\x00\x08\x00\x08\x01\x01\x11\x00") +
		segment(0xc4, "\x00\x01"+strings.Repeat("\x00", 15)+"\x00")
	return []byte(b + strings.Repeat(segment(0xda, "\x01\x01\x00\x00\x00\x00")+"\x7f", scans) + "\xff\xd9")
}

func pngChunk(kind string, parts ...string) string {
	body := kind + strings.Join(parts, "")
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	b = append(b, body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(body))))
}

// pngWith puts chunks behind IHDR.
func pngWith(file []byte, chunks ...string) []byte {
	const ihdr = 8 + 25
	return []byte(string(file[:ihdr]) + strings.Join(chunks, "") + string(file[ihdr:]))
}

func deflate(b []byte) string {
	var buf bytes.Buffer
	z := zlib.NewWriter(&buf)
	z.Write(b)
	z.Close()
	return buf.String()
}

func rawProfileText(name string, b []byte) string {
	digits := hex.EncodeToString(b)
	var lines []string
	for len(digits) > 72 {
		lines, digits = append(lines, digits[:72]), digits[72:]
	}
	return fmt.Sprintf("\n%s\n%8d\n%s\n", name, len(b), strings.Join(append(lines, digits), "\n"))
}

// bitWriter writes bits from the lowest, as VP8L has them.
type bitWriter struct {
	b []byte
	n uint
}

func (w *bitWriter) put(v uint32, bits uint) {
	for i := range bits {
		if w.n%8 == 0 {
			w.b = append(w.b, 0)
		}
		w.b[w.n/8] |= byte(v>>i&1) << (w.n % 8)
		w.n++
	}
}

// webpOf is a lossless WebP of one colour: every prefix code has one symbol, so
// that the pixels take no bits (RFC 9649, 3.7.2.1.1).
func webpOf(w, h int, c color.NRGBA, chunks ...string) []byte {
	var bits bitWriter
	bits.put(0x2f, 8)
	bits.put(uint32(w-1), 14)
	bits.put(uint32(h-1), 14)
	if c.A < 255 {
		bits.put(1, 1)
	} else {
		bits.put(0, 1)
	}
	bits.put(0, 3) // version
	bits.put(0, 3) // no transform, no colour cache, one group of codes
	for _, v := range []byte{c.G, c.R, c.B, c.A} {
		bits.put(0b101, 3) // simple code, one symbol, of eight bits
		bits.put(uint32(v), 8)
	}
	bits.put(0b001, 3)
	bits.put(0, 1)
	pixels := riffChunk("VP8L", string(bits.b))
	if len(chunks) == 0 {
		return riffFile(pixels)
	}
	const icc, exif, xmp = 1 << 5, 1 << 3, 1 << 2
	head := string([]byte{icc | exif | xmp, 0, 0, 0, byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0})
	return riffFile(riffChunk("VP8X", head) + pixels + strings.Join(chunks, ""))
}

func riffChunk(kind, data string) string {
	b := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(data)))
	b = append(b, data...)
	if len(data)&1 == 1 {
		b = append(b, 0)
	}
	return string(b)
}

func riffFile(chunks string) []byte {
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(chunks)))
	return append(b, "WEBP"+chunks...)
}

func pngOf(t testing.TB, m goimage.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, m); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func gifOf(t testing.TB, frames ...*goimage.Paletted) []byte {
	t.Helper()
	g := &gif.GIF{Image: frames, Delay: make([]int, len(frames))}
	var buf bytes.Buffer
	if err := gif.EncodeAll(&buf, g); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func palettedOf(w, h int) *goimage.Paletted {
	m := goimage.NewPaletted(goimage.Rect(0, 0, w, h), color.Palette{color.White, color.Black, color.NRGBA{200, 30, 30, 255}})
	for i := range m.Pix {
		m.Pix[i] = byte(i % 3)
	}
	return m
}

// iccOf is a matrix profile with the given primaries (columns of XYZ under D50)
// and one curve for all.
func iccOf(xyz [3][3]float64, curve string) []byte {
	tags := []string{"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"}
	head := make([]byte, 128)
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[36:], "acsp")
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	start := 128 + 4 + 12*len(tags)
	curveAt := 0
	for i, name := range tags {
		at, body := start+len(data), curve
		if i < 3 {
			b := []byte("XYZ \x00\x00\x00\x00")
			for _, v := range xyz[i] {
				b = binary.BigEndian.AppendUint32(b, uint32(int32(v*65536+0.5)))
			}
			body = string(b)
			data = append(data, body...)
		} else if curveAt == 0 {
			curveAt = at
			data = append(data, body...)
		} else {
			at = curveAt
		}
		table = append(table, name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(body)))
	}
	b := append(append(head, table...), data...)
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

// The primaries of Display P3 and of sRGB, adapted to D50, and the curve of both.
var (
	p3Primaries = [3][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}
	sRGBPrimary = [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}
)

func sRGBCurve() string {
	b := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		b = binary.BigEndian.AppendUint32(b, uint32(v*65536+0.5))
	}
	return string(b)
}

// sizedReader is a file of a given size whose content is only a head.
type sizedReader struct {
	*bytes.Reader
	size int64
}

func (s *sizedReader) Seek(offset int64, whence int) (int64, error) {
	if whence == io.SeekEnd {
		return s.size + offset, nil
	}
	return s.Reader.Seek(offset, whence)
}
