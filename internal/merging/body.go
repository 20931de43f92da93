package merging

import (
	"encoding/json"
	"slices"

	"github.com/tajuk/tajuk/internal/richtext"
)

// body merges two changes of a document, block by block; a block that both
// changed is merged inside. The result is always a document.
func body(base, theirs, mine string) (string, []Conflict, error) {
	var docs [3]richtext.Document
	for i, s := range []string{base, theirs, mine} {
		var err error
		if docs[i], err = document(s); err != nil {
			return "", nil, err
		}
	}
	m := merger{marks: map[string][]richtext.Mark{}}
	merged, ok := m.blocks(docs[0].Blocks(), docs[1].Blocks(), docs[2].Blocks(), true)
	if ok {
		if doc, err := richtext.New(merged...); err == nil {
			return doc.String(), m.conflicts, nil
		}
	}
	// Both together would be too large or too deep for a document.
	return docs[2].String(), []Conflict{{docs[2].Text(), docs[1].Text()}}, nil
}

// blocks merges the children of a node. Where paragraphs is set, two readings
// of a block can stand between marks; otherwise ok is false when there are
// any, and the node as a whole has two readings.
func (m *merger) blocks(base, theirs, mine []*richtext.Node, paragraphs bool) (out []*richtext.Node, ok bool) {
	b := listOf(base)
	t, y := slotsOf(b, listOf(theirs)), slotsOf(b, listOf(mine))
	for i := range len(base) + 1 {
		out = append(out, y.written[i]...)
		out = append(out, others(t.written[i], y.written[i])...)
		if i == len(base) {
			break
		}
		before, now, own := b.keys[i], key(t.now[i]), key(y.now[i])
		switch {
		case now == before || now == own:
			out = appendNode(out, y.now[i])
		case own == before:
			out = appendNode(out, t.now[i])
		default:
			kept := len(m.conflicts)
			merged, fits := m.node(base[i], t.now[i], y.now[i])
			if fits && fitsAt(merged, paragraphs) {
				out = append(out, merged)
				continue
			}
			m.conflicts = m.conflicts[:kept]
			if !paragraphs {
				return nil, false
			}
			out = append(out, m.eitherBlock(y.now[i], t.now[i])...)
		}
	}
	return out, true
}

func appendNode(out []*richtext.Node, n *richtext.Node) []*richtext.Node {
	if n == nil {
		return out
	}
	return append(out, n)
}

// others returns the nodes that are not among known: what both wrote at one
// place stands there once.
func others(nodes, known []*richtext.Node) []*richtext.Node {
	if len(nodes) == 0 || len(known) == 0 {
		return nodes
	}
	keys := map[string]bool{}
	for _, n := range known {
		keys[key(n)] = true
	}
	return slices.DeleteFunc(slices.Clone(nodes), func(n *richtext.Node) bool { return keys[key(n)] })
}

// fitsAt judges a merged block: what two people made of one table may be no
// table any more.
func fitsAt(n *richtext.Node, block bool) bool {
	if !n.Fits() {
		return false
	}
	if !block || running(n) {
		return true
	}
	_, err := richtext.New(n)
	return err == nil
}

// node merges two changes of one block. ok is false when it cannot be both.
func (m *merger) node(base, theirs, mine *richtext.Node) (merged *richtext.Node, ok bool) {
	if theirs == nil || mine == nil {
		return nil, false
	}
	shell, ok := shellOf(base, theirs, mine)
	if !ok {
		return nil, false
	}
	if running(base) && running(theirs) && running(mine) {
		return shell.With(m.inline(m.line(m.atomsOf(base), m.atomsOf(theirs), m.atomsOf(mine)))...), true
	}
	if base.Kind() != theirs.Kind() || base.Kind() != mine.Kind() || base.Kind().Leaf() {
		return nil, false
	}
	content, ok := m.blocks(children(base), children(theirs), children(mine), holdsParagraphs(base.Kind()))
	if !ok {
		return nil, false
	}
	return shell.With(content...), true
}

// shellOf returns the node whose type and values the merged one has: those are
// one or the other.
func shellOf(base, theirs, mine *richtext.Node) (*richtext.Node, bool) {
	b, t, y := key(base.With()), key(theirs.With()), key(mine.With())
	switch {
	case t == b || t == y:
		return mine, true
	case y == b:
		return theirs, true
	}
	return nil, false
}

func children(n *richtext.Node) []*richtext.Node {
	out := make([]*richtext.Node, n.ChildCount())
	for i := range out {
		out[i] = n.Child(i)
	}
	return out
}

// holdsParagraphs reports whether a paragraph may stand anywhere in a node.
func holdsParagraphs(k richtext.Kind) bool {
	switch k {
	case richtext.KindBlockquote, richtext.KindListItem, richtext.KindTableCell, richtext.KindTableHeader, richtext.KindInfoBox:
		return true
	}
	return false
}

// eitherBlock writes both readings of a block between marks: in the line, when
// it is running text, and else between paragraphs that hold the marks alone.
// Either reading may be nil.
func (m *merger) eitherBlock(mine, theirs *richtext.Node) []*richtext.Node {
	if shell := mine; (mine == nil || running(mine)) && (theirs == nil || running(theirs)) {
		if shell == nil {
			shell = theirs
		}
		return []*richtext.Node{shell.With(m.inline(m.either(m.atomsOf(mine), m.atomsOf(theirs)))...)}
	}
	c := Conflict{}
	mark := func(s string) *richtext.Node { return richtext.Paragraph(richtext.Text(s)) }
	out := []*richtext.Node{mark(Open)}
	if mine != nil {
		c.Mine, out = textOf(mine), append(out, mine)
	}
	out = append(out, mark(Between))
	if theirs != nil {
		c.Theirs, out = textOf(theirs), append(out, theirs)
	}
	m.conflicts = append(m.conflicts, c)
	return append(out, mark(Close))
}

// atomsOf lays the running text of a block out.
func (m *merger) atomsOf(n *richtext.Node) []atom {
	if n == nil {
		return nil
	}
	var out []atom
	for _, c := range children(n) {
		marks := ""
		if list := c.Marks(); len(list) > 0 {
			b, _ := json.Marshal(list) // marks never fail
			marks = string(b)
			m.marks[marks] = list
		}
		if c.Kind() == richtext.KindHardBreak {
			out = append(out, atom{text: "\n", marks: marks, lines: true})
			continue
		}
		out = append(out, atoms(c.Text(), marks)...)
	}
	return out
}

// inline is atomsOf backwards.
func (m *merger) inline(list []atom) []*richtext.Node {
	var out []*richtext.Node
	for _, a := range list {
		if a.lines {
			out = append(out, richtext.Break().WithMarks(m.marks[a.marks]...))
			continue
		}
		out = append(out, richtext.Text(a.text, m.marks[a.marks]...))
	}
	return out
}
