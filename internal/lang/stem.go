package lang

import (
	"bytes"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// maxIndexBytes bounds a folded word in the index; what is longer is no word
// but encoded data, and is left out.
const maxIndexBytes = 64

// Stem returns the form under which a word is indexed: folded, and reduced to
// its root. The language must be that of the text; words of any other language
// than Indonesian and English are only folded.
//
// Indonesian: pemberitaan is "berita", mempertanggungjawabkan is
// "tanggungjawab". A reduplicated word is its root once ("anak-anak" is
// "anak"), unless it is a word of its own ("undang-undang" is
// "undangundang"). English goes by the Snowball English stemmer (Porter 2);
// its stop words stay as they are.
// Any other hyphenated word is stemmed as if it were written solid.
//
// The result is never empty unless the word is.
func Stem(l Language, word string) string {
	if l == Indonesian && len(word) <= maxIndexBytes {
		var buf [maxIndexBytes]byte
		if w := appendFold(buf[:0], word); len(w) == len(word) && asciiLetters(w) {
			root, from, to := indonesianLexicon().stemIndonesian(w)
			switch {
			case root != "":
				return root
			case isFolded(word):
				return word[from:to]
			}
			return string(w[from:to])
		}
	}
	st := newStemmer(l)
	st.sc = scanner{text: word}
	var out []byte
	for st.sc.next() {
		u := st.unit()
		switch {
		case u.echo != "":
			out = append(out, u.echo...)
		case u.joined != nil:
			out = append(out, u.joined...)
		default:
			out = append(out, bytes.Join(u.parts[:u.n], nil)...)
		}
	}
	if len(out) == 0 {
		return strings.ToLower(word)
	}
	return string(out)
}

// StemOptions chooses what [AppendStems] leaves out.
type StemOptions struct {
	// DropStops leaves out stop words. Phrases then no longer match across
	// them.
	DropStops bool
	// NoSolid leaves out the solid spellings behind the text.
	NoSolid bool
}

// StemText returns a text as the search index keeps it: the stems of its words
// in order, parted by spaces, stop words kept so that phrases can be found.
// Behind the last word follow the solid spellings of its hyphenated words
// ("Covid-19" adds "covid19", "undang-undang" adds "undangundang"), so that
// either spelling finds the other without pulling the words of a phrase apart.
//
// The result holds only letters, digits and single spaces, whatever the text:
// any index that splits at spaces keeps the words as they are. A number is
// written without marks for thousands and with a "d" for the decimal mark of
// the language: in Indonesian 1.500 is "1500" and 2,5 is "2d5".
func StemText(l Language, text string) string {
	return string(AppendStems(make([]byte, 0, len(text)), l, text, StemOptions{}))
}

// AppendStems appends to dst what [StemText] returns, as the options have it.
func AppendStems(dst []byte, l Language, text string, opts StemOptions) []byte {
	st := newStemmer(l)
	st.sc = scanner{text: text}
	var tail []byte
	first := len(dst)
	add := func(to, word []byte) []byte {
		if !indexable(word) {
			return to
		}
		return append(append(to, word...), ' ')
	}
	for st.sc.next() {
		u := st.unit()
		for i, stem := range u.parts[:u.n] {
			if opts.DropStops && u.stop[i] {
				continue
			}
			dst = add(dst, stem)
		}
		if opts.NoSolid {
			continue
		}
		if u.echo != "" {
			tail = append(append(tail, u.echo...), ' ')
		} else {
			tail = add(tail, u.joined)
		}
	}
	dst = append(dst, tail...)
	if len(dst) > first {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// stemmer stems the units of one text. Its slices are used again from unit to
// unit.
type stemmer struct {
	l       Language
	lex     *lexicon
	english *snowballstem.Env
	sc      scanner
	arena   []byte
	cur     stemmed
}

// stemmed is one unit as the index sees it.
type stemmed struct {
	parts  [maxParts][]byte // stems in order
	stop   [maxParts]bool   // whether the word was a stop word
	n      int
	joined []byte // stem of the solid spelling, if there were several parts
	echo   string // solid form of a reduplicated word with its own meaning
}

func newStemmer(l Language) *stemmer {
	st := &stemmer{l: l}
	switch l {
	case Indonesian:
		st.lex = indonesianLexicon()
	case English:
		st.english = snowballstem.NewEnv("")
	}
	return st
}

// unit stems the unit that the scanner stands on. The result is good until the
// next call.
func (st *stemmer) unit() *stemmed {
	u := &st.cur
	u.n, u.joined, u.echo = st.sc.n, nil, ""
	st.arena = st.arena[:0]
	for i, p := range st.sc.parts[:st.sc.n] {
		w := st.folded(p)
		if p.number {
			u.parts[i], u.stop[i] = w, false
			continue
		}
		u.stop[i] = isStop(st.l, w)
		u.parts[i] = w
		// English stop words come before half of all others and have no stem
		// worth the time.
		if st.l != English || !u.stop[i] {
			u.parts[i] = st.stem(w)
		}
	}
	if u.n == 1 {
		return u
	}
	if st.reduplicated(u) {
		return u
	}
	if p := st.sc.parts[1]; p.start == st.sc.parts[0].end {
		return u // Rp2,5: nobody writes or seeks it without its figure apart
	}
	solid := len(st.arena)
	for _, p := range st.sc.parts[:u.n] {
		st.folded(p)
	}
	u.joined = st.stem(st.arena[solid:])
	return u
}

// reduplicated makes one stem of an Indonesian word said twice, in any of its
// shapes: buku-bukunya, tembak-menembak, berbondong-bondong.
func (st *stemmer) reduplicated(u *stemmed) bool {
	if st.l != Indonesian || u.n != 2 || !st.sc.parts[1].hyphen || st.sc.parts[0].number || st.sc.parts[1].number {
		return false
	}
	a, b := u.parts[0], u.parts[1]
	var key [2*maxIndexBytes + 1]byte
	if len(a)+len(b) < len(key) {
		k := append(append(append(key[:0], a...), '-'), b...)
		u.echo = st.lex.echoes[string(k)]
	}
	switch {
	case bytes.Equal(a, b):
	case len(b) > 3 && bytes.HasSuffix(a, b):
		u.parts[0] = b
	case len(a) > 3 && bytes.HasPrefix(b, a):
	default:
		return u.echo != ""
	}
	u.n = 1
	return true
}

// folded returns a part folded, in the arena: an English word without its 's,
// a number as the index has it.
func (st *stemmer) folded(p part) []byte {
	if p.number {
		return st.number(p)
	}
	raw := st.sc.text[p.start:p.end]
	if st.l == English {
		raw = withoutPossessive(raw)
	}
	from := len(st.arena)
	st.arena = appendFold(st.arena, raw)
	return st.arena[from:]
}

// stem reduces a folded word.
func (st *stemmer) stem(w []byte) []byte {
	switch st.l {
	case Indonesian:
		root, from, to := st.lex.stemIndonesian(w)
		if root != "" {
			at := len(st.arena)
			st.arena = append(st.arena, root...)
			return st.arena[at:]
		}
		return w[from:to]
	case English:
		if len(w) < 3 || len(w) > maxIndexBytes || !asciiLetters(w) {
			return w
		}
		st.english.SetCurrent(string(w))
		english.Stem(st.english)
		if s := st.english.Current(); s != "" {
			at := len(st.arena)
			st.arena = append(st.arena, s...)
			return st.arena[at:]
		}
	}
	return w
}

// withoutPossessive cuts the 's of an English word, whatever its apostrophe.
func withoutPossessive(w string) string {
	n := len(w)
	if n < 3 || w[n-1]|0x20 != 's' {
		return w
	}
	for _, apostrophe := range [...]string{"'", "’", "‘", "ʼ", "´", "`"} {
		if before, ok := strings.CutSuffix(w[:n-1], apostrophe); ok && before != "" {
			return before
		}
	}
	return w
}

// number writes figures for the index: marks for thousands dropped, any other
// mark a "d".
func (st *stemmer) number(p part) []byte {
	raw := st.sc.text[p.start:p.end]
	thousands := byte(',')
	if st.l == Indonesian {
		thousands = '.'
	}
	from := len(st.arena)
	for i := range len(raw) {
		switch c := raw[i]; {
		case isASCIIDigit(c):
			st.arena = append(st.arena, c)
		case c == thousands && thousandsMark(raw, i):
		default:
			st.arena = append(st.arena, 'd')
		}
	}
	return st.arena[from:]
}
