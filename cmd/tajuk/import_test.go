//go:build unix

package main_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/dbtest"
)

// flood is a page of a place that is not like that of another place.
func flood(n int) string {
	var sb strings.Builder
	for i := range 24 {
		fmt.Fprintf(&sb, "warga%d%c membawa perabot%d%c ke balai, ", n, 'a'+i, n, 'z'-i)
	}
	return fmt.Sprintf("Banjir Masuk ke Rumah Warga Kampung %d\n\nRabu, 18 Maret 2026 | 09:12 WIB\n\nPenulis: Ratna Yulia\n\n", n) +
		fmt.Sprintf("Air masuk ke rumah di kampung %d sejak malam, kata ketua warga.\n\n%skata petugas.\n", n, sb.String())
}

// An import that is killed goes on when it is run again: what it had told of is
// in, nothing is in twice, and nothing is left out.
func TestImportIsKilled(t *testing.T) {
	const pages = 40
	for engine, address := range map[string]func(t *testing.T) string{
		"sqlite":   func(*testing.T) string { return "sqlite:tajuk.db" },
		"postgres": func(t *testing.T) string { return dbtest.Postgres(t) },
	} {
		t.Run(engine, func(t *testing.T) {
			dir, at := folder(t), address(t)
			storage := network(t, dir, at)
			var lines []string
			for i := range pages {
				lines = append(lines, fmt.Sprintf(`{"kind":"text","content":%q}`+"\n", flood(i)))
			}
			args := append([]string{"import", "capture", "--site", "solo", "--publish", "--json", "--batch"}, storage...)
			stories := map[string]string{}
			// Each time it is given some pages, tells of a few of them, and dies
			// over the others.
			for _, c := range []struct{ given, told int }{{12, 4}, {25, 14}} {
				cmd := command(dir, nil, args...)
				in, err := cmd.StdinPipe()
				if err != nil {
					t.Fatal(err)
				}
				out, err := cmd.StdoutPipe()
				if err != nil {
					t.Fatal(err)
				}
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				for _, l := range lines[:c.given] {
					if _, err := in.Write([]byte(l)); err != nil {
						t.Fatal(err)
					}
				}
				report := bufio.NewScanner(out)
				report.Buffer(nil, 1<<20)
				for n := 1; report.Scan(); n++ {
					told(t, report.Text(), stories)
					if n == c.told {
						if err := cmd.Process.Kill(); err != nil {
							t.Fatal(err)
						}
					}
				}
				_ = cmd.Wait() // it was killed
			}
			cmd := command(dir, nil, args...)
			cmd.Stdin = strings.NewReader(strings.Join(lines, ""))
			r := run(t, cmd)
			if r.code != 0 {
				t.Fatalf("%d\n%s", r.code, r.errors)
			}
			for line := range strings.Lines(r.out) {
				told(t, line, stories)
			}
			if len(stories) != pages {
				t.Errorf("%d pages are in", len(stories))
			}
			d := dbtest.Open(t, strings.Replace(at, "sqlite:", "sqlite:"+dir+"/", 1))
			var all, live int
			if err := d.QueryRowContext(context.Background(), "SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'live') FROM story").Scan(&all, &live); err != nil {
				t.Fatal(err)
			}
			if all != pages+1 || live != all {
				t.Errorf("%d stories, %d of them live", all, live)
			}
		})
	}
}

// told reads a line of the report: a page is one story, whenever it is told of.
func told(t *testing.T, line string, stories map[string]string) {
	t.Helper()
	var e struct{ Page, Outcome, Story string }
	if err := json.Unmarshal([]byte(line), &e); err != nil {
		return // the line that was cut off
	}
	if e.Outcome != "published" && e.Outcome != "known" {
		t.Errorf("%s", line)
	}
	if before := stories[e.Page]; before != "" && before != e.Story {
		t.Errorf("%s is %s and %s", e.Page, before, e.Story)
	}
	stories[e.Page] = e.Story
}

