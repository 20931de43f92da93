package talk

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// tell follows every event of the newsroom: who has to know is told in the
// transaction of the event itself, so that nobody misses what happened and
// nobody hears of what did not.
func (t *Talk) tell(d *act.Deed, e news.Event) error {
	switch e.Kind {
	case news.EventCommentAdded, news.EventCommentChanged:
		return t.tellComment(d, e)
	case news.EventAssigned:
		var p assigned
		return t.tellPayload(d, e, &p, func() error {
			return t.inform(d, e, news.NoteAssigned, 0, p.Note, p.To)
		})
	case news.EventAssignmentOverdue:
		var p assigned
		return t.tellPayload(d, e, &p, func() error {
			return t.inform(d, e, news.NoteOverdue, 0, p.Note, p.To, p.From)
		})
	case news.EventStoryReturned:
		var p struct{ Reason string }
		return t.tellPayload(d, e, &p, func() error {
			return t.tellOwners(d, e, news.NoteReturned, p.Reason)
		})
	case news.EventCorrectionProposed:
		var p struct{ Reason string }
		return t.tellPayload(d, e, &p, func() error {
			return t.tellDesk(d, e, news.NoteCorrection, 0, p.Reason, news.ActCorrect)
		})
	case news.EventCorrectionDropped:
		var p struct {
			Reason string
			To     news.ID
		}
		return t.tellPayload(d, e, &p, func() error {
			return t.inform(d, e, news.NoteReturned, 0, p.Reason, p.To)
		})
	case news.EventStorySubmitted:
		var p struct{ State news.State }
		return t.tellPayload(d, e, &p, func() error {
			if p.State != news.StateSubmitted {
				return nil // somebody has begun to edit it
			}
			return t.tellDesk(d, e, news.NoteSubmitted, 0, "", news.ActApprove)
		})
	case news.EventStoryPublished, news.EventStoryVisible:
		return t.tellOwners(d, e, news.NotePublished, "")
	case news.EventScheduleFailed:
		return t.tellPlan(d, e)
	case news.EventAssetExpired, news.EventAssetExpiring:
		return t.tellRights(d, e)
	case news.EventWithdrawalProposed:
		var p struct{ Reason string }
		return t.tellPayload(d, e, &p, func() error {
			return t.tellDesk(d, e, news.NoteWithdrawal, 0, p.Reason, news.ActWithdraw)
		})
	case news.EventLedgerOverdue:
		return t.tellOverdue(d, e)
	case partner.EventDeliveryDead, partner.EventLineFailing:
		return t.tellPartner(d, e)
	case partner.EventItemRefused, partner.EventItemsRefused:
		return t.tellRefused(d, e)
	case news.EventStoryWithdrawn, news.EventWithdrawalDropped:
		return t.tellDecided(d, e)
	}
	if strings.HasPrefix(string(e.Kind), "reply.") {
		return t.tellReply(d, e)
	}
	if strings.HasPrefix(string(e.Kind), "placement.") {
		return t.tellPlacement(d, e)
	}
	if strings.HasPrefix(string(e.Kind), "task.") {
		return t.tellTask(d, e)
	}
	return nil
}

func (t *Talk) tellPayload(d *act.Deed, e news.Event, payload any, f func() error) error {
	if err := json.Unmarshal([]byte(e.Payload), payload); err != nil {
		return fmt.Errorf("payload of %s: %w", e.Kind, err)
	}
	return f()
}

// tellComment tells whom a comment names, whose story it is about, and who
// wrote in its thread: each once, for the first of these reasons.
func (t *Talk) tellComment(d *act.Deed, e news.Event) error {
	var p told
	return t.tellPayload(d, e, &p, func() error {
		if err := t.inform(d, e, news.NoteMention, p.Comment, p.Text, p.Mentions...); err != nil {
			return err
		}
		if e.Kind != news.EventCommentAdded {
			return nil
		}
		owners, err := owners(d, e.Story)
		if err != nil {
			return err
		}
		authors, err := talks.In(d.Tx).CommentAuthors(d, e.Story, p.Thread)
		if err != nil {
			return err
		}
		return t.inform(d, e, news.NoteComment, p.Comment, p.Text, without(append(owners, authors...), p.Mentions)...)
	})
}

// owners are those whose story it is: who began it, and who is to work on it.
func owners(d *act.Deed, story news.ID) ([]news.ID, error) {
	st, found, err := d.Store.Story(d, story)
	if err != nil || !found {
		return nil, err
	}
	out := []news.ID{st.CreatedBy}
	as, found, err := talks.In(d.Tx).Assignment(d, story)
	if found && as.Open() {
		out = append(out, as.Account)
	}
	return out, err
}

