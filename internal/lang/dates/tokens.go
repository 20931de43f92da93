package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateTok is a word, a run of digits or a single mark of a text.
type dateTok struct {
	start, end int
	low        string // lower-cased text
	num        int    // value of a digit run, else -1
	digits     int    // length of a digit run
	upper      bool   // starts with a capital
	glued      bool   // no space before it
	word       bool
}

// dateTokens cuts a text. Hyphens stay inside words ("bertahun-tahun",
// "40-an" is three tokens), apostrophes too ("Jum'at").
func dateTokens(s string) []dateTok {
	toks := make([]dateTok, 0, len(s)/5)
	glued := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += n
			glued = false
			continue
		case r >= '0' && r <= '9':
			j, v := i, 0
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				if v < 1e8 {
					v = v*10 + int(s[j]-'0')
				}
				j++
			}
			toks = append(toks, dateTok{start: i, end: j, low: s[i:j], num: v, digits: j - i, glued: glued})
			i = j
		case unicode.IsLetter(r):
			j := i
			for j < len(s) {
				r, n := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) && !dateJoins(s, j, r, n) {
					break
				}
				j += n
			}
			toks = append(toks, dateTok{start: i, end: j, low: strings.ToLower(s[i:j]), num: -1, upper: unicode.IsUpper(r), glued: glued, word: true})
			i = j
		default:
			toks = append(toks, dateTok{start: i, end: i + n, low: s[i : i+n], num: -1, glued: glued})
			i += n
		}
		glued = true
	}
	return toks
}

// dateJoins tells whether a hyphen or an apostrophe at j binds two letters.
func dateJoins(s string, j int, r rune, n int) bool {
	if r != '-' && r != '\'' && r != '’' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[j+n:])
	return j > 0 && unicode.IsLetter(next)
}
