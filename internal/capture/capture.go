// Package capture turns a raw news page, HTML or plain text, into a structured
// and attributed story: headline, kicker, lead, dates, people, photo caption
// and credit, paragraphs, tags, source and copyright, each with where it was
// found and how sure that is.
//
// A page goes through these rooms. The package charset makes text of bytes. The
// package layout cuts HTML into blocks in reading order, finds the element that holds
// the story and reads metadata; text.go cuts plain text into lines. The package
// lines decides what each block is from its words and typography alone, so both
// kinds of page share it. zones.go and footer.go then read the fields off the
// blocks around the story, html*.go weigh them against metadata, and body.go
// keeps the journalism and leaves the furniture. join.go makes one story of the
// pages of an article, and proof.go lists the words and names to look at.
//
// Nothing here fetches, and nothing is trusted: bytes, depth and the number of
// blocks are limited, scripts, handlers and hidden text are never read as text,
// and links that are not http, https or mailto are dropped.
package capture

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/capture/charset"
	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/filetype"
)

// Kind says how the bytes of a page are to be read.
type Kind string

// The kinds of page. The empty kind means: look at the bytes.
const (
	HTML Kind = "html"
	Text Kind = "text"
)

// Limits of one page. Beyond them Capture refuses with a *LimitError.
const (
	MaxBytes  = 8 << 20          // bytes of a page
	MaxBlocks = layout.MaxBlocks // blocks or lines of a page
	MaxPages  = 100              // pages of one story
)

// ErrEmpty is returned for a page without any text.
var ErrEmpty = errors.New("capture: the page has no text")

// ErrBinary is returned for bytes that are a picture, a PDF, an archive or the
// like, and no page.
var ErrBinary = errors.New("capture: this is no page but another kind of file")

// LimitError says which limit a page broke.
type LimitError = layout.LimitError

// Page is what was captured.
type Page struct {
	Kind        Kind
	URL         string    // address the page came from, if known
	Content     []byte    // the bytes as they came
	ContentType string    // Content-Type header, if known; its charset is a hint
	FetchedAt   time.Time // when it was fetched; the zero time means not known
}

// Capture reads one page. It returns ErrEmpty, ErrBinary, a *LimitError, the context's
// error, or a story; a story may well lack fields, which its Doubts tell.
func Capture(ctx context.Context, page Page) (Story, error) {
	s, err := read(ctx, page)
	if err != nil {
		return Story{}, err
	}
	s.finish(page)
	return s, nil
}

// read reads the fields and blocks of one page.
func read(ctx context.Context, page Page) (Story, error) {
	if len(page.Content) > MaxBytes {
		return Story{}, &LimitError{What: "bytes", Max: MaxBytes}
	}
	if err := ctx.Err(); err != nil {
		return Story{}, err
	}
	if binary(page.Content) {
		return Story{}, ErrBinary
	}
	kind := page.Kind
	text, notes := charset.Decode(page.Content, page.ContentType, kind != Text)
	if kind == "" {
		kind = sniff(text)
	}
	if strings.TrimSpace(text) == "" {
		return Story{}, ErrEmpty
	}
	var s Story
	var err error
	if kind == HTML {
		s, err = captureHTML(ctx, page, text)
	} else {
		s, err = captureText(ctx, page, text)
	}
	if err != nil {
		return Story{}, err
	}
	for _, n := range notes {
		s.doubt("", n)
	}
	return s, nil
}

// binary tells files that are no text: by how they begin, or by more control
// characters than any text has, if it is not UTF-16.
func binary(b []byte) bool {
	head := b[:min(len(b), filetype.Sample)]
	switch filetype.Of(head) {
	case "text/plain":
		return false
	case "":
	default:
		return true
	}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return false
	}
	control := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f {
			control++
		}
	}
	return control*50 > len(head)
}

// sniff tells HTML from text by its first tags.
func sniff(text string) Kind {
	head := strings.ToLower(text[:min(len(text), 4096)])
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<meta ", "<div", "<p>", "<p ", "<h1", "<h2", "<table", "<script", "<span"} {
		if strings.Contains(head, mark) {
			return HTML
		}
	}
	return Text
}
