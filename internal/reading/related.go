package reading

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Related weighs what two stories share against how old the other one is: a
// common topic counts three tags, and a story loses half of its weight in
// thirty days.
const (
	relatedTopic  = 3.0
	relatedHalf   = 30 * 24 * time.Hour
	relatedPerTag = 12 // newest stories looked at for each tag
	relatedTags   = 8
)

// Related returns up to n stories of the site that share the topic or tags of
// one, the closest first. skip are stories that stand on the page already.
func (v *Visit) Related(ctx context.Context, c Card, n int, skip ...news.ID) ([]Card, error) {
	type source struct {
		list   string
		weight float64
	}
	var sources []source
	if c.Topic.ID != 0 {
		sources = append(sources, source{news.ListTopic(c.Topic.ID), relatedTopic})
	}
	for _, t := range c.Tags[:min(len(c.Tags), relatedTags)] {
		sources = append(sources, source{news.ListTag(t), 1})
	}
	score := map[news.ID]float64{}
	when := map[news.ID]time.Time{}
	for _, s := range sources {
		marks, _, err := v.marks(ctx, s.list, time.Time{}, Mark{}, relatedPerTag)
		if err != nil {
			return nil, err
		}
		for _, m := range marks {
			score[m.Item] += s.weight
			when[m.Item] = m.At
		}
	}
	delete(score, c.Placement)
	marks := make([]Mark, 0, len(score))
	for id := range score {
		age := max(v.Now.Sub(when[id]), 0)
		score[id] *= math.Exp2(-float64(age) / float64(relatedHalf))
		marks = append(marks, Mark{At: when[id], Item: id})
	}
	slices.SortFunc(marks, func(a, b Mark) int {
		switch {
		case score[a.Item] > score[b.Item]:
			return -1
		case score[a.Item] < score[b.Item]:
			return 1
		}
		return int(b.Item - a.Item)
	})
	marks = marks[:min(len(marks), n+len(skip)+2)]
	cards, err := v.cards(ctx, items(marks))
	if err != nil {
		return nil, err
	}
	out := slices.DeleteFunc(ordered(marks, cards), func(o Card) bool {
		return slices.Contains(skip, o.Story)
	})
	return out[:min(len(out), n)], nil
}

func (v *Visit) popularMarks(ctx context.Context, n int) ([]Mark, error) {
	if n == 0 {
		return nil, nil
	}
	v.note(news.TagPopular(v.Site.ID))
	ids, err := v.r.s.Popular(ctx, v.Site.ID, n)
	marks := make([]Mark, len(ids))
	for i, id := range ids {
		marks[i].Item = id
	}
	return marks, err
}

// Popular returns the stories that the site's readers read most, at most n.
func (v *Visit) Popular(ctx context.Context, n int) ([]Card, error) {
	marks, err := v.popularMarks(ctx, n)
	if err != nil {
		return nil, err
	}
	cards, err := v.cards(ctx, items(marks))
	return ordered(marks, cards), err
}

// Pool returns the candidates of which a reader's own device picks
// recommendations: the site's latest and most read stories, without paid ones.
func (v *Visit) Pool(ctx context.Context, n int) ([]Card, error) {
	if err := v.planned(ctx); err != nil {
		return nil, err
	}
	marks, _, err := v.marks(ctx, news.ListLatest, time.Time{}, Mark{}, n)
	if err != nil {
		return nil, err
	}
	popular, err := v.popularMarks(ctx, n/3)
	if err != nil {
		return nil, err
	}
	for _, m := range popular {
		if !slices.ContainsFunc(marks, func(o Mark) bool { return o.Item == m.Item }) {
			marks = append(marks, m)
		}
	}
	cards, err := v.cards(ctx, items(marks))
	out := ordered(marks, cards)
	return slices.DeleteFunc(out, func(c Card) bool { return c.Kind.Paid() }), err
}
