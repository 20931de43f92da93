package workflow

import (
	"fmt"
	"slices"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
)

// sharePage chooses the sites that a story is shared to.
type sharePage struct {
	about
	From    news.Site   // the site that shares it
	Senders []news.Site // sites from which whoever asks may share it
	Rows    []shareRow
	Impact  impact
	Looked  bool // the impact is that of what is chosen
	Results []shareResult
}

// shareRow is a sister site and what would become of the story there.
type shareRow struct {
	Site    news.Site
	Section news.ID // chosen, or the one that is called like the story's own
	Chosen  bool
	Has     string // what the site has of the story already; empty when it can be shared there
	Policy  news.Policy
}

// shareResult is a site that does not get the story, and why.
type shareResult struct{ Site, Why string }

func (s *screens) showShare(c *frame.Call) error {
	p, err := s.sharing(c)
	if err != nil {
		return err
	}
	if c.R.FormValue("look") != "" && !p.Looked {
		return c.Invalid(s.sharePage, &p.Base, p, nothingChosen())
	}
	return c.Render(s.sharePage, p)
}

func nothingChosen() error { return fault.Field("to", "choose at least one site") }

// sharing loads the page with what was chosen, and tries it when a look at its
// impact is asked for.
func (s *screens) sharing(c *frame.Call) (*sharePage, error) {
	a, err := s.load(c, "share.title")
	if err != nil {
		return nil, err
	}
	p := &sharePage{about: a}
	if err := p.senders(c); err != nil {
		return nil, err
	}
	if err := a.Story.Allow(news.StepShare, c.Now); err != nil {
		return nil, err
	}
	if err := s.rows(c, p); err != nil {
		return nil, err
	}
	targets := p.targets()
	if p.Looked = c.R.FormValue("look") != "" && len(targets) > 0; !p.Looked {
		return p, nil
	}
	p.Impact, err = impactOf(c, s.room, a.Story, newsroom.Plan{Step: news.StepShare, From: p.from(), Targets: targets})
	return p, err
}

// senders finds the sites from which whoever asks may share the story: its
// origin, and those that show it.
func (p *sharePage) senders(c *frame.Call) error {
	for _, pl := range p.Story.Placements {
		site, err := c.Site(pl.Site)
		if err != nil {
			return err
		}
		if c.Actor().Can(news.ActShare, pl.Site) && !site.External && (pl.Origin || news.Visible(site, p.Story.Story, pl, c.Now) == news.Shown) {
			p.Senders = append(p.Senders, site)
		}
	}
	if len(p.Senders) == 0 && p.Site.External {
		return theirs(p.Site)
	}
	if len(p.Senders) == 0 {
		return c.Actor().May(news.ActShare, p.Site.ID)
	}
	p.From = p.Senders[0]
	if from := c.FormID("from"); from != 0 {
		i := slices.IndexFunc(p.Senders, func(s news.Site) bool { return s.ID == from })
		if i < 0 {
			return c.Actor().May(news.ActShare, from)
		}
		p.From = p.Senders[i]
	}
	return nil
}

// from is the passing site as the verbs take it: 0 for the origin.
func (p *sharePage) from() news.ID {
	if p.From.ID == p.Site.ID {
		return 0
	}
	return p.From.ID
}

func (s *screens) rows(c *frame.Call, p *sharePage) error {
	chosen := ticked(c, "to")
	sites, err := c.Sites()
	if err != nil {
		return err
	}
	own, _ := p.Site.Section(p.Story.Origin().Section)
	for _, site := range sites {
		if site.ID == p.Site.ID || site.External || len(site.Sections) == 0 {
			continue
		}
		row := shareRow{Site: site, Section: site.Sections[0].ID, Chosen: slices.Contains(chosen, site.ID.String())}
		if like, ok := site.SectionBySlug(own.Slug); ok {
			row.Section = like.ID
		}
		if typed := c.FormID("section-" + site.ID.String()); typed != 0 {
			row.Section = typed
		}
		if row.Policy, err = s.across.PolicyTowards(c.Context(), site, p.Site.ID, p.from()); err != nil {
			return err
		}
		for _, pl := range p.Story.Placements {
			switch {
			case pl.Site != site.ID, pl.State == news.PlacementDeclined, pl.State == news.PlacementEnded:
			default:
				row.Has, row.Chosen = c.Text(fmt.Sprintf("share.has-%s", pl.State)), false
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return nil
}

func (p *sharePage) targets() (out []sharing.Target) {
	for _, r := range p.Rows {
		if r.Chosen {
			out = append(out, sharing.Target{Site: r.Site.ID, Section: r.Section})
		}
	}
	return out
}

// share shares the story to what was chosen, all in one act.
func (s *screens) share(c *frame.Call) error {
	p, err := s.sharing(c)
	if err != nil {
		return err
	}
	targets := p.targets()
	if len(targets) == 0 {
		return c.Invalid(s.sharePage, &p.Base, p, nothingChosen())
	}
	outcomes, err := s.room.ShareAll(c.Context(), c.Actor(), p.Story.ID, p.from(), targets)
	if err != nil {
		return c.Invalid(s.sharePage, &p.Base, p, err)
	}
	if p.Results, err = refusals(c, outcomes); err != nil {
		return err
	}
	if len(p.Results) == 0 {
		return c.Redirect(p.Path()+"/sites", frame.Done("share.done", fmt.Sprint(len(outcomes))))
	}
	results := p.Results
	if p, err = s.sharing(c); err != nil { // what the others have by now
		return err
	}
	p.Results = results
	return c.Render(s.sharePage, p)
}

// refusals are the sites that do not get the story, and why.
func refusals(c *frame.Call, outcomes []sharing.Outcome) (out []shareResult, err error) {
	for _, o := range outcomes {
		if o.Err == nil {
			continue
		}
		site, err := c.Site(o.Site)
		if err != nil {
			return nil, err
		}
		out = append(out, shareResult{site.Name, c.Says(o.Err)})
	}
	return out, nil
}
