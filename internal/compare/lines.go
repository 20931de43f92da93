package compare

import (
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
)

// line is what a document is compared by.
type line struct {
	place Place
	text  string
	spans []span
	attrs []Attr // all that the kind has; both values are that of the document
	key   string // the same for lines that are the same
}

// span is the end of a piece of the text in one formatting, in bytes.
type span struct {
	end   int
	marks []richtext.Mark
}

// lines lays a document out.
func lines(d richtext.Document) []line {
	var l layout
	for _, n := range d.Blocks() {
		l.node(n)
	}
	return l.lines
}

type layout struct {
	lines []line
	in    []richtext.Kind
}

func (l *layout) node(n *richtext.Node) {
	switch n.Kind() {
	case richtext.KindParagraph, richtext.KindHeading:
		l.block(n)
	case richtext.KindImage:
		l.leaf(n, "asset", "caption", "alt")
	case richtext.KindEmbed:
		l.leaf(n, "url", "title")
	case richtext.KindRelated:
		l.leaf(n, "story", "url", "title")
	case richtext.KindDivider:
		l.leaf(n)
	case richtext.KindInfoBox:
		l.title(n, "title")
		l.inside(n)
	case richtext.KindTable:
		l.title(n, "caption")
		l.inside(n)
	case richtext.KindBlockquote:
		l.inside(n)
		l.title(n, "source_name", "source_url")
	default:
		l.inside(n)
	}
}

func (l *layout) inside(n *richtext.Node) {
	l.in = append(l.in, n.Kind())
	for i := range n.ChildCount() {
		l.node(n.Child(i))
	}
	l.in = l.in[:len(l.in)-1]
}

// block adds a paragraph or a heading, with line breaks as line ends.
func (l *layout) block(n *richtext.Node) {
	one := line{place: l.place(n)}
	var b strings.Builder
	for i := range n.ChildCount() {
		child := n.Child(i)
		if child.Kind() == richtext.KindHardBreak {
			b.WriteByte('\n')
		} else {
			b.WriteString(child.Text())
		}
		one.spans = append(one.spans, span{b.Len(), child.Marks()})
	}
	if one.text = b.String(); strings.TrimSpace(one.text) != "" {
		l.add(one)
	}
}

// title adds a text that a node carries in an attribute, as a line of its own.
func (l *layout) title(n *richtext.Node, name string, more ...string) {
	text, ok := n.Attr(name)
	if !ok {
		return
	}
	l.add(line{place: l.place(n), text: text, spans: []span{{end: len(text)}}, attrs: attrsOf(n, more)})
}

func (l *layout) leaf(n *richtext.Node, names ...string) {
	l.add(line{place: l.place(n), attrs: attrsOf(n, names)})
}

func attrsOf(n *richtext.Node, names []string) []Attr {
	var out []Attr
	for _, name := range names {
		text, _ := n.Attr(name)
		out = append(out, Attr{name, text, text})
	}
	return out
}

func (l *layout) place(n *richtext.Node) Place {
	level, _ := n.Number("level")
	return Place{Kind: n.Kind(), Level: level, In: append([]richtext.Kind(nil), l.in...)}
}

func (l *layout) add(one line) {
	one.key = fmt.Sprintf("%v %q %v %q", one.place, one.text, one.spans, one.attrs)
	l.lines = append(l.lines, one)
}

func keys(lines []line) []string {
	out := make([]string, len(lines))
	for i := range lines {
		out[i] = lines[i].key
	}
	return out
}
