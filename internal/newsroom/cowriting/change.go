package cowriting

import (
	"context"
	"encoding/json"
	"regexp"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/store"
)

// Limits of a change. Typing sends a few steps a second; a window that was
// offline sends what it has in several changes.
const (
	MaxSteps      = 20_000
	MaxStepBytes  = richtext.MaxBytes
	maxValueBytes = 64 << 10 // of a field
)

// Change is what was done in one window since its last change.
type Change struct {
	Story  news.ID
	Client string // names the window: 8 to 40 letters and digits made by chance
	Seq    int64  // grows with every change of the window
	// Steps is the number of steps that the body had seen before these.
	Steps  int64
	Batch  []json.RawMessage // ProseMirror steps
	Fields map[string]FieldChange
}

// FieldChange is the new value of a field and the one it was made on.
type FieldChange struct {
	Base  string `json:"base"`
	Value string `json:"value"`
}

// Result is what became of a change.
type Result struct {
	Seq   int64
	Rev   int64 // of the working copy
	Steps int64 // of the body
	At    time.Time
	// Behind says that the body has seen other steps meanwhile: nothing was
	// saved; rebase and send again under a new Seq.
	Behind bool
	// Fields are the values that the fields of the change now have.
	Fields map[string]FieldResult
}

// FieldResult is what a field is after a change.
type FieldResult struct {
	Value string `json:"value"`
	// Over is the value of somebody else that this change replaced, unseen.
	Over *string `json:"over,omitempty"`
	// Both says that two people changed the same words, and both stand in the
	// text now.
	Both bool `json:"both,omitempty"`
}

// clientName is not anchored to one length, so that what makes it may change.
var clientName = regexp.MustCompile(`^[A-Za-z0-9_-]{8,40}$`)

// Check refuses a change that no window of ours sends.
func (c Change) Check() error {
	f := fault.Fields{}
	if !clientName.MatchString(c.Client) {
		f.Add("client", "is not the name of a window")
	}
	if c.Seq < 1 {
		f.Add("seq", "counts from 1")
	}
	if len(c.Batch) > MaxSteps {
		f.Add("steps", "%d at most", MaxSteps)
	}
	total := 0
	for _, s := range c.Batch {
		total += len(s)
	}
	if total > MaxStepBytes {
		f.Add("steps", "are too large")
	}
	for name, v := range c.Fields {
		if _, ok := fieldNamed(name); !ok {
			f.Add(name, "is not a field")
		}
		if len(v.Base) > maxValueBytes || len(v.Value) > maxValueBytes {
			f.Add(name, "is too long")
		}
	}
	return f.Err()
}

// Make makes a change and returns once it is on the disk. A change that was
// made before, because its answer was lost, is not made again.
func (a *Authority) Make(ctx context.Context, actor news.Actor, c Change) (Result, error) {
	if err := c.Check(); err != nil {
		return Result{}, err
	}
	var result Result
	err := a.submit(ctx, &pending{actor: actor, story: c.Story, client: c.Client, do: func(d *act.Deed, o *opened) (err error) {
		result, err = a.make(d, o, c)
		return err
	}})
	return result, err
}

func (a *Authority) make(d *act.Deed, o *opened, c Change) (Result, error) {
	result := Result{Seq: c.Seq}
	if done, again, err := o.madeBefore(d.Actor, c.Client, c.Seq); err != nil || again {
		return done, err
	}
	if err := maySave(d, o.story); err != nil {
		return result, err
	}
	w := o.copy
	if len(c.Batch) > 0 && c.Steps != w.Steps {
		result.Behind, result.Rev, result.Steps = true, w.Rev, w.Steps
		return result, nil
	}
	st := o.story
	before, stands, err := draftNow(d, st, w, c.Fields)
	if err != nil {
		return result, err
	}
	draft := before
	if err := a.applySteps(&draft.Content, w, c); err != nil {
		return result, err
	}
	result.Fields, err = applyFields(&draft, c.Fields, st.LiveVersion > 0)
	if err != nil {
		return result, err
	}
	if err := draft.CheckSave(); err != nil {
		return result, err
	}
	if len(c.Batch) > 0 || !sameFields(draft, before) {
		if stands, err = move(d, &st, &w, stands, before, draft); err != nil {
			return result, err
		}
		if err := a.rewrite(d, o, st, w, stands, act.Rewriting{Content: draft.Content, Steps: c.Batch, Client: c.Client}); err != nil {
			return result, err
		}
	}
	result.Rev, result.Steps, result.At = o.copy.Rev, o.copy.Steps, d.Now
	return result, o.noteWriter(d, c.Client, result)
}

