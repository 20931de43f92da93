package image

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	goimage "image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/tiff"
)

func tiffOf(t testing.TB, m goimage.Image, c tiff.CompressionType) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := tiff.Encode(&buf, m, &tiff.Options{Compression: c, Predictor: c != tiff.Uncompressed}); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// tiffWith adds fields to the first directory, which it moves to the end.
func tiffWith(file []byte, fields ...exifEntry) []byte {
	b := bytes.Clone(file)
	le := binary.LittleEndian
	at := le.Uint32(b[4:])
	n := int(le.Uint16(b[at:]))
	type entry struct {
		tag uint16
		raw []byte
	}
	var entries []entry
	for i := range n {
		raw := b[int(at)+2+12*i:][:12]
		entries = append(entries, entry{le.Uint16(raw), bytes.Clone(raw)})
	}
	for _, f := range fields {
		raw := le.AppendUint16(nil, f.tag)
		raw = le.AppendUint16(raw, f.kind)
		size := map[uint16]int{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}[f.kind]
		raw = le.AppendUint32(raw, uint32(len(f.data)/size))
		if len(f.data) > 4 {
			raw = le.AppendUint32(raw, uint32(len(b)))
			b = append(b, f.data...)
		} else {
			raw = append(raw, append(bytes.Clone(f.data), 0, 0, 0, 0)[:4]...)
		}
		entries = append(entries, entry{f.tag, raw})
	}
	slices.SortFunc(entries, func(x, y entry) int { return int(x.tag) - int(y.tag) })
	if len(b)&1 == 1 {
		b = append(b, 0)
	}
	le.PutUint32(b[4:], uint32(len(b)))
	b = le.AppendUint16(b, uint16(len(entries)))
	for _, e := range entries {
		b = append(b, e.raw...)
	}
	return append(b, 0, 0, 0, 0)
}

func leShort(tag, v uint16) exifEntry {
	return exifEntry{tag: tag, kind: 3, data: binary.LittleEndian.AppendUint16(nil, v)}
}

func leLong(tag uint16, v ...uint32) exifEntry {
	e := exifEntry{tag: tag, kind: 4}
	for _, n := range v {
		e.data = binary.LittleEndian.AppendUint32(e.data, n)
	}
	return e
}

func TestTIFF(t *testing.T) {
	red := goimage.NewRGBA(goimage.Rect(0, 0, 40, 30))
	red16, grey16 := goimage.NewRGBA64(red.Rect), goimage.NewGray16(red.Rect)
	grey := goimage.NewGray(red.Rect)
	for y := range 30 {
		for x := range 40 {
			red.Set(x, y, color.RGBA{200, 30, 30, 255})
			red16.Set(x, y, color.RGBA{200, 30, 30, 255})
			grey.SetGray(x, y, color.Gray{90})
			grey16.SetGray16(x, y, color.Gray16{90 << 8})
		}
	}
	for _, c := range []struct {
		name string
		m    goimage.Image
		r, g int
	}{{"rgb", red, 200, 30}, {"rgb of 16 bits", red16, 200, 30}, {"grey", grey, 90, 90}, {"grey of 16 bits", grey16, 90, 90}} {
		for _, how := range []tiff.CompressionType{tiff.Uncompressed, tiff.Deflate} {
			res, err := Render(t.Context(), bytes.NewReader(tiffOf(t, c.m, how)), Options{})
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			var r, g, b int
			if _, err := fmt.Sscanf(res.Colour, "#%02x%02x%02x", &r, &g, &b); err != nil || max(r-c.r, c.r-r, g-c.g, c.g-g) > 3 {
				t.Errorf("%s is %s", c.name, res.Colour)
			}
			if res.Info.Format != TIFF || res.Info.Width != 40 || res.Info.Height != 30 || res.Info.TrailingBytes != 0 {
				t.Errorf("%s: %+v", c.name, res.Info)
			}
		}
	}
}

