package intake

import (
	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// document makes a document of a capture's blocks. Of the pictures inside the
// body those are left out whose files are not here: placed has the others, by
// their addresses.
func document(c capture.Story, placed map[string]news.Photo) (richtext.Document, error) {
	var blocks []*richtext.Node
	for i, b := range c.Blocks {
		// A lead that is the first paragraph as well stands once.
		if i == 0 && b.Kind == capture.Paragraph && b.Text() == c.Lead {
			continue
		}
		if p, ok := placed[b.Src]; ok && b.Kind == capture.Image {
			blocks = append(blocks, richtext.PictureWith(p.Asset.String(), said(p.Caption), said(p.Alt)))
			delete(placed, b.Src) // once
			continue
		}
		if n := block(b); n != nil {
			blocks = append(blocks, n)
		}
	}
	if len(blocks) == 0 {
		for _, p := range c.Paragraphs {
			blocks = append(blocks, richtext.Paragraph(richtext.Text(p)))
		}
	}
	if len(blocks) == 0 {
		return richtext.Document{}, ErrNothing
	}
	return richtext.New(blocks...)
}

// said is a text that replaces that of the picture itself; none keeps it.
func said(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func block(b capture.Block) *richtext.Node {
	switch b.Kind {
	case capture.Paragraph:
		return richtext.Paragraph(inlines(b.Inlines)...)
	case capture.Heading:
		return richtext.Heading(min(max(b.Level, 2), 3), inlines(b.Inlines)...)
	case capture.Quote:
		return richtext.Quote(richtext.Source{}, richtext.Paragraph(inlines(b.Inlines)...))
	case capture.List:
		items := make([]*richtext.Node, len(b.Items))
		for i, it := range b.Items {
			items[i] = richtext.Item(richtext.Paragraph(inlines(it)...))
		}
		if b.Ordered {
			return richtext.OrderedList(1, items...)
		}
		return richtext.BulletList(items...)
	case capture.Table:
		return table(b)
	}
	return nil
}

// table fills rows that are too short: a document's tables are true grids.
func table(b capture.Block) *richtext.Node {
	width := 0
	for _, r := range b.Rows {
		width = max(width, len(r))
	}
	if width == 0 {
		return nil
	}
	rows := make([]*richtext.Node, len(b.Rows))
	for i, r := range b.Rows {
		cells := make([]*richtext.Node, width)
		for j := range cells {
			var text []*richtext.Node
			if j < len(r) {
				text = inlines(r[j])
			}
			if b.Header && i == 0 {
				cells[j] = richtext.HeaderCell(richtext.Paragraph(text...))
			} else {
				cells[j] = richtext.Cell(richtext.Paragraph(text...))
			}
		}
		rows[i] = richtext.Row(cells...)
	}
	return richtext.Table("", rows...)
}

func inlines(in []capture.Inline) []*richtext.Node {
	var out []*richtext.Node
	for _, run := range in {
		if run.Text == "" {
			continue
		}
		var marks []richtext.Mark
		if run.Link != "" && link.Check(run.Link) == nil {
			marks = append(marks, richtext.Link(run.Link))
		}
		if run.Bold {
			marks = append(marks, richtext.Strong())
		}
		if run.Italic {
			marks = append(marks, richtext.Em())
		}
		out = append(out, richtext.Text(run.Text, marks...))
	}
	return out
}
