package inside

import (
	"cmp"
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/sharing"
)

// TaskTab is one of the lists of merge tasks.
type TaskTab string

// The tabs: what waits, the earliest deadline first; what the person took; what
// is late; what ended, the last first.
const (
	TasksOpen    TaskTab = "open"
	TasksMine    TaskTab = "mine"
	TasksOverdue TaskTab = "overdue"
	TasksDone    TaskTab = "done"
)

// TaskTabs lists the tabs in the order of the screen.
func TaskTabs() []TaskTab { return []TaskTab{TasksOpen, TasksMine, TasksOverdue, TasksDone} }

// TaskRow is a merge task in a list.
type TaskRow struct {
	merging.Task
	Headline string // as the task's site shows it
	Where    news.Site
	Origin   news.Site
	OwnedBy  string
}

// Tasks is a page of merge tasks.
type Tasks struct {
	Items []TaskRow
	Next  Mark // of the next page, zero on the last
}

// deskSites returns the sites at whose desk the actor works, of them only one
// when it is named, by ID.
func (r *Reader) deskSites(ctx context.Context, actor news.Actor, only news.ID) (map[news.ID]news.Site, []news.ID, error) {
	all, err := r.s.Sites(ctx)
	byID := map[news.ID]news.Site{}
	var ids []news.ID
	for _, s := range all {
		byID[s.ID] = s
		if actor.Can(news.ActReceive, s.ID) && (only == 0 || only == s.ID) {
			ids = append(ids, s.ID)
		}
	}
	return byID, ids, err
}

// Tasks returns a page of the merge tasks of the sites at whose desk the actor
// works, or of one of them. Its cost depends on the number of sites, never on
// how many tasks there are.
func (r *Reader) Tasks(ctx context.Context, actor news.Actor, tab TaskTab, site news.ID, after Mark) (Tasks, error) {
	sites, ids, err := r.deskSites(ctx, actor, site)
	if err != nil {
		return Tasks{}, err
	}
	s, mark := r.sharing(), sharing.TaskMark{At: after.At, ID: after.Item}
	var found []merging.Task
	if tab == TasksMine {
		for len(found) <= PageSize {
			page, err := s.OwnTasks(ctx, actor.Account, mark, PageSize+1)
			if err != nil {
				return Tasks{}, err
			}
			for _, t := range page {
				if mark = (sharing.TaskMark{At: t.DueAt, ID: t.ID}); slices.Contains(ids, t.Site) {
					found = append(found, t)
				}
			}
			if len(page) <= PageSize {
				break
			}
		}
	} else {
		read := map[TaskTab]func(context.Context, news.ID, sharing.TaskMark, int) ([]merging.Task, error){
			TasksOverdue: s.OverdueTasks, TasksDone: s.EndedTasks}[tab]
		if read == nil {
			read = s.OpenTasks
		}
		for _, id := range ids {
			ts, err := read(ctx, id, mark, PageSize+1)
			if err != nil {
				return Tasks{}, err
			}
			found = append(found, ts...)
		}
	}
	at := func(t merging.Task) Mark { return Mark{At: t.DueAt, Item: t.ID} }
	if tab == TasksDone {
		at = func(t merging.Task) Mark { return Mark{At: t.EndedAt, Item: t.ID} }
	}
	slices.SortFunc(found, func(a, b merging.Task) int {
		n := cmp.Or(at(a).At.Compare(at(b).At), cmp.Compare(a.ID, b.ID))
		if tab == TasksDone {
			return -n
		}
		return n
	})
	var out Tasks
	if len(found) > PageSize {
		found = found[:PageSize]
		out.Next = at(found[PageSize-1])
	}
	out.Items, err = r.taskRows(ctx, sites, found)
	return out, err
}

func (r *Reader) sharing() sharing.Store { return sharing.New(r.db, r.db.Engine) }