func TestTIFFMetadata(t *testing.T) {
	file := tiffWith(tiffOf(t, photo(60, 40), tiff.Uncompressed),
		leShort(0x112, 6), exifString(0x10e, "Sawah di Klaten"), exifString(0x13b, "Budi Santoso"), exifString(0x8298, "© 2026 Sagara"),
		exifEntry{tag: tiffXMP, kind: 1, data: buildXMP(`photoshop:Credit="ANTARA FOTO"`, "")},
		exifEntry{tag: tiffIPTC, kind: 7, data: utf8IPTC(dataset{2, 90, "Klaten"})})
	gps := len(file) + len(file)&1
	file = append(file, make([]byte, len(file)&1)...)
	le := binary.LittleEndian
	file = le.AppendUint16(file, 1)
	file = le.AppendUint16(file, 2) // GPSLatitude
	file = le.AppendUint16(file, 5)
	file = le.AppendUint32(file, 3)
	file = le.AppendUint32(file, 8)
	file = append(file, 0, 0, 0, 0)
	file = tiffWith(file, leLong(0x8825, uint32(gps)))
	info, err := inspectBytes(file)
	if err != nil {
		t.Fatal(err)
	}
	m := info.Meta
	if info.Width != 40 || info.Height != 60 || info.Orientation != 6 || !info.HasGPS || m.Caption != "Sawah di Klaten" ||
		m.Credit != "ANTARA FOTO" || m.Copyright != "© 2026 Sagara" || m.City != "Klaten" || !slices.Equal(m.Creators, []string{"Budi Santoso"}) {
		t.Errorf("%+v", info)
	}
	res, err := Render(t.Context(), bytes.NewReader(file), Options{Rights: RightsOf(m)})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range res.Renditions {
		if again, err := inspectBytes(r.Data); err != nil || again.HasGPS {
			t.Errorf("%s: %+v, %v", r.Name(), again, err)
		}
	}
}

func TestRefusedTIFFs(t *testing.T) {
	plain := tiffOf(t, photo(60, 40), tiff.Uncompressed)
	huge := goimage.NewGray(goimage.Rect(0, 0, 60, 40))
	for _, c := range []struct {
		name   string
		file   []byte
		reason Reason
	}{
		{"of 3.6 gigapixels", tiffOver(plain, leLong(tiffWidth, 60_000), leLong(tiffHeight, 60_000)), ReasonTooLarge},
		{"with the pixels of another file", tiffOver(plain, leLong(tiffStrips, 1<<30)), ReasonTruncated},
		{"with tiles of 4 gigapixels", tiffOver(plain, leLong(tiffTileWidth, 65_000), leLong(tiffTileHeight, 65_000)), ReasonDamaged},
		{"with JPEG inside", tiffOver(plain, leShort(tiffCompression, 7)), ReasonUnsupported},
		{"of a camera", tiffOver(plain, leLong(tiffSubfile, 1), leLong(tiffSubIFDs, 8)), ReasonUnsupported},
		{"that is a DNG", tiffOver(plain, exifEntry{tag: tiffDNG, kind: 1, data: []byte{1, 4, 0, 0}}), ReasonUnsupported},
		{"big", []byte("II+\x00\x08\x00\x00\x00\x10\x00\x00\x00\x00\x00\x00\x00"), ReasonUnsupported},
		{"that is only a head", []byte("II*\x00\x08\x00\x00\x00"), ReasonTruncated},
		{"cut", plain[:len(plain)/2], ReasonTruncated},
		{"whose strip unpacks to less", tiffOver(tiffOf(t, huge, tiff.Deflate), leLong(tiffWidth, 7000), leLong(tiffHeight, 7000)), ReasonDamaged},
	} {
		_, err := Render(t.Context(), bytes.NewReader(c.file), Options{})
		if ReasonOf(err) != c.reason {
			t.Errorf("a TIFF %s: %v, want %s", c.name, err, c.reason)
		}
	}
}

