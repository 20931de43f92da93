package reading

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// timelineLength bounds how much of a topic's timeline a page shows.
const timelineLength = 100

// TopicPage is a topic with its timeline on one site.
type TopicPage struct {
	Topic    news.Topic
	Timeline []Moment // newest first
}

// Moment is an entry of a timeline with the story that it rests on.
type Moment struct {
	news.TopicEntry
	Card *Card // on this site, nil if none or not here
}

// Topic returns a topic by its address. It is a NotFound fault when there is
// no such topic, or no story of it on this site.
func (v *Visit) Topic(ctx context.Context, slug string) (page TopicPage, err error) {
	t, found, err := v.r.s.TopicBySlug(ctx, slug)
	if err != nil {
		return page, err
	}
	if !found {
		return page, fault.New(fault.NotFound, "there is no topic %q", slug)
	}
	v.note(news.TagTopic(t.ID))
	marks, _, err := v.marks(ctx, news.ListTopic(t.ID), time.Time{}, Mark{}, 1)
	if err != nil {
		return page, err
	}
	if len(marks) == 0 {
		return page, fault.New(fault.NotFound, "topic %q has no story here", slug)
	}
	entries, err := v.r.s.TopicEntries(ctx, t.ID, timelineLength)
	if err != nil {
		return page, err
	}
	stories := make([]news.ID, len(entries))
	for i, e := range entries {
		stories[i] = e.Story
	}
	cards, err := v.cardsOfStories(ctx, distinct(stories))
	if err != nil {
		return page, err
	}
	page.Topic = t
	for _, e := range entries {
		if e.At.After(v.Now) {
			v.change(e.At)
			continue
		}
		m := Moment{TopicEntry: e}
		if c, ok := cards[e.Story]; ok {
			m.Card = &c
		}
		page.Timeline = append(page.Timeline, m)
	}
	return page, nil
}

// Tag returns a tag by its address or an alias. It is a NotFound fault when
// there is none.
func (v *Visit) Tag(ctx context.Context, slug string) (news.Tag, error) {
	t, found, err := v.r.s.TagBySlug(ctx, slug)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no tag %q", slug)
	}
	v.note(news.TagTag(t.ID))
	return t, err
}

// Person returns a person by their address. It is a NotFound fault when there
// is none.
func (v *Visit) Person(ctx context.Context, slug string) (news.Person, error) {
	p, found, err := v.r.s.PersonBySlug(ctx, slug)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no person %q", slug)
	}
	v.note(news.TagPerson(p.ID))
	return p, err
}

// Posted is a notice with the story it is about, as the site's list of notices
// shows it.
type Posted struct {
	Notice
	Card   *Card // nil when the story was withdrawn meanwhile
	Hushed bool  // on a ground that shields people: the notice has neither text nor apology
	Listed time.Time
	On     news.Site // whose it is, in the record of the whole network; else zero
}

// Notices returns a page of the notices on stories of the site, newest first.
func (v *Visit) Notices(ctx context.Context, before Mark, n int) (out []Posted, next Mark, err error) {
	marks, more, err := v.marks(ctx, news.ListNotices, time.Time{}, before, n)
	if err != nil {
		return nil, next, err
	}
	notices, err := v.r.s.Notices(ctx, items(marks))
	if err != nil {
		return nil, next, err
	}
	var stories []news.ID
	for _, nt := range notices {
		stories = append(stories, nt.Story, nt.Reply)
	}
	cards, err := v.cardsOfStories(ctx, distinct(stories))
	if err != nil {
		return nil, next, err
	}
	byID := index(notices, func(n news.Notice) news.ID { return n.ID })
	for _, m := range marks {
		nt, ok := byID[m.Item]
		if !ok {
			continue
		}
		p := Posted{Notice: Notice{Notice: nt}, Listed: m.At}
		if c, ok := cards[nt.Story]; ok {
			p.Card = &c
		}
		if c, ok := cards[nt.Reply]; ok {
			p.Reply = &c
		}
		out = append(out, p)
	}
	if more {
		next = marks[len(marks)-1]
	}
	return out, next, v.hush(ctx, out)
}

// hush takes the words out of notices about stories that were withdrawn on a
// ground that shields people: they may name whom the withdrawal keeps unnamed.
func (v *Visit) hush(ctx context.Context, posted []Posted) error {
	var gone []news.ID
	for _, p := range posted {
		if p.Card == nil {
			gone = append(gone, p.Story)
		}
	}
	everywhere, err := v.r.s.Withdrawals(ctx, gone)
	if err != nil {
		return err
	}
	here, err := v.r.share.WithdrawalsOn(ctx, v.Site.ID, gone)
	if err != nil {
		return err
	}
	for _, w := range append(everywhere, here...) {
		if w.ApprovedAt.IsZero() || !w.Ground.Shields() {
			continue
		}
		for i := range posted {
			if p := &posted[i]; p.Card == nil && p.Story == w.Story {
				p.Hushed, p.Text, p.Apology = true, "", ""
			}
		}
	}
	return nil
}

// Page returns one of the site's own pages; found is false when the site has
// not written it.
func (v *Visit) Page(ctx context.Context, slug string) (store.Page, bool, error) {
	return v.r.s.Page(ctx, v.Site.ID, slug)
}

// Redirect returns the path on this site to which an old address leads. It is
// a NotFound fault when the address is not known.
func (v *Visit) Redirect(ctx context.Context, path string) (string, error) {
	r, found, err := v.r.s.Redirect(ctx, v.Site.ID, path)
	switch {
	case err != nil:
		return "", err
	case !found:
		return "", fault.New(fault.NotFound, "there is nothing at this address")
	case r.Story == 0:
		return r.Target, nil
	}
	return v.StoryAddress(ctx, r.Story)
}

// StoryAddress returns the path of a story on this site; errors as of Article.
func (v *Visit) StoryAddress(ctx context.Context, id news.ID) (string, error) {
	cards, err := v.cardsOfStories(ctx, []news.ID{id})
	if err != nil {
		return "", err
	}
	if c, ok := cards[id]; ok {
		return c.Path, nil
	}
	a, err := v.Article(ctx, id) // tells withdrawn from unknown
	return a.Path, err
}

// Month is a month in which the site published, for the sitemap.
type Month = store.MonthCount

// Months returns the months in which the site has stories whose canonical
// address is here, newest first, with how many.
func (v *Visit) Months(ctx context.Context) ([]Month, error) {
	v.note(news.TagList(v.Site.ID, news.ListMap))
	months, err := v.r.s.Months(ctx, v.Site.ID, news.ListMap)
	return slices.DeleteFunc(months, func(m Month) bool { return m.Month > store.Month(v.Now) }), err
}

// Count returns how many stories a list of the site shows. What is planned is
// not counted: a number would tell that there is something to come.
func (v *Visit) Count(ctx context.Context, list string) (int, error) {
	v.note(news.TagList(v.Site.ID, list))
	if err := v.planned(ctx); err != nil {
		return 0, err
	}
	n, err := v.r.s.Count(ctx, v.Site.ID, list)
	if err != nil {
		return 0, err
	}
	planned, err := v.r.s.Planned(ctx, v.Site.ID, list, v.Now)
	return n - planned, err
}
