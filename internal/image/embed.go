package image

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/image/meta"
)

// Rights is what a rendition carries of its picture's metadata: whose it is, what
// it shows and how it came to be. It is the desk's word, not the file's: a caller
// that wants the file's passes RightsOf its metadata. Nothing else is embedded, so that
// neither a position nor the serial number of a camera reaches readers.
type Rights struct {
	Creators      []string
	Credit        string
	Copyright     string
	Caption       string
	WebStatement  string // address of the terms of use
	DigitalSource meta.SourceType
}

// RightsOf are the fields of the file's own metadata that renditions carry.
func RightsOf(m meta.Metadata) Rights {
	return Rights{Creators: m.Creators, Credit: m.Credit, Copyright: m.Copyright, Caption: m.Caption,
		WebStatement: m.WebStatement, DigitalSource: m.DigitalSource}
}

// clean bounds every field as if it had come from a file.
func (r Rights) clean() Rights {
	return Rights{
		Creators:      meta.Lines(r.Creators, meta.MaxCreators),
		Credit:        meta.Line(r.Credit, meta.MaxLine),
		Copyright:     meta.Line(r.Copyright, meta.MaxLine),
		Caption:       meta.Block(r.Caption, 2000),
		WebStatement:  meta.Address(r.WebStatement),
		DigitalSource: meta.ParseSourceType(string(r.DigitalSource)),
	}
}

// xmpPacket writes cleaned rights as an XMP packet (XMP part 1, 7; IPTC Photo
// Metadata 2025.1), without padding since nobody edits a rendition; nil if there
// is nothing to say.
func xmpPacket(r Rights) []byte {
	var spaces, attrs, elems strings.Builder
	declared := map[string]bool{}
	declare := func(prefix, uri string) {
		if !declared[prefix] {
			declared[prefix] = true
			spaces.WriteString(` xmlns:` + prefix + `="` + uri + `"`)
		}
	}
	attr := func(prefix, uri, name, value string) {
		if value != "" {
			declare(prefix, uri)
			attrs.WriteString(` ` + prefix + `:` + name + `="` + escape(value) + `"`)
		}
	}
	list := func(name, kind, li string, values ...string) {
		values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
		if len(values) == 0 {
			return
		}
		declare("dc", meta.NSDC)
		elems.WriteString(`<dc:` + name + `><rdf:` + kind + `>`)
		for _, v := range values {
			elems.WriteString(li + escape(v) + `</rdf:li>`)
		}
		elems.WriteString(`</rdf:` + kind + `></dc:` + name + `>`)
	}
	const plain, inDefault = `<rdf:li>`, `<rdf:li xml:lang="x-default">`
	list("creator", "Seq", plain, r.Creators...)
	list("rights", "Alt", inDefault, r.Copyright)
	list("description", "Alt", inDefault, r.Caption)
	attr("photoshop", meta.NSPhotoshop, "Credit", r.Credit)
	attr("xmpRights", meta.NSRights, "WebStatement", r.WebStatement)
	attr("Iptc4xmpExt", meta.NSExt, "DigitalSourceType", r.DigitalSource.URI())
	if len(declared) == 0 {
		return nil
	}
	return []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + meta.NSRDF + `"><rdf:Description rdf:about=""` +
		spaces.String() + attrs.String() + `>` + elems.String() + `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

// iptcRecord writes byline, credit and copyright for programs that know IIM only,
// cut to the lengths of IIM 4.2 (2:80, 2:110, 2:116); nil if there is none.
func iptcRecord(r Rights) []byte {
	var b []byte
	dataset := func(record, number byte, value string) {
		b = append(b, meta.TagMarker, record, number)
		b = binary.BigEndian.AppendUint16(b, uint16(len(value)))
		b = append(b, value...)
	}
	if len(r.Creators) == 0 && r.Credit == "" && r.Copyright == "" {
		return nil
	}
	dataset(1, 90, "\x1b%G") // UTF-8 (ISO 2022)
	dataset(2, 0, "\x00\x04")
	for _, c := range r.Creators {
		dataset(2, 80, meta.CutBytes(c, 32))
	}
	if r.Credit != "" {
		dataset(2, 110, meta.CutBytes(r.Credit, 32))
	}
	if r.Copyright != "" {
		dataset(2, 116, meta.CutBytes(r.Copyright, 128))
	}
	return b
}

// metaSegments are the segments that go between the start of a JPEG and its
// tables: JFIF, XMP (XMP part 3, 1.1.3) and IIM in a Photoshop resource.
func metaSegments(r Rights) []byte {
	var b []byte
	segment := func(marker byte, parts ...[]byte) {
		body := bytes.Join(parts, nil)
		if len(body) > 0xffff-2 {
			return // cannot be with cleaned rights
		}
		b = append(b, 0xff, marker)
		b = binary.BigEndian.AppendUint16(b, uint16(len(body)+2))
		b = append(b, body...)
	}
	segment(0xe0, []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"))
	if xmp := xmpPacket(r); xmp != nil {
		segment(mAPP1, []byte(idXMP), xmp)
	}
	if record := iptcRecord(r); record != nil {
		head := binary.BigEndian.AppendUint32([]byte("8BIM\x04\x04\x00\x00"), uint32(len(record)))
		segment(mAPP13, []byte(idPhotoshop), head, record, make([]byte, len(record)&1))
	}
	return b
}

var errNoWebP = errors.New("image: not a simple WebP file")

// webpWithXMP puts an XMP packet into a WebP file that has one chunk of pixels and
// nothing else (WebP Container Specification, Extended File Format).
func webpWithXMP(file, xmp []byte, w, h int) ([]byte, error) {
	if len(file) < 20 || string(file[:4]) != "RIFF" || string(file[8:12]) != "WEBP" {
		return nil, errNoWebP
	}
	pixels := file[12:]
	kind := string(pixels[:4])
	if n := int64(binary.LittleEndian.Uint32(pixels[4:])); kind != "VP8 " && kind != "VP8L" || 8+n+n&1 != int64(len(pixels)) {
		return nil, errNoWebP
	}
	if len(xmp) == 0 {
		return file, nil
	}
	out := []byte("RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x04\x00\x00\x00") // flag: XMP
	out = append(out, byte(w-1), byte((w-1)>>8), byte((w-1)>>16), byte(h-1), byte((h-1)>>8), byte((h-1)>>16))
	out = append(out, pixels...)
	out = append(out, "XMP "...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(xmp)))
	out = append(out, xmp...)
	if len(xmp)&1 == 1 {
		out = append(out, 0)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}
