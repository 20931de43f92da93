package lang_test

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
)

func TestFormat(t *testing.T) {
	jakarta, makassar, jayapura := zone(t, "Asia/Jakarta"), zone(t, "Asia/Makassar"), zone(t, "Asia/Jayapura")
	at := time.Date(2025, 7, 3, 7, 30, 0, 0, time.UTC)
	evening := time.Date(2025, 10, 5, 17, 5, 0, 0, time.UTC) // already the 6th in Jakarta
	id, en := lang.Indonesian, lang.English
	for _, c := range []struct{ name, got, want string }{
		{"masthead", id.Masthead(evening, jakarta), "Senin, 6 Oktober 2025"},
		{"masthead en", en.Masthead(evening, makassar), "Monday, 6 October 2025"},
		{"date and time", id.DateTime(at, jakarta), "Kamis, 3 Juli 2025, 14.30 WIB"},
		{"date and time in Papua", id.DateTime(at, jayapura), "Kamis, 3 Juli 2025, 16.30 WIT"},
		{"date and time en", en.DateTime(at.Add(-time.Hour), makassar), "Thursday, 3 July 2025, 14:30 WITA"},
		{"long date", id.LongDate(at, jakarta), "3 Juli 2025"},
		{"short date", id.ShortDate(at, jakarta), "3 Jul 2025"},
		{"short date en", en.ShortDate(at, jakarta), "3 Jul 2025"},
		{"short date and time", id.ShortDateTime(at, jakarta), "3 Jul 2025, 14.30 WIB"},
		{"short date and time en", en.ShortDateTime(at, makassar), "3 Jul 2025, 15:30 WITA"},
		{"clock", id.Clock(at, jakarta), "14.30"},
		{"clock after midnight", id.Clock(evening, jakarta), "00.05"},
		{"clock en", en.Clock(at, jakarta), "14:30"},
		{"prose", id.ProseDate(at, jakarta), "Kamis (3/7/2025)"},
		{"prose en", en.ProseDate(at, jakarta), "Thursday, July 3"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestMonthsAndWeekdays(t *testing.T) {
	long := []string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	short := []string{"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"}
	for i := range long {
		m := time.Month(i + 1)
		if got := lang.Indonesian.MonthName(m); got != long[i] {
			t.Errorf("month %d: %q", i+1, got)
		}
		if got := lang.Indonesian.ShortMonth(m); got != short[i] {
			t.Errorf("short month %d: %q", i+1, got)
		}
		if got := lang.English.MonthName(m); got != m.String() {
			t.Errorf("English month %d: %q", i+1, got)
		}
		if got := lang.English.ShortMonth(m); got != m.String()[:3] {
			t.Errorf("English short month %d: %q", i+1, got)
		}
	}
	for i, want := range []string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"} {
		if got := lang.Indonesian.Weekday(time.Weekday(i)); got != want {
			t.Errorf("weekday %d: %q", i, got)
		}
	}
}

func TestAgo(t *testing.T) {
	now := time.Date(2025, 10, 6, 9, 0, 0, 0, time.UTC)
	const day = 24 * time.Hour
	for _, c := range []struct {
		before time.Duration
		id, en string
	}{
		{0, "baru saja", "just now"},
		{59 * time.Second, "baru saja", "just now"},
		{-30 * time.Second, "baru saja", "just now"},
		{time.Minute, "1 menit lalu", "1 minute ago"},
		{14*time.Minute + 59*time.Second, "14 menit lalu", "14 minutes ago"},
		{time.Hour, "1 jam lalu", "1 hour ago"},
		{3*time.Hour + 59*time.Minute, "3 jam lalu", "3 hours ago"},
		{2 * day, "2 hari lalu", "2 days ago"},
		{7 * day, "1 pekan lalu", "1 week ago"},
		{29 * day, "4 pekan lalu", "4 weeks ago"},
		{65 * day, "2 bulan lalu", "2 months ago"},
		{364 * day, "12 bulan lalu", "12 months ago"},
		{800 * day, "2 tahun lalu", "2 years ago"},
		{-3 * time.Hour, "dalam 3 jam", "in 3 hours"},
	} {
		if got := lang.Indonesian.Ago(now.Add(-c.before), now); got != c.id {
			t.Errorf("%s: %q, want %q", c.before, got, c.id)
		}
		if got := lang.English.Ago(now.Add(-c.before), now); got != c.en {
			t.Errorf("%s: %q, want %q", c.before, got, c.en)
		}
	}
}

func TestParseLanguage(t *testing.T) {
	for tag, want := range map[string]lang.Language{
		"id": lang.Indonesian, "ID-id": lang.Indonesian, "id_ID": lang.Indonesian, " en ": lang.English, "en-GB": lang.English,
	} {
		if got, ok := lang.ParseLanguage(tag); !ok || got != want || !got.Valid() {
			t.Errorf("ParseLanguage(%q) = %q, %v", tag, got, ok)
		}
	}
	for _, tag := range []string{"", "ms", "other", "indonesia", "-id"} {
		if got, ok := lang.ParseLanguage(tag); ok {
			t.Errorf("ParseLanguage(%q) = %q, want none", tag, got)
		}
	}
}
