package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// mostWords bounds how many words of a name can be found.
const mostWords = 24

// Words returns the words of names as they are looked up: lower case, letters
// and digits, each once.
func Words(names ...string) []string {
	var out []string
	for _, name := range names {
		for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(out) < mostWords && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

func (s Store) saveWords(ctx context.Context, kind news.NameKind, item news.ID, names ...string) error {
	if err := s.Exec(ctx, `DELETE FROM name_word WHERE item = $1`, item); err != nil {
		return err
	}
	for _, w := range Words(names...) {
		if err := s.Exec(ctx, `INSERT INTO name_word (kind, word, item) VALUES ($1,$2,$3)`, kind, w, item); err != nil {
			return err
		}
	}
	return nil
}

// DropWords makes a name be found no more: it became part of another one.
func (s Store) DropWords(ctx context.Context, item news.ID) error {
	return s.Exec(ctx, `DELETE FROM name_word WHERE item = $1`, item)
}

// FindNames returns up to limit things of a kind that have a word beginning
// with the given one.
func (s Store) FindNames(ctx context.Context, kind news.NameKind, begins string, limit int) ([]news.ID, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (id news.ID, err error) {
		var word string
		err = row.Scan(&word, &id)
		return id, err
	}, `SELECT word, item FROM name_word WHERE kind = $1 AND word >= $2 AND word < $3 ORDER BY word, item LIMIT $4`,
		kind, begins, begins+string(utf8.MaxRune), limit)
}

// named tells where an address of a topic, tag or person leads when it is not
// the address of what has it: since a merge of what has it, or since what had
// it got a new one. id, found and err are what looking up the address gave.
func (s Store) named(ctx context.Context, kind news.NameKind, slug string, id news.ID, found bool, err error) (news.ID, bool, error) {
	if err != nil {
		return 0, false, err
	}
	if !found {
		old, known, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT item FROM old_slug WHERE kind = $1 AND slug = $2`, kind, slug)
		if err != nil || !known {
			return 0, false, err
		}
		id = old
	}
	target, merged, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT target FROM merged WHERE source = $1`, id)
	if err != nil {
		return 0, false, err
	}
	if merged {
		return target, true, nil
	}
	return id, !found, nil
}

// KeepSlug leads an old address to a topic, tag or person.
func (s Store) KeepSlug(ctx context.Context, kind news.NameKind, slug string, item news.ID, now time.Time) error {
	return s.Exec(ctx, `INSERT INTO old_slug (kind, slug, item, made_at) VALUES ($1,$2,$3,$4)
		ON CONFLICT (kind, slug) DO UPDATE SET item = excluded.item, made_at = excluded.made_at`, kind, slug, item, rows.MS(now))
}

// FreeSlug forgets where an old address led: something has it now.
func (s Store) FreeSlug(ctx context.Context, kind news.NameKind, slug string) error {
	return s.Exec(ctx, `DELETE FROM old_slug WHERE kind = $1 AND slug = $2`, kind, slug)
}

// OldSlugs returns the addresses that a topic, tag or person had before.
func (s Store) OldSlugs(ctx context.Context, item news.ID) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `SELECT slug FROM old_slug WHERE item = $1 ORDER BY slug`, item)
}

const mergedColumns = `source, kind, target, site, made_by, made_at, total, moved, ended_at`

func scanMerge(row rows.Scanner) (m news.Merge, err error) {
	err = row.Scan(&m.Source, &m.Kind, &m.Target, &m.Site, &m.MadeBy, rows.Time{To: &m.MadeAt}, &m.Total, &m.Moved, rows.Time{To: &m.EndedAt})
	return m, err
}

// Follow returns, of the given topics, tags and people, those that became part
// of another one, with the other one.
func (s Store) Follow(ctx context.Context, ids []news.ID) (map[news.ID]news.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	ms, err := rows.All(ctx, s.Store, func(row rows.Scanner) (m [2]news.ID, err error) {
		err = row.Scan(&m[0], &m[1])
		return m, err
	}, `SELECT source, target FROM merged WHERE source IN `+s.Engine.In(1), db.List(s.Engine, ids))
	out := make(map[news.ID]news.ID, len(ms))
	for _, m := range ms {
		out[m[0]] = m[1]
	}
	return out, err
}

// Merge returns what became of a topic, tag, person or section.
func (s Store) Merge(ctx context.Context, source news.ID) (news.Merge, bool, error) {
	return rows.One(ctx, s.Store, scanMerge, `SELECT `+mergedColumns+` FROM merged WHERE source = $1`, source)
}

// MergesInto returns what became part of a topic, tag, person or section, the
// newest first.
func (s Store) MergesInto(ctx context.Context, target news.ID) ([]news.Merge, error) {
	return rows.All(ctx, s.Store, scanMerge, `SELECT `+mergedColumns+` FROM merged WHERE target = $1 ORDER BY made_at DESC, source DESC`, target)
}

