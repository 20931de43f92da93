package sources

import (
	"html/template"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
)

// PanelTitle is the message of the panel's title.
const PanelTitle = "sources.panel"

// panel says beside a story that it comes from a partner outside.
type panel struct {
	frame.Base
	Partner string
	Page    string  // of the story at the partner, empty when it names none
	Source  news.ID // for those who may look at it; 0: none
	// Unheeded is what the partner sent last when it could not be taken, with
	// the reasons; nil when the story says it.
	Unheeded *exchange.Unheeded
	Reasons  []string
}

// panelOf renders the panel of a story; nothing for the network's own.
func (s *screens) panelOf(c *frame.Call, st inside.Story) (template.HTML, error) {
	site, err := c.Site(st.OriginSite)
	if err != nil || !site.External {
		return "", err
	}
	p := panel{Base: c.Base("list", PanelTitle), Partner: site.Name, Page: st.Copy.Content.Source.URL}
	x, err := s.room.Exchange.SourceOf(c.Context(), c.Actor(), site.ID)
	if k := fault.KindOf(err); err != nil && k != fault.Forbidden && k != fault.NotFound {
		return "", err
	}
	p.Source = x.ID
	u, found, err := s.room.Exchange.UnheededOf(c.Context(), st.ID)
	if err != nil {
		return "", err
	}
	if found {
		p.Unheeded, p.Reasons = &u, reasons(c, u.Item)
	}
	return c.Part(s.beside, p)
}
