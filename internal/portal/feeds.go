package portal

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/syndication"
)

// maker makes the page of a route.
type maker = func(context.Context, *page) (pagecache.Page, error)

// feedLength is how many stories a feed holds; older ones are on its next
// pages.
const feedLength = 20

// feedFormat is one of the formats in which every feed is served.
type feedFormat struct {
	file, mime string
	write      func(*syndication.Outlet, io.Writer, syndication.Feed) error
}

func feedFormats() []feedFormat {
	return []feedFormat{
		{"feed.xml", syndication.TypeRSS, (*syndication.Outlet).RSS},
		{"atom.xml", syndication.TypeAtom, (*syndication.Outlet).Atom},
		{"feed.json", syndication.TypeJSONFeed, (*syndication.Outlet).JSONFeed},
	}
}

// feedRoute recognises the address of a feed: that of the site, or of a
// section, topic, author or record under its own address.
func (p *Portal) feedRoute(site news.Site, rt route) (route, bool) {
	i := strings.LastIndexByte(rt.path, '/')
	stem, file := rt.path[:i], rt.path[i+1:]
	for _, f := range feedFormats() {
		if f.file != file {
			continue
		}
		list, known := feedList(site, stem)
		switch {
		case known:
			rt.make = func(ctx context.Context, pg *page) (pagecache.Page, error) { return pg.feed(ctx, f, stem, list) }
		case isRecord(site, stem):
			rt.make = func(ctx context.Context, pg *page) (pagecache.Page, error) { return pg.recordFeed(ctx, f, stem) }
		default:
			return rt, false
		}
		values := url.Values{}
		if text := rt.values.Get(pathsOf(site).Before); text != "" {
			mark, ok := parseMark(text)
			if !ok {
				return rt, false
			}
			values.Set(pathsOf(site).Before, text)
			rt.before, rt.query = mark, values.Encode()
		}
		rt.values = values
		return rt, true
	}
	return rt, false
}

// source finds what a feed is about when it is made.
type source func(ctx context.Context, pg *page) (list, title, about string, err error)

// feedList tells what the feed below an address is about.
func feedList(site news.Site, stem string) (source, bool) {
	words := pathsOf(site)
	if stem == "" {
		return func(context.Context, *page) (string, string, string, error) { return news.ListLatest, "", "", nil }, true
	}
	if s, ok := site.SectionBySlug(strings.TrimPrefix(stem, "/")); ok {
		return func(_ context.Context, pg *page) (string, string, string, error) {
			return news.ListSection(s.ID), s.Name + " - " + pg.Site.Name, "", nil
		}, true
	}
	if slug, ok := strings.CutPrefix(stem, words.Topic); ok && slugLike(slug) {
		return func(ctx context.Context, pg *page) (string, string, string, error) {
			t, err := pg.Topic(ctx, slug)
			pg.stem = pg.topicPath(t.Topic)
			return news.ListTopic(t.Topic.ID), t.Topic.Name + " - " + pg.Site.Name, t.Topic.Summary, err
		}, true
	}
	if slug, ok := strings.CutPrefix(stem, words.Author); ok && slugLike(slug) {
		return func(ctx context.Context, pg *page) (string, string, string, error) {
			x, err := pg.Person(ctx, slug)
			pg.stem = pg.personPath(x)
			return news.ListPerson(x.ID), x.Name + " - " + pg.Site.Name, x.Bio, err
		}, true
	}
	return nil, false
}

