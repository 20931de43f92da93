package lang_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/lang"
)

var languages = []lang.Language{lang.Indonesian, lang.English, lang.Malay}

// seeds holds writing that is hard on tokenisers.
func seeds(f *testing.F) {
	for _, s := range []string{
		"", " ", "Pemberitaan perekonomian", "Jum’at, 3/7/2025 pukul 14.30 WIB", "Rp2,5 triliun (1.500.000,75)",
		"Covid-19 jalan-jalan undang-undang al-Qur'an", "S.H., M.Si. Ph.D. U.S.A. p.m. Tajuk.com/Sari",
		"AT&T R&D a&b&c&d&e&f&g&h", "a-b-c-d-e-f-g-h-i", "“Kutipan” ‘dalam’ «kutipan»", "\xff\xfe kata\xc3", "e\u0301\u0301\u0301",
		"日本語 Путин Αθήνα العربية हिन्दी", "ﷺ ½ ℃ ﬃ Ⅷ ͺ", "soft\u00adhyphen zero\u200bwidth", "mempertanggungjawabkannyalah",
		"memengmenyberterkepeseper", "Rp Rp. Rp1 rp1rp2", "'s '' -'- .-. 1.-2", strings.Repeat("pe", 60), strings.Repeat("1.", 90),
	} {
		f.Add(s)
	}
}

func FuzzSlug(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, slug := range []string{lang.Slug(s), lang.Indonesian.Slug(s), lang.English.Slug(s)} {
			if strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(slug) > lang.MaxSlug ||
				strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") || strings.Contains(slug, "--") {
				t.Fatalf("%q gives %q", s, slug)
			}
			if again := lang.Slug(slug); again != slug {
				t.Fatalf("%q gives %q, and that %q", s, slug, again)
			}
		}
		if strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") && lang.Slug(s) == "" {
			t.Fatalf("nothing left of %q", s)
		}
	})
}

func FuzzTokens(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		end, words := 0, 0
		for tok := range lang.Tokens(s) {
			if tok.Text == "" || tok.Start >= tok.End || tok.End > len(s) || !tok.Joined && tok.Start < end {
				t.Fatalf("%q: %+v after %d", s, tok, end)
			}
			if !between(s, tok.Start) || !between(s, tok.End) || !utf8.ValidString(tok.Text) {
				t.Fatalf("%q: %+v cuts a character", s, tok)
			}
			if strings.ContainsFunc(tok.Text, unicode.IsUpper) || strings.ContainsAny(tok.Text, " '-") {
				t.Fatalf("%q: %+v is not folded", s, tok)
			}
			end = tok.End
			if !tok.Joined {
				words++
			}
		}
		if n := lang.CountWords(s); n < 0 || words > 0 && n == 0 {
			t.Fatalf("%q: %d words", s, n)
		}
	})
}

// between reports whether i lies between characters of s, broken bytes being
// characters of their own.
func between(s string, i int) bool {
	for at := range s {
		if at >= i {
			return at == i
		}
	}
	return i == len(s)
}

func FuzzStem(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range languages {
			if stem := lang.Stem(l, s); stem == "" && s != "" {
				t.Fatalf("%s: nothing left of %q", l, s)
			}
			text := lang.StemText(l, s)
			if !utf8.ValidString(text) || strings.HasPrefix(text, " ") || strings.HasSuffix(text, " ") || strings.Contains(text, "  ") {
				t.Fatalf("%s: %q gives %q", l, s, text)
			}
			for _, r := range text {
				if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
					t.Fatalf("%s: %q gives %q, with %q", l, s, text, r)
				}
			}
		}
		lang.Guess(s)
		lang.Keywords(lang.Indonesian, s, 5)
	})
}

func FuzzHighlight(f *testing.F) {
	f.Add("pemberitaan \"gencatan senjata\" covid-19", "Berita gencatan senjata dan Covid-19, covid19.")
	f.Add("é \"a b\" a-b", "É a b a-b ab \xff")
	f.Add("undang-undang rp2,5", "Undang-undang; perundang-undangan Rp 2,5")
	f.Add("\"a a\"", "a a a a-a A")
	f.Fuzz(func(t *testing.T, query, text string) {
		for _, l := range languages {
			terms := lang.Query(l, query)
			if len(terms) > lang.MaxQueryTerms {
				t.Fatalf("%q: %d terms", query, len(terms))
			}
			for _, term := range terms {
				if len(term.Words) == 0 || len(term.Words) > max(lang.MaxPhraseWords, 6) || !utf8.ValidString(strings.Join(term.Words, "")) {
					t.Fatalf("%q: %+v", query, term)
				}
			}
			spans := lang.Highlight(l, text, terms)
			end := 0
			for _, s := range spans {
				if s.Start < end || s.End <= s.Start || s.End > len(text) || !between(text, s.Start) || !between(text, s.End) {
					t.Fatalf("%q in %q: %v", query, text, spans)
				}
				end = s.End
			}
			// What the index would find can be shown, and what is shown was found.
			if found := matches(lang.StemText(l, text), terms); found && len(spans) == 0 {
				t.Fatalf("%q is found in %q, but not marked", query, text)
			}
		}
	})
}
