package sharing

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

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
// is not visible yet, together with it. section 0 keeps the offered one. What
// keeps a story from being released keeps it from being accepted; it can still
// be held.
func (s *Sharing) Accept(ctx context.Context, actor news.Actor, id, site, section news.ID) error {
	return s.room.Do(ctx, actor, "accept story", func(d *act.Deed) error {
		return answer(d, id, site, section, news.PlacementPlaced, news.EventPlacementAccepted)
	})
}

// Hold accepts an offered story as a draft: it is on the site's desk, and
// readers get it when that desk releases it. section is as of Accept.
func (s *Sharing) Hold(ctx context.Context, actor news.Actor, id, site, section news.ID) error {
	return s.room.Do(ctx, actor, "accept story as a draft", func(d *act.Deed) error {
		return answer(d, id, site, section, news.PlacementHeld, news.EventPlacementHeld)
	})
}

func answer(d *act.Deed, id, site, section news.ID, state news.PlacementState, kind news.EventKind) error {
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
	p.State = state
	if err := publishable(d, st, p); err != nil {
		return err
	}
	if err := stand(d, st, p); err != nil {
		return err
	}
	return d.Event(kind, id, site, nil)
}

// Pull takes a story that readers see at its origin, without having been
// offered it: placed now, or as a draft when hold says so or the site's policy
// takes drafts. A site that refuses stories of the origin pulls none either.
// What the site declined or ended itself it can take again; what the origin
// reserves to itself or took back it cannot.
func (s *Sharing) Pull(ctx context.Context, actor news.Actor, id, site, section news.ID, hold bool) (state news.PlacementState, err error) {
	err = s.room.Do(ctx, actor, "pull story", func(d *act.Deed) (err error) {
		state, err = Pull(d, id, Target{site, section}, hold)
		return err
	})
	return state, err
}

// Pull is the verb of that name inside another one.
func Pull(d *act.Deed, id news.ID, to Target, hold bool) (news.PlacementState, error) {
	st, err := d.Lock(id)
	if err != nil {
		return "", err
	}
	if err := d.Actor.May(news.ActReceive, to.Site); err != nil {
		return "", err
	}
	if err := publicAtHome(d, st); err != nil {
		return "", err
	}
	site, err := d.Site(to.Site)
	if err != nil {
		return "", err
	}
	p, err := vacant(d, st, site)
	if err != nil {
		return "", err
	}
	known := p.State != "" // it was shared before: declined, or ended here
	switch {
	case p.EndedBy == st.OriginSite:
		return "", fault.New(fault.Forbidden, "the origin has taken this story back from %s", site.Name)
	case !known:
		if err := travels(d, st); err != nil {
			return "", err
		}
		p.Via = 0
	}
	if _, ok := site.Section(to.Section); !ok {
		return "", fault.Field("section", "%s has no such section", site.Name)
	}
	policy, err := policyTowards(d, d.Store, site, st.OriginSite, p.Via)
	if err != nil {
		return "", err
	}
	p.Section, p.State = to.Section, news.PlacementPlaced
	switch {
	case policy == news.PolicyRefuse:
		return "", fault.New(fault.Forbidden, "%s takes no stories from this site", site.Name)
	case policy == news.PolicyDraft || hold:
		p.State = news.PlacementHeld
	}
	if err := publishable(d, st, p); err != nil {
		return "", err
	}
	if err := stand(d, st, p); err != nil {
		return "", err
	}
	return p.State, d.Event(news.EventPlacementTaken, id, site.ID, map[string]any{"state": p.State, "again": known})
}

// publicAtHome asks that readers see a story at its origin: other desks know of
// nothing before.
func publicAtHome(d *act.Deed, st news.Story) error {
	origin, err := d.Site(st.OriginSite)
	if err != nil {
		return err
	}
	p, found, err := d.Store.Placement(d, st.ID, origin.ID)
	if err == nil && (!found || !news.Appeared(origin, st, p, d.Now)) {
		err = fault.New(fault.NotFound, "there is no story %s", st.ID)
	}
	return err
}

// Release shows readers of the site a story that its desk holds as a draft: now,
// or together with the origin when that is not visible yet. Errors of the checks
// come back as an Invalid fault with one message per field.
func (s *Sharing) Release(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "release story", func(d *act.Deed) error { return Release(d, id, site) })
}

// Release is the verb of that name inside another one.
func Release(d *act.Deed, id, site news.ID) error {
	st, p, err := placement(d, id, site)
	if err != nil {
		return err
	}
	if err := d.Actor.May(news.ActPublish, site); err != nil {
		return err
	}
	if p.State != news.PlacementHeld {
		return fault.New(fault.Conflict, "the story does not wait here as a draft")
	}
	p.State = news.PlacementPlaced
	if err := publishable(d, st, p); err != nil {
		return err
	}
	if err := stand(d, st, p); err != nil {
		return err
	}
	return d.Event(news.EventPlacementReleased, id, site, nil)
}

// publishable asks the checks before publication of what a site is about to
// show, with what the site requires and can give itself. Before the origin is
// planned there is nothing to ask about.
func publishable(d *act.Deed, st news.Story, p news.Placement) error {
	if p.State != news.PlacementPlaced || st.LiveVersion == 0 {
		return nil
	}
	site, err := d.Site(p.Site)
	if err != nil {
		return err
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	c, err := p.Effective(v.Content)
	if err != nil {
		return err
	}
	if c, err = d.Merged(c); err != nil {
		return err
	}
	var own []news.Need
	for _, n := range site.Settings.Required {
		switch n {
		case news.NeedPhoto, news.NeedAlt, news.NeedTopic, news.NeedTags:
			own = append(own, n)
		}
	}
	site.Settings.Required = own
	st.LiveVersion = 0 // here it is new
	problems, err := act.Problems(d, d.Store, site, st, c, p.Section, d.Now)
	if err != nil {
		return err
	}
	return news.Blocking(problems)
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

// Decline refuses a story that is offered to the site or waits there as a
// draft.
func (s *Sharing) Decline(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return s.room.Do(ctx, actor, "decline story", func(d *act.Deed) error {
		st, p, err := placement(d, id, site)
		if err != nil {
			return err
		}
		if p.State != news.PlacementOffered && p.State != news.PlacementHeld {
			return fault.New(fault.Conflict, "the story is not on offer here")
		}
		if err := leave(d, st, p, site); err != nil {
			return err
		}
		return d.Event(news.EventPlacementDeclined, id, site, nil)
	})
}
