package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/lang"
)

// word is one word of a text with what matters of its surroundings.
type word struct {
	start, end int
	folded     string
	number     bool
	capital    bool // begins with a capital
	mixed      bool // has a capital or a figure further on, or letters beyond ASCII
	tied       bool // part of a hyphenated word, an address, a contraction
	opens      bool // first of its sentence
	spaced     bool // nothing but one space parts it from the word before
	foreign    bool // in a passage of another language
}

// cut cuts a text into its words.
func cut(l lang.Language, text string) []word {
	var ws []word
	end := 0
	for tok := range lang.Tokens(text) {
		if tok.Joined {
			continue
		}
		w := word{start: tok.Start, end: tok.End, folded: tok.Text, number: tok.Number}
		raw := text[tok.Start:tok.End]
		for i, r := range raw {
			switch {
			case unicode.IsUpper(r) && i == 0:
				w.capital = true
			case unicode.IsUpper(r), unicode.IsDigit(r), r >= utf8.RuneSelf && r != '’':
				w.mixed = true
			}
		}
		gap := text[end:tok.Start]
		w.opens = end == 0 || strings.ContainsAny(gap, ".!?:;\n“\"”«»•–—(")
		w.spaced = gap == " "
		w.tied = end > 0 && touches(gap)
		if w.tied && len(ws) > 0 {
			ws[len(ws)-1].tied = true
		}
		ws = append(ws, w)
		end = tok.End
	}
	markForeign(l, text, ws)
	return ws
}

// touches reports whether what parts two words ties them together: no space,
// and a mark of a compound or an address.
func touches(gap string) bool {
	return gap == "" || !strings.ContainsAny(gap, " \t\n\u00a0") && strings.ContainsAny(gap, "-‐‑/@._&#=+~")
}

// markForeign marks the words of paragraphs, and of quotations inside them,
// that are in another language.
func markForeign(l lang.Language, text string, ws []word) {
	from := 0
	for from < len(ws) {
		to := from + 1
		for to < len(ws) && !strings.Contains(text[ws[to-1].end:ws[to].start], "\n") {
			to++
		}
		para := ws[from:to]
		if isForeign(l, text, para) {
			mark(para)
		}
		open := -1
		for i := range para {
			gap := ""
			if i > 0 {
				gap = text[para[i-1].end:para[i].start]
			} else if para[i].start > 0 {
				gap = text[max(0, para[i].start-3):para[i].start]
			}
			if open >= 0 && strings.ContainsAny(gap, "”\"»") {
				if isForeign(l, text, para[open:i]) {
					mark(para[open:i])
				}
				open = -1
			}
			if strings.ContainsAny(gap, "“\"«") {
				open = i
			}
		}
		if open >= 0 && isForeign(l, text, para[open:]) {
			mark(para[open:])
		}
		from = to
	}
}

func mark(ws []word) {
	for i := range ws {
		ws[i].foreign = true
	}
}

// minGuess is how many words a passage has at least before its language is
// asked for.
const minGuess = 4

// isForeign reports whether a passage is in another language than its text, or
// in none that is known here.
func isForeign(l lang.Language, text string, ws []word) bool {
	if len(ws) < minGuess {
		return false
	}
	guess, sure := lang.Guess(text[ws[0].start:ws[len(ws)-1].end])
	return guess != l && !(l == lang.Indonesian && guess == lang.Malay) && (guess == lang.Other || sure >= 0.3)
}
