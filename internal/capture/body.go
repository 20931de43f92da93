package capture

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
)

// htmlBody makes document blocks of the page's blocks[from:to] and tells, for
// the block-wise fields, which were kept.
func (x *split) htmlBody(title string) []Block { return x.structured(x.keepers(title)) }

// structured makes blocks of the body of those that are kept; keep counts from
// the first block of the story.
func (x *split) structured(keep []bool) []Block {
	tables := x.dataTables()
	var out []Block
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if !keep[i-x.from] {
			continue
		}
		switch {
		case b.Image != nil:
			caption, credit := x.captionOf(i)
			out = append(out, Block{Kind: Image, Src: b.Image.Src, Alt: b.Image.Alt, Caption: caption, Credit: credit})
		case b.Read.Role == lines.Dateline && i+1 < x.to:
			if j := x.nextKept(keep, i+1); j > 0 {
				n := &x.blocks[j]
				head := strings.TrimSpace(strings.TrimRight(b.Text, "-–— ")) + " - "
				n.Inlines = append([]Inline{{Text: head}}, n.Inlines...)
				n.Text = head + n.Text
			}
		case b.Table > 0 && tables[b.Table]:
			out = appendCell(out, b, i, x)
		case b.List && !b.Quote && b.Tag != "blockquote":
			out = appendItem(out, b, i, x)
		case layout.IsHeading(b.Tag):
			level := int(b.Tag[1] - '0')
			out = append(out, Block{Kind: Heading, Level: max(level, 2), Inlines: b.Inlines})
		case b.Quote:
			out = append(out, Block{Kind: Quote, Inlines: b.Inlines})
		default:
			out = append(out, Block{Kind: Paragraph, Inlines: b.Inlines})
		}
	}
	return out
}

// captionOf is what stands below an image about it: in its figure, or right
// after it.
func (x *split) captionOf(i int) (caption, credit string) {
	for j := i + 1; j < x.to && j <= i+3; j++ {
		b := &x.blocks[j]
		if b.Image != nil || b.Off || !b.Media && !b.HasName("caption", "captions", "figcaption") && !x.strayCaption(j) {
			break
		}
		if b.Text == "" || isPhotoMark(b.Text) || layout.IsHeading(b.Tag) {
			continue
		}
		if credit == "" && b.Words <= 14 && (b.Read.Role == lines.Credit || b.HasName("credit", "credits", "photographer", "kredit", "copyright")) {
			credit = strings.Trim(b.Text, "()[]|/ ")
		} else if caption == "" {
			c, from, _ := lines.CaptionParts(b.Text)
			caption, credit = c, cmp.Or(credit, from)
		}
	}
	return caption, credit
}

func (x *split) nextKept(keep []bool, i int) int {
	for ; i < x.to; i++ {
		if keep[i-x.from] && x.blocks[i].Image == nil {
			return i
		}
	}
	return -1
}

// dataTables tells tables of data from those that lay out the page: they have
// more than one row and short cells.
func (x *split) dataTables() map[int]bool {
	type shape struct{ rows, long, cells int }
	shapes := map[int]*shape{}
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if b.Table == 0 || b.Image != nil {
			continue
		}
		s := shapes[b.Table]
		if s == nil {
			s = &shape{}
			shapes[b.Table] = s
		}
		s.cells++
		s.rows = max(s.rows, b.Row)
		if len(b.Text) > 300 {
			s.long++
		}
	}
	data := map[int]bool{}
	for id, s := range shapes {
		data[id] = s.rows > 1 && s.long*4 <= s.cells
	}
	return data
}

func appendCell(out []Block, b *layout.Block, i int, x *split) []Block {
	prev := i > 0 && x.blocks[i-1].Table == b.Table && len(out) > 0 && out[len(out)-1].Kind == Table
	if !prev {
		return append(out, Block{Kind: Table, Header: b.Head, Rows: [][][]Inline{{b.Inlines}}})
	}
	t := &out[len(out)-1]
	if x.blocks[i-1].Row != b.Row {
		t.Rows = append(t.Rows, [][]Inline{b.Inlines})
		return out
	}
	last := len(t.Rows) - 1
	t.Rows[last] = append(t.Rows[last], b.Inlines)
	return out
}

