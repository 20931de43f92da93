package exchange

import (
	"context"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// Refused notes that an item of a source, which is locked, could not be taken.
// People are told at once of a correction or a withdrawal, which is owed to
// readers, and of all else together, once a day at most.
func Refused(d *act.Deed, s partner.Source, i partner.Item, owed partner.Cause) error {
	st := stores.In(d.Tx)
	if err := st.AddRefused(d, s.ID, 1); err != nil {
		return err
	}
	site, err := d.Site(s.Site)
	if err != nil {
		return err
	}
	if err := d.Event(partner.EventItemRefused, i.Story, s.Site, sourced{Source: s.ID, Partner: site.Name, Item: i.ID, Note: i.Note, Owed: owed}); err != nil {
		return err
	}
	if owed != "" {
		return nil
	}
	lines, err := st.SourceLines(d, []news.ID{s.ID})
	if err != nil || len(lines) == 0 {
		return err
	}
	at := lines[0].TellAt
	if at.IsZero() {
		at = d.Now.Add(partner.RefusedGather)
		if next := lines[0].ToldAt.Add(partner.RefusedEvery); next.After(at) {
			at = next
		}
		if err := st.SourceTells(d, s.ID, at, lines[0].ToldAt); err != nil {
			return err
		}
	}
	return d.Job(JobRefused, s.ID.String(), s.ID.String(), at)
}

// tellRefused notes for people that items of a source wait that could not be
// taken, unless somebody has settled them meanwhile.
func (x *Exchange) tellRefused(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return x.room.Do(ctx, news.System(), "tell what was refused", func(d *act.Deed) error {
		st := stores.In(d.Tx)
		s, found, err := st.LockSource(d, id)
		if err != nil || !found {
			return err
		}
		lines, err := st.SourceLines(d, []news.ID{id})
		if err != nil || len(lines) == 0 {
			return err
		}
		line := lines[0]
		if line.TellAt.IsZero() || line.TellAt.After(d.Now) {
			return nil
		}
		if line.Refused == 0 {
			return st.SourceTells(d, id, time.Time{}, line.ToldAt)
		}
		if err := st.SourceTells(d, id, time.Time{}, d.Now); err != nil {
			return err
		}
		site, err := d.Site(s.Site)
		if err != nil {
			return err
		}
		return d.Event(partner.EventItemsRefused, 0, s.Site, sourced{Source: id, Partner: site.Name})
	})
}
