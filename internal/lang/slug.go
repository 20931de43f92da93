package lang

import (
	"strings"
	"unicode/utf8"
)

// MaxSlug is the longest slug in bytes.
const MaxSlug = 80

// Slug makes the readable part of an address: lower-case ASCII letters and
// digits, words tied by single hyphens, at most [MaxSlug] bytes, cut between
// words. Words are those of [Tokens]: "Jum'at" is "jumat", "D.K.I." is "dki",
// "jalan-jalan" stays. Diacritics go ("Café" is "cafe"), "1.500" is "1500" and
// "2,5" is "2-5"; Greek and Cyrillic are written in Latin letters. A text with
// no letter or digit that can be so written gives "". No word is reserved, for
// a slug always stands behind an id or a fixed path word.
//
// "&" and "%" are left out; [Language.Slug] puts words for them.
func Slug(s string) string { return slug(s, "", "") }

// Slug is the function [Slug] with "&" and "%" spoken: "dan" and "persen", or
// "and" and "percent".
func (l Language) Slug(s string) string {
	if l == Indonesian {
		return slug(s, "dan", "persen")
	}
	return slug(s, "and", "percent")
}

func slug(s, and, percent string) string {
	out := make([]byte, 0, MaxSlug+32)
	sc := scanner{text: s}
	from := 0
	for len(out) <= MaxSlug && sc.next() {
		out = slugMarks(out, s[from:sc.start()], and, percent)
		for i, p := range sc.parts[:sc.n] {
			if i > 0 && s[p.start-1] == '&' {
				out = slugWord(out, and)
			}
			// What touched stays together: "rp2-5-triliun", "1500km".
			if from < p.start {
				out = slugHyphen(out)
			}
			from = p.end
			if p.number {
				out = slugNumber(out, s[p.start:p.end])
			} else {
				out = appendLatin(out, s[p.start:p.end])
			}
		}
	}
	if len(out) <= MaxSlug {
		out = slugMarks(out, s[from:], and, percent)
	}
	return cutSlug(strings.TrimRight(string(out), "-"))
}

// slugMarks speaks the marks that stand between two words.
func slugMarks(out []byte, between, and, percent string) []byte {
	for i := range len(between) {
		switch between[i] {
		case '&':
			out = slugWord(out, and)
		case '%':
			out = slugWord(out, percent)
		}
		if len(out) > MaxSlug {
			break
		}
	}
	return out
}

func slugWord(out []byte, w string) []byte {
	if w == "" {
		return out
	}
	return append(slugHyphen(out), w...)
}

func slugHyphen(out []byte) []byte {
	if n := len(out); n > 0 && out[n-1] != '-' {
		return append(out, '-')
	}
	return out
}

// slugNumber drops the marks before groups of three figures, whichever the
// language uses, and turns the others into hyphens.
func slugNumber(out []byte, number string) []byte {
	for i := range len(number) {
		switch c := number[i]; {
		case isASCIIDigit(c):
			out = append(out, c)
		case !thousandsMark(number, i):
			out = append(out, '-')
		}
	}
	return out
}

// thousandsMark reports whether the mark at i stands before exactly three
// figures.
func thousandsMark(number string, i int) bool {
	end := i + 1
	for end < len(number) && isASCIIDigit(number[end]) {
		end++
	}
	return end-i == 4
}

// cutSlug cuts at the last hyphen that keeps the slug within MaxSlug, or
// inside the first word where that alone is longer.
func cutSlug(s string) string {
	if len(s) <= MaxSlug {
		return s
	}
	if i := strings.LastIndexByte(s[:MaxSlug+1], '-'); i > 0 {
		return s[:i]
	}
	return s[:MaxSlug]
}

// appendLatin appends a word folded and written in ASCII letters and digits;
// letters of other scripts than Latin, Greek and Cyrillic are left out.
func appendLatin(dst []byte, word string) []byte {
	var buf [64]byte
	folded := appendFold(buf[:0], word)
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRune(folded[i:])
		if r < utf8.RuneSelf {
			dst = append(dst, byte(r))
		} else {
			dst = append(dst, latinLetters(r)...)
		}
		i += size
	}
	return dst
}

// latinLetters spells a folded Greek or Cyrillic letter the way Indonesian and
// English newsrooms spell names ("Путин" is "putin", "Зеленский" is
// "zelenskii"), and gives "" for all others.
func latinLetters(r rune) string {
	const greek = "a b g d e z i th i k l m n x o p r s s t y f ch ps o"
	const cyrillic = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
	switch {
	case r >= 'α' && r <= 'ω':
		return nthWord(greek, int(r-'α'))
	case r >= 'а' && r <= 'я':
		return nthWord(cyrillic, int(r-'а'))
	}
	switch r {
	case 'є':
		return "ie"
	case 'і':
		return "i"
	case 'ґ':
		return "g"
	case 'ј':
		return "j"
	case 'љ':
		return "lj"
	case 'њ':
		return "nj"
	case 'ћ':
		return "c"
	case 'ђ':
		return "d"
	case 'џ':
		return "dz"
	}
	return ""
}

// nthWord returns the nth of words parted by single spaces.
func nthWord(words string, n int) string {
	for range n {
		_, words, _ = strings.Cut(words, " ")
	}
	w, _, _ := strings.Cut(words, " ")
	return w
}
