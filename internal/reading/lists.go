package reading

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// Mark is a place in a list, for paging by key.
type Mark = store.Mark

// List is one page of a list.
type List struct {
	Cards []Card
	Next  Mark // where the next page begins; zero on the last
}

// List returns a page of a list of the site, newest first, that begins after
// the mark; the zero mark begins with the newest.
func (v *Visit) List(ctx context.Context, list string, before Mark, n int) (List, error) {
	return v.between(ctx, list, time.Time{}, before, n)
}

// Day returns a page of the items of a list within [start, end), newest first.
func (v *Visit) Day(ctx context.Context, list string, start, end time.Time, before Mark, n int) (List, error) {
	if before.At.IsZero() || before.At.After(end) {
		before = Mark{At: end, Item: 0}
	}
	return v.between(ctx, list, start, before, n)
}

func (v *Visit) between(ctx context.Context, list string, since time.Time, before Mark, n int) (List, error) {
	v.note(news.TagList(v.Site.ID, list))
	if err := v.planned(ctx); err != nil {
		return List{}, err
	}
	var out List
	marks, more, err := v.marks(ctx, list, since, before, n)
	if err != nil {
		return out, err
	}
	cards, err := v.cards(ctx, items(marks))
	if err != nil {
		return out, err
	}
	out.Cards = ordered(marks, cards)
	if more {
		out.Next = marks[len(marks)-1]
	}
	return out, nil
}

// marks returns up to n marks of a list and whether more follow.
func (v *Visit) marks(ctx context.Context, list string, since time.Time, before Mark, n int) ([]Mark, bool, error) {
	v.note(news.TagList(v.Site.ID, list))
	var marks []Mark
	var err error
	if since.IsZero() {
		marks, err = v.r.s.ListNewest(ctx, v.Site.ID, list, before, v.Now, n+1)
	} else {
		marks, err = v.r.s.ListBetween(ctx, v.Site.ID, list, since, before, v.Now, n+1)
	}
	if err != nil {
		return nil, false, err
	}
	if len(marks) > n {
		return marks[:n], true, nil
	}
	return marks, false, nil
}

// DayBefore returns the time of the newest item of a list before a time, zero
// if there is none: the way to the previous day of the index.
func (v *Visit) DayBefore(ctx context.Context, list string, t time.Time) (time.Time, error) {
	marks, _, err := v.marks(ctx, list, time.Time{}, Mark{At: t}, 1)
	if err != nil || len(marks) == 0 {
		return time.Time{}, err
	}
	return marks[0].At, nil
}

// DayAfter returns the time of the oldest item of a list from a time on, zero
// if there is none.
func (v *Visit) DayAfter(ctx context.Context, list string, t time.Time) (time.Time, error) {
	marks, err := v.r.s.ListOldest(ctx, v.Site.ID, list, Mark{At: t}, v.Now, 1)
	if err != nil || len(marks) == 0 {
		return time.Time{}, err
	}
	return marks[0].At, nil
}

// Neighbours returns the stories before and after one in its topic on this
// site; nil where there is none.
func (v *Visit) Neighbours(ctx context.Context, c Card) (before, after *Card, err error) {
	if c.Topic.ID == 0 {
		return nil, nil, nil
	}
	list, here := news.ListTopic(c.Topic.ID), Mark{At: c.ListedAt, Item: c.Placement}
	older, _, err := v.marks(ctx, list, time.Time{}, here, 1)
	if err != nil {
		return nil, nil, err
	}
	newer, err := v.r.s.ListOldest(ctx, v.Site.ID, list, here, v.Now, 1)
	if err != nil {
		return nil, nil, err
	}
	cards, err := v.cards(ctx, append(items(older), items(newer)...))
	if err != nil {
		return nil, nil, err
	}
	return firstOf(older, cards), firstOf(newer, cards), nil
}

func firstOf(marks []Mark, cards map[news.ID]Card) *Card {
	for _, m := range marks {
		if c, ok := cards[m.Item]; ok {
			return &c
		}
	}
	return nil
}

// Block is one part of a front.
type Block struct {
	Section news.Section // zero for the top of the front
	Cards   []Card
}

