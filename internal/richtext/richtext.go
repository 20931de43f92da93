// Package richtext is the body of a story: a tree of typed blocks that is
// stored as ProseMirror JSON and whose schema is owned here, in Go.
//
// A Document comes into being in three ways: Parse reads the JSON an editor
// sent or the database kept, New puts it together from builders (Paragraph,
// Heading, Picture ...), FromPlain takes plain text. All three check every rule
// of the schema, so a Document that exists is a Document that may be shown:
// the writers HTML, FeedHTML and Text need no sanitizer behind them.
//
// Node types are doc, paragraph, heading, blockquote, bullet_list,
// ordered_list, list_item, image, gallery, table, table_row, table_cell,
// table_header, related ("Baca juga"), embed, info_box, divider, hard_break
// and text; marks are link, em, strong, sup and sub. The names are those of
// prosemirror-schema-basic, -schema-list and -tables wherever these have the
// type, which is why bold is "strong", italic is "em" and the first number of
// a list is "order". SchemaJSON prints the schema in the form of a ProseMirror
// SchemaSpec; an editor built from it accepts exactly the same nestings.
//
// Layout:
//
//	schema.go     the table of nodes, attributes and marks
//	node.go       Document, Node, Mark: the immutable tree and its sizes
//	fault.go      Fault and Faults: what is wrong and where
//	check.go      the rules of one node, used by Parse and by New
//	rules.go      the rules of one address
//	table.go      the grid of a table with merged cells
//	parse.go      JSON -> Document
//	edit.go       taking documents apart and putting them together, for steps
//	marshal.go    Document -> canonical JSON; the schema as JSON
//	build.go      builders and plain text -> Document
//	resolve.go    what rendering asks of its caller: pictures, stories, words
//	html.go       Document -> HTML of the article page
//	inline.go     marks, links and escaping, for the page and for feeds
//	picture.go    figures, galleries, captions
//	feed.go       Document -> HTML of feeds
//	text.go       plain text, words, excerpt, outline, references
//
// The subpackages are link and chars, which judge addresses and other strings,
// jsontree, a strict JSON reader, markdown, which reads Markdown into a
// Document, and steps, which applies the changes of an editor.
//
// # What is normalised
//
// Parse changes nothing that a reader or an editor could notice, and refuses
// what it does not know. The canonical form differs from the input in these
// ways only: white space between JSON tokens is gone; keys stand in the order
// type, attrs, content, marks, text; attributes stand in the schema's order
// and those left out are written with their default, as ProseMirror's
// Node.toJSON does; empty "content", "marks" and "attrs" are left out; the
// marks of a node stand in the schema's order; adjacent text nodes with the
// same marks are one node; strings are escaped as JSON.stringify escapes them.
package richtext

// SchemaVersion is the version of the schema that this package reads and
// writes. A document carries it in the attribute "schema" of its doc node.
const SchemaVersion = 1

// Limits of a document. They keep a hostile or broken client from making the
// portal slow; a long live report stays two orders of magnitude below them.
const (
	// MaxBytes is the largest JSON text that Parse reads, and the largest
	// canonical form of a document.
	MaxBytes = 2 << 20
	// MaxDepth is the greatest number of nodes on the way from the doc node,
	// which counts, to a text node, which counts too.
	MaxDepth = 32
	// MaxNodes is the greatest number of nodes of a document.
	MaxNodes = 50_000
)
