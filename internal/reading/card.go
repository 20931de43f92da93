package reading

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// Card is a story as a list of a site shows it.
type Card struct {
	Story       news.ID
	Placement   news.ID
	Path        string // address on the site, beginning with a slash
	Headline    string
	Lead        string
	Kind        news.Kind
	Language    string
	Section     news.Section
	Topic       news.Topic // zero ID if none; without timeline
	Photo       Photo      // zero asset if none
	Tags        []news.ID
	Located     string
	Origin      news.Site // where the story comes from; the visit's site if from here
	Shared      bool
	Canonical   bool // the address on this site is the canonical one
	ListedAt    time.Time
	PublishedAt time.Time
	UpdatedAt   time.Time // last change of substance, zero if none
	Urgent      bool
	Unverified  bool
	AI          news.AIUse
	Sponsor     string
	Source      news.Source // publisher outside the network, for imported stories
	Words       int
	Bylines     []news.Byline

	body string // the document, where the site overrides it
}

// Photo is a picture with what the story says about it.
type Photo struct {
	Asset   news.Asset
	Caption string
	Slug    string
	Alt     string
}

// Changed is the time of the last change that readers should know of: the
// last one of substance, else the publication.
func (c Card) Changed() time.Time {
	if c.UpdatedAt.After(c.PublishedAt) {
		return c.UpdatedAt
	}
	return c.PublishedAt
}

// StoryPath is the address of a story on a site.
func StoryPath(section string, id news.ID, slug string) string {
	return "/" + section + "/" + id.String() + "/" + slug
}

// cards loads the visible ones of the placements on the visit's site, by
// placement. Everything is loaded in a handful of queries, however many there
// are.
func (v *Visit) cards(ctx context.Context, ids []news.ID) (map[news.ID]Card, error) {
	placements, err := v.r.s.Placements(ctx, distinct(ids))
	if err != nil {
		return nil, err
	}
	return v.cardsOf(ctx, placements)
}

// cardsOfStories is cards for stories, by story.
func (v *Visit) cardsOfStories(ctx context.Context, stories []news.ID) (map[news.ID]Card, error) {
	placements, err := v.r.s.PlacementsOn(ctx, v.Site.ID, distinct(stories))
	if err != nil {
		return nil, err
	}
	byPlacement, err := v.cardsOf(ctx, placements)
	if err != nil {
		return nil, err
	}
	out := make(map[news.ID]Card, len(byPlacement))
	for _, c := range byPlacement {
		out[c.Story] = c
	}
	for _, id := range stories {
		v.note(news.TagStory(id)) // also of those that are not there yet
	}
	return out, nil
}

func (v *Visit) cardsOf(ctx context.Context, placements []news.Placement) (map[news.ID]Card, error) {
	storyIDs := make([]news.ID, len(placements))
	for i, p := range placements {
		storyIDs[i] = p.Story
	}
	stories, err := v.r.s.Stories(ctx, storyIDs)
	if err != nil {
		return nil, err
	}
	heads, err := v.r.s.LiveHeads(ctx, storyIDs)
	if err != nil {
		return nil, err
	}
	storyByID := index(stories, func(s news.Story) news.ID { return s.ID })
	headByID := index(heads, func(h news.Version) news.ID { return h.Story })

	contents := map[news.ID]news.Content{}
	var names []news.ID
	for _, p := range placements {
		st := storyByID[p.Story]
		v.note(news.TagStory(st.ID))
		if news.Visible(v.Site, st, p, v.Now) != news.Shown {
			continue
		}
		content, err := p.Effective(headByID[st.ID].Content)
		if err != nil {
			return nil, err
		}
		contents[p.ID] = content
		names = append(names, content.Names()...)
	}
	merged, err := v.r.s.Follow(ctx, distinct(names))
	if err != nil {
		return nil, err
	}
	out := map[news.ID]Card{}
	var topics, assets []news.ID
	for _, p := range placements {
		content, shown := contents[p.ID]
		if !shown {
			continue
		}
		content = content.Follow(merged)
		contents[p.ID] = content
		out[p.ID] = v.card(storyByID[p.Story], p, content)
		topics, assets = append(topics, content.Topic), append(assets, content.Photo.Asset)
	}
	topicByID, err := v.topics(ctx, topics)
	if err != nil {
		return nil, err
	}
	assetByID, err := v.assets(ctx, assets)
	if err != nil {
		return nil, err
	}
	for id, c := range out {
		content := contents[id]
		c.Topic = topicByID[content.Topic]
		c.Photo = photo(content.Photo, assetByID)
		out[id] = c
	}
	return out, nil
}

