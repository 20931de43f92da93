package sharing

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// Target is where a story is shared to: a site and its section.
type Target struct {
	Site    news.ID
	Section news.ID
}

// Outcome is what became of a share to one site.
type Outcome struct {
	Target
	State news.PlacementState
	Err   error // why the site has not got it; a fault
}

// Share offers a story of the origin site to another site, before or after
// publication. The other site's policy decides what becomes of it: refused,
// put before its desk, put on its desk as a draft, or placed at once; where its
// desk is only asked, somebody who works there too places it at once. Nothing
// appears before the origin does. Sharing again what was declined or has ended
// offers it again.
func (s *Sharing) Share(ctx context.Context, actor news.Actor, id, to, section news.ID) (state news.PlacementState, err error) {
	return s.PassOn(ctx, actor, id, 0, to, section)
}

// PassOn is Share by a site that carries the story, once its readers see it
// there; from 0 is the origin. The story keeps its origin, the stricter of the
// receiving site's policies towards origin and passer holds, and what the
// origin reserves to itself is not passed on.
func (s *Sharing) PassOn(ctx context.Context, actor news.Actor, id, from, to, section news.ID) (state news.PlacementState, err error) {
	err = s.room.Do(ctx, actor, "share story", func(d *act.Deed) (err error) {
		state, err = Share(d, id, from, Target{to, section})
		return err
	})
	return state, err
}

