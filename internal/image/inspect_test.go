package image

import (
	"bytes"
	"encoding/binary"
	"errors"
	goimage "image"
	"image/color"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

func inspectBytes(b []byte) (Info, error) { return Inspect(bytes.NewReader(b)) }

func smallJPEG(t testing.TB) []byte { return encodePhoto(t, photo(61, 37), 80) }

func TestInspectFormats(t *testing.T) {
	nrgba := goimage.NewNRGBA(goimage.Rect(0, 0, 20, 10))
	gray := goimage.NewGray(goimage.Rect(0, 0, 9, 7))
	opaque := goimage.NewNRGBA(goimage.Rect(0, 0, 5, 5))
	for i := range opaque.Pix {
		opaque.Pix[i] = 255
	}
	p := palettedOf(30, 12)
	for _, c := range []struct {
		name   string
		file   []byte
		format Format
		w, h   int
		frames int
		alpha  bool
	}{
		{"jpeg", smallJPEG(t), JPEG, 61, 37, 1, false},
		{"grey jpeg", encodePhoto(t, gray, 80), JPEG, 9, 7, 1, false},
		{"progressive jpeg", progressiveOf(3), JPEG, 8, 8, 1, false},
		{"png with alpha", pngOf(t, nrgba), PNG, 20, 10, 1, true},
		{"png without", pngOf(t, opaque), PNG, 5, 5, 1, false},
		{"grey png with tRNS", pngWith(pngOf(t, gray), pngChunk("tRNS", "\x00\x00")), PNG, 9, 7, 1, true},
		{"animated png", pngWith(pngOf(t, gray), pngChunk("acTL", "\x00\x00\x00\x05\x00\x00\x00\x00")), PNG, 9, 7, 5, false},
		{"gif", gifOf(t, p), GIF, 30, 12, 1, false},
		{"animated gif", gifOf(t, p, p, p), GIF, 30, 12, 3, false},
		{"gif without trailer", bytes.TrimSuffix(gifOf(t, p), []byte(";")), GIF, 30, 12, 1, false},
		{"webp", webpOf(40, 25, color.NRGBA{10, 20, 30, 255}), WebP, 40, 25, 1, false},
		{"webp with alpha", webpOf(40, 25, color.NRGBA{10, 20, 30, 99}), WebP, 40, 25, 1, true},
		{"extended webp", webpOf(300, 25, color.NRGBA{10, 20, 30, 255}, riffChunk("XMP ", "x")), WebP, 300, 25, 1, false},
	} {
		info, err := inspectBytes(c.file)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if info.Format != c.format || info.Width != c.w || info.Height != c.h || info.Frames != c.frames ||
			info.Alpha != c.alpha || info.Bytes != int64(len(c.file)) || info.TrailingBytes != 0 || info.Orientation != 1 {
			t.Errorf("%s: %+v", c.name, info)
		}
	}
}

func TestInspectRefuses(t *testing.T) {
	jpg := smallJPEG(t)
	png := pngOf(t, goimage.NewGray(goimage.Rect(0, 0, 9, 7)))
	gif := gifOf(t, palettedOf(5, 5))
	with := func(b []byte, at int, s string) []byte {
		b = bytes.Clone(b)
		copy(b[at:], s)
		return b
	}
	sof := bytes.Index(jpg, []byte{0xff, 0xc0})
	sos := bytes.Index(jpg, []byte{0xff, 0xda})
	fixPNG := func(b []byte) []byte { // a right checksum for a changed IHDR
		return append([]byte(string(b[:8])+pngChunk("IHDR", string(b[16:29]))), b[33:]...)
	}
	frame := string(gif[bytes.IndexByte(gif, 0x2c) : len(gif)-1])
	for _, c := range []struct {
		name   string
		file   []byte
		reason Reason
		kind   string
	}{
		{"nothing", nil, ReasonEmpty, ""},
		{"text", []byte("foto.jpg"), ReasonNotImage, ""},
		{"html", []byte("<!DOCTYPE html><html><body>x</body></html>"), ReasonNotImage, ""},
		{"pdf", []byte("%PDF-1.7\n..."), ReasonNotImage, ""},
		{"zip", []byte("PK\x03\x04............"), ReasonNotImage, ""},
		{"wav in riff", []byte("RIFF\x24\x00\x00\x00WAVEfmt "), ReasonNotImage, ""},
		{"svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), ReasonUnsupported, "svg"},
		{"svg behind a head", []byte("\xef\xbb\xbf <?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE svg>\n<SVG/>"), ReasonUnsupported, "svg"},
		{"psd", []byte("8BPS\x00\x01"), ReasonUnsupported, "psd"},
		{"bmp", []byte("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"), ReasonUnsupported, "bmp"},
		{"camera raw", []byte("\x00\x00\x00\x18ftypcrx \x00\x00\x00\x01"), ReasonUnsupported, "raw"},
		{"icon", []byte("\x00\x00\x01\x00\x01\x00\x10\x10"), ReasonUnsupported, "ico"},
		{"jpeg 2000", []byte("\x00\x00\x00\x0cjP  \r\n\x87\n"), ReasonUnsupported, "jpeg 2000"},
		{"jpeg xl", []byte("\xff\x0a\x00"), ReasonUnsupported, "jpeg xl"},
		{"lossless jpeg", with(jpg, sof, "\xff\xc3"), ReasonUnsupported, "jpeg"},
		{"arithmetic jpeg", with(jpg, sof, "\xff\xc9"), ReasonUnsupported, "jpeg"},
		{"12 bit jpeg", with(jpg, sof+4, "\x0c"), ReasonUnsupported, "jpeg"},
		{"jpeg of no pixels", with(jpg, sof+5, "\x00\x00"), ReasonDamaged, "jpeg"},
		{"jpeg of 4.2 gigapixels", with(jpg, sof+5, "\xff\xff\xff\xff"), ReasonTooLarge, "jpeg"},
		{"jpeg of 50.0 megapixels and a bit", with(jpg, sof+5, "\x1b\xa0\x1b\xa0"), ReasonTooLarge, "jpeg"},
		{"jpeg with two frames", jpegWith(jpg, segment(0xc0, string(jpg[sof+4:sof+19]))), ReasonDamaged, "jpeg"},
		{"jpeg without scan", append(bytes.Clone(jpg[:sos]), 0xff, 0xd9), ReasonDamaged, "jpeg"},
		{"jpeg with a second start", append(jpegWith(jpg[:sos], segment(0xc1, string(jpg[sof+4:sof+19]))), jpg[sos:]...), ReasonDamaged, "jpeg"},
		{"png of 3.6 gigapixels", fixPNG(with(png, 16, "\x00\x00\xea\x60\x00\x00\xea\x60")), ReasonTooLarge, "png"},
		{"png of 65001 pixels in a row", fixPNG(with(png, 16, "\x00\x00\xfd\xe9\x00\x00\x00\x01")), ReasonTooLarge, "png"},
		{"progressive CMYK of 49 megapixels", []byte("\xff\xd8" + segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x02") +
			segment(0xc2, "\x08\x1b\x58\x1b\x58\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00") + string(jpg[sos:])), ReasonTooLarge, "jpeg"},
		{"png in too many pieces", pngWith(png, strings.Repeat(pngChunk("tEXt"), 200_000)), ReasonDamaged, "png"},
		{"png of an unknown colour type", fixPNG(with(png, 25, "\x05")), ReasonUnsupported, "png"},
		{"png with a wrong checksum", with(png, 29, "\x00\x00\x00\x00"), ReasonDamaged, "png"},
		{"gif of 4.2 gigapixels", with(gif, 6, "\xff\xff\xff\xff"), ReasonTooLarge, "gif"},
		{"gif with a strange block", with(gif, bytes.IndexByte(gif, 0x2c), "\x99"), ReasonDamaged, "gif"},
		{"gif without a frame", []byte(strings.Replace(string(gif), frame, "", 1)), ReasonDamaged, "gif"},
		{"animated webp", riffFile(riffChunk("VP8X", "\x02\x00\x00\x00\x09\x00\x00\x09\x00\x00") + riffChunk("ANIM", "\x00\x00\x00\x00\x00\x00")), ReasonUnsupported, "animated webp"},
		{"webp with a chunk too long", riffFile("VP8L\xff\xff\x00\x00" + string(webpOf(4, 4, color.NRGBA{A: 255})[20:])), ReasonDamaged, "webp"},
		{"webp of two sizes", []byte(strings.Replace(string(webpOf(300, 25, color.NRGBA{A: 255}, riffChunk("XMP ", "x"))), "\x2b\x01\x00\x18\x00\x00", "\x05\x00\x00\x05\x00\x00", 1)), "", ""},
	} {
		info, err := inspectBytes(c.file)
		if c.reason == "" {
			// Only decoding finds this one: the size within the pixels differs.
			if err == nil {
				_, err = Render(t.Context(), bytes.NewReader(c.file), Options{})
			}
			if ReasonOf(err) != ReasonDamaged {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %+v, %v; want %s", c.name, info, err, c.reason)
			continue
		}
		if e.Reason != c.reason || e.Kind != c.kind {
			t.Errorf("%s: %v; want %s (%s)", c.name, err, c.reason, c.kind)
		}
		if _, err := Render(t.Context(), bytes.NewReader(c.file), Options{}); ReasonOf(err) != c.reason {
			t.Errorf("%s: Render: %v", c.name, err)
		}
	}

	big := &sizedReader{bytes.NewReader(jpg), MaxFileBytes + 1}
	if _, err := Inspect(big); ReasonOf(err) != ReasonFileTooLarge {
		t.Errorf("65 MiB: %v", err)
	}
	// A reader that promises more than it has.
	if _, err := Inspect(&sizedReader{bytes.NewReader(jpg[:len(jpg)-9]), int64(len(jpg))}); ReasonOf(err) != ReasonTruncated {
		t.Errorf("short reader: %v", err)
	}
}

// A file cut anywhere is refused, and from the point where its format shows, as
// truncated.
func TestInspectFindsEveryCut(t *testing.T) {
	xmp := buildXMP(`photoshop:Credit="ANTARA"`, "")
	for name, file := range map[string][]byte{
		"jpeg": jpegWith(encodePhoto(t, photo(200, 150), 85), exifSegment(buildEXIF(exifShort(0x112, 6), gpsEntries())), xmpSegment(xmp)),
		"png":  pngWith(pngOf(t, photo(60, 40)), pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00", string(xmp))),
		"gif":  gifOf(t, palettedOf(70, 40)),
		"webp": webpOf(90, 60, color.NRGBA{1, 2, 3, 255}, riffChunk("XMP ", string(xmp))),
	} {
		if _, err := inspectBytes(file); err != nil {
			t.Errorf("%s: whole: %v", name, err)
		}
		for n := 1; n < len(file); n++ {
			_, err := inspectBytes(file[:n])
			reason := ReasonOf(err)
			if n >= 12 && reason != ReasonTruncated || n < 12 && reason != ReasonTruncated && reason != ReasonNotImage {
				if name == "gif" && err == nil && n == len(file)-1 {
					continue // only the trailer is gone
				}
				t.Fatalf("%s cut to %d of %d bytes: %v", name, n, len(file), err)
			}
		}
	}
}

func TestInspectTrailingData(t *testing.T) {
	tail := "\x00\x00\x00\x18ftypmp42 a whole film"
	for name, file := range map[string][]byte{
		"jpeg": smallJPEG(t), "png": pngOf(t, palettedOf(9, 9)), "gif": gifOf(t, palettedOf(9, 9)), "webp": webpOf(9, 9, color.NRGBA{A: 255}),
	} {
		res, err := Render(t.Context(), bytes.NewReader(append(bytes.Clone(file), tail...)), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if res.Info.TrailingBytes != int64(len(tail)) {
			t.Errorf("%s: %d trailing bytes, want %d", name, res.Info.TrailingBytes, len(tail))
		}
		for _, r := range res.Renditions {
			if bytes.Contains(r.Data, []byte("ftypmp42")) {
				t.Errorf("%s: %s carries the tail", name, r.Name())
			}
		}
	}
}

// failingReader breaks off after n bytes with an error that is not the end.
type failingReader struct {
	*bytes.Reader
	n int64
}

var errDisk = errors.New("input/output error")

func (f *failingReader) Read(p []byte) (int, error) {
	at, _ := f.Seek(0, io.SeekCurrent)
	if at >= f.n {
		return 0, errDisk
	}
	return f.Reader.Read(p[:min(int64(len(p)), f.n-at)])
}

// A disk that fails is no fault of the picture.
func TestInspectPassesReadErrors(t *testing.T) {
	for name, file := range map[string][]byte{
		"jpeg": encodePhoto(t, photo(300, 200), 90), "png": pngOf(t, photo(100, 80)), "gif": gifOf(t, palettedOf(200, 200)), "webp": webpOf(9, 9, color.NRGBA{A: 255}, riffChunk("XMP ", strings.Repeat("x", 5000))),
	} {
		for _, n := range []int64{0, 3, 20, 40, int64(len(file)) / 2} {
			_, err := Inspect(&failingReader{bytes.NewReader(file), n})
			if !errors.Is(err, errDisk) || ReasonOf(err) != "" {
				t.Errorf("%s failing at %d: %v", name, n, err)
			}
			_, err = Render(t.Context(), &failingReader{bytes.NewReader(file), n}, Options{})
			if !errors.Is(err, errDisk) || ReasonOf(err) != "" {
				t.Errorf("%s failing at %d: Render: %v", name, n, err)
			}
		}
	}
}

// bounded runs f and fails if it takes long or much memory.
func bounded(t *testing.T, name string, most time.Duration, mostMB uint64, f func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	f()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > most {
		t.Errorf("%s took %v, want at most %v", name, took, most)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > mostMB {
		t.Errorf("%s allocated %d MB, want at most %d", name, mb, mostMB)
	}
}

func TestInspectIsBounded(t *testing.T) {
	jpg := smallJPEG(t)
	sos := bytes.Index(jpg, []byte{0xff, 0xda})
	scan := string(jpg[sos : len(jpg)-2])

	loop := make([]exifEntry, 0, 300)
	pointers := make([]byte, 4*4000)
	for i := range 4000 {
		binary.BigEndian.PutUint32(pointers[4*i:], 8) // every directory is the first one again
	}
	loop = append(loop, exifEntry{tag: 0x014a, kind: 4, data: pointers})
	for i := range 290 {
		loop = append(loop, exifEntry{tag: uint16(0xf000 + i), kind: 4, data: pointers[:16000]})
	}
	frame := palettedOf(2, 2)
	one := gifOf(t, frame)
	at := bytes.IndexByte(one, 0x2c)
	manyFrames := string(one[:at]) + strings.Repeat(string(one[at:len(one)-1]), 200_000) + ";"
	zeros := make([]byte, 60<<20)
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`

	for _, c := range []struct {
		name   string
		file   []byte
		reason Reason
	}{
		{"5,000 scans", []byte(string(jpg[:sos]) + strings.Repeat(scan, 5000) + "\xff\xd9"), ReasonDamaged},
		{"200,000 frames", []byte(manyFrames), ReasonTooLarge},
		{"millions of empty chunks", pngWith(pngOf(t, frame), strings.Repeat(pngChunk("tEXt"), 2_000_000)), ReasonDamaged},
		{"compressed text of 60 MB", pngWith(pngOf(t, frame), pngChunk("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00", deflate(zeros))), ""},
		{"compressed profile of 60 MB", pngWith(pngOf(t, frame), pngChunk("iCCP", "x\x00\x00", deflate(zeros))), ""},
		{"compressed raw profile of 60 MB", pngWith(pngOf(t, frame), pngChunk("zTXt", "Raw profile type iptc\x00\x00", deflate(zeros))), ""},
		{"chunk of 2 GB", pngWith(pngOf(t, frame), "\x7f\xff\xff\xffiTXt"), ReasonTruncated},
		{"EXIF that points at itself", pngWith(pngOf(t, frame), pngChunk("eXIf", string(buildEXIF(loop...)[:200<<10]))), ""},
		{"XMP with entities", jpegWith(jpg, xmpSegment([]byte(entities+"<x>&b;</x>"))), ""},
		{"XMP nested deeply", jpegWith(jpg, xmpSegment(buildXMP("", strings.Repeat("<dc:a>", 9000)))), ""},
		{"XMP of a megabyte of attributes", webpOf(4, 4, color.NRGBA{A: 255}, riffChunk("XMP ", string(buildXMP(strings.Repeat(`dc:a="b" `, 100_000), "")))), ""},
		{"PNG of 49 megapixels of nothing", pngOf(t, goimage.NewGray(goimage.Rect(0, 0, 7000, 7000))), ""},
	} {
		bounded(t, c.name, 3*time.Second, 120, func() {
			if _, err := inspectBytes(c.file); ReasonOf(err) != c.reason || err != nil && c.reason == "" {
				t.Errorf("%s: %v, want %q", c.name, err, c.reason)
			}
		})
	}
}

func TestReasonOf(t *testing.T) {
	if r := ReasonOf(nil); r != "" {
		t.Errorf("nil is %q", r)
	}
	if r := ReasonOf(errDisk); r != "" {
		t.Errorf("a read error is %q", r)
	}
	_, err := inspectBytes(pngOf(t, palettedOf(3, 3))[:40])
	if want := "picture refused: truncated (png): ends after 40 bytes"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
	seen := map[Reason]bool{}
	for _, r := range Reasons() {
		if r == "" || seen[r] || strings.ToLower(string(r)) != string(r) {
			t.Errorf("reason %q", r)
		}
		seen[r] = true
	}
}
