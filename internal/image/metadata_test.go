package image

import (
	"image/color"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/image/meta"
)

func inspectMeta(t *testing.T, file []byte) Info {
	t.Helper()
	info, err := inspectBytes(file)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func fullEXIF() []byte {
	return buildEXIF(
		exifString(0x010e, "EXIF caption"),
		exifShort(0x0112, 1),
		exifString(0x013b, "EXIF Artist; Second Artist"),
		exifString(0x8298, "EXIF copyright"),
		exifSub(0x8769, exifString(0x9003, "2025:07:09 18:30:15"), exifString(0x9011, "+07:00")),
	)
}

func fullIPTC() []byte {
	return utf8IPTC(
		dataset{2, 105, "IIM headline"}, dataset{2, 120, "IIM caption"}, dataset{2, 80, "IIM byline"}, dataset{2, 80, "IIM second"},
		dataset{2, 110, "IIM credit"}, dataset{2, 115, "IIM source"}, dataset{2, 116, "IIM copyright"}, dataset{2, 40, "IIM instructions"},
		dataset{2, 90, "Surakarta"}, dataset{2, 95, "Jawa Tengah"}, dataset{2, 101, "Indonesia"},
		dataset{2, 25, "pasar"}, dataset{2, 25, "ekonomi"}, dataset{2, 55, "20250709"}, dataset{2, 60, "183015+0700"},
	)
}

func fullXMP() []byte {
	return buildXMP(
		`photoshop:Headline="XMP headline" photoshop:Credit="ANTARA FOTO/Ahmad" photoshop:Source="ANTARA" photoshop:Instructions="Embargo"
		 photoshop:DateCreated="2025-07-09T18:30:15+07:00" photoshop:City="Solo" photoshop:State="Jateng" photoshop:Country="Indonesia"
		 xmpRights:WebStatement="https://antara.example/lisensi" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"`,
		alt("dc:description", "en", "A market", "x-default", "Pasar &amp; pedagang\nbaris dua")+
			bag("dc:creator", "Seq", "Ahmad Subaidi", "Budi")+alt("dc:rights", "x-default", "© 2025 ANTARA")+
			alt("xmpRights:UsageTerms", "x-default", "Editorial only")+bag("dc:subject", "Bag", "pasar", "harga", "Pasar")+
			bag("Iptc4xmpExt:PersonInImage", "Bag", "Siti Aminah")+alt("Iptc4xmpCore:AltTextAccessibility", "x-default", "Orang di pasar")+
			alt("Iptc4xmpCore:ExtDescrAccessibility", "x-default", "Penjelasan panjang")+
			`<plus:Licensor><rdf:Seq><rdf:li plus:LicensorName="A" plus:LicensorURL="https://antara.example/beli"/></rdf:Seq></plus:Licensor>`)
}

func TestMetadataPrecedence(t *testing.T) {
	jakarta := time.Date(2025, 7, 9, 11, 30, 15, 0, time.UTC)
	xmp := meta.Metadata{
		Headline: "XMP headline", Caption: "Pasar & pedagang\nbaris dua", AltText: "Orang di pasar", LongText: "Penjelasan panjang",
		Creators: []string{"Ahmad Subaidi", "Budi"}, Credit: "ANTARA FOTO/Ahmad", Source: "ANTARA", Copyright: "© 2025 ANTARA",
		UsageTerms: "Editorial only", WebStatement: "https://antara.example/lisensi", LicensorURL: "https://antara.example/beli", Instructions: "Embargo",
		Created: meta.Date{Time: jakarta, Zoned: true, Precision: meta.Second}, City: "Solo", Province: "Jateng", Country: "Indonesia",
		Keywords: []string{"pasar", "harga"}, Persons: []string{"Siti Aminah"}, DigitalSource: meta.DigitalCapture,
	}
	iim := meta.Metadata{
		Headline: "IIM headline", Caption: "IIM caption", Creators: []string{"IIM byline", "IIM second"}, Credit: "IIM credit", Source: "IIM source",
		Copyright: "IIM copyright", Instructions: "IIM instructions", Created: meta.Date{Time: jakarta, Zoned: true, Precision: meta.Second},
		City: "Surakarta", Province: "Jawa Tengah", Country: "Indonesia", Keywords: []string{"pasar", "ekonomi"},
	}
	exif := meta.Metadata{
		Caption: "EXIF caption", Creators: []string{"EXIF Artist", "Second Artist"}, Copyright: "EXIF copyright", Created: meta.Date{Time: jakarta, Zoned: true, Precision: meta.Second},
	}
	mixed := iim
	mixed.Credit, mixed.DigitalSource = "XMP credit", meta.TrainedAlgorithmic
	sparse := buildXMP(`photoshop:Credit="XMP credit" photoshop:City=" " Iptc4xmpExt:DigitalSourceType="trainedAlgorithmicMedia"`, "")

	e, i, x := exifSegment(fullEXIF()), iptcSegment(fullIPTC()), xmpSegment(fullXMP())
	for _, c := range []struct {
		name     string
		segments []string
		want     meta.Metadata
	}{
		{"nothing", nil, meta.Metadata{}},
		{"exif", []string{e}, exif},
		{"iim", []string{i}, iim},
		{"xmp", []string{x}, xmp},
		{"iim over exif", []string{e, i}, iim},
		{"all", []string{e, i, x}, xmp},
		{"all, another order", []string{x, e, i}, xmp},
		{"field by field", []string{xmpSegment(sparse), e, i}, mixed},
		{"iim over two segments", []string{segment(0xed, idPhotoshop, string(buildIRB(fullIPTC())[:90])), segment(0xed, idPhotoshop, string(buildIRB(fullIPTC())[90:]))}, iim},
		{"another APP13 first", []string{segment(0xed, "Adobe_CM\x00\x02"), i}, iim},
	} {
		got := inspectMeta(t, jpegWith(smallJPEG(t), c.segments...))
		if !reflect.DeepEqual(got.Meta, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got.Meta, c.want)
		}
	}

	for name, file := range map[string][]byte{
		"png": pngWith(pngOf(t, palettedOf(4, 4)), pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00id\x00\x00", string(fullXMP())), pngChunk("eXIf", string(fullEXIF())),
			pngChunk("zTXt", "Raw profile type iptc\x00\x00", deflate([]byte(rawProfileText("iptc", buildIRB(fullIPTC())))))),
		"png, compressed packet": pngWith(pngOf(t, palettedOf(4, 4)), pngChunk("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00", deflate(fullXMP()))),
		"png, raw profile":       pngWith(pngOf(t, palettedOf(4, 4)), pngChunk("tEXt", "Raw profile type xmp\x00", rawProfileText("xmp", fullXMP()))),
		"webp":                   webpOf(300, 4, color.NRGBA{A: 255}, riffChunk("EXIF", idEXIF+string(fullEXIF())), riffChunk("XMP ", string(fullXMP()))),
	} {
		if got := inspectMeta(t, file); !reflect.DeepEqual(got.Meta, xmp) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got.Meta, xmp)
		}
	}
	for name, file := range map[string][]byte{
		"png exif": pngWith(pngOf(t, palettedOf(4, 4)), pngChunk("eXIf", string(fullEXIF()))),
		"png exif in text": pngWith(pngOf(t, palettedOf(4, 4)),
			pngChunk("tEXt", "Raw profile type exif\x00", rawProfileText("exif", append([]byte(idEXIF), fullEXIF()...)))),
		"webp exif": webpOf(300, 4, color.NRGBA{A: 255}, riffChunk("EXIF", string(fullEXIF()))),
	} {
		if got := inspectMeta(t, file); !reflect.DeepEqual(got.Meta, exif) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got.Meta, exif)
		}
	}
	raw := pngWith(pngOf(t, palettedOf(4, 4)), pngChunk("tEXt", "Raw profile type iptc\x00", rawProfileText("iptc", fullIPTC())))
	if got := inspectMeta(t, raw); !reflect.DeepEqual(got.Meta, iim) {
		t.Errorf("png with a bare record: %+v", got.Meta)
	}
}

