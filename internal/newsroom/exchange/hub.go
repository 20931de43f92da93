package exchange

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

const (
	maxSubscriptions = 20_000
	// settle is how long a feed is left to change further before subscribers
	// are told.
	settle = 2 * time.Second
)

// Request is what somebody asks of the hub. Nothing is kept of it until the
// callback has confirmed it.
type Request struct {
	Subscribe bool          `json:"subscribe"` // else the end of a subscription
	Site      news.ID       `json:"site"`
	Topic     string        `json:"topic"`
	Callback  string        `json:"callback"`
	Secret    string        `json:"secret,omitempty"`
	Lease     time.Duration `json:"lease,omitempty"`
}

// Ask takes a request to the hub; whether it is meant is asked of the callback
// by a job.
func (x *Exchange) Ask(ctx context.Context, r Request) error {
	if x.Reachable != nil && x.Reachable(r.Callback) != nil {
		return fault.Field("callback", "this address may not be asked: it is not on the public internet")
	}
	return x.room.Do(ctx, news.System(), "ask the hub", func(d *act.Deed) error {
		if r.Subscribe {
			n, err := stores.In(d.Tx).CountSubscriptions(d, maxSubscriptions)
			if err != nil {
				return err
			}
			if n >= maxSubscriptions {
				return fault.New(fault.Unavailable, "the hub has as many subscriptions as it can keep")
			}
		}
		payload, err := json.Marshal(r)
		if err != nil {
			return err
		}
		return d.Job(JobVerify, credential.HashToken(r.Callback+"\n"+r.Topic), string(payload), d.Now)
	})
}

// Confirmed makes what a callback has confirmed.
func (x *Exchange) Confirmed(ctx context.Context, r Request) error {
	return x.room.Do(ctx, news.System(), "confirm a subscription", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		u, found, err := s.SubscriptionOf(d, r.Callback, r.Topic)
		if err != nil {
			return err
		}
		if !r.Subscribe {
			if !found {
				return nil
			}
			return s.DropSubscription(d, u.ID)
		}
		if !found {
			u = partner.Subscription{ID: d.NextID(), Site: r.Site, Topic: r.Topic, Callback: r.Callback, MadeAt: d.Now}
		}
		u.Secret, u.Active, u.EndsAt, u.Failures, u.Error = r.Secret, true, d.Now.Add(r.Lease), 0, ""
		return s.SaveSubscription(d, u)
	})
}

// feedEvents are those that change what feeds say.
func feedEvents() []news.EventKind {
	return []news.EventKind{news.EventStoryPublished, news.EventStoryVisible, news.EventStoryUpdated, news.EventNoticeAdded,
		news.EventStoryWithdrawn, news.EventPlacementAccepted, news.EventPlacementChanged, news.EventPlacementTaken, news.EventPlacementReleased,
		news.EventPlacementEnded, news.EventPlacementRevoked, news.EventPlacementWithdrawn}
}

// followFeeds asks, in the transaction of an event, that the subscribers of the
// sites are told whose feeds it changes.
func (x *Exchange) followFeeds(d *act.Deed, e news.Event) error {
	if e.Story == 0 || !slices.Contains(feedEvents(), e.Kind) {
		return nil
	}
	sites, err := stores.In(d.Tx).SubscribedSites(d)
	if err != nil || len(sites) == 0 {
		return err
	}
	changed, err := changedFeeds(d, e.Story)
	if err != nil {
		return err
	}
	for _, site := range sites {
		if !slices.Contains(changed, site) {
			continue
		}
		if err := d.Job(JobTell, site.String(), site.String(), d.Now.Add(settle)); err != nil {
			return err
		}
	}
	return nil
}

// changedFeeds returns the sites whose feeds a change of a story changes: those
// on which it stands, and the national one, which keeps the record of the whole
// network.
func changedFeeds(d *act.Deed, story news.ID) (out []news.ID, err error) {
	placements, err := d.Store.PlacementsOf(d, story)
	if err != nil {
		return nil, err
	}
	for _, p := range placements {
		out = append(out, p.Site)
	}
	sites, err := d.Sites()
	for _, s := range sites {
		if s.National && !slices.Contains(out, s.ID) {
			out = append(out, s.ID)
		}
	}
	return out, err
}

// Tell asks for a job for each subscriber of a site.
func (x *Exchange) Tell(ctx context.Context, site news.ID) error {
	const some = 500
	for above := news.ID(0); ; {
		list, err := x.read().Subscriptions(ctx, site, above, some)
		if err != nil || len(list) == 0 {
			return err
		}
		err = x.room.Do(ctx, news.System(), "tell subscribers", func(d *act.Deed) error {
			for _, u := range list {
				if err := d.Job(JobFeed, u.ID.String(), u.ID.String(), d.Now); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		above = list[len(list)-1].ID
	}
}

// Subscription returns a subscription that still runs; found is false when it
// does not.
func (x *Exchange) Subscription(ctx context.Context, id news.ID) (partner.Subscription, bool, error) {
	u, found, err := x.read().Subscription(ctx, id)
	return u, found && u.Active && u.EndsAt.After(x.room.Clock.Now()), err
}

// Told notes how telling a subscriber went: with the digest of what it has now,
// or with an error, after partner.MaxFailures of which the subscription ends.
// gone ends it at once.
func (x *Exchange) Told(ctx context.Context, id news.ID, digest string, gone bool, failed error) error {
	return x.room.Do(ctx, news.System(), "note what a subscriber got", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		u, found, err := s.Subscription(d, id)
		if err != nil || !found {
			return err
		}
		switch {
		case gone || failed != nil && u.Failures+1 >= partner.MaxFailures:
			return s.DropSubscription(d, id)
		case failed != nil:
			u.Failures, u.Error = u.Failures+1, fmt.Sprint(failed)
		default:
			u.Digest, u.Failures, u.Error, u.ToldAt = digest, 0, "", d.Now
		}
		return s.SaveSubscription(d, u)
	})
}

// Sweep ends subscriptions whose lease is over, and sees to it that every hub
// that a site names is known as one.
func (x *Exchange) Sweep(ctx context.Context) error {
	return x.room.Do(ctx, news.System(), "end subscriptions", func(d *act.Deed) error {
		sites, err := d.Sites()
		if err != nil {
			return err
		}
		for _, s := range sites {
			if err := name(d, s); err != nil {
				return err
			}
		}
		return stores.In(d.Tx).EndSubscriptions(d, d.Now)
	})
}
