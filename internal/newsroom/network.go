package newsroom

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// SaveSite adds a site (ID 0) or changes one, with its hosts and sections. New
// sections (ID 0) get an ID. It returns the site as saved.
func (n *Newsroom) SaveSite(ctx context.Context, actor news.Actor, site news.Site) (news.Site, error) {
	site.Hosts = slices.Clone(site.Hosts)
	site.Sections = slices.Clone(site.Sections)
	err := n.do(ctx, actor, "save site", func(d *deed) error {
		act := news.ActManage
		if site.ID == 0 {
			act = news.ActNetwork
			site.ID = n.ids.Next()
		}
		if err := actor.May(act, site.ID); err != nil {
			return err
		}
		if err := d.ownSections(site, act == news.ActNetwork); err != nil {
			return err
		}
		for i := range site.Sections {
			site.Sections[i].Site, site.Sections[i].Position = site.ID, i
			if site.Sections[i].ID == 0 {
				site.Sections[i].ID = n.ids.Next()
			}
		}
		if err := site.Check(); err != nil {
			return err
		}
		site.Rev++
		if err := d.s.SaveSite(d, site); err != nil {
			return d.taken(err, "host", "a slug or host name belongs to another site")
		}
		d.touch(news.TagSite(site.ID), news.TagNetwork())
		return d.event(news.EventSiteSaved, 0, site.ID, nil)
	})
	return site, err
}

// ownSections refuses sections of other sites, and sites that are not there.
func (d *deed) ownSections(site news.Site, fresh bool) error {
	var before news.Site
	if !fresh {
		var err error
		if before, err = d.site(site.ID); err != nil {
			return err
		}
	}
	for _, s := range site.Sections {
		if _, own := before.Section(s.ID); s.ID != 0 && !own {
			return fault.Field("sections", "section %q is not one of this site's", s.Slug)
		}
	}
	return nil
}

// taken turns a duplicate into a message about a field.
func (d *deed) taken(err error, field, text string) error {
	if d.tx.Engine.Duplicate(err) {
		return fault.Field(field, "%s", text)
	}
	return err
}

// SetSharePolicy says what a site does with stories from another, or from all
// others with from 0.
func (n *Newsroom) SetSharePolicy(ctx context.Context, actor news.Actor, site, from news.ID, p news.Policy) error {
	return n.do(ctx, actor, "set share policy", func(d *deed) error {
		if err := actor.May(news.ActManage, site); err != nil {
			return err
		}
		if p != news.PolicyRefuse && p != news.PolicyAsk && p != news.PolicyPublish {
			return fault.Field("policy", "%q is not a policy", p)
		}
		if err := d.s.SetSharePolicy(d, site, from, p); err != nil {
			return err
		}
		return d.event(news.EventSiteSaved, 0, site, map[string]any{"from": from, "policy": p})
	})
}

// Pages that every site has. The guideline's cannot be emptied.
const (
	PageAbout     = "about"
	PagePrivacy   = "privacy"
	PageGuideline = "guideline"
)

// SavePage writes one of a site's own pages.
func (n *Newsroom) SavePage(ctx context.Context, actor news.Actor, site news.ID, slug, title, body string) error {
	return n.do(ctx, actor, "save page", func(d *deed) error {
		if err := actor.May(news.ActManage, site); err != nil {
			return err
		}
		if !slices.Contains([]string{PageAbout, PagePrivacy, PageGuideline}, slug) {
			return fault.Field("slug", "%q is not a page of a site", slug)
		}
		doc, err := document(body)
		if err != nil {
			return err
		}
		if doc.WordCount() == 0 || oneLine(title) == "" {
			return fault.Field("body", "the page cannot be empty")
		}
		p := store.Page{Site: site, Slug: slug, Title: oneLine(title), Document: doc.String(), UpdatedAt: d.now, UpdatedBy: actor.Account}
		if err := d.s.SavePage(d, p); err != nil {
			return err
		}
		d.touch(news.TagSite(site))
		return d.event(news.EventPageSaved, 0, site, map[string]string{"page": slug})
	})
}

// SaveTopic adds a topic (ID 0) or changes one with its whole timeline.
func (n *Newsroom) SaveTopic(ctx context.Context, actor news.Actor, t news.Topic) (news.Topic, error) {
	t.Entries = slices.Clone(t.Entries)
	err := n.do(ctx, actor, "save topic", func(d *deed) error {
		if err := d.mayAnywhere(news.ActTopics); err != nil {
			return err
		}
		if t.ID == 0 {
			t.ID = n.ids.Next()
		}
		for i := range t.Entries {
			if t.Entries[i].ID == 0 {
				t.Entries[i].ID = n.ids.Next()
			}
		}
		if err := t.Check(); err != nil {
			return err
		}
		t.UpdatedAt = d.now
		if err := d.s.SaveTopic(d, t); err != nil {
			return d.taken(err, "slug", "another topic has this address")
		}
		d.touch(news.TagTopic(t.ID))
		return d.event(news.EventTopicSaved, 0, 0, map[string]any{"topic": t.ID})
	})
	return t, err
}

// SaveTag adds a tag (ID 0) or changes one.
func (n *Newsroom) SaveTag(ctx context.Context, actor news.Actor, t news.Tag) (news.Tag, error) {
	err := n.do(ctx, actor, "save tag", func(d *deed) error {
		if err := d.mayAnywhere(news.ActTopics); err != nil {
			return err
		}
		if t.ID == 0 {
			t.ID = n.ids.Next()
		}
		if err := t.Check(); err != nil {
			return err
		}
		if err := d.s.SaveTag(d, t); err != nil {
			return d.taken(err, "slug", "another tag has this address")
		}
		d.touch(news.TagTag(t.ID))
		return d.event(news.EventTagSaved, 0, 0, map[string]any{"tag": t.ID})
	})
	return t, err
}

