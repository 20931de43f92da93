package exchange

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// agreed is what events say of an agreement.
type agreed struct {
	Agreement news.ID `json:"agreement"`
	Partner   string  `json:"partner,omitempty"`
	Delivery  news.ID `json:"delivery,omitzero"`
	N         int64   `json:"n,omitempty"`
	State     string  `json:"state,omitempty"`
}

// SaveAgreement makes an agreement, or changes one that names its revision.
// Keys, tokens and the end of an agreement have verbs of their own.
func (x *Exchange) SaveAgreement(ctx context.Context, actor news.Actor, a partner.Agreement) (partner.Agreement, error) {
	a.Partner, a.Contact, a.Terms = act.OneLine(a.Partner), act.OneLine(a.Contact), act.OneLine(a.Terms)
	a.Push = strings.TrimSpace(a.Push)
	err := x.room.Do(ctx, actor, "save agreement", func(d *act.Deed) error {
		if err := a.Check(); err != nil {
			return err
		}
		if err := x.known(d, a); err != nil {
			return err
		}
		if a.ID == 0 {
			return x.begin(d, &a)
		}
		old, err := lock(d, a.ID)
		if err != nil {
			return err
		}
		if old.Rev != a.Rev {
			return fault.New(fault.Conflict, "somebody else changed the agreement meanwhile; load it again")
		}
		a.Key, a.OldKey, a.OldUntil, a.TokenHash, a.Secret = old.Key, old.OldKey, old.OldUntil, old.TokenHash, old.Secret
		a.MadeBy, a.MadeAt, a.EndedAt = old.MadeBy, old.MadeAt, old.EndedAt
		return save(d, &a, partner.EventAgreementSaved)
	})
	return a, err
}

// begin makes a new agreement, and names the network when it is the first.
func (x *Exchange) begin(d *act.Deed, a *partner.Agreement) error {
	s := stores.In(d.Tx)
	name, err := s.NetworkName(d)
	if err != nil {
		return err
	}
	if name == "" {
		// A recovery code's worth of chance: no two networks are called alike.
		codes, _ := credential.NewRecoveryCodes()
		if err := s.NameNetwork(d, strings.ReplaceAll(codes[0], "-", "")); err != nil {
			return err
		}
	}
	a.ID, a.MadeBy, a.MadeAt, a.EndedAt = d.NextID(), d.Actor.Account, d.Now, time.Time{}
	a.Key, a.Secret, a.OldKey, a.TokenHash = signature.NewKey(), signature.NewKey(), "", ""
	return save(d, a, partner.EventAgreementSaved)
}

// known asks that the actor manages every site of an agreement, and that what
// it names is there.
func (x *Exchange) known(d *act.Deed, a partner.Agreement) error {
	var sections []news.ID
	for _, id := range a.Sites {
		site, err := d.Site(id)
		if err != nil {
			return err
		}
		if err := d.Actor.May(news.ActManage, id); err != nil {
			return err
		}
		if site.External { // its stories are not ours to pass on
			return fault.Field("sites", "%s is a partner outside", site.Name)
		}
		for _, s := range site.Sections {
			sections = append(sections, s.ID)
		}
	}
	for _, id := range a.Sections {
		if !slices.Contains(sections, id) {
			return fault.Field("sections", "a section is none of the chosen sites")
		}
	}
	tags, err := d.Store.Tags(d, a.Tags)
	if err != nil {
		return err
	}
	if len(tags) < len(a.Tags) {
		return fault.Field("tags", "a tag is not known")
	}
	if a.Push != "" && x.Reachable != nil {
		if x.Reachable(a.Push) != nil {
			return fault.Field("push", "this address may not be asked: it is not on the public internet")
		}
	}
	return nil
}

// lock locks an agreement that the actor manages.
func lock(d *act.Deed, id news.ID) (partner.Agreement, error) {
	a, found, err := stores.In(d.Tx).LockAgreement(d, id)
	if err != nil {
		return a, err
	}
	if !found {
		return a, fault.New(fault.NotFound, "there is no agreement %s", id)
	}
	for _, site := range a.Sites {
		if err := d.Actor.May(news.ActManage, site); err != nil {
			return a, err
		}
	}
	return a, nil
}

func save(d *act.Deed, a *partner.Agreement, kind news.EventKind) error {
	a.Rev++
	if err := stores.In(d.Tx).SaveAgreement(d, *a); err != nil {
		return err
	}
	return d.Event(kind, 0, a.Sites[0], agreed{Agreement: a.ID, Partner: a.Partner})
}

// EndAgreement ends an agreement: no new story goes out under it. What the
// partner has is corrected and withdrawn as before.
func (x *Exchange) EndAgreement(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.room.Do(ctx, actor, "end agreement", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil {
			return err
		}
		if !a.Active() {
			return fault.New(fault.Conflict, "the agreement has ended already")
		}
		a.EndedAt = d.Now
		return save(d, &a, partner.EventAgreementEnded)
	})
}

// NewKey makes a new key for what is pushed, and returns it. The one before
// signs as well for partner.KeyOverlap.
func (x *Exchange) NewKey(ctx context.Context, actor news.Actor, id news.ID) (key string, err error) {
	err = x.room.Do(ctx, actor, "new key", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil {
			return err
		}
		key = signature.NewKey()
		a.OldKey, a.OldUntil, a.Key = a.Key, d.Now.Add(partner.KeyOverlap), key
		return save(d, &a, partner.EventAgreementKey)
	})
	return key, err
}

// NewToken makes a new token to fetch with, and returns it: nobody can read it
// again. The one before ends at once.
func (x *Exchange) NewToken(ctx context.Context, actor news.Actor, id news.ID) (token string, err error) {
	err = x.room.Do(ctx, actor, "new token", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil {
			return err
		}
		token, a.TokenHash = credential.NewToken()
		return save(d, &a, partner.EventAgreementToken)
	})
	return token, err
}

// DropToken ends the token of an agreement.
func (x *Exchange) DropToken(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.room.Do(ctx, actor, "drop token", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil {
			return err
		}
		a.TokenHash = ""
		return save(d, &a, partner.EventAgreementToken)
	})
}
