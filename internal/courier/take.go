package courier

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/wire"
)

// errLater says that something could not be fetched now and may be later.
var errLater = errors.New("not to be had at the moment")

// patience is how many times what an item needs is asked for, before the story
// comes without it.
const patience = 4

// take is the job of one item that has arrived: what it needs is fetched, and
// the newsroom makes a story of it.
func (c *Courier) take(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	s, item, err := c.Exchange.Arrived(ctx, id)
	if err != nil || item.State != partner.ItemWaiting {
		return err
	}
	in := newsroom.Received{Item: item.ID, Digest: item.Digest}
	if err := json.Unmarshal([]byte(item.Payload), &in.Wire); err != nil {
		return fmt.Errorf("item %s: %w", item.ID, err)
	}
	if in.Wire.Status != wire.Canceled && !item.Same {
		last := job.Attempts >= patience
		text, err := c.text(ctx, s, &in, last)
		if err != nil {
			return err
		}
		if s.Pictures {
			if err := c.pictures(ctx, s, &in, text, last); err != nil {
				return err
			}
		}
	}
	return c.Newsroom.Receive(ctx, in)
}

// text makes a document of what the item says, or of its page.
func (c *Courier) text(ctx context.Context, s partner.Source, in *newsroom.Received, last bool) (intake.Text, error) {
	t, err := intake.Body(ctx, in.Wire)
	if errors.Is(err, intake.ErrNothing) && s.Pages && in.Wire.URL != "" {
		t, err = c.page(ctx, &in.Wire)
	}
	switch {
	case err == nil:
		in.Body, in.Lead = t.Body, t.Lead
		return t, nil
	case ctx.Err() != nil:
		return t, ctx.Err()
	case errors.Is(err, errLater) && !last:
		return t, err
	}
	// The newsroom says what is missing.
	c.Log.Warn("the text of an item could not be had", "source", s.ID, "item", in.Wire.ID, "error", err)
	return intake.Text{}, nil
}

func (c *Courier) page(ctx context.Context, i *wire.Item) (intake.Text, error) {
	a, err := c.Client.Do(ctx, outgoing.Request{URL: i.URL, Timeout: pollTimeout, Limit: capture.MaxBytes, Redirects: 5,
		Header: http.Header{"Accept": {"text/html, application/xhtml+xml;q=0.9"}}})
	if err != nil {
		return intake.Text{}, fmt.Errorf("%w: %s: %w", errLater, i.URL, err)
	}
	if a.Status != http.StatusOK {
		return intake.Text{}, fmt.Errorf("%w: %s answered %d", errLater, i.URL, a.Status)
	}
	return intake.Page(ctx, i, capture.Page{Kind: capture.HTML, URL: a.URL, Content: a.Body, ContentType: a.Header.Get("Content-Type"), FetchedAt: c.Clock.Now()})
}
