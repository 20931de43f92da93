package dates

import "strconv"

func dateItoa(n int) string { return strconv.Itoa(n) }

func dateLiteral(value string, typ Type) dateMeaning {
	return dateMeaning{kind: dateFixed, value: value, typ: typ, vague: true}
}

func dateDays(n int) dateMeaning {
	return dateMeaning{kind: dateShift, n: n * 10, unit: "D"}
}

// deictic reads words that point from the moment of writing or from the day
// just spoken of: "kemarin", "tadi malam", "saat itu", "last week".
func (p *dateParser) deictic(i int) (dateMeaning, int, bool) {
	w, next := p.low(i), p.low(i+1)
	day := func(n int, j int) (dateMeaning, int, bool) {
		m := dateDays(n)
		m.this = true
		return m, p.dayTail(&m, j), true
	}
	fixed := func(v string, typ Type, used int) (dateMeaning, int, bool) {
		return dateLiteral(v, typ), i + used, true
	}
	switch w {
	case "kemarin":
		if next == "lusa" {
			return day(-2, i+2)
		}
		return day(-1, i+1)
	case "yesterday":
		return day(-1, i+1)
	case "besok", "esok", "tomorrow", "keesokan":
		if w == "keesokan" {
			m := dateMeaning{kind: dateShift, n: 10, unit: "D", base: dateFromFocus, this: true}
			j := i + 1
			if p.is(j, "harinya", "hari") {
				j++
			}
			return m, p.dayTail(&m, j), true
		}
		return day(1, i+1)
	case "lusa":
		return day(2, i+1)
	case "today":
		return day(0, i+1)
	case "tonight":
		m, end, ok := day(0, i+1)
		m.part = "NI"
		return m, end, ok
	case "semalam":
		m, end, ok := day(-1, i+1)
		m.part = "NI"
		return m, end, ok
	case "tadi", "nanti":
		return p.nearPart(i)
	case "hari", "pekan", "minggu", "bulan", "tahun", "kuartal", "triwulan", "dekade", "abad", "akhir":
		return p.unitRef(i)
	case "last", "this", "next", "past", "previous", "coming", "current":
		return p.englishRef(i)
	case "sekarang", "kini", "now", "currently", "nowadays":
		return fixed("PRESENT_REF", Day, 1)
	case "saat", "masa", "waktu", "ketika", "kala", "dewasa", "akhir-akhir", "belakangan", "era", "tempo":
		return p.moment(i)
	case "baru-baru", "belum":
		if w == "baru-baru" && next == "ini" {
			return fixed("PAST_REF", Day, 2)
		}
		if w == "belum" && next == "lama" && p.is(i+2, "ini", "lalu") {
			return fixed("PAST_REF", Day, 3)
		}
	case "dulu", "dahulu", "recently", "formerly":
		if w == "dahulu" && p.is(i-1, "terlebih", "lebih") || w == "dulu" && p.is(i-1, "terlebih", "lebih") {
			return dateMeaning{}, 0, false
		}
		return fixed("PAST_REF", Day, 1)
	case "kelak":
		return fixed("FUTURE_REF", Day, 1)
	case "sejenak", "sesaat", "sebentar":
		return fixed("PXX", Duration, 1)
	case "musim":
		return p.season(i)
	case "weekend":
		return p.weekend(i + 1)
	}
	return p.bareParts(i)
}

// nearPart reads "tadi malam", "nanti sore".
func (p *dateParser) nearPart(i int) (dateMeaning, int, bool) {
	part := p.partAt(i + 1)
	if part == "" {
		return dateMeaning{}, 0, false
	}
	m := dateDays(0)
	m.part = part
	if p.is(i, "tadi") && part == "NI" {
		m = dateDays(-1)
		m.part = part
	}
	j := i + 2
	if p.is(i+1, "dini") {
		j++
	}
	return m, j, true
}

