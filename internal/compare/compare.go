// Package compare says how two versions of a story's body differ, block by
// block and word by word, in plain structs that a page can show.
//
// A document is laid out as lines: paragraphs, headings, pictures, embeds, and
// the titles of boxes, captions of tables and sources of quotations. Lines that
// are the same in both versions are kept; what stands between them is paired by
// likeness, so that an edited paragraph is one block with marked words, not one
// removed and one added. Empty paragraphs are nobody's concern.
//
// Layout:
//
//	compare.go  Documents and what it returns
//	lines.go    a document laid out as lines
//	pairs.go    which line became which
//	runs.go     the words of two lines
package compare

import (
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// Change says what became of a block.
type Change uint8

// The kinds of blocks in a comparison.
const (
	Kept Change = iota
	Removed
	Added
	Changed
)

// String returns "kept", "removed", "added" or "changed".
func (c Change) String() string {
	return [...]string{"kept", "removed", "added", "changed"}[c]
}

// Comparison is how two documents differ.
type Comparison struct {
	// Blocks are those of both documents, in the order of the new one; removed
	// ones stand where they were.
	Blocks []Block
	// WordsAdded and WordsRemoved count the words of added and removed runs.
	WordsAdded, WordsRemoved int
}

// Same reports whether a reader would see no difference.
func (c Comparison) Same() bool {
	return !slices.ContainsFunc(c.Blocks, func(b Block) bool { return b.Change != Kept })
}

// Block is a line of one document or of both.
type Block struct {
	Change Change
	// Now is what the line is in the new document; of a removed line, what it
	// was in the old one.
	Now Place
	// Was is what a changed line was, if that is something else.
	Was *Place
	// Runs are the text, the caption of a table, the title of a box, the name
	// of a source.
	Runs []Run
	// Attrs are the values of a picture, an embed, a "Baca juga" or a source.
	Attrs []Attr
}

// Place is what a line is, and what it stands in.
type Place struct {
	Kind richtext.Kind
	// Level is that of a heading, 0 for all others.
	Level int
	// In are the nodes around the line from the outermost, without the doc.
	In []richtext.Kind
}

func (p Place) equal(other Place) bool {
	return p.Kind == other.Kind && p.Level == other.Level && slices.Equal(p.In, other.In)
}

// Run is a piece of text in one formatting.
type Run struct {
	Op   textdiff.Op
	Text string
	// Marks are the formatting now; of removed text, what it was.
	Marks []richtext.Mark
	// Restyled reports that kept text had other marks before.
	Restyled bool
}

// Attr is a value of a block that is not text of the document. In kept blocks
// both values are the same, in added and removed ones the other is "".
type Attr struct {
	// Name is that of the schema, "asset" for example.
	Name          string
	Before, After string
}

// Documents compares two documents.
func Documents(before, after richtext.Document) Comparison {
	a, b := lines(before), lines(after)
	var c Comparison
	i, j := 0, 0
	for _, e := range append(textdiff.Edits(keys(a), keys(b)), textdiff.Edit{A0: len(a), B0: len(b)}) {
		for ; i < e.A0; i, j = i+1, j+1 {
			c.add(same(Kept, &b[j]))
		}
		c.between(a[e.A0:max(e.A0, e.A1)], b[e.B0:max(e.B0, e.B1)])
		i, j = e.A1, e.B1
	}
	return c
}

// between adds the blocks of lines of which none is kept as it was.
func (c *Comparison) between(a, b []line) {
	i, j := 0, 0
	for _, p := range append(pairs(a, b), [2]int{len(a), len(b)}) {
		for ; i < p[0]; i++ {
			c.add(same(Removed, &a[i]))
		}
		for ; j < p[1]; j++ {
			c.add(same(Added, &b[j]))
		}
		if i < len(a) && j < len(b) {
			c.add(changed(&a[i], &b[j]))
			i, j = i+1, j+1
		}
	}
}

func (c *Comparison) add(b Block) {
	c.Blocks = append(c.Blocks, b)
	for _, r := range b.Runs {
		switch words := len(strings.Fields(r.Text)); r.Op {
		case textdiff.Added:
			c.WordsAdded += words
		case textdiff.Removed:
			c.WordsRemoved += words
		}
	}
}

// same is the block of a line of which all became the same.
func same(change Change, l *line) Block {
	b := Block{Change: change, Now: l.place}
	op := [...]textdiff.Op{Kept: textdiff.Kept, Removed: textdiff.Removed, Added: textdiff.Added}[change]
	b.Runs = l.cut(nil, op, 0, len(l.text))
	none := make([]Attr, len(l.attrs))
	switch change {
	case Kept:
		b.Attrs = changedAttrs(l.attrs, l.attrs)
	case Removed:
		b.Attrs = changedAttrs(l.attrs, none)
	case Added:
		for i, at := range l.attrs {
			none[i].Name = at.Name
		}
		b.Attrs = changedAttrs(none, l.attrs)
	}
	return b
}

// Part is a stretch of a comparison: blocks to show, or so many kept ones that
// are better folded away.
type Part struct {
	Blocks []Block
	Folded bool
}

// Fold parts the blocks so that long stretches without a change can be folded
// away. Around each change so many kept blocks stay in sight.
func (c Comparison) Fold(around int) []Part {
	near := make([]bool, len(c.Blocks))
	for i, b := range c.Blocks {
		if b.Change == Kept {
			continue
		}
		for k := max(0, i-around); k < min(len(near), i+around+1); k++ {
			near[k] = true
		}
	}
	var parts []Part
	for i := 0; i < len(near); {
		end := i + 1
		for end < len(near) && near[end] == near[i] {
			end++
		}
		parts = append(parts, Part{Blocks: c.Blocks[i:end], Folded: !near[i]})
		i = end
	}
	return parts
}
