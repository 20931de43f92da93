package act

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// Problems asks the checks that need nothing but the story and its pictures.
func (d *Deed) Problems(st news.Story, c news.Content, section news.ID) ([]news.Problem, error) {
	site, err := d.Site(st.OriginSite)
	if err != nil {
		return nil, err
	}
	return Problems(d, d.Store, site, st, c, section, d.Now)
}

// Problems asks the checks that need nothing but the story and its
// pictures.
func Problems(ctx context.Context, s store.Store, site news.Site, st news.Story, c news.Content, section news.ID, now time.Time) ([]news.Problem, error) {
	used, err := Pictures(c)
	if err != nil {
		return nil, err
	}
	assets, err := s.Assets(ctx, used)
	if err != nil {
		return nil, err
	}
	byID := map[news.ID]news.Asset{}
	for _, a := range assets {
		byID[a.ID] = a
	}
	unknown, err := unknownNames(ctx, s, c)
	if err != nil {
		return nil, err
	}
	ps := append(news.Problems(st, c, section, c.Words, byID, used, now), unknown...)
	if st.LiveVersion > 0 && st.StateAt(now) == news.StateLive {
		return ps, nil // what is live already is not kept from being corrected
	}
	return news.Require(ps, site.Settings.Required, c), nil
}

// unknownNames finds names in a content that nothing has.
func unknownNames(ctx context.Context, s store.Store, c news.Content) ([]news.Problem, error) {
	ids, known := c.Names(), map[news.ID]bool{}
	topics, err := s.Topics(ctx, ids)
	if err != nil {
		return nil, err
	}
	tags, err := s.Tags(ctx, ids)
	if err != nil {
		return nil, err
	}
	people, err := s.People(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, t := range topics {
		known[t.ID] = true
	}
	for _, t := range tags {
		known[t.ID] = true
	}
	for _, p := range people {
		known[p.ID] = true
	}
	return news.UnknownNames(c, known), nil
}

// Pictures returns the pictures that a story names, each once.
func Pictures(c news.Content) ([]news.ID, error) {
	doc, err := Document(c.Body)
	if err != nil {
		return nil, err
	}
	var used []news.ID
	if c.Photo.Asset != 0 {
		used = append(used, c.Photo.Asset)
	}
	for _, ref := range doc.References().Assets {
		id, err := news.ParseID(ref)
		if err != nil {
			return nil, fault.Field("body", "a picture has no valid id: %q", ref)
		}
		if !slices.Contains(used, id) {
			used = append(used, id)
		}
	}
	return used, nil
}
