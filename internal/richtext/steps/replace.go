package steps

import "github.com/tajuk/tajuk/internal/richtext"

// replacement is a stretch of a document on its way to be replaced by a slice.
// It is closed from the outside in: as long as both ends lie in the same node
// the work is that node's; where they part, what is left of the stretch, the
// slice, and what is right of it are joined level by level.
type replacement struct {
	from, to place
	slice    slice
}

func replace(root *richtext.Node, from, to int, s slice) (*richtext.Node, error) {
	var r replacement
	var err error
	if r.from, err = resolve(root, from); err != nil {
		return nil, err
	}
	if r.to, err = resolve(root, to); err != nil {
		return nil, err
	}
	r.slice = s
	if s.openStart > r.from.depth() {
		return nil, refuse("the slice is open more deeply than the place it goes to")
	}
	if r.from.depth()-s.openStart != r.to.depth()-s.openEnd {
		return nil, refuse("the slice begins and ends at different depths")
	}
	return r.within(0)
}

// within replaces in the node of that depth, which holds both ends.
func (r *replacement) within(depth int) (*richtext.Node, error) {
	node, index := r.from.at(depth).node, r.from.at(depth).index
	if index == r.to.at(depth).index && depth < r.from.depth()-r.slice.openStart {
		inner, err := r.within(depth + 1)
		if err != nil {
			return nil, err
		}
		return exchange(node, index, inner), nil
	}
	if len(r.slice.content) == 0 {
		content, err := join(&r.from, &r.to, depth)
		return closeNode(node, content, err)
	}
	start, end, err := r.standIn()
	if err != nil {
		return nil, err
	}
	content, err := joinAll(&r.from, start, end, &r.to, depth)
	return closeNode(node, content, err)
}

// standIn puts the slice into copies of the nodes around the place it goes to,
// so that its ends have as many levels as the place, and returns the ends.
func (r *replacement) standIn() (start, end *place, err error) {
	extra := r.from.depth() - r.slice.openStart
	root := r.from.at(extra).node.With(r.slice.content...)
	for d := extra - 1; d >= 0; d-- {
		root = r.from.at(d).node.With(root)
	}
	a, err := resolve(root, extra+r.slice.openStart)
	if err != nil {
		return nil, nil, err
	}
	b, err := resolve(root, root.NodeSize()-2-extra-r.slice.openEnd)
	return &a, &b, err
}

// joinAll returns the content of the nodes of one depth: what is left of from,
// what is between start and end, what is right of to.
func joinAll(from, start, end, to *place, depth int) ([]*richtext.Node, error) {
	var left, right *richtext.Node
	var err error
	if from.depth() > depth {
		if left, err = joined(from, start, depth+1); err != nil {
			return nil, err
		}
	}
	if to.depth() > depth {
		if right, err = joined(end, to, depth+1); err != nil {
			return nil, err
		}
	}
	var g gathering
	g.add(nil, from, depth)
	if left != nil && right != nil && start.at(depth).index == end.at(depth).index {
		if !right.Kind().Joins(left.Kind()) {
			return nil, cannotJoin(right, left)
		}
		content, err := joinAll(from, start, end, to, depth+1)
		g.node(closeNode(left, content, err))
	} else {
		if left != nil {
			content, err := join(from, start, depth+1)
			g.node(closeNode(left, content, err))
		}
		g.add(start, end, depth)
		if right != nil {
			content, err := join(end, to, depth+1)
			g.node(closeNode(right, content, err))
		}
	}
	g.add(to, nil, depth)
	return g.content, g.err
}

// join returns the content of the nodes of one depth: what is left of one
// place and what is right of the other.
func join(before, after *place, depth int) ([]*richtext.Node, error) {
	var g gathering
	g.add(nil, before, depth)
	if before.depth() > depth {
		node, err := joined(before, after, depth+1)
		if err != nil {
			return nil, err
		}
		content, err := join(before, after, depth+1)
		g.node(closeNode(node, content, err))
	}
	g.add(after, nil, depth)
	return g.content, g.err
}

// joined returns the node that the nodes of both places become.
func joined(before, after *place, depth int) (*richtext.Node, error) {
	if before.depth() < depth || after.depth() < depth {
		return nil, refuse("the slice is not as deep as it says")
	}
	a, b := before.at(depth).node, after.at(depth).node
	if !b.Kind().Joins(a.Kind()) {
		return nil, cannotJoin(b, a)
	}
	return a, nil
}

func cannotJoin(sub, main *richtext.Node) error {
	return refuse(sub.Kind().String() + " cannot continue " + main.Kind().String())
}

// closeNode returns the node with its new content, which must be what its type
// takes.
func closeNode(n *richtext.Node, content []*richtext.Node, err error) (*richtext.Node, error) {
	if err != nil {
		return nil, err
	}
	closed := n.With(content...)
	if !closed.Fits() {
		return nil, refuse("the content does not fit " + n.Kind().String())
	}
	return closed, nil
}

// gathering collects content and the first error.
type gathering struct {
	content []*richtext.Node
	err     error
}

func (g *gathering) node(n *richtext.Node, err error) {
	if err == nil {
		g.content = append(g.content, n)
	} else if g.err == nil {
		g.err = err
	}
}

// add collects the children of the nodes of one depth between two places; nil
// is the border of the node. Children around the places are left out if the
// places lie deeper, and cut if they are texts.
func (g *gathering) add(start, end *place, depth int) {
	around := end
	if around == nil {
		around = start
	}
	node := around.at(depth).node
	first, last := 0, node.ChildCount()
	if end != nil {
		last = end.at(depth).index
	}
	if start != nil {
		first = start.at(depth).index
		switch {
		case start.depth() > depth:
			first++
		case start.inText > 0:
			text := node.Child(first)
			g.node(cutText(text, start.inText, text.NodeSize()))
			first++
		}
	}
	for i := first; i < last; i++ {
		g.content = append(g.content, node.Child(i))
	}
	if end != nil && end.depth() == depth && end.inText > 0 {
		g.node(cutText(node.Child(last), 0, end.inText))
	}
}
