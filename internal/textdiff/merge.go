package textdiff

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Merge3 makes both changes of base: what the one made of it and what the
// other made of it. What either removed is gone, what either wrote is there;
// at the same place that of mine stands first. The same change made twice is
// made once, and so is one that goes on from the other: of "Har" and "Harga",
// written at the same place, "Harga" stays. Changes are merged by
// words, and by characters within a word that both changed a little. conflict
// reports that both changed the same words in different ways, or both filled an
// empty text, so that somebody should look at it.
func Merge3(base, mine, theirs string) (merged string, conflict bool) {
	switch {
	case mine == theirs, theirs == base:
		return mine, false
	case mine == base:
		return theirs, false
	}
	m := merger{base: split(base)}
	for i, side := range []string{mine, theirs} {
		tokens := split(side)
		m.sides[i] = rewrites(tokens, changes(m.base, tokens))
	}
	m.merge()
	return m.out.String(), m.conflict
}

// rewrite is a change of one side: base[from:to] became text.
type rewrite struct {
	from, to int
	text     string
}

func rewrites(side []string, edits []Edit) []rewrite {
	var out []rewrite
	for _, e := range edits {
		out = append(out, rewrite{e.A0, e.A1, strings.Join(side[e.B0:e.B1], "")})
	}
	return out
}

// merger makes the changes of two sides, from the left.
type merger struct {
	base     []string
	sides    [2][]rewrite // what is still to be made
	out      strings.Builder
	at       int // how much of base is written
	conflict bool
	// fine marks a merge by characters.
	fine bool
	last string // the piece written last
}

func (m *merger) merge() {
	for len(m.sides[0]) > 0 || len(m.sides[1]) > 0 {
		first := 0
		if len(m.sides[0]) == 0 || len(m.sides[1]) > 0 && before(m.sides[1][0], m.sides[0][0]) {
			first = 1
		}
		taken := [2][]rewrite{}
		taken[first], m.sides[first] = m.sides[first][:1], m.sides[first][1:]
		from, to := taken[first][0].from, taken[first][0].to
		// Take what meets it, and what meets that.
		for grown := true; grown; {
			grown = false
			for i := range m.sides {
				if len(m.sides[i]) > 0 && meets(m.sides[i][0], from, to, taken[1-i]) {
					next := m.sides[i][0]
					taken[i], m.sides[i] = append(slices.Clip(taken[i]), next), m.sides[i][1:]
					to = max(to, next.to)
					grown = true
				}
			}
		}
		for ; m.at < from; m.at++ {
			m.write(m.base[m.at])
		}
		if len(taken[0]) == 0 || len(taken[1]) == 0 {
			m.write(taken[first][0].text)
		} else {
			m.both(from, to, taken)
		}
		m.at = to
	}
	for ; m.at < len(m.base); m.at++ {
		m.write(m.base[m.at])
	}
}

// before orders changes; what is written at a place comes before what is
// removed behind it.
func before(a, b rewrite) bool {
	return a.from < b.from || a.from == b.from && a.to < b.to && a.from == a.to
}

// meets reports whether a change cannot be made without looking at those of
// the other side that lie between two places.
func meets(c rewrite, from, to int, others []rewrite) bool {
	if len(others) == 0 {
		return false
	}
	if from == to {
		return c.from == from && c.to == from
	}
	return c.from < to && c.to > from
}

// both makes changes of both sides that meet in base[from:to].
func (m *merger) both(from, to int, taken [2][]rewrite) {
	var text [2]string
	for i := range text {
		text[i] = m.applied(from, to, taken[i])
	}
	switch {
	case text[0] == text[1]:
		m.write(text[0])
		return
	case from == to:
		different := m.insert(text[0], text[1])
		m.conflict = m.conflict || different && len(m.base) == 0
		return
	case !m.fine && to-from == 1 && isWord(m.base[from]):
		if merged, ok := fineMerge(m.base[from], text[0], text[1]); ok {
			m.conflict = true
			m.write(merged)
			return
		}
	}
	for _, c := range slices.Concat(taken[0], taken[1]) {
		m.conflict = m.conflict || c.text != ""
	}
	// Neither may lose anything: remove what either removed, write what either
	// wrote where it was written.
	for at := from; at <= to; at++ {
		var written [2]string
		gone := false
		for i, list := range taken {
			for _, c := range list {
				if c.from == at {
					written[i] += c.text
				}
				gone = gone || c.from <= at && at < c.to
			}
		}
		m.insert(written[0], written[1])
		if at < to && !gone {
			m.write(m.base[at])
		}
	}
}

// applied is base[from:to] with the changes of one side.
func (m *merger) applied(from, to int, list []rewrite) string {
	var b strings.Builder
	for _, c := range list {
		for ; from < c.from; from++ {
			b.WriteString(m.base[from])
		}
		b.WriteString(c.text)
		from = c.to
	}
	for ; from < to; from++ {
		b.WriteString(m.base[from])
	}
	return b.String()
}

// insert writes what both sides wrote at one place, and reports whether these
// are different texts. One that goes on from the other stands for both.
func (m *merger) insert(mine, theirs string) bool {
	switch {
	case goesOn(theirs, mine):
		m.write(theirs)
	case goesOn(mine, theirs):
		m.write(mine)
	default:
		m.write(mine)
		m.write(theirs)
		return true
	}
	return false
}

// goesOn reports whether text continues what was begun, as when a browser sends
// again what it sent before and has grown since. A letter or two that both
// happen to have typed are no beginning.
func goesOn(text, begun string) bool {
	return begun == "" || text == begun || strings.HasPrefix(text, begun) && utf8.RuneCountInString(begun) >= 3
}

// write adds a piece. Words of two writers do not run into one another.
func (m *merger) write(s string) {
	if s == "" {
		return
	}
	if !m.fine && glued(m.last, s) {
		m.out.WriteByte(' ')
	}
	m.out.WriteString(s)
	m.last = s
}

// fineMerge merges two changes of a word by characters, if each kept most of it
// and neither rewrote what the other changed: letters of two words that replace
// one another would only make a third.
func fineMerge(base, mine, theirs string) (string, bool) {
	m := merger{base: letters(base), fine: true}
	for i, side := range []string{mine, theirs} {
		signs := letters(side)
		m.sides[i] = rewrites(signs, Edits(m.base, signs))
		kept := len(m.base)
		for _, c := range m.sides[i] {
			kept -= c.to - c.from
		}
		if 2*kept < len(m.base) {
			return "", false
		}
	}
	for _, a := range m.sides[0] {
		for _, b := range m.sides[1] {
			if a.from < b.to && b.from < a.to {
				return "", false
			}
		}
	}
	m.merge()
	return m.out.String(), true
}

// letters cuts a text into characters with the marks and joiners that belong
// to them.
func letters(s string) []string {
	var out []string
	for s != "" {
		_, n := utf8.DecodeRuneInString(s)
		if !isWord(s) {
			n = tokenLen(s)
		} else {
			n += spanOf(s[n:], isMark)
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}
