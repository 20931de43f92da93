package newsroom

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

// quiet is the pause in saving after which the text before it becomes a
// version of its own.
const quiet = 10 * time.Minute

// NewStory is what a story begins with.
type NewStory struct {
	Site     news.ID
	Section  news.ID // on the origin site
	Kind     news.Kind
	Language string // empty: the site's
	Content  news.Content
}

// Create starts a story as a draft on its origin site and returns its ID.
func (n *Newsroom) Create(ctx context.Context, actor news.Actor, in NewStory) (id news.ID, err error) {
	content, err := checkContent(in.Content)
	if err != nil {
		return 0, err
	}
	err = n.do(ctx, actor, "create story", func(d *deed) error {
		if err := actor.May(news.ActWrite, in.Site); err != nil {
			return err
		}
		site, err := d.site(in.Site)
		if err != nil {
			return err
		}
		if _, ok := site.Section(in.Section); !ok {
			return fault.Field("section", "%s has no such section", site.Name)
		}
		if in.Kind == "" {
			in.Kind = news.KindNews
		}
		if !knownKind(in.Kind) {
			return fault.Field("kind", "%q is not a kind of story", in.Kind)
		}
		if in.Language == "" {
			in.Language = site.Language
		}
		id = n.ids.Next()
		st := news.Story{ID: id, OriginSite: site.ID, Kind: in.Kind, State: news.StateDraft, Language: in.Language,
			Rev: 1, CreatedBy: actor.Account, CreatedAt: d.now}
		if err := d.s.InsertStory(d, st); err != nil {
			return err
		}
		err = d.s.SaveWorkingCopy(d, news.WorkingCopy{Story: id, Rev: 1, Content: content, SavedBy: actor.Account, SavedAt: d.now})
		if err != nil {
			return err
		}
		err = d.s.SavePlacement(d, news.Placement{ID: n.ids.Next(), Story: id, Site: site.ID, Section: in.Section,
			Origin: true, State: news.PlacementPlaced, MadeBy: actor.Account, MadeAt: d.now})
		if err != nil {
			return err
		}
		return d.event(news.EventStoryCreated, id, site.ID, nil)
	})
	return id, err
}

func knownKind(k news.Kind) bool {
	for _, known := range news.Kinds() {
		if k == known {
			return true
		}
	}
	return false
}

// Save replaces the text of a story's working copy. rev is the revision the
// change was made on: when somebody else saved since, Save returns a Conflict
// and changes nothing. It returns the new revision. The text that readers see
// does not change.
func (n *Newsroom) Save(ctx context.Context, actor news.Actor, id news.ID, rev int64, content news.Content) (newRev int64, err error) {
	content, err = checkContent(content)
	if err != nil {
		return 0, err
	}
	err = n.do(ctx, actor, "save story", func(d *deed) error {
		st, err := d.s.LockStory(d, id)
		if err != nil {
			return err
		}
		if err := actor.MaySave(st); err != nil {
			return err
		}
		if err := st.Allow(news.StepSave, d.now); err != nil {
			return err
		}
		w, found, err := d.s.WorkingCopy(d, id)
		if err != nil {
			return err
		}
		if !found || w.Rev != rev {
			return fault.New(fault.Conflict, "the story was saved by somebody else meanwhile (revision %d, yours %d)", w.Rev, rev)
		}
		if w.SavedBy != actor.Account || d.now.Sub(w.SavedAt) >= quiet {
			last := st.LastVersion
			if _, err := d.cutNow(&st, "pause"); err != nil {
				return err
			}
			w.Base = st.LastVersion
			if st.LastVersion != last {
				if err := d.s.UpdateStory(d, &st); err != nil {
					return err
				}
			}
		}
		w.Rev, w.Content, w.SavedBy, w.SavedAt = rev+1, content, actor.Account, d.now
		newRev = w.Rev
		return d.s.SaveWorkingCopy(d, w)
	})
	return newRev, err
}

// cut makes the working copy's text a version and returns its number. The
// caller saves the story.
func (d *deed) cut(st *news.Story, w news.WorkingCopy, reason string) (int, error) {
	st.LastVersion++
	v := news.Version{Story: st.ID, N: st.LastVersion, Content: w.Content, Reason: reason, MadeBy: w.SavedBy, MadeAt: d.now}
	return v.N, d.s.InsertVersion(d, v)
}

// checkContent refuses content that no version could hold, and fills in what
// follows from the rest: the address from the headline, the number of words.
func checkContent(c news.Content) (news.Content, error) {
	c.Headline = oneLine(c.Headline)
	c.Lead = oneLine(c.Lead)
	if c.Slug == "" {
		c.Slug = lang.Slug(c.Headline)
	}
	if err := c.CheckSave(); err != nil {
		return c, err
	}
	doc, err := document(c.Body)
	if err != nil {
		return c, err
	}
	c.Body = doc.String()
	c.Words = doc.WordCount()
	return c, nil
}

// document reads a body; an empty one is an empty document.
func document(body string) (richtext.Document, error) {
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

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
