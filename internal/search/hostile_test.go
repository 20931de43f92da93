package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
)

// Texts of many scripts and habits; hostile queries are made from their
// pieces.
var corpus = []string{
	"Pemkot Solo membuka Pasar Legi, Rp1.500 per kilogram (2,5 persen).",
	"Undang-undang anti-korupsi: Covid-19, G20, B.J. Habibie, Jum'at.",
	"AND OR NOT NEAR headline scope body * ^ : - + & | ! <-> \\ ' \" $1 ?",
	"ꦱꦸꦫꦏꦂꦠ 日本語のテキスト Ελληνικά Привет мир עברית العربية हिन्दी ไทย",
	"zz0s10 zz0k20 café e\u0301lan naïve ﬁnal ½ ² Ⅷ ①②③ 𝟙𝟚 𞤀𞤁 🎋🎋 a\u200db",
	"5e10 1e5 0x1f 1.2.3.4 2026-03-02T05:00:00Z http://a.b/c?d=e f@g.id #tagar @akun",
}

var hostile = []string{
	`"`, `""`, `"""`, `'`, `''`, `\`, `\\`, `a\`, `'a`, `a'`, `"a`, `a"`, `"a"b"c`, `*`, `a*`, `^a`, `-a`, `+a`, `a:b`, `headline:a`,
	`{headline}:a`, `a AND b`, `a OR`, `NOT`, `NOT a`, `NEAR(a b)`, `NEAR(`, `(a`, `a)`, `()`, `a&b`, `a|b`, `!a`, `a<->b`, `a & `, `:*`,
	`a:*A`, `%`, `_`, `a;b`, `--`, `/*`, `$1`, `?1`, "a\x00b", "\xff\xfe", "a\xffb", "\u200d", "\u0301", "²", "Ⅷ", "𝟙", "½", "①", "𞤀",
	"日本語", "ไทย", "हिन्दी", "ꦱꦸ", "عربي", `"²"`, `"² ²"`, `pasar "² legi"`, "e\u0301", "zz0s10", strings.Repeat("a ", 500), strings.Repeat("x", 5000),
	strings.Repeat(`"`, 300), strings.Repeat("é", 300), strings.Repeat("(", 300),
}

// model is what a search is meant to find, worked out without a database.
func model(line string) []news.ID {
	var out []news.ID
	terms := lang.Query(lang.Indonesian, line)
	if len(terms) == 0 {
		return nil
	}
	for i, text := range corpus {
		head := strings.Fields(lang.StemText(lang.Indonesian, headline(i)))
		body := strings.Fields(lang.StemText(lang.Indonesian, text))
		all := true
		for _, t := range terms {
			all = all && (follow(head, t.Words) || follow(body, t.Words) ||
				t.Solid != "" && (slices.Contains(head, t.Solid) || slices.Contains(body, t.Solid)))
		}
		if all {
			out = append(out, news.ID(i+1))
		}
	}
	return out
}

func headline(i int) string { return []string{"Pasar", "Hukum", "Operator"}[i%3] }

func follow(words, phrase []string) bool {
	for i := range words {
		if i+len(phrase) <= len(words) && slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

func (b bench) fillCorpus() {
	b.Helper()
	for i, text := range corpus {
		b.put(search.Document{Placement: news.ID(i + 1), Headline: headline(i), Text: text})
	}
}

// check asks one line of the engine: never an error, and what the model says.
func (b bench) check(line string) {
	b.Helper()
	if got, want := b.find(text(line), 50).Placements, model(line); !slices.Equal(got, want) && len(got)+len(want) > 0 {
		b.Errorf("%q (%q) finds %v, want %v", line, lang.Query(lang.Indonesian, line), got, want)
	}
}

func TestHostileQueries(t *testing.T) {
	each(t, func(b bench) {
		b.fillCorpus()
		for _, line := range hostile {
			b.check(line)
		}
		for _, text := range corpus {
			words := strings.Fields(text)
			for i := range words {
				b.check(words[i])
				b.check(`"` + strings.Join(words[i:min(i+3, len(words))], " ") + `"`)
				b.check(strings.Join(words[max(0, i-4):i+1], " "))
			}
		}
	})
}

// FuzzFind asks every engine whatever a reader may type.
func FuzzFind(f *testing.F) {
	addresses := []string{dbtest.SQLite(f)}
	if os.Getenv("TAJUK_TEST_POSTGRES") != "" {
		addresses = append(addresses, dbtest.Postgres(f))
	}
	var benches []bench
	for _, a := range addresses {
		d := dbtest.Open(f, a)
		b := bench{f, d, search.New(d.Engine)}
		b.fillCorpus()
		benches = append(benches, b)
	}
	for _, line := range append(slices.Clone(hostile), corpus...) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, b := range benches {
			b.TB = t
			b.check(line)
		}
	})
}
