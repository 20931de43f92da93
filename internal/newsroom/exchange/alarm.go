package exchange

import (
	"context"
	"fmt"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// plan has a line on which nothing gets through looked at when it has failed
// for so long that people have to know. It is the line as it was before the
// attempt that failed.
func plan(d *act.Deed, before partner.Line) error {
	if !before.ToldAt.IsZero() {
		return nil // people know
	}
	since := before.FailingSince
	if since.IsZero() {
		since = d.Now
	}
	at := since.Add(partner.Alarm)
	if at.Before(d.Now) {
		at = d.Now
	}
	return d.Job(JobAlarm, before.Agreement.String(), before.Agreement.String(), at)
}

// alarm notes, once for each time that a line fails, that something owed waits
// on it for long. What comes to be owed later is noted with the next attempt.
func (x *Exchange) alarm(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return x.room.Do(ctx, news.System(), "tell that a line fails", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		a, found, err := s.LockAgreement(d, id)
		if err != nil || !found {
			return err
		}
		lines, err := s.Lines(d, []news.ID{id})
		if err != nil || len(lines) == 0 {
			return err
		}
		line := lines[0]
		if line.FailingSince.IsZero() || !line.ToldAt.IsZero() || line.FailingSince.Add(partner.Alarm).After(d.Now) {
			return nil
		}
		owes, err := s.Owes(d, id)
		if err != nil || !owes {
			return err
		}
		if err := s.LineTold(d, id, d.Now); err != nil {
			return err
		}
		return d.Event(partner.EventLineFailing, 0, a.Sites[0], agreed{Agreement: id, Partner: a.Partner})
	})
}
