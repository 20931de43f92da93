package exchange

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
	"github.com/tajuk/tajuk/internal/wire"
)

// Source returns a source, or a NotFound fault.
func (x *Exchange) Source(ctx context.Context, id news.ID) (partner.Source, error) {
	s, found, err := x.read().Source(ctx, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no source %s", id)
	}
	return s, err
}

// SourceLine returns the state of the way from a source.
func (x *Exchange) SourceLine(ctx context.Context, id news.ID) (partner.SourceLine, error) {
	lines, err := x.read().SourceLines(ctx, []news.ID{id})
	if err != nil || len(lines) == 0 {
		return partner.SourceLine{Source: id}, err
	}
	return lines[0], nil
}

// Visited is how a visit of a feed went.
type Visited struct {
	Line   partner.SourceLine // as it was before, with what the answer said of itself
	Items  []wire.Item
	Asked  time.Duration // the pause that the feed asks for, 0 for none
	More   bool          // there is more to fetch at once
	Failed error         // nothing came: why; for people when it is a fault
	After  time.Duration // the partner asks to be left alone that long after an error
}

// Visited keeps what came of a visit, and plans the next one. All of it is
// durable when it returns.
func (x *Exchange) Visited(ctx context.Context, source news.ID, v Visited) error {
	return x.room.Do(ctx, news.System(), "visited source", func(d *act.Deed) error {
		s, err := lockSource(d, source)
		if err != nil {
			return err
		}
		l := v.Line
		l.Source = source
		if v.Failed != nil {
			l.Failures++
			l.Error = partner.WhyFailed(v.Failed)
			if l.FailingSince.IsZero() {
				l.FailingSince = d.Now
			}
			pause := max(min(partner.Backoff(l.Failures), partner.MaxEvery), s.Pause(0), min(v.After, partner.MaxWait))
			l.NextAt = d.Now.Add(pause)
		} else {
			if err := x.arrived(d, s, v.Items); err != nil {
				return err
			}
			l.Failures, l.Error, l.FailingSince, l.OKAt = 0, "", time.Time{}, d.Now
			l.NextAt = d.Now.Add(s.Pause(v.Asked))
			if v.More {
				l.NextAt = d.Now
			}
		}
		if err := stores.In(d.Tx).SaveSourceLine(d, l); err != nil {
			return err
		}
		return visit(d, s, l.NextAt)
	})
}

// Arrive keeps what a partner has sent by itself. All of it is durable when it
// returns. What is older than what arrived before changes nothing.
func (x *Exchange) Arrive(ctx context.Context, source news.ID, items []wire.Item) error {
	return x.room.Do(ctx, news.System(), "arrive", func(d *act.Deed) error {
		s, err := lockSource(d, source)
		if err != nil {
			return err
		}
		if err := stores.In(d.Tx).SourcePushed(d, source, d.Now); err != nil {
			return err
		}
		return x.arrived(d, s, items)
	})
}

// arrived writes the items that are new or newer, and asks for a job to take
// each. The source is locked, so items of one source arrive one after another.
func (x *Exchange) arrived(d *act.Deed, s partner.Source, items []wire.Item) error {
	network, err := stores.In(d.Tx).NetworkName(d)
	if err != nil {
		return err
	}
	for _, in := range items {
		if err := arrive(d, s, network, in); err != nil {
			return err
		}
	}
	return nil
}

