package layout

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// span is the range of blocks that an element holds.
type span struct {
	node     *html.Node
	from, to int
	off      string // the word of its markup that says navigation, comments ...
	main     bool   // its markup says article
	names    string // words of its markup worth keeping for its blocks
}

// Linear is a page as blocks in reading order, with the elements around them.
type Linear struct {
	Blocks []Block
	spans  []span
	Base   *url.URL

	// state of the walk
	run       []Inline
	runLen    int
	runLinks  int
	bold      int
	italic    int
	link      string
	tag       string
	media     int
	quote     int
	lists     []listState
	listCount int
	tables    int
	table     int
	row       int
	head      bool
	frames    []int // spans of the elements that may hold a story
	full      bool
}

type listState struct {
	id      int
	ordered bool
}

// Linearize walks the visible part of a page.
func Linearize(doc *html.Node, base *url.URL) (*Linear, error) {
	l := &Linear{Base: base, Blocks: make([]Block, 0, 256)}
	l.children(doc)
	l.flush()
	if l.full {
		return nil, &LimitError{What: "blocks", Max: MaxBlocks}
	}
	l.name()
	return l, nil
}

func (l *Linear) children(n *html.Node) {
	for c := n.FirstChild; c != nil && !l.full; c = c.NextSibling {
		l.node(c)
	}
}

func (l *Linear) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		l.text(n.Data)
	case html.ElementNode:
		if n.DataAtom == atom.Noscript {
			l.noscript(n)
			return
		}
		if dropElement(n) {
			return
		}
		l.element(n)
	}
}

func (l *Linear) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		l.lineBreak(n)
		return
	case atom.Img, atom.Image:
		l.imageNode(n)
		return
	case atom.Hr:
		l.flush()
		return
	}
	if !isBlockElement(n.DataAtom) && !(l.media > 0 && creditElement(n)) {
		l.inline(n)
		return
	}
	l.flush()
	at := len(l.spans)
	off, mainly, names := marks(n)
	l.spans = append(l.spans, span{node: n, from: len(l.Blocks), off: off, main: mainly, names: names})
	saved := *l.mark()
	l.enter(n)
	frame := !leafElement(n.DataAtom)
	if frame {
		l.frames = append(l.frames, at)
	}
	l.children(n)
	l.flush()
	if frame {
		l.frames = l.frames[:len(l.frames)-1]
	}
	l.restore(saved)
	l.spans[at].to = len(l.Blocks)
}

// creditElement tells a piece of a caption that is marked as its credit.
func creditElement(n *html.Node) bool {
	for i := range n.Attr {
		if k := n.Attr[i].Key; k != "class" && k != "itemprop" {
			continue
		}
		_, _, names := markWords(n.Attr[i].Val, "class")
		for _, w := range []string{" credit ", " credits ", " photographer ", " copyright ", " kredit ", " source ", " author "} {
			if strings.Contains(names, w) {
				return true
			}
		}
	}
	return false
}

// leafElement tells elements that are pieces of a text, not frames around it.
func leafElement(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Picture, atom.Video, atom.Caption, atom.Tr, atom.Th, atom.Thead, atom.Tfoot, atom.Address, atom.Hr, atom.Summary, atom.Legend:
		return true
	}
	return false
}

// marked is the part of the walk's state that an element changes for its
// content.
type marked struct {
	tag          string
	media, quote int
	table, row   int
	head         bool
	lists        int
	bold, italic int
	link         string
}

func (l *Linear) mark() *marked {
	return &marked{l.tag, l.media, l.quote, l.table, l.row, l.head, len(l.lists), l.bold, l.italic, l.link}
}

func (l *Linear) restore(m marked) {
	l.tag, l.media, l.quote, l.table, l.head = m.tag, m.media, m.quote, m.table, m.head
	l.lists = l.lists[:m.lists]
	l.bold, l.italic, l.link = m.bold, m.italic, m.link
	if l.table != m.table || m.table == 0 {
		l.row = m.row
	}
}

func (l *Linear) enter(n *html.Node) {
	l.tag = n.Data
	switch n.DataAtom {
	case atom.Figure, atom.Figcaption, atom.Picture, atom.Caption, atom.Video:
		l.media++
	case atom.Blockquote:
		l.quote++
	case atom.Ul, atom.Ol, atom.Menu:
		l.listCount++
		l.lists = append(l.lists, listState{id: l.listCount, ordered: n.DataAtom == atom.Ol})
	case atom.Table:
		l.tables++
		l.table, l.row = l.tables, 0
	case atom.Tr:
		l.row++
	case atom.Th:
		l.head = true
	}
}

// inline walks a phrasing element: it only changes the marks of the run.
func (l *Linear) inline(n *html.Node) {
	bold, italic, link := l.bold, l.italic, l.link
	switch n.DataAtom {
	case atom.B, atom.Strong:
		l.bold++
	case atom.I, atom.Em, atom.Cite:
		l.italic++
	case atom.A:
		if href := l.resolve(attr(n, "href")); href != "" {
			l.link = href
		} else {
			l.link = "#"
		}
	}
	l.children(n)
	l.bold, l.italic, l.link = bold, italic, link
}

