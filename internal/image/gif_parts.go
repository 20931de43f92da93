package image

// maxFrames bounds the frames of an animation. Renditions show the first alone; a
// file with more is a film, or was made to keep somebody busy.
const maxFrames = 3000

// gifParts walks from block to block to the trailer (GIF89a, 15 to 27), counting
// frames without decoding any: a file of a million frames costs no more than its
// bytes.
func gifParts(s *scanner, p *parts) error {
	b := s.bytes(13)
	p.width = int(b[6]) | int(b[7])<<8
	p.height = int(b[8]) | int(b[9])<<8
	p.memory = 2 * int64(p.width) * int64(p.height)
	skipColours(s, b[10])
	p.frames = 0
	for s.ok() {
		if p.frames > 0 && s.pos == s.size {
			p.end = s.pos // only the trailer is missing, and every reader shows it
			return nil
		}
		switch block := s.byte(); block {
		case 0x3b:
			p.end = s.pos
			if p.frames == 0 && s.ok() {
				return refuse(ReasonDamaged, "gif", "no frame")
			}
			return nil
		case 0x2c:
			d := s.bytes(9)
			skipColours(s, d[8])
			s.skip(1)
			skipBlocks(s)
			if p.frames++; p.frames > maxFrames {
				return refuse(ReasonTooLarge, "gif", "more than %d frames", maxFrames)
			}
		case 0x21:
			label := s.byte()
			size := int(s.byte())
			first := s.bytes(size)
			switch {
			case label == 0xf9 && size == 4 && first[0]&1 != 0:
				p.alpha = true
			case label == 0xff && has(first, "C2PA_GIF"):
				p.c2pa = true
			}
			if size > 0 {
				skipBlocks(s)
			}
		default:
			if s.ok() {
				return refuse(ReasonDamaged, "gif", "block %#x", block)
			}
		}
	}
	return nil
}

// skipColours reads over a colour table that the packed field announces.
func skipColours(s *scanner, packed byte) {
	if packed&0x80 != 0 {
		s.skip(3 << (1 + packed&7))
	}
}

func skipBlocks(s *scanner) {
	for s.ok() {
		n := s.byte()
		if n == 0 {
			return
		}
		s.skip(int64(n))
	}
}
