package steps

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext"
)

func parse(t testing.TB, src string) Step {
	t.Helper()
	s, err := Parse([]byte(src))
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return s
}

func insertText(pos int, text string) string {
	return fmt.Sprintf(`{"stepType":"replace","from":%d,"to":%d,"slice":{"content":[{"type":"text","text":%q}]}}`, pos, pos, text)
}

func TestApply(t *testing.T) {
	two := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("satu")), richtext.Paragraph(richtext.Text("🌋dua"))))
	item := func(s string) *richtext.Node { return richtext.Item(richtext.Paragraph(richtext.Text(s))) }
	grid := richtext.Must(richtext.New(richtext.Table("", richtext.Row(richtext.Cell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph())), richtext.Row(richtext.Cell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph())))))
	cell := `{"type":"table_cell","content":[{"type":"paragraph"}]}`
	tests := []struct {
		name  string
		doc   richtext.Document
		steps []string
		want  []*richtext.Node
	}{
		{"nothing", two, nil, []*richtext.Node{richtext.Paragraph(richtext.Text("satu")), richtext.Paragraph(richtext.Text("🌋dua"))}},
		{"a letter", two, []string{insertText(5, "!")}, []*richtext.Node{richtext.Paragraph(richtext.Text("satu!")), richtext.Paragraph(richtext.Text("🌋dua"))}},
		{"behind a character of two units", two, []string{insertText(9, " ")}, []*richtext.Node{richtext.Paragraph(richtext.Text("satu")), richtext.Paragraph(richtext.Text("🌋 dua"))}},
		{"letters in turn", two, []string{insertText(5, " "), insertText(6, "l"), insertText(7, "u")}, []*richtext.Node{richtext.Paragraph(richtext.Text("satu lu")), richtext.Paragraph(richtext.Text("🌋dua"))}},
		{"delete across", two, []string{`{"stepType":"replace","from":3,"to":9}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("sadua"))}},
		{"split", two, []string{`{"stepType":"replace","from":3,"to":3,"slice":{"content":[{"type":"paragraph"},{"type":"paragraph"}],"openStart":1,"openEnd":1},"structure":true}`},
			[]*richtext.Node{richtext.Paragraph(richtext.Text("sa")), richtext.Paragraph(richtext.Text("tu")), richtext.Paragraph(richtext.Text("🌋dua"))}},
		{"join", two, []string{`{"stepType":"replace","from":5,"to":7,"structure":true}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("satu🌋dua"))}},
		{"a heading drawn up keeps the paragraph", richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("a")), richtext.Heading(2, richtext.Text("b")))), []string{`{"stepType":"replace","from":2,"to":4}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("ab"))}},
		{"wrap", two, []string{`{"stepType":"replaceAround","from":0,"to":6,"gapFrom":0,"gapTo":6,"insert":2,"slice":{"content":[{"type":"bullet_list","content":[{"type":"list_item"}]}]},"structure":true}`},
			[]*richtext.Node{richtext.BulletList(item("satu")), richtext.Paragraph(richtext.Text("🌋dua"))}},
		{"lift", richtext.Must(richtext.New(richtext.BulletList(item("a")))), []string{`{"stepType":"replaceAround","from":0,"to":7,"gapFrom":2,"gapTo":5,"insert":0,"structure":true}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("a"))}},
		{"become a heading", two, []string{`{"stepType":"replaceAround","from":0,"to":6,"gapFrom":1,"gapTo":5,"insert":1,"slice":{"content":[{"type":"heading","attrs":{"level":3}}]},"structure":true}`},
			[]*richtext.Node{richtext.Heading(3, richtext.Text("satu")), richtext.Paragraph(richtext.Text("🌋dua"))}},
		{"bold across", two, []string{`{"stepType":"addMark","mark":{"type":"strong"},"from":4,"to":9}`},
			[]*richtext.Node{richtext.Paragraph(richtext.Text("sat"), richtext.Text("u", richtext.Strong())), richtext.Paragraph(richtext.Text("🌋", richtext.Strong()), richtext.Text("dua"))}},
		{"another link", richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("a", richtext.Link("/a"), richtext.Em())))), []string{`{"stepType":"addMark","mark":{"type":"link","attrs":{"href":"/b"}},"from":1,"to":2}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("a", richtext.Link("/b"), richtext.Em()))}},
		{"sub for sup", richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("a", richtext.Sup())))), []string{`{"stepType":"addMark","mark":{"type":"sub"},"from":1,"to":2}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("a", richtext.Sub()))}},
		{"plain again", richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("ab", richtext.Strong()), richtext.Text("c")))), []string{`{"stepType":"removeMark","mark":{"type":"strong"},"from":2,"to":4}`}, []*richtext.Node{richtext.Paragraph(richtext.Text("a", richtext.Strong()), richtext.Text("bc"))}},
		{"a marked break", richtext.Must(richtext.New(richtext.Paragraph(richtext.Break()))), []string{`{"stepType":"addNodeMark","pos":1,"mark":{"type":"em"}}`, `{"stepType":"addNodeMark","pos":1,"mark":{"type":"strong"}}`, `{"stepType":"removeNodeMark","pos":1,"mark":{"type":"em"}}`, `{"stepType":"removeNodeMark","pos":1,"mark":{"type":"strong"}}`},
			[]*richtext.Node{richtext.Paragraph(richtext.Break())}},
		{"attribute of a node with content", richtext.Must(richtext.New(richtext.Heading(2, richtext.Text("a")))), []string{`{"stepType":"attr","pos":0,"attr":"level","value":3}`}, []*richtext.Node{richtext.Heading(3, richtext.Text("a"))}},
		{"attribute of a leaf", richtext.Must(richtext.New(richtext.Picture("1a"))), []string{`{"stepType":"attr","pos":0,"attr":"caption","value":"Kapal"}`, `{"stepType":"attr","pos":0,"attr":"caption","value":null}`}, []*richtext.Node{richtext.Picture("1a")}},
		{"attribute of what it was", two, []string{`{"stepType":"attr","pos":0,"attr":"level","value":3}`}, two.Blocks()},
		{"another embed, half way of the wrong provider", richtext.Must(richtext.New(richtext.EmbedLink("https://youtu.be/abcDEF_12-3", ""))),
			[]string{`{"stepType":"attr","pos":0,"attr":"provider","value":"x"}`, `{"stepType":"attr","pos":0,"attr":"url","value":"https://x.com/a/status/1"}`}, []*richtext.Node{richtext.EmbedLink("https://x.com/a/status/1", "")}},
		{"the schema there is", two, []string{`{"stepType":"docAttr","attr":"schema","value":1}`}, two.Blocks()},
		{"a column, ragged half way", grid, []string{
			`{"stepType":"replace","from":2,"to":2,"slice":{"content":[` + cell + `]}}`, `{"stepType":"replace","from":16,"to":16,"slice":{"content":[` + cell + `]}}`},
			[]*richtext.Node{richtext.Table("", richtext.Row(richtext.Cell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph())), richtext.Row(richtext.Cell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph())))}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.doc.String()
			var list []Step
			for _, src := range tt.steps {
				list = append(list, parse(t, src))
			}
			got, err := Apply(tt.doc, list...)
			if err != nil {
				t.Fatal(err)
			}
			if want := richtext.Must(richtext.New(tt.want...)); !got.Equal(want) || got.Root().NodeSize() != want.Root().NodeSize() {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
			if tt.doc.String() != before {
				t.Errorf("%s became %s", before, tt.doc)
			}
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	doc := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("satu")), richtext.Paragraph(richtext.Text("🌋dua")), richtext.BulletList(richtext.Item(richtext.Paragraph())), richtext.Picture("1a")))
	grid := richtext.Must(richtext.New(richtext.Table("", richtext.Row(richtext.Cell(richtext.Paragraph())), richtext.Row(richtext.Cell(richtext.Paragraph())))))
	deep := richtext.Must(richtext.New(richtext.Paragraph()))
	for range 15 {
		deep = richtext.Must(richtext.New(richtext.BulletList(richtext.Item(richtext.Paragraph(), deep.Blocks()[0]))))
	}
	tests := []struct {
		name string
		doc  richtext.Document
		step string
		want string
	}{
		{"outside", doc, insertText(100, "x"), "step 0: a position lies outside"},
		{"within a character", doc, insertText(8, "x"), "a position lies within a character"},
		{"within a character, marked", doc, `{"stepType":"addMark","mark":{"type":"em"},"from":8,"to":10}`, "a position lies within a character"},
		{"text between blocks", doc, insertText(0, "x"), "the content does not fit doc"},
		{"uneven", doc, `{"stepType":"replace","from":3,"to":6}`, "at different depths"},
		{"too open", doc, `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"paragraph"}],"openStart":1}}`, "open more deeply"},
		{"all of it", doc, fmt.Sprintf(`{"stepType":"replace","from":0,"to":%d}`, doc.Root().NodeSize()-2), "the content does not fit doc"},
		{"a list joined to a paragraph", doc, `{"stepType":"replace","from":13,"to":15}`, "depths"},
		{"text written over", doc, `{"stepType":"replace","from":3,"to":9,"structure":true}`, "would be overwritten"},
		{"what is kept is open", doc, `{"stepType":"replaceAround","from":0,"to":12,"gapFrom":2,"gapTo":10,"insert":0}`, "within a node"},
		{"what is kept does not fit", doc, `{"stepType":"replaceAround","from":0,"to":6,"gapFrom":0,"gapTo":6,"insert":1,"slice":{"content":[{"type":"bullet_list"}]}}`, "does not fit"},
		{"a marked picture", doc, `{"stepType":"addNodeMark","pos":19,"mark":{"type":"em"}}`, "image takes no marks"},
		{"a text marked as a node", doc, `{"stepType":"addNodeMark","pos":2,"mark":{"type":"em"}}`, "not marked as a node"},
		{"no node", doc, `{"stepType":"attr","pos":5,"attr":"level","value":2}`, "no node"},
		{"a text's attribute", doc, `{"stepType":"attr","pos":2,"attr":"level","value":2}`, "no attributes"},
		{"a value of another type", doc, `{"stepType":"attr","pos":19,"attr":"asset","value":2}`, "asset: is a number, not a string"},
		{"a value out of bounds", doc, `{"stepType":"attr","pos":19,"attr":"asset","value":"KAPAL"}`, "result is refused: richtext: doc.content[3].attrs.asset: is not an id"},
		{"another schema", doc, `{"stepType":"docAttr","attr":"schema","value":2}`, "no other schema"},
		{"a ragged table", grid, `{"stepType":"replace","from":2,"to":2,"slice":{"content":[{"type":"table_cell","content":[{"type":"paragraph"}]}]}}`, "result is refused: richtext: doc.content[0].content[1]"},
		{"empty list inside of the slice", doc, `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"bullet_list"}]}}`, "result is refused: richtext: doc.content[0]: bullet_list lacks content"},
		{"too deep", deep, `{"stepType":"replaceAround","from":0,"to":` + fmt.Sprint(deep.Root().NodeSize()-2) + `,"gapFrom":0,"gapTo":` + fmt.Sprint(deep.Root().NodeSize()-2) +
			`,"insert":4,"slice":{"content":[{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}]}}`, "nested too deeply"},
		{"too large", doc, insertText(1, strings.Repeat("a", MaxBytes-200)), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := []Step{parse(t, tt.step)}
			if tt.name == "too large" {
				list, tt.want = append(list, list[0], list[0]), "larger than 2 MiB"
			}
			_, err := Apply(tt.doc, list...)
			var r *Refusal
			if !errors.As(err, &r) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if strings.Contains(tt.want, "result") != (r != nil && r.Step < 0) && tt.name != "too deep" && tt.name != "too large" {
				t.Errorf("step %d is said to be refused", r.Step)
			}
		})
	}
	if _, err := Apply(doc, make([]Step, MaxSteps+1)...); err == nil {
		t.Error("any number of steps is applied")
	}
	_, err := Apply(doc, parse(t, insertText(1, "a")), parse(t, insertText(0, "b")))
	var r *Refusal
	if !errors.As(err, &r) || r.Step != 1 {
		t.Errorf("the second step is refused as %v", err)
	}
}

