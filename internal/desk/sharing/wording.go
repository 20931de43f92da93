package sharing

import (
	"strconv"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// pastView is what a site said of a field before.
type pastView struct {
	N    int
	Text string // in words
	By   string
	At   time.Time
}

// past is what a site said of a field before, the newest first.
func (s *screens) past(c *frame.Call, p *onSitePage, f news.Field) ([]pastView, error) {
	var out []pastView
	for _, o := range p.Past {
		if o.Field != f {
			continue
		}
		content, err := o.Apply(news.Content{})
		if err != nil {
			return nil, err
		}
		named, err := s.read.Named(c.Context(), content.Names())
		if err != nil {
			return nil, err
		}
		by, err := s.read.Names(c.Context(), o.MadeBy)
		if err != nil {
			return nil, err
		}
		v := pastView{N: o.N, By: by[o.MadeBy], At: o.MadeAt}
		if v.Text, err = inText(f, content, named); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// newest is the number of the newest earlier wording of a field, 0 for none.
func newest(past []news.PastOverride, f news.Field) int {
	for _, o := range past {
		if o.Field == f {
			return o.N
		}
	}
	return 0
}

// wordAgain has the site say what it said before.
func (s *screens) wordAgain(c *frame.Call) error {
	f, err := field(c)
	if err != nil {
		return err
	}
	p, err := s.onSite(c)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(c.R.PostFormValue("n"))
	if err != nil {
		return fault.New(fault.NotFound, "the site has no such earlier wording")
	}
	if err := s.room.RestoreOverride(c.Context(), c.Actor(), p.Story.ID, p.Site.ID, f, n); err != nil {
		return s.refused(c, p, err)
	}
	return c.Redirect(p.Path()+"#f-"+string(f), frame.Done("onsite.worded", c.Text("where."+string(f))).Undo(p.Path()+"/fields/"+string(f)+"/inherit", nil))
}