func (t *Talk) tellOwners(d *act.Deed, e news.Event, kind news.NotificationKind, detail string) error {
	to, err := owners(d, e.Story)
	if err != nil {
		return err
	}
	return t.inform(d, e, kind, 0, detail, to...)
}

// tellPlan tells of a planned publication that failed whose story it is, who
// planned it, and the chief editors: its editors where a site has none.
func (t *Talk) tellPlan(d *act.Deed, e news.Event) error {
	var p struct {
		By      news.ID
		Live    bool
		Reasons json.RawMessage
	}
	return t.tellPayload(d, e, &p, func() error {
		to, err := owners(d, e.Story)
		if err != nil {
			return err
		}
		chiefs, err := desk(d, e.Site, news.ActWithdraw)
		if err == nil && len(chiefs) == 0 {
			chiefs, err = desk(d, e.Site, news.ActPublish)
		}
		if err != nil {
			return err
		}
		kind := news.NoteScheduleFailed
		if p.Live {
			kind = news.NoteScheduleDoubt
		}
		return t.inform(d, e, kind, 0, string(p.Reasons), append(append(to, chiefs...), p.By)...)
	})
}

// tellDecided tells whoever proposed a withdrawal what became of it, and those
// whose story it is when it is gone.
func (t *Talk) tellDecided(d *act.Deed, e news.Event) error {
	var p struct {
		Reason     string
		ProposedBy news.ID `json:"proposed_by"`
	}
	return t.tellPayload(d, e, &p, func() error {
		if e.Kind == news.EventWithdrawalDropped {
			return t.inform(d, e, news.NoteKept, 0, "", p.ProposedBy)
		}
		to, err := owners(d, e.Story)
		if err != nil {
			return err
		}
		return t.inform(d, e, news.NoteWithdrawn, 0, p.Reason, append(to, p.ProposedBy)...)
	})
}

// tellDesk tells everybody who may do something on the site of an event.
func (t *Talk) tellDesk(d *act.Deed, e news.Event, kind news.NotificationKind, subject news.ID, detail string, may ...news.Act) error {
	to, err := desk(d, e.Site, may...)
	if err != nil {
		return err
	}
	return t.inform(d, e, kind, subject, detail, to...)
}

func desk(d *act.Deed, site news.ID, may ...news.Act) ([]news.ID, error) {
	accounts, err := talks.In(d.Tx).AccountsAt(d, []news.ID{site})
	if err != nil {
		return nil, err
	}
	var to []news.ID
	for _, a := range accounts {
		if slices.ContainsFunc(may, func(what news.Act) bool { return actorOf(a).Can(what, site) }) {
			to = append(to, a.ID)
		}
	}
	return to, nil
}

// tellOverdue tells the chief editors of the site that answers for a correction
// or a withdrawal, and those of the sites on which it has not arrived in time;
// of partners outside also those who look after them.
func (t *Talk) tellOverdue(d *act.Deed, e news.Event) error {
	var p struct {
		Subject  news.ID
		Sites    []news.ID
		Partners int
	}
	return t.tellPayload(d, e, &p, func() error {
		var to []news.ID
		for _, site := range append([]news.ID{e.Site}, p.Sites...) {
			if site == 0 {
				continue // the network's caches
			}
			chiefs, err := desk(d, site, news.ActWithdraw)
			if err != nil {
				return err
			}
			to = append(to, chiefs...)
		}
		if p.Partners > 0 {
			managers, err := desk(d, e.Site, news.ActManage)
			if err != nil {
				return err
			}
			to = append(to, managers...)
		}
		return t.inform(d, e, news.NoteNotArrived, p.Subject, "", to...)
	})
}

