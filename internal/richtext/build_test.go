package richtext

import (
	"errors"
	"strings"
	"testing"
)

func TestBuilders(t *testing.T) {
	// Each block with its JSON between {"type":" and the end.
	tests := []struct {
		block *Node
		want  string
	}{
		{Paragraph(), `{"type":"paragraph"}`},
		{Paragraph(Text("a", Strong(), LinkRel("/b", RelNofollow), Em()), Break(), Text("c", Sup()), Text("d", Sub())),
			`{"type":"paragraph","content":[{"type":"text","marks":[{"type":"link","attrs":{"href":"/b","rel":"nofollow"}},{"type":"em"},{"type":"strong"}],"text":"a"},{"type":"hard_break"},{"type":"text","marks":[{"type":"sup"}],"text":"c"},{"type":"text","marks":[{"type":"sub"}],"text":"d"}]}`},
		{Paragraph(Text("a"), Text("b"), Text("c", Em()), Text("d", Em())),
			`{"type":"paragraph","content":[{"type":"text","text":"ab"},{"type":"text","marks":[{"type":"em"}],"text":"cd"}]}`},
		{Heading(3, Text("a")), `{"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"a"}]}`},
		{Quote(Source{Name: "A", URL: "https://a.example/"}, Paragraph()), `{"type":"blockquote","attrs":{"source_name":"A","source_url":"https://a.example/"},"content":[{"type":"paragraph"}]}`},
		{BulletList(Item(Paragraph()), Item(Paragraph(), OrderedList(4, Item(Paragraph())))),
			`{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"}]},{"type":"list_item","content":[{"type":"paragraph"},{"type":"ordered_list","attrs":{"order":4},"content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}]}]}`},
		{Picture("1a"), `{"type":"image","attrs":{"asset":"1a","caption":null,"alt":null}}`},
		{Gallery(PictureWith("1a", new("b"), new(""))), `{"type":"gallery","content":[{"type":"image","attrs":{"asset":"1a","caption":"b","alt":""}}]}`},
		{Table("A", Row(HeaderCell(Paragraph()), SpanHeaderCell(1, 2, Paragraph())), Row(Cell(Paragraph()))),
			`{"type":"table","attrs":{"caption":"A"},"content":[{"type":"table_row","content":[{"type":"table_header","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph"}]},{"type":"table_header","attrs":{"colspan":1,"rowspan":2},"content":[{"type":"paragraph"}]}]},{"type":"table_row","content":[{"type":"table_cell","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph"}]}]}]}`},
		{RelatedStory("1s"), `{"type":"related","attrs":{"story":"1s","url":null,"title":null}}`},
		{RelatedLink("/a", "B"), `{"type":"related","attrs":{"story":null,"url":"/a","title":"B"}}`},
		{EmbedLink("https://youtu.be/abcDEF_12-3?t=1", ""), `{"type":"embed","attrs":{"provider":"youtube","url":"https://www.youtube.com/watch?v=abcDEF_12-3","title":null}}`},
		{InfoBox("A", Paragraph()), `{"type":"info_box","attrs":{"title":"A"},"content":[{"type":"paragraph"}]}`},
		{Divider(), `{"type":"divider"}`},
	}
	for _, tt := range tests {
		doc, err := New(tt.block)
		if err != nil {
			t.Errorf("%s: %v", tt.want, err)
			continue
		}
		if got := doc.String(); got != wrap(tt.want) {
			t.Errorf("\n got %s\nwant %s", got, wrap(tt.want))
		}
		parsed, err := Parse([]byte(doc.String()))
		if err != nil || !parsed.Equal(doc) || parsed.Root().NodeSize() != doc.Root().NodeSize() {
			t.Errorf("%s: parsed to %s, %v", doc, parsed, err)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	deep := Paragraph(Text("x"))
	for range 20 {
		deep = BulletList(Item(Paragraph(), deep))
	}
	wide := Item(Paragraph())
	for range 8 {
		// Shared nodes: small in memory, too many to walk.
		wide = Item(Paragraph(), BulletList(wide, wide, wide, wide), BulletList(wide, wide, wide, wide))
	}
	tests := []struct {
		name   string
		blocks []*Node
		want   string
	}{
		{"text at the top", []*Node{Text("a")}, "doc.content[0]: text is not allowed here, doc takes block+"},
		{"nil", []*Node{Paragraph(), nil}, "doc.content[1]: is nil"},
		{"zero node", []*Node{{}}, "doc.content[0]: unknown is not allowed here, doc takes block+"},
		{"empty text", []*Node{Paragraph(Text(""))}, "doc.content[0].content[0].text: must not be empty"},
		{"script", []*Node{Paragraph(Text("a", Link("javascript:alert(1)")))}, "doc.content[0].content[0].marks[0].attrs.href: scheme is not allowed"},
		{"two links", []*Node{Paragraph(Text("a", Link("/a"), Link("/b")))}, "doc.content[0].content[0].marks[1]: is a second link"},
		{"made-up mark", []*Node{Paragraph(Text("a", Mark{Kind: 99}))}, "doc.content[0].content[0].marks[0]: is not a mark"},
		{"bold with an address", []*Node{Paragraph(Text("a", Mark{Kind: MarkStrong, Href: "/a"}))}, "doc.content[0].content[0].marks[0]: is not a mark"},
		{"heading 1", []*Node{Heading(1, Text("a"))}, "doc.content[0].attrs.level: must be from 2 to 3"},
		{"bad id", []*Node{Picture("KAPAL")}, "doc.content[0].attrs.asset: is not an id"},
		{"no id", []*Node{RelatedStory("")}, "doc.content[0].attrs.story: is not an id"},
		{"strange embed", []*Node{EmbedLink("https://a.example/", "")}, "doc.content[0].attrs.url: host is not one of a provider's"},
		{"ragged table", []*Node{Table("", Row(Cell(Paragraph())), Row())}, "doc.content[0].content[1]: is shorter than the first row, which has 1 columns"},
		{"too deep", []*Node{deep}, "doc" + nestedPath(15) + ": nested too deeply, at most 32 levels are allowed"},
		{"too many", []*Node{BulletList(wide)}, ""},
		{"too large", []*Node{Paragraph(Text(strings.Repeat("a", MaxBytes)))}, "doc: " + tooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(tt.blocks...)
			var fault *Fault
			if !errors.As(err, &fault) {
				t.Fatalf("accepted: %v", err)
			}
			if tt.want != "" && fault.Error() != tt.want {
				t.Errorf("\n got %v\nwant %s", fault, tt.want)
			}
		})
	}
	defer func() {
		if recover() == nil {
			t.Error("Must does not panic")
		}
	}()
	Must(New(nil))
}

// TestDocumentsDoNotChange checks that nothing a caller holds reaches into a
// document.
func TestDocumentsDoNotChange(t *testing.T) {
	inline := []*Node{Text("a"), Break()}
	marks := []Mark{Link("/a"), Em()}
	blocks := []*Node{Paragraph(inline...), Paragraph(Text("b", marks...))}
	doc := Must(New(blocks...))
	before := doc.String()
	inline[0], blocks[0], marks[0].Href = Text("x"), Divider(), "/x"
	doc.Blocks()[0] = nil
	doc.Blocks()[1].Child(0).Marks()[0].Href = "/y"
	if doc.String() != before {
		t.Errorf("%s became %s", before, doc)
	}
}

func TestFromPlain(t *testing.T) {
	tests := []struct {
		name, text string
		want       []*Node
	}{
		{"nothing", "", nil},
		{"white space", " \r\n\t\n ", nil},
		{"one line", "a  b\tc ", []*Node{Paragraph(Text("a b c"))}},
		{"paragraphs", "a\nb\n\n\n c\r\nd\r\re", []*Node{
			Paragraph(Text("a"), Break(), Text("b")), Paragraph(Text("c"), Break(), Text("d")), Paragraph(Text("e"))}},
		{"HTML stays text", "<b>a</b> & c", []*Node{Paragraph(Text("<b>a</b> & c"))}},
	}
	for _, tt := range tests {
		got, err := FromPlain(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if want := Must(New(tt.want...)); !got.Equal(want) {
			t.Errorf("%s: got %s, want %s", tt.name, got, want)
		}
	}
	if _, err := FromPlain("a\x00b"); err == nil {
		t.Error("a control character is accepted")
	}
}

func TestZeroDocument(t *testing.T) {
	var zero Document
	empty := Must(New())
	if !zero.Equal(empty) || zero.String() != wrap(`{"type":"paragraph"}`) || !zero.Blank() {
		t.Errorf("the zero document is %s", zero)
	}
	w := loadWorld(t)
	if got := render(t, zero, nil, w.options()); got != "" {
		t.Errorf("the zero document is shown as %q", got)
	}
	if zero.Text() != "" || zero.WordCount() != 0 || zero.Excerpt(10) != "" || zero.Outline() != nil || zero.Root().NodeSize() != 4 {
		t.Error("the zero document says something")
	}
}

func TestBlank(t *testing.T) {
	tests := []struct {
		name  string
		block *Node
		want  bool
	}{
		{"spaces", Paragraph(Text(" \u00a0\u200b")), true},
		{"break", Paragraph(Break()), true},
		{"divider", Divider(), true},
		{"empty list", BulletList(Item(Paragraph())), true},
		{"empty gallery", Gallery(), true},
		{"emoji", Paragraph(Text("🌋")), false},
		{"picture in a box", InfoBox("a", Picture("1a")), false},
		{"embed", EmbedLink("https://x.com/a/status/1", ""), false},
		{"related", RelatedStory("1s"), false},
	}
	for _, tt := range tests {
		if got := Must(New(tt.block)).Blank(); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}

// TestNodeSize checks sizes against those that prosemirror-model 1.25 counts.
func TestNodeSize(t *testing.T) {
	tests := []struct {
		n    *Node
		want int
	}{
		{Text("abc"), 3},
		{Text("é日"), 2},
		{Text("🌋e\u0301"), 4},
		{Break(), 1},
		{Divider(), 1},
		{Picture("1a"), 1},
		{Paragraph(), 2},
		{Paragraph(Text("ab", Em()), Break()), 5},
		{Gallery(), 2},
		{Gallery(Picture("1a"), Picture("1b")), 4},
		{BulletList(Item(Paragraph(Text("a")))), 7},
		{Table("", Row(Cell(Paragraph()))), 8},
	}
	for _, tt := range tests {
		if got := tt.n.NodeSize(); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.n.Kind(), got, tt.want)
		}
	}
}

func TestAccessors(t *testing.T) {
	doc := Must(New(Heading(2, Text("a", Link("/b"))), Quote(Source{Name: "c"}, Paragraph())))
	heading, quote := doc.Blocks()[0], doc.Blocks()[1]
	if n, ok := heading.Number("level"); n != 2 || !ok {
		t.Errorf("level is %d, %v", n, ok)
	}
	if _, ok := heading.Attr("level"); ok {
		t.Error("level is a text")
	}
	if s, ok := quote.Attr("source_name"); s != "c" || !ok {
		t.Errorf("source_name is %q, %v", s, ok)
	}
	if _, ok := quote.Attr("source_url"); ok {
		t.Error("source_url is not null")
	}
	if _, ok := quote.Number("level"); ok {
		t.Error("quotations have levels")
	}
	if m := heading.Child(0).Marks(); len(m) != 1 || m[0] != Link("/b") {
		t.Errorf("marks are %v", m)
	}
	var kinds []Kind
	for n := range doc.All() {
		if kinds = append(kinds, n.Kind()); n.Kind() == KindBlockquote {
			break
		}
	}
	if len(kinds) != 4 || kinds[0] != KindDoc || kinds[2] != KindText {
		t.Errorf("walked over %v", kinds)
	}
}
