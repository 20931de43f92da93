// Package layout cuts a page of HTML into blocks in reading order, finds the
// element that holds the story, and reads what the page's metadata says. It
// decides nothing about words; that is the room lines.
package layout

import (
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// Block is one line of a text or one block-level piece of a page, in reading
// order.
type Block struct {
	Text  string
	Read  lines.Reading
	Words int
	Group int    // text: number of the paragraph; lines of one group touch
	Crumb string // text: last step of a breadcrumb

	// HTML only.
	Tag     string
	Inlines []Inline
	Links   int  // bytes of text inside links
	Off     bool // navigation, comments, recommendations, by markup
	Media   bool // inside a figure or a caption
	List    bool // an item of a list
	Ordered bool
	Quote   bool
	Table   int // number of the table it belongs to, from 1
	Row     int
	Head    bool // a table header cell
	ListID  int
	Frame   int  // span of the nearest element that may hold a story, or -1
	Guided  bool // the page's own metadata holds this text as article body
	Image   *Picture
	Names   string // class and role words of the nearest marked elements
}

// Picture is an image of a page.
type Picture struct {
	Src, Alt string
}

// NewBlock reads one line of text.
func NewBlock(text string) Block {
	b := Block{Text: text, Words: strings.Count(text, " ") + 1}
	if n := lines.WideRunes(text); n > b.Words {
		b.Words = n / 2
	}
	b.Read = lines.Classify(text)
	return b
}

// Inline is a run of text with the same marks.
type Inline struct {
	Text   string
	Bold   bool
	Italic bool
	Link   string // absolute http, https or mailto address, or empty
}

// InlineText joins the text of runs.
func InlineText(in []Inline) string {
	if len(in) == 1 {
		return in[0].Text
	}
	var sb strings.Builder
	for _, r := range in {
		sb.WriteString(r.Text)
	}
	return sb.String()
}

// HasName tells whether the block's elements carry one of the words.
func (b *Block) HasName(names ...string) bool {
	if b.Names == "" {
		return false
	}
	for _, n := range names {
		if strings.Contains(b.Names, " "+n+" ") {
			return true
		}
	}
	return false
}

// Linked tells a block most of whose text is inside links.
func (b *Block) Linked() bool { return b.Links*100 > len(b.Text)*60 }

// MaxBlocks is the most blocks or lines a page may have.
const MaxBlocks = 50_000

// LimitError says which limit a page broke.
type LimitError struct {
	What string // "bytes", "tags", "open elements", "blocks" ...
	Max  int
}

// Error says which limit in one sentence.
func (e *LimitError) Error() string {
	return fmt.Sprintf("the page has more than %d %s", e.Max, e.What)
}
