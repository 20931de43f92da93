package demo

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// when reads an age as of now: "35m", "3h", "12d", or "4d 14:30" with the clock
// of the site. exact is false when only the day is known.
func (s *seeder) when(age string, site news.Site) (t time.Time, exact bool, err error) {
	span, clock, timed := strings.Cut(age, " ")
	if span == "" {
		return t, false, fmt.Errorf("an age is missing")
	}
	n, err := strconv.Atoi(span[:len(span)-1])
	if err != nil || n < 0 {
		return t, false, fmt.Errorf("%q is not an age", age)
	}
	switch span[len(span)-1] {
	case 'm':
		return s.now.Add(-time.Duration(n) * time.Minute), true, nil
	case 'h':
		// Not on the full hour: newsrooms do not publish by the bell.
		return s.now.Add(-time.Duration(n)*time.Hour - time.Duration(n*7%50)*time.Minute), true, nil
	case 'd':
	default:
		return t, false, fmt.Errorf("%q is not an age", age)
	}
	day := s.now.In(site.Location()).AddDate(0, 0, -n)
	hour, minute := 9, 0
	if timed {
		if _, err := fmt.Sscanf(clock, "%d:%d", &hour, &minute); err != nil || hour > 23 || minute > 59 {
			return t, false, fmt.Errorf("%q is not an age", age)
		}
	}
	t = time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, site.Location())
	if t.After(s.now) {
		t = s.now.Add(-time.Minute)
	}
	return t.UTC(), timed, nil
}

var dateToken = regexp.MustCompile(`\{\{(hari|tanggal|bulan) (-?\d+)\}\}`)

// datesIn replaces the dates inside a text, which count from the story's own
// day: {{hari -1}} is "Rabu (19/11/2025)", {{tanggal -30}} "21 Oktober 2025",
// {{bulan -2}} the month two months before.
func datesIn(text string, published time.Time, site news.Site, l lang.Language) string {
	loc := site.Location()
	return dateToken.ReplaceAllStringFunc(text, func(token string) string {
		m := dateToken.FindStringSubmatch(token)
		n, _ := strconv.Atoi(m[2]) // the pattern lets only numbers through
		day := published.In(loc)
		switch m[1] {
		case "hari":
			return l.ProseDate(day.AddDate(0, 0, n), loc)
		case "tanggal":
			return l.LongDate(day.AddDate(0, 0, n), loc)
		}
		first := time.Date(day.Year(), day.Month(), 1, 12, 0, 0, 0, loc).AddDate(0, n, 0)
		return l.MonthName(first.Month()) + " " + strconv.Itoa(first.Year())
	})
}
