package lang

import (
	"fmt"
	"time"
)

// LoadZone returns the location of an IANA zone name such as "Asia/Makassar".
// The empty name and "Local", which time.LoadLocation takes for UTC and for
// the machine's own zone, are refused: a site's zone is never the server's.
//
// The zone database is the machine's. A program that must run where there is
// none imports time/tzdata; that import belongs to package main (cmd/tajuk),
// not to a library.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("zone %q: not an IANA zone name", name)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("zone %q: %w", name, err)
	}
	return loc, nil
}

// ZoneLabel returns the label that readers know for the zone in force at t in
// loc: WIB, WITA or WIT in Indonesia, the zone's own abbreviation where it has
// one ("CEST"), else the offset ("UTC+5:30"). It is the same in both languages.
func ZoneLabel(t time.Time, loc *time.Location) string {
	name, offset := t.In(loc).Zone()
	// Old times in these zones had other offsets, which no label names.
	switch loc.String() {
	case "Asia/Jakarta", "Asia/Pontianak":
		if offset == 7*3600 {
			return "WIB"
		}
	case "Asia/Makassar", "Asia/Ujung_Pandang":
		if offset == 8*3600 {
			return "WITA"
		}
	case "Asia/Jayapura":
		if offset == 9*3600 {
			return "WIT"
		}
	}
	if name != "" && name[0] >= 'A' && name[0] <= 'Z' {
		return name
	}
	return offsetLabel(offset)
}

// offsetLabel writes an offset in seconds east of UTC as "UTC", "UTC+7" or
// "UTC-3:30"; seconds, which only zones of the nineteenth century have, are cut.
func offsetLabel(offset int) string {
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	hours, minutes := offset/3600, offset/60%60
	switch {
	case hours == 0 && minutes == 0:
		return "UTC"
	case minutes == 0:
		return fmt.Sprintf("UTC%c%d", sign, hours)
	}
	return fmt.Sprintf("UTC%c%d:%02d", sign, hours, minutes)
}

// NextMidnight returns the first instant after t at which the calendar date
// in loc is another than at t, in UTC. That is 00:00 except where a clock
// change skips it (Beirut springs from 00:00 to 01:00), repeats it (Havana
// falls from 01:00 to 00:00) or leaps over a whole day (Apia in 2011).
func NextMidnight(t time.Time, loc *time.Location) time.Time {
	day := dayNumber(t.In(loc))
	cur := t
	for {
		local := cur.In(loc)
		_, offset := local.Zone()
		_, end := local.ZoneBounds()
		y, m, d := local.Date()
		midnight := time.Date(y, m, d+1, 0, 0, 0, 0, time.UTC).Add(-time.Duration(offset) * time.Second)
		if end.IsZero() || midnight.Before(end) {
			return midnight
		}
		if dayNumber(end.In(loc)) != day {
			return end.UTC()
		}
		cur = end
	}
}

// DayBounds returns the first instant of a calendar date in loc and the first
// instant of the next one, in UTC, so that every instant is in one date only:
// where clocks fall back over midnight, the hour shown again counts to the new
// date. A date that the zone leapt over has both equal.
func DayBounds(year int, month time.Month, day int, loc *time.Location) (start, end time.Time) {
	want := dayNumber(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
	// Two days back is before the date in any zone, whatever its clocks did.
	start = time.Date(year, month, day-2, 0, 0, 0, 0, time.UTC)
	for dayNumber(start.In(loc)) < want {
		start = NextMidnight(start, loc)
	}
	if dayNumber(start.In(loc)) > want {
		return start, start
	}
	end = start
	for dayNumber(end.In(loc)) <= want {
		end = NextMidnight(end, loc)
	}
	return start, end
}

// dayNumber counts the calendar date that t shows, in days since 1970-01-01.
func dayNumber(t time.Time) int64 {
	y, m, d := t.Date()
	return floorDiv(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix(), 24*3600)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
