// Package passage marks stretches of a document's text on its page, each with a
// link behind its last word: what comments at the desk are about.
//
//	passage.go    Passage, Pieces
package passage

import (
	"cmp"
	"html"
	"slices"

	"github.com/tajuk/tajuk/internal/richtext"
)

// Passage is a stretch of the text that somebody pointed at.
type Passage struct {
	// From and To are positions as the editor counts them, To not included.
	From, To int
	// ID is the id of the link, Href where it leads, Sign what it shows, and
	// Label what it is called.
	ID, Href, Sign, Label string
}

// Pieces cuts the text of a document where passages begin and end, for the
// Options of its page. A passage without any text, whatever its positions say,
// is left out. Addresses are not checked.
func Pieces(d richtext.Document, passages []Passage) map[*richtext.Node][]richtext.Piece {
	if len(passages) == 0 {
		return nil
	}
	found := map[*richtext.Node]*pointed{}
	where, last := make([]*richtext.Node, len(passages)), make([]int, len(passages))
	walk(d.Root(), 0, func(n *richtext.Node, pos int) {
		for i, p := range passages {
			from, to := max(p.From, pos), min(p.To, pos+n.NodeSize())
			if from >= to {
				continue
			}
			if found[n] == nil {
				found[n] = &pointed{}
			}
			found[n].spans = append(found[n].spans, [2]int{from - pos, to - pos})
			where[i], last[i] = n, to-pos
		}
	})
	for i, n := range where {
		if n != nil {
			found[n].ends = append(found[n].ends, ending{last[i], sign(passages[i])})
		}
	}
	out := make(map[*richtext.Node][]richtext.Piece, len(found))
	for n, p := range found {
		slices.SortStableFunc(p.ends, func(a, b ending) int { return cmp.Compare(a.at, b.at) })
		out[n] = p.cut(n.Text())
	}
	return out
}

// walk visits the nodes of text below a node with their positions; pos is that
// of the node's first child.
func walk(parent *richtext.Node, pos int, visit func(n *richtext.Node, pos int)) {
	for i := range parent.ChildCount() {
		n := parent.Child(i)
		if n.Kind() == richtext.KindText {
			visit(n, pos)
		} else {
			walk(n, pos+1, visit)
		}
		pos += n.NodeSize()
	}
}

// pointed is where passages stand in one node of text, in UTF-16 units.
type pointed struct {
	spans [][2]int
	ends  []ending // in order
}

// ending is the place behind the last word of a passage, and its link.
type ending struct {
	at   int
	sign string
}

func (p *pointed) covers(at int) bool {
	return slices.ContainsFunc(p.spans, func(s [2]int) bool { return s[0] <= at && at < s[1] })
}

func (p *pointed) cut(text string) (out []richtext.Piece) {
	marked, start, at, ends := false, 0, 0, p.ends
	turn := func(i int) {
		covered := i < len(text) && p.covers(at)
		if covered == marked && (len(ends) == 0 || ends[0].at != at) && i < len(text) {
			return
		}
		piece := richtext.Piece{Text: text[start:i], Marked: marked}
		for ; len(ends) > 0 && ends[0].at == at; ends = ends[1:] {
			piece.After += ends[0].sign
		}
		if i > start || piece.After != "" {
			out = append(out, piece)
		}
		start, marked = i, covered
	}
	for i, c := range text {
		turn(i)
		if at++; c > 0xFFFF {
			at++
		}
	}
	turn(len(text))
	return out
}

func sign(p Passage) string {
	return `<a class="rt-sign" id="` + html.EscapeString(p.ID) + `" href="` + html.EscapeString(p.Href) + `" aria-label="` +
		html.EscapeString(p.Label) + `">` + html.EscapeString(p.Sign) + "</a>"
}
