package portal

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
)

// latestPage lists the newest stories by day.
func latestPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	l, err := pg.List(ctx, news.ListLatest, pg.route.before, listLength*2)
	if err != nil {
		return pagecache.Page{}, err
	}
	v := &view.Latest{Groups: pg.byDay(l.Cards), Pager: pg.pager(l.Next)}
	v.Page = pg.base(pg.listHead(head{Path: pg.paths().Latest, Title: pg.T("latest.title"),
		Description: pg.T("latest.description", pg.Site.Name), Data: pg.listData(pg.T("latest.title"), pg.paths().Latest, l.Cards)}))
	return pg.html(v)
}

// byDay groups cards by the site's day; within a day only clocks are shown.
func (pg *page) byDay(cards []reading.Card) []view.Group {
	var out []view.Group
	for _, c := range cards {
		date := pg.day(c.ListedAt)
		if len(out) == 0 || out[len(out)-1].Time.Datetime != date.Datetime {
			out = append(out, view.Group{Title: date.Text, Time: date})
		}
		card := pg.card(c)
		card.Time.Short = pg.lang.Clock(c.ListedAt, pg.loc)
		g := &out[len(out)-1]
		g.Cards = append(g.Cards, card)
	}
	return out
}

// popularPage ranks what the site's readers read.
func popularPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	cards, err := pg.Popular(ctx, listLength)
	if err != nil {
		return pagecache.Page{}, err
	}
	v := &view.Popular{Cards: pg.cards(cards)}
	v.Page = pg.base(head{Path: pg.paths().Popular, Title: pg.T("popular.title"), Description: pg.T("popular.how"),
		Data: pg.listData(pg.T("popular.title"), pg.paths().Popular, cards)})
	return pg.html(v)
}

// week is how many days around the shown one the index offers.
const week = 3

// indexPage is the archive by day and section.
func indexPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	words := pg.paths()
	today := pg.Now.In(pg.loc)
	day, ok := today, true
	if text := pg.route.values.Get(words.Date); text != "" {
		day, ok = parseDay(text, pg.loc)
	}
	v := &view.Index{Action: words.Index, Date: view.DateField{Name: words.Date, Value: pg.route.values.Get(words.Date), Max: today.Format(time.DateOnly)}}
	section, known := pg.Site.SectionBySlug(pg.route.values.Get(words.Section))
	v.Section = pg.sectionChoice(section.Slug)
	if !ok {
		v.Date.Error, day = pg.T("form.bad-date"), today
	}
	list := news.ListLatest
	if known {
		list = news.ListSection(section.ID)
	}
	start, end := lang.DayBounds(day.Year(), day.Month(), day.Day(), pg.loc)
	l, err := pg.Day(ctx, list, start, end, pg.route.before, listLength*2)
	if err != nil {
		return pagecache.Page{}, err
	}
	v.Day, v.Date.Value = pg.day(start), day.Format(time.DateOnly)
	v.Pager = pg.pager(l.Next, words.Date, v.Date.Value, words.Section, section.Slug)
	if len(l.Cards) > 0 {
		v.Groups = []view.Group{{Title: v.Day.Text, Cards: pg.clocked(l.Cards)}}
	}
	if err := pg.indexDays(ctx, v, list, section.Slug, start, end); err != nil {
		return pagecache.Page{}, err
	}
	h := head{Path: words.Index, Title: pg.T("index.title"), Description: pg.T("index.description", v.Day.Text, pg.Site.Name)}
	if pg.route.query != "" {
		h.Robots = robotsHidden
	}
	v.Page = pg.base(h)
	return pg.html(v)
}

func (pg *page) clocked(cards []reading.Card) []view.Card {
	var out []view.Card
	for _, g := range pg.byDay(cards) {
		out = append(out, g.Cards...)
	}
	return out
}

// indexDays fills the ways to other days: the nearest ones with stories, and
// those of the week around.
func (pg *page) indexDays(ctx context.Context, v *view.Index, list, section string, start, end time.Time) error {
	words := pg.paths()
	href := func(t time.Time) string {
		return withParams(words.Index, words.Date, t.In(pg.loc).Format(time.DateOnly), words.Section, section)
	}
	before, err := pg.DayBefore(ctx, list, start)
	if err != nil {
		return err
	}
	if !before.IsZero() {
		v.Before = view.Link{Href: href(before), Text: pg.day(before).Text}
	}
	after, err := pg.DayAfter(ctx, list, end)
	if err != nil {
		return err
	}
	if !after.IsZero() {
		v.After = view.Link{Href: href(after), Text: pg.day(after).Text}
	}
	noon, today := start.Add(12*time.Hour), pg.Now.In(pg.loc).Format(time.DateOnly)
	for i := -week; i <= week; i++ {
		t := noon.AddDate(0, 0, i)
		if t.In(pg.loc).Format(time.DateOnly) <= today || i == 0 {
			v.Week = append(v.Week, view.Link{Href: href(t), Text: pg.lang.ShortDate(t, pg.loc), Current: i == 0})
		}
	}
	return nil
}

