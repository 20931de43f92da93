// Package portal is the readers' web: a host name leads to a site, an address
// to a page, and the page comes from the page cache or is rendered once from
// what package reading shows.
//
//	portal.go      Portal: the handler and its layers
//	routes.go      addresses of a site, in the words of its language
//	links.go       absolute addresses and the hrefs of everything
//	base.go        what all pages share
//	cards.go       stories, pictures and times as views
//	article.go     story pages and tombstones
//	fronts.go      home, section, topic, tag, author
//	lists.go       latest, popular, index by date, corrections, withdrawals
//	search.go      search
//	house.go       staff, guideline, about, privacy
//	reply.go       the form for a right of reply, and taking it in
//	feeds.go       feeds, sitemaps, robots.txt, ads.txt, the pool of recommendations
//	media.go       the theme's files
//	failures.go    404, 410, 500
//	preview.go     what readers do not see yet, for the desk
//
// Package view is the contract of themes, package theme renders them, package
// messages holds the words, and package pictures serves files of pictures.
package portal

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/messages"
	"github.com/tajuk/tajuk/internal/portal/pictures"
	"github.com/tajuk/tajuk/internal/portal/reads"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/web"
)

// Config is what a portal needs.
type Config struct {
	Reader  *reading.Reader
	Cache   *pagecache.Cache
	Blobs   blob.Store
	Clock   clock.Clock
	Log     *slog.Logger
	Network string                  // name of the network
	Scheme  string                  // "http" or "https", as readers see it
	Port    string                  // in readers' addresses, empty for the scheme's own
	Themes  map[string]*theme.Theme // by name; "" is the default
	Reads   *reads.Reads            // counts reads; nil counts none
	Replies Replies                 // takes in rights of reply; nil takes none
	Proxies web.Proxies             // whose word about a reader's address is believed
	Hub     string                  // path at which a hub takes subscriptions to feeds; empty for none
}

// Portal serves every site of a network.
type Portal struct {
	Config
	// Pictures serves the files of pictures.
	Pictures *pictures.Pictures

	door  *web.Door
	words map[string]*messages.Catalogue
	gate  *replyGate
}

// New returns a portal.
func New(c Config) (*Portal, error) {
	p := &Portal{Config: c, Pictures: &pictures.Pictures{Reader: c.Reader, Cache: c.Cache, Blobs: c.Blobs}, words: map[string]*messages.Catalogue{}, gate: newReplyGate()}
	for _, l := range messages.Languages() {
		words, err := messages.Load(l)
		if err != nil {
			return nil, err
		}
		p.words[l] = words
	}
	if p.Themes[""] == nil {
		return nil, errors.New("portal: there is no default theme")
	}
	p.door = web.NewDoor(web.DoorConfig{Log: c.Log, Errors: p, Now: c.Clock.Now})
	return p, nil
}

// embedFrames are the hosts that a reader may load an embed from, with a click.
func embedFrames() []web.Source {
	var out []web.Source
	for _, origin := range []string{
		"https://www.youtube-nocookie.com", "https://platform.twitter.com",
		"https://www.instagram.com", "https://www.tiktok.com",
	} {
		if s, err := web.Origin(origin); err == nil {
			out = append(out, s)
		}
	}
	return out
}

// pageTime is how long making a page may take before the reader is told to try
// again.
const pageTime = 10 * time.Second

// Handler returns the portal with its layers: log, limits, headers.
func (p *Portal) Handler() http.Handler {
	security := web.Security{CSP: web.StrictCSP(embedFrames()...)}
	read := web.Chain(p.door.Handle(p.serve), p.door.Limit(web.Limits{}), p.door.Methods(http.MethodGet, http.MethodHead), web.Timeout(pageTime))
	write := web.Chain(p.door.Handle(p.takeReply), p.door.Limit(web.Limits{MaxBody: maxReplyBody}), web.Timeout(replyTime))
	return web.Chain(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The one thing that readers send.
		if r.Method == http.MethodPost && p.isReply(r) {
			write.ServeHTTP(w, r)
			return
		}
		read.ServeHTTP(w, r)
	}), p.door.Observe, security.Headers())
}

// site finds the site of a request by its host name.
func (p *Portal) site(r *http.Request) (news.Site, bool) {
	host, ok := web.CanonicalHost(r.Host)
	if !ok {
		return news.Site{}, false
	}
	return p.Reader.Host(host)
}

