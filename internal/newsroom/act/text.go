package act

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/store"
)

// Quiet is the pause in saving after which the text before it becomes a
// version of its own.
const Quiet = 10 * time.Minute

// SaveCopy replaces the text of a story's working copy with content that
// CheckContent returned. The text before it becomes a version when somebody
// else wrote it, or when it rested for Quiet. The caller has locked the story
// and asked whether the actor may save it. It returns the new revision.
func (d *Deed) SaveCopy(st *news.Story, w news.WorkingCopy, content news.Content) (rev int64, err error) {
	steps, err := Replacement(w.Content.Body, content.Body)
	if err != nil {
		return 0, err
	}
	w, err = d.Rewrite(st, w, Rewriting{
		Content: content, Steps: steps,
		Cut: w.SavedBy != d.Actor.Account || d.Now.Sub(w.SavedAt) >= Quiet,
	})
	return w.Rev, err
}

// Rewriting is a change of a working copy.
type Rewriting struct {
	Content news.Content
	// Steps lead from the body before to the body of Content. They go into the
	// log that the windows follow in which the story is open.
	Steps  []json.RawMessage
	Client string // the window in which they were made, if it was one
	Cut    bool   // make a version of the text before
}

// Rewrite saves a change of a working copy that was loaded under lock, and
// returns the copy as it then is. It checks nothing.
func (d *Deed) Rewrite(st *news.Story, w news.WorkingCopy, r Rewriting) (news.WorkingCopy, error) {
	if r.Cut {
		last := st.LastVersion
		if _, err := d.CutNow(st, "pause"); err != nil {
			return w, err
		}
		w.Base = st.LastVersion
		if st.LastVersion != last {
			if err := d.Store.UpdateStory(d, st); err != nil {
				return w, err
			}
		}
	}
	before := w
	w.Rev, w.Content, w.SavedBy, w.SavedAt = w.Rev+1, r.Content, d.Actor.Account, d.Now
	if len(r.Steps) > 0 {
		w.Steps += int64(len(r.Steps))
		err := d.Store.InsertBatch(d, store.Batch{Story: w.Story, N: w.Steps, Client: r.Client,
			Account: d.Actor.Account, At: d.Now, Steps: r.Steps})
		if err != nil {
			return w, err
		}
		d.moved = append(d.moved, Moved{w.Story, r.Steps})
	}
	d.followText(*st, before, w)
	same, err := samePictures(before.Content, w.Content)
	if err != nil {
		return w, err
	}
	if same {
		return w, d.Store.SaveWorkingText(d, w)
	}
	return w, d.Store.SaveWorkingCopy(d, w)
}

func samePictures(a, b news.Content) (bool, error) {
	before, err := a.Pictures()
	if err != nil {
		return false, err
	}
	after, err := b.Pictures()
	return maps.EqualFunc(before, after, slices.Equal[[]string]), err
}

// CutNow makes a version of the working copy as it stands, or returns the last
// one when it holds the same text. reason names the act that cuts it. The
// caller saves the story.
func (d *Deed) CutNow(st *news.Story, reason string) (news.Version, error) {
	w, found, err := d.Store.WorkingCopy(d, st.ID)
	if err != nil || !found {
		return news.Version{}, err
	}
	if st.LastVersion > 0 && w.Base == st.LastVersion {
		last, err := d.Store.Version(d, st.ID, st.LastVersion)
		if err != nil || last.Content.Same(w.Content) {
			return last, err
		}
	}
	st.LastVersion++
	err = d.Store.InsertVersion(d, news.Version{Story: st.ID, N: st.LastVersion, Content: w.Content, Reason: reason,
		MadeBy: w.SavedBy, MadeAt: d.Now})
	if err != nil {
		return news.Version{}, err
	}
	w.Base = st.LastVersion
	if err := d.Store.SaveWorkingCopy(d, w); err != nil {
		return news.Version{}, err
	}
	return d.Store.Version(d, st.ID, st.LastVersion)
}

// CheckContent refuses content that no version could hold, and fills in what
// follows from the rest: the address from the headline, the number of words.
func CheckContent(c news.Content) (news.Content, error) {
	c.Headline = OneLine(c.Headline)
	c.Lead = OneLine(c.Lead)
	if c.Slug == "" {
		c.Slug = lang.Slug(c.Headline)
	}
	if err := c.CheckSave(); err != nil {
		return c, err
	}
	doc, err := Document(c.Body)
	if err != nil {
		return c, err
	}
	c.Body = doc.String()
	c.Words = doc.WordCount()
	return c, nil
}

// Document reads a body; an empty one is an empty document. A body that the
// schema refuses is an Invalid fault about the field body.
func Document(body string) (richtext.Document, error) {
	if body == "" {
		return richtext.New()
	}
	doc, err := richtext.Parse([]byte(body))
	var f *richtext.Fault
	if errors.As(err, &f) {
		return doc, fault.Field("body", "%s", f.Error())
	}
	return doc, err
}

// OneLine makes any white space one space, and none at the ends.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
