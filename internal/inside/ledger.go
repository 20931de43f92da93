package inside

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// LedgerQuery narrows the ledger. Zero values leave a part out.
type LedgerQuery struct {
	Site     news.ID         // only what concerns a site
	Standing ledger.Standing // only what stands so, on the site if one is given
	Before   news.ID         // only older entries
}

// LedgerEntry is a correction or a withdrawal, and where it has arrived.
type LedgerEntry struct {
	ledger.Subject
	By    string            // who did it
	Sites []LedgerSite      // in the order of the network, its caches last
	All   []ledger.Row      // of one entry only
	Text  string            // what readers are told: the notice, or why it was withdrawn; of one entry only
	Notes map[string]string // apology and the like; of one entry only
}

// LedgerSite is how an entry stands on one site.
type LedgerSite struct {
	Site     news.Site // zero for the caches of the network
	Standing ledger.Standing
	Rows     []ledger.Row // of one entry only
}

func (r *Reader) book() rows.Store { return rows.New(r.db, r.db.Engine) }

// Ledger returns up to limit entries, newest first, and where the next page
// begins, 0 at the end. Corrections and withdrawals are public, and so is where
// they stand, to everybody who reads the stories of a site.
func (r *Reader) Ledger(ctx context.Context, actor news.Actor, q LedgerQuery, limit int) (out []LedgerEntry, next news.ID, err error) {
	if err := r.maySeeLedger(ctx, actor); err != nil {
		return nil, 0, err
	}
	list, err := r.book().Subjects(ctx, rows.Page{Site: q.Site, Standing: q.Standing, Before: q.Before, Limit: limit + 1})
	if err != nil {
		return nil, 0, err
	}
	if len(list) > limit {
		list = list[:limit]
		next = list[limit-1].ID
	}
	out, err = r.entries(ctx, list)
	return out, next, err
}

func (r *Reader) maySeeLedger(ctx context.Context, actor news.Actor) error {
	sites, err := r.readable(ctx, actor)
	if err == nil && len(sites) == 0 {
		err = actor.May(news.ActRead, 0)
	}
	return err
}

// LedgerOf returns the entries of a story that the actor may see, oldest first.
func (r *Reader) LedgerOf(ctx context.Context, actor news.Actor, story news.ID) ([]LedgerEntry, error) {
	if _, _, err := r.Placed(ctx, actor, story); err != nil {
		return nil, err
	}
	list, err := r.book().SubjectsOf(ctx, story)
	if err != nil {
		return nil, err
	}
	return r.entries(ctx, list)
}

// entries adds names and sites.
func (r *Reader) entries(ctx context.Context, list []ledger.Subject) ([]LedgerEntry, error) {
	ids, people := make([]news.ID, len(list)), make([]news.ID, len(list))
	for i, s := range list {
		ids[i], people[i] = s.ID, s.MadeBy
	}
	names, err := r.Names(ctx, people...)
	if err != nil {
		return nil, err
	}
	standings, err := r.book().Sites(ctx, ids)
	if err != nil {
		return nil, err
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]LedgerEntry, len(list))
	for i, s := range list {
		out[i] = LedgerEntry{Subject: s, By: names[s.MadeBy]}
		for _, site := range append(slices.Clone(sites), news.Site{}) {
			for _, x := range standings {
				if x.Subject == s.ID && x.Site == site.ID {
					out[i].Sites = append(out[i].Sites, LedgerSite{Site: site, Standing: x.Standing})
				}
			}
		}
	}
	return out, nil
}

// LedgerEntry returns an entry with every row. What is delivered to partners
// outside belongs beside its sites.
func (r *Reader) LedgerEntry(ctx context.Context, actor news.Actor, id news.ID) (e LedgerEntry, err error) {
	if err := r.maySeeLedger(ctx, actor); err != nil {
		return e, err
	}
	s, found, err := r.book().Subject(ctx, id)
	if err != nil {
		return e, err
	}
	if !found {
		return e, fault.New(fault.NotFound, "the ledger has no entry %s", id)
	}
	list, err := r.entries(ctx, []ledger.Subject{s})
	if err != nil {
		return e, err
	}
	e = list[0]
	if e.All, err = r.book().Rows(ctx, id); err != nil {
		return e, err
	}
	order := ledger.Surfaces()
	slices.SortStableFunc(e.All, func(a, b ledger.Row) int { return slices.Index(order, a.Surface) - slices.Index(order, b.Surface) })
	for i, site := range e.Sites {
		for _, row := range e.All {
			if row.Site == site.Site.ID {
				e.Sites[i].Rows = append(e.Sites[i].Rows, row)
			}
		}
	}
	return e, r.say(ctx, &e)
}

