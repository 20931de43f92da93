package lang_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Harga Beras Naik, Warga Antre Sejak Subuh": "harga-beras-naik-warga-antre-sejak-subuh",
		"Jalan-jalan ke Candi":                      "jalan-jalan-ke-candi",
		"Salat Jum'at di Masjid Raya":               "salat-jumat-di-masjid-raya",
		"Ma’ruf: “Jangan Panik!”":                   "maruf-jangan-panik",
		"‘Tidak,’ kata Wali Kota":                   "tidak-kata-wali-kota",
		"APBD D.K.I. 2026":                          "apbd-dki-2026",
		"Rugi Rp2,5 Triliun":                        "rugi-rp2-5-triliun",
		"Rugi Rp 1.500.000":                         "rugi-rp-1500000",
		"Jarak 1.500km":                             "jarak-1500km",
		"Pukul 14.30 WIB":                           "pukul-14-30-wib",
		"Skor 2-1":                                  "skor-2-1",
		"Café Déjà-vu":                              "cafe-deja-vu",
		"Cafe\u0301":                                "cafe",
		"Straße, Ærø, Łódź":                         "strasse-aero-lodz",
		"Путин и Зеленский":                         "putin-i-zelenskii",
		"Αθήνα":                                     "athina",
		"日本 dan Indonesia":                          "dan-indonesia",
		"日本":                                        "",
		"ＦＵＬＬ　ｗｉｄｔｈ":                                "full-width",
		"ker\u00adja sama":                          "kerja-sama",
		"  --  ":                                    "",
		"":                                          "",
		"a/b\\c?d#e":                                "a-b-c-d-e",
		"CO₂ dan m²":                                "co2-dan-m2",
		"R&D":                                       "r-d",
		"Inflasi 5%":                                "inflasi-5",
		"don't":                                     "dont",
		"kata\xff\xferusak":                         "kata-rusak",
		"100% & 50":                                 "100-50",
	} {
		if got := lang.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	for _, c := range []struct {
		l        lang.Language
		in, want string
	}{
		{lang.Indonesian, "Inflasi 5% & Upah", "inflasi-5-persen-dan-upah"},
		{lang.English, "Inflation at 5% & Wages", "inflation-at-5-percent-and-wages"},
		{lang.English, "Q&A", "q-and-a"},
		{lang.Indonesian, "&", "dan"},
	} {
		if got := c.l.Slug(c.in); got != c.want {
			t.Errorf("%s: Slug(%q) = %q, want %q", c.l, c.in, got, c.want)
		}
	}
}

func TestSlugLength(t *testing.T) {
	long := lang.Slug(strings.Repeat("pemerintahan ", 40))
	if want := strings.TrimSuffix(strings.Repeat("pemerintahan-", 6), "-"); long != want {
		t.Errorf("cut between words: %q, want %q", long, want)
	}
	if got := lang.Slug(strings.Repeat("a", 300)); got != strings.Repeat("a", lang.MaxSlug) {
		t.Errorf("one long word: %q", got)
	}
	exact := strings.Repeat("a", 40) + " " + strings.Repeat("b", 39)
	if got := lang.Slug(exact + " c"); got != strings.ReplaceAll(exact, " ", "-") {
		t.Errorf("a word that just fits was cut: %q", got)
	}
}
