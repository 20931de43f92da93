package theme

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/tajuk/tajuk/internal/portal/messages"
)

// blocked is markup that the portal's Content-Security-Policy would keep from
// working: script and style of the page's own, and requests to other hosts.
var blocked = []struct {
	form *regexp.Regexp
	say  string
}{
	{regexp.MustCompile(`(?i)\sstyle\s*=`), "style attribute: the Content-Security-Policy blocks it; use a class and theme.css"},
	{regexp.MustCompile(`(?i)<style\b`), "style element: the Content-Security-Policy blocks it; use theme.css"},
	{regexp.MustCompile(`(?i)<[a-z][^>]*\son[a-z]+\s*=`), "event attribute: the Content-Security-Policy blocks it; use a script of assets/"},
	{regexp.MustCompile(`(?i)<script(?:\s[^>]*)?>`), "script element without src: the Content-Security-Policy blocks it; use a script of assets/"},
	{regexp.MustCompile(`(?i)<(?:script|img|iframe|source|video|audio|link|embed|object)\b[^>]*\s(?:src|srcset|href|data)\s*=\s*["']?(?:https?:)?//`), "file of another host: the portal makes no request to others"},
}

var dataScript = regexp.MustCompile(`(?i)<script\s+type=["']?application/ld\+json`)

// lint looks at each block by itself for what types cannot tell.
func lint(p parsedTemplates, known map[string]bool, files *assets) []Problem {
	l := linter{known: known, files: files, own: p.trees, called: map[string]bool{}}
	for _, lang := range messages.Languages() {
		if c, err := messages.Load(lang); err == nil {
			l.words = append(l.words, c)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.trees)) {
		l.file = p.files[name]
		l.walk(p.trees[name].Root)
	}
	for _, name := range slices.Sorted(maps.Keys(p.trees)) {
		if !known[name] && !l.called[name] {
			l.file = p.files[name]
			l.report(p.trees[name].Root.Position(), "block %q overrides nothing and is not used%s", name, hint(name, slices.Sorted(maps.Keys(known))))
		}
	}
	return l.problems
}

type linter struct {
	known    map[string]bool        // blocks of the default
	own      map[string]*parse.Tree // blocks of the theme
	called   map[string]bool        // blocks that the theme's blocks use
	words    []*messages.Catalogue
	files    *assets
	file     file
	problems []Problem
}

func (l *linter) report(at parse.Pos, format string, args ...any) {
	l.problems = append(l.problems, Problem{
		File: l.file.path, Line: lineAt(l.file.text, int(at)), Message: fmt.Sprintf(format, args...),
	})
}

// walk visits every node of a block.
func (l *linter) walk(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			l.walk(child)
		}
	case *parse.TextNode:
		l.text(n)
	case *parse.ActionNode:
		l.pipe(n.Pipe)
	case *parse.IfNode:
		l.branch(&n.BranchNode)
	case *parse.WithNode:
		l.branch(&n.BranchNode)
	case *parse.RangeNode:
		l.branch(&n.BranchNode)
	case *parse.TemplateNode:
		l.called[n.Name] = true
		if !l.known[n.Name] && l.own[n.Name] == nil {
			l.report(n.Position(), "there is no block %q%s", n.Name, hint(n.Name, slices.Sorted(maps.Keys(l.known))))
		}
		l.pipe(n.Pipe)
	}
}

func (l *linter) branch(n *parse.BranchNode) {
	l.pipe(n.Pipe)
	l.walk(n.List)
	l.walk(n.ElseList)
}

func (l *linter) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		l.command(c)
	}
}

// command checks calls of .T and .Asset whose first argument is written out.
func (l *linter) command(c *parse.CommandNode) {
	for _, arg := range c.Args {
		if inner, ok := arg.(*parse.PipeNode); ok {
			l.pipe(inner)
		}
	}
	name, literal, ok := call(c)
	if !ok {
		return
	}
	switch name {
	case "T":
		l.message(c, literal.Text)
	case "Asset":
		if _, ok := l.files.named[literal.Text]; !ok {
			l.report(c.Position(), "there is no asset %q%s", literal.Text, hint(literal.Text, slices.Sorted(maps.Keys(l.files.named))))
		}
	}
}

// call takes a command apart if it calls a method with a literal string first.
func call(c *parse.CommandNode) (name string, first *parse.StringNode, ok bool) {
	var chain []string
	switch n := c.Args[0].(type) {
	case *parse.FieldNode:
		chain = n.Ident
	case *parse.VariableNode:
		chain = n.Ident
	case *parse.ChainNode:
		chain = n.Field
	}
	if len(chain) == 0 || len(c.Args) < 2 {
		return "", nil, false
	}
	first, ok = c.Args[1].(*parse.StringNode)
	return chain[len(chain)-1], first, ok
}

// message checks that every language has the message and that it gets as many
// arguments as it has places.
func (l *linter) message(c *parse.CommandNode, key string) {
	given := len(c.Args) - 2
	for _, words := range l.words {
		if !words.Has(key) {
			l.report(c.Position(), "there is no message %q in language %q%s", key, words.Lang(), hint(key, words.Keys()))
			continue
		}
		if n, _ := words.Places(key); n != given {
			l.report(c.Position(), "message %q takes %d arguments in language %q, not %d", key, n, words.Lang(), given)
		}
	}
}

// text looks for blocked markup in what is printed as it stands.
func (l *linter) text(n *parse.TextNode) {
	for _, b := range blocked {
		for _, at := range b.form.FindAllIndex(n.Text, -1) {
			found := string(n.Text[at[0]:at[1]])
			if strings.HasPrefix(strings.ToLower(found), "<script") && (strings.Contains(found, "src=") || dataScript.MatchString(found)) && strings.Contains(b.say, "without src") {
				continue
			}
			space := len(found) - len(strings.TrimLeft(found, " \t\r\n"))
			l.report(n.Position()+parse.Pos(at[0]+space), "%s", b.say)
		}
	}
}
