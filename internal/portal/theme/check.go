package theme

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/jba/templatecheck"

	"github.com/tajuk/tajuk/internal/portal/messages"
	"github.com/tajuk/tajuk/internal/portal/view"
	defaulttheme "github.com/tajuk/tajuk/themes/default"
)

// Problem is a fault of a theme.
type Problem struct {
	File    string // relative to the theme's folder
	Line    int    // 0 if the fault is of the file as a whole
	Message string
}

// String writes the problem as compilers do: file, line, message.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ": " + p.Message
}

// CheckError is the error of a theme that has faults.
type CheckError struct {
	Problems []Problem
}

// Error lists every problem on a line of its own.
func (e *CheckError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return "theme: " + strings.Join(lines, "\n")
}

// Check looks for every fault of a theme without loading it: an unknown
// setting, a template that cannot be parsed, a block that nothing uses, a
// field or message that does not exist, an asset that is missing, markup that
// the portal's Content-Security-Policy blocks. An empty result means that
// every page renders.
func Check(folder fs.FS) []Problem {
	base, err := readFolder(defaulttheme.Files())
	if err != nil {
		return []Problem{{File: ".", Message: err.Error()}}
	}
	own, err := readFolder(folder)
	if err != nil {
		return []Problem{{File: ".", Message: err.Error()}}
	}
	return check(base, own)
}

// check goes from what can be said of each file to what can be said of the
// whole, and stops where a fault would only cause others.
func check(base, own *source) []Problem {
	problems := slices.Clone(own.faults)
	files, faults := newAssets(base, own)
	problems = append(problems, faults...)

	blocks := blocksOf(base)
	parsed := parseTemplates(own)
	problems = append(problems, parsed.faults...)
	problems = append(problems, lint(parsed, blocks, files)...)
	if len(parsed.faults) == 0 {
		problems = append(problems, checkTypes(base, own)...)
	}
	return tidy(problems)
}

// tidy sorts problems by place and drops doubles.
func tidy(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return strings.Compare(a.Message, b.Message)
	})
	return slices.Compact(problems)
}

// blocksOf returns the names of the default theme's blocks.
func blocksOf(base *source) map[string]bool {
	names := map[string]bool{}
	for name := range parseTemplates(base).trees {
		names[name] = true
	}
	return names
}

// parsedTemplates are the blocks of one theme as syntax trees.
type parsedTemplates struct {
	trees  map[string]*parse.Tree
	files  map[string]file // of each block
	faults []Problem
}

// parseTemplates parses each file by itself, so that a fault in one does not
// hide those of another.
func parseTemplates(s *source) parsedTemplates {
	p := parsedTemplates{trees: map[string]*parse.Tree{}, files: map[string]file{}}
	for _, f := range s.templates {
		set := map[string]*parse.Tree{}
		tree := parse.New(f.path)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(f.text, "", "", set); err != nil {
			p.faults = append(p.faults, problemOf(err))
			continue
		}
		for name, block := range set {
			if name == f.path {
				if at, loose := looseText(f, block); loose {
					p.faults = append(p.faults, Problem{File: f.path, Line: at, Message: "stands outside every {{define}} and is never printed"})
				}
				continue
			}
			if other, twice := p.files[name]; twice {
				p.faults = append(p.faults, Problem{File: f.path, Line: lineAt(f.text, int(block.Root.Position())), Message: fmt.Sprintf("block %q is defined in %s too", name, other.path)})
			}
			p.trees[name], p.files[name] = block, f
		}
	}
	return p
}

// looseText finds the first thing of a file that is in no block.
func looseText(f file, tree *parse.Tree) (line int, loose bool) {
	if tree.Root == nil {
		return 0, false
	}
	for _, n := range tree.Root.Nodes {
		if text, ok := n.(*parse.TextNode); ok && strings.TrimSpace(string(text.Text)) == "" {
			continue
		}
		at := int(n.Position())
		if text, ok := n.(*parse.TextNode); ok {
			at += len(text.Text) - len(strings.TrimLeft(string(text.Text), " \t\r\n"))
		}
		return lineAt(f.text, at), true
	}
	return 0, false
}

