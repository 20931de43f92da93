package courier

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/wire"
)

// poll is the job of a source that is asked: one visit of its feed.
func (c *Courier) poll(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	s, err := c.Exchange.Source(ctx, id)
	if err != nil || s.Feed == "" || !s.Active() {
		return err
	}
	line, err := c.Exchange.SourceLine(ctx, id)
	if err != nil {
		return err
	}
	v := c.visit(ctx, s, line)
	if ctx.Err() != nil { // told to stop: that says nothing about the partner
		return ctx.Err()
	}
	return c.Exchange.Visited(ctx, id, v)
}

// visit asks a feed once.
func (c *Courier) visit(ctx context.Context, s partner.Source, line partner.SourceLine) exchange.Visited {
	v := exchange.Visited{Line: line}
	h := http.Header{"Accept": {"application/json, application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"}}
	if s.Token != "" {
		h.Set("Authorization", "Bearer "+s.Token)
	}
	if line.ETag != "" {
		h.Set("If-None-Match", line.ETag)
	}
	if line.Modified != "" {
		h.Set("If-Modified-Since", line.Modified)
	}
	a, err := c.Client.Do(ctx, outgoing.Request{URL: from(s.Feed, line.Cursor), Header: h, Timeout: pollTimeout, Limit: wire.MaxBytes, Redirects: 5})
	switch {
	case err != nil:
		v.Failed = failed(err)
		return v
	case a.Status == http.StatusNotModified:
		return v
	case a.Status != http.StatusOK:
		v.Failed = answered(a.Status)
		v.After = retryAfter(a.Header.Get("Retry-After"), c.Clock.Now())
		return v
	}
	b, err := wire.Read(a.Body, a.Header.Get("Content-Type"), a.URL)
	if err != nil {
		v.Failed = failed(err)
		return v
	}
	for _, r := range b.Refused {
		c.Log.Warn("an item of a source could not be read", "source", s.ID, "item", r.ID, "reason", r.Reason)
	}
	v.Items, v.Asked = b.Items, b.Every
	v.Line.ETag, v.Line.Modified = a.Header.Get("ETag"), a.Header.Get("Last-Modified")
	// A Tajuk network says where to go on, and whether there is more already.
	if cursor := cmp.Or(b.Cursor, a.Header.Get(partner.HeaderCursor)); cursor != "" && cursor != line.Cursor {
		v.Line.Cursor, v.Line.ETag, v.Line.Modified = cursor, "", ""
		v.More = line.Cursor != "" && b.Next != ""
	}
	return v
}

const pollTimeout = 30 * time.Second

// from is a feed's address from a cursor on.
func from(feed, cursor string) string {
	u, err := url.Parse(feed)
	if err != nil || cursor == "" {
		return feed
	}
	q := u.Query()
	q.Set("since", cursor)
	u.RawQuery = q.Encode()
	return u.String()
}
