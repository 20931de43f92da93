package across

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/routing"
)

// Rules returns the rules by which a site's stories are shared by themselves,
// in their order.
func (r *Reader) Rules(ctx context.Context, actor news.Actor, site news.ID) ([]routing.Rule, error) {
	if err := actor.May(news.ActRules, site); err != nil {
		return nil, err
	}
	return r.shared.Rules(ctx, site)
}

// Rule returns a rule that the actor may change, or a NotFound fault.
func (r *Reader) Rule(ctx context.Context, actor news.Actor, id news.ID) (routing.Rule, error) {
	rule, found, err := r.shared.Rule(ctx, id)
	if err != nil {
		return rule, err
	}
	if !found || !actor.Can(news.ActRules, rule.Site) {
		return routing.Rule{}, fault.New(fault.NotFound, "there is no such rule")
	}
	return rule, nil
}
