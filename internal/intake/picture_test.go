package intake_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/wire"
)

// Pictures of an item stand where they stood in its text, with what the item and
// the text say of each.
func TestPicturesInText(t *testing.T) {
	const html = `<p>Air Sungai Bengawan naik dua meter pada Selasa malam dan merendam tiga kampung.</p>
		<figure><img src="/a.jpg" alt="Sungai"><figcaption>Sungai meluap. (Foto: Sari Dewi)</figcaption></figure>
		<p>Warga mengungsi ke balai desa, kata camat setempat kepada wartawan pada Rabu pagi.</p>
		<img src="/b.jpg"><p>Bantuan datang menjelang siang dengan tiga truk dari kota, menurut petugas.</p><img src="/c.jpg">`
	item := func(pictures ...wire.Picture) wire.Item {
		return wire.Item{HTML: html, Base: "https://x.example/", Pictures: pictures}
	}
	for name, x := range map[string]struct {
		item wire.Item
		want []string // address, caption and credit of each
	}{
		"of the text alone": {item(), []string{"a.jpg|Sungai meluap|Sari Dewi", "b.jpg||", "c.jpg||"}},
		"without the lead": {item(wire.Picture{URL: "https://x.example/b.jpg", Role: "lead"}),
			[]string{"a.jpg|Sungai meluap|Sari Dewi", "c.jpg||"}},
		"what the item says counts": {item(wire.Picture{URL: "https://x.example/a.jpg", Role: "body", Caption: "Dari udara", Credit: "Farah"}),
			[]string{"a.jpg|Dari udara|Farah", "b.jpg||", "c.jpg||"}},
		"other addresses, as many": {item(wire.Picture{URL: "https://x.example/1", Role: "body"}, wire.Picture{URL: "https://x.example/2", Role: "body", Caption: "Dua"},
			wire.Picture{URL: "https://x.example/3", Role: "body", Credit: "Farah"}),
			[]string{"1|Sungai meluap|Sari Dewi", "2|Dua|", "3||Farah"}},
		"those without a place come last": {item(wire.Picture{URL: "https://x.example/1", Role: "body"}),
			[]string{"a.jpg|Sungai meluap|Sari Dewi", "b.jpg||", "c.jpg||", "1||"}},
		"in plain text": {wire.Item{Text: "Satu.\n\nDua.", Pictures: []wire.Picture{{URL: "https://x.example/1", Role: "body"}}}, []string{"1||"}},
	} {
		text, err := intake.Body(t.Context(), x.item)
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		placed := map[string]news.Photo{}
		for n, p := range text.Pictures {
			got = append(got, strings.TrimPrefix(p.URL, "https://x.example/")+"|"+strings.TrimSuffix(p.Caption, ".")+"|"+p.Credit)
			placed[p.At] = news.Photo{Asset: news.ID(1000 + n), Caption: p.Caption}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
		if strings.Contains(text.Body, `"image"`) {
			t.Errorf("%s: a picture without its file: %s", name, text.Body)
		}
		for range 2 { // again is the same
			body, err := text.With(placed)
			if err != nil || strings.Count(body, `"image"`) != len(x.want) || plain(t, body) == "" {
				t.Errorf("%s: %v %s", name, err, body)
			}
			if name == "of the text alone" {
				a, b, warga := strings.Index(body, news.ID(1000).String()), strings.Index(body, news.ID(1001).String()), strings.Index(body, "Warga mengungsi")
				if !(a < warga && warga < b) {
					t.Errorf("not where they stood: %s", body)
				}
			}
		}
	}
	if _, err := intake.Body(t.Context(), wire.Item{HTML: `<img src="https://x.example/a.jpg">`}); err == nil {
		t.Error("a picture is taken for a text")
	}
}
