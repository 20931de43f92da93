package wire

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Times before and after are mistakes: a zero, a wrong unit, a typing error.
const (
	firstYear = 1990
	lastYear  = 2100
)

// when reads a time in any of the forms that feeds have, in UTC. What cannot be
// read, and what is not sane, is zero.
func when(s string) time.Time {
	t, _ := moments(s)
	if t.Year() < firstYear || t.Year() >= lastYear {
		return time.Time{}
	}
	return t
}

// embargo reads the end of an embargo. What cannot be understood withholds the
// item; a day without a zone has begun when it has begun everywhere.
func embargo(s string) (until time.Time, withheld bool) {
	t, zoned := moments(s)
	switch {
	case t.IsZero(), t.Year() >= lastYear:
		return time.Time{}, true
	case t.Year() < firstYear:
		return time.Time{}, false
	case !zoned:
		t = t.Add(12 * time.Hour)
	}
	return t, false
}

// numeric is ISO 8601 as feeds write it: whole or partial, with or without its
// marks (RFC 3339 5.6, NewsML-G2 TruncatedDateTime).
var numeric = regexp.MustCompile(`^(\d{4})(?:[-/]?(\d{1,2})(?:[-/]?(\d{1,2}))?)?(?:(?:[Tt]|[ ,]+)(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,]\d+)?)?)?\s*(.*)$`)

// moments reads a time and tells whether it names its zone.
func moments(s string) (t time.Time, zoned bool) {
	s = strings.TrimSpace(s)
	s, _, _ = strings.Cut(s, "[") // RFC 9557 names the zone once more
	if s == "" || len(s) > 100 {
		return time.Time{}, false
	}
	m := numeric.FindStringSubmatch(s)
	if m == nil {
		return worded(s)
	}
	parts := [6]int{0, 1, 1, 0, 0, 0}
	for n := range parts {
		if m[n+1] != "" {
			parts[n], _ = strconv.Atoi(m[n+1])
		}
	}
	offset, zoned := zone(m[7])
	return build(parts, offset), zoned
}

// build is a time of its parts, zero when there is no such time.
func build(p [6]int, offset int) time.Time {
	if p[1] < 1 || p[1] > 12 || p[2] < 1 || p[3] > 24 || p[4] > 59 || p[5] > 60 {
		return time.Time{}
	}
	day := time.Date(p[0], time.Month(p[1]), p[2], 0, 0, 0, 0, time.UTC)
	if day.Day() != p[2] {
		return time.Time{} // 31 June
	}
	return day.Add(time.Duration(p[3])*time.Hour + time.Duration(p[4])*time.Minute + time.Duration(p[5]-offset)*time.Second)
}

