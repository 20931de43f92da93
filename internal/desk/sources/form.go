package sources

import (
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
)

type formPage struct {
	frame.Base
	Source partner.Source
	As     exchange.SourceAs
	Every  string // minutes, as typed
	Usual  int
	Zones  []string
	// HasToken and HasKey tell of what is kept and never shown again.
	HasToken, HasKey bool
}

// Path is where the form goes.
func (p *formPage) Path() string {
	if p.Source.ID == 0 {
		return "/sources/new"
	}
	return "/sources/" + p.Source.ID.String() + "/change"
}

// zones are those of Indonesia; any other can be typed.
func zones() []string { return []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"} }

// formPage is the form of a source, which only whoever manages the network
// gets. before is what is kept of it.
func (s *screens) formPage(c *frame.Call, before partner.Source, as exchange.SourceAs) (*formPage, error) {
	if err := c.Actor().May(news.ActNetwork, 0); err != nil {
		return nil, err
	}
	title := "sources.new"
	if before.ID != 0 {
		title = "sources.change"
	}
	p := &formPage{Base: c.Base("partners", title, as.Name), Source: before, As: as, Zones: zones(),
		Usual: int(partner.UsualEvery / time.Minute), HasToken: before.Token != "", HasKey: before.Key != ""}
	if before.Every != 0 {
		p.Every = strconv.Itoa(minutes(before))
	}
	p.Source.Token, p.Source.Key = "", ""
	return p, nil
}

func (s *screens) newSource(c *frame.Call) error {
	p, err := s.formPage(c, partner.Source{Pictures: true}, exchange.SourceAs{Language: "id", Zone: zones()[0]})
	if err != nil {
		return err
	}
	return c.Render(s.form, p)
}

func (s *screens) addSource(c *frame.Call) error {
	p, err := s.formPage(c, partner.Source{}, exchange.SourceAs{})
	if err != nil {
		return err
	}
	return s.save(c, p, "sources.added")
}

func (s *screens) showForm(c *frame.Call) error {
	p, err := s.formOf(c)
	if err != nil {
		return err
	}
	return c.Render(s.form, p)
}

func (s *screens) saveSource(c *frame.Call) error {
	p, err := s.formOf(c)
	if err != nil {
		return err
	}
	return s.save(c, p, "sources.saved")
}

// formOf is the form of the source of the address.
func (s *screens) formOf(c *frame.Call) (*formPage, error) {
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	x, err := s.room.Exchange.SourceRow(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	return s.formPage(c, x.Source, exchange.SourceAs{Name: x.As.Name, Language: x.As.Language, Zone: x.As.Zone})
}

// save saves what the form says, or shows it again with what is wrong, and with
// all that was typed.
func (s *screens) save(c *frame.Call, p *formPage, done string) error {
	if err := p.read(c); err != nil {
		return err
	}
	saved, err := s.room.Exchange.SaveSource(c.Context(), c.Actor(), p.Source, p.As)
	if err != nil {
		return c.Invalid(s.form, &p.Base, p, err)
	}
	return c.Redirect("/sources/"+saved.ID.String(), frame.Done(done, p.As.Name))
}

// read takes over what was typed. A pause that is no number is one that no
// source has, so that the rules refuse it.
func (p *formPage) read(c *frame.Call) error {
	if err := c.R.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "the request cannot be read")
	}
	value := func(name string) string { return strings.TrimSpace(c.R.PostForm.Get(name)) }
	p.As = exchange.SourceAs{Name: value("name"), Language: value("language"), Zone: value("zone")}
	x := &p.Source
	x.Home, x.Feed, x.Answers, x.Token, x.Key = value("home"), value("feed"), value("answers"), value("token"), value("key")
	x.Contact, x.Terms = value("contact"), value("terms")
	x.Pages, x.Pictures = value("pages") == "1", value("pictures") == "1"
	x.Rev, _ = strconv.ParseInt(value("rev"), 10, 64) // none is no revision
	x.Every, p.Every = 0, value("every")
	if p.Every != "" {
		n, err := strconv.Atoi(p.Every)
		if err != nil || n < 1 || n > int(partner.MaxEvery/time.Minute) {
			n = -1
		}
		x.Every = time.Duration(n) * time.Minute
	}
	return nil
}
