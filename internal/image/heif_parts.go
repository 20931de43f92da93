package image

import (
	"bytes"
	"encoding/binary"
)

// Bounds of the boxes that are looked into.
const (
	maxBoxes   = 10_000
	maxMetaBox = 4 << 20
)

// heifParts walks over the outermost boxes of a HEIF or AVIF file (ISO/IEC
// 14496-12, 4.2) and takes the size from the largest item property 'ispe'
// (ISO/IEC 23008-12, 6.5.3). The pixels are another program's to decode; what it
// makes of them is inspected like any other picture.
func heifParts(s *scanner, p *parts) error {
	var meta []byte
	pixels := false
	for boxes := 0; s.ok() && s.pos < s.size; boxes++ {
		if boxes > maxBoxes {
			return refuse(ReasonDamaged, "heif", "more than %d boxes", maxBoxes)
		}
		start := s.pos
		head := s.bytes(8)
		n := int64(binary.BigEndian.Uint32(head))
		switch n {
		case 0: // to the end of the file
			n = s.size - start
		case 1:
			n = int64(binary.BigEndian.Uint64(s.bytes(8)) & (1<<62 - 1))
		}
		if !s.ok() {
			break
		}
		if n < s.pos-start {
			return refuse(ReasonDamaged, "heif", "box %q of %d bytes", head[4:], n)
		}
		if start+n > s.size {
			s.short = true
			return nil
		}
		switch kind := string(head[4:]); {
		case kind == "meta" && meta == nil && start+n-s.pos <= maxMetaBox:
			meta = s.bytes(int(start + n - s.pos))
		case kind == "mdat", kind == "idat":
			pixels = true
		}
		s.skip(start + n - s.pos)
	}
	if !s.ok() {
		return nil
	}
	for rest := meta; ; {
		i := bytes.Index(rest, []byte("ispe"))
		if i < 0 || len(rest) < i+16 {
			break
		}
		w, h := binary.BigEndian.Uint32(rest[i+8:]), binary.BigEndian.Uint32(rest[i+12:])
		if int64(w)*int64(h) > int64(p.width)*int64(p.height) && w < 1<<31 && h < 1<<31 {
			p.width, p.height = int(w), int(h)
		}
		rest = rest[i+16:]
	}
	if p.width == 0 || !pixels && !bytes.Contains(meta, []byte("idat")) {
		return refuse(ReasonDamaged, "heif", "no picture in it")
	}
	p.end = s.size
	return nil
}
