package steps

import (
	"slices"

	"github.com/tajuk/tajuk/internal/richtext"
)

func (s *Step) apply(root *richtext.Node) (*richtext.Node, error) {
	switch s.kind {
	case kindReplace:
		return s.replace(root)
	case kindReplaceAround:
		return s.replaceAround(root)
	case kindAddMark:
		return s.remark(root, addMark)
	case kindRemoveMark:
		return s.remark(root, removeMark)
	case kindAddNodeMark:
		return s.remarkNode(root, addMark)
	case kindRemoveNodeMark:
		return s.remarkNode(root, removeMark)
	case kindAttr:
		return s.setAttr(root)
	case kindDocAttr:
		return s.setDocAttr(root)
	}
	return root, nil
}

func (s *Step) replace(root *richtext.Node) (*richtext.Node, error) {
	if s.structure {
		if err := onlyBorders(root, s.from, s.to); err != nil {
			return nil, err
		}
	}
	return replace(root, s.from, s.to, s.slice)
}

func (s *Step) replaceAround(root *richtext.Node) (*richtext.Node, error) {
	if s.structure {
		if err := onlyBorders(root, s.from, s.gapFrom); err != nil {
			return nil, err
		}
		if err := onlyBorders(root, s.gapTo, s.to); err != nil {
			return nil, err
		}
	}
	gap, err := cutOut(root, s.gapFrom, s.gapTo)
	if err != nil {
		return nil, err
	}
	if gap.openStart > 0 || gap.openEnd > 0 {
		return nil, refuse("what is kept begins or ends within a node")
	}
	content, err := insert(s.slice.content, s.insert+s.slice.openStart, gap.content, nil, s.slice.openStart+1, s.slice.openEnd+1)
	if err != nil {
		return nil, err
	}
	return replace(root, s.from, s.to, slice{content: content, openStart: s.slice.openStart, openEnd: s.slice.openEnd})
}

// onlyBorders refuses a stretch that holds more than ends of nodes followed by
// beginnings of nodes.
func onlyBorders(root *richtext.Node, from, to int) error {
	p, err := resolve(root, from)
	if err != nil {
		return err
	}
	const reason = "content would be overwritten that was not there when the step was made"
	rest, depth := to-from, p.depth()
	for rest > 0 && depth > 0 && p.after(depth) == p.at(depth).node.ChildCount() {
		depth--
		rest--
	}
	if rest <= 0 {
		return nil
	}
	n, index := p.at(depth).node, p.after(depth)
	for ; rest > 0; rest-- {
		if index >= n.ChildCount() || n.Child(index).Kind().Leaf() {
			return refuse(reason)
		}
		n, index = n.Child(index), 0
	}
	return nil
}

// insert puts more nodes into content at a position. parent is the node whose
// content it is, nil for that of the slice. Nodes which openStart and openEnd
// say are cut through get more content later, the others must be sound now.
func insert(content []*richtext.Node, pos int, more []*richtext.Node, parent *richtext.Node, openStart, openEnd int) ([]*richtext.Node, error) {
	offset := 0
	index := slices.IndexFunc(content, func(n *richtext.Node) bool {
		if offset+n.NodeSize() > pos {
			return true
		}
		offset += n.NodeSize()
		return false
	})
	switch {
	case index < 0 && offset != pos:
		return nil, refuse("insert lies outside of the slice")
	case offset == pos || content[index].Kind() == richtext.KindText:
		before, err := cut(content, 0, pos)
		if err != nil {
			return nil, err
		}
		after, err := cut(content, pos, sizeOf(content))
		if err != nil {
			return nil, err
		}
		all := concat(before, more, after)
		if parent != nil && openStart <= 0 && openEnd <= 0 && !parent.With(all...).Fits() {
			return nil, refuse("what is kept does not fit into the slice")
		}
		return all, nil
	}
	child := content[index]
	left, right := 0, 0
	if index == 0 {
		left = openStart - 1
	}
	if index == len(content)-1 {
		right = openEnd - 1
	}
	inner, err := insert(children(child), pos-offset-1, more, child, left, right)
	if err != nil {
		return nil, err
	}
	content = slices.Clone(content)
	content[index] = child.With(inner...)
	return content, nil
}

