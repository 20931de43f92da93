package intake

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/wire"
)

// Text is what a partner's item says, as a document.
type Text struct {
	Body string // document as JSON, without pictures
	Lead string // the summary, or else the first paragraph, which then stands in the body no more
	// Pictures are those that stand in the body, in their order, but for the
	// item's lead picture.
	Pictures []InText

	story capture.Story
}

// InText is a picture where it stands in a text.
type InText struct {
	At string // names its place for With
	wire.Picture
}

// With is the body with pictures where they stood, by their places. Those that
// are not among them are left out.
func (t Text) With(placed map[string]news.Photo) (string, error) {
	doc, err := document(t.story, maps.Clone(placed))
	return doc.String(), err
}

// Lead returns the lead picture of an item: the one that is called so, or else
// the first of which nothing is said. Those of the text are none.
func Lead(i wire.Item) (wire.Picture, bool) {
	for _, role := range []string{"lead", ""} {
		for _, p := range i.Pictures {
			if p.Role == role {
				return p, true
			}
		}
	}
	return wire.Picture{}, false
}

// Body makes a document of what an item says. Nothing of its markup survives
// that a document has no word for. It returns ErrNothing for an item that holds
// no text.
func Body(ctx context.Context, i wire.Item) (Text, error) {
	c := capture.Story{Lead: i.Summary, Paragraphs: paragraphs(i.Text)}
	if i.HTML != "" {
		var err error
		if c.Blocks, err = capture.Fragment(ctx, i.HTML, i.Base); err != nil && !errors.Is(err, capture.ErrEmpty) {
			return Text{}, err
		}
	}
	return text(c, i)
}

// paragraphs are the parts of a plain text between empty lines.
func paragraphs(text string) (out []string) {
	for _, p := range strings.Split(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Page makes a document of the page of an item whose feed holds no text, and
// fills in what the item lacks.
func Page(ctx context.Context, i *wire.Item, page capture.Page) (Text, error) {
	c, err := capture.Capture(ctx, page)
	if err != nil {
		return Text{}, err
	}
	if i.Summary == "" {
		i.Summary = c.Lead
	}
	if i.Headline == "" {
		i.Headline = c.Title
	}
	if len(i.Authors) == 0 {
		i.Authors = c.Authors
	}
	if len(i.Tags) == 0 {
		i.Tags = c.Tags
	}
	if len(i.Pictures) > 0 && i.Pictures[0].Credit == "" {
		i.Pictures[0].Credit = c.Credit
	}
	c.Lead = i.Summary
	return text(c, *i)
}

func text(c capture.Story, i wire.Item) (Text, error) {
	if len(c.Blocks) == 0 {
		for _, p := range c.Paragraphs {
			c.Blocks = append(c.Blocks, capture.Block{Kind: capture.Paragraph, Inlines: []capture.Inline{{Text: p}}})
		}
	}
	if c.Lead == "" && len(c.Blocks) > 1 && c.Blocks[0].Kind == capture.Paragraph && utf8.RuneCountInString(c.Blocks[0].Text()) <= news.MaxLead {
		c.Lead = c.Blocks[0].Text()
	}
	doc, err := document(c, nil)
	if err != nil {
		return Text{}, err
	}
	if c.Lead == "" {
		c.Lead, _, _ = strings.Cut(doc.Text(), "\n")
	}
	t := Text{Body: doc.String(), Lead: c.Lead}
	t.Pictures = inText(&c, i)
	t.story = c
	return t, nil
}

// inText finds the pictures of a text, with what the item says of each. Of its
// pictures that belong into the text and stand nowhere in it, those that are as
// many as the text has without a word about them are these, in their order, with
// other addresses; else they are put at the end.
func inText(c *capture.Story, i wire.Item) []InText {
	lead, _ := Lead(i)
	known, rest := map[string]wire.Picture{}, []wire.Picture{}
	for _, p := range i.Pictures {
		known[p.URL] = p
	}
	var out []InText
	unknown := []int{}
	for _, b := range c.Blocks {
		if b.Kind != capture.Image || b.Src == lead.URL || slices.ContainsFunc(out, func(p InText) bool { return p.At == b.Src }) {
			continue
		}
		p, ok := known[b.Src]
		if !ok {
			unknown = append(unknown, len(out))
		}
		delete(known, b.Src)
		p.URL = b.Src
		out = append(out, InText{b.Src, complete(p, b)})
	}
	for _, p := range i.Pictures {
		if _, ok := known[p.URL]; ok && p.Role == "body" && p.URL != lead.URL {
			rest = append(rest, p)
		}
	}
	if len(rest) == len(unknown) {
		for n, at := range unknown {
			out[at].Picture = complete(rest[n], capture.Block{Caption: out[at].Caption, Credit: out[at].Credit, Alt: out[at].Alt})
		}
	} else {
		for _, p := range rest {
			c.Blocks = append(c.Blocks, capture.Block{Kind: capture.Image, Src: p.URL})
			out = append(out, InText{p.URL, p})
		}
	}
	return out
}

// complete fills what an item says of a picture from what stands around it.
func complete(p wire.Picture, b capture.Block) wire.Picture {
	p.Caption, p.Alt, p.Credit = cmp.Or(p.Caption, b.Caption), cmp.Or(p.Alt, b.Alt), cmp.Or(p.Credit, creditLabel.ReplaceAllString(b.Credit, ""))
	return p
}

// creditLabel is the word before a name, which readers' pages write themselves.
var creditLabel = regexp.MustCompile(`(?i)^(foto|photo|kredit|credit|image|gambar)( oleh| by)?\s*:\s*`)
