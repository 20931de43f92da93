package chars

import "testing"

func TestCheck(t *testing.T) {
	for s, want := range map[string]string{
		"":               "",
		"kata\tlain\n":   "",
		"é日🌋\u200d":      "",
		"a\x00":          "holds a control character",
		"a\x7f":          "holds a control character",
		"a\u0085":        "holds a control character",
		"a\xff":          "is not valid UTF-8",
		"a\ufdd0":        "holds a code point that is not a character",
		"a\U0001ffff":    "holds a code point that is not a character",
		"a\ufffd\u00a0b": "",
	} {
		if got := Check(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestLine(t *testing.T) {
	for s, want := range map[string]string{
		"satu kata": "", "": "must not be empty", " \u00a0\u200b\u200d": "must not be empty", "a\nb": "must be a single line", "a\tb": "must be a single line", "—": "",
	} {
		if got := Line(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestID(t *testing.T) {
	for s, ok := range map[string]bool{
		"1": true, "k3f9": true, "7zzzzzzzzzz": true, "": false, "0": false, "01": false, "8zzzzzzzzzz": false, "1zzzzzzzzzzz": false, "K3": false, "1i": false, "1l": false, "1o": false, "1u": false, "1-": false,
	} {
		if got := ID(s) == ""; got != ok {
			t.Errorf("%q: got %v, want %v", s, got, ok)
		}
	}
}
