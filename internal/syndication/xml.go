package syndication

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// flushAt bounds how much of a document waits in memory, beside one entry.
const flushAt = 32 << 10

// xmlWriter writes XML 1.0 in UTF-8. It keeps what it writes in a buffer and
// remembers the first error of w, so that whoever uses it asks once.
//
// encoding/xml has no say over the prefixes of names, which feed readers are
// picky about, and fails on the characters that XML forbids instead of
// leaving them out.
type xmlWriter struct {
	w    io.Writer
	b    []byte
	sent int64
	err  error
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// open writes a start tag. attrs are names and values in turn; an attribute
// without a value is left out.
func (x *xmlWriter) open(name string, attrs ...string) {
	x.tag(name, attrs)
	x.b = append(x.b, '>', '\n')
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.b = append(x.b, '/', '>', '\n')
}

// leaf writes an element with a text, nothing at all without a text.
func (x *xmlWriter) leaf(name, text string, attrs ...string) {
	if text == "" {
		return
	}
	x.tag(name, attrs)
	x.b = append(x.b, '>')
	x.b = appendText(x.b, text)
	x.close(name)
}

// html writes an element with markup as text, as a CDATA section.
func (x *xmlWriter) html(name string, markup []byte, attrs ...string) {
	x.tag(name, attrs)
	x.b = append(x.b, "><![CDATA["...)
	// A section ends at the first "]]>", so one inside is divided into two.
	for i, part := range bytes.Split(markup, []byte("]]>")) {
		if i > 0 {
			x.b = append(x.b, "]]]]><![CDATA[>"...)
		}
		x.b = appendAllowed(x.b, part)
	}
	x.b = append(x.b, "]]>"...)
	x.close(name)
}

func (x *xmlWriter) tag(name string, attrs []string) {
	x.b = append(x.b, '<')
	x.b = append(x.b, name...)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		x.b = append(x.b, ' ')
		x.b = append(x.b, attrs[i]...)
		x.b = append(x.b, '=', '"')
		x.b = appendText(x.b, attrs[i+1])
		x.b = append(x.b, '"')
	}
}

// close writes an end tag.
func (x *xmlWriter) close(name string) {
	x.b = append(x.b, '<', '/')
	x.b = append(x.b, name...)
	x.b = append(x.b, '>', '\n')
}

// drain sends what is written when it is much, and returns the first error.
// It is called between entries.
func (x *xmlWriter) drain() error {
	if len(x.b) < flushAt {
		return x.err
	}
	return x.flush()
}

// flush sends what is written and returns the first error.
func (x *xmlWriter) flush() error {
	if x.err == nil && len(x.b) > 0 {
		var n int
		n, x.err = x.w.Write(x.b)
		x.sent += int64(n)
	}
	x.b = x.b[:0]
	return x.err
}

// appendText writes a text for an element or a quoted attribute. What XML
// cannot hold is left out.
func appendText(b []byte, s string) []byte {
	s = clean(s)
	start := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&#x3C;" // what naive readers of RSS decode once only
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		case '\t': // in attributes a parser reads both as spaces
			entity = "&#9;"
		case '\n':
			entity = "&#10;"
		default:
			continue
		}
		b = append(b, s[start:i]...)
		b = append(b, entity...)
		start = i + 1
	}
	return append(b, s[start:]...)
}

// appendAllowed copies bytes without what XML cannot hold.
func appendAllowed(b, s []byte) []byte {
	start := 0
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7F || c == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		broken := r == utf8.RuneError && size == 1
		if broken || !allowed(r) {
			b = append(b, s[start:i]...)
			start = i + size
		}
		if broken {
			b = append(b, "\uFFFD"...)
		}
		i += size
	}
	return append(b, s[start:]...)
}
