package house

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// SavePerson adds a byline (ID 0) or changes one. A Rev other than 0 and the
// person's is a Conflict.
func (h *House) SavePerson(ctx context.Context, actor news.Actor, p news.Person) (news.Person, error) {
	err := h.room.Do(ctx, actor, "save person", func(d *act.Deed) error {
		if err := actor.May(news.ActManage, p.Site); err != nil {
			return err
		}
		if p.ID == 0 {
			p.ID = d.NextID()
		}
		before, err := d.Store.People(d, []news.ID{p.ID})
		if err != nil {
			return err
		}
		for _, b := range before {
			if err := actor.May(news.ActManage, b.Site); err != nil {
				return err
			}
		}
		if err := p.Check(); err != nil {
			return err
		}
		if _, err := d.Site(p.Site); err != nil && p.Site != 0 {
			return fault.Field("site", "there is no such site")
		}
		var was named
		if len(before) > 0 {
			was = named{before[0].Slug, before[0].Rev}
		}
		if err := was.change(d, news.NamePerson, p.ID, p.Slug, &p.Rev); err != nil {
			return err
		}
		if err := d.Store.SavePerson(d, p); err != nil {
			return d.Taken(err, "slug", "another person has this address")
		}
		d.Touch(news.TagPerson(p.ID))
		return d.Event(news.EventPersonSaved, 0, p.Site, map[string]any{"person": p.ID})
	})
	return p, err
}

// SaveAccount adds a login (ID 0) or changes one with its roles. Roles are given
// and taken by who manages the site; what belongs to the account as a whole is
// changed by who manages every site that it has a role on.
func (h *House) SaveAccount(ctx context.Context, actor news.Actor, a news.Account) (news.Account, error) {
	err := h.room.Do(ctx, actor, "save account", func(d *act.Deed) error {
		if err := maySaveAccount(d, a); err != nil {
			return err
		}
		if a.ID == 0 {
			a.ID, a.MadeAt = d.NextID(), d.Now
		}
		if err := d.Store.SaveAccount(d, a); err != nil {
			return d.Taken(err, "email", "another account has this address")
		}
		return d.Event(news.EventAccountSaved, 0, 0, map[string]any{"account": a.ID})
	})
	return a, err
}

func maySaveAccount(d *act.Deed, a news.Account) error {
	if err := d.MayAnywhere(news.ActManage); err != nil {
		return err
	}
	var before news.Account
	if a.ID != 0 {
		var found bool
		var err error
		if before, found, err = d.Store.Account(d, a.ID); err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "there is no account %s", a.ID)
		}
	}
	if before.ID != 0 && (before.Email != a.Email || before.Name != a.Name || before.Person != a.Person || before.Active != a.Active) {
		if err := d.Actor.MayManageAccount(before); err != nil {
			return err
		}
	}
	return d.Actor.MayAssign(before, a)
}
