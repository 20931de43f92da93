package courier

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
)

// pingsAtOnce is how many lists are read at a time.
const pingsAtOnce = 50

// ping tells a hub outside which feeds have changed, until it knows all, or does
// not answer. WebSub leaves the words to hub and publisher; these are those of
// PubSubHubbub 0.3 section 7.1, which hubs take.
func (c *Courier) ping(ctx context.Context, job jobs.Job) error {
	hub := job.Payload
	for {
		due, err := c.Exchange.Pings(ctx, hub, pingsAtOnce)
		if err != nil {
			return err
		}
		for _, p := range due {
			o := c.pingAll(ctx, p)
			if err := ctx.Err(); err != nil {
				return err
			}
			if o.Line {
				if err := c.Hubs(ctx, hub, true, o.Error); err != nil {
					return err
				}
				return c.Exchange.PingFailed(ctx, hub, o)
			}
			if o.Error != "" {
				c.Log.Warn("a hub does not want to hear of a feed", "hub", hub, "list", p.List, "error", o.Error)
			}
			if err := c.Exchange.Pinged(ctx, p, o.Error); err != nil {
				return err
			}
		}
		if len(due) < pingsAtOnce {
			named := slices.ContainsFunc(c.Reader.Sites(), func(s news.Site) bool { return slices.Contains(s.Settings.Hubs, hub) })
			return c.Hubs(ctx, hub, named, "")
		}
	}
}

// pingAll tells of a list in all formats. What belongs to a site that names the
// hub no longer, or has no feed, is told to nobody.
func (c *Courier) pingAll(ctx context.Context, p partner.Ping) partner.Outcome {
	site, public := c.site(p.Site)
	if !public || !slices.Contains(site.Settings.Hubs, p.Hub) {
		return partner.Outcome{OK: true}
	}
	o, err := c.Outlet(site)
	if err != nil {
		return partner.Outcome{Error: err.Error()}
	}
	for _, topic := range o.Feeds(p.List, p.Slug, p.Whole) {
		form := url.Values{"hub.mode": {"publish"}, "hub.url": {topic}, "hub.topic": {topic}}
		answer, err := c.Client.Do(ctx, outgoing.Request{Method: http.MethodPost, URL: p.Hub, Body: []byte(form.Encode()),
			Header: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, Timeout: hubTimeout, Limit: pushLimit})
		if err != nil && answer.Status == 0 {
			return partner.Outcome{Error: plain(err.Error()), Line: true}
		}
		if o := partner.Judge(answer.Status); !o.OK {
			o.Error = plain("answered " + strconv.Itoa(answer.Status) + " " + http.StatusText(answer.Status) + ": " + string(answer.Body))
			o.After = retryAfter(answer.Header.Get("Retry-After"), c.Clock.Now())
			return o
		}
	}
	return partner.Outcome{OK: true}
}
