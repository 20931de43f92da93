package dates

import "strings"

// dateWord looks a lower-case word up in one of the word lists below. They are
// functions over switch statements, not maps, so that the package keeps no
// mutable state.

// dateMonth returns 1-12, or 0 when the word is no month name.
func dateMonth(w string) int {
	switch strings.TrimSuffix(w, ".") {
	case "januari", "january", "jan":
		return 1
	case "februari", "pebruari", "february", "feb":
		return 2
	case "maret", "march", "mar":
		return 3
	case "april", "apr":
		return 4
	case "mei", "may":
		return 5
	case "juni", "june", "jun":
		return 6
	case "juli", "july", "jul":
		return 7
	case "agustus", "august", "agu", "ags", "agt", "aug":
		return 8
	case "september", "sept", "sep":
		return 9
	case "oktober", "october", "okt", "oct":
		return 10
	case "november", "nopember", "nov":
		return 11
	case "desember", "december", "des", "dec":
		return 12
	}
	return 0
}

// dateMonthShaky tells month words that are also common words or names; they
// need a number or a leading word beside them.
func dateMonthShaky(w string) bool {
	switch w {
	case "may", "march", "mar", "des", "jan", "sep", "jun", "apr", "agu", "april", "june", "august", "juni", "juli", "maret", "mei", "agustus":
		return true
	}
	return len(w) <= 4
}

// dateWeekday returns 1 (Monday) to 7 (Sunday), or 0.
func dateWeekday(w string) int {
	switch w {
	case "senin", "monday", "mon":
		return 1
	case "selasa", "tuesday", "tue", "tues":
		return 2
	case "rabu", "wednesday", "wed":
		return 3
	case "kamis", "thursday", "thu", "thurs":
		return 4
	case "jumat", "jum'at", "jum’at", "friday", "fri":
		return 5
	case "sabtu", "saturday", "sat":
		return 6
	case "minggu", "ahad", "sunday", "sun":
		return 7
	}
	return 0
}

// datePart returns the TIMEX3 part of the day, or "".
func datePart(w string) string {
	switch w {
	case "pagi", "subuh", "dini", "morning", "dawn":
		return "MO"
	case "siang", "sore", "zuhur", "dzuhur", "ashar", "asar", "afternoon":
		return "AF"
	case "petang", "magrib", "maghrib", "evening", "senja":
		return "EV"
	case "malam", "isya", "night", "malamnya":
		return "NI"
	}
	return ""
}

// dateUnit returns the ISO 8601 duration designator with "T" before time
// units ("D", "W", "M", "Y", "TH", "TM", "TS"), or "E" for decades, "C" for
// centuries, "Q" for quarters, and "" for other words.
func dateUnit(w string) string {
	switch w {
	case "detik", "seconds":
		return "TS"
	case "menit", "minute", "minutes":
		return "TM"
	case "jam", "hour", "hours":
		return "TH"
	case "hari", "day", "days":
		return "D"
	case "malam", "nights":
		return "D"
	case "pekan", "minggu", "week", "weeks":
		return "W"
	case "bulan", "month", "months":
		return "M"
	case "tahun", "year", "years", "taun":
		return "Y"
	case "dekade", "dasawarsa", "decade", "decades":
		return "E"
	case "abad", "century", "centuries":
		return "C"
	case "kuartal", "triwulan", "quarter", "quarters":
		return "Q"
	}
	return ""
}

// dateOneUnit reads Indonesian "se-" words that are one unit.
func dateOneUnit(w string) string {
	switch w {
	case "sedetik":
		return "TS"
	case "semenit":
		return "TM"
	case "sejam":
		return "TH"
	case "sehari":
		return "D"
	case "sepekan", "seminggu":
		return "W"
	case "sebulan":
		return "M"
	case "setahun":
		return "Y"
	case "sedekade":
		return "E"
	case "seabad":
		return "C"
	}
	return ""
}

// dateManyUnit reads reduplicated "ber-" words: an unknown number of units.
func dateManyUnit(w string) string {
	w = strings.TrimPrefix(w, "ber")
	a, b, ok := strings.Cut(w, "-")
	if !ok || a != b {
		return ""
	}
	return dateUnit(a)
}

// dateDigitWord returns the value of a number word below ten, or -1.
func dateDigitWord(w string) int {
	switch w {
	case "satu", "one", "sebuah":
		return 1
	case "dua", "two":
		return 2
	case "tiga", "three":
		return 3
	case "empat", "four":
		return 4
	case "lima", "five":
		return 5
	case "enam", "six":
		return 6
	case "tujuh", "seven":
		return 7
	case "delapan", "eight":
		return 8
	case "sembilan", "nine":
		return 9
	}
	return -1
}

// dateTeenWord returns the value of a one-word number from ten up, or -1.
func dateTeenWord(w string) int {
	switch w {
	case "sepuluh", "ten":
		return 10
	case "sebelas", "eleven":
		return 11
	case "twelve":
		return 12
	case "thirteen":
		return 13
	case "fourteen":
		return 14
	case "fifteen":
		return 15
	case "sixteen":
		return 16
	case "seventeen":
		return 17
	case "eighteen":
		return 18
	case "nineteen":
		return 19
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty":
		return 40
	case "fifty":
		return 50
	case "sixty":
		return 60
	case "ninety":
		return 90
	case "seratus":
		return 100
	}
	return -1
}

// dateVagueNumber tells words that stand for an unknown number.
func dateVagueNumber(w string) bool {
	switch w {
	case "beberapa", "sejumlah", "puluhan", "belasan", "ratusan", "ribuan", "several", "few", "some", "many", "hitungan":
		return true
	}
	return false
}

// dateMod returns the TIMEX3 modifier of a leading word, or "".
func dateMod(w string) string {
	switch w {
	case "awal", "early", "beginning", "start":
		return "START"
	case "pertengahan", "tengah", "mid", "middle":
		return "MID"
	case "akhir", "penghujung", "ujung", "late", "end":
		return "END"
	case "sekitar", "kira-kira", "hampir", "about", "around", "nearly", "almost", "approximately", "kurang":
		return "APPROX"
	}
	return ""
}

// dateZone returns the offset of a zone mark, or "".
func dateZone(w string) string {
	switch strings.ToLower(w) {
	case "wib":
		return "+07:00"
	case "wita":
		return "+08:00"
	case "wit":
		return "+09:00"
	case "gmt", "utc":
		return "+00:00"
	}
	return ""
}

// datePast and dateFuture tell which way a following word points.
func datePast(w string) bool {
	switch w {
	case "lalu", "silam", "kemarin", "ago", "last", "past", "previous", "sebelumnya", "earlier":
		return true
	}
	return false
}

func dateFuture(w string) bool {
	switch w {
	case "depan", "mendatang", "berikutnya", "next", "coming", "nanti", "besok":
		return true
	}
	return false
}
