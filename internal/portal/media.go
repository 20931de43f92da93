package portal

import (
	"context"
	"net/http"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/theme"
)

// mediaPrefix is the path under which renditions are served, on every site.
const mediaPrefix = "/media/"

// immutable is the lifetime of an address whose content never changes.
const immutable = 365 * 24 * time.Hour

func (p *Portal) themeAsset(site news.Site, path string) (theme.Asset, bool) {
	pg := p.page(site, route{})
	pg.siteView() // makes the site's style sheet, so that it is found below
	return pg.theme.Asset(path)
}

// assetFile serves a file of the theme. Its address holds its hash.
func assetFile(_ context.Context, pg *page) (pagecache.Page, error) {
	a, ok := pg.p.themeAsset(pg.Site, pg.route.path)
	if !ok {
		return pagecache.Page{}, fault.New(fault.NotFound, "the theme has no such file")
	}
	return pagecache.Page{Status: http.StatusOK, ContentType: a.Type, Body: a.Body, MaxAge: immutable, SharedMaxAge: immutable}, nil
}

// iconSVG is the site's icon.
func iconSVG(_ context.Context, pg *page) (pagecache.Page, error) {
	return pagecache.Page{Status: http.StatusOK, ContentType: "image/svg+xml", Body: theme.SiteIcon(pg.siteView()), MaxAge: 24 * time.Hour}, nil
}
