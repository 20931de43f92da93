package inside

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/store/sharing"
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
func (r *Reader) Waits(ctx context.Context, actor news.Actor, sites []news.ID, after Mark, n int) (out []Waiting, next Mark, err error) {
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
		next = Mark{At: all[n-1].MadeAt, Item: all[n-1].ID}
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

// Network returns a page of the stories that readers see on other sites than
// the given one, newest first, with what the site has of each; from limits it
// to one origin. What only the origin shares is left out.
func (r *Reader) Network(ctx context.Context, actor news.Actor, site, from news.ID, before Mark, n int) (out []Takeable, next Mark, err error) {
	if err := actor.May(news.ActReceive, site); err != nil {
		return nil, next, err
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, next, err
	}
	now := r.clock.Now()
	type seen struct {
		store.Mark
		site news.Site
	}
	var marks []seen
	full := false
	for _, s := range sites {
		if s.ID == site || !s.Public || s.Settings.Reserved || from != 0 && s.ID != from {
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
		if !p.Origin || st.MayTravel(m.site) != nil || news.Visible(m.site, st, p, now) != news.Shown {
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
	st, placements, err := r.visible(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	alone, err := sharing.New(r.db, r.db.Engine).WithdrawalsOf(ctx, id)
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

const pastLooks = 200 // earlier wordings of all fields

// OnSite is a story as one site has it: what the origin says, and what the site
// says instead.
type OnSite struct {
	Carried
	Story     news.Story
	Inherited news.Content // what the origin says: live, or its working copy before
	Shown     news.Content // with the site's own words
	Past      []news.PastOverride
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
	if out.Past, err = r.s.PastOverrides(ctx, out.Placement.ID, pastLooks); err != nil {
		return out, err
	}
	out.Shown, err = out.Placement.Effective(out.Inherited)
	return out, err
}
