package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
)

// fewSites is how many sites are loaded one by one before all are: most work
// needs one or two of a network of hundreds.
const fewSites = 4

// SitesOnce are the sites that a piece of work has asked for, each loaded once.
// The zero value has none. It is for one goroutine.
type SitesOnce struct {
	some map[news.ID]news.Site
	all  []news.Site // once that was needed
}

// All returns every site, in the order of the network bar.
func (o *SitesOnce) All(ctx context.Context, s Store) ([]news.Site, error) {
	if o.all != nil {
		return o.all, nil
	}
	sites, err := s.Sites(ctx)
	if err != nil {
		return nil, err
	}
	o.all, o.some = sites, make(map[news.ID]news.Site, len(sites))
	for _, site := range sites {
		o.some[site.ID] = site
	}
	return sites, nil
}

// Site returns one site; found is false when there is none.
func (o *SitesOnce) Site(ctx context.Context, s Store, id news.ID) (site news.Site, found bool, err error) {
	if site, found = o.some[id]; found || o.all != nil {
		return site, found, nil
	}
	if len(o.some) == fewSites {
		if _, err := o.All(ctx, s); err != nil {
			return news.Site{}, false, err
		}
		site, found = o.some[id]
		return site, found, nil
	}
	if site, found, err = s.Site(ctx, id); err == nil && found {
		if o.some == nil {
			o.some = map[news.ID]news.Site{}
		}
		o.some[id] = site
	}
	return site, found, err
}
