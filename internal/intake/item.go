package intake

import (
	"context"
	"errors"
	"strings"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/wire"
)

// Text is what a partner's item says, as a document.
type Text struct {
	Body string // document as JSON
	Lead string // its first paragraph, for items without a summary
}

// Body makes a document of what an item says. Nothing of its markup survives
// that a document has no word for. It returns ErrNothing for an item that holds
// no text.
func Body(ctx context.Context, i wire.Item) (Text, error) {
	if i.HTML == "" {
		if strings.TrimSpace(i.Text) == "" {
			return Text{}, ErrNothing
		}
		doc, err := richtext.FromPlain(i.Text)
		if err != nil {
			return Text{}, err
		}
		first, _, _ := strings.Cut(doc.Text(), "\n")
		return Text{Body: doc.String(), Lead: first}, nil
	}
	blocks, err := capture.Fragment(ctx, i.HTML, i.Base)
	if errors.Is(err, capture.ErrEmpty) {
		err = ErrNothing
	}
	if err != nil {
		return Text{}, err
	}
	return text(capture.Story{Lead: i.Summary, Blocks: blocks})
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
	doc, err := document(c)
	if err != nil {
		return Text{}, err
	}
	out := Text{Body: doc.String()}
	for _, b := range c.Blocks {
		if b.Kind == capture.Paragraph {
			out.Lead = b.Text()
			break
		}
	}
	return out, nil
}
