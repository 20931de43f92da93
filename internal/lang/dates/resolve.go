package dates

import (
	"fmt"
	"strings"
	"time"
)

// resolve turns a meaning into an expression and remembers the day it names.
func (p *dateParser) resolve(m dateMeaning, i, end int) Expr {
	e := Expr{Start: p.toks[i].start, End: p.toks[end-1].end, Mod: m.mod, Zone: m.zone, Vague: m.vague, Type: Day}
	e.Text = p.text[e.Start:e.End]
	if m.mod == "START" || m.mod == "MID" || m.mod == "END" {
		e.Vague = true
	}
	switch m.kind {
	case dateCalendar:
		p.calendar(&e, m, i)
	case dateWeek:
		p.onDay(&e, m, p.weekdayDay(m, i))
	case dateClock:
		day := p.focus
		if m.this || m.dir != 0 {
			day = p.today.AddDate(0, 0, m.dir)
		}
		p.onDay(&e, m, day)
	case dateShift:
		p.shift(&e, m)
	case dateSpan:
		e.Type, e.Value = Duration, dateLength(m)
	case dateThis:
		p.thisUnit(&e, m)
	case dateFixed:
		e.Type, e.Value = m.typ, m.value
	case dateEvery:
		e.Type, e.Value = Set, m.value
		if e.Value == "" {
			e.Value = dateLength(m)
		}
	}
	return e
}

// onDay writes a day with its clock time or part of the day.
func (p *dateParser) onDay(e *Expr, m dateMeaning, day time.Time) {
	p.focus = day
	e.Value = day.Format("2006-01-02")
	switch {
	case m.clock:
		e.Type = Time
		e.Value += fmt.Sprintf("T%02d:%02d", m.hour, m.min)
	case m.part != "":
		e.Type = Time
		e.Value += "T" + m.part
	}
}

// calendar fills in what a written date leaves out.
func (p *dateParser) calendar(e *Expr, m dateMeaning, i int) {
	switch {
	case m.d > 0 && m.m > 0:
		e.Full = m.y > 0
		y := m.y
		if y == 0 {
			y = p.yearOf(m, i)
		}
		p.onDay(e, m, time.Date(y, time.Month(m.m), m.d, 0, 0, 0, 0, time.UTC))
	case m.d > 0:
		p.onDay(e, m, p.dayOfMonth(m))
	case m.m > 0:
		y := m.y
		if y == 0 {
			y = p.yearOf(m, i)
		}
		e.Value = fmt.Sprintf("%04d-%02d", y, m.m)
	default:
		e.Value = fmt.Sprintf("%04d", m.y)
	}
}

// yearOf picks the year of a day or month given without one: the way a
// following word points, else the nearest, the past a little nearer than the
// future, unless the clause looks ahead.
func (p *dateParser) yearOf(m dateMeaning, i int) int {
	y := p.today.Year()
	day := dateOr(m.d, 15)
	at := func(y int) time.Time { return time.Date(y, time.Month(m.m), day, 0, 0, 0, 0, time.UTC) }
	thisMonth := m.d == 0 && int(p.today.Month()) == m.m
	switch {
	case m.this:
		return y
	case m.dir < 0:
		if at(y).After(p.today) && !thisMonth || thisMonth && m.mod == "" && m.d == 0 {
			return y - 1
		}
		return y
	case m.dir > 0 || p.ahead(i):
		if at(y).Before(p.today) && !thisMonth {
			return y + 1
		}
		return y
	}
	best, dist := y, 1e9
	for _, c := range []int{y, y - 1, y + 1} {
		d := p.today.Sub(at(c)).Hours() / 24
		if d < 0 {
			d = -d * 1.6
		}
		if d < dist {
			best, dist = c, d
		}
	}
	return best
}

// dayOfMonth resolves "tanggal 21 kemarin".
func (p *dateParser) dayOfMonth(m dateMeaning) time.Time {
	t := time.Date(p.today.Year(), p.today.Month(), m.d, 0, 0, 0, 0, time.UTC)
	if t.Day() != m.d || m.dir < 0 && t.After(p.today) {
		t = time.Date(p.today.Year(), p.today.Month()-1, m.d, 0, 0, 0, 0, time.UTC)
	}
	if m.dir > 0 && t.Before(p.today) {
		t = t.AddDate(0, 1, 0)
	}
	return t
}

