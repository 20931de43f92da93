package layout

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// Parse reads a page into a tree. A tokenizer pass in front keeps the cost of
// hostile pages small: too many tags or too deep nesting are refused before a
// tree is built. (x/net/html itself refuses more than 512 open elements.)
func Parse(text string) (*html.Node, error) {
	if err := guard(text); err != nil {
		return nil, err
	}
	doc, err := html.ParseWithOptions(strings.NewReader(withoutScripts(text)), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, &LimitError{What: "open elements", Max: maxDepth}
	}
	return doc, nil
}

// withoutScripts cuts scripts and style sheets out before parsing, which is
// where most bytes of a page are. JSON-LD stays, and so does a script that
// holds "<!--", since such a script may go on behind its first end tag.
func withoutScripts(text string) string {
	var sb strings.Builder
	kept := 0
	for i := 0; i < len(text); {
		j := strings.IndexByte(text[i:], '<')
		if j < 0 {
			break
		}
		i += j
		if strings.HasPrefix(text[i:], "<!--") {
			k := strings.Index(text[i:], "-->")
			if k < 0 {
				break // the rest is a comment
			}
			i += k
			continue
		}
		name, ld := rawElement(text[i:])
		if name == "" {
			i++
			continue
		}
		open := strings.IndexByte(text[i:], '>')
		end := indexEndTag(text[i:], name)
		if open < 0 || end < open {
			break
		}
		content := text[i+open+1 : i+end]
		if ld || strings.Contains(content, "<!--") {
			i += end
			continue
		}
		sb.WriteString(text[kept : i+open+1])
		i += end
		kept = i
	}
	if kept == 0 {
		return text
	}
	sb.WriteString(text[kept:])
	return sb.String()
}

// rawElement tells whether a tag that opens a script or a style starts here,
// and whether it is one to keep.
func rawElement(s string) (name string, keep bool) {
	for _, n := range [...]string{"script", "style"} {
		if len(s) > len(n)+1 && strings.EqualFold(s[1:len(n)+1], n) {
			switch s[len(n)+1] {
			case ' ', '>', '\n', '\t', '\r':
				tag, _, _ := strings.Cut(s[:min(len(s), 512)], ">")
				return n, strings.Contains(strings.ToLower(tag), "ld+json")
			}
		}
	}
	return "", false
}

// indexEndTag returns where "</name" starts, or -1.
func indexEndTag(s, name string) int {
	for i := 0; ; {
		j := strings.Index(s[i:], "</")
		if j < 0 {
			return -1
		}
		i += j
		if end := i + 2 + len(name); end <= len(s) && strings.EqualFold(s[i+2:end], name) {
			return i
		}
		i += 2
	}
}

const (
	maxDepth = 512
	maxTags  = 150_000
	maxAttrs = 300_000
)

// guard counts start tags, attributes and a lower bound of the depth without
// building anything. A page whose depth cannot be told cheaply passes; the
// parser has its own limit.
func guard(text string) error {
	if strings.Count(text, "<") <= maxTags/4 && longestTag(text) < 1<<16 {
		return nil
	}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(4 << 20)
	starts, depth, attrs := 0, 0, 0
	var open [maxDepth + 64]atom.Atom
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return &LimitError{What: "bytes in a tag", Max: 4 << 20}
		case html.StartTagToken:
			name, more := z.TagName()
			for more {
				_, _, more = z.TagAttr()
				attrs++
			}
			if starts++; starts > maxTags {
				return &LimitError{What: "tags", Max: maxTags}
			}
			if attrs > maxAttrs {
				return &LimitError{What: "attributes", Max: maxAttrs}
			}
			a := atom.Lookup(name)
			if voidElement(a) || impliedEnd(a) || len(name) == 0 {
				continue
			}
			if depth >= len(open) {
				return &LimitError{What: "open elements", Max: maxDepth}
			}
			open[depth] = a
			depth++
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(bytes.ToLower(name))
			for d := depth - 1; d >= 0 && d > depth-6; d-- {
				if open[d] == a {
					depth = d
					break
				}
			}
		}
	}
}

// longestTag is the largest distance from a "<" to the next ">".
func longestTag(text string) int {
	most := 0
	for i := 0; i < len(text); {
		j := strings.IndexByte(text[i:], '<')
		if j < 0 {
			break
		}
		i += j
		k := strings.IndexByte(text[i:], '>')
		if k < 0 {
			k = len(text) - i
		}
		most = max(most, k)
		i += k + 1
	}
	return most
}

func voidElement(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// impliedEnd lists elements whose end tags are often left out.
func impliedEnd(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Option, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot, atom.Colgroup, atom.Optgroup, atom.Rp, atom.Rt:
		return true
	}
	return false
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// nodeText returns the visible text of a small subtree.
func nodeText(n *html.Node) string {
	var sb strings.Builder
	appendText(&sb, n)
	return lines.Collapse(sb.String())
}

func appendText(sb *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		sb.WriteString(n.Data)
	case html.ElementNode:
		if dropElement(n) {
			return
		}
		if n.DataAtom == atom.Br || isBlockElement(n.DataAtom) {
			sb.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil && sb.Len() < 1<<16; c = c.NextSibling {
			appendText(sb, c)
		}
	}
}

// dropElement tells elements whose content is never a reader's text: scripts,
// styles, forms' innards, and everything hidden.
func dropElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Embed, atom.Canvas, atom.Select, atom.Option, atom.Textarea, atom.Button, atom.Input, atom.Head, atom.Title, atom.Dialog, atom.Datalist, atom.Audio, atom.Noframes, atom.Noembed:
		return true
	}
	return hidden(n)
}

// hidden tells elements a reader cannot see.
func hidden(n *html.Node) bool {
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" && n.DataAtom != atom.Body && n.DataAtom != atom.Main {
				return true
			}
		case "style":
			if hiddenStyle(a.Val) {
				return true
			}
		}
	}
	return false
}

func hiddenStyle(style string) bool {
	if len(style) < 9 || !strings.ContainsAny(style, "dDvVfFoO") {
		return false
	}
	s := strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		if r >= 'A' && r <= 'Z' {
			return r + 32
		}
		return r
	}, style)
	for decl := range strings.SplitSeq(s, ";") {
		decl = strings.TrimSuffix(decl, "!important")
		switch decl {
		case "display:none", "visibility:hidden", "visibility:collapse", "font-size:0", "font-size:0px", "opacity:0", "content-visibility:hidden":
			return true
		}
	}
	return false
}

func isBlockElement(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Video, atom.Picture, atom.Caption:
		return true
	}
	return false
}
