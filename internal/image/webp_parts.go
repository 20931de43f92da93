package image

import "encoding/binary"

// webpParts walks through the RIFF chunks (WebP Container Specification, and
// RFC 9649, 2). Chunks behind the picture hold its metadata, so a missing end is
// found although the decoder would not miss it.
func webpParts(s *scanner, p *parts) error {
	var head [12]byte
	s.fill(head[:])
	p.end = 8 + int64(binary.LittleEndian.Uint32(head[4:]))
	if p.end > s.size {
		s.short = true
		return nil
	}
	for s.ok() && p.end-s.pos >= 8 {
		var chunk [8]byte
		s.fill(chunk[:])
		n := int64(binary.LittleEndian.Uint32(chunk[4:]))
		if n > p.end-s.pos {
			return refuse(ReasonDamaged, "webp", "chunk %q of %d bytes passes the end", chunk[:4], n)
		}
		next := s.pos + n + n&1
		switch string(chunk[:4]) {
		case "VP8X":
			if n < 10 {
				return refuse(ReasonDamaged, "webp", "short VP8X")
			}
			b := s.bytes(10)
			const animation, alpha = 1 << 1, 1 << 4
			if b[0]&animation != 0 {
				return refuse(ReasonUnsupported, "animated webp", "not taken")
			}
			p.alpha = b[0]&alpha != 0
			p.width, p.height = 1+u24(b[4:]), 1+u24(b[7:])
		case "VP8 ": // RFC 6386, 9.1
			if n >= 10 && p.width == 0 {
				b := s.bytes(10)
				p.width = int(binary.LittleEndian.Uint16(b[6:])) & 0x3fff
				p.height = int(binary.LittleEndian.Uint16(b[8:])) & 0x3fff
			}
			p.memory = 3 * int64(p.width) * int64(p.height) / 2
			if p.alpha {
				p.memory += 5 * int64(p.width) * int64(p.height)
			}
		case "VP8L": // RFC 9649, 3.4
			if n >= 5 && p.width == 0 {
				bits := binary.LittleEndian.Uint32(s.bytes(5)[1:])
				p.width, p.height = 1+int(bits&0x3fff), 1+int(bits>>14&0x3fff)
				p.alpha = bits>>28&1 != 0
			}
			p.memory = 8 * int64(p.width) * int64(p.height)
		case "ANIM", "ANMF":
			return refuse(ReasonUnsupported, "animated webp", "not taken")
		case "EXIF":
			if n <= maxEXIF && p.exif == nil {
				p.exif = s.bytes(int(n))
				if has(p.exif, idEXIF) { // against the specification, and common
					p.exif = p.exif[len(idEXIF):]
				}
			}
		case "XMP ":
			if n <= maxXMP && p.xmp == nil {
				p.xmp = s.bytes(int(n))
			}
		case "ICCP":
			if n <= maxICC && p.icc == nil {
				p.icc = s.bytes(int(n))
			}
		case "C2PA":
			p.c2pa = true
		}
		s.skip(min(next, p.end) - s.pos)
	}
	return nil
}

func u24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