// taskRows adds to tasks what a list shows of them.
func (r *Reader) taskRows(ctx context.Context, sites map[news.ID]news.Site, ts []merging.Task) ([]TaskRow, error) {
	var placements, owners []news.ID
	for _, t := range ts {
		placements, owners = append(placements, t.Placement), append(owners, t.Owner)
	}
	names, err := r.names(ctx, owners)
	if err != nil {
		return nil, err
	}
	found, err := r.s.Placements(ctx, placements)
	if err != nil {
		return nil, err
	}
	own := map[news.ID]news.Placement{}
	for _, p := range found {
		own[p.ID] = p
	}
	var out []TaskRow
	for _, t := range ts {
		row := TaskRow{Task: t, Where: sites[t.Site], OwnedBy: names[t.Owner]}
		st, found, err := r.s.Story(ctx, t.Story)
		if err != nil {
			return nil, err
		}
		if row.Origin = sites[st.OriginSite]; found && st.LiveVersion > 0 {
			v, err := r.s.VersionHead(ctx, t.Story, st.LiveVersion)
			if err != nil {
				return nil, err
			}
			row.Headline = v.Content.Headline
		}
		for _, o := range own[t.Placement].Overrides {
			if o.Field == news.FieldHeadline {
				row.Headline = o.Value
			}
		}
		out = append(out, row)
	}
	return out, nil
}

// TaskCounts are kept numbers of merge tasks.
type TaskCounts struct{ Open, Overdue int }

// TaskCounts returns how many merge tasks wait at the desks of the actor, or at
// one of them.
func (r *Reader) TaskCounts(ctx context.Context, actor news.Actor, site news.ID) (out TaskCounts, err error) {
	_, ids, err := r.deskSites(ctx, actor, site)
	if err != nil {
		return out, err
	}
	counts, err := r.sharing().TaskCounts(ctx, ids)
	for _, c := range counts {
		out.Open += c.Waiting
		out.Overdue += c.Overdue
	}
	return out, err
}

// TasksWaiting returns how many merge tasks wait at the desks of the actor.
func (r *Reader) TasksWaiting(ctx context.Context, actor news.Actor) (int, error) {
	c, err := r.TaskCounts(ctx, actor, 0)
	return c.Open, err
}

// Task is a merge task with all that is needed to answer it.
type Task struct {
	TaskRow
	Story   news.Story
	Fields  []TaskField
	Notices []news.Notice // since the site wrote its text, newest first
	Names   map[news.ID]string
	People  []news.Colleague // who may have the task, by name
	Subject map[news.ID]string
}

// TaskField is one field of a task.
type TaskField struct {
	merging.Asked
	Merge    merging.Merge // of an open field
	Base     int           // version of the origin that the own text was made against
	Undoable bool          // the answer can be taken back
}

// Task returns a merge task of a site at whose desk the actor works.
func (r *Reader) Task(ctx context.Context, actor news.Actor, id news.ID) (t Task, err error) {
	found, known, err := r.sharing().Task(ctx, id)
	if err != nil {
		return t, err
	}
	if !known || !actor.Can(news.ActReceive, found.Site) {
		return t, fault.New(fault.NotFound, "there is no task %s", id)
	}
	sites, _, err := r.deskSites(ctx, actor, 0)
	if err != nil {
		return t, err
	}
	rows, err := r.taskRows(ctx, sites, []merging.Task{found})
	if err != nil {
		return t, err
	}
	t.TaskRow = rows[0]
	if t.Story, _, err = r.s.Story(ctx, found.Story); err != nil {
		return t, err
	}
	placements, err := r.s.Placements(ctx, []news.ID{found.Placement})
	if err != nil || len(placements) == 0 {
		return t, err
	}
	if err := r.taskFields(ctx, &t, placements[0]); err != nil {
		return t, err
	}
	if err := r.taskNotices(ctx, &t); err != nil {
		return t, err
	}
	return t, r.taskPeople(ctx, &t)
}

