package passage_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/passage"
)

// labels are what a page needs words for.
func labels() richtext.Labels {
	return richtext.Labels{Related: "Baca juga", ArchivePhoto: "Arsip", AIGenerated: "AI", AIEdited: "AI", Gallery: "Galeri", Table: "Tabel",
		EmbedOpen: "Buka di {provider}", EmbedLoad: "Muat dari {provider}"}
}

// world resolves whatever a document names.
type world struct{}

func (world) Image(id string) (richtext.Image, bool) {
	return richtext.Image{Src: "/x.jpg", Width: 3, Height: 2, Alt: id}, true
}

func (world) Story(id string) (href, headline string, ok bool) { return "/x", id, true }

func TestPassages(t *testing.T) {
	link := richtext.Link("https://a.test/")
	doc := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Satu "), richtext.Text("dua 😀 tiga", link), richtext.Text(" empat", richtext.Strong()), richtext.Text(".")),
		richtext.BulletList(richtext.Item(richtext.Paragraph(richtext.Text("lima & enam")))), richtext.Paragraph(richtext.Text("tujuh"))))
	// Positions: the paragraph's text from 1, "dua" from 6, the emoji counts two.
	at := func(from, to int) passage.Passage {
		return passage.Passage{From: from, To: to, ID: "at-x", Href: "#c", Sign: "1", Label: `of "B"`}
	}
	sign := `<a class="rt-sign" id="at-x" href="#c" aria-label="of &#34;B&#34;">1</a>`
	for _, c := range []struct {
		name     string
		passages []passage.Passage
		want     string
	}{
		{"in plain text", []passage.Passage{at(1, 5)}, `<p><mark class="rt-passage">Satu</mark>` + sign + ` <a href="https://a.test/">dua 😀 tiga</a><strong> empat</strong>.</p>`},
		{"in a link: its sign stands behind the link", []passage.Passage{at(6, 9)}, `<a href="https://a.test/"><mark class="rt-passage">dua</mark> 😀 tiga</a>` + sign + `<strong>`},
		{"two units of one character", []passage.Passage{at(10, 12)}, `dua <mark class="rt-passage">😀</mark> tiga</a>` + sign},
		{"through marks", []passage.Passage{at(13, 23)}, `dua 😀 <mark class="rt-passage">tiga</mark></a><strong><mark class="rt-passage"> empat</mark>` + sign + `</strong>.`},
		{"over blocks", []passage.Passage{at(23, 32)}, `<mark class="rt-passage">.</mark></p>` + "\n" + `<ul>` + "\n" + `<li><mark class="rt-passage">lima</mark>` + sign + ` &amp; enam</li>`},
		{"to the end of everything", []passage.Passage{at(43, 1000)}, `<p><mark class="rt-passage">tujuh</mark>` + sign + `</p>`},
		{"no text", []passage.Passage{at(24, 27), at(-5, 0), at(500, 600), at(9, 9), at(9, 3)}, ``},
		{"overlapping", []passage.Passage{at(1, 4), at(3, 5)}, `<mark class="rt-passage">Sat</mark>` + sign + `<mark class="rt-passage">u</mark>` + sign + ` <a`},
		{"the same", []passage.Passage{at(1, 5), at(1, 5)}, `<mark class="rt-passage">Satu</mark>` + sign + sign + ` <a`},
	} {
		var b strings.Builder
		if err := doc.HTML(&b, nil, richtext.Options{Labels: labels(), Pieces: passage.Pieces(doc, c.passages)}); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); c.want == "" && strings.Contains(got, "rt-sign") || !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

var (
	passageMark = regexp.MustCompile(`<mark class="rt-passage">|</mark>|<a class="rt-sign"[^>]*>\*</a>`)
	anchorTag   = regexp.MustCompile(`<a[ >]|</a>`)
)

// Whatever is pointed at, the page is the same without its marks and signs, and
// no link stands in another.
func TestPassagesChangeNothingElse(t *testing.T) {
	w := world{}
	files, err := filepath.Glob(filepath.Join("..", "testdata", "richtext", "accept-*.json"))
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	signs := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var f struct{ Document json.RawMessage }
		if err := json.Unmarshal(text, &f); err != nil {
			t.Fatal(err)
		}
		doc, err := richtext.Parse(f.Document)
		if err != nil {
			t.Fatal(err)
		}
		var plain strings.Builder
		if err := doc.HTML(&plain, w, richtext.Options{Labels: labels()}); err != nil {
			t.Fatal(err)
		}
		for range 200 {
			var passages []passage.Passage
			for range 1 + random.IntN(4) {
				from := random.IntN(doc.Root().NodeSize()+4) - 2
				passages = append(passages, passage.Passage{From: from, To: from + random.IntN(60), ID: `"><i>`, Href: `#"`, Sign: "*", Label: `"<`})
			}
			var b strings.Builder
			if err := doc.HTML(&b, w, richtext.Options{Labels: labels(), Pieces: passage.Pieces(doc, passages)}); err != nil {
				t.Fatal(err)
			}
			got := b.String()
			signs += strings.Count(got, "rt-sign")
			// Line breaks between blocks are nobody's business.
			if bare := passageMark.ReplaceAllString(got, ""); strings.ReplaceAll(bare, "\n", "") != strings.ReplaceAll(plain.String(), "\n", "") {
				t.Fatalf("%s, %+v:\n%s", name, passages, got)
			}
			depth := 0
			for _, tag := range anchorTag.FindAllString(got, -1) {
				if depth++; tag == "</a>" {
					depth -= 2
				}
				if depth < 0 || depth > 1 {
					t.Fatalf("%s, %+v: a link in a link\n%s", name, passages, got)
				}
			}
		}
	}
	if signs < 100 {
		t.Errorf("only %d signs", signs)
	}
}
