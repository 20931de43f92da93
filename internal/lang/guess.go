package lang

import (
	_ "embed" // the words that tell languages apart
	"strings"
	"sync"
	"unicode"
)

//go:embed words/guess.txt
var guessLines string

// witness is what a word says about the language of its text: it is said in
// both Indonesian and Malay, in one of them, in English, in a further one.
type witness uint8

const (
	sayBoth witness = 1 << iota
	sayIndonesian
	sayMalay
	sayEnglish
	sayOther
)

// witnesses reads the lists. A word may stand under several heads.
var witnesses = sync.OnceValue(func() map[string]witness {
	heads := map[string]witness{"both": sayBoth, "id": sayIndonesian, "ms": sayMalay, "en": sayEnglish, "other": sayOther}
	set := make(map[string]witness, 1800)
	for line := range strings.Lines(guessLines) {
		head, words, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(words) {
			set[fold(w)] |= heads[head]
		}
	}
	// What is said in both languages tells neither from the other.
	for w, says := range set {
		if says&(sayIndonesian|sayMalay) == sayIndonesian|sayMalay || says&sayBoth != 0 {
			set[w] = says&^(sayIndonesian|sayMalay) | sayBoth
		}
	}
	return set
})

// guessWords is how many words of a text are looked at.
const guessWords = 2000

// Guess tells which language a text is in: Indonesian, English, Malay or
// Other, and how sure that is, from 0 (no sign of any) to 1. It counts words
// that a text of some length cannot do without; below about ten words it is
// often unsure, and says so.
func Guess(text string) (Language, float64) {
	c := countWitnesses(text)
	switch {
	case c.words == 0 && c.foreign == 0:
		return Other, 0
	case c.foreign > c.latin:
		return Other, float64(c.foreign) / float64(c.foreign+c.latin)
	}
	archipelago := c.both + c.indonesian + c.malay
	best, second, l := archipelago, max(c.english, c.other), Indonesian
	if c.english > best {
		best, second, l = c.english, max(archipelago, c.other), English
	}
	// A text in a language that has no list still has a few words of others.
	share := float64(best) / float64(c.words)
	if c.other >= best || share < 0.08 {
		return Other, sure(1-min(share/0.2, 1), c.words)
	}
	lead := float64(best-second) / float64(best)
	confidence := lead * min(share/0.25, 1)
	if l == Indonesian {
		var split float64
		l, split = malayOrIndonesian(c)
		confidence *= split
	}
	return l, sure(confidence, c.words)
}

// malayOrIndonesian decides between the two and says how one-sided the
// evidence is. Indonesian wins a tie, for that is what is published here, and
// against a single Malay word, which may be a quotation or a slip of the pen.
func malayOrIndonesian(c guessCounts) (Language, float64) {
	total := float64(c.indonesian + c.malay)
	if c.malay > max(c.indonesian, 1) {
		return Malay, (float64(c.malay) + 0.5) / (total + 1)
	}
	return Indonesian, (float64(c.indonesian) + 0.5) / (total + 0.6)
}

// sure lowers the confidence in a short text.
func sure(confidence float64, words int) float64 {
	return min(1, confidence) * float64(words) / float64(words+4)
}

type guessCounts struct {
	words, both, indonesian, malay, english, other int
	latin, foreign                                 int // letters
}

func countWitnesses(text string) guessCounts {
	var c guessCounts
	set := witnesses()
	var buf [maxIndexBytes]byte
	for sc := (scanner{text: text}); c.words < guessWords && sc.next(); {
		for _, p := range sc.parts[:sc.n] {
			if p.number {
				continue
			}
			c.letters(text[p.start:p.end])
			c.words++
			says := set[string(appendFold(buf[:0], text[p.start:p.end]))]
			c.both += count(says, sayBoth)
			c.indonesian += count(says, sayIndonesian)
			c.malay += count(says, sayMalay)
			c.english += count(says, sayEnglish)
			c.other += count(says, sayOther)
		}
	}
	return c
}

func count(says, what witness) int {
	if says&what != 0 {
		return 1
	}
	return 0
}

// letters counts letters by script.
func (c *guessCounts) letters(word string) {
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Latin, r):
			c.latin++
		case unicode.IsLetter(r):
			c.foreign++
		}
	}
}
