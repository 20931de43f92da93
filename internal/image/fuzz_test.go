package image

import (
	"bytes"
	"context"
	"image/color"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/tiff"

	"github.com/tajuk/tajuk/internal/image/meta"
)

func fuzzSeeds(t testing.TB) [][]byte {
	jpg, png := encodePhoto(t, photo(33, 17), 60), pngOf(t, palettedOf(9, 7))
	p3 := iccOf(p3Primaries, sRGBCurve())
	return [][]byte{
		nil, jpg, png, progressiveOf(3),
		jpegWith(jpg, exifSegment(fullEXIF()), iptcSegment(fullIPTC()), xmpSegment(fullXMP()), iccSegment(p3), c2paSegment()),
		jpegWith(jpg, exifSegment(buildEXIF(exifShort(0x112, 7), gpsEntries()))),
		pngWith(png, pngChunk("eXIf", string(fullEXIF())), pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00", string(fullXMP())),
			pngChunk("iCCP", "x\x00\x00", deflate(p3)), pngChunk("zTXt", "Raw profile type iptc\x00\x00", deflate([]byte(rawProfileText("iptc", buildIRB(fullIPTC())))))),
		gifOf(t, palettedOf(5, 4), palettedOf(5, 4)),
		webpOf(12, 9, color.NRGBA{1, 2, 3, 99}),
		webpOf(300, 2, color.NRGBA{1, 2, 3, 255}, riffChunk("ICCP", string(p3)), riffChunk("EXIF", string(fullEXIF())), riffChunk("XMP ", string(fullXMP()))),
		tiffOf(t, palettedOf(9, 7), tiff.Deflate),
		tiffWith(tiffOf(t, photo(33, 17), tiff.Uncompressed), leShort(0x112, 6), exifString(0x10e, "Sawah"), leLong(tiffEXIF, 8),
			exifEntry{tag: tiffXMP, kind: 1, data: fullXMP()}, exifEntry{tag: tiffICC, kind: 7, data: p3}),
		heifOf("heic", 40, 30), heifOf("avif", 40, 30),
		[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"),
	}
}

func checkMeta(t *testing.T, m meta.Metadata) {
	t.Helper()
	text := append([]string{m.Headline, m.Caption, m.AltText, m.LongText, m.Credit, m.Source, m.Copyright, m.UsageTerms, m.WebStatement,
		m.LicensorURL, m.Instructions, m.City, m.Province, m.Country, m.AISystem}, append(append(m.Creators, m.Keywords...), m.Persons...)...)
	if len(text) > 15+meta.MaxCreators+2*meta.MaxEntries {
		t.Fatalf("%d texts", len(text))
	}
	for _, s := range text {
		if !utf8.ValidString(s) || utf8.RuneCountInString(s) > meta.MaxCaption {
			t.Fatalf("text %q", s)
		}
		for _, r := range s {
			if r != '\n' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
				t.Fatalf("text %q holds %U", s, r)
			}
		}
	}
	if y := m.Created.Time.Year(); !m.Created.IsZero() && (y < 1825 || y > 2200) {
		t.Fatalf("date %v", m.Created)
	}
}

// Whatever the bytes are: a verdict, no panic, clean metadata, and if the picture
// is small, renditions that can be read.
func FuzzInspect(f *testing.F) {
	for _, s := range fuzzSeeds(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		info, err := Inspect(bytes.NewReader(b))
		if err != nil {
			if ReasonOf(err) == "" {
				t.Fatalf("no reason: %v", err)
			}
			return
		}
		if info.Width < 1 || info.Height < 1 || info.Width*info.Height > MaxPixels || info.TrailingBytes < 0 || info.Orientation < 1 || info.Orientation > 8 {
			t.Fatalf("%+v", info)
		}
		checkMeta(t, info.Meta)
		if info.Width*info.Height > 10_000 || info.Format.Foreign() {
			return
		}
		res, err := Render(context.Background(), bytes.NewReader(b), Options{Rights: RightsOf(info.Meta)})
		if err != nil {
			if ReasonOf(err) == "" {
				t.Fatalf("no reason: %v", err)
			}
			return
		}
		for _, r := range res.Renditions {
			again, err := Inspect(bytes.NewReader(r.Data))
			if err != nil || again.Width != r.Width || again.Height != r.Height || again.HasGPS || again.HasC2PA || again.TrailingBytes != 0 {
				t.Fatalf("%s: %+v, %v", r.Name(), again, err)
			}
		}
	})
}

// The readers of metadata see more of the fuzzer behind the containers.
func FuzzMetadata(f *testing.F) {
	f.Add(byte(0), fullEXIF())
	f.Add(byte(1), fullIPTC())
	f.Add(byte(2), fullXMP())
	f.Add(byte(3), iccOf(p3Primaries, sRGBCurve()))
	f.Add(byte(4), buildIRB(fullIPTC()))
	f.Add(byte(5), []byte(rawProfileText("iptc", fullIPTC())))
	f.Fuzz(func(t *testing.T, kind byte, b []byte) {
		var p parts
		switch kind % 6 {
		case 0:
			p.exif = b
		case 1:
			p.iptc = b
		case 2:
			p.xmp = b
		case 3:
			if c := newToSRGB(b); c != nil {
				for v := range 256 {
					c.convert(byte(v), byte(255-v), byte(v*7))
				}
			}
			return
		case 4:
			p.iptc = findIPTC(b)
		case 5:
			pngText("tEXt", append([]byte("Raw profile type iptc\x00"), b...), &p)
		}
		m, _ := meta.Read(p.exif, p.iptc, p.xmp)
		checkMeta(t, m)
	})
}