// TestRuns types and deletes at random, as people do, and makes the steps both
// one by one and all at once.
func TestRuns(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	doc := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("satu dua tiga", richtext.Em())), richtext.Paragraph(richtext.Text("a"), richtext.Break(), richtext.Text("b"))))
	shorter := 0
	for range 300 {
		root := doc.Root()
		var list []Step
		at := 1
		for range 60 {
			src := ""
			switch rng.IntN(8) {
			case 0:
				at = 1 + rng.IntN(root.NodeSize()-3)
				continue
			case 1, 2:
				src = fmt.Sprintf(`{"stepType":"replace","from":%d,"to":%d}`, at-1, at)
			case 3:
				src = fmt.Sprintf(`{"stepType":"replace","from":%d,"to":%d,"slice":{"content":[{"type":"text","marks":[{"type":"strong"}],"text":"é"}]}}`, at, at)
			default:
				src = insertText(at, string([]rune("ab 日🌋")[rng.IntN(5)]))
			}
			s := parse(t, src)
			next, err := s.apply(root)
			if err != nil {
				continue // within a character, between blocks
			}
			list, root = append(list, s), next
			at, _ = s.Map(at, 1)
		}
		for i := 0; i < len(list); shorter++ {
			_, taken := run(list[i:])
			i += taken
			shorter -= taken
		}
		got, err := Apply(doc, list...)
		if err != nil || text(got.Root()) != text(root) {
			t.Fatalf("%v\n got %s\nwant %s", err, got, text(root))
		}
	}
	if shorter > -1000 {
		t.Errorf("only %d steps were made one with others", -shorter)
	}
}

