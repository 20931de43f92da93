package exchange

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
	"github.com/tajuk/tajuk/internal/wire"
)

// SourceAs is how a source is called in the network: its external site.
type SourceAs struct {
	Name     string
	Language string // "id" or "en"; of its stories when they do not say
	Zone     string // IANA name
}

// sourced is what events say of a source.
type sourced struct {
	Source  news.ID `json:"source"`
	Partner string  `json:"partner,omitempty"`
	Item    news.ID `json:"item,omitzero"`
	Note    string  `json:"note,omitempty"`
	// Owed is the correction or withdrawal that an item brought, empty for none.
	Owed partner.Cause `json:"owed,omitempty"`
}

// afterSites is the position of partners outside: behind every site.
const afterSites = 1 << 20

// SaveSource makes a source with the external site of its stories, or changes
// one that names its revision. It is for whoever manages the network. An empty
// token or key of a source that has one leaves it as it is.
func (x *Exchange) SaveSource(ctx context.Context, actor news.Actor, s partner.Source, as SourceAs) (partner.Source, error) {
	for _, text := range []*string{&s.Home, &s.Feed, &s.Answers, &s.Token, &s.Key} {
		*text = strings.TrimSpace(*text)
	}
	s.Contact, s.Terms, as.Name = act.OneLine(s.Contact), act.OneLine(s.Terms), act.OneLine(as.Name)
	err := x.room.Do(ctx, actor, "save source", func(d *act.Deed) error {
		if err := d.Actor.May(news.ActNetwork, 0); err != nil {
			return err
		}
		site := news.Site{External: true, Position: afterSites}
		if s.ID == 0 {
			s.ID, s.MadeBy, s.MadeAt, s.EndedAt, s.Rev = d.NextID(), actor.Account, d.Now, time.Time{}, 0
		} else {
			old, err := lockSource(d, s.ID)
			if err != nil {
				return err
			}
			if old.Rev != s.Rev {
				return fault.New(fault.Conflict, "somebody else changed the source meanwhile; load it again")
			}
			if s.Token == "" {
				s.Token = old.Token
			}
			if s.Key == "" {
				s.Key = old.Key
			}
			s.Site, s.MadeBy, s.MadeAt, s.EndedAt = old.Site, old.MadeBy, old.MadeAt, old.EndedAt
			if site, err = d.Site(s.Site); err != nil {
				return err
			}
		}
		if err := s.Check(); err != nil {
			return err
		}
		if err := x.reachable(s); err != nil {
			return err
		}
		if err := settleSite(d, &site, as); err != nil {
			return err
		}
		s.Site, s.Rev = site.ID, s.Rev+1
		if err := stores.In(d.Tx).SaveSource(d, s); err != nil {
			return err
		}
		if err := d.Event(partner.EventSourceSaved, 0, s.Site, sourced{Source: s.ID, Partner: site.Name}); err != nil {
			return err
		}
		return visit(d, s, d.Now)
	})
	return s, err
}

// reachable asks that the addresses of a source may be asked.
func (x *Exchange) reachable(s partner.Source) error {
	if x.Reachable == nil {
		return nil
	}
	f := fault.Fields{}
	for field, address := range map[string]string{"feed": s.Feed, "answers": s.Answers} {
		if address != "" && x.Reachable(address) != nil {
			f.Add(field, "this address may not be asked: it is not on the public internet")
		}
	}
	return f.Err()
}

// settleSite saves the external site of a source under the name it is to have.
func settleSite(d *act.Deed, site *news.Site, as SourceAs) error {
	if site.ID == 0 {
		sites, err := d.Sites()
		if err != nil {
			return err
		}
		site.ID = d.NextID()
		site.Slug = freeSlug(sites, as.Name)
		section := news.Section{ID: d.NextID(), Site: site.ID, Slug: "berita", Name: "Berita"}
		if as.Language == "en" {
			section.Slug, section.Name = "news", "News"
		}
		site.Sections = []news.Section{section}
	}
	site.Name, site.Language, site.Zone = as.Name, as.Language, as.Zone
	if err := site.Check(); err != nil {
		return err
	}
	site.Rev++
	if err := d.SaveSite(*site); err != nil {
		return err
	}
	d.Touch(news.TagSite(site.ID), news.TagNetwork())
	return d.Event(news.EventSiteSaved, 0, site.ID, nil)
}

// freeSlug makes a short name that no site has.
func freeSlug(sites []news.Site, name string) string {
	const longest = 36
	base := strings.Trim(lang.Slug(name)[:min(len(lang.Slug(name)), longest)], "-")
	if base == "" {
		base = "mitra"
	}
	for n := 1; ; n++ {
		slug := base
		if n > 1 {
			slug = fmt.Sprintf("%s-%d", base, n)
		}
		if !slices.ContainsFunc(sites, func(s news.Site) bool { return s.Slug == slug }) {
			return slug
		}
	}
}

