package steps

import "github.com/tajuk/tajuk/internal/richtext"

// place is a position with the nodes around it.
type place struct {
	// levels are the nodes around the position from the outermost.
	levels []level
	// inText is how far into the text behind levels' last index the position
	// lies, 0 between nodes.
	inText int
}

// level is a node around a position.
type level struct {
	node *richtext.Node
	// index is the child that the position lies in or before.
	index int
	// start is the position at which the content of the node begins.
	start int
}

func (l level) end() int { return l.start + l.node.NodeSize() - 2 }

// depth is the number of nodes around the position besides the root.
func (p *place) depth() int { return len(p.levels) - 1 }

func (p *place) at(depth int) level { return p.levels[depth] }

// after is the first child of the level that lies wholly behind the position.
func (p *place) after(depth int) int {
	if depth == p.depth() && p.inText == 0 {
		return p.levels[depth].index
	}
	return p.levels[depth].index + 1
}

// shared is the depth of the innermost node around both the place and another
// position.
func (p *place) shared(pos int) int {
	for d := p.depth(); d > 0; d-- {
		if l := p.levels[d]; l.start <= pos && pos <= l.end() {
			return d
		}
	}
	return 0
}

// resolve finds the nodes around a position within the content of a root.
func resolve(root *richtext.Node, pos int) (place, error) {
	if pos < 0 || pos > root.NodeSize()-2 {
		return place{}, refuse("a position lies outside of the document")
	}
	p := place{levels: make([]level, 0, 8)}
	start, rest := 0, pos
	for n := root; ; {
		if len(p.levels) > maxDepth {
			return place{}, refuse("nodes are nested too deeply")
		}
		index, offset := find(n, rest)
		p.levels = append(p.levels, level{node: n, index: index, start: start})
		rest -= offset
		if rest == 0 {
			return p, nil
		}
		n = n.Child(index)
		if n.Kind() == richtext.KindText {
			p.inText = rest
			return p, nil
		}
		start += offset + 1
		rest--
	}
}

// find returns the child that a position within the content of a node lies in
// or before, and the position at which that child begins.
func find(n *richtext.Node, pos int) (index, offset int) {
	for i := range n.ChildCount() {
		end := offset + n.Child(i).NodeSize()
		if end > pos {
			return i, offset
		}
		offset = end
	}
	return n.ChildCount(), offset
}

// nodeAt returns the node that begins at a position, or the text around it.
func nodeAt(root *richtext.Node, pos int) (*richtext.Node, error) {
	p, err := resolve(root, pos)
	if err != nil {
		return nil, err
	}
	last := p.at(p.depth())
	if last.index == last.node.ChildCount() {
		return nil, refuse("there is no node at the position")
	}
	return last.node.Child(last.index), nil
}

// cutText returns the part of a text between two offsets in UTF-16 code units.
// A place between the halves of a character beyond U+FFFF is none in Go.
func cutText(n *richtext.Node, from, to int) (*richtext.Node, error) {
	if from == 0 && to == n.NodeSize() {
		return n, nil
	}
	text := n.Text()
	start, end := from, to
	if len(text) != n.NodeSize() {
		start, end = offset(text, from), offset(text, to)
	}
	if start < 0 || end <= start {
		return nil, refuse("a position lies within a character")
	}
	return richtext.Text(text[start:end], n.Marks()...), nil
}

// offset is the byte at which a UTF-16 code unit of a text begins, or -1 if it
// begins no character.
func offset(text string, unit int) int {
	at := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c&0xC0 == 0x80 {
			continue
		}
		if at >= unit {
			if at == unit {
				return i
			}
			return -1
		}
		at++
		if c >= 0xF0 {
			at++
		}
	}
	if at == unit {
		return len(text)
	}
	return -1
}

// cut returns the content between two positions, which are counted from where
// the content begins. Nodes that reach over an end are cut through.
func cut(content []*richtext.Node, from, to int) ([]*richtext.Node, error) {
	var out []*richtext.Node
	pos := 0
	for _, n := range content {
		if pos >= to {
			break
		}
		end := pos + n.NodeSize()
		if end > from {
			piece := n
			var err error
			switch {
			case pos >= from && end <= to:
			case n.Kind() == richtext.KindText:
				piece, err = cutText(n, max(0, from-pos), min(n.NodeSize(), to-pos))
			default:
				var inner []*richtext.Node
				inner, err = cut(children(n), max(0, from-pos-1), min(n.NodeSize()-2, to-pos-1))
				piece = n.With(inner...)
			}
			if err != nil {
				return nil, err
			}
			out = append(out, piece)
		}
		pos = end
	}
	return out, nil
}

// cutOut returns the piece of a document between two positions.
func cutOut(root *richtext.Node, from, to int) (slice, error) {
	if from == to {
		return slice{}, nil
	}
	a, err := resolve(root, from)
	if err != nil {
		return slice{}, err
	}
	b, err := resolve(root, to)
	if err != nil {
		return slice{}, err
	}
	depth := a.shared(to)
	around := a.at(depth)
	content, err := cut(children(around.node), from-around.start, to-around.start)
	return slice{content: content, openStart: a.depth() - depth, openEnd: b.depth() - depth}, err
}
