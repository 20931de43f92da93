package capture_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
)

func TestFragment(t *testing.T) {
	for name, x := range map[string]struct{ html, want string }{
		"paragraphs": {`<p>Satu <b>tebal</b>.</p><h2>Judul</h2><ul><li>a</li><li>b</li></ul><blockquote><p>Kata.</p></blockquote>`,
			"paragraph: Satu tebal.|heading: Judul|list: a\nb|quote: Kata."},
		"furniture": {`<p>Polisi memeriksa tiga saksi pada Selasa malam di kantor mereka.</p><p><strong>Baca juga: <a href="https://x.example/">Lain</a></strong></p>` +
			`<p>Pemeriksaan berlangsung sampai pagi dan dilanjutkan esok hari.</p>`,
			"paragraph: Polisi memeriksa tiga saksi pada Selasa malam di kantor mereka.|paragraph: Pemeriksaan berlangsung sampai pagi dan dilanjutkan esok hari."},
		"scripts": {`<p onclick="x()">Isi yang dibaca orang.</p><script>alert(1)</script><style>p{}</style><iframe src="https://x.example/"></iframe>`,
			"paragraph: Isi yang dibaca orang."},
		"short": {`Hanya satu kalimat`, "paragraph: Hanya satu kalimat"},
	} {
		blocks, err := capture.Fragment(t.Context(), x.html, "https://a.example/berita")
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for _, b := range blocks {
			got = append(got, string(b.Kind)+": "+b.Text())
		}
		if strings.Join(got, "|") != x.want {
			t.Errorf("%s: %q", name, strings.Join(got, "|"))
		}
	}
	if _, err := capture.Fragment(t.Context(), "<p> </p>", ""); !errors.Is(err, capture.ErrEmpty) {
		t.Error(err)
	}
	if _, err := capture.Fragment(t.Context(), strings.Repeat("<div>", 200_000), ""); err == nil {
		t.Error("no limit")
	}
}

func FuzzFragment(f *testing.F) {
	f.Add("<p>Satu</p><script>x</script>", "https://a.example/")
	f.Add("<table><tr><td>1<td>2</table>", "")
	f.Fuzz(func(t *testing.T, html, base string) {
		blocks, err := capture.Fragment(t.Context(), html, base)
		if err == nil && len(blocks) == 0 {
			t.Error("neither text nor an error")
		}
	})
}
