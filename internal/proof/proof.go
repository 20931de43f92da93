// Package proof reads the text of a story as somebody reads it once more before
// it is published: words that look misspelt, names spelt two ways, subjects
// whose people must not be recognisable, labels that readers are owed. It is
// pure; what it needs of the network is given.
package proof

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/names"
	"github.com/tajuk/tajuk/internal/lang/sensitive"
	"github.com/tajuk/tajuk/internal/lang/spelling"
	"github.com/tajuk/tajuk/internal/news"
)

// Text is the text of a story as it is read before publication.
type Text struct {
	Story   news.Story
	Content news.Content
	Body    string // plain text
	// Known are names as tags and people have them: those that may be meant by
	// the names of the text.
	Known []string
	// Word reports whether other texts of the network, or its own list, know a
	// word; nil for no.
	Word func(word string) bool
	// Pictures are those that the story shows.
	Pictures []news.Asset
}

// maxOfAKind bounds the warnings of one code, so that the important ones are
// seen.
const maxOfAKind = 12

// Problems returns what the text itself warns of: words that look misspelt,
// names spelt two ways, subjects whose people must not be recognisable, labels
// that readers are owed. All of them ask, none blocks.
func (p Text) Problems() []news.Problem {
	return few(slices.Concat(p.spelling(), p.names(), p.sensitive(), p.labels()))
}

// Wording returns those of Problems that are about words and names alone.
func (p Text) Wording() []news.Problem { return few(slices.Concat(p.spelling(), p.names())) }

func few(ps []news.Problem) []news.Problem {
	count := map[string]int{}
	return slices.DeleteFunc(ps, func(p news.Problem) bool {
		code := p.Field + p.Code
		count[code]++
		return count[code] > maxOfAKind
	})
}

func (p Text) language() lang.Language { return lang.Language(p.Story.Language) }

// parts are the fields that are read, in the order of the page.
func (p Text) parts() [][2]string {
	return [][2]string{{"headline", p.Content.Headline}, {"lead", p.Content.Lead}, {"body", p.Body}, {"photo", p.Content.Photo.Caption}}
}

// whole is the text as one, so that a name in the headline meets the body's.
func (p Text) whole() string {
	var texts []string
	for _, part := range p.parts() {
		texts = append(texts, part[1])
	}
	return strings.Join(texts, "\n\n")
}

func (p Text) spelling() []news.Problem {
	var ps []news.Problem
	whole := p.whole()
	told := map[string]bool{}
	for _, part := range p.parts() {
		if part[1] == "" {
			continue
		}
		for _, f := range spelling.Check(p.language(), part[1], p.Word) {
			subject := strings.ToLower(f.Word)
			// What the rest of the story says as well is no slip.
			if told[subject] || f.Reason == spelling.Slip && strings.Count(strings.ToLower(whole), subject) > 1 {
				continue
			}
			told[subject] = true
			meant := strings.Join(f.Suggestions, ", ")
			ps = append(ps, news.Problem{Field: part[0], Code: string(f.Reason), Subject: subject, Args: []string{f.Word, meant},
				Text: fmt.Sprintf("%q looks misspelt: %s?", f.Word, meant)})
		}
	}
	return ps
}

func (p Text) names() []news.Problem {
	var ps []news.Problem
	for _, c := range names.Clashes(names.Find(p.language(), p.whole()), p.Known) {
		code := "name"
		if c.Known {
			code = "known-name"
		}
		ps = append(ps, news.Problem{Field: "body", Code: code, Subject: strings.ToLower(c.Odd.Text), Args: []string{c.Odd.Text, c.Other.Text},
			Text: fmt.Sprintf("%q and %q may be one name spelt two ways", c.Odd.Text, c.Other.Text)})
	}
	return ps
}

// sensitive asks about subjects that forbid to make people recognisable (Kode
// Etik Jurnalistik 5).
func (p Text) sensitive() []news.Problem {
	r := sensitive.Find(p.language(), p.whole())
	var ps []news.Problem
	ask := func(code, subject, text string, args ...string) {
		ps = append(ps, news.Problem{Field: "sensitive", Code: code, Subject: subject, Args: args, Text: text})
	}
	if len(r.Subjects) == 0 {
		return nil
	}
	if !p.Content.Sensitive {
		var said []string
		for _, m := range r.Subjects {
			if w := strings.ToLower(m.Text); !slices.Contains(said, w) && len(said) < 4 {
				said = append(said, w)
			}
		}
		ask("unmarked", "", "the subject may be sensitive, and the story is not marked so", strings.Join(said, ", "))
	}
	for _, m := range r.Details {
		ask(string(m.Detail), strings.ToLower(m.Text), fmt.Sprintf("%q may make somebody recognisable", m.Text), m.Text)
	}
	if p.Content.Photo.Asset != 0 && (r.Has(sensitive.Sexual) || r.Has(sensitive.Child)) {
		ask("photo", p.Content.Photo.Asset.String(), "the photo must not show who the victim or the child is")
	}
	return ps
}

// looksPaid tells what paid texts say of themselves, in both languages.
var looksPaid = regexp.MustCompile(`(?i)\b(advertorial|materi ini (?:disiapkan|dibiayai)|konten (?:ini )?(?:bersponsor|berbayar)|artikel (?:ini )?(?:bersponsor|kerja ?sama)|disponsori oleh|sponsored by|paid (?:content|partnership)|this article was paid for)\b`)

// labels asks about what readers must be told: that somebody paid (Pedoman
// Pemberitaan Media Siber 6b), that software wrote or drew (Peraturan Dewan
// Pers 1/2025).
func (p Text) labels() []news.Problem {
	var ps []news.Problem
	ask := func(field, code, subject, text string, args ...string) {
		ps = append(ps, news.Problem{Field: field, Code: code, Subject: subject, Args: args, Text: text})
	}
	c := p.Content
	switch paid := looksPaid.FindString(p.whole()); {
	case p.Story.Kind.Paid():
		ask("kind", "label", c.Sponsor, "readers will see that this is an advertorial and who paid for it", c.Sponsor)
	case paid != "" || c.Sponsor != "":
		ask("kind", "unlabelled", "", "the text says that somebody paid for it, and the story is no advertorial", paid+c.Sponsor)
	}
	if c.AI.Level != news.AINone && strings.TrimSpace(c.AI.Tool) == "" {
		ask("ai", "tool", string(c.AI.Level), "readers are told that software took part, and not which")
	}
	for _, a := range p.Pictures {
		if a.Synthetic() && c.AI.Level == news.AINone {
			ask("ai", "picture", a.ID.String(), "software made a picture; readers will see the label on it", a.Called())
		}
	}
	return ps
}
