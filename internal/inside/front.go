package inside

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// FrontStory is a story that stands, or could stand, on a front.
type FrontStory struct {
	Story    news.ID
	Headline string
	Section  string
	At       time.Time // from when readers see it here
	Planned  bool      // that time has not come
	Shared   bool      // from another site
	Pinned   bool
	Position int       // of the pin, from 0
	Until    time.Time // of the pin, zero for none
}

// Front is a front as the desk arranges it.
type Front struct {
	Site   news.Site
	Key    string
	Rev    int64
	By     news.ID // who arranged it last
	At     time.Time
	Places []FrontStory // arranged or filled; a place without a story is missing at the end
	Below  []FrontStory // what comes next by itself
}

// candidates is how many stories are offered below the places of a front.
const candidates = 20

// Front returns a front with what stands on it and what comes next. pins are
// the places as somebody would arrange them, nil for those that are.
func (r *Reader) Front(ctx context.Context, actor news.Actor, site news.ID, key string, pins []news.Placed) (f Front, err error) {
	if err := actor.May(news.ActCurate, site); err != nil {
		return f, err
	}
	s, known, err := r.s.Site(ctx, site)
	if err != nil {
		return f, err
	}
	f = Front{Site: s, Key: key}
	list := news.ListLatest
	section, topic := news.FrontSubject(key)
	_, own := s.Section(section)
	switch {
	case own:
		list = news.ListSection(section)
	case topic != 0:
		list = news.ListTopic(topic)
	case key != news.FrontHome:
		known = false
	}
	if !known {
		return f, fault.New(fault.NotFound, "%s has no front %q", s.Name, key)
	}
	last, err := r.s.Arrangements(ctx, site, key, 0, 1)
	if err != nil {
		return f, err
	}
	if len(last) > 0 {
		f.Rev, f.By, f.At = last[0].Rev, last[0].MadeBy, last[0].MadeAt
	}
	if pins == nil {
		if pins, err = r.pinned(ctx, site, key); err != nil {
			return f, err
		}
	}
	now := r.clock.Now()
	places := news.FrontPlaces(key)
	marks, err := r.s.ListNewest(ctx, site, list, Mark{}, now, places+candidates+len(pins))
	if err != nil {
		return f, err
	}
	placements, err := r.placementsOf(ctx, site, marks, pins)
	if err != nil {
		return f, err
	}
	stories, err := r.frontStories(ctx, s, placements, now)
	if err != nil {
		return f, err
	}
	f.fill(places, pins, marks, stories, placements)
	return f, nil
}