// feed makes a feed: stories whole, notices, and on the site's own feed the
// withdrawn ones as deleted entries.
func (pg *page) feed(ctx context.Context, format feedFormat, stem string, about source) (pagecache.Page, error) {
	list, title, description, err := about(ctx, pg)
	if err != nil {
		return pagecache.Page{}, err
	}
	if now := pg.stem; now != "" && now != stem {
		return pg.moved(now + "/" + format.file), nil
	}
	l, err := pg.List(ctx, list, pg.route.before, feedLength)
	if err != nil {
		return pagecache.Page{}, err
	}
	page := stem
	if page == "" {
		page = "/"
	}
	f := syndication.Feed{List: list, Title: title, Description: description, Page: page}
	ids := make([]news.ID, len(l.Cards))
	for i, c := range l.Cards {
		ids[i] = c.Story
	}
	if f.Items, err = pg.Articles(ctx, ids); err != nil {
		return pagecache.Page{}, err
	}
	if f.Deleted, _, err = pg.Withdrawals(ctx, reading.Mark{}, feedLength); err != nil {
		return pagecache.Page{}, err
	}
	if list == news.ListLatest && pg.route.before.At.IsZero() {
		if f.Notices, _, err = pg.Notices(ctx, reading.Mark{}, feedLength/2); err != nil {
			return pagecache.Page{}, err
		}
	}
	return pg.fed(format, f, l.Next)
}

// isRecord recognises the address of a record of corrections or withdrawals: of
// the site, or of the whole network, which the national site keeps.
func isRecord(site news.Site, stem string) bool {
	words := pathsOf(site)
	own, whole := strings.CutSuffix(stem, words.Network)
	return (own == words.Corrections || own == words.Withdrawals) && (!whole || site.National)
}

// recordFeed makes the feed of a record.
func (pg *page) recordFeed(ctx context.Context, format feedFormat, stem string) (pagecache.Page, error) {
	own, whole := strings.CutSuffix(stem, pg.paths().Network)
	f, name := syndication.Feed{List: news.ListNotices, Page: stem, Whole: whole}, "corrections"
	if own == pg.paths().Withdrawals {
		f.List, name = news.ListWithdrawn, "withdrawals"
	}
	f.Title, f.Description = pg.T(name+".title"), pg.T(name+".lead")
	if whole {
		f.Title, f.Description = pg.T(name+".network"), pg.T(name+".network-lead")
	}
	f.Title += " - " + pg.Site.Name
	var next reading.Mark
	var err error
	switch before := pg.route.before; {
	case f.List == news.ListNotices && whole:
		f.Notices, next, err = pg.RecordedNotices(ctx, before, feedLength)
	case f.List == news.ListNotices:
		f.Notices, next, err = pg.Notices(ctx, before, feedLength)
	case whole:
		f.Withdrawn, next, err = pg.RecordedWithdrawals(ctx, before, feedLength)
	default:
		f.Withdrawn, next, err = pg.Withdrawals(ctx, before, feedLength)
	}
	if err != nil {
		return pagecache.Page{}, err
	}
	// What one site withdrew alone stands elsewhere.
	f.Deleted = slices.DeleteFunc(slices.Clone(f.Withdrawn), func(t reading.Tombstone) bool { return whole && t.By.ID != t.Origin.ID })
	return pg.fed(format, f, next)
}

// fed writes a feed with the addresses of itself and of its next page.
func (pg *page) fed(format feedFormat, f syndication.Feed, next reading.Mark) (pagecache.Page, error) {
	f.Self = withParams(pg.route.path, pg.paths().Before, pg.route.values.Get(pg.paths().Before))
	if !next.At.IsZero() {
		f.Older = withParams(pg.route.path, pg.paths().Before, formatMark(next))
	}
	out, err := pg.written(format.mime, func(o *syndication.Outlet, w io.Writer) error { return format.write(o, w, f) })
	if err != nil {
		return out, err
	}
	if o, err := pg.outlet(); err == nil {
		if links := o.LinkHeader(f.Self); links != "" {
			out.Header = append(out.Header, pagecache.Field{Name: "Link", Value: links})
		}
	}
	return out, nil
}

// written makes a page of what an outlet writes.
func (pg *page) written(mime string, write func(o *syndication.Outlet, w io.Writer) error) (pagecache.Page, error) {
	o, err := pg.outlet()
	if err != nil {
		return pagecache.Page{}, err
	}
	var b bytes.Buffer
	if err := write(o, &b); err != nil {
		return pagecache.Page{}, err
	}
	return pagecache.Page{Status: http.StatusOK, ContentType: mime, Body: b.Bytes(), StaleIfError: staleIfError}, nil
}

