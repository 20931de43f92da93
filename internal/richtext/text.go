package richtext

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/richtext/chars"
)

// Text returns the document as plain text: paragraphs, headings, lists,
// quotations with their source, tables and info boxes, with an empty line
// between blocks. Items begin with "- " or their number, cells are parted by
// tabs. Pictures, embeds and "Baca juga" are left out.
func (d Document) Text() string {
	var t texter
	root := d.Root()
	t.b.Grow(root.size + 64)
	t.blocks(root.content)
	return t.b.String()
}

type texter struct{ b strings.Builder }

// paragraph writes a block of its own.
func (t *texter) paragraph(s string) {
	if !chars.Visible(s) {
		return
	}
	if t.b.Len() > 0 {
		t.b.WriteString("\n\n")
	}
	t.b.WriteString(s)
}

func (t *texter) blocks(nodes []*Node) {
	for _, n := range nodes {
		switch n.kind {
		case KindParagraph, KindHeading:
			t.paragraph(inlineText(n))
		case KindBlockquote:
			t.blocks(n.content)
			if name := n.attrs[quoteName]; !name.null && !blank(n) {
				t.b.WriteString("\n— " + name.text)
			}
		case KindBulletList, KindOrderedList:
			t.paragraph(strings.Join(listLines(nil, n, ""), "\n"))
		case KindTable:
			t.paragraph(strings.Join(tableLines(n), "\n"))
		case KindInfoBox:
			if hasText(n) {
				t.paragraph(n.attrs[boxTitle].text)
				t.blocks(n.content)
			}
		}
	}
}

// hasText reports whether anything of the node appears in Text. A box around
// a picture alone does not.
func hasText(n *Node) bool {
	return !walk(n, func(n *Node) bool {
		return !(n.kind == KindText && chars.Visible(n.text) || n.kind == KindTable && !n.attrs[tableCaption].null)
	})
}

func listLines(lines []string, list *Node, indent string) []string {
	number := 1
	if list.kind == KindOrderedList {
		number = list.attrs[listOrder].num
	}
	for _, item := range list.content {
		bullet := "- "
		if list.kind == KindOrderedList {
			bullet = strconv.Itoa(number) + ". "
		}
		number++
		for _, n := range item.content {
			if n.kind != KindParagraph {
				lines = listLines(lines, n, indent+"  ")
			} else if !blank(n) {
				lines = append(lines, indent+bullet+oneLine(n))
				bullet = strings.Repeat(" ", len(bullet))
			}
		}
	}
	return lines
}

