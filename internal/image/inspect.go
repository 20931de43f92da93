package image

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	goimage "image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"github.com/tajuk/tajuk/internal/image/meta"
)

// Inspect reads a picture's structure and metadata without decoding its pixels:
// memory stays within a few megabytes whatever the file is, and time is linear in
// its size. It reads r from its start and leaves the position anywhere.
//
// A picture that may not be used is an *Error with its Reason. Damage inside the
// compressed pixels shows only when they are decoded, so Render may still refuse
// what Inspect has passed.
func Inspect(r io.ReadSeeker) (Info, error) {
	info, _, err := inspect(r)
	return info, err
}

func inspect(r io.ReadSeeker) (Info, *parts, error) {
	size, err := r.Seek(0, io.SeekEnd)
	if err != nil {
		return Info{}, nil, fmt.Errorf("image: measure: %w", err)
	}
	switch {
	case size == 0:
		return Info{}, nil, refuse(ReasonEmpty, "", "no bytes")
	case size > MaxFileBytes:
		return Info{}, nil, refuse(ReasonFileTooLarge, "", "%d bytes", size)
	}
	s, err := newScanner(r, size)
	if err != nil {
		return Info{}, nil, err
	}
	head := s.peek(sniffLen)
	if s.readErr != nil {
		return Info{}, nil, fmt.Errorf("image: read: %w", s.readErr)
	}
	format, err := sniff(head)
	if err != nil {
		return Info{}, nil, err
	}
	p, err := takeApart(s, format)
	if err != nil {
		return Info{}, nil, err
	}
	if err := checkSize(p.width, p.height, format); err != nil {
		return Info{}, nil, err
	}
	// The decoder obeys what DecodeConfig reads; the walk must have seen the same
	// picture, or the file shows different readers different things.
	cfg := goimage.Config{Width: p.width, Height: p.height}
	if !format.Foreign() {
		if cfg, err = decodeConfig(r, format); err != nil {
			return Info{}, nil, err
		}
	}
	if p.width != cfg.Width || p.height != cfg.Height {
		return Info{}, nil, refuse(ReasonDamaged, string(format), "two sizes: %dx%d and %dx%d",
			cfg.Width, cfg.Height, p.width, p.height)
	}
	if p.memory > MaxDecodeBytes {
		return Info{}, nil, refuse(ReasonTooLarge, string(format), "decoding takes %d bytes", p.memory)
	}
	if err := checkPolyglot(r, size, p.end, format); err != nil {
		if ReasonOf(err) == "" {
			err = fmt.Errorf("image: read: %w", err)
		}
		return Info{}, nil, err
	}

	info := Info{
		Format: format, Width: cfg.Width, Height: cfg.Height, Orientation: 1,
		Bytes: size, TrailingBytes: size - p.end, Frames: p.frames, Alpha: p.alpha, HasC2PA: p.c2pa,
	}
	var facts meta.Facts
	info.Meta, facts = meta.Read(p.exif, p.iptc, p.xmp)
	info.Orientation, info.HasGPS = facts.Orientation, facts.GPS
	if transposed(info.Orientation) {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, p, nil
}

func checkSize(w, h int, format Format) error {
	switch {
	case w <= 0 || h <= 0:
		return refuse(ReasonDamaged, string(format), "%dx%d pixels", w, h)
	case w > MaxSide || h > MaxSide || w*h > MaxPixels:
		return refuse(ReasonTooLarge, string(format), "%dx%d pixels", w, h)
	}
	return nil
}

const sniffLen = 512

// sniff tells the format from the first bytes. Names and declared types are not
// asked: they are the uploader's claim.
func sniff(b []byte) (Format, error) {
	is := func(at int, s string) bool { return len(b) >= at+len(s) && string(b[at:at+len(s)]) == s }
	switch {
	case is(0, "\xff\xd8\xff"):
		return JPEG, nil
	case is(0, "\x89PNG\r\n\x1a\n"):
		return PNG, nil
	case is(0, "GIF87a"), is(0, "GIF89a"):
		return GIF, nil
	case is(0, "RIFF") && is(8, "WEBP"):
		return WebP, nil
	case is(0, "II*\x00"), is(0, "MM\x00*"), is(0, "II+\x00"), is(0, "MM\x00+"):
		return TIFF, nil
	case is(4, "ftypavif"), is(4, "ftypavis"):
		return AVIF, nil
	case is(4, "ftypheic"), is(4, "ftypheix"), is(4, "ftypheim"), is(4, "ftypheis"),
		is(4, "ftyphevc"), is(4, "ftypmif1"), is(4, "ftypmsf1"):
		return HEIC, nil
	}
	if kind := foreign(b, is); kind != "" {
		return "", refuse(ReasonUnsupported, kind, "not taken")
	}
	return "", refuse(ReasonNotImage, "", "begins with %q", b[:min(len(b), 16)])
}

// foreign names a picture format that is not taken, so that the desk can say how
// to save the picture instead of only that it will not do.
func foreign(b []byte, is func(int, string) bool) string {
	switch {
	case is(4, "ftypcrx "):
		return "raw"
	case is(0, "8BPS"):
		return "psd"
	case is(0, "\xff\x0a"), is(0, "\x00\x00\x00\x0cJXL \r\n\x87\n"):
		return "jpeg xl"
	case is(0, "\x00\x00\x00\x0cjP  \r\n\x87\n"), is(0, "\xff\x4f\xff\x51"):
		return "jpeg 2000"
	case is(0, "BM") && is(6, "\x00\x00\x00\x00") && is(15, "\x00\x00\x00"):
		return "bmp"
	case is(0, "\x00\x00\x01\x00"):
		return "ico"
	case isSVG(b):
		return "svg"
	}
	return ""
}

// isSVG looks for the root element behind a byte order mark, a declaration,
// comments and a document type.
func isSVG(b []byte) bool {
	s := strings.ToLower(string(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	s = strings.TrimLeft(s, " \t\r\n")
	if !strings.HasPrefix(s, "<") {
		return false
	}
	return strings.HasPrefix(s, "<svg") ||
		(strings.HasPrefix(s, "<?xml") || strings.HasPrefix(s, "<!")) && strings.Contains(s, "<svg")
}

func decodeConfig(r io.ReadSeeker, format Format) (goimage.Config, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return goimage.Config{}, fmt.Errorf("image: rewind: %w", err)
	}
	watch := &watchedReader{r: r}
	br := bufio.NewReader(watch)
	var cfg goimage.Config
	var err error
	switch format {
	case JPEG:
		cfg, err = jpeg.DecodeConfig(br)
	case PNG:
		cfg, err = png.DecodeConfig(br)
	case GIF:
		cfg, err = gif.DecodeConfig(br)
	case WebP:
		cfg, err = webp.DecodeConfig(br)
	case TIFF:
		cfg, err = tiff.DecodeConfig(&seekerAt{watch, r})
	}
	return cfg, watch.judge(err, format)
}

// watchedReader remembers how reading ended, because some decoders turn every
// error into one of their own: a failing disk must not look like a bad picture.
type watchedReader struct {
	r   io.Reader
	err error // other than the end
}

func (w *watchedReader) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// seekerAt lets the TIFF decoder jump about in a file instead of holding all of it.
type seekerAt struct {
	*watchedReader
	seek io.Seeker
}

// ReadAt implements io.ReaderAt for one reader at a time.
func (s *seekerAt) ReadAt(p []byte, off int64) (int, error) {
	if _, err := s.seek.Seek(off, io.SeekStart); err != nil {
		s.err = err
		return 0, err
	}
	n, err := io.ReadFull(s.watchedReader, p)
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	return n, err
}

// judge turns the error of a decoder that read through w into one of this package.
// That the file is whole has been seen before any decoder runs.
func (w *watchedReader) judge(err error, format Format) error {
	if err == nil {
		return nil
	}
	if w.err != nil {
		return fmt.Errorf("image: read: %w", w.err)
	}
	var (
		noJPEG jpeg.UnsupportedError
		noPNG  png.UnsupportedError
		noTIFF tiff.UnsupportedError
	)
	reason := ReasonDamaged
	if errors.As(err, &noJPEG) || errors.As(err, &noPNG) || errors.As(err, &noTIFF) {
		reason = ReasonUnsupported
	}
	return &Error{Reason: reason, Kind: string(format), Err: err}
}

// parts is a file taken apart: its geometry, and its metadata still in the raw.
type parts struct {
	width, height int // as stored
	frames        int
	alpha         bool
	c2pa          bool
	exif          []byte // a TIFF structure (EXIF 2.32, 4.5.2)
	iptc          []byte // an IIM record (IIM 4.2, 1.5)
	xmp           []byte // an XMP packet
	icc           []byte // an ICC profile
	end           int64  // where the picture ends in the file
	memory        int64  // what decoding takes, estimated, in bytes
}

// Bounds of the raw metadata. More than this is not metadata of a press photo.
const (
	maxEXIF = 256 << 10
	maxIPTC = 64 << 10
	maxXMP  = 1 << 20
	maxICC  = 512 << 10
)

func takeApart(s *scanner, format Format) (*parts, error) {
	if err := s.rewind(); err != nil {
		return nil, err
	}
	p := &parts{frames: 1}
	var err error
	switch format {
	case JPEG:
		err = jpegParts(s, p)
	case PNG:
		err = pngParts(s, p)
	case GIF:
		err = gifParts(s, p)
	case WebP:
		err = webpParts(s, p)
	case TIFF:
		err = tiffParts(s, p)
	case HEIC, AVIF:
		err = heifParts(s, p)
	}
	if s.readErr != nil {
		return nil, fmt.Errorf("image: read: %w", s.readErr)
	}
	if s.short {
		return nil, refuse(ReasonTruncated, string(format), "ends after %d bytes", s.size)
	}
	return p, err
}

// scanner walks through a file. After a failure every read yields zeros and the
// walk ends at its next check of ok, so that the walkers need not look at each.
type scanner struct {
	r       io.ReadSeeker
	br      *bufio.Reader
	pos     int64
	size    int64
	short   bool  // the file ended early
	readErr error // reading failed
}

func newScanner(r io.ReadSeeker, size int64) (*scanner, error) {
	s := &scanner{r: r, size: size, br: bufio.NewReaderSize(nil, 32<<10)}
	return s, s.rewind()
}

func (s *scanner) rewind() error {
	if _, err := s.r.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("image: rewind: %w", err)
	}
	s.br.Reset(s.r)
	s.pos = 0
	return nil
}

func (s *scanner) ok() bool { return !s.short && s.readErr == nil }

func (s *scanner) fail(err error) {
	switch {
	case err == nil:
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		s.short = true
	default:
		s.readErr = err
	}
}

// peek returns up to n bytes ahead, fewer at the end of the file.
func (s *scanner) peek(n int) []byte {
	b, err := s.br.Peek(n)
	if err != nil && err != io.EOF {
		s.fail(err)
	}
	return b
}

// bytes returns the next n bytes. The caller bounds n.
func (s *scanner) bytes(n int) []byte {
	b := make([]byte, n)
	s.fill(b)
	return b
}

func (s *scanner) fill(b []byte) {
	if !s.ok() {
		clear(b)
		return
	}
	n, err := io.ReadFull(s.br, b)
	s.pos += int64(n)
	s.fail(err)
}

func (s *scanner) byte() byte {
	if !s.ok() {
		return 0
	}
	c, err := s.br.ReadByte()
	if err != nil {
		s.fail(err)
		return 0
	}
	s.pos++
	return c
}

func (s *scanner) u16() int {
	var b [2]byte
	s.fill(b[:])
	return int(b[0])<<8 | int(b[1])
}

// seek goes to a place of the file; one outside it is a short file.
func (s *scanner) seek(at int64) {
	if !s.ok() {
		return
	}
	if at > s.size {
		s.short = true
		return
	}
	if _, err := s.r.Seek(at, io.SeekStart); err != nil {
		s.fail(err)
		return
	}
	s.br.Reset(s.r)
	s.pos = at
}

func (s *scanner) skip(n int64) {
	if !s.ok() {
		return
	}
	if n > s.size-s.pos {
		s.short = true
		return
	}
	if n <= int64(s.br.Buffered()) {
		s.br.Discard(int(n))
		s.pos += n
		return
	}
	if _, err := s.r.Seek(s.pos+n, io.SeekStart); err != nil {
		s.fail(err)
		return
	}
	s.br.Reset(s.r)
	s.pos += n
}
