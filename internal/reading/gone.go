package reading

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Tombstone is what is left of a withdrawn story.
type Tombstone struct {
	Story       news.ID
	Headline    string // empty where the ground shields people from it
	Section     news.Section
	Origin      news.Site
	Shared      bool
	By          news.Site // whose desk withdrew it: the origin's, or that of the visit's site alone
	Ground      news.Ground
	Reason      string
	PublishedAt time.Time
	WithdrawnAt time.Time
	On          news.Site // where it stands, in the record of the whole network; else zero
}

// Withdrawn is the error of reading a withdrawn story. Its fault kind is Gone.
type Withdrawn struct{ Tombstone Tombstone }

// Error tells that the story was withdrawn.
func (w *Withdrawn) Error() string { return "story " + w.Tombstone.Story.String() + " was withdrawn" }

// Unwrap makes it a Gone fault.
func (w *Withdrawn) Unwrap() error { return fault.New(fault.Gone, "the story was withdrawn") }

// Moved is the error of reading a story that the site showed once and that can
// be read at its origin. To whoever does not ask for it, it is a NotFound
// fault.
type Moved struct {
	Story news.ID
	Site  news.Site // where it can be read
	Path  string    // there
}

// Error tells where the story is.
func (m *Moved) Error() string { return "story " + m.Story.String() + " stands on " + m.Site.Name }

// Unwrap makes it a NotFound fault.
func (m *Moved) Unwrap() error {
	return fault.New(fault.NotFound, "the story is not on this site any more")
}

// moved returns where a story is that the site has carried, or the other error
// when it cannot be read at its origin either.
func (v *Visit) moved(ctx context.Context, st news.Story, notFound error) error {
	version, err := v.r.s.Version(ctx, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	p, found, err := v.r.s.Placement(ctx, st.ID, st.OriginSite)
	if err != nil {
		return err
	}
	path := v.homePath(st, p, version.Content.Slug)
	if !found || path == "" {
		return notFound
	}
	return &Moved{Story: st.ID, Site: v.r.site(st.OriginSite), Path: path}
}

func (v *Visit) tombstone(ctx context.Context, st news.Story, p news.Placement) (Tombstone, error) {
	version, err := v.r.s.Version(ctx, st.ID, st.LiveVersion)
	if err != nil {
		return Tombstone{}, err
	}
	var w news.Withdrawal
	if p.WithdrawnHere() {
		w, _, err = v.r.share.Withdrawal(ctx, p.ID)
	} else {
		w, _, err = v.r.s.Withdrawal(ctx, st.ID)
	}
	if err != nil {
		return Tombstone{}, err
	}
	return v.tomb(st, p, version, w)
}

func (v *Visit) tomb(st news.Story, p news.Placement, version news.Version, w news.Withdrawal) (Tombstone, error) {
	content, err := p.Effective(version.Content)
	if err != nil {
		return Tombstone{}, err
	}
	section, _ := v.Site.Section(p.Section)
	origin := v.r.site(st.OriginSite)
	t := Tombstone{Story: st.ID, Headline: content.Headline, Section: section, Origin: origin, By: origin,
		Shared: !p.Origin, Ground: w.Ground, Reason: w.Reason, PublishedAt: st.VisibleAt(), WithdrawnAt: w.ApprovedAt}
	if w.Site != 0 {
		t.Headline, t.By = w.Headline, v.Site // the origin may have changed its own since
	}
	if w.Ground.Shields() {
		t.Headline = ""
	}
	return t, nil
}

// alone loads the withdrawals of the placements that the visit's site withdrew
// by itself, by story.
func (v *Visit) alone(ctx context.Context, placements []news.Placement) (map[news.ID]news.Withdrawal, error) {
	var stories []news.ID
	for _, p := range placements {
		if p.WithdrawnHere() {
			stories = append(stories, p.Story)
		}
	}
	ws, err := v.r.share.WithdrawalsOn(ctx, v.Site.ID, stories)
	return index(ws, func(w news.Withdrawal) news.ID { return w.Story }), err
}

// Withdrawals returns a page of the site's tombstones, newest first.
func (v *Visit) Withdrawals(ctx context.Context, before Mark, n int) (out []Tombstone, next Mark, err error) {
	marks, more, err := v.marks(ctx, news.ListWithdrawn, time.Time{}, before, n)
	if err != nil || len(marks) == 0 {
		return nil, next, err
	}
	placements, err := v.r.s.Placements(ctx, items(marks))
	if err != nil {
		return nil, next, err
	}
	stories := make([]news.ID, len(placements))
	for i, p := range placements {
		stories[i] = p.Story
	}
	tombs, err := v.tombstones(ctx, placements, stories)
	if err != nil {
		return nil, next, err
	}
	for _, m := range marks {
		if t, ok := tombs[m.Item]; ok {
			out = append(out, t)
		}
	}
	if more {
		next = marks[len(marks)-1]
	}
	return out, next, nil
}

func (v *Visit) tombstones(ctx context.Context, placements []news.Placement, stories []news.ID) (map[news.ID]Tombstone, error) {
	rows, err := v.r.s.Stories(ctx, stories)
	if err != nil {
		return nil, err
	}
	heads, err := v.r.s.LiveHeads(ctx, stories)
	if err != nil {
		return nil, err
	}
	ws, err := v.r.s.Withdrawals(ctx, stories)
	if err != nil {
		return nil, err
	}
	alone, err := v.alone(ctx, placements)
	if err != nil {
		return nil, err
	}
	storyByID := index(rows, func(s news.Story) news.ID { return s.ID })
	headByID := index(heads, func(h news.Version) news.ID { return h.Story })
	byStory := index(ws, func(w news.Withdrawal) news.ID { return w.Story })
	out := map[news.ID]Tombstone{}
	for _, p := range placements {
		st := storyByID[p.Story]
		if news.Visible(v.Site, st, p, v.Now) != news.Tombstone {
			continue
		}
		v.note(news.TagStory(st.ID))
		w := byStory[st.ID]
		if p.WithdrawnHere() {
			w = alone[st.ID]
		}
		t, err := v.tomb(st, p, headByID[st.ID], w)
		if err != nil {
			return nil, err
		}
		out[p.ID] = t
	}
	return out, nil
}
