package names_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/names"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		l    lang.Language
		text string
		want string // names, an office marked with *, initials with .
	}{
		{lang.Indonesian, "Menurut Prabowo Subianto, beras cukup.", "Prabowo Subianto"},
		{lang.Indonesian, "Menteri Keuangan Sri Mulyani berbicara di Jakarta.", "*Sri Mulyani, Jakarta"},
		{lang.Indonesian, "Kapolres AKBP Dedi Hartono menemui Budi Santoso.", "*Dedi Hartono, Budi Santoso"},
		{lang.Indonesian, "Warga bertemu Dr. H. Ahmad Fauzi di Kediri.", "Ahmad Fauzi, Kediri"},
		{lang.Indonesian, "Korban berinisial AS dilarikan ke RSUD Sragen.", "AS., RSUD Sragen"},
		{lang.Indonesian, "Ali bin Abdullah pulang. Banjir surut.", "Ali bin Abdullah"},
		{lang.Indonesian, "Ia menyebut Siti Aminah, guru di desa itu.", "*Siti Aminah"},
		{lang.English, "On Monday, Senator Jane van der Berg spoke in Bali.", "Monday, *Jane van der Berg, Bali"},
		{lang.English, "Something fell near O'Brien.", "O'Brien"},
	} {
		var got []string
		for _, n := range names.Find(c.l, c.text) {
			s := n.Text
			if c.text[n.Start:n.End] != s {
				t.Errorf("%q: bounds give %q", c.text, c.text[n.Start:n.End])
			}
			if n.Office {
				s = "*" + s
			}
			if n.Initials {
				s += "."
			}
			got = append(got, s)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q: %s, not %s", c.text, strings.Join(got, ", "), c.want)
		}
	}
}

func TestClashes(t *testing.T) {
	for _, c := range []struct {
		text  string
		known []string
		want  string // "odd > other", "!" when known
	}{
		{"Di Solo, Prabowo Subianto tiba. Lalu Probowo Subianto pergi. Kata Prabowo Subianto begitu.", nil, "Probowo Subianto > Prabowo Subianto"},
		{"Presiden Prabowo Subianto tiba. Kemudian Probowo pergi.", nil, "Probowo > Prabowo Subianto"},
		{"Di sana Soekarno berpidato, dan Sukarno dikenang.", nil, "Sukarno > Soekarno"},
		{"Jalan ke Kebayoran Lama macet, di Kabayoran Lama lancar, Kebayoran Lama lagi.", nil, "Kabayoran Lama > Kebayoran Lama"},
		{"Ia bertemu Joko Widdodo di sana.", []string{"Joko Widodo"}, "Joko Widdodo > Joko Widodo!"},
		{"Ia bertemu Joko Widodo di sana, bukan Joko Widdodo.", []string{"Joko Widodo"}, "Joko Widdodo > Joko Widodo!"},
		{"Anak itu Muhamad Rizki dan Muhammad Rizki.", []string{"Muhammad Rizki"}, "Muhamad Rizki > Muhammad Rizki!"},
		// Two people, not one.
		{"Lalu Sri Mulyani dan Sri Mulyono hadir.", nil, ""},
		{"Lalu Andi Wijaya dan Andri Wijaya hadir.", nil, ""},
		{"Lalu Hartono dan Hartini hadir bersama Hartoyo.", nil, ""},
		{"Lalu Dewi Lestari dan Dewa Lestari hadir.", nil, ""},
		{"Lalu Kurniawan dan Kurniawati hadir.", nil, ""},
		{"Lalu Budi Setiawan dan Agus Setyawan hadir.", nil, ""},
		{"Di sana Yanto dan Yanti, juga Rahman, Rahmat, dan Rohman.", nil, ""},
		{"Ia bertemu Prabowo Subianto.", []string{"Prabowo Subianto", "Probowo Subianto"}, ""},
	} {
		var got []string
		for _, clash := range names.Clashes(names.Find(lang.Indonesian, c.text), c.known) {
			s := clash.Odd.Text + " > " + clash.Other.Text
			if clash.Known {
				s += "!"
			}
			got = append(got, s)
			if !strings.HasPrefix(c.text[clash.Odd.Start:], clash.Odd.Text) {
				t.Errorf("%q: %+v is not there", c.text, clash.Odd)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
		}
	}
}

// TestFewAlarms reads stories that were edited: all that may be reported are
// the two ways in which the country itself spells an island.
func TestFewAlarms(t *testing.T) {
	files, err := filepath.Glob("../../demo/stories/*/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	found := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(b), "+++", 3)
		all := names.Find(lang.Indonesian, parts[len(parts)-1])
		found += len(all)
		for _, c := range names.Clashes(all, nil) {
			if c.Odd.Text != "Sumatra" && c.Other.Text != "Sumatra" {
				t.Errorf("%s: %+v", filepath.Base(name), c)
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d names in all stories", found)
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"", "Dr. H. Ali bin", "A. B. C.", "Ketua Ketua", "\xff Ali\xfe", "Ḥasan Ḥassan", "Ali-", "Ketua, Ketua"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, s, known string) {
		for _, l := range []lang.Language{lang.Indonesian, lang.English} {
			all := names.Find(l, s)
			end := 0
			for _, n := range all {
				if n.Start < end || s[n.Start:n.End] != n.Text || len(n.Words) == 0 || n.Text == "" {
					t.Fatalf("%q: %+v", s, n)
				}
				end = n.End
			}
			for _, c := range names.Clashes(all, []string{known}) {
				if c.Odd.Text == c.Other.Text || c.Odd.Count == 0 || !slices.ContainsFunc(all, func(n names.Name) bool { return n.Start == c.Odd.Start }) {
					t.Fatalf("%q: %+v", s, c)
				}
			}
		}
	})
}

func BenchmarkClashes(b *testing.B) {
	var text strings.Builder
	var known []string
	for i := range 60 {
		fmt.Fprintf(&text, "Lalu Ahmad Nomor%c%c Santoso berkata kepada warga di sana. ", 'a'+i%26, 'a'+i/26)
	}
	for i := range 2000 {
		known = append(known, fmt.Sprintf("Rahmat Kepala%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676))
	}
	b.ReportAllocs()
	for b.Loop() {
		names.Clashes(names.Find(lang.Indonesian, text.String()), known)
	}
}

func TestUnintroduced(t *testing.T) {
	for text, want := range map[string]string{
		"Rapat ditunda. Uskaov menambhakna, rapat akan diulang.":                                    "Uskaov",
		"Yuri Ushakov hadir. Ushakov menambahkan, rapat akan diulang.":                              "",
		"Rapat ditunda. Juru bicara Uskaov menambahkan, rapat akan diulang.":                        "",
		"Rapat ditunda. Jakarta menyebut alasannya. Warga mengatakan tidak tahu. PSSI menjelaskan.": "",
		"Rapat ditunda. Uskaov berangkat ke Solo.":                                                  "",
	} {
		got := ""
		for _, n := range names.Unintroduced(lang.Indonesian, text, names.Find(lang.Indonesian, text)) {
			got += n.Text
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
