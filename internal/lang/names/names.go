package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/lang"
)

// Name is one place in a text where a name stands.
type Name struct {
	Start, End int // bounds of the name in the text, in bytes, without its titles
	// Text is the name as written, Words its parts folded to lower case.
	Text  string
	Words []string
	// Office tells that a word for an office or a rank stands before the name
	// or, parted by a comma, behind it; Style that a form of address does.
	Office, Style bool
	// Initials tells that nothing of the name is written out: "AS", "R.T.".
	Initials bool
	// Opens tells that the name begins its sentence, where every word has a
	// capital.
	Opens bool
}

// token is a word with what the search for names has to know of it.
type token struct {
	start, end int
	folded     string
	capital    bool // first letter
	shouted    bool // no small letter
	gap        string
	opens      bool
}

// Find returns the names of a text in their order: of people, places and
// organisations alike. Titles before a name are left off. A word that begins
// a sentence is part of a name only if the text has it capitalised elsewhere
// too, or nobody knows it as a common word.
func Find(l lang.Language, text string) []Name {
	tokens := cut(text)
	inside := map[string]bool{} // words that are capitalised inside sentences
	for _, t := range tokens {
		if t.capital && !t.opens {
			inside[t.folded] = true
		}
	}
	var found []Name
	for i := 0; i < len(tokens); {
		if !tokens[i].capital {
			i++
			continue
		}
		end := run(tokens, i)
		if n, ok := nameOf(l, text, tokens, i, end, inside); ok {
			found = append(found, n)
		}
		i = end
	}
	return found
}

func cut(text string) []token {
	var ts []token
	end := 0
	for tok := range lang.Tokens(text) {
		if tok.Joined {
			continue
		}
		t := token{start: tok.Start, end: tok.End, folded: tok.Text, gap: text[end:tok.Start]}
		r, _ := utf8.DecodeRuneInString(text[tok.Start:])
		t.capital = unicode.IsUpper(r)
		t.shouted = t.capital && !strings.ContainsFunc(text[tok.Start:tok.End], unicode.IsLower)
		t.opens = end == 0 || opensSentence(text, ts, t)
		ts = append(ts, t)
		end = tok.End
	}
	return ts
}

// opensSentence reports whether a word begins a sentence, as far as marks tell:
// the dot behind a short title or an initial ends none.
func opensSentence(text string, before []token, t token) bool {
	if strings.ContainsAny(t.gap, "!?\n“”\"«»•:–—") {
		return true
	}
	if !strings.Contains(t.gap, ".") {
		return false
	}
	last := before[len(before)-1]
	return !abbreviated(text, last)
}

func abbreviated(text string, t token) bool {
	return t.capital && (styles[t.folded] || utf8.RuneCountInString(text[t.start:t.end]) == 1 || strings.Contains(text[t.start:t.end], "."))
}

// run returns the end of the run of capitalised words that starts at i.
func run(ts []token, i int) int {
	j := i + 1
	for j < len(ts) {
		t := ts[j]
		switch {
		case !joins(t.gap, ts[j-1]):
			return j
		case t.capital:
			j++
		case particles[t.folded] && continues(ts, j):
			j++
		default:
			return j
		}
	}
	return j
}

// continues reports whether a capitalised word follows the particles from j on.
func continues(ts []token, j int) bool {
	for j++; j < len(ts) && joins(ts[j].gap, ts[j-1]); j++ {
		if ts[j].capital || !particles[ts[j].folded] {
			return ts[j].capital
		}
	}
	return false
}

// joins reports whether what parts two words leaves them in one name.
func joins(gap string, before token) bool {
	switch gap {
	case " ", "-", "‑", "'", "’", "\u00a0":
		return true
	case ". ", ".":
		return before.capital && (before.end-before.start <= 2 || styles[before.folded])
	}
	return false
}

// nameOf makes a name of the run from i to end, if something is left of it
// without titles and without words that only begin a sentence.
func nameOf(l lang.Language, text string, ts []token, i, end int, inside map[string]bool) (Name, bool) {
	n := Name{Opens: ts[i].opens}
	if i > 0 && joins(ts[i].gap, ts[i-1]) {
		n.Office, n.Style = offices[ts[i-1].folded], styles[ts[i-1].folded]
	}
	for i < end {
		t := ts[i]
		switch {
		case offices[t.folded]:
			n.Office = true
		case styles[t.folded] && i+1 < end:
			n.Style = true
		case t.opens && common(l, t) && !inside[t.folded] && (i+1 == end || ts[i+1].capital):
		case n.Office && common(l, t) && derived(t.folded) && i+1 < end:
			// Menteri Keuangan, Kepala Kepolisian: what the office is of.
		default:
			return n.fill(text, ts[i:end], ts[end:]), true
		}
		i++
	}
	return n, false
}

// common reports whether a word is one of the language rather than a name.
func common(l lang.Language, t token) bool {
	if lang.IsStop(l, t.folded) {
		return true
	}
	if l != lang.Indonesian {
		// Without a list of all English words: what ends like one.
		for _, ending := range [...]string{"ing", "tion", "ment", "ly", "ers", "ies"} {
			if len(t.folded) > 5 && strings.HasSuffix(t.folded, ending) {
				return true
			}
		}
		return false
	}
	_, known := lang.Root(t.folded)
	return known && !lang.IsName(t.folded)
}

// derived tells Indonesian words with affixes, which names are not made of.
func derived(w string) bool {
	root, ok := lang.Root(w)
	return ok && root != w
}

func (n Name) fill(text string, ts, after []token) Name {
	n.Start, n.End = ts[0].start, ts[len(ts)-1].end
	n.Text = text[n.Start:n.End]
	n.Initials = len(ts) <= 3
	for _, t := range ts {
		n.Words = append(n.Words, t.folded)
		n.Initials = n.Initials && t.shouted && len(t.folded) <= 3
	}
	if len(after) > 0 && after[0].gap == ", " && !after[0].capital && offices[after[0].folded] {
		n.Office = true
	}
	return n
}
