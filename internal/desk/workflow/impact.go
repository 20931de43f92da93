package workflow

import (
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// impact is what an act would change, in words.
type impact struct {
	Sites   []siteImpact
	Altered int  // sites with a text of their own that the change touches
	None    bool // the act is not possible as things stand
	Refused []shareResult
	Gone    []news.Asset // pictures that readers get no longer
}

type siteImpact struct {
	Name    string
	Origin  bool
	What    string // what readers of the site get
	Enters  []string
	Leaves  []string
	Changes []string
	Fronts  []string
	Altered []string
	Notice  bool
	Outside []string // feeds, sitemaps, hubs
}

// impactOf tries a plan. That it is not possible is no error here: the checks
// and the form say why.
func impactOf(c *frame.Call, room *newsroom.Newsroom, st inside.Story, plan newsroom.Plan) (impact, error) {
	found, err := room.Impact(c.Context(), c.Actor(), st.ID, plan)
	if fault.Of(err) != nil {
		return impact{None: true}, nil
	}
	if err != nil {
		return impact{}, err
	}
	var out impact
	if out.Refused, err = refusals(c, found.Refused); err != nil {
		return out, err
	}
	out.Gone = found.Gone
	for _, s := range found.Sites {
		one := siteImpact{Name: s.Site.Name, Origin: s.Placement.Origin, Notice: s.Notice, What: what(c, s, plan.Step)}
		for _, l := range s.Lists {
			text := c.Text("impact."+"list-"+l.Kind, l.Name)
			switch l.Change {
			case newsroom.Enters:
				one.Enters = append(one.Enters, text)
			case newsroom.Leaves:
				one.Leaves = append(one.Leaves, text)
			default:
				one.Changes = append(one.Changes, text)
			}
		}
		for _, f := range s.Fronts {
			one.Fronts = append(one.Fronts, front(c, f))
		}
		for _, field := range s.Altered {
			one.Altered = append(one.Altered, c.Text("where."+string(field)))
		}
		if len(one.Altered) > 0 {
			out.Altered++
		}
		if s.Feeds > 0 {
			one.Outside = append(one.Outside, c.Text("impact.feeds", s.Feeds))
		}
		if s.Maps > 0 {
			one.Outside = append(one.Outside, c.Text("impact.maps"))
		}
		if len(s.Hubs) > 0 && s.After != news.Hidden {
			one.Outside = append(one.Outside, c.Text("impact.hubs", len(s.Hubs)))
		}
		out.Sites = append(out.Sites, one)
	}
	return out, nil
}

func what(c *frame.Call, s newsroom.SiteImpact, step news.Step) string {
	switch {
	case s.After == news.Tombstone:
		return c.Text("impact.tombstone")
	case s.After == news.Hidden:
		return c.Text("impact.offered")
	case s.Before == news.Shown && step == news.StepNotice:
		return c.Text("impact.same")
	case s.Before == news.Shown:
		return c.Text("impact.changes")
	case !s.From.IsZero():
		return c.Text("impact.from", moment(c, s.From, s.Site))
	}
	return c.Text("impact.now")
}

func front(c *frame.Call, f newsroom.FrontImpact) string {
	name := f.Name
	if f.Front == news.FrontHome {
		name = c.Text("impact.home")
	}
	if f.Pinned {
		return c.Text("impact.pinned", name)
	}
	return name
}
