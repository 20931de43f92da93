package lang

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a search line. What lies beyond them is not read.
const (
	MaxQueryBytes  = 256 // of the line
	MaxQueryTerms  = 12  // terms kept
	MaxPhraseWords = 12  // stems of one phrase
)

// Term is one thing that a search line asks for. A text matches a line when it
// has all its terms.
type Term struct {
	// Text is the term as typed, without its quotes.
	Text string
	// Words are stems. Several must follow each other in the index as they
	// do here. They hold only letters and digits, so that they can be put
	// into a query language of any engine inside quotes.
	Words []string
	// Solid is another spelling that does as well, as one stem, or "": a
	// search for anti-korupsi is also met by antikorupsi.
	Solid string
}

// Phrase reports whether the term is of several words in a row.
func (t Term) Phrase() bool { return len(t.Words) > 1 }

// Query reads a search line. Words in double quotes, straight or typographic,
// are one term; a quote left open closes at the end of the line. A hyphenated
// word is a term of its parts. Stop words are dropped outside quotes, unless
// the line has nothing else. Repeated terms count once. The result is empty
// when there is nothing to look for.
func Query(l Language, line string) []Term {
	q := queryReader{st: newStemmer(l)}
	line = cutBytes(line, MaxQueryBytes)
	quoted := false
	for line != "" {
		end := strings.IndexFunc(line, isDoubleQuote)
		piece, rest := line, ""
		if end >= 0 {
			_, size := utf8.DecodeRuneInString(line[end:])
			piece, rest = line[:end], line[end+size:]
		}
		if quoted {
			q.phrase(piece)
		} else {
			q.words(piece)
		}
		quoted = end >= 0 && !quoted
		line = rest
	}
	if len(q.terms) == 0 {
		return q.stops
	}
	return q.terms
}

// queryReader gathers terms. Stop words are kept apart for a line of nothing
// else.
type queryReader struct {
	st           *stemmer
	terms, stops []Term
}

func (q *queryReader) phrase(text string) {
	var words []string
	q.st.sc = scanner{text: text}
	units := 0
	var single Term
	for ; len(words) < MaxPhraseWords && q.st.sc.next(); units++ {
		u := q.st.unit()
		if units == 0 {
			single = q.term(u)
		}
		for _, w := range u.parts[:u.n] {
			if indexable(w) {
				words = append(words, string(w))
			}
		}
	}
	switch {
	case units == 1:
		q.terms = addTerm(q.terms, single)
	case len(words) > 0:
		words = words[:min(len(words), MaxPhraseWords)]
		q.terms = addTerm(q.terms, Term{Text: strings.TrimSpace(text), Words: words})
	}
}

func (q *queryReader) words(text string) {
	q.st.sc = scanner{text: text}
	for q.st.sc.next() {
		u := q.st.unit()
		if t := q.term(u); u.n == 1 && u.stop[0] && u.echo == "" {
			q.stops = addTerm(q.stops, t)
		} else {
			q.terms = addTerm(q.terms, t)
		}
	}
}

// term makes a term of one unit.
func (q *queryReader) term(u *stemmed) Term {
	t := Term{Text: q.st.sc.text[q.st.sc.start():q.st.sc.end()]}
	if u.echo != "" {
		t.Words = []string{u.echo}
		return t
	}
	for _, w := range u.parts[:u.n] {
		if indexable(w) {
			t.Words = append(t.Words, string(w))
		}
	}
	if indexable(u.joined) {
		t.Solid = string(u.joined)
	}
	return t
}

func indexable(w []byte) bool { return len(w) > 0 && len(w) <= maxIndexBytes }

func addTerm(terms []Term, t Term) []Term {
	if len(t.Words) == 0 || len(terms) == MaxQueryTerms {
		return terms
	}
	for _, had := range terms {
		if slices.Equal(had.Words, t.Words) {
			return terms
		}
	}
	return append(terms, t)
}

func isDoubleQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '＂':
		return true
	}
	return false
}

// cutBytes cuts a string to at most n bytes, between characters.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
