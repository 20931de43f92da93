package act

import (
	"cmp"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// Move makes a story stand in the section, and be of the kind, that its working
// copy plans. No plan is left in the copy; the caller saves that, and settles a
// story that readers may see. It reports whether there was a plan.
func (d *Deed) Move(st *news.Story, w *news.WorkingCopy) (bool, error) {
	section, kind := w.Section, w.Kind
	w.Section, w.Kind = 0, ""
	origin, found, err := d.Store.Placement(d, st.ID, st.OriginSite)
	if err != nil {
		return false, err
	}
	site, err := d.Site(st.OriginSite)
	if err != nil {
		return false, err
	}
	// A section that is gone meanwhile has left its stories to another one.
	if _, there := site.Section(section); found && there && section != origin.Section {
		origin.Section = section
		if err := d.Store.SavePlacement(d, origin); err != nil {
			return false, err
		}
		if err := d.Event(news.EventPlacementChanged, st.ID, st.OriginSite, map[string]any{"field": "section", "how": section.String()}); err != nil {
			return false, err
		}
	}
	if kind != "" && kind != st.Kind {
		st.Kind = kind
		if err := d.Store.UpdateStory(d, st); err != nil {
			return false, err
		}
		if err := d.Event(news.EventPlacementChanged, st.ID, st.OriginSite, map[string]any{"field": "kind", "how": kind}); err != nil {
			return false, err
		}
	}
	return section != 0 || kind != "", nil
}

// Settle makes everything that follows from a story's state true for each of
// its placements: the time from which it is shown, the lists it stands in, the
// search index, and the cache tags of the pages that show it. content is what
// the live version says; it is ignored when there is none.
func (d *Deed) Settle(st news.Story, content news.Content) error {
	placements, err := d.Store.PlacementsOf(d, st.ID)
	if err != nil {
		return err
	}
	// Every verb goes through the sites in one order, so that no two of them
	// wait for each other's counters.
	slices.SortFunc(placements, func(a, b news.Placement) int { return cmp.Compare(a.Site, b.Site) })
	t, err := d.stand(st.ID, content, placements)
	if err != nil {
		return err
	}
	for _, p := range placements {
		if err := d.settle(st, p, t); err != nil {
			return err
		}
	}
	return nil
}

// stand is what is asked of the database once for all placements of a story.
type stand struct {
	content news.Content // what the live version says, names merged
	notices []news.Notice
	listed  store.Listings              // of placements and notices
	uses    map[news.ID][]news.AssetUse // by placement
}

func (d *Deed) stand(story news.ID, content news.Content, placements []news.Placement) (t stand, err error) {
	if t.content, err = d.Merged(content); err != nil {
		return t, err
	}
	if t.notices, err = d.Store.NoticesOf(d, []news.ID{story}); err != nil {
		return t, err
	}
	there, err := d.stands(placements, t.notices)
	t.listed, t.uses = there.listed, there.uses
	return t, err
}

// stands is where placements and notices stand now.
func (d *Deed) stands(placements []news.Placement, notices []news.Notice) (t stand, err error) {
	var items []news.ID
	for _, p := range placements {
		items = append(items, p.ID)
	}
	if t.uses, err = d.Store.UsesOf(d, news.UseLive, items); err != nil {
		return t, err
	}
	for _, n := range notices {
		items = append(items, n.ID)
	}
	t.listed, err = d.Store.Listings(d, items)
	return t, err
}

// SettlePlacement is Settle for one placement.
func (d *Deed) SettlePlacement(st news.Story, p news.Placement, content news.Content) error {
	t, err := d.stand(st.ID, content, []news.Placement{p})
	if err != nil {
		return err
	}
	return d.settle(st, p, t)
}

func (d *Deed) settle(st news.Story, p news.Placement, t stand) error {
	planned := p.State == news.PlacementPlaced && st.LiveVersion > 0 &&
		(st.State == news.StateLive || st.State == news.StateScheduled)
	if !planned {
		return d.unlist(st, p, t)
	}
	d.Touch(news.TagStory(st.ID), news.TagSearch(p.Site))
	c, err := p.Effective(t.content)
	if err != nil {
		return err
	}
	if len(p.Overrides) > 0 {
		if c, err = d.Merged(c); err != nil {
			return err
		}
	}
	p.Version, p.VisibleAt = st.LiveVersion, later(st.VisibleAt(), acceptedAt(p))
	if err := d.Store.SavePlacement(d, p); err != nil {
		return err
	}
	touched, err := d.Store.Replace(d, t.listed, p.Site, p.ID, p.VisibleAt, news.ListsOf(st, p, c))
	if err != nil {
		return err
	}
	for _, list := range touched {
		d.Touch(news.TagList(p.Site, list))
	}
	if err := d.index(st, p, c); err != nil {
		return err
	}
	changed, err := d.Store.ReplaceUses(d, t.uses[p.ID], news.UseLive, p.ID, st.ID, c)
	if err != nil {
		return err
	}
	d.Reconsider(changed...)
	if err := d.NotePublic(p, c); err != nil {
		return err
	}
	return d.listNotices(p, t)
}

// Merged returns the content with the targets of merges in place of the topic,
// tags and people that became part of them.
func (d *Deed) Merged(c news.Content) (news.Content, error) {
	merged, err := d.Store.Follow(d, c.Names())
	return c.Follow(merged), err
}

// acceptedAt is when a shared placement came to its site; the origin is there
// from the beginning.
func acceptedAt(p news.Placement) time.Time {
	if p.Origin {
		return time.Time{}
	}
	return p.MadeAt
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (d *Deed) index(st news.Story, p news.Placement, c news.Content) error {
	doc, err := Document(c.Body)
	if err != nil {
		return err
	}
	language := st.Language
	if p.Overridden(news.FieldBody) {
		site, err := d.Site(p.Site)
		if err != nil {
			return err
		}
		language = site.Language // a site writes its own text in its own language
	}
	return d.Room.Index.Put(d, d.Tx, search.Document{
		Placement: p.ID, Site: p.Site, Section: p.Section, At: p.VisibleAt, Language: language,
		Headline: c.Headline, Text: c.Lead + "\n\n" + doc.Text(),
	})
}

// ListNotices puts the story's notices on the public list of every site that
// shows it, at the time each was posted, or at the time the story came to the
// site when that is later.
func (d *Deed) ListNotices(st news.Story) error {
	placements, err := d.Store.PlacementsOf(d, st.ID)
	if err != nil {
		return err
	}
	slices.SortFunc(placements, func(a, b news.Placement) int { return cmp.Compare(a.Site, b.Site) }) // as Settle
	t, err := d.stand(st.ID, news.Content{}, nil)
	if err != nil {
		return err
	}
	for _, p := range placements {
		if p.State == news.PlacementPlaced {
			if err := d.listNotices(p, t); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Deed) listNotices(p news.Placement, t stand) error {
	for _, n := range t.notices {
		touched, err := d.Store.Replace(d, t.listed, p.Site, n.ID, later(n.At, p.VisibleAt), []string{news.ListNotices})
		if err != nil {
			return err
		}
		if len(touched) > 0 {
			d.Touch(news.TagList(p.Site, news.ListNotices))
		}
	}
	return nil
}

// Unlist takes a placement out of every list, the search index and the fronts
// of its site.
func (d *Deed) Unlist(st news.Story, p news.Placement) error {
	t, err := d.stands([]news.Placement{p}, nil)
	if err != nil {
		return err
	}
	return d.unlist(st, p, t)
}

func (d *Deed) unlist(st news.Story, p news.Placement, t stand) error {
	var lists []string
	if p.State == news.PlacementWithdrawn {
		lists = []string{news.ListWithdrawn}
	}
	touched, err := d.Store.Replace(d, t.listed, p.Site, p.ID, p.WithdrawnAt(st), lists)
	if err != nil {
		return err
	}
	if len(touched) > 0 {
		d.Touch(news.TagStory(st.ID), news.TagSearch(p.Site))
	}
	for _, list := range touched {
		d.Touch(news.TagList(p.Site, list))
	}
	if err := d.Room.Index.Drop(d, d.Tx, p.ID); err != nil {
		return err
	}
	changed, err := d.Store.ReplaceUses(d, t.uses[p.ID], news.UseLive, p.ID, st.ID, news.Content{})
	if err != nil {
		return err
	}
	d.Reconsider(changed...)
	fronts, err := d.Store.Unpin(d, p.Site, p.ID)
	if err != nil {
		return err
	}
	for _, front := range fronts {
		d.Touch(news.TagFront(p.Site, front))
	}
	if p.State == news.PlacementPlaced && !p.VisibleAt.IsZero() {
		p.VisibleAt = time.Time{}
	}
	return d.Store.SavePlacement(d, p)
}
