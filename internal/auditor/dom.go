package auditor

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what a served page says to a reader and to machines. It is read
// without regard to classes, which belong to the theme.
type page struct {
	root      *html.Node
	text      string // what can be read, white space as one space
	h1        []string
	links     []link
	times     map[string]bool // datetime of all times
	sources   []string        // of pictures
	canonical []string
	robots    []string
	data      []map[string]any // JSON-LD
}

type link struct{ href, text string }

func readPage(body []byte) (*page, error) {
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	p := &page{root: root, text: textOf(root), times: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.H1:
			p.h1 = append(p.h1, textOf(n))
		case atom.A:
			p.links = append(p.links, link{attr(n, "href"), textOf(n)})
		case atom.Time:
			p.times[attr(n, "datetime")] = true
		case atom.Img, atom.Source:
			p.sources = append(p.sources, attr(n, "src"), attr(n, "srcset"))
		case atom.Link:
			if attr(n, "rel") == "canonical" {
				p.canonical = append(p.canonical, attr(n, "href"))
			}
		case atom.Meta:
			if strings.EqualFold(attr(n, "name"), "robots") {
				p.robots = append(p.robots, attr(n, "content"))
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
				var v map[string]any
				if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
					p.data = append(p.data, v)
				}
			}
		}
	}
	return p, nil
}

// readList is readPage for a page that is only asked for words and links: its
// tree is not kept.
func readList(body []byte) (*page, error) {
	p, err := readPage(body)
	if err == nil {
		p.root = nil
	}
	return p, err
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// hrefs are the addresses that the page leads to.
func (p *page) hrefs() (out []string) {
	for _, k := range p.links {
		out = append(out, k.href)
	}
	return out
}

// unread are elements whose text nobody reads.
func unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Noscript:
		return n.Type == html.ElementNode
	}
	return false
}

// inline are elements that do not part words.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.B, atom.Em, atom.Strong, atom.I, atom.Span, atom.Code, atom.Sub, atom.Sup, atom.Mark, atom.Abbr, atom.Cite, atom.Q, atom.S, atom.U, atom.Small, atom.Time:
		return true
	}
	return false
}

// textOf is what can be read in an element, white space as one space.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if unread(n) {
			return
		}
		parts := n.Type == html.ElementNode && !inline(n)
		if parts {
			b.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if parts {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return squash(b.String())
}

// squash makes any white space one space, and none at the ends.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

// leads reports whether a link goes to an address, with a text if one is given.
func (p *page) leads(href, text string) bool {
	return slices.ContainsFunc(p.links, func(l link) bool { return l.href == href && (text == "" || l.text == squash(text)) })
}

// names reports whether any link leads to the story, at whatever address.
func (p *page) names(id string) bool {
	return slices.ContainsFunc(p.links, func(l link) bool {
		path, _, _ := strings.Cut(l.href, "?")
		parts := strings.Split(path, "/")
		return len(parts) > 2 && slices.Contains(parts[2:], id)
	})
}

// about is the structured data of the story with the identity.
func (p *page) about(identity string) map[string]any {
	for _, d := range p.data {
		if d["identifier"] == identity {
			return d
		}
	}
	return nil
}

// values are what structured data says of a property: one thing stands alone.
func values(d map[string]any, key string) []any {
	switch v := d[key].(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// inOrder returns the first of the parts that a text does not have, each after
// the one before.
func inOrder(text string, parts []string) (missing string, ok bool) {
	for _, part := range parts {
		i := strings.Index(text, part)
		if i < 0 {
			return part, false
		}
		text = text[i+len(part):]
	}
	return "", true
}

// extra returns a paragraph or heading that stands among those of the body and
// is none of them. Lines in parentheses, by which the portal closes a text, are
// no part of it.
func (p *page) extra(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	at := p.root
	for {
		next := (*html.Node)(nil)
		for c := range at.ChildNodes() {
			if c.Type != html.ElementNode || unread(c) || c.DataAtom == atom.Header {
				continue
			}
			if _, ok := inOrder(textOf(c), parts); ok {
				next = c
				break
			}
		}
		if next == nil {
			break
		}
		at = next
	}
	for len(parts) == 1 && at.Parent != nil && textOf(at) == parts[0] {
		at = at.Parent
	}
	for c := range at.ChildNodes() {
		switch c.DataAtom {
		case atom.P, atom.H2, atom.H3:
		default:
			continue
		}
		text := textOf(c)
		if attr(c, "class") == "" && text != "" && !slices.Contains(parts, text) && !(strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")) {
			return text
		}
	}
	return ""
}
