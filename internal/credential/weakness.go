package credential

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Weakness is why a password is refused; Strong is none.
type Weakness int

// The weaknesses.
const (
	Strong      Weakness = iota
	TooShort             // fewer than MinPassword characters
	TooLong              // more than MaxPassword bytes
	Commonest            // made of what everybody takes
	Personal             // made of the person's own name or address
	Repetitious          // the same few characters over and over
)

// Lengths of passwords: characters at least, bytes at most. The upper bound
// only keeps hashing from being given a book.
const (
	MinPassword = 12
	MaxPassword = 256
)

//go:embed commonest.txt
var commonestText string

// commonest are the words that the commonest passwords are made of.
var commonest = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(commonestText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			words[line] = true
		}
	}
	return words
})

// Weak says why a password is refused, in the spirit of NIST SP 800-63B
// 3.1.1.2: length and what is easily guessed count, capitals and signs do not.
// personal are words that belong to the person: name, e-mail, name of the
// site.
func Weak(password string, personal ...string) Weakness {
	password = normal(password)
	switch {
	case utf8.RuneCountInString(password) < MinPassword:
		return TooShort
	case len(password) > MaxPassword:
		return TooLong
	case distinct(password) < 5:
		return Repetitious
	}
	core := plain(password)
	if made(core, personalWords(personal)) {
		return Personal
	}
	if core == "" || made(core, commonest()) {
		return Commonest
	}
	return Strong
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// plain undoes what people do to a common word: capitals, digits for letters,
// digits and signs between and around.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '0':
			return 'o'
		case '1', '!', '|':
			return 'i'
		case '3':
			return 'e'
		case '4', '@':
			return 'a'
		case '5', '$':
			return 's'
		case '7':
			return 't'
		}
		return unicode.ToLower(r)
	}, trimSigns(s))
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// trimSigns takes off the digits and signs that people put before and behind.
func trimSigns(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '@' && r != '$' })
}

// made reports whether a text is a row of such words and hardly anything else.
func made(core string, words map[string]bool) bool {
	if len(words) == 0 {
		return false
	}
	const spare = 3 // letters that do not make a password of it
	// fewest[i] is how many letters of the first i are in no word.
	fewest := make([]int, len(core)+1)
	for i := 1; i <= len(core); i++ {
		fewest[i] = fewest[i-1] + 1
		for j := range i {
			if fewest[j] < fewest[i] && words[core[j:i]] {
				fewest[i] = fewest[j]
			}
		}
	}
	return fewest[len(core)] <= spare && fewest[len(core)] < len(core)
}

// personalWords are the parts of names and addresses that are long enough to
// be one.
func personalWords(personal []string) map[string]bool {
	words := map[string]bool{}
	for _, p := range personal {
		parts := strings.FieldsFunc(strings.ToLower(normal(p)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for _, w := range append(parts, strings.Join(parts, "")) {
			if w = plain(w); utf8.RuneCountInString(w) >= 4 {
				words[w] = true
			}
		}
	}
	return words
}
