package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// follow opens the book for what has to arrive, and looks again at what waits
// for a desk when that desk has acted.
func (l *Ledger) follow(d *act.Deed, e news.Event) error {
	switch e.Kind {
	case news.EventNoticeAdded, news.EventStoryUpdated:
		return l.notice(d, e)
	case news.EventStoryWithdrawn:
		return l.withdrawal(d, e)
	case news.EventPlacementWithdrawn:
		if err := l.withdrawalOn(d, e); err != nil {
			return err
		}
		return l.lookAgain(d, e)
	case news.EventPlacementChanged, news.EventPlacementDeclined, news.EventPlacementEnded, news.EventPlacementRevoked, news.EventTaskAnswered, news.EventTaskDone, news.EventTaskGone,
		news.EventTaskReopened:
		return l.lookAgain(d, e)
	case partner.EventDeliverySent, partner.EventDeliveryAnswered, partner.EventDeliveryDead, partner.EventDeliveryReplayed:
		return l.tellAgain(d, e)
	}
	return nil
}

// posted is what the events of a notice say of it.
type posted struct {
	ID      news.ID `json:"id"`
	Version int     `json:"version"` // 0 when the text did not change
}

func (l *Ledger) notice(d *act.Deed, e news.Event) error {
	var p posted
	if err := json.Unmarshal([]byte(e.Payload), &p); err != nil {
		return fmt.Errorf("payload of %s: %w", e.Kind, err)
	}
	if p.ID == 0 {
		return nil // a change without a notice
	}
	found, err := d.Store.Notices(d, []news.ID{p.ID})
	if err != nil || len(found) == 0 {
		return err
	}
	n := found[0]
	s := book.Subject{ID: n.ID, Kind: book.KindNotice, Story: e.Story, Site: e.Site, Event: e.ID, Notice: n.Kind, Severity: n.Severity,
		Version: p.Version, MadeBy: e.Actor, At: e.At}
	waiting, err := waiting(d, s)
	if err != nil {
		return err
	}
	return l.open(d, s, waiting)
}

// waiting is what the desks of receiving sites have to answer to: the tasks
// that were opened, or made wider, because of the notice.
func waiting(d *act.Deed, s book.Subject) (out []book.Waiting, err error) {
	tasks, err := shared.In(d.Tx).OpenTasksOf(d, s.Story)
	for _, t := range tasks {
		for _, asked := range t.Fields {
			if t.Notice == s.ID && asked.Answer == "" {
				out = append(out, book.Waiting{Placement: t.Placement, Field: asked.Field, DueAt: t.DueAt})
			}
		}
	}
	return out, err
}

func (l *Ledger) withdrawal(d *act.Deed, e news.Event) error {
	w, _, err := d.Store.Withdrawal(d, e.Story)
	if err != nil {
		return err
	}
	return l.open(d, book.Subject{ID: e.ID, Kind: book.KindWithdrawal, Story: e.Story, Site: e.Site, Event: e.ID, Ground: w.Ground,
		MadeBy: e.Actor, At: e.At}, nil)
}

// withdrawalOn is a withdrawal on one site alone, which is stricter than the
// origin.
func (l *Ledger) withdrawalOn(d *act.Deed, e news.Event) error {
	p, found, err := d.Store.Placement(d, e.Story, e.Site)
	if err != nil || !found {
		return err
	}
	w, _, err := shared.In(d.Tx).Withdrawal(d, p.ID)
	if err != nil {
		return err
	}
	return l.open(d, book.Subject{ID: e.ID, Kind: book.KindWithdrawal, Story: e.Story, Site: e.Site, Event: e.ID, Alone: true, Ground: w.Ground,
		MadeBy: e.Actor, At: e.At, Headline: w.Headline}, nil)
}

