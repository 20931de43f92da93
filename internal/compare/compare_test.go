package compare

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

func doc(blocks ...*richtext.Node) richtext.Document { return richtext.Must(richtext.New(blocks...)) }

func p(inline ...any) *richtext.Node {
	var nodes []*richtext.Node
	for _, x := range inline {
		if s, ok := x.(string); ok {
			x = richtext.Text(s)
		}
		nodes = append(nodes, x.(*richtext.Node))
	}
	return richtext.Paragraph(nodes...)
}

// show writes one block a line: what became of it, what it is, its text.
func show(c Comparison) string {
	var out []string
	for _, b := range c.Blocks {
		var s strings.Builder
		s.WriteString(b.Change.String())
		place := func(p Place) {
			for _, k := range p.In {
				s.WriteString(" " + k.String() + " >")
			}
			s.WriteString(" " + p.Kind.String())
			if p.Level > 0 {
				fmt.Fprint(&s, p.Level)
			}
		}
		place(b.Now)
		if b.Was != nil {
			s.WriteString(", was")
			place(*b.Was)
		}
		s.WriteString(":")
		for _, r := range b.Runs {
			text := r.Text
			for _, m := range r.Marks {
				text = m.Kind.String() + "(" + text + ")"
			}
			if r.Restyled {
				text = "~" + text + "~"
			}
			switch r.Op {
			case textdiff.Removed:
				text = "[-" + text + "-]"
			case textdiff.Added:
				text = "{+" + text + "+}"
			}
			s.WriteString(text)
		}
		for _, a := range b.Attrs {
			fmt.Fprintf(&s, " %s=%q>%q", a.Name, a.Before, a.After)
		}
		out = append(out, s.String())
	}
	return strings.Join(out, "\n")
}

func TestDocuments(t *testing.T) {
	strong := func(s string) *richtext.Node { return richtext.Text(s, richtext.Strong()) }
	tests := []struct {
		name          string
		before, after richtext.Document
		want          []string
	}{
		{"empty", doc(), doc(), nil},
		{"the same", doc(p("a"), richtext.Divider()), doc(p("a"), richtext.Divider()), []string{"kept paragraph:a", "kept divider:"}},
		{"empty paragraphs", doc(p("a")), doc(p(), p("a"), p(" ")), []string{"kept paragraph:a"}},
		{"words", doc(p("Harga beras naik tajam.")), doc(p("Harga beras turun tajam.")), []string{"changed paragraph:Harga beras [-naik-]{+turun+} tajam."}},
		{"blocks", doc(p("satu dua tiga"), p("empat lima enam")), doc(p("satu dua tiga"), richtext.Heading(2, richtext.Text("Baru")), p("tujuh delapan sembilan")),
			[]string{"kept paragraph:satu dua tiga", "removed paragraph:[-empat lima enam-]", "added heading2:{+Baru+}", "added paragraph:{+tujuh delapan sembilan+}"}},
		{"edited and moved down", doc(p("satu dua tiga empat"), p("lima enam tujuh delapan")), doc(p("baru sama sekali"), p("satu dua tiga lagi"), p("lima enam tujuh delapan")),
			[]string{"added paragraph:{+baru sama sekali+}", "changed paragraph:satu dua tiga [-empat-]{+lagi+}", "kept paragraph:lima enam tujuh delapan"}},
		{"bold", doc(p("satu ", strong("dua"), " tiga")), doc(p("satu dua ", strong("tiga"))),
			[]string{"changed paragraph:satu ~dua~ ~strong(tiga)~"}},
		{"a link elsewhere", doc(p(richtext.Text("sini", richtext.Link("/a")))), doc(p(richtext.Text("sini", richtext.Link("/b")))), []string{"changed paragraph:~link(sini)~"}},
		{"a bold word added", doc(p("satu tiga")), doc(p("satu ", strong("dua "), "tiga")), []string{"changed paragraph:satu {+strong(dua )+}tiga"}},
		{"a line break", doc(p("a b", richtext.Break(), "c")), doc(p("a b c")), []string{"changed paragraph:a b[-\n-]{+ +}c"}},
		{"became a heading", doc(p("Satu dua")), doc(richtext.Heading(3, richtext.Text("Satu dua"))), []string{"changed heading3, was paragraph:Satu dua"}},
		{"became a list", doc(p("satu"), p("dua")), doc(richtext.BulletList(richtext.Item(p("satu")), richtext.Item(p("dua")))),
			[]string{"changed bullet_list > list_item > paragraph, was paragraph:satu", "changed bullet_list > list_item > paragraph, was paragraph:dua"}},
		{"another caption", doc(richtext.PictureWith("1a", new("Kapal"), nil)), doc(richtext.PictureWith("1a", new("Perahu"), new("Sebuah perahu"))),
			[]string{`changed image: asset="1a">"1a" caption="Kapal">"Perahu" alt="">"Sebuah perahu"`}},
		{"another picture", doc(richtext.Picture("1a")), doc(richtext.Picture("1b")), []string{`changed image: asset="1a">"1b"`}},
		{"a picture for a paragraph", doc(p("a")), doc(richtext.Picture("1b")), []string{"removed paragraph:[-a-]", `added image: asset="">"1b"`}},
		{"embed gone", doc(p("a"), richtext.EmbedLink("https://youtu.be/abcDEF_12-3", "Video")), doc(p("a")),
			[]string{"kept paragraph:a", `removed embed: url="https://www.youtube.com/watch?v=abcDEF_12-3">"" title="Video">""`}},
		{"source of a quotation", doc(richtext.Quote(richtext.Source{Name: "Siti"}, p("Kami siap"))), doc(richtext.Quote(richtext.Source{Name: "Siti Aminah", URL: "https://a.example/"}, p("Kami siap"))),
			[]string{"kept blockquote > paragraph:Kami siap", `changed blockquote:Siti{+ Aminah+} source_url="">"https://a.example/"`}},
		{"title of a box", doc(richtext.InfoBox("Kronologi", p("a"))), doc(richtext.InfoBox("Urutan", p("a"))), []string{"changed info_box:[-Kronologi-]{+Urutan+}", "kept info_box > paragraph:a"}},
		{"a cell", doc(richtext.Table("Harga", richtext.Row(richtext.Cell(p("beras medium 12")), richtext.Cell(p("13"))))), doc(richtext.Table("Harga", richtext.Row(richtext.Cell(p("beras medium 14")), richtext.Cell(p("13"))))),
			[]string{"kept table:Harga", "changed table > table_row > table_cell > paragraph:beras medium [-12-]{+14+}", "kept table > table_row > table_cell > paragraph:13"}},
		{"baca juga", doc(richtext.RelatedStory("1s")), doc(richtext.RelatedLink("/a", "Banjir")), []string{`changed related: story="1s">"" url="">"/a" title="">"Banjir"`}},
	}
	for _, tt := range tests {
		c := Documents(tt.before, tt.after)
		if got, want := show(c), strings.Join(tt.want, "\n"); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, want)
		}
		if same := strings.Count(show(c), "kept ") == len(tt.want); c.Same() != same {
			t.Errorf("%s: Same is %v", tt.name, c.Same())
		}
	}
	c := Documents(doc(p("satu dua tiga empat")), doc(p("satu lima tiga empat"), p("baru lagi")))
	if c.WordsAdded != 3 || c.WordsRemoved != 1 || c.Same() {
		t.Errorf("%d added, %d removed", c.WordsAdded, c.WordsRemoved)
	}
	if !Documents(doc(p("a")), doc(p("a"), p())).Same() {
		t.Error("an empty paragraph is a difference")
	}
}