func TestXMPForms(t *testing.T) {
	for _, c := range []struct {
		name, attrs, elems string
		get                func(meta.Metadata) any
		want               any
	}{
		{"attribute", `photoshop:Credit="A"`, "", func(m meta.Metadata) any { return m.Credit }, "A"},
		{"element", "", "<photoshop:Credit> B </photoshop:Credit>", func(m meta.Metadata) any { return m.Credit }, "B"},
		{"resource", "", `<Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/print"/>`, func(m meta.Metadata) any { return m.DigitalSource }, meta.Print},
		{"first language without default", "", alt("dc:rights", "id", "Hak cipta", "en", "Copyright"), func(m meta.Metadata) any { return m.Copyright }, "Hak cipta"},
		{"empty default", "", alt("dc:rights", "x-default", " ", "en", "Copyright"), func(m meta.Metadata) any { return m.Copyright }, "Copyright"},
		{"plain text where a list belongs", "", "<dc:creator>Ahmad</dc:creator>", func(m meta.Metadata) any { return m.Creators }, []string{"Ahmad"}},
		{"structure as resource", "", `<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Ambon</Iptc4xmpExt:City>` +
			`<Iptc4xmpExt:CountryName>Indonesia</Iptc4xmpExt:CountryName></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>`,
			func(m meta.Metadata) any { return m.City + "/" + m.Country }, "Ambon/Indonesia"},
		{"structure as description", "", `<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description Iptc4xmpExt:City="Biak">` +
			`<Iptc4xmpExt:ProvinceState>Papua</Iptc4xmpExt:ProvinceState></rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>`,
			func(m meta.Metadata) any { return m.City + "/" + m.Province }, "Biak/Papua"},
		{"persons with details", "", `<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource">` + alt("Iptc4xmpExt:PersonName", "x-default", "Rina") +
			`</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>`, func(m meta.Metadata) any { return m.Persons }, []string{"Rina"}},
		{"foreign namespace with the same names", `other:Credit="no"`, `<other:x><photoshop:Credit>no</photoshop:Credit></other:x>`, func(m meta.Metadata) any { return m.Credit }, ""},
		{"AI system", `Iptc4xmpExt:AISystemUsed="Pelukis 3"`, "", func(m meta.Metadata) any { return m.AISystem }, "Pelukis 3"},
		{"statement that is a script", `xmpRights:WebStatement="javascript:alert(1)"`, "", func(m meta.Metadata) any { return m.WebStatement }, ""},
		{"statement with a password", `xmpRights:WebStatement="https://a:b@c.example/"`, "", func(m meta.Metadata) any { return m.WebStatement }, ""},
		{"cut short", `photoshop:Credit="kept"`, "<dc:creator><rdf:Seq><rdf:li>Ahmad</rdf:li><rdf:li>Bu" + strings.Repeat("\x00", 3), func(m meta.Metadata) any { return m.Credit }, "kept"},
		{"control characters and broken UTF-8", "photoshop:Credit=\"A\x01\xff\xfeB\"", "", func(m meta.Metadata) any { return m.Credit }, "A B"},
	} {
		got := inspectMeta(t, jpegWith(smallJPEG(t), xmpSegment(buildXMP(c.attrs, c.elems))))
		if v := c.get(got.Meta); !reflect.DeepEqual(v, c.want) {
			t.Errorf("%s: got %#v, want %#v", c.name, v, c.want)
		}
	}
}

