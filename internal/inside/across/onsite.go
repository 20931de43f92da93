package across

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Carried is a story on one of the sites that have it.
type Carried struct {
	Placement  news.Placement
	Site       news.Site
	Section    news.Section
	Withdrawal news.Withdrawal // of this site alone, zero for none
	Visible    news.Visibility
}

// Carriers returns where a story stands, was offered or stood, the origin
// first. Whoever may see the story may see this.
func (r *Reader) Carriers(ctx context.Context, actor news.Actor, id news.ID) ([]Carried, error) {
	st, placements, err := r.read.Placed(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	alone, err := r.shared.WithdrawalsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, err
	}
	var out []Carried
	for _, p := range placements {
		i := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == p.Site })
		if i < 0 {
			continue
		}
		c := Carried{Placement: p, Site: sites[i], Visible: news.Visible(sites[i], st, p, r.clock.Now())}
		c.Section, _ = sites[i].Section(p.Section)
		for _, w := range alone {
			if w.Site == p.Site {
				c.Withdrawal = w
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// pastLooks bounds how many earlier wordings of each field are read.
const pastLooks = 30

// OnSite is a story as one site has it: what the origin says, and what the site
// says instead.
type OnSite struct {
	Carried
	Story     news.Story
	Inherited news.Content           // what the origin says: live, or its working copy before
	Shown     news.Content           // with the site's own words
	Past      []news.PastOverride    // what the site has said, of each field the newest first; for its own people
	Pictures  map[news.ID]news.Asset // of all these, as they are shown
}

// OnSite returns a story on a site, for somebody who may see it there.
func (r *Reader) OnSite(ctx context.Context, actor news.Actor, id, site news.ID) (OnSite, error) {
	carriers, err := r.Carriers(ctx, actor, id)
	if err != nil {
		return OnSite{}, err
	}
	i := slices.IndexFunc(carriers, func(c Carried) bool { return c.Site.ID == site })
	if i < 0 || !actor.Can(news.ActRead, site) && !actor.Can(news.ActRead, carriers[0].Site.ID) {
		return OnSite{}, fault.New(fault.NotFound, "the story is not on this site")
	}
	out := OnSite{Carried: carriers[i]}
	if out.Story, _, err = r.s.Story(ctx, id); err != nil {
		return out, err
	}
	if out.Story.LiveVersion > 0 {
		v, err := r.s.Version(ctx, id, out.Story.LiveVersion)
		if err != nil {
			return out, err
		}
		out.Inherited = v.Content
	} else {
		w, _, err := r.s.WorkingCopy(ctx, id)
		if err != nil {
			return out, err
		}
		out.Inherited = w.Content
	}
	out.Inherited.Private = news.Private{}
	if out.Shown, err = out.Placement.Effective(out.Inherited); err != nil {
		return out, err
	}
	if actor.Can(news.ActRead, site) {
		if out.Past, err = r.s.PastOverrides(ctx, out.Placement.ID, pastLooks); err != nil {
			return out, err
		}
	}
	out.Pictures, err = r.pictures(ctx, out)
	return out, err
}

// pictures returns the photos of what a site says, has said and inherits.
func (r *Reader) pictures(ctx context.Context, o OnSite) (map[news.ID]news.Asset, error) {
	ids := []news.ID{o.Inherited.Photo.Asset, o.Shown.Photo.Asset}
	for _, past := range o.Past {
		if past.Field != news.FieldPhoto {
			continue
		}
		c, err := past.Apply(news.Content{})
		if err != nil {
			return nil, err
		}
		ids = append(ids, c.Photo.Asset)
	}
	slices.Sort(ids)
	assets, err := r.s.Assets(ctx, slices.DeleteFunc(slices.Compact(ids), func(id news.ID) bool { return id == 0 }))
	out := map[news.ID]news.Asset{}
	for _, a := range assets {
		out[a.ID] = a
	}
	return out, err
}
