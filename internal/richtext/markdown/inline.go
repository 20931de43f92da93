package markdown

import (
	"bufio"
	"bytes"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// inline turns the children of a node into texts and breaks that carry the
// marks.
func (c *converter) inline(parent ast.Node, marks []richtext.Mark) []*richtext.Node {
	var out []*richtext.Node
	add := func(s string, marks []richtext.Mark) {
		if s != "" {
			out = append(out, richtext.Text(s, marks...))
		}
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			add(c.text(n), marks)
			switch {
			case n.HardLineBreak():
				out = append(out, richtext.Break())
			case n.SoftLineBreak():
				add(" ", marks)
			}
		case *ast.String:
			add(string(n.Value), marks)
		case *ast.Emphasis:
			mark := richtext.Em()
			if n.Level == 2 {
				mark = richtext.Strong()
			}
			out = append(out, c.inline(n, with(marks, mark))...)
		case *ast.Link:
			if len(n.Title) > 0 {
				c.fail(offset(n), "a link has no title")
			}
			out = append(out, c.inline(n, c.linked(n, marks, unescape(n.Destination)))...)
		case *ast.AutoLink:
			address := string(n.URL(c.src))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
				address = "mailto:" + address
			}
			add(string(n.Label(c.src)), c.linked(n, marks, address))
		case *ast.Image:
			c.fail(offset(n), "a picture stands on a line of its own")
		case *ast.RawHTML:
			at := offset(n)
			if n.Segments.Len() > 0 {
				at = n.Segments.At(0).Start
			}
			c.fail(at, "HTML is not allowed; write &lt; for <")
		case *ast.CodeSpan:
			c.fail(offset(n), "code is not allowed")
		default:
			c.fail(offset(n), "%s is not allowed", n.Kind())
		}
	}
	return out
}

func (c *converter) linked(n ast.Node, marks []richtext.Mark, address string) []richtext.Mark {
	if err := link.Check(address); err != nil {
		c.fail(offset(n), "the address %q %v", address, err)
		return marks
	}
	return with(marks, richtext.Link(address))
}

// with adds a mark to the marks, unless one of its kind is there.
func with(marks []richtext.Mark, mark richtext.Mark) []richtext.Mark {
	if slices.ContainsFunc(marks, func(m richtext.Mark) bool { return m.Kind == mark.Kind }) {
		return marks
	}
	return append(slices.Clip(marks), mark)
}

func (c *converter) text(n *ast.Text) string {
	raw := n.Value(c.src)
	if bytes.Contains(raw, []byte("{{")) || bytes.Contains(raw, []byte("}}")) {
		c.fail(n.Segment.Start, "a directive stands on a line of its own; write \\{\\{ for braces in text")
	}
	if n.IsRaw() {
		return string(raw)
	}
	return unescape(raw)
}

// plain returns the text of a node without its marks.
func (c *converter) plain(n ast.Node) string {
	var b strings.Builder
	for _, t := range c.inline(n, nil) {
		b.WriteString(t.Text())
	}
	return strings.TrimSpace(b.String())
}

// unescape resolves backslashes and entities as goldmark does when it writes
// text, which is the only place where it offers that.
func unescape(raw []byte) string {
	if !bytes.ContainsAny(raw, "\\&\x00") {
		return string(raw)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	ghtml.DefaultWriter.Write(w, raw)
	_ = w.Flush() // into memory, cannot fail
	return html.UnescapeString(b.String())
}
