package cowriting

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestMergeText(t *testing.T) {
	for _, c := range []struct {
		base, theirs, mine, want string
		both                     bool
	}{
		{"", "", "", "", false},
		{"satu dua tiga", "satu dua tiga", "satu dua tiga", "satu dua tiga", false},
		{"satu dua tiga", "nol satu dua tiga", "satu dua tiga empat", "nol satu dua tiga empat", false},
		{"satu dua tiga", "satu tiga", "satu dua tiga empat", "satu tiga empat", false},
		{"satu dua", "satu dua tiga", "satu dua", "satu dua tiga", false},
		{"satu", "satu dua", "satu tiga", "satu dua tiga", false},
		{"satu", "satu dua", "satu dua", "satu dua", false},
		{"", "satu", "dua", "satu dua", true},
		{"satu dua tiga", "satu DUA tiga", "satu lima tiga", "satu DUA lima tiga", true},
		{"satu dua tiga", "satu tiga", "satu lima tiga", "satu lima tiga", true},
		{"satu dua tiga", "", "satu dua tiga empat", " empat", false},
		{"Polisi: \"Aman\"", "Polisi: \"Sudah aman\"", "Kata polisi: \"Aman\"", "Kata polisi: \"Sudah aman\"", false},
	} {
		got, both := mergeText(c.base, c.theirs, c.mine)
		if got != c.want || both != c.both {
			t.Errorf("%q, %q, %q: %q %v, want %q %v", c.base, c.theirs, c.mine, got, both, c.want, c.both)
		}
	}
}

// Whatever two people do, every word that either typed is in the result.
func TestMergeLosesNoWord(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	edit := func(base []string, by string) (out []string) {
		for i, w := range base {
			switch r.IntN(6) {
			case 0:
				out = append(out, by+string(rune('a'+i)), w)
			case 1: // removed
			case 2:
				out = append(out, by+string(rune('a'+i)))
			default:
				out = append(out, w)
			}
		}
		return out
	}
	for range 5000 {
		base := strings.Fields("satu dua tiga empat lima enam")[:r.IntN(7)]
		theirs, mine := edit(base, "t"), edit(base, "m")
		merged, _ := mergeText(strings.Join(base, " "), strings.Join(theirs, " "), strings.Join(mine, " "))
		has := map[string]bool{}
		for _, w := range strings.Fields(merged) {
			has[w] = true
		}
		for _, w := range append(theirs, mine...) {
			if len(w) == 2 && !has[w] {
				t.Fatalf("%q, %q, %q: %q lacks %s", base, theirs, mine, merged, w)
			}
		}
	}
}

func FuzzMergeText(f *testing.F) {
	f.Add("satu dua", "satu tiga", "nol satu dua")
	f.Fuzz(func(t *testing.T, base, theirs, mine string) {
		if got, _ := mergeText(base, base, mine); got != mine {
			t.Fatalf("%q alone changed to %q gives %q", base, mine, got)
		}
		if got, _ := mergeText(base, theirs, base); got != theirs {
			t.Fatalf("%q changed by them alone to %q gives %q", base, theirs, got)
		}
		if got, both := mergeText(base, mine, mine); got != mine || both {
			t.Fatalf("%q changed alike to %q gives %q", base, mine, got)
		}
		mergeText(base, theirs, mine)
	})
}