// Front is the composed front of a site or a section: no story stands twice.
type Front struct {
	Top      []Card  // pinned places, filled with the latest
	Sections []Block // by section, in the site's order; home only
	Latest   []Card
	Popular  []Card
}

// FrontSize says how much of what a front holds.
type FrontSize struct{ Top, PerSection, Latest, Popular int }

// Home composes the home front: pinned places first, then the latest; each
// section shows its newest stories that do not stand above.
func (v *Visit) Home(ctx context.Context, size FrontSize) (Front, error) {
	return v.front(ctx, news.FrontHome, news.ListLatest, v.Site.Sections, size)
}

// SectionTop composes the top of a section's front.
func (v *Visit) SectionTop(ctx context.Context, s news.Section, size FrontSize) (Front, error) {
	return v.front(ctx, news.FrontSection(s.ID), news.ListSection(s.ID), nil, size)
}

// TopicTop composes the top of a topic's page.
func (v *Visit) TopicTop(ctx context.Context, topic news.ID, size FrontSize) (Front, error) {
	return v.front(ctx, news.FrontTopic(topic), news.ListTopic(topic), nil, size)
}

func (v *Visit) front(ctx context.Context, key, list string, sections []news.Section, size FrontSize) (Front, error) {
	if err := v.planned(ctx); err != nil {
		return Front{}, err
	}
	pins, err := v.pins(ctx, key)
	if err != nil {
		return Front{}, err
	}
	latest, _, err := v.marks(ctx, list, time.Time{}, Mark{}, size.Top+size.Latest+len(pins))
	if err != nil {
		return Front{}, err
	}
	popular, err := v.popularMarks(ctx, size.Popular)
	if err != nil {
		return Front{}, err
	}
	bySection := make([][]Mark, len(sections))
	all := append(items(latest), items(popular)...)
	for _, p := range pins {
		all = append(all, p.Placement)
	}
	for i, s := range sections {
		// As many again as could stand above already.
		bySection[i], _, err = v.marks(ctx, news.ListSection(s.ID), time.Time{}, Mark{}, size.PerSection+size.Top+size.Latest)
		if err != nil {
			return Front{}, err
		}
		all = append(all, items(bySection[i])...)
	}
	cards, err := v.cards(ctx, all)
	if err != nil {
		return Front{}, err
	}
	return compose(pins, latest, popular, sections, bySection, cards, size), nil
}

func (v *Visit) pins(ctx context.Context, key string) ([]store.Pin, error) {
	v.note(news.TagFront(v.Site.ID, key))
	if v.arranged != nil && v.arranged.front == key {
		return v.arranged.pins, nil
	}
	pins, err := v.r.s.Pins(ctx, v.Site.ID, key, v.Now)
	for _, p := range pins {
		v.change(p.Until)
	}
	return pins, err
}

// compose fills the places of a front in the order in which readers meet them,
// each story once. What is popular is a list about the others and may repeat.
func compose(pins []store.Pin, latest, popular []Mark, sections []news.Section, bySection [][]Mark,
	cards map[news.ID]Card, size FrontSize) Front {
	var f Front
	used := map[news.ID]bool{}
	pinned := map[int]Card{}
	for _, p := range pins {
		if c, ok := cards[p.Placement]; ok && p.Position < size.Top {
			pinned[p.Position] = c
			used[c.Story] = true
		}
	}
	take := func(marks []Mark, n int) (out []Card) {
		for _, m := range marks {
			if c, ok := cards[m.Item]; ok && !used[c.Story] && len(out) < n {
				used[c.Story] = true
				out = append(out, c)
			}
		}
		return out
	}
	fill := take(latest, size.Top-len(pinned))
	for place := 0; place < size.Top; place++ {
		if c, ok := pinned[place]; ok {
			f.Top = append(f.Top, c)
		} else if len(fill) > 0 {
			f.Top, fill = append(f.Top, fill[0]), fill[1:]
		}
	}
	f.Latest = take(latest, size.Latest)
	for i, s := range sections {
		if cards := take(bySection[i], size.PerSection); len(cards) > 0 {
			f.Sections = append(f.Sections, Block{Section: s, Cards: cards})
		}
	}
	f.Popular = ordered(popular, cards)
	return f
}
