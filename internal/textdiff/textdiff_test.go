package textdiff

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// show writes runs as "kept [-removed-] {+added+}".
func show(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Op {
		case Removed:
			b.WriteString("[-" + r.Text + "-]")
		case Added:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	tests := []struct{ before, after, want string }{
		{"", "", ""},
		{"Harga beras naik", "Harga beras naik", "Harga beras naik"},
		{"", "Harga", "{+Harga+}"},
		{"Harga", "", "[-Harga-]"},
		{"Harga beras naik.", "Harga beras turun.", "Harga beras [-naik-]{+turun+}."},
		{"Harga naik.", "Harga beras naik.", "Harga {+beras +}naik."},
		{"Harga naik", "Harga naik lagi", "Harga naik{+ lagi+}"},
		{"Harga beras naik", "beras naik", "[-Harga -]beras naik"},
		// A new phrase is one change, the spaces in it included.
		{"Kapal itu tiba kemarin.", "Kapal itu karam tadi malam.", "Kapal itu [-tiba kemarin-]{+karam tadi malam+}."},
		{"kapal-kapal kecil", "kapal kecil", "[-kapal-kapal-]{+kapal+} kecil"},
		{"Rp1.500", "Rp1.600", "[-Rp1.500-]{+Rp1.600+}"},
		{"Jum'at, 3 Mei", "Jumat, 3 Mei", "[-Jum'at-]{+Jumat+}, 3 Mei"},
		{"the mayor's plan", "the governor's plan", "the [-mayor's-]{+governor's+} plan"},
		{"satu\ndua", "satu\ntiga\ndua", "satu\n{+tiga\n+}dua"},
		{"satu\ndua", "tiga\nempat", "[-satu-]{+tiga+}\n[-dua-]{+empat+}"},
		{"a👩‍👧b", "a👩‍👦b", "a[-👩‍👧-]{+👩‍👦+}b"},
		{"cafe\u0301 baru", "café baru", "[-cafe\u0301-]{+café+} baru"},
	}
	for _, tt := range tests {
		if got := show(Words(tt.before, tt.after)); got != tt.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", tt.before, tt.after, got, tt.want)
		}
	}
}

func checkWords(t *testing.T, before, after string) {
	t.Helper()
	var a, b strings.Builder
	last := Run{Op: 99}
	for _, r := range Words(before, after) {
		if r.Text == "" || r.Op == last.Op || r.Op == Removed && last.Op == Added {
			t.Fatalf("%q, %q: %s %v after %v", before, after, r.Text, r.Op, last.Op)
		}
		if r.Op != Added {
			a.WriteString(r.Text)
		}
		if r.Op != Removed {
			b.WriteString(r.Text)
		}
		last = r
	}
	if a.String() != before || b.String() != after {
		t.Fatalf("%q, %q: the runs are of %q and %q", before, after, a.String(), b.String())
	}
}

// longest is the length of the longest common subsequence, by the plain way.
func longest(a, b []int) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func checkEdits(t *testing.T, a, b []int) (kept int) {
	t.Helper()
	var rebuilt []int
	at, atB := 0, 0
	for i, e := range Edits(a, b) {
		if e.A0 < at || e.A1 < e.A0 || e.B1 < e.B0 || e.A0 == e.A1 && e.B0 == e.B1 || i > 0 && e.A0 == at || e.A0-at != e.B0-atB {
			t.Fatalf("%v, %v: edit %v after %d, %d", a, b, e, at, atB)
		}
		rebuilt = append(append(rebuilt, a[at:e.A0]...), b[e.B0:e.B1]...)
		kept += e.A0 - at
		at, atB = e.A1, e.B1
	}
	rebuilt = append(rebuilt, a[at:]...)
	if kept += len(a) - at; !slices.Equal(rebuilt, b) {
		t.Fatalf("%v, %v: the edits lead to %v", a, b, rebuilt)
	}
	return kept
}

// TestEdits compares random sequences and demands the fewest changes.
func TestEdits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		a, b := make([]int, rng.IntN(14)), make([]int, rng.IntN(14))
		letters := 1 + rng.IntN(6)
		for i := range a {
			a[i] = rng.IntN(letters)
		}
		for i := range b {
			b[i] = rng.IntN(letters)
		}
		if got, want := checkEdits(t, a, b), longest(a, b); got != want {
			t.Fatalf("%v, %v: %d kept of %d", a, b, got, want)
		}
	}
	// Longer ones, with few and with many changes.
	for range 30 {
		a := make([]int, 600)
		for i := range a {
			a[i] = rng.IntN(50)
		}
		b := slices.Clone(a)
		for range rng.IntN(200) {
			b[rng.IntN(len(b))] = rng.IntN(50)
		}
		if got, want := checkEdits(t, a, b), longest(a, b); got != want {
			t.Fatalf("%d kept of %d", got, want)
		}
	}
}

