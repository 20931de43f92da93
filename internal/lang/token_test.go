package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

// tokens writes tokens as text[source], with # for numbers and + for joined.
func tokens(text string) string {
	var out []string
	for t := range lang.Tokens(text) {
		mark := ""
		if t.Number {
			mark = "#"
		}
		if t.Joined {
			mark = "+"
		}
		out = append(out, fmt.Sprintf("%s%s[%s]", mark, t.Text, text[t.Start:t.End]))
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"Senin pagi.":             "senin[Senin] pagi[pagi]",
		"Jum'at":                  "jumat[Jum'at]",
		"Ma’ruf ‘Amin’":           "maruf[Ma’ruf] amin[Amin]",
		"Rp2,5 triliun":           "rp[Rp] #2,5[2,5] +rp2,5[Rp2,5] triliun[triliun]",
		"Rp 1.500,75":             "rp[Rp] #1.500,75[1.500,75]",
		"US$3.":                   "us[US] #3[3]",
		"3/7/2025, 14.30":         "#3[3] #7[7] #2025[2025] #14.30[14.30]",
		"menang 2-1":              "menang[menang] #2[2] #1[1]",
		"Covid-19":                "covid[Covid] #19[19] +covid19[Covid-19]",
		"jalan-jalan":             "jalan[jalan] jalan[jalan] +jalanjalan[jalan-jalan]",
		"ke-17":                   "ke[ke] #17[17] +ke17[ke-17]",
		"al-Qur'an":               "al[al] quran[Qur'an] +alquran[al-Qur'an]",
		"S.H., M.Si. dan Ph.D.":   "sh[S.H] msi[M.Si] dan[dan] phd[Ph.D]",
		"pukul 5 p.m. WIB":        "pukul[pukul] #5[5] pm[p.m] wib[WIB]",
		"silam.Presiden":          "silam[silam] presiden[Presiden]",
		"Tajuk.com/Sari":          "tajuk[Tajuk] com[com] +tajukcom[Tajuk.com] sari[Sari]",
		"R&D":                     "r[R] d[D] +rd[R&D]",
		"KTT G20":                 "ktt[KTT] g20[G20]",
		"5G":                      "5g[5G]",
		"1.500km":                 "#1.500[1.500] km[km]",
		"Café CAFE\u0301":         "cafe[Café] cafe[CAFE\u0301]",
		"m² CO₂":                  "m2[m²] co2[CO₂]",
		"2024–2025":               "#2024[2024] #2025[2025]",
		"kata - kata":             "kata[kata] kata[kata]",
		"-mulai-":                 "mulai[mulai]",
		"@tajuk #BanjirSemarang_": "tajuk[tajuk] banjirsemarang[BanjirSemarang]",
		"ru\xffsak":               "ru[ru] sak[sak]",
		"1.,2":                    "#1[1] #2[2]",
		"Путин":                   "путин[Путин]",
		"ͺ":                       "", // a letter that folds to nothing
	} {
		if got := tokens(in); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestTokensStop(t *testing.T) {
	n := 0
	for range lang.Tokens("satu dua-tiga empat") {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("went on for %d tokens", n)
	}
}

func TestCountWords(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "  —  ": 0, "Anak-anak berlari.": 2, "Rp2,5 triliun pada 3/7/2025": 6,
	} {
		if got := lang.CountWords(in); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}