// TestNesting piles up steps that each nest more deeply, as only a hostile
// client would: they are stopped long before the stack is.
func TestNesting(t *testing.T) {
	doc := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("a"))))
	var list []Step
	for i := range 40 {
		size := 3 + 13*i
		list = append(list, parse(t, fmt.Sprintf(`{"stepType":"replaceAround","from":0,"to":%d,"gapFrom":0,"gapTo":%d,"insert":8,"slice":{"content":[{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"},{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}]}]}]}}`, size, size)))
		list = append(list, parse(t, insertText(8*(i+1)+1, "x")))
	}
	if _, err := Apply(doc, list...); err == nil || !strings.Contains(err.Error(), "deeply") {
		t.Errorf("got %v", err)
	}
}

func TestParseRefuses(t *testing.T) {
	for src, want := range map[string]string{
		``:                                "is not JSON",
		`[]`:                              "no stepType",
		`{"stepType":1}`:                  "no stepType",
		`{"stepType":"x"}`:                "no stepType",
		"\"\xff\"":                        "not valid UTF-8",
		`{"stepType":"replace","from":1}`: "to is not a number",
		`{"stepType":"replace","from":-1,"to":1}`:                                                                          "from is not a position",
		`{"stepType":"replace","from":1.5,"to":2}`:                                                                         "from is not a position",
		`{"stepType":"replace","from":99999999999,"to":99999999999}`:                                                       "from is not a position",
		`{"stepType":"replace","from":2,"to":1}`:                                                                           "from lies behind to",
		`{"stepType":"replace","from":1,"from":1,"to":1}`:                                                                  "from occurs twice",
		`{"stepType":"replace","from":1,"to":1,"pos":1}`:                                                                   `"pos" is not a key`,
		`{"stepType":"replace","from":1,"to":1,"structure":1}`:                                                             "structure is not a boolean",
		`{"stepType":"replace","from":1,"to":1,"slice":[]}`:                                                                "slice is an array",
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":{}}}`:                                                    "not an array",
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"script"}]}}`:                                   `unknown node "script"`,
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":""}]}}`:                           "must not be empty",
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a\u0000"}]}}`:                    "control character",
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"\ud83d"}]}}`:                     "is not JSON",
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a"}],"openStart":1}}`:            "not as deep",
		`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"image","attrs":{"asset":"1a"}}],"openEnd":1}}`: "not as deep",
		`{"stepType":"replace","from":1,"to":1,"slice":{"openEnd":1}}`:                                                     "not as deep",
		`{"stepType":"addMark","from":1,"to":2}`:                                                                           "lacks its mark",
		`{"stepType":"addMark","mark":{"type":"link","attrs":{"href":"javascript:alert(1)"}},"from":1,"to":2}`:             "scheme is not allowed",
		`{"stepType":"addMark","mark":{"type":"blink"},"from":1,"to":2}`:                                                   "unknown mark",
		`{"stepType":"attr","pos":1,"attr":"level"}`:                                                                       "lacks its value",
		`{"stepType":"attr","pos":1,"attr":"level","value":{}}`:                                                            "value is an object",
		`{"stepType":"attr","pos":1,"attr":"level","value":2.0}`:                                                           "not a whole number",
		`{"stepType":"attr","pos":1,"attr":3,"value":2}`:                                                                   "attr is not a string",
		`{"stepType":"replaceAround","from":1,"to":4,"gapFrom":0,"gapTo":4,"insert":0}`:                                    "outside of what is replaced",
		`{"stepType":"replaceAround","from":1,"to":4,"gapFrom":1,"gapTo":4,"insert":1}`:                                    "insert lies outside",
		`{"stepType":"docAttr","attr":"schema","value":true}`:                                                              "value is a boolean",
		insertText(1, strings.Repeat("a", MaxBytes)):                                                                       "larger than 1 MiB",
	} {
		if _, err := Parse([]byte(src)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.200s: got %v, want %s", src, err, want)
		}
	}
}

