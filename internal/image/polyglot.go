package image

import (
	"bytes"
	"io"
)

// Many programs read a file from its end, or look for their own beginning
// somewhere in it. A picture that is an archive or a page as well is made by
// nobody by accident.
const (
	sniffHTML = 1445  // bytes that a browser looks at to guess a type (MIME Sniffing, 5)
	zipEnd    = 66000 // an archive's directory ends within so many bytes of the file's end (APPNOTE 4.3.16)
	tailHead  = 4096  // bytes behind the picture that are looked at
)

// markup is what no picture begins with and a page does. XMP packets begin
// otherwise, and a caption that speaks of HTML stands further back.
func markup() [][]byte {
	return [][]byte{[]byte("<script"), []byte("<html"), []byte("<!doctype html"), []byte("<svg"), []byte("<?php"), []byte("<iframe"), []byte("<body")}
}

// foreignHeads are the beginnings of what is hidden behind pictures.
func foreignHeads() [][]byte {
	return [][]byte{[]byte("PK\x03\x04"), []byte("PK\x05\x06"), []byte("Rar!\x1a\x07"), []byte("7z\xbc\xaf\x27\x1c"), []byte("%PDF-"),
		[]byte("\x7fELF"), []byte("MZ\x90\x00"), []byte("#!/"), []byte("\x1f\x8b\x08"), []byte("\xca\xfe\xba\xbe")}
}

// checkPolyglot refuses a file that is something else besides a picture. A second
// picture or a film behind the first, as phones write them, is fine.
func checkPolyglot(r io.ReadSeeker, size, end int64, format Format) error {
	head, err := readAt(r, 0, min(size, sniffHTML))
	if err != nil {
		return err
	}
	for _, m := range markup() {
		if bytes.Contains(bytes.ToLower(head), m) {
			return refuse(ReasonPolyglot, string(format), "markup in its first bytes: %q", m)
		}
	}
	tail, err := readAt(r, max(end, size-zipEnd), min(size-end, zipEnd))
	if err != nil {
		return err
	}
	// The end of an archive stands behind its entries, whose places it counts
	// from any beginning: an archive may be in the middle of the picture.
	last, err := readAt(r, max(0, size-zipEnd), min(size, zipEnd))
	if err != nil {
		return err
	}
	if i := bytes.LastIndex(last, []byte("PK\x05\x06")); i >= 0 && isZipEnd(last[i:]) {
		return refuse(ReasonPolyglot, string(format), "an archive")
	}
	if size == end {
		return nil
	}
	begin, err := readAt(r, end, min(size-end, tailHead))
	if err != nil {
		return err
	}
	trimmed := bytes.TrimLeft(begin, "\x00 \t\r\n")
	for _, h := range foreignHeads() {
		if bytes.HasPrefix(trimmed, h) {
			return refuse(ReasonPolyglot, string(format), "%q behind the picture", h)
		}
	}
	for _, part := range [][]byte{begin, tail} {
		for _, m := range markup() {
			if bytes.Contains(bytes.ToLower(part), m) {
				return refuse(ReasonPolyglot, string(format), "markup behind the picture: %q", m)
			}
		}
	}
	return nil
}

// isZipEnd looks closer at four bytes that may stand in pixels by chance: the
// record counts its entries twice and ends with the file's comment.
func isZipEnd(b []byte) bool {
	return len(b) >= 22 && b[8] == b[10] && b[9] == b[11] && len(b) == 22+int(b[20])+int(b[21])<<8
}

func readAt(r io.ReadSeeker, at, n int64) ([]byte, error) {
	if _, err := r.Seek(at, io.SeekStart); err != nil {
		return nil, err
	}
	b := make([]byte, max(n, 0))
	_, err := io.ReadFull(r, b)
	return b, err
}
