package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// directive is a line {{name args}}, or a line of colons that is neither the
// begin nor the end of a box.
type directive struct {
	ast.BaseBlock
	name, args string
}

var kindDirective = ast.NewNodeKind("Directive")

func (*directive) Kind() ast.NodeKind { return kindDirective }

func (d *directive) Dump(source []byte, level int) {
	ast.DumpHelper(d, source, level, map[string]string{"name": d.name, "args": d.args}, nil)
}

// box is what stands between :::info and :::.
type box struct {
	ast.BaseBlock
	title  string
	closed bool
}

var kindBox = ast.NewNodeKind("Box")

func (*box) Kind() ast.NodeKind { return kindBox }

func (b *box) Dump(source []byte, level int) {
	ast.DumpHelper(b, source, level, map[string]string{"title": b.title}, nil)
}

// directiveParser recognises lines that are one directive and nothing else.
// Braces in the middle of a text are left to the converter, which refuses
// them.
type directiveParser struct{}

func (directiveParser) Trigger() []byte { return []byte{'{'} }

func (directiveParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	inner, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("{{"))
	if !ok {
		return nil, parser.NoChildren
	}
	inner, ok = bytes.CutSuffix(inner, []byte("}}"))
	if !ok || bytes.Contains(inner, []byte("}}")) {
		return nil, parser.NoChildren
	}
	name, args, _ := strings.Cut(strings.TrimSpace(string(inner)), " ")
	reader.AdvanceToEOL()
	return &directive{name: name, args: strings.TrimSpace(args)}, parser.NoChildren
}

func (directiveParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

func (directiveParser) Close(ast.Node, text.Reader, parser.Context) {}

func (directiveParser) CanInterruptParagraph() bool { return true }

func (directiveParser) CanAcceptIndentedLine() bool { return false }

// boxParser recognises boxes, and other lines that begin with three colons.
type boxParser struct{}

func (boxParser) Trigger() []byte { return []byte{':'} }

func (boxParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	fence := strings.TrimSpace(string(line))
	rest, ok := strings.CutPrefix(fence, ":::")
	if !ok {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	name, title, _ := strings.Cut(rest, " ")
	if name != "info" {
		return &directive{name: ":::", args: rest}, parser.NoChildren
	}
	return &box{title: strings.TrimSpace(title)}, parser.HasChildren
}

func (boxParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	b, ok := node.(*box)
	if !ok {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	if string(bytes.TrimSpace(line)) == ":::" {
		b.closed = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (boxParser) Close(ast.Node, text.Reader, parser.Context) {}

func (boxParser) CanInterruptParagraph() bool { return true }

func (boxParser) CanAcceptIndentedLine() bool { return false }
