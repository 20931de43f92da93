package richtext

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/richtext/jsontree"
)

// Bounds for the JSON reader, so that no text of MaxBytes costs much. A node
// takes two levels, for itself and for its content, and its attributes one
// more; no document has so many values in so few bytes.
const (
	maxNesting = 2*MaxDepth + 8
	maxValues  = 300_000
)

// Parse reads a document from ProseMirror JSON and refuses whatever the schema
// does not know: node types, marks, attributes and keys, nestings, addresses,
// values of the wrong type, documents that are too large. The package comment
// says what is normalised. The error is of type Faults.
//
// The Document keeps the memory of one copy of data alive.
func Parse(data []byte) (Document, error) {
	var p parser
	if len(data) > MaxBytes {
		p.fault(tooLarge)
		return Document{}, p.err()
	}
	if !utf8.Valid(data) {
		p.fault("is not valid UTF-8")
		return Document{}, p.err()
	}
	tree, err := jsontree.Read(string(data), jsontree.Limits{Depth: maxNesting, Values: maxValues})
	if err != nil {
		p.fault(err.Error())
		return Document{}, p.err()
	}
	p.values = tree
	root := p.parse(0, 1)
	if root != nil && root.kind != KindDoc {
		p.fault("must be doc", step{name: "type"})
	}
	// The defaults that the canonical form adds never double a document.
	if len(data) > MaxBytes/2 && len(p.faults) == 0 {
		p.length(root)
	}
	if len(p.faults) > 0 {
		return Document{}, p.err()
	}
	return Document{root: root}, nil
}

