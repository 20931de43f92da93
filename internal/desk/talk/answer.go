package talk

import (
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// answer does with a request what the address says.
func (s *Screens) answer(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	do := map[string]func(*frame.Call, news.ID) (frame.Flash, error){
		"take": s.take, "assign": s.handOn, "story": s.nameStory, "accept": s.accept, "refuse": s.refuse, "correct": s.corrected, "letter": s.letter,
	}[c.R.PathValue("do")]
	if do == nil {
		return fault.New(fault.NotFound, "there is nothing at this address")
	}
	say, err := do(c, id)
	if err != nil {
		return s.refused(c, id, err)
	}
	return c.Redirect("/replies/"+id.String(), say)
}

// refused shows the request with what was typed and what is wrong with it.
func (s *Screens) refused(c *frame.Call, id news.ID, err error) error {
	p, err2 := s.replyPage(c, id)
	if err2 != nil {
		return err2
	}
	for _, g := range c.R.Form["grounds"] {
		p.Chosen[news.RefusalGround(g)] = true
	}
	keep := func(to *string, field string) {
		if c.R.Form.Has(field) {
			*to = c.R.Form.Get(field)
		}
	}
	keep(&p.Why, "reason")
	keep(&p.Announce, "announcement")
	keep(&p.Head, "headline")
	keep(&p.Begin, "lead")
	keep(&p.StoryID, "story")
	if c.R.Form.Has("text") {
		p.Letter = draft{news.LetterKind(c.R.Form.Get("kind")), c.R.Form.Get("subject"), c.R.Form.Get("text")}
	}
	return c.Invalid(s.reply, &p.Base, p, err)
}

func (s *Screens) take(c *frame.Call, id news.ID) (frame.Flash, error) {
	return frame.Done("talk.taken"), s.room.TakeReply(c.Context(), c.Actor(), id)
}

func (s *Screens) handOn(c *frame.Call, id news.ID) (frame.Flash, error) {
	return frame.Done("talk.handed-on"), s.room.AssignReply(c.Context(), c.Actor(), id, c.FormID("account"))
}

func (s *Screens) nameStory(c *frame.Call, id news.ID) (frame.Flash, error) {
	return frame.Done("talk.story-named"), s.room.NameReplyStory(c.Context(), c.Actor(), id, c.FormID("story"))
}

func (s *Screens) accept(c *frame.Call, id news.ID) (frame.Flash, error) {
	a := newsroom.Acceptance{Announcement: c.R.FormValue("announcement"), Headline: c.R.FormValue("headline"), Lead: c.R.FormValue("lead")}
	if c.R.FormValue("by") == "correction" {
		a = newsroom.Acceptance{}
	} else if a.Headline == "" {
		return frame.Flash{}, fault.Field("headline", "is missing")
	}
	story, err := s.room.AcceptReply(c.Context(), c.Actor(), id, a)
	say := frame.Done("talk.accepted-it")
	if story != 0 {
		say = say.Look("/stories/"+story.String(), "talk.open-draft")
	}
	return say, err
}

func (s *Screens) refuse(c *frame.Call, id news.ID) (frame.Flash, error) {
	_ = c.R.FormValue("reason") // reads the form
	var grounds []news.RefusalGround
	for _, g := range c.R.Form["grounds"] {
		grounds = append(grounds, news.RefusalGround(g))
	}
	return frame.Done("talk.refused-it"), s.room.RefuseReply(c.Context(), c.Actor(), id, grounds, c.R.FormValue("reason"))
}

func (s *Screens) corrected(c *frame.Call, id news.ID) (frame.Flash, error) {
	return frame.Done("talk.corrected-it"), s.room.CorrectedReply(c.Context(), c.Actor(), id, c.FormID("notice"))
}

func (s *Screens) letter(c *frame.Call, id news.ID) (frame.Flash, error) {
	l := news.ReplyLetter{Kind: news.LetterKind(c.R.FormValue("kind")), Subject: c.R.FormValue("subject"), Text: c.R.FormValue("text")}
	send := c.R.FormValue("send") != ""
	say := frame.Done("talk.letter-kept")
	if send {
		say = frame.Done("talk.letter-sent")
	}
	return say, s.room.WriteLetter(c.Context(), c.Actor(), id, l, send)
}
