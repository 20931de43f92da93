package richtext

import (
	"strconv"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/richtext/chars"
)

// checker collects the faults of a document while a walk moves through it.
type checker struct {
	at     location
	faults Faults
	nodes  int
	// open leaves out what only whole documents must keep.
	open bool
}

func (c *checker) push(name string)      { c.at = append(c.at, step{name: name}) }
func (c *checker) pushIndex(i int)       { c.at = append(c.at, step{index: i}) }
func (c *checker) pop(steps int)         { c.at = c.at[:len(c.at)-steps] }
func (c *checker) full() bool            { return len(c.faults) >= maxFaults }
func (c *checker) err() error            { return c.faults }
func (c *checker) attr(name, why string) { c.fault(why, step{name: "attrs"}, step{name: name}) }

// fault notes what is wrong at the present place, or at a place that more
// steps lead to from there.
func (c *checker) fault(reason string, more ...step) {
	if c.full() {
		return
	}
	path := append(append(location{}, c.at...), more...)
	c.faults = append(c.faults, &Fault{Path: path.String(), Reason: reason})
}

// enter counts a node and reports whether the walk may go into it.
func (c *checker) enter(depth int) bool {
	if c.nodes++; c.nodes > MaxNodes {
		if c.nodes == MaxNodes+1 {
			c.fault("too many nodes, at most " + strconv.Itoa(MaxNodes) + " are allowed")
		}
		return false
	}
	if depth > MaxDepth {
		c.fault("nested too deeply, at most " + strconv.Itoa(MaxDepth) + " levels are allowed")
		return false
	}
	return !c.full()
}

const tooLarge = "is larger than 2 MiB"

// length checks that Parse will read what MarshalJSON makes of a sound tree.
func (c *checker) length(root *Node) {
	if len(appendNode(nil, root)) > MaxBytes {
		c.fault(tooLarge)
	}
}

// tree checks a tree that was built by the builders.
func (c *checker) tree(n *Node, depth int) {
	if n == nil {
		c.fault("is nil")
		return
	}
	if !c.enter(depth) {
		return
	}
	before := len(c.faults)
	for i, child := range n.content {
		c.push("content")
		c.pushIndex(i)
		c.tree(child, depth+1)
		c.pop(2)
	}
	for i, m := range n.marks {
		c.push("marks")
		c.pushIndex(i)
		c.mark(n.marks[:i], m)
		c.pop(2)
	}
	if len(c.faults) == before {
		c.node(n)
	}
}

// node checks the rules of one node in which all is sound. The walk stands at
// the node.
func (c *checker) node(n *Node) {
	if c.open {
		if n.kind == KindText {
			c.text(n.text)
		}
		return
	}
	spec := &specs[n.kind]
	sound := true
	for i := range spec.attrs {
		if reason := spec.attrs[i].fault(n.attrs[i]); reason != "" {
			c.attr(spec.attrs[i].name, reason)
			sound = false
		}
	}
	if spec.cross != nil && sound {
		if i, reason := spec.cross(n); reason != "" {
			c.attr(spec.attrs[i].name, reason)
		}
	}
	if n.kind == KindText {
		c.text(n.text)
		return
	}
	if !c.children(n) {
		return
	}
	if n.kind == KindTable {
		c.table(n)
	}
}

func (c *checker) table(n *Node) {
	g := layOut(n)
	if g.reason == "" {
		return
	}
	row := []step{{name: "content"}, {index: g.row}}
	if g.cell >= 0 {
		row = append(row, step{name: "content"}, step{index: g.cell})
	}
	c.fault(g.reason, row...)
}

func (c *checker) text(s string) {
	if s == "" {
		c.fault("must not be empty", step{name: "text"})
	} else if reason := chars.Check(s); reason != "" {
		c.fault(reason, step{name: "text"})
	}
}

// children matches the content expression of the node and reports whether it
// holds. Expressions never need to look ahead, so the first term that takes a
// child is the right one.
func (c *checker) children(n *Node) bool {
	i := 0
	for _, t := range specs[n.kind].terms {
		taken := 0
		for i < len(n.content) && n.content[i] != nil && t.set.has(n.content[i].kind) && (t.many || taken == 0) {
			i++
			taken++
		}
		if taken >= t.min {
			continue
		}
		if i < len(n.content) {
			break
		}
		c.fault(n.kind.String() + " lacks content, it takes " + specs[n.kind].content)
		return false
	}
	if i == len(n.content) {
		return true
	}
	if n.content[i] != nil {
		c.fault(n.content[i].kind.String()+" is not allowed here, "+n.kind.String()+" takes "+contentOf(n.kind),
			step{name: "content"}, step{index: i})
	}
	return false
}

func contentOf(k Kind) string {
	if specs[k].content == "" {
		return "nothing"
	}
	return specs[k].content
}

// mark checks a mark of an inline node that already carries those before it.
func (c *checker) mark(before []Mark, m Mark) {
	for _, b := range before {
		if b.Kind == m.Kind {
			c.fault("is a second " + m.Kind.String())
		}
		if b.Kind+m.Kind == MarkSup+MarkSub && b.Kind != m.Kind {
			c.fault("sup and sub exclude each other")
		}
	}
	if m.Kind != MarkLink {
		if m.Kind == 0 || m.Kind >= markCount || m.Href != "" || m.Rel != RelNone {
			c.fault("is not a mark")
		}
		return
	}
	if reason := checkHref(m.Href); reason != "" {
		c.attr("href", reason)
	}
	if m.Rel != RelNone && m.Rel != RelNofollow && m.Rel != RelSponsored {
		c.attr("rel", "is not null, nofollow or sponsored")
	}
}

// fault returns what is wrong with the value of an attribute, or "".
func (a *attrSpec) fault(v value) string {
	if a.typ == attrNumber {
		if a.min == a.max && v.num != a.min {
			return "must be " + strconv.Itoa(a.min)
		}
		if v.num < a.min || v.num > a.max {
			return "must be from " + strconv.Itoa(a.min) + " to " + strconv.Itoa(a.max)
		}
		return ""
	}
	if v.null {
		if a.optional {
			return ""
		}
		return "is required"
	}
	if len(v.text) > a.max && utf8.RuneCountInString(v.text) > a.max {
		return "is longer than " + strconv.Itoa(a.max) + " characters"
	}
	if reason := chars.Check(v.text); reason != "" {
		return reason
	}
	if a.check != nil {
		return a.check(v.text)
	}
	return ""
}
