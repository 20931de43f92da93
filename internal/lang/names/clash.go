package names

import (
	"cmp"
	"slices"
	"strings"
)

// Spelling is one way in which a text writes a name.
type Spelling struct {
	Text  string
	Count int // how often the text has it
	Start int // where it stands first, in bytes; -1 for a known name
}

// Clash is two spellings that are probably one name. Odd is the one that is
// probably wrong, Other what it should be: the more frequent one, or the one
// that is known.
type Clash struct {
	Odd, Other Spelling
	Known      bool // Other is a known name, whether or not the text has it
}

// MaxClashes bounds what [Clashes] returns.
const MaxClashes = 20

// spelling is a Spelling with what it is compared by.
type spelling struct {
	Spelling
	words  []string
	sounds []string
}

// Clashes returns the names that are spelt two ways, among those that [Find]
// found in one text and against names known otherwise (tags, people). A name
// that is known exactly as written clashes with nothing known.
//
// The work grows with the known names times those of the text; the caller
// leaves out names that have no first letter in common with the text.
func Clashes(found []Name, known []string) []Clash {
	mine := gather(found)
	var clashes []Clash
	exact := make(map[string]bool, len(known))
	var theirs []spelling
	for _, k := range known {
		for _, n := range Find("", k) {
			if n.Text == k {
				exact[strings.Join(n.Words, " ")] = true
				theirs = append(theirs, newSpelling(n, -1))
			}
		}
	}
	told := map[string]bool{}
	for _, m := range mine {
		if exact[strings.Join(m.words, " ")] {
			continue
		}
		for _, k := range theirs {
			if len(m.words) == len(k.words) && oneName(m, k) {
				clashes = append(clashes, Clash{m.Spelling, k.Spelling, true})
				told[m.Text] = true
				break
			}
		}
	}
	for i, a := range mine {
		for _, b := range mine[i+1:] {
			if told[a.Text] || told[b.Text] || !oneName(a, b) {
				continue
			}
			odd, other := b, a
			switch {
			case exact[strings.Join(b.words, " ")]:
				odd, other = a, b
			case exact[strings.Join(a.words, " ")]:
			case b.Count > a.Count:
				odd, other = a, b
			}
			told[odd.Text] = true
			clashes = append(clashes, Clash{Odd: odd.Spelling, Other: other.Spelling})
		}
	}
	slices.SortStableFunc(clashes, func(a, b Clash) int { return cmp.Compare(a.Odd.Start, b.Odd.Start) })
	return clashes[:min(len(clashes), MaxClashes)]
}

// gather counts the spellings of a text in order of their first places.
func gather(found []Name) []spelling {
	var all []spelling
	index := map[string]int{}
	for _, n := range found {
		if n.Initials || len(n.Words) > 6 {
			continue
		}
		key := strings.Join(n.Words, " ")
		at, ok := index[key]
		if !ok {
			at = len(all)
			index[key] = at
			all = append(all, newSpelling(n, n.Start))
		}
		all[at].Count++
	}
	return all
}

func newSpelling(n Name, start int) spelling {
	s := spelling{Spelling: Spelling{Text: n.Text, Start: start}, words: n.Words}
	for _, w := range n.Words {
		s.sounds = append(s.sounds, sound(w))
	}
	return s
}

// Lengths in letters that a word must have before its spelling is doubted: for
// a name of one word, for a word of a longer name, and for one that stands
// alone where a longer name has been said.
const (
	minAlone = 6
	minWord  = 5
	minPart  = 7
)

// oneName reports whether two different spellings are probably one name.
func oneName(a, b spelling) bool {
	if len(a.words) == 1 && len(b.words) > 1 || len(b.words) == 1 && len(a.words) > 1 {
		return isPart(a, b)
	}
	if len(a.words) != len(b.words) {
		return false
	}
	odd := -1
	for i := range a.words {
		switch {
		case a.words[i] == b.words[i]:
		case odd >= 0:
			return false // two words differ: too bold
		default:
			odd = i
		}
	}
	if odd < 0 {
		return false
	}
	x, y := a.words[odd], b.words[odd]
	if !ascii(x) || !ascii(y) {
		return false
	}
	alone := len(a.words) == 1
	switch n := min(len(x), len(y)); {
	case alone && n < minAlone, n < minWord:
		return false
	case a.sounds[odd] == b.sounds[odd]:
		return true
	case alone:
		return false
	}
	return slip(x, y)
}

// isPart reports whether one of two names is a single word that the other
// spells otherwise among its words: Probowo after Prabowo Subianto.
func isPart(a, b spelling) bool {
	if len(b.words) == 1 {
		a, b = b, a
	}
	w := a.words[0]
	if len(w) < minPart || !ascii(w) || slices.Contains(b.words, w) {
		return false
	}
	for i, x := range b.words {
		if len(x) >= minPart-1 && ascii(x) && (b.sounds[i] == a.sounds[0] || slip(w, x)) {
			return true
		}
	}
	return false
}

// slip reports whether two words differ by one letter as slips of the pen do:
// not in the first, and not in the last, where names have their endings.
func slip(x, y string) bool {
	if x[0] != y[0] {
		return false
	}
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	end := 0
	for end < len(x)-from && end < len(y)-from && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	if end == 0 {
		return false
	}
	dx, dy := x[from:len(x)-end], y[from:len(y)-end]
	switch {
	case len(dx) <= 1 && len(dy) <= 1:
		return true
	case len(dx) == 2 && len(dy) == 2:
		return dx[0] == dy[1] && dx[1] == dy[0]
	}
	return false
}

func ascii(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