// weekdayDay resolves a weekday: the last one up to today, unless a word or
// the clause points ahead.
func (p *dateParser) weekdayDay(m dateMeaning, i int) time.Time {
	base := p.today
	if m.base == dateFromFocus {
		base = p.focus
	}
	back := (dateISOWeekday(base) - m.weekday + 7) % 7
	switch {
	case m.dir > 0:
		if back == 0 {
			return base.AddDate(0, 0, 7)
		}
		return base.AddDate(0, 0, 7-back)
	case m.dir < 0:
		if back == 0 {
			back = 7
		}
		return base.AddDate(0, 0, -back)
	case m.this && back > 3, m.dir == 0 && back > 0 && !m.this && p.ahead(i):
		return base.AddDate(0, 0, 7-back)
	}
	return base.AddDate(0, 0, -back)
}

func dateISOWeekday(t time.Time) int {
	if t.Weekday() == time.Sunday {
		return 7
	}
	return int(t.Weekday())
}

// ahead tells whether the clause before token i speaks of what is to come.
func (p *dateParser) ahead(i int) bool {
	for j := i - 1; j >= 0 && j > i-12; j-- {
		switch p.low(j) {
		case "akan", "dijadwalkan", "rencananya", "will", "scheduled", "berencana", "bakal":
			return true
		case ".", "!", "?", ";", "\"", "”", "“":
			return false
		}
	}
	return false
}

// shift resolves a counted distance.
func (p *dateParser) shift(e *Expr, m dateMeaning) {
	base := p.today
	if m.base == dateFromFocus {
		base = p.focus
	}
	if m.vague {
		e.Value = "FUTURE_REF"
		if m.dir < 0 {
			e.Value = "PAST_REF"
		}
		return
	}
	n := m.n / 10
	if strings.HasPrefix(m.unit, "T") {
		// The hour of writing is seldom known; the day is what can be said.
		p.onDay(e, m, base)
		return
	}
	days, months := 0, 0
	switch m.unit {
	case "D":
		days = n
	case "W":
		days = n * 7
	case "M":
		months = n
	case "Y":
		months = n * 12
	case "E":
		months = n * 120
	case "C":
		months = n * 1200
	}
	if m.n%10 != 0 && months != 0 {
		months += m.n % 10 * months / n / 10
	}
	day := base.AddDate(0, months, days)
	if day.Year() < 1 || day.Year() > 9999 {
		e.Value, e.Vague = "PAST_REF", true
		return
	}
	switch {
	case m.unit == "D" || m.base == dateFromFocus:
		p.onDay(e, m, day)
	case m.unit == "W":
		e.Value = dateWeekValue(day)
	case m.unit == "M":
		e.Value = day.Format("2006-01")
	default:
		e.Value = day.Format("2006")
	}
}

func dateWeekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// dateLength writes a duration (ISO 8601 as TIMEX3 uses it).
func dateLength(m dateMeaning) string {
	n, unit := m.n, m.unit
	switch unit {
	case "E":
		n, unit = n*10, "Y"
	case "C":
		n, unit = n*100, "Y"
	case "Q":
		n, unit = n*3, "M"
	}
	// Halves go down to the next smaller unit, where one is exact.
	if n%10 != 0 && !m.vague {
		switch unit {
		case "D":
			n, unit = n*24, "TH"
		case "TH":
			n, unit = n*60, "TM"
		case "TM":
			n, unit = n*60, "TS"
		case "Y":
			n, unit = n*12, "M"
		case "W":
			n, unit = n*7, "D"
		}
	}
	amount := dateItoa(n / 10)
	if n%10 != 0 {
		amount += "." + dateItoa(n%10)
	}
	if m.vague {
		amount = "X"
	}
	if t, ok := strings.CutPrefix(unit, "T"); ok {
		return "PT" + amount + t
	}
	return "P" + amount + unit
}

// thisUnit resolves "pekan lalu", "tahun ini", "akhir pekan".
func (p *dateParser) thisUnit(e *Expr, m dateMeaning) {
	base := p.today
	if m.base == dateFromFocus {
		base = p.focus
	}
	switch m.unit {
	case "D":
		p.onDay(e, m, base.AddDate(0, 0, m.dir))
	case "W":
		e.Value = dateWeekValue(base.AddDate(0, 0, 7*m.dir))
	case "WE":
		e.Value = dateWeekValue(base.AddDate(0, 0, 7*m.dir)) + "-WE"
	case "M":
		e.Value = time.Date(base.Year(), base.Month()+time.Month(m.dir), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	case "Y":
		e.Value = fmt.Sprintf("%04d", base.Year()+m.dir)
	case "Q":
		t := base.AddDate(0, 3*m.dir, 0)
		e.Value = fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case "E":
		e.Value = fmt.Sprintf("%03d", base.Year()/10+m.dir)
	case "C":
		e.Value = fmt.Sprintf("%02d", base.Year()/100+m.dir)
	}
}
