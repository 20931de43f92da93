// Package textdiff compares plain texts word by word, and merges what two
// people made of the same text.
//
// A comparison is for people to read, so it is made of whole words, in any
// language that puts spaces between them, and short kept pieces between two
// changes become part of the change. It never takes long: texts that have
// little in common are compared less finely.
//
// Layout:
//
//	textdiff.go  Words: the runs kept, removed and added
//	edits.go     Edits: two sequences of anything compared
//	tokens.go    words, spaces and signs
//	merge.go     Merge3: two changes of one text merged
package textdiff

import "strings"

// Op says what became of a piece of text.
type Op uint8

// The kinds of runs.
const (
	Kept Op = iota
	Removed
	Added
)

// String returns "kept", "removed" or "added".
func (o Op) String() string { return [...]string{"kept", "removed", "added"}[o] }

// Run is a piece of text with what became of it.
type Run struct {
	Op   Op
	Text string
}

// Words compares two texts. The kept and removed runs are before, the kept and
// added ones are after. No two runs of a kind are adjacent, no run is empty,
// and what is removed stands before what was added in its place.
func Words(before, after string) []Run {
	a, b := split(before), split(after)
	var runs []Run
	add := func(op Op, tokens []string) {
		if text := strings.Join(tokens, ""); text != "" {
			runs = append(runs, Run{op, text})
		}
	}
	at := 0
	for _, e := range readable(a, changes(a, b)) {
		add(Kept, a[at:e.A0])
		add(Removed, a[e.A0:e.A1])
		add(Added, b[e.B0:e.B1])
		at = e.A1
	}
	add(Kept, a[at:])
	return runs
}

// changes are the edits of two lists of tokens. Words, signs and line ends
// decide what was kept; spaces only follow them, or texts of many short words
// would be found alike by their spaces.
func changes(a, b []string) []Edit {
	wordsA, atA := solid(a)
	wordsB, atB := solid(b)
	var out []Edit
	var done Edit // A1 and B1 are how far both lists are compared
	between := func(endA, endB int) {
		e := Edit{done.A1, endA, done.B1, endB}
		for e.A0 < e.A1 && e.B0 < e.B1 && a[e.A0] == b[e.B0] {
			e.A0++
			e.B0++
		}
		for e.A0 < e.A1 && e.B0 < e.B1 && a[e.A1-1] == b[e.B1-1] {
			e.A1--
			e.B1--
		}
		if e.A0 < e.A1 || e.B0 < e.B1 {
			out = append(out, e)
		}
		done = Edit{A1: endA + 1, B1: endB + 1}
	}
	i, j := 0, 0
	for _, e := range append(Edits(wordsA, wordsB), Edit{A0: len(wordsA), B0: len(wordsB)}) {
		for ; i < e.A0; i++ {
			between(atA[i], atB[j])
			j++
		}
		i, j = e.A1, e.B1
	}
	between(len(a), len(b))
	return out
}

// solid returns the tokens that are not spaces, and where they are.
func solid(tokens []string) (words []string, at []int) {
	for i, t := range tokens {
		if t == "\n" || strings.TrimSpace(t) != "" {
			words, at = append(words, t), append(at, i)
		}
	}
	return words, at
}

// readable joins edits with nothing but a few spaces and signs between them: a
// new phrase is read in one piece, not word by word. Edits in different lines
// stay apart.
func readable(a []string, edits []Edit) []Edit {
	var out []Edit
	for _, e := range edits {
		if len(out) > 0 {
			last := &out[len(out)-1]
			if between := a[last.A1:e.A0]; len(between) <= 3 && plain(between) {
				last.A1, last.B1 = e.A1, e.B1
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// plain reports whether tokens hold neither a word nor a line end.
func plain(tokens []string) bool {
	for _, t := range tokens {
		if isWord(t) || t == "\n" {
			return false
		}
	}
	return true
}
