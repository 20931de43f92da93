package dates

import (
	"strings"
	"time"
)

// dateKind says how a matched expression is resolved.
type dateKind int

const (
	dateCalendar dateKind = iota // year, month, day in any combination
	dateWeek                     // a weekday
	dateClock                    // a clock time or a part of the day on some day
	dateShift                    // n units from a base
	dateSpan                     // a length
	dateThis                     // this, last or next unit
	dateFixed                    // a literal value
	dateEvery                    // a recurring time
)

// dateBase says what a relative expression counts from.
type dateBase int

const (
	dateFromToday dateBase = iota
	dateFromFocus
)

// dateMeaning is what a match says before it is resolved.
type dateMeaning struct {
	kind      dateKind
	y, m, d   int
	weekday   int
	part      string
	clock     bool
	hour, min int
	zone      string
	dir       int // -1 back, +1 ahead, 0 not said
	this      bool
	base      dateBase
	mod       string
	n         int // tenths, so that "satu setengah" stays exact
	unit      string
	vague     bool
	value     string
	typ       Type
}

// dateParser walks the tokens of one text.
type dateParser struct {
	text  string
	toks  []dateTok
	today time.Time
	focus time.Time // the day the text last spoke of
}

func (p *dateParser) low(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.toks[i].low
}

func (p *dateParser) num(i int) int {
	if i < 0 || i >= len(p.toks) {
		return -1
	}
	return p.toks[i].num
}

func (p *dateParser) is(i int, words ...string) bool {
	w := p.low(i)
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}

func (p *dateParser) glued(i int) bool { return i < len(p.toks) && p.toks[i].glued }

// sentenceStart tells whether token i opens a sentence, where a capital says
// nothing.
func (p *dateParser) sentenceStart(i int) bool {
	return i == 0 || p.is(i-1, ".", "!", "?", "\"", "“", "”", ":", "-", "–", "—") ||
		strings.Contains(p.text[p.toks[i-1].end:p.toks[i].start], "\n")
}

// match returns the meaning and the token after the expression that starts at i.
func (p *dateParser) match(i int) (dateMeaning, int, bool) {
	if m, end, ok := p.modified(i); ok {
		return m, end, true
	}
	return p.plain(i)
}

// modified reads "awal Juni lalu", "pertengahan 2024", "sekitar pukul 7".
func (p *dateParser) modified(i int) (dateMeaning, int, bool) {
	w := p.low(i)
	if rest, ok := strings.CutPrefix(w, "mid-"); ok && dateMonth(rest) > 0 {
		m := dateMeaning{kind: dateCalendar, m: dateMonth(rest), mod: "MID"}
		return p.monthTail(m, i+1)
	}
	mod := dateMod(w)
	if mod == "" {
		return dateMeaning{}, 0, false
	}
	j := i + 1
	for p.is(j, "dari", "of", "the", "bulan", "-", "in") && !p.is(j+1, "ini", "lalu", "depan") {
		j++
	}
	if mod == "END" && p.is(j, "pekan") && !p.is(j+1, "ke") {
		return p.weekend(j + 1)
	}
	if mod == "APPROX" && w == "kurang" {
		if !p.is(j, "lebih") {
			return dateMeaning{}, 0, false
		}
		j++
	}
	m, end, ok := p.plain(j)
	if !ok {
		return m, 0, false
	}
	point := m.kind == dateThis || m.kind == dateCalendar && m.d == 0 || m.kind == dateFixed && m.typ == Day
	if mod != "APPROX" && !point {
		return m, 0, false
	}
	m.mod = mod
	return m, end, true
}

// weekend reads what follows "akhir pekan" or "weekend".
func (p *dateParser) weekend(j int) (dateMeaning, int, bool) {
	m := dateMeaning{kind: dateThis, unit: "WE"}
	return m, p.direction(&m, j), true
}

