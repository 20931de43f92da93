package sharing

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

// Auditor begins walks through what sites serve.
type Auditor interface {
	Begin(ctx context.Context, actor news.Actor, r ledger.Run, background bool) (ledger.Run, error)
}

func (s *screens) mountAudit(f *frame.Frame) {
	f.Get("/audits", s.showAudits)
	f.Post("/audits", s.beginAudit)
	f.Get("/audits/{id}", s.showAudit)
}

const (
	runsOnPage   = 30
	driftsOnPage = 100
)

type auditsPage struct {
	base
	Runs  []inside.AuditRun
	Sites []news.Site
	Whole bool // all sites at once
	More  string
}

func (s *screens) showAudits(c *frame.Call) error {
	p := &auditsPage{base: s.base(c, "audits", "audits.title")}
	var err error
	if p.Runs, err = s.read.AuditRuns(c.Context(), c.Actor(), c.FormID("before"), runsOnPage); err != nil {
		return err
	}
	if n := len(p.Runs); n == runsOnPage {
		p.More = "/audits?before=" + p.Runs[n-1].ID.String()
	}
	if p.Sites, err = auditable(c); err != nil {
		return err
	}
	p.Whole = c.Actor().Can(news.ActWithdraw, 0) || c.Actor().Can(news.ActManage, 0)
	return c.Render(s.audits, p)
}

// auditable returns the sites for which whoever asks answers.
func auditable(c *frame.Call) ([]news.Site, error) {
	sites, err := c.Houses()
	return slices.DeleteFunc(sites, func(s news.Site) bool {
		return !c.Actor().Can(news.ActWithdraw, s.ID) && !c.Actor().Can(news.ActManage, s.ID)
	}), err
}

func (s *screens) beginAudit(c *frame.Call) error {
	if s.begin == nil {
		return fault.New(fault.NotFound, "there is nothing at this address")
	}
	r, err := s.begin.Begin(c.Context(), c.Actor(), ledger.Run{Site: c.FormID("site"), Repair: c.R.FormValue("repair") != ""}, true)
	if err != nil {
		return err
	}
	return c.Redirect("/audits/"+r.ID.String(), frame.Done("audits.begun"))
}

type auditPage struct {
	base
	inside.AuditRun
	More string
}

func (s *screens) showAudit(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	run, err := s.read.AuditRun(c.Context(), c.Actor(), id, c.FormID("after"), driftsOnPage)
	if err != nil {
		return err
	}
	p := &auditPage{base: s.base(c, "audits", "audits.one"), AuditRun: run}
	if run.Next != 0 {
		p.More = "/audits/" + id.String() + "?after=" + run.Next.String()
	}
	return c.Render(s.audit, p)
}
