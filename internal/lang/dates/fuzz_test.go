package dates_test

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/lang/dates"
)

// FuzzFindDates holds that any text is read without failing, and that the
// expressions are in order, apart, inside the text and what they say they are.
func FuzzFindDates(f *testing.F) {
	for _, s := range []string{
		"Kamis (3/7/2025)", "pada hari Jumat berikutnya", "awal Juni lalu", "2-3 menit", "Minggu, 12 Okt 2025 10:40 WIB",
		"tahun 1990-an", "abad ke-20", "setiap Senin", "mid-July", "July 3, 2025, 5:04 p.m.", "tanggal 31", "29/2/2025", "akhir", "(", "pukul",
		"sekitar", "99999999999999/1/2025", "se 0 hari lalu", "0,5 tahun lalu", "sepuluh ribu tahun lalu", "last", "9999 abad lalu",
	} {
		f.Add(s)
	}
	ref := time.Date(2025, 7, 4, 9, 30, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, e := range dates.Find(text, ref, nil) {
			if e.Start < end || e.End <= e.Start || e.End > len(text) {
				t.Fatalf("offsets %d..%d after %d in %d bytes", e.Start, e.End, end, len(text))
			}
			if text[e.Start:e.End] != e.Text {
				t.Fatalf("text %q is not what the offsets hold", e.Text)
			}
			if e.Value == "" || e.Type == "" {
				t.Fatalf("%q has no value", e.Text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(e.Text) {
				t.Fatalf("%q cuts a character", e.Text)
			}
			end = e.End
		}
	})
}
