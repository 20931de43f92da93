package network

import (
	"net/http"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/web"
)

// filesPrefix begins the addresses of pictures and theme files that previews
// show. They are public on any site; what is not public is the page.
const filesPrefix = "/previews/files"

func (s *screens) mountPreviews(f *frame.Frame) {
	f.Get("/stories/{id}/preview", s.showPreviews)
	f.Get("/stories/{id}/preview/page", s.storyPage)
	f.Post("/stories/{id}/preview", s.sharePreview)
	f.Post("/previews/{id}/end", s.endPreview)
	f.Open("GET /preview/{token}", s.showPreview)
	f.Open("GET /preview/{token}/page", s.previewPage)
	f.Open("GET "+filesPrefix+"/{path...}", s.previewFile)
}

// Widths of a preview.
const (
	both    = "both"
	phone   = "phone"
	desktop = "desktop"
)

func width(c *frame.Call) string {
	switch w := c.R.FormValue("width"); w {
	case phone, desktop:
		return w
	}
	return both
}

// previewCSP lets a page inside a preview show its styles, fonts and pictures.
// Nothing in it runs, sends, or goes anywhere.
func previewCSP() string {
	self := []web.Source{web.Self()}
	return web.CSP{Styles: self, Fonts: self, Images: []web.Source{web.Self(), web.Data()}, FrameAncestors: self}.String()
}

// inFrame answers with a rendered page of a site, for a frame of the desk.
func inFrame(c *frame.Call, body []byte) error {
	h := c.W.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", previewCSP())
	h.Set("Referrer-Policy", "no-referrer") // the address opens the preview
	c.W.WriteHeader(http.StatusOK)
	_, _ = c.W.Write(body) // whoever asked may be gone
	return nil
}

type shellPage struct {
	frame.Base
	Site  news.Site
	What  string // what it shows
	Ends  time.Time
	Width string
	Src   string
	Here  string // the address without its width
}

// Wide returns the address of the page with another width.
func (p shellPage) Wide(w string) string {
	sep := "?"
	if strings.Contains(p.Here, "?") {
		sep = "&"
	}
	return p.Here + sep + "width=" + w
}

// shellOf begins the page around a preview.
func shellOf(base frame.Base, site news.Site, what, src, at string, c *frame.Call) shellPage {
	return shellPage{Base: base, Site: site, What: what, Width: width(c), Src: src, Here: at}
}

// showPreview is the page to which a link leads.
func (s *screens) showPreview(c *frame.Call) error {
	token := c.R.PathValue("token")
	l, err := s.read.Preview(c.Context(), token)
	if err != nil {
		return err
	}
	site, err := c.Site(l.Site)
	if err != nil {
		return err
	}
	what := c.Text("preview.story")
	switch {
	case l.Look != nil:
		what = c.Text("preview.look")
	case l.Story == 0:
		what = c.Text("preview.front")
	}
	p := shellOf(c.Base("", "preview.title", site.Name), site, what, "/preview/"+token+"/page", "/preview/"+token, c)
	p.Ends = l.EndsAt
	c.W.Header().Set("Referrer-Policy", "no-referrer")
	return c.Render(s.shell, &p)
}

func (s *screens) previewPage(c *frame.Call) error {
	l, err := s.read.Preview(c.Context(), c.R.PathValue("token"))
	if err != nil {
		return err
	}
	body, err := s.rendered(c, l)
	if err != nil {
		return err
	}
	return inFrame(c, body)
}

func (s *screens) rendered(c *frame.Call, l inside.Link) ([]byte, error) {
	switch {
	case l.Look != nil:
		return s.portal.Look(c.Context(), l.Site, *l.Look, filesPrefix)
	case l.Story == 0:
		return s.portal.Front(c.Context(), l.Site, l.Front, l.Pins, filesPrefix)
	}
	return s.portal.Story(c.Context(), l.Site, l.Story, filesPrefix)
}

func (s *screens) previewFile(c *frame.Call) error {
	return s.portal.File(c.W, c.R, "/"+c.R.PathValue("path"), c.SignedIn())
}