// bareParts reads "malam ini", "siang itu", "pagi tadi", "malam hari",
// "dini hari".
func (p *dateParser) bareParts(i int) (dateMeaning, int, bool) {
	part := p.partAt(i)
	if part == "" {
		return dateMeaning{}, 0, false
	}
	m := dateMeaning{kind: dateClock, part: part}
	j, hari := i+1, false
	if p.is(j, "hari", "harinya") {
		j, hari = j+1, true
	}
	switch {
	case p.is(j, "ini", "tadi", "nanti"):
		m.this = true
		if p.is(j, "tadi") && part == "NI" {
			m.dir = -1
		}
		return m, j + 1, true
	case p.is(j, "itu"):
		return m, j + 1, true
	case p.is(j, "kemarin"):
		m.dir = -1
		return m, j + 1, true
	case hari, p.is(i, "malamnya"), p.is(i-1, "pada") && p.is(i, "malam", "pagi", "siang", "sore", "petang"):
		return m, j, true
	}
	return m, 0, false
}

// unitRef reads "hari ini", "pekan lalu", "minggu depan", "tahun itu".
func (p *dateParser) unitRef(i int) (dateMeaning, int, bool) {
	if p.is(i, "akhir") {
		if p.is(i+1, "pekan") {
			return p.weekend(i + 2)
		}
		return dateMeaning{}, 0, false
	}
	m := dateMeaning{kind: dateThis, unit: dateUnit(p.low(i))}
	end := p.direction(&m, i+1)
	if end == i+1 {
		return m, 0, false
	}
	// "tahun berikutnya" after a number is a length, read elsewhere.
	if p.is(i+1, "kemarin") && m.unit == "D" {
		m.dir = -1
	}
	if m.unit == "D" {
		return m, p.dayTail(&m, end), true
	}
	return m, end, true
}

