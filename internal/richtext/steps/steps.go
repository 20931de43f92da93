// Package steps applies the changes that a ProseMirror editor sends to a
// document: a step says which stretch of the document is replaced by what, and
// means the same here as in prosemirror-transform, position for position.
//
// An editor makes its changes itself and sends them; the server makes the same
// changes to its own copy, which is how it knows what the text is, refuses what
// the schema does not allow, and keeps the anchors of comments where they
// belong. The steps of one change may leave a table ragged or a node without
// content in between, so Apply takes them together and judges the last state
// only.
//
// Layout:
//
//	steps.go     Step, Apply, Refusal
//	parse.go     JSON -> Step
//	marshal.go   Step -> canonical JSON
//	place.go     positions: where in the tree they are, what lies at them
//	replace.go   a stretch of a document replaced by a slice
//	change.go    what each type of step replaces by what
//	keys.go      runs of keystrokes made one step
//	mapping.go   where a position is after a step
package steps

import (
	"errors"
	"fmt"
	"slices"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/jsontree"
)

// Limits of what is applied. A pasted article of the largest size fits into
// one step, hours of writing without a network into one call of Apply.
const (
	// MaxBytes is the largest JSON text of a step.
	MaxBytes = 1 << 20
	// MaxSteps is the greatest number of steps of one Apply.
	MaxSteps = 50_000
	// maxDepth is how deep documents may be nested between two steps.
	maxDepth = 2 * richtext.MaxDepth
)

// kind is the type of a step.
type kind uint8

const (
	kindReplace kind = iota + 1
	kindReplaceAround
	kindAddMark
	kindRemoveMark
	kindAddNodeMark
	kindRemoveNodeMark
	kindAttr
	kindDocAttr
	kindCount
)

var kindNames = [kindCount]string{
	kindReplace: "replace", kindReplaceAround: "replaceAround", kindAddMark: "addMark", kindRemoveMark: "removeMark",
	kindAddNodeMark: "addNodeMark", kindRemoveNodeMark: "removeNodeMark", kindAttr: "attr", kindDocAttr: "docAttr",
}

// Step is one change of a document. It never changes once it was made. The
// zero Step changes nothing.
type Step struct {
	kind kind
	// from and to are the ends of the stretch that changes, from alone the
	// position of the node of a step for one node. All positions are in UTF-16
	// code units, as ProseMirror counts them, and from 0.
	from, to int
	// gapFrom and gapTo are the ends of a stretch between from and to that is
	// kept: it moves into the slice, to the position insert.
	gapFrom, gapTo, insert int
	slice                  slice
	// structure promises that nothing but borders of nodes is removed.
	structure bool
	mark      richtext.Mark
	attr      string
	value     jsontree.Value
}

// slice is a piece of a document. The first openStart nodes on its left border
// and the last openEnd nodes on its right one are cut through: they go on in
// the document around it.
type slice struct {
	content            []*richtext.Node
	openStart, openEnd int
}

// size is how much longer a document gets by the slice.
func (s slice) size() int { return sizeOf(s.content) - s.openStart - s.openEnd }

// Refusal is the error of Apply: a step that does not fit the document, or
// that leads to a document which the schema does not allow.
type Refusal struct {
	// Step is the position of the step among those applied, of a run of
	// keystrokes the first one's, or -1 if each of them fits and what they lead
	// to is refused.
	Step int
	// Reason says in plain English why, for developers and logs. It is "" if
	// Err says it.
	Reason string
	// Err is of type richtext.Faults, or nil.
	Err error
}

// Error says which step is refused and why.
func (r *Refusal) Error() string {
	reason := r.Reason
	if r.Err != nil {
		reason += r.Err.Error()
	}
	if r.Step < 0 {
		return "steps: the result is refused: " + reason
	}
	return fmt.Sprintf("steps: step %d: %s", r.Step, reason)
}

// Unwrap returns the faults of the document.
func (r *Refusal) Unwrap() error { return r.Err }

// refuse makes the Refusal of a single step; Apply adds which it was.
func refuse(reason string) error { return &Refusal{Reason: reason} }

// Apply makes the changes one after the other. What they lead to is checked as
// richtext.New does; the states in between need not be whole documents. Apply
// does not change d. The error is of type *Refusal.
func Apply(d richtext.Document, list ...Step) (richtext.Document, error) {
	if len(list) == 0 {
		return d, nil
	}
	if len(list) > MaxSteps {
		return richtext.Document{}, &Refusal{Step: MaxSteps, Reason: "is one more than can be applied at once"}
	}
	root := d.Root()
	for i := 0; i < len(list); {
		one, taken := run(list[i:])
		next, err := one.apply(root)
		if err != nil {
			var r *Refusal
			if !errors.As(err, &r) {
				r = &Refusal{Err: err}
			}
			r.Step = i
			return richtext.Document{}, r
		}
		root = next
		i += taken
	}
	changed, err := richtext.New(children(root)...)
	if err != nil {
		return richtext.Document{}, &Refusal{Step: -1, Err: err}
	}
	return changed, nil
}

func children(n *richtext.Node) []*richtext.Node {
	out := make([]*richtext.Node, n.ChildCount())
	for i := range out {
		out[i] = n.Child(i)
	}
	return out
}

func sizeOf(nodes []*richtext.Node) int {
	size := 0
	for _, n := range nodes {
		size += n.NodeSize()
	}
	return size
}

// exchange returns n with another child at one position.
func exchange(n *richtext.Node, index int, child *richtext.Node) *richtext.Node {
	content := children(n)
	content[index] = child
	return n.With(content...)
}

// concat puts pieces of content together. The pieces are not changed.
func concat(pieces ...[]*richtext.Node) []*richtext.Node { return slices.Concat(pieces...) }
