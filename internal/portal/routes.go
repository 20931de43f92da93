package portal

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/reading"
)

// paths are the words of a site's addresses, in its language.
type paths struct {
	Topic, Tag, Author               string
	Index, Latest, Popular, Search   string
	Corrections, Withdrawals         string
	Network                          string // behind those two: of the whole network
	Staff, Guideline, About, Privacy string
	Reply, Story                     string // the form, and the parameter that names a story
	Pool                             string
	Date, Section, Before, Query     string // query parameters
	From, To                         string
}

func pathsOf(site news.Site) paths {
	if site.Language == "en" {
		return paths{
			Topic: "/topic/", Tag: "/tag/", Author: "/author/",
			Index: "/index", Latest: "/latest", Popular: "/popular", Search: "/search",
			Corrections: "/corrections", Withdrawals: "/withdrawals", Network: "/network",
			Staff: "/staff", Guideline: "/media-guideline", About: "/about", Privacy: "/privacy",
			Reply: "/right-of-reply", Story: "story",
			Pool: "/recommendations.json",
			Date: "date", Section: "section", Before: "before", Query: "q", From: "from", To: "to",
		}
	}
	return paths{
		Topic: "/topik/", Tag: "/tag/", Author: "/penulis/",
		Index: "/indeks", Latest: "/terkini", Popular: "/terpopuler", Search: "/cari",
		Corrections: "/ralat", Withdrawals: "/pencabutan", Network: "/jaringan",
		Staff: "/redaksi", Guideline: "/pedoman-media-siber", About: "/tentang", Privacy: "/privasi",
		Reply: "/hak-jawab", Story: "berita",
		Pool: "/rekomendasi.json",
		Date: "tanggal", Section: "kanal", Before: "sebelum", Query: "q", From: "dari", To: "sampai",
	}
}

// route is where an address leads.
type route struct {
	path     string // as it stands in the cache's key
	query    string // the parameters that matter, in a fixed order
	redirect string // instead of a page
	make     func(ctx context.Context, pg *page) (pagecache.Page, error)
	before   reading.Mark
	story    news.ID // of a story page, for counting
	values   url.Values
}

var errNowhere = fault.New(fault.NotFound, "there is nothing at this address")

// route reads an address. What it does not know is a page that says so.
func (p *Portal) route(site news.Site, path string, query url.Values) (route, error) {
	if path == "" {
		path = "/"
	}
	if len(path) > 1 && strings.HasSuffix(path, "/") {
		return route{redirect: p.absolute(site, strings.TrimRight(path, "/"))}, nil
	}
	words := pathsOf(site)
	rt := route{path: path, values: query}
	fixed := map[string]func(context.Context, *page) (pagecache.Page, error){
		"/":               home,
		words.Search:      searchPage,
		words.Index:       indexPage,
		words.Latest:      latestPage,
		words.Popular:     popularPage,
		words.Corrections: correctionsPage,
		words.Withdrawals: withdrawalsPage,
		words.Staff:       staffPage,
		words.Guideline:   guidelinePage,
		words.About:       aboutPage,
		words.Privacy:     privacyPage,
		words.Pool:        poolJSON,
		words.Reply:       replyPage,
		"/robots.txt":     robotsTXT,
		"/ads.txt":        adsTXT,
		"/icon.svg":       iconSVG,
		"/sitemap.xml":    sitemapIndex,
	}
	if site.National {
		fixed[words.Corrections+words.Network] = networkCorrections
		fixed[words.Withdrawals+words.Network] = networkWithdrawals
	}
	if make, ok := fixed[path]; ok {
		rt.make = make
		return p.withQuery(site, rt)
	}
	if path == "/favicon.ico" {
		return route{redirect: p.absolute(site, "/icon.svg")}, nil
	}
	if _, ok := p.themeAsset(site, path); ok && strings.HasPrefix(path, theme.Prefix) {
		rt.make = assetFile
		return rt, nil
	}
	if sitemap := sitemapRoute(path); sitemap != nil {
		rt.make = sitemap
		return rt, nil
	}
	if feed, ok := p.feedRoute(site, rt); ok {
		return feed, nil
	}
	return p.deepRoute(site, rt)
}

