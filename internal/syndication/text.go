package syndication

import (
	"strings"
	"unicode/utf8"
)

// clean returns s without the characters that XML 1.0 forbids or advises
// against (section 2.2) and with U+FFFD for bytes that are not UTF-8. JSON
// gets the same text, so that all formats say the same. The text of a document
// is clean already; headlines, captions and names come from forms.
func clean(s string) string {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < 0x7F || c == '\t' || c == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || !allowed(r) {
			return strings.Map(func(r rune) rune {
				if !allowed(r) {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, "\uFFFD"))
		}
		i += size
	}
	return s
}

// allowed reports whether a character may stand in what is written. A carriage
// return is none: every XML parser would read it as a line end.
func allowed(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return true
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return false
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return false
	}
	return true
}

// line is clean on one line: titles and names hold no line ends.
func line(s string) string {
	s = clean(s)
	if strings.ContainsAny(s, "\t\n") || strings.Contains(s, "  ") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// paragraphs splits a text from a form at its line ends.
func paragraphs(s string) []string {
	var out []string
	for p := range strings.SplitSeq(clean(strings.ReplaceAll(s, "\r", "\n")), "\n") {
		if p = line(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
