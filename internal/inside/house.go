package inside

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// NameMark is a place in a list of names.
type NameMark = store.NameMark

// found bounds what looking for a name gives; whoever looks types on.
const found = 50

// find returns what has all the words of a line, each as the beginning of one
// of its own.
func find[T any](ctx context.Context, r *Reader, kind news.NameKind, line string, load func([]news.ID) ([]T, error), name func(T) string) ([]T, error) {
	words := store.Words(line)
	if len(words) == 0 {
		return nil, nil
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) }) // the rarest is likely the longest
	ids, err := r.s.FindNames(ctx, kind, words[0], 20*found)
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	all, err := load(slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(v T) bool {
		have := store.Words(name(v))
		for _, w := range words[1:] {
			if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
				return true
			}
		}
		return false
	})
	slices.SortFunc(all, func(a, b T) int { return strings.Compare(strings.ToLower(name(a)), strings.ToLower(name(b))) })
	return all[:min(len(all), found)], nil
}

// TopicsPage returns a page of the open or the closed topics, the last changed
// first, and where the next one begins.
func (r *Reader) TopicsPage(ctx context.Context, closed bool, before Mark, n int) (topics []news.Topic, next Mark, err error) {
	topics, err = r.s.TopicsPage(ctx, closed, before, n+1)
	if len(topics) > n {
		topics = topics[:n]
		next = Mark{At: topics[n-1].UpdatedAt, Item: topics[n-1].ID}
	}
	return topics, next, err
}

// FindTopics returns the topics, open and closed, that have the words of a
// line.
func (r *Reader) FindTopics(ctx context.Context, line string) ([]news.Topic, error) {
	return find(ctx, r, news.NameTopic, line, func(ids []news.ID) ([]news.Topic, error) { return r.s.Topics(ctx, ids) },
		func(t news.Topic) string { return t.Name + " " + t.Kicker })
}

// TagsPage returns a page of the tags by name, and where the next one begins.
func (r *Reader) TagsPage(ctx context.Context, after NameMark, n int) (tags []news.Tag, next NameMark, err error) {
	tags, err = r.s.TagsPage(ctx, after, n+1)
	if len(tags) > n {
		tags = tags[:n]
		next = NameMark{Name: tags[n-1].Name, ID: tags[n-1].ID}
	}
	return tags, next, err
}

// FindTags returns the tags that have the words of a line.
func (r *Reader) FindTags(ctx context.Context, line string) ([]news.Tag, error) {
	return find(ctx, r, news.NameTag, line, func(ids []news.ID) ([]news.Tag, error) { return r.s.Tags(ctx, ids) },
		func(t news.Tag) string { return t.Name + " " + t.Slug })
}

// PeoplePage returns a page of the people by name, and where the next one
// begins.
func (r *Reader) PeoplePage(ctx context.Context, retired bool, after NameMark, n int) (people []news.Person, next NameMark, err error) {
	people, err = r.s.PeoplePage(ctx, retired, after, n+1)
	if len(people) > n {
		people = people[:n]
		next = NameMark{Name: people[n-1].Name, ID: people[n-1].ID}
	}
	return people, next, err
}

// FindPeople returns the people that have the words of a line.
func (r *Reader) FindPeople(ctx context.Context, line string) ([]news.Person, error) {
	return find(ctx, r, news.NamePerson, line, func(ids []news.ID) ([]news.Person, error) { return r.s.People(ctx, ids) },
		func(p news.Person) string { return p.Name + " " + p.Initials })
}

// Topic returns a topic with its whole timeline, or a NotFound fault.
func (r *Reader) Topic(ctx context.Context, id news.ID) (t news.Topic, err error) {
	topics, err := r.s.Topics(ctx, []news.ID{id})
	if err != nil || len(topics) == 0 {
		return t, missing(err, "topic")
	}
	t = topics[0]
	t.Entries, err = r.s.TopicEntries(ctx, id, news.MaxEntries)
	return t, err
}

// Tag returns a tag with its aliases, or a NotFound fault.
func (r *Reader) Tag(ctx context.Context, id news.ID) (t news.Tag, err error) {
	tags, err := r.s.Tags(ctx, []news.ID{id})
	if err != nil || len(tags) == 0 {
		return t, missing(err, "tag")
	}
	t = tags[0]
	t.Aliases, err = r.s.TagAliases(ctx, id)
	return t, err
}

// Person returns a person, or a NotFound fault.
func (r *Reader) Person(ctx context.Context, id news.ID) (p news.Person, err error) {
	people, err := r.s.People(ctx, []news.ID{id})
	if err != nil || len(people) == 0 {
		return p, missing(err, "person")
	}
	return people[0], nil
}

func missing(err error, _ string) error {
	if err != nil {
		return err
	}
	return fault.New(fault.NotFound, "there is nothing at this address")
}