// ShareAll shares a story to several sites in one act, in the order of the
// sites' IDs, and returns what became of it on each in that order. from is as of
// PassOn. What one site refuses keeps no other from getting it; the error is
// about the story itself, and then no site gets it.
func (s *Sharing) ShareAll(ctx context.Context, actor news.Actor, id, from news.ID, targets []Target) (out []Outcome, err error) {
	err = s.room.Do(ctx, actor, "share story", func(d *act.Deed) (err error) {
		out, err = ShareAll(d, id, from, targets)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Share is the verb PassOn inside another one.
func Share(d *act.Deed, id, from news.ID, to Target) (news.PlacementState, error) {
	st, via, err := sender(d, id, from)
	if err != nil {
		return "", err
	}
	return bring(d, st, via, to)
}

// ShareAll is the verb of that name inside another one.
func ShareAll(d *act.Deed, id, from news.ID, targets []Target) ([]Outcome, error) {
	st, via, err := sender(d, id, from)
	if err != nil {
		return nil, err
	}
	targets = slices.Clone(targets)
	slices.SortStableFunc(targets, func(a, b Target) int { return cmp.Compare(a.Site, b.Site) })
	var out []Outcome
	for _, to := range targets {
		state, err := bring(d, st, via, to)
		// A site says no before anything of it is written.
		if no := (*fault.Error)(nil); err != nil && !errors.As(err, &no) {
			return nil, err
		}
		out = append(out, Outcome{Target: to, State: state, Err: err})
	}
	return out, nil
}

// sender locks a story for somebody who may share it from a site, and returns
// the site that it then goes through, 0 for its origin.
func sender(d *act.Deed, id, from news.ID) (news.Story, news.ID, error) {
	st, err := d.Lock(id)
	if err != nil {
		return st, 0, err
	}
	if from == 0 || from == st.OriginSite {
		if err := d.Actor.May(news.ActShare, st.OriginSite); err != nil {
			return st, 0, err
		}
		if err := d.MayTouch(st); err != nil {
			return st, 0, err
		}
		return st, 0, st.Allow(news.StepShare, d.Now)
	}
	if err := d.Actor.May(news.ActShare, from); err != nil {
		return st, 0, err
	}
	site, err := d.Site(from)
	if err != nil {
		return st, 0, err
	}
	p, found, err := d.Store.Placement(d, id, from)
	if err != nil {
		return st, 0, err
	}
	if !found || news.Visible(site, st, p, d.Now) != news.Shown {
		return st, 0, fault.New(fault.NotFound, "the story is not on this site")
	}
	return st, from, travels(d, st)
}

// travels asks whether others than the origin's desk bring the story to sites.
func travels(d *act.Deed, st news.Story) error {
	origin, err := d.Site(st.OriginSite)
	if err != nil {
		return err
	}
	return st.MayTravel(origin)
}

// bring offers a story to a site for somebody who shares it. A story has one
// placement on a site and one origin, so it can come back to nobody: not to its
// origin, and not to where it has been passed on from.
func bring(d *act.Deed, st news.Story, via news.ID, to Target) (news.PlacementState, error) {
	site, err := d.Site(to.Site)
	if err != nil {
		return "", err
	}
	if site.External {
		return "", fault.New(fault.Forbidden, "%s is a partner outside: what goes there is agreed with it", site.Name)
	}
	if _, ok := site.Section(to.Section); !ok {
		return "", fault.Field("section", "%s has no such section", site.Name)
	}
	p, err := vacant(d, st, site)
	if err != nil {
		return "", err
	}
	if via != 0 && p.EndedBy == st.OriginSite {
		return "", fault.New(fault.Forbidden, "the origin has taken this story back from %s", site.Name)
	}
	policy, err := policyTowards(d, d.Store, site, st.OriginSite, via)
	if err != nil {
		return "", err
	}
	if policy == news.PolicyRefuse {
		return "", fault.New(fault.Forbidden, "%s takes no stories from this site", site.Name)
	}
	p.Section, p.Via, p.EndedBy = to.Section, via, 0
	return offer(d, st, p, policy, d.Actor.Can(news.ActReceive, site.ID), map[string]any{"policy": policy, "via": via})
}

// offer puts a story before a site's desk, on it as a draft, or in its place at
// once: as the site's policy has it. Where the desk is asked and whoever shares
// the story works there, it has answered.
func offer(d *act.Deed, st news.Story, p news.Placement, policy news.Policy, theirs bool, payload any) (news.PlacementState, error) {
	kind := news.EventPlacementOffered
	p.State = news.PlacementOffered
	switch {
	case policy == news.PolicyDraft:
		p.State, kind = news.PlacementHeld, news.EventPlacementHeld
	case policy == news.PolicyPublish || theirs:
		p.State, kind = news.PlacementPlaced, news.EventPlacementAccepted
	}
	if err := stand(d, st, p); err != nil {
		return "", err
	}
	return p.State, d.Event(kind, st.ID, p.Site, payload)
}

// vacant returns the placement of a story on a site that does not have it: a new
// one, or the one that was declined or has ended.
func vacant(d *act.Deed, st news.Story, site news.Site) (news.Placement, error) {
	p, found, err := d.Store.Placement(d, st.ID, site.ID)
	switch {
	case err != nil:
		return p, err
	case !found:
		return news.Placement{ID: d.NextID(), Story: st.ID, Site: site.ID}, nil
	case p.State == news.PlacementWithdrawn:
		return p, fault.New(fault.Conflict, "%s has withdrawn this story; it does not come back there", site.Name)
	case p.State != news.PlacementDeclined && p.State != news.PlacementEnded:
		return p, fault.New(fault.Conflict, "%s already has this story", site.Name)
	}
	return p, nil
}

// stand saves a placement that has come to its state now, and makes it follow
// what the story is.
func stand(d *act.Deed, st news.Story, p news.Placement) error {
	p.MadeBy, p.MadeAt = d.Actor.Account, d.Now
	if p.State == news.PlacementPlaced {
		p.EndedAt, p.EndedBy = time.Time{}, 0
	}
	if err := d.Store.SavePlacement(d, p); err != nil {
		return err
	}
	return resettle(d, st, p)
}

// policyTowards is news.Site.PolicyTowards by the site's rules as they stand.
func policyTowards(ctx context.Context, read store.Store, site news.Site, origin, via news.ID) (news.Policy, error) {
	policies, err := read.SharePolicies(ctx, site.ID)
	return site.PolicyTowards(policies, origin, via), err
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
