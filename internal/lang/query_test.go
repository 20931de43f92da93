package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

// line writes terms as stem, "a b" for phrases, (stem|solid) for two spellings.
func line(terms []lang.Term) string {
	var out []string
	for _, t := range terms {
		s := strings.Join(t.Words, " ")
		if t.Phrase() {
			s = `"` + s + `"`
		}
		if t.Solid != "" {
			s = "(" + s + "|" + t.Solid + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestQuery(t *testing.T) {
	for _, c := range []struct {
		l        lang.Language
		in, want string
	}{
		{lang.Indonesian, "", ""},
		{lang.Indonesian, ` "" - `, ""},
		{lang.Indonesian, "pemberitaan perang di Ukraina", "berita perang ukraina"},
		{lang.Indonesian, `"gencatan senjata" tanpa syarat`, `"gencat senjata" syarat`},
		{lang.Indonesian, "“Wali Kota Solo” menolak", `"wali kota solo" tolak`},
		{lang.Indonesian, `korban "banjir bandang`, `korban "banjir bandang"`},
		{lang.Indonesian, "yang dan di", "yang dan di"},
		{lang.Indonesian, `"yang"`, "yang"},
		{lang.Indonesian, "anak-anak", "anak"},
		{lang.Indonesian, "undang-undang", "undangundang"},
		{lang.Indonesian, `"rancangan undang-undang pemilu"`, `"rancang undang pemilu"`},
		{lang.Indonesian, "Covid-19", `("covid 19"|covid19)`},
		{lang.Indonesian, `"anti-korupsi"`, `("anti korupsi"|antikorupsi)`},
		{lang.Indonesian, "Rp2,5 triliun", `"rp 2d5" triliun`},
		{lang.Indonesian, "tulis menulis penulis", "tulis"},
		{lang.Indonesian, `'; DROP TABLE story; -- OR * NEAR(`, "drop table story or near"},
		{lang.English, "the correction of a minister's story", "correct minist stori"},
		{lang.English, "to be or not to be", "to be or not"},
		{lang.Indonesian, strings.Repeat("x", 65) + " banjir", "banjir"},
	} {
		if got := line(lang.Query(c.l, c.in)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestQueryText(t *testing.T) {
	terms := lang.Query(lang.Indonesian, `Pemberitaan "Gencatan Senjata " Covid-19`)
	got := ""
	for _, t := range terms {
		got += "[" + t.Text + "]"
	}
	if want := "[Pemberitaan][Gencatan Senjata][Covid-19]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestQueryBounds(t *testing.T) {
	var many strings.Builder
	for i := range 200 {
		fmt.Fprintf(&many, "k%d ", i)
	}
	if got := lang.Query(lang.Indonesian, many.String()); len(got) != lang.MaxQueryTerms {
		t.Errorf("%d terms, want %d", len(got), lang.MaxQueryTerms)
	}
	phrase := lang.Query(lang.Indonesian, `"`+many.String()+`"`)
	if len(phrase) != 1 || len(phrase[0].Words) != lang.MaxPhraseWords {
		t.Errorf("phrase: %v", phrase)
	}
	long := strings.Repeat("é", lang.MaxQueryBytes)
	if got := lang.Query(lang.Indonesian, "a "+long); len(got) != 1 || got[0].Words[0] != "a" {
		t.Errorf("a word cut at the bound: %v", got)
	}
}

// TestIndexMeetsQuery checks the promise of the package: what a line asks for
// is found in the index form of the texts that have it, and nowhere else.
func TestIndexMeetsQuery(t *testing.T) {
	for _, c := range []struct {
		text  string
		yes   []string
		no    []string
		marks string // of the first line in yes
	}{
		{
			text:  "Presiden mengumumkan rancangan Undang-Undang Pemilu.",
			yes:   []string{`"rancangan undang-undang"`, "pengumuman presiden", "undang-undang pemilu", `"undang-undang pemilu"`},
			no:    []string{"undangundangan", `"presiden rancangan"`, "pilu"},
			marks: "Presiden mengumumkan [rancangan Undang-Undang] Pemilu.",
		},
		{
			text:  "Gerakan anti-korupsi menguat; antikorupsi jadi tema.",
			yes:   []string{"antikorupsi", "anti-korupsi", "gerakan antikorupsi", "korupsi"},
			no:    []string{"antik"},
			marks: "Gerakan [anti-korupsi] menguat; [antikorupsi] jadi tema.",
		},
		{
			text:  "Kerugian mencapai Rp 2,5 triliun dari 1.500 nasabah.",
			yes:   []string{"Rp2,5", "1500 nasabah", "rugi", `"Rp2,5 triliun"`},
			no:    []string{"Rp25", "2.500", "15"},
			marks: "Kerugian mencapai [Rp 2,5] triliun dari 1.500 nasabah.",
		},
		{
			text:  "“Salat Jum’at” digelar; jumatan ramai.",
			yes:   []string{"jumat", "jum'at", "shalat"},
			no:    []string{"jum"},
			marks: "“Salat [Jum’at]” digelar; [jumatan] ramai.",
		},
	} {
		index := lang.StemText(lang.Indonesian, c.text)
		for _, q := range c.yes {
			if !matches(index, lang.Query(lang.Indonesian, q)) {
				t.Errorf("%q is not found by %q (index %q)", c.text, q, index)
			}
		}
		for _, q := range c.no {
			if matches(index, lang.Query(lang.Indonesian, q)) {
				t.Errorf("%q is found by %q (index %q)", c.text, q, index)
			}
		}
		if got := marked(c.text, lang.Highlight(lang.Indonesian, c.text, lang.Query(lang.Indonesian, c.yes[0]))); got != c.marks {
			t.Errorf("got %s\nwant %s", got, c.marks)
		}
	}
}

// matches does what a full-text engine does with the terms.
func matches(index string, terms []lang.Term) bool {
	if len(terms) == 0 {
		return false
	}
	for _, t := range terms {
		has := func(words string) bool { return strings.Contains(" "+index+" ", " "+words+" ") }
		if !has(strings.Join(t.Words, " ")) && (t.Solid == "" || !has(t.Solid)) {
			return false
		}
	}
	return true
}

func marked(text string, spans []lang.Span) string {
	var out strings.Builder
	at := 0
	for _, s := range spans {
		out.WriteString(text[at:s.Start] + "[" + text[s.Start:s.End] + "]")
		at = s.End
	}
	return out.String() + text[at:]
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct {
		l                 lang.Language
		query, text, want string
	}{
		{lang.Indonesian, "berita", "Pemberitaan itu, diberitakan Berita.", "[Pemberitaan] itu, [diberitakan] [Berita]."},
		{lang.Indonesian, "anak", "Anak-anaknya dan seorang anak", "[Anak-anaknya] dan seorang [anak]"},
		{lang.Indonesian, "undang-undang", "Undangan undang-undang", "Undangan [undang-undang]"},
		{lang.Indonesian, `"gencatan senjata"`, "Senjata gencatan; gencatan senjata, gencatan–senjata, gencatan dan senjata",
			"Senjata gencatan; [gencatan senjata], [gencatan–senjata], gencatan dan senjata"},
		{lang.Indonesian, `"kata kata kata"`, "kata kata kata kata", "[kata kata kata kata]"},
		{lang.Indonesian, "covid", "Covid-19", "[Covid]-19"},
		{lang.Indonesian, "covid-19", "Covid-19, covid19, Covid 19, Covid", "[Covid-19], [covid19], [Covid 19], Covid"},
		{lang.Indonesian, "demokrasi", "Tidak ada di sini", "Tidak ada di sini"},
		{lang.Indonesian, "", "teks", "teks"},
		{lang.English, "minister", "The Minister’s ministers", "The [Minister’s] [ministers]"},
		{lang.Indonesian, "cafe", "CAFÉ", "[CAFÉ]"},
	} {
		if got := marked(c.text, lang.Highlight(c.l, c.text, lang.Query(c.l, c.query))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}
