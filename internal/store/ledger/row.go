package ledger

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const rowColumns = `subject, site, surface, target, placement, state, attempts, sent_at, due_at, next_at, checked_at, applied_at, fault, proof`

func scanRow(row rows.Scanner) (r ledger.Row, err error) {
	err = row.Scan(&r.Subject, &r.Site, &r.Surface, &r.Target, &r.Placement, &r.State, &r.Attempts, rows.Time{To: &r.SentAt}, rows.Time{To: &r.DueAt},
		rows.Time{To: &r.NextAt}, rows.Time{To: &r.CheckedAt}, rows.Time{To: &r.AppliedAt}, &r.Fault, &r.Proof)
	return r, err
}

// atOnce is how many rows one statement writes.
const atOnce = 100

// InsertRows adds the rows of a new subject, many with one statement: a
// correction on many sites is one short transaction.
func (s Store) InsertRows(ctx context.Context, list []ledger.Row) error {
	for len(list) > 0 {
		n := min(len(list), atOnce)
		var b strings.Builder
		b.WriteString(`INSERT INTO ledger_row (` + rowColumns + `) VALUES `)
		var args []any
		for i, r := range list[:n] {
			if i > 0 {
				b.WriteByte(',')
			}
			writePlaces(&b, len(args), 14)
			args = append(args, r.Subject, r.Site, r.Surface, r.Target, r.Placement, r.State, r.Attempts, rows.MS(r.SentAt), rows.MS(r.DueAt),
				rows.MS(r.NextAt), rows.MS(r.CheckedAt), rows.MS(r.AppliedAt), r.Fault, r.Proof)
		}
		if err := s.Exec(ctx, b.String(), args...); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

func writePlaces(b *strings.Builder, after, n int) {
	for i := range n {
		sep := byte(',')
		if i == 0 {
			sep = '('
		}
		b.WriteByte(sep)
		fmt.Fprintf(b, "$%d", after+i+1)
	}
	b.WriteByte(')')
}

// SaveRow keeps what became of a row.
func (s Store) SaveRow(ctx context.Context, r ledger.Row) error {
	return s.Exec(ctx, `UPDATE ledger_row SET state = $5, attempts = $6, due_at = $7, next_at = $8, checked_at = $9, applied_at = $10, fault = $11,
			proof = $12
		WHERE subject = $1 AND site = $2 AND surface = $3 AND target = $4`,
		r.Subject, r.Site, r.Surface, r.Target, r.State, r.Attempts, rows.MS(r.DueAt), rows.MS(r.NextAt), rows.MS(r.CheckedAt), rows.MS(r.AppliedAt), r.Fault, r.Proof)
}

// Rows returns the rows of a subject, by site.
func (s Store) Rows(ctx context.Context, subject news.ID) ([]ledger.Row, error) {
	return rows.All(ctx, s.Store, scanRow, `SELECT `+rowColumns+` FROM ledger_row WHERE subject = $1 ORDER BY site, surface, target`, subject)
}

// OpenRows returns the rows of a surface and target that are not settled,
// oldest first.
func (s Store) OpenRows(ctx context.Context, surface ledger.Surface, target string, limit int) ([]ledger.Row, error) {
	return rows.All(ctx, s.Store, scanRow, `SELECT `+rowColumns+` FROM ledger_row
		WHERE surface = $1 AND target = $2 AND state NOT IN ('applied', 'moot') ORDER BY subject LIMIT $3`, surface, target, limit)
}

// SiteStanding is how a subject stands on one site.
type SiteStanding struct {
	Subject  news.ID
	Site     news.ID // 0 for the caches of the network
	Standing ledger.Standing
}

// SaveSites keeps how a subject stands on each of its sites.
func (s Store) SaveSites(ctx context.Context, subject news.ID, by map[news.ID]ledger.Standing) error {
	known, err := s.Sites(ctx, []news.ID{subject})
	if err != nil {
		return err
	}
	before := map[news.ID]ledger.Standing{}
	for _, k := range known {
		before[k.Site] = k.Standing
	}
	var fresh []SiteStanding
	for site, standing := range by {
		switch was, ok := before[site]; {
		case !ok:
			fresh = append(fresh, SiteStanding{subject, site, standing})
		case was != standing:
			err := s.Exec(ctx, `UPDATE ledger_site SET standing = $3 WHERE site = $1 AND subject = $2`, site, subject, standing)
			if err != nil {
				return err
			}
		}
	}
	for len(fresh) > 0 {
		n := min(len(fresh), atOnce)
		var b strings.Builder
		b.WriteString(`INSERT INTO ledger_site (subject, site, standing) VALUES `)
		var args []any
		for i, f := range fresh[:n] {
			if i > 0 {
				b.WriteByte(',')
			}
			writePlaces(&b, len(args), 3)
			args = append(args, f.Subject, f.Site, f.Standing)
		}
		if err := s.Exec(ctx, b.String(), args...); err != nil {
			return err
		}
		fresh = fresh[n:]
	}
	return nil
}

// Sites returns how subjects stand on their sites, by subject and site. The rows
// say which those are: how they stand is kept by site.
func (s Store) Sites(ctx context.Context, subjects []news.ID) ([]SiteStanding, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, func(row rows.Scanner) (x SiteStanding, err error) {
		err = row.Scan(&x.Subject, &x.Site, &x.Standing)
		return x, err
	}, `SELECT r.subject, r.site, r.standing FROM (SELECT DISTINCT subject, site FROM ledger_row WHERE subject IN `+s.Engine.In(1)+`) k
		JOIN ledger_site r ON r.site = k.site AND r.subject = k.subject ORDER BY r.subject, r.site`, db.List(s.Engine, subjects))
}

// AskSoon has the open rows of a subject on a site asked again at a time.
func (s Store) AskSoon(ctx context.Context, subject, site news.ID, at time.Time) error {
	return s.Exec(ctx, `UPDATE ledger_row SET next_at = $3 WHERE subject = $1 AND site = $2 AND state NOT IN ('applied', 'received', 'moot')`,
		subject, site, rows.MS(at))
}

// Reopen has the texts of a site that were settled asked again at a time.
func (s Store) Reopen(ctx context.Context, subject, site news.ID, at time.Time) error {
	return s.Exec(ctx, `UPDATE ledger_row SET state = 'needs_merge', applied_at = 0, next_at = $3
		WHERE subject = $1 AND site = $2 AND surface = 'text' AND state = 'applied'`, subject, site, rows.MS(at))
}
