package newsroom

import (
	"context"
	"encoding/json"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Share offers a story of the origin site to another site, before or after
// publication. The other site's policy decides what becomes of it: refused,
// put before its desk, or placed at once; somebody who works at the receiving
// desk too places it at once. Nothing appears before the origin does.
// Sharing again what was declined offers it again.
func (n *Newsroom) Share(ctx context.Context, actor news.Actor, id, to, section news.ID) (state news.PlacementState, err error) {
	err = n.do(ctx, actor, "share story", func(d *deed) (err error) {
		state, err = d.share(id, to, section)
		return err
	})
	return state, err
}

func (d *deed) share(id, to, section news.ID) (news.PlacementState, error) {
	st, err := d.Story(id, news.StepShare, news.ActShare)
	if err != nil {
		return "", err
	}
	site, err := d.Site(to)
	if err != nil {
		return "", err
	}
	if _, ok := site.Section(section); !ok {
		return "", fault.Field("section", "%s has no such section", site.Name)
	}
	p, found, err := d.Store.Placement(d, id, to)
	if err != nil {
		return "", err
	}
	if found && p.State != news.PlacementDeclined {
		return "", fault.New(fault.Conflict, "%s already has this story", site.Name)
	}
	policy, err := d.policy(site, st.OriginSite)
	if err != nil {
		return "", err
	}
	if policy == news.PolicyRefuse {
		return "", fault.New(fault.Forbidden, "%s takes no stories from this site", site.Name)
	}
	if !found {
		p = news.Placement{ID: d.NextID(), Story: id, Site: to}
	}
	p.Section, p.MadeBy, p.MadeAt, p.State = section, d.Actor.Account, d.Now, news.PlacementOffered
	kind := news.EventPlacementOffered
	if policy == news.PolicyPublish || d.Actor.Can(news.ActReceive, to) {
		p.State, kind = news.PlacementPlaced, news.EventPlacementAccepted
	}
	if err := d.Store.SavePlacement(d, p); err != nil {
		return "", err
	}
	if err := d.resettle(st, p); err != nil {
		return "", err
	}
	return p.State, d.Event(kind, id, to, map[string]any{"policy": policy})
}

func (d *deed) policy(site news.Site, from news.ID) (news.Policy, error) {
	policy, found, err := d.Store.SharePolicy(d, site.ID, from)
	if err != nil || found {
		return policy, err
	}
	if p := site.Settings.DefaultPolicy; p != "" {
		return p, nil
	}
	return news.PolicyAsk, nil
}

// resettle makes one placement follow what the story is now.
func (d *deed) resettle(st news.Story, p news.Placement) error {
	if st.LiveVersion == 0 {
		return nil
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	return d.SettlePlacement(st, p, v.Content)
}

// placement locks a story and returns its placement on a site, for somebody
// who works at that site's desk.
func (d *deed) placement(id, site news.ID) (news.Story, news.Placement, error) {
	st, err := d.Lock(id)
	if err != nil {
		return st, news.Placement{}, err
	}
	if err := d.Actor.May(news.ActReceive, site); err != nil {
		return st, news.Placement{}, err
	}
	p, found, err := d.Store.Placement(d, id, site)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "the story is not on this site")
	}
	if err == nil && st.State == news.StateWithdrawn {
		err = st.Allow(news.StepShare, d.Now)
	}
	return st, p, err
}

// Accept places an offered story on the site, from now on or, when the origin
// is not visible yet, together with it. section 0 keeps the offered one.
func (n *Newsroom) Accept(ctx context.Context, actor news.Actor, id, site, section news.ID) error {
	return n.do(ctx, actor, "accept story", func(d *deed) error {
		st, p, err := d.placement(id, site)
		if err != nil {
			return err
		}
		if p.State != news.PlacementOffered {
			return fault.New(fault.Conflict, "the story is not on offer here")
		}
		if section != 0 {
			if p.Section, err = d.sectionOf(site, section); err != nil {
				return err
			}
		}
		p.State, p.MadeAt = news.PlacementPlaced, d.Now
		if err := d.Store.SavePlacement(d, p); err != nil {
			return err
		}
		if err := d.resettle(st, p); err != nil {
			return err
		}
		return d.Event(news.EventPlacementAccepted, id, site, nil)
	})
}

