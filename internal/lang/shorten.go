package lang

import (
	"strings"
	"unicode/utf8"
)

// Shorten returns a line of at most n characters: the line itself, or its
// beginning up to the end of a word, with "…" for what is missing. One word that
// is far longer than the rest is cut where it has to be.
func Shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	short := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:.-–—(“\"") + "…"
}