// LockNames keeps others from changing what has names until the transaction
// ends. It returns how many of the given IDs are there.
func (s Store) LockNames(ctx context.Context, kind news.NameKind, ids []news.ID) (int, error) {
	query, ok := map[news.NameKind]string{
		news.NameTopic:   `SELECT id FROM topic WHERE id IN `,
		news.NameTag:     `SELECT id FROM tag WHERE id IN `,
		news.NamePerson:  `SELECT id FROM person WHERE id IN `,
		news.NameSection: `SELECT id FROM section WHERE id IN `,
	}[kind]
	if !ok {
		return 0, fmt.Errorf("%q has no names", kind)
	}
	found, err := rows.All(ctx, s.Store, rows.Plain[news.ID], query+s.Engine.In(1)+` ORDER BY id`+s.Engine.ForUpdate, db.List(s.Engine, ids))
	return len(found), err
}

// InsertMerge makes one thing part of another. What had become part of the
// source is part of the target from now on.
func (s Store) InsertMerge(ctx context.Context, m news.Merge) error {
	if err := s.Exec(ctx, `UPDATE merged SET target = $2 WHERE target = $1`, m.Source, m.Target); err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO merged (`+mergedColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
		m.Source, m.Kind, m.Target, m.Site, m.MadeBy, rows.MS(m.MadeAt), m.Total, m.Moved, rows.MS(m.EndedAt))
}

// AdvanceMerge notes how many stories were moved, and when the last one was.
func (s Store) AdvanceMerge(ctx context.Context, source news.ID, moved int, ended time.Time) error {
	return s.Exec(ctx, `UPDATE merged SET moved = moved + $2, ended_at = $3 WHERE source = $1`, source, moved, rows.MS(ended))
}

// MoveList puts up to limit items of one list of a site into another and keeps
// the counters. It returns how many it moved; those that stand in the other
// list already only leave the first.
func (s Store) MoveList(ctx context.Context, site news.ID, from, to string, limit int) (int, error) {
	marks, err := rows.All(ctx, s.Store, scanMark, `SELECT at, item FROM listing WHERE site = $1 AND list = $2
		ORDER BY at DESC, item DESC LIMIT $3`, site, from, limit)
	if err != nil {
		return 0, err
	}
	change := counts{}
	for _, m := range marks {
		n, err := s.Changed(ctx, `DELETE FROM listing WHERE site = $1 AND list = $2 AND at = $3 AND item = $4`, site, from, rows.MS(m.At), m.Item)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			continue
		}
		change.add(from, m.At, -1)
		n, err = s.Changed(ctx, `INSERT INTO listing (site, list, at, item) VALUES ($1,$2,$3,$4) ON CONFLICT DO NOTHING`, site, to, rows.MS(m.At), m.Item)
		if err != nil {
			return 0, err
		}
		change.add(to, m.At, int(n))
	}
	return len(marks), s.count(ctx, site, change)
}

// A NameMark is a place in a list of names: the last one on the page before.
type NameMark struct {
	Name string
	ID   news.ID
}

// TopicsPage returns up to limit topics, open or closed ones, the last changed
// first, that come after a mark. Topics that became part of another are left
// out.
func (s Store) TopicsPage(ctx context.Context, closed bool, before Mark, limit int) ([]news.Topic, error) {
	at := rows.MS(before.At)
	if before.At.IsZero() {
		at = 1 << 62
	}
	return rows.All(ctx, s.Store, scanTopic, `SELECT `+topicColumns+` FROM topic WHERE closed = $1 AND (updated_at, id) < ($2, $3)
		AND NOT EXISTS (SELECT 1 FROM merged WHERE source = topic.id) ORDER BY updated_at DESC, id DESC LIMIT $4`,
		rows.Bit(closed), at, before.Item, limit)
}

// TagsPage returns up to limit tags by name that come after a mark, as
// TopicsPage.
func (s Store) TagsPage(ctx context.Context, after NameMark, limit int) ([]news.Tag, error) {
	return rows.All(ctx, s.Store, scanTag, `SELECT id, slug, name, rev FROM tag WHERE (name, id) > ($1, $2)
		AND NOT EXISTS (SELECT 1 FROM merged WHERE source = tag.id) ORDER BY name, id LIMIT $3`, after.Name, after.ID, limit)
}

// PeoplePage returns up to limit people by name that come after a mark, those
// who write or those who have retired, as TopicsPage.
func (s Store) PeoplePage(ctx context.Context, retired bool, after NameMark, limit int) ([]news.Person, error) {
	return rows.All(ctx, s.Store, scanPerson, `SELECT `+personColumns+` FROM person WHERE retired = $1 AND (name, id) > ($2, $3)
		AND NOT EXISTS (SELECT 1 FROM merged WHERE source = person.id) ORDER BY name, id LIMIT $4`, rows.Bit(retired), after.Name, after.ID, limit)
}

// PlacementsInSection returns up to limit placements of a section, drafts
// included, without overrides.
func (s Store) PlacementsInSection(ctx context.Context, section news.ID, limit int) ([]news.Placement, error) {
	return rows.All(ctx, s.Store, scanPlacement, `SELECT `+placementColumns+` FROM placement WHERE section = $1 ORDER BY id LIMIT $2`, section, limit)
}

// DeleteSection removes a section in which nothing stands.
func (s Store) DeleteSection(ctx context.Context, site, section news.ID) error {
	return s.Exec(ctx, `DELETE FROM section WHERE site = $1 AND id = $2`, site, section)
}
