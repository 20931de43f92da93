package image

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	goimage "image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/image/meta"
)

func render(t testing.TB, file []byte, opts Options) Result {
	t.Helper()
	res, err := Render(context.Background(), bytes.NewReader(file), opts)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func find(t testing.TB, res Result, name string) Rendition {
	t.Helper()
	for _, r := range res.Renditions {
		if r.Name() == name {
			return r
		}
	}
	t.Fatalf("no %s", name)
	return Rendition{}
}

func decodeJPEG(t testing.TB, r Rendition) goimage.Image {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(r.Data))
	if err != nil {
		t.Fatalf("%s: %v", r.Name(), err)
	}
	if m.Bounds().Dx() != r.Width || m.Bounds().Dy() != r.Height {
		t.Fatalf("%s is %v, said to be %dx%d", r.Name(), m.Bounds(), r.Width, r.Height)
	}
	return m
}

func rgbAt(m goimage.Image, fx, fy float64) color.RGBA {
	b := m.Bounds()
	return color.RGBAModel.Convert(m.At(int(fx*float64(b.Dx())), int(fy*float64(b.Dy())))).(color.RGBA)
}

func near(a, b color.RGBA, most int) bool {
	d := func(x, y uint8) bool { return int(x)-int(y) <= most && int(y)-int(x) <= most }
	return d(a.R, b.R) && d(a.G, b.G) && d(a.B, b.B)
}

func TestRenderSizes(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want string
	}{
		{4000, 3000, "w320 320x240, w480 480x360, w640 640x480, w960 960x720, w1280 1280x960, w1600 1600x1200, 16x9 1200x675, 4x3 1200x900, 1x1 1200x1200"},
		{3000, 4000, "w320 320x427, w480 480x640, w640 640x853, w960 960x1280, w1280 1280x1707, w1600 1600x2133, 16x9 1200x675, 4x3 1200x900, 1x1 1200x1200"},
		{1600, 900, "w320 320x180, w480 480x270, w640 640x360, w960 960x540, w1280 1280x720, w1600 1600x900, 16x9 1200x675, 4x3 1200x900, 1x1 900x900"},
		{1000, 500, "w320 320x160, w480 480x240, w640 640x320, w960 960x480, 16x9 888x500, 4x3 666x500, 1x1 500x500"},
		{800, 600, "w320 320x240, w480 480x360, w640 640x480, w800 800x600, 16x9 800x450, 4x3 800x600, 1x1 600x600"},
		{330, 200, "w320 320x194, 16x9 330x186, 4x3 266x200, 1x1 200x200"},
		{300, 200, "w300 300x200, 16x9 300x169, 4x3 266x200, 1x1 200x200"},
		{1, 1, "w1 1x1, 16x9 1x1, 4x3 1x1, 1x1 1x1"},
		{6000, 40, "w320 320x2, w480 480x3, w640 640x4, w960 960x6, w1280 1280x9, w1600 1600x11, 16x9 71x40, 4x3 53x40, 1x1 40x40"},
		{40, 6000, "w40 40x6000, 16x9 40x23, 4x3 40x30, 1x1 40x40"},
	} {
		var got []string
		for _, s := range newPlan(c.w, c.h, nil) {
			got = append(got, fmt.Sprintf("%s %dx%d", s.spec, s.w, s.h))
			if s.w > c.w || s.h > c.h || float64(s.w) > s.from.w+0.5 || float64(s.h) > s.from.h+0.5 {
				t.Errorf("%dx%d: %s enlarges to %dx%d from %v", c.w, c.h, s.spec, s.w, s.h, s.from)
			}
			if s.from.x < 0 || s.from.y < 0 || s.from.x+s.from.w > float64(c.w)+1e-6 || s.from.y+s.from.h > float64(c.h)+1e-6 {
				t.Errorf("%dx%d: %s is outside: %v", c.w, c.h, s.spec, s.from)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%dx%d:\n got %s\nwant %s", c.w, c.h, s, c.want)
		}
	}
	for _, size := range [][2]int{{1, 1}, {1, 700}, {700, 1}, {17, 3}, {641, 480}, {2000, 40}} {
		res := render(t, encodePhoto(t, photo(size[0], size[1]), 80), Options{})
		for _, r := range res.Renditions {
			decodeJPEG(t, r)
			if r.Format != JPEG || r.Crop != strings.Contains(r.Spec, "x") {
				t.Errorf("%+v", r)
			}
		}
	}
}

