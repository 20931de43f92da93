package messages_test

import (
	"testing"

	"github.com/tajuk/tajuk/internal/desk/messages"
	"github.com/tajuk/tajuk/internal/fault"
)

// A message that was written out and kept is told in Indonesian all the same;
// what no message says stays.
func TestLine(t *testing.T) {
	id, err := messages.Load("id")
	if err != nil {
		t.Fatal(err)
	}
	en, err := messages.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []fault.Form{
		{Format: "is missing"},
		{Format: "has %d characters, %d at most", Args: []any{300, 200}},
		{Format: "two people are called %s", Args: []any{"Sari, 100% asli"}},
		{Format: "there is no feed at this address (%d)", Args: []any{404}},
		{Format: "%s takes no stories from this site", Args: []any{"Sagara Bali"}},
		{Format: "must be id or en, not %q", Args: []any{`x "y"`}},
		{Format: "%s may not %s on this site", Args: []any{"Budi", "publish"}},
	} {
		if !id.Translates(f.Format) {
			t.Errorf("%q has no translation: the test is about another one", f.Format)
		}
		if got, want := id.Line(f.String()), id.Fault(f); got != want {
			t.Errorf("%q is told as %q, not %q", f, got, want)
		}
		if got := en.Line(f.String()); got != f.String() {
			t.Errorf("in English %q is told as %q", f, got)
		}
	}
	for _, text := range []string{"", "there is no feed at this address (yet)", "%s", "100%", "two people are called ", "must have 9,999 characters at most", "it is missing"} {
		if got := id.Line(text); got != text {
			t.Errorf("%q is told as %q", text, got)
		}
	}
}