// TestWorstCase compares long texts that have next to nothing in common but
// their words: neither may take long.
func TestWorstCase(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	long := func(words int) string {
		var b strings.Builder
		for b.Len() < 100_000 {
			fmt.Fprintf(&b, "kata%d ", rng.IntN(words))
		}
		return b.String()
	}
	for _, words := range []int{2, 50, 2000} {
		a, b := long(words), long(words)
		start := time.Now()
		checkWords(t, a, b)
		took := time.Since(start)
		Merge3(a, b, long(words))
		t.Logf("%d words: compared in %v, merged in %v", words, took, time.Since(start)-took)
		if time.Since(start) > 20*time.Second {
			t.Errorf("%d words take %v", words, time.Since(start))
		}
	}
	// Same order, much removed: still the fewest changes.
	a := strings.Split(strings.TrimSpace(long(500)), " ")
	b := a[len(a)/3:]
	if got := Edits(a, b); !reflect.DeepEqual(got, []Edit{{0, len(a) - len(b), 0, 0}}) {
		t.Errorf("got %v", got)
	}
}

func TestMerge3(t *testing.T) {
	tests := []struct {
		base, mine, theirs, want string
		conflict                 bool
	}{
		{"a", "a", "b", "b", false},
		{"a", "b", "a", "b", false},
		{"a", "b", "b", "b", false},
		{"", "Harga", "", "Harga", false},
		{"Harga beras naik", "Harga beras naik lagi", "Baru: Harga beras naik", "Baru: Harga beras naik lagi", false},
		{"Harga beras naik", "Harga gabah naik", "Harga beras turun", "Harga gabah turun", false},
		{"Harga beras naik", "Harga naik", "Harga beras naik tajam", "Harga naik tajam", false},
		{"Harga naik", "Harga beras naik", "Harga gabah naik", "Harga beras gabah naik", false},
		{"", "Harga beras", "Banjir lagi", "Harga beras Banjir lagi", true},
		{"", "a", "apa", "a apa", true},
		{"", "Har", "Harga", "Harga", false},
		{"", "Harga", "Har", "Harga", false},
		// Both took the same word away for another.
		{"Harga naik", "Harga turun", "Harga anjlok", "Harga turun anjlok", true},
		// Both changed a little of the same word.
		{"Harga naik", "Harga naikkan", "Harga Naik", "Harga Naikkan", true},
		{"Harga naik", "Harga naiks", "Harga knaik", "Harga knaiks", true},
		// One removed what the other wrote in: the writing stays.
		{"satu dua tiga empat", "satu empat", "satu dua setengah tiga empat", "satu setengah empat", true},
		{"satu dua", "", "satu dua tiga", " tiga", false},
		{"satu\ndua\ntiga", "satu\nDUA\ntiga", "satu\ndua\ntiga\nempat", "satu\nDUA\ntiga\nempat", false},
		{"satu dua tiga", "satu tiga", "satu dua", "satu ", false},
		{"Wali kota, kata dia", "Wali kota itu, kata dia", "Wali Kota, kata dia", "Wali Kota itu, kata dia", false},
		{"☀️a", "☀️a b", "c ☀️a", "c ☀️a b", false},
	}
	for _, tt := range tests {
		got, conflict := Merge3(tt.base, tt.mine, tt.theirs)
		if got != tt.want || conflict != tt.conflict {
			t.Errorf("%q -> %q, %q: got %q %v, want %q %v", tt.base, tt.mine, tt.theirs, got, conflict, tt.want, tt.conflict)
		}
	}
}

