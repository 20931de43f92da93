package act

import (
	"errors"
	"reflect"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

// Quiet is the pause in saving after which the text before it becomes a
// version of its own.
const Quiet = 10 * time.Minute

// SaveCopy replaces the text of a story's working copy with content that
// CheckContent returned. The text before it becomes a version when somebody
// else wrote it, or when it rested for Quiet. The caller has locked the story
// and asked whether the actor may save it. It returns the new revision.
func (d *Deed) SaveCopy(st *news.Story, w news.WorkingCopy, content news.Content) (rev int64, err error) {
	if w.SavedBy != d.Actor.Account || d.Now.Sub(w.SavedAt) >= Quiet {
		last := st.LastVersion
		if _, err := d.CutNow(st, "pause"); err != nil {
			return 0, err
		}
		w.Base = st.LastVersion
		if st.LastVersion != last {
			if err := d.Store.UpdateStory(d, st); err != nil {
				return 0, err
			}
		}
	}
	w.Rev, w.Content, w.SavedBy, w.SavedAt = w.Rev+1, content, d.Actor.Account, d.Now
	return w.Rev, d.Store.SaveWorkingCopy(d, w)
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
		if err != nil || sameContent(last.Content, w.Content) {
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

func sameContent(a, b news.Content) bool { return reflect.DeepEqual(normal(a), normal(b)) }

// normal makes nil and empty lists alike, as the database does.
func normal(c news.Content) news.Content {
	if len(c.Tags) == 0 {
		c.Tags = nil
	}
	if len(c.Bylines) == 0 {
		c.Bylines = nil
	}
	return c
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