// open writes a subject and its rows.
func (l *Ledger) open(d *act.Deed, s book.Subject, waiting []book.Waiting) error {
	placements, err := d.Store.PlacementsOf(d, s.Story)
	if err != nil {
		return err
	}
	// A partner's own readers are the partner's to tell.
	sites, err := d.Sites()
	if err != nil {
		return err
	}
	for _, site := range sites {
		if site.External {
			placements = slices.DeleteFunc(placements, func(p news.Placement) bool { return p.Site == site.ID })
		}
	}
	st, found, err := d.Store.Story(d, s.Story)
	if err != nil || !found {
		return err
	}
	heads, err := d.Store.LiveHeads(d, []news.ID{st.ID})
	if err != nil {
		return err
	}
	for _, h := range heads {
		if s.Headline == "" {
			s.Headline = h.Content.Headline
		}
	}
	nodes, err := rows.In(d.Tx).Nodes(d)
	if err != nil {
		return err
	}
	o := book.Opening{Placements: placements, Waiting: waiting, CDNs: d.Room.Endpoints}
	if o.Partners, err = partners(d, s); err != nil {
		return err
	}
	if o.Hubs, err = hubs(d); err != nil {
		return err
	}
	for _, n := range nodes {
		if s.At.Sub(n.SeenAt) < lostAfter {
			o.Nodes = append(o.Nodes, n.Name)
		}
	}
	if err := record(d, s); err != nil {
		return err
	}
	list := s.Open(o)
	s.Sum(list, d.Now)
	if err := rows.In(d.Tx).InsertSubject(d, s); err != nil {
		return err
	}
	if err := rows.In(d.Tx).InsertRows(d, list); err != nil {
		return err
	}
	if err := rows.In(d.Tx).SaveSites(d, s.ID, bySite(list)); err != nil {
		return err
	}
	return l.again(d, s.ID, book.Next(list))
}

// record puts a subject on the public record of the whole network.
func record(d *act.Deed, s book.Subject) error {
	list := news.ListNotices
	if s.Kind == book.KindWithdrawal {
		list = news.ListWithdrawn
	}
	d.Touch(news.TagList(0, list))
	_, err := d.Store.Place(d, 0, s.ID, s.At, []string{list})
	return err
}

// bySite is how the rows of a subject stand on each of its sites.
func bySite(list []book.Row) map[news.ID]book.Standing {
	parts := map[news.ID][]book.Row{}
	for _, r := range list {
		parts[r.Site] = append(parts[r.Site], r)
	}
	out := map[news.ID]book.Standing{}
	for site, rs := range parts {
		out[site] = book.StandingOf(rs)
	}
	return out
}

// again has a subject looked at, at a time; the zero time is never.
func (l *Ledger) again(d *act.Deed, subject news.ID, at time.Time) error {
	if at.IsZero() {
		return nil
	}
	return d.Job(JobVerify, subject.String(), subject.String(), at)
}

// lookAgain has the open subjects of a story looked at soon.
func (l *Ledger) lookAgain(d *act.Deed, e news.Event) error {
	back, err := takenBack(e)
	if err != nil {
		return err
	}
	list, err := rows.In(d.Tx).SubjectsOf(d, e.Story)
	if err != nil {
		return err
	}
	for _, s := range list {
		if back {
			if err := rows.In(d.Tx).Reopen(d, s.ID, e.Site, d.Now); err != nil {
				return err
			}
		} else if s.Standing == book.Arrived {
			continue
		}
		if err := rows.In(d.Tx).AskSoon(d, s.ID, e.Site, d.Now); err != nil {
			return err
		}
		if err := l.again(d, s.ID, d.Now.Add(soon)); err != nil {
			return err
		}
	}
	return nil
}

// takenBack reports whether a desk has taken an answer to a correction back: it
// says so, or it says again what it said before.
func takenBack(e news.Event) (bool, error) {
	if e.Kind != news.EventPlacementChanged {
		return e.Kind == news.EventTaskReopened, nil
	}
	var p struct{ How string }
	if err := json.Unmarshal([]byte(e.Payload), &p); err != nil {
		return false, fmt.Errorf("payload of %s: %w", e.Kind, err)
	}
	return p.How == "restore", nil
}

const (
	// soon is how long after a desk's act its pages are asked again.
	soon = 2 * time.Second
	// lostAfter is when a node that says nothing is counted as gone. It is
	// long: a node that only cannot reach the database still answers readers.
	lostAfter = 24 * time.Hour
)