// parseDay reads a date as forms send it. Years that no news site can have
// are refused, so that addresses cannot be made up without end.
func parseDay(text string, loc *time.Location) (time.Time, bool) {
	t, err := time.ParseInLocation(time.DateOnly, text, loc)
	return t, err == nil && t.Year() >= 1900 && t.Year() < 2200
}

func (pg *page) sectionChoice(selected string) view.Choice {
	c := view.Choice{Name: pg.paths().Section, Options: []view.Option{{Text: pg.T("form.all-sections"), Selected: selected == ""}}}
	for _, s := range pg.Site.Sections {
		c.Options = append(c.Options, view.Option{Value: s.Slug, Text: s.Name, Selected: s.Slug == selected})
	}
	return c
}

// correctionsPage lists the notices on the site's stories; networkCorrections
// those of all sites.
func correctionsPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	posted, next, err := pg.Notices(ctx, pg.route.before, listLength)
	v := &view.Corrections{Network: pg.record("corrections.network", func(w paths) string { return w.Corrections })}
	return pg.corrections(v, head{Path: pg.paths().Corrections, FeedStem: pg.paths().Corrections, Title: pg.T("corrections.title"), Description: pg.T("corrections.lead")}, posted, next, err)
}

func networkCorrections(ctx context.Context, pg *page) (pagecache.Page, error) {
	posted, next, err := pg.RecordedNotices(ctx, pg.route.before, listLength)
	if err != nil {
		return pagecache.Page{}, err
	}
	n, err := pg.RecordedCount(ctx, news.ListNotices)
	return pg.corrections(&view.Corrections{Whole: true, Count: n}, head{Path: pg.paths().Corrections + pg.paths().Network, FeedStem: pg.paths().Corrections + pg.paths().Network,
		Title: pg.T("corrections.network"), Description: pg.T("corrections.network-lead")}, posted, next, err)
}

func (pg *page) corrections(v *view.Corrections, h head, posted []reading.Posted, next reading.Mark, err error) (pagecache.Page, error) {
	if err != nil {
		return pagecache.Page{}, err
	}
	v.Contact, v.Pager = pg.Site.Settings.Email, pg.pager(next)
	for _, x := range posted {
		n := pg.notice(x.Notice)
		n.Hushed = x.Hushed
		if x.Card != nil {
			n.Story = view.Link{Href: pg.on(x.On, x.Card.Path), Text: x.Card.Headline}
			if x.Card.Shared {
				n.Site = x.Card.Origin.Name
			}
		}
		if v.Whole {
			n.Site = x.On.Name
		}
		v.Notices = append(v.Notices, n)
	}
	v.Page = pg.base(pg.listHead(h))
	return pg.html(v)
}

// on is the address of a path on another site, or on the page's own.
func (pg *page) on(site news.Site, path string) string {
	if site.ID == 0 {
		return path
	}
	return pg.p.absolute(site, path)
}

// record leads to the record of the whole network, which the national site
// keeps; a network without one has none.
func (pg *page) record(key string, path func(paths) string) view.Link {
	for _, s := range pg.Sites() {
		if s.National {
			return view.Link{Href: pg.p.absolute(s, path(pathsOf(s))+pathsOf(s).Network), Text: pg.T(key)}
		}
	}
	return view.Link{}
}

// withdrawalsPage lists the withdrawn stories; networkWithdrawals those of all
// sites.
func withdrawalsPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	tombs, next, err := pg.Withdrawals(ctx, pg.route.before, listLength)
	v := &view.Withdrawals{Network: pg.record("withdrawals.network", func(w paths) string { return w.Withdrawals })}
	return pg.withdrawals(v, head{Path: pg.paths().Withdrawals, FeedStem: pg.paths().Withdrawals, Title: pg.T("withdrawals.title"), Description: pg.T("withdrawals.lead")}, tombs, next, err)
}

func networkWithdrawals(ctx context.Context, pg *page) (pagecache.Page, error) {
	tombs, next, err := pg.RecordedWithdrawals(ctx, pg.route.before, listLength)
	if err != nil {
		return pagecache.Page{}, err
	}
	n, err := pg.RecordedCount(ctx, news.ListWithdrawn)
	return pg.withdrawals(&view.Withdrawals{Whole: true, Count: n}, head{Path: pg.paths().Withdrawals + pg.paths().Network, FeedStem: pg.paths().Withdrawals + pg.paths().Network,
		Title: pg.T("withdrawals.network"), Description: pg.T("withdrawals.network-lead")}, tombs, next, err)
}

func (pg *page) withdrawals(v *view.Withdrawals, h head, tombs []reading.Tombstone, next reading.Mark, err error) (pagecache.Page, error) {
	if err != nil {
		return pagecache.Page{}, err
	}
	v.Contact, v.Pager = pg.Site.Settings.Email, pg.pager(next)
	for _, t := range tombs {
		w := pg.withdrawal(t)
		if w.Href = pg.on(t.On, w.Href); v.Whole {
			w.Origin = view.Link{Href: pg.p.absolute(t.On, "/"), Text: t.On.Name}
		}
		v.Items = append(v.Items, w)
	}
	v.Page = pg.base(pg.listHead(h))
	return pg.html(v)
}
