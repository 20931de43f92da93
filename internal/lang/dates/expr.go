package dates

import (
	"encoding/json"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Type is the class of a temporal expression (TimeML 1.2.1, TIMEX3 type).
type Type string

// The four classes of TIMEX3.
const (
	Day      Type = "DATE"
	Time     Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Expr is one temporal expression of a text with its normalised value.
type Expr struct {
	// Text is the expression as written.
	Text string
	// Value is the TIMEX3 value: "2025-07-03", "2025-06", "2025-W27",
	// "2025-07-03T21:30", "2025-07-03TNI", "P3D", "PRESENT_REF". Clock times
	// are local to the place the text speaks of; Zone says which, when it does.
	Value string
	// Type is the TIMEX3 class.
	Type Type
	// Mod is the TIMEX3 modifier: START, MID, END, APPROX, or empty.
	Mod string
	// Zone is the offset of a stated zone ("+07:00" for WIB), or empty.
	Zone string
	// Vague is true when the value names no point or length: "saat ini",
	// "beberapa hari", "awal Juni".
	Vague bool
	// Full is true when the text itself gave day, month and year, so that the
	// value does not rest on the reference time.
	Full bool
	// Start and End are byte offsets into the text.
	Start, End int
}

// Day returns the calendar day at 00:00 in loc that the expression names, and
// false when it names none (a month, a duration, "saat ini").
func (e Expr) Day(loc *time.Location) (time.Time, bool) {
	if (e.Type != Day && e.Type != Time) || len(e.Value) < 10 {
		return time.Time{}, false
	}
	t, err := time.ParseInLocation("2006-01-02", e.Value[:10], loc)
	return t, err == nil
}

// Weekday returns the weekday that the expression begins with, as in "Kamis
// (3/7/2025)", whether or not its date falls on one, and false without one.
func (e Expr) Weekday() (time.Weekday, bool) {
	word := strings.ToLower(e.Text)
	if i := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = word[:i]
	}
	n := dateWeekday(word)
	return time.Weekday(n % 7), n > 0
}

// Find returns the temporal expressions of an Indonesian or English news
// text in text order, without overlaps. Relative and partial ones are resolved
// against ref, the time of writing, read in loc (UTC when nil), and against
// the day the text last spoke of ("hari itu", "pukul 08.25").
func Find(text string, ref time.Time, loc *time.Location) []Expr {
	if loc == nil {
		loc = time.UTC
	}
	p := &dateParser{text: text, toks: dateTokens(text)}
	p.today = dateDayOf(ref.In(loc))
	p.focus = p.today
	var out []Expr
	for i := 0; i < len(p.toks); {
		m, end, ok := p.match(i)
		if !ok || end <= i {
			i++
			continue
		}
		out = append(out, p.resolve(m, i, end))
		i = end
	}
	return out
}

// Write writes what Find finds as a JSON list of
// {text, value, type, start, end, mod, zone, vague}; here start and end count
// characters (Unicode code points), not bytes.
func Write(w io.Writer, text string, ref time.Time, loc *time.Location) error {
	type row struct {
		Text  string `json:"text"`
		Value string `json:"value"`
		Type  Type   `json:"type"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		Mod   string `json:"mod,omitempty"`
		Zone  string `json:"zone,omitempty"`
		Vague bool   `json:"vague,omitempty"`
	}
	rows := []row{}
	at, chars := 0, 0
	for _, e := range Find(text, ref, loc) {
		chars += utf8.RuneCountInString(text[at:e.Start])
		start := chars
		chars += utf8.RuneCountInString(e.Text)
		at = e.End
		rows = append(rows, row{e.Text, e.Value, e.Type, start, chars, e.Mod, e.Zone, e.Vague})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(rows)
}

func dateDayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
