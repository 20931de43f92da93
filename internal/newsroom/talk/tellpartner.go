package talk

import (
	"slices"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/exchange"
	"github.com/tajuk/tajuk/internal/store/sharing"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// tellPartner tells those who look after a partner outside that something for
// it was given up, or that nothing gets through to it: whoever may send it
// again.
func (t *Talk) tellPartner(d *act.Deed, e news.Event) error {
	var p struct {
		Agreement news.ID
		Partner   string
	}
	return t.tellPayload(d, e, &p, func() error {
		a, found, err := exchange.In(d.Tx).Agreement(d, p.Agreement)
		if err != nil || !found {
			return err
		}
		accounts, err := talks.In(d.Tx).AccountsAt(d, a.Sites)
		if err != nil {
			return err
		}
		var to []news.ID
		for _, x := range accounts {
			if !slices.ContainsFunc(a.Sites, func(site news.ID) bool { return !actorOf(x).Can(news.ActManage, site) }) {
				to = append(to, x.ID)
			}
		}
		kind := news.NoteLineFailing
		if e.Kind == partner.EventDeliveryDead {
			kind = news.NoteDeliveryDead
		}
		return t.inform(d, e, kind, a.ID, p.Partner, to...)
	})
}

// tellRefused tells that something of a source could not be taken: of a
// correction or a withdrawal the chief editors of each site that carries the
// story, who answer for what it says; of other items, together, those who manage
// the sites to which rules send the source's stories. Whoever manages the
// network hears of both.
func (t *Talk) tellRefused(d *act.Deed, e news.Event) error {
	var p struct {
		Source, Item news.ID
		Note         string
		Owed         partner.Cause
	}
	return t.tellPayload(d, e, &p, func() error {
		if e.Kind == partner.EventItemRefused && p.Owed == "" {
			return nil // with others, later
		}
		to, err := desk(d, e.Site, news.ActNetwork)
		if err != nil {
			return err
		}
		if e.Kind == partner.EventItemsRefused {
			managers, err := receivers(d, e.Site)
			if err != nil {
				return err
			}
			return t.inform(d, e, news.NoteItemsRefused, p.Source, "", append(to, managers...)...)
		}
		sites, err := talks.In(d.Tx).SitesOfStory(d, e.Story)
		if err != nil {
			return err
		}
		for _, site := range sites {
			if site == e.Site {
				continue // the partner's own, where nobody works
			}
			chiefs, err := answering(d, site)
			if err != nil {
				return err
			}
			to = append(to, chiefs...)
		}
		kind := news.NoteFixRefused
		if p.Owed == partner.Withdrawal {
			kind = news.NoteKillRefused
		}
		return t.inform(d, e, kind, p.Item, p.Note, to...)
	})
}

// answering are the chief editors of a site, or, where it has none, those who
// manage it.
func answering(d *act.Deed, site news.ID) ([]news.ID, error) {
	chiefs, err := desk(d, site, news.ActWithdraw)
	if err != nil || len(chiefs) > 0 {
		return chiefs, err
	}
	return desk(d, site, news.ActManage)
}

// receivers are those who manage the sites to which rules that are on send the
// stories of a site.
func receivers(d *act.Deed, site news.ID) (out []news.ID, err error) {
	rules, err := sharing.In(d.Tx).Rules(d, site)
	if err != nil {
		return nil, err
	}
	seen := map[news.ID]bool{}
	for _, r := range rules {
		for _, target := range r.Says.To {
			if !r.On || seen[target.Site] {
				continue
			}
			seen[target.Site] = true
			managers, err := desk(d, target.Site, news.ActManage)
			if err != nil {
				return nil, err
			}
			out = append(out, managers...)
		}
	}
	return out, nil
}
