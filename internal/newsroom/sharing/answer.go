package sharing

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// lockTask returns a task under the lock of its story.
func lockTask(d *act.Deed, id news.ID) (merging.Task, error) {
	t, found, err := shared.In(d.Tx).Task(d, id)
	if err != nil {
		return t, err
	}
	if found {
		// Not the deed's own lock: the desk's lists do not show tasks.
		if _, err := d.Store.LockStory(d, t.Story); err != nil {
			return t, err
		}
		t, found, err = shared.In(d.Tx).Task(d, id)
	}
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no task %s", id)
	}
	return t, err
}

// task locks a task for somebody who works at its site's desk.
func task(d *act.Deed, id news.ID) (merging.Task, error) {
	t, err := lockTask(d, id)
	if err != nil {
		return t, err
	}
	return t, d.Actor.May(news.ActReceive, t.Site)
}

func openTask(d *act.Deed, id news.ID) (merging.Task, error) {
	t, err := task(d, id)
	if err == nil && !t.Open() {
		err = fault.New(fault.Conflict, "the task is done")
	}
	return t, err
}

// TakeTask makes a merge task the actor's own, also when a colleague had it.
func (s *Sharing) TakeTask(ctx context.Context, actor news.Actor, id news.ID) error {
	return s.room.Do(ctx, actor, "take task", func(d *act.Deed) error {
		t, err := openTask(d, id)
		if err != nil {
			return err
		}
		return own(d, t, actor.Account)
	})
}

// HandTask hands a merge task to a colleague of the site's desk; 0 lays it
// back for anybody.
func (s *Sharing) HandTask(ctx context.Context, actor news.Actor, id, to news.ID) error {
	return s.room.Do(ctx, actor, "hand task", func(d *act.Deed) error {
		t, err := openTask(d, id)
		if err != nil {
			return err
		}
		if to != 0 {
			accounts, err := talks.In(d.Tx).Accounts(d, []news.ID{to})
			if err != nil {
				return err
			}
			if len(accounts) == 0 || !accounts[0].Active || !(news.Actor{Account: to, Roles: accounts[0].Roles}).Can(news.ActReceive, t.Site) {
				return fault.Field("account", "does not work at the desk of this site")
			}
		}
		return own(d, t, to)
	})
}

func own(d *act.Deed, t merging.Task, to news.ID) error {
	if t.Owner == to {
		return nil
	}
	before := t
	t.Owner = to
	if err := shared.In(d.Tx).UpdateTask(d, before, &t); err != nil {
		return err
	}
	return taskEvent(d, news.EventTaskTaken, t, taskSays{To: to, From: before.Owner})
}

// AnswerTask decides about one field of a merge task. The reply names the
// version of the origin that the actor saw: a Conflict says that a later one
// came meanwhile. The task is done with its last field.
func (s *Sharing) AnswerTask(ctx context.Context, actor news.Actor, id news.ID, r merging.Reply) error {
	return s.room.Do(ctx, actor, "answer task", func(d *act.Deed) error {
		t, err := openTask(d, id)
		if err != nil {
			return err
		}
		asked := t.Asks(r.Field)
		switch {
		case asked == nil:
			return fault.New(fault.NotFound, "the task does not ask about this field")
		case asked.Answer != "":
			return fault.New(fault.Conflict, "this field has been decided already")
		case r.Version != t.Version:
			return fault.New(fault.Conflict, "the origin changed the story again; look at what it says now")
		}
		if err := r.Check(t); err != nil {
			return err
		}
		st, p, err := placement(d, t.Story, t.Site)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(p.Overrides, func(o news.Override) bool { return o.Field == r.Field })
		if i < 0 {
			return fault.New(fault.Conflict, "the site does not override this field")
		}
		before := t
		asked.Before = p.Overrides[i]
		if asked.Answer, err = reply(d, st, p, p.Overrides[i], r); err != nil {
			return err
		}
		asked.Version, asked.By, asked.At = t.Version, actor.Account, d.Now
		if asked.Answer == merging.Keep {
			asked.Reason = strings.TrimSpace(r.Reason)
		}
		return saveAnswer(d, before, t, *asked)
	})
}

