package sharing

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// taskSays is the payload of events about merge tasks.
type taskSays struct {
	Task     news.ID        `json:"task"`
	Version  int            `json:"version,omitempty"`
	Severity news.Severity  `json:"severity,omitempty"`
	Notice   news.ID        `json:"notice,omitzero"`
	Due      time.Time      `json:"due,omitzero"`
	Fields   []news.Field   `json:"fields,omitempty"`
	Answer   merging.Answer `json:"answer,omitempty"`
	Reason   string         `json:"reason,omitempty"`
	To       news.ID        `json:"to,omitzero"` // whose task it is
	From     news.ID        `json:"from,omitzero"`
}

func taskEvent(d *act.Deed, kind news.EventKind, t merging.Task, says taskSays) error {
	says.Task, says.Version, says.Severity, says.Notice = t.ID, t.Version, t.Severity, t.Notice
	if t.Open() {
		says.Due = t.DueAt
	}
	if says.To == 0 {
		says.To = t.Owner
	}
	return d.Event(kind, t.Story, t.Site, says)
}

// followTasks keeps the merge tasks true in the transaction of what happens.
func (s *Sharing) followTasks(d *act.Deed, e news.Event) error {
	switch e.Kind {
	case news.EventStoryScheduled, news.EventStoryPublished, news.EventStoryUpdated, news.EventNoticeAdded:
		return askAll(d, e)
	case news.EventPlacementChanged:
		return followField(d, e)
	case news.EventStoryWithdrawn:
		return dropTasks(d, e.Story)
	}
	if !strings.HasPrefix(string(e.Kind), "placement.") {
		return nil
	}
	if err := dropTasks(d, e.Story); err != nil {
		return err
	}
	return askReturned(d, e)
}

// asking is one change of an origin, seen from the placements that may have to
// answer to it.
type asking struct {
	d        *act.Deed
	story    news.Story
	notice   news.Notice // that came with it; the zero Notice is none
	alone    bool        // the notice came without a change of the text
	versions map[int]news.Content
}

// askAll asks every site that shows fields of its own what to do about a change
// of the origin.
func askAll(d *act.Deed, e news.Event) error {
	st, found, err := d.Store.Story(d, e.Story)
	if err != nil || !found || st.LiveVersion == 0 {
		return err
	}
	a := asking{d: d, story: st, alone: e.Kind == news.EventNoticeAdded, versions: map[int]news.Content{}}
	notices, err := d.Store.NoticesOf(d, []news.ID{st.ID})
	if err != nil {
		return err
	}
	for _, n := range notices {
		if n.Version == st.LiveVersion && n.At.Equal(d.Now) && n.ID > a.notice.ID {
			a.notice = n
		}
	}
	placements, err := d.Store.PlacementsOf(d, st.ID)
	if err != nil {
		return err
	}
	slices.SortFunc(placements, func(a, b news.Placement) int { return cmp.Compare(a.Site, b.Site) }) // as settle
	tasks, err := shared.In(d.Tx).OpenTasksOf(d, st.ID)
	if err != nil {
		return err
	}
	for _, p := range placements {
		if p.Origin || !carries(p) {
			continue
		}
		var t merging.Task
		if i := slices.IndexFunc(tasks, func(t merging.Task) bool { return t.Placement == p.ID }); i >= 0 {
			t = tasks[i]
		}
		if err := a.ask(p, t); err != nil {
			return err
		}
	}
	return nil
}

// carries reports whether a placement shows the story or may come to show it.
func carries(p news.Placement) bool {
	switch p.State {
	case news.PlacementOffered, news.PlacementPlaced, news.PlacementHeld:
		return true
	}
	return false
}

