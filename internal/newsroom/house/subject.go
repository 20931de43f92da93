package house

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// SaveTopic adds a topic (ID 0) or changes one with its whole timeline.
func (h *House) SaveTopic(ctx context.Context, actor news.Actor, t news.Topic) (news.Topic, error) {
	t.Entries = slices.Clone(t.Entries)
	err := h.room.Do(ctx, actor, "save topic", func(d *act.Deed) error {
		if err := d.MayAnywhere(news.ActTopics); err != nil {
			return err
		}
		if t.ID == 0 {
			t.ID = d.NextID()
		}
		for i := range t.Entries {
			if t.Entries[i].ID == 0 {
				t.Entries[i].ID = d.NextID()
			}
		}
		if err := t.Check(); err != nil {
			return err
		}
		t.UpdatedAt = d.Now
		if err := d.Store.SaveTopic(d, t); err != nil {
			return d.Taken(err, "slug", "another topic has this address")
		}
		d.Touch(news.TagTopic(t.ID))
		return d.Event(news.EventTopicSaved, 0, 0, map[string]any{"topic": t.ID})
	})
	return t, err
}

// SaveTag adds a tag (ID 0) or changes one.
func (h *House) SaveTag(ctx context.Context, actor news.Actor, t news.Tag) (news.Tag, error) {
	err := h.room.Do(ctx, actor, "save tag", func(d *act.Deed) error {
		if err := d.MayAnywhere(news.ActTopics); err != nil {
			return err
		}
		if t.ID == 0 {
			t.ID = d.NextID()
		}
		if err := t.Check(); err != nil {
			return err
		}
		if err := d.Store.SaveTag(d, t); err != nil {
			return d.Taken(err, "slug", "another tag has this address")
		}
		d.Touch(news.TagTag(t.ID))
		return d.Event(news.EventTagSaved, 0, 0, map[string]any{"tag": t.ID})
	})
	return t, err
}
