package layout_test

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture/layout"
)

func metadata(t *testing.T, page string) *layout.Metadata {
	t.Helper()
	doc, err := layout.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return layout.ReadMetadata(doc)
}

func linear(t *testing.T, page string) *layout.Linear {
	t.Helper()
	doc, err := layout.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	base, _ := url.Parse("https://kabar.example/daerah/x")
	l, err := layout.Linearize(doc, base)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func manyAttributes(n int) string {
	var sb strings.Builder
	for i := range n {
		sb.WriteString("a" + strconv.Itoa(i) + " ")
	}
	return sb.String()
}

func TestParseLimits(t *testing.T) {
	for name, page := range map[string]string{
		"depth":            strings.Repeat("<div>", 600),
		"depth, many tags": strings.Repeat("<section>", 90_000),
		"tags":             strings.Repeat("<p>", 160_000),
		"attributes":       "<p " + manyAttributes(310_000) + ">",
		"bytes in one tag": "<p a=\"" + strings.Repeat("x", 5<<20) + "\">",
	} {
		var limit *layout.LimitError
		if _, err := layout.Parse(page); !errors.As(err, &limit) || limit.Max == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := layout.Parse(strings.Repeat("<p>satu", 40_000)); err != nil {
		t.Errorf("a long page was refused: %v", err)
	}
}

// Cutting scripts out before parsing changes nothing that a reader sees.
func TestScriptsCutOut(t *testing.T) {
	for page, want := range map[string]string{
		"<p>satu<script>if(a<b){'</p>'}</script> dua":               "satu dua",
		"<p>satu<SCRIPT src=x></SCRIPT> dua<style>p{}</style> tiga": "satu dua tiga",
		"<p>satu<!-- <script> --> dua<script>x</script> tiga":       "satu dua tiga",
		"<p>satu<script><!-- <script></script> x --></script> dua":  "satu dua",
		"<p>satu<script>x":                            "satu",
		"<p>satu <scripted>dua</scripted>":            "satu dua",
		"<p>satu<!-- tak berakhir <script>x</script>": "satu",
	} {
		l := linear(t, page)
		if len(l.Blocks) != 1 || l.Blocks[0].Text != want {
			t.Errorf("%q: %+v", page, l.Blocks)
		}
	}
}

func TestInlinesAndLinks(t *testing.T) {
	l := linear(t, `<p>Satu <b>dua</b> <a href="../y?a=1&amp;b=2">tiga <i>empat</i></a>, <a href="javascript:x()">lima</a> <a href="data:text/html,x">enam</a> <a href="#z">tujuh</a> <a href="mailto:a@kabar.example">delapan</a>.</p>`)
	b := l.Blocks[0]
	if b.Text != "Satu dua tiga empat, lima enam tujuh delapan." {
		t.Fatalf("text %q", b.Text)
	}
	var links []string
	for _, in := range b.Inlines {
		if in.Link != "" {
			links = append(links, strings.TrimSpace(in.Text)+" "+in.Link)
		}
	}
	want := []string{"tiga https://kabar.example/y?a=1&b=2", "empat https://kabar.example/y?a=1&b=2", "delapan mailto:a@kabar.example"}
	if !slices.Equal(links, want) {
		t.Errorf("links %q", links)
	}
	if !b.Inlines[1].Bold || layout.InlineText(b.Inlines) != b.Text {
		t.Errorf("inlines %+v", b.Inlines)
	}
}

func TestMetadata(t *testing.T) {
	m := metadata(t, `<html lang="id-ID"><head><title>Judul - Kabar</title><base href="https://kabar.example/">
<meta property="og:title" content="Judul"><meta name="keywords" content="a, b">
<link rel="canonical" href="https://kabar.example/1">
<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[
 {"@type":"Person","@id":"#ana","name":"Ana Wijaya"},
 {"@type":"WebPage","mainEntity":{"@type":["Article","NewsArticle"],"headline":"Judul &amp; isi","author":{"@id":"#ana"},
  "editor":{"@type":"Person","name":"Budi"},"keywords":"x, y","datePublished":"2026-01-02","image":[{"@type":"ImageObject","caption":"Foto pasar","creditText":"Ana"}]}},
 {"@type":"BreadcrumbList","itemListElement":[{"position":1,"name":"Beranda"},{"position":2,"item":{"name":"Daerah"}}]}]}
</script></head><body><h1>Judul</h1><time datetime="2026-01-02T03:04:05Z" itemprop="datePublished">x</time>
<a rel="author" href="/ana">Ana</a><a rel="tag">pasar</a></body></html>`)
	if m.LD.Headline != "Judul & isi" || !slices.Equal(m.LD.Authors, []string{"Ana Wijaya"}) || !slices.Equal(m.LD.Editors, []string{"Budi"}) {
		t.Errorf("article %+v", m.LD)
	}
	if !slices.Equal(m.LD.Keywords, []string{"x", "y"}) || m.LD.Caption != "Foto pasar" || m.LD.Credit != "Ana" || !slices.Equal(m.LD.Sections, []string{"Beranda", "Daerah"}) {
		t.Errorf("article %+v", m.LD)
	}
	if m.Language() != "id" || m.One("og:title") != "Judul" || m.Canonical != "https://kabar.example/1" {
		t.Errorf("meta %+v", m)
	}
	if len(m.Times) != 1 || m.Times[0].Value != "2026-01-02T03:04:05Z" || !slices.Equal(m.Tagged, []string{"pasar"}) || !slices.Equal(m.Authors, []string{"Ana"}) {
		t.Errorf("marks %+v %q %q", m.Times, m.Tagged, m.Authors)
	}
}

// JSON-LD comes broken in many ways; what can be read is read.
func TestBrokenJSONLD(t *testing.T) {
	for _, ld := range []string{
		`//<![CDATA[` + "\n" + `{"@type":"NewsArticle","headline":"Judul"}` + "\n//]]>",
		`{"@type":"NewsArticle","headline":"Ju` + "\n" + `dul"};`,
		`{"@type":"WebSite"}{"@type":"NewsArticle","headline":"Judul"}`,
		`[[{"@type":"http://schema.org/NewsArticle","headline":["Judul"]}]]`,
	} {
		m := metadata(t, `<script type="application/ld+json">`+ld+`</script>`)
		if got := strings.ReplaceAll(m.LD.Headline, " ", ""); got != "Judul" {
			t.Errorf("%q: %q", ld, m.LD.Headline)
		}
	}
}

func TestCleanMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"a &amp;amp; b":                        "a & b",
		"<b>a</b> b":                           "a b",
		"a &lt;script&gt;x()&lt;/script&gt; b": "a b",
		"  a\n\u00adb ":                        "a b",
		"1 < 2":                                "1 < 2",
	} {
		if got := layout.CleanMarkup(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// The frame of a story is found beside menus, comments and cards, also when a
// word of its own markup would set it aside.
func TestChoose(t *testing.T) {
	prose := "<p>Warga desa menunggu air bersih sejak pagi, tetapi truk tangki belum juga datang, kata kepala desa itu.</p>"
	card := `<div class="kartu"><a href="/1">Harga Gabah di Seruni Turun Lagi</a><p>Petani mengeluhkan harga gabah yang turun di bawah harga pembelian pemerintah.</p></div>`
	for name, page := range map[string]string{
		"cards":           "<div class=a>" + strings.Repeat(prose, 3) + "</div><div>" + strings.Repeat(card, 6) + "</div>",
		"comments":        "<div class=a>" + strings.Repeat(prose, 4) + `</div><div class="comments">` + strings.Repeat(prose, 9) + "</div>",
		"widget on story": `<div class="widget-area">` + strings.Repeat(prose, 3) + `</div><ul><li><a href=/>Beranda</a></li></ul>`,
		"form on page":    "<form><div>" + strings.Repeat(prose, 3) + "</div></form>",
	} {
		l := linear(t, page)
		from, to := l.Choose()
		kept := 0
		for i := from; i < to; i++ {
			if !l.Blocks[i].Off && strings.HasPrefix(l.Blocks[i].Text, "Warga desa") {
				kept++
			}
		}
		if kept < 3 || kept > 4 {
			t.Errorf("%s: %d paragraphs kept of %d blocks %d..%d", name, kept, len(l.Blocks), from, to)
		}
	}
}