// tiffOver is tiffWith for fields that are there already: the new ones win.
func tiffOver(file []byte, fields ...exifEntry) []byte {
	b := bytes.Clone(file)
	le := binary.LittleEndian
	at := int(le.Uint32(b[4:]))
	for i := range int(le.Uint16(b[at:])) {
		raw := b[at+2+12*i:]
		for _, f := range fields {
			if le.Uint16(raw) == f.tag {
				le.PutUint16(raw, 0xfffe) // nobody's
			}
		}
	}
	return tiffWith(b, fields...)
}

func TestFramesAreCounted(t *testing.T) {
	one := gifOf(t, palettedOf(2, 2))
	at := bytes.IndexByte(one, 0x2c)
	many := func(n int) []byte {
		return []byte(string(one[:at]) + strings.Repeat(string(one[at:len(one)-1]), n) + ";")
	}
	if info, err := inspectBytes(many(maxFrames)); err != nil || info.Frames != maxFrames {
		t.Errorf("%d frames: %+v, %v", maxFrames, info, err)
	}
	if _, err := inspectBytes(many(maxFrames + 1)); ReasonOf(err) != ReasonTooLarge {
		t.Errorf("one more: %v", err)
	}
}

// A file that is a picture and something else is refused, whatever it is, and a
// picture of a phone, with another behind it, is not.
func TestPolyglots(t *testing.T) {
	jpg, png := smallJPEG(t), pngOf(t, palettedOf(9, 9))
	gif := gifOf(t, palettedOf(9, 9))
	zip := "PK\x03\x04xxxxxxxxxx"
	zipDirectory := "PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x2e\x00\x00\x00\x10\x00\x00\x00\x03\x00abc"
	comment := func(s string) []byte { return jpegWith(jpg, segment(0xfe, s)) }
	for name, file := range map[string][]byte{
		"jpeg and zip":               []byte(string(jpg) + zip + zipDirectory),
		"png and zip":                []byte(string(png) + zip),
		"zip in a comment":           append(jpegWith(jpg, segment(0xfe, zip)), zipDirectory...),
		"gif and rar":                []byte(string(gif) + "Rar!\x1a\x07\x01"),
		"jpeg and pdf":               []byte(string(jpg) + "\n%PDF-1.7"),
		"jpeg and program":           []byte(string(jpg) + "\x00\x00\x7fELF"),
		"jpeg and page":              []byte(string(jpg) + "xx<HTML><script>alert(1)</script>"),
		"page at the very end":       []byte(string(jpg) + strings.Repeat("x", 20_000) + "<script>alert(1)</script>"),
		"page in a comment":          comment("<!DOCTYPE html><script>alert(1)</script>"),
		"php in a comment":           comment("<?php system($_GET[0]); ?>"),
		"svg in a png":               pngWith(png, pngChunk("tEXt", "Comment\x00<svg onload=alert(1)>")),
		"page in a gif, upper cases": []byte(strings.Replace(string(gif), "\x2c", "\x21\xfe\x0a<SCRIPT>\x20\x20\x00\x2c", 1)),
	} {
		for _, verdict := range []func() error{
			func() error { _, err := inspectBytes(file); return err },
			func() error { _, err := Render(t.Context(), bytes.NewReader(file), Options{}); return err },
		} {
			if err := verdict(); ReasonOf(err) != ReasonPolyglot {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for name, file := range map[string][]byte{
		"a second picture":        append(bytes.Clone(jpg), jpg...),
		"a film of a phone":       []byte(string(jpg) + "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00"),
		"PK by chance":            comment("PK\x05\x06\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14"),
		"XMP with its own markup": jpegWith(jpg, xmpSegment(fullXMP())),
	} {
		if _, err := inspectBytes(file); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// One photo in several files is one photo; two photos are two.
func TestLikeness(t *testing.T) {
	of := func(b []byte) Likeness {
		t.Helper()
		res, err := Render(t.Context(), bytes.NewReader(b), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return res.Likeness
	}
	m := photo(800, 600)
	original := of(encodePhoto(t, m, 92))
	if original == 0 {
		t.Fatal("a photo without likeness")
	}
	crop := m.SubImage(goimage.Rect(4, 4, 796, 596)).(*goimage.YCbCr)
	small := view{planes: m, orientation: 1, w: 800, h: 600}.scaled(rect{0, 0, 800, 600}, 400, 300)
	for name, file := range map[string][]byte{
		"a worse JPEG": encodePhoto(t, m, 35), "half the size": encodePhoto(t, small, 80), "PNG": pngOf(t, m), "cut by a few pixels": encodePhoto(t, crop, 90),
	} {
		other := of(file)
		if n := original.Apart(other); n > Alike {
			t.Errorf("%s is %d bits apart", name, n)
		}
		if !slices.ContainsFunc(bandsOf(original), func(b int64) bool { return slices.Contains(bandsOf(other), b) }) {
			t.Errorf("%s shares no band", name)
		}
	}
	flipped := goimage.NewYCbCr(m.Rect, m.SubsampleRatio)
	copy(flipped.Cb, m.Cb)
	copy(flipped.Cr, m.Cr)
	for y := range 600 {
		for x := range 800 {
			flipped.Y[y*flipped.YStride+x] = m.Y[y*m.YStride+799-x]
		}
	}
	if n := original.Apart(of(encodePhoto(t, flipped, 90))); n <= 2*Alike {
		t.Errorf("another picture is only %d bits apart", n)
	}
	if l := of(pngOf(t, goimage.NewGray(goimage.Rect(0, 0, 300, 300)))); l != 0 || l.Apart(0) <= Alike {
		t.Errorf("a black page has the likeness %x", l)
	}
	// Whatever the bits: as far apart as Alike, and one band at least is shared.
	for bit := range 58 {
		other := original ^ Likeness(0x3f)<<bit
		if original.Apart(other) > Alike || !slices.ContainsFunc(bandsOf(original), func(b int64) bool { return slices.Contains(bandsOf(other), b) }) {
			t.Errorf("bits %d and following: no band", bit)
		}
	}
}

func bandsOf(l Likeness) []int64 { b := l.Bands(); return b[:] }

func box(kind, body string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + kind + body
}

// heifOf is as much of a HEIC file as is looked at before a converter sees it.
func heifOf(brand string, w, h uint32) []byte {
	size := binary.BigEndian.AppendUint32([]byte("\x00\x00\x00\x00"), w)
	size = binary.BigEndian.AppendUint32(size, h)
	return []byte(box("ftyp", brand+"\x00\x00\x00\x00mif1") + box("meta", "\x00\x00\x00\x00"+box("iprp", box("ipco", box("ispe", string(size))))) + box("mdat", "pixels"))
}

func TestForeignPictures(t *testing.T) {
	for _, c := range []struct {
		name   string
		file   []byte
		format Format
		reason Reason
	}{
		{"heic", heifOf("heic", 4032, 3024), HEIC, ""},
		{"avif", heifOf("avif", 800, 600), AVIF, ""},
		{"heic of 4 gigapixels", heifOf("heic", 65_000, 65_000), "", ReasonTooLarge},
		{"heic of a nonsense size", heifOf("heic", 1<<31+5, 1<<31), "", ReasonDamaged},
		{"heic without a picture", []byte(box("ftyp", "heic\x00\x00\x00\x00")), "", ReasonDamaged},
		{"heic cut", heifOf("heic", 40, 30)[:70], "", ReasonTruncated},
		{"heic with a box of no length", []byte(box("ftyp", "heic") + "\x00\x00\x00\x03mdat"), "", ReasonDamaged},
		{"heic and zip", append(heifOf("heic", 40, 30), box("free", "PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x2e\x00\x00\x00\x10\x00\x00\x00\x00\x00")...), "", ReasonPolyglot},
	} {
		info, err := inspectBytes(c.file)
		if ReasonOf(err) != c.reason || info.Format != c.format {
			t.Errorf("%s: %+v, %v", c.name, info, err)
		}
		if c.reason == "" {
			if _, err := Render(t.Context(), bytes.NewReader(c.file), Options{}); ReasonOf(err) != ReasonUnsupported {
				t.Errorf("%s rendered as it is: %v", c.name, err)
			}
			err := Converters{}.Check(info.Format)
			if ReasonOf(err) != ReasonNoConverter || !strings.Contains(err.Error(), "heif-convert") {
				t.Errorf("%s without a converter: %v", c.name, err)
			}
		}
	}
}

// fakeConverter is a program of a few lines in the place of heif-convert.
func fakeConverter(t *testing.T, script string) Converters {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "heif-convert")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	c := FindConverters()
	if c.HEIC.Path != name {
		t.Fatalf("found %q", c.HEIC.Path)
	}
	c.TempDir = t.TempDir()
	return c
}

func TestConvert(t *testing.T) {
	picture := filepath.Join(t.TempDir(), "made.jpg")
	made := jpegWith(encodePhoto(t, photo(40, 30), 90), exifSegment(fullEXIF()))
	if err := os.WriteFile(picture, made, 0o600); err != nil {
		t.Fatal(err)
	}
	heic := heifOf("heic", 40, 30)
	convert := func(script string, file []byte) ([]byte, Info, error) {
		c := fakeConverter(t, script)
		c.Timeout = 2 * time.Second
		data, info, err := c.Convert(t.Context(), bytes.NewReader(file))
		if left, _ := os.ReadDir(c.TempDir); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
		return data, info, err
	}
	data, info, err := convert(`test "$1 $2" = "-q 95" && cp '`+picture+`' "$4"`, heic)
	if err != nil || !bytes.Equal(data, made) || info.Format != JPEG || info.Meta.Copyright == "" {
		t.Errorf("%+v, %v", info, err)
	}
	if _, _, err := convert(`cp '`+picture+`' "${4%.jpg}-1.jpg"`, heic); err != nil {
		t.Errorf("the first of several: %v", err)
	}
	for name, script := range map[string]string{
		"fails": "exit 1", "writes nothing": "exit 0", "writes a page": `echo "<html>" >"$4"`, "copies": `cp "$3" "$4"`,
		"hangs": "while :; do :; done", "asks for 3 GB": `dd if=/dev/zero of=/dev/null bs=3G count=1 || exit 1; exit 1`,
		"writes without end": `cat /dev/zero >"$4"`,
	} {
		start := time.Now()
		if _, _, err := convert(script, heic); ReasonOf(err) != ReasonDamaged {
			t.Errorf("a converter that %s: %v", name, err)
		}
		if time.Since(start) > 10*time.Second {
			t.Errorf("a converter that %s took %v", name, time.Since(start))
		}
	}
	// It cannot be used to get a larger picture past the limits.
	if _, _, err := convert(`cp '`+picture+`' "$4"`, heifOf("heic", 20, 10)); ReasonOf(err) != ReasonDamaged {
		t.Errorf("more pixels than promised: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := fakeConverter(t, "sleep 1").Convert(ended, bytes.NewReader(heic)); ReasonOf(err) != "" || err == nil {
		t.Errorf("told to stop: %v", err)
	}
}

// Real files, where the programs are there.
func TestConvertWithRealPrograms(t *testing.T) {
	needTools(t)
	dir := t.TempDir()
	in := filepath.Join(dir, "in.png")
	if err := os.WriteFile(in, pngOf(t, photo(320, 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	files := map[string][]string{"avif": {"avifenc", "--speed", "8", in, filepath.Join(dir, "out.avif")}}
	if _, err := exec.LookPath("heif-enc"); err == nil {
		files["heic"] = []string{"heif-enc", "-o", filepath.Join(dir, "out.heic"), in}
	}
	for ext, argv := range files {
		if out, err := exec.Command(argv[0], argv[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", ext, err, out)
		}
		b, err := os.ReadFile(filepath.Join(dir, "out."+ext))
		if err != nil {
			t.Fatal(err)
		}
		_, info, err := FindConverters().Convert(t.Context(), bytes.NewReader(b))
		if err != nil || info.Width != 320 || info.Height != 200 {
			t.Errorf("%s: %+v, %v", ext, info, err)
		}
	}
}