// taskFields merges what is open.
func (r *Reader) taskFields(ctx context.Context, t *Task, p news.Placement) error {
	versions := map[int]news.Content{}
	version := func(n int) (news.Content, error) {
		if c, known := versions[n]; known {
			return c, nil
		}
		v, err := r.s.Version(ctx, t.Story.ID, n)
		versions[n] = v.Content
		return v.Content, err
	}
	subjects := news.Content{}
	for _, a := range t.Task.Fields {
		f := TaskField{Asked: a, Undoable: t.State != merging.Gone && a.Before.Base != 0 && a.Version == t.Story.LiveVersion}
		i := slices.IndexFunc(p.Overrides, func(o news.Override) bool { return o.Field == a.Field })
		if a.Answer == "" && i >= 0 {
			f.Base = p.Overrides[i].Base
			base, err := version(f.Base)
			if err != nil {
				return err
			}
			now, err := version(t.Story.LiveVersion)
			if err != nil {
				return err
			}
			if f.Merge, err = merging.Of(p.Overrides[i], base, now); err != nil {
				return err
			}
			own, err := p.Overrides[i].Apply(news.Content{})
			if err != nil {
				return err
			}
			for _, c := range []news.Content{base, now, own} {
				subjects.Tags = append(append(subjects.Tags, c.Tags...), c.Topic)
			}
		}
		t.Fields = append(t.Fields, f)
	}
	t.Subject = map[news.ID]string{}
	tags, err := r.s.Tags(ctx, subjects.Tags)
	if err != nil {
		return err
	}
	for _, tag := range tags {
		t.Subject[tag.ID] = tag.Name
	}
	topics, err := r.s.Topics(ctx, subjects.Tags)
	for _, topic := range topics {
		t.Subject[topic.ID] = topic.Name
	}
	return err
}

// taskNotices finds the notices that came since the oldest version that an own
// text was made against.
func (r *Reader) taskNotices(ctx context.Context, t *Task) error {
	oldest := t.Version
	for _, f := range t.Fields {
		if f.Answer == "" && f.Base > 0 {
			oldest = min(oldest, f.Base)
		}
	}
	notices, err := r.s.NoticesOf(ctx, []news.ID{t.Story.ID})
	for _, n := range notices {
		if n.Version > oldest || n.ID == t.Notice {
			t.Notices = append(t.Notices, n)
		}
	}
	slices.SortFunc(t.Notices, func(a, b news.Notice) int { return cmp.Compare(b.ID, a.ID) })
	return err
}

func (r *Reader) taskPeople(ctx context.Context, t *Task) error {
	accounts, err := r.talks().AccountsAt(ctx, []news.ID{t.Site})
	if err != nil {
		return err
	}
	t.Names = map[news.ID]string{}
	for _, a := range accounts {
		t.Names[a.ID] = a.Name
		if a.Active && (news.Actor{Account: a.ID, Roles: a.Roles}).Can(news.ActReceive, t.Site) {
			t.People = append(t.People, news.Colleague{Account: a.ID, Name: a.Name, Email: a.Email})
		}
	}
	slices.SortFunc(t.People, func(a, b news.Colleague) int { return cmp.Compare(a.Name, b.Name) })
	var missing []news.ID
	for _, f := range t.Fields {
		if f.By != 0 && t.Names[f.By] == "" {
			missing = append(missing, f.By)
		}
	}
	names, err := r.names(ctx, append(missing, t.EndedBy))
	for id, name := range names {
		t.Names[id] = name
	}
	return err
}

// OpenTasks returns how each site stands to a change of a story: the open merge
// tasks by site, for whoever may see the story.
func (r *Reader) OpenTasks(ctx context.Context, actor news.Actor, story news.ID) (map[news.ID]merging.Task, error) {
	if _, _, err := r.Placed(ctx, actor, story); err != nil {
		return nil, err
	}
	ts, err := r.sharing().OpenTasksOf(ctx, story)
	out := map[news.ID]merging.Task{}
	for _, t := range ts {
		out[t.Site] = t
	}
	return out, err
}