// madeBefore reports whether a change of a window was made already, and what
// came of it.
func (o *opened) madeBefore(actor news.Actor, client string, seq int64) (Result, bool, error) {
	w, known := o.writers[client]
	if !known {
		return Result{}, false, nil
	}
	if w.Account != actor.Account {
		return Result{}, false, fault.New(fault.Forbidden, "this window belongs to another account")
	}
	return Result{Seq: seq, Rev: w.Rev, Steps: w.Steps, At: w.At}, seq <= w.Seq, nil
}

func (o *opened) noteWriter(d *act.Deed, client string, r Result) error {
	w := store.Writer{Story: o.story.ID, Client: client, Account: d.Actor.Account, Seq: r.Seq, Rev: r.Rev, Steps: r.Steps, At: r.At}
	o.writers[client] = w
	return d.Store.SaveWriter(d, w)
}

func maySave(d *act.Deed, st news.Story) error {
	if err := d.Actor.MaySave(st); err != nil {
		return err
	}
	if err := d.MayTouch(st); err != nil {
		return err
	}
	return st.Allow(news.StepSave, d.Now)
}

// applySteps makes the new body. A step that does not fit is a fault of the
// window: it has another document than it says.
func (a *Authority) applySteps(content *news.Content, w news.WorkingCopy, c Change) error {
	if len(c.Batch) == 0 {
		return nil
	}
	doc, err := a.document(w)
	if err != nil {
		return err
	}
	doc, err = applySteps(doc, c.Batch)
	if err != nil {
		return err
	}
	content.Body, content.Words = doc.String(), doc.WordCount()
	return nil
}

// document is the body of a working copy, taken from the open story when that
// has it parsed already.
func (a *Authority) document(w news.WorkingCopy) (richtext.Document, error) {
	return act.Document(w.Content.Body)
}

// rewrite saves the copy, cuts a version when one is due, and tells the
// windows after the commit. It takes the story and the copy as the change has
// them so far. section is where the story stands, 0 when that was not asked.
func (a *Authority) rewrite(d *act.Deed, o *opened, st news.Story, w news.WorkingCopy, section news.ID, r act.Rewriting) (err error) {
	if r.Cut, err = cutDue(d, st, w); err != nil {
		return err
	}
	if w, err = d.Rewrite(&st, w, r); err != nil {
		return err
	}
	o.story, o.copy = st, w
	batch := store.Batch{Story: w.Story, N: w.Steps, Client: r.Client, Account: d.Actor.Account, At: d.Now, Steps: r.Steps}
	d.Tx.AfterCommit(func() { a.saved(st, w, section, batch) })
	return nil
}

// cutDue reports whether the text before a change becomes a version of its
// own: when it rested, and when somebody else begins to write. Among people
// who write at the same time every change is one of author; they get a version
// when the last one is old.
func cutDue(d *act.Deed, st news.Story, w news.WorkingCopy) (bool, error) {
	if d.Now.Sub(w.SavedAt) >= act.Quiet {
		return true, nil
	}
	if w.SavedBy == d.Actor.Account {
		return false, nil
	}
	since := d.Now.Add(-act.Quiet)
	together, err := d.Store.WroteSince(d, st.ID, d.Actor.Account, since)
	if err != nil || !together {
		return true, err
	}
	if st.LastVersion == 0 {
		return true, nil
	}
	last, err := d.Store.VersionHead(d, st.ID, st.LastVersion)
	return last.MadeAt.Before(since), err
}
