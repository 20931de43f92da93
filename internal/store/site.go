package store

import (
	"context"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const siteColumns = `id, slug, name, zone, language, public, national, external, position, settings, rev`

func scanSite(row rows.Scanner) (s news.Site, err error) {
	err = row.Scan(&s.ID, &s.Slug, &s.Name, &s.Zone, &s.Language, &s.Public, &s.National, &s.External, &s.Position,
		rows.JSON{To: &s.Settings}, &s.Rev)
	return s, err
}

// Sites returns every site with hosts and sections, in the order of the
// network bar.
func (s Store) Sites(ctx context.Context) ([]news.Site, error) { return s.sites(ctx, "", "") }

func (s Store) sites(ctx context.Context, this, its string, args ...any) ([]news.Site, error) {
	sites, err := rows.All(ctx, s.Store, scanSite, `SELECT `+siteColumns+` FROM site`+this+` ORDER BY position, id`, args...)
	if err != nil {
		return nil, err
	}
	byID := map[news.ID]*news.Site{}
	for i := range sites {
		byID[sites[i].ID] = &sites[i]
	}
	type host struct {
		site news.ID
		name string
	}
	hosts, err := rows.All(ctx, s.Store, func(row rows.Scanner) (h host, err error) {
		err = row.Scan(&h.site, &h.name)
		return h, err
	}, `SELECT site, host FROM site_host`+its+` ORDER BY site, position`, args...)
	if err != nil {
		return nil, err
	}
	for _, h := range hosts {
		byID[h.site].Hosts = append(byID[h.site].Hosts, h.name)
	}
	sections, err := rows.All(ctx, s.Store, scanSection, `SELECT id, site, slug, name, position FROM section`+its+` ORDER BY site, position, id`, args...)
	if err != nil {
		return nil, err
	}
	for _, sec := range sections {
		byID[sec.Site].Sections = append(byID[sec.Site].Sections, sec)
	}
	return sites, nil
}

func scanSection(row rows.Scanner) (s news.Section, err error) {
	err = row.Scan(&s.ID, &s.Site, &s.Slug, &s.Name, &s.Position)
	return s, err
}

// Site returns one site with hosts and sections.
func (s Store) Site(ctx context.Context, id news.ID) (news.Site, bool, error) {
	sites, err := s.sites(ctx, ` WHERE id = $1`, ` WHERE site = $1`, id)
	if err != nil || len(sites) == 0 {
		return news.Site{}, false, err
	}
	return sites[0], true, nil
}

// LockSite keeps others from changing a site until the transaction ends and
// returns its revision.
func (s Store) LockSite(ctx context.Context, id news.ID) (int64, bool, error) {
	return rows.One(ctx, s.Store, rows.Plain[int64], `SELECT rev FROM site WHERE id = $1`+s.Engine.ForUpdate, id)
}

// SaveSite inserts or replaces a site, its hosts and its sections. Sections
// that are not in the list any more stay: stories may stand in them.
func (s Store) SaveSite(ctx context.Context, site news.Site) error {
	settings, err := rows.Text(site.Settings)
	if err != nil {
		return err
	}
	err = s.Exec(ctx, `INSERT INTO site (`+siteColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, zone = excluded.zone,
			language = excluded.language, public = excluded.public, national = excluded.national,
			position = excluded.position, settings = excluded.settings, rev = excluded.rev`,
		site.ID, site.Slug, site.Name, site.Zone, site.Language, rows.Bit(site.Public), rows.Bit(site.National), rows.Bit(site.External),
		site.Position, settings, site.Rev)
	if err != nil {
		return fmt.Errorf("save site: %w", err)
	}
	if err := s.Exec(ctx, `DELETE FROM site_host WHERE site = $1`, site.ID); err != nil {
		return err
	}
	for i, h := range site.Hosts {
		if err := s.Exec(ctx, `INSERT INTO site_host (host, site, position) VALUES ($1,$2,$3)`, h, site.ID, i); err != nil {
			return fmt.Errorf("host %s: %w", h, err)
		}
	}
	for i, sec := range site.Sections {
		err := s.Exec(ctx, `INSERT INTO section (id, site, slug, name, position) VALUES ($1,$2,$3,$4,$5)
			ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, position = excluded.position`,
			sec.ID, site.ID, sec.Slug, sec.Name, i)
		if err != nil {
			return fmt.Errorf("section %s: %w", sec.Slug, err)
		}
	}
	return nil
}

// SetSharePolicy sets a rule; from 0 is the rule for all sites.
func (s Store) SetSharePolicy(ctx context.Context, site, from news.ID, p news.Policy) error {
	return s.Exec(ctx, `INSERT INTO share_policy (site, from_site, policy) VALUES ($1,$2,$3)
		ON CONFLICT (site, from_site) DO UPDATE SET policy = excluded.policy`, site, from, p)
}

// SharePolicies returns the rules of a site by the site that shares; 0 is the
// rule for all.
func (s Store) SharePolicies(ctx context.Context, site news.ID) (map[news.ID]news.Policy, error) {
	type rule struct {
		from   news.ID
		policy news.Policy
	}
	rules, err := rows.All(ctx, s.Store, func(row rows.Scanner) (r rule, err error) {
		err = row.Scan(&r.from, &r.policy)
		return r, err
	}, `SELECT from_site, policy FROM share_policy WHERE site = $1`, site)
	out := make(map[news.ID]news.Policy, len(rules))
	for _, r := range rules {
		out[r.from] = r.policy
	}
	return out, err
}

// DropSharePolicy takes a rule away.
func (s Store) DropSharePolicy(ctx context.Context, site, from news.ID) error {
	return s.Exec(ctx, `DELETE FROM share_policy WHERE site = $1 AND from_site = $2`, site, from)
}

// Page is a page that a site writes itself.
type Page struct {
	Site      news.ID
	Slug      string
	Title     string
	Document  string // JSON
	UpdatedAt time.Time
	UpdatedBy news.ID
}

// Page returns one of a site's own pages.
func (s Store) Page(ctx context.Context, site news.ID, slug string) (Page, bool, error) {
	return rows.One(ctx, s.Store, func(row rows.Scanner) (p Page, err error) {
		err = row.Scan(&p.Site, &p.Slug, &p.Title, rows.Time{To: &p.UpdatedAt}, &p.UpdatedBy, &p.Document)
		return p, err
	}, `SELECT site, slug, title, updated_at, updated_by, document FROM page WHERE site = $1 AND slug = $2`, site, slug)
}

// PageSlugs returns the addresses of the pages that a site has written.
func (s Store) PageSlugs(ctx context.Context, site news.ID) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `SELECT slug FROM page WHERE site = $1 ORDER BY slug`, site)
}

// SavePage inserts or replaces a page, and notes which pictures it shows.
func (s Store) SavePage(ctx context.Context, p Page) ([]news.ID, error) {
	changed, err := s.UseAssets(ctx, news.UsePage(p.Slug), p.Site, 0, news.Content{Body: p.Document})
	if err != nil {
		return nil, err
	}
	return changed, s.Exec(ctx, `INSERT INTO page (site, slug, title, updated_at, updated_by, document) VALUES ($1,$2,$3,$4,$5,$6)
		ON CONFLICT (site, slug) DO UPDATE SET title = excluded.title, updated_at = excluded.updated_at,
			updated_by = excluded.updated_by, document = excluded.document`,
		p.Site, p.Slug, p.Title, rows.MS(p.UpdatedAt), p.UpdatedBy, p.Document)
}
