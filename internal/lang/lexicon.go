package lang

import (
	_ "embed" // the word lists
	"strings"
	"sync"
)

// The lists are documented in roots/README.
var (
	//go:embed roots/roots.txt
	rootLines string
	//go:embed roots/names.txt
	nameLines string
	//go:embed roots/variants.txt
	variantLines string
	//go:embed roots/weak.txt
	weakLines string
)

// lexicon is the vocabulary of the Indonesian stemmer.
type lexicon struct {
	words map[string]entry
	// echoes holds reduplicated words with a meaning of their own, such as
	// "undang-undang", by their stem and solid ("undangundang").
	echoes map[string]string
}

// entry is what the lexicon knows of a word.
type entry struct {
	stem string // the word itself, or the standard spelling of a variant
	name bool   // a proper name: takes clitics, but no other affix
	weak bool   // gives way to another root that would do as well
}

// indonesianLexicon reads the lists when the first word is stemmed. It is
// never changed afterwards.
var indonesianLexicon = sync.OnceValue(func() *lexicon {
	x := &lexicon{words: make(map[string]entry, 9000), echoes: make(map[string]string)}
	for name := range strings.Lines(nameLines) {
		name = strings.TrimSpace(name)
		x.words[name] = entry{stem: name, name: true}
	}
	for root := range strings.Lines(rootLines) {
		root = strings.TrimSpace(root)
		if first, second, ok := strings.Cut(root, "-"); ok {
			x.echoes[root] = first + second
			continue
		}
		x.words[root] = entry{stem: root}
	}
	for line := range strings.Lines(variantLines) {
		variant, standard, _ := strings.Cut(strings.TrimSpace(line), " ")
		x.words[variant] = entry{stem: standard}
	}
	for weak := range strings.Lines(weakLines) {
		weak = strings.TrimSpace(weak)
		e := x.words[weak]
		x.words[weak] = entry{stem: e.stem, weak: true}
	}
	return x
})

// Root returns the root under which an Indonesian word is known: "berita" of
// "pemberitaan". ok is false for a word that neither the lexicon nor the rules
// of word formation explain, such as most foreign words and most slips of the
// pen. A spelling that the lexicon leads to another one ("praktek") is known.
func Root(word string) (root string, ok bool) {
	var buf [maxIndexBytes]byte
	w := appendFold(buf[:0], word)
	root, _, _ = indonesianLexicon().stemIndonesian(w)
	return root, root != ""
}

// IsName reports whether a word is a proper name of the lexicon, or one of
// those function words that are never taken apart. It knows the names that
// Indonesian news is full of and no others.
func IsName(word string) bool {
	var buf [maxIndexBytes]byte
	return indonesianLexicon().words[string(appendFold(buf[:0], word))].name
}
