package image

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strings"

	"github.com/tajuk/tajuk/internal/image/meta"
)

// maxChunks bounds the chunks of a file: at 64 MiB that is 650 bytes of pixels in
// each, and encoders write thousands.
const maxChunks = 100_000

// maxTextChunk bounds the text chunks that are looked into.
const maxTextChunk = 1 << 20

// pngParts walks from chunk to chunk to IEND (PNG, third edition, 5.3). Checksums
// are left to the decoder.
func pngParts(s *scanner, p *parts) error {
	s.skip(8)
	for chunks := 1; s.ok(); chunks++ {
		if chunks > maxChunks {
			return refuse(ReasonDamaged, "png", "more than %d chunks", maxChunks)
		}
		var head [8]byte
		s.fill(head[:])
		n := int64(binary.BigEndian.Uint32(head[:]))
		kind := string(head[4:])
		if !s.ok() {
			break
		}
		if n > 1<<31-1 {
			return refuse(ReasonDamaged, "png", "chunk of %d bytes", n)
		}
		switch {
		case kind == "IHDR" && n == 13:
			pngHeader(s.bytes(13), p)
		case kind == "tRNS":
			p.alpha = true
			p.memory = max(p.memory, 8*int64(p.width)*int64(p.height))
			s.skip(n)
		case kind == "acTL" && n == 8:
			p.frames = max(1, int(binary.BigEndian.Uint32(s.bytes(8))))
		case kind == "caBX":
			p.c2pa = true
			s.skip(n)
		case kind == "eXIf" && n <= maxEXIF:
			p.exif = s.bytes(int(n))
		case kind == "iCCP" && n <= maxICC:
			if _, rest, ok := bytes.Cut(s.bytes(int(n)), []byte{0}); ok && len(rest) > 1 {
				p.icc = inflate(rest[1:], maxICC)
			}
		case (kind == "iTXt" || kind == "zTXt" || kind == "tEXt") && n <= maxTextChunk:
			pngText(kind, s.bytes(int(n)), p)
		case kind == "IEND":
			s.skip(n + 4)
			p.end = s.pos
			return nil
		default:
			s.skip(n)
		}
		s.skip(4)
	}
	return nil
}

// pngHeader reads IHDR (11.2.1) and estimates what image/png will allocate.
func pngHeader(b []byte, p *parts) {
	p.width = int(binary.BigEndian.Uint32(b))
	p.height = int(binary.BigEndian.Uint32(b[4:]))
	depth, colour, interlaced := b[8], b[9], b[12] != 0
	bytesPerPixel := int64(1)
	switch colour {
	case 2, 4, 6:
		bytesPerPixel = 4
	}
	if depth == 16 {
		bytesPerPixel *= 2
	}
	p.alpha = p.alpha || colour == 4 || colour == 6
	p.memory = bytesPerPixel * int64(p.width) * int64(p.height)
	if interlaced {
		p.memory += p.memory / 2 // the last pass is held beside the picture
	}
}

// pngText looks for an XMP packet in iTXt (XMP part 3, 1.1.5) and for the
// hexadecimal profiles that ImageMagick and ExifTool write into text chunks.
func pngText(kind string, b []byte, p *parts) {
	keyword, rest, ok := bytes.Cut(b, []byte{0})
	if !ok {
		return
	}
	switch kind {
	case "iTXt": // compression flag, method, language, translated keyword, text
		if string(keyword) != "XML:com.adobe.xmp" || len(rest) < 2 || p.xmp != nil {
			return
		}
		compressed := rest[0] == 1
		_, rest, _ = bytes.Cut(rest[2:], []byte{0})
		_, rest, _ = bytes.Cut(rest, []byte{0})
		if compressed {
			rest = inflate(rest, maxXMP)
		}
		p.xmp = rest[:min(len(rest), maxXMP)]
		return
	case "zTXt":
		if !strings.HasPrefix(string(keyword), "Raw profile type ") || len(rest) < 1 {
			return
		}
		rest = inflate(rest[1:], maxTextChunk)
	}
	name, ok := strings.CutPrefix(string(keyword), "Raw profile type ")
	if !ok {
		return
	}
	profile := rawProfile(rest)
	switch strings.ToLower(name) {
	case "iptc", "8bim":
		if p.iptc == nil {
			if p.iptc = findIPTC(profile); p.iptc == nil && len(profile) > 0 && profile[0] == meta.TagMarker {
				p.iptc = profile[:min(len(profile), maxIPTC)]
			}
		}
	case "exif", "app1":
		switch {
		case has(profile, idEXIF) && p.exif == nil:
			p.exif = profile[len(idEXIF):min(len(profile), maxEXIF)]
		case has(profile, idXMP) && p.xmp == nil:
			p.xmp = profile[len(idXMP):]
		}
	case "xmp":
		if p.xmp == nil {
			p.xmp = profile
		}
	}
}

// rawProfile decodes "\nname\n   length\nhex digits in lines".
func rawProfile(b []byte) []byte {
	fields := bytes.SplitN(bytes.TrimLeft(b, "\n"), []byte("\n"), 3)
	if len(fields) < 3 {
		return nil
	}
	digits := bytes.Join(bytes.Fields(fields[2]), nil)
	out := make([]byte, len(digits)/2)
	n, _ := hex.Decode(out, digits) // what came before a wrong digit is kept
	return out[:n]
}

// inflate decompresses at most limit bytes; what comes before an error is kept.
func inflate(b []byte, limit int64) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, limit))
	return out
}
