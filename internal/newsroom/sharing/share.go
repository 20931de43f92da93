package sharing

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// Share offers a story of the origin site to another site, before or after
// publication. The other site's policy decides what becomes of it: refused,
// put before its desk, or placed at once; somebody who works at the receiving
// desk too places it at once. Nothing appears before the origin does.
// Sharing again what was declined offers it again.
func (s *Sharing) Share(ctx context.Context, actor news.Actor, id, to, section news.ID) (state news.PlacementState, err error) {
	err = s.room.Do(ctx, actor, "share story", func(d *act.Deed) (err error) {
		state, err = Share(d, id, to, section)
		return err
	})
	return state, err
}

// Share is the verb of that name inside another one.
func Share(d *act.Deed, id, to, section news.ID) (news.PlacementState, error) {
	st, err := d.Story(id, news.StepShare, news.ActShare)
	if err != nil {
		return "", err
	}
	site, err := d.Site(to)
	if err != nil {
		return "", err
	}
	if _, ok := site.Section(section); !ok {
		return "", fault.Field("section", "%s has no such section", site.Name)
	}
	p, found, err := d.Store.Placement(d, id, to)
	if err != nil {
		return "", err
	}
	if found && p.State != news.PlacementDeclined {
		return "", fault.New(fault.Conflict, "%s already has this story", site.Name)
	}
	policy, err := policyOf(d, d.Store, site, st.OriginSite)
	if err != nil {
		return "", err
	}
	if policy == news.PolicyRefuse {
		return "", fault.New(fault.Forbidden, "%s takes no stories from this site", site.Name)
	}
	if !found {
		p = news.Placement{ID: d.NextID(), Story: id, Site: to}
	}
	p.Section = section
	return offer(d, st, p, policy, d.Actor.Can(news.ActReceive, to), map[string]any{"policy": policy})
}

// offer puts a story before a site's desk, or places it at once where the
// site's policy says so, or whoever shares it works at its desk.
func offer(d *act.Deed, st news.Story, p news.Placement, policy news.Policy, theirs bool, payload any) (news.PlacementState, error) {
	p.MadeBy, p.MadeAt, p.State = d.Actor.Account, d.Now, news.PlacementOffered
	kind := news.EventPlacementOffered
	if policy == news.PolicyPublish || theirs {
		p.State, kind = news.PlacementPlaced, news.EventPlacementAccepted
	}
	if err := d.Store.SavePlacement(d, p); err != nil {
		return "", err
	}
	if err := resettle(d, st, p); err != nil {
		return "", err
	}
	return p.State, d.Event(kind, st.ID, p.Site, payload)
}

// policyOf returns what a site does with stories from another.
func policyOf(ctx context.Context, s store.Store, site news.Site, from news.ID) (news.Policy, error) {
	policy, found, err := s.SharePolicy(ctx, site.ID, from)
	if err != nil || found {
		return policy, err
	}
	if p := site.Settings.DefaultPolicy; p != "" {
		return p, nil
	}
	return news.PolicyAsk, nil
}

// resettle makes one placement follow what the story is now.
func resettle(d *act.Deed, st news.Story, p news.Placement) error {
	if st.LiveVersion == 0 {
		return nil
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	return d.SettlePlacement(st, p, v.Content)
}

// placement locks a story and returns its placement on a site, for somebody
// who works at that site's desk.
func placement(d *act.Deed, id, site news.ID) (news.Story, news.Placement, error) {
	st, err := d.Lock(id)
	if err != nil {
		return st, news.Placement{}, err
	}
	if err := d.Actor.May(news.ActReceive, site); err != nil {
		return st, news.Placement{}, err
	}
	p, found, err := d.Store.Placement(d, id, site)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "the story is not on this site")
	}
	if err == nil && st.State == news.StateWithdrawn {
		err = st.Allow(news.StepShare, d.Now)
	}
	return st, p, err
}

// Accept places an offered story on the site, from now on or, when the origin
// is not visible yet, together with it. section 0 keeps the offered one.
func (s *Sharing) Accept(ctx context.Context, actor news.Actor, id, site, section news.ID) error {
	return s.room.Do(ctx, actor, "accept story", func(d *act.Deed) error {
		st, p, err := placement(d, id, site)
		if err != nil {
			return err
		}
		if p.State != news.PlacementOffered {
			return fault.New(fault.Conflict, "the story is not on offer here")
		}
		if section != 0 {
			if p.Section, err = sectionOf(d, site, section); err != nil {
				return err
			}
		}
		p.State, p.MadeAt = news.PlacementPlaced, d.Now
		if err := d.Store.SavePlacement(d, p); err != nil {
			return err
		}
		if err := resettle(d, st, p); err != nil {
			return err
		}
		return d.Event(news.EventPlacementAccepted, id, site, nil)
	})
}

func sectionOf(d *act.Deed, site, section news.ID) (news.ID, error) {
	s, err := d.Site(site)
	if err != nil {
		return 0, err
	}
	if _, ok := s.Section(section); !ok {
		return 0, fault.Field("section", "%s has no such section", s.Name)
	}
	return section, nil
}

// Decline refuses an offered story.
func (s *Sharing) Decline(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "decline story", func(d *act.Deed) error {
		_, p, err := placement(d, id, site)
		if err != nil {
			return err
		}
		if p.State != news.PlacementOffered {
			return fault.New(fault.Conflict, "the story is not on offer here")
		}
		p.State = news.PlacementDeclined
		if err := d.Store.SavePlacement(d, p); err != nil {
			return err
		}
		return d.Event(news.EventPlacementDeclined, id, site, nil)
	})
}
