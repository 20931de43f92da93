// Package ledger loads and saves where corrections and withdrawals have
// arrived, the nodes that keep pages, and what the auditor found: all SQL of
// it, and no rule.
//
//	ledger.go  Store, subjects
//	row.go     their rows, and what pages through them
//	node.go    nodes
//	audit.go   runs of the auditor, and drift
package ledger

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Store reads and writes through one Querier.
type Store struct{ rows.Store }

// New returns a Store on a pool or a transaction.
func New(q db.Querier, e db.Engine) Store { return Store{rows.Store{Q: q, Engine: e}} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return New(tx, tx.Engine) }

const subjectColumns = `id, kind, story, site, event, alone, notice, severity, ground, version, made_by, at, headline, standing, total, done, settled_at`

func scanSubject(row rows.Scanner) (s ledger.Subject, err error) {
	var alone int64
	err = row.Scan(&s.ID, &s.Kind, &s.Story, &s.Site, &s.Event, &alone, &s.Notice, &s.Severity, &s.Ground, &s.Version, &s.MadeBy,
		rows.Time{To: &s.At}, &s.Headline, &s.Standing, &s.Rows, &s.Done, rows.Time{To: &s.SettledAt})
	s.Alone = alone != 0
	return s, err
}

// InsertSubject adds a subject.
func (s Store) InsertSubject(ctx context.Context, x ledger.Subject) error {
	return s.Exec(ctx, `INSERT INTO ledger_subject (`+subjectColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)`,
		x.ID, x.Kind, x.Story, x.Site, x.Event, rows.Bit(x.Alone), x.Notice, x.Severity, x.Ground, x.Version, x.MadeBy, rows.MS(x.At),
		x.Headline, x.Standing, x.Rows, x.Done, rows.MS(x.SettledAt))
}

// SaveSum keeps how a subject stands as a whole.
func (s Store) SaveSum(ctx context.Context, x ledger.Subject) error {
	return s.Exec(ctx, `UPDATE ledger_subject SET standing = $2, total = $3, done = $4, settled_at = $5 WHERE id = $1`,
		x.ID, x.Standing, x.Rows, x.Done, rows.MS(x.SettledAt))
}

// Subject returns a subject.
func (s Store) Subject(ctx context.Context, id news.ID) (ledger.Subject, bool, error) {
	return rows.One(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE id = $1`, id)
}

// LockSubject returns a subject and keeps others from changing it until the
// transaction ends. It returns a NotFound fault when there is none.
func (s Store) LockSubject(ctx context.Context, id news.ID) (ledger.Subject, error) {
	x, found, err := rows.One(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE id = $1`+s.Engine.ForUpdate, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "the ledger has no entry %s", id)
	}
	return x, err
}

// SubjectsOf returns the subjects of a story, oldest first.
func (s Store) SubjectsOf(ctx context.Context, story news.ID) ([]ledger.Subject, error) {
	return rows.All(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE story = $1 ORDER BY id`, story)
}

// SubjectsByID returns the subjects with the given IDs, in no order.
func (s Store) SubjectsByID(ctx context.Context, ids []news.ID) ([]ledger.Subject, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// Page says which subjects are wanted: newest first, before an ID.
type Page struct {
	Site     news.ID         // only those that concern a site; 0 for all
	Standing ledger.Standing // only those that stand so, on the site if one is given; empty for all
	Before   news.ID         // 0 for the newest
	Limit    int
}

// Subjects returns a page of subjects, newest first.
func (s Store) Subjects(ctx context.Context, p Page) ([]ledger.Subject, error) {
	before := int64(p.Before)
	if before == 0 {
		before = 1<<63 - 1
	}
	switch {
	case p.Site == 0 && p.Standing == "":
		return rows.All(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE id < $1
			ORDER BY id DESC LIMIT $2`, before, p.Limit)
	case p.Site == 0:
		return rows.All(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE standing = $3 AND id < $1
			ORDER BY id DESC LIMIT $2`, before, p.Limit, p.Standing)
	case p.Standing == "":
		return rows.All(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE id IN (
			SELECT subject FROM ledger_site WHERE site = $3 AND subject < $1 ORDER BY subject DESC LIMIT $2)
			ORDER BY id DESC`, before, p.Limit, p.Site)
	}
	return rows.All(ctx, s.Store, scanSubject, `SELECT `+subjectColumns+` FROM ledger_subject WHERE id IN (
		SELECT subject FROM ledger_site WHERE site = $3 AND standing = $4 AND subject < $1 ORDER BY subject DESC LIMIT $2)
		ORDER BY id DESC`, before, p.Limit, p.Site, p.Standing)
}
