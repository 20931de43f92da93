package richtext

import (
	"net/url"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext/link"
)

// inline writes texts and breaks. Marks that neighbours share are written
// once around both.
func (r *renderer) inline(nodes []*Node) {
	active := r.active[:0]
	deadUntil := 0
	for i, n := range nodes {
		marks := n.marks
		if len(marks) > 0 && marks[0].Kind == MarkLink {
			// A link without a visible character cannot be clicked, but a
			// keyboard or a screen reader would still stop at it.
			if i >= deadUntil && !(len(active) > 0 && active[0] == marks[0]) && !linkVisible(nodes[i:], marks[0]) {
				deadUntil = i + linkRun(nodes[i:], marks[0])
			}
			if i < deadUntil {
				marks = marks[1:]
			}
		}
		keep := 0
		for keep < len(active) && keep < len(marks) && active[keep] == marks[keep] {
			keep++
		}
		r.closeMarks(active[keep:])
		active = active[:keep]
		if keep == 0 || active[0].Kind != MarkLink {
			r.flush()
		}
		for _, m := range marks[keep:] {
			r.openMark(m)
			active = append(active, m)
		}
		if n.kind == KindHardBreak {
			r.raw("<br>\n")
		} else if list := r.opt.Pieces[n]; list != nil {
			r.pieces(list, len(active) > 0 && active[0].Kind == MarkLink)
		} else {
			r.text(n.text)
		}
	}
	r.closeMarks(active)
	r.flush()
	r.active = active[:0]
}

// pieces writes a node of text in parts. Links do not nest: what stands behind
// a part of one waits until it is closed.
func (r *renderer) pieces(list []Piece, linked bool) {
	for _, p := range list {
		if p.Marked {
			r.raw(`<mark class="rt-passage">`)
		}
		r.text(p.Text)
		if p.Marked {
			r.raw("</mark>")
		}
		if r.after += p.After; !linked {
			r.flush()
		}
	}
}

func (r *renderer) flush() {
	r.raw(r.after)
	r.after = ""
}

// linkRun counts the nodes at the beginning that carry the link.
func linkRun(nodes []*Node, run Mark) int {
	for i, n := range nodes {
		if len(n.marks) == 0 || n.marks[0] != run {
			return i
		}
	}
	return len(nodes)
}

func linkVisible(nodes []*Node, run Mark) bool {
	return slices.ContainsFunc(nodes[:linkRun(nodes, run)], func(n *Node) bool { return !blank(n) })
}

func (r *renderer) openMark(m Mark) {
	switch m.Kind {
	case MarkLink:
		r.raw("<a")
		r.href(m.Href, m.Rel)
		r.raw(">")
	default:
		r.raw("<" + markNames[m.Kind] + ">")
	}
}

func (r *renderer) closeMarks(marks []Mark) {
	for i := len(marks) - 1; i >= 0; i-- {
		if marks[i].Kind == MarkLink {
			r.raw("</a>")
		} else {
			r.raw("</" + markNames[marks[i].Kind] + ">")
		}
	}
}

// href writes the href attribute of a link, and rel if there is reason to.
func (r *renderer) href(address string, rel Rel) {
	r.raw(` href="`)
	r.url(address)
	r.raw(`"`)
	if r.opt.Sponsored && r.external(address) {
		rel = RelSponsored
	}
	if rel != RelNone {
		r.raw(` rel="` + string(rel) + `"`)
	}
}

// external reports whether an address leads out of the network.
func (r *renderer) external(address string) bool {
	if !link.IsWeb(address) {
		return false
	}
	u, err := url.Parse(address)
	return err != nil || !slices.Contains(r.opt.OwnHosts, strings.ToLower(u.Hostname()))
}

// url writes an address as the value of an attribute; in feeds, paths become
// whole addresses.
func (r *renderer) url(address string) {
	if r.feed && strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") {
		r.text(r.base)
	}
	r.out = link.Append(r.out, address)
}

// text writes s as text or as the value of a quoted attribute.
func (r *renderer) text(s string) {
	start := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		default:
			continue
		}
		r.out = append(r.out, s[start:i]...)
		r.out = append(r.out, entity...)
		start = i + 1
	}
	r.out = append(r.out, s[start:]...)
}
