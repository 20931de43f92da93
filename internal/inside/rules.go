package inside

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/routing"
	"github.com/tajuk/tajuk/internal/store/sharing"
)

// Rules returns the rules by which a site's stories are shared by themselves,
// in their order.
func (r *Reader) Rules(ctx context.Context, actor news.Actor, site news.ID) ([]routing.Rule, error) {
	if err := actor.May(news.ActRules, site); err != nil {
		return nil, err
	}
	return sharing.New(r.db, r.db.Engine).Rules(ctx, site)
}

// Rule returns a rule that the actor may change, or a NotFound fault.
func (r *Reader) Rule(ctx context.Context, actor news.Actor, id news.ID) (routing.Rule, error) {
	rule, found, err := sharing.New(r.db, r.db.Engine).Rule(ctx, id)
	if err != nil {
		return rule, err
	}
	if !found || !actor.Can(news.ActRules, rule.Site) {
		return routing.Rule{}, fault.New(fault.NotFound, "there is no such rule")
	}
	return rule, nil
}

// Named returns the names of topics, tags and people by their IDs.
func (r *Reader) Named(ctx context.Context, ids []news.ID) (map[news.ID]string, error) {
	out := map[news.ID]string{}
	topics, err := r.s.Topics(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, t := range topics {
		out[t.ID] = t.Name
	}
	tags, err := r.s.Tags(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, t := range tags {
		out[t.ID] = t.Name
	}
	people, err := r.s.People(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		out[p.ID] = p.Name
	}
	return out, nil
}