func appendItem(out []Block, b *layout.Block, i int, x *split) []Block {
	if k := len(out) - 1; k >= 0 && out[k].Kind == List && i > 0 && x.blocks[i-1].ListID == b.ListID {
		out[k].Items = append(out[k].Items, b.Inlines)
		return out
	}
	return append(out, Block{Kind: List, Ordered: b.Ordered, Items: [][]Inline{b.Inlines}})
}

// keepers decides block by block what of the body is journalism.
func (x *split) keepers(title string) []bool {
	keep := make([]bool, x.to-x.from)
	home, divs := x.homeFrame(), x.divProse()
	lastProse := x.from - 1
	for i := x.from; i < x.to; i++ {
		if b := &x.blocks[i]; b.Read.Role == lines.Prose && !b.Off && !b.Media && !x.used[i] {
			lastProse = i
		}
	}
	skip := false // inside a list of other stories
	afterTail, begun := false, false
	seen := map[string]bool{}
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if b.Off || x.used[i] {
			continue
		}
		if b.Image != nil {
			keep[i-x.from] = i <= lastProse
			continue
		}
		linked := b.Links*100 > len(b.Text)*60
		r := b.Read.Role
		switch {
		case b.Media, layout.IsHeading(b.Tag) && strings.EqualFold(b.Text, title):
			continue
		case r == lines.Tail:
			skip = true
			afterTail = true
			continue
		case r == lines.Dateline:
			keep[i-x.from] = true
			continue
		case r == lines.Caption && !b.HasName("caption"), r == lines.Time && b.Words > 14, r == lines.ReadAlso && b.Words > 25 && !linked, b.Guided && (r == lines.Caption || r == lines.Time || r == lines.Credit || r == lines.Source):
			r = lines.Prose
		case r == lines.Credit && layout.IsHeading(b.Tag):
			r = lines.Other
		case r == lines.ReadAlso:
			skip = false // one pointer after the other: the list stands inside the story
			continue
		case r.Furniture():
			continue
		}
		if x.strayCaption(i) || b.HasName("caption", "credit", "byline", "photographer", "copyright", "figcaption", "tags", "kredit", "bio", "author", "authors", "writer") && !b.Guided && (b.Frame != home || b.Words < 12) {
			continue
		}
		if linked && !b.Guided && (b.Words > 3 && !b.Quote || b.List) && (r != lines.Prose || b.Words < 25) {
			// A line that is all link is a pointer to another story.
			if i > lastProse || skip || linkRow(x, i) || b.Words >= 5 {
				continue
			}
		}
		if layout.IsHeading(b.Tag) && linked && b.Words > 3 && b.Frame != home {
			skip = true // the headline of another story, with its teaser
		}
		if skip && r == lines.Prose && b.Frame != home && !b.Guided {
			continue
		}
		if b.HasName("embed") && b.Frame != home && !b.Quote && !b.Guided {
			continue
		}
		if r == lines.Prose && b.Words > 7 && seen[b.Text] {
			continue
		}
		if r == lines.Prose && !layout.IsHeading(b.Tag) {
			seen[b.Text] = true
		}
		// A sentence set as a heading above the first paragraph is a lead.
		if !begun && layout.IsHeading(b.Tag) && b.Words >= 7 && i < lastProse {
			if x.lead == "" {
				x.lead, x.leadSure = b.Text, 0.8
			}
			continue
		}
		if r == lines.Prose && !layout.IsHeading(b.Tag) {
			begun = true
		}
		switch {
		case r == lines.Prose:
			skip = false
			keep[i-x.from] = true
		case layout.IsHeading(b.Tag):
			keep[i-x.from] = i < lastProse && !(skip && b.Frame != home)
		case skip:
		case b.List, b.Table > 0:
			keep[i-x.from] = i < lastProse || b.Links == 0 && !afterTail
		case i > lastProse:
			keep[i-x.from] = (b.Tag == "p" || b.Tag == "pre" || b.Quote) && b.Frame == home && b.Links == 0 && !afterTail
		default:
			keep[i-x.from] = looseText(b, divs)
		}
	}
	x.trustGuide(keep, home)
	x.dropEndHeadings(keep)
	return keep
}