// ask opens the task of one placement, or extends the one that is open; the zero
// Task is none.
func (a *asking) ask(p news.Placement, t merging.Task) error {
	d, open := a.d, t.ID != 0
	if !open && len(p.Overrides) == 0 {
		return nil
	}
	before := t
	if !open {
		t = merging.Task{Placement: p.ID, Story: p.Story, Site: p.Site, State: merging.Waiting, OpenedAt: d.Now}
	}
	pressing := false // this very change concerns a field of the site's own
	for _, o := range p.Overrides {
		differs, err := a.differs(o.Field, o.Base, a.story.LiveVersion)
		if err != nil {
			return err
		}
		if tells := a.alone && merging.TellsOfError(a.notice) && worded(o.Field); tells || differs {
			why := merging.OriginChanged
			if tells {
				why = merging.NoticeCame
			}
			now, err := a.differs(o.Field, before.Version, a.story.LiveVersion)
			if err != nil {
				return err
			}
			pressing = t.Ask(o.Field, why) || pressing || now || tells
		} else if asked := t.Asks(o.Field); asked != nil && asked.Answer == "" && asked.Why == merging.OriginChanged {
			asked.Answer, asked.At, asked.Version = merging.Moot, d.Now, a.story.LiveVersion // the origin took its change back
		}
	}
	if !open && len(t.Fields) == 0 {
		return nil
	}
	t.Version = a.story.LiveVersion
	moved := false
	if pressing {
		site, err := d.Site(p.Site)
		if err != nil {
			return err
		}
		moved = t.Pressing(site.Settings, merging.SeverityOf(a.notice), d.Now)
		if a.notice.ID != 0 {
			t.Notice = a.notice.ID
		}
	}
	if !open {
		t.ID = d.NextID()
		if err := shared.In(d.Tx).InsertTask(d, t); err != nil {
			return err
		}
		if err := d.Job(JobTaskClock, t.ID.String(), t.ID.String(), t.RemindAt(d.Now)); err != nil {
			return err
		}
		return taskEvent(d, news.EventTaskOpened, t, taskSays{Fields: openFields(t)})
	}
	return a.extend(before, t, moved, pressing)
}

// extend saves a task that a later version made wider, or that it settled.
func (a *asking) extend(before, t merging.Task, moved, pressing bool) error {
	if t.Answered() {
		return finish(a.d, before, t, merging.Done)
	}
	if err := shared.In(a.d.Tx).UpdateTask(a.d, before, &t); err != nil {
		return err
	}
	if moved {
		if err := a.d.Job(JobTaskClock, t.ID.String(), t.ID.String(), t.RemindAt(a.d.Now)); err != nil {
			return err
		}
	}
	if !pressing {
		return nil
	}
	return taskEvent(a.d, news.EventTaskExtended, t, taskSays{Fields: openFields(t)})
}

// worded reports whether a field has words that may repeat an error.
func worded(f news.Field) bool {
	return f == news.FieldHeadline || f == news.FieldLead || f == news.FieldBody
}

// differs reports whether a field of the origin changed between two versions;
// from 0, when there was none, it did not.
func (a *asking) differs(f news.Field, from, to int) (bool, error) {
	if from == to || from == 0 {
		return false, nil
	}
	var values [2]string
	for i, n := range []int{from, to} {
		c, err := a.version(n)
		if err != nil {
			return false, err
		}
		if values[i], err = merging.Value(c, f); err != nil {
			return false, err
		}
	}
	return values[0] != values[1], nil
}

func (a *asking) version(n int) (news.Content, error) {
	if c, known := a.versions[n]; known {
		return c, nil
	}
	v, err := a.d.Store.Version(a.d, a.story.ID, n)
	a.versions[n] = v.Content
	return v.Content, err
}

func openFields(t merging.Task) (out []news.Field) {
	for _, a := range t.Fields {
		if a.Answer == "" {
			out = append(out, a.Field)
		}
	}
	return out
}

// followField keeps the tasks true when a site words a field, or inherits it
// again, outside of a task.
func followField(d *act.Deed, e news.Event) error {
	var p struct {
		Field news.Field
		How   string
	}
	if err := json.Unmarshal([]byte(e.Payload), &p); err != nil {
		return fmt.Errorf("payload of %s: %w", e.Kind, err)
	}
	switch p.How {
	case "override":
		return answeredElsewhere(d, e, p.Field, merging.Write)
	case "inherit":
		return answeredElsewhere(d, e, p.Field, merging.Inherit)
	case "restore":
		at, _, err := d.Store.Placement(d, e.Story, e.Site)
		if err != nil {
			return err
		}
		o, _ := at.Override(p.Field)
		return askAgain(d, at, o.Base)
	}
	return nil
}

// askReturned asks a site about its own words of earlier: the story has come back
// to it, and nobody asked while it was away.
func askReturned(d *act.Deed, e news.Event) error {
	p, found, err := d.Store.Placement(d, e.Story, e.Site)
	if err != nil || !found || !carries(p) || len(p.Overrides) == 0 {
		return err
	}
	_, open, err := shared.In(d.Tx).OpenTask(d, p.ID)
	if err != nil || open {
		return err
	}
	oldest := slices.MinFunc(p.Overrides, func(a, b news.Override) int { return cmp.Compare(a.Base, b.Base) })
	return askAgain(d, p, oldest.Base)
}

