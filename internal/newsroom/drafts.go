package newsroom

import (
	"context"
	"fmt"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// runIndex makes the desk's search and lists follow a working copy.
func (n *Newsroom) runIndex(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	doc, found, err := n.draft(ctx, id)
	if err != nil || !found {
		return err
	}
	return n.room.DB.Tx(ctx, func(tx *db.Tx) error {
		if err := n.room.Index.PutDraft(ctx, tx, doc); err != nil {
			return err
		}
		s := store.In(tx)
		if _, err := s.LockStory(ctx, id); err != nil {
			return err
		}
		return s.CatchUpHead(ctx, id, n.room.Clock.Now())
	})
}

func (n *Newsroom) draft(ctx context.Context, id news.ID) (doc search.Draft, found bool, err error) {
	err = n.room.DB.Snapshot(ctx, func(q db.Querier) error {
		s := store.New(q, n.room.DB.Engine)
		st, ok, err := s.Story(ctx, id)
		if err != nil || !ok {
			return err
		}
		w, ok, err := s.WorkingCopy(ctx, id)
		if err != nil || !ok {
			return err
		}
		placements, err := s.PlacementsOf(ctx, id)
		if err != nil {
			return err
		}
		body, err := act.Document(w.Content.Body)
		if err != nil {
			return err
		}
		found = true
		doc = search.Draft{Story: id, Language: st.Language, Headline: w.Content.Headline, Text: w.Content.Lead + "\n\n" + body.Text()}
		for _, p := range placements {
			doc.Sites = append(doc.Sites, p.Site)
		}
		return nil
	})
	return doc, found, err
}

// maxViews is how many filters of the list somebody may keep.
const maxViews = 30

// KeepView keeps a filter of the desk's list for whoever asks. query is the
// query of the list's address.
func (n *Newsroom) KeepView(ctx context.Context, actor news.Actor, name, query string) (id news.ID, err error) {
	name = act.OneLine(name)
	if l := len([]rune(name)); l == 0 || l > 40 {
		return 0, fault.Field("name", "must have 1 to 40 characters")
	}
	if len(query) > 1000 {
		return 0, fault.Field("query", "is too long")
	}
	err = n.do(ctx, actor, "keep view", func(d *deed) error {
		before, err := d.Store.Views(d, actor.Account)
		if err != nil {
			return err
		}
		if len(before) >= maxViews {
			return fault.New(fault.Conflict, "%d views are kept already; forget one first", maxViews)
		}
		id = d.NextID()
		return d.Store.InsertView(d, store.View{ID: id, Account: actor.Account, Name: name, Query: query})
	})
	return id, err
}

// ForgetView forgets a filter of whoever asks.
func (n *Newsroom) ForgetView(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "forget view", func(d *deed) error { return d.Store.DeleteView(d, actor.Account, id) })
}
