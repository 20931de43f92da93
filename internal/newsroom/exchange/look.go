package exchange

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
)

// manages reports whether the actor manages every site of an agreement.
func manages(actor news.Actor, a partner.Agreement) bool {
	return !slices.ContainsFunc(a.Sites, func(site news.ID) bool { return !actor.Can(news.ActManage, site) })
}

// Agreements returns up to limit agreements that the actor manages, with IDs
// below one, the newest first; 0 begins. Their keys and secrets are left out.
func (x *Exchange) Agreements(ctx context.Context, actor news.Actor, below news.ID, limit int) ([]partner.Agreement, error) {
	list, err := x.read().Agreements(ctx, below, limit)
	list = slices.DeleteFunc(list, func(a partner.Agreement) bool { return !manages(actor, a) })
	for i := range list {
		list[i].Key, list[i].OldKey, list[i].Secret = "", "", ""
	}
	return list, err
}

// Managed returns an agreement that the actor manages with the state of its
// line, or a NotFound fault.
func (x *Exchange) Managed(ctx context.Context, actor news.Actor, id news.ID) (partner.Agreement, partner.Line, error) {
	a, err := x.Agreement(ctx, id)
	if err == nil && !manages(actor, a) {
		err = fault.New(fault.NotFound, "there is no agreement %s", id)
	}
	if err != nil {
		return a, partner.Line{}, err
	}
	lines, err := x.Lines(ctx, id)
	return a, lines[id], err
}

// Lines returns the lines of agreements, by agreement.
func (x *Exchange) Lines(ctx context.Context, ids ...news.ID) (map[news.ID]partner.Line, error) {
	lines, err := x.read().Lines(ctx, ids)
	out := map[news.ID]partner.Line{}
	for _, l := range lines {
		out[l.Agreement] = l
	}
	return out, err
}

// Dead returns up to limit deliveries that were given up and that the actor may
// send again, with IDs below one, the newest first, and where the next page
// begins: under one agreement, or under all when it is 0.
func (x *Exchange) Dead(ctx context.Context, actor news.Actor, agreement, below news.ID, limit int) (list []partner.Delivery, next news.ID, err error) {
	list, err = x.read().DeadDeliveries(ctx, agreement, below, limit)
	if len(list) == limit {
		next = list[limit-1].ID
	}
	return slices.DeleteFunc(list, func(d partner.Delivery) bool { return !actor.Can(news.ActManage, d.Site) }), next, err
}

// Deliveries returns up to limit deliveries of an agreement with IDs below one,
// the newest first; 0 begins. The caller has asked who may see them.
func (x *Exchange) Deliveries(ctx context.Context, agreement, below news.ID, limit int) ([]partner.Delivery, error) {
	return x.read().Deliveries(ctx, agreement, below, limit)
}

// Reach is how a partner took what it was told.
type Reach struct {
	Partner string
	Managed bool // by whoever asks
	partner.Delivery
}

// Reached returns what partners were told of a story for an event: a
// correction, a withdrawal. The caller has asked who may see it.
func (x *Exchange) Reached(ctx context.Context, actor news.Actor, story, event news.ID) (out []Reach, err error) {
	list, err := x.read().DeliveriesFor(ctx, story, event)
	if err != nil {
		return nil, err
	}
	ids := make([]news.ID, len(list))
	for i, d := range list {
		ids[i] = d.Agreement
	}
	agreements, err := x.read().AgreementsByID(ctx, ids)
	for i, a := range agreements { // one delivery for each, in the same order
		out = append(out, Reach{Partner: a.Partner, Managed: manages(actor, a), Delivery: list[i]})
	}
	return out, err
}
