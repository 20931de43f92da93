package courier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/signature"
)

const hubTimeout = 15 * time.Second

// verify asks a callback whether a request to the hub is meant (WebSub 5.3). A
// callback that does not confirm it has not asked: nothing is kept and nothing
// tried again.
func (c *Courier) verify(ctx context.Context, job jobs.Job) error {
	var r exchange.Request
	if err := json.Unmarshal([]byte(job.Payload), &r); err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	u, err := url.Parse(r.Callback)
	if err != nil {
		return nil
	}
	challenge := signature.NewKey()
	q := url.Values{"hub.mode": {"unsubscribe"}, "hub.topic": {r.Topic}, "hub.challenge": {challenge}}
	if r.Subscribe {
		q.Set("hub.mode", "subscribe")
		q.Set("hub.lease_seconds", strconv.FormatInt(int64(r.Lease/time.Second), 10))
	}
	if u.RawQuery != "" {
		u.RawQuery += "&"
	}
	u.RawQuery += q.Encode()
	answer, err := c.Client.Do(ctx, outgoing.Request{URL: u.String(), Timeout: hubTimeout, Limit: 1 << 10})
	if err != nil || answer.Status < 200 || answer.Status > 299 || strings.TrimSpace(string(answer.Body)) != challenge {
		c.Log.Info("a subscription was not confirmed", "topic", r.Topic, "status", answer.Status, "error", err)
		return nil
	}
	if err := c.Exchange.Confirmed(ctx, r); err != nil {
		return err
	}
	if r.Subscribe {
		return c.Exchange.Tell(ctx, r.Site) // what the feed says now is the first that it gets
	}
	return nil
}

// tell has every subscriber of a site told.
func (c *Courier) tell(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return c.Exchange.Tell(ctx, id)
}

// feed tells one subscriber what its feed says now, unless it has that already
// (WebSub 7).
func (c *Courier) feed(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	u, found, err := c.Exchange.Subscription(ctx, id)
	if err != nil || !found {
		return err
	}
	site, public := c.site(u.Site)
	if !public {
		return nil
	}
	page, err := c.Page(ctx, u.Topic)
	if err != nil {
		return err
	}
	if page.Status == http.StatusNotFound || page.Status == http.StatusGone || page.Status == http.StatusMovedPermanently {
		return c.Exchange.Told(ctx, id, "", true, nil) // the feed is no more
	}
	if page.Status != http.StatusOK {
		return fmt.Errorf("the feed %s answers %d", u.Topic, page.Status)
	}
	sum := sha256.Sum256(page.Body)
	digest := hex.EncodeToString(sum[:])
	if digest == u.Digest {
		return nil
	}
	h := http.Header{"Content-Type": {page.Type},
		"Link": {"<" + c.Absolute(site, HubPath) + `>; rel="hub", <` + u.Topic + `>; rel="self"`}}
	if u.Secret != "" {
		h.Set(signature.HeaderHub, signature.Hub(u.Secret, page.Body))
	}
	answer, err := c.Client.Do(ctx, outgoing.Request{Method: http.MethodPost, URL: u.Callback, Header: h, Body: page.Body, Timeout: hubTimeout, Limit: pushLimit})
	if errors.Is(err, outgoing.ErrTooLarge) {
		err = nil // what a subscriber says is of no interest
	}
	switch {
	case err == nil && answer.Status == http.StatusGone:
		return c.Exchange.Told(ctx, id, "", true, nil)
	case err == nil && answer.Status >= 200 && answer.Status < 300:
		return c.Exchange.Told(ctx, id, digest, false, nil)
	case err == nil:
		err = fmt.Errorf("answered %d", answer.Status)
	}
	return errors.Join(err, c.Exchange.Told(ctx, id, "", false, errors.New(plain(err.Error()))))
}