// say fills in what readers are told.
func (r *Reader) say(ctx context.Context, e *LedgerEntry) error {
	e.Notes = map[string]string{}
	if e.Kind == ledger.KindWithdrawal {
		w, _, err := r.s.Withdrawal(ctx, e.Story)
		if err == nil && e.Alone {
			w, err = r.withdrawalOn(ctx, e.Story, e.Site)
		}
		e.Text = w.Reason
		return err
	}
	notices, err := r.s.Notices(ctx, []news.ID{e.ID})
	for _, n := range notices {
		e.Text = n.Text
		if n.Apology != "" {
			e.Notes["apology"] = n.Apology
		}
	}
	return err
}

// withdrawalOn is why a site withdrew a story alone.
func (r *Reader) withdrawalOn(ctx context.Context, story, site news.ID) (w news.Withdrawal, err error) {
	list, err := shared.New(r.db, r.db.Engine).WithdrawalsOn(ctx, site, []news.ID{story})
	for _, x := range list {
		w = x
	}
	return w, err
}

// Nodes returns the processes that keep pages.
func (r *Reader) Nodes(ctx context.Context) ([]rows.Node, error) { return r.book().Nodes(ctx) }

// AuditRun is a walk of the auditor with what it found.
type AuditRun struct {
	ledger.Run
	Site   news.Site // zero for all
	Drifts []AuditDrift
	Next   news.ID // where the next page of them begins, 0 at the end
}

// AuditDrift is a difference with the names of its story and site.
type AuditDrift struct {
	ledger.Drift
	Site     news.Site
	Headline string
}

// mayAudit lets those see what the auditor found who can have it repaired.
func (r *Reader) mayAudit(ctx context.Context, actor news.Actor) error {
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return err
	}
	for _, s := range sites {
		if actor.Can(news.ActWithdraw, s.ID) || actor.Can(news.ActManage, s.ID) {
			return nil
		}
	}
	return actor.May(news.ActManage, 0)
}

// AuditRuns returns up to limit walks of the auditor, newest first, before an
// ID.
func (r *Reader) AuditRuns(ctx context.Context, actor news.Actor, before news.ID, limit int) ([]AuditRun, error) {
	if err := r.mayAudit(ctx, actor); err != nil {
		return nil, err
	}
	list, err := r.book().Runs(ctx, before, limit)
	if err != nil {
		return nil, err
	}
	sites, err := r.s.Sites(ctx)
	out := make([]AuditRun, len(list))
	for i, run := range list {
		out[i].Run = run
		for _, s := range sites {
			if s.ID == run.Site {
				out[i].Site = s
			}
		}
	}
	return out, err
}

// AuditRun returns a walk with a page of up to limit differences after an ID.
func (r *Reader) AuditRun(ctx context.Context, actor news.Actor, id, after news.ID, limit int) (out AuditRun, err error) {
	if err := r.mayAudit(ctx, actor); err != nil {
		return out, err
	}
	run, found, err := r.book().Run(ctx, id)
	if err != nil {
		return out, err
	}
	if !found {
		return out, fault.New(fault.NotFound, "there is no audit %s", id)
	}
	out.Run = run
	list, err := r.book().Drifts(ctx, id, after, limit+1)
	if err != nil {
		return out, err
	}
	if len(list) > limit {
		list = list[:limit]
		out.Next = list[limit-1].ID
	}
	var stories []news.ID
	for _, d := range list {
		stories = append(stories, d.Story)
	}
	heads, err := r.s.Heads(ctx, stories)
	if err != nil {
		return out, err
	}
	sites, err := r.s.Sites(ctx)
	for _, s := range sites {
		if s.ID == run.Site {
			out.Site = s
		}
	}
	for _, d := range list {
		x := AuditDrift{Drift: d}
		for _, s := range sites {
			if s.ID == d.Site {
				x.Site = s
			}
		}
		for _, h := range heads {
			if h.Story == d.Story {
				x.Headline = h.Headline
			}
		}
		out.Drifts = append(out.Drifts, x)
	}
	return out, err
}

// Took is how long an entry took to arrive everywhere; 0 while it has not.
func (e LedgerEntry) Took() time.Duration {
	if e.SettledAt.IsZero() {
		return 0
	}
	return e.SettledAt.Sub(e.At)
}