func TestIPTCEncodings(t *testing.T) {
	for _, c := range []struct {
		name   string
		record []byte
		want   string
	}{
		{"declared UTF-8", utf8IPTC(dataset{2, 110, "Été – ©"}), "Été – ©"},
		{"undeclared UTF-8", buildIPTC(dataset{2, 110, "Été – ©"}), "Été – ©"},
		{"undeclared Latin-1", buildIPTC(dataset{2, 110, "\xc9t\xe9 \xa9"}), "Été ©"},
		{"undeclared Windows-1252", buildIPTC(dataset{2, 110, "\x93kutipan\x94 \x96 x"}), "“kutipan” – x"},
		{"declared UTF-8, but Latin-1", utf8IPTC(dataset{2, 110, "\xc9t\xe9"}), "Été"},
		{"nulls and control characters", utf8IPTC(dataset{2, 110, "A\x00\x07B\n\n"}), "AB"},
		{"an object before it", append(utf8IPTC(dataset{8, 10, strings.Repeat("x", 3000)}), buildIPTC(dataset{2, 110, "ok"})...), "ok"},
		{"cut in the next dataset", append(utf8IPTC(dataset{2, 110, "ok"}), 0x1c, 2, 120, 0x70, 0x00, 'x'), "ok"},
	} {
		got := inspectMeta(t, jpegWith(smallJPEG(t), iptcSegment(c.record)))
		if got.Meta.Credit != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.Meta.Credit, c.want)
		}
	}
}

