package sharing

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/routing"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const ruleColumns = `id, site, position, is_on, rev, tested, made_by, made_at, name, says`

func scanRule(row rows.Scanner) (r routing.Rule, err error) {
	err = row.Scan(&r.ID, &r.Site, &r.Position, &r.On, &r.Rev, &r.Tested, &r.MadeBy, rows.Time{To: &r.MadeAt}, &r.Name, rows.JSON{To: &r.Says})
	return r, err
}

// Rules returns the rules of a site in their order.
func (s Store) Rules(ctx context.Context, site news.ID) ([]routing.Rule, error) {
	return rows.All(ctx, s.Store, scanRule, `SELECT `+ruleColumns+` FROM share_rule WHERE site = $1 ORDER BY position, id`, site)
}

// Rule returns a rule.
func (s Store) Rule(ctx context.Context, id news.ID) (routing.Rule, bool, error) {
	return rows.One(ctx, s.Store, scanRule, `SELECT `+ruleColumns+` FROM share_rule WHERE id = $1`, id)
}

// SaveRule inserts or replaces a rule.
func (s Store) SaveRule(ctx context.Context, r routing.Rule) error {
	says, err := rows.Text(r.Says)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO share_rule (`+ruleColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
		ON CONFLICT (id) DO UPDATE SET position = excluded.position, is_on = excluded.is_on, rev = excluded.rev,
			tested = excluded.tested, made_by = excluded.made_by, made_at = excluded.made_at, name = excluded.name, says = excluded.says`,
		r.ID, r.Site, r.Position, rows.Bit(r.On), r.Rev, r.Tested, r.MadeBy, rows.MS(r.MadeAt), r.Name, says)
}

// DropRule takes a rule away.
func (s Store) DropRule(ctx context.Context, id news.ID) error {
	return s.Exec(ctx, `DELETE FROM share_rule WHERE id = $1`, id)
}
