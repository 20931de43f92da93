package lines

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/tajuk/tajuk/internal/lang/dates"
)

// Moment is a point in time as a page tells it.
type Moment struct {
	T     time.Time
	Zone  bool // the zone is known
	Clock bool // the clock time is known
}

// OK tells a moment that was found.
func (m Moment) OK() bool { return !m.T.IsZero() }

// String writes RFC 3339 when zone and time are known, else the day.
func (m Moment) String() string {
	if !m.OK() {
		return ""
	}
	if m.Clock && m.Zone {
		return m.T.Format(time.RFC3339)
	}
	return m.T.Format(time.DateOnly)
}

// Day writes the day, or nothing.
func (m Moment) Day() string {
	if !m.OK() {
		return ""
	}
	return m.T.Format(time.DateOnly)
}

// wib is the zone of western Indonesia, where a page in Indonesian that names
// none is most likely written.
var wib = time.FixedZone("WIB", 7*3600)

// ReadTime reads a machine date: ISO 8601 in its many spellings, RFC 1123,
// Unix seconds. It does not read prose.
func ReadTime(s string) Moment {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return Moment{}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		switch {
		case len(s) == 8:
			if t, err := time.Parse("20060102", s); err == nil && plausible(t) {
				return Moment{T: t}
			}
			return Moment{}
		case len(s) == 14:
			if t, err := time.Parse("20060102150405", s); err == nil && plausible(t) {
				return Moment{T: t, Clock: true}
			}
			return Moment{}
		case len(s) == 13:
			n /= 1000
		case len(s) != 10:
			return Moment{}
		}
		if t := time.Unix(n, 0).UTC(); plausible(t) {
			return Moment{T: t, Zone: true, Clock: true}
		}
		return Moment{}
	}
	// "2015-11-05T14:56:43+0700", "2015-11-05 14:56:43 +07:00", "2020-01-02T03:04"
	iso := strings.Replace(strings.Replace(s, " ", "T", 1), " ", "", 1)
	for _, layout := range [...]string{
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04:05.999Z0700", "20060102T150405Z0700",
	} {
		if t, err := time.Parse(layout, iso); err == nil && plausible(t) {
			return Moment{T: t, Zone: true, Clock: true}
		}
	}
	for _, layout := range [...]string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006/01/02T15:04:05", "2006/01/02T15:04"} {
		if t, err := time.Parse(layout, iso); err == nil && plausible(t) {
			return Moment{T: t, Clock: true}
		}
	}
	for _, layout := range [...]string{time.RFC1123, time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 MST", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan _2 15:04:05 2006", "Mon, 2 Jan 2006 15:04:05 -0700", "January 2, 2006 3:04 PM", "Jan 2, 2006 3:04 PM"} {
		if t, err := time.Parse(layout, s); err == nil && plausible(t) {
			_, off := t.Zone()
			return Moment{T: t, Zone: strings.Contains(s, "GMT") || strings.Contains(s, "UTC") || off != 0, Clock: true}
		}
	}
	if len(s) >= 10 {
		for _, layout := range [...]string{"2006-01-02", "2006/01/02", "2006.01.02"} {
			if t, err := time.Parse(layout, s[:10]); err == nil && plausible(t) {
				return Moment{T: t}
			}
		}
	}
	return Moment{}
}

func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() < 2100 }

// ReadWhen reads a date a page shows to People: "Rabu, 18 Maret 2026 | 09:12
// WIB", "18 Mar 2026 at 09:12 WIB", "Published: July 3, 2025, 5:04 p.m.".
func ReadWhen(s string) Moment {
	if len(s) > 200 {
		return Moment{}
	}
	if m := ReadTime(s); m.OK() {
		return m
	}
	found := dates.Find(s, time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), nil)
	for i, e := range found {
		if !e.Full || len(e.Value) < 10 {
			continue
		}
		t, err := time.Parse(time.DateOnly, e.Value[:10])
		if err != nil || !plausible(t) {
			continue
		}
		clock, zone := e.Value[10:], e.Zone
		if len(clock) != 6 && i+1 < len(found) && found[i+1].Type == dates.Time && !found[i+1].Full && found[i+1].Start-e.End < 16 {
			clock, zone = found[i+1].Value[10:], found[i+1].Zone
		}
		m := Moment{T: t}
		if len(clock) == 6 && clock[0] == 'T' {
			h, _ := strconv.Atoi(clock[1:3])
			mn, _ := strconv.Atoi(clock[4:6])
			m.Clock, m.T = true, t.Add(time.Duration(h)*time.Hour+time.Duration(mn)*time.Minute)
			m = m.In(zone)
		} else if c := looseClock.FindStringSubmatch(s[e.End:]); c != nil {
			h, _ := strconv.Atoi(c[1])
			mn, _ := strconv.Atoi(c[2])
			if h < 24 && mn < 60 {
				m.Clock, m.T = true, t.Add(time.Duration(h)*time.Hour+time.Duration(mn)*time.Minute)
				m = m.In(zoneMark(c[3]))
			}
		}
		return m
	}
	return Moment{}
}