func TestHostileMetadataIsCleaned(t *testing.T) {
	nasty := "a\u202eb\u2066c\ufeffd\u200be\x1b[31mfg\u2028h"
	long := strings.Repeat("é<b>", 20_000)
	items := make([]string, 3000)
	for i := range items {
		items[i] = strings.Repeat("k", i%400) + string(rune('a'+i%26))
	}
	xmp := buildXMP(`photoshop:Headline="`+nasty+`"`,
		alt("dc:description", "x-default", strings.ReplaceAll(long, "<", "&lt;")[:30_000])+bag("dc:subject", "Bag", items[:100]...))
	m := inspectMeta(t, webpOf(300, 3, color.NRGBA{A: 255}, riffChunk("XMP ", string(xmp)))).Meta
	if m.Headline != "abcde [31mfg h" {
		t.Errorf("headline %q", m.Headline)
	}
	if n := utf8.RuneCountInString(m.Caption); n != meta.MaxCaption {
		t.Errorf("caption of %d characters, want %d", n, meta.MaxCaption)
	}
	if !utf8.ValidString(m.Caption) || !strings.Contains(m.Caption, "<b>") {
		t.Error("the caption is text, neither broken nor escaped")
	}
	for _, k := range m.Keywords {
		if utf8.RuneCountInString(k) > meta.MaxEntry {
			t.Errorf("keyword of %d characters", len(k))
		}
	}
	if len(m.Keywords) > meta.MaxEntries || len(m.Keywords) < 20 {
		t.Errorf("%d keywords", len(m.Keywords))
	}

	sets := []dataset{{2, 120, strings.Repeat("c", 32_000)}, {2, 110, strings.Repeat("d", 9000)}}
	for range 2000 {
		sets = append(sets, dataset{2, 25, "x" + strings.Repeat("y", len(sets)%13)})
	}
	m = inspectMeta(t, jpegWith(smallJPEG(t), segment(0xed, idPhotoshop, string(buildIRB(utf8IPTC(sets...)))))).Meta
	if len(m.Keywords) != 13 || utf8.RuneCountInString(m.Credit) != meta.MaxLine {
		t.Errorf("%d keywords, credit of %d", len(m.Keywords), len(m.Credit))
	}
}

func TestCameraNoiseIsNoCaption(t *testing.T) {
	for _, s := range []string{"OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "Processed with VSCO with a6 preset"} {
		m := inspectMeta(t, jpegWith(smallJPEG(t), exifSegment(buildEXIF(exifString(0x010e, s))))).Meta
		if m.Caption != "" {
			t.Errorf("caption %q", m.Caption)
		}
	}
}

func TestPositionAndCredentials(t *testing.T) {
	jpg, png := smallJPEG(t), pngOf(t, palettedOf(4, 4))
	for _, c := range []struct {
		name      string
		file      []byte
		gps, c2pa bool
	}{
		{"none", jpg, false, false},
		{"exif without position", jpegWith(jpg, exifSegment(fullEXIF())), false, false},
		{"GPS directory with only a version", jpegWith(jpg, exifSegment(buildEXIF(exifSub(0x8825, exifEntry{tag: 0, kind: 2, data: []byte{2, 3, 0, 0}})))), false, false},
		{"exif position", jpegWith(jpg, exifSegment(buildEXIF(gpsEntries()))), true, false},
		{"exif position in png", pngWith(png, pngChunk("eXIf", string(buildEXIF(gpsEntries())))), true, false},
		{"xmp position", jpegWith(jpg, xmpSegment(buildXMP(`exif:GPSLatitude="6,10.5S"`, ""))), true, false},
		{"xmp position in a structure", jpegWith(jpg, xmpSegment(buildXMP("", `<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><exif:GPSLongitude>106,49E</exif:GPSLongitude></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>`))), true, false},
		{"jpeg credentials", jpegWith(jpg, c2paSegment()), false, true},
		{"another JUMBF box", jpegWith(jpg, segment(0xeb, "JP\x00\x01\x00\x00\x00\x01", "\x00\x00\x00\x40jumb\x00\x00\x00\x1ejumdexif")), false, false},
		{"png credentials", pngWith(png, pngChunk("caBX", "x")), false, true},
		{"webp credentials", webpOf(300, 3, color.NRGBA{A: 255}, riffChunk("C2PA", "x")), false, true},
		{"gif credentials", []byte(strings.Replace(string(gifOf(t, palettedOf(4, 4))), "\x2c", "\x21\xff\x0bC2PA_GIF\x01\x00\x00\x01x\x00\x2c", 1)), false, true},
	} {
		info := inspectMeta(t, c.file)
		if info.HasGPS != c.gps || info.HasC2PA != c.c2pa {
			t.Errorf("%s: GPS %v, C2PA %v", c.name, info.HasGPS, info.HasC2PA)
		}
	}
}

func TestOrientationIsRead(t *testing.T) {
	for o := uint16(0); o <= 9; o++ {
		info := inspectMeta(t, jpegWith(smallJPEG(t), exifSegment(buildEXIF(exifShort(0x112, o)))))
		want := int(o)
		if o < 1 || o > 8 {
			want = 1
		}
		w, h := 61, 37
		if want >= 5 {
			w, h = h, w
		}
		if info.Orientation != want || info.Width != w || info.Height != h {
			t.Errorf("%d: %d, %dx%d", o, info.Orientation, info.Width, info.Height)
		}
	}
}
