package merging

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// atom is a word with the spaces before it, a sign, or a line break, with its
// formatting. Words are compared with their formatting: making one bold is a
// change of it.
type atom struct {
	text  string
	marks string // as canonical JSON, "" for none
	lines bool   // a line break
}

// text merges two changes of a plain text.
func text(base, theirs, mine string) (string, []Conflict) {
	switch {
	case mine == theirs, theirs == base:
		return mine, nil
	case mine == base:
		return theirs, nil
	}
	var m merger
	return strings.TrimSpace(plainText(m.line(atoms(base, ""), atoms(theirs, ""), atoms(mine, "")))), m.conflicts
}

func atoms(s, marks string) []atom {
	var out []atom
	space := ""
	for _, t := range textdiff.Tokens(s) {
		if strings.TrimSpace(t) == "" {
			space += t
			continue
		}
		out = append(out, atom{text: space + t, marks: marks})
		space = ""
	}
	if space != "" {
		out = append(out, atom{text: space, marks: marks})
	}
	return out
}

func plainText(list []atom) string {
	var b strings.Builder
	for _, a := range list {
		b.WriteString(a.text)
	}
	return b.String()
}

// merger makes two changes of a text or a document, and notes where a person
// has to choose. marks are the formats met on the way, by their JSON.
type merger struct {
	conflicts []Conflict
	marks     map[string][]richtext.Mark
}

// line merges running text by sentences, and within a sentence that both
// changed by words.
func (m *merger) line(base, theirs, mine []atom) []atom {
	var out []atom
	b, t, y := sentences(base), sentences(theirs), sentences(mine)
	for _, p := range merge3(b.keys, t.keys, y.keys) {
		if !p.clash {
			out = follow(out, open(p.items, b, t, y))
			continue
		}
		out = follow(out, m.words(open(p.base, b), open(p.theirs, t), open(p.mine, y)))
	}
	return out
}

// words merges a few sentences by words. Sentences that were written anew have
// nothing to be merged by: there a word of the one would come to stand in a
// sentence of the other by chance.
func (m *merger) words(base, theirs, mine []atom) []atom {
	if likeAtoms(base, theirs) < alike || likeAtoms(base, mine) < alike {
		return m.either(mine, theirs)
	}
	pieces := merge3(base, theirs, mine)
	clashes := 0
	for _, p := range pieces {
		if p.clash {
			clashes++
		}
	}
	if clashes > 1 {
		return m.either(mine, theirs) // whole sentences are easier to choose from
	}
	var out []atom
	for _, p := range pieces {
		if p.clash {
			out = follow(out, m.either(p.mine, p.theirs))
		} else {
			out = follow(out, p.items)
		}
	}
	return out
}

// either writes both readings of a passage between marks.
func (m *merger) either(mine, theirs []atom) []atom {
	m.conflicts = append(m.conflicts, Conflict{strings.TrimSpace(plainText(mine)), strings.TrimSpace(plainText(theirs))})
	mark := Open
	if spaced(mine) || spaced(theirs) {
		mark = " " + Open
	}
	out := []atom{{text: mark}}
	out = append(append(out, trimmed(mine)...), atom{text: Between})
	return append(append(out, trimmed(theirs)...), atom{text: Close})
}

// spaced reports whether a passage begins with a space, which stands before
// the mark then.
func spaced(list []atom) bool {
	return len(list) > 0 && !list[0].lines && startsWithSpace(list[0].text)
}

func trimmed(list []atom) []atom {
	if !spaced(list) {
		return list
	}
	first := list[0]
	if first.text = strings.TrimLeftFunc(first.text, unicode.IsSpace); first.text == "" {
		return list[1:]
	}
	return append([]atom{first}, list[1:]...)
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// follow adds what comes next. Words of two writers do not run into one
// another.
func follow(out, next []atom) []atom {
	if len(out) == 0 || len(next) == 0 {
		return append(out, next...)
	}
	last, _ := utf8.DecodeLastRuneInString(out[len(out)-1].text)
	first, _ := utf8.DecodeRuneInString(next[0].text)
	if (wordy(last) || strings.ContainsRune(".!?…,;:"+Close, last)) && (wordy(first) || string(first) == Open) {
		out = append(out, atom{text: " "})
	}
	return append(out, next...)
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// cut is a text cut into sentences.
type cut struct {
	keys []string
	of   map[string][]atom
}

// sentences cuts a text behind points, question and exclamation marks that a
// space follows, and behind line breaks. An abbreviation may be taken for an
// end: the pieces are smaller then, which does no harm.
func sentences(list []atom) cut {
	c := cut{of: map[string][]atom{}}
	from := 0
	for i, a := range list {
		last := i+1 == len(list)
		if !last && !a.lines && !(ends(a) && startsWithSpace(list[i+1].text)) {
			continue
		}
		s := list[from : i+1]
		var key strings.Builder
		for _, a := range s {
			key.WriteString(a.text)
			key.WriteByte(0)
			key.WriteString(a.marks)
			key.WriteByte(0)
			if a.lines {
				key.WriteByte(1)
			}
		}
		c.keys = append(c.keys, key.String())
		c.of[key.String()] = s
		from = i + 1
	}
	return c
}

func ends(a atom) bool {
	s := strings.TrimRight(a.text, `"'”’)]»`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(".!?…", r)
}

// open returns the words of sentences, from the first text that has each.
func open(keys []string, from ...cut) []atom {
	var out []atom
	for _, key := range keys {
		for _, c := range from {
			if s, ok := c.of[key]; ok {
				out = append(out, s...)
				break
			}
		}
	}
	return out
}

// likeAtoms is from 0 for no word in common to 1 for the same words. What is
// empty is like anything: all of it was written or removed.
func likeAtoms(a, b []atom) float64 {
	return likeness(countWords(plainText(a)), countWords(plainText(b)))
}
