package store

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const headColumns = `story, site, section, kind, state, author, editor, assigned, due_at, touched_at, appears_at, flags, words, headline`

func scanHead(row rows.Scanner) (h news.Head, err error) {
	err = row.Scan(&h.Story, &h.Site, &h.Section, &h.Kind, &h.State, &h.Author, &h.Editor, &h.Assigned, rows.Time{To: &h.DueAt},
		rows.Time{To: &h.TouchedAt}, rows.Time{To: &h.AppearsAt}, &h.Flags, &h.Words, &h.Headline)
	return h, err
}

// Head returns the line of a story in the desk's lists.
func (s Store) Head(ctx context.Context, story news.ID) (news.Head, bool, error) {
	return rows.One(ctx, s.Store, scanHead, `SELECT `+headColumns+` FROM desk_story WHERE story = $1`, story)
}

// Heads returns the lines of stories, in no order.
func (s Store) Heads(ctx context.Context, stories []news.ID) ([]news.Head, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanHead, `SELECT `+headColumns+` FROM desk_story WHERE story IN `+s.Engine.In(1), db.List(s.Engine, stories))
}

// RefreshHead makes the line of a story in the desk's lists what the story is
// now, and keeps the numbers. Who it is assigned to stays. The caller has locked
// the story.
func (s Store) RefreshHead(ctx context.Context, story news.ID, now time.Time) error {
	change := headCounts{}
	if err := s.refreshHead(ctx, story, now, func(_, _ time.Time) time.Time { return now }, change); err != nil {
		return err
	}
	return s.countHeads(ctx, change)
}

// CatchUpHead is RefreshHead for a story that was typed in without RefreshHead:
// it was touched when its text was last saved. It writes nothing when the line
// says all of that.
func (s Store) CatchUpHead(ctx context.Context, story news.ID, now time.Time) error {
	change := headCounts{}
	err := s.refreshHead(ctx, story, now, func(before, saved time.Time) time.Time {
		if saved.Before(before) {
			return before // by an act after it
		}
		return saved
	}, change)
	if err != nil {
		return err
	}
	return s.countHeads(ctx, change)
}

// RefreshFlags is RefreshHead for stories that nobody touched: they stay where
// they stand in the lists. The caller has locked them.
func (s Store) RefreshFlags(ctx context.Context, stories []news.ID, now time.Time) error {
	change := headCounts{}
	for _, id := range stories {
		err := s.refreshHead(ctx, id, now, func(before, _ time.Time) time.Time {
			if before.IsZero() {
				return now
			}
			return before
		}, change)
		if err != nil {
			return err
		}
	}
	return s.countHeads(ctx, change)
}

// refreshHead asks touched when the story was touched, of when it was before
// and when its text was saved.
func (s Store) refreshHead(ctx context.Context, story news.ID, now time.Time, touched func(before, saved time.Time) time.Time, change headCounts) error {
	before, found, err := s.Head(ctx, story)
	if err != nil {
		return err
	}
	head, saved, err := s.headNow(ctx, story, now)
	if err != nil {
		return err
	}
	head.Assigned, head.DueAt, head.TouchedAt = before.Assigned, before.DueAt, touched(before.TouchedAt, saved)
	if head == before {
		return nil
	}
	if err := s.saveHead(ctx, head); err != nil {
		return err
	}
	if found {
		change.add(before, -1)
	}
	change.add(head, 1)
	return nil
}

// AssignHead says who is to work on a story and until when; account 0 takes it
// from everybody.
func (s Store) AssignHead(ctx context.Context, story, account news.ID, due time.Time) error {
	return s.Exec(ctx, `UPDATE desk_story SET assigned = $2, due_at = $3 WHERE story = $1`, story, account, rows.MS(due))
}

