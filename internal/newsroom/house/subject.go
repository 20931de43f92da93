package house

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// SaveTopic adds a topic (ID 0) or changes one with its whole timeline.
func (h *House) SaveTopic(ctx context.Context, actor news.Actor, t news.Topic) (news.Topic, error) {
	t.Entries = slices.Clone(t.Entries)
	err := h.room.Do(ctx, actor, "save topic", func(d *act.Deed) error {
		for i := range t.Entries {
			if t.Entries[i].ID == 0 {
				t.Entries[i].ID = d.NextID()
			}
		}
		if err := saveTopic(d, &t); err != nil {
			return err
		}
		if err := d.Store.SaveTopic(d, t); err != nil {
			return d.Taken(err, "slug", "another topic has this address")
		}
		return nil
	})
	return t, err
}

// ChangeTopic is SaveTopic for what stands on top of a topic's page: its
// timeline stays as it is. A Rev other than the topic's is a Conflict.
func (h *House) ChangeTopic(ctx context.Context, actor news.Actor, t news.Topic) (news.Topic, error) {
	err := h.room.Do(ctx, actor, "change topic", func(d *act.Deed) error {
		t.Entries = nil
		t.Name, t.Kicker = act.OneLine(t.Name), act.OneLine(t.Kicker)
		if err := saveTopic(d, &t); err != nil {
			return err
		}
		if err := d.Store.SaveTopicHead(d, t); err != nil {
			return d.Taken(err, "slug", "another topic has this address")
		}
		return nil
	})
	return t, err
}

// saveTopic is what all changes of a topic have in common, but the saving.
func saveTopic(d *act.Deed, t *news.Topic) error {
	if err := d.MayAnywhere(news.ActTopics); err != nil {
		return err
	}
	if t.ID == 0 {
		t.ID = d.NextID()
	}
	before, err := d.Store.Topics(d, []news.ID{t.ID})
	if err != nil {
		return err
	}
	if err := t.Check(); err != nil {
		return err
	}
	var was named
	if len(before) > 0 {
		was = named{before[0].Slug, before[0].Rev}
	}
	if err := was.change(d, news.NameTopic, t.ID, t.Slug, &t.Rev); err != nil {
		return err
	}
	t.UpdatedAt = d.Now
	d.Touch(news.TagTopic(t.ID))
	return d.Event(news.EventTopicSaved, 0, 0, map[string]any{"topic": t.ID})
}

// named is what a topic, tag or person was before a change; zero for a new one.
type named struct {
	slug string
	rev  int64
}

// change compares revisions and keeps the old address leading to what had it.
func (n named) change(d *act.Deed, kind news.NameKind, id news.ID, slug string, rev *int64) error {
	if n.rev != 0 {
		if *rev != 0 && *rev != n.rev {
			return fault.New(fault.Conflict, "somebody else changed this meanwhile; look at it again")
		}
		if m, merged, err := d.Store.Merge(d, id); err != nil {
			return err
		} else if merged {
			return fault.New(fault.Conflict, "this became part of another one on %s", m.MadeAt.Format(time.DateOnly))
		}
	}
	*rev = n.rev + 1
	if n.slug != "" && n.slug != slug {
		if err := d.Store.KeepSlug(d, kind, n.slug, id, d.Now); err != nil {
			return err
		}
	}
	return d.Store.FreeSlug(d, kind, slug)
}

// CloseTopic ends a running story, or takes it up again: a closed topic is not
// offered any more and leaves the bars of running topics.
func (h *House) CloseTopic(ctx context.Context, actor news.Actor, id news.ID, closed bool) error {
	return h.room.Do(ctx, actor, "close topic", func(d *act.Deed) error {
		t, err := topic(d, id)
		if err != nil {
			return err
		}
		t.Closed = closed
		if err := saveTopic(d, &t); err != nil {
			return err
		}
		return d.Store.SaveTopicHead(d, t)
	})
}

// topic asks whether the actor may change topics, and loads one.
func topic(d *act.Deed, id news.ID) (news.Topic, error) {
	if err := d.MayAnywhere(news.ActTopics); err != nil {
		return news.Topic{}, err
	}
	if _, err := d.Store.LockNames(d, news.NameTopic, []news.ID{id}); err != nil {
		return news.Topic{}, err
	}
	topics, err := d.Store.Topics(d, []news.ID{id})
	if err != nil {
		return news.Topic{}, err
	}
	if len(topics) == 0 {
		return news.Topic{}, fault.New(fault.NotFound, "there is no topic %s", id)
	}
	return topics[0], nil
}

