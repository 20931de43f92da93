package richtext

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tajuk/tajuk/internal/richtext/chars"
)

// FuzzParse feeds Parse whatever it likes. What is refused has a path and a
// reason, what is accepted is stable, harmless and consistent.
func FuzzParse(f *testing.F) {
	for _, path := range fixtures(f, "accept-*.json") {
		var a acceptFixture
		readJSONFile(f, path, &a)
		f.Add([]byte(a.Document))
		f.Add([]byte(compact(f, a.Document)))
	}
	for _, path := range fixtures(f, "reject-*.json") {
		var r rejectFixture
		readJSONFile(f, path, &r)
		for _, c := range r.Cases {
			if c.Raw != nil {
				f.Add([]byte(*c.Raw))
			} else {
				f.Add([]byte(compact(f, c.Document)))
			}
		}
	}
	if schema, err := os.ReadFile(fixtureDir + "/schema.json"); err == nil {
		f.Add(schema)
	}
	w := loadWorld(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Parse(data)
		if err != nil {
			var fault *Fault
			if !errors.As(err, &fault) || !strings.HasPrefix(fault.Path, "doc") || fault.Reason == "" {
				t.Fatalf("refused without a fault: %v", err)
			}
			return
		}
		if !json.Valid(data) {
			t.Fatalf("accepted what is not JSON")
		}
		canonical := doc.String()
		again, err := Parse([]byte(canonical))
		if err != nil {
			t.Fatalf("the canonical form is refused: %v\n%s", err, canonical)
		}
		if again.String() != canonical || !again.Equal(doc) {
			t.Fatalf("the canonical form changes:\n%s\n%s", canonical, again)
		}
		checkDocument(t, doc, w)
	})
}

// checkDocument checks all that must hold for every document.
func checkDocument(t *testing.T, doc Document, w world) {
	t.Helper()
	checkSizes(t, doc.Root())
	checkHTML(t, render(t, doc, w, w.options()), false)
	checkHTML(t, renderFeed(t, doc, w, w.Base, w.options()), true)
	if reason := chars.Check(doc.Text()); reason != "" {
		t.Errorf("the text %s: %q", reason, doc.Text())
	}
	if (doc.WordCount() > 0) && doc.Text() == "" || utf8.RuneCountInString(doc.Excerpt(20)) > 20 {
		t.Errorf("%d words, excerpt %q", doc.WordCount(), doc.Excerpt(20))
	}
	if doc.Blank() && (doc.WordCount() > 0 || doc.Text() != "") {
		t.Errorf("blank, but says %q", doc.Text())
	}
}

// FuzzNew builds trees that are nearly right. New and Parse must agree on
// them, and what they accept must hold what every document holds.
func FuzzNew(f *testing.F) {
	for _, seed := range []string{"", "\x00", "\x01\x02\x03\x04\x05", strings.Repeat("\x08\x01\x05", 20), "\x0a\x02\x0b\x02\x0c\x01\x02", "tabel dan daftar", "galeri, kotak, sematan"} {
		f.Add([]byte(seed))
	}
	for i := range 64 {
		f.Add([]byte{byte(i), byte(i >> 1), byte(i * 7), byte(i * 13), byte(i), 2, 3, 1, byte(i), 1, 1, byte(i * 3), 4, 2, 1})
	}
	w := loadWorld(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		g := grower{data: data}
		var blocks []*Node
		for len(g.data) > 0 && len(blocks) < 6 {
			blocks = append(blocks, g.node(KindDoc, 0))
		}
		if len(blocks) == 0 {
			return
		}
		doc, err := New(blocks...)
		root := (&Node{kind: KindDoc, attrs: []value{number(SchemaVersion)}, content: blocks}).seal()
		parsed, parseErr := Parse(appendNode(nil, root))
		if (err == nil) != (parseErr == nil) {
			t.Fatalf("New says %v, Parse says %v\n%.2000s", err, parseErr, appendNode(nil, root))
		}
		if err != nil {
			if a, b := err.Error(), parseErr.Error(); a != b {
				t.Fatalf("New says %s, Parse says %s\n%.2000s", a, b, appendNode(nil, root))
			}
			return
		}
		if !parsed.Equal(doc) {
			t.Fatalf("parsed to %s, built %s", parsed, doc)
		}
		checkDocument(t, doc, w)
	})
}

// grower makes trees of bytes.
type grower struct{ data []byte }

func (g *grower) next(n int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % n
}

func pick[T any](g *grower, of ...T) T { return of[g.next(len(of))] }

