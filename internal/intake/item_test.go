package intake_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/wire"
)

func plain(t *testing.T, body string) string {
	t.Helper()
	doc, err := richtext.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Text()
}

func TestBody(t *testing.T) {
	for name, x := range map[string]struct {
		item       wire.Item
		text, lead string
	}{
		"HTML": {wire.Item{HTML: `<p>Air naik dua meter.</p><p>Warga <a href="javascript:x()">mengungsi</a>.</p><script>x</script>`},
			"Warga mengungsi.", "Air naik dua meter."},
		"the summary stands once": {wire.Item{Summary: "Air naik dua meter.", HTML: `<p>Air naik dua meter.</p><p>Warga mengungsi.</p>`},
			"Warga mengungsi.", "Air naik dua meter."},
		"text":          {wire.Item{Text: "Satu.\n\nDua."}, "Dua.", "Satu."},
		"one paragraph": {wire.Item{Text: "Satu."}, "Satu.", "Satu."},
	} {
		got, err := intake.Body(t.Context(), x.item)
		if err != nil {
			t.Fatal(name, err)
		}
		if text := plain(t, got.Body); text != x.text || got.Lead != x.lead {
			t.Errorf("%s: %q, %q", name, text, got.Lead)
		}
		if strings.Contains(got.Body, "javascript") {
			t.Error(got.Body)
		}
	}
	for _, i := range []wire.Item{{}, {HTML: "<p></p>"}, {Text: " \n"}, {HTML: "<script>x</script>"}} {
		if _, err := intake.Body(t.Context(), i); !errors.Is(err, intake.ErrNothing) {
			t.Errorf("%+v: %v", i, err)
		}
	}
}

func TestPage(t *testing.T) {
	const page = `<!doctype html><html lang="id"><head><title>Air naik - Cakrawala</title><meta property="og:title" content="Air naik"><meta name="author" content="Sari Dewi"></head>
<body><nav><a href="/">Beranda</a></nav><article><h1>Air naik</h1><p>Air Sungai Bengawan naik dua meter pada Selasa malam dan merendam tiga kampung di tepi timur kota.</p>
<p>Warga mengungsi ke balai desa, kata camat setempat kepada wartawan pada Rabu pagi sambil menunggu bantuan datang.</p></article><footer>Hak cipta</footer></body></html>`
	i := wire.Item{Headline: "Air Naik", URL: "https://cakrawala.example/air"}
	got, err := intake.Page(t.Context(), &i, capture.Page{Kind: capture.HTML, URL: i.URL, Content: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	text := plain(t, got.Body)
	if i.Headline != "Air Naik" || len(i.Authors) != 1 || i.Authors[0] != "Sari Dewi" || !strings.Contains(text, "Warga mengungsi") || strings.Contains(text, "Beranda") {
		t.Errorf("%+v %q", i, text)
	}
}