// breaking is how long an urgent story is called breaking news.
const breaking = 6 * time.Hour

// card makes a card without what needs a further query.
func (v *Visit) card(st news.Story, p news.Placement, c news.Content) Card {
	section, _ := v.Site.Section(p.Section)
	card := Card{
		Story: st.ID, Placement: p.ID, Path: StoryPath(section.Slug, st.ID, c.Slug),
		Headline: c.Headline, Lead: c.Lead, Kind: st.Kind, Language: st.Language, Section: section,
		Tags: c.Tags, Located: c.Located, Origin: v.Site, Canonical: p.CanonicalHere(),
		ListedAt: p.VisibleAt, PublishedAt: st.VisibleAt(), UpdatedAt: st.UpdatedAt,
		Urgent: c.Urgent, Unverified: st.Unsettled, AI: c.AI, Sponsor: c.Sponsor, Source: c.Source, Words: c.Words, Bylines: c.Bylines,
	}
	if ends := card.PublishedAt.Add(breaking); card.Urgent {
		card.Urgent = ends.After(v.Now)
		v.change(ends)
	}
	if !p.Origin {
		card.Origin, card.Shared = v.r.site(st.OriginSite), true
		if p.Overridden(news.FieldBody) {
			card.Language, card.body = v.Site.Language, c.Body
		}
	}
	return card
}

func photo(p news.Photo, assets map[news.ID]news.Asset) Photo {
	a, ok := assets[p.Asset]
	if !ok || a.State != news.AssetReady || len(a.Renditions) == 0 {
		return Photo{}
	}
	out := Photo{Asset: a, Caption: p.Caption, Slug: p.Slug, Alt: p.Alt}
	if out.Caption == "" {
		out.Caption = a.Caption
	}
	if out.Alt == "" {
		out.Alt = a.Alt
	}
	return out
}

func (v *Visit) topics(ctx context.Context, ids []news.ID) (map[news.ID]news.Topic, error) {
	topics, err := v.r.s.Topics(ctx, distinct(ids))
	for _, t := range topics {
		v.note(news.TagTopic(t.ID))
	}
	return index(topics, func(t news.Topic) news.ID { return t.ID }), err
}

func (v *Visit) assets(ctx context.Context, ids []news.ID) (map[news.ID]news.Asset, error) {
	assets, err := v.r.s.Assets(ctx, distinct(ids))
	for _, a := range assets {
		v.note(news.TagAsset(a.ID))
	}
	return index(assets, func(a news.Asset) news.ID { return a.ID }), err
}

// ordered returns the cards of marks in their order, without those that may
// not be shown.
func ordered(marks []store.Mark, cards map[news.ID]Card) []Card {
	out := make([]Card, 0, len(marks))
	for _, m := range marks {
		if c, ok := cards[m.Item]; ok {
			out = append(out, c)
		}
	}
	return out
}

func items(marks []store.Mark) []news.ID {
	out := make([]news.ID, len(marks))
	for i, m := range marks {
		out[i] = m.Item
	}
	return out
}

// distinct returns the IDs once each, without zero.
func distinct(ids []news.ID) []news.ID {
	seen := make(map[news.ID]bool, len(ids))
	var out []news.ID
	for _, id := range ids {
		if id != 0 && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func index[T any](list []T, key func(T) news.ID) map[news.ID]T {
	out := make(map[news.ID]T, len(list))
	for _, v := range list {
		out[key(v)] = v
	}
	return out
}
