package meta

import (
	"strings"
	"time"
)

// Precision says how much of a Date is known.
type Precision int

// Precisions, from nothing to the second.
const (
	NoDate Precision = iota
	Year
	Month
	Day
	Minute
	Second
)

// Date is when a picture was taken, as far as its metadata tells.
type Date struct {
	// Time is the moment when Zoned is set. Otherwise only its clock reading means
	// something, and In turns that into a moment.
	Time      time.Time
	Zoned     bool
	Precision Precision
}

// IsZero tells that nothing is known.
func (d Date) IsZero() bool { return d.Precision == NoDate }

// In is the moment in a zone: the same moment when the zone of the camera is
// known, else the moment when clocks in loc showed what the camera noted.
func (d Date) In(loc *time.Location) time.Time {
	if d.IsZero() || d.Zoned {
		return d.Time.In(loc)
	}
	t := d.Time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, loc)
}

// parseDate reads the date forms of XMP (part 1, 8.2.1.2: ISO 8601 cut at any
// precision), of EXIF ("2006:01:02 15:04:05") and of IIM as its reader spells it.
// What makes no sense is a Date that knows nothing.
func parseDate(s string) Date {
	s = strings.TrimSpace(s)
	if len(s) > 40 || len(s) < 4 {
		return Date{}
	}
	day, clock, _ := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	day = strings.ReplaceAll(day, ":", "-")
	// Unknown months and days are zeros in IIM.
	for strings.HasSuffix(day, "-00") {
		day = strings.TrimSuffix(day, "-00")
		clock = ""
	}
	for _, f := range []struct {
		layout    string
		zoned     bool
		precision Precision
	}{
		{"2006-01-02 15:04:05Z07:00", true, Second}, // a fraction is accepted by Parse
		{"2006-01-02 15:04Z07:00", true, Minute},
		{"2006-01-02 15:04:05", false, Second},
		{"2006-01-02 15:04", false, Minute},
		{"2006-01-02", false, Day},
		{"2006-01", false, Month},
		{"2006", false, Year},
	} {
		t, err := time.Parse(f.layout, strings.TrimSpace(day+" "+strings.TrimSpace(clock)))
		if err != nil {
			continue
		}
		// Before photography, or a camera whose clock was never set.
		if t.Year() < 1826 || t.Year() > 2199 {
			return Date{}
		}
		return Date{Time: t.Truncate(time.Second), Zoned: f.zoned, Precision: f.precision}
	}
	return Date{}
}

// bestDate takes the first known date. If a later one reads the same on the clock
// and knows the zone, it is the same moment told better.
func bestDate(dates ...Date) Date {
	var best Date
	for _, d := range dates {
		switch {
		case d.IsZero():
		case best.IsZero():
			best = d
		case !best.Zoned && d.Zoned && sameClock(best, d):
			best = d
		}
	}
	if best.Zoned {
		best.Time = best.Time.UTC()
	}
	return best
}

func sameClock(a, b Date) bool {
	layout := "2006-01-02 15:04:05"
	switch min(a.Precision, b.Precision) {
	case Minute:
		layout = "2006-01-02 15:04"
	case Second:
	default:
		return false
	}
	return a.Time.Format(layout) == b.Time.Format(layout)
}
