package inside

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Happening is an event, and whom it concerns.
type Happening struct {
	news.Event
	Author   news.ID // account that began the story, 0 when it is about none
	Assigned news.ID // account that is to work on it
}

// Concerns reports whether an actor may know that something happened: to their
// own stories, to those they are to work on, on the sites whose stories they
// may see.
func (h Happening) Concerns(actor news.Actor) bool {
	own := h.Author == actor.Account || h.Assigned == actor.Account
	return h.Story != 0 && (own && actor.Account != 0 || actor.Can(news.ActRead, h.Site))
}

// HappenedSince returns up to limit events from a time on and after an ID,
// oldest first. An event's ID is made before its transaction commits: whoever
// asks again and again reaches back and leaves out what is known.
func (r *Reader) HappenedSince(ctx context.Context, since time.Time, after news.ID, limit int) ([]Happening, error) {
	events, err := r.s.EventsAfter(ctx, max(after, news.FirstID(since)), limit)
	if err != nil {
		return nil, err
	}
	var stories []news.ID
	for _, e := range events {
		if e.Story != 0 {
			stories = append(stories, e.Story)
		}
	}
	heads, err := r.s.Heads(ctx, stories)
	if err != nil {
		return nil, err
	}
	by := map[news.ID]news.Head{}
	for _, h := range heads {
		by[h.Story] = h
	}
	out := make([]Happening, len(events))
	for i, e := range events {
		out[i] = Happening{Event: e, Author: by[e.Story].Author, Assigned: by[e.Story].Assigned}
	}
	return out, nil
}
