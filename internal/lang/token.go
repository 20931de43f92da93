package lang

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Token is one word or number of a text.
type Token struct {
	// Text is the token folded: lower case, without diacritics, apostrophes,
	// or the dots of an abbreviation. A number keeps its marks: "1.500".
	Text string
	// Start and End bound the token in the text, in bytes. They always fall
	// between characters.
	Start, End int
	// Number tells figures ("1.500", "2,5") from words. "G20" is a word.
	Number bool
	// Joined marks the solid spelling of the parts given just before it:
	// after "covid" and "19" comes "covid19", which bounds both.
	Joined bool
}

// Tokens cuts a text into words and numbers.
//
//   - Apostrophes inside a word belong to it: Jum'at is "jumat".
//   - Abbreviations stay whole: S.H. is "sh", Ph.D. is "phd".
//   - Numbers keep their marks: 1.500 and 2,5 are one token each; 3/7/2025
//     is three, 2-1 is two.
//   - Words tied by a hyphen, an ampersand or the dot of a domain name, and a
//     currency before a figure, come apart and then joined: Covid-19 is
//     "covid", "19", "covid19"; Rp2,5 is "rp", "2,5", "rp2,5".
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		sc := scanner{text: text}
		for sc.next() {
			parts := sc.parts[:sc.n]
			joined := ""
			for _, p := range parts {
				t := Token{Text: p.folded(text), Start: p.start, End: p.end, Number: p.number}
				if t.Text != "" && !yield(t) {
					return
				}
				joined += t.Text
			}
			if len(parts) == 1 || joined == "" {
				continue
			}
			if !yield(Token{Text: joined, Start: sc.start(), End: sc.end(), Joined: true}) {
				return
			}
		}
	}
}

// CountWords returns how many words a reader counts in a text: a hyphenated
// word is one, a number is one.
func CountWords(text string) int {
	n := 0
	for sc := (scanner{text: text}); sc.next(); {
		n++
	}
	return n
}

// maxParts bounds the parts of one unit; a longer chain goes on as the next.
const maxParts = 6

// scanner walks over the units of a text. A unit is a word, a number, or
// several of them tied together.
type scanner struct {
	text  string
	pos   int
	parts [maxParts]part
	n     int
}

// part is one word or number inside a unit, as byte offsets.
type part struct {
	start, end int
	number     bool
	// hyphen tells that a hyphen ties it to the part before.
	hyphen bool
}

func (sc *scanner) start() int { return sc.parts[0].start }
func (sc *scanner) end() int   { return sc.parts[sc.n-1].end }

func (p part) folded(text string) string {
	if p.number {
		return text[p.start:p.end]
	}
	return fold(text[p.start:p.end])
}

// next moves to the next unit and reports whether there is one.
func (sc *scanner) next() bool {
	i := sc.pos
	for i < len(sc.text) {
		r, size := runeAt(sc.text, i)
		if isWordStart(r) {
			break
		}
		i += size
	}
	sc.n = 0
	if i >= len(sc.text) {
		sc.pos = i
		return false
	}
	hyphen := false
	for {
		p := sc.readPart(i)
		p.hyphen = hyphen
		sc.parts[sc.n] = p
		sc.n++
		sc.pos = p.end
		if sc.n == maxParts {
			return true
		}
		var ok bool
		if i, hyphen, ok = sc.tie(p); !ok {
			return true
		}
	}
}

// readPart reads the word or number that starts at i.
func (sc *scanner) readPart(i int) part {
	if isASCIIDigit(sc.text[i]) {
		end, marked := sc.readNumber(i)
		if marked || end == len(sc.text) {
			return part{start: i, end: end, number: true}
		}
		if r, _ := runeAt(sc.text, end); !isWordRune(r) {
			return part{start: i, end: end, number: true}
		}
	}
	return part{start: i, end: sc.readWord(i)}
}