func TestMap(t *testing.T) {
	write := parse(t, insertText(5, "abc"))
	remove := parse(t, `{"stepType":"replace","from":5,"to":8}`)
	wrap := parse(t, `{"stepType":"replaceAround","from":2,"to":9,"gapFrom":2,"gapTo":9,"insert":2,"slice":{"content":[{"type":"bullet_list","content":[{"type":"list_item"}]}]}}`)
	tests := []struct {
		s          Step
		pos, assoc int
		want       int
		deleted    bool
	}{
		{write, 4, 1, 4, false}, {write, 5, -1, 5, false}, {write, 5, 1, 8, false}, {write, 6, -1, 9, false},
		{remove, 5, -1, 5, false}, {remove, 5, 1, 5, true}, {remove, 6, -1, 5, true}, {remove, 6, 1, 5, true},
		{remove, 8, -1, 5, true}, {remove, 8, 1, 5, false}, {remove, 9, 1, 6, false},
		{wrap, 1, 1, 1, false}, {wrap, 2, -1, 2, false}, {wrap, 2, 1, 4, false}, {wrap, 5, 1, 7, false}, {wrap, 9, -1, 11, false}, {wrap, 9, 1, 13, false}, {wrap, 10, 1, 14, false},
		{parse(t, `{"stepType":"addMark","mark":{"type":"em"},"from":1,"to":9}`), 5, 1, 5, false},
		{Step{}, 5, 1, 5, false},
	}
	for _, tt := range tests {
		if got, deleted := tt.s.Map(tt.pos, tt.assoc); got != tt.want || deleted != tt.deleted {
			t.Errorf("%s: %d (%d) goes to %d, %v; want %d, %v", tt.s.JSON(), tt.pos, tt.assoc, got, deleted, tt.want, tt.deleted)
		}
	}
}

