package richtext

import "github.com/tajuk/tajuk/internal/richtext/jsontree"

// The functions below take documents apart and put them together again, for
// package steps. In between, nodes may lack content or have attributes that do
// not go together: New judges what comes of it.

// ParseNodes reads the array of nodes at that position of a JSON text as Parse
// would, but lets pass what only whole documents must keep: content
// expressions, tables, values of attributes. The error is of type Faults.
func ParseNodes(values jsontree.Tree, at int32) ([]*Node, error) {
	p := parser{checker: checker{open: true}, values: values}
	top := Node{kind: KindDoc}
	p.content(&top, at, 1)
	if len(p.faults) > 0 {
		return nil, p.err()
	}
	return top.content, nil
}

// ParseMark reads the mark at that position of a JSON text. The error is of
// type Faults.
func ParseMark(values jsontree.Tree, at int32) (Mark, error) {
	p := parser{values: values}
	m, ok := p.oneMark(at)
	if ok {
		p.mark(nil, m)
	}
	if len(p.faults) > 0 {
		return Mark{}, p.err()
	}
	return m, nil
}

// With returns a node with the type, attributes and marks of n and other
// content, in which adjacent texts with the same marks are one.
func (n *Node) With(content ...*Node) *Node {
	c := *n
	c.content = content
	return c.seal()
}

// WithMarks returns n with other marks, which are put in order.
func (n *Node) WithMarks(marks ...Mark) *Node {
	c := *n
	c.marks = marks
	sortMarks(c.marks)
	return &c
}

// WithAttr returns n with another value of one attribute, and n itself if its
// type has no such attribute, as an editor does: somebody else may have made a
// paragraph of the heading meanwhile. The error, of type Faults, is a value of
// another type.
func (n *Node) WithAttr(name string, v jsontree.Value) (*Node, error) {
	p := parser{values: jsontree.Tree{v}}
	for i, a := range specs[n.kind].attrs {
		if a.name != name {
			continue
		}
		c := *n
		c.attrs = append([]value(nil), n.attrs...)
		c.attrs[i] = p.attrValue(&a, 0)
		if c.embed = nil; c.kind == KindEmbed {
			c.readEmbed()
		}
		if len(p.faults) > 0 {
			return nil, p.err()
		}
		return &c, nil
	}
	return n, nil
}

// Fits reports whether the content of the node is what its type takes.
func (n *Node) Fits() bool {
	var c checker
	return c.children(n)
}

// Joins reports whether content of the one type may be continued by content of
// the other, as when text of a heading is drawn up to a paragraph: types join
// when one node could begin both.
func (k Kind) Joins(other Kind) bool {
	return k == other || specs[k].opening()&specs[other].opening() != 0
}

// opening returns the types of which the first child may be.
func (s *nodeSpec) opening() kindSet {
	var set kindSet
	for _, t := range s.terms {
		if set |= t.set; t.min > 0 {
			break
		}
	}
	return set
}

// Leaf reports whether nodes of the type never have content, as text has none.
func (k Kind) Leaf() bool { return len(specs[k].terms) == 0 }

// Inline reports whether nodes of the type stand in a line and take marks.
func (k Kind) Inline() bool { return specs[k].inline }

// MarshalJSON returns the canonical JSON of the node. It never fails.
func (n *Node) MarshalJSON() ([]byte, error) { return appendNode(nil, n), nil }

// MarshalJSON returns the canonical JSON of the mark. It never fails.
func (m Mark) MarshalJSON() ([]byte, error) { return appendMark(nil, m), nil }
