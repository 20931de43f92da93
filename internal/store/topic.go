package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const topicColumns = `id, slug, name, kicker, summary, closed, updated_at, rev`

func scanTopic(row rows.Scanner) (t news.Topic, err error) {
	err = row.Scan(&t.ID, &t.Slug, &t.Name, &t.Kicker, &t.Summary, &t.Closed, rows.Time{To: &t.UpdatedAt}, &t.Rev)
	return t, err
}

// Topics returns the topics with the given IDs without their timelines.
func (s Store) Topics(ctx context.Context, ids []news.ID) ([]news.Topic, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanTopic, `SELECT `+topicColumns+` FROM topic WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// TopicBySlug returns a topic without its timeline: the one that has the
// address, or the one to which it leads since a merge or a new name.
func (s Store) TopicBySlug(ctx context.Context, slug string) (news.Topic, bool, error) {
	t, found, err := rows.One(ctx, s.Store, scanTopic, `SELECT `+topicColumns+` FROM topic WHERE slug = $1`, slug)
	id, moved, err := s.named(ctx, news.NameTopic, slug, t.ID, found, err)
	if err != nil || !moved {
		return t, found, err
	}
	return rows.One(ctx, s.Store, scanTopic, `SELECT `+topicColumns+` FROM topic WHERE id = $1`, id)
}

// TopicEntries returns the newest entries of a topic's timeline, newest first.
func (s Store) TopicEntries(ctx context.Context, topic news.ID, limit int) ([]news.TopicEntry, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (e news.TopicEntry, err error) {
		err = row.Scan(&e.ID, rows.Time{To: &e.At}, &e.DayOnly, &e.Text, &e.Story)
		return e, err
	}, `SELECT id, at, day_only, text, story FROM topic_entry WHERE topic = $1 ORDER BY at DESC, id DESC LIMIT $2`, topic, limit)
}

// SaveTopic inserts or replaces a topic and its timeline.
func (s Store) SaveTopic(ctx context.Context, t news.Topic) error {
	if err := s.SaveTopicHead(ctx, t); err != nil {
		return err
	}
	if err := s.Exec(ctx, `DELETE FROM topic_entry WHERE topic = $1`, t.ID); err != nil {
		return err
	}
	for _, e := range t.Entries {
		err := s.Exec(ctx, `INSERT INTO topic_entry (id, topic, at, day_only, text, story) VALUES ($1,$2,$3,$4,$5,$6)`,
			e.ID, t.ID, rows.MS(e.At), rows.Bit(e.DayOnly), e.Text, e.Story)
		if err != nil {
			return err
		}
	}
	return nil
}

// SaveTopicHead inserts or replaces a topic without its timeline.
func (s Store) SaveTopicHead(ctx context.Context, t news.Topic) error {
	err := s.Exec(ctx, `INSERT INTO topic (`+topicColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, kicker = excluded.kicker,
			summary = excluded.summary, closed = excluded.closed, updated_at = excluded.updated_at, rev = excluded.rev`,
		t.ID, t.Slug, t.Name, t.Kicker, t.Summary, rows.Bit(t.Closed), rows.MS(t.UpdatedAt), t.Rev)
	if err != nil {
		return err
	}
	return s.saveWords(ctx, news.NameTopic, t.ID, t.Name, t.Kicker)
}

// SaveTopicEntry inserts or replaces one entry of a timeline.
func (s Store) SaveTopicEntry(ctx context.Context, topic news.ID, e news.TopicEntry) error {
	return s.Exec(ctx, `INSERT INTO topic_entry (id, topic, at, day_only, text, story) VALUES ($1,$2,$3,$4,$5,$6)
		ON CONFLICT (id) DO UPDATE SET at = excluded.at, day_only = excluded.day_only, text = excluded.text, story = excluded.story
		WHERE topic_entry.topic = excluded.topic`,
		e.ID, topic, rows.MS(e.At), rows.Bit(e.DayOnly), e.Text, e.Story)
}

// DeleteTopicEntry takes an entry off a topic's timeline.
func (s Store) DeleteTopicEntry(ctx context.Context, topic, entry news.ID) error {
	return s.Exec(ctx, `DELETE FROM topic_entry WHERE topic = $1 AND id = $2`, topic, entry)
}

// MoveTopicEntries puts one topic's timeline into another's.
func (s Store) MoveTopicEntries(ctx context.Context, from, to news.ID) error {
	return s.Exec(ctx, `UPDATE topic_entry SET topic = $2 WHERE topic = $1`, from, to)
}

func scanTag(row rows.Scanner) (t news.Tag, err error) {
	err = row.Scan(&t.ID, &t.Slug, &t.Name, &t.Rev)
	return t, err
}

// Tags returns the tags with the given IDs without aliases.
func (s Store) Tags(ctx context.Context, ids []news.ID) ([]news.Tag, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanTag, `SELECT id, slug, name, rev FROM tag WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// TagBySlug returns the tag with an address of its own, the one to which the
// address leads since a merge or a new name, or the one with an alias.
func (s Store) TagBySlug(ctx context.Context, slug string) (news.Tag, bool, error) {
	t, found, err := rows.One(ctx, s.Store, scanTag, `SELECT id, slug, name, rev FROM tag WHERE slug = $1`, slug)
	id, moved, err := s.named(ctx, news.NameTag, slug, t.ID, found, err)
	if err != nil {
		return t, found, err
	}
	if moved {
		return rows.One(ctx, s.Store, scanTag, `SELECT id, slug, name, rev FROM tag WHERE id = $1`, id)
	}
	if found {
		return t, true, nil
	}
	return rows.One(ctx, s.Store, scanTag, `SELECT t.id, t.slug, t.name, t.rev FROM tag_alias a JOIN tag t ON t.id = a.tag WHERE a.slug = $1`, slug)
}

// SaveTag inserts or replaces a tag and its aliases.
func (s Store) SaveTag(ctx context.Context, t news.Tag) error {
	err := s.Exec(ctx, `INSERT INTO tag (id, slug, name, rev) VALUES ($1,$2,$3,$4)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, rev = excluded.rev`, t.ID, t.Slug, t.Name, t.Rev)
	if err != nil {
		return err
	}
	if err := s.saveWords(ctx, news.NameTag, t.ID, append([]string{t.Name}, t.Aliases...)...); err != nil {
		return err
	}
	if err := s.Exec(ctx, `DELETE FROM tag_alias WHERE tag = $1`, t.ID); err != nil {
		return err
	}
	for _, alias := range t.Aliases {
		if err := s.Exec(ctx, `INSERT INTO tag_alias (slug, tag) VALUES ($1,$2)`, alias, t.ID); err != nil {
			return err
		}
	}
	return nil
}

// TagAliases returns the aliases of a tag, in order.
func (s Store) TagAliases(ctx context.Context, tag news.ID) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `SELECT slug FROM tag_alias WHERE tag = $1 ORDER BY slug`, tag)
}
