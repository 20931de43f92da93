package exchange

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// Reply has the partner of a source told, soon, what became of an item, where
// it wants to be told.
func Reply(d *act.Deed, s partner.Source, i partner.Item) error {
	if s.Answers == "" {
		return nil
	}
	return d.Job(JobReply, i.ID.String(), i.ID.String(), d.Now)
}

// followReplies tells partners when sites show their stories, or show them no
// longer.
func (x *Exchange) followReplies(d *act.Deed, e news.Event) error {
	switch e.Kind {
	case news.EventPlacementAccepted, news.EventPlacementTaken, news.EventPlacementReleased, news.EventPlacementEnded,
		news.EventPlacementWithdrawn, news.EventPlacementDeclined, news.EventStoryVisible:
	default:
		return nil
	}
	st, found, err := d.Store.Story(d, e.Story)
	if err != nil || !found {
		return err
	}
	origin, err := d.Site(st.OriginSite)
	if err != nil || !origin.External {
		return err
	}
	s := stores.In(d.Tx)
	source, found, err := s.SourceOf(d, origin.ID)
	if err != nil || !found {
		return err
	}
	items, err := s.ItemsOfStory(d, st.ID)
	for _, i := range items {
		if err == nil && i.Source == source.ID && !i.Same {
			err = Reply(d, source, i)
		}
	}
	return err
}

// Standing is where the story of an item stands, for its partner.
type Standing struct {
	Story      news.Story
	Placements []news.Placement // on the sites of the network, without the external one
	Version    news.Version     // that is live
}

// Standing returns where the story of an item stands; found is false while
// there is none.
func (x *Exchange) Standing(ctx context.Context, i partner.Item) (out Standing, found bool, err error) {
	read := x.room.Read()
	if out.Story, found, err = read.Story(ctx, i.Story); err != nil || !found {
		return out, false, err
	}
	all, err := read.PlacementsOf(ctx, i.Story)
	if err != nil {
		return out, false, err
	}
	for _, p := range all {
		if !p.Origin {
			out.Placements = append(out.Placements, p)
		}
	}
	if out.Story.LiveVersion > 0 {
		out.Version, err = read.Version(ctx, i.Story, out.Story.LiveVersion)
	}
	return out, err == nil, err
}
