// Package syndication writes what machines read of a site: feeds, sitemaps,
// robots.txt, ads.txt, structured data and the data of a page's head. All of it
// is a pure function of what package reading returned: nothing here asks a
// database, a clock or a network, and nothing can be shown that reading did
// not show.
//
// The package stands on the floor of reading and imports it all the same: the
// values of reading are its input, and there is no other. Reading knows
// nothing of it.
//
// An Outlet is a site with its addresses and its words. One is made per site
// and kept until the site's own row changes; its methods may be called at the
// same time.
//
//	feeds       visit.List(latest) -> visit.Article for each card, plus
//	            visit.Withdrawals and visit.Notices -> Feed -> RSS, Atom, JSONFeed
//	sitemaps    visit.Months -> SitemapIndex; per file ParseMapFile ->
//	            visit.Day(news.ListMap), page by page -> Sitemap.Add -> Close;
//	            visit.Day(news.ListNewsMap) over the last NewsWindow -> NewsSitemap
//	pages       ArticleHead and ArticleData for a story,
//	            WithdrawnData for a tombstone, PageHead with ListData,
//	            TopicData, ProfileData, or OrganizationData and WebSiteData for
//	            the others; BreadcrumbData for all of them
//
// Layout:
//
//	syndication.go   Outlet, Links, Paths
//	labels.go        Labels: the words, from the portal's catalogues
//	story.go         identity, canonical address, people, words of a story
//	picture.go       which file of a picture goes where
//	feed.go          Feed, and what its three formats have in common
//	content.go       the HTML of an entry, notices and labels included
//	rss.go           RSS 2.0 with media, dc, content and atom
//	atom.go          Atom with deleted entries
//	jsonfeed.go      JSON Feed 1.1
//	ninjs.go         stories as ninjs 3.1, for partners
//	sitemap.go       sitemap index, monthly sitemaps
//	newsmap.go       news sitemaps
//	robots.go        robots.txt, ads.txt
//	jsonld.go        structured data: the house
//	storyld.go       structured data: stories, corrections, pictures
//	head.go          canonical address, robots, Open Graph, Twitter
//	xml.go           an XML writer
//	text.go          strings that XML, JSON and one line can hold
package syndication

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// Media types to answer with. Feeds and sitemaps are UTF-8.
const (
	TypeRSS      = "application/rss+xml; charset=utf-8"
	TypeAtom     = "application/atom+xml; charset=utf-8"
	TypeJSONFeed = "application/feed+json; charset=utf-8"
	TypeSitemap  = "application/xml; charset=utf-8"
	TypePlain    = "text/plain; charset=utf-8" // robots.txt and ads.txt
)

// Links makes whole addresses: scheme, canonical host, port, path.
type Links interface {
	// Absolute returns the address of a path, which begins with a slash, on a
	// site of the network.
	Absolute(site news.Site, path string) string
	// Media returns the address of a rendition by its key in the blob store, as
	// readers of the site get it.
	Media(site news.Site, key string) string
}

// Paths are the addresses of a site's own pages, in the words of its language.
// All begin with a slash. Those marked as prefixes take a slug after them.
// Empty ones are left out of what is written.
type Paths struct {
	RSS    string // feed of the whole site
	Atom   string
	JSON   string
	Search string // takes the words at its end: "/cari?q="
	Hub    string // takes subscriptions to the site's feeds (WebSub)

	Topic  string // prefix: "/topik/"
	Tag    string // prefix
	Author string // prefix

	Corrections string
	Withdrawals string
	Network     string // behind those two: of the whole network
	Staff       string
	Guideline   string

	Icon string // of the site, any format browsers know
	Logo string // of the site, PNG or JPEG
}

// Outlet is a site with its addresses and its words. Its zero value is not
// usable; see New.
type Outlet struct {
	site   news.Site
	links  Links
	paths  Paths
	labels Labels
	hosts  []string

	base string // scheme and host, no slash at the end
	home string // address of the front page
	zone *time.Location
	lang lang.Language
}

// New returns the outlet of a site. hosts are the host names of the whole
// network: links to them are not paid ones in an advertorial. The error says
// which label is missing, or that links gives no usable address.
func New(site news.Site, links Links, paths Paths, labels Labels, hosts []string) (*Outlet, error) {
	if err := labels.check(); err != nil {
		return nil, err
	}
	o := &Outlet{
		site: site, links: links, paths: paths, labels: labels, hosts: hosts,
		home: links.Absolute(site, "/"), zone: site.Location(), lang: lang.Language(site.Language),
	}
	u, err := url.Parse(o.home)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "/" {
		return nil, fmt.Errorf("syndication: %q is not the address of a front page", o.home)
	}
	o.base = strings.TrimSuffix(o.home, "/")
	return o, nil
}

// Site returns the outlet's site.
func (o *Outlet) Site() news.Site { return o.site }

// at returns the whole address of a path of the site, empty for no path.
func (o *Outlet) at(path string) string {
	if path == "" {
		return ""
	}
	return o.links.Absolute(o.site, path)
}

// under returns the whole address of a slug below a prefix, empty if either is.
func (o *Outlet) under(prefix, slug string) string {
	if prefix == "" || slug == "" {
		return ""
	}
	return o.at(prefix + slug)
}

// iso writes a time with the site's offset (RFC 3339), empty for no time. It
// is what schema.org, Open Graph, Atom, JSON Feed and sitemaps ask for.
func (o *Outlet) iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(o.zone).Format(time.RFC3339)
}
