package portal

import (
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/syndication"
)

// links makes whole addresses for package syndication.
type links struct{ p *Portal }

// Absolute implements syndication.Links.
func (l links) Absolute(site news.Site, path string) string { return l.p.absolute(site, path) }

// Media implements syndication.Links.
func (l links) Media(site news.Site, key string) string { return l.p.absolute(site, mediaPrefix+key) }

// outlet is the page's site as machines know it.
func (pg *page) outlet() (*syndication.Outlet, error) {
	words := pg.paths()
	return syndication.New(pg.Site, links{pg.p}, syndication.Paths{
		RSS: "/feed.xml", Atom: "/atom.xml", JSON: "/feed.json", Search: words.Search + "?" + words.Query + "=",
		Topic: words.Topic, Tag: words.Tag, Author: words.Author,
		Corrections: words.Corrections, Withdrawals: words.Withdrawals, Network: words.Network, Staff: words.Staff, Guideline: words.Guideline,
		Icon: "/icon.svg", Hub: pg.p.Hub,
	}, pg.feedLabels(), pg.ownHosts())
}

// Outlet returns a site as machines know it, for those who write what partners
// get.
func (p *Portal) Outlet(site news.Site) (*syndication.Outlet, error) {
	return p.page(site, route{}).outlet()
}

// Absolute returns the address of a path on a site, as readers reach it.
func (p *Portal) Absolute(site news.Site, path string) string { return p.absolute(site, path) }

// place is where a message takes a value.
const place = "{0}"

func (pg *page) feedLabels() syndication.Labels {
	l := syndication.Labels{
		Rich: pg.labels(), Notices: map[news.NoticeKind]string{}, Grounds: map[news.Ground]string{},
		Read: pg.T("notice.read"), Answers: pg.T("notice.answers"), Withdraw: pg.T("tombstone.state"),
		Advertorial: pg.T("label.advertorial"), Sponsor: pg.T("article.sponsor", place),
		UnverifiedWord: pg.T("label.unverified"), Unverified: pg.T("article.unverified"),
		AIAssist: pg.T("article.ai-assist"), AIGenerated: pg.T("article.ai-generated"),
		Source: pg.T("origin.source"), Appeared: pg.T("origin.appeared"), Titled: pg.T("origin.titled"), Quoted: pg.T("origin.quoted", place),
		Home: pg.T("nav.home"),
	}
	for _, k := range view.NoticeKinds() {
		l.Notices[news.NoticeKind(k)] = pg.T(k.Key())
	}
	for _, g := range view.Grounds() {
		l.Grounds[news.Ground(g)] = pg.T(g.Key())
	}
	return l
}

// block is something that an outlet writes as structured data.
type block func(o *syndication.Outlet) ([]byte, error)

// data makes the structured data of a page. What cannot be made is left out
// and logged: readers get their page all the same.
func (pg *page) data(blocks ...block) []view.Data {
	o, err := pg.outlet()
	if err != nil {
		pg.p.Log.Error("structured data", "error", err)
		return nil
	}
	var out []view.Data
	for _, b := range blocks {
		text, err := b(o)
		if err != nil {
			pg.p.Log.Error("structured data", "path", pg.route.path, "error", err)
			continue
		}
		out = append(out, view.Data(text))
	}
	return out
}

func crumbs(way ...syndication.Crumb) block {
	return func(o *syndication.Outlet) ([]byte, error) { return o.BreadcrumbData(way...) }
}

func (pg *page) articleData(a reading.Article) []view.Data {
	return pg.data(
		func(o *syndication.Outlet) ([]byte, error) { return o.ArticleData(a) },
		crumbs(syndication.Crumb{Name: a.Section.Name, Path: sectionPath(a.Section)}, syndication.Crumb{Name: a.Headline, Path: a.Path}),
	)
}

func (pg *page) tombstoneData(t reading.Tombstone, path string) []view.Data {
	return pg.data(func(o *syndication.Outlet) ([]byte, error) { return o.WithdrawnData(t, path) })
}

func (pg *page) homeData() []view.Data {
	return pg.data((*syndication.Outlet).OrganizationData, (*syndication.Outlet).WebSiteData)
}

func (pg *page) houseData() []view.Data {
	return pg.data((*syndication.Outlet).OrganizationData, crumbs(syndication.Crumb{Name: pg.T("foot.staff"), Path: pg.route.path}))
}

func (pg *page) listData(name, path string, cards []reading.Card) []view.Data {
	return pg.data(
		func(o *syndication.Outlet) ([]byte, error) {
			return o.ListData(syndication.Page{Name: name, Path: path, Cards: cards})
		},
		crumbs(syndication.Crumb{Name: name, Path: path}),
	)
}

func (pg *page) topicData(t news.Topic, cards []reading.Card) []view.Data {
	path := pg.topicPath(t)
	return pg.data(
		func(o *syndication.Outlet) ([]byte, error) {
			return o.TopicData(syndication.Page{Name: t.Name, Description: t.Summary, Path: path, Cards: cards}, t)
		},
		crumbs(syndication.Crumb{Name: t.Name, Path: path}),
	)
}

func (pg *page) authorData(x news.Person, role string) []view.Data {
	return pg.data(
		func(o *syndication.Outlet) ([]byte, error) { return o.ProfileData(x, role) },
		crumbs(syndication.Crumb{Name: x.Name, Path: pg.personPath(x)}),
	)
}
