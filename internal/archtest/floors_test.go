package archtest

import (
	"sort"
	"strings"
	"testing"
)

func TestFloors(t *testing.T) {
	p := house(t)
	used := map[[2]string]bool{}
	for _, one := range p.packages {
		from, ok := roomOf(one.path)
		if !ok {
			t.Errorf("%s has no place in the plan: give it a floor in rooms_test.go and in docs/architecture.md", one.path)
			continue
		}
		for _, path := range projectImports(one.Imports) {
			to, ok := roomOf(path)
			switch {
			case !ok:
				t.Errorf("%s imports %s, which has no place in the plan", one.path, path)
			case from.floor == testSupport:
				// Test support may use anything: production code cannot use it.
			case to.floor == testSupport:
				t.Errorf("%s imports %s: production code does not depend on what only tests need", one.path, path)
			case tree(one.path) == tree(path):
				if to.step > from.step || to.step == from.step && to.path != from.path {
					t.Errorf("%s imports %s: inside %s the plan has %s above or beside it, so the two would know each other",
						one.path, path, tree(path), to.path)
				}
			case to.floor > from.floor:
				t.Errorf("%s (floor %d) imports %s (floor %d): a package imports strictly lower floors, so that each floor can be read, tested and changed without those above it",
					one.path, from.floor, path, to.floor)
			case to.floor == from.floor:
				pair := [2]string{tree(one.path), tree(path)}
				used[pair] = true
				if neighbours[pair] == "" {
					t.Errorf("%s imports %s on its own floor %d: neighbours do not know each other unless rooms_test.go gives the reason",
						one.path, path, from.floor)
				}
			}
		}
	}
	for pair := range neighbours {
		if !used[pair] {
			t.Errorf("rooms_test.go lets %s import %s, which it does not: take the permission away", pair[0], pair[1])
		}
	}
}

// banned are imports that no floor allows, whatever the numbers say.
var banned = []struct {
	from, to []string
	why      string
}{
	{
		from: []string{"internal/portal", "internal/syndication", "internal/api"},
		to:   []string{"internal/store"},
		why:  "reading is the only public reader: a page that asks the store itself can forget an embargo, a withdrawal or a cache tag",
	},
	{
		from: []string{"internal/portal", "internal/syndication", "internal/reading"},
		to:   []string{"internal/newsroom"},
		why:  "the readers' side never writes: newsroom is for those who may change something",
	},
	{
		from: []string{"internal/desk", "internal/demo", "cmd"},
		to:   []string{"internal/store"},
		why:  "newsroom is the only writer: a door that writes by itself leaves out the rule, the event, the jobs and the purge",
	},
	{
		from: []string{"internal/newsroom"},
		to:   []string{"internal/reading", "internal/pagecache", "internal/web"},
		why:  "a verb knows what it changed, never who shows it: purges leave it as tags",
	},
	{
		from: []string{"internal/news"},
		to:   []string{"database/sql", "net/http", "os", "io", "log", "context"},
		why:  "news is pure: its rules are methods on plain structs and are tested without a database, so that both engines share them",
	},
	{
		from: []string{"internal/portal/view"},
		to:   []string{"internal", "database/sql", "net/http", "os", "io", "context", "log"},
		why:  "view is the contract of themes: plain values, so that a theme cannot ask for anything",
	},
	{
		from: []string{"internal/richtext", "internal/lang", "internal/syndication"},
		to:   []string{"net/http", "database/sql", "os"},
		why:  "text goes in and text comes out: these are pure functions",
	},
	{
		from: []string{"internal/pagecache"},
		to:   []string{"net/http"},
		why:  "the cache knows no server library, so that every listener answers from it alike",
	},
	{
		from: []string{"internal/store", "internal/search", "internal/reading", "internal/newsroom", "internal/jobs", "internal/db"},
		to:   []string{"net/http", "html/template"},
		why:  "what is below the doors does not know that it is asked over HTTP",
	},
	{
		from: []string{"internal", "migrations", "themes"},
		to:   []string{"github.com/alecthomas/kong"},
		why:  "flags are read in cmd and nowhere else",
	},
	{
		from: []string{"internal", "cmd", "migrations", "themes"},
		to:   []string{"testing", "net/http/httptest", "internal/dbtest"},
		why:  "the binary does not carry test code",
	},
}

func TestBannedImports(t *testing.T) {
	p := house(t)
	for _, one := range p.packages {
		if r, ok := roomOf(one.path); ok && r.floor == testSupport {
			continue
		}
		for path := range one.Imports {
			short := strings.TrimPrefix(path, module+"/")
			for _, b := range banned {
				if below(one.path, b.from) && below(short, b.to) {
					t.Errorf("%s imports %s: %s", one.path, short, b.why)
				}
			}
		}
	}
}

// Two engines speak through package db; nothing else may know which they are.
func TestDriversAreBehindDB(t *testing.T) {
	for _, one := range house(t).packages {
		for path := range one.Imports {
			driver := below(path, []string{"modernc.org/sqlite", "github.com/jackc/pgx", "github.com/pressly/goose"})
			if driver && one.path != "internal/db" {
				t.Errorf("%s imports %s: only db knows drivers, or the one SQL text becomes two", one.path, path)
			}
		}
	}
}

// below tells whether an import path is one of the trees, or below one.
func below(path string, trees []string) bool {
	for _, tree := range trees {
		if path == tree || strings.HasPrefix(path, tree+"/") {
			return true
		}
	}
	return false
}

func projectImports[V any](imports map[string]V) []string {
	var out []string
	for path := range imports {
		if short, ok := strings.CutPrefix(path, module+"/"); ok {
			out = append(out, short)
		}
	}
	sort.Strings(out)
	return out
}