func tableLines(table *Node) []string {
	var lines []string
	if caption := table.attrs[tableCaption]; !caption.null {
		lines = append(lines, caption.text)
	}
	for _, row := range table.content {
		if blank(row) {
			continue
		}
		cells := make([]string, len(row.content))
		for i, c := range row.content {
			var parts []string
			for n := range textBlocks(c) {
				if !blank(n) {
					parts = append(parts, oneLine(n))
				}
			}
			cells[i] = strings.Join(parts, " ")
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	return lines
}

// textBlocks yields the paragraphs and headings in a node.
func textBlocks(n *Node) func(func(*Node) bool) {
	return func(yield func(*Node) bool) {
		walk(n, func(n *Node) bool {
			return n.kind != KindParagraph && n.kind != KindHeading || yield(n)
		})
	}
}

// inlineText returns the text of a paragraph or heading with line ends for
// hard breaks, and for nothing else.
func inlineText(n *Node) string {
	if len(n.content) == 1 && n.content[0].kind == KindText && !strings.ContainsAny(n.content[0].text, "\n\t") {
		return n.content[0].text
	}
	b := make([]byte, 0, n.size)
	for _, c := range n.content {
		if c.kind == KindHardBreak {
			b = append(b, '\n')
			continue
		}
		for i := 0; i < len(c.text); i++ {
			if ch := c.text[i]; ch == '\n' || ch == '\t' {
				b = append(b, ' ')
			} else {
				b = append(b, ch)
			}
		}
	}
	return string(b)
}

func oneLine(n *Node) string { return strings.ReplaceAll(inlineText(n), "\n", " ") }

// WordCount returns the number of words that Text has: runs without white
// space that hold a letter or a digit, so that "anak-anak" and "3.500" are one
// word each and a dash is none. Sources of quotations are not counted.
func (d Document) WordCount() int {
	count := 0
	var c wordCounter
	walk(d.Root(), func(n *Node) bool {
		switch n.kind {
		case KindText:
			c.add(n.text)
		case KindTable:
			count += countWords(n.attrs[tableCaption].or(""))
			c.end()
		case KindInfoBox:
			if hasText(n) {
				count += countWords(n.attrs[boxTitle].text)
			}
			c.end()
		default:
			c.end()
		}
		return true
	})
	c.end()
	return count + c.words
}

// wordCounter counts words that may be spread over several texts.
type wordCounter struct {
	words  int
	inWord bool // a letter or digit was seen since the last white space
}

func (c *wordCounter) end() {
	if c.inWord {
		c.words++
		c.inWord = false
	}
}

func (c *wordCounter) add(s string) {
	for _, r := range s {
		switch {
		case r <= ' ':
			c.end()
		case r < utf8.RuneSelf:
			lower := r | 0x20
			c.inWord = c.inWord || lower >= 'a' && lower <= 'z' || r >= '0' && r <= '9'
		case unicode.IsSpace(r):
			c.end()
		case !c.inWord:
			c.inWord = unicode.IsLetter(r) || unicode.IsDigit(r)
		}
	}
}

func countWords(s string) int {
	var c wordCounter
	c.add(s)
	c.end()
	return c.words
}

// Excerpt returns the beginning of the paragraphs of the document as one line
// of at most n characters. It ends where a word ends, with "…" if something is
// missing. Headings, quotations, lists and boxes are passed over.
func (d Document) Excerpt(n int) string {
	var out []byte
	used := 0
	for _, block := range d.Root().content {
		if block.kind != KindParagraph {
			continue
		}
		for word := range strings.FieldsSeq(inlineText(block)) {
			length := utf8.RuneCountInString(word)
			if len(out) > 0 {
				length++
			}
			if used+length > n {
				return cutShort(out, word, used, n)
			}
			if len(out) > 0 {
				out = append(out, ' ')
			}
			out = append(out, word...)
			used += length
		}
	}
	return string(out)
}

// cutShort ends an excerpt of used characters before a word that does not fit
// into n.
func cutShort(out []byte, word string, used, n int) string {
	if n < 1 {
		return ""
	}
	s := string(out)
	if used == n {
		// No room for the dots: give up the last word, or a part of the only
		// one.
		if cut := strings.LastIndexByte(s, ' '); cut >= 0 {
			s = s[:cut]
		} else {
			s, word = "", s
		}
	}
	if s == "" {
		runes := []rune(word)
		end := n - 1
		for end > 0 && unicode.Is(unicode.M, runes[end]) {
			end--
		}
		return string(runes[:end]) + "…"
	}
	return strings.TrimRight(s, " ,;:.-–—(“\"") + "…"
}

// Refs are the ids that a document names, each once, in the order of their
// first appearance.
type Refs struct {
	Assets  []string // pictures
	Stories []string // "Baca juga"
}

// References returns the ids of the assets and stories that the document
// names.
func (d Document) References() Refs {
	var refs Refs
	seen := make(map[value]bool)
	add := func(list []string, kind Kind, id string) []string {
		key := value{num: int(kind), text: id}
		if seen[key] {
			return list
		}
		seen[key] = true
		return append(list, id)
	}
	walk(d.Root(), func(n *Node) bool {
		switch {
		case n.kind == KindImage:
			refs.Assets = add(refs.Assets, n.kind, n.attrs[imageAsset].text)
		case n.kind == KindRelated && !n.attrs[relatedStory].null:
			refs.Stories = add(refs.Stories, n.kind, n.attrs[relatedStory].text)
		}
		return true
	})
	return refs
}

// Section is a heading in the outline of a document.
type Section struct {
	// ID is the id of the heading in HTML, without Options.IDPrefix.
	ID    string
	Level int // 2 or 3
	Text  string
}

// Outline returns the headings of the document in order, without empty ones.
func (d Document) Outline() []Section {
	var sections []Section
	var ids slugger
	for _, n := range d.Root().content {
		if n.kind == KindHeading && !blank(n) {
			text := inlineText(n)
			sections = append(sections, Section{
				ID:    ids.next(text),
				Level: n.attrs[headingLevel].num,
				Text:  strings.Join(strings.Fields(text), " "),
			})
		}
	}
	return sections
}
