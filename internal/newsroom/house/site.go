package house

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// SaveSite adds a site (ID 0) or changes one, with its hosts and sections. New
// sections (ID 0) get an ID. It returns the site as saved. A Rev other than the
// site's is a Conflict: somebody else changed it meanwhile. A section's address
// leads to its new one when it changes. What a site is among its sisters, its
// short name, its place and whether it is the network's portal, is for whoever
// manages the network.
func (h *House) SaveSite(ctx context.Context, actor news.Actor, site news.Site) (news.Site, error) {
	site.Hosts = slices.Clone(site.Hosts)
	site.Sections = slices.Clone(site.Sections)
	err := h.room.Do(ctx, actor, "save site", func(d *act.Deed) error {
		need := news.ActManage
		if site.ID == 0 {
			need = news.ActNetwork
			site.ID = d.NextID()
		}
		if err := actor.May(need, site.ID); err != nil {
			return err
		}
		before, err := siteBefore(d, site, need == news.ActNetwork)
		if err != nil {
			return err
		}
		if before.ID != 0 && (site.Slug != before.Slug || site.National != before.National || site.Position != before.Position) {
			if err := actor.May(news.ActNetwork, 0); err != nil {
				return err
			}
		}
		for i := range site.Sections {
			site.Sections[i].Site, site.Sections[i].Position = site.ID, i
			if site.Sections[i].ID == 0 {
				site.Sections[i].ID = d.NextID()
			}
		}
		if err := site.Check(); err != nil {
			return err
		}
		site.Rev++
		if err := d.Store.SaveSite(d, site); err != nil {
			return d.Taken(err, "host", "a slug or host name belongs to another site")
		}
		if err := renamed(d, before, site); err != nil {
			return err
		}
		d.Touch(news.TagSite(site.ID), news.TagNetwork())
		return d.Event(news.EventSiteSaved, 0, site.ID, nil)
	})
	return site, err
}

// siteBefore locks a site that is to be changed. It refuses a site that is not
// there, one that somebody else changed, and sections of other sites.
func siteBefore(d *act.Deed, site news.Site, fresh bool) (before news.Site, err error) {
	if !fresh {
		rev, _, err := d.Store.LockSite(d, site.ID)
		if err != nil {
			return before, err
		}
		if before, err = d.Site(site.ID); err != nil {
			return before, err
		}
		if rev != site.Rev {
			return before, fault.New(fault.Conflict, "somebody else changed this site meanwhile; look at it again")
		}
	}
	for _, s := range site.Sections {
		if _, own := before.Section(s.ID); s.ID != 0 && !own {
			return before, fault.Field("sections", "section %q is not one of this site's", s.Slug)
		}
	}
	return before, nil
}

// renamed leads the old address of each section to the new one.
func renamed(d *act.Deed, before, site news.Site) error {
	for _, s := range site.Sections {
		if old, ok := before.Section(s.ID); ok && old.Slug != s.Slug {
			if err := leadSection(d, site.ID, old.Slug, s.Slug); err != nil {
				return err
			}
		}
	}
	return nil
}

// SetSharePolicy says what a site does with stories from another, or with from
// 0 from all that have no rule of their own: that is the DefaultPolicy of its
// settings. The empty policy takes the rule for one site away.
func (h *House) SetSharePolicy(ctx context.Context, actor news.Actor, site, from news.ID, p news.Policy) error {
	return h.room.Do(ctx, actor, "set share policy", func(d *act.Deed) error {
		if err := actor.May(news.ActManage, site); err != nil {
			return err
		}
		if !slices.Contains(news.Policies(), p) && (p != "" || from == 0) {
			return fault.Field("policy", "%q is not a policy", p)
		}
		if err := setPolicy(d, site, from, p); err != nil {
			return err
		}
		return d.Event(news.EventSiteSaved, 0, site, map[string]any{"from": from, "policy": p})
	})
}

func setPolicy(d *act.Deed, site, from news.ID, p news.Policy) error {
	switch {
	case from == 0:
		if _, _, err := d.Store.LockSite(d, site); err != nil {
			return err
		}
		s, err := d.Site(site)
		if err != nil {
			return err
		}
		s.Settings.DefaultPolicy = p
		s.Rev++
		if err := d.Store.SaveSite(d, s); err != nil {
			return err
		}
		// Where the rule for all once stood; there it would go before the settings.
		return d.Store.DropSharePolicy(d, site, 0)
	case p == "":
		return d.Store.DropSharePolicy(d, site, from)
	}
	if _, err := d.Site(from); err != nil {
		return err
	}
	return d.Store.SetSharePolicy(d, site, from, p)
}

// Pages that every site has. The guideline's cannot be emptied.
const (
	PageAbout     = "about"
	PagePrivacy   = "privacy"
	PageGuideline = "guideline"
)

// SavePage writes one of a site's own pages.
func (h *House) SavePage(ctx context.Context, actor news.Actor, site news.ID, slug, title, body string) error {
	return h.room.Do(ctx, actor, "save page", func(d *act.Deed) error {
		if err := actor.May(news.ActManage, site); err != nil {
			return err
		}
		if !slices.Contains([]string{PageAbout, PagePrivacy, PageGuideline}, slug) {
			return fault.Field("slug", "%q is not a page of a site", slug)
		}
		doc, err := act.Document(body)
		if err != nil {
			return err
		}
		if doc.WordCount() == 0 || act.OneLine(title) == "" {
			return fault.Field("body", "the page cannot be empty")
		}
		p := store.Page{Site: site, Slug: slug, Title: act.OneLine(title), Document: doc.String(), UpdatedAt: d.Now, UpdatedBy: actor.Account}
		changed, err := d.Store.SavePage(d, p)
		if err != nil {
			return err
		}
		shown, err := act.Pictures(news.Content{Body: p.Document})
		if err != nil {
			return err
		}
		if err := d.Store.NoteAssetsPublic(d, shown, d.Now.UnixMilli()); err != nil {
			return err
		}
		d.Reconsider(changed...)
		d.Touch(news.TagSite(site))
		return d.Event(news.EventPageSaved, 0, site, map[string]string{"page": slug})
	})
}

// SaveRedirect leads an old address of a site to a story, or to another
// address of the site.
func (h *House) SaveRedirect(ctx context.Context, actor news.Actor, r store.Redirect) error {
	return h.room.Do(ctx, actor, "save redirect", func(d *act.Deed) error {
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
		if err := d.Store.SaveRedirect(d, r, d.Now); err != nil {
			return err
		}
		d.Touch(news.TagSite(r.Site))
		return d.Event(news.EventRedirectSaved, 0, r.Site, map[string]string{"path": r.Path})
	})
}
