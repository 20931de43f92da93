package account

import (
	"net/url"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
)

type signInPage struct {
	frame.Base
	Email string
	Next  string
	SSO   string // address that begins single sign-on, empty for none
}

func (s *screens) signInPage(c *frame.Call) *signInPage {
	p := &signInPage{Base: c.Base("", "signin.title"), Email: c.R.PostFormValue("email"), Next: local(c)}
	if s.id.HasSSO() {
		p.SSO = "/signin/sso?" + url.Values{"next": {p.Next}}.Encode()
	}
	return p
}

func (s *screens) showSignIn(c *frame.Call) error {
	if c.SignedIn() {
		return c.See(local(c))
	}
	if unowned, err := s.id.Unowned(c.Context()); err != nil || unowned {
		if err != nil {
			return err
		}
		return c.See("/first")
	}
	return c.Render(s.signIn, s.signInPage(c))
}

func (s *screens) doSignIn(c *frame.Call) error {
	e, err := s.id.SignIn(c.Context(), client(c), c.R.PostFormValue("email"), c.R.PostFormValue("password"))
	if err != nil {
		p := s.signInPage(c)
		return refuse(c, s.signIn, &p.Base, p, err)
	}
	return entered(c, e, local(c))
}

type secondPage struct {
	frame.Base
	Next string
}

func (s *screens) showSecond(c *frame.Call) error {
	if cookie(c, stepCookie) == "" {
		return c.See("/signin")
	}
	return c.Render(s.second, &secondPage{Base: c.Base("", "second.title"), Next: local(c)})
}

func (s *screens) doSecond(c *frame.Call) error {
	e, err := s.id.Second(c.Context(), client(c), cookie(c, stepCookie), c.R.PostFormValue("code"))
	if fault.KindOf(err) == fault.Forbidden && err != nil {
		return c.Redirect("/signin", frame.Done("signin.over"))
	}
	if err != nil {
		p := &secondPage{Base: c.Base("", "second.title"), Next: local(c)}
		return refuse(c, s.second, &p.Base, p, err)
	}
	return entered(c, e, local(c))
}

func (s *screens) signOut(c *frame.Call) error {
	if err := s.id.SignOut(c.Context(), client(c), visitor(c)); err != nil {
		return err
	}
	c.DropToken()
	return c.Redirect("/signin", frame.Done("signin.out"))
}

// askSSO sends the browser to the issuer. It is a link and no form: the page's
// policy lets no form lead to another host.
func (s *screens) askSSO(c *frame.Call) error {
	var v identity.Visitor
	next := local(c)
	if c.SignedIn() {
		v, next = visitor(c), c.Next("/me")
	}
	to, step, err := s.id.AskSSO(c.Context(), v, next)
	if err != nil {
		return err
	}
	setCookie(c, stepCookie, step, stepLife)
	return c.See(to)
}

// ssoBack is where the issuer sends the browser back to.
func (s *screens) ssoBack(c *frame.Call) error {
	var v identity.Visitor
	if c.SignedIn() {
		v = visitor(c)
	}
	e, next, err := s.id.SSOSignIn(c.Context(), client(c), v, cookie(c, stepCookie), c.R.URL.Query())
	if err != nil {
		if fault.KindOf(err) != fault.Forbidden {
			return err
		}
		setCookie(c, stepCookie, "", 0)
		p := s.signInPage(c)
		return refuse(c, s.signIn, &p.Base, p, err)
	}
	if v.Session != 0 {
		c.SetToken(e.Session, identity.EndsAfter)
		setCookie(c, stepCookie, "", 0)
		return c.See(next)
	}
	return entered(c, e, next)
}