// inform writes the notifications about an event, never to who did it.
func (t *Talk) inform(d *act.Deed, e news.Event, kind news.NotificationKind, subject news.ID, detail string, to ...news.ID) error {
	slices.Sort(to) // inboxes are locked in one order
	to = slices.DeleteFunc(slices.Compact(to), func(id news.ID) bool { return id == 0 || id == e.Actor })
	if len(to) == 0 {
		return nil
	}
	if e.Story != 0 && !kind.Personal() {
		muted, err := talks.In(d.Tx).Muted(d, e.Story, to)
		if err != nil {
			return err
		}
		to = without(to, muted)
	}
	accounts, err := insiders(d, e, to)
	if err != nil {
		return err
	}
	slices.SortFunc(accounts, func(a, b news.Account) int { return cmp.Compare(a.ID, b.ID) })
	boxes, err := talks.In(d.Tx).Inboxes(d, to)
	if err != nil {
		return err
	}
	choice := map[news.ID]news.MailChoice{}
	for _, b := range boxes {
		choice[b.Account] = b.Mail
	}
	for _, a := range accounts {
		err := talks.In(d.Tx).InsertNotification(d, news.Notification{ID: d.NextID(), Account: a.ID, Kind: kind, Story: e.Story, Site: e.Site,
			Subject: subject, Actor: e.Actor, At: d.Now, Detail: detail})
		if err != nil {
			return err
		}
		c := choice[a.ID]
		if c == "" {
			c = news.MailAtOnce
		}
		if err := t.mail(d, a.ID, a.Roles, c); err != nil {
			return err
		}
	}
	return nil
}

// insiders returns the active ones among accounts, and, when an event is about a
// story, those who may see it, or could until the event took it from their site.
func insiders(d *act.Deed, e news.Event, ids []news.ID) ([]news.Account, error) {
	accounts, err := talks.In(d.Tx).Accounts(d, ids)
	if err != nil {
		return nil, err
	}
	accounts = slices.DeleteFunc(accounts, func(a news.Account) bool { return !a.Active })
	if e.Story == 0 || len(accounts) == 0 {
		return accounts, nil
	}
	st, found, err := d.Store.Story(d, e.Story)
	if err != nil || !found {
		return nil, err
	}
	sites, err := talks.In(d.Tx).SitesOfStory(d, e.Story)
	if err != nil {
		return nil, err
	}
	if e.Kind == news.EventPlacementRevoked {
		sites = append(sites, e.Site)
	}
	return slices.DeleteFunc(accounts, func(a news.Account) bool { return !actorOf(a).MaySee(st, sites) }), nil
}

// tellReply notes on a request what the log says of it, and tells those who
// have to act.
func (t *Talk) tellReply(d *act.Deed, e news.Event) error {
	var p replied
	return t.tellPayload(d, e, &p, func() error {
		if err := talks.In(d.Tx).AddReplyEvent(d, p.Request, e.ID); err != nil {
			return err
		}
		switch e.Kind {
		case news.EventReplyReceived:
			return t.tellDesk(d, e, news.NoteReply, p.Request, p.Number, news.ActCorrect)
		case news.EventReplyChanged:
			return t.inform(d, e, news.NoteReply, p.Request, p.Number, p.To)
		case news.EventReplyDue:
			if p.To != 0 {
				return t.inform(d, e, news.NoteReplyDue, p.Request, p.Number, p.To)
			}
			return t.tellDesk(d, e, news.NoteReplyDue, p.Request, p.Number, news.ActCorrect)
		case news.EventReplyOverdue:
			// It is no longer one person's business: the fine is the company's.
			to, err := desk(d, e.Site, news.ActWithdraw, news.ActManage)
			if err != nil {
				return err
			}
			return t.inform(d, e, news.NoteReplyOverdue, p.Request, p.Number, append(to, p.To)...)
		}
		return nil
	})
}

// tellTask tells the desk of a site that its own text is to be merged with a
// change of the origin, its owner once there is one, and the chief editors when
// the time is over.
func (t *Talk) tellTask(d *act.Deed, e news.Event) error {
	var p struct{ Task, To news.ID }
	return t.tellPayload(d, e, &p, func() error {
		kind := news.NoteTask
		switch e.Kind {
		case news.EventTaskTaken:
			return t.inform(d, e, kind, p.Task, "", p.To)
		case news.EventTaskOpened, news.EventTaskExtended:
		case news.EventTaskDue:
			kind = news.NoteTaskDue
		case news.EventTaskOverdue:
			chiefs, err := answering(d, e.Site)
			if err != nil {
				return err
			}
			if p.To == 0 {
				editors, err := desk(d, e.Site, news.ActReceive)
				if err != nil {
					return err
				}
				chiefs = append(chiefs, editors...)
			}
			return t.inform(d, e, news.NoteTaskOverdue, p.Task, "", append(chiefs, p.To)...)
		default:
			return nil
		}
		if p.To != 0 {
			return t.inform(d, e, kind, p.Task, "", p.To)
		}
		return t.tellDesk(d, e, kind, p.Task, "", news.ActReceive)
	})
}
