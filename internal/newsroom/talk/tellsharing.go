package talk

import (
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// tellPlacement tells the desks of what happens to a story between their sites.
func (t *Talk) tellPlacement(d *act.Deed, e news.Event) error {
	switch e.Kind {
	case news.EventPlacementOffered, news.EventPlacementHeld:
		return t.tellDesk(d, e, news.NoteOffered, 0, "", news.ActReceive)
	case news.EventPlacementEnded:
		return t.tellOrigin(d, e, news.NoteEnded)
	case news.EventPlacementRevoked:
		return t.tellDesk(d, e, news.NoteRevoked, 0, "", news.ActReceive)
	case news.EventPlacementProposed, news.EventPlacementWithdrawn, news.EventPlacementDropped:
		return t.tellStricter(d, e)
	}
	return nil
}

// tellOrigin tells those who share the stories of the origin.
func (t *Talk) tellOrigin(d *act.Deed, e news.Event, kind news.NotificationKind) error {
	st, found, err := d.Store.Story(d, e.Story)
	if err != nil || !found {
		return err
	}
	to, err := desk(d, st.OriginSite, news.ActShare)
	if err != nil {
		return err
	}
	return t.inform(d, e, kind, 0, "", to...)
}

// tellStricter tells of a withdrawal on one site alone: who may approve it there,
// then whoever proposed it, and, once it has happened, also those whose story it
// is and the chief editors of its origin, who have to ask themselves the same.
func (t *Talk) tellStricter(d *act.Deed, e news.Event) error {
	var p struct {
		Reason     string
		ProposedBy news.ID `json:"proposed_by"`
	}
	return t.tellPayload(d, e, &p, func() error {
		switch e.Kind {
		case news.EventPlacementProposed:
			return t.tellDesk(d, e, news.NoteStricter, 0, p.Reason, news.ActWithdraw)
		case news.EventPlacementDropped:
			return t.inform(d, e, news.NoteStricterKept, 0, "", p.ProposedBy)
		}
		st, found, err := d.Store.Story(d, e.Story)
		if err != nil || !found {
			return err
		}
		to, err := owners(d, e.Story)
		if err != nil {
			return err
		}
		chiefs, err := desk(d, st.OriginSite, news.ActWithdraw)
		if err != nil {
			return err
		}
		return t.inform(d, e, news.NoteStricterDone, 0, p.Reason, append(append(to, chiefs...), p.ProposedBy)...)
	})
}
