package richtext

import (
	"fmt"
	"io"
	"testing"
)

// article is an article of about 8 kB of JSON, as a desk writes it.
func article(b *testing.B) []byte {
	b.Helper()
	const sentence = "Pemerintah kota membuka kembali pelabuhan rakyat di utara setelah tiga bulan diperbaiki, dan kapal-kapal kecil mulai bersandar sejak pagi. "
	var blocks []*Node
	for i := range 14 {
		switch {
		case i%6 == 3:
			blocks = append(blocks, Heading(2, Text(fmt.Sprintf("Bagian %d", i))))
		case i == 7:
			blocks = append(blocks, Quote(Source{Name: "Hasan"}, Paragraph(Text(sentence))))
		case i == 8:
			blocks = append(blocks, RelatedStory("1s"), Picture("1a"))
		}
		blocks = append(blocks, Paragraph(Text(sentence), Text("pasar lama", Link("/ekonomi/1s/pasar")), Text(" dan "), Text("penting", Strong()), Text(". "+sentence)))
	}
	data, err := Must(New(blocks...)).MarshalJSON()
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func BenchmarkParse(b *testing.B) {
	data := article(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	doc, err := Parse(article(b))
	if err != nil {
		b.Fatal(err)
	}
	w := loadWorld(b)
	opt := w.options()
	b.ReportAllocs()
	for b.Loop() {
		if err := doc.HTML(io.Discard, w, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParseAndHTML is what a page costs that is not in the cache.
func BenchmarkParseAndHTML(b *testing.B) {
	data := article(b)
	w := loadWorld(b)
	opt := w.options()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := Parse(data)
		if err != nil {
			b.Fatal(err)
		}
		if err := doc.HTML(io.Discard, w, opt); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	doc, err := Parse(article(b))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if doc.Text() == "" || doc.WordCount() == 0 {
			b.Fatal("no text")
		}
	}
}
