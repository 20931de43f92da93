package meta

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// Namespaces of the properties that are read and written (XMP part 1 and 2; IPTC Photo
// Metadata 2025.1; PLUS 2.0).
const (
	NSRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	NSXML = "http://www.w3.org/XML/1998/namespace"

	NSDC        = "http://purl.org/dc/elements/1.1/"
	NSPhotoshop = "http://ns.adobe.com/photoshop/1.0/"
	NSXMP       = "http://ns.adobe.com/xap/1.0/"
	NSRights    = "http://ns.adobe.com/xap/1.0/rights/"
	NSCore      = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
	NSExt       = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
	NSPLUS      = "http://ns.useplus.org/ldf/xmp/1.0/"
)

func prefixOf(namespace string) string {
	switch namespace {
	case NSDC:
		return "dc"
	case NSPhotoshop:
		return "photoshop"
	case NSXMP:
		return "xmp"
	case NSRights:
		return "xmpRights"
	case NSCore:
		return "Iptc4xmpCore"
	case NSExt:
		return "Iptc4xmpExt"
	case NSPLUS:
		return "plus"
	}
	return ""
}

// xmpDoc holds the texts of a packet by property: "dc:rights", and for a field of
// a structure "Iptc4xmpExt:LocationShown/City".
type xmpDoc struct {
	values map[string][]xmpText
	gps    bool // a position, in any namespace
}

type xmpText struct{ lang, text string }

const (
	maxXMPDepth  = 64
	maxXMPValues = 4000
	maxXMPText   = 64 << 10
)

// readXMP reads an RDF/XML packet in all the forms that XMP allows (XMP part 1,
// 7): properties as attributes and as elements, the three kinds of lists with
// languages, and structures, whose fields may again be either. The library's own
// reader knows neither languages nor structures. What comes before damage is kept.
func readXMP(packet []byte) xmpDoc {
	doc := xmpDoc{values: map[string][]xmpText{}}
	d := xml.NewDecoder(bytes.NewReader(legalXML(packet)))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // XMP is UTF-8 here
	var stack []xmpNode
	values := 0
	add := func(path, lang, text string) {
		if text = strings.TrimSpace(text); path == "" || path[0] == '?' || text == "" || values == maxXMPValues {
			return
		}
		values++
		doc.values[path] = append(doc.values[path], xmpText{strings.ToLower(lang), text})
	}
	for {
		token, err := d.Token()
		if err != nil {
			return doc
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) == maxXMPDepth {
				return doc
			}
			var parent xmpNode
			if len(stack) > 0 {
				stack[len(stack)-1].branch = true
				parent = stack[len(stack)-1]
			}
			node := parent.child(t.Name)
			doc.gps = doc.gps || node.inRDF && isPosition(t.Name.Local)
			for _, a := range t.Attr {
				switch {
				case (a.Name.Space == NSXML || a.Name.Space == "xml") && a.Name.Local == "lang":
					node.lang = a.Value
				case a.Name.Space == NSRDF && a.Name.Local == "resource":
					add(node.path, node.lang, a.Value)
				case a.Name.Space != NSRDF && a.Name.Space != "xmlns" && a.Name.Space != "" && node.inRDF:
					doc.gps = doc.gps || isPosition(a.Name.Local)
					add(node.join(a.Name), "", a.Value)
				}
			}
			stack = append(stack, node)
		case xml.EndElement:
			if len(stack) == 0 {
				return doc
			}
			if top := stack[len(stack)-1]; !top.branch {
				add(top.path, top.lang, string(top.text))
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if n := len(stack); n > 0 && stack[n-1].path != "" && len(stack[n-1].text)+len(t) <= maxXMPText {
				stack[n-1].text = append(stack[n-1].text, t...)
			}
		}
	}
}

// xmpNode is an open element.
type xmpNode struct {
	path   string // of the property it belongs to; "" above one, "?" in a foreign one
	lang   string
	inRDF  bool
	branch bool // has elements inside: its text is only layout
	text   []byte
}

func (n xmpNode) child(name xml.Name) xmpNode {
	c := xmpNode{path: n.path, lang: n.lang, inRDF: n.inRDF}
	switch {
	case name.Space == NSRDF && name.Local == "RDF":
		c.inRDF = true
	case name.Space == NSRDF: // Description, Alt, Bag, Seq, li: no names of their own
	case c.inRDF:
		c.path = n.join(name)
	}
	return c
}

func (n xmpNode) join(name xml.Name) string {
	prefix := prefixOf(name.Space)
	switch {
	case n.path == "" && prefix == "", strings.HasPrefix(n.path, "?"):
		return "?"
	case n.path == "":
		return prefix + ":" + name.Local
	}
	return n.path + "/" + name.Local
}

func isPosition(name string) bool {
	return name == "GPSLatitude" || name == "GPSLongitude" || name == "GPSDestLatitude" || name == "GPSDestLongitude"
}

// legalXML drops what makes a parser give up on the whole packet: bytes before the
// first tag, control characters, broken UTF-8.
func legalXML(b []byte) []byte {
	if i := bytes.IndexByte(b, '<'); i > 0 {
		b = b[i:]
	}
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, bytes.ToValidUTF8(b, nil))
}

// text is the value of a property: of several languages the default one, else the
// first.
func (d xmpDoc) text(property string) string {
	values := d.values[property]
	for _, v := range values {
		if v.lang == "x-default" {
			return v.text
		}
	}
	if len(values) > 0 {
		return values[0].text
	}
	return ""
}

// list is every value of a property.
func (d xmpDoc) list(property string) []string {
	var out []string
	for _, v := range d.values[property] {
		out = append(out, v.text)
	}
	return out
}
