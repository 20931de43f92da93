package likeness_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/likeness"
)

// stories returns the bodies of edited stories that are long enough.
func stories(t testing.TB) []string {
	files, err := filepath.Glob("../../demo/stories/*/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	var texts []string
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(b), "+++", 3)
		if _, ok := likeness.Of(lang.Indonesian, parts[2]); ok {
			texts = append(texts, parts[2])
		}
	}
	if len(texts) < 100 {
		t.Fatalf("only %d stories", len(texts))
	}
	return texts
}

func sketch(t testing.TB, text string) likeness.Sketch {
	s, ok := likeness.Of(lang.Indonesian, text)
	if !ok {
		t.Fatalf("no sketch of %q", text)
	}
	return s
}

// met reports whether a lookup by one text finds the other.
func met(a, b likeness.Sketch) bool { return a.Alike(b) > 0 }

func TestDifferentStoriesDoNotMeet(t *testing.T) {
	texts := stories(t)
	var sketches []likeness.Sketch
	pairs := 0
	for i, a := range texts {
		s := sketch(t, a)
		for j, b := range sketches {
			if !met(s, b) {
				continue
			}
			pairs++
			if shared := likeness.Shared(lang.Indonesian, a, texts[j]); shared > 0.4 {
				t.Errorf("stories %d and %d share %.2f:\n%.80s\n%.80s", i, j, shared, a, texts[j])
			}
		}
		sketches = append(sketches, s)
	}
	if total := len(texts) * len(texts) / 2; pairs*200 > total {
		t.Errorf("%d of %d pairs of different stories would be looked at", pairs, total)
	}
}

func TestEditedCopiesMeet(t *testing.T) {
	texts := stories(t)
	for _, c := range []struct {
		name  string
		edit  func(string) string
		share float64 // at least
		miss  int     // of all stories, how many may be missed
	}{
		{"nothing", func(s string) string { return s }, 1, 0},
		{"other forms of words", func(s string) string { return strings.ReplaceAll(s, "mengatakan", "dikatakan") }, 0.9, 0},
		{"a word in twenty changed", everyNth(20), 0.7, 0},
		{"a word in ten changed", everyNth(10), 0.4, 2},
		{"the first half", func(s string) string { return s[:len(s)/2] }, 0.9, 2},
		{"a paragraph put before", func(s string) string {
			return "Panitia menyampaikan ucapan terima kasih kepada semua pihak yang membantu acara ini.\n\n" + s
		}, 0.95, 0},
	} {
		missed := 0
		for _, text := range texts {
			copied := c.edit(text)
			other, ok := likeness.Of(lang.Indonesian, copied)
			if !ok {
				continue
			}
			if !met(sketch(t, text), other) {
				missed++
			}
			if shared := likeness.Shared(lang.Indonesian, text, copied); shared < c.share {
				t.Errorf("%s: shared %.2f of %.60q", c.name, shared, text)
			}
		}
		if missed > c.miss {
			t.Errorf("%s: %d of %d missed", c.name, missed, len(texts))
		}
	}
}

func everyNth(n int) func(string) string {
	return func(s string) string {
		words := strings.Fields(s)
		for i := n / 2; i < len(words); i += n {
			words[i] = "sesuatu" + string(rune('a'+i%26))
		}
		return strings.Join(words, " ")
	}
}

func TestShortTextsHaveNone(t *testing.T) {
	if _, ok := likeness.Of(lang.Indonesian, "Gempa mengguncang Maluku."); ok {
		t.Error("a sketch of three words")
	}
	if s := likeness.Shared(lang.Indonesian, "Gempa mengguncang Maluku.", "Gempa mengguncang Maluku."); s != 0 {
		t.Errorf("shared %v", s)
	}
}

// TestStable: tables hold sketches, so that the numbers never change.
func TestStable(t *testing.T) {
	var text strings.Builder
	for i := range 60 {
		text.WriteString("kata" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + " ")
	}
	if got := sketch(t, text.String()); got[0] != first || got[15] != last {
		t.Errorf("%d ... %d", got[0], got[15])
	}
}

const first, last = 315121747539157272, 173673734534583265

func FuzzLikeness(f *testing.F) {
	f.Add("", "\xff")
	f.Add(strings.Repeat("kata yang sama ", 40), strings.Repeat("a b c d e ", 20))
	f.Fuzz(func(t *testing.T, a, b string) {
		x, okX := likeness.Of(lang.English, a)
		y, okY := likeness.Of(lang.English, b)
		if okX && x.Alike(x) != 1 || okX && okY && x.Alike(y) != y.Alike(x) {
			t.Fatalf("%q and %q", a, b)
		}
		if s := likeness.Shared(lang.English, a, b); s < 0 || s > 1 || s != likeness.Shared(lang.English, b, a) {
			t.Fatalf("%q and %q share %v", a, b, s)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := stories(b)[0]
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		likeness.Of(lang.Indonesian, text)
	}
}
