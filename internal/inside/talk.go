package inside

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// Thread is a comment with its answers, oldest first.
type Thread struct {
	news.Comment
	Replies []news.Comment
}

// Talk is what is said about a story.
type Talk struct {
	Story      news.Story
	Headline   string
	Threads    []Thread // oldest first; what was deleted and never answered is left out
	Open       int      // threads that wait for an answer
	Names      map[news.ID]string
	People     []news.Colleague // who may be named, by name
	Workers    []news.Colleague // who may be assigned, by name
	Assignment news.Assignment
	Muted      bool

	// Steps counts the steps of the text that the places of the threads were
	// read at, as news.WorkingCopy does; -1 when it changed meanwhile.
	Steps int64
}

// Marked returns the open threads about passages that still stand, in the order
// of the text: their numbers there, from 1, are their places in the list.
func (t Talk) Marked() []Thread {
	list := slices.DeleteFunc(slices.Clone(t.Threads), func(x Thread) bool {
		return x.Anchor.None() || x.Anchor.Lost || !x.ResolvedAt.IsZero()
	})
	slices.SortStableFunc(list, func(a, b Thread) int {
		return cmp.Or(cmp.Compare(a.Anchor.From, b.Anchor.From), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// maxComments is how many comments on a story are shown; a story with more has
// another problem.
const maxComments = 2000

func (r *Reader) talks() talks.Store { return talks.New(r.db, r.db.Engine) }

// Talk returns what is said about a story that the actor may see.
func (r *Reader) Talk(ctx context.Context, actor news.Actor, id news.ID) (t Talk, err error) {
	st, placements, err := r.Placed(ctx, actor, id)
	if err != nil {
		return t, err
	}
	t = Talk{Story: st, Names: map[news.ID]string{}}
	sites := []news.ID{st.OriginSite}
	for _, p := range placements {
		sites = append(sites, p.Site)
	}
	accounts, err := r.talks().AccountsAt(ctx, sites)
	if err != nil {
		return t, err
	}
	for _, a := range accounts {
		who := news.Actor{Account: a.ID, Name: a.Name, Roles: a.Roles}
		given, colleague := st, news.Colleague{Account: a.ID, Name: a.Name, Email: a.Email}
		if given.Assigned = a.ID; who.MaySee(given, sites) {
			t.Workers = append(t.Workers, colleague)
		}
		if who.MaySee(st, sites) {
			t.People = append(t.People, colleague)
			t.Names[a.ID] = a.Name
		}
	}
	for _, list := range [][]news.Colleague{t.People, t.Workers} {
		slices.SortFunc(list, func(a, b news.Colleague) int { return cmp.Compare(a.Name, b.Name) })
	}
	if t.Steps, err = r.steps(ctx, id); err != nil {
		return t, err
	}
	comments, err := r.talks().CommentsOf(ctx, id, 0, maxComments)
	if err != nil {
		return t, err
	}
	after, err := r.steps(ctx, id)
	if err != nil {
		return t, err
	}
	if after != t.Steps {
		t.Steps = -1
	}
	t.Threads = threads(comments)
	if t.Open, err = r.talks().OpenThreads(ctx, id); err != nil {
		return t, err
	}
	if t.Assignment, _, err = r.talks().Assignment(ctx, id); err != nil {
		return t, err
	}
	muted, err := r.talks().Muted(ctx, id, []news.ID{actor.Account})
	if err != nil {
		return t, err
	}
	t.Muted = len(muted) > 0
	if t.Headline, err = r.headline(ctx, id); err != nil {
		return t, err
	}
	return t, r.nameTalkers(ctx, &t, comments)
}

// steps returns how many steps the text of a story has made.
func (r *Reader) steps(ctx context.Context, story news.ID) (int64, error) {
	all, err := r.s.Standings(ctx, []news.ID{story})
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return all[0].Steps, nil
}

// nameTalkers adds those who spoke or are to work and have left the site.
func (r *Reader) nameTalkers(ctx context.Context, t *Talk, comments []news.Comment) error {
	missing := []news.ID{t.Assignment.Account, t.Assignment.MadeBy, t.Assignment.DoneBy}
	for _, c := range comments {
		missing = append(missing, c.Author, c.ResolvedBy, c.DeletedBy)
	}
	missing = slices.DeleteFunc(missing, func(id news.ID) bool { return id == 0 || t.Names[id] != "" })
	names, err := r.names(ctx, missing)
	for id, name := range names {
		t.Names[id] = name
	}
	return err
}

// names returns the names of accounts in one query.
func (r *Reader) names(ctx context.Context, ids []news.ID) (map[news.ID]string, error) {
	accounts, err := r.talks().Accounts(ctx, ids)
	out := map[news.ID]string{}
	for _, a := range accounts {
		out[a.ID] = a.Name
	}
	return out, err
}

func threads(comments []news.Comment) []Thread {
	var out []Thread
	at := map[news.ID]int{}
	for _, c := range comments {
		if c.First() {
			if !c.DeletedAt.IsZero() && c.Answers == 0 {
				continue
			}
			at[c.ID] = len(out)
			out = append(out, Thread{Comment: c})
		} else if i, ok := at[c.Thread]; ok {
			out[i].Replies = append(out[i].Replies, c)
		}
	}
	return out
}

func (r *Reader) headline(ctx context.Context, story news.ID) (string, error) {
	all, err := r.headlines(ctx, []news.ID{story})
	return all[story], err
}

// headlines returns the working headlines of stories by ID.
func (r *Reader) headlines(ctx context.Context, stories []news.ID) (map[news.ID]string, error) {
	heads, err := r.s.Heads(ctx, stories)
	out := map[news.ID]string{}
	for _, h := range heads {
		out[h.Story] = h.Headline
	}
	return out, err
}

// Told is a notification with the names of what it is about.
type Told struct {
	news.Notification
	Headline string
	By       string // who did it, empty for the clock
	On       string // the site's name
}

// Notices is a page of somebody's notifications, newest first.
type Notices struct {
	Items []Told
	Next  news.ID // of the next page, 0 on the last
	Inbox news.Inbox
}

// Notifications returns a page of what the actor was told before a
// notification (0: from the newest).
func (r *Reader) Notifications(ctx context.Context, actor news.Actor, before news.ID, unread bool) (n Notices, err error) {
	if n.Inbox, err = r.talks().Inbox(ctx, actor.Account); err != nil {
		return n, err
	}
	list, err := r.talks().Notifications(ctx, actor.Account, before, unread, PageSize+1)
	if err != nil {
		return n, err
	}
	if len(list) > PageSize {
		list = list[:PageSize]
		n.Next = list[PageSize-1].ID
	}
	n.Items, err = r.told(ctx, list)
	return n, err
}

func (r *Reader) told(ctx context.Context, list []news.Notification) ([]Told, error) {
	var stories, people []news.ID
	for _, n := range list {
		stories, people = append(stories, n.Story), append(people, n.Actor)
	}
	headlines, err := r.headlines(ctx, stories)
	if err != nil {
		return nil, err
	}
	names, err := r.names(ctx, people)
	if err != nil {
		return nil, err
	}
	sites, err := r.s.Sites(ctx)
	if err != nil {
		return nil, err
	}
	on := map[news.ID]string{}
	for _, s := range sites {
		on[s.ID] = s.Name
	}
	var out []Told
	for _, n := range list {
		out = append(out, Told{n, headlines[n.Story], names[n.Actor], on[n.Site]})
	}
	return out, nil
}

// Unread returns how many notifications an account has not read, from a number
// that is kept.
func (r *Reader) Unread(ctx context.Context, account news.ID) (int, error) {
	box, err := r.talks().Inbox(ctx, account)
	return box.Unread, err
}

// Unmailed returns an account with what it is to get mail about, oldest first.
func (r *Reader) Unmailed(ctx context.Context, account news.ID) (news.Account, []Told, error) {
	a, found, err := r.s.Account(ctx, account)
	if err != nil || !found {
		return a, nil, err
	}
	list, err := r.talks().Unmailed(ctx, account, PageSize)
	if err != nil {
		return a, nil, err
	}
	items, err := r.told(ctx, list)
	return a, items, err
}

// Pending is a proposed withdrawal that waits for a second person.
type Pending struct {
	news.Withdrawal
	Headline string
	By       string // who proposed it
}

// Pending returns the proposed withdrawals that the actor may decide, oldest
// first.
func (r *Reader) Pending(ctx context.Context, actor news.Actor, limit int) ([]Pending, error) {
	sites, err := r.readable(ctx, actor)
	if err != nil {
		return nil, err
	}
	var mine, stories, people []news.ID
	for _, s := range sites {
		if actor.Can(news.ActWithdraw, s.ID) {
			mine = append(mine, s.ID)
		}
	}
	list, err := r.s.PendingWithdrawals(ctx, mine, actor.Account, limit)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	for _, w := range list {
		stories, people = append(stories, w.Story), append(people, w.ProposedBy)
	}
	headlines, err := r.headlines(ctx, stories)
	if err != nil {
		return nil, err
	}
	names, err := r.names(ctx, people)
	var out []Pending
	for _, w := range list {
		out = append(out, Pending{w, headlines[w.Story], names[w.ProposedBy]})
	}
	return out, err
}

// Todo is an assignment with the headline of its story.
type Todo struct {
	news.Assignment
	Headline string
}

// Todos returns what the actor is to work on, the most urgent first.
func (r *Reader) Todos(ctx context.Context, actor news.Actor, limit int) ([]Todo, error) {
	list, err := r.talks().OpenAssignments(ctx, actor.Account, time.Time{}, 0, limit)
	if err != nil {
		return nil, err
	}
	var stories []news.ID
	for _, a := range list {
		stories = append(stories, a.Story)
	}
	headlines, err := r.headlines(ctx, stories)
	var out []Todo
	for _, a := range list {
		out = append(out, Todo{a, headlines[a.Story]})
	}
	return out, err
}

// Demand is a request for a right of reply as a list shows it.
type Demand struct {
	news.ReplyRequest
	Headline string
	Worker   string // who works on it
}

// Demands is a page of requests to a site, newest first.
type Demands struct {
	Items  []Demand
	Next   news.ID
	Counts map[news.ReplyState]int
}

// Demands returns a page of the requests to a site before one of them (0: from
// the newest) for somebody who may answer them; state "" means any.
func (r *Reader) Demands(ctx context.Context, actor news.Actor, site news.ID, state news.ReplyState, before news.ID) (d Demands, err error) {
	if !actor.Can(news.ActCorrect, site) {
		return d, fault.New(fault.NotFound, "there are no requests here")
	}
	counts, err := r.talks().ReplyCounts(ctx, []news.ID{site})
	if err != nil {
		return d, err
	}
	d.Counts = counts[site]
	list, err := r.talks().Replies(ctx, site, state, before, PageSize+1)
	if err != nil {
		return d, err
	}
	if len(list) > PageSize {
		list = list[:PageSize]
		d.Next = list[PageSize-1].ID
	}
	var stories, people []news.ID
	for _, q := range list {
		stories, people = append(stories, q.Story), append(people, q.Assigned)
	}
	headlines, err := r.headlines(ctx, stories)
	if err != nil {
		return d, err
	}
	names, err := r.names(ctx, people)
	for _, q := range list {
		d.Items = append(d.Items, Demand{q, headlines[q.Story], names[q.Assigned]})
	}
	return d, err
}

// Dossier is everything about one request.
type Dossier struct {
	Demand
	Files   []news.ReplyFile
	Letters []news.ReplyLetter
	Events  []news.Event
	Notices []news.Notice // on the story since the request came in
	Version news.Version  // of the story as readers see it now; zero when none
	Names   map[news.ID]string
	People  []news.Colleague // who may act on it, by name
}

// Dossier returns everything about a request to somebody who may answer it,
// but what its files hold.
func (r *Reader) Dossier(ctx context.Context, actor news.Actor, id news.ID) (d Dossier, err error) {
	q, found, err := r.talks().Reply(ctx, id)
	if err != nil {
		return d, err
	}
	if !found {
		return d, fault.New(fault.NotFound, "there is no request %s", id)
	}
	if err := actor.MayAnswer(q); err != nil {
		return d, err
	}
	d.ReplyRequest = q
	if d.Headline, err = r.headline(ctx, q.Story); err != nil {
		return d, err
	}
	if d.Files, err = r.talks().ReplyFiles(ctx, id); err != nil {
		return d, err
	}
	if d.Letters, err = r.talks().ReplyLetters(ctx, id); err != nil {
		return d, err
	}
	if d.Events, err = r.talks().ReplyEvents(ctx, id); err != nil {
		return d, err
	}
	if err := r.about(ctx, &d); err != nil {
		return d, err
	}
	people := []news.ID{q.Assigned, q.DecidedBy, q.ErasedBy}
	for _, e := range d.Events {
		people = append(people, e.Actor)
	}
	for _, l := range d.Letters {
		people = append(people, l.MadeBy)
	}
	if d.Names, err = r.names(ctx, people); err != nil {
		return d, err
	}
	d.Worker = d.Names[q.Assigned]
	accounts, err := r.talks().AccountsAt(ctx, []news.ID{q.Site})
	for _, a := range accounts {
		if (news.Actor{Account: a.ID, Roles: a.Roles}).MayAnswer(q) == nil {
			d.People = append(d.People, news.Colleague{Account: a.ID, Name: a.Name, Email: a.Email})
		}
	}
	slices.SortFunc(d.People, func(a, b news.Colleague) int { return cmp.Compare(a.Name, b.Name) })
	return d, err
}

// about adds what there is of the story complained of.
func (r *Reader) about(ctx context.Context, d *Dossier) error {
	if d.Story == 0 {
		return nil
	}
	notices, err := r.s.NoticesOf(ctx, []news.ID{d.Story})
	if err != nil {
		return err
	}
	for _, n := range notices {
		if !n.At.Before(d.ReceivedAt) {
			d.Notices = append(d.Notices, n)
		}
	}
	st, _, err := r.s.Story(ctx, d.Story)
	if err != nil || st.LiveVersion == 0 {
		return err
	}
	d.Version, err = r.s.Version(ctx, d.Story, st.LiveVersion)
	d.Version.Content.Private = news.Private{}
	return err
}

// Letter returns a letter that is to be sent, with its request: for the job
// that sends it.
func (r *Reader) Letter(ctx context.Context, id news.ID) (news.ReplyLetter, news.ReplyRequest, error) {
	l, found, err := r.talks().ReplyLetter(ctx, id)
	if err != nil || !found {
		return l, news.ReplyRequest{}, err
	}
	q, _, err := r.talks().Reply(ctx, l.Request)
	return l, q, err
}