// readNumber reads digits with single points and commas between them and
// reports whether there were any.
func (sc *scanner) readNumber(i int) (end int, marked bool) {
	s := sc.text
	for i < len(s) {
		switch {
		case isASCIIDigit(s[i]):
			i++
		case (s[i] == '.' || s[i] == ',') && i+1 < len(s) && isASCIIDigit(s[i+1]):
			i += 2
			marked = true
		default:
			return i, marked
		}
	}
	return i, marked
}

// readWord reads letters, digits, the apostrophes between letters and the dots
// of an abbreviation.
func (sc *scanner) readWord(i int) int {
	s, start, piece := sc.text, i, 0
	for i < len(s) {
		r, size := runeAt(s, i)
		switch {
		case isASCIIDigit(byte(r)) && r < utf8.RuneSelf && isCurrency(s[start:i]):
			return i
		case isWordRune(r):
			piece++
		case isInvisible(r):
			if i+size >= len(s) {
				return i
			}
			if after, _ := runeAt(s, i+size); !isWordRune(after) {
				return i
			}
		case isApostrophe(r):
			if after, _ := runeAt(s, min(i+size, len(s)-1)); i+size >= len(s) || !unicode.IsLetter(after) {
				return i
			}
		case r == '.' && sc.abbreviates(i, piece):
			piece = 0
		default:
			return i
		}
		i += size
	}
	return i
}

// abbreviates reports whether the dot at i, after a piece of so many letters,
// is inside an abbreviation: "S.H", "M.Si", "Ph.D", "p.m".
func (sc *scanner) abbreviates(i, piece int) bool {
	s, next := sc.text, 0
	for j := i + 1; j < len(s) && next <= 3; next++ {
		r, size := runeAt(s, j)
		if !unicode.IsLetter(r) {
			if unicode.IsDigit(r) {
				return false
			}
			break
		}
		j += size
	}
	return piece == 1 && next >= 1 && next <= 3 || piece == 2 && next == 1
}

// tie looks behind a part for another one tied to it and returns its start.
func (sc *scanner) tie(p part) (next int, hyphen, ok bool) {
	s, i := sc.text, p.end
	if i >= len(s) {
		return 0, false, false
	}
	r, size := runeAt(s, i)
	if r >= '0' && r <= '9' && !p.number && isCurrency(s[p.start:p.end]) {
		return i, false, true
	}
	i += size
	if i >= len(s) {
		return 0, false, false
	}
	after, _ := runeAt(s, i)
	switch r {
	case '-', '‐', '‑':
		// Scores, ranges and telephone numbers are no words.
		if isWordStart(after) && !(p.number && after >= '0' && after <= '9') {
			return i, true, true
		}
	case '&':
		if !p.number && p.end-p.start <= 4 && unicode.IsLetter(after) {
			return i, false, true
		}
	case '.':
		// A capital after the dot is a new sentence typed without its space.
		if !p.number && unicode.IsLower(after) {
			return i, false, true
		}
	}
	return 0, false, false
}

// isCurrency tells the codes that are written straight before a figure.
func isCurrency(s string) bool {
	if len(s) < 2 || len(s) > 3 {
		return false
	}
	var buf [3]byte
	for i := range len(s) {
		buf[i] = s[i] | 0x20
	}
	switch string(buf[:len(s)]) {
	case "rp", "rm", "idr", "usd", "sgd", "myr", "aud", "eur", "jpy", "cny":
		return true
	}
	return false
}

// isWordStart tells runes that a word or number can begin with.
func isWordStart(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// isWordRune tells runes that a word can go on with: also combining marks, and
// the raised and lowered figures of m² and CO₂.
func isWordRune(r rune) bool {
	return isWordStart(r) || r >= utf8.RuneSelf &&
		(unicode.IsMark(r) || r == '²' || r == '³' || r == '¹' || r >= '⁰' && r <= '₉' && unicode.IsNumber(r))
}

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// runeAt decodes the rune at i; a broken byte is a separator of its own.
func runeAt(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}
