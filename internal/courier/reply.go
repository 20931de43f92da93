package courier

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/reading"
)

// told is what a partner is told of one of its stories: the body of its
// /-/api/v1/answers.
type told struct {
	Story   string `json:"story"`
	Version int64  `json:"version,omitempty"`
	Status  string `json:"status"`
	URL     string `json:"url,omitempty"`
	Note    string `json:"note,omitempty"`
}

// reply is the job of one item: its partner is told that readers see it, or
// see it no longer, or that it is not used.
func (c *Courier) reply(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	s, item, err := c.Exchange.Arrived(ctx, id)
	if err != nil || s.Answers == "" {
		return err
	}
	say, found, err := c.became(ctx, item)
	if err != nil || !found {
		return err
	}
	body, err := json.Marshal(say)
	if err != nil {
		return err
	}
	h := http.Header{"Content-Type": {"application/json"}, "Accept": {"application/json"}}
	if s.Token != "" {
		h.Set("Authorization", "Bearer "+s.Token)
	}
	a, err := c.Client.Do(ctx, outgoing.Request{Method: http.MethodPost, URL: s.Answers, Header: h, Body: body, Timeout: pushTimeout, Limit: pushLimit})
	if err != nil {
		return err
	}
	if o := partner.Judge(a.Status); !o.OK {
		return fmt.Errorf("%s answered %d: %s", s.Answers, a.Status, plain(string(a.Body)))
	}
	return nil
}

// became says what became of an item; found is false while there is nothing to
// say.
func (c *Courier) became(ctx context.Context, i partner.Item) (told, bool, error) {
	say := told{Story: i.URI, Version: i.Version, Status: string(partner.Applied)}
	switch i.State {
	case partner.ItemRefused:
		say.Status, say.Note = string(partner.Refused), plain(i.Note)
		return say, true, nil
	case partner.ItemSame:
		say.Status, say.Note = string(partner.Refused), "the network has this story already"
		return say, true, nil
	case partner.ItemTaken, partner.ItemGone:
	default:
		return say, false, nil
	}
	if i.Story == 0 {
		return say, i.State == partner.ItemGone, nil
	}
	at, found, err := c.Exchange.Standing(ctx, i)
	if err != nil || !found {
		return say, false, err
	}
	for _, p := range at.Placements {
		site, ok := c.site(p.Site)
		if !ok {
			continue
		}
		switch news.Visible(site, at.Story, p, c.Clock.Now()) {
		case news.Shown:
			section, _ := site.Section(p.Section)
			content, err := p.Effective(at.Version.Content)
			if err != nil {
				return say, false, err
			}
			say.URL = c.Absolute(site, reading.StoryPath(section.Slug, at.Story.ID, content.Slug))
			return say, true, nil
		case news.Tombstone:
			return say, true, nil
		}
	}
	// Nobody shows it: said once the partner has taken it back, else not yet.
	return say, i.State == partner.ItemGone, nil
}
