package talk

import (
	"slices"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/exchange"
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