// TestMergeKeepsWhatWasWritten lets two people insert and remove words at
// random in one text: all that either inserted is there, once, all that either
// removed is gone, all else stays in its order, and with the sides exchanged
// the same words come out.
func TestMergeKeepsWhatWasWritten(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for round := range 5000 {
		base := make([]string, 1+rng.IntN(8))
		for i := range base {
			base[i] = fmt.Sprintf("kata%c", 'a'+i)
		}
		removed := make(map[string]bool)
		var inserted []string
		edit := func(who string) string {
			words := slices.Clone(base)
			for n := range 1 + rng.IntN(4) {
				if at := rng.IntN(len(words) + 1); rng.IntN(3) > 0 || at == len(words) {
					word := fmt.Sprintf("%s%dz", who, n)
					inserted = append(inserted, word)
					words = slices.Insert(words, at, word)
				} else if strings.HasPrefix(words[at], "kata") {
					removed[words[at]] = true
					words = slices.Delete(words, at, at+1)
				}
			}
			return strings.Join(words, " ")
		}
		text, mine, theirs := strings.Join(base, " "), edit("mine"), edit("theirs")
		got, _ := Merge3(text, mine, theirs)
		words := strings.Fields(got)
		swapped, _ := Merge3(text, theirs, mine)
		other := strings.Fields(swapped)
		for _, w := range inserted {
			if n := count(words, w); n != 1 {
				t.Fatalf("round %d: %q -> %q, %q: %q holds %q %d times", round, text, mine, theirs, got, w, n)
			}
		}
		var kept []string
		for _, w := range words {
			if strings.HasPrefix(w, "kata") {
				kept = append(kept, w)
			}
		}
		var want []string
		for _, w := range base {
			if !removed[w] {
				want = append(want, w)
			}
		}
		if !slices.Equal(kept, want) {
			t.Fatalf("round %d: %q -> %q, %q: %q keeps %v of %v", round, text, mine, theirs, got, kept, want)
		}
		slices.Sort(words)
		slices.Sort(other)
		if !slices.Equal(words, other) {
			t.Fatalf("round %d: %q -> %q, %q: %q, exchanged %q", round, text, mine, theirs, got, swapped)
		}
	}
}

func count(words []string, word string) int {
	n := 0
	for _, w := range words {
		if w == word {
			n++
		}
	}
	return n
}

// TestTyping lets two people type into one headline, letter by letter, each
// seeing the other's letters late: in the end both lines stand whole.
func TestTyping(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		server := "Banjir: warga mengungsi"
		type writer struct{ base, field, rest string }
		writers := []*writer{{server, server, "Kabar terbaru "}, {server, server, " ke gedung sekolah"}}
		for writers[0].rest != "" || writers[1].rest != "" || writers[0].field != server || writers[1].field != server {
			i := rng.IntN(2)
			w := writers[i]
			if w.rest != "" && rng.IntN(3) > 0 {
				letter := w.rest[:1]
				w.rest = w.rest[1:]
				if i == 0 {
					at := strings.Index(w.field, "Banjir")
					w.field = w.field[:at] + letter + w.field[at:]
				} else {
					w.field += letter
				}
				continue
			}
			server, _ = Merge3(w.base, server, w.field)
			w.base, w.field = server, server
		}
		if want := "Kabar terbaru Banjir: warga mengungsi ke gedung sekolah"; server != want {
			t.Fatalf("got %q", server)
		}
	}
}

func FuzzMerge3(f *testing.F) {
	f.Add("Harga naik", "Harga beras naik", "Harga naik lagi")
	f.Add("", "a", "b")
	f.Add("satu\ndua", "", "satu dua\n🌋 tiga")
	f.Add("\u200d\u0301", "a\u0301\u200d", "☀️a")
	f.Fuzz(func(t *testing.T, base, mine, theirs string) {
		if len(base)+len(mine)+len(theirs) > 4000 || !utf8.ValidString(base+"|"+mine+"|"+theirs) {
			return
		}
		checkWords(t, base, mine)
		checkWords(t, mine, theirs)
		if got, conflict := Merge3(base, base, theirs); got != theirs || conflict {
			t.Fatalf("nothing merged with %q is %q", theirs, got)
		}
		if got, conflict := Merge3(base, mine, mine); got != mine || conflict {
			t.Fatalf("%q merged with itself is %q", mine, got)
		}
		got, _ := Merge3(base, mine, theirs)
		// Signs that only one side wrote are never lost.
		for _, side := range []string{mine, theirs} {
			for _, r := range side {
				if !strings.ContainsRune(base, r) && !strings.ContainsRune(got, r) {
					t.Fatalf("%q -> %q, %q: %q lost %q", base, mine, theirs, got, r)
				}
			}
		}
	})
}

func BenchmarkWords(b *testing.B) {
	before := strings.Repeat("Pemerintah kota membuka kembali pelabuhan rakyat di utara setelah tiga bulan. ", 100)
	after := strings.Replace(strings.ReplaceAll(before, "tiga bulan", "dua minggu"), "rakyat", "lama", 40)
	b.ReportAllocs()
	for b.Loop() {
		Words(before, after)
	}
}
