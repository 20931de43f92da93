package wire

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
)

// Limits of a tree. Atom and NewsML may hold whole pages of XHTML.
const (
	maxDepth = 100
	maxNodes = 300_000
)

// node is an element, or a stretch of text, which has no key.
type node struct {
	key   string // how the readers call it: "title", "dc:creator", in small letters
	name  string // local name as it stands
	text  string
	attrs []xml.Attr
	kids  []*node
	base  string // what addresses in it are relative to (XML Base)
	lang  string // xml:lang, inherited
}

// prefixes are how the readers call what they know of other vocabularies.
// Feeds that forget to declare a prefix mean these too.
var prefixes = map[string]string{
	"http://www.w3.org/2005/Atom":                  "atom",
	"http://purl.org/atom/ns#":                     "atom",
	"http://purl.org/atompub/tombstones/1.0":       "at",
	"http://purl.org/rss/1.0/modules/content/":     "content",
	"http://purl.org/dc/elements/1.1/":             "dc",
	"http://purl.org/dc/terms/":                    "dcterms",
	"http://search.yahoo.com/mrss/":                "media",
	"http://search.yahoo.com/mrss":                 "media",
	"http://purl.org/rss/1.0/modules/syndication/": "sy",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":  "rdf",
	"http://purl.org/rss/1.0/":                     "",
	"http://my.netscape.com/rdf/simple/0.9/":       "",
	"http://backend.userland.com/rss2":             "",
	"http://iptc.org/std/nar/2006-10-01/":          "",
	"http://iptc.org/std/NITF/2006-10-18/":         "nitf",
	"http://www.w3.org/1999/xhtml":                 "xhtml",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":   "itunes",
	"http://www.w3.org/XML/1998/namespace":         "xml",
}

// parse makes a tree of a document. The document may be as careless as feeds
// are, but it has no entities of its own, and nothing outside is looked at.
func parse(text, base string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(characters(text)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	var root *node
	var open []*node
	var home string // the vocabulary of the document itself
	count := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		if count++; count > maxNodes {
			return nil, fmt.Errorf("%w: it has more than %d parts", ErrTooLarge, maxNodes)
		}
		switch t := token.(type) {
		case xml.Directive:
			if declares(string(t)) {
				return nil, ErrDoctype
			}
		case xml.StartElement:
			if root != nil && len(open) == 0 {
				return root, nil // what follows the root is none of ours
			}
			if len(open) >= maxDepth {
				return nil, fmt.Errorf("%w: it is nested deeper than %d", ErrTooLarge, maxDepth)
			}
			n := &node{name: t.Name.Local, attrs: t.Attr, base: base}
			if len(open) > 0 {
				up := open[len(open)-1]
				n.base, n.lang = up.base, up.lang
				up.kids = append(up.kids, n)
			} else {
				root, home = n, t.Name.Space
			}
			n.key = keyOf(t.Name, home)
			n.inherit()
			open = append(open, n)
		case xml.EndElement:
			open = open[:max(len(open)-1, 0)]
		case xml.CharData:
			if len(open) > 0 {
				up := open[len(open)-1]
				up.kids = append(up.kids, &node{text: string(t)}) // sections of CDATA come one by one
			}
		}
	}
	if root == nil {
		return nil, fmt.Errorf("%w: there is no element in it", ErrBroken)
	}
	return root, nil
}

// declares reports whether a directive brings entities: whether a document type
// has an internal subset (XML 1.0, 2.8).
func declares(directive string) bool {
	bare := quoted.ReplaceAllString(directive, "")
	return strings.Contains(bare, "[") || !strings.HasPrefix(strings.ToUpper(bare), "DOCTYPE")
}

var quoted = regexp.MustCompile(`"[^"]*"|'[^']*'`)

func keyOf(n xml.Name, home string) string {
	key := strings.ToLower(n.Local)
	if n.Space == "" || n.Space == home {
		return key
	}
	prefix, ok := prefixes[n.Space]
	if !ok {
		prefix = strings.ToLower(cut(n.Space, 100))
	}
	if prefix == "" {
		return key
	}
	return prefix + ":" + key
}

// inherit takes xml:base and xml:lang over.
func (n *node) inherit() {
	for _, a := range n.attrs {
		if a.Name.Space != "xml" && prefixes[a.Name.Space] != "xml" {
			continue
		}
		switch a.Name.Local {
		case "base":
			if to := absolute(n.base, a.Value); to != "" {
				n.base = to
			}
		case "lang":
			n.lang = a.Value
		}
	}
}

// attr is an attribute by its local name, "" without one.
func (n *node) attr(name string) string {
	if n != nil {
		for _, a := range n.attrs {
			if strings.EqualFold(a.Name.Local, name) && a.Name.Space != "xmlns" {
				return strings.TrimSpace(a.Value)
			}
		}
	}
	return ""
}

// all are the children with one of the keys, in the order of the document.
func (n *node) all(keys ...string) []*node {
	var out []*node
	if n != nil {
		for _, kid := range n.kids {
			for _, key := range keys {
				if kid.key == key && key != "" {
					out = append(out, kid)
				}
			}
		}
	}
	return out
}

// first is the first child with the first of the keys that there is, or nil.
func (n *node) first(keys ...string) *node {
	for _, key := range keys {
		if found := n.all(key); len(found) > 0 {
			return found[0]
		}
	}
	return nil
}

// at goes down from child to child, or returns nil.
func (n *node) at(path ...string) *node {
	for _, key := range path {
		n = n.first(key)
	}
	return n
}

// find are all descendants with one of the keys.
func (n *node) find(keys ...string) []*node {
	var out []*node
	if n != nil {
		for _, kid := range n.kids {
			for _, key := range keys {
				if kid.key == key {
					out = append(out, kid)
				}
			}
			out = append(out, kid.find(keys...)...)
		}
	}
	return out
}

// words is all text below.
func (n *node) words() string {
	var b strings.Builder
	n.writeWords(&b)
	return strings.TrimSpace(b.String())
}

func (n *node) writeWords(b *strings.Builder) {
	if n == nil {
		return
	}
	b.WriteString(n.text)
	for _, kid := range n.kids {
		kid.writeWords(b)
	}
}

// markup is what an element holds as HTML: its text, which is HTML in escaped
// form, or its elements written as HTML.
func (n *node) markup() string {
	if n == nil {
		return ""
	}
	for _, kid := range n.kids {
		if kid.key != "" {
			return n.inner()
		}
	}
	return n.words()
}

// inner writes the children as HTML.
func (n *node) inner() string {
	var b strings.Builder
	for _, kid := range n.kids {
		kid.writeHTML(&b)
	}
	return strings.TrimSpace(b.String())
}

// markupName is what an element or attribute of HTML can be called.
var markupName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,30}$`)

func (n *node) writeHTML(b *strings.Builder) {
	if n.key == "" {
		b.WriteString(html.EscapeString(n.text))
		return
	}
	name := strings.ToLower(n.name)
	if name == "script" || name == "style" {
		return
	}
	known := markupName.MatchString(name)
	if known {
		b.WriteString("<" + name)
		for _, a := range n.attrs {
			key := strings.ToLower(a.Name.Local)
			if a.Name.Space == "xmlns" || key == "xmlns" || !markupName.MatchString(key) {
				continue
			}
			b.WriteString(" " + key + `="` + html.EscapeString(a.Value) + `"`)
		}
		b.WriteString(">")
		if void(name) {
			return
		}
	}
	for _, kid := range n.kids {
		kid.writeHTML(b)
	}
	if known {
		b.WriteString("</" + name + ">")
	}
}

func void(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
