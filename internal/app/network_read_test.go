package app_test

import (
	"errors"
	"html"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// get asks the portal as a reader does.
func (w *network) get(site int, path string) (int, http.Header, string) {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = w.sites[site].Hosts[0]
	answer := httptest.NewRecorder()
	w.app.Portal.Handler().ServeHTTP(answer, r)
	return answer.Code, answer.Header(), answer.Body.String()
}

// newest is how many of a list are read: the story that was played last is the
// newest in every list that it is in.
const newest = 2

// listed compares the lists of a site, as they are read.
func (w *network) listed(m *modelStory, site int, s say) {
	public, ok := w.app.Reader.Host(w.sites[site].Hosts[0])
	if !ok {
		return
	}
	for list, want := range map[string]bool{news.ListLatest: s.status == http.StatusOK, news.ListNewsMap: s.own && s.status == http.StatusOK} {
		l, err := w.app.Reader.For(public).List(w.ctx, list, reading.Mark{}, newest)
		if err != nil {
			w.t.Fatal(err)
		}
		if slices.ContainsFunc(l.Cards, func(c reading.Card) bool { return c.Story == m.id }) != want {
			m.wrong("s%d has it in %s: %v; the model says %+v", site, list, !want, s)
		}
	}
	tombs, _, err := w.app.Reader.For(public).Withdrawals(w.ctx, reading.Mark{}, newest)
	if err != nil {
		w.t.Fatal(err)
	}
	if slices.ContainsFunc(tombs, func(t reading.Tombstone) bool { return t.Story == m.id }) != (s.status == http.StatusGone) {
		m.wrong("s%d lists it as withdrawn, or not; the model says %+v", site, s)
	}
}

// read asks what a page would be made of.
func (w *network) read(m *modelStory, site int) say {
	out := say{status: http.StatusNotFound, moved: -1}
	public, ok := w.app.Reader.Host(w.sites[site].Hosts[0])
	if !ok {
		return out
	}
	a, err := w.app.Reader.For(public).Article(w.ctx, m.id)
	var gone *reading.Withdrawn
	var moved *reading.Moved
	switch {
	case errors.As(err, &gone):
		return say{status: http.StatusGone, reason: gone.Tombstone.Reason, moved: -1}
	case errors.As(err, &moved):
		i := slices.IndexFunc(w.sites, func(s news.Site) bool { return s.ID == moved.Site.ID })
		return say{status: http.StatusMovedPermanently, moved: i}
	case fault.KindOf(err) == fault.NotFound:
		return out
	case err != nil:
		w.t.Fatal(err)
	}
	out = say{status: http.StatusOK, headline: a.Headline, lead: a.Lead, body: strings.TrimSpace(a.Body.Text()), own: a.Canonical, canon: site, moved: -1}
	if !a.Canonical && a.HomePath != "" {
		out.canon = slices.IndexFunc(w.sites, func(s news.Site) bool { return s.ID == a.Origin.ID })
	}
	for _, n := range a.Notices {
		out.notices = append(out.notices, n.Text)
	}
	return out
}

// compare looks at what sites serve at the story's address, and in their lists
// too.
func (w *network) compare(m *modelStory, sites []int, lists bool) {
	for _, i := range sites {
		want := m.serves(i, w.clock.Now())
		if m.seed%webEvery != 0 {
			if got := w.read(m, i); !reflect.DeepEqual(got, want) {
				m.wrong("s%d serves %+v; the model says %+v", i, got, want)
			}
			if lists {
				w.listed(m, i, want)
			}
			continue
		}
		w.comparePages(m, i, want, lists)
	}
}

// webEvery is how often a sequence is looked at through the pages that are
// served, and not through what they are made of.
const webEvery = 32

// comparePages looks at the pages of a site.
func (w *network) comparePages(m *modelStory, i int, want say, lists bool) {
	path := "/kabar/" + m.id.String() + "/x"
	status, header, body := w.get(i, path)
	// The address that the site itself has for the story.
	if to, own := strings.CutPrefix(header.Get("Location"), "http://"+w.sites[i].Hosts[0]); status == http.StatusMovedPermanently && own {
		path = to
		status, header, body = w.get(i, to)
	}
	bad := func(what string, got any) { m.wrong("s%d serves %s: %v; the model says %+v", i, what, got, want) }
	if status != want.status {
		bad("status", status)
		return
	}
	has := func(what, part string) {
		if !strings.Contains(body, html.EscapeString(part)) {
			bad("a page without the "+what, part)
		}
	}
	switch status {
	case http.StatusOK:
		has("headline", want.headline)
		has("lead", want.lead)
		has("body", want.body)
		for _, n := range want.notices {
			has("notice", n)
		}
		if !strings.Contains(body, `<link rel="canonical" href="http://`+w.sites[want.canon].Hosts[0]+`/`) {
			bad("another canonical address", path)
		}
	case http.StatusGone:
		has("reason", want.reason)
	case http.StatusMovedPermanently:
		if to := header.Get("Location"); !strings.HasPrefix(to, "http://"+w.sites[want.moved].Hosts[0]+"/") {
			bad("another way", to)
		}
	}
	if m.at[i].down || !lists {
		return
	}
	for list, listed := range map[string]bool{"/terkini": status == 200, "/feed.xml": status == 200, "/sitemap-news.xml": status == 200 && want.own} {
		if _, _, body := w.get(i, list); strings.Contains(body, "/"+m.id.String()+"/") != listed {
			bad("in "+list, !listed)
		}
	}
	if want.reason != "" {
		if _, _, body := w.get(i, "/pencabutan"); !strings.Contains(body, html.EscapeString(want.reason)) {
			bad("/pencabutan without", want.reason)
		}
	}
	if _, _, body := w.get(i, "/ralat"); status == 200 {
		for _, n := range want.notices {
			if !strings.Contains(body, html.EscapeString(n)) {
				bad("/ralat without", n)
			}
		}
	}
}
