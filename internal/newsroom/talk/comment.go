package talk

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/richtext/steps"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// told is the payload of events about comments.
type told struct {
	Comment  news.ID   `json:"comment"`
	Thread   news.ID   `json:"thread,omitzero"`
	Mentions []news.ID `json:"mentions,omitempty"`
	Text     string    `json:"text,omitempty"` // its beginning
}

// Comment begins a thread on a story, or on a passage of it when the anchor
// names one. Whoever may see the story may comment on it.
func (t *Talk) Comment(ctx context.Context, actor news.Actor, story news.ID, anchor news.Anchor, text string) (c news.Comment, err error) {
	err = t.room.Do(ctx, actor, "comment", func(d *act.Deed) error {
		anchor.Lost = false
		c, err = add(d, story, 0, anchor, text)
		return err
	})
	return c, err
}

// CommentAt is Comment for a passage that was chosen when the text had made so
// many steps: what colleagues wrote since moves it. It is a Conflict when the
// passage was deleted meanwhile, or cannot be followed any more.
func (t *Talk) CommentAt(ctx context.Context, actor news.Actor, story news.ID, chosen int64, anchor news.Anchor, text string) (c news.Comment, err error) {
	err = t.room.Do(ctx, actor, "comment", func(d *act.Deed) error {
		if _, _, err := seen(d, story); err != nil {
			return err
		}
		anchor, err := brought(d, story, chosen, anchor)
		if err != nil {
			return err
		}
		c, err = add(d, story, 0, anchor, text)
		return err
	})
	return c, err
}

// brought moves an anchor by what happened to the text since it was chosen.
func brought(d *act.Deed, story news.ID, chosen int64, anchor news.Anchor) (news.Anchor, error) {
	const most = 1000 // batches; who is that far behind chooses anew
	anchor.Lost = false
	copied, _, err := d.Store.WorkingCopy(d, story)
	if err != nil || copied.Steps == chosen {
		return anchor, err
	}
	batches, err := d.Store.BatchesAfter(d, story, chosen, most)
	if err != nil {
		return anchor, err
	}
	at := chosen
	for _, b := range batches {
		if b.N-int64(len(b.Steps)) != at {
			break
		}
		mappers, err := mappersOf(b.Steps)
		if err != nil {
			return anchor, err
		}
		for _, mapper := range mappers {
			anchor = anchor.Moved(mapper)
		}
		at = b.N
	}
	if at != copied.Steps || anchor.Lost {
		return anchor, fault.New(fault.Conflict, "the passage was changed by somebody meanwhile; choose it again")
	}
	return anchor, nil
}

// Answer adds a comment to the thread of another one. A resolved thread is
// open again with it.
func (t *Talk) Answer(ctx context.Context, actor news.Actor, to news.ID, text string) (c news.Comment, err error) {
	err = t.room.Do(ctx, actor, "answer comment", func(d *act.Deed) error {
		first, err := firstOf(d, to)
		if err != nil {
			return err
		}
		c, err = add(d, first.Story, first.ID, news.Anchor{}, text)
		return err
	})
	return c, err
}

// firstOf returns the comment that began the thread of a comment.
func firstOf(d *act.Deed, id news.ID) (news.Comment, error) {
	c, err := known(d, id)
	if err != nil || c.First() {
		return c, err
	}
	return known(d, c.Thread)
}

func known(d *act.Deed, id news.ID) (news.Comment, error) {
	c, found, err := talks.In(d.Tx).Comment(d, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no comment %s", id)
	}
	return c, err
}

func add(d *act.Deed, story, thread news.ID, anchor news.Anchor, text string) (news.Comment, error) {
	st, sites, err := seen(d, story)
	if err != nil {
		return news.Comment{}, err
	}
	c := news.Comment{ID: d.NextID(), Story: story, Thread: thread, Author: d.Actor.Account, At: d.Now, Anchor: anchor,
		Text: strings.TrimSpace(text)}
	if thread == 0 {
		c.Thread = c.ID
	}
	if err := c.Check(); err != nil {
		return c, err
	}
	if c.Mentions, err = mentions(d, st, sites, c.Text); err != nil {
		return c, err
	}
	if err := talks.In(d.Tx).SaveComment(d, c); err != nil {
		return c, err
	}
	if err := countIn(d, c); err != nil {
		return c, err
	}
	return c, d.Event(news.EventCommentAdded, story, st.OriginSite, told{c.ID, c.Thread, c.Mentions, beginning(c.Text)})
}

