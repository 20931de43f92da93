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
	return v.whole(ctx, st, p, version, content)
}

// whole makes the story of what its placement shows. Whether anybody may see it
// was asked before.
func (v *Visit) whole(ctx context.Context, st news.Story, p news.Placement, version news.Version, content news.Content) (a Article, err error) {
	merged, err := v.r.s.Follow(ctx, content.Names())
	if err != nil {
		return a, err
	}
	content = content.Follow(merged)
	a.Card, a.Version, a.Revised = v.card(st, p, content), st.LiveVersion, version.MadeAt
	if a.Revised.Before(a.PublishedAt) {
		a.Revised = a.PublishedAt
	}
	if a.Body, err = richtext.Parse([]byte(content.Body)); err != nil {
		return a, err
	}
	if p.Overridden(news.FieldBody) {
		a.Words = a.Body.WordCount()
	}
	return a, v.complete(ctx, &a, st, content, version.Content)
}

// complete loads what a story names: pictures, stories, people, tags, notices,
// and its address at home.
func (v *Visit) complete(ctx context.Context, a *Article, st news.Story, content, origin news.Content) (err error) {
	refs := a.Body.References()
	assetIDs := append(parseIDs(refs.Assets), content.Photo.Asset)
	if a.Assets, err = v.assets(ctx, assetIDs); err != nil {
		return err
	}
	a.Photo = photo(content.Photo, a.Assets)
	if a.Linked, err = v.cardsOfStories(ctx, parseIDs(refs.Stories)); err != nil {
		return err
	}
	topics, err := v.topics(ctx, []news.ID{content.Topic})
	if err != nil {
		return err
	}
	a.Topic = topics[content.Topic]
	if a.TagList, err = v.TagNames(ctx, content.Tags); err != nil {
		return err
	}
	if a.People, err = v.people(ctx, content.Bylines); err != nil {
		return err
	}
	if err := v.notices(ctx, a); err != nil {
		return err
	}
	return v.home(ctx, a, st, origin)
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
	tags, err := v.r.s.Tags(ctx, distinct(ids))
	if err != nil {
		return nil, err
	}
	byID := index(tags, func(t news.Tag) news.ID { return t.ID })
	var out []news.Tag
	for _, id := range ids {
		if t, ok := byID[id]; ok {
			v.note(news.TagTag(id))
			out = append(out, t)
		}
	}
	return out, nil
}

func (v *Visit) people(ctx context.Context, bylines []news.Byline) ([]Credit, error) {
	ids := make([]news.ID, len(bylines))
	for i, b := range bylines {
		ids[i] = b.Person
	}
	people, err := v.r.s.People(ctx, distinct(ids))
	if err != nil {
		return nil, err
	}
	byID := index(people, func(p news.Person) news.ID { return p.ID })
	var out []Credit
	for _, b := range bylines {
		if p, ok := byID[b.Person]; ok {
			v.note(news.TagPerson(p.ID))
			out = append(out, Credit{p, b.Role})
		}
	}
	return out, nil
}

// notices loads the notices about a story and those that it answers.
func (v *Visit) notices(ctx context.Context, a *Article) error {
	about, err := v.r.s.NoticesOf(ctx, []news.ID{a.Story})
	if err != nil {
		return err
	}
	answered, err := v.r.s.NoticesAnswered(ctx, a.Story)
	if err != nil {
		return err
	}
	var linked []news.ID
	for _, n := range about {
		linked = append(linked, n.Reply)
	}
	for _, n := range answered {
		linked = append(linked, n.Story)
	}
	cards, err := v.cardsOfStories(ctx, distinct(linked))
	if err != nil {
		return err
	}
	for _, n := range about {
		notice := Notice{Notice: n}
		if c, ok := cards[n.Reply]; ok {
			notice.Reply = &c
		}
		a.Notices = append(a.Notices, notice)
	}
	for _, n := range answered {
		if c, ok := cards[n.Story]; ok {
			a.Answers = append(a.Answers, Answer{n.Kind, c, n.At})
		}
	}
	return nil
}

// home finds a shared story's address at its origin.
func (v *Visit) home(ctx context.Context, a *Article, st news.Story, origin news.Content) error {
	if !a.Shared {
		a.HomePath, a.HomeName = a.Path, a.Headline
		return nil
	}
	if v.r.site(st.OriginSite).External {
		a.HomeURL, a.HomeName = origin.Source.URL, origin.Headline
		return nil
	}
	path, err := v.homePath(ctx, st, origin.Slug)
	if path != "" {
		a.HomePath, a.HomeName = path, origin.Headline
	}
	return err
}

// homePath returns a story's address at its origin, empty when it is not to be
// seen there.
func (v *Visit) homePath(ctx context.Context, st news.Story, slug string) (string, error) {
	home := v.r.site(st.OriginSite)
	p, found, err := v.r.s.Placement(ctx, st.ID, home.ID)
	if err != nil || !found || news.Visible(home, st, p, v.Now) != news.Shown {
		return "", err
	}
	section, _ := home.Section(p.Section)
	return StoryPath(section.Slug, st.ID, slug), nil
}
