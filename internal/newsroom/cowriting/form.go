package cowriting

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Form is a text saved at once: by a page without scripts, or by a window that
// is being closed.
type Form struct {
	Story news.ID
	// Client and Seq, when there is a window, keep the form from being saved
	// twice.
	Client string
	Seq    int64
	Fields map[string]FieldChange
	// Body is the new document, nil when the form has none, and BodyBase the
	// one it was made on.
	Body     *string
	BodyBase string
}

// Saved is what became of a form.
type Saved struct {
	Result
	// Clash is set when somebody else changed the same passage of the body:
	// nothing was saved, and Theirs is the body as it stands.
	Clash  bool
	Theirs string
}

// Save saves a form. What others have saved since the form was opened is
// merged with it; when that cannot be done, nothing is saved and both texts
// are returned.
func (a *Authority) Save(ctx context.Context, actor news.Actor, f Form) (Saved, error) {
	var saved Saved
	if f.Client != "" {
		if err := (Change{Client: f.Client, Seq: f.Seq, Fields: f.Fields}).Check(); err != nil {
			return saved, err
		}
	}
	if f.Body != nil {
		for _, body := range []*string{f.Body, &f.BodyBase} {
			doc, err := act.Document(*body)
			if err != nil {
				return saved, err
			}
			*body = doc.String()
		}
	}
	err := a.submit(ctx, &pending{actor: actor, story: f.Story, client: f.Client, do: func(d *act.Deed, o *opened) (err error) {
		saved, err = a.save(d, o, f)
		return err
	}})
	return saved, err
}

func (a *Authority) save(d *act.Deed, o *opened, f Form) (saved Saved, err error) {
	if f.Client != "" {
		done, again, err := o.madeBefore(d.Actor, f.Client, f.Seq)
		if err != nil || again {
			return Saved{Result: done}, err
		}
	}
	if err := maySave(d, o.story); err != nil {
		return saved, err
	}
	st, w := o.story, o.copy
	before, stands, err := draftNow(d, st, w, f.Fields)
	if err != nil {
		return saved, err
	}
	draft := before
	if f.Body != nil && *f.Body != f.BodyBase {
		body, ok, err := mergeBodies(f.BodyBase, w.Content.Body, *f.Body)
		if err != nil {
			return saved, err
		}
		if !ok {
			return Saved{Clash: true, Theirs: w.Content.Body, Result: Result{Seq: f.Seq, Rev: w.Rev, Steps: w.Steps}}, nil
		}
		draft.Body = body
	}
	if saved.Fields, err = applyFields(&draft, f.Fields, st.LiveVersion > 0); err != nil {
		return saved, err
	}
	if draft.Content, err = act.CheckContent(draft.Content); err != nil {
		return saved, err
	}
	steps, err := act.Replacement(w.Content.Body, draft.Body)
	if err != nil {
		return saved, err
	}
	if len(steps) > 0 || !sameFields(draft, before) {
		if stands, err = move(d, &st, &w, stands, before, draft); err != nil {
			return saved, err
		}
		// The step is not one that the window made: it must not take it for its
		// own, so it is logged as nobody's.
		if err := a.rewrite(d, o, st, w, stands, act.Rewriting{Content: draft.Content, Steps: steps}); err != nil {
			return saved, err
		}
	}
	saved.Seq, saved.Rev, saved.Steps, saved.At = f.Seq, o.copy.Rev, o.copy.Steps, d.Now
	if f.Client == "" {
		return saved, nil
	}
	return saved, o.noteWriter(d, f.Client, saved.Result)
}