func lockSource(d *act.Deed, id news.ID) (partner.Source, error) {
	s, found, err := stores.In(d.Tx).LockSource(d, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no source %s", id)
	}
	return s, err
}

// visit has the feed of a source asked at a time.
func visit(d *act.Deed, s partner.Source, at time.Time) error {
	if s.Feed == "" || !s.Active() {
		return nil
	}
	return d.Job(JobPoll, s.ID.String(), s.ID.String(), at)
}

// EndSource ends a source: nothing new comes in, and its feed is not asked. What
// the partner sends about stories that came before is taken as before.
func (x *Exchange) EndSource(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.turn(ctx, actor, id, "end source", partner.EventSourceEnded, func(d *act.Deed, s *partner.Source) error {
		if !s.Active() {
			return fault.New(fault.Conflict, "the source has ended already")
		}
		s.EndedAt = d.Now
		return nil
	})
}

// ResumeSource takes up a source that has ended.
func (x *Exchange) ResumeSource(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.turn(ctx, actor, id, "resume source", partner.EventSourceResumed, func(_ *act.Deed, s *partner.Source) error {
		if s.Active() {
			return fault.New(fault.Conflict, "the source has not ended")
		}
		if !s.Comes() {
			return fault.New(fault.Conflict, "nothing brings its stories: give an address to ask, or the key that the partner signs with")
		}
		s.EndedAt = time.Time{}
		return nil
	})
}

// DropSourceKey removes the key that the partner signs with: from then on
// nothing that is sent in its name is taken, corrections and withdrawals
// included. A source that only sends is ended first.
func (x *Exchange) DropSourceKey(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.turn(ctx, actor, id, "drop key of source", partner.EventSourceKeyless, func(_ *act.Deed, s *partner.Source) error {
		if s.Key == "" {
			return fault.New(fault.Conflict, "the source has no key")
		}
		if s.Key = ""; s.Active() && !s.Comes() {
			return fault.New(fault.Conflict, "without its key nothing comes from this source: end it first, give an address to ask, or replace the key")
		}
		return nil
	})
}

// DropSourceToken removes the token that is shown to the partner: its feed is
// asked without one, and so it is answered.
func (x *Exchange) DropSourceToken(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.turn(ctx, actor, id, "drop token of source", partner.EventSourceTokenless, func(_ *act.Deed, s *partner.Source) error {
		if s.Token == "" {
			return fault.New(fault.Conflict, "the source has no token")
		}
		s.Token = ""
		return nil
	})
}

func (x *Exchange) turn(ctx context.Context, actor news.Actor, id news.ID, what string, kind news.EventKind, change func(d *act.Deed, s *partner.Source) error) error {
	return x.room.Do(ctx, actor, what, func(d *act.Deed) error {
		if err := d.Actor.May(news.ActNetwork, 0); err != nil {
			return err
		}
		s, err := lockSource(d, id)
		if err != nil {
			return err
		}
		if err := change(d, &s); err != nil {
			return err
		}
		s.Rev++
		if err := stores.In(d.Tx).SaveSource(d, s); err != nil {
			return err
		}
		site, err := d.Site(s.Site)
		if err != nil {
			return err
		}
		if err := d.Event(kind, 0, s.Site, sourced{Source: s.ID, Partner: site.Name}); err != nil {
			return err
		}
		return visit(d, s, d.Now)
	})
}

// VisitNow has the feed of a source asked now, whatever pause it is in.
func (x *Exchange) VisitNow(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.room.Do(ctx, actor, "visit source", func(d *act.Deed) error {
		if err := d.Actor.May(news.ActNetwork, 0); err != nil {
			return err
		}
		s, err := lockSource(d, id)
		if err != nil {
			return err
		}
		if s.Feed == "" || !s.Active() {
			return fault.New(fault.Conflict, "this source is not asked: it sends, or it has ended")
		}
		return visit(d, s, d.Now)
	})
}

// TakeAgain tries once more to take an item that was refused. Whoever may see
// it may ask for that: what it changes is the partner's to say.
func (x *Exchange) TakeAgain(ctx context.Context, actor news.Actor, item news.ID) error {
	return x.room.Do(ctx, actor, "take again", func(d *act.Deed) error {
		if err := mayLook(d.Actor); err != nil {
			return err
		}
		s := stores.In(d.Tx)
		i, found, err := s.Item(d, item)
		if err == nil && found {
			if _, err = lockSource(d, i.Source); err == nil {
				i, found, err = s.Item(d, item)
			}
		}
		if err != nil {
			return err
		}
		if !found || i.State != partner.ItemRefused {
			return fault.New(fault.Conflict, "nothing of this kind waits: load the page again")
		}
		if err := s.AddRefused(d, i.Source, -1); err != nil {
			return err
		}
		i.State, i.Note = partner.ItemWaiting, ""
		if err := s.SaveItem(d, i); err != nil {
			return err
		}
		return d.Job(JobTake, i.ID.String(), i.ID.String(), d.Now)
	})
}