func (p *Portal) serve(w http.ResponseWriter, r *http.Request) error {
	site, ok := p.site(r)
	if !ok {
		return web.WithStatus(http.StatusNotFound, errUnknownHost)
	}
	if host, _ := web.CanonicalHost(r.Host); host != site.Host() {
		p.redirect(w, p.absolute(site, r.URL.RequestURI()))
		return nil
	}
	if name, ok := strings.CutPrefix(r.URL.Path, mediaPrefix); ok {
		return p.Pictures.Serve(w, r, name)
	}
	rt, err := p.route(site, r.URL.Path, r.URL.Query())
	if err != nil {
		return err
	}
	if rt.redirect != "" {
		p.redirect(w, rt.redirect)
		return nil
	}
	key := pagecache.Key{Host: site.Host(), Path: rt.path, Query: rt.query}
	entry, state, err := p.Cache.GetOrFill(r.Context(), key, p.fill(site, rt))
	if err != nil {
		return err
	}
	if rt.story != 0 && entry.Status() == http.StatusOK {
		p.Reads.Note(site.ID, rt.story, r, p.Clock.Now())
	}
	web.ServeEntry(w, r, entry, state, p.Clock.Now())
	return nil
}

var errUnknownHost = errors.New("no site has this host name")

func (p *Portal) redirect(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(http.StatusMovedPermanently)
}

// page is one page under way: the visit that reads for it, and the words and
// times of its site.
type page struct {
	*reading.Visit
	p     *Portal
	route route
	loc   *time.Location
	lang  lang.Language
	words *messages.Catalogue
	theme *theme.Theme
	stem  string // of a feed: the address now of the thing it is about
}

func (p *Portal) page(site news.Site, rt route) *page {
	words := p.words[site.Language]
	if words == nil {
		words = p.words["id"]
	}
	th := p.Themes[site.Settings.Look.Theme]
	if th == nil {
		th = p.Themes[""]
	}
	language, _ := lang.ParseLanguage(site.Language)
	return &page{Visit: p.Reader.For(site), p: p, route: rt, loc: site.Location(), lang: language, words: words, theme: th}
}

// How long pages may be served when making them anew fails, and how long a
// page that says "not here" is kept.
const (
	staleIfError = time.Hour
	missingTTL   = 30 * time.Second
)

// fill makes a page of a site, whatever its status: what is missing or was
// withdrawn is a page too.
func (p *Portal) fill(site news.Site, rt route) pagecache.Fill {
	return func(ctx context.Context, rec *pagecache.Recorder) (out pagecache.Page, err error) {
		// The site may have been saved, and its pages purged, since the request
		// came: what is kept from now on must show it as it is now.
		if now, ok := p.Reader.Host(site.Host()); ok && (now.ID != site.ID || now.Rev != site.Rev) {
			site = now
			if again, err := p.route(now, rt.path, rt.values); err == nil && again.redirect == "" && again.query == rt.query {
				rt = again
			}
		}
		pg := p.page(site, rt)
		defer func() {
			rec.Tag(pg.Tags()...)
			rec.ExpireBy(pg.Until())
		}()
		out, err = rt.make(ctx, pg)
		var gone *reading.Withdrawn
		var moved *reading.Moved
		switch {
		case errors.As(err, &gone):
			out, err = pg.tombstone(ctx, gone.Tombstone)
		case errors.As(err, &moved):
			out, err = redirect(p.absolute(moved.Site, moved.Path)), nil
		case fault.KindOf(err) == fault.NotFound:
			out, err = pg.missing(ctx)
		}
		if err != nil {
			return out, fmt.Errorf("make %s%s: %w", site.Host(), rt.path, err)
		}
		// Strangers can ask for as many pages with parameters as they like.
		out.Side = out.Side || rt.query != ""
		return out, nil
	}
}

// html renders a page that holds until the site's next midnight, when the date
// in its masthead changes.
func (pg *page) html(doc view.Document) (pagecache.Page, error) {
	var b strings.Builder
	if err := pg.theme.Render(&b, doc); err != nil {
		return pagecache.Page{}, err
	}
	return pagecache.Page{
		Status: http.StatusOK, ContentType: "text/html; charset=utf-8", Body: []byte(b.String()),
		Expires: lang.NextMidnight(pg.Now, pg.loc), StaleIfError: staleIfError,
	}, nil
}
