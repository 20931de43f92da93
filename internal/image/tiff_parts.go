package image

import "encoding/binary"

// Tags of a TIFF directory (TIFF 6.0, appendix A; DNG 1.7, table 3).
const (
	tiffSubfile      = 254
	tiffWidth        = 256
	tiffHeight       = 257
	tiffBits         = 258
	tiffCompression  = 259
	tiffPhotometric  = 262
	tiffStrips       = 273
	tiffSamples      = 277
	tiffRowsPerStrip = 278
	tiffStripBytes   = 279
	tiffTileWidth    = 322
	tiffTileHeight   = 323
	tiffTiles        = 324
	tiffTileBytes    = 325
	tiffSubIFDs      = 330
	tiffXMP          = 700
	tiffIPTC         = 33723
	tiffEXIF         = 34665
	tiffICC          = 34675
	tiffDNG          = 50706
)

// Bounds of a TIFF: entries of a directory, and pieces of the picture. A scan in
// strips of one row has as many pieces as rows.
const (
	maxTIFFEntries = 1000
	maxTIFFPieces  = 70_000
)

// tiffField is one entry of a directory, its values not yet read.
type tiffField struct {
	kind  uint16
	count int64
	at    int64 // where its values stand in the file
}

var tiffKindSize = [...]int64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}

// tiffParts reads the first directory (TIFF 6.0, 2), which is the one that is
// shown, and sees to it that every piece of the picture lies inside the file. It
// follows no pointer but those, so directories that point at each other cost
// nothing.
func tiffParts(s *scanner, p *parts) error {
	head := s.bytes(8)
	var order binary.ByteOrder = binary.BigEndian
	if head[0] == 'I' {
		order = binary.LittleEndian
	}
	if order.Uint16(head[2:]) != 42 {
		return refuse(ReasonUnsupported, "bigtiff", "not taken")
	}
	fields := tiffDirectory(s, order, int64(order.Uint32(head[4:])))
	if !s.ok() {
		return nil
	}
	if tiffRaw(s, order, fields) {
		return refuse(ReasonUnsupported, "raw", "the raw file of a camera")
	}
	one := func(tag uint16, fallback int) int {
		if v := tiffNumbers(s, order, fields[tag], 1); len(v) > 0 {
			return int(v[0])
		}
		return fallback
	}
	p.width, p.height = one(tiffWidth, 0), one(tiffHeight, 0)
	if err := checkSize(p.width, p.height, TIFF); err != nil {
		return err
	}
	if err := tiffPieces(s, order, fields, p, one); err != nil {
		return err
	}
	samples, bits := one(tiffSamples, 1), one(tiffBits, 1)
	p.alpha = samples == 2 || samples > 3 && one(tiffPhotometric, 0) == 2
	p.xmp = tiffBytes(s, fields[tiffXMP], maxXMP)
	p.iptc = tiffBytes(s, fields[tiffIPTC], maxIPTC)
	p.icc = tiffBytes(s, fields[tiffICC], maxICC)
	p.exif = tiffMetadata(s, order, fields)
	perPixel := int64(1)
	if samples > 1 {
		perPixel = 4
	}
	if bits > 8 {
		perPixel *= 2
	}
	p.memory += perPixel * int64(p.width) * int64(p.height)
	p.end = s.size
	return nil
}

// tiffRaw knows the files of cameras: their first directory is a thumbnail, and
// what the photographer means lies in another.
func tiffRaw(s *scanner, order binary.ByteOrder, fields map[uint16]tiffField) bool {
	if _, dng := fields[tiffDNG]; dng {
		return true
	}
	reduced := tiffNumbers(s, order, fields[tiffSubfile], 1)
	_, more := fields[tiffSubIFDs]
	s.seek(8)
	return more && len(reduced) > 0 && reduced[0]&1 == 1 || string(s.bytes(2)) == "CR"
}

// tiffPieces checks strips or tiles and notes what the decoder will hold of one.
func tiffPieces(s *scanner, order binary.ByteOrder, fields map[uint16]tiffField, p *parts, one func(uint16, int) int) error {
	w, h := p.width, min(one(tiffRowsPerStrip, p.height), p.height)
	starts, lengths := fields[tiffStrips], fields[tiffStripBytes]
	if _, tiled := fields[tiffTileWidth]; tiled {
		w, h = one(tiffTileWidth, 0), one(tiffTileHeight, 0)
		starts, lengths = fields[tiffTiles], fields[tiffTileBytes]
	}
	if w < 1 || h < 1 || w > MaxSide || h > MaxSide || w*h > MaxPixels {
		return refuse(ReasonDamaged, "tiff", "pieces of %dx%d pixels", w, h)
	}
	if starts.count < 1 || starts.count > maxTIFFPieces || lengths.count != starts.count {
		return refuse(ReasonDamaged, "tiff", "%d pieces and %d lengths", starts.count, lengths.count)
	}
	at := tiffNumbers(s, order, starts, maxTIFFPieces)
	n := tiffNumbers(s, order, lengths, maxTIFFPieces)
	if s.ok() && (len(at) != int(starts.count) || len(n) != len(at)) {
		return refuse(ReasonDamaged, "tiff", "the places of its pieces are no numbers")
	}
	for i := range at {
		if !s.ok() || int64(at[i])+int64(n[i]) > s.size {
			s.short = true
			return nil
		}
	}
	if one(tiffCompression, 1) == 1 {
		p.memory = int64(w) * int64(h) // read as it stands, never larger than the file
	} else {
		p.memory = 8 * int64(w) * int64(h)
	}
	return nil
}