func (d *deed) sectionOf(site, section news.ID) (news.ID, error) {
	s, err := d.Site(site)
	if err != nil {
		return 0, err
	}
	if _, ok := s.Section(section); !ok {
		return 0, fault.Field("section", "%s has no such section", s.Name)
	}
	return section, nil
}

// Decline refuses an offered story.
func (n *Newsroom) Decline(ctx context.Context, actor news.Actor, id, site news.ID) error {
	return n.do(ctx, actor, "decline story", func(d *deed) error {
		_, p, err := d.placement(id, site)
		if err != nil {
			return err
		}
		if p.State != news.PlacementOffered {
			return fault.New(fault.Conflict, "the story is not on offer here")
		}
		p.State = news.PlacementDeclined
		if err := d.Store.SavePlacement(d, p); err != nil {
			return err
		}
		return d.Event(news.EventPlacementDeclined, id, site, nil)
	})
}

// Override changes one field of a story for a site that shares it. value is
// plain text for headline, lead and slug, a document for the body, and JSON
// for topic (ID), photo (news.Photo) and tags (list of IDs).
func (n *Newsroom) Override(ctx context.Context, actor news.Actor, id, site news.ID, field news.Field, value string) error {
	return n.do(ctx, actor, "override "+string(field), func(d *deed) error {
		st, p, err := d.placement(id, site)
		if err != nil {
			return err
		}
		if p.Origin {
			return fault.New(fault.Invalid, "at its origin a story is changed, not overridden")
		}
		o := news.Override{Field: field, Value: value, Base: max(st.LiveVersion, 1), MadeBy: actor.Account, MadeAt: d.Now}
		if o, err = d.checkOverride(st, o); err != nil {
			return err
		}
		if err := d.Store.SaveOverride(d, p.ID, o); err != nil {
			return err
		}
		return d.changed(st, p, field, "override")
	})
}

// Inherit gives up an override: the site shows the origin's field again.
func (n *Newsroom) Inherit(ctx context.Context, actor news.Actor, id, site news.ID, field news.Field) error {
	return n.do(ctx, actor, "inherit "+string(field), func(d *deed) error {
		st, p, err := d.placement(id, site)
		if err != nil {
			return err
		}
		if !p.Overridden(field) {
			return fault.New(fault.Conflict, "the site does not override this field")
		}
		if err := d.Store.DeleteOverride(d, p.ID, field); err != nil {
			return err
		}
		return d.changed(st, p, field, "inherit")
	})
}

// MoveSection moves a placement to another section of its site.
func (n *Newsroom) MoveSection(ctx context.Context, actor news.Actor, id, site, section news.ID) error {
	return n.do(ctx, actor, "move to section", func(d *deed) error {
		st, p, err := d.placement(id, site)
		if err != nil {
			return err
		}
		if p.Section, err = d.sectionOf(site, section); err != nil {
			return err
		}
		if err := d.Store.SavePlacement(d, p); err != nil {
			return err
		}
		return d.changed(st, p, "section", section.String())
	})
}

// changed makes the placement follow its new fields and writes the event.
func (d *deed) changed(st news.Story, p news.Placement, field news.Field, how string) error {
	fresh, _, err := d.Store.Placement(d, st.ID, p.Site)
	if err != nil {
		return err
	}
	if err := d.resettle(st, fresh); err != nil {
		return err
	}
	return d.Event(news.EventPlacementChanged, st.ID, p.Site, map[string]any{"field": field, "how": how})
}

// checkOverride asks of the field what publication asks of it at the origin.
func (d *deed) checkOverride(st news.Story, o news.Override) (news.Override, error) {
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
		return o, d.pictured(st, c)
	}
	if o.Field == news.FieldTopic || o.Field == news.FieldTags {
		canonical, err := json.Marshal(map[news.Field]any{news.FieldTopic: c.Topic, news.FieldTags: c.Tags}[o.Field])
		o.Value = string(canonical)
		return o, err
	}
	return o, nil
}

// pictured refuses pictures that may not be published.
func (d *deed) pictured(st news.Story, c news.Content) error {
	problems, err := d.problems(st, c, 1)
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
