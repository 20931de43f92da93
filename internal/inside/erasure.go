package inside

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Erasable is what somebody who may erase the data behind a request sees of it,
// which is less than those who answer it do.
type Erasable struct {
	Request news.ReplyRequest // without what its person wrote and who they are
	Files   int
	Letters int
	By      string // who erased it
	Answers bool   // the actor may answer it too, and see all
}

// Erasable returns a request to somebody who may erase the data behind it.
func (r *Reader) Erasable(ctx context.Context, actor news.Actor, id news.ID) (e Erasable, err error) {
	q, found, err := r.talks().Reply(ctx, id)
	if err != nil {
		return e, err
	}
	if !found {
		return e, fault.New(fault.NotFound, "there is no request %s", id)
	}
	if err := actor.MayErase(q); err != nil {
		return e, err
	}
	files, err := r.talks().ReplyFiles(ctx, id)
	if err != nil {
		return e, err
	}
	letters, err := r.talks().ReplyLetters(ctx, id)
	if err != nil {
		return e, err
	}
	names, err := r.names(ctx, []news.ID{q.ErasedBy})
	e = Erasable{Files: len(files), Letters: len(letters), By: names[q.ErasedBy], Answers: actor.MayAnswer(q) == nil,
		Request: news.ReplyRequest{ID: q.ID, Site: q.Site, Number: q.Number, State: q.State, Wish: q.Wish, Story: q.Story, ReceivedAt: q.ReceivedAt,
			DecidedAt: q.DecidedAt, PublishedAt: q.PublishedAt, ReplyStory: q.ReplyStory, ErasedAt: q.ErasedAt, ErasedBy: q.ErasedBy}}
	return e, err
}
