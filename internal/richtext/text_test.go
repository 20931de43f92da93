package richtext

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWordCount(t *testing.T) {
	tests := []struct {
		name   string
		blocks []*Node
		want   int
	}{
		{"words", []*Node{Paragraph(Text("Anak-anak berlari – cepat, 3.500 meter!"))}, 5},
		{"word over marks", []*Node{Paragraph(Text("ke"), Text("bab", Em()), Text("ra lari"))}, 2},
		{"words over a break", []*Node{Paragraph(Text("satu"), Break(), Text("dua"))}, 2},
		{"words over blocks", []*Node{Paragraph(Text("satu")), Paragraph(Text("dua")), BulletList(Item(Paragraph(Text("tiga"))))}, 3},
		{"no break space", []*Node{Paragraph(Text("satu\u00a0dua\ttiga"))}, 3},
		{"other scripts", []*Node{Paragraph(Text("السلام عليكم é"))}, 3},
		{"without Baca juga", []*Node{RelatedLink("/a", "satu dua tiga"), RelatedStory("1s"), Paragraph(Text("x"))}, 1},
		{"without pictures and embeds", []*Node{PictureWith("1a", new("satu dua"), new("tiga")), EmbedLink("https://x.com/a/status/1", "satu dua")}, 0},
		{"without sources", []*Node{Quote(Source{Name: "Ayu Lestari"}, Paragraph(Text("Ya.")))}, 1},
		{"titles", []*Node{InfoBox("Satu dua", Paragraph(Text("tiga"))), Table("empat lima", Row(Cell(Paragraph(Text("enam")))))}, 6},
		{"box without text", []*Node{InfoBox("Satu dua", Picture("1a"))}, 0},
	}
	for _, tt := range tests {
		if got := Must(New(tt.blocks...)).WordCount(); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	doc := Must(New(
		Heading(2, Text("Judul")), Picture("1a"),
		Paragraph(Text("Hujan  deras,"), Break(), Text("banjir", Strong()), Text("  datang.")),
		BulletList(Item(Paragraph(Text("butir")))),
		Paragraph(Text("Warga mengungsi."))))
	tests := []struct {
		n    int
		want string
	}{
		{100, "Hujan deras, banjir datang. Warga mengungsi."},
		{44, "Hujan deras, banjir datang. Warga mengungsi."},
		{43, "Hujan deras, banjir datang. Warga…"},
		{33, "Hujan deras, banjir datang…"},
		{28, "Hujan deras, banjir datang…"},
		{27, "Hujan deras, banjir…"},
		{13, "Hujan deras…"},
		{12, "Hujan…"},
		{5, "Huja…"},
		{3, "Hu…"},
		{1, "…"},
		{0, ""},
		{-1, ""},
	}
	for _, tt := range tests {
		got := doc.Excerpt(tt.n)
		if got != tt.want {
			t.Errorf("%d: got %q, want %q", tt.n, got, tt.want)
		}
		if n := utf8.RuneCountInString(got); n > max(tt.n, 0) {
			t.Errorf("%d: %d characters", tt.n, n)
		}
	}
	accents := Must(New(Paragraph(Text("e\u0301\u0301\u0301a"))))
	for n, want := range map[int]string{1: "…", 2: "…", 4: "…", 5: "e\u0301\u0301\u0301a"} {
		if got := accents.Excerpt(n); got != want {
			t.Errorf("accents, %d: got %q, want %q", n, got, want)
		}
	}
}

func TestReferences(t *testing.T) {
	refs := Must(New(
		Picture("1b"), Gallery(Picture("1a"), Picture("1b")), RelatedStory("1a"), InfoBox("x", Picture("1c")),
		RelatedLink("/a", "b"), RelatedStory("1b"), RelatedStory("1a"))).References()
	if got := strings.Join(refs.Assets, " "); got != "1b 1a 1c" {
		t.Errorf("assets %s", got)
	}
	if got := strings.Join(refs.Stories, " "); got != "1a 1b" {
		t.Errorf("stories %s", got)
	}
}

// TestOutlineMatchesHTML checks that every heading of the outline can be
// reached, and that there are no others.
func TestOutlineMatchesHTML(t *testing.T) {
	w := loadWorld(t)
	var blocks []*Node
	for _, s := range []string{"A", "a", "A 2", "a-2", "", "…", "?", "Sebuah judul", "0", "ÀB", strings.Repeat("panjang ", 30), strings.Repeat("panjang ", 31)} {
		if s != "" {
			blocks = append(blocks, Heading(2, Text(s)))
		} else {
			blocks = append(blocks, Heading(3))
		}
	}
	doc := Must(New(blocks...))
	opt := w.options()
	opt.IDPrefix = "p-"
	html := render(t, doc, w, opt)
	seen := make(map[string]bool)
	for _, s := range doc.Outline() {
		if seen[s.ID] {
			t.Errorf("id %s occurs twice", s.ID)
		}
		seen[s.ID] = true
		if !strings.Contains(html, `<h2 id="p-`+s.ID+`">`+s.Text+"</h2>") && !strings.Contains(html, `<h2 id="p-`+s.ID+`">`+s.Text+" </h2>") {
			t.Errorf("no %+v in\n%s", s, html)
		}
	}
	if got := strings.Count(html, " id="); got != len(seen) {
		t.Errorf("%d ids in HTML, %d in the outline", got, len(seen))
	}
}
