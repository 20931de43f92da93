package portal

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
)

// poolSize is how many stories a reader's device may choose from.
const poolSize = 60

// poolAge is how long a reader's browser may keep the pool.
const poolAge = 2 * time.Minute

// thumbnailWidth is the width of the pictures beside recommendations.
const thumbnailWidth = 320

// poolJSON is the pool of candidates of which a reader's own device picks
// recommendations. It is the same for every reader.
func poolJSON(ctx context.Context, pg *page) (pagecache.Page, error) {
	cards, err := pg.Pool(ctx, poolSize)
	if err != nil {
		return pagecache.Page{}, err
	}
	tags, err := pg.tagSlugs(ctx, cards)
	if err != nil {
		return pagecache.Page{}, err
	}
	pool := view.Pool{Items: make([]view.Candidate, 0, len(cards))}
	for _, c := range cards {
		pool.Items = append(pool.Items, pg.candidate(c, tags))
	}
	body, err := json.Marshal(pool)
	return pagecache.Page{Status: http.StatusOK, ContentType: "application/json; charset=utf-8", Body: body, MaxAge: poolAge}, err
}

func (pg *page) candidate(c reading.Card, tags map[news.ID]string) view.Candidate {
	out := view.Candidate{ID: c.Story.String(), Href: c.Path, Headline: c.Headline, Kicker: c.Topic.Kicker, Section: c.Section.Slug,
		Topic: c.Topic.Slug, Published: pg.machine(c.ListedAt), Time: pg.brief(c.ListedAt)}
	for _, id := range c.Tags {
		if slug := tags[id]; slug != "" {
			out.Tags = append(out.Tags, slug)
		}
	}
	for _, l := range labels(c) {
		out.Labels = append(out.Labels, pg.T(l.Key()))
	}
	if c.Shared {
		out.Source = c.Origin.Name
	}
	if r, ok := rendition(c.Photo.Asset, "jpeg", thumbnailWidth); ok {
		focus := view.Picture{FocalX: c.Photo.Asset.FocalX, FocalY: c.Photo.Asset.FocalY, Whole: c.Photo.Asset.Graphic()}.Focus()
		out.Image = &view.Thumbnail{Src: mediaPath(r), Width: r.Width, Height: r.Height, Focus: focus}
	}
	return out
}

// tagSlugs loads the slugs of all tags of some stories at once.
func (pg *page) tagSlugs(ctx context.Context, cards []reading.Card) (map[news.ID]string, error) {
	var ids []news.ID
	for _, c := range cards {
		ids = append(ids, c.Tags...)
	}
	tags, err := pg.TagNames(ctx, ids)
	out := map[news.ID]string{}
	for _, t := range tags {
		out[t.ID] = t.Slug
	}
	return out, err
}