// direction reads "lalu", "yang lalu", "ini", "mendatang", "berikutnya" at j
// and returns the token after it.
func (p *dateParser) direction(m *dateMeaning, j int) int {
	k := j
	if p.is(k, "yang") {
		k++
	}
	w := p.low(k)
	switch {
	case w == "ini" && k == j:
		m.this = true
	case w == "itu" && k == j, w == "tersebut" && k == j:
		m.base, m.this = dateFromFocus, true
	case w == "sama" && k == j+1:
		m.base, m.this = dateFromFocus, true
	case w == "lalu" && k == j && p.clauseWord(k):
		return j
	case w == "berikutnya", w == "sebelumnya":
		m.base = dateFromFocus
		m.dir = 1
		if w == "sebelumnya" {
			m.dir = -1
		}
	case datePast(w) && w != "last" && w != "past" && w != "previous":
		m.dir = -1
	case dateFuture(w) && w != "next" && w != "coming" && w != "besok":
		m.dir = 1
	case w == "akan" && p.is(k+1, "datang"):
		m.dir, k = 1, k+1
	default:
		return j
	}
	m.unitSame(w)
	return k + 1
}

func (m *dateMeaning) unitSame(w string) {
	if w == "kemarin" {
		m.dir = -1
	}
}

// clauseWord tells "lalu" in the sense of "then": a verb phrase follows.
func (p *dateParser) clauseWord(k int) bool {
	return p.is(k+1, "ia", "dia", "mereka", "kami", "kita", "saya")
}

// plain reads an expression without a leading modifier.
func (p *dateParser) plain(i int) (dateMeaning, int, bool) {
	if i >= len(p.toks) {
		return dateMeaning{}, 0, false
	}
	for _, read := range [...]func(int) (dateMeaning, int, bool){
		p.isoDate, p.weekdayPhrase, p.slashDate, p.dayMonth, p.numbered, p.monthPhrase,
		p.yearPhrase, p.clockPhrase, p.deictic, p.recurring, p.quantity,
	} {
		if m, end, ok := read(i); ok {
			return m, end, true
		}
	}
	return dateMeaning{}, 0, false
}

// isoDate reads "2025-07-03" and "2025-07-03T21:30".
func (p *dateParser) isoDate(i int) (dateMeaning, int, bool) {
	t := p.toks[i]
	if t.digits != 4 || !p.glued(i+1) || p.low(i+1) != "-" || i+4 >= len(p.toks) || p.toks[i+2].digits != 2 || p.low(i+3) != "-" || p.toks[i+4].digits != 2 || !p.glued(i+4) {
		return dateMeaning{}, 0, false
	}
	m := dateMeaning{kind: dateCalendar, y: t.num, m: p.num(i + 2), d: p.num(i + 4)}
	if !dateValid(m.y, m.m, m.d) {
		return m, 0, false
	}
	return m, p.dayTail(&m, i+5), true
}

// weekdayPhrase reads "Kamis (3/7/2025) sore", "hari Jumat berikutnya",
// "next Friday", "Minggu 23 November 2025 pukul 05.40 WIB".
func (p *dateParser) weekdayPhrase(i int) (dateMeaning, int, bool) {
	m, j := dateMeaning{kind: dateWeek}, i
	switch {
	case p.is(i, "hari", "last", "next", "this", "coming", "past") && dateWeekday(p.low(i+1)) > 0:
		switch p.low(i) {
		case "last", "past":
			m.dir = -1
		case "next", "coming":
			m.dir = 1
		case "this":
			m.this = true
		}
		j++
	case dateWeekday(p.low(i)) == 0:
		return m, 0, false
	}
	t := p.toks[j]
	if !t.upper && (len(t.low) <= 4 || t.low == "minggu") {
		return m, 0, false
	}
	if j == i && t.low == "minggu" && p.weekNotSunday(j) {
		return m, 0, false
	}
	if len(t.low) <= 4 && p.is(j+1, ".") && p.glued(j+1) {
		j++
	}
	m.weekday = dateWeekday(t.low)
	end := p.dayTail(&m, j+1)
	// "Selasa, 4 Juli 2025" and "Selasa 4 Juli": the comma belongs inside.
	k := end
	if p.is(k, ",") {
		k++
	}
	if m.y == 0 && m.d == 0 && m.dir == 0 && !m.clock {
		if c, e, ok := p.dayMonth(k); ok {
			c.weekday, c.part = m.weekday, dateFirst(c.part, m.part)
			return c, e, true
		}
		if c, e, ok := p.numbered(k); ok && p.is(k, "tanggal", "tgl") {
			c.part = dateFirst(c.part, m.part)
			return c, e, true
		}
		if c, e, ok := p.slashDate(k); ok {
			c.part = dateFirst(c.part, m.part)
			return c, e, true
		}
		if c, e, ok := p.monthPhrase(k); ok && c.d > 0 {
			return c, e, true
		}
	}
	return m, end, true
}

