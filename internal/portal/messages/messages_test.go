package messages_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/portal/messages"
	"github.com/tajuk/tajuk/internal/portal/view"
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
	inTemplate = regexp.MustCompile(`\.T "([^"]+)"`)
	inGo       = regexp.MustCompile(`"([a-z]+\.[a-z_-]+)"`)
)

// usedKeys collects the keys written out in templates and in the portal's Go
// files, with a place for each, and those made from the values of a type.
func usedKeys(t *testing.T) map[string]string {
	t.Helper()
	used := map[string]string{}
	groups := map[string]bool{}
	for _, key := range catalogues(t)[0].Keys() {
		group, _, _ := strings.Cut(key, ".")
		groups[group] = true
	}
	scan := func(glob string, form *regexp.Regexp, known bool) {
		paths, err := filepath.Glob(glob)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files match %s (%v)", glob, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range form.FindAllStringSubmatch(string(text), -1) {
				group, _, _ := strings.Cut(m[1], ".")
				if !known || groups[group] {
					used[m[1]] = filepath.Base(path)
				}
			}
		}
	}
	scan("../../../themes/default/templates/*.html", inTemplate, false)
	scan("../*.go", inGo, true)
	for _, l := range view.Labels() {
		used[l.Key()] = "view.Labels"
	}
	for _, k := range view.NoticeKinds() {
		used[k.Key()] = "view.NoticeKinds"
	}
	for _, g := range view.Grounds() {
		used[g.Key()] = "view.Grounds"
	}
	return used
}

func TestEveryUsedKeyExists(t *testing.T) {
	for key, place := range usedKeys(t) {
		for _, c := range catalogues(t) {
			if !c.Has(key) {
				t.Errorf("%s uses the message %q, which %s does not have", place, key, c.Lang())
			}
		}
	}
}

func TestEveryKeyIsUsed(t *testing.T) {
	used := usedKeys(t)
	for _, key := range catalogues(t)[0].Keys() {
		// Roles are asked for by the role that a person's record has.
		if used[key] == "" && !strings.HasPrefix(key, "role.") {
			t.Errorf("nothing uses the message %q", key)
		}
	}
}

func TestText(t *testing.T) {
	all := catalogues(t)
	id, en := all[0], all[1]
	for _, c := range []struct {
		words *messages.Catalogue
		key   string
		args  []any
		want  string
	}{
		{id, "nav.search", nil, "Cari"},
		{en, "nav.search", nil, "Search"},
		{id, "nav.network", []any{"Sagara"}, "Jaringan Sagara"},
		{id, "list.stories", []any{1}, "1 artikel"},
		{en, "list.stories", []any{1}, "1 story"},
		{en, "list.stories", []any{int64(0)}, "0 stories"},
		{id, "list.stories", []any{9876}, "9876 artikel"},
		{id, "list.stories", []any{1234567}, "1.234.567 artikel"},
		{en, "list.stories", []any{12345}, "12,345 stories"},
		{id, "list.stories", []any{-12345}, "-12.345 artikel"},
		{id, "list.stories", nil, "{0} artikel"},
		{id, "search.results", []any{"<b>{0}"}, "Hasil untuk “<b>{0}”"},
		{id, "no.such", []any{1}, "[no.such]"},
	} {
		if got := c.words.Text(c.key, c.args...); got != c.want {
			t.Errorf("%s %s%v = %q, want %q", c.words.Lang(), c.key, c.args, got, c.want)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	if _, err := messages.Load("xx"); err == nil || !strings.Contains(err.Error(), `"xx"`) {
		t.Errorf("Load(xx) = %v, want an error that names the language", err)
	}
}
