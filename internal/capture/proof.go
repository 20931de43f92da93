package capture

import (
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/names"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/proof"
)

// Word is a word of a story that looks misspelt.
type Word struct {
	Field  string `json:"field"` // "title", "lead", "body" or "caption"
	Word   string `json:"word"`
	Reason string `json:"reason"` // "mistake", "twice" or "slip", as in package spelling
	Meant  string `json:"meant"`  // up to three proposals, with commas
}

// Name is a name that differs from another one as slips of the pen do.
type Name struct {
	Name    string `json:"name"`
	Other   string `json:"other"`   // what was probably meant; empty for a name that the text gives once, and not whose it is
	Archive bool   `json:"archive"` // Other is a name that the archive knows
}

// Alike is a story of the archive with much the same text. Who knows the
// archive fills it in.
type Alike struct {
	Story    string `json:"story"`
	Site     string `json:"site"`
	State    string `json:"state"`
	Headline string `json:"headline"` // empty for what another desk is still writing
	Percent  int    `json:"percent"`  // of the shorter text that stands in the other
}

// mostProofed bounds what of a body is read for words and names, in bytes. No
// story is longer.
const mostProofed = 128 << 10

// sureOfLanguage is the confidence from which on the text tells its language
// and not the page, whose theme may well say "en" above an Indonesian text.
const sureOfLanguage = 0.6

// language tells the language of the text of the story.
func (s *Story) language(declared string) {
	l, sure := lang.Guess(s.text())
	switch {
	case sure >= sureOfLanguage && (l.Valid() || l == lang.Malay || declared == ""):
		s.Language = l.String()
		remark := ""
		if declared != "" && declared != s.Language {
			remark = "the page declares " + declared
		}
		s.note("language", "text", sure, remark)
	case declared != "":
		s.Language = declared
		s.note("language", "page", 0.7, "")
	}
}

// text is the body as plain text.
func (s *Story) text() string {
	var sb strings.Builder
	for _, b := range s.Blocks {
		if b.Kind != Image {
			sb.WriteString(b.Text())
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}

// proof lists the words and names that a story's text warns of. It is about
// Indonesian and English; other languages give nothing.
func (s *Story) proof() {
	if len(s.Title)+len(s.Lead)+len(s.Caption) > mostProofed {
		return
	}
	t := proof.Text{
		Story:   news.Story{Language: s.Language},
		Content: news.Content{Headline: s.Title, Lead: s.Lead, Photo: news.Photo{Caption: s.Caption}},
		Body:    s.Body[:min(len(s.Body), mostProofed)],
	}
	l := lang.Language(s.Language)
	if !l.Valid() {
		return
	}
	s.Words, s.Names = Warnings(t.Wording())
	whole := s.Title + "\n\n" + s.Lead + "\n\n" + s.Caption + "\n\n" + t.Body
	for _, n := range names.Unintroduced(l, whole, names.Find(l, whole)) {
		if !slices.ContainsFunc(s.Names, func(told Name) bool { return told.Name == n.Text }) {
			s.Names = append(s.Names, Name{Name: n.Text})
		}
	}
}

// Warnings reads the words and names off problems that the reading of a text
// gave, and leaves other problems out.
func Warnings(problems []news.Problem) (words []Word, odd []Name) {
	fields := map[string]string{"headline": "title", "photo": "caption"}
	for _, p := range problems {
		switch p.Code {
		case "mistake", "twice", "slip":
			field := p.Field
			if f := fields[field]; f != "" {
				field = f
			}
			words = append(words, Word{Field: field, Word: p.Args[0], Reason: p.Code, Meant: p.Args[1]})
		case "name", "known-name":
			odd = append(odd, Name{Name: p.Args[0], Other: p.Args[1], Archive: p.Code == "known-name"})
		}
	}
	return words, odd
}
