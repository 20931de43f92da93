package richtext

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSchemaJSON keeps the schema that editors are built from under review.
func TestSchemaJSON(t *testing.T) {
	path := filepath.Join(fixtureDir, "schema.json")
	got := SchemaJSON()
	if !json.Valid(got) {
		t.Fatalf("not JSON:\n%s", got)
	}
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestContentExpressions compiles ProseMirror's notation and compares it with
// the terms that the checker uses.
func TestContentExpressions(t *testing.T) {
	groups := make(map[string]kindSet)
	for k := KindDoc; k < kindCount; k++ {
		for g := range strings.FieldsSeq(specs[k].groups) {
			groups[g] |= setOf(k)
		}
		groups[specs[k].name] = setOf(k)
	}
	part := regexp.MustCompile(`^(\w+|\([\w| ]+\))([*+]?)\s*`)
	for k := KindDoc; k < kindCount; k++ {
		var want []term
		for rest := specs[k].content; rest != ""; {
			m := part.FindStringSubmatch(rest)
			if m == nil {
				t.Fatalf("%s: cannot read %q", k, rest)
			}
			rest = rest[len(m[0]):]
			tm := term{min: 1, many: m[2] != ""}
			if m[2] == "*" {
				tm.min = 0
			}
			for name := range strings.SplitSeq(strings.Trim(m[1], "()"), "|") {
				set, ok := groups[strings.TrimSpace(name)]
				if !ok {
					t.Fatalf("%s: no group or node %q", k, name)
				}
				tm.set |= set
			}
			want = append(want, tm)
		}
		if len(want) != len(specs[k].terms) {
			t.Errorf("%s: %q is %d terms, the checker has %d", k, specs[k].content, len(want), len(specs[k].terms))
			continue
		}
		for i, tm := range specs[k].terms {
			if tm != want[i] {
				t.Errorf("%s: term %d is %v, %q says %v", k, i, tm, specs[k].content, want[i])
			}
		}
	}
}

// TestNames checks that every type has one name, and finds its way back by it.
func TestNames(t *testing.T) {
	for k := KindDoc; k < kindCount; k++ {
		if kindOf(k.String()) != k {
			t.Errorf("node %d: %q leads to %d", k, k, kindOf(k.String()))
		}
	}
	for k := MarkLink; k < markCount; k++ {
		if markKindOf(k.String()) != k {
			t.Errorf("mark %d: %q leads to %d", k, k, markKindOf(k.String()))
		}
	}
	if Kind(200).String() != "unknown" || MarkKind(0).String() != "unknown" || kindOf("unknown") != kindNone {
		t.Error("unknown types have names")
	}
}
