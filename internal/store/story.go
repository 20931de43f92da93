package store

import (
	"context"
	"fmt"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const storyColumns = `id, origin_site, kind, state, language, rev, live_version, last_version, publish_at,
	embargo_until, updated_at, withdrawn_at, unsettled, created_by, created_at, assigned, stopped, reserved, proposed`

func scanStory(row rows.Scanner) (s news.Story, err error) {
	err = row.Scan(&s.ID, &s.OriginSite, &s.Kind, &s.State, &s.Language, &s.Rev, &s.LiveVersion, &s.LastVersion,
		rows.Time{To: &s.PublishAt}, rows.Time{To: &s.EmbargoUntil}, rows.Time{To: &s.UpdatedAt}, rows.Time{To: &s.WithdrawnAt},
		&s.Unsettled, &s.CreatedBy, rows.Time{To: &s.CreatedAt}, &s.Assigned, &s.Stopped, &s.Reserved, &s.Proposed)
	return s, err
}

// Story returns a story.
func (s Store) Story(ctx context.Context, id news.ID) (news.Story, bool, error) {
	return rows.One(ctx, s.Store, scanStory, `SELECT `+storyColumns+` FROM story WHERE id = $1`, id)
}

// LockStory returns a story and keeps others from changing it until the
// transaction ends. It returns a NotFound fault when there is none.
func (s Store) LockStory(ctx context.Context, id news.ID) (news.Story, error) {
	st, found, err := rows.One(ctx, s.Store, scanStory, `SELECT `+storyColumns+` FROM story WHERE id = $1`+s.Engine.ForUpdate, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no story %s", id)
	}
	return st, err
}

// LockStories locks stories like LockStory, always in one order, so that no two
// transactions wait for each other. Those that do not exist are left out.
func (s Store) LockStories(ctx context.Context, ids []news.ID) ([]news.Story, error) {
	return rows.All(ctx, s.Store, scanStory, `SELECT `+storyColumns+` FROM story WHERE `+s.Engine.Among("id", 1)+` ORDER BY id`+s.Engine.ForUpdate,
		db.List(s.Engine, ids))
}

// Stories returns the stories with the given IDs, in no order.
func (s Store) Stories(ctx context.Context, ids []news.ID) ([]news.Story, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanStory, `SELECT `+storyColumns+` FROM story WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// InsertStory adds a story.
func (s Store) InsertStory(ctx context.Context, st news.Story) error {
	return s.Exec(ctx, `INSERT INTO story (`+storyColumns+`)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)`,
		st.ID, st.OriginSite, st.Kind, st.State, st.Language, st.Rev, st.LiveVersion, st.LastVersion,
		rows.MS(st.PublishAt), rows.MS(st.EmbargoUntil), rows.MS(st.UpdatedAt), rows.MS(st.WithdrawnAt), rows.Bit(st.Unsettled),
		st.CreatedBy, rows.MS(st.CreatedAt), st.Assigned, rows.Bit(st.Stopped), rows.Bit(st.Reserved), rows.Bit(st.Proposed))
}

// UpdateStory saves a story that was loaded under lock, and raises its
// revision by one.
func (s Store) UpdateStory(ctx context.Context, st *news.Story) error {
	n, err := s.Changed(ctx, `UPDATE story SET kind = $3, state = $4, language = $5, rev = rev + 1,
			live_version = $6, last_version = $7, publish_at = $8, embargo_until = $9, updated_at = $10,
			withdrawn_at = $11, unsettled = $12, assigned = $13, stopped = $14, reserved = $15, proposed = $16
		WHERE id = $1 AND rev = $2`,
		st.ID, st.Rev, st.Kind, st.State, st.Language, st.LiveVersion, st.LastVersion, rows.MS(st.PublishAt),
		rows.MS(st.EmbargoUntil), rows.MS(st.UpdatedAt), rows.MS(st.WithdrawnAt), rows.Bit(st.Unsettled), st.Assigned, rows.Bit(st.Stopped), rows.Bit(st.Reserved), rows.Bit(st.Proposed))
	if err != nil {
		return err
	}
	if n != 1 {
		return fault.New(fault.Conflict, "the story was changed meanwhile; load it again")
	}
	st.Rev++
	return nil
}

const copyColumns = `story, rev, base, steps, section, kind, saved_by, saved_at, headline, lead, meta, private, document`

func scanCopy(row rows.Scanner) (w news.WorkingCopy, err error) {
	c := &w.Content
	var document string
	err = row.Scan(&w.Story, &w.Rev, &w.Base, &w.Steps, &w.Section, &w.Kind, &w.SavedBy, rows.Time{To: &w.SavedAt}, &c.Headline, &c.Lead,
		rows.JSON{To: c}, rows.JSON{To: &c.Private}, &document)
	c.Body = document
	return w, err
}

// WorkingCopy returns a story's mutable text.
func (s Store) WorkingCopy(ctx context.Context, story news.ID) (news.WorkingCopy, bool, error) {
	return rows.One(ctx, s.Store, scanCopy, `SELECT `+copyColumns+` FROM working_copy WHERE story = $1`, story)
}

// WorkingCopies returns the mutable texts of stories, in no order.
func (s Store) WorkingCopies(ctx context.Context, stories []news.ID) ([]news.WorkingCopy, error) {
	return rows.All(ctx, s.Store, scanCopy, `SELECT `+copyColumns+` FROM working_copy WHERE `+s.Engine.Among("story", 1), db.List(s.Engine, stories))
}

// SaveWorkingCopy inserts or replaces a story's mutable text, and notes which
// pictures it shows.
func (s Store) SaveWorkingCopy(ctx context.Context, w news.WorkingCopy) error {
	if _, err := s.UseAssets(ctx, news.UseDraft, w.Story, w.Story, w.Content); err != nil {
		return err
	}
	return s.SaveWorkingText(ctx, w)
}

// SaveWorkingText is SaveWorkingCopy for a text that shows the same pictures as
// the one before.
func (s Store) SaveWorkingText(ctx context.Context, w news.WorkingCopy) error {
	meta, private, err := metaOf(w.Content)
	if err != nil {
		return err
	}
	return s.later(ctx, `INSERT INTO working_copy (`+copyColumns+`)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)
		ON CONFLICT (story) DO UPDATE SET rev = excluded.rev, base = excluded.base, steps = excluded.steps, section = excluded.section,
			kind = excluded.kind, saved_by = excluded.saved_by, saved_at = excluded.saved_at, headline = excluded.headline, lead = excluded.lead, meta = excluded.meta,
			private = excluded.private, document = excluded.document`,
		w.Story, w.Rev, w.Base, w.Steps, w.Section, w.Kind, w.SavedBy, rows.MS(w.SavedAt), w.Content.Headline, w.Content.Lead, meta, private,
		w.Content.Body)
}

// MovePlans makes every working copy that plans to go to a section of a site
// plan another one.
func (s Store) MovePlans(ctx context.Context, from, to news.ID) error {
	return s.Exec(ctx, `UPDATE working_copy SET section = $2 WHERE section = $1 AND section <> 0`, from, to)
}

func metaOf(c news.Content) (meta, private string, err error) {
	if meta, err = rows.Text(c); err != nil {
		return "", "", err
	}
	private, err = rows.Text(c.Private)
	return meta, private, err
}

// InsertVersion adds a snapshot.
func (s Store) InsertVersion(ctx context.Context, v news.Version) error {
	meta, private, err := metaOf(v.Content)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO story_version (story, n, reason, made_by, made_at, headline, lead, meta, private, document)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
		v.Story, v.N, v.Reason, v.MadeBy, rows.MS(v.MadeAt), v.Content.Headline, v.Content.Lead, meta, private, v.Content.Body)
}

const versionHead = `v.story, v.n, v.reason, v.made_by, v.made_at, v.headline, v.lead, v.meta`

func scanVersionHead(row rows.Scanner) (v news.Version, err error) {
	err = row.Scan(&v.Story, &v.N, &v.Reason, &v.MadeBy, rows.Time{To: &v.MadeAt}, &v.Content.Headline, &v.Content.Lead, rows.JSON{To: &v.Content})
	return v, err
}

const versionWhole = versionHead + `, v.private, v.document`

func scanVersion(row rows.Scanner) (v news.Version, err error) {
	err = row.Scan(&v.Story, &v.N, &v.Reason, &v.MadeBy, rows.Time{To: &v.MadeAt}, &v.Content.Headline,
		&v.Content.Lead, rows.JSON{To: &v.Content}, rows.JSON{To: &v.Content.Private}, &v.Content.Body)
	return v, err
}

// Version returns one snapshot with its document and private part.
func (s Store) Version(ctx context.Context, story news.ID, n int) (news.Version, error) {
	v, found, err := rows.One(ctx, s.Store, scanVersion, `SELECT `+versionWhole+` FROM story_version v WHERE v.story = $1 AND v.n = $2`, story, n)
	if err == nil && !found {
		err = fmt.Errorf("story %s has no version %d", story, n)
	}
	return v, err
}

// VersionHead returns one snapshot without its document and private part.
func (s Store) VersionHead(ctx context.Context, story news.ID, n int) (news.Version, error) {
	v, found, err := rows.One(ctx, s.Store, scanVersionHead, `SELECT `+versionHead+` FROM story_version v WHERE v.story = $1 AND v.n = $2`, story, n)
	if err == nil && !found {
		err = fmt.Errorf("story %s has no version %d", story, n)
	}
	return v, err
}

// LiveHeads returns the live versions of stories without documents and
// private parts, for lists.
func (s Store) LiveHeads(ctx context.Context, stories []news.ID) ([]news.Version, error) {
	return s.live(ctx, versionHead, scanVersionHead, stories)
}

// LiveVersions returns the live versions of stories, whole.
func (s Store) LiveVersions(ctx context.Context, stories []news.ID) ([]news.Version, error) {
	return s.live(ctx, versionWhole, scanVersion, stories)
}

func (s Store) live(ctx context.Context, columns string, scan func(row rows.Scanner) (news.Version, error), stories []news.ID) ([]news.Version, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scan, `SELECT `+columns+` FROM story st
		JOIN story_version v ON v.story = st.id AND v.n = st.live_version
		WHERE st.id IN `+s.Engine.In(1), db.List(s.Engine, stories))
}

// LiveDocuments returns the documents of the live versions of stories, by
// story.
func (s Store) LiveDocuments(ctx context.Context, stories []news.ID) (map[news.ID]string, error) {
	out := map[news.ID]string{}
	if len(stories) == 0 {
		return out, nil
	}
	found, err := s.Q.QueryContext(ctx, `SELECT v.story, v.document FROM story st
		JOIN story_version v ON v.story = st.id AND v.n = st.live_version
		WHERE st.id IN `+s.Engine.In(1), db.List(s.Engine, stories))
	if err != nil {
		return nil, err
	}
	defer found.Close()
	for found.Next() {
		var id news.ID
		var document string
		if err := found.Scan(&id, &document); err != nil {
			return nil, err
		}
		out[id] = document
	}
	return out, found.Err()
}

// Versions returns a page of a story's snapshots without documents, newest
// first, before version number before (0: from the newest).
func (s Store) Versions(ctx context.Context, story news.ID, before, limit int) ([]news.Version, error) {
	if before == 0 {
		before = 1 << 30
	}
	return rows.All(ctx, s.Store, scanVersionHead, `SELECT `+versionHead+` FROM story_version v
		WHERE v.story = $1 AND v.n < $2 ORDER BY v.n DESC LIMIT $3`, story, before, limit)
}

// StoriesAfter returns the IDs of up to limit stories after an ID, oldest first.
func (s Store) StoriesAfter(ctx context.Context, id news.ID, limit int) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM story WHERE id > $1 ORDER BY id LIMIT $2`, id, limit)
}
