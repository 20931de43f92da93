package lang

import (
	"fmt"
	"time"
)

// The functions below write times for readers. Each takes the zone of the
// site, because times inside the program are UTC. An invalid language is
// written as English.

// MonthName returns "Oktober" or "October".
func (l Language) MonthName(m time.Month) string {
	if l != Indonesian || m < time.January || m > time.December {
		return m.String()
	}
	return [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
		"Agustus", "September", "Oktober", "November", "Desember"}[m-1]
}

// ShortMonth returns the month in three letters as newspapers cut it: "Agu",
// "Des" or "Aug", "Dec".
func (l Language) ShortMonth(m time.Month) string {
	if m < time.January || m > time.December {
		return m.String()
	}
	if l == Indonesian && m == time.August {
		return "Agu"
	}
	return l.MonthName(m)[:3]
}

// Weekday returns "Kamis" or "Thursday".
func (l Language) Weekday(d time.Weekday) string {
	if l != Indonesian || d < time.Sunday || d > time.Saturday {
		return d.String()
	}
	return [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}[d]
}

// Masthead writes the date under a site's name: "Senin, 6 Oktober 2025",
// "Monday, 6 October 2025".
func (l Language) Masthead(t time.Time, loc *time.Location) string {
	return l.Weekday(t.In(loc).Weekday()) + ", " + l.LongDate(t, loc)
}

// LongDate writes "6 Oktober 2025", "6 October 2025".
func (l Language) LongDate(t time.Time, loc *time.Location) string {
	y, m, d := t.In(loc).Date()
	return fmt.Sprintf("%d %s %d", d, l.MonthName(m), y)
}

// ShortDate writes "3 Agu 2025", "3 Aug 2025".
func (l Language) ShortDate(t time.Time, loc *time.Location) string {
	y, m, d := t.In(loc).Date()
	return fmt.Sprintf("%d %s %d", d, l.ShortMonth(m), y)
}

// Clock writes the time of day in 24 hours: "14.30" in Indonesian, "14:30" in
// English.
func (l Language) Clock(t time.Time, loc *time.Location) string {
	local := t.In(loc)
	mark := ':'
	if l == Indonesian {
		mark = '.'
	}
	return fmt.Sprintf("%02d%c%02d", local.Hour(), mark, local.Minute())
}

// DateTime writes what stands under a headline, with the zone: "Kamis, 3 Juli
// 2025, 14.30 WIB", "Thursday, 3 July 2025, 14:30 WITA".
func (l Language) DateTime(t time.Time, loc *time.Location) string {
	return l.Masthead(t, loc) + ", " + l.Clock(t, loc) + " " + ZoneLabel(t, loc)
}

// ShortDateTime writes what stands in lists: "3 Jul 2025, 14.30 WIB", "3 Jul
// 2025, 14:30 WITA".
func (l Language) ShortDateTime(t time.Time, loc *time.Location) string {
	return l.ShortDate(t, loc) + ", " + l.Clock(t, loc) + " " + ZoneLabel(t, loc)
}

// ProseDate writes the day inside a sentence the way the language's news copy
// does: "Kamis (3/7/2025)", "Thursday, July 3".
func (l Language) ProseDate(t time.Time, loc *time.Location) string {
	local := t.In(loc)
	y, m, d := local.Date()
	if l == Indonesian {
		return fmt.Sprintf("%s (%d/%d/%d)", l.Weekday(local.Weekday()), d, int(m), y)
	}
	return fmt.Sprintf("%s, %s %d", local.Weekday(), m, d)
}

// Ago writes how long before now t was, in the largest whole unit: "baru
// saja", "14 menit lalu", "3 jam lalu", "2 hari lalu"; "just now", "14 minutes
// ago". A time more than a minute ahead is written "dalam 3 jam", "in 3
// hours". Days are of 24 hours, months of 30 days, years of 365.
//
// The answer grows old: on a page that is kept, write the date and let this
// stand beside it at most.
func (l Language) Ago(t, now time.Time) string {
	span := now.Sub(t)
	ahead := span < 0
	if ahead {
		span = -span
	}
	if span < time.Minute {
		if l == Indonesian {
			return "baru saja"
		}
		return "just now"
	}
	n, unit := l.largestUnit(span)
	switch {
	case l == Indonesian && ahead:
		return fmt.Sprintf("dalam %d %s", n, unit)
	case l == Indonesian:
		return fmt.Sprintf("%d %s lalu", n, unit)
	case ahead:
		return fmt.Sprintf("in %d %s", n, unit)
	}
	return fmt.Sprintf("%d %s ago", n, unit)
}

func (l Language) largestUnit(span time.Duration) (int64, string) {
	const day = 24 * time.Hour
	for _, u := range [...]struct {
		size          time.Duration
		id, one, many string
	}{
		{365 * day, "tahun", "year", "years"},
		{30 * day, "bulan", "month", "months"},
		{7 * day, "pekan", "week", "weeks"},
		{day, "hari", "day", "days"},
		{time.Hour, "jam", "hour", "hours"},
	} {
		if span < u.size {
			continue
		}
		n := int64(span / u.size)
		if l == Indonesian {
			return n, u.id
		}
		return n, l.Plural(n, u.one, u.many)
	}
	n := int64(span / time.Minute)
	if l == Indonesian {
		return n, "menit"
	}
	return n, l.Plural(n, "minute", "minutes")
}
