package web

import "testing"

func FuzzRewriteReferences(f *testing.F) {
	for _, s := range []string{
		"a{b:url(x)}", `@import "x";`, `@import/**/url( 'x' )`, `/* url(`, `"\`, `url("a`, "url(\\) x)", "@IMPORT\n'a\nb'",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, sheet string) {
		seen := 0
		same, err := rewriteReferences([]byte(sheet), func(ref string) (string, error) {
			seen += len(ref)
			return ref, nil
		})
		if err != nil || string(same) != sheet {
			t.Fatalf("%q becomes %q (%v)", sheet, same, err)
		}
		if seen > len(sheet) {
			t.Fatalf("%q: a reference was read twice", sheet)
		}
	})
}
