package lang_test

import (
	"fmt"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

func TestKeywords(t *testing.T) {
	const text = `Banjir merendam Semarang. Warga Semarang mengungsi karena banjir;
		pengungsi, 1.500 orang, dan anak-anak. Undang-undang? Undang-undang! Pengungsian yang mengungsi.`
	got := ""
	for _, k := range lang.Keywords(lang.Indonesian, text, 4) {
		got += fmt.Sprintf("%s/%s/%d ", k.Word, k.Stem, k.Count)
	}
	if want := "mengungsi/ungsi/4 Banjir/banjir/2 Semarang/semarang/2 Undang-undang/undangundang/2 "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := lang.Keywords(lang.English, "The ships and the shipping of 12 ships", 5); len(got) != 1 || got[0].Stem != "ship" || got[0].Count != 3 || got[0].Word != "ships" {
		t.Errorf("%+v", got)
	}
	if got := lang.Keywords(lang.Indonesian, "yang dan di 12 ke", 3); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := lang.Keywords(lang.Indonesian, "banjir", 0); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestIsStop(t *testing.T) {
	for _, c := range []struct {
		l    lang.Language
		word string
		want bool
	}{
		{lang.Indonesian, "Yang", true}, {lang.Indonesian, "banjir", false},
		{lang.English, "Don’t", true}, {lang.English, "the", true}, {lang.English, "yang", false},
		{lang.Malay, "yang", false}, {lang.Indonesian, "", false},
	} {
		if got := lang.IsStop(c.l, c.word); got != c.want {
			t.Errorf("%s %q: %v", c.l, c.word, got)
		}
	}
}