func robotsTXT(_ context.Context, pg *page) (pagecache.Page, error) {
	return pg.written(syndication.TypePlain, func(o *syndication.Outlet, w io.Writer) error {
		return o.Robots(w, pg.paths().Search+"?")
	})
}

func adsTXT(_ context.Context, pg *page) (pagecache.Page, error) {
	return pg.written(syndication.TypePlain, (*syndication.Outlet).AdsTxt)
}

// sitemapIndex names the sitemaps of the months and those for news.
func sitemapIndex(ctx context.Context, pg *page) (pagecache.Page, error) {
	months, err := pg.Months(ctx)
	if err != nil {
		return pagecache.Page{}, err
	}
	fresh, err := pg.fresh(ctx)
	if err != nil {
		return pagecache.Page{}, err
	}
	out, err := pg.written(syndication.TypeSitemap, func(o *syndication.Outlet, w io.Writer) error {
		return o.SitemapIndex(w, months, syndication.NewsFiles(fresh, pg.Now), pg.Now)
	})
	out.TTL = newsMapTTL
	return out, err
}

// sitemapRoute recognises the sitemaps that the index names.
func sitemapRoute(path string) maker {
	if i, ok := syndication.ParseNewsFile(path); ok {
		return func(ctx context.Context, pg *page) (pagecache.Page, error) { return pg.newsSitemap(ctx, i) }
	}
	if start, end, ok := syndication.ParseMapFile(path); ok {
		return func(ctx context.Context, pg *page) (pagecache.Page, error) { return pg.sitemap(ctx, start, end) }
	}
	return nil
}

const (
	sitemapBatch = 500
	// newsMapTTL bounds how long a story may stand in a news sitemap after its
	// two days are over.
	newsMapTTL = 15 * time.Minute
	// mostFresh bounds how many stories of two days are looked at.
	mostFresh = 10_000
)

// fresh are the stories of the last two days that news sitemaps may carry.
func (pg *page) fresh(ctx context.Context) ([]reading.Card, error) {
	var out []reading.Card
	err := pg.each(ctx, news.ListNewsMap, pg.Now.Add(-syndication.NewsWindow), pg.Now.Add(time.Millisecond), func(cards []reading.Card) error {
		out = append(out, cards...)
		return nil
	})
	return out[:min(len(out), mostFresh)], err
}

// each walks through a span of a list, page by page.
func (pg *page) each(ctx context.Context, list string, start, end time.Time, f func([]reading.Card) error) error {
	for before := (reading.Mark{}); ; {
		l, err := pg.Day(ctx, list, start, end, before, sitemapBatch)
		if err != nil {
			return err
		}
		if err := f(l.Cards); err != nil || l.Next.At.IsZero() {
			return err
		}
		before = l.Next
	}
}

func (pg *page) newsSitemap(ctx context.Context, file int) (pagecache.Page, error) {
	fresh, err := pg.fresh(ctx)
	if err != nil {
		return pagecache.Page{}, err
	}
	if file >= syndication.NewsFiles(fresh, pg.Now) {
		return pagecache.Page{}, errNowhere
	}
	out, err := pg.written(syndication.TypeSitemap, func(o *syndication.Outlet, w io.Writer) error {
		return o.NewsSitemap(w, fresh, pg.Now, file)
	})
	out.TTL = newsMapTTL
	return out, err
}

func (pg *page) sitemap(ctx context.Context, start, end time.Time) (pagecache.Page, error) {
	return pg.written(syndication.TypeSitemap, func(o *syndication.Outlet, w io.Writer) error {
		m := o.Sitemap(w)
		if err := pg.each(ctx, news.ListMap, start, end, func(cards []reading.Card) error { return m.Add(cards...) }); err != nil {
			return err
		}
		return m.Close()
	})
}
