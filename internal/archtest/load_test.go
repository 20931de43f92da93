package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"
)

const module = "github.com/tajuk/tajuk"

// project is the production code of every package with syntax and types.
type project struct {
	root     string
	packages []*pkg
}

type pkg struct {
	*packages.Package
	path        string   // below the module's path
	testImports []string // of its _test.go files
}

var load = sync.OnceValues(func() (*project, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return nil, err
	}
	found, err := packages.Load(&packages.Config{
		Dir: root,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo,
	}, "./...")
	if err != nil {
		return nil, err
	}
	p := &project{root: root}
	for _, f := range found {
		one := &pkg{Package: f, path: strings.TrimPrefix(strings.TrimPrefix(f.PkgPath, module), "/")}
		if one.testImports, err = importsOfTests(filepath.Join(root, filepath.FromSlash(one.path))); err != nil {
			return nil, err
		}
		p.packages = append(p.packages, one)
	}
	return p, nil
})

// house returns the project. A package that does not compile fails the test:
// rules that could not be checked do not hold.
func house(t *testing.T) *project {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.packages) < 10 {
		t.Fatalf("only %d packages were found below %s", len(p.packages), p.root)
	}
	for _, one := range p.packages {
		for _, e := range one.Errors {
			t.Errorf("%s does not compile: %s", one.path, e)
		}
	}
	return p
}

func importsOfTests(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return nil, err
		}
		out = append(out, importsOf(file)...)
	}
	return out, nil
}

func importsOf(file *ast.File) []string {
	var out []string
	for _, i := range file.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err == nil {
			out = append(out, path)
		}
	}
	return out
}

// at is the place of a node or an object for people: path:line below the project's root.
func (p *project) at(one *pkg, n interface{ Pos() token.Pos }) string {
	pos := one.Fset.Position(n.Pos())
	name, err := filepath.Rel(p.root, pos.Filename)
	if err != nil {
		name = pos.Filename
	}
	return filepath.ToSlash(name) + ":" + strconv.Itoa(pos.Line)
}

// files are the production files of a package with their syntax, generated
// ones left out: go list gives those of the build cache too.
func (p *project) files(one *pkg) map[string]*ast.File {
	out := map[string]*ast.File{}
	for _, file := range one.Syntax {
		name := one.Fset.Position(file.Package).Filename
		if strings.HasPrefix(name, p.root+string(os.PathSeparator)) && strings.HasSuffix(name, ".go") {
			out[name] = file
		}
	}
	return out
}