var looseClock = regexp.MustCompile(`(?i)^[^\p{L}\d]{0,6}(?:at|pukul|jam)?\s{0,2}(\d{1,2})[.:](\d{2})(?::\d{2})?\s*(WIB|WITA|WIT|GMT|UTC)?`)

func zoneMark(s string) string {
	switch strings.ToUpper(s) {
	case "WIB":
		return "+07:00"
	case "WITA":
		return "+08:00"
	case "WIT":
		return "+09:00"
	case "GMT", "UTC":
		return "+00:00"
	}
	return ""
}

// In reads the clock of m as local to an offset like "+07:00".
func (m Moment) In(offset string) Moment {
	if offset == "" {
		return m
	}
	z, err := time.Parse("-07:00", offset)
	if err != nil {
		return m
	}
	_, secs := z.Zone()
	loc := time.FixedZone("", secs)
	m.T = time.Date(m.T.Year(), m.T.Month(), m.T.Day(), m.T.Hour(), m.T.Minute(), m.T.Second(), 0, loc)
	m.Zone = true
	return m
}

// isTimeLine tells a block that is a date and little else.
func isTimeLine(text, low string) bool {
	if len(text) > 120 || strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return false
	}
	digits := 0
	for i := 0; i < len(text); i++ {
		if text[i] >= '0' && text[i] <= '9' {
			digits++
		}
	}
	if digits < 5 {
		return false
	}
	letters := 0
	for w := range strings.FieldsFuncSeq(low, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !timeWord(w) {
			letters += len(w)
		}
	}
	// A site's name may stand before the date: "Situs.com - 12/02/2026, 18:05 WIB".
	return letters <= 24 && ReadWhen(text).OK() && !(letters > 12 && IsProse(text))
}

func timeWord(w string) bool {
	switch w {
	case "senin", "selasa", "rabu", "kamis", "jumat", "jum", "at", "sabtu", "minggu", "ahad", "sen", "sel", "rab", "kam", "sab", "min",
		"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "nopember", "desember",
		"january", "february", "march", "may", "june", "july", "august", "october", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "agu", "ags", "aug", "sep", "sept", "okt", "oct", "nov", "des", "dec",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"wib", "wita", "wit", "gmt", "utc", "am", "pm", "a", "m", "p", "est", "edt", "pst", "pdt", "bst", "et", "cet", "ist",
		"pukul", "jam", "on", "published", "updated", "last", "posted", "diterbitkan", "diperbarui", "diperbaharui", "dipublikasikan", "terbit", "tayang", "tanggal", "first", "modified", "date", "time", "th", "st", "nd", "rd", "views", "dibaca", "kali", "update":
		return true
	}
	return false
}

// Address paths often carry the day of publication: "/2026/03/18/",
// "/20260318-judul".
var (
	addressDay  = regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?:\D|$)`)
	addressDay8 = regexp.MustCompile(`[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\D|$)`)
)

// AddressDate reads the day of publication out of a page's address.
func AddressDate(address string) Moment {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	_, path, ok := strings.Cut(rest, "/")
	if !ok {
		return Moment{}
	}
	path = "/" + path
	m := addressDay.FindStringSubmatch(path)
	if m == nil {
		m = addressDay8.FindStringSubmatch(path)
	}
	if m == nil {
		return Moment{}
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || !plausible(t) {
		return Moment{}
	}
	return Moment{T: t}
}

// ProseDay is a day that the prose of a page gives in full.
type ProseDay struct {
	Day   time.Time // the zero time when there is none
	Words string    // as the text has it
	Odd   bool      // the weekday beside it is another; who knows which is wrong
}

// LatestFullDay returns the newest day that the prose itself gives in full and
// that is not after limit (the zero time means no limit).
func LatestFullDay(text string, limit time.Time) ProseDay {
	ref := limit
	if ref.IsZero() {
		ref = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var best, other ProseDay
	for _, e := range dates.Find(text, ref, nil) {
		if !e.Full {
			continue
		}
		t, ok := e.Day(time.UTC)
		if !ok || t.After(ref) || !plausible(t) {
			continue
		}
		day := ProseDay{Day: t, Words: e.Text}
		if w, said := e.Weekday(); said {
			day.Odd = w != t.Weekday()
		}
		// "Kamis (3/7/2025)" is how a report dates what it tells; a date in
		// words may as well be a plan or a rule.
		if strings.ContainsAny(e.Text, "(/") {
			if day.Day.After(best.Day) {
				best = day
			}
		} else if day.Day.After(other.Day) {
			other = day
		}
	}
	if best.Day.IsZero() {
		return other
	}
	return best
}
