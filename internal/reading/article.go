package reading

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

// Article is a whole story as a site shows it.
type Article struct {
	Card
	Version  int
	Body     richtext.Document
	People   []Credit
	TagList  []news.Tag
	Notices  []Notice // about this story, oldest first
	Answers  []Answer // stories that this one replies to or settles
	Assets   map[news.ID]news.Asset
	Linked   map[news.ID]Card // stories that the body names and that stand on this site
	HomePath string           // address on the origin site; empty when it is not to be seen there
	HomeURL  string           // whole address at the partner outside from whom it comes; empty for stories of the network
	HomeName string           // headline there
	Revised  time.Time        // when what readers see last changed, silent fixes included
}

// Credit is a person with what they did for the story.
type Credit struct {
	Person news.Person
	Role   news.BylineRole
}

// Notice is a notice with the story that it links to.
type Notice struct {
	news.Notice
	Reply *Card // on this site, nil if none or not here
}

// Answer is a story about which this one is the reply or the update.
type Answer struct {
	Kind  news.NoticeKind
	Story Card
	At    time.Time
}

// Article returns a story of the site. The error is a NotFound fault when
// readers may not know of it, a *Withdrawn when it was taken from them, and a
// *Moved when only its origin shows it now.
func (v *Visit) Article(ctx context.Context, id news.ID) (a Article, err error) {
	v.note(news.TagStory(id)) // also what is not found may appear
	notFound := fault.New(fault.NotFound, "there is no story %s here", id)
	p, found, err := v.r.s.Placement(ctx, id, v.Site.ID)
	if err != nil {
		return a, err
	}
	if !found {
		return a, notFound
	}
	st, _, err := v.r.s.Story(ctx, id)
	if err != nil {
		return a, err
	}
	switch news.Visible(v.Site, st, p, v.Now) {
	case news.Tombstone:
		tomb, err := v.tombstone(ctx, st, p)
		if err != nil {
			return a, err
		}
		return a, &Withdrawn{tomb}
	case news.Moved:
		return a, v.moved(ctx, st, notFound)
	case news.Hidden:
		v.change(p.VisibleAt)
		return a, notFound
	}
	version, err := v.r.s.Version(ctx, id, st.LiveVersion)
	if err != nil {
		return a, err
	}
	content, err := p.Effective(version.Content)
	if err != nil {
		return a, err
	}
	return v.whole(ctx, seen{st, p, version, content})
}

// Articles returns those of the stories that the site shows, in their order. They
// are loaded in a handful of queries, however many there are.
func (v *Visit) Articles(ctx context.Context, ids []news.ID) ([]Article, error) {
	placements, err := v.r.s.PlacementsOn(ctx, v.Site.ID, distinct(ids))
	if err != nil {
		return nil, err
	}
	stories, err := v.r.s.Stories(ctx, ids)
	if err != nil {
		return nil, err
	}
	versions, err := v.r.s.LiveVersions(ctx, ids)
	if err != nil {
		return nil, err
	}
	byStory := index(placements, func(p news.Placement) news.ID { return p.Story })
	storyByID := index(stories, func(s news.Story) news.ID { return s.ID })
	versionOf := index(versions, func(x news.Version) news.ID { return x.Story })
	var list []seen
	for _, id := range ids {
		v.note(news.TagStory(id)) // also what is not found may appear
		p, found := byStory[id]
		st := storyByID[id]
		switch {
		case !found:
		case news.Visible(v.Site, st, p, v.Now) == news.Shown:
			content, err := p.Effective(versionOf[id].Content)
			if err != nil {
				return nil, err
			}
			list = append(list, seen{st, p, versionOf[id], content})
		default:
			v.change(p.VisibleAt)
		}
	}
	return v.wholes(ctx, list)
}

// seen is a story with what its placement shows, before what that names is
// loaded. Whether anybody may see it was asked before.
type seen struct {
	story     news.Story
	placement news.Placement
	version   news.Version
	content   news.Content
}

func (v *Visit) whole(ctx context.Context, x seen) (Article, error) {
	as, err := v.wholes(ctx, []seen{x})
	if err != nil {
		return Article{}, err
	}
	return as[0], nil
}

func (v *Visit) wholes(ctx context.Context, list []seen) ([]Article, error) {
	var names []news.ID
	for _, x := range list {
		names = append(names, x.content.Names()...)
	}
	merged, err := v.r.s.Follow(ctx, distinct(names))
	if err != nil {
		return nil, err
	}
	out := make([]Article, len(list))
	for i := range list {
		x, a := &list[i], &out[i]
		x.content = x.content.Follow(merged)
		a.Card, a.Version, a.Revised = v.card(x.story, x.placement, x.content), x.story.LiveVersion, x.version.MadeAt
		if a.Revised.Before(a.PublishedAt) {
			a.Revised = a.PublishedAt
		}
		if a.Body, err = richtext.Parse([]byte(x.content.Body)); err != nil {
			return nil, err
		}
		if x.placement.Overridden(news.FieldBody) {
			a.Words = a.Body.WordCount()
		}
	}
	if err := v.named(ctx, out, list); err != nil {
		return nil, err
	}
	if err := v.linked(ctx, out); err != nil {
		return nil, err
	}
	return out, v.homes(ctx, out, list)
}