// countIn makes the numbers that are kept true for a new comment.
func countIn(d *act.Deed, c news.Comment) error {
	if c.First() {
		return talks.In(d.Tx).AddOpenThreads(d, c.Story, 1)
	}
	first, err := known(d, c.Thread) // again, now that the story is locked
	if err != nil {
		return err
	}
	first.Answers++
	if !first.ResolvedAt.IsZero() {
		first.ResolvedAt, first.ResolvedBy = time.Time{}, 0
		if err := talks.In(d.Tx).AddOpenThreads(d, c.Story, 1); err != nil {
			return err
		}
	}
	return talks.In(d.Tx).SaveComment(d, first)
}

// mentions returns the colleagues that a text names among those who may see
// the story: nobody learns of a story by being named.
func mentions(d *act.Deed, st news.Story, sites []news.ID, text string) ([]news.ID, error) {
	if !strings.Contains(text, "@") {
		return nil, nil
	}
	accounts, err := colleagues(d, st, sites)
	if err != nil {
		return nil, err
	}
	var among []news.Colleague
	for _, a := range accounts {
		among = append(among, news.Colleague{Account: a.ID, Name: a.Name, Email: a.Email})
	}
	return news.Mentions(text, among), nil
}

// beginning is what a notification quotes of a text.
func beginning(text string) string {
	const most = 140
	if r := []rune(act.OneLine(text)); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return act.OneLine(text)
}

// ChangeComment replaces the text of one's own comment. What it said before is
// kept, and who is newly named in it is told.
func (t *Talk) ChangeComment(ctx context.Context, actor news.Actor, id news.ID, text string) error {
	return t.room.Do(ctx, actor, "change comment", func(d *act.Deed) error {
		c, st, sites, err := lockedComment(d, id)
		if err != nil {
			return err
		}
		if err := c.MayChange(actor, d.Now); err != nil {
			return err
		}
		before := c
		c.Text, c.EditedAt = strings.TrimSpace(text), d.Now
		if c.Text == before.Text {
			return nil
		}
		if err := c.Check(); err != nil {
			return err
		}
		if c.Mentions, err = mentions(d, st, sites, c.Text); err != nil {
			return err
		}
		if err := keepPast(d, before); err != nil {
			return err
		}
		if err := talks.In(d.Tx).SaveComment(d, c); err != nil {
			return err
		}
		return d.Event(news.EventCommentChanged, c.Story, st.OriginSite,
			told{c.ID, c.Thread, without(c.Mentions, before.Mentions), beginning(c.Text)})
	})
}

// lockedComment returns a comment under the lock of its story, for somebody
// who may see the story.
func lockedComment(d *act.Deed, id news.ID) (news.Comment, news.Story, []news.ID, error) {
	c, err := known(d, id)
	if err != nil {
		return c, news.Story{}, nil, err
	}
	st, sites, err := seen(d, c.Story)
	if fault.KindOf(err) == fault.NotFound && err != nil {
		err = fault.New(fault.NotFound, "there is no comment %s", id)
	}
	if err != nil {
		return c, st, nil, err
	}
	c, err = known(d, id)
	return c, st, sites, err
}

func keepPast(d *act.Deed, c news.Comment) error {
	return talks.In(d.Tx).InsertPastComment(d, talks.PastComment{ID: d.NextID(), Comment: c.ID, At: d.Now, By: d.Actor.Account, Text: c.Text})
}

func without(ids, taken []news.ID) []news.ID {
	var out []news.ID
next:
	for _, id := range ids {
		for _, t := range taken {
			if id == t {
				continue next
			}
		}
		out = append(out, id)
	}
	return out
}

// DeleteComment takes the text of a comment away; its place in the thread
// stays, and what it said is kept for the audit.
func (t *Talk) DeleteComment(ctx context.Context, actor news.Actor, id news.ID) error {
	return t.room.Do(ctx, actor, "delete comment", func(d *act.Deed) error {
		c, st, _, err := lockedComment(d, id)
		if err != nil {
			return err
		}
		if err := c.MayDelete(actor, st, d.Now); err != nil {
			return err
		}
		if err := keepPast(d, c); err != nil {
			return err
		}
		c.Text, c.Mentions, c.DeletedAt, c.DeletedBy = "", nil, d.Now, actor.Account
		// A thread of nothing else has nothing left to be answered.
		if c.First() && c.Answers == 0 && c.ResolvedAt.IsZero() {
			c.ResolvedAt, c.ResolvedBy = d.Now, actor.Account
			if err := talks.In(d.Tx).AddOpenThreads(d, c.Story, -1); err != nil {
				return err
			}
		}
		if err := talks.In(d.Tx).SaveComment(d, c); err != nil {
			return err
		}
		return d.Event(news.EventCommentChanged, c.Story, st.OriginSite, map[string]any{"comment": c.ID, "thread": c.Thread, "deleted": true})
	})
}

