package sharing

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Override changes one field of a story for a site that shares it. value is
// plain text for headline, lead and slug, a document for the body, and JSON
// for topic (ID), photo (news.Photo) and tags (list of IDs).
func (s *Sharing) Override(ctx context.Context, actor news.Actor, id, site news.ID, field news.Field, value string) error {
	return s.OverrideOn(ctx, actor, id, site, field, value, time.Time{})
}

// Inherited is what OverrideOn takes as seen where the site had no words of its
// own.
func Inherited() time.Time { return time.UnixMilli(0) }

// OverrideOn is Override by somebody who saw what the site says of the field:
// seen is when that was made, or Inherited. A Conflict says that a colleague has
// worded the field since, or had it follow the origin again. The zero time does
// not ask.
func (s *Sharing) OverrideOn(ctx context.Context, actor news.Actor, id, site news.ID, field news.Field, value string, seen time.Time) error {
	return s.room.Do(ctx, actor, "override "+string(field), func(d *act.Deed) error {
		st, p, err := carried(d, id, site)
		if err != nil {
			return err
		}
		said := Inherited()
		if o, own := p.Override(field); own {
			said = o.MadeAt
		}
		if !seen.IsZero() && !seen.Equal(said) {
			return fault.New(fault.Conflict, "somebody else changed this field meanwhile; yours is kept below to compare")
		}
		base, err := seenVersion(d, &st)
		if err != nil {
			return err
		}
		return word(d, st, p, news.Override{Field: field, Value: value, Base: base}, "override")
	})
}

// seenVersion is the version that a site's desk sees of a story: what readers
// get, or will. Before anything is planned it is the working copy, which becomes
// a version then, so that what changes until it is published can be asked about.
func seenVersion(d *act.Deed, st *news.Story) (int, error) {
	if st.LiveVersion > 0 {
		return st.LiveVersion, nil
	}
	v, err := d.CutNow(st, "override")
	if err != nil {
		return 0, err
	}
	return v.N, d.Store.UpdateStory(d, st)
}

// RestoreOverride has a site say of a field what it said before. It stays the
// wording of the origin's version that it was made on, so that the desk is asked
// to merge what the origin has changed since.
func (s *Sharing) RestoreOverride(ctx context.Context, actor news.Actor, id, site news.ID, field news.Field, n int) error {
	return s.room.Do(ctx, actor, "restore "+string(field), func(d *act.Deed) error {
		st, p, err := carried(d, id, site)
		if err != nil {
			return err
		}
		past, found, err := d.Store.PastOverride(d, p.ID, field, n)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "the site has no such earlier wording")
		}
		return word(d, st, p, past.Override, "restore")
	})
}

// word makes a site say something of a field instead of the origin.
func word(d *act.Deed, st news.Story, p news.Placement, o news.Override, how string) error {
	if p.Origin {
		return fault.New(fault.Invalid, "at its origin a story is changed, not overridden")
	}
	o.MadeBy, o.MadeAt = d.Actor.Account, d.Now
	o, err := checkOverride(d, st, o)
	if err != nil {
		return err
	}
	if err := d.Store.SaveOverride(d, p.ID, o); err != nil {
		return err
	}
	return changed(d, st, p, o.Field, how)
}

// Inherit gives up an override: the site shows the origin's field again.
func (s *Sharing) Inherit(ctx context.Context, actor news.Actor, id, site news.ID, field news.Field) error {
	return s.room.Do(ctx, actor, "inherit "+string(field), func(d *act.Deed) error {
		st, p, err := carried(d, id, site)
		if err != nil {
			return err
		}
		if !p.Overridden(field) {
			return fault.New(fault.Conflict, "the site does not override this field")
		}
		if err := d.Store.DeleteOverride(d, p.ID, field); err != nil {
			return err
		}
		return changed(d, st, p, field, "inherit")
	})
}

// MoveSection moves a placement to another section of its site.
func (s *Sharing) MoveSection(ctx context.Context, actor news.Actor, id, site, section news.ID) error {
	return s.room.Do(ctx, actor, "move to section", func(d *act.Deed) error {
		st, p, err := carried(d, id, site)
		if err != nil {
			return err
		}
		if p.Section, err = sectionOf(d, site, section); err != nil {
			return err
		}
		if err := d.Store.SavePlacement(d, p); err != nil {
			return err
		}
		return changed(d, st, p, "section", section.String())
	})
}

// carried is placement for what the site shows, or is about to.
func carried(d *act.Deed, id, site news.ID) (news.Story, news.Placement, error) {
	st, p, err := placement(d, id, site)
	if err != nil {
		return st, p, err
	}
	switch p.State {
	case news.PlacementOffered, news.PlacementHeld, news.PlacementPlaced:
		return st, p, nil
	}
	return st, p, fault.New(fault.Conflict, "this site does not carry the story")
}

// changed makes the placement follow its new fields and writes the event.
func changed(d *act.Deed, st news.Story, p news.Placement, field news.Field, how string) error {
	fresh, _, err := d.Store.Placement(d, st.ID, p.Site)
	if err != nil {
		return err
	}
	if err := resettle(d, st, fresh); err != nil {
		return err
	}
	return d.Event(news.EventPlacementChanged, st.ID, p.Site, map[string]any{"field": field, "how": how})
}

// checkOverride asks of the field what publication asks of it at the origin.
func checkOverride(d *act.Deed, st news.Story, o news.Override) (news.Override, error) {
	switch o.Field {
	case news.FieldHeadline, news.FieldLead, news.FieldSlug:
		o.Value = act.OneLine(o.Value)
		if o.Value == "" {
			return o, fault.Field(string(o.Field), "is missing; inherit the origin's instead")
		}
	case news.FieldBody:
		doc, err := act.Document(o.Value)
		if err != nil {
			return o, err
		}
		if doc.WordCount() == 0 {
			return o, fault.Field("body", "the text is empty; inherit the origin's instead")
		}
		o.Value = doc.String()
	case news.FieldTopic, news.FieldPhoto, news.FieldTags:
	default:
		return o, fault.Field("field", "%q cannot be overridden", o.Field)
	}
	c, err := o.Apply(news.Content{})
	if err != nil {
		return o, fault.Field(string(o.Field), "%v", err)
	}
	if err := c.CheckSave(); err != nil {
		return o, err
	}
	if o.Field == news.FieldPhoto || o.Field == news.FieldBody {
		return o, pictured(d, st, c)
	}
	if o.Field == news.FieldTopic || o.Field == news.FieldTags {
		canonical, err := json.Marshal(map[news.Field]any{news.FieldTopic: c.Topic, news.FieldTags: c.Tags}[o.Field])
		o.Value = string(canonical)
		return o, err
	}
	return o, nil
}

// pictured refuses pictures that may not be published.
func pictured(d *act.Deed, st news.Story, c news.Content) error {
	problems, err := d.Problems(st, c, 1)
	if err != nil {
		return err
	}
	f := fault.Fields{}
	for _, p := range problems {
		if p.Error && p.Field == "photo" {
			f.Add(p.Field, "%s", p.Text)
		}
	}
	return f.Err()
}
