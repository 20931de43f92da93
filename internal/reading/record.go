package reading

import (
	"context"

	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// RecordedNotices returns a page of the notices of all sites, newest first,
// each once, by the site whose story it is about.
func (v *Visit) RecordedNotices(ctx context.Context, before Mark, n int) ([]Posted, Mark, error) {
	subjects, marks, next, err := v.recorded(ctx, news.ListNotices, before, n)
	if err != nil {
		return nil, next, err
	}
	notices, err := v.r.s.Notices(ctx, items(marks))
	if err != nil {
		return nil, next, err
	}
	byID := index(notices, func(n news.Notice) news.ID { return n.ID })
	bySubject := map[news.ID]Posted{}
	for site, stories := range bySite(subjects) {
		there := v.r.For(v.r.site(site))
		cards, err := there.cardsOfStories(ctx, distinct(stories))
		if err != nil {
			return nil, next, err
		}
		var posted []Posted
		for id, s := range subjects {
			if notice, ok := byID[id]; ok && s.Site == site {
				p := Posted{Notice: Notice{Notice: notice}, On: there.Site}
				if c, ok := cards[s.Story]; ok {
					p.Card = &c
				}
				posted = append(posted, p)
			}
		}
		if err := there.hush(ctx, posted); err != nil {
			return nil, next, err
		}
		for _, p := range posted {
			bySubject[p.ID] = p
		}
		v.follow(there)
	}
	var out []Posted
	for _, m := range marks {
		if p, ok := bySubject[m.Item]; ok && p.On.Public {
			p.Listed = m.At
			out = append(out, p)
		}
	}
	return out, next, nil
}

// RecordedWithdrawals returns a page of the withdrawals of all sites, newest
// first: once for each story, and for what a site withdrew alone, that one.
func (v *Visit) RecordedWithdrawals(ctx context.Context, before Mark, n int) ([]Tombstone, Mark, error) {
	subjects, marks, next, err := v.recorded(ctx, news.ListWithdrawn, before, n)
	if err != nil {
		return nil, next, err
	}
	tombs := map[news.ID]map[news.ID]Tombstone{}
	for site, stories := range bySite(subjects) {
		there := v.r.For(v.r.site(site))
		placements, err := v.r.s.PlacementsOn(ctx, site, distinct(stories))
		if err != nil {
			return nil, next, err
		}
		byPlacement, err := there.tombstones(ctx, placements, distinct(stories))
		if err != nil {
			return nil, next, err
		}
		tombs[site] = map[news.ID]Tombstone{}
		for _, t := range byPlacement {
			tombs[site][t.Story] = t
		}
		v.follow(there)
	}
	var out []Tombstone
	for _, m := range marks {
		s := subjects[m.Item]
		if t, ok := tombs[s.Site][s.Story]; ok {
			t.On = v.r.site(s.Site)
			out = append(out, t)
		}
	}
	return out, next, nil
}

// recorded returns a page of the network's public record.
func (v *Visit) recorded(ctx context.Context, list string, before Mark, n int) (map[news.ID]ledger.Subject, []Mark, Mark, error) {
	v.note(news.TagList(0, list))
	var next Mark
	marks, err := v.r.s.ListNewest(ctx, 0, list, before, v.Now, n+1)
	if err != nil {
		return nil, nil, next, err
	}
	if len(marks) > n {
		marks = marks[:n]
		next = marks[n-1]
	}
	subjects, err := rows.New(v.r.db, v.r.db.Engine).SubjectsByID(ctx, items(marks))
	return index(subjects, func(s ledger.Subject) news.ID { return s.ID }), marks, next, err
}

// RecordedCount returns how many notices, or withdrawals, the record of the
// whole network has.
func (v *Visit) RecordedCount(ctx context.Context, list string) (int, error) {
	v.note(news.TagList(0, list))
	return v.r.s.Count(ctx, 0, list)
}

func bySite(subjects map[news.ID]ledger.Subject) map[news.ID][]news.ID {
	out := map[news.ID][]news.ID{}
	for _, s := range subjects {
		out[s.Site] = append(out[s.Site], s.Story)
	}
	return out
}

// follow notes what a visit to another site has looked at.
func (v *Visit) follow(there *Visit) {
	v.note(there.Tags()...)
	v.change(there.Until())
}
