package portal

import (
	"strings"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/portal/view"
)

// head is what differs between the heads of pages.
type head struct {
	Path        string // canonical path on this site
	Canonical   string // absolute, where it is elsewhere
	Title       string // without the site's name
	Whole       string // whole title, where the site's name is part of it
	Description string
	Robots      string // empty: to be indexed
	Type        string // Open Graph type; empty is "website"
	Picture     *view.PreviewPicture
	Article     *view.PreviewArticle
	FeedStem    string // path of the thing that has feeds of its own
	Data        []view.Data
}

const (
	robotsIndex  = "index,follow,max-image-preview:large,max-snippet:-1,max-video-preview:-1"
	robotsHidden = "noindex,follow"
)

// base makes what all pages share.
func (pg *page) base(h head) view.Page {
	words, site := pg.paths(), pg.siteView()
	out := view.Page{
		Words: pg.words, Assets: pg.theme, Site: site, Today: pg.day(pg.Now),
		Head:    pg.head(h),
		Network: pg.network(),
		Paths: view.Paths{Latest: words.Latest, Popular: words.Popular, Index: words.Index, Corrections: words.Corrections,
			Withdrawals: words.Withdrawals, Guideline: words.Guideline, Staff: words.Staff, Privacy: words.Privacy, Reply: words.Reply},
		Lists: []view.Link{
			pg.link(words.Latest, "list.latest"), pg.link(words.Popular, "list.popular"), pg.link(words.Index, "index.title"),
		},
		Search: view.SearchBox{Href: words.Search, Name: words.Query},
		Footer: pg.footer(),
	}
	for _, s := range pg.Site.Sections {
		path := sectionPath(s)
		out.Nav = append(out.Nav, view.Link{Href: path, Text: s.Name, Current: pg.route.path == path || strings.HasPrefix(pg.route.path, path+"/")})
	}
	return out
}

func (pg *page) link(path, key string) view.Link {
	return view.Link{Href: path, Text: pg.T(key), Current: pg.route.path == path}
}

func (pg *page) siteView() view.Site {
	look := pg.Site.Settings.Look
	v := view.Site{
		Name: pg.Site.Name, Tagline: pg.Site.Settings.Tagline, Lang: pg.Site.Language, Home: "/", Icon: "/icon.svg",
		Look:   view.Look{Accent: look.Accent, Wordmark: look.Wordmark, Type: look.Type, Density: look.Density, Tone: look.Tone},
		Locale: pg.Site.PathWord("id_ID", "en_GB"),
	}
	v.Stylesheet = pg.theme.Stylesheet(v.Look).Path
	if sub, ok := strings.CutPrefix(pg.Site.Name, pg.p.Network+" "); ok && sub != "" {
		v.Wordmark = view.Wordmark{Main: pg.p.Network, Sub: sub}
	}
	return v
}

func (pg *page) network() view.Network {
	n := view.Network{Name: pg.p.Network}
	for _, s := range pg.Sites() {
		text := s.Settings.Region
		if text == "" {
			text = strings.TrimPrefix(s.Name, pg.p.Network+" ")
		}
		n.Sites = append(n.Sites, view.Link{Href: pg.p.absolute(s, "/"), Text: text, Current: s.ID == pg.Site.ID})
	}
	return n
}

func (pg *page) footer() view.Footer {
	words, set := pg.paths(), pg.Site.Settings
	f := view.Footer{
		Links: []view.Link{
			pg.link(words.Staff, "foot.staff"), pg.link(words.Guideline, "foot.guideline"), pg.link(words.About, "foot.about"),
			pg.link(words.Privacy, "foot.privacy"), pg.link(words.Reply, "foot.reply"), pg.link(words.Corrections, "foot.corrections"), pg.link(words.Withdrawals, "foot.withdrawals"),
		},
		Feeds: []view.Link{{Href: "/feed.xml", Text: "RSS"}, {Href: "/atom.xml", Text: "Atom"}, {Href: "/feed.json", Text: "JSON Feed"}},
		Owner: set.Owner, Responsible: set.Responsible, Address: lines(set.Address),
	}
	f.Legal = pg.T("foot.legal", pg.Now.In(pg.loc).Year(), pg.Site.Name, set.Owner)
	return f
}

func lines(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// paragraphs splits text at blank lines.
func paragraphs(text string) []string {
	var out []string
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (pg *page) head(h head) view.Head {
	title := h.Whole
	if title == "" {
		title = h.Title + " - " + pg.Site.Name
	}
	canonical := h.Canonical
	if canonical == "" {
		canonical = pg.absolute(h.Path)
	}
	if h.Type == "" {
		h.Type = "website"
	}
	if h.Robots == "" {
		h.Robots = robotsIndex
	}
	previewTitle := h.Title
	if previewTitle == "" {
		previewTitle = title
	}
	out := view.Head{Title: title, Description: h.Description, Canonical: canonical, Robots: h.Robots, Data: h.Data,
		Preview: view.Preview{Type: h.Type, Title: previewTitle, URL: canonical, Picture: h.Picture, Article: h.Article}}
	out.Feeds = pg.feedLinks("", pg.Site.Name)
	if h.FeedStem != "" {
		out.Feeds = append(pg.feedLinks(h.FeedStem, h.Title+" - "+pg.Site.Name), out.Feeds...)
	}
	return out
}

func (pg *page) feedLinks(stem, title string) []view.Feed {
	return []view.Feed{
		{Href: stem + "/feed.xml", Type: "application/rss+xml", Title: title},
		{Href: stem + "/atom.xml", Type: "application/atom+xml", Title: title},
		{Href: stem + "/feed.json", Type: "application/feed+json", Title: title},
	}
}

func (pg *page) sectionLink(s news.Section) view.Link {
	return view.Link{Href: sectionPath(s), Text: s.Name}
}