// named loads what stories name beside other stories: pictures, topics, tags
// and people.
func (v *Visit) named(ctx context.Context, as []Article, list []seen) error {
	var pictures, topics, tags, people []news.ID
	for i, x := range list {
		pictures = append(append(pictures, parseIDs(as[i].Body.References().Assets)...), x.content.Photo.Asset)
		topics, tags = append(topics, x.content.Topic), append(tags, x.content.Tags...)
		for _, b := range x.content.Bylines {
			people = append(people, b.Person)
		}
	}
	assetByID, err := v.assets(ctx, pictures)
	if err != nil {
		return err
	}
	topicByID, err := v.topics(ctx, topics)
	if err != nil {
		return err
	}
	tagByID, err := v.tagsByID(ctx, tags)
	if err != nil {
		return err
	}
	found, err := v.r.s.People(ctx, distinct(people))
	if err != nil {
		return err
	}
	personByID := index(found, func(p news.Person) news.ID { return p.ID })
	for i, x := range list {
		a := &as[i]
		a.Assets = map[news.ID]news.Asset{}
		for _, id := range append(parseIDs(a.Body.References().Assets), x.content.Photo.Asset) {
			if asset, ok := assetByID[id]; ok {
				a.Assets[id] = asset
			}
		}
		a.Photo, a.Topic, a.TagList = photo(x.content.Photo, a.Assets), topicByID[x.content.Topic], inOrder(x.content.Tags, tagByID)
		for _, b := range x.content.Bylines {
			if p, ok := personByID[b.Person]; ok {
				v.note(news.TagPerson(p.ID))
				a.People = append(a.People, Credit{p, b.Role})
			}
		}
	}
	return nil
}

func parseIDs(texts []string) []news.ID {
	var out []news.ID
	for _, t := range texts {
		if id, err := news.ParseID(t); err == nil {
			out = append(out, id)
		}
	}
	return out
}

// TagNames returns the tags with the given IDs, in their order.
func (v *Visit) TagNames(ctx context.Context, ids []news.ID) ([]news.Tag, error) {
	tags, err := v.tagsByID(ctx, ids)
	return inOrder(ids, tags), err
}

func (v *Visit) tagsByID(ctx context.Context, ids []news.ID) (map[news.ID]news.Tag, error) {
	tags, err := v.r.s.Tags(ctx, distinct(ids))
	for _, t := range tags {
		v.note(news.TagTag(t.ID))
	}
	return index(tags, func(t news.Tag) news.ID { return t.ID }), err
}

func inOrder[T any](ids []news.ID, known map[news.ID]T) (out []T) {
	for _, id := range ids {
		if x, ok := known[id]; ok {
			out = append(out, x)
		}
	}
	return out
}

// linked loads the notices about stories, those that they answer, and the
// stories that both and the texts lead to.
func (v *Visit) linked(ctx context.Context, as []Article) error {
	var ids, stories []news.ID
	for _, a := range as {
		ids, stories = append(ids, a.Story), append(stories, parseIDs(a.Body.References().Stories)...)
	}
	about, err := v.r.s.NoticesOf(ctx, ids)
	if err != nil {
		return err
	}
	answered, err := v.r.s.NoticesAnswered(ctx, ids)
	if err != nil {
		return err
	}
	for _, n := range about {
		stories = append(stories, n.Reply)
	}
	for _, n := range answered {
		stories = append(stories, n.Story)
	}
	cards, err := v.cardsOfStories(ctx, distinct(stories))
	if err != nil {
		return err
	}
	for i := range as {
		a := &as[i]
		a.Linked = map[news.ID]Card{}
		for _, id := range parseIDs(a.Body.References().Stories) {
			if c, ok := cards[id]; ok {
				a.Linked[id] = c
			}
		}
		for _, n := range about {
			if n.Story != a.Story {
				continue
			}
			notice := Notice{Notice: n}
			if c, ok := cards[n.Reply]; ok {
				notice.Reply = &c
			}
			a.Notices = append(a.Notices, notice)
		}
		for _, n := range answered {
			if c, ok := cards[n.Story]; ok && n.Reply == a.Story {
				a.Answers = append(a.Answers, Answer{n.Kind, c, n.At})
			}
		}
	}
	return nil
}

// homes finds the addresses of shared stories at their origins.
func (v *Visit) homes(ctx context.Context, as []Article, list []seen) error {
	away := map[news.ID][]news.ID{} // stories by the site that they are from
	for i, x := range list {
		origin := x.version.Content
		switch a := &as[i]; {
		case !a.Shared:
			a.HomePath, a.HomeName = a.Path, a.Headline
		case v.r.site(x.story.OriginSite).External:
			a.HomeURL, a.HomeName = origin.Source.URL, origin.Headline
		default:
			away[x.story.OriginSite] = append(away[x.story.OriginSite], a.Story)
		}
	}
	for site, stories := range away {
		placements, err := v.r.s.PlacementsOn(ctx, site, stories)
		if err != nil {
			return err
		}
		there := index(placements, func(p news.Placement) news.ID { return p.Story })
		for i, x := range list {
			if p, ok := there[x.story.ID]; ok && x.story.OriginSite == site {
				origin := x.version.Content
				if path := v.homePath(x.story, p, origin.Slug); path != "" {
					as[i].HomePath, as[i].HomeName = path, origin.Headline
				}
			}
		}
	}
	return nil
}

// homePath returns a story's address at its origin, given where it stands there;
// empty when it is not to be seen.
func (v *Visit) homePath(st news.Story, p news.Placement, slug string) string {
	home := v.r.site(st.OriginSite)
	if news.Visible(home, st, p, v.Now) != news.Shown {
		return ""
	}
	section, _ := home.Section(p.Section)
	return StoryPath(section.Slug, st.ID, slug)
}
