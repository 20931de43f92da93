package merging

import (
	"encoding/json"
	"slices"
	"strings"

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
		out = append(out, m.written(y.written[i], t.written[i], paragraphs)...)
		if i == len(base) {
			break
		}
		before, now, own := b.keys[i], key(t.now[i]), key(y.now[i])
		switch {
		case now == before || now == own:
			out = append(out, listed(y.now[i])...)
		case own == before:
			out = append(out, listed(t.now[i])...)
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
			out = append(out, m.eitherBlock(listed(y.now[i]), listed(t.now[i]))...)
		}
	}
	return out, true
}

// written brings together what both sides wrote at one place. It may be the
// same news in other words, so a person chooses; items of lists stand there
// both.
func (m *merger) written(mine, theirs []*richtext.Node, paragraphs bool) []*richtext.Node {
	known := map[string]bool{}
	for _, n := range mine {
		known[key(n)] = true
	}
	fresh := slices.DeleteFunc(slices.Clone(theirs), func(n *richtext.Node) bool { return known[key(n)] })
	if len(mine) == 0 || len(fresh) == 0 || !paragraphs {
		return append(slices.Clone(mine), fresh...)
	}
	return m.eitherBlock(mine, theirs)
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

// eitherBlock writes both readings of a place between marks: in the line, when
// each is one block of running text or nothing, and else between paragraphs
// that hold the marks alone.
func (m *merger) eitherBlock(mine, theirs []*richtext.Node) []*richtext.Node {
	if text := slices.Concat(mine, theirs); len(mine) <= 1 && len(theirs) <= 1 && !slices.ContainsFunc(text, func(n *richtext.Node) bool { return !running(n) }) {
		var lines [2][]atom
		for i, side := range [2][]*richtext.Node{mine, theirs} {
			for _, n := range side {
				lines[i] = m.atomsOf(n)
			}
		}
		return []*richtext.Node{text[0].With(m.inline(m.either(lines[0], lines[1]))...)}
	}
	mark := func(s string) *richtext.Node { return richtext.Paragraph(richtext.Text(s)) }
	m.conflicts = append(m.conflicts, Conflict{textsOf(mine), textsOf(theirs)})
	return slices.Concat([]*richtext.Node{mark(Open)}, mine, []*richtext.Node{mark(Between)}, theirs, []*richtext.Node{mark(Close)})
}

func textsOf(nodes []*richtext.Node) string {
	var out []string
	for _, n := range nodes {
		out = append(out, textOf(n))
	}
	return strings.Join(out, "\n")
}

// listed is a node as a list, nil as none.
func listed(n *richtext.Node) []*richtext.Node {
	if n == nil {
		return nil
	}
	return []*richtext.Node{n}
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
