package portal_test

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal"
	"github.com/tajuk/tajuk/internal/portal/theme"
)

const effectsFile = "testdata/effects.txt"

// TestEffects reads the table in testdata/effects.txt: for every verb, which
// pages of which sites it changes at once. All pages of the table are loaded
// into the page cache, the verb is performed, and every page must have left
// the cache if it is named and must still be the same entry if it is not.
// A page that stays must be what a portal without a cache makes of the database
// afterwards, byte for byte: no page is stale. That is asked on SQLite only; both
// engines note and purge the same tags.
func TestEffects(t *testing.T) {
	each(t, func(w *world) {
		a, err := txtar.ParseFile(effectsFile)
		if err != nil {
			t.Fatal(err)
		}
		e := effects{world: w, plain: w.uncached()}
		for i := range a.Files {
			f := &a.Files[i]
			switch f.Name {
			case "pages":
				e.pages(string(f.Data))
			case "seed":
				w.run(string(f.Data))
			default:
				f.Data = e.row(f.Name, string(f.Data))
			}
		}
		if *update && !w.app.DB.Engine.Postgres() {
			if err := os.WriteFile(effectsFile, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// effects is the table under way.
type effects struct {
	*world
	plain uncached
	sites []string // in the order of the columns
	rows  []pageRow
}

// pageRow is one kind of page with its address on each site, "-" where there
// is none.
type pageRow struct {
	name      string
	addresses []string
}

func (e *effects) pages(text string) {
	for i, l := range nonEmpty(text) {
		words := strings.Fields(l)
		if i == 0 {
			e.sites = words
			continue
		}
		e.rows = append(e.rows, pageRow{words[0], words[1:]})
	}
}

// uncached is a portal that makes every page anew.
type uncached struct {
	cache   *pagecache.Cache
	handler http.Handler
}

func (w *world) uncached() uncached {
	w.t.Helper()
	base, err := theme.Default()
	if err != nil {
		w.t.Fatal(err)
	}
	cache := pagecache.New(pagecache.Config{Now: w.clock.Now})
	p, err := portal.New(portal.Config{Reader: w.app.Reader, Cache: cache, Blobs: w.app.Blobs, Clock: w.clock,
		Log: discard(), Network: "Sagara", Scheme: "http", Themes: map[string]*theme.Theme{"": base}, Hub: "/-/hub"})
	if err != nil {
		w.t.Fatal(err)
	}
	return uncached{cache, p.Handler()}
}

// loaded is a page in the cache.
type loaded struct {
	site, name string
	address    string
	key        pagecache.Key
	entry      *pagecache.Entry
}

// load brings every page of the table into the cache.
func (e *effects) load(title string) []loaded {
	var out []loaded
	for _, row := range e.rows {
		for i, pattern := range row.addresses {
			if pattern == "-" {
				continue
			}
			l := loaded{site: e.sites[i], name: row.name, address: e.address(pattern)}
			host, rest, _ := strings.Cut(l.address, "/")
			path, query, _ := strings.Cut("/"+rest, "?")
			l.key = pagecache.Key{Host: host, Path: path, Query: query}
			e.get(l.address)
			if l.entry = e.app.Cache.Get(l.key); l.entry == nil {
				e.t.Fatalf("%s: %s is not in the cache after it was asked for: %s", title, l.address, e.log)
			}
			out = append(out, l)
		}
	}
	return out
}

// address fills an address; a story that readers do not see yet has none, and
// is asked for under its id.
func (e *effects) address(pattern string) string {
	host, rest, _ := strings.Cut(pattern, "{")
	name, site, _ := strings.Cut(strings.TrimSuffix(rest, "}"), "@")
	if rest == "" || site == "" {
		return e.fill(pattern)
	}
	s, err := e.currentSite(site)
	if err != nil {
		e.t.Fatal(err)
	}
	if p, err := e.app.Reader.For(s).StoryAddress(e.ctx, e.stories[name]); err == nil {
		return host + p
	}
	return host + "/" + s.Sections[0].Slug + "/" + e.stories[name].String() + "/x"
}

// row performs the verbs of a row, the lines that begin with ">", and compares
// what changed with the other lines, "site: page page ...". It returns the row
// as it should be.
func (e *effects) row(title, text string) []byte {
	before := e.load(title)
	var verbs, want, rest []string
	for _, l := range nonEmpty(text) {
		switch {
		case strings.HasPrefix(l, ">"):
			verbs, rest = append(verbs, strings.TrimPrefix(l, ">")), append(rest, l)
		case strings.HasPrefix(l, "#"):
			rest = append(rest, l)
		default:
			want = append(want, strings.Join(strings.Fields(l), " "))
		}
	}
	e.run(strings.Join(verbs, "\n"))
	got := e.changes(before)
	if !*update && !slices.Equal(got, want) {
		e.t.Errorf("%s: changes %s", title, difference(want, got))
	}
	e.plain.cache.PurgeAll()
	for _, l := range before {
		if e.app.DB.Engine.Postgres() || e.app.Cache.Get(l.key) != l.entry {
			continue
		}
		kept, fresh := e.get(l.address), e.askOf(e.plain.handler, http.MethodGet, l.address)
		if kept.StatusCode != fresh.StatusCode || kept.body != fresh.body {
			e.t.Errorf("%s: %s is stale: %d, now %d\n%s", title, l.address, kept.StatusCode, fresh.StatusCode, firstDifference(kept.body, fresh.body))
		}
	}
	return []byte(strings.Join(append(rest, got...), "\n") + "\n\n")
}

// changes tells which pages are not the entries any more that they were.
func (e *effects) changes(before []loaded) []string {
	var out []string
	for _, site := range e.sites {
		var changed []string
		all := true
		for _, l := range before {
			if l.site != site {
				continue
			}
			if e.app.Cache.Get(l.key) == l.entry {
				all = false
			} else {
				changed = append(changed, l.name)
			}
		}
		switch {
		case all:
			out = append(out, site+": everything")
		case len(changed) > 0:
			out = append(out, site+": "+strings.Join(changed, " "))
		}
	}
	if len(out) == 0 {
		return []string{"nothing"}
	}
	return out
}

func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(i-80, 0):min(i+120, len(s))] }
	return fmt.Sprintf("\thas   %q\n\twants %q", cut(a), cut(b))
}
