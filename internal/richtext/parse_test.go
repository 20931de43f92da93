package richtext

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func wrap(content string) string {
	return `{"type":"doc","attrs":{"schema":1},"content":[` + content + `]}`
}

func firstFault(t *testing.T, err error) *Fault {
	t.Helper()
	var fault *Fault
	if !errors.As(err, &fault) {
		t.Fatalf("no *Fault in %v", err)
	}
	return fault
}

func TestLimits(t *testing.T) {
	paragraphs := func(n int) string {
		return wrap(strings.TrimSuffix(strings.Repeat(`{"type":"paragraph"},`, n), ","))
	}
	nested := func(lists int) string {
		// doc, then two levels per list, then a paragraph and its text.
		return wrap(strings.Repeat(`{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"},`, lists) +
			`{"type":"paragraph","content":[{"type":"text","text":"x"}]}` + strings.Repeat(`]}]}`, lists))
	}
	sized := func(n int) string {
		empty := wrap(`{"type":"paragraph","content":[{"type":"text","text":""}]}`)
		return wrap(`{"type":"paragraph","content":[{"type":"text","text":"` + strings.Repeat("a", n-len(empty)) + `"}]}`)
	}
	tests := []struct{ name, src, path, reason string }{
		{"as many nodes as allowed", paragraphs(MaxNodes - 1), "", ""},
		{"one node more", paragraphs(MaxNodes), fmt.Sprintf("doc.content[%d]", MaxNodes-1), "too many nodes, at most 50000 are allowed"},
		{"many nodes more", paragraphs(60_000), fmt.Sprintf("doc.content[%d]", MaxNodes-1), "too many nodes, at most 50000 are allowed"},
		{"as deep as allowed", nested(14), "", ""},
		{"one level more", nested(15), "doc" + nestedPath(15), "nested too deeply, at most 32 levels are allowed"},
		{"very deep", nested(5000), "doc", ""},
		{"arrays without end", strings.Repeat("[", 1<<20), "doc", ""},
		{"objects without end", strings.Repeat(`{"a":`, 1<<18), "doc", ""},
		{"values without end", "[" + strings.Repeat("0,", 1<<19) + "0]", "doc", ""},
		{"as large as allowed", sized(MaxBytes), "", ""},
		{"one byte more", sized(MaxBytes + 1), "doc", "is larger than 2 MiB"},
		{"small enough, but not with its defaults", wrap(strings.TrimSuffix(strings.Repeat(`{"type":"image","attrs":{"asset":"1"}},`, 35_000), ",")), "doc", tooLarge},
		{"not UTF-8", wrap("{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"a\xffb\"}]}"), "doc", "is not valid UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.src))
			if tt.path == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			fault := firstFault(t, err)
			if fault.Path != tt.path || tt.reason != "" && fault.Reason != tt.reason {
				t.Errorf("got %v, want %s: %s", fault, tt.path, tt.reason)
			}
		})
	}
}

// nestedPath leads to the text in that many lists, which stand after the
// paragraphs of their items.
func nestedPath(lists int) string {
	return ".content[0].content[0]" + strings.Repeat(".content[1].content[0]", lists-1) + ".content[1].content[0]"
}

func TestFaults(t *testing.T) {
	bad := `{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"javascript:1"}}]}]}`
	_, err := Parse([]byte(wrap(bad + "," + bad)))
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 2 {
		t.Fatalf("got %v", err)
	}
	if faults[1].Path != "doc.content[1].content[0].marks[0].attrs.href" || faults[1].Block() != 1 {
		t.Errorf("got %v in block %d", faults[1], faults[1].Block())
	}
	if got, want := err.Error(), "richtext: doc.content[0].content[0].marks[0].attrs.href: scheme is not allowed (and 1 more)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	_, err = Parse([]byte(wrap(strings.TrimSuffix(strings.Repeat(bad+",", 100), ","))))
	if !errors.As(err, &faults) || len(faults) != maxFaults {
		t.Errorf("got %d faults, want %d", len(faults), maxFaults)
	}
	_, err = Parse([]byte(`{"type":"doc","attrs":{"schema":2},"content":[{"type":"paragraph"}]}`))
	if f := firstFault(t, err); f.Block() != -1 {
		t.Errorf("%v lies in block %d", f, f.Block())
	}
}

// TestInsideOtherJSON checks that encoding/json carries documents in structs.
func TestInsideOtherJSON(t *testing.T) {
	type story struct {
		Title string
		Body  Document
	}
	in := story{"a", Must(New(Paragraph(Text("x < y & z", Strong()))))}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out story
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	if !out.Body.Equal(in.Body) || out.Body.String() != in.Body.String() {
		t.Errorf("got %s, want %s", out.Body, in.Body)
	}
	err = json.Unmarshal([]byte(`{"Body":{"type":"doc"}}`), &out)
	if f := firstFault(t, err); f.Path != "doc.attrs.schema" {
		t.Errorf("got %v", f)
	}
	if !out.Body.Equal(in.Body) {
		t.Error("a refused document replaced the old one")
	}
}

// TestManyTexts checks that merging a text that was sent letter by letter does
// not take quadratic time: it would take minutes.
func TestManyTexts(t *testing.T) {
	const n = MaxNodes - 2
	letter := `{"type":"text","text":"a"},`
	doc, err := Parse([]byte(wrap(`{"type":"paragraph","content":[` + strings.TrimSuffix(strings.Repeat(letter, n), ",") + `]}`)))
	if err != nil {
		t.Fatal(err)
	}
	p := doc.Root().Child(0)
	if p.ChildCount() != 1 || len(p.Child(0).Text()) != n || p.NodeSize() != n+2 {
		t.Errorf("%d children of %d letters", p.ChildCount(), len(p.Child(0).Text()))
	}
}
