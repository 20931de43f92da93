package store

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

func scanEvent(row rows.Scanner) (e news.Event, err error) {
	err = row.Scan(&e.ID, &e.Kind, &e.Story, &e.Site, &e.Actor, rows.Time{To: &e.At}, rows.JSON{To: &e.Tags}, &e.Payload)
	return e, err
}

const eventColumns = `id, kind, story, site, actor, at, tags, payload`

// InsertEvent adds to the log.
func (s Store) InsertEvent(ctx context.Context, e news.Event) error {
	tags, err := rows.Text(e.Tags)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO event (`+eventColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
		e.ID, e.Kind, e.Story, e.Site, e.Actor, rows.MS(e.At), tags, e.Payload)
}

// EventsOf returns the events of a story, oldest first.
func (s Store) EventsOf(ctx context.Context, story news.ID) ([]news.Event, error) {
	return rows.All(ctx, s.Store, scanEvent, `SELECT `+eventColumns+` FROM event WHERE story = $1 AND story <> 0 ORDER BY id`, story)
}

// LastEvent returns the newest event of a kind about a story.
func (s Store) LastEvent(ctx context.Context, story news.ID, kind news.EventKind) (news.Event, bool, error) {
	return rows.One(ctx, s.Store, scanEvent, `SELECT `+eventColumns+` FROM event
		WHERE story = $1 AND story <> 0 AND kind = $2 ORDER BY id DESC LIMIT 1`, story, kind)
}

// EventsAfter returns up to limit events after an ID, oldest first.
func (s Store) EventsAfter(ctx context.Context, id news.ID, limit int) ([]news.Event, error) {
	return rows.All(ctx, s.Store, scanEvent, `SELECT `+eventColumns+` FROM event WHERE id > $1 ORDER BY id LIMIT $2`, id, limit)
}

// Redirect leads an old address of a site to a story or to another address.
type Redirect struct {
	Site   news.ID
	Path   string
	Story  news.ID // 0 when Target is set
	Target string
}

// Redirect returns where an old address leads.
func (s Store) Redirect(ctx context.Context, site news.ID, path string) (Redirect, bool, error) {
	return rows.One(ctx, s.Store, func(row rows.Scanner) (r Redirect, err error) {
		err = row.Scan(&r.Site, &r.Path, &r.Story, &r.Target)
		return r, err
	}, `SELECT site, path, story, target FROM redirect WHERE site = $1 AND path = $2`, site, path)
}

// SaveRedirect inserts or replaces a redirect.
func (s Store) SaveRedirect(ctx context.Context, r Redirect, now time.Time) error {
	return s.Exec(ctx, `INSERT INTO redirect (site, path, target, story, made_at) VALUES ($1,$2,$3,$4,$5)
		ON CONFLICT (site, path) DO UPDATE SET target = excluded.target, story = excluded.story, made_at = excluded.made_at`,
		r.Site, r.Path, r.Target, r.Story, rows.MS(now))
}