// pinned returns the pins that hold now.
func (r *Reader) pinned(ctx context.Context, site news.ID, key string) ([]news.Placed, error) {
	rows, err := r.s.Pins(ctx, site, key, r.clock.Now())
	if err != nil {
		return nil, err
	}
	ids := make([]news.ID, len(rows))
	for i, p := range rows {
		ids[i] = p.Placement
	}
	placements, err := r.s.Placements(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := []news.Placed{}
	for _, row := range rows {
		for _, p := range placements {
			if p.ID == row.Placement {
				out = append(out, news.Placed{Position: row.Position, Story: p.Story, Until: row.Until})
			}
		}
	}
	return out, nil
}

func (r *Reader) placementsOf(ctx context.Context, site news.ID, marks []Mark, pins []news.Placed) ([]news.Placement, error) {
	ids := make([]news.ID, len(marks))
	for i, m := range marks {
		ids[i] = m.Item
	}
	placements, err := r.s.Placements(ctx, ids)
	if err != nil {
		return nil, err
	}
	var stories []news.ID
	for _, p := range pins {
		stories = append(stories, p.Story)
	}
	more, err := r.s.PlacementsOn(ctx, site, stories)
	for _, p := range more {
		if !slices.ContainsFunc(placements, func(o news.Placement) bool { return o.ID == p.ID }) {
			placements = append(placements, p)
		}
	}
	return placements, err
}

// frontStories says of placements what the desk shows of them, by story.
func (r *Reader) frontStories(ctx context.Context, site news.Site, placements []news.Placement, now time.Time) (map[news.ID]FrontStory, error) {
	var ids []news.ID
	for _, p := range placements {
		ids = append(ids, p.Story)
	}
	live, err := r.s.LiveHeads(ctx, ids)
	if err != nil {
		return nil, err
	}
	heads, err := r.s.Heads(ctx, ids)
	if err != nil {
		return nil, err
	}
	content := map[news.ID]news.Content{}
	for _, h := range heads {
		content[h.Story] = news.Content{Headline: h.Headline}
	}
	for _, v := range live {
		content[v.Story] = v.Content
	}
	out := map[news.ID]FrontStory{}
	for _, p := range placements {
		c, err := p.Effective(content[p.Story])
		if err != nil {
			return nil, err
		}
		section, _ := site.Section(p.Section)
		out[p.Story] = FrontStory{Story: p.Story, Headline: c.Headline, Section: section.Name, At: p.VisibleAt,
			Planned: p.VisibleAt.IsZero() || p.VisibleAt.After(now), Shared: !p.Origin}
	}
	return out, nil
}

// fill puts stories on the places in the order in which readers meet them, as
// the public's own reading does. A pinned story that readers do not see yet
// keeps its place at the desk; theirs is filled.
func (f *Front) fill(places int, pins []news.Placed, marks []Mark, stories map[news.ID]FrontStory, placements []news.Placement) {
	at := map[int]FrontStory{}
	used := map[news.ID]bool{}
	for _, p := range pins {
		if s, ok := stories[p.Story]; ok {
			s.Pinned, s.Position, s.Until = true, p.Position, p.Until
			at[p.Position], used[p.Story] = s, true
		}
	}
	var rest []FrontStory
	for _, m := range marks {
		i := slices.IndexFunc(placements, func(p news.Placement) bool { return p.ID == m.Item })
		if i >= 0 && !used[placements[i].Story] {
			used[placements[i].Story] = true
			rest = append(rest, stories[placements[i].Story])
		}
	}
	for place := range places {
		if s, ok := at[place]; ok {
			f.Places = append(f.Places, s)
		} else if len(rest) > 0 {
			f.Places, rest = append(f.Places, rest[0]), rest[1:]
		}
	}
	f.Below = rest
}

// Offer returns stories of a site that a search finds, to be put on a front.
func (r *Reader) Offer(ctx context.Context, actor news.Actor, site news.ID, line string) ([]FrontStory, error) {
	work, err := r.Work(ctx, actor, Query{Tab: TabAll, Site: site, Text: line})
	if err != nil {
		return nil, err
	}
	var ids []news.ID
	for _, h := range work.Stories {
		ids = append(ids, h.Story)
	}
	placements, err := r.s.PlacementsOn(ctx, site, ids)
	if err != nil {
		return nil, err
	}
	placements = slices.DeleteFunc(placements, func(p news.Placement) bool { return p.State != news.PlacementPlaced })
	s, _, err := r.s.Site(ctx, site)
	if err != nil {
		return nil, err
	}
	stories, err := r.frontStories(ctx, s, placements, r.clock.Now())
	if err != nil {
		return nil, err
	}
	var out []FrontStory
	for _, id := range ids {
		if s, ok := stories[id]; ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// FrontLine is a front in the list of a site's fronts.
type FrontLine struct {
	Key   string
	Name  string // of its section or topic, empty for the home front
	Rev   int64
	By    news.ID
	At    time.Time
	Pins  int // that hold now
	Topic bool
}

// topicsOffered is how many running topics the list of fronts names.
const topicsOffered = 12

// Fronts returns the fronts of a site: home, sections, and the running topics
// that have stories there.
func (r *Reader) Fronts(ctx context.Context, actor news.Actor, site news.Site) ([]FrontLine, error) {
	if err := actor.May(news.ActCurate, site.ID); err != nil {
		return nil, err
	}
	lines := []FrontLine{{Key: news.FrontHome}}
	for _, s := range site.Sections {
		lines = append(lines, FrontLine{Key: news.FrontSection(s.ID), Name: s.Name})
	}
	topics, err := r.s.TopicsPage(ctx, false, store.Mark{}, 4*topicsOffered)
	if err != nil {
		return nil, err
	}
	for _, t := range topics {
		n, err := r.s.Count(ctx, site.ID, news.ListTopic(t.ID))
		if err != nil {
			return nil, err
		}
		if n > 0 && len(lines) < 1+len(site.Sections)+topicsOffered {
			lines = append(lines, FrontLine{Key: news.FrontTopic(t.ID), Name: t.Name, Topic: true})
		}
	}
	arranged, err := r.s.FrontRevs(ctx, site.ID)
	if err != nil {
		return nil, err
	}
	for i := range lines {
		for _, a := range arranged {
			if a.Front == lines[i].Key {
				lines[i].Rev, lines[i].By, lines[i].At = a.Rev, a.MadeBy, a.MadeAt
			}
		}
		pins, err := r.s.Pins(ctx, site.ID, lines[i].Key, r.clock.Now())
		if err != nil {
			return nil, err
		}
		lines[i].Pins = len(pins)
	}
	return lines, nil
}

// Arrangements returns a page of the arrangements that a front had, the newest
// first; before is a revision, 0 for the last one.
func (r *Reader) Arrangements(ctx context.Context, actor news.Actor, site news.ID, key string, before int64, n int) ([]news.Arrangement, error) {
	if err := actor.May(news.ActCurate, site); err != nil {
		return nil, err
	}
	return r.s.Arrangements(ctx, site, key, before, n)
}

// Arrangement returns one arrangement that a front had.
func (r *Reader) Arrangement(ctx context.Context, actor news.Actor, site news.ID, key string, rev int64) (news.Arrangement, error) {
	if err := actor.May(news.ActCurate, site); err != nil {
		return news.Arrangement{}, err
	}
	a, found, err := r.s.Arrangement(ctx, site, key, rev)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "this front never had such an arrangement")
	}
	return a, err
}