// askAgain asks a site that says of a field what it said before what to do about
// the changes that the origin has made since the version base: the task about
// them may be done.
func askAgain(d *act.Deed, p news.Placement, base int) error {
	st, found, err := d.Store.Story(d, p.Story)
	if err != nil || !found || st.LiveVersion == 0 {
		return err
	}
	notices, err := d.Store.NoticesOf(d, []news.ID{st.ID})
	if err != nil {
		return err
	}
	a := asking{d: d, story: st, versions: map[int]news.Content{}}
	for _, n := range notices {
		if n.Version > base && n.ID > a.notice.ID {
			a.notice = n
		}
	}
	t, _, err := shared.In(d.Tx).OpenTask(d, p.ID)
	if err != nil {
		return err
	}
	return a.ask(p, t)
}

// answeredElsewhere notes that a field was overridden anew or inherited again
// outside of its task: whoever did so has seen the origin's text.
func answeredElsewhere(d *act.Deed, e news.Event, f news.Field, answer merging.Answer) error {
	ts, err := shared.In(d.Tx).OpenTasksOf(d, e.Story)
	if err != nil {
		return err
	}
	for _, t := range ts {
		asked := t.Asks(f)
		if t.Site != e.Site || asked == nil || asked.Answer != "" {
			continue
		}
		before := t
		asked.Answer, asked.Version, asked.By, asked.At = answer, t.Version, e.Actor, d.Now
		if err := saveAnswer(d, before, t, *asked); err != nil {
			return err
		}
	}
	return nil
}

// dropTasks closes the open tasks of a story on the sites that carry it no
// longer.
func dropTasks(d *act.Deed, story news.ID) error {
	ts, err := shared.In(d.Tx).OpenTasksOf(d, story)
	if err != nil || len(ts) == 0 {
		return err
	}
	placements, err := d.Store.PlacementsOf(d, story)
	if err != nil {
		return err
	}
	for _, t := range ts {
		i := slices.IndexFunc(placements, func(p news.Placement) bool { return p.ID == t.Placement })
		if i >= 0 && carries(placements[i]) {
			continue
		}
		before := t
		for k := range t.Fields {
			if t.Fields[k].Answer == "" {
				t.Fields[k].Answer, t.Fields[k].At, t.Fields[k].Version = merging.Moot, d.Now, t.Version
			}
		}
		if err := finish(d, before, t, merging.Gone); err != nil {
			return err
		}
	}
	return nil
}

// finish closes a task.
func finish(d *act.Deed, before, t merging.Task, state merging.State) error {
	t.State, t.EndedAt, t.EndedBy = state, d.Now, d.Actor.Account
	if err := shared.In(d.Tx).UpdateTask(d, before, &t); err != nil {
		return err
	}
	if err := jobs.Cancel(d, d.Tx, JobTaskClock, t.ID.String(), d.Now); err != nil {
		return err
	}
	kind := news.EventTaskDone
	if state == merging.Gone {
		kind = news.EventTaskGone
	}
	return taskEvent(d, kind, t, taskSays{})
}

// runTaskClock is the clock's verb: half of the time to answer is over, or all
// of it. From then on it says so once a day.
func (s *Sharing) runTaskClock(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return s.room.Do(ctx, news.System(), "task due", func(d *act.Deed) error {
		t, err := lockTask(d, id)
		if err != nil || !t.Open() {
			return err
		}
		if !t.Overdue(d.Now) {
			if err := d.Job(JobTaskClock, job.Key, job.Payload, t.DueAt); err != nil {
				return err
			}
			return taskEvent(d, news.EventTaskDue, t, taskSays{})
		}
		if t.OverdueAt.IsZero() {
			before := t
			t.OverdueAt = d.Now
			if err := shared.In(d.Tx).UpdateTask(d, before, &t); err != nil {
				return err
			}
		}
		if err := d.Job(JobTaskClock, job.Key, job.Payload, d.Now.Add(24*time.Hour)); err != nil {
			return err
		}
		return taskEvent(d, news.EventTaskOverdue, t, taskSays{})
	})
}
