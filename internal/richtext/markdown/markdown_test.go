package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext"
)

// keys knows the keys that begin with "a" and "s": their ids are the keys.
func keys(firstLine int) Options {
	find := func(prefix string) func(string) (string, error) {
		return func(key string) (string, error) {
			if !strings.HasPrefix(key, prefix) {
				return "", errors.New("no such key")
			}
			return strings.NewReplacer("-", "", "l", "", "i", "", "o", "", "u", "").Replace(key), nil
		}
	}
	return Options{Asset: find("a"), Story: find("s"), FirstLine: firstLine}
}

func para(s string) *richtext.Node { return richtext.Paragraph(richtext.Text(s)) }

func TestParse(t *testing.T) {
	tests := []struct {
		name, src string
		want      []*richtext.Node
	}{
		{"nothing", "", nil},
		{"white space", " \n\n\t\n", nil},
		{"paragraphs", "Satu\nbaris.\n\nDua.  \nPatah\\\nlagi.\n", []*richtext.Node{
			para("Satu baris."), richtext.Paragraph(richtext.Text("Dua."), richtext.Break(), richtext.Text("Patah"), richtext.Break(), richtext.Text("lagi."))}},
		{"windows line ends", "\ufeffSatu\r\nbaris.\r\n\r\n## Dua\r\n", []*richtext.Node{para("Satu baris."), richtext.Heading(2, richtext.Text("Dua"))}},
		{"headings", "## Dua *dan*\n### Tiga\nTeks\n\nGaris\n---\n", []*richtext.Node{
			richtext.Heading(2, richtext.Text("Dua "), richtext.Text("dan", richtext.Em())), richtext.Heading(3, richtext.Text("Tiga")), para("Teks"), richtext.Heading(2, richtext.Text("Garis"))}},
		{"marks", "a **b *c*** _d_ ***e*** *f *g* h*", []*richtext.Node{richtext.Paragraph(
			richtext.Text("a "), richtext.Text("b ", richtext.Strong()), richtext.Text("c", richtext.Strong(), richtext.Em()), richtext.Text(" "), richtext.Text("d", richtext.Em()), richtext.Text(" "), richtext.Text("e", richtext.Em(), richtext.Strong()),
			richtext.Text(" "), richtext.Text("f g h", richtext.Em()))}},
		{"links", "[a **b**](/c?d=1&e=2) <https://x.example/> <a@b.example> [r]\n\n[r]: https://y.example/é\n", []*richtext.Node{richtext.Paragraph(
			richtext.Text("a ", richtext.Link("/c?d=1&e=2")), richtext.Text("b", richtext.Link("/c?d=1&e=2"), richtext.Strong()), richtext.Text(" "), richtext.Text("https://x.example/", richtext.Link("https://x.example/")),
			richtext.Text(" "), richtext.Text("a@b.example", richtext.Link("mailto:a@b.example")), richtext.Text(" "), richtext.Text("r", richtext.Link("https://y.example/é")))}},
		{"escapes in addresses", `[a](/b\_c?d&amp;e)`, []*richtext.Node{richtext.Paragraph(richtext.Text("a", richtext.Link("/b_c?d&e")))}},
		{"escapes", `2 \* 3 &lt; 7 &amp;amp; \{\{a\}\} \&copy; &copy; 5 < 6 "k" 'l' a & b`, []*richtext.Node{
			para(`2 * 3 < 7 &amp; {{a}} &copy; © 5 < 6 "k" 'l' a & b`)}},
		{"lists", "- satu\n- dua\n  - anak\n\n5. lima\n\n   masih\n6. enam\n", []*richtext.Node{
			richtext.BulletList(richtext.Item(para("satu")), richtext.Item(para("dua"), richtext.BulletList(richtext.Item(para("anak"))))),
			richtext.OrderedList(5, richtext.Item(para("lima"), para("masih")), richtext.Item(para("enam")))}},
		{"empty item", "- a\n-\n- b\n", []*richtext.Node{richtext.BulletList(richtext.Item(para("a")), richtext.Item(richtext.Paragraph()), richtext.Item(para("b")))}},
		{"quote", "> Satu.\n>\n> Dua.\n", []*richtext.Node{richtext.Quote(richtext.Source{}, para("Satu."), para("Dua."))}},
		{"quote with source", "> “Kami *menunggu*.”\n> -- Ayu, warga & <3\n", []*richtext.Node{
			richtext.Quote(richtext.Source{Name: "Ayu, warga & <3"}, richtext.Paragraph(richtext.Text("“Kami "), richtext.Text("menunggu", richtext.Em()), richtext.Text(".”")))}},
		{"quote with linked source", "> Satu  \n> dua.\n>\n> — [Laporan \\[2025\\]](https://a.example/b)\n", []*richtext.Node{
			richtext.Quote(richtext.Source{Name: "Laporan [2025]", URL: "https://a.example/b"}, richtext.Paragraph(richtext.Text("Satu"), richtext.Break(), richtext.Text("dua.")))}},
		{"dashes elsewhere", "> -- a\n> b\n\n-- c\n", []*richtext.Node{richtext.Quote(richtext.Source{}, para("-- a b")), para("-- c")}},
		{"table", "| A | B |\n|---|--:|\n| 1 | *2* \\| 3 |\n| 4 |\n", []*richtext.Node{richtext.Table("",
			richtext.Row(richtext.HeaderCell(para("A")), richtext.HeaderCell(para("B"))),
			richtext.Row(richtext.Cell(para("1")), richtext.Cell(richtext.Paragraph(richtext.Text("2", richtext.Em()), richtext.Text(" | 3")))),
			richtext.Row(richtext.Cell(para("4")), richtext.Cell(richtext.Paragraph())))}},
		{"divider", "a\n\n---\n\n***\n", []*richtext.Node{para("a"), richtext.Divider(), richtext.Divider()}},
		{"picture", "![Sebuah *kapal*](asset:a1 \"Kapal &amp; laut\")\n", []*richtext.Node{richtext.PictureWith("a1", new("Kapal & laut"), new("Sebuah kapal"))}},
		{"pictures", "![](asset:a1)\n![x](asset:a2)\n", []*richtext.Node{richtext.Picture("a1"), richtext.PictureWith("a2", nil, new("x"))}},
		{"gallery", "{{gallery a1 a2}}", []*richtext.Node{richtext.Gallery(richtext.Picture("a1"), richtext.Picture("a2"))}},
		{"related", "a\n{{baca s-1}}\nb\n\n{{ baca https://x.example/a?b=1 Judul lain }}\n{{baca /topik/x Topik}}\n", []*richtext.Node{
			para("a"), richtext.RelatedStory("s1"), para("b"), richtext.RelatedLink("https://x.example/a?b=1", "Judul lain"), richtext.RelatedLink("/topik/x", "Topik")}},
		{"embed", "{{embed https://youtu.be/abcDEF_12-3?si=1 Letusan dari udara}}\n{{embed https://twitter.com/a/status/1}}", []*richtext.Node{
			richtext.EmbedLink("https://www.youtube.com/watch?v=abcDEF_12-3", "Letusan dari udara"), richtext.EmbedLink("https://x.com/a/status/1", "")}},
		{"box", ":::info Duduk & perkara\nSatu.\n\n- dua\n- tiga\n:::\nempat\n", []*richtext.Node{
			richtext.InfoBox("Duduk & perkara", para("Satu."), richtext.BulletList(richtext.Item(para("dua")), richtext.Item(para("tiga")))), para("empat")}},
		{"box after a paragraph", "a\n:::info B\n> c\n> -- D\n:::\n", []*richtext.Node{para("a"), richtext.InfoBox("B", richtext.Quote(richtext.Source{Name: "D"}, para("c")))}},
		{"box that ends the text", ":::info A\nb\n:::", []*richtext.Node{richtext.InfoBox("A", para("b"))}},
		{"box with a table and a picture", ":::info A\n| x |\n|---|\n| y |\n\n![](asset:a1)\n:::\n", []*richtext.Node{
			richtext.InfoBox("A", richtext.Table("", richtext.Row(richtext.HeaderCell(para("x"))), richtext.Row(richtext.Cell(para("y")))), richtext.Picture("a1"))}},
		{"colons in text", "Pukul 10:::30\n", []*richtext.Node{para("Pukul 10:::30")}},
		{"braces in text", "a { b } {c}\n", []*richtext.Node{para("a { b } {c}")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse([]byte(tt.src), keys(0))
			if err != nil {
				t.Fatal(err)
			}
			want, err := richtext.New(tt.want...)
			if err != nil {
				t.Fatal(err)
			}
			if !got.Equal(want) {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"heading 1", "a\n\n# b", "line 12: a heading begins with ## or ###"},
		{"heading 4", "#### b", "line 10: a heading begins with ## or ###"},
		{"html block", "a\n\n<div>x</div>\n", "line 12: HTML is not allowed"},
		{"script", "<script>alert(1)</script>", "line 10: HTML is not allowed"},
		{"comment", "a\n\n<!-- x -->", "line 12: HTML is not allowed"},
		{"inline html", "a\nb <b>c</b>", "line 11: HTML is not allowed; write &lt; for <"},
		{"indented code", "a\n\n    b", "line 12: code is not allowed; four spaces at the beginning of a line make it code"},
		{"fenced code", "a\n```go\nb\n```", "line 11: code is not allowed; four spaces at the beginning of a line make it code"},
		{"code span", "a\nb `c`", "line 11: code is not allowed"},
		{"javascript", "a\nb\n[c](javascript:alert(1))", `line 12: the address "javascript:alert(1)" scheme is not allowed`},
		{"javascript in brackets", "<javascript:alert(1)>", `line 10: the address "javascript:alert(1)" scheme is not allowed`},
		{"entity in an address", "[c](javascript&colon;alert)", `line 10: the address "javascript:alert" scheme is not allowed`},
		{"title of a link", "[a](/b \"c\")", "line 10: a link has no title"},
		{"reference", "[a]\n\n[a]: data:text/html,x", `line 10: the address "data:text/html,x" scheme is not allowed`},
		{"picture in text", "a\nb ![c](asset:a1)", "line 11: a picture stands on a line of its own"},
		{"picture by address", "![c](https://a.example/b.jpg)", `line 10: a picture is ![alt](asset:KEY), not "https://a.example/b.jpg"`},
		{"unknown picture", "![c](asset:zz)", `line 10: picture "zz": no such key`},
		{"unknown story", "a\n\n{{baca zz}}", `line 12: story "zz": no such key`},
		{"no story", "{{baca}}", "line 10: {{baca}} takes one key of a story"},
		{"two stories", "{{baca s1 s2}}", "line 10: {{baca}} takes one key of a story"},
		{"address without title", "{{baca /a}}", "line 10: {{baca}} to an address needs a title after it"},
		{"bad address", "{{baca ftp://a.example/ A}}", `line 10: the address "ftp://a.example/" scheme is not allowed`},
		{"embed of a stranger", "{{embed https://a.example/}}", `line 10: the address "https://a.example/" host is not one of a provider's`},
		{"empty gallery", "{{gallery}}", "line 10: {{gallery}} takes keys of pictures"},
		{"gallery with unknown", "{{gallery a1 zz}}", `line 10: picture "zz": no such key`},
		{"unknown directive", "a\n{{foo bar}}\nb", "line 11: unknown directive {{foo}}"},
		{"directive in text", "a\nlihat {{baca s1}} b", `line 11: a directive stands on a line of its own; write \{\{ for braces in text`},
		{"directive that does not end", "{{baca s1", `line 10: a directive stands on a line of its own; write \{\{ for braces in text`},
		{"open box", "a\n\n:::info B\nc", "line 12: the box is not closed with :::"},
		{"stray end", "a\n:::\n", "line 11: ::: ends a box, but none is open"},
		{"unknown box", ":::warning A\nb\n:::", "line 10: unknown box \"warning A\", only :::info is known\nline 12: ::: ends a box, but none is open"},
		{"box without title", ":::info\na\n:::", "line 10: the box has no title"},
		{"empty box", ":::info A\n:::", "line 10: the box is empty"},
		{"box in a box", ":::info A\n:::info B\nc\n:::\n:::\n", "line 11: the box is not closed with :::\nline 14: ::: ends a box, but none is open"},
		{"heading in a box", "a\n\n:::info A\n## b\n:::", "line 12: heading is not allowed here, info_box takes boxed+"},
		{"heading in a list", "a\n\n- ## b", "line 12: heading is not allowed here, list_item takes paragraph flow*"},
		{"picture in a list", "- ![](asset:a1)", "line 10: image is not allowed here, list_item takes paragraph flow*"},
		{"quote in a quote", "> > a", "line 10: blockquote is not allowed here, blockquote takes flow+"},
		{"source alone", "> -- A", "line 10: blockquote lacks content, it takes flow+"},
		{"source of two", "> a\n> -- [b](/c) d", "line 11: the source of a quotation is a name or one link"},
		{"script in a source", "> a\n> -- [b](javascript:alert)", `line 11: the address "javascript:alert" scheme is not allowed`},
		{"source in bold", "> **a\n> -- b**", "line 10: the source of a quotation begins inside of bold or italic text"},
		{"too many cells", "| a |\n|---|\n| b | c |\n", "line 12: the row has more cells than the head of the table"},
		{"not UTF-8", "a\n\xff", "line 11: the text is not valid UTF-8"},
		{"control character", "a\n\nb\x07", "line 12: holds a control character"},
		{"several", "# a\n\n[b](x:y)\n\n{{c}}", "line 10: a heading begins with ## or ###\nline 12: the address \"x:y\" scheme is not allowed\nline 14: unknown directive {{c}}"},
		{"too deep", strings.Repeat("- ", 40) + "a", "line 10: nested too deeply, at most 32 levels are allowed"},
		{"too long", strings.Repeat("a", MaxBytes+1), fmt.Sprintf("line 10: the text is longer than %d bytes", MaxBytes)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.src), keys(10))
			if err == nil {
				t.Fatal("accepted")
			}
			if err.Error() != tt.want {
				t.Errorf("\n got %s\nwant %s", err, tt.want)
			}
			var one *Error
			if !errors.As(err, &one) || one.Line < 10 {
				t.Errorf("no *Error in %v", err)
			}
		})
	}
}