// tiffDirectory reads the entries of a directory; of two with one tag the first.
func tiffDirectory(s *scanner, order binary.ByteOrder, at int64) map[uint16]tiffField {
	fields := map[uint16]tiffField{}
	s.seek(at)
	var two [2]byte
	s.fill(two[:])
	n := min(int(order.Uint16(two[:])), maxTIFFEntries)
	for i := range n {
		e := s.bytes(12)
		if !s.ok() {
			break
		}
		f := tiffField{kind: order.Uint16(e[2:]), count: int64(order.Uint32(e[4:])), at: at + 2 + 12*int64(i) + 8}
		if int(f.kind) >= len(tiffKindSize) || f.kind == 0 {
			continue
		}
		if f.count*tiffKindSize[f.kind] > 4 {
			f.at = int64(order.Uint32(e[8:]))
		}
		if _, twice := fields[order.Uint16(e)]; !twice {
			fields[order.Uint16(e)] = f
		}
	}
	return fields
}

// tiffNumbers returns up to most values of a field of whole numbers.
func tiffNumbers(s *scanner, order binary.ByteOrder, f tiffField, most int) []uint32 {
	if f.count == 0 || f.kind != 3 && f.kind != 4 {
		return nil
	}
	n, size := int(min(f.count, int64(most))), int(tiffKindSize[f.kind])
	s.seek(f.at)
	b := s.bytes(n * size)
	if !s.ok() {
		return nil
	}
	out := make([]uint32, n)
	for i := range out {
		if size == 2 {
			out[i] = uint32(order.Uint16(b[2*i:]))
		} else {
			out[i] = order.Uint32(b[4*i:])
		}
	}
	return out
}

// tiffBytes returns the bytes of a field, nil when there are more than most.
// Metadata that lies outside the file is none, and no reason to refuse a picture.
func tiffBytes(s *scanner, f tiffField, most int) []byte {
	n := int64(0)
	if int(f.kind) < len(tiffKindSize) {
		n = f.count * tiffKindSize[f.kind]
	}
	if n == 0 || n > int64(most) || f.at+n > s.size {
		return nil
	}
	s.seek(f.at)
	return s.bytes(int(n))
}

// tiffMetadata copies the fields that readEXIF asks for into a structure of their
// own: in the file they may lie behind all of the pixels.
func tiffMetadata(s *scanner, order binary.ByteOrder, fields map[uint16]tiffField) []byte {
	const orientation, description, artist, copyright, gps, taken, offset = 0x112, 0x10e, 0x13b, 0x8298, 0x8825, 0x9003, 0x9011
	b := []byte("MM\x00*\x00\x00\x00\x08")
	type entry struct {
		tag, kind uint16
		count     uint32
		data      []byte
		sub       []entry
	}
	text := func(from map[uint16]tiffField, tags ...uint16) (out []entry) {
		for _, tag := range tags {
			if v := tiffBytes(s, from[tag], 16<<10); from[tag].kind == 2 && len(v) > 0 {
				out = append(out, entry{tag: tag, kind: 2, count: uint32(len(v)), data: v})
			}
		}
		return out
	}
	top := text(fields, description)
	if v := tiffNumbers(s, order, fields[orientation], 1); len(v) > 0 {
		top = append(top, entry{tag: orientation, kind: 3, count: 1, data: binary.BigEndian.AppendUint16(nil, uint16(v[0]))})
	}
	top = append(top, text(fields, artist, copyright)...)
	inner := func(tag uint16) map[uint16]tiffField {
		if v := tiffNumbers(s, order, fields[tag], 1); len(v) > 0 && int64(v[0]) < s.size-2 {
			return tiffDirectory(s, order, int64(v[0]))
		}
		return nil
	}
	if sub := text(inner(tiffEXIF), taken, offset); len(sub) > 0 {
		top = append(top, entry{tag: tiffEXIF, kind: 4, count: 1, sub: sub})
	}
	if place := inner(gps); place[2].count > 0 || place[4].count > 0 {
		// That there is a place is all that is ever asked.
		top = append(top, entry{tag: gps, kind: 4, count: 1, sub: []entry{{tag: 2, kind: 5, count: 3, data: make([]byte, 24)}}})
	}
	var write func(entries []entry)
	write = func(entries []entry) {
		at := len(b)
		b = binary.BigEndian.AppendUint16(b, uint16(len(entries)))
		b = append(b, make([]byte, 12*len(entries)+4)...)
		for i, e := range entries {
			slot := at + 2 + 12*i
			binary.BigEndian.PutUint16(b[slot:], e.tag)
			binary.BigEndian.PutUint16(b[slot+2:], e.kind)
			binary.BigEndian.PutUint32(b[slot+4:], e.count)
			switch {
			case e.sub != nil:
				binary.BigEndian.PutUint32(b[slot+8:], uint32(len(b)))
				write(e.sub)
			case len(e.data) <= 4:
				copy(b[slot+8:], e.data)
			default:
				binary.BigEndian.PutUint32(b[slot+8:], uint32(len(b)))
				b = append(b, e.data...)
				b = append(b, make([]byte, len(b)&1)...)
			}
		}
	}
	write(top)
	return b
}
