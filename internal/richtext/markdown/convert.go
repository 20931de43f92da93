package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// maxErrors bounds what one text can make Parse say.
const maxErrors = 50

// converter turns the tree of goldmark into blocks.
type converter struct {
	src  []byte
	opt  Options
	errs Errors
	// starts holds the offset of each top-level block, for the faults of
	// richtext.New.
	starts []int
}

// fail notes an error at an offset in the source.
func (c *converter) fail(offset int, format string, args ...any) {
	if len(c.errs) < maxErrors {
		c.errs = append(c.errs, &Error{Line: c.line(offset), Reason: fmt.Sprintf(format, args...)})
	}
}

func (c *converter) line(offset int) int {
	offset = min(max(offset, 0), len(c.src))
	return c.opt.FirstLine + bytes.Count(c.src[:offset], []byte("\n"))
}

func (c *converter) result() error {
	slices.SortStableFunc(c.errs, func(a, b *Error) int { return a.Line - b.Line })
	// One mistake can be met several times, as in lists inside of lists.
	return slices.CompactFunc(c.errs, func(a, b *Error) bool { return *a == *b })
}

// refused translates the faults of a document into errors at the blocks that
// hold them.
func (c *converter) refused(err error) {
	var faults richtext.Faults
	if !errors.As(err, &faults) {
		c.fail(0, "%v", err)
		return
	}
	for _, f := range faults {
		offset := 0
		if i := f.Block(); i >= 0 && i < len(c.starts) {
			offset = c.starts[i]
		}
		c.fail(offset, "%s", f.Reason)
	}
}

// offset returns where a node begins. Nodes that goldmark gives no place have
// that of the first descendant, or else of the nearest ancestor, that has one.
func offset(n ast.Node) int {
	for m := n; m != nil; m = m.FirstChild() {
		if m.Pos() >= 0 {
			return m.Pos()
		}
	}
	for m := n.Parent(); m != nil; m = m.Parent() {
		if m.Type() != ast.TypeDocument && m.Pos() >= 0 {
			return m.Pos()
		}
	}
	return 0
}

func (c *converter) document(tree ast.Node) []*richtext.Node {
	var out []*richtext.Node
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		blocks := c.block(n)
		for range blocks {
			c.starts = append(c.starts, offset(n))
		}
		out = append(out, blocks...)
	}
	return out
}

func (c *converter) children(parent ast.Node) []*richtext.Node {
	var out []*richtext.Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, c.block(n)...)
	}
	return out
}

func (c *converter) block(n ast.Node) []*richtext.Node {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n)
	case *ast.Heading:
		if n.Level != 2 && n.Level != 3 {
			c.fail(offset(n), "a heading begins with ## or ###")
			return nil
		}
		return one(richtext.Heading(n.Level, c.inline(n, nil)...))
	case *ast.Blockquote:
		return one(c.quote(n))
	case *ast.List:
		return one(c.list(n))
	case *ast.ThematicBreak:
		return one(richtext.Divider())
	case *east.Table:
		return one(c.table(n))
	case *directive:
		return c.directive(n)
	case *box:
		return c.box(n)
	case *ast.HTMLBlock:
		c.fail(offset(n), "HTML is not allowed")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		c.fail(offset(n), "code is not allowed; four spaces at the beginning of a line make it code")
	case *ast.LinkReferenceDefinition:
	default:
		c.fail(offset(n), "%s is not allowed", n.Kind())
	}
	return nil
}

func one(n *richtext.Node) []*richtext.Node { return []*richtext.Node{n} }

// paragraph makes a paragraph of text, or pictures of a paragraph that holds
// nothing else.
func (c *converter) paragraph(n ast.Node) []*richtext.Node {
	var images []*ast.Image
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Image:
			images = append(images, child)
		case *ast.Text:
			if len(bytes.TrimSpace(child.Value(c.src))) > 0 {
				return one(richtext.Paragraph(c.inline(n, nil)...))
			}
		default:
			return one(richtext.Paragraph(c.inline(n, nil)...))
		}
	}
	var out []*richtext.Node
	for _, img := range images {
		if picture := c.picture(img); picture != nil {
			out = append(out, picture)
		}
	}
	return out
}

func (c *converter) picture(img *ast.Image) *richtext.Node {
	key, ok := strings.CutPrefix(unescape(img.Destination), "asset:")
	if !ok {
		c.fail(offset(img), "a picture is ![alt](asset:KEY), not %q", img.Destination)
		return nil
	}
	id, ok := c.asset(img, key)
	if !ok {
		return nil
	}
	alt := c.plain(img)
	caption := unescape(img.Title)
	return richtext.PictureWith(id, orNil(caption), orNil(alt))
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (c *converter) asset(at ast.Node, key string) (string, bool) {
	return c.lookUp(at, "picture", key, c.opt.Asset)
}

func (c *converter) story(at ast.Node, key string) (string, bool) {
	return c.lookUp(at, "story", key, c.opt.Story)
}

func (c *converter) lookUp(at ast.Node, what, key string, find func(string) (string, error)) (string, bool) {
	if find == nil {
		c.fail(offset(at), "unknown %s %q", what, key)
		return "", false
	}
	id, err := find(key)
	if err != nil {
		c.fail(offset(at), "%s %q: %v", what, key, err)
		return "", false
	}
	return id, true
}

func (c *converter) list(n *ast.List) *richtext.Node {
	var items []*richtext.Node
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		content := c.children(item)
		if len(content) == 0 {
			content = one(richtext.Paragraph())
		}
		items = append(items, richtext.Item(content...))
	}
	if n.IsOrdered() {
		return richtext.OrderedList(n.Start, items...)
	}
	return richtext.BulletList(items...)
}