// SourceRow is a source as people see it.
type SourceRow struct {
	partner.Source
	As   news.Site // external
	Line partner.SourceLine
}

// Sources returns every source, the newest first, for whoever answers for a site.
func (x *Exchange) Sources(ctx context.Context, actor news.Actor) ([]SourceRow, error) {
	if err := mayLook(actor); err != nil {
		return nil, err
	}
	list, err := x.read().Sources(ctx)
	if err != nil {
		return nil, err
	}
	return x.sourceRows(ctx, list)
}

// SourceRow returns one source, or a NotFound fault.
func (x *Exchange) SourceRow(ctx context.Context, actor news.Actor, id news.ID) (SourceRow, error) {
	if err := mayLook(actor); err != nil {
		return SourceRow{}, err
	}
	s, err := x.Source(ctx, id)
	if err != nil {
		return SourceRow{}, err
	}
	list, err := x.sourceRows(ctx, []partner.Source{s})
	if err != nil {
		return SourceRow{}, err
	}
	return list[0], nil
}

// SourceOf returns the source whose stories are those of an external site, or a
// NotFound fault.
func (x *Exchange) SourceOf(ctx context.Context, actor news.Actor, site news.ID) (partner.Source, error) {
	if err := mayLook(actor); err != nil {
		return partner.Source{}, err
	}
	s, found, err := x.read().SourceOf(ctx, site)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no source of site %s", site)
	}
	return s, err
}

// mayLook asks that somebody answers for a site: its chief editors, for what it
// says, and those who manage it.
func mayLook(actor news.Actor) error {
	for site := range actor.Roles {
		if actor.Can(news.ActManage, site) || actor.Can(news.ActWithdraw, site) {
			return nil
		}
	}
	return actor.May(news.ActManage, 0)
}

func (x *Exchange) sourceRows(ctx context.Context, list []partner.Source) ([]SourceRow, error) {
	ids := make([]news.ID, len(list))
	for i, s := range list {
		ids[i] = s.ID
	}
	lines, err := x.read().SourceLines(ctx, ids)
	if err != nil {
		return nil, err
	}
	sites, err := x.room.Read().Sites(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]SourceRow, len(list))
	for i, s := range list {
		out[i].Source = s
		for _, l := range lines {
			if l.Source == s.ID {
				out[i].Line = l
			}
		}
		for _, site := range sites {
			if site.ID == s.Site {
				out[i].As = site
			}
		}
	}
	return out, nil
}

// SourceItem returns an item of a source, or a NotFound fault.
func (x *Exchange) SourceItem(ctx context.Context, actor news.Actor, id news.ID) (partner.Item, error) {
	if err := mayLook(actor); err != nil {
		return partner.Item{}, err
	}
	_, i, err := x.Arrived(ctx, id)
	return i, err
}

// Unheeded is the item of a partner's story whose newest state could not be
// taken: the story still says what it said before.
type Unheeded struct {
	Item     partner.Item
	Withdraw bool // the partner withdraws it
}

// UnheededOf returns what of a partner's story could not be taken; found is
// false when all was. The caller has asked who may see the story.
func (x *Exchange) UnheededOf(ctx context.Context, story news.ID) (out Unheeded, found bool, err error) {
	items, err := x.read().ItemsOfStory(ctx, story)
	if err != nil || len(items) == 0 || items[0].Same || items[0].State != partner.ItemRefused {
		return out, false, err
	}
	var said wire.Item
	if err := json.Unmarshal([]byte(items[0].Payload), &said); err != nil {
		return out, false, fmt.Errorf("item %s: %w", items[0].ID, err)
	}
	return Unheeded{Item: items[0], Withdraw: said.Status == wire.Canceled}, true, nil
}

// SourceItems returns up to limit items of a source with IDs below one, the
// newest first, without what they say; 0 begins. An empty state is any.
func (x *Exchange) SourceItems(ctx context.Context, actor news.Actor, source news.ID, state partner.ItemState, below news.ID, limit int) ([]partner.Item, error) {
	if err := mayLook(actor); err != nil {
		return nil, err
	}
	return x.read().Items(ctx, source, state, below, limit)
}
