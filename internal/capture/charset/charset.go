// Package charset makes text of the bytes of a page, and undoes what somebody
// made of it with the wrong characters before.
package charset

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_:.-]{2,40})`)

// Decode makes UTF-8 text of a page's bytes. A byte order mark decides; bytes
// that are valid UTF-8 are UTF-8 whatever the page claims; else the header,
// the page's own meta if it is markup, and at last Windows-1252 (what browsers assume).
func Decode(b []byte, contentType string, markup bool) (text string, notes []string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return repair(strings.ToValidUTF8(string(b[3:]), "\uFFFD"))
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		if out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b); err == nil {
			return repair(string(out))
		}
	}
	if utf8.Valid(b) {
		return repair(string(b))
	}
	enc, name := charsetOf(b, contentType, markup)
	if enc == nil {
		// A few broken bytes in UTF-8 are more likely than another encoding.
		if s := strings.ToValidUTF8(string(b), "\uFFFD"); mostlyUTF8(b, s) {
			out, notes := repair(s)
			return out, append(notes, "the page has broken bytes")
		}
		enc, name = charmap.Windows1252, "windows-1252"
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD"), []string{"the page could not be decoded as " + name}
	}
	return strings.ToValidUTF8(string(out), "\uFFFD"), []string{"decoded from " + name}
}

func charsetOf(b []byte, contentType string, markup bool) (encoding.Encoding, string) {
	name := ""
	if _, after, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
		name = strings.Trim(after, " \"';")
	}
	if name == "" && markup {
		if m := metaCharset.FindSubmatch(b[:min(len(b), 4096)]); m != nil {
			name = string(m[1])
		}
	}
	enc, canonical := charset.Lookup(name)
	if canonical == "utf-8" {
		return nil, ""
	}
	return enc, canonical
}

// mostlyUTF8 tells whether the valid multi-byte sequences outnumber the broken
// bytes clearly.
func mostlyUTF8(b []byte, repaired string) bool {
	broken, whole := strings.Count(repaired, "\uFFFD"), 0
	for _, r := range repaired {
		if r >= 0x80 && r != '\uFFFD' {
			whole++
		}
	}
	return whole > 4*broken && broken*100 < len(b)
}

// repair undoes UTF-8 that was once read as Windows-1252 ("â€œ", "Ã©"), where
// the text is certain to be that: every suspect run turns into valid UTF-8.
func repair(s string) (string, []string) {
	s = strings.ReplaceAll(s, "\u0000", "")
	if !strings.Contains(s, "â€") && !strings.Contains(s, "Ã©") && !strings.Contains(s, "Â ") && !strings.Contains(s, "â\u0080") {
		return s, nil
	}
	var out strings.Builder
	out.Grow(len(s))
	fixed := 0
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		if n, r := mojibake(runes[i:]); n > 0 {
			out.WriteRune(r)
			i += n - 1
			fixed++
			continue
		}
		out.WriteRune(runes[i])
	}
	if fixed == 0 {
		return s, nil
	}
	return out.String(), []string{"doubly encoded characters were repaired"}
}

// mojibake reads one doubly encoded character at the start of r.
func mojibake(r []rune) (int, rune) {
	var n int
	switch r[0] {
	case 'â':
		n = 3
	case 'Ã', 'Â':
		n = 2
	default:
		return 0, 0
	}
	if len(r) < n {
		return 0, 0
	}
	var b [3]byte
	for i := range n {
		c, ok := charmap.Windows1252.EncodeRune(r[i])
		if !ok {
			return 0, 0
		}
		b[i] = c
	}
	c, size := utf8.DecodeRune(b[:n])
	if size != n || c == utf8.RuneError {
		return 0, 0
	}
	return n, c
}
