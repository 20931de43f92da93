package steps

import (
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/jsontree"
)

// Bounds for the JSON reader: a node takes two levels, its attributes one more,
// and the step and its slice a few.
var limits = jsontree.Limits{Depth: 2*richtext.MaxDepth + 12, Values: 150_000}

// maxPosition keeps sums of positions from overflowing.
const maxPosition = 1 << 30

// Parse reads a step as prosemirror-transform writes it, and refuses whatever
// the schema does not know: types of steps, keys, nodes, marks, values of the
// wrong type. Whether the step fits a document is for Apply. The error tells
// developers what is wrong.
//
// The Step keeps the memory of one copy of data alive.
func Parse(data []byte) (Step, error) {
	if len(data) > MaxBytes {
		return Step{}, errors.New("steps: a step is larger than 1 MiB")
	}
	if !utf8.Valid(data) {
		return Step{}, errors.New("steps: a step is not valid UTF-8")
	}
	values, err := jsontree.Read(string(data), limits)
	if err != nil {
		return Step{}, errors.New("steps: a step " + err.Error())
	}
	p := parser{values: values}
	s := p.step()
	if p.err != nil {
		return Step{}, p.err
	}
	return s, nil
}

// parser reads the members of a step. It remembers the first error.
type parser struct {
	values jsontree.Tree
	err    error
}

func (p *parser) fail(reason string) {
	if p.err == nil {
		p.err = errors.New("steps: " + reason)
	}
}

// members returns the positions of the members of an object by their names, 0
// for those that are absent. Other members than these are refused.
func (p *parser) members(at int32, what string, names ...string) []int32 {
	found := make([]int32, len(names))
	if p.values[at].Kind != jsontree.Object {
		p.fail(what + " is " + p.values[at].Kind.String() + ", not an object")
		return found
	}
	for i := p.values[at].First; i != 0; i = p.values[i].Next {
		k := slices.Index(names, p.values[i].Key)
		switch {
		case k < 0:
			p.fail(strconv.QuoteToASCII(clip(p.values[i].Key)) + " is not a key of " + what)
		case found[k] != 0:
			p.fail(names[k] + " occurs twice in " + what)
		default:
			found[k] = i
		}
	}
	return found
}

// clip shortens a name of the sender's for an error.
func clip(s string) string {
	if len(s) <= 40 {
		return s
	}
	return s[:40]
}

// keys are the members of each type of step beside stepType.
var keys = [kindCount][]string{
	kindReplace:        {"stepType", "from", "to", "slice", "structure"},
	kindReplaceAround:  {"stepType", "from", "to", "gapFrom", "gapTo", "insert", "slice", "structure"},
	kindAddMark:        {"stepType", "mark", "from", "to"},
	kindRemoveMark:     {"stepType", "mark", "from", "to"},
	kindAddNodeMark:    {"stepType", "pos", "mark"},
	kindRemoveNodeMark: {"stepType", "pos", "mark"},
	kindAttr:           {"stepType", "pos", "attr", "value"},
	kindDocAttr:        {"stepType", "attr", "value"},
}

func (p *parser) step() Step {
	var s Step
	if s.kind = p.kind(); s.kind == 0 {
		return s
	}
	m := p.members(0, kindNames[s.kind]+" step", keys[s.kind]...)
	switch s.kind {
	case kindReplace:
		s.from, s.to = p.position("from", m[1]), p.position("to", m[2])
		s.slice, s.structure = p.slice(m[3]), p.flag("structure", m[4])
	case kindReplaceAround:
		s.from, s.to = p.position("from", m[1]), p.position("to", m[2])
		s.gapFrom, s.gapTo = p.position("gapFrom", m[3]), p.position("gapTo", m[4])
		s.insert = p.position("insert", m[5])
		s.slice, s.structure = p.slice(m[6]), p.flag("structure", m[7])
		if s.from > s.gapFrom || s.gapFrom > s.gapTo || s.gapTo > s.to {
			p.fail("what is kept lies outside of what is replaced")
		}
		if s.insert > s.slice.size() {
			p.fail("insert lies outside of the slice")
		}
	case kindAddMark, kindRemoveMark:
		s.mark, s.from, s.to = p.mark(m[1]), p.position("from", m[2]), p.position("to", m[3])
	case kindAddNodeMark, kindRemoveNodeMark:
		s.from, s.mark = p.position("pos", m[1]), p.mark(m[2])
	case kindAttr:
		s.from = p.position("pos", m[1])
		s.attr, s.value = p.attr(m[2], m[3])
	case kindDocAttr:
		s.attr, s.value = p.attr(m[1], m[2])
	}
	if s.from > s.to && slices.Contains(keys[s.kind], "to") {
		p.fail("from lies behind to")
	}
	return s
}