func lineAt(text string, offset int) int {
	return 1 + strings.Count(text[:min(offset, len(text))], "\n")
}

// checkTypes type-checks every page against its struct and renders it empty,
// which is when html/template looks at the markup around each value. Both
// stop at their first fault, so the block at fault is put back to the
// default's and the check goes on, until nothing is left to find.
func checkTypes(base, own *source) []Problem {
	parsed := parseTemplates(own)
	var problems []Problem
	without := map[string]bool{}
	for range 1 + len(parsed.trees) {
		fault := faultWithout(base, own, without)
		if fault == nil {
			break
		}
		p := problemOf(fault)
		block := parsed.blockAt(p)
		if block == "" {
			p, block = blame(base, own, parsed, without, fault)
		}
		problems = append(problems, p)
		if block == "" {
			break
		}
		without[block] = true
	}
	return problems
}

// faultWithout returns the first fault of any page when the named blocks are
// the default's.
func faultWithout(base, own *source, without map[string]bool) error {
	set, err := assemble(base, own, without)
	if err != nil {
		return err
	}
	return firstFault(set)
}

// blame finds the block behind a fault that shows elsewhere, such as in a
// block of the default that was given the wrong struct: the one without which
// the fault is gone.
func blame(base, own *source, parsed parsedTemplates, without map[string]bool, fault error) (Problem, string) {
	for _, name := range slices.Sorted(maps.Keys(parsed.trees)) {
		if without[name] {
			continue
		}
		fewer := maps.Clone(without)
		fewer[name] = true
		if left := faultWithout(base, own, fewer); left != nil && left.Error() == fault.Error() {
			continue
		}
		return Problem{
			File: parsed.files[name].path, Line: parsed.line(name),
			Message: fmt.Sprintf("block %q: %s", name, strings.TrimPrefix(strings.TrimPrefix(fault.Error(), "html/"), "template: ")),
		}, name
	}
	return problemOf(fault), ""
}

// firstFault returns the first fault of any page.
func firstFault(set *template.Template) error {
	for _, page := range view.Documents() {
		entry := set.Lookup(page.Template())
		if entry == nil {
			return fmt.Errorf("template: templates: page %q has no template", page.Template())
		}
		if err := templatecheck.CheckHTMLStrict(entry, page); err != nil {
			return err
		}
	}
	words, err := messages.Load(messages.Languages()[0])
	if err != nil {
		return err
	}
	for _, page := range view.Documents() {
		page.Base().Words = words
		if err := set.ExecuteTemplate(io.Discard, page.Template(), page); err != nil {
			return err
		}
	}
	return nil
}

// line returns the line on which a block begins.
func (p parsedTemplates) line(block string) int {
	return lineAt(p.files[block].text, int(p.trees[block].Root.Position()))
}

// blockAt names the block of the theme's own in which a problem lies.
func (p parsedTemplates) blockAt(at Problem) string {
	best, start := "", -1
	for _, name := range slices.Sorted(maps.Keys(p.trees)) {
		if begin := p.line(name); p.files[name].path == at.File && begin <= at.Line && begin > start {
			best, start = name, begin
		}
	}
	return best
}

// errorPlace matches how text/template, html/template and templatecheck begin
// their messages: "template: FILE:LINE:COLUMN: ", "html/template:FILE:LINE: ".
var errorPlace = regexp.MustCompile(`^(?:html/template|template):\s*([^:\s]+)(?::(\d+))?(?::\d+)?:\s*`)

// problemOf reads file and line out of a template error.
func problemOf(err error) Problem {
	text := err.Error()
	m := errorPlace.FindStringSubmatch(text)
	if m == nil {
		return Problem{File: "templates", Message: text}
	}
	line, _ := strconv.Atoi(m[2])
	return Problem{File: m[1], Line: line, Message: strings.TrimPrefix(text, m[0])}
}
