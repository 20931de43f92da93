package newsroom

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

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
	content, err := act.CheckContent(in.Content)
	if err != nil {
		return 0, err
	}
	err = n.do(ctx, actor, "create story", func(d *deed) error {
		id, err = d.create(in, content)
		return err
	})
	return id, err
}

// create starts a story with content that act.CheckContent returned.
func (d *deed) create(in NewStory, content news.Content) (news.ID, error) {
	if err := d.Actor.May(news.ActWrite, in.Site); err != nil {
		return 0, err
	}
	site, err := d.Site(in.Site)
	if err != nil {
		return 0, err
	}
	if site.External && d.Actor.Account != 0 {
		return 0, fault.New(fault.Forbidden, "%s is a partner outside: nobody works there", site.Name)
	}
	if _, ok := site.Section(in.Section); !ok {
		return 0, fault.Field("section", "%s has no such section", site.Name)
	}
	if in.Kind == "" {
		in.Kind = news.KindNews
	}
	if !knownKind(in.Kind) {
		return 0, fault.Field("kind", "%q is not a kind of story", in.Kind)
	}
	if in.Language == "" {
		in.Language = site.Language
	}
	id := d.NextID()
	st := news.Story{ID: id, OriginSite: site.ID, Kind: in.Kind, State: news.StateDraft, Language: in.Language,
		Rev: 1, CreatedBy: d.Actor.Account, CreatedAt: d.Now}
	if err := d.Store.InsertStory(d, st); err != nil {
		return 0, err
	}
	err = d.Store.SaveWorkingCopy(d, news.WorkingCopy{Story: id, Rev: 1, Content: content, SavedBy: d.Actor.Account, SavedAt: d.Now})
	if err != nil {
		return 0, err
	}
	err = d.Store.SavePlacement(d, news.Placement{ID: d.NextID(), Story: id, Site: site.ID, Section: in.Section,
		Origin: true, State: news.PlacementPlaced, MadeBy: d.Actor.Account, MadeAt: d.Now})
	if err != nil {
		return 0, err
	}
	d.Follow(id)
	return id, d.Event(news.EventStoryCreated, id, site.ID, nil)
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
	content, err = act.CheckContent(content)
	if err != nil {
		return 0, err
	}
	err = n.do(ctx, actor, "save story", func(d *deed) error {
		st, err := d.Lock(id)
		if err != nil {
			return err
		}
		if err := actor.MaySave(st); err != nil {
			return err
		}
		if err := d.MayTouch(st); err != nil {
			return err
		}
		if err := st.Allow(news.StepSave, d.Now); err != nil {
			return err
		}
		w, found, err := d.Store.WorkingCopy(d, id)
		if err != nil {
			return err
		}
		if !found || w.Rev != rev {
			return fault.New(fault.Conflict, "the story was saved by somebody else meanwhile (revision %d, yours %d)", w.Rev, rev)
		}
		newRev, err = d.SaveCopy(&st, w, content)
		return err
	})
	return newRev, err
}

// CutVersion makes a version of a story's working copy as it stands, before
// something replaces it. It changes nothing when the last version says the
// same.
func (n *Newsroom) CutVersion(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "keep version", func(d *deed) error {
		st, err := d.Lock(id)
		if err != nil {
			return err
		}
		if err := actor.MaySave(st); err != nil {
			return err
		}
		if err := d.MayTouch(st); err != nil {
			return err
		}
		last := st.LastVersion
		if _, err := d.CutNow(&st, "keep"); err != nil || st.LastVersion == last {
			return err
		}
		return d.Store.UpdateStory(d, &st)
	})
}
