package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const placementColumns = `id, story, site, section, origin, state, visible_at, version, made_by, made_at, via, ended_at, ended_by`

func scanPlacement(row rows.Scanner) (p news.Placement, err error) {
	err = row.Scan(&p.ID, &p.Story, &p.Site, &p.Section, &p.Origin, &p.State, rows.Time{To: &p.VisibleAt}, &p.Version,
		&p.MadeBy, rows.Time{To: &p.MadeAt}, &p.Via, rows.Time{To: &p.EndedAt}, &p.EndedBy)
	return p, err
}

// Placements returns the placements with the given IDs and their overrides,
// in no order.
func (s Store) Placements(ctx context.Context, ids []news.ID) ([]news.Placement, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	ps, err := rows.All(ctx, s.Store, scanPlacement, `SELECT `+placementColumns+` FROM placement WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
	return s.withOverrides(ctx, ps, err)
}

// PlacementsOf returns every placement of a story, the origin first.
func (s Store) PlacementsOf(ctx context.Context, story news.ID) ([]news.Placement, error) {
	ps, err := rows.All(ctx, s.Store, scanPlacement, `SELECT `+placementColumns+` FROM placement WHERE story = $1
		ORDER BY origin DESC, id`, story)
	return s.withOverrides(ctx, ps, err)
}

// PlacementsOn returns the placements of the given stories on one site.
func (s Store) PlacementsOn(ctx context.Context, site news.ID, stories []news.ID) ([]news.Placement, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	ps, err := rows.All(ctx, s.Store, scanPlacement, `SELECT `+placementColumns+` FROM placement
		WHERE story IN `+s.Engine.In(2)+` AND site = $1`, site, db.List(s.Engine, stories))
	return s.withOverrides(ctx, ps, err)
}

// Placement returns the placement of a story on a site.
func (s Store) Placement(ctx context.Context, story, site news.ID) (news.Placement, bool, error) {
	ps, err := s.PlacementsOn(ctx, site, []news.ID{story})
	if err != nil || len(ps) == 0 {
		return news.Placement{}, false, err
	}
	return ps[0], true, nil
}

// PlacementsWaiting returns up to limit placements that a site's desk has to
// answer or to release, the longest waiting first, from after a mark on.
func (s Store) PlacementsWaiting(ctx context.Context, site news.ID, after Mark, limit int) ([]news.Placement, error) {
	ps, err := rows.All(ctx, s.Store, scanPlacement, `SELECT `+placementColumns+` FROM placement
		WHERE site = $1 AND state IN ('offered', 'held') AND (made_at, id) > ($2, $3)
		ORDER BY made_at, id LIMIT $4`, site, rows.MS(after.At), int64(after.Item), limit)
	return s.withOverrides(ctx, ps, err)
}

func (s Store) withOverrides(ctx context.Context, ps []news.Placement, err error) ([]news.Placement, error) {
	if err != nil || len(ps) == 0 {
		return ps, err
	}
	ids := make([]news.ID, len(ps))
	at := map[news.ID]int{}
	for i, p := range ps {
		ids[i], at[p.ID] = p.ID, i
	}
	type row struct {
		placement news.ID
		o         news.Override
	}
	found, err := rows.All(ctx, s.Store, func(sc rows.Scanner) (r row, err error) {
		err = sc.Scan(&r.placement, &r.o.Field, &r.o.Value, &r.o.Base, &r.o.MadeBy, rows.Time{To: &r.o.MadeAt})
		return r, err
	}, `SELECT placement, field, value, base, made_by, made_at FROM placement_override
		WHERE placement IN `+s.Engine.In(1)+` ORDER BY placement, field`, db.List(s.Engine, ids))
	if err != nil {
		return nil, err
	}
	for _, r := range found {
		p := &ps[at[r.placement]]
		p.Overrides = append(p.Overrides, r.o)
	}
	return ps, nil
}

// SavePlacement inserts or replaces a placement without its overrides.
func (s Store) SavePlacement(ctx context.Context, p news.Placement) error {
	return s.later(ctx, `INSERT INTO placement (`+placementColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)
		ON CONFLICT (id) DO UPDATE SET section = excluded.section, state = excluded.state,
			visible_at = excluded.visible_at, version = excluded.version, made_by = excluded.made_by,
			made_at = excluded.made_at, via = excluded.via, ended_at = excluded.ended_at, ended_by = excluded.ended_by`,
		p.ID, p.Story, p.Site, p.Section, rows.Bit(p.Origin), p.State, rows.MS(p.VisibleAt), p.Version, p.MadeBy, rows.MS(p.MadeAt),
		p.Via, rows.MS(p.EndedAt), p.EndedBy)
}

// SaveOverride inserts or replaces one field that a placement changes, and notes
// which pictures it shows. What the site said before is kept.
func (s Store) SaveOverride(ctx context.Context, placement news.ID, o news.Override) error {
	if o.Field == news.FieldPhoto || o.Field == news.FieldBody {
		c, err := o.Apply(news.Content{})
		if err != nil {
			return err
		}
		story, _, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT story FROM placement WHERE id = $1`, placement)
		if err != nil {
			return err
		}
		if _, err := s.UseAssets(ctx, news.UseOverride(o.Field), placement, story, c); err != nil {
			return err
		}
	}
	if err := s.keepOverride(ctx, placement, o.Field, &o.Value); err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO placement_override (placement, field, base, made_by, made_at, value)
		VALUES ($1,$2,$3,$4,$5,$6)
		ON CONFLICT (placement, field) DO UPDATE SET base = excluded.base, made_by = excluded.made_by,
			made_at = excluded.made_at, value = excluded.value`,
		placement, o.Field, o.Base, o.MadeBy, rows.MS(o.MadeAt), o.Value)
}

// keepOverride keeps what a site says of a field before it says something else;
// unless names what it is about to say, nil nothing of its own.
func (s Store) keepOverride(ctx context.Context, placement news.ID, f news.Field, unless *string) error {
	query := `INSERT INTO override_past (placement, field, n, base, made_by, made_at, value)
		SELECT o.placement, o.field, COALESCE((SELECT MAX(p.n) FROM override_past p WHERE p.placement = o.placement AND p.field = o.field), 0) + 1,
			o.base, o.made_by, o.made_at, o.value
		FROM placement_override o WHERE o.placement = $1 AND o.field = $2`
	if unless == nil {
		return s.Exec(ctx, query, placement, f)
	}
	return s.Exec(ctx, query+` AND o.value <> $3`, placement, f, *unless)
}

func scanPast(row rows.Scanner) (o news.PastOverride, err error) {
	err = row.Scan(&o.Field, &o.N, &o.Value, &o.Base, &o.MadeBy, rows.Time{To: &o.MadeAt})
	return o, err
}

// PastOverrides returns what a placement said of its fields before: of each the
// newest, up to limit, the newest first. What it says now is not among them.
func (s Store) PastOverrides(ctx context.Context, placement news.ID, limit int) ([]news.PastOverride, error) {
	return rows.All(ctx, s.Store, scanPast, `SELECT field, n, value, base, made_by, made_at FROM (
			SELECT p.*, ROW_NUMBER() OVER (PARTITION BY field ORDER BY n DESC) AS age FROM override_past p WHERE placement = $1) AS past
		WHERE age <= $2 ORDER BY field, n DESC`, placement, limit)
}

// PastOverride returns one of what a placement said of a field before.
func (s Store) PastOverride(ctx context.Context, placement news.ID, f news.Field, n int) (news.PastOverride, bool, error) {
	return rows.One(ctx, s.Store, scanPast, `SELECT field, n, value, base, made_by, made_at FROM override_past
		WHERE placement = $1 AND field = $2 AND n = $3`, placement, f, n)
}

// DeleteOverride lets a placement inherit a field again. What the site said is
// kept.
func (s Store) DeleteOverride(ctx context.Context, placement news.ID, f news.Field) error {
	if _, err := s.UseAssets(ctx, news.UseOverride(f), placement, 0, news.Content{}); err != nil {
		return err
	}
	if err := s.keepOverride(ctx, placement, f, nil); err != nil {
		return err
	}
	return s.Exec(ctx, `DELETE FROM placement_override WHERE placement = $1 AND field = $2`, placement, f)
}