// quote makes a quotation and takes its source off the last line.
func (c *converter) quote(n *ast.Blockquote) *richtext.Node {
	var source richtext.Source
	if last, ok := n.LastChild().(*ast.Paragraph); ok {
		lines := last.Lines()
		line := lines.At(lines.Len() - 1)
		if name, ok := cutDashes(string(line.Value(c.src))); ok {
			source = c.source(line.Start, name)
			if lines.Len() == 1 {
				n.RemoveChild(n, last)
			} else {
				c.dropLastLine(last)
			}
		}
	}
	return richtext.Quote(source, c.children(n)...)
}

func cutDashes(line string) (string, bool) {
	line = strings.TrimSpace(line)
	for _, dash := range [...]string{"-- ", "— "} {
		if rest, ok := strings.CutPrefix(line, dash); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// source reads "Name" or "[Name](address)".
func (c *converter) source(at int, line string) richtext.Source {
	inner, ok := strings.CutPrefix(line, "[")
	if !ok {
		return richtext.Source{Name: unescape([]byte(line))}
	}
	name, address, ok := strings.Cut(inner, "](")
	address, end := strings.CutSuffix(address, ")")
	if !ok || !end {
		c.fail(at, "the source of a quotation is a name or one link")
		return richtext.Source{}
	}
	address = unescape([]byte(address))
	if err := link.CheckPage(address); err != nil {
		c.fail(at, "the address %q %v", address, err)
	}
	return richtext.Source{Name: unescape([]byte(name)), URL: address}
}

// dropLastLine removes from a paragraph what follows its last line end.
func (c *converter) dropLastLine(p *ast.Paragraph) {
	for n := p.LastChild(); n != nil; n = p.LastChild() {
		if t, ok := n.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(false)
			return
		}
		p.RemoveChild(p, n)
	}
	c.fail(offset(p), "the source of a quotation begins inside of bold or italic text")
}

func (c *converter) table(n *east.Table) *richtext.Node {
	var rows []*richtext.Node
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		if c.cells(row) > len(n.Alignments) {
			c.fail(offset(row), "the row has more cells than the head of the table")
		}
		var cells []*richtext.Node
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			paragraph := richtext.Paragraph(c.inline(cell, nil)...)
			if head {
				cells = append(cells, richtext.HeaderCell(paragraph))
			} else {
				cells = append(cells, richtext.Cell(paragraph))
			}
		}
		rows = append(rows, richtext.Row(cells...))
	}
	return richtext.Table("", rows...)
}

// cells counts the cells of a row as it was written: GFM drops those for which
// the head has no column.
func (c *converter) cells(row ast.Node) int {
	line, _, _ := bytes.Cut(c.src[offset(row):], []byte("\n"))
	line = bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|"))
	count := 1
	for i, ch := range line {
		if ch == '|' && i < len(line)-1 && (i == 0 || line[i-1] != '\\') {
			count++
		}
	}
	return count
}

func (c *converter) directive(d *directive) []*richtext.Node {
	first, rest, _ := strings.Cut(d.args, " ")
	rest = strings.TrimSpace(rest)
	switch d.name {
	case "baca":
		switch {
		case strings.HasPrefix(first, "/") || strings.Contains(first, "://"):
			if err := link.CheckPage(first); err != nil {
				c.fail(offset(d), "the address %q %v", first, err)
			} else if rest == "" {
				c.fail(offset(d), "{{baca}} to an address needs a title after it")
			} else {
				return one(richtext.RelatedLink(first, rest))
			}
		case first == "" || rest != "":
			c.fail(offset(d), "{{baca}} takes one key of a story")
		default:
			if id, ok := c.story(d, first); ok {
				return one(richtext.RelatedStory(id))
			}
		}
	case "embed":
		if _, err := link.ParseEmbed(first); err != nil {
			c.fail(offset(d), "the address %q %v", first, err)
			return nil
		}
		return one(richtext.EmbedLink(first, rest))
	case "gallery":
		var images []*richtext.Node
		for key := range strings.FieldsSeq(d.args) {
			if id, ok := c.asset(d, key); ok {
				images = append(images, richtext.Picture(id))
			}
		}
		if d.args == "" {
			c.fail(offset(d), "{{gallery}} takes keys of pictures")
		}
		return one(richtext.Gallery(images...))
	case "keep":
		n, err := strconv.Atoi(d.args)
		if err != nil || c.opt.kept == nil || c.opt.kept(n) == nil {
			c.fail(offset(d), "there is no block %s to keep", d.args)
			return nil
		}
		return one(c.opt.kept(n))
	case ":::":
		if d.args == "" {
			c.fail(offset(d), "::: ends a box, but none is open")
		} else {
			c.fail(offset(d), "unknown box %q, only :::info is known", d.args)
		}
	default:
		c.fail(offset(d), "unknown directive {{%s}}", d.name)
	}
	return nil
}

func (c *converter) box(b *box) []*richtext.Node {
	before := len(c.errs)
	content := c.children(b)
	switch {
	case !b.closed:
		c.fail(offset(b), "the box is not closed with :::")
	case b.title == "":
		c.fail(offset(b), "the box has no title")
	case len(content) == 0 && len(c.errs) == before:
		c.fail(offset(b), "the box is empty")
	default:
		return one(richtext.InfoBox(b.title, content...))
	}
	return nil
}
