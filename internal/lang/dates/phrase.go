package dates

import "strings"

// dayMonth reads "3 Juli 2025", "16 Mei", "3rd of July", and the first day of
// "3-5 Juli 2025".
func (p *dateParser) dayMonth(i int) (dateMeaning, int, bool) {
	if m, end, ok := p.oneDay(i); ok {
		return m, end, true
	}
	// The first of a pair: "3-5 Juli", "3 hingga 5 Juli", "3 dan 4 Juli".
	d := p.num(i)
	if d < 1 || d > 31 || p.toks[i].digits > 2 || !p.is(i+1, "-", "–", "hingga", "sampai", "dan", "and", "to") {
		return dateMeaning{}, 0, false
	}
	if c, _, ok := p.oneDay(i + 2); ok && c.d > d {
		return dateMeaning{kind: dateCalendar, y: c.y, m: c.m, d: d, dir: c.dir, base: c.base}, i + 1, true
	}
	return dateMeaning{}, 0, false
}

// oneDay reads a day and its month.
func (p *dateParser) oneDay(i int) (dateMeaning, int, bool) {
	m := dateMeaning{kind: dateCalendar}
	d := p.num(i)
	if d < 1 || d > 31 || p.toks[i].digits > 2 {
		return m, 0, false
	}
	j := i + 1
	if p.is(j, "st", "nd", "rd", "th") && p.glued(j) {
		j++
	}
	if p.is(j, "of") {
		j++
	}
	mon := dateMonth(p.low(j))
	if mon == 0 || !p.toks[j].upper && dateMonthShaky(p.low(j)) {
		return m, 0, false
	}
	m.d, m.m = d, mon
	m.y, j = p.yearAt(p.abbreviation(j + 1))
	if !dateValid(dateOr(m.y, 2000), m.m, m.d) {
		return m, 0, false
	}
	return m, p.dayTail(&m, j), true
}

