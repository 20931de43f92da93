package workflow

import (
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// wallForm is what an input of type datetime-local sends (HTML Standard
// 2.3.5.5, without seconds).
const wallForm = "2006-01-02T15:04"

// WallClock reads a time of a site's clocks such as 2026-03-02T14:30. An hour
// that the clocks skip, and one that they show twice, is an Invalid fault about
// the field at: nobody can say which moment is meant.
func WallClock(s news.Site, text string) (time.Time, error) {
	loc := s.Location()
	t, err := time.ParseInLocation(wallForm, text, loc)
	if err != nil {
		return time.Time{}, fault.Field("at", "%q is no date and time", text)
	}
	if t.Format(wallForm) != text {
		return time.Time{}, fault.Field("at", "this hour does not exist on that day, for the clocks are put forward; choose another")
	}
	for _, shift := range []time.Duration{-2 * time.Hour, -time.Hour, -30 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour} {
		if t.Add(shift).Format(wallForm) == text {
			return time.Time{}, fault.Field("at", "this hour comes twice on that day, for the clocks are put back; choose another")
		}
	}
	return t.UTC(), nil
}
