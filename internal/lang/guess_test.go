package lang_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		want lang.Language
		text string
	}{
		{lang.Indonesian, "Polisi menangkap seorang pria berusia 34 tahun yang diduga terlibat dalam kasus perampokan toko emas kemarin."},
		{lang.Indonesian, "Gubernur mengatakan bantuan untuk korban banjir bisa cair pekan depan karena anggaran sudah siap."},
		{lang.Indonesian, "Kereta cepat itu kini lebih ramai daripada tahun lalu, kata direktur perusahaan saat meninjau stasiun."},
		{lang.Indonesian, "Mahasiswa Malaysia berkata bahwa ia tidak boleh pulang sebelum ujian selesai."},
		{lang.Indonesian, "Harga beras naik, warga antre sejak subuh"},
		{lang.Malay, "Perdana Menteri berkata kerajaan akan meneruskan bantuan kepada mangsa banjir kerana hujan lebat dijangka berterusan sehingga Ahad."},
		{lang.Malay, "Polis menahan seorang lelaki yang disyaki terlibat dalam kes rompakan wang tunai di sebuah kedai emas semalam."},
		{lang.Malay, "Beliau berkata, syarikat itu mahu menambah pelaburan kerana pasaran dijangka pulih, bukan sahaja di bandar."},
		{lang.Malay, "Pelajar universiti itu ialah antara yang terbaik, kata pengerusi majlis selepas keputusan peperiksaan diumumkan bahawa semua lulus."},
		{lang.English, "The governor said on Monday that help for the victims of the flood would be paid out next week."},
		{lang.English, "President signs new law on fisheries"},
		{lang.English, "Floods in Semarang, Jakarta and Surabaya have displaced more than 1,000 people, officials said."},
		{lang.Other, "Le président de la République a annoncé une nouvelle loi pour les entreprises du pays."},
		{lang.Other, "Der Bundeskanzler hat am Montag erklärt, dass die Regierung nicht zurücktreten wird."},
		{lang.Other, "De minister heeft gezegd dat het nieuwe beleid niet werkt voor de mensen in het land."},
		{lang.Other, "El presidente dijo que no habrá más cambios en el gobierno de este año."},
		{lang.Other, "Wong-wong padha teka ing kana kanggo ndeleng pagelaran wayang kulit sing dianakake dening pamarentah."},
		{lang.Other, "Ang pangulo ay nagsabi na hindi siya aalis sa bansa."},
		{lang.Other, "Президент России Владимир Путин"},
		{lang.Other, "東京で大きな地震がありました"},
		{lang.Other, "12.345 — 67%"},
		{lang.Other, ""},
	} {
		got, confidence := lang.Guess(c.text)
		if got != c.want {
			t.Errorf("%q: %s (%.2f), want %s", c.text, got, confidence, c.want)
		}
		if confidence < 0 || confidence > 1 {
			t.Errorf("%q: confidence %f", c.text, confidence)
		}
	}
}

func TestGuessConfidence(t *testing.T) {
	sentence := "Gubernur mengatakan bantuan untuk korban banjir bisa cair pekan depan karena anggaran sudah siap. "
	_, short := lang.Guess("banjir di kota")
	_, one := lang.Guess(sentence)
	_, long := lang.Guess(strings.Repeat(sentence, 20))
	if !(short < one && one < long) || long < 0.85 || short > 0.5 {
		t.Errorf("confidence of a few words %.2f, a sentence %.2f, a story %.2f", short, one, long)
	}
	mixed := sentence + "The governor said that help for the victims would be paid out by the end of the week."
	if _, c := lang.Guess(mixed); c > 0.6 {
		t.Errorf("half in English, and still sure: %.2f", c)
	}
	if _, c := lang.Guess(""); c != 0 {
		t.Errorf("nothing to go by, and still %.2f", c)
	}
}
