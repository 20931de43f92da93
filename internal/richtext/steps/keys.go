package steps

import (
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
)

// run makes one step of the keystrokes that a list of steps begins with:
// letters typed behind one another, or deleted before one another. Whoever
// wrote for hours without a network sends a step for every letter. Another
// step is taken as it is.
func run(list []Step) (one Step, taken int) {
	one = list[0]
	if n := one.typed(); n != nil {
		return typing(list, n)
	}
	taken = 1
	for ; one.deletes() && taken < len(list) && list[taken].deletesOne() && list[taken].to == one.from; taken++ {
		one.from--
	}
	return one, taken
}

func typing(list []Step, first *richtext.Node) (one Step, taken int) {
	one = list[0]
	var text strings.Builder
	end, marks := one.from, first.Marks()
	for taken = 0; taken < len(list); taken++ {
		n := list[taken].typed()
		if n == nil || list[taken].from != end || taken > 0 && !slices.Equal(n.Marks(), marks) {
			break
		}
		text.WriteString(n.Text())
		end += n.NodeSize()
	}
	if taken > 1 {
		one.slice = slice{content: []*richtext.Node{richtext.Text(text.String(), marks...)}}
	}
	return one, taken
}

// typed is the text that a step puts between others, or nil if it does more.
func (s *Step) typed() *richtext.Node {
	if s.kind != kindReplace || s.structure || s.from != s.to || s.slice.openStart+s.slice.openEnd > 0 ||
		len(s.slice.content) != 1 || s.slice.content[0].Kind() != richtext.KindText {
		return nil
	}
	return s.slice.content[0]
}

// deletes reports whether a step only takes away.
func (s *Step) deletes() bool {
	return s.kind == kindReplace && !s.structure && s.from < s.to && len(s.slice.content) == 0
}

// deletesOne reports whether that is a single character or leaf: the border of
// a node is never deleted alone.
func (s *Step) deletesOne() bool { return s.deletes() && s.to-s.from == 1 }
