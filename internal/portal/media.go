package portal

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/theme"
)

// mediaPrefix is the path under which renditions are served, on every site.
const mediaPrefix = "/media/"

// immutable is the lifetime of an address whose content never changes.
const immutable = 365 * 24 * time.Hour

// serveMedia serves a rendition from the blob store. Originals are never
// served: they hold what renditions leave out.
func (p *Portal) serveMedia(w http.ResponseWriter, r *http.Request) error {
	key, err := blob.ParseKey(strings.TrimPrefix(r.URL.Path, mediaPrefix))
	if err != nil || !strings.HasPrefix(string(key), blob.Renditions) {
		return errNowhere
	}
	file, info, err := p.Blobs.Open(r.Context(), key)
	if errors.Is(err, blob.ErrNotFound) {
		return errNowhere
	}
	if err != nil {
		return err
	}
	defer file.Close()
	h := w.Header()
	h.Set("Content-Type", theme.MediaType(key.Name()))
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("ETag", `"`+key.Sum()[:16]+"-"+key.Name()+`"`)
	h.Set("Content-Security-Policy", "default-src 'none'")
	http.ServeContent(w, r, "", info.ModTime, file)
	return nil
}

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