// deepRoute reads the addresses of things: topics, tags, people, sections,
// stories.
func (p *Portal) deepRoute(site news.Site, rt route) (route, error) {
	words := pathsOf(site)
	for prefix, make := range map[string]func(string) func(context.Context, *page) (pagecache.Page, error){
		words.Topic: topicPage, words.Tag: tagPage, words.Author: authorPage,
	} {
		if slug, ok := strings.CutPrefix(rt.path, prefix); ok && slugLike(slug) {
			rt.make = make(slug)
			return p.withQuery(site, rt)
		}
	}
	parts := strings.Split(strings.TrimPrefix(rt.path, "/"), "/")
	section, known := site.SectionBySlug(parts[0])
	switch {
	case len(parts) == 1 && known:
		rt.make = sectionPage(section)
		return p.withQuery(site, rt)
	case len(parts) == 2 || len(parts) == 3:
		if id, err := news.ParseID(parts[1]); err == nil {
			rt.make, rt.story = articlePage(id), id
			return rt, nil
		}
	}
	rt.make = elsewhere
	return rt, nil
}

// slugLike keeps addresses that no row can have away from the database.
func slugLike(s string) bool {
	if s == "" || len(s) > 100 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// withQuery reads the parameters that matter to a page into the route, in one
// order and one spelling, so that strangers cannot make copies of a page by
// adding others.
func (p *Portal) withQuery(site news.Site, rt route) (route, error) {
	words := pathsOf(site)
	var allowed []string
	switch rt.path {
	case "/", words.Popular, words.Staff, words.Guideline, words.About, words.Privacy, words.Pool,
		"/robots.txt", "/ads.txt", "/icon.svg", "/sitemap.xml":
		return rt, nil
	case words.Search:
		allowed = []string{words.Query, words.Section, words.From, words.To, words.Before}
	case words.Reply:
		allowed = []string{words.Story}
	case words.Index:
		allowed = []string{words.Date, words.Section, words.Before}
	default:
		allowed = []string{words.Before}
	}
	kept := url.Values{}
	var b strings.Builder
	for _, name := range allowed {
		value := strings.TrimSpace(rt.values.Get(name))
		if value == "" {
			continue
		}
		kept.Set(name, value)
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name + "=" + url.QueryEscape(value))
	}
	rt.values, rt.query = kept, b.String()
	if text := kept.Get(words.Before); text != "" && rt.path != words.Search {
		mark, ok := parseMark(text)
		if !ok {
			rt.make = elsewhere
		}
		rt.before = mark
	}
	return rt, nil
}

// formatMark writes a place in a list as it stands in addresses.
func formatMark(m reading.Mark) string {
	return strconv.FormatInt(m.At.UnixMilli(), 36) + "-" + m.Item.String()
}

func parseMark(s string) (reading.Mark, bool) {
	at, item, ok := strings.Cut(s, "-")
	if !ok || len(at) > 10 {
		return reading.Mark{}, false
	}
	ms, err := strconv.ParseInt(at, 36, 64)
	if err != nil || ms <= 0 {
		return reading.Mark{}, false
	}
	id, err := news.ParseID(item)
	if err != nil {
		return reading.Mark{}, false
	}
	return reading.Mark{At: time.UnixMilli(ms).UTC(), Item: id}, true
}

// elsewhere is an address that the portal does not know: perhaps it once led
// somewhere.
func elsewhere(ctx context.Context, pg *page) (pagecache.Page, error) {
	to, err := pg.Redirect(ctx, pg.route.path)
	if err != nil {
		return pagecache.Page{}, err
	}
	return pg.moved(to), nil
}

func (pg *page) moved(path string) pagecache.Page { return redirect(pg.p.absolute(pg.Site, path)) }

// redirect leads to another address for good.
func redirect(to string) pagecache.Page {
	return pagecache.Page{Status: 301, Header: []pagecache.Field{{Name: "Location", Value: to}},
		ContentType: "text/plain; charset=utf-8", TTL: time.Hour, Side: true}
}
