package capture

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse reads a page into a tree. A tokenizer pass in front keeps the cost of
// hostile pages small: too many tags or too deep nesting are refused before a
// tree is built. (x/net/html itself refuses more than 512 open elements.)
func parse(text string) (*html.Node, error) {
	if err := guard(text); err != nil {
		return nil, err
	}
	doc, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, &LimitError{What: "open elements", Max: maxDepth}
	}
	return doc, nil
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
	tags := strings.Count(text, "<")
	if tags <= maxTags/4 && strings.Count(text, "=") <= maxAttrs {
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

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// nodeText returns the visible text of a small subtree.
func nodeText(n *html.Node) string {
	var sb strings.Builder
	appendText(&sb, n)
	return collapse(sb.String())
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
