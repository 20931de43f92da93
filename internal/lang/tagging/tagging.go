// Package tagging finds the tags that a text calls for.
//
// It knows no tags. [Phrases] returns what a text says as the addresses that
// tags have, so that one look-up by address, aliases included, tells which of
// them exist; [Rank] puts those in order. Names that are no tag yet and that
// the text is about come from [Proposals].
package tagging

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/names"
)

// Text is a story as far as tags are concerned.
type Text struct {
	Headline, Lead, Body string
}

// Phrase is something that a text says, under the address that a tag of that
// name has.
type Phrase struct {
	Slug string
	// Words is how many words it has, Count how often the text says it.
	Words, Count int
	// Weight says how much the text is about it.
	Weight float64
}

const (
	// MaxPhrases bounds what is looked up for one text.
	MaxPhrases = 3000
	// maxWords is how many words a tag has at most to be found in running text.
	maxWords = 4
	// maxBytes bounds the text that is read.
	maxBytes = 64 << 10
)

// Weights of the parts of a story.
const (
	inHeadline = 6
	inLead     = 3
	inBody     = 1
)

// Phrases returns what a text says, in no order: every word that is no stop
// word and every run of up to four words inside a sentence that neither begins
// nor ends with one.
func Phrases(l lang.Language, t Text) []Phrase {
	index := map[string]int{}
	var all []Phrase
	for _, part := range t.parts() {
		for slug, words := range runs(l, part.text) {
			at, ok := index[slug]
			if !ok {
				if len(all) == MaxPhrases {
					continue
				}
				at = len(all)
				index[slug] = at
				all = append(all, Phrase{Slug: slug, Words: words})
			}
			p := &all[at]
			p.Count++
			// What is said over and over counts less each time.
			p.Weight += part.weight / float64(1+p.Count/3)
		}
	}
	return all
}

type part struct {
	text   string
	weight float64
}

func (t Text) parts() []part {
	body := t.Body
	if len(body) > maxBytes {
		body = strings.ToValidUTF8(body[:maxBytes], "")
	}
	return []part{{t.Headline, inHeadline}, {t.Lead, inLead}, {body, inBody}}
}

// runs yields the address and the number of words of every run of a text.
func runs(l lang.Language, text string) func(yield func(string, int) bool) {
	type word struct {
		start, end int
		stop       bool
	}
	return func(yield func(string, int) bool) {
		var ws []word
		flush := func() bool {
			for i := range ws {
				for n := 1; n <= maxWords && i+n <= len(ws); n++ {
					if ws[i].stop || ws[i+n-1].stop {
						continue
					}
					slug := lang.Slug(text[ws[i].start:ws[i+n-1].end])
					if len(slug) > 1 && !yield(slug, n) {
						return false
					}
				}
			}
			ws = ws[:0]
			return true
		}
		end := 0
		for tok := range lang.Tokens(text) {
			if tok.Joined {
				continue
			}
			gap := text[end:tok.Start]
			// A sentence, a clause, a quotation ends; the dot of an initial or
			// a title does not.
			if strings.ContainsAny(gap, ",!?;:\n()“”\"«»") || strings.Contains(gap, ". ") && len(ws) > 0 && ws[len(ws)-1].end-ws[len(ws)-1].start > 3 {
				if !flush() {
					return
				}
			}
			ws = append(ws, word{tok.Start, tok.End, lang.IsStop(l, tok.Text) || tok.Number && len(ws) == 0})
			end = tok.End
		}
		flush()
	}
}

// Found is a tag that a text names: its own address or an alias led to it.
type Found[ID comparable] struct {
	Tag  ID
	Slug string // the phrase that led to it
}

// Rank returns the tags that were found, the one that the text is most about
// first, n at most. A tag whose name is only ever a part of a longer one that
// was found too ("Jawa" in "Jawa Tengah") is left out.
func Rank[ID comparable](phrases []Phrase, found []Found[ID], n int) []ID {
	said := make(map[string]Phrase, len(phrases))
	for _, p := range phrases {
		said[p.Slug] = p
	}
	inside := map[string]int{} // how often a phrase stands inside a longer one that was found
	for _, long := range found {
		for _, short := range found {
			if short.Slug != long.Slug && strings.Contains("-"+long.Slug+"-", "-"+short.Slug+"-") {
				inside[short.Slug] += said[long.Slug].Count
			}
		}
	}
	weight := map[ID]float64{}
	var tags []ID
	for _, f := range found {
		p, ok := said[f.Slug]
		if !ok || p.Count <= inside[f.Slug] {
			continue
		}
		if _, known := weight[f.Tag]; !known {
			tags = append(tags, f.Tag)
		}
		// Several words are no accident.
		weight[f.Tag] += p.Weight * float64(1+p.Words) / 2
	}
	slices.SortStableFunc(tags, func(a, b ID) int { return cmp.Compare(weight[b], weight[a]) })
	return tags[:min(n, len(tags))]
}

// Proposals returns names that a text is about, the weightiest first, n at
// most: those in its headline and those that it says at least twice, of two
// words or more. known tells, by address, which are tags already.
func Proposals(l lang.Language, t Text, known func(slug string) bool, n int) []string {
	type proposal struct {
		name   string
		count  int
		weight float64
	}
	var all []proposal
	index := map[string]int{}
	for i, part := range t.parts() {
		if i == 0 && titleCase(part.text) {
			// Every word of such a headline has a capital: it names nothing.
			part.text = ""
		}
		for _, name := range names.Find(l, part.text) {
			if len(name.Words) < 2 || len(name.Words) > maxWords || name.Initials {
				continue
			}
			slug := lang.Slug(name.Text)
			if slug == "" || known(slug) {
				continue
			}
			at, ok := index[slug]
			if !ok {
				at = len(all)
				index[slug] = at
				all = append(all, proposal{name: name.Text})
			}
			all[at].count++
			all[at].weight += part.weight
		}
	}
	all = slices.DeleteFunc(all, func(p proposal) bool { return p.count < 2 && p.weight < inHeadline })
	slices.SortStableFunc(all, func(a, b proposal) int { return cmp.Compare(b.weight, a.weight) })
	var proposed []string
	for _, p := range all[:min(n, len(all))] {
		proposed = append(proposed, p.name)
	}
	return proposed
}

// titleCase reports whether nearly every word of a line has a capital.
func titleCase(line string) bool {
	words := strings.Fields(line)
	small := 0
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' {
			small++
		}
	}
	return len(words) > 3 && small*4 < len(words)
}
