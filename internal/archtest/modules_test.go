package archtest

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestModules compares the modules that the project's own packages import with
// the reviewed list. A module is added by a line that says what it is for, and
// that line is what a reviewer reads.
func TestModules(t *testing.T) {
	p := house(t)
	required := requirements(t, p.root)
	used := map[string]string{}
	note := func(path, by string) {
		if strings.HasPrefix(path, module+"/") || path == module || !strings.Contains(strings.SplitN(path, "/", 2)[0], ".") {
			return
		}
		m := moduleOf(path, required)
		if m == "" {
			t.Errorf("%s is imported, but no requirement of go.mod has it", path)
			return
		}
		if used[m] != "run" {
			used[m] = by
		}
	}
	for _, one := range p.packages {
		r, _ := roomOf(one.path)
		for path := range one.Imports {
			if r.floor == testSupport {
				note(path, "test")
			} else {
				note(path, "run")
			}
		}
		for _, path := range one.testImports {
			note(path, "test")
		}
	}
	listed := reviewed(t)
	for m, by := range used {
		switch l, ok := listed[m]; {
		case !ok:
			t.Errorf("%s (%s) is not in dependencies.txt: what everybody's binary carries is decided, not drawn in. Add it with what it is for, or do without", m, by)
		case l != by:
			t.Errorf("%s is used for %s, and dependencies.txt says %s", m, by, l)
		}
	}
	for m := range listed {
		if used[m] == "" {
			t.Errorf("%s is in dependencies.txt and no package imports it", m)
		}
	}
}

// reviewed reads dependencies.txt: module, "run" or "test", what it is for.
func reviewed(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("dependencies.txt")
	if err != nil {
		t.Fatal(err)
	}
	out, last := map[string]string{}, ""
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		if len(words) < 3 || words[1] != "run" && words[1] != "test" {
			t.Fatalf("dependencies.txt: %q is not of the form: module run|test what it is for", line)
		}
		if words[0] <= last {
			t.Errorf("dependencies.txt: %s stands after %s: keep the order", words[0], last)
		}
		out[words[0]], last = words[1], words[0]
	}
	return out
}

func requirements(t *testing.T, root string) []string {
	t.Helper()
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = root
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct{ Require []struct{ Path string } }
	if err := json.Unmarshal(text, &mod); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range mod.Require {
		out = append(out, r.Path)
	}
	return out
}

func moduleOf(path string, modules []string) string {
	best := ""
	for _, m := range modules {
		if (path == m || strings.HasPrefix(path, m+"/")) && len(m) > len(best) {
			best = m
		}
	}
	return best
}
