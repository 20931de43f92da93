package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// OpenTopics returns open topics without their timelines, last changed first.
func (s Store) OpenTopics(ctx context.Context, limit int) ([]news.Topic, error) {
	return rows.All(ctx, s.Store, scanTopic, `SELECT `+topicColumns+` FROM topic WHERE closed = 0 ORDER BY updated_at DESC, id DESC LIMIT $1`, limit)
}

// PeopleOf returns the people of a site who are named on new stories, in the order of their names.
func (s Store) PeopleOf(ctx context.Context, site news.ID, limit int) ([]news.Person, error) {
	return rows.All(ctx, s.Store, scanPerson, `SELECT `+personColumns+` FROM person WHERE site = $1 AND retired = 0 ORDER BY name, id LIMIT $2`, site, limit)
}
