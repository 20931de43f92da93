package archtest

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	// Upper case and two words of a statement: prose has neither.
	sqlText  = regexp.MustCompile(`(?s)\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w|(CREATE|ALTER|DROP)\s+(UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|SCHEMA|TRIGGER|VIEW)|WITH\s+\w+\s+AS\s*\(|ORDER\s+BY\s+\w|ON\s+CONFLICT)\b`)
	sqlRooms = []string{"internal/store", "internal/search", "internal/jobs", "internal/db", "internal/dbtest", "migrations"}
)

func TestSQLStandsInItsRooms(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		if below(one.path, sqlRooms) || one.path == "internal/archtest" {
			continue
		}
		p.inspect(one, func(n ast.Node) {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return
			}
			text, err := strconv.Unquote(lit.Value)
			if err == nil && sqlText.MatchString(text) {
				t.Errorf("%s: SQL text outside %s: both engines share one text, and it is read, tested and planned in one place",
					p.at(one, n), strings.Join(sqlRooms, ", "))
			}
		})
	}
}

// countedFirst is a parameter that is compared with a number before it is with a
// column.
var countedFirst = regexp.MustCompile(`\(\$\d+ [=<>]+ \d+ (OR|AND) `)

func TestParametersTakeTheTypeOfAColumn(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		p.inspect(one, func(n ast.Node) {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING || one.path == "internal/archtest" {
				return
			}
			if text, err := strconv.Unquote(lit.Value); err == nil && countedFirst.MatchString(text) {
				t.Errorf("%s: %s: PostgreSQL takes such a parameter for an integer of 32 bits and refuses IDs; compare it with the column first",
					p.at(one, n), countedFirst.FindString(text))
			}
		})
	}
}

func TestResponseWriterStaysWithTheDoors(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		r, _ := roomOf(one.path)
		if one.path == "internal/web" || r.floor == 4 || r.floor == 5 {
			continue
		}
		for id, obj := range one.TypesInfo.Uses {
			if obj.Pkg() != nil && obj.Pkg().Path() == "net/http" && obj.Name() == "ResponseWriter" {
				t.Errorf("%s: http.ResponseWriter below the doors: only web and floors 4 and 5 answer requests, everything else returns values and errors",
					p.at(one, id))
			}
		}
	}
}

func TestNothingTravelsInAContext(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		for id, obj := range one.TypesInfo.Uses {
			if obj.Pkg() != nil && obj.Pkg().Path() == "context" && obj.Name() == "WithValue" {
				t.Errorf("%s: context.WithValue: what a function needs stands in its parameters, where the compiler and the reader see it", p.at(one, id))
			}
		}
	}
}

func TestNoInit(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		p.inspect(one, func(n ast.Node) {
			if f, ok := n.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: init(): importing a package does nothing; app wires what has to be wired", p.at(one, n))
			}
		})
	}
}

// TestNoMutableState looks for package-level variables that are changed, or
// that exist to be changed.
func TestNoMutableState(t *testing.T) {
	const why = "no package-level mutable state: two networks in one process, and two tests at once, must not meet in it"
	p := house(t)
	for _, one := range p.packages {
		vars := map[types.Object]bool{}
		scope := one.Types.Scope()
		for _, name := range scope.Names() {
			v, ok := scope.Lookup(name).(*types.Var)
			if !ok {
				continue
			}
			vars[v] = true
			if kind := stateful(v.Type()); kind != "" {
				t.Errorf("%s: %s.%s is a %s: %s", p.at(one, v), one.path, name, kind, why)
			}
		}
		p.inspect(one, func(n ast.Node) {
			for _, target := range changed(n, one.TypesInfo) {
				if id := rootOf(target); id != nil && vars[one.TypesInfo.Uses[id]] {
					t.Errorf("%s: %s.%s is changed here: %s", p.at(one, n), one.path, id.Name, why)
				}
			}
		})
	}
}

// stateful names the types that only make sense if they change. A lazily made
// constant (sync.OnceValue) is a function and is not one of them.
func stateful(typ types.Type) string {
	if ptr, ok := typ.Underlying().(*types.Pointer); ok {
		typ = ptr.Elem()
	}
	if _, ok := typ.Underlying().(*types.Chan); ok {
		return "channel"
	}
	named, ok := typ.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	switch path, name := named.Obj().Pkg().Path(), named.Obj().Name(); {
	case path == "sync" && name == "Pool":
		// Scratch memory: nobody can tell whether a Pool remembers anything.
		return ""
	case path == "sync", path == "sync/atomic":
		return path + "." + name
	case path == "database/sql", path == "net/http" && name == "Client", path == "log/slog" && name == "Logger":
		return path + "." + name
	}
	return ""
}

// changed returns the expressions that a statement changes.
func changed(n ast.Node, info *types.Info) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && len(n.Args) > 0 {
			if b, ok := info.Uses[f].(*types.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear" || b.Name() == "copy") {
				return n.Args[:1]
			}
		}
	}
	return nil
}

// rootOf is the variable in which an expression begins: x in x.y[2].z.
func rootOf(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		default:
			return nil
		}
	}
}

func (p *project) inspect(one *pkg, visit func(ast.Node)) {
	for _, file := range p.files(one) {
		ast.Inspect(file, func(n ast.Node) bool {
			if n != nil {
				visit(n)
			}
			return true
		})
	}
}