// SaveEntry adds an entry to a topic's timeline (ID 0) or changes one. The
// story it rests on, if any, must exist. It returns the entry's ID.
func (h *House) SaveEntry(ctx context.Context, actor news.Actor, id news.ID, e news.TopicEntry) (news.ID, error) {
	e.Text, e.At = act.OneLine(e.Text), e.At.UTC().Truncate(time.Millisecond)
	err := h.timeline(ctx, actor, id, func(d *act.Deed, t news.Topic) error {
		fresh := e.ID == 0
		if fresh {
			if len(t.Entries) >= news.MaxEntries {
				return fault.Field("entries", "%d at most", news.MaxEntries)
			}
			e.ID = d.NextID()
		} else if !slices.ContainsFunc(t.Entries, func(old news.TopicEntry) bool { return old.ID == e.ID }) {
			return fault.New(fault.NotFound, "the timeline has no such entry")
		}
		t.Entries = []news.TopicEntry{e}
		if err := t.Check(); err != nil {
			return err
		}
		if e.Story != 0 {
			if _, found, err := d.Store.Story(d, e.Story); err != nil {
				return err
			} else if !found {
				return fault.Field("story", "there is no story %s", e.Story)
			}
		}
		return d.Store.SaveTopicEntry(d, t.ID, e)
	})
	return e.ID, err
}

// DropEntry takes an entry off a topic's timeline and returns it, so that it
// can be put back.
func (h *House) DropEntry(ctx context.Context, actor news.Actor, id, entry news.ID) (gone news.TopicEntry, err error) {
	err = h.timeline(ctx, actor, id, func(d *act.Deed, t news.Topic) error {
		i := slices.IndexFunc(t.Entries, func(e news.TopicEntry) bool { return e.ID == entry })
		if i < 0 {
			return fault.New(fault.NotFound, "the timeline has no such entry")
		}
		gone = t.Entries[i]
		return d.Store.DeleteTopicEntry(d, t.ID, entry)
	})
	return gone, err
}

// MoveEntry puts an entry of which only the day is known before (up: newer) or
// after its neighbour of the same day. Where times are known, they decide.
func (h *House) MoveEntry(ctx context.Context, actor news.Actor, id, entry news.ID, up bool) error {
	return h.timeline(ctx, actor, id, func(d *act.Deed, t news.Topic) error {
		i := slices.IndexFunc(t.Entries, func(e news.TopicEntry) bool { return e.ID == entry })
		if i < 0 {
			return fault.New(fault.NotFound, "the timeline has no such entry")
		}
		j := i + 1 // newest first
		if up {
			j = i - 1
		}
		if j < 0 || j >= len(t.Entries) {
			return nil
		}
		a, b := t.Entries[i], t.Entries[j]
		near := a.At.Sub(b.At).Abs() < 24*time.Hour
		if !a.DayOnly || !b.DayOnly || !near {
			return fault.New(fault.Conflict, "the times decide the order; change the time to move this entry")
		}
		a.At, b.At = b.At, a.At
		if a.At.Equal(b.At) && up {
			a.At = a.At.Add(time.Millisecond)
		} else if a.At.Equal(b.At) {
			b.At = b.At.Add(time.Millisecond)
		}
		if err := d.Store.SaveTopicEntry(d, t.ID, a); err != nil {
			return err
		}
		return d.Store.SaveTopicEntry(d, t.ID, b)
	})
}

// timeline runs a change of a topic's timeline, which it gives loaded.
func (h *House) timeline(ctx context.Context, actor news.Actor, id news.ID, f func(d *act.Deed, t news.Topic) error) error {
	return h.room.Do(ctx, actor, "change timeline", func(d *act.Deed) error {
		t, err := topic(d, id)
		if err != nil {
			return err
		}
		if t.Entries, err = d.Store.TopicEntries(d, id, news.MaxEntries); err != nil {
			return err
		}
		if err := f(d, t); err != nil {
			return err
		}
		t.UpdatedAt = d.Now
		if err := d.Store.SaveTopicHead(d, t); err != nil {
			return err
		}
		d.Touch(news.TagTopic(id))
		return d.Event(news.EventTopicSaved, 0, 0, map[string]any{"topic": id, "timeline": true})
	})
}

// SaveTag adds a tag (ID 0) or changes one. A Rev other than 0 and the tag's is
// a Conflict.
func (h *House) SaveTag(ctx context.Context, actor news.Actor, t news.Tag) (news.Tag, error) {
	t.Aliases = slices.Clone(t.Aliases)
	err := h.room.Do(ctx, actor, "save tag", func(d *act.Deed) error {
		if err := d.MayAnywhere(news.ActTopics); err != nil {
			return err
		}
		if t.ID == 0 {
			t.ID = d.NextID()
		}
		slices.Sort(t.Aliases)
		t.Aliases = slices.Compact(t.Aliases)
		if err := t.Check(); err != nil {
			return err
		}
		before, err := d.Store.Tags(d, []news.ID{t.ID})
		if err != nil {
			return err
		}
		var was named
		if len(before) > 0 {
			was = named{before[0].Slug, before[0].Rev}
		}
		if err := was.change(d, news.NameTag, t.ID, t.Slug, &t.Rev); err != nil {
			return err
		}
		for _, alias := range t.Aliases {
			if other, found, err := d.Store.TagBySlug(d, alias); err != nil {
				return err
			} else if found && other.ID != t.ID && other.Slug == alias {
				return fault.Field("aliases", "%q is the address of the tag %s; merge the two instead", alias, other.Name)
			}
		}
		if err := d.Store.SaveTag(d, t); err != nil {
			return d.Taken(err, "slug", "another tag has this address")
		}
		d.Touch(news.TagTag(t.ID))
		return d.Event(news.EventTagSaved, 0, 0, map[string]any{"tag": t.ID})
	})
	return t, err
}
