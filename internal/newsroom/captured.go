package newsroom

import (
	"context"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// CreateCaptured starts a story that was made of a captured page, which digest
// tells from all others. What was made of the page before is returned instead,
// with made false, unless it was spiked: the same page never becomes two
// stories, whoever brings it in, and however often.
func (n *Newsroom) CreateCaptured(ctx context.Context, actor news.Actor, digest string, in NewStory) (id news.ID, made bool, err error) {
	content, err := act.CheckContent(in.Content)
	if err != nil {
		return 0, false, err
	}
	err = n.do(ctx, actor, "create captured story", func(d *deed) error {
		// Of two at once the second waits here, and finds what the first made.
		before, err := d.Store.ClaimCaptured(d, digest, d.Now)
		if err != nil {
			return err
		}
		if st, found, err := d.Store.Story(d, before); err != nil || found && st.State != news.StateSpiked {
			id, made = before, false
			return err
		}
		if id, err = d.create(in, content); err != nil {
			return err
		}
		made = true
		// A typed draft is compared with others when it is handed in; this one
		// is whole already, and the next page may be the same in another frame.
		if err := d.sketch(news.Story{ID: id, Language: in.Language}, content); err != nil {
			return err
		}
		return d.Store.SaveCaptured(d, digest, id, d.Now)
	})
	return id, made, err
}

// CapturedAs returns the story that was made of a page and not spiked since.
func (n *Newsroom) CapturedAs(ctx context.Context, digest string) (news.Story, bool, error) {
	s := n.room.Read()
	id, found, err := s.Captured(ctx, digest)
	if err != nil || !found {
		return news.Story{}, false, err
	}
	st, found, err := s.Story(ctx, id)
	return st, found && st.State != news.StateSpiked, err
}

// Compared is what the network makes of a text that is no story yet.
type Compared struct {
	Wording []news.Problem // words that look misspelt, names spelt two ways
	Alike   []AlikeStory   // stories with much the same text, withdrawn ones too
}

// Compare reads a text that is no story yet against what the network knows:
// its words, the names of its tags and people, and its stories.
func (n *Newsroom) Compare(ctx context.Context, actor news.Actor, language string, c news.Content) (Compared, error) {
	s := n.room.Read()
	st := news.Story{Language: language}
	text, err := n.proof(ctx, s, st, c)
	if err != nil {
		return Compared{}, err
	}
	out := Compared{}
	if lang.Language(language).Valid() {
		out.Wording = text.Wording()
	}
	out.Alike, err = n.alike(ctx, actor, s, st, c.Lead+"\n\n"+text.Body, true)
	return out, err
}
