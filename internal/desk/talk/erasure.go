package talk

import (
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

type whosePage struct {
	frame.Base
	Number string // as typed
}

// whoseData asks for the number on a receipt and leads to the request behind it:
// who administers a site and answers no requests has no list of them to look in.
func (s *Screens) whoseData(c *frame.Call) error {
	for _, act := range []news.Act{news.ActManage, news.ActWithdraw} {
		sites, err := c.SitesFor(act)
		if err != nil {
			return err
		}
		if len(sites) == 0 {
			continue
		}
		p := &whosePage{Base: c.Base("replies", "talk.erase"), Number: strings.TrimSpace(c.R.FormValue("number"))}
		if p.Number == "" {
			return c.Render(s.whose, p)
		}
		id, err := requestID(p.Number)
		if err == nil {
			_, err = s.read.Erasable(c.Context(), c.Actor(), id)
		}
		if fault.KindOf(err) == fault.NotFound {
			return c.Invalid(s.whose, &p.Base, p, fault.Field("number", "there is no request %s", p.Number))
		}
		if err != nil {
			return err
		}
		return c.See("/replies/" + id.String() + "/erase")
	}
	return fault.New(fault.NotFound, "there is nothing at this address")
}

// requestID reads which request is meant: its ID, or the number on the receipt,
// which is what the person behind it knows.
func requestID(said string) (news.ID, error) {
	id, err := news.ParseID(strings.TrimPrefix(strings.ToLower(said), "hj-"))
	if err != nil {
		return 0, fault.New(fault.NotFound, "there is nothing at this address")
	}
	return id, nil
}

type erasePage struct {
	frame.Base
	inside.Erasable
	Site  news.Site
	Open  bool   // the request still waits for its answer
	Why   string // as typed
	Words bool
	Sure  bool
}

func (s *Screens) erasePage(c *frame.Call) (*erasePage, error) {
	id, err := requestID(c.R.PathValue("id"))
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
