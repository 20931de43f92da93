package sharing

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const withdrawalColumns = `story, site, headline, ground, reason, proposed_by, proposed_at, approved_by, approved_at`

func scanWithdrawal(row rows.Scanner) (w news.Withdrawal, err error) {
	err = row.Scan(&w.Story, &w.Site, &w.Headline, &w.Ground, &w.Reason, &w.ProposedBy, rows.Time{To: &w.ProposedAt}, &w.ApprovedBy,
		rows.Time{To: &w.ApprovedAt})
	return w, err
}

// Withdrawal returns the withdrawal of a placement on its site alone, proposed
// or approved.
func (s Store) Withdrawal(ctx context.Context, placement news.ID) (news.Withdrawal, bool, error) {
	return rows.One(ctx, s.Store, scanWithdrawal, `SELECT `+withdrawalColumns+` FROM placement_withdrawal WHERE placement = $1`, placement)
}

// WithdrawalsOn returns the withdrawals of stories on one site alone, proposed
// or approved, in no order.
func (s Store) WithdrawalsOn(ctx context.Context, site news.ID, stories []news.ID) ([]news.Withdrawal, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanWithdrawal, `SELECT `+withdrawalColumns+` FROM placement_withdrawal
		WHERE story IN `+s.Engine.In(2)+` AND site = $1`, site, db.List(s.Engine, stories))
}

// WithdrawalsOf returns the withdrawals of one story by single sites, proposed
// or approved, in the order of the sites' IDs.
func (s Store) WithdrawalsOf(ctx context.Context, story news.ID) ([]news.Withdrawal, error) {
	return rows.All(ctx, s.Store, scanWithdrawal, `SELECT `+withdrawalColumns+` FROM placement_withdrawal WHERE story = $1 ORDER BY site`, story)
}

// OpenWithdrawals returns the proposals of a site that nobody has approved yet,
// the oldest first.
func (s Store) OpenWithdrawals(ctx context.Context, site news.ID, limit int) ([]news.Withdrawal, error) {
	return rows.All(ctx, s.Store, scanWithdrawal, `SELECT `+withdrawalColumns+` FROM placement_withdrawal
		WHERE site = $1 AND approved_at = 0 ORDER BY proposed_at LIMIT $2`, site, limit)
}

// SaveWithdrawal inserts or replaces the withdrawal of a placement that is not
// approved yet.
func (s Store) SaveWithdrawal(ctx context.Context, placement news.ID, w news.Withdrawal) error {
	return s.Exec(ctx, `INSERT INTO placement_withdrawal (placement, `+withdrawalColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
		ON CONFLICT (placement) DO UPDATE SET headline = excluded.headline, ground = excluded.ground, reason = excluded.reason,
			proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
			approved_by = excluded.approved_by, approved_at = excluded.approved_at
		WHERE placement_withdrawal.approved_at = 0`,
		placement, w.Story, w.Site, w.Headline, w.Ground, w.Reason, w.ProposedBy, rows.MS(w.ProposedAt), w.ApprovedBy, rows.MS(w.ApprovedAt))
}

// DropWithdrawals ends the proposals about a story that nobody has approved:
// that of one placement, or with placement 0 all of them. It returns how many
// there were.
func (s Store) DropWithdrawals(ctx context.Context, story, placement news.ID) (int, error) {
	n, err := s.Changed(ctx, `DELETE FROM placement_withdrawal
		WHERE story = $1 AND approved_at = 0 AND (placement = $2 OR $2 = CAST(0 AS BIGINT))`, story, placement)
	return int(n), err
}