func (p *parser) kind() kind {
	root := &p.values[0]
	for i := root.First; root.Kind == jsontree.Object && i != 0; i = p.values[i].Next {
		if p.values[i].Key != "stepType" || p.values[i].Kind != jsontree.String {
			continue
		}
		for k := kindReplace; k < kindCount; k++ {
			if kindNames[k] == p.values[i].Text {
				return k
			}
		}
	}
	p.fail("a step has no stepType that is known")
	return 0
}

// position reads a position. It may lie outside of every document, which is
// for Apply to find.
func (p *parser) position(name string, at int32) int {
	if at == 0 || p.values[at].Kind != jsontree.Number {
		p.fail(name + " is not a number")
		return 0
	}
	n, err := strconv.Atoi(p.values[at].Text)
	if err != nil || n < 0 || n > maxPosition {
		p.fail(name + " is not a position")
		return 0
	}
	return n
}

func (p *parser) flag(name string, at int32) bool {
	if at != 0 && p.values[at].Kind != jsontree.Bool {
		p.fail(name + " is not a boolean")
	}
	return at != 0 && p.values[at].Text == "true"
}

func (p *parser) mark(at int32) richtext.Mark {
	if at == 0 {
		p.fail("a step lacks its mark")
		return richtext.Mark{}
	}
	m, err := richtext.ParseMark(p.values, at)
	if err != nil && p.err == nil {
		p.err = err
	}
	return m
}

// attr reads the name of an attribute and its new value. Which names and values
// there are depends on the node.
func (p *parser) attr(name, at int32) (string, jsontree.Value) {
	if name == 0 || p.values[name].Kind != jsontree.String {
		p.fail("attr is not a string")
		return "", jsontree.Value{}
	}
	if at == 0 {
		p.fail("a step lacks its value")
		return "", jsontree.Value{}
	}
	v := jsontree.Value{Kind: p.values[at].Kind, Text: p.values[at].Text}
	switch v.Kind {
	case jsontree.String, jsontree.Null:
	case jsontree.Number:
		if n, err := strconv.ParseInt(v.Text, 10, 32); err != nil || strconv.FormatInt(n, 10) != v.Text {
			p.fail("value is not a whole number")
		}
	default:
		p.fail("value is " + v.Kind.String())
	}
	return p.values[name].Text, v
}

// slice reads a slice, of which there is none if it is absent or null. A slice
// that adds nothing is none: an editor does not send it on.
func (p *parser) slice(at int32) slice {
	if at == 0 || p.values[at].Kind == jsontree.Null {
		return slice{}
	}
	m := p.members(at, "slice", "content", "openStart", "openEnd")
	var s slice
	if m[1] != 0 {
		s.openStart = p.position("openStart", m[1])
	}
	if m[2] != 0 {
		s.openEnd = p.position("openEnd", m[2])
	}
	if p.err != nil {
		return slice{}
	}
	if s.content, p.err = richtext.ParseNodes(p.values, m[0]); p.err != nil {
		return slice{}
	}
	if !opens(s.content, s.openStart, true) || !opens(s.content, s.openEnd, false) {
		p.fail("a slice is not as deep as it says")
	}
	if s.size() <= 0 {
		return slice{}
	}
	return s
}

// opens reports whether so many nodes lie inside of each other on the left or
// the right border of content.
func opens(content []*richtext.Node, depth int, left bool) bool {
	for ; depth > 0; depth-- {
		if len(content) == 0 {
			return false
		}
		n := content[0]
		if !left {
			n = content[len(content)-1]
		}
		if n.Kind().Leaf() {
			return false
		}
		content = children(n)
	}
	return true
}