// reply makes the placement what the reply says, and returns what that comes
// to: a text that is the origin's is inherited.
func reply(d *act.Deed, st news.Story, p news.Placement, o news.Override, r merging.Reply) (merging.Answer, error) {
	if r.Answer == merging.Inherit {
		return r.Answer, inherit(d, st, p, o.Field)
	}
	if r.Answer == merging.Keep { // known now: the same change is not asked about again
		o.Base = st.LiveVersion
		return r.Answer, d.Store.SaveOverride(d, p.ID, o)
	}
	m, err := merged(d, st, o)
	if err != nil {
		return "", err
	}
	value := r.Value
	if r.Answer == merging.Propose {
		if !m.Clean {
			return "", fault.Field("value", "the proposal holds passages with two readings; choose between them and save it as your text")
		}
		value = m.Proposal
	}
	if m.Unresolved(value) {
		return "", fault.Field("value", "there are still two readings between the marks %s and %s; keep one of them and remove the marks", merging.Open, merging.Close)
	}
	fresh := news.Override{Field: o.Field, Value: value, Base: st.LiveVersion, MadeBy: d.Actor.Account, MadeAt: d.Now}
	if fresh, err = checkOverride(d, st, fresh); err != nil {
		return "", err
	}
	if fresh.Value == m.Theirs {
		return merging.Inherit, inherit(d, st, p, o.Field)
	}
	if err := d.Store.SaveOverride(d, p.ID, fresh); err != nil {
		return "", err
	}
	return r.Answer, changed(d, st, p, o.Field, "merge")
}

// merged merges an override with what the origin says now.
func merged(d *act.Deed, st news.Story, o news.Override) (merging.Merge, error) {
	var versions [2]news.Content
	for i, n := range []int{o.Base, st.LiveVersion} {
		v, err := d.Store.Version(d, st.ID, n)
		if err != nil {
			return merging.Merge{}, err
		}
		versions[i] = v.Content
	}
	return merging.Of(o, versions[0], versions[1])
}

func inherit(d *act.Deed, st news.Story, p news.Placement, f news.Field) error {
	if err := d.Store.DeleteOverride(d, p.ID, f); err != nil {
		return err
	}
	return changed(d, st, p, f, "merge")
}

// saveAnswer saves a task of which one more field is decided.
func saveAnswer(d *act.Deed, before, t merging.Task, a merging.Asked) error {
	if t.Owner == 0 {
		t.Owner = a.By
	}
	if err := taskEvent(d, news.EventTaskAnswered, t, taskSays{Fields: []news.Field{a.Field}, Answer: a.Answer, Reason: a.Reason}); err != nil {
		return err
	}
	if t.Answered() {
		return finish(d, before, t, merging.Done)
	}
	return shared.In(d.Tx).UpdateTask(d, before, &t)
}

// ReopenTask takes the answer about a field back: the site shows what it showed
// before, and the question is open again. It is a Conflict when the field was
// changed since, or the origin was.
func (s *Sharing) ReopenTask(ctx context.Context, actor news.Actor, id news.ID, f news.Field) error {
	return s.room.Do(ctx, actor, "reopen task", func(d *act.Deed) error {
		t, err := task(d, id)
		if err != nil {
			return err
		}
		asked := t.Asks(f)
		if asked == nil {
			return fault.New(fault.NotFound, "the task does not ask about this field")
		}
		if t.State == merging.Gone || asked.Answer == "" || asked.Before.Base == 0 {
			return fault.New(fault.Conflict, "there is no answer that can be taken back")
		}
		st, p, err := placement(d, t.Story, t.Site)
		if err != nil {
			return err
		}
		if st.LiveVersion != asked.Version || !stands(p, *asked) {
			return fault.New(fault.Conflict, "the field was changed since; it cannot go back")
		}
		other, found, err := shared.In(d.Tx).OpenTask(d, p.ID)
		if err != nil {
			return err
		}
		if found && other.ID != t.ID {
			return fault.New(fault.Conflict, "a later task about this story is open; answer that one")
		}
		if err := d.Store.SaveOverride(d, p.ID, asked.Before); err != nil {
			return err
		}
		if asked.Answer != merging.Keep {
			if err := changed(d, st, p, f, "merge"); err != nil {
				return err
			}
		}
		before := t
		*asked = merging.Asked{Field: f, Why: asked.Why}
		t.State, t.EndedAt, t.EndedBy = merging.Waiting, time.Time{}, 0
		if err := shared.In(d.Tx).UpdateTask(d, before, &t); err != nil {
			return err
		}
		if !before.Open() {
			if err := d.Job(JobTaskClock, t.ID.String(), t.ID.String(), t.RemindAt(d.Now)); err != nil {
				return err
			}
		}
		return taskEvent(d, news.EventTaskReopened, t, taskSays{Fields: []news.Field{f}})
	})
}

// stands reports whether a placement is still what an answer made of it.
func stands(p news.Placement, a merging.Asked) bool {
	i := slices.IndexFunc(p.Overrides, func(o news.Override) bool { return o.Field == a.Field })
	if i < 0 || a.Answer == merging.Inherit {
		return i < 0 && a.Answer == merging.Inherit
	}
	o := p.Overrides[i]
	if a.Answer == merging.Keep {
		return o.Base == a.Version && o.Value == a.Before.Value
	}
	return o.Base == a.Version && o.MadeAt.Equal(a.At)
}
