package sharing

import (
	"html/template"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

// PanelTitle is the message of the panel's title.
const PanelTitle = "carriers.panel"

// panel says beside the text where the story stands.
type panel struct {
	frame.Base
	Path  string
	Rows  []panelRow
	Share bool
}

type panelRow struct {
	Site   string
	State  news.PlacementState
	Origin bool
	Own    []string
	Behind bool
}

// sitesPanel renders the panel of a story.
func (s *screens) sitesPanel(c *frame.Call, st inside.Story) (template.HTML, error) {
	p := panel{Base: c.Base("list", PanelTitle), Path: "/stories/" + st.ID.String()}
	for _, pl := range st.Placements {
		site, err := c.Site(pl.Site)
		if err != nil {
			return "", err
		}
		row := panelRow{Site: site.Name, State: pl.State, Origin: pl.Origin, Own: fieldNames(c, pl)}
		for _, o := range pl.Overrides {
			row.Behind = row.Behind || o.Base < st.LiveVersion
		}
		p.Rows = append(p.Rows, row)
		p.Share = p.Share || c.Actor().Can(news.ActShare, pl.Site) && !site.External && (pl.Origin || pl.State == news.PlacementPlaced)
	}
	p.Share = p.Share && st.Allow(news.StepShare, c.Now) == nil
	return c.Part(s.sites, p)
}
