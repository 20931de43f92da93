package account

import (
	"net/url"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/identity"
)

type provePage struct {
	frame.Base
	identity.Ways
	Next string
	SSO  string // address that begins single sign-on, empty for none
}

func (s *screens) provePage(c *frame.Call) (*provePage, error) {
	ways, err := s.id.Ways(c.Context(), visitor(c))
	p := &provePage{Base: c.Base("", "prove.title"), Ways: ways, Next: c.Next("/me")}
	if s.id.HasSSO() {
		p.SSO = "/signin/sso?" + url.Values{"next": {p.Next}}.Encode()
	}
	return p, err
}

// showProve asks somebody who is signed in to prove who they are: before they
// change credentials or roles, or take data out.
func (s *screens) showProve(c *frame.Call) error {
	p, err := s.provePage(c)
	if err != nil {
		return err
	}
	return c.Render(s.prove, p)
}

func (s *screens) doProve(c *frame.Call) error {
	token, err := s.id.Prove(c.Context(), client(c), visitor(c), c.R.PostFormValue("password"))
	if err != nil {
		p, broken := s.provePage(c)
		if broken != nil {
			return broken
		}
		return refuse(c, s.prove, &p.Base, p, err)
	}
	c.SetToken(token, identity.EndsAfter)
	return c.See(c.Next("/me"))
}
