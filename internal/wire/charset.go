package wire

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of a document: as its first bytes say, else as the
// document itself declares, else as it was served. What is no UTF-8 in it all
// the same is repaired, and characters that XML forbids are left out.
func decode(b []byte, contentType string) (string, error) {
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("<\x00?\x00")):
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte("\xfe\xff")), bytes.HasPrefix(b, []byte("\x00<\x00?")):
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	default:
		var err error
		if e, err = declared(b, contentType); err != nil {
			return "", err
		}
	}
	text := string(b)
	if e != nil {
		out, err := e.NewDecoder().Bytes(b)
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrCharset, err)
		}
		text = string(out)
	}
	if !utf8.ValidString(text) {
		text = repair(text)
	}
	return strip(text), nil
}

// declaration is the encoding that an XML declaration names (XML 1.0, 2.8).
var declaration = regexp.MustCompile(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// declared is the encoding that a document or its media type names, nil for
// UTF-8.
func declared(b []byte, contentType string) (encoding.Encoding, error) {
	var label string
	if m := declaration.FindSubmatch(b[:min(len(b), 300)]); m != nil {
		label = string(m[1])
	} else if _, p, err := mime.ParseMediaType(contentType); err == nil && bytes.HasPrefix(bytes.TrimSpace(b), []byte("<")) {
		label = p["charset"] // JSON is UTF-8 whatever it is served as (RFC 8259 8.1)
	}
	// What begins with readable ASCII is no UTF-16, whatever it calls itself.
	if label == "" || strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return nil, nil
	}
	e, name := charset.Lookup(label)
	switch {
	case e == nil, name == "replacement":
		return nil, fmt.Errorf("%w: %q", ErrCharset, cut(label, 40))
	case name == "utf-8":
		return nil, nil
	}
	return e, nil
}

// repair reads bytes that are no UTF-8 as Windows-1252: they come from editors
// who paste quotation marks and dashes out of office programs.
func repair(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(s[0])
		}
		b.WriteRune(r)
		s = s[n:]
	}
	return b.String()
}

// strip leaves out what no text should hold: control characters, what turns
// the direction of writing, marks of byte order, and what is no character.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r':
			return '\n'
		case r < 0x20, r >= 0x7f && r < 0xa0, // controls
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c, // direction
			r == 0xfeff, r == 0xad, r == 0x2028, r == 0x2029, r >= 0xfff9 && r <= 0xfffb,
			r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// reference is a character by its number.
var reference = regexp.MustCompile(`&#(?:[0-9]{1,10}|[xX][0-9a-fA-F]{1,8});`)

// characters leaves out references to what strip leaves out, which XML forbids
// (XML 1.0, 2.2), and reads those to controls as browsers do: as Windows-1252.
func characters(s string) string {
	return reference.ReplaceAllStringFunc(s, func(ref string) string {
		digits, base := ref[2:len(ref)-1], 10
		if digits[0] == 'x' || digits[0] == 'X' {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 32)
		if err != nil || n > utf8.MaxRune {
			return ""
		}
		if n >= 0x80 && n < 0xa0 {
			n = uint64(charmap.Windows1252.DecodeByte(byte(n)))
		}
		if n >= 0xd800 && n < 0xe000 || n != '\r' && strip(string(rune(n))) == "" {
			return ""
		}
		return "&#" + strconv.FormatUint(n, 10) + ";"
	})
}
