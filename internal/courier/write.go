package courier

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/syndication"
	"github.com/tajuk/tajuk/internal/syndication/ninjs"
)

// mediaFor is how long a link to a picture's file holds. What is rendered again
// has new ones.
const mediaFor = 72 * time.Hour

// Package is what a partner gets.
type Package struct {
	Type    string // media type
	Body    []byte
	URI     string // of the story
	Version int
}

// state is a story as a partner gets it now.
type state struct {
	site    news.Site
	version int
	at      time.Time
	article *reading.Article   // nil when it may not be shown
	until   time.Time          // end of the embargo, when it is sent ahead
	tomb    *reading.Tombstone // nil when readers never saw it
}

// errNotShown says that there is nothing to send: readers do not see the story
// and nobody withdrew it.
var errNotShown = fault.New(fault.NotFound, "the story is not shown at the moment")

// stateOf reads a story by the public's own path. Its version is read first:
// what is read afterwards is at least as new, so no partner can hold a higher
// version with an older text.
func (c *Courier) stateOf(ctx context.Context, a partner.Agreement, d partner.Delivery) (s state, err error) {
	last, err := c.Exchange.Last(ctx, a.ID, d.Story)
	if err != nil {
		return s, err
	}
	s.version, s.at = last.Version, last.MadeAt
	site, public := c.site(d.Site)
	if !public {
		return s, errNotShown
	}
	s.site = site
	article, err := c.Reader.For(site).Article(ctx, d.Story)
	var gone *reading.Withdrawn
	switch {
	case err == nil:
		s.article = &article
		return s, nil
	case errors.As(err, &gone):
		s.tomb = &gone.Tombstone
		return s, nil
	case fault.KindOf(err) != fault.NotFound:
		return s, err
	}
	if a.Embargoed && a.Active() && c.Preview != nil {
		article, until, err := c.Preview.Planned(ctx, c.Preview.For(site), d.Story)
		if err == nil {
			s.article, s.until = &article, until
			return s, nil
		}
		if fault.KindOf(err) != fault.NotFound {
			return s, err
		}
	}
	if last.Cause == partner.Withdrawal {
		return s, nil // taken back before anybody saw it
	}
	return s, errNotShown
}

// Item returns what a partner gets of a story as ninjs, or a NotFound fault when
// there is nothing to get at the moment.
func (c *Courier) Item(ctx context.Context, a partner.Agreement, d partner.Delivery) (ninjs.Item, error) {
	s, err := c.stateOf(ctx, a, d)
	if err != nil {
		return ninjs.Item{}, err
	}
	o, err := c.Outlet(s.site)
	if err != nil {
		return ninjs.Item{}, err
	}
	return c.item(ctx, o, a, d.Story, s)
}

func (c *Courier) item(ctx context.Context, o *syndication.Outlet, a partner.Agreement, story news.ID, s state) (ninjs.Item, error) {
	network, err := c.Exchange.Network(ctx)
	if err != nil {
		return ninjs.Item{}, err
	}
	m := syndication.ItemMeta{Network: network, Version: s.version, At: s.at, EmbargoUntil: s.until, Pictures: a.Pictures, Terms: a.Terms,
		File: func(key string) string { return c.fileAddress(s.site, a, key) }}
	switch {
	case s.article != nil:
		return o.Item(*s.article, m)
	case s.tomb != nil:
		return o.WithdrawnItem(*s.tomb, m)
	}
	return o.CanceledItem(story, m, "")
}

// fileAddress is where a partner gets a file for a while.
func (c *Courier) fileAddress(site news.Site, a partner.Agreement, key string) string {
	// Whole hours: what is rendered twice within one is the same.
	end := strconv.FormatInt(c.Clock.Now().Add(mediaFor).Truncate(time.Hour).Unix(), 10)
	return c.Absolute(site, MediaPath+a.ID.String()+"/"+end+"/"+signature.Seal(a.Secret, a.ID.String(), end, key)+"/"+key)
}

// write renders one delivery in the form that was agreed.
func (c *Courier) write(ctx context.Context, a partner.Agreement, d partner.Delivery) (p Package, err error) {
	s, err := c.stateOf(ctx, a, d)
	if err != nil {
		return p, err
	}
	o, err := c.Outlet(s.site)
	if err != nil {
		return p, err
	}
	item, err := c.item(ctx, o, a, d.Story, s)
	if err != nil {
		return p, err
	}
	p.URI, p.Version = item.URI, s.version
	var b bytes.Buffer
	if a.Form == partner.Ninjs {
		p.Type = ninjs.MediaType
		err = item.Write(&b)
	} else {
		p.Type, err = c.writeFeed(&b, o, a, []state{s}, d.Story, c.feedPath(a), "")
	}
	p.Body = b.Bytes()
	return p, err
}

func (c *Courier) feedPath(partner.Agreement) string { return "/-/api/v1/feed" }

// Feed writes what a partner got last in the form of a feed of its site, and
// returns its media type. older is the path of the next page, empty for none.
func (c *Courier) Feed(ctx context.Context, w io.Writer, a partner.Agreement, deliveries []partner.Delivery, older string) (string, error) {
	if len(a.Sites) != 1 {
		return "", fault.New(fault.NotFound, "the agreement has no feed")
	}
	site, public := c.site(a.Sites[0])
	if !public {
		return "", errNotShown
	}
	o, err := c.Outlet(site)
	if err != nil {
		return "", err
	}
	var states []state
	for _, d := range deliveries {
		s, err := c.stateOf(ctx, a, d)
		switch {
		case err == nil:
			states = append(states, s)
		case fault.KindOf(err) != fault.NotFound:
			return "", err
		}
	}
	return c.writeFeed(w, o, a, states, 0, c.feedPath(a), older)
}

// writeFeed writes states of stories as a feed. A story that was taken back
// before anybody saw it, given as never, is told as a withdrawn one.
func (c *Courier) writeFeed(w io.Writer, o *syndication.Outlet, a partner.Agreement, states []state, never news.ID, self, older string) (string, error) {
	f := syndication.Feed{List: "agreement:" + a.ID.String(), Title: o.Site().Name + " - " + a.Partner, Self: self, Older: older}
	for _, s := range states {
		switch {
		case s.article != nil:
			article := *s.article
			if !a.Pictures {
				article.Photo, article.Assets = reading.Photo{}, nil
			}
			f.Items = append(f.Items, article)
		case s.tomb != nil:
			f.Deleted = append(f.Deleted, *s.tomb)
		case never != 0:
			f.Deleted = append(f.Deleted, reading.Tombstone{Story: never, Origin: s.site, WithdrawnAt: s.at})
		}
	}
	switch a.Form {
	case partner.Atom:
		return syndication.TypeAtom, o.Atom(w, f)
	case partner.RSS:
		return syndication.TypeRSS, o.RSS(w, f)
	case partner.JSON:
		return syndication.TypeJSONFeed, o.JSONFeed(w, f)
	}
	return "", fault.New(fault.NotFound, "the agreement has no feed")
}
