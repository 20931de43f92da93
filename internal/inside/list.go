package inside

import (
	"cmp"
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// Tab is one of the lists of work.
type Tab string

// The tabs of the list.
const (
	TabMine      Tab = "mine"      // what I began or am to work on, on its way
	TabWaiting   Tab = "waiting"   // submitted, for those who edit
	TabEdit      Tab = "edit"      // in edit and ready
	TabScheduled Tab = "scheduled" // next first
	TabLive      Tab = "live"
	TabAttention Tab = "attention" // unsettled, withdrawal proposed, changed since it went live
	TabAll       Tab = "all"
)

// Tabs lists the tabs in the order of the screen.
func Tabs() []Tab {
	return []Tab{TabMine, TabWaiting, TabEdit, TabScheduled, TabLive, TabAttention, TabAll}
}

// Mark is a place in a list, from which its next page continues.
type Mark = store.Mark

// View is a filter of the list that somebody keeps under a name.
type View = store.View

// PageSize is how many stories a page of the list shows.
const PageSize = 30

// Query says which stories the list shows.
type Query struct {
	Tab     Tab
	Site    news.ID // 0: every site the person works on
	Section news.ID
	Kind    news.Kind
	State   news.State // of tab all; empty: every state
	Author  news.ID
	Text    string // full text; the order is then by the time a story was begun
	Before  store.Mark
}

// Work is a page of the list.
type Work struct {
	Stories []news.Head
	Next    store.Mark // of the next page, zero on the last
	NoWords bool       // Text has no word to look for
}

// stream is one ordered source of a list; a list merges several.
type stream func(before store.Mark, limit int) ([]news.Head, error)

// Work returns a page of the list. Its cost depends on the number of sites and
// states, never on how many stories there are.
func (r *Reader) Work(ctx context.Context, actor news.Actor, q Query) (Work, error) {
	sites, err := r.scope(ctx, actor, q)
	if err != nil {
		return Work{}, err
	}
	if q.Text != "" {
		return r.search(ctx, actor, sites, q)
	}
	f := store.HeadFilter{Section: q.Section, Kind: q.Kind, Author: q.Author}
	if q.Tab == TabScheduled {
		return r.planned(ctx, sites, q)
	}
	var streams []stream
	add := func(s stream) { streams = append(streams, s) }
	switch q.Tab {
	case TabMine:
		for _, state := range news.OpenStates() {
			add(func(m store.Mark, n int) ([]news.Head, error) { return r.s.HeadsBy(ctx, actor.Account, state, f, m, n) })
			add(func(m store.Mark, n int) ([]news.Head, error) {
				return r.s.HeadsFor(ctx, actor.Account, state, f, m, n)
			})
		}
	case TabAttention:
		for _, s := range sites {
			add(func(m store.Mark, n int) ([]news.Head, error) { return r.s.FlaggedHeads(ctx, s, f, m, n) })
		}
	default:
		for _, s := range sites {
			for _, state := range statesOf(q) {
				add(func(m store.Mark, n int) ([]news.Head, error) { return r.s.HeadsOfSite(ctx, s, state, f, m, n) })
			}
		}
	}
	return merge(streams, q)
}

// scope is the sites that a list is about.
func (r *Reader) scope(ctx context.Context, actor news.Actor, q Query) ([]news.ID, error) {
	sites, err := r.readable(ctx, actor)
	var ids []news.ID
	for _, s := range sites {
		if q.Site == 0 || q.Site == s.ID {
			ids = append(ids, s.ID)
		}
	}
	return ids, err
}

func statesOf(q Query) []news.State {
	switch q.Tab {
	case TabWaiting:
		return []news.State{news.StateSubmitted}
	case TabEdit:
		return []news.State{news.StateInEdit, news.StateReady}
	case TabLive:
		return []news.State{news.StateLive}
	case TabAll:
		if q.State != "" {
			return []news.State{q.State}
		}
	}
	return news.States()
}

// merge makes one list of several, last touched first, each story once.
func merge(streams []stream, q Query) (Work, error) {
	var found []news.Head
	for _, s := range streams {
		heads, err := s(q.Before, PageSize+1)
		if err != nil {
			return Work{}, err
		}
		found = append(found, heads...)
	}
	slices.SortFunc(found, func(a, b news.Head) int {
		return cmp.Or(b.TouchedAt.Compare(a.TouchedAt), cmp.Compare(b.Story, a.Story))
	})
	found = slices.CompactFunc(found, func(a, b news.Head) bool { return a.Story == b.Story })
	if q.Site != 0 {
		found = slices.DeleteFunc(found, func(h news.Head) bool { return h.Site != q.Site })
	}
	return cut(found, func(h news.Head) store.Mark { return store.Mark{At: h.TouchedAt, Item: h.Story} }), nil
}

func (r *Reader) planned(ctx context.Context, sites []news.ID, q Query) (Work, error) {
	var found []news.Head
	for _, s := range sites {
		heads, err := r.s.PlannedHeads(ctx, s, q.Before, PageSize+1)
		if err != nil {
			return Work{}, err
		}
		found = append(found, heads...)
	}
	found = slices.DeleteFunc(found, func(h news.Head) bool {
		return q.Section != 0 && h.Section != q.Section || q.Kind != "" && h.Kind != q.Kind || q.Author != 0 && h.Author != q.Author
	})
	slices.SortFunc(found, func(a, b news.Head) int {
		return cmp.Or(a.AppearsAt.Compare(b.AppearsAt), cmp.Compare(a.Story, b.Story))
	})
	return cut(found, func(h news.Head) store.Mark { return store.Mark{At: h.AppearsAt, Item: h.Story} }), nil
}

func cut(found []news.Head, mark func(news.Head) store.Mark) Work {
	if len(found) <= PageSize {
		return Work{Stories: found}
	}
	return Work{Stories: found[:PageSize], Next: mark(found[PageSize-1])}
}

// searchRounds is how many pages of matches are looked through for a page that
// also passes the filters.
const searchRounds = 10

// search finds stories by what their working copies say.
func (r *Reader) search(ctx context.Context, actor news.Actor, sites []news.ID, q Query) (Work, error) {
	var out Work
	before := q.Before.Item
	language := "id"
	if all, err := r.s.Sites(ctx); err == nil && len(sites) > 0 {
		for _, s := range all {
			if s.ID == sites[0] {
				language = s.Language
			}
		}
	}
	for range searchRounds {
		ids, empty, err := r.find.FindDrafts(ctx, r.db.Fresh(), sites, language, q.Text, before, PageSize+1)
		if err != nil || empty {
			out.NoWords = empty
			return out, err
		}
		heads, err := r.s.Heads(ctx, ids)
		if err != nil {
			return out, err
		}
		slices.SortFunc(heads, func(a, b news.Head) int { return cmp.Compare(b.Story, a.Story) })
		for _, h := range heads {
			if len(out.Stories) == PageSize {
				out.Next = store.Mark{At: r.clock.Now(), Item: out.Stories[PageSize-1].Story}
				return out, nil
			}
			if q.passes(actor, h) {
				out.Stories = append(out.Stories, h)
			}
		}
		if len(ids) <= PageSize {
			return out, nil
		}
		before = ids[len(ids)-1]
	}
	out.Next = store.Mark{At: r.clock.Now(), Item: before}
	return out, nil
}

// passes reports whether a match belongs to the list.
func (q Query) passes(actor news.Actor, h news.Head) bool {
	switch q.Tab {
	case TabMine:
		if h.Author != actor.Account && h.Assigned != actor.Account {
			return false
		}
	case TabAttention:
		if h.Flags == 0 {
			return false
		}
	case TabScheduled:
		if h.State != news.StateScheduled {
			return false
		}
	default:
		if !slices.Contains(statesOf(q), h.State) {
			return false
		}
	}
	return (q.Section == 0 || h.Section == q.Section) && (q.Kind == "" || h.Kind == q.Kind) && (q.Author == 0 || h.Author == q.Author)
}

// Counts returns how many stories each tab holds, from numbers that are kept.
// What is assigned to somebody who did not begin it is not in the number of
// tab mine.
func (r *Reader) Counts(ctx context.Context, actor news.Actor, site news.ID) (map[Tab]int, error) {
	sites, err := r.scope(ctx, actor, Query{Site: site})
	if err != nil {
		return nil, err
	}
	out := map[Tab]int{}
	for _, s := range sites {
		states, err := r.s.SiteCounts(ctx, s)
		if err != nil {
			return nil, err
		}
		out[TabWaiting] += states[news.StateSubmitted]
		out[TabEdit] += states[news.StateInEdit] + states[news.StateReady]
		out[TabScheduled] += states[news.StateScheduled]
		out[TabLive] += states[news.StateLive]
		for _, n := range states {
			out[TabAll] += n
		}
		flagged, err := r.s.FlaggedCount(ctx, s)
		if err != nil {
			return nil, err
		}
		out[TabAttention] += flagged
	}
	mine, err := r.s.AuthorCounts(ctx, actor.Account)
	for _, state := range news.OpenStates() {
		out[TabMine] += mine[state]
	}
	return out, err
}

// Views returns the filters that somebody keeps.
func (r *Reader) Views(ctx context.Context, actor news.Actor) ([]View, error) {
	return r.s.Views(ctx, actor.Account)
}
