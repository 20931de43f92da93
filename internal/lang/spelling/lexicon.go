package spelling

import (
	_ "embed" // the lists
	"strings"
	"sync"

	"github.com/tajuk/tajuk/internal/lang"
)

var (
	//go:embed errors-id.txt
	indonesianErrorLines string
	//go:embed errors-en.txt
	englishErrorLines string
	//go:embed words-en.txt
	englishWordLines string
)

var (
	indonesianErrors = sync.OnceValue(func() map[string]string { return pairs(indonesianErrorLines) })
	englishErrors    = sync.OnceValue(func() map[string]string { return pairs(englishErrorLines) })
)

func pairs(lines string) map[string]string {
	m := make(map[string]string, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		mistake, correction, _ := strings.Cut(strings.TrimSpace(line), " ")
		m[mistake] = correction
	}
	return m
}

// vocabulary is the English words and their stems.
type vocabulary struct {
	words, stems map[string]struct{}
}

var englishWords = sync.OnceValue(func() vocabulary {
	v := vocabulary{make(map[string]struct{}, 5000), make(map[string]struct{}, 4000)}
	for w := range strings.FieldsSeq(englishWordLines) {
		v.words[w] = struct{}{}
		v.stems[lang.Stem(lang.English, w)] = struct{}{}
	}
	return v
})

// correction returns what a known mistake should be, written as the word is:
// with its capital and, in Indonesian, with its clitic.
func correction(l lang.Language, raw string) (string, bool) {
	w := strings.ToLower(strings.ReplaceAll(raw, "’", "'"))
	list := englishErrors()
	if l == lang.Indonesian {
		list = indonesianErrors()
	}
	c, ok := list[w]
	if !ok && l == lang.Indonesian {
		for _, clitic := range [...]string{"nya", "lah", "kah", "pun", "ku", "mu"} {
			if stem, cut := strings.CutSuffix(w, clitic); cut && len(stem) >= 5 {
				if c, ok = list[stem]; ok {
					c += clitic
					break
				}
			}
		}
	}
	if !ok {
		return "", false
	}
	if raw[0] >= 'A' && raw[0] <= 'Z' {
		c = strings.ToUpper(c[:1]) + c[1:]
	}
	return c, true
}

// isKnown reports whether a folded word needs no correction.
func isKnown(l lang.Language, w string) bool {
	if lang.IsStop(l, w) {
		return true
	}
	if l == lang.Indonesian {
		_, ok := lang.Root(w)
		return ok || prefixed(w)
	}
	return englishWords().explain(w)
}

// explain reports whether an English word is one of the list, or made from one
// by the usual endings, possibly in the other of the two spellings of English.
func (v vocabulary) explain(w string) bool {
	w = strings.TrimSuffix(w, "s")
	for _, form := range [...]string{w, w + "s", strings.Replace(w, "or", "our", 1), strings.Replace(w, "iz", "is", 1),
		strings.Replace(w, "our", "or", 1), strings.Replace(w, "is", "iz", 1), strings.Replace(w, "ll", "l", 1)} {
		if _, ok := v.words[form]; ok {
			return true
		}
		if _, ok := v.stems[lang.Stem(lang.English, form)]; ok {
			return true
		}
	}
	for _, ending := range [...]string{"er", "est", "ee", "or", "able", "ible", "ness", "less", "ment", "like", "ish", "ism", "ist", "ary", "ful", "ous", "man", "men"} {
		stem, cut := strings.CutSuffix(w, ending)
		if !cut || len(stem) < 3 {
			continue
		}
		for _, form := range [...]string{stem, stem + "e", stem[:len(stem)-1]} {
			if _, ok := v.words[form]; ok {
				return true
			}
		}
	}
	for _, before := range [...]string{"un", "re", "in", "dis", "non", "over", "under", "out", "mis", "pre", "anti", "a"} {
		if rest, cut := strings.CutPrefix(w, before); cut && len(rest) >= 4 {
			if _, ok := v.stems[lang.Stem(lang.English, rest)]; ok {
				return true
			}
		}
	}
	return false
}

// prefixed reports whether an Indonesian word is a known one behind one of the
// bound forms that are written together with it: antarbus, nontunai.
func prefixed(w string) bool {
	for _, p := range [...]string{"antar", "non", "pasca", "pra", "anti", "multi", "semi", "sub", "super", "mikro", "makro", "mini", "inter", "intra", "ko", "re", "bio", "geo", "tele", "infra", "ultra", "maha", "nir", "tuna", "dwi", "tri", "panca", "dasa", "eka", "poli", "mono", "auto", "foto", "agro", "hidro"} {
		if rest, ok := strings.CutPrefix(w, p); ok && len(rest) >= 3 {
			if _, known := lang.Root(rest); known {
				return true
			}
		}
	}
	return false
}

// isPlain reports whether a word that somebody may have meant is one that
// people mean. Names and words of three letters with affixes around them would
// explain too much.
func isPlain(l lang.Language, w string) bool {
	if lang.IsStop(l, w) {
		return true
	}
	if l == lang.Indonesian {
		root, ok := lang.Root(w)
		if !ok || len(root) < 4 || lang.IsName(root) {
			return false
		}
		// -ku and -mu are rare in news.
		return !strings.HasSuffix(w, "ku") && !strings.HasSuffix(w, "mu") || root == w
	}
	_, ok := englishWords().words[w]
	return ok
}
