// Package meta reads what a picture says about itself: EXIF, IPTC IIM and XMP, in
// one vocabulary. The blocks come from anybody: what is read of them is bounded
// and cleaned.
//
// Layout: metadata.go merges what exif.go, iptc.go and xmp.go read, with date.go,
// sourcetype.go and text.go for the values.
package meta

import "strings"

// Metadata is what a picture says about itself, cleaned and bounded, in plain text
// that is to be escaped where it is shown.
//
// Where several blocks speak, XMP is believed before IPTC IIM and IIM before EXIF,
// field by field: XMP is what today's programs write, carries languages and
// Unicode, and is the only one with the newer fields; IIM is the older twin kept
// for old programs; EXIF is the camera's, not the photographer's.
type Metadata struct {
	Headline   string   // photoshop:Headline; IIM 2:105
	Caption    string   // dc:description; IIM 2:120; EXIF ImageDescription. May have several lines
	AltText    string   // Iptc4xmpCore:AltTextAccessibility
	LongText   string   // Iptc4xmpCore:ExtDescrAccessibility. May have several lines
	Creators   []string // dc:creator; IIM 2:80; EXIF Artist
	Credit     string   // photoshop:Credit; IIM 2:110
	Source     string   // photoshop:Source; IIM 2:115
	Copyright  string   // dc:rights; IIM 2:116; EXIF Copyright
	UsageTerms string   // xmpRights:UsageTerms. May have several lines
	// WebStatement is the address of a statement of rights; http or https.
	WebStatement string // xmpRights:WebStatement
	LicensorURL  string // plus:Licensor/LicensorURL; http or https
	// Instructions are the sender's to the editor: embargo, mandatory credit.
	Instructions string // photoshop:Instructions; IIM 2:40. May have several lines
	Created      Date   // photoshop:DateCreated; IIM 2:55 and 2:60; EXIF DateTimeOriginal; xmp:CreateDate
	City         string // photoshop:City; Iptc4xmpExt location; IIM 2:90
	Province     string // photoshop:State; Iptc4xmpExt location; IIM 2:95
	Country      string // photoshop:Country; Iptc4xmpExt location; IIM 2:101
	Keywords     []string
	Persons      []string // Iptc4xmpExt:PersonInImage
	// DigitalSource is how the picture came to be; see SourceType.AI.
	DigitalSource SourceType
	AISystem      string // Iptc4xmpExt:AISystemUsed (IPTC Photo Metadata 2025.1)
}

// Facts are what the blocks say that is no text.
type Facts struct {
	Orientation int  // of the stored pixels, 1 to 8; 1 when nothing is said
	GPS         bool // some block tells where the picture was taken
}

// Read reads the blocks of a picture: a TIFF structure (EXIF 2.32, 4.5.2), an IIM
// record (IIM 4.2, 1.5) and an XMP packet. Each may be empty or damaged.
func Read(exifBlock, iptcBlock, xmpBlock []byte) (Metadata, Facts) {
	exif := exifTags{orientation: 1}
	if len(exifBlock) > 0 {
		exif = readEXIF(exifBlock)
	}
	var iim map[string][]string
	if len(iptcBlock) > 0 {
		iim = readIPTC(iptcBlock)
	}
	var xmp xmpDoc
	if len(xmpBlock) > 0 {
		xmp = readXMP(xmpBlock)
	}
	return merge(xmp, iim, exif), Facts{exif.orientation, exif.gps || xmp.gps}
}

func merge(xmp xmpDoc, iim map[string][]string, exif exifTags) Metadata {
	one := func(name string) string {
		if v := iim[name]; len(v) > 0 {
			return v[0]
		}
		return ""
	}
	short := func(candidates ...string) string { return first(MaxLine, Line, candidates) }
	long := func(candidates ...string) string { return first(MaxCaption, Block, candidates) }

	m := Metadata{
		Headline:   short(xmp.text("photoshop:Headline"), one("Headline")),
		Caption:    long(xmp.text("dc:description"), one("Caption-Abstract"), exif.description),
		AltText:    first(2*MaxLine, Line, []string{xmp.text("Iptc4xmpCore:AltTextAccessibility")}),
		LongText:   long(xmp.text("Iptc4xmpCore:ExtDescrAccessibility")),
		Credit:     short(xmp.text("photoshop:Credit"), one("Credit")),
		Source:     short(xmp.text("photoshop:Source"), one("Source")),
		Copyright:  short(xmp.text("dc:rights"), one("CopyrightNotice"), exif.copyright),
		UsageTerms: long(xmp.text("xmpRights:UsageTerms")),

		WebStatement: Address(xmp.text("xmpRights:WebStatement")),
		LicensorURL:  Address(xmp.text("plus:Licensor/LicensorURL")),
		Instructions: long(xmp.text("photoshop:Instructions"), one("SpecialInstructions")),

		City: short(xmp.text("photoshop:City"), xmp.text("Iptc4xmpExt:LocationShown/City"),
			xmp.text("Iptc4xmpExt:LocationCreated/City"), one("City")),
		Province: short(xmp.text("photoshop:State"), xmp.text("Iptc4xmpExt:LocationShown/ProvinceState"),
			xmp.text("Iptc4xmpExt:LocationCreated/ProvinceState"), one("Province-State")),
		Country: short(xmp.text("photoshop:Country"), xmp.text("Iptc4xmpExt:LocationShown/CountryName"),
			xmp.text("Iptc4xmpExt:LocationCreated/CountryName"), one("Country-PrimaryLocationName")),

		DigitalSource: ParseSourceType(xmp.text("Iptc4xmpExt:DigitalSourceType")),
		AISystem:      short(xmp.text("Iptc4xmpExt:AISystemUsed")),
	}
	m.Created = bestDate(parseDate(xmp.text("photoshop:DateCreated")), iptcDate(iim), exif.date,
		parseDate(xmp.text("xmp:CreateDate")))
	m.Creators = firstList(MaxCreators, xmp.list("dc:creator"), iim["By-line"], strings.Split(exif.artist, ";"))
	m.Keywords = firstList(MaxEntries, xmp.list("dc:subject"), iim["Keywords"])
	m.Persons = Lines(append(xmp.list("Iptc4xmpExt:PersonInImage"),
		xmp.list("Iptc4xmpExt:PersonInImageWDetails/PersonName")...), MaxEntries)
	return m
}

// first is the first candidate of which anything is left after cleaning.
func first(limit int, clean func(string, int) string, candidates []string) string {
	for _, c := range candidates {
		if c = clean(c, limit); c != "" {
			return c
		}
	}
	return ""
}

func firstList(limit int, candidates ...[]string) []string {
	for _, c := range candidates {
		if c = Lines(c, limit); len(c) > 0 {
			return c
		}
	}
	return nil
}
