package lang_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
)

const (
	indonesianStory = `Pemerintah Kota Solo menambahkan anggaran perbaikan jalan setelah banjir merendam
		beberapa kelurahan pada Kamis (3/7/2025). Wali kota menjelaskan, penambahan itu sebesar Rp2,5 miliar
		dan diambilkan dari belanja tidak terduga. “Kami tidak ingin pengungsi menunggu terlalu lama,” katanya
		seusai meninjau pengungsian. Anak-anak di pengungsian mulai belajar kembali dengan bantuan relawan. `
	englishStory = `The Solo city government added money for repairing roads after a flood submerged several
		villages on Thursday, July 3. The mayor explained that the addition of 2.5 billion rupiah was taken from
		unplanned spending. “We don’t want the displaced waiting too long,” he said after visiting a shelter.
		Children in the shelter have started studying again with the help of volunteers. `
)

func BenchmarkStemIndonesian(b *testing.B) {
	gold := pairs(b, "testdata/stems-id.txt")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		lang.Stem(lang.Indonesian, gold[i%len(gold)][0])
	}
}

func BenchmarkStemEnglish(b *testing.B) {
	words := strings.Fields(englishStory)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		lang.Stem(lang.English, words[i%len(words)])
	}
}

func benchmarkText(b *testing.B, l lang.Language, story string) {
	text := strings.Repeat(story, 8)
	words := lang.CountWords(text)
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = lang.AppendStems(dst[:0], l, text, lang.StemOptions{})
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkStemTextIndonesian(b *testing.B) { benchmarkText(b, lang.Indonesian, indonesianStory) }
func BenchmarkStemTextEnglish(b *testing.B)    { benchmarkText(b, lang.English, englishStory) }

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat(indonesianStory, 8)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range lang.Tokens(text) {
		}
	}
}

func BenchmarkHighlight(b *testing.B) {
	text := strings.Repeat(indonesianStory, 8)
	terms := lang.Query(lang.Indonesian, `pengungsi "perbaikan jalan" banjir`)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		lang.Highlight(lang.Indonesian, text, terms)
	}
}

func BenchmarkQuery(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		lang.Query(lang.Indonesian, `pengungsi "perbaikan jalan" banjir di Solo`)
	}
}

func BenchmarkSlug(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		lang.Slug("Selama 1 Jam Telepon, Dua Presiden Tetap Tolak Gencatan Senjata Rp2,5 Triliun")
	}
}

func BenchmarkGuess(b *testing.B) {
	text := strings.Repeat(indonesianStory, 8)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		lang.Guess(text)
	}
}
