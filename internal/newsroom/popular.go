package newsroom

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// What "popular" means: reads of the last two days, each hour weighing half of
// one twelve hours younger.
const (
	popularWindow = 48 * time.Hour
	popularHalf   = 12.0 // hours
	popularKept   = 30   // places
)

// Hour is the hour of Unix time that a read counts for.
func Hour(t time.Time) int64 { return t.Unix() / 3600 }

// CountReads adds reads to the counters. They hold how often a page was read
// and nothing about who read it. Reads are worth little one by one: they are
// collected in memory and added from time to time, and a crash may lose the
// last of them.
func (n *Newsroom) CountReads(ctx context.Context, reads []news.ReadCount) error {
	return n.room.DB.Tx(ctx, func(tx *db.Tx) error { return store.In(tx).AddReads(ctx, reads) })
}

// RankPopular ranks each site's stories by their reads and purges the pages
// that show the ranking when it changed.
func (n *Newsroom) RankPopular(ctx context.Context) error {
	now := n.room.Clock.Now()
	sites, err := store.New(n.room.DB, n.room.DB.Engine).Sites(ctx)
	if err != nil {
		return err
	}
	for _, site := range sites {
		if site.External {
			continue
		}
		if err := n.rankSite(ctx, site.ID, now); err != nil {
			return err
		}
	}
	return nil
}

func (n *Newsroom) rankSite(ctx context.Context, site news.ID, now time.Time) error {
	oldest := Hour(now.Add(-popularWindow))
	return n.room.DB.Tx(ctx, func(tx *db.Tx) error {
		s := store.In(tx)
		reads, err := s.ReadsSince(ctx, site, oldest)
		if err != nil {
			return err
		}
		order, scores := rank(reads, Hour(now))
		before, err := s.Popular(ctx, site, popularKept)
		if err != nil {
			return err
		}
		if err := s.DropReads(ctx, site, oldest); err != nil {
			return err
		}
		if order, scores, err = onSite(ctx, s, site, order, scores); err != nil {
			return err
		}
		if slices.Equal(before, order) {
			return nil
		}
		if err := s.SavePopular(ctx, site, order, scores); err != nil {
			return err
		}
		tx.AfterCommit(func() { n.room.Purge(news.TagPopular(site)) })
		return nil
	})
}

// onSite turns ranked stories into their placements on the site.
func onSite(ctx context.Context, s store.Store, site news.ID, stories []news.ID, scores []int64) (order []news.ID, kept []int64, err error) {
	placements, err := s.PlacementsOn(ctx, site, stories)
	if err != nil {
		return nil, nil, err
	}
	for i, story := range stories {
		for _, p := range placements {
			if p.Story == story && p.State == news.PlacementPlaced {
				order, kept = append(order, p.ID), append(kept, scores[i])
			}
		}
	}
	return order, kept, nil
}

// rank orders stories by weighted reads.
func rank(reads []news.ReadCount, hour int64) (order []news.ID, scores []int64) {
	sum := map[news.ID]float64{}
	for _, r := range reads {
		sum[r.Story] += float64(r.N) * math.Exp2(-float64(hour-r.Hour)/popularHalf)
	}
	for id := range sum {
		order = append(order, id)
	}
	slices.SortFunc(order, func(a, b news.ID) int {
		switch {
		case sum[a] > sum[b]:
			return -1
		case sum[a] < sum[b]:
			return 1
		}
		return int(b - a) // newer first, so that the order does not flicker
	})
	order = order[:min(len(order), popularKept)]
	for _, id := range order {
		scores = append(scores, int64(sum[id]*1000))
	}
	return order, scores
}
