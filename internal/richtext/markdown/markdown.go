// Package markdown reads Markdown into a richtext.Document: for stories that
// are written in files, and for imports. It reads CommonMark with the tables
// of GFM, and only what a document can hold: everything else is an error with
// its line, nothing is dropped.
//
//	## and ###                     headings
//	**bold**, *italic*, [text](/a) marks
//	- item, 1. item                lists
//	| a | b |                      tables, the first row is their head
//	---                            a divider
//	> text                         a quotation; if its last line begins with
//	> -- Name                      two dashes, that is its source, which may
//	                               be a link: > -- [Name](https://...)
//	![alt](asset:KEY "caption")    a picture, on a line of its own
//
// Directives stand on a line of their own:
//
//	{{baca KEY}}                   "Baca juga" to a story
//	{{baca https://... Title}}     "Baca juga" to any page
//	{{embed https://... Title}}    a post on YouTube, X, Instagram or TikTok;
//	                               the title may be left out
//	{{gallery KEY KEY}}            several pictures
//	:::info Title                  an info box, which ends with a line of
//	:::                            three colons
//
// Write \{\{ for two braces in text. [Write] is the way back, and [ParseKept]
// reads what it wrote.
package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/tajuk/tajuk/internal/richtext"
)

// MaxBytes is the longest Markdown text that Parse reads.
const MaxBytes = 1 << 20

// Options say what the keys in a text stand for.
type Options struct {
	// Asset and Story return the id that a key stands for. Their errors are
	// reported with the line of the key. nil knows no keys.
	Asset func(key string) (id string, err error)
	Story func(key string) (id string, err error)
	// FirstLine is the number of the first line, for texts below a header.
	// 0 is 1.
	FirstLine int

	// kept returns a block that {{keep N}} stands for, nil for none.
	kept func(n int) *richtext.Node
}

// Error is one reason why a text was refused.
type Error struct {
	Line   int
	Reason string
}

// Error returns the line and the reason.
func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// Errors is the error of Parse: all that was found, in the order of lines, and
// at least one.
type Errors []*Error

// Error returns all errors, one per line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the errors one by one, for errors.As.
func (e Errors) Unwrap() []error {
	errs := make([]error, len(e))
	for i, one := range e {
		errs[i] = one
	}
	return errs
}

// Parse reads a document. The error is of type Errors.
func Parse(src []byte, opt Options) (richtext.Document, error) {
	if opt.FirstLine == 0 {
		opt.FirstLine = 1
	}
	c := converter{opt: opt}
	switch {
	case len(src) > MaxBytes:
		c.fail(0, "the text is longer than %d bytes", MaxBytes)
		return richtext.Document{}, c.result()
	case !utf8.Valid(src):
		c.src = src
		c.fail(firstInvalid(src), "the text is not valid UTF-8")
		return richtext.Document{}, c.result()
	}
	c.src = bytes.TrimPrefix(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\ufeff"))
	tree := newParser().Parse(text.NewReader(c.src))
	blocks := c.document(tree)
	if len(c.errs) > 0 {
		return richtext.Document{}, c.result()
	}
	doc, err := richtext.New(blocks...)
	if err != nil {
		c.refused(err)
		return richtext.Document{}, c.result()
	}
	return doc, nil
}

func newParser() parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithBlockParsers(
			util.Prioritized(directiveParser{}, 50),
			util.Prioritized(boxParser{}, 60),
		)),
	).Parser()
}

func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}