// text adds a text node to the run.
func (l *Linear) text(s string) {
	if s == "" {
		return
	}
	if l.runLen == 0 && strings.TrimSpace(s) == "" {
		return
	}
	in := Inline{Text: s, Bold: l.bold > 0, Italic: l.italic > 0, Link: l.link}
	if k := len(l.run) - 1; k >= 0 && l.run[k].Bold == in.Bold && l.run[k].Italic == in.Italic && l.run[k].Link == in.Link {
		l.run[k].Text += s
	} else {
		l.run = append(l.run, in)
	}
	l.runLen += len(s)
	if l.link != "" {
		l.runLinks += len(strings.TrimSpace(s))
	}
}

// lineBreak ends a block at two breaks in a row, which is how old pages part
// paragraphs; a single one is kept as white space inside a paragraph.
func (l *Linear) lineBreak(n *html.Node) {
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" || c.Type == html.CommentNode {
			continue
		}
		if c.Type == html.ElementNode && c.DataAtom == atom.Br {
			l.flush()
			return
		}
		break
	}
	if l.tag == "div" || l.tag == "td" || l.tag == "body" || l.tag == "center" || l.tag == "section" || l.tag == "article" || l.tag == "figcaption" {
		l.flush()
		return
	}
	l.text("\n")
}

// flush makes a block of the run.
func (l *Linear) flush() {
	if l.runLen == 0 {
		return
	}
	run := l.run
	l.run, l.runLen = nil, 0
	links := l.runLinks
	l.runLinks = 0
	run = tidy(run)
	text := InlineText(run)
	if text == "" {
		return
	}
	if len(l.Blocks) >= MaxBlocks {
		l.full = true
		return
	}
	b := NewBlock(text)
	b.Inlines, b.Links = run, min(links, len(text))
	l.place(&b)
	l.Blocks = append(l.Blocks, b)
}

func (l *Linear) place(b *Block) {
	b.Tag, b.Media, b.Quote = l.tag, l.media > 0, l.quote > 0
	b.Table, b.Row, b.Head = l.table, l.row, l.head
	b.Frame = -1
	if k := len(l.frames); k > 0 {
		b.Frame = l.frames[k-1]
	}
	if k := len(l.lists); k > 0 {
		b.List, b.Ordered, b.ListID = true, l.lists[k-1].ordered, l.lists[k-1].id
	}
}

// name gives the words of small elements to their blocks. On a large element
// they say nothing about one block ("post author-anna tag-news").
func (l *Linear) name() {
	for i := range l.spans {
		s := &l.spans[i]
		if s.names == "" || s.to-s.from > 8 {
			continue
		}
		for k := s.from; k < s.to; k++ {
			l.Blocks[k].Names += s.names
		}
	}
}

// tidy makes single spaces of white space across runs and trims the ends.
func tidy(run []Inline) []Inline {
	out := run[:0]
	space := true
	for _, r := range run {
		lead := len(r.Text) > 0 && isSpaceByte(r.Text[0])
		t := lines.Collapse(r.Text)
		tail := len(r.Text) > 0 && isSpaceByte(r.Text[len(r.Text)-1])
		if t == "" {
			if !space && len(out) > 0 {
				out[len(out)-1].Text += " "
				space = true
			}
			continue
		}
		if lead && !space {
			if len(out) > 0 {
				out[len(out)-1].Text += " "
			}
		}
		space = tail
		if tail {
			t += " "
		}
		if r.Link == "#" {
			r.Link = ""
		}
		r.Text = t
		out = append(out, r)
	}
	if k := len(out) - 1; k >= 0 {
		out[k].Text = strings.TrimRight(out[k].Text, " ")
		if out[k].Text == "" {
			out = out[:k]
		}
	}
	return out
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// resolve returns an absolute address that is safe to keep, or "".
func (l *Linear) resolve(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || len(ref) > 2048 || ref[0] == '#' {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if l.Base != nil {
		u = l.Base.ResolveReference(u)
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return u.String()
}

// imageNode keeps an image as a block of its own.
func (l *Linear) imageNode(n *html.Node) {
	src := ""
	for _, key := range []string{"data-src", "data-original", "data-lazy-src", "data-full-src", "src"} {
		if v := attr(n, key); v != "" && !strings.HasPrefix(v, "data:") {
			if src = l.resolve(v); src != "" {
				break
			}
		}
	}
	if src == "" || attr(n, "width") == "1" || attr(n, "height") == "1" {
		return
	}
	if len(l.Blocks) >= MaxBlocks {
		l.full = true
		return
	}
	l.flush()
	b := Block{Image: &Picture{Src: src, Alt: lines.Collapse(attr(n, "alt"))}}
	l.place(&b)
	l.Blocks = append(l.Blocks, b)
}

// noscript looks for the picture that a lazy loader hides there.
func (l *Linear) noscript(n *html.Node) {
	if n.FirstChild == nil || l.media == 0 {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom == atom.Img {
			l.imageNode(c)
		}
	}
}
