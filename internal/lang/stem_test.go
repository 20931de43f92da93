package lang_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

// pairs reads a file of "word stem" lines.
func pairs(t testing.TB, name string) [][2]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out [][2]string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		word, stem, ok := strings.Cut(sc.Text(), " ")
		if !ok {
			t.Fatalf("%s: %q is no pair", name, sc.Text())
		}
		out = append(out, [2]string{word, stem})
	}
	return out
}

func TestStemIndonesianGold(t *testing.T) {
	gold := pairs(t, "testdata/stems-id.txt")
	if len(gold) < 600 {
		t.Fatalf("only %d pairs", len(gold))
	}
	for _, p := range gold {
		if got := lang.Stem(lang.Indonesian, p[0]); got != p[1] {
			t.Errorf("%s: %q, want %q", p[0], got, p[1])
		}
		// A stem is what a reader may well type.
		if again := lang.Stem(lang.Indonesian, p[1]); again != p[1] {
			t.Errorf("%s, stem of %s, has the stem %q itself", p[1], p[0], again)
		}
	}
}

func TestStemIndonesianWriting(t *testing.T) {
	for in, want := range map[string]string{
		"PEMBERITAAN":    "berita",
		"Jum’at":         "jumat",
		"Qur'an":         "quran",
		"Al-Qur'an":      "quran",
		"1.500":          "1500",
		"2,5":            "2d5",
		"14.30":          "14d30",
		"G20":            "g20",
		"Anti-korupsi":   "antikorupsi",
		"antikorupsi":    "antikorupsi",
		"anak‑anak":      "anak", // non-breaking hyphen
		"kata kata":      "katakata",
		"Rp2,5":          "rp2d5",
		"Бюджет":         "бюджет",
		"-":              "-",
		"…":              "…",
		"":               "",
		"mengglobalkan":  "global",
		"diglobalkan":    "global",
		"Zelenskyynya":   "zelenskyy",
		"memblokchainka": "memblokchainka",
	} {
		if got := lang.Stem(lang.Indonesian, in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestStemKeepsForeignWords guards the precision of search: words that are in
// no list must not lose letters that only look like affixes.
func TestStemKeepsForeignWords(t *testing.T) {
	for _, w := range strings.Fields(`setiawan permana perkins beckham neymar perisic bernardo mendoza
		memphis dinamo dimitri sevilla kepler kendrick kemala dirgahayu diponegoro sekarmadji peruri
		terawan meikarta mamberamo senggigi pekayon petamburan pejaten kebumen bekasi berau belawan
		server member percent person series serial mentor memory temperature develop december
		between before because dinner direct kernel kitchen second secret september perfect permit
		performance system terminal termite building meeting trading lookalike abdullah saifullah`) {
		if got := lang.Stem(lang.Indonesian, w); got != w {
			t.Errorf("%s became %q", w, got)
		}
	}
}

func TestStemEnglish(t *testing.T) {
	for in, want := range map[string]string{
		"running": "run", "Corrections": "correct", "correcting": "correct",
		"Trump's": "trump", "James’s": "jame", "ministers'": "minist", "don't": "dont",
		"being":        "being", // a stop word
		"co-operation": "cooper", "cooperation": "cooper",
		"naïve": "naiv", "1,500": "1500", "2.5": "2d5", "U.S.": "us", "g20": "g20",
		"s": "s", "'s": "s",
	} {
		if got := lang.Stem(lang.English, in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestStemOtherLanguagesFold(t *testing.T) {
	if got := lang.Stem(lang.Malay, "Berjalan"); got != "berjalan" {
		t.Errorf("Malay was stemmed: %q", got)
	}
	if got := lang.StemText(lang.Other, "Été  à Paris"); got != "ete a paris" {
		t.Errorf("%q", got)
	}
}

func TestStemText(t *testing.T) {
	for _, c := range []struct {
		l        lang.Language
		in, want string
	}{
		{lang.Indonesian, "Presiden menolak menghentikan perang, kata juru bicaranya.", "presiden tolak henti perang kata juru bicara"},
		{lang.Indonesian, "Anak-anak belajar di sekolah", "anak ajar di sekolah"},
		{lang.Indonesian, "Rancangan Undang-Undang Pemilu", "rancang undang pemilu undangundang"},
		{lang.Indonesian, "Kasus Covid-19 naik 1.500 menjadi 2,5 juta", "kasus covid 19 naik 1500 jadi 2d5 juta covid19"},
		{lang.Indonesian, "Rugi Rp2,5 triliun", "rugi rp 2d5 triliun"},
		{lang.Indonesian, "tembak-menembak, sayur-mayur", "tembak sayur mayur sayurmayur"},
		{lang.English, "The minister's 1,500 ships were sinking", "the minist 1500 ship were sink"},
		{lang.Indonesian, "  \n ", ""},
		{lang.Indonesian, strings.Repeat("x", 65) + " ada", "ada"},
	} {
		if got := lang.StemText(c.l, c.in); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestAppendStemsOptions(t *testing.T) {
	const text = "Kasus Covid-19 di Solo dan Sragen"
	for _, c := range []struct {
		opts lang.StemOptions
		want string
	}{
		{lang.StemOptions{}, "> kasus covid 19 di solo dan sragen covid19"},
		{lang.StemOptions{DropStops: true}, "> kasus covid 19 solo sragen covid19"},
		{lang.StemOptions{NoSolid: true}, "> kasus covid 19 di solo dan sragen"},
	} {
		if got := string(lang.AppendStems([]byte("> "), lang.Indonesian, text, c.opts)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.opts, got, c.want)
		}
	}
	if got := lang.AppendStems([]byte("kept"), lang.Indonesian, "--", lang.StemOptions{}); string(got) != "kept" {
		t.Errorf("an empty text changed dst to %q", got)
	}
}

// TestWordLists keeps the lists in the order that makes them easy to edit.
func TestWordLists(t *testing.T) {
	for name, least := range map[string]int{
		"roots/roots.txt": 3000, "roots/names.txt": 900, "roots/variants.txt": 200, "roots/weak.txt": 10,
		"words/stop-id.txt": 200, "words/stop-en.txt": 200,
	} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
		if len(lines) < least {
			t.Errorf("%s: only %d lines", name, len(lines))
		}
		for i, line := range lines {
			if line == "" || strings.Trim(line, "abcdefghijklmnopqrstuvwxyz-' ") != "" {
				t.Errorf("%s:%d: %q is no plain word", name, i+1, line)
			}
			if i > 0 && lines[i-1] >= line {
				t.Errorf("%s:%d: %q is out of order or twice", name, i+1, line)
			}
		}
	}
}

// TestVariants checks that both spellings of a variant meet.
func TestVariants(t *testing.T) {
	for _, p := range pairs(t, "roots/variants.txt") {
		variant, standard := lang.Stem(lang.Indonesian, p[0]), lang.Stem(lang.Indonesian, p[1])
		if variant != standard {
			t.Errorf("%s is %q, but %s is %q", p[0], variant, p[1], standard)
		}
	}
}

// TestWeakRoots checks that each weak root is a root: a word not listed cannot
// give way.
func TestWeakRoots(t *testing.T) {
	b, err := os.ReadFile("roots/roots.txt")
	if err != nil {
		t.Fatal(err)
	}
	roots := strings.Fields(string(b))
	weak, err := os.ReadFile("roots/weak.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range strings.Fields(string(weak)) {
		if _, ok := slices.BinarySearch(roots, w); !ok {
			t.Errorf("%s is in weak.txt and not in roots.txt", w)
		}
	}
}
