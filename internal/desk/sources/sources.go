// Package sources is the screens about partners outside whose stories come into
// the network: how they come, how the way from them is, what arrived and what
// became of it.
//
//	sources.go   Mount; the list
//	form.go      adding and changing a source
//	source.go    one source and its items
//	panel.go     beside a story: that it comes from a partner
package sources

import (
	"embed"
	"html/template"
	"net/url"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
)

//go:embed *.html
var files embed.FS

type screens struct {
	room   *newsroom.Newsroom
	read   *inside.Reader
	across *across.Reader

	list, form, one, beside *frame.Page
}

// Panel is what stands beside a story.
type Panel = func(c *frame.Call, st inside.Story) (template.HTML, error)

// Mount mounts the screens.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader, across *across.Reader) Panel {
	page := func(name string) *frame.Page { return frame.NewPage(files, name, "parts.html") }
	s := &screens{room: room, read: read, across: across, list: page("sources.html"), form: page("form.html"), one: page("source.html"),
		beside: frame.Fragment(files, "panel.html")}
	f.Get("/sources", s.showList)
	f.Get("/sources/new", s.newSource)
	f.Post("/sources/new", s.addSource)
	f.Get("/sources/{id}", s.showSource)
	f.Get("/sources/{id}/change", s.showForm)
	f.Post("/sources/{id}/change", s.saveSource)
	f.Post("/sources/{id}/visit", s.visit)
	f.Post("/sources/{id}/end", s.end)
	f.Post("/sources/{id}/resume", s.resume)
	f.Post("/sources/{id}/key/drop", s.dropKey)
	f.Post("/sources/{id}/token/drop", s.dropToken)
	f.Get("/items/{id}", s.showItem)
	f.Post("/sources/items/{id}/again", s.again)
	return s.panelOf
}

type listPage struct {
	frame.Base
	Rows []row
	May  bool // add one
}

// row is a source with what every screen says of it.
type row struct {
	exchange.SourceRow
	Host    string // that is asked, empty when the partner only sends
	Minutes int    // between two visits
	Why     string // the last visit went wrong
	Detail  string // in the words of the machine
}

// told is what the parts of a page need: its words, and a source.
type told struct {
	B frame.Base
	R row
}

// Tell hands a row to a part of the page.
func (p *listPage) Tell(r row) told { return told{p.Base, r} }

func (s *screens) showList(c *frame.Call) error {
	list, err := s.room.Exchange.Sources(c.Context(), c.Actor())
	if err != nil {
		return err
	}
	p := &listPage{Base: c.Base("partners", "sources.title"), May: mayChange(c)}
	for _, x := range list {
		p.Rows = append(p.Rows, rowOf(c, x))
	}
	return c.Render(s.list, p)
}

// mayChange reports whether whoever asks may add and change sources.
func mayChange(c *frame.Call) bool { return c.Actor().Can(news.ActNetwork, 0) }

func rowOf(c *frame.Call, x exchange.SourceRow) row {
	why, detail := x.Line.Why()
	r := row{SourceRow: x, Minutes: minutes(x.Source), Why: c.Line(why), Detail: detail}
	if u, err := url.Parse(x.Feed); err == nil {
		r.Host = u.Host
	}
	return r
}

// minutes between two visits of a source.
func minutes(s partner.Source) int { return int(s.Pause(0).Minutes()) }
