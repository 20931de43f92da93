package ledger

import (
	"context"
	"slices"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// NoteChecks keeps what asking surfaces has told of a subject, calls what has
// passed its deadline overdue, and plans the next look. Checks of rows that the
// subject does not have are passed over.
func (l *Ledger) NoteChecks(ctx context.Context, subject news.ID, checks []book.Check) error {
	return l.room.Do(ctx, news.System(), "note what surfaces show", func(d *act.Deed) error { return l.note(d, subject, checks) })
}

// Standing is what the events of a subject say.
type Standing struct {
	Subject news.ID   `json:"subject"`
	Kind    book.Kind `json:"kind"`
	Sites   []news.ID `json:"sites,omitempty"` // where its deadline has passed now; 0 stands for the network's caches
	Rows    int       `json:"rows"`
	// Partners is how many of the rows are partners outside.
	Partners int `json:"partners,omitempty"`
}

func (l *Ledger) note(d *act.Deed, subject news.ID, checks []book.Check) error {
	s, err := rows.In(d.Tx).LockSubject(d, subject)
	if err != nil {
		return err
	}
	before, err := rows.In(d.Tx).Rows(d, subject)
	if err != nil {
		return err
	}
	if before, err = missing(d, s, before); err != nil {
		return err
	}
	deliveries, err := told(d, s, before)
	if err != nil {
		return err
	}
	checks = append(checks, deliveries...)
	after := make([]book.Row, len(before))
	at := map[book.Key]int{}
	for i, r := range before {
		after[i], at[r.Key()] = r, i
	}
	for _, c := range checks {
		// What was seen once stays seen; only to a partner the same is sent again.
		if i, ok := at[c.Key]; ok && (!after[i].State.Settled() || c.Surface == book.SurfacePartner) {
			after[i] = after[i].After(c)
		}
	}
	book.Expire(after, d.Now)
	late := Standing{Subject: s.ID, Kind: s.Kind}
	for i, r := range after {
		if r == before[i] {
			continue
		}
		if err := rows.In(d.Tx).SaveRow(d, r); err != nil {
			return err
		}
		if r.State == book.StateOverdue && before[i].State != book.StateOverdue {
			late.Rows++
			if r.Surface == book.SurfacePartner {
				late.Partners++
			}
			if !slices.Contains(late.Sites, r.Site) {
				late.Sites = append(late.Sites, r.Site)
			}
		}
	}
	if err := rows.In(d.Tx).SaveSites(d, s.ID, bySite(after)); err != nil {
		return err
	}
	was := s.Standing
	s.Sum(after, d.Now)
	if err := rows.In(d.Tx).SaveSum(d, s); err != nil {
		return err
	}
	if late.Rows > 0 {
		if err := d.Event(news.EventLedgerOverdue, s.Story, s.Site, late); err != nil {
			return err
		}
	}
	if s.Standing == book.Arrived && was != book.Arrived {
		if err := d.Event(news.EventLedgerArrived, s.Story, s.Site, Standing{Subject: s.ID, Kind: s.Kind, Rows: s.Rows}); err != nil {
			return err
		}
	}
	return l.again(d, s.ID, book.Next(after))
}

// Due returns a subject and those of its rows that are to be asked now, at most
// limit of them.
func (l *Ledger) Due(ctx context.Context, subject news.ID, limit int) (s book.Subject, due []book.Row, err error) {
	read := rows.New(l.room.DB, l.room.DB.Engine)
	s, found, err := read.Subject(ctx, subject)
	if err != nil || !found {
		return s, nil, err
	}
	all, err := read.Rows(ctx, subject)
	if err != nil {
		return s, nil, err
	}
	now := l.room.Clock.Now()
	for _, r := range all {
		if !r.State.Settled() && r.Surface.Asked() && !r.NextAt.After(now) && len(due) < limit {
			due = append(due, r)
		}
	}
	return s, due, nil
}

// Resume plans a look at every subject that has not arrived: at the start of a
// process, and from time to time, so that no lost job leaves one behind.
func (l *Ledger) Resume(ctx context.Context) error {
	for _, standing := range []book.Standing{book.Open, book.Failed, book.Overdue} {
		for before := news.ID(0); ; {
			page, err := rows.New(l.room.DB, l.room.DB.Engine).Subjects(ctx, rows.Page{Standing: standing, Before: before, Limit: resumeBatch})
			if err != nil {
				return err
			}
			if len(page) > 0 {
				before = page[len(page)-1].ID
				err := l.room.Do(ctx, news.System(), "look at the ledger again", func(d *act.Deed) error {
					for _, s := range page {
						if err := l.again(d, s.ID, d.Now); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					return err
				}
			}
			if len(page) < resumeBatch {
				break
			}
		}
	}
	return nil
}

const resumeBatch = 100
