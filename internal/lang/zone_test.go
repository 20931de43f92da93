package lang_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/tajuk/tajuk/internal/lang"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := lang.LoadZone(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestLoadZone(t *testing.T) {
	for _, name := range []string{"", "Local", "Asia/Solo", "../etc/passwd"} {
		if loc, err := lang.LoadZone(name); err == nil {
			t.Errorf("LoadZone(%q) = %v, want an error", name, loc)
		}
	}
}

func TestZoneLabel(t *testing.T) {
	summer := time.Date(2025, 7, 3, 7, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		zone string
		at   time.Time
		want string
	}{
		{"Asia/Jakarta", summer, "WIB"},
		{"Asia/Pontianak", summer, "WIB"},
		{"Asia/Makassar", summer, "WITA"},
		{"Asia/Ujung_Pandang", summer, "WITA"},
		{"Asia/Jayapura", summer, "WIT"},
		{"Europe/Berlin", summer, "CEST"},
		{"UTC", summer, "UTC"},
		{"Asia/Dubai", summer, "UTC+4"},
		{"Asia/Kathmandu", summer, "UTC+5:45"},
		{"America/Sao_Paulo", summer, "UTC-3"},
		{"Asia/Jakarta", time.Date(1949, 1, 1, 0, 0, 0, 0, time.UTC), "UTC+8"},
	} {
		if got := lang.ZoneLabel(c.at, zone(t, c.zone)); got != c.want {
			t.Errorf("%s at %s: %q, want %q", c.zone, c.at, got, c.want)
		}
	}
	for offset, want := range map[int]string{0: "UTC", 7 * 3600: "UTC+7", -(3*3600 + 1800): "UTC-3:30"} {
		if got := lang.ZoneLabel(summer, time.FixedZone("", offset)); got != want {
			t.Errorf("offset %d: %q, want %q", offset, got, want)
		}
	}
}

func TestNextMidnight(t *testing.T) {
	for _, c := range []struct{ zone, at, want, why string }{
		{"Asia/Jakarta", "2025-10-06T16:59:59Z", "2025-10-06T17:00:00Z", "one second before"},
		{"Asia/Jakarta", "2025-10-06T17:00:00Z", "2025-10-07T17:00:00Z", "at midnight itself"},
		{"Asia/Jayapura", "2025-12-31T14:00:00Z", "2025-12-31T15:00:00Z", "new year"},
		{"Asia/Beirut", "2024-03-30T12:00:00Z", "2024-03-30T22:00:00Z", "00:00 skipped: the day begins at 01:00"},
		{"America/Havana", "2024-11-02T16:00:00Z", "2024-11-03T04:00:00Z", "00:00 twice: the first counts"},
		{"America/Havana", "2024-11-03T04:30:00Z", "2024-11-04T05:00:00Z", "a day of 25 hours"},
		{"America/Sao_Paulo", "2018-02-18T01:30:00Z", "2018-02-18T03:00:00Z", "23:30 twice: the second one ends the day"},
		{"America/Sao_Paulo", "2018-11-03T12:00:00Z", "2018-11-04T03:00:00Z", "00:00 skipped"},
		{"America/St_Johns", "2010-11-07T01:00:00Z", "2010-11-07T02:30:00Z", "falls back one minute after midnight"},
		{"America/St_Johns", "2010-11-07T02:30:30Z", "2010-11-07T02:31:00Z", "and is the day before again"},
		{"Pacific/Apia", "2011-12-30T00:00:00Z", "2011-12-30T10:00:00Z", "30 December 2011 never was"},
		{"Europe/Berlin", "2025-03-29T23:30:00Z", "2025-03-30T22:00:00Z", "a day of 23 hours"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		got := lang.NextMidnight(at, zone(t, c.zone)).Format(time.RFC3339)
		if got != c.want {
			t.Errorf("%s %s (%s): %s, want %s", c.zone, c.at, c.why, got, c.want)
		}
	}
}

// TestNextMidnightScan compares with walking minute by minute.
func TestNextMidnightScan(t *testing.T) {
	for _, name := range []string{"Asia/Makassar", "Asia/Beirut", "America/Havana", "America/St_Johns",
		"America/Asuncion", "Africa/Cairo", "Pacific/Apia", "Atlantic/Azores", "Australia/Lord_Howe"} {
		loc := zone(t, name)
		for year := 2009; year <= 2012; year++ {
			for _, month := range []time.Month{time.March, time.April, time.October, time.November, time.December} {
				for day := 1; day <= 31; day++ {
					at := time.Date(year, month, day, 5, 17, 0, 0, time.UTC)
					got := lang.NextMidnight(at, loc)
					if want := scanMidnight(at, loc); !got.Equal(want) {
						t.Fatalf("%s after %s: %s, want %s", name, at, got.In(loc), want.In(loc))
					}
				}
			}
		}
	}
}

func scanMidnight(t time.Time, loc *time.Location) time.Time {
	_, _, day := t.In(loc).Date()
	for cur := t.Truncate(time.Minute); ; cur = cur.Add(time.Minute) {
		if _, _, d := cur.In(loc).Date(); d != day && cur.After(t) {
			return cur
		}
	}
}

func TestDayBounds(t *testing.T) {
	for _, c := range []struct {
		zone       string
		y, m, d    int
		start, end string
	}{
		{"Asia/Jakarta", 2025, 7, 3, "2025-07-02T17:00:00Z", "2025-07-03T17:00:00Z"},
		{"Asia/Makassar", 2024, 2, 29, "2024-02-28T16:00:00Z", "2024-02-29T16:00:00Z"},
		{"Asia/Beirut", 2024, 3, 31, "2024-03-30T22:00:00Z", "2024-03-31T21:00:00Z"},
		{"America/Havana", 2024, 11, 3, "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z"},
		{"Pacific/Apia", 2011, 12, 30, "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"},
		{"Pacific/Apia", 2011, 12, 31, "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"},
		{"Pacific/Kiritimati", 2025, 1, 1, "2024-12-31T10:00:00Z", "2025-01-01T10:00:00Z"},
		{"Pacific/Pago_Pago", 2025, 1, 1, "2025-01-01T11:00:00Z", "2025-01-02T11:00:00Z"},
		{"America/St_Johns", 2010, 11, 6, "2010-11-06T02:30:00Z", "2010-11-07T02:30:00Z"},
	} {
		start, end := lang.DayBounds(c.y, time.Month(c.m), c.d, zone(t, c.zone))
		if s, e := start.Format(time.RFC3339), end.Format(time.RFC3339); s != c.start || e != c.end {
			t.Errorf("%s %d-%d-%d: %s to %s, want %s to %s", c.zone, c.y, c.m, c.d, s, e, c.start, c.end)
		}
	}
}
