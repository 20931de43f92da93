package media

import (
	"context"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

const (
	// maxFlagged is how many stories an event about rights names.
	maxFlagged = 200
	// flagStep is how many stories one transaction flags.
	flagStep = 50
)

// watchRights asks for what follows from the end of rights: a word shortly
// before it and one at it, and lists that know.
func watchRights(d *act.Deed, a news.Asset) error {
	id := a.ID.String()
	if err := d.Job(JobFlag, id, id, d.Now); err != nil {
		return err
	}
	if a.RightsUntil.IsZero() {
		if err := jobs.Cancel(d, d.Tx, JobEnding, id, d.Now); err != nil {
			return err
		}
		return jobs.Cancel(d, d.Tx, JobExpire, id, d.Now)
	}
	if err := d.Job(JobEnding, id, id, a.RightsUntil.Add(-news.RightsNotice)); err != nil {
		return err
	}
	return d.Job(JobExpire, id, id, a.RightsUntil)
}

// ended is what an event about the end of rights says.
type ended struct {
	Asset   news.ID   `json:"asset"`
	Name    string    `json:"name"` // what people know the picture by
	By      news.ID   `json:"by,omitzero"`
	Until   time.Time `json:"until"`
	Stories []news.ID `json:"stories"` // that use it, newest first
}

// runExpire notes that the right to use a picture has ended, with the stories
// that show it. What is published stays: taking it away is for people.
func (l *Library) runExpire(ctx context.Context, job jobs.Job) error {
	return l.noteEnd(ctx, job, news.EventAssetExpired, news.Asset.Expired)
}

// runEnding notes that the right to use a picture ends soon.
func (l *Library) runEnding(ctx context.Context, job jobs.Job) error {
	return l.noteEnd(ctx, job, news.EventAssetExpiring, news.Asset.Ending)
}

func (l *Library) noteEnd(ctx context.Context, job jobs.Job, kind news.EventKind, due func(news.Asset, time.Time) bool) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	err = l.room.Do(ctx, news.System(), "note the end of rights", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil || !due(a, d.Now) {
			return err
		}
		all, err := placesOf(ctx, d, id)
		if err != nil {
			return err
		}
		uses, err := d.Store.AssetUses(d, all, maxFlagged)
		if err != nil {
			return err
		}
		stories := []news.ID{}
		for _, u := range uses {
			if u.Story != 0 && (len(stories) == 0 || stories[len(stories)-1] != u.Story) {
				stories = append(stories, u.Story)
			}
		}
		c := news.AssetChange{ID: d.NextID(), Asset: id, Kind: kind, At: d.Now, Changes: map[string][2]string{}}
		if err := d.Store.InsertAssetChange(d, c); err != nil {
			return err
		}
		if err := d.Job(JobFlag, id.String(), id.String(), d.Now); err != nil {
			return err
		}
		return d.Event(kind, 0, a.Site, ended{id, a.Called(), a.MadeBy, a.RightsUntil, stories})
	})
	if fault.KindOf(err) == fault.NotFound {
		return nil // deleted meanwhile
	}
	return err
}

// placesOf returns the pictures in whose place a picture is shown, and itself.
func placesOf(ctx context.Context, d *act.Deed, id news.ID) ([]news.ID, error) {
	before, err := d.Store.ReplacedBy(ctx, id)
	return append(before, id), err
}

// runFlag makes the desk's list say which stories show a picture whose rights
// end. It goes through them in the order in which everybody locks stories.
func (l *Library) runFlag(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	for after := news.ID(0); ; {
		var stories []news.ID
		err := l.room.Do(ctx, news.System(), "flag stories", func(d *act.Deed) error {
			all, err := placesOf(ctx, d, id)
			if err != nil {
				return err
			}
			if stories, err = d.Store.StoriesShowing(d, all, after, flagStep); err != nil {
				return err
			}
			for _, story := range stories {
				if _, err := d.Store.LockStory(d, story); err != nil {
					return err
				}
			}
			return d.Store.RefreshFlags(d, stories, d.Now)
		})
		if err != nil {
			return err
		}
		if len(stories) < flagStep {
			return nil
		}
		after = stories[len(stories)-1]
	}
}
