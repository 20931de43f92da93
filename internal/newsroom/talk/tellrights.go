package talk

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// tellRights tells of the end of a picture's rights: the photo editors of its
// desk and who brought it in of the picture, and those whose live stories show
// it of one of these, the newest.
func (t *Talk) tellRights(d *act.Deed, e news.Event) error {
	var p struct {
		Asset   news.ID
		Name    string
		By      news.ID
		Until   time.Time
		Stories []news.ID
	}
	return t.tellPayload(d, e, &p, func() error {
		kind := news.NoteRightsEnded
		why := news.Reason{Key: "photo-expired", Args: []string{p.Name}}
		if e.Kind == news.EventAssetExpiring {
			loc, err := zoneOf(d, e.Site)
			if err != nil {
				return err
			}
			kind = news.NoteRightsSoon
			why = news.Reason{Key: "photo-ending", Args: []string{p.Name, news.Asset{RightsUntil: p.Until}.RightsDay(loc)}}
		}
		detail, err := json.Marshal([]news.Reason{why})
		if err != nil {
			return err
		}
		told, err := photoDesk(d, e.Site)
		if err != nil {
			return err
		}
		told = append(told, p.By)
		if err := t.inform(d, e, kind, p.Asset, string(detail), slices.Clone(told)...); err != nil {
			return err
		}
		stories, err := d.Store.Stories(d, p.Stories)
		if err != nil {
			return err
		}
		slices.SortFunc(stories, func(a, b news.Story) int { return cmp.Compare(b.ID, a.ID) })
		for _, st := range stories {
			if st.State != news.StateLive && st.State != news.StateScheduled {
				continue
			}
			to := without([]news.ID{st.CreatedBy, st.Assigned}, told)
			about := e
			about.Story, about.Site = st.ID, st.OriginSite
			if err := t.inform(d, about, kind, p.Asset, string(detail), slices.Clone(to)...); err != nil {
				return err
			}
			told = append(told, to...)
		}
		return nil
	})
}

// photoDesk returns the photo editors of a site; where it has none, those who
// may change its pictures. Site 0 stands for the network's own.
func photoDesk(d *act.Deed, site news.ID) ([]news.ID, error) {
	at := []news.ID{site}
	if site == 0 {
		sites, err := d.Sites()
		if err != nil {
			return nil, err
		}
		for _, s := range sites {
			at = append(at, s.ID)
		}
	}
	accounts, err := talks.In(d.Tx).AccountsAt(d, at)
	if err != nil {
		return nil, err
	}
	var to []news.ID
	for _, a := range accounts {
		if slices.ContainsFunc(at, func(s news.ID) bool { return actorOf(a).Holds(news.RolePhotoEditor, s) }) {
			to = append(to, a.ID)
		}
	}
	if len(to) > 0 || site == 0 {
		return to, nil
	}
	return desk(d, site, news.ActEditMedia)
}

// zoneOf is the zone of a site, of the network's national one for site 0.
func zoneOf(d *act.Deed, id news.ID) (*time.Location, error) {
	sites, err := d.Sites()
	return news.HomeZone(map[news.ID][]news.Role{id: {news.RolePhotoEditor}}, sites), err
}
