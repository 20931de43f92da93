package image

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/image/meta"
)

// needTools skips a test that wants the programs of Debian's packages
// libimage-exiftool-perl, webp and libavif-bin, unless they are promised.
func needTools(t *testing.T) {
	t.Helper()
	if os.Getenv("TAJUK_TEST_TOOLS") != "1" {
		t.Skip("set TAJUK_TEST_TOOLS=1 on a machine with exiftool, cwebp and avifenc")
	}
	for _, name := range []string{"exiftool", "cwebp", "dwebp", "webpmux", "avifenc", "avifdec"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Fatalf("TAJUK_TEST_TOOLS=1, and yet: %v", err)
		}
	}
}

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v: %s", name, args, err, out)
	}
	return string(out)
}

// tags are what exiftool reads from each file, as "group:tag".
func tags(t *testing.T, files ...string) []map[string]any {
	t.Helper()
	var list []map[string]any
	if err := json.Unmarshal([]byte(tool(t, "exiftool", append([]string{"-q", "-j", "-n", "-G1", "-a"}, files...)...)), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func save(t *testing.T, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// What exiftool writes, Inspect reads.
func TestToolReadsWhatExiftoolWrites(t *testing.T) {
	needTools(t)
	jpg := save(t, "a.jpg", encodePhoto(t, photo(120, 80), 85))
	png := save(t, "a.png", pngOf(t, palettedOf(40, 30)))
	all := []string{
		"-XMP-dc:Description=Pasar & «Gede» – ramai", "-XMP-dc:Creator=Ahmad Subaidi", "-XMP-dc:Creator=Budi", "-XMP-dc:Rights=© 2025 ANTARA",
		"-XMP-photoshop:Headline=Harga naik", "-XMP-photoshop:Credit=ANTARA FOTO", "-XMP-photoshop:Source=ANTARA", "-XMP-xmpRights:WebStatement=https://a.example/l",
		"-XMP-xmpRights:UsageTerms=Editorial", "-XMP-photoshop:DateCreated=2025:07:09 18:30:15+07:00", "-XMP-photoshop:City=Solo", "-XMP-photoshop:Country=Indonesia",
		"-XMP-dc:Subject=pasar", "-XMP-dc:Subject=harga", "-XMP-iptcExt:PersonInImage=Siti", "-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
		"-XMP-iptcCore:AltTextAccessibility=Orang di pasar", "-XMP-plus:LicensorURL=https://a.example/beli",
		"-XMP-iptcExt:LocationCreatedProvinceState=Jawa Tengah",
	}
	want := meta.Metadata{
		Headline: "Harga naik", Caption: "Pasar & «Gede» – ramai", AltText: "Orang di pasar", Creators: []string{"Ahmad Subaidi", "Budi"}, Credit: "ANTARA FOTO",
		Source: "ANTARA", Copyright: "© 2025 ANTARA", UsageTerms: "Editorial", WebStatement: "https://a.example/l", LicensorURL: "https://a.example/beli",
		Created: meta.Date{Time: time.Date(2025, 7, 9, 11, 30, 15, 0, time.UTC), Zoned: true, Precision: meta.Second}, City: "Solo", Province: "Jawa Tengah", Country: "Indonesia",
		Keywords: []string{"pasar", "harga"}, Persons: []string{"Siti"}, DigitalSource: meta.TrainedAlgorithmic,
	}
	iptc := []string{"-IPTC:CodedCharacterSet=UTF8", "-IPTC:Caption-Abstract=Pasar – ramai", "-IPTC:By-line=Ahmad", "-IPTC:Credit=ANTARA", "-IPTC:CopyrightNotice=© 2025",
		"-IPTC:Keywords=pasar", "-IPTC:Keywords=harga", "-IPTC:DateCreated=2025:07:09", "-IPTC:TimeCreated=18:30:15+07:00", "-IPTC:City=Solo"}
	wantIPTC := meta.Metadata{Caption: "Pasar – ramai", Creators: []string{"Ahmad"}, Credit: "ANTARA", Copyright: "© 2025", Keywords: []string{"pasar", "harga"},
		Created: want.Created, City: "Solo"}
	exif := []string{"-EXIF:ImageDescription=Pasar", "-EXIF:Artist=Ahmad", "-EXIF:Copyright=2025 ANTARA", "-EXIF:DateTimeOriginal=2025:07:09 18:30:15",
		"-EXIF:OffsetTimeOriginal=+07:00", "-EXIF:Orientation#=6", "-EXIF:GPSLatitude=6.5", "-EXIF:GPSLatitudeRef=S", "-EXIF:GPSLongitude=106.8", "-EXIF:GPSLongitudeRef=E"}
	wantEXIF := meta.Metadata{Caption: "Pasar", Creators: []string{"Ahmad"}, Copyright: "2025 ANTARA", Created: want.Created}

	for _, c := range []struct {
		name, file  string
		args        []string
		want        meta.Metadata
		orientation int
		gps         bool
	}{
		{"xmp in jpeg", jpg, all, want, 1, false},
		{"xmp in png", png, all, want, 1, false},
		{"iptc in jpeg", jpg, iptc, wantIPTC, 1, false},
		{"iptc in png", png, iptc, wantIPTC, 1, false},
		{"exif in jpeg", jpg, exif, wantEXIF, 6, true},
		{"exif in png", png, exif, wantEXIF, 6, true},
		{"position in xmp", jpg, []string{"-XMP-exif:GPSLatitude=6.5"}, meta.Metadata{}, 1, true},
	} {
		out := filepath.Join(t.TempDir(), filepath.Base(c.file))
		tool(t, "exiftool", append(slices.Clone(c.args), "-o", out, c.file)...)
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		info, err := inspectBytes(data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !reflect.DeepEqual(info.Meta, c.want) || info.Orientation != c.orientation || info.HasGPS != c.gps {
			t.Errorf("%s: orientation %d, GPS %v\n got %+v\nwant %+v", c.name, info.Orientation, info.HasGPS, info.Meta, c.want)
		}
		if _, err := Render(t.Context(), bytes.NewReader(data), Options{}); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// What webpmux puts into a lossy WebP, Inspect reads.
func TestToolReadsWhatWebpmuxWrites(t *testing.T) {
	needTools(t)
	dir := t.TempDir()
	file := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if data != nil {
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return name
	}
	out := file("c.webp", nil)
	tool(t, "cwebp", "-quiet", file("a.jpg", encodePhoto(t, photo(121, 80), 85)), "-o", file("a.webp", nil))
	tool(t, "webpmux", "-set", "xmp", file("a.xmp", fullXMP()), file("a.webp", nil), "-o", file("b.webp", nil))
	tool(t, "webpmux", "-set", "exif", file("a.exif", buildEXIF(exifShort(0x112, 6), gpsEntries())), file("b.webp", nil), "-o", out)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	info := inspectMeta(t, data)
	if info.Meta.Credit != "ANTARA FOTO/Ahmad" || info.Orientation != 6 || !info.HasGPS || info.Width != 80 || info.Height != 121 || info.TrailingBytes != 0 {
		t.Errorf("%+v", info)
	}
	decodeJPEG(t, find(t, render(t, data, Options{}), "w80.jpg"))
}

// What Render writes, exiftool reads, and it finds no fault and no position.
func TestToolReadsRenditions(t *testing.T) {
	needTools(t)
	enc, problems := FindEncoders(context.Background())
	if len(problems) > 0 || !slices.Equal(enc.Formats(), []Format{JPEG, WebP, AVIF}) {
		t.Fatalf("encoders: %v, %v", enc.Formats(), problems)
	}
	rights := Rights{Creators: []string{"Ahmad <Adi>", "Budi"}, Credit: "ANTARA FOTO & Kawan", Copyright: "© 2025 ANTARA",
		Caption: "Pasar – \"ramai\"", WebStatement: "https://a.example/?a=1&b=2", DigitalSource: meta.TrainedAlgorithmic}
	source := jpegWith(encodePhoto(t, photo(700, 501), 90), exifSegment(buildEXIF(exifString(0x010f, "Rahasia"), exifShort(0x112, 8), gpsEntries())),
		xmpSegment(fullXMP()))
	res := render(t, source, Options{Rights: rights, Encoders: enc})
	if len(res.Skipped) > 0 || len(res.Renditions) != 3*len(newPlan(501, 700, nil)) {
		t.Fatalf("%d renditions, skipped: %v", len(res.Renditions), res.Skipped)
	}
	dir := t.TempDir()
	var files []string
	for _, r := range res.Renditions {
		files = append(files, filepath.Join(dir, r.Name()))
		if err := os.WriteFile(files[len(files)-1], r.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, got := range tags(t, files...) {
		r := res.Renditions[i]
		for tag, want := range map[string]any{
			"XMP-dc:Creator": []any{"Ahmad <Adi>", "Budi"}, "XMP-dc:Rights": "© 2025 ANTARA", "XMP-dc:Description": "Pasar – \"ramai\"",
			"XMP-photoshop:Credit": "ANTARA FOTO & Kawan", "XMP-xmpRights:WebStatement": "https://a.example/?a=1&b=2",
			"XMP-iptcExt:DigitalSourceType": meta.TrainedAlgorithmic.URI(), "Composite:ImageSize": fmt.Sprintf("%d %d", r.Width, r.Height),
			"File:MIMEType": r.Format.MIME(),
		} {
			if !reflect.DeepEqual(got[tag], want) {
				t.Errorf("%s: %s is %v, want %v", r.Name(), tag, got[tag], want)
			}
		}
		if r.Format == JPEG && (got["IPTC:Credit"] != "ANTARA FOTO & Kawan" || got["IPTC:CopyrightNotice"] != "© 2025 ANTARA") {
			t.Errorf("%s: IIM: %v", r.Name(), got)
		}
		for tag, v := range got {
			if strings.Contains(tag, "GPS") || strings.Contains(fmt.Sprint(v), "Rahasia") || strings.HasPrefix(tag, "IFD0") {
				t.Errorf("%s carries %s = %v", r.Name(), tag, v)
			}
		}
	}
	report := tool(t, "exiftool", append([]string{"-q", "-validate", "-warning", "-error", "-a"}, files...)...)
	if n := strings.Count(report, ": OK"); n != len(files) {
		t.Errorf("%d of %d are valid: %s", n, len(files), report)
	}
}

// The three formats of a rendition show the same picture.
func TestToolFormatsLookAlike(t *testing.T) {
	needTools(t)
	enc, _ := FindEncoders(context.Background())
	res := render(t, encodePhoto(t, photo(1000, 700), 92), Options{Encoders: enc})
	for _, spec := range []string{"w640", "1x1"} {
		want := decodeJPEG(t, find(t, res, spec+".jpg"))
		for _, f := range []string{"webp", "avif"} {
			r := find(t, res, spec+"."+f)
			in, out := save(t, r.Name(), r.Data), filepath.Join(t.TempDir(), "out.png")
			if f == "webp" {
				tool(t, "dwebp", "-quiet", in, "-o", out)
			} else {
				tool(t, "avifdec", in, out)
			}
			file, err := os.Open(out)
			if err != nil {
				t.Fatal(err)
			}
			info, err := Inspect(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := decode(file, info)
			file.Close()
			if err != nil {
				t.Fatal(err)
			}
			d := rms(want, got)
			t.Logf("%s: %d bytes, JPEG %d, differs by %.1f", r.Name(), len(r.Data), len(find(t, res, spec+".jpg").Data), d)
			if d > 9 {
				t.Errorf("%s differs by %.1f from the JPEG", r.Name(), d)
			}
		}
	}
}

// Lossy WebP, with and without transparency, comes from other programs only.
func TestToolLossyWebP(t *testing.T) {
	needTools(t)
	png := save(t, "a.png", pngOf(t, quadrants(90, 70)))
	out := filepath.Join(t.TempDir(), "a.webp")
	tool(t, "cwebp", "-quiet", "-q", "90", png, "-o", out)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m := decodeJPEG(t, find(t, render(t, data, Options{}), "w90.jpg"))
	for i, want := range quadrantColours() {
		if got := rgbAt(m, 0.25+0.5*float64(i%2), 0.25+0.5*float64(i/2)); !near(got, want, 5) {
			t.Errorf("quarter %d: %v, want %v", i, got, want)
		}
	}
	for n := 12; n < len(data); n += 7 {
		if _, err := inspectBytes(data[:n]); ReasonOf(err) != ReasonTruncated {
			t.Fatalf("cut to %d of %d: %v", n, len(data), err)
		}
	}
}