type previewsPage struct {
	shellPage
	Story    news.ID
	Headline string
	Sites    []news.Site // on which the story can be seen
	Links    []linkRow
	Token    string // of the link just made, shown once
	Address  string
	Lives    []life
}

type linkRow struct {
	inside.Link
	Who string
	On  string
}

// life is how long a link may live.
type life struct {
	Key   string
	Hours int
}

func lives() []life { return []life{{"day", 24}, {"hour", 1}, {"week", 7 * 24}, {"month", 30 * 24}} }

// previewable finds a story, the site on which it is looked at, and all sites
// on which whoever asks may look at it.
func (s *screens) previewable(c *frame.Call) (inside.Story, news.Site, []news.Site, error) {
	id, err := c.ID("id")
	if err != nil {
		return inside.Story{}, news.Site{}, nil, err
	}
	story, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return story, news.Site{}, nil, err
	}
	var sites []news.Site
	for _, p := range story.Placements {
		if p.State == news.PlacementDeclined || c.Actor().MayPreview(story.Story, p.Site) != nil {
			continue
		}
		site, err := c.Site(p.Site)
		if err != nil {
			return story, site, nil, err
		}
		if site.External {
			continue // it has no pages here
		}
		sites = append(sites, site)
	}
	if len(sites) == 0 {
		return story, news.Site{}, nil, c.Actor().May(news.ActEditAny, story.OriginSite)
	}
	wanted := c.FormID("site")
	for _, site := range sites {
		if site.ID == wanted {
			return story, site, sites, nil
		}
	}
	if wanted != 0 {
		return story, news.Site{}, nil, fault.New(fault.NotFound, "there is no story %s here", id)
	}
	return story, sites[0], sites, nil
}

func (s *screens) previewsPage(c *frame.Call) (*previewsPage, error) {
	story, site, sites, err := s.previewable(c)
	if err != nil {
		return nil, err
	}
	at := "/stories/" + story.Story.ID.String() + "/preview"
	headline := story.Copy.Content.Headline
	if headline == "" {
		headline = c.Text("preview.untitled")
	}
	p := &previewsPage{shellPage: shellOf(c.Base("list", "preview.title", headline), site, headline, at+"/page?site="+site.ID.String(),
		at+"?site="+site.ID.String(), c), Story: story.Story.ID, Headline: headline, Sites: sites, Lives: lives()}
	links, err := s.read.Previews(c.Context(), c.Actor(), story.Story.ID)
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		names, err := s.read.Names(c.Context(), l.MadeBy)
		if err != nil {
			return nil, err
		}
		on, err := c.Site(l.Site)
		if err != nil {
			return nil, err
		}
		p.Links = append(p.Links, linkRow{l, names[l.MadeBy], on.Name})
	}
	return p, nil
}

// showPreviews shows a story to somebody at the desk, with the links to it.
func (s *screens) showPreviews(c *frame.Call) error {
	p, err := s.previewsPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.previews, p)
}

func (s *screens) storyPage(c *frame.Call) error {
	story, site, _, err := s.previewable(c)
	if err != nil {
		return err
	}
	body, err := s.portal.Story(c.Context(), site.ID, story.Story.ID, filesPrefix)
	if err != nil {
		return err
	}
	return inFrame(c, body)
}

// sharePreview makes a link. It is shown on the answer and nowhere again: only
// its hash is kept.
func (s *screens) sharePreview(c *frame.Call) error {
	story, site, _, err := s.previewable(c)
	if err != nil {
		return err
	}
	ends := c.Now.Add(time.Duration(number(c.R.PostFormValue("hours"))) * time.Hour)
	token, _, err := s.room.SharePreview(c.Context(), c.Actor(), house.Preview{Story: story.Story.ID, Site: site.ID}, ends)
	p, again := s.previewsPage(c)
	if again != nil {
		return again
	}
	if err != nil {
		return c.Invalid(s.previews, &p.Base, p, err)
	}
	p.Address, p.Token = c.Origin()+"/preview/"+token, token
	return c.Render(s.previews, p)
}

func (s *screens) endPreview(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.EndPreview(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect(c.Next("/"), frame.Done("preview.ended"))
}
