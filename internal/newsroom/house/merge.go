package house

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// The jobs of this room. Their key is the source's ID; the payload too, with
// "again:" in front for the last look.
const (
	JobMerge       = "names.merge"
	JobMoveSection = "section.move"
)

// Jobs returns what the room's jobs do.
func (h *House) Jobs() map[string]jobs.Run {
	return map[string]jobs.Run{JobMerge: h.runMerge, JobMoveSection: h.runMoveSection}
}

// Batches of one transaction, and when a finished merge looks again for what a
// transaction that had begun before it put into the old list.
const (
	mergeBatch   = 200
	sectionBatch = 20
	lookAgain    = time.Minute
)

func tagOfName(kind news.NameKind, id news.ID) string {
	switch kind {
	case news.NameTopic:
		return news.TagTopic(id)
	case news.NameTag:
		return news.TagTag(id)
	}
	return news.TagPerson(id)
}

// Merge makes a topic, tag or person part of another one of its kind, for good.
// Its address leads there at once, stories show the other name at once, and a
// job brings them into the other's lists. Versions stay as they are.
func (h *House) Merge(ctx context.Context, actor news.Actor, kind news.NameKind, source, target news.ID) error {
	return h.room.Do(ctx, actor, "merge names", func(d *act.Deed) error {
		if err := mayMerge(d, kind, source, target); err != nil {
			return err
		}
		m := news.Merge{Source: source, Kind: kind, Target: target, MadeBy: actor.Account, MadeAt: d.Now}
		sites, err := d.Sites()
		if err != nil {
			return err
		}
		for _, s := range sites {
			n, err := d.Store.Count(d, s.ID, news.ListOfName(kind, source))
			if err != nil {
				return err
			}
			m.Total += n
		}
		gains, err := takeIn(d, kind, source, target, sites)
		if err != nil {
			return err
		}
		if err := d.Store.DropWords(d, source); err != nil {
			return err
		}
		if err := d.Store.InsertMerge(d, m); err != nil {
			return err
		}
		d.Touch(tagOfName(kind, source))
		if gains {
			d.Touch(tagOfName(kind, target))
		}
		if err := d.Event(news.EventMerged, 0, 0, map[string]any{"kind": kind, "source": source, "target": target, "stories": m.Total}); err != nil {
			return err
		}
		return d.Job(JobMerge, source.String(), source.String(), d.Now)
	})
}

// mayMerge locks both, asks whether the actor may change them, and refuses what
// is already part of another one.
func mayMerge(d *act.Deed, kind news.NameKind, source, target news.ID) error {
	if source == target {
		return fault.Field("target", "choose another one to merge into")
	}
	switch kind {
	case news.NameTopic, news.NameTag:
		if err := d.MayAnywhere(news.ActTopics); err != nil {
			return err
		}
	case news.NamePerson:
		people, err := d.Store.People(d, []news.ID{source, target})
		if err != nil {
			return err
		}
		for _, p := range people {
			if err := d.Actor.May(news.ActManage, p.Site); err != nil {
				return err
			}
		}
	default:
		return fault.New(fault.Invalid, "%q cannot be merged", kind)
	}
	n, err := d.Store.LockNames(d, kind, []news.ID{source, target})
	if err != nil {
		return err
	}
	if n != 2 {
		return fault.New(fault.NotFound, "one of the two is not there any more")
	}
	merged, err := d.Store.Follow(d, []news.ID{source, target})
	if err != nil {
		return err
	}
	if len(merged) > 0 {
		return fault.New(fault.Conflict, "one of the two became part of another one already")
	}
	return nil
}

// takeIn gives the target what belongs to the source beside its stories. gains
// is set when readers see something of it on the target's page.
func takeIn(d *act.Deed, kind news.NameKind, source, target news.ID, sites []news.Site) (gains bool, err error) {
	switch kind {
	case news.NameTopic:
		front := news.FrontTopic(source)
		for _, s := range sites {
			pins, err := d.Store.Pins(d, s.ID, front, d.Now)
			if err != nil {
				return false, err
			}
			if len(pins) > 0 {
				if err := d.Store.SavePins(d, s.ID, front, nil); err != nil {
					return false, err
				}
				d.Touch(news.TagFront(s.ID, front))
			}
		}
		entries, err := d.Store.TopicEntries(d, source, 1)
		if err != nil {
			return false, err
		}
		return len(entries) > 0, d.Store.MoveTopicEntries(d, source, target)
	case news.NameTag:
		aliases, err := d.Store.TagAliases(d, source)
		if err != nil {
			return false, err
		}
		return len(aliases) > 0, moveAliases(d, source, target)
	}
	return false, d.Store.MoveAccounts(d, source, target)
}

