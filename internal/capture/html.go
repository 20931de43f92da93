package capture

import (
	"context"
	"net/url"
	"strings"

	"github.com/tajuk/tajuk/internal/capture/layout"
)

// captureHTML reads a page of HTML.
func captureHTML(ctx context.Context, page Page, text string) (Story, error) {
	doc, err := layout.Parse(text)
	if err != nil {
		return Story{}, err
	}
	if err := ctx.Err(); err != nil {
		return Story{}, err
	}
	m := layout.ReadMetadata(doc)
	base := m.BaseURL(page.URL)
	l, err := layout.Linearize(doc, base)
	if err != nil {
		return Story{}, err
	}
	if len(l.Blocks) == 0 && m.LD.Body == "" {
		return Story{}, ErrEmpty
	}
	if err := ctx.Err(); err != nil {
		return Story{}, err
	}
	h := &htmlPage{m: m, l: l, page: page}
	h.site()
	h.x = &split{blocks: l.Blocks, used: map[int]bool{}, markup: true, title: -1}
	h.x.from, h.x.to = l.Choose()
	h.title()
	h.fromGuide()
	h.header()
	h.s.Blocks = h.x.htmlBody(h.s.Title)
	h.thinBody(doc)
	h.s.language(m.Language())
	h.x.to = max(h.x.to, h.x.from)
	h.x.footer()
	h.people()
	h.dates()
	h.tags()
	h.kicker()
	h.photo()
	h.lead()
	h.x.fill(&h.s, page)
	h.origin()
	return h.s, nil
}

// htmlPage is the work on one page.
type htmlPage struct {
	m    *layout.Metadata
	l    *layout.Linear
	x    *split
	s    Story
	page Page
	host string
}

// site reads the name and the address of the site.
func (h *htmlPage) site() {
	s := &h.s
	for _, c := range []struct{ v, from string }{
		{h.m.One("og:site_name"), "og"}, {h.m.LD.Publisher, "json-ld"}, {h.m.One("application-name", "al:android:app_name"), "meta"},
	} {
		if c.v != "" && len(c.v) < 80 && !strings.HasPrefix(c.v, "http") {
			s.SiteName = c.v
			s.note("site_name", c.from, 0.9, "")
			break
		}
	}
	address := h.page.URL
	if address == "" {
		for _, v := range []string{h.m.Canonical, h.m.One("og:url"), h.m.LD.URL} {
			if u, err := url.Parse(v); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
				address = v
				s.URL = v
				s.note("url", "canonical link", 0.9, "")
				break
			}
		}
	}
	if u, err := url.Parse(address); err == nil {
		h.host = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		if s.SiteName == "" && h.host != "" {
			s.SiteName = h.host
			s.note("site_name", "address", 0.5, "")
		}
	}
}

func firstOrEmpty(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