func arrive(d *act.Deed, s partner.Source, network string, in wire.Item) error {
	st := stores.In(d.Tx)
	if in.About != "" {
		return arriveNotice(d, s, in)
	}
	payload, err := json.Marshal(in)
	if err != nil {
		return err
	}
	next := partner.Item{Source: s.ID, URI: in.ID, Address: in.URL, Headline: lang.Shorten(in.Headline, news.MaxHeadline), Version: in.Version, UpdatedAt: in.Updated,
		Digest: in.Digest(), State: partner.ItemWaiting, ArrivedAt: d.Now, Payload: string(payload)}
	if in.Status == wire.Canceled {
		next.State = partner.ItemGone
	}
	old, found, err := st.ItemNamed(d, s.ID, in.ID)
	if err != nil {
		return err
	}
	switch {
	case found && !old.Newer(next):
		if next.Digest == old.Digest && next.Version > old.Version {
			old.Version = next.Version
			return st.SaveItem(d, old)
		}
		return nil
	case !found && !s.Active():
		return nil
	case !found && next.State == partner.ItemGone:
		// An older state of it may be on its way yet.
		next.ID, next.TakenAt = d.NextID(), d.Now
		return st.SaveItem(d, next)
	}
	next.State = partner.ItemWaiting
	if own, is := strings.CutPrefix(in.ID, "urn:tajuk:"+network+":story:"); is && network != "" {
		return keepOwn(d, next, own)
	}
	if found {
		next.ID, next.Story, next.Same, next.Notices, next.TakenAt = old.ID, old.Story, old.Same, old.Notices, old.TakenAt
		if next.Headline == "" { // a withdrawal need not say of what
			next.Headline = old.Headline
		}
		if next.Address == "" {
			next.Address = old.Address
		}
	} else {
		next.ID = d.NextID()
	}
	return await(d, old, next)
}

// await writes an item that is to be taken.
func await(d *act.Deed, old, next partner.Item) error {
	s := stores.In(d.Tx)
	if old.State == partner.ItemRefused {
		if err := s.AddRefused(d, next.Source, -1); err != nil {
			return err
		}
	}
	if err := s.SaveItem(d, next); err != nil {
		return err
	}
	return d.Job(JobTake, next.ID.String(), next.ID.String(), d.Now)
}

// keepOwn notes that a partner sends back what it got from this network: it is
// a story already, and becomes no second one.
func keepOwn(d *act.Deed, i partner.Item, own string) error {
	s := stores.In(d.Tx)
	if _, known, err := s.ItemNamed(d, i.Source, i.URI); err != nil || known {
		return err
	}
	i.ID, i.State, i.Same, i.TakenAt = d.NextID(), partner.ItemSame, true, d.Now
	if id, err := news.ParseID(own); err == nil {
		_, found, err := d.Store.Story(d, id)
		if err != nil {
			return err
		}
		if found {
			i.Story = id
		}
	}
	return s.SaveItem(d, i)
}

// arriveNotice puts a notice that came by itself on the item that it is about.
func arriveNotice(d *act.Deed, s partner.Source, in wire.Item) error {
	st := stores.In(d.Tx)
	about, found, err := st.ItemNamed(d, s.ID, in.About)
	if err == nil && !found {
		about, found, err = st.ItemAt(d, s.ID, in.About)
	}
	if err != nil || !found {
		return err
	}
	var item wire.Item
	if err := json.Unmarshal([]byte(about.Payload), &item); err != nil {
		return err
	}
	if n := in.AsNotice(); !has(item.Notices, n) {
		item.Notices = append(item.Notices, n)
	}
	digest := item.Digest()
	if digest == about.Digest {
		return nil
	}
	payload, err := json.Marshal(item)
	if err != nil {
		return err
	}
	next := about
	next.Digest, next.Payload, next.State, next.ArrivedAt = digest, string(payload), partner.ItemWaiting, d.Now
	return await(d, about, next)
}

func has(list []wire.Notice, n wire.Notice) bool {
	return slices.ContainsFunc(list, func(other wire.Notice) bool { return other.Name() == n.Name() })
}

// Arrived returns an item with its source, or a NotFound fault.
func (x *Exchange) Arrived(ctx context.Context, id news.ID) (partner.Source, partner.Item, error) {
	i, found, err := x.read().Item(ctx, id)
	if err != nil {
		return partner.Source{}, i, err
	}
	if !found {
		return partner.Source{}, i, fault.New(fault.NotFound, "there is no item %s", id)
	}
	s, err := x.Source(ctx, i.Source)
	return s, i, err
}