// headNow is what the line of a story should say, and when its text was saved.
func (s Store) headNow(ctx context.Context, story news.ID, now time.Time) (h news.Head, touched time.Time, err error) {
	h, _, err = rows.One(ctx, s.Store, func(row rows.Scanner) (h news.Head, err error) {
		var unsettled, stopped, correction, proposed, approved, saved, cut int64
		var meta news.Content
		err = row.Scan(&h.Story, &h.Site, &h.Section, &h.Kind, &h.State, &h.Author, &h.Editor, rows.Time{To: &h.AppearsAt}, &unsettled, &stopped, &correction,
			&proposed, &approved, &saved, &cut, rows.JSON{To: &meta}, &h.Headline)
		h.Words = meta.Words
		if unsettled != 0 {
			h.Flags |= news.FlagUnsettled
		}
		if stopped != 0 {
			h.Flags |= news.FlagStopped
		}
		if correction != 0 {
			h.Flags |= news.FlagProposed
		}
		if proposed != 0 && approved == 0 {
			h.Flags |= news.FlagWithdrawal
		}
		if h.State == news.StateLive && saved > cut {
			h.Flags |= news.FlagChanged
		}
		if h.State != news.StateScheduled {
			h.AppearsAt = time.Time{}
		}
		touched = rows.At(saved)
		return h, err
	}, `SELECT st.id, st.origin_site, COALESCE(p.section, 0), st.kind, st.state, st.created_by, w.saved_by, st.publish_at, st.unsettled, st.stopped, st.proposed,
			COALESCE(x.proposed_at, 0), COALESCE(x.approved_at, 0), w.saved_at, COALESCE(v.made_at, 0), w.meta, w.headline
		FROM story st
		JOIN working_copy w ON w.story = st.id
		LEFT JOIN placement p ON p.story = st.id AND p.site = st.origin_site
		LEFT JOIN withdrawal x ON x.story = st.id
		LEFT JOIN story_version v ON v.story = st.id AND v.n = st.live_version
		WHERE st.id = $1`, story)
	if err != nil || h.State != news.StateLive && h.State != news.StateScheduled {
		return h, touched, err
	}
	until, err := s.rightsUntil(ctx, story)
	if !until.IsZero() && !until.After(now.Add(news.RightsNotice)) {
		h.Flags |= news.FlagRights
	}
	return h, touched, err
}