// SavePerson adds a byline (ID 0) or changes one.
func (n *Newsroom) SavePerson(ctx context.Context, actor news.Actor, p news.Person) (news.Person, error) {
	err := n.do(ctx, actor, "save person", func(d *deed) error {
		if err := actor.May(news.ActManage, p.Site); err != nil {
			return err
		}
		if p.ID == 0 {
			p.ID = n.ids.Next()
		}
		before, err := d.s.People(d, []news.ID{p.ID})
		if err != nil {
			return err
		}
		for _, b := range before {
			if err := actor.May(news.ActManage, b.Site); err != nil {
				return err
			}
		}
		if err := p.Check(); err != nil {
			return err
		}
		if err := d.s.SavePerson(d, p); err != nil {
			return d.taken(err, "slug", "another person has this address")
		}
		d.touch(news.TagPerson(p.ID))
		return d.event(news.EventPersonSaved, 0, p.Site, map[string]any{"person": p.ID})
	})
	return p, err
}

// SaveAccount adds a login (ID 0) or changes one with its roles. Roles are given
// and taken by who manages the site; what belongs to the account as a whole is
// changed by who manages every site that it has a role on.
func (n *Newsroom) SaveAccount(ctx context.Context, actor news.Actor, a news.Account) (news.Account, error) {
	err := n.do(ctx, actor, "save account", func(d *deed) error {
		if err := d.maySaveAccount(a); err != nil {
			return err
		}
		if a.ID == 0 {
			a.ID, a.MadeAt = n.ids.Next(), d.now
		}
		if err := d.s.SaveAccount(d, a); err != nil {
			return d.taken(err, "email", "another account has this address")
		}
		return d.event(news.EventAccountSaved, 0, 0, map[string]any{"account": a.ID})
	})
	return a, err
}

func (d *deed) maySaveAccount(a news.Account) error {
	if err := d.mayAnywhere(news.ActManage); err != nil {
		return err
	}
	var before news.Account
	if a.ID != 0 {
		var found bool
		var err error
		if before, found, err = d.s.Account(d, a.ID); err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "there is no account %s", a.ID)
		}
	}
	whole := before.ID != 0 && (before.Email != a.Email || before.Name != a.Name || before.Person != a.Person || before.Active != a.Active)
	for _, roles := range [2]map[news.ID][]news.Role{before.Roles, a.Roles} {
		for site := range roles {
			if whole || !sameRoles(before.Roles[site], a.Roles[site]) {
				if err := d.actor.May(news.ActManage, site); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func sameRoles(a, b []news.Role) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// mayAnywhere asks for an act on any site: topics and tags belong to the whole
// network.
func (d *deed) mayAnywhere(act news.Act) error {
	for site := range d.actor.Roles {
		if d.actor.Can(act, site) {
			return nil
		}
	}
	return d.actor.May(act, 0)
}

// MaxPins is how many places of a front can be pinned.
const MaxPins = 20

// Pin is a story that an editor puts on a place of a front.
type Pin struct {
	Position int // from 0
	Story    news.ID
	Until    time.Time // zero: until taken off
}

// SetPins replaces the pinned places of a front. Each story must stand on the
// site; it appears once readers may see it.
func (n *Newsroom) SetPins(ctx context.Context, actor news.Actor, site news.ID, front string, pins []Pin) error {
	return n.do(ctx, actor, "set pins", func(d *deed) error {
		if err := actor.May(news.ActCurate, site); err != nil {
			return err
		}
		if len(pins) > MaxPins {
			return fault.Field("pins", "%d at most", MaxPins)
		}
		var rows []store.Pin
		for i, p := range pins {
			if p.Position < 0 || p.Position >= MaxPins {
				return fault.Field("pins", "there is no place %d", p.Position)
			}
			placement, found, err := d.s.Placement(d, p.Story, site)
			if err != nil {
				return err
			}
			if !found || placement.State != news.PlacementPlaced {
				return fault.Field("pins", "story %s is not on this site", p.Story)
			}
			for _, before := range pins[:i] {
				if before.Position == p.Position || before.Story == p.Story {
					return fault.Field("pins", "a place or a story stands twice")
				}
			}
			rows = append(rows, store.Pin{Position: p.Position, Placement: placement.ID, Until: p.Until})
		}
		if err := d.s.SavePins(d, site, front, rows); err != nil {
			return err
		}
		d.touch(news.TagFront(site, front))
		return d.event(news.EventFrontSaved, 0, site, map[string]string{"front": front})
	})
}

// SaveRedirect leads an old address of a site to a story, or to another
// address of the site.
func (n *Newsroom) SaveRedirect(ctx context.Context, actor news.Actor, r store.Redirect) error {
	return n.do(ctx, actor, "save redirect", func(d *deed) error {
		if err := actor.May(news.ActManage, r.Site); err != nil {
			return err
		}
		if len(r.Path) < 2 || r.Path[0] != '/' || len(r.Path) > 500 {
			return fault.Field("path", "must begin with / and have 500 characters at most")
		}
		if (r.Story == 0) == (r.Target == "") {
			return fault.Field("target", "either a story or an address")
		}
		if r.Target != "" && (r.Target[0] != '/' || len(r.Target) > 1 && r.Target[1] == '/' || r.Target == r.Path) {
			return fault.Field("target", "must be another address of this site, beginning with /")
		}
		if err := d.s.SaveRedirect(d, r, d.now); err != nil {
			return err
		}
		d.touch(news.TagSite(r.Site))
		return d.event(news.EventRedirectSaved, 0, r.Site, map[string]string{"path": r.Path})
	})
}