// trustGuide drops prose outside the home frame that the page's own metadata
// does not count to the article, when that metadata covers nearly all else.
func (x *split) trustGuide(keep []bool, home int) {
	guided, all := 0, 0
	for i, k := range keep {
		if b := &x.blocks[x.from+i]; k && b.Read.Role == lines.Prose {
			all += len(b.Text)
			if b.Guided {
				guided += len(b.Text)
			}
		}
	}
	if guided*4 < all*3 || guided < 800 {
		return
	}
	for i, k := range keep {
		b := &x.blocks[x.from+i]
		if k && !b.Guided && b.Frame != home && b.Words >= 6 && b.Image == nil && !b.Quote && b.Table == 0 && !b.List {
			keep[i] = false
		}
	}
}

// homeFrame is the element that directly holds most of the body's prose.
func (x *split) homeFrame() int {
	worth := map[int]int{}
	best, most := -1, 0
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if b.Read.Role != lines.Prose || b.Off || b.Media {
			continue
		}
		worth[b.Frame] += len(b.Text)
		if worth[b.Frame] > most {
			best, most = b.Frame, worth[b.Frame]
		}
	}
	return best
}

// strayCaption tells a caption outside any figure: short text with a credit
// right after an image.
func (x *split) strayCaption(i int) bool {
	b := &x.blocks[i]
	if b.Words > 60 || b.Guided {
		return false
	}
	near := false
	for j := max(x.from, i-3); j <= min(i+2, x.to-1); j++ {
		im := x.blocks[j].Image
		if im == nil {
			continue
		}
		if b.Words > 3 && len(im.Alt) > 15 && (im.Alt == b.Text || strings.HasPrefix(b.Text, im.Alt) || strings.HasPrefix(im.Alt, b.Text)) {
			return true
		}
		near = near || j == i-1 || j == i-2
	}
	if !near {
		return false
	}
	_, _, ok := lines.CaptionParts(b.Text)
	return ok
}

// looseText keeps short text inside the body that is a paragraph by its
// markup.
func looseText(b *layout.Block, divs bool) bool {
	if b.Tag == "p" || b.Quote || b.Tag == "pre" {
		return true
	}
	if b.Tag == "div" && divs {
		return b.Words >= 2
	}
	return utf8.RuneCountInString(b.Text) > 60 || b.Words >= 3 && lines.EndsSentence(b.Text)
}

// divProse tells pages that write their paragraphs as bare text in a div.
func (x *split) divProse() bool {
	div, p := 0, 0
	for i := x.from; i < x.to; i++ {
		if x.blocks[i].Read.Role != lines.Prose {
			continue
		}
		if x.blocks[i].Tag == "p" {
			p++
		} else if x.blocks[i].Tag == "div" || x.blocks[i].Tag == "td" || x.blocks[i].Tag == "span" {
			div++
		}
	}
	return div > p
}

// linkRow tells a run of two or more linked lines.
func linkRow(x *split, i int) bool {
	all := func(j int) bool {
		if j < x.from || j >= x.to || x.blocks[j].Image != nil {
			return false
		}
		b := &x.blocks[j]
		return b.Links*100 > len(b.Text)*60
	}
	return all(i-1) || all(i+1)
}

// dropEndHeadings removes headings that nothing follows.
func (x *split) dropEndHeadings(keep []bool) {
	content := false
	for i := len(keep) - 1; i >= 0; i-- {
		if !keep[i] {
			continue
		}
		b := &x.blocks[x.from+i]
		if layout.IsHeading(b.Tag) && !content {
			keep[i] = false
			continue
		}
		if b.Image == nil {
			content = !layout.IsHeading(b.Tag)
		}
	}
}