func (s Store) saveHead(ctx context.Context, h news.Head) error {
	return s.later(ctx, `INSERT INTO desk_story (`+headColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)
		ON CONFLICT (story) DO UPDATE SET site = excluded.site, section = excluded.section, kind = excluded.kind,
			state = excluded.state, author = excluded.author, editor = excluded.editor, touched_at = excluded.touched_at,
			appears_at = excluded.appears_at, flags = excluded.flags, words = excluded.words, headline = excluded.headline`,
		h.Story, h.Site, h.Section, h.Kind, h.State, h.Author, h.Editor, h.Assigned, rows.MS(h.DueAt), rows.MS(h.TouchedAt), rows.MS(h.AppearsAt),
		h.Flags, h.Words, h.Headline)
}

// Scopes of the kept numbers.
func siteScope(id news.ID) string    { return "s" + strconv.FormatInt(int64(id), 10) }
func authorScope(id news.ID) string  { return "a" + strconv.FormatInt(int64(id), 10) }
func flaggedScope(id news.ID) string { return "f" + strconv.FormatInt(int64(id), 10) }

// headCounts is what changes in the kept numbers.
type headCounts map[headCounter]int

type headCounter struct {
	scope string
	state news.State
}

func (c headCounts) add(h news.Head, n int) {
	c[headCounter{siteScope(h.Site), h.State}] += n
	c[headCounter{authorScope(h.Author), h.State}] += n
	if h.Flags != 0 {
		c[headCounter{flaggedScope(h.Site), ""}] += n
	}
}

// countHeads changes the numbers in one order, so that no two transactions wait
// for each other.
func (s Store) countHeads(ctx context.Context, change headCounts) error {
	var keys []headCounter
	for k, n := range change {
		if n != 0 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b headCounter) int {
		return cmp.Or(cmp.Compare(a.scope, b.scope), cmp.Compare(a.state, b.state))
	})
	for _, k := range keys {
		err := s.later(ctx, `INSERT INTO desk_count (scope, state, n) VALUES ($1,$2,$3)
			ON CONFLICT (scope, state) DO UPDATE SET n = desk_count.n + excluded.n`, k.scope, k.state, change[k])
		if err != nil {
			return err
		}
	}
	return nil
}

// SiteCounts returns how many stories of a site stand in each state.
func (s Store) SiteCounts(ctx context.Context, site news.ID) (map[news.State]int, error) {
	return s.headCounts(ctx, siteScope(site))
}

// AuthorCounts returns how many stories that an account began stand in each
// state.
func (s Store) AuthorCounts(ctx context.Context, account news.ID) (map[news.State]int, error) {
	return s.headCounts(ctx, authorScope(account))
}

// FlaggedCount returns how many stories of a site want attention.
func (s Store) FlaggedCount(ctx context.Context, site news.ID) (int, error) {
	m, err := s.headCounts(ctx, flaggedScope(site))
	return m[""], err
}

func (s Store) headCounts(ctx context.Context, scope string) (map[news.State]int, error) {
	type row struct {
		state news.State
		n     int
	}
	found, err := rows.All(ctx, s.Store, func(sc rows.Scanner) (r row, err error) {
		err = sc.Scan(&r.state, &r.n)
		return r, err
	}, `SELECT state, n FROM desk_count WHERE scope = $1`, scope)
	out := map[news.State]int{}
	for _, r := range found {
		out[r.state] = r.n
	}
	return out, err
}

// HeadFilter narrows a list of the desk. Zero fields narrow nothing.
type HeadFilter struct {
	Section news.ID
	Kind    news.Kind
	Author  news.ID
}

// within ends a query over heads: the filter as $4 to $6, the page's mark as $2
// and $3, and its length as $7.
const within = ` AND (touched_at, story) < ($2, $3)
	AND ($4 = CAST(0 AS BIGINT) OR section = $4) AND ($5 = '' OR kind = $5) AND ($6 = CAST(0 AS BIGINT) OR author = $6)
	ORDER BY touched_at DESC, story DESC LIMIT $7`

// HeadsOfSite returns stories of a site in a state, last touched first, before
// a mark.
func (s Store) HeadsOfSite(ctx context.Context, site news.ID, state news.State, f HeadFilter, before Mark, limit int) ([]news.Head, error) {
	return s.heads(ctx, `site = $1 AND state = $8`+within, site, state, f, before, limit)
}

// HeadsBy returns stories that an account began, in a state.
func (s Store) HeadsBy(ctx context.Context, account news.ID, state news.State, f HeadFilter, before Mark, limit int) ([]news.Head, error) {
	return s.heads(ctx, `author = $1 AND state = $8`+within, account, state, f, before, limit)
}

// HeadsFor returns stories that an account is to work on, in a state.
func (s Store) HeadsFor(ctx context.Context, account news.ID, state news.State, f HeadFilter, before Mark, limit int) ([]news.Head, error) {
	return s.heads(ctx, `assigned = $1 AND assigned <> 0 AND state = $8`+within, account, state, f, before, limit)
}

// FlaggedHeads returns stories of a site that want attention.
func (s Store) FlaggedHeads(ctx context.Context, site news.ID, f HeadFilter, before Mark, limit int) ([]news.Head, error) {
	return s.heads(ctx, `site = $1 AND flags <> 0 AND $8 = ''`+within, site, "", f, before, limit)
}

func (s Store) heads(ctx context.Context, where string, key news.ID, state news.State, f HeadFilter, before Mark, limit int) ([]news.Head, error) {
	at, item := int64(math.MaxInt64), int64(math.MaxInt64)
	if !before.At.IsZero() {
		at, item = rows.MS(before.At), int64(before.Item)
	}
	return rows.All(ctx, s.Store, scanHead, `SELECT `+headColumns+` FROM desk_story WHERE `+where,
		key, at, item, f.Section, f.Kind, f.Author, limit, state)
}

// PlannedHeads returns the stories of a site that are scheduled after a mark,
// next first.
func (s Store) PlannedHeads(ctx context.Context, site news.ID, after Mark, limit int) ([]news.Head, error) {
	return rows.All(ctx, s.Store, scanHead, `SELECT `+headColumns+` FROM desk_story
		WHERE site = $1 AND state = 'scheduled' AND (appears_at, story) > ($2, $3)
		ORDER BY appears_at, story LIMIT $4`, site, rows.MS(after.At), int64(after.Item), limit)
}

// View is a filter of the list that somebody keeps under a name.
type View struct {
	ID      news.ID
	Account news.ID
	Name    string
	Query   string // of the list's address
}

// Views returns the kept filters of an account, oldest first.
func (s Store) Views(ctx context.Context, account news.ID) ([]View, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (v View, err error) {
		err = row.Scan(&v.ID, &v.Account, &v.Name, &v.Query)
		return v, err
	}, `SELECT id, account, name, query FROM desk_view WHERE account = $1 ORDER BY id`, account)
}

// InsertView keeps a filter.
func (s Store) InsertView(ctx context.Context, v View) error {
	return s.Exec(ctx, `INSERT INTO desk_view (id, account, name, query) VALUES ($1,$2,$3,$4)`, v.ID, v.Account, v.Name, v.Query)
}

// DeleteView forgets a filter of an account.
func (s Store) DeleteView(ctx context.Context, account, id news.ID) error {
	return s.Exec(ctx, `DELETE FROM desk_view WHERE id = $1 AND account = $2`, id, account)
}
