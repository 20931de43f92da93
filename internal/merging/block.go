package merging

import (
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

const (
	// alike is the least likeness of two texts of which one became the other.
	alike = 0.4
	// maxPairs bounds the work on one stretch of blocks; in longer ones only
	// blocks that stayed as they were are found again.
	maxPairs = 10_000
)

// list is a row of blocks with what they are compared by.
type list struct {
	nodes []*richtext.Node
	keys  []string
}

func listOf(nodes []*richtext.Node) list {
	l := list{nodes: nodes}
	for _, n := range nodes {
		l.keys = append(l.keys, key(n))
	}
	return l
}

func key(n *richtext.Node) string {
	if n == nil {
		return ""
	}
	b, _ := n.MarshalJSON() // never fails
	return string(b)
}

// slots is a changed list seen from the one before: what became of each of its
// blocks (nil: it was removed), and what was written before each and at the
// end.
type slots struct {
	now     []*richtext.Node
	written [][]*richtext.Node
}

func slotsOf(base, side list) slots {
	s := slots{make([]*richtext.Node, len(base.nodes)), make([][]*richtext.Node, len(base.nodes)+1)}
	i, j := 0, 0
	for _, p := range append(pairs(base, side), [2]int{len(base.nodes), len(side.nodes)}) {
		s.written[i] = append(s.written[i], side.nodes[j:p[1]]...)
		if p[0] < len(base.nodes) {
			s.now[p[0]] = side.nodes[p[1]]
		}
		i, j = p[0]+1, p[1]+1
	}
	return s
}

// pairs finds which block became which, without crossing: first those that
// stayed as they were, then between them those that are most alike, and last
// those that stand alone in each other's place.
func pairs(a, b list) [][2]int {
	var out [][2]int
	i, j := 0, 0
	for _, e := range append(textdiff.Edits(a.keys, b.keys), textdiff.Edit{A0: len(a.keys), A1: len(a.keys), B0: len(b.keys), B1: len(b.keys)}) {
		for ; i < e.A0; i, j = i+1, j+1 {
			out = append(out, [2]int{i, j})
		}
		out = append(out, likely(a.nodes, b.nodes, e)...)
		i, j = e.A1, e.B1
	}
	return out
}

// likely pairs the blocks of one change.
func likely(a, b []*richtext.Node, e textdiff.Edit) [][2]int {
	n, m := e.A1-e.A0, e.B1-e.B0
	if n == 0 || m == 0 || n*m > maxPairs {
		return nil
	}
	wordsA, wordsB := make([]map[string]int, n), make([]map[string]int, m)
	for i := range n {
		wordsA[i] = countWords(textOf(a[e.A0+i]))
	}
	for j := range m {
		wordsB[j] = countWords(textOf(b[e.B0+j]))
	}
	like, best := make([][]float64, n), make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		like[i] = make([]float64, m)
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if matches(a[e.A0+i], b[e.B0+j]) {
				like[i][j] = likeness(wordsA[i], wordsB[j])
			}
			if like[i][j] >= alike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like[i][j])
			}
		}
	}
	var out [][2]int
	alone := func(i0, i1, j0, j1 int) {
		if i1-i0 != j1-j0 {
			return
		}
		for k := range i1 - i0 {
			if matches(a[e.A0+i0+k], b[e.B0+j0+k]) {
				out = append(out, [2]int{e.A0 + i0 + k, e.B0 + j0 + k})
			}
		}
	}
	fromA, fromB := 0, 0
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case best[i][j] == best[i+1][j]:
			i++
		case best[i][j] == best[i][j+1]:
			j++
		default:
			alone(fromA, i, fromB, j)
			out = append(out, [2]int{e.A0 + i, e.B0 + j})
			i, j = i+1, j+1
			fromA, fromB = i, j
		}
	}
	alone(fromA, n, fromB, m)
	return out
}

// matches reports whether one block could have become the other: of one kind,
// or both running text.
func matches(a, b *richtext.Node) bool {
	return a.Kind() == b.Kind() || running(a) && running(b)
}

func running(n *richtext.Node) bool {
	return n.Kind() == richtext.KindParagraph || n.Kind() == richtext.KindHeading
}

// textOf is all text below a node.
func textOf(n *richtext.Node) string {
	var b strings.Builder
	var walk func(n *richtext.Node)
	walk = func(n *richtext.Node) {
		b.WriteString(n.Text())
		if n.Kind() == richtext.KindHardBreak {
			b.WriteByte('\n')
		}
		for i := range n.ChildCount() {
			walk(n.Child(i))
		}
		if n.ChildCount() > 0 && !n.Child(0).Kind().Inline() || running(n) {
			b.WriteByte('\n')
		}
	}
	walk(n)
	return strings.TrimSpace(b.String())
}

func countWords(s string) map[string]int {
	out := map[string]int{}
	for w := range strings.FieldsSeq(s) {
		out[w]++
	}
	return out
}

// likeness is from 0 for no word in common to 1 for the same words; nothing is
// like nothing.
func likeness(a, b map[string]int) float64 {
	common, all := 0, 0
	for w, n := range a {
		common += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 1
	}
	return 2 * float64(common) / float64(all)
}
