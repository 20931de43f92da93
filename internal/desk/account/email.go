package account

import (
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

// askEmail asks for another address of one's own account. What it answers does
// not depend on whether somebody else has the address.
func (s *screens) askEmail(c *frame.Call) error {
	email := c.R.PostFormValue("email")
	if err := s.id.AskEmail(c.Context(), client(c), visitor(c), email); err != nil {
		return s.badMe(c, func(p *mePage) { p.NewEmail = email }, err)
	}
	return c.Redirect("/me", frame.Done("me.email-asked"))
}

func (s *screens) withdrawEmail(c *frame.Call) error {
	err := s.id.WithdrawEmail(c.Context(), client(c), visitor(c))
	if err != nil && fault.KindOf(err) != fault.NotFound { // it has ended meanwhile
		return err
	}
	return c.Redirect("/me", frame.Done("me.email-withdrawn"))
}

type emailPage struct {
	frame.Base
	Email string // empty when the link has ended
}

// showEmail says which address a link confirms. Following it changes nothing:
// mail programs do so by themselves.
func (s *screens) showEmail(c *frame.Call) error {
	p := &emailPage{Base: c.Base("me", "me.confirmemail")}
	email, err := s.id.EmailOffer(c.Context(), visitor(c), c.R.PathValue("token"))
	if fault.KindOf(err) == fault.NotFound {
		p.Title = c.Text("link.over")
		return c.Answer(404, s.email, p)
	}
	if err != nil {
		return err
	}
	p.Email = email
	return c.Render(s.email, p)
}

func (s *screens) confirmEmail(c *frame.Call) error {
	err := s.id.ConfirmEmail(c.Context(), client(c), visitor(c), c.R.PathValue("token"))
	if err == nil {
		return c.Redirect("/me", frame.Done("me.email-set"))
	}
	p := &emailPage{Base: c.Base("me", "link.over")}
	if fault.KindOf(err) == fault.NotFound {
		return c.Answer(404, s.email, p)
	}
	return c.Invalid(s.email, &p.Base, p, err)
}

func (s *screens) setEmail(c *frame.Call) error {
	return s.change(c, "users.email-set", func(id news.ID) error {
		return s.id.SetEmail(c.Context(), client(c), visitor(c), id, c.R.PostFormValue("email"))
	})
}

func (s *screens) dropEmail(c *frame.Call) error {
	return s.change(c, "users.email-dropped", func(id news.ID) error {
		return s.id.DropEmail(c.Context(), client(c), visitor(c), id)
	})
}

// makeEmailLink makes the link that confirms an address which somebody asked
// for.
func (s *screens) makeEmailLink(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	sent, err := s.id.EmailLink(c.Context(), client(c), visitor(c), id)
	if err == nil {
		return s.showSent(c, sent, "sent.email")
	}
	return s.change(c, "users.email-set", func(news.ID) error { return err })
}

// pendingEmail is what the settings say of an address that waits.
func (s *screens) pendingEmail(c *frame.Call) (*identity.PendingEmail, error) {
	p, found, err := s.id.PendingEmail(c.Context(), visitor(c))
	if !found {
		return nil, err
	}
	return &p, err
}