// UnmarshalJSON is Parse, for documents inside of other JSON.
func (d *Document) UnmarshalJSON(data []byte) error {
	parsed, err := Parse(data)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// parser turns JSON values into checked nodes.
type parser struct {
	checker
	values jsontree.Tree
	// chunk is memory for the next nodes: one allocation serves many.
	chunk []Node
}

func (p *parser) newNode(kind Kind) *Node {
	if len(p.chunk) == 0 {
		p.chunk = make([]Node, 64)
	}
	n := &p.chunk[0]
	p.chunk = p.chunk[1:]
	n.kind = kind
	return n
}

// members are the values of a node's keys, 0 for those that are absent.
type members struct{ typ, attrs, content, marks, text int32 }

// parse reads the node at a position of the tree. It returns nil after a fault
// that leaves no node to go on with.
func (p *parser) parse(at int32, depth int) *Node {
	if !p.enter(depth) {
		return nil
	}
	m, ok := p.members(at)
	if !ok {
		return nil
	}
	kind := p.kind(m.typ)
	if kind == kindNone {
		return nil
	}
	n := p.newNode(kind)
	before := len(p.faults)
	p.attrs(n, m.attrs)
	p.marks(n, m.marks)
	p.textOf(n, m.text)
	p.content(n, m.content, depth)
	if len(p.faults) == before {
		p.node(n)
	}
	return n.seal()
}

// members sorts the keys of a node, whatever order they came in.
func (p *parser) members(at int32) (members, bool) {
	var m members
	object := &p.values[at]
	if object.Kind != jsontree.Object {
		p.fault("is " + object.Kind.String() + ", not a node")
		return m, false
	}
	for i := object.First; i != 0; i = p.values[i].Next {
		var slot *int32
		switch key := p.values[i].Key; key {
		case "type":
			slot = &m.typ
		case "attrs":
			slot = &m.attrs
		case "content":
			slot = &m.content
		case "marks":
			slot = &m.marks
		case "text":
			slot = &m.text
		default:
			p.fault("is not a key of a node", step{name: key})
			return m, false
		}
		if *slot != 0 {
			p.fault("occurs twice", step{name: p.values[i].Key})
			return m, false
		}
		*slot = i
	}
	return m, true
}

func (p *parser) kind(at int32) Kind {
	if at == 0 {
		p.fault("is required", step{name: "type"})
		return kindNone
	}
	v := &p.values[at]
	if v.Kind != jsontree.String {
		p.fault("is "+v.Kind.String()+", not a string", step{name: "type"})
		return kindNone
	}
	kind := kindOf(v.Text)
	if kind == kindNone {
		p.fault("unknown node "+quoteWord(v.Text), step{name: "type"})
	}
	return kind
}

// attrs reads the attributes of a node and fills in the defaults. Whether the
// values are good is for checker.node.
func (p *parser) attrs(n *Node, at int32) {
	spec := specs[n.kind].attrs
	p.push("attrs")
	defer p.pop(1)
	if at != 0 && p.values[at].Kind != jsontree.Object {
		p.fault("is " + p.values[at].Kind.String() + ", not an object")
		return
	}
	var seen uint
	if len(spec) > 0 {
		n.attrs = make([]value, len(spec))
	}
	if at != 0 {
		for i := p.values[at].First; i != 0; i = p.values[i].Next {
			k := slices.IndexFunc(spec, func(a attrSpec) bool { return a.name == p.values[i].Key })
			switch {
			case k < 0:
				p.fault("is not an attribute of "+n.kind.String(), step{name: p.values[i].Key})
			case seen&(1<<k) != 0:
				p.fault("occurs twice", step{name: p.values[i].Key})
			default:
				seen |= 1 << k
				n.attrs[k] = p.attrValue(&spec[k], i)
			}
		}
	}
	for k := range spec {
		if seen&(1<<k) != 0 {
			continue
		}
		if !spec[k].optional {
			p.fault("is required", step{name: spec[k].name})
		}
		n.attrs[k] = value{num: spec[k].def, null: spec[k].typ == attrText}
	}
	if n.kind == KindEmbed {
		n.readEmbed()
	}
}

func (p *parser) attrValue(spec *attrSpec, at int32) value {
	v := &p.values[at]
	if spec.typ == attrNumber {
		if v.Kind != jsontree.Number {
			p.fault("is "+v.Kind.String()+", not a number", step{name: spec.name})
			return value{}
		}
		n, err := strconv.ParseInt(v.Text, 10, 32)
		if err != nil || v.Text == "-0" {
			p.fault("is not a whole number", step{name: spec.name})
		}
		return number(int(n))
	}
	switch v.Kind {
	case jsontree.String:
		return value{text: v.Text}
	case jsontree.Null:
		return value{null: true}
	}
	p.fault("is "+v.Kind.String()+", not a string", step{name: spec.name})
	return value{null: true}
}

func (p *parser) textOf(n *Node, at int32) {
	switch {
	case at == 0 && n.kind == KindText:
		p.fault("is required", step{name: "text"})
	case at == 0:
	case n.kind != KindText:
		p.fault("is not a key of "+n.kind.String(), step{name: "text"})
	case p.values[at].Kind != jsontree.String:
		p.fault("is "+p.values[at].Kind.String()+", not a string", step{name: "text"})
	default:
		n.text = p.values[at].Text
	}
}

func (p *parser) content(n *Node, at int32, depth int) {
	p.push("content")
	defer p.pop(1)
	switch {
	case at == 0:
		return
	case p.values[at].Kind != jsontree.Array:
		p.fault("is " + p.values[at].Kind.String() + ", not an array")
		return
	case p.values[at].Count == 0:
		return
	case n.kind == KindText:
		p.fault("is not a key of text")
		return
	}
	n.content = make([]*Node, 0, p.values[at].Count)
	for i := p.values[at].First; i != 0 && !p.full(); i = p.values[i].Next {
		p.pushIndex(len(n.content))
		n.content = append(n.content, p.parse(i, depth+1))
		p.pop(1)
	}
}

func (p *parser) marks(n *Node, at int32) {
	p.push("marks")
	defer p.pop(1)
	switch {
	case at == 0:
		return
	case p.values[at].Kind != jsontree.Array:
		p.fault("is " + p.values[at].Kind.String() + ", not an array")
		return
	case p.values[at].Count == 0:
		return
	case !specs[n.kind].inline:
		p.fault("are not allowed on " + n.kind.String())
		return
	case p.values[at].Count >= int32(markCount):
		p.fault("are more than there are")
		return
	}
	n.marks = make([]Mark, 0, p.values[at].Count)
	for i := p.values[at].First; i != 0; i = p.values[i].Next {
		p.pushIndex(len(n.marks))
		m, ok := p.oneMark(i)
		if ok {
			p.mark(n.marks, m)
		}
		n.marks = append(n.marks, m)
		p.pop(1)
	}
	sortMarks(n.marks)
}

func sortMarks(marks []Mark) {
	slices.SortFunc(marks, func(a, b Mark) int { return int(a.Kind) - int(b.Kind) })
}

func (p *parser) oneMark(at int32) (m Mark, ok bool) {
	if p.values[at].Kind != jsontree.Object {
		p.fault("is " + p.values[at].Kind.String() + ", not a mark")
		return m, false
	}
	var typ, attrs int32
	for i := p.values[at].First; i != 0; i = p.values[i].Next {
		switch key := p.values[i].Key; {
		case key == "type" && typ == 0:
			typ = i
		case key == "attrs" && attrs == 0:
			attrs = i
		case key == "type" || key == "attrs":
			p.fault("occurs twice", step{name: key})
			return m, false
		default:
			p.fault("is not a key of a mark", step{name: key})
			return m, false
		}
	}
	switch {
	case typ == 0:
		p.fault("is required", step{name: "type"})
		return m, false
	case p.values[typ].Kind != jsontree.String:
		p.fault("is "+p.values[typ].Kind.String()+", not a string", step{name: "type"})
		return m, false
	}
	if m.Kind = markKindOf(p.values[typ].Text); m.Kind == 0 {
		p.fault("unknown mark "+quoteWord(p.values[typ].Text), step{name: "type"})
		return m, false
	}
	p.push("attrs")
	defer p.pop(1)
	return m, p.markAttrs(&m, attrs)
}

// markAttrs reads the attributes of a mark and reports whether they have the
// right names and types.
func (p *parser) markAttrs(m *Mark, at int32) bool {
	if at != 0 && p.values[at].Kind != jsontree.Object {
		p.fault("is " + p.values[at].Kind.String() + ", not an object")
		return false
	}
	var href, rel bool
	if at != 0 {
		for i := p.values[at].First; i != 0; i = p.values[i].Next {
			v := &p.values[i]
			switch {
			case m.Kind != MarkLink || v.Key != "href" && v.Key != "rel":
				p.fault("is not an attribute of "+m.Kind.String(), step{name: v.Key})
				return false
			case v.Key == "href" && href, v.Key == "rel" && rel:
				p.fault("occurs twice", step{name: v.Key})
				return false
			case v.Kind != jsontree.String && (v.Key == "href" || v.Kind != jsontree.Null):
				p.fault("is "+v.Kind.String()+", not a string", step{name: v.Key})
				return false
			case v.Key == "href":
				href, m.Href = true, v.Text
			default:
				rel, m.Rel = true, Rel(v.Text)
				if v.Kind == jsontree.String && v.Text == "" {
					p.fault("is not null, nofollow or sponsored", step{name: "rel"})
					return false
				}
			}
		}
	}
	if m.Kind == MarkLink && !href {
		p.fault("is required", step{name: "href"})
		return false
	}
	return true
}
