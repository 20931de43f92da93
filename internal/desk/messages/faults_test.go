package messages_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/desk/messages"
	"github.com/tajuk/tajuk/internal/fault"
)

// faulty are the packages whose faults, and proofs, people at the desk get to see.
var faulty = []string{"../../news", "../../partner", "../../routing", "../../merging", "../../newsroom", "../../identity", "../../inside", "../../db", "../../store", "../../desk", "../../ledger", "../../auditor", "../../courier/failed.go"}

// Every message of a fault has its Indonesian translation, and every
// translation has its message.
func TestFaultsAreTranslated(t *testing.T) {
	words, err := messages.Load("id")
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string]string{}
	for _, root := range faulty {
		collectFormats(t, root, formats)
	}
	if len(formats) < 80 {
		t.Fatalf("only %d messages of faults were found", len(formats))
	}
	for format, place := range formats {
		if !words.Translates(format) {
			t.Errorf("%s: %q has no Indonesian translation", place, format)
		}
	}
	// Some are handed on before they become a fault: those only have to stand
	// somewhere in the code.
	var code strings.Builder
	walkGo(t, "../..", func(path string) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(text)
	})
	for _, format := range words.FaultFormats() {
		if formats[format] == "" && !strings.Contains(code.String(), strconv.Quote(format)) {
			t.Errorf("the translation of %q is left over", format)
		}
	}
}

var verb = regexp.MustCompile(`%[^%]*?([a-zA-Z])`)

// A translation takes the arguments of its message.
func TestTranslationsTakeTheArguments(t *testing.T) {
	words, err := messages.Load("id")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range words.FaultFormats() {
		form := fault.Form{Format: format}
		for _, m := range verb.FindAllStringSubmatch(format, -1) {
			if m[1] == "d" {
				form.Args = append(form.Args, 7)
			} else {
				form.Args = append(form.Args, "seven")
			}
		}
		if said := words.Fault(form); strings.Contains(said, "%!") || said == "" {
			t.Errorf("%q becomes %q", format, said)
		}
	}
}

func collectFormats(t *testing.T, root string, found map[string]string) {
	t.Helper()
	walkGo(t, root, func(path string) {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if format := formatOf(call); format != "" {
					found[strings.TrimSuffix(format, ": %w")] = set.Position(call.Pos()).String()
				}
			}
			return true
		})
	})
}

// walkGo visits the production files below a folder.
func walkGo(t *testing.T, root string, visit func(path string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			visit(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// formatOf returns the message of fault.New, fault.Field, of Add on fault.Fields,
// whose second argument is a text, and of ledger.Say.
func formatOf(call *ast.CallExpr) string {
	name, on, at, method := "", "", 1, false
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name, method = f.Sel.Name, true
		if x, ok := f.X.(*ast.Ident); ok {
			on = x.Name
		}
	}
	switch {
	case name == "Say" && (on == "book" || on == ""):
		at = 0
	case on == "fault" && (name == "New" || name == "Field") || method && name == "Add":
	default:
		return ""
	}
	if len(call.Args) <= at {
		return ""
	}
	lit, ok := call.Args[at].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil || text == "%s" || text == "%v" || text == "%w" {
		return ""
	}
	return text
}
