package media

import (
	"context"
	"fmt"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// maxFlagged is how many stories an event of expiry names.
const maxFlagged = 200

// runExpire notes that the right to use a picture has ended, with the stories
// that show it. What is published stays: taking it away is for people.
func (l *Library) runExpire(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	err = l.room.Do(ctx, news.System(), "note the end of rights", func(d *act.Deed) error {
		a, err := lock(d, id)
		if err != nil || !a.Expired(d.Now) {
			return err
		}
		before, err := d.Store.ReplacedBy(d, id)
		if err != nil {
			return err
		}
		uses, err := d.Store.AssetUses(d, append(before, id), maxFlagged)
		if err != nil {
			return err
		}
		stories := []news.ID{}
		for _, u := range uses {
			if u.Story != 0 && (len(stories) == 0 || stories[len(stories)-1] != u.Story) {
				stories = append(stories, u.Story)
			}
		}
		c := news.AssetChange{ID: d.NextID(), Asset: id, Kind: news.EventAssetExpired, At: d.Now, Changes: map[string][2]string{}}
		if err := d.Store.InsertAssetChange(d, c); err != nil {
			return err
		}
		return d.Event(news.EventAssetExpired, 0, a.Site, map[string]any{"asset": id, "stories": stories})
	})
	if fault.KindOf(err) == fault.NotFound {
		return nil // deleted meanwhile
	}
	return err
}