// quadrants is a picture whose four quarters are told apart, as it is to be seen.
func quadrants(w, h int) *goimage.RGBA {
	m := goimage.NewRGBA(goimage.Rect(0, 0, w, h))
	for i, c := range quadrantColours() {
		r := goimage.Rect(i%2*w/2, i/2*h/2, (i%2+1)*w/2, (i/2+1)*h/2)
		draw.Draw(m, r, goimage.NewUniform(c), goimage.Point{}, draw.Src)
	}
	return m
}

func quadrantColours() []color.RGBA {
	return []color.RGBA{{220, 40, 40, 255}, {40, 200, 60, 255}, {50, 60, 220, 255}, {230, 220, 60, 255}}
}

// stored turns an upright picture into what a camera stores with an orientation.
func stored(m *goimage.RGBA, orientation int) *goimage.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	sw, sh := w, h
	if orientation >= 5 {
		sw, sh = h, w
	}
	s := goimage.NewRGBA(goimage.Rect(0, 0, sw, sh))
	for y := range h {
		for x := range w {
			// Where the pixel seen at x, y is stored (EXIF 2.32, 4.6.4 A).
			sx, sy := x, y
			switch orientation {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, w-1-x
			case 7:
				sx, sy = h-1-y, w-1-x
			case 8:
				sx, sy = h-1-y, x
			}
			s.SetRGBA(sx, sy, m.RGBAAt(x, y))
		}
	}
	return s
}

func TestRenderAppliesOrientation(t *testing.T) {
	const w, h = 381, 251 // odd, so that a chroma sample moved by half shows
	upright := quadrants(w, h)
	plain := render(t, pngOf(t, upright), Options{})
	for o := 1; o <= 8; o++ {
		exif := exifSegment(buildEXIF(exifShort(0x112, uint16(o))))
		file := jpegWith(encodePhoto(t, stored(upright, o), 95), exif)
		res := render(t, file, Options{Focus: &Focus{0.1, 0.5}})
		if res.Info.Width != w || res.Info.Height != h || res.Info.Orientation != o {
			t.Errorf("%d: %dx%d, %d", o, res.Info.Width, res.Info.Height, res.Info.Orientation)
		}
		for _, name := range []string{"w320.jpg", "w381.jpg"} {
			m := decodeJPEG(t, find(t, res, name))
			for i, want := range quadrantColours() {
				if got := rgbAt(m, 0.25+0.5*float64(i%2), 0.25+0.5*float64(i/2)); !near(got, want, 8) {
					t.Errorf("%d: %s: quarter %d is %v, want %v", o, name, i, got, want)
				}
			}
			if d := rms(m, decodeJPEG(t, find(t, plain, name))); d > 4 {
				t.Errorf("%d: %s differs from the upright one by %.1f", o, name, d)
			}
			if info := inspectMeta(t, find(t, res, name).Data); info.Orientation != 1 {
				t.Errorf("%d: the rendition asks to be turned again: %d", o, info.Orientation)
			}
		}
		// Around a focus on the left a square holds more of the left quarters.
		square := decodeJPEG(t, find(t, res, "1x1.jpg"))
		if got := rgbAt(square, 0.6, 0.2); !near(got, quadrantColours()[0], 8) {
			t.Errorf("%d: the focus went elsewhere: %v", o, got)
		}
	}
}

func rms(a, b goimage.Image) float64 {
	sum, n := 0.0, 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			p, q := a.(*goimage.YCbCr).YCbCrAt(x, y), b.(*goimage.YCbCr).YCbCrAt(x, y)
			for _, d := range []float64{float64(p.Y) - float64(q.Y), float64(p.Cb) - float64(q.Cb), float64(p.Cr) - float64(q.Cr)} {
				sum += d * d
				n++
			}
		}
	}
	return math.Sqrt(sum / float64(n))
}

func TestCropsKeepTheFocus(t *testing.T) {
	// A white disc on black at the focus of a wide picture: each crop shows it.
	const w, h = 960, 320
	for _, f := range []Focus{{0, 0}, {1, 1}, {0.5, 0.5}, {0.1, 0.9}, {0.83, 0.2}, {-3, 7}, {math.NaN(), math.Inf(1)}} {
		m := goimage.NewGray(goimage.Rect(0, 0, w, h))
		fx, fy := min(max(f.X, 0), 1), min(max(f.Y, 0), 1)
		if math.IsNaN(fx) {
			fx = 0.5
		}
		for y := range h {
			for x := range w {
				if math.Hypot(float64(x)-fx*w, float64(y)-fy*h) < 24 {
					m.SetGray(x, y, color.Gray{255})
				}
			}
		}
		res := render(t, encodePhoto(t, m, 90), Options{Focus: &f})
		for _, name := range []string{"16x9.jpg", "4x3.jpg", "1x1.jpg"} {
			crop := decodeJPEG(t, find(t, res, name))
			brightest := 0
			for y := 0; y < crop.Bounds().Dy(); y += 4 {
				for x := 0; x < crop.Bounds().Dx(); x += 4 {
					brightest = max(brightest, int(color.GrayModel.Convert(crop.At(x, y)).(color.Gray).Y))
				}
			}
			if brightest < 240 {
				t.Errorf("focus %v: %s lost it", f, name)
			}
		}
	}
}