func moveAliases(d *act.Deed, source, target news.ID) error {
	tags, err := d.Store.Tags(d, []news.ID{source, target})
	if err != nil {
		return err
	}
	for _, id := range [2]news.ID{source, target} {
		for _, t := range tags {
			if t.ID != id {
				continue
			}
			if t.Aliases, err = d.Store.TagAliases(d, id); err != nil {
				return err
			}
			if id == source {
				aliases := t.Aliases
				t.Aliases = nil
				if err := d.Store.SaveTag(d, t); err != nil {
					return err
				}
				for i := range tags {
					if tags[i].ID == target {
						tags[i].Aliases = aliases
					}
				}
				continue
			}
			for i := range tags {
				if tags[i].ID == target {
					t.Aliases = append(t.Aliases, tags[i].Aliases...)
				}
			}
			if err := d.Store.SaveTag(d, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// runMerge brings the stories of a merged name into the lists of the other one,
// some at a time. It can stop and begin again anywhere.
func (h *House) runMerge(ctx context.Context, job jobs.Job) error {
	text, again := strings.CutPrefix(job.Payload, "again:")
	source, err := news.ParseID(text)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	for done := false; !done; {
		err := h.room.Do(ctx, news.System(), "move merged stories", func(d *act.Deed) error {
			m, found, err := d.Store.Merge(d, source)
			if err != nil || !found {
				done = true
				return err
			}
			moved, err := moveLists(d, m)
			if err != nil {
				return err
			}
			if done = moved == 0; done {
				if again || !m.EndedAt.IsZero() {
					return nil
				}
				if err := d.Store.AdvanceMerge(d, source, 0, d.Now); err != nil {
					return err
				}
				return d.Job(JobMerge, source.String(), "again:"+source.String(), d.Now.Add(lookAgain))
			}
			if err := d.Store.AdvanceMerge(d, source, moved, m.EndedAt); err != nil {
				return err
			}
			return d.Event(news.EventMerged, 0, 0, map[string]any{"kind": m.Kind, "source": source, "target": m.Target, "moved": moved})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// moveLists moves one batch on the first site that has any.
func moveLists(d *act.Deed, m news.Merge) (int, error) {
	sites, err := d.Sites()
	if err != nil {
		return 0, err
	}
	from, to := news.ListOfName(m.Kind, m.Source), news.ListOfName(m.Kind, m.Target)
	for _, s := range sites {
		n, err := d.Store.MoveList(d, s.ID, from, to, mergeBatch)
		if err != nil {
			return 0, err
		}
		if n > 0 {
			d.Touch(news.TagList(s.ID, from), news.TagList(s.ID, to))
			return n, nil
		}
	}
	return 0, nil
}

// EmptySection moves every story of a section into another one of the same site
// and then removes the section. Its address leads to the other one.
func (h *House) EmptySection(ctx context.Context, actor news.Actor, site, source, target news.ID) error {
	return h.room.Do(ctx, actor, "move section", func(d *act.Deed) error {
		if err := actor.May(news.ActManage, site); err != nil {
			return err
		}
		s, err := d.Site(site)
		if err != nil {
			return err
		}
		_, own := s.Section(source)
		_, other := s.Section(target)
		if !own || !other || source == target {
			return fault.Field("target", "choose another section of this site")
		}
		if _, err := d.Store.LockNames(d, news.NameSection, []news.ID{source, target}); err != nil {
			return err
		}
		merged, err := d.Store.Follow(d, []news.ID{source, target})
		if err != nil {
			return err
		}
		if len(merged) > 0 {
			return fault.New(fault.Conflict, "one of the two sections is being moved already")
		}
		n, err := d.Store.Count(d, site, news.ListSection(source))
		if err != nil {
			return err
		}
		m := news.Merge{Source: source, Kind: news.NameSection, Target: target, Site: site, MadeBy: actor.Account, MadeAt: d.Now, Total: n}
		if err := d.Store.InsertMerge(d, m); err != nil {
			return err
		}
		if err := d.Event(news.EventSectionMoved, 0, site, map[string]any{"source": source, "target": target, "stories": n}); err != nil {
			return err
		}
		return d.Job(JobMoveSection, source.String(), source.String(), d.Now)
	})
}

// runMoveSection moves a section's stories, some at a time, and removes it when
// nothing stands in it any more.
func (h *House) runMoveSection(ctx context.Context, job jobs.Job) error {
	source, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	for done := false; !done; {
		err := h.room.Do(ctx, news.System(), "move stories to another section", func(d *act.Deed) error {
			m, found, err := d.Store.Merge(d, source)
			if err != nil || !found || !m.EndedAt.IsZero() {
				done = true
				return err
			}
			placements, err := d.Store.PlacementsInSection(d, source, sectionBatch)
			if err != nil {
				return err
			}
			if done = len(placements) == 0; done {
				if err := d.Store.MovePlans(d, source, m.Target); err != nil {
					return err
				}
				return removeSection(d, m)
			}
			for _, p := range placements {
				if err := moveTo(d, p, m.Target); err != nil {
					return err
				}
			}
			if err := d.Store.AdvanceMerge(d, source, len(placements), time.Time{}); err != nil {
				return err
			}
			return d.Event(news.EventSectionMoved, 0, m.Site, map[string]any{"source": source, "target": m.Target, "moved": len(placements)})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// moveTo moves one placement as an editor would.
func moveTo(d *act.Deed, p news.Placement, section news.ID) error {
	st, err := d.Lock(p.Story)
	if err != nil {
		return err
	}
	p, found, err := d.Store.Placement(d, p.Story, p.Site)
	if err != nil || !found {
		return err
	}
	p.Section = section
	if err := d.Store.SavePlacement(d, p); err != nil {
		return err
	}
	if st.LiveVersion == 0 || p.State != news.PlacementPlaced {
		d.Touch(news.TagStory(st.ID))
		return nil
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	return d.SettlePlacement(st, p, v.Content)
}

// removeSection takes an empty section off its site and leads its addresses to
// the section that took its stories.
func removeSection(d *act.Deed, m news.Merge) error {
	if _, _, err := d.Store.LockSite(d, m.Site); err != nil {
		return err
	}
	site, err := d.Site(m.Site)
	if err != nil {
		return err
	}
	source, _ := site.Section(m.Source)
	target, _ := site.Section(m.Target)
	if err := d.Store.SavePins(d, m.Site, news.FrontSection(m.Source), nil); err != nil {
		return err
	}
	if err := d.Store.DeleteSection(d, m.Site, m.Source); err != nil {
		return err
	}
	var left []news.Section
	for _, s := range site.Sections {
		if s.ID != m.Source {
			left = append(left, s)
		}
	}
	site.Sections, site.Rev = left, site.Rev+1
	if err := d.Store.SaveSite(d, site); err != nil {
		return err
	}
	if err := leadSection(d, m.Site, source.Slug, target.Slug); err != nil {
		return err
	}
	if err := d.Store.AdvanceMerge(d, m.Source, 0, d.Now); err != nil {
		return err
	}
	d.Touch(news.TagSite(m.Site), news.TagNetwork())
	return d.Event(news.EventSiteSaved, 0, m.Site, map[string]any{"removed_section": source.Slug})
}

// leadSection leads the addresses of a section to those of another; stories are
// found by their ID whatever stands before it.
func leadSection(d *act.Deed, site news.ID, from, to string) error {
	for _, end := range [4]string{"", "/feed.xml", "/atom.xml", "/feed.json"} {
		r := store.Redirect{Site: site, Path: "/" + from + end, Target: "/" + to + end}
		if err := d.Store.SaveRedirect(d, r, d.Now); err != nil {
			return err
		}
	}
	return nil
}
