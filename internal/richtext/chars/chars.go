// Package chars judges single strings of a document: which characters they may
// hold, whether a reader would see them, whether they are an id.
//
// It is one file.
package chars

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Check returns what is wrong with the characters of s, or "". It lets
// through what both HTML and XML 1.0 (section 2.2) can carry, so that no feed
// breaks on a story.
func Check(s string) string {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < 0x7F || c == '\t' || c == '\n' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			return "holds a control character"
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return "is not valid UTF-8"
		case r < 0xA0:
			return "holds a control character"
		case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
			return "holds a code point that is not a character"
		}
		i += size
	}
	return ""
}

// Line asks for one line of text that can be seen.
func Line(s string) string {
	if !Visible(s) {
		return "must not be empty"
	}
	if strings.ContainsAny(s, "\n\t") {
		return "must be a single line"
	}
	return ""
}

// Visible reports whether s holds a character that leaves ink.
func Visible(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 0x7F {
			return true
		} else if c >= utf8.RuneSelf {
			return strings.IndexFunc(s[i:], inked) >= 0
		}
	}
	return false
}

func inked(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r)
}

// ID asks for an id of the network as it stands in addresses: lower-case
// Crockford base 32 without leading zeros, below 2^53.
func ID(s string) string {
	const reason = "is not an id"
	if s == "" || len(s) > 11 || s[0] == '0' || len(s) == 11 && s[0] > '7' {
		return reason
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		digit := c >= '0' && c <= '9'
		letter := c >= 'a' && c <= 'z' && c != 'i' && c != 'l' && c != 'o' && c != 'u'
		if !digit && !letter {
			return reason
		}
	}
	return ""
}
