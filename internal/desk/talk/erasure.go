package talk

import (
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

type erasePage struct {
	frame.Base
	inside.Erasable
	Site  news.Site
	Open  bool   // the request still waits for its answer
	Why   string // as typed
	Words bool
	Sure  bool
}

// requestID reads which request an address means: its ID, or the number on the
// receipt, which is what the person behind it knows.
func requestID(c *frame.Call) (news.ID, error) {
	id, err := news.ParseID(strings.TrimPrefix(strings.ToLower(c.R.PathValue("id")), "hj-"))
	if err != nil {
		return 0, fault.New(fault.NotFound, "there is nothing at this address")
	}
	return id, nil
}

func (s *Screens) erasePage(c *frame.Call) (*erasePage, error) {
	id, err := requestID(c)
	if err != nil {
		return nil, err
	}
	e, err := s.read.Erasable(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	p := &erasePage{Base: c.Base("replies", "talk.erase-title", e.Request.Number), Erasable: e, Open: !e.Request.State.Closed()}
	p.Site, err = c.Site(e.Request.Site)
	return p, err
}

// showErase says what goes and what stays before the data about the person
// behind a request is erased. It cannot be undone.
func (s *Screens) showErase(c *frame.Call) error {
	p, err := s.erasePage(c)
	if err != nil {
		return err
	}
	return c.Render(s.erase, p)
}

func (s *Screens) eraseReply(c *frame.Call) error {
	p, err := s.erasePage(c)
	if err != nil {
		return err
	}
	p.Why, p.Words, p.Sure = c.R.PostFormValue("why"), c.R.PostFormValue("words") != "", c.R.PostFormValue("sure") != ""
	if !p.Sure {
		err = fault.Field("sure", "confirm that this cannot be undone")
	} else {
		err = s.room.EraseReply(c.Context(), c.Actor(), p.Request.ID, p.Why, p.Words)
	}
	if err != nil {
		return c.Invalid(s.erase, &p.Base, p, err)
	}
	to := "/replies/" + p.Request.ID.String()
	if !p.Answers {
		to += "/erase"
	}
	return c.Redirect(to, frame.Done("talk.erased-it"))
}
