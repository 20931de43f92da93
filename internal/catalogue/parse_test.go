package catalogue

import (
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"[a]\nb = ":                            "messages: xx: toml",
		"[a]\nb = \"\"":                        "a.b: is empty",
		"[a]\nb = 3":                           "must be a string or a table of forms",
		"[a]\nb = \"x {zero}\"":                "place that is not {0} to {9}",
		"[a]\nb = \"x {10}\"":                  "place that is not {0} to {9}",
		"[a]\nb = \"x {0\"":                    "place that is not {0} to {9}",
		"[a]\nb = {one = \"x\"}":               "needs both forms",
		"[a]\nb = {one = 1, other = \"x\"}":    "must be a string",
		"[a]\nb = {few = \"x\", other = \"\"}": "",
		"b = \"x\"":                            "b: stands in no group",
	} {
		_, err := Parse("xx", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q) = %v, want an error with %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("[a]\nb = \"x {0} y\"\nc = {one = \"{0}\", other = \"{1}\"}")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse("en", []byte(text))
		if err != nil {
			return
		}
		for _, key := range c.Keys() {
			n, _ := c.Places(key)
			args := make([]any, n)
			for i := range args {
				args[i] = "v"
			}
			if got := c.Text(key, args...); strings.Contains(got, "{") {
				t.Errorf("%q with all of its %d arguments still has a place: %q", key, n, got)
			}
		}
	})
}
