package intake

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/wire"
)

// Text is what a partner's item says, as a document.
type Text struct {
	Body string // document as JSON
	Lead string // the summary, or else the first paragraph, which then stands in the body no more
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
	return text(c)
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
	return text(c)
}

func text(c capture.Story) (Text, error) {
	if len(c.Blocks) == 0 {
		for _, p := range c.Paragraphs {
			c.Blocks = append(c.Blocks, capture.Block{Kind: capture.Paragraph, Inlines: []capture.Inline{{Text: p}}})
		}
	}
	if c.Lead == "" && len(c.Blocks) > 1 && c.Blocks[0].Kind == capture.Paragraph && utf8.RuneCountInString(c.Blocks[0].Text()) <= news.MaxLead {
		c.Lead = c.Blocks[0].Text()
	}
	doc, err := document(c)
	if err != nil {
		return Text{}, err
	}
	if c.Lead == "" {
		c.Lead, _, _ = strings.Cut(doc.Text(), "\n")
	}
	return Text{Body: doc.String(), Lead: c.Lead}, nil
}