func TestImport(t *testing.T) {
	dir := folder(t)
	storage := network(t, dir, "sqlite:tajuk.db")
	for name, text := range map[string]string{"new.txt": flood(1), "empty.html": "", "near.txt": strings.Replace(captured, "Kepala pasar", "Ketua pasar", 1)} {
		write(t, filepath.Join(dir, name), text)
	}
	for _, c := range []struct {
		name  string
		args  []string
		stdin string
		code  int
		out   []string // what standard output says, in this order
		says  string   // what standard error says at last
	}{
		{"a file", []string{"new.txt"}, "", 0, []string{"new.txt: draft ", "Banjir Masuk ke Rumah Warga Kampung 1"}, "1 page: 1 drafts"},
		{"again", []string{"new.txt"}, "", 0, []string{"new.txt: in before as "}, "1 page: 1 in before"},
		{"standard input", []string{"-"}, flood(2), 0, []string{"-: draft ", "Kampung 2"}, "1 page: 1 drafts"},
		{"lines", []string{"--batch"}, fmt.Sprintf(`{"kind":"text","content":%q}`, flood(3)) + "\nnonsense\n", 1, []string{"-:1: draft ", "-:2: refused: "}, "1 pages were refused or kept back"},
		{"much the same", []string{"near.txt"}, "", 0, []string{"near.txt: not brought in", "% the same as ", "live on Sagara Solo"}, "the network has them"},
		{"only tried", []string{"--dry-run", "--anyway", "near.txt"}, "", 0, []string{"near.txt: draft: "}, "1 page: 1 drafts"},
		{"all the same", []string{"--anyway", "near.txt"}, "", 0, []string{"near.txt: draft ", "% the same as "}, "1 page: 1 drafts"},
		{"nothing in it", []string{"empty.html", "new.txt"}, "", 1, []string{"empty.html: refused: the page has no text", "new.txt: in before as "}, "1 pages were refused"},
		{"joined", []string{"--join", "page.txt", "new.txt"}, "", 0, []string{"page.txt (2 pages): not brought in"}, "the network has them"},
		{"no such file", []string{"nowhere.txt"}, "", 1, nil, "nowhere.txt: no such file"},
		{"no such section", []string{"--section", "sport", "new.txt"}, "", 1, nil, "has no section sport"},
		{"one address, two pages", []string{"--url", "https://a.example/", "new.txt", "page.txt"}, "", 2, nil, "there are several"},
	} {
		cmd := command(dir, nil, append(append([]string{"import", "capture", "--site", "solo"}, c.args...), storage...)...)
		cmd.Stdin = strings.NewReader(c.stdin)
		r := run(t, cmd)
		if r.code != c.code || !strings.Contains(r.errors, c.says) {
			t.Errorf("%s: exit code %d, want %d, and standard error %q, want %q", c.name, r.code, c.code, r.errors, c.says)
		}
		rest := r.out
		for _, want := range c.out {
			i := strings.Index(rest, want)
			if i < 0 {
				t.Errorf("%s: %q is not in %q", c.name, want, r.out)
				break
			}
			rest = rest[i+len(want):]
		}
		if len(c.out) == 0 && r.out != "" {
			t.Errorf("%s: %q", c.name, r.out)
		}
	}
}

// The archive of a site gives names and near duplicates to a capture.
func TestCaptureWithArchive(t *testing.T) {
	dir := folder(t)
	storage := network(t, dir, "sqlite:tajuk.db")
	write(t, filepath.Join(dir, "near.txt"), strings.Replace(captured, "kata Sri, pedagang", "kata Andi Probowo dari rumhanya, pedagang", 1))
	type story struct {
		Title string
		Words []struct{ Word string }
		Alike []struct {
			Site    string
			Percent int
		}
	}
	capture := func(args ...string) (s story) {
		r := run(t, command(dir, nil, append([]string{"capture"}, args...)...))
		if err := json.Unmarshal([]byte(r.out), &s); err != nil || r.code != 0 {
			t.Fatalf("%d %v %s", r.code, err, r.errors)
		}
		return s
	}
	if s := capture("near.txt"); len(s.Words) != 1 || s.Words[0].Word != "rumhanya" || len(s.Alike) != 0 {
		t.Errorf("%+v", s)
	}
	if s := capture(append([]string{"--archive", "solo", "near.txt"}, storage...)...); len(s.Words) != 1 || len(s.Alike) != 1 || s.Alike[0].Site != "Sagara Solo" || s.Alike[0].Percent < 50 {
		t.Errorf("%+v", s)
	}
}
