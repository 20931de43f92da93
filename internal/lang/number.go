package lang

import (
	"math"
	"strconv"
)

// Number writes a whole number with its thousands marked: "1.234.567" in
// Indonesian, "1,234,567" in English.
func (l Language) Number(n int64) string {
	return l.group(strconv.FormatInt(n, 10), "")
}

// Decimal writes a number with the given count of decimal places, rounded half
// to even on its binary value, or with as many as it needs when places is
// negative: "1.234,5", "1,234.5". Infinities and not-a-number are written "-".
func (l Language) Decimal(f float64, places int) string {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return "-"
	}
	s := strconv.FormatFloat(f, 'f', max(places, -1), 64)
	for i := range len(s) {
		if s[i] == '.' {
			return l.group(s[:i], s[i+1:])
		}
	}
	return l.group(s, "")
}

// group puts the marks of the language into digits that may have a sign.
func (l Language) group(whole, fraction string) string {
	thousands, decimal := byte(','), byte('.')
	if l == Indonesian {
		thousands, decimal = decimal, thousands
	}
	out := make([]byte, 0, len(whole)*4/3+len(fraction)+2)
	if whole[0] == '-' {
		out, whole = append(out, '-'), whole[1:]
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out = append(out, thousands)
		}
		out = append(out, whole[i])
	}
	if fraction != "" {
		out = append(append(out, decimal), fraction...)
	}
	return string(out)
}

// Plural chooses between the two forms of an English noun; only 1 takes the
// first (CLDR plural rules, cardinal "one"). Indonesian nouns do not change
// with the number, and the second form is always taken.
func (l Language) Plural(n int64, one, other string) string {
	if l != Indonesian && n == 1 {
		return one
	}
	return other
}

// Reading speeds in words per minute, silent reading of non-fiction.
//
// English: the mean of 190 studies in M. Brysbaert, "How many words do we read
// per minute? A review and meta-analysis of reading rate", Journal of Memory
// and Language 109 (2019).
//
// Indonesian: an estimate, for want of a comparable measurement. The same
// paper finds that speeds in other languages follow from how many words they
// take to say the same; Indonesian has no articles and no copula and glues
// particles on, takes about a sixth fewer, longer words, and so comes to 200.
const (
	englishWordsPerMinute    = 238
	indonesianWordsPerMinute = 200
)

// ReadingMinutes returns how long a text of so many words takes to read, in
// whole minutes rounded up: 0 only for an empty text.
func (l Language) ReadingMinutes(words int) int {
	perMinute := englishWordsPerMinute
	if l == Indonesian {
		perMinute = indonesianWordsPerMinute
	}
	return (max(words, 0) + perMinute - 1) / perMinute
}
