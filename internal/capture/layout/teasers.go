package layout

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// setTeasersAside marks the cards of other stories: three or more elements with
// the same name and class that each hold little more than a linked headline
// and a sentence or two; and lists whose items all begin with a linked
// headline.
func (l *Linear) setTeasersAside() {
	cards := map[string][]int{}
	for i := range l.spans {
		s := &l.spans[i]
		switch s.node.DataAtom {
		case atom.Div, atom.Article, atom.Section, atom.Li, atom.A, atom.Td, atom.Header:
		default:
			continue
		}
		if s.to-s.from < 2 || s.to-s.from > 9 || !l.card(s) {
			continue
		}
		key := s.node.Data + " " + cardClass(attr(s.node, "class"))
		cards[key] = append(cards[key], i)
	}
	for _, list := range cards {
		if len(list) < 3 {
			continue
		}
		for _, i := range list {
			for k := l.spans[i].from; k < l.spans[i].to; k++ {
				l.Blocks[k].Off = true
			}
		}
	}
	for i := range l.spans {
		if s := &l.spans[i]; (s.node.DataAtom == atom.Ul || s.node.DataAtom == atom.Ol) && l.digest(s) {
			for k := s.from; k < s.to; k++ {
				l.Blocks[k].Off = true
			}
		}
	}
}

// cardClass keeps the words of a class that cards share: those with digits are
// dropped ("post-1234").
func cardClass(class string) string {
	var keep []string
	for w := range strings.FieldsSeq(class) {
		if !strings.ContainsAny(w, "0123456789") {
			keep = append(keep, w)
		}
		if len(keep) == 2 {
			break
		}
	}
	return strings.Join(keep, " ")
}

// card tells an element that holds a linked headline and at most two short
// pieces of prose.
func (l *Linear) card(s *span) bool {
	linked, prose := 0, 0
	for k := s.from; k < s.to; k++ {
		b := &l.Blocks[k]
		if b.Image != nil || b.Text == "" {
			continue
		}
		switch {
		case b.Links*100 > len(b.Text)*60:
			if b.Words >= 3 {
				linked++
			}
		case b.Read.Role == lines.Prose:
			prose++
			if b.Words > 90 {
				return false
			}
		}
	}
	return linked >= 1 && prose >= 1 && prose <= 2 && linked <= 4
}

// digest tells a list of four or more items that all begin with a linked
// headline and go on with how that story begins.
func (l *Linear) digest(s *span) bool {
	items := 0
	for k := s.from; k < s.to; k++ {
		b := &l.Blocks[k]
		if b.Image != nil {
			continue
		}
		if len(b.Inlines) < 2 || b.Inlines[0].Link == "" || strings.Count(b.Inlines[0].Text, " ") < 3 || b.Words < 15 {
			return false
		}
		items++
	}
	return items >= 4
}
