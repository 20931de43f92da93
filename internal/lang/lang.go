// Package lang is all that Tajuk knows about the two languages it publishes
// in, Indonesian and English. It does no I/O and imports no other package of
// the project.
//
// Layout, one subject per file:
//
//	lang.go       the Language type
//	zone.go       zone names and labels (WIB, WITA, WIT), local midnight, local days
//	format.go     dates, times and distances as readers see them
//	number.go     numbers, plurals, reading time
//	fold.go       case and diacritics folded away
//	slug.go       words for addresses
//	token.go      text cut into words and numbers with byte offsets
//	lexicon.go    the embedded word lists (roots/, words/)
//	stem_id.go    the Indonesian stemmer
//	stem.go       stems of words and of whole texts, for the search index
//	query.go      a search line read into terms
//	highlight.go  where those terms stand in a text
//	keywords.go   stop words and key words
//	guess.go      which language a text is in
//	dates_*.go    dates found in prose
//
// Indexing and searching must go through the same functions: [StemText] makes
// what is stored, [Query] makes what is looked up, [Highlight] marks the words
// that made them meet. All three cut and stem alike.
package lang

import "strings"

// Language is a lower-case ISO 639-1 code. Sites are [Indonesian] or
// [English]; the other values are only ever answers of [Guess].
type Language string

const (
	// Indonesian is "id".
	Indonesian Language = "id"
	// English is "en".
	English Language = "en"
	// Malay is "ms": close enough to Indonesian to be taken for it.
	Malay Language = "ms"
	// Other is any further language; it is no ISO code.
	Other Language = "other"
)

// ParseLanguage reads a language tag such as "id", "EN" or "id-ID" (BCP 47
// section 2.1: the first subtag counts) and reports whether it is a language
// that a site can have.
func ParseLanguage(tag string) (Language, bool) {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	switch l := Language(strings.ToLower(primary)); l {
	case Indonesian, English:
		return l, true
	}
	return "", false
}

// Valid reports whether a site can have the language.
func (l Language) Valid() bool { return l == Indonesian || l == English }

// String returns the code, as used in the HTML lang attribute.
func (l Language) String() string { return string(l) }
