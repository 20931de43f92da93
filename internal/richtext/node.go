package richtext

import (
	"iter"
	"slices"

	"github.com/tajuk/tajuk/internal/richtext/chars"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// Document is the body of a story. It never changes once it was made, so it
// may be shared between goroutines; comparing is Equal. The zero Document is
// the empty one, a doc node with one empty paragraph.
type Document struct {
	root *Node
}

// Node is one node of a document. Nodes never change once they were made: an
// edited document shares the nodes that were not edited.
type Node struct {
	kind    Kind
	size    int
	text    string
	attrs   []value // in the order of the schema
	marks   []Mark  // in the order of their kinds
	content []*Node
	embed   *link.Embed // of an embed node, read from its address
}

// Mark is the formatting of a piece of text. Link marks carry an address.
type Mark struct {
	Kind MarkKind
	// Href is the address of a link: http, https, mailto, tel, or a path on
	// the same site that begins with one slash.
	Href string
	// Rel is how search engines should take a link.
	Rel Rel
}

// Rel qualifies a link for search engines.
type Rel string

// The values of Rel. In JSON, RelNone is null.
const (
	RelNone      Rel = ""
	RelNofollow  Rel = "nofollow"
	RelSponsored Rel = "sponsored"
)

// value is the value of one attribute: null, a text or a whole number. The
// schema says which of the two.
type value struct {
	null bool
	num  int
	text string
}

// readEmbed notes what the address of an embed node means, if it means
// anything.
func (n *Node) readEmbed() {
	if e, err := link.ParseEmbed(n.attrs[embedURL].text); err == nil {
		n.embed = &e
	}
}

// or returns the text, or fallback if the value is null.
func (v value) or(fallback string) string {
	if v.null {
		return fallback
	}
	return v.text
}

func textOrNull(s string) value { return value{text: s, null: s == ""} }

func number(n int) value { return value{num: n} }

// seal finishes a new node: it merges adjacent texts with the same marks and
// computes the size. It returns n.
func (n *Node) seal() *Node {
	if n.kind == KindParagraph || n.kind == KindHeading {
		n.content = mergeTexts(n.content)
	}
	switch {
	case n.kind == KindText:
		n.size = utf16Len(n.text)
	case specs[n.kind].leaf():
		n.size = 1
	default:
		n.size = 2
		for _, c := range n.content {
			if c != nil {
				n.size += c.size
			}
		}
	}
	return n
}

func mergeTexts(nodes []*Node) []*Node {
	mergeable := func(a, b *Node) bool {
		return a != nil && b != nil && a.kind == KindText && b.kind == KindText && slices.Equal(a.marks, b.marks)
	}
	first := -1
	for i := 1; i < len(nodes); i++ {
		if mergeable(nodes[i-1], nodes[i]) {
			first = i
			break
		}
	}
	if first < 0 {
		return nodes
	}
	out := append(make([]*Node, 0, len(nodes)-1), nodes[:first]...)
	for i := first; i < len(nodes); {
		last := out[len(out)-1]
		if !mergeable(last, nodes[i]) {
			out = append(out, nodes[i])
			i++
			continue
		}
		// Join a whole run at once, so that a text typed letter by letter is
		// not copied once per letter.
		text := []byte(last.text)
		for ; i < len(nodes) && mergeable(last, nodes[i]); i++ {
			text = append(text, nodes[i].text...)
		}
		out[len(out)-1] = (&Node{kind: KindText, text: string(text), marks: last.marks}).seal()
	}
	return out
}

// utf16Len returns the length of s in UTF-16 code units, in which ProseMirror
// counts: one for each character, two for those beyond U+FFFF.
func utf16Len(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
		if s[i] >= 0xF0 {
			n++
		}
	}
	return n
}

// Root returns the doc node.
func (d Document) Root() *Node {
	if d.root == nil {
		return emptyDoc()
	}
	return d.root
}

func emptyDoc() *Node {
	paragraph := (&Node{kind: KindParagraph}).seal()
	return (&Node{kind: KindDoc, attrs: []value{number(SchemaVersion)}, content: []*Node{paragraph}}).seal()
}

// Blocks returns the top-level blocks in order.
func (d Document) Blocks() []*Node { return slices.Clone(d.Root().content) }

// Equal reports whether both documents have the same canonical JSON.
func (d Document) Equal(other Document) bool { return equalNodes(d.Root(), other.Root()) }

func equalNodes(a, b *Node) bool {
	return a == b || a.kind == b.kind && a.text == b.text &&
		slices.Equal(a.attrs, b.attrs) && slices.Equal(a.marks, b.marks) &&
		slices.EqualFunc(a.content, b.content, equalNodes)
}

// Blank reports whether a reader would see nothing: no text, no picture, no
// embed, no link to a story. Dividers alone do not count.
func (d Document) Blank() bool { return blank(d.Root()) }

func blank(n *Node) bool {
	switch n.kind {
	case KindText:
		return !chars.Visible(n.text)
	case KindImage, KindEmbed, KindRelated:
		return false
	case KindTable:
		if !n.attrs[tableCaption].null {
			return false
		}
	}
	for _, c := range n.content {
		if !blank(c) {
			return false
		}
	}
	return true
}

// All yields every node of the document in document order, parents before
// their children, beginning with the doc node.
func (d Document) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) { walk(d.Root(), yield) }
}

func walk(n *Node, yield func(*Node) bool) bool {
	if !yield(n) {
		return false
	}
	for _, c := range n.content {
		if !walk(c, yield) {
			return false
		}
	}
	return true
}

// Kind returns the type of the node.
func (n *Node) Kind() Kind { return n.kind }

// NodeSize returns the size of the node as ProseMirror counts it, in UTF-16
// code units: a text node its length, a leaf 1, every other node its content
// and 2 for its borders.
func (n *Node) NodeSize() int { return n.size }

// Text returns the text of a text node and "" for every other type.
func (n *Node) Text() string { return n.text }

// Marks returns the marks of an inline node in the order of their kinds.
func (n *Node) Marks() []Mark { return slices.Clone(n.marks) }

// ChildCount returns the number of children.
func (n *Node) ChildCount() int { return len(n.content) }

// Child returns the child at that position.
func (n *Node) Child(i int) *Node { return n.content[i] }

// Attr returns the text of an attribute, and false if it is null or a number
// or the type has no such attribute.
func (n *Node) Attr(name string) (string, bool) {
	for i, a := range specs[n.kind].attrs {
		if a.name == name && a.typ == attrText {
			return n.attrs[i].text, !n.attrs[i].null
		}
	}
	return "", false
}

// Number returns the number in an attribute, and false if it is a text or the
// type has no such attribute.
func (n *Node) Number(name string) (int, bool) {
	for i, a := range specs[n.kind].attrs {
		if a.name == name && a.typ == attrNumber {
			return n.attrs[i].num, true
		}
	}
	return 0, false
}
