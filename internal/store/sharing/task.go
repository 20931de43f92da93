package sharing

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const taskColumns = `id, placement, story, site, state, version, severity, notice, opened_at, due_at, overdue_at, owner, ended_at,
	ended_by, rev`

func scanTask(row rows.Scanner) (t merging.Task, err error) {
	err = row.Scan(&t.ID, &t.Placement, &t.Story, &t.Site, &t.State, &t.Version, &t.Severity, &t.Notice, rows.Time{To: &t.OpenedAt},
		rows.Time{To: &t.DueAt}, rows.Time{To: &t.OverdueAt}, &t.Owner, rows.Time{To: &t.EndedAt}, &t.EndedBy, &t.Rev)
	return t, err
}

// Task returns a merge task with its fields.
func (s Store) Task(ctx context.Context, id news.ID) (merging.Task, bool, error) {
	return s.oneTask(ctx, `WHERE id = $1`, id)
}

// OpenTask returns the open task of a placement.
func (s Store) OpenTask(ctx context.Context, placement news.ID) (merging.Task, bool, error) {
	return s.oneTask(ctx, `WHERE placement = $1 AND state = 'open'`, placement)
}

func (s Store) oneTask(ctx context.Context, where string, id news.ID) (merging.Task, bool, error) {
	ts, err := s.tasks(ctx, where, id)
	if err != nil || len(ts) == 0 {
		return merging.Task{}, false, err
	}
	return ts[0], true, nil
}

// TasksOf returns the tasks of a story on every site, oldest first.
func (s Store) TasksOf(ctx context.Context, story news.ID) ([]merging.Task, error) {
	return s.tasks(ctx, `WHERE story = $1 ORDER BY id`, story)
}

// OpenTasksOf returns the open tasks of a story, in the order of the sites.
func (s Store) OpenTasksOf(ctx context.Context, story news.ID) ([]merging.Task, error) {
	return s.tasks(ctx, `WHERE story = $1 AND state = 'open' ORDER BY site`, story)
}

// TaskMark is a place in an ordered list of tasks. The zero TaskMark is the
// beginning.
type TaskMark struct {
	At time.Time // DueAt, of ended tasks EndedAt
	ID news.ID
}

// OpenTasks returns up to limit open tasks of a site after a mark, those with
// the earliest deadline first.
func (s Store) OpenTasks(ctx context.Context, site news.ID, after TaskMark, limit int) ([]merging.Task, error) {
	return s.tasks(ctx, `WHERE site = $1 AND state = 'open' AND (due_at, id) > ($2, $3) ORDER BY due_at, id LIMIT $4`,
		site, rows.MS(after.At), after.ID, limit)
}

// OverdueTasks is OpenTasks for those whose deadline was missed.
func (s Store) OverdueTasks(ctx context.Context, site news.ID, after TaskMark, limit int) ([]merging.Task, error) {
	return s.tasks(ctx, `WHERE site = $1 AND state = 'open' AND overdue_at <> 0 AND (due_at, id) > ($2, $3)
		ORDER BY due_at, id LIMIT $4`, site, rows.MS(after.At), after.ID, limit)
}

// OwnTasks is OpenTasks for those that a person took, on any site.
func (s Store) OwnTasks(ctx context.Context, owner news.ID, after TaskMark, limit int) ([]merging.Task, error) {
	return s.tasks(ctx, `WHERE owner = $1 AND owner <> 0 AND state = 'open' AND (due_at, id) > ($2, $3)
		ORDER BY due_at, id LIMIT $4`, owner, rows.MS(after.At), after.ID, limit)
}

// EndedTasks returns up to limit ended tasks of a site before a mark, the last
// one first.
func (s Store) EndedTasks(ctx context.Context, site news.ID, before TaskMark, limit int) ([]merging.Task, error) {
	at := int64(math.MaxInt64)
	if before.ID != 0 {
		at = rows.MS(before.At)
	}
	return s.tasks(ctx, `WHERE site = $1 AND ended_at <> 0 AND (ended_at, id) < ($2, $3) ORDER BY ended_at DESC, id DESC LIMIT $4`,
		site, at, before.ID, limit)
}

func (s Store) tasks(ctx context.Context, where string, args ...any) ([]merging.Task, error) {
	ts, err := rows.All(ctx, s.Store, scanTask, `SELECT `+taskColumns+` FROM merge_task `+where, args...)
	if err != nil || len(ts) == 0 {
		return ts, err
	}
	ids, at := make([]news.ID, len(ts)), map[news.ID]int{}
	for i, t := range ts {
		ids[i], at[t.ID] = t.ID, i
	}
	type asked struct {
		task news.ID
		merging.Asked
	}
	fields, err := rows.All(ctx, s.Store, func(row rows.Scanner) (a asked, err error) {
		err = row.Scan(&a.task, &a.Field, &a.Why, &a.Answer, &a.Version, &a.By, rows.Time{To: &a.At}, &a.Before.Base, &a.Before.MadeBy,
			rows.Time{To: &a.Before.MadeAt}, &a.Reason, &a.Before.Value)
		a.Before.Field = a.Field
		return a, err
	}, `SELECT task, field, why, answer, version, made_by, made_at, before_base, before_by, before_at, reason, before_value
		FROM merge_task_field WHERE task IN `+s.Engine.In(1), db.List(s.Engine, ids))
	if err != nil {
		return nil, err
	}
	order := news.Fields()
	slices.SortFunc(fields, func(a, b asked) int { return slices.Index(order, a.Field) - slices.Index(order, b.Field) })
	for _, a := range fields {
		t := &ts[at[a.task]]
		t.Fields = append(t.Fields, a.Asked)
	}
	return ts, nil
}

