package newsroom

import (
	"context"
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
	"github.com/tajuk/tajuk/internal/richtext"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// Acceptance says how an accepted request for a right of reply is answered.
type Acceptance struct {
	// Announcement is what the notice on the story complained of will say.
	Announcement string
	// Headline and Lead begin the story that carries the reply; its text is
	// what the person wrote. Both empty: the story itself is corrected.
	Headline string
	Lead     string
}

// AcceptReply accepts a request. A story that carries the reply is begun as a
// draft in the section of the story complained of; when it goes live, the
// notice that links both ways stands in the same transaction. It returns the
// draft, 0 when there is none.
func (n *Newsroom) AcceptReply(ctx context.Context, actor news.Actor, id news.ID, a Acceptance) (story news.ID, err error) {
	a.Announcement, a.Headline, a.Lead = act.OneLine(a.Announcement), act.OneLine(a.Headline), act.OneLine(a.Lead)
	err = n.do(ctx, actor, "accept request", func(d *deed) error {
		r, err := talks.In(d.Tx).LockReply(d, id)
		if err != nil {
			return err
		}
		if err := actor.MayAnswer(r); err != nil {
			return err
		}
		if err := r.Allow(news.ReplyAccept); err != nil {
			return err
		}
		if r.Story == 0 {
			return fault.Field("story", "say first which story the request is about")
		}
		if err := a.check(); err != nil {
			return err
		}
		if a.Headline != "" {
			if story, err = d.replyDraft(r, a); err != nil {
				return err
			}
		}
		return talk.AcceptReply(d.Deed, &r, story, a.Announcement)
	})
	return story, err
}

func (a Acceptance) check() error {
	f := fault.Fields{}
	if a.Headline == "" {
		return nil
	}
	if a.Announcement == "" {
		f.Add("announcement", "is missing")
	}
	if len([]rune(a.Announcement)) > 2000 {
		f.Add("announcement", "has %d characters, %d at most", len([]rune(a.Announcement)), 2000)
	}
	return f.Err()
}

// replyDraft begins the story that carries a reply: the facts as the person
// wrote them, each line a paragraph, for an editor to shape without changing
// their substance.
func (d *deed) replyDraft(r news.ReplyRequest, a Acceptance) (news.ID, error) {
	origin, found, err := d.Store.Placement(d, r.Story, r.Site)
	if err != nil {
		return 0, err
	}
	if !found {
		return 0, fault.Field("story", "is no published story of this site")
	}
	var blocks []*richtext.Node
	for line := range strings.Lines(r.Facts) {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, richtext.Paragraph(richtext.Text(line)))
		}
	}
	doc, err := richtext.New(blocks...)
	if err != nil {
		return 0, err
	}
	content, err := act.CheckContent(news.Content{Headline: a.Headline, Lead: a.Lead, Body: doc.String()})
	if err != nil {
		return 0, err
	}
	return d.create(NewStory{Site: r.Site, Section: origin.Section, Language: r.Language}, content)
}

// answerReplies follows the log: when a story goes live that carries the reply
// to a request, the story complained of gets its notice at once.
func (n *Newsroom) answerReplies(under *act.Deed, e news.Event) error {
	if e.Kind != news.EventStoryPublished && e.Kind != news.EventStoryVisible {
		return nil
	}
	requests, err := talks.In(under.Tx).RepliesAnsweredBy(under, e.Story)
	if err != nil {
		return err
	}
	d := &deed{under}
	for _, r := range requests {
		if err := d.answerReply(r.ID, e.Story); err != nil {
			return err
		}
	}
	return nil
}

func (d *deed) answerReply(id, reply news.ID) error {
	r, err := talks.In(d.Tx).LockReply(d, id)
	if err != nil || r.State != news.ReplyAccepted {
		return err
	}
	st, err := d.Lock(r.Story)
	if err != nil {
		return err
	}
	var notice news.ID
	// A story that was withdrawn meanwhile is not there to carry a notice; the
	// reply itself is public all the same.
	if st.StateAt(d.Now) == news.StateLive {
		if st.State == news.StateScheduled {
			if err := d.surface(&st); err != nil {
				return err
			}
		}
		if notice, err = d.postNotice(&st, Correction{Kind: news.HakJawab, Text: r.Announcement, Reply: reply}); err != nil {
			return err
		}
	}
	return talk.PublishedReply(d.Deed, &r, notice)
}