// Resolve ends a thread: what was asked is done. Resolving twice is no error.
func (t *Talk) Resolve(ctx context.Context, actor news.Actor, id news.ID) error {
	return t.settle(ctx, actor, id, true)
}

// Reopen takes Resolve back.
func (t *Talk) Reopen(ctx context.Context, actor news.Actor, id news.ID) error {
	return t.settle(ctx, actor, id, false)
}

func (t *Talk) settle(ctx context.Context, actor news.Actor, id news.ID, resolved bool) error {
	return t.room.Do(ctx, actor, "resolve comment", func(d *act.Deed) error {
		first, err := firstOf(d, id)
		if err != nil {
			return err
		}
		c, st, _, err := lockedComment(d, first.ID)
		if err != nil {
			return err
		}
		if resolved != c.ResolvedAt.IsZero() {
			return nil
		}
		kind, n := news.EventCommentReopened, 1
		c.ResolvedAt, c.ResolvedBy = time.Time{}, 0
		if resolved {
			kind, n = news.EventCommentResolved, -1
			c.ResolvedAt, c.ResolvedBy = d.Now, actor.Account
		} else if !c.DeletedAt.IsZero() && c.Answers == 0 {
			return fault.New(fault.Conflict, "the comment was deleted")
		}
		if err := talks.In(d.Tx).SaveComment(d, c); err != nil {
			return err
		}
		if err := talks.In(d.Tx).AddOpenThreads(d, c.Story, n); err != nil {
			return err
		}
		return d.Event(kind, c.Story, st.OriginSite, told{Comment: c.ID, Thread: c.Thread})
	})
}

// moveAnchors follows the steps by which working copies change.
func moveAnchors(d *act.Deed, changes []act.Moved) error {
	stories := make([]news.ID, len(changes))
	for i, c := range changes {
		stories[i] = c.Story
	}
	anchored, err := talks.In(d.Tx).CommentAnchors(d, stories)
	if err != nil || len(anchored) == 0 {
		return err
	}
	mappers := map[news.ID][]func(pos, assoc int) (int, bool){}
	for _, c := range changes {
		more, err := mappersOf(c.Steps)
		if err != nil {
			return err
		}
		mappers[c.Story] = append(mappers[c.Story], more...)
	}
	return moveAll(d, anchored, mappers)
}

// mappersOf returns a mapper for each step. One after the other: both ends of a
// passage may be written anew without the passage being gone.
func mappersOf(batch []json.RawMessage) ([]func(pos, assoc int) (int, bool), error) {
	mappers := make([]func(pos, assoc int) (int, bool), len(batch))
	for i, text := range batch {
		step, err := steps.Parse(text)
		if err != nil {
			return nil, err
		}
		mappers[i] = step.Map
	}
	return mappers, nil
}

// MoveAnchors makes the comments on a story follow a change of its working
// copy, in the transaction of that change. Each mapper gives the new place of a
// position in the document, and says whether what stood around it was deleted;
// assoc is 1 to stay behind what is inserted there, -1 to stay before it.
// A comment whose passage was deleted keeps its words and the place where they
// stood. The caller has locked the story.
func MoveAnchors(d *act.Deed, story news.ID, mappers ...func(pos, assoc int) (int, bool)) error {
	anchored, err := talks.In(d.Tx).CommentAnchors(d, []news.ID{story})
	if err != nil {
		return err
	}
	return moveAll(d, anchored, map[news.ID][]func(pos, assoc int) (int, bool){story: mappers})
}

func moveAll(d *act.Deed, anchored []news.Comment, mappers map[news.ID][]func(pos, assoc int) (int, bool)) error {
	for _, c := range anchored {
		moved := c.Anchor
		for _, mapper := range mappers[c.Story] {
			moved = moved.Moved(mapper)
		}
		if moved == c.Anchor {
			continue
		}
		if err := talks.In(d.Tx).MoveAnchor(d, c.ID, moved); err != nil {
			return err
		}
	}
	return nil
}