// TestParseWithoutKeys checks that a caller without pictures and stories gets
// errors, not a panic.
func TestParseWithoutKeys(t *testing.T) {
	_, err := Parse([]byte("![](asset:a1)\n\n{{baca s1}}\n"), Options{})
	if err == nil || err.Error() != "line 1: unknown picture \"a1\"\nline 3: unknown story \"s1\"" {
		t.Errorf("got %v", err)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		"", "Satu\n\n## Dua\n", "a **b** *c* [d](/e) <https://x.example>", "> a\n> -- b\n", "> **a\n> -- b**", "| a | b |\n|---|---|\n| 1 | 2 |\n",
		"- a\n  - b\n1. c\n", "![a](asset:a1 \"b\")", "{{baca s1}}\n{{embed https://youtu.be/abcDEF_12-3}}\n{{gallery a1 a2}}", ":::info A\nb\n:::",
		":::info A\n- b\n\n> c\n:::\nd", "<script>alert(1)</script>", "[a](javascript:alert(1))", "&#106;avascript: \\{\\{ &lt;b&gt;", "a\r\nb\r\n",
		"---\n***\n", "    kode", "```\na\n```", "[a]: b\n[a]", "- \n-\n", ">\n", "|\n|-", ":::\n{{", "\x00", "> :::info A\n> b\n> :::\n", "- {{baca s1}}", "a\\\nb  \nc",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		doc, err := Parse([]byte(src), keys(1))
		if err != nil {
			var errs Errors
			if !errors.As(err, &errs) || len(errs) == 0 {
				t.Fatalf("refused without Errors: %v", err)
			}
			last := 1 + strings.Count(src, "\n")
			for _, e := range errs {
				if e.Line < 1 || e.Line > last || e.Reason == "" {
					t.Errorf("line %d of %d: %q", e.Line, last, e.Reason)
				}
			}
			return
		}
		again, err := richtext.Parse([]byte(doc.String()))
		if err != nil {
			t.Fatalf("the document is refused: %v\n%s", err, doc)
		}
		if !again.Equal(doc) {
			t.Errorf("the document changes:\n%s\n%s", doc, again)
		}
	})
}
