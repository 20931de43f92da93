package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const noticeColumns = `id, story, kind, severity, text, apology, reply, version, made_by, at`

func scanNotice(row rows.Scanner) (n news.Notice, err error) {
	err = row.Scan(&n.ID, &n.Story, &n.Kind, &n.Severity, &n.Text, &n.Apology, &n.Reply, &n.Version, &n.MadeBy, rows.Time{To: &n.At})
	return n, err
}

// NoticesOf returns the notices about stories, oldest first.
func (s Store) NoticesOf(ctx context.Context, stories []news.ID) ([]news.Notice, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanNotice, `SELECT `+noticeColumns+` FROM notice WHERE story IN `+s.Engine.In(1)+`
		ORDER BY at, id`, db.List(s.Engine, stories))
}

// NoticesAnswered returns the notices whose reply is one of the given stories.
func (s Store) NoticesAnswered(ctx context.Context, replies []news.ID) ([]news.Notice, error) {
	if len(replies) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanNotice, `SELECT `+noticeColumns+` FROM notice WHERE reply IN `+s.Engine.In(1)+` AND reply <> 0
		ORDER BY at, id`, db.List(s.Engine, replies))
}

// Notices returns the notices with the given IDs, in no order.
func (s Store) Notices(ctx context.Context, ids []news.ID) ([]news.Notice, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanNotice, `SELECT `+noticeColumns+` FROM notice WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// InsertNotice adds a notice.
func (s Store) InsertNotice(ctx context.Context, n news.Notice) error {
	return s.Exec(ctx, `INSERT INTO notice (`+noticeColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
		n.ID, n.Story, n.Kind, n.Severity, n.Text, n.Apology, n.Reply, n.Version, n.MadeBy, rows.MS(n.At))
}

func scanWithdrawal(row rows.Scanner) (w news.Withdrawal, err error) {
	err = row.Scan(&w.Story, &w.Ground, &w.Reason, &w.ProposedBy, rows.Time{To: &w.ProposedAt}, &w.ApprovedBy, rows.Time{To: &w.ApprovedAt})
	return w, err
}

const withdrawalColumns = `story, ground, reason, proposed_by, proposed_at, approved_by, approved_at`

// Withdrawals returns the withdrawals of stories, proposed or approved.
func (s Store) Withdrawals(ctx context.Context, stories []news.ID) ([]news.Withdrawal, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanWithdrawal, `SELECT `+withdrawalColumns+` FROM withdrawal WHERE story IN `+s.Engine.In(1), db.List(s.Engine, stories))
}

// Withdrawal returns the withdrawal of a story.
func (s Store) Withdrawal(ctx context.Context, story news.ID) (news.Withdrawal, bool, error) {
	return rows.One(ctx, s.Store, scanWithdrawal, `SELECT `+withdrawalColumns+` FROM withdrawal WHERE story = $1`, story)
}

// PendingWithdrawals returns up to limit withdrawals of stories of the given
// sites that somebody else than an account has proposed and nobody has decided,
// oldest first.
func (s Store) PendingWithdrawals(ctx context.Context, sites []news.ID, except news.ID, limit int) ([]news.Withdrawal, error) {
	if len(sites) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanWithdrawal, `SELECT x.story, x.ground, x.reason, x.proposed_by, x.proposed_at, x.approved_by, x.approved_at
		FROM withdrawal x JOIN story s ON s.id = x.story
		WHERE x.approved_at = 0 AND x.proposed_by <> $1 AND s.origin_site IN `+s.Engine.In(2)+`
		ORDER BY x.proposed_at LIMIT $3`, except, db.List(s.Engine, sites), limit)
}

// SaveWithdrawal inserts or replaces a withdrawal that is not approved yet.
func (s Store) SaveWithdrawal(ctx context.Context, w news.Withdrawal) error {
	return s.Exec(ctx, `INSERT INTO withdrawal (`+withdrawalColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7)
		ON CONFLICT (story) DO UPDATE SET ground = excluded.ground, reason = excluded.reason,
			proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
			approved_by = excluded.approved_by, approved_at = excluded.approved_at
		WHERE withdrawal.approved_at = 0`,
		w.Story, w.Ground, w.Reason, w.ProposedBy, rows.MS(w.ProposedAt), w.ApprovedBy, rows.MS(w.ApprovedAt))
}