func dateOr(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// abbreviation skips the full stop of "Okt.".
func (p *dateParser) abbreviation(j int) int {
	if p.is(j, ".") && p.glued(j) && len(p.low(j-1)) <= 4 && p.num(j+1) >= 0 {
		return j + 1
	}
	return j
}

// yearAt reads a four-digit year, with a comma before it in English order.
func (p *dateParser) yearAt(j int) (year, end int) {
	k := j
	if p.is(k, ",") && p.num(k+1) >= 0 {
		k++
	}
	if p.is(k, "tahun") && p.num(k+1) >= 0 {
		k++
	}
	if y := p.num(k); y >= 1000 && y <= 2999 && p.toks[k].digits == 4 {
		return y, k + 1
	}
	return 0, j
}

// numbered reads "tanggal 21", "tgl 3 Juli".
func (p *dateParser) numbered(i int) (dateMeaning, int, bool) {
	m := dateMeaning{kind: dateCalendar}
	if !p.is(i, "tanggal", "tgl") {
		return m, 0, false
	}
	j := i + 1
	if p.is(j, ".") {
		j++
	}
	if c, e, ok := p.dayMonth(j); ok {
		return c, e, true
	}
	if c, e, ok := p.slashDate(j); ok {
		return c, e, true
	}
	d := p.num(j)
	if d < 1 || d > 31 || p.toks[j].digits > 2 {
		return m, 0, false
	}
	m.d = d
	return m, p.dayTail(&m, j+1), true
}

// monthPhrase reads "Juli 2025", "bulan Maret lalu", "July 3, 2025", "last June".
func (p *dateParser) monthPhrase(i int) (dateMeaning, int, bool) {
	m, j := dateMeaning{kind: dateCalendar}, i
	led := false
	switch {
	case p.is(i, "bulan"):
		j, led = i+1, true
	case p.is(i, "last", "next", "this", "past") && dateMonth(p.low(i+1)) > 0:
		m.dir = map[string]int{"last": -1, "past": -1, "next": 1}[p.low(i)]
		m.this = p.is(i, "this")
		j, led = i+1, true
	}
	m.m = dateMonth(p.low(j))
	if m.m == 0 || !p.toks[j].upper {
		return dateMeaning{}, 0, false
	}
	name := p.low(j)
	j = p.abbreviation(j + 1)
	if y, e := p.yearAt(j); y != 0 {
		m.y = y
		return p.monthTail(m, e)
	}
	if d := p.num(j); d >= 1 && d <= 31 && p.toks[j].digits <= 2 && dateEnglishMonth(name) {
		k := j + 1
		if p.is(k, "st", "nd", "rd", "th") && p.glued(k) {
			k++
		}
		m.d = d
		m.y, k = p.yearAt(k)
		if !dateValid(dateOr(m.y, 2000), m.m, m.d) {
			return m, 0, false
		}
		return m, p.dayTail(&m, k), true
	}
	if dateMonthShaky(name) && !led && !p.monthLed(i, j) {
		return m, 0, false
	}
	return p.monthTail(m, j)
}

// dateEnglishMonth tells names that stand before the day in English.
func dateEnglishMonth(w string) bool {
	switch w {
	case "april", "september", "november", "january", "february", "march", "may", "june", "july", "august", "october", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// monthLed tells whether a month word that may be something else stands where
// a month stands.
func (p *dateParser) monthLed(i, after int) bool {
	if p.is(i-1, "pada", "sejak", "hingga", "sampai", "dalam", "di", "mulai", "per", "in", "since", "until", "by", "for", "of", "from", "dan", "awal", "akhir", "pertengahan", "early", "late", "mid", "dari", "antara", "menjelang", "through", "selama", "during") {
		return true
	}
	return p.is(after, "lalu", "ini", "mendatang", "depan", "nanti", "silam", "kemarin")
}

func (p *dateParser) monthTail(m dateMeaning, j int) (dateMeaning, int, bool) {
	if m.dir == 0 && !m.this {
		j = p.direction(&m, j)
	}
	if m.y == 0 && p.is(j, "tahun") {
		k := j + 1
		t := dateMeaning{}
		if e := p.direction(&t, k); e > k {
			switch {
			case t.dir < 0:
				m.y = p.today.Year() - 1
			case t.dir > 0:
				m.y = p.today.Year() + 1
			default:
				m.y = p.today.Year()
			}
			j = e
		}
	}
	return m, j, true
}

// yearPhrase reads "tahun 2007", "2007" where a year stands, "tahun 1990-an",
// "abad ke-20", "the 1990s".
func (p *dateParser) yearPhrase(i int) (dateMeaning, int, bool) {
	m, j := dateMeaning{kind: dateCalendar}, i
	led := p.is(i, "tahun", "thn", "year")
	if led {
		j++
	} else if p.is(i, "abad", "century") {
		return p.century(i)
	}
	y := p.num(j)
	if y < 0 || j >= len(p.toks) {
		return m, 0, false
	}
	digits := p.toks[j].digits
	if end, ok := p.decadeMark(j + 1); ok && (digits == 4 || digits == 2 && led) {
		v := p.toks[j].low[:digits-1]
		if digits == 2 {
			v = "19" + v
		}
		return dateMeaning{kind: dateFixed, value: v, typ: Day, vague: true}, end, true
	}
	if digits != 4 || y < 1000 || y > 2199 || p.glued(j+1) && p.is(j+1, ".", ",", "%", ":", "/") && p.num(j+2) >= 0 && p.glued(j+2) {
		return m, 0, false
	}
	if p.glued(j) && p.is(j-1, "-", "/", ".", ",", "$", "#", ":") {
		return m, 0, false
	}
	if !led && !p.yearPlace(j) {
		return m, 0, false
	}
	m.y = y
	return m, p.direction(&m, j+1), true
}

// yearPlace tells whether a bare number between 1900 and 2100 stands where a
// year stands, not a count.
func (p *dateParser) yearPlace(j int) bool {
	if y := p.num(j); y < 1900 || y > 2100 || p.glued(j) && !p.is(j-1, "(", "\"", "“", "'", "‘") {
		return false
	}
	if p.glued(j+1) && p.is(j+1, "-", "–", "/") {
		return p.num(j+2) >= 1900
	}
	if p.is(j-1, "pada", "sejak", "hingga", "sampai", "mulai", "antara", "dan", "dari", "awal", "akhir", "pertengahan", "in", "since", "until", "by", "from", "of", "during", "early", "late", "before", "after", "sebelum", "setelah", "periode", "musim", "edisi", "for", "di", "untuk", "selama", "sepanjang", "per", "the", "through") {
		return p.yearFollow(j + 1)
	}
	if p.is(j+1, "lalu", "silam", "mendatang", "nanti", "kemarin") {
		return true
	}
	prev := j - 1
	name := prev >= 0 && p.toks[prev].word && p.toks[prev].upper
	return (name || p.is(prev, "(", "\"", "“")) && p.yearFollow(j+1)
}

// yearFollow refuses counted things: "2000 orang", "2000 people".
func (p *dateParser) yearFollow(k int) bool {
	return !p.is(k, "orang", "unit", "rupiah", "dolar", "meter", "kilometer", "km", "ton", "warga", "people", "dollars", "personel", "kali", "buah", "ekor", "juta", "miliar", "million", "rumah", "hektare", "hektar", "penumpang", "siswa", "peserta", "cc", "mah", "kg", "jiwa", "kasus")
}

// decadeMark reads "-an" or "s" after a number.
func (p *dateParser) decadeMark(j int) (int, bool) {
	if p.is(j, "-", "–") && p.glued(j) && p.is(j+1, "an") && p.glued(j+1) {
		return j + 2, true
	}
	if p.is(j, "s", "an") && p.glued(j) {
		return j + 1, true
	}
	return 0, false
}

func (p *dateParser) century(i int) (dateMeaning, int, bool) {
	j := i + 1
	if p.is(j, "ke") {
		j++
	}
	if p.is(j, "-") {
		j++
	}
	n := p.num(j)
	if n < 1 || n > 30 {
		return dateMeaning{}, 0, false
	}
	return dateMeaning{kind: dateFixed, value: strings.Repeat("0", 2-len(dateItoa(n-1))) + dateItoa(n-1), typ: Day, vague: true}, j + 1, true
}

// clockWord tells whether a clock time may start at j inside a longer phrase.
func (p *dateParser) clockWord(j int) bool {
	return p.is(j, "pukul", "jam", "at", "pkl") && p.num(j+1) >= 0 || p.is(j, "sekitar") && p.is(j+1, "pukul", "jam") ||
		p.num(j) >= 0 && j+2 < len(p.toks) && p.is(j+1, ":", ".") && p.glued(j+1) && p.toks[j+2].digits == 2
}

// clockPhrase reads "pukul 05.00 WIB", "pukul 7 malam", "16:30 WITA", "5 p.m.".
func (p *dateParser) clockPhrase(i int) (dateMeaning, int, bool) {
	m, j := dateMeaning{kind: dateClock, clock: true}, i
	if p.is(j, "sekitar") {
		j++
	}
	led := p.is(j, "pukul", "jam", "pkl")
	if led {
		j++
		if p.is(j, ".") {
			j++
		}
	} else if p.is(j, "at") {
		j++
	}
	h := p.num(j)
	if h < 0 || h > 24 || p.toks[j].digits > 2 || !led && p.glued(j) && p.is(j-1, ".", ",", ":", "/", "-", "$") {
		return m, 0, false
	}
	start := j
	m.hour = h
	j++
	minutes := false
	sep := p.low(j)
	if (sep == "." || sep == ":") && p.glued(j) && j+1 < len(p.toks) && p.glued(j+1) && p.toks[j+1].digits == 2 && p.num(j+1) < 60 {
		m.min, minutes = p.num(j+1), true
		j += 2
		if sep == ":" && p.is(j, ":") && p.glued(j) && p.num(j+1) >= 0 {
			j += 2
		}
	} else if p.is(j, ".", ",", ":", "%") && p.glued(j) && p.glued(j+1) && p.num(j+1) >= 0 {
		return m, 0, false
	}
	half := p.meridiem(&m, &j)
	if z := dateZone(p.low(j)); z != "" {
		m.zone = z
		j++
	}
	// A bare 10.30 is a number unless a word, a colon or a zone says otherwise.
	if !led && !half && m.zone == "" && !(minutes && p.low(start+1) == ":") {
		return m, 0, false
	}
	if part := p.partAt(j); part != "" && !half {
		if p.is(j, "dini") || p.is(j+1, "hari") {
			j++
		}
		j++
		if (part == "NI" || part == "EV" || part == "AF") && m.hour < 12 && (m.hour > 4 || part == "AF" || part == "EV") {
			m.hour += 12
		}
		if p.is(j, "tadi", "ini", "nanti", "kemarin") {
			m.this = true
			if p.is(j, "kemarin") {
				m.dir = -1
			}
			j++
		}
		if z := dateZone(p.low(j)); z != "" {
			m.zone = z
			j++
		}
	}
	return p.clockDay(m, j)
}

// meridiem reads a.m. and p.m.
func (p *dateParser) meridiem(m *dateMeaning, j *int) bool {
	k := *j
	switch {
	case p.is(k, "am", "pm"):
		*j = k + 1
	case p.is(k, "a", "p") && p.is(k+1, ".") && p.is(k+2, "m") && p.glued(k+2):
		*j = k + 3
		if p.is(k+3, ".") && p.glued(k+3) {
			*j = k + 4
		}
	default:
		return false
	}
	pm := p.low(k)[0] == 'p'
	if pm && m.hour < 12 {
		m.hour += 12
	} else if !pm && m.hour == 12 {
		m.hour = 0
	}
	return true
}

// clockDay reads a day after a clock time: "at 5 p.m. on Friday".
func (p *dateParser) clockDay(m dateMeaning, j int) (dateMeaning, int, bool) {
	k := j
	if p.is(k, "on") {
		k++
	}
	if p.is(k, "hari") && p.is(k+1, "ini") {
		m.this = true
		return m, k + 2, true
	}
	if dateWeekday(p.low(k)) > 0 && k < len(p.toks) && p.toks[k].upper && p.is(j, "on") {
		if d, e, ok := p.weekdayPhrase(k); ok && !d.clock {
			d.clock, d.hour, d.min, d.zone = true, m.hour, m.min, m.zone
			return d, e, true
		}
	}
	return m, j, true
}
