package spelling

import (
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
)

// Reason says why a word is reported.
type Reason string

// The reasons.
const (
	Mistake Reason = "mistake" // a known mistake, or a spelling that the standard has left
	Twice   Reason = "twice"   // the same word two times running
	Slip    Reason = "slip"    // an unknown word one slip away from a known one
)

// Finding is a word that looks misspelt.
type Finding struct {
	Start, End int // bounds in the text, in bytes
	Word       string
	Reason     Reason
	// Suggestions are what was probably meant, the likeliest first; three at
	// most.
	Suggestions []string
}

// MaxFindings bounds what [Check] returns: a text with more of them is not one
// that a list of words helps.
const MaxFindings = 40

const maxSuggestions = 3

// Check returns the words of a text that look misspelt, in their order, the
// same mistake once. It
// knows Indonesian and English; any other language gives nothing.
//
// known is asked, with the word in lower case, before a word is reported as a
// slip: it may say that other texts of the house know the word. It may be nil.
func Check(l lang.Language, text string, known func(word string) bool) []Finding {
	if !l.Valid() {
		return nil
	}
	ws := cut(l, text)
	count, told := make(map[string]int, len(ws)), make(map[string]bool)
	for _, w := range ws {
		count[w.folded]++
	}
	var found []Finding
	for i, w := range ws {
		if len(found) == MaxFindings {
			break
		}
		if w.number || w.foreign || w.mixed {
			continue
		}
		raw := text[w.start:w.end]
		f := Finding{Start: w.start, End: w.end, Word: raw}
		switch {
		case twice(l, ws, i):
			f.Start, f.Word = ws[i-1].start, text[ws[i-1].start:w.end]
			f.Reason, f.Suggestions = Twice, once(l, text[ws[i-1].start:ws[i-1].end])
		case w.tied:
			continue
		default:
			if c, ok := correction(l, raw); ok {
				if w.capital && !w.opens && len(raw) < 7 || told[w.folded] {
					continue // perhaps a name, or said already
				}
				told[w.folded] = true
				f.Reason, f.Suggestions = Mistake, []string{c}
				break
			}
			if count[w.folded] > 1 || !suspicious(l, ws, i) {
				continue
			}
			f.Reason, f.Suggestions = Slip, meant(l, w.folded)
			if len(f.Suggestions) == 0 || known != nil && known(w.folded) {
				continue
			}
		}
		found = append(found, f)
	}
	return found
}

// twice reports whether a word repeats the one before it.
func twice(l lang.Language, ws []word, i int) bool {
	if i == 0 || !ws[i].spaced || ws[i].capital || ws[i-1].mixed || ws[i].folded != ws[i-1].folded || len(ws[i].folded) < 2 {
		return false
	}
	if i > 1 && ws[i-1].tied || i+1 < len(ws) && ws[i].tied {
		return false
	}
	w := ws[i].folded
	if l == lang.English {
		return lang.IsStop(l, w) && !slices.Contains([]string{"that", "had", "very", "no", "so", "do", "is", "in", "on", "up", "out", "over", "you", "her"}, w)
	}
	return isKnown(l, w)
}

// once returns what a word said twice should have been: once and, where
// Indonesian makes a word by saying it twice, with its hyphen.
func once(l lang.Language, w string) []string {
	if l == lang.Indonesian && !lang.IsStop(l, w) {
		return []string{w, w + "-" + strings.ToLower(w)}
	}
	return []string{w}
}

// suspicious reports whether a word is unknown in a place where an unknown
// word is more likely a slip than a name, a term or a piece of dialect.
func suspicious(l lang.Language, ws []word, i int) bool {
	w := ws[i]
	least := 5
	if l == lang.English {
		least = 6
	}
	if w.capital || len(w.folded) < least || len(w.folded) > 24 || w.end-w.start != len(w.folded) || !letters(w.folded) || isKnown(l, w.folded) {
		return false
	}
	if l == lang.English {
		return true // its list is too short to judge the neighbours by
	}
	return !(i > 0 && !w.opens && strange(l, ws[i-1])) && !(i+1 < len(ws) && !ws[i+1].opens && strange(l, ws[i+1]))
}

// strange reports whether a word is unknown and no name.
func strange(l lang.Language, w word) bool {
	return !w.number && !w.capital && !isKnown(l, w.folded)
}

func letters(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// Lengths in letters from which on a word can bear a gross slip.
const (
	grossIndonesian = 7
	grossEnglish    = 8
)

// meant returns the known words that are one slip away, else those with
// neighbours swapped in two places: menambhakna.
func meant(l lang.Language, w string) []string {
	gross := grossIndonesian
	if l == lang.English {
		gross = grossEnglish
	}
	var found []string
	slips(w, func(c string, isGross bool) bool {
		if isGross && len(w) < gross {
			return false
		}
		if isPlain(l, c) && !slices.Contains(found, c) {
			found = append(found, c)
		}
		return len(found) < maxSuggestions
	})
	if len(found) == 0 && l == lang.Indonesian && len(w) >= twiceSwapped {
		swaps(w, func(c string) bool {
			if isPlain(l, c) && !slices.Contains(found, c) {
				found = append(found, c)
			}
			return len(found) < maxSuggestions
		})
	}
	return found
}

// twiceSwapped is how long a word has to be before fingers that crossed twice
// in it are thought of.
const twiceSwapped = 9
