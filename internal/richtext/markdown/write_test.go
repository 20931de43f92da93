package markdown_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

// documents are all that the fixtures of package richtext accept.
func documents(t testing.TB) map[string]richtext.Document {
	t.Helper()
	names, err := filepath.Glob("../testdata/richtext/accept-*.json")
	if err != nil || len(names) < 10 {
		t.Fatal(names, err)
	}
	out := map[string]richtext.Document{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var any any
		if err := json.Unmarshal(text, &any); err != nil {
			t.Fatal(err)
		}
		collect(any, func(doc json.RawMessage) {
			if d, err := richtext.Parse(doc); err == nil {
				out[filepath.Base(name)+string(rune('a'+len(out)%26))+string(doc[:min(len(doc), 60)])] = d
			}
		})
	}
	return out
}

func collect(v any, found func(json.RawMessage)) {
	switch v := v.(type) {
	case map[string]any:
		if v["type"] == "doc" {
			raw, _ := json.Marshal(v)
			found(raw)
			return
		}
		for _, x := range v {
			collect(x, found)
		}
	case []any:
		for _, x := range v {
			collect(x, found)
		}
	}
}

// What a form without the rich editor shows and sends back unchanged is the
// same document.
func TestWriteAndReadBack(t *testing.T) {
	n := 0
	for name, d := range documents(t) {
		n++
		text := markdown.Write(d)
		back, err := markdown.ParseKept([]byte(text), d)
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		if !back.Equal(d) {
			t.Errorf("%s:\n%s\nbecame\n%s\nwas\n%s", name, text, back, d)
		}
	}
	if n < 10 {
		t.Errorf("only %d documents", n)
	}
}

// Ordinary prose looks like prose, not like a program.
func TestProseStaysProse(t *testing.T) {
	for _, prose := range []string{
		"Harga cabai naik 20% (dua puluh persen), kata Rudi - pedagang di Pasar Gede.",
		"\"Kami belum tahu,\" ujarnya. Rp1.500 & Rp2.000; pukul 09.30 WIB!",
		"Jalan di Km 12+300 ditutup; lihat daftar: satu, dua, tiga.",
	} {
		d := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text(prose))))
		if got := markdown.Write(d); got != prose {
			t.Errorf("%q became %q", prose, got)
		}
	}
}

func TestKeepOfWhatIsNotThere(t *testing.T) {
	d := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("satu"))))
	for _, text := range []string{"{{keep 2}}", "{{keep 0}}", "{{keep x}}", "{{keep}}"} {
		if _, err := markdown.ParseKept([]byte(text), d); err == nil || !strings.Contains(err.Error(), "to keep") {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := markdown.Parse([]byte("{{keep 1}}"), markdown.Options{}); err == nil {
		t.Error("a file may not keep blocks")
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"1. satu", "- x", "a*b*c", "[x](y)", "{{keep 1}}", "# x", "a\\b", "&amp;", "    kode", "~~~", "===", "<b>", "![a](b)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := richtext.New(richtext.Paragraph(richtext.Text(s)), richtext.Paragraph(richtext.Text("x", richtext.Strong()), richtext.Text(s, richtext.Em())))
		if err != nil {
			t.Skip()
		}
		text := markdown.Write(d)
		back, err := markdown.ParseKept([]byte(text), d)
		if err != nil || !back.Equal(d) {
			t.Errorf("%q: %v\n%s\n%s", s, err, text, back)
		}
	})
}
