package lang_test

import (
	"math"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

func TestNumbers(t *testing.T) {
	id, en := lang.Indonesian, lang.English
	for _, c := range []struct{ got, want string }{
		{id.Number(0), "0"},
		{id.Number(999), "999"},
		{id.Number(1000), "1.000"},
		{id.Number(1234567), "1.234.567"},
		{en.Number(1234567), "1,234,567"},
		{id.Number(-123456), "-123.456"},
		{id.Number(math.MinInt64), "-9.223.372.036.854.775.808"},
		{id.Decimal(1234.5, 1), "1.234,5"},
		{en.Decimal(1234.5, 1), "1,234.5"},
		{id.Decimal(1234.5, -1), "1.234,5"},
		{id.Decimal(2.0, 0), "2"},
		{id.Decimal(0.05, 2), "0,05"},
		{en.Decimal(-1234567.891, 2), "-1,234,567.89"},
		{id.Decimal(999.96, 1), "1.000,0"},
		{id.Decimal(math.NaN(), 1), "-"},
		{id.Decimal(math.Inf(-1), 1), "-"},
		{en.Plural(1, "story", "stories"), "story"},
		{en.Plural(0, "story", "stories"), "stories"},
		{en.Plural(2, "story", "stories"), "stories"},
		{id.Plural(1, "berita", "berita-berita"), "berita-berita"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestReadingMinutes(t *testing.T) {
	for _, c := range []struct {
		l           lang.Language
		words, want int
	}{
		{lang.Indonesian, 0, 0}, {lang.Indonesian, -1, 0}, {lang.Indonesian, 1, 1},
		{lang.Indonesian, 200, 1}, {lang.Indonesian, 201, 2}, {lang.Indonesian, 1000, 5},
		{lang.English, 238, 1}, {lang.English, 239, 2}, {lang.English, 1190, 5},
	} {
		if got := c.l.ReadingMinutes(c.words); got != c.want {
			t.Errorf("%s, %d words: %d, want %d", c.l, c.words, got, c.want)
		}
	}
}