// InsertTask adds a task.
func (s Store) InsertTask(ctx context.Context, t merging.Task) error {
	err := s.Exec(ctx, `INSERT INTO merge_task (`+taskColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
		t.ID, t.Placement, t.Story, t.Site, t.State, t.Version, t.Severity, t.Notice, rows.MS(t.OpenedAt), rows.MS(t.DueAt),
		rows.MS(t.OverdueAt), t.Owner, rows.MS(t.EndedAt), t.EndedBy, t.Rev)
	if err != nil {
		return err
	}
	if err := s.saveFields(ctx, t); err != nil {
		return err
	}
	return s.countTask(ctx, t, 1)
}

// UpdateTask saves a task of which before is what was loaded, and keeps its
// site's numbers. A Conflict fault says that somebody changed it meanwhile.
func (s Store) UpdateTask(ctx context.Context, before merging.Task, t *merging.Task) error {
	n, err := s.Changed(ctx, `UPDATE merge_task SET rev = rev + 1, state = $3, version = $4, severity = $5, notice = $6, due_at = $7,
		overdue_at = $8, owner = $9, ended_at = $10, ended_by = $11 WHERE id = $1 AND rev = $2`,
		t.ID, before.Rev, t.State, t.Version, t.Severity, t.Notice, rows.MS(t.DueAt), rows.MS(t.OverdueAt), t.Owner,
		rows.MS(t.EndedAt), t.EndedBy)
	if err != nil {
		return err
	}
	if n != 1 {
		return fault.New(fault.Conflict, "the task was changed meanwhile; load it again")
	}
	t.Rev = before.Rev + 1
	if err := s.saveFields(ctx, *t); err != nil {
		return err
	}
	if before.Open() == t.Open() && before.OverdueAt.IsZero() == t.OverdueAt.IsZero() {
		return nil
	}
	if err := s.countTask(ctx, before, -1); err != nil {
		return err
	}
	return s.countTask(ctx, *t, 1)
}

func (s Store) saveFields(ctx context.Context, t merging.Task) error {
	for _, a := range t.Fields {
		err := s.Exec(ctx, `INSERT INTO merge_task_field (task, field, why, answer, version, made_by, made_at, before_base, before_by,
			before_at, reason, before_value) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)
			ON CONFLICT (task, field) DO UPDATE SET why = excluded.why, answer = excluded.answer, version = excluded.version,
				made_by = excluded.made_by, made_at = excluded.made_at, before_base = excluded.before_base,
				before_by = excluded.before_by, before_at = excluded.before_at, reason = excluded.reason,
				before_value = excluded.before_value`,
			t.ID, a.Field, a.Why, a.Answer, a.Version, a.By, rows.MS(a.At), a.Before.Base, a.Before.MadeBy, rows.MS(a.Before.MadeAt),
			a.Reason, a.Before.Value)
		if err != nil {
			return err
		}
	}
	return nil
}

// countTask adds n times what a task is to the numbers of its site.
func (s Store) countTask(ctx context.Context, t merging.Task, n int) error {
	if !t.Open() {
		return nil
	}
	overdue := 0
	if !t.OverdueAt.IsZero() {
		overdue = n
	}
	return s.Exec(ctx, `INSERT INTO merge_task_count (site, waiting, overdue) VALUES ($1,$2,$3)
		ON CONFLICT (site) DO UPDATE SET waiting = merge_task_count.waiting + excluded.waiting,
			overdue = merge_task_count.overdue + excluded.overdue`, t.Site, n, overdue)
}

// TaskCount is how many tasks of a site are open, and how many of these are
// overdue.
type TaskCount struct {
	Site             news.ID
	Waiting, Overdue int
}

// TaskCounts returns the kept numbers of sites; a site that never had a task is
// not among them.
func (s Store) TaskCounts(ctx context.Context, sites []news.ID) ([]TaskCount, error) {
	if len(sites) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, func(row rows.Scanner) (c TaskCount, err error) {
		err = row.Scan(&c.Site, &c.Waiting, &c.Overdue)
		return c, err
	}, `SELECT site, waiting, overdue FROM merge_task_count WHERE site IN `+s.Engine.In(1), db.List(s.Engine, sites))
}
