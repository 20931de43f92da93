package richtext

import (
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext/link"
)

// New puts a document together from blocks, which the functions below make,
// and checks it as Parse does. Without blocks it is the empty document. The
// error is of type Faults.
func New(blocks ...*Node) (Document, error) {
	if len(blocks) == 0 {
		return Document{root: emptyDoc()}, nil
	}
	root := (&Node{kind: KindDoc, attrs: []value{number(SchemaVersion)}, content: slices.Clone(blocks)}).seal()
	var c checker
	c.tree(root, 1)
	if len(c.faults) == 0 {
		c.length(root)
	}
	if len(c.faults) > 0 {
		return Document{}, c.err()
	}
	return Document{root: root}, nil
}

// Must returns the document and panics on an error. It is for documents that
// are written out in the program.
func Must(d Document, err error) Document {
	if err != nil {
		panic(err)
	}
	return d
}

// FromPlain makes a document of plain text: lines between empty lines are
// paragraphs, line ends inside of them hard breaks, other white space single
// spaces. It is what a form without the rich editor posts.
func FromPlain(text string) (Document, error) {
	var blocks []*Node
	var inline []*Node
	flush := func() {
		if len(inline) > 0 {
			blocks = append(blocks, Paragraph(inline...))
			inline = nil
		}
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			flush()
			continue
		}
		if len(inline) > 0 {
			inline = append(inline, Break())
		}
		inline = append(inline, Text(line))
	}
	flush()
	return New(blocks...)
}

// The builders below make single nodes. They check nothing: New does. Slices
// passed to them may be changed afterwards.

func block(kind Kind, attrs []value, content []*Node) *Node {
	return (&Node{kind: kind, attrs: attrs, content: slices.Clone(content)}).seal()
}

// Text is a piece of text with its marks, in any order.
func Text(s string, marks ...Mark) *Node {
	marks = slices.Clone(marks)
	sortMarks(marks)
	return (&Node{kind: KindText, text: s, marks: marks}).seal()
}

// Break is a line break inside of a paragraph.
func Break() *Node { return (&Node{kind: KindHardBreak}).seal() }

// Strong marks bold text.
func Strong() Mark { return Mark{Kind: MarkStrong} }

// Em marks italic text.
func Em() Mark { return Mark{Kind: MarkEm} }

// Sup marks superscript.
func Sup() Mark { return Mark{Kind: MarkSup} }

// Sub marks subscript.
func Sub() Mark { return Mark{Kind: MarkSub} }

// Link marks a link; link.Check tells which addresses New accepts.
func Link(href string) Mark { return Mark{Kind: MarkLink, Href: href} }

// LinkRel is Link with a word for search engines.
func LinkRel(href string, rel Rel) Mark { return Mark{Kind: MarkLink, Href: href, Rel: rel} }

// Paragraph is a paragraph of Text and Break.
func Paragraph(inline ...*Node) *Node { return block(KindParagraph, nil, inline) }

// Heading is a subheading of level 2 or 3 with Text and Break.
func Heading(level int, inline ...*Node) *Node {
	return block(KindHeading, []value{number(level)}, inline)
}

// Source is where a quotation comes from: a name, and an address only with a
// name. The zero Source is none.
type Source struct{ Name, URL string }

// Quote is a block quotation of paragraphs and lists.
func Quote(source Source, blocks ...*Node) *Node {
	return block(KindBlockquote, []value{textOrNull(source.Name), textOrNull(source.URL)}, blocks)
}

// BulletList is a list of Item.
func BulletList(items ...*Node) *Node { return block(KindBulletList, nil, items) }

// OrderedList is a list of Item that counts from first.
func OrderedList(first int, items ...*Node) *Node {
	return block(KindOrderedList, []value{number(first)}, items)
}

// Item is an item of a list: a paragraph, then paragraphs and lists.
func Item(blocks ...*Node) *Node { return block(KindListItem, nil, blocks) }

// Picture is an asset of its own or in a gallery, by its id, with the asset's
// caption and alternative text.
func Picture(asset string) *Node { return PictureWith(asset, nil, nil) }

// PictureWith is Picture with texts for this story. A caption replaces that of
// the asset, slug lead included; "" shows none. An alternative text of ""
// says that the picture is decoration. nil keeps what the asset has.
func PictureWith(asset string, caption, alt *string) *Node {
	return block(KindImage, []value{{text: asset}, textOrNil(caption), textOrNil(alt)}, nil)
}

func textOrNil(s *string) value {
	if s == nil {
		return value{null: true}
	}
	return value{text: *s}
}

// Gallery is a row of Picture.
func Gallery(images ...*Node) *Node { return block(KindGallery, nil, images) }

// Table is a table of Row. Its caption is shown above it, "" is none.
func Table(caption string, rows ...*Node) *Node {
	return block(KindTable, []value{textOrNull(caption)}, rows)
}

// Row is a row of Cell and HeaderCell.
func Row(cells ...*Node) *Node { return block(KindTableRow, nil, cells) }

// Cell is a cell of paragraphs and lists.
func Cell(blocks ...*Node) *Node { return SpanCell(1, 1, blocks...) }

// SpanCell is a cell over several columns and rows.
func SpanCell(colspan, rowspan int, blocks ...*Node) *Node {
	return block(KindTableCell, []value{number(colspan), number(rowspan)}, blocks)
}

// HeaderCell is a cell that names its column or row.
func HeaderCell(blocks ...*Node) *Node { return SpanHeaderCell(1, 1, blocks...) }

// SpanHeaderCell is a header cell over several columns and rows.
func SpanHeaderCell(colspan, rowspan int, blocks ...*Node) *Node {
	return block(KindTableHeader, []value{number(colspan), number(rowspan)}, blocks)
}

// RelatedStory is a "Baca juga" link to a story of the network, by its id.
func RelatedStory(id string) *Node {
	return block(KindRelated, []value{{text: id}, {null: true}, {null: true}}, nil)
}

// RelatedLink is a "Baca juga" link to any page.
func RelatedLink(address, title string) *Node {
	return block(KindRelated, []value{{null: true}, {text: address}, {text: title}}, nil)
}

// EmbedLink is a post on YouTube, X, Instagram or TikTok, under the plain form
// of its address. The title says what readers will find there, "" is none. An
// address that link.ParseEmbed refuses is kept as it is, for New to complain of.
func EmbedLink(address, title string) *Node {
	e, err := link.ParseEmbed(address)
	if err != nil {
		e = link.Embed{Provider: link.YouTube, URL: address}
	}
	n := &Node{kind: KindEmbed, attrs: []value{{text: string(e.Provider)}, {text: e.URL}, textOrNull(title)}}
	n.readEmbed()
	return n.seal()
}

// InfoBox is a box beside the story's thread, with a title and every kind of
// block but headings, boxes and "Baca juga".
func InfoBox(title string, blocks ...*Node) *Node {
	return block(KindInfoBox, []value{{text: title}}, blocks)
}

// Divider is a break between parts of a story.
func Divider() *Node { return block(KindDivider, nil, nil) }
