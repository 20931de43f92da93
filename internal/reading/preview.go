package reading

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// Preview reads what readers do not see yet: one working copy, or one front as
// it might be arranged. Everything around it is read as the public reads it.
//
// It is a type of its own, made beside the Reader and never from one: whoever
// serves the public holds a Reader, and there is no way from a Reader to a
// working copy. Who may look is asked before, by whoever holds a Preview.
type Preview struct{ r *Reader }

// NewPreview returns a Preview.
func NewPreview(d *db.DB, c clock.Clock, x search.Index) *Preview { return &Preview{New(d, c, x)} }

// arranged is a front as it might be.
type arranged struct {
	front string
	pins  []store.Pin
}

// Site returns a site of the network as it is now, public or not.
func (p *Preview) Site(ctx context.Context, id news.ID) (news.Site, error) {
	if err := p.r.Refresh(ctx); err != nil {
		return news.Site{}, err
	}
	site := p.r.site(id)
	if site.ID == 0 {
		return site, fault.New(fault.NotFound, "there is no site %s", id)
	}
	return site, nil
}

// For begins a visit of a site, which may differ from what is saved: another
// look, another name. To the visit it is public.
func (p *Preview) For(site news.Site) *Visit {
	site.Public = true
	return p.r.For(site)
}

// Draft returns the working copy of a story as the visit's site would show it
// if it were published now; what stands on the site of it already, such as its
// notices, stands there too. A withdrawn story has no working copy to show.
func (p *Preview) Draft(ctx context.Context, v *Visit, id news.ID) (a Article, err error) {
	placement, found, err := v.r.s.Placement(ctx, id, v.Site.ID)
	if err != nil {
		return a, err
	}
	st, known, err := v.r.s.Story(ctx, id)
	if err != nil {
		return a, err
	}
	w, written, err := v.r.s.WorkingCopy(ctx, id)
	if err != nil {
		return a, err
	}
	if !found || !known || !written || placement.State == news.PlacementDeclined || st.State == news.StateWithdrawn {
		return a, fault.New(fault.NotFound, "there is no story %s here", id)
	}
	if st.Kind = cmp.Or(w.Kind, st.Kind); placement.Origin {
		placement.Section = cmp.Or(w.Section, placement.Section)
	}
	content, err := placement.Effective(w.Content)
	if err != nil {
		return a, err
	}
	if content.Body == "" {
		empty, err := richtext.New()
		if err != nil {
			return a, err
		}
		content.Body = empty.String()
	}
	if at := st.VisibleAt(); at.IsZero() || at.After(v.Now) {
		st.PublishAt, st.EmbargoUntil = v.Now, time.Time{}
	}
	if placement.VisibleAt.IsZero() || placement.VisibleAt.After(v.Now) {
		placement.VisibleAt = v.Now
	}
	st.Unsettled = st.Unsettled || content.Unverified != nil
	return v.whole(ctx, seen{st, placement, news.Version{Story: id, N: st.LiveVersion, Content: w.Content, MadeAt: w.SavedAt}, content})
}

// Planned returns a story under embargo as its origin site will show it, for
// partners who agreed to the embargo, and until when it lasts. It is a NotFound
// fault for every other story.
func (p *Preview) Planned(ctx context.Context, v *Visit, id news.ID) (a Article, until time.Time, err error) {
	placement, found, err := v.r.s.Placement(ctx, id, v.Site.ID)
	if err != nil {
		return a, until, err
	}
	st, known, err := v.r.s.Story(ctx, id)
	if err != nil {
		return a, until, err
	}
	if !found || !known || !placement.Origin || st.State != news.StateScheduled || st.LiveVersion == 0 || !st.EmbargoUntil.After(v.Now) {
		return a, until, fault.New(fault.NotFound, "there is no story %s here", id)
	}
	version, err := v.r.s.Version(ctx, id, st.LiveVersion)
	if err != nil {
		return a, until, err
	}
	a, err = v.whole(ctx, seen{st, placement, version, version.Content})
	return a, st.EmbargoUntil, err
}

// Arrange makes the visit show a front as it would be arranged. Stories that
// readers may not see do not appear, as on the front itself.
func (p *Preview) Arrange(ctx context.Context, v *Visit, front string, pins []news.Placed) error {
	stories := make([]news.ID, len(pins))
	for i, pin := range pins {
		stories[i] = pin.Story
	}
	placements, err := v.r.s.PlacementsOn(ctx, v.Site.ID, distinct(stories))
	if err != nil {
		return err
	}
	a := &arranged{front: front}
	for _, pin := range pins {
		for _, pl := range placements {
			if pl.Story == pin.Story && (pin.Until.IsZero() || pin.Until.After(v.Now)) {
				a.pins = append(a.pins, store.Pin{Position: pin.Position, Placement: pl.ID, Until: pin.Until})
			}
		}
	}
	slices.SortFunc(a.pins, func(x, y store.Pin) int { return cmp.Compare(x.Position, y.Position) })
	v.arranged = a
	return nil
}

// Topic returns a topic without its timeline, whatever its state.
func (p *Preview) Topic(ctx context.Context, id news.ID) (news.Topic, error) {
	topics, err := p.r.s.Topics(ctx, []news.ID{id})
	if err != nil {
		return news.Topic{}, err
	}
	if len(topics) == 0 {
		return news.Topic{}, fault.New(fault.NotFound, "there is no topic %s", id)
	}
	return topics[0], nil
}
