package inside

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// AuditQuery narrows the audit trail. Zero values leave a part out.
type AuditQuery struct {
	Person news.ID // who did it, or whom it is about
	Site   news.ID
	Story  news.ID
	Kind   string         // a kind of event, or with a dot at its end all that begin so
	Not    news.EventKind // leave this kind out
	From   time.Time      // from this moment
	Until  time.Time      // before this moment
	Text   string         // words that all stand in what the trail says
	Before news.ID        // only older events
}

// AuditRow is an event with what people call its parts.
type AuditRow struct {
	news.Event
	By       string // who did it, empty when the system did
	ByEmail  string
	About    string // the account that it is about, if somebody else
	Headline string // of the story
	On       string // the site
	Details  []Detail
}

// Detail is a part of an event's payload: a name of the payload and a text.
type Detail struct{ Name, Text string }

// looked is how many events one page may look at for words: the next page goes
// on from there.
const looked = 20_000

// Audit returns up to limit events, newest first, and where the next page
// begins, 0 at the end. With words a page may be short and still have a next
// one. Who manages the network sees all; who manages sites sees what happened
// on them, and of what belongs to no site what their people did.
func (r *Reader) Audit(ctx context.Context, actor news.Actor, q AuditQuery, limit int) (rows []AuditRow, next news.ID, err error) {
	f := store.EventFilter{Before: q.Before, Story: q.Story, Site: q.Site, Person: q.Person, Kind: q.Kind, Not: string(q.Not)}
	if f.Sites, err = r.managed(ctx, actor); err != nil {
		return nil, 0, err
	}
	if !q.From.IsZero() {
		f.From = news.FirstID(q.From)
	}
	if !q.Until.IsZero() {
		if until := news.FirstID(q.Until); f.Before == 0 || until < f.Before {
			f.Before = until
		}
	}
	words := strings.Fields(strings.ToLower(q.Text))
	batch := limit + 1
	if len(words) > 0 {
		batch = 500
	}
	for seen := 0; ; {
		events, err := r.s.Events(ctx, f, batch)
		if err != nil {
			return nil, 0, err
		}
		told, err := r.tell(ctx, events)
		if err != nil {
			return nil, 0, err
		}
		for _, row := range told {
			if len(rows) == limit {
				return rows, rows[limit-1].ID, nil
			}
			if row.says(words) {
				rows = append(rows, row)
			}
		}
		seen += len(events)
		if len(events) < batch {
			return rows, 0, nil
		}
		f.Before = events[len(events)-1].ID
		if seen >= looked {
			return rows, f.Before, nil
		}
	}
}

// managed returns the sites that an actor manages, nil for all of them.
func (r *Reader) managed(ctx context.Context, actor news.Actor) ([]news.ID, error) {
	if actor.Can(news.ActManage, 0) {
		return nil, nil
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, err
	}
	var ids []news.ID
	for _, s := range sites {
		if actor.Can(news.ActManage, s.ID) {
			ids = append(ids, s.ID)
		}
	}
	if len(ids) == 0 {
		return nil, actor.May(news.ActManage, 0)
	}
	return ids, nil
}

// tell adds names to events.
func (r *Reader) tell(ctx context.Context, events []news.Event) ([]AuditRow, error) {
	rows := make([]AuditRow, len(events))
	about := make([]news.ID, len(events))
	var accounts, stories []news.ID
	for i, e := range events {
		rows[i].Event = e
		rows[i].Details, about[i] = details(e.Payload)
		accounts = append(accounts, e.Actor, about[i])
		if e.Story != 0 {
			stories = append(stories, e.Story)
		}
	}
	names := map[news.ID]store.AccountName{}
	list, err := r.s.AccountNames(ctx, compact(accounts))
	if err != nil {
		return nil, err
	}
	for _, n := range list {
		names[n.ID] = n
	}
	headlines := map[news.ID]string{}
	heads, err := r.s.Heads(ctx, compact(stories))
	if err != nil {
		return nil, err
	}
	for _, h := range heads {
		headlines[h.Story] = h.Headline
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, err
	}
	for i, e := range events {
		rows[i].By, rows[i].ByEmail, rows[i].Headline = names[e.Actor].Name, names[e.Actor].Email, headlines[e.Story]
		if about[i] != e.Actor {
			rows[i].About = names[about[i]].Name
		}
		for _, s := range sites {
			if s.ID == e.Site {
				rows[i].On = s.Name
			}
		}
	}
	return rows, nil
}

func compact(ids []news.ID) []news.ID {
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id news.ID) bool { return id == 0 })
}

// details reads an event's payload, in the order of its names. The account that
// it is about comes by itself.
func details(payload string) (list []Detail, about news.ID) {
	var fields map[string]any
	if json.Unmarshal([]byte(payload), &fields) != nil {
		return nil, 0
	}
	for name, v := range fields {
		if name == "account" {
			if text, ok := v.(string); ok {
				about, _ = news.ParseID(text)
			}
			continue
		}
		if text := plain(v); text != "" {
			list = append(list, Detail{name, text})
		}
	}
	slices.SortFunc(list, func(a, b Detail) int { return strings.Compare(a.Name, b.Name) })
	return list, about
}

func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64, bool:
		return fmt.Sprint(v)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}

// says reports whether all words stand somewhere in a row.
func (a AuditRow) says(words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join([]string{string(a.Kind), a.By, a.ByEmail, a.About, a.Headline, a.On, a.Story.String(), a.Payload}, "\n"))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// AuditPeople returns the accounts by which the trail can be narrowed, by name.
func (r *Reader) AuditPeople(ctx context.Context, actor news.Actor) ([]store.AccountName, error) {
	if _, err := r.managed(ctx, actor); err != nil {
		return nil, err
	}
	return r.s.EveryAccountName(ctx, 2000)
}
