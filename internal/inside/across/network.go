package across

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

// PolicyTowards returns what a site does with stories of an origin that come
// through another site, 0 for the origin itself: the stricter of what it does
// with either.
func (r *Reader) PolicyTowards(ctx context.Context, site news.Site, origin, via news.ID) (news.Policy, error) {
	policies, err := r.s.SharePolicies(ctx, site.ID)
	if err != nil {
		return "", err
	}
	return site.PolicyTowards(policies, origin, via), nil
}

// Waiting is a story that waits for a site's desk: it is on offer there, or
// held as a draft.
type Waiting struct {
	Placement news.Placement
	Story     news.Story
	Content   news.Content // as the site would show it; without its body
}

// Waits returns a page of what waits for the desks of sites, the longest first,
// and where the next one begins. Whoever asks must work at each of them.
func (r *Reader) Waits(ctx context.Context, actor news.Actor, sites []news.ID, after inside.Mark, n int) (out []Waiting, next inside.Mark, err error) {
	var all []news.Placement
	for _, site := range sites {
		if err := actor.May(news.ActReceive, site); err != nil {
			return nil, next, err
		}
		ps, err := r.s.PlacementsWaiting(ctx, site, after, n+1)
		if err != nil {
			return nil, next, err
		}
		all = append(all, ps...)
	}
	slices.SortFunc(all, func(a, b news.Placement) int {
		return cmp.Or(a.MadeAt.Compare(b.MadeAt), cmp.Compare(a.ID, b.ID))
	})
	if len(all) > n {
		all = all[:n]
		next = inside.Mark{At: all[n-1].MadeAt, Item: all[n-1].ID}
	}
	if len(all) == 0 {
		return nil, next, nil
	}
	ids := make([]news.ID, len(all))
	for i, p := range all {
		ids[i] = p.Story
	}
	stories, contents, err := r.said(ctx, ids)
	if err != nil {
		return nil, next, err
	}
	for _, p := range all {
		c, err := p.Effective(contents[p.Story])
		if err != nil {
			return nil, next, err
		}
		out = append(out, Waiting{p, stories[p.Story], c})
	}
	return out, next, nil
}

// said returns stories and what they say to readers, or will; without bodies.
func (r *Reader) said(ctx context.Context, ids []news.ID) (map[news.ID]news.Story, map[news.ID]news.Content, error) {
	rows, err := r.s.Stories(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	heads, err := r.s.LiveHeads(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	stories, contents := map[news.ID]news.Story{}, map[news.ID]news.Content{}
	for _, st := range rows {
		stories[st.ID] = st
	}
	for _, h := range heads {
		contents[h.Story] = h.Content
	}
	for id := range stories {
		if _, live := contents[id]; live {
			continue
		}
		w, found, err := r.s.WorkingCopy(ctx, id) // shared before it was published
		if err != nil {
			return nil, nil, err
		}
		if found {
			w.Content.Body, w.Content.Private = "", news.Private{}
			contents[id] = w.Content
		}
	}
	return stories, contents, nil
}

// Takeable is a story of a sister site that a desk can take.
type Takeable struct {
	Story   news.Story
	Origin  news.Site
	Section news.Section
	Content news.Content // as readers get it at the origin; without its body
	At      time.Time    // when it appeared there
	Has     news.PlacementState
}

// networkLooks bounds how many stories of a site one page looks at.
const networkLooks = 60

// Network returns a page of the stories that can be read on other sites than
// the given one, and at partners outside, newest first, with what the site has of each; from limits it
// to one origin. What only the origin shares is left out.
func (r *Reader) Network(ctx context.Context, actor news.Actor, site, from news.ID, before inside.Mark, n int) (out []Takeable, next inside.Mark, err error) {
	if err := actor.May(news.ActReceive, site); err != nil {
		return nil, next, err
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, next, err
	}
	now := r.clock.Now()
	type seen struct {
		inside.Mark
		site news.Site
	}
	var marks []seen
	full := false
	for _, s := range sites {
		if s.ID == site || !s.Public && !s.External || s.Settings.Reserved || from != 0 && s.ID != from {
			continue
		}
		// Every story of its own stands in a site's map; shared ones do not.
		found, err := r.s.ListNewest(ctx, s.ID, news.ListMap, before, now, networkLooks)
		if err != nil {
			return nil, next, err
		}
		full = full || len(found) == networkLooks
		for _, m := range found {
			marks = append(marks, seen{m, s})
		}
	}
	slices.SortFunc(marks, func(a, b seen) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Item, a.Item)) })
	if len(marks) > networkLooks {
		marks, full = marks[:networkLooks], true
	}
	items := make([]news.ID, len(marks))
	for i, m := range marks {
		items[i] = m.Item
	}
	placements, err := r.s.Placements(ctx, items)
	if err != nil {
		return nil, next, err
	}
	byID, ids := map[news.ID]news.Placement{}, []news.ID{}
	for _, p := range placements {
		byID[p.ID] = p
		ids = append(ids, p.Story)
	}
	stories, contents, err := r.said(ctx, ids)
	if err != nil {
		return nil, next, err
	}
	own, err := r.s.PlacementsOn(ctx, site, ids)
	if err != nil {
		return nil, next, err
	}
	has := map[news.ID]news.PlacementState{}
	for _, p := range own {
		has[p.Story] = p.State
	}
	for i, m := range marks {
		if len(out) == n {
			next = marks[i-1].Mark
			return out, next, nil
		}
		p := byID[m.Item]
		st := stories[p.Story]
		if !p.Origin || st.MayTravel(m.site) != nil || !news.Appeared(m.site, st, p, now) {
			continue
		}
		section, _ := m.site.Section(p.Section)
		out = append(out, Takeable{st, m.site, section, contents[st.ID], m.At, has[st.ID]})
	}
	if full && len(marks) > 0 {
		next = marks[len(marks)-1].Mark
	}
	return out, next, nil
}
