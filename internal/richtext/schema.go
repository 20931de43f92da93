package richtext

import (
	"github.com/tajuk/tajuk/internal/richtext/chars"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// Kind is the type of a node.
type Kind uint8

// The node types. Their names in JSON are given by Kind.String.
const (
	kindNone Kind = iota
	KindDoc
	KindParagraph
	KindHeading
	KindBlockquote
	KindBulletList
	KindOrderedList
	KindListItem
	KindImage
	KindGallery
	KindTable
	KindTableRow
	KindTableCell
	KindTableHeader
	KindRelated
	KindEmbed
	KindInfoBox
	KindDivider
	KindHardBreak
	KindText
	kindCount
)

// String returns the name of the type in JSON, for example "bullet_list".
func (k Kind) String() string {
	if k == kindNone || k >= kindCount {
		return "unknown"
	}
	return specs[k].name
}

// MarkKind is the type of a mark. Its order is the rank of the mark: the marks
// of a node are kept in it, and lower ranks enclose higher ones in HTML.
type MarkKind uint8

// The mark types. Their names in JSON are given by MarkKind.String.
const (
	MarkLink MarkKind = iota + 1
	MarkEm
	MarkStrong
	MarkSup
	MarkSub
	markCount
)

// String returns the name of the mark in JSON, for example "strong".
func (k MarkKind) String() string {
	if k == 0 || k >= markCount {
		return "unknown"
	}
	return markNames[k]
}

var markNames = [...]string{MarkLink: "link", MarkEm: "em", MarkStrong: "strong", MarkSup: "sup", MarkSub: "sub"}

// Positions of attributes in Node.attrs, in the order of the schema.
const (
	docSchema = 0

	headingLevel = 0

	quoteName = 0
	quoteURL  = 1

	listOrder = 0

	imageAsset   = 0
	imageCaption = 1
	imageAlt     = 2

	tableCaption = 0

	cellColspan = 0
	cellRowspan = 1

	relatedStory = 0
	relatedURL   = 1
	relatedTitle = 2

	embedProvider = 0
	embedURL      = 1
	embedTitle    = 2

	boxTitle = 0
)

// MaxSpan is the greatest colspan or rowspan of a cell, and MaxColumns the
// greatest width of a table.
const (
	MaxSpan    = 100
	MaxColumns = 100
)

// kindSet is a set of node types, one bit each.
type kindSet uint32

func setOf(kinds ...Kind) kindSet {
	var s kindSet
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

func (s kindSet) has(k Kind) bool { return s&(1<<k) != 0 }

// The groups of the schema, as content expressions name them.
const (
	inlineSet kindSet = 1<<KindText | 1<<KindHardBreak
	flowSet   kindSet = 1<<KindParagraph | 1<<KindBulletList | 1<<KindOrderedList
	boxedSet          = flowSet | 1<<KindBlockquote | 1<<KindImage | 1<<KindGallery | 1<<KindTable | 1<<KindEmbed | 1<<KindDivider
	blockSet          = boxedSet | 1<<KindHeading | 1<<KindRelated | 1<<KindInfoBox
)

// term is one part of a content expression: at least min nodes of the set, and
// at most one unless many.
type term struct {
	set  kindSet
	min  int
	many bool
}

// attrType is what an attribute may hold besides null.
type attrType uint8

const (
	attrText attrType = iota
	attrNumber
)

// attrSpec is one attribute of a node type.
type attrSpec struct {
	name string
	typ  attrType
	// optional attributes may be left out: a text is then null, a number is
	// def. Only optional texts may be null.
	optional bool
	def      int
	// min and max bound a number, max bounds the characters of a text.
	min, max int
	// check returns what is wrong with a text, or "".
	check func(string) string
}

// nodeSpec is one row of the schema.
type nodeSpec struct {
	name string
	// groups, content and role are ProseMirror's own notation, for SchemaJSON;
	// terms is what the checker uses. A test holds the two together.
	groups  string
	content string
	role    string
	terms   []term
	attrs   []attrSpec
	// inline nodes carry marks.
	inline bool
	// cross checks attributes against each other: it returns the position of
	// the attribute at fault and what is wrong with it, or "".
	cross func(*Node) (attr int, reason string)
}

// leaf reports whether nodes of the type never have content. A text node is
// not a leaf: its size is that of its text.
func (s *nodeSpec) leaf() bool { return len(s.terms) == 0 && s.name != "text" }

var spanAttrs = []attrSpec{
	{name: "colspan", typ: attrNumber, optional: true, def: 1, min: 1, max: MaxSpan},
	{name: "rowspan", typ: attrNumber, optional: true, def: 1, min: 1, max: MaxSpan},
}

// specs is the schema. Nothing writes to it.
var specs = [kindCount]nodeSpec{
	KindDoc: {
		name: "doc", content: "block+",
		terms: []term{{blockSet, 1, true}},
		attrs: []attrSpec{{name: "schema", typ: attrNumber, min: SchemaVersion, max: SchemaVersion}},
	},
	KindParagraph: {
		name: "paragraph", groups: "block boxed flow", content: "inline*",
		terms: []term{{inlineSet, 0, true}},
	},
	KindHeading: {
		name: "heading", groups: "block", content: "inline*",
		terms: []term{{inlineSet, 0, true}},
		attrs: []attrSpec{{name: "level", typ: attrNumber, min: 2, max: 3}},
	},
	KindBlockquote: {
		name: "blockquote", groups: "block boxed", content: "flow+",
		terms: []term{{flowSet, 1, true}},
		attrs: []attrSpec{
			{name: "source_name", optional: true, max: 200, check: chars.Line},
			{name: "source_url", optional: true, max: link.MaxLen, check: checkPage},
		},
		cross: crossQuote,
	},
	KindBulletList: {
		name: "bullet_list", groups: "block boxed flow", content: "list_item+",
		terms: []term{{setOf(KindListItem), 1, true}},
	},
	KindOrderedList: {
		name: "ordered_list", groups: "block boxed flow", content: "list_item+",
		terms: []term{{setOf(KindListItem), 1, true}},
		attrs: []attrSpec{{name: "order", typ: attrNumber, optional: true, def: 1, min: 0, max: 1_000_000}},
	},
	KindListItem: {
		name: "list_item", content: "paragraph flow*",
		terms: []term{{setOf(KindParagraph), 1, false}, {flowSet, 0, true}},
	},
	KindImage: {
		name: "image", groups: "block boxed",
		attrs: []attrSpec{
			{name: "asset", max: 11, check: chars.ID},
			{name: "caption", optional: true, max: 2000},
			{name: "alt", optional: true, max: 1000},
		},
	},
	KindGallery: {
		// Empty galleries are allowed because ProseMirror cannot make up an image
		// to fill one; nothing is shown of them.
		name: "gallery", groups: "block boxed", content: "image*",
		terms: []term{{setOf(KindImage), 0, true}},
	},
	KindTable: {
		name: "table", groups: "block boxed", content: "table_row+", role: "table",
		terms: []term{{setOf(KindTableRow), 1, true}},
		attrs: []attrSpec{{name: "caption", optional: true, max: 300, check: chars.Line}},
	},
	KindTableRow: {
		name: "table_row", content: "(table_cell | table_header)*", role: "row",
		terms: []term{{setOf(KindTableCell, KindTableHeader), 0, true}},
	},
	KindTableCell: {
		name: "table_cell", content: "flow+", role: "cell",
		terms: []term{{flowSet, 1, true}},
		attrs: spanAttrs,
	},
	KindTableHeader: {
		name: "table_header", content: "flow+", role: "header_cell",
		terms: []term{{flowSet, 1, true}},
		attrs: spanAttrs,
	},
	KindRelated: {
		name: "related", groups: "block",
		attrs: []attrSpec{
			{name: "story", optional: true, max: 11, check: chars.ID},
			{name: "url", optional: true, max: link.MaxLen, check: checkPage},
			{name: "title", optional: true, max: 300, check: chars.Line},
		},
		cross: crossRelated,
	},
	KindEmbed: {
		name: "embed", groups: "block boxed",
		attrs: []attrSpec{
			{name: "provider", max: 20, check: checkProvider},
			{name: "url", max: link.MaxLen},
			{name: "title", optional: true, max: 300, check: chars.Line},
		},
		cross: crossEmbed,
	},
	KindInfoBox: {
		name: "info_box", groups: "block", content: "boxed+",
		terms: []term{{boxedSet, 1, true}},
		attrs: []attrSpec{{name: "title", max: 200, check: chars.Line}},
	},
	KindDivider:   {name: "divider", groups: "block boxed"},
	KindHardBreak: {name: "hard_break", groups: "inline", inline: true},
	KindText:      {name: "text", groups: "inline", inline: true},
}

// kindOf returns the type of that name, or kindNone.
func kindOf(name string) Kind {
	for k := KindDoc; k < kindCount; k++ {
		if specs[k].name == name {
			return k
		}
	}
	return kindNone
}

func markKindOf(name string) MarkKind {
	for k := MarkLink; k < markCount; k++ {
		if markNames[k] == name {
			return k
		}
	}
	return 0
}

func crossQuote(n *Node) (int, string) {
	if !n.attrs[quoteURL].null && n.attrs[quoteName].null {
		return quoteURL, "needs a source_name beside it"
	}
	return 0, ""
}

func crossRelated(n *Node) (int, string) {
	story, url, title := n.attrs[relatedStory], n.attrs[relatedURL], n.attrs[relatedTitle]
	switch {
	case story.null && url.null:
		return relatedStory, "is required, or url and title instead"
	case !story.null && !url.null:
		return relatedURL, "must be null when a story is named"
	case !story.null && !title.null:
		return relatedTitle, "must be null when a story is named"
	case story.null && title.null:
		return relatedTitle, "is required with a url"
	}
	return 0, ""
}

func crossEmbed(n *Node) (int, string) {
	if n.embed == nil {
		_, err := link.ParseEmbed(n.attrs[embedURL].text)
		return embedURL, reasonOf(err)
	}
	if string(n.embed.Provider) != n.attrs[embedProvider].text {
		return embedURL, "is not an address of " + n.attrs[embedProvider].text
	}
	return 0, ""
}
