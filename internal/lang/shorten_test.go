package lang_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/lang"
)

func TestShorten(t *testing.T) {
	for _, x := range []struct {
		text string
		n    int
		want string
	}{
		{"Harga beras turun", 17, "Harga beras turun"},
		{"Harga beras turun", 16, "Harga beras…"},
		{"Harga beras, kata menteri", 14, "Harga beras…"},
		{"“Turun” – kata menteri", 12, "“Turun”…"},
		{"Farrā’é makan", 9, "Farrā’é…"},
		{strings.Repeat("x", 30), 10, "xxxxxxxxx…"},
		{"a " + strings.Repeat("x", 30), 10, "a xxxxxxx…"},
		{"", 5, ""},
		{"pendek", 10, "pendek"},
		{"harga beras turun lagi", 14, "harga beras…"},
		{"harga beras, turun", 13, "harga beras…"},
		{"satukatayangpanjangsekali", 10, "satukatay…"},
		{"ééééé", 5, "ééééé"},
		{"éééééé", 5, "éééé…"},
	} {
		got := lang.Shorten(x.text, x.n)
		if got != x.want || utf8.RuneCountInString(got) > x.n {
			t.Errorf("%q to %d: %q, want %q", x.text, x.n, got, x.want)
		}
	}
}