// FuzzApply feeds Parse and Apply whatever it likes. What is accepted has a
// stable form, and leads to a document that Parse of richtext reads.
func FuzzApply(f *testing.F) {
	docs := []richtext.Document{
		richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("satu")), richtext.Paragraph(richtext.Text("🌋dua", richtext.Em()), richtext.Break()), richtext.BulletList(richtext.Item(richtext.Paragraph(richtext.Text("a")), richtext.OrderedList(2, richtext.Item(richtext.Paragraph())))))),
		richtext.Must(richtext.New(richtext.Table("A", richtext.Row(richtext.HeaderCell(richtext.Paragraph()), richtext.Cell(richtext.Paragraph(richtext.Text("b")))), richtext.Row(richtext.SpanCell(2, 1, richtext.Paragraph()))), richtext.Picture("1a"), richtext.EmbedLink("https://youtu.be/abcDEF_12-3", ""))),
		richtext.Must(richtext.New(richtext.InfoBox("A", richtext.Quote(richtext.Source{Name: "B"}, richtext.Paragraph(richtext.Text("c", richtext.Link("/d"))))), richtext.Gallery(richtext.Picture("1a")), richtext.Divider(), richtext.Heading(2), richtext.RelatedStory("1s"))),
	}
	for _, s := range []string{
		insertText(5, "x"), `{"stepType":"replace","from":3,"to":9}`, `{"stepType":"replace","from":5,"to":7,"structure":true}`,
		`{"stepType":"replace","from":3,"to":3,"slice":{"content":[{"type":"paragraph"},{"type":"paragraph"}],"openStart":1,"openEnd":1}}`,
		`{"stepType":"replaceAround","from":0,"to":6,"gapFrom":0,"gapTo":6,"insert":2,"slice":{"content":[{"type":"bullet_list","content":[{"type":"list_item"}]}]},"structure":true}`,
		`{"stepType":"addMark","mark":{"type":"link","attrs":{"href":"/b"}},"from":1,"to":9}`, `{"stepType":"removeMark","mark":{"type":"em"},"from":7,"to":9}`,
		`{"stepType":"addNodeMark","pos":12,"mark":{"type":"em"}}`, `{"stepType":"removeNodeMark","pos":12,"mark":{"type":"em"}}`,
		`{"stepType":"attr","pos":0,"attr":"caption","value":"Kapal"}`, `{"stepType":"docAttr","attr":"schema","value":1}`,
	} {
		for i := range docs {
			f.Add(uint8(i), s, insertText(1, "y"))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, first, second string) {
		doc := docs[int(which)%len(docs)]
		var list []Step
		for _, src := range []string{first, second} {
			s, err := Parse([]byte(src))
			if err != nil {
				continue
			}
			again, err := Parse(s.JSON())
			if err != nil || string(again.JSON()) != string(s.JSON()) {
				t.Fatalf("%s is written as %s: %v", src, s.JSON(), err)
			}
			list = append(list, s)
		}
		before := doc.String()
		changed, err := Apply(doc, list...)
		if doc.String() != before {
			t.Fatalf("%s became %s", before, doc)
		}
		if err != nil {
			var r *Refusal
			if !errors.As(err, &r) {
				t.Fatalf("refused as %v", err)
			}
			return
		}
		parsed, err := richtext.Parse([]byte(changed.String()))
		if err != nil || !parsed.Equal(changed) {
			t.Fatalf("%s and %s led to %s: %v", first, second, changed, err)
		}
		if parsed.Root().NodeSize() != changed.Root().NodeSize() {
			t.Fatalf("the size is %d, counted %d", changed.Root().NodeSize(), parsed.Root().NodeSize())
		}
		// The end of the document goes where the sizes say.
		end := doc.Root().NodeSize() - 2
		for _, s := range list {
			end, _ = s.Map(end, 1)
		}
		if end != changed.Root().NodeSize()-2 {
			t.Fatalf("%s and %s move the end to %d, it is at %d", first, second, end, changed.Root().NodeSize()-2)
		}
	})
}

// BenchmarkKeystroke is one letter typed into an article of about 8 kB: what a
// step costs from its JSON to a checked document.
func BenchmarkKeystroke(b *testing.B) {
	const sentence = "Pemerintah kota membuka kembali pelabuhan rakyat di utara setelah tiga bulan diperbaiki, dan kapal-kapal kecil mulai bersandar sejak pagi. "
	var blocks []*richtext.Node
	for i := range 14 {
		if i%6 == 3 {
			blocks = append(blocks, richtext.Heading(2, richtext.Text(fmt.Sprintf("Bagian %d", i))))
		}
		blocks = append(blocks, richtext.Paragraph(richtext.Text(sentence), richtext.Text("pasar lama", richtext.Link("/ekonomi/1s/pasar")), richtext.Text(" dan "), richtext.Text("penting", richtext.Strong()), richtext.Text(". "+sentence)))
	}
	doc := richtext.Must(richtext.New(blocks...))
	src := []byte(insertText(2500, "a"))
	b.ReportAllocs()
	for b.Loop() {
		s, err := Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Apply(doc, s); err != nil {
			b.Fatal(err)
		}
	}
}
