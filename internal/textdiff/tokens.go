package textdiff

import (
	"unicode"
	"unicode/utf8"
)

// split cuts a text into words, runs of spaces, line ends and signs. A word
// may hold a hyphen, an apostrophe or a point between two letters or digits:
// "kapal-kapal", "Jum'at", "1.500". Marks and joiners stay with the sign before
// them. The tokens make up the text.
func split(s string) []string {
	tokens := make([]string, 0, len(s)/4+1)
	for s != "" {
		n := tokenLen(s)
		tokens = append(tokens, s[:n])
		s = s[n:]
	}
	return tokens
}

// Tokens returns the words, runs of spaces, line ends and signs that Words and
// Merge3 compare, in order. Put together they are the text.
func Tokens(s string) []string { return split(s) }

func tokenLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '\n':
		return n
	case unicode.IsSpace(r):
		return n + spanOf(s[n:], func(r rune) bool { return r != '\n' && unicode.IsSpace(r) })
	case letter(r):
		for {
			n += spanOf(s[n:], letter)
			if r, size := utf8.DecodeRuneInString(s[n:]); inner(r) {
				if next, _ := utf8.DecodeRuneInString(s[n+size:]); letter(next) {
					n += size
					continue
				}
			}
			return n
		}
	}
	for {
		n += spanOf(s[n:], isMark)
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != joiner {
			return n
		}
		n += size
		if next, size := utf8.DecodeRuneInString(s[n:]); next != '\n' && !unicode.IsSpace(next) && !letter(next) {
			n += size
		}
	}
}

// joiner makes one picture of several (ZERO WIDTH JOINER).
const joiner = '\u200d'

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// inner reports whether a sign may stand within a word.
func inner(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\'', '\u2019', '.', ',':
		return true
	}
	return false
}

// spanOf is the length of the beginning of s of which all runes are so.
func spanOf(s string, so func(rune) bool) int {
	for i, r := range s {
		if !so(r) {
			return i
		}
	}
	return len(s)
}

func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return letter(r)
}

// glued reports whether two pieces of text would become one word.
func glued(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return before != "" && after != "" && (unicode.IsLetter(last) || unicode.IsDigit(last)) && (unicode.IsLetter(first) || unicode.IsDigit(first))
}

func isMark(r rune) bool { return unicode.Is(unicode.M, r) }
