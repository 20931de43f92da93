package sensitive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/sensitive"
)

func TestSubjectsAndDetails(t *testing.T) {
	for _, c := range []struct {
		l        lang.Language
		text     string
		subjects string // each once, in order
		details  string // "kind: words; ..."
	}{
		{lang.Indonesian, "Seorang siswi SMP Negeri 3 Sragen diduga diperkosa tetangganya.", "child sexual", "school: SMP Negeri 3 Sragen"},
		{lang.Indonesian, "Polisi menangkap pelaku pencabulan terhadap bocah berusia 9 tahun. Ibu korban, Siti Aminah, melapor dari Desa Karangasem.",
			"sexual child", "parent: Siti Aminah; place: Desa Karangasem"},
		{lang.Indonesian, "Korban, Rina Wulandari (14), dilecehkan gurunya.", "victim child sexual", "name: Rina Wulandari"},
		{lang.Indonesian, "Korban berinisial RW (14) dilecehkan gurunya, kata Kapolres AKBP Dedi Hartono.", "victim child sexual", ""},
		{lang.Indonesian, "Remaja 15 tahun itu ditangkap karena mencuri. Ia tinggal di Jalan Melati Nomor 4, RT 02 RW 05.", "child",
			"address: Jalan Melati Nomor 4; place: RT 02 RW 05"},
		{lang.Indonesian, "Pria itu diduga bunuh diri dengan melompat dari jembatan.", "suicide", "method: melompat dari"},
		{lang.Indonesian, "Korban KDRT melapor ke Polres Klaten.", "victim", ""},
		{lang.English, "A 15-year-old girl from Green Hill Primary School was raped, police said.", "child sexual", "school: Green Hill Primary School"},
		{lang.English, "The victim, Maria Lopez, 13, was sexually assaulted in Sukajadi village.", "victim child sexual", "name: Maria Lopez; place: Sukajadi village"},
		{lang.English, "The man took his own life after a long illness.", "suicide", ""},

		// Not these.
		{lang.Indonesian, "Banjir merendam Desa Karangasem. Korban mengungsi ke SD Negeri 2 Karangasem bersama anak-anak dan balita.", "", ""},
		{lang.Indonesian, "Siswa SMA Negeri 1 Solo menjuarai lomba sains. Anak itu, Budi Santoso (16), belajar tiap malam.", "", ""},
		{lang.Indonesian, "Hakim menjatuhkan hukuman penjara selama 12 tahun kepada tersangka korupsi.", "", ""},
		{lang.Indonesian, "Korban kecelakaan itu dirawat di RSUD Sragen.", "", ""},
		{lang.English, "He was sentenced to 12 years in prison for theft after 15 years on the run.", "", ""},
		{lang.English, "Flood victims and their children slept at Green Hill Primary School.", "", ""},
	} {
		r := sensitive.Find(c.l, c.text)
		var subjects, details []string
		for _, m := range r.Subjects {
			if s := string(m.Subject); !strings.Contains(strings.Join(subjects, " "), s) {
				subjects = append(subjects, s)
			}
			if !r.Has(m.Subject) {
				t.Errorf("%q: has not %s", c.text, m.Subject)
			}
		}
		for _, m := range r.Details {
			details = append(details, string(m.Detail)+": "+m.Text)
		}
		if got := strings.Join(subjects, " "); got != c.subjects {
			t.Errorf("%q: subjects %q, not %q", c.text, got, c.subjects)
		}
		if got := strings.Join(details, "; "); got != c.details {
			t.Errorf("%q: details %q, not %q", c.text, got, c.details)
		}
	}
}

// TestFewAlarms: none of these stories is about such a subject, though floods
// have victims and schools have pupils in many of them.
func TestFewAlarms(t *testing.T) {
	files, err := filepath.Glob("../../demo/stories/*/*.md")
	if err != nil || len(files) < 100 {
		t.Fatal("no stories", err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(b), "+++", 3)
		l, _ := lang.Guess(parts[2])
		if r := sensitive.Find(l, parts[2]); len(r.Subjects) > 0 {
			t.Errorf("%s: %+v", filepath.Base(name), r)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "Korban, Rina (14), diperkosa.", "bunuh diri. . .\n\nJalan", "\xffsiswi \xfe dicabuli (9 tahun)", "SMP SMP SMP 3 diperkosa", "korban pembunuhan " + strings.Repeat("Ali (9) ", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []lang.Language{lang.Indonesian, lang.English} {
			r := sensitive.Find(l, s)
			if len(r.Subjects) == 0 && len(r.Details) > 0 {
				t.Fatalf("%q: details without a subject", s)
			}
			for _, m := range append(r.Subjects, r.Details...) {
				if m.Start < 0 || m.End > len(s) || m.Start >= m.End || s[m.Start:m.End] != m.Text || (m.Subject == "") == (m.Detail == "") {
					t.Fatalf("%q: %+v", s, m)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Polisi menangkap pelaku pencabulan terhadap bocah berusia 9 tahun. Ibu korban, Siti Aminah, melapor dari Desa Karangasem.\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sensitive.Find(lang.Indonesian, text)
	}
}
