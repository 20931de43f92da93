package account

import (
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
)

type forgotPage struct {
	frame.Base
	Email string
	Mails bool // letters can be sent
	Asked bool
}

func (s *screens) showForgot(c *frame.Call) error {
	return c.Render(s.forgot, &forgotPage{Base: c.Base("", "forgot.title"), Mails: s.id.SendsMail()})
}

// doForgot answers alike whether the account exists or not.
func (s *screens) doForgot(c *frame.Call) error {
	p := &forgotPage{Base: c.Base("", "forgot.title"), Email: c.R.PostFormValue("email"), Mails: s.id.SendsMail()}
	if err := s.id.Forgot(c.Context(), client(c), p.Email); err != nil {
		return refuse(c, s.forgot, &p.Base, p, err)
	}
	p.Asked = true
	return c.Render(s.forgot, p)
}

type linkPage struct {
	frame.Base
	identity.Offer
	Gone bool
}

// linkPage says what a link offers. Following it uses nothing up: mail programs
// do so by themselves.
func (s *screens) linkPage(c *frame.Call) (*linkPage, error) {
	p := &linkPage{Base: c.Base("", "link.over")}
	offer, err := s.id.Offer(c.Context(), c.R.PathValue("token"))
	if err == nil && !strings.HasPrefix(c.R.URL.Path, "/"+offer.Kind+"/") {
		err = fault.New(fault.NotFound, "there is nothing at this address")
	}
	if err != nil {
		p.Gone = true
		if fault.KindOf(err) == fault.NotFound {
			err = nil
		}
		return p, err
	}
	p.Offer, p.Title = offer, c.Text("link."+offer.Kind)
	return p, nil
}

func (s *screens) showLink(c *frame.Call) error {
	p, err := s.linkPage(c)
	if err != nil {
		return err
	}
	if p.Gone {
		return c.Answer(404, s.link, p)
	}
	return c.Render(s.link, p)
}

func (s *screens) doLink(c *frame.Call) error {
	e, err := s.id.Accept(c.Context(), client(c), c.R.PathValue("token"), c.R.PostFormValue("password"))
	if err == nil {
		return entered(c, e, "/")
	}
	p, broken := s.linkPage(c)
	if broken != nil {
		return broken
	}
	if p.Gone {
		return c.Answer(404, s.link, p)
	}
	return refuse(c, s.link, &p.Base, p, err)
}
