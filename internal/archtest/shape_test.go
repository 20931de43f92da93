package archtest

import (
	"bytes"
	"go/ast"
	"go/doc/comment"
	"go/token"
	"os"
	"path"
	"strings"
	"testing"
)

const (
	maxFile    = 500
	maxPackage = 3300
)

func TestSizes(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		total := 0
		for name, file := range p.files(one) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if ast.IsGenerated(file) {
				continue
			}
			lines := bytes.Count(text, []byte("\n"))
			total += lines
			if lines > maxFile {
				t.Errorf("%s has %d lines of at most %d: a file is one thought and is read in one go", p.at(one, file), lines, maxFile)
			}
		}
		if total > maxPackage {
			t.Errorf("%s has %d lines of production code of at most about %d: a room of this size wants a wall", one.path, total, maxPackage)
		}
	}
}

func TestNames(t *testing.T) {
	meaningless := map[string]bool{
		"util": true, "utils": true, "common": true, "helper": true, "helpers": true, "model": true, "models": true,
		"misc": true, "shared": true, "base": true, "types": true,
	}
	for _, one := range house(t).packages {
		if meaningless[one.Name] || meaningless[path.Base(one.path)] {
			t.Errorf("%s: a package is named for what it does; a name like this collects what nobody placed", one.path)
		}
	}
}

func TestPackageComments(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		var docs []string
		for _, file := range p.files(one) {
			if file.Doc != nil {
				docs = append(docs, file.Doc.Text())
			}
		}
		switch {
		case len(docs) == 0:
			t.Errorf("%s has no package comment: it says what the package is for and how it is laid out", one.path)
		case len(docs) > 1:
			t.Errorf("%s has %d package comments: one, so that there is one place to read", one.path, len(docs))
		case one.Name != "main" && !strings.HasPrefix(docs[0], "Package "+one.Name+" "):
			t.Errorf("%s: its package comment begins with %q", one.path, "Package "+one.Name)
		case one.Name == "main" && len(docs[0]) < 40:
			t.Errorf("%s: its comment does not say what the command does", one.path)
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		if one.Name == "main" {
			continue
		}
		for _, file := range p.files(one) {
			for _, d := range file.Decls {
				for name, at := range undocumented(d) {
					t.Errorf("%s: %s.%s is exported without a sentence about it: units, zones, errors and the standard it follows are not guessed",
						p.at(one, at), one.path, name)
				}
			}
		}
	}
}

// undocumented returns the exported names of a declaration that nothing is
// said about. A group's comment speaks for every name in it.
func undocumented(d ast.Decl) map[string]ast.Node {
	out := map[string]ast.Node{}
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			recv := receiver(d.Recv)
			if !ast.IsExported(recv) || wellKnown[name] {
				return nil
			}
			name = recv + "." + name
		}
		if d.Name.IsExported() && !says(d.Doc) {
			out[name] = d
		}
	case *ast.GenDecl:
		if d.Tok == token.IMPORT || says(d.Doc) {
			return nil
		}
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && !says(s.Doc) && !says(s.Comment) {
					out[s.Name.Name] = s
				}
			case *ast.ValueSpec:
				for _, n := range s.Names {
					if n.IsExported() && !says(s.Doc) && !says(s.Comment) {
						out[n.Name] = s
					}
				}
			}
		}
	}
	return out
}

// wellKnown are methods of the standard library's interfaces, which its own
// documentation describes.
var wellKnown = map[string]bool{
	"Error": true, "Unwrap": true, "Is": true, "String": true, "Len": true, "Less": true, "Swap": true,
	"Read": true, "Write": true, "Close": true, "ServeHTTP": true,
	"MarshalJSON": true, "UnmarshalJSON": true, "MarshalText": true, "UnmarshalText": true,
	"Scan": true, "Value": true, "LogValue": true,
}

func receiver(fields *ast.FieldList) string {
	e := fields.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

func says(c *ast.CommentGroup) bool {
	if c == nil {
		return false
	}
	var p comment.Parser
	return len(p.Parse(c.Text()).Content) > 0
}
