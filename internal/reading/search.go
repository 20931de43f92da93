package reading

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
)

// Query is what a reader looks for; site, language and time are the visit's.
type Query = search.Query

// Hits is a page of search results.
type Hits struct {
	Hits  []Hit
	Next  int64
	Empty bool
}

// Hit is a story that matches, with its text to take a passage from.
type Hit struct {
	Card Card
	Text string
}

// Search looks for stories of the site.
func (v *Visit) Search(ctx context.Context, q Query, n int) (Hits, error) {
	v.note(news.TagSearch(v.Site.ID))
	if err := v.planned(ctx); err != nil {
		return Hits{}, err
	}
	q.Site, q.Language, q.Now = v.Site.ID, v.Site.Language, v.Now
	found, err := v.r.find.Find(ctx, v.r.db.Fresh(), q, n)
	if err != nil {
		return Hits{}, err
	}
	out := Hits{Next: found.Next, Empty: found.Empty}
	cards, err := v.cards(ctx, found.Placements)
	if err != nil {
		return Hits{}, err
	}
	var stories []news.ID
	for _, c := range cards {
		stories = append(stories, c.Story)
	}
	documents, err := v.r.s.LiveDocuments(ctx, stories)
	if err != nil {
		return Hits{}, err
	}
	for _, id := range found.Placements {
		c, ok := cards[id]
		if !ok {
			continue
		}
		hit, body := Hit{Card: c}, documents[c.Story]
		if c.body != "" {
			body = c.body
		}
		if doc, err := richtext.Parse([]byte(body)); err == nil {
			hit.Text = doc.Text()
		}
		out.Hits = append(out.Hits, hit)
	}
	return out, nil
}
