package ledger

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// StartAudit begins a walk of the auditor. A walk in the background goes on by
// itself, as a job; others are led by whoever began them.
func (l *Ledger) StartAudit(ctx context.Context, actor news.Actor, r book.Run, background bool) (book.Run, error) {
	err := l.room.Do(ctx, actor, "start audit", func(d *act.Deed) error {
		if err := mayAudit(d, r.Site); err != nil {
			return err
		}
		r.ID, r.StartedAt, r.TouchedAt = d.NextID(), d.Now, d.Now
		if err := rows.In(d.Tx).SaveRun(d, r); err != nil {
			return err
		}
		if background {
			return d.Job(JobAudit, r.ID.String(), r.ID.String(), d.Now)
		}
		return nil
	})
	return r, err
}

// mayAudit lets those ask for an audit who answer for what a site shows.
func mayAudit(d *act.Deed, site news.ID) error {
	if d.Actor.Can(news.ActWithdraw, site) || d.Actor.Can(news.ActManage, site) {
		return nil
	}
	return d.Actor.May(news.ActManage, site)
}

// NoteAudit keeps how far a walk has come and what it found on its way. next is
// when a walk in the background goes on; the zero time is not by itself.
func (l *Ledger) NoteAudit(ctx context.Context, r book.Run, found []book.Drift, next time.Time) (book.Run, []book.Drift, error) {
	err := l.room.Do(ctx, news.System(), "note what the auditor found", func(d *act.Deed) error {
		r.TouchedAt = d.Now
		r.Drifts += len(found)
		told := map[news.ID]bool{}
		for i := range found {
			f := &found[i]
			f.ID, f.Run, f.FoundAt = d.NextID(), r.ID, d.Now
			if err := rows.In(d.Tx).InsertDrift(d, *f); err != nil {
				return err
			}
			if told[f.Placement] {
				continue
			}
			told[f.Placement] = true
			var whats []book.What
			for _, other := range found {
				if other.Placement == f.Placement {
					whats = append(whats, other.What)
				}
			}
			if err := d.Event(news.EventAuditFound, f.Story, f.Site, map[string]any{"run": r.ID, "what": whats}); err != nil {
				return err
			}
		}
		if err := rows.In(d.Tx).SaveRun(d, r); err != nil {
			return err
		}
		if r.EndedAt.IsZero() && !next.IsZero() {
			return d.Job(JobAudit, r.ID.String(), r.ID.String(), next)
		}
		return nil
	})
	return r, found, err
}

// NoteRepaired keeps that drifts of a run are there no longer.
func (l *Ledger) NoteRepaired(ctx context.Context, r book.Run, gone []book.Drift) (book.Run, error) {
	err := l.room.Do(ctx, news.System(), "note what was repaired", func(d *act.Deed) error {
		for _, f := range gone {
			if err := rows.In(d.Tx).Repaired(d, f.ID, d.Now); err != nil {
				return err
			}
		}
		r.Repaired += len(gone)
		return rows.In(d.Tx).SaveRun(d, r)
	})
	return r, err
}

// Repair makes a placement, and everything that follows from it, what the
// story says it is: its time and version, lists, search, notices, pins,
// pictures that are missing; and it purges every page that may show it
// otherwise. It never shows again what was taken from readers.
func (l *Ledger) Repair(ctx context.Context, actor news.Actor, placement news.ID) error {
	return l.room.Do(ctx, actor, "repair placement", func(d *act.Deed) error {
		found, err := d.Store.Placements(d, []news.ID{placement})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fault.New(fault.NotFound, "there is no placement %s", placement)
		}
		if err := mayAudit(d, found[0].Site); err != nil {
			return err
		}
		st, err := d.Lock(found[0].Story)
		if err != nil {
			return err
		}
		p, _, err := d.Store.Placement(d, st.ID, found[0].Site) // under the lock
		if err != nil {
			return err
		}
		if st.State == news.StateWithdrawn && p.State == news.PlacementPlaced {
			p.State = news.PlacementWithdrawn
			if p.VisibleAt.IsZero() || p.VisibleAt.After(st.WithdrawnAt) {
				p.State = news.PlacementDeclined // nobody ever saw it here
			}
		}
		content, err := l.content(d, st)
		if err != nil {
			return err
		}
		if err := d.SettlePlacement(st, p, content); err != nil {
			return err
		}
		if err := l.touch(d, st, p, content); err != nil {
			return err
		}
		return d.Event(news.EventAuditRepaired, st.ID, p.Site, nil)
	})
}

// content is what the live version of a story says.
func (l *Ledger) content(d *act.Deed, st news.Story) (news.Content, error) {
	if st.LiveVersion == 0 {
		return news.Content{}, nil
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	return v.Content, err
}

// touch notes every page that may show a placement, also those of lists in
// which it does not change: what they keep is what is doubted.
func (l *Ledger) touch(d *act.Deed, st news.Story, p news.Placement, content news.Content) error {
	c, err := p.Effective(content)
	if err != nil {
		return err
	}
	if c, err = d.Merged(c); err != nil {
		return err
	}
	lists := append(news.ListsOf(st, p, c), news.ListMap, news.ListNewsMap, news.ListNotices, news.ListWithdrawn)
	d.Touch(news.TagStory(st.ID), news.TagSearch(p.Site), news.TagFront(p.Site, news.FrontHome), news.TagFront(p.Site, news.FrontSection(p.Section)))
	for _, list := range lists {
		d.Touch(news.TagList(p.Site, list))
	}
	used, err := act.Pictures(c)
	if err != nil {
		return err
	}
	d.Reconsider(used...)
	for len(used) > 0 {
		own, err := d.Store.OwnAssets(d, used)
		if err != nil {
			return err
		}
		used = nil
		for _, a := range own {
			d.Touch(news.TagAsset(a.ID))
			if a.ReplacedBy != 0 { // its own place is empty, so this ends
				used = append(used, a.ReplacedBy)
			}
		}
	}
	return nil
}
