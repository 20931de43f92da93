package story

import (
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

type newPage struct {
	frame.Base
	Sites    []news.Site
	Kinds    []news.Kind
	Section  news.ID
	Kind     news.Kind
	Headline string
}

func (s *screens) newPage(c *frame.Call) (*newPage, error) {
	sites, err := c.SitesFor(news.ActWrite)
	p := &newPage{Base: c.Base("list", "story.new"), Sites: sites, Kinds: news.Kinds(), Kind: news.KindNews}
	return p, err
}

// begin asks what a story cannot begin without: its section, and so its site.
func (s *screens) begin(c *frame.Call) error {
	p, err := s.newPage(c)
	if err != nil {
		return err
	}
	p.Section = c.FormID("section")
	if p.Section == 0 && len(p.Sites) > 0 && len(p.Sites[0].Sections) > 0 {
		p.Section = p.Sites[0].Sections[0].ID
	}
	return c.Render(s.fresh, p)
}

func (s *screens) create(c *frame.Call) error {
	p, err := s.newPage(c)
	if err != nil {
		return err
	}
	p.Section, p.Headline = c.FormID("section"), c.R.FormValue("headline")
	if k := news.Kind(c.R.FormValue("kind")); k != "" {
		p.Kind = k
	}
	site, err := p.siteOf(p.Section)
	if err != nil {
		return c.Invalid(s.fresh, &p.Base, p, err)
	}
	content := news.Content{Headline: p.Headline}
	if person := c.Who.Account.Person; person != 0 {
		content.Bylines = []news.Byline{{Person: person, Role: news.Author}}
	}
	id, err := s.room.Create(c.Context(), c.Actor(), newsroom.NewStory{Site: site, Section: p.Section, Kind: p.Kind, Content: content})
	if err != nil {
		return c.Invalid(s.fresh, &p.Base, p, err)
	}
	return c.See("/stories/" + id.String())
}

func (p *newPage) siteOf(section news.ID) (news.ID, error) {
	for _, site := range p.Sites {
		if _, ok := site.Section(section); ok {
			return site.ID, nil
		}
	}
	return 0, fault.Field("section", "choose the section in which the story begins")
}