// usual are the children that a parent takes; now and then a grower gives it
// others.
var usual = map[Kind][]Kind{
	KindDoc:       {KindParagraph, KindHeading, KindBlockquote, KindBulletList, KindOrderedList, KindImage, KindGallery, KindTable, KindRelated, KindEmbed, KindInfoBox, KindDivider},
	KindParagraph: {KindText, KindText, KindHardBreak}, KindHeading: {KindText}, KindBlockquote: {KindParagraph, KindBulletList},
	KindBulletList: {KindListItem}, KindOrderedList: {KindListItem}, KindListItem: {KindParagraph, KindParagraph, KindOrderedList},
	KindGallery: {KindImage}, KindTable: {KindTableRow}, KindTableRow: {KindTableCell, KindTableHeader},
	KindTableCell: {KindParagraph}, KindTableHeader: {KindParagraph}, KindInfoBox: {KindParagraph, KindImage, KindTable, KindBulletList, KindEmbed},
}

func (g *grower) node(parent Kind, depth int) *Node {
	kind := pick(g, usual[parent]...)
	if g.next(40) == 39 {
		kind = Kind(1 + g.next(int(kindCount)-1))
	}
	if kind == KindText {
		var marks []Mark
		for range g.next(3) {
			marks = append(marks, pick(g, Strong(), Em(), Sup(), Sub(), Link("/a"), Link("https://b.example/?c=[d]"), LinkRel("/a", RelSponsored), Link("javascript:x")))
		}
		return Text(pick(g, "a", " ", "kata lain", "🌋", "<b>&\"", "\u200b", "e\u0301", "\n", "", "\x01"), marks...)
	}
	n := &Node{kind: kind}
	for _, a := range specs[kind].attrs {
		switch {
		case a.typ == attrNumber:
			n.attrs = append(n.attrs, number(pick(g, max(a.min, 1), max(a.min, 1), a.max, max(a.min, 1), 2, a.min)))
		case a.name == "url" || a.name == "source_url":
			n.attrs = append(n.attrs, pick(g, value{text: "https://youtu.be/abcDEF_12-3"}, value{null: true}, value{text: "/a"}, value{text: "https://x.com/a/status/1"}))
		case a.name == "provider":
			n.attrs = append(n.attrs, pick(g, value{text: "youtube"}, value{text: "x"}, value{text: "y"}))
		default:
			n.attrs = append(n.attrs, pick(g, value{text: "1a"}, value{null: true}, value{text: "1s"}, value{text: "Judul \"<i>\""}, value{text: " "}))
		}
	}
	if kind == KindEmbed {
		n.readEmbed()
	}
	if children := usual[kind]; len(children) > 0 && depth < 31 {
		for range 1 + g.next(3) {
			n.content = append(n.content, g.node(kind, depth+1))
		}
	}
	return n.seal()
}

func checkSizes(t *testing.T, n *Node) int {
	want := 0
	switch {
	case n.kind == KindText:
		want = utf16Len(n.text)
	case specs[n.kind].leaf():
		want = 1
	default:
		want = 2
		for _, c := range n.content {
			want += checkSizes(t, c)
		}
	}
	if n.size != want {
		t.Errorf("%s has size %d, counted %d", n.kind, n.size, want)
	}
	return want
}

// The elements and attributes that a page or a feed may show.
var (
	elements = strings.Fields("p h2 h3 blockquote ul ol li figure figcaption picture source img table caption thead tbody tr th td div span a em strong sup sub br hr")
	attrs    = strings.Fields("class id href rel src srcset sizes type width height alt loading decoding cite start colspan rowspan scope role tabindex aria-label aria-labelledby data-embed data-embed-id data-embed-load")
	inFeed   = strings.Fields("href rel src width height alt cite start colspan rowspan scope")
)

// checkHTML reads rendered HTML as a browser does, and refuses everything that
// is not known to be harmless.
func checkHTML(t *testing.T, src string, feed bool) {
	t.Helper()
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(src), context)
	if err != nil {
		t.Fatalf("not HTML: %v\n%s", err, src)
	}
	ids := make(map[string]bool)
	var check func(n *html.Node)
	check = func(n *html.Node) {
		if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
			t.Errorf("a comment or doctype in\n%s", src)
		}
		if n.Type == html.ElementNode {
			if !slices.Contains(elements, n.Data) {
				t.Errorf("element %s in\n%s", n.Data, src)
			}
			for _, a := range n.Attr {
				allowed := attrs
				if feed {
					allowed = inFeed
				}
				if !slices.Contains(allowed, a.Key) {
					t.Errorf("attribute %s in\n%s", a.Key, src)
				}
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("id %s occurs twice in\n%s", a.Val, src)
				}
				ids[a.Val] = a.Key == "id"
				if a.Key == "href" || a.Key == "src" || a.Key == "cite" {
					checkAddress(t, a.Val, feed)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			check(c)
		}
	}
	for _, n := range nodes {
		check(n)
	}
}

func checkAddress(t *testing.T, s string, feed bool) {
	t.Helper()
	lower := strings.ToLower(s)
	for _, prefix := range []string{"http://", "https://", "mailto:", "tel:"} {
		if strings.HasPrefix(lower, prefix) {
			return
		}
	}
	if feed || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, `/\`) {
		t.Errorf("address %q", s)
	}
}
