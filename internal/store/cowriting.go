package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Batch is a row of the log of a body: the steps of one change.
type Batch struct {
	Story   news.ID
	N       int64  // steps of the body after it
	Client  string // the window it was made in, empty when it was none
	Account news.ID
	At      time.Time
	Steps   []json.RawMessage // as ProseMirror writes them
}

// Writer is a window in which somebody writes, and the last of its changes
// that was saved.
type Writer struct {
	Story   news.ID
	Client  string
	Account news.ID
	Seq     int64 // of the change
	Rev     int64 // of the working copy after it
	Steps   int64 // of the body after it
	At      time.Time
}

// Standing is where a working copy and its story stand, without any text.
type Standing struct {
	Story news.Story
	Rev   int64
	Steps int64
	// Section is where the story stands on its origin site, 0 for nowhere.
	Section news.ID
}

func scanBatch(row rows.Scanner) (b Batch, err error) {
	err = row.Scan(&b.Story, &b.N, &b.Client, &b.Account, rows.Time{To: &b.At}, rows.JSON{To: &b.Steps})
	return b, err
}

// InsertBatch adds to the log of a body.
func (s Store) InsertBatch(ctx context.Context, b Batch) error {
	steps, err := rows.Text(b.Steps)
	if err != nil {
		return err
	}
	return s.later(ctx, `INSERT INTO copy_step (story, n, client, account, at, steps) VALUES ($1,$2,$3,$4,$5,$6)`,
		b.Story, b.N, b.Client, b.Account, rows.MS(b.At), steps)
}

// BatchesAfter returns up to limit changes of a body after a number of steps,
// in order.
func (s Store) BatchesAfter(ctx context.Context, story news.ID, n int64, limit int) ([]Batch, error) {
	return rows.All(ctx, s.Store, scanBatch, `SELECT story, n, client, account, at, steps FROM copy_step
		WHERE story = $1 AND n > $2 ORDER BY n LIMIT $3`, story, n, limit)
}

func scanWriter(row rows.Scanner) (w Writer, err error) {
	err = row.Scan(&w.Story, &w.Client, &w.Account, &w.Seq, &w.Rev, &w.Steps, rows.Time{To: &w.At})
	return w, err
}

// Writer returns what is known of a window.
func (s Store) Writer(ctx context.Context, story news.ID, client string) (Writer, bool, error) {
	return rows.One(ctx, s.Store, scanWriter, `SELECT story, client, account, seq, rev, steps, at FROM copy_writer
		WHERE story = $1 AND client = $2`, story, client)
}

// Writers returns what is known of windows, in no order. Each pair of one of the
// stories and one of the names is asked for.
func (s Store) Writers(ctx context.Context, stories []news.ID, clients []string) ([]Writer, error) {
	return rows.All(ctx, s.Store, scanWriter, `SELECT story, client, account, seq, rev, steps, at FROM copy_writer
		WHERE `+s.Engine.Among("story", 1)+` AND `+s.Engine.AmongTexts("client", 2), db.List(s.Engine, stories), db.Texts(s.Engine, clients))
}

// SaveWriter notes the last change of a window.
func (s Store) SaveWriter(ctx context.Context, w Writer) error {
	return s.later(ctx, `INSERT INTO copy_writer (story, client, account, seq, rev, steps, at) VALUES ($1,$2,$3,$4,$5,$6,$7)
		ON CONFLICT (story, client) DO UPDATE SET seq = excluded.seq, rev = excluded.rev, steps = excluded.steps, at = excluded.at`,
		w.Story, w.Client, w.Account, w.Seq, w.Rev, w.Steps, rows.MS(w.At))
}

// WroteSince reports whether an account changed a story from any window since
// a time.
func (s Store) WroteSince(ctx context.Context, story, account news.ID, since time.Time) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT at FROM copy_writer
		WHERE story = $1 AND account = $2 AND at > $3 LIMIT 1`, story, account, rows.MS(since))
	return found, err
}

// Standings returns where working copies stand.
func (s Store) Standings(ctx context.Context, stories []news.ID) ([]Standing, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, func(row rows.Scanner) (st Standing, err error) {
		story, err := scanStory(extra{row, []any{&st.Rev, &st.Steps, &st.Section}})
		st.Story = story
		return st, err
	}, `SELECT s.id, s.origin_site, s.kind, s.state, s.language, s.rev, s.live_version, s.last_version, s.publish_at,
			s.embargo_until, s.updated_at, s.withdrawn_at, s.unsettled, s.created_by, s.created_at, s.assigned, s.stopped, s.reserved, s.proposed, w.rev, w.steps, COALESCE(p.section, 0)
		FROM story s JOIN working_copy w ON w.story = s.id
		LEFT JOIN placement p ON p.story = s.id AND p.site = s.origin_site WHERE s.id IN `+s.Engine.In(1), db.List(s.Engine, stories))
}

// extra scans more columns at the end of a row.
type extra struct {
	row  rows.Scanner
	more []any
}

func (e extra) Scan(dest ...any) error { return e.row.Scan(append(dest, e.more...)...) }

// TrimBatches forgets up to limit changes from before a time, oldest first,
// and returns how many.
func (s Store) TrimBatches(ctx context.Context, before time.Time, limit int) (int64, error) {
	return s.Changed(ctx, `DELETE FROM copy_step WHERE (story, n) IN (
		SELECT story, n FROM copy_step WHERE at < $1 ORDER BY at LIMIT $2)`, rows.MS(before), limit)
}

// TrimWriters forgets up to limit windows from before a time, and returns how
// many.
func (s Store) TrimWriters(ctx context.Context, before time.Time, limit int) (int64, error) {
	return s.Changed(ctx, `DELETE FROM copy_writer WHERE (story, client) IN (
		SELECT story, client FROM copy_writer WHERE at < $1 ORDER BY at LIMIT $2)`, rows.MS(before), limit)
}