// TestBothSides rebuilds the texts of random documents from their comparison.
func TestBothSides(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("harga beras naik turun tajam kota warga banjir dan di yang akan kapal")
	sentence := func() string {
		var s []string
		for range 1 + rng.IntN(8) {
			s = append(s, words[rng.IntN(len(words))])
		}
		return strings.Join(s, " ")
	}
	for range 500 {
		var a, b []*richtext.Node
		for range 1 + rng.IntN(8) {
			block := p(sentence(), richtext.Text(" "+sentence(), richtext.Em()))
			if rng.IntN(4) > 0 {
				a = append(a, block)
			}
			switch rng.IntN(4) {
			case 0:
				b = append(b, p(sentence()))
			case 1:
				b = append(b, p(block.Child(0), " "+sentence()))
			default:
				b = append(b, block)
			}
		}
		before, after := doc(a...), doc(b...)
		var old, now []string
		for _, block := range Documents(before, after).Blocks {
			var was, is strings.Builder
			for _, r := range block.Runs {
				if r.Text == "" {
					t.Fatal("an empty run")
				}
				if r.Op != textdiff.Added {
					was.WriteString(r.Text)
				}
				if r.Op != textdiff.Removed {
					is.WriteString(r.Text)
				}
			}
			if block.Change != Added {
				old = append(old, was.String())
			}
			if block.Change != Removed {
				now = append(now, is.String())
			}
		}
		if got := strings.Join(old, "\n"); got != linesText(before) {
			t.Fatalf("%s\n rebuilt as\n%s", linesText(before), got)
		}
		if got := strings.Join(now, "\n"); got != linesText(after) {
			t.Fatalf("%s\n rebuilt as\n%s", linesText(after), got)
		}
	}
}

func linesText(d richtext.Document) string {
	var out []string
	for _, l := range lines(d) {
		out = append(out, l.text)
	}
	return strings.Join(out, "\n")
}

func TestFold(t *testing.T) {
	var a, b []*richtext.Node
	for i := range 20 {
		a = append(a, p(fmt.Sprint("alinea ke ", i)))
		if b = append(b, a[i]); i == 10 {
			b[i] = p("alinea lain ke sepuluh 10")
		}
	}
	parts := Documents(doc(a...), doc(b...)).Fold(2)
	if len(parts) != 3 || !parts[0].Folded || len(parts[0].Blocks) != 8 || parts[1].Folded || len(parts[1].Blocks) != 5 || !parts[2].Folded || len(parts[2].Blocks) != 7 {
		t.Errorf("got %v", parts)
	}
	if parts := (Comparison{}).Fold(2); parts != nil {
		t.Errorf("nothing is folded to %v", parts)
	}
}

// TestLarge compares two large documents without a line in common.
func TestLarge(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	make := func() richtext.Document {
		var blocks []*richtext.Node
		for range 2000 {
			var b strings.Builder
			for range 40 {
				fmt.Fprintf(&b, "kata%d ", rng.IntN(300))
			}
			blocks = append(blocks, p(b.String()))
		}
		return doc(blocks...)
	}
	a, b := make(), make()
	start := time.Now()
	c := Documents(a, b)
	if took := time.Since(start); took > 20*time.Second || c.Same() {
		t.Errorf("took %v", took)
	} else {
		t.Log(took)
	}
}
