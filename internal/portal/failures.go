package portal

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/web"
)

// tombstoneTTL is how long a tombstone is kept; nothing about it changes.
const tombstoneTTL = 24 * time.Hour

var notWords = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// missing is the page for an address that leads nowhere. It searches for the
// words of the address.
func (pg *page) missing(ctx context.Context) (pagecache.Page, error) {
	words := strings.TrimSpace(notWords.ReplaceAllString(pg.route.path[strings.LastIndexByte(pg.route.path, '/')+1:], " "))
	v := &view.NotFound{Query: lang.Shorten(words, 80)}
	if len(words) > 3 && len(words) < 120 {
		hits, err := pg.Search(ctx, reading.Query{Text: words}, latestShown/2)
		if err != nil {
			return pagecache.Page{}, err
		}
		for _, h := range hits.Hits {
			v.Guesses = append(v.Guesses, pg.card(h.Card))
		}
	}
	latest, err := pg.List(ctx, news.ListLatest, reading.Mark{}, latestShown)
	if err != nil {
		return pagecache.Page{}, err
	}
	v.Latest = pg.headlines(latest.Cards)
	v.Page = pg.base(head{Path: pg.route.path, Title: pg.T("lost.title"), Description: pg.T("lost.lead"), Robots: robotsHidden})
	out, err := pg.html(v)
	out.Status, out.TTL = http.StatusNotFound, missingTTL
	return out, err
}

// ServeError implements web.ErrorPages: the page for what goes wrong before or
// instead of a page of the site. It asks no database, which may be what is
// wrong.
func (p *Portal) ServeError(w http.ResponseWriter, r *http.Request, f web.Failure) error {
	site, ok := p.site(r)
	if !ok {
		return p.plainError(w, f)
	}
	pg := p.page(site, route{path: r.URL.Path})
	v := &view.Failure{Status: f.Status, ErrorID: f.ID}
	if f.Status < http.StatusInternalServerError {
		v.Title, v.Text = pg.T("error.request-title"), pg.T("error.request-text")
	}
	if f.Status == http.StatusNotFound || fault.KindOf(f.Err) == fault.NotFound {
		v.Title, v.Text = pg.T("lost.title"), pg.T("lost.lead")
	}
	if f.Status == http.StatusGone {
		v.Title, v.Text = pg.T("error.gone-title"), pg.T("error.gone-text")
	}
	title := v.Title
	if title == "" {
		title = pg.T("error.title")
	}
	v.Page = pg.base(head{Path: r.URL.Path, Title: title, Robots: robotsHidden})
	var b strings.Builder
	if err := pg.theme.Render(&b, v); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(f.Status)
	if r.Method != http.MethodHead {
		_, err := w.Write([]byte(b.String()))
		return err
	}
	return nil
}

// plainError answers a host that no site has: one line, never another site's
// page.
func (p *Portal) plainError(w http.ResponseWriter, f web.Failure) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(f.Status)
	_, err := w.Write([]byte(http.StatusText(f.Status) + "\n"))
	return err
}