// weekNotSunday tells "minggu" the week from "Minggu" the day.
func (p *dateParser) weekNotSunday(j int) bool {
	if j > 0 && (p.num(j-1) >= 0 || dateDigitWord(p.low(j-1)) > 0 || dateTeenWord(p.low(j-1)) > 0 || dateVagueNumber(p.low(j-1)) || p.is(j-1, "hitungan", "per")) {
		return true
	}
	return p.sentenceStart(j) && p.is(j+1, "lalu", "ini", "depan", "mendatang", "pertama", "kedua", "ketiga")
}

// dayTail reads what may follow a day, in any order: the date in brackets, a
// part of the day, a direction and a clock time.
func (p *dateParser) dayTail(m *dateMeaning, j int) int {
	for j < len(p.toks) {
		switch {
		case p.is(j, "(") && m.d == 0:
			c, e, ok := p.slashDate(j + 1)
			if !ok {
				c, e, ok = p.dayMonth(j + 1)
			}
			if !ok || !p.is(e, ")") {
				return j
			}
			m.kind, m.y, m.m, m.d, j = dateCalendar, c.y, c.m, c.d, e+1
			if c.clock {
				m.clock, m.hour, m.min, m.zone = true, c.hour, c.min, c.zone
			}
		case !m.clock && m.part == "" && p.partAt(j) != "":
			m.part = p.partAt(j)
			if p.is(j, "dini") || p.is(j+1, "hari") {
				j++
			}
			j++
		case p.is(j, "selepas", "usai", "selesai") && p.partAt(j+1) != "" && m.part == "":
			m.part = p.partAt(j + 1)
			j += 2
		case !m.clock && p.clockWord(j):
			c, e, ok := p.clockPhrase(j)
			if !ok {
				return j
			}
			m.clock, m.hour, m.min, m.zone = true, c.hour, c.min, c.zone
			j = e
		default:
			if m.dir != 0 || m.this {
				return j
			}
			k := p.direction(m, j)
			if k == j {
				return j
			}
			j = k
		}
	}
	return j
}

// partAt returns the part of the day named at j.
func (p *dateParser) partAt(j int) string {
	if p.is(j, "dini") && !p.is(j+1, "hari") {
		return ""
	}
	return datePart(p.low(j))
}

// slashDate reads "3/7/2025", "3-7-2025", "03.07.2025" and, with a weekday or a
// bracket before it, "3/7".
func (p *dateParser) slashDate(i int) (dateMeaning, int, bool) {
	m := dateMeaning{kind: dateCalendar}
	sep := p.low(i + 1)
	if p.num(i) < 1 || p.num(i+2) < 1 || p.toks[i].digits > 2 || p.toks[i+2].digits > 2 || !p.glued(i+1) || !p.glued(i+2) || (sep != "/" && sep != "-" && sep != ".") {
		return m, 0, false
	}
	if i > 0 && p.glued(i) && p.is(i-1, "/", "-", ".", ",") {
		return m, 0, false
	}
	m.d, m.m = p.num(i), p.num(i+2)
	end := i + 3
	year := p.low(end) == sep && p.glued(end) && p.glued(end+1) && p.num(end+1) >= 0 && (p.toks[end+1].digits == 4 || p.toks[end+1].digits == 2 && sep != ".")
	if year {
		m.y = p.num(end + 1)
		if p.toks[end+1].digits == 2 {
			m.y += 2000
		}
		end += 2
	} else if sep != "/" || i == 0 || !(p.is(i-1, "(") || dateWeekday(p.low(i-1)) > 0 || p.is(i-1, ",") && i > 1 && dateWeekday(p.low(i-2)) > 0) {
		return m, 0, false
	}
	if sep == "." && !year {
		return m, 0, false
	}
	if m.m > 12 && m.d <= 12 {
		m.d, m.m = m.m, m.d
	}
	y := m.y
	if y == 0 {
		y = 2000
	}
	if !dateValid(y, m.m, m.d) || m.y != 0 && (m.y < 1000 || m.y > 2999) {
		return m, 0, false
	}
	// A clock time inside the bracket: "(3/7/2025 10.30 WIB)".
	if !p.is(end, ")") {
		end = p.dayTail(&m, end)
	}
	return m, end, true
}

func dateValid(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t.Day() == d
}

func dateFirst(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
