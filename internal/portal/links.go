package portal

import (
	"net/url"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/portal/view"
)

// absolute makes the address of a path on a site, as readers see it.
func (p *Portal) absolute(site news.Site, path string) string {
	return p.origin(site) + path
}

func (p *Portal) origin(site news.Site) string {
	host := site.Host()
	if p.Port != "" {
		host += ":" + p.Port
	}
	return p.Scheme + "://" + host
}

func (pg *page) absolute(path string) string { return pg.p.absolute(pg.Site, path) }

func (pg *page) paths() paths { return pathsOf(pg.Site) }

// T returns a message in the page's language.
func (pg *page) T(key string, args ...any) string { return pg.words.Text(key, args...) }

func (pg *page) topicPath(t news.Topic) string   { return pg.paths().Topic + t.Slug }
func (pg *page) tagPath(t news.Tag) string       { return pg.paths().Tag + t.Slug }
func (pg *page) personPath(x news.Person) string { return pg.paths().Author + x.Slug }
func sectionPath(s news.Section) string          { return "/" + s.Slug }

// withParams adds parameters to a path, in the order given.
func withParams(path string, pairs ...string) string {
	first := true
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if first {
			path, first = path+"?", false
		} else {
			path += "&"
		}
		path += pairs[i] + "=" + url.QueryEscape(pairs[i+1])
	}
	return path
}

// moment makes a time with date, clock and zone.
func (pg *page) moment(t time.Time) view.Time {
	if t.IsZero() {
		return view.Time{}
	}
	return view.Time{Text: pg.lang.DateTime(t, pg.loc), Short: pg.brief(t), Datetime: pg.machine(t)}
}

// day makes a date.
func (pg *page) day(t time.Time) view.Time {
	return view.Time{Text: pg.lang.Masthead(t, pg.loc), Short: pg.lang.ShortDate(t, pg.loc), Datetime: t.In(pg.loc).Format(time.DateOnly)}
}

// brief is a time for lists: the clock today, else the date. Pages end at
// midnight, so "today" is never yesterday.
func (pg *page) brief(t time.Time) string {
	y, m, d := pg.Now.In(pg.loc).Date()
	ty, tm, td := t.In(pg.loc).Date()
	if y == ty && m == tm && d == td {
		return pg.lang.Clock(t, pg.loc)
	}
	return pg.lang.ShortDate(t, pg.loc)
}

func (pg *page) machine(t time.Time) string { return t.In(pg.loc).Format(time.RFC3339) }
