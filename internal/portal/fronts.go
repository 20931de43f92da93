package portal

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
)

// How much stands on a page of a list, and on a front.
const (
	listLength    = 20
	homeTop       = news.HomeTop
	homeSection   = 4
	homeLatest    = 8
	homePopular   = 6
	sectionTop    = news.SectionTop
	topicTop      = news.TopicTop
	runningTopics = 6
)

// home is the front page of a site.
func home(ctx context.Context, pg *page) (pagecache.Page, error) {
	f, err := pg.Home(ctx, reading.FrontSize{Top: homeTop, PerSection: homeSection, Latest: homeLatest, Popular: homePopular})
	if err != nil {
		return pagecache.Page{}, err
	}
	v := &view.Home{Latest: pg.headlines(f.Latest), Popular: pg.headlines(f.Popular), Topics: pg.running(f)}
	if len(f.Top) > 0 {
		lead := pg.card(f.Top[0])
		v.Lead, v.Seconds = &lead, pg.cards(f.Top[1:])
	}
	for _, b := range f.Sections {
		v.Blocks = append(v.Blocks, view.Block{Title: b.Section.Name, Href: sectionPath(b.Section), Cards: pg.cards(b.Cards)})
	}
	h := head{Path: "/", Whole: pg.T("home.title", pg.Site.Name), Description: pg.Site.Settings.Tagline, Data: pg.homeData()}
	if len(f.Top) > 0 {
		h.Picture = pg.preview(f.Top[0].Photo)
	}
	v.Page = pg.base(h)
	return pg.html(v)
}

// running are the open topics of the stories on a front, in the order in which
// readers meet them.
func (pg *page) running(f reading.Front) []view.Link {
	var out []view.Link
	seen := map[news.ID]bool{}
	cards := append(append([]reading.Card{}, f.Top...), f.Latest...)
	for _, b := range f.Sections {
		cards = append(cards, b.Cards...)
	}
	for _, c := range cards {
		if t := c.Topic; t.ID != 0 && !t.Closed && !seen[t.ID] && len(out) < runningTopics {
			seen[t.ID] = true
			out = append(out, view.Link{Href: pg.topicPath(t), Text: t.Kicker})
		}
	}
	return out
}

// sectionPage is the front of a section; its further pages are lists.
func sectionPage(s news.Section) func(context.Context, *page) (pagecache.Page, error) {
	return func(ctx context.Context, pg *page) (pagecache.Page, error) {
		list := news.ListSection(s.ID)
		v := &view.Section{Name: s.Name}
		var placed []news.ID
		if pg.route.before.At.IsZero() {
			f, err := pg.SectionTop(ctx, s, reading.FrontSize{Top: sectionTop})
			if err != nil {
				return pagecache.Page{}, err
			}
			for i, c := range f.Top {
				placed = append(placed, c.Story)
				if card := pg.card(c); i == 0 {
					v.Lead = &card
				} else {
					v.Seconds = append(v.Seconds, card)
				}
			}
			v.Topics = pg.running(f)
		}
		l, err := pg.List(ctx, list, pg.route.before, listLength)
		if err != nil {
			return pagecache.Page{}, err
		}
		v.Cards, v.Pager = pg.cards(without(l.Cards, placed)), pg.pager(l.Next)
		popular, err := pg.Popular(ctx, homePopular)
		if err != nil {
			return pagecache.Page{}, err
		}
		v.Popular = pg.headlines(popular)
		v.Page = pg.base(pg.listHead(head{Path: sectionPath(s), Title: s.Name, FeedStem: sectionPath(s),
			Description: pg.T("section.description", s.Name, pg.Site.Name), Data: pg.listData(s.Name, sectionPath(s), l.Cards)}))
		return pg.html(v)
	}
}

func without(cards []reading.Card, placed []news.ID) []reading.Card {
	out := make([]reading.Card, 0, len(cards))
	for _, c := range cards {
		used := false
		for _, id := range placed {
			used = used || id == c.Story
		}
		if !used {
			out = append(out, c)
		}
	}
	return out
}

// listHead keeps the further pages of a list out of search engines: they
// change all the time and say nothing of their own.
func (pg *page) listHead(h head) head {
	if !pg.route.before.At.IsZero() {
		h.Robots = robotsHidden
	}
	return h
}

// topicPage is the page of a running story.
func topicPage(slug string) func(context.Context, *page) (pagecache.Page, error) {
	return func(ctx context.Context, pg *page) (pagecache.Page, error) {
		t, err := pg.Topic(ctx, slug)
		if err != nil {
			return pagecache.Page{}, err
		}
		path := pg.topicPath(t.Topic)
		if path != pg.route.path {
			return pg.moved(path), nil
		}
		list := news.ListTopic(t.Topic.ID)
		l, err := pg.List(ctx, list, pg.route.before, listLength)
		if err != nil {
			return pagecache.Page{}, err
		}
		count, err := pg.Count(ctx, list)
		if err != nil {
			return pagecache.Page{}, err
		}
		v := &view.Topic{Name: t.Topic.Name, Summary: paragraphs(t.Topic.Summary), Closed: t.Topic.Closed,
			Count: count, Days: pg.timeline(t.Timeline), Cards: pg.cards(l.Cards), Pager: pg.pager(l.Next)}
		if n := len(t.Timeline); n > 0 {
			v.Since, v.Changed = pg.day(t.Timeline[n-1].At), pg.moment(t.Timeline[0].At)
		}
		if pg.route.before.At.IsZero() && len(l.Cards) > 0 {
			f, err := pg.TopicTop(ctx, t.Topic.ID, reading.FrontSize{Top: topicTop})
			if err != nil {
				return pagecache.Page{}, err
			}
			v.Lead, v.Cards = pg.topicTop(f.Top, l.Cards)
			if newest := l.Cards[0].ListedAt; len(t.Timeline) == 0 || newest.After(t.Timeline[0].At) {
				v.Changed = pg.moment(newest)
			}
		}
		v.Sites = pg.originsOf(l.Cards)
		v.Page = pg.base(pg.listHead(head{Path: path, Title: t.Topic.Name, Description: lang.Shorten(t.Topic.Summary, previewLength),
			FeedStem: path, Data: pg.topicData(t.Topic, l.Cards)}))
		return pg.html(v)
	}
}

