package talk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// Assign says who is to work on a story, and by when (zero: no time). They may
// write it as its author may, and whoever had it before may no longer. Editors
// assign anybody who may see the story or writes for its site, authors
// themselves.
func (t *Talk) Assign(ctx context.Context, actor news.Actor, story, to news.ID, due time.Time, note string) error {
	if !due.IsZero() {
		due = due.UTC().Truncate(time.Millisecond)
	}
	return t.room.Do(ctx, actor, "assign story", func(d *act.Deed) error {
		st, sites, err := seen(d, story)
		if err != nil {
			return err
		}
		as := news.Assignment{Story: story, Account: to, DueAt: due, Note: strings.TrimSpace(note), MadeBy: actor.Account, MadeAt: d.Now}
		if err := as.Check(); err != nil {
			return err
		}
		if err := actor.MayAssignStory(st, to); err != nil {
			return err
		}
		if err := d.MayTouch(st); err != nil {
			return err
		}
		if st.State == news.StateWithdrawn {
			return fault.New(fault.Conflict, "the story was withdrawn and cannot be changed any more")
		}
		if err := worksOn(d, st, sites, to); err != nil {
			return err
		}
		before, _, err := talks.In(d.Tx).Assignment(d, story)
		if err != nil {
			return err
		}
		if err := talks.In(d.Tx).SaveAssignment(d, as); err != nil {
			return err
		}
		if err := hand(d, &st, to, due); err != nil {
			return err
		}
		if err := t.clock(d, as); err != nil {
			return err
		}
		return d.Event(news.EventAssigned, story, st.OriginSite, assigned{To: to, From: openFor(before), Due: due, Note: as.Note})
	})
}

// hand gives a story to somebody, 0 for nobody. The story's new revision tells
// the windows in which it is open, in every process.
func hand(d *act.Deed, st *news.Story, to news.ID, due time.Time) error {
	st.Assigned = to
	if err := d.Store.UpdateStory(d, st); err != nil {
		return err
	}
	return d.Store.AssignHead(d, st.ID, to, due)
}

// assigned is the payload of events about assignments.
type assigned struct {
	To   news.ID   `json:"to,omitzero"`
	From news.ID   `json:"from,omitzero"`
	Due  time.Time `json:"due,omitzero"`
	Note string    `json:"note,omitempty"`
	Done bool      `json:"done,omitempty"`
}

func openFor(a news.Assignment) news.ID {
	if a.Open() {
		return a.Account
	}
	return 0
}

// worksOn refuses somebody who could not even see the story when it is theirs.
func worksOn(d *act.Deed, st news.Story, sites []news.ID, account news.ID) error {
	st.Assigned = account
	accounts, err := talks.In(d.Tx).Accounts(d, []news.ID{account})
	if err != nil {
		return err
	}
	if len(accounts) == 0 || !accounts[0].Active || !actorOf(accounts[0]).MaySee(st, sites) {
		return fault.Field("account", "has no part in this story's sites")
	}
	return nil
}

// clock asks for a word when the time of an assignment is over.
func (t *Talk) clock(d *act.Deed, as news.Assignment) error {
	if as.Open() && !as.DueAt.IsZero() {
		return d.Job(JobAssignmentDue, as.Story.String(), as.Story.String(), as.DueAt)
	}
	return jobs.Cancel(d, d.Tx, JobAssignmentDue, as.Story.String(), d.Now)
}

// Finish notes that the work on a story is done.
func (t *Talk) Finish(ctx context.Context, actor news.Actor, story news.ID) error {
	return t.endAssignment(ctx, actor, story, true)
}

// Unassign takes an assignment back.
func (t *Talk) Unassign(ctx context.Context, actor news.Actor, story news.ID) error {
	return t.endAssignment(ctx, actor, story, false)
}

func (t *Talk) endAssignment(ctx context.Context, actor news.Actor, story news.ID, done bool) error {
	return t.room.Do(ctx, actor, "end assignment", func(d *act.Deed) error {
		st, _, err := seen(d, story)
		if err != nil {
			return err
		}
		as, found, err := talks.In(d.Tx).Assignment(d, story)
		if err != nil {
			return err
		}
		if !found || !as.Open() {
			return fault.New(fault.Conflict, "nobody is assigned to this story any more")
		}
		if err := actor.MayFinish(st, as); err != nil {
			return err
		}
		whose := as.Account
		if done {
			as.DoneAt, as.DoneBy = d.Now, actor.Account
			err = talks.In(d.Tx).SaveAssignment(d, as)
		} else {
			as = news.Assignment{Story: story}
			err = talks.In(d.Tx).DropAssignment(d, story)
		}
		if err != nil {
			return err
		}
		if err := hand(d, &st, 0, time.Time{}); err != nil {
			return err
		}
		if err := t.clock(d, as); err != nil {
			return err
		}
		return d.Event(news.EventAssignmentEnded, story, st.OriginSite, assigned{From: whose, Done: done})
	})
}

// runAssignmentDue is the clock's verb: the time of an assignment is over.
func (t *Talk) runAssignmentDue(ctx context.Context, job jobs.Job) error {
	story, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return t.room.Do(ctx, news.System(), "assignment overdue", func(d *act.Deed) error {
		st, err := d.Store.LockStory(d, story)
		if err != nil {
			return err
		}
		as, found, err := talks.In(d.Tx).Assignment(d, story)
		if err != nil || !found || !as.Overdue(d.Now) {
			return err
		}
		return d.Event(news.EventAssignmentOverdue, story, st.OriginSite, assigned{To: as.Account, From: as.MadeBy, Due: as.DueAt, Note: as.Note})
	})
}
