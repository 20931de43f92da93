package messages_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/desk/messages"
)

func catalogues(t *testing.T) []*messages.Catalogue {
	t.Helper()
	var out []*messages.Catalogue
	for _, lang := range messages.Languages() {
		c, err := messages.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func TestLanguagesAgree(t *testing.T) {
	all := catalogues(t)
	first := all[0]
	for _, other := range all[1:] {
		for _, key := range slices.Concat(first.Keys(), other.Keys()) {
			if !first.Has(key) || !other.Has(key) {
				t.Errorf("message %q is not in both %s and %s", key, first.Lang(), other.Lang())
				continue
			}
			a, _ := first.Places(key)
			if b, _ := other.Places(key); a != b {
				t.Errorf("message %q takes %d arguments in %s and %d in %s", key, a, first.Lang(), b, other.Lang())
			}
		}
	}
}

var (
	inTemplate = regexp.MustCompile(`\.T\s+"([^"]+)"`)
	dotted     = regexp.MustCompile(`"([a-z][a-z0-9_-]*\.[a-z0-9_.-]+)"`)
)

// Every message that a template of the desk names exists.
func TestTemplatesFindTheirMessages(t *testing.T) {
	words := catalogues(t)[0]
	n := 0
	walk(t, ".html", func(path, text string) {
		for _, m := range inTemplate.FindAllStringSubmatch(text, -1) {
			n++
			if !strings.HasSuffix(m[1], ".") && !words.Has(m[1]) {
				t.Errorf("%s: there is no message %q", path, m[1])
			}
		}
	})
	if n < 10 {
		t.Errorf("only %d messages were found in templates", n)
	}
}

// Every message is used, by its whole name or as one of a group whose names are
// made of values.
func TestNoMessageIsLeftOver(t *testing.T) {
	var everything strings.Builder
	for _, ending := range []string{".html", ".go", ".ts"} {
		walk(t, ending, func(_, text string) { everything.WriteString(text) })
	}
	all := everything.String()
	for _, key := range catalogues(t)[0].Keys() {
		if !used(all, key) {
			t.Errorf("message %q is not used", key)
		}
	}
}

// used reports whether a key is written out, or begins like one that is put
// together: "state.%s", "list.tab-%s", "state." + x.
func used(all, key string) bool {
	if strings.Contains(all, `"`+key+`"`) {
		return true
	}
	// Scripts are given a group, and name what is in it without the group;
	// `block${n}` names block0, block2 ..., `sync_${key}` all that begin so.
	if group, name, _ := strings.Cut(key, "."); group == "editor" || group == "fields" || group == "comments" {
		head, _, _ := strings.Cut(name, "_")
		return strings.Contains(all, `"`+name+`"`) || strings.Contains(all, "`"+strings.TrimRight(name, "0123456789")+"${") ||
			strings.Contains(all, "`"+head+"_${")
	}
	for i, c := range key {
		if (c == '.' || c == '-') && (strings.Contains(all, `"`+key[:i+1]+`"`) || strings.Contains(all, `"`+key[:i+1]+`%s"`)) {
			return true
		}
	}
	return false
}

// Keys that Go code names exist: a dotted text whose group is one of the
// catalogue's.
func TestCodeFindsItsMessages(t *testing.T) {
	words := catalogues(t)[0]
	groups := map[string]bool{}
	for _, key := range words.Keys() {
		group, _, _ := strings.Cut(key, ".")
		groups[group] = true
	}
	walk(t, ".go", func(path, text string) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, m := range dotted.FindAllStringSubmatch(text, -1) {
			group, name, _ := strings.Cut(m[1], ".")
			if groups[group] && !words.Has(m[1]) && !slices.Contains([]string{"html", "go", "toml"}, name) {
				t.Errorf("%s: there is no message %q", path, m[1])
			}
		}
	})
}

// walk visits the files of the desk: its Go packages and its scripts.
func walk(t *testing.T, ending string, visit func(path, text string)) {
	t.Helper()
	for _, root := range []string{"..", "../../../frontend/desk", "../../../frontend/editor"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ending) {
				return err
			}
			text, err := os.ReadFile(path)
			visit(path, string(text))
			return err
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}
