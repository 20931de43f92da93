package lang

import (
	"cmp"
	_ "embed" // the stop words
	"slices"
	"strings"
	"sync"
)

var (
	//go:embed words/stop-id.txt
	indonesianStopLines string
	//go:embed words/stop-en.txt
	englishStopLines string
)

var (
	indonesianStops = sync.OnceValue(func() map[string]struct{} { return wordSet(indonesianStopLines) })
	englishStops    = sync.OnceValue(func() map[string]struct{} { return wordSet(englishStopLines) })
)

func wordSet(lines string) map[string]struct{} {
	set := make(map[string]struct{})
	for w := range strings.FieldsSeq(lines) {
		set[fold(w)] = struct{}{}
	}
	return set
}

// IsStop reports whether a word is one that carries no subject: "yang", "the".
// Only Indonesian and English have such lists.
func IsStop(l Language, word string) bool {
	var buf [maxIndexBytes]byte
	return isStop(l, appendFold(buf[:0], word))
}

// isStop is IsStop for a folded word.
func isStop(l Language, folded []byte) bool {
	var ok bool
	switch l {
	case Indonesian:
		_, ok = indonesianStops()[string(folded)]
	case English:
		_, ok = englishStops()[string(folded)]
	}
	return ok
}

// Keyword is a word that a text says often.
type Keyword struct {
	// Word is the form in which the text has it first, as written there.
	Word string
	// Stem is what [Stem] makes of it, and Count how often that stem stands
	// in the text.
	Stem  string
	Count int
}

// Keywords returns the n words that a text says most, stop words, numbers and
// words of fewer than three letters aside: the most frequent first, among
// equals the one that comes first. It knows nothing of other texts, so that
// words common to all of them are for the caller to weigh down.
func Keywords(l Language, text string, n int) []Keyword {
	if n <= 0 {
		return nil
	}
	var all []Keyword
	index := make(map[string]int)
	st := newStemmer(l)
	st.sc = scanner{text: text}
	count := func(stem []byte, from, to int) {
		if len(stem) < 3 || len(stem) > maxIndexBytes {
			return
		}
		at, ok := index[string(stem)]
		if !ok {
			at = len(all)
			all = append(all, Keyword{Word: text[from:to], Stem: string(stem)})
			index[all[at].Stem] = at
		}
		all[at].Count++
	}
	for st.sc.next() {
		switch u := st.unit(); {
		case u.echo != "":
			count([]byte(u.echo), st.sc.start(), st.sc.end())
		case u.n == 1 && st.sc.n > 1 && !u.stop[0]:
			count(u.parts[0], st.sc.start(), st.sc.end())
		default:
			for i, p := range st.sc.parts[:u.n] {
				if !p.number && !u.stop[i] {
					count(u.parts[i], p.start, p.end)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Keyword) int { return cmp.Compare(b.Count, a.Count) })
	return slices.Clip(all[:min(n, len(all))])
}
