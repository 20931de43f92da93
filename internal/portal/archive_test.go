package portal_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the cache tags that the archives in testdata/pages expect; read the difference before you believe it")

// TestPages asks for the pages in testdata/pages. Each archive is one kind of
// page:
//
//	-- seed --              what the newsroom did, see script_test.go
//	-- body NAME --         a document in Markdown, body=@NAME in the seed
//	-- get HOST/PATH --     a request, with its header fields; also "head"
//	-- want --              its status, then header fields of the answer
//	-- has --               pieces of the page, one per line
//	-- lacks --             what must not be there
//	-- tags --              its cache tags, all of them, one per line
//	-- then --              what the newsroom did between two requests
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			each(t, func(w *world) { w.archive(file) })
		})
	}
}

func (w *world) archive(file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, "body "); ok {
			w.files[name] = string(f.Data)
		}
	}
	var got answer
	for i := range a.Files {
		f := &a.Files[i]
		verb, address, _ := strings.Cut(f.Name, " ")
		lines := nonEmpty(string(f.Data))
		switch verb {
		case "body":
		case "seed", "then":
			w.run(string(f.Data))
		case "get", "head":
			var fields []string
			for _, l := range lines {
				name, value, _ := strings.Cut(l, ": ")
				fields = append(fields, name, value)
			}
			got = w.ask(strings.ToUpper(verb), w.fill(address), fields...)
		case "want":
			w.wants(a, i, lines, got)
		case "has", "lacks":
			for _, l := range lines {
				if got.has(w.fill(l)) != (verb == "has") {
					w.t.Errorf("%s: the page %s: %s", request(a, i), map[string]string{"has": "lacks", "lacks": "has"}[verb], l)
				}
			}
		case "tags":
			if *update {
				f.Data = []byte(strings.Join(w.tagsOf(got), "\n") + "\n")
			}
			if want, got := nonEmpty(string(f.Data)), w.tagsOf(got); !slices.Equal(want, got) {
				w.t.Errorf("%s: tags %s", request(a, i), difference(want, got))
			}
		default:
			w.t.Fatalf("%s: no such part of an archive: %s", file, f.Name)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			w.t.Fatal(err)
		}
	}
}

// request is the last request before a part of an archive.
func request(a *txtar.Archive, i int) string {
	for ; i >= 0; i-- {
		if verb, _, _ := strings.Cut(a.Files[i].Name, " "); verb == "get" || verb == "head" {
			return a.Files[i].Name
		}
	}
	return "before any request"
}

// wants compares the status and the header fields that are named. A field
// with an empty value must be absent.
func (w *world) wants(a *txtar.Archive, i int, lines []string, got answer) {
	if len(lines) == 0 || lines[0] != strconv.Itoa(got.StatusCode) {
		w.t.Errorf("%s: status %d, want %v\n%s", request(a, i), got.StatusCode, lines, w.log)
		return
	}
	for _, l := range lines[1:] {
		name, want, _ := strings.Cut(l, ":")
		want = w.fill(strings.TrimSpace(want))
		if have := strings.Join(got.Header.Values(name), ", "); have != want {
			w.t.Errorf("%s: %s: %q, want %q", request(a, i), name, have, want)
		}
	}
}

func nonEmpty(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func difference(want, got []string) string {
	var b strings.Builder
	for _, x := range want {
		if !slices.Contains(got, x) {
			b.WriteString("\n\t- " + x)
		}
	}
	for _, x := range got {
		if !slices.Contains(want, x) {
			b.WriteString("\n\t+ " + x)
		}
	}
	return b.String()
}
