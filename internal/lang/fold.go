package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// appendFold appends the letters and digits of s in lower case and without
// diacritics: compatibility decomposition (Unicode Standard Annex 15, NFKD),
// combining marks of Latin, Greek, Cyrillic and Arabic dropped, the Latin
// letters that do not decompose spelled out. Everything else in s is left out.
func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
				dst = append(dst, c)
			case c >= 'A' && c <= 'Z':
				dst = append(dst, c+'a'-'A')
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			i++
			continue
		}
		if d := norm.NFKD.PropertiesString(s[i:]).Decomposition(); d != nil {
			for len(d) > 0 {
				part, n := utf8.DecodeRune(d)
				dst, d = appendFoldRune(dst, part), d[n:]
			}
		} else {
			dst = appendFoldRune(dst, r)
		}
		i += size
	}
	return dst
}

// appendFoldRune appends one decomposed rune.
func appendFoldRune(dst []byte, r rune) []byte {
	if droppedMark(r) || !(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) {
		return dst
	}
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'ø':
		return append(dst, 'o')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ħ':
		return append(dst, 'h')
	case 'ı':
		return append(dst, 'i')
	case 'ł':
		return append(dst, 'l')
	case 'þ':
		return append(dst, "th"...)
	}
	return utf8.AppendRune(dst, r)
}

// droppedMark tells the combining marks that writers leave out as often as
// not. Marks of other scripts are vowels and stay.
func droppedMark(r rune) bool {
	return r >= 0x0300 && r <= 0x036f || // combining diacritical marks
		r >= 0x1ab0 && r <= 0x1aff || r >= 0x1dc0 && r <= 0x1dff || // their extensions
		r >= 0x064b && r <= 0x065f || r == 0x0670 || // Arabic vowel signs
		r >= 0x0483 && r <= 0x0487 // Cyrillic
}

// isFolded reports whether folding would change nothing, so that the caller
// can keep the string it has.
func isFolded(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			return false
		}
	}
	return true
}

// fold returns s folded, as itself where nothing changes.
func fold(s string) string {
	if isFolded(s) {
		return s
	}
	var buf [64]byte
	return string(appendFold(buf[:0], s))
}

// isApostrophe tells the marks that are typed as an apostrophe inside a word:
// Jum'at, Ma’ruf, Qurʼan.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '`', '´', '′', '＇':
		return true
	}
	return false
}

// isInvisible tells runes that may stand inside a word without being seen:
// soft hyphen, zero-width space, joiners, byte order mark.
func isInvisible(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200d || r == 0x2060 || r == 0xfeff
}
