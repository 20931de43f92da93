package image

import (
	"bufio"
	"bytes"
	"encoding/binary"
)

// JPEG markers (ITU-T T.81, table B.1).
const (
	mSOF0  = 0xc0
	mSOF1  = 0xc1
	mSOF2  = 0xc2
	mDHT   = 0xc4
	mJPG   = 0xc8
	mDAC   = 0xcc
	mRST0  = 0xd0
	mRST7  = 0xd7
	mEOI   = 0xd9
	mSOS   = 0xda
	mAPP1  = 0xe1
	mAPP2  = 0xe2
	mAPP11 = 0xeb
	mAPP13 = 0xed
)

// maxScans bounds the passes over a progressive picture. An encoder writes about
// ten; a file of a few kilobytes can ask for thousands, each of which walks
// through every block of the picture.
const maxScans = 100

const (
	idEXIF      = "Exif\x00\x00"
	idXMP       = "http://ns.adobe.com/xap/1.0/\x00"
	idPhotoshop = "Photoshop 3.0\x00"
	idICC       = "ICC_PROFILE\x00"
	idJUMBF     = "JP"
)

// jpegParts walks from marker to marker to the end of the picture, through the
// compressed data too: a file that was cut off anywhere is found here.
func jpegParts(s *scanner, p *parts) error {
	var irb, icc []byte
	scans := 0
	s.skip(2)
	for marker := nextMarker(s); s.ok(); {
		if marker == mEOI {
			p.end = s.pos
			p.iptc = findIPTC(irb)
			p.icc = icc
			if p.width == 0 || scans == 0 {
				return refuse(ReasonDamaged, "jpeg", "no picture before the end")
			}
			return nil
		}
		if mRST0 <= marker && marker <= mRST7 {
			marker = nextMarker(s)
			continue
		}
		n := s.u16() - 2
		if n < 0 {
			return refuse(ReasonDamaged, "jpeg", "segment %#x without length", marker)
		}
		switch {
		case marker == mSOS:
			if scans++; scans > maxScans {
				return refuse(ReasonDamaged, "jpeg", "more than %d scans", maxScans)
			}
			s.skip(int64(n))
			marker = skipEntropy(s)
			continue
		case mSOF0 <= marker && marker <= 0xcf && marker != mDHT && marker != mJPG && marker != mDAC:
			if err := jpegFrame(s.bytes(n), marker, p); err != nil {
				return err
			}
		case marker == mAPP1 || marker == mAPP2 || marker == mAPP11 || marker == mAPP13:
			b := s.bytes(n)
			switch {
			case marker == mAPP1 && p.exif == nil && has(b, idEXIF):
				p.exif = b[len(idEXIF):]
			case marker == mAPP1 && p.xmp == nil && has(b, idXMP):
				p.xmp = b[len(idXMP):]
			case marker == mAPP2 && has(b, idICC) && len(b) > len(idICC)+2 && len(icc) < maxICC:
				// The chunks are numbered, and written in order by everybody.
				icc = append(icc, b[len(idICC)+2:]...)
			case marker == mAPP11 && has(b, idJUMBF):
				p.c2pa = p.c2pa || isC2PA(b)
			case marker == mAPP13 && has(b, idPhotoshop) && len(irb) < 1<<20:
				// A resource block longer than a segment goes on in the next.
				irb = append(irb, b[len(idPhotoshop):]...)
			}
		default:
			s.skip(int64(n))
		}
		marker = nextMarker(s)
	}
	return nil
}

func has(b []byte, id string) bool { return len(b) >= len(id) && string(b[:len(id)]) == id }

// nextMarker reads up to and including the next marker, over fill bytes and over
// stray ones, as image/jpeg does.
func nextMarker(s *scanner) byte {
	for s.ok() {
		if s.byte() != 0xff {
			continue
		}
		c := s.byte()
		for c == 0xff && s.ok() {
			c = s.byte()
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// skipEntropy reads over the compressed data of a scan and returns the marker
// that ends it (T.81, B.1.1.5).
func skipEntropy(s *scanner) byte {
	for s.ok() {
		b, err := s.br.ReadSlice(0xff)
		s.pos += int64(len(b))
		if err == bufio.ErrBufferFull {
			continue
		}
		s.fail(err)
		c := s.byte()
		for c == 0xff && s.ok() {
			c = s.byte()
		}
		if c != 0 && (c < mRST0 || c > mRST7) {
			return c
		}
	}
	return 0
}

// jpegFrame reads a frame header (T.81, B.2.2).
func jpegFrame(b []byte, marker byte, p *parts) error {
	if marker > mSOF2 {
		return refuse(ReasonUnsupported, "jpeg", "lossless, hierarchical or arithmetic coding (%#x)", marker)
	}
	if p.width != 0 || len(b) < 6 || len(b) != 6+3*int(b[5]) {
		return refuse(ReasonDamaged, "jpeg", "frame header")
	}
	p.height = int(b[1])<<8 | int(b[2])
	p.width = int(b[3])<<8 | int(b[4])
	components := int(b[5])
	most, sum := 1, 0
	for i := range components {
		hv := b[7+3*i]
		area := max(1, int(hv>>4)*int(hv&15))
		most = max(most, area)
		sum += area
	}
	if components == 1 {
		most, sum = 1, 1
	}
	samples := int64(p.width) * int64(p.height) * int64(sum) / int64(most)
	p.memory = samples
	if marker == mSOF2 {
		p.memory += 4 * samples // all coefficients are kept to the last scan
	}
	if components == 4 {
		p.memory += 4 * int64(p.width) * int64(p.height)
	}
	return nil
}

// isC2PA tells whether an APP11 segment (ISO 19566-5, D.2) begins a JUMBF box of
// C2PA: its description box has the manifest store's type or label.
func isC2PA(b []byte) bool {
	head := b[:min(len(b), 128)]
	return bytes.Contains(head, []byte("jumb")) && bytes.Contains(head, []byte("c2pa"))
}

// findIPTC returns the IIM record among Photoshop image resources (resource
// 0x0404; Adobe Photoshop File Formats Specification, Image Resource Blocks).
func findIPTC(irb []byte) []byte {
	for len(irb) >= 12 && string(irb[:4]) == "8BIM" {
		id := binary.BigEndian.Uint16(irb[4:])
		name := 1 + int(irb[6])
		name += name & 1
		if len(irb) < 6+name+4 {
			return nil
		}
		size := int64(binary.BigEndian.Uint32(irb[6+name:]))
		irb = irb[6+name+4:]
		size = min(size, int64(len(irb)))
		if id == 0x0404 {
			return irb[:min(size, maxIPTC)]
		}
		irb = irb[min(size+size&1, int64(len(irb))):]
	}
	return nil
}
