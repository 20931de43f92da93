// Package partners is the screens about partners outside the network: what was
// agreed, what they were told and how far that is, and what could not be
// delivered.
//
//	partners.go    Mount; the lists
//	agreement.go   one agreement: its form, its key and token, its end
package partners

import (
	"embed"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/partner"
)

//go:embed *.html
var files embed.FS

// pageLength is how many rows a list shows.
const pageLength = 50

type screens struct {
	room *newsroom.Newsroom
	read *inside.Reader

	list, agreement, dead *frame.Page
}

// Mount mounts the screens.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader) {
	page := func(name string) *frame.Page { return frame.NewPage(files, name, "deliveries.html") }
	s := &screens{room: room, read: read, list: page("partners.html"), agreement: page("agreement.html"), dead: page("dead.html")}
	f.Get("/partners", s.showList)
	f.Get("/partners/dead", s.showDead)
	f.Get("/partners/new", s.newAgreement)
	f.Post("/partners/new", s.addAgreement)
	f.Get("/partners/{id}", s.showAgreement)
	f.Post("/partners/{id}", s.saveAgreement)
	f.Post("/partners/{id}/end", s.endAgreement)
	f.Post("/partners/{id}/key", s.newKey)
	f.Post("/partners/{id}/token", s.newToken)
	f.Post("/partners/{id}/token/drop", s.dropToken)
	f.Post("/partners/deliveries/{id}/again", s.again)
}

// mayManage asks that somebody manages a site.
func mayManage(c *frame.Call) error {
	sites, err := c.SitesFor(news.ActManage)
	if err == nil && len(sites) == 0 {
		err = c.Actor().May(news.ActManage, 0)
	}
	return err
}

type listPage struct {
	frame.Base
	Rows []row
	Next news.ID
}

type row struct {
	partner.Agreement
	Line  partner.Line
	Names []string // of the sites
}

func (s *screens) showList(c *frame.Call) error {
	if err := mayManage(c); err != nil {
		return err
	}
	list, err := s.room.Exchange.Agreements(c.Context(), c.Actor(), c.FormID("before"), pageLength+1)
	if err != nil {
		return err
	}
	p := &listPage{Base: c.Base("partners", "partners.title")}
	if len(list) > pageLength {
		list = list[:pageLength]
		p.Next = list[pageLength-1].ID
	}
	ids := make([]news.ID, len(list))
	for i, a := range list {
		ids[i] = a.ID
	}
	lines, err := s.room.Exchange.Lines(c.Context(), ids...)
	if err != nil {
		return err
	}
	for _, a := range list {
		r := row{Agreement: a, Line: lines[a.ID]}
		for _, id := range a.Sites {
			if site, err := c.Site(id); err == nil {
				r.Names = append(r.Names, site.Name)
			}
		}
		p.Rows = append(p.Rows, r)
	}
	return c.Render(s.list, p)
}

type deadPage struct {
	frame.Base
	Deliveries []partner.Delivery
	Next       news.ID
	CanReplay  bool
}

func (s *screens) showDead(c *frame.Call) error {
	if err := mayManage(c); err != nil {
		return err
	}
	p := &deadPage{Base: c.Base("partners", "partners.dead"), CanReplay: true}
	var err error
	if p.Deliveries, p.Next, err = s.room.Exchange.Dead(c.Context(), c.Actor(), 0, c.FormID("before"), pageLength); err != nil {
		return err
	}
	return c.Render(s.dead, p)
}

// again sends a delivery once more.
func (s *screens) again(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.Exchange.Replay(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect(c.Next("/partners"), frame.Done("partners.replayed"))
}
