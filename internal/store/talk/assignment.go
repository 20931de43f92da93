package talk

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const assignmentColumns = `story, account, due_at, note, made_by, made_at, done_at, done_by`

func scanAssignment(row rows.Scanner) (a news.Assignment, err error) {
	err = row.Scan(&a.Story, &a.Account, rows.Time{To: &a.DueAt}, &a.Note, &a.MadeBy, rows.Time{To: &a.MadeAt}, rows.Time{To: &a.DoneAt}, &a.DoneBy)
	return a, err
}

// Assignment returns who is to work on a story.
func (s Store) Assignment(ctx context.Context, story news.ID) (news.Assignment, bool, error) {
	return rows.One(ctx, s.Store, scanAssignment, `SELECT `+assignmentColumns+` FROM assignment WHERE story = $1`, story)
}

// Assignments returns the assignments of stories, in no order.
func (s Store) Assignments(ctx context.Context, stories []news.ID) ([]news.Assignment, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanAssignment, `SELECT `+assignmentColumns+` FROM assignment WHERE story IN `+s.Engine.In(1), db.List(s.Engine, stories))
}

// OpenAssignments returns up to limit things that a person is to do, the most
// urgent first and those without a time before them, after a place in that
// order.
func (s Store) OpenAssignments(ctx context.Context, account news.ID, dueAfter time.Time, storyAfter news.ID, limit int) ([]news.Assignment, error) {
	return rows.All(ctx, s.Store, scanAssignment, `SELECT `+assignmentColumns+` FROM assignment
		WHERE account = $1 AND done_at = 0 AND (due_at, story) > ($2, $3) ORDER BY due_at, story LIMIT $4`,
		account, rows.MS(dueAfter), storyAfter, limit)
}

// SaveAssignment inserts or replaces the assignment of a story.
func (s Store) SaveAssignment(ctx context.Context, a news.Assignment) error {
	return s.Exec(ctx, `INSERT INTO assignment (`+assignmentColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)
		ON CONFLICT (story) DO UPDATE SET account = excluded.account, due_at = excluded.due_at, note = excluded.note,
			made_by = excluded.made_by, made_at = excluded.made_at, done_at = excluded.done_at, done_by = excluded.done_by`,
		a.Story, a.Account, rows.MS(a.DueAt), a.Note, a.MadeBy, rows.MS(a.MadeAt), rows.MS(a.DoneAt), a.DoneBy)
}

// DropAssignment takes an assignment back.
func (s Store) DropAssignment(ctx context.Context, story news.ID) error {
	return s.Exec(ctx, `DELETE FROM assignment WHERE story = $1`, story)
}

// Accounts returns the accounts with the given IDs with their roles, in no
// order.
func (s Store) Accounts(ctx context.Context, ids []news.ID) ([]news.Account, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return s.accounts(ctx, `WHERE a.id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// AccountsAt returns the active accounts that have a role on one of the sites
// or on all, in the order of their IDs.
func (s Store) AccountsAt(ctx context.Context, sites []news.ID) ([]news.Account, error) {
	return s.accounts(ctx, `WHERE a.active = 1 AND a.id IN (SELECT w.account FROM membership w WHERE w.site = 0 OR w.site IN `+s.Engine.In(1)+`)`,
		db.List(s.Engine, sites))
}

func (s Store) accounts(ctx context.Context, where string, args ...any) ([]news.Account, error) {
	found, err := s.Q.QueryContext(ctx, `SELECT a.id, a.email, a.name, a.person, a.active, a.made_at,
			COALESCE(m.site, 0), COALESCE(m.role, '')
		FROM account a LEFT JOIN membership m ON m.account = a.id `+where+` ORDER BY a.id, m.site, m.role`, args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var out []news.Account
	for found.Next() {
		var a news.Account
		var site news.ID
		var role news.Role
		if err := found.Scan(&a.ID, &a.Email, &a.Name, &a.Person, &a.Active, rows.Time{To: &a.MadeAt}, &site, &role); err != nil {
			return nil, err
		}
		if n := len(out); n == 0 || out[n-1].ID != a.ID {
			a.Roles = map[news.ID][]news.Role{}
			out = append(out, a)
		}
		if role != "" {
			last := out[len(out)-1]
			last.Roles[site] = append(last.Roles[site], role)
		}
	}
	return out, found.Err()
}

// SitesOfStory returns the sites on which a story stands or is offered.
func (s Store) SitesOfStory(ctx context.Context, story news.ID) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT site FROM placement WHERE story = $1 AND state <> $2 ORDER BY site`,
		story, news.PlacementDeclined)
}