// topicTop puts the arranged places over the list of a topic, no story twice.
func (pg *page) topicTop(top, list []reading.Card) (*view.Card, []view.Card) {
	var placed []news.ID
	for _, c := range top {
		placed = append(placed, c.Story)
	}
	cards := pg.cards(append(slices.Clone(top), without(list, placed)...))
	return &cards[0], cards[1:]
}

// timeline groups the entries of a topic by day in the site's zone.
func (pg *page) timeline(moments []reading.Moment) []view.Day {
	var out []view.Day
	for _, m := range moments {
		date := pg.day(m.At)
		if len(out) == 0 || out[len(out)-1].Date.Datetime != date.Datetime {
			out = append(out, view.Day{Date: date})
		}
		e := view.Entry{Text: m.Text}
		if !m.DayOnly {
			e.At = view.Time{Text: pg.lang.Clock(m.At, pg.loc) + "\u00a0" + lang.ZoneLabel(m.At, pg.loc), Datetime: pg.machine(m.At)}
		}
		if m.Card != nil {
			e.Story = view.Link{Href: m.Card.Path, Text: m.Card.Headline}
			if m.Card.Shared {
				e.Site = m.Card.Origin.Name
			}
		}
		day := &out[len(out)-1]
		day.Entries = append(day.Entries, e)
	}
	return out
}

// originsOf are the sites that wrote the stories of a list.
func (pg *page) originsOf(cards []reading.Card) []view.Link {
	var out []view.Link
	seen := map[news.ID]bool{}
	for _, c := range cards {
		if !seen[c.Origin.ID] && !c.Origin.External {
			seen[c.Origin.ID] = true
			out = append(out, view.Link{Href: pg.p.absolute(c.Origin, "/"), Text: c.Origin.Name, Current: c.Origin.ID == pg.Site.ID})
		}
	}
	return out
}

// tagPage lists the stories with a tag. An alias leads to the tag's address.
func tagPage(slug string) func(context.Context, *page) (pagecache.Page, error) {
	return func(ctx context.Context, pg *page) (pagecache.Page, error) {
		t, err := pg.Tag(ctx, slug)
		if err != nil {
			return pagecache.Page{}, err
		}
		path := pg.tagPath(t)
		if path != pg.route.path {
			return pg.moved(path), nil
		}
		list := news.ListTag(t.ID)
		l, err := pg.List(ctx, list, pg.route.before, listLength)
		if err != nil {
			return pagecache.Page{}, err
		}
		count, err := pg.Count(ctx, list)
		if err != nil {
			return pagecache.Page{}, err
		}
		h := head{Path: path, Title: t.Name, Description: pg.T("tag.description", t.Name, pg.Site.Name), Data: pg.listData(t.Name, path, l.Cards)}
		if len(l.Cards) == 0 {
			h.Robots = robotsHidden
		}
		v := &view.Tag{Name: t.Name, Aliases: t.Aliases, Count: count, Cards: pg.cards(l.Cards), Pager: pg.pager(l.Next)}
		v.Page = pg.base(pg.listHead(h))
		return pg.html(v)
	}
}

// authorPage lists the stories of a person.
func authorPage(slug string) func(context.Context, *page) (pagecache.Page, error) {
	return func(ctx context.Context, pg *page) (pagecache.Page, error) {
		x, err := pg.Person(ctx, slug)
		if err != nil {
			return pagecache.Page{}, err
		}
		path := pg.personPath(x)
		if path != pg.route.path {
			return pg.moved(path), nil
		}
		list := news.ListPerson(x.ID)
		l, err := pg.List(ctx, list, pg.route.before, listLength)
		if err != nil {
			return pagecache.Page{}, err
		}
		count, err := pg.Count(ctx, list)
		if err != nil {
			return pagecache.Page{}, err
		}
		v := &view.Author{Name: x.Name, Bio: paragraphs(x.Bio), Count: count, Cards: pg.cards(l.Cards), Pager: pg.pager(l.Next)}
		if key := "role." + x.Role; pg.words.Has(key) {
			v.Role = pg.T(key)
		}
		for _, s := range pg.Sites() {
			if s.ID == x.Site {
				v.Site = view.Link{Href: pg.p.absolute(s, "/"), Text: s.Name}
			}
		}
		v.Page = pg.base(pg.listHead(head{Path: path, Title: x.Name, Type: "profile", FeedStem: path,
			Description: pg.T("author.description", x.Name, pg.Site.Name), Data: pg.authorData(x, v.Role)}))
		return pg.html(v)
	}
}