func TestRenderIsDeterministic(t *testing.T) {
	file := encodePhoto(t, photo(1700, 400), 90)
	opts := Options{Rights: Rights{Credit: "ANTARA", Creators: []string{"A", "B"}}}
	a, b := render(t, file, opts), render(t, file, opts)
	if len(a.Renditions) != len(b.Renditions) || a.Colour != b.Colour {
		t.Fatal("two sets differ")
	}
	for i := range a.Renditions {
		if !bytes.Equal(a.Renditions[i].Data, b.Renditions[i].Data) {
			t.Errorf("%s differs", a.Renditions[i].Name())
		}
	}
}

// Every kind of picture that the decoders return comes out with its colours, laid
// on white where it is transparent.
func TestRenderKindsOfPixels(t *testing.T) {
	const w, h = 64, 48
	r := goimage.Rect(0, 0, w, h)
	fill := func(m draw.Image, c color.Color) goimage.Image {
		for y := range h {
			for x := range w {
				m.Set(x, y, c)
			}
		}
		return m
	}
	half := color.NRGBA{200, 40, 20, 128}
	onWhite := color.RGBA{227, 147, 137, 255}
	solid := color.RGBA{30, 90, 200, 255}
	frame := goimage.NewPaletted(goimage.Rect(16, 12, 48, 36), color.Palette{solid, color.Transparent})
	small := gifOf(t, frame)
	copy(small[6:], []byte{w, 0, h, 0})
	for _, c := range []struct {
		name   string
		file   []byte
		middle color.RGBA
		corner color.RGBA
	}{
		{"RGBA png", pngOf(t, fill(goimage.NewRGBA(r), solid)), solid, solid},
		{"NRGBA png", pngOf(t, fill(goimage.NewNRGBA(r), half)), onWhite, onWhite},
		{"transparent png", pngOf(t, goimage.NewNRGBA(r)), color.RGBA{255, 255, 255, 255}, color.RGBA{255, 255, 255, 255}},
		{"16 bit png with alpha", pngOf(t, fill(goimage.NewNRGBA64(r), half)), onWhite, onWhite},
		{"16 bit png", pngOf(t, fill(goimage.NewRGBA64(r), solid)), solid, solid},
		{"grey png", pngOf(t, fill(goimage.NewGray(r), color.Gray{90})), color.RGBA{90, 90, 90, 255}, color.RGBA{90, 90, 90, 255}},
		{"16 bit grey png", pngOf(t, fill(goimage.NewGray16(r), color.Gray{90})), color.RGBA{90, 90, 90, 255}, color.RGBA{90, 90, 90, 255}},
		{"paletted png with alpha", pngOf(t, fill(goimage.NewPaletted(r, color.Palette{half, solid}), half)), onWhite, onWhite},
		{"gif", gifOf(t, fill(goimage.NewPaletted(r, color.Palette{solid, color.Black}), solid).(*goimage.Paletted)), solid, solid},
		{"gif with a smaller frame", small, solid, color.RGBA{255, 255, 255, 255}},
		{"grey jpeg", encodePhoto(t, fill(goimage.NewGray(r), color.Gray{90}), 95), color.RGBA{90, 90, 90, 255}, color.RGBA{90, 90, 90, 255}},
		{"colour jpeg", encodePhoto(t, fill(goimage.NewRGBA(r), solid), 95), solid, solid},
		{"webp", webpOf(w, h, color.NRGBA{30, 90, 200, 255}), solid, solid},
		{"webp with alpha", webpOf(w, h, half), onWhite, onWhite},
	} {
		m := decodeJPEG(t, find(t, render(t, c.file, Options{}), "w64.jpg"))
		if got := rgbAt(m, 0.5, 0.5); !near(got, c.middle, 5) {
			t.Errorf("%s: middle %v, want %v", c.name, got, c.middle)
		}
		if got := rgbAt(m, 0.01, 0.99); !near(got, c.corner, 5) {
			t.Errorf("%s: corner %v, want %v", c.name, got, c.corner)
		}
	}

	// The types that only JPEG and lossy WebP yield are converted by the same rows.
	for _, c := range []struct {
		name string
		m    goimage.Image
		want color.RGBA
	}{
		{"CMYK", fill(goimage.NewCMYK(r), color.CMYK{40, 80, 120, 30}), color.RGBAModel.Convert(color.CMYK{40, 80, 120, 30}).(color.RGBA)},
		{"NYCbCrA", nycbcra(r, color.RGBA{200, 40, 20, 255}, 128), onWhite},
		{"premultiplied", fill(goimage.NewRGBA(r), half), onWhite},
		{"any other", fill(goimage.NewAlpha(r), color.Alpha{128}), color.RGBA{255, 255, 255, 255}},
	} {
		planes := toPlanes(c.m, w, h)
		if got := rgbAt(planes, 0.5, 0.5); !near(got, c.want, 4) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRenderProgressive(t *testing.T) {
	for _, scans := range []int{1, 10, maxScans} {
		m := decodeJPEG(t, find(t, render(t, progressiveOf(scans), Options{}), "w8.jpg"))
		if got := rgbAt(m, 0.5, 0.5); !near(got, color.RGBA{128, 128, 128, 255}, 1) {
			t.Errorf("%d scans: %v", scans, got)
		}
	}
	if _, err := inspectBytes(progressiveOf(maxScans + 1)); ReasonOf(err) != ReasonDamaged {
		t.Errorf("%d scans: %v", maxScans+1, err)
	}
}

func nycbcra(r goimage.Rectangle, c color.RGBA, a byte) goimage.Image {
	m := goimage.NewNYCbCrA(r, goimage.YCbCrSubsampleRatio420)
	y, cb, cr := color.RGBToYCbCr(c.R, c.G, c.B)
	for _, p := range []struct {
		plane []byte
		v     byte
	}{{m.Y, y}, {m.Cb, cb}, {m.Cr, cr}, {m.A, a}} {
		for i := range p.plane {
			p.plane[i] = p.v
		}
	}
	return m
}

func TestRenderRefusesDamagedPixels(t *testing.T) {
	jpg := encodePhoto(t, photo(300, 200), 90)
	sos := bytes.Index(jpg, []byte{0xff, 0xda})
	hole := append(bytes.Clone(jpg[:sos+400]), 0xff, 0xd9) // the scan ends early, the file does not
	png := pngOf(t, photo(60, 40))
	flipped := bytes.Clone(png)
	flipped[len(flipped)/2] ^= 0x40
	gif := gifOf(t, palettedOf(90, 90))
	badGIF := bytes.Clone(gif)
	badGIF[bytes.IndexByte(gif, 0x2c)+1] = 50 // the frame hangs over the canvas
	for name, file := range map[string][]byte{"jpeg": hole, "png": flipped, "gif": badGIF} {
		if _, err := Inspect(bytes.NewReader(file)); err != nil {
			t.Errorf("%s: Inspect: %v", name, err)
		}
		res, err := Render(t.Context(), bytes.NewReader(file), Options{})
		if ReasonOf(err) != ReasonDamaged || len(res.Renditions) != 0 {
			t.Errorf("%s: %v, %d renditions", name, err, len(res.Renditions))
		}
	}
}

func TestRenderStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Render(ctx, bytes.NewReader(smallJPEG(t)), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestCropsFitIntoAChat(t *testing.T) {
	// Noise compresses badly: quality must give way.
	m := goimage.NewGray(goimage.Rect(0, 0, 1290, 1200))
	seed := uint32(7)
	for i := range m.Pix {
		seed = seed*1664525 + 1013904223
		m.Pix[i] = byte(96 + seed>>26)
	}
	res := render(t, encodePhoto(t, m, 90), Options{Rights: Rights{Caption: strings.Repeat("keterangan ", 100)}})
	for _, name := range []string{"16x9.jpg", "4x3.jpg", "1x1.jpg"} {
		if r := find(t, res, name); len(r.Data) > maxCropBytes {
			t.Errorf("%s has %d bytes", name, len(r.Data))
		}
	}
	if r := find(t, res, "w1280.jpg"); len(r.Data) < maxCropBytes {
		t.Errorf("the test proves nothing: %d bytes at full quality", len(r.Data))
	}
}

func TestColour(t *testing.T) {
	for _, c := range []color.RGBA{{255, 255, 255, 255}, {0, 0, 0, 255}, {10, 120, 200, 255}} {
		m := goimage.NewRGBA(goimage.Rect(0, 0, 33, 21))
		draw.Draw(m, m.Rect, goimage.NewUniform(c), goimage.Point{}, draw.Src)
		res := render(t, pngOf(t, m), Options{})
		var got color.RGBA
		if _, err := fmt.Sscanf(res.Colour, "#%02x%02x%02x", &got.R, &got.G, &got.B); err != nil || !near(got, c, 2) {
			t.Errorf("%v: %s, %v", c, res.Colour, err)
		}
	}
}

func TestRightsAreEmbedded(t *testing.T) {
	rights := Rights{
		Creators: []string{`Ahmad "Adi" <Subaidi>`, "Wartawan dengan nama yang sangat panjang sekali"}, Credit: "ANTARA FOTO & Kawan",
		Copyright: "© 2025 PT Sagara", Caption: "Pasar Gede.\nBaris kedua – \U0001F4F7", WebStatement: "https://sagara.example/lisensi?a=1&b=2",
		DigitalSource: meta.CompositeWithTrained,
	}
	// The source says other things, and where it was taken.
	file := jpegWith(encodePhoto(t, photo(700, 500), 85), exifSegment(buildEXIF(exifString(0x010f, "KameraRahasia"), gpsEntries())),
		xmpSegment(buildXMP(`photoshop:Credit="LAMA" exif:GPSLatitude="6,10S"`, alt("dc:rights", "x-default", "LAMA"))), c2paSegment(), iccSegment([]byte("PROFIL")))
	res := render(t, file, Options{Rights: rights})
	if !res.Info.HasGPS || !res.Info.HasC2PA || res.Info.Meta.Credit != "LAMA" {
		t.Errorf("source: %+v", res.Info)
	}
	for _, r := range res.Renditions {
		info := inspectMeta(t, r.Data)
		if got := RightsOf(info.Meta); !equalRights(got, rights) {
			t.Errorf("%s:\n got %+v\nwant %+v", r.Name(), got, rights)
		}
		if info.HasGPS || info.HasC2PA {
			t.Errorf("%s: GPS %v, C2PA %v", r.Name(), info.HasGPS, info.HasC2PA)
		}
		for _, old := range []string{"LAMA", "KameraRahasia", "Exif", "GPS", "PROFIL", "c2pa"} {
			if bytes.Contains(r.Data, []byte(old)) {
				t.Errorf("%s carries %q of the source", r.Name(), old)
			}
		}
		// Programs that know IIM only.
		onlyIIM := bytes.Replace(r.Data, []byte(idXMP), []byte(strings.Replace(idXMP, "adobe", "ebola", 1)), 1)
		m := inspectMeta(t, onlyIIM).Meta
		if m.Credit != rights.Credit || m.Copyright != rights.Copyright || len(m.Creators) != 2 || m.Creators[1] != "Wartawan dengan nama yang sangat" {
			t.Errorf("%s: IIM: %+v", r.Name(), m)
		}
	}

	bare := render(t, file, Options{}).Renditions[0]
	if m := inspectMeta(t, bare.Data).Meta; !equalRights(RightsOf(m), Rights{}) || bytes.Contains(bare.Data, []byte("xmp")) || bytes.Contains(bare.Data, []byte("8BIM")) {
		t.Errorf("nothing to say, and yet: %+v", m)
	}

	// What a form let through is bounded and cleaned here again.
	hostile := Rights{Caption: strings.Repeat("&<>\"\x00\xff", 90_000), Credit: strings.Repeat("'", 9000), Copyright: "\x1b]0;x\x07",
		WebStatement: "javascript:alert(1)", DigitalSource: "x\"/>"}
	for range 500 {
		hostile.Creators = append(hostile.Creators, strings.Repeat("<", 500)+fmt.Sprint(len(hostile.Creators)))
	}
	r := render(t, file, Options{Rights: hostile}).Renditions[0]
	m := inspectMeta(t, r.Data).Meta
	if len(m.Caption) != 2000 || m.WebStatement != "" || m.DigitalSource != "" || len(m.Credit) != meta.MaxLine || m.Copyright != "]0;x" {
		t.Errorf("hostile rights: caption of %d, %q, %q, credit of %d, %q", len(m.Caption), m.WebStatement, m.DigitalSource, len(m.Credit), m.Copyright)
	}
}

func equalRights(a, b Rights) bool {
	return slices.Equal(a.Creators, b.Creators) && a.Credit == b.Credit && a.Copyright == b.Copyright && a.Caption == b.Caption &&
		a.WebStatement == b.WebStatement && a.DigitalSource == b.DigitalSource
}

func TestProfilesBecomeSRGB(t *testing.T) {
	// The same values mean stronger colours in Display P3.
	c := color.RGBA{200, 60, 60, 255}
	m := goimage.NewRGBA(goimage.Rect(0, 0, 400, 300))
	draw.Draw(m, m.Rect, goimage.NewUniform(c), goimage.Point{}, draw.Src)
	jpg, png := encodePhoto(t, m, 95), pngOf(t, m)
	p3, srgb := iccOf(p3Primaries, sRGBCurve()), iccOf(sRGBPrimary, sRGBCurve())
	// By the definitions of both spaces: linear P3 times its matrix to linear sRGB.
	want := color.RGBA{217, 42, 52, 255}
	for _, k := range []struct {
		name string
		file []byte
		want color.RGBA
	}{
		{"jpeg in P3", jpegWith(jpg, iccSegment(p3)), want},
		{"jpeg in P3, profile in two parts", jpegWith(jpg, segment(0xe2, idICC+"\x01\x02", string(p3[:200])), segment(0xe2, idICC+"\x02\x02", string(p3[200:]))), want},
		{"png in P3", pngWith(png, pngChunk("iCCP", "Display P3\x00\x00", deflate(p3))), want},
		{"webp in P3", webpOf(400, 300, color.NRGBA(c), riffChunk("ICCP", string(p3))), want},
		{"jpeg in sRGB", jpegWith(jpg, iccSegment(srgb)), c},
		{"jpeg without profile", jpg, c},
		{"damaged profile", jpegWith(jpg, iccSegment(p3[:250])), c},
		{"no profile at all", jpegWith(jpg, iccSegment([]byte("not a profile"))), c},
	} {
		res := render(t, k.file, Options{})
		for _, name := range []string{"w400.jpg", "w320.jpg", "1x1.jpg"} {
			if got := rgbAt(decodeJPEG(t, find(t, res, name)), 0.5, 0.5); !near(got, k.want, 4) {
				t.Errorf("%s: %s: %v, want %v", k.name, name, got, k.want)
			}
		}
	}
}

func TestCurves(t *testing.T) {
	gamma := "curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33" + "\x00\x00" // 2.2
	table := "curv\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x40\x00\xff\xff"
	for _, c := range []struct {
		name  string
		curve string
		x, y  float64
	}{
		{"identity", "curv\x00\x00\x00\x00\x00\x00\x00\x00", 0.3, 0.3},
		{"gamma", gamma, 0.5, 0.2176},
		{"table", table, 0.25, 0.125},
		{"table's end", table, 1, 1},
		{"sRGB", sRGBCurve(), 0.5, 0.2140},
		{"sRGB near black", sRGBCurve(), 0.02, 0.001548},
		{"parametric gamma", "para\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00", 0.5, 0.25},
		{"parametric of type 1", "para\x00\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\xff\xff\x00\x00", 0.75, 0.25},
		{"parametric of type 1 below", "para\x00\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\xff\xff\x00\x00", 0.25, 0},
		{"parametric of type 2 below", "para\x00\x00\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\xff\xff\x00\x00\x00\x00\x40\x00", 0.25, 0.25},
	} {
		f := parseCurve([]byte(c.curve))
		if f == nil {
			t.Errorf("%s: refused", c.name)
		} else if y := f(c.x); math.Abs(y-c.y) > 0.0005 {
			t.Errorf("%s: %v becomes %v, want %v", c.name, c.x, y, c.y)
		}
	}
	for _, bad := range []string{"", "curv", "curv\x00\x00\x00\x00\x7f\xff\xff\xff", "curv\x00\x00\x00\x00\x00\x00\x00\x09\x00\x00",
		"para\x00\x00\x00\x00\x00\x09\x00\x00", "para\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00", "mft2\x00\x00\x00\x00\x00\x00\x00\x00"} {
		if parseCurve([]byte(bad)) != nil {
			t.Errorf("%q was taken", bad)
		}
	}
	for _, profile := range [][]byte{nil, make([]byte, 200), iccOf(p3Primaries, "para\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")} {
		if c := newToSRGB(profile); c != nil { // a curve of no numbers must not reach a table
			c.convert(1, 2, 3)
		}
	}
}
