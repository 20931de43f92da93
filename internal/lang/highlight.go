package lang

import (
	"cmp"
	"slices"
)

// Span bounds a piece of text in bytes. It begins and ends between characters.
type Span struct{ Start, End int }

// Highlight returns where the terms of a search stand in a text that is stored
// as it was written, in order and not overlapping. A word is marked whole
// whatever its affixes; a phrase is marked from its first word to its last, and
// only where its words follow each other.
func Highlight(l Language, text string, terms []Term) []Span {
	h := highlighter{ids: make(map[string]int), terms: terms}
	for _, t := range terms {
		for _, w := range t.Words {
			h.learn(w)
		}
		if t.Solid != "" {
			h.learn(t.Solid)
		}
	}
	if len(h.ids) == 0 {
		return nil
	}
	h.read(l, text)
	h.mark()
	return h.merged()
}

// highlighter finds terms by the numbers of their stems.
type highlighter struct {
	terms []Term
	ids   map[string]int
	// body holds the words of the text that the terms have, with their place
	// among all words; solid those that stand beside the body.
	body, solid []hit
	spans       []Span
}

type hit struct {
	id, place int
	span      Span
}

func (h *highlighter) learn(stem string) {
	if _, ok := h.ids[stem]; !ok {
		h.ids[stem] = len(h.ids)
	}
}

func (h *highlighter) read(l Language, text string) {
	st := newStemmer(l)
	st.sc = scanner{text: text}
	place := 0
	for st.sc.next() {
		u := st.unit()
		whole := Span{st.sc.start(), st.sc.end()}
		for i, w := range u.parts[:u.n] {
			span := Span{st.sc.parts[i].start, st.sc.parts[i].end}
			if u.n < st.sc.n {
				span = whole
			}
			if !indexable(w) {
				continue
			}
			if id, ok := h.ids[string(w)]; ok {
				h.body = append(h.body, hit{id, place, span})
			}
			place++
		}
		if id, ok := h.ids[string(u.joined)]; ok {
			h.solid = append(h.solid, hit{id: id, span: whole})
		}
		if id, ok := h.ids[u.echo]; ok {
			h.solid = append(h.solid, hit{id: id, span: whole})
		}
	}
}

func (h *highlighter) mark() {
	for _, t := range h.terms {
		if t.Solid != "" {
			h.markSingle(h.ids[t.Solid])
		}
		if len(t.Words) == 1 {
			h.markSingle(h.ids[t.Words[0]])
		} else if len(t.Words) > 1 {
			h.markPhrase(t.Words)
		}
	}
}

func (h *highlighter) markSingle(id int) {
	for _, hits := range [...][]hit{h.body, h.solid} {
		for _, at := range hits {
			if at.id == id {
				h.spans = append(h.spans, at.span)
			}
		}
	}
}

func (h *highlighter) markPhrase(words []string) {
	for i := 0; i+len(words) <= len(h.body); i++ {
		n := 0
		for n < len(words) && h.body[i+n].id == h.ids[words[n]] && h.body[i+n].place == h.body[i].place+n {
			n++
		}
		if n == len(words) {
			h.spans = append(h.spans, Span{h.body[i].span.Start, h.body[i+n-1].span.End})
		}
	}
}

// merged returns the spans in order, those that overlap as one.
func (h *highlighter) merged() []Span {
	slices.SortFunc(h.spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	out := h.spans[:0]
	for _, s := range h.spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
