package spelling_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/spelling"
)

func TestFound(t *testing.T) {
	for _, c := range []struct {
		l          lang.Language
		text       string
		word, want string // want is the first suggestion
		reason     spelling.Reason
	}{
		{lang.Indonesian, "Warga antri sejak pagi di kantor kelurahan.", "antri", "antre", spelling.Mistake},
		{lang.Indonesian, "Propinsi itu menunggu anggaran baru.", "Propinsi", "Provinsi", spelling.Mistake},
		{lang.Indonesian, "Menurut Walikota Solo, jalan itu ditutup.", "Walikota", "Wali kota", spelling.Mistake},
		{lang.Indonesian, "Prakteknya berjalan lancar hingga sore.", "Prakteknya", "Praktiknya", spelling.Mistake},
		{lang.Indonesian, "Harga itu mempengaruhi daya beli warga.", "mempengaruhi", "memengaruhi", spelling.Mistake},
		{lang.Indonesian, "Warga yang yang mengungsi sudah pulang.", "yang yang", "yang", spelling.Twice},
		{lang.Indonesian, "Ia menjadi guru di di kampung itu.", "di di", "di", spelling.Twice},
		{lang.Indonesian, "Petugas membawa bantuan cita cita warga.", "cita cita", "cita", spelling.Twice},
		{lang.Indonesian, "Wali kota meninjau pembagnunan jembatan itu kemarin.", "pembagnunan", "pembangunan", spelling.Slip},
		{lang.Indonesian, "Air masuk ke rumhanya sejak malam.", "rumhanya", "rumahnya", spelling.Slip},
		{lang.Indonesian, "Warga menunggu pemeriksaaan dokter kemarin sore.", "pemeriksaaan", "pemeriksaan", spelling.Slip},
		{lang.Indonesian, "Juru bicara itu menambhakna, rapat akan diulang.", "menambhakna", "menambahkan", spelling.Slip},
		{lang.English, "Residents recieved food on Monday.", "recieved", "received", spelling.Mistake},
		{lang.English, "Goverment officials declined to comment.", "Goverment", "Government", spelling.Mistake},
		{lang.English, "They walked to the the harbour.", "the the", "the", spelling.Twice},
		{lang.English, "The earthqauke struck before dawn.", "earthqauke", "earthquake", spelling.Slip},
		{lang.English, "Ministers met for three hours, an oficial said.", "oficial", "official", spelling.Slip},
	} {
		found := spelling.Check(c.l, c.text, nil)
		if len(found) != 1 {
			t.Errorf("%q: %+v", c.text, found)
			continue
		}
		f := found[0]
		if f.Word != c.word || f.Reason != c.reason || len(f.Suggestions) == 0 || f.Suggestions[0] != c.want {
			t.Errorf("%q: %+v", c.text, f)
		}
		if c.text[f.Start:f.End] != f.Word {
			t.Errorf("%q: bounds give %q", c.text, c.text[f.Start:f.End])
		}
	}
}

func TestLeftAlone(t *testing.T) {
	for _, c := range []struct {
		l    lang.Language
		text string
	}{
		{lang.Indonesian, "Anak-anak itu sering jalan-jalan ke Kayutangan bersama Probowo."},             // names
		{lang.Indonesian, "“The government should have recieved the letter,” kata juru bicara itu."},     // quotation in English
		{lang.Indonesian, "“Aku ora ngerti apa sing kok karepke kuwi,” kata pedagang itu."},              // in Javanese
		{lang.Indonesian, "Ia memesan nasi gandul dan tahu gimbal di warung."},                           // unknown among unknown
		{lang.Indonesian, "Surel ke redaksi@tajuk.example dan laman pembagnunan.example belum dijawab."}, // addresses
		{lang.Indonesian, "Pengurus PSSI dan KPU bertemu di GBK, kata pengamat."},
		{lang.Indonesian, "Rencana nonunggulan antarpulau dan pascabencana dibahas."},
		{lang.English, "He said that that was all he had had to say, and moved in in May."},
		{lang.English, "The colour of the harbor and the organization of the organisation."},
		{lang.English, "Gamelan players in Yogyakarta rehearsed a gendhing."},
		{lang.Other, "Propinsi antri yang yang"},
	} {
		if found := spelling.Check(c.l, c.text, nil); len(found) != 0 {
			t.Errorf("%q: %+v", c.text, found)
		}
	}
}

func TestKnownElsewhere(t *testing.T) {
	const text = "Air masuk ke rumhanya sejak malam."
	var asked []string
	found := spelling.Check(lang.Indonesian, text, func(w string) bool { asked = append(asked, w); return true })
	if len(found) != 0 || !slices.Equal(asked, []string{"rumhanya"}) {
		t.Errorf("%+v, asked for %q", found, asked)
	}
	// What the text itself says twice is meant.
	if found := spelling.Check(lang.Indonesian, text+" "+text, nil); len(found) != 0 {
		t.Errorf("said twice: %+v", found)
	}
}

// TestFalseAlarms holds the check to its purpose on stories that were edited:
// at most one alarm in 5,000 words.
func TestFalseAlarms(t *testing.T) {
	files, err := filepath.Glob("../../demo/stories/*/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	words, alarms := 0, 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(b), "+++", 3)
		text := parts[len(parts)-1]
		l, _ := lang.Guess(text)
		if l != lang.English {
			l = lang.Indonesian
		}
		words += lang.CountWords(text)
		for _, f := range spelling.Check(l, text, nil) {
			t.Logf("%s: %+v", filepath.Base(name), f)
			alarms++
		}
	}
	if words < 30000 {
		t.Fatalf("only %d words were read", words)
	}
	if alarms*5000 > words {
		t.Errorf("%d alarms in %d words", alarms, words)
	}
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{"", "yang yang", "Propinsi-propinsi antri", "\xff\xfe rumhanya", "“kata “kata” kata”", "a\n\nb b", "ﬃﬃﬃﬃﬃ é́é́é́", "antriku antri’nya"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []lang.Language{lang.Indonesian, lang.English} {
			for _, found := range spelling.Check(l, s, nil) {
				if found.Start < 0 || found.End > len(s) || s[found.Start:found.End] != found.Word || len(found.Suggestions) == 0 {
					t.Fatalf("%q: %+v", s, found)
				}
			}
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	text := strings.Repeat("Pemerintah Kota Solo menambahkan anggaran perbaikan jalan setelah banjir merendam beberapa kelurahan. Wali kota meninjau pembagnunan jembatan itu kemarin.\n", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		spelling.Check(lang.Indonesian, text, nil)
	}
}