func (s *Step) remark(root *richtext.Node, change func([]richtext.Mark, richtext.Mark) []richtext.Mark) (*richtext.Node, error) {
	old, err := cutOut(root, s.from, s.to)
	if err != nil {
		return nil, err
	}
	old.content = remarked(old.content, func(marks []richtext.Mark) []richtext.Mark { return change(marks, s.mark) })
	return replace(root, s.from, s.to, old)
}

func remarked(content []*richtext.Node, change func([]richtext.Mark) []richtext.Mark) []*richtext.Node {
	out := make([]*richtext.Node, len(content))
	for i, n := range content {
		switch {
		case n.Kind().Inline():
			out[i] = n.WithMarks(change(n.Marks())...)
		case n.ChildCount() > 0:
			out[i] = n.With(remarked(children(n), change)...)
		default:
			out[i] = n
		}
	}
	return out
}

// remarkNode changes the marks of a single node, which can only be a line
// break: texts are marked by their ends, and nothing else takes marks.
func (s *Step) remarkNode(root *richtext.Node, change func([]richtext.Mark, richtext.Mark) []richtext.Mark) (*richtext.Node, error) {
	n, err := nodeAt(root, s.from)
	switch {
	case err != nil:
		return nil, err
	case n.Kind() == richtext.KindText:
		return nil, refuse("a text is not marked as a node")
	case n.Kind().Inline():
		return s.exchangeNode(root, n.WithMarks(change(n.Marks(), s.mark)...))
	case s.kind == kindAddNodeMark:
		return nil, refuse(n.Kind().String() + " takes no marks")
	}
	return root, nil
}

// addMark returns the marks with one more. It takes the place of its like, and
// sup and sub take each other's.
func addMark(marks []richtext.Mark, m richtext.Mark) []richtext.Mark {
	out := slices.DeleteFunc(marks, func(other richtext.Mark) bool { return other.Kind == m.Kind || excludes(other.Kind, m.Kind) })
	return append(out, m)
}

func excludes(a, b richtext.MarkKind) bool {
	return a == richtext.MarkSup && b == richtext.MarkSub || a == richtext.MarkSub && b == richtext.MarkSup
}

func removeMark(marks []richtext.Mark, m richtext.Mark) []richtext.Mark {
	return slices.DeleteFunc(marks, func(other richtext.Mark) bool { return other == m })
}

func (s *Step) setAttr(root *richtext.Node) (*richtext.Node, error) {
	n, err := nodeAt(root, s.from)
	if err != nil {
		return nil, err
	}
	if n.Kind() == richtext.KindText {
		return nil, refuse("a text has no attributes")
	}
	changed, err := n.WithAttr(s.attr, s.value)
	if err != nil {
		return nil, err
	}
	return s.exchangeNode(root, changed.With())
}

// exchangeNode replaces the beginning of the node at from, and with it its
// attributes and marks. The content stays.
func (s *Step) exchangeNode(root, n *richtext.Node) (*richtext.Node, error) {
	one := slice{content: []*richtext.Node{n}}
	if !n.Kind().Leaf() {
		one.openEnd = 1
	}
	return replace(root, s.from, s.from+1, one)
}

// setDocAttr can change nothing: the one attribute of a document is the
// version of its schema, and there is one.
func (s *Step) setDocAttr(root *richtext.Node) (*richtext.Node, error) {
	changed, err := root.WithAttr(s.attr, s.value)
	if err != nil {
		return nil, err
	}
	if version, ok := changed.Number(s.attr); ok && version != richtext.SchemaVersion {
		return nil, refuse("there is no other schema")
	}
	return root, nil
}