var (
	comment = regexp.MustCompile(`\([^()]*\)`)
	hyphens = regexp.MustCompile(`([A-Za-z])-(\d)|(\d)-([A-Za-z])`)
	ofDay   = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(.*)$`)
	digits  = regexp.MustCompile(`^\d{1,4}$`)
	offsets = regexp.MustCompile(`^([+-])(\d{1,2}):?(\d{2})?$`)
)

// worded reads RFC 822 (5, with the corrections of RFC 1123 and RFC 2822) and
// what feeds make of it: months of two languages, parts in another order, no
// weekday or a wrong one, zones of any kind or none.
func worded(s string) (t time.Time, zoned bool) {
	s = comment.ReplaceAllString(s, " ")
	s = hyphens.ReplaceAllString(s, "$1$3 $2$4")
	var p [6]int
	var offset int
	var timed, noon, evening bool
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' }) {
		small := strings.ToLower(strings.TrimSuffix(f, "."))
		switch m := ofDay.FindStringSubmatch(f); {
		case m != nil && !timed:
			timed = true
			for n := range 3 {
				p[3+n], _ = strconv.Atoi(m[n+1])
			}
			switch rest := strings.ToLower(m[4]); rest {
			case "am", "pm":
				noon, evening = true, rest == "pm"
			case "":
			default:
				if o, ok := zone(m[4]); ok {
					offset, zoned = o, true
				}
			}
		case digits.MatchString(f):
			n, _ := strconv.Atoi(f)
			switch {
			case len(f) == 4:
				p[0] = n
			case len(f) <= 2 && p[2] == 0:
				p[2] = n
			case len(f) == 2 && p[0] == 0:
				p[0] = 1900 + n
				if n < 50 {
					p[0] += 100
				}
			}
		case months[small] != 0 && p[1] == 0:
			p[1] = months[small]
		case (small == "am" || small == "pm") && timed:
			noon, evening = true, small == "pm"
		case timed && !zoned:
			if o, ok := zone(f); ok {
				offset, zoned = o, true
			}
		}
	}
	if noon {
		if p[3] < 1 || p[3] > 12 {
			return time.Time{}, false
		}
		p[3] %= 12
		if evening {
			p[3] += 12
		}
	}
	if p[0] == 0 {
		return time.Time{}, false
	}
	return build(p, offset), zoned
}

var months = map[string]int{
	"jan": 1, "january": 1, "januari": 1, "feb": 2, "february": 2, "februari": 2, "mar": 3, "march": 3, "maret": 3, "apr": 4, "april": 4,
	"may": 5, "mei": 5, "jun": 6, "june": 6, "juni": 6, "jul": 7, "july": 7, "juli": 7,
	"aug": 8, "august": 8, "agu": 8, "ags": 8, "agt": 8, "agustus": 8, "sep": 9, "sept": 9, "september": 9,
	"oct": 10, "october": 10, "okt": 10, "oktober": 10, "nov": 11, "nop": 11, "november": 11, "nopember": 11, "dec": 12, "december": 12, "des": 12, "desember": 12,
}

// zones are the names that feeds use, in minutes east. Those with several
// meanings have the one of RFC 822 or else that of news from Asia and Europe.
var zones = map[string]int{
	"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0,
	"EST": -5 * 60, "EDT": -4 * 60, "CST": -6 * 60, "CDT": -5 * 60, "MST": -7 * 60, "MDT": -6 * 60, "PST": -8 * 60, "PDT": -7 * 60,
	"AST": -4 * 60, "ADT": -3 * 60, "AKST": -9 * 60, "AKDT": -8 * 60, "HST": -10 * 60, "BRT": -3 * 60,
	"WIB": 7 * 60, "WITA": 8 * 60, "WIT": 9 * 60, "ICT": 7 * 60, "SGT": 8 * 60, "MYT": 8 * 60, "PHT": 8 * 60, "HKT": 8 * 60, "AWST": 8 * 60,
	"JST": 9 * 60, "KST": 9 * 60, "ACST": 9*60 + 30, "ACDT": 10*60 + 30, "AEST": 10 * 60, "AEDT": 11 * 60, "NZST": 12 * 60, "NZDT": 13 * 60,
	"IST": 5*60 + 30, "PKT": 5 * 60, "GST": 4 * 60, "MSK": 3 * 60, "TRT": 3 * 60, "EAT": 3 * 60,
	"BST": 60, "CET": 60, "MET": 60, "WEST": 60, "WAT": 60, "CEST": 2 * 60, "MEST": 2 * 60, "EET": 2 * 60, "SAST": 2 * 60, "EEST": 3 * 60,
}

// zone is a zone's offset in seconds east, and whether there is one to know.
func zone(s string) (seconds int, ok bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if minutes, ok := zones[s]; ok {
		return minutes * 60, true
	}
	if len(s) == 1 && s[0] >= 'A' && s[0] <= 'Y' {
		return 0, true // RFC 2822 4.3: military letters were used the wrong way round
	}
	for _, name := range []string{"GMT", "UTC", "UT"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, name))
	}
	m := offsets.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	if hours > 14 || minutes > 59 {
		return 0, false
	}
	seconds = hours*3600 + minutes*60
	if m[1] == "-" {
		seconds = -seconds
	}
	return seconds, true
}