// Use is where a topic, tag, person or section stands.
type Use struct {
	Sites    []SiteCount
	Stories  int // over all sites, planned ones included
	Entries  int // of a topic's timeline
	Pins     int // of a topic's fronts
	OldSlugs []string
	TookIn   []news.Merge // what became part of it
	Gone     *news.Merge  // set when it is part of another one itself
}

// SiteCount is how many stories stand on a site.
type SiteCount struct {
	Site news.Site
	N    int
}

// Use returns where a topic, tag, person or section stands: what merging it
// would move.
func (r *Reader) Use(ctx context.Context, kind news.NameKind, id news.ID) (u Use, err error) {
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return u, err
	}
	for _, s := range sites {
		n, err := r.s.Count(ctx, s.ID, news.ListOfName(kind, id))
		if err != nil {
			return u, err
		}
		if n > 0 {
			u.Sites = append(u.Sites, SiteCount{s, n})
			u.Stories += n
		}
		if kind == news.NameTopic {
			pins, err := r.s.Pins(ctx, s.ID, news.FrontTopic(id), r.clock.Now())
			if err != nil {
				return u, err
			}
			u.Pins += len(pins)
		}
	}
	if kind == news.NameTopic {
		entries, err := r.s.TopicEntries(ctx, id, news.MaxEntries)
		if err != nil {
			return u, err
		}
		u.Entries = len(entries)
	}
	if u.OldSlugs, err = r.s.OldSlugs(ctx, id); err != nil {
		return u, err
	}
	if u.TookIn, err = r.s.MergesInto(ctx, id); err != nil {
		return u, err
	}
	m, gone, err := r.s.Merge(ctx, id)
	if gone {
		u.Gone = &m
	}
	return u, err
}

// Headlines returns what stories are called, as their working copies say.
func (r *Reader) Headlines(ctx context.Context, actor news.Actor, stories []news.ID) (map[news.ID]string, error) {
	heads, err := r.s.Heads(ctx, stories)
	out := map[news.ID]string{}
	for _, h := range heads {
		if _, _, err := r.Placed(ctx, actor, h.Story); err == nil {
			out[h.Story] = h.Headline
		}
	}
	return out, err
}

// SharePolicies returns what a site does with stories from the others, by the
// other site; 0 is the rule for all.
func (r *Reader) SharePolicies(ctx context.Context, actor news.Actor, site news.ID) (map[news.ID]news.Policy, error) {
	if err := actor.May(news.ActManage, site); err != nil {
		return nil, err
	}
	return r.s.SharePolicies(ctx, site)
}

// Page is one of a site's own pages.
type Page = store.Page

// Page returns one of a site's own pages; found is false when the site has not
// written it.
func (r *Reader) Page(ctx context.Context, site news.ID, slug string) (Page, bool, error) {
	return r.s.Page(ctx, site, slug)
}

// Count returns how many stories a list of a site has, planned ones included.
func (r *Reader) Count(ctx context.Context, site news.ID, list string) (int, error) {
	return r.s.Count(ctx, site, list)
}

// Link is a link to a preview, without the token that opens it.
type Link struct {
	ID     news.ID
	MadeBy news.ID
	MadeAt time.Time
	EndsAt time.Time
	news.Preview
}

func link(p store.Preview) (Link, error) {
	l := Link{ID: p.ID, MadeBy: p.MadeBy, MadeAt: p.MadeAt, EndsAt: p.EndsAt}
	err := json.Unmarshal([]byte(p.What), &l.Preview)
	l.Story, l.Site = p.Story, p.Site
	return l, err
}

// Preview returns what a token shows, whoever asks. Tokens that never were, and
// those that have ended, are not found alike.
func (r *Reader) Preview(ctx context.Context, token string) (Link, error) {
	nothing := fault.New(fault.NotFound, "there is nothing at this address")
	if !credential.IsToken(token) {
		return Link{}, nothing
	}
	p, found, err := r.s.PreviewByHash(ctx, credential.HashToken(token))
	if err != nil {
		return Link{}, err
	}
	if !found || !p.EndsAt.After(r.clock.Now()) {
		return Link{}, nothing
	}
	return link(p)
}

// Previews returns the links to a story that have not ended.
func (r *Reader) Previews(ctx context.Context, actor news.Actor, story news.ID) ([]Link, error) {
	if _, _, err := r.Placed(ctx, actor, story); err != nil {
		return nil, err
	}
	rows, err := r.s.PreviewsOf(ctx, story, r.clock.Now())
	var out []Link
	for _, p := range rows {
		l, err := link(p)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, err
}

// Named returns the names of topics, tags and people by their IDs.
func (r *Reader) Named(ctx context.Context, ids []news.ID) (map[news.ID]string, error) {
	out := map[news.ID]string{}
	topics, err := r.s.Topics(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, t := range topics {
		out[t.ID] = t.Name
	}
	tags, err := r.s.Tags(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, t := range tags {
		out[t.ID] = t.Name
	}
	people, err := r.s.People(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		out[p.ID] = p.Name
	}
	return out, nil
}
