package capture

import (
	"encoding/json"
	"strings"

	"github.com/tajuk/tajuk/internal/capture/layout"
)

// Story is a captured page as a story. Its JSON form has plain values only,
// with an object "provenance" beside them; Blocks are for making a document.
type Story struct {
	Title        string   `json:"title"`
	Kicker       string   `json:"kicker"`
	Date         string   `json:"date"`          // RFC 3339 with zone, or YYYY-MM-DD when only the day is known
	Updated      string   `json:"updated"`       // as Date
	MastheadDate string   `json:"masthead_date"` // YYYY-MM-DD the page was shown on, never the story's date
	Authors      []string `json:"authors"`
	Editors      []string `json:"editors"`
	Lead         string   `json:"lead"`
	Caption      string   `json:"caption"`
	Credit       string   `json:"credit"`
	Paragraphs   []string `json:"paragraphs"`
	Body         string   `json:"body"` // the paragraphs with an empty line between them
	Tags         []string `json:"tags"`
	Source       string   `json:"source"`
	Copyright    string   `json:"copyright"`
	URL          string   `json:"url"`
	SiteName     string   `json:"site_name"`
	Language     string   `json:"language"` // of the text: "id", "en", "ms" or "other"; what the page declares where the text does not tell

	// Provenance tells for each filled field where it came from.
	Provenance map[string]Origin `json:"provenance"`
	// Doubts are plain English remarks about what an editor should look at.
	Doubts []Doubt `json:"doubts"`
	// Words look misspelt, and Names are spelt like another name but for a
	// letter. Nothing of a story is changed because of them.
	Words []Word `json:"words"`
	Names []Name `json:"names"`
	// Alike is what the network has in much the same words, when it was asked.
	Alike []Alike `json:"alike,omitempty"`
	// Blocks is the body as structured blocks, in order.
	Blocks []Block `json:"-"`
}

// Origin says where a value was found and how sure it is.
type Origin struct {
	From       string  `json:"from"`       // "json-ld", "meta", "heading", "byline", "prose", "address" ...
	Confidence float64 `json:"confidence"` // 0 to 1
	Note       string  `json:"note,omitempty"`
}

// Doubt is a remark about one field, or about the page when Field is empty.
type Doubt struct {
	Field string `json:"field"`
	Note  string `json:"note"`
}

// BlockKind is the kind of a Block.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	List      BlockKind = "list"
	Quote     BlockKind = "quote"
	Image     BlockKind = "image"
	Table     BlockKind = "table"
)

// Block is one structured piece of the body.
type Block struct {
	Kind    BlockKind
	Level   int          // of a heading: 2 to 6
	Ordered bool         // of a list
	Inlines []Inline     // paragraph, heading, quote
	Items   [][]Inline   // list
	Rows    [][][]Inline // table: rows of cells
	Header  bool         // the first row of a table is its header
	Src     string       // image address, absolute when the page's address is known
	Alt     string
	Caption string
	Credit  string
}

// Inline is a run of text with the same marks.
type Inline = layout.Inline

// Text returns the plain text of a block, list items and table rows on lines
// of their own.
func (b Block) Text() string {
	var sb strings.Builder
	switch b.Kind {
	case List:
		for i, it := range b.Items {
			if i > 0 {
				sb.WriteByte('\n')
			}
			sb.WriteString(layout.InlineText(it))
		}
	case Table:
		for i, row := range b.Rows {
			if i > 0 {
				sb.WriteByte('\n')
			}
			for j, cell := range row {
				if j > 0 {
					sb.WriteByte(' ')
				}
				sb.WriteString(layout.InlineText(cell))
			}
		}
	case Image:
		sb.WriteString(b.Caption)
	default:
		return layout.InlineText(b.Inlines)
	}
	return sb.String()
}

// MarshalJSON writes empty lists as [] and never as null.
func (s Story) MarshalJSON() ([]byte, error) {
	type plain Story
	p := plain(s)
	for _, l := range []*[]string{&p.Authors, &p.Editors, &p.Paragraphs, &p.Tags} {
		if *l == nil {
			*l = []string{}
		}
	}
	if p.Provenance == nil {
		p.Provenance = map[string]Origin{}
	}
	if p.Doubts == nil {
		p.Doubts = []Doubt{}
	}
	if p.Words == nil {
		p.Words = []Word{}
	}
	if p.Names == nil {
		p.Names = []Name{}
	}
	return json.Marshal(p)
}

// note records where a field came from.
func (s *Story) note(field, from string, confidence float64, remark string) {
	if s.Provenance == nil {
		s.Provenance = make(map[string]Origin, 16)
	}
	s.Provenance[field] = Origin{From: from, Confidence: confidence, Note: remark}
}

func (s *Story) doubt(field, remark string) {
	s.Doubts = append(s.Doubts, Doubt{Field: field, Note: remark})
}

// finish derives what depends on all fields: the body text, the address, and
// the doubts about what is missing or shaky.
func (s *Story) finish(page Page) {
	if s.URL == "" {
		s.URL = page.URL
		if s.URL != "" {
			s.note("url", "given", 1, "")
		}
	}
	s.Paragraphs = nil
	for _, b := range s.Blocks {
		if b.Kind == Image {
			continue
		}
		for t := range strings.SplitSeq(b.Text(), "\n") {
			if t = strings.TrimSpace(t); t != "" {
				s.Paragraphs = append(s.Paragraphs, t)
			}
		}
	}
	s.Body = strings.Join(s.Paragraphs, "\n\n")
	if len(s.Paragraphs) > 0 {
		if _, ok := s.Provenance["paragraphs"]; !ok {
			s.note("paragraphs", "text", 0.8, "")
		}
		s.Provenance["body"] = s.Provenance["paragraphs"]
	}
	s.proof()
	for _, f := range []struct{ name, value string }{{"title", s.Title}, {"body", s.Body}, {"date", s.Date}} {
		if f.value == "" {
			s.doubt(f.name, "not found")
		}
	}
	if len(s.Authors) == 0 {
		s.doubt("authors", "not found")
	}
	if s.Caption != "" && s.Credit == "" {
		s.doubt("credit", "the photo has a caption but no credit")
	}
	for _, f := range []string{"title", "date", "authors", "lead", "caption", "credit", "source"} {
		if o, ok := s.Provenance[f]; ok && o.Confidence < 0.6 {
			s.doubt(f, "uncertain: from "+o.From)
		}
	}
}
