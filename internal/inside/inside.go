// Package inside is what people of the newsroom may see: drafts, versions,
// lists of work, the audit trail. It is the desk's only reader, as package
// reading is the public's. Whoever asks is part of every question: what they
// may not see is not found.
//
//	inside.go    Reader: sites, accounts, who may see a story
//	list.go      lists of work, the desk's search
//	media.go     the picture library
//	events.go    what happened, and whom it concerns
//	front.go     fronts as they are arranged
//	house.go     topics, tags, people, pages, previews; names by their IDs
//	story.go     a story with all that the writing screen shows, its versions
//	audit.go     the audit trail
//	ledger.go    where corrections have arrived, what the auditor found
//	task.go      merge tasks
//	talk.go      comments, notifications, requests for a right of reply
//	erasure.go   what whoever erases the data of a request sees
package inside

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// Reader reads for the newsroom.
type Reader struct {
	db    *db.DB
	s     store.Store
	clock clock.Clock
	find  search.Index
}

// New returns a Reader.
func New(d *db.DB, c clock.Clock, x search.Index) *Reader {
	return &Reader{db: d, s: store.New(d, d.Engine), clock: c, find: x}
}

// Sites returns every site of the network, public or not, in order.
func (r *Reader) Sites(ctx context.Context) ([]news.Site, error) { return r.s.Sites(ctx) }

// Names returns the names of accounts by ID.
func (r *Reader) Names(ctx context.Context, accounts ...news.ID) (map[news.ID]string, error) {
	out := map[news.ID]string{}
	for _, id := range accounts {
		if _, known := out[id]; known || id == 0 {
			continue
		}
		a, found, err := r.s.Account(ctx, id)
		if err != nil {
			return nil, err
		}
		if found {
			out[id] = a.Name
		}
	}
	return out, nil
}

// Placed returns a story that the actor may see, with its placements, or a
// NotFound fault.
func (r *Reader) Placed(ctx context.Context, actor news.Actor, id news.ID) (news.Story, []news.Placement, error) {
	st, found, err := r.s.Story(ctx, id)
	if err != nil {
		return st, nil, err
	}
	placements, err := r.s.PlacementsOf(ctx, id)
	if err != nil {
		return st, nil, err
	}
	var sites []news.ID
	for _, p := range placements {
		sites = append(sites, p.Site)
	}
	if !found || !actor.MaySee(st, sites) {
		return st, nil, fault.New(fault.NotFound, "there is no story %s", id)
	}
	return st, placements, nil
}

// readable returns the sites of the network whose stories the actor may see.
func (r *Reader) readable(ctx context.Context, actor news.Actor) ([]news.Site, error) {
	sites, err := r.s.Sites(ctx)
	return slices.DeleteFunc(slices.Clone(sites), func(s news.Site) bool { return !actor.Can(news.ActRead, s.ID) }), err
}