// englishRef reads "last week", "this year", "next month", "last night".
func (p *dateParser) englishRef(i int) (dateMeaning, int, bool) {
	m := dateMeaning{kind: dateThis}
	switch p.low(i) {
	case "last", "past", "previous":
		m.dir = -1
	case "next", "coming":
		m.dir = 1
	default:
		m.this = true
	}
	switch w := p.low(i + 1); w {
	case "night", "morning", "afternoon", "evening":
		return dateMeaning{kind: dateClock, part: datePart(w), dir: m.dir, this: m.this}, i + 2, true
	case "day", "week", "month", "year", "decade", "century", "quarter":
		m.unit = dateUnit(w)
		return m, i + 2, true
	case "weekend":
		m.unit = "WE"
		return m, i + 2, true
	case "spring", "summer", "autumn", "fall", "winter":
		v := map[string]string{"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}[w]
		return dateMeaning{kind: dateFixed, value: dateItoa(p.today.Year()+m.dir) + "-" + v, typ: Day, vague: true}, i + 2, true
	}
	return m, 0, false
}

// moment reads "saat ini", "ketika itu", "masa depan", "beberapa waktu lalu".
func (p *dateParser) moment(i int) (dateMeaning, int, bool) {
	w, next := p.low(i), p.low(i+1)
	v, used := "", 2
	switch {
	case next == "ini" && w != "tempo" && w != "ketika":
		v = "PRESENT_REF"
	case next == "itu" && w != "masa" || next == "itu" && p.is(i-1, "pada"):
		v = "PAST_REF"
	case next == "lalu" && (w == "masa"), w == "tempo" && (next == "dulu" || next == "hari"):
		v = "PAST_REF"
	case (next == "depan" || next == "mendatang") && w == "masa":
		v = "FUTURE_REF"
	case w == "saat" && next == "yang" && p.is(i+2, "sama"):
		v, used = "PAST_REF", 3
	default:
		return dateMeaning{}, 0, false
	}
	return dateLiteral(v, Day), i + used, true
}

func (p *dateParser) season(i int) (dateMeaning, int, bool) {
	v, used := "", 2
	switch p.low(i + 1) {
	case "hujan", "penghujan", "dingin":
		v = "WI"
	case "kemarau", "panas":
		v = "SU"
	case "semi":
		v = "SP"
	case "gugur":
		v = "FA"
	default:
		return dateMeaning{}, 0, false
	}
	year := p.today.Year()
	if y, e := p.yearAt(i + 2); y != 0 {
		year, used = y, e-i
	}
	return dateMeaning{kind: dateFixed, value: dateItoa(year) + "-" + v, typ: Day, vague: true}, i + used, true
}

// recurring reads "setiap hari", "tiap Senin", "every two weeks".
func (p *dateParser) recurring(i int) (dateMeaning, int, bool) {
	if !p.is(i, "setiap", "tiap", "every", "each", "saban") {
		return dateMeaning{}, 0, false
	}
	m := dateMeaning{kind: dateEvery, n: 10}
	if wd := dateWeekday(p.low(i + 1)); wd > 0 && p.toks[i+1].upper {
		m.value = "XXXX-WXX-" + dateItoa(wd)
		return m, i + 2, true
	}
	if p.is(i+1, "hari") && dateWeekday(p.low(i+2)) > 0 && p.toks[i+2].upper {
		m.value = "XXXX-WXX-" + dateItoa(dateWeekday(p.low(i+2)))
		return m, i + 3, true
	}
	if part := p.partAt(i + 1); part != "" {
		m.value = "XXXX-XX-XXT" + part
		return m, i + 2, true
	}
	j := i + 1
	if n, e, ok := p.count(j); ok {
		m.n, j = n, e
	}
	m.unit = dateUnit(p.low(j))
	if m.unit == "" || m.unit == "TS" && p.is(j, "detik") {
		return m, 0, false
	}
	return m, j + 1, true
}

// count reads a number in digits or words, in tenths.
func (p *dateParser) count(i int) (tenths, end int, ok bool) {
	if n := p.num(i); n >= 0 {
		if p.glued(i) && p.is(i-1, "-", "/", ".", ",", ":", "$") && !p.afterRange(i) || n > 9999 {
			return 0, 0, false
		}
		if p.is(i+1, ",", ".") && p.glued(i+1) && i+2 < len(p.toks) && p.glued(i+2) && p.toks[i+2].digits == 1 {
			return n*10 + p.num(i+2), i + 3, true
		}
		if p.is(i+1, ",", ".", ":", "/") && p.glued(i+1) && p.num(i+2) >= 0 && p.glued(i+2) {
			return 0, 0, false
		}
		return n * 10, i + 1, true
	}
	if p.is(i, "setengah") || p.is(i, "half") {
		j := i + 1
		if p.is(i, "half") && p.is(j, "a", "an") {
			j++
		}
		return 5, j, true
	}
	if p.is(i, "a", "an") && dateUnit(p.low(i+1)) != "" && !p.is(i+1, "minute") {
		return 10, i + 1, true
	}
	total, any := 0, false
	j := i
	for j < len(p.toks) {
		d, t := dateDigitWord(p.low(j)), dateTeenWord(p.low(j))
		switch {
		case d > 0 && p.is(j+1, "puluh"):
			total, j, any = total+d*10, j+2, true
		case d > 0 && p.is(j+1, "belas"):
			total, j, any = total+d+10, j+2, true
		case d > 0 && p.is(j+1, "ratus"):
			total, j, any = total+d*100, j+2, true
		case d > 0:
			total, j, any = total+d, j+1, true
		case t > 0:
			total, j, any = total+t, j+1, true
		default:
			if any && p.is(j, "setengah") {
				return total*10 + 5, j + 1, true
			}
			return total * 10, j, any
		}
		if any && total%10 != 0 && !p.is(j, "setengah") {
			return total * 10, j, true
		}
	}
	return total * 10, j, any
}

// afterRange tells whether i is the "3" of "2-3 menit".
func (p *dateParser) afterRange(i int) bool {
	return p.is(i-1, "-") && p.num(i-2) >= 0 && p.toks[i-2].digits <= 2 && !p.is(i-3, "-", "/")
}

// quantity reads lengths and counted distances: "48 jam", "dua hari lalu",
// "sebulan kemudian", "bertahun-tahun", "beberapa pekan terakhir".
func (p *dateParser) quantity(i int) (dateMeaning, int, bool) {
	m := dateMeaning{kind: dateSpan}
	j := i
	if u := dateOneUnit(p.low(i)); u != "" {
		m.n, m.unit, j = 10, u, i+1
		if p.is(j, "setengah") {
			m.n, j = 15, j+1
		}
	} else if u := dateManyUnit(p.low(i)); u != "" {
		m.vague, m.unit, j = true, u, i+1
	} else if dateVagueNumber(p.low(i)) {
		m.vague = true
		j = i + 1
		if p.is(j, "saat", "waktu") {
			if p.is(j+1, "lalu", "silam") {
				return dateLiteral("PAST_REF", Day), j + 2, true
			}
			if p.is(j+1, "yang") && p.is(j+2, "lalu") {
				return dateLiteral("PAST_REF", Day), j + 3, true
			}
			return dateLiteral("PXX", Duration), j + 1, true
		}
		m.unit = dateUnit(p.low(j))
		j++
	} else if n, e, ok := p.count(i); ok {
		if p.is(i-1, "pukul", "jam", "usia", "berusia", "umur", "berumur", "aged", "ke", "kelas") {
			return m, 0, false
		}
		if first, end, ok := p.rangeStart(n, i, e); ok {
			return first, end, true
		}
		m.n, j = n, e
		if p.is(j, "-") && p.glued(j) {
			j++
		}
		m.unit = dateUnit(p.low(j))
		// "17 year-old" and "(25 tahun)" are ages, not spans of the story.
		if p.is(j+1, "old", "-old") || p.is(i-1, "(") && p.is(j+1, ")") && m.unit == "Y" {
			return m, 0, false
		}
		j++
		if m.unit == "TH" && p.is(j, "setengah") {
			m.n, j = m.n+5, j+1
		}
	} else {
		return m, 0, false
	}
	if m.unit == "" || m.unit == "Q" {
		return m, 0, false
	}
	return p.quantityTail(m, j)
}

// rangeStart reads the "2" of "2-3 menit".
func (p *dateParser) rangeStart(n, i, e int) (dateMeaning, int, bool) {
	if !p.is(e, "-", "–", "sampai", "hingga", "to") {
		return dateMeaning{}, 0, false
	}
	if _, k, ok := p.countAfterDash(e + 1); ok {
		if u := dateUnit(p.low(k)); u != "" && u != "Q" {
			return dateMeaning{kind: dateSpan, n: n, unit: u}, e, true
		}
	}
	return dateMeaning{}, 0, false
}

func (p *dateParser) countAfterDash(i int) (int, int, bool) {
	if n := p.num(i); n >= 0 {
		return n * 10, i + 1, true
	}
	return p.count(i)
}

// quantityTail turns a length into a point when a word after it says so.
func (p *dateParser) quantityTail(m dateMeaning, j int) (dateMeaning, int, bool) {
	k := j
	if p.is(k, "yang") {
		k++
	}
	switch {
	case p.is(k, "lalu", "silam", "ago") && !p.clauseWord(k):
		m.kind, m.dir = dateShift, -1
	case p.is(j, "sebelumnya", "earlier"):
		m.kind, m.dir, m.base, k = dateShift, -1, dateFromFocus, j
	case p.is(j, "kemudian", "setelahnya", "later", "berikutnya", "berselang"):
		m.kind, m.dir, m.base, k = dateShift, 1, dateFromFocus, j
	case p.is(j, "lagi"):
		m.kind, m.dir, k = dateShift, 1, j
	case p.is(j, "ke") && p.is(j+1, "depan"):
		return m, j + 2, true
	case p.is(j, "mendatang", "terakhir"):
		return m, j + 1, true
	case p.is(j, "belakangan") && p.is(j+1, "ini"):
		return m, j + 2, true
	default:
		return m, j, true
	}
	if m.dir < 0 {
		m.n = -m.n
	}
	return m, k + 1, true
}
