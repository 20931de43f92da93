package cowriting

import (
	"slices"
	"strings"
	"testing"
)

func TestMerge3(t *testing.T) {
	for _, c := range []struct{ base, theirs, mine, want string }{
		{"", "", "", ""},
		{"a b c", "a b c", "a b c", "a b c"},
		{"a b c", "x a b c", "a b c y", "x a b c y"},
		{"a b c", "a c", "a b c y", "a c y"},
		{"a", "a x", "b", "b x"},
		{"a b", "a x b", "a y b", "a x y b"},
		{"a b", "a x b", "a x b", "a x b"},
		{"a b c", "a x c", "a y c", "a [x|y] c"},
		{"a b c", "a c", "a y c", "a [|y] c"},
		{"a b c d", "x y d", "a b z d", "[x y|a b z] d"},
		{"a b c d", "", "a b c d e", "e"},
	} {
		var got []string
		for _, p := range merge3(strings.Fields(c.base), strings.Fields(c.theirs), strings.Fields(c.mine)) {
			if p.clash {
				got = append(got, "["+strings.Join(p.theirs, " ")+"|"+strings.Join(p.mine, " ")+"]")
				continue
			}
			got = append(got, p.theirs...)
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%q, %q, %q: %q, want %q", c.base, c.theirs, c.mine, text, c.want)
		}
	}
}

func FuzzMerge3(f *testing.F) {
	f.Add("a b c", "a c", "x a b c")
	f.Fuzz(func(t *testing.T, base, theirs, mine string) {
		list := func(s string) []string { return strings.Split(s, "") }
		b, x, y := list(base), list(theirs), list(mine)
		alone := func(name string, theirs, mine, want []string) {
			var got []string
			for _, p := range merge3(b, theirs, mine) {
				if p.clash {
					t.Fatalf("%s clashes", name)
				}
				got = append(got, p.theirs...)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %q, want %q", name, got, want)
			}
		}
		alone("mine alone", b, y, y)
		alone("theirs alone", x, b, x)
		alone("both alike", x, x, x)
		merge3(b, x, y)
	})
}
