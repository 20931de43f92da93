package markdown

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
)

// Write writes a document as Markdown that ParseKept reads back to an equal
// document: for forms without the rich editor. A block that Markdown cannot
// hold exactly, such as a table with joined cells, becomes {{keep N}}, which
// stands for block N of the document, from 1.
func Write(d richtext.Document) string {
	blocks := d.Blocks()
	parts := make([]string, 0, len(blocks))
	for i, b := range blocks {
		if b.Kind() == richtext.KindParagraph && b.ChildCount() == 0 {
			if len(blocks) > 1 {
				parts = append(parts, keep(i))
			}
			continue
		}
		text, ok := writeBlock(b)
		if !ok || !readsBack(text, b) {
			text = keep(i)
		}
		parts = append(parts, text)
	}
	return strings.Join(separate(parts, blocks), "\n\n")
}

func keep(i int) string { return "{{keep " + strconv.Itoa(i+1) + "}}" }

// separate puts a comment-free gap between two lists of one kind, which
// Markdown would join.
func separate(parts []string, blocks []*richtext.Node) []string {
	if len(parts) != len(blocks) {
		return parts
	}
	for i := 1; i < len(blocks); i++ {
		k := blocks[i].Kind()
		if k == blocks[i-1].Kind() && (k == richtext.KindBulletList || k == richtext.KindOrderedList || k == richtext.KindBlockquote) {
			parts[i] = keep(i)
		}
	}
	return parts
}

func same(key string) (string, error) { return key, nil }

// readsBack reports whether a block's text, alone, gives the block again.
func readsBack(text string, b *richtext.Node) bool {
	got, err := Parse([]byte(text), Options{Asset: same, Story: same})
	if err != nil {
		return false
	}
	want, err := richtext.New(b)
	return err == nil && got.Equal(want)
}

// ParseKept reads what Write wrote of a document and somebody changed. Blocks
// {{keep N}} are those of the document; keys are ids.
func ParseKept(src []byte, d richtext.Document) (richtext.Document, error) {
	blocks := d.Blocks()
	return Parse(src, Options{Asset: same, Story: same, kept: func(n int) *richtext.Node {
		if n < 1 || n > len(blocks) {
			return nil
		}
		return blocks[n-1]
	}})
}

func writeBlock(n *richtext.Node) (string, bool) {
	switch n.Kind() {
	case richtext.KindParagraph:
		return writeParagraph(n)
	case richtext.KindHeading:
		level, _ := n.Number("level")
		text, ok := writeInline(n)
		return strings.Repeat("#", level) + " " + text, ok && !strings.Contains(text, "\n")
	case richtext.KindBlockquote:
		return writeQuote(n)
	case richtext.KindBulletList, richtext.KindOrderedList:
		return writeList(n)
	case richtext.KindImage:
		return writePicture(n)
	case richtext.KindGallery:
		return writeGallery(n)
	case richtext.KindRelated:
		if story, ok := n.Attr("story"); ok {
			return "{{baca " + story + "}}", true
		}
		url, _ := n.Attr("url")
		title, _ := n.Attr("title")
		return "{{baca " + url + " " + title + "}}", true
	case richtext.KindEmbed:
		url, _ := n.Attr("url")
		title, _ := n.Attr("title")
		return strings.TrimSuffix("{{embed "+url+" "+title, " ") + "}}", true
	case richtext.KindInfoBox:
		title, _ := n.Attr("title")
		inner, ok := writeBlocks(n)
		return ":::info " + title + "\n\n" + inner + "\n\n:::", ok
	case richtext.KindDivider:
		return "---", true
	}
	return "", false
}

func writeBlocks(parent *richtext.Node) (string, bool) {
	parts := make([]string, parent.ChildCount())
	for i := range parts {
		text, ok := writeBlock(parent.Child(i))
		if !ok || text == "" {
			return "", false
		}
		parts[i] = text
	}
	return strings.Join(parts, "\n\n"), true
}

func writeQuote(n *richtext.Node) (string, bool) {
	inner, ok := writeBlocks(n)
	if name, has := n.Attr("source_name"); has {
		if url, linked := n.Attr("source_url"); linked {
			name = "[" + name + "](" + url + ")"
		}
		inner += "\n\n-- " + name
	}
	return "> " + strings.ReplaceAll(inner, "\n", "\n> "), ok
}

func writeList(n *richtext.Node) (string, bool) {
	first, ordered := n.Number("order")
	items := make([]string, n.ChildCount())
	for i := range items {
		inner, ok := writeBlocks(n.Child(i))
		if !ok {
			return "", false
		}
		bullet := "- "
		if ordered {
			bullet = strconv.Itoa(first+i) + ". "
		}
		items[i] = bullet + strings.ReplaceAll(inner, "\n", "\n"+strings.Repeat(" ", len(bullet)))
	}
	return strings.Join(items, "\n"), true
}

func writePicture(n *richtext.Node) (string, bool) {
	asset, _ := n.Attr("asset")
	alt, _ := n.Attr("alt")
	caption, has := n.Attr("caption")
	if has {
		caption = " \"" + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(caption) + "\""
	}
	return "![" + escape(alt, false) + "](asset:" + asset + caption + ")", true
}

func writeGallery(n *richtext.Node) (string, bool) {
	text := "{{gallery"
	for i := range n.ChildCount() {
		asset, _ := n.Child(i).Attr("asset")
		text += " " + asset
	}
	return text + "}}", n.ChildCount() > 0
}

func writeParagraph(n *richtext.Node) (string, bool) {
	text, ok := writeInline(n)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = lineStart.ReplaceAllString(line, `$1\$2`)
	}
	return strings.Join(lines, "\n"), ok
}

// lineStart is what would make the begin of a line something else than text.
var lineStart = regexp.MustCompile(`^(\s*\d*)([-+#>.):=~]|\{\{)`)

// writeInline writes texts with their marks, and breaks.
func writeInline(n *richtext.Node) (string, bool) {
	var b strings.Builder
	var open []richtext.Mark
	for i := range n.ChildCount() {
		child := n.Child(i)
		marks := child.Marks()
		shared := 0
		for shared < len(open) && shared < len(marks) && open[shared] == marks[shared] {
			shared++
		}
		for _, m := range slices.Backward(open[shared:]) {
			b.WriteString(closing(m))
		}
		for _, m := range marks[shared:] {
			text, ok := opening(m)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
		open = marks
		if child.Kind() == richtext.KindHardBreak {
			b.WriteString("\\\n")
			continue
		}
		b.WriteString(escape(child.Text(), true))
	}
	for _, m := range slices.Backward(open) {
		b.WriteString(closing(m))
	}
	return b.String(), true
}

func opening(m richtext.Mark) (string, bool) {
	switch m.Kind {
	case richtext.MarkStrong:
		return "**", true
	case richtext.MarkEm:
		return "*", true
	case richtext.MarkLink:
		return "[", m.Rel == richtext.RelNone
	}
	return "", false
}

func closing(m richtext.Mark) string {
	switch m.Kind {
	case richtext.MarkStrong:
		return "**"
	case richtext.MarkEm:
		return "*"
	}
	return fmt.Sprintf("](<%s>)", m.Href)
}

var entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// escape keeps what Markdown would read as its own. Ordinary prose stays as it
// is.
func escape(s string, inline bool) string {
	s = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, "`", "\\`", `<`, `\<`, `{{`, `\{\{`, `|`, `\|`).Replace(s)
	s = entity.ReplaceAllString(s, `\&$1`)
	if inline {
		s = strings.ReplaceAll(s, `!\[`, `\!\[`)
	}
	return s
}
